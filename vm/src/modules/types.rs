//! The module `_types`: the types that `types` gives names to.

use crate::builtins::{
    cell, code, descriptors, frame, function, generator, generic_alias, mappingproxy, method, module,
    namespace, singletons, traceback, union,
};
use crate::class::spec::Constant;
use crate::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_types",
    doc: "Define names for built-in types.",
    constants: &[
        ("AsyncGeneratorType", Constant::Type(&generator::ASYNC_GENERATOR)),
        ("BuiltinFunctionType", Constant::Type(&function::builtin::TYPE)),
        ("BuiltinMethodType", Constant::Type(&function::builtin::TYPE)),
        ("CapsuleType", Constant::Type(&singletons::CAPSULE)),
        ("CellType", Constant::Type(&cell::TYPE)),
        ("ClassMethodDescriptorType", Constant::Type(&descriptors::CLASSMETHOD)),
        ("CodeType", Constant::Type(&code::TYPE)),
        ("CoroutineType", Constant::Type(&generator::COROUTINE)),
        ("EllipsisType", Constant::Type(&singletons::ELLIPSIS)),
        ("FrameType", Constant::Type(&frame::TYPE)),
        ("FunctionType", Constant::Type(&function::TYPE)),
        ("GeneratorType", Constant::Type(&generator::TYPE)),
        ("GenericAlias", Constant::Type(&generic_alias::TYPE)),
        ("GetSetDescriptorType", Constant::Type(&descriptors::GETSET)),
        ("LambdaType", Constant::Type(&function::TYPE)),
        ("MappingProxyType", Constant::Type(&mappingproxy::TYPE)),
        ("MemberDescriptorType", Constant::Type(&descriptors::MEMBER)),
        ("MethodDescriptorType", Constant::Type(&descriptors::METHOD)),
        ("MethodType", Constant::Type(&method::TYPE)),
        ("MethodWrapperType", Constant::Type(&descriptors::METHOD_WRAPPER)),
        ("ModuleType", Constant::Type(&module::TYPE)),
        ("NoneType", Constant::Type(&singletons::NONE)),
        ("NotImplementedType", Constant::Type(&singletons::NOT_IMPLEMENTED)),
        ("SimpleNamespace", Constant::Type(&namespace::TYPE)),
        ("TracebackType", Constant::Type(&traceback::TYPE)),
        ("UnionType", Constant::Type(&union::TYPE)),
        ("WrapperDescriptorType", Constant::Type(&descriptors::WRAPPER)),
    ],
    ..ModuleSpec::NEW
};

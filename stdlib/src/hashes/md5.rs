//! `_md5`.

use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, construct};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::class::{PyType, statics};
use taipan_vm::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_md5",
    functions: &[method(
        "md5",
        CONSTRUCTOR,
        "Return a new MD5 hash object; optionally initialized with a string.",
        |vm, args| construct(vm, args, &TYPE, State::Md5(Default::default())),
    )],
    constants: &[("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    init: Some(|_, module: &PyModule| {
        taipan_vm::class::ready::ready_all([&TYPE].into_iter());
        module.dict().set_str(statics::intern("MD5Type"), TYPE.to_value())
    }),
    ..ModuleSpec::NEW
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_md5.md5",
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHash>()
});

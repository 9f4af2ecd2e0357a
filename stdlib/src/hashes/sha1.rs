//! `_sha1`.

use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, construct};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::class::{PyType, statics};
use taipan_vm::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_sha1",
    functions: &[method(
        "sha1",
        CONSTRUCTOR,
        "Return a new SHA1 hash object; optionally initialized with a string.",
        |vm, args| construct(vm, args, &TYPE, State::Sha1(Default::default())),
    )],
    constants: &[("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    init: Some(|_, module: &PyModule| {
        taipan_vm::class::ready::ready_all([&TYPE].into_iter());
        module.dict().set_str(statics::intern("SHA1Type"), TYPE.to_value())
    }),
    ..ModuleSpec::NEW
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_sha1.sha1",
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHash>()
});

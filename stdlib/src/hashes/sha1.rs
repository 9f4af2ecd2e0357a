//! `_sha1`.

use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, construct};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_sha1",
    functions: &[method(
        "sha1",
        CONSTRUCTOR,
        "Return a new SHA1 hash object; optionally initialized with a string.",
        |vm, args| construct(vm, args, &TYPE, State::Sha1(Default::default())),
    )],
    constants: &[("SHA1Type", Constant::Type(&TYPE)), ("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    ..ModuleSpec::NEW
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_sha1.sha1",
    slots: Slots { new: Some(create::no_constructor), ..Slots::NONE },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHash>()
});

//! `_md5`.

use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, construct};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_md5",
    functions: &[method(
        "md5",
        CONSTRUCTOR,
        "Return a new MD5 hash object; optionally initialized with a string.",
        |vm, args| construct(vm, args, &TYPE, State::Md5(Default::default())),
    )],
    constants: &[("MD5Type", Constant::Type(&TYPE)), ("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    ..ModuleSpec::NEW
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_md5.md5",
    slots: Slots { new: Some(create::no_constructor), ..Slots::NONE },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHash>()
});

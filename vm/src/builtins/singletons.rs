//! `NoneType`, `ellipsis` and `NotImplementedType`: types of one immediate word each; and a type without instances.

use super::object::PyObject;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub static NONE: PyType = PyType::from_spec(&TypeSpec {
    name: "NoneType",
    doc: "The type of the None singleton.",
    signature: "()",
    slots: Slots {
        repr: Some(|vm, _| vm.new_str("None")),
        bool: Some(|_, _| Ok(false)),
        new: Some(|vm, ty, args| singleton(vm, ty, args, Value::NONE)),
        hash: Some(|_, _| Ok(0xFCA8_6420)),
        richcompare: Some(super::object::richcompare),
        ..Slots::NONE
    },
    ..TypeSpec::bare()
});

pub static ELLIPSIS: PyType = PyType::from_spec(&TypeSpec {
    name: "ellipsis",
    doc: "The type of the Ellipsis singleton.",
    signature: "()",
    slots: Slots {
        repr: Some(|vm, _| vm.new_str("Ellipsis")),
        new: Some(|vm, ty, args| singleton(vm, ty, args, Value::ELLIPSIS)),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, _| vm.new_str("Ellipsis"))],
    ..TypeSpec::leaf::<PyObject>()
});

pub static NOT_IMPLEMENTED: PyType = PyType::from_spec(&TypeSpec {
    name: "NotImplementedType",
    doc: "The type of the NotImplemented singleton.",
    signature: "()",
    slots: Slots {
        repr: Some(|vm, _| vm.new_str("NotImplemented")),
        bool: Some(|vm, _| Err(vm.type_error("NotImplemented should not be used in a boolean context"))),
        new: Some(|vm, ty, args| singleton(vm, ty, args, Value::NOT_IMPLEMENTED)),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, _| vm.new_str("NotImplemented"))],
    ..TypeSpec::leaf::<PyObject>()
});

/// The type of what C extensions hand to each other: there are none here, and no instances.
pub static CAPSULE: PyType = PyType::from_spec(&TypeSpec {
    name: "PyCapsule",
    doc: "Capsule objects let extension modules exchange pointers.",
    slots: Slots {
        repr: Some(|vm, own| vm.new_str(&format!("<capsule object at {:#x}>", own.id()))),
        ..Slots::NONE
    },
    ..TypeSpec::leaf::<PyObject>()
});

fn singleton(vm: &Thread, ty: &PyType, args: Args<'_>, value: Value) -> PyResult {
    if args.values().is_empty() {
        Ok(value)
    } else {
        let name = if value.is(&Value::ELLIPSIS) { "EllipsisType" } else { ty.name() };
        Err(vm.type_error(format!("{name} takes no arguments")))
    }
}

//! `typing.NoDefault`: stands for the default of a type parameter that has none.

use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyNoDefault {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyNoDefault {
    const TYPE: &'static PyType = &TYPE;
}

// SAFETY: immortal, and there is nothing in it.
unsafe impl Sync for PyNoDefault {}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "NoDefaultType",
    signature: "()",
    doc: "The type of the NoDefault singleton.",
    slots: Slots { repr: Some(|vm, _| vm.new_str("typing.NoDefault")), new: Some(new), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "", |vm, _| vm.new_str("NoDefault"))],
    ..TypeSpec::leaf::<PyNoDefault>()
});

/// The only instance.
pub static NO_DEFAULT: PyNoDefault = PyNoDefault { object: Object::immortal(&TYPE) };

impl PyNoDefault {
    pub fn value(&self) -> Value {
        Value::borrowed(&self.object)
    }

    pub fn is(&self, value: &Value) -> bool {
        value.as_object().is_some_and(|object| std::ptr::eq(object, &self.object))
    }
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.values().is_empty() {
        Ok(NO_DEFAULT.value())
    } else {
        Err(vm.type_error("NoDefaultType takes no arguments"))
    }
}

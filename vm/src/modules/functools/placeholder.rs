//! `functools.Placeholder`: stands in a `partial` for an argument that the call gives.

use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyPlaceholder {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPlaceholder {
    const TYPE: &'static PyType = &TYPE;
}

// SAFETY: immortal, and there is nothing in it.
unsafe impl Sync for PyPlaceholder {}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "functools._PlaceholderType",
    doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
    slots: Slots { repr: Some(|vm, _| vm.new_str("Placeholder")), new: Some(new), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "", |vm, _| vm.new_str("Placeholder"))],
    ..TypeSpec::leaf::<PyPlaceholder>()
});

/// The only instance.
pub static PLACEHOLDER: PyPlaceholder = PyPlaceholder { object: Object::immortal(&TYPE) };

impl PyPlaceholder {
    pub fn value(&self) -> Value {
        Value::borrowed(&self.object)
    }
}

/// Whether the value is the placeholder.
#[inline]
pub fn is_placeholder(value: &Value) -> bool {
    value.as_object().is_some_and(|object| std::ptr::eq(object, &PLACEHOLDER.object))
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.values().is_empty() {
        Ok(PLACEHOLDER.value())
    } else {
        Err(vm.type_error("PlaceholderType takes no arguments"))
    }
}

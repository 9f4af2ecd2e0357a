//! `classmethod`: a function that gets the class as its first argument.

use super::method::PyMethod;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyClassMethod {
    object: Object,
    function: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyClassMethod {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "classmethod",
    signature: "(function, /)",
    flags: flags::BUILTIN | flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots { new: Some(new), init: Some(init), descr_get: Some(descr_get), ..Slots::NONE },
    getset: &[getter("__func__", "", |_, own| Ok(function(own))).as_member()],
    ..TypeSpec::object::<PyClassMethod>()
});

impl PyClassMethod {
    pub fn new(vm: &Thread, function: Value) -> PyResult<Ref<PyClassMethod>> {
        create::allocate_instance(vm, &TYPE, |object| PyClassMethod {
            object,
            function: ValueCell::new(Some(function)),
        })
    }
}

impl Trace for PyClassMethod {
    fn trace(&self, tracer: &mut Tracer) {
        self.function.trace(tracer);
    }

    fn clear(&self) {
        self.function.set(None);
    }
}

fn function(value: &Value) -> Value {
    value.downcast::<PyClassMethod>().and_then(|own| own.function.get()).unwrap_or(Value::NONE)
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyClassMethod { object, function: ValueCell::empty() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error("classmethod() takes no keyword arguments"));
    }
    let [function] = args.positional() else {
        return Err(
            vm.type_error(format!("classmethod expected 1 argument, got {}", args.positional().len()))
        );
    };
    if let Some(own) = own.downcast::<PyClassMethod>() {
        own.function.set(Some(function.clone()));
    }
    Ok(())
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, class: Option<&Value>) -> PyResult {
    let class = match (class, instance) {
        (Some(class), _) => class.clone(),
        (None, Some(instance)) => instance.ty().to_value(),
        (None, None) => return Err(vm.type_error("__get__(None, None) is invalid")),
    };
    Ok(PyMethod::new(vm, function(own), class)?.into_value())
}

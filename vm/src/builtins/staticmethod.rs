//! `staticmethod`: a function that is not bound when it is looked up in an instance.

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
pub struct PyStaticMethod {
    object: Object,
    function: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStaticMethod {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "staticmethod",
    signature: "(function, /)",
    flags: flags::BUILTIN | flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        call: Some(|vm, own, args| vm.call_args(&function(own), args)),
        descr_get: Some(|_, own, _, _| Ok(function(own))),
        ..Slots::NONE
    },
    getset: &[getter("__func__", "", |_, own| Ok(function(own))).as_member()],
    ..TypeSpec::object::<PyStaticMethod>()
});

impl PyStaticMethod {
    pub fn new(vm: &Thread, function: Value) -> PyResult<Ref<PyStaticMethod>> {
        create::allocate_instance(vm, &TYPE, |object| PyStaticMethod {
            object,
            function: ValueCell::new(Some(function)),
        })
    }
}

impl Trace for PyStaticMethod {
    fn trace(&self, tracer: &mut Tracer) {
        self.function.trace(tracer);
    }

    fn clear(&self) {
        self.function.set(None);
    }
}

fn function(value: &Value) -> Value {
    value.downcast::<PyStaticMethod>().and_then(|own| own.function.get()).unwrap_or(Value::NONE)
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyStaticMethod { object, function: ValueCell::empty() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error("staticmethod() takes no keyword arguments"));
    }
    let [function] = args.positional() else {
        return Err(
            vm.type_error(format!("staticmethod expected 1 argument, got {}", args.positional().len()))
        );
    };
    if let Some(own) = own.downcast::<PyStaticMethod>() {
        own.function.set(Some(function.clone()));
    }
    Ok(())
}

//! `classmethod`: a function that gets the class as its first argument.

use super::method::PyMethod;
use super::{generic_alias, wrapped_function};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
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
    doc: "A function that lookups bind to the class.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::HAS_DICT,
    slots: Slots {
        repr: Some(repr),
        new: Some(new),
        init: Some(init),
        descr_get: Some(descr_get),
        ..Slots::NONE
    },
    methods: &[method(
        "__class_getitem__",
        "($type, object, /)",
        "class methods are generic over what they wrap",
        generic_alias::class_getitem,
    )
    .classmethod()],
    getset: &[
        getter("__func__", "", |_, own| Ok(function(own))).as_member(),
        getter("__wrapped__", "", |_, own| Ok(function(own))).as_member(),
        getter("__isabstractmethod__", "", |vm, own| {
            Ok(Value::bool(wrapped_function::is_abstract(vm, &function(own))?))
        }),
        wrapped_function::DICT,
        wrapped_function::annotations(|vm, own| {
            wrapped_function::wrapped_attribute(vm, own, &function(own), &names::__annotations__)
        }),
        wrapped_function::annotate(|vm, own| {
            wrapped_function::wrapped_attribute(vm, own, &function(own), &names::__annotate__)
        }),
    ],
    ..TypeSpec::object::<PyClassMethod>()
});

impl PyClassMethod {
    /// What it wraps, borrowed; null if it has been cleared.
    #[inline(always)]
    pub fn wrapped(&self) -> Word {
        self.function.word()
    }

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
    let function = wrapped_function::argument(vm, "classmethod", args)?;
    if let Some(own) = own.downcast::<PyClassMethod>() {
        own.function.set(Some(function.clone()));
    }
    wrapped_function::copy_attributes(vm, own, &function)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let function = vm.repr(&function(own))?;
    vm.format_str("<classmethod(", &function, ")>")
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, class: Option<&Value>) -> PyResult {
    let class = match (class, instance) {
        (Some(class), _) => class.clone(),
        (None, Some(instance)) => instance.ty().to_value(),
        (None, None) => return Err(vm.type_error("__get__(None, None) is invalid")),
    };
    Ok(PyMethod::new(vm, function(own), class)?.into_value())
}

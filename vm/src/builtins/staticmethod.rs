//! `staticmethod`: a function that is not bound when it is looked up in an instance.

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
    doc: "A function that lookups in a class and its instances find as it is.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::HAS_DICT,
    slots: Slots {
        repr: Some(repr),
        new: Some(new),
        init: Some(init),
        call: Some(|vm, own, args| vm.call_args(&function(own), args)),
        descr_get: Some(|_, own, _, _| Ok(function(own))),
        ..Slots::NONE
    },
    methods: &[method(
        "__class_getitem__",
        "($type, object, /)",
        "static methods are generic over what they wrap",
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
    ..TypeSpec::object::<PyStaticMethod>()
});

impl PyStaticMethod {
    /// What it wraps, borrowed; null if it has been cleared.
    #[inline(always)]
    pub fn wrapped(&self) -> Word {
        self.function.word()
    }

    /// That of a native type, which all VMs share. Behind it there must be the words that instances have for attributes.
    pub fn immortal(function: Value) -> PyStaticMethod {
        PyStaticMethod { object: Object::immortal(&TYPE), function: ValueCell::new(Some(function)) }
    }

    pub fn instance_size(&self) -> usize {
        TYPE.instance_size()
    }

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
    let function = wrapped_function::argument(vm, "staticmethod", args)?;
    if let Some(own) = own.downcast::<PyStaticMethod>() {
        if own.object.is_immortal() {
            return Err(vm.type_error("a static method of a built-in type cannot be changed"));
        }
        own.function.set(Some(function.clone()));
    }
    wrapped_function::copy_attributes(vm, own, &function)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let function = vm.repr(&function(own))?;
    vm.format_str("<staticmethod(", &function, ")>")
}

//! `float`: a double. Most are immediate words; those with an exponent that does not fit one are objects, as are instances of
//! subclasses.
//!
//! Invariant: an object of exactly the type `float` holds a value that does not fit an immediate.

pub mod methods;
pub mod new;
pub mod operators;

use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyFloat {
    object: Object,
    value: f64,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFloat {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::FLOAT_SUBCLASS)
    }
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "float",
    signature: "(x=0, /)",
    doc: "Convert a string or number to a floating-point number, if possible.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::FLOAT_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        richcompare: Some(operators::richcompare),
        hash: Some(operators::hash),
        repr: Some(operators::repr),
        new: Some(new::new),
        add: Some(operators::add),
        subtract: Some(operators::subtract),
        multiply: Some(operators::multiply),
        remainder: Some(operators::remainder),
        divmod: Some(operators::divmod),
        power: Some(operators::power),
        negative: Some(|vm, own| new(vm, -operand(own))),
        positive: Some(exact),
        absolute: Some(|vm, own| new(vm, operand(own).abs())),
        bool: Some(|_, own| Ok(operand(own) != 0.0)),
        int: Some(|vm, own| operators::to_int(vm, operand(own))),
        float: Some(exact),
        floor_divide: Some(operators::floor_divide),
        true_divide: Some(operators::true_divide),
        ..Slots::NONE
    },
    methods: &[
        method(
            "from_number",
            "($type, number, /)",
            "Convert real number to a floating-point number.",
            methods::from_number,
        )
        .classmethod(),
        method("conjugate", "($self, /)", "Return self, the complex conjugate of any float.", methods::exact),
        method(
            "__trunc__",
            "($self, /)",
            "Return the Integral closest to x between 0 and x.",
            methods::trunc,
        ),
        method("__floor__", "($self, /)", "Return the floor as an Integral.", methods::floor),
        method("__ceil__", "($self, /)", "Return the ceiling as an Integral.", methods::ceil),
        method("__round__", "($self, ndigits=None, /)", methods::ROUND, methods::round),
        method("as_integer_ratio", "($self, /)", methods::AS_INTEGER_RATIO, methods::as_integer_ratio),
        method("fromhex", "($type, string, /)", methods::FROMHEX, methods::fromhex).classmethod(),
        method("hex", "($self, /)", methods::HEX, methods::hex),
        method("is_integer", "($self, /)", "Return True if the float is an integer.", methods::is_integer),
        method("__getnewargs__", "($self, /)", "", methods::getnewargs),
        method("__getformat__", "($type, typestr, /)", methods::GETFORMAT, methods::getformat).classmethod(),
        method(
            "__format__",
            "($self, format_spec, /)",
            "Formats the float according to format_spec.",
            methods::format,
        ),
    ],
    getset: &[
        getter("real", "the real part of a complex number", exact),
        getter("imag", "the imaginary part of a complex number", |_, _| Ok(ZERO)),
    ],
    ..TypeSpec::leaf::<PyFloat>()
};

impl PyFloat {
    #[inline(always)]
    pub fn value(&self) -> f64 {
        self.value
    }
}

/// What CPython says of the machine's doubles; `sys.float_info` shows the rest.
pub const FORMAT: &str =
    if cfg!(target_endian = "little") { "IEEE, little-endian" } else { "IEEE, big-endian" };

/// The float 0.0.
pub const ZERO: Value = Value::ZERO_FLOAT;

#[inline]
pub fn new(vm: &Thread, value: f64) -> PyResult {
    match Value::small_float(value) {
        Some(value) => Ok(value),
        None => boxed(vm, value),
    }
}

#[inline(never)]
fn boxed(vm: &Thread, value: f64) -> PyResult {
    Ok(vm.heap().allocate(PyFloat { object: Object::new(&TYPE), value })?.into_value())
}

/// An instance of a subclass with this value.
pub fn new_of_subclass(vm: &Thread, ty: &PyType, value: f64) -> PyResult {
    Ok(create::allocate_instance(vm, ty, |object| PyFloat { object, value })?.into_value())
}

/// The value of a float, of a subclass or not; `None` for others.
#[inline]
pub fn as_f64(value: &Value) -> Option<f64> {
    match value.as_small_float() {
        Some(float) => Some(float),
        None => value.downcast::<PyFloat>().map(|float| float.value),
    }
}

/// The value of a value whose type is exactly `float`.
#[inline(always)]
pub fn as_exact(value: &Value) -> Option<f64> {
    match value.as_small_float() {
        Some(float) => Some(float),
        None => value.downcast_exact::<PyFloat>().map(|float| float.value),
    }
}

/// The value of what is known to be a float: `self` of a method or slot.
#[inline]
pub(super) fn operand(value: &Value) -> f64 {
    as_f64(value).unwrap_or(0.0)
}

/// The float itself if its type is `float`, otherwise one with the value of `value`, which is of a subclass.
pub fn exact(vm: &Thread, value: &Value) -> PyResult {
    match as_exact(value) {
        Some(_) => Ok(value.clone()),
        None => new(vm, operand(value)),
    }
}

pub use new::to_f64;

//! `float`: a double. Most are immediate words; those with an exponent that does not fit one are objects.

use crate::class::PyType;
use crate::class::flags;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
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
    flags: flags::BUILTIN | flags::BASETYPE | flags::FLOAT_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        richcompare: Some(richcompare),
        hash: Some(hash),
        repr: Some(repr),
        add: Some(add),
        subtract: Some(subtract),
        multiply: Some(multiply),
        true_divide: Some(true_divide),
        ..Slots::NONE
    },
    ..TypeSpec::leaf::<PyFloat>()
};

#[inline]
pub fn new(vm: &Thread, value: f64) -> PyResult {
    match Value::small_float(value) {
        Some(value) => Ok(value),
        None => boxed(vm, value),
    }
}

#[cold]
fn boxed(vm: &Thread, value: f64) -> PyResult {
    Ok(vm.heap().allocate(PyFloat { object: Object::new(&TYPE), value })?.into_value())
}

/// The value of a float, of a subclass or not.
#[inline]
pub fn as_f64(value: &Value) -> Option<f64> {
    match value.as_small_float() {
        Some(float) => Some(float),
        None => value.downcast::<PyFloat>().map(|float| float.value),
    }
}

/// The operands of an operator as doubles: floats, or ints that fit one.
fn operands(left: &Value, right: &Value) -> Option<(f64, f64)> {
    let number = |value: &Value| as_f64(value).or_else(|| super::int::as_i64(value).map(|int| int as f64));
    Some((number(left)?, number(right)?))
}

macro_rules! operator {
    ($($name:ident $op:tt;)*) => {$(
        fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            match operands(left, right) {
                Some((a, b)) => new(vm, a $op b),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )*};
}

operator! {
    add +;
    subtract -;
    multiply *;
}

fn true_divide(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    match operands(left, right) {
        Some((_, 0.0)) => Err(vm.zero_division_error("division by zero")),
        Some((a, b)) => new(vm, a / b),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    match operands(left, right) {
        Some((a, b)) => Ok(Value::bool(op.of_floats(a, b))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(_: &Thread, value: &Value) -> PyResult<i64> {
    let float = as_f64(value).unwrap_or(0.0);
    Ok(crate::text::hash::hash_float(float)
        .unwrap_or_else(|| crate::text::hash::hash_address(value.id() as usize)))
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let mut buffer = zmij::Buffer::new();
    vm.new_str(buffer.format(as_f64(value).unwrap_or(0.0)))
}

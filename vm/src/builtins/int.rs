//! `int`: integers of any size.
//!
//! Those that fit 62 bits are immediate words; an object holds a big integer that does not, or the value of an instance of a
//! subclass, of whatever size. The arithmetic is that of `number::int`.
//!
//! Invariant: an object of exactly the type `int` holds a value that does not fit an immediate.

use crate::class::PyType;
use crate::class::flags;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::current;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;
use dashu_int::IBig;

#[repr(C)]
pub struct PyInt {
    object: Object,
    value: IBig,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyInt {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::INT_SUBCLASS)
    }
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "int",
    flags: flags::BUILTIN | flags::BASETYPE | flags::INT_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        hash: Some(hash),
        richcompare: Some(richcompare),
        repr: Some(repr),
        add: Some(add),
        subtract: Some(subtract),
        multiply: Some(multiply),
        ..Slots::NONE
    },
    ..TypeSpec::leaf::<PyInt>()
};

impl PyInt {
    pub fn exact_type() -> &'static PyType {
        &TYPE
    }

    pub fn value(&self) -> &IBig {
        &self.value
    }
}

impl Drop for PyInt {
    fn drop(&mut self) {
        current::release(charge_of(&self.value));
    }
}

/// What a big integer takes beside its object.
fn charge_of(value: &IBig) -> usize {
    use dashu_int::ops::BitTest;
    value.bit_len().div_ceil(8).next_multiple_of(8)
}

/// An int object: the immediate where it fits.
pub fn from_big(vm: &Thread, value: IBig) -> PyResult {
    if let Ok(small) = i64::try_from(&value)
        && let Some(small) = Value::small(small)
    {
        return Ok(small);
    }
    let bytes = charge_of(&value);
    current::charge(bytes)?;
    // Dropping the payload on failure takes the charge back.
    Ok(vm.heap().allocate(PyInt { object: Object::new(&TYPE), value })?.into_value())
}

pub fn from_i64(vm: &Thread, value: i64) -> PyResult {
    match Value::small(value) {
        Some(value) => Ok(value),
        None => from_big(vm, IBig::from(value)),
    }
}

pub fn from_usize(vm: &Thread, value: usize) -> PyResult {
    match i64::try_from(value) {
        Ok(value) => from_i64(vm, value),
        Err(_) => from_big(vm, IBig::from(value)),
    }
}

/// A number that is known to be small: a line, a flag.
pub fn small(value: i64) -> Value {
    debug_assert!(Value::small(value).is_some());
    Value::small_unchecked(value)
}

/// Whether the value is an int, of a subclass (as `bool`) or not.
pub fn is_int(value: &Value) -> bool {
    value.is_small() || value.ty().has_flag(flags::INT_SUBCLASS)
}

/// The value of an int that fits, whatever its form; `None` for others.
pub fn as_i64(value: &Value) -> Option<i64> {
    if let Some(small) = value.as_small() {
        return Some(small);
    }
    if let Some(bool) = value.as_bool() {
        return Some(i64::from(bool));
    }
    i64::try_from(value.downcast::<PyInt>()?.value()).ok()
}

/// The value of an int as a big integer.
pub fn to_big(value: &Value) -> Option<IBig> {
    match value.downcast::<PyInt>() {
        Some(int) => Some(int.value().clone()),
        None => as_i64(value).map(IBig::from),
    }
}

/// Whether an int is below 0.
pub fn is_negative(value: &Value) -> bool {
    match (as_i64(value), value.downcast::<PyInt>()) {
        (Some(small), _) => small < 0,
        (None, Some(int)) => *int.value() < IBig::ZERO,
        (None, None) => false,
    }
}

/// `hash()` of an int; `None` for others.
pub fn hash_of(value: &Value) -> Option<i64> {
    if let Some(small) = as_i64(value) {
        return Some(crate::text::hash::hash_int(small));
    }
    let big = value.downcast::<PyInt>()?.value();
    let (sign, words) = big.as_sign_words();
    Some(crate::text::hash::hash_words(words, sign == dashu_int::Sign::Negative))
}

/// What `__index__` has returned, if it is no exact int: an int of a subclass passes with a warning.
pub fn check_index_result(vm: &Thread, result: Value) -> PyResult {
    if is_int(&result) {
        return Ok(result);
    }
    Err(vm.type_error(format!("__index__ returned non-int (type {:.200})", result.ty().name())))
}

fn hash(_: &Thread, value: &Value) -> PyResult<i64> {
    Ok(hash_of(value).unwrap_or(0))
}

fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    match (as_i64(left), as_i64(right)) {
        (Some(a), Some(b)) => Ok(Value::bool(op.of_ints(a, b))),
        _ => match (to_big(left), to_big(right)) {
            (Some(a), Some(b)) => Ok(Value::bool(op.of(a.cmp(&b)))),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    match to_big(value) {
        Some(big) => vm.new_str(&big.to_string()),
        None => Err(vm.type_error("an integer is required")),
    }
}

macro_rules! operator {
    ($($name:ident $small:ident $op:tt;)*) => {$(
        fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            if let (Some(a), Some(b)) = (as_i64(left), as_i64(right))
                && let Some(result) = a.$small(b)
            {
                return from_i64(vm, result);
            }
            match (to_big(left), to_big(right)) {
                (Some(a), Some(b)) => from_big(vm, a $op b),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )*};
}

operator! {
    add checked_add +;
    subtract checked_sub -;
    multiply checked_mul *;
}

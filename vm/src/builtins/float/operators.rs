//! The operators of `float`.

use super::{as_f64, new, operand};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::{complex, exceptions};
use crate::error::{PyResult, Raised};
use crate::number::AsciiBuf;
use crate::number::complex::Complex;
use crate::number::float_arith::{self, PowError, ZeroDivision};
use crate::number::float_format;
use crate::number::int::IntRef;
use crate::number::int_float::{self, NotAnInt};
use crate::protocol::compare::CompareOp;
use crate::protocol::number::BinaryOp;
use crate::text::Text;
use crate::text::hash;
use crate::thread::Thread;
use crate::value::Value;

/// The operand of an operator as a double: a float, or an int that fits one. `None` for other types.
#[inline]
fn number(vm: &Thread, value: &Value) -> PyResult<Option<f64>> {
    if let Some(float) = as_f64(value) {
        return Ok(Some(float));
    }
    match int::as_ref(value) {
        Some(IntRef::Small(small)) => Ok(Some(small as f64)),
        Some(big) => int::checked(vm, int_float::to_f64(big)).map(Some),
        None => Ok(None),
    }
}

#[cold]
pub fn zero_division(vm: &Thread) -> Raised {
    vm.zero_division_error("division by zero")
}

#[inline]
fn divided(vm: &Thread, result: Result<f64, ZeroDivision>) -> PyResult {
    match result {
        Ok(value) => new(vm, value),
        Err(ZeroDivision) => Err(zero_division(vm)),
    }
}

/// `a op b` for floats; `NotImplemented` for the operators that floats do not have.
#[inline]
pub fn binary(vm: &Thread, a: f64, b: f64, op: BinaryOp) -> PyResult {
    match op {
        BinaryOp::Add => new(vm, a + b),
        BinaryOp::Subtract => new(vm, a - b),
        BinaryOp::Multiply => new(vm, a * b),
        BinaryOp::TrueDivide => divided(vm, float_arith::divide(a, b)),
        BinaryOp::FloorDivide => divided(vm, float_arith::floor_div(a, b)),
        BinaryOp::Remainder => divided(vm, float_arith::modulo(a, b)),
        BinaryOp::Power => power_of(vm, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

macro_rules! operator {
    ($($name:ident $op:ident;)*) => {$(
        pub fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            let Some(a) = number(vm, left)? else { return Ok(Value::NOT_IMPLEMENTED) };
            let Some(b) = number(vm, right)? else { return Ok(Value::NOT_IMPLEMENTED) };
            binary(vm, a, b, BinaryOp::$op)
        }
    )*};
}

operator! {
    add Add;
    subtract Subtract;
    multiply Multiply;
    true_divide TrueDivide;
    floor_divide FloorDivide;
    remainder Remainder;
}

pub fn divmod(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let Some(a) = number(vm, left)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(b) = number(vm, right)? else { return Ok(Value::NOT_IMPLEMENTED) };
    match float_arith::div_mod(a, b) {
        Ok((quotient, remainder)) => vm.new_tuple(&[new(vm, quotient)?, new(vm, remainder)?]),
        Err(ZeroDivision) => Err(zero_division(vm)),
    }
}

pub fn power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    if !modulus.is_none() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let Some(a) = number(vm, base)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(b) = number(vm, exponent)? else { return Ok(Value::NOT_IMPLEMENTED) };
    power_of(vm, a, b)
}

/// `a ** b`: complex for a fractional power of a negative number.
pub fn power_of(vm: &Thread, a: f64, b: f64) -> PyResult {
    match float_arith::pow(a, b) {
        Ok(value) => new(vm, value),
        Err(PowError::ZeroToNegative) => Err(vm.zero_division_error("zero to a negative power")),
        Err(PowError::Overflow) => Err(out_of_range(vm)),
        Err(PowError::Complex) => complex::power_of(vm, Complex::new(a, 0.0), Complex::new(b, 0.0)),
    }
}

/// What CPython makes of `errno` after a function of the C library: `OverflowError(34, 'Numerical result out of range')`.
#[cold]
fn out_of_range(vm: &Thread) -> Raised {
    match vm.new_str("Numerical result out of range") {
        Ok(text) => vm.raise_with(&exceptions::OVERFLOW_ERROR, &[int::small(34), text]),
        Err(raised) => raised,
    }
}

/// The outcome of `a op b`, exactly; of the operators on a NaN only `!=` holds.
pub fn mixed(a: IntRef<'_>, b: f64, op: CompareOp) -> bool {
    match int_float::compare(a, b) {
        Some(order) => op.of(order),
        None => op == CompareOp::Ne,
    }
}

pub fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let a = operand(left);
    Ok(match (as_f64(right), int::as_ref(right)) {
        (Some(b), _) => Value::bool(op.of_floats(a, b)),
        (None, Some(b)) => Value::bool(mixed(b, a, op.swapped())),
        (None, None) => Value::NOT_IMPLEMENTED,
    })
}

/// The hash of a part of `owner`: that of a NaN is its owner's.
pub fn hash_of(owner: &Value, value: f64) -> i64 {
    hash::hash_float(value).unwrap_or_else(|| hash::hash_address(owner.id() as usize))
}

pub fn hash(_: &Thread, own: &Value) -> PyResult<i64> {
    Ok(hash_of(own, operand(own)))
}

pub fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut text = AsciiBuf::new();
    float_format::push_repr(operand(own), &mut text)?;
    Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&text))?.into_value())
}

#[cold]
fn not_an_int(vm: &Thread, error: NotAnInt) -> Raised {
    match error {
        NotAnInt::Infinity => vm.overflow_error("cannot convert float infinity to integer"),
        NotAnInt::Nan => vm.value_error("cannot convert float NaN to integer"),
    }
}

/// The int that a float is, without its fraction.
pub fn to_int(vm: &Thread, value: f64) -> PyResult {
    match int_float::from_f64(value) {
        Ok(int) => int::from_int(vm, &int),
        Err(error) => Err(not_an_int(vm, error)),
    }
}

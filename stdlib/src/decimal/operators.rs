//! The operators of `Decimal`: arithmetic in the current context, comparison with all numbers, hashing, `int()` and `float()`.

use super::context::PyContext;
use super::convert::{self, Operand};
use super::current;
use super::decimal_type::{self as decimal, PyDecimal, as_number, number};
use super::limbs;
use super::number::{Kind, Limits, Number, Rounding, Work, compare};
use super::print::{Notation, push_number};
use super::status::*;
use taipan_vm::builtins::{complex, float, int};
use taipan_vm::error::PyResult;
use taipan_vm::number::AsciiBuf;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::hash::hash_address;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub type Unary = fn(&mut Work<'_>, &Number, &Limits) -> PyResult<Number>;

pub fn unary(vm: &Thread, own: &Value, operation: Unary) -> PyResult {
    let context = current::context(vm)?;
    context.compute(vm, |work, limits| operation(work, number(own), limits))
}

#[inline]
pub fn binary(
    vm: &Thread,
    a: &Value,
    b: &Value,
    operation: impl FnOnce(&mut Work<'_>, &Number, &Number, &Limits) -> PyResult<Number>,
) -> PyResult {
    let context = current::context(vm)?;
    match (as_number(a), as_number(b)) {
        (Some(a), Some(b)) => return context.compute(vm, |work, limits| operation(work, a, b, limits)),
        (Some(a), None) if b.is_small() => {
            let b = Number::from_i64(b.small_value());
            return context.compute(vm, |work, limits| operation(work, a, &b, limits));
        }
        (None, Some(b)) if a.is_small() => {
            let a = Number::from_i64(a.small_value());
            return context.compute(vm, |work, limits| operation(work, &a, b, limits));
        }
        _ => {}
    }
    match operands(vm, &context, a, b)? {
        Some((a, b)) => context.compute(vm, |work, limits| operation(work, &a, &b, limits)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn operands<'a>(
    vm: &Thread,
    context: &PyContext,
    a: &'a Value,
    b: &'a Value,
) -> PyResult<Option<(Operand<'a>, Operand<'a>)>> {
    let Some(a) = Operand::of(vm, context, a)? else { return Ok(None) };
    Ok(Operand::of(vm, context, b)?.map(|b| (a, b)))
}

pub fn divmod(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    let context = current::context(vm)?;
    match operands(vm, &context, a, b)? {
        Some((a, b)) => context.divmod(vm, &a, &b),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub fn power(vm: &Thread, a: &Value, b: &Value, modulus: &Value) -> PyResult {
    let context = current::context(vm)?;
    let Some((a, b)) = operands(vm, &context, a, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
    if modulus.is(&Value::NONE) || modulus.is_unbound() {
        return decimal::raised(vm, &context, &a, &b, None);
    }
    match Operand::of(vm, &context, modulus)? {
        Some(modulus) => decimal::raised(vm, &context, &a, &b, Some(&modulus)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub fn richcompare(vm: &Thread, own: &Value, other: &Value, op: CompareOp) -> PyResult {
    let a = number(own);
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if let Some(b) = as_number(other) {
        return compare_by(vm, a, b, op);
    }
    if let Some(b) = int::as_ref(other) {
        return compare_by(vm, a, &convert::from_int(vm, b)?, op);
    }
    let other = match complex::as_complex(other) {
        Some(b) if equality && b.imag == 0.0 => float::new(vm, b.real)?,
        Some(_) => return Ok(Value::NOT_IMPLEMENTED),
        None => other.clone(),
    };
    if let Some(b) = float::as_f64(&other) {
        let context = current::context(vm)?;
        if equality {
            // Equality tells without an exception.
            context.raise_flags(FLOAT_OPERATION);
        } else {
            context.signal(vm, FLOAT_OPERATION)?;
        }
        return compare_by(vm, a, &convert::from_float(vm, b)?, op);
    }
    if !vm.is_instance(&other, &current::rational(vm)?)? {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    compare_rational(vm, a, &other, op)
}

/// Compares `a * denominator` with the numerator.
fn compare_rational(vm: &Thread, a: &Number, other: &Value, op: CompareOp) -> PyResult {
    let (numerator, denominator) =
        (vm.get_attr_str(other, "numerator")?, vm.get_attr_str(other, "denominator")?);
    let (Some(numerator), Some(denominator)) = (int::as_ref(&numerator), int::as_ref(&denominator)) else {
        return Err(vm.type_error("numerator and denominator must be integers"));
    };
    let numerator = convert::from_int(vm, numerator)?;
    if a.is_special() {
        return compare_by(vm, a, &numerator, op);
    }
    let denominator = convert::from_int(vm, denominator)?;
    let coeff = super::multiply::mul(vm, &a.coeff, &denominator.coeff)?;
    compare_by(vm, &Number::finite(a.negative, coeff, a.exp), &numerator, op)
}

fn compare_by(vm: &Thread, a: &Number, b: &Number, op: CompareOp) -> PyResult {
    if a.is_nan() || b.is_nan() {
        let signaling = a.kind == Kind::Signaling || b.kind == Kind::Signaling;
        if signaling || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            current::context(vm)?.signal(vm, INVALID_OPERATION)?;
        }
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    Ok(Value::bool(op.of(compare(a, b)?)))
}

/// The modulus of hashes of numbers.
const PRIME: u64 = (1 << 61) - 1;

/// `a * b % PRIME`.
fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn power_of(base: u64, mut exponent: u64) -> u64 {
    let (mut result, mut base) = (1, base);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// `10 ** -1` modulo the prime.
const INVERSE_OF_TEN: u64 = 2_075_258_708_292_324_556;

pub fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let Some(decimal) = own.downcast::<PyDecimal>() else { return Ok(0) };
    if decimal.hash.get() == -1 {
        let hash = match decimal.number.kind {
            Kind::Signaling => return Err(vm.type_error("Cannot hash a signaling NaN value")),
            Kind::Quiet => hash_address(own.id() as usize),
            Kind::Infinite if decimal.number.negative => -314_159,
            Kind::Infinite => 314_159,
            Kind::Finite => hash_of(&decimal.number),
        };
        decimal.hash.set(if hash == -1 { -2 } else { hash });
    }
    Ok(decimal.hash.get())
}

/// Equal to the hash of any equal number.
fn hash_of(number: &Number) -> i64 {
    let base = limbs::BASE % PRIME;
    let coeff = number.coeff.iter().rev().fold(0, |hash, limb| (times(hash, base) + limb % PRIME) % PRIME);
    let ten = if number.exp >= 0 { 10 } else { INVERSE_OF_TEN };
    let hash = times(coeff, power_of(ten, number.exp.unsigned_abs())) as i64;
    if number.negative { -hash } else { hash }
}

/// The number rounded to an int.
pub fn to_int(vm: &Thread, own: &Value, rounding: Rounding) -> PyResult {
    let own = number(own);
    match own.kind {
        Kind::Quiet | Kind::Signaling => return Err(vm.value_error("cannot convert NaN to integer")),
        Kind::Infinite => return Err(vm.overflow_error("cannot convert Infinity to integer")),
        Kind::Finite => {}
    }
    if own.has_zero_coeff() {
        return Ok(int::small(0));
    }
    if own.exp >= 0 {
        return convert::to_int(vm, own.negative, &limbs::shift_left(&own.coeff, own.exp as usize)?);
    }
    let mut whole = own.copy()?;
    whole.cut_and_round(own.exp.unsigned_abs() as usize, rounding)?;
    convert::to_int(vm, own.negative, &whole.coeff)
}

pub fn int(vm: &Thread, own: &Value) -> PyResult {
    to_int(vm, own, Rounding::Down)
}

/// Powers of ten that floats hold exactly.
const EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

pub fn as_f64(vm: &Thread, number: &Number) -> PyResult<f64> {
    let sign = if number.negative { -1.0 } else { 1.0 };
    match number.kind {
        Kind::Signaling => return Err(vm.value_error("cannot convert signaling NaN to float")),
        Kind::Quiet => return Ok(f64::NAN.copysign(sign)),
        Kind::Infinite => return Ok(f64::INFINITY.copysign(sign)),
        Kind::Finite => {}
    }
    if let [limb] = number.coeff[..]
        && limb < 1 << 53
        && let Some(power) = EXACT.get(number.exp.unsigned_abs() as usize)
    {
        let limb = limb as f64;
        return Ok(sign * if number.exp < 0 { limb / power } else { limb * power });
    }
    let mut text = AsciiBuf::new();
    push_number(number, Notation::Scientific, true, &mut text)?;
    let parsed = std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| vm.value_error("could not convert Decimal to float"))
}

pub fn float(vm: &Thread, own: &Value) -> PyResult {
    let value = as_f64(vm, number(own))?;
    float::new(vm, value)
}

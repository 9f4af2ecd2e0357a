//! The operators of `int`. The kernel does the arithmetic; what takes long is charged before it starts.

use super::{PyInt, as_ref, checked, operand};
use crate::builtins::float;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::number::int::{self, IntRef};
use crate::number::int_text::PrintError;
use crate::number::{AsciiBuf, int_bits, int_div, int_float, int_text, price};
use crate::protocol::compare::CompareOp;
use crate::protocol::number::BinaryOp;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;

/// Up to so many words no operation takes long enough to be charged by itself.
const CHEAP: usize = 64;

/// Whether an operand is so long that work on it has a price.
#[inline(always)]
fn is_long(a: IntRef<'_>) -> bool {
    matches!(a, IntRef::Big(a) if a.words.len() > CHEAP)
}

/// `a op b` for ints.
#[inline]
pub fn binary(vm: &Thread, a: IntRef<'_>, b: IntRef<'_>, op: BinaryOp) -> PyResult {
    match op {
        BinaryOp::Add => Ok(int::add(vm, a, b)?),
        BinaryOp::Subtract => Ok(int::sub(vm, a, b)?),
        BinaryOp::Multiply => product(vm, a, b),
        BinaryOp::FloorDivide => {
            charge_division(vm, a, b)?;
            checked(vm, int_div::floor_div(vm, a, b))
        }
        BinaryOp::Remainder => {
            charge_division(vm, a, b)?;
            checked(vm, int_div::modulo(vm, a, b))
        }
        BinaryOp::TrueDivide => quotient(vm, a, b),
        BinaryOp::Power => raised_to(vm, a, b),
        BinaryOp::And => Ok(int_bits::and(vm, a, b)?),
        BinaryOp::Or => Ok(int_bits::or(vm, a, b)?),
        BinaryOp::Xor => Ok(int_bits::xor(vm, a, b)?),
        BinaryOp::Lshift => checked(vm, int_bits::shl(vm, a, b)),
        BinaryOp::Rshift => checked(vm, int_bits::shr(vm, a, b)),
        BinaryOp::MatrixMultiply => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn product(vm: &Thread, a: IntRef<'_>, b: IntRef<'_>) -> PyResult {
    if is_long(a) && is_long(b) {
        vm.charge_work(price::mul(a, b))?;
    }
    Ok(int::mul(vm, a, b)?)
}

#[inline]
fn charge_division(vm: &Thread, a: IntRef<'_>, b: IntRef<'_>) -> PyResult<()> {
    if is_long(a) { vm.charge_work(price::div(a, b)) } else { Ok(()) }
}

fn quotient(vm: &Thread, a: IntRef<'_>, b: IntRef<'_>) -> PyResult {
    charge_division(vm, a, b)?;
    let quotient = checked(vm, int_div::true_div(a, b))?;
    float::new(vm, quotient)
}

/// `a ** b`: a float for a negative exponent.
fn raised_to(vm: &Thread, a: IntRef<'_>, b: IntRef<'_>) -> PyResult {
    if b.is_negative() {
        let a = checked(vm, int_float::to_f64(a))?;
        let b = checked(vm, int_float::to_f64(b))?;
        return float::operators::power_of(vm, a, b);
    }
    charge_power(vm, a, b)?;
    checked(vm, int_div::pow(vm, a, b))
}

#[inline]
fn charge_power(vm: &Thread, a: IntRef<'_>, exponent: IntRef<'_>) -> PyResult<()> {
    let is_short =
        matches!(exponent, IntRef::Small(e) if (a.bit_length() as i64).saturating_mul(e) < 64 * CHEAP as i64);
    // The powers of a power of two are mere shifts.
    if is_short || matches!(a, IntRef::Small(a) if a == 0 || a.unsigned_abs().is_power_of_two()) {
        return Ok(());
    }
    // A result that cannot exist is the kernel's to refuse, as an error and not for its price.
    match a.bit_length().checked_mul(exponent.to_u64().map_or(usize::MAX, |e| e as usize)) {
        Some(bits) if bits < 1 << 40 => vm.charge_work(price::pow(a, exponent)),
        _ => Err(NoMemory.into()),
    }
}

macro_rules! operator {
    ($($name:ident $op:ident;)*) => {$(
        pub fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            match (as_ref(left), as_ref(right)) {
                (Some(a), Some(b)) => binary(vm, a, b, BinaryOp::$op),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )*};
}

operator! {
    add Add;
    subtract Subtract;
    multiply Multiply;
    floor_divide FloorDivide;
    true_divide TrueDivide;
    remainder Remainder;
    lshift Lshift;
    rshift Rshift;
    and And;
    or Or;
    xor Xor;
}

pub fn divmod(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let (Some(a), Some(b)) = (as_ref(left), as_ref(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    charge_division(vm, a, b)?;
    let (quotient, remainder) = checked(vm, int_div::div_mod(vm, a, b))?;
    vm.new_tuple(&[quotient, remainder])
}

pub fn power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let (Some(a), Some(b)) = (as_ref(base), as_ref(exponent)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if modulus.is_none() {
        return raised_to(vm, a, b);
    }
    let Some(modulus) = as_ref(modulus) else { return Ok(Value::NOT_IMPLEMENTED) };
    if is_long(b) || is_long(modulus) || is_long(a) {
        vm.charge_work(price::pow_mod(a, b, modulus))?;
    }
    checked(vm, int_div::pow_mod(vm, a, b, modulus))
}

pub fn negative(vm: &Thread, value: &Value) -> PyResult {
    Ok(int::neg(vm, operand(value))?)
}

pub fn absolute(vm: &Thread, value: &Value) -> PyResult {
    match operand(value) {
        IntRef::Big(big) if !big.negative => super::exact(vm, value),
        own => Ok(int::abs(vm, own)?),
    }
}

pub fn invert(vm: &Thread, value: &Value) -> PyResult {
    Ok(int_bits::invert(vm, operand(value))?)
}

pub fn bool(_: &Thread, value: &Value) -> PyResult<bool> {
    Ok(!operand(value).is_zero())
}

pub fn float(vm: &Thread, value: &Value) -> PyResult {
    let float = checked(vm, int_float::to_f64(operand(value)))?;
    float::new(vm, float)
}

pub fn hash(_: &Thread, value: &Value) -> PyResult<i64> {
    crate::heap::current::pay_for(operand(value).bit_length() / 2);
    Ok(operand(value).hash())
}

pub fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    match (as_ref(left), as_ref(right)) {
        (Some(a), Some(b)) => Ok(Value::bool(op.of(a.cmp(&b)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Appends the decimal digits, within the VM's limit.
pub fn push_decimal(vm: &Thread, value: IntRef<'_>, out: &mut AsciiBuf) -> PyResult<()> {
    if is_long(value) {
        vm.charge_work(price::print(value))?;
    }
    let limit = vm.interp().int_max_str_digits.get();
    match int_text::push_decimal(value, limit, out) {
        Ok(()) => Ok(()),
        Err(PrintError::NoMemory) => Err(NoMemory.into()),
        Err(PrintError::TooManyDigits) => Err(too_many_digits(vm)),
    }
}

#[cold]
pub fn too_many_digits(vm: &Thread) -> crate::error::Raised {
    let limit = vm.interp().int_max_str_digits.get();
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the \
         limit"
    ))
}

pub fn repr(vm: &Thread, value: &Value) -> PyResult {
    if let Some(small) = value.as_small() {
        let mut text = [0; 21];
        let at = int_text::signed_digits(small, &mut text);
        return Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&text[at..]))?.into_value());
    }
    let mut out = AsciiBuf::new();
    push_decimal(vm, operand(value), &mut out)?;
    if out.len() < 1024 {
        return Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&out))?.into_value());
    }
    Ok(PyStr::from_compact(vm.heap(), crate::text::Compact::from_ascii(out.into_buf()?))?.into_value())
}

const _: () = assert!(size_of::<PyInt>() == 24);

//! The methods of `int`.

use super::{checked, from_usize, operand, small};
use crate::builtins::bytes::construct;
use crate::builtins::number_format;
use crate::class::PyType;
use crate::error::PyResult;
use crate::heap::current::pay_for;
use crate::number::int::{self, Int, IntRef, Owned};
use crate::number::{IntError, int_bits, int_div};
use crate::protocol::argument::Which;
use crate::protocol::number;
use crate::text::format_number::push_int;
use crate::text::format_spec::Target;
use crate::thread::Thread;
use crate::value::Value;
use std::cmp::Ordering;

pub const BIT_LENGTH: &str = "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6";
pub const BIT_COUNT: &str = "Number of ones in the binary representation of the absolute value of self.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3";
pub const AS_INTEGER_RATIO: &str = "Return a pair of integers, whose ratio is equal to the original int.\n\n>>> (10).as_integer_ratio()\n(10, 1)";
pub const ROUND: &str =
    "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.";

pub const TO_BYTES: &str = "Return bytes that represent an integer.\n\nThe number of bytes is length; too few of them are an OverflowError. The byte order is 'big' or\n'little': what comes first. Negative integers need signed, for two's complement.";
pub const FROM_BYTES: &str = "Return the integer that bytes represent.\n\nThe bytes are a bytes-like object or an iterable of integers. The byte order is 'big' or 'little':\nwhat comes first. With signed, they are in two's complement.";

pub fn exact(vm: &Thread, args: &[Value]) -> PyResult {
    super::exact(vm, &args[0])
}

pub fn bit_length(vm: &Thread, args: &[Value]) -> PyResult {
    from_usize(vm, operand(&args[0]).bit_length())
}

pub fn bit_count(vm: &Thread, args: &[Value]) -> PyResult {
    pay_for(operand(&args[0]).bit_length() / 8);
    from_usize(vm, operand(&args[0]).bit_count())
}

pub fn as_integer_ratio(vm: &Thread, args: &[Value]) -> PyResult {
    vm.new_tuple(&[super::exact(vm, &args[0])?, small(1)])
}

/// `round(int, ndigits)`: to a multiple of a power of ten, half to even.
pub fn round(vm: &Thread, args: &[Value]) -> PyResult {
    let digits = &args[1];
    if digits.is_unbound() || digits.is_none() {
        return super::exact(vm, &args[0]);
    }
    let digits = number::index(vm, digits)?;
    let digits = operand(&digits);
    let own = operand(&args[0]);
    if !digits.is_negative() || own.is_zero() {
        return super::exact(vm, &args[0]);
    }
    // More places than the int has are all rounded off; 2**10 exceeds 10**3.
    let most = own.bit_length() / 3 + 1;
    let places = digits.to_i64().map(i64::unsigned_abs).filter(|&places| places <= most as u64);
    let Some(places) = places else { return Ok(small(0)) };
    let unit = checked(vm, int_div::pow(Owned, IntRef::Small(10), IntRef::Small(places as i64)))?;
    round_to_multiple(vm, own, unit.as_ref())
}

fn round_to_multiple(vm: &Thread, own: IntRef<'_>, unit: IntRef<'_>) -> PyResult {
    let (quotient, remainder) = checked(vm, int_div::div_mod(Owned, own, unit))?;
    let double: Int = int::add(Owned, remainder.as_ref(), remainder.as_ref())?;
    let up = match double.as_ref().cmp(&unit) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => quotient.as_ref().is_odd(),
    };
    let quotient = if up { int::add(Owned, quotient.as_ref(), IntRef::Small(1))? } else { quotient };
    Ok(int::mul(vm, quotient.as_ref(), unit)?)
}

pub fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    vm.new_tuple(&[super::exact(vm, &args[0])?])
}

pub fn format(vm: &Thread, args: &[Value]) -> PyResult {
    number_format::format(vm, &args[0], &args[1], Target::Int, |own, spec, locale, out| {
        push_int(operand(own), spec, locale, vm.interp().int_max_str_digits.get(), out)
    })
}

/// What CPython's int takes: digits of 30 bits behind a header.
pub fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    let digits = operand(&args[0]).bit_length().div_ceil(30).max(1);
    from_usize(vm, args[0].ty().basic_size() + 4 * digits)
}

/// Whether a byte order is the one with the least significant byte first.
fn is_little(vm: &Thread, order: &Value, function: &str) -> PyResult<bool> {
    if order.is_unbound() {
        return Ok(false);
    }
    let order = vm.str_argument(order, function, Which::Named("byteorder"))?;
    match order.as_ascii() {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_signed(vm: &Thread, signed: &Value) -> PyResult<bool> {
    if signed.is_unbound() { Ok(false) } else { vm.is_true(signed) }
}

pub fn to_bytes(vm: &Thread, args: &[Value]) -> PyResult {
    let length = if args[1].is_unbound() { 1 } else { vm.size_argument(&args[1])? };
    let little = is_little(vm, &args[2], "to_bytes")?;
    let signed = is_signed(vm, &args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let own = operand(&args[0]);
    if let (IntRef::Small(value), 1..=8) = (own, length) {
        return small_to_bytes(vm, value, length, little, signed);
    }
    let bytes = checked(vm, int_bits::to_bytes(own, length, little, signed))?;
    vm.finish_bytes(bytes)
}

/// Up to eight bytes of an int that fits a word.
fn small_to_bytes(vm: &Thread, value: i64, length: usize, little: bool, signed: bool) -> PyResult {
    if value < 0 && !signed {
        return Err(super::raise(vm, IntError::NegativeToUnsigned));
    }
    let unused = 64 - 8 * length as u32;
    let fits =
        if signed { value << unused >> unused == value } else { value as u64 >> (63 - unused) >> 1 == 0 };
    if !fits {
        return Err(super::raise(vm, IntError::TooBigToConvert));
    }
    if little {
        vm.new_bytes(&value.to_le_bytes()[..length])
    } else {
        vm.new_bytes(&value.to_be_bytes()[8 - length..])
    }
}

pub fn from_bytes(vm: &Thread, args: &[Value]) -> PyResult {
    let little = is_little(vm, &args[2], "from_bytes")?;
    let signed = is_signed(vm, &args[3])?;
    let bytes = construct::to_bytes(vm, &args[1])?;
    let value = int_bits::from_bytes(vm, bytes.as_bytes(), little, signed)?;
    match args[0].downcast::<PyType>() {
        Some(ty) if !ty.is(&super::TYPE) => vm.call(&args[0], &[value]),
        _ => Ok(value),
    }
}

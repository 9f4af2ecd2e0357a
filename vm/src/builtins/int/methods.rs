//! The methods of `int`.

use super::{checked, from_usize, operand, small};
use crate::builtins::number_format;
use crate::error::PyResult;
use crate::number::int::{self, Int, IntRef, Maker, Owned};
use crate::number::int_div;
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

pub fn exact(vm: &Thread, args: &[Value]) -> PyResult {
    super::exact(vm, &args[0])
}

pub fn bit_length(vm: &Thread, args: &[Value]) -> PyResult {
    from_usize(vm, operand(&args[0]).bit_length())
}

pub fn bit_count(vm: &Thread, args: &[Value]) -> PyResult {
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
    Ok(vm.small(24 + 4 * digits as i64)?)
}

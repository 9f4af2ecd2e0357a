//! `exp`, `ln`, `log10` and `sqrt`, always rounded half to even, and correctly: an approximation is refined until all that it may
//! stand for rounds to the same number.

use super::binary::{from_binary, to_binary};
use super::fixed;
use super::limbs;
use super::multiply;
use super::number::{EXP_INF, Limits, Number, Rounding, Work};
use super::status::*;
use dashu_int::{IBig, UBig};
use std::cmp::Ordering;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

/// Bits that so many digits need, and a few more.
fn bits_for(digits: i64) -> PyResult<usize> {
    let digits = usize::try_from(digits).map_err(|_| NoMemory)?;
    Ok(digits.checked_mul(10).ok_or(NoMemory)? / 3 + 32)
}

fn ten_to(vm: &Thread, count: i64) -> PyResult<UBig> {
    let count = usize::try_from(count).map_err(|_| NoMemory)?;
    let _room = fixed::charge(vm, count.saturating_mul(4), 4)?;
    Ok(UBig::from(10u8).pow(count))
}

/// `coeff * 10**exp` at `bits`, rounded down.
fn to_fixed(vm: &Thread, coeff: &[u64], exp: i64, bits: usize) -> PyResult<UBig> {
    let coeff = to_binary(vm, coeff)?;
    let _room = fixed::charge(vm, coeff.as_words().len() * 64 + bits, 4)?;
    if exp >= 0 { Ok((coeff * ten_to(vm, exp)?) << bits) } else { Ok((coeff << bits) / ten_to(vm, -exp)?) }
}

/// The number that `(value ± 2) * 10**exp` rounds to, if it is one.
fn settle(
    work: &mut Work<'_>,
    negative: bool,
    value: &UBig,
    exp: i64,
    limits: &Limits,
) -> PyResult<Option<Number>> {
    let mut quiet = Work::new(work.vm);
    let slack = UBig::from(2u8);
    if *value < slack {
        return Ok(None);
    }
    let low = from_binary(work.vm, &(value - &slack))?;
    if (limbs::digits(&low) as i64) < limits.prec + 2 {
        return Ok(None);
    }
    let low = Number::finite(negative, low, exp).fit(&mut quiet, limits)?;
    let high = from_binary(work.vm, &(value + slack))?;
    let high = Number::finite(negative, high, exp).fit(&mut quiet, limits)?;
    if low.kind != high.kind || low.exp != high.exp || limbs::compare(&low.coeff, &high.coeff).is_ne() {
        return Ok(None);
    }
    work.status |= quiet.status | INEXACT | ROUNDED;
    Ok(Some(low))
}

/// How many more digits than asked for are tried, one after the other.
fn more_digits() -> impl Iterator<Item = i64> {
    std::iter::successors(Some(6), |extra| Some(extra * 3))
}

pub fn exp(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if a.is_special() {
        if let Some(nan) = Number::check_nan(a, work, limits)? {
            return Ok(nan);
        }
        return Ok(if a.negative { Number::triple(false, 0, 0) } else { Number::infinity(false) });
    }
    if a.has_zero_coeff() {
        return Ok(Number::triple(false, 1, 0));
    }
    let limits = limits.with(Rounding::HalfEven);
    let adjusted = a.adjusted();
    if adjusted < -(limits.prec + 5) {
        work.status |= INEXACT | ROUNDED;
        let one = limbs::power_of_ten(limits.prec as usize - 1)?;
        return Number::finite(false, one, 1 - limits.prec).fit(work, &limits);
    }
    // About the decimal logarithm of the result.
    let log = leading(a) * 10f64.powi(adjusted.clamp(-400, 400) as i32) / std::f64::consts::LN_10;
    if !a.negative && log > limits.emax as f64 * 1.000_001 + 9.0 {
        return Number::triple(false, 1, EXP_INF).fit(work, &limits);
    }
    if a.negative && log > limits.etiny().unsigned_abs() as f64 * 1.000_001 + 9.0 {
        return Number::triple(false, 1, limits.etiny() - 2).fit(work, &limits);
    }
    let wanted = limits.prec;
    for extra in more_digits() {
        let (value, exp) = exp_digits(work.vm, a, adjusted, wanted + extra)?;
        if let Some(result) = settle(work, false, &value, exp, &limits)? {
            return Ok(result);
        }
    }
    Ok(Number::NAN)
}

/// The first digits as a number from 1 to 10.
fn leading(a: &Number) -> f64 {
    let top = a.coeff[a.coeff.len() - 1];
    let below = if a.coeff.len() > 1 { a.coeff[a.coeff.len() - 2] as f64 / limbs::BASE as f64 } else { 0.0 };
    (top as f64 + below) / limbs::POW10[limbs::limb_digits(top) - 1] as f64
}

/// `e**a` as `(value ± 2) * 10**exp`, with so many digits behind the first.
fn exp_digits(vm: &Thread, a: &Number, adjusted: i64, digits: i64) -> PyResult<(UBig, i64)> {
    let bits = bits_for(digits + adjusted.max(0) + 2)?;
    let x = to_fixed(vm, &a.coeff, a.exp, bits)?;
    let ln10 = fixed::ln10(vm, bits)?;
    let quotient = &x / &ln10;
    let mut rest = x - &quotient * &ln10;
    let mut power = i64::try_from(&quotient).map_err(|_| NoMemory)?;
    if a.negative {
        rest = ln10 - rest;
        power = -power - 1;
    }
    // What the reduction has made inexact is below the digits that are wanted: bits have been taken for it.
    let bits_wanted = bits_for(digits)?;
    let value = fixed::exp(vm, &(rest >> (bits - bits_wanted)), bits_wanted)?;
    let _room = fixed::charge(vm, bits * 2, 2)?;
    Ok(((value * ten_to(vm, digits)?) >> bits_wanted, power - digits))
}

pub fn ln(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(result) = log_of_special(work, a, limits)? {
        return Ok(result);
    }
    let limits = limits.with(Rounding::HalfEven);
    let one = Number::triple(false, 1, 0);
    if super::number::compare_magnitudes(a, &one)?.is_eq() {
        return Ok(Number::triple(false, 0, 0));
    }
    log(work, a, &limits, false)
}

pub fn log10(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(result) = log_of_special(work, a, limits)? {
        return Ok(result);
    }
    let limits = limits.with(Rounding::HalfEven);
    if limbs::trailing_zeros(&a.coeff) as i64 == a.digits() - 1
        && limbs::digit_at(&a.coeff, a.digits() as usize - 1) == 1
    {
        return Number::from_i64(a.adjusted()).fit(work, &limits);
    }
    log(work, a, &limits, true)
}

fn log_of_special(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Option<Number>> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(Some(nan));
    }
    if a.is_zero() {
        return Ok(Some(Number::infinity(true)));
    }
    if a.negative {
        return Ok(Some(work.invalid(INVALID_OPERATION)));
    }
    Ok(if a.is_infinite() { Some(Number::infinity(false)) } else { None })
}

/// How small the logarithm of a number near 1 is, in digits.
fn closeness(a: &Number) -> PyResult<i64> {
    let adjusted = a.adjusted();
    if adjusted != 0 && adjusted != -1 {
        return Ok(0);
    }
    let one = limbs::power_of_ten(a.exp.unsigned_abs() as usize)?;
    let difference = match limbs::compare(&a.coeff, &one) {
        Ordering::Less => limbs::sub(&one, &a.coeff)?,
        _ => limbs::sub(&a.coeff, &one)?,
    };
    Ok((-(a.exp + limbs::digits(&difference) as i64 - 1)).max(0))
}

/// A logarithm of a positive number other than 1, and, in base 10, no power of 10.
fn log(work: &mut Work<'_>, a: &Number, limits: &Limits, decimal: bool) -> PyResult<Number> {
    let (adjusted, near) = (a.adjusted(), closeness(a)?);
    // The logarithm of a number with so long an exponent may not have a place itself.
    let scale = adjusted.unsigned_abs().checked_ilog10().map_or(0, i64::from);
    for extra in more_digits() {
        let digits = limits.prec + extra + near;
        let bits = bits_for(digits + scale + 2)?;
        let x = to_fixed(work.vm, &a.coeff, 1 - a.digits(), bits)?;
        let ln = IBig::from(fixed::ln(work.vm, &x, bits)?);
        let power = IBig::from(adjusted);
        let sum = if decimal {
            let _room = fixed::charge(work.vm, bits * 2, 4)?;
            (power << bits) + (ln << bits) / IBig::from(fixed::ln10(work.vm, bits)?)
        } else {
            ln + power * IBig::from(fixed::ln10(work.vm, bits)?)
        };
        let negative = sum < IBig::ZERO;
        let sum = UBig::try_from(if negative { -sum } else { sum }).unwrap_or(UBig::ZERO);
        let _room = fixed::charge(work.vm, bits * 2, 2)?;
        let value = (sum * ten_to(work.vm, digits)?) >> bits;
        if let Some(result) = settle(work, negative, &value, -digits, limits)? {
            return Ok(result);
        }
    }
    Ok(Number::NAN)
}

pub fn sqrt(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if a.is_special() {
        if let Some(nan) = Number::check_nan(a, work, limits)? {
            return Ok(nan);
        }
        return Ok(if a.negative { work.invalid(INVALID_OPERATION) } else { Number::infinity(false) });
    }
    let ideal = a.exp.div_euclid(2);
    if a.has_zero_coeff() {
        return Number::triple(a.negative, 0, ideal).fit(work, limits);
    }
    if a.negative {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let odd = a.exp.rem_euclid(2);
    // As many digits of the root as the precision, and one more.
    let prec = limits.prec.saturating_add(1);
    let shift = prec - (a.digits() + odd + 1) / 2;
    let (coeff, lossless) = if shift >= 0 {
        (limbs::shift_left(&a.coeff, (2 * shift + odd) as usize)?, true)
    } else {
        let mut coeff = limbs::shift_left(&a.coeff, odd as usize)?;
        let rest = limbs::shift_right(&mut coeff, (-2 * shift) as usize);
        (coeff, rest == 0)
    };
    let (mut root, exact) = multiply::square_root(work.vm, &coeff)?;
    let mut exp = ideal - shift;
    if exact && lossless {
        // The exponent as near to the ideal one as the zeros allow.
        if shift >= 0 {
            limbs::shift_right(&mut root, shift as usize);
        } else {
            root = limbs::shift_left(&root, shift.unsigned_abs() as usize)?;
        }
        exp = ideal;
    } else if root[0].is_multiple_of(5) {
        root[0] += 1;
    }
    Number::finite(false, root, exp).fit(work, &limits.with(Rounding::HalfEven))
}

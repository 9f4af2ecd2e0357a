//! `a ** b`, also to a modulus.
//!
//! Integral powers are products rounded with some more digits than the precision, others `exp(ln(a) * b)`: the same steps as in
//! CPython, so that results are the same to the last digit, although not all of them are correctly rounded.

use super::arithmetic::{divide, multiply};
use super::limbs;
use super::number::{EXP_INF, Limits, Number, Rounding, Work, compare_magnitudes};
use super::status::*;
use super::transcendental::{exp, ln};
use std::cmp::Ordering;
use taipan_vm::error::PyResult;

pub fn power(work: &mut Work<'_>, base: &Number, exponent: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nans(&[base, exponent], work, limits)? {
        return Ok(nan);
    }
    let integral = exponent.is_integer();
    let negative = integral && base.negative && exponent.is_odd();
    if base.is_zero() {
        return Ok(if exponent.is_zero() {
            work.invalid(INVALID_OPERATION)
        } else if exponent.negative {
            Number::infinity(negative)
        } else {
            Number::triple(negative, 0, 0)
        });
    }
    if base.negative && (!integral || exponent.is_infinite()) {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let one = Number::triple(false, 1, 0);
    if exponent.is_infinite() {
        let order = if base.is_infinite() { Ordering::Greater } else { compare_magnitudes(base, &one)? };
        return match order {
            Ordering::Equal => {
                work.status |= INEXACT | ROUNDED;
                padded(negative, limits.prec - 1)
            }
            order if order.is_lt() != exponent.negative => Ok(Number::triple(negative, 0, 0)),
            _ => Ok(Number::infinity(negative)),
        };
    }
    if base.is_infinite() {
        return Ok(if exponent.is_zero() {
            Number::triple(negative, 1, 0)
        } else if exponent.negative {
            Number::triple(negative, 0, 0)
        } else {
            Number::infinity(negative)
        });
    }
    if exponent.is_zero() {
        return Ok(Number::triple(negative, 1, 0));
    }
    let order = compare_magnitudes(base, &one)?;
    if order.is_eq() {
        return power_of_one(work, base, exponent, integral, negative, limits);
    }
    if let Some(result) = out_of_range(work, base, exponent, order, negative, limits)? {
        return Ok(result);
    }
    if integral {
        return integral_power(work, base, exponent, negative, limits);
    }
    real_power(work, base, exponent, limits)
}

/// `±1` with `count` zeros behind the point.
fn padded(negative: bool, count: i64) -> PyResult<Number> {
    Ok(Number::finite(negative, limbs::power_of_ten(count as usize)?, -count))
}

/// `1.00 ** 3` has six zeros, as the product would.
fn power_of_one(
    work: &mut Work<'_>,
    base: &Number,
    exponent: &Number,
    integral: bool,
    negative: bool,
    limits: &Limits,
) -> PyResult<Number> {
    if !integral {
        work.status |= INEXACT | ROUNDED;
        return padded(negative, limits.prec - 1);
    }
    if exponent.negative {
        return Ok(Number::triple(negative, 1, 0));
    }
    let times = exponent.to_i64()?.unwrap_or(i64::MAX);
    let mut count = times.saturating_mul(-base.exp).max(0);
    if base.exp < 0 && count > limits.prec - 1 {
        count = limits.prec - 1;
        work.status |= ROUNDED;
    }
    padded(negative, count)
}

fn digits_of(value: i64) -> i64 {
    value.unsigned_abs().checked_ilog10().map_or(1, |log| i64::from(log) + 1)
}

/// A lower bound of the decimal logarithm of the magnitude of the logarithm of a positive number that is not 1.
fn log_magnitude(x: &Number, order: Ordering) -> PyResult<i64> {
    let adjusted = x.adjusted();
    if adjusted > 0 {
        return Ok(digits_of(adjusted) - 1);
    }
    if adjusted < -1 {
        return Ok(digits_of(adjusted + 1) - 1);
    }
    let one = limbs::power_of_ten(x.exp.unsigned_abs() as usize)?;
    let distance = if order.is_lt() { limbs::sub(&one, &x.coeff)? } else { limbs::sub(&x.coeff, &one)? };
    let distance = x.exp + limbs::digits(&distance) as i64 - 1;
    Ok(distance - if adjusted == 0 { 2 } else { 1 })
}

/// The result where it certainly overflows or underflows.
fn out_of_range(
    work: &mut Work<'_>,
    base: &Number,
    exponent: &Number,
    order: Ordering,
    negative: bool,
    limits: &Limits,
) -> PyResult<Option<Number>> {
    let log = log_magnitude(base, order)? + exponent.adjusted();
    let small = order.is_lt() != exponent.negative;
    let (bound, exp) = if small { (limits.etiny(), limits.etiny() - 1) } else { (limits.emax, EXP_INF) };
    if digits_of(bound) >= log {
        return Ok(None);
    }
    Ok(Some(Number::triple(negative, 1, exp).fit(work, limits)?))
}

fn integral_power(
    work: &mut Work<'_>,
    base: &Number,
    exponent: &Number,
    negative: bool,
    limits: &Limits,
) -> PyResult<Number> {
    let mut wide = Limits { rounding: Rounding::HalfEven, clamp: false, ..*limits };
    wide.prec += exponent.digits() + exponent.exp + 2;
    let base = if exponent.negative {
        wide.prec += 1;
        let mut quiet = Work::new(work.vm);
        let inverse = divide(&mut quiet, &Number::triple(false, 1, 0), base, &wide)?;
        work.status |= quiet.status;
        if quiet.status & ERRORS != 0 {
            return Ok(Number::NAN);
        }
        inverse
    } else {
        base.copy()?
    };
    let mut result = match exponent.magnitude()? {
        Some(times) => power_by_bits(work, &base, times, &wide)?,
        None => power_by_halves(work, base, exponent, &wide)?,
    };
    result.negative = negative;
    if result.is_infinite() {
        // What it is rounded to depends on the mode.
        result = Number::triple(negative, 1, EXP_INF);
    }
    result.fit(work, limits)
}

/// Whether there is nothing more to be multiplied.
fn is_settled(result: &Number, status: u32) -> bool {
    result.is_special() || result.has_zero_coeff() && status & CLAMPED != 0
}

/// From the exponent's highest bit downwards.
fn power_by_bits(work: &mut Work<'_>, base: &Number, times: u64, limits: &Limits) -> PyResult<Number> {
    let mut quiet = Work::new(work.vm);
    let mut result = base.copy()?;
    let Some(highest) = times.checked_ilog2() else { return Ok(Number::triple(false, 1, 0)) };
    for bit in (0..highest).rev() {
        result = multiply(&mut quiet, &result, &result, limits)?;
        if times >> bit & 1 == 1 {
            result = multiply(&mut quiet, &result, base, limits)?;
        }
        if is_settled(&result, quiet.status) {
            break;
        }
    }
    work.status |= quiet.status;
    Ok(result)
}

/// From the lowest bit upwards, for exponents that do not fit a word.
fn power_by_halves(
    work: &mut Work<'_>,
    mut base: Number,
    exponent: &Number,
    limits: &Limits,
) -> PyResult<Number> {
    let mut rest = if exponent.exp > 0 {
        limbs::shift_left(&exponent.coeff, exponent.exp as usize)?
    } else {
        let mut rest = limbs::shift_left(&exponent.coeff, 0)?;
        limbs::shift_right(&mut rest, exponent.exp.unsigned_abs() as usize);
        rest
    };
    let mut result = Number::triple(false, 1, 0);
    let mut quiet = Work::new(work.vm);
    while !limbs::is_zero(&rest) {
        if rest[0] % 2 == 1 {
            result = multiply(&mut quiet, &result, &base, limits)?;
            if is_settled(&result, quiet.status) {
                break;
            }
        }
        rest = super::multiply::div_rem(work.vm, &rest, &[2])?.0;
        base = multiply(&mut quiet, &base, &base, limits)?;
        if is_settled(&base, quiet.status) {
            result = multiply(&mut quiet, &result, &base, limits)?;
            break;
        }
    }
    work.status |= quiet.status;
    Ok(result)
}

/// Digits of an exponent, which the logarithm needs in addition.
const EXPONENT_DIGITS: i64 = 19;

fn real_power(work: &mut Work<'_>, base: &Number, exponent: &Number, limits: &Limits) -> PyResult<Number> {
    let wide = Limits { prec: base.digits().max(limits.prec) + 4 + EXPONENT_DIGITS, ..Limits::MAX };
    let mut quiet = Work::new(work.vm);
    let log = ln(&mut quiet, base, &wide)?;
    let product = multiply(&mut quiet, &log, exponent, &wide)?;
    let mut result = exp(&mut quiet, &product, &wide)?;
    work.status |= quiet.status & ERRORS | INEXACT | ROUNDED;
    if result.is_infinite() {
        result = Number::triple(false, 1, EXP_INF);
    } else if !result.is_special() && compare_magnitudes(&result, &Number::triple(false, 1, 0))?.is_eq() {
        result = padded(false, limits.prec - 1)?;
    }
    result.fit(work, limits)
}

//! Operations on exponent and digits: quantizing, rounding to integers, neighbours, scaling, shifting, logical operations.

use super::arithmetic;
use super::limbs::{self, Limbs, WIDTH};
use super::number::{Kind, Limits, Number, Rounding, Work, compare};
use super::status::*;
use std::cmp::Ordering;
use taipan_vm::error::PyResult;

/// `a` with the exponent of `b`.
pub fn quantize(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(nan);
        }
        return if a.is_infinite() && b.is_infinite() {
            Ok(a.copy()?)
        } else {
            Ok(work.invalid(INVALID_OPERATION))
        };
    }
    if b.exp > limits.emax || b.exp < limits.etiny() {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    if a.has_zero_coeff() {
        return Number::triple(a.negative, 0, b.exp).fit(work, limits);
    }
    let difference = a.exp - b.exp;
    if a.digits() + difference > limits.prec {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let mut conditions = 0;
    let mut result;
    if difference >= 0 {
        let coeff = limbs::shift_left(&a.coeff, difference as usize)?;
        result = Number::finite(a.negative, coeff, b.exp);
    } else {
        result = a.copy()?;
        result.exp = b.exp;
        conditions = ROUNDED;
        if result.cut_and_round(difference.unsigned_abs() as usize, limits.rounding)? {
            conditions |= INEXACT;
        }
        if result.digits() > limits.prec {
            return Ok(work.invalid(INVALID_OPERATION));
        }
    }
    let adjusted = result.adjusted();
    if adjusted > limits.emax || adjusted < limits.etiny() {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    work.status |= conditions;
    result.fit(work, limits)
}

/// The nearest integer in the mode of rounding; `exact` tells of digits that are lost.
pub fn to_integral(work: &mut Work<'_>, a: &Number, limits: &Limits, exact: bool) -> PyResult<Number> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(nan);
    }
    if a.is_special() || a.exp >= 0 {
        return Ok(a.copy()?);
    }
    if a.has_zero_coeff() {
        return Ok(Number::triple(a.negative, 0, 0));
    }
    let mut result = a.copy()?;
    result.exp = 0;
    let lost = result.cut_and_round(a.exp.unsigned_abs() as usize, limits.rounding)?;
    if exact {
        work.status |= ROUNDED | if lost { INEXACT } else { 0 };
    }
    Ok(result)
}

/// The same value without zeros at the end.
pub fn normalize(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(nan);
    }
    let mut result = a.copy()?.fit(work, limits)?;
    if result.is_special() {
        return Ok(result);
    }
    if result.has_zero_coeff() {
        return Ok(Number::triple(result.negative, 0, 0));
    }
    let most = if limits.clamp { limits.etop() } else { limits.emax };
    let by = (limbs::trailing_zeros(&result.coeff) as i64).min(most - result.exp);
    if by > 0 {
        limbs::shift_right(&mut result.coeff, by as usize);
        result.exp += by;
    }
    Ok(result)
}

fn largest(limits: &Limits, negative: bool) -> PyResult<Number> {
    Ok(Number::finite(negative, limbs::nines(limits.prec as usize)?, limits.etop()))
}

/// The next smaller number of the precision (`up`: the next larger one).
pub fn neighbour(work: &mut Work<'_>, a: &Number, limits: &Limits, up: bool) -> PyResult<Number> {
    if a.is_special() {
        if let Some(nan) = Number::check_nan(a, work, limits)? {
            return Ok(nan);
        }
        return if a.negative == up { largest(limits, a.negative) } else { Ok(a.copy()?) };
    }
    let limits = limits.with(if up { Rounding::Ceiling } else { Rounding::Floor });
    // What is signalled on the way is nobody's concern.
    let mut quiet = Work::new(work.vm);
    let result = a.copy()?.fit(&mut quiet, &limits)?;
    if quiet.status & INEXACT != 0 {
        return Ok(result);
    }
    let tiny = Number::triple(!up, 1, limits.etiny() - 1);
    arithmetic::add(&mut quiet, a, &tiny, &limits)
}

pub fn next_toward(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
        return Ok(nan);
    }
    let order = compare(a, b)?;
    if order.is_eq() {
        let mut result = a.copy()?;
        result.negative = b.negative;
        return Ok(result);
    }
    let result = neighbour(work, a, limits, order == Ordering::Less)?;
    if result.is_infinite() {
        work.status |= OVERFLOW | ROUNDED | INEXACT;
    } else if result.adjusted() < limits.emin {
        work.status |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
        if result.is_zero() {
            work.status |= CLAMPED;
        }
    }
    Ok(result)
}

/// The exponent of the first digit, as a number.
pub fn logb(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if a.is_special() {
        if let Some(nan) = Number::check_nan(a, work, limits)? {
            return Ok(nan);
        }
        return Ok(Number::infinity(false));
    }
    if a.has_zero_coeff() {
        work.status |= DIVISION_BY_ZERO;
        return Ok(Number::infinity(true));
    }
    Number::from_i64(a.adjusted()).fit(work, limits)
}

/// `a * 10**b`.
pub fn scaleb(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
        return Ok(nan);
    }
    if b.is_infinite() || b.exp != 0 {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let most = 2 * (limits.emax as u64 + limits.prec as u64);
    let Some(by) = b.magnitude()?.filter(|by| *by <= most) else {
        return Ok(work.invalid(INVALID_OPERATION));
    };
    let mut result = a.copy()?;
    if result.is_infinite() {
        return Ok(result);
    }
    let by = if b.negative { -(by as i64) } else { by as i64 };
    // Beyond these bounds no context has a place for it.
    result.exp = (result.exp + by).clamp(-2 * EXP_BOUND, EXP_BOUND);
    result.fit(work, limits)
}

const EXP_BOUND: i64 = super::number::EXP_INF;

/// The count of `shift` and `rotate`, an integer within the precision.
fn places(a: &Number, b: &Number, work: &mut Work<'_>, limits: &Limits) -> PyResult<Result<i64, Number>> {
    if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
        return Ok(Err(nan));
    }
    let count = if b.is_infinite() || b.exp != 0 { None } else { b.to_i64()? };
    match count.filter(|count| count.unsigned_abs() <= limits.prec as u64) {
        Some(_) if a.is_infinite() => Ok(Err(a.copy()?)),
        Some(count) => Ok(Ok(count)),
        None => Ok(Err(work.invalid(INVALID_OPERATION))),
    }
}

pub fn shift(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    let count = match places(a, b, work, limits)? {
        Ok(count) => count,
        Err(result) => return Ok(result),
    };
    let mut result = a.copy()?;
    if count >= 0 {
        result.coeff = limbs::shift_left(&result.coeff, count as usize)?;
        limbs::cut(&mut result.coeff, limits.prec as usize);
    } else {
        limbs::cut(&mut result.coeff, limits.prec as usize);
        limbs::shift_right(&mut result.coeff, count.unsigned_abs() as usize);
    }
    Ok(result)
}

pub fn rotate(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    let count = match places(a, b, work, limits)? {
        Ok(count) => count,
        Err(result) => return Ok(result),
    };
    let (left, right) = if count >= 0 { (count, limits.prec - count) } else { (limits.prec + count, -count) };
    let mut result = a.copy()?;
    limbs::cut(&mut result.coeff, limits.prec as usize);
    let mut high = limbs::shift_left(&result.coeff, left as usize)?;
    limbs::cut(&mut high, limits.prec as usize);
    limbs::shift_right(&mut result.coeff, right as usize);
    result.coeff = limbs::add(&high, &result.coeff)?;
    Ok(result)
}

/// The digits of a logical operand: a positive integer of zeros and ones.
fn is_logical(a: &Number) -> bool {
    let binary = |limb: u64| {
        let mut limb = limb;
        while limb > 0 {
            if limb % 10 > 1 {
                return false;
            }
            limb /= 10;
        }
        true
    };
    a.kind == Kind::Finite && !a.negative && a.exp == 0 && a.coeff.iter().all(|limb| binary(*limb))
}

/// Combines two limbs of zeros and ones digit by digit.
fn combine(a: u64, b: u64, count: usize, operation: fn(bool, bool) -> bool) -> u64 {
    let (mut a, mut b, mut result) = (a, b, 0);
    for power in &limbs::POW10[..count] {
        if operation(a % 10 == 1, b % 10 == 1) {
            result += power;
        }
        (a, b) = (a / 10, b / 10);
    }
    result
}

pub fn logical(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    limits: &Limits,
    operation: fn(bool, bool) -> bool,
) -> PyResult<Number> {
    if !is_logical(a) || !is_logical(b) {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let mut result = Limbs::zeros(a.coeff.len().max(b.coeff.len()))?;
    for (at, place) in result.iter_mut().enumerate() {
        let limb = |row: &[u64]| row.get(at).copied().unwrap_or(0);
        *place = combine(limb(&a.coeff), limb(&b.coeff), WIDTH, operation);
    }
    limbs::cut(&mut result, limits.prec as usize);
    result.trim();
    Ok(Number::finite(false, result, 0))
}

pub fn logical_invert(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if !is_logical(a) {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let count = limits.prec as usize;
    let mut result = Limbs::zeros(count.div_ceil(WIDTH).max(1))?;
    for (at, place) in result.iter_mut().enumerate() {
        let limb = a.coeff.get(at).copied().unwrap_or(0);
        *place = combine(limb, 0, WIDTH.min(count - at * WIDTH), |bit, _| !bit);
    }
    result.trim();
    Ok(Number::finite(false, result, 0))
}

//! Comparisons as operations: `compare`, `max`, `min` and their kin, the total order, classes of numbers.

use super::limbs;
use super::number::{Kind, Limits, Number, Work, compare, compare_magnitudes};
use super::status::INVALID_OPERATION;
use std::cmp::Ordering;
use taipan_vm::error::PyResult;

fn as_number(order: Ordering) -> Number {
    Number::from_i64(order as i64)
}

/// -1, 0, 1 or NaN; `signal`: also quiet NaNs are an invalid operation.
pub fn compare_numbers(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    limits: &Limits,
    signal: bool,
) -> PyResult<Number> {
    if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
        if signal {
            work.status |= INVALID_OPERATION;
        }
        return Ok(nan);
    }
    Ok(as_number(compare(a, b)?))
}

/// Orders numbers of the same value by sign and exponent.
fn compare_equal(a: &Number, b: &Number) -> Ordering {
    if a.negative != b.negative {
        return b.negative.cmp(&a.negative);
    }
    let order = if a.is_special() { Ordering::Equal } else { a.exp.cmp(&b.exp) };
    if a.negative { order.reverse() } else { order }
}

fn by_magnitude(a: &Number, b: &Number) -> PyResult<Ordering> {
    match (a.is_infinite(), b.is_infinite()) {
        (false, false) => compare_magnitudes(a, b),
        (a, b) => Ok(a.cmp(&b)),
    }
}

/// The larger of two numbers (or the smaller), by magnitude if asked; a quiet NaN gives way to a number.
pub fn extreme(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    limits: &Limits,
    wanted: Ordering,
    magnitude: bool,
) -> PyResult<Number> {
    if a.kind == Kind::Quiet && !b.is_nan() {
        return b.copy()?.fit(work, limits);
    }
    if b.kind == Kind::Quiet && !a.is_nan() {
        return a.copy()?.fit(work, limits);
    }
    if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
        return Ok(nan);
    }
    let order = if magnitude { by_magnitude(a, b)? } else { compare(a, b)? };
    let order = order.then_with(|| compare_equal(a, b));
    let chosen = if order == wanted.reverse() { b } else { a };
    chosen.copy()?.fit(work, limits)
}

/// The order of all numbers, NaNs included, in which also `1.0` and `1.00` differ.
pub fn total_order(a: &Number, b: &Number) -> PyResult<Ordering> {
    if a.negative != b.negative {
        return Ok(b.negative.cmp(&a.negative));
    }
    let order = magnitude_order(a, b)?;
    Ok(if a.negative { order.reverse() } else { order })
}

/// The total order of the absolute values.
pub fn total_magnitude_order(a: &Number, b: &Number) -> PyResult<Ordering> {
    magnitude_order(a, b)
}

fn magnitude_order(a: &Number, b: &Number) -> PyResult<Ordering> {
    let rank = |number: &Number| match number.kind {
        Kind::Finite => 0,
        Kind::Infinite => 1,
        Kind::Signaling => 2,
        Kind::Quiet => 3,
    };
    let order = rank(a).cmp(&rank(b));
    if order.is_ne() {
        return Ok(order);
    }
    match a.kind {
        Kind::Finite => Ok(compare_magnitudes(a, b)?.then(a.exp.cmp(&b.exp))),
        _ => Ok(limbs::compare(&a.coeff, &b.coeff)),
    }
}

pub fn order_as_number(order: Ordering) -> Number {
    as_number(order)
}

pub fn same_quantum(a: &Number, b: &Number) -> bool {
    if a.is_special() || b.is_special() {
        return a.is_nan() && b.is_nan() || a.is_infinite() && b.is_infinite();
    }
    a.exp == b.exp
}

/// The name of the class that a number belongs to.
pub fn class_of(a: &Number, limits: &Limits) -> &'static str {
    let name = match a.kind {
        Kind::Quiet => return "NaN",
        Kind::Signaling => return "sNaN",
        Kind::Infinite => ["+Infinity", "-Infinity"],
        Kind::Finite if a.has_zero_coeff() => ["+Zero", "-Zero"],
        Kind::Finite if a.is_subnormal(limits) => ["+Subnormal", "-Subnormal"],
        Kind::Finite => ["+Normal", "-Normal"],
    };
    name[usize::from(a.negative)]
}

//! Addition, multiplication, division and what is made of them.

use super::limbs::{self, Limbs};
use super::multiply;
use super::number::{Kind, Limits, Number, Rounding, Work, compare_magnitudes};
use super::status::*;
use taipan_vm::error::PyResult;

pub fn add(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    add_signed(work, a, b, b.negative, limits)
}

pub fn subtract(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    add_signed(work, a, b, !b.negative, limits)
}

/// `a + b`, where `b` has another sign than its own.
fn add_signed(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    negative: bool,
    limits: &Limits,
) -> PyResult<Number> {
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(nan);
        }
        return Ok(if a.is_infinite() {
            if b.is_infinite() && a.negative != negative {
                work.invalid(INVALID_OPERATION)
            } else {
                Number::infinity(a.negative)
            }
        } else {
            Number::infinity(negative)
        });
    }
    sum(a, b, negative, limits)?.fit(work, limits)
}

/// The sum of finite numbers, or a number that is rounded to the same.
fn sum(a: &Number, b: &Number, b_negative: bool, limits: &Limits) -> PyResult<Number> {
    if a.exp == b.exp {
        return sum_aligned((&a.coeff, a.negative), (&b.coeff, b_negative), a.exp, limits);
    }
    let ((big, big_negative), (small, small_negative)) =
        if a.exp > b.exp { ((a, a.negative), (b, b_negative)) } else { ((b, b_negative), (a, a.negative)) };
    if big.has_zero_coeff() {
        let (big, small) = ((&big.coeff[..], big_negative), (&small.coeff[..], small_negative));
        let exp = a.exp.min(b.exp);
        return sum_aligned(big, small, exp, limits);
    }
    // A number so small that it only tells which way to round may as well be a small digit just below.
    let mut just_below = big.exp - 1;
    if big.digits() <= limits.prec {
        just_below += big.digits() - limits.prec - 1;
    }
    if small.adjusted() < just_below {
        let digit = [u64::from(!small.has_zero_coeff())];
        let by = (big.exp - just_below) as usize;
        let shifted = limbs::shift_left(&big.coeff, by)?;
        return sum_aligned((&shifted, big_negative), (&digit, small_negative), just_below, limits);
    }
    let shifted = limbs::shift_left(&big.coeff, (big.exp - small.exp) as usize)?;
    sum_aligned((&shifted, big_negative), (&small.coeff, small_negative), small.exp, limits)
}

fn sum_aligned(
    (a, a_negative): (&[u64], bool),
    (b, b_negative): (&[u64], bool),
    exp: i64,
    limits: &Limits,
) -> PyResult<Number> {
    if a_negative == b_negative {
        return Ok(Number::finite(a_negative, limbs::add(a, b)?, exp));
    }
    Ok(match limbs::compare(a, b) {
        std::cmp::Ordering::Equal => Number::finite(limits.rounding == Rounding::Floor, Limbs::ZERO, exp),
        std::cmp::Ordering::Greater => Number::finite(a_negative, limbs::sub(a, b)?, exp),
        std::cmp::Ordering::Less => Number::finite(b_negative, limbs::sub(b, a)?, exp),
    })
}

pub fn multiply(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    product(work, a, b, limits)?.fit(work, limits)
}

fn product(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(nan);
        }
        if a.is_zero() || b.is_zero() {
            return Ok(work.invalid(INVALID_OPERATION));
        }
        return Ok(Number::infinity(negative));
    }
    Ok(Number::finite(negative, multiply::mul(work.vm, &a.coeff, &b.coeff)?, a.exp + b.exp))
}

/// `a * b + c`, rounded once.
pub fn fma(work: &mut Work<'_>, a: &Number, b: &Number, c: &Number, limits: &Limits) -> PyResult<Number> {
    // What is wrong with the product comes before what the third operand is.
    let zero = |number: &Number| !number.is_special() && number.has_zero_coeff();
    let undefined = a.is_infinite() && zero(b) || zero(a) && b.is_infinite();
    if !undefined && let Some(nan) = Number::check_nans(&[a, b, c], work, limits)? {
        return Ok(nan);
    }
    let before = work.status;
    let product = product(work, a, b, limits)?;
    if work.status != before {
        return Ok(product);
    }
    add(work, &product, c, limits)
}

pub fn divide(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(nan);
        }
        if a.is_infinite() {
            return Ok(if b.is_infinite() {
                work.invalid(INVALID_OPERATION)
            } else {
                Number::infinity(negative)
            });
        }
        work.status |= CLAMPED;
        return Ok(Number::triple(negative, 0, limits.etiny()));
    }
    if b.has_zero_coeff() {
        if a.has_zero_coeff() {
            return Ok(work.invalid(DIVISION_UNDEFINED));
        }
        work.status |= DIVISION_BY_ZERO;
        return Ok(Number::infinity(negative));
    }
    let ideal = a.exp - b.exp;
    if a.has_zero_coeff() {
        return Number::triple(negative, 0, ideal).fit(work, limits);
    }
    let shift = b.digits() - a.digits() + limits.prec + 1;
    let (mut quotient, rest) = match by_limb(&a.coeff, &b.coeff, shift) {
        Some(result) => result,
        None => multiply::shifted_div_rem(work.vm, &a.coeff, &b.coeff, shift)?,
    };
    let mut exp = ideal - shift;
    if !limbs::is_zero(&rest) {
        // A digit that is neither 0 nor 5 tells that there is more.
        if quotient[0].is_multiple_of(5) {
            quotient[0] += 1;
        }
    } else {
        let by = (limbs::trailing_zeros(&quotient) as i64).min(shift);
        if by > 0 {
            limbs::shift_right(&mut quotient, by as usize);
            exp += by;
        }
    }
    Number::finite(negative, quotient, exp).fit(work, limits)
}

/// A short dividend by a divisor of a limb: exact quotients are found before zeros are appended.
fn by_limb(a: &[u64], b: &[u64], shift: i64) -> Option<(Limbs, Limbs)> {
    let (a, &[b]) = (limbs::as_u128(a)?, b) else { return None };
    let power = u128::from(10u64).checked_pow(u32::try_from(shift).ok()?)?;
    let (dividend, divisor) = (a.checked_mul(power)?, u128::from(b));
    Some((Limbs::wide(dividend / divisor), Limbs::wide(dividend % divisor)))
}

/// Quotient and remainder of finite numbers, not yet fitted; `None` if the quotient has too many digits.
fn div_rem(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    limits: &Limits,
) -> PyResult<Option<(Number, Number)>> {
    let negative = a.negative != b.negative;
    let ideal = a.exp.min(b.exp);
    if a.has_zero_coeff() {
        let rest = Number::triple(a.negative, 0, ideal);
        return Ok(Some((Number::triple(negative, 0, 0), rest)));
    }
    if compare_magnitudes(a, b)?.is_lt() {
        let mut rest = a.copy()?;
        if a.exp > b.exp {
            rest.coeff = limbs::shift_left(&a.coeff, (a.exp - b.exp) as usize)?;
            rest.exp = b.exp;
        }
        return Ok(Some((Number::triple(negative, 0, 0), rest)));
    }
    if a.adjusted() - b.adjusted() > limits.prec {
        return Ok(None);
    }
    let (quotient, rest) = multiply::shifted_div_rem(work.vm, &a.coeff, &b.coeff, a.exp - b.exp)?;
    let quotient = Number::finite(negative, quotient, 0);
    if quotient.digits() > limits.prec {
        return Ok(None);
    }
    Ok(Some((quotient, Number::finite(a.negative, rest, ideal))))
}

pub fn divmod(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<(Number, Number)> {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok((nan.copy()?, nan));
        }
        if a.is_infinite() {
            let quotient = if b.is_infinite() { Number::NAN } else { Number::infinity(negative) };
            return Ok((quotient, work.invalid(INVALID_OPERATION)));
        }
        return Ok((Number::triple(negative, 0, 0), a.copy()?.fit(work, limits)?));
    }
    if b.has_zero_coeff() {
        if a.has_zero_coeff() {
            return Ok((Number::NAN, work.invalid(DIVISION_UNDEFINED)));
        }
        return Ok((Number::infinity(negative), work.invalid(DIVISION_BY_ZERO | INVALID_OPERATION)));
    }
    match div_rem(work, a, b, limits)? {
        None => Ok((Number::NAN, work.invalid(DIVISION_IMPOSSIBLE))),
        Some((quotient, rest)) => Ok((quotient.fit(work, limits)?, rest.fit(work, limits)?)),
    }
}

pub fn divide_int(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(nan);
        }
        return Ok(match (a.is_infinite(), b.is_infinite()) {
            (true, true) => work.invalid(INVALID_OPERATION),
            (true, false) => Number::infinity(negative),
            _ => Number::triple(negative, 0, 0),
        });
    }
    if b.has_zero_coeff() {
        if a.has_zero_coeff() {
            return Ok(work.invalid(DIVISION_UNDEFINED));
        }
        work.status |= DIVISION_BY_ZERO;
        return Ok(Number::infinity(negative));
    }
    match div_rem(work, a, b, limits)? {
        None => Ok(work.invalid(DIVISION_IMPOSSIBLE)),
        Some((quotient, _)) => quotient.fit(work, limits),
    }
}

pub fn remainder(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(result) = remainder_of_special(work, a, b, limits)? {
        return Ok(result);
    }
    match div_rem(work, a, b, limits)? {
        None => Ok(work.invalid(DIVISION_IMPOSSIBLE)),
        Some((_, rest)) => rest.fit(work, limits),
    }
}

/// The remainder where there is nothing to divide.
fn remainder_of_special(
    work: &mut Work<'_>,
    a: &Number,
    b: &Number,
    limits: &Limits,
) -> PyResult<Option<Number>> {
    if a.is_special() || b.is_special() {
        if let Some(nan) = Number::check_nans(&[a, b], work, limits)? {
            return Ok(Some(nan));
        }
        return Ok(Some(if a.kind == Kind::Infinite {
            work.invalid(INVALID_OPERATION)
        } else {
            a.copy()?.fit(work, limits)?
        }));
    }
    if b.has_zero_coeff() {
        let condition = if a.has_zero_coeff() { DIVISION_UNDEFINED } else { INVALID_OPERATION };
        return Ok(Some(work.invalid(condition)));
    }
    Ok(None)
}

/// `a - b * n`, where `n` is the integer nearest to `a / b`, an even one if two are as near.
pub fn remainder_near(work: &mut Work<'_>, a: &Number, b: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(result) = remainder_of_special(work, a, b, limits)? {
        return Ok(result);
    }
    let Some((mut quotient, rest)) = div_rem(work, a, b, limits)? else {
        return Ok(work.invalid(DIVISION_IMPOSSIBLE));
    };
    if a.has_zero_coeff() {
        return rest.fit(work, limits);
    }
    // Which of the two neighbours is nearer: twice what is left against the divisor.
    let doubled = Number::finite(false, limbs::add(&rest.coeff, &rest.coeff)?, rest.exp);
    let order = compare_magnitudes(&doubled, b)?;
    if order.is_gt() || order.is_eq() && quotient.is_odd() {
        quotient.coeff.increment()?;
        if quotient.digits() > limits.prec {
            return Ok(work.invalid(DIVISION_IMPOSSIBLE));
        }
        let by = (b.exp - rest.exp).max(0) as usize;
        let divisor = limbs::shift_left(&b.coeff, by)?;
        let far = limbs::sub(&divisor, &rest.coeff)?;
        return Number::finite(!a.negative, far, rest.exp).fit(work, limits);
    }
    rest.fit(work, limits)
}

/// `+a`, where a zero loses its sign unless rounding goes down; `-a` and `abs(a)` in the same way.
pub fn plus(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(nan);
    }
    let mut result = a.copy()?;
    if result.is_zero() && limits.rounding != Rounding::Floor {
        result.negative = false;
    }
    result.fit(work, limits)
}

pub fn minus(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(nan);
    }
    let mut result = a.copy()?.negated();
    if result.is_zero() && limits.rounding != Rounding::Floor {
        result.negative = false;
    }
    result.fit(work, limits)
}

pub fn absolute(work: &mut Work<'_>, a: &Number, limits: &Limits) -> PyResult<Number> {
    if let Some(nan) = Number::check_nan(a, work, limits)? {
        return Ok(nan);
    }
    if a.negative {
        return minus(work, a, limits);
    }
    plus(work, a, limits)
}

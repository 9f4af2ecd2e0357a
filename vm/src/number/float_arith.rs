//! Python's arithmetic of floats where it differs from the machine's: `//`, `%`, `divmod`, `**`, `round`.

use super::ascii_buf::AsciiBuf;
use super::fixed_point;
use super::int::Int;
use super::int_float::{NotAnInt, from_f64};
use crate::heap::NoMemory;
use std::fmt::Write;

/// `ZeroDivisionError`: "division by zero".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZeroDivision;

/// `a / b`.
#[inline]
pub fn divide(a: f64, b: f64) -> Result<f64, ZeroDivision> {
    if b == 0.0 { Err(ZeroDivision) } else { Ok(a / b) }
}

/// C's `fmod`: what is left of `a`, with its sign. By one division of integers where the exponents are not far apart.
#[inline]
fn remainder(a: f64, b: f64) -> f64 {
    const FRACTION: u64 = (1 << 52) - 1;
    const INFINITE: u64 = 0x7FF;
    // From this exponent on, the weight of the last bit is a normal number.
    const LEAST: u64 = 53;
    let (x, y) = (a.abs().to_bits(), b.abs().to_bits());
    let (exponent_x, exponent_y) = (x >> 52, y >> 52);
    if exponent_x == INFINITE || exponent_y == INFINITE || exponent_y < LEAST {
        return a % b;
    }
    if x < y {
        return a;
    }
    let (x, y, distance) =
        (x & FRACTION | (FRACTION + 1), y & FRACTION | (FRACTION + 1), exponent_x - exponent_y);
    let rest = match distance {
        0 => x - y,
        1..=11 => (x << distance) % y,
        12..=22 => (((x << 11) % y) << (distance - 11)) % y,
        23..=75 => ((u128::from(x) << distance) % u128::from(y)) as u64,
        _ => return a % b,
    };
    (rest as f64 * f64::from_bits((exponent_y - 52) << 52)).copysign(a)
}

/// `value.floor()`, which is a call where the processor's instruction cannot be relied on. A result of 0 is positive.
#[inline]
fn floor(value: f64) -> f64 {
    const WHOLE: f64 = 4503599627370496.0;
    if value.abs() >= WHOLE || value.is_nan() {
        return value;
    }
    let cut = value as i64 as f64;
    if cut > value { cut - 1.0 } else { cut }
}

/// `value.round_ties_even()`, likewise.
#[inline]
pub fn round_half_even(value: f64) -> f64 {
    const WHOLE: f64 = 4503599627370496.0;
    if value.abs() >= WHOLE || value.is_nan() {
        return value;
    }
    // The sum has no room for what is behind the point.
    ((value.abs() + WHOLE) - WHOLE).copysign(value)
}

/// `a % b`: the remainder has the divisor's sign.
#[inline]
pub fn modulo(a: f64, b: f64) -> Result<f64, ZeroDivision> {
    if b == 0.0 {
        return Err(ZeroDivision);
    }
    let remainder = remainder(a, b);
    Ok(if remainder == 0.0 {
        0f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    })
}

/// `divmod(a, b)`.
#[inline]
pub fn div_mod(a: f64, b: f64) -> Result<(f64, f64), ZeroDivision> {
    if b == 0.0 {
        return Err(ZeroDivision);
    }
    let mut remainder = remainder(a, b);
    // Close to a whole number, but the subtraction may have rounded.
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Ok((0f64.copysign(a / b), remainder));
    }
    let floor = floor(quotient);
    Ok((if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder))
}

/// `a // b`.
#[inline]
pub fn floor_div(a: f64, b: f64) -> Result<f64, ZeroDivision> {
    match quick_floor_div(a, b) {
        Some(quotient) => Ok(quotient),
        None => Ok(div_mod(a, b)?.0),
    }
}

/// The same by one division, where that tells the result: the exact quotient lies between the same whole numbers as the rounded one,
/// unless that is whole itself, and then the product with the divisor tells if the quotient is less, where the product is exact.
#[inline]
fn quick_floor_div(a: f64, b: f64) -> Option<f64> {
    const FEW_BITS: f64 = (1 << 26) as f64;
    const LOWER_HALF: u64 = (1 << 27) - 1;
    let quotient = a / b;
    if !(1e-300..FEW_BITS).contains(&quotient.abs()) {
        return None;
    }
    let whole = floor(quotient);
    if whole != quotient {
        return Some(whole);
    }
    let product = quotient * b;
    if b.to_bits() & LOWER_HALF != 0 || product.abs() < 1e-300 {
        return None;
    }
    Some(if (product > a) == (b > 0.0) && product != a { whole - 1.0 } else { whole })
}

/// What `a ** b` is when it is no float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowError {
    /// `ZeroDivisionError`: "zero to a negative power".
    ZeroToNegative,
    /// `OverflowError(34, 'Numerical result out of range')`.
    Overflow,
    /// A negative number to a fractional power: `complex` takes over.
    Complex,
}

fn is_odd(value: f64) -> bool {
    (value.abs() % 2.0) == 1.0
}

/// `a ** b`.
pub fn pow(a: f64, b: f64) -> Result<f64, PowError> {
    if b == 0.0 || a == 1.0 {
        return Ok(1.0);
    }
    if a.is_nan() || b.is_nan() {
        return Ok(if a.is_nan() { a } else { b });
    }
    if b.is_infinite() {
        let size = a.abs();
        let grows = (b > 0.0) == (size > 1.0);
        return Ok(if size == 1.0 {
            1.0
        } else if grows {
            f64::INFINITY
        } else {
            0.0
        });
    }
    if a.is_infinite() {
        let size = if b > 0.0 { f64::INFINITY } else { 0.0 };
        return Ok(if is_odd(b) { size.copysign(a) } else { size });
    }
    if a == 0.0 {
        if b < 0.0 {
            return Err(PowError::ZeroToNegative);
        }
        return Ok(if is_odd(b) { a } else { 0.0 });
    }
    if a < 0.0 && b != b.floor() {
        return Err(PowError::Complex);
    }
    let size = a.abs();
    let power = if size == 1.0 { 1.0 } else { size.powf(b) };
    if power.is_infinite() {
        return Err(PowError::Overflow);
    }
    Ok(if a < 0.0 && is_odd(b) { -power } else { power })
}

/// `round(value)`: half to even.
pub fn round_to_int(value: f64) -> Result<Int, NotAnInt> {
    from_f64(round_half_even(value))
}

/// `OverflowError`: "rounded value too large to represent".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundedTooLarge;

/// `round(value, digits)`: rounds the exact decimal value, half to even; `digits` may be cut to the range of an `i64`.
pub fn round(value: f64, digits: i64) -> Result<f64, RoundedTooLarge> {
    // Beyond these, nothing or everything is rounded off.
    const MOST: i64 = 323;
    const LEAST: i64 = -308;
    if !value.is_finite() || value == 0.0 || digits > MOST {
        return Ok(value);
    }
    if digits < LEAST {
        return Ok(0.0 * value);
    }
    // From here on there is nothing behind the point.
    if digits >= 0 && value.abs() >= 4503599627370496.0 {
        return Ok(value);
    }
    let rounded = match usize::try_from(digits) {
        Ok(digits) if let Some(rounded) = fixed_point::round(value, digits) => rounded,
        Ok(digits) => reparsed(format_args!("{value:.digits$}")),
        Err(_) => round_left(value, digits.unsigned_abs() as usize),
    };
    if rounded.is_infinite() { Err(RoundedTooLarge) } else { Ok(rounded) }
}

/// Rounds to a multiple of `10 ** places`.
fn round_left(value: f64, places: usize) -> f64 {
    // Enough digits that the exponent is that of the exact value.
    let mut text = AsciiBuf::new();
    if write!(text, "{:.40e}", value.abs()).is_err() {
        return f64::NAN;
    }
    let exponent = text.iter().position(|&b| b == b'e').and_then(|at| {
        let digits = std::str::from_utf8(&text[at + 1..]).ok()?;
        digits.parse::<i64>().ok()
    });
    // Significant digits that are kept.
    let kept = exponent.map_or(-1, |exponent| exponent + 1 - places as i64);
    match kept {
        1.. => {
            let digits = kept as usize - 1;
            reparsed(format_args!("{value:.digits$e}"))
        }
        0 => {
            // Half of the unit is exactly representable where a tie can occur.
            let half = reparsed(format_args!("5e{}", places - 1));
            let up = value.abs() > half;
            reparsed(format_args!("{}{}e{places}", if value < 0.0 { "-" } else { "" }, i32::from(up)))
        }
        _ => 0.0 * value,
    }
}

/// What a short text means as a float; it never needs memory beyond the stack, or a few hundred bytes.
fn reparsed(text: std::fmt::Arguments<'_>) -> f64 {
    let mut buf = AsciiBuf::new();
    let written: Result<(), NoMemory> = buf.write_fmt(text).map_err(|_| NoMemory);
    match (written, std::str::from_utf8(&buf)) {
        (Ok(()), Ok(text)) => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_decimal() {
        assert_eq!(round(2.675, 2), Ok(2.67));
        assert_eq!(round(0.5, 0), Ok(0.0));
        assert_eq!(round(1.7e308, -308), Err(RoundedTooLarge));
        assert_eq!(round(25.0, -1), Ok(20.0));
        assert_eq!(round(35.0, -1), Ok(40.0));
        assert_eq!(round(5.0, -1), Ok(0.0));
        assert_eq!(round(5.000001, -1), Ok(10.0));
        assert!(round(-4.0, -1).unwrap().is_sign_negative());
    }

    #[test]
    fn remainders_are_exact() {
        let mut state = 3u64;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            state
        };
        for round in 0..300_000 {
            let (a, b) = match round % 4 {
                0 => ((next() >> 40) as f64 / 8.0, (next() >> 50) as f64),
                1 => (f64::from_bits(next()), f64::from_bits(next())),
                2 => (f64::from_bits(next()), f64::from_bits(next() & !(0x7C << 56) | 0x3C << 56)),
                _ => (-((next() >> 11) as f64), (next() >> 44) as f64 * 0.3),
            };
            let (own, expected) = (remainder(a, b), a % b);
            assert!(own.to_bits() == expected.to_bits() || own.is_nan() && expected.is_nan(), "{a:e} {b:e}");
            assert!(floor(a) == a.floor() || a.is_nan(), "{a:e}");
            assert!(round_half_even(a).to_bits() == a.round_ties_even().to_bits() || a.is_nan(), "{a:e}");
            for (a, b) in [
                (a, b),
                (a, -b),
                (a, 0.75),
                (b * 3.0, b),
                ((b * 7.0).next_down(), b),
                ((b * 7.0).next_up(), b),
            ] {
                if let Some(quotient) = quick_floor_div(a, b) {
                    assert_eq!(
                        Ok(quotient.to_bits()),
                        div_mod(a, b).map(|found| found.0.to_bits()),
                        "{a:e} {b:e}"
                    );
                }
            }
        }
        for a in [0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 5e-324, f64::INFINITY, f64::NAN] {
            for b in [0.0, -0.0, 0.5, -1.0, 2.0, 5e-324, 1e-300, f64::INFINITY, f64::NAN] {
                let (own, expected) = (remainder(a, b), a % b);
                assert!(
                    own.to_bits() == expected.to_bits() || own.is_nan() && expected.is_nan(),
                    "{a:e} {b:e}"
                );
            }
            assert!(floor(a) == a.floor() || a.is_nan(), "{a:e}");
            assert!(round_half_even(a).to_bits() == a.round_ties_even().to_bits() || a.is_nan(), "{a:e}");
        }
    }

    #[test]
    fn divisions_have_the_divisors_sign() {
        assert_eq!(div_mod(-1.5, 0.5), Ok((-3.0, 0.0)));
        assert_eq!(modulo(-5.0, f64::INFINITY), Ok(f64::INFINITY));
        assert_eq!(floor_div(-5.0, f64::INFINITY), Ok(-1.0));
        assert!(modulo(5.0, -5.0).unwrap().is_sign_negative());
        assert_eq!(modulo(1.0, 0.0), Err(ZeroDivision));
    }
}

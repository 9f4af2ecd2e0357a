//! Python's arithmetic of floats where it differs from the machine's: `//`, `%`, `divmod`, `**`, `round`.

use super::ascii_buf::AsciiBuf;
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

/// `a % b`: the remainder has the divisor's sign.
#[inline]
pub fn modulo(a: f64, b: f64) -> Result<f64, ZeroDivision> {
    if b == 0.0 {
        return Err(ZeroDivision);
    }
    let remainder = a % b;
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
    let mut remainder = a % b;
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
    let floor = quotient.floor();
    Ok((if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder))
}

/// `a // b`.
#[inline]
pub fn floor_div(a: f64, b: f64) -> Result<f64, ZeroDivision> {
    Ok(div_mod(a, b)?.0)
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
    from_f64(value.round_ties_even())
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
    fn divisions_have_the_divisors_sign() {
        assert_eq!(div_mod(-1.5, 0.5), Ok((-3.0, 0.0)));
        assert_eq!(modulo(-5.0, f64::INFINITY), Ok(f64::INFINITY));
        assert_eq!(floor_div(-5.0, f64::INFINITY), Ok(-1.0));
        assert!(modulo(5.0, -5.0).unwrap().is_sign_negative());
        assert_eq!(modulo(1.0, 0.0), Err(ZeroDivision));
    }
}

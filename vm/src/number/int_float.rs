//! Between ints and floats: conversion both ways, and exact comparison.

use super::int::{Int, IntError, IntRef};
use super::int_div::round_to_f64;
use dashu_int::IBig;
use std::cmp::Ordering;

/// `float(int)`, rounded half to even.
pub fn to_f64(a: IntRef<'_>) -> Result<f64, IntError> {
    let IntRef::Big(big) = a else {
        return Ok(if let IntRef::Small(value) = a { value as f64 } else { 0.0 });
    };
    if a.bit_length() > 1024 {
        return Err(IntError::TooLargeForFloat);
    }
    let words = big.words;
    let (low, top) = words.split_at(words.len().saturating_sub(2));
    let mantissa = top.iter().rev().fold(0u128, |wide, &word| wide << 64 | u128::from(word));
    let sticky = low.iter().any(|&word| word != 0);
    let magnitude = round_to_f64(mantissa, sticky, 64 * low.len() as i64);
    if magnitude.is_infinite() {
        return Err(IntError::TooLargeForFloat);
    }
    Ok(if a.is_negative() { -magnitude } else { magnitude })
}

/// Mantissa, from 0.5 up to 1, and exponent of a positive int, as `frexp` has them.
pub fn frexp(a: IntRef<'_>) -> (f64, i64) {
    let words = a.words();
    let (low, top) = words.split_at(words.len().saturating_sub(2));
    let mantissa = top.iter().rev().fold(0u128, |wide, &word| wide << 64 | u128::from(word));
    let sticky = low.iter().any(|&word| word != 0);
    let bits = a.bit_length() as i64;
    let mantissa = round_to_f64(mantissa, sticky, 64 * low.len() as i64 - bits);
    if mantissa >= 1.0 { (mantissa / 2.0, bits + 1) } else { (mantissa, bits) }
}

/// Why a float has no int.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnInt {
    /// `OverflowError`: "cannot convert float infinity to integer".
    Infinity,
    /// `ValueError`: "cannot convert float NaN to integer".
    Nan,
}

/// `int(float)`: what is left of the point.
#[inline]
pub fn from_f64(value: f64) -> Result<Int, NotAnInt> {
    const LIMIT: f64 = 9223372036854775808.0;
    if (-LIMIT..LIMIT).contains(&value) {
        return Ok(Int::Small(value as i64));
    }
    if value.is_nan() {
        return Err(NotAnInt::Nan);
    }
    if value.is_infinite() {
        return Err(NotAnInt::Infinity);
    }
    let (mantissa, exponent) = decompose(value.abs());
    let magnitude = IBig::from(mantissa) << exponent as usize;
    Ok(Int::from(if value < 0.0 { -magnitude } else { magnitude }))
}

/// A finite, non-negative float as `mantissa * 2**exponent`.
pub(super) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// The order of an int and a float, exactly; `None` for NaN.
pub fn compare(a: IntRef<'_>, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    match a {
        IntRef::Small(value) => Some(compare_small(value, b)),
        IntRef::Big(value) => {
            let bound = if a.is_negative() { Ordering::Less } else { Ordering::Greater };
            if b.is_infinite() {
                return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
            }
            if (b < 0.0) != a.is_negative() || a.bit_length() > 1024 {
                return Some(bound);
            }
            match from_f64(b) {
                Ok(whole) => Some(match whole.as_ref() {
                    // The int is further from zero than any float that fits into a word.
                    IntRef::Small(_) if value.words.len() > 1 => bound,
                    whole => {
                        a.cmp(&whole).then_with(|| 0.0.partial_cmp(&b.fract()).unwrap_or(Ordering::Equal))
                    }
                }),
                Err(_) => None,
            }
        }
    }
}

#[inline]
fn compare_small(a: i64, b: f64) -> Ordering {
    const LIMIT: f64 = 9223372036854775808.0;
    if b >= LIMIT {
        Ordering::Less
    } else if b < -LIMIT {
        Ordering::Greater
    } else {
        let whole = b as i64;
        a.cmp(&whole).then_with(|| 0.0.partial_cmp(&(b - whole as f64)).unwrap_or(Ordering::Equal))
    }
}

/// `float.as_integer_ratio`: numerator and denominator in lowest terms; `None` for what is not finite.
pub fn as_integer_ratio(value: f64) -> Option<(Int, Int)> {
    if !value.is_finite() {
        return None;
    }
    if value == 0.0 {
        return Some((Int::ZERO, Int::Small(1)));
    }
    let (mantissa, exponent) = decompose(value.abs());
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exponent) = (IBig::from(mantissa >> zeros), exponent + zeros as i32);
    let signed = if value < 0.0 { -mantissa } else { mantissa };
    Some(if exponent >= 0 {
        (Int::from(signed << exponent as usize), Int::Small(1))
    } else {
        (Int::from(signed), Int::from(IBig::ONE << exponent.unsigned_abs() as usize))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparison_is_exact() {
        let big = IBig::from(u64::MAX);
        assert_eq!(compare(IntRef::from(&big), 18446744073709551616.0), Some(Ordering::Less));
        assert_eq!(compare(IntRef::Small((1 << 53) + 1), 9007199254740992.0), Some(Ordering::Greater));
        assert_eq!(compare(IntRef::Small(i64::MAX), 9223372036854775808.0), Some(Ordering::Less));
        assert_eq!(compare(IntRef::Small(-1), -1.5), Some(Ordering::Greater));
        assert_eq!(compare(IntRef::Small(0), f64::NAN), None);
    }
}

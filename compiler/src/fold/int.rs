//! Operations on ints.

use super::{Const, float};
use crate::op::BinaryKind;
use dashu_int::{IBig, Sign, UBig, ops::BitTest, ops::DivEuclid, ops::RemEuclid};

/// Products, powers and left shifts of more bits than this are left to the running program.
const MAX_INT_SIZE: usize = 128;

fn bits(value: &IBig) -> usize {
    magnitude(value).bit_len()
}

fn magnitude(value: &IBig) -> UBig {
    value.clone().into_parts().1
}

fn is_negative(value: &IBig) -> bool {
    value.sign() == Sign::Negative && *value != IBig::ZERO
}

pub(super) fn binary(a: &IBig, op: BinaryKind, b: &IBig) -> Option<Const> {
    let zero = IBig::ZERO;
    let result = match op {
        BinaryKind::Add => a + b,
        BinaryKind::Subtract => a - b,
        BinaryKind::Multiply => {
            if *a != zero && *b != zero && bits(a) + bits(b) > MAX_INT_SIZE {
                return None;
            }
            a * b
        }
        BinaryKind::FloorDivide if *b != zero => floor_div(a, b),
        BinaryKind::Remainder if *b != zero => a - floor_div(a, b) * b,
        BinaryKind::TrueDivide if *b != zero => return true_div(a, b).map(Const::Float),
        BinaryKind::Power => return power(a, b),
        BinaryKind::Lshift if *a == zero && !is_negative(b) => IBig::ZERO,
        BinaryKind::Lshift => {
            let shift = usize::try_from(b).ok()?;
            if shift != 0 && (shift > MAX_INT_SIZE || bits(a) > MAX_INT_SIZE - shift) {
                return None;
            }
            a << shift
        }
        BinaryKind::Rshift if !is_negative(b) => {
            let shift = usize::try_from(b).unwrap_or(usize::MAX);
            if shift >= bits(a) { if is_negative(a) { -IBig::ONE } else { IBig::ZERO } } else { a >> shift }
        }
        BinaryKind::And => a & b,
        BinaryKind::Or => a | b,
        BinaryKind::Xor => a ^ b,
        _ => return None,
    };
    Some(Const::int(result))
}

/// Division that rounds down. `b` is not 0.
fn floor_div(a: &IBig, b: &IBig) -> IBig {
    let quotient = a.div_euclid(b);
    // Euclid's remainder is never negative; Python's has the sign of the divisor.
    if is_negative(b) && IBig::from(a.rem_euclid(b)) != IBig::ZERO { quotient - 1 } else { quotient }
}

fn power(a: &IBig, b: &IBig) -> Option<Const> {
    if is_negative(b) {
        return float::power(to_float(a)?, to_float(b)?);
    }
    if *b == IBig::ZERO {
        return Some(Const::Int(1));
    }
    if *a == IBig::ZERO {
        return Some(Const::Int(0));
    }
    let exponent = usize::try_from(b).ok()?;
    if bits(a) > MAX_INT_SIZE / exponent {
        return None;
    }
    Some(Const::int(a.pow(exponent)))
}

/// The nearest float, ties to even; `None` if it is too large.
pub(super) fn to_float(value: &IBig) -> Option<f64> {
    quotient_to_float(is_negative(value), magnitude(value), false, 0)
}

/// The integer that a finite float without a fraction is.
pub(super) fn from_float(value: f64) -> Option<IBig> {
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0x7FF {
        return None;
    }
    let significand = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let shift = exponent.max(1) - 1075;
    let magnitude = if shift >= 0 {
        IBig::from(significand) << shift as usize
    } else if -shift < 64 {
        IBig::from(significand >> -shift)
    } else {
        IBig::ZERO
    };
    Some(if value < 0.0 { -magnitude } else { magnitude })
}

/// The float nearest to the exact quotient. `b` is not 0.
fn true_div(a: &IBig, b: &IBig) -> Option<f64> {
    let negative = is_negative(a) != is_negative(b);
    let (a, b) = (magnitude(a), magnitude(b));
    if a == UBig::ZERO {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    // A quotient of at least 66 bits: more than a float's 53, with a bit to spare for rounding.
    let shift = 66 + b.bit_len() as i64 - a.bit_len() as i64;
    let (scaled, divisor) =
        if shift >= 0 { (a << shift as usize, b) } else { (a, b << shift.unsigned_abs() as usize) };
    let quotient = &scaled / &divisor;
    let inexact = &quotient * &divisor != scaled;
    quotient_to_float(negative, quotient, inexact, -shift)
}

/// `(magnitude + something below 1 if inexact) * 2**exponent`, rounded to the nearest float, ties to even.
fn quotient_to_float(negative: bool, magnitude: UBig, inexact: bool, exponent: i64) -> Option<f64> {
    let length = magnitude.bit_len() as i64;
    if length == 0 {
        return Some(0.0);
    }
    // The exponent of the float's lowest bit; subnormal numbers all have the same.
    let lowest = (length + exponent - 53).max(-1074);
    let drop = lowest - exponent;
    let mut kept = if drop > 0 {
        let drop = drop as usize;
        let mut kept = u64::try_from(&magnitude >> drop).ok()?;
        let half = magnitude.bit(drop - 1);
        let sticky = inexact || magnitude.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
        if half && (sticky || kept & 1 == 1) {
            kept += 1;
        }
        kept as f64
    } else {
        u64::try_from(&magnitude).ok()? as f64 * 2f64.powi(-drop as i32)
    };
    if lowest > 971 {
        return None;
    }
    // Two steps, as no single power of two below 2**-1022 times 2**53 is a normal number.
    let (first, second) = (lowest / 2, lowest - lowest / 2);
    kept = kept * 2f64.powi(first as i32) * 2f64.powi(second as i32);
    if kept.is_infinite() {
        return None;
    }
    Some(if negative { -kept } else { kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_to_nearest_even() {
        let big = |text: &str| text.parse::<IBig>().unwrap();
        assert_eq!(to_float(&big("9007199254740993")), Some(9007199254740992.0));
        assert_eq!(to_float(&big("9007199254740995")), Some(9007199254740996.0));
        assert_eq!(to_float(&(IBig::ONE << 1024)), None);
        assert_eq!(to_float(&((IBig::ONE << 1024) - (IBig::ONE << 970))), None);
        assert_eq!(to_float(&((IBig::ONE << 1024) - (IBig::ONE << 971))), Some(f64::MAX));
        assert_eq!(to_float(&big("-5")), Some(-5.0));
        assert_eq!(true_div(&IBig::from(1), &IBig::from(3)), Some(1.0 / 3.0));
        assert_eq!(true_div(&IBig::from(-7), &IBig::from(2)), Some(-3.5));
        assert_eq!(true_div(&IBig::from(1), &(IBig::ONE << 1074)), Some(5e-324));
        assert_eq!(true_div(&IBig::from(1), &(IBig::ONE << 1075)), Some(0.0));
        assert_eq!(true_div(&IBig::from(3), &(IBig::ONE << 1075)), Some(1e-323));
        assert_eq!(from_float(-1e20), Some(big("-100000000000000000000")));
    }

    #[test]
    fn division_rounds_down() {
        let div = |a: i64, b: i64| floor_div(&IBig::from(a), &IBig::from(b));
        assert_eq!(
            [div(7, 2), div(-7, 2), div(7, -2), div(-7, -2), div(6, -2)].map(|v| i64::try_from(v).unwrap()),
            [3, -4, -4, 3, -3]
        );
    }
}

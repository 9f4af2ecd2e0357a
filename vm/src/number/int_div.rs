//! Division and powers of ints: `//`, `%`, `divmod`, `/`, `**`, `pow` with a modulus.

use super::int::{Int, IntError, IntRef, bytes_for, mul_bytes, scratch_bytes};
use crate::collections::room::Room;
use crate::heap::NoMemory;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{DivRem, ExtendedGcd, RemEuclid};
use dashu_int::{IBig, Sign, UBig};

/// Quotient towards minus infinity and remainder with the divisor's sign, of words. The divisor must not be zero.
#[inline]
fn div_mod_small(a: i64, b: i64) -> (i128, i64) {
    let (quotient, remainder) = (i128::from(a) / i128::from(b), a.wrapping_rem(b));
    if remainder != 0 && (remainder < 0) != (b < 0) {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    }
}

/// `divmod(a, b)`.
pub fn div_mod(a: IntRef<'_>, b: IntRef<'_>) -> Result<(Int, Int), IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        let (quotient, remainder) = div_mod_small(x, y);
        return Ok((Int::from(quotient), Int::Small(remainder)));
    }
    let _room = div_room(a, b)?;
    let divisor = b.to_big();
    let (mut quotient, mut remainder) = match a {
        IntRef::Big(x) => x.div_rem(&divisor),
        IntRef::Small(x) => IBig::from(x).div_rem(&divisor),
    };
    if !remainder.is_zero() && (remainder.sign() == Sign::Negative) != b.is_negative() {
        quotient -= IBig::ONE;
        remainder += divisor;
    }
    Ok((Int::from(quotient), Int::from(remainder)))
}

/// Room for a quotient, a remainder, copies of both operands and what the division works in.
fn div_room(a: IntRef<'_>, b: IntRef<'_>) -> Result<Room, NoMemory> {
    let (a_bits, b_bits) = (a.bit_length(), b.bit_length());
    let operands = bytes_for(a_bits).saturating_add(bytes_for(b_bits));
    Room::new(operands.saturating_mul(3).saturating_add(scratch_bytes(b_bits, b_bits / 2)))
}

/// `a // b`.
pub fn floor_div(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, IntError> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b)
        && y != 0
    {
        return Ok(match x.checked_div(y) {
            Some(quotient) => Int::Small(quotient - i64::from(x % y != 0 && (x < 0) != (y < 0))),
            None => Int::from(-i128::from(x)),
        });
    }
    Ok(div_mod(a, b)?.0)
}

/// `a % b`.
pub fn modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, IntError> {
    match (a, b) {
        (IntRef::Small(_), IntRef::Small(0)) => Err(IntError::ZeroDivision),
        (IntRef::Small(x), IntRef::Small(y)) => {
            let remainder = x.wrapping_rem(y);
            Ok(Int::Small(if remainder != 0 && (remainder < 0) != (y < 0) {
                remainder + y
            } else {
                remainder
            }))
        }
        // Much the commonest with big ints: a small positive modulus.
        (IntRef::Big(x), IntRef::Small(y)) if y > 0 => {
            let (sign, words) = x.as_sign_words();
            let divisor = y.unsigned_abs();
            let remainder = words.iter().rev().fold(0u64, |remainder, &word| {
                ((u128::from(remainder) << 64 | u128::from(word)) % u128::from(divisor)) as u64
            });
            let negative = sign == Sign::Negative && remainder != 0;
            Ok(Int::from(if negative { divisor - remainder } else { remainder }))
        }
        _ => Ok(div_mod(a, b)?.1),
    }
}

/// `a / b`, correctly rounded.
pub fn true_div(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    const EXACT: u64 = 1 << 53;
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b)
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(x as f64 / y as f64);
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    let negative = a.is_negative() != b.is_negative();
    let magnitude = divide_magnitudes(a, b)?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn divide_magnitudes(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, IntError> {
    // The quotient lies between 2**(difference - 1) and 2**(difference + 1).
    let difference = a.bit_length() as i64 - b.bit_length() as i64;
    if difference > 1024 {
        return Err(IntError::QuotientTooLarge);
    }
    if difference < -1076 {
        return Ok(0.0);
    }
    // Shifted so that the quotient has 65 or 66 bits, or fewer where only subnormals are left.
    let shift = 65 - difference;
    let bits = a.bit_length().max(b.bit_length()).saturating_add(shift.unsigned_abs() as usize);
    let _room = Room::new(bytes_for(bits).saturating_mul(6).saturating_add(scratch_bytes(bits, bits / 2)))?;
    let (mut numerator, mut denominator) = (a.magnitude(), b.magnitude());
    if shift >= 0 {
        numerator <<= shift as usize;
    } else {
        denominator <<= shift.unsigned_abs() as usize;
    }
    let (quotient, remainder) = numerator.div_rem(denominator);
    let words = quotient.as_words();
    let wide = words.iter().rev().fold(0u128, |wide, &word| wide << 64 | u128::from(word));
    let rounded = round_to_f64(wide, !remainder.is_zero(), -shift);
    if rounded.is_infinite() { Err(IntError::QuotientTooLarge) } else { Ok(rounded) }
}

/// The float nearest to `mantissa * 2**exponent`, ties to even; `sticky` if a little more than that is meant.
pub(super) fn round_to_f64(mantissa: u128, sticky: bool, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let bits = 128 - i64::from(mantissa.leading_zeros());
    if bits + exponent > 1024 {
        return f64::INFINITY;
    }
    // Bits that have to go: all but 53, or more for a subnormal result.
    let drop = (bits - 53).max(-1074 - exponent);
    if drop <= 0 {
        return scale(mantissa as u64, exponent);
    }
    if drop > 127 {
        return 0.0;
    }
    let kept = (mantissa >> drop) as u64;
    let rest = mantissa & ((1 << drop) - 1);
    let half = 1 << (drop - 1);
    let up = rest > half || rest == half && (sticky || kept & 1 == 1);
    scale(kept + u64::from(up), exponent + drop)
}

/// `mantissa * 2**exponent` where that is exact or too large; the mantissa has at most 54 bits.
fn scale(mantissa: u64, exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((1023 + exponent) as u64) << 52);
    let value = mantissa as f64;
    if exponent > 1023 {
        value * power(1023) * power((exponent - 1023).min(1023))
    } else if exponent < -1022 {
        value * power(-1022 + 53) * power((exponent + 1022 - 53).max(-1022))
    } else {
        value * power(exponent)
    }
}

/// `a ** exponent`, for an exponent that is not negative.
pub fn pow(a: IntRef<'_>, exponent: IntRef<'_>) -> Result<Int, IntError> {
    match a {
        _ if exponent.is_zero() => return Ok(Int::Small(1)),
        IntRef::Small(0 | 1) => return Ok(Int::from(a.to_big())),
        IntRef::Small(-1) => return Ok(Int::Small(if exponent.is_odd() { -1 } else { 1 })),
        _ => {}
    }
    let exponent = exponent.to_u64().and_then(|e| usize::try_from(e).ok()).ok_or(NoMemory)?;
    if let (IntRef::Small(base), Ok(exponent)) = (a, u32::try_from(exponent))
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(Int::Small(power));
    }
    let bits = a.bit_length().checked_mul(exponent).ok_or(NoMemory)?;
    let _room = Room::new(bytes_for(bits).saturating_mul(3).saturating_add(scratch_bytes(bits, bits / 2)))?;
    if let IntRef::Small(2) = a {
        return Ok(Int::from(IBig::ONE << exponent));
    }
    Ok(Int::from(a.to_big().pow(exponent)))
}

/// `pow(a, exponent, modulus)`; the result has the modulus's sign.
pub fn pow_mod(a: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int, IntError> {
    if modulus.is_zero() {
        return Err(IntError::ModulusZero);
    }
    let modulus_bits = modulus.bit_length();
    let total = a.bit_length().saturating_add(modulus_bits).saturating_add(exponent.bit_length());
    let _room = Room::new(bytes_for(total).saturating_mul(4).saturating_add(
        mul_bytes(modulus_bits, modulus_bits).saturating_add(bytes_for(modulus_bits)).saturating_mul(20),
    ))?;
    let divisor = modulus.magnitude();
    let residue = if divisor.is_one() {
        UBig::ZERO
    } else {
        let base = a.to_big().rem_euclid(IBig::from(divisor.clone()));
        let base = if exponent.is_negative() { inverse(base, &divisor)? } else { base };
        power_modulo(base, &exponent.magnitude(), &divisor)
    };
    let negative = modulus.is_negative() && !residue.is_zero();
    Ok(Int::from(if negative { IBig::from(residue) - IBig::from(divisor) } else { IBig::from(residue) }))
}

fn power_modulo(base: UBig, exponent: &UBig, divisor: &UBig) -> UBig {
    if let (Ok(mut base), Ok(divisor)) = (u64::try_from(&base), u64::try_from(divisor)) {
        let multiply = |x: u64, y: u64| (u128::from(x) * u128::from(y) % u128::from(divisor)) as u64;
        let mut result = 1;
        let words = exponent.as_words();
        for (i, &word) in words.iter().enumerate() {
            let bits = if i + 1 == words.len() { 64 - word.leading_zeros() } else { 64 };
            for bit in 0..bits {
                if word >> bit & 1 == 1 {
                    result = multiply(result, base);
                }
                base = multiply(base, base);
            }
        }
        return UBig::from(result % divisor);
    }
    ConstDivisor::new(divisor.clone()).reduce(base).pow(exponent).residue()
}

fn inverse(base: UBig, divisor: &UBig) -> Result<UBig, IntError> {
    let (common, inverse, _) = base.gcd_ext(divisor);
    if !common.is_one() {
        return Err(IntError::NotInvertible);
    }
    Ok(inverse.rem_euclid(IBig::from(divisor.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floor_division_of_words() {
        for (a, b) in
            [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (i64::MIN, -1), (i64::MIN, 1), (i64::MAX, -3)]
        {
            let (quotient, remainder) = div_mod(IntRef::Small(a), IntRef::Small(b)).unwrap();
            let expected = i128::from(a).div_euclid(i128::from(b));
            let expected =
                if b < 0 && i128::from(a).rem_euclid(i128::from(b)) != 0 { expected - 1 } else { expected };
            assert_eq!(quotient, Int::from(expected));
            assert_eq!(remainder, Int::from(i128::from(a) - expected * i128::from(b)));
            assert_eq!(floor_div(IntRef::Small(a), IntRef::Small(b)), Ok(quotient));
            assert_eq!(modulo(IntRef::Small(a), IntRef::Small(b)), Ok(remainder));
        }
    }

    #[test]
    fn rounding_at_the_edges() {
        assert_eq!(round_to_f64(1, false, -1074), f64::from_bits(1));
        assert_eq!(round_to_f64(1, false, -1075), 0.0);
        assert_eq!(round_to_f64(1, true, -1075), f64::from_bits(1));
        assert_eq!(round_to_f64(3, false, -1075), f64::from_bits(2));
        assert_eq!(round_to_f64((1 << 53) - 1, false, 971), f64::MAX);
        assert_eq!(round_to_f64((1 << 54) - 1, false, 970), f64::INFINITY);
        assert_eq!(round_to_f64((1 << 54) + 1, false, 0), (1u64 << 54) as f64);
    }
}

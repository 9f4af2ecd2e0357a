//! Division and powers of ints: `//`, `%`, `divmod`, `/`, `**`, `pow` with a modulus.

use super::int::{IntError, IntRef, Maker, add, bytes_for, mul, mul_bytes, same, scratch_bytes};
use super::words;
use crate::collections::Buf;
use crate::collections::room::Room;
use crate::heap::{NoMemory, current};
use dashu_int::fast_div::ConstDivisor;
use dashu_int::modular::Reduced;
use dashu_int::ops::{BitTest, DivRem, ExtendedGcd, RemEuclid};
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

/// Quotient and remainder, each made if it is asked for.
type Parts<M> = (Option<<M as Maker>::Int>, Option<<M as Maker>::Int>);

/// Where divisor and quotient both have more words than this, the crate's methods are quicker.
const SCHOOL: usize = 48;

/// `divmod` of ints that are not both words; the divisor is not 0.
fn divide<M: Maker>(
    make: M,
    a: IntRef<'_>,
    b: IntRef<'_>,
    wants: (bool, bool),
) -> Result<Parts<M>, NoMemory> {
    let (x, y) = (a.words(), b.words());
    let mixed = a.is_negative() != b.is_negative();
    if words::compare(&x, &y).is_lt() {
        // The quotient is 0 or -1.
        let adjust = mixed && !a.is_zero();
        let quotient = if wants.0 { Some(make.small(if adjust { -1 } else { 0 })?) } else { None };
        let remainder = match wants.1 {
            false => None,
            true if adjust => Some(add(make, a, b)?),
            true => Some(same(make, a)?),
        };
        return Ok((quotient, remainder));
    }
    if let [divisor] = *y {
        return divide_by_word(make, &x, divisor, mixed, b.is_negative(), wants);
    }
    if y.len().min(x.len() - y.len()) > SCHOOL {
        return divide_large(make, a, b, wants);
    }
    divide_school(make, &x, &y, mixed, b.is_negative(), wants)
}

/// The remainder of floor division, given that of magnitudes.
fn floor_remainder(remainder: u64, divisor: u64, mixed: bool, negative: bool) -> i128 {
    let remainder = if mixed && remainder != 0 { divisor - remainder } else { remainder };
    if negative { -i128::from(remainder) } else { i128::from(remainder) }
}

fn divide_by_word<M: Maker>(
    make: M,
    a: &[u64],
    divisor: u64,
    mixed: bool,
    negative: bool,
    wants: (bool, bool),
) -> Result<Parts<M>, NoMemory> {
    if !wants.0 {
        let remainder = floor_remainder(words::mod_word(a, divisor), divisor, mixed, negative);
        return Ok((None, Some(make.wide(remainder)?)));
    }
    let mut remainder = 0;
    let quotient = make.words(a.len(), |out| {
        remainder = words::div_word(out, a, divisor);
        if mixed && remainder != 0 {
            // No carry: with a remainder the divisor is more than 1.
            words::increment(out);
        }
        mixed
    })?;
    let remainder =
        if wants.1 { Some(make.wide(floor_remainder(remainder, divisor, mixed, negative))?) } else { None };
    Ok((Some(quotient), remainder))
}

/// By the school method, for a divisor of two words and more that is not larger than the dividend.
fn divide_school<M: Maker>(
    make: M,
    a: &[u64],
    b: &[u64],
    mixed: bool,
    negative: bool,
    wants: (bool, bool),
) -> Result<Parts<M>, NoMemory> {
    let shift = b.last().map_or(0, |top| top.leading_zeros()) as usize;
    let mut space = Buf::filled(0u64, a.len() + b.len() + 2)?;
    let (rest, divisor) = space.split_at_mut(a.len() + 1);
    words::shl(rest, a, shift);
    words::shl(divisor, b, shift);
    let divisor = &divisor[..b.len()];
    let len = rest.len() - divisor.len();
    let quotient = if wants.0 {
        Some(make.words(len, |out| {
            words::div_rem(out, rest, divisor);
            if mixed && words::trimmed(rest) > 0 {
                words::increment(out);
            }
            mixed
        })?)
    } else {
        let mut quotient = Buf::filled(0, len)?;
        words::div_rem(&mut quotient, rest, divisor);
        None
    };
    if !wants.1 {
        return Ok((quotient, None));
    }
    let rest = &rest[..words::trimmed(rest)];
    let remainder = make.words(b.len(), |out| {
        words::shr(out, rest, shift);
        if mixed && !rest.is_empty() {
            words::subtract_from(out, b);
        }
        negative
    })?;
    Ok((quotient, Some(remainder)))
}

/// By the crate's methods.
fn divide_large<M: Maker>(
    make: M,
    a: IntRef<'_>,
    b: IntRef<'_>,
    wants: (bool, bool),
) -> Result<Parts<M>, NoMemory> {
    let _room = div_room(a, b)?;
    let divisor = b.to_big();
    let (mut quotient, mut remainder) = a.to_big().div_rem(&divisor);
    if !remainder.is_zero() && (remainder.sign() == Sign::Negative) != b.is_negative() {
        quotient -= IBig::ONE;
        remainder += divisor;
    }
    let quotient = if wants.0 { Some(make.big(&quotient)?) } else { None };
    Ok((quotient, if wants.1 { Some(make.big(&remainder)?) } else { None }))
}

/// `divmod(a, b)`.
pub fn div_mod<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<(M::Int, M::Int), IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        let (quotient, remainder) = div_mod_small(x, y);
        return Ok((make.wide(quotient)?, make.small(remainder)?));
    }
    match divide(make, a, b, (true, true))? {
        (Some(quotient), Some(remainder)) => Ok((quotient, remainder)),
        _ => Err(IntError::NoMemory),
    }
}

/// Room for a quotient, a remainder, copies of both operands and what the division works in.
fn div_room(a: IntRef<'_>, b: IntRef<'_>) -> Result<Room, NoMemory> {
    let (a_bits, b_bits) = (a.bit_length(), b.bit_length());
    let operands = bytes_for(a_bits).saturating_add(bytes_for(b_bits));
    Room::new(operands.saturating_mul(3).saturating_add(scratch_bytes(b_bits, b_bits / 2)))
}

/// `a // b`.
pub fn floor_div<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return Ok(match x.checked_div(y) {
            Some(quotient) => make.small(quotient - i64::from(x % y != 0 && (x < 0) != (y < 0)))?,
            None => make.wide(-i128::from(x))?,
        });
    }
    divide(make, a, b, (true, false))?.0.ok_or(IntError::NoMemory)
}

/// `a % b`.
pub fn modulo<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, IntError> {
    if b.is_zero() {
        return Err(IntError::ZeroDivision);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        let remainder = x.wrapping_rem(y);
        let adjust = remainder != 0 && (remainder < 0) != (y < 0);
        return Ok(make.small(if adjust { remainder + y } else { remainder })?);
    }
    divide(make, a, b, (false, true))?.1.ok_or(IntError::NoMemory)
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
pub fn pow<M: Maker>(make: M, a: IntRef<'_>, exponent: IntRef<'_>) -> Result<M::Int, IntError> {
    match (a, exponent) {
        (_, IntRef::Small(0)) => return Ok(make.small(1)?),
        (_, IntRef::Small(1)) | (IntRef::Small(0 | 1), _) => return Ok(same(make, a)?),
        (IntRef::Small(-1), _) => return Ok(make.small(if exponent.is_odd() { -1 } else { 1 })?),
        (_, IntRef::Small(2)) => return Ok(mul(make, a, a)?),
        _ => {}
    }
    let exponent = exponent.to_u64().and_then(|e| usize::try_from(e).ok()).ok_or(NoMemory)?;
    if let (IntRef::Small(base), Ok(exponent)) = (a, u32::try_from(exponent))
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(make.small(power)?);
    }
    let words = a.words();
    if let [word] = *words
        && word.is_power_of_two()
    {
        let by = exponent.checked_mul(word.trailing_zeros() as usize).ok_or(NoMemory)?;
        let negative = a.is_negative() && exponent % 2 == 1;
        return Ok(make.words(by / 64 + 1, |out| {
            out[by / 64] = 1 << (by % 64);
            negative
        })?);
    }
    let bits = a.bit_length().checked_mul(exponent).ok_or(NoMemory)?;
    let _room = Room::new(bytes_for(bits).saturating_mul(3).saturating_add(scratch_bytes(bits, bits / 2)))?;
    Ok(make.big(&a.to_big().pow(exponent))?)
}

/// `pow(a, exponent, modulus)`; the result has the modulus's sign.
pub fn pow_mod<M: Maker>(
    make: M,
    a: IntRef<'_>,
    exponent: IntRef<'_>,
    modulus: IntRef<'_>,
) -> Result<M::Int, IntError> {
    if modulus.is_zero() {
        return Err(IntError::ModulusZero);
    }
    if let (Some(modulus), false) = (modulus.to_i64(), exponent.is_negative()) {
        return Ok(make.small(power_modulo_word(a, exponent, modulus))?);
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
        power_modulo(base, &exponent.magnitude(), &divisor)?
    };
    let negative = modulus.is_negative() && !residue.is_zero();
    let result = if negative { IBig::from(residue) - IBig::from(divisor) } else { IBig::from(residue) };
    Ok(make.big(&result)?)
}

/// `pow(a, exponent, modulus)` for an exponent that is not negative and a modulus of one word.
fn power_modulo_word(a: IntRef<'_>, exponent: IntRef<'_>, modulus: i64) -> i64 {
    let divisor = modulus.unsigned_abs();
    let base = words::mod_word(&a.words(), divisor);
    let base = if a.is_negative() && base != 0 { divisor - base } else { base };
    let residue = power_of_word(base, &exponent.words(), divisor);
    // Below 2**63: the modulus is larger, and of magnitude 2**63 only if it is negative itself.
    if modulus < 0 && residue != 0 { modulus.wrapping_add_unsigned(residue) } else { residue as i64 }
}

/// `base ** exponent % divisor` of words, by squaring.
fn power_of_word(base: u64, exponent: &[u64], divisor: u64) -> u64 {
    let multiply = |x: u64, y: u64| match x.checked_mul(y) {
        Some(product) => product % divisor,
        None => (u128::from(x) * u128::from(y) % u128::from(divisor)) as u64,
    };
    let (mut result, mut base) = (1, base);
    for (i, &word) in exponent.iter().enumerate() {
        let bits = if i + 1 == exponent.len() { 64 - word.leading_zeros() } else { 64 };
        for bit in 0..bits {
            if word >> bit & 1 == 1 {
                result = multiply(result, base);
            }
            base = multiply(base, base);
        }
    }
    result % divisor
}

/// Bits of modulus and exponent from which on a power is worked out in steps.
const STEPWISE: usize = 1 << 11;

fn power_modulo(base: UBig, exponent: &UBig, divisor: &UBig) -> Result<UBig, IntError> {
    if let (Ok(base), Ok(divisor)) = (u64::try_from(&base), u64::try_from(divisor)) {
        return Ok(UBig::from(power_of_word(base, exponent.as_words(), divisor)));
    }
    let ring = ConstDivisor::new(divisor.clone());
    let base = ring.reduce(base);
    if divisor.bit_len() < STEPWISE || exponent.bit_len() < STEPWISE {
        return Ok(base.pow(exponent).residue());
    }
    Ok(power_in_steps(base, exponent.as_words())?.residue())
}

/// A power by four bits of the exponent at a time, the highest first: the machine can stop between two of these.
fn power_in_steps<'a>(base: Reduced<'a>, exponent: &[u64]) -> Result<Reduced<'a>, IntError> {
    // The powers from the first to the fifteenth.
    let mut powers = vec![base];
    for i in 0..14 {
        powers.push(product(&powers[i], &powers[0]));
    }
    let digits =
        exponent.iter().rev().flat_map(|word| (0..64).step_by(4).rev().map(move |at| word >> at & 15));
    let mut digits = digits.skip_while(|&digit| digit == 0);
    let first = digits.next().unwrap_or(1);
    let mut power = powers[first as usize - 1].clone();
    for digit in digits {
        if current::must_stop() {
            return Err(IntError::Stopped);
        }
        power = power.sqr().sqr().sqr().sqr();
        if digit != 0 {
            power = product(&power, &powers[digit as usize - 1]);
        }
    }
    Ok(power)
}

/// `dashu-int` squares what is multiplied by itself, in the memory of a product, of which squares of some lengths need more: it panics.
fn product<'a>(a: &Reduced<'a>, b: &Reduced<'a>) -> Reduced<'a> {
    if a == b { a.sqr() } else { a * b }
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
    use crate::number::int::{Int, Owned};

    #[test]
    fn floor_division_of_words() {
        for (a, b) in
            [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (i64::MIN, -1), (i64::MIN, 1), (i64::MAX, -3)]
        {
            let (quotient, remainder) = div_mod(Owned, IntRef::Small(a), IntRef::Small(b)).unwrap();
            let expected = i128::from(a).div_euclid(i128::from(b));
            let expected =
                if b < 0 && i128::from(a).rem_euclid(i128::from(b)) != 0 { expected - 1 } else { expected };
            assert_eq!(quotient, Int::from(expected));
            assert_eq!(remainder, Int::from(i128::from(a) - expected * i128::from(b)));
            assert_eq!(floor_div(Owned, IntRef::Small(a), IntRef::Small(b)), Ok(quotient));
            assert_eq!(modulo(Owned, IntRef::Small(a), IntRef::Small(b)), Ok(remainder));
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

//! Bits and bytes of ints: shifts, bitwise operators in two's complement, `to_bytes`, `from_bytes`.

use super::int::{IntError, IntRef, Magnitude, Maker};
use super::{short_words, words};
use crate::collections::Buf;
use crate::heap::NoMemory;

/// `a << by`.
pub fn shl<M: Maker>(make: M, a: IntRef<'_>, by: IntRef<'_>) -> Result<M::Int, IntError> {
    if by.is_negative() {
        return Err(IntError::NegativeShift);
    }
    if a.is_zero() {
        return Ok(make.small(0)?);
    }
    let by = by.to_i64().ok_or(IntError::TooManyDigits)? as usize;
    if let IntRef::Small(value) = a
        && by < 64
    {
        return Ok(make.wide(i128::from(value) << by)?);
    }
    let words = a.words();
    let len = words.len() + by / 64 + 1;
    Ok(make.words(len, |out| {
        words::shl(out, &words, by);
        a.is_negative()
    })?)
}

/// `a >> by`, towards minus infinity.
pub fn shr<M: Maker>(make: M, a: IntRef<'_>, by: IntRef<'_>) -> Result<M::Int, IntError> {
    if by.is_negative() {
        return Err(IntError::NegativeShift);
    }
    let gone = if a.is_negative() { -1 } else { 0 };
    let Some(by) = by.to_u64().and_then(|by| usize::try_from(by).ok()) else { return Ok(make.small(gone)?) };
    if by >= a.bit_length() {
        return Ok(make.small(gone)?);
    }
    match a {
        IntRef::Small(value) => Ok(make.small(value >> by.min(63))?),
        IntRef::Big(Magnitude { negative, words }) => {
            // Rounding away from zero may carry into a word of its own.
            let len = words.len() - by / 64 + usize::from(negative);
            Ok(make.words(len, |out| {
                words::shr(out, words, by);
                if negative && words::any_below(words, by) {
                    words::increment(out);
                }
                negative
            })?)
        }
    }
}

macro_rules! bitwise {
    ($($name:ident $op:tt;)*) => {
        $(
            #[inline]
            pub fn $name<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, NoMemory> {
                if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
                    return make.small(x $op y);
                }
                let (x, y) = (a.words(), b.words());
                make.words(x.len().max(y.len()) + 1, |out| {
                    words::bitwise(out, (&x, a.is_negative()), (&y, b.is_negative()), |x, y| x $op y)
                })
            }
        )*
    };
}

bitwise! {
    and &;
    or |;
    xor ^;
}

/// `~a`.
pub fn invert<M: Maker>(make: M, a: IntRef<'_>) -> Result<M::Int, NoMemory> {
    match a {
        IntRef::Small(value) => make.small(!value),
        IntRef::Big(Magnitude { negative, words }) => make.words(words.len() + 1, |out| {
            out[..words.len()].copy_from_slice(words);
            if negative {
                words::decrement(out);
            } else {
                words::increment(out);
            }
            !negative
        }),
    }
}

/// `int.to_bytes`, into exactly `length` bytes.
pub fn to_bytes(a: IntRef<'_>, length: usize, little: bool, signed: bool) -> Result<Buf<u8>, IntError> {
    let negative = a.is_negative();
    if negative && !signed {
        return Err(IntError::NegativeToUnsigned);
    }
    if needed_bytes(a, signed) > length {
        return Err(IntError::TooBigToConvert);
    }
    let mut bytes = Buf::filled(if negative { 0xFF } else { 0 }, length)?;
    let mut carry = true;
    for (chunk, &word) in bytes.chunks_mut(8).zip(&*a.words()) {
        let word = if negative {
            let (word, overflow) = (!word).overflowing_add(u64::from(carry));
            carry = overflow;
            word
        } else {
            word
        };
        chunk.copy_from_slice(&word.to_le_bytes()[..chunk.len()]);
    }
    if !little {
        bytes.reverse();
    }
    Ok(bytes)
}

/// The fewest bytes that hold `a`; with `signed`, its sign bit too.
fn needed_bytes(a: IntRef<'_>, signed: bool) -> usize {
    if !signed {
        return a.bit_length().div_ceil(8);
    }
    let words = a.words();
    let power_of_two = words.last().is_some_and(|top| top.is_power_of_two())
        && words[..words.len() - 1].iter().all(|&word| word == 0);
    match a.bit_length() {
        0 => 0,
        // -128 fits into a byte, 128 does not.
        bits if a.is_negative() && power_of_two => bits.div_ceil(8),
        bits => bits / 8 + 1,
    }
}

/// `int.from_bytes`.
pub fn from_bytes<M: Maker>(make: M, bytes: &[u8], little: bool, signed: bool) -> Result<M::Int, NoMemory> {
    let top = if little { bytes.last() } else { bytes.first() };
    let negative = signed && top.is_some_and(|&top| top >= 0x80);
    if bytes.len() <= 8 {
        let mut word = short_words::load(bytes, little);
        if negative && bytes.len() < 8 {
            word |= u64::MAX << (8 * bytes.len());
        }
        let is_narrow = signed || i64::try_from(word).is_ok();
        return if is_narrow { make.small(word as i64) } else { make.wide(i128::from(word)) };
    }
    make.words(bytes.len().div_ceil(8), |out| {
        for (i, out) in out.iter_mut().enumerate() {
            let mut word = if negative { [0xFF; 8] } else { [0; 8] };
            if little {
                let part = &bytes[8 * i..bytes.len().min(8 * i + 8)];
                word[..part.len()].copy_from_slice(part);
                *out = u64::from_le_bytes(word);
            } else {
                let end = bytes.len() - 8 * i;
                let part = &bytes[end.saturating_sub(8)..end];
                word[8 - part.len()..].copy_from_slice(part);
                *out = u64::from_be_bytes(word);
            }
        }
        if negative {
            for out in out.iter_mut() {
                *out = !*out;
            }
            // Cannot be carried out: that would take a zero, which is not negative.
            words::increment(out);
        }
        negative
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::int::{Int, Owned};
    use dashu_int::IBig;

    #[test]
    fn bytes_of_the_limits() {
        let bytes = |value: i64, length, signed| to_bytes(IntRef::Small(value), length, false, signed);
        assert_eq!(bytes(-128, 1, true).unwrap()[..], [0x80]);
        assert_eq!(bytes(128, 1, true).err(), Some(IntError::TooBigToConvert));
        assert_eq!(bytes(-129, 1, true).err(), Some(IntError::TooBigToConvert));
        assert_eq!(bytes(255, 1, false).unwrap()[..], [0xFF]);
        assert_eq!(bytes(0, 0, true).unwrap()[..], []);
        assert_eq!(bytes(i64::MIN, 9, true).unwrap()[..], [0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0]);
        let big = IBig::from(-1) << 127;
        let big = IntRef::from(&big);
        assert_eq!(to_bytes(big, 16, true, true).unwrap()[15], 0x80);
        assert_eq!(to_bytes(big, 15, true, true).err(), Some(IntError::TooBigToConvert));
    }

    #[test]
    fn impossible_shifts_are_refused() {
        let one = IntRef::Small(1);
        assert_eq!(shl(Owned, one, IntRef::Small(1 << 45)), Err(IntError::NoMemory));
        assert_eq!(shl(Owned, one, IntRef::Small(i64::MAX)), Err(IntError::NoMemory));
        assert_eq!(shl(Owned, one, IntRef::from(&(IBig::from(1) << 70))), Err(IntError::TooManyDigits));
        assert_eq!(shr(Owned, IntRef::Small(-5), IntRef::Small(70)), Ok(Int::Small(-1)));
    }
}

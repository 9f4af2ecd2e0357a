//! Bits and bytes of ints: shifts, bitwise operators in two's complement, `to_bytes`, `from_bytes`.

use super::int::{Int, IntError, IntRef, room};
use crate::collections::Buf;
use crate::heap::NoMemory;
use dashu_int::{IBig, UBig};

/// `a << by`.
pub fn shl(a: IntRef<'_>, by: IntRef<'_>) -> Result<Int, IntError> {
    if by.is_negative() {
        return Err(IntError::NegativeShift);
    }
    if a.is_zero() {
        return Ok(Int::ZERO);
    }
    let by = by.to_i64().ok_or(IntError::TooManyDigits)? as usize;
    if let IntRef::Small(value) = a
        && by < 64
    {
        return Ok(Int::from(i128::from(value) << by));
    }
    let _room = room(a.bit_length().saturating_add(by), 1)?;
    Ok(Int::from(a.to_big() << by))
}

/// `a >> by`, towards minus infinity.
pub fn shr(a: IntRef<'_>, by: IntRef<'_>) -> Result<Int, IntError> {
    if by.is_negative() {
        return Err(IntError::NegativeShift);
    }
    let gone = Int::Small(if a.is_negative() { -1 } else { 0 });
    let Some(by) = by.to_u64().and_then(|by| usize::try_from(by).ok()) else { return Ok(gone) };
    if by >= a.bit_length() {
        return Ok(gone);
    }
    match a {
        IntRef::Small(value) => Ok(Int::Small(value >> by.min(63))),
        IntRef::Big(value) => {
            let _room = room(a.bit_length() - by, 1)?;
            Ok(Int::from(value >> by))
        }
    }
}

macro_rules! bitwise {
    ($($name:ident $op:tt;)*) => {
        $(pub fn $name(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, NoMemory> {
            if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
                return Ok(Int::Small(x $op y));
            }
            let _room = room(a.bit_length().max(b.bit_length()), 2)?;
            Ok(Int::from(match (a, b) {
                (IntRef::Big(x), IntRef::Big(y)) => x $op y,
                (IntRef::Big(x), IntRef::Small(y)) | (IntRef::Small(y), IntRef::Big(x)) => x $op &IBig::from(y),
                (IntRef::Small(x), IntRef::Small(y)) => IBig::from(x $op y),
            }))
        })*
    };
}

bitwise! {
    and &;
    or |;
    xor ^;
}

/// `~a`.
pub fn invert(a: IntRef<'_>) -> Result<Int, NoMemory> {
    match a {
        IntRef::Small(value) => Ok(Int::Small(!value)),
        IntRef::Big(value) => {
            let _room = room(a.bit_length() + 1, 0)?;
            Ok(Int::from(!value))
        }
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
pub fn from_bytes(bytes: &[u8], little: bool, signed: bool) -> Result<Int, NoMemory> {
    let top = if little { bytes.last() } else { bytes.first() };
    let negative = signed && top.is_some_and(|&top| top >= 0x80);
    if bytes.len() <= 8 {
        let mut word = if negative { [0xFF; 8] } else { [0; 8] };
        if little {
            word[..bytes.len()].copy_from_slice(bytes);
        } else {
            word[8 - bytes.len()..].copy_from_slice(bytes);
            word.reverse();
        }
        let word = u64::from_le_bytes(word);
        return Ok(if signed { Int::Small(word as i64) } else { Int::from(word) });
    }
    let _room = room(bytes.len().saturating_mul(8), 2)?;
    Ok(Int::from(match (little, signed) {
        (true, true) => IBig::from_le_bytes(bytes),
        (false, true) => IBig::from_be_bytes(bytes),
        (true, false) => UBig::from_le_bytes(bytes).into(),
        (false, false) => UBig::from_be_bytes(bytes).into(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let big = IntRef::Big(&big);
        assert_eq!(to_bytes(big, 16, true, true).unwrap()[15], 0x80);
        assert_eq!(to_bytes(big, 15, true, true).err(), Some(IntError::TooBigToConvert));
    }

    #[test]
    fn impossible_shifts_are_refused() {
        let one = IntRef::Small(1);
        assert_eq!(shl(one, IntRef::Small(1 << 45)), Err(IntError::NoMemory));
        assert_eq!(shl(one, IntRef::Small(i64::MAX)), Err(IntError::NoMemory));
        assert_eq!(shl(one, IntRef::Big(&(IBig::from(1) << 70))), Err(IntError::TooManyDigits));
        assert_eq!(shr(IntRef::Small(-5), IntRef::Small(70)), Ok(Int::Small(-1)));
    }
}

//! Ints as text: parsing in any base with prefixes and underscores, printing in bases 2, 8, 10, 16, and the limit on digits.

use super::ascii_buf::AsciiBuf;
use super::decimal;
use super::int::{Int, IntRef, bytes_for, scratch_bytes};
use crate::collections::Buf;
use crate::collections::room::Room;
use crate::heap::NoMemory;
use crate::text::{Text, split::is_byte_space, ucd};
use dashu_int::{IBig, Sign, UBig};
use std::fmt::Write;

/// `sys.int_info.default_max_str_digits`.
pub const DEFAULT_MAX_DIGITS: usize = 4300;
/// `sys.int_info.str_digits_check_threshold`: shorter numbers are never refused.
pub const DIGITS_CHECK_THRESHOLD: usize = 640;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    NoMemory,
    /// `ValueError`: "invalid literal for int() with base ...: ...".
    Invalid,
    /// `ValueError`: "Exceeds the limit (... digits) for integer string conversion: value has ... digits; use
    /// sys.set_int_max_str_digits() to increase the limit".
    TooManyDigits(usize),
    /// `ValueError`: "int() base must be >= 2 and <= 36, or 0".
    Base,
}

impl From<NoMemory> for ParseError {
    fn from(_: NoMemory) -> Self {
        ParseError::NoMemory
    }
}

/// A text as numbers are parsed from: decimal digits of any script become ASCII ones and white space beyond ASCII becomes
/// blanks, what else is not ASCII becomes a question mark.
pub enum Plain<'a> {
    Same(&'a [u8]),
    Made(Buf<u8>),
}

impl<'a> Plain<'a> {
    pub fn new(text: Text<'a>) -> Result<Self, NoMemory> {
        if let Text::Ascii(bytes) = text {
            return Ok(Plain::Same(bytes));
        }
        let mut made = Buf::with_capacity(text.len())?;
        for code in text.iter() {
            made.push(match code {
                0..0x7F => code as u8,
                _ if ucd::is_space(code) => b' ',
                _ => ucd::decimal(code).map_or(b'?', |digit| b'0' + digit),
            })?;
        }
        Ok(Plain::Made(made))
    }
}

impl std::ops::Deref for Plain<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Plain::Same(bytes) => bytes,
            Plain::Made(bytes) => bytes,
        }
    }
}

/// `int(text, base)`. `max_digits` is the limit for bases that are no powers of two, 0 for none.
pub fn parse_text(text: Text<'_>, base: u32, max_digits: usize) -> Result<Int, ParseError> {
    parse(&Plain::new(text)?, base, max_digits)
}

/// `int(bytes, base)`.
pub fn parse(text: &[u8], base: u32, max_digits: usize) -> Result<Int, ParseError> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(ParseError::Base);
    }
    let start = text.iter().position(|&b| !is_byte_space(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|&b| !is_byte_space(b)).map_or(start, |last| last + 1);
    let (negative, unsigned) = match &text[start..end] {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (digits, base, only_zero) = strip_prefix(unsigned, base);
    let int = parse_digits(digits, base, max_digits, negative)?;
    if only_zero && int != Int::ZERO {
        return Err(ParseError::Invalid);
    }
    Ok(int)
}

/// Takes off `0x` and the like; with base 0, finds the base. A decimal number with base 0 must not begin with a zero unless
/// it is zero.
fn strip_prefix(text: &[u8], base: u32) -> (&[u8], u32, bool) {
    let prefix = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        [b'0', ..] if base == 0 => return (text, 10, true),
        _ if base == 0 => return (text, 10, false),
        _ => return (text, base, false),
    };
    if base != 0 && base != prefix {
        return (text, base, false);
    }
    let digits = &text[2..];
    // One underscore may follow the prefix.
    (digits.strip_prefix(b"_").unwrap_or(digits), prefix, false)
}

fn parse_digits(text: &[u8], base: u32, max_digits: usize, negative: bool) -> Result<Int, ParseError> {
    // As many digits as surely fit into a word.
    let fits = match base {
        10 => 18,
        2 => 62,
        8 => 20,
        16 => 15,
        _ => 12,
    };
    if text.len() <= fits {
        return parse_short(text, base, negative);
    }
    if base == 10 && text.len() == 19 && text.iter().fold(true, |all, b| all & b.is_ascii_digit()) {
        return Ok(signed_word(decimal::parse_block(text), negative));
    }
    let count = check_digits(text, base)?;
    if !base.is_power_of_two() && count > DIGITS_CHECK_THRESHOLD && max_digits > 0 && count > max_digits {
        return Err(ParseError::TooManyDigits(count));
    }
    let bits = count.saturating_mul(32 - (base - 1).leading_zeros() as usize);
    let _room = crate_room(bits)?;
    let mut plain = Buf::new();
    let digits = if count == text.len() {
        text
    } else {
        plain.reserve(count)?;
        for &byte in text.iter().filter(|&&byte| byte != b'_') {
            plain.push(byte)?;
        }
        &plain[..]
    };
    if base == 10
        && count <= decimal::MAX_DIGITS
        && let Some((words, len)) = decimal::parse_words(digits)
    {
        if let [word] = words[..len] {
            return Ok(signed_word(word, negative));
        }
        let sign = if negative { Sign::Negative } else { Sign::Positive };
        return Ok(Int::from(IBig::from_sign_words(sign, &words[..len])));
    }
    let digits = std::str::from_utf8(digits).map_err(|_| ParseError::Invalid)?;
    let magnitude = IBig::from(UBig::from_str_radix(digits, base).map_err(|_| ParseError::Invalid)?);
    Ok(Int::from(if negative { -magnitude } else { magnitude }))
}

/// Room for the crate's conversion of an int of that many bits, which works by halves.
fn crate_room(bits: usize) -> Result<Room, NoMemory> {
    Room::new(bytes_for(bits).saturating_mul(7).saturating_add(scratch_bytes(bits, bits / 2)))
}

fn signed_word(word: u64, negative: bool) -> Int {
    Int::from(if negative { -i128::from(word) } else { i128::from(word) })
}

fn parse_short(text: &[u8], base: u32, negative: bool) -> Result<Int, ParseError> {
    let mut value = 0i64;
    let mut after_digit = false;
    for &byte in text {
        match char::from(byte).to_digit(base) {
            Some(digit) => {
                value = value * i64::from(base) + i64::from(digit);
                after_digit = true;
            }
            None if byte == b'_' && after_digit => after_digit = false,
            None => return Err(ParseError::Invalid),
        }
    }
    if !after_digit {
        return Err(ParseError::Invalid);
    }
    Ok(Int::Small(if negative { -value } else { value }))
}

/// Counts the digits of a well-formed number: single underscores between digits.
fn check_digits(text: &[u8], base: u32) -> Result<usize, ParseError> {
    if base == 10 && text.iter().fold(true, |all, b| all & b.is_ascii_digit()) {
        return Ok(text.len());
    }
    let mut count = 0;
    let mut after_digit = false;
    for &byte in text {
        if char::from(byte).is_digit(base) {
            count += 1;
            after_digit = true;
        } else if byte == b'_' && after_digit {
            after_digit = false;
        } else {
            return Err(ParseError::Invalid);
        }
    }
    if after_digit { Ok(count) } else { Err(ParseError::Invalid) }
}

/// Why an int cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintError {
    NoMemory,
    /// `ValueError`: "Exceeds the limit (... digits) for integer string conversion; use sys.set_int_max_str_digits() to
    /// increase the limit".
    TooManyDigits,
}

impl From<NoMemory> for PrintError {
    fn from(_: NoMemory) -> Self {
        PrintError::NoMemory
    }
}

const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut i = 0;
    while i < 100 {
        pairs[i] = [b'0' + (i / 10) as u8, b'0' + (i % 10) as u8];
        i += 1;
    }
    pairs
};

/// Decimal digits of a word, right-aligned; returns where they begin.
pub fn decimal_digits(mut value: u64, digits: &mut [u8; 20]) -> usize {
    let mut at = digits.len();
    while value >= 100 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[(value % 100) as usize]);
        value /= 100;
    }
    if value >= 10 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[value as usize]);
    } else {
        at -= 1;
        digits[at] = b'0' + value as u8;
    }
    at
}

/// `str(value)`, right-aligned; returns where it begins.
#[inline]
pub fn signed_digits(value: i64, text: &mut [u8; 21]) -> usize {
    let Some(digits) = text.last_chunk_mut::<20>() else { return 0 };
    let at = decimal_digits(value.unsigned_abs(), digits);
    if value < 0 {
        text[at] = b'-';
        return at;
    }
    at + 1
}

/// Appends `str(int)`. `max_digits` is the limit, 0 for none.
pub fn push_decimal(a: IntRef<'_>, max_digits: usize, out: &mut AsciiBuf) -> Result<(), PrintError> {
    let big = match a {
        IntRef::Small(value) => {
            let mut digits = [0; 20];
            let at = decimal_digits(value.unsigned_abs(), &mut digits);
            if value < 0 {
                out.push(b'-')?;
            }
            out.push_slice(&digits[at..])?;
            return Ok(());
        }
        IntRef::Big(big) => big,
    };
    let limit = if max_digits == 0 { usize::MAX } else { max_digits.max(DIGITS_CHECK_THRESHOLD) };
    // log10(2) is a little more than 0.301: refused without work if there surely are too many.
    let bits = a.bit_length();
    if bits / 1000 * 301 > limit {
        return Err(PrintError::TooManyDigits);
    }
    let start = out.len();
    if big.words.len() <= decimal::MAX_WORDS {
        if big.negative {
            out.push(b'-')?;
        }
        decimal::push_words(big.words, out).unwrap_or(Err(NoMemory))?;
    } else {
        let _room = crate_room(bits)?;
        // log10(2) is a little less than 0.302.
        out.reserve((bits / 1000 + 1) * 302)?;
        write!(out, "{}", a.to_big()).map_err(|_| NoMemory)?;
    }
    if out.len() - start - usize::from(a.is_negative()) > limit {
        return Err(PrintError::TooManyDigits);
    }
    Ok(())
}

/// Appends the magnitude of an int in base `1 << shift` (1, 3 or 4), without prefix or sign.
pub fn push_power_of_two(
    a: IntRef<'_>,
    shift: usize,
    upper: bool,
    out: &mut AsciiBuf,
) -> Result<(), NoMemory> {
    let words = a.words();
    let digits = a.bit_length().div_ceil(shift).max(1);
    let start = out.len();
    out.push_zeros(digits)?;
    let table = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    let mask = (1u64 << shift) - 1;
    if 64 % shift == 0 {
        // No digit crosses words.
        for (places, &word) in out[start..].rchunks_mut(64 / shift).zip(&*words) {
            let mut word = word;
            for place in places.iter_mut().rev() {
                *place = table[(word & mask) as usize];
                word >>= shift;
            }
        }
        return Ok(());
    }
    for (i, place) in out[start..].iter_mut().rev().enumerate() {
        let bit = i * shift;
        let (word, offset) = (bit / 64, bit % 64);
        let mut digit = words.get(word).map_or(0, |word| word >> offset);
        if offset + shift > 64 {
            digit |= words.get(word + 1).map_or(0, |word| word << (64 - offset));
        }
        *place = table[(digit & mask) as usize];
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(a: IntRef<'_>) -> String {
        let mut out = AsciiBuf::new();
        push_decimal(a, 0, &mut out).unwrap();
        String::from_utf8(out.to_vec()).unwrap()
    }

    #[test]
    fn digits_round_trip() {
        for value in [0, 7, -10, 99, 100, 12345, i64::MAX, i64::MIN] {
            assert_eq!(text(IntRef::Small(value)), value.to_string());
            assert_eq!(parse(value.to_string().as_bytes(), 10, 0), Ok(Int::Small(value)));
        }
        let big = "1".repeat(5000);
        let parsed = parse(big.as_bytes(), 10, 0).unwrap();
        assert_eq!(text(parsed.as_ref()), big);
        assert_eq!(parse(big.as_bytes(), 10, 4300), Err(ParseError::TooManyDigits(5000)));
        let mut out = AsciiBuf::new();
        assert_eq!(push_decimal(parsed.as_ref(), 4300, &mut out), Err(PrintError::TooManyDigits));
    }

    #[test]
    fn prefixes_and_underscores() {
        let parse = |s: &str, base| parse(s.as_bytes(), base, 0);
        assert_eq!(parse(" -0x_1F ", 0), Ok(Int::Small(-31)));
        assert_eq!(parse("0b1", 16), Ok(Int::Small(0xB1)));
        for (bad, base) in
            [("07", 0), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("", 10), ("- 1", 10), ("0_x1", 0)]
        {
            assert_eq!(parse(bad, base), Err(ParseError::Invalid), "{bad}");
        }
        assert_eq!(parse("1", 37), Err(ParseError::Base));
    }

    #[test]
    fn octal_digits_cross_words() {
        let value = (IBig::from(1) << 130) - 1;
        let mut out = AsciiBuf::new();
        push_power_of_two(IntRef::from(&value), 3, false, &mut out).unwrap();
        assert_eq!(String::from_utf8(out.to_vec()).unwrap(), format!("{}", dashu_int_octal(&value)));
    }

    fn dashu_int_octal(value: &IBig) -> String {
        value.in_radix(8).to_string()
    }
}

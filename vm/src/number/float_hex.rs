//! `float.hex` and `float.fromhex`.

use super::ascii_buf::AsciiBuf;
use super::float_format::push_repr;
use super::int_div::round_to_f64;
use crate::heap::NoMemory;
use crate::text::split::is_byte_space;

/// Appends `value.hex()`.
pub fn push_hex(value: f64, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    if !value.is_finite() {
        return push_repr(value, out);
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7FF) as i32;
    if value.is_sign_negative() {
        out.push(b'-')?;
    }
    if value == 0.0 {
        return out.push_slice(b"0x0.0p+0");
    }
    out.push_slice(if biased == 0 { b"0x0." } else { b"0x1." })?;
    for place in (0..13).rev() {
        out.push(b"0123456789abcdef"[(fraction >> (4 * place) & 15) as usize])?;
    }
    let exponent = if biased == 0 { -1022 } else { biased - 1023 };
    out.push_slice(if exponent < 0 { b"p-" } else { b"p+" })?;
    let mut digits = [0; 20];
    let at = super::int_text::decimal_digits(u64::from(exponent.unsigned_abs()), &mut digits);
    out.push_slice(&digits[at..])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// `ValueError`: "invalid hexadecimal floating-point string".
    Invalid,
    /// `OverflowError`: "hexadecimal value too large to represent as a float".
    TooLarge,
}

/// `float.fromhex`, of a text's UTF-8 (what is not ASCII is invalid in any case). A value that is too large is reported even
/// if something invalid follows it.
pub fn from_hex(text: &[u8]) -> Result<f64, HexError> {
    let rest = skip_space(text);
    let (negative, rest) = match rest {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let word = |word: &[u8]| rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word);
    let (magnitude, rest) = if word(b"infinity") {
        (f64::INFINITY, &rest[8..])
    } else if word(b"inf") {
        (f64::INFINITY, &rest[3..])
    } else if word(b"nan") {
        (f64::NAN, &rest[3..])
    } else {
        finite(match rest {
            [b'0', b'x' | b'X', digits @ ..] => digits,
            digits => digits,
        })?
    };
    if !skip_space(rest).is_empty() {
        return Err(HexError::Invalid);
    }
    Ok(if negative { -magnitude } else { magnitude })
}

fn skip_space(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|&b| !is_byte_space(b)).unwrap_or(text.len());
    &text[start..]
}

/// Digits with a point among them and an optional exponent; the value and what follows it.
fn finite(text: &[u8]) -> Result<(f64, &[u8]), HexError> {
    let (mut mantissa, mut sticky, mut exponent) = (0u128, false, 0i64);
    let (mut digits, mut point, mut len) = (0usize, false, 0);
    for &byte in text {
        if byte == b'.' && !point {
            point = true;
        } else if let Some(digit) = char::from(byte).to_digit(16) {
            digits += 1;
            if mantissa >> 120 == 0 {
                mantissa = mantissa << 4 | u128::from(digit);
            } else {
                sticky |= digit != 0;
                exponent += 4;
            }
            exponent -= if point { 4 } else { 0 };
        } else {
            break;
        }
        len += 1;
    }
    if digits == 0 {
        return Err(HexError::Invalid);
    }
    let mut rest = &text[len..];
    if let [b'p' | b'P', after @ ..] = rest {
        let (power, len) = power(after)?;
        exponent = exponent.saturating_add(power);
        rest = &after[len..];
    }
    if mantissa == 0 {
        return Ok((0.0, rest));
    }
    let value = round_to_f64(mantissa, sticky, exponent.clamp(-(1 << 60), 1 << 60));
    if value.is_infinite() { Err(HexError::TooLarge) } else { Ok((value, rest)) }
}

/// The exponent behind `p`, saturated, and its length.
fn power(text: &[u8]) -> Result<(i64, usize), HexError> {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let len = text[sign..].iter().take_while(|b| b.is_ascii_digit()).count();
    if len == 0 {
        return Err(HexError::Invalid);
    }
    let digits = &text[sign..sign + len];
    let size = digits.iter().fold(0i64, |sum, &b| sum.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    Ok((if text[0] == b'-' { -size } else { size }, sign + len))
}

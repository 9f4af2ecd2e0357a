//! Numbers from text: `[sign] digits [.digits] [E [sign] digits]`, `Infinity`, `NaN` and `sNaN` with a payload.

use super::limbs::{BASE, Limbs, POW10, WIDTH};
use super::number::{EXP_INF, Kind, Limits, MAX_PREC, Number, Work};
use super::status::*;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::text::{Text, ucd};

/// The text as ASCII: digits of any script, no white space around it, no underscores; `None` if there is something else.
/// `strict` takes white space and underscores for errors.
pub fn with_ascii<R>(
    text: Text<'_>,
    strict: bool,
    parse: impl FnOnce(&[u8]) -> PyResult<R>,
) -> PyResult<Option<R>> {
    if let Text::Ascii(bytes) = text {
        if strict {
            return parse(bytes).map(Some);
        }
        let trimmed = trim_ascii(bytes);
        if !trimmed.contains(&b'_') {
            return parse(trimmed).map(Some);
        }
    }
    let mut plain = Buf::with_capacity(text.len())?;
    for code in text.iter() {
        match code {
            0x5F if !strict => {}
            0..0x80 => plain.push(code as u8)?,
            _ if ucd::is_space(code) && !strict => plain.push(b' ')?,
            _ => match ucd::decimal(code) {
                Some(digit) => plain.push(b'0' + digit)?,
                None => return Ok(None),
            },
        }
    }
    parse(if strict { &plain } else { trim_ascii(&plain) }).map(Some)
}

/// What `str.strip` takes for white space, of ASCII.
fn trim_ascii(bytes: &[u8]) -> &[u8] {
    let is_space = |byte: &&u8| matches!(**byte, b'\t'..=b'\r' | 0x1C..=0x1F | b' ');
    let start = bytes.iter().take_while(is_space).count();
    let end = bytes.len() - bytes[start..].iter().rev().take_while(is_space).count();
    &bytes[start..end]
}

/// The number that a text stands for, not yet fitted; `None` if it stands for none.
pub fn parse(text: &[u8]) -> Result<Option<Number>, NoMemory> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    match text.first() {
        Some(b'0'..=b'9' | b'.') => parse_finite(negative, text),
        _ => parse_special(negative, text),
    }
}

fn parse_special(negative: bool, text: &[u8]) -> Result<Option<Number>, NoMemory> {
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return Ok(Some(Number::infinity(negative)));
    }
    let (kind, skip) = match text.first() {
        Some(b's' | b'S') => (Kind::Signaling, 4),
        _ => (Kind::Quiet, 3),
    };
    let Some((name, payload)) = text.split_at_checked(skip) else { return Ok(None) };
    let known = if kind == Kind::Quiet { "nan" } else { "snan" };
    if !name.eq_ignore_ascii_case(known.as_bytes()) || !payload.iter().all(u8::is_ascii_digit) {
        return Ok(None);
    }
    let zeros = payload.iter().take_while(|digit| **digit == b'0').count();
    Ok(Some(Number { negative, kind, exp: 0, coeff: coefficient(&payload[zeros..], &[])? }))
}

fn parse_finite(negative: bool, text: &[u8]) -> Result<Option<Number>, NoMemory> {
    let count = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (whole, rest) = text.split_at(count(text));
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => rest.split_at(count(rest)),
        _ => (&rest[..0], rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Ok(None);
    }
    let exp = match rest {
        [] => 0,
        [b'e' | b'E', rest @ ..] => match exponent(rest) {
            Some(exp) => exp,
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let exp = exp.saturating_sub(fraction.len() as i64).clamp(-2 * EXP_INF, EXP_INF);
    let zeros = whole.iter().take_while(|digit| **digit == b'0').count();
    let whole = &whole[zeros..];
    let fraction = if whole.is_empty() {
        &fraction[fraction.iter().take_while(|digit| **digit == b'0').count()..]
    } else {
        fraction
    };
    if (whole.len() + fraction.len()) as u64 > MAX_PREC as u64 {
        return Ok(None);
    }
    Ok(Some(Number::finite(negative, coefficient(whole, fraction)?, exp)))
}

/// An exponent, no larger than what any number may have.
fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value =
        digits.iter().fold(0i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Some(if negative { -value } else { value })
}

fn value_of(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
}

/// The number whose digits stand in two parts.
fn coefficient(whole: &[u8], fraction: &[u8]) -> Result<Limbs, NoMemory> {
    let len = whole.len() + fraction.len();
    if len <= WIDTH {
        return Ok(Limbs::small(value_of(whole) * POW10[fraction.len()] + value_of(fraction)));
    }
    if len <= 2 * WIDTH && whole.len() <= WIDTH && fraction.len() <= WIDTH {
        let value = u128::from(value_of(whole)) * u128::from(POW10[fraction.len()]);
        return Ok(Limbs::wide(value + u128::from(value_of(fraction))));
    }
    let mut limbs = Limbs::zeros(len.div_ceil(WIDTH))?;
    for (at, place) in limbs.iter_mut().enumerate() {
        let end = len - at * WIDTH;
        let start = end.saturating_sub(WIDTH);
        let part = |from: usize, upto: usize, row: &[u8], skip: usize| {
            value_of(&row[from.max(skip) - skip..upto.max(skip).min(skip + row.len()) - skip])
        };
        let split = whole.len();
        *place = if start >= split {
            part(start, end, fraction, split)
        } else if end <= split {
            part(start, end, whole, 0)
        } else {
            value_of(&whole[start..]) * POW10[end - split] + value_of(&fraction[..end - split])
        };
        debug_assert!(*place < BASE);
    }
    limbs.trim();
    Ok(limbs)
}

/// A text as a number fitted to a context's limits.
pub fn parse_fitted(work: &mut Work<'_>, text: Option<&[u8]>, limits: &Limits) -> PyResult<Number> {
    let number = match text {
        Some(text) => parse(text)?,
        None => None,
    };
    match number {
        Some(number) if number.is_nan() && number.digits() > limits.payload() => {
            Ok(work.invalid(CONVERSION_SYNTAX))
        }
        Some(number) => number.fit(work, limits),
        None => Ok(work.invalid(CONVERSION_SYNTAX)),
    }
}

/// A text as a number, exactly; an invalid operation if there is no such number.
pub fn parse_exact(work: &mut Work<'_>, text: Option<&[u8]>) -> PyResult<Number> {
    let mut inner = Work::new(work.vm);
    let number = parse_fitted(&mut inner, text, &Limits::MAX)?;
    Ok(exactly(work, number, inner.status))
}

/// The number that has come out of a conversion, if nothing has been lost.
pub fn exactly(work: &mut Work<'_>, number: Number, status: u32) -> Number {
    if status & (INEXACT | ROUNDED | CLAMPED) != 0 {
        return work.invalid(INVALID_OPERATION);
    }
    work.status |= status & ERRORS;
    number
}

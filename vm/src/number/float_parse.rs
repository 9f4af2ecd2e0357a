//! Floats from text: `float(text)`, and the longest float at the beginning of a text, which complex numbers are made of.

use super::int_text::Plain;
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::Text;
use crate::text::split::is_byte_space;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    NoMemory,
    /// `ValueError`: "could not convert string to float: ...".
    Invalid,
}

impl From<NoMemory> for ParseError {
    fn from(_: NoMemory) -> Self {
        ParseError::NoMemory
    }
}

/// `float(text)`.
pub fn parse_text(text: Text<'_>) -> Result<f64, ParseError> {
    parse(&Plain::new(text)?)
}

/// `float(bytes)`.
pub fn parse(text: &[u8]) -> Result<f64, ParseError> {
    let start = text.iter().position(|&b| !is_byte_space(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|&b| !is_byte_space(b)).map_or(start, |last| last + 1);
    let text = &text[start..end];
    if text.contains(&b'_') {
        let plain = without_underscores(text)?.ok_or(ParseError::Invalid)?;
        return convert(&plain).ok_or(ParseError::Invalid);
    }
    convert(text).ok_or(ParseError::Invalid)
}

/// A text without its underscores; `None` if one does not stand between two digits.
pub(super) fn without_underscores(text: &[u8]) -> Result<Option<Buf<u8>>, NoMemory> {
    let mut plain = Buf::with_capacity(text.len())?;
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    for (i, &byte) in text.iter().enumerate() {
        if byte != b'_' {
            plain.push(byte)?;
        } else if i == 0 || !is_digit(text.get(i - 1)) || !is_digit(text.get(i + 1)) {
            return Ok(None);
        }
    }
    Ok(Some(plain))
}

/// std reads the same language as `float`: digits, point, exponent, `inf`, `infinity`, `nan` in any case, with a sign.
fn convert(text: &[u8]) -> Option<f64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// The longest float at the beginning, and its length.
pub(super) fn parse_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let len = prefix_len(text)?;
    Some((convert(&text[..len])?, len))
}

fn prefix_len(text: &[u8]) -> Option<usize> {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let rest = &text[sign..];
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word) {
            return Some(sign + word.len());
        }
    }
    let digits = |from: usize| rest[from.min(rest.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    let mut len = whole;
    if rest.get(len) == Some(&b'.') {
        let fraction = digits(len + 1);
        if whole + fraction == 0 {
            return None;
        }
        len += 1 + fraction;
    } else if whole == 0 {
        return None;
    }
    if matches!(rest.get(len), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(rest.get(len + 1), Some(b'+' | b'-')));
        let exponent = digits(len + 1 + sign);
        if exponent > 0 {
            len += 1 + sign + exponent;
        }
    }
    Some(sign + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_between_digits_only() {
        assert_eq!(parse(b" 1_0.0_1e1_0\n"), Ok(10.01e10));
        for bad in ["1__0", "_1", "1_", "1._0", "1_.0", "1e_5", "1_e5", "in_f", "", ".", "e5", "1e", "0x1"] {
            assert_eq!(parse(bad.as_bytes()), Err(ParseError::Invalid), "{bad}");
        }
    }

    #[test]
    fn prefixes_are_longest() {
        let len = |s: &str| parse_prefix(s.as_bytes()).map(|(_, len)| len);
        assert_eq!(
            (len("1.5e+3j"), len("1e+j"), len("-.5j"), len("infinityj"), len("infj")),
            (Some(6), Some(1), Some(3), Some(8), Some(3))
        );
        assert_eq!((len("."), len("-j"), len(""), len("+.e5")), (None, None, None, None));
    }
}

//! `repr()` of constants, as Python writes them.

use crate::ast::{Constant, Int};
use crate::lexer::is_printable;
use crate::wtf8::Wtf8;
use dashu_int::UBig;
use std::fmt::Write;

/// `repr()` of a constant.
pub fn constant_repr(value: Constant<'_>) -> String {
    match value {
        Constant::None => "None".into(),
        Constant::True => "True".into(),
        Constant::False => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => int_repr(value),
        Constant::Float(value) => float_repr(value),
        Constant::Complex(real, imaginary) => complex_repr(real, imaginary),
        Constant::Str(text) => str_repr(text),
        Constant::Bytes(bytes) => bytes_repr(bytes),
        Constant::Tuple([item]) => format!("({},)", constant_repr(*item)),
        Constant::Tuple(items) => format!("({})", joined(items)),
        Constant::FrozenSet([]) => "frozenset()".into(),
        Constant::FrozenSet(items) => format!("frozenset({{{}}})", joined(items)),
    }
}

fn joined(items: &[Constant<'_>]) -> String {
    items.iter().map(|&item| constant_repr(item)).collect::<Vec<_>>().join(", ")
}

fn int_repr(value: Int<'_>) -> String {
    match value {
        Int::Small(value) => value.to_string(),
        Int::Big { negative, limbs } => {
            let bytes: Vec<u8> = limbs.iter().flat_map(|limb| limb.to_le_bytes()).collect();
            format!("{}{}", if negative { "-" } else { "" }, UBig::from_le_bytes(&bytes))
        }
    }
}

pub fn float_repr(value: f64) -> String {
    let mut text = short_float(value);
    if text.bytes().all(|c| c.is_ascii_digit() || c == b'-') {
        text.push_str(".0");
    }
    text
}

/// The shortest digits that give the value back, with an exponent below 1e-4 and from 1e16 on.
fn short_float(value: f64) -> String {
    if !value.is_finite() {
        return match (value.is_nan(), value > 0.0) {
            (true, _) => "nan".into(),
            (_, true) => "inf".into(),
            _ => "-inf".into(),
        };
    }
    if value == 0.0 || (1e-4..1e16).contains(&value.abs()) {
        return value.to_string();
    }
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    match exponent.strip_prefix('-') {
        Some(exponent) => format!("{digits}e-{exponent:0>2}"),
        None => format!("{digits}e+{exponent:0>2}"),
    }
}

pub fn complex_repr(real: f64, imaginary: f64) -> String {
    let imaginary = short_float(imaginary);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", short_float(real))
}

/// Single quotes, unless there are single quotes and no double quotes inside.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

/// The escape that both kinds of strings have for a character.
fn short_escape(c: char, quote: char) -> Option<&'static str> {
    match c {
        '\\' => Some("\\\\"),
        '\t' => Some("\\t"),
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        '\'' if quote == '\'' => Some("\\'"),
        _ => None,
    }
}

pub fn str_repr(text: Wtf8<'_>) -> String {
    let quote = quote_for(text.as_bytes());
    let mut out = String::with_capacity(text.as_bytes().len() + 2);
    out.push(quote);
    for code_point in text.code_points() {
        let c = char::from_u32(code_point);
        // Writing to a `String` cannot fail.
        let _ = match c {
            Some(c) if short_escape(c, quote).is_some() => {
                out.write_str(short_escape(c, quote).unwrap_or_default())
            }
            Some(c) if is_printable(c) => out.write_char(c),
            _ if code_point < 0x100 => write!(out, "\\x{code_point:02x}"),
            _ if code_point < 0x10000 => write!(out, "\\u{code_point:04x}"),
            _ => write!(out, "\\U{code_point:08x}"),
        };
    }
    out.push(quote);
    out
}

pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = quote_for(bytes);
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        let c = byte as char;
        let _ = match short_escape(c, quote) {
            Some(escape) => out.write_str(escape),
            None if (b' '..0x7F).contains(&byte) => out.write_char(c),
            None => write!(out, "\\x{byte:02x}"),
        };
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_switch_to_exponents_where_python_does() {
        let cases = [
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (-0.0, "-0.0"),
            (1.5e300, "1.5e+300"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in cases {
            assert_eq!(float_repr(value), text);
        }
        assert_eq!(complex_repr(0.0, 1e16), "1e+16j");
        assert_eq!(complex_repr(-0.0, -2.5), "(-0-2.5j)");
    }
}

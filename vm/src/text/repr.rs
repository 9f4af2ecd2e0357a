//! `repr` and `ascii` of strings, `repr` of bytes.
//!
//! Single quotes, unless the contents hold single ones and no double ones. Runs of characters that stand for themselves are
//! copied at once.

use super::TextBuf;
use super::ucd;
use super::view::{Text, Unit};
use crate::heap::NoMemory;
use crate::with_units;

const QUOTE: u32 = b'\'' as u32;
const DOUBLE_QUOTE: u32 = b'"' as u32;
const BACKSLASH: u32 = b'\\' as u32;

/// Appends `repr(text)`.
pub fn push_repr(text: Text<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
    // Wide enough at once for what is shown as it is, as a rule all.
    out.widen(text.mask(), text.len().saturating_add(2))?;
    with_units!(text, units => push_quoted(units, out, ucd::is_printable))
}

/// Appends `ascii(text)`.
pub fn push_ascii_repr(text: Text<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
    with_units!(text, units => push_quoted(units, out, |code| (0x20..0x7F).contains(&code)))
}

/// Appends `text`, a `repr`, with what is not ASCII escaped, as `ascii` makes it of any object's `repr`.
pub fn push_escaped(text: Text<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
    for code in text.iter() {
        if code < 0x80 {
            out.push(code)?;
        } else {
            push_hex_escape(code, out)?;
        }
    }
    Ok(())
}

fn push_quoted<U: Unit>(units: &[U], out: &mut TextBuf, shows: impl Fn(u32) -> bool) -> Result<(), NoMemory> {
    let has = |quote: u32| U::find_unit(units, U::of(quote)).is_some();
    let quote = if has(QUOTE) && !has(DOUBLE_QUOTE) { DOUBLE_QUOTE } else { QUOTE };
    out.reserve(units.len().saturating_add(2))?;
    out.push(quote)?;
    let mut rest = units;
    loop {
        let plain = |u: &&U| u.code() != quote && u.code() != BACKSLASH && shows(u.code());
        let run = rest.iter().take_while(plain).count();
        if run == rest.len() {
            out.push_units(rest)?;
            return out.push(quote);
        }
        out.push_units(&rest[..run])?;
        push_escape(rest[run].code(), out)?;
        rest = &rest[run + 1..];
    }
}

fn push_escape(code: u32, out: &mut TextBuf) -> Result<(), NoMemory> {
    match code {
        QUOTE => out.push_ascii(b"\\'"),
        DOUBLE_QUOTE => out.push_ascii(b"\\\""),
        BACKSLASH => out.push_ascii(b"\\\\"),
        9 => out.push_ascii(b"\\t"),
        10 => out.push_ascii(b"\\n"),
        13 => out.push_ascii(b"\\r"),
        _ => push_hex_escape(code, out),
    }
}

/// Appends `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
pub fn push_hex_escape(code: u32, out: &mut TextBuf) -> Result<(), NoMemory> {
    let (escape, len) = hex_escape(code);
    out.push_ascii(&escape[..len])
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`, and its length.
pub fn hex_escape(code: u32) -> ([u8; 10], usize) {
    let (kind, digits) = match code {
        0..0x100 => (b'x', 2),
        0x100..0x10000 => (b'u', 4),
        _ => (b'U', 8),
    };
    let mut escape = [b'\\'; 10];
    escape[1] = kind;
    for (i, place) in escape[2..2 + digits].iter_mut().rev().enumerate() {
        *place = b"0123456789abcdef"[(code >> (4 * i) & 15) as usize];
    }
    (escape, 2 + digits)
}

/// Appends `repr` of bytes: `b'...'`.
pub fn push_bytes_repr(bytes: &[u8], out: &mut TextBuf) -> Result<(), NoMemory> {
    out.push_ascii(b"b")?;
    push_quoted(bytes, out, |code| (0x20..0x7F).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Compact;

    fn repr(s: &str) -> Compact {
        let mut out = TextBuf::new();
        push_repr(Compact::of_str(s).unwrap().as_text(), &mut out).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn quotes_and_escapes() {
        assert!(repr("it's") == *"\"it's\"");
        assert!(repr("'\"") == *"'\\'\"'");
        assert!(repr("a\\\n\u{7f}é\u{a0}щ\u{200b}\u{10ffff}") == *"'a\\\\\\n\\x7fé\\xa0щ\\u200b\\U0010ffff'");
        let mut out = TextBuf::new();
        push_bytes_repr(b"\x00'\xff\t", &mut out).unwrap();
        assert!(out.as_text() == *"b\"\\x00'\\xff\\t\"");
    }
}

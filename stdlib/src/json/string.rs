//! Strings of JSON: reading and writing.

use super::{decode_error, expect_string};
use std::ops::Range;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::text::{Compact, Text, TextBuf, Unit};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::with_units;

/// What a string of JSON stands for: a part of the text, or something else.
pub enum Scanned {
    Part(Range<usize>),
    New(Compact),
}

/// Reads a string whose quotation mark stands before `start`; returns what it stands for, and where it ends.
#[inline]
pub fn scan<U: Unit>(
    vm: &Thread,
    string: &PyStr,
    units: &[U],
    start: usize,
    strict: bool,
) -> PyResult<(Scanned, usize)> {
    let is_special = |unit: &U| {
        let code = unit.code();
        code == 0x22 || code == 0x5C || code < 0x20
    };
    match units[start..].iter().position(is_special) {
        Some(len) if units[start + len].code() == 0x22 => {
            Ok((Scanned::Part(start..start + len), start + len + 1))
        }
        _ => scan_escapes(vm, string, units, start, strict),
    }
}

fn hex_digits<U: Unit>(units: &[U]) -> Option<u32> {
    units.iter().try_fold(0, |code, unit| Some(code << 4 | char::from_u32(unit.code())?.to_digit(16)?))
}

#[inline(never)]
fn scan_escapes<U: Unit>(
    vm: &Thread,
    string: &PyStr,
    units: &[U],
    start: usize,
    strict: bool,
) -> PyResult<(Scanned, usize)> {
    let unterminated =
        || decode_error(vm, "Unterminated string starting at", string, start.saturating_sub(1));
    let mut buf = TextBuf::new();
    let mut at = start;
    loop {
        let from = at;
        loop {
            match units.get(at).map(|unit| unit.code()) {
                None => return Err(unterminated()),
                Some(0x22 | 0x5C) => break,
                Some(code) if code < 0x20 && strict => {
                    return Err(decode_error(vm, "Invalid control character at", string, at));
                }
                Some(_) => at += 1,
            }
        }
        buf.push_units(&units[from..at])?;
        let is_end = units[at].code() == 0x22;
        at += 1;
        if is_end {
            return Ok((Scanned::New(buf.finish()?), at));
        }
        let Some(code) = units.get(at).map(|unit| unit.code()) else { return Err(unterminated()) };
        at += 1;
        let plain = match code {
            0x22 | 0x5C | 0x2F => code,
            0x62 => 8,
            0x66 => 12,
            0x6E => 10,
            0x72 => 13,
            0x74 => 9,
            0x75 => {
                let (code, next) = match escaped(units, at) {
                    Some(escape) => escape,
                    None if units.len() - at == 4 && hex_digits(&units[at..]).is_some() => {
                        return Err(unterminated());
                    }
                    None => {
                        return Err(decode_error(vm, "Invalid \\uXXXX escape", string, at - 1));
                    }
                };
                at = next;
                code
            }
            _ => return Err(decode_error(vm, "Invalid \\escape", string, at - 2)),
        };
        buf.push(plain)?;
    }
}

/// The character of a `\u` escape whose digits begin at `at`, and where it ends; a pair of surrogates is one character. Something
/// must follow the digits.
fn escaped<U: Unit>(units: &[U], at: usize) -> Option<(u32, usize)> {
    let end = at + 4;
    if end >= units.len() {
        return None;
    }
    let code = hex_digits(&units[at..end])?;
    if (0xD800..0xDC00).contains(&code) && end + 6 < units.len() {
        let is_escape = units[end].code() == 0x5C && units[end + 1].code() == 0x75;
        if is_escape && let Some(low @ 0xDC00..0xE000) = hex_digits(&units[end + 2..end + 6]) {
            return Some((0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), end + 6));
        }
    }
    Some((code, end))
}

/// What a character must be written as, if not as itself.
enum Escape {
    No,
    Short(u8),
    Unicode,
}

#[inline(always)]
fn escape_of(code: u32, ascii: bool) -> Escape {
    match code {
        0x22 | 0x5C => Escape::Short(code as u8),
        8 => Escape::Short(b'b'),
        9 => Escape::Short(b't'),
        10 => Escape::Short(b'n'),
        12 => Escape::Short(b'f'),
        13 => Escape::Short(b'r'),
        0..0x20 => Escape::Unicode,
        0x7F.. if ascii => Escape::Unicode,
        _ => Escape::No,
    }
}

fn push_unicode(buf: &mut TextBuf, unit: u32) -> Result<(), NoMemory> {
    let digit = |shift: u32| b"0123456789abcdef"[(unit >> shift & 15) as usize];
    buf.push_ascii(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)])
}

/// Appends a string as JSON, with its quotation marks.
pub fn push_encoded(buf: &mut TextBuf, text: Text<'_>, ascii: bool) -> Result<(), NoMemory> {
    buf.push_ascii(b"\"")?;
    with_units!(text, units => push_units(buf, units, ascii))?;
    buf.push_ascii(b"\"")
}

fn push_units<U: Unit>(buf: &mut TextBuf, units: &[U], ascii: bool) -> Result<(), NoMemory> {
    let needs_escape = |unit: &U| {
        let code = unit.code();
        code < 0x20 || code == 0x22 || code == 0x5C || ascii && code >= 0x7F
    };
    let mut rest = units;
    loop {
        let plain = rest.iter().position(needs_escape).unwrap_or(rest.len());
        buf.push_units(&rest[..plain])?;
        let Some(unit) = rest.get(plain) else { return Ok(()) };
        let code = unit.code();
        match escape_of(code, ascii) {
            Escape::No => buf.push(code)?,
            Escape::Short(letter) => buf.push_ascii(&[b'\\', letter])?,
            Escape::Unicode if code >= 0x10000 => {
                let code = code - 0x10000;
                push_unicode(buf, 0xD800 | code >> 10)?;
                push_unicode(buf, 0xDC00 | code & 0x3FF)?;
            }
            Escape::Unicode => push_unicode(buf, code)?,
        }
        rest = &rest[plain + 1..];
    }
}

pub fn encode(vm: &Thread, value: &Value, ascii: bool) -> PyResult {
    let string = expect_string(vm, value)?;
    let mut buf = TextBuf::with_capacity(string.len().saturating_add(2), 0x7F)?;
    push_encoded(&mut buf, string.text(), ascii)?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

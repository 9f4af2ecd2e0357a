//! `unicode_escape`: the escapes of string literals.

use super::super::repr::hex_escape;
use super::super::ucd::names::{Named, Scope, lookup};
use super::{Decoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};

/// An escape that decodes to itself, or an octal one above 0o377: worth a warning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidEscape {
    /// The character behind the backslash.
    Char(u8),
    /// The octal number.
    Octal(u16),
}

pub struct UnicodeEscapeDecoder {
    pub last: bool,
    /// The first invalid escape, and where its backslash stands.
    pub invalid: Option<(usize, InvalidEscape)>,
}

impl UnicodeEscapeDecoder {
    pub fn new(last: bool) -> Self {
        UnicodeEscapeDecoder { last, invalid: None }
    }

    fn note(&mut self, start: usize, escape: InvalidEscape) {
        if self.invalid.is_none() {
            self.invalid = Some((start, escape));
        }
    }
}

/// How an escape ends.
enum Escape {
    Decoded,
    /// The input ended within it.
    Incomplete(&'static str),
    Wrong(&'static str),
}

/// Reads `count` hexadecimal digits; on failure `at` stands where they end.
pub(super) fn hex_digits(input: &[u8], at: &mut usize, count: usize) -> Result<u32, bool> {
    let mut code = 0u32;
    for _ in 0..count {
        let Some(&byte) = input.get(*at) else { return Err(true) };
        let Some(digit) = char::from(byte).to_digit(16) else { return Err(false) };
        code = code << 4 | digit;
        *at += 1;
    }
    Ok(code)
}

impl<E: From<NoMemory>> Decoder<E> for &mut UnicodeEscapeDecoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        loop {
            let rest = input.get(*at..).unwrap_or(&[]);
            let run = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
            out.push_units(&rest[..run])?;
            *at += run;
            if run == rest.len() {
                return Ok(None);
            }
            let start = *at;
            *at += 1;
            let reason = match self.escape(input, at, start, out)? {
                Escape::Decoded => continue,
                Escape::Incomplete(_) if !self.last => {
                    *at = start;
                    return Ok(None);
                }
                Escape::Incomplete(reason) | Escape::Wrong(reason) => reason,
            };
            return Ok(Some(Problem { encoding: "unicodeescape", start, end: *at, reason }));
        }
    }
}

impl UnicodeEscapeDecoder {
    /// Decodes what stands behind the backslash at `start`.
    fn escape(
        &mut self,
        input: &[u8],
        at: &mut usize,
        start: usize,
        out: &mut TextBuf,
    ) -> Result<Escape, NoMemory> {
        let Some(&byte) = input.get(*at) else { return Ok(Escape::Incomplete("\\ at end of string")) };
        *at += 1;
        let code = match byte {
            b'\n' => return Ok(Escape::Decoded),
            b'\\' | b'\'' | b'"' => u32::from(byte),
            b'a' => 7,
            b'b' => 8,
            b't' => 9,
            b'n' => 10,
            b'v' => 11,
            b'f' => 12,
            b'r' => 13,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(&digit @ b'0'..=b'7') = input.get(*at) else { break };
                    code = code << 3 | u32::from(digit - b'0');
                    *at += 1;
                }
                if code > 0o377 {
                    self.note(start, InvalidEscape::Octal(code as u16));
                }
                code
            }
            b'x' | b'u' | b'U' => {
                let (count, reason) = match byte {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                match hex_digits(input, at, count) {
                    Ok(code) if code < 0x110000 => code,
                    Ok(_) => return Ok(Escape::Wrong("illegal Unicode character")),
                    Err(true) => return Ok(Escape::Incomplete(reason)),
                    Err(false) => return Ok(Escape::Wrong(reason)),
                }
            }
            b'N' => match named(input, at) {
                Ok(code) => code,
                Err(escape) => return Ok(escape),
            },
            _ => {
                self.note(start, InvalidEscape::Char(byte));
                out.push(u32::from(b'\\'))?;
                u32::from(byte)
            }
        };
        out.push(code)?;
        Ok(Escape::Decoded)
    }
}

/// The character of `{NAME}`.
fn named(input: &[u8], at: &mut usize) -> Result<u32, Escape> {
    const MALFORMED: &str = "malformed \\N character escape";
    match input.get(*at) {
        None => return Err(Escape::Incomplete(MALFORMED)),
        Some(b'{') => *at += 1,
        Some(_) => return Err(Escape::Wrong(MALFORMED)),
    }
    let rest = &input[*at..];
    let Some(len) = memchr::memchr(b'}', rest) else {
        *at = input.len();
        return Err(Escape::Incomplete(MALFORMED));
    };
    *at += len;
    if len == 0 {
        return Err(Escape::Wrong(MALFORMED));
    }
    *at += 1;
    match lookup(&rest[..len], Scope::Aliases) {
        Some(Named::Char(code)) => Ok(code),
        _ => Err(Escape::Wrong("unknown Unicode character name")),
    }
}

/// Encodes a whole text; every character can be.
pub fn encode(text: Text<'_>) -> Result<Buf<u8>, NoMemory> {
    let mut out = Buf::with_capacity(text.len())?;
    for code in text.iter() {
        match code {
            0x5C => out.extend_from_slice(b"\\\\")?,
            0x20..0x7F => out.push(code as u8)?,
            9 => out.extend_from_slice(b"\\t")?,
            10 => out.extend_from_slice(b"\\n")?,
            13 => out.extend_from_slice(b"\\r")?,
            _ => {
                let (escape, len) = hex_escape(code);
                out.extend_from_slice(&escape[..len])?;
            }
        }
    }
    Ok(out)
}

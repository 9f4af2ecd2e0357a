//! `raw_unicode_escape`: Latin-1 with `\uXXXX` and `\UXXXXXXXX` for the rest.

use super::super::repr::hex_escape;
use super::unicode_escape::hex_digits;
use super::{Decoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};

pub struct RawUnicodeEscapeDecoder {
    pub last: bool,
}

impl<E: From<NoMemory>> Decoder<E> for RawUnicodeEscapeDecoder {
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
            let (count, truncated) = match rest.get(run + 1) {
                None if !self.last => return Ok(None),
                None => {
                    out.push(u32::from(b'\\'))?;
                    *at += 1;
                    continue;
                }
                Some(b'u') => (4, "truncated \\uXXXX escape"),
                Some(b'U') => (8, "truncated \\UXXXXXXXX escape"),
                Some(&byte) => {
                    out.push_units(&[b'\\', byte])?;
                    *at += 2;
                    continue;
                }
            };
            *at += 2;
            let reason = match hex_digits(input, at, count) {
                Ok(code) if code < 0x110000 => {
                    out.push(code)?;
                    continue;
                }
                Ok(_) => "\\Uxxxxxxxx out of range",
                Err(true) if !self.last => {
                    *at = start;
                    return Ok(None);
                }
                Err(_) => truncated,
            };
            return Ok(Some(Problem { encoding: "rawunicodeescape", start, end: *at, reason }));
        }
    }
}

/// Encodes a whole text; every character can be.
pub fn encode(text: Text<'_>) -> Result<Buf<u8>, NoMemory> {
    let mut out = Buf::with_capacity(text.len())?;
    for code in text.iter() {
        if code < 0x100 {
            out.push(code as u8)?;
        } else {
            let (escape, len) = hex_escape(code);
            out.extend_from_slice(&escape[..len])?;
        }
    }
    Ok(out)
}

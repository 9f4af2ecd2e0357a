//! Latin-1 and ASCII.

use super::{Decoder, Encoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::builder::ascii_prefix;
use crate::text::{Compact, Text, TextBuf, Unit};
use crate::with_units;

/// Latin-1 decodes every byte.
pub fn decode_latin1(input: &[u8]) -> Result<Compact, NoMemory> {
    let mask = if input.is_ascii() { 0 } else { 0x80 };
    u8::into_compact(Buf::from_slice(input)?, mask)
}

pub struct AsciiDecoder;

impl<E: From<NoMemory>> Decoder<E> for AsciiDecoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        let rest = input.get(*at..).unwrap_or(&[]);
        let run = ascii_prefix(rest);
        out.push_ascii(&rest[..run])?;
        *at += run;
        if run == rest.len() {
            return Ok(None);
        }
        let reason = "ordinal not in range(128)";
        Ok(Some(Problem { encoding: "ascii", start: *at, end: *at + 1, reason }))
    }
}

/// An encoder for the characters below a limit.
pub struct NarrowEncoder {
    encoding: &'static str,
    reason: &'static str,
    limit: u32,
}

impl NarrowEncoder {
    pub const LATIN1: Self =
        NarrowEncoder { encoding: "latin-1", reason: "ordinal not in range(256)", limit: 0x100 };
    pub const ASCII: Self =
        NarrowEncoder { encoding: "ascii", reason: "ordinal not in range(128)", limit: 0x80 };

    /// Appends what fits from the front of `text` and returns how much that is.
    fn push(&self, text: Text<'_>, out: &mut Buf<u8>) -> Result<usize, NoMemory> {
        if text.bound() < self.limit {
            with_units!(text, units => out.extend_mapped(units, |u| u.code() as u8))?;
            return Ok(text.len());
        }
        fn push<U: Unit>(units: &[U], limit: u32, out: &mut Buf<u8>) -> Result<usize, NoMemory> {
            let run = units.iter().take_while(|u| u.code() < limit).count();
            out.extend_mapped(&units[..run], |u| u.code() as u8)?;
            Ok(run)
        }
        with_units!(text, units => push(units, self.limit, out))
    }
}

impl<E: From<NoMemory>> Encoder<E> for NarrowEncoder {
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        *at += self.push(text.slice(*at..text.len()), out)?;
        if *at >= text.len() {
            return Ok(None);
        }
        let run = text.slice(*at..text.len()).iter().take_while(|&code| code >= self.limit).count();
        Ok(Some(Problem { encoding: self.encoding, start: *at, end: *at + run, reason: self.reason }))
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        Ok(self.push(replacement, out)? == replacement.len())
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        out.extend_from_slice(replacement)?;
        Ok(true)
    }

    fn escapes_in_part(&self) -> bool {
        true
    }
}

//! UTF-8.

use super::super::view::{Unit, mask_of};
use super::{Decoder, Encoder, Problem, put_ascii};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::builder::ascii_prefix;
use crate::text::{Compact, Text, TextBuf};
use crate::with_units;

pub struct Utf8Decoder {
    /// No more input follows: an unfinished sequence at the end is an error.
    pub last: bool,
}

impl<E: From<NoMemory>> Decoder<E> for Utf8Decoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        let rest = input.get(*at..).unwrap_or(&[]);
        let used = out.push_utf8(rest)?;
        *at += used;
        // The first character that is left is malformed, or unfinished if fewer bytes follow than it needs.
        let bad = &rest[used..rest.len().min(used + 4)];
        let Err(error) = std::str::from_utf8(bad) else { return Ok(None) };
        let start = *at;
        let (len, reason) = match error.error_len() {
            None if !self.last => return Ok(None),
            None => (bad.len(), "unexpected end of data"),
            // The beginning of a surrogate may be completed, for the sake of `surrogatepass`.
            Some(_) if !self.last && matches!(bad, [0xED, 0xA0..=0xBF]) => return Ok(None),
            Some(1) if !matches!(bad[0], 0xC2..=0xF4) => (1, "invalid start byte"),
            Some(len) => (len, "invalid continuation byte"),
        };
        Ok(Some(Problem { encoding: "utf-8", start, end: start + len, reason }))
    }
}

pub struct Utf8Encoder;

impl<E: From<NoMemory>> Encoder<E> for Utf8Encoder {
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        let start = (*at).min(text.len());
        *at = match text {
            Text::Ascii(bytes) => {
                out.extend_from_slice(&bytes[start..])?;
                bytes.len()
            }
            Text::Latin1(bytes) => start + push_latin1(&bytes[start..], out)?,
            text => with_units!(text, units => start + push_wide(&units[start..], out)?),
        };
        if *at == text.len() {
            return Ok(None);
        }
        let run =
            text.slice(*at..text.len()).iter().take_while(|code| (0xD800..0xE000).contains(code)).count();
        Ok(Some(Problem { encoding: "utf-8", start: *at, end: *at + run, reason: "surrogates not allowed" }))
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        Ok(put_ascii(replacement, out)?)
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        out.extend_from_slice(replacement)?;
        Ok(true)
    }

    fn escapes_in_part(&self) -> bool {
        true
    }
}

/// A character that is no surrogate needs up to this many bytes.
const MOST: usize = 4;

fn push_latin1(bytes: &[u8], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
    let mut left = bytes.len() + bytes.iter().filter(|&&b| b >= 0x80).count();
    out.reserve(left + MOST)?;
    let mut done = 0;
    while done < bytes.len() {
        let ascii = ascii_prefix(&bytes[done..]);
        out.extend_from_slice(&bytes[done..done + ascii])?;
        done += ascii;
        // The characters up to the next longer run of ASCII.
        let rest = &bytes[done..];
        let mixed = rest.array_windows::<16>().position(|window| window.is_ascii()).unwrap_or(rest.len());
        left = left.saturating_sub(ascii + mixed);
        done += out.extend_encoded(&rest[..mixed], left, |byte| {
            let two = [0xC0 | byte >> 6, 0x80 | byte & 0x3F];
            Some(if byte < 0x80 { ([byte, 0], 1) } else { (two, 2) })
        })?;
    }
    Ok(bytes.len())
}

/// The bytes of a character, and how many they are; `None` for a surrogate.
#[inline(always)]
fn encode_char(code: u32) -> Option<([u8; MOST], usize)> {
    let low = |shift: u32| 0x80 | (code >> shift) as u8 & 0x3F;
    Some(match code {
        0..0x80 => ([code as u8, 0, 0, 0], 1),
        0x80..0x800 => ([0xC0 | (code >> 6) as u8, low(0), 0, 0], 2),
        0xD800..0xE000 => return None,
        0x800..0x10000 => ([0xE0 | (code >> 12) as u8, low(6), low(0), 0], 3),
        _ => ([0xF0 | (code >> 18) as u8, low(12), low(6), low(0)], 4),
    })
}

/// Encodes up to the first surrogate and returns how far that is.
fn push_wide<U: Unit>(units: &[U], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
    let mask = mask_of(units);
    let most = if mask < 0x800 { 2 } else { 2 + usize::from(mask > 0x7FF) + usize::from(mask > 0xFFFF) };
    let before = out.len();
    let total = units.len().checked_mul(most).ok_or(NoMemory)?;
    let taken = if most == 2 {
        out.extend_encoded(units, total, |unit| {
            let code = unit.code() as u16;
            let two = 0x80C0 | code >> 6 | (code & 0x3F) << 8;
            let one = code < 0x80;
            Some((if one { code } else { two }.to_le_bytes(), 2 - usize::from(one)))
        })?
    } else {
        out.extend_encoded(units, total, |unit| encode_char(unit.code()))?
    };
    if before == 0 && out.len() < total - total / 8 {
        out.shrink_to_fit();
    }
    Ok(taken)
}

/// Decodes ASCII, by far the commonest UTF-8; `None` for anything else.
#[inline]
pub fn decode_ascii(input: &[u8]) -> Result<Option<Compact>, NoMemory> {
    if input.is_ascii() { Buf::from_slice(input).map(|units| Some(Compact::Ascii(units))) } else { Ok(None) }
}

//! UTF-8.

use super::super::view::Unit;
use super::{Decoder, Encoder, Problem, put_ascii};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};
use crate::with_units;

pub struct Utf8Decoder {
    /// No more input follows: an unfinished sequence at the end is an error.
    pub last: bool,
}

impl<E: From<NoMemory>> Decoder<E> for Utf8Decoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        let rest = input.get(*at..).unwrap_or(&[]);
        let error = match std::str::from_utf8(rest) {
            Ok(s) => {
                out.push_str(s)?;
                *at = input.len();
                return Ok(None);
            }
            Err(error) => error,
        };
        let (valid, bad) = rest.split_at(error.valid_up_to());
        if let Ok(s) = std::str::from_utf8(valid) {
            out.push_str(s)?;
        }
        *at += valid.len();
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

/// Characters encoded at a time, into a scratch array.
const BLOCK: usize = 64;

fn push_latin1(bytes: &[u8], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
    out.reserve(bytes.len() + bytes.iter().filter(|&&b| b >= 0x80).count())?;
    for block in bytes.chunks(BLOCK) {
        if block.is_ascii() {
            out.extend_from_slice(block)?;
            continue;
        }
        let mut scratch = [0; 2 * BLOCK];
        let mut len = 0;
        for &byte in block {
            if byte < 0x80 {
                scratch[len] = byte;
                len += 1;
            } else {
                scratch[len] = 0xC0 | byte >> 6;
                scratch[len + 1] = 0x80 | byte & 0x3F;
                len += 2;
            }
        }
        out.extend_from_slice(&scratch[..len])?;
    }
    Ok(bytes.len())
}

/// Encodes up to the first surrogate and returns how far that is.
fn push_wide<U: Unit>(units: &[U], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
    let extra = units.iter().fold(0usize, |sum, u| {
        let code = u.code();
        sum + usize::from(code >= 0x80) + usize::from(code >= 0x800) + usize::from(code >= 0x10000)
    });
    out.reserve(units.len().checked_add(extra).ok_or(NoMemory)?)?;
    let mut done = 0;
    for block in units.chunks(BLOCK) {
        let mut scratch = [0; 4 * BLOCK];
        let mut len = 0;
        for unit in block {
            let code = unit.code();
            let low = |shift: u32| 0x80 | (code >> shift) as u8 & 0x3F;
            let size = match code {
                0..0x80 => {
                    scratch[len] = code as u8;
                    1
                }
                0x80..0x800 => {
                    scratch[len] = 0xC0 | (code >> 6) as u8;
                    scratch[len + 1] = low(0);
                    2
                }
                0xD800..0xE000 => {
                    out.extend_from_slice(&scratch[..len])?;
                    return Ok(done);
                }
                0x800..0x10000 => {
                    scratch[len..len + 3].copy_from_slice(&[0xE0 | (code >> 12) as u8, low(6), low(0)]);
                    3
                }
                _ => {
                    let bytes = [0xF0 | (code >> 18) as u8, low(12), low(6), low(0)];
                    scratch[len..len + 4].copy_from_slice(&bytes);
                    4
                }
            };
            len += size;
            done += 1;
        }
        out.extend_from_slice(&scratch[..len])?;
    }
    Ok(done)
}

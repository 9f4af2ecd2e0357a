//! UTF-7 (RFC 2152): ASCII, and runs of UTF-16 in base 64 between `+` and `-`.

use super::{Decoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};

const ENCODING: &str = "utf7";

/// State within a run of base 64.
#[derive(Clone, Copy)]
struct Shift {
    /// Bits not yet used, in the low `bits` of `buffer`.
    buffer: u32,
    bits: u32,
    /// A high surrogate that waits for its partner.
    surrogate: Option<u32>,
    /// Length of the output when the run began.
    written: usize,
}

pub struct Utf7Decoder {
    pub last: bool,
    shift: Option<Shift>,
    /// Where the run of base 64, or what is wrong, begins.
    start: usize,
}

impl Utf7Decoder {
    pub fn new(last: bool) -> Self {
        Utf7Decoder { last, shift: None, start: 0 }
    }

    fn problem(&self, end: usize, reason: &'static str) -> Problem {
        Problem { encoding: ENCODING, start: self.start, end, reason }
    }

    /// Takes six more bits.
    fn absorb(shift: &mut Shift, value: u8, out: &mut TextBuf) -> Result<(), NoMemory> {
        shift.buffer = shift.buffer << 6 | u32::from(value);
        shift.bits += 6;
        if shift.bits < 16 {
            return Ok(());
        }
        shift.bits -= 16;
        let unit = shift.buffer >> shift.bits;
        shift.buffer &= (1 << shift.bits) - 1;
        if let Some(high) = shift.surrogate.take() {
            if (0xDC00..0xE000).contains(&unit) {
                return out.push(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            }
            out.push(high)?;
        }
        if (0xD800..0xDC00).contains(&unit) {
            shift.surrogate = Some(unit);
            return Ok(());
        }
        out.push(unit)
    }
}

fn from_base64(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

const TO_BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Decodes as itself.
fn is_direct(byte: u8) -> bool {
    byte < 0x80 && byte != b'+'
}

impl<E: From<NoMemory>> Decoder<E> for Utf7Decoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        while let Some(&byte) = input.get(*at) {
            if let Some(shift) = &mut self.shift {
                if let Some(value) = from_base64(byte) {
                    Self::absorb(shift, value, out)?;
                    *at += 1;
                    continue;
                }
                let shift = *shift;
                self.shift = None;
                if shift.bits >= 6 {
                    return Ok(Some(self.problem(*at + 1, "partial character in shift sequence")));
                }
                if shift.bits > 0 && shift.buffer != 0 {
                    return Ok(Some(self.problem(*at + 1, "non-zero padding bits in shift sequence")));
                }
                if let Some(surrogate) = shift.surrogate
                    && is_direct(byte)
                {
                    out.push(surrogate)?;
                }
                *at += usize::from(byte == b'-');
            } else if byte == b'+' {
                self.start = *at;
                *at += 1;
                match input.get(*at) {
                    Some(b'-') => {
                        *at += 1;
                        out.push(u32::from(b'+'))?;
                    }
                    Some(&next) if from_base64(next).is_none() => {
                        return Ok(Some(self.problem(*at + 1, "ill-formed sequence")));
                    }
                    _ => {
                        self.shift = Some(Shift { buffer: 0, bits: 0, surrogate: None, written: out.len() });
                    }
                }
            } else if is_direct(byte) {
                *at += 1;
                out.push(u32::from(byte))?;
            } else {
                self.start = *at;
                return Ok(Some(self.problem(*at + 1, "unexpected special character")));
            }
        }
        let Some(shift) = self.shift.take() else { return Ok(None) };
        if !self.last {
            // The whole run is decoded again when there is more of it.
            *at = self.start;
            out.truncate(shift.written);
            return Ok(None);
        }
        if shift.surrogate.is_some() || shift.bits >= 6 || shift.bits > 0 && shift.buffer != 0 {
            return Ok(Some(self.problem(input.len(), "unterminated shift sequence")));
        }
        Ok(None)
    }
}

/// Whether a character is written as itself.
fn encodes_direct(code: u32) -> bool {
    match code {
        9 | 10 | 13 => true,
        0x20..0x7F => !matches!(code as u8, b'+' | b'\\' | b'~'),
        _ => false,
    }
}

/// Encodes a whole text; every character can be.
pub fn encode(text: Text<'_>) -> Result<Buf<u8>, NoMemory> {
    let mut out = Buf::with_capacity(text.len())?;
    let (mut buffer, mut bits, mut shifted) = (0u32, 0u32, false);
    for code in text.iter() {
        if encodes_direct(code) {
            let byte = code as u8;
            if shifted {
                if bits > 0 {
                    out.push(TO_BASE64[(buffer << (6 - bits) & 63) as usize])?;
                }
                (buffer, bits, shifted) = (0, 0, false);
                if from_base64(byte).is_some() || byte == b'-' {
                    out.push(b'-')?;
                }
            }
            out.push(byte)?;
            continue;
        }
        if !shifted {
            if code == u32::from(b'+') {
                out.extend_from_slice(b"+-")?;
                continue;
            }
            out.push(b'+')?;
            shifted = true;
        }
        let mut units = [code, 0];
        let mut count = 1;
        if code >= 0x10000 {
            units = [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF)];
            count = 2;
        }
        for unit in &units[..count] {
            buffer = buffer << 16 | unit;
            bits += 16;
            while bits >= 6 {
                bits -= 6;
                out.push(TO_BASE64[(buffer >> bits & 63) as usize])?;
            }
            buffer &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.push(TO_BASE64[(buffer << (6 - bits) & 63) as usize])?;
    }
    if shifted {
        out.push(b'-')?;
    }
    Ok(out)
}

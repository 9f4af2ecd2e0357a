//! UTF-16, little- and big-endian, and native with a byte order mark.

use super::super::view::Unit;
use super::{Decoder, Encoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};
use crate::with_units;

/// Order of the bytes; `codecs.utf_16_ex_decode` numbers them -1, 0 and 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ByteOrder {
    Little,
    /// The machine's, unless a byte order mark says otherwise.
    Native,
    Big,
}

impl ByteOrder {
    pub fn is_big(self) -> bool {
        match self {
            ByteOrder::Little => false,
            ByteOrder::Native => cfg!(target_endian = "big"),
            ByteOrder::Big => true,
        }
    }
}

/// Looks for a mark: the order to decode in, and the mark's length.
pub fn byte_order_mark(input: &[u8], order: ByteOrder) -> (ByteOrder, usize) {
    match (order, input) {
        (ByteOrder::Native, [0xFF, 0xFE, ..]) => (ByteOrder::Little, 2),
        (ByteOrder::Native, [0xFE, 0xFF, ..]) => (ByteOrder::Big, 2),
        _ => (order, 0),
    }
}

pub struct Utf16Decoder {
    /// The order that the mark showed, or that was given.
    pub order: ByteOrder,
    pub last: bool,
    started: bool,
}

impl Utf16Decoder {
    /// A decoder for the whole of an input, or for its beginning.
    pub fn new(order: ByteOrder, last: bool) -> Self {
        Utf16Decoder { order, last, started: false }
    }
}

/// Units decoded at a time, into a scratch array.
const BLOCK: usize = 128;

impl<E: From<NoMemory>> Decoder<E> for &mut Utf16Decoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        if !self.started {
            self.started = true;
            let (order, mark) = byte_order_mark(input, self.order);
            self.order = order;
            *at = mark;
        }
        let big = self.order.is_big();
        let unit = |pair: &[u8; 2]| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
        let problem = |start, end, reason| {
            Ok(Some(Problem { encoding: if big { "utf-16-be" } else { "utf-16-le" }, start, end, reason }))
        };
        loop {
            let rest = input.get(*at..).unwrap_or(&[]);
            let (pairs, odd) = rest.as_chunks::<2>();
            let mut scratch = [0; BLOCK];
            let mut len = 0;
            for (place, pair) in scratch.iter_mut().zip(pairs) {
                *place = unit(pair);
                if (0xD800..0xE000).contains(place) {
                    break;
                }
                len += 1;
            }
            out.push_units(&scratch[..len])?;
            *at += 2 * len;
            if len == BLOCK {
                continue;
            }
            let start = *at;
            let Some(high) = pairs.get(len).map(unit) else {
                if odd.is_empty() || !self.last {
                    return Ok(None);
                }
                return problem(start, input.len(), "truncated data");
            };
            if high >= 0xDC00 {
                return problem(start, start + 2, "illegal encoding");
            }
            let Some(low) = pairs.get(len + 1).map(unit) else {
                if !self.last {
                    return Ok(None);
                }
                return problem(start, input.len(), "unexpected end of data");
            };
            if !(0xDC00..0xE000).contains(&low) {
                return problem(start, start + 2, "illegal UTF-16 surrogate");
            }
            out.push(0x10000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(low) - 0xDC00))?;
            *at += 4;
        }
    }
}

pub struct Utf16Encoder {
    order: ByteOrder,
    started: bool,
}

impl Utf16Encoder {
    /// With the native order, a mark comes first.
    pub fn new(order: ByteOrder) -> Self {
        Utf16Encoder { order, started: false }
    }

    fn put(&self, unit: u16, out: &mut Buf<u8>) -> Result<(), NoMemory> {
        out.extend_from_slice(&if self.order.is_big() { unit.to_be_bytes() } else { unit.to_le_bytes() })
    }

    /// Encodes up to the first surrogate and returns how far that is.
    fn push<U: Unit>(&self, units: &[U], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
        let pairs = if U::MAX > 0xFFFF { units.iter().filter(|u| u.code() > 0xFFFF).count() } else { 0 };
        out.reserve(units.len().checked_add(pairs).and_then(|n| n.checked_mul(2)).ok_or(NoMemory)?)?;
        let mut done = 0;
        for block in units.chunks(BLOCK) {
            let mut scratch = [[0; 2]; 2 * BLOCK];
            let mut len = 0;
            let mut stopped = false;
            for unit in block {
                let code = unit.code();
                if (0xD800..0xE000).contains(&code) {
                    stopped = true;
                    break;
                }
                if code < 0x10000 {
                    scratch[len] = self.bytes(code as u16);
                    len += 1;
                } else {
                    let offset = code - 0x10000;
                    scratch[len] = self.bytes(0xD800 + (offset >> 10) as u16);
                    scratch[len + 1] = self.bytes(0xDC00 + (offset & 0x3FF) as u16);
                    len += 2;
                }
                done += 1;
            }
            out.extend_from_slice(scratch[..len].as_flattened())?;
            if stopped {
                break;
            }
        }
        Ok(done)
    }

    #[inline]
    fn bytes(&self, unit: u16) -> [u8; 2] {
        if self.order.is_big() { unit.to_be_bytes() } else { unit.to_le_bytes() }
    }
}

impl<E: From<NoMemory>> Encoder<E> for Utf16Encoder {
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        if !self.started {
            self.started = true;
            if self.order == ByteOrder::Native {
                self.put(0xFEFF, out)?;
            }
        }
        let rest = text.slice(*at..text.len());
        *at += with_units!(rest, units => self.push(units, out)?);
        if *at >= text.len() {
            return Ok(None);
        }
        let encoding = match self.order {
            ByteOrder::Little => "utf-16-le",
            ByteOrder::Native => "utf-16",
            ByteOrder::Big => "utf-16-be",
        };
        Ok(Some(Problem { encoding, start: *at, end: *at + 1, reason: "surrogates not allowed" }))
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        let Text::Ascii(bytes) = replacement else { return Ok(false) };
        self.push(bytes, out)?;
        Ok(true)
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        if !replacement.len().is_multiple_of(2) {
            return Ok(false);
        }
        out.extend_from_slice(replacement)?;
        Ok(true)
    }
}

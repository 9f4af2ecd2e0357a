//! UTF-32, little- and big-endian, and native with a byte order mark.

use super::super::view::Unit;
use super::utf16::ByteOrder;
use super::{Decoder, Encoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};
use crate::with_units;

/// Looks for a mark: the order to decode in, and the mark's length.
pub fn byte_order_mark(input: &[u8], order: ByteOrder) -> (ByteOrder, usize) {
    match (order, input) {
        (ByteOrder::Native, [0xFF, 0xFE, 0, 0, ..]) => (ByteOrder::Little, 4),
        (ByteOrder::Native, [0, 0, 0xFE, 0xFF, ..]) => (ByteOrder::Big, 4),
        _ => (order, 0),
    }
}

pub struct Utf32Decoder {
    /// The order that the mark showed, or that was given.
    pub order: ByteOrder,
    pub last: bool,
    started: bool,
}

impl Utf32Decoder {
    pub fn new(order: ByteOrder, last: bool) -> Self {
        Utf32Decoder { order, last, started: false }
    }
}

/// Characters handled at a time, in a scratch array.
const BLOCK: usize = 64;

impl<E: From<NoMemory>> Decoder<E> for &mut Utf32Decoder {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        if !self.started {
            self.started = true;
            let (order, mark) = byte_order_mark(input, self.order);
            self.order = order;
            *at = mark;
        }
        let big = self.order.is_big();
        let unit = |four: &[u8; 4]| if big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) };
        let problem = |start, end, reason| {
            Ok(Some(Problem { encoding: if big { "utf-32-be" } else { "utf-32-le" }, start, end, reason }))
        };
        loop {
            let (fours, odd) = input.get(*at..).unwrap_or(&[]).as_chunks::<4>();
            let mut scratch = [0; BLOCK];
            let mut len = 0;
            for (place, four) in scratch.iter_mut().zip(fours) {
                *place = unit(four);
                if (0xD800..0xE000).contains(place) || *place >= 0x110000 {
                    break;
                }
                len += 1;
            }
            out.push_units(&scratch[..len])?;
            *at += 4 * len;
            if len == BLOCK {
                continue;
            }
            let start = *at;
            return match fours.get(len).map(unit) {
                None if odd.is_empty() || !self.last => Ok(None),
                None => problem(start, input.len(), "truncated data"),
                Some(code) if code < 0x110000 => {
                    problem(start, start + 4, "code point in surrogate code point range(0xd800, 0xe000)")
                }
                Some(_) => problem(start, start + 4, "code point not in range(0x110000)"),
            };
        }
    }
}

pub struct Utf32Encoder {
    order: ByteOrder,
    started: bool,
}

impl Utf32Encoder {
    /// With the native order, a mark comes first.
    pub fn new(order: ByteOrder) -> Self {
        Utf32Encoder { order, started: false }
    }

    #[inline]
    fn bytes(&self, code: u32) -> [u8; 4] {
        if self.order.is_big() { code.to_be_bytes() } else { code.to_le_bytes() }
    }

    /// Encodes up to the first surrogate and returns how far that is.
    fn push<U: Unit>(&self, units: &[U], out: &mut Buf<u8>) -> Result<usize, NoMemory> {
        out.reserve(units.len().checked_mul(4).ok_or(NoMemory)?)?;
        let mut done = 0;
        for block in units.chunks(BLOCK) {
            let mut scratch = [[0; 4]; BLOCK];
            let mut len = 0;
            for (place, unit) in scratch.iter_mut().zip(block) {
                if (0xD800..0xE000).contains(&unit.code()) {
                    break;
                }
                *place = self.bytes(unit.code());
                len += 1;
            }
            out.extend_from_slice(scratch[..len].as_flattened())?;
            done += len;
            if len < block.len() {
                break;
            }
        }
        Ok(done)
    }
}

impl<E: From<NoMemory>> Encoder<E> for Utf32Encoder {
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        if !self.started {
            self.started = true;
            if self.order == ByteOrder::Native {
                out.extend_from_slice(&self.bytes(0xFEFF))?;
            }
        }
        let rest = text.slice(*at..text.len());
        *at += with_units!(rest, units => self.push(units, out)?);
        if *at >= text.len() {
            return Ok(None);
        }
        let encoding = match self.order {
            ByteOrder::Little => "utf-32-le",
            ByteOrder::Native => "utf-32",
            ByteOrder::Big => "utf-32-be",
        };
        Ok(Some(Problem { encoding, start: *at, end: *at + 1, reason: "surrogates not allowed" }))
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        let Text::Ascii(bytes) = replacement else { return Ok(false) };
        self.push(bytes, out)?;
        Ok(true)
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        if !replacement.len().is_multiple_of(4) {
            return Ok(false);
        }
        out.extend_from_slice(replacement)?;
        Ok(true)
    }
}

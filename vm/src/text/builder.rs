//! `TextBuf`, a string under construction that widens when a character needs it, and `Compact`, a finished one.
//!
//! Invariants: `TextBuf::mask` is the bitwise or of every character pushed since the last `clear`, so it tells exactly which
//! width the contents need; the units are at least that wide. A `Compact` is in the narrowest form.

use super::view::{CODE_POINTS, Text, Unit, mask_of};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::with_units;
use std::fmt;
use taipan_compiler::wtf8::{Wtf8, Wtf8Buf};

/// A string in the narrowest form, owning its storage.
pub enum Compact {
    Ascii(Buf<u8>),
    Latin1(Buf<u8>),
    Ucs2(Buf<u16>),
    Ucs4(Buf<u32>),
}

impl Compact {
    pub const fn empty() -> Self {
        Compact::Ascii(Buf::new())
    }

    #[inline]
    pub fn as_text(&self) -> Text<'_> {
        match self {
            Compact::Ascii(units) => Text::Ascii(units),
            Compact::Latin1(units) => Text::Latin1(units),
            Compact::Ucs2(units) => Text::Ucs2(units),
            Compact::Ucs4(units) => Text::Ucs4(units),
        }
    }

    pub fn len(&self) -> usize {
        self.as_text().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn from_ascii(bytes: Buf<u8>) -> Self {
        debug_assert!(bytes.is_ascii());
        Compact::Ascii(bytes)
    }

    pub fn of_str(s: &str) -> Result<Self, NoMemory> {
        let mut buf = TextBuf::new();
        buf.push_str(s)?;
        buf.finish()
    }

    /// The string of one character.
    pub fn of_char(code: u32) -> Result<Self, NoMemory> {
        let mut buf = TextBuf::new();
        buf.push(code)?;
        buf.finish()
    }

    pub fn of_wtf8(text: Wtf8<'_>) -> Result<Self, NoMemory> {
        let mut buf = TextBuf::new();
        buf.push_wtf8(text)?;
        buf.finish()
    }

    /// Opens the string again for appending in place.
    pub fn into_buf(self) -> TextBuf {
        let mask = match &self {
            Compact::Ascii(_) => 0,
            Compact::Latin1(_) => 0x80,
            Compact::Ucs2(_) => 0x100,
            Compact::Ucs4(_) => 0x10000,
        };
        let units = match self {
            Compact::Ascii(units) | Compact::Latin1(units) => Units::One(units),
            Compact::Ucs2(units) => Units::Two(units),
            Compact::Ucs4(units) => Units::Four(units),
        };
        TextBuf { units, mask }
    }
}

impl fmt::Debug for Compact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_text().fmt(f)
    }
}

impl PartialEq for Compact {
    fn eq(&self, other: &Compact) -> bool {
        self.as_text() == other.as_text()
    }
}

impl PartialEq<str> for Compact {
    fn eq(&self, other: &str) -> bool {
        self.as_text() == *other
    }
}

enum Units {
    One(Buf<u8>),
    Two(Buf<u16>),
    Four(Buf<u32>),
}

pub struct TextBuf {
    units: Units,
    mask: u32,
}

impl TextBuf {
    pub const fn new() -> Self {
        TextBuf { units: Units::One(Buf::new()), mask: 0 }
    }

    /// Room for `len` characters, none of them above `max`.
    pub fn with_capacity(len: usize, max: u32) -> Result<Self, NoMemory> {
        let units = if max < 0x100 {
            Units::One(Buf::with_capacity(len)?)
        } else if max < 0x10000 {
            Units::Two(Buf::with_capacity(len)?)
        } else {
            Units::Four(Buf::with_capacity(len)?)
        };
        Ok(TextBuf { units, mask: 0 })
    }

    pub fn len(&self) -> usize {
        match &self.units {
            Units::One(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What has been written so far; may be wider than needed.
    pub fn as_text(&self) -> Text<'_> {
        match &self.units {
            Units::One(units) if self.mask < 0x80 => Text::Ascii(units),
            Units::One(units) => Text::Latin1(units),
            Units::Two(units) => Text::Ucs2(units),
            Units::Four(units) => Text::Ucs4(units),
        }
    }

    pub fn reserve(&mut self, additional: usize) -> Result<(), NoMemory> {
        match &mut self.units {
            Units::One(units) => units.reserve(additional),
            Units::Two(units) => units.reserve(additional),
            Units::Four(units) => units.reserve(additional),
        }
    }

    /// Cuts to the first `len` characters.
    pub fn truncate(&mut self, len: usize) {
        match &mut self.units {
            Units::One(units) => units.truncate(len),
            Units::Two(units) => units.truncate(len),
            Units::Four(units) => units.truncate(len),
        }
        self.mask = self.as_text().mask();
    }

    /// Writes `text` over what stands from `at` on, which must be at most `len`, and appends what goes beyond. Afterwards the
    /// buffer may be wider than its contents need: they are to be looked at with `as_text`.
    pub fn overwrite(&mut self, at: usize, text: Text<'_>) -> Result<(), NoMemory> {
        fn write<A: Unit, B: Unit>(from: &[A], to: &mut Buf<B>, at: usize) -> Result<(), NoMemory> {
            let over = from.len().min(to.len() - at);
            for (to, unit) in to[at..].iter_mut().zip(from) {
                *to = B::of(unit.code());
            }
            to.extend_mapped(&from[over..], |unit| B::of(unit.code()))
        }
        let mask = text.mask();
        let over = text.len().min(self.len().saturating_sub(at));
        self.widen(mask, text.len() - over)?;
        with_units!(text, from => match &mut self.units {
            Units::One(units) => write(from, units, at)?,
            Units::Two(units) => write(from, units, at)?,
            Units::Four(units) => write(from, units, at)?,
        });
        self.mask |= mask;
        Ok(())
    }

    /// Empties the buffer, keeping its room.
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// Appends one character, which must be at most 0x10FFFF.
    #[inline]
    pub fn push(&mut self, code: u32) -> Result<(), NoMemory> {
        debug_assert!(code < CODE_POINTS);
        match &mut self.units {
            Units::One(units) if code < 0x100 => units.push(code as u8)?,
            Units::Two(units) if code < 0x10000 => units.push(code as u16)?,
            Units::Four(units) => units.push(code)?,
            _ => return self.push_wider(code),
        }
        self.mask |= code;
        Ok(())
    }

    #[cold]
    fn push_wider(&mut self, code: u32) -> Result<(), NoMemory> {
        self.widen(code, 1)?;
        self.push(code)
    }

    /// Makes the units wide enough for characters up to `max`, with room for `additional` more.
    pub fn widen(&mut self, max: u32, additional: usize) -> Result<(), NoMemory> {
        fn widened<A: Unit, B: Unit>(from: &[A], additional: usize) -> Result<Buf<B>, NoMemory> {
            let len = from.len().checked_add(additional).ok_or(NoMemory)?;
            let mut to = Buf::with_capacity(len)?;
            to.extend_mapped(from, |u| B::of(u.code()))?;
            Ok(to)
        }
        let units = match &self.units {
            Units::One(units) if (0x100..0x10000).contains(&max) => Units::Two(widened(units, additional)?),
            Units::One(units) if max >= 0x10000 => Units::Four(widened(units, additional)?),
            Units::Two(units) if max >= 0x10000 => Units::Four(widened(units, additional)?),
            _ => return self.reserve(additional),
        };
        self.units = units;
        Ok(())
    }

    /// Appends `count` times `code`.
    pub fn push_repeated(&mut self, code: u32, count: usize) -> Result<(), NoMemory> {
        if count == 0 {
            return Ok(());
        }
        self.widen(code, count)?;
        let len = self.len().checked_add(count).ok_or(NoMemory)?;
        match &mut self.units {
            Units::One(units) => units.resize(len, code as u8)?,
            Units::Two(units) => units.resize(len, code as u16)?,
            Units::Four(units) => units.resize(len, code)?,
        }
        self.mask |= code;
        Ok(())
    }

    /// Appends ASCII bytes.
    #[inline]
    pub fn push_ascii(&mut self, ascii: &[u8]) -> Result<(), NoMemory> {
        debug_assert!(ascii.is_ascii());
        match &mut self.units {
            Units::One(units) => units.extend_from_slice(ascii),
            Units::Two(units) => units.extend_mapped(ascii, u16::from),
            Units::Four(units) => units.extend_mapped(ascii, u32::from),
        }
    }

    #[inline]
    pub fn push_text(&mut self, text: Text<'_>) -> Result<(), NoMemory> {
        match text {
            Text::Ascii(units) => self.push_ascii(units),
            _ => with_units!(text, units => self.push_units(units)),
        }
    }

    /// Appends units of any width.
    pub fn push_units<U: Unit>(&mut self, units: &[U]) -> Result<(), NoMemory> {
        let mask = mask_of(units);
        self.widen(mask, units.len())?;
        match &mut self.units {
            Units::One(to) => to.extend_mapped(units, |u| u.code() as u8)?,
            Units::Two(to) => to.extend_mapped(units, |u| u.code() as u16)?,
            Units::Four(to) => to.extend_mapped(units, |u| u.code())?,
        }
        self.mask |= mask;
        Ok(())
    }

    /// Appends UTF-8.
    pub fn push_str(&mut self, s: &str) -> Result<(), NoMemory> {
        self.push_utf8(s.as_bytes()).map(|_| ())
    }

    /// Appends the longest well-formed beginning of `bytes` as UTF-8 and returns its length.
    pub fn push_utf8(&mut self, bytes: &[u8]) -> Result<usize, NoMemory> {
        let mut at = ascii_prefix(bytes);
        self.push_ascii(&bytes[..at])?;
        if at == bytes.len() {
            return Ok(at);
        }
        let count = count_starts(&bytes[at..]);
        // The largest lead byte tells the width: C4 begins U+0100, F0 begins U+10000. Of malformed bytes, it may tell too much.
        let largest = bytes[at..].iter().fold(0, |max, &b| max.max(b));
        let end = self.len() + count;
        self.widen(
            if largest < 0xC4 {
                0xFF
            } else if largest < 0xF0 {
                0xFFFF
            } else {
                0x10FFFF
            },
            count,
        )?;
        loop {
            let rest = &bytes[at..];
            let most = end - self.len();
            let (used, stop) = match &mut self.units {
                Units::One(units) => decode_utf8(rest, most, units, &mut self.mask)?,
                Units::Two(units) => decode_utf8(rest, most, units, &mut self.mask)?,
                Units::Four(units) => decode_utf8(rest, most, units, &mut self.mask)?,
            };
            at += used;
            match stop {
                Stop::Wider(code) => self.widen(code, end - self.len())?,
                Stop::End | Stop::Malformed => return Ok(at),
            }
        }
    }

    pub fn push_wtf8(&mut self, text: Wtf8<'_>) -> Result<(), NoMemory> {
        if let Some(s) = text.as_str() {
            return self.push_str(s);
        }
        self.reserve(text.as_bytes().len() / 3)?;
        for code in text.code_points() {
            self.push(code)?;
        }
        Ok(())
    }

    /// The string in its narrowest form, without much unused room.
    pub fn finish(self) -> Result<Compact, NoMemory> {
        fn close<U: Unit>(mut units: Buf<U>, mask: u32) -> Result<Compact, NoMemory> {
            if units.capacity() - units.len() > units.len() / 8 + 16 {
                units.shrink_to_fit();
            }
            U::into_compact(units, mask)
        }
        match self.units {
            Units::One(units) => close(units, self.mask),
            Units::Two(units) => close(units, self.mask),
            Units::Four(units) => close(units, self.mask),
        }
    }
}

impl Default for TextBuf {
    fn default() -> Self {
        Self::new()
    }
}

/// Why decoding stopped.
enum Stop {
    End,
    Malformed,
    /// This character does not fit.
    Wider(u32),
}

/// How many bytes are no continuation bytes.
fn count_starts(bytes: &[u8]) -> usize {
    // In blocks whose count fits into a byte, which vectorizes best.
    let block = |block: &[u8]| block.iter().fold(0u8, |count, &b| count + u8::from(b & 0xC0 != 0x80));
    bytes.chunks(255).map(|bytes| usize::from(block(bytes))).sum()
}

/// The first character of `bytes`, which is not ASCII, and its length; `None` if it is malformed.
#[inline(always)]
fn decode_char(bytes: &[u8]) -> Option<(u32, usize)> {
    let trail = |byte: u8| u32::from(byte ^ 0x80);
    match *bytes {
        [a @ 0xC2..0xE0, b, ..] if trail(b) < 0x40 => Some((u32::from(a & 0x1F) << 6 | trail(b), 2)),
        [a @ 0xE0..0xF0, b, c, ..] if trail(b) | trail(c) < 0x40 => {
            let code = u32::from(a & 0x0F) << 12 | trail(b) << 6 | trail(c);
            (code >= 0x800 && code & !0x7FF != 0xD800).then_some((code, 3))
        }
        [a @ 0xF0..0xF5, b, c, d, ..] if trail(b) | trail(c) | trail(d) < 0x40 => {
            let code = u32::from(a & 0x07) << 18 | trail(b) << 12 | trail(c) << 6 | trail(d);
            (0x10000..CODE_POINTS).contains(&code).then_some((code, 4))
        }
        _ => None,
    }
}

/// Appends what `bytes` mean as UTF-8, as far as they are well-formed and fit, and returns how many were used. They hold at
/// most `most` characters.
fn decode_utf8<U: Unit>(
    bytes: &[u8],
    most: usize,
    units: &mut Buf<U>,
    mask: &mut u32,
) -> Result<(usize, Stop), NoMemory> {
    /// A run of ASCII that is worth a loop of its own.
    const RUN: usize = 16;
    let end = units.len() + most;
    let mut at = 0;
    loop {
        let mut seen = 0;
        let mut stop = Stop::End;
        let mut in_run = false;
        units.extend_while(end - units.len(), || {
            let rest = &bytes[at..];
            let &first = rest.first()?;
            if first < 0x80 {
                in_run = rest.first_chunk::<RUN>().is_some_and(|run| run.is_ascii());
                if in_run {
                    return None;
                }
                at += 1;
                return Some(U::of(u32::from(first)));
            }
            let Some((code, len)) = decode_char(rest) else {
                stop = Stop::Malformed;
                return None;
            };
            if code > U::MAX {
                stop = Stop::Wider(code);
                return None;
            }
            seen |= code;
            at += len;
            Some(U::of(code))
        })?;
        *mask |= seen;
        if !in_run {
            return Ok((at, stop));
        }
        let run = ascii_prefix(&bytes[at..]);
        units.extend_mapped(&bytes[at..at + run], |byte| U::of(u32::from(byte)))?;
        at += run;
    }
}

/// The length of the longest prefix of bytes below 0x80.
#[inline]
pub fn ascii_prefix(bytes: &[u8]) -> usize {
    const STEP: usize = 16;
    let mut at = 0;
    for block in bytes.chunks_exact(STEP) {
        if block.iter().fold(0, |mask, &b| mask | b) >= 0x80 {
            break;
        }
        at += STEP;
    }
    at + bytes[at..].iter().take_while(|&&b| b < 0x80).count()
}

/// The text as WTF-8, for the compiler: bounded by the caller, since it is not accounted.
pub fn to_wtf8(text: Text<'_>) -> Wtf8Buf {
    if let Some(s) = text.as_str() {
        return Wtf8Buf::from(s);
    }
    let mut buf = Wtf8Buf::new();
    for code in text.iter() {
        buf.push_code_point(code);
    }
    buf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widens_as_needed_and_finishes_narrow() {
        let mut buf = TextBuf::new();
        buf.push_str("abc").unwrap();
        buf.push(0xE9).unwrap();
        buf.push_str("щ𐍈 ascii again").unwrap();
        buf.push(0xD800).unwrap();
        assert_eq!(buf.len(), 19);
        let text = buf.finish().unwrap();
        assert!(matches!(text, Compact::Ucs4(_)));
        assert_eq!(text.as_text().get(3), Some(0xE9));
        assert_eq!(text.as_text().get(18), Some(0xD800));
        let mut buf = TextBuf::with_capacity(3, 0xFFFF).unwrap();
        buf.push_text(Text::Ucs2(&[0x61, 0xFF])).unwrap();
        assert!(matches!(buf.finish().unwrap(), Compact::Latin1(_)));
    }

    #[test]
    fn reopening_keeps_the_width_exact() {
        let mut buf = Compact::of_str("é").unwrap().into_buf();
        buf.push_str("x").unwrap();
        assert!(matches!(buf.finish().unwrap(), Compact::Latin1(_)));
        let mut buf = Compact::of_str("𐍈x").unwrap().into_buf();
        buf.push_repeated(0x20, 3).unwrap();
        assert!(buf.finish().unwrap() == *"𐍈x   ");
    }

    #[test]
    fn surrogates_pass_through_wtf8() {
        let text = Compact::Ucs2(Buf::from_slice(&[0xD800, 0xDC00, 0x41]).unwrap());
        let bytes = to_wtf8(text.as_text());
        assert_eq!(Compact::of_wtf8(bytes.as_wtf8()).unwrap(), text);
    }
}

//! `str.translate` and `bytes.translate`.

use super::view::Text;
use super::{Compact, TextBuf};
use crate::collections::Buf;
use crate::heap::NoMemory;

/// What a translation table says of a character.
pub enum Translated<'a> {
    /// The table has no entry.
    Same,
    Delete,
    Char(u32),
    /// `Text` borrowed from what the table keeps alive until the next question.
    Text(Text<'a>),
}

/// The table of `str.translate`, asked once for each character, or once for all of its places as long as text and results are
/// ASCII.
pub trait Table {
    type Error: From<NoMemory>;

    fn translate(&mut self, code: u32) -> Result<Translated<'_>, Self::Error>;
}

const UNKNOWN: u8 = 0xFF;
const DELETED: u8 = 0xFE;

/// `str.translate`.
pub fn translate<T: Table>(text: Text<'_>, table: &mut T) -> Result<Compact, T::Error> {
    let mut out = TextBuf::with_capacity(text.len(), 0)?;
    let start = match text {
        Text::Ascii(bytes) => translate_ascii(bytes, table, &mut out)?,
        _ => 0,
    };
    for code in text.iter().skip(start) {
        push(code, table.translate(code)?, &mut out)?;
    }
    Ok(out.finish()?)
}

fn push(code: u32, translated: Translated<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
    match translated {
        Translated::Same => out.push(code),
        Translated::Delete => Ok(()),
        Translated::Char(code) => out.push(code),
        Translated::Text(text) => out.push_text(text),
    }
}

/// Translates until something else than an ASCII character comes out; returns how far it got, that something included.
fn translate_ascii<T: Table>(bytes: &[u8], table: &mut T, out: &mut TextBuf) -> Result<usize, T::Error> {
    let mut known = [UNKNOWN; 128];
    let mut block = Block { bytes: [0; BLOCK], len: 0 };
    for (i, &byte) in bytes.iter().enumerate() {
        let place = &mut known[usize::from(byte & 0x7F)];
        if *place == UNKNOWN {
            let translated = table.translate(u32::from(byte))?;
            *place = match translated {
                Translated::Same => byte,
                Translated::Delete => DELETED,
                Translated::Char(code) if code < 0x80 => code as u8,
                Translated::Text(Text::Ascii([single])) => *single,
                other => {
                    block.flush(out)?;
                    push(u32::from(byte), other, out)?;
                    return Ok(i + 1);
                }
            };
        }
        if *place != DELETED {
            let translated = *place;
            block.push(translated, out)?;
        }
    }
    block.flush(out)?;
    Ok(bytes.len())
}

const BLOCK: usize = 128;

/// ASCII characters that are handed on many at a time.
struct Block {
    bytes: [u8; BLOCK],
    len: usize,
}

impl Block {
    #[inline]
    fn push(&mut self, byte: u8, out: &mut TextBuf) -> Result<(), NoMemory> {
        if self.len == BLOCK {
            self.flush(out)?;
        }
        self.bytes[self.len] = byte;
        self.len += 1;
        Ok(())
    }

    fn flush(&mut self, out: &mut TextBuf) -> Result<(), NoMemory> {
        out.push_ascii(&self.bytes[..self.len])?;
        self.len = 0;
        Ok(())
    }
}

/// `bytes.translate`: `table` has 256 bytes or is absent, `delete` names bytes to leave out.
pub fn translate_bytes(bytes: &[u8], table: Option<&[u8; 256]>, delete: &[u8]) -> Result<Buf<u8>, NoMemory> {
    let mut buf = Buf::with_capacity(bytes.len())?;
    if let (Some(table), []) = (table, delete) {
        buf.extend_mapped(bytes, |b| table[usize::from(b)])?;
        return Ok(buf);
    }
    let mut deleted = [false; 256];
    for &byte in delete {
        deleted[usize::from(byte)] = true;
    }
    for &byte in bytes {
        if !deleted[usize::from(byte)] {
            buf.push(table.map_or(byte, |table| table[usize::from(byte)]))?;
        }
    }
    Ok(buf)
}

//! The charmap codec: bytes and characters mapped one by one, by a table or by a mapping object.

use super::{Decoder, Encoder, Problem};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf};

const ENCODING: &str = "charmap";
const REASON: &str = "character maps to <undefined>";

/// What a decoding table holds for "undefined".
pub const UNDEFINED: u32 = 0xFFFE;

/// Decodes through a string of up to 256 characters.
pub struct TableDecoder<'a> {
    pub table: Text<'a>,
}

impl<E: From<NoMemory>> Decoder<E> for TableDecoder<'_> {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        for &byte in input.get(*at..).unwrap_or(&[]) {
            match self.table.get(usize::from(byte)) {
                Some(code) if code != UNDEFINED => out.push(code)?,
                _ => {
                    return Ok(Some(Problem {
                        encoding: ENCODING,
                        start: *at,
                        end: *at + 1,
                        reason: REASON,
                    }));
                }
            }
            *at += 1;
        }
        Ok(None)
    }
}

/// Decodes through a mapping object. The closure appends what a byte stands for, or returns `false` for "undefined", which is
/// also what 0xFFFE means.
pub struct MappingDecoder<F> {
    pub lookup: F,
}

impl<E, F> Decoder<E> for MappingDecoder<F>
where
    F: FnMut(u8, &mut TextBuf) -> Result<bool, E>,
{
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        for &byte in input.get(*at..).unwrap_or(&[]) {
            if !(self.lookup)(byte, out)? {
                return Ok(Some(Problem { encoding: ENCODING, start: *at, end: *at + 1, reason: REASON }));
            }
            *at += 1;
        }
        Ok(None)
    }
}

/// Encodes through a mapping object or an [`EncodingMap`]. The closure appends what a character becomes, or returns `false`
/// if it has no place.
pub struct CharmapEncoder<F> {
    pub lookup: F,
}

impl<E, F> Encoder<E> for CharmapEncoder<F>
where
    E: From<NoMemory>,
    F: FnMut(u32, &mut Buf<u8>) -> Result<bool, E>,
{
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        while let Some(code) = text.get(*at) {
            if !(self.lookup)(code, out)? {
                let start = *at;
                let mut end = start + 1;
                // Only asking: what the next characters become is dropped again.
                let mut dropped = Buf::new();
                while let Some(code) = text.get(end)
                    && !(self.lookup)(code, &mut dropped)?
                {
                    end += 1;
                }
                return Ok(Some(Problem { encoding: ENCODING, start, end, reason: REASON }));
            }
            *at += 1;
        }
        Ok(None)
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        for code in replacement.iter() {
            if !(self.lookup)(code, out)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        out.extend_from_slice(replacement)?;
        Ok(true)
    }
}

/// The inverse of a decoding table, in three levels of 5, 4 and 7 bits of a 16-bit character.
pub struct EncodingMap {
    first: [u8; 32],
    second: Buf<u8>,
    third: Buf<u8>,
}

/// No block there.
const ABSENT: u8 = 0xFF;

impl EncodingMap {
    /// What `codecs.charmap_build` makes of a decoding table; `None` where it makes a dict, because the table does not begin
    /// with NUL, or has another one, or a character beyond 16 bits, or too many blocks.
    pub fn build(table: Text<'_>) -> Result<Option<Self>, NoMemory> {
        if table.get(0) != Some(0) {
            return Ok(None);
        }
        let (mut first, mut second) = ([ABSENT; 32], [ABSENT; 512]);
        let (mut blocks, mut leaves) = (0u8, 0u8);
        for code in table.iter().take(256).skip(1) {
            if code == 0 || code > 0xFFFF {
                return Ok(None);
            }
            if code == UNDEFINED {
                continue;
            }
            if first[(code >> 11) as usize] == ABSENT {
                first[(code >> 11) as usize] = blocks;
                blocks += 1;
            }
            if second[(code >> 7) as usize] == ABSENT {
                second[(code >> 7) as usize] = leaves;
                leaves = leaves.saturating_add(1);
            }
        }
        if leaves == ABSENT {
            return Ok(None);
        }
        let mut map = EncodingMap {
            first,
            second: Buf::filled(ABSENT, 16 * usize::from(blocks))?,
            third: Buf::filled(0, 128 * usize::from(leaves))?,
        };
        leaves = 0;
        for (byte, code) in table.iter().enumerate().take(256).skip(1).filter(|&(_, code)| code != UNDEFINED)
        {
            let block = usize::from(map.first[(code >> 11) as usize]) * 16 + (code >> 7 & 15) as usize;
            if map.second[block] == ABSENT {
                map.second[block] = leaves;
                leaves += 1;
            }
            map.third[usize::from(map.second[block]) * 128 + (code & 127) as usize] = byte as u8;
        }
        Ok(Some(map))
    }

    #[inline]
    pub fn get(&self, code: u32) -> Option<u8> {
        if code == 0 {
            return Some(0);
        }
        let block = *self.first.get((code >> 11) as usize).filter(|&&block| block != ABSENT)?;
        let leaf = self.second[usize::from(block) * 16 + (code >> 7 & 15) as usize];
        if leaf == ABSENT {
            return None;
        }
        let byte = self.third[usize::from(leaf) * 128 + (code & 127) as usize];
        (byte != 0).then_some(byte)
    }

    /// `sys.getsizeof` less the object's head.
    pub fn size(&self) -> usize {
        self.first.len() + self.second.len() + self.third.len()
    }

    /// An encoder through this map.
    pub fn encoder<E: From<NoMemory>>(
        &self,
    ) -> CharmapEncoder<impl FnMut(u32, &mut Buf<u8>) -> Result<bool, E>> {
        CharmapEncoder {
            lookup: |code, out: &mut Buf<u8>| match self.get(code) {
                Some(byte) => {
                    out.push(byte)?;
                    Ok(true)
                }
                None => Ok(false),
            },
        }
    }
}

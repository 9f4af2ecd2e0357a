//! From the document's encoding to UTF-8.

use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;

/// A byte's character, of an encoding in which each byte is one.
pub type Table = [Option<char>; 256];

#[derive(Clone)]
pub enum Encoding {
    Utf8,
    Utf16 { is_big: bool },
    Latin1,
    Ascii,
    Table(Box<Table>),
}

impl Encoding {
    /// Those that Expat knows itself.
    pub fn named(name: &str) -> Option<Known> {
        Some(match name.to_ascii_uppercase().as_str() {
            "UTF-8" => Known::Is(Encoding::Utf8),
            "UTF-16" => Known::Utf16,
            "UTF-16BE" => Known::Is(Encoding::Utf16 { is_big: true }),
            "UTF-16LE" => Known::Is(Encoding::Utf16 { is_big: false }),
            "ISO-8859-1" => Known::Is(Encoding::Latin1),
            "US-ASCII" => Known::Is(Encoding::Ascii),
            _ => return None,
        })
    }

    pub fn is_wide(&self) -> bool {
        matches!(self, Encoding::Utf16 { .. })
    }

    /// How many bytes a character has in the document.
    pub fn width(&self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 { .. } => 2 * c.len_utf16(),
            _ => 1,
        }
    }

    /// Appends what `input` says. Part of a character at the end stays in `carry`. What is no character becomes a byte that
    /// is not valid in UTF-8.
    pub fn decode(&self, input: &[u8], carry: &mut Buf<u8>, output: &mut Buf<u8>) -> Result<(), NoMemory> {
        match self {
            Encoding::Utf8 => output.extend_from_slice(input),
            Encoding::Latin1 => put(output, input.iter().map(|byte| Some(char::from(*byte)))),
            Encoding::Ascii => {
                put(output, input.iter().map(|byte| byte.is_ascii().then(|| char::from(*byte))))
            }
            Encoding::Table(table) => put(output, input.iter().map(|byte| table[usize::from(*byte)])),
            Encoding::Utf16 { is_big } => {
                carry.extend_from_slice(input)?;
                let bytes = std::mem::take(carry);
                let unit = |pair: &[u8]| match *is_big {
                    true => u16::from_be_bytes([pair[0], pair[1]]),
                    false => u16::from_le_bytes([pair[0], pair[1]]),
                };
                let mut end = bytes.len() & !1;
                if end >= 2 && (0xD800..0xDC00).contains(&unit(&bytes[end - 2..end])) {
                    end -= 2;
                }
                carry.extend_from_slice(&bytes[end..])?;
                let units = bytes[..end].chunks_exact(2).map(unit);
                put(output, char::decode_utf16(units).map(Result::ok))
            }
        }
    }
}

/// What a name stands for.
pub enum Known {
    Is(Encoding),
    /// In the order of bytes that the document has.
    Utf16,
}

fn put(output: &mut Buf<u8>, chars: impl Iterator<Item = Option<char>>) -> Result<(), NoMemory> {
    for c in chars {
        match c {
            Some(c) => output.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes())?,
            None => output.push(0xFF)?,
        }
    }
    Ok(())
}

/// The encoding that the first bytes show, and how many of them are the mark of it. `None` if there are too few.
pub fn detect(bytes: &[u8], is_final: bool) -> Option<(Encoding, usize)> {
    let utf16 = |is_big, mark| Some((Encoding::Utf16 { is_big }, mark));
    match bytes {
        [0xFE, 0xFF, ..] => utf16(true, 2),
        [0xFF, 0xFE, ..] => utf16(false, 2),
        [0, _, ..] => utf16(true, 0),
        [_, 0, ..] => utf16(false, 0),
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xEF] | [0xEF, 0xBB] | [] | [_] if !is_final => None,
        _ => Some((Encoding::Utf8, 0)),
    }
}

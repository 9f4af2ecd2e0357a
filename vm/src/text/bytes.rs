//! Methods of `bytes` and `bytearray` that treat their contents as ASCII text, and `hex` and `fromhex`. What does not depend on
//! the characters is shared with strings: `search`, `split`, `affix`, `replace`, `layout`, `translate`.

use super::split::is_byte_space;
use super::view::Text;
use super::{SizeError, length};
use crate::collections::Buf;
use crate::heap::NoMemory;

pub fn lower(bytes: &[u8]) -> Result<Buf<u8>, NoMemory> {
    map(bytes, |b| b.to_ascii_lowercase())
}

pub fn upper(bytes: &[u8]) -> Result<Buf<u8>, NoMemory> {
    map(bytes, |b| b.to_ascii_uppercase())
}

pub fn swapcase(bytes: &[u8]) -> Result<Buf<u8>, NoMemory> {
    map(bytes, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b })
}

pub fn capitalize(bytes: &[u8]) -> Result<Buf<u8>, NoMemory> {
    let mut buf = lower(bytes)?;
    if let Some(first) = buf.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(buf)
}

pub fn title(bytes: &[u8]) -> Result<Buf<u8>, NoMemory> {
    let mut buf = Buf::from_slice(bytes)?;
    let mut in_word = false;
    for byte in buf.iter_mut() {
        if in_word {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        in_word = byte.is_ascii_alphabetic();
    }
    Ok(buf)
}

fn map(bytes: &[u8], map: impl Fn(u8) -> u8) -> Result<Buf<u8>, NoMemory> {
    let mut buf = Buf::with_capacity(bytes.len())?;
    buf.extend_mapped(bytes, map)?;
    Ok(buf)
}

fn all(bytes: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

pub fn is_alpha(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphabetic)
}

pub fn is_alnum(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphanumeric)
}

pub fn is_digit(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_digit)
}

pub fn is_space(bytes: &[u8]) -> bool {
    all(bytes, |&b| is_byte_space(b))
}

pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

pub fn is_title(bytes: &[u8]) -> bool {
    let (mut in_word, mut found) = (false, false);
    for byte in bytes {
        if byte.is_ascii_uppercase() && in_word || byte.is_ascii_lowercase() && !in_word {
            return false;
        }
        in_word = byte.is_ascii_alphabetic();
        found |= in_word;
    }
    found
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `bytes.hex`. With a separator, it goes between groups of `group` bytes, counted from the right, or from the left if
/// negative; `group` 0 means no separator.
pub fn hex(bytes: &[u8], sep: Option<u8>, group: isize) -> Result<Buf<u8>, SizeError> {
    const TOO_LONG: &str = "hex string is too long";
    let size = group.unsigned_abs();
    let sep = sep.filter(|_| size > 0 && size < bytes.len());
    let seps = if sep.is_some() { (bytes.len() - 1) / size } else { 0 };
    let len = length(bytes.len().checked_mul(2).and_then(|len| len.checked_add(seps)), TOO_LONG)?;
    let mut buf = Buf::with_capacity(len)?;
    let Some(sep) = sep else {
        push_hex(bytes, &mut buf)?;
        return Ok(buf);
    };
    let first = if group < 0 { size } else { (bytes.len() - 1) % size + 1 };
    let (head, rest) = bytes.split_at(first);
    push_hex(head, &mut buf)?;
    for chunk in rest.chunks(size) {
        buf.push(sep)?;
        push_hex(chunk, &mut buf)?;
    }
    Ok(buf)
}

/// Of so many bytes the digits are put together on the native stack.
pub const FEW_DIGITS: usize = 32;

/// The digits of few bytes.
pub fn short_hex<'a>(bytes: &[u8], room: &'a mut [u8; 2 * FEW_DIGITS]) -> Option<&'a [u8]> {
    let room = room.get_mut(..2 * bytes.len())?;
    for (place, &byte) in room.chunks_exact_mut(2).zip(bytes) {
        place.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }
    Some(room)
}

fn push_hex(bytes: &[u8], buf: &mut Buf<u8>) -> Result<(), NoMemory> {
    let digits = |byte: u8| Some(([HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]], 2));
    buf.extend_encoded(bytes, 2 * bytes.len(), digits).map(|_| ())
}

/// What is wrong with the argument of `fromhex`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    NoMemory,
    /// "fromhex() arg must contain an even number of hexadecimal digits".
    OddDigits,
    /// "non-hexadecimal number found in fromhex() arg at position ...".
    NotHex(usize),
}

impl From<NoMemory> for HexError {
    fn from(_: NoMemory) -> Self {
        HexError::NoMemory
    }
}

/// `bytes.fromhex` of a string.
pub fn from_hex_text<'a>(text: Text<'_>, room: &'a mut HexRoom) -> Result<HexMade<'a>, HexError> {
    match text {
        Text::Ascii(bytes) => from_hex(bytes, room),
        text => Err(HexError::NotHex(text.iter().position(|code| code >= 0x80).unwrap_or(0))),
    }
}

/// `bytes.fromhex` of bytes: pairs of digits with white space between them.
pub fn from_hex<'a>(bytes: &[u8], room: &'a mut HexRoom) -> Result<HexMade<'a>, HexError> {
    if bytes.len() / 2 > room.len() {
        let mut buf = Buf::with_capacity(bytes.len() / 2)?;
        each_hex(bytes, |byte| Ok(buf.push(byte)?))?;
        return Ok(HexMade::Many(buf));
    }
    let mut len = 0;
    each_hex(bytes, |byte| {
        if let Some(place) = room.get_mut(len) {
            *place = byte;
            len += 1;
        }
        Ok(())
    })?;
    Ok(HexMade::Few(&room[..len]))
}

/// Where few bytes are put together.
pub type HexRoom = [u8; 64];

/// The bytes that `fromhex` has read.
pub enum HexMade<'a> {
    Few(&'a [u8]),
    Many(Buf<u8>),
}

/// The value of a hexadecimal digit; [`NO_DIGIT`] of what is none.
static DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        digits[HEX[value].to_ascii_uppercase() as usize] = value as u8;
        digits[HEX[value] as usize] = value as u8;
        value += 1;
    }
    digits
};

const NO_DIGIT: u8 = 0xFF;

fn each_hex(bytes: &[u8], mut each: impl FnMut(u8) -> Result<(), HexError>) -> Result<(), HexError> {
    let digit =
        |at: usize| bytes.get(at).map(|&byte| DIGITS[usize::from(byte)]).filter(|&value| value != NO_DIGIT);
    let mut at = 0;
    while at < bytes.len() {
        if is_byte_space(bytes[at]) {
            at += 1;
            continue;
        }
        let high = digit(at).ok_or(HexError::NotHex(at))?;
        if at + 1 == bytes.len() {
            return Err(HexError::OddDigits);
        }
        let low = digit(at + 1).ok_or(HexError::NotHex(at + 1))?;
        each(high << 4 | low)?;
        at += 2;
    }
    Ok(())
}

//! The encodings that are known without asking the registry.

use super::handler::Errors;
use crate::builtins::bytes::{BytesDraft, PyBytes};
use crate::builtins::str::{Draft, PyStr};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::text::codecs::latin1::{AsciiDecoder, NarrowEncoder};
use crate::text::codecs::utf8::{Utf8Decoder, Utf8Encoder};
use crate::text::codecs::utf16::{ByteOrder, Utf16Decoder, Utf16Encoder, byte_order_mark};
use crate::text::codecs::utf32::{Utf32Decoder, Utf32Encoder};
use crate::text::codecs::{self, Decoder, Encoder};
use crate::text::{Text, TextBuf};
use crate::thread::Thread;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Native {
    Utf8,
    Ascii,
    Latin1,
    Utf16(ByteOrder),
    Utf32(ByteOrder),
}

/// Spellings are compared as `encodings.normalize_encoding` makes them: lower case, and one underscore for whatever stands
/// between letters and digits.
const LONGEST: usize = 12;

impl Native {
    /// The encoding of that name; the flag says that CPython reaches it through the registry, which shows in the notes of
    /// exceptions.
    pub fn named(name: &str) -> Option<(Native, bool)> {
        let mut normal = [0; LONGEST];
        let mut len = 0;
        let mut separated = false;
        for &byte in name.as_bytes() {
            if !byte.is_ascii_alphanumeric() && byte != b'.' {
                separated = len > 0;
                continue;
            }
            if separated {
                *normal.get_mut(len)? = b'_';
                len += 1;
                separated = false;
            }
            *normal.get_mut(len)? = byte.to_ascii_lowercase();
            len += 1;
        }
        Some(match &normal[..len] {
            b"utf_8" | b"utf8" => (Native::Utf8, false),
            b"ascii" | b"us_ascii" => (Native::Ascii, false),
            b"latin_1" | b"latin1" | b"iso_8859_1" | b"iso8859_1" => (Native::Latin1, false),
            b"utf_16" | b"utf16" => (Native::Utf16(ByteOrder::Native), false),
            b"utf_32" | b"utf32" => (Native::Utf32(ByteOrder::Native), false),
            b"utf_16_le" | b"utf_16le" => (Native::Utf16(ByteOrder::Little), true),
            b"utf_16_be" | b"utf_16be" => (Native::Utf16(ByteOrder::Big), true),
            b"utf_32_le" | b"utf_32le" => (Native::Utf32(ByteOrder::Little), true),
            b"utf_32_be" | b"utf_32be" => (Native::Utf32(ByteOrder::Big), true),
            _ => return None,
        })
    }

    /// The bytes of a text.
    pub fn encode(self, vm: &Thread, text: Text<'_>, errors: Option<&str>) -> PyResult {
        match (self, text) {
            (Native::Utf8 | Native::Ascii | Native::Latin1, Text::Ascii(bytes))
            | (Native::Latin1, Text::Latin1(bytes)) => vm.new_bytes(bytes),
            (Native::Utf8, Text::Latin1(bytes)) => encode_latin1(vm, bytes),
            (Native::Utf8, _) => encode_with(vm, Utf8Encoder, text, errors),
            (Native::Ascii, _) => encode_with(vm, NarrowEncoder::ASCII, text, errors),
            (Native::Latin1, _) => encode_with(vm, NarrowEncoder::LATIN1, text, errors),
            (Native::Utf16(order), _) => encode_with(vm, Utf16Encoder::new(order), text, errors),
            (Native::Utf32(order), _) => encode_with(vm, Utf32Encoder::new(order), text, errors),
        }
    }

    /// The text of some bytes.
    pub fn decode(self, vm: &Thread, bytes: &[u8], errors: Option<&str>) -> PyResult<Ref<PyStr>> {
        let decoded = match self {
            Native::Utf8 | Native::Ascii if bytes.is_ascii() => {
                return Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(bytes))?);
            }
            Native::Latin1 => return Ok(PyStr::from_text(vm.heap(), Text::Latin1(bytes))?),
            Native::Utf8 => return decode_utf8(vm, bytes, errors, true).map(|(text, _)| text),
            Native::Ascii => decode_with(vm, AsciiDecoder, bytes, errors),
            Native::Utf16(order) => decode_utf16(vm, &mut Utf16Decoder::new(order, true), bytes, errors),
            Native::Utf32(order) => decode_with(vm, &mut Utf32Decoder::new(order, true), bytes, errors),
        };
        decoded.map(|(text, _)| text)
    }
}

/// UTF-8 of characters below 256, in one piece.
fn encode_latin1(vm: &Thread, bytes: &[u8]) -> PyResult {
    let wide = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    let mut draft = BytesDraft::new(vm, bytes.len() + wide)?;
    let mut rest = bytes;
    while let Some((&byte, behind)) = rest.split_first() {
        if byte < 0x80 {
            let run = crate::text::builder::ascii_prefix(rest);
            draft.push(&rest[..run]);
            rest = &rest[run..];
        } else {
            draft.push(&[0xC0 | byte >> 6, 0x80 | byte & 0x3F]);
            rest = behind;
        }
    }
    Ok(draft.finish().into_value())
}

/// UTF-8, and how many bytes were used.
pub fn decode_utf8(
    vm: &Thread,
    bytes: &[u8],
    errors: Option<&str>,
    last: bool,
) -> PyResult<(Ref<PyStr>, usize)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((decode_valid(vm, text)?, bytes.len())),
        Err(_) => decode_with(vm, Utf8Decoder { last }, bytes, errors),
    }
}

/// A string from UTF-8, in one piece.
fn decode_valid(vm: &Thread, text: &str) -> PyResult<Ref<PyStr>> {
    let bytes = text.as_bytes();
    let largest = bytes.iter().fold(0, |largest, &byte| largest.max(byte));
    let len = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    if largest < 0x80 || len <= 1 {
        return Ok(PyStr::from_utf8(vm.heap(), text)?);
    }
    // The first byte of a sequence tells how wide its character is.
    if largest >= 0xC4 {
        let mut draft = Draft::new(vm.heap(), len, if largest < 0xF0 { 0xFFFF } else { 0x10FFFF })?;
        draft.push_codes(text.chars().map(u32::from));
        return Ok(draft.finish());
    }
    // Only two-byte sequences of characters below 256.
    let mut draft = Draft::new(vm.heap(), len, 0xFF)?;
    let mut rest = bytes;
    while let Some(&byte) = rest.first() {
        if byte < 0x80 {
            let run = crate::text::builder::ascii_prefix(rest);
            draft.push_units(&rest[..run]);
            rest = &rest[run..];
        } else {
            let second = rest.get(1).copied().unwrap_or(0);
            draft.push_units(&[byte << 6 | second & 0x3F]);
            rest = rest.get(2..).unwrap_or(&[]);
        }
    }
    Ok(draft.finish())
}

/// UTF-16, and how many bytes were used; the decoder is told of a byte order mark.
pub fn decode_utf16(
    vm: &Thread,
    decoder: &mut Utf16Decoder,
    bytes: &[u8],
    errors: Option<&str>,
) -> PyResult<(Ref<PyStr>, usize)> {
    let (order, mark) = byte_order_mark(bytes, decoder.order);
    let (pairs, odd) = bytes.get(mark..).unwrap_or(&[]).as_chunks::<2>();
    let little = |pair: &[u8; 2]| u16::from_le_bytes(*pair);
    let big = |pair: &[u8; 2]| u16::from_be_bytes(*pair);
    let decoded = match order.is_big() {
        _ if pairs.len() < 2 || !odd.is_empty() => None,
        true => decode_plain(vm, pairs, big)?,
        false => decode_plain(vm, pairs, little)?,
    };
    match decoded {
        Some(text) => {
            decoder.order = order;
            Ok((text, bytes.len()))
        }
        None => decode_with(vm, decoder, bytes, errors),
    }
}

/// UTF-16 without surrogates, in one piece; `None` where there are some.
fn decode_plain(
    vm: &Thread,
    pairs: &[[u8; 2]],
    unit: impl Fn(&[u8; 2]) -> u16 + Copy,
) -> PyResult<Option<Ref<PyStr>>> {
    // No early exit, so that many are looked at together.
    let is_surrogate = |unit: u16| unit & 0xF800 == 0xD800;
    let (mask, surrogates) = pairs
        .iter()
        .map(unit)
        .fold((0, false), |(mask, surrogates), unit| (mask | unit, surrogates | is_surrogate(unit)));
    if surrogates {
        return Ok(None);
    }
    let mut draft = Draft::new(vm.heap(), pairs.len(), mask.into())?;
    draft.push_indexed(pairs.len(), |index| unit(&pairs[index]).into());
    Ok(Some(draft.finish()))
}

/// Encodes by a kernel, errors handled by the handler of that name.
pub fn encode_with<X>(vm: &Thread, encoder: X, text: Text<'_>, errors: Option<&str>) -> PyResult
where
    X: Encoder<Raised>,
{
    let mut out = Buf::new();
    codecs::encode(encoder, text, &mut Errors::new(vm, errors), &mut out)?;
    Ok(PyBytes::from_buf(vm, out)?.into_value())
}

/// Decodes by a kernel, and tells how many bytes were used.
pub fn decode_with<D>(
    vm: &Thread,
    decoder: D,
    bytes: &[u8],
    errors: Option<&str>,
) -> PyResult<(Ref<PyStr>, usize)>
where
    D: Decoder<Raised>,
{
    let mut out = TextBuf::with_capacity(bytes.len().min(1 << 16), 0)?;
    let used = codecs::decode(decoder, bytes, &mut Errors::new(vm, errors), &mut out)?;
    Ok((PyStr::from_compact(vm.heap(), out.finish()?)?, used))
}

//! The error handlers that every interpreter has: `strict`, `ignore`, `replace`, `backslashreplace`, `xmlcharrefreplace`,
//! `namereplace`, `surrogateescape`, `surrogatepass`.

use super::super::repr::hex_escape;
use super::super::ucd::names;
use super::super::{Compact, Text, TextBuf};
use super::{DecodeErrors, EncodeErrors, Problem, Replacement, Resume};
use crate::collections::Buf;
use crate::heap::NoMemory;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Builtin {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl Builtin {
    pub fn named(name: &[u8]) -> Option<Builtin> {
        Some(match name {
            b"strict" => Builtin::Strict,
            b"ignore" => Builtin::Ignore,
            b"replace" => Builtin::Replace,
            b"backslashreplace" => Builtin::BackslashReplace,
            b"xmlcharrefreplace" => Builtin::XmlCharRefReplace,
            b"namereplace" => Builtin::NameReplace,
            b"surrogateescape" => Builtin::SurrogateEscape,
            b"surrogatepass" => Builtin::SurrogatePass,
            _ => return None,
        })
    }
}

/// The byte that `surrogateescape` made a surrogate of.
#[inline]
pub fn escaped_byte(code: u32) -> Option<u8> {
    (0xDC80..=0xDCFF).contains(&code).then_some(code as u8)
}

fn is_surrogate(code: u32) -> bool {
    (0xD800..0xE000).contains(&code)
}

/// What a handler does with undecodable bytes: appends text to `out` and returns where to go on, or `None` to raise.
///
/// `xmlcharrefreplace` and `namereplace` cannot decode: callers raise a `TypeError` of their own ("don't know how to handle
/// UnicodeDecodeError in error callback") when `can_decode` says so.
pub fn fix_decoding(
    handler: Builtin,
    input: &[u8],
    problem: &Problem,
    out: &mut TextBuf,
) -> Result<Option<usize>, NoMemory> {
    let bad = input.get(problem.start..problem.end.min(input.len())).unwrap_or(&[]);
    match handler {
        Builtin::Strict | Builtin::XmlCharRefReplace | Builtin::NameReplace => return Ok(None),
        Builtin::Ignore => {}
        Builtin::Replace => out.push(0xFFFD)?,
        Builtin::BackslashReplace => {
            for &byte in bad {
                push_byte_escape(byte, out)?;
            }
        }
        Builtin::SurrogateEscape => {
            // At most four bytes at a time, and never an ASCII one.
            let escaped = bad.iter().take(4).take_while(|&&byte| byte >= 0x80).count();
            for &byte in &bad[..escaped] {
                out.push(0xDC00 + u32::from(byte))?;
            }
            return Ok((escaped > 0).then_some(problem.start + escaped));
        }
        Builtin::SurrogatePass => {
            let Some(encoding) = Wide::named(problem.encoding) else { return Ok(None) };
            let Some(code) = encoding.surrogate(&input[problem.start.min(input.len())..]) else {
                return Ok(None);
            };
            out.push(code)?;
            return Ok(Some(problem.start + encoding.size()));
        }
    }
    Ok(Some(problem.end))
}

fn push_byte_escape(byte: u8, out: &mut TextBuf) -> Result<(), NoMemory> {
    let (escape, len) = hex_escape(u32::from(byte));
    out.push_ascii(&escape[..len])
}

impl Builtin {
    /// Whether the handler takes a `UnicodeDecodeError` at all.
    pub fn can_decode(self) -> bool {
        !matches!(self, Builtin::XmlCharRefReplace | Builtin::NameReplace)
    }
}

/// What stands in place of text that cannot be encoded.
pub enum Encoded {
    Text(TextBuf),
    Bytes(Buf<u8>),
}

/// What a handler does with text that cannot be encoded; `None` to raise. Encoding goes on at the problem's end.
pub fn fix_encoding(
    handler: Builtin,
    text: Text<'_>,
    problem: &Problem,
) -> Result<Option<Encoded>, NoMemory> {
    let bad = text.slice(problem.start..problem.end);
    let mut out = TextBuf::new();
    match handler {
        Builtin::Strict => return Ok(None),
        Builtin::Ignore => {}
        Builtin::Replace => out.push_repeated(u32::from(b'?'), bad.len())?,
        Builtin::BackslashReplace => {
            for code in bad.iter() {
                let (escape, len) = hex_escape(code);
                out.push_ascii(&escape[..len])?;
            }
        }
        Builtin::XmlCharRefReplace => {
            for code in bad.iter() {
                out.push_ascii(b"&#")?;
                push_decimal(code, &mut out)?;
                out.push_ascii(b";")?;
            }
        }
        Builtin::NameReplace => {
            for code in bad.iter() {
                match names::name(code) {
                    Some(name) => {
                        out.push_ascii(b"\\N{")?;
                        out.push_ascii(name.as_bytes())?;
                        out.push_ascii(b"}")?;
                    }
                    None => {
                        let (escape, len) = hex_escape(code);
                        out.push_ascii(&escape[..len])?;
                    }
                }
            }
        }
        Builtin::SurrogateEscape => {
            let mut bytes = Buf::with_capacity(bad.len())?;
            for code in bad.iter() {
                let Some(byte) = escaped_byte(code) else { return Ok(None) };
                bytes.push(byte)?;
            }
            return Ok(Some(Encoded::Bytes(bytes)));
        }
        Builtin::SurrogatePass => {
            let Some(encoding) = Wide::named(problem.encoding) else { return Ok(None) };
            let mut bytes = Buf::new();
            for code in bad.iter() {
                if !is_surrogate(code) {
                    return Ok(None);
                }
                encoding.put(code, &mut bytes)?;
            }
            return Ok(Some(Encoded::Bytes(bytes)));
        }
    }
    Ok(Some(Encoded::Text(out)))
}

/// What a handler puts in place of a range of a `UnicodeTranslateError`; `None` to raise.
pub fn fix_translation(
    handler: Builtin,
    text: Text<'_>,
    problem: &Problem,
) -> Result<Option<TextBuf>, NoMemory> {
    if handler == Builtin::Replace {
        let mut out = TextBuf::new();
        out.push_repeated(0xFFFD, text.slice(problem.start..problem.end).len())?;
        return Ok(Some(out));
    }
    match fix_encoding(handler, text, problem)? {
        Some(Encoded::Text(out)) => Ok(Some(out)),
        _ => Ok(None),
    }
}

fn push_decimal(mut number: u32, out: &mut TextBuf) -> Result<(), NoMemory> {
    let mut digits = [0; 10];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return out.push_ascii(&digits[at..]);
        }
    }
}

/// The encodings that `surrogatepass` knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wide {
    Utf8,
    Utf16 { big: bool },
    Utf32 { big: bool },
}

impl Wide {
    /// Accepts the spellings `utf-8`, `utf8`, `utf_8`, `utf-16`, `utf-16-le`, ... in any case.
    fn named(name: &str) -> Option<Wide> {
        fn after<'a>(name: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
            let (head, rest) = name.split_at_checked(prefix.len())?;
            head.eq_ignore_ascii_case(prefix).then_some(rest)
        }
        fn dash(name: &[u8]) -> &[u8] {
            match name {
                [b'-' | b'_', rest @ ..] => rest,
                rest => rest,
            }
        }
        let name = name.as_bytes();
        if name.eq_ignore_ascii_case(b"CP_UTF8") {
            return Some(Wide::Utf8);
        }
        let rest = dash(after(name, b"utf")?);
        if rest == b"8" {
            return Some(Wide::Utf8);
        }
        let (wide, rest) = match (after(rest, b"16"), after(rest, b"32")) {
            (Some(rest), _) => (false, rest),
            (_, Some(rest)) => (true, rest),
            _ => return None,
        };
        let big = match dash(rest) {
            [] if rest.is_empty() => cfg!(target_endian = "big"),
            order if order.eq_ignore_ascii_case(b"le") => false,
            order if order.eq_ignore_ascii_case(b"be") => true,
            _ => return None,
        };
        Some(if wide { Wide::Utf32 { big } } else { Wide::Utf16 { big } })
    }

    /// Bytes that a surrogate takes.
    fn size(self) -> usize {
        match self {
            Wide::Utf8 => 3,
            Wide::Utf16 { .. } => 2,
            Wide::Utf32 { .. } => 4,
        }
    }

    /// The surrogate that `bytes` begin with.
    fn surrogate(self, bytes: &[u8]) -> Option<u32> {
        let code = match (self, bytes.get(..self.size())?) {
            (Wide::Utf8, &[a, b, c]) if a & 0xF0 == 0xE0 && b & 0xC0 == 0x80 && c & 0xC0 == 0x80 => {
                u32::from(a & 0x0F) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F)
            }
            (Wide::Utf16 { big: false }, &[a, b]) => u32::from(u16::from_le_bytes([a, b])),
            (Wide::Utf16 { big: true }, &[a, b]) => u32::from(u16::from_be_bytes([a, b])),
            (Wide::Utf32 { big: false }, &[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            (Wide::Utf32 { big: true }, &[a, b, c, d]) => u32::from_be_bytes([a, b, c, d]),
            _ => return None,
        };
        is_surrogate(code).then_some(code)
    }

    fn put(self, code: u32, bytes: &mut Buf<u8>) -> Result<(), NoMemory> {
        let unit = code as u16;
        match self {
            Wide::Utf8 => {
                let low = |shift: u32| 0x80 | (code >> shift) as u8 & 0x3F;
                bytes.extend_from_slice(&[0xE0 | (code >> 12) as u8, low(6), low(0)])
            }
            Wide::Utf16 { big: false } => bytes.extend_from_slice(&unit.to_le_bytes()),
            Wide::Utf16 { big: true } => bytes.extend_from_slice(&unit.to_be_bytes()),
            Wide::Utf32 { big: false } => bytes.extend_from_slice(&code.to_le_bytes()),
            Wide::Utf32 { big: true } => bytes.extend_from_slice(&code.to_be_bytes()),
        }
    }
}

/// A [`Builtin`] as an error handler for decoding; `raise` makes the exception.
pub struct BuiltinDecodeErrors<F> {
    pub handler: Builtin,
    pub raise: F,
}

impl<E, F> DecodeErrors for BuiltinDecodeErrors<F>
where
    E: From<NoMemory>,
    F: FnMut(&[u8], &Problem) -> E,
{
    type Error = E;

    fn fix(&mut self, input: &[u8], problem: &Problem, out: &mut TextBuf) -> Result<Resume, E> {
        match fix_decoding(self.handler, input, problem, out)? {
            Some(at) => Ok(Resume { at, input: None }),
            None => Err((self.raise)(input, problem)),
        }
    }
}

/// A [`Builtin`] as an error handler for encoding; `raise` makes the exception.
pub struct BuiltinEncodeErrors<F> {
    handler: Builtin,
    raise: F,
    kept: Encoded,
}

impl<F> BuiltinEncodeErrors<F> {
    pub fn new(handler: Builtin, raise: F) -> Self {
        BuiltinEncodeErrors { handler, raise, kept: Encoded::Bytes(Buf::new()) }
    }
}

impl<E, F> EncodeErrors for BuiltinEncodeErrors<F>
where
    E: From<NoMemory>,
    F: FnMut(Text<'_>, &Problem) -> E,
{
    type Error = E;

    fn fix(&mut self, text: Text<'_>, problem: &Problem) -> Result<(Replacement<'_>, usize), E> {
        match fix_encoding(self.handler, text, problem)? {
            Some(encoded) => self.kept = encoded,
            None => return Err((self.raise)(text, problem)),
        }
        let replacement = match &self.kept {
            Encoded::Text(text) => Replacement::Text(text.as_text()),
            Encoded::Bytes(bytes) => Replacement::Bytes(bytes),
        };
        Ok((replacement, problem.end))
    }

    fn refuse(&mut self, text: Text<'_>, problem: &Problem) -> E {
        (self.raise)(text, problem)
    }

    fn is_surrogateescape(&self) -> bool {
        self.handler == Builtin::SurrogateEscape
    }
}

/// The message of a `UnicodeDecodeError`: what `str` of it shows.
pub fn decode_message(input: &[u8], problem: &Problem) -> Result<Compact, NoMemory> {
    let mut out = TextBuf::new();
    out.push_ascii(b"'")?;
    out.push_str(problem.encoding)?;
    out.push_ascii(b"' codec can't decode byte")?;
    match input.get(problem.start) {
        Some(&byte) if problem.end == problem.start + 1 => {
            out.push_ascii(b" 0x")?;
            out.push_ascii(&[
                b"0123456789abcdef"[usize::from(byte >> 4)],
                b"0123456789abcdef"[usize::from(byte & 15)],
            ])?;
            out.push_ascii(b" in position ")?;
            push_number(problem.start, &mut out)?;
        }
        _ => {
            out.push_ascii(b"s in position ")?;
            push_span(problem, &mut out)?;
        }
    }
    out.push_ascii(b": ")?;
    out.push_str(problem.reason)?;
    out.finish()
}

/// The message of a `UnicodeEncodeError`.
pub fn encode_message(text: Text<'_>, problem: &Problem) -> Result<Compact, NoMemory> {
    let mut out = TextBuf::new();
    out.push_ascii(b"'")?;
    out.push_str(problem.encoding)?;
    out.push_ascii(b"' codec can't encode character")?;
    match text.get(problem.start) {
        Some(code) if problem.end == problem.start + 1 => {
            let (escape, len) = hex_escape(code);
            out.push_ascii(b" '")?;
            out.push_ascii(&escape[..len])?;
            out.push_ascii(b"' in position ")?;
            push_number(problem.start, &mut out)?;
        }
        _ => {
            out.push_ascii(b"s in position ")?;
            push_span(problem, &mut out)?;
        }
    }
    out.push_ascii(b": ")?;
    out.push_str(problem.reason)?;
    out.finish()
}

fn push_span(problem: &Problem, out: &mut TextBuf) -> Result<(), NoMemory> {
    push_number(problem.start, out)?;
    out.push_ascii(b"-")?;
    push_number(problem.end.saturating_sub(1), out)
}

fn push_number(number: usize, out: &mut TextBuf) -> Result<(), NoMemory> {
    let mut digits = [0; 20];
    let mut rest = number;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return out.push_ascii(&digits[at..]);
        }
    }
}

//! Values of string and bytes literals: prefixes, quotes, escapes.

use super::escape_warning::invalid_escape_warning;
use super::{Fail, Parse, Parser};
use crate::ast::Constant;
use crate::lexer::token::Token;
use crate::wtf8::{Wtf8, Wtf8Buf};

/// What a literal's text is apart from its contents.
#[derive(Clone, Copy)]
pub(super) struct Literal<'t> {
    pub is_bytes: bool,
    pub is_raw: bool,
    /// Written with a small `u`, which `ast` shows as `kind='u'`.
    pub unicode_kind: bool,
    pub contents: &'t str,
    /// Where the contents begin in the token.
    pub start: usize,
}

/// Splits the text of a `STRING` token.
pub(super) fn split_literal(text: &str) -> Literal<'_> {
    let quote_at = text.find(['"', '\'']).unwrap_or(0);
    let (prefix, quoted) = text.split_at(quote_at);
    let size =
        if quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''")) { 3 } else { 1 };
    Literal {
        is_bytes: prefix.contains(['b', 'B']),
        is_raw: prefix.contains(['r', 'R']),
        unicode_kind: prefix.starts_with('u'),
        contents: quoted.get(size..quoted.len() - size).unwrap_or_default(),
        start: quote_at + size,
    }
}

/// Why escapes cannot be decoded.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum EscapeError {
    /// `UnicodeDecodeError`: the rewritten text, the range in it, the reason.
    Unicode { object: Vec<u8>, start: usize, end: usize, reason: &'static str },
    /// `ValueError`
    Value(String),
}

impl EscapeError {
    /// The text of the `SyntaxError` that it becomes.
    pub fn message(&self) -> String {
        match self {
            EscapeError::Value(message) => format!("(value error) {message}"),
            EscapeError::Unicode { object, start, end, reason } => {
                let what = match object.get(*start) {
                    Some(byte) if end - start == 1 => {
                        format!("can't decode byte 0x{byte:02x} in position {start}")
                    }
                    _ => format!("can't decode bytes in position {start}-{}", end - 1),
                };
                format!("(unicode error) 'unicodeescape' codec {what}: {reason}")
            }
        }
    }
}

/// The first escape that means nothing (or an octal number beyond 0o377), by where its backslash stands.
pub(super) type InvalidEscape = Option<usize>;

/// `text` without escapes as a string.
pub(super) fn decode_text(text: &str) -> Result<(Wtf8Buf, InvalidEscape), EscapeError> {
    let mut decoder = TextDecoder { text, pos: 0, encoded_pos: 0, out: Wtf8Buf::new(), invalid: None };
    decoder.run()?;
    Ok((decoder.out, decoder.invalid))
}

/// CPython first rewrites what is not ASCII into escapes of ten characters, and its messages count in the rewritten text:
/// that is `encoded_pos`.
struct TextDecoder<'t> {
    text: &'t str,
    pos: usize,
    encoded_pos: usize,
    out: Wtf8Buf,
    invalid: InvalidEscape,
}

/// How many characters a character beyond ASCII becomes, and how many a backslash before one.
const ENCODED_CHAR: usize = 10;
const ENCODED_BACKSLASH: usize = 6;

impl TextDecoder<'_> {
    fn run(&mut self) -> Result<(), EscapeError> {
        while let Some(rest) = self.text.get(self.pos..).filter(|rest| !rest.is_empty()) {
            let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
            let (plain, escape) = rest.split_at(plain);
            self.out.push_str(plain);
            self.skip(plain);
            if !escape.is_empty() {
                self.escape()?;
            }
        }
        Ok(())
    }

    fn skip(&mut self, text: &str) {
        self.pos += text.len();
        self.encoded_pos += if text.is_ascii() {
            text.len()
        } else {
            text.chars().map(|c| if c.is_ascii() { 1 } else { ENCODED_CHAR }).sum()
        };
    }

    fn escape(&mut self) -> Result<(), EscapeError> {
        let start = self.pos;
        let bytes = self.text.as_bytes();
        let code_point = match bytes.get(start + 1).copied() {
            // At the end of an f-string's text before a brace.
            None => {
                self.invalid_escape_stays(ENCODED_BACKSLASH);
                return Ok(());
            }
            Some(b'\n') => {
                self.skip_bytes(2);
                return Ok(());
            }
            Some(b'\\') => 0x5C,
            Some(b'\'') => 0x27,
            Some(b'"') => 0x22,
            Some(b'b') => 0x08,
            Some(b'f') => 0x0C,
            Some(b't') => 0x09,
            Some(b'n') => 0x0A,
            Some(b'r') => 0x0D,
            Some(b'v') => 0x0B,
            Some(b'a') => 0x07,
            Some(b'0'..=b'7') => {
                let (value, length) = octal(&bytes[start + 1..]);
                if value > 0o377 {
                    self.invalid.get_or_insert(start);
                }
                self.skip_bytes(1 + length);
                self.out.push_code_point(value);
                return Ok(());
            }
            Some(b'x') => return self.hexadecimal(2, "truncated \\xXX escape"),
            Some(b'u') => return self.hexadecimal(4, "truncated \\uXXXX escape"),
            Some(b'U') => return self.hexadecimal(8, "truncated \\UXXXXXXXX escape"),
            Some(b'N') => return self.named(),
            Some(0x80..) => {
                self.invalid_escape_stays(ENCODED_BACKSLASH);
                return Ok(());
            }
            Some(_) => {
                self.invalid.get_or_insert(start);
                self.invalid_escape_stays(1);
                return Ok(());
            }
        };
        self.skip_bytes(2);
        self.out.push_code_point(code_point);
        Ok(())
    }

    fn invalid_escape_stays(&mut self, encoded: usize) {
        self.out.push_str("\\");
        self.pos += 1;
        self.encoded_pos += encoded;
    }

    fn skip_bytes(&mut self, count: usize) {
        self.pos += count;
        self.encoded_pos += count;
    }

    fn hexadecimal(&mut self, digits: usize, message: &'static str) -> Result<(), EscapeError> {
        let bytes = self.text.as_bytes().get(self.pos + 2..).unwrap_or_default();
        let found = bytes.iter().take(digits).take_while(|c| c.is_ascii_hexdigit()).count();
        if found < digits {
            return Err(self.error(2 + found, message));
        }
        let value = bytes[..digits]
            .iter()
            .fold(0u32, |value, &c| value << 4 | (c as char).to_digit(16).unwrap_or_default());
        if value > 0x10FFFF {
            return Err(self.error(2 + digits, "illegal Unicode character"));
        }
        self.skip_bytes(2 + digits);
        self.out.push_code_point(value);
        Ok(())
    }

    /// `\N{name}`
    fn named(&mut self) -> Result<(), EscapeError> {
        let rest = self.text.get(self.pos + 2..).unwrap_or_default();
        let Some(inside) = rest.strip_prefix('{') else {
            return Err(self.error(2, "malformed \\N character escape"));
        };
        let Some(length) = inside.find('}').filter(|&length| length > 0) else {
            // An empty name is malformed up to and with its brace, a name without end up to the end of the text.
            let encoded: usize = if inside.starts_with('}') { 0 } else { encoded_len(inside) };
            return Err(self.error(3 + encoded, "malformed \\N character escape"));
        };
        let name = &inside[..length];
        let Some(c) = character(name) else {
            return Err(self.error(4 + encoded_len(name), "unknown Unicode character name"));
        };
        self.pos += 4 + length;
        self.encoded_pos += 4 + length;
        self.out.push_code_point(c as u32);
        Ok(())
    }

    /// An error about `length` characters from the backslash on.
    fn error(&self, length: usize, reason: &'static str) -> EscapeError {
        let start = self.encoded_pos;
        EscapeError::Unicode { object: rewritten(self.text), start, end: start + length, reason }
    }
}

/// The text as CPython rewrites it before it decodes escapes.
fn rewritten(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            out.push_str(&format!("\\U{:08x}", c as u32));
            continue;
        }
        out.push(c);
        if c == '\\' {
            match chars.peek() {
                Some(next) if next.is_ascii() => out.extend(chars.next()),
                _ => out.push_str("u005c"),
            }
        }
    }
    out.into_bytes()
}

pub(super) fn encoded_len(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { ENCODED_CHAR }).sum()
}

/// The character of that name or alias, as `unicodedata.lookup` knows it (letter case aside).
pub(super) fn character(name: &str) -> Option<char> {
    if !name.is_ascii() {
        return None;
    }
    let name = name.to_ascii_uppercase();
    for (prefix, ranges) in IDEOGRAPHS {
        if let Some(digits) = name.strip_prefix(prefix) {
            return ideograph(digits, ranges);
        }
    }
    let c = unicode_names2::character(&name)?;
    // The crate takes a name with something behind it for the name; one alias is like that.
    let has_tail = |known: String| {
        name.len() > known.len() && name.starts_with(&known) && name != "MENDE KIKAKUI SYLLABLE M174 MBOO"
    };
    match unicode_names2::name(c) {
        Some(known) if has_tail(known.to_string()) => None,
        _ => Some(c),
    }
}

/// Characters named by their numbers.
const IDEOGRAPHS: &[(&str, &[(u32, u32)])] = &[
    (
        "CJK UNIFIED IDEOGRAPH-",
        &[
            (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0x20000, 0x2A6DF),
            (0x2A700, 0x2B739),
            (0x2B740, 0x2B81D),
            (0x2B820, 0x2CEA1),
            (0x2CEB0, 0x2EBE0),
            (0x2EBF0, 0x2EE5D),
            (0x30000, 0x3134A),
            (0x31350, 0x323AF),
        ],
    ),
    ("TANGUT IDEOGRAPH-", &[(0x17000, 0x187F7), (0x18D00, 0x18D08)]),
];

/// Written with four digits, or five if it needs them.
fn ideograph(digits: &str, ranges: &[(u32, u32)]) -> Option<char> {
    let is_plain = digits.bytes().all(|c| c.is_ascii_hexdigit());
    let code_point = u32::from_str_radix(digits, 16).ok().filter(|_| is_plain)?;
    let width = if code_point > 0xFFFF { 5 } else { 4 };
    let in_range = ranges.iter().any(|&(first, last)| (first..=last).contains(&code_point));
    if digits.len() == width && in_range { char::from_u32(code_point) } else { None }
}

/// Up to three octal digits: their value and how many.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let length = bytes.iter().take(3).take_while(|c| matches!(c, b'0'..=b'7')).count();
    let value = bytes[..length].iter().fold(0, |value, &c| value << 3 | u32::from(c - b'0'));
    (value, length)
}

/// `text` without escapes as bytes.
pub(super) fn decode_bytes(text: &[u8]) -> Result<(Vec<u8>, InvalidEscape), EscapeError> {
    let mut out = Vec::with_capacity(text.len());
    let mut invalid = None;
    let mut pos = 0;
    while let Some(&c) = text.get(pos) {
        if c != b'\\' {
            out.push(c);
            pos += 1;
            continue;
        }
        let start = pos;
        pos += 2;
        match text.get(start + 1) {
            None => return Err(EscapeError::Value("Trailing \\ in string".into())),
            Some(b'\n') => {}
            Some(b'\\') => out.push(b'\\'),
            Some(b'\'') => out.push(b'\''),
            Some(b'"') => out.push(b'"'),
            Some(b'b') => out.push(0x08),
            Some(b'f') => out.push(0x0C),
            Some(b't') => out.push(b'\t'),
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b'v') => out.push(0x0B),
            Some(b'a') => out.push(0x07),
            Some(b'0'..=b'7') => {
                let (value, length) = octal(&text[start + 1..]);
                if value > 0o377 {
                    invalid.get_or_insert(start);
                }
                out.push(value as u8);
                pos = start + 1 + length;
            }
            Some(b'x') => {
                let digit = |i: usize| text.get(i).and_then(|&c| (c as char).to_digit(16));
                let (Some(high), Some(low)) = (digit(pos), digit(pos + 1)) else {
                    return Err(EscapeError::Value(format!("invalid \\x escape at position {start}")));
                };
                out.push((high << 4 | low) as u8);
                pos += 2;
            }
            Some(&c) => {
                invalid.get_or_insert(start);
                out.extend([b'\\', c]);
            }
        }
    }
    Ok((out, invalid))
}

impl<'a> Parser<'a> {
    /// The value of a `STRING` token and whether it has `kind='u'`.
    pub(super) fn string_value(&mut self, token: Token) -> Parse<(Constant<'a>, bool)> {
        let text = self.text(&token);
        let literal = split_literal(text);
        let contents: &'a str = literal.contents;
        let start = token.start as usize + literal.start;
        let has_escapes = !literal.is_raw && memchr::memchr(b'\\', contents.as_bytes()).is_some();
        let value = if literal.is_bytes {
            self.check(contents.is_ascii())?;
            if has_escapes {
                let (bytes, invalid) = decode_bytes(contents.as_bytes()).map_err(|_| Fail)?;
                self.note_invalid_escape(contents, start, invalid, &token);
                Constant::Bytes(self.slice(&bytes)?)
            } else {
                Constant::Bytes(contents.as_bytes())
            }
        } else {
            Constant::Str(self.decoded(contents, start, literal.is_raw, &token)?)
        };
        Ok((value, literal.unicode_kind))
    }

    /// Text of a literal, which begins at the byte `start` of the source, its escapes decoded unless it is raw. Warnings
    /// point at `token`.
    pub(super) fn decoded(
        &mut self,
        text: &'a str,
        start: usize,
        is_raw: bool,
        token: &Token,
    ) -> Parse<Wtf8<'a>> {
        if is_raw || memchr::memchr(b'\\', text.as_bytes()).is_none() {
            return Ok(Wtf8::new(text));
        }
        let (buf, invalid) = decode_text(text).map_err(|_| Fail)?;
        self.note_invalid_escape(text, start, invalid, token);
        self.wtf8(&buf)
    }

    pub(super) fn wtf8(&mut self, buf: &Wtf8Buf) -> Parse<Wtf8<'a>> {
        let bytes = self.slice(buf.as_wtf8().as_bytes())?;
        Wtf8::from_bytes(bytes).ok_or(Fail)
    }

    fn note_invalid_escape(&mut self, text: &str, start: usize, invalid: InvalidEscape, token: &Token) {
        let warning = invalid_escape_warning(text, start, invalid, token, self.options.feature_version);
        self.warnings.extend(warning.map(|warning| (self.pos, warning)));
    }
}

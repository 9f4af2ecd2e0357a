//! Tokens of what is not a declaration: tags, references, comments, instructions, text. A scanner sees valid UTF-8, perhaps
//! less of it than there will be.

use super::chars::{char_of_number, is_space, name_length};
use super::code::Code;
use std::ops::Range;
use taipan_vm::collections::Buf;
use taipan_vm::heap::{NoMemory, current};

/// Why there is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The bytes end between two tokens.
    End,
    /// The bytes end within a token.
    Partial,
    Wrong(Code, usize),
}

impl From<NoMemory> for Stop {
    fn from(_: NoMemory) -> Stop {
        Stop::Wrong(Code::NO_ROOM, 0)
    }
}

pub type Scan<T> = Result<T, Stop>;

pub fn invalid<T>(at: usize) -> Scan<T> {
    Err(Stop::Wrong(Code::INVALID_TOKEN, at))
}

pub type Span = Range<usize>;

#[derive(Clone, Debug)]
pub struct RawAttribute {
    pub name: Span,
    pub value: Span,
}

/// A token, and where it ends.
pub struct Token {
    pub what: What,
    pub end: usize,
}

pub enum What {
    Text,
    Newline,
    /// A right bracket or a return at the end of what there is: the next byte may matter.
    Undecided,
    StartTag {
        name: Span,
        is_empty: bool,
    },
    EndTag {
        name: Span,
    },
    Comment {
        body: Span,
    },
    Instruction {
        target: Span,
        data: Span,
    },
    /// `<?xml`
    Declaration {
        body: Span,
    },
    CdataOpen,
    CdataClose,
    Char(u32),
    Entity {
        name: Span,
    },
}

#[derive(Clone, Copy)]
pub struct Scanner<'a> {
    pub bytes: &'a [u8],
    pub has_namespaces: bool,
    /// Where a text ends that is not to be longer.
    pub text_end: usize,
}

/// How often a loop over what a single token stands for looks whether the machine has to stop.
const LOOK: usize = 256;

/// Bytes that are paid for in a round.
const BYTES: usize = 64;

/// To be called in the `index`-th round of such a loop.
pub fn look(index: usize, at: usize) -> Scan<()> {
    if index % LOOK == LOOK - 1 { look_after(LOOK, at) } else { Ok(()) }
}

/// The same where a round goes through so many items.
pub fn look_through(items: usize, index: usize, at: usize) -> Scan<()> {
    if items >= LOOK { look_after(items, at) } else { look(index, at) }
}

fn look_after(items: usize, at: usize) -> Scan<()> {
    current::pay_for(items * BYTES);
    if current::must_stop() { Err(Stop::Wrong(Code::ABORTED, at)) } else { Ok(()) }
}

impl Scanner<'_> {
    /// The byte there.
    pub fn byte(&self, at: usize) -> Scan<u8> {
        self.bytes.get(at).copied().ok_or(Stop::Partial)
    }

    pub fn skip_space(&self, mut at: usize) -> usize {
        while self.bytes.get(at).is_some_and(|byte| is_space(*byte)) {
            at += 1;
        }
        at
    }

    /// Where the name that begins there ends.
    pub fn name(&self, at: usize) -> Scan<usize> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let end = at + name_length(rest, false);
        if end >= self.bytes.len() {
            return Err(Stop::Partial);
        }
        if end == at {
            return invalid(at);
        }
        if self.has_namespaces {
            let name = &self.bytes[at..end];
            if let Some(colon) = name.iter().position(|byte| *byte == b':') {
                if colon == 0 {
                    return invalid(at);
                }
                let local = &name[colon + 1..];
                if name_length(local, false) == 0 {
                    return invalid(at + colon + 1);
                }
                if let Some(other) = local.iter().position(|byte| *byte == b':') {
                    return invalid(at + colon + 1 + other);
                }
            }
        }
        Ok(end)
    }

    /// Where `end` follows, from there on.
    fn find(&self, at: usize, end: &[u8]) -> Scan<usize> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        memchr::memmem::find(rest, end).map(|found| at + found).ok_or(Stop::Partial)
    }

    /// The token at `at` of an element's content. The attributes of a start tag are put into `attributes`.
    pub fn content(&self, at: usize, attributes: &mut Buf<RawAttribute>) -> Scan<Token> {
        let Some(&first) = self.bytes.get(at) else { return Err(Stop::End) };
        match first {
            b'<' => self.markup(at, attributes),
            b'&' => self.reference(at),
            b'\n' => Ok(Token { what: What::Newline, end: at + 1 }),
            b'\r' => Ok(match self.bytes.get(at + 1) {
                Some(b'\n') => Token { what: What::Newline, end: at + 2 },
                Some(_) => Token { what: What::Newline, end: at + 1 },
                None => Token { what: What::Undecided, end: at + 1 },
            }),
            b']' if self.bytes.get(at + 1).is_none_or(|byte| *byte == b']') => match self.bytes.get(at + 2) {
                None => Ok(Token { what: What::Undecided, end: at + 1 }),
                Some(b'>') => invalid(at + 2),
                Some(_) => self.text(at),
            },
            _ => self.text(at),
        }
    }

    /// Characters up to the end of the line, or to what begins with `<` or `&`.
    fn text(&self, start: usize) -> Scan<Token> {
        let token = |end| Ok(Token { what: What::Text, end });
        let mut at = start + 1;
        loop {
            let Some(&byte) = self.bytes.get(at) else { return token(self.bytes.len()) };
            if at >= self.text_end {
                return token(at);
            }
            match byte {
                b'<' | b'&' | b'\n' | b'\r' => return token(at),
                b']' => match (self.bytes.get(at + 1), self.bytes.get(at + 2)) {
                    (None, _) | (Some(b']'), None) => return token(at),
                    (Some(b']'), Some(b'>')) => return invalid(at + 2),
                    _ => at += 1,
                },
                _ => at += 1,
            }
        }
    }

    /// The token at `at` of a CDATA section.
    pub fn cdata(&self, at: usize) -> Scan<Token> {
        let Some(&first) = self.bytes.get(at) else { return Err(Stop::End) };
        match first {
            b'\n' | b'\r' => self.content(at, &mut Buf::new()),
            b']' => match (self.bytes.get(at + 1), self.bytes.get(at + 2)) {
                (Some(b']'), Some(b'>')) => Ok(Token { what: What::CdataClose, end: at + 3 }),
                (None, _) | (Some(b']'), None) => Err(Stop::Partial),
                _ => self.cdata_text(at + 1),
            },
            _ => self.cdata_text(at),
        }
    }

    fn cdata_text(&self, at: usize) -> Scan<Token> {
        let rest = &self.bytes[at..self.bytes.len().min(self.text_end.max(at))];
        let end = memchr::memchr3(b']', b'\n', b'\r', rest).unwrap_or(rest.len());
        Ok(Token { what: What::Text, end: at + end })
    }

    pub fn markup(&self, at: usize, attributes: &mut Buf<RawAttribute>) -> Scan<Token> {
        match self.byte(at + 1)? {
            b'/' => self.end_tag(at),
            b'!' => match self.byte(at + 2)? {
                b'-' => self.comment(at),
                b'[' => self.cdata_open(at),
                _ => invalid(at + 2),
            },
            b'?' => self.instruction(at),
            _ => self.start_tag(at, attributes),
        }
    }

    fn cdata_open(&self, at: usize) -> Scan<Token> {
        for (index, expected) in b"<![CDATA[".iter().enumerate() {
            if self.byte(at + index)? != *expected {
                return invalid(at + index);
            }
        }
        Ok(Token { what: What::CdataOpen, end: at + 9 })
    }

    pub fn comment(&self, at: usize) -> Scan<Token> {
        if self.byte(at + 3)? != b'-' {
            return invalid(at + 3);
        }
        let end = self.find(at + 4, b"--")?;
        if self.byte(end + 2)? != b'>' {
            return invalid(end + 2);
        }
        Ok(Token { what: What::Comment { body: at + 4..end }, end: end + 3 })
    }

    pub fn instruction(&self, at: usize) -> Scan<Token> {
        let end = self.name(at + 2)?;
        let target = at + 2..end;
        let name = &self.bytes[target.clone()];
        let is_declaration = name == b"xml";
        if !is_declaration && name.eq_ignore_ascii_case(b"xml") {
            return invalid(end);
        }
        let start = self.skip_space(end);
        if start == end && self.byte(end)? != b'?' {
            return invalid(end);
        }
        let close = self.find(start, b"?>")?;
        if start == end && close != end {
            return invalid(end + 1);
        }
        let what = match is_declaration {
            true => What::Declaration { body: end..close },
            false => What::Instruction { target, data: start..close },
        };
        Ok(Token { what, end: close + 2 })
    }

    fn end_tag(&self, at: usize) -> Scan<Token> {
        let end = self.name(at + 2)?;
        let close = self.skip_space(end);
        match self.byte(close)? {
            b'>' => Ok(Token { what: What::EndTag { name: at + 2..end }, end: close + 1 }),
            _ => invalid(close),
        }
    }

    fn start_tag(&self, start: usize, attributes: &mut Buf<RawAttribute>) -> Scan<Token> {
        attributes.clear();
        let name_end = self.name(start + 1)?;
        let name = start + 1..name_end;
        let mut at = name_end;
        loop {
            let next = self.skip_space(at);
            match self.byte(next)? {
                b'>' => {
                    return Ok(Token { what: What::StartTag { name, is_empty: false }, end: next + 1 });
                }
                b'/' => {
                    return match self.byte(next + 1)? {
                        b'>' => Ok(Token { what: What::StartTag { name, is_empty: true }, end: next + 2 }),
                        _ => invalid(next + 1),
                    };
                }
                _ if next == at => return invalid(next),
                _ => at = self.attribute(next, attributes)?,
            }
        }
    }

    fn attribute(&self, start: usize, attributes: &mut Buf<RawAttribute>) -> Scan<usize> {
        let end = self.name(start)?;
        let equals = self.skip_space(end);
        if self.byte(equals)? != b'=' {
            return invalid(equals);
        }
        let open = self.skip_space(equals + 1);
        let quote = self.byte(open)?;
        if !matches!(quote, b'"' | b'\'') {
            return invalid(open);
        }
        let mut at = open + 1;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            at += memchr::memchr3(quote, b'<', b'&', rest).ok_or(Stop::Partial)?;
            match self.byte(at)? {
                b'<' => return invalid(at),
                b'&' => at = self.reference(at)?.end,
                _ => break,
            }
        }
        attributes.push(RawAttribute { name: start..end, value: open + 1..at })?;
        Ok(at + 1)
    }

    /// `&name;` or `&#number;`.
    pub fn reference(&self, at: usize) -> Scan<Token> {
        if self.byte(at + 1)? != b'#' {
            let end = self.name(at + 1)?;
            return match self.byte(end)? {
                b';' => Ok(Token { what: What::Entity { name: at + 1..end }, end: end + 1 }),
                _ => invalid(end),
            };
        }
        let (radix, start) = if self.byte(at + 2)? == b'x' { (16, at + 3) } else { (10, at + 2) };
        let (mut end, mut number) = (start, 0u32);
        while let Some(digit) = char::from(self.byte(end)?).to_digit(radix) {
            number = number.saturating_mul(radix).saturating_add(digit).min(0x11_0000);
            end += 1;
        }
        if end == start || self.byte(end)? != b';' {
            return invalid(end);
        }
        Ok(Token { what: What::Char(number), end: end + 1 })
    }
}

/// The character of a reference.
pub fn referred(number: u32, at: usize) -> Scan<char> {
    char_of_number(number).ok_or(Stop::Wrong(Code::BAD_CHAR_REF, at))
}

/// The entities that every document has.
pub fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

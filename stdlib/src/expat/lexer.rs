//! The tokens of declarations. A lexer remembers where they are: a default handler gets them one by one.

use super::chars::{char_at, is_public_id, is_space, name_length};
use super::code::Code;
use super::scan::{Scan, Span, Stop, invalid, look};
use taipan_vm::collections::Buf;

pub struct Lexer<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    pub tokens: Buf<Span>,
}

pub type Ids = (Option<Span>, Option<Span>);

/// What a declaration cannot have there.
fn syntax<T>(at: usize) -> Scan<T> {
    Err(Stop::Wrong(Code::SYNTAX, at))
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Lexer<'a> {
        Lexer { bytes, at, tokens: Buf::new() }
    }

    fn byte(&self, at: usize) -> Scan<u8> {
        self.bytes.get(at).copied().ok_or(Stop::Partial)
    }

    fn first(&self) -> Scan<u8> {
        self.bytes.get(self.at).copied().ok_or(Stop::End)
    }

    fn take(&mut self, end: usize) -> Scan<Span> {
        let span = self.at..end;
        look(self.tokens.len(), self.at)?;
        self.tokens.push(span.clone())?;
        self.at = end;
        Ok(span)
    }

    /// Looks at the token that is next: is it one at all?
    pub fn check(&mut self) -> Scan<()> {
        let at = self.at;
        match self.first()? {
            b'(' | b')' | b'[' | b']' | b'|' | b',' | b'>' => Ok(()),
            b'"' | b'\'' => self.literal().map(drop),
            b'#' if name_length(&self.bytes[at + 1..], false) > 0 => Ok(()),
            b'%' if name_length(&self.bytes[at + 1..], false) > 0 => Ok(()),
            b'%' if self.bytes.get(at + 1).is_some_and(|byte| is_space(*byte)) => Ok(()),
            b'#' | b'%' => {
                self.byte(at + 1)?;
                invalid(at + 1)
            }
            byte if is_space(byte) => Ok(()),
            b'<' => Ok(()),
            _ => match name_length(&self.bytes[at..], true) {
                0 => invalid(at),
                length => self.after_name(at + length),
            },
        }
    }

    /// The token that is next cannot be there.
    pub fn misplaced<T>(&mut self) -> Scan<T> {
        let at = self.at;
        self.check()?;
        if self.bytes.get(at) == Some(&b'%') && name_length(&self.bytes[at + 1..], false) > 0 {
            return Err(Stop::Wrong(Code::PARAM_ENTITY_REF, at));
        }
        syntax(at)
    }

    /// `<!NAME`.
    pub fn keyword(&mut self, keyword: &str) -> Scan<()> {
        let rest = &self.bytes[self.at..];
        let length = 2 + rest
            .get(2..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if length >= rest.len() {
            return Err(Stop::Partial);
        }
        if !is_space(rest[length]) && rest[length] != b'%' {
            return invalid(self.at + length);
        }
        if &rest[..length] != keyword.as_bytes() {
            return syntax(self.at);
        }
        self.take(self.at + length)?;
        Ok(())
    }

    pub fn optional_space(&mut self) -> Scan<bool> {
        let mut end = self.at;
        while self.bytes.get(end).is_some_and(|byte| is_space(*byte)) {
            end += 1;
        }
        if end == self.at {
            self.first()?;
            return Ok(false);
        }
        self.take(end)?;
        self.first()?;
        Ok(true)
    }

    pub fn space(&mut self) -> Scan<()> {
        if self.optional_space()? { Ok(()) } else { self.misplaced() }
    }

    /// A name; behind it must be something that can be.
    pub fn name(&mut self) -> Scan<Span> {
        self.first()?;
        let end = self.at + name_length(&self.bytes[self.at..], false);
        if end == self.at {
            return self.misplaced();
        }
        self.after_name(end)?;
        self.take(end)
    }

    /// A name token.
    pub fn name_token(&mut self) -> Scan<Span> {
        self.first()?;
        let end = self.at + name_length(&self.bytes[self.at..], true);
        if end == self.at {
            return self.misplaced();
        }
        self.after_name(end)?;
        self.take(end)
    }

    fn after_name(&self, end: usize) -> Scan<()> {
        match self.bytes.get(end).copied().ok_or(Stop::End)? {
            b'>' | b')' | b',' | b'|' | b'[' | b'%' | b'?' | b'*' | b'+' => Ok(()),
            byte if is_space(byte) => Ok(()),
            _ => invalid(end),
        }
    }

    /// Whether a word is next.
    pub fn peek_letter(&self) -> Scan<bool> {
        Ok(char_at(&self.bytes[self.at..]).is_some_and(char::is_alphabetic) && self.first().is_ok())
    }

    pub fn peek(&self, byte: u8) -> Scan<bool> {
        Ok(self.first()? == byte)
    }

    /// One of these characters.
    pub fn one_of(&mut self, bytes: &[u8]) -> Scan<usize> {
        if !bytes.contains(&self.first()?) {
            return self.misplaced();
        }
        Ok(self.take(self.at + 1)?.start)
    }

    /// A text in quotation marks; without them.
    pub fn literal(&mut self) -> Scan<Span> {
        let quote = self.first()?;
        if !matches!(quote, b'"' | b'\'') {
            return self.misplaced();
        }
        let rest = &self.bytes[self.at + 1..];
        let end = self.at + 1 + memchr::memchr(quote, rest).ok_or(Stop::Partial)?;
        match self.byte(end + 1)? {
            b'>' | b'%' | b'[' => {}
            byte if is_space(byte) => {}
            _ => return invalid(end + 1),
        }
        let inside = self.at + 1..end;
        self.take(end + 1)?;
        Ok(inside)
    }

    fn public_literal(&mut self) -> Scan<Span> {
        let literal = self.literal()?;
        match self.bytes[literal.clone()].iter().position(|byte| !is_public_id(*byte) && *byte != b'\t') {
            Some(bad) => Err(Stop::Wrong(Code::PUBLICID, literal.start + bad)),
            None => Ok(literal),
        }
    }

    /// `SYSTEM "..."` or `PUBLIC "..." "..."`, of which the last may be absent for notations.
    pub fn external_id(&mut self, needs_system: bool) -> Scan<Ids> {
        let start = self.at;
        let word = self.name()?;
        match &self.bytes[word] {
            b"SYSTEM" => {
                self.space()?;
                Ok((Some(self.literal()?), None))
            }
            b"PUBLIC" => {
                self.space()?;
                let public = self.public_literal()?;
                let has_space = self.optional_space()?;
                if !needs_system && self.peek(b'>')? {
                    return Ok((None, Some(public)));
                }
                if !has_space {
                    return self.misplaced();
                }
                Ok((Some(self.literal()?), Some(public)))
            }
            _ => syntax(start),
        }
    }
}

//! Errors and warnings of the lexer.

use super::Lexer;
use crate::error::{Warning, WarningCategory, WarningPlace};

/// How far the lexer has come: CPython's `tok->done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Ok,
    /// The end of the text was looked at, though perhaps not yet yielded.
    Eof,
    /// ... inside a triple-quoted string.
    EofInString,
    /// ... inside a string of one line.
    EolInString,
    /// An error was raised with its location.
    Error,
    /// An error that the parser words: `unindent does not match any outer indentation level`.
    Dedent,
    /// `inconsistent use of tabs and spaces in indentation`
    TabSpace,
    /// `too many levels of indentation`
    TooDeep,
    /// `unexpected character after line continuation character`
    LineContinuation,
}

/// A `SyntaxError` with the location that the lexer gives it: one line, columns in code points from 1.
#[derive(Clone, Debug)]
pub struct LexError {
    pub message: Box<str>,
    pub lineno: u32,
    pub offset: u32,
    pub end_offset: u32,
    /// The line's text in the source, without its line end.
    pub line: (usize, usize),
}

fn count_chars(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

impl Lexer<'_> {
    /// A `SyntaxError` that points at the last character read.
    #[cold]
    pub(super) fn syntax_error(&mut self, message: String) {
        let offset = count_chars(&self.source[self.line_start..self.pos]);
        self.raise(message, offset, offset);
    }

    /// A `SyntaxError` about the bytes `start..end` of the current line.
    #[cold]
    pub(super) fn syntax_error_range(&mut self, start: usize, end: usize, message: String) {
        let offset = count_chars(&self.source[self.line_start..start]) + 1;
        let end_offset = count_chars(&self.source[self.line_start..end]);
        self.raise(message, offset, end_offset);
    }

    /// The current line without its line end.
    fn line(&self) -> (usize, usize) {
        let rest = &self.source[self.line_start..];
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        (self.line_start, self.line_start + length)
    }

    fn raise(&mut self, message: String, offset: u32, end_offset: u32) {
        if self.done == Done::Error {
            return;
        }
        let message = message.into();
        self.error = Some(LexError { message, lineno: self.lineno, offset, end_offset, line: self.line() });
        self.done = Done::Error;
    }

    /// A warning that, turned into an exception, points at the last character read.
    #[cold]
    pub(super) fn warn(&mut self, message: String, error_message: Option<String>) {
        self.warnings.push(Warning {
            category: WarningCategory::SyntaxWarning,
            message: message.into(),
            lineno: self.lineno,
            error_message: error_message.map(Into::into),
            place: WarningPlace::Character { line_start: self.line_start as u32, end: self.pos as u32 },
        });
    }
}

//! Errors with the places and texts that CPython gives them.

use super::grammar::Callee;
use super::machine::Machine;
use super::nodes::{Value, column};
use crate::ast::Location;
use crate::code::Name;
use crate::error::{DecodeError, ErrorKind, ErrorLocation, ErrorText, SyntaxError};
use crate::lexer::token::TokenKind;
use crate::lexer::{Done, LexError, Lexer};
use crate::parser::options::Mode;
use crate::parser::string::EscapeError;

/// An error on its way out of the machine.
#[derive(Debug)]
pub(super) struct Raised {
    kind: ErrorKind,
    message: String,
    place: Option<RaisedPlace>,
    decode_error: Option<Box<DecodeError>>,
}

#[derive(Debug)]
struct RaisedPlace {
    lineno: i32,
    offset: i32,
    end: (i32, i32),
    text: String,
}

/// A range in lines and columns in bytes; columns count from 1 and may be 0 or -1.
#[derive(Clone, Copy)]
struct Range {
    lineno: i32,
    offset: i32,
    end_lineno: i32,
    end_offset: i32,
}

impl Raised {
    #[cold]
    pub(super) fn without_place(kind: ErrorKind, message: String) -> Box<Raised> {
        Box::new(Raised { kind, message, place: None, decode_error: None })
    }

    pub(super) fn into_error(self, filename: &Name) -> SyntaxError {
        let mut error = SyntaxError::new(self.kind, self.message);
        error.decode_error = self.decode_error;
        error.location = self.place.map(|place| {
            Box::new(ErrorLocation {
                filename: Some(filename.clone()),
                lineno: place.lineno,
                offset: place.offset,
                text: ErrorText::Line(place.text.into()),
                end: Some(place.end),
            })
        });
        error
    }
}

/// How many characters the first `count` bytes are; a part of one counts as one.
pub(in crate::parser) fn char_count(text: &str, count: i32) -> i32 {
    if count <= 0 {
        return count;
    }
    let bytes = text.as_bytes();
    // A column behind the text counts one more.
    let count = (count as usize).min(bytes.len() + 1);
    let chars = bytes.iter().take(count).filter(|&&byte| byte & 0xC0 != 0x80).count();
    (chars + count.saturating_sub(bytes.len())) as i32
}

impl Machine<'_> {
    /// The error that CPython settles for after both passes. `last_token` is the last one that the first pass read.
    pub(super) fn final_error(&mut self, raised: Option<Box<Raised>>, last_token: usize) -> Box<Raised> {
        if let Some(raised) = raised {
            let is_tokenizer_fine = self.stream().lexer.done() == Done::Ok;
            return if is_tokenizer_fine && raised.kind.is_syntax_error() {
                self.tokenize_rest(raised)
            } else {
                raised
            };
        }
        let kind = self.tokens.get(last_token).map(|token| token.kind);
        match kind {
            Some(TokenKind::Indent) => {
                self.raise_at_last_token(ErrorKind::IndentationError, "unexpected indent".into())
            }
            Some(TokenKind::Dedent) => {
                self.raise_at_last_token(ErrorKind::IndentationError, "unexpected unindent".into())
            }
            _ => {
                let location = self.location(Value::Token(last_token as u32));
                let raised = self.raise_at(location, "invalid syntax".into());
                self.tokenize_rest(raised)
            }
        }
    }

    /// Errors of the tokenizer in what has not been read yet take precedence, and so do brackets left open on earlier lines.
    fn tokenize_rest(&mut self, raised: Box<Raised>) -> Box<Raised> {
        let Some(last) = self.fill.checked_sub(1).and_then(|last| self.tokens.get(last)) else {
            return raised;
        };
        let error_line = last.lineno;
        self.read_all = true;
        let mut stream = self.stream();
        loop {
            match stream.next_token().kind {
                TokenKind::EndMarker => return raised,
                TokenKind::ErrorToken => break,
                _ => {}
            }
        }
        let lexer = &stream.lexer;
        if lexer.in_string() {
            return raised;
        }
        if let Some(error) = lexer.error() {
            return self.raise_lex_error(error);
        }
        match lexer.parens().last() {
            Some(paren) if error_line > paren.lineno => self.raise_never_closed(lexer),
            _ => raised,
        }
    }

    /// The error behind an `ERRORTOKEN` that has just been read.
    pub(super) fn tokenizer_error(&mut self) -> Box<Raised> {
        let stream = self.stream();
        let lexer = &stream.lexer;
        if let Some(error) = lexer.error() {
            return self.raise_lex_error(error);
        }
        let lineno = lexer.lineno() as i32;
        let line_only = Range { lineno, offset: 1, end_lineno: lineno, end_offset: 0 };
        let (kind, range, message) = match lexer.done() {
            Done::Eof if !lexer.parens().is_empty() => return self.raise_never_closed(lexer),
            Done::Eof => {
                return self
                    .raise_at_last_token(ErrorKind::SyntaxError, "unexpected EOF while parsing".into());
            }
            Done::Dedent => {
                let message = "unindent does not match any outer indentation level";
                return self.raise_at_last_token(ErrorKind::IndentationError, message.into());
            }
            Done::TabSpace => {
                (ErrorKind::TabError, line_only, "inconsistent use of tabs and spaces in indentation")
            }
            Done::TooDeep => (ErrorKind::IndentationError, line_only, "too many levels of indentation"),
            Done::LineContinuation => {
                let offset = lexer.buffered() as i32;
                let range = Range { offset, ..line_only };
                (ErrorKind::SyntaxError, range, "unexpected character after line continuation character")
            }
            _ => (ErrorKind::SyntaxError, line_only, "unknown parsing error"),
        };
        self.raise(kind, range, message.into(), lexer)
    }

    fn raise_lex_error(&self, error: &LexError) -> Box<Raised> {
        let lineno = error.lineno as i32;
        Box::new(Raised {
            kind: ErrorKind::SyntaxError,
            message: error.message.as_ref().into(),
            place: Some(RaisedPlace {
                lineno,
                offset: error.offset as i32,
                end: (lineno, error.end_offset as i32),
                text: self.source.get(error.line.0..error.line.1).unwrap_or_default().into(),
            }),
            decode_error: None,
        })
    }

    fn raise_never_closed(&self, lexer: &Lexer<'_>) -> Box<Raised> {
        let (lineno, offset, bracket) = match lexer.parens().last() {
            Some(paren) => (paren.lineno as i32, paren.col_offset as i32 + 1, paren.char as char),
            None => (0, 0, '('),
        };
        let range = Range { lineno, offset, end_lineno: lineno, end_offset: 0 };
        self.raise(ErrorKind::SyntaxError, range, format!("'{bracket}' was never closed"), lexer)
    }

    /// An error about the last token read.
    pub(super) fn raise_at_last_token(&self, kind: ErrorKind, message: String) -> Box<Raised> {
        match self.fill.checked_sub(1) {
            Some(last) => self.raise_at_token(last, kind, message),
            None => {
                let range = Range { lineno: 0, offset: 0, end_lineno: 0, end_offset: -1 };
                self.raise(kind, range, message, &self.stream().lexer)
            }
        }
    }

    /// An error about the next token to match.
    pub(super) fn raise_at_next_token(&self, message: String) -> Box<Raised> {
        self.raise_at_token(self.mark.min(self.fill.saturating_sub(1)), ErrorKind::SyntaxError, message)
    }

    fn raise_at_token(&self, token: usize, kind: ErrorKind, message: String) -> Box<Raised> {
        let stream = self.stream();
        let before = token.checked_sub(1).map(|before| self.tokens[before].kind);
        let token = self.tokens[token];
        // A line that holds nothing but a backslash at the end of a file has no columns.
        let begins_line =
            matches!(before, None | Some(TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent));
        let is_end = stream.lexer.done() == Done::Eof && (token.kind != TokenKind::ErrorToken || begins_line);
        let offset = match column(token.col_offset) {
            -1 if is_end && self.options.is_script => 0,
            -1 => stream.lexer.column() as i32,
            col_offset => col_offset + 1,
        };
        let end_offset = match column(token.end_col_offset) {
            -1 => -1,
            col_offset => col_offset + 1,
        };
        let range =
            Range { lineno: token.lineno as i32, offset, end_lineno: token.end_lineno as i32, end_offset };
        self.raise(kind, range, message, &stream.lexer)
    }

    pub(super) fn raise_expected(&self, callee: Callee) -> Box<Raised> {
        let expected = match callee {
            Callee::Token(kind) => kind.text(),
            _ => "",
        };
        let location = self.location(Value::Token(self.mark as u32));
        self.raise_at(location, format!("expected '{expected}'"))
    }

    /// An error about a range.
    pub(super) fn raise_at(&self, location: Location, message: String) -> Box<Raised> {
        let range = Range {
            lineno: location.lineno as i32,
            offset: column(location.col_offset) + 1,
            end_lineno: location.end_lineno as i32,
            end_offset: column(location.end_col_offset) + 1,
        };
        self.raise(ErrorKind::SyntaxError, range, message, &self.stream().lexer)
    }

    /// An error from a place up to where the tokenizer is.
    pub(super) fn raise_starting_from(&self, location: Location, message: String) -> Box<Raised> {
        let stream = self.stream();
        let range = Range {
            lineno: location.lineno as i32,
            offset: column(location.col_offset) + 1,
            end_lineno: stream.lexer.lineno() as i32,
            end_offset: stream.lexer.column() as i32,
        };
        self.raise(ErrorKind::SyntaxError, range, message, &stream.lexer)
    }

    /// An error about the last character of a range.
    pub(super) fn raise_behind(&self, location: Location, message: String) -> Box<Raised> {
        let range = Range {
            lineno: location.lineno as i32,
            offset: column(location.end_col_offset),
            end_lineno: location.end_lineno as i32,
            end_offset: 0,
        };
        self.raise(ErrorKind::SyntaxError, range, message, &self.stream().lexer)
    }

    /// CPython's message shows the text of a `ValueError` about converting a string to an integer.
    pub(super) fn raise_too_many_digits(&self, token: Value, count: usize) -> Box<Raised> {
        let limit = self.options.int_max_str_digits;
        let message = format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {count} digits; \
             use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
             literals to avoid decimal conversion limits."
        );
        let location = self.location(token);
        let range = Range {
            lineno: location.lineno as i32,
            offset: 0,
            end_lineno: location.end_lineno as i32,
            end_offset: 0,
        };
        self.raise(ErrorKind::SyntaxError, range, message, &self.stream().lexer)
    }

    pub(super) fn raise_decode_error(&self, error: EscapeError) -> Box<Raised> {
        let message = error.message();
        let decode_error = match error {
            EscapeError::Unicode { object, start, end, reason } => Some(Box::new(DecodeError {
                encoding: "unicodeescape",
                object: object.into(),
                start,
                end,
                reason: reason.into(),
            })),
            EscapeError::Value(_) => None,
        };
        let message = message.strip_prefix("(unicode error) ").unwrap_or(&message).into();
        Box::new(Raised { kind: ErrorKind::UnicodeDecodeError, message, place: None, decode_error })
    }

    /// An error about a range, with the tokenizer in this state.
    fn raise(&self, kind: ErrorKind, range: Range, message: String, lexer: &Lexer<'_>) -> Box<Raised> {
        let text = self.error_text(range.lineno, lexer);
        let offset = char_count(text, range.offset);
        let end_offset = char_count(text, range.end_offset);
        let place = RaisedPlace {
            lineno: range.lineno,
            offset,
            end: (range.end_lineno, end_offset),
            text: text.into(),
        };
        Box::new(Raised { kind, message, place: Some(place), decode_error: None })
    }

    /// The text shown with an error: of a file its line; otherwise the line that the tokenizer is on, unless it is past the
    /// line of the error.
    fn error_text(&self, lineno: i32, lexer: &Lexer<'_>) -> &str {
        let line_index = (lineno - 1).max(0) as usize;
        let mut lines = self.source.split_inclusive('\n');
        if self.options.from_file
            && self.mode == Mode::Exec
            && lineno > 0
            && let Some(line) = lines.clone().nth(line_index)
        {
            let is_last = lines.clone().nth(line_index + 1).is_none();
            return if is_last && self.is_end_added { line.trim_end_matches('\n') } else { line };
        }
        let (start, end) = lexer.line_range();
        if lexer.lineno() as i32 <= lineno && end > start {
            return self.source.get(start..end).unwrap_or_default();
        }
        let line = lines.nth(line_index).unwrap_or_default();
        line.strip_suffix('\n').unwrap_or(line)
    }

    /// An error if there is more behind a single statement than blank lines and comments.
    pub(super) fn bad_single_statement(&self) -> Option<Box<Raised>> {
        let stream = self.stream();
        let rest = self.source.get(stream.lexer.position()..).unwrap_or_default();
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\x0c');
        let mut rest = rest.trim_start_matches(is_blank);
        while let Some(comment) = rest.strip_prefix('#') {
            let end = comment.find('\n').unwrap_or(comment.len());
            rest = comment[end..].trim_start_matches(is_blank);
        }
        if rest.is_empty() {
            return None;
        }
        let message = "multiple statements found while compiling a single statement";
        Some(self.raise_at_last_token(ErrorKind::SyntaxError, message.into()))
    }
}

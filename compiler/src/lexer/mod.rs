//! The lexer: UTF-8 text with `\n` line ends to tokens, one at a time.
//!
//! It is the same state machine as CPython's tokenizer, because error messages show its state: where the current line
//! begins, which line was read last, whether the end has been seen. So a line is read only when its first character is
//! asked for (`Lexer::next_char`), a character can be backed up, and `buffer` stays behind while a token spans lines.
//!
//! Two modes: regular, and inside an f-string or t-string; a stack of `StringMode`s says which holds (PEP 701). Brackets are
//! counted across both.
//!
//! Invariants: `line_start <= pos <= line_end <= source.len()`; the source holds no NUL byte unless a NUL error is on its
//! way, so 0 stands for the end of the text.

mod error;
mod identifier;
mod indentation;
mod number;
mod regular;
mod string;
pub mod token;
mod unicode_table;

pub use error::{Done, LexError};
pub use identifier::{is_identifier, is_printable, is_xid_continue, is_xid_start};
use token::{NO_COLUMN, Token, TokenKind};

use crate::error::Warning;

/// `MAXINDENT`, `MAXLEVEL`, `MAXFSTRINGLEVEL` and `MAX_EXPR_NESTING` of CPython's tokenizer.
const MAX_INDENT: usize = 100;
const MAX_LEVEL: usize = 200;
const MAX_STRING_LEVEL: usize = 150;
const MAX_EXPR_NESTING: i32 = 3;

/// What the lexer is asked for beyond plain tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct LexerOptions {
    /// Yield `TYPE_COMMENT` and `TYPE_IGNORE`.
    pub type_comments: bool,
    /// Yield `COMMENT` and `NL`, and be lenient about what only a parser needs refused: what `tokenize` shows.
    pub extra_tokens: bool,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub struct Paren {
    pub char: u8,
    pub lineno: u32,
    pub col_offset: u32,
}

/// An f-string or t-string that is being read. The bottom of the stack is a dummy for text outside any.
#[derive(Clone, Copy, Debug, Default)]
struct StringMode {
    /// Reading literal text, not an expression.
    in_text: bool,
    quote: u8,
    quote_size: u8,
    raw: bool,
    template: bool,
    /// Depth of brackets inside this string, and at which of them each replacement field began.
    bracket_depth: i32,
    expr_start_depth: i32,
    in_format_spec: bool,
    start: usize,
    line_start: usize,
    lineno: u32,
}

/// The state can be cloned: that is a bookmark.
#[derive(Clone)]
pub struct Lexer<'s> {
    source: &'s [u8],
    options: LexerOptions,
    has_nul: bool,
    pos: usize,
    line_start: usize,
    line_end: usize,
    /// Start of the line on which the current token, line continuations before it included, began.
    buffer: usize,
    in_token: bool,
    /// Column at which the current token begins.
    start_col: u32,
    lineno: u32,
    /// Where the current string token began.
    first_lineno: u32,
    multi_line_start: usize,
    at_line_start: bool,
    /// `INDENT`s (positive) or `DEDENT`s (negative) to be yielded.
    pending: i32,
    /// Columns with tabs to multiples of 8, and with tabs as one column.
    indents: Vec<(u32, u32)>,
    parens: Vec<Paren>,
    modes: Vec<StringMode>,
    comment_newline: bool,
    /// `<>` is an operator.
    barry_as_bdfl: bool,
    done: Done,
    error: Option<LexError>,
    warnings: Vec<Warning>,
}

/// What `_regular` and `_string` functions yield: a kind and the token's text.
type Scanned = (TokenKind, Option<(usize, usize)>);

const ERROR: Scanned = (TokenKind::ErrorToken, None);

impl<'s> Lexer<'s> {
    pub fn new(source: &'s str, options: LexerOptions) -> Self {
        Lexer {
            source: source.as_bytes(),
            options,
            has_nul: memchr::memchr(0, source.as_bytes()).is_some(),
            pos: 0,
            line_start: 0,
            line_end: 0,
            buffer: 0,
            in_token: false,
            start_col: 0,
            lineno: 0,
            first_lineno: 0,
            multi_line_start: 0,
            at_line_start: true,
            pending: 0,
            indents: vec![(0, 0)],
            parens: Vec::new(),
            modes: vec![StringMode::default()],
            comment_newline: false,
            barry_as_bdfl: false,
            done: Done::Ok,
            error: None,
            warnings: Vec::new(),
        }
    }

    /// The next token. After `ENDMARKER` or `ERRORTOKEN` there is nothing more to ask for.
    pub fn next_token(&mut self) -> Token {
        let (kind, text) = if self.mode().in_text { self.string_text() } else { self.regular_token() };
        let (lineno, start_col, end_col) = match text {
            None => (self.lineno, NO_COLUMN, NO_COLUMN),
            Some(_) => (
                if kind.is_string_literal() { self.first_lineno } else { self.lineno },
                self.start_col,
                self.column(),
            ),
        };
        let (start, end) = text.unwrap_or((self.pos, self.pos));
        Token {
            kind,
            level: self.parens.len() as u8,
            start: start as u32,
            end: end as u32,
            lineno,
            col_offset: start_col,
            end_lineno: self.lineno,
            end_col_offset: end_col,
        }
    }

    /// The error behind an `ERRORTOKEN`.
    pub fn error(&self) -> Option<&LexError> {
        self.error.as_ref()
    }

    pub fn done(&self) -> Done {
        self.done
    }

    pub fn lineno(&self) -> u32 {
        self.lineno
    }

    /// Bytes read of the current line.
    pub fn column(&self) -> u32 {
        (self.pos - self.line_start) as u32
    }

    /// Bytes read since the start of the line on which the current token began.
    pub fn buffered(&self) -> u32 {
        (self.pos - self.buffer) as u32
    }

    /// The last line read.
    pub fn line_range(&self) -> (usize, usize) {
        (self.line_start, self.line_end)
    }

    pub fn position(&self) -> usize {
        self.pos
    }

    /// Open brackets, outermost first.
    pub fn parens(&self) -> &[Paren] {
        &self.parens
    }

    /// Inside an f-string or t-string.
    pub fn in_string(&self) -> bool {
        self.modes.len() > 1
    }

    pub fn has_warnings(&self) -> bool {
        !self.warnings.is_empty()
    }

    /// Warnings since the last call.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// Makes `<>` an operator, from the next token on.
    pub fn set_barry_as_bdfl(&mut self) {
        self.barry_as_bdfl = true;
    }

    /// How many blocks are open.
    pub fn indentation_depth(&self) -> usize {
        self.indents.len() - 1
    }

    /// Makes the next tokens close all open blocks, as at the end of interactive input.
    pub fn close_blocks(&mut self) {
        self.pending = -(self.indentation_depth() as i32);
        self.indents.truncate(1);
    }

    fn mode(&self) -> &StringMode {
        self.modes.last().expect("the bottom of the stack stays")
    }

    fn mode_mut(&mut self) -> &mut StringMode {
        self.modes.last_mut().expect("the bottom of the stack stays")
    }

    /// Byte at `pos`, 0 at the end of the text. Looks past the end of the current line only where that cannot matter.
    fn byte_at(&self, pos: usize) -> u8 {
        self.source.get(pos).copied().unwrap_or(0)
    }

    /// Takes the next byte, reading a new line if the current one is used up; 0 at the end of the text.
    fn next_char(&mut self) -> u8 {
        if self.pos == self.line_end && !self.read_line() {
            return 0;
        }
        let c = self.byte_at(self.pos);
        self.pos += 1;
        c
    }

    /// Gives back what `next_char` returned.
    fn back_up(&mut self, c: u8) {
        if c != 0 {
            self.pos -= 1;
        }
    }

    #[cold]
    fn nul_error(&mut self) -> bool {
        self.syntax_error("source code cannot contain null bytes".into());
        self.pos = self.line_end;
        false
    }

    fn read_line(&mut self) -> bool {
        if self.done != Done::Ok {
            return false;
        }
        let rest = self.source.get(self.pos..).unwrap_or_default();
        if rest.is_empty() {
            self.done = Done::Eof;
            return false;
        }
        if !self.in_token {
            self.buffer = self.pos;
        }
        self.line_start = self.pos;
        self.line_end = self.pos + memchr::memchr(b'\n', rest).map_or(rest.len(), |i| i + 1);
        self.lineno += 1;
        if self.has_nul && memchr::memchr(0, &self.source[self.line_start..self.line_end]).is_some() {
            return self.nul_error();
        }
        true
    }
}

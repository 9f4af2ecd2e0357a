//! The parser: tokens to the tree in [`crate::ast`].
//!
//! A first, fast parser is written by hand: recursive descent with one token of lookahead and precedence climbing. It
//! accepts exactly what CPython's grammar accepts, and says nothing about what is wrong with anything else. When it fails,
//! the `invalid` module runs CPython's grammar itself, with the alternatives that exist only to word errors, because which
//! of several errors is reported follows from the order in which that grammar tries its alternatives.
//!
//! Invariants: the last token is `ENDMARKER` or `ERRORTOKEN`, and nothing consumes it, so there is always a current token.
//! Nesting is bounded: brackets and blocks by the lexer (200 and 100), everything else by `Parser::nest`.

mod argument;
mod assignment;
mod atom;
mod compound;
mod escape_warning;
mod expression;
mod fstring;
mod function;
mod import;
mod invalid;
mod number;
mod options;
mod pattern;
mod statement;
mod string;
mod target;
mod token_stream;
mod type_param;

pub(crate) use escape_warning::error_place;
pub(crate) use options::Patience;
pub use options::{Mode, ParseOptions, Parsed, STOPPED, TOO_DEEP};

use crate::ast::{Arg, Expr, ExprKind, Identifier, Keyword, Location, Mod, Stmt, TypeComment, TypeIgnore};
use crate::code::Name;
use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::lexer::token::{Token, TokenKind};
use atom::LEVELS_PER_BRACKET;
use bumpalo::Bump;
use expression::Pending;
use invalid::Diagnosis;
use std::borrow::Cow;
use token_stream::TokenStream;
use unicode_normalization::UnicodeNormalization;

/// CPython's `MAXSTACK`: how many grammar rules may be active.
const MAX_STACK: u32 = 6000;

/// CPython has at most so many rules active in a statement without nesting.
const LEVELS_OF_A_STATEMENT: u32 = 100;

/// The text does not fit the grammar, or something ran out; why is found out elsewhere.
#[derive(Clone, Copy, Debug)]
struct Fail;

type Parse<T> = Result<T, Fail>;
type ExprRef<'a> = &'a Expr<'a>;

/// Parses `source` into a tree in `arena`. `filename` is only for messages.
pub fn parse<'a>(
    source: &str,
    filename: &Name,
    mode: Mode,
    options: &ParseOptions,
    arena: &'a Bump,
) -> Result<Parsed<'a>, SyntaxError> {
    if memchr::memchr(0, source.as_bytes()).is_some() {
        let message = "source code string cannot contain null bytes";
        return Err(SyntaxError::new(ErrorKind::SyntaxError, message));
    }
    let is_terminated = source.ends_with(['\n', '\r']);
    let text = prepare(source, mode);
    if text.len() >= u32::MAX as usize {
        return Err(SyntaxError::new(ErrorKind::MemoryError, "source is too large"));
    }
    let Ok(source) = arena.try_alloc_slice_copy(text.as_bytes()) else {
        return Err(SyntaxError::new(ErrorKind::MemoryError, ""));
    };
    let source: &'a str = std::str::from_utf8(source).expect("a copy of a str");
    let mut parser = Parser::new(source, mode, options, arena);
    parser.is_end_added = mode == Mode::Exec && !is_terminated;
    let outcome = parser.tokenize().and_then(|()| parser.module(mode));
    parser.finish(outcome, filename)
}

/// How many rules may be active where nesting is bounded.
fn level_limit(depth: u32) -> u32 {
    depth.saturating_mul(LEVELS_PER_BRACKET).saturating_add(LEVELS_OF_A_STATEMENT).min(MAX_STACK)
}

/// Line ends become `\n`; a file's last line gets one.
fn prepare(source: &str, mode: Mode) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    if memchr::memchr(b'\r', source.as_bytes()).is_some() {
        text = Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if mode == Mode::Exec && !text.is_empty() && !text.ends_with('\n') {
        text.to_mut().push('\n');
    }
    text
}

struct Parser<'a> {
    arena: &'a Bump,
    source: &'a str,
    options: ParseOptions,
    mode: Mode,
    /// The last line has got its line end from us.
    is_end_added: bool,
    tokens: Vec<Token>,
    pos: usize,
    type_ignores: Vec<TypeIgnore<'a>>,
    /// The lexer's, each with the index of its token.
    lexer_warnings: Vec<(usize, Warning)>,
    /// The parser's, each with the index of the token that was the furthest one looked at.
    warnings: Vec<(usize, Warning)>,
    /// At least as many as CPython's parser has rules active.
    level: u32,
    level_limit: u32,
    too_deep: bool,
    out_of_memory: bool,
    patience: Patience,
    stopped: bool,
    /// How many tokens had been read when `from __future__ import barry_as_FLUFL` was seen: behind them, `<>` is written
    /// instead of `!=`.
    barry_from: usize,
    /// Elements of lists whose length is not yet known; each user takes off what it put on.
    expr_stack: Vec<Expr<'a>>,
    stmt_stack: Vec<Stmt<'a>>,
    arg_stack: Vec<Arg<'a>>,
    keyword_stack: Vec<Keyword<'a>>,
    /// Operators and the like whose right operand is still to come.
    pending_stack: Vec<Pending<'a>>,
}

/// A name beyond ASCII in NFKC.
enum Normalized {
    Same,
    Other(String),
    /// `None`, `True` or `False`, which no name may become.
    Constant(&'static str),
}

fn normalize(name: &str) -> Normalized {
    if unicode_normalization::is_nfkc(name) {
        return Normalized::Same;
    }
    let normalized: String = name.nfkc().collect();
    match ["None", "True", "False"].into_iter().find(|constant| *constant == normalized) {
        Some(constant) => Normalized::Constant(constant),
        None => Normalized::Other(normalized),
    }
}

/// Where to go back to when a guess about the text was wrong.
struct Bookmark {
    pos: usize,
    level: u32,
    exprs: usize,
    stmts: usize,
    args: usize,
    keywords: usize,
    pending: usize,
    warnings: usize,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str, mode: Mode, options: &ParseOptions, arena: &'a Bump) -> Self {
        Parser {
            arena,
            source,
            options: *options,
            mode,
            is_end_added: false,
            tokens: Vec::new(),
            pos: 0,
            type_ignores: Vec::new(),
            lexer_warnings: Vec::new(),
            warnings: Vec::new(),
            level: LEVELS_OF_A_STATEMENT,
            level_limit: level_limit(options.depth),
            too_deep: false,
            out_of_memory: false,
            patience: Patience::default(),
            stopped: false,
            barry_from: if options.barry_as_bdfl { 0 } else { usize::MAX },
            expr_stack: Vec::new(),
            stmt_stack: Vec::new(),
            arg_stack: Vec::new(),
            keyword_stack: Vec::new(),
            pending_stack: Vec::new(),
        }
    }

    /// All tokens. They take memory beside the arena, but are held to the same limit.
    fn tokenize(&mut self) -> Parse<()> {
        let most = self.arena.allocation_limit().unwrap_or(usize::MAX) / size_of::<Token>();
        let mut stream = TokenStream::new(self.source, self.mode, &self.options, self.barry_from);
        self.tokens.clear();
        self.tokens.reserve((self.source.len() / 5 + 16).min(most));
        self.lexer_warnings.clear();
        loop {
            let token = stream.next_token();
            let index = self.tokens.len();
            if index >= most {
                return self.memory_error();
            }
            if stream.lexer.has_warnings() {
                let warnings = stream.lexer.take_warnings().into_iter();
                self.lexer_warnings.extend(warnings.map(|warning| (index, warning)));
            }
            self.tokens.push(token);
            if matches!(token.kind, TokenKind::EndMarker | TokenKind::ErrorToken) {
                break;
            }
        }
        self.type_ignores = stream.into_type_ignores();
        Ok(())
    }

    /// `from __future__ import barry_as_FLUFL`: what has not been read yet is read differently.
    #[cold]
    fn set_barry_as_bdfl(&mut self) -> Parse<()> {
        if self.barry_from != usize::MAX {
            return Ok(());
        }
        self.barry_from = self.pos + 1;
        self.tokenize()
    }

    fn module(&mut self, mode: Mode) -> Parse<Mod<'a>> {
        match mode {
            Mode::Exec => {
                let body = self.statements_until(TokenKind::EndMarker)?;
                let type_ignores = self.slice(&self.type_ignores.clone())?;
                Ok(Mod::Module { body, type_ignores })
            }
            Mode::Single => Ok(Mod::Interactive { body: self.statement_newline()? }),
            Mode::Eval => {
                let body = self.expressions()?;
                self.end_of_expression()?;
                Ok(Mod::Expression { body })
            }
            Mode::FuncType => self.function_type(),
        }
    }

    fn end_of_expression(&mut self) -> Parse<()> {
        while self.eat(TokenKind::Newline) {}
        self.check(self.at(TokenKind::EndMarker))
    }

    fn finish(self, outcome: Parse<Mod<'a>>, filename: &Name) -> Result<Parsed<'a>, SyntaxError> {
        match outcome {
            Ok(tree) => self.valid(tree, filename),
            Err(Fail) if self.out_of_memory => Err(SyntaxError::new(ErrorKind::MemoryError, "")),
            Err(Fail) if self.stopped => Err(SyntaxError::new(ErrorKind::MemoryError, STOPPED)),
            Err(Fail) if self.too_deep && self.level_limit < MAX_STACK => {
                Err(SyntaxError::new(ErrorKind::MemoryError, TOO_DEEP))
            }
            Err(Fail) => self.invalid(filename),
        }
    }

    fn valid(mut self, tree: Mod<'a>, filename: &Name) -> Result<Parsed<'a>, SyntaxError> {
        if self.mode == Mode::Single {
            let error = invalid::multiple_statements(&self, filename);
            if let Some(mut error) = error {
                error.warnings = self.ordered_warnings(self.pos);
                return Err(error);
            }
        }
        Ok(Parsed { tree, warnings: self.ordered_warnings(usize::MAX), source: self.source })
    }

    fn invalid(mut self, filename: &Name) -> Result<Parsed<'a>, SyntaxError> {
        match invalid::diagnose(&self, filename) {
            Diagnosis::Error { mut error, warnings, token_count } => {
                self.warnings = warnings;
                error.warnings = self.ordered_warnings(token_count);
                Err(error)
            }
            Diagnosis::Valid if self.too_deep => {
                // The estimate of the level was too high: CPython has rules enough.
                let outcome = self.start_again().and_then(|()| self.module(self.mode));
                self.finish(outcome, filename)
            }
            Diagnosis::Valid => {
                let message = "the parser and its grammar disagree";
                Err(SyntaxError::new(ErrorKind::SystemError, message))
            }
        }
    }

    /// Back to the first token, without a limit on nesting.
    fn start_again(&mut self) -> Parse<()> {
        self.go_back(&Bookmark {
            pos: 0,
            level: 0,
            exprs: 0,
            stmts: 0,
            args: 0,
            keywords: 0,
            pending: 0,
            warnings: 0,
        });
        self.level_limit = u32::MAX;
        self.too_deep = false;
        self.barry_from = if self.options.barry_as_bdfl { 0 } else { usize::MAX };
        self.tokenize()
    }

    /// The warnings of both lexer and parser in the order in which CPython comes across them, up to a token.
    fn ordered_warnings(&mut self, token_count: usize) -> Vec<Warning> {
        let mut all = std::mem::take(&mut self.lexer_warnings);
        all.append(&mut self.warnings);
        all.retain(|&(index, _)| index < token_count);
        all.sort_by_key(|&(index, _)| index);
        all.into_iter().map(|(_, warning)| warning).collect()
    }

    // Tokens

    fn token(&self) -> &Token {
        &self.tokens[self.pos]
    }

    fn kind(&self) -> TokenKind {
        self.tokens[self.pos].kind
    }

    /// The kind of the token `ahead` of the current one; `ENDMARKER` past the end.
    fn peek(&self, ahead: usize) -> TokenKind {
        self.tokens.get(self.pos + ahead).map_or(TokenKind::EndMarker, |token| token.kind)
    }

    fn at(&self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    /// Goes past the current token, which must be neither `ENDMARKER` nor `ERRORTOKEN`.
    fn advance(&mut self) {
        debug_assert!(self.pos + 1 < self.tokens.len());
        self.pos += 1;
    }

    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.advance();
        }
        found
    }

    fn expect(&mut self, kind: TokenKind) -> Parse<()> {
        if self.eat(kind) { Ok(()) } else { Err(Fail) }
    }

    fn check(&self, condition: bool) -> Parse<()> {
        if condition { Ok(()) } else { Err(Fail) }
    }

    /// Fails unless the language version asked for has what came with 3.`minor`.
    fn require_version(&self, minor: u8) -> Parse<()> {
        self.check(self.options.feature_version >= minor)
    }

    fn text(&self, token: &Token) -> &'a str {
        self.source.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn at_soft_keyword(&self, keyword: &str) -> bool {
        let token = self.token();
        token.kind == TokenKind::Name && self.text(token) == keyword
    }

    /// Takes a name; NFKC-normalized (PEP 3131).
    fn identifier(&mut self) -> Parse<Identifier<'a>> {
        if !self.at(TokenKind::Name) {
            return Err(Fail);
        }
        let name = self.text(self.token());
        self.advance();
        if name.is_ascii() { Ok(name) } else { self.normalized(name) }
    }

    #[cold]
    fn normalized(&mut self, name: &'a str) -> Parse<Identifier<'a>> {
        match normalize(name) {
            Normalized::Same => Ok(name),
            Normalized::Other(normalized) => self.string(&normalized),
            Normalized::Constant(_) => Err(Fail),
        }
    }

    fn type_comment(&mut self) -> TypeComment<'a> {
        if !self.at(TokenKind::TypeComment) {
            return None;
        }
        let text = self.text(self.token());
        self.advance();
        Some(text)
    }

    // Places

    /// From the start of the token `first` to the end of the last token taken.
    fn location_from(&self, first: usize) -> Location {
        let (start, end) = (&self.tokens[first], &self.tokens[self.pos - 1]);
        Location {
            lineno: start.lineno,
            col_offset: start.col_offset,
            end_lineno: end.end_lineno,
            end_col_offset: end.end_col_offset,
        }
    }

    /// As [`Self::location_from`], but line ends and indentation at the end do not count.
    fn block_location_from(&self, first: usize) -> Location {
        let mut location = self.location_from(first);
        let whitespace =
            |token: &&Token| matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        if let Some(last) = self.tokens[..self.pos].iter().rev().find(|token| !whitespace(token)) {
            location.end_lineno = last.end_lineno;
            location.end_col_offset = last.end_col_offset;
        }
        location
    }

    // Guesses

    fn bookmark(&self) -> Bookmark {
        Bookmark {
            pos: self.pos,
            level: self.level,
            exprs: self.expr_stack.len(),
            stmts: self.stmt_stack.len(),
            args: self.arg_stack.len(),
            keywords: self.keyword_stack.len(),
            pending: self.pending_stack.len(),
            warnings: self.warnings.len(),
        }
    }

    fn go_back(&mut self, bookmark: &Bookmark) {
        self.pos = bookmark.pos;
        self.level = bookmark.level;
        self.expr_stack.truncate(bookmark.exprs);
        self.stmt_stack.truncate(bookmark.stmts);
        self.arg_stack.truncate(bookmark.args);
        self.keyword_stack.truncate(bookmark.keywords);
        self.pending_stack.truncate(bookmark.pending);
        self.warnings.truncate(bookmark.warnings);
    }

    /// Runs `parse` with `levels` more grammar rules active. Every recursion goes through here.
    fn nest<T>(&mut self, levels: u32, parse: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        self.deepen(levels)?;
        let outcome = parse(self);
        self.level -= levels;
        outcome
    }

    /// Counts rules that stay active until the caller restores the level.
    fn deepen(&mut self, levels: u32) -> Parse<()> {
        self.level += levels;
        if self.level > self.level_limit {
            self.too_deep = true;
            return Err(Fail);
        }
        Ok(())
    }

    // Nodes

    fn alloc<T: Copy>(&mut self, value: T) -> Parse<&'a T> {
        match self.arena.try_alloc(value) {
            Ok(place) => Ok(place),
            Err(_) => self.memory_error(),
        }
    }

    fn slice<T: Copy>(&mut self, values: &[T]) -> Parse<&'a [T]> {
        if values.is_empty() {
            return Ok(&[]);
        }
        match self.arena.try_alloc_slice_copy(values) {
            Ok(place) => Ok(place),
            Err(_) => self.memory_error(),
        }
    }

    fn string(&mut self, text: &str) -> Parse<&'a str> {
        let bytes = self.slice(text.as_bytes())?;
        Ok(std::str::from_utf8(bytes).expect("a copy of a str"))
    }

    #[cold]
    fn memory_error<T>(&mut self) -> Parse<T> {
        self.out_of_memory = true;
        Err(Fail)
    }

    fn expr(&mut self, kind: ExprKind<'a>, location: Location) -> Parse<ExprRef<'a>> {
        if self.patience.ends(self.options.stop) {
            self.stopped = true;
        }
        // A guess that has failed makes the parser try something else, which soon ends likewise.
        self.check(!self.stopped)?;
        self.alloc(Expr { kind, location })
    }

    /// An expression from the token `first` to the last one taken.
    fn expr_from(&mut self, first: usize, kind: ExprKind<'a>) -> Parse<ExprRef<'a>> {
        let location = self.location_from(first);
        self.expr(kind, location)
    }

    /// Takes what was put on the stack since it had `base` elements.
    fn take_exprs(&mut self, base: usize) -> Parse<&'a [Expr<'a>]> {
        let exprs = match self.expr_stack.get(base..).unwrap_or_default() {
            [] => &[],
            some => match self.arena.try_alloc_slice_copy(some) {
                Ok(place) => &*place,
                Err(_) => return self.memory_error(),
            },
        };
        self.expr_stack.truncate(base);
        Ok(exprs)
    }
}

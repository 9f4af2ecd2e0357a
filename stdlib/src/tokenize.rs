//! The module `_tokenize`: tokens as the module `tokenize` shows them.
//!
//! All lines are read before the first token is returned.

use std::cell::{Cell, RefCell};
use taipan_compiler::lexer::token::{NO_COLUMN, Token, TokenKind};
use taipan_compiler::lexer::{Done, Lexer, LexerOptions};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::exceptions::syntax_error::{INDENTATION_ERROR, SYNTAX_ERROR, TAB_ERROR};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{int, iter};
use taipan_vm::call::bind;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec { name: "_tokenize", types: &[&TYPE], ..ModuleSpec::NEW };

#[repr(C)]
pub struct PyTokenizer {
    object: Object,
    readline: Value,
    encoding: Option<Value>,
    extra_tokens: bool,
    /// What has been read, once it has been.
    tokens: RefCell<Option<Tokens>>,
    next: Cell<usize>,
    room: Cell<Room>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTokenizer {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyTokenizer {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.readline);
        tracer.visit_option(&self.encoding);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_tokenize.TokenizerIter",
    flags: flags::IMMUTABLE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new),
        iter: Some(iter::itself),
        iternext: Some(next),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyTokenizer>()
});

static NEW: MethodDef = parameters("tokenizeriter", "(readline, *, extra_tokens, encoding=None)");

fn new(vm: &Thread, _: &PyType, args: taipan_vm::call::Args<'_>) -> PyResult {
    bind(vm, &NEW, args, |row| {
        if row[1].is_unbound() {
            return Err(vm.type_error("tokenizeriter() missing required argument 'extra_tokens' (pos 2)"));
        }
        let extra_tokens = vm.is_true(&row[1])?;
        let encoding = Some(row[2].clone()).filter(|encoding| !encoding.is_unbound() && !encoding.is_none());
        let made = create::allocate_instance(vm, &TYPE, |object| PyTokenizer {
            object,
            readline: row[0].clone(),
            encoding,
            extra_tokens,
            tokens: RefCell::new(None),
            next: Cell::new(0),
            room: Cell::default(),
        })?;
        Ok(made.into_value())
    })
}

/// What went wrong where.
struct Failure {
    ty: &'static PyType,
    message: String,
    lineno: u32,
    offset: u32,
    line: (usize, usize),
    has_end: bool,
}

/// A text and its tokens.
struct Tokens {
    text: String,
    /// The text ends in a newline that was not there.
    implicit_newline: bool,
    /// Where the lines begin.
    starts: Vec<usize>,
    tokens: Vec<(Token, bool)>,
    failure: Option<Failure>,
}

/// Everything that `readline` returns.
fn read_all(vm: &Thread, own: &PyTokenizer) -> PyResult<(String, Room)> {
    let mut text = String::new();
    let mut room = Room::default();
    loop {
        let line = match vm.call(&own.readline, &[]) {
            Ok(line) => line,
            Err(_) if vm.raised_matches(&exceptions::STOP_ITERATION) => {
                vm.clear_raised();
                return Ok((text, room));
            }
            Err(raised) => return Err(raised),
        };
        let decoded = match &own.encoding {
            Some(encoding) if line.ty().has_flag(flags::BYTES_SUBCLASS) => {
                let decode = vm.get_attr_str(&line, "decode")?;
                vm.call(&decode, &[encoding.clone(), vm.new_str("replace")?])?
            }
            Some(_) => return Err(vm.type_error("readline() returned a non-bytes object")),
            None => line,
        };
        let Some(line) = decoded.downcast::<PyStr>() else {
            return Err(vm.type_error("readline() returned a non-string object"));
        };
        if line.is_empty() {
            return Ok((text, room));
        }
        let line = to_wtf8(line.text());
        let Some(line) = line.as_wtf8().as_str() else {
            return Err(match decoded.downcast::<PyStr>() {
                Some(line) => exceptions::surrogate_encode_error(vm, line),
                None => vm.type_error("readline() returned a non-string object"),
            });
        };
        let needed = text.len() + line.len() + 1;
        if needed > text.capacity() {
            let capacity = needed.max(2 * text.capacity());
            room = Room::new(2 * capacity)?;
            text.try_reserve_exact(capacity - text.len()).map_err(|_| NoMemory)?;
        }
        text.push_str(line);
    }
}

impl Tokens {
    fn read(mut text: String, extra_tokens: bool) -> Tokens {
        let implicit_newline = !text.is_empty() && !text.ends_with('\n');
        if implicit_newline {
            text.push('\n');
        }
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut tokens = Vec::new();
        let mut lexer = Lexer::new(&text, LexerOptions { extra_tokens, type_comments: false });
        let failure = loop {
            let token = lexer.next_token();
            if token.kind == TokenKind::ErrorToken {
                break Some(failure(&text, &lexer));
            }
            tokens.push((token, lexer.done() == Done::Eof));
            if token.kind == TokenKind::EndMarker {
                break None;
            }
        };
        drop(lexer);
        Tokens { text, implicit_newline, starts, tokens, failure }
    }

    fn size(&self) -> usize {
        self.text.capacity() + size_of_val(&*self.starts) + size_of_val(&*self.tokens)
    }

    /// Where a line begins and ends, its line end included.
    fn line(&self, lineno: u32) -> (usize, usize) {
        let index = (lineno as usize).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        (start, self.starts.get(index + 1).copied().unwrap_or(self.text.len()))
    }

    fn column(&self, lineno: u32, at: u32) -> i64 {
        let (start, _) = self.line(lineno);
        self.text.get(start..at as usize).map_or(-1, |before| before.chars().count() as i64)
    }

    /// The lines that a token stands on.
    fn lines(&self, token: &Token) -> &str {
        let ((start, _), (_, mut end)) = (self.line(token.lineno), self.line(token.end_lineno));
        if self.implicit_newline && end == self.text.len() {
            end = end.saturating_sub(1);
        }
        self.text.get(start..end).unwrap_or_default()
    }
}

fn failure(text: &str, lexer: &Lexer<'_>) -> Failure {
    if let Some(error) = lexer.error() {
        let message = error.message.to_string();
        return Failure {
            ty: &SYNTAX_ERROR,
            message,
            lineno: error.lineno,
            offset: error.offset,
            line: error.line,
            has_end: true,
        };
    }
    let (ty, message) = match lexer.done() {
        Done::Eof => (&SYNTAX_ERROR, "unexpected EOF in multi-line statement"),
        Done::Dedent => (&INDENTATION_ERROR, "unindent does not match any outer indentation level"),
        Done::TabSpace => (&TAB_ERROR, "inconsistent use of tabs and spaces in indentation"),
        Done::TooDeep => (&INDENTATION_ERROR, "too many levels of indentation"),
        Done::LineContinuation => (&SYNTAX_ERROR, "unexpected character after line continuation character"),
        _ => (&SYNTAX_ERROR, "unknown tokenization error"),
    };
    let (lineno, mut line) = (lexer.lineno(), lexer.line_range());
    let has_end = lexer.done() == Done::Eof;
    let offset = match lexer.done() {
        // What CPython's tokenizer still has in its buffer: nothing, but for the line of an open f-string.
        Done::Eof if lexer.in_string() => lexer.column(),
        Done::Eof => 0,
        // These are about a line as a whole.
        _ => {
            let shown = text.get(line.0..line.1).unwrap_or_default().trim_end_matches('\n');
            line.1 = line.0 + shown.len();
            u32::try_from(shown.chars().count()).unwrap_or(u32::MAX).saturating_add(1)
        }
    };
    Failure { ty, message: message.to_owned(), lineno, offset, line, has_end }
}

fn raise(vm: &Thread, tokens: &Tokens) -> Raised {
    let Some(failure) = &tokens.failure else { return vm.raise_stop_iteration(Value::NONE) };
    let made = || -> PyResult<[Value; 2]> {
        let line = tokens.text.get(failure.line.0..failure.line.1).unwrap_or_default();
        let (lineno, offset) = (int::small(i64::from(failure.lineno)), int::small(i64::from(failure.offset)));
        let end = if failure.has_end { [lineno.clone(), offset.clone()] } else { [Value::NONE, Value::NONE] };
        let [end_lineno, end_offset] = end;
        let place = [vm.new_str("<string>")?, lineno, offset, vm.new_str(line)?, end_lineno, end_offset];
        Ok([vm.new_str(&failure.message)?, vm.new_tuple(&place)?])
    };
    match made() {
        Ok(args) => vm.raise_with(failure.ty, &args),
        Err(raised) => raised,
    }
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let Some(own) = own.downcast::<PyTokenizer>() else { return Ok(None) };
    if own.tokens.borrow().is_none() {
        let (text, room) = read_all(vm, own)?;
        // As if each byte were a token.
        let tokens = Room::new(text.len() * (size_of::<(Token, bool)>() + size_of::<usize>()))?;
        vm.charge_work(4 * text.len() as u64)?;
        *own.tokens.borrow_mut() = Some(Tokens::read(text, own.extra_tokens));
        drop(tokens);
        let kept = own.tokens.borrow().as_ref().map_or(0, Tokens::size);
        own.room.set(Room::new(kept)?);
        drop(room);
    }
    let tokens = own.tokens.borrow();
    let Some(tokens) = &*tokens else { return Ok(None) };
    let index = own.next.get();
    own.next.set(index + 1);
    match tokens.tokens.get(index) {
        Some((token, at_end)) => shown(vm, own, tokens, token, *at_end).map(Some),
        None if tokens.failure.is_some() && index == tokens.tokens.len() => Err(raise(vm, tokens)),
        None => Ok(None),
    }
}

/// Kind, text, first and last place, lines.
fn shown(vm: &Thread, own: &PyTokenizer, tokens: &Tokens, token: &Token, at_end: bool) -> PyResult {
    let kind = token.kind;
    let trailing = kind == TokenKind::EndMarker || kind == TokenKind::Dedent && at_end;
    let mut number = if kind.is_keyword() { TokenKind::Name as i64 } else { kind as i64 };
    let mut text = tokens.text.get(token.start as usize..token.end as usize).unwrap_or_default();
    let (mut lineno, mut end_lineno) = (token.lineno, token.end_lineno);
    let (mut start, mut end) = (-1, -1);
    if token.col_offset != NO_COLUMN {
        start = tokens.column(lineno, token.start);
        end = tokens.column(end_lineno, token.end);
    }
    let mut lines = tokens.lines(token);
    if own.extra_tokens {
        let implicit = tokens.implicit_newline && token.end as usize >= tokens.text.len();
        if trailing {
            lineno += 1;
            end_lineno = lineno;
            (start, end) = (0, 0);
            lines = "";
        }
        match kind {
            TokenKind::Newline => {
                text = if implicit || lines.is_empty() {
                    ""
                } else if text.starts_with('\r') {
                    "\r\n"
                } else {
                    "\n"
                };
                if tokens.implicit_newline && !lines.ends_with('\n') {
                    text = "";
                }
                end = start + text.len().max(1) as i64;
            }
            TokenKind::Nl if implicit => text = "",
            _ if number > TokenKind::Dedent as i64 && number < TokenKind::Op as i64 => {
                number = TokenKind::Op as i64;
            }
            _ => {}
        }
    }
    let place = |line: u32, column: i64| vm.new_tuple(&[int::small(i64::from(line)), int::small(column)]);
    vm.new_tuple(&[
        int::small(number),
        vm.new_str(text)?,
        place(lineno, start)?,
        place(end_lineno, end)?,
        vm.new_str(lines)?,
    ])
}

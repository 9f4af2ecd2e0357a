//! `_csv.reader`: an iterator over the rows of a table.

use super::dialect::{self, PyDialect};
use super::{error, field_limit, with_dialect};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int, iter};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::{TextBuf, Unit};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::with_units;

#[repr(C)]
pub struct PyReader {
    object: Object,
    input: Value,
    dialect: Ref<PyDialect>,
    line_num: Cell<u64>,
    /// A row has been handed out since the last one was begun.
    is_ahead: Cell<bool>,
    /// Absent while a row is being read.
    parser: RefCell<Option<Parser>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyReader {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_csv.reader",
    doc: "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    getset: &[
        getter("dialect", "", |_, own| Ok(as_reader(own).dialect.to_value())).as_member(),
        getter("line_num", "", |vm, own| int::from_u64(vm, as_reader(own).line_num.get())).as_member(),
    ],
    ..TypeSpec::container::<PyReader>()
});

fn as_reader(value: &Value) -> &PyReader {
    value.downcast().expect("a reader's slot gets a reader")
}

impl Trace for PyReader {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.input);
        tracer.visit(self.dialect.as_value());
    }
}

pub fn new(vm: &Thread, args: Args<'_>) -> PyResult {
    let input = match args.positional().get(1) {
        Some(iterable) if args.positional().len() <= 3 => vm.get_iter(iterable)?,
        _ => Value::NONE,
    };
    let (_, dialect) = with_dialect(vm, "reader", args)?;
    let reader = vm.heap().allocate(PyReader {
        object: Object::new(&TYPE),
        input,
        dialect,
        line_num: Cell::new(0),
        is_ahead: Cell::new(false),
        parser: RefCell::new(Some(Parser::new())),
    })?;
    vm.heap().track(reader.as_object());
    Ok(reader.into_value())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    StartRecord,
    StartField,
    EscapedChar,
    InField,
    InQuotedField,
    EscapeInQuotedField,
    QuoteInQuotedField,
    EatNewline,
    AfterEscapedNewline,
}

/// How far a row is read.
struct Parser {
    state: State,
    field: TextBuf,
    /// The field began without a quotation mark.
    unquoted: bool,
    fields: Buf<Value>,
}

/// The end of a line, which is not always marked by a character.
const END: u32 = u32::MAX;

fn is_newline(code: u32) -> bool {
    code == 10 || code == 13
}

impl Parser {
    fn new() -> Parser {
        Parser { state: State::StartRecord, field: TextBuf::new(), unquoted: true, fields: Buf::new() }
    }

    fn save_field(&mut self, vm: &Thread, dialect: &PyDialect) -> PyResult<()> {
        let bare = self.unquoted && self.field.is_empty();
        let quoting = dialect.quoting;
        if bare && matches!(quoting, dialect::QUOTE_STRINGS | dialect::QUOTE_NOTNULL) {
            return Ok(self.fields.push(Value::NONE)?);
        }
        let numeric = self.unquoted
            && !self.field.is_empty()
            && matches!(quoting, dialect::QUOTE_NONNUMERIC | dialect::QUOTE_STRINGS);
        let text = PyStr::from_text(vm.heap(), self.field.as_text())?.into_value();
        self.field.clear();
        let field = if numeric { float::new::from_object(vm, &text)? } else { text };
        Ok(self.fields.push(field)?)
    }

    fn add(&mut self, vm: &Thread, code: u32) -> PyResult<()> {
        let limit = field_limit(vm);
        if self.field.len() as isize >= limit {
            return Err(error(vm, format!("field larger than field limit ({limit})")));
        }
        Ok(self.field.push(code)?)
    }

    /// Takes in as much of a field at once as means nothing special; returns how much.
    fn add_run<U: Unit>(&mut self, vm: &Thread, dialect: &PyDialect, units: &[U]) -> PyResult<usize> {
        let (first, second) = match self.state {
            State::InField => (dialect.delimiter, dialect.escapechar.unwrap_or(END)),
            State::InQuotedField => (dialect.quotechar.unwrap_or(END), dialect.escapechar.unwrap_or(END)),
            _ => return Ok(0),
        };
        let newlines = self.state == State::InField;
        let ends = |unit: &U| {
            let code = unit.code();
            code == first || code == second || newlines && is_newline(code)
        };
        let run = units.iter().position(ends).unwrap_or(units.len());
        let limit = field_limit(vm);
        if self.field.len().saturating_add(run) as isize > limit {
            return Err(error(vm, format!("field larger than field limit ({limit})")));
        }
        self.field.push_units(&units[..run])?;
        Ok(run)
    }

    fn line<U: Unit>(&mut self, vm: &Thread, dialect: &PyDialect, units: &[U]) -> PyResult<()> {
        let mut at = 0;
        while at < units.len() {
            at += self.add_run(vm, dialect, &units[at..])?;
            let Some(unit) = units.get(at) else { break };
            self.character(vm, dialect, unit.code())?;
            at += 1;
        }
        self.character(vm, dialect, END)
    }

    /// The field ends with the line.
    fn end_row(&mut self, vm: &Thread, dialect: &PyDialect, code: u32) -> PyResult<()> {
        self.save_field(vm, dialect)?;
        self.state = if code == END { State::StartRecord } else { State::EatNewline };
        Ok(())
    }

    fn start_field(&mut self, vm: &Thread, dialect: &PyDialect, code: u32) -> PyResult<()> {
        self.unquoted = true;
        if is_newline(code) || code == END {
            return self.end_row(vm, dialect, code);
        }
        if Some(code) == dialect.quotechar && dialect.quoting != dialect::QUOTE_NONE {
            self.unquoted = false;
            self.state = State::InQuotedField;
        } else if Some(code) == dialect.escapechar {
            self.state = State::EscapedChar;
        } else if code == 0x20 && dialect.skipinitialspace {
        } else if code == dialect.delimiter {
            self.save_field(vm, dialect)?;
        } else {
            self.add(vm, code)?;
            self.state = State::InField;
        }
        Ok(())
    }

    fn in_field(&mut self, vm: &Thread, dialect: &PyDialect, code: u32) -> PyResult<()> {
        if is_newline(code) || code == END {
            return self.end_row(vm, dialect, code);
        }
        if Some(code) == dialect.escapechar {
            self.state = State::EscapedChar;
        } else if code == dialect.delimiter {
            self.save_field(vm, dialect)?;
            self.state = State::StartField;
        } else {
            self.add(vm, code)?;
            self.state = State::InField;
        }
        Ok(())
    }

    fn character(&mut self, vm: &Thread, dialect: &PyDialect, code: u32) -> PyResult<()> {
        let quotes = dialect.quoting != dialect::QUOTE_NONE;
        match self.state {
            State::StartRecord if code == END => {}
            State::StartRecord if is_newline(code) => self.state = State::EatNewline,
            State::StartRecord | State::StartField => {
                self.state = State::StartField;
                self.start_field(vm, dialect, code)?;
            }
            State::EscapedChar => {
                self.add(vm, if code == END { 10 } else { code })?;
                self.state = if is_newline(code) { State::AfterEscapedNewline } else { State::InField };
            }
            State::AfterEscapedNewline if code == END => {}
            State::AfterEscapedNewline | State::InField => self.in_field(vm, dialect, code)?,
            State::InQuotedField if code == END => {}
            State::InQuotedField if Some(code) == dialect.escapechar => {
                self.state = State::EscapeInQuotedField
            }
            State::InQuotedField if Some(code) == dialect.quotechar && quotes => {
                self.state = if dialect.doublequote { State::QuoteInQuotedField } else { State::InField };
            }
            State::InQuotedField => self.add(vm, code)?,
            State::EscapeInQuotedField => {
                self.add(vm, if code == END { 10 } else { code })?;
                self.state = State::InQuotedField;
            }
            State::QuoteInQuotedField => self.after_quote(vm, dialect, code)?,
            State::EatNewline if is_newline(code) => {}
            State::EatNewline if code == END => self.state = State::StartRecord,
            State::EatNewline => {
                let text = "new-line character seen in unquoted field - do you need to open the file with newline=''?";
                return Err(error(vm, text));
            }
        }
        Ok(())
    }

    /// Behind a quotation mark in a field in quotation marks: one of two, or the end.
    fn after_quote(&mut self, vm: &Thread, dialect: &PyDialect, code: u32) -> PyResult<()> {
        if Some(code) == dialect.quotechar && dialect.quoting != dialect::QUOTE_NONE {
            self.add(vm, code)?;
            self.state = State::InQuotedField;
        } else if code == dialect.delimiter {
            self.save_field(vm, dialect)?;
            self.state = State::StartField;
        } else if is_newline(code) || code == END {
            self.end_row(vm, dialect, code)?;
        } else if !dialect.strict {
            self.add(vm, code)?;
            self.state = State::InField;
        } else {
            let show = |code: u32| char::from_u32(code).unwrap_or('?');
            let (delimiter, quote) = (show(dialect.delimiter), show(dialect.quotechar.unwrap_or(0)));
            return Err(error(vm, format!("'{delimiter}' expected after '{quote}'")));
        }
        Ok(())
    }
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_reader(own);
    own.is_ahead.set(false);
    let mut parser = own.parser.take().unwrap_or_else(Parser::new);
    parser.state = State::StartRecord;
    parser.field.clear();
    parser.fields.clear();
    parser.unquoted = true;
    let row = read_row(vm, own, &mut parser);
    let fields = std::mem::take(&mut parser.fields);
    let old = own.parser.replace(Some(parser));
    drop(old);
    if !row? {
        return Ok(None);
    }
    own.is_ahead.set(true);
    Ok(Some(PyList::from_buf(vm, fields)?.into_value()))
}

/// Reads lines until a row is complete; `false` at the end.
fn read_row(vm: &Thread, own: &PyReader, parser: &mut Parser) -> PyResult<bool> {
    let dialect = own.dialect.clone();
    loop {
        let line = vm.iter_next(&own.input)?;
        if own.is_ahead.get() {
            return Err(error(vm, "iterator has already advanced the reader"));
        }
        let Some(line) = line else {
            if parser.field.is_empty() && parser.state != State::InQuotedField {
                return Ok(false);
            }
            if dialect.strict {
                return Err(error(vm, "unexpected end of data"));
            }
            parser.save_field(vm, &dialect)?;
            return Ok(true);
        };
        let Some(line) = line.downcast::<PyStr>() else {
            let name = line.ty().name();
            return Err(error(
                vm,
                format!(
                    "iterator should return strings, not {name:.200} (the file should be opened in text mode)"
                ),
            ));
        };
        own.line_num.set(own.line_num.get() + 1);
        with_units!(line.text(), units => parser.line(vm, &dialect, units))?;
        if parser.state == State::StartRecord {
            return Ok(true);
        }
    }
}

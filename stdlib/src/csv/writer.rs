//! `_csv.writer`: writes rows of a table to a file.

use super::dialect::{self, PyDialect};
use super::{error, with_dialect};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyWriter {
    object: Object,
    write: Value,
    dialect: Ref<PyDialect>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyWriter {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_csv.writer",
    doc: "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    methods: &[
        method(
            "writerow",
            "($self, row, /)",
            "Construct and write a CSV record from an iterable of fields.",
            |vm, args| write_row(vm, as_writer(&args[0]), &args[1]),
        ),
        method(
            "writerows",
            "($self, rows, /)",
            "Construct and write a series of iterables to a csv file.",
            |vm, args| {
                let own = as_writer(&args[0]);
                let rows = vm.get_iter(&args[1])?;
                while let Some(row) = vm.iter_next(&rows)? {
                    write_row(vm, own, &row)?;
                }
                Ok(Value::NONE)
            },
        ),
    ],
    getset: &[getter("dialect", "", |_, own| Ok(as_writer(own).dialect.to_value())).as_member()],
    ..TypeSpec::container::<PyWriter>()
});

fn as_writer(value: &Value) -> &PyWriter {
    value.downcast().expect("a writer's method gets a writer")
}

impl Trace for PyWriter {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.write);
        tracer.visit(self.dialect.as_value());
    }
}

pub fn new(vm: &Thread, args: Args<'_>) -> PyResult {
    let (file, dialect) = with_dialect(vm, "writer", args)?;
    let name = vm.intern_str("write")?;
    let write = vm.get_attr_opt(file, &name)?.filter(|write| write.ty().slots().call.is_some());
    let Some(write) = write else {
        return Err(vm.type_error("argument 1 must have a \"write\" method"));
    };
    let writer = vm.heap().allocate(PyWriter { object: Object::new(&TYPE), write, dialect })?;
    vm.heap().track(writer.as_object());
    Ok(writer.into_value())
}

/// A row as it is put together.
struct Record<'a> {
    vm: &'a Thread,
    dialect: &'a PyDialect,
    buf: TextBuf,
    fields: usize,
}

impl Record<'_> {
    /// Whether a field of no text may stand without quotation marks.
    fn must_not_be_quoted(&self, is_null: bool) -> bool {
        let quoting = self.dialect.quoting;
        quoting == dialect::QUOTE_NONE
            || is_null && matches!(quoting, dialect::QUOTE_STRINGS | dialect::QUOTE_NOTNULL)
    }

    /// Adds a field; `None` for one without text.
    fn add(&mut self, field: Option<Text<'_>>, quoted: bool) -> PyResult<()> {
        let dialect = self.dialect;
        let text = field.unwrap_or(Text::EMPTY);
        let mut quoted = quoted;
        if text.is_empty() && dialect.delimiter == 0x20 && dialect.skipinitialspace {
            if self.must_not_be_quoted(field.is_none()) {
                let text = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
                return Err(error(self.vm, text));
            }
            quoted = true;
        }
        if self.fields > 0 {
            self.buf.push(dialect.delimiter)?;
        }
        let terminator = dialect.lineterminator.text();
        let is_special = |code: u32| {
            code == dialect.delimiter
                || Some(code) == dialect.escapechar
                || Some(code) == dialect.quotechar
                || code == 10
                || code == 13
                || terminator.iter().any(|other| other == code)
        };
        let escapes = |code: u32| {
            dialect.quoting == dialect::QUOTE_NONE
                || Some(code) == dialect.quotechar && !dialect.doublequote
                || Some(code) == dialect.escapechar
        };
        let has_special = text.iter().any(is_special);
        quoted |= has_special && text.iter().any(|code| is_special(code) && !escapes(code));
        let quote = dialect.quotechar.filter(|_| quoted);
        if let Some(quote) = quote {
            self.buf.push(quote)?;
        }
        if has_special {
            self.add_escaped(text, is_special, escapes)?;
        } else {
            self.buf.push_text(text)?;
        }
        if let Some(quote) = quote {
            self.buf.push(quote)?;
        }
        self.fields += 1;
        Ok(())
    }

    fn add_escaped(
        &mut self,
        text: Text<'_>,
        is_special: impl Fn(u32) -> bool,
        escapes: impl Fn(u32) -> bool,
    ) -> PyResult<()> {
        for code in text.iter() {
            if is_special(code) {
                if escapes(code) {
                    let Some(escape) = self.dialect.escapechar else {
                        return Err(error(self.vm, "need to escape, but no escapechar set"));
                    };
                    self.buf.push(escape)?;
                } else if Some(code) == self.dialect.quotechar {
                    self.buf.push(code)?;
                }
            }
            self.buf.push(code)?;
        }
        Ok(())
    }
}

fn write_row(vm: &Thread, own: &PyWriter, row: &Value) -> PyResult {
    let fields = match vm.get_iter(row) {
        Ok(fields) => fields,
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            return Err(error(vm, format!("iterable expected, not {:.200}", row.ty().name())));
        }
        Err(raised) => return Err(raised),
    };
    let dialect = own.dialect.clone();
    let mut record = Record { vm, dialect: &dialect, buf: TextBuf::new(), fields: 0 };
    let mut is_null = false;
    while let Some(field) = vm.iter_next(&fields)? {
        let string = field.downcast::<PyStr>();
        let quoted = match dialect.quoting {
            dialect::QUOTE_NONNUMERIC => !number::is_number(&field),
            dialect::QUOTE_ALL => true,
            dialect::QUOTE_STRINGS => string.is_some(),
            dialect::QUOTE_NOTNULL => !field.is_none(),
            _ => false,
        };
        is_null = field.is_none();
        match string {
            Some(string) => record.add(Some(string.text()), quoted)?,
            None if is_null => record.add(None, quoted)?,
            None => {
                let text = vm.to_str(&field)?;
                record.add(Some(text.text()), quoted)?;
            }
        }
    }
    if record.fields > 0 && record.buf.is_empty() {
        if record.must_not_be_quoted(is_null) {
            return Err(error(vm, "single empty field record must be quoted"));
        }
        record.fields -= 1;
        record.add(None, true)?;
    }
    record.buf.push_text(dialect.lineterminator.text())?;
    let line = PyStr::from_compact(vm.heap(), record.buf.finish()?)?.into_value();
    vm.call(&own.write, &[line])
}

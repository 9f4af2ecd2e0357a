//! `StringIO`: a text stream in memory.

use super::newlines::{self, Newlines, Treatment};
use super::{argument, base, bytes_io, text_base};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::exceptions::os_error::OS_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyStringIO {
    object: Object,
    contents: RefCell<TextBuf>,
    position: Cell<usize>,
    treatment: Cell<Option<Treatment>>,
    /// The argument `newline`, for pickling.
    newline: Cell<Option<&'static str>>,
    /// What has been seen of line ends, in universal mode.
    newlines: Cell<Newlines>,
    closed: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStringIO {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyStringIO {
    fn trace(&self, _: &mut Tracer) {}
}

const SIGNATURE: &str = "(initial_value='', newline='\\n')";

static PARAMETERS: MethodDef = parameters("StringIO", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.StringIO",
    signature: SIGNATURE,
    doc: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
    base: Some(&text_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        iternext: Some(next),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &[
        method("close", "($self, /)", "Close the IO object.", close),
        method("getvalue", "($self, /)", "Retrieve the entire contents of the object.", |vm, args| {
            let own = open(vm, &args[0])?;
            vm.new_text(own.contents.borrow().as_text())
        }),
        method("read", "($self, size=-1, /)", "Read at most size characters, returned as a string.", read),
        method("readline", "($self, size=-1, /)", "Read until newline or EOF.", readline),
        method("tell", "($self, /)", "Tell the current file position.", |vm, args| {
            int::from_usize(vm, open(vm, &args[0])?.position.get())
        }),
        method("truncate", "($self, pos=None, /)", "Truncate size to pos.", truncate),
        method("seek", "($self, pos, whence=0, /)", "Change stream position.", seek),
        method("write", "($self, s, /)", "Write string to file, and return the number of characters.", write),
        method("seekable", "($self, /)", "Returns True if the IO object can be seeked.", yes),
        method("readable", "($self, /)", "Returns True if the IO object can be read.", yes),
        method("writable", "($self, /)", "Returns True if the IO object can be written.", yes),
        method("__getstate__", "($self, /)", "", getstate),
        method("__setstate__", "($self, state, /)", "", setstate),
    ],
    getset: &[
        getter("closed", "", |vm, value| Ok(Value::bool(initialized(vm, value)?.closed.get()))),
        getter("newlines", "", |vm, value| open(vm, value)?.newlines.get().value(vm)),
        getter("line_buffering", "", |vm, value| open(vm, value).map(|_| Value::FALSE)),
    ],
    ..TypeSpec::object::<PyStringIO>()
});

fn own(value: &Value) -> &PyStringIO {
    value.downcast().expect("a method of StringIO gets one")
}

fn initialized<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a PyStringIO> {
    let own = own(value);
    if own.treatment.get().is_none() {
        return Err(vm.value_error("I/O operation on uninitialized object"));
    }
    Ok(own)
}

fn open<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a PyStringIO> {
    let own = initialized(vm, value)?;
    if own.closed.get() {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    Ok(own)
}

impl PyStringIO {
    fn len(&self) -> usize {
        self.contents.borrow().len()
    }

    fn treatment(&self) -> Treatment {
        // Every method has seen to it that there is one.
        self.treatment.get().or_else(|| Treatment::of(Some("\n"))).expect("\\n is a legal newline")
    }

    fn take(&self, vm: &Thread, size: usize) -> PyResult {
        let at = self.position.get();
        let contents = self.contents.borrow();
        let len = contents.len();
        if at >= len {
            return Ok(newlines::empty().into_value());
        }
        let end = at.saturating_add(size).min(len);
        self.position.set(end);
        vm.new_text(contents.as_text().slice(at..end))
    }

    /// The length of the line at the position, at most `limit`.
    fn line(&self, limit: Option<usize>) -> usize {
        let contents = self.contents.borrow();
        let text = contents.as_text();
        let rest = text.slice(self.position.get()..text.len());
        let rest = rest.slice(0..limit.unwrap_or(usize::MAX));
        match self.treatment().line_end.find(rest) {
            Ok(len) => len,
            Err(_) => rest.len(),
        }
    }

    /// Writes text as it is.
    fn put(&self, text: &PyStr) -> PyResult<()> {
        let at = self.position.get();
        let mut contents = self.contents.borrow_mut();
        let len = contents.len();
        if at > len {
            contents.push_repeated(0, at - len)?;
        }
        contents.overwrite(at, text.text())?;
        self.position.set(at + text.len());
        Ok(())
    }

    fn write(&self, vm: &Thread, text: &PyStr) -> PyResult<()> {
        let treatment = self.treatment();
        let mut text = Ref::borrowed(text);
        if treatment.universal {
            let mut newlines = self.newlines.get();
            text = newlines.convert(vm, text, true)?;
            self.newlines.set(newlines);
        }
        if let Some(end) = treatment.written.filter(|_| newlines::has(text.text(), b'\n')) {
            text = newlines::written(vm, &text, end)?;
        }
        if text.is_empty() { Ok(()) } else { self.put(&text) }
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyStringIO {
        object,
        contents: RefCell::default(),
        position: Cell::new(0),
        treatment: Cell::new(None),
        newline: Cell::new(None),
        newlines: Cell::default(),
        closed: Cell::new(false),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// `newline` as one of the legal texts.
fn known_newline(text: &str) -> Option<&'static str> {
    ["", "\n", "\r", "\r\n"].into_iter().find(|known| *known == text)
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| initialize(vm, value, &args[0], &args[1]))
}

fn initialize(vm: &Thread, value: &Value, initial: &Value, newline: &Value) -> PyResult<()> {
    let own = own(value);
    let newline = match newline {
        newline if newline.is_unbound() => Some("\n"),
        newline if newline.is_none() => None,
        newline => {
            let Some(text) = newline.downcast::<PyStr>() else {
                let name = newline.ty().name();
                return Err(vm.type_error(format!("newline must be str or None, not {name:.200}")));
            };
            match known_newline(&text.to_string_lossy()) {
                Some(known) => Some(known),
                None => {
                    let text = vm.format_str("illegal newline value: ", &vm.repr(newline)?, "")?;
                    return Err(vm.raise_with(&taipan_vm::builtins::exceptions::VALUE_ERROR, &[text]));
                }
            }
        }
    };
    let given = (!initial.is_unbound() && !initial.is_none()).then_some(initial);
    let text = match given.map(|given| (given, given.downcast::<PyStr>())) {
        Some((given, None)) => {
            let name = given.ty().name();
            return Err(vm.type_error(format!("initial_value must be str or None, not {name:.200}")));
        }
        Some((_, text)) => text,
        None => None,
    };
    let treatment = Treatment::of(newline);
    own.treatment.set(treatment);
    own.newline.set(newline);
    own.newlines.set(Newlines::new(treatment.is_some_and(|treatment| treatment.translate)));
    drop(own.contents.take());
    own.position.set(0);
    own.closed.set(false);
    if let Some(text) = text {
        own.write(vm, text)?;
        own.position.set(0);
    }
    Ok(())
}

fn yes(vm: &Thread, args: &[Value]) -> PyResult {
    open(vm, &args[0]).map(|_| Value::TRUE)
}

fn close(_: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.closed.set(true);
    drop(own.contents.take());
    Ok(Value::NONE)
}

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let size = argument::size(vm, &args[1], -1)?;
    open(vm, &args[0])?.take(vm, usize::try_from(size).unwrap_or(usize::MAX))
}

fn readline(vm: &Thread, args: &[Value]) -> PyResult {
    let limit = argument::size(vm, &args[1], -1)?;
    let own = open(vm, &args[0])?;
    own.take(vm, own.line(usize::try_from(limit).ok()))
}

/// What `readline` of a class of a program returned.
pub fn expect_line(vm: &Thread, line: Value) -> PyResult<Option<Value>> {
    match line.downcast::<PyStr>() {
        Some(text) => Ok((!text.is_empty()).then_some(line)),
        None => Err(wrong_line(vm, &line)),
    }
}

#[cold]
fn wrong_line(vm: &Thread, line: &Value) -> Raised {
    let name = line.ty().name();
    let text = format!("readline() should have returned a str object, not '{name:.200}'");
    vm.raise(&OS_ERROR, &text)
}

fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = open(vm, value)?;
    if value.ty().is_heap_type() {
        return expect_line(vm, vm.call_method(value, &names::readline, &[])?);
    }
    match own.line(None) {
        0 => Ok(None),
        count => own.take(vm, count).map(Some),
    }
}

fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = open(vm, &args[0])?;
    let size = argument::size(vm, &args[1], own.position.get() as isize)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Negative size value {size}")));
    };
    if size < own.len() {
        own.contents.borrow_mut().truncate(size);
    }
    int::from_usize(vm, size)
}

fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let target = vm.size_argument(&args[1])?;
    let whence = argument::whence(vm, &args[2])?;
    let own = open(vm, &args[0])?;
    let target = match whence {
        0..=2 if whence != 0 && target != 0 => {
            return Err(vm.raise(&OS_ERROR, "Can't do nonzero cur-relative seeks"));
        }
        0 => match usize::try_from(target) {
            Ok(target) => target,
            Err(_) => return Err(vm.value_error(format!("Negative seek position {target}"))),
        },
        1 => own.position.get(),
        2 => own.len(),
        _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    own.position.set(target);
    int::from_usize(vm, target)
}

fn write(vm: &Thread, args: &[Value]) -> PyResult {
    initialized(vm, &args[0])?;
    let Some(text) = args[1].downcast::<PyStr>() else {
        let name = args[1].ty().name();
        return Err(vm.type_error(format!("string argument expected, got '{name}'")));
    };
    open(vm, &args[0])?.write(vm, text)?;
    int::from_usize(vm, text.len())
}

fn getstate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = open(vm, &args[0])?;
    let newline = match own.newline.get() {
        Some(newline) => vm.new_str(newline)?,
        None => Value::NONE,
    };
    let contents = vm.new_text(own.contents.borrow().as_text())?;
    let position = int::from_usize(vm, own.position.get())?;
    vm.new_tuple(&[contents, newline, position, bytes_io::instance_dict(vm, &args[0])?])
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let value = &args[0];
    let Some([contents, newline, position, dict]) = args[1].downcast::<PyTuple>().map(PyTuple::items) else {
        let (own, given) = (value.ty().name(), args[1].ty().name());
        return Err(
            vm.type_error(format!("{own:.200}.__setstate__ argument should be 4-tuple, got {given:.200}"))
        );
    };
    initialize(vm, value, contents, newline)?;
    // The contents come back as they were, without a second translation.
    let own = own(value);
    if let Some(text) = contents.downcast::<PyStr>() {
        own.contents.borrow_mut().clear();
        own.position.set(0);
        own.put(text)?;
    }
    own.position.set(state_position(vm, position)?);
    bytes_io::update_dict(vm, value, dict, "fourth")?;
    Ok(Value::NONE)
}

fn state_position(vm: &Thread, position: &Value) -> PyResult<usize> {
    bytes_io::state_position(vm, position, "third")
}

//! `BytesIO`: a binary stream in memory.
//!
//! Its contents are a buffer of its own, or an exact `bytes` object that it shares with whoever gave or asked for it, until it
//! is written to. Invariant: while there are exports, the contents are its own and keep their place.

use super::{argument, base, buffered_base};
use std::cell::{Cell, RefCell};
use taipan_vm::buffer::Buffer;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, attributes, create};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyBytesIO {
    object: Object,
    /// The contents, if they are shared.
    shared: ValueCell,
    /// The contents otherwise.
    contents: RefCell<Buf<u8>>,
    position: Cell<usize>,
    exports: Cell<usize>,
    closed: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBytesIO {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyBytesIO {
    fn trace(&self, tracer: &mut Tracer) {
        self.shared.trace(tracer);
    }
}

const SIGNATURE: &str = "(initial_bytes=b'')";

static PARAMETERS: MethodDef = parameters("BytesIO", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.BytesIO",
    signature: SIGNATURE,
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    base: Some(&buffered_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        iter: Some(|vm, value| {
            own(value).check_open(vm)?;
            Ok(value.clone())
        }),
        iternext: Some(next),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &[
        method("readable", "($self, /)", "Returns True if the IO object can be read.", yes),
        method("seekable", "($self, /)", "Returns True if the IO object can be seeked.", yes),
        method("writable", "($self, /)", "Returns True if the IO object can be written.", yes),
        method("close", "($self, /)", "Disable all I/O operations.", close),
        method("flush", "($self, /)", "Does nothing.", |vm, args| {
            own(&args[0]).check_open(vm).map(|()| Value::NONE)
        }),
        method("isatty", "($self, /)", "Always returns False.", |vm, args| {
            own(&args[0]).check_open(vm).map(|()| Value::FALSE)
        }),
        method("tell", "($self, /)", "Current file position, an integer.", |vm, args| {
            own(&args[0]).check_open(vm)?;
            int::from_usize(vm, own(&args[0]).position.get())
        }),
        method("write", "($self, b, /)", "Write bytes to file, and return how many.", |vm, args| {
            write(vm, &args[0], &args[1])
        }),
        method("writelines", "($self, lines, /)", "Write lines to the file.", writelines),
        method("read1", "($self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read),
        method("readinto", "($self, buffer, /)", "Read bytes into buffer.", readinto),
        method("readline", "($self, size=-1, /)", "Next line from the file, as a bytes object.", readline),
        method(
            "readlines",
            "($self, size=None, /)",
            "List of bytes objects, each a line from the file.",
            readlines,
        ),
        method("read", "($self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read),
        method(
            "getbuffer",
            "($self, /)",
            "Get a read-write view over the contents of the BytesIO object.",
            getbuffer,
        ),
        method(
            "getvalue",
            "($self, /)",
            "Retrieve the entire contents of the BytesIO object.",
            |vm, args| {
                own(&args[0]).check_open(vm)?;
                own(&args[0]).value(vm)
            },
        ),
        method("seek", "($self, pos, whence=0, /)", "Change stream position.", seek),
        method("truncate", "($self, size=None, /)", "Truncate the file to at most size bytes.", truncate),
        method("__getstate__", "($self, /)", "", getstate),
        method("__setstate__", "($self, object, /)", "", setstate),
        method("__sizeof__", "($self, /)", "", |vm, args| {
            let own = own(&args[0]);
            let contents = if own.shared.is_empty() { own.contents.borrow().capacity() } else { 0 };
            int::from_usize(vm, args[0].ty().instance_size() + contents)
        }),
    ],
    getset: &[getter("closed", "True if the file is closed.", |_, value| {
        Ok(Value::bool(own(value).closed.get()))
    })],
    ..TypeSpec::object::<PyBytesIO>()
});

fn own(value: &Value) -> &PyBytesIO {
    value.downcast().expect("a method of BytesIO gets one")
}

impl PyBytesIO {
    fn check_open(&self, vm: &Thread) -> PyResult<()> {
        if self.closed.get() { Err(vm.value_error("I/O operation on closed file.")) } else { Ok(()) }
    }

    fn check_exports(&self, vm: &Thread) -> PyResult<()> {
        if self.exports.get() > 0 {
            return Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"));
        }
        Ok(())
    }

    /// Looks at the contents; `look` runs no code that could change them.
    fn with<R>(&self, look: impl FnOnce(&[u8]) -> R) -> R {
        match self.shared.get() {
            Some(shared) => look(shared.downcast::<PyBytes>().map_or(&[], PyBytes::as_bytes)),
            None => look(&self.contents.borrow()),
        }
    }

    fn len(&self) -> usize {
        self.with(<[u8]>::len)
    }

    /// Makes the contents the stream's own.
    fn unshare(&self) -> Result<(), NoMemory> {
        if let Some(shared) = self.shared.get() {
            let bytes = shared.downcast::<PyBytes>().map_or(&[][..], PyBytes::as_bytes);
            let copy = Buf::from_slice(bytes)?;
            drop(self.contents.replace(copy));
            self.shared.set(None);
        }
        Ok(())
    }

    /// The contents as `bytes`, shared from now on.
    fn value(&self, vm: &Thread) -> PyResult {
        if let Some(shared) = self.shared.get() {
            return Ok(shared);
        }
        if self.exports.get() > 0 {
            return vm.new_bytes(&self.contents.borrow());
        }
        let bytes = PyBytes::from_buf(vm, self.contents.take())?.into_value();
        self.shared.set(Some(bytes.clone()));
        Ok(bytes)
    }

    /// Takes up to `size` bytes from the position on.
    fn take(&self, vm: &Thread, size: usize) -> PyResult {
        let at = self.position.get();
        if at == 0
            && let Some(shared) = self.shared.get()
            && shared.downcast::<PyBytes>().is_some_and(|bytes| bytes.len() <= size)
        {
            self.position.set(self.len());
            return Ok(shared);
        }
        self.with(|bytes| {
            let rest = bytes.get(at..).unwrap_or_default();
            let part = &rest[..size.min(rest.len())];
            self.position.set(at + part.len());
            vm.new_bytes(part)
        })
    }

    /// The length of the line at the position, at most `limit`.
    fn line(&self, limit: Option<usize>) -> usize {
        self.with(|bytes| {
            let rest = bytes.get(self.position.get()..).unwrap_or_default();
            let rest = &rest[..limit.unwrap_or(usize::MAX).min(rest.len())];
            memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
        })
    }

    fn write(&self, bytes: &[u8]) -> Result<(), NoMemory> {
        if bytes.is_empty() {
            return Ok(());
        }
        let at = self.position.get();
        let end = at.checked_add(bytes.len()).ok_or(NoMemory)?;
        self.unshare()?;
        let mut contents = self.contents.borrow_mut();
        if at > contents.len() {
            let more = end - contents.len();
            contents.reserve(more)?;
            contents.resize(at, 0)?;
        }
        let over = bytes.len().min(contents.len() - at);
        contents[at..at + over].copy_from_slice(&bytes[..over]);
        contents.extend_from_slice(&bytes[over..])?;
        self.position.set(end);
        Ok(())
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyBytesIO {
        object,
        shared: ValueCell::empty(),
        contents: RefCell::default(),
        position: Cell::new(0),
        exports: Cell::new(0),
        closed: Cell::new(false),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let own = own(value);
        own.check_exports(vm)?;
        own.closed.set(false);
        own.position.set(0);
        own.shared.set(None);
        drop(own.contents.take());
        let initial = &args[0];
        if initial.is_unbound() || initial.is_none() {
            return Ok(());
        }
        if initial.downcast_exact::<PyBytes>().is_some() {
            own.shared.set(Some(initial.clone()));
            return Ok(());
        }
        write(vm, value, initial)?;
        own.position.set(0);
        Ok(())
    })
}

fn yes(vm: &Thread, args: &[Value]) -> PyResult {
    own(&args[0]).check_open(vm)?;
    Ok(Value::TRUE)
}

fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.check_exports(vm)?;
    own.closed.set(true);
    own.shared.set(None);
    drop(own.contents.take());
    Ok(Value::NONE)
}

fn write(vm: &Thread, value: &Value, bytes: &Value) -> PyResult {
    let own = own(value);
    own.check_open(vm)?;
    own.check_exports(vm)?;
    let bytes = vm.bytes_like(bytes)?;
    // Asking for the bytes may have run code.
    own.check_open(vm)?;
    own.check_exports(vm)?;
    own.write(&bytes)?;
    int::from_usize(vm, bytes.len())
}

fn writelines(vm: &Thread, args: &[Value]) -> PyResult {
    own(&args[0]).check_open(vm)?;
    vm.for_each(&args[1], |line| write(vm, &args[0], &line).map(drop))?;
    Ok(Value::NONE)
}

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let size = argument::size(vm, &args[1], -1)?;
    let own = own(&args[0]);
    own.check_open(vm)?;
    own.take(vm, usize::try_from(size).unwrap_or(usize::MAX))
}

fn readinto(vm: &Thread, args: &[Value]) -> PyResult {
    let target = argument::writable(vm, &args[1], "readinto", Which::Only)?;
    let own = own(&args[0]);
    own.check_open(vm)?;
    let at = own.position.get();
    let rest = own.with(|bytes| bytes.len().saturating_sub(at)).min(target.view().len);
    // The target may be a view of these very contents.
    let part = own.with(|bytes| Buf::from_slice(bytes.get(at..at + rest).unwrap_or_default()))?;
    let count = argument::fill(&target, &part);
    own.position.set(at + count);
    int::from_usize(vm, count)
}

fn readline(vm: &Thread, args: &[Value]) -> PyResult {
    let limit = argument::size(vm, &args[1], -1)?;
    let own = own(&args[0]);
    own.check_open(vm)?;
    own.take(vm, own.line(usize::try_from(limit).ok()))
}

fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = own(value);
    own.check_open(vm)?;
    match own.line(None) {
        0 => Ok(None),
        count => own.take(vm, count).map(Some),
    }
}

fn readlines(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.check_open(vm)?;
    let most = match &args[1] {
        size if size.is_unbound() || size.is_none() => 0,
        size if int::is_int(size) => vm.size_argument(size)?,
        other => {
            let name = other.ty().name();
            return Err(vm.type_error(format!("integer argument expected, got '{name}'")));
        }
    };
    let lines = PyList::new(vm)?;
    let mut read = 0;
    loop {
        let count = own.line(None);
        if count == 0 {
            break;
        }
        lines.push(own.take(vm, count)?)?;
        read += count;
        if most > 0 && read >= most as usize {
            break;
        }
    }
    Ok(lines.into_value())
}

fn getbuffer(vm: &Thread, args: &[Value]) -> PyResult {
    own(&args[0]).check_open(vm)?;
    let buffer =
        PyBytesIOBuffer { object: Object::new(&BUFFER), source: ValueCell::new(Some(args[0].clone())) };
    let buffer = vm.heap().allocate(buffer)?;
    vm.heap().track(buffer.as_object());
    Ok(PyMemoryView::of_object(vm, buffer.as_value())?.into_value())
}

fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let target = vm.size_argument(&args[1])?;
    let whence = argument::whence(vm, &args[2])?;
    let own = own(&args[0]);
    own.check_open(vm)?;
    let base = match whence {
        0 if target < 0 => return Err(vm.value_error(format!("negative seek value {target}"))),
        0 => 0,
        1 => own.position.get(),
        2 => own.len(),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(target) = target.checked_add(base as isize) else {
        return Err(vm.overflow_error("new position too large"));
    };
    let target = target.max(0) as usize;
    own.position.set(target);
    int::from_usize(vm, target)
}

fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.check_open(vm)?;
    own.check_exports(vm)?;
    let size = argument::size(vm, &args[1], own.position.get() as isize)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("negative size value {size}")));
    };
    own.check_open(vm)?;
    own.check_exports(vm)?;
    if size < own.len() {
        own.unshare()?;
        let mut contents = own.contents.borrow_mut();
        contents.truncate(size);
        contents.shrink_to_fit();
    }
    int::from_usize(vm, size)
}

fn getstate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.check_open(vm)?;
    let dict = instance_dict(vm, &args[0])?;
    vm.new_tuple(&[own.value(vm)?, int::from_usize(vm, own.position.get())?, dict])
}

/// A copy of the instance's attributes, or `None`.
pub fn instance_dict(vm: &Thread, value: &Value) -> PyResult {
    let Some(object) = value.as_object() else { return Ok(Value::NONE) };
    let dict = attributes::dict(vm, object)?;
    if dict.is_empty() { Ok(Value::NONE) } else { Ok(dict.copy(vm)?.into_value()) }
}

/// Takes over attributes from a state.
pub fn update_dict(vm: &Thread, value: &Value, state: &Value, which: &str) -> PyResult<()> {
    if state.is_none() {
        return Ok(());
    }
    let Some(state) = state.downcast::<PyDict>() else {
        let name = state.ty().name();
        return Err(vm.type_error(format!("{which} item of state should be a dict, got a {name:.200}")));
    };
    let entries: Vec<_> = state.entries().collect();
    let dict = vm.get_attr(value, &taipan_vm::names::__dict__)?;
    entries.iter().try_for_each(|(name, item)| vm.set_item(&dict, name, Some(item)))
}

/// The position in a state.
pub fn state_position(vm: &Thread, position: &Value, which: &str) -> PyResult<usize> {
    if !int::is_int(position) {
        let name = position.ty().name();
        return Err(vm.type_error(format!("{which} item of state must be an integer, got {name:.200}")));
    }
    let position = vm.size_argument(position)?;
    usize::try_from(position).map_err(|_| vm.value_error("position value cannot be negative"))
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let Some([contents, position, dict]) = args[1].downcast::<PyTuple>().map(PyTuple::items) else {
        let (own, given) = (value.ty().name(), args[1].ty().name());
        return Err(
            vm.type_error(format!("{own:.200}.__setstate__ argument should be 3-tuple, got {given:.200}"))
        );
    };
    own.check_exports(vm)?;
    own.position.set(0);
    own.shared.set(None);
    drop(own.contents.take());
    own.closed.set(false);
    write(vm, value, contents)?;
    own.position.set(state_position(vm, position, "second")?);
    update_dict(vm, value, dict, "third")?;
    Ok(Value::NONE)
}

/// What `getbuffer` shows: exports the memory of a `BytesIO`.
#[repr(C)]
pub struct PyBytesIOBuffer {
    object: Object,
    source: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBytesIOBuffer {
    const TYPE: &'static PyType = &BUFFER;
}

impl Trace for PyBytesIOBuffer {
    fn trace(&self, tracer: &mut Tracer) {
        self.source.trace(tracer);
    }
}

pub static BUFFER: PyType = PyType::from_spec(&TypeSpec {
    name: "_io._BytesIOBuffer",
    flags: 0,
    slots: Slots {
        new: Some(create::no_constructor),
        buffer: Some(export),
        release_buffer: Some(release),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyBytesIOBuffer>()
});

fn source_of(value: &Value) -> Option<Ref<PyBytesIO>> {
    let source = value.downcast::<PyBytesIOBuffer>()?.source.get()?;
    Ref::try_from_value(source).ok()
}

fn export(vm: &Thread, value: &Value, asked: u32) -> PyResult<Buffer> {
    let Some(source) = source_of(value) else {
        return Err(vm.buffer_error("the stream is gone"));
    };
    source.unshare()?;
    let (data, len) = {
        let contents = source.contents.borrow();
        (contents.as_ptr(), contents.len())
    };
    let buffer = Buffer::simple(vm, value, data, len, false, asked)?;
    source.exports.set(source.exports.get() + 1);
    Ok(buffer)
}

fn release(_: &Thread, value: &Value, _: &Buffer) {
    if let Some(source) = source_of(value) {
        source.exports.set(source.exports.get().saturating_sub(1));
    }
}

//! `_IOBase`: what all streams have, in terms of what each of them defines.

use super::{argument, both, uninterrupted, unsupported};
use std::cell::Cell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::descriptors;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What all types of streams have.
pub const FLAGS: u32 = flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io._IOBase",
    doc: "The abstract base class for all I/O classes.\n\nIts methods are in terms of others, which derived classes define as far as they support them; what is not supported\nraises UnsupportedOperation. Streams are context managers, and iterating over one gives its lines.",
    flags: FLAGS,
    slots: Slots { iter: Some(iter), iternext: Some(next), finalize: Some(finalize), ..Slots::NONE },
    methods: &[
        variadic(
            "seek",
            "($self, offset, whence=os.SEEK_SET, /)",
            "Change the stream position to the given byte offset.",
            |vm, _| Err(unsupported(vm, "seek")),
        ),
        method("tell", "($self, /)", "Return current stream position.", |vm, args| {
            vm.call_method(&args[0], &names::seek, &[int::small(0), int::small(1)])
        }),
        method("truncate", "($self, size=None, /)", "Truncate file to size bytes.", |vm, _| {
            Err(unsupported(vm, "truncate"))
        }),
        method("flush", "($self, /)", "Flush write buffers, if applicable.", flush),
        method("close", "($self, /)", "Flush and close the IO object.", |vm, args| close(vm, &args[0])),
        method("seekable", "($self, /)", "Return whether object supports random access.", no),
        method("readable", "($self, /)", "Return whether object was opened for reading.", no),
        method("writable", "($self, /)", "Return whether object was opened for writing.", no),
        method("_checkClosed", "($self, /)", "", |vm, args| checked(check_closed(vm, &args[0]))),
        method("_checkSeekable", "($self, /)", "", |vm, args| checked(check_seekable(vm, &args[0]))),
        method("_checkReadable", "($self, /)", "", |vm, args| checked(check_readable(vm, &args[0]))),
        method("_checkWritable", "($self, /)", "", |vm, args| checked(check_writable(vm, &args[0]))),
        method("fileno", "($self, /)", "Return underlying file descriptor if one exists.", |vm, _| {
            Err(unsupported(vm, "fileno"))
        }),
        method("isatty", "($self, /)", "Return whether this is an 'interactive' stream.", isatty),
        method("__enter__", "($self, /)", "", |vm, args| {
            check_closed(vm, &args[0])?;
            Ok(args[0].clone())
        }),
        variadic("__exit__", "", "", |vm, args| match args.values().first() {
            Some(own) => vm.call_method(own, &names::close, &[]),
            None => Err(vm.type_error("unbound method _IOBase.__exit__() needs an argument")),
        }),
        method("readline", "($self, size=-1, /)", "Read and return a line from the stream.", readline),
        method("readlines", "($self, hint=-1, /)", "Return a list of lines from the stream.", readlines),
        method("writelines", "($self, lines, /)", "Write a list of lines to stream.", writelines),
    ],
    getset: &[
        getter("__dict__", "", descriptors::get_dict),
        getter("closed", "", |vm, own| has_been_closed(vm, own).map(Value::bool)),
    ],
    ..TypeSpec::bare()
});

fn no(_: &Thread, _: &[Value]) -> PyResult {
    Ok(Value::FALSE)
}

fn checked(result: PyResult<()>) -> PyResult {
    result.map(|()| Value::NONE)
}

/// Whether `close` has run: it leaves an attribute behind.
fn has_been_closed(vm: &Thread, own: &Value) -> PyResult<bool> {
    Ok(vm.get_attr_opt(own, &names::__IOBase_closed)?.is_some())
}

fn flush(vm: &Thread, args: &[Value]) -> PyResult {
    if has_been_closed(vm, &args[0])? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(Value::NONE)
}

/// `_IOBase.close`: flushes, and marks the stream as closed whether that worked or not.
pub fn close(vm: &Thread, own: &Value) -> PyResult {
    if has_been_closed(vm, own)? {
        return Ok(Value::NONE);
    }
    let flush = || vm.call_method(own, &names::flush, &[]).map(drop);
    both(vm, flush, || vm.set_attr(own, &names::__IOBase_closed, Some(&Value::TRUE)))?;
    Ok(Value::NONE)
}

/// `ValueError` if the stream says that it is closed.
pub fn check_closed(vm: &Thread, own: &Value) -> PyResult<()> {
    if let Some(closed) = vm.get_attr_opt(own, &names::closed)?
        && vm.is_true(&closed)?
    {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(())
}

pub fn check_seekable(vm: &Thread, own: &Value) -> PyResult<()> {
    if vm.call_method(own, &names::seekable, &[])?.is_true() {
        return Ok(());
    }
    Err(unsupported(vm, "File or stream is not seekable."))
}

pub fn check_readable(vm: &Thread, own: &Value) -> PyResult<()> {
    if vm.call_method(own, &names::readable, &[])?.is_true() {
        return Ok(());
    }
    Err(unsupported(vm, "File or stream is not readable."))
}

pub fn check_writable(vm: &Thread, own: &Value) -> PyResult<()> {
    if vm.call_method(own, &names::writable, &[])?.is_true() {
        return Ok(());
    }
    Err(unsupported(vm, "File or stream is not writable."))
}

fn isatty(vm: &Thread, args: &[Value]) -> PyResult {
    check_closed(vm, &args[0])?;
    Ok(Value::FALSE)
}

/// Closes a stream that nobody has closed. One that cannot say whether it is closed is left alone.
pub fn finalize(vm: &Thread, own: &Value) {
    vm.keeping_exception(|| {
        let closed = match vm.get_attr_opt(own, &names::closed) {
            Ok(None) => Ok(true),
            Ok(Some(closed)) => vm.is_true(&closed),
            Err(raised) => Err(raised),
        };
        if matches!(closed, Ok(false)) {
            // It lets `close` know who calls.
            if vm.set_attr(own, &names::_finalizing, Some(&Value::TRUE)).is_err() {
                vm.clear_raised();
            }
            if vm.call_method(own, &names::close, &[]).is_err() {
                vm.report_unraisable("finalizing file", own);
            }
        }
        vm.clear_raised();
    });
}

fn iter(vm: &Thread, own: &Value) -> PyResult {
    check_closed(vm, own)?;
    Ok(own.clone())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let line = vm.call_method(own, &names::readline, &[])?;
    Ok(if vm.length(&line)? > 0 { Some(line) } else { None })
}

/// Reads byte by byte, or as much as `peek` shows to belong to the line.
fn readline(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let limit = argument::size(vm, &args[1], -1)?;
    let peek = vm.get_attr_opt(own, &names::peek)?;
    let mut line: Buf<u8> = Buf::new();
    while limit < 0 || (line.len() as isize) < limit {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let ahead = uninterrupted(vm, || vm.call(peek, &[int::small(1)]))?;
            let ahead = expect_bytes(vm, &ahead, "peek()")?;
            let most = if limit < 0 { ahead.len() } else { ahead.len().min(limit as usize - line.len()) };
            let part = &ahead.as_bytes()[..most];
            if !part.is_empty() {
                wanted = part.iter().position(|byte| *byte == b'\n').map_or(part.len(), |at| at + 1);
            }
        }
        let read = uninterrupted(vm, || vm.call_method(own, &names::read, &[int::from_usize(vm, wanted)?]))?;
        let read = expect_bytes(vm, &read, "read()")?;
        if read.is_empty() {
            break;
        }
        line.extend_from_slice(read.as_bytes())?;
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    vm.finish_bytes(line)
}

fn expect_bytes(vm: &Thread, value: &Value, what: &str) -> PyResult<Ref<PyBytes>> {
    Ref::try_from_value(value.clone()).map_err(|other| {
        let name = other.ty().name();
        let text = format!("{what} should have returned a bytes object, not '{name:.200}'");
        vm.raise(&taipan_vm::builtins::exceptions::os_error::OS_ERROR, &text)
    })
}

fn readlines(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let hint = argument::size(vm, &args[1], -1)?;
    let lines = PyList::new(vm)?;
    if hint <= 0 {
        vm.for_each(own, |line| Ok(lines.push(line)?))?;
        return Ok(lines.into_value());
    }
    let iterator = vm.get_iter(own)?;
    let mut left = hint;
    while let Some(line) = vm.iter_next(&iterator)? {
        lines.push(line.clone())?;
        let length = vm.length(&line)? as isize;
        if length > left {
            break;
        }
        left -= length;
    }
    Ok(lines.into_value())
}

fn writelines(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    if is_closed_if_known(vm, own)? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    let iterator = vm.get_iter(&args[1])?;
    while let Some(line) = vm.iter_next(&iterator)? {
        uninterrupted(vm, || vm.call_method(own, &names::write, std::slice::from_ref(&line)))?;
    }
    Ok(Value::NONE)
}

fn is_closed_if_known(vm: &Thread, own: &Value) -> PyResult<bool> {
    match vm.get_attr_opt(own, &names::closed)? {
        Some(closed) => vm.is_true(&closed),
        None => Ok(false),
    }
}

/// `_dealloc_warn` of what lies below, which knows what to warn of. What goes wrong does not matter to who is being closed.
pub fn warn_below(vm: &Thread, below: &Value, source: &Value) {
    let warned = vm.call_method(below, &names::_dealloc_warn, std::slice::from_ref(source));
    if warned.is_err() && !vm.is_terminating() {
        vm.clear_raised();
    }
}

/// Sets a flag that is an attribute of the C struct in CPython.
pub fn set_flag(vm: &Thread, flag: &Cell<bool>, to: Option<&Value>) -> PyResult<()> {
    let Some(to) = to else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    match to.as_bool() {
        Some(to) => flag.set(to),
        None => return Err(vm.type_error("attribute value type must be bool")),
    }
    Ok(())
}

/// `repr(part)`, where `part` is shown in the repr of `whole` and might contain it.
pub fn guarded_repr(vm: &Thread, whole: &Value, part: &Value) -> PyResult {
    if !vm.repr_enter(whole) {
        let name = whole.ty().name();
        return Err(vm.runtime_error(format!("reentrant call inside {name}.__repr__")));
    }
    let repr = vm.repr(part);
    vm.repr_leave(whole);
    repr
}

//! `BufferedReader`, and reading for `BufferedRandom`.

use super::super::{argument, base, buffered_base};
use super::{ATTRIBUTES, PyBuffered, common_methods, own, plain_file};
use taipan_vm::buffer::Buffer;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::os_error::OS_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const SIGNATURE: &str = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)";

static PARAMETERS: MethodDef = parameters("BufferedReader", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.BufferedReader",
    signature: SIGNATURE,
    doc: "Create a new buffered reader using the given readable raw IO object.",
    base: Some(&buffered_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(super::new),
        init: Some(|vm, value, args| {
            super::init(vm, value, args, &PARAMETERS, &[base::check_readable], (true, false))
        }),
        repr: Some(super::repr),
        iternext: Some(next),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::object::<PyBuffered>()
});

static METHODS: [MethodDef; 19] = {
    let [a, b, c, d, e, f, g, h, i, j, k] = common_methods!();
    let [read, peek, read1, readinto, readinto1, readline, readable] = reading_methods!();
    let flush = method("flush", "($self, /)", "Flush the raw stream.", super::flush_raw);
    [a, b, c, d, e, f, g, h, i, j, k, read, peek, read1, readinto, readinto1, readline, readable, flush]
};

/// What only streams that can be read have.
macro_rules! reading_methods {
    () => {
        [
            method(
                "read",
                "($self, size=-1, /)",
                "Read and return up to size bytes, or all there are.",
                $crate::io::buffered::reader::read,
            ),
            method(
                "peek",
                "($self, size=0, /)",
                "Return bytes from the stream without advancing the position.",
                $crate::io::buffered::reader::peek,
            ),
            method(
                "read1",
                "($self, size=-1, /)",
                "Read and return up to size bytes, with at most one call of the raw stream.",
                $crate::io::buffered::reader::read1,
            ),
            method(
                "readinto",
                "($self, buffer, /)",
                "Read bytes into a buffer, and return how many.",
                |vm, args| $crate::io::buffered::reader::readinto(vm, args, "readinto", false),
            ),
            method(
                "readinto1",
                "($self, buffer, /)",
                "Read bytes into a buffer, with at most one call of the raw stream.",
                |vm, args| $crate::io::buffered::reader::readinto(vm, args, "readinto1", true),
            ),
            method(
                "readline",
                "($self, size=-1, /)",
                "Read and return a line, of up to size bytes.",
                $crate::io::buffered::reader::readline,
            ),
            method("readable", "($self, /)", "Return whether the raw stream can be read.", |vm, args| {
                vm.call_method(&own(&args[0]).raw(vm)?, &names::readable, &[])
            }),
        ]
    };
}
pub(super) use reading_methods;

pub fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let size = argument::size(vm, &args[1], -1)?;
    let own = own(&args[0]);
    own.raw(vm)?;
    if size < -1 {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    own.check_open(vm, "read of closed file")?;
    let Ok(size) = usize::try_from(size) else {
        let _entered = own.enter(vm)?;
        return own.read_all(vm);
    };
    if size <= own.ahead() && !own.is_busy() {
        return own.take_bytes(vm, size);
    }
    let _entered = own.enter(vm)?;
    match own.read_many(vm, size)? {
        Some(bytes) => vm.finish_bytes(bytes),
        None => Ok(Value::NONE),
    }
}

pub fn read1(vm: &Thread, args: &[Value]) -> PyResult {
    let size = if args[1].is_unbound() { -1 } else { vm.size_argument(&args[1])? };
    let own = own(&args[0]);
    own.raw(vm)?;
    let size = usize::try_from(size).unwrap_or(own.size.get());
    own.check_open(vm, "read of closed file")?;
    let mut bytes = Buf::new();
    own.read_some(vm, size, &mut bytes)?;
    vm.finish_bytes(bytes)
}

pub fn peek(vm: &Thread, args: &[Value]) -> PyResult {
    if !args[1].is_unbound() {
        vm.size_argument(&args[1])?;
    }
    let own = own(&args[0]);
    own.raw(vm)?;
    own.check_open(vm, "peek of closed file")?;
    let _entered = own.enter(vm)?;
    own.leave_writing(vm)?;
    if own.ahead() == 0 {
        own.reset_reading();
        own.fill(vm)?;
        own.position.set(0);
    }
    let at = own.position.get() as usize;
    let ahead = own.ahead();
    let copy = Buf::from_slice(own.buffer.borrow().get(at..at + ahead).unwrap_or_default())?;
    vm.finish_bytes(copy)
}

pub fn readinto(vm: &Thread, args: &[Value], function: &str, once: bool) -> PyResult {
    let target = argument::writable(vm, &args[1], function, Which::Only)?;
    let own = own(&args[0]);
    own.raw(vm)?;
    own.check_open(vm, "readinto of closed file")?;
    match own.read_to(vm, &target, once)? {
        Some(count) => int::from_usize(vm, count),
        None => Ok(Value::NONE),
    }
}

pub fn readline(vm: &Thread, args: &[Value]) -> PyResult {
    let limit = argument::size(vm, &args[1], -1)?;
    let own = own(&args[0]);
    own.raw(vm)?;
    own.read_line(vm, usize::try_from(limit).ok())
}

pub fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = own(value);
    own.raw(vm)?;
    let line = if value.ty().is_heap_type() {
        let line = vm.call_method(value, &names::readline, &[])?;
        if line.downcast::<PyBytes>().is_none() {
            let text =
                format!("readline() should have returned a bytes object, not '{:.200}'", line.ty().name());
            return Err(vm.raise(&OS_ERROR, &text));
        }
        line
    } else {
        own.read_line(vm, None)?
    };
    Ok(line.downcast::<PyBytes>().is_some_and(|line| !line.is_empty()).then_some(line))
}

impl PyBuffered {
    /// Takes bytes that are there.
    fn take_bytes(&self, vm: &Thread, count: usize) -> PyResult {
        self.take(count, |bytes| vm.new_bytes(bytes))
    }

    /// Appends what the buffer has of the next `most` bytes, and tells how many.
    fn take_into(&self, target: &mut Buf<u8>, most: usize) -> PyResult<usize> {
        let count = most.min(self.ahead());
        self.take(count, |bytes| target.extend_from_slice(bytes))?;
        Ok(count)
    }

    /// Appends up to `size` bytes with at most one read of the raw stream; nothing if it would have to wait.
    pub fn read_some(&self, vm: &Thread, size: usize, target: &mut Buf<u8>) -> PyResult<()> {
        if size == 0 {
            return Ok(());
        }
        if self.ahead() > 0 && !self.is_busy() {
            self.take_into(target, size)?;
            return Ok(());
        }
        let _entered = self.enter(vm)?;
        if self.ahead() > 0 {
            self.take_into(target, size)?;
            return Ok(());
        }
        self.leave_writing(vm)?;
        self.reset_reading();
        self.raw_read(vm, target, size).map(drop)
    }

    /// Reads to the end. The lock is held.
    fn read_all(&self, vm: &Thread) -> PyResult {
        let raw = self.raw(vm)?;
        let mut all = Buf::new();
        self.take_into(&mut all, usize::MAX)?;
        self.leave_writing(vm)?;
        self.reset_reading();
        let rest = match plain_file(&raw) {
            Some(file) => super::super::file::read_all(vm, file)?,
            None => match vm.get_attr_opt(&raw, &names::readall)? {
                Some(readall) => {
                    let rest = vm.call(&readall, &[])?;
                    if !rest.is_none() && rest.downcast::<PyBytes>().is_none() {
                        return Err(vm.type_error("readall() should return bytes"));
                    }
                    rest
                }
                None => return self.read_parts(vm, &raw, all),
            },
        };
        if all.is_empty() {
            return Ok(rest);
        }
        if let Some(rest) = rest.downcast::<PyBytes>() {
            all.extend_from_slice(rest.as_bytes())?;
        }
        vm.finish_bytes(all)
    }

    /// Reads part by part, where the raw stream has no `readall`.
    fn read_parts(&self, vm: &Thread, raw: &Value, mut all: Buf<u8>) -> PyResult {
        loop {
            let part = vm.call_method(raw, &names::read, &[])?;
            if part.is_none() && all.is_empty() {
                return Ok(part);
            }
            match part.downcast::<PyBytes>() {
                None if part.is_none() => return vm.finish_bytes(all),
                None => return Err(vm.type_error("read() should return bytes")),
                Some(part) if part.is_empty() => return vm.finish_bytes(all),
                Some(part) => {
                    all.extend_from_slice(part.as_bytes())?;
                    self.moved_raw(part.len());
                }
            }
        }
    }

    /// Reads `size` bytes, as many calls of the raw stream as that takes. `None` if it would have to wait before the first
    /// byte. The lock is held.
    fn read_many(&self, vm: &Thread, size: usize) -> PyResult<Option<Buf<u8>>> {
        let mut bytes = Buf::with_capacity(size)?;
        self.take_into(&mut bytes, size)?;
        if bytes.len() == size {
            return Ok(Some(bytes));
        }
        self.leave_writing(vm)?;
        self.reset_reading();
        // Whole blocks go past the buffer.
        while bytes.len() < size {
            let whole = (size - bytes.len()) / self.size.get() * self.size.get();
            if whole == 0 {
                break;
            }
            match self.raw_read(vm, &mut bytes, whole)? {
                Some(0) => return Ok(Some(bytes)),
                None => return Ok((!bytes.is_empty()).then_some(bytes)),
                Some(_) => {}
            }
        }
        self.position.set(0);
        self.raw_position.set(0);
        self.read_end.set(0);
        // A read that is satisfied reads no more, since that could wait for ever.
        while bytes.len() < size && self.read_end.get() < self.size.get() as i64 {
            match self.fill(vm)? {
                Some(0) => return Ok(Some(bytes)),
                None => return Ok((!bytes.is_empty()).then_some(bytes)),
                Some(_) => {
                    let missing = size - bytes.len();
                    self.take_into(&mut bytes, missing)?;
                }
            }
        }
        Ok(Some(bytes))
    }

    fn read_to(&self, vm: &Thread, target: &Buffer, once: bool) -> PyResult<Option<usize>> {
        let room = target.view().len;
        let ahead = self.ahead();
        if ahead > 0 && !self.is_busy() {
            let count = self.take(ahead.min(room), |bytes| argument::fill_from(target, 0, bytes));
            if count == room {
                return Ok(Some(count));
            }
            return self.read_to_rest(vm, target, count, once);
        }
        self.read_to_rest(vm, target, 0, once)
    }

    fn read_to_rest(
        &self,
        vm: &Thread,
        target: &Buffer,
        mut written: usize,
        once: bool,
    ) -> PyResult<Option<usize>> {
        let _entered = self.enter(vm)?;
        let room = target.view().len;
        self.leave_writing(vm)?;
        self.reset_reading();
        self.position.set(0);
        while written < room {
            let left = room - written;
            let count = if left > self.size.get() {
                let mut bytes = Buf::new();
                let count = self.raw_read(vm, &mut bytes, left)?;
                argument::fill_from(target, written, &bytes);
                count
            } else if once && written > 0 {
                Some(0)
            } else {
                match self.fill(vm)? {
                    Some(count) if count > 0 => {
                        let part = count.min(left);
                        written += self.take(part, |bytes| argument::fill_from(target, written, bytes));
                        continue;
                    }
                    nothing => nothing,
                }
            };
            match count {
                Some(0) => break,
                None if written > 0 => break,
                None => return Ok(None),
                Some(count) => written += count,
            }
            if once {
                break;
            }
        }
        Ok(Some(written))
    }

    /// A line with its end, or as much as `limit` allows.
    pub fn read_line(&self, vm: &Thread, limit: Option<usize>) -> PyResult {
        self.check_open(vm, "readline of closed file")?;
        if !self.is_busy()
            && let Some(count) = self.line_ahead(limit)
        {
            return self.take_bytes(vm, count);
        }
        let _entered = self.enter(vm)?;
        let mut line = Buf::new();
        self.take_into(&mut line, limit.unwrap_or(usize::MAX))?;
        self.leave_writing(vm)?;
        while limit.is_none_or(|limit| line.len() < limit) {
            self.reset_reading();
            let filled = self.fill(vm)?;
            self.position.set(0);
            if filled.is_none_or(|count| count == 0) {
                break;
            }
            let left = limit.map(|limit| limit - line.len());
            match self.line_ahead(left) {
                Some(count) if line.is_empty() => return self.take_bytes(vm, count),
                Some(count) => {
                    self.take_into(&mut line, count)?;
                    break;
                }
                None => {
                    self.take_into(&mut line, usize::MAX)?;
                }
            }
        }
        vm.finish_bytes(line)
    }

    /// The length of the next line, if all of it, or as much as `limit` allows, is in the buffer.
    fn line_ahead(&self, limit: Option<usize>) -> Option<usize> {
        let at = self.position.get() as usize;
        let ahead = self.ahead();
        let count = limit.map_or(ahead, |limit| limit.min(ahead));
        let buffer = self.buffer.borrow();
        let part = buffer.get(at..at + count).unwrap_or_default();
        match memchr::memchr(b'\n', part) {
            Some(end) => Some(end + 1),
            None if limit == Some(count) => Some(count),
            None => None,
        }
    }
}

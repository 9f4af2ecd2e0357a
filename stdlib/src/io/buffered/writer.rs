//! `BufferedWriter`, and writing for `BufferedRandom`.

use super::super::{base, buffered_base};
use super::{ATTRIBUTES, PyBuffered, common_methods, own, would_block};
use taipan_vm::builtins::exceptions::os_error::BLOCKING_IO_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method, parameters};
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const SIGNATURE: &str = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)";

static PARAMETERS: MethodDef = parameters("BufferedWriter", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.BufferedWriter",
    signature: SIGNATURE,
    doc: "A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.",
    base: Some(&buffered_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(super::new),
        init: Some(|vm, value, args| {
            super::init(vm, value, args, &PARAMETERS, &[base::check_writable], (false, true))
        }),
        repr: Some(super::repr),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::object::<PyBuffered>()
});

static METHODS: [MethodDef; 14] = {
    let [a, b, c, d, e, f, g, h, i, j, k] = common_methods!();
    let [write_, flush, writable] = writing_methods!();
    [a, b, c, d, e, f, g, h, i, j, k, write_, flush, writable]
};

/// What only streams that can be written have.
macro_rules! writing_methods {
    () => {
        [
            method(
                "write",
                "($self, buffer, /)",
                "Write the given buffer to the IO stream, and return the number of bytes written.",
                $crate::io::buffered::writer::write,
            ),
            method("flush", "($self, /)", "Write out what is in the buffer.", $crate::io::buffered::flush),
            method("writable", "($self, /)", "Return whether the raw stream can be written.", |vm, args| {
                vm.call_method(&own(&args[0]).raw(vm)?, &names::writable, &[])
            }),
        ]
    };
}
pub(super) use writing_methods;

pub fn write(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let bytes = vm.bytes_like(&args[1])?;
    own.write_bytes(vm, &bytes)?;
    int::from_usize(vm, bytes.len())
}

impl PyBuffered {
    /// Writes all of `bytes`, or as much as fits while the raw stream would have to wait, which is a `BlockingIOError`.
    pub fn write_bytes(&self, vm: &Thread, bytes: &[u8]) -> PyResult<()> {
        self.raw(vm)?;
        let _entered = self.enter(vm)?;
        // Another thread may have closed the stream while this one waited.
        if self.is_closed(vm)? {
            return Err(vm.value_error("write to closed file"));
        }
        if !self.has_read() && !self.has_written() {
            self.position.set(0);
            self.raw_position.set(0);
        }
        let (at, size) = (self.position.get(), self.size.get());
        if bytes.len() <= size.saturating_sub(at as usize) && bytes.len() < size {
            self.put(at as usize, bytes)?;
            if !self.has_written() || self.write_start.get() > at {
                self.write_start.set(at);
            }
            self.move_to(at + bytes.len() as i64);
            if self.write_end.get() < self.position.get() {
                self.write_end.set(self.position.get());
            }
            return Ok(());
        }
        self.write_past(vm, bytes)
    }

    /// Empties the buffer first, then writes what does not fit into it.
    fn write_past(&self, vm: &Thread, bytes: &[u8]) -> PyResult<()> {
        if let Err(raised) = self.flush_writing(vm) {
            if !vm.raised_matches(&BLOCKING_IO_ERROR) {
                return Err(raised);
            }
            return self.keep_what_fits(vm, bytes);
        }
        // What was read and not written over has moved the raw stream.
        let ahead = self.raw_ahead();
        if ahead != 0 {
            self.raw_seek(vm, -ahead, 1)?;
            self.raw_position.set(self.raw_position.get() - ahead);
        }
        let size = self.size.get();
        let mut written = 0;
        while bytes.len() - written > size {
            match self.raw_write(vm, &bytes[written..])? {
                Some(count) => written += count,
                None => {
                    self.start_over(&bytes[written..written + size])?;
                    return Err(would_block(vm, written + size));
                }
            }
            vm.run_signal_handlers()?;
        }
        self.start_over(&bytes[written..])
    }

    /// The buffer's contents, all to be written, become `bytes`.
    fn start_over(&self, bytes: &[u8]) -> PyResult<()> {
        if self.readable.get() {
            self.reset_reading();
        }
        self.buffer.borrow_mut().clear();
        self.put(0, bytes)?;
        self.write_start.set(0);
        self.write_end.set(bytes.len() as i64);
        self.move_to(bytes.len() as i64);
        self.raw_position.set(0);
        Ok(())
    }

    /// The raw stream takes nothing more just now: the buffer is filled up. An error if that is not enough.
    fn keep_what_fits(&self, vm: &Thread, bytes: &[u8]) -> PyResult<()> {
        if self.readable.get() {
            self.reset_reading();
        }
        let start = self.write_start.get();
        let end = self.write_end.get();
        {
            let mut buffer = self.buffer.borrow_mut();
            buffer.truncate(end.max(0) as usize);
            buffer.copy_within(start as usize.., 0);
            buffer.truncate((end - start).max(0) as usize);
        }
        self.write_end.set(end - start);
        self.raw_position.set(self.raw_position.get() - start);
        self.position.set(self.position.get() - start);
        self.write_start.set(0);
        let end = self.write_end.get() as usize;
        let fits = bytes.len().min(self.size.get().saturating_sub(end));
        self.put(end, &bytes[..fits])?;
        self.write_end.set((end + fits) as i64);
        self.position.set(self.position.get() + fits as i64);
        if fits == bytes.len() {
            vm.clear_raised();
            return Ok(());
        }
        Err(would_block(vm, fits))
    }
}

//! `BufferedReader`, `BufferedWriter` and `BufferedRandom`: a buffer over a raw stream. One payload serves all three.
//!
//! Positions, all counted from the buffer's start, as in CPython: `position` is where the stream is, `raw_position` where the
//! raw stream is, `read_end` the end of what was read into the buffer, `write_start` and `write_end` what has to be written
//! back. -1 says that there is none. `absolute` is the raw stream's own position, if it is known.
//!
//! Invariants:
//! 1. Whoever works on the buffer holds the stream's lock; what only looks for bytes that are there may do without while
//!    nobody else holds it.
//! 2. The buffer is taken out of its cell while the raw stream fills or empties it, since other threads run meanwhile.
//! 3. The buffer is as long as the largest of the positions in it, and never longer than `size`.

pub mod pair;
pub mod random;
pub mod reader;
pub mod writer;

use super::file::PyFileIO;
use super::{argument, base, is_closed, uninterrupted};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::os_error::OS_ERROR;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::{GetSetDef, MethodDef, getset, getter};
use taipan_vm::class::{PyType, create};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::reentrant_lock::ReentrantLock;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyBuffered {
    object: Object,
    raw: ValueCell,
    state: Cell<State>,
    readable: Cell<bool>,
    writable: Cell<bool>,
    finalizing: Cell<bool>,
    /// The buffer itself has not been given back.
    has_buffer: Cell<bool>,
    size: Cell<usize>,
    position: Cell<i64>,
    raw_position: Cell<i64>,
    read_end: Cell<i64>,
    write_start: Cell<i64>,
    write_end: Cell<i64>,
    absolute: Cell<i64>,
    buffer: RefCell<Buf<u8>>,
    lock: ReentrantLock,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Ready,
    Detached,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`. The three types share the layout; those made by `reader` come first.
unsafe impl Payload for PyBuffered {
    const TYPE: &'static PyType = &reader::TYPE;

    #[inline]
    fn matches(ty: &PyType) -> bool {
        let is = |own: &'static PyType| std::ptr::eq(ty, own) || ty.is_subtype(own);
        is(&reader::TYPE) || is(&writer::TYPE) || is(&random::TYPE)
    }
}

impl Trace for PyBuffered {
    fn trace(&self, tracer: &mut Tracer) {
        self.raw.trace(tracer);
    }

    fn clear(&self) {
        self.raw.set(None);
    }
}

pub fn own(value: &Value) -> &PyBuffered {
    value.downcast().expect("a method of a buffered stream gets one")
}

/// The methods that all three have.
macro_rules! common_methods {
    () => {
        [
            method(
                "detach",
                "($self, /)",
                "Disconnect this buffer from its underlying raw stream and return it.",
                $crate::io::buffered::detach,
            ),
            method("close", "($self, /)", "Flush and close the IO object.", $crate::io::buffered::close),
            method(
                "seekable",
                "($self, /)",
                "Return whether the raw stream supports random access.",
                |vm, args| vm.call_method(&own(&args[0]).raw(vm)?, &names::seekable, &[]),
            ),
            method("fileno", "($self, /)", "Return the raw stream's file descriptor.", |vm, args| {
                vm.call_method(&own(&args[0]).raw(vm)?, &names::fileno, &[])
            }),
            method(
                "isatty",
                "($self, /)",
                "Return whether the raw stream is connected to a terminal.",
                |vm, args| vm.call_method(&own(&args[0]).raw(vm)?, &names::isatty, &[]),
            ),
            method("_dealloc_warn", "($self, source, /)", "", $crate::io::buffered::dealloc_warn),
            method("tell", "($self, /)", "Return current stream position.", $crate::io::buffered::tell),
            method(
                "seek",
                "($self, target, whence=0, /)",
                "Change the stream position to the given offset.",
                $crate::io::buffered::seek,
            ),
            method(
                "truncate",
                "($self, pos=None, /)",
                "Truncate the file to pos bytes, or to the current position.",
                $crate::io::buffered::truncate,
            ),
            method("__sizeof__", "($self, /)", "", $crate::io::buffered::size_of),
            method("__getstate__", "($self, /)", "", $crate::io::cannot_pickle),
        ]
    };
}
pub(super) use common_methods;

pub static ATTRIBUTES: [GetSetDef; 5] = [
    getter("closed", "", |vm, value| vm.get_attr(&own(value).raw(vm)?, &names::closed)),
    getter("name", "", |vm, value| vm.get_attr(&own(value).raw(vm)?, &names::name)),
    getter("mode", "", |vm, value| vm.get_attr(&own(value).raw(vm)?, &names::mode)),
    getter("raw", "", |_, value| Ok(own(value).raw.get().unwrap_or(Value::NONE))).as_member(),
    getset(
        "_finalizing",
        "",
        |_, value| Ok(Value::bool(own(value).finalizing.get())),
        |vm, value, to| base::set_flag(vm, &own(value).finalizing, to),
    )
    .as_member(),
];

pub fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyBuffered {
        object,
        raw: ValueCell::empty(),
        state: Cell::new(State::New),
        readable: Cell::new(false),
        writable: Cell::new(false),
        finalizing: Cell::new(false),
        has_buffer: Cell::new(false),
        size: Cell::new(0),
        position: Cell::new(0),
        raw_position: Cell::new(0),
        read_end: Cell::new(-1),
        write_start: Cell::new(0),
        write_end: Cell::new(-1),
        absolute: Cell::new(0),
        buffer: RefCell::default(),
        lock: ReentrantLock::default(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// What a stream is asked for before it is buffered.
pub type Check = fn(&Thread, &Value) -> PyResult<()>;

/// `__init__` of the three types.
pub fn init(
    vm: &Thread,
    value: &Value,
    args: Args<'_>,
    parameters: &'static MethodDef,
    checks: &[Check],
    (readable, writable): (bool, bool),
) -> PyResult<()> {
    bind(vm, parameters, args, |args| {
        let size = match &args[1] {
            size if size.is_unbound() => super::DEFAULT_BUFFER_SIZE as isize,
            size => vm.size_argument(size)?,
        };
        let own = own(value);
        own.state.set(State::New);
        checks.iter().try_for_each(|check| check(vm, &args[0]))?;
        own.raw.set(Some(args[0].clone()));
        own.readable.set(readable);
        own.writable.set(writable);
        let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("buffer size must be strictly positive"));
        };
        let buffer = Buf::with_capacity(size)?;
        drop(own.buffer.replace(buffer));
        own.has_buffer.set(true);
        own.size.set(size);
        own.position.set(0);
        own.raw_position.set(0);
        own.reset_reading();
        own.reset_writing();
        own.absolute.set(-1);
        if own.raw_tell(vm).is_err() {
            if vm.is_terminating() {
                return Err(Raised);
            }
            vm.clear_raised();
        }
        own.state.set(State::Ready);
        Ok(())
    })
}

/// Holds a stream's lock.
pub struct Entered<'a> {
    own: &'a PyBuffered,
    vm: &'a Thread,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.own.lock.release(self.vm);
    }
}

/// The raw stream reached without a call: a `FileIO` and no more.
pub fn plain_file(raw: &Value) -> Option<&PyFileIO> {
    raw.downcast_exact::<PyFileIO>()
}

impl PyBuffered {
    /// The raw stream, if there is one.
    pub fn raw(&self, vm: &Thread) -> PyResult {
        match (self.state.get(), self.raw.get()) {
            (State::Ready, Some(raw)) => Ok(raw),
            (State::Detached, _) => Err(vm.value_error("raw stream has been detached")),
            _ => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    pub fn is_reader(&self) -> bool {
        self.readable.get()
    }

    pub fn is_writer(&self) -> bool {
        self.writable.get()
    }

    pub fn enter<'a>(&'a self, vm: &'a Thread) -> PyResult<Entered<'a>> {
        if self.lock.is_held_by(vm) {
            let own = vm.repr(&taipan_vm::object::to_value(self))?;
            let text = vm.format_str("reentrant call inside ", &own, "")?;
            return Err(vm.raise_with(&exceptions::RUNTIME_ERROR, &[text]));
        }
        self.lock.acquire(vm)?;
        Ok(Entered { own: self, vm })
    }

    /// Whether another thread works on the buffer, or this one further out.
    fn is_busy(&self) -> bool {
        self.lock.is_held()
    }

    pub fn is_closed(&self, vm: &Thread) -> PyResult<bool> {
        let raw = self.raw(vm)?;
        if !self.has_buffer.get() {
            return Ok(true);
        }
        match plain_file(&raw) {
            Some(file) => Ok(file.is_closed()),
            None => is_closed(vm, &raw),
        }
    }

    /// `ValueError(text)` if the stream is closed and has nothing left to read.
    pub fn check_open(&self, vm: &Thread, text: &str) -> PyResult<()> {
        if self.is_closed(vm)? && self.ahead() == 0 {
            return Err(vm.value_error(text));
        }
        Ok(())
    }

    fn has_read(&self) -> bool {
        self.readable.get() && self.read_end.get() != -1
    }

    fn has_written(&self) -> bool {
        self.writable.get() && self.write_end.get() != -1
    }

    /// Bytes in the buffer that have not been read.
    pub fn ahead(&self) -> usize {
        if self.has_read() { (self.read_end.get() - self.position.get()).max(0) as usize } else { 0 }
    }

    /// How far the raw stream is ahead of this one.
    fn raw_ahead(&self) -> i64 {
        if (self.has_read() || self.has_written()) && self.raw_position.get() >= 0 {
            self.raw_position.get() - self.position.get()
        } else {
            0
        }
    }

    fn reset_reading(&self) {
        self.read_end.set(-1);
    }

    fn reset_writing(&self) {
        self.write_start.set(0);
        self.write_end.set(-1);
    }

    /// The position becomes `to`; what was read ends there at least.
    fn move_to(&self, to: i64) {
        self.position.set(to);
        if self.has_read() && self.read_end.get() < to {
            self.read_end.set(to);
        }
    }

    /// Takes `count` bytes, which are there, off the buffer.
    fn take<R>(&self, count: usize, work: impl FnOnce(&[u8]) -> R) -> R {
        let at = self.position.get() as usize;
        let buffer = self.buffer.borrow();
        let result = work(buffer.get(at..at + count).unwrap_or_default());
        self.position.set((at + count) as i64);
        result
    }

    /// Copies into the buffer at `at`, at most its end, as far as `size` allows; which the caller has seen to.
    fn put(&self, at: usize, bytes: &[u8]) -> PyResult<()> {
        let mut buffer = self.buffer.borrow_mut();
        debug_assert!(at <= buffer.len() && at + bytes.len() <= self.size.get());
        let over = bytes.len().min(buffer.len() - at);
        buffer[at..at + over].copy_from_slice(&bytes[..over]);
        Ok(buffer.extend_from_slice(&bytes[over..])?)
    }

    fn moved_raw(&self, count: usize) {
        if count > 0 && self.absolute.get() != -1 {
            self.absolute.set(self.absolute.get() + count as i64);
        }
    }

    fn raw_tell(&self, vm: &Thread) -> PyResult<i64> {
        let Some(raw) = self.raw.get() else {
            return Err(vm.value_error("raw stream has been detached"));
        };
        let at = match plain_file(&raw) {
            Some(file) => file.seek_to(vm, 0, libc::SEEK_CUR)?,
            None => argument::offset(vm, &vm.call_method(&raw, &names::tell, &[])?)?,
        };
        self.know_position(vm, at)
    }

    fn know_position(&self, vm: &Thread, at: i64) -> PyResult<i64> {
        if at < 0 {
            return Err(vm.raise(&OS_ERROR, &format!("Raw stream returned invalid position {at}")));
        }
        self.absolute.set(at);
        Ok(at)
    }

    fn raw_seek(&self, vm: &Thread, to: i64, whence: i32) -> PyResult<i64> {
        let raw = self.raw(vm)?;
        let at = match plain_file(&raw) {
            Some(file) => file.seek_to(vm, to, whence)?,
            None => {
                let args = [int::from_i64(vm, to)?, int::small(whence.into())];
                argument::offset(vm, &vm.call_method(&raw, &names::seek, &args)?)?
            }
        };
        self.know_position(vm, at)
    }

    /// Reads at most `most` bytes behind what `target` holds. `None` if the raw stream would have to wait.
    fn raw_read(&self, vm: &Thread, target: &mut Buf<u8>, most: usize) -> PyResult<Option<usize>> {
        let raw = self.raw(vm)?;
        let count = match plain_file(&raw) {
            Some(file) => file.read_behind(vm, target, most)?,
            None => match read_by_call(vm, &raw, most)? {
                None => None,
                Some((bytes, count)) => {
                    let bytes = bytes.bytes();
                    target.extend_from_slice(bytes.get(..count).unwrap_or(bytes))?;
                    Some(count)
                }
            },
        };
        self.moved_raw(count.unwrap_or(0));
        Ok(count)
    }

    /// Writes some of `bytes`, and tells how many. `None` if the raw stream would have to wait.
    fn raw_write(&self, vm: &Thread, bytes: &[u8]) -> PyResult<Option<usize>> {
        let raw = self.raw(vm)?;
        let count = match plain_file(&raw) {
            Some(file) => file.write_some(vm, bytes)?,
            None => write_by_call(vm, &raw, bytes)?,
        };
        self.moved_raw(count.unwrap_or(0));
        Ok(count)
    }

    /// Reads into the buffer behind what is there.
    fn fill(&self, vm: &Thread) -> PyResult<Option<usize>> {
        let start = if self.has_read() { self.read_end.get() as usize } else { 0 };
        let mut buffer = self.buffer.take();
        buffer.truncate(start);
        let result = self.raw_read(vm, &mut buffer, self.size.get().saturating_sub(start));
        drop(self.buffer.replace(buffer));
        let count = result?;
        if let Some(count) = count.filter(|count| *count > 0) {
            self.read_end.set((start + count) as i64);
            self.raw_position.set((start + count) as i64);
        }
        Ok(count)
    }

    /// Writes out what has to be. The lock is held.
    fn flush_writing(&self, vm: &Thread) -> PyResult<()> {
        if self.has_written() && self.write_start.get() != self.write_end.get() {
            let back = self.raw_ahead() + self.position.get() - self.write_start.get();
            if back != 0 {
                self.raw_seek(vm, -back, 1)?;
                self.raw_position.set(self.raw_position.get() - back);
            }
            while self.write_start.get() < self.write_end.get() {
                let buffer = self.buffer.take();
                let range = self.write_start.get() as usize..self.write_end.get() as usize;
                let result = self.raw_write(vm, buffer.get(range).unwrap_or_default());
                drop(self.buffer.replace(buffer));
                let Some(count) = result? else {
                    return Err(would_block(vm, 0));
                };
                self.write_start.set(self.write_start.get() + count as i64);
                self.raw_position.set(self.write_start.get());
                // Part of the bytes may have gone because a signal came.
                vm.run_signal_handlers()?;
            }
        }
        self.reset_writing();
        Ok(())
    }

    /// Writes out, and moves the raw stream to where this one is.
    fn flush_and_rewind(&self, vm: &Thread) -> PyResult<()> {
        self.flush_writing(vm)?;
        if self.readable.get() {
            let moved = self.raw_seek(vm, -self.raw_ahead(), 1);
            self.reset_reading();
            moved?;
        }
        Ok(())
    }

    /// Before the raw stream is read.
    fn leave_writing(&self, vm: &Thread) -> PyResult<()> {
        if self.writable.get() { self.flush_and_rewind(vm) } else { Ok(()) }
    }
}

/// `BlockingIOError` after so many bytes.
#[cold]
fn would_block(vm: &Thread, written: usize) -> Raised {
    let text = match vm.new_str("write could not complete without blocking") {
        Ok(text) => text,
        Err(raised) => return raised,
    };
    let args = [int::small(libc::EAGAIN.into()), text, int::small(written as i64)];
    vm.raise_with(&exceptions::os_error::BLOCKING_IO_ERROR, &args)
}

/// `raw.readinto` of memory that is its own, and how much of it was filled.
fn read_by_call(vm: &Thread, raw: &Value, most: usize) -> PyResult<Option<(Ref<PyByteArray>, usize)>> {
    let bytes = PyByteArray::from_buf(vm, Buf::filled(0, most)?)?;
    let view = PyMemoryView::of_object(vm, bytes.as_value())?.into_value();
    let count = uninterrupted(vm, || vm.call_method(raw, &names::readinto, std::slice::from_ref(&view)))?;
    drop(view);
    if count.is_none() {
        return Ok(None);
    }
    let index = number::index(vm, &count);
    let count = index.and_then(|index| number::index_to_isize(vm, &index, Some(&exceptions::VALUE_ERROR)));
    let Ok(count) = count else {
        return Err(vm.raise_from_cause(&OS_ERROR, "raw readinto() failed"));
    };
    match usize::try_from(count) {
        Ok(count) if count <= most => Ok(Some((bytes, count))),
        _ => Err(vm.raise(
            &OS_ERROR,
            &format!(
                "raw readinto() returned invalid length {count} (should have been between 0 and {most})"
            ),
        )),
    }
}

fn write_by_call(vm: &Thread, raw: &Value, bytes: &[u8]) -> PyResult<Option<usize>> {
    let object = PyBytes::from_slice(vm, bytes)?;
    let view = PyMemoryView::of_object(vm, object.as_value())?.into_value();
    let count = uninterrupted(vm, || vm.call_method(raw, &names::write, std::slice::from_ref(&view)))?;
    if count.is_none() {
        return Ok(None);
    }
    let index = number::index(vm, &count)?;
    let count = number::index_to_isize(vm, &index, Some(&exceptions::VALUE_ERROR))?;
    match usize::try_from(count) {
        Ok(count) if count <= bytes.len() => Ok(Some(count)),
        _ => Err(vm.raise(
            &OS_ERROR,
            &format!(
                "raw write() returned invalid length {count} (should have been between 0 and {})",
                bytes.len()
            ),
        )),
    }
}

pub fn detach(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.raw(vm)?;
    vm.call_method(&args[0], &names::flush, &[])?;
    let raw = own.raw.take();
    own.state.set(State::Detached);
    Ok(raw.unwrap_or(Value::NONE))
}

pub fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let raw = own.raw(vm)?;
    let entered = own.enter(vm)?;
    if is_closed(vm, &raw)? {
        return Ok(Value::NONE);
    }
    if own.finalizing.get() {
        base::warn_below(vm, &raw, value);
    }
    // Flushing takes the lock itself.
    drop(entered);
    let flushed = vm.call_method(value, &names::flush, &[]);
    let earlier = match flushed {
        Ok(_) => None,
        Err(raised) => Some(vm.take_raised().ok_or(raised)?),
    };
    let entered = match own.enter(vm) {
        Ok(entered) => entered,
        Err(raised) => {
            vm.chain_raised(earlier);
            return Err(raised);
        }
    };
    let closed = vm.call_method(&raw, &names::close, &[]);
    own.has_buffer.set(false);
    drop(own.buffer.take());
    own.read_end.set(0);
    own.position.set(0);
    own.reset_writing();
    drop(entered);
    match earlier {
        None => closed,
        Some(earlier) => {
            vm.chain_raised(Some(earlier));
            Err(Raised)
        }
    }
}

/// `flush` of a reader: the raw stream's.
pub fn flush_raw(vm: &Thread, args: &[Value]) -> PyResult {
    vm.call_method(&own(&args[0]).raw(vm)?, &names::flush, &[])
}

/// `flush` of a writer.
pub fn flush(vm: &Thread, args: &[Value]) -> PyResult {
    flush_stream(vm, own(&args[0]))?;
    Ok(Value::NONE)
}

pub fn flush_stream(vm: &Thread, own: &PyBuffered) -> PyResult<()> {
    own.check_open(vm, "flush of closed file")?;
    let _entered = own.enter(vm)?;
    own.flush_and_rewind(vm)
}

pub fn dealloc_warn(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    if let (State::Ready, Some(raw)) = (own.state.get(), own.raw.get()) {
        base::warn_below(vm, &raw, &args[1]);
    }
    Ok(Value::NONE)
}

pub fn size_of(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let buffer = if own.has_buffer.get() { own.size.get() } else { 0 };
    int::from_usize(vm, args[0].ty().instance_size() + buffer)
}

pub fn tell(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.raw(vm)?;
    let at = own.raw_tell(vm)? - own.raw_ahead();
    // A raw stream that was moved behind our back may be anywhere.
    int::from_i64(vm, at.max(0))
}

pub fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let raw = own.raw(vm)?;
    own.check_open(vm, "truncate of closed file")?;
    if !own.writable.get() {
        return Err(super::unsupported(vm, "truncate"));
    }
    let _entered = own.enter(vm)?;
    own.flush_and_rewind(vm)?;
    let size = if args[1].is_unbound() { Value::NONE } else { args[1].clone() };
    let result = vm.call_method(&raw, &names::truncate, &[size])?;
    if own.raw_tell(vm).is_err() {
        if vm.is_terminating() {
            return Err(Raised);
        }
        vm.clear_raised();
    }
    Ok(result)
}

pub fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let raw = own.raw(vm)?;
    let whence = argument::whence(vm, &args[2])?;
    let holes = cfg!(target_os = "linux") && (3..=4).contains(&whence);
    if !(0..=2).contains(&whence) && !holes {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    own.check_open(vm, "seek of closed file")?;
    base::check_seekable(vm, &raw)?;
    let mut target = argument::offset(vm, &args[1])?;
    if whence < 2
        && own.readable.get()
        && let Some(at) = own.seek_in_buffer(vm, target, whence)?
    {
        return int::from_i64(vm, at);
    }
    let _entered = own.enter(vm)?;
    if own.writable.get() {
        own.flush_writing(vm)?;
    }
    if whence == 1 {
        target = target.saturating_sub(own.raw_ahead());
    }
    let at = own.raw_seek(vm, target, whence)?;
    own.raw_position.set(-1);
    if own.readable.get() {
        own.reset_reading();
    }
    int::from_i64(vm, at)
}

impl PyBuffered {
    /// Moves within what was read, if the target lies there.
    fn seek_in_buffer(&self, vm: &Thread, target: i64, whence: i32) -> PyResult<Option<i64>> {
        let current = match self.absolute.get() {
            -1 => self.raw_tell(vm)?,
            known => known,
        };
        let ahead = self.ahead() as i64;
        if ahead == 0 || self.is_busy() {
            return Ok(None);
        }
        let offset = match whence {
            0 => target.saturating_sub(current - self.raw_ahead()),
            _ => target,
        };
        if offset < -self.position.get() || offset > ahead {
            return Ok(None);
        }
        self.position.set(self.position.get() + offset);
        Ok(Some((current - ahead + offset).max(0)))
    }
}

pub fn repr(vm: &Thread, value: &Value) -> PyResult {
    let ty = value.ty().name().to_owned();
    let name = match vm.get_attr_opt(value, &names::name) {
        Ok(name) => name,
        // It has been detached.
        Err(_) if vm.raised_matches(&exceptions::VALUE_ERROR) => {
            vm.clear_raised();
            None
        }
        Err(raised) => return Err(raised),
    };
    match name {
        None => vm.new_str(&format!("<{ty}>")),
        Some(name) => {
            let name = base::guarded_repr(vm, value, &name)?;
            vm.format_str(&format!("<{ty} name="), &name, ">")
        }
    }
}

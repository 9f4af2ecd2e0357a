//! `bytearray`: a mutable sequence of bytes.
//!
//! Invariants:
//! 1. While there are exports (buffers that others hold), the bytes neither move nor change their number.
//! 2. Bytes taken off the front leave a gap there, so that consuming a bytearray from its front is linear; `start` is where
//!    the contents begin.

pub mod edit;
pub mod iterator;
pub mod spec;

pub use spec::TYPE;

use crate::buffer::Buffer;
use crate::class::{PyType, create};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::heap::current::pay_for;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, UnsafeCell};
use std::ptr;

#[repr(C)]
pub struct PyByteArray {
    object: Object,
    memory: UnsafeCell<Buf<u8>>,
    start: Cell<usize>,
    exports: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyByteArray {
    const TYPE: &'static PyType = &TYPE;
}

impl PyByteArray {
    pub fn from_buf(vm: &Thread, bytes: Buf<u8>) -> PyResult<Ref<PyByteArray>> {
        Ok(vm.heap().allocate(PyByteArray::with_header(Object::new(&TYPE), bytes))?)
    }

    pub fn from_slice(vm: &Thread, bytes: &[u8]) -> PyResult<Ref<PyByteArray>> {
        Self::from_buf(vm, Buf::from_slice(bytes)?)
    }

    /// An empty instance of a subclass, or of the type itself.
    pub fn allocate(vm: &Thread, ty: &PyType) -> PyResult {
        let make = |object| PyByteArray::with_header(object, Buf::new());
        Ok(create::allocate_instance(vm, ty, make)?.into_value())
    }

    fn with_header(object: Object, bytes: Buf<u8>) -> PyByteArray {
        PyByteArray { object, memory: UnsafeCell::new(bytes), start: Cell::new(0), exports: Cell::new(0) }
    }

    fn memory(&self) -> &Buf<u8> {
        // SAFETY: contract, 4: nothing changes the contents while the reference is used.
        unsafe { &*self.memory.get() }
    }

    /// Changes the memory; `change` runs no code.
    fn with_memory<R>(&self, change: impl FnOnce(&mut Buf<u8>) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the contents is alive.
        change(unsafe { &mut *self.memory.get() })
    }

    /// The contents: not to be kept across anything that could change them.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        let memory = self.memory();
        debug_assert!(self.start.get() <= memory.len());
        // SAFETY: invariant 2.
        unsafe { memory.get_unchecked(self.start.get()..) }
    }

    /// Changes bytes in place; `change` runs no code.
    pub fn with_bytes<R>(&self, change: impl FnOnce(&mut [u8]) -> R) -> R {
        let start = self.start.get();
        self.with_memory(|memory| change(&mut memory[start..]))
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.memory().len() - self.start.get()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of memory that the contents have, used or not.
    pub fn capacity(&self) -> usize {
        self.memory().capacity()
    }

    /// Refuses what would move the bytes while others look at them.
    #[inline]
    pub fn check_exports(&self, vm: &Thread) -> PyResult<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"))
    }

    pub(crate) fn export(&self) {
        self.exports.set(self.exports.get() + 1);
    }

    pub(crate) fn end_export(&self) {
        debug_assert!(self.exports.get() > 0);
        self.exports.set(self.exports.get() - 1);
    }

    /// Closes the gap at the front, if it is in the way of growing by `more`.
    fn close_gap(&self, more: usize) {
        let start = self.start.get();
        self.with_memory(|memory| {
            if start > 0 && memory.capacity() - memory.len() < more {
                let len = memory.len() - start;
                memory.copy_within(start.., 0);
                memory.truncate(len);
                self.start.set(0);
            }
        });
    }

    /// Appends a byte.
    #[inline]
    pub fn push(&self, vm: &Thread, byte: u8) -> PyResult<()> {
        self.check_exports(vm)?;
        self.close_gap(1);
        Ok(self.with_memory(|memory| memory.push(byte))?)
    }

    /// Appends bytes, which are not the object's own.
    pub fn extend(&self, vm: &Thread, bytes: &[u8]) -> PyResult<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.check_exports(vm)?;
        self.close_gap(bytes.len());
        Ok(self.with_memory(|memory| memory.extend_from_slice(bytes))?)
    }

    /// Puts `new`, which are not the object's own bytes, in place of those from `start` to `end`, which must be in bounds.
    pub fn splice(&self, vm: &Thread, start: usize, end: usize, new: &[u8]) -> PyResult<()> {
        debug_assert!(start <= end && end <= self.len());
        let (removed, added) = (end - start, new.len());
        // What is behind moves.
        pay_for(if removed == added || start == 0 { added } else { self.len() - end + added } * 2);
        if removed != added {
            self.check_exports(vm)?;
        }
        if removed > added && start == 0 {
            self.start.set(self.start.get() + removed - added);
            self.with_bytes(|bytes| bytes[..added].copy_from_slice(new));
            self.shrink();
            return Ok(());
        }
        if added > removed {
            self.close_gap(added - removed);
            self.with_memory(|memory| memory.reserve(added - removed))?;
        }
        let base = self.start.get();
        self.with_memory(|memory| {
            let (start, end, old_len) = (base + start, base + end, memory.len());
            // SAFETY: there is room for what is added; the tail moves, then the gap is filled with bytes of another object.
            unsafe {
                let data = memory.as_mut_ptr();
                if removed != added {
                    ptr::copy(data.add(end), data.add(start + added), old_len - end);
                }
                ptr::copy_nonoverlapping(new.as_ptr(), data.add(start), added);
                memory.set_len(old_len - removed + added);
            }
        });
        self.shrink();
        Ok(())
    }

    /// Gives memory back if less than half of it is used.
    fn shrink(&self) {
        let len = self.len();
        if len >= self.capacity() / 2 || self.exports.get() != 0 {
            return;
        }
        let start = self.start.replace(0);
        self.with_memory(|memory| {
            memory.copy_within(start.., 0);
            memory.truncate(len);
            memory.shrink_to_fit();
        });
    }

    /// Makes the number of bytes `len`; new ones are 0.
    pub fn resize(&self, vm: &Thread, len: usize) -> PyResult<()> {
        let old = self.len();
        if len == old {
            return Ok(());
        }
        self.check_exports(vm)?;
        if len < old {
            return self.splice(vm, len, old, &[]);
        }
        if len > isize::MAX as usize {
            return Err(NoMemory.into());
        }
        self.close_gap(len - old);
        let start = self.start.get();
        Ok(self.with_memory(|memory| memory.resize(start + len, 0))?)
    }

    /// Takes over other contents.
    pub fn replace(&self, vm: &Thread, bytes: Buf<u8>) -> PyResult<()> {
        if bytes.len() != self.len() {
            self.check_exports(vm)?;
        }
        if self.exports.get() != 0 {
            self.with_bytes(|own| own.copy_from_slice(&bytes));
            return Ok(());
        }
        self.start.set(0);
        self.with_memory(|memory| *memory = bytes);
        Ok(())
    }
}

impl Thread {
    /// A buffer of a bytearray.
    pub fn export_bytearray(&self, own: &Value, asked: u32) -> PyResult<Buffer> {
        let bytes = spec::as_bytearray(own);
        let contents = bytes.bytes();
        let buffer = Buffer::simple(self, own, contents.as_ptr(), contents.len(), false, asked)?;
        bytes.export();
        Ok(buffer)
    }
}

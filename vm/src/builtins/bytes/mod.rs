//! `bytes`: an immutable sequence of bytes.
//!
//! The bytes lie behind the object where both fit 1024 bytes, otherwise in a block of their own. An instance of a subclass,
//! behind which its attributes lie, shares the bytes of an exact object that it keeps.
//!
//! Invariants:
//! 1. The empty object and those of one byte are static; there are no others with their contents of exactly this type.
//! 2. `hash` is -1 until it is asked for. Static objects are shared by threads, of which each works out the same.

pub mod construct;
pub mod iterator;
pub mod percent;
pub mod spec;

pub use spec::TYPE;

use crate::builtins::str::run;
use crate::class::{PyType, create, flags, statics};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::heap::current::{self, Block};
use crate::object::{Object, Payload, Ref};
use crate::text::Text;
use crate::thread::Thread;
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicI64, Ordering};

#[repr(C)]
pub struct PyBytes {
    object: Object,
    hash: AtomicI64,
    /// Length, shifted left by [`LEN_SHIFT`], and flags.
    meta: Cell<u64>,
    data: *const u8,
}

/// The bytes lie in a block of the object's own.
const EXTERNAL: u64 = 1;
/// The bytes are those of another object, which this one holds.
const SHARED: u64 = 2;
const LEN_SHIFT: u32 = 8;

/// Where the bytes begin, or a word: the size of the block, or the object whose bytes are shared.
const HEADER: usize = size_of::<PyBytes>();

const INLINE_MAX: usize = crate::heap::page::SMALL_SIZE - HEADER;

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBytes {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::BYTES_SUBCLASS)
    }
}

/// Bytes in static memory.
#[repr(transparent)]
struct StaticBytes(ManuallyDrop<PyBytes>);

// SAFETY: immortal, and nothing but the hash is ever written.
unsafe impl Sync for StaticBytes {}

impl StaticBytes {
    const fn new(bytes: &'static [u8]) -> StaticBytes {
        StaticBytes(ManuallyDrop::new(PyBytes {
            object: Object::immortal(&TYPE),
            hash: AtomicI64::new(-1),
            meta: Cell::new((bytes.len() as u64) << LEN_SHIFT),
            data: bytes.as_ptr(),
        }))
    }
}

/// Every byte, followed by a null.
static ALL: [u8; 512] = {
    let mut bytes = [0; 512];
    let mut index = 0;
    while index < 256 {
        bytes[2 * index] = index as u8;
        index += 1;
    }
    bytes
};

static EMPTY: StaticBytes = StaticBytes::new(ALL.split_at(0).0);

static SINGLE: [StaticBytes; 256] = {
    let mut objects = [const { StaticBytes::new(b"") }; 256];
    let mut index = 0;
    while index < 256 {
        objects[index] = StaticBytes::new(std::slice::from_ref(&ALL[2 * index]));
        index += 1;
    }
    objects
};

impl PyBytes {
    pub fn empty() -> Ref<PyBytes> {
        Ref::borrowed(&EMPTY.0)
    }

    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        (self.meta.get() >> LEN_SHIFT) as usize
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: `len` bytes that live as long as the object and never change.
        unsafe { std::slice::from_raw_parts(self.data, self.len()) }
    }

    /// Whether the object is a `bytes` and not of a subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        ptr::eq(self.object.type_ptr(), &TYPE)
    }

    /// The exact object with these bytes: the object itself, or the one an instance of a subclass keeps.
    pub fn to_exact(&self) -> Ref<PyBytes> {
        if self.meta.get() & SHARED == 0 {
            return Ref::borrowed(self);
        }
        // SAFETY: the word of an object that shares is a live exact one.
        Ref::borrowed(unsafe { self.shared().as_ref() })
    }

    /// `hash(bytes)`.
    #[inline]
    pub fn hash(&self) -> i64 {
        match self.hash.load(Ordering::Relaxed) {
            -1 => self.hash_slow(),
            hash => hash,
        }
    }

    #[cold]
    fn hash_slow(&self) -> i64 {
        let hash = statics::hash_key().hash_text(Text::Latin1(self.as_bytes()));
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// The word behind an object whose bytes lie elsewhere: the size of the block, shifted by 1, and whether it comes from a
    /// pool; or the address of the object that is shared.
    fn word_behind(&self) -> &Cell<usize> {
        debug_assert!(self.meta.get() & (EXTERNAL | SHARED) != 0);
        // SAFETY: such objects are allocated with this word behind them.
        unsafe { &*ptr::from_ref(self).cast::<u8>().add(HEADER).cast() }
    }

    fn shared(&self) -> NonNull<PyBytes> {
        let word = self.word_behind().get();
        NonNull::new(ptr::with_exposed_provenance_mut(word)).expect("an object that shares keeps another")
    }

    /// The number of bytes the object takes, with the block it may own.
    pub fn memory_size(&self) -> usize {
        match self.meta.get() & (EXTERNAL | SHARED) {
            0 => HEADER + self.len(),
            EXTERNAL => HEADER + 8 + (self.word_behind().get() >> 1),
            _ => HEADER + 8,
        }
    }

    fn head(ty: &PyType, meta: u64, data: *const u8) -> PyBytes {
        PyBytes { object: Object::new(ty), hash: AtomicI64::new(-1), meta: Cell::new(meta), data }
    }

    /// The static object with these bytes, if there is one.
    #[inline]
    fn known(bytes: &[u8]) -> Option<Ref<PyBytes>> {
        match bytes {
            [] => Some(PyBytes::empty()),
            [byte] => Some(Ref::borrowed(&SINGLE[usize::from(*byte)].0)),
            _ => None,
        }
    }

    /// A copy of `bytes`.
    pub fn from_slice(vm: &Thread, bytes: &[u8]) -> Result<Ref<PyBytes>, NoMemory> {
        if let Some(known) = Self::known(bytes) {
            return Ok(known);
        }
        if bytes.len() > INLINE_MAX {
            let mut draft = BytesDraft::new(vm, bytes.len())?;
            draft.push(bytes);
            return Ok(draft.finish());
        }
        let memory = vm.heap().allocate_raw(HEADER + bytes.len())?;
        // SAFETY: the memory is large enough for head and bytes, and nobody else has seen it.
        unsafe {
            let data = memory.as_ptr().add(HEADER);
            memory.cast::<PyBytes>().write(PyBytes::head(&TYPE, (bytes.len() as u64) << LEN_SHIFT, data));
            run::copy(bytes.as_ptr(), data, bytes.len());
            Ok(Ref::from_raw(memory.cast::<PyBytes>()))
        }
    }

    /// A copy behind whose bytes a null lies, for functions of C. So it does behind those of static objects.
    pub fn null_terminated(vm: &Thread, bytes: &[u8]) -> Result<Ref<PyBytes>, NoMemory> {
        if bytes.len() < 2 {
            return Self::from_slice(vm, bytes);
        }
        let mut copy = Buf::with_capacity(bytes.len() + 1)?;
        copy.extend_from_slice(bytes)?;
        copy.push(0)?;
        let memory = vm.heap().allocate_raw(HEADER + 8)?;
        let (Some(block), size) = copy.into_block() else { return Ok(Self::empty()) };
        // SAFETY: the memory is large enough for head and word, the block for one byte more than the object tells of.
        unsafe { Ok(Self::external(memory, bytes.len(), block, size)) }
    }

    /// Takes over a buffer.
    pub fn from_buf(vm: &Thread, bytes: Buf<u8>) -> Result<Ref<PyBytes>, NoMemory> {
        if bytes.len() <= INLINE_MAX {
            return Self::from_slice(vm, &bytes);
        }
        let memory = vm.heap().allocate_raw(HEADER + 8)?;
        let len = bytes.len();
        let (Some(block), size) = bytes.into_block() else { return Ok(Self::empty()) };
        // SAFETY: the memory is large enough for head and word.
        unsafe { Ok(Self::external(memory, len, block, size)) }
    }

    /// # Safety
    /// `memory` has room for head and word; the block, of `size` bytes, is given away.
    unsafe fn external(memory: NonNull<u8>, len: usize, block: Block, size: usize) -> Ref<PyBytes> {
        // SAFETY: by contract.
        unsafe {
            let own = memory.cast::<PyBytes>();
            own.write(Self::head(&TYPE, (len as u64) << LEN_SHIFT | EXTERNAL, block.ptr.as_ptr()));
            own.as_ref().word_behind().set(size << 1 | usize::from(block.pooled));
            Ref::from_raw(own)
        }
    }

    /// An instance of a subclass with the bytes of an exact object.
    pub fn of_subclass(vm: &Thread, ty: &PyType, bytes: Ref<PyBytes>) -> PyResult {
        debug_assert!(bytes.is_exact());
        let size = ty.instance_size();
        let memory = vm.heap().allocate_raw(size)?;
        // SAFETY: the memory is large enough for head, word and what lies behind; the reference to the shared object moves
        // into the word.
        unsafe {
            let own = memory.cast::<PyBytes>();
            own.write(Self::head(ty, (bytes.len() as u64) << LEN_SHIFT | SHARED, bytes.data));
            ptr::write_bytes(memory.as_ptr().add(HEADER), 0, size - HEADER);
            own.as_ref().word_behind().set(bytes.into_value().into_word().0.expose_provenance());
            create::finish_instance(vm, own.cast::<Object>().as_ref());
            Ok(Ref::from_raw(own).into_value())
        }
    }
}

impl Drop for PyBytes {
    #[inline]
    fn drop(&mut self) {
        match self.meta.get() & (EXTERNAL | SHARED) {
            0 => {}
            EXTERNAL => {
                let word = self.word_behind().get();
                if let Some(ptr) = NonNull::new(self.data.cast_mut()) {
                    // SAFETY: the object owns the block, which was allocated with this size.
                    unsafe { current::free(Block { ptr, pooled: word & 1 != 0 }, word >> 1) };
                }
            }
            // SAFETY: the reference that the word stands for ends here.
            _ => drop(unsafe { Ref::from_raw(self.shared()) }),
        }
    }
}

/// A bytes object whose contents are being written, where the length is known beforehand.
pub struct BytesDraft {
    bytes: Ref<PyBytes>,
    written: usize,
}

impl BytesDraft {
    /// An object of `len` bytes, more than one.
    pub fn new(vm: &Thread, len: usize) -> Result<BytesDraft, NoMemory> {
        if len > isize::MAX as usize {
            return Err(NoMemory);
        }
        if len > INLINE_MAX {
            let memory = vm.heap().allocate_raw(HEADER + 8)?;
            // An object without contents, so that its memory is given back if there is none for them.
            // SAFETY: the memory is large enough for head and word.
            let bytes = unsafe {
                memory.cast::<PyBytes>().write(PyBytes::head(&TYPE, 0, ptr::null()));
                Ref::from_raw(memory.cast::<PyBytes>())
            };
            let block = current::allocate(len)?;
            std::mem::forget(bytes);
            // SAFETY: as above; the object is written anew.
            let bytes = unsafe { PyBytes::external(memory, len, block, len) };
            return Ok(BytesDraft { bytes, written: 0 });
        }
        let memory = vm.heap().allocate_raw(HEADER + len)?;
        // SAFETY: the memory is large enough for head and bytes.
        let bytes = unsafe {
            let data = memory.as_ptr().add(HEADER);
            memory.cast::<PyBytes>().write(PyBytes::head(&TYPE, (len as u64) << LEN_SHIFT, data));
            Ref::from_raw(memory.cast::<PyBytes>())
        };
        Ok(BytesDraft { bytes, written: 0 })
    }

    /// The place of the next `count` bytes, which the caller writes.
    #[inline]
    fn room(&mut self, count: usize) -> *mut u8 {
        assert!(count <= self.bytes.len() - self.written, "a draft has room for what is written");
        let at = self.written;
        self.written += count;
        // SAFETY: in bounds.
        unsafe { self.bytes.data.cast_mut().add(at) }
    }

    #[inline]
    pub fn push(&mut self, bytes: &[u8]) {
        let to = self.room(bytes.len());
        // SAFETY: there is room for as many; the draft is known to nobody else.
        unsafe { run::copy(bytes.as_ptr(), to, bytes.len()) };
    }

    /// Writes bytes mapped one by one.
    #[inline]
    pub fn push_mapped(&mut self, bytes: &[u8], map: impl Fn(u8) -> u8) {
        let to = self.room(bytes.len());
        for (index, byte) in bytes.iter().enumerate() {
            // SAFETY: there is room for all of them.
            unsafe { to.add(index).write(map(*byte)) };
        }
    }

    /// Writes `count` bytes, which `byte` gives by index.
    #[inline]
    pub fn push_indexed(&mut self, count: usize, byte: impl Fn(usize) -> u8) {
        let to = self.room(count);
        for index in 0..count {
            // SAFETY: there is room for as many.
            unsafe { to.add(index).write(byte(index)) };
        }
    }

    pub fn push_repeated(&mut self, byte: u8, count: usize) {
        let to = self.room(count);
        // SAFETY: there is room for as many.
        unsafe { ptr::write_bytes(to, byte, count) };
    }

    /// Fills the rest with copies of what has been written, of which there must be some.
    pub fn repeat_to_end(&mut self) {
        while self.written < self.bytes.len() {
            let more = self.written.min(self.bytes.len() - self.written);
            assert!(more > 0, "there is something to repeat");
            let start = self.bytes.data;
            let to = self.room(more);
            // SAFETY: both parts lie in the object and do not overlap.
            unsafe { ptr::copy_nonoverlapping(start, to, more) };
        }
    }

    /// The next `count` bytes, all zero, for the caller to write.
    #[inline]
    pub fn zeros(&mut self, count: usize) -> &mut [u8] {
        let to = self.room(count);
        // SAFETY: there is room for as many, which are initialized here; the draft is known to nobody else.
        unsafe {
            ptr::write_bytes(to, 0, count);
            std::slice::from_raw_parts_mut(to, count)
        }
    }

    /// The object, which must be complete.
    #[inline]
    pub fn finish(self) -> Ref<PyBytes> {
        assert!(self.written == self.bytes.len(), "bytes are written in full");
        self.bytes
    }
}

impl Thread {
    /// A new bytes object.
    pub fn new_bytes(&self, bytes: &[u8]) -> PyResult {
        Ok(PyBytes::from_slice(self, bytes)?.into_value())
    }

    /// A bytes object that takes over a buffer.
    pub fn finish_bytes(&self, bytes: Buf<u8>) -> PyResult {
        Ok(PyBytes::from_buf(self, bytes)?.into_value())
    }
}

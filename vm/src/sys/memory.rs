//! Mapped memory and shared memory objects.
//!
//! What other processes write into a mapping may change at any moment: bytes are copied in and out, and slices are used no
//! longer than a search takes.

use super::calls::{Result, last_error};
use std::cell::Cell;
use std::ffi::CStr;
use std::ops::Range;
use std::ptr::NonNull;

/// Mapped memory; unmapped when dropped.
pub struct Mapping {
    start: Cell<NonNull<u8>>,
    len: Cell<usize>,
}

impl Mapping {
    /// Maps `len` bytes, more than 0, of a file from `offset` on, or of no file for `fd` -1.
    pub fn new(len: usize, protection: i32, flags: i32, fd: i32, offset: i64) -> Result<Mapping> {
        // SAFETY: new memory at a place of the system's choice.
        let start = unsafe { libc::mmap(std::ptr::null_mut(), len, protection, flags, fd, offset) };
        match NonNull::new(start.cast::<u8>()) {
            Some(start) if start.as_ptr().cast() != libc::MAP_FAILED => {
                Ok(Mapping { start: Cell::new(start), len: Cell::new(len) })
            }
            _ => Err(last_error()),
        }
    }

    pub fn len(&self) -> usize {
        self.len.get()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn as_ptr(&self) -> *mut u8 {
        self.start.get().as_ptr()
    }

    fn check(&self, range: &Range<usize>) {
        assert!(range.start <= range.end && range.end <= self.len(), "a range of the mapping");
    }

    /// Looks at a range in bounds; `look` keeps nothing of it.
    pub fn with<R>(&self, range: Range<usize>, look: impl FnOnce(&[u8]) -> R) -> R {
        self.check(&range);
        // SAFETY: mapped memory in bounds, for as long as `look` runs; see the head of the file.
        look(unsafe { std::slice::from_raw_parts(self.as_ptr().add(range.start), range.len()) })
    }

    /// Copies bytes into a writable mapping; there must be room at `at`.
    pub fn write(&self, at: usize, bytes: &[u8]) {
        self.check(&(at..at + bytes.len()));
        // SAFETY: in bounds, and from elsewhere or from the same memory.
        unsafe { std::ptr::copy(bytes.as_ptr(), self.as_ptr().add(at), bytes.len()) };
    }

    /// Copies `from` to `to`; both in bounds.
    pub fn copy_within(&self, from: Range<usize>, to: usize) {
        self.check(&from);
        self.check(&(to..to + from.len()));
        // SAFETY: both in bounds.
        unsafe { std::ptr::copy(self.as_ptr().add(from.start), self.as_ptr().add(to), from.len()) };
    }

    /// Writes changes of a range to the file.
    pub fn flush(&self, range: Range<usize>) -> Result<()> {
        self.check(&range);
        // SAFETY: mapped memory in bounds.
        let result =
            unsafe { libc::msync(self.as_ptr().add(range.start).cast(), range.len(), libc::MS_SYNC) };
        if result == 0 { Ok(()) } else { Err(last_error()) }
    }

    pub fn advise(&self, range: Range<usize>, advice: i32) -> Result<()> {
        self.check(&range);
        // SAFETY: mapped memory in bounds.
        let result = unsafe { libc::madvise(self.as_ptr().add(range.start).cast(), range.len(), advice) };
        if result == 0 { Ok(()) } else { Err(last_error()) }
    }

    /// Changes the size, more than 0; the memory may move. Nobody has an address in it.
    #[cfg(target_os = "linux")]
    pub fn resize(&self, len: usize) -> Result<()> {
        // SAFETY: the whole mapping, whose old address nobody uses any more.
        let start = unsafe { libc::mremap(self.as_ptr().cast(), self.len(), len, libc::MREMAP_MAYMOVE) };
        match NonNull::new(start.cast::<u8>()) {
            Some(start) if start.as_ptr().cast() != libc::MAP_FAILED => {
                self.start.set(start);
                self.len.set(len);
                Ok(())
            }
            _ => Err(last_error()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub fn resize(&self, _: usize) -> Result<()> {
        Err(super::calls::Errno::NOSYS)
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the whole mapping, which nobody uses any more.
        unsafe { libc::munmap(self.as_ptr().cast(), self.len()) };
    }
}

/// Memory of so many bytes is asked for in large pages: who wants it is about to fill it.
#[cfg(target_os = "linux")]
const HUGE: usize = 4 << 20;

/// `len` bytes of new memory, more than 0, all zero; none if the system has no more.
pub fn map(len: usize) -> Option<NonNull<u8>> {
    let (protection, flags) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
    // SAFETY: new memory at a place of the system's choice.
    let start = unsafe { libc::mmap(std::ptr::null_mut(), len, protection, flags, -1, 0) };
    let start = NonNull::new(start.cast::<u8>()).filter(|start| start.as_ptr().cast() != libc::MAP_FAILED)?;
    #[cfg(target_os = "linux")]
    if len >= HUGE {
        // SAFETY: the new memory. Whether the system takes the hint is its affair.
        unsafe { libc::madvise(start.as_ptr().cast(), len, libc::MADV_HUGEPAGE) };
    }
    Some(start)
}

/// `len` bytes of new memory, a power of two, that begin at a multiple of it, asked for in large pages; all zero.
pub fn map_aligned(len: usize) -> Option<NonNull<u8>> {
    debug_assert!(len.is_power_of_two());
    let whole = map(len.checked_mul(2)?)?;
    let before = whole.as_ptr().align_offset(len);
    // SAFETY: the new memory, of which `len` bytes lie behind the first multiple; both ends are whole pages that nobody uses.
    unsafe {
        let start = whole.add(before);
        if before != 0 {
            unmap(whole, before);
        }
        if before != len {
            unmap(start.add(len), len - before);
        }
        #[cfg(target_os = "linux")]
        libc::madvise(start.as_ptr().cast(), len, libc::MADV_HUGEPAGE);
        Some(start)
    }
}

/// Gives memory back.
///
/// # Safety
/// It came from [`map`], [`map_aligned`] or [`remap`] with this length, and nobody uses it any more.
pub unsafe fn unmap(start: NonNull<u8>, len: usize) {
    // SAFETY: by contract.
    unsafe { libc::munmap(start.as_ptr().cast(), len) };
}

/// Lets the system take whole pages of private memory, which are zero when they are used again; false if it does not.
///
/// # Safety
/// `len` bytes, more than 0, of pages that nobody uses, and whose contents nobody wants.
#[cfg(target_os = "linux")]
pub unsafe fn empty(start: NonNull<u8>, len: usize) -> bool {
    // SAFETY: by contract.
    !cfg!(miri) && unsafe { libc::madvise(start.as_ptr().cast(), len, libc::MADV_DONTNEED) == 0 }
}

/// As above.
///
/// # Safety
/// As above.
#[cfg(not(target_os = "linux"))]
pub unsafe fn empty(_: NonNull<u8>, _: usize) -> bool {
    false
}

/// The same memory, as far as both lengths reach, in another length, more than 0, and perhaps elsewhere; none if the system has no
/// more, and then it is as it was.
///
/// # Safety
/// As for [`unmap`].
#[cfg(target_os = "linux")]
pub unsafe fn remap(start: NonNull<u8>, old: usize, new: usize) -> Option<NonNull<u8>> {
    // SAFETY: by contract.
    let start = unsafe { libc::mremap(start.as_ptr().cast(), old, new, libc::MREMAP_MAYMOVE) };
    NonNull::new(start.cast::<u8>()).filter(|start| start.as_ptr().cast() != libc::MAP_FAILED)
}

/// As above.
///
/// # Safety
/// As above.
#[cfg(not(target_os = "linux"))]
pub unsafe fn remap(start: NonNull<u8>, old: usize, new: usize) -> Option<NonNull<u8>> {
    let other = map(new)?;
    // SAFETY: by contract; the other memory is new.
    unsafe {
        std::ptr::copy_nonoverlapping(start.as_ptr(), other.as_ptr(), old.min(new));
        unmap(start, old);
    }
    Some(other)
}

pub fn shm_open(name: &CStr, flags: i32, mode: u32) -> Result<i32> {
    // SAFETY: the string ends with a null byte.
    match unsafe { libc::shm_open(name.as_ptr(), flags, mode as _) } {
        -1 => Err(last_error()),
        fd => Ok(fd),
    }
}

pub fn shm_unlink(name: &CStr) -> Result<()> {
    // SAFETY: the string ends with a null byte.
    match unsafe { libc::shm_unlink(name.as_ptr()) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

//! The heap that this thread works in: where buffers that no object owns yet get their memory.
//!
//! Objects find their heap by their address. A buffer (`collections::Buf`, a dict's table) has no header; it is taken from
//! the heap that is attached to the thread, and from the system where none is (read-only data shared by all VMs, tests).

use super::Heap;
use super::account::{Account, NoMemory};
use super::page::{FreeCell, Page, SMALL_SIZE, class_of};
use super::traces::Origin;
use crate::sys::memory;
use crate::thread::Thread;
use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::{self, NonNull};

thread_local! {
    static CURRENT: Cell<*const Heap> = const { Cell::new(ptr::null()) };
}

/// Keeps a heap attached to this thread; dropping it attaches again what was attached before.
pub struct Attached {
    previous: *const Heap,
}

impl Attached {
    /// # Safety
    /// `heap` must outlive the guard, and guards must be dropped in the reverse order of their making.
    pub unsafe fn new(heap: &Heap) -> Self {
        Attached { previous: CURRENT.replace(heap) }
    }

    /// Detaches: what is allocated meanwhile belongs to no VM.
    pub fn none() -> Self {
        Attached { previous: CURRENT.replace(ptr::null()) }
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        CURRENT.set(self.previous);
    }
}

#[inline(always)]
fn current<'a>() -> Option<&'a Heap> {
    // SAFETY: `Attached` keeps the heap alive while it is in CURRENT.
    unsafe { CURRENT.get().as_ref() }
}

/// Charges `bytes` to the attached heap's account, for memory that is allocated elsewhere; without one, nothing is counted.
#[inline]
pub fn charge(bytes: usize) -> Result<(), NoMemory> {
    current().map_or(Ok(()), |heap| heap.account().charge(bytes))
}

/// Whether what runs in the attached heap's VM is at one of its limits; for native code that knows no VM.
pub fn must_stop() -> bool {
    current().and_then(Heap::thread).is_some_and(Thread::must_stop)
}

/// Takes back a charge made by [`charge`].
#[inline]
pub fn release(bytes: usize) {
    if let Some(heap) = current() {
        heap.account().release(bytes);
    }
}

/// Lets the attached heap, if the account is its own, give back the memory that it keeps for later use.
pub(super) fn give_back_idle(account: &Account) {
    if let Some(heap) = current().filter(|heap| ptr::eq(heap.account(), account)) {
        heap.give_back_idle();
    }
}

/// Asks the thread that runs, if the account is its heap's, for a collection.
pub(super) fn ask_for_collection(account: &Account) {
    if let Some(heap) = current().filter(|heap| ptr::eq(heap.account(), account))
        && let Some(thread) = heap.thread()
    {
        thread.request_collection();
    }
}

/// From this size on, working through a block of bytes is paid for.
const LONG: usize = 4096;

/// Bytes that a unit of fuel pays for, where each is read or written once.
const BYTES_PER_UNIT: usize = 32;

/// Charges work on so many bytes to the thread that runs; see `Thread::pay`.
#[inline]
pub fn pay_for(bytes: usize) {
    if bytes >= LONG {
        pay(bytes / BYTES_PER_UNIT);
    }
}

#[cold]
fn pay(units: usize) {
    if let Some(thread) = current().and_then(Heap::thread) {
        thread.pay(units as u64);
    }
}

/// A block of memory without a header, and where it came from.
#[derive(Clone, Copy)]
pub struct Block {
    pub ptr: NonNull<u8>,
    /// From a heap's pools, or mapped for a heap, which its size tells apart; otherwise from the system's allocator.
    pub pooled: bool,
}

const ALIGN: usize = 16;

/// Under a limit on memory, blocks of so many bytes are mapped. They grow without being copied, and go back to the system as soon as
/// they are freed: what is resident is what is charged. The system's allocator keeps large blocks for later ones that may not
/// come, and lets a block that grows live beside its copy; without a limit that is the faster way.
const MAPPED: usize = if cfg!(miri) { usize::MAX } else { 4 << 20 };

/// A block that comes from no pool, and its size.
struct Large {
    ptr: NonNull<u8>,
    layout: Layout,
    mapped: bool,
}

impl Large {
    fn is_mapped_in(heap: Option<&Heap>, bytes: usize) -> bool {
        bytes >= MAPPED && heap.is_some_and(|heap| heap.account().limit() != usize::MAX)
    }

    /// # Safety
    /// The layout is not empty.
    unsafe fn allocate(layout: Layout, mapped: bool) -> Option<Large> {
        let ptr = match mapped {
            true => memory::map(layout.size()),
            // SAFETY: by contract.
            false => NonNull::new(unsafe { alloc::alloc(layout) }),
        };
        Some(Large { ptr: ptr?, layout, mapped })
    }

    /// # Safety
    /// Nobody uses it any more.
    unsafe fn free(self) {
        // SAFETY: by contract; it was allocated this way, with this layout.
        unsafe {
            match self.mapped {
                true => memory::unmap(self.ptr, self.layout.size()),
                false => alloc::dealloc(self.ptr.as_ptr(), self.layout),
            }
        }
    }

    /// The same contents in another size and perhaps the other way; if there is no memory, the old block is as it was.
    ///
    /// # Safety
    /// Nobody uses the old address any more, and `layout` is not empty.
    unsafe fn reallocate(self, layout: Layout, mapped: bool) -> Option<Large> {
        // SAFETY: by contract; a block that is copied is as long as what is copied.
        unsafe {
            let ptr = match (self.mapped, mapped) {
                (true, true) => memory::remap(self.ptr, self.layout.size(), layout.size()),
                (false, false) => NonNull::new(alloc::realloc(self.ptr.as_ptr(), self.layout, layout.size())),
                _ => {
                    let copy = Large::allocate(layout, mapped)?;
                    let count = self.layout.size().min(layout.size());
                    ptr::copy_nonoverlapping(self.ptr.as_ptr(), copy.ptr.as_ptr(), count);
                    self.free();
                    return Some(copy);
                }
            };
            Some(Large { ptr: ptr?, layout, mapped })
        }
    }
}

#[inline(always)]
fn layout(bytes: usize) -> Result<Layout, NoMemory> {
    Layout::from_size_align(bytes, ALIGN).map_err(|_| NoMemory)
}

/// `bytes` of memory, more than 0, aligned to 16.
#[inline]
pub fn allocate(bytes: usize) -> Result<Block, NoMemory> {
    debug_assert!(bytes > 0);
    match current() {
        Some(heap) if bytes <= SMALL_SIZE => allocate_small(heap, bytes),
        heap => {
            // Who asks for much memory is about to fill it.
            pay_for(bytes);
            allocate_system(heap, bytes)
        }
    }
}

/// As [`allocate`], for what a VM keeps for later runs: no fuel is spent.
pub fn allocate_kept(bytes: usize) -> Result<Block, NoMemory> {
    match current() {
        Some(heap) if bytes <= SMALL_SIZE => allocate_small(heap, bytes),
        heap => allocate_system(heap, bytes),
    }
}

#[inline(always)]
fn allocate_small(heap: &Heap, bytes: usize) -> Result<Block, NoMemory> {
    Ok(Block { ptr: heap.buffers().allocate(heap, class_of(bytes))?, pooled: true })
}

fn allocate_system(heap: Option<&Heap>, bytes: usize) -> Result<Block, NoMemory> {
    let layout = layout(bytes)?;
    let mut origin = None;
    if let Some(heap) = heap {
        origin = heap.traces().capture(heap)?;
        heap.account().charge(bytes)?;
    }
    // SAFETY: the layout is not empty.
    match unsafe { Large::allocate(layout, Large::is_mapped_in(heap, bytes)) } {
        Some(Large { ptr, mapped, .. }) => {
            note(ptr, bytes, origin);
            Ok(Block { ptr, pooled: mapped })
        }
        None => {
            release(bytes);
            Err(NoMemory)
        }
    }
}

/// Notes a block from the system, if allocations are traced.
fn note(ptr: NonNull<u8>, bytes: usize, origin: Option<Origin>) {
    if let Some(heap) = current().filter(|heap| heap.counts().is_on()) {
        heap.counts().buffer(bytes);
    }
    if let Some(heap) = current().filter(|heap| heap.traces().is_on()) {
        heap.traces().note(ptr.addr().get(), bytes, origin);
    }
}

fn forget(ptr: NonNull<u8>) {
    if let Some(heap) = current().filter(|heap| heap.traces().is_on()) {
        heap.traces().forget(ptr.addr().get());
    }
}

/// # Safety
/// `block` came from [`allocate`] with the same number of bytes, under the same heap, and is not used again.
#[inline]
pub unsafe fn free(block: Block, bytes: usize) {
    // SAFETY: by contract; a pooled block lies in a page of its heap.
    unsafe {
        if block.pooled && bytes < MAPPED {
            let page = Page::of(block.ptr.cast());
            (*(*page).heap).buffers().free(page, block.ptr.cast::<FreeCell>());
        } else {
            forget(block.ptr);
            let layout = Layout::from_size_align_unchecked(bytes, ALIGN);
            Large { ptr: block.ptr, layout, mapped: block.pooled }.free();
            release(bytes);
        }
    }
}

/// A block of another size with the same contents, as far as both reach. On failure the old block is as it was.
///
/// # Safety
/// As for [`free`].
pub unsafe fn reallocate(block: Block, old_bytes: usize, new_bytes: usize) -> Result<Block, NoMemory> {
    // SAFETY: by contract.
    unsafe {
        if block.pooled && old_bytes < MAPPED || new_bytes <= SMALL_SIZE {
            if block.pooled && new_bytes <= SMALL_SIZE && class_of(old_bytes) == class_of(new_bytes) {
                return Ok(block);
            }
            let new = allocate(new_bytes)?;
            ptr::copy_nonoverlapping(block.ptr.as_ptr(), new.ptr.as_ptr(), old_bytes.min(new_bytes));
            free(block, old_bytes);
            return Ok(new);
        }
        let new_layout = layout(new_bytes)?;
        pay_for(new_bytes.saturating_sub(old_bytes));
        let origin = match current() {
            Some(heap) => heap.traces().capture(heap)?,
            None => None,
        };
        charge(new_bytes.saturating_sub(old_bytes))?;
        let old_layout = Layout::from_size_align_unchecked(old_bytes, ALIGN);
        let large = Large { ptr: block.ptr, layout: old_layout, mapped: block.pooled };
        match large.reallocate(new_layout, Large::is_mapped_in(current(), new_bytes)) {
            Some(Large { ptr, mapped, .. }) => {
                release(old_bytes.saturating_sub(new_bytes));
                forget(block.ptr);
                note(ptr, new_bytes, origin);
                Ok(Block { ptr, pooled: mapped })
            }
            None => {
                release(new_bytes.saturating_sub(old_bytes));
                Err(NoMemory)
            }
        }
    }
}

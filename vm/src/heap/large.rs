//! Objects of more than 1024 bytes: blocks from the system, aligned to a page so that masking an object's address finds the
//! header, and linked into a list so that the collector can walk them.

use super::Heap;
use super::account::NoMemory;
use super::page::{PAGE_SIZE, Page};
use crate::object::Object;
use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// Precedes a large object. Begins as every page does.
#[repr(C, align(64))]
struct Header {
    page: Page,
    next: Cell<*mut Header>,
    previous: Cell<*mut Header>,
    size: usize,
}

const HEADER_SIZE: usize = size_of::<Header>();

pub struct LargeObjects {
    first: Cell<*mut Header>,
}

impl LargeObjects {
    pub const fn new() -> Self {
        LargeObjects { first: Cell::new(null_mut()) }
    }

    fn layout(size: usize) -> Result<Layout, NoMemory> {
        let size = size.checked_add(HEADER_SIZE).ok_or(NoMemory)?;
        Layout::from_size_align(size, PAGE_SIZE).map_err(|_| NoMemory)
    }

    #[cold]
    pub fn allocate(&self, heap: &Heap, size: usize) -> Result<NonNull<u8>, NoMemory> {
        let layout = Self::layout(size)?;
        super::current::pay_for(size);
        let origin = heap.traces().capture(heap)?;
        heap.account().charge(layout.size())?;
        // SAFETY: the layout is not empty.
        let header = unsafe { alloc::alloc(layout) }.cast::<Header>();
        header.expose_provenance();
        if header.is_null() {
            heap.account().release(layout.size());
            return Err(NoMemory);
        }
        let next = self.first.get();
        // SAFETY: freshly allocated; the list holds live headers; the object's place lies behind the header.
        unsafe {
            header.write(Header {
                page: Page::large(heap),
                next: Cell::new(next),
                previous: Cell::new(null_mut()),
                size: layout.size(),
            });
            if !next.is_null() {
                (*next).previous.set(header);
            }
            self.first.set(header);
            let object = header.cast::<u8>().add(HEADER_SIZE);
            // No generation bits until the object's header is written.
            object.cast::<u64>().write(0);
            if heap.traces().is_on() {
                heap.traces().note(object.addr(), size, origin);
            }
            if heap.counts().is_on() {
                heap.counts().object(NonNull::new_unchecked(object), size);
            }
            Ok(NonNull::new_unchecked(object))
        }
    }

    /// # Safety
    /// `page` is the header of a large object of this heap that nothing refers to any more.
    #[cold]
    pub unsafe fn free(&self, heap: &Heap, page: *mut Page) {
        // SAFETY: by contract; the layout is the one it was allocated with.
        unsafe {
            let header = page.cast::<Header>();
            if heap.traces().is_on() {
                heap.traces().forget(header.addr() + HEADER_SIZE);
            }
            if heap.counts().is_on() {
                heap.counts().freed(header.addr() + HEADER_SIZE);
            }
            let (next, previous, size) = ((*header).next.get(), (*header).previous.get(), (*header).size);
            if !next.is_null() {
                (*next).previous.set(previous);
            }
            if previous.is_null() {
                self.first.set(next);
            } else {
                (*previous).next.set(next);
            }
            alloc::dealloc(header.cast(), Layout::from_size_align_unchecked(size, PAGE_SIZE));
            heap.account().release(size);
        }
    }

    /// Calls `visit` for every tracked object.
    ///
    /// # Safety
    /// `visit` neither allocates nor frees.
    pub unsafe fn for_each(&self, is_wanted: impl Fn(&Object) -> bool, mut visit: impl FnMut(&Object)) {
        let mut header = self.first.get();
        while !header.is_null() {
            // SAFETY: the list holds live headers, each with its object behind it.
            unsafe {
                let object = header.cast::<u8>().add(HEADER_SIZE).cast::<Object>();
                if is_wanted(&*object) {
                    visit(&*object);
                }
                header = (*header).next.get();
            }
        }
    }
}

impl Drop for LargeObjects {
    fn drop(&mut self) {
        let mut header = self.first.get();
        while !header.is_null() {
            // SAFETY: the heap goes, and with it all objects.
            unsafe {
                let next = (*header).next.get();
                let size = (*header).size;
                alloc::dealloc(header.cast(), Layout::from_size_align_unchecked(size, PAGE_SIZE));
                header = next;
            }
        }
    }
}

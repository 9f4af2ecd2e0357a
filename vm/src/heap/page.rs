//! Pools: pages of 4 KiB, each cut into cells of one size class, carved out of arenas of 256 KiB; the first one is smaller, so
//! that a machine at rest takes little, and taking and giving back its memory does not concern the system.
//!
//! A page begins with a header that names its heap, so that an object's heap follows from its address; large objects begin
//! with the same header in a block of their own (`heap::large`). Every page keeps its own free list, so freeing touches no
//! more than the page; a page whose last cell is freed goes back to its arena, an arena whose last page comes back goes to
//! the system.
//!
//! Invariants:
//! 1. A cell is either allocated or free. In the pools for objects (a heap has others, for buffers, which are not walked) an
//!    allocated cell holds an object with its header written, and the collector word of a free cell has no generation bits,
//!    so that a walk over a page tells tracked objects from everything else. Cells from `bump` on have never been
//!    allocated and are not walked.
//! 2. `used` counts the allocated cells. A page with a free or untouched cell is its class's current page or in its class's
//!    list of available pages; a full page is in neither.
//! 3. While allocations are traced (`heap::traces`) there is no current page, and every page is `Watched`: those with a free or
//!    untouched cell are in their class's list, the full ones are not. So every allocation and every release takes the
//!    slow path, and neither fast path tests for tracing.
//! 4. Pages are charged to the heap's account when they are first taken from their arena, until that goes back to the system: they
//!    are resident. Those of them that are free count as idle, and are given back where a limit would be reached.

use super::Heap;
use super::account::{Account, NoMemory};
use super::chain::{Chain, Linked, Links};
use super::region::{BLOCK_SIZE, Region, Regions};
use super::spare::Spare;
use crate::object::Object;
use crate::sys::memory;
use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::{self, NonNull, null_mut};

pub const PAGE_SIZE: usize = 4096;
const HEADER_SIZE: usize = 64;
/// Pages of a pool's first arena, and of later ones.
const FIRST_PAGES: u32 = 12;
const ARENA_PAGES: u32 = 64;
/// Arenas of a pool before it takes them from regions.
const SINGLE_ARENAS: usize = 8;

const _: () = assert!(ARENA_PAGES as usize * PAGE_SIZE == BLOCK_SIZE);

/// Cells are multiples of 16 bytes, up to this many bytes.
pub const SMALL_SIZE: usize = 1024;
pub const CLASSES: usize = SMALL_SIZE / 16;

/// The size class of an object of `size` bytes, `1..=SMALL_SIZE`.
#[inline(always)]
pub const fn class_of(size: usize) -> usize {
    (size - 1) >> 4
}

/// A free cell. The first 8 bytes are where an object's counts are; the collector word among them stays 0.
#[repr(C)]
pub struct FreeCell {
    counts: u64,
    next: *mut FreeCell,
}

#[repr(C)]
pub struct Page {
    pub heap: *const Heap,
    free: Cell<*mut FreeCell>,
    next: Cell<*mut Page>,
    previous: Cell<*mut Page>,
    arena: *mut Arena,
    used: Cell<u16>,
    /// Offset of the first cell that has never been allocated.
    bump: Cell<u16>,
    cell_size: u16,
    class: u8,
    state: Cell<PageState>,
}

const _: () = assert!(size_of::<Page>() <= HEADER_SIZE);

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum PageState {
    Full,
    /// Allocations are traced (invariant 3).
    Watched,
    /// In the class's list of available pages.
    Available,
    Current,
    /// Not a page of cells: the header of a large object.
    Large,
}

/// A pointer to an object that may write and free all of it, as those may that arenas and large objects were allocated with.
#[inline(always)]
pub fn owned(object: NonNull<Object>) -> NonNull<Object> {
    NonNull::with_exposed_provenance(object.addr())
}

impl Page {
    /// The page or large header of an object.
    ///
    /// # Safety
    /// `object` was allocated by a heap.
    #[inline(always)]
    pub unsafe fn of(object: NonNull<Object>) -> *mut Page {
        object.as_ptr().map_addr(|address| address & !(PAGE_SIZE - 1)).cast()
    }

    /// The header of a large object, for `heap::large`.
    pub fn large(heap: *const Heap) -> Page {
        Page {
            heap,
            free: Cell::new(null_mut()),
            next: Cell::new(null_mut()),
            previous: Cell::new(null_mut()),
            arena: null_mut(),
            used: Cell::new(1),
            bump: Cell::new(0),
            cell_size: 0,
            class: 0,
            state: Cell::new(PageState::Large),
        }
    }

    #[inline(always)]
    pub fn is_large(&self) -> bool {
        self.state.get() == PageState::Large
    }

    /// Whether a cell can be taken from it.
    fn has_room(&self) -> bool {
        !self.free.get().is_null() || self.can_extend()
    }

    /// Whether there are untouched cells.
    fn can_extend(&self) -> bool {
        self.bump.get() as usize + self.cell_size as usize <= PAGE_SIZE
    }
}

/// A block of pages. Its header lies elsewhere, so that all pages can be used.
struct Arena {
    links: Links<Arena>,
    start: *mut u8,
    /// A bit for each page that is free to take, and one for each page.
    free_pages: u64,
    all_pages: u64,
    /// For each page that is charged: all that are not free, and those that have been used before.
    charged_pages: u64,
    origin: Origin,
}

/// Where the pages of an arena come from.
#[derive(Clone, Copy)]
enum Origin {
    /// The system's allocator, or a heap that has ended: what a small heap needs.
    Allocator,
    /// [`memory::map`]: the system's allocator, if it kept arenas that are freed, would do so uncharged.
    Mapped,
    /// What large heaps without a limit have, whose pages need not be charged before they are there.
    Region(NonNull<Region>),
}

impl Linked for Arena {
    fn links(&self) -> &Links<Arena> {
        &self.links
    }

    fn has_room(&self) -> bool {
        self.free_pages != 0
    }
}

impl Arena {
    fn layout(&self) -> Layout {
        layout_of(self.all_pages.count_ones())
    }

    fn page(&self, index: u32) -> *mut Page {
        self.start.wrapping_add(index as usize * PAGE_SIZE).cast()
    }
}

/// Of the pages of an arena.
const fn layout_of(pages: u32) -> Layout {
    match Layout::from_size_align(pages as usize * PAGE_SIZE, PAGE_SIZE) {
        Ok(layout) => layout,
        Err(_) => panic!("an arena has at most 64 pages"),
    }
}

/// The page that is "current" where there is none: it never has a free cell.
struct NoPage(Page);

// SAFETY: the page is never written: its free list is empty, and no object lies in it.
unsafe impl Sync for NoPage {}

static NO_PAGE: NoPage = NoPage(Page {
    heap: ptr::null(),
    free: Cell::new(null_mut()),
    next: Cell::new(null_mut()),
    previous: Cell::new(null_mut()),
    arena: null_mut(),
    used: Cell::new(0),
    bump: Cell::new(PAGE_SIZE as u16),
    cell_size: 16,
    class: 0,
    state: Cell::new(PageState::Full),
});

/// The pools of one heap.
pub struct Pools {
    current: [Cell<*mut Page>; CLASSES],
    available: [Cell<*mut Page>; CLASSES],
    arenas: Chain<Arena>,
    regions: Regions,
    /// How many are in use.
    pages: Cell<usize>,
}

impl Pools {
    pub const fn new() -> Pools {
        Pools {
            current: [const { Cell::new((&raw const NO_PAGE.0).cast_mut()) }; CLASSES],
            available: [const { Cell::new(null_mut()) }; CLASSES],
            arenas: Chain::new(),
            regions: Regions::new(),
            pages: Cell::new(0),
        }
    }

    pub fn pages(&self) -> usize {
        self.pages.get()
    }

    /// A cell of `class`, uninitialized but for what invariant 1 says of free cells.
    #[inline(always)]
    pub fn allocate(&self, heap: &Heap, class: usize) -> Result<NonNull<u8>, NoMemory> {
        let page = self.current[class].get();
        // SAFETY: `current` always points to a live page or to NO_PAGE, whose list is empty.
        unsafe {
            let cell = (*page).free.get();
            if let Some(cell) = NonNull::new(cell) {
                (*page).free.set((*cell.as_ptr()).next);
                (*page).used.set((*page).used.get() + 1);
                return Ok(cell.cast());
            }
        }
        self.allocate_slow(heap, class)
    }

    #[cold]
    #[inline(never)]
    fn allocate_slow(&self, heap: &Heap, class: usize) -> Result<NonNull<u8>, NoMemory> {
        if heap.is_watched() {
            return self.allocate_watched(heap, class);
        }
        loop {
            let page = self.current[class].get();
            // SAFETY: as above; an untouched cell lies inside the page.
            unsafe {
                if (*page).free.get().is_null() {
                    (*page).extend();
                }
                if let Some(cell) = NonNull::new((*page).free.get()) {
                    (*page).free.set((*cell.as_ptr()).next);
                    (*page).used.set((*page).used.get() + 1);
                    return Ok(cell.cast());
                }
            }
            self.next_page(heap, class)?;
        }
    }

    /// While allocations are traced or counted.
    fn allocate_watched(&self, heap: &Heap, class: usize) -> Result<NonNull<u8>, NoMemory> {
        let origin = heap.traces().capture(heap)?;
        if self.available[class].get().is_null() {
            let page = self.take_page(heap, class)?;
            // SAFETY: the page is live and in no list.
            unsafe { self.link(class, page, PageState::Watched) };
        }
        let page = self.available[class].get();
        // SAFETY: the list holds live pages that have room (invariant 3).
        unsafe {
            if (*page).free.get().is_null() {
                (*page).extend();
            }
            let cell = NonNull::new((*page).free.get()).ok_or(NoMemory)?;
            (*page).free.set((*cell.as_ptr()).next);
            (*page).used.set((*page).used.get() + 1);
            if !(*page).has_room() {
                self.unlink(class, page);
            }
            heap.traces().note(cell.addr().get(), (*page).cell_size as usize, origin);
            heap.count_block(self, cell.cast(), (*page).cell_size as usize);
            Ok(cell.cast())
        }
    }

    /// Lets every allocation and release take the slow path from now on, or not any more (invariant 3).
    pub fn set_watched(&self, watched: bool) {
        for (class, current) in self.current.iter().enumerate() {
            let page = current.replace((&raw const NO_PAGE.0).cast_mut());
            // SAFETY: `current` points to a live page, in no list, or to NO_PAGE, which has no room.
            unsafe {
                if (*page).has_room() {
                    self.link(class, page, PageState::Available);
                } else if !ptr::eq(page, &NO_PAGE.0) {
                    (*page).state.set(PageState::Full);
                }
            }
        }
        self.for_each_page(|page| {
            page.state.set(match page.has_room() {
                _ if watched => PageState::Watched,
                true => PageState::Available,
                false => PageState::Full,
            });
        });
    }

    /// Replaces the current page, which is full.
    fn next_page(&self, heap: &Heap, class: usize) -> Result<(), NoMemory> {
        let full = self.current[class].get();
        let next = match NonNull::new(self.available[class].get()) {
            Some(page) => {
                self.unlink(class, page.as_ptr());
                page.as_ptr()
            }
            None => self.take_page(heap, class)?,
        };
        // SAFETY: both are live; NO_PAGE is not written.
        unsafe {
            if !ptr::eq(full, &NO_PAGE.0) {
                (*full).state.set(PageState::Full);
            }
            (*next).state.set(PageState::Current);
        }
        self.current[class].set(next);
        Ok(())
    }

    /// Frees a cell.
    ///
    /// # Safety
    /// `cell` was allocated from `page` by these pools, and nothing refers to it any more.
    #[inline(always)]
    pub unsafe fn free(&self, page: *mut Page, cell: NonNull<FreeCell>) {
        // SAFETY: by contract.
        unsafe {
            if cfg!(debug_assertions) {
                let size = (*page).cell_size as usize;
                ptr::write_bytes(cell.as_ptr().cast::<u8>().add(16), 0xDD, size - 16);
            }
            (*cell.as_ptr()).counts = 0;
            (*cell.as_ptr()).next = (*page).free.get();
            (*page).free.set(cell.as_ptr());
            let used = (*page).used.get() - 1;
            (*page).used.set(used);
            if used == 0 || (*page).state.get() as u8 <= PageState::Watched as u8 {
                self.free_slow(page, cell);
            }
        }
    }

    /// A page has got its first free cell, or has lost its last used one, or its allocations are traced.
    ///
    /// # Safety
    /// The page is live, and the cell is one of its that nobody uses.
    #[cold]
    #[inline(never)]
    unsafe fn free_slow(&self, page: *mut Page, cell: NonNull<FreeCell>) {
        // SAFETY: the page is live and belongs to these pools; the cell is the first of its free ones.
        unsafe {
            let class = (*page).class as usize;
            match (*page).state.get() {
                PageState::Watched => {
                    (*(*page).heap).traces().forget(cell.addr().get());
                    (*(*page).heap).counts().freed(cell.addr().get());
                    let was_full = (*cell.as_ptr()).next.is_null() && !(*page).can_extend();
                    match ((*page).used.get() == 0, was_full) {
                        (false, false) => {}
                        (false, true) => self.link(class, page, PageState::Watched),
                        (true, false) => {
                            self.unlink(class, page);
                            self.return_page(page);
                        }
                        (true, true) => self.return_page(page),
                    }
                }
                PageState::Full if (*page).used.get() > 0 => self.link(class, page, PageState::Available),
                PageState::Full => self.return_page(page),
                PageState::Available if (*page).used.get() == 0 => {
                    self.unlink(class, page);
                    self.return_page(page);
                }
                // The current page stays, so that a loop that allocates and frees one object does not thrash.
                PageState::Available | PageState::Current | PageState::Large => {}
            }
        }
    }

    /// Puts the page first in its class's list.
    ///
    /// # Safety
    /// The page is live, has room and is in no list.
    unsafe fn link(&self, class: usize, page: *mut Page, state: PageState) {
        let head = self.available[class].get();
        // SAFETY: the list holds live pages.
        unsafe {
            (*page).next.set(head);
            (*page).previous.set(null_mut());
            if !head.is_null() {
                (*head).previous.set(page);
            }
            (*page).state.set(state);
        }
        self.available[class].set(page);
    }

    fn unlink(&self, class: usize, page: *mut Page) {
        // SAFETY: the list holds live pages.
        unsafe {
            let (next, previous) = ((*page).next.get(), (*page).previous.get());
            if !next.is_null() {
                (*next).previous.set(previous);
            }
            if previous.is_null() {
                self.available[class].set(next);
            } else {
                (*previous).next.set(next);
            }
        }
    }

    /// Takes a page from an arena, taking an arena from the system where none has a free page.
    fn take_page(&self, heap: &Heap, class: usize) -> Result<*mut Page, NoMemory> {
        // SAFETY: the chain holds live arenas, whose first one has a free page if any has.
        unsafe {
            let arena = match self.arenas.first_with_room() {
                Some(arena) => arena,
                None => self.take_arena(heap.account().limit() != usize::MAX)?,
            };
            let idle = (*arena).free_pages & (*arena).charged_pages;
            if idle == 0 {
                heap.account().charge(PAGE_SIZE)?;
            } else {
                heap.account().revive(PAGE_SIZE);
            }
            let index = if idle == 0 { (*arena).free_pages.trailing_zeros() } else { idle.trailing_zeros() };
            (*arena).free_pages &= !(1 << index);
            (*arena).charged_pages |= 1 << index;
            let page = (*arena).page(index);
            let cell_size = ((class + 1) * 16) as u16;
            page.write(Page {
                heap,
                free: Cell::new(null_mut()),
                next: Cell::new(null_mut()),
                previous: Cell::new(null_mut()),
                arena,
                used: Cell::new(0),
                bump: Cell::new(HEADER_SIZE as u16),
                cell_size,
                class: class as u8,
                state: Cell::new(PageState::Full),
            });
            if !(*arena).has_room() {
                self.arenas.move_full();
            }
            self.pages.set(self.pages.get() + 1);
            Ok(page)
        }
    }

    /// # Safety
    /// The page is live and has no used cell.
    unsafe fn return_page(&self, page: *mut Page) {
        // SAFETY: the page is live and has no used cell; its arena is live.
        unsafe {
            let arena = (*page).arena;
            let account = (*(*page).heap).account();
            let index = (page.addr() - (*arena).start.addr()) / PAGE_SIZE;
            let was_full = !(*arena).has_room();
            (*arena).free_pages |= 1 << index;
            account.retire(PAGE_SIZE);
            self.pages.set(self.pages.get() - 1);
            if (*arena).free_pages == (*arena).all_pages && self.has_other_free_page(arena) {
                self.arenas.unlink(arena);
                let charged = (*arena).charged_pages.count_ones() as usize * PAGE_SIZE;
                account.revive(charged);
                account.release(charged);
                self.free_arena(arena);
            } else if was_full {
                self.arenas.unlink(arena);
                self.arenas.link_first(arena);
            }
        }
    }

    /// Whether an arena other than `arena` has a free page: the last one is kept, so that a page does not thrash.
    ///
    /// # Safety
    /// The arena is one of the chain.
    unsafe fn has_other_free_page(&self, arena: *mut Arena) -> bool {
        // SAFETY: the chain holds live arenas.
        unsafe {
            let mut first = self.arenas.first();
            if first == arena {
                first = Chain::next(first);
            }
            !first.is_null() && (*first).has_room()
        }
    }

    /// Gives free pages that have been used back to the system, which makes new ones of them when they are taken.
    pub fn give_back_idle(&self, account: &Account) {
        let mut arena = self.arenas.first();
        while !arena.is_null() {
            // SAFETY: the list holds live arenas, and nobody uses their free pages.
            unsafe {
                let mut idle = (*arena).free_pages & (*arena).charged_pages;
                while idle != 0 {
                    let first = idle.trailing_zeros();
                    let count = (idle >> first).trailing_ones();
                    let len = count as usize * PAGE_SIZE;
                    let pages = u64::MAX >> (u64::BITS - count) << first;
                    idle &= !pages;
                    if memory::empty(NonNull::new_unchecked((*arena).page(first).cast()), len) {
                        (*arena).charged_pages &= !pages;
                        account.revive(len);
                        account.release(len);
                    }
                }
                arena = Chain::next(arena);
            }
        }
    }

    /// New pages; the first ones are always from the system's allocator.
    fn take_arena(&self, is_limited: bool) -> Result<*mut Arena, NoMemory> {
        let pages = if self.arenas.first().is_null() { FIRST_PAGES } else { ARENA_PAGES };
        // SAFETY: the layout is not empty, and the header is written before it is used.
        unsafe {
            let arena = alloc::alloc(Layout::new::<Arena>()).cast::<Arena>();
            if arena.is_null() {
                return Err(NoMemory);
            }
            let (start, origin) = self.take_block(pages, is_limited);
            start.expose_provenance();
            if start.is_null() {
                alloc::dealloc(arena.cast(), Layout::new::<Arena>());
                return Err(NoMemory);
            }
            let all_pages = u64::MAX >> (u64::BITS - pages);
            arena.write(Arena {
                links: Links::new(),
                start,
                free_pages: all_pages,
                all_pages,
                charged_pages: 0,
                origin,
            });
            self.arenas.link_first(arena);
            Ok(arena)
        }
    }

    /// Memory for an arena of so many pages; null if there is none.
    fn take_block(&self, pages: u32, is_limited: bool) -> (*mut u8, Origin) {
        let is_single = self.pages.get() < SINGLE_ARENAS * ARENA_PAGES as usize;
        if pages == FIRST_PAGES || cfg!(miri) || !is_limited && is_single {
            return (allocate_pages(pages), Origin::Allocator);
        }
        if is_limited {
            let start = memory::map(layout_of(pages).size());
            return (start.map_or(null_mut(), NonNull::as_ptr), Origin::Mapped);
        }
        match self.regions.take() {
            Some((block, region)) => (block.as_ptr(), Origin::Region(region)),
            None => (null_mut(), Origin::Allocator),
        }
    }

    /// # Safety
    /// Nothing uses the arena any more: it is in no list, and no page of it is live.
    unsafe fn free_arena(&self, arena: *mut Arena) {
        // SAFETY: by contract; the header was allocated with this layout, and the pages are given back to where they came from.
        unsafe {
            let start = NonNull::new_unchecked((*arena).start);
            match (*arena).origin {
                Origin::Allocator => free_pages(start.as_ptr(), (*arena).layout()),
                Origin::Mapped => memory::unmap(start, (*arena).layout().size()),
                Origin::Region(region) => self.regions.give_back(start, region),
            }
            alloc::dealloc(arena.cast(), Layout::new::<Arena>());
        }
    }

    /// Calls `visit` for every object that `is_wanted` accepts, which refuses free cells: their counts are 0.
    ///
    /// # Safety
    /// `visit` neither allocates nor frees.
    pub unsafe fn for_each(&self, is_wanted: impl Fn(&Object) -> bool, mut visit: impl FnMut(&Object)) {
        // SAFETY: cells below `bump` hold an object or a free cell, whose collector word tells them apart (invariant 1).
        self.for_each_page(|page| unsafe { page.for_each(&is_wanted, &mut visit) });
    }

    /// Calls `visit` for every page in use; it neither takes nor returns one.
    fn for_each_page(&self, mut visit: impl FnMut(&Page)) {
        let mut arena = self.arenas.first();
        while !arena.is_null() {
            // SAFETY: arenas and their taken pages are live.
            unsafe {
                let mut taken = !(*arena).free_pages & (*arena).all_pages;
                while taken != 0 {
                    let page = (*arena).page(taken.trailing_zeros());
                    taken &= taken - 1;
                    visit(&*page);
                }
                arena = Chain::next(arena);
            }
        }
    }
}

impl Page {
    /// Puts the next untouched cells on the free list, a few at a time so that the memory is touched when it is needed.
    ///
    /// # Safety
    /// The page lies in an arena, whose memory goes up to the end of the page.
    unsafe fn extend(&self) {
        let size = self.cell_size as usize;
        let start = self.bump.get() as usize;
        let count = ((PAGE_SIZE - start) / size).min(16);
        if count == 0 {
            return;
        }
        let mut next = self.free.get();
        for index in (0..count).rev() {
            // SAFETY: the cell lies inside the page.
            unsafe {
                let cell =
                    ptr::from_ref(self).cast_mut().cast::<u8>().add(start + index * size).cast::<FreeCell>();
                cell.write(FreeCell { counts: 0, next });
                next = cell;
            }
        }
        self.free.set(next);
        self.bump.set((start + count * size) as u16);
    }

    /// See [`Pools::for_each`].
    ///
    /// # Safety
    /// As there.
    unsafe fn for_each(&self, is_wanted: &impl Fn(&Object) -> bool, visit: &mut impl FnMut(&Object)) {
        let (size, end) = (self.cell_size as usize, self.bump.get() as usize);
        let mut offset = HEADER_SIZE;
        while offset < end {
            // SAFETY: invariant 1 of the file.
            unsafe {
                let object = ptr::from_ref(self).cast::<u8>().add(offset).cast::<Object>();
                if is_wanted(&*object) {
                    visit(&*object);
                }
            }
            offset += size;
        }
    }
}

thread_local! {
    /// Pages of first arenas.
    static SPARE: Spare = const { Spare::new(layout_of(FIRST_PAGES)) };
}

/// So many pages from the system's allocator or from a heap that has ended; null if there are none.
fn allocate_pages(pages: u32) -> *mut u8 {
    if pages == FIRST_PAGES
        && let Ok(spare) = SPARE.try_with(Spare::take)
        && !spare.is_null()
    {
        return spare;
    }
    // SAFETY: the layout is not empty.
    unsafe { alloc::alloc(layout_of(pages)) }
}

/// # Safety
/// They came from [`allocate_pages`] with this layout, and nobody uses them any more.
unsafe fn free_pages(start: *mut u8, layout: Layout) {
    // SAFETY: by contract. Where the thread's own data is gone, nothing is kept.
    unsafe {
        let is_first = layout == layout_of(FIRST_PAGES);
        if !(is_first && SPARE.try_with(|spare| spare.keep(start)).unwrap_or(false)) {
            alloc::dealloc(start, layout);
        }
    }
}

impl Drop for Pools {
    fn drop(&mut self) {
        let mut arena = self.arenas.first();
        while !arena.is_null() {
            // SAFETY: the heap goes, and with it all objects; no object is used any more.
            unsafe {
                let next = Chain::next(arena);
                self.free_arena(arena);
                arena = next;
            }
        }
    }
}

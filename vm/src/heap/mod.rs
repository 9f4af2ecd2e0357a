//! Memory: accounts, pools, reference counts, the cycle collector, weak references.
//!
//! A [`Heap`] belongs to one VM and is used by the thread that holds that VM's lock. Objects of up to 1024 bytes live in pools
//! ([`page`]), larger ones in blocks of their own ([`large`]); buffers that objects own come from pools of their own or from
//! the system ([`current`]). All of it is charged to the heap's [`account`].
//!
//! Where blocks were allocated is noted on request ([`traces`]), and so is how many of which kind ([`counts`]).
//!
//! Objects that can be part of a cycle are tracked ([`generations`]) and collected ([`collect`]).

pub mod account;
mod chain;
pub mod collect;
pub mod counts;
pub mod current;
pub mod deallocate;
pub mod generations;
pub mod large;
pub mod page;
mod region;
mod spare;
pub mod tracer;
pub mod traces;
pub mod weak;

pub use account::NoMemory;
pub use tracer::Tracer;

use crate::object::{Object, Payload, Ref, gc};
use crate::thread::Thread;
use account::Account;
use collect::Collector;
use counts::Counts;
use generations::Generations;
use large::LargeObjects;
use page::{FreeCell, Page, Pools, SMALL_SIZE, class_of};
use std::cell::Cell;
use std::ptr::{self, NonNull};
use traces::Traces;
use weak::WeakTable;

pub struct Heap {
    account: Account,
    objects: Pools,
    buffers: Pools,
    large: LargeObjects,
    generations: Generations,
    collector: Collector,
    weak: WeakTable,
    traces: Traces,
    counts: Counts,
    deferred: deallocate::Deferred,
    /// The thread that holds the lock, while one does.
    thread: Cell<*const Thread>,
}

impl Heap {
    pub fn new() -> Heap {
        Heap {
            account: Account::new(),
            objects: Pools::new(),
            buffers: Pools::new(),
            large: LargeObjects::new(),
            generations: Generations::new(),
            collector: Collector::new(),
            weak: WeakTable::new(),
            traces: Traces::new(),
            counts: Counts::default(),
            deferred: deallocate::Deferred::new(),
            thread: Cell::new(ptr::null()),
        }
    }

    /// The heap that `object` was allocated in.
    ///
    /// # Safety
    /// `object` was allocated by a heap: it is not static.
    #[inline(always)]
    pub unsafe fn of<'a>(object: NonNull<Object>) -> &'a Heap {
        // SAFETY: by contract the object lies in a page or behind a large header, which names its heap.
        unsafe { &*(*Page::of(object)).heap }
    }

    pub fn account(&self) -> &Account {
        &self.account
    }

    #[inline(always)]
    pub(crate) fn buffers(&self) -> &Pools {
        &self.buffers
    }

    /// Gives the pages of the pools that hold nothing back to the system.
    pub(super) fn give_back_idle(&self) {
        self.objects.give_back_idle(&self.account);
        self.buffers.give_back_idle(&self.account);
    }

    pub fn generations(&self) -> &Generations {
        &self.generations
    }

    pub fn collector(&self) -> &Collector {
        &self.collector
    }

    pub fn set_drop_torture(&self, torture: Option<deallocate::Torture>) {
        self.deferred.set_torture(torture);
    }

    pub fn weak(&self) -> &WeakTable {
        &self.weak
    }

    #[inline(always)]
    pub fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Begins to note where blocks are allocated, with at most `frames` frames each; nothing changes if that is so already.
    pub fn start_tracing(&self, frames: u16) {
        if !self.traces.is_on() {
            self.traces.set_limit(frames);
            self.traces.set_on(true);
            self.watch();
        }
    }

    /// Ends what [`Heap::start_tracing`] began, and forgets all traces.
    pub fn stop_tracing(&self) {
        if self.traces.is_on() {
            self.traces.set_on(false);
            self.watch();
            self.traces.clear(&self.account);
        }
    }

    #[inline(always)]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Counts allocations from now on.
    pub fn start_counting(&self) {
        self.counts.set_on(true);
        self.watch();
    }

    /// Whether allocations and releases are to be seen one by one.
    #[inline(always)]
    fn is_watched(&self) -> bool {
        self.traces.is_on() || self.counts.is_on()
    }

    fn watch(&self) {
        self.objects.set_watched(self.is_watched());
        self.buffers.set_watched(self.is_watched());
    }

    fn count_block(&self, pools: &Pools, memory: NonNull<u8>, size: usize) {
        match () {
            () if !self.counts.is_on() => {}
            () if ptr::eq(pools, &self.objects) => self.counts.object(memory, size),
            () => self.counts.buffer(size),
        }
    }

    /// The thread that holds the lock; `None` outside a VM.
    #[inline(always)]
    pub fn thread(&self) -> Option<&Thread> {
        // SAFETY: set while a thread holds the lock, and cleared before the thread's state goes.
        unsafe { self.thread.get().as_ref() }
    }

    pub(crate) fn set_thread(&self, thread: *const Thread) {
        self.thread.set(thread);
    }

    /// Memory for an object of `size` bytes; the caller writes header and payload before anything else happens.
    #[inline(always)]
    pub fn allocate_raw(&self, size: usize) -> Result<NonNull<u8>, NoMemory> {
        if size <= SMALL_SIZE {
            self.objects.allocate(self, class_of(size))
        } else {
            self.large.allocate(self, size)
        }
    }

    /// Gives back the memory of an object whose payload has been dropped and which is not tracked.
    ///
    /// # Safety
    /// `object` was allocated by this heap, and nothing refers to it any more.
    #[inline(always)]
    pub unsafe fn free_raw(&self, object: NonNull<Object>) {
        // SAFETY: by contract.
        unsafe {
            debug_assert!(object.as_ref().gc() & gc::GENERATION == 0);
            let page = Page::of(object);
            if (*page).is_large() {
                self.large.free(self, page);
            } else {
                self.objects.free(page, object.cast::<FreeCell>());
            }
        }
    }

    /// A new object with a payload of fixed size and nothing behind it; not tracked.
    ///
    /// Payloads that are made often have no padding: bytes that belong to no field are copied by way of the stack, written in
    /// parts and read as a whole, which takes a processor as long as a dozen instructions.
    #[inline(always)]
    pub fn allocate<T: Payload>(&self, payload: T) -> Result<Ref<T>, NoMemory> {
        let memory = match self.allocate_raw(size_of::<T>()) {
            Ok(memory) => memory.cast::<T>(),
            Err(error) => {
                // The header in it is no object that lives on the heap; only the fields may need dropping.
                drop(payload);
                return Err(error);
            }
        };
        // SAFETY: the memory is large enough, aligned to 16, and ours.
        unsafe {
            memory.write(payload);
            Ok(Ref::from_raw(memory))
        }
    }

    /// As [`Heap::allocate`], with the payload made where it is to lie, so that nothing of it is copied.
    #[inline(always)]
    pub fn allocate_in_place<T: Payload>(&self, make: impl FnOnce() -> T) -> Result<Ref<T>, NoMemory> {
        let memory = self.allocate_raw(size_of::<T>())?.cast::<T>();
        // SAFETY: the memory is large enough, aligned to 16, and ours.
        unsafe {
            memory.write(make());
            Ok(Ref::from_raw(memory))
        }
    }

    /// Lets the collector know of `object`, which is complete and may refer to other objects.
    #[inline(always)]
    pub fn track(&self, object: &Object) {
        self.generations.add_young(self, object);
    }

    /// Takes `object` out of the collector's sight.
    #[inline(always)]
    pub fn untrack(&self, object: &Object) {
        self.generations.remove(object);
    }

    /// Pages in use, for objects and for buffers.
    pub fn pages(&self) -> (usize, usize) {
        (self.objects.pages(), self.buffers.pages())
    }

    /// Calls `visit` for every tracked object, of whatever generation.
    ///
    /// # Safety
    /// `visit` neither allocates nor frees.
    pub unsafe fn for_each_tracked(&self, mut visit: impl FnMut(&Object)) {
        // SAFETY: by contract.
        unsafe {
            self.objects.for_each(|object| object.is_tracked(), &mut visit);
            self.large.for_each(|object| object.is_tracked(), &mut visit);
        }
    }

    /// Calls `visit` for every object, tracked or not.
    ///
    /// # Safety
    /// As for [`Heap::for_each_tracked`]; no object is half made.
    pub unsafe fn for_each(&self, mut visit: impl FnMut(&Object)) {
        // SAFETY: by contract.
        unsafe {
            self.objects.for_each(|object| object.count() != 0, &mut visit);
            self.large.for_each(|object| object.count() != 0, &mut visit);
        }
    }
}

impl Default for Heap {
    fn default() -> Self {
        Self::new()
    }
}

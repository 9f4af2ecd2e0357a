//! Which objects are young, middle-aged and old.
//!
//! Young and middle-aged objects stand in a vector each, so that collecting them costs in proportion to their number and not
//! to the heap; an object knows its index (the number in its collector word), so that it leaves the vector in constant time
//! when it dies, the last one taking its place. Old objects are found by walking the pages.
//!
//! Invariants:
//! 1. `vector[i]` is a live object whose collector word says this generation and the number `i`.
//! 2. An object that finds no room (its index would not fit 24 bits, or memory has run out) is old at once.
//! 3. What the vectors take is charged to the heap's account.

use super::Heap;
use super::account::Account;
use crate::object::{Object, gc};
use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

pub const YOUNG: u32 = 1;
pub const MIDDLE: u32 = 2;

struct Generation {
    objects: Cell<*mut NonNull<Object>>,
    len: Cell<usize>,
    capacity: Cell<usize>,
}

impl Generation {
    const fn new() -> Self {
        Generation { objects: Cell::new(null_mut()), len: Cell::new(0), capacity: Cell::new(0) }
    }

    fn layout(capacity: usize) -> Layout {
        Layout::array::<NonNull<Object>>(capacity).expect("at most 2^24 pointers")
    }

    /// Doubles the capacity; false if that is not possible.
    fn grow(&self, account: &Account) -> bool {
        let (old, ptr) = (self.capacity.get(), self.objects.get());
        let new = (old * 2).clamp(64, gc::NUMBER_MAX as usize);
        let more = Self::layout(new).size() - Self::layout(old).size();
        if new == old || !account.charge_if_room(more) {
            return false;
        }
        // SAFETY: allocated with the layout of `old`, or null for 0.
        let ptr = unsafe {
            if old == 0 {
                alloc::alloc(Self::layout(new))
            } else {
                alloc::realloc(ptr.cast(), Self::layout(old), Self::layout(new).size())
            }
        };
        if ptr.is_null() {
            account.release(more);
            return false;
        }
        self.objects.set(ptr.cast());
        self.capacity.set(new);
        true
    }

    /// Adds the object with flags `lasting`; false if there is no room.
    fn push(&self, account: &Account, object: &Object, generation: u32) -> bool {
        let len = self.len.get();
        if len == self.capacity.get() && !self.grow(account) {
            return false;
        }
        // SAFETY: `len` is below the capacity.
        unsafe { *self.objects.get().add(len) = NonNull::from(object) };
        self.len.set(len + 1);
        object.set_gc(object.gc() & gc::LASTING | generation | (len as u32) << gc::SHIFT);
        true
    }

    #[inline(always)]
    fn remove(&self, object: &Object) {
        let word = object.gc();
        let index = (word >> gc::SHIFT) as usize;
        let last = self.len.get() - 1;
        // SAFETY: invariant 1.
        unsafe {
            debug_assert!(index <= last && (*self.objects.get().add(index)).as_ptr().cast_const() == object);
            if index != last {
                let moved = *self.objects.get().add(last);
                *self.objects.get().add(index) = moved;
                let flags = moved.as_ref().gc() & ((1 << gc::SHIFT) - 1);
                moved.as_ref().set_gc(flags | (index as u32) << gc::SHIFT);
            }
        }
        self.len.set(last);
        object.set_gc(word & gc::LASTING);
    }

    fn as_slice(&self) -> &[NonNull<Object>] {
        if self.len.get() == 0 {
            return &[];
        }
        // SAFETY: the first `len` elements are initialized.
        unsafe { std::slice::from_raw_parts(self.objects.get(), self.len.get()) }
    }

    /// Gives up the vector's memory where a burst has left it large.
    fn shrink(&self, account: &Account) {
        if self.len.get() == 0 && self.capacity.get() > 1 << 16 {
            // SAFETY: allocated with this layout.
            unsafe { alloc::dealloc(self.objects.get().cast(), Self::layout(self.capacity.get())) };
            account.release(Self::layout(self.capacity.get()).size());
            self.objects.set(null_mut());
            self.capacity.set(0);
        }
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        if self.capacity.get() != 0 {
            // SAFETY: allocated with this layout.
            unsafe { alloc::dealloc(self.objects.get().cast(), Self::layout(self.capacity.get())) };
        }
    }
}

pub struct Generations {
    young: Generation,
    middle: Generation,
    /// `young.len` at which `add_young` takes its slow path: out of room, or a collection is due.
    limit: Cell<usize>,
    /// Objects that became old since the last full collection, and those that survived it.
    pub(super) old_pending: Cell<usize>,
    pub(super) old_total: Cell<usize>,
}

impl Generations {
    pub const fn new() -> Self {
        Generations {
            young: Generation::new(),
            middle: Generation::new(),
            limit: Cell::new(0),
            old_pending: Cell::new(0),
            old_total: Cell::new(0),
        }
    }

    pub fn young_len(&self) -> usize {
        self.young.len.get()
    }

    /// Visits the last so many young objects to be tracked. The visitor tracks and drops nothing.
    pub fn for_youngest(&self, count: usize, visit: impl FnMut(&Object)) {
        let young = self.young.as_slice();
        // SAFETY: invariant 1.
        young[young.len().saturating_sub(count)..]
            .iter()
            .map(|object| unsafe { object.as_ref() })
            .for_each(visit);
    }

    pub fn middle_len(&self) -> usize {
        self.middle.len.get()
    }

    #[inline(always)]
    pub(super) fn add_young(&self, heap: &Heap, object: &Object) {
        debug_assert!(object.gc() & gc::GENERATION == 0, "tracked twice");
        let len = self.young.len.get();
        if len >= self.limit.get() {
            return self.add_young_slow(heap, object);
        }
        // SAFETY: `limit` is at most the capacity.
        unsafe { *self.young.objects.get().add(len) = NonNull::from(object) };
        self.young.len.set(len + 1);
        object.set_gc(object.gc() & gc::LASTING | YOUNG | (len as u32) << gc::SHIFT);
    }

    #[cold]
    #[inline(never)]
    fn add_young_slow(&self, heap: &Heap, object: &Object) {
        heap.collector().tracked_slow(heap);
        if !self.young.push(heap.account(), object, YOUNG) {
            self.make_old(object);
        }
        self.update_limit(heap);
    }

    /// To be called when thresholds, stress or the enabled switch change, and after a collection.
    pub(super) fn update_limit(&self, heap: &Heap) {
        self.limit.set(heap.collector().young_limit(heap).min(self.young.capacity.get()));
    }

    #[inline(always)]
    pub(super) fn remove(&self, object: &Object) {
        match object.gc() & gc::GENERATION {
            YOUNG => self.young.remove(object),
            MIDDLE => self.middle.remove(object),
            _ => object.set_gc(object.gc() & gc::LASTING),
        }
    }

    pub(super) fn make_old(&self, object: &Object) {
        object.set_gc(object.gc() & gc::LASTING | gc::OLD);
        self.old_pending.set(self.old_pending.get() + 1);
    }

    /// A survivor of a collection of the young goes to the middle; of the middle, to the old.
    pub(super) fn promote(&self, account: &Account, object: &Object, to: u32) {
        if to != MIDDLE || !self.middle.push(account, object, MIDDLE) {
            self.make_old(object);
        }
    }

    /// Calls `visit` for each young object and, if asked, each middle-aged one.
    pub(super) fn for_each(&self, with_middle: bool, mut visit: impl FnMut(&Object)) {
        for generation in [Some(&self.young), with_middle.then_some(&self.middle)].into_iter().flatten() {
            for object in generation.as_slice() {
                // SAFETY: invariant 1.
                visit(unsafe { object.as_ref() });
            }
        }
    }

    /// Empties the vectors: their objects have been promoted or taken out one by one by whoever calls this.
    pub(super) fn forget(&self, account: &Account, with_middle: bool) {
        self.young.len.set(0);
        self.young.shrink(account);
        if with_middle {
            self.middle.len.set(0);
            self.middle.shrink(account);
        }
    }
}

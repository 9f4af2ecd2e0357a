//! What happens when an object's last reference goes: finalizer, weak references, contents, memory.
//!
//! The order is CPython's: `__del__` first (it may bring the object back), then weak references are cleared and their
//! callbacks run, then the contents are dropped.
//!
//! Destroying a container destroys what it alone refers to, and so on down; a structure nested ten million deep must not
//! exhaust the native stack. Past a fixed depth, objects are put on a list instead ("trashcan") that the outermost
//! deallocation works off.
//!
//! Drop torture (`--drop-torture`) runs a program at every deallocation of a container, as if each had a `__del__`: what does
//! not keep the drop rule is found out. It goes by the way of the trashcan, so that nothing else tests for it.

use super::Heap;
use crate::class::{PyType, attributes, flags};
use crate::object::{Object, Payload, gc};
use crate::thread::Thread;
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// How deep deallocations nest before they are deferred. A level takes a few hundred bytes of native stack.
const DEPTH: u32 = 100;

/// What runs at every deallocation under drop torture.
pub type Torture = fn(&Thread);

/// Objects waiting to be destroyed, linked through their first 8 bytes: the count is 0 and needs no place. The link is cut
/// so that the flags of the collector word stay 0 for a walk over the page.
pub struct Deferred {
    depth: Cell<u32>,
    /// [`DEPTH`], or 0 under drop torture.
    limit: Cell<u32>,
    torture: Cell<Option<Torture>>,
    first: Cell<*mut Object>,
    draining: Cell<bool>,
}

impl Deferred {
    pub const fn new() -> Self {
        Deferred {
            depth: Cell::new(0),
            limit: Cell::new(DEPTH),
            torture: Cell::new(None),
            first: Cell::new(null_mut()),
            draining: Cell::new(false),
        }
    }

    /// Begins or ends drop torture.
    pub fn set_torture(&self, torture: Option<Torture>) {
        self.torture.set(torture);
        self.limit.set(if torture.is_some() { 0 } else { DEPTH });
    }

    /// Defers the object if the nesting is too deep; then the caller must leave it alone.
    ///
    /// # Safety
    /// `object` is dead, untracked, finalized and has no weak references.
    #[inline(always)]
    unsafe fn enter(&self, heap: &Heap, object: NonNull<Object>) -> bool {
        let depth = self.depth.get();
        if depth >= self.limit.get() {
            return self.enter_slow(heap, object);
        }
        self.depth.set(depth + 1);
        true
    }

    /// The nesting is too deep, or this is drop torture.
    #[cold]
    fn enter_slow(&self, heap: &Heap, object: NonNull<Object>) -> bool {
        let depth = self.depth.get();
        if depth >= DEPTH {
            self.push(object);
            return false;
        }
        self.depth.set(depth + 1);
        // The torture's own objects die in peace.
        if let Some(torture) = self.torture.take() {
            if let Some(vm) = heap.thread().filter(|vm| !vm.is_terminating()) {
                vm.keeping_exception(|| torture(vm));
            }
            self.torture.set(Some(torture));
        }
        true
    }

    #[inline(always)]
    fn leave(&self, heap: &Heap) {
        let depth = self.depth.get() - 1;
        self.depth.set(depth);
        if depth == 0 && !self.first.get().is_null() && !self.draining.get() {
            self.drain(heap);
        }
    }

    #[cold]
    fn push(&self, object: NonNull<Object>) {
        let link = (self.first.get().expose_provenance() >> 4) as u64;
        // SAFETY: the object is dead; its header is still ours to use.
        let header = unsafe { object.as_ref() };
        header.set_count(link as u32);
        header.set_gc(((link >> 32) as u32) << gc::SHIFT);
        self.first.set(object.as_ptr());
    }

    #[cold]
    fn drain(&self, heap: &Heap) {
        self.draining.set(true);
        while let Some(object) = NonNull::new(self.first.get()) {
            // SAFETY: a deferred object's header holds the link, its payload is untouched.
            unsafe {
                let header = object.as_ref();
                let link = (u64::from(header.gc() >> gc::SHIFT) << 32 | u64::from(header.count())) << 4;
                self.first.set(std::ptr::with_exposed_provenance_mut(link as usize));
                header.set_count(0);
                header.set_gc(0);
                destroy(heap, object);
            }
        }
        self.draining.set(false);
    }
}

/// For types whose payload refers to no other object and that have neither finalizer nor weak references.
///
/// # Safety
/// `object` is a `T` exactly and has lost its last reference.
pub unsafe fn deallocate_leaf<T: Payload>(object: NonNull<Object>) {
    // SAFETY: by contract.
    unsafe {
        let heap = Heap::of(object);
        object.cast::<T>().drop_in_place();
        heap.free_raw(object);
    }
}

/// For native containers without finalizer and attribute word.
///
/// # Safety
/// `object` is a `T` exactly and has lost its last reference.
pub unsafe fn deallocate_container<T: Payload>(object: NonNull<Object>) {
    // SAFETY: by contract.
    unsafe {
        let heap = Heap::of(object);
        // Callbacks of weak references may collect: the dead object is out of the collector's sight by then.
        heap.untrack(object.as_ref());
        if object.as_ref().gc() & gc::WEAKREFS != 0 {
            heap.weak().clear_referent(object.as_ref());
        }
        if heap.deferred.enter(heap, object) {
            object.cast::<T>().drop_in_place();
            heap.free_raw(object);
            heap.deferred.leave(heap);
        }
    }
}

/// For native containers without finalizer, attribute word and weak references: `contents` drops what the payload owns.
///
/// # Safety
/// As for [`deallocate_container`].
#[inline(always)]
pub unsafe fn deallocate_native(object: NonNull<Object>, contents: impl FnOnce(NonNull<Object>)) {
    // SAFETY: by contract.
    unsafe {
        let heap = Heap::of(object);
        heap.untrack(object.as_ref());
        if heap.deferred.enter(heap, object) {
            contents(object);
            heap.free_raw(object);
            heap.deferred.leave(heap);
        }
    }
}

/// For all other types: instances of classes, native types with attributes or finalizers.
///
/// # Safety
/// `object` has lost its last reference.
pub unsafe fn deallocate_object(object: NonNull<Object>) {
    // SAFETY: by contract.
    unsafe {
        let header = object.as_ref();
        let heap = Heap::of(object);
        if header.ty().has_flag(flags::HAS_FINALIZER) && !finalize(heap, header) {
            return;
        }
        // As in [`deallocate_container`]: first of all out of the collector's sight.
        heap.untrack(header);
        if header.gc() & gc::WEAKREFS != 0 {
            heap.weak().clear_referent(header);
        }
        header.set_gc(0);
        if heap.deferred.enter(heap, object) {
            destroy(heap, object);
            heap.deferred.leave(heap);
        }
    }
}

/// Runs the finalizer once; false if the object has been resurrected.
#[cold]
fn finalize(heap: &Heap, object: &Object) -> bool {
    if object.is_finalized() {
        return true;
    }
    let (Some(finalize), Some(vm)) = (object.ty().slots().finalize, heap.thread()) else { return true };
    if vm.is_terminating() {
        return true;
    }
    object.set_count(1);
    object.set_gc(object.gc() | gc::FINALIZED);
    // The count of 1 is this value's; it is given back by hand, since dropping it would deallocate once more.
    // SAFETY: the object is alive again for the length of the call.
    let value =
        std::mem::ManuallyDrop::new(unsafe { crate::value::Value::from_object(NonNull::from(object)) });
    vm.keeping_exception(|| finalize(vm, &value));
    let count = object.count() - 1;
    object.set_count(count);
    count == 0
}

/// Drops everything the dead object refers to, and frees it.
///
/// # Safety
/// The object is dead and untracked, and its finalizer and weak references are dealt with.
unsafe fn destroy(heap: &Heap, object: NonNull<Object>) {
    // SAFETY: by contract. The type is kept until the memory has been freed: its layout is needed.
    unsafe {
        let ty: *const PyType = object.as_ref().type_ptr();
        attributes::drop_words(object.as_ref());
        if let Some(drop) = (*ty).native.drop {
            drop(object);
        }
        heap.free_raw(object);
        if (*ty).is_heap_type() {
            Object::decrement(NonNull::from((*ty).as_object()));
        }
    }
}

//! The side table of weak references: from an object to the list of its `weakref.ref`s.
//!
//! An object says by a flag of its collector word that it stands in the table; static objects, which are never written, are
//! looked up without the flag. The list is threaded through the references themselves: those without a callback first (they
//! are shared), then those with one, the youngest first, as in CPython, whose order of callbacks this fixes.
//!
//! Invariant: a reference is in the list of its referent exactly while its `referent` is not null. The table owns no counts.

use super::{Heap, NoMemory};
use crate::builtins::weakref::PyWeakref;
use crate::collections::Table;
use crate::object::{Object, Ref, gc};
use hashbrown::hash_table::Entry;
use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};

/// A referent and the first of its references.
struct List {
    referent: *const Object,
    first: Cell<*const PyWeakref>,
}

pub struct WeakTable {
    lists: RefCell<Table<List>>,
    /// Lists that have been asked for, each at a place of its hash: a referent and its first reference, or nulls.
    known: [Cell<(*const Object, *const PyWeakref)>; KNOWN],
}

const KNOWN: usize = 16;

fn hash(object: *const Object) -> u64 {
    (object.addr() as u64 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl WeakTable {
    pub const fn new() -> Self {
        let known = [const { Cell::new((ptr::null(), ptr::null())) }; KNOWN];
        WeakTable { lists: RefCell::new(Table::new()), known }
    }

    /// The VM is about to go.
    pub fn clear(&self) {
        self.lists.take();
        self.known.iter().for_each(|known| known.set((ptr::null(), ptr::null())));
    }

    #[inline(always)]
    fn known(&self, hash: u64) -> &Cell<(*const Object, *const PyWeakref)> {
        &self.known[(hash >> 60) as usize]
    }

    /// The list of an object with this hash gets another beginning, or goes.
    fn forget(&self, hash: u64) {
        self.known(hash).set((ptr::null(), ptr::null()));
    }

    /// The first of the references to `object`; the rest follow by `PyWeakref::next`.
    #[inline]
    pub fn first(&self, object: &Object) -> *const PyWeakref {
        if object.gc() & gc::WEAKREFS == 0 && !object.is_immortal() {
            return ptr::null();
        }
        let hash = hash(object);
        let (referent, first) = self.known(hash).get();
        if ptr::eq(referent, object) { first } else { self.find(object, hash) }
    }

    #[inline(never)]
    fn find(&self, object: &Object, hash: u64) -> *const PyWeakref {
        let lists = self.lists.borrow();
        let Some(list) = lists.find(hash, |list| ptr::eq(list.referent, object)) else { return ptr::null() };
        self.known(hash).set((object, list.first.get()));
        list.first.get()
    }

    pub fn count(&self, object: &Object) -> usize {
        let (mut count, mut next) = (0, self.first(object));
        // SAFETY: the list holds live references.
        while let Some(reference) = unsafe { next.as_ref() } {
            count += 1;
            next = reference.next();
        }
        count
    }

    /// Enters `reference`, whose referent is `object`, behind `after`, or first.
    pub fn insert(
        &self,
        object: &Object,
        reference: &PyWeakref,
        after: *const PyWeakref,
    ) -> Result<(), NoMemory> {
        // SAFETY: `after` is null or in the list of the same referent.
        if let Some(after) = unsafe { after.as_ref() } {
            reference.link_after(after);
            return Ok(());
        }
        self.forget(hash(object));
        let mut lists = self.lists.borrow_mut();
        lists.reserve(|list| hash(list.referent))?;
        match lists.entry(hash(object), |list| ptr::eq(list.referent, object), |list| hash(list.referent)) {
            Entry::Occupied(list) => {
                reference.link_before(list.get().first.get());
                list.get().first.set(reference);
            }
            Entry::Vacant(place) => {
                place.insert(List { referent: object, first: Cell::new(reference) });
                if !object.is_immortal() {
                    object.set_gc(object.gc() | gc::WEAKREFS);
                }
            }
        }
        Ok(())
    }

    /// Takes `reference` out of the list of its referent, which may be alive or dying.
    pub fn remove(&self, reference: &PyWeakref) {
        let referent = reference.referent_ptr();
        if referent.is_null() {
            return;
        }
        self.forget(hash(referent));
        if let Ok(list) =
            self.lists.borrow_mut().find_entry(hash(referent), |list| ptr::eq(list.referent, referent))
            && ptr::eq(list.get().first.get(), reference)
        {
            if reference.next().is_null() {
                list.remove();
                // SAFETY: a reference with a referent that is not null has one that is not freed.
                let object = unsafe { &*referent };
                if !object.is_immortal() {
                    object.set_gc(object.gc() & !gc::WEAKREFS);
                }
            } else {
                list.get().first.set(reference.next());
            }
        }
        reference.unlink();
    }

    /// Clears all references to `object` and runs their callbacks.
    #[cold]
    pub fn clear_referent(&self, object: &Object) {
        let mut callbacks: Vec<Ref<PyWeakref>> = Vec::new();
        self.clear_into(object, &mut callbacks);
        for reference in callbacks {
            run_callback(object.heap(), &reference);
        }
    }

    /// Clears the references to `object`; those with a callback that are alive themselves are kept in `callbacks`.
    pub(super) fn clear_into(&self, object: &Object, callbacks: &mut Vec<Ref<PyWeakref>>) {
        let mut next = self.first(object);
        // SAFETY: the list holds live references; `next` is read before the current one is taken out.
        while let Some(reference) = unsafe { next.as_ref() } {
            next = reference.next();
            self.remove(reference);
            reference.clear_referent();
            // Memory for the list of callbacks may be refused: then this callback is lost, as its object's other half is.
            if reference.has_callback()
                && reference.as_object().count() > 0
                && callbacks.try_reserve(1).is_ok()
            {
                callbacks.push(Ref::borrowed(reference));
            }
        }
    }
}

/// Calls the callback of a cleared reference with it; what it raises is reported.
pub(super) fn run_callback(heap: &Heap, reference: &Ref<PyWeakref>) {
    let (Some(vm), Some(callback)) = (heap.thread(), reference.take_callback()) else { return };
    if vm.is_terminating() {
        return;
    }
    vm.keeping_exception(|| {
        if vm.call(&callback, &[reference.to_value()]).is_err() {
            vm.report_unraisable("calling weakref callback", &callback);
        }
    });
}

/// A handle on the header of a `PyWeakref`.
trait AsObject {
    fn as_object(&self) -> &Object;
}

impl AsObject for PyWeakref {
    fn as_object(&self) -> &Object {
        // SAFETY: every payload begins with the header.
        unsafe { NonNull::from(self).cast::<Object>().as_ref() }
    }
}

//! `Tracer`: what a payload shows its references to. One type for all the passes of the collector, so that a payload is
//! traced by a single function.

use super::account::Account;
use crate::object::{Object, Payload, Ref, gc};
use crate::value::{Value, Word};
use std::ptr::NonNull;

pub struct Tracer<'a> {
    pub(super) mode: Mode<'a>,
}

pub(super) enum Mode<'a> {
    /// Takes one from the trial count of every object of the set.
    Subtract,
    /// Marks objects of the set as reachable, and notes those newly marked.
    Mark { pending: &'a mut Pending },
    /// Calls a function for every reference, of whatever kind.
    Referents(&'a mut dyn FnMut(&Value)),
}

/// Under a limit on memory, the list of objects to be traced has a place for so many, and for one more for so many bytes in use.
const LEAST: usize = 1 << 14;
const SHARE: usize = 512;

/// So many values of a row are marked before what they refer to is: the list of a row's objects would be as long as the row.
const AT_ONCE: usize = 1 << 10;

/// Objects that are marked but not yet traced.
pub(super) struct Pending {
    pub objects: Vec<NonNull<Object>>,
    /// What is left of long rows.
    rows: Vec<NonNull<[Value]>>,
    /// How many there may be: the list is no part of the account, and must be small beside it.
    most: usize,
    /// Memory for the list ran out: some marked objects have not been traced.
    pub overflow: bool,
}

impl<'a> Tracer<'a> {
    /// A tracer that calls `visit` for every reference an object owns: `gc.get_referents`.
    pub fn referents(visit: &'a mut dyn FnMut(&Value)) -> Tracer<'a> {
        Tracer { mode: Mode::Referents(visit) }
    }

    #[inline]
    pub fn visit(&mut self, value: &Value) {
        if let Some(object) = value.as_object() {
            self.visit_object(object);
        } else if let Mode::Referents(visit) = &mut self.mode {
            visit(value);
        }
    }

    #[inline]
    pub fn visit_option(&mut self, value: &Option<Value>) {
        if let Some(value) = value {
            self.visit(value);
        }
    }

    /// Shows values that lie in the payload, or in memory that it owns: long rows are marked piece by piece, later.
    #[inline]
    pub fn visit_all(&mut self, values: &[Value]) {
        if values.len() > AT_ONCE
            && let Mode::Mark { pending } = &mut self.mode
            && pending.defer(values)
        {
            return;
        }
        for value in values {
            self.visit(value);
        }
    }

    #[inline]
    pub fn visit_ref<T: Payload>(&mut self, payload: &T) {
        // SAFETY: every payload begins with the header.
        self.visit_object(unsafe { &*std::ptr::from_ref(payload).cast::<Object>() });
    }

    #[inline]
    pub fn visit_option_ref<T: Payload>(&mut self, payload: &Option<Ref<T>>) {
        if let Some(payload) = payload {
            self.visit_object(payload.as_object());
        }
    }

    /// A slot that owns its reference, or is null.
    ///
    /// # Safety
    /// A pointer must be to a live object.
    #[inline]
    pub unsafe fn visit_word(&mut self, word: Word) {
        if word.is_object() {
            // SAFETY: by contract.
            self.visit_object(unsafe { &*word.0 });
        }
    }

    #[inline]
    fn visit_object(&mut self, object: &Object) {
        let word = object.gc();
        match &mut self.mode {
            Mode::Subtract => {
                // A count at the maximum is "many": more references than the number can hold, never subtracted to 0.
                if word & gc::COLLECTING != 0 && word >> gc::SHIFT != gc::NUMBER_MAX {
                    debug_assert!(
                        word >> gc::SHIFT > 0,
                        "{} owns more references than are counted",
                        object.ty().name()
                    );
                    object.set_gc(word.wrapping_sub(1 << gc::SHIFT));
                }
            }
            Mode::Mark { pending } => {
                if word & (gc::COLLECTING | gc::REACHABLE) == gc::COLLECTING {
                    object.set_gc(word | gc::REACHABLE);
                    pending.push(object);
                }
            }
            Mode::Referents(visit) => {
                let value = std::mem::ManuallyDrop::new(
                    // SAFETY: borrowed from the reference that is traced, and never dropped.
                    unsafe { Value::from_object(NonNull::from(object)) },
                );
                visit(&value);
            }
        }
    }

    /// Shows all references that `object` owns.
    #[inline]
    pub fn trace(&mut self, object: &Object) {
        crate::class::attributes::trace_object(object, self);
    }
}

impl Pending {
    pub fn new(account: &Account) -> Self {
        let most = if account.limit() == usize::MAX { usize::MAX } else { LEAST + account.used() / SHARE };
        Pending { objects: Vec::new(), rows: Vec::new(), most, overflow: false }
    }

    /// Keeps a row for later; false if there is no memory.
    fn defer(&mut self, values: &[Value]) -> bool {
        let is_kept = self.rows.try_reserve(1).is_ok();
        if is_kept {
            self.rows.push(NonNull::from(values));
        }
        is_kept
    }

    /// The next values of a long row.
    ///
    /// # Safety
    /// Nothing has changed or freed a row since it was traced.
    pub unsafe fn next_of_row<'a>(&mut self) -> Option<&'a [Value]> {
        // SAFETY: by contract.
        let row = unsafe { self.rows.pop()?.as_ref() };
        let (first, rest) = row.split_at(row.len().min(AT_ONCE));
        if !rest.is_empty() {
            self.rows.push(NonNull::from(rest));
        }
        Some(first)
    }

    /// Forgets all that is pending.
    pub fn clear(&mut self) {
        self.objects.clear();
        self.rows.clear();
    }

    pub fn push(&mut self, object: &Object) {
        let is_full = self.objects.len() == self.objects.capacity();
        if is_full && (self.objects.len() >= self.most || self.objects.try_reserve(1).is_err()) {
            self.overflow = true;
            return;
        }
        self.objects.push(NonNull::from(object));
    }
}

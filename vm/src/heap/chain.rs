//! Chains: doubly linked lists of blocks of memory, each of which holds its own links; those that have room come first.

use std::cell::Cell;
use std::ptr::null_mut;

/// What a chain is made of.
pub trait Linked: Sized {
    /// The links of this member.
    fn links(&self) -> &Links<Self>;
    /// Whether something can be taken from it.
    fn has_room(&self) -> bool;
}

/// The neighbours of a member; null at the ends.
pub struct Links<T> {
    next: Cell<*mut T>,
    previous: Cell<*mut T>,
}

impl<T> Links<T> {
    pub const fn new() -> Links<T> {
        Links { next: Cell::new(null_mut()), previous: Cell::new(null_mut()) }
    }
}

/// Invariant: its members are live, and no member with room lies behind one without.
pub struct Chain<T> {
    first: Cell<*mut T>,
}

impl<T: Linked> Chain<T> {
    pub const fn new() -> Chain<T> {
        Chain { first: Cell::new(null_mut()) }
    }

    /// The first member; null if there is none.
    pub fn first(&self) -> *mut T {
        self.first.get()
    }

    /// The first member, if it has room: no other one has room either if it has none.
    pub fn first_with_room(&self) -> Option<*mut T> {
        let first = self.first.get();
        // SAFETY: members are live.
        (!first.is_null() && unsafe { (*first).has_room() }).then_some(first)
    }

    /// The member behind `member`; null at the end.
    ///
    /// # Safety
    /// `member` is in a chain.
    pub unsafe fn next(member: *mut T) -> *mut T {
        // SAFETY: by contract it is live.
        unsafe { (*member).links().next.get() }
    }

    /// # Safety
    /// `member` is live and in no chain, and nobody has a mutable reference to a member; it stays where it is until it is unlinked.
    pub unsafe fn link_first(&self, member: *mut T) {
        // SAFETY: by contract, and members are live.
        unsafe {
            let head = self.first.replace(member);
            (*member).links().previous.set(null_mut());
            (*member).links().next.set(head);
            if !head.is_null() {
                (*head).links().previous.set(member);
            }
        }
    }

    /// # Safety
    /// `member` is in this chain.
    pub unsafe fn unlink(&self, member: *mut T) {
        // SAFETY: by contract, and members are live.
        unsafe {
            let Links { next, previous } = (*member).links();
            match previous.get() {
                before if before.is_null() => self.first.set(next.get()),
                before => (*before).links().next.set(next.get()),
            }
            if !next.get().is_null() {
                (*next.get()).links().previous.set(previous.get());
            }
        }
    }

    /// Moves the first member, which has no room any more, behind all that have.
    ///
    /// # Safety
    /// The chain is not empty.
    pub unsafe fn move_full(&self) {
        // SAFETY: by contract there is a first member, and members are live.
        unsafe {
            let full = self.first.get();
            debug_assert!(!(*full).has_room());
            let mut last = full;
            loop {
                let next = Self::next(last);
                if next.is_null() || !(*next).has_room() {
                    break;
                }
                last = next;
            }
            if last == full {
                return;
            }
            self.unlink(full);
            let after = (*last).links().next.replace(full);
            (*full).links().previous.set(last);
            (*full).links().next.set(after);
            if !after.is_null() {
                (*after).links().previous.set(full);
            }
        }
    }
}

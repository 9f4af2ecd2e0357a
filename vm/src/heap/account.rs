//! The byte account of a VM: every allocation that a script can cause is charged here before it is made.
//!
//! A thread that runs a VM has that VM's heap attached (`heap::current`), and with it its account. What is allocated under an
//! account is released under the same one: a `Buf` never leaves its VM.
//!
//! Two kinds of refusal end in the same [`NoMemory`]: the system has no memory (an ordinary, catchable `MemoryError`), or the
//! embedder's limit is reached (a termination, see [`Account::exceeded`]). The third kind is made by the tests:
//! [`Account::fail_after`] lets the n-th charge fail as if the system had refused it.
//!
//! Before a limit is reached, garbage that only the cycle collector finds is looked for: a charge that passes a *mark* below the limit asks for a
//! full collection, at the next tick, and the collection sets the next mark, half-way to the limit.
//!
//! Invariant: `used` is the sum of the charges not yet released; it never wraps, since every release follows its charge.

use super::current;
use std::cell::Cell;

/// An allocation was refused. Turns into a raised `MemoryError` (or the termination) by `?`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMemory;

/// The size of a user's address space.
const IMPOSSIBLE: usize = 1 << 47;

/// Marks are a `limit / LEAST_STEP` apart at least: where nearly all of the memory is in use, collections are not to take all of the time.
const LEAST_STEP: usize = 64;

/// Bytes in use, and what bounds them.
#[derive(Debug)]
pub struct Account {
    used: Cell<usize>,
    /// Of these, bytes of memory that is kept for later use, and given back before a limit is reached.
    idle: Cell<usize>,
    peak: Cell<usize>,
    limit: Cell<usize>,
    /// What is charged beyond it is worth a collection; not above the limit.
    mark: Cell<usize>,
    is_pressed: Cell<bool>,
    exceeded: Cell<bool>,
    fail_after: Cell<u64>,
}

impl Account {
    /// An account without a limit.
    pub const fn new() -> Self {
        Account {
            used: Cell::new(0),
            idle: Cell::new(0),
            peak: Cell::new(0),
            limit: Cell::new(usize::MAX),
            mark: Cell::new(usize::MAX),
            is_pressed: Cell::new(false),
            exceeded: Cell::new(false),
            fail_after: Cell::new(u64::MAX),
        }
    }

    /// What is in use; not what is idle.
    pub fn used(&self) -> usize {
        self.used.get() - self.idle.get()
    }

    /// So many charged bytes become idle.
    pub(super) fn retire(&self, bytes: usize) {
        self.idle.set(self.idle.get() + bytes);
    }

    /// So many idle bytes are used again.
    pub(super) fn revive(&self, bytes: usize) {
        debug_assert!(bytes <= self.idle.get(), "more than is idle");
        self.idle.set(self.idle.get().wrapping_sub(bytes));
    }

    /// The highest `used` since the last [`Account::reset_peak`].
    pub fn peak(&self) -> usize {
        self.peak.get()
    }

    pub fn reset_peak(&self) {
        self.peak.set(self.used());
    }

    pub fn set_limit(&self, bytes: usize) {
        self.limit.set(bytes);
        self.set_mark();
    }

    /// A full collection has done what it can.
    pub(super) fn set_mark(&self) {
        let limit = self.limit.get();
        let step = (limit.saturating_sub(self.used()) / 2).max(limit / LEAST_STEP);
        self.mark.set(if limit == usize::MAX { limit } else { self.used().saturating_add(step).min(limit) });
        self.is_pressed.set(false);
    }

    /// A mark has been passed since the last full collection.
    pub(super) fn is_pressed(&self) -> bool {
        self.is_pressed.get()
    }

    pub fn limit(&self) -> usize {
        self.limit.get()
    }

    /// A charge was refused because of the limit; stays set until [`Account::clear_exceeded`].
    pub fn exceeded(&self) -> bool {
        self.exceeded.get()
    }

    pub fn clear_exceeded(&self) {
        self.exceeded.set(false);
    }

    /// Lets the `n`-th charge from now on fail once (1 is the next one); `u64::MAX` for never.
    pub fn fail_after(&self, n: u64) {
        self.fail_after.set(n);
    }

    #[inline]
    pub fn charge(&self, bytes: usize) -> Result<(), NoMemory> {
        let mut used = self.used.get().checked_add(bytes).ok_or(NoMemory)?;
        if used > self.mark.get() || self.fail_after.get() != u64::MAX {
            used = self.charge_slow(bytes)?;
        }
        self.used.set(used);
        if used > self.peak.get() {
            self.peak.set(used);
        }
        Ok(())
    }

    /// Charges what can be done without. Where there is no room for it the limit does not count as reached.
    pub fn charge_if_room(&self, bytes: usize) -> bool {
        let used = self.used_with(bytes).unwrap_or(usize::MAX);
        if used > self.limit.get() {
            return false;
        }
        self.used.set(used);
        self.peak.set(self.peak.get().max(used));
        true
    }

    #[cold]
    fn charge_slow(&self, bytes: usize) -> Result<usize, NoMemory> {
        if self.fail_after.get() != u64::MAX {
            let left = self.fail_after.get() - 1;
            if left == 0 {
                self.fail_after.set(u64::MAX);
                return Err(NoMemory);
            }
            self.fail_after.set(left);
        }
        let used = self.used_with(bytes).ok_or(NoMemory)?;
        if used > self.limit.get() {
            // What no machine could give is an ordinary error, limit or not.
            self.exceeded.set(used <= IMPOSSIBLE);
            return Err(NoMemory);
        }
        if used > self.mark.get() {
            self.mark.set(self.limit.get());
            self.is_pressed.set(true);
            current::ask_for_collection(self);
        }
        Ok(used)
    }

    /// What is charged once `bytes` are. If that is too much, what is idle is given back first, where that is enough.
    fn used_with(&self, bytes: usize) -> Option<usize> {
        let used = self.used.get().checked_add(bytes)?;
        let helps = |bound: usize| used > bound && used - self.idle.get() <= bound;
        if helps(self.limit.get()) || helps(self.mark.get()) {
            current::give_back_idle(self);
        }
        self.used.get().checked_add(bytes)
    }

    #[inline]
    pub fn release(&self, bytes: usize) {
        debug_assert!(bytes <= self.used.get(), "released more than was charged");
        self.used.set(self.used.get().wrapping_sub(bytes));
    }
}

impl Default for Account {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_refuses_and_is_remembered() {
        let account = Account::new();
        account.set_limit(100);
        assert_eq!(account.charge(60), Ok(()));
        assert_eq!(account.charge(60), Err(NoMemory));
        assert!(account.exceeded());
        account.release(60);
        assert_eq!((account.used(), account.peak()), (0, 60));
    }

    #[test]
    fn a_mark_is_passed_once() {
        let account = Account::new();
        account.set_limit(1000);
        assert_eq!(account.charge(500), Ok(()));
        assert!(!account.is_pressed());
        assert_eq!(account.charge(1), Ok(()));
        assert!(account.is_pressed());
        account.set_mark();
        assert_eq!(account.charge(200), Ok(()));
        assert!(!account.is_pressed());
        assert_eq!(account.charge(200), Ok(()));
        assert!(account.is_pressed() && !account.exceeded());
    }

    #[test]
    fn what_can_be_done_without_exceeds_no_limit() {
        let account = Account::new();
        account.set_limit(100);
        assert!(account.charge_if_room(60) && !account.charge_if_room(60));
        assert!(!account.exceeded());
        assert_eq!(account.used(), 60);
    }

    #[test]
    fn the_impossible_does_not_exceed_a_limit() {
        let account = Account::new();
        account.set_limit(100);
        assert_eq!(account.charge(1 << 60), Err(NoMemory));
        assert!(!account.exceeded());
    }

    #[test]
    fn the_nth_charge_fails_once() {
        let account = Account::new();
        account.fail_after(2);
        assert_eq!(account.charge(1), Ok(()));
        assert_eq!(account.charge(1), Err(NoMemory));
        assert_eq!(account.charge(1), Ok(()));
        assert!(!account.exceeded());
    }
}

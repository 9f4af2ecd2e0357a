//! `Lent`: data that a host lends to a VM for the length of one call.
//!
//! Objects of the VM may hold the cell for as long as they like; the data is reached through it only until the loan ends.
//! Invariants:
//!
//! 1. The pointer is null or points to data that [`Lent::lend`] has borrowed and not given back.
//! 2. Data is reached on the lender's thread alone, by closures called inside the loan. So each of them has returned when the
//!    loan ends, whatever generators, coroutines and threads hold the cell.
//! 3. `borrows` is -1 while one closure has `&mut`, else the number of those that have `&`.

use std::cell::Cell;
use std::fmt;
use std::ptr;
use std::rc::Rc;
use std::thread::{self, ThreadId};

pub struct Lent<T> {
    data: Cell<*mut T>,
    lender: ThreadId,
    borrows: Cell<isize>,
}

/// Why data cannot be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The loan is over.
    Ended,
    /// It was lent by another thread.
    OtherThread,
    /// It is being used.
    InUse,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::Ended => "the host has lent it for a call that is over",
            Refused::OtherThread => "the host has lent it to another thread",
            Refused::InUse => "it is being used",
        })
    }
}

/// Ends a loan, also when the stack is unwound.
struct Loan<'a, T>(&'a Lent<T>);

impl<T> Drop for Loan<'_, T> {
    fn drop(&mut self) {
        debug_assert_eq!(self.0.borrows.get(), 0);
        self.0.data.set(ptr::null_mut());
    }
}

/// Ends a borrow.
struct Borrow<'a> {
    borrows: &'a Cell<isize>,
    before: isize,
}

impl Drop for Borrow<'_> {
    fn drop(&mut self) {
        self.borrows.set(self.before);
    }
}

impl<T> Lent<T> {
    /// Lends `data` while `work` runs.
    pub fn lend<R>(data: &mut T, work: impl FnOnce(&Rc<Lent<T>>) -> R) -> R {
        let lent =
            Rc::new(Lent { data: Cell::new(data), lender: thread::current().id(), borrows: Cell::new(0) });
        let _loan = Loan(&lent);
        work(&lent)
    }

    fn reach(&self) -> Result<*mut T, Refused> {
        if self.data.get().is_null() {
            return Err(Refused::Ended);
        }
        if thread::current().id() != self.lender {
            return Err(Refused::OtherThread);
        }
        Ok(self.data.get())
    }

    /// Uses the data.
    pub fn with<R>(&self, work: impl FnOnce(&T) -> R) -> Result<R, Refused> {
        let data = self.reach()?;
        let before = self.borrows.get();
        if before < 0 {
            return Err(Refused::InUse);
        }
        self.borrows.set(before + 1);
        let _borrow = Borrow { borrows: &self.borrows, before };
        // SAFETY: invariants 1 and 2: the data is there until the loan ends, after this call; 3: nobody has `&mut`.
        Ok(work(unsafe { &*data }))
    }

    /// Uses and changes the data.
    pub fn with_mut<R>(&self, work: impl FnOnce(&mut T) -> R) -> Result<R, Refused> {
        let data = self.reach()?;
        if self.borrows.get() != 0 {
            return Err(Refused::InUse);
        }
        self.borrows.set(-1);
        let _borrow = Borrow { borrows: &self.borrows, before: 0 };
        // SAFETY: invariants 1 and 2: the data is there until the loan ends, after this call; 3: nobody else reaches it.
        Ok(work(unsafe { &mut *data }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loan_ends_with_its_call() {
        let mut number = 1;
        let kept = Lent::lend(&mut number, |lent| {
            assert_eq!(lent.with_mut(|number| std::mem::replace(number, 2)), Ok(1));
            assert_eq!(lent.with(|_| lent.with(|number| *number)), Ok(Ok(2)));
            assert_eq!(lent.with(|_| lent.with_mut(|_| ())), Ok(Err(Refused::InUse)));
            assert_eq!(lent.with_mut(|_| lent.with(|_| ())), Ok(Err(Refused::InUse)));
            lent.clone()
        });
        assert_eq!((kept.with(|number| *number), number), (Err(Refused::Ended), 2));
    }
}

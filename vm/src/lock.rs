//! The lock of a VM: of its threads, one at a time runs Python code (PEP 311's thread states, CPython's GIL).

use std::sync::{Condvar, Mutex, PoisonError};

pub struct VmLock {
    held: Mutex<bool>,
    released: Condvar,
}

impl VmLock {
    pub const fn new() -> Self {
        VmLock { held: Mutex::new(false), released: Condvar::new() }
    }

    pub fn acquire(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        while *held {
            held = self.released.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        *held = true;
    }

    pub fn release(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.released.notify_one();
    }
}

impl Default for VmLock {
    fn default() -> Self {
        Self::new()
    }
}

//! A lock that its owner may take again, for state of the VM that Python code changes in several steps: the import system, the
//! filters of warnings.
//!
//! The fields are changed only with the VM's lock; who has to wait gives that up meanwhile.

use crate::error::PyResult;
use crate::thread::Thread;
use std::cell::Cell;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

#[derive(Default)]
pub struct ReentrantLock {
    /// `Thread::id` of the thread that holds it; meaningful while `depth` is not 0.
    owner: Cell<u64>,
    depth: Cell<u32>,
    gate: Gate,
}

#[derive(Default)]
struct Gate {
    mutex: Mutex<()>,
    released: Condvar,
}

/// A wake-up that comes between a look at the lock and the wait for it is made up for by looking again.
const PATIENCE: Duration = Duration::from_millis(5);

impl ReentrantLock {
    pub fn acquire(&self, vm: &Thread) -> PyResult<()> {
        while self.depth.get() != 0 && !self.is_held_by(vm) {
            let gate = &self.gate;
            vm.allow_threads(|| {
                let guard = gate.mutex.lock().unwrap_or_else(PoisonError::into_inner);
                drop(gate.released.wait_timeout(guard, PATIENCE));
            });
            vm.run_signal_handlers()?;
        }
        self.owner.set(vm.id());
        self.depth.set(self.depth.get() + 1);
        Ok(())
    }

    /// Gives up one level; `false` if the thread does not hold the lock.
    pub fn release(&self, vm: &Thread) -> bool {
        if !self.is_held_by(vm) {
            return false;
        }
        self.depth.set(self.depth.get() - 1);
        if self.depth.get() == 0 {
            self.gate.released.notify_one();
        }
        true
    }

    /// Releases the lock of a thread that will not.
    pub fn abandon(&self) {
        self.depth.set(0);
        self.gate.released.notify_one();
    }

    pub fn is_held(&self) -> bool {
        self.depth.get() != 0
    }

    pub fn is_held_by(&self, vm: &Thread) -> bool {
        self.depth.get() != 0 && self.owner.get() == vm.id()
    }
}

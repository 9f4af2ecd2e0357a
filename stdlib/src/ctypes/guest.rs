//! Threads that foreign code starts and that come to call Python functions.
//!
//! Such a thread needs a state of its own before it can wait for the VM's lock, and making one needs the lock: so one is
//! made beforehand, with the first function that can be called, and the next one by whoever has taken it.
//!
//! Invariant: a closure that is called lives, and so does its VM.

use super::running;
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use taipan_vm::thread::Thread;
use taipan_vm::threads::Guest;

#[derive(Default)]
struct Spare {
    guest: Mutex<Option<Guest>>,
    filled: Condvar,
}

impl Spare {
    fn fill(&self, vm: &Thread) {
        let mut guest = self.guest.lock().unwrap_or_else(PoisonError::into_inner);
        if guest.is_none() {
            *guest = Some(Guest::new(vm));
            self.filled.notify_one();
        }
    }

    fn take(&self) -> Option<Guest> {
        let guest = self.guest.lock().unwrap_or_else(PoisonError::into_inner);
        let mut guest =
            self.filled.wait_while(guest, |guest| guest.is_none()).unwrap_or_else(PoisonError::into_inner);
        guest.take()
    }
}

/// Keeps the spare state as long as the VM keeps its modules' states.
#[derive(Default)]
struct State {
    spare: Arc<Spare>,
}

/// The VM that a closure's function belongs to.
pub struct Caller {
    spare: Weak<Spare>,
}

impl Caller {
    pub fn new(vm: &Thread) -> Caller {
        let state = vm.interp().module_states.get::<State>();
        state.spare.fill(vm);
        Caller { spare: Arc::downgrade(&state.spare) }
    }

    /// Runs `work` as the thread whose foreign call this is, or as a guest.
    pub fn call(&self, work: impl FnOnce(&Thread)) {
        let mut work = Some(work);
        let mut once = |vm: &Thread| {
            if let Some(work) = work.take() {
                work(vm);
            }
        };
        if running::with_thread(&mut once).is_some() {
            return;
        }
        let Some(spare) = self.spare.upgrade() else { return };
        let Some(guest) = spare.take() else { return };
        guest.run(|vm| {
            spare.fill(vm);
            running::run(vm, true, false, || once(vm));
        });
    }
}

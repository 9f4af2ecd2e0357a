//! Calls that other threads ask a VM's main thread to make: among them, letting go of values that a host has dropped
//! elsewhere.

use crate::error::PyResult;
use crate::thread::{Thread, pending};
use std::sync::{Mutex, PoisonError};

type Call = Box<dyn FnOnce(&Thread) -> PyResult<()> + Send>;

#[derive(Default)]
pub struct PendingCalls(Mutex<Vec<Call>>);

impl PendingCalls {
    /// Has `call` made at the next tick of `thread`, which must be alive.
    pub fn add(&self, thread: &Thread, call: Call) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(call);
        thread.ask(pending::CALLS);
    }

    /// Keeps others from adding calls while the process forks.
    pub(crate) fn hold(&self) -> impl Drop + '_ {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Vec<Call> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Thread {
    /// Makes the calls that are pending; the first that raises ends it, and the others wait for the next time.
    pub fn run_pending_calls(&self) -> PyResult<()> {
        let pending_calls = &self.interp().pending_calls;
        let mut calls = pending_calls.take().into_iter();
        while let Some(call) = calls.next() {
            if let Err(raised) = call(self) {
                for left in calls {
                    pending_calls.add(self, left);
                }
                return Err(raised);
            }
        }
        Ok(())
    }
}

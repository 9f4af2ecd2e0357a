//! Forking: the child has one thread, whatever the others were doing, and goes on with it.
//!
//! The locks that native code holds for a moment are taken before the fork, so that in the child none is held by a thread that is
//! not there; the VM's lock is held by the thread that forks. In the child, what tells of other threads is forgotten. Programs
//! have functions of their own called before and after (`os.register_at_fork`).

use crate::capability::Capability;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::report;
use crate::sys::calls;
use crate::thread::Thread;
use crate::value::Value;
use rustix::io::Errno;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};

/// What is called when the VM forks.
#[derive(Default)]
pub struct ForkHooks {
    before: RefCell<Buf<Value>>,
    after_in_child: RefCell<Buf<Value>>,
    after_in_parent: RefCell<Buf<Value>>,
}

impl ForkHooks {
    pub fn add(
        &self,
        before: Option<Value>,
        after_in_child: Option<Value>,
        after_in_parent: Option<Value>,
    ) -> Result<(), NoMemory> {
        self.before.borrow_mut().extend(before)?;
        self.after_in_child.borrow_mut().extend(after_in_child)?;
        self.after_in_parent.borrow_mut().extend(after_in_parent)
    }

    /// Drops all: the VM is ending.
    pub fn clear(&self) {
        drop((self.before.take(), self.after_in_child.take(), self.after_in_parent.take()));
    }
}

/// The process's number, 0 before it is first asked for: the system is not asked each time.
static PROCESS: AtomicU32 = AtomicU32::new(0);

/// The number of this process, which a fork changes.
pub fn process_id() -> u32 {
    match PROCESS.load(Ordering::Relaxed) {
        0 => {
            let own = std::process::id();
            PROCESS.store(own, Ordering::Relaxed);
            own
        }
        known => known,
    }
}

impl Thread {
    fn call_fork_hooks(&self, hooks: &RefCell<Buf<Value>>, reversed: bool) {
        let mut hooks = hooks.borrow().to_vec();
        if reversed {
            hooks.reverse();
        }
        for hook in hooks {
            if self.call(&hook, &[]).is_err()
                && let Some(exception) = self.take_raised()
            {
                report::unraisable(self, exception, "Exception ignored in", &hook);
            }
        }
    }

    /// What has to happen before any fork.
    pub fn before_fork(&self) {
        self.call_fork_hooks(&self.interp().fork_hooks.before, true);
    }

    pub fn after_fork_in_parent(&self) {
        self.call_fork_hooks(&self.interp().fork_hooks.after_in_parent, false);
    }

    /// Makes the VM one with this thread alone, in the child.
    pub fn after_fork_in_child(&self) {
        PROCESS.store(0, Ordering::Relaxed);
        let interp = self.interp();
        // SAFETY: the other threads are not in this process.
        unsafe { interp.lock.reset(self) };
        interp.threads.keep_only(self);
        interp.wake_ups.forget_all();
        self.become_main();
        self.thread_handles().after_fork(self);
        crate::sys::signal::forget_tripped();
        if interp.signals.are_owned() {
            crate::sys::signal::pass_to(self);
        }
        self.call_fork_hooks(&interp.fork_hooks.after_in_child, false);
    }

    /// Forks by `fork`, which returns 0 in the child; with all hooks.
    pub fn fork_by<R>(
        &self,
        fork: impl FnOnce() -> Result<R, Errno>,
        is_child: impl FnOnce(&R) -> bool,
    ) -> PyResult<Result<R, Errno>> {
        self.allow(Capability::Process)?;
        self.before_fork();
        let result = self.interp().with_locks_held(fork);
        match &result {
            Ok(forked) if is_child(forked) => self.after_fork_in_child(),
            _ => self.after_fork_in_parent(),
        }
        Ok(result)
    }

    /// `fork()`: 0 in the child, its id in the parent.
    pub fn fork(&self) -> PyResult<Result<i32, Errno>> {
        self.fork_by(calls::fork, |pid| *pid == 0)
    }
}

impl crate::interp_state::Interp {
    /// Runs `work`, which may fork, while no other thread is inside one of the VM's short critical sections.
    fn with_locks_held<R>(&self, work: impl FnOnce() -> R) -> R {
        let _threads = self.threads.hold();
        let _calls = self.pending_calls.hold();
        let _lock = self.lock.hold();
        work()
    }
}

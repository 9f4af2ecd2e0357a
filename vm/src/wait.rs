//! Waiting of threads for one another: locks, queues, ends of threads. Who waits sleeps without the VM's lock; queues of
//! waiting threads are touched only with it.
//!
//! Waiting ends by a wake-up, at a deadline, when a signal's handler raises, and when the VM is interrupted or ended.
//!
//! A thread that is woken cannot go on before it gets the VM's lock. So the system is asked to wake it only when the lock is
//! released, or a slice ends: one switch instead of two for threads that hand work to each other.
//!
//! Invariants:
//! 1. A [`WaitQueue`] and the list of wake-ups point to the states of threads that are inside [`Thread::wait_in`]. A thread
//!    leaves that only with the VM's lock, after it has been taken out of both.
//! 2. The list of wake-ups is empty whenever the VM's lock is free.

use crate::error::PyResult;
use crate::interp::tick;
use crate::sys::park::{Parker, Woken};
use crate::thread::{Termination, Thread};
use crate::threads::Away;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ptr;
use std::time::{Duration, Instant};

/// A thread that has waited this long is given what it waits for, instead of a chance to race for it.
const PATIENCE: Duration = Duration::from_millis(1);

/// How a wait has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// What was waited for may have happened.
    Woken,
    /// It has been handed over to this thread.
    Granted,
    TimedOut,
}

struct Waiter {
    thread: *const Thread,
    since: Instant,
}

/// Threads that wait for the same thing, in the order in which they came.
#[derive(Default)]
pub struct WaitQueue {
    waiting: RefCell<VecDeque<Waiter>>,
}

/// A thread's part in waiting, a field of its state.
#[derive(Default)]
pub struct Waiting {
    pub parker: Parker,
    /// In a queue still; taken out by who wakes it.
    queued: Cell<bool>,
    granted: Cell<bool>,
    /// In the list of wake-ups.
    waking: Cell<bool>,
}

/// Threads of a VM that are to be woken when its lock is released.
#[derive(Default)]
pub struct WakeUps {
    threads: RefCell<Vec<*const Thread>>,
}

impl WakeUps {
    #[inline]
    pub fn send(&self) {
        // SAFETY: the list is only looked at here and where it is changed, always with the VM's lock.
        if unsafe { !(*self.threads.as_ptr()).is_empty() } {
            self.send_all();
        }
    }

    #[cold]
    fn send_all(&self) {
        for thread in self.threads.borrow_mut().drain(..) {
            // SAFETY: invariant 1.
            let waiting = unsafe { &(*thread).waiting };
            waiting.waking.set(false);
            waiting.parker.unpark();
        }
    }

    /// In the child of a fork: there are no others.
    pub(crate) fn forget_all(&self) {
        self.threads.borrow_mut().clear();
    }

    fn remove(&self, thread: &Thread) {
        self.threads.borrow_mut().retain(|other| !ptr::eq(*other, thread));
    }
}

impl WaitQueue {
    pub fn is_empty(&self) -> bool {
        self.waiting.borrow().is_empty()
    }

    /// How many threads wait.
    pub fn len(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// Whether the first thread has waited so long that what it waits for should be handed over to it.
    pub fn first_is_starving(&self) -> bool {
        self.waiting.borrow().front().is_some_and(|waiter| waiter.since.elapsed() > PATIENCE)
    }

    /// Wakes the thread that has waited longest, if there is one.
    pub fn wake_first(&self, granted: bool) -> bool {
        let Some(first) = self.waiting.borrow_mut().pop_front() else { return false };
        // SAFETY: invariant 1.
        let thread = unsafe { &*first.thread };
        let waiting = &thread.waiting;
        waiting.queued.set(false);
        waiting.granted.set(granted);
        if !waiting.waking.replace(true) {
            thread.interp().wake_ups.threads.borrow_mut().push(thread);
        }
        true
    }

    pub fn wake_all(&self) {
        while self.wake_first(false) {}
    }

    /// Forgets who waits: in the child of a fork they are no more.
    pub fn forget_all(&self) {
        self.waiting.borrow_mut().clear();
    }
}

impl Thread {
    /// Waits in `queue`, whose owner is kept alive by the caller. If an exception ends the wait after this thread has been
    /// chosen, `pass_on` is called to choose another one; it is told whether what was waited for had been granted.
    pub fn wait_in(
        &self,
        queue: &WaitQueue,
        deadline: Option<Instant>,
        pass_on: impl FnOnce(bool),
    ) -> PyResult<Waited> {
        let own = &self.waiting;
        own.queued.set(true);
        own.granted.set(false);
        queue.waiting.borrow_mut().push_back(Waiter { thread: self, since: Instant::now() });
        let result = loop {
            if let Err(raised) = self.check_attention() {
                break Err(raised);
            }
            if !own.queued.get() {
                break Ok(Waited::Woken);
            }
            match self.sleep(deadline) {
                _ if !own.queued.get() => break Ok(Waited::Woken),
                Ok(Woken::TimedOut) => break Ok(Waited::TimedOut),
                Ok(_) => {}
                Err(raised) => break Err(raised),
            }
        };
        if own.waking.replace(false) {
            self.interp().wake_ups.remove(self);
        }
        if own.queued.replace(false) {
            queue.waiting.borrow_mut().retain(|waiter| !ptr::eq(waiter.thread, self));
            return result;
        }
        let granted = own.granted.replace(false);
        if result.is_err() {
            pass_on(granted);
        }
        result.map(|_| if granted { Waited::Granted } else { Waited::Woken })
    }

    /// Sleeps without the VM's lock, no longer than the VM may run.
    fn sleep(&self, deadline: Option<Instant>) -> PyResult<Woken> {
        let limit = self.interp().limits.deadline.get();
        let until = match (deadline, limit) {
            (Some(deadline), Some(limit)) => Some(deadline.min(limit)),
            (deadline, limit) => deadline.or(limit),
        };
        let parker = &self.waiting.parker;
        let released = self.release_lock(Away::Asleep);
        let woken = parker.park(until);
        drop(released);
        match woken {
            Woken::TimedOut if deadline != until => Err(self.terminate(Termination::Time)),
            woken => Ok(woken),
        }
    }

    /// Sleeps without the VM's lock until the deadline; handlers of signals run meanwhile.
    pub fn sleep_until(&self, deadline: Option<Instant>) -> PyResult<()> {
        loop {
            self.check_attention()?;
            if self.sleep(deadline)? == Woken::TimedOut {
                return self.check_attention();
            }
        }
    }

    /// Sleeps without the VM's lock until the handler of a signal has run.
    pub fn sleep_until_signal(&self) -> PyResult<()> {
        self.check_attention()?;
        while self.sleep(None)? == Woken::TimedOut {}
        self.check_attention()
    }

    /// Does what others have asked this thread for: to be called where native code waits or takes long.
    #[inline]
    pub fn check_attention(&self) -> PyResult<()> {
        if self.has_attention() { tick::attend(self) } else { Ok(()) }
    }
}

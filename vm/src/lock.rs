//! The lock of a VM: of its threads, one at a time runs Python code (PEP 311's thread states, CPython's GIL).
//!
//! A thread that waits asks, every switch interval, whoever holds the lock to let go: the holder looks at its next tick
//! (`interp::tick`), lets go, and does not try again before another thread has had the lock. Without that it would nearly
//! always win the race against the one that has to wake up first.
//!
//! Taking and releasing the lock while nobody waits is one exchange each.
//!
//! Invariants:
//! 1. `holder` points to the state of the thread that holds the lock, or is null; a waiter reads it only under `mutex`. Who
//!    destroys a thread's state locks `mutex` once beforehand ([`VmLock::forget`]), so that no waiter is just using it.
//! 2. Who releases looks at `waiting` after `held` is false; who waits counts itself in `waiting` before it looks at `held`:
//!    no wake-up is lost. The same holds for `yielding` and `turns`.

use crate::thread::{Thread, pending};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// CPython's default of `sys.setswitchinterval`, in microseconds.
const INTERVAL: u64 = 5000;

pub struct VmLock {
    held: AtomicBool,
    holder: AtomicPtr<Thread>,
    /// The thread that held the lock last, for comparison only.
    last: AtomicPtr<Thread>,
    /// How often the lock has gone from one thread to another.
    turns: AtomicU64,
    /// Threads in [`VmLock::wait`].
    waiting: AtomicU32,
    /// Threads that have let go on request and wait for another one to take over.
    yielding: AtomicU32,
    /// Microseconds.
    interval: AtomicU64,
    /// Once set, only this thread gets the lock: the VM is ending.
    last_thread: AtomicPtr<Thread>,
    mutex: Mutex<()>,
    released: Condvar,
    taken: Condvar,
}

impl VmLock {
    pub const fn new() -> Self {
        VmLock {
            held: AtomicBool::new(false),
            holder: AtomicPtr::new(ptr::null_mut()),
            last: AtomicPtr::new(ptr::null_mut()),
            turns: AtomicU64::new(0),
            waiting: AtomicU32::new(0),
            yielding: AtomicU32::new(0),
            interval: AtomicU64::new(INTERVAL),
            last_thread: AtomicPtr::new(ptr::null_mut()),
            mutex: Mutex::new(()),
            released: Condvar::new(),
            taken: Condvar::new(),
        }
    }

    /// Waits for the lock; a thread that comes after the end of its VM waits for ever.
    #[inline]
    pub fn acquire(&self, thread: &Thread) {
        if !self.may_run(thread) {
            hang();
        }
        if self.held.swap(true, Ordering::SeqCst) {
            self.wait(thread);
        } else {
            self.took(thread);
            if self.yielding.load(Ordering::SeqCst) > 0 {
                drop(self.lock());
                self.taken.notify_all();
            }
        }
    }

    #[inline]
    pub fn release(&self) {
        self.holder.store(ptr::null_mut(), Ordering::Relaxed);
        self.held.store(false, Ordering::SeqCst);
        if self.waiting.load(Ordering::SeqCst) > 0 {
            drop(self.lock());
            self.released.notify_one();
        }
    }

    /// Lets another thread run, if one waits.
    #[cold]
    pub fn give_way(&self, thread: &Thread) {
        if self.waiting.load(Ordering::SeqCst) == 0 {
            return;
        }
        let turn = self.turns.load(Ordering::SeqCst);
        self.release();
        let mut guard = self.lock();
        self.yielding.fetch_add(1, Ordering::SeqCst);
        while self.turns.load(Ordering::SeqCst) == turn && self.waiting.load(Ordering::SeqCst) > 0 {
            guard = self.taken.wait(guard).unwrap_or_else(PoisonError::into_inner);
        }
        self.yielding.fetch_sub(1, Ordering::SeqCst);
        drop(guard);
        self.acquire(thread);
    }

    /// Whether threads wait for the lock.
    pub fn is_wanted(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    pub fn interval(&self) -> Duration {
        Duration::from_micros(self.interval.load(Ordering::Relaxed))
    }

    pub fn set_interval(&self, interval: Duration) {
        let micros = u64::try_from(interval.as_micros()).unwrap_or(u64::MAX);
        self.interval.store(micros.max(1), Ordering::Relaxed);
    }

    /// From now on only `thread`, which holds the lock, gets it again.
    pub fn close(&self, thread: &Thread) {
        self.last_thread.store(ptr::from_ref(thread).cast_mut(), Ordering::SeqCst);
    }

    /// To be called before the state of a thread is destroyed.
    pub fn forget(&self, thread: &Thread) {
        let _guard = self.lock();
        let thread = ptr::from_ref(thread).cast_mut();
        for place in [&self.holder, &self.last] {
            let _ = place.compare_exchange(thread, ptr::null_mut(), Ordering::SeqCst, Ordering::SeqCst);
        }
    }

    /// Makes the lock anew in the child of a fork, whose only thread is `thread`, which holds it.
    ///
    /// # Safety
    /// No other thread of this process uses the lock.
    pub unsafe fn reset(&self, thread: &Thread) {
        let fresh = VmLock::new();
        fresh.interval.store(self.interval.load(Ordering::Relaxed), Ordering::Relaxed);
        fresh.held.store(true, Ordering::Relaxed);
        fresh.took(thread);
        // SAFETY: by contract nobody else looks; the old condition variables and mutex own nothing that must be freed, and
        // what they say about threads of the parent is not to be believed.
        unsafe { ptr::from_ref(self).cast_mut().write(fresh) };
    }

    /// Keeps waiting threads from changing anything while the process forks.
    pub(crate) fn hold(&self) -> impl Drop + '_ {
        self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, ()> {
        self.mutex.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn may_run(&self, thread: &Thread) -> bool {
        let last = self.last_thread.load(Ordering::Relaxed);
        last.is_null() || ptr::eq(last, thread)
    }

    #[cold]
    fn wait(&self, thread: &Thread) {
        let mut guard = self.lock();
        self.waiting.fetch_add(1, Ordering::SeqCst);
        while self.held.swap(true, Ordering::SeqCst) {
            let turn = self.turns.load(Ordering::Relaxed);
            let waited = self.released.wait_timeout(guard, self.interval());
            let (again, result) = waited.unwrap_or_else(PoisonError::into_inner);
            guard = again;
            if result.timed_out() && self.turns.load(Ordering::Relaxed) == turn {
                self.ask_holder();
            }
        }
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        self.took(thread);
        if self.yielding.load(Ordering::SeqCst) > 0 {
            self.taken.notify_all();
        }
        drop(guard);
        if !self.may_run(thread) {
            self.release();
            hang();
        }
    }

    /// Asks whoever holds the lock to let go. `mutex` is locked.
    fn ask_holder(&self) {
        // SAFETY: invariant 1.
        if let Some(holder) = unsafe { self.holder.load(Ordering::SeqCst).as_ref() } {
            holder.ask(pending::LOCK);
        }
    }

    fn took(&self, thread: &Thread) {
        let thread = ptr::from_ref(thread).cast_mut();
        self.holder.store(thread, Ordering::SeqCst);
        if !ptr::eq(self.last.load(Ordering::Relaxed), thread) {
            self.last.store(thread, Ordering::Relaxed);
            self.turns.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Where threads end that come back to a VM which has ended: their frames refer to objects that nobody may touch any more.
#[cold]
fn hang() -> ! {
    loop {
        std::thread::park();
    }
}

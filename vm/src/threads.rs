//! The threads of a VM: their list, how they start, take and release the VM's lock, and end.
//!
//! A thread's life: whoever starts it makes its [`Thread`] and enters that in the list; the new thread of the system takes
//! the lock, runs, leaves the list, destroys its state, and releases the lock. It counts as alive until it has let go of
//! everything of the VM, so that a VM whose count is zero may be destroyed.

use crate::capability::Capability;
use crate::error::PyResult;
use crate::heap::current::Attached;
use crate::interp_state::Interp;
use crate::placed::Placed;
use crate::thread::{Thread, pending};
use std::cell::{Cell, RefCell};
use std::io;
use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What the VM knows of its threads.
#[derive(Default)]
pub struct Threads {
    /// All that run or are about to, the main thread included.
    list: RefCell<Vec<*const Thread>>,
    last_serial: Cell<u64>,
    /// `threading.stack_size()`; 0 is the system's default.
    pub stack_size: Cell<usize>,
    alive: Arc<Alive>,
    /// How many threads have been started with `_thread.start_new_thread` and have not ended.
    pub count: Cell<usize>,
}

/// How many threads of the system use the VM, the one that owns it apart.
#[derive(Default)]
struct Alive {
    count: Mutex<usize>,
    changed: Condvar,
}

impl Alive {
    fn change(&self, by: isize) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_add_signed(by);
        self.changed.notify_all();
    }

    fn wait(&self, patience: Duration) -> bool {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(count, patience, |count| *count > 0);
        *waited.unwrap_or_else(PoisonError::into_inner).0 == 0
    }
}

impl Threads {
    pub fn next_serial(&self) -> u64 {
        self.last_serial.set(self.last_serial.get() + 1);
        self.last_serial.get()
    }

    /// Enters the VM's main thread.
    pub(crate) fn add(&self, thread: &Thread) {
        self.list.borrow_mut().push(thread);
    }

    fn remove(&self, thread: &Thread) {
        self.list.borrow_mut().retain(|other| !ptr::eq(*other, thread));
    }

    /// Calls `visit` for every thread, in the order in which they were started; `visit` must not start or end one.
    pub fn for_each(&self, mut visit: impl FnMut(&Thread)) {
        for thread in self.list.borrow().iter() {
            // SAFETY: a thread leaves the list, with the lock, before its state is destroyed.
            visit(unsafe { &**thread });
        }
    }

    /// The thread at a place of the list; none while the list is being changed, which only a handler of a signal can see. The
    /// reference is good until something runs that may release the lock.
    pub fn nth(&self, index: usize) -> Option<&Thread> {
        // SAFETY: a thread leaves the list, with the lock, before its state is destroyed.
        self.list.try_borrow().ok()?.get(index).map(|thread| unsafe { &**thread })
    }

    /// Whether there is a thread beside `own` that is not stuck in a system call.
    fn can_end_soon(&self, own: &Thread) -> bool {
        let mut found = false;
        self.for_each(|thread| found |= !ptr::eq(thread, own) && thread.away.get() != Away::SystemCall);
        found
    }

    /// Whether no thread of the system but the owner's uses the VM. To be asked when the main thread has left it.
    pub fn have_ended(&self) -> bool {
        // Who has left the list needs but a moment more to be gone.
        let stuck = self.list.borrow().len() > 1;
        self.alive.wait(if stuck { Duration::ZERO } else { Duration::from_secs(1) })
    }

    /// Keeps the count of threads as it is while the process forks.
    pub(crate) fn hold(&self) -> impl Drop + '_ {
        self.alive.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// In the child of a fork: `own` is the only thread that is left. The states of the others stay where they are, since
    /// frames refer to them.
    pub fn keep_only(&self, own: &Thread) {
        self.list.borrow_mut().retain(|thread| ptr::eq(*thread, own));
        *self.alive.count.lock().unwrap_or_else(PoisonError::into_inner) = 0;
        self.count.set(0);
    }
}

/// Moves what belongs to a VM to a thread that will hold the VM's lock when it uses it.
struct Locked<T>(T);

// SAFETY: `run` unpacks it with the lock held, and what it holds is dropped before the lock is released.
unsafe impl<T> Send for Locked<T> {}

impl<T> Locked<T> {
    fn into_inner(self) -> T {
        self.0
    }
}

/// One of the threads that `Alive` counts.
struct Living(Arc<Alive>);

impl Living {
    fn new(alive: &Arc<Alive>) -> Living {
        alive.change(1);
        Living(alive.clone())
    }
}

impl Drop for Living {
    fn drop(&mut self) {
        self.0.change(-1);
    }
}

impl Thread {
    /// Starts a thread of the system that runs `body` as a thread of this VM; returns its id. The inner `Err` says that the
    /// system has no room for one. What `body` returns is dropped when the thread's own objects are gone.
    pub fn start<R>(&self, body: impl FnOnce(&Thread) -> R + 'static) -> PyResult<io::Result<u64>> {
        self.allow(Capability::Threads)?;
        let interp = self.interp();
        let stack_size = match interp.threads.stack_size.get() {
            0 => crate::sys::default_stack_size(),
            size => size,
        };
        let state = Thread::new(interp, false);
        let state_ptr = ptr::from_ref(&*state);
        let living = Living::new(&interp.threads.alive);
        let job = Locked((ptr::from_ref(interp), state, body));
        let started = std::thread::Builder::new().stack_size(stack_size).spawn(move || {
            let _living = living;
            run(job);
        });
        Ok(started.map(|handle| {
            // The new thread waits for the lock, which this one holds.
            interp.threads.list.borrow_mut().push(state_ptr);
            crate::sys::id_of_started(&handle)
        }))
    }

    /// Gives up the VM's lock. What is allocated from now on belongs to no VM.
    pub fn release_lock(&self, why: Away) -> Released<'_> {
        let attached = Attached::none();
        self.let_go(why);
        Released { thread: self, _attached: attached }
    }

    /// Runs `work` with the lock while it is released further out: what foreign code that runs without it calls back.
    pub fn with_lock<R>(&self, work: impl FnOnce() -> R) -> R {
        let interp = self.interp();
        let why = self.away.get();
        interp.lock.acquire(self);
        interp.heap.set_thread(self);
        self.away.set(Away::No);
        let result = {
            // SAFETY: the heap outlives its threads.
            let _attached = unsafe { Attached::new(&interp.heap) };
            work()
        };
        self.let_go(why);
        result
    }

    fn let_go(&self, why: Away) {
        let interp = self.interp();
        self.away.set(why);
        interp.heap.set_thread(ptr::null());
        interp.wake_ups.send();
        interp.lock.release();
    }

    /// Ends the other threads of the VM, as far as they can be ended: those in the middle of a system call stay there, and
    /// do not come back.
    pub fn end_others(&self, patience: Duration) {
        let threads = &self.interp().threads;
        let deadline = Instant::now() + patience;
        threads.for_each(|thread| {
            if !ptr::eq(thread, self) {
                thread.ask(pending::EXIT);
            }
        });
        while threads.can_end_soon(self) && Instant::now() < deadline {
            let _released = self.release_lock(Away::Asleep);
            threads.alive.wait(Duration::from_millis(1));
        }
    }

    /// Drops what refers to objects: the thread has run. Finalizers that run meanwhile may give it new objects, which get
    /// their turn; what those leave behind goes without finalizers, so that there is an end.
    pub(crate) fn end(&self) {
        for _ in 0..2 {
            self.locals.end(self);
            self.clear();
        }
    }
}

/// Why a thread is without the lock of its VM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Away {
    /// It has the lock, or waits for it.
    #[default]
    No,
    /// In a system call that nothing of ours can end.
    SystemCall,
    /// Where asking for its attention wakes it.
    Asleep,
}

/// While it exists, its thread is without the VM's lock.
pub struct Released<'a> {
    thread: &'a Thread,
    _attached: Attached,
}

impl Drop for Released<'_> {
    fn drop(&mut self) {
        let interp = self.thread.interp();
        interp.lock.acquire(self.thread);
        interp.heap.set_thread(self.thread);
        self.thread.away.set(Away::No);
    }
}

/// The life of a thread that the VM has started.
fn run<R, F: FnOnce(&Thread) -> R>(job: Locked<(*const Interp, Placed<Thread>, F)>) {
    let (interp, state, body) = job.into_inner();
    // SAFETY: the count of living threads keeps the VM's state from being destroyed.
    let interp = unsafe { &*interp };
    // If a bug panics, the state must stay where it is: others refer to it.
    let state = ManuallyDrop::new(state);
    enter(interp, &state, |thread| {
        let last = body(thread);
        thread.end();
        interp.threads.remove(thread);
        drop(last);
    });
    interp.lock.acquire(&state);
    // SAFETY: the guard ends before the heap, which the memory of the state's stack belongs to.
    let attached = unsafe { Attached::new(&interp.heap) };
    drop(ManuallyDrop::into_inner(state));
    drop(attached);
    interp.lock.release();
}

/// A state for a thread that is not the VM's own and comes to run its code: one that foreign code has started.
pub struct Guest(Locked<(*const Interp, Placed<Thread>)>);

impl Guest {
    /// Made by a thread that has the lock, before it is needed.
    pub fn new(vm: &Thread) -> Guest {
        let interp = vm.interp();
        Guest(Locked((interp, Thread::new(interp, false))))
    }

    /// Runs `work` in this thread, when it has got the lock. The VM must live until then.
    pub fn run(self, work: impl FnOnce(&Thread)) {
        let (interp, state) = self.0.into_inner();
        // SAFETY: by contract; once counted as living, the thread keeps it itself.
        let living = unsafe { Living::new(&(*interp).threads.alive) };
        run(Locked((interp, state, |thread: &Thread| {
            thread.interp().threads.list.borrow_mut().push(thread);
            work(thread);
        })));
        drop(living);
    }
}

/// Runs `work` as `thread`, which must be one of the VM's and not running.
pub fn enter<R>(interp: &Interp, thread: &Thread, work: impl FnOnce(&Thread) -> R) -> R {
    struct Entered<'a>(&'a Interp);

    impl Drop for Entered<'_> {
        fn drop(&mut self) {
            self.0.heap.set_thread(ptr::null());
            self.0.wake_ups.send();
            self.0.lock.release();
        }
    }

    thread.set_id(crate::sys::thread_id());
    thread.set_native_limit(crate::sys::native_stack_limit());
    interp.lock.acquire(thread);
    let _entered = Entered(interp);
    // SAFETY: the heap outlives this function.
    let _attached = unsafe { Attached::new(&interp.heap) };
    interp.heap.set_thread(thread);
    thread.update_call_limit();
    work(thread)
}

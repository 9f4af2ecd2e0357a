//! Which VM's code has called the foreign function that runs in a thread of the system, so that what is called back knows
//! where it belongs; and `errno` as programs see it, which foreign calls that ask for it exchange with the system's.
//!
//! Invariant: the thread's state in `RUNNING` is alive: it is there only while its code waits for a foreign call.

use std::cell::Cell;
use std::ptr;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::threads::Away;

#[derive(Clone, Copy)]
struct Running {
    thread: *const Thread,
    /// The VM's lock has been released for the call.
    without_lock: bool,
}

thread_local! {
    static RUNNING: Cell<Running> = const { Cell::new(Running { thread: ptr::null(), without_lock: false }) };
    static ERRNO: Cell<i32> = const { Cell::new(0) };
}

/// Puts back what ran before.
struct Restore(Running);

impl Drop for Restore {
    fn drop(&mut self) {
        RUNNING.set(self.0);
    }
}

/// Runs `call`, which is foreign, with or without the lock, and with the program's `errno` if it wants that.
pub fn run(vm: &Thread, keeps_lock: bool, uses_errno: bool, call: impl FnOnce()) {
    let running = Running { thread: vm, without_lock: !keeps_lock };
    let _restore = Restore(RUNNING.replace(running));
    let exchanging = || {
        if uses_errno {
            exchange_errno();
        }
        call();
        if uses_errno {
            exchange_errno();
        }
    };
    if keeps_lock {
        exchanging();
    } else {
        let _released = vm.release_lock(Away::SystemCall);
        exchanging();
    }
}

/// Runs `work` as the thread whose foreign call this is part of, with the lock; `None` if there is no such call.
pub fn with_thread<R>(work: impl FnOnce(&Thread) -> R) -> Option<R> {
    let running = RUNNING.get();
    // SAFETY: the module's invariant.
    let vm = unsafe { running.thread.as_ref() }?;
    if !running.without_lock {
        return Some(work(vm));
    }
    let _restore = Restore(RUNNING.replace(Running { thread: running.thread, without_lock: false }));
    Some(vm.with_lock(|| work(vm)))
}

/// Exchanges the program's `errno` and the system's.
pub fn exchange_errno() {
    let place = errno_place();
    // SAFETY: the system's variable of this thread.
    unsafe { *place = ERRNO.replace(*place) };
}

fn errno_place() -> *mut i32 {
    // SAFETY: takes no arguments, and always has an answer.
    #[cfg(target_os = "linux")]
    unsafe {
        libc::__errno_location()
    }
    // SAFETY: as above.
    #[cfg(not(target_os = "linux"))]
    unsafe {
        libc::__error()
    }
}

pub fn errno() -> i32 {
    ERRNO.get()
}

/// The `errno` that there was.
pub fn set_errno(errno: i32) -> i32 {
    ERRNO.replace(errno)
}

/// The word of an object that a function of C returns: an owned reference, or null with an exception set.
pub fn owned_word(result: PyResult) -> u64 {
    match result {
        Ok(value) => {
            let word = value.exposed_bits();
            // The reference goes to the caller.
            std::mem::forget(value);
            word
        }
        Err(_) => 0,
    }
}

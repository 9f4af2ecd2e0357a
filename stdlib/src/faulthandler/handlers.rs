//! What the system calls at a signal: a traceback is written, and then what would have happened happens.
//!
//! Invariant: [`VM`] is null or the main thread's state of a VM that lives; `release` takes it away before the VM ends.
//! As in CPython, a traceback is the best that can be had: another thread may be changing what is read.

use super::dump::Out;
use std::mem::MaybeUninit;
use std::os::fd::RawFd;
use std::ptr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, Ordering};
use taipan_vm::sys::signal::NSIG;
use taipan_vm::thread::Thread;

/// Signals of a program that is broken, and what they are called.
pub const FATAL: &[(i32, &str)] = &[
    (libc::SIGBUS, "Bus error"),
    (libc::SIGILL, "Illegal instruction"),
    (libc::SIGFPE, "Floating-point exception"),
    (libc::SIGABRT, "Aborted"),
    (libc::SIGSEGV, "Segmentation fault"),
];

/// How a signal is answered.
struct Answer {
    is_set: AtomicBool,
    fd: AtomicI32,
    all_threads: AtomicBool,
    chain: AtomicBool,
    /// What was to happen before.
    previous: Mutex<Option<libc::sigaction>>,
}

impl Answer {
    const fn none() -> Answer {
        Answer {
            is_set: AtomicBool::new(false),
            fd: AtomicI32::new(2),
            all_threads: AtomicBool::new(true),
            chain: AtomicBool::new(false),
            previous: Mutex::new(None),
        }
    }

    fn previous(&self) -> Option<libc::sigaction> {
        // A handler must not wait: whoever has the lock may be what was interrupted.
        self.previous.try_lock().ok().and_then(|previous| *previous)
    }
}

static ANSWERS: [Answer; NSIG] = [const { Answer::none() }; NSIG];
static VM: AtomicPtr<Thread> = AtomicPtr::new(ptr::null_mut());

/// Where a traceback goes, and of what.
#[derive(Clone, Copy)]
pub struct Target {
    pub fd: RawFd,
    pub all_threads: bool,
    pub chain: bool,
}

/// Makes a VM the one whose tracebacks are written. False if it is another one's.
pub fn claim(main: &Thread) -> bool {
    let new = ptr::from_ref(main).cast_mut();
    match VM.compare_exchange(ptr::null_mut(), new, Ordering::SeqCst, Ordering::SeqCst) {
        Ok(_) => true,
        Err(owner) => ptr::eq(owner, new),
    }
}

/// Gives all signals back: the VM is ending.
pub fn release() {
    for signum in 1..NSIG as i32 {
        unset(signum);
    }
    VM.store(ptr::null_mut(), Ordering::SeqCst);
}

pub fn is_set(signum: i32) -> bool {
    usize::try_from(signum)
        .ok()
        .and_then(|index| ANSWERS.get(index))
        .is_some_and(|answer| answer.is_set.load(Ordering::SeqCst))
}

/// Has a signal answered with a traceback.
pub fn set(signum: i32, target: Target, is_fatal: bool) -> std::io::Result<()> {
    let answer = &ANSWERS[signum as usize];
    answer.fd.store(target.fd, Ordering::SeqCst);
    answer.all_threads.store(target.all_threads, Ordering::SeqCst);
    answer.chain.store(target.chain, Ordering::SeqCst);
    if answer.is_set.load(Ordering::SeqCst) {
        return Ok(());
    }
    // SAFETY: all zeros is a `sigaction`.
    let mut action: libc::sigaction = unsafe { MaybeUninit::zeroed().assume_init() };
    action.sa_sigaction = if is_fatal { fatal as *const () as usize } else { asked as *const () as usize };
    action.sa_flags =
        libc::SA_ONSTACK | if is_fatal || target.chain { libc::SA_NODEFER } else { libc::SA_RESTART };
    // SAFETY: all zeros is a `sigaction`.
    let mut previous: libc::sigaction = unsafe { MaybeUninit::zeroed().assume_init() };
    // SAFETY: the handlers do only what handlers may; both structures are this function's own.
    if unsafe { libc::sigaction(signum, &action, &mut previous) } != 0 {
        return Err(std::io::Error::last_os_error());
    }
    if let Ok(mut place) = answer.previous.lock() {
        *place = Some(previous);
    }
    answer.is_set.store(true, Ordering::SeqCst);
    Ok(())
}

/// Gives a signal back; false if it was not answered.
pub fn unset(signum: i32) -> bool {
    let answer = &ANSWERS[signum as usize];
    if !answer.is_set.swap(false, Ordering::SeqCst) {
        return false;
    }
    if let Some(previous) = answer.previous() {
        // SAFETY: what the system gave.
        unsafe { libc::sigaction(signum, &previous, ptr::null_mut()) };
    }
    true
}

/// The state of the thread that runs.
fn current(any: &Thread) -> Option<&Thread> {
    let id = taipan_vm::sys::thread_id();
    let threads = &any.interp().threads;
    (0..).map_while(|index| threads.nth(index)).find(|thread| thread.id() == id)
}

fn write_tracebacks(answer: &Answer, out: &mut Out) {
    // SAFETY: the invariant.
    let Some(main) = (unsafe { VM.load(Ordering::SeqCst).as_ref() }) else { return };
    let current = current(main);
    match current {
        Some(current) if !answer.all_threads.load(Ordering::SeqCst) => out.traceback(current),
        _ => out.all(main, current),
    }
}

extern "C" fn fatal(signum: i32) {
    let Some(answer) = ANSWERS.get(signum as usize) else { return };
    if !answer.is_set.load(Ordering::SeqCst) {
        return;
    }
    unset(signum);
    let mut out = Out::new(answer.fd.load(Ordering::SeqCst));
    let name = FATAL.iter().find(|fatal| fatal.0 == signum).map_or("unexpected signal", |fatal| fatal.1);
    out.text("Fatal Python error: ");
    out.text(name);
    out.text("\n\n");
    write_tracebacks(answer, &mut out);
    out.text("\n");
    out.native_stack();
    // SAFETY: the previous handler is in its place again. One that returns, as that of Rust's runtime for faults that it does
    // not know, has left it to the system.
    unsafe {
        libc::raise(signum);
        libc::signal(signum, libc::SIG_DFL);
        libc::raise(signum);
    }
}

#[cfg(not(target_os = "macos"))]
use libc::__errno_location as errno_place;
#[cfg(target_os = "macos")]
use libc::__error as errno_place;

extern "C" fn asked(signum: i32) {
    let Some(answer) = ANSWERS.get(signum as usize) else { return };
    if !answer.is_set.load(Ordering::SeqCst) {
        return;
    }
    // SAFETY: the number of the last error, which the interrupted code may be about to read.
    let errno = unsafe { *errno_place() };
    write_tracebacks(answer, &mut Out::new(answer.fd.load(Ordering::SeqCst)));
    if answer.chain.load(Ordering::SeqCst)
        && let Some(previous) = answer.previous()
    {
        // SAFETY: the previous handler gets the signal, and then this one is in its place again.
        unsafe {
            let mut own: libc::sigaction = MaybeUninit::zeroed().assume_init();
            libc::sigaction(signum, &previous, &mut own);
            *errno_place() = errno;
            libc::raise(signum);
            libc::sigaction(signum, &own, ptr::null_mut());
        }
    }
    // SAFETY: as above.
    unsafe { *errno_place() = errno };
}

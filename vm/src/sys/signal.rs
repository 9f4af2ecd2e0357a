//! Signals of the process, and the VM that gets them.
//!
//! The system knows one set of handlers per process, so that at most one VM has them: the one that is the
//! [owner](`claim`). What the system calls when a signal arrives only notes it and asks the owner's main thread for
//! its attention; handlers written in Python run there, at a tick or when a wait or a system call has been interrupted.
//!
//! Invariant: `OWNER` points to the main thread's state of a VM that lives. [`disown`] waits until no handler uses it.

use crate::builtins::exceptions;
use crate::error::PyResult;
use crate::sys::calls::{Errno, last_error};
use crate::sys::spawn::signal_set;
use crate::thread::{Thread, pending};
use std::io;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicUsize, Ordering};

/// One more than the highest signal.
pub const NSIG: usize = 65;

static TRIPPED: [AtomicBool; NSIG] = [const { AtomicBool::new(false) }; NSIG];
static ANY_TRIPPED: AtomicBool = AtomicBool::new(false);
static OWNER: AtomicPtr<Thread> = AtomicPtr::new(ptr::null_mut());
/// How many handlers run at the moment.
static RUNNING: AtomicUsize = AtomicUsize::new(0);
static WAKEUP_FD: AtomicI32 = AtomicI32::new(-1);
/// The number of the last error of writing to it, for the main thread to report.
static WAKEUP_ERROR: AtomicI32 = AtomicI32::new(0);
static WARN_ON_FULL: AtomicBool = AtomicBool::new(true);

/// What happens at a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    Default,
    Ignore,
    /// It is noted, and handled in Python.
    Noted,
    /// Something else of this process handles it.
    Foreign,
}

/// Makes `thread` the one whose VM gets the signals. False if another VM has them.
pub fn claim(thread: &Thread) -> bool {
    let new = ptr::from_ref(thread).cast_mut();
    match OWNER.compare_exchange(ptr::null_mut(), new, Ordering::SeqCst, Ordering::SeqCst) {
        Ok(_) => true,
        Err(owner) => ptr::eq(owner, thread),
    }
}

/// In the child of a fork: the process has but this thread of the VM that has the signals.
pub fn pass_to(thread: &Thread) {
    OWNER.store(ptr::from_ref(thread).cast_mut(), Ordering::SeqCst);
}

/// Whether signals are this thread's.
pub fn is_owner(thread: &Thread) -> bool {
    ptr::eq(OWNER.load(Ordering::Relaxed), thread)
}

/// Gives up the signals, if they are this thread's: its state is about to go. Those that arrive from now on are lost.
pub fn disown(thread: &Thread) {
    let own = ptr::from_ref(thread).cast_mut();
    if OWNER.compare_exchange(own, ptr::null_mut(), Ordering::SeqCst, Ordering::SeqCst).is_ok() {
        while RUNNING.load(Ordering::SeqCst) > 0 {
            std::hint::spin_loop();
        }
        WAKEUP_FD.store(-1, Ordering::SeqCst);
    }
}

/// Notes a signal. Everything here is allowed in a handler.
pub fn trip(signum: usize) {
    let Some(tripped) = TRIPPED.get(signum) else { return };
    RUNNING.fetch_add(1, Ordering::SeqCst);
    tripped.store(true, Ordering::SeqCst);
    ANY_TRIPPED.store(true, Ordering::SeqCst);
    // SAFETY: the invariant: RUNNING is above 0.
    if let Some(owner) = unsafe { OWNER.load(Ordering::SeqCst).as_ref() } {
        owner.ask(pending::SIGNAL);
    }
    let fd = WAKEUP_FD.load(Ordering::SeqCst);
    if fd >= 0 {
        let byte = signum as u8;
        // SAFETY: one byte is there to be read.
        let written = unsafe { libc::write(fd, (&raw const byte).cast(), 1) };
        if written < 0 {
            let error = errno();
            let is_full = error == libc::EAGAIN || error == libc::EWOULDBLOCK;
            if !is_full || WARN_ON_FULL.load(Ordering::Relaxed) {
                WAKEUP_ERROR.store(error, Ordering::SeqCst);
            }
        }
    }
    RUNNING.fetch_sub(1, Ordering::SeqCst);
}

fn errno() -> i32 {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

extern "C" fn handler(signum: libc::c_int) {
    // SAFETY: the location of this thread's errno.
    let location = unsafe { errno_location() };
    // SAFETY: as above.
    let saved = unsafe { *location };
    trip(signum as usize);
    // SAFETY: as above; what was interrupted must find it unchanged.
    unsafe { *location = saved };
}

#[cfg(target_os = "linux")]
unsafe fn errno_location() -> *mut libc::c_int {
    // SAFETY: always allowed.
    unsafe { libc::__errno_location() }
}

#[cfg(not(target_os = "linux"))]
unsafe fn errno_location() -> *mut libc::c_int {
    // SAFETY: always allowed.
    unsafe { libc::__error() }
}

/// Takes the signals that have been noted since, in the order of their numbers.
pub fn take_tripped() -> impl Iterator<Item = usize> {
    let any = ANY_TRIPPED.swap(false, Ordering::SeqCst);
    (1..NSIG).filter(move |signum| any && TRIPPED[*signum].swap(false, Ordering::SeqCst))
}

/// To be called when handling stops before all that were noted have been handled.
pub fn keep_attention(thread: &Thread) {
    ANY_TRIPPED.store(true, Ordering::SeqCst);
    thread.ask(pending::SIGNAL);
}

/// The error with which the last byte could not be written to the wake-up descriptor, once.
pub fn take_wakeup_error() -> Option<io::Error> {
    if WAKEUP_ERROR.load(Ordering::Relaxed) == 0 {
        return None;
    }
    Some(io::Error::from_raw_os_error(WAKEUP_ERROR.swap(0, Ordering::SeqCst)))
}

/// Sets the descriptor that a byte is written to at each signal; -1 for none. Returns the old one.
pub fn set_wakeup_fd(fd: i32, warn_on_full: bool) -> i32 {
    WARN_ON_FULL.store(warn_on_full, Ordering::SeqCst);
    WAKEUP_FD.swap(fd, Ordering::SeqCst)
}

/// In the child of a fork: what was noted in the parent is the parent's.
pub fn forget_tripped() {
    ANY_TRIPPED.store(false, Ordering::SeqCst);
    for tripped in &TRIPPED {
        tripped.store(false, Ordering::SeqCst);
    }
}

/// What happens at the signal now.
pub fn disposition(signum: i32) -> io::Result<Disposition> {
    let mut action = MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: asks only; the structure is written where it succeeds.
    let action = unsafe {
        if libc::sigaction(signum, ptr::null(), action.as_mut_ptr()) != 0 {
            return Err(io::Error::last_os_error());
        }
        action.assume_init()
    };
    Ok(match action.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignore,
        address if address == handler as *const () as usize => Disposition::Noted,
        _ => Disposition::Foreign,
    })
}

/// Sets what happens at the signal. System calls are interrupted by it.
pub fn set_disposition(signum: i32, disposition: Disposition) -> io::Result<()> {
    let address = match disposition {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignore => libc::SIG_IGN,
        Disposition::Noted => handler as *const () as usize,
        Disposition::Foreign => return Ok(()),
    };
    install(signum, address, 0)
}

fn install(signum: i32, address: usize, flags: libc::c_int) -> io::Result<()> {
    // SAFETY: a zeroed `sigaction` is a valid one; `handler` does only what a handler may do.
    let result = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = address;
        action.sa_flags = flags | libc::SA_ONSTACK;
        libc::sigemptyset(&raw mut action.sa_mask);
        libc::sigaction(signum, &raw const action, ptr::null_mut())
    };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Whether system calls are interrupted by the signal (`siginterrupt`).
pub fn set_interrupting(signum: i32, interrupting: bool) -> io::Result<()> {
    let mut action = MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: what is set is what was found, but for the flag.
    let result = unsafe {
        if libc::sigaction(signum, ptr::null(), action.as_mut_ptr()) != 0 {
            return Err(io::Error::last_os_error());
        }
        let mut action = action.assume_init();
        action.sa_flags &= !libc::SA_RESTART;
        action.sa_flags |= if interrupting { 0 } else { libc::SA_RESTART };
        libc::sigaction(signum, &raw const action, ptr::null_mut())
    };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Ends the process as a signal ends it that nobody handles.
pub fn die_of(signum: i32) {
    let _ = set_disposition(signum, Disposition::Default);
    // SAFETY: sends a signal to this process.
    unsafe { libc::raise(signum) };
}

/// `PyErr_SetInterruptEx`: as if the signal had arrived, if it is handled in Python.
pub fn simulate(vm: &Thread, signum: i64) -> PyResult<()> {
    if !(1..NSIG as i64).contains(&signum) {
        return Err(vm.raise(&exceptions::VALUE_ERROR, "signal number out of range"));
    }
    if vm.handles_signal(signum as usize) {
        trip(signum as usize);
    }
    Ok(())
}

/// What is known of a signal that was waited for.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    pub signum: i32,
    pub code: i32,
    pub errno: i32,
    pub pid: i32,
    pub uid: u32,
    pub status: i32,
    pub band: i64,
}

fn check(number: i32) -> Result<(), Errno> {
    if number == 0 { Ok(()) } else { Err(Errno::from_raw_os_error(number)) }
}

/// Sends a signal to this thread.
pub fn raise(signum: i32) -> Result<(), Errno> {
    // SAFETY: a number.
    if unsafe { libc::raise(signum) } == 0 { Ok(()) } else { Err(last_error()) }
}

pub fn pthread_kill(thread: u64, signum: i32) -> Result<(), Errno> {
    // SAFETY: as for any use of a thread's id, it must be that of a thread that runs.
    check(unsafe { libc::pthread_kill(thread as libc::pthread_t, signum) })
}

pub fn pidfd_send_signal(fd: i32, signum: i32, flags: u32) -> Result<(), Errno> {
    let none = ptr::null::<libc::siginfo_t>();
    // SAFETY: numbers, and no information.
    match unsafe { libc::syscall(libc::SYS_pidfd_send_signal, fd, signum, none, flags) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

/// The members of a set.
fn members(set: &libc::sigset_t) -> Vec<i32> {
    // SAFETY: an initialized set.
    (1..NSIG as i32).filter(|signum| unsafe { libc::sigismember(set, *signum) } == 1).collect()
}

/// Changes the mask of this thread; returns the old one.
pub fn pthread_sigmask(how: i32, signals: &[i32]) -> Result<Vec<i32>, Errno> {
    let set = signal_set(signals);
    let mut old = signal_set(&[]);
    // SAFETY: one set is read, one written.
    check(unsafe { libc::pthread_sigmask(how, &raw const set, &raw mut old) })?;
    Ok(members(&old))
}

pub fn sigpending() -> Result<Vec<i32>, Errno> {
    let mut set = signal_set(&[]);
    // SAFETY: a set is written.
    if unsafe { libc::sigpending(&raw mut set) } == 0 { Ok(members(&set)) } else { Err(last_error()) }
}

pub fn sigwait(signals: &[i32]) -> Result<i32, Errno> {
    let set = signal_set(signals);
    let mut signum = 0;
    // SAFETY: a set is read, a number written.
    check(unsafe { libc::sigwait(&raw const set, &raw mut signum) })?;
    Ok(signum)
}

/// Waits for one of the signals; `EAGAIN` at the end of the time.
pub fn sigtimedwait(signals: &[i32], timeout: Option<std::time::Duration>) -> Result<Info, Errno> {
    let set = signal_set(signals);
    let time = timeout.map(|timeout| libc::timespec {
        tv_sec: i64::try_from(timeout.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(timeout.subsec_nanos()),
    });
    let time = time.as_ref().map_or(ptr::null(), ptr::from_ref);
    let mut info = MaybeUninit::<libc::siginfo_t>::zeroed();
    // SAFETY: a set and a time are read, the information is written.
    let info = unsafe {
        if libc::sigtimedwait(&raw const set, info.as_mut_ptr(), time) < 0 {
            return Err(last_error());
        }
        info.assume_init()
    };
    // SAFETY: fields of a union of numbers.
    unsafe {
        Ok(Info {
            signum: info.si_signo,
            code: info.si_code,
            errno: info.si_errno,
            pid: info.si_pid(),
            uid: info.si_uid(),
            status: info.si_status(),
            // `si_band` lies where `si_pid` does.
            band: i64::from(info.si_pid()),
        })
    }
}

/// The C library's description of a signal.
pub fn description(signum: i32) -> Option<String> {
    // SAFETY: the text is copied before anything else can ask for one.
    let text = unsafe {
        let text = libc::strsignal(signum);
        if text.is_null() {
            return None;
        }
        std::ffi::CStr::from_ptr(text)
    };
    Some(text.to_string_lossy().into_owned())
}

fn micros(nanos: i64) -> libc::timeval {
    let micros = nanos.div_euclid(1000) + i64::from(nanos.rem_euclid(1000) > 0);
    libc::timeval { tv_sec: micros.div_euclid(1_000_000), tv_usec: micros.rem_euclid(1_000_000) }
}

fn nanos(time: libc::timeval) -> i64 {
    time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_usec * 1000)
}

/// Sets a timer of the process; returns the old value and interval. All are nanoseconds.
pub fn setitimer(which: i32, value: i64, interval: i64) -> Result<(i64, i64), Errno> {
    let new = libc::itimerval { it_interval: micros(interval), it_value: micros(value) };
    let mut old = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: one structure is read, one written, of which all zeroes is a value.
    unsafe {
        if libc::setitimer(which as _, &raw const new, old.as_mut_ptr()) != 0 {
            return Err(last_error());
        }
        let old = old.assume_init();
        Ok((nanos(old.it_value), nanos(old.it_interval)))
    }
}

pub fn getitimer(which: i32) -> Result<(i64, i64), Errno> {
    let mut now = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: as above.
    unsafe {
        if libc::getitimer(which as _, now.as_mut_ptr()) != 0 {
            return Err(last_error());
        }
        let now = now.assume_init();
        Ok((nanos(now.it_value), nanos(now.it_interval)))
    }
}

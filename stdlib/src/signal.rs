//! `_signal`: handlers of signals, masks, timers.
//!
//! What the system calls when a signal arrives is `taipan_vm::sys::signal`; handlers run in the main thread
//! (`taipan_vm::signals`). A VM without the capability `Process` can set none.

use crate::exception_class;
use crate::posix::argument::{c_int, c_ulong, done, os_error};
use crate::posix::spawn::signal_set;
use std::time::{Duration, Instant};
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::{exceptions, float, int, structseq};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::class::statics;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::pytime::{self, Round};
use taipan_vm::signals::Handler;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::sys::signal::{self, Disposition, NSIG};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

taipan_vm::structseq! {
    pub static SIGINFO = "signal.struct_siginfo", "What is known of a signal: the result of sigwaitinfo or sigtimedwait." {
        0 "si_signo" "signal number";
        1 "si_code" "signal code";
        2 "si_errno" "errno associated with this signal";
        3 "si_pid" "sending process ID";
        4 "si_uid" "real user ID of sending process";
        5 "si_status" "exit value or signal";
        6 "si_band" "band event for SIGPOLL";
    }
}

macro_rules! constants {
    ($($name:ident = $value:expr;)*) => { &[$((stringify!($name), Constant::Int($value))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_signal",
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: FUNCTIONS,
    constants: constants! {
        NSIG = 65; SIG_DFL = 0; SIG_IGN = 1; SIG_BLOCK = 0; SIG_UNBLOCK = 1; SIG_SETMASK = 2;
        SIGHUP = 1; SIGINT = 2; SIGQUIT = 3; SIGILL = 4; SIGTRAP = 5; SIGIOT = 6; SIGABRT = 6; SIGBUS = 7; SIGFPE = 8;
        SIGKILL = 9; SIGUSR1 = 10; SIGSEGV = 11; SIGUSR2 = 12; SIGPIPE = 13; SIGALRM = 14; SIGTERM = 15;
        SIGSTKFLT = 16; SIGCLD = 17; SIGCHLD = 17; SIGCONT = 18; SIGSTOP = 19; SIGTSTP = 20; SIGTTIN = 21;
        SIGTTOU = 22; SIGURG = 23; SIGXCPU = 24; SIGXFSZ = 25; SIGVTALRM = 26; SIGPROF = 27; SIGWINCH = 28;
        SIGIO = 29; SIGPOLL = 29; SIGPWR = 30; SIGSYS = 31; SIGRTMIN = 34; SIGRTMAX = 64;
        ITIMER_REAL = 0; ITIMER_VIRTUAL = 1; ITIMER_PROF = 2;
    },
    types: &[&SIGINFO],
    init: Some(|vm, module| {
        let error = exception_class::make(vm, "signal", "itimer_error", &exceptions::os_error::OS_ERROR)?;
        vm.set_attr(&error, &*vm.intern_str("__name__")?, Some(&vm.new_str("ItimerError")?))?;
        vm.set_attr(&error, &*vm.intern_str("__qualname__")?, Some(&vm.new_str("ItimerError")?))?;
        vm.interp().module_states.get::<State>().itimer_error.set(Some(error.clone()));
        module.dict().set_str(statics::intern("ItimerError"), error)
    }),
    ..ModuleSpec::NEW
};

#[derive(Default)]
struct State {
    itimer_error: ValueCell,
}

static FUNCTIONS: &[MethodDef] = &[
    method(
        "default_int_handler",
        "(signalnum, frame, /)",
        "The default handler for SIGINT: raises KeyboardInterrupt.",
        |vm, _| Err(vm.raise_with(&exceptions::KEYBOARD_INTERRUPT, &[])),
    ),
    method("raise_signal", "(signalnum, /)", "Send a signal to the executing process.", |vm, args| {
        vm.allow(Capability::Process)?;
        let signum = c_int(vm, &args[0])?;
        done(vm, vm.allow_threads(|| signal::raise(signum)))?;
        vm.check_attention()?;
        Ok(Value::NONE)
    }),
    method(
        "signal",
        "(signalnum, handler, /)",
        "Set the action for a signal; return the old one.",
        set_handler,
    ),
    method("getsignal", "(signalnum, /)", "Return the current action for a signal.", |vm, args| {
        let signum = number(vm, &args[0])?;
        handler_value(vm, vm.interp().signals.get(signum))
    }),
    method("strsignal", "(signalnum, /)", "Return the system's description of a signal.", |vm, args| {
        match signal::description(number(vm, &args[0])? as i32) {
            Some(text) if !text.contains("nknown signal") => vm.new_str(&text),
            _ => Ok(Value::NONE),
        }
    }),
    method(
        "siginterrupt",
        "(signalnum, flag, /)",
        "Set whether a signal interrupts system calls.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let signum = number(vm, &args[0])?;
            let flag = c_int(vm, &args[1])? != 0;
            match signal::set_interrupting(signum as i32, flag) {
                Ok(()) => Ok(Value::NONE),
                Err(error) => Err(vm.raise_io_error(&error, None)),
            }
        },
    ),
    method(
        "set_wakeup_fd",
        "(fd, /, *, warn_on_full_buffer=True)",
        "Set the descriptor that a byte is written to when a signal comes in; return the old one.",
        set_wakeup_fd,
    ),
    method(
        "alarm",
        "(seconds, /)",
        "Arrange for SIGALRM to arrive after the given number of seconds.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            Ok(int::small(i64::from(calls::alarm(c_int(vm, &args[0])? as u32))))
        },
    ),
    method("pause", "()", "Wait until a signal arrives.", |vm, _| {
        vm.allow(Capability::Process)?;
        if vm.wait_slice().is_some() {
            vm.sleep_until_signal()?;
        } else {
            let _ = vm.allow_threads(calls::pause);
            vm.check_attention()?;
        }
        Ok(Value::NONE)
    }),
    method(
        "setitimer",
        "(which, seconds, interval=0.0, /)",
        "Set a timer; return the old value and interval.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let which = c_int(vm, &args[0])?;
            let seconds = pytime::from_seconds(vm, &args[1], Round::Ceiling)?;
            let interval =
                if args[2].is_unbound() { 0 } else { pytime::from_seconds(vm, &args[2], Round::Ceiling)? };
            timer_value(vm, signal::setitimer(which, seconds, interval))
        },
    ),
    method("getitimer", "(which, /)", "Return the value and interval of a timer.", |vm, args| {
        let which = c_int(vm, &args[0])?;
        timer_value(vm, signal::getitimer(which))
    }),
    method("pthread_kill", "(thread_id, signalnum, /)", "Send a signal to a thread.", |vm, args| {
        vm.allow(Capability::Process)?;
        if !int::is_int(&args[0]) {
            let given = args[0].argument_type();
            return Err(vm.type_error(format!("pthread_kill() argument 1 must be int, not {given}")));
        }
        let (thread, signum) = (c_ulong(vm, &args[0])?, c_int(vm, &args[1])?);
        vm.audit("signal.pthread_kill", || args.to_vec())?;
        done(vm, signal::pthread_kill(thread, signum))?;
        vm.check_attention()?;
        Ok(Value::NONE)
    }),
    method(
        "pthread_sigmask",
        "(how, mask, /)",
        "Change the signal mask of this thread; return the old one.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let how = c_int(vm, &args[0])?;
            let mask = signal_set(vm, &args[1])?;
            let old = done(vm, signal::pthread_sigmask(how, &mask))?;
            vm.check_attention()?;
            set_value(vm, &old)
        },
    ),
    method("sigpending", "()", "Return the signals that wait to be delivered.", |vm, _| {
        set_value(vm, &done(vm, signal::sigpending())?)
    }),
    method("sigwait", "(sigset, /)", "Wait for one of the signals; return its number.", |vm, args| {
        vm.allow(Capability::Process)?;
        let set = signal_set(vm, &args[0])?;
        if vm.wait_slice().is_none() {
            let signum = done(vm, vm.allow_threads(|| signal::sigwait(&set)))?;
            return Ok(int::small(i64::from(signum)));
        }
        match done(vm, wait_for(vm, &set, None)?)? {
            Some(info) => Ok(int::small(i64::from(info.signum))),
            None => Ok(Value::NONE),
        }
    }),
    method(
        "sigwaitinfo",
        "(sigset, /)",
        "Wait for one of the signals; return what is known of it.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let set = signal_set(vm, &args[0])?;
            match done(vm, wait_for(vm, &set, None)?)? {
                Some(info) => info_value(vm, info),
                None => Ok(Value::NONE),
            }
        },
    ),
    method("sigtimedwait", "(sigset, timeout, /)", "As sigwaitinfo(), for a limited time.", sigtimedwait),
    method(
        "pidfd_send_signal",
        "(pidfd, signalnum, siginfo=None, flags=0, /)",
        "Send a signal to a process that a descriptor stands for.",
        |vm, args| {
            vm.allow(Capability::Subprocess)?;
            let (fd, signum) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
            let flags = if args[3].is_unbound() { 0 } else { c_int(vm, &args[3])? };
            if !args[2].is_unbound() && !args[2].is_none() {
                return Err(vm.type_error("siginfo must be None"));
            }
            done(vm, signal::pidfd_send_signal(fd, signum, flags as u32))?;
            vm.check_attention()?;
            Ok(Value::NONE)
        },
    ),
    method("valid_signals", "()", "Return the set of the system's signals.", |vm, _| {
        // 32 and 33 are the C library's.
        let all: Vec<i32> = (1..NSIG as i32).filter(|signum| *signum != 32 && *signum != 33).collect();
        set_value(vm, &all)
    }),
];

fn number(vm: &Thread, value: &Value) -> PyResult<usize> {
    match c_int(vm, value)? {
        signum if (1..NSIG as i32).contains(&signum) => Ok(signum as usize),
        _ => Err(vm.value_error("signal number out of range")),
    }
}

/// What Python programs see of a handler.
fn handler_value(vm: &Thread, handler: Handler) -> PyResult {
    match handler {
        Handler::Default => Ok(int::small(0)),
        Handler::Ignore => Ok(int::small(1)),
        Handler::Python(handler) => Ok(handler),
        Handler::Foreign => Ok(Value::NONE),
        Handler::Interrupt => match default_handler(vm)? {
            Some(handler) => Ok(handler),
            None => Ok(Value::NONE),
        },
    }
}

/// The function `default_int_handler` of the module.
fn default_handler(vm: &Thread) -> PyResult<Option<Value>> {
    let module = taipan_vm::import::engine::import_absolute(vm, "_signal")?;
    vm.get_attr_opt(&module, &*vm.intern_str("default_int_handler")?)
}

fn set_handler(vm: &Thread, args: &[Value]) -> PyResult {
    let signum = c_int(vm, &args[0])?;
    if !vm.is_main() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    vm.allow(Capability::Process)?;
    if !(1..NSIG as i32).contains(&signum) {
        return Err(vm.value_error("signal number out of range"));
    }
    let handler = &args[1];
    let known = || default_handler(vm).ok().flatten().is_some_and(|known| known.is(handler));
    let (handler, disposition) = if handler.ty().slots().call.is_some() {
        let handler = if known() { Handler::Interrupt } else { Handler::Python(handler.clone()) };
        (handler, Disposition::Noted)
    } else {
        let is = |number: i64| -> PyResult<bool> {
            Ok(!handler.is_none() && vm.equals(handler, &int::small(number))?)
        };
        if is(0)? {
            (Handler::Default, Disposition::Default)
        } else if is(1)? {
            (Handler::Ignore, Disposition::Ignore)
        } else {
            let text = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
            return Err(vm.type_error(text));
        }
    };
    vm.check_attention()?;
    if !vm.claim_signals() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    let old = vm.interp().signals.get(signum as usize);
    if let Err(error) = signal::set_disposition(signum, disposition) {
        return Err(vm.raise_io_error(&error, None));
    }
    drop(vm.interp().signals.set(signum as usize, handler));
    handler_value(vm, old)
}

fn set_wakeup_fd(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = c_int(vm, &args[0])?;
    let warn = args[1].is_unbound() || vm.is_true(&args[1])?;
    if !vm.is_main() {
        return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
    }
    vm.allow(Capability::Process)?;
    if fd != -1 {
        done(vm, calls::fstat(fd))?;
        let flags = done(vm, calls::fcntl(fd, libc::F_GETFL, 0))?;
        if flags & libc::O_NONBLOCK == 0 {
            return Err(vm.value_error(format!("the fd {fd} must be in non-blocking mode")));
        }
    }
    Ok(int::small(i64::from(signal::set_wakeup_fd(fd, warn))))
}

fn set_value(vm: &Thread, signals: &[i32]) -> PyResult {
    let set = PySet::new(vm)?;
    for signum in signals {
        set.add(vm, &int::small(i64::from(*signum)))?;
    }
    Ok(set.into_value())
}

/// Seconds of a timer's value and interval, or `ItimerError`.
fn timer_value(vm: &Thread, result: Result<(i64, i64), Errno>) -> PyResult {
    match result {
        Ok((value, interval)) => vm.new_tuple(&[
            float::new(vm, pytime::as_seconds(value))?,
            float::new(vm, pytime::as_seconds(interval))?,
        ]),
        Err(error) => Err(itimer_error(vm, error)),
    }
}

fn itimer_error(vm: &Thread, error: Errno) -> Raised {
    let Some(class) = vm.interp().module_states.get::<State>().itimer_error.get() else {
        return os_error(vm, error);
    };
    let number = error.raw_os_error();
    let exception = vm
        .new_str(&taipan_vm::sys::error_text(number))
        .and_then(|text| vm.call(&class, &[int::small(i64::from(number)), text]));
    match exception {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn info_value(vm: &Thread, info: signal::Info) -> PyResult {
    let number = |value: i32| int::small(i64::from(value));
    let fields = [
        number(info.signum),
        number(info.code),
        number(info.errno),
        number(info.pid),
        crate::posix::argument::id_value(info.uid),
        number(info.status),
        int::from_i64(vm, info.band)?,
    ];
    structseq::new(vm, &SIGINFO, &fields)
}

fn sigtimedwait(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Process)?;
    let set = signal_set(vm, &args[0])?;
    let timeout = pytime::from_seconds(vm, &args[1], Round::Ceiling)?;
    if timeout < 0 {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let deadline = pytime::deadline(timeout);
    match done(vm, wait_for(vm, &set, deadline)?)? {
        Some(info) => info_value(vm, info),
        None => Ok(Value::NONE),
    }
}

/// Waits for one of the signals until the deadline; nothing if none has come.
fn wait_for(
    vm: &Thread,
    set: &[i32],
    deadline: Option<Instant>,
) -> PyResult<Result<Option<signal::Info>, Errno>> {
    let left = || deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    let is_over = || deadline.is_some_and(|deadline| Instant::now() >= deadline);
    let waited = vm.asking(|waits| {
        match signal::sigtimedwait(set, if waits { left() } else { Some(Duration::ZERO) }) {
            Err(Errno::AGAIN) if !waits && !is_over() => Ok(None),
            Err(Errno::AGAIN) => Ok(Some(None)),
            result => result.map(|info| Some(Some(info))),
        }
    })?;
    Ok(waited.map(Option::flatten))
}

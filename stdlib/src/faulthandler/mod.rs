//! `faulthandler`: tracebacks at crashes, at signals, after some time, and when asked for.
//!
//! Tracebacks after some time are written by a thread of the VM, which has its lock meanwhile: where native code keeps the lock,
//! they are late. The native stack is not shown.

mod dump;
mod handlers;

use dump::Out;
use handlers::{FATAL, Target};
use std::cell::{Cell, RefCell};
use std::os::fd::RawFd;
use std::rc::Rc;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::pytime::{self, Round};
use taipan_vm::sys::signal::NSIG;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::wait::{WaitQueue, Waited};

pub static MODULE: ModuleSpec =
    ModuleSpec { name: "faulthandler", doc: "faulthandler module.", functions: FUNCTIONS, ..ModuleSpec::NEW };

static FUNCTIONS: &[MethodDef] = &[
    method(
        "enable",
        "($module, /, file=sys.stderr, all_threads=True)",
        "Enable the fault handler.",
        |vm, args| {
            enable(vm, &args[1], &args[2])?;
            Ok(Value::NONE)
        },
    )
    .parsed(),
    method("disable", "($module, /)", "Disable the fault handler.", |vm, _| {
        let was_enabled = handlers::is_set(libc::SIGSEGV);
        for (signum, _) in FATAL {
            handlers::unset(*signum);
        }
        drop(state(vm).fatal.take());
        Ok(Value::bool(was_enabled))
    }),
    method("is_enabled", "($module, /)", "Check if the handler is enabled.", |_, _| {
        Ok(Value::bool(handlers::is_set(libc::SIGSEGV)))
    }),
    method(
        "dump_traceback",
        "($module, /, file=sys.stderr, all_threads=True)",
        "Dump the traceback of the current thread, or of all threads if all_threads is True, into file.",
        |vm, args| {
            let fd = descriptor(vm, &args[1])?;
            let mut out = Out::new(fd);
            if vm.bool_argument(&args[2], true)? { out.all(vm, Some(vm)) } else { out.traceback(vm) }
            Ok(Value::NONE)
        },
    )
    .parsed(),
    method(
        "dump_c_stack",
        "($module, /, file=sys.stderr)",
        "Dump the C stack of the current thread.",
        |vm, args| {
            Out::new(descriptor(vm, &args[1])?).native_stack();
            Ok(Value::NONE)
        },
    )
    .parsed(),
    method(
        "dump_traceback_later",
        "($module, /, timeout, repeat=False, file=sys.stderr, exit=False)",
        "Dump the traceback of all threads in timeout seconds,\nor each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.",
        dump_later,
    )
    .parsed(),
    method(
        "cancel_dump_traceback_later",
        "($module, /)",
        "Cancel the previous call to dump_traceback_later().",
        |vm, _| {
            state(vm).cancel();
            Ok(Value::NONE)
        },
    ),
    method(
        "register",
        "($module, /, signum, file=sys.stderr, all_threads=True, chain=False)",
        "Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file.",
        register,
    )
    .parsed(),
    method(
        "unregister",
        "($module, signum, /)",
        "Unregister the handler of the signal 'signum' registered by register().",
        |vm, args| {
            let signum = signal_argument(vm, &args[1])?;
            state(vm).files.borrow_mut().retain(|(other, _)| *other != signum);
            Ok(Value::bool(handlers::unset(signum)))
        },
    )
    .parsed(),
    method("_sigsegv", "($module, release_gil=False, /)", "Raise a SIGSEGV signal.", |_, _| {
        crash(libc::SIGSEGV)
    }),
    method("_read_null", "($module, /)", "Raise a SIGSEGV signal, as reading from NULL does.", |_, _| {
        crash(libc::SIGSEGV)
    }),
    method("_sigfpe", "($module, /)", "Raise a SIGFPE signal.", |_, _| crash(libc::SIGFPE)),
    method("_sigabrt", "($module, /)", "Raise a SIGABRT signal.", |_, _| crash(libc::SIGABRT)),
];

#[derive(Default)]
struct State {
    /// The file that crashes are written to, kept open.
    fatal: Cell<Option<Value>>,
    /// Those of registered signals.
    files: RefCell<Vec<(i32, Value)>>,
    /// Which of the calls of `dump_traceback_later` counts.
    turn: Cell<u64>,
    sleeping: WaitQueue,
}

impl State {
    fn cancel(&self) {
        self.turn.set(self.turn.get() + 1);
        self.sleeping.wake_all();
    }
}

impl Drop for State {
    fn drop(&mut self) {
        handlers::release();
    }
}

fn state(vm: &Thread) -> Rc<State> {
    vm.interp().module_states.get::<State>()
}

/// Has crashes answered (`-X faulthandler`).
pub fn enable(vm: &Thread, file: &Value, all_threads: &Value) -> PyResult<()> {
    let fd = descriptor(vm, file)?;
    let all_threads = vm.bool_argument(all_threads, true)?;
    claim(vm)?;
    drop(state(vm).fatal.replace(Some(file.clone()).filter(|file| !file.is_unbound())));
    for (signum, _) in FATAL {
        let target = Target { fd, all_threads, chain: false };
        handlers::set(*signum, target, true)
            .map_err(|error| vm.raise_os_error(error.raw_os_error().unwrap_or(0), None, None))?;
    }
    Ok(())
}

/// Signals are the process's: one VM has them.
fn claim(vm: &Thread) -> PyResult<()> {
    // What ends with the VM gives them back.
    drop(state(vm));
    let is_ours = vm.interp().threads.nth(0).is_some_and(handlers::claim);
    if is_ours { Ok(()) } else { Err(vm.runtime_error("the signals of the process are those of another VM")) }
}

/// The descriptor of a file; that of `sys.stderr` for none.
fn descriptor(vm: &Thread, file: &Value) -> PyResult<RawFd> {
    let own;
    let file = if file.is_unbound() || file.is_none() {
        own = match vm.sys_attribute("stderr")? {
            Some(own) => own,
            None => return Err(vm.runtime_error("lost sys.stderr")),
        };
        if own.is_none() {
            return Err(vm.runtime_error("sys.stderr is None"));
        }
        &own
    } else {
        file
    };
    if int::is_int(file) {
        let fd = vm.c_int_argument(file)?;
        return if fd < 0 { Err(vm.value_error("file is not a valid file descriptor")) } else { Ok(fd) };
    }
    let fileno = vm.call(&vm.get_attr_str(file, "fileno")?, &[])?;
    let fd = int::as_i64(&fileno).and_then(|fd| RawFd::try_from(fd).ok()).filter(|fd| *fd >= 0);
    let Some(fd) = fd else {
        return Err(vm.runtime_error("file.fileno() is not a valid file descriptor"));
    };
    let flushed = vm.get_attr_str(file, "flush").and_then(|flush| vm.call(&flush, &[]));
    if flushed.is_err() {
        if vm.is_terminating() {
            return flushed.map(|_| fd);
        }
        vm.clear_raised();
    }
    Ok(fd)
}

fn signal_argument(vm: &Thread, value: &Value) -> PyResult<i32> {
    let signum = vm.c_int_argument(value)?;
    if FATAL.iter().any(|fatal| fatal.0 == signum) {
        return Err(vm.runtime_error(format!("signal {signum} cannot be registered, use enable() instead")));
    }
    if signum < 1 || signum as usize >= NSIG {
        return Err(vm.value_error("signal number out of range"));
    }
    Ok(signum)
}

fn register(vm: &Thread, args: &[Value]) -> PyResult {
    let signum = signal_argument(vm, &args[1])?;
    let fd = descriptor(vm, &args[2])?;
    let target = Target {
        fd,
        all_threads: vm.bool_argument(&args[3], true)?,
        chain: vm.bool_argument(&args[4], false)?,
    };
    claim(vm)?;
    if let Err(error) = handlers::set(signum, target, false) {
        return Err(vm.raise_os_error(error.raw_os_error().unwrap_or(0), None, None));
    }
    if !args[2].is_unbound() {
        state(vm).files.borrow_mut().push((signum, args[2].clone()));
    }
    Ok(Value::NONE)
}

fn crash(signum: i32) -> PyResult {
    // SAFETY: what the signal does is what the caller wants. Rust's runtime would ignore one that is no fault.
    unsafe {
        if !handlers::is_set(signum) {
            libc::signal(signum, libc::SIG_DFL);
        }
        libc::raise(signum)
    };
    Ok(Value::NONE)
}

fn dump_later(vm: &Thread, args: &[Value]) -> PyResult {
    let nanos = pytime::from_seconds(vm, &args[1], Round::Ceiling)?;
    let repeat = vm.bool_argument(&args[2], false)?;
    let exit = vm.bool_argument(&args[4], false)?;
    if nanos <= 0 {
        return Err(vm.value_error("timeout must be greater than 0"));
    }
    let fd = descriptor(vm, &args[3])?;
    let state = state(vm);
    state.cancel();
    let turn = state.turn.get();
    let header = header(nanos);
    // The file stays open as long as the thread may write to it.
    let file = args[3].clone();
    let started = vm.start(move |vm| {
        watch(vm, nanos, turn, repeat, || {
            let mut out = Out::new(fd);
            out.text(&header);
            out.all(vm, None);
            if exit {
                // SAFETY: the process ends here, as was asked for.
                unsafe { libc::_exit(1) };
            }
        });
        drop(file);
    })?;
    match started {
        Ok(_) => Ok(Value::NONE),
        Err(_) => Err(vm.runtime_error("unable to start watchdog thread")),
    }
}

/// Waits for the time to come, unless the call does not count any more or the VM ends.
fn watch(vm: &Thread, nanos: i64, turn: u64, repeat: bool, work: impl Fn()) {
    let state = state(vm);
    while state.turn.get() == turn {
        match vm.wait_in(&state.sleeping, pytime::deadline(nanos), |_| ()) {
            Ok(Waited::TimedOut) if state.turn.get() == turn => {
                work();
                if !repeat {
                    return;
                }
            }
            Ok(_) => {}
            // The VM ends.
            Err(_) => return vm.clear_raised(),
        }
    }
}

fn header(nanos: i64) -> String {
    let micros = nanos.div_euclid(1000) + i64::from(nanos % 1000 != 0);
    let (seconds, fraction) = (micros / 1_000_000, micros % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match fraction {
        0 => format!("Timeout ({hours}:{minutes:02}:{seconds:02})!\n"),
        _ => format!("Timeout ({hours}:{minutes:02}:{seconds:02}.{fraction:06})!\n"),
    }
}

//! Processes: starting, replacing, ending, waiting for them, signals, times, names of the system.

use super::argument::{
    Accepts, PathArg, c_int, c_int_or, c_string, decode, done, fs_bytes, id_value, none, os_error,
};
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, float, int, structseq};
use taipan_vm::capability::{Access, Capability};
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::sys::calls::{self, StringArray};
use taipan_vm::thread::{Termination, Thread};
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static TIMES_RESULT = "posix.times_result", "Processor times: what os.times() returns." {
        0 "user" "user time";
        1 "system" "system time";
        2 "children_user" "user time of children";
        3 "children_system" "system time of children";
        4 "elapsed" "elapsed time since an arbitrary point in the past";
    }
}

taipan_vm::structseq! {
    pub static UNAME_RESULT = "posix.uname_result", "Names of the system: what os.uname() returns." {
        0 "sysname" "operating system name";
        1 "nodename" "name of machine on network (implementation-defined)";
        2 "release" "operating system release";
        3 "version" "operating system version";
        4 "machine" "hardware identifier";
    }
}

taipan_vm::structseq! {
    pub static WAITID_RESULT = "posix.waitid_result", "The state of a child: what os.waitid() returns." {
        0 "si_pid" "";
        1 "si_uid" "";
        2 "si_signo" "";
        3 "si_status" "";
        4 "si_code" "";
    }
}

/// A function on the status of a child.
macro_rules! status {
    ($name:literal, $signature:literal, $doc:literal, $get:expr) => {
        method($name, $signature, $doc, |vm, args| {
            let status = c_int(vm, &args[0])?;
            #[allow(clippy::redundant_closure_call, reason = "a table of expressions")]
            Ok($get(status))
        })
    };
}

fn number(value: i32) -> Value {
    int::small(i64::from(value))
}

pub static FUNCTIONS: &[MethodDef] = &[
    method("_exit", "(status)", "End the process at once, without any cleaning up.", |vm, args| {
        let status = c_int(vm, &args[0])?;
        if !vm.has_capability(Capability::Process) {
            // The process is the host's: what can end is the script.
            return Err(vm.terminate(Termination::Exit));
        }
        calls::_exit(status)
    }),
    method("abort", "()", "End the process abnormally.", |vm, _| {
        vm.allow(Capability::Process)?;
        calls::abort()
    }),
    method("execv", "(path, argv, /)", "Replace the process by a program.", execv),
    method("execve", "(path, argv, env)", "Replace the process by a program with an environment.", execve),
    method("fork", "()", "Fork: return 0 in the child and the child's id in the parent.", fork),
    method("forkpty", "()", "Fork into a child with a new pseudo terminal.", forkpty),
    method(
        "register_at_fork",
        "(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)",
        "Register functions to be called when the process forks.",
        register_at_fork,
    ),
    method("getpid", "()", "Return the process's id.", |_, _| Ok(number(calls::getpid()))),
    method("getppid", "()", "Return the id of the process's parent.", |_, _| Ok(number(calls::getppid()))),
    method("kill", "(pid, signal, /)", "Send a signal to a process.", |vm, args| {
        let (pid, signal) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
        vm.allow(Capability::Subprocess)?;
        vm.audit("os.kill", || vec![number(pid), number(signal)])?;
        done(vm, calls::kill(pid, signal))?;
        // One to this process arrives before the call returns.
        vm.check_attention()?;
        Ok(Value::NONE)
    }),
    method("killpg", "(pgid, signal, /)", "Send a signal to the processes of a group.", |vm, args| {
        let (group, signal) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
        vm.allow(Capability::Subprocess)?;
        vm.audit("os.killpg", || vec![number(group), number(signal)])?;
        done(vm, calls::killpg(group, signal))?;
        vm.check_attention()?;
        Ok(Value::NONE)
    }),
    method("system", "(command)", "Run a command in a shell; return its status.", |vm, args| {
        vm.allow(Capability::Subprocess)?;
        let command = fs_bytes(vm, &args[0])?;
        vm.audit("os.system", || vec![args[0].clone()])?;
        let status = vm.patient(move || calls::system(&command))?;
        Ok(number(status.unwrap_or(-1)))
    }),
    method(
        "umask",
        "(mask, /)",
        "Set the mask of permissions for new files; return the old one.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            Ok(int::small(i64::from(calls::umask(c_int(vm, &args[0])? as u32))))
        },
    ),
    method("uname", "()", "Return the names of the system.", |vm, _| {
        let names = done(vm, calls::uname())?;
        let fields = names.iter().map(|name| decode(vm, name)).collect::<PyResult<Vec<_>>>()?;
        structseq::new(vm, &UNAME_RESULT, &fields)
    }),
    method("times", "()", "Return the processor times of the process and its children.", |vm, _| {
        let (ticks, per_second) = done(vm, calls::times())?;
        let seconds = |ticks: i64| float::new(vm, ticks as f64 / per_second as f64);
        let fields = ticks.into_iter().map(seconds).collect::<PyResult<Vec<_>>>()?;
        structseq::new(vm, &TIMES_RESULT, &fields)
    }),
    method("setns", "(fd, nstype=0)", "Move the process into a namespace.", |vm, args| {
        vm.allow(Capability::Process)?;
        let (fd, kind) = (super::argument::fildes(vm, &args[0])?, c_int_or(vm, &args[1], 0)?);
        none(vm, vm.blocking(|| calls::setns(fd, kind))?)
    }),
    method("unshare", "(flags)", "Give the process parts of its context for itself.", |vm, args| {
        vm.allow(Capability::Process)?;
        let flags = c_int(vm, &args[0])?;
        none(vm, vm.blocking(|| calls::unshare(flags))?)
    }),
    method("wait", "()", "Wait for a child; return its id and status.", |vm, _| {
        let (pid, status) = wait(vm, -1, 0)?;
        vm.new_tuple(&[number(pid), number(status)])
    }),
    method("waitpid", "(pid, options, /)", "Wait for a process; return its id and status.", |vm, args| {
        let (pid, options) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
        let (pid, status) = wait(vm, pid, options)?;
        vm.new_tuple(&[number(pid), number(status)])
    }),
    method(
        "wait3",
        "(options)",
        "Wait for a child; return its id, status and use of resources.",
        |vm, args| {
            let options = c_int(vm, &args[0])?;
            wait4(vm, -1, options)
        },
    ),
    method(
        "wait4",
        "(pid, options)",
        "Wait for a process; return its id, status and use of resources.",
        |vm, args| {
            let (pid, options) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
            wait4(vm, pid, options)
        },
    ),
    method(
        "waitid",
        "(idtype, id, options, /)",
        "Wait for processes; return the state of one, or None.",
        |vm, args| {
            let (kind, id, options) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?, c_int(vm, &args[2])?);
            vm.allow_programs()?;
            let returns = options & libc::WNOHANG != 0;
            let found = vm.asking(|waits| {
                let options = if waits { options } else { options | libc::WNOHANG };
                Ok(match calls::waitid(kind as u32, id as u32, options)? {
                    None if !waits && !returns => None,
                    state => Some(state),
                })
            })?;
            match done(vm, found)?.flatten() {
                Some(state) => {
                    let fields = [
                        number(state.pid),
                        id_value(state.uid),
                        number(state.signal),
                        number(state.status),
                        number(state.code),
                    ];
                    structseq::new(vm, &WAITID_RESULT, &fields)
                }
                None => Ok(Value::NONE),
            }
        },
    ),
    method(
        "waitstatus_to_exitcode",
        "(status)",
        "Return the exit code that a status stands for.",
        |vm, args| {
            let status = c_int(vm, &args[0])?;
            if libc::WIFEXITED(status) {
                return Ok(number(libc::WEXITSTATUS(status)));
            }
            if libc::WIFSIGNALED(status) {
                return Ok(number(-libc::WTERMSIG(status)));
            }
            if libc::WIFSTOPPED(status) {
                let signal = libc::WSTOPSIG(status);
                return Err(vm.value_error(format!("process stopped by delivery of signal {signal}")));
            }
            Err(vm.value_error(format!("invalid wait status: {status}")))
        },
    ),
    status!("WCOREDUMP", "(status, /)", "Return whether the child has left a core file.", |status| {
        Value::bool(libc::WCOREDUMP(status))
    }),
    status!(
        "WIFCONTINUED",
        "(status)",
        "Return whether the child has been continued.",
        |status| Value::bool(libc::WIFCONTINUED(status))
    ),
    status!("WIFSTOPPED", "(status)", "Return whether the child is stopped.", |status| Value::bool(
        libc::WIFSTOPPED(status)
    )),
    status!("WIFSIGNALED", "(status)", "Return whether a signal has ended the child.", |status| Value::bool(
        libc::WIFSIGNALED(status)
    )),
    status!("WIFEXITED", "(status)", "Return whether the child has exited.", |status| Value::bool(
        libc::WIFEXITED(status)
    )),
    status!("WEXITSTATUS", "(status)", "Return the child's exit status.", |status| number(
        libc::WEXITSTATUS(status)
    )),
    status!("WTERMSIG", "(status)", "Return the signal that has ended the child.", |status| number(
        libc::WTERMSIG(status)
    )),
    status!("WSTOPSIG", "(status)", "Return the signal that has stopped the child.", |status| number(
        libc::WSTOPSIG(status)
    )),
];

/// The items of a tuple or list, as they are now.
pub fn sequence_items(value: &Value) -> Option<Vec<Value>> {
    match (value.downcast::<PyTuple>(), value.downcast::<PyList>()) {
        (Some(tuple), _) => Some(tuple.items().to_vec()),
        (_, Some(list)) => Some(list.items().to_vec()),
        _ => None,
    }
}

/// The arguments of a program.
pub fn arguments(vm: &Thread, function: &str, argv: &Value, what: &str) -> PyResult<StringArray> {
    let Some(items) = sequence_items(argv) else {
        return Err(vm.type_error(format!("{function} must be a tuple or list")));
    };
    if items.is_empty() {
        return Err(vm.value_error(format!("{function} must not be empty")));
    }
    let strings = items.iter().map(|item| fs_bytes(vm, item)).collect::<PyResult<Vec<_>>>()?;
    if strings[0].to_bytes().is_empty() {
        return Err(vm.value_error(format!("{what} first element cannot be empty")));
    }
    Ok(StringArray::new(strings))
}

/// `name=value` for all entries of a mapping.
pub fn environment(vm: &Thread, mapping: &Value) -> PyResult<StringArray> {
    if mapping.ty().slots().subscript.is_none() {
        return Err(vm.type_error("environment must be a mapping object"));
    }
    let list = |name: &str| -> PyResult<Buf<Value>> {
        let method = vm.get_attr_str(mapping, name)?;
        vm.iterate_to_buf(&vm.call(&method, &[])?)
    };
    let (keys, values) = (list("keys")?, list("values")?);
    let mut strings = Vec::with_capacity(keys.len());
    for (key, value) in keys.iter().zip(values.iter()) {
        let (key, value) = (fs_bytes(vm, key)?, fs_bytes(vm, value)?);
        // An empty name may not be found again; one that begins with `=` is common on other systems.
        if key.to_bytes().is_empty() || key.to_bytes()[1..].contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        let entry = [key.to_bytes(), b"=", value.to_bytes()].concat();
        strings.push(c_string(vm, &entry)?);
    }
    Ok(StringArray::new(strings))
}

fn execv(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Process)?;
    let path = PathArg::parse(vm, Accepts::path("execv", "path"), &args[0])?;
    let argv = arguments(vm, "execv() arg 2", &args[1], "execv() arg 2")?;
    vm.audit("os.exec", || vec![path.object.clone(), args[1].clone(), Value::NONE])?;
    let at = path.grant(vm, None, Access::Read, true)?;
    Err(os_error(vm, calls::execv(&at.path, &argv)))
}

fn execve(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Process)?;
    let path = PathArg::parse(vm, Accepts::path("execve", "path").or_fd(), &args[0])?;
    let argv = match sequence_items(&args[1]) {
        Some(_) => arguments(vm, "execve: argv", &args[1], "execve: argv")?,
        None => return Err(vm.type_error("execve: argv must be a tuple or list")),
    };
    if args[2].ty().slots().subscript.is_none() {
        return Err(vm.type_error("execve: environment must be a mapping object"));
    }
    let env = environment(vm, &args[2])?;
    vm.audit("os.exec", || vec![path.object.clone(), args[1].clone(), args[2].clone()])?;
    let error = match path.fd() {
        Some(fd) => calls::fexecve(fd, &argv, &env),
        None => calls::execve(&path.grant(vm, None, Access::Read, true)?.path, &argv, &env),
    };
    Err(path.error(vm, error))
}

/// The warning about threads that the child will not have.
fn warn_of_threads(vm: &Thread, function: &str) -> PyResult<()> {
    if vm.interp().threads.count.get() == 0 {
        return Ok(());
    }
    let text = format!(
        "This process (pid={}) is multi-threaded, use of {function}() may lead to deadlocks in the child.",
        calls::getpid()
    );
    vm.warn(&exceptions::DEPRECATION_WARNING, &text, 1)
}

/// Not at the end of a VM: the child would have to end it a second time.
pub fn check_not_finalizing(vm: &Thread) -> PyResult<()> {
    if vm.is_finalizing() {
        let text = "can't fork at interpreter shutdown";
        return Err(vm.raise(&exceptions::PYTHON_FINALIZATION_ERROR, text));
    }
    Ok(())
}

fn fork(vm: &Thread, _: &[Value]) -> PyResult {
    check_not_finalizing(vm)?;
    vm.audit("os.fork", Vec::new)?;
    let pid = done(vm, vm.fork()?)?;
    if pid > 0 {
        warn_of_threads(vm, "fork")?;
    }
    Ok(number(pid))
}

fn forkpty(vm: &Thread, _: &[Value]) -> PyResult {
    check_not_finalizing(vm)?;
    vm.audit("os.forkpty", Vec::new)?;
    let (pid, fd) = done(vm, vm.fork_by(calls::forkpty, |(pid, _)| *pid == 0)?)?;
    if pid > 0 {
        warn_of_threads(vm, "forkpty")?;
        vm.adopt_descriptor(fd)?;
    }
    vm.new_tuple(&[number(pid), number(fd)])
}

fn register_at_fork(vm: &Thread, args: &[Value]) -> PyResult {
    if args.iter().all(Value::is_unbound) {
        return Err(vm.type_error("At least one argument is required."));
    }
    let mut hooks = Vec::with_capacity(3);
    for (value, name) in args.iter().zip(["before", "after_in_child", "after_in_parent"]) {
        if !value.is_unbound() && value.ty().slots().call.is_none() {
            let given = value.ty().short_name();
            return Err(vm.type_error(format!("'{name}' must be callable, not {given}")));
        }
        hooks.push(Some(value.clone()).filter(|hook| !hook.is_unbound()));
    }
    if let [before, child, parent] = &mut hooks[..] {
        vm.interp().fork_hooks.add(before.take(), child.take(), parent.take())?;
    }
    Ok(Value::NONE)
}

/// Waits for a child. Children that the VM could not have started are the host's affair.
fn wait(vm: &Thread, pid: i32, options: i32) -> PyResult<(i32, i32)> {
    vm.allow_programs()?;
    let found = vm.asking(|waits| {
        let flags = if waits { options } else { options | libc::WNOHANG };
        Ok(match calls::waitpid(pid, flags)? {
            (0, _) if !waits && options & libc::WNOHANG == 0 => None,
            found => Some(found),
        })
    })?;
    Ok(done(vm, found)?.unwrap_or_default())
}

fn wait4(vm: &Thread, pid: i32, options: i32) -> PyResult {
    vm.allow_programs()?;
    let found = vm.asking(|waits| {
        let flags = if waits { options } else { options | libc::WNOHANG };
        Ok(match calls::wait4(pid, flags)? {
            (0, ..) if !waits && options & libc::WNOHANG == 0 => None,
            found => Some(found),
        })
    })?;
    let Some((pid, status, usage)) = done(vm, found)? else { return Err(os_error(vm, calls::Errno::CHILD)) };
    let usage = crate::resource::usage_value(vm, &usage)?;
    vm.new_tuple(&[number(pid), number(status), usage])
}

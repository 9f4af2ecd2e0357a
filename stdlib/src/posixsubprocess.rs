//! `_posixsubprocess`: starting a program, with all that `subprocess` wants done in the child before.

use crate::posix::argument::{c_int, done, fs_bytes, gid, uid};
use crate::posix::process::check_not_finalizing;
use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::method;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::sys::calls::StringArray;
use taipan_vm::sys::spawn::{self, ChildPlan};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_posixsubprocess",
    doc: "A POSIX helper for the subprocess module.",
    functions: &[method("fork_exec", SIGNATURE, "Start a program; return its process's id.", fork_exec)],
    ..ModuleSpec::NEW
};

const SIGNATURE: &str = "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /)";

/// Descriptors, which must be sorted and not negative.
fn descriptors(vm: &Thread, value: &Value) -> PyResult<Vec<i32>> {
    let wrong = || vm.value_error("bad value(s) in fds_to_keep");
    let Some(tuple) = value.downcast::<PyTuple>() else {
        let given = value.argument_type();
        return Err(vm.type_error(format!("fork_exec() argument 4 must be tuple, not {given}")));
    };
    let mut fds: Vec<i32> = Vec::with_capacity(tuple.len());
    for item in tuple.items() {
        let fd = int::as_i64(item).filter(|_| int::is_int(item)).and_then(|fd| i32::try_from(fd).ok());
        match fd {
            Some(fd) if fd >= 0 && fds.last().is_none_or(|last| *last < fd) => fds.push(fd),
            _ => return Err(wrong()),
        }
    }
    Ok(fds)
}

/// The strings of a sequence of bytes objects.
fn strings(vm: &Thread, value: &Value) -> PyResult<Vec<CString>> {
    let count = vm.length(value)?;
    if !taipan_vm::protocol::sequence::is_sequence(value) {
        return Err(vm.type_error(format!("{:.200} is not a sequence", value.ty().name())));
    }
    let mut strings = Vec::new();
    for index in 0..count {
        let item = vm.sequence_item(value, index as isize)?;
        let Some(bytes) = item.downcast::<PyBytes>() else {
            return Err(vm.type_error(format!("expected bytes, {:.200} found", item.ty().name())));
        };
        strings.push(CString::new(bytes.as_bytes()).map_err(|_| vm.value_error("embedded null byte"))?);
    }
    Ok(strings)
}

/// The program's arguments: paths of whatever iterates.
fn arguments(vm: &Thread, value: &Value) -> PyResult<StringArray> {
    if value.ty().slots().iter.is_none() && value.ty().slots().item.is_none() {
        return Err(vm.type_error("argv must be a tuple"));
    }
    let items = vm.iterate_to_buf(value)?;
    let strings = items.iter().map(|item| fs_bytes(vm, item)).collect::<PyResult<Vec<_>>>()?;
    Ok(StringArray::new(strings))
}

fn optional<T>(value: &Value, convert: impl FnOnce(&Value) -> PyResult<T>) -> PyResult<Option<T>> {
    if value.is_none() { Ok(None) } else { convert(value).map(Some) }
}

fn groups(vm: &Thread, value: &Value) -> PyResult<Vec<u32>> {
    let Some(items) = value.downcast::<PyList>().map(|list| list.items().to_vec()) else {
        return Err(vm.type_error("setgroups argument must be a list"));
    };
    if items.len() > 65536 {
        return Err(vm.value_error("too many extra_groups"));
    }
    items
        .iter()
        .map(|item| match int::is_int(item) {
            true => gid(vm, item).map_err(|raised| {
                if vm.raised_matches(&exceptions::OVERFLOW_ERROR) {
                    vm.clear_raised();
                    return vm.value_error("invalid group id");
                }
                raised
            }),
            false => Err(vm.type_error("extra_groups must be integers")),
        })
        .collect()
}

/// What a child gets where it is to get the environment of its parent: no more than the parent may see.
fn own_environment(vm: &Thread) -> Option<StringArray> {
    if vm.has_capability(Capability::Environment) {
        return None;
    }
    let granted = std::env::vars_os().filter(|(name, _)| vm.has_variable(name));
    let strings = granted
        .filter_map(|(name, value)| CString::new([name.as_bytes(), b"=", value.as_bytes()].concat()).ok());
    Some(StringArray::new(strings.collect()))
}

/// Those of the programs that are granted; all are, or one must be. Where programs are granted by path, nothing of the VM's runs
/// in the child, nor a library that the environment names.
fn granted(vm: &Thread, programs: Vec<CString>, env: &Value, preexec: &Value) -> PyResult<Vec<CString>> {
    if vm.has_capability(Capability::Subprocess) {
        return Ok(programs);
    }
    let named = optional(env, |env| strings(vm, env))?.unwrap_or_default();
    let loads = named.iter().any(|variable| variable.to_bytes().starts_with(b"LD_"));
    if loads || !preexec.is_none() {
        vm.allow(Capability::Subprocess)?;
    }
    let path = |program: &CString| PathBuf::from(OsStr::from_bytes(program.to_bytes()));
    let allowed: Vec<CString> =
        programs.iter().filter(|program| vm.has_program(&path(program))).cloned().collect();
    match (allowed.is_empty(), programs.first()) {
        (true, Some(first)) => vm.allow_program(&path(first)).map(|()| allowed),
        _ => Ok(allowed),
    }
}

fn fork_exec(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow_programs()?;
    check_not_finalizing(vm)?;
    let [
        argv,
        executables,
        close_fds,
        pass_fds,
        cwd,
        env,
        child_in,
        parent_in,
        parent_out,
        child_out,
        parent_err,
        child_err,
        error_read,
        error_write,
        restore_signals,
        setsid,
        group,
        gid_value,
        extra_groups,
        uid_value,
        umask,
        preexec,
    ] = args
    else {
        return Err(vm.type_error("fork_exec() arguments"));
    };
    let close_fds = vm.is_true(close_fds)?;
    let keep = descriptors(vm, pass_fds)?;
    let group = c_int(vm, group)?;
    let umask = c_int(vm, umask)?;
    let error_write = c_int(vm, error_write)?;
    if close_fds && error_write < 3 {
        return Err(vm.value_error("errpipe_write must be >= 3"));
    }
    let programs = granted(vm, strings(vm, executables)?, env, preexec)?;
    if !vm.has_capability(Capability::Subprocess) {
        // The child gets no descriptor that the VM must not use itself.
        if !close_fds {
            vm.allow(Capability::Subprocess)?;
        }
        for given in [child_in, child_out, child_err] {
            let given = c_int(vm, given)?;
            if given >= 0 {
                vm.allow_descriptor(given)?;
            }
        }
        keep.iter().try_for_each(|given| vm.allow_descriptor(*given))?;
    }
    let plan = ChildPlan {
        programs,
        args: optional(argv, |argv| arguments(vm, argv))?,
        env: match env.is_none() {
            true => own_environment(vm),
            false => Some(StringArray::new(strings(vm, env)?)),
        },
        folder: optional(cwd, |cwd| fs_bytes(vm, cwd))?,
        child_in: c_int(vm, child_in)?,
        child_out: c_int(vm, child_out)?,
        child_err: c_int(vm, child_err)?,
        parent_in: c_int(vm, parent_in)?,
        parent_out: c_int(vm, parent_out)?,
        parent_err: c_int(vm, parent_err)?,
        error_read: c_int(vm, error_read)?,
        error_write,
        close_fds,
        keep,
        restore_signals: vm.is_true(restore_signals)?,
        new_session: vm.is_true(setsid)?,
        group: (group >= 0).then_some(group),
        gid: optional(gid_value, |value| gid(vm, value))?,
        groups: optional(extra_groups, |value| groups(vm, value))?,
        uid: optional(uid_value, |value| uid(vm, value))?,
        umask: (umask >= 0).then_some(umask as u32),
    };
    if preexec.is_none() {
        let pid = done(vm, spawn::fork_child(|| spawn::run_child(&plan, || false)))?;
        return Ok(int::small(i64::from(pid)));
    }
    // A function of Python's runs in the child: that must be a whole VM.
    let pid = done(vm, vm.fork()?)?;
    if pid == 0 {
        spawn::run_child(&plan, || vm.call(preexec, &[]).is_err());
    }
    Ok(int::small(i64::from(pid)))
}

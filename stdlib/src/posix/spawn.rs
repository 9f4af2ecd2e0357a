//! `posix_spawn` and `posix_spawnp`.

use super::argument::{Accepts, PathArg, c_int, flag, fs_bytes};
use super::process::{arguments, check_not_finalizing, environment, sequence_items};
use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use taipan_vm::builtins::int;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::capability::{Access, Capability};
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::sys::calls::StringArray;
use taipan_vm::sys::signal::NSIG;
use taipan_vm::sys::spawn::{self, Attributes, FileAction};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const SIGNATURE: &str = "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)";

pub static FUNCTIONS: &[MethodDef] = &[
    method("posix_spawn", SIGNATURE, "Start a program; return its process's id.", |vm, args| {
        posix_spawn(vm, "posix_spawn", args, false)
    }),
    method(
        "posix_spawnp",
        SIGNATURE,
        "Start a program of the search path; return its process's id.",
        |vm, args| posix_spawn(vm, "posix_spawnp", args, true),
    ),
];

fn posix_spawn(vm: &Thread, function: &'static str, args: &[Value], search: bool) -> PyResult {
    vm.allow_programs()?;
    check_not_finalizing(vm)?;
    let path = PathArg::parse(vm, Accepts::path(function, "path"), &args[0])?;
    if sequence_items(&args[1]).is_none() {
        return Err(vm.type_error(format!("{function}: argv must be a tuple or list")));
    }
    let what = format!("{function}: argv");
    let argv = arguments(vm, &what, &args[1], &what)?;
    let env = if args[2].is_none() {
        None
    } else if args[2].ty().slots().subscript.is_none() {
        return Err(vm.type_error(format!("{function}: environment must be a mapping object or None")));
    } else {
        Some(environment(vm, &args[2])?)
    };
    let actions = file_actions(vm, &args[3])?;
    let given = |value: &Value| !value.is_unbound() && !value.is_none();
    let attributes = Attributes {
        group: if given(&args[4]) { Some(c_int(vm, &args[4])?) } else { None },
        reset_ids: flag(vm, &args[5], false)?,
        new_session: flag(vm, &args[6], false)?,
        signal_mask: signals(vm, &args[7])?,
        default_signals: signals(vm, &args[8])?,
        scheduler: scheduler(vm, function, &args[9])?,
    };
    let env_value = || args[2].clone();
    vm.audit("os.posix_spawn", || vec![path.object.clone(), args[1].clone(), env_value()])?;
    let started = if vm.has_capability(Capability::Subprocess) {
        let at = path.grant(vm, None, Access::Read, true)?;
        spawn::posix_spawn(&at.path, &argv, env.as_ref(), &actions, &attributes, search)
    } else {
        let program = granted(vm, &args[0], env.as_ref(), &actions)?;
        spawn::posix_spawn(&program, &argv, env.as_ref(), &actions, &attributes, false)
    };
    match started {
        Ok(pid) => Ok(int::small(i64::from(pid))),
        Err(error) => Err(path.error(vm, error)),
    }
}

/// A set of signals; `None` where it is not given.
fn signals(vm: &Thread, value: &Value) -> PyResult<Option<Vec<i32>>> {
    if value.is_unbound() {
        return Ok(None);
    }
    signal_set(vm, value).map(Some)
}

/// The signals of an iterable.
pub fn signal_set(vm: &Thread, value: &Value) -> PyResult<Vec<i32>> {
    let mut signals = Vec::new();
    vm.for_each(value, |item| {
        // What is too large for a C long is -1 there.
        let is_long = !int::is_int(&item) || int::as_i64(&item).is_some();
        let signal = if is_long { super::argument::c_long(vm, &item)? } else { -1 };
        if !(1..NSIG as i64).contains(&signal) {
            let text = format!("signal number {signal} out of range [1; {}]", NSIG - 1);
            return Err(vm.value_error(text));
        }
        signals.push(signal as i32);
        Ok(())
    })?;
    Ok(signals)
}

fn scheduler(vm: &Thread, function: &str, value: &Value) -> PyResult<Option<(Option<i32>, i32)>> {
    if value.is_unbound() || value.is_none() {
        return Ok(None);
    }
    let Some(tuple) = value.downcast::<PyTuple>() else {
        return Err(vm.type_error(format!("{function}: scheduler must be a tuple or None")));
    };
    let [policy, param] = tuple.items() else {
        return Err(vm.type_error("A scheduler tuple must have two elements"));
    };
    let priority = super::scheduling::priority(vm, param)?;
    let policy = if policy.is_none() { None } else { Some(c_int(vm, policy)?) };
    Ok(Some((policy, priority)))
}

/// A program that is granted by its path. It gets no descriptor that the VM must not use itself, and no library that the
/// environment names.
fn granted(
    vm: &Thread,
    path: &Value,
    env: Option<&StringArray>,
    actions: &[FileAction],
) -> PyResult<CString> {
    let path = fs_bytes(vm, path)?;
    vm.allow_program(Path::new(OsStr::from_bytes(path.to_bytes())))?;
    if env.is_none_or(StringArray::names_libraries) {
        vm.allow(Capability::Subprocess)?;
    }
    for action in actions {
        match action {
            FileAction::Open { .. } => vm.allow(Capability::Subprocess)?,
            FileAction::Dup2(descriptor, _) => vm.allow_descriptor(*descriptor)?,
            FileAction::Close(_) | FileAction::CloseFrom(_) => {}
        }
    }
    Ok(path)
}

fn file_actions(vm: &Thread, value: &Value) -> PyResult<Vec<FileAction>> {
    if value.is_unbound() || value.is_none() {
        return Ok(Vec::new());
    }
    if value.ty().slots().iter.is_none() && value.ty().slots().item.is_none() {
        return Err(vm.type_error("file_actions must be a sequence or None"));
    }
    vm.iterate_to_buf(value)?.iter().map(|action| file_action(vm, action)).collect()
}

fn file_action(vm: &Thread, action: &Value) -> PyResult<FileAction> {
    let items = action.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    let [kind, ..] = items else {
        return Err(vm.type_error("Each file_actions element must be a non-empty tuple"));
    };
    let wrong = |name: &str, count: usize| {
        Err(vm.type_error(format!("A {name} file_action tuple must have {count} elements")))
    };
    match super::argument::c_long(vm, kind)? {
        0 => match items {
            [_, fd, path, flags, mode] => Ok(FileAction::Open {
                fd: c_int(vm, fd)?,
                path: fs_bytes(vm, path)?,
                flags: c_int(vm, flags)?,
                mode: super::argument::c_ulong(vm, mode)? as u32,
            }),
            _ => wrong("open", 5),
        },
        1 => match items {
            [_, fd] => Ok(FileAction::Close(c_int(vm, fd)?)),
            _ => wrong("close", 2),
        },
        2 => match items {
            [_, fd, to] => Ok(FileAction::Dup2(c_int(vm, fd)?, c_int(vm, to)?)),
            _ => wrong("dup2", 3),
        },
        3 => match items {
            [_, fd] => Ok(FileAction::CloseFrom(c_int(vm, fd)?)),
            _ => wrong("closefrom", 2),
        },
        _ => Err(vm.type_error("Unknown file_actions identifier")),
    }
}

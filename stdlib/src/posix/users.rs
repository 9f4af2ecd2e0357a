//! Users and groups of the process.

use super::argument::{c_int, decode, done, gid, id_value, none, uid};
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::calls;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A function without arguments that returns a number.
macro_rules! id_getter {
    ($name:ident, $doc:literal) => {
        method(stringify!($name), "()", $doc, |_, _| Ok(id_value(calls::$name())))
    };
}

/// A function that sets ids, each an argument.
macro_rules! id_setter {
    ($name:ident($($arg:ident: $kind:ident),*), $signature:literal, $doc:literal) => {
        method(stringify!($name), $signature, $doc, |vm, args| {
            vm.allow(Capability::Process)?;
            let [$($arg),*] = args else { return Ok(Value::NONE) };
            $(let $arg = $kind(vm, $arg)?;)*
            none(vm, calls::$name($($arg),*))
        })
    };
}

pub static FUNCTIONS: &[MethodDef] = &[
    id_getter!(getuid, "Return the process's real user id."),
    id_getter!(geteuid, "Return the process's effective user id."),
    id_getter!(getgid, "Return the process's real group id."),
    id_getter!(getegid, "Return the process's effective group id."),
    id_setter!(setuid(id: uid), "(uid, /)", "Set the process's user id."),
    id_setter!(seteuid(id: uid), "(euid, /)", "Set the process's effective user id."),
    id_setter!(setgid(id: gid), "(gid, /)", "Set the process's group id."),
    id_setter!(setegid(id: gid), "(egid, /)", "Set the process's effective group id."),
    id_setter!(setreuid(r: uid, e: uid), "(ruid, euid, /)", "Set the process's real and effective user ids."),
    id_setter!(setregid(r: gid, e: gid), "(rgid, egid, /)", "Set the process's real and effective group ids."),
    id_setter!(setresuid(r: uid, e: uid, s: uid), "(ruid, euid, suid, /)", "Set the process's real, effective and saved user ids."),
    id_setter!(setresgid(r: gid, e: gid, s: gid), "(rgid, egid, sgid, /)", "Set the process's real, effective and saved group ids."),
    method("getresuid", "()", "Return the process's real, effective and saved user ids.", |vm, _| {
        vm.new_tuple(&done(vm, calls::getresuid())?.map(id_value))
    }),
    method("getresgid", "()", "Return the process's real, effective and saved group ids.", |vm, _| {
        vm.new_tuple(&done(vm, calls::getresgid())?.map(id_value))
    }),
    method("getgroups", "()", "Return the process's further group ids.", |vm, _| {
        group_list(vm, &done(vm, calls::getgroups())?)
    }),
    method("setgroups", "(groups, /)", "Set the process's further group ids.", setgroups),
    method("getgrouplist", "(user, group, /)", "Return the groups that a user belongs to.", |vm, args| {
        let name = super::argument::str_bytes(vm, "getgrouplist", Which::At(1), &args[0])?;
        let group = gid(vm, &args[1])?;
        group_list(vm, &done(vm, calls::getgrouplist(&name, group))?)
    }),
    method(
        "initgroups",
        "(username, gid, /)",
        "Set the process's further groups to those of a user.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let (name, group) = (super::argument::fs_bytes(vm, &args[0])?, gid(vm, &args[1])?);
            none(vm, calls::initgroups(&name, group))
        },
    ),
    method("getlogin", "()", "Return the name of the user who has logged in.", |vm, _| {
        decode(vm, &done(vm, calls::getlogin())?)
    }),
    method("getpgrp", "()", "Return the id of the process's group.", |_, _| {
        Ok(int::small(i64::from(calls::getpgrp())))
    }),
    method("getpgid", "(pid)", "Return the id of a process's group.", |vm, args| {
        let pid = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::getpgid(pid))?)))
    }),
    method("setpgid", "(pid, pgrp, /)", "Put a process into a group.", |vm, args| {
        vm.allow(Capability::Process)?;
        let (pid, group) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
        none(vm, calls::setpgid(pid, group))
    }),
    method("setpgrp", "()", "Make the process the leader of its group.", |vm, _| {
        vm.allow(Capability::Process)?;
        none(vm, calls::setpgid(0, 0))
    }),
    method("getsid", "(pid, /)", "Return the id of a process's session.", |vm, args| {
        let pid = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::getsid(pid))?)))
    }),
    method("setsid", "()", "Make the process the leader of a new session.", |vm, _| {
        vm.allow(Capability::Process)?;
        none(vm, calls::setsid())
    }),
];

fn group_list(vm: &Thread, groups: &[u32]) -> PyResult {
    let mut list = Buf::new();
    for group in groups {
        list.push(id_value(*group))?;
    }
    vm.new_list(list)
}

fn setgroups(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Process)?;
    if args[0].ty().slots().item.is_none() {
        return Err(vm.type_error("setgroups argument must be a sequence"));
    }
    let values = vm.iterate_to_buf(&args[0])?;
    if values.len() > 65536 {
        return Err(vm.value_error("too many groups"));
    }
    let mut groups = Vec::with_capacity(values.len());
    for value in values.iter() {
        if !int::is_int(value) {
            return Err(vm.type_error("groups must be integers"));
        }
        groups.push(match gid(vm, value) {
            Err(_) if vm.raised_matches(&exceptions::OVERFLOW_ERROR) => {
                vm.clear_raised();
                return Err(vm.value_error("group id too big"));
            }
            result => result?,
        });
    }
    none(vm, calls::setgroups(&groups))
}

//! `pwd` and `grp`: the databases of users and groups.

use crate::posix::argument::{decode, encode, gid, id_value, uid};
use std::ffi::CString;
use taipan_vm::builtins::{exceptions, structseq};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::method;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::accounts::{self, Group, User};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static PASSWD = "pwd.struct_passwd", "A user: what getpwnam() and its like return." {
        0 "pw_name" "user name";
        1 "pw_passwd" "password";
        2 "pw_uid" "user id";
        3 "pw_gid" "group id";
        4 "pw_gecos" "real name";
        5 "pw_dir" "home directory";
        6 "pw_shell" "shell program";
    }
}

taipan_vm::structseq! {
    pub static GROUP = "grp.struct_group", "A group: what getgrnam() and its like return." {
        0 "gr_name" "group name";
        1 "gr_passwd" "password";
        2 "gr_gid" "group id";
        3 "gr_mem" "group members";
    }
}

pub static PWD: ModuleSpec = ModuleSpec {
    name: "pwd",
    doc: "This module provides access to the Unix password database.\nIt is available on all Unix versions.",
    functions: &[
        method("getpwall", "()", "Return all users.", |vm, _| {
            vm.allow(Capability::Files)?;
            let mut list = Buf::new();
            for user in accounts::all_users() {
                list.push(user_value(vm, &user)?)?;
            }
            vm.new_list(list)
        }),
        method("getpwnam", "(name, /)", "Return the user of a name.", |vm, args| {
            vm.allow(Capability::Files)?;
            let name = account_name(vm, "getpwnam", Which::Only, &args[0])?;
            match vm.allow_threads(|| accounts::user_by_name(&name)) {
                Some(user) => user_value(vm, &user),
                None => not_found(vm, "getpwnam(): name not found", &args[0]),
            }
        }),
        method("getpwuid", "(uidobj, /)", "Return the user of a number.", |vm, args| {
            vm.allow(Capability::Files)?;
            let id = match uid(vm, &args[0]) {
                Ok(id) => id,
                Err(_) if vm.raised_matches(&exceptions::OVERFLOW_ERROR) => {
                    vm.clear_raised();
                    return Err(key_error(vm, "getpwuid(): uid not found".to_owned()));
                }
                Err(raised) => return Err(raised),
            };
            match vm.allow_threads(|| accounts::user_by_id(id)) {
                Some(user) => user_value(vm, &user),
                None => not_found_number(vm, "getpwuid(): uid not found", id),
            }
        }),
    ],
    types: &[&PASSWD],
    ..ModuleSpec::NEW
};

pub static GRP: ModuleSpec = ModuleSpec {
    name: "grp",
    doc: "Access to the Unix group database.",
    functions: &[
        method("getgrall", "()", "Return all groups.", |vm, _| {
            vm.allow(Capability::Files)?;
            let mut list = Buf::new();
            for group in accounts::all_groups() {
                list.push(group_value(vm, &group)?)?;
            }
            vm.new_list(list)
        }),
        method("getgrnam", "(name)", "Return the group of a name.", |vm, args| {
            vm.allow(Capability::Files)?;
            let name = account_name(vm, "getgrnam", Which::Named("name"), &args[0])?;
            match vm.allow_threads(|| accounts::group_by_name(&name)) {
                Some(group) => group_value(vm, &group),
                None => not_found(vm, "getgrnam(): name not found", &args[0]),
            }
        }),
        method("getgrgid", "(id)", "Return the group of a number.", |vm, args| {
            vm.allow(Capability::Files)?;
            let id = gid(vm, &args[0])?;
            match vm.allow_threads(|| accounts::group_by_id(id)) {
                Some(group) => group_value(vm, &group),
                None => not_found_number(vm, "getgrgid(): gid not found", id),
            }
        }),
    ],
    types: &[&GROUP],
    ..ModuleSpec::NEW
};

/// `KeyError`, whose text the exception shows in quotes.
fn key_error(vm: &Thread, text: String) -> Raised {
    match vm.new_str(&text) {
        Ok(text) => vm.raise_key_error(&text),
        Err(raised) => raised,
    }
}

fn not_found(vm: &Thread, what: &str, name: &Value) -> PyResult {
    let shown = vm.repr(name)?;
    let shown = vm.to_str(&shown)?.to_string_lossy();
    Err(key_error(vm, format!("{what}: {shown}")))
}

fn not_found_number(vm: &Thread, what: &str, id: u32) -> PyResult {
    let shown = if id == u32::MAX { -1 } else { i64::from(id) };
    Err(key_error(vm, format!("{what}: {shown}")))
}

/// The name of a user or a group, as bytes.
fn account_name(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<CString> {
    let text = vm.str_argument(value, function, which)?;
    let bytes = encode(vm, &taipan_vm::object::to_value(text))?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

fn user_value(vm: &Thread, user: &User) -> PyResult {
    let fields = [
        decode(vm, &user.name)?,
        decode(vm, &user.password)?,
        id_value(user.uid),
        id_value(user.gid),
        decode(vm, &user.full_name)?,
        decode(vm, &user.home)?,
        decode(vm, &user.shell)?,
    ];
    structseq::new(vm, &PASSWD, &fields)
}

fn group_value(vm: &Thread, group: &Group) -> PyResult {
    let mut members = Buf::new();
    for member in &group.members {
        members.push(decode(vm, member)?)?;
    }
    let fields =
        [decode(vm, &group.name)?, decode(vm, &group.password)?, id_value(group.gid), vm.new_list(members)?];
    structseq::new(vm, &GROUP, &fields)
}

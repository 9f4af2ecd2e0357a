//! Limits and options of connections, and extensions.

use super::connection::own;
use super::errors::{OPERATIONAL_ERROR, programming_error, raise_from, text_of};
use super::native::{Allocated, c_text, without_lock};
use libsqlite3_sys as ffi;
use std::ffi::{c_char, c_int};
use std::ptr;
use taipan_vm::builtins::int;
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const GETLIMIT: MethodDef =
    method("getlimit", "($self, category, /)", "Return a limit of the connection.", |vm, args| {
        limit(vm, &args[0], &args[1], -1)
    });

pub const SETLIMIT: MethodDef = method(
    "setlimit",
    "($self, category, limit, /)",
    "Set a limit of the connection, and return what it was.",
    |vm, args| {
        let new = vm.c_int_argument(&args[2])?;
        limit(vm, &args[0], &args[1], new)
    },
);

pub const GETCONFIG: MethodDef =
    method("getconfig", "($self, op, /)", "Return whether an option of the connection is on.", |vm, args| {
        let op = option(vm, &args[1])?;
        Ok(Value::bool(configure(vm, &args[0], op, -1)? != 0))
    });

pub const SETCONFIG: MethodDef =
    method("setconfig", "($self, op, enable=True, /)", "Switch an option of the connection.", |vm, args| {
        let op = option(vm, &args[1])?;
        let wanted = vm.bool_argument(&args[2], true)?;
        if configure(vm, &args[0], op, wanted.into())? != c_int::from(wanted) {
            return Err(vm.raise(&OPERATIONAL_ERROR, "Unable to set config"));
        }
        Ok(Value::NONE)
    });

pub const ENABLE_LOAD_EXTENSION: MethodDef = method(
    "enable_load_extension",
    "($self, enable, /)",
    "Allow the connection to load extensions, or forbid it.",
    |vm, args| {
        let enable = vm.is_true(&args[1])?;
        let db = own(&args[0]).checked_open(vm)?;
        check_unrestricted(vm)?;
        vm.audit("sqlite3.enable_load_extension", || vec![args[0].clone(), Value::bool(enable)])?;
        // SAFETY: an open connection.
        if unsafe { ffi::sqlite3_enable_load_extension(db, enable.into()) } != ffi::SQLITE_OK {
            return Err(vm.raise(&OPERATIONAL_ERROR, "Error enabling load extension"));
        }
        Ok(Value::NONE)
    },
);

pub const LOAD_EXTENSION: MethodDef =
    method("load_extension", "($self, name, /, *, entrypoint=None)", "Load an extension.", load_extension);

/// Extensions are foreign code, which can do whatever the process can.
fn check_unrestricted(vm: &Thread) -> PyResult<()> {
    Capability::ALL.iter().try_for_each(|capability| vm.allow(*capability))
}

fn limit(vm: &Thread, value: &Value, category: &Value, new: c_int) -> PyResult {
    let category = vm.c_int_argument(category)?;
    let db = own(value).checked_open(vm)?;
    // SAFETY: an open connection.
    match unsafe { ffi::sqlite3_limit(db, category, new) } {
        -1 => Err(programming_error(vm, "'category' is out of bounds")),
        old => Ok(int::small(old.into())),
    }
}

/// The options that can be switched: each takes a number and tells one.
fn option(vm: &Thread, value: &Value) -> PyResult<c_int> {
    let op = vm.c_int_argument(value)?;
    let is_known = super::constants::OTHERS
        .iter()
        .any(|(name, number)| *number == op && name.starts_with("SQLITE_DBCONFIG_"));
    if is_known { Ok(op) } else { Err(vm.value_error(format!("unknown config 'op': {op}"))) }
}

fn configure(vm: &Thread, value: &Value, op: c_int, wanted: c_int) -> PyResult<c_int> {
    let db = own(value).checked_open(vm)?;
    if op == ffi::SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION && wanted > 0 {
        check_unrestricted(vm)?;
    }
    let mut is_on: c_int = 0;
    // SAFETY: an open connection, and an option with these arguments.
    let code = unsafe { ffi::sqlite3_db_config(db, op, wanted, &raw mut is_on) };
    if code == ffi::SQLITE_OK { Ok(is_on) } else { Err(raise_from(vm, db)) }
}

fn load_extension(vm: &Thread, args: &[Value]) -> PyResult {
    let name = c_text(vm, "load_extension", "1", &args[1])?;
    let entry = match given(&args[2]).filter(|entry| !entry.is_none()) {
        Some(entry) => Some(c_text(vm, "load_extension", "'entrypoint'", entry)?),
        None => None,
    };
    let db = own(&args[0]).checked_open(vm)?;
    check_unrestricted(vm)?;
    vm.audit("sqlite3.load_extension", || vec![args[0].clone(), args[1].clone()])?;
    let mut message: *mut c_char = ptr::null_mut();
    // SAFETY: an open connection, and texts that end with a null.
    let code = without_lock(vm, || unsafe {
        let entry = entry.as_ref().map_or(ptr::null(), |entry| entry.as_ptr());
        ffi::sqlite3_load_extension(db, name.as_ptr(), entry, &raw mut message)
    });
    let message = Allocated(message);
    if code == ffi::SQLITE_OK {
        return Ok(Value::NONE);
    }
    if message.0.is_null() {
        return Err(raise_from(vm, db));
    }
    // SAFETY: a text that ends with a null.
    let text = unsafe { text_of(message.0) };
    let raised: Raised = vm.raise(&OPERATIONAL_ERROR, &text);
    Err(raised)
}

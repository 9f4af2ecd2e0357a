//! Transactions: the isolation level of the legacy control, PEP 249's `autocommit`, and connections as context managers.

use super::connection::{PyConnection, own};
use super::native::argument_type;
use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::CStr;
use taipan_vm::builtins::exceptions::ATTRIBUTE_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// `sqlite3.LEGACY_TRANSACTION_CONTROL`.
pub const LEGACY: i64 = -1;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Transactions begin before statements that change rows, as the isolation level says.
    Legacy,
    /// SQLite's own: whatever is not in a transaction that the program has begun is committed at once.
    Enabled,
    /// There is always a transaction.
    Disabled,
}

pub struct Control {
    pub mode: Cell<Mode>,
    /// None begins no transactions.
    pub isolation: Cell<Option<&'static str>>,
}

impl Default for Control {
    fn default() -> Control {
        Control { mode: Cell::new(Mode::Legacy), isolation: Cell::new(None) }
    }
}

static LEVELS: [(&str, &CStr); 4] = [
    ("", c"BEGIN "),
    ("DEFERRED", c"BEGIN DEFERRED"),
    ("IMMEDIATE", c"BEGIN IMMEDIATE"),
    ("EXCLUSIVE", c"BEGIN EXCLUSIVE"),
];

/// The isolation level that an argument means.
pub fn level_of(vm: &Thread, value: &Value) -> PyResult<Option<&'static str>> {
    if value.is_none() {
        return Ok(None);
    }
    let Some(text) = value.downcast::<PyStr>() else {
        return Err(vm.type_error("isolation_level must be str or None"));
    };
    let known = |text: &str| LEVELS.iter().find(|(level, _)| level.eq_ignore_ascii_case(text));
    match text.as_ascii().and_then(known) {
        Some((level, _)) => Ok(Some(level)),
        None if text.text().iter().any(|code| code == 0) => Err(vm.value_error("embedded null character")),
        None => {
            Err(vm.value_error("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'"))
        }
    }
}

/// The mode that an argument means.
pub fn mode_of(vm: &Thread, value: &Value) -> PyResult<Mode> {
    match value.as_bool() {
        Some(true) => Ok(Mode::Enabled),
        Some(false) => Ok(Mode::Disabled),
        None if int::as_i64(value) == Some(LEGACY) => Ok(Mode::Legacy),
        None => Err(vm.value_error("autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL")),
    }
}

fn is_outside(db: *mut ffi::sqlite3) -> bool {
    // SAFETY: an open connection.
    unsafe { ffi::sqlite3_get_autocommit(db) != 0 }
}

/// Begins a transaction where a statement that changes rows does so.
pub fn begin_before_change(vm: &Thread, connection: &PyConnection) -> PyResult<()> {
    if connection.control.mode.get() != Mode::Legacy || !is_outside(connection.raw()) {
        return Ok(());
    }
    let level = connection.control.isolation.get();
    match LEVELS.iter().find(|(name, _)| Some(*name) == level) {
        Some((_, begin)) => connection.run(vm, begin),
        None => Ok(()),
    }
}

fn end(vm: &Thread, connection: &PyConnection, sql: &CStr) -> PyResult<()> {
    let db = connection.checked_open(vm)?;
    match connection.control.mode.get() {
        Mode::Legacy if is_outside(db) => Ok(()),
        Mode::Legacy => connection.run(vm, sql),
        Mode::Disabled => {
            connection.run(vm, sql)?;
            connection.run(vm, c"BEGIN")
        }
        Mode::Enabled => Ok(()),
    }
}

pub fn commit(vm: &Thread, connection: &PyConnection) -> PyResult<()> {
    end(vm, connection, c"COMMIT")
}

pub fn roll_back(vm: &Thread, connection: &PyConnection) -> PyResult<()> {
    end(vm, connection, c"ROLLBACK")
}

/// `Connection.__exit__`.
pub fn exit(vm: &Thread, args: &[Value]) -> PyResult {
    let connection = own(&args[0]);
    if connection.control.mode.get() == Mode::Enabled {
        return Ok(Value::FALSE);
    }
    if args[1..].iter().any(|arg| !arg.is_none()) {
        vm.call_method_str(&args[0], "rollback", &[])?;
        return Ok(Value::FALSE);
    }
    let Err(raised) = vm.call_method_str(&args[0], "commit", &[]) else { return Ok(Value::FALSE) };
    // What could not be committed is rolled back, so that the database is unlocked.
    let Some(reason) = vm.take_raised() else { return Err(raised) };
    match vm.call_method_str(&args[0], "rollback", &[]) {
        Ok(_) => Err(vm.set_raised(reason)),
        Err(raised) => {
            vm.chain_raised(Some(reason));
            Err(raised)
        }
    }
}

pub fn isolation_level(vm: &Thread, value: &Value) -> PyResult {
    let connection = own(value);
    connection.open(vm)?;
    connection.control.isolation.get().map_or(Ok(Value::NONE), |level| vm.new_str(level))
}

pub fn set_isolation_level(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let connection = own(value);
    let Some(new) = new else {
        return Err(vm.raise(&ATTRIBUTE_ERROR, "cannot delete attribute"));
    };
    if new.is_none() {
        connection.control.isolation.set(None);
        return commit(vm, connection);
    }
    connection.control.isolation.set(level_of(vm, new)?);
    Ok(())
}

pub fn autocommit(vm: &Thread, value: &Value) -> PyResult {
    let connection = own(value);
    connection.checked_open(vm)?;
    Ok(match connection.control.mode.get() {
        Mode::Legacy => int::small(LEGACY),
        Mode::Enabled => Value::TRUE,
        Mode::Disabled => Value::FALSE,
    })
}

pub fn set_autocommit(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let connection = own(value);
    let Some(new) = new else {
        return Err(vm.raise(&ATTRIBUTE_ERROR, "cannot delete autocommit attribute"));
    };
    let db = connection.checked_open(vm)?;
    let mode = mode_of(vm, new)?;
    match mode {
        Mode::Enabled if !is_outside(db) => connection.run(vm, c"COMMIT")?,
        Mode::Disabled if is_outside(db) => connection.run(vm, c"BEGIN")?,
        _ => {}
    }
    connection.control.mode.set(mode);
    Ok(())
}

/// How messages name what was given for a connection.
pub fn expect_connection<'a>(vm: &Thread, value: &'a Value, what: &str) -> PyResult<&'a PyConnection> {
    value.downcast().ok_or_else(|| {
        let given = argument_type(value);
        vm.type_error(format!("{what} must be sqlite3.Connection, not {given}"))
    })
}

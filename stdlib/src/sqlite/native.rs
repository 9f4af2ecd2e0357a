//! Calls of SQLite, made without the VM's lock where they may take long or call back; and texts and numbers on their way in.
//!
//! What SQLite calls back runs in the thread that has called SQLite, and finds its VM by that ([`with_vm`]).

use super::memory;
use crate::ctypes::running;
use libsqlite3_sys as ffi;
use std::ffi::{CString, c_int};
use taipan_vm::builtins::exceptions::surrogate_encode_error;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::number;
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Runs `call` without the lock; it may touch no values.
pub fn without_lock<R>(vm: &Thread, call: impl FnOnce() -> R) -> R {
    let mut result = None;
    memory::counted(vm, || running::run(vm, false, false, || result = Some(call())));
    result.expect("what is run has run when that returns")
}

/// Runs `work` with the lock as the thread whose call of SQLite calls back. Of no such call, nothing is run.
pub fn with_vm<R>(otherwise: R, work: impl FnOnce(&Thread) -> R) -> R {
    running::with_thread(work).unwrap_or(otherwise)
}

/// Gives `work` a string's UTF-8.
pub fn with_utf8<R>(vm: &Thread, string: &PyStr, work: impl FnOnce(&str) -> R) -> PyResult<R> {
    if let Some(ascii) = string.as_ascii() {
        return Ok(work(ascii));
    }
    match to_wtf8(string.text()).as_wtf8().as_str() {
        Some(text) => Ok(work(text)),
        None => Err(surrogate_encode_error(vm, string)),
    }
}

/// A name or SQL text for SQLite.
pub fn c_text(vm: &Thread, function: &'static str, which: &'static str, value: &Value) -> PyResult<CString> {
    let Some(string) = value.downcast::<PyStr>() else {
        let given = argument_type(value);
        return Err(vm.type_error(format!("{function}() argument {which} must be str, not {given}")));
    };
    let text = with_utf8(vm, string, |text| CString::new(text))?;
    text.map_err(|_| vm.value_error("embedded null character"))
}

/// How messages name the type of an argument.
pub fn argument_type(value: &Value) -> &str {
    if value.is_none() { "None" } else { value.ty().name() }
}

/// The name of a database, "main" if none is given.
pub fn database_name(vm: &Thread, function: &'static str, value: &Value) -> PyResult<CString> {
    if value.is_unbound() { Ok(c"main".to_owned()) } else { c_text(vm, function, "'name'", value) }
}

/// The 64-bit number of an int.
pub fn int64(vm: &Thread, value: &Value) -> PyResult<i64> {
    match int::as_i64(value) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error("Python int too large to convert to SQLite INTEGER")),
    }
}

/// A rowid.
pub fn rowid(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    int64(vm, &index)
}

/// The length of what SQLite is given.
pub fn length(vm: &Thread, len: usize, what: &str) -> PyResult<c_int> {
    c_int::try_from(len).map_err(|_| vm.overflow_error(format!("{what} longer than INT_MAX bytes")))
}

/// Memory that SQLite has allocated, freed when dropped.
pub struct Allocated<T>(pub *mut T);

impl<T> Drop for Allocated<T> {
    fn drop(&mut self) {
        // SAFETY: SQLite's, and this is its only owner.
        unsafe { ffi::sqlite3_free(self.0.cast()) };
    }
}

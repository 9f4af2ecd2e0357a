//! Parameters of statements: from sequences by position, from mappings by name.

use super::State;
use super::adapt::for_binding;
use super::errors::{programming_error, raise_from};
use super::memory::counted;
use super::native::{int64, length, with_utf8};
use super::statement::PyStatement;
use libsqlite3_sys as ffi;
use std::ffi::{CStr, c_int};
use taipan_vm::buffer::is_exporter;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::LOOKUP_ERROR;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int};
use taipan_vm::error::PyResult;
use taipan_vm::protocol::sequence::is_sequence;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn bind(vm: &Thread, state: &State, statement: &PyStatement, parameters: &Value) -> PyResult<()> {
    // SAFETY: a statement or null.
    let needed = unsafe { ffi::sqlite3_bind_parameter_count(statement.raw()) };
    let is_dict = parameters.downcast::<PyDict>().is_some();
    if !is_dict && is_sequence(parameters) {
        bind_sequence(vm, state, statement, parameters, needed)
    } else if is_dict || parameters.ty().slots().subscript.is_some() {
        bind_mapping(vm, state, statement, parameters, needed)
    } else {
        Err(programming_error(vm, "parameters are of unsupported type"))
    }
}

/// The name of a parameter, with what stands in front of it.
fn name_of(statement: &PyStatement, position: c_int) -> Option<String> {
    // SAFETY: a statement or null; the name is a text that lives as long as the statement.
    unsafe {
        let name = ffi::sqlite3_bind_parameter_name(statement.raw(), position);
        (!name.is_null()).then(|| CStr::from_ptr(name).to_string_lossy().into_owned())
    }
}

/// The item of a sequence, which may change while its items are adapted.
fn item(vm: &Thread, parameters: &Value, index: usize) -> PyResult {
    if let Some(tuple) = parameters.downcast_exact::<PyTuple>()
        && let Some(item) = tuple.items().get(index)
    {
        return Ok(item.clone());
    }
    if let Some(item) = parameters.downcast_exact::<PyList>().and_then(|list| list.get(index)) {
        return Ok(item);
    }
    vm.sequence_item(parameters, index as isize)
}

fn bind_sequence(
    vm: &Thread,
    state: &State,
    statement: &PyStatement,
    parameters: &Value,
    needed: c_int,
) -> PyResult<()> {
    let count = vm.length(parameters)?;
    if count != needed as usize {
        return Err(programming_error(
            vm,
            format!(
                "Incorrect number of bindings supplied. The current statement uses {needed}, and there are {count} supplied."
            ),
        ));
    }
    for position in 1..=needed {
        if let Some(name) = name_of(statement, position).filter(|name| !name.starts_with('?')) {
            return Err(programming_error(
                vm,
                format!(
                    "Binding {position} ('{name}') is a named parameter, but you supplied a sequence which requires nameless (qmark) placeholders."
                ),
            ));
        }
        let value = item(vm, parameters, position as usize - 1)?;
        bind_one(vm, state, statement, position, &value)?;
    }
    Ok(())
}

fn bind_mapping(
    vm: &Thread,
    state: &State,
    statement: &PyStatement,
    parameters: &Value,
    needed: c_int,
) -> PyResult<()> {
    for position in 1..=needed {
        let Some(name) = name_of(statement, position) else {
            return Err(programming_error(
                vm,
                format!(
                    "Binding {position} has no name, but you supplied a dictionary (which has only names)."
                ),
            ));
        };
        let name = name.get(1..).unwrap_or_default();
        let key = vm.new_str(name)?;
        let missing =
            || programming_error(vm, format!("You did not supply a value for binding parameter :{name}."));
        let value = match parameters.downcast_exact::<PyDict>() {
            Some(dict) => dict.get_item(vm, &key)?.ok_or_else(missing)?,
            None => match vm.get_item(parameters, &key) {
                Err(_) if vm.raised_matches(&LOOKUP_ERROR) => {
                    vm.clear_raised();
                    return Err(missing());
                }
                value => value?,
            },
        };
        bind_one(vm, state, statement, position, &value)?;
    }
    Ok(())
}

fn bind_one(
    vm: &Thread,
    state: &State,
    statement: &PyStatement,
    position: c_int,
    value: &Value,
) -> PyResult<()> {
    let adapted = for_binding(vm, state, value)?;
    let code = bind_value(vm, statement.raw(), position, &adapted)?;
    if code == ffi::SQLITE_OK {
        return Ok(());
    }
    // SAFETY: a statement or null.
    Err(raise_from(vm, unsafe { ffi::sqlite3_db_handle(statement.raw()) }))
}

fn bind_value(vm: &Thread, raw: *mut ffi::sqlite3_stmt, position: c_int, value: &Value) -> PyResult<c_int> {
    if value.is_none() {
        // SAFETY: a statement or null, here and below.
        return Ok(unsafe { ffi::sqlite3_bind_null(raw, position) });
    }
    if int::is_int(value) {
        let number = int64(vm, value)?;
        // SAFETY: as above.
        return Ok(unsafe { ffi::sqlite3_bind_int64(raw, position, number) });
    }
    if let Some(number) = float::as_f64(value) {
        // SAFETY: as above.
        return Ok(unsafe { ffi::sqlite3_bind_double(raw, position, number) });
    }
    if let Some(string) = value.downcast::<PyStr>() {
        return with_utf8(vm, string, |text| {
            let len = length(vm, text.len(), "string")?;
            // SAFETY: as above; SQLite copies the text.
            Ok(unsafe {
                counted(vm, || {
                    ffi::sqlite3_bind_text(raw, position, text.as_ptr().cast(), len, ffi::SQLITE_TRANSIENT())
                })
            })
        })?;
    }
    if is_exporter(value) {
        let bytes = vm.bytes_like(value)?;
        let len = length(vm, bytes.len(), "BLOB")?;
        // SAFETY: as above; SQLite copies the bytes, and their address is never null.
        return Ok(unsafe {
            counted(vm, || {
                ffi::sqlite3_bind_blob(raw, position, bytes.as_ptr().cast(), len, ffi::SQLITE_TRANSIENT())
            })
        });
    }
    let given = value.ty().name();
    Err(programming_error(vm, format!("Error binding parameter {position}: type '{given}' is not supported")))
}

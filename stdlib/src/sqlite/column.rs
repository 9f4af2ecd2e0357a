//! Rows: columns of the statement's present row as values, by their types or by the program's converters.

use super::adapt::converter;
use super::connection::{PARSE_COLNAMES, PARSE_DECLTYPES, PyConnection};
use super::cursor::PyCursor;
use super::errors::OPERATIONAL_ERROR;
use super::memory::{counted, out_of_memory};
use libsqlite3_sys as ffi;
use std::ffi::{CStr, c_char, c_int};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{bytearray, bytes, float, int, str};
use taipan_vm::class::PyType;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

type Raw = *mut ffi::sqlite3_stmt;

/// Bytes that SQLite shows until the row changes.
///
/// # Safety
/// `data` is null, or `len` bytes lie there as long as the result is used.
unsafe fn shown<'a>(data: *const u8, len: c_int) -> &'a [u8] {
    // SAFETY: the caller says so.
    if data.is_null() { &[] } else { unsafe { std::slice::from_raw_parts(data, len.max(0) as usize) } }
}

/// A name that SQLite has.
fn name<'a>(text: *const c_char) -> Option<&'a [u8]> {
    // SAFETY: null, or a text that lives until the statement is prepared anew or asked again.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_bytes())
}

/// A column's name as `Cursor.description` shows it.
pub fn shown_name(vm: &Thread, connection: &PyConnection, raw: Raw, column: c_int) -> PyResult {
    // SAFETY: a statement or null.
    let Some(mut name) = name(unsafe { ffi::sqlite3_column_name(raw, column) }) else {
        return Err(out_of_memory(vm));
    };
    if connection.detect_types.get() & PARSE_COLNAMES != 0
        && let Some(bracket) = memchr::memchr(b'[', name)
    {
        let blank = bracket > 0 && name[bracket - 1] == b' ';
        name = &name[..bracket - usize::from(blank)];
    }
    vm.new_str(&String::from_utf8_lossy(name))
}

/// The converters of a statement's columns: None where there is none. `None` if the connection asks for no conversions.
pub fn converters(vm: &Thread, connection: &PyConnection, raw: Raw) -> PyResult<Option<Value>> {
    let asked = connection.detect_types.get();
    if asked == 0 {
        return Ok(None);
    }
    let known = super::state(vm).converters(vm)?;
    let mut found = Buf::new();
    // SAFETY: a statement or null, here and below.
    for column in 0..unsafe { ffi::sqlite3_column_count(raw) } {
        let mut own = None;
        if asked & PARSE_COLNAMES != 0 {
            // SAFETY: as above.
            let name = name(unsafe { ffi::sqlite3_column_name(raw, column) }).map(<[u8]>::to_vec);
            if let Some(name) = name.as_deref().and_then(in_brackets) {
                own = converter(vm, &known, name)?;
            }
        }
        if own.is_none() && asked & PARSE_DECLTYPES != 0 {
            // SAFETY: as above.
            let declared = name(unsafe { ffi::sqlite3_column_decltype(raw, column) }).map(<[u8]>::to_vec);
            if let Some(declared) = declared {
                let end = declared.iter().position(|&byte| matches!(byte, b' ' | b'('));
                own = converter(vm, &known, &declared[..end.unwrap_or(declared.len())])?;
            }
        }
        found.push(own.unwrap_or(Value::NONE))?;
    }
    Ok(Some(PyTuple::from_buf(vm, found)?.into_value()))
}

/// What stands between the last opening bracket before the first closing one and that.
fn in_brackets(name: &[u8]) -> Option<&[u8]> {
    let mut start = None;
    for (at, &byte) in name.iter().enumerate() {
        match (byte, start) {
            (b'[', _) => start = Some(at + 1),
            (b']', Some(start)) => return Some(&name[start..at]),
            _ => {}
        }
    }
    None
}

/// The statement's present row as a tuple.
pub fn row(vm: &Thread, cursor: &PyCursor, connection: &PyConnection, raw: Raw) -> PyResult {
    let converters = cursor.converters.get();
    let converters = converters.as_ref().and_then(Value::downcast::<PyTuple>);
    let text_factory = connection.text_factory.get().unwrap_or_else(|| str::TYPE.to_value());
    // SAFETY: a statement or null.
    let count = unsafe { ffi::sqlite3_data_count(raw) };
    let mut values = Buf::with_capacity(count as usize)?;
    for column in 0..count {
        let converter =
            converters.and_then(|all| all.items().get(column as usize)).filter(|own| !own.is_none());
        let value = match converter {
            Some(converter) => converted(vm, raw, column, &converter.clone())?,
            None => plain(vm, raw, column, &text_factory)?,
        };
        values.push(value)?;
    }
    Ok(PyTuple::from_buf(vm, values)?.into_value())
}

fn converted(vm: &Thread, raw: Raw, column: c_int, converter: &Value) -> PyResult {
    // SAFETY: a statement or null; the bytes are copied before anything else happens.
    let given = unsafe {
        let data = ffi::sqlite3_column_blob(raw, column).cast::<u8>();
        if data.is_null() {
            return Ok(Value::NONE);
        }
        vm.new_bytes(shown(data, ffi::sqlite3_column_bytes(raw, column)))?
    };
    vm.call(converter, &[given])
}

fn plain(vm: &Thread, raw: Raw, column: c_int, text_factory: &Value) -> PyResult {
    // SAFETY: a statement or null; what is shown is copied before anything else happens.
    unsafe {
        match ffi::sqlite3_column_type(raw, column) {
            ffi::SQLITE_NULL => Ok(Value::NONE),
            ffi::SQLITE_INTEGER => int::from_i64(vm, ffi::sqlite3_column_int64(raw, column)),
            ffi::SQLITE_FLOAT => float::new(vm, ffi::sqlite3_column_double(raw, column)),
            ffi::SQLITE_TEXT => {
                let data = counted(vm, || ffi::sqlite3_column_text(raw, column));
                if data.is_null() {
                    return Err(out_of_memory(vm));
                }
                text(vm, raw, column, shown(data, ffi::sqlite3_column_bytes(raw, column)), text_factory)
            }
            _ => {
                let data = ffi::sqlite3_column_blob(raw, column).cast::<u8>();
                vm.new_bytes(shown(data, ffi::sqlite3_column_bytes(raw, column)))
            }
        }
    }
}

fn text(vm: &Thread, raw: Raw, column: c_int, bytes: &[u8], factory: &Value) -> PyResult {
    let is = |ty: &'static PyType| factory.downcast::<PyType>().is_some_and(|own| std::ptr::eq(own, ty));
    if is(&str::TYPE) {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(PyStr::from_utf8(vm.heap(), text)?.into_value()),
            Err(_) => {
                // SAFETY: a statement or null.
                let name = name(unsafe { ffi::sqlite3_column_name(raw, column) }).unwrap_or_default();
                let ascii = |bytes: &[u8]| -> String {
                    let end = memchr::memchr(0, bytes).unwrap_or(bytes.len());
                    bytes[..end]
                        .iter()
                        .map(|&byte| if byte < 0x80 { byte as char } else { '\u{FFFD}' })
                        .collect()
                };
                let (name, text) = (ascii(name), ascii(bytes));
                let message = format!("Could not decode to UTF-8 column '{name}' with text '{text}'");
                Err(vm.raise(&OPERATIONAL_ERROR, &message))
            }
        };
    }
    let bytes = vm.new_bytes(bytes)?;
    if is(&bytes::TYPE) {
        return Ok(bytes);
    }
    if is(&bytearray::TYPE) {
        return vm.call(&bytearray::TYPE.to_value(), &[bytes]);
    }
    vm.call(factory, &[bytes])
}

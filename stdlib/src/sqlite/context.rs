//! What SQLite is given with a function of the program's: the callable, which SQLite hands back, and gives back in the end.
//!
//! Invariant: a context is in its connection's list from when SQLite is given it until SQLite gives it back.

use super::errors::PROGRAMMING_ERROR;
use super::memory::out_of_memory;
use super::native::{int64, length, with_utf8, with_vm};
use libsqlite3_sys as ffi;
use std::cell::RefCell;
use std::ffi::{CString, c_int, c_void};
use std::rc::Rc;
use taipan_vm::buffer::is_exporter;
use taipan_vm::builtins::exceptions::{MEMORY_ERROR, OVERFLOW_ERROR};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The contexts that belong to a connection, for the collector.
#[derive(Default)]
pub struct Contexts(RefCell<Vec<*const Context>>);

impl Contexts {
    pub fn trace(&self, tracer: &mut Tracer) {
        for context in self.0.borrow().iter() {
            // SAFETY: the module's invariant.
            tracer.visit(unsafe { &(**context).callable });
        }
    }
}

pub struct Context {
    callable: Value,
    list: Rc<Contexts>,
}

impl Context {
    /// A context for SQLite, which gives it back to [`release`].
    pub fn entrust(list: &Rc<Contexts>, callable: &Value) -> *mut c_void {
        let context = Box::into_raw(Box::new(Context { callable: callable.clone(), list: list.clone() }));
        list.0.borrow_mut().push(context);
        context.cast()
    }

    /// The callable of the context that SQLite hands back.
    ///
    /// # Safety
    /// `context` comes from [`Context::entrust`], and SQLite has not given it back; the VM's lock is held.
    pub unsafe fn callable(context: *mut c_void) -> Value {
        // SAFETY: as the caller says.
        unsafe { (*context.cast::<Context>()).callable.clone() }
    }
}

/// What SQLite calls for a context that it needs no more.
pub unsafe extern "C" fn release(context: *mut c_void) {
    // Outside of any call, it is an object's end that closes the connection, and the lock is held.
    let mut context = Some(context.cast::<Context>());
    let mut free = || {
        let Some(context) = context.take() else { return };
        // SAFETY: made by `entrust`, and given back once.
        let context = unsafe { Box::from_raw(context) };
        let address: *const Context = &*context;
        context.list.0.borrow_mut().retain(|known| !std::ptr::eq(*known, address));
        drop(context);
    };
    with_vm((), |_| free());
    free();
}

/// Reports what a callback has raised, or forgets it, as the program has asked for.
pub fn report(vm: &Thread, callable: &Value) {
    if vm.is_terminating() || vm.raised().is_none() {
        return;
    }
    if !super::state(vm).callback_tracebacks.get() {
        return vm.clear_raised();
    }
    let shown = vm.keeping_exception(|| match vm.repr(callable) {
        Ok(shown) => shown.downcast::<PyStr>().map(PyStr::to_string_lossy),
        Err(_) => {
            if !vm.is_terminating() {
                vm.clear_raised();
            }
            None
        }
    });
    let shown = shown.unwrap_or_default();
    vm.report_unraisable_text(&format!("Exception ignored on sqlite3 callback {shown}"));
}

/// Makes the function's call an error of SQLite's, and deals with the exception.
///
/// # Safety
/// `context` is that of a function that is being called.
pub unsafe fn fail(vm: &Thread, context: *mut ffi::sqlite3_context, callable: &Value, text: &str) {
    // SAFETY: as the caller says; SQLite copies the text.
    unsafe {
        if vm.raised().is_none() || vm.raised_matches(&MEMORY_ERROR) {
            ffi::sqlite3_result_error_nomem(context);
        } else if vm.raised_matches(&OVERFLOW_ERROR) {
            ffi::sqlite3_result_error_toobig(context);
        } else {
            let text = CString::new(text).unwrap_or_default();
            ffi::sqlite3_result_error(context, text.as_ptr(), -1);
        }
    }
    report(vm, callable);
}

/// Bytes as SQLite shows them.
///
/// # Safety
/// Null, or as many bytes lie there as long as the result is used.
pub unsafe fn bytes_at<'a>(data: *const c_void, len: c_int) -> &'a [u8] {
    // SAFETY: as the caller says.
    if data.is_null() { &[] } else { unsafe { std::slice::from_raw_parts(data.cast(), len.max(0) as usize) } }
}

/// Text of SQLite's as a string.
pub fn text(vm: &Thread, bytes: &[u8]) -> PyResult {
    match std::str::from_utf8(bytes) {
        Ok(text) => vm.new_str(text),
        // The error is that of the codec.
        Err(_) => vm.call_method_str(&vm.new_bytes(bytes)?, "decode", &[]),
    }
}

/// The arguments of a function that SQLite calls.
///
/// # Safety
/// As many values lie there.
pub unsafe fn arguments(
    vm: &Thread,
    count: c_int,
    values: *mut *mut ffi::sqlite3_value,
) -> PyResult<Vec<Value>> {
    let mut arguments = Vec::with_capacity(count as usize);
    for index in 0..count as usize {
        // SAFETY: as the caller says; what is shown is copied at once.
        let value = unsafe {
            let value = *values.add(index);
            match ffi::sqlite3_value_type(value) {
                ffi::SQLITE_INTEGER => int::from_i64(vm, ffi::sqlite3_value_int64(value))?,
                ffi::SQLITE_FLOAT => float::new(vm, ffi::sqlite3_value_double(value))?,
                ffi::SQLITE_TEXT => {
                    let data = ffi::sqlite3_value_text(value);
                    if data.is_null() {
                        return Err(out_of_memory(vm));
                    }
                    text(vm, bytes_at(data.cast(), ffi::sqlite3_value_bytes(value)))?
                }
                ffi::SQLITE_BLOB => {
                    let data = ffi::sqlite3_value_blob(value);
                    vm.new_bytes(bytes_at(data, ffi::sqlite3_value_bytes(value)))?
                }
                _ => Value::NONE,
            }
        };
        arguments.push(value);
    }
    Ok(arguments)
}

/// Gives SQLite what a function has returned.
///
/// # Safety
/// `context` is that of a function that is being called.
pub unsafe fn set_result(vm: &Thread, context: *mut ffi::sqlite3_context, value: &Value) -> PyResult<()> {
    // SAFETY: as the caller says; SQLite copies text and bytes.
    unsafe {
        if value.is_none() {
            ffi::sqlite3_result_null(context);
        } else if int::is_int(value) {
            ffi::sqlite3_result_int64(context, int64(vm, value)?);
        } else if let Some(number) = float::as_f64(value) {
            ffi::sqlite3_result_double(context, number);
        } else if let Some(string) = value.downcast::<PyStr>() {
            with_utf8(vm, string, |text| -> PyResult<()> {
                let len = length(vm, text.len(), "string")?;
                ffi::sqlite3_result_text(context, text.as_ptr().cast(), len, ffi::SQLITE_TRANSIENT());
                Ok(())
            })??;
        } else if is_exporter(value) {
            let bytes = vm.bytes_like(value)?;
            let len = length(vm, bytes.len(), "BLOB")?;
            ffi::sqlite3_result_blob(context, bytes.as_ptr().cast(), len, ffi::SQLITE_TRANSIENT());
        } else {
            let given = value.ty().name();
            let text = format!("User-defined functions cannot return '{given}' values to SQLite");
            return Err(vm.raise(&PROGRAMMING_ERROR, &text));
        }
    }
    Ok(())
}

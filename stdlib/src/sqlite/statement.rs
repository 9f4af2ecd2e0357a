//! Prepared statements: made from SQL text, kept by their connection to be used again.

use super::errors::{DATA_ERROR, programming_error, raise_from};
use super::native::{with_utf8, without_lock};
use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::{CStr, CString, c_int};
use std::ptr;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;

#[repr(C)]
pub struct PyStatement {
    object: Object,
    /// Null once it has been finalized; SQLite takes that for a statement without rows and parameters.
    raw: Cell<*mut ffi::sqlite3_stmt>,
    /// Changes rows: `INSERT`, `UPDATE`, `DELETE` or `REPLACE`.
    pub is_dml: bool,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStatement {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyStatement {
    fn trace(&self, _: &mut Tracer) {}
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.Statement",
    flags: flags::NO_NEW,
    slots: Slots {
        finalize: Some(|vm, own| {
            if let Some(own) = own.downcast::<PyStatement>() {
                let raw = own.raw.replace(ptr::null_mut());
                // SAFETY: this statement's own, and nobody sees it any more.
                without_lock(vm, || unsafe { ffi::sqlite3_finalize(raw) });
            }
        }),
        ..Slots::NONE
    },
    ..TypeSpec::object::<PyStatement>()
});

impl Drop for PyStatement {
    fn drop(&mut self) {
        // SAFETY: as above; null does nothing.
        unsafe { ffi::sqlite3_finalize(self.raw.get()) };
    }
}

/// The text without blanks and comments in front; empty if there is nothing else.
pub fn skip_blanks(mut sql: &[u8]) -> &[u8] {
    loop {
        match sql {
            [b' ' | b'\t' | b'\x0c' | b'\n' | b'\r', rest @ ..] => sql = rest,
            [b'-', b'-', rest @ ..] => {
                let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                sql = &rest[end..];
            }
            [b'/', b'*', rest @ ..] => {
                let end = memchr::memmem::find(rest, b"*/").map_or(rest.len(), |end| end + 2);
                sql = &rest[end..];
            }
            _ => return sql,
        }
    }
}

fn changes_rows(sql: &[u8]) -> bool {
    let sql = skip_blanks(sql);
    let begins =
        |word: &str| sql.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    begins("insert") || begins("update") || begins("delete") || begins("replace")
}

/// SQL text as SQLite takes it, no longer than the connection allows.
pub fn sql_text(vm: &Thread, db: *mut ffi::sqlite3, sql: &PyStr) -> PyResult<Result<CString, ()>> {
    // SAFETY: an open connection; -1 only asks.
    let most = unsafe { ffi::sqlite3_limit(db, ffi::SQLITE_LIMIT_SQL_LENGTH, -1) };
    let text = with_utf8(vm, sql, |text| (text.len(), CString::new(text)));
    let (len, text) = text?;
    if len > most as usize {
        return Err(vm.raise(&DATA_ERROR, "query string is too large"));
    }
    Ok(text.map_err(|_| ()))
}

impl PyStatement {
    /// Prepares the one statement that `sql` is.
    pub fn new(vm: &Thread, db: *mut ffi::sqlite3, sql: &PyStr) -> PyResult<Ref<PyStatement>> {
        let Ok(text) = sql_text(vm, db, sql)? else {
            return Err(programming_error(vm, "the query contains a null character"));
        };
        let len = text.as_bytes_with_nul().len() as c_int;
        let (mut raw, mut tail) = (ptr::null_mut(), ptr::null());
        // SAFETY: an open connection, and a text of that length.
        let code = without_lock(vm, || unsafe {
            ffi::sqlite3_prepare_v2(db, text.as_ptr(), len, &raw mut raw, &raw mut tail)
        });
        let own = vm.heap().allocate(PyStatement {
            object: Object::new(&TYPE),
            raw: Cell::new(raw),
            is_dml: changes_rows(text.as_bytes()),
        })?;
        if code != ffi::SQLITE_OK || vm.is_terminating() {
            return Err(raise_from(vm, db));
        }
        // SAFETY: points into the text, which ends with a null.
        if !skip_blanks(unsafe { CStr::from_ptr(tail) }.to_bytes()).is_empty() {
            return Err(programming_error(vm, "You can only execute one statement at a time."));
        }
        Ok(own)
    }

    pub fn raw(&self) -> *mut ffi::sqlite3_stmt {
        self.raw.get()
    }

    pub fn is_busy(&self) -> bool {
        // SAFETY: a statement or null.
        unsafe { ffi::sqlite3_stmt_busy(self.raw()) != 0 }
    }

    /// Goes on to the next row: a result code. An empty text has none.
    pub fn step(&self, vm: &Thread) -> c_int {
        let raw = self.raw();
        if raw.is_null() {
            return ffi::SQLITE_DONE;
        }
        // SAFETY: as above; the statement is kept by who has called.
        without_lock(vm, || unsafe { ffi::sqlite3_step(raw) })
    }

    pub fn reset(&self, vm: &Thread) {
        let raw = self.raw();
        // SAFETY: as above. The code that it returns is that of the step before.
        without_lock(vm, || unsafe { ffi::sqlite3_reset(raw) });
    }
}

//! The exceptions of the DB-API (PEP 249), and how errors of SQLite become exceptions.

use super::constants;
use super::memory::out_of_memory;
use libsqlite3_sys as ffi;
use std::ffi::{CStr, c_char};
use taipan_vm::builtins::exceptions::{EXCEPTION, PyBaseException, instantiate};
use taipan_vm::builtins::int;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::thread::Thread;

const FLAGS: u32 = flags::BASETYPE | flags::EXCEPTION_SUBCLASS | flags::HAS_DICT | flags::HAS_WEAKREFS;

macro_rules! exceptions {
    ($($static:ident $name:literal $base:expr;)*) => {$(
        pub static $static: PyType = PyType::from_spec(&TypeSpec {
            name: concat!("sqlite3.", $name),
            base: Some(&$base),
            flags: FLAGS,
            ..TypeSpec::object::<PyBaseException>()
        });
    )*};
}

exceptions! {
    ERROR "Error" EXCEPTION;
    WARNING "Warning" EXCEPTION;
    INTERFACE_ERROR "InterfaceError" ERROR;
    DATABASE_ERROR "DatabaseError" ERROR;
    INTERNAL_ERROR "InternalError" DATABASE_ERROR;
    OPERATIONAL_ERROR "OperationalError" DATABASE_ERROR;
    PROGRAMMING_ERROR "ProgrammingError" DATABASE_ERROR;
    INTEGRITY_ERROR "IntegrityError" DATABASE_ERROR;
    DATA_ERROR "DataError" DATABASE_ERROR;
    NOT_SUPPORTED_ERROR "NotSupportedError" DATABASE_ERROR;
}

#[cold]
pub fn programming_error(vm: &Thread, text: impl AsRef<str>) -> Raised {
    vm.raise(&PROGRAMMING_ERROR, text.as_ref())
}

/// The class of exceptions for a plain result code; `None` for memory that has run out.
fn class_of(code: i32) -> Option<&'static PyType> {
    Some(match code {
        ffi::SQLITE_NOMEM => return None,
        ffi::SQLITE_INTERNAL | ffi::SQLITE_NOTFOUND => &INTERNAL_ERROR,
        ffi::SQLITE_ERROR
        | ffi::SQLITE_PERM
        | ffi::SQLITE_ABORT
        | ffi::SQLITE_BUSY
        | ffi::SQLITE_LOCKED
        | ffi::SQLITE_READONLY
        | ffi::SQLITE_INTERRUPT
        | ffi::SQLITE_IOERR
        | ffi::SQLITE_FULL
        | ffi::SQLITE_CANTOPEN
        | ffi::SQLITE_PROTOCOL
        | ffi::SQLITE_EMPTY
        | ffi::SQLITE_SCHEMA => &OPERATIONAL_ERROR,
        ffi::SQLITE_TOOBIG => &DATA_ERROR,
        ffi::SQLITE_CONSTRAINT | ffi::SQLITE_MISMATCH => &INTEGRITY_ERROR,
        ffi::SQLITE_MISUSE | ffi::SQLITE_RANGE => &INTERFACE_ERROR,
        _ => &DATABASE_ERROR,
    })
}

/// The text that SQLite hands out, which it may change at the next call.
///
/// # Safety
/// Null, or a text that ends with a null.
pub unsafe fn text_of(text: *const c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: the caller says so.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// What the last call on the connection has failed with. An exception that a callback has left goes first.
#[cold]
pub fn raise_from(vm: &Thread, db: *mut ffi::sqlite3) -> Raised {
    if vm.is_terminating() || vm.has_raised() {
        return Raised;
    }
    // SAFETY: a connection that is open, or null, which SQLite answers with "out of memory".
    let (code, extended, text) = unsafe {
        (ffi::sqlite3_errcode(db), ffi::sqlite3_extended_errcode(db), text_of(ffi::sqlite3_errmsg(db)))
    };
    let code = if extended == ffi::SQLITE_IOERR_NOMEM { ffi::SQLITE_NOMEM } else { code };
    match class_of(code) {
        Some(class) => raise_coded(vm, class, extended, &text),
        None => out_of_memory(vm),
    }
}

fn raise_coded(vm: &Thread, class: &'static PyType, code: i32, text: &str) -> Raised {
    let make = || -> PyResult {
        let exception = instantiate(vm, class, &[vm.new_str(text)?])?;
        vm.set_attr(&exception, statics::intern("sqlite_errorcode"), Some(&int::small(code.into())))?;
        let name = vm.new_str(constants::result_name(code))?;
        vm.set_attr(&exception, statics::intern("sqlite_errorname"), Some(&name))?;
        Ok(exception)
    };
    match make() {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// An error unless the call on the connection has gone well.
pub fn check(vm: &Thread, db: *mut ffi::sqlite3, code: i32) -> PyResult<()> {
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(raise_from(vm, db)) }
}

//! Databases of a VM that may not use all files: in memory, or files in granted folders. Such a connection attaches no
//! files, keeps temporary tables in memory, and loads no extensions.

use super::connection::PyConnection;
use super::errors;
use crate::posix::argument::fs_bytes;
use libsqlite3_sys as ffi;
use std::ffi::{CStr, CString, OsStr, c_char, c_int};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use taipan_vm::capability::{Access, Capability};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What `connect` is told to open.
pub struct Path(CString);

impl Path {
    pub fn new(vm: &Thread, value: &Value) -> PyResult<Path> {
        Ok(Path(fs_bytes(vm, value)?))
    }

    /// The path to hand to SQLite, and whether the connection is confined.
    pub fn granted(self, vm: &Thread, is_uri: bool) -> PyResult<(CString, bool)> {
        if vm.has_capability(Capability::Files) {
            return Ok((self.0, false));
        }
        if self.0.as_bytes() == b":memory:" {
            return Ok((self.0, true));
        }
        // A URI says more than a path, and no path is a temporary file.
        if is_uri || self.0.as_bytes().is_empty() {
            vm.allow(Capability::Files)?;
        }
        let path =
            vm.allow_path(std::path::Path::new(OsStr::from_bytes(self.0.as_bytes())), Access::Write)?;
        let path = CString::new(path.into_owned().into_os_string().into_vec());
        Ok((path.map_err(|_| vm.value_error("embedded null byte"))?, true))
    }
}

/// Prepares a new connection that is confined.
pub fn prepare(vm: &Thread, connection: &PyConnection) -> PyResult<()> {
    connection.run(vm, c"PRAGMA temp_store=MEMORY")?;
    errors::check(vm, connection.raw(), connection.install_authorizer(vm))
}

/// Whether a statement may not do what the authorizer is asked about.
///
/// # Safety
/// Null or texts that end with a null.
pub unsafe fn refuses(action: c_int, first: *const c_char, second: *const c_char) -> bool {
    // SAFETY: as the caller says.
    let is = |text: *const c_char, known: &str| {
        !text.is_null() && unsafe { CStr::from_ptr(text) }.to_bytes().eq_ignore_ascii_case(known.as_bytes())
    };
    match action {
        // A name that is not known before the statement runs is null.
        ffi::SQLITE_ATTACH => !is(first, "") && !is(first, ":memory:"),
        ffi::SQLITE_FUNCTION => is(second, "load_extension"),
        ffi::SQLITE_PRAGMA => {
            ["temp_store", "temp_store_directory", "data_store_directory"]
                .iter()
                .any(|known| is(first, known))
                && !second.is_null()
        }
        _ => false,
    }
}

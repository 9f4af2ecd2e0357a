//! Copies of whole databases: into another connection, into bytes and from bytes.

use super::connection::own;
use super::errors::{OPERATIONAL_ERROR, raise_from};
use super::memory::{counted, out_of_memory};
use super::native::{Allocated, database_name, with_utf8, without_lock};
use super::transaction::expect_connection;
use libsqlite3_sys as ffi;
use std::ffi::{c_int, c_uint};
use std::ptr;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const BACKUP: MethodDef = method(
    "backup",
    "($self, /, target, *, pages=-1, progress=None, name='main',\n       sleep=0.25)",
    "Copy the database into another connection.",
    backup,
);

pub const SERIALIZE: MethodDef =
    method("serialize", "($self, /, *, name='main')", "Return the database as bytes.", serialize);

pub const DESERIALIZE: MethodDef = method(
    "deserialize",
    "($self, data, /, *, name='main')",
    "Replace the database by one that has been serialized.",
    deserialize,
);

/// A backup that is being made, ended when dropped.
struct Backup<'a> {
    vm: &'a Thread,
    raw: *mut ffi::sqlite3_backup,
}

impl Backup<'_> {
    /// Ends it: a result code.
    fn finish(&mut self) -> c_int {
        let raw = std::mem::replace(&mut self.raw, ptr::null_mut());
        // SAFETY: a backup that has not been ended, or null.
        without_lock(self.vm, || unsafe { ffi::sqlite3_backup_finish(raw) })
    }
}

impl Drop for Backup<'_> {
    fn drop(&mut self) {
        if !self.raw.is_null() {
            self.finish();
        }
    }
}

fn backup(vm: &Thread, args: &[Value]) -> PyResult {
    let target = expect_connection(vm, &args[1], "backup() argument 'target'")?;
    let pages = if args[2].is_unbound() { -1 } else { vm.c_int_argument(&args[2])? };
    let progress = given(&args[3]).filter(|progress| !progress.is_none());
    let name = database_name(vm, "backup", &args[4])?;
    let sleep = if args[5].is_unbound() { 0.25 } else { vm.expect_f64(&args[5])? };
    let milliseconds = (sleep * 1000.0) as c_int;
    let source = own(&args[0]);
    let from = source.checked_open(vm)?;
    if ptr::eq(source, target) {
        return Err(vm.value_error("target cannot be the same connection instance"));
    }
    let to = target.checked_open(vm)?;
    if progress.is_some_and(|progress| progress.ty().slots().call.is_none()) {
        return Err(vm.type_error("progress argument must be a callable"));
    }
    let pages = if pages == 0 { -1 } else { pages };
    // SAFETY: two open connections, and names that end with a null.
    let raw =
        without_lock(vm, || unsafe { ffi::sqlite3_backup_init(to, c"main".as_ptr(), from, name.as_ptr()) });
    if raw.is_null() {
        return Err(raise_from(vm, to));
    }
    let mut backup = Backup { vm, raw };
    loop {
        // SAFETY: a backup that has not been ended, here and below.
        let code = without_lock(vm, || unsafe { ffi::sqlite3_backup_step(raw, pages) });
        vm.check_attention()?;
        if let Some(progress) = progress {
            // SAFETY: as above.
            let (left, all) =
                unsafe { (ffi::sqlite3_backup_remaining(raw), ffi::sqlite3_backup_pagecount(raw)) };
            vm.call(progress, &[code, left, all].map(|number| int::small(number.into())))?;
            // What has been called may have closed one of them.
            source.checked_open(vm)?;
            target.checked_open(vm)?;
        }
        match code {
            ffi::SQLITE_OK => {}
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => {
                // SAFETY: sleeps.
                without_lock(vm, || unsafe { ffi::sqlite3_sleep(milliseconds) });
            }
            _ => break,
        }
    }
    if backup.finish() != ffi::SQLITE_OK {
        return Err(raise_from(vm, to));
    }
    Ok(Value::NONE)
}

fn serialize(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let name = database_name(vm, "serialize", &args[1])?;
    let db = own.checked_open(vm)?;
    let mut size = 0i64;
    // SAFETY: an open connection, here and below. What is shown without a copy lives until the database changes.
    unsafe {
        let shown =
            ffi::sqlite3_serialize(db, name.as_ptr(), &raw mut size, ffi::SQLITE_SERIALIZE_NOCOPY as c_uint);
        if !shown.is_null() {
            return vm.new_bytes(std::slice::from_raw_parts(shown, size.max(0) as usize));
        }
        let copied =
            Allocated(without_lock(vm, || ffi::sqlite3_serialize(db, name.as_ptr(), &raw mut size, 0)));
        if copied.0.is_null() {
            let name = name.to_string_lossy();
            return Err(vm.raise(&OPERATIONAL_ERROR, &format!("unable to serialize '{name}'")));
        }
        vm.new_bytes(std::slice::from_raw_parts(copied.0, size.max(0) as usize))
    }
}

fn deserialize(vm: &Thread, args: &[Value]) -> PyResult {
    let data = match args[1].downcast::<PyStr>() {
        Some(text) => with_utf8(vm, text, |text| Buf::from_slice(text.as_bytes()))??,
        None => Buf::from_slice(&vm.bytes_like(&args[1])?)?,
    };
    let name = database_name(vm, "deserialize", &args[2])?;
    let own = own(&args[0]);
    let db = own.checked_open(vm)?;
    let flags = ffi::SQLITE_DESERIALIZE_FREEONCLOSE | ffi::SQLITE_DESERIALIZE_RESIZEABLE;
    // SAFETY: an open connection, which takes the memory over whatever happens.
    let code = unsafe {
        let memory = counted(vm, || ffi::sqlite3_malloc64(data.len().max(1) as u64)).cast::<u8>();
        if memory.is_null() {
            return Err(out_of_memory(vm));
        }
        ptr::copy_nonoverlapping(data.as_ptr(), memory, data.len());
        let size = data.len() as i64;
        without_lock(vm, || ffi::sqlite3_deserialize(db, name.as_ptr(), memory, size, size, flags as c_uint))
    };
    if code == ffi::SQLITE_OK { Ok(Value::NONE) } else { Err(raise_from(vm, db)) }
}

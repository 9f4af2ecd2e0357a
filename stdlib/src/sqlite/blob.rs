//! `sqlite3.Blob`: a value in the database, read and written in place like a file.

use super::connection::{PyConnection, own as connection_of};
use super::errors::{INTERFACE_ERROR, programming_error, raise_from, text_of};
use super::native::{c_text, database_name, rowid, without_lock};
use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::c_int;
use std::ptr;
use std::rc::Rc;
use taipan_vm::builtins::exceptions::INDEX_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::slice::{Indices, PySlice};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

pub const OPEN: MethodDef = method(
    "blobopen",
    "($self, table, column, rowid, /, *, readonly=False, name='main')",
    "Open a value in the database as a blob.",
    open,
);

/// An open blob of SQLite's, null once it is closed. Its connection closes it at the latest.
pub struct Handle(Cell<*mut ffi::sqlite3_blob>);

impl Handle {
    pub fn close(&self, vm: &Thread) {
        let raw = self.0.replace(ptr::null_mut());
        if !raw.is_null() {
            // SAFETY: this handle's own.
            without_lock(vm, || unsafe { ffi::sqlite3_blob_close(raw) });
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        let raw = self.0.get();
        if !raw.is_null() {
            // SAFETY: as above.
            unsafe { ffi::sqlite3_blob_close(raw) };
        }
    }
}

#[repr(C)]
struct PyBlob {
    object: Object,
    connection: ValueCell,
    handle: Rc<Handle>,
    offset: Cell<c_int>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBlob {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyBlob {
    fn trace(&self, tracer: &mut Tracer) {
        self.connection.trace(tracer);
    }

    fn clear(&self) {
        drop(self.connection.take());
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.Blob",
    flags: flags::NO_NEW | flags::HAS_WEAKREFS,
    slots: Slots {
        finalize: Some(|vm, value| own(value).handle.close(vm)),
        length: Some(|vm, value| Ok(own(value).open(vm)?.len())),
        subscript: Some(subscript),
        ass_subscript: Some(assign),
        ..Slots::NONE
    },
    methods: &[
        method("close", "($self, /)", "Close the blob.", |vm, args| {
            let own = own(&args[0]);
            own.connection(vm)?.checked_open(vm)?;
            own.handle.close(vm);
            Ok(Value::NONE)
        }),
        method("read", "($self, length=-1, /)", "Read bytes from where the blob stands.", |vm, args| {
            let length = if args[1].is_unbound() { -1 } else { vm.c_int_argument(&args[1])? };
            let own = own(&args[0]);
            let blob = own.open(vm)?;
            let left = blob.len as c_int - own.offset.get();
            let length = if length < 0 || length > left { left.max(0) } else { length };
            let bytes = blob.read(vm, own.offset.get(), length)?;
            own.offset.set(own.offset.get() + length);
            vm.finish_bytes(bytes)
        }),
        method("write", "($self, data, /)", "Write bytes to where the blob stands.", |vm, args| {
            let own = own(&args[0]);
            let data = Buf::from_slice(&vm.bytes_like(&args[1])?)?;
            let blob = own.open(vm)?;
            blob.write(vm, own.offset.get(), &data)?;
            own.offset.set(own.offset.get() + data.len() as c_int);
            Ok(Value::NONE)
        }),
        method("seek", "($self, offset, origin=0, /)", "Set where the blob stands.", seek),
        method("tell", "($self, /)", "Return where the blob stands.", |vm, args| {
            let own = own(&args[0]);
            own.open(vm)?;
            Ok(int::small(own.offset.get().into()))
        }),
        method("__enter__", "($self, /)", "Use the blob as a context manager.", |vm, args| {
            own(&args[0]).open(vm)?;
            Ok(args[0].clone())
        }),
        method("__exit__", "($self, type, val, tb, /)", "Close the blob.", |vm, args| {
            own(&args[0]).open(vm)?;
            own(&args[0]).handle.close(vm);
            Ok(Value::FALSE)
        }),
    ],
    ..TypeSpec::object::<PyBlob>()
});

fn own(value: &Value) -> &PyBlob {
    value.downcast().expect("a method of Blob gets one")
}

fn open(vm: &Thread, args: &[Value]) -> PyResult {
    let table = c_text(vm, "blobopen", "1", &args[1])?;
    let column = c_text(vm, "blobopen", "2", &args[2])?;
    let row = rowid(vm, &args[3])?;
    let writes = !vm.bool_argument(&args[4], false)?;
    let name = database_name(vm, "blobopen", &args[5])?;
    let connection = connection_of(&args[0]);
    let db = connection.checked_open(vm)?;
    let mut raw = ptr::null_mut();
    // SAFETY: an open connection, and texts that end with a null.
    let code = without_lock(vm, || unsafe {
        ffi::sqlite3_blob_open(
            db,
            name.as_ptr(),
            table.as_ptr(),
            column.as_ptr(),
            row,
            writes.into(),
            &raw mut raw,
        )
    });
    if code == ffi::SQLITE_MISUSE {
        // SAFETY: a text of the library's.
        let text = unsafe { text_of(ffi::sqlite3_errstr(code)) };
        return Err(vm.raise(&INTERFACE_ERROR, &text));
    }
    if code != ffi::SQLITE_OK {
        return Err(raise_from(vm, db));
    }
    let handle = Rc::new(Handle(Cell::new(raw)));
    connection.keep_blob(&handle);
    let own = vm.heap().allocate(PyBlob {
        object: Object::new(&TYPE),
        connection: ValueCell::new(Some(args[0].clone())),
        handle,
        offset: Cell::new(0),
    })?;
    vm.heap().track(own.as_object());
    Ok(own.into_value())
}

/// A blob that is open, with its length.
struct Open {
    raw: *mut ffi::sqlite3_blob,
    db: *mut ffi::sqlite3,
    len: usize,
}

impl PyBlob {
    fn connection(&self, vm: &Thread) -> PyResult<Ref<PyConnection>> {
        match self.connection.get().map(Ref::try_from_value) {
            Some(Ok(connection)) => Ok(connection),
            _ => Err(closed(vm)),
        }
    }

    fn open(&self, vm: &Thread) -> PyResult<Open> {
        let db = self.connection(vm)?.checked_open(vm)?;
        let raw = self.handle.0.get();
        if raw.is_null() {
            return Err(closed(vm));
        }
        // SAFETY: an open blob.
        let len = unsafe { ffi::sqlite3_blob_bytes(raw) };
        Ok(Open { raw, db, len: len.max(0) as usize })
    }
}

#[cold]
fn closed(vm: &Thread) -> Raised {
    programming_error(vm, "Cannot operate on a closed blob.")
}

impl Open {
    fn len(&self) -> usize {
        self.len
    }

    fn read(&self, vm: &Thread, offset: c_int, length: c_int) -> PyResult<Buf<u8>> {
        let mut bytes = Buf::filled(0, length as usize)?;
        if length == 0 {
            return Ok(bytes);
        }
        let (raw, place) = (self.raw, bytes.as_mut_ptr());
        // SAFETY: an open blob, and room for as many bytes.
        let code = without_lock(vm, || unsafe { ffi::sqlite3_blob_read(raw, place.cast(), length, offset) });
        if code == ffi::SQLITE_OK { Ok(bytes) } else { Err(raise_from(vm, self.db)) }
    }

    fn write(&self, vm: &Thread, offset: c_int, bytes: &[u8]) -> PyResult<()> {
        if bytes.len() > (self.len as c_int - offset).max(0) as usize {
            return Err(vm.value_error("data longer than blob length"));
        }
        let raw = self.raw;
        // SAFETY: an open blob, and as many bytes.
        let code = without_lock(vm, || unsafe {
            ffi::sqlite3_blob_write(raw, bytes.as_ptr().cast(), bytes.len() as c_int, offset)
        });
        if code == ffi::SQLITE_OK { Ok(()) } else { Err(raise_from(vm, self.db)) }
    }

    /// The place that an index means.
    fn index(&self, vm: &Thread, key: &Value) -> PyResult<c_int> {
        let index = number::index(vm, key)?;
        let index = number::index_to_isize(vm, &index, Some(&INDEX_ERROR))?;
        let index = if index < 0 { index + self.len as isize } else { index };
        match c_int::try_from(index) {
            Ok(found) if (0..self.len as isize).contains(&index) => Ok(found),
            _ => Err(vm.index_error("Blob index out of range")),
        }
    }
}

fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let offset = vm.c_int_argument(&args[1])?;
    let origin = if args[2].is_unbound() { 0 } else { vm.c_int_argument(&args[2])? };
    let own = own(&args[0]);
    let len = own.open(vm)?.len as c_int;
    let start = match origin {
        libc::SEEK_SET => 0,
        libc::SEEK_CUR => own.offset.get(),
        libc::SEEK_END => len,
        _ => return Err(vm.value_error("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END")),
    };
    let Some(place) = start.checked_add(offset) else {
        return Err(vm.overflow_error("seek offset results in offset out of range"));
    };
    if !(0..=len).contains(&place) {
        return Err(vm.value_error("offset out of blob range"));
    }
    own.offset.set(place);
    Ok(Value::NONE)
}

fn is_index(key: &Value) -> bool {
    key.ty().slots().index.is_some()
}

fn bad_key(vm: &Thread) -> Raised {
    vm.type_error("Blob indices must be integers")
}

fn subscript(vm: &Thread, value: &Value, key: &Value) -> PyResult {
    let own = own(value);
    let blob = own.open(vm)?;
    if is_index(key) {
        let index = blob.index(vm, key)?;
        let bytes = own.open(vm)?.read(vm, index, 1)?;
        return Ok(int::small(bytes.first().copied().unwrap_or_default().into()));
    }
    let Some(slice) = key.downcast::<PySlice>() else { return Err(bad_key(vm)) };
    let range = places(vm, slice, blob.len)?;
    let blob = own.open(vm)?;
    if range.len == 0 {
        return vm.new_bytes(&[]);
    }
    let (low, high) = bounds(&range);
    let whole = blob.read(vm, low as c_int, (high - low + 1) as c_int)?;
    let mut bytes = Buf::with_capacity(range.len)?;
    for index in 0..range.len {
        bytes.push(whole.get(range.at(index) - low).copied().unwrap_or_default())?;
    }
    vm.finish_bytes(bytes)
}

/// The places that a slice means, in rising order.
fn places(vm: &Thread, slice: &PySlice, len: usize) -> PyResult<Indices> {
    let range = slice.indices(vm, len)?;
    if range.len > 0 && range.step < 0 {
        return Err(vm.value_error("Blob doesn't support slices with a negative step"));
    }
    Ok(range)
}

/// The lowest and the highest place of a range that is not empty.
fn bounds(range: &Indices) -> (usize, usize) {
    (range.at(0), range.at(range.len - 1))
}

fn assign(vm: &Thread, value: &Value, key: &Value, new: Option<&Value>) -> PyResult<()> {
    let own = own(value);
    let blob = own.open(vm)?;
    if is_index(key) {
        let Some(new) = new else { return Err(vm.type_error("Blob doesn't support item deletion")) };
        let index = blob.index(vm, key)?;
        if !int::is_int(new) {
            let given = new.ty().name();
            return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
        }
        let Some(byte) = int::as_i64(new).and_then(|byte| u8::try_from(byte).ok()) else {
            return Err(vm.value_error("byte must be in range(0, 256)"));
        };
        return own.open(vm)?.write(vm, index, &[byte]);
    }
    let Some(slice) = key.downcast::<PySlice>() else { return Err(bad_key(vm)) };
    let Some(new) = new else { return Err(vm.type_error("Blob doesn't support slice deletion")) };
    let range = places(vm, slice, blob.len)?;
    let data = Buf::from_slice(&vm.bytes_like(new)?)?;
    if data.len() != range.len {
        return Err(vm.index_error("Blob slice assignment is wrong size"));
    }
    if range.len == 0 {
        return Ok(());
    }
    let blob = own.open(vm)?;
    let (low, high) = bounds(&range);
    let mut whole = blob.read(vm, low as c_int, (high - low + 1) as c_int)?;
    for (index, byte) in data.iter().enumerate() {
        if let Some(place) = whole.get_mut(range.at(index) - low) {
            *place = *byte;
        }
    }
    blob.write(vm, low as c_int, &whole)
}

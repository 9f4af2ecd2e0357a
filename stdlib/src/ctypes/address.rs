//! Functions that the package `ctypes` calls by their address: `cast`, `string_at`, `wstring_at`, `memoryview_at`.
//!
//! They are called as functions of Python's C interface: objects come as borrowed words and go as owned ones.

use super::code;
use super::data::{self, PyCData};
use super::info::{self, Kind};
use super::running::{owned_word, with_thread};
use std::ffi::{CStr, c_char, c_int};
use taipan_vm::buffer::{Buffer, View};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

/// Tells a function's address, which no constant can be.
pub type Address = fn() -> *const u8;

/// The name of a module's constant, and the function whose address it is.
pub static FUNCTIONS: [(&str, Address); 6] = [
    ("_memmove_addr", || libc::memmove as *const u8),
    ("_memset_addr", || libc::memset as *const u8),
    ("_string_at_addr", || string_at as *const u8),
    ("_cast_addr", || cast as *const u8),
    ("_wstring_at_addr", || wstring_at as *const u8),
    ("_memoryview_at_addr", || memoryview_at as *const u8),
];

/// Does `work` for a function of C that returns an object.
fn answer(work: impl FnOnce(&Thread) -> PyResult) -> u64 {
    with_thread(|vm| owned_word(work(vm))).unwrap_or(0)
}

fn numbers(vm: &Thread, numbers: &[i64]) -> Vec<Value> {
    numbers.iter().map(|number| int::from_i64(vm, *number).unwrap_or(Value::NONE)).collect()
}

/// # Safety
/// There are `size` bytes to read, or a null if `size` is -1.
unsafe extern "C" fn string_at(place: *const c_char, size: c_int) -> u64 {
    answer(|vm| {
        vm.audit("ctypes.string_at", || numbers(vm, &[place.addr() as i64, size.into()]))?;
        // SAFETY: what lies at an address is the program's affair.
        let bytes = unsafe {
            match usize::try_from(size) {
                Ok(size) => data::slice(place.cast(), size),
                Err(_) if size == -1 => CStr::from_ptr(place).to_bytes(),
                Err(_) => return Err(vm.system_error("Negative size passed to PyBytes_FromStringAndSize")),
            }
        };
        vm.new_bytes(bytes)
    })
}

unsafe extern "C" fn wstring_at(place: *const u8, size: c_int) -> u64 {
    answer(|vm| {
        vm.audit("ctypes.wstring_at", || numbers(vm, &[place.addr() as i64, size.into()]))?;
        let size = match usize::try_from(size) {
            Ok(size) => size,
            // SAFETY: as above.
            Err(_) if size == -1 => unsafe { code::wide_until_null(place, None) }?.len(),
            Err(_) => return Err(vm.system_error("Negative size passed to PyUnicode_FromWideChar")),
        };
        let mut wide = taipan_vm::collections::Buf::with_capacity(size)?;
        for index in 0..size {
            // SAFETY: as above.
            wide.push(unsafe { place.cast::<u32>().add(index).read_unaligned() })?;
        }
        code::text_of_wide(vm, &wide)
    })
}

unsafe extern "C" fn memoryview_at(place: *mut u8, size: isize, readonly: c_int) -> u64 {
    answer(|vm| {
        let args = [place.addr() as i64, size as i64, readonly.into()];
        vm.audit("ctypes.memoryview_at", || numbers(vm, &args))?;
        let Ok(size) = usize::try_from(size) else {
            return Err(vm.value_error(format!("memoryview_at: size is negative (or overflowed): {size}")));
        };
        let view = View::of_bytes(place, size, readonly != 0);
        Ok(PyMemoryView::from_buffer(vm, Buffer::new(view, Value::NONE))?.into_value())
    })
}

/// # Safety
/// `source` and `class` are words of live objects.
unsafe extern "C" fn cast(place: *const u8, source: u64, class: u64) -> u64 {
    answer(|vm| {
        // SAFETY: borrowed words of objects that the caller keeps.
        let (source, class) =
            unsafe { (Word::from_bits(source).to_value(), Word::from_bits(class).to_value()) };
        check_pointer_type(vm, &class)?;
        let result = vm.call(&class, &[])?;
        let Some(own) = result.downcast::<PyCData>() else {
            return Err(vm.type_error("cast() argument 2 must be a pointer type"));
        };
        own.set_pointer(place);
        // What the argument was converted to is gone when this returns, other than the object.
        let copy = match (source.downcast::<PyBytes>(), source.downcast::<PyStr>()) {
            (Some(bytes), _) => Some(code::terminated(vm, bytes.as_bytes())?),
            (_, Some(text)) => Some(code::terminated_wide(vm, text)?),
            _ => None,
        };
        if let Some((address, copy)) = copy {
            own.set_pointer(code::at::<u8>(address));
            own.set_kept(copy);
        }
        if source.downcast::<PyCData>().is_some() {
            keep_source(vm, own, &source)?;
        }
        Ok(result)
    })
}

/// The result of a cast keeps what its source keeps, and the source: both share one dict.
fn keep_source(vm: &Thread, own: &PyCData, source: &Value) -> PyResult<()> {
    data::container(vm, source)?;
    let from = data::own(source);
    if from.kept().is_none_or(|kept| kept.is_none()) {
        from.set_kept(PyDict::new(vm)?.into_value());
    }
    let kept = from.kept();
    if let Some(dict) = kept.as_ref().and_then(Value::downcast_exact::<PyDict>) {
        dict.set_item(vm, &int::from_u64(vm, source.id())?, source.clone())?;
    }
    if let Some(kept) = kept {
        own.set_kept(kept);
    }
    Ok(())
}

fn check_pointer_type(vm: &Thread, class: &Value) -> PyResult<()> {
    let Some(info) = info::of(class) else {
        return Err(vm.type_error("cast() argument 2 must be a pointer type"));
    };
    let is_address = info.code.is_some_and(code::Code::is_pointer);
    if is_address || matches!(info.kind, Kind::Pointer | Kind::Function) {
        return Ok(());
    }
    let name = class.downcast::<PyType>().map_or("", PyType::short_name);
    Err(vm.type_error(format!("cast() argument 2 must be a pointer type, not {name}")))
}

//! Arguments as the functions of `_io` take them.

use taipan_vm::buffer::{Buffer, flags};
use taipan_vm::builtins::exceptions;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A size: an int, or `None` for `default`, which stands for a missing one, too.
#[inline]
pub fn size(vm: &Thread, value: &Value, default: isize) -> PyResult<isize> {
    if let Some(size) = value.as_small() {
        return Ok(size as isize);
    }
    if value.is_unbound() || value.is_none() {
        return Ok(default);
    }
    if value.ty().slots().index.is_none() {
        let text = format!("argument should be integer or None, not '{:.200}'", value.ty().name());
        return Err(vm.type_error(text));
    }
    let index = number::index(vm, value)?;
    number::index_to_isize(vm, &index, Some(&exceptions::OVERFLOW_ERROR))
}

/// A position in a file.
pub fn offset(vm: &Thread, value: &Value) -> PyResult<i64> {
    match value.as_small() {
        Some(offset) => Ok(offset),
        None => {
            let index = number::index(vm, value)?;
            match taipan_vm::builtins::int::as_i64(&index) {
                Some(offset) => Ok(offset),
                None => Err(vm.value_error(format!(
                    "cannot fit '{:.200}' into an offset-sized integer",
                    value.ty().name()
                ))),
            }
        }
    }
}

/// `whence` of `seek`; 0 where it is missing.
pub fn whence(vm: &Thread, value: &Value) -> PyResult<i32> {
    if value.is_unbound() { Ok(0) } else { vm.c_int_argument(value) }
}

/// The buffer that `readinto` fills.
pub fn writable(vm: &Thread, value: &Value, function: &str, which: Which) -> PyResult<Buffer> {
    match vm.get_buffer(value, flags::WRITABLE) {
        Ok(buffer) => Ok(buffer),
        Err(_)
            if vm.raised_matches(&exceptions::BUFFER_ERROR) || vm.raised_matches(&exceptions::TYPE_ERROR) =>
        {
            vm.clear_raised();
            Err(vm.bad_argument(function, which, "read-write bytes-like object", value))
        }
        Err(raised) => Err(raised),
    }
}

/// Copies into a buffer from `at` on, as much as there is room for, and tells how much.
pub fn fill_from(buffer: &Buffer, at: usize, bytes: &[u8]) -> usize {
    // SAFETY: nothing else looks at the exporter's memory during the copy.
    let target = unsafe { buffer.as_bytes_mut() };
    let target = target.get_mut(at..).unwrap_or_default();
    let count = bytes.len().min(target.len());
    target[..count].copy_from_slice(&bytes[..count]);
    count
}

/// Copies into a buffer that the caller has just been given; as much as there is room for.
pub fn fill(buffer: &Buffer, bytes: &[u8]) -> usize {
    fill_from(buffer, 0, bytes)
}

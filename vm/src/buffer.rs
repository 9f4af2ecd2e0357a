//! The buffer protocol: views of the memory of `bytes`, `bytearray`, `array` and their like (PEP 3118, PEP 688).

use crate::class::slots::GetBuffer;
use crate::error::PyResult;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

/// A view of an object's memory. The exporter is kept, and told when the view ends.
pub struct Buffer {
    pub owner: Value,
    pub data: *const u8,
    pub len: usize,
    pub readonly: bool,
}

/// `object.__buffer__(flags)` of a native type.
pub fn call_buffer(vm: &Thread, object: &Value, flags: &Value, slot: GetBuffer) -> PyResult {
    let flags = number::to_isize(vm, flags)? as u32;
    let buffer = slot(vm, object, flags)?;
    drop(buffer);
    Err(vm.system_error("memoryview is not available"))
}

/// The buffer of an object whose class defines `__buffer__`.
pub fn from_special(vm: &Thread, object: &Value, _: u32) -> PyResult<Buffer> {
    Err(vm.type_error(format!("a bytes-like object is required, not '{:.200}'", object.ty().name())))
}

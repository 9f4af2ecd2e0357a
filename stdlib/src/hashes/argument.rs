//! Arguments of hash functions.

use taipan_vm::buffer::BytesLike;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The bytes of an argument.
pub fn data<'a>(vm: &Thread, value: &'a Value) -> PyResult<BytesLike<'a>> {
    if value.downcast::<PyStr>().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if !taipan_vm::buffer::is_exporter(value) {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    vm.bytes_like(value)
}

/// The first data, which may be given under an old name.
pub fn data_or_string<'a>(vm: &Thread, data: &'a Value, string: &'a Value) -> PyResult<Option<&'a Value>> {
    let given = |value: &'a Value| (!value.is_unbound()).then_some(value);
    match (given(data), given(string)) {
        (Some(_), Some(_)) => Err(vm.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
        )),
        (data, string) => Ok(data.or(string)),
    }
}

/// Bytes from which on hashing is charged as work.
const LONG: usize = 1 << 12;

/// Charges the hashing of long data before it begins.
pub fn charge(vm: &Thread, data: &[u8]) -> PyResult<()> {
    const BYTES_PER_UNIT: usize = 8;
    if data.len() < LONG { Ok(()) } else { vm.charge_work((data.len() / BYTES_PER_UNIT) as u64) }
}

/// An integer argument of the type `unsigned long` or `unsigned long long`, whose name is for the message.
pub fn unsigned(vm: &Thread, value: &Value, c_type: &str) -> PyResult<u64> {
    let index = number::index(vm, value)?;
    if let Some(number) = int::as_i64(&index) {
        return u64::try_from(number).map_err(|_| vm.value_error("Cannot convert negative int"));
    }
    if vm.rich_compare_bool(&index, &int::small(0), CompareOp::Lt)? {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let high = number::binary(vm, &index, &int::small(32), number::BinaryOp::Rshift)?;
    let low = number::binary(vm, &index, &int::small(u32::MAX.into()), number::BinaryOp::And)?;
    match (high.as_small().and_then(|high| u32::try_from(high).ok()), low.as_small()) {
        (Some(high), Some(low)) => Ok(u64::from(high) << 32 | low as u64),
        _ => Err(vm.overflow_error(format!("Python int too large for C {c_type}"))),
    }
}

/// A `long` argument.
pub fn long(vm: &Thread, value: &Value) -> PyResult<i64> {
    int::as_i64(&number::index(vm, value)?)
        .ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))
}

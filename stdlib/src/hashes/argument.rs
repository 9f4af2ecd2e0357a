//! Arguments of hash functions.

use taipan_vm::buffer::BytesLike;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
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
    match (given(data), given(string).filter(|string| !string.is_none())) {
        (Some(_), Some(_)) => Err(vm.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
        )),
        (data, string) => Ok(data.or(string)),
    }
}

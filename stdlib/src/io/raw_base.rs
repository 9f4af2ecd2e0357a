//! `_RawIOBase`: reading in terms of `readinto`.

use super::{DEFAULT_BUFFER_SIZE, uninterrupted};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{TypeSpec, method, variadic};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io._RawIOBase",
    doc: "Base class for raw binary I/O.",
    base: Some(&super::base::TYPE),
    flags: super::base::FLAGS,

    methods: &[
        method("read", "($self, size=-1, /)", "", read),
        method("readall", "($self, /)", "Read until EOF, using multiple read() call.", readall),
        variadic("readinto", "", "", |vm, _| Err(vm.raise(&exceptions::NOT_IMPLEMENTED_ERROR, ""))),
        variadic("write", "", "", |vm, _| Err(vm.raise(&exceptions::NOT_IMPLEMENTED_ERROR, ""))),
    ],
    ..TypeSpec::bare()
});

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let size = if args[1].is_unbound() { -1 } else { vm.size_argument(&args[1])? };
    let Ok(size) = usize::try_from(size) else { return vm.call_method(own, &names::readall, &[]) };
    let buffer = PyByteArray::from_buf(vm, Buf::filled(0, size)?)?;
    let count = vm.call_method(own, &names::readinto, &[buffer.to_value()])?;
    if count.is_none() {
        return Ok(count);
    }
    let count = number::index(vm, &count)?;
    let count = number::index_to_isize(vm, &count, Some(&exceptions::VALUE_ERROR))?;
    match buffer.bytes().get(..usize::try_from(count).unwrap_or(usize::MAX)) {
        Some(bytes) if count as usize <= size => {
            let bytes = Buf::from_slice(bytes)?;
            vm.finish_bytes(bytes)
        }
        _ => Err(vm.value_error(format!("readinto returned {count} outside buffer size {size}"))),
    }
}

fn readall(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let mut all: Buf<u8> = Buf::new();
    let mut any = false;
    loop {
        let part = uninterrupted(vm, || {
            vm.call_method(own, &names::read, &[int::small(DEFAULT_BUFFER_SIZE as i64)])
        })?;
        if part.is_none() {
            if any {
                break;
            }
            return Ok(part);
        }
        let Some(bytes) = part.downcast::<PyBytes>() else {
            return Err(vm.type_error("read() should return bytes"));
        };
        if bytes.is_empty() {
            break;
        }
        any = true;
        all.extend_from_slice(bytes.as_bytes())?;
    }
    vm.finish_bytes(all)
}

//! `_BufferedIOBase`: `readinto` in terms of `read`.

use super::{argument, unsupported};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{TypeSpec, method, variadic};
use taipan_vm::class::statics::StaticStr;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io._BufferedIOBase",
    doc: "Base class for buffered IO objects.\n\nOther than with a RawIOBase, read() without a size reads to the end, and read() and write() do all of their work or\nraise BlockingIOError.",
    base: Some(&super::base::TYPE),
    flags: super::base::FLAGS,

    methods: &[
        method(
            "detach",
            "($self, /)",
            "Disconnect this buffer from its underlying raw stream and return it.",
            |vm, _| Err(unsupported(vm, "detach")),
        ),
        variadic("read", "($self, size=-1, /)", "Read and return up to n bytes.", |vm, _| {
            Err(unsupported(vm, "read"))
        }),
        variadic(
            "read1",
            "($self, size=-1, /)",
            "Read and return up to size bytes, with at most one read() call to the underlying raw stream.",
            |vm, _| Err(unsupported(vm, "read1")),
        ),
        method("readinto", "($self, buffer, /)", "", |vm, args| readinto(vm, args, "readinto", &names::read)),
        method("readinto1", "($self, buffer, /)", "", |vm, args| {
            readinto(vm, args, "readinto1", &names::read1)
        }),
        variadic("write", "($self, b, /)", "Write buffer b to the IO stream.", |vm, _| {
            Err(unsupported(vm, "write"))
        }),
    ],
    ..TypeSpec::bare()
});

fn readinto(vm: &Thread, args: &[Value], function: &str, read: &'static StaticStr) -> PyResult {
    let buffer = argument::writable(vm, &args[1], function, Which::Only)?;
    let room = buffer.view().len;
    let data = vm.call_method(&args[0], read, &[int::from_usize(vm, room)?])?;
    let Some(data) = data.downcast::<PyBytes>() else {
        return Err(vm.type_error("read() should return bytes"));
    };
    if data.len() > room {
        return Err(vm.value_error(format!(
            "read() returned too much data: {room} bytes requested, {} returned",
            data.len()
        )));
    }
    int::from_usize(vm, argument::fill(&buffer, data.as_bytes()))
}

//! `marshal`: values and code objects as bytes, in the format of CPython 3.14.
//!
//! A value is a type byte and its content. Bit 7 of the type byte enters the value into a list of references, in the order in
//! which values begin; `r` and an index stand for such a value again.

mod code;
mod read;
mod write;

use read::Reader;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::names;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const VERSION: i64 = 5;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "marshal",
    doc: "This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.\n\nNot all Python object types are supported; in general, only objects whose value is independent of a particular invocation\nof Python: numbers, strings, bytes, tuples, lists, sets, dicts, slices, code objects.",
    functions: FUNCTIONS,
    constants: &[("version", Constant::Int(VERSION))],
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method(
        "dump",
        "($module, value, file, version=version, /, *, allow_code=True)",
        "Write the value on the open file.",
        |vm, args| {
            let bytes = dumps(vm, &args[1], &args[3], &args[4])?;
            vm.call_method(&args[2], &names::write, &[vm.finish_bytes(bytes)?])
        },
    ),
    method(
        "load",
        "($module, file, /, *, allow_code=True)",
        "Read one value from the open file and return it.",
        |vm, args| {
            let allow_code = vm.bool_argument(&args[2], true)?;
            let probe = vm.call_method(&args[1], &names::read, &[int::small(0)])?;
            if probe.downcast::<PyBytes>().is_none() {
                let name = probe.ty().name();
                return Err(vm.type_error(format!("file.read() returned not bytes but {name:.100}")));
            }
            Reader::of_file(vm, &args[1], allow_code).read()
        },
    ),
    method(
        "dumps",
        "($module, value, version=version, /, *, allow_code=True)",
        "Return the bytes object that would be written to a file by dump(value, file).",
        |vm, args| {
            let bytes = dumps(vm, &args[1], &args[2], &args[3])?;
            vm.finish_bytes(bytes)
        },
    ),
    method(
        "loads",
        "($module, bytes, /, *, allow_code=True)",
        "Convert the bytes-like object to a value.",
        |vm, args| {
            let allow_code = vm.bool_argument(&args[2], true)?;
            let bytes = vm.bytes_like(&args[1])?;
            Reader::of_bytes(vm, &bytes, allow_code).read()
        },
    ),
];

/// The value that some bytes hold.
pub fn loads(vm: &Thread, bytes: &[u8]) -> PyResult {
    Reader::of_bytes(vm, bytes, true).read()
}

fn dumps(vm: &Thread, value: &Value, version: &Value, allow_code: &Value) -> PyResult<Buf<u8>> {
    let version = if version.is_unbound() { VERSION } else { vm.c_int_argument(version)?.into() };
    let allow_code = vm.bool_argument(allow_code, true)?;
    write::dumps(vm, value, version, allow_code)
}

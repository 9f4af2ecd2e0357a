//! Compressor objects.

use super::stream::{Stream, code, flush};
use super::{DEF_BUF_SIZE, DEFLATED, MAX_WBITS, MEM_LEVEL, int_or, next_room, out_of_memory, raise};
use std::cell::RefCell;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyCompress {
    object: Object,
    stream: RefCell<Stream>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCompress {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "zlib.Compress",
    slots: Slots { new: Some(create::no_constructor), ..Slots::NONE },
    methods: &[
        method(
            "compress",
            "($self, data, /)",
            "Returns a bytes object containing compressed data.",
            |vm, args| {
                let bytes = vm.bytes_like(&args[1])?;
                compress(vm, own(&args[0]), &bytes)
            },
        ),
        method(
            "flush",
            "($self, mode=zlib.Z_FINISH, /)",
            "Return a bytes object containing any remaining compressed data.",
            |vm, args| {
                let mode = int_or(vm, &args[1], flush::FINISH)?;
                finish(vm, own(&args[0]), mode)
            },
        ),
        method("copy", "($self, /)", "Return a copy of the compression object.", copy),
        method("__copy__", "($self, /)", "", copy),
        method("__deepcopy__", "($self, memo, /)", "", copy),
    ],
    ..TypeSpec::leaf::<PyCompress>()
});

fn own(value: &Value) -> &PyCompress {
    value.downcast().expect("a method of Compress gets one")
}

fn allocate(vm: &Thread, stream: Stream) -> PyResult {
    let make = |object| PyCompress { object, stream: RefCell::new(stream) };
    Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
}

pub fn compressobj(vm: &Thread, args: &[Value]) -> PyResult {
    let level = int_or(vm, &args[1], -1)?;
    let method = int_or(vm, &args[2], DEFLATED)?;
    let wbits = int_or(vm, &args[3], MAX_WBITS)?;
    let memory_level = int_or(vm, &args[4], MEM_LEVEL)?;
    let strategy = int_or(vm, &args[5], 0)?;
    let dictionary = if args[6].is_unbound() { None } else { Some(vm.bytes_like(&args[6])?) };
    let mut stream = match Stream::deflate(level, method, wbits, memory_level, strategy) {
        Ok(stream) => stream,
        Err(code::MEM_ERROR) => {
            return Err(out_of_memory(vm, "Can't allocate memory for compression object"));
        }
        Err(code::STREAM_ERROR) => return Err(vm.value_error("Invalid initialization option")),
        Err(code) => return Err(raise(vm, None, code, "while creating compression object")),
    };
    if let Some(dictionary) = dictionary {
        match stream.set_dictionary(&dictionary) {
            code::OK => {}
            code::STREAM_ERROR => return Err(vm.value_error("Invalid dictionary")),
            _ => return Err(vm.value_error("deflateSetDictionary()")),
        }
    }
    allocate(vm, stream)
}

fn compress(vm: &Thread, own: &PyCompress, mut rest: &[u8]) -> PyResult {
    let mut stream = own.stream.borrow_mut();
    let mut output = Buf::new();
    loop {
        let room = next_room(output.len(), DEF_BUF_SIZE);
        let step = stream.run(vm, rest, &mut output, room, flush::NONE)?;
        rest = rest.get(step.used..).unwrap_or_default();
        if step.code == code::STREAM_ERROR {
            return Err(error(vm, &stream, step.code, "while compressing data"));
        }
        if !step.is_full && rest.is_empty() {
            break;
        }
    }
    vm.finish_bytes(output)
}

fn error(vm: &Thread, stream: &Stream, code: i32, doing: &str) -> Raised {
    raise(vm, stream.message(), code, doing)
}

fn finish(vm: &Thread, own: &PyCompress, mode: i32) -> PyResult {
    if mode == flush::NONE {
        return vm.new_bytes(b"");
    }
    let mut stream = own.stream.borrow_mut();
    let mut output = Buf::new();
    let code = loop {
        let room = next_room(output.len(), DEF_BUF_SIZE);
        let step = stream.run(vm, &[], &mut output, room, mode)?;
        if step.code == code::STREAM_ERROR {
            return Err(error(vm, &stream, step.code, "while flushing"));
        }
        if !step.is_full {
            break step.code;
        }
    };
    match code {
        code::STREAM_END if mode == flush::FINISH => match stream.end() {
            code::OK => {}
            code => return Err(error(vm, &stream, code, "while finishing compression")),
        },
        code::OK | code::BUF_ERROR => {}
        code => return Err(error(vm, &stream, code, "while flushing")),
    }
    vm.finish_bytes(output)
}

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    let copied = own(&args[0]).stream.borrow_mut().copy();
    match copied {
        Ok(stream) => allocate(vm, stream),
        Err(code::STREAM_ERROR) => Err(vm.value_error("Inconsistent stream state")),
        Err(code::MEM_ERROR) => Err(out_of_memory(vm, "Can't allocate memory for compression object")),
        Err(code) => Err(raise(vm, None, code, "while copying compression object")),
    }
}

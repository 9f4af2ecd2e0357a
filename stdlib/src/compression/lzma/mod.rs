//! `_lzma`, over the crate `liblzma`.

mod compressor;
mod decompressor;
mod filters;

use super::Failure;
use liblzma::stream::{Error, Status, Stream};
use std::cell::OnceCell;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, method};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const FORMAT_AUTO: i32 = 0;
const FORMAT_XZ: i32 = 1;
const FORMAT_ALONE: i32 = 2;
const FORMAT_RAW: i32 = 3;

const CHECK_NONE: i32 = 0;
const CHECK_CRC32: i32 = 1;
const CHECK_CRC64: i32 = 4;
const CHECK_SHA256: i32 = 10;
const CHECK_ID_MAX: i32 = 15;
const CHECK_UNKNOWN: i32 = 16;

const PRESET_DEFAULT: u32 = 6;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_lzma",
    functions: &[
        method(
            "is_check_supported",
            "($module, check_id, /)",
            "Test whether the given integrity check is supported.",
            |vm, args| {
                let check = vm.c_int_argument(&args[1])?;
                Ok(Value::bool(matches!(check, CHECK_NONE | CHECK_CRC32 | CHECK_CRC64 | CHECK_SHA256)))
            },
        ),
        method(
            "_encode_filter_properties",
            "($module, filter, /)",
            "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).",
            |vm, args| filters::encode(vm, &args[1]),
        ),
        method(
            "_decode_filter_properties",
            "($module, filter_id, encoded_props, /)",
            "Return a dict with the options (properties) of a filter, of what encodes them.",
            |vm, args| filters::decode(vm, &args[1], &args[2]),
        ),
    ],
    constants: &[
        ("FORMAT_AUTO", Constant::Int(FORMAT_AUTO as i64)),
        ("FORMAT_XZ", Constant::Int(FORMAT_XZ as i64)),
        ("FORMAT_ALONE", Constant::Int(FORMAT_ALONE as i64)),
        ("FORMAT_RAW", Constant::Int(FORMAT_RAW as i64)),
        ("CHECK_NONE", Constant::Int(CHECK_NONE as i64)),
        ("CHECK_CRC32", Constant::Int(CHECK_CRC32 as i64)),
        ("CHECK_CRC64", Constant::Int(CHECK_CRC64 as i64)),
        ("CHECK_SHA256", Constant::Int(CHECK_SHA256 as i64)),
        ("CHECK_ID_MAX", Constant::Int(CHECK_ID_MAX as i64)),
        ("CHECK_UNKNOWN", Constant::Int(CHECK_UNKNOWN as i64)),
        ("FILTER_LZMA2", Constant::Int(filters::LZMA2)),
        ("FILTER_DELTA", Constant::Int(filters::DELTA)),
        ("FILTER_X86", Constant::Int(filters::X86)),
        ("FILTER_POWERPC", Constant::Int(filters::POWERPC)),
        ("FILTER_IA64", Constant::Int(filters::IA64)),
        ("FILTER_ARM", Constant::Int(filters::ARM)),
        ("FILTER_ARMTHUMB", Constant::Int(filters::ARMTHUMB)),
        ("FILTER_SPARC", Constant::Int(filters::SPARC)),
        ("MODE_FAST", Constant::Int(1)),
        ("MODE_NORMAL", Constant::Int(2)),
        ("MF_HC3", Constant::Int(3)),
        ("MF_HC4", Constant::Int(4)),
        ("MF_BT2", Constant::Int(0x12)),
        ("MF_BT3", Constant::Int(0x13)),
        ("MF_BT4", Constant::Int(0x14)),
        ("PRESET_DEFAULT", Constant::Int(PRESET_DEFAULT as i64)),
        ("PRESET_EXTREME", Constant::Int(1 << 31)),
    ],
    types: &[&compressor::TYPE, &decompressor::TYPE],
    init: Some(|vm, module: &PyModule| {
        // Too large for a constant of the table.
        let filter = taipan_vm::builtins::int::from_i64(vm, filters::LZMA1)?;
        module.dict().set_str(&*vm.intern_str("FILTER_LZMA1")?, filter)?;
        module.dict().set_str(&*vm.intern_str("LZMAError")?, error_class(vm)?)
    }),
    ..ModuleSpec::NEW
};

#[derive(Default)]
struct Classes {
    error: OnceCell<Value>,
}

/// `LZMAError`.
fn error_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.error.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "_lzma", "LZMAError", &exceptions::EXCEPTION)?;
    vm.set_attr(&class, &taipan_vm::names::__doc__, Some(&vm.new_str("Call to liblzma failed.")?))?;
    Ok(classes.error.get_or_init(|| class).clone())
}

/// Raises `LZMAError`.
#[cold]
fn raise(vm: &Thread, text: &str) -> Raised {
    let made = error_class(vm).and_then(|class| vm.call(&class, &[vm.new_str(text)?]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

#[cold]
fn fail(vm: &Thread, failure: Failure<Error>) -> Raised {
    match failure {
        Failure::NoMemory | Failure::Library(Error::Mem) => NoMemory.into(),
        Failure::Raised(raised) => raised,
        Failure::Library(Error::Data) => raise(vm, "Corrupt input data"),
        Failure::Library(Error::Options) => raise(vm, "Invalid or unsupported options"),
        Failure::Library(Error::Format) => raise(vm, "Input format not supported by decoder"),
        Failure::Library(Error::MemLimit) => raise(vm, "Memory usage limit exceeded"),
        Failure::Library(Error::UnsupportedCheck) => raise(vm, "Unsupported integrity check"),
        Failure::Library(_) => raise(vm, "Internal error"),
    }
}

/// One call of the library.
fn step(
    stream: &mut Stream,
    input: &[u8],
    output: &mut [u8],
    action: liblzma::stream::Action,
) -> Result<super::Step, Error> {
    let before = (stream.total_in(), stream.total_out());
    let status = stream.process(input, output, action)?;
    Ok(super::Step {
        used: (stream.total_in() - before.0) as usize,
        made: (stream.total_out() - before.1) as usize,
        has_ended: status == Status::StreamEnd,
    })
}

/// A `uint32_t`.
fn u32_argument(vm: &Thread, value: &Value) -> PyResult<u32> {
    let number = taipan_vm::protocol::number::index(vm, value)?;
    if taipan_vm::builtins::int::is_negative(&number) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let number = taipan_vm::builtins::int::as_i64(&number).and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| vm.overflow_error("Python int too large for C uint32_t"))
}

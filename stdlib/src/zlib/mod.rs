//! `zlib`, over the crate `libz-rs-sys`, which is zlib in Rust.

pub mod compress;
pub mod decompress;
pub mod decompressor;
pub mod stream;

use std::cell::OnceCell;
use stream::{Stream, code, flush};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const DEFLATED: i32 = 8;
const MAX_WBITS: i32 = 15;
const MEM_LEVEL: i32 = 8;
const DEF_BUF_SIZE: usize = 16 * 1024;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "zlib",
    doc: "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.\n\nadler32(string[, start]) -- Compute an Adler-32 checksum.\ncompress(data[, level]) -- Compress data, with compression level 0-9 or -1.\ncompressobj([level[, ...]]) -- Return a compressor object.\ncrc32(string[, start]) -- Compute a CRC-32 checksum.\ndecompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\ndecompressobj([wbits[, zdict]]) -- Return a decompressor object.\n\n'wbits' is window buffer size and container format.\nCompressor objects support compress() and flush() methods; decompressor\nobjects support decompress() and flush().",
    functions: FUNCTIONS,
    constants: &[
        ("MAX_WBITS", Constant::Int(MAX_WBITS as i64)),
        ("DEFLATED", Constant::Int(DEFLATED as i64)),
        ("DEF_MEM_LEVEL", Constant::Int(MEM_LEVEL as i64)),
        ("DEF_BUF_SIZE", Constant::Int(DEF_BUF_SIZE as i64)),
        ("Z_NO_COMPRESSION", Constant::Int(0)),
        ("Z_BEST_SPEED", Constant::Int(1)),
        ("Z_BEST_COMPRESSION", Constant::Int(9)),
        ("Z_DEFAULT_COMPRESSION", Constant::Int(-1)),
        ("Z_FILTERED", Constant::Int(1)),
        ("Z_HUFFMAN_ONLY", Constant::Int(2)),
        ("Z_RLE", Constant::Int(3)),
        ("Z_FIXED", Constant::Int(4)),
        ("Z_DEFAULT_STRATEGY", Constant::Int(0)),
        ("Z_NO_FLUSH", Constant::Int(0)),
        ("Z_PARTIAL_FLUSH", Constant::Int(1)),
        ("Z_SYNC_FLUSH", Constant::Int(2)),
        ("Z_FULL_FLUSH", Constant::Int(3)),
        ("Z_FINISH", Constant::Int(4)),
        ("Z_BLOCK", Constant::Int(5)),
        ("Z_TREES", Constant::Int(6)),
        ("ZLIB_VERSION", Constant::Str("1.3.1")),
        ("__version__", Constant::Str("1.0")),
    ],
    types: &[&decompressor::TYPE],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("adler32", "($module, data, value=1, /)", "Compute an Adler-32 checksum of data.", |vm, args| {
        checksum(vm, args, 1, zlib_rs::adler32::adler32)
    }),
    method(
        "compress",
        "($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
        "Returns a bytes object containing compressed data.",
        compress_all,
    ),
    method(
        "compressobj",
        "($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)",
        "Return a compressor object.",
        compress::compressobj,
    ),
    method("crc32", "($module, data, value=0, /)", "Compute a CRC-32 checksum of data.", |vm, args| {
        checksum(vm, args, 0, zlib_rs::crc32::crc32)
    }),
    method(
        "decompress",
        "($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
        "Returns a bytes object containing the uncompressed data.",
        decompress_all,
    ),
    method(
        "decompressobj",
        "($module, /, wbits=MAX_WBITS, zdict=b'')",
        "Return a decompressor object.",
        decompress::decompressobj,
    ),
];

#[derive(Default)]
struct Classes {
    error: OnceCell<Value>,
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    taipan_vm::class::ready::ready_all([&compress::TYPE, &decompress::TYPE].into_iter());
    let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
    set("error", error_class(vm)?)?;
    set("ZLIB_RUNTIME_VERSION", vm.new_str(&stream::version())?)
}

/// `zlib.error`.
fn error_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.error.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "zlib", "error", &exceptions::EXCEPTION)?;
    Ok(classes.error.get_or_init(|| class).clone())
}

/// Raises `zlib.error`.
#[cold]
pub fn raise_text(vm: &Thread, text: &str) -> Raised {
    let made = error_class(vm).and_then(|class| vm.call(&class, &[vm.new_str(text)?]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Raises `zlib.error` for a return code.
#[cold]
pub fn raise(vm: &Thread, message: Option<String>, code: i32, doing: &str) -> Raised {
    let known = match code {
        code::VERSION_ERROR => Some("library version mismatch"),
        _ if message.is_some() => None,
        code::BUF_ERROR => Some("incomplete or truncated stream"),
        code::STREAM_ERROR => Some("inconsistent stream state"),
        code::DATA_ERROR => Some("invalid input data"),
        _ => None,
    };
    match known.map(str::to_owned).or(message) {
        Some(message) => raise_text(vm, &format!("Error {code} {doing}: {message:.200}")),
        None => raise_text(vm, &format!("Error {code} {doing}")),
    }
}

#[cold]
pub fn out_of_memory(vm: &Thread, text: &str) -> Raised {
    if vm.heap().account().exceeded() {
        return NoMemory.into();
    }
    vm.raise(&exceptions::MEMORY_ERROR, text)
}

/// An `int` argument, `default` where it is missing.
pub fn int_or(vm: &Thread, value: &Value, default: i32) -> PyResult<i32> {
    if value.is_unbound() { Ok(default) } else { vm.c_int_argument(value) }
}

/// How much output to make room for next: more and more.
pub fn next_room(produced: usize, start: usize) -> usize {
    produced.min(1 << 28).max(start).max(1)
}

fn checksum(vm: &Thread, args: &[Value], default: u32, function: fn(u32, &[u8]) -> u32) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let start = match &args[2] {
        start if start.is_unbound() => default,
        start => {
            // Of an int of any size, the lowest bits count.
            let index = number::index(vm, start)?;
            let low = number::binary(vm, &index, &int::small(u32::MAX.into()), number::BinaryOp::And)?;
            low.as_small().unwrap_or(0) as u32
        }
    };
    taipan_vm::heap::current::pay_for(bytes.len());
    Ok(int::small(function(start, &bytes).into()))
}

fn compress_all(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let level = int_or(vm, &args[2], -1)?;
    let wbits = int_or(vm, &args[3], MAX_WBITS)?;
    let mut stream = match Stream::deflate(level, DEFLATED, wbits, MEM_LEVEL, 0) {
        Ok(stream) => stream,
        Err(code::MEM_ERROR) => return Err(out_of_memory(vm, "Out of memory while compressing data")),
        Err(code::STREAM_ERROR) => return Err(raise_text(vm, "Bad compression level")),
        Err(code) => return Err(raise(vm, None, code, "while compressing data")),
    };
    let mut output = Buf::new();
    let mut rest: &[u8] = &bytes;
    loop {
        let room = next_room(output.len(), DEF_BUF_SIZE);
        let step = stream.run(vm, rest, &mut output, room, flush::FINISH)?;
        rest = rest.get(step.used..).unwrap_or_default();
        match step.code {
            code::STREAM_END => break,
            code::STREAM_ERROR => {
                return Err(raise(vm, stream.message(), step.code, "while compressing data"));
            }
            _ => {}
        }
    }
    match stream.end() {
        code::OK => vm.finish_bytes(output),
        code => Err(raise(vm, stream.message(), code, "while finishing compression")),
    }
}

fn decompress_all(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let wbits = int_or(vm, &args[2], MAX_WBITS)?;
    let size = if args[3].is_unbound() { DEF_BUF_SIZE as isize } else { vm.size_argument(&args[3])? };
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error("bufsize must be non-negative"));
    };
    let mut stream = match Stream::inflate(wbits) {
        Ok(stream) => stream,
        Err(code::MEM_ERROR) => return Err(out_of_memory(vm, "Out of memory while decompressing data")),
        Err(code) => return Err(raise(vm, None, code, "while preparing to decompress data")),
    };
    let mut output = Buf::new();
    let mut rest: &[u8] = &bytes;
    let code = loop {
        let room = next_room(output.len(), size);
        let step = stream.run(vm, rest, &mut output, room, flush::FINISH)?;
        rest = rest.get(step.used..).unwrap_or_default();
        match step.code {
            code::OK | code::BUF_ERROR if step.is_full || step.used > 0 && !rest.is_empty() => {}
            code::OK | code::BUF_ERROR | code::STREAM_END => break step.code,
            code::MEM_ERROR => return Err(out_of_memory(vm, "Out of memory while decompressing data")),
            code => return Err(raise(vm, stream.message(), code, "while decompressing data")),
        }
    };
    if code != code::STREAM_END {
        return Err(raise(vm, stream.message(), code::BUF_ERROR, "while decompressing data"));
    }
    vm.finish_bytes(output)
}

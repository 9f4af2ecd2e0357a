//! `binascii`: base64, hexadecimal digits, quoted-printable, uuencode, two checksums.

mod base64;
mod hex;
mod quoted;
mod uu;

use std::cell::OnceCell;
use taipan_vm::buffer::BytesLike;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "binascii",
    doc: "Conversion between binary data and ASCII",
    functions: FUNCTIONS,
    init: Some(|vm, module: &PyModule| {
        let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
        set("Error", error_class(vm)?)?;
        let incomplete = crate::exception_class::make(vm, "binascii", "Incomplete", &exceptions::EXCEPTION)?;
        set("Incomplete", incomplete)
    }),
    ..ModuleSpec::NEW
};

const HEXLIFY: &str = "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)";

static FUNCTIONS: &[MethodDef] = &[
    method("a2b_uu", "($module, data, /)", "Decode a line of uuencoded data.", uu::a2b_uu),
    method("b2a_uu", "($module, data, /, *, backtick=False)", "Uuencode line of data.", uu::b2a_uu),
    method(
        "a2b_base64",
        "($module, data, /, *, strict_mode=False)",
        "Decode a line of base64 data.",
        base64::a2b_base64,
    ),
    method(
        "b2a_base64",
        "($module, data, /, *, newline=True)",
        "Base64-code line of data.",
        base64::b2a_base64,
    ),
    method("a2b_hex", "($module, hexstr, /)", "Binary data of hexadecimal representation.", hex::unhexlify),
    method("b2a_hex", HEXLIFY, "Hexadecimal representation of binary data.", hex::hexlify),
    method("hexlify", HEXLIFY, "Hexadecimal representation of binary data.", hex::hexlify),
    method("unhexlify", "($module, hexstr, /)", "Binary data of hexadecimal representation.", hex::unhexlify),
    method("crc_hqx", "($module, data, crc, /)", "Compute CRC-CCITT incrementally.", crc_hqx),
    method("crc32", "($module, data, crc=0, /)", "Compute CRC-32 incrementally.", |vm, args| {
        let bytes = vm.bytes_like(&args[1])?;
        let start = if args[2].is_unbound() { 0 } else { low_bits(vm, &args[2])? };
        Ok(int::small(zlib_rs::crc32::crc32(start, &bytes).into()))
    }),
    method(
        "b2a_qp",
        "($module, /, data, quotetabs=False, istext=True, header=False)",
        "Encode a string using quoted-printable encoding.",
        quoted::b2a_qp,
    ),
    method(
        "a2b_qp",
        "($module, /, data, header=False)",
        "Decode a string of qp-encoded data.",
        quoted::a2b_qp,
    ),
];

#[derive(Default)]
struct Classes {
    error: OnceCell<Value>,
}

/// `binascii.Error`.
fn error_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.error.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "binascii", "Error", &exceptions::VALUE_ERROR)?;
    Ok(classes.error.get_or_init(|| class).clone())
}

#[cold]
fn error(vm: &Thread, text: &str) -> Raised {
    let made = error_class(vm).and_then(|class| vm.call(&class, &[vm.new_str(text)?]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Bytes, or a string of ASCII.
fn ascii_or_bytes<'a>(vm: &Thread, value: &'a Value) -> PyResult<BytesLike<'a>> {
    if let Some(text) = value.downcast::<PyStr>() {
        return match text.as_ascii() {
            Some(text) => Ok(BytesLike::Bytes(text.as_bytes())),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        };
    }
    if !taipan_vm::buffer::is_exporter(value) {
        let name = value.ty().name();
        return Err(
            vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{name:.100}'"))
        );
    }
    vm.bytes_like(value)
}

/// The lowest 32 bits of an int.
fn low_bits(vm: &Thread, value: &Value) -> PyResult<u32> {
    let index = number::index(vm, value)?;
    let low = number::binary(vm, &index, &int::small(u32::MAX.into()), number::BinaryOp::And)?;
    Ok(low.as_small().unwrap_or(0) as u32)
}

const CRC_CCITT: u16 = 0x1021;

static CRC_TABLE: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = (byte as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ CRC_CCITT } else { crc << 1 };
            bit += 1;
        }
        table[byte] = crc;
        byte += 1;
    }
    table
};

fn crc_hqx(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let mut crc = low_bits(vm, &args[2])? as u16;
    for byte in bytes.iter() {
        crc = crc << 8 ^ CRC_TABLE[usize::from((crc >> 8) as u8 ^ byte)];
    }
    Ok(int::small(crc.into()))
}

//! Hexadecimal digits.

use super::{ascii_or_bytes, error};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

static LETTERS: &[u8; 16] = b"0123456789abcdef";

/// The byte that separates groups.
fn separator(vm: &Thread, value: &Value) -> PyResult<Option<u8>> {
    if value.is_unbound() {
        return Ok(None);
    }
    if vm.length(value)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    if let Some(text) = value.downcast::<PyStr>() {
        return match text.text().get(0).map(u8::try_from) {
            Some(Ok(byte)) => Ok(Some(byte)),
            _ => Err(vm.value_error("sep must be ASCII.")),
        };
    }
    match value.downcast::<PyBytes>().and_then(|bytes| bytes.as_bytes().first().copied()) {
        Some(byte) => Ok(Some(byte)),
        None => Err(vm.type_error("sep must be str or bytes.")),
    }
}

fn pair_of(byte: u8) -> [u8; 2] {
    [LETTERS[usize::from(byte >> 4)], LETTERS[usize::from(byte & 15)]]
}

pub fn hexlify(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let separator = separator(vm, &args[2])?;
    let group = if args[3].is_unbound() { 1 } else { vm.c_int_argument(&args[3])? };
    let len = bytes.len();
    if separator.is_none() {
        let mut out = Buf::new();
        out.extend_encoded(&bytes, len.saturating_mul(2), |byte| Some((pair_of(byte), 2)))?;
        return vm.finish_bytes(out);
    }
    let mut out = Buf::with_capacity(len.saturating_mul(2))?;
    let size = group.unsigned_abs() as usize;
    for (index, byte) in bytes.iter().enumerate() {
        // Groups are counted from the end for a positive size.
        let boundary =
            size != 0 && index > 0 && (if group > 0 { len - index } else { index }).is_multiple_of(size);
        if let Some(separator) = separator.filter(|_| boundary) {
            out.push(separator)?;
        }
        out.extend_from_slice(&pair_of(*byte))?;
    }
    vm.finish_bytes(out)
}

/// The value of a digit.
pub fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

pub fn unhexlify(vm: &Thread, args: &[Value]) -> PyResult {
    let digits = ascii_or_bytes(vm, &args[1])?;
    if digits.len() % 2 != 0 {
        return Err(error(vm, "Odd-length string"));
    }
    let mut out = Buf::with_capacity(digits.len() / 2)?;
    for pair in digits.chunks_exact(2) {
        match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => out.push(high << 4 | low)?,
            _ => return Err(error(vm, "Non-hexadecimal digit found")),
        }
    }
    vm.finish_bytes(out)
}

//! `%`-formatting of `bytes` and `bytearray`.

use super::PyBytes;
use crate::builtins::bytearray::PyByteArray;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::str::percent::{Operands, push_number};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::protocol::number;
use crate::text::percent::{Conversion, Directive, next_directive};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

pub fn bytes_remainder(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    match left.downcast::<PyBytes>() {
        Some(format) => vm.finish_bytes(formatted(vm, format.as_bytes(), right)?),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// The bytes of `format % operand`. `format` does not change meanwhile.
pub fn formatted(vm: &Thread, format: &[u8], operand: &Value) -> PyResult<Buf<u8>> {
    let key = |range: Range<usize>| vm.new_bytes(&format[range]);
    let is_text = operand.downcast::<PyBytes>().is_some()
        || operand.downcast::<PyStr>().is_some()
        || operand.downcast::<PyByteArray>().is_some();
    let mut operands = Operands::new(vm, operand, is_text, &key);
    let mut out = Buf::with_capacity(format.len().saturating_add(16))?;
    let mut at = 0;
    loop {
        let directive = next_directive(format, &mut at, &mut operands);
        match directive.map_err(|failure| failure.raise(vm))? {
            None => break,
            Some(Directive::Literal(range)) => out.extend_from_slice(&format[range])?,
            Some(Directive::Percent) => out.push(b'%')?,
            Some(Directive::Conversion(conversion)) => {
                let value = operands.take()?;
                push(vm, &conversion, &value, &mut out)?;
            }
        }
    }
    operands.finish("bytes")?;
    Ok(out)
}

fn push(vm: &Thread, conversion: &Conversion, value: &Value, out: &mut Buf<u8>) -> PyResult<()> {
    match u8::try_from(conversion.kind).unwrap_or(0) {
        b'a' | b'r' => {
            let text = vm.ascii(value)?;
            let text = text.downcast::<PyStr>().and_then(PyStr::as_ascii).unwrap_or_default();
            Ok(conversion.push_bytes(text.as_bytes(), out)?)
        }
        b's' | b'b' => push_bytes(vm, conversion, value, out),
        b'c' => {
            let byte = character(vm, value)?;
            Ok(conversion.push_whole_bytes(&[byte], out)?)
        }
        _ => push_number(vm, conversion, value, true, out),
    }
}

fn push_bytes(vm: &Thread, conversion: &Conversion, value: &Value, out: &mut Buf<u8>) -> PyResult<()> {
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return Ok(conversion.push_bytes(bytes.as_bytes(), out)?);
    }
    if let Some(bytes) = value.downcast::<PyByteArray>() {
        return Ok(conversion.push_bytes(bytes.bytes(), out)?);
    }
    if let Some(result) = vm.call_special(value, &names::__bytes__, &[])? {
        let Some(bytes) = result.downcast::<PyBytes>() else {
            let text = format!("__bytes__ returned non-bytes (type {:.200})", result.ty().name());
            return Err(vm.type_error(text));
        };
        return Ok(conversion.push_bytes(bytes.as_bytes(), out)?);
    }
    if crate::buffer::is_exporter(value) {
        let bytes = super::construct::from_object(vm, value)?;
        return Ok(conversion.push_bytes(bytes.as_bytes(), out)?);
    }
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{:.100}'",
        value.ty().name()
    )))
}

/// The byte that `%c` shows.
fn character(vm: &Thread, value: &Value) -> PyResult<u8> {
    let single = |bytes: &[u8], kind: &str| match bytes {
        [byte] => Ok(*byte),
        _ => Err(vm.type_error(format!(
            "%c requires an integer in range(256) or a single byte, not a {kind} object of length {}",
            bytes.len()
        ))),
    };
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return single(bytes.as_bytes(), "bytes");
    }
    if let Some(bytes) = value.downcast::<PyByteArray>() {
        return single(bytes.bytes(), "bytearray");
    }
    let out_of_range = || -> Raised { vm.overflow_error("%c arg not in range(256)") };
    if !int::is_int(value) && value.ty().slots().index.is_none() {
        let name = value.ty().name();
        let text = format!("%c requires an integer in range(256) or a single byte, not {name}");
        return Err(vm.type_error(text));
    }
    let index = number::index(vm, value)?;
    int::as_i64(&index).and_then(|byte| u8::try_from(byte).ok()).ok_or_else(out_of_range)
}

//! Hexadecimal digits, and decoding.

use super::ByteString;
use crate::builtins::bytearray;
use crate::builtins::bytes::{self, PyBytes};
use crate::builtins::str::PyStr;
use crate::class::PyType;
use crate::codecs;
use crate::error::PyResult;
use crate::protocol::argument::Which;
use crate::text::bytes::{self as kernel, HexError, HexMade, HexRoom};
use crate::text::{Compact, Text};
use crate::thread::Thread;
use crate::value::Value;

/// The digits of some bytes, as a string.
pub fn hex_text(vm: &Thread, bytes: &[u8], separator: Option<u8>, group: isize) -> PyResult {
    let mut room = [0; 2 * kernel::FEW_DIGITS];
    if separator.is_none()
        && let Some(digits) = kernel::short_hex(bytes, &mut room)
    {
        return vm.new_text(Text::Ascii(digits));
    }
    let digits = kernel::hex(bytes, separator, group).map_err(|error| vm.size_error(error))?;
    vm.new_compact(Compact::from_ascii(digits))
}

/// The separator of `hex`: a string or bytes of one ASCII character.
pub fn separator_byte(vm: &Thread, value: &Value) -> PyResult<u8> {
    let len = vm.length(value)?;
    if len != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let code = match (value.downcast::<PyStr>(), value.downcast::<PyBytes>()) {
        (Some(text), _) => text.text().get(0).unwrap_or(0),
        (None, Some(bytes)) => bytes.as_bytes().first().map_or(0, |byte| u32::from(*byte)),
        (None, None) => return Err(vm.type_error("sep must be str or bytes.")),
    };
    match u8::try_from(code) {
        Ok(byte) if byte < 0x80 => Ok(byte),
        _ => Err(vm.value_error("sep must be ASCII.")),
    }
}

pub fn hex<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let group = if args[2].is_unbound() { 1 } else { vm.c_int_argument(&args[2])? as isize };
    let separator = if args[1].is_unbound() { None } else { Some(separator_byte(vm, &args[1])?) };
    hex_text(vm, K::bytes(&args[0]), separator, group)
}

pub fn fromhex<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let mut room: HexRoom = [0; _];
    let made = match args[1].downcast::<PyStr>() {
        Some(text) => kernel::from_hex_text(text.text(), &mut room),
        None if crate::buffer::is_exporter(&args[1]) => {
            kernel::from_hex(&vm.bytes_like(&args[1])?, &mut room)
        }
        None => {
            let given = args[1].ty().name();
            let text = format!("fromhex() argument must be str or bytes-like, not {given:.50}");
            return Err(vm.type_error(text));
        }
    };
    let made = made.map_err(|error| match error {
        HexError::NoMemory => crate::error::Raised,
        HexError::OddDigits => {
            vm.value_error("fromhex() arg must contain an even number of hexadecimal digits")
        }
        HexError::NotHex(at) => {
            vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"))
        }
    })?;
    let made = match made {
        HexMade::Few(bytes) => K::copy(vm, bytes)?,
        HexMade::Many(bytes) => K::make(vm, bytes)?,
    };
    let is_own =
        args[0].downcast::<PyType>().is_some_and(|ty| ty.is(&bytes::TYPE) || ty.is(&bytearray::TYPE));
    if is_own { Ok(made) } else { vm.call(&args[0], &[made]) }
}

pub fn decode<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let name = |index: usize, which| match &args[index] {
        value if value.is_unbound() => Ok(None),
        value => vm.str_argument(value, "decode", Which::Named(which)).map(Some),
    };
    let (encoding, errors) = (name(1, "encoding")?, name(2, "errors")?);
    codecs::decode_object(vm, &args[0], encoding, errors)
}

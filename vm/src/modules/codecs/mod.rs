//! The module `_codecs`: the registry, and each codec's functions.

pub mod charmap;

use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::class::spec::{MethodDef, method};
use crate::codecs::native::{decode_utf8, decode_utf16, decode_with, encode_with};
use crate::codecs::{name_argument, registry};
use crate::error::{PyResult, Raised};
use crate::modules::ModuleSpec;
use crate::object::Ref;
use crate::protocol::argument::Which;
use crate::text::codecs::bytes_escape::{self, EscapeError, OnError};
use crate::text::codecs::latin1::{AsciiDecoder, NarrowEncoder};
use crate::text::codecs::raw_unicode_escape::{self, RawUnicodeEscapeDecoder};
use crate::text::codecs::unicode_escape::{self, InvalidEscape, UnicodeEscapeDecoder};
use crate::text::codecs::utf7::{self, Utf7Decoder};
use crate::text::codecs::utf8::Utf8Encoder;
use crate::text::codecs::utf16::{ByteOrder, Utf16Decoder, Utf16Encoder};
use crate::text::codecs::utf32::{Utf32Decoder, Utf32Encoder};
use crate::thread::Thread;
use crate::value::Value;
use std::borrow::Cow;

pub static MODULE: ModuleSpec = ModuleSpec { name: "_codecs", functions: FUNCTIONS, ..ModuleSpec::NEW };

const DECODE: &str = "($module, data, errors=None, /)";
const DECODE_PART: &str = "($module, data, errors=None, final=False, /)";
const ENCODE: &str = "($module, str, errors=None, /)";

static FUNCTIONS: &[MethodDef] = &[
    function("_unregister_error", "($module, errors, /)", "Forget an error handler.", unregister_error),
    function("ascii_decode", DECODE, "", ascii_decode),
    function("ascii_encode", ENCODE, "", ascii_encode),
    function("charmap_build", "($module, map, /)", "", charmap::build),
    function("charmap_decode", "($module, data, errors=None, mapping=None, /)", "", charmap::decode),
    function("charmap_encode", "($module, str, errors=None, mapping=None, /)", "", charmap::encode),
    function(
        "decode",
        "($module, /, obj, encoding='utf-8', errors='strict')",
        "Decode an object by a codec.",
        decode,
    ),
    function(
        "encode",
        "($module, /, obj, encoding='utf-8', errors='strict')",
        "Encode an object by a codec.",
        encode,
    ),
    function("escape_decode", DECODE, "", escape_decode),
    function("escape_encode", DECODE, "", escape_encode),
    function("latin_1_decode", DECODE, "", latin_1_decode),
    function("latin_1_encode", ENCODE, "", latin_1_encode),
    function("lookup", "($module, encoding, /)", "Find a codec.", lookup),
    function("lookup_error", "($module, name, /)", "Find an error handler.", lookup_error),
    function(
        "raw_unicode_escape_decode",
        "($module, data, errors=None, final=True, /)",
        "",
        raw_unicode_escape_decode,
    ),
    function("raw_unicode_escape_encode", ENCODE, "", raw_unicode_escape_encode),
    function("readbuffer_encode", DECODE, "", readbuffer_encode),
    function("register", "($module, search_function, /)", "Add a function that finds codecs.", register),
    function(
        "register_error",
        "($module, errors, handler, /)",
        "Add an error handler under a name.",
        register_error,
    ),
    function(
        "unicode_escape_decode",
        "($module, data, errors=None, final=True, /)",
        "",
        unicode_escape_decode,
    ),
    function("unicode_escape_encode", ENCODE, "", unicode_escape_encode),
    function(
        "unregister",
        "($module, search_function, /)",
        "Forget a function that finds codecs.",
        unregister,
    ),
    function("utf_16_be_decode", DECODE_PART, "", |vm, args| {
        utf_16(vm, args, ByteOrder::Big, "utf_16_be_decode")
    }),
    function("utf_16_be_encode", ENCODE, "", |vm, args| {
        utf_16_to(vm, args, ByteOrder::Big, "utf_16_be_encode")
    }),
    function("utf_16_decode", DECODE_PART, "", |vm, args| {
        utf_16(vm, args, ByteOrder::Native, "utf_16_decode")
    }),
    function("utf_16_encode", "($module, str, errors=None, byteorder=0, /)", "", |vm, args| {
        utf_16_to(vm, args, byte_order(vm, &args[3])?, "utf_16_encode")
    }),
    function(
        "utf_16_ex_decode",
        "($module, data, errors=None, byteorder=0, final=False,\n                 /)",
        "",
        utf_16_ex_decode,
    ),
    function("utf_16_le_decode", DECODE_PART, "", |vm, args| {
        utf_16(vm, args, ByteOrder::Little, "utf_16_le_decode")
    }),
    function("utf_16_le_encode", ENCODE, "", |vm, args| {
        utf_16_to(vm, args, ByteOrder::Little, "utf_16_le_encode")
    }),
    function("utf_32_be_decode", DECODE_PART, "", |vm, args| {
        utf_32(vm, args, ByteOrder::Big, "utf_32_be_decode")
    }),
    function("utf_32_be_encode", ENCODE, "", |vm, args| {
        utf_32_to(vm, args, ByteOrder::Big, "utf_32_be_encode")
    }),
    function("utf_32_decode", DECODE_PART, "", |vm, args| {
        utf_32(vm, args, ByteOrder::Native, "utf_32_decode")
    }),
    function("utf_32_encode", "($module, str, errors=None, byteorder=0, /)", "", |vm, args| {
        utf_32_to(vm, args, byte_order(vm, &args[3])?, "utf_32_encode")
    }),
    function(
        "utf_32_ex_decode",
        "($module, data, errors=None, byteorder=0, final=False,\n                 /)",
        "",
        utf_32_ex_decode,
    ),
    function("utf_32_le_decode", DECODE_PART, "", |vm, args| {
        utf_32(vm, args, ByteOrder::Little, "utf_32_le_decode")
    }),
    function("utf_32_le_encode", ENCODE, "", |vm, args| {
        utf_32_to(vm, args, ByteOrder::Little, "utf_32_le_encode")
    }),
    function("utf_7_decode", DECODE_PART, "", utf_7_decode),
    function("utf_7_encode", ENCODE, "", utf_7_encode),
    function("utf_8_decode", DECODE_PART, "", utf_8_decode),
    function("utf_8_encode", ENCODE, "", utf_8_encode),
];

const fn function(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    function: fn(&Thread, &[Value]) -> PyResult,
) -> MethodDef {
    method(name, signature, doc, function)
}

/// A string argument as a name.
fn name<'a>(vm: &Thread, value: &'a Value, function: &str, which: Which) -> PyResult<Cow<'a, str>> {
    let name = vm.str_argument(value, function, which)?;
    Ok(name_argument(vm, Some(name))?.unwrap_or_default())
}

/// The argument `errors`, which may be `None` or missing.
fn errors<'a>(vm: &Thread, value: &'a Value, function: &str) -> PyResult<Option<Cow<'a, str>>> {
    if value.is_unbound() || value.is_none() {
        return Ok(None);
    }
    match value.downcast::<PyStr>() {
        Some(name) => name_argument(vm, Some(name)),
        None => Err(vm.bad_argument(function, Which::At(2), "str or None", value)),
    }
}

/// The bytes of an argument. Those of an object that an error handler could change are copied.
fn data(vm: &Thread, value: &Value) -> PyResult<Ref<PyBytes>> {
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return Ok(Ref::borrowed(bytes));
    }
    let bytes = vm.bytes_like(value)?;
    Ok(PyBytes::from_slice(vm, &bytes)?)
}

/// The same for codecs whose encoded form is text: a string stands for its UTF-8 (`s*`).
fn data_or_text(vm: &Thread, value: &Value) -> PyResult<Ref<PyBytes>> {
    match value.downcast::<PyStr>() {
        Some(text) => utf8_of(vm, text),
        None => data(vm, value),
    }
}

fn utf8_of(vm: &Thread, text: &PyStr) -> PyResult<Ref<PyBytes>> {
    let encoded = crate::codecs::native::Native::Utf8.encode(vm, text.text(), None)?;
    Ref::try_from_value(encoded).map_err(|_| vm.system_error("encoder returned no bytes"))
}

fn pair(vm: &Thread, result: Value, used: usize) -> PyResult {
    vm.new_tuple(&[result, int::from_usize(vm, used)?])
}

fn decoded(vm: &Thread, result: PyResult<(Ref<PyStr>, usize)>) -> PyResult {
    let (text, used) = result?;
    pair(vm, text.into_value(), used)
}

fn text<'a>(vm: &Thread, value: &'a Value, function: &str) -> PyResult<&'a PyStr> {
    vm.str_argument(value, function, Which::At(1))
}

fn byte_order(vm: &Thread, value: &Value) -> PyResult<ByteOrder> {
    let order = if value.is_unbound() { 0 } else { vm.c_int_argument(value)? };
    Ok(match order {
        0 => ByteOrder::Native,
        1.. => ByteOrder::Big,
        _ => ByteOrder::Little,
    })
}

fn order_number(order: ByteOrder) -> Value {
    int::small(match order {
        ByteOrder::Little => -1,
        ByteOrder::Native => 0,
        ByteOrder::Big => 1,
    })
}

// The registry.

fn register(vm: &Thread, args: &[Value]) -> PyResult {
    registry::register(vm, &args[1])?;
    Ok(Value::NONE)
}

fn unregister(vm: &Thread, args: &[Value]) -> PyResult {
    registry::unregister(vm, &args[1]);
    Ok(Value::NONE)
}

fn lookup(vm: &Thread, args: &[Value]) -> PyResult {
    registry::lookup(vm, &name(vm, &args[1], "lookup", Which::Only)?)
}

fn register_error(vm: &Thread, args: &[Value]) -> PyResult {
    let name = name(vm, &args[1], "register_error", Which::At(1))?;
    registry::register_error(vm, &name, &args[2])?;
    Ok(Value::NONE)
}

fn unregister_error(vm: &Thread, args: &[Value]) -> PyResult {
    let name = name(vm, &args[1], "_unregister_error", Which::Only)?;
    registry::unregister_error(vm, &name).map(Value::bool)
}

fn lookup_error(vm: &Thread, args: &[Value]) -> PyResult {
    registry::lookup_error(vm, &name(vm, &args[1], "lookup_error", Which::Only)?)
}

fn convert(vm: &Thread, args: &[Value], function: &str, which: usize) -> PyResult {
    let given = |index: usize, named: &'static str| match &args[index] {
        value if value.is_unbound() => Ok(None),
        value => name(vm, value, function, Which::Named(named)).map(Some),
    };
    let (encoding, errors) = (given(2, "encoding")?, given(3, "errors")?);
    registry::call_codec(vm, &args[1], encoding.as_deref().unwrap_or("utf-8"), errors.as_deref(), which)
}

fn encode(vm: &Thread, args: &[Value]) -> PyResult {
    convert(vm, args, "encode", registry::ENCODER)
}

fn decode(vm: &Thread, args: &[Value]) -> PyResult {
    convert(vm, args, "decode", registry::DECODER)
}

// Codecs, in the order of the alphabet.

fn ascii_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "ascii_decode")?);
    decoded(vm, decode_with(vm, AsciiDecoder, bytes.as_bytes(), errors.as_deref()))
}

fn ascii_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "ascii_encode")?;
    let errors = errors(vm, &args[2], "ascii_encode")?;
    let bytes = encode_with(vm, NarrowEncoder::ASCII, text.text(), errors.as_deref())?;
    pair(vm, bytes, text.len())
}

fn escape_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data_or_text(vm, &args[1])?, errors(vm, &args[2], "escape_decode")?);
    let on_error = match errors.as_deref() {
        Some("replace") => OnError::Replace,
        Some("ignore") => OnError::Ignore,
        _ => OnError::Strict,
    };
    let known = matches!(errors.as_deref(), None | Some("strict"));
    let made = bytes_escape::decode(bytes.as_bytes(), on_error).map_err(|error| match error {
        EscapeError::NoMemory => Raised,
        EscapeError::Trailing => vm.value_error("Trailing \\ in string"),
        EscapeError::Hex(at) if known => vm.value_error(format!("invalid \\x escape at position {at}")),
        EscapeError::Hex(_) => vm.value_error(format!(
            "decoding error; unknown error handling code: {:.400}",
            errors.as_deref().unwrap_or_default()
        )),
    })?;
    if let Some((_, invalid)) = made.invalid {
        warn_of_escape(vm, "b", invalid)?;
    }
    pair(vm, vm.finish_bytes(made.bytes)?, bytes.len())
}

/// An escape that means nothing, in a string that is decoded when the program runs.
fn warn_of_escape(vm: &Thread, prefix: &str, invalid: InvalidEscape) -> PyResult<()> {
    let (escape, kind) = match invalid {
        InvalidEscape::Char(byte) => (char::from(byte).to_string(), "escape"),
        InvalidEscape::Octal(octal) => (format!("{octal:o}"), "octal escape"),
    };
    let text = format!(
        "{prefix}\"\\{escape}\" is an invalid {kind} sequence. Such sequences will not work in the future. "
    );
    vm.warn(&exceptions::DEPRECATION_WARNING, &text, 1)
}

fn escape_encode(vm: &Thread, args: &[Value]) -> PyResult {
    errors(vm, &args[2], "escape_encode")?;
    let Some(bytes) = args[1].downcast::<PyBytes>() else {
        return Err(vm.bad_argument("escape_encode", Which::At(1), "bytes", &args[1]));
    };
    let escaped = bytes_escape::encode(bytes.as_bytes())?;
    pair(vm, vm.finish_bytes(escaped)?, bytes.len())
}

fn latin_1_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = data(vm, &args[1])?;
    errors(vm, &args[2], "latin_1_decode")?;
    pair(vm, vm.new_text(crate::text::Text::Latin1(bytes.as_bytes()))?, bytes.len())
}

fn latin_1_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "latin_1_encode")?;
    let errors = errors(vm, &args[2], "latin_1_encode")?;
    let bytes = encode_with(vm, NarrowEncoder::LATIN1, text.text(), errors.as_deref())?;
    pair(vm, bytes, text.len())
}

fn raw_unicode_escape_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = data_or_text(vm, &args[1])?;
    let errors = errors(vm, &args[2], "raw_unicode_escape_decode")?;
    let last = vm.bool_argument(&args[3], true)?;
    decoded(vm, decode_with(vm, RawUnicodeEscapeDecoder { last }, bytes.as_bytes(), errors.as_deref()))
}

fn raw_unicode_escape_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "raw_unicode_escape_encode")?;
    errors(vm, &args[2], "raw_unicode_escape_encode")?;
    pair(vm, vm.finish_bytes(raw_unicode_escape::encode(text.text())?)?, text.len())
}

fn readbuffer_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = data_or_text(vm, &args[1])?;
    errors(vm, &args[2], "readbuffer_encode")?;
    let len = bytes.len();
    pair(vm, bytes.to_exact().into_value(), len)
}

fn unicode_escape_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = data_or_text(vm, &args[1])?;
    let errors = errors(vm, &args[2], "unicode_escape_decode")?;
    let last = vm.bool_argument(&args[3], true)?;
    let mut decoder = UnicodeEscapeDecoder::new(last);
    let (text, used) = decode_with(vm, &mut decoder, bytes.as_bytes(), errors.as_deref())?;
    if let Some((_, invalid)) = decoder.invalid {
        warn_of_escape(vm, "", invalid)?;
    }
    // A handler may have replaced the input by one of another length.
    let used = if last { bytes.as_bytes().len() } else { used };
    pair(vm, text.into_value(), used)
}

fn unicode_escape_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "unicode_escape_encode")?;
    errors(vm, &args[2], "unicode_escape_encode")?;
    pair(vm, vm.finish_bytes(unicode_escape::encode(text.text())?)?, text.len())
}

fn utf_16(vm: &Thread, args: &[Value], order: ByteOrder, name: &str) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], name)?);
    let last = vm.bool_argument(&args[3], false)?;
    decoded(vm, decode_utf16(vm, &mut Utf16Decoder::new(order, last), bytes.as_bytes(), errors.as_deref()))
}

fn utf_16_to(vm: &Thread, args: &[Value], order: ByteOrder, name: &str) -> PyResult {
    let (text, errors) = (text(vm, &args[1], name)?, errors(vm, &args[2], name)?);
    let bytes = encode_with(vm, Utf16Encoder::new(order), text.text(), errors.as_deref())?;
    pair(vm, bytes, text.len())
}

fn utf_16_ex_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "utf_16_ex_decode")?);
    let order = byte_order(vm, &args[3])?;
    let mut decoder = Utf16Decoder::new(order, vm.bool_argument(&args[4], false)?);
    let (text, used) = decode_utf16(vm, &mut decoder, bytes.as_bytes(), errors.as_deref())?;
    vm.new_tuple(&[text.into_value(), int::from_usize(vm, used)?, order_number(decoder.order)])
}

fn utf_32(vm: &Thread, args: &[Value], order: ByteOrder, name: &str) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], name)?);
    let last = vm.bool_argument(&args[3], false)?;
    decoded(vm, decode_with(vm, &mut Utf32Decoder::new(order, last), bytes.as_bytes(), errors.as_deref()))
}

fn utf_32_to(vm: &Thread, args: &[Value], order: ByteOrder, name: &str) -> PyResult {
    let (text, errors) = (text(vm, &args[1], name)?, errors(vm, &args[2], name)?);
    let bytes = encode_with(vm, Utf32Encoder::new(order), text.text(), errors.as_deref())?;
    pair(vm, bytes, text.len())
}

fn utf_32_ex_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "utf_32_ex_decode")?);
    let order = byte_order(vm, &args[3])?;
    let mut decoder = Utf32Decoder::new(order, vm.bool_argument(&args[4], false)?);
    let (text, used) = decode_with(vm, &mut decoder, bytes.as_bytes(), errors.as_deref())?;
    vm.new_tuple(&[text.into_value(), int::from_usize(vm, used)?, order_number(decoder.order)])
}

fn utf_7_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "utf_7_decode")?);
    let decoder = Utf7Decoder::new(vm.bool_argument(&args[3], false)?);
    decoded(vm, decode_with(vm, decoder, bytes.as_bytes(), errors.as_deref()))
}

fn utf_7_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "utf_7_encode")?;
    errors(vm, &args[2], "utf_7_encode")?;
    pair(vm, vm.finish_bytes(utf7::encode(text.text())?)?, text.len())
}

fn utf_8_decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "utf_8_decode")?);
    let last = vm.bool_argument(&args[3], false)?;
    decoded(vm, decode_utf8(vm, bytes.as_bytes(), errors.as_deref(), last))
}

fn utf_8_encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "utf_8_encode")?;
    let errors = errors(vm, &args[2], "utf_8_encode")?;
    let bytes = encode_with(vm, Utf8Encoder, text.text(), errors.as_deref())?;
    pair(vm, bytes, text.len())
}

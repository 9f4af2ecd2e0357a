//! Codecs by name: what `str.encode` and `bytes.decode` do, the registry of search functions and error handlers.
//!
//! The codecs of `text::codecs` that everybody uses are reached without going through Python ([`native`]); all others through
//! the registry, which asks the package `encodings` ([`registry`]). Error handlers are called by [`handler`].

pub mod builtin_handlers;
pub mod handler;
pub mod native;
pub mod registry;

use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;
use native::Native;
use std::borrow::Cow;

/// The name of an encoding or of an error handler, as the C functions take it: no null characters.
pub fn name_argument<'a>(vm: &Thread, name: Option<&'a PyStr>) -> PyResult<Option<Cow<'a, str>>> {
    let Some(name) = name else { return Ok(None) };
    let text = match name.as_ascii() {
        Some(text) => Cow::Borrowed(text),
        None => {
            let wtf8 = crate::text::builder::to_wtf8(name.text());
            match wtf8.as_wtf8().as_str() {
                Some(text) => Cow::Owned(text.to_owned()),
                None => return Err(exceptions::surrogate_encode_error(vm, name)),
            }
        }
    };
    if text.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(Some(text))
}

/// Whether ASCII is the same in the encoding, by the names that most programs give it, and the name of the error handler, which is not
/// asked then, is one that C functions take.
fn keeps_ascii(encoding: Option<&PyStr>, errors: Option<&PyStr>) -> bool {
    encoding.is_none_or(|name| name.is_text("utf-8") || name.is_text("ascii") || name.is_text("utf8"))
        && errors.is_none_or(|name| name.as_ascii().is_some_and(|name| !name.as_bytes().contains(&0)))
}

/// `str.encode(encoding, errors)`: bytes.
pub fn encode_object(
    vm: &Thread,
    text: &PyStr,
    encoding: Option<&PyStr>,
    errors: Option<&PyStr>,
) -> PyResult {
    if let Some(ascii) = text.as_ascii()
        && keeps_ascii(encoding, errors)
    {
        return vm.new_bytes(ascii.as_bytes());
    }
    let (encoding, errors) = (name_argument(vm, encoding)?, name_argument(vm, errors)?);
    encode(vm, text, encoding.as_deref().unwrap_or("utf-8"), errors.as_deref())
}

/// The bytes of a string in an encoding.
pub fn encode(vm: &Thread, text: &PyStr, encoding: &str, errors: Option<&str>) -> PyResult {
    if let Some((native, registered)) = Native::named(encoding) {
        let encoded = native.encode(vm, text.text(), errors);
        return if registered { noted(vm, encoded, "encoding", encoding) } else { encoded };
    }
    let encoded =
        registry::call_text_codec(vm, &crate::object::to_value(text), encoding, errors, registry::ENCODER)?;
    if encoded.downcast::<PyBytes>().is_some() {
        return Ok(encoded);
    }
    if let Some(bytes) = encoded.downcast::<PyByteArray>() {
        let message = format!(
            "encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types"
        );
        vm.warn(&exceptions::RUNTIME_WARNING, &message, 1)?;
        return vm.new_bytes(bytes.bytes());
    }
    Err(vm.type_error(format!(
        "'{encoding:.400}' encoder returned '{:.400}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
        encoded.ty().name()
    )))
}

/// `bytes.decode(encoding, errors)` of a bytes-like object. Nothing is looked up for an empty one.
pub fn decode_object(
    vm: &Thread,
    object: &Value,
    encoding: Option<&PyStr>,
    errors: Option<&PyStr>,
) -> PyResult {
    if let Some(bytes) = object.downcast_exact::<PyBytes>()
        && bytes.as_bytes().is_ascii()
        && keeps_ascii(encoding, errors)
    {
        return Ok(PyStr::from_ascii(vm.heap(), bytes.as_bytes())?.into_value());
    }
    let (encoding, errors) = (name_argument(vm, encoding)?, name_argument(vm, errors)?);
    let (encoding, errors) = (encoding.as_deref().unwrap_or("utf-8"), errors.as_deref());
    let bytes = vm.bytes_like(object)?;
    if bytes.is_empty() {
        return Ok(crate::builtins::str::operators::empty());
    }
    if object.downcast::<PyBytes>().is_some() || runs_no_code(errors) && Native::named(encoding).is_some() {
        return decode(vm, &bytes, object, encoding, errors);
    }
    // An error handler may run code that writes to the object.
    let copy = PyBytes::from_slice(vm, &bytes)?;
    drop(bytes);
    decode(vm, copy.as_bytes(), copy.as_value(), encoding, errors)
}

/// Whether errors are dealt with by the VM itself.
fn runs_no_code(errors: Option<&str>) -> bool {
    errors.is_none_or(|errors| crate::text::codecs::errors::Builtin::named(errors.as_bytes()).is_some())
}

/// The string that bytes, those of `object`, are in an encoding.
pub fn decode(vm: &Thread, bytes: &[u8], object: &Value, encoding: &str, errors: Option<&str>) -> PyResult {
    if let Some((native, registered)) = Native::named(encoding) {
        let decoded = native.decode(vm, bytes, errors).map(Ref::into_value);
        return if registered { noted(vm, decoded, "decoding", encoding) } else { decoded };
    }
    // As in CPython, codecs get a memoryview of the object's memory.
    let view = crate::builtins::memoryview::PyMemoryView::of_object(vm, object)?.into_value();
    let decoded = registry::call_text_codec(vm, &view, encoding, errors, registry::DECODER)?;
    if decoded.downcast::<PyStr>().is_some() {
        return Ok(decoded);
    }
    Err(vm.type_error(format!(
        "'{encoding:.400}' decoder returned '{:.400}' instead of 'str'; use codecs.decode() to decode to arbitrary types",
        decoded.ty().name()
    )))
}

/// Adds to an exception which codec it comes from, as calling a registered codec does.
pub fn noted(vm: &Thread, result: PyResult, doing: &str, encoding: &str) -> PyResult {
    if result.is_err() {
        vm.add_note(&format!("{doing} with '{encoding}' codec failed"));
    }
    result
}

impl Thread {
    /// A string as UTF-8 bytes, by `surrogateescape`: names of files.
    pub fn encode_fs(&self, text: Text<'_>) -> PyResult {
        Native::Utf8.encode(self, text, Some("surrogateescape"))
    }

    /// The string of bytes that the system gives, by `surrogateescape`.
    pub fn decode_fs(&self, bytes: &[u8]) -> PyResult<Ref<PyStr>> {
        Native::Utf8.decode(self, bytes, Some("surrogateescape"))
    }

    /// The exception for an encoding that nobody knows.
    #[cold]
    pub fn unknown_encoding(&self, encoding: &str) -> Raised {
        self.lookup_error(format!("unknown encoding: {encoding}"))
    }
}

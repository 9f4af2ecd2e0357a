//! Source files in encodings that the compiler does not know itself: the codecs that are registered decode them.

use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions::{LOOKUP_ERROR, SYNTAX_ERROR, VALUE_ERROR};
use crate::builtins::str::PyStr;
use crate::codecs::{self, native::Native};
use crate::error::PyResult;
use crate::thread::Thread;
use taipan_compiler::source::{CodecError, Codecs, Origin};

/// The codecs of a VM, for a source of some origin.
pub struct Registered<'a> {
    pub vm: &'a Thread,
    pub origin: Origin,
}

impl Codecs for Registered<'_> {
    fn decode(&mut self, encoding: &str, bytes: &[u8]) -> Result<String, CodecError> {
        self.decoded(encoding, bytes).map_err(|_| self.error())
    }
}

impl Registered<'_> {
    fn decoded(&self, encoding: &str, bytes: &[u8]) -> PyResult<String> {
        let vm = self.vm;
        let object = PyBytes::from_slice(vm, bytes)?;
        let text = codecs::decode(vm, object.as_bytes(), object.as_value(), encoding, None)?;
        let Some(text) = text.downcast::<PyStr>() else { return Err(vm.unknown_encoding(encoding)) };
        // What has no UTF-8 is no source.
        let utf_8 = Native::Utf8.encode(vm, text.text(), None)?;
        let utf_8 = utf_8.downcast::<PyBytes>().map(PyBytes::as_bytes).unwrap_or_default();
        String::from_utf8(utf_8.to_vec()).map_err(|_| vm.unknown_encoding(encoding))
    }

    /// The text of the exception that is set, if it stands for one about the source.
    fn error(&self) -> CodecError {
        let vm = self.vm;
        if ![&LOOKUP_ERROR, &VALUE_ERROR, &SYNTAX_ERROR]
            .into_iter()
            .any(|category| vm.raised_matches(category))
        {
            return CodecError::Raised;
        }
        let is_lookup = vm.raised_matches(&LOOKUP_ERROR);
        let Some(exception) = vm.take_raised() else { return CodecError::Raised };
        let Ok(message) = vm.to_str(&exception) else { return CodecError::Raised };
        let message = message.to_string_lossy();
        // A file is read through a decoder of its own, for which there is no such advice.
        let advice = message.find("; use codecs.").filter(|_| is_lookup && self.origin == Origin::File);
        CodecError::Message(message[..advice.unwrap_or(message.len())].to_owned())
    }
}

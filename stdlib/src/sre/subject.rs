//! What is searched: a string, or the bytes of anything that has a buffer.

use std::ops::Range;
use taipan_vm::buffer::Buffer;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Payload, Ref};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Keeps the memory in place while it is used. Bytes are seen as Latin-1 text.
pub enum Subject {
    Str(Ref<PyStr>),
    Bytes(Value, Buffer),
}

impl Subject {
    /// `None` if the value is neither a string nor bytes.
    pub fn try_new(vm: &Thread, value: &Value) -> PyResult<Option<Subject>> {
        if let Some(string) = value.downcast::<PyStr>() {
            return Ok(Some(Subject::Str(Ref::borrowed(string))));
        }
        match vm.get_buffer(value, 0) {
            Ok(buffer) => Ok(Some(Subject::Bytes(value.clone(), buffer))),
            Err(_) if vm.raised_matches(&exceptions::EXCEPTION) => {
                vm.clear_raised();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    pub fn new(vm: &Thread, value: &Value) -> PyResult<Subject> {
        match Self::try_new(vm, value)? {
            Some(subject) => Ok(subject),
            None => {
                let name = value.ty().name();
                Err(vm.type_error(format!("expected string or bytes-like object, got '{name:.200}'")))
            }
        }
    }

    pub fn is_bytes(&self) -> bool {
        matches!(self, Subject::Bytes(..))
    }

    #[inline]
    pub fn text(&self) -> Text<'_> {
        match self {
            Subject::Str(string) => string.text(),
            Subject::Bytes(_, buffer) => Text::Latin1(buffer.as_bytes()),
        }
    }

    /// The part in a range, cut to what there is. The whole of a string or of `bytes` is the object itself.
    pub fn part(&self, vm: &Thread, range: Range<usize>) -> PyResult {
        match self {
            Subject::Str(string) => {
                let text = string.text();
                if range.start == 0 && range.end >= text.len() && string.as_object().ty().is(PyStr::TYPE) {
                    return Ok(string.to_value());
                }
                Ok(PyStr::from_text(vm.heap(), text.slice(range))?.into_value())
            }
            Subject::Bytes(owner, buffer) => {
                let bytes = buffer.as_bytes();
                let end = range.end.min(bytes.len());
                let start = range.start.min(end);
                if start == 0 && end == bytes.len() && owner.downcast_exact::<PyBytes>().is_some() {
                    return Ok(owner.clone());
                }
                vm.new_bytes(&bytes[start..end])
            }
        }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        match self {
            Subject::Str(string) => tracer.visit(string.as_value()),
            Subject::Bytes(owner, buffer) => {
                tracer.visit(owner);
                buffer.trace(tracer);
            }
        }
    }

    /// The empty string or empty bytes.
    pub fn empty(&self, vm: &Thread) -> PyResult {
        match self {
            Subject::Str(_) => vm.new_str(""),
            Subject::Bytes(..) => vm.new_bytes(b""),
        }
    }
}

//! Error handlers by name: the predefined ones at once, others by calling them with an exception.

use super::registry;
use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions::fields::{field, set_field};
use crate::builtins::exceptions::unicode_error::{self as unicode, END, OBJECT, REASON, START};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::text::codecs::errors::{Builtin, Encoded, fix_decoding, fix_encoding};
use crate::text::codecs::{DecodeErrors, EncodeErrors, Problem, Replacement, Resume, handler_position};
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;

#[derive(Clone)]
enum Handler {
    Builtin(Builtin),
    Callable(Value),
}

/// Handles the errors of one call of a codec.
pub struct Errors<'a> {
    vm: &'a Thread,
    name: Option<&'a str>,
    /// Looked up when the first error occurs.
    handler: Option<Handler>,
    /// The exception, used again for each error.
    exception: Option<Value>,
    /// The replacement that was answered last.
    kept: Kept,
}

enum Kept {
    Nothing,
    Encoded(Encoded),
    Value(Value),
}

impl<'a> Errors<'a> {
    pub fn new(vm: &'a Thread, name: Option<&'a str>) -> Errors<'a> {
        Errors { vm, name, handler: None, exception: None, kept: Kept::Nothing }
    }

    #[cold]
    fn handler(&mut self) -> PyResult<Handler> {
        if let Some(handler) = &self.handler {
            return Ok(handler.clone());
        }
        let name = self.name.unwrap_or("strict");
        let handler = match Builtin::named(name.as_bytes()) {
            Some(builtin) if !registry::is_overridden(self.vm, name) => Handler::Builtin(builtin),
            _ => Handler::Callable(registry::lookup_error(self.vm, name)?),
        };
        self.handler = Some(handler.clone());
        Ok(handler)
    }

    /// The exception for a problem, made by `make` the first time.
    fn exception(&mut self, problem: &Problem, make: impl FnOnce() -> PyResult) -> PyResult {
        let exception = match self.exception.take() {
            None => make()?,
            Some(exception) => {
                set_field(&exception, START, Some(int::from_usize(self.vm, problem.start)?));
                set_field(&exception, END, Some(int::from_usize(self.vm, problem.end)?));
                set_field(&exception, REASON, Some(self.vm.new_str(problem.reason)?));
                exception
            }
        };
        self.exception = Some(exception.clone());
        Ok(exception)
    }

    /// What a handler returned: a pair of a replacement and a position.
    fn call(&self, handler: &Value, exception: Value, wanted: &str) -> PyResult<(Value, isize)> {
        let vm = self.vm;
        let result = vm.call(handler, &[exception])?;
        let takes = |value: &Value| {
            value.downcast::<PyStr>().is_some() || wanted == ENCODING && value.downcast::<PyBytes>().is_some()
        };
        match result.downcast::<PyTuple>().map(PyTuple::items) {
            Some([replacement, position]) if takes(replacement) => {
                Ok((replacement.clone(), vm.size_argument(position)?))
            }
            _ => Err(vm.type_error(wanted)),
        }
    }

    fn position(&self, position: isize, len: usize) -> PyResult<usize> {
        handler_position(position, len).ok_or_else(|| {
            let position = if position < 0 { position + len as isize } else { position };
            self.vm.index_error(format!("position {position} from error handler out of bounds"))
        })
    }
}

const DECODING: &str = "decoding error handler must return (str, int) tuple";
const ENCODING: &str = "encoding error handler must return (str/bytes, int) tuple";

impl DecodeErrors for Errors<'_> {
    type Error = Raised;

    #[cold]
    fn fix(&mut self, input: &[u8], problem: &Problem, out: &mut TextBuf) -> Result<Resume, Raised> {
        let vm = self.vm;
        let handler = match self.handler()? {
            Handler::Builtin(builtin) if !builtin.can_decode() => {
                let text = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(vm.type_error(text));
            }
            Handler::Builtin(builtin) => {
                return match fix_decoding(builtin, input, problem, out)? {
                    Some(at) => Ok(Resume { at, input: None }),
                    None => Err(unicode::raise_decode_error(vm, input, problem)),
                };
            }
            Handler::Callable(handler) => handler,
        };
        let exception = self.exception(problem, || unicode::new_decode_error(vm, input, problem))?;
        let before = field(&exception, OBJECT);
        let (replacement, position) = self.call(&handler, exception.clone(), DECODING)?;
        let after = field(&exception, OBJECT);
        let Some(object) = after.as_ref().and_then(Value::downcast::<PyBytes>) else {
            return Err(vm.type_error("UnicodeError 'object' attribute must be a bytes"));
        };
        let is_same = before.is_some_and(|before| after.as_ref().is_some_and(|after| after.is(&before)));
        let at = self.position(position, object.len())?;
        if let Some(text) = replacement.downcast::<PyStr>() {
            out.push_text(text.text())?;
        }
        let input = if is_same { None } else { Some(Buf::from_slice(object.as_bytes())?) };
        Ok(Resume { at, input })
    }
}

impl EncodeErrors for Errors<'_> {
    type Error = Raised;

    #[cold]
    fn fix(&mut self, text: Text<'_>, problem: &Problem) -> Result<(Replacement<'_>, usize), Raised> {
        let vm = self.vm;
        let mut at = problem.end;
        self.kept = match self.handler()? {
            Handler::Builtin(builtin) => match fix_encoding(builtin, text, problem)? {
                Some(encoded) => Kept::Encoded(encoded),
                None => return Err(unicode::raise_encode_error(vm, text, problem)),
            },
            Handler::Callable(handler) => {
                let exception = self.exception(problem, || unicode::new_encode_error(vm, text, problem))?;
                let (replacement, position) = self.call(&handler, exception, ENCODING)?;
                at = self.position(position, text.len())?;
                Kept::Value(replacement)
            }
        };
        let replacement = match &self.kept {
            Kept::Encoded(Encoded::Text(text)) => Replacement::Text(text.as_text()),
            Kept::Encoded(Encoded::Bytes(bytes)) => Replacement::Bytes(bytes),
            Kept::Value(value) => match (value.downcast::<PyStr>(), value.downcast::<PyBytes>()) {
                (Some(text), _) => Replacement::Text(text.text()),
                (None, Some(bytes)) => Replacement::Bytes(bytes.as_bytes()),
                (None, None) => Replacement::Bytes(&[]),
            },
            Kept::Nothing => Replacement::Bytes(&[]),
        };
        Ok((replacement, at))
    }

    #[cold]
    fn refuse(&mut self, text: Text<'_>, problem: &Problem) -> Raised {
        unicode::raise_encode_error(self.vm, text, problem)
    }

    fn is_surrogateescape(&self) -> bool {
        self.name == Some("surrogateescape") && !registry::is_overridden(self.vm, "surrogateescape")
    }
}

//! `__format__` of `int`, `float` and `complex`.

use super::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::text::TextBuf;
use crate::text::format_number::{Locale, TOO_MANY_DIGITS};
use crate::text::format_spec::{FormatError, Spec, Target};
use crate::text::view::Text;
use crate::thread::Thread;
use crate::value::Value;

/// `type(own).__format__(own, spec)`: what `str(own)` is for an empty specification, otherwise what `push` writes.
pub fn format(
    vm: &Thread,
    own: &Value,
    spec: &Value,
    target: Target,
    push: impl FnOnce(&Value, &Spec, &Locale<'_>, &mut TextBuf) -> Result<(), FormatError>,
) -> PyResult {
    let Some(spec) = spec.downcast::<PyStr>() else {
        let name = spec.argument_type();
        return Err(vm.type_error(format!("__format__() argument must be str, not {name:.50}")));
    };
    if spec.is_empty() {
        return Ok(vm.to_str(own)?.into_value());
    }
    let mut out = TextBuf::new();
    let written =
        Spec::parse(spec.text(), target).and_then(|parsed| push(own, &parsed, &Locale::C, &mut out));
    match written {
        Ok(()) => Ok(PyStr::from_compact(vm.heap(), out.finish()?)?.into_value()),
        Err(error) => Err(raise(vm, error, spec.text(), own.ty().name())),
    }
}

/// The exception for a specification that does not fit.
#[cold]
pub fn raise(vm: &Thread, error: FormatError, spec: Text<'_>, type_name: &str) -> Raised {
    match error {
        FormatError::NoMemory => return crate::heap::NoMemory.into(),
        FormatError::Text(TOO_MANY_DIGITS) => return super::int::operators::too_many_digits(vm),
        _ => {}
    }
    let mut text = TextBuf::new();
    let message = error.push_message(spec, type_name, &mut text).and_then(|()| text.finish());
    let message = message.and_then(|text| PyStr::from_compact(vm.heap(), text));
    let ty = if error.is_overflow() {
        &super::exceptions::OVERFLOW_ERROR
    } else {
        &super::exceptions::VALUE_ERROR
    };
    match message {
        Ok(message) => vm.raise_with(ty, &[message.into_value()]),
        Err(error) => error.into(),
    }
}

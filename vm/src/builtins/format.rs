//! `format()`, and what `str.format` and f-strings share with it: formatting by a specification.
//!
//! Strings, ints and floats of exactly these types are formatted without looking for `__format__`.

use super::str::{PyStr, ShortText};
use super::{float, int, number_format};
use crate::class::statics;
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::names;
use crate::number::AsciiBuf;
use crate::number::float_format::push_repr;
use crate::number::int::IntRef;
use crate::number::int_text::{PrintError, push_decimal};
use crate::protocol::argument::Which;
use crate::text::format_number::{self, Locale};
use crate::text::format_spec::{Spec, Target};
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;

/// `format(value, spec)`.
pub fn format(vm: &Thread, value: &Value, spec: Option<&Value>) -> PyResult {
    let text = match spec {
        None => Text::EMPTY,
        Some(spec) => match spec.downcast::<PyStr>() {
            Some(spec) => spec.text(),
            None => {
                let name = spec.ty().name();
                let text = format!("Format specifier must be a string, not {name:.200}");
                return Err(vm.system_error(text));
            }
        },
    };
    if text.is_empty() {
        if value.downcast_exact::<PyStr>().is_some() {
            return Ok(value.clone());
        }
        if value.is_small() {
            return vm.repr(value);
        }
    }
    if is_plain(value) {
        if let Text::Ascii(spec) = text {
            let mut short = ShortText::new();
            if short.push_formatted(value, spec).is_some() {
                return short.finish(vm);
            }
        }
        let mut out = TextBuf::new();
        push_plain(vm, value, text, &mut out)?;
        return vm.finish_text(out);
    }
    match spec {
        Some(spec) => call_format(vm, value, spec.clone()),
        None => call_format(vm, value, crate::object::to_value(statics::empty())),
    }
}

/// Appends `format(value, spec)`.
pub fn push_formatted(vm: &Thread, value: &Value, spec: Text<'_>, out: &mut TextBuf) -> PyResult<()> {
    if is_plain(value) {
        return push_plain(vm, value, spec, out);
    }
    let result = call_format(vm, value, vm.new_text(spec)?)?;
    if let Some(text) = result.downcast::<PyStr>() {
        out.push_text(text.text())?;
    }
    Ok(())
}

fn call_format(vm: &Thread, value: &Value, spec: Value) -> PyResult {
    let Some(result) = vm.call_special(value, &names::__format__, &[spec])? else {
        return Err(vm.type_error(format!("Type {:.100} doesn't define __format__", value.ty().name())));
    };
    if result.downcast::<PyStr>().is_some() {
        return Ok(result);
    }
    Err(vm.type_error(format!("__format__ must return a str, not {:.200}", result.ty().name())))
}

/// Whether a value is of exactly the type `str`, `int` or `float`.
#[inline]
fn is_plain(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return value.is_small() || value.is_small_float() };
    let ty = object.ty();
    ty.is(&super::str::TYPE) || ty.is(&int::TYPE) || ty.is(&float::TYPE)
}

fn push_plain(vm: &Thread, value: &Value, spec: Text<'_>, out: &mut TextBuf) -> PyResult<()> {
    if let Some(float) = float::as_f64(value) {
        return push_float(vm, float, spec, "float", out);
    }
    match (int::as_ref(value), value.downcast::<PyStr>()) {
        (Some(int), _) => push_int(vm, int, spec, "int", out),
        (None, Some(text)) => push_str(vm, text.text(), spec, "str", out),
        (None, None) => Err(vm.system_error("not a plain value")),
    }
}

/// Appends `format(int, spec)`.
pub fn push_int(
    vm: &Thread,
    value: IntRef<'_>,
    spec: Text<'_>,
    type_name: &str,
    out: &mut TextBuf,
) -> PyResult<()> {
    let most = vm.interp().int_max_str_digits.get();
    if spec.is_empty() {
        let mut digits = AsciiBuf::new();
        push_decimal(value, most, &mut digits).map_err(|error| print_error(vm, error))?;
        return Ok(out.push_ascii(&digits)?);
    }
    let parsed = Spec::parse(spec, Target::Int);
    parsed
        .and_then(|parsed| format_number::push_int(value, &parsed, &Locale::C, most, out))
        .map_err(|error| number_format::raise(vm, error, spec, type_name))
}

/// Appends `format(float, spec)`.
pub fn push_float(
    vm: &Thread,
    value: f64,
    spec: Text<'_>,
    type_name: &str,
    out: &mut TextBuf,
) -> PyResult<()> {
    if spec.is_empty() {
        let mut digits = AsciiBuf::new();
        push_repr(value, &mut digits)?;
        return Ok(out.push_ascii(&digits)?);
    }
    let parsed = Spec::parse(spec, Target::Float);
    parsed
        .and_then(|parsed| format_number::push_float_value(value, &parsed, &Locale::C, out))
        .map_err(|error| number_format::raise(vm, error, spec, type_name))
}

/// Appends `format(str, spec)`.
pub fn push_str(
    vm: &Thread,
    value: Text<'_>,
    spec: Text<'_>,
    type_name: &str,
    out: &mut TextBuf,
) -> PyResult<()> {
    if spec.is_empty() {
        return Ok(out.push_text(value)?);
    }
    let parsed = Spec::parse(spec, Target::Str);
    parsed
        .and_then(|parsed| parsed.push_str_value(value, out))
        .map_err(|error| number_format::raise(vm, error, spec, type_name))
}

/// The exception for an int with more digits than are printed.
#[cold]
pub fn print_error(vm: &Thread, error: PrintError) -> Raised {
    match error {
        PrintError::NoMemory => NoMemory.into(),
        PrintError::TooManyDigits => int::operators::too_many_digits(vm),
    }
}

/// The function `format`.
pub fn function(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].is_unbound() {
        return format(vm, &args[0], None);
    }
    vm.str_argument(&args[1], "format", Which::At(2))?;
    format(vm, &args[0], Some(&args[1]))
}

//! `float(x)`, and the conversion of anything to a double.

use super::{TYPE, as_exact, as_f64, exact};
use crate::buffer::is_exporter;
use crate::builtins::bytes::PyBytes;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::number::float_parse::{self, ParseError};
use crate::number::int_float;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && takes_no_keywords(ty, &TYPE) {
        return Err(vm.type_error("float() takes no keyword arguments"));
    }
    let value = match args.positional() {
        [] => super::ZERO,
        [x] => from_object(vm, x)?,
        more => return Err(vm.type_error(format!("float expected at most 1 argument, got {}", more.len()))),
    };
    if ty.is(&TYPE) { Ok(value) } else { super::new_of_subclass(vm, ty, super::operand(&value)) }
}

/// Whether keyword arguments of a class whose native base `base` takes none have no `__init__` that they could be for.
pub fn takes_no_keywords(ty: &PyType, base: &PyType) -> bool {
    match (ty.slots().init, base.slots().init) {
        (Some(own), Some(native)) => std::ptr::fn_addr_eq(own, native),
        _ => true,
    }
}

/// `float(x)`, of exactly that type.
pub fn from_object(vm: &Thread, x: &Value) -> PyResult {
    if as_exact(x).is_some() {
        return Ok(x.clone());
    }
    if let Some(text) = x.downcast_exact::<PyStr>() {
        return from_text(vm, text, x);
    }
    if let Some(float) = by_method(vm, x)? {
        return Ok(float);
    }
    if let Some(text) = x.downcast::<PyStr>() {
        return from_text(vm, text, x);
    }
    if let Some(bytes) = x.downcast::<PyBytes>() {
        return finish(vm, float_parse::parse(bytes.as_bytes()), x);
    }
    if is_exporter(x) {
        let parsed = float_parse::parse(&vm.bytes_like(x)?);
        return finish(vm, parsed, x);
    }
    Err(vm.type_error(format!(
        "float() argument must be a string or a real number, not '{:.200}'",
        x.ty().name()
    )))
}

/// What `__float__` or `__index__` make of a value; `None` if it has neither.
fn by_method(vm: &Thread, x: &Value) -> PyResult<Option<Value>> {
    let slots = x.ty().slots();
    if let Some(float) = slots.float {
        let result = float(vm, x)?;
        if as_exact(&result).is_some() {
            return Ok(Some(result));
        }
        return check_result(vm, x, &result).map(Some);
    }
    if slots.index.is_none() {
        return Ok(None);
    }
    let index = number::index(vm, x)?;
    let value = int::checked(vm, int_float::to_f64(int::operand(&index)))?;
    super::new(vm, value).map(Some)
}

/// What `__float__` has returned, if it is no exact float: one of a subclass passes with a warning.
#[cold]
fn check_result(vm: &Thread, x: &Value, result: &Value) -> PyResult {
    let (own, name) = (x.ty().name(), result.ty().name());
    if as_f64(result).is_none() {
        return Err(vm.type_error(format!("{own:.50}.__float__ returned non-float (type {name:.50})")));
    }
    vm.warn_deprecated(&format!(
        "{own:.50}.__float__ returned non-float (type {name:.50}).  The ability to return an instance of a strict subclass \
         of float is deprecated, and may be removed in a future version of Python."
    ))?;
    exact(vm, result)
}

/// The double that a real number is, as functions of `math` take it.
#[inline]
pub fn to_f64(vm: &Thread, x: &Value) -> PyResult<f64> {
    if let Some(float) = x.as_small_float() {
        return Ok(float);
    }
    if let Some(int) = x.as_small() {
        return Ok(int as f64);
    }
    to_f64_slow(vm, x)
}

#[inline(never)]
fn to_f64_slow(vm: &Thread, x: &Value) -> PyResult<f64> {
    if let Some(float) = as_f64(x) {
        return Ok(float);
    }
    match by_method(vm, x)? {
        Some(float) => Ok(super::operand(&float)),
        None => Err(vm.type_error(format!("must be real number, not {:.50}", x.ty().name()))),
    }
}

fn from_text(vm: &Thread, text: &PyStr, shown: &Value) -> PyResult {
    finish(vm, float_parse::parse_text(text.text()), shown)
}

fn finish(vm: &Thread, result: Result<f64, ParseError>, shown: &Value) -> PyResult {
    match result {
        Ok(value) => super::new(vm, value),
        Err(error) => Err(refuse(vm, error, shown)),
    }
}

#[cold]
fn refuse(vm: &Thread, error: ParseError, shown: &Value) -> Raised {
    let text = match error {
        ParseError::NoMemory => return NoMemory.into(),
        ParseError::Invalid => {
            vm.repr(shown).and_then(|shown| vm.format_str("could not convert string to float: ", &shown, ""))
        }
    };
    match text {
        Ok(text) => vm.raise_with(&crate::builtins::exceptions::VALUE_ERROR, &[text]),
        Err(raised) => raised,
    }
}

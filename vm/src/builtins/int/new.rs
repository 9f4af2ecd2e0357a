//! `int(x)`, `int(text, base)`, and the conversion of anything to an int.

use super::{TYPE, as_ref, check_result, exact, is_exact};
use crate::buffer::{flags, is_exporter};
use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::builtins::str::PyStr;
use crate::call::{Args, bind};
use crate::class::PyType;
use crate::class::spec::{MethodDef, parameters};
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::number::int::Int;
use crate::number::int_text::{self, ParseError};
use crate::number::price;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

/// The parameters of the constructor, which has no signature text in CPython either.
static NEW: MethodDef = parameters("int", "(x=<unrepresentable>, /, base=<unrepresentable>)");

pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let value = match args.values() {
        [] => Value::small_unchecked(0),
        [x] if !args.has_keywords() => from_object(vm, x)?,
        [_, _, _, ..] if !args.has_keywords() && ty.is(&TYPE) => {
            let given = args.values().len();
            return Err(vm.type_error(format!("int expected at most 2 arguments, got {given}")));
        }
        _ => bind(vm, &NEW, args, |args| make(vm, &args[0], &args[1]))?,
    };
    if ty.is(&TYPE) {
        return Ok(value);
    }
    super::new_of_subclass(vm, ty, super::operand(&value))
}

fn make(vm: &Thread, x: &Value, base: &Value) -> PyResult {
    if base.is_unbound() {
        return if x.is_unbound() { Ok(Value::small_unchecked(0)) } else { from_object(vm, x) };
    }
    if x.is_unbound() {
        return Err(vm.type_error("int() missing string argument"));
    }
    let base = number::to_isize_clipped(vm, base)?;
    let base = u32::try_from(base).ok().filter(|&base| base == 0 || (2..=36).contains(&base));
    let Some(base) = base else {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    };
    match parse(vm, x, base)? {
        Some(int) => Ok(int),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// `int(x)`, of exactly that type.
pub fn from_object(vm: &Thread, x: &Value) -> PyResult {
    if is_exact(x) {
        return Ok(x.clone());
    }
    if let Some(text) = x.downcast_exact::<PyStr>() {
        return from_text(vm, text, x, 10);
    }
    let slots = x.ty().slots();
    if let Some(int) = slots.int {
        let result = int(vm, x)?;
        if is_exact(&result) {
            return Ok(result);
        }
        return exact(vm, &check_result(vm, result, "__int__")?);
    }
    if slots.index.is_some() {
        return exact(vm, &number::index(vm, x)?);
    }
    if let Some(int) = parse(vm, x, 10)? {
        return Ok(int);
    }
    if is_exporter(x) {
        let buffer = vm.get_buffer(x, flags::SIMPLE)?;
        let bytes = PyBytes::from_slice(vm, buffer.as_bytes())?;
        return from_ascii(vm, bytes.as_bytes(), bytes.as_value(), 10);
    }
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{:.200}'",
        x.ty().name()
    )))
}

/// The int that a string, `bytes` or `bytearray` shows; `None` for other types.
fn parse(vm: &Thread, x: &Value, base: u32) -> PyResult<Option<Value>> {
    if let Some(text) = x.downcast::<PyStr>() {
        return from_text(vm, text, x, base).map(Some);
    }
    if let Some(bytes) = x.downcast::<PyBytes>() {
        return from_ascii(vm, bytes.as_bytes(), x, base).map(Some);
    }
    match x.downcast::<PyByteArray>() {
        Some(bytes) => from_ascii(vm, bytes.bytes(), x, base).map(Some),
        None => Ok(None),
    }
}

/// The int that bytes show. Nothing runs that could change them before they are parsed.
fn from_ascii(vm: &Thread, text: &[u8], shown: &Value, base: u32) -> PyResult {
    charge(vm, text.len(), base)?;
    let limit = vm.interp().int_max_str_digits.get();
    finish(vm, int_text::parse(text, base, limit), shown, base)
}

fn from_text(vm: &Thread, text: &PyStr, shown: &Value, base: u32) -> PyResult {
    charge(vm, text.len(), base)?;
    let limit = vm.interp().int_max_str_digits.get();
    let result = int_text::parse_text(text.text(), base, limit);
    finish(vm, result, shown, base)
}

/// A number as long as this takes noticeable time to parse.
fn charge(vm: &Thread, digits: usize, base: u32) -> PyResult<()> {
    if digits < 1000 || base.is_power_of_two() { Ok(()) } else { vm.charge_work(price::parse(digits)) }
}

#[inline]
fn finish(vm: &Thread, result: Result<Int, ParseError>, shown: &Value, base: u32) -> PyResult {
    match result {
        Ok(int) => super::from_int(vm, &int),
        Err(error) => Err(refuse(vm, error, shown, base)),
    }
}

#[cold]
fn refuse(vm: &Thread, error: ParseError, shown: &Value, base: u32) -> Raised {
    match error {
        ParseError::NoMemory => NoMemory.into(),
        ParseError::Base => vm.value_error("int() base must be >= 2 and <= 36, or 0"),
        ParseError::TooManyDigits(digits) => too_many_digits(vm, digits),
        ParseError::Invalid => match vm.repr(shown) {
            Ok(shown) => {
                let shown = shown.downcast::<PyStr>().map(|text| format!("{:.200}", text.display()));
                let shown = shown.unwrap_or_default();
                vm.value_error(format!("invalid literal for int() with base {base}: {shown}"))
            }
            Err(raised) => raised,
        },
    }
}

fn too_many_digits(vm: &Thread, digits: usize) -> Raised {
    let limit = vm.interp().int_max_str_digits.get();
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use \
         sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The value of an int, or of what `__index__` makes one of, as `i64`; out of range is an `OverflowError` with `text`.
pub fn index_i64(vm: &Thread, value: &Value, text: &str) -> PyResult<i64> {
    if let Some(small) = value.as_small() {
        return Ok(small);
    }
    let index = number::index(vm, value)?;
    as_ref(&index).and_then(|int| int.to_i64()).ok_or_else(|| vm.overflow_error(text))
}

//! `Decimal` from other values: exactly, or fitted to a context.

use super::arguments::{self, context_or_current};
use super::context::PyContext;
use super::convert::{self, unsupported};
use super::current;
use super::decimal_type::{self as decimal, PyDecimal, TYPE, as_number};
use super::number::{Number, Work};
use super::parse;
use super::status::*;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::Args;
use taipan_vm::class::PyType;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::number::AsciiBuf;
use taipan_vm::number::int_text::push_decimal;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let [value, context] = arguments::of_function(vm, args, ["value", "context"], 0)?;
    let context = context_or_current(vm, context)?;
    match value {
        Some(value) => exact(vm, &context, ty, value),
        None => decimal::new_of(vm, ty, Number::triple(false, 0, 0)),
    }
}

/// The `Decimal` that a value stands for, exactly.
fn exact(vm: &Thread, context: &PyContext, ty: &PyType, value: &Value) -> PyResult {
    if let Some(own) = value.downcast::<PyDecimal>() {
        if ty.is(&TYPE) && value.ty().is(&TYPE) {
            return Ok(value.clone());
        }
        return decimal::new_of(vm, ty, own.number.copy()?);
    }
    let mut work = Work::new(vm);
    let number = if let Some(text) = value.downcast::<PyStr>() {
        exact_text(&mut work, text)?
    } else if let Some(int) = int::as_ref(value) {
        convert::from_int_exactly(&mut work, int)?
    } else if let Some(float) = float::as_f64(value) {
        context.signal(vm, FLOAT_OPERATION)?;
        convert::from_float(vm, float)?
    } else if let Some(text) = row_text(vm, value)? {
        parse::parse_exact(&mut work, Some(&text))?
    } else {
        return Err(unsupported(vm, value));
    };
    context.signal(vm, work.status)?;
    decimal::new_of(vm, ty, number)
}

fn exact_text(work: &mut Work<'_>, text: &PyStr) -> PyResult<Number> {
    match parse::with_ascii(text.text(), false, |text| parse::parse_exact(work, Some(text)))? {
        Some(number) => Ok(number),
        None => parse::parse_exact(work, None),
    }
}

/// The text of a tuple or list of sign, digits and exponent.
fn row_text(vm: &Thread, value: &Value) -> PyResult<Option<AsciiBuf>> {
    let row = if let Some(row) = value.downcast::<PyTuple>() {
        Buf::from_values(row.items())?
    } else if let Some(row) = value.downcast::<PyList>() {
        Buf::from_values(row.items())?
    } else {
        return Ok(None);
    };
    let [sign, digits, exponent] = &row[..] else {
        return Err(vm.value_error("argument must be a sequence of length 3"));
    };
    let mut text = AsciiBuf::new();
    match int::as_i64(sign) {
        Some(0) => {}
        Some(1) => text.push(b'-')?,
        _ => return Err(vm.value_error("sign must be an integer with the value 0 or 1")),
    }
    let mut exp = None;
    if let Some(name) = exponent.downcast::<PyStr>() {
        match name.as_ascii() {
            Some("F") => {
                text.push_slice(b"Inf")?;
                return Ok(Some(text));
            }
            Some("n") => text.push_slice(b"NaN")?,
            Some("N") => text.push_slice(b"sNaN")?,
            _ => {
                let message = "string argument in the third position must be 'F', 'n' or 'N'";
                return Err(vm.value_error(message));
            }
        }
    } else if int::is_int(exponent) {
        exp = Some(vm.expect_int_ssize(exponent)?);
    } else {
        return Err(vm.value_error("exponent must be an integer"));
    }
    push_digits(vm, digits, exp.is_some(), &mut text)?;
    if let Some(exp) = exp {
        text.push(b'E')?;
        push_decimal(taipan_vm::number::int::IntRef::Small(exp as i64), 0, &mut text)
            .map_err(|_| taipan_vm::heap::NoMemory)?;
    }
    Ok(Some(text))
}

fn push_digits(vm: &Thread, digits: &Value, finite: bool, text: &mut AsciiBuf) -> PyResult<()> {
    let refused = || Err(vm.value_error("coefficient must be a tuple of digits"));
    let items = if let Some(row) = digits.downcast::<PyTuple>() {
        Buf::from_values(row.items())?
    } else if let Some(row) = digits.downcast::<PyList>() {
        Buf::from_values(row.items())?
    } else {
        return refused();
    };
    text.reserve(items.len())?;
    for digit in items.iter() {
        match int::as_i64(digit) {
            Some(digit @ 0..=9) => text.push(b'0' + digit as u8)?,
            _ => return refused(),
        }
    }
    if items.is_empty() && finite {
        text.push(b'0')?;
    }
    Ok(())
}

/// `Context.create_decimal(value)`: fitted to the context.
pub fn fitted(vm: &Thread, context: &PyContext, value: &Value) -> PyResult {
    let limits = context.limits();
    let mut work = Work::new(vm);
    let number = if let Some(number) = as_number(value) {
        if number.is_nan() && number.digits() > limits.payload() {
            work.invalid(CONVERSION_SYNTAX)
        } else {
            number.copy()?.fit(&mut work, &limits)?
        }
    } else if let Some(text) = value.downcast::<PyStr>() {
        let parsed =
            parse::with_ascii(text.text(), true, |text| parse::parse_fitted(&mut work, Some(text), &limits))?;
        match parsed {
            Some(number) => number,
            None => parse::parse_fitted(&mut work, None, &limits)?,
        }
    } else if let Some(int) = int::as_ref(value) {
        convert::from_int(vm, int)?.fit(&mut work, &limits)?
    } else if let Some(float) = float::as_f64(value) {
        context.signal(vm, FLOAT_OPERATION)?;
        convert::from_float(vm, float)?.fit(&mut work, &limits)?
    } else if let Some(text) = row_text(vm, value)? {
        parse::parse_fitted(&mut work, Some(&text), &limits)?
    } else {
        return Err(unsupported(vm, value));
    };
    context.signal(vm, work.status)?;
    decimal::new(vm, number)
}

/// `Context.create_decimal_from_float(value)`.
pub fn fitted_float(vm: &Thread, context: &PyContext, value: &Value) -> PyResult {
    let number = float_or_int(vm, value)?;
    context.compute(vm, |work, limits| number.fit(work, limits))
}

fn float_or_int(vm: &Thread, value: &Value) -> PyResult<Number> {
    if let Some(int) = int::as_ref(value) {
        return convert::from_int(vm, int);
    }
    match float::as_f64(value) {
        Some(float) => convert::from_float(vm, float),
        None => Err(vm.type_error("argument must be int or float")),
    }
}

/// A `Decimal`, or what the class makes of it.
fn of_class(vm: &Thread, class: &Value, number: Number) -> PyResult {
    let number = decimal::new(vm, number)?;
    if class.is(&TYPE.to_value()) { Ok(number) } else { vm.call(class, &[number]) }
}

pub fn from_float(vm: &Thread, args: &[Value]) -> PyResult {
    let number = float_or_int(vm, &args[1])?;
    of_class(vm, &args[0], number)
}

pub fn from_number(vm: &Thread, args: &[Value]) -> PyResult {
    let context = current::context(vm)?;
    let value = &args[1];
    if as_number(value).is_none() && !int::is_int(value) && float::as_f64(value).is_none() {
        return Err(unsupported(vm, value));
    }
    let number = exact(vm, &context, &TYPE, value)?;
    if args[0].is(&TYPE.to_value()) { Ok(number) } else { vm.call(&args[0], &[number]) }
}

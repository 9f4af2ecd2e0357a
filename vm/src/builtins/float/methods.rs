//! The methods of `float`.

use super::{FORMAT, TYPE, as_exact, new, operand};
use crate::builtins::str::PyStr;
use crate::builtins::{exceptions, int, number_format};
use crate::class::PyType;
use crate::error::PyResult;
use crate::number::float_arith::{self, RoundedTooLarge};
use crate::number::float_hex::{self, HexError};
use crate::number::{AsciiBuf, int_float};
use crate::protocol::number;
use crate::text::Text;
use crate::text::format_number::push_float_value;
use crate::text::format_spec::Target;
use crate::thread::Thread;
use crate::value::Value;

pub const ROUND: &str = "Return the Integral closest to x, rounding half toward even.\n\nWith ndigits other than None, the result is a float.";
pub const AS_INTEGER_RATIO: &str = "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and \
                                    has a positive denominator. An OverflowError on\ninfinities, a ValueError on NaNs.\n\n>>> (10.0)\
                                    .as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25)\
                                    .as_integer_ratio()\n(-1, 4)";
pub const FROMHEX: &str = "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> \
                           float.fromhex('-0x1p-1074')\n-5e-324";
pub const HEX: &str = "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> \
                       3.14159.hex()\n'0x1.921f9f01b866ep+1'";
pub const GETFORMAT: &str = "How the machine stores floating-point numbers: for tests of Python itself.\n\n  typestr\n    Must be 'double' \
                             or 'float'.\n\nReturns 'unknown', 'IEEE, big-endian' or 'IEEE, little-endian'.";

pub fn exact(vm: &Thread, args: &[Value]) -> PyResult {
    super::exact(vm, &args[0])
}

/// A float as the result of a class method: of the class it was called on.
fn of_class(vm: &Thread, class: &Value, float: Value) -> PyResult {
    match class.downcast::<PyType>() {
        Some(ty) if !ty.is(&TYPE) => vm.call(class, &[float]),
        _ => Ok(float),
    }
}

pub fn from_number(vm: &Thread, args: &[Value]) -> PyResult {
    let float =
        if as_exact(&args[1]).is_some() { args[1].clone() } else { new(vm, super::to_f64(vm, &args[1])?)? };
    of_class(vm, &args[0], float)
}

pub fn trunc(vm: &Thread, args: &[Value]) -> PyResult {
    super::operators::to_int(vm, operand(&args[0]))
}

pub fn floor(vm: &Thread, args: &[Value]) -> PyResult {
    super::operators::to_int(vm, operand(&args[0]).floor())
}

pub fn ceil(vm: &Thread, args: &[Value]) -> PyResult {
    super::operators::to_int(vm, operand(&args[0]).ceil())
}

/// `round(float)`, an int, and `round(float, ndigits)`.
pub fn round(vm: &Thread, args: &[Value]) -> PyResult {
    let own = operand(&args[0]);
    let digits = &args[1];
    if digits.is_unbound() || digits.is_none() {
        return super::operators::to_int(vm, float_arith::round_half_even(own));
    }
    let digits = number::to_isize_clipped(vm, digits)?;
    match float_arith::round(own, digits as i64) {
        Ok(value) => new(vm, value),
        Err(RoundedTooLarge) => Err(vm.overflow_error("rounded value too large to represent")),
    }
}

pub fn as_integer_ratio(vm: &Thread, args: &[Value]) -> PyResult {
    let own = operand(&args[0]);
    match int_float::as_integer_ratio(own) {
        Some((numerator, denominator)) => {
            vm.new_tuple(&[int::from_int(vm, &numerator)?, int::from_int(vm, &denominator)?])
        }
        None if own.is_nan() => Err(vm.value_error("cannot convert NaN to integer ratio")),
        None => Err(vm.overflow_error("cannot convert Infinity to integer ratio")),
    }
}

pub fn fromhex(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(text) = args[1].downcast::<PyStr>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let result = match text.text() {
        Text::Ascii(bytes) => float_hex::from_hex(bytes),
        characters if characters.iter().any(|code| (0xD800..0xE000).contains(&code)) => {
            return Err(exceptions::surrogate_encode_error(vm, text));
        }
        _ => Err(HexError::Invalid),
    };
    match result {
        Ok(value) => of_class(vm, &args[0], new(vm, value)?),
        Err(HexError::Invalid) => Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(HexError::TooLarge) => {
            Err(vm.overflow_error("hexadecimal value too large to represent as a float"))
        }
    }
}

pub fn hex(vm: &Thread, args: &[Value]) -> PyResult {
    let mut text = AsciiBuf::new();
    float_hex::push_hex(operand(&args[0]), &mut text)?;
    Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&text))?.into_value())
}

pub fn is_integer(_: &Thread, args: &[Value]) -> PyResult {
    let own = operand(&args[0]);
    Ok(Value::bool(own.is_finite() && own.floor() == own))
}

pub fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    vm.new_tuple(&[super::exact(vm, &args[0])?])
}

pub fn getformat(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(kind) = args[1].downcast::<PyStr>() else {
        let name = args[1].argument_type();
        return Err(vm.type_error(format!("__getformat__() argument must be str, not {name:.50}")));
    };
    match kind.as_ascii() {
        Some("double" | "float") => vm.new_str(FORMAT),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

pub fn format(vm: &Thread, args: &[Value]) -> PyResult {
    number_format::format(vm, &args[0], &args[1], Target::Float, |own, spec, locale, out| {
        push_float_value(operand(own), spec, locale, out)
    })
}

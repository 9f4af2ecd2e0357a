//! Functions of reals: roots, powers, logarithms, rounding, neighbours.

use taipan_vm::builtins::{float, int};
use taipan_vm::call::{Args, check_positional_count, no_keywords};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::number::float_format::push_repr;
use taipan_vm::number::int::IntRef;
use taipan_vm::number::{AsciiBuf, int_float, libm};
use taipan_vm::protocol::number::{self, BinaryOp};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// `ValueError` for an argument that a function is not defined for; `expected` says what it wants, if there is a text.
#[cold]
pub fn domain_error(vm: &Thread, expected: &str, got: f64) -> Raised {
    if expected.is_empty() {
        return vm.value_error("math domain error");
    }
    let mut text = AsciiBuf::new();
    match push_repr(got, &mut text) {
        Ok(()) => vm.value_error(format!("{expected}, got {}", String::from_utf8_lossy(&text))),
        Err(error) => error.into(),
    }
}

#[cold]
pub fn range_error(vm: &Thread) -> Raised {
    vm.overflow_error("math range error")
}

/// A function of one real: a NaN out of a number is not defined, an infinity out of a finite number either too large or not
/// defined.
#[inline(always)]
pub fn checked(
    vm: &Thread,
    x: &Value,
    function: impl Fn(f64) -> f64,
    overflows: bool,
    expected: &'static str,
) -> PyResult {
    let x = float::to_f64(vm, x)?;
    let result = function(x);
    if result.is_finite() {
        return float::new(vm, result);
    }
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm, expected, x));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if overflows { range_error(vm) } else { domain_error(vm, expected, x) });
    }
    float::new(vm, result)
}

#[inline(always)]
fn two(vm: &Thread, args: &[Value]) -> PyResult<(f64, f64)> {
    Ok((float::to_f64(vm, &args[0])?, float::to_f64(vm, &args[1])?))
}

/// A function of two reals that is defined everywhere.
#[inline(always)]
pub fn pair(vm: &Thread, args: &[Value], function: impl Fn(f64, f64) -> f64) -> PyResult {
    let (x, y) = two(vm, args)?;
    float::new(vm, function(x, y))
}

#[inline(always)]
pub fn test(vm: &Thread, args: &[Value], function: impl Fn(f64) -> bool) -> PyResult {
    Ok(Value::bool(function(float::to_f64(vm, &args[0])?)))
}

pub fn degrees(vm: &Thread, args: &[Value]) -> PyResult {
    float::new(vm, float::to_f64(vm, &args[0])? * (180.0 / std::f64::consts::PI))
}

pub fn radians(vm: &Thread, args: &[Value]) -> PyResult {
    float::new(vm, float::to_f64(vm, &args[0])? * (std::f64::consts::PI / 180.0))
}

/// `floor` and `ceil`: the type's own method if it has one.
macro_rules! rounding {
    ($name:ident $method:ident) => {
        pub fn $name(vm: &Thread, args: &[Value]) -> PyResult {
            let x = &args[0];
            if let Some(x) = float::as_exact(x) {
                return float::operators::to_int(vm, x.$name());
            }
            if int::is_exact(x) {
                return Ok(x.clone());
            }
            if let Some(result) = vm.call_special(x, &names::$method, &[])? {
                return Ok(result);
            }
            float::operators::to_int(vm, float::to_f64(vm, x)?.$name())
        }
    };
}

rounding!(floor __floor__);
rounding!(ceil __ceil__);

pub fn trunc(vm: &Thread, args: &[Value]) -> PyResult {
    let x = &args[0];
    if let Some(x) = float::as_exact(x) {
        return float::operators::to_int(vm, x);
    }
    match vm.call_special(x, &names::__trunc__, &[])? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("type {:.100} doesn't define __trunc__ method", x.ty().name()))),
    }
}

pub fn fma(vm: &Thread, args: &[Value]) -> PyResult {
    let (x, y) = two(vm, args)?;
    let z = float::to_f64(vm, &args[2])?;
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    float::new(vm, result)
}

pub fn fmod(vm: &Thread, args: &[Value]) -> PyResult {
    let (x, y) = two(vm, args)?;
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm, "", x));
    }
    float::new(vm, result)
}

pub fn remainder(vm: &Thread, args: &[Value]) -> PyResult {
    let (x, y) = two(vm, args)?;
    let result = libm::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm, "", x));
    }
    float::new(vm, result)
}

pub fn frexp(vm: &Thread, args: &[Value]) -> PyResult {
    let (mantissa, exponent) = libm::frexp(float::to_f64(vm, &args[0])?);
    vm.new_tuple(&[float::new(vm, mantissa)?, int::small(i64::from(exponent))])
}

pub fn modf(vm: &Thread, args: &[Value]) -> PyResult {
    let x = float::to_f64(vm, &args[0])?;
    let (fraction, whole) = if x.is_infinite() {
        (0f64.copysign(x), x)
    } else if x.is_nan() {
        (x, x)
    } else {
        let whole = x.trunc();
        ((x - whole).copysign(x), whole)
    };
    vm.new_tuple(&[float::new(vm, fraction)?, float::new(vm, whole)?])
}

pub fn ldexp(vm: &Thread, args: &[Value]) -> PyResult {
    let x = float::to_f64(vm, &args[0])?;
    let Some(exponent) = int::as_ref(&args[1]) else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return float::new(vm, x);
    }
    // Beyond a few thousand it makes no difference.
    let most = if exponent.is_negative() { -100_000 } else { 100_000 };
    let exponent = exponent.to_i64().map_or(most, |exponent| exponent.clamp(-100_000, 100_000));
    let result = libm::ldexp(x, exponent as i32);
    if result.is_infinite() { Err(range_error(vm)) } else { float::new(vm, result) }
}

pub fn pow(vm: &Thread, args: &[Value]) -> PyResult {
    let (x, y) = two(vm, args)?;
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() && !result.is_finite() {
        return Err(if result.is_nan() || x == 0.0 { domain_error(vm, "", x) } else { range_error(vm) });
    }
    float::new(vm, result)
}

#[derive(Clone, Copy)]
pub enum Base {
    E,
    Two,
    Ten,
}

impl Base {
    fn log(self, x: f64) -> f64 {
        match self {
            Base::E => x.ln(),
            Base::Two => x.log2(),
            Base::Ten => x.log10(),
        }
    }
}

/// The logarithm of a positive number, ints of any size included.
pub fn logarithm(vm: &Thread, x: &Value, base: Base) -> PyResult {
    if let Some(int) = x.as_small().filter(|&int| int > 0) {
        return float::new(vm, base.log(int as f64));
    }
    if let Some(int) = int::as_ref(x) {
        return log_of_int(vm, int, base);
    }
    let x = float::to_f64(vm, x)?;
    if x > 0.0 || x.is_nan() {
        return float::new(vm, base.log(x));
    }
    Err(domain_error(vm, "expected a positive input", x))
}

fn log_of_int(vm: &Thread, x: IntRef<'_>, base: Base) -> PyResult {
    if x.signum() <= 0 {
        return Err(vm.value_error("expected a positive input"));
    }
    let result = match int_float::to_f64(x) {
        Ok(x) => base.log(x),
        Err(_) => {
            let (mantissa, exponent) = int_float::frexp(x);
            base.log(mantissa) + base.log(2.0) * exponent as f64
        }
    };
    float::new(vm, result)
}

pub fn log(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "math.log", args)?;
    let args = args.positional();
    check_positional_count(vm, "log", args.len(), 1, 2)?;
    let numerator = logarithm(vm, &args[0], Base::E)?;
    let Some(base) = args.get(1) else { return Ok(numerator) };
    let denominator = logarithm(vm, base, Base::E)?;
    number::binary(vm, &numerator, &denominator, BinaryOp::TrueDivide)
}

/// An optional keyword argument of `isclose`.
fn tolerance(vm: &Thread, value: &Value, default: f64) -> PyResult<f64> {
    if value.is_unbound() { Ok(default) } else { float::to_f64(vm, value) }
}

pub fn isclose(vm: &Thread, args: &[Value]) -> PyResult {
    let (a, b) = two(vm, args)?;
    let (relative, absolute) = (tolerance(vm, &args[2], 1e-9)?, tolerance(vm, &args[3], 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    Ok(Value::bool(
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute,
    ))
}

pub fn nextafter(vm: &Thread, args: &[Value]) -> PyResult {
    let (x, y) = two(vm, args)?;
    let steps = &args[2];
    if steps.is_unbound() || steps.is_none() {
        return float::new(vm, libm::nextafter(x, y));
    }
    let steps = number::index(vm, steps)?;
    let Some(steps) = int::as_ref(&steps) else { return Err(vm.type_error("an integer is required")) };
    if steps.is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    float::new(vm, neighbour(x, y, steps.to_u64().unwrap_or(u64::MAX)))
}

/// The float `steps` after `x` towards `y`, but not beyond: floats of one sign are ordered as their bits are.
fn neighbour(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    let (from, to) = (x.to_bits(), y.to_bits());
    let (magnitude, target) = (from & !SIGN, to & !SIGN);
    let bits = if (from ^ to) & SIGN != 0 {
        // Both magnitudes together are less than 2**64.
        if magnitude + target <= steps {
            return y;
        }
        if magnitude < steps { to & SIGN | (steps - magnitude) } else { from - steps }
    } else if magnitude > target {
        if magnitude - target >= steps { from - steps } else { to }
    } else if target - magnitude >= steps {
        from + steps
    } else {
        to
    };
    f64::from_bits(bits)
}

pub fn ulp(vm: &Thread, args: &[Value]) -> PyResult {
    let x = float::to_f64(vm, &args[0])?.abs();
    if !x.is_finite() {
        return float::new(vm, x);
    }
    let above = x.next_up();
    float::new(vm, if above.is_infinite() { x - x.next_down() } else { above - x })
}

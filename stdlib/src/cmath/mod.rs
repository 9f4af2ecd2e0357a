//! `cmath`: functions of complex numbers.
//!
//! What is special is in tables (`special`); elsewhere the functions avoid overflow on the way, by Kahan's "Branch cuts for
//! complex elementary functions".

mod functions;
mod special;

use functions::Failure;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::{complex, float};
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::class::statics;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::number::complex::Complex;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "cmath",
    doc: "Mathematical functions of complex numbers.",
    functions: FUNCTIONS,
    constants: &[
        ("pi", Constant::Float(std::f64::consts::PI)),
        ("e", Constant::Float(std::f64::consts::E)),
        ("tau", Constant::Float(std::f64::consts::TAU)),
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

/// Functions of one complex number: name, documentation, function.
macro_rules! unary {
    ($name:literal, $doc:literal, $function:path) => {
        method($name, "(z, /)", $doc, |vm, args| call(vm, &args[0], $function))
    };
}

static FUNCTIONS: &[MethodDef] = &[
    unary!("acos", "The arc cosine of z.", functions::acos),
    unary!("acosh", "The inverse hyperbolic cosine of z.", functions::acosh),
    unary!("asin", "The arc sine of z.", functions::asin),
    unary!("asinh", "The inverse hyperbolic sine of z.", functions::asinh_of),
    unary!("atan", "The arc tangent of z.", functions::atan),
    unary!("atanh", "The inverse hyperbolic tangent of z.", functions::atanh),
    unary!("cos", "The cosine of z.", functions::cos),
    unary!("cosh", "The hyperbolic cosine of z.", functions::cosh),
    unary!("exp", "e to the power of z.", functions::exp),
    method(
        "isclose",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        "Whether two complex numbers are close: their distance is at most rel_tol times the larger\nmagnitude, or at most abs_tol. \
         A NaN is close to nothing, an infinity to itself alone.",
        isclose,
    ),
    method("isfinite", "(z, /)", "Whether both parts of z are finite.", |vm, args| {
        test(vm, args, |z| z.real.is_finite() && z.imag.is_finite())
    }),
    method("isinf", "(z, /)", "Whether a part of z is infinite.", |vm, args| {
        test(vm, args, |z| z.real.is_infinite() || z.imag.is_infinite())
    }),
    method("isnan", "(z, /)", "Whether a part of z is a NaN.", |vm, args| {
        test(vm, args, |z| z.real.is_nan() || z.imag.is_nan())
    }),
    method(
        "log",
        "(z, base=<unrepresentable>, /)",
        "The logarithm of z to the given base, e by default.",
        log,
    ),
    unary!("log10", "The logarithm of z to base 10.", functions::log10),
    method("phase", "(z, /)", "The argument, or phase angle, of z.", phase),
    method("polar", "(z, /)", "Polar coordinates of z: (r, phi), distance from 0 and phase angle.", polar),
    method("rect", "(r, phi, /)", "The complex number with these polar coordinates.", rect),
    unary!("sin", "The sine of z.", functions::sin),
    unary!("sinh", "The hyperbolic sine of z.", functions::sinh),
    unary!("sqrt", "The square root of z.", functions::sqrt),
    unary!("tan", "The tangent of z.", functions::tan),
    unary!("tanh", "The hyperbolic tangent of z.", functions::tanh),
];

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    let values = [
        ("inf", float::new(vm, inf)?),
        ("nan", float::new(vm, nan)?),
        ("infj", complex::make(vm, Complex::new(0.0, inf))?),
        ("nanj", complex::make(vm, Complex::new(0.0, nan))?),
    ];
    for (name, value) in values {
        module.dict().set_str(statics::intern_once(name), value)?;
    }
    Ok(())
}

#[cold]
fn raise(vm: &Thread, failure: Failure) -> Raised {
    match failure {
        Failure::Domain => vm.value_error("math domain error"),
        Failure::Range => vm.overflow_error("math range error"),
    }
}

fn call(vm: &Thread, z: &Value, function: fn(Complex) -> Result<Complex, Failure>) -> PyResult {
    let z = complex::to_complex(vm, z)?;
    match function(z) {
        Ok(value) => complex::make(vm, value),
        Err(failure) => Err(raise(vm, failure)),
    }
}

fn test(vm: &Thread, args: &[Value], function: fn(Complex) -> bool) -> PyResult {
    Ok(Value::bool(function(complex::to_complex(vm, &args[0])?)))
}

fn log(vm: &Thread, args: &[Value]) -> PyResult {
    let z = complex::to_complex(vm, &args[0])?;
    let quotient = if args[1].is_unbound() {
        functions::log(z)
    } else {
        let base = complex::to_complex(vm, &args[1])?;
        // With a base, the logarithm of 0 is an infinity and not an error.
        let dividend =
            functions::log(z).unwrap_or_else(|_| Complex::new(f64::NEG_INFINITY, z.imag.atan2(z.real)));
        functions::log(base).and_then(|divisor| dividend.divide(divisor).map_err(|_| Failure::Domain))
    };
    match quotient {
        Ok(value) => complex::make(vm, value),
        Err(failure) => Err(raise(vm, failure)),
    }
}

/// A phase that is too small is an error, as C's library reports it.
fn phase(vm: &Thread, args: &[Value]) -> PyResult {
    let z = complex::to_complex(vm, &args[0])?;
    let phase = z.imag.atan2(z.real);
    if phase == 0.0 && z.imag != 0.0 && z.real.is_finite() {
        return Err(raise(vm, Failure::Range));
    }
    float::new(vm, phase)
}

fn polar(vm: &Thread, args: &[Value]) -> PyResult {
    let z = complex::to_complex(vm, &args[0])?;
    let Some(r) = z.abs() else { return Err(raise(vm, Failure::Range)) };
    vm.new_tuple(&[float::new(vm, r)?, float::new(vm, z.imag.atan2(z.real))?])
}

fn rect(vm: &Thread, args: &[Value]) -> PyResult {
    let (r, phi) = (float::to_f64(vm, &args[0])?, float::to_f64(vm, &args[1])?);
    match functions::rect(r, phi) {
        Ok(value) => complex::make(vm, value),
        Err(failure) => Err(raise(vm, failure)),
    }
}

/// An optional keyword argument of `isclose`.
fn tolerance(vm: &Thread, value: &Value, default: f64) -> PyResult<f64> {
    if value.is_unbound() { Ok(default) } else { float::to_f64(vm, value) }
}

fn isclose(vm: &Thread, args: &[Value]) -> PyResult {
    let (a, b) = (complex::to_complex(vm, &args[0])?, complex::to_complex(vm, &args[1])?);
    let (relative, absolute) = (tolerance(vm, &args[2], 1e-9)?, tolerance(vm, &args[3], 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a.real == b.real && a.imag == b.imag {
        return Ok(Value::TRUE);
    }
    let infinite = |z: Complex| z.real.is_infinite() || z.imag.is_infinite();
    if infinite(a) || infinite(b) {
        return Ok(Value::FALSE);
    }
    let size = |z: Complex| z.real.hypot(z.imag);
    let difference = size(Complex::new(a.real - b.real, a.imag - b.imag));
    let close =
        difference <= relative * size(b) || difference <= relative * size(a) || difference <= absolute;
    Ok(Value::bool(close))
}

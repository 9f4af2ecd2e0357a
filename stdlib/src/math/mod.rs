//! `math`: functions of reals and of integers.
//!
//! The functions of reals are those of C's library and report errors as CPython does: what is not defined is a `ValueError`, what
//! is too large an `OverflowError`; infinities and NaNs that come in may go out.

mod gamma;
mod integers;
mod norm;
mod reals;
mod sums;

use taipan_vm::builtins::float;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, MethodDef, method, variadic};
use taipan_vm::class::statics;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::number::libm;
use taipan_vm::thread::Thread;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "math",
    doc: "Mathematical functions of real numbers and of integers, after those of C.",
    functions: FUNCTIONS,
    constants: &[
        ("pi", Constant::Float(std::f64::consts::PI)),
        ("e", Constant::Float(std::f64::consts::E)),
        ("tau", Constant::Float(std::f64::consts::TAU)),
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

/// What is no immediate float.
fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    for (name, value) in [("inf", f64::INFINITY), ("nan", f64::NAN)] {
        module.dict().set_str(statics::intern_once(name), float::new(vm, value)?)?;
    }
    Ok(())
}

/// Functions of one real: name, documentation, function, whether a result that is too large is an overflow (otherwise it is
/// not defined), and what a `ValueError` says.
macro_rules! real {
    ($name:literal, $doc:literal, $function:expr, $domain:expr) => {
        method($name, "(x, /)", $doc, |vm, args| reals::checked(vm, &args[0], $function, false, $domain))
    };
    ($name:literal, $doc:literal, $function:expr, overflows, $domain:expr) => {
        method($name, "(x, /)", $doc, |vm, args| reals::checked(vm, &args[0], $function, true, $domain))
    };
}

static FUNCTIONS: &[MethodDef] = &[
    real!(
        "acos",
        "The arc cosine of x, in radians, from 0 to pi.",
        f64::acos,
        "expected a number in range from -1 up to 1"
    ),
    real!(
        "acosh",
        "The inverse hyperbolic cosine of x.",
        libm::acosh,
        "expected argument value not less than 1"
    ),
    real!(
        "asin",
        "The arc sine of x, in radians, from -pi/2 to pi/2.",
        f64::asin,
        "expected a number in range from -1 up to 1"
    ),
    real!("asinh", "The inverse hyperbolic sine of x.", libm::asinh, ""),
    real!("atan", "The arc tangent of x, in radians, from -pi/2 to pi/2.", f64::atan, ""),
    method(
        "atan2",
        "(y, x, /)",
        "The arc tangent of y/x, in radians, in the quadrant that both signs say.",
        |vm, args| reals::pair(vm, args, f64::atan2),
    ),
    real!("atanh", "The inverse hyperbolic tangent of x.", libm::atanh, "expected a number between -1 and 1"),
    real!("cbrt", "The cube root of x.", libm::cbrt, ""),
    method("ceil", "(x, /)", "The smallest integer that is not below x.", reals::ceil),
    method("copysign", "(x, y, /)", "A float with the magnitude of x and the sign of y.", |vm, args| {
        reals::pair(vm, args, f64::copysign)
    }),
    real!("cos", "The cosine of x, which is in radians.", f64::cos, "expected a finite input"),
    real!("cosh", "The hyperbolic cosine of x.", f64::cosh, overflows, ""),
    method("degrees", "(x, /)", "An angle in degrees, given in radians.", reals::degrees),
    method(
        "dist",
        "(p, q, /)",
        "The Euclidean distance of two points, given by their coordinates.",
        norm::dist,
    ),
    real!("erf", "The error function at x.", libm::erf, ""),
    real!("erfc", "The complementary error function at x.", libm::erfc, ""),
    real!("exp", "e to the power of x.", f64::exp, overflows, ""),
    real!("exp2", "2 to the power of x.", f64::exp2, overflows, ""),
    real!("expm1", "exp(x) - 1, exact for small x as well.", f64::exp_m1, overflows, ""),
    real!("fabs", "The magnitude of x, as a float.", f64::abs, ""),
    method("factorial", "(n, /)", "The product of the integers from 1 to n.", integers::factorial),
    method("floor", "(x, /)", "The largest integer that is not above x.", reals::floor),
    method("fma", "(x, y, z, /)", "x * y + z, rounded once.", reals::fma),
    method("fmod", "(x, y, /)", "The remainder of x / y as C has it: with the sign of x.", reals::fmod),
    method(
        "frexp",
        "(x, /)",
        "Mantissa and exponent (m, e) of x: x == m * 2.**e, 0.5 <= abs(m) < 1.",
        reals::frexp,
    ),
    method(
        "fsum",
        "(seq, /)",
        "The sum of an iterable of floats, without rounding errors on the way.",
        sums::fsum,
    ),
    method("gamma", "(x, /)", "The gamma function at x.", gamma::gamma),
    variadic("gcd", "(*integers)", "The greatest common divisor.", integers::gcd),
    variadic(
        "hypot",
        "(*coordinates)",
        "The Euclidean norm: the distance of a point from the origin.",
        norm::hypot,
    ),
    method(
        "isclose",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        "Whether two floats are close: their difference is at most rel_tol times the larger\nmagnitude, or at most abs_tol. A \
         NaN is close to nothing, an infinity to itself alone.",
        reals::isclose,
    ),
    method("isfinite", "(x, /)", "Whether x is neither an infinity nor a NaN.", |vm, args| {
        reals::test(vm, args, f64::is_finite)
    }),
    method("isinf", "(x, /)", "Whether x is an infinity.", |vm, args| {
        reals::test(vm, args, f64::is_infinite)
    }),
    method("isnan", "(x, /)", "Whether x is a NaN.", |vm, args| reals::test(vm, args, f64::is_nan)),
    method("isqrt", "(n, /)", "The square root of n, rounded down to an integer.", integers::isqrt),
    variadic("lcm", "(*integers)", "The least common multiple.", integers::lcm),
    method("ldexp", "(x, i, /)", "x * (2**i).", reals::ldexp),
    method(
        "lgamma",
        "(x, /)",
        "The natural logarithm of the magnitude of the gamma function at x.",
        gamma::lgamma,
    ),
    variadic("log", "", "log(x, [base=math.e])\nThe logarithm of x to the given base.", reals::log),
    real!(
        "log1p",
        "The natural logarithm of 1+x, exact for x near 0 as well.",
        libm::log1p,
        "expected argument value > -1"
    ),
    method("log10", "(x, /)", "The logarithm of x to base 10.", |vm, args| {
        reals::logarithm(vm, &args[0], reals::Base::Ten)
    }),
    method("log2", "(x, /)", "The logarithm of x to base 2.", |vm, args| {
        reals::logarithm(vm, &args[0], reals::Base::Two)
    }),
    method(
        "modf",
        "(x, /)",
        "Fractional and integral part of x, both floats with the sign of x.",
        reals::modf,
    ),
    method("pow", "(x, y, /)", "x to the power of y, as C has it.", reals::pow),
    method("radians", "(x, /)", "An angle in radians, given in degrees.", reals::radians),
    method(
        "remainder",
        "(x, y, /)",
        "The difference of x and the nearest multiple of y; of two that are equally near, the even one.",
        reals::remainder,
    ),
    real!("sin", "The sine of x, which is in radians.", f64::sin, "expected a finite input"),
    real!("sinh", "The hyperbolic sine of x.", f64::sinh, overflows, ""),
    real!("sqrt", "The square root of x.", f64::sqrt, "expected a nonnegative input"),
    real!("tan", "The tangent of x, which is in radians.", f64::tan, "expected a finite input"),
    real!("tanh", "The hyperbolic tangent of x.", f64::tanh, ""),
    method(
        "sumprod",
        "(p, q, /)",
        "The sum of the products of the items of two iterables, which must be equally long.\n\nFloats are summed with extended \
         precision.",
        sums::sumprod,
    ),
    method("trunc", "(x, /)", "The integer part of x, by its __trunc__().", reals::trunc),
    method(
        "prod",
        "(iterable, /, *, start=1)",
        "The product of the items of an iterable and of start.",
        sums::prod,
    ),
    method(
        "perm",
        "(n, k=None, /)",
        "The number of ordered choices of k of n items: n! / (n - k)!",
        integers::perm,
    ),
    method(
        "comb",
        "(n, k, /)",
        "The number of choices of k of n items: n! / (k! * (n - k)!)",
        integers::comb,
    ),
    method(
        "nextafter",
        "(x, y, /, *, steps=None)",
        "The float that is so many steps after x on the way to y.",
        reals::nextafter,
    ),
    method("ulp", "(x, /)", "The value of the least significant bit of x.", reals::ulp),
];

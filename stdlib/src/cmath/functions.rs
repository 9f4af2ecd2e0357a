//! The elementary functions of complex numbers.

use super::special::{self, Table};
use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};
use std::sync::LazyLock;
use taipan_vm::number::complex::Complex;
use taipan_vm::number::libm::{asinh, ldexp, log1p};

pub enum Failure {
    /// `ValueError`.
    Domain,
    /// `OverflowError`.
    Range,
}

type Outcome = Result<Complex, Failure>;

/// Beyond this, sums of parts or their doubles may overflow.
const LARGE: f64 = f64::MAX / 4.0;
static SQRT_LARGE: LazyLock<f64> = LazyLock::new(|| LARGE.sqrt());
static LOG_LARGE: LazyLock<f64> = LazyLock::new(|| LARGE.ln());
static SQRT_SMALLEST: LazyLock<f64> = LazyLock::new(|| f64::MIN_POSITIVE.sqrt());

/// By how much numbers near the smallest are scaled up for a root, and the root down again.
const SCALE_UP: i32 = 53;
const SCALE_DOWN: i32 = -27;

fn is_finite(z: Complex) -> bool {
    z.real.is_finite() && z.imag.is_finite()
}

fn is_large(z: Complex) -> bool {
    z.real.abs() > LARGE || z.imag.abs() > LARGE
}

/// The logarithm of the magnitude of a large number.
fn log_of_large(z: Complex) -> f64 {
    (z.real / 2.0).hypot(z.imag / 2.0).ln() + LN_2 * 2.0
}

/// `i * z`.
fn turned(z: Complex) -> Complex {
    Complex::new(-z.imag, z.real)
}

/// `-i * z`.
fn turned_back(z: Complex) -> Complex {
    Complex::new(z.imag, -z.real)
}

/// A finite result.
fn in_range(z: Complex) -> Outcome {
    if z.real.is_infinite() || z.imag.is_infinite() { Err(Failure::Range) } else { Ok(z) }
}

/// A vector of infinite or zero length in the direction of `phi`.
fn towards(length: f64, phi: f64) -> Complex {
    Complex::new(length.copysign(phi.cos()), length.copysign(phi.sin()))
}

/// The value at a number that is not finite, where an infinite real part leaves the imaginary one its say.
fn at_infinity(z: Complex, table: &Table, by_direction: impl Fn(f64) -> Complex) -> Complex {
    if z.real.is_infinite() && z.imag.is_finite() && z.imag != 0.0 {
        by_direction(z.imag)
    } else {
        special::value(table, z)
    }
}

pub fn acos(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Ok(special::value(&special::ACOS, z));
    }
    if is_large(z) {
        let size = log_of_large(z);
        let imag = if z.real < 0.0 { -size.copysign(z.imag) } else { size.copysign(-z.imag) };
        return Ok(Complex::new(z.imag.abs().atan2(z.real), imag));
    }
    let (s1, s2) = (root(Complex::new(1.0 - z.real, -z.imag)), root(Complex::new(1.0 + z.real, z.imag)));
    Ok(Complex::new(2.0 * s1.real.atan2(s2.real), asinh(s2.real * s1.imag - s2.imag * s1.real)))
}

pub fn acosh(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Ok(special::value(&special::ACOSH, z));
    }
    if is_large(z) {
        return Ok(Complex::new(log_of_large(z), z.imag.atan2(z.real)));
    }
    let (s1, s2) = (root(Complex::new(z.real - 1.0, z.imag)), root(Complex::new(z.real + 1.0, z.imag)));
    Ok(Complex::new(asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * s1.imag.atan2(s2.real)))
}

pub fn asin(z: Complex) -> Outcome {
    asinh_of(turned(z)).map(turned_back)
}

pub fn asinh_of(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Ok(special::value(&special::ASINH, z));
    }
    if is_large(z) {
        let size = log_of_large(z);
        let real = if z.imag.is_sign_positive() { size.copysign(z.real) } else { -size.copysign(-z.real) };
        return Ok(Complex::new(real, z.imag.atan2(z.real.abs())));
    }
    let (s1, s2) = (root(Complex::new(1.0 + z.imag, -z.real)), root(Complex::new(1.0 - z.imag, z.real)));
    Ok(Complex::new(
        asinh(s1.real * s2.imag - s2.real * s1.imag),
        z.imag.atan2(s1.real * s2.real - s1.imag * s2.imag),
    ))
}

pub fn atan(z: Complex) -> Outcome {
    atanh(turned(z)).map(turned_back)
}

pub fn atanh(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Ok(special::value(&special::ATANH, z));
    }
    if z.real.is_sign_negative() {
        return atanh(-z).map(|z| -z);
    }
    let height = z.imag.abs();
    if z.real > *SQRT_LARGE || height > *SQRT_LARGE {
        let half = (z.real / 2.0).hypot(z.imag / 2.0);
        return Ok(Complex::new(z.real / 4.0 / half / half, -FRAC_PI_2.copysign(-z.imag)));
    }
    if z.real == 1.0 && height < *SQRT_SMALLEST {
        if height == 0.0 {
            return Err(Failure::Domain);
        }
        return Ok(Complex::new(
            -(height.sqrt() / height.hypot(2.0).sqrt()).ln(),
            (2f64.atan2(-height) / 2.0).copysign(z.imag),
        ));
    }
    let distance = 1.0 - z.real;
    Ok(Complex::new(
        log1p(4.0 * z.real / (distance * distance + height * height)) / 4.0,
        -(-2.0 * z.imag).atan2(distance * (1.0 + z.real) - height * height) / 2.0,
    ))
}

pub fn cos(z: Complex) -> Outcome {
    cosh(turned(z))
}

pub fn cosh(z: Complex) -> Outcome {
    if !is_finite(z) {
        let value = at_infinity(z, &special::COSH, |phi| {
            let value = towards(f64::INFINITY, phi);
            if z.real > 0.0 { value } else { value.conjugate() }
        });
        return if z.imag.is_infinite() && !z.real.is_nan() { Err(Failure::Domain) } else { Ok(value) };
    }
    let (sin, cos) = (z.imag.sin(), z.imag.cos());
    in_range(if z.real.abs() > *LOG_LARGE {
        let less = z.real - 1f64.copysign(z.real);
        Complex::new(cos * less.cosh() * E, sin * less.sinh() * E)
    } else {
        Complex::new(cos * z.real.cosh(), sin * z.real.sinh())
    })
}

pub fn exp(z: Complex) -> Outcome {
    if !is_finite(z) {
        let value =
            at_infinity(z, &special::EXP, |phi| towards(if z.real > 0.0 { f64::INFINITY } else { 0.0 }, phi));
        let undefined = z.imag.is_infinite() && (z.real.is_finite() || z.real == f64::INFINITY);
        return if undefined { Err(Failure::Domain) } else { Ok(value) };
    }
    in_range(if z.real > *LOG_LARGE {
        let length = (z.real - 1.0).exp();
        Complex::new(length * z.imag.cos() * E, length * z.imag.sin() * E)
    } else {
        let length = z.real.exp();
        Complex::new(length * z.imag.cos(), length * z.imag.sin())
    })
}

pub fn log(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Ok(special::value(&special::LOG, z));
    }
    let (width, height) = (z.real.abs(), z.imag.abs());
    let real = if is_large(z) {
        (width / 2.0).hypot(height / 2.0).ln() + LN_2
    } else if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        if width == 0.0 && height == 0.0 {
            return Err(Failure::Domain);
        }
        let digits = f64::MANTISSA_DIGITS as i32;
        ldexp(width, digits).hypot(ldexp(height, digits)).ln() - f64::from(digits) * LN_2
    } else {
        let size = width.hypot(height);
        if (0.71..=1.73).contains(&size) {
            // Near 1 the logarithm is small, and the square of the size less 1 can be had exactly.
            let (most, least) = if width > height { (width, height) } else { (height, width) };
            log1p((most - 1.0) * (most + 1.0) + least * least) / 2.0
        } else {
            size.ln()
        }
    };
    Ok(Complex::new(real, z.imag.atan2(z.real)))
}

pub fn log10(z: Complex) -> Outcome {
    log(z).map(|log| Complex::new(log.real / LN_10, log.imag / LN_10))
}

pub fn sin(z: Complex) -> Outcome {
    sinh(turned(z)).map(turned_back)
}

pub fn sinh(z: Complex) -> Outcome {
    if !is_finite(z) {
        let value = at_infinity(z, &special::SINH, |phi| {
            let value = towards(f64::INFINITY, phi);
            if z.real > 0.0 { value } else { Complex::new(-value.real, value.imag) }
        });
        return if z.imag.is_infinite() && !z.real.is_nan() { Err(Failure::Domain) } else { Ok(value) };
    }
    let (sin, cos) = (z.imag.sin(), z.imag.cos());
    in_range(if z.real.abs() > *LOG_LARGE {
        let less = z.real - 1f64.copysign(z.real);
        Complex::new(cos * less.sinh() * E, sin * less.cosh() * E)
    } else {
        Complex::new(cos * z.real.sinh(), sin * z.real.cosh())
    })
}

pub fn sqrt(z: Complex) -> Outcome {
    Ok(root(z))
}

fn root(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::value(&special::SQRT, z);
    }
    if z.real == 0.0 && z.imag == 0.0 {
        return Complex::new(0.0, z.imag);
    }
    let (width, height) = (z.real.abs(), z.imag.abs());
    let s = if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        let width = ldexp(width, SCALE_UP);
        ldexp((width + width.hypot(ldexp(height, SCALE_UP))).sqrt(), SCALE_DOWN)
    } else {
        let width = width / 8.0;
        2.0 * (width + width.hypot(height / 8.0)).sqrt()
    };
    let d = height / (2.0 * s);
    if z.real >= 0.0 { Complex::new(s, d.copysign(z.imag)) } else { Complex::new(d, s.copysign(z.imag)) }
}

pub fn tan(z: Complex) -> Outcome {
    tanh(turned(z)).map(turned_back)
}

pub fn tanh(z: Complex) -> Outcome {
    if !is_finite(z) {
        let value = at_infinity(z, &special::TANH, |phi| {
            Complex::new(1f64.copysign(z.real), 0f64.copysign(2.0 * phi.sin() * phi.cos()))
        });
        return if z.imag.is_infinite() && z.real.is_finite() { Err(Failure::Domain) } else { Ok(value) };
    }
    if z.real.abs() > *LOG_LARGE {
        let imag = 4.0 * z.imag.sin() * z.imag.cos() * (-2.0 * z.real.abs()).exp();
        return Ok(Complex::new(1f64.copysign(z.real), imag));
    }
    let (tx, ty, cx) = (z.real.tanh(), z.imag.tan(), 1.0 / z.real.cosh());
    let product = tx * ty;
    let denominator = 1.0 + product * product;
    Ok(Complex::new(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx))
}

/// The number with polar coordinates `r` and `phi`.
pub fn rect(r: f64, phi: f64) -> Outcome {
    let polar = Complex::new(r, phi);
    if !is_finite(polar) {
        let value = at_infinity(polar, &special::RECT, |phi| {
            let value = towards(f64::INFINITY, phi);
            if r > 0.0 { value } else { -value }
        });
        let undefined = r != 0.0 && !r.is_nan() && phi.is_infinite();
        return if undefined { Err(Failure::Domain) } else { Ok(value) };
    }
    if phi == 0.0 {
        return Ok(Complex::new(r, r * phi));
    }
    Ok(Complex::new(r * phi.cos(), r * phi.sin()))
}

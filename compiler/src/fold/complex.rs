//! Operations on complex numbers, with the rules of C's annex G: a real operand has no imaginary part at all, and
//! infinities that a formula turns into NaN are recovered.

use super::{Const, Number, to_float};
use crate::op::BinaryKind;

type Complex = (f64, f64);

pub(super) fn binary(a: Number, op: BinaryKind, b: Number) -> Option<Const> {
    let (re, im) = match (a, b) {
        (Number::Complex(re, im), Number::Complex(c, d)) => of_complex((re, im), op, (c, d))?,
        (Number::Complex(re, im), real) => {
            let real = to_float(&real)?;
            match op {
                BinaryKind::Add => (re + real, im),
                BinaryKind::Subtract => (re - real, im),
                BinaryKind::Multiply => (re * real, im * real),
                BinaryKind::TrueDivide if real != 0.0 => (re / real, im / real),
                BinaryKind::Power => return power((re, im), (real, 0.0)),
                _ => return None,
            }
        }
        (real, Number::Complex(re, im)) => {
            let real = to_float(&real)?;
            match op {
                BinaryKind::Add => (real + re, im),
                BinaryKind::Subtract => (real - re, -im),
                BinaryKind::Multiply => (real * re, real * im),
                BinaryKind::TrueDivide => real_by_complex(real, (re, im))?,
                BinaryKind::Power => return power((real, 0.0), (re, im)),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Const::Complex(re, im))
}

fn of_complex(a: Complex, op: BinaryKind, b: Complex) -> Option<Complex> {
    Some(match op {
        BinaryKind::Add => (a.0 + b.0, a.1 + b.1),
        BinaryKind::Subtract => (a.0 - b.0, a.1 - b.1),
        BinaryKind::Multiply => product(a, b),
        BinaryKind::TrueDivide => quotient(a, b)?,
        BinaryKind::Power => match power(a, b)? {
            Const::Complex(re, im) => (re, im),
            _ => return None,
        },
        _ => return None,
    })
}

/// 1 with the sign of `x` if it is infinite, else 0 with its sign.
fn boxed(x: f64) -> f64 {
    (if x.is_infinite() { 1f64 } else { 0.0 }).copysign(x)
}

fn without_nan(x: f64) -> f64 {
    if x.is_nan() { 0f64.copysign(x) } else { x }
}

fn product((mut a, mut b): Complex, (mut c, mut d): Complex) -> Complex {
    let (ac, bd, ad, bc) = (a * c, b * d, a * d, b * c);
    let result = (ac - bd, ad + bc);
    if !result.0.is_nan() || !result.1.is_nan() {
        return result;
    }
    let mut recalculate = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b) = (boxed(a), boxed(b));
        (c, d) = (without_nan(c), without_nan(d));
        recalculate = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d) = (boxed(c), boxed(d));
        (a, b) = (without_nan(a), without_nan(b));
        recalculate = true;
    }
    if !recalculate && [ac, bd, ad, bc].iter().any(|x| x.is_infinite()) {
        (a, b, c, d) = (without_nan(a), without_nan(b), without_nan(c), without_nan(d));
        recalculate = true;
    }
    if !recalculate {
        return result;
    }
    (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c))
}

fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    let (real, imag) = (b.0.abs(), b.1.abs());
    let mut result = if real >= imag {
        if real == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator)
    } else if imag >= real {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if result.0.is_nan() && result.1.is_nan() {
        if (a.0.is_infinite() || a.1.is_infinite()) && b.0.is_finite() && b.1.is_finite() {
            let (x, y) = (boxed(a.0), boxed(a.1));
            result = (f64::INFINITY * (x * b.0 + y * b.1), f64::INFINITY * (y * b.0 - x * b.1));
        } else if (real.is_infinite() || imag.is_infinite()) && a.0.is_finite() && a.1.is_finite() {
            let (x, y) = (boxed(b.0), boxed(b.1));
            result = (0.0 * (a.0 * x + a.1 * y), 0.0 * (a.1 * x - a.0 * y));
        }
    }
    Some(result)
}

fn real_by_complex(a: f64, b: Complex) -> Option<Complex> {
    let (real, imag) = (b.0.abs(), b.1.abs());
    let mut result = if real >= imag {
        if real == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        (a / denominator, (-a * ratio) / denominator)
    } else if imag >= real {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        ((a * ratio) / denominator, -a / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    let is_infinite = real.is_infinite() || imag.is_infinite();
    if result.0.is_nan() && result.1.is_nan() && a.is_finite() && is_infinite {
        result = (0.0 * (a * boxed(b.0)), 0.0 * (-a * boxed(b.1)));
    }
    Some(result)
}

/// Exponents that are whole numbers up to this are computed by multiplication.
const UNROLLED: f64 = 100.0;

pub(super) fn power(a: Complex, b: Complex) -> Option<Const> {
    let (re, im) = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= UNROLLED {
        let exponent = b.0 as i64;
        if exponent > 0 { unrolled(a, exponent) } else { quotient((1.0, 0.0), unrolled(a, -exponent))? }
    } else {
        general_power(a, b)?
    };
    (!re.is_infinite() && !im.is_infinite()).then_some(Const::Complex(re, im))
}

fn unrolled(a: Complex, exponent: i64) -> Complex {
    let (mut result, mut square) = ((1.0, 0.0), a);
    let mut mask = 1;
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}

fn general_power(a: Complex, b: Complex) -> Option<Complex> {
    if b.0 == 0.0 && b.1 == 0.0 {
        return Some((1.0, 0.0));
    }
    if a.0 == 0.0 && a.1 == 0.0 {
        return (b.1 == 0.0 && b.0 >= 0.0).then_some((0.0, 0.0));
    }
    let modulus = a.0.hypot(a.1);
    let mut length = modulus.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * modulus.ln();
    }
    // Infinity has no sine.
    (!phase.is_infinite()).then(|| (length * phase.cos(), length * phase.sin()))
}

//! Operations on floats.

use super::{Const, complex};
use crate::op::BinaryKind;

pub(super) fn binary(a: f64, op: BinaryKind, b: f64) -> Option<Const> {
    let result = match op {
        BinaryKind::Add => a + b,
        BinaryKind::Subtract => a - b,
        BinaryKind::Multiply => a * b,
        BinaryKind::TrueDivide if b != 0.0 => a / b,
        BinaryKind::FloorDivide if b != 0.0 => floor_div(a, b),
        BinaryKind::Remainder if b != 0.0 => remainder(a, b),
        BinaryKind::Power => return power(a, b),
        _ => return None,
    };
    Some(Const::Float(result))
}

/// `a % b`: the sign is that of `b`, also of a zero.
fn remainder(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    if remainder == 0.0 {
        0f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    }
}

/// `a // b`: the whole number nearest to the exact quotient that belongs to `a % b`.
fn floor_div(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (b < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

fn is_odd(value: f64) -> bool {
    (value.abs() % 2.0) == 1.0
}

pub(super) fn power(a: f64, b: f64) -> Option<Const> {
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        return complex::power((a, 0.0), (b, 0.0));
    }
    real_power(a, b).map(Const::Float)
}

fn real_power(a: f64, b: f64) -> Option<f64> {
    if b == 0.0 {
        return Some(1.0);
    }
    if a.is_nan() {
        return Some(a);
    }
    if b.is_nan() {
        return Some(if a == 1.0 { 1.0 } else { b });
    }
    if b.is_infinite() {
        let a = a.abs();
        return Some(match a {
            1.0 => 1.0,
            _ if (b > 0.0) == (a > 1.0) => b.abs(),
            _ => 0.0,
        });
    }
    if a.is_infinite() {
        let odd = is_odd(b);
        return Some(match b > 0.0 {
            true => {
                if odd {
                    a
                } else {
                    a.abs()
                }
            }
            false => {
                if odd {
                    0f64.copysign(a)
                } else {
                    0.0
                }
            }
        });
    }
    if a == 0.0 {
        return if b < 0.0 { None } else { Some(if is_odd(b) { a } else { 0.0 }) };
    }
    let negate = a < 0.0 && is_odd(b);
    let result = a.abs().powf(b);
    if result.is_infinite() {
        return None;
    }
    Some(if negate { -result } else { result })
}

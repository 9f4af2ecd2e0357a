//! Arithmetic on constants at compile time: what CPython's flow graph pass computes, to the bit, and nothing that it leaves
//! to the running program.
//!
//! `None` means "not folded": the operation raises, is not defined, warns, or would make a constant that is too large.

mod complex;
mod float;
mod int;
mod sequence;

use crate::code::Const;
use crate::op::BinaryKind;
use dashu_int::IBig;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Operators that a constant may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryKind {
    Negative,
    Positive,
    Invert,
    Not,
}

/// A number as operands see it. A `bool` is an int.
#[derive(Clone, Debug)]
enum Number {
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
}

impl Number {
    fn of(value: &Const) -> Option<Number> {
        Some(match value {
            Const::True => Number::Int(IBig::ONE),
            Const::False => Number::Int(IBig::ZERO),
            Const::Int(value) => Number::Int(IBig::from(*value)),
            Const::BigInt(value) => Number::Int((**value).clone()),
            Const::Float(value) => Number::Float(*value),
            Const::Complex(re, im) => Number::Complex(*re, *im),
            _ => return None,
        })
    }
}

/// `op value`.
pub fn unary(op: UnaryKind, value: &Const) -> Option<Const> {
    if op == UnaryKind::Not {
        return Some(if value.is_true() { Const::False } else { Const::True });
    }
    // `~` of a bool is deprecated, and warns when it is executed.
    if op == UnaryKind::Invert && matches!(value, Const::True | Const::False) {
        return None;
    }
    Some(match (op, Number::of(value)?) {
        (UnaryKind::Negative, Number::Int(value)) => Const::int(-value),
        (UnaryKind::Negative, Number::Float(value)) => Const::Float(-value),
        (UnaryKind::Negative, Number::Complex(re, im)) => Const::Complex(-re, -im),
        (UnaryKind::Positive, Number::Int(value)) => Const::int(value),
        (UnaryKind::Positive, _) => value.clone(),
        (UnaryKind::Invert, Number::Int(value)) => Const::int(-value - 1),
        _ => return None,
    })
}

/// `left op right`.
pub fn binary(left: &Const, op: BinaryKind, right: &Const) -> Option<Const> {
    match op {
        BinaryKind::Subscr => return sequence::subscript(left, right),
        BinaryKind::Add => {
            if let Some(result) = sequence::concatenate(left, right) {
                return Some(result);
            }
        }
        BinaryKind::Multiply if (sequence::is_sequence(left) || sequence::is_sequence(right)) => {
            return sequence::repeat(left, right);
        }
        BinaryKind::And | BinaryKind::Or | BinaryKind::Xor => {
            if let (Some(a), Some(b)) = (as_bool(left), as_bool(right)) {
                return Some(from_bool(match op {
                    BinaryKind::And => a & b,
                    BinaryKind::Or => a | b,
                    _ => a ^ b,
                }));
            }
        }
        _ => {}
    }
    match (Number::of(left)?, Number::of(right)?) {
        (Number::Int(a), Number::Int(b)) => int::binary(&a, op, &b),
        (Number::Complex(..), _) | (_, Number::Complex(..)) => {
            complex::binary(Number::of(left)?, op, Number::of(right)?)
        }
        (a, b) => float::binary(to_float(&a)?, op, to_float(&b)?),
    }
}

fn as_bool(value: &Const) -> Option<bool> {
    match value {
        Const::True => Some(true),
        Const::False => Some(false),
        _ => None,
    }
}

fn from_bool(value: bool) -> Const {
    if value { Const::True } else { Const::False }
}

/// A real number as a float; `None` if it is too large.
fn to_float(value: &Number) -> Option<f64> {
    match value {
        Number::Int(value) => int::to_float(value),
        Number::Float(value) => Some(*value),
        Number::Complex(..) => None,
    }
}

/// `left + right` or `left - right`, as the patterns `-1` and `1+2j` of `match` need it.
pub fn add_or_subtract(left: &Const, is_add: bool, right: &Const) -> Option<Const> {
    binary(left, if is_add { BinaryKind::Add } else { BinaryKind::Subtract }, right)
}

/// Whether two constants are equal as Python's `==` sees it: `1 == 1.0 == True`.
pub fn equals(a: &Const, b: &Const) -> bool {
    match (Number::of(a), Number::of(b)) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => a == b,
        (Some(a), Some(b)) => {
            let parts = |number: &Number| match number {
                Number::Complex(re, im) => (Number::Float(*re), *im),
                other => (other.clone(), 0.0),
            };
            let ((a, a_im), (b, b_im)) = (parts(&a), parts(&b));
            a_im == b_im && real_equals(&a, &b)
        }
        (None, None) => match (a, b) {
            (Const::Tuple(a), Const::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(&**b).all(|(a, b)| equals(a, b))
            }
            (Const::FrozenSet(a), Const::FrozenSet(b)) => {
                a.len() == b.len() && a.iter().all(|a| b.iter().any(|b| equals(a, b)))
            }
            _ => a == b,
        },
        _ => false,
    }
}

fn real_equals(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            float.is_finite() && float.fract() == 0.0 && int::from_float(*float).is_some_and(|f| f == *int)
        }
        _ => false,
    }
}

/// A hash that is the same for equal constants.
fn hash(value: &Const, hasher: &mut FxHasher) {
    match Number::of(value) {
        Some(Number::Complex(re, im)) if im != 0.0 => (re.to_bits(), im.to_bits()).hash(hasher),
        Some(Number::Float(value) | Number::Complex(value, _)) => match int::from_float(value) {
            Some(int) if value.fract() == 0.0 => int.hash(hasher),
            _ => value.to_bits().hash(hasher),
        },
        Some(Number::Int(value)) => value.hash(hasher),
        None => match value {
            Const::Str { text, .. } => text.hash(hasher),
            Const::Bytes(bytes) => bytes.hash(hasher),
            Const::Tuple(items) => items.iter().for_each(|item| hash(item, hasher)),
            other => std::mem::discriminant(other).hash(hasher),
        },
    }
}

/// The items of a set: of equal ones, the first.
pub fn unique(items: Vec<Const>) -> Vec<Const> {
    let mut unique: Vec<Const> = Vec::with_capacity(items.len());
    let mut by_hash: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for item in items {
        let mut hasher = FxHasher::default();
        hash(&item, &mut hasher);
        let same_hash = by_hash.entry(hasher.finish()).or_default();
        if !same_hash.iter().any(|&index| equals(&unique[index], &item)) {
            same_hash.push(unique.len());
            unique.push(item);
        }
    }
    unique
}

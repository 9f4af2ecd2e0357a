//! `hypot` and `dist`: the Euclidean norm, correct to about half a unit in the last place.
//!
//! The coordinates are scaled by a power of two so that the largest lies between 0.5 and 1, the squares are split into two floats
//! each and summed with what rounding loses, and the root is corrected by one step of Newton's method.

use smallvec::SmallVec;
use taipan_vm::builtins::float;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, no_keywords};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::number::libm;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

type Row = SmallVec<[f64; 16]>;

/// A sum whose larger part stands in front, with the rest.
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

fn product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// The norm of coordinates that are not negative.
fn norm(row: &mut [f64]) -> f64 {
    let max = row.iter().fold(0.0, |max: f64, &x| max.max(x));
    if max.is_infinite() {
        return max;
    }
    if row.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || row.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // The scale would be too large: the smallest normal number is taken out first.
        row.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(row);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut low1, mut low2) = (1.0, 0.0, 0.0);
    for &x in row.iter() {
        let (high, low) = product(x * scale, x * scale);
        let (next, lost) = fast_sum(sum, high);
        sum = next;
        low1 += low;
        low2 += lost;
    }
    let mut root = (sum - 1.0 + (low1 + low2)).sqrt();
    let (high, low) = product(-root, root);
    let (sum, lost) = fast_sum(sum, high);
    low1 += low;
    low2 += lost;
    root += (sum - 1.0 + (low1 + low2)) / (2.0 * root);
    root / scale
}

pub fn hypot(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "math.hypot", args)?;
    let mut row = Row::new();
    for value in args.positional() {
        row.push(float::to_f64(vm, value)?.abs());
    }
    float::new(vm, norm(&mut row))
}

pub fn dist(vm: &Thread, args: &[Value]) -> PyResult {
    let (p, q) = (Coordinates::new(vm, &args[0])?, Coordinates::new(vm, &args[1])?);
    let (p, q) = (p.as_slice(), q.as_slice());
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut row = Row::new();
    for (a, b) in p.iter().zip(q) {
        row.push((float::to_f64(vm, a)? - float::to_f64(vm, b)?).abs());
    }
    float::new(vm, norm(&mut row))
}

/// The coordinates of a point: a tuple's items as they lie, or those of an iterable.
enum Coordinates {
    Tuple(Ref<PyTuple>),
    Items(Buf<Value>),
}

impl Coordinates {
    fn new(vm: &Thread, point: &Value) -> PyResult<Self> {
        match point.downcast::<PyTuple>() {
            Some(tuple) => Ok(Coordinates::Tuple(Ref::borrowed(tuple))),
            None => Ok(Coordinates::Items(vm.iterate_to_buf(point)?)),
        }
    }

    fn as_slice(&self) -> &[Value] {
        match self {
            Coordinates::Tuple(tuple) => tuple.items(),
            Coordinates::Items(items) => items,
        }
    }
}

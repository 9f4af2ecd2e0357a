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

/// The square of a number between -1 and 1, and what rounding has taken from it: by Dekker's method, since without an instruction for
/// it a fused multiplication is a call. What it loses of numbers that are much smaller than the others does not reach the sum.
#[inline(always)]
fn square_by_halves(x: f64) -> (f64, f64) {
    /// Splits a number into halves of 26 bits.
    const SPLIT: f64 = ((1 << 27) + 1) as f64;
    let square = x * x;
    let large = x * SPLIT;
    let high = large - (large - x);
    let low = x - high;
    (square, ((high * high - square) + 2.0 * high * low) + low * low)
}

/// The norm of coordinates that are not negative.
#[inline(always)]
fn norm(row: &mut [f64]) -> f64 {
    let max = row.iter().fold(0.0, |max: f64, &x| max.max(x));
    if max.is_infinite() {
        return max;
    }
    if row.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    // Where the exponent and its negative are those of normal numbers.
    const USUAL: std::ops::Range<f64> = 1e-300..1e300;
    if row.len() <= 1 || !USUAL.contains(&max) {
        return norm_slow(row, max);
    }
    // The power of two that brings the largest between 0.5 and 1.
    let exponent = max.to_bits() & EXPONENT;
    scaled_norm(row, f64::from_bits((2045 << 52) - exponent)) * f64::from_bits(exponent + (1 << 52))
}

const EXPONENT: u64 = 0x7FF << 52;

#[inline(never)]
fn norm_slow(row: &mut [f64], max: f64) -> f64 {
    if max == 0.0 || row.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // The scale would be too large: the smallest normal number is taken out first.
        row.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        let max = max / f64::MIN_POSITIVE;
        return f64::MIN_POSITIVE * norm_slow(row, max);
    }
    let scale = libm::ldexp(1.0, -exponent);
    scaled_norm(row, scale) / scale
}

/// The norm of what `scale` makes of the coordinates.
#[inline(always)]
fn scaled_norm(row: &[f64], scale: f64) -> f64 {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("fma") {
        // SAFETY: the processor has the instructions.
        return unsafe { fused_norm(row, scale) };
    }
    norm_with(row, scale, square_by_halves)
}

/// The same for processors that have an instruction for a fused multiplication, with which what a square loses is known at once.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "fma")]
fn fused_norm(row: &[f64], scale: f64) -> f64 {
    norm_with(row, scale, |x| {
        let square = x * x;
        (square, x.mul_add(x, -square))
    })
}

#[inline(always)]
fn norm_with(row: &[f64], scale: f64, square: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut sum, mut low1, mut low2) = (1.0, 0.0, 0.0);
    for &x in row.iter() {
        let (high, low) = square(x * scale);
        let (next, lost) = fast_sum(sum, high);
        sum = next;
        low1 += low;
        low2 += lost;
    }
    let mut root = (sum - 1.0 + (low1 + low2)).sqrt();
    let (high, low) = square(root);
    let (sum, lost) = fast_sum(sum, -high);
    low1 -= low;
    low2 += lost;
    root += (sum - 1.0 + (low1 + low2)) / (2.0 * root);
    root
}

pub fn hypot(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "math.hypot", args)?;
    if let [x, y] = args.positional() {
        let mut row = [float::to_f64(vm, x)?.abs(), float::to_f64(vm, y)?.abs()];
        return float::new(vm, norm(&mut row));
    }
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

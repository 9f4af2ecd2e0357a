//! Sums and products of iterables: `fsum`, `sumprod`, `prod`.

use taipan_vm::builtins::{float, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::number::int_float;
use taipan_vm::protocol::iterate::Items;
use taipan_vm::protocol::number::{self, BinaryOp};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// `fsum` (Shewchuk): partial sums that do not overlap, smallest first, hold the exact sum.
pub fn fsum(vm: &Thread, args: &[Value]) -> PyResult {
    let mut items = Items::new(vm, &args[0])?;
    let mut partials: Buf<f64> = Buf::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    while let Some(item) = items.next(vm)? {
        let value = float::to_f64(vm, &item)?;
        vm.spend(1 + partials.len() as i32)?;
        let sum = add_partial(&mut partials, value);
        if sum == 0.0 {
            continue;
        }
        if sum.is_finite() {
            partials.push(sum)?;
            continue;
        }
        if value.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if value.is_infinite() {
            infinite += value;
        }
        special += value;
        partials.clear();
    }
    if special != 0.0 {
        if infinite.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return float::new(vm, special);
    }
    float::new(vm, rounded(&partials))
}

/// Adds a value to the partial sums; what is left is the highest part, to be put on top.
#[inline]
fn add_partial(partials: &mut Buf<f64>, mut value: f64) -> f64 {
    let mut used = 0;
    for i in 0..partials.len() {
        let mut other = partials[i];
        if value.abs() < other.abs() {
            (value, other) = (other, value);
        }
        let sum = value + other;
        let lost = other - (sum - value);
        if lost != 0.0 {
            partials[used] = lost;
            used += 1;
        }
        value = sum;
    }
    partials.truncate(used);
    value
}

/// The sum of the partial sums, rounded once, half to even.
fn rounded(partials: &[f64]) -> f64 {
    let Some((&last, mut rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low) = (last, 0.0);
    while let Some((&next, below)) = rest.split_last() {
        rest = below;
        let sum = high + next;
        low = next - (sum - high);
        high = sum;
        if low != 0.0 {
            break;
        }
    }
    // Half way between two floats, the parts below decide.
    if let Some(&below) = rest.last()
        && (low < 0.0 && below < 0.0 || low > 0.0 && below > 0.0)
    {
        let double = low * 2.0;
        let sum = high + double;
        if double == sum - high {
            return sum;
        }
    }
    high
}

/// Three floats that together hold a sum.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

/// A sum and what rounding has lost of it.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

impl Triple {
    #[inline(always)]
    fn add_product(self, x: f64, y: f64) -> Triple {
        let product = x * y;
        let rest = x.mul_add(y, -product);
        let (high, lost) = two_sum(self.high, product);
        let (low, lower) = two_sum(self.low, rest);
        let (low, lowest) = two_sum(low, lost);
        Triple { high, low, tiny: self.tiny + lower + lowest }
    }

    fn value(self) -> f64 {
        let (low, lowest) = two_sum(self.low, self.tiny);
        let (high, low) = two_sum(self.high, low);
        high + (low + lowest)
    }
}

/// What `sumprod` adds up without objects, as long as that goes: ints first, then floats.
struct Dot {
    total: Value,
    ints: Option<i64>,
    floats: Option<Triple>,
    ints_used: bool,
    floats_used: bool,
}

impl Dot {
    /// Adds the product of two ints that fit; false if they are no such ints.
    #[inline]
    fn add_ints(&mut self, p: &Value, q: &Value) -> bool {
        let Some(sum) = self.ints else { return false };
        let (Some(p), Some(q)) = (p.as_small(), q.as_small()) else { return false };
        let Some(sum) = p.checked_mul(q).and_then(|product| sum.checked_add(product)) else { return false };
        self.ints = Some(sum);
        self.ints_used = true;
        true
    }

    fn finish_ints(&mut self, vm: &Thread) -> PyResult<()> {
        if let Some(sum) = self.ints.take().filter(|_| self.ints_used) {
            self.total = number::binary(vm, &self.total, &int::from_i64(vm, sum)?, BinaryOp::Add)?;
        }
        Ok(())
    }

    /// Adds a product with a float in it; false if there is none, or the sum is no longer finite.
    #[inline]
    fn add_floats(&mut self, p: &Value, q: &Value) -> bool {
        let Some(sum) = self.floats else { return false };
        let (p, q) = match (float::as_exact(p), float::as_exact(q)) {
            (Some(p), Some(q)) => (p, q),
            (Some(p), None) => match plain_int(q) {
                Some(q) => (p, q),
                None => return false,
            },
            (None, Some(q)) => match plain_int(p) {
                Some(p) => (p, q),
                None => return false,
            },
            (None, None) => return false,
        };
        let sum = sum.add_product(p, q);
        if !sum.high.is_finite() {
            return false;
        }
        self.floats = Some(sum);
        self.floats_used = true;
        true
    }

    fn finish_floats(&mut self, vm: &Thread) -> PyResult<()> {
        if let Some(sum) = self.floats.take().filter(|_| self.floats_used) {
            self.total = number::binary(vm, &self.total, &float::new(vm, sum.value())?, BinaryOp::Add)?;
        }
        Ok(())
    }
}

/// The double of an int or a bool, if it is not too large.
fn plain_int(value: &Value) -> Option<f64> {
    if !int::is_exact(value) && value.as_bool().is_none() {
        return None;
    }
    int_float::to_f64(int::as_ref(value)?).ok()
}

pub fn sumprod(vm: &Thread, args: &[Value]) -> PyResult {
    let (mut left, mut right) = (Items::new(vm, &args[0])?, Items::new(vm, &args[1])?);
    let mut dot = Dot {
        total: int::small(0),
        ints: Some(0),
        floats: Some(Triple::default()),
        ints_used: false,
        floats_used: false,
    };
    loop {
        let (p, q) = match (left.next(vm)?, right.next(vm)?) {
            (Some(p), Some(q)) => (p, q),
            (None, None) => break,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        if dot.add_ints(&p, &q) {
            continue;
        }
        dot.finish_ints(vm)?;
        if dot.add_floats(&p, &q) {
            continue;
        }
        dot.finish_floats(vm)?;
        let product = number::binary(vm, &p, &q, BinaryOp::Multiply)?;
        dot.total = number::binary(vm, &dot.total, &product, BinaryOp::Add)?;
    }
    dot.finish_ints(vm)?;
    dot.finish_floats(vm)?;
    Ok(dot.total)
}

pub fn prod(vm: &Thread, args: &[Value]) -> PyResult {
    let mut items = Items::new(vm, &args[0])?;
    let mut result = if args[1].is_unbound() { int::small(1) } else { args[1].clone() };
    if let Some(mut product) = int::as_i64(&result).filter(|_| int::is_exact(&result)) {
        loop {
            let Some(item) = items.next(vm)? else { return int::from_i64(vm, product) };
            match item.as_small().and_then(|item| product.checked_mul(item)) {
                Some(next) => product = next,
                None => {
                    result = number::binary(vm, &int::from_i64(vm, product)?, &item, BinaryOp::Multiply)?;
                    break;
                }
            }
        }
    }
    if let Some(mut product) = float::as_exact(&result) {
        loop {
            let Some(item) = items.next(vm)? else { return float::new(vm, product) };
            if let Some(item) = float::as_exact(&item) {
                product *= item;
            } else if let Some(item) = int::as_i64(&item).filter(|_| int::is_exact(&item)) {
                product *= item as f64;
            } else {
                result = number::binary(vm, &float::new(vm, product)?, &item, BinaryOp::Multiply)?;
                break;
            }
        }
    }
    while let Some(item) = items.next(vm)? {
        result = number::binary(vm, &result, &item, BinaryOp::Multiply)?;
    }
    Ok(result)
}

//! Products, quotients and square roots of coefficients.
//!
//! Short ones by the school methods. Long products are handed to `dashu-int` as polynomials: each limb gets three words, so
//! that the coefficients of the product do not meet, and only carries are left to do in base 10**19. Long quotients and roots are
//! binary in between (`binary`).

use super::binary::{from_binary, to_binary};
use super::limbs::{BASE, Limbs, as_u128, compare, div_base, is_zero, sub_from};
use dashu_int::UBig;
use dashu_int::ops::{DivRem, SquareRootRem};
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

/// Both factors have at least so many limbs: no longer by the school method.
const LONG: usize = 160;

/// Divisor and quotient have at least so many limbs.
const LONG_DIVISION: usize = 120;

/// Words for a limb in a polynomial: a coefficient of the product is a sum of fewer than 2**64 squares of limbs.
const WORDS: usize = 3;

/// Work for so many limb products is charged beforehand.
const CHEAP: usize = 1 << 12;

pub fn mul(vm: &Thread, a: &[u64], b: &[u64]) -> PyResult<Limbs> {
    if let ([a], [b]) = (a, b) {
        let product = u128::from(*a) * u128::from(*b);
        let (high, low) = div_base((product >> 64) as u64, product as u64);
        return Ok(Limbs::Inline(if high == 0 { 1 } else { 2 }, [low, high, 0, 0]));
    }
    if is_zero(a) || is_zero(b) {
        return Ok(Limbs::ZERO);
    }
    let short = a.len().min(b.len());
    if short < LONG {
        let work = a.len().saturating_mul(b.len());
        if work > CHEAP {
            vm.charge_work(work as u64 / 8)?;
        }
        return Ok(school(a, b)?);
    }
    let words = (a.len() + b.len()).saturating_mul(WORDS);
    vm.charge_work(price(a.len(), b.len()).min(transform_price(words)))?;
    Ok(polynomial(a, b)?)
}

/// Products of so many words are transformed by the crate, about.
const TRANSFORMED: usize = 8_000;

/// Points of the transform for a product of so many words. Each point stands for 51 bits or more.
fn points(words: usize) -> usize {
    words.saturating_add(words / 4).checked_next_power_of_two().unwrap_or(usize::MAX)
}

/// Bytes that the crate writes to for a product of so many words, beside the product: of a transform six words for a point. It asks
/// the system for more.
pub fn workspace(words: usize) -> usize {
    if words < TRANSFORMED { words.saturating_mul(32) } else { points(words).saturating_mul(48) }
}

/// What a transformed product costs, in units of ten nanoseconds.
fn transform_price(words: usize) -> u64 {
    let points = points(words) as u64;
    points.saturating_mul(u64::from(points.ilog2())).saturating_mul(5) / 2
}

/// What a long product costs without transforms, in units of ten nanoseconds.
pub fn price(a: usize, b: usize) -> u64 {
    let (short, long) = (a.min(b) as u64, a.max(b) as u64);
    short.isqrt().saturating_mul(long).saturating_mul(4)
}

/// Column by column: the sum of a column's products takes three words, and is divided by the base but once.
fn school(a: &[u64], b: &[u64]) -> Result<Limbs, NoMemory> {
    let mut product = Limbs::zeros(a.len() + b.len())?;
    let (last, mut carry) = (a.len() + b.len() - 1, 0u128);
    for column in 0..last {
        let from = (column + 1).saturating_sub(b.len());
        let upto = (column + 1).min(a.len());
        let (mut sum, mut over) = (carry, 0u64);
        for (x, y) in a[from..upto].iter().zip(b[column + 1 - upto..=column - from].iter().rev()) {
            let (next, wrapped) = sum.overflowing_add(u128::from(*x) * u128::from(*y));
            sum = next;
            over += u64::from(wrapped);
        }
        (carry, product[column]) = reduce(over, sum);
    }
    product[last] = carry as u64;
    product.trim();
    Ok(product)
}

/// `divmod(over * 2**128 + sum, BASE)`, for a small `over`.
#[inline(always)]
fn reduce(over: u64, sum: u128) -> (u128, u64) {
    let (middle, low) = ((sum >> 64) as u64, sum as u64);
    // What is above the middle word is less than the base in both steps.
    let (high, rest) = div_base(over, middle);
    let (quotient, rest) = div_base(rest, low);
    (u128::from(high) << 64 | u128::from(quotient), rest)
}

fn polynomial(a: &[u64], b: &[u64]) -> Result<Limbs, NoMemory> {
    let len = a.len() + b.len();
    let words = len.saturating_mul(WORDS);
    // The product, and the factors' words twice; the words of a single factor are charged as they are made.
    let _room = Room::new(words.saturating_mul(8 * 2).saturating_add(workspace(words)))?;
    let factor = |limbs: &[u64]| -> Result<UBig, NoMemory> {
        let mut words = Buf::filled(0, limbs.len() * WORDS)?;
        for (place, limb) in words.chunks_exact_mut(WORDS).zip(limbs) {
            place[0] = *limb;
        }
        Ok(UBig::from_words(&words))
    };
    let product = if std::ptr::eq(a, b) { factor(a)?.sqr() } else { factor(a)? * factor(b)? };
    let mut limbs = Limbs::zeros(len)?;
    let mut carry = 0u128;
    let mut columns = product.as_words().chunks(WORDS);
    for place in limbs.iter_mut() {
        let column = columns.next().unwrap_or(&[]);
        let word = |at: usize| column.get(at).copied().unwrap_or(0);
        let (sum, wrapped) = carry.overflowing_add(u128::from(word(1)) << 64 | u128::from(word(0)));
        (carry, *place) = reduce(word(2) + u64::from(wrapped), sum);
    }
    limbs.trim();
    Ok(limbs)
}

/// `divmod(a, b)`, for `b` that is not zero.
pub fn div_rem(vm: &Thread, a: &[u64], b: &[u64]) -> PyResult<(Limbs, Limbs)> {
    if let (Some(a), Some(b)) = (as_u128(a), as_u128(b)) {
        let quotient = a.checked_div(b).unwrap_or(0);
        return Ok((Limbs::wide(quotient), Limbs::wide(a - quotient * b)));
    }
    if compare(a, b).is_lt() {
        return Ok((Limbs::ZERO, Limbs::copy(a)?));
    }
    let quotient = a.len() - b.len() + 1;
    if quotient.min(b.len()) < LONG_DIVISION {
        let work = quotient.saturating_mul(b.len());
        if work > CHEAP {
            vm.charge_work(work as u64 / 4)?;
        }
        return Ok(if let [divisor] = b { by_limb(a, *divisor)? } else { long_division(a, b)? });
    }
    vm.charge_work(price(a.len(), a.len()).saturating_mul(4))?;
    let _room = Room::new(a.len().saturating_mul(8 * 6).saturating_add(workspace(a.len())))?;
    let (quotient, rest) = to_binary(vm, a)?.div_rem(to_binary(vm, b)?);
    Ok((from_binary(vm, &quotient)?, from_binary(vm, &rest)?))
}

fn by_limb(a: &[u64], divisor: u64) -> Result<(Limbs, Limbs), NoMemory> {
    let mut quotient = Limbs::copy(a)?;
    let mut rest = 0u64;
    let divisor = u128::from(divisor);
    for limb in quotient.iter_mut().rev() {
        let value = u128::from(rest) * u128::from(BASE) + u128::from(*limb);
        *limb = (value / divisor) as u64;
        rest = (value % divisor) as u64;
    }
    quotient.trim();
    Ok((quotient, Limbs::small(rest)))
}

/// `limbs *= factor`; what is carried out.
fn scale(limbs: &mut [u64], factor: u64) -> u64 {
    let mut carry = 0;
    for limb in limbs {
        let product = u128::from(*limb) * u128::from(factor) + u128::from(carry);
        (carry, *limb) = div_base((product >> 64) as u64, product as u64);
    }
    carry
}

/// Knuth's algorithm D, for a divisor of at least two limbs that is not greater than the dividend.
fn long_division(a: &[u64], b: &[u64]) -> Result<(Limbs, Limbs), NoMemory> {
    let n = b.len();
    let factor = BASE / (b[n - 1] + 1);
    let mut divisor = Limbs::copy(b)?;
    scale(&mut divisor, factor);
    let mut rest = Limbs::zeros(a.len() + 1)?;
    rest[..a.len()].copy_from_slice(a);
    let carry = scale(&mut rest[..a.len()], factor);
    rest[a.len()] = carry;
    let mut quotient = Limbs::zeros(a.len() - n + 1)?;
    let (top, second) = (divisor[n - 1], divisor[n - 2]);
    for at in (0..=a.len() - n).rev() {
        let part = &mut rest[at..=at + n];
        let mut estimate = estimate([part[n], part[n - 1], part[n - 2]], top, second);
        if estimate > 0 && subtract_multiple(part, &divisor, estimate) {
            // One too many: rare.
            estimate -= 1;
            super::limbs::add_into(part, &divisor);
        }
        quotient[at] = estimate;
    }
    quotient.trim();
    let (mut rest, _) = by_limb(&rest[..n], factor)?;
    rest.trim();
    Ok((quotient, rest))
}

/// A digit of the quotient, at most one too large.
fn estimate([high, middle, low]: [u64; 3], top: u64, second: u64) -> u64 {
    let base = u128::from(BASE);
    let value = u128::from(high) * base + u128::from(middle);
    let mut quotient = value / u128::from(top);
    let mut rest = value % u128::from(top);
    while quotient >= base || quotient * u128::from(second) > rest * base + u128::from(low) {
        quotient -= 1;
        rest += u128::from(top);
        if rest >= base {
            break;
        }
    }
    quotient as u64
}

/// `part -= divisor * factor`, for a part that has one limb more; whether it got below zero.
fn subtract_multiple(part: &mut [u64], divisor: &[u64], factor: u64) -> bool {
    let (mut carry, mut borrow) = (0, false);
    for (limb, other) in part.iter_mut().zip(divisor) {
        let product = u128::from(*other) * u128::from(factor) + u128::from(carry);
        let (high, low) = div_base((product >> 64) as u64, product as u64);
        carry = high;
        let (difference, wrapped) = limb.overflowing_sub(low + u64::from(borrow));
        borrow = wrapped;
        *limb = if wrapped { difference.wrapping_add(BASE) } else { difference };
    }
    let rest = [carry + u64::from(borrow)];
    sub_from(&mut part[divisor.len()..], &rest)
}

/// The integral part of the square root, and whether there is no other part.
pub fn square_root(vm: &Thread, a: &[u64]) -> PyResult<(Limbs, bool)> {
    if a.len() > 64 {
        vm.charge_work(price(a.len(), a.len()).saturating_mul(4))?;
    }
    let _room = Room::new(a.len().saturating_mul(8 * 6).saturating_add(workspace(a.len())))?;
    let value = to_binary(vm, a)?;
    let (root, rest) = value.sqrt_rem();
    Ok((from_binary(vm, &root)?, rest == UBig::ZERO))
}

/// `a * 10**count` and `b`, or the other way round for a negative count, divided.
pub fn shifted_div_rem(vm: &Thread, a: &[u64], b: &[u64], count: i64) -> PyResult<(Limbs, Limbs)> {
    use super::limbs::shift_left;
    let by = usize::try_from(count.unsigned_abs()).map_err(|_| NoMemory)?;
    if count > 0 {
        div_rem(vm, &shift_left(a, by)?, b)
    } else if count < 0 {
        div_rem(vm, a, &shift_left(b, by)?)
    } else {
        div_rem(vm, a, b)
    }
}

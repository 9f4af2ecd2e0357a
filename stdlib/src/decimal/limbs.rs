//! Coefficients: rows of limbs in base 10**19, least significant first.
//!
//! Up to four limbs, enough for the product of two numbers of the usual precision, lie in the number itself; longer rows are
//! in memory charged to the account.
//!
//! Invariant of coefficients: there is at least one limb, and no zero on top unless it is the only one.

use std::cmp::Ordering;
use std::ops::{Deref, DerefMut};
use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;
use taipan_vm::number::decimal::BLOCK;
/// `divmod(high * 2**64 + low, BASE)`, for `high < BASE`.
pub use taipan_vm::number::decimal::divide_by_block as div_base;

pub const BASE: u64 = BLOCK;

/// Digits in a limb.
pub const WIDTH: usize = 19;

pub static POW10: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < 20 {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// As many limbs need no memory of their own.
pub const INLINE: usize = 4;

pub enum Limbs {
    Inline(u8, [u64; INLINE]),
    Heap(Buf<u64>),
}

impl Limbs {
    pub const ZERO: Limbs = Limbs::Inline(1, [0; INLINE]);

    #[inline]
    pub const fn small(value: u64) -> Limbs {
        if value < BASE {
            Limbs::Inline(1, [value, 0, 0, 0])
        } else {
            Limbs::Inline(2, [value - BASE, 1, 0, 0])
        }
    }

    pub fn wide(value: u128) -> Limbs {
        let base = u128::from(BASE);
        let (high, low) = (value / base, (value % base) as u64);
        if high == 0 {
            return Limbs::Inline(1, [low, 0, 0, 0]);
        }
        let (top, middle) = ((high / base) as u64, (high % base) as u64);
        Limbs::Inline(if top == 0 { 2 } else { 3 }, [low, middle, top, 0])
    }

    /// A row of so many zeros.
    #[inline]
    pub fn zeros(len: usize) -> Result<Limbs, NoMemory> {
        if len <= INLINE {
            return Ok(Limbs::Inline(len as u8, [0; INLINE]));
        }
        Ok(Limbs::Heap(Buf::filled(0, len)?))
    }

    #[inline]
    pub fn copy(limbs: &[u64]) -> Result<Limbs, NoMemory> {
        let mut copy = Limbs::zeros(limbs.len())?;
        copy.copy_from_slice(limbs);
        Ok(copy)
    }

    /// Drops zeros on top; what fits lies in the number afterwards.
    #[inline]
    pub fn trim(&mut self) {
        let len = trimmed(self);
        match self {
            Limbs::Inline(count, _) => *count = len as u8,
            Limbs::Heap(row) if len > INLINE => row.truncate(len),
            Limbs::Heap(row) => {
                let mut few = [0; INLINE];
                few[..len].copy_from_slice(&row[..len]);
                *self = Limbs::Inline(len as u8, few);
            }
        }
    }

    /// Adds 1 to the number.
    pub fn increment(&mut self) -> Result<(), NoMemory> {
        for limb in self.iter_mut() {
            if *limb < BASE - 1 {
                *limb += 1;
                return Ok(());
            }
            *limb = 0;
        }
        self.push(1)
    }

    fn push(&mut self, limb: u64) -> Result<(), NoMemory> {
        match self {
            Limbs::Inline(count, row) if usize::from(*count) < INLINE => {
                row[usize::from(*count)] = limb;
                *count += 1;
            }
            Limbs::Inline(_, row) => {
                let mut longer = Buf::with_capacity(INLINE + 1)?;
                for limb in row.iter().chain([&limb]) {
                    longer.push(*limb)?;
                }
                *self = Limbs::Heap(longer);
            }
            Limbs::Heap(row) => row.push(limb)?,
        }
        Ok(())
    }
}

impl Deref for Limbs {
    type Target = [u64];

    #[inline(always)]
    fn deref(&self) -> &[u64] {
        match self {
            Limbs::Inline(count, row) => &row[..usize::from(*count).min(INLINE)],
            Limbs::Heap(row) => row,
        }
    }
}

impl DerefMut for Limbs {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [u64] {
        match self {
            Limbs::Inline(count, row) => &mut row[..usize::from(*count).min(INLINE)],
            Limbs::Heap(row) => row,
        }
    }
}

/// The length without zeros on top, at least 1.
#[inline]
pub fn trimmed(limbs: &[u64]) -> usize {
    let mut len = limbs.len();
    while len > 1 && limbs[len - 1] == 0 {
        len -= 1;
    }
    len.max(1)
}

/// How many digits a limb has; 1 for 0.
#[inline]
pub fn limb_digits(limb: u64) -> usize {
    limb.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// How many digits a number has; 1 for 0.
#[inline]
pub fn digits(limbs: &[u64]) -> usize {
    let len = limbs.len();
    if len == 0 { 1 } else { (len - 1) * WIDTH + limb_digits(limbs[len - 1]) }
}

#[inline]
pub fn is_zero(limbs: &[u64]) -> bool {
    limbs.len() <= 1 && limbs.first().is_none_or(|limb| *limb == 0)
}

/// `divmod(value, BASE)`, for `value < BASE * 2**64`.
#[inline(always)]
pub fn split(value: u128) -> (u64, u64) {
    div_base((value >> 64) as u64, value as u64)
}

/// Compares numbers without zeros on top.
#[inline]
pub fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `a + b + carry` of limbs, and what is to be carried on. Both are less than 10**19, and 2**64 is less than twice as much: the
/// sum may wrap.
#[inline(always)]
fn add_limbs(a: u64, b: u64, carry: bool) -> (u64, bool) {
    let (sum, wrapped) = a.overflowing_add(b + u64::from(carry));
    let carries = wrapped || sum >= BASE;
    (if carries { sum.wrapping_sub(BASE) } else { sum }, carries)
}

/// The lowest two limbs, of a number that has no more.
#[inline(always)]
fn pair(limbs: &[u64]) -> Option<(u64, u64)> {
    match *limbs {
        [low] => Some((low, 0)),
        [low, high] => Some((low, high)),
        _ => None,
    }
}

pub fn add(a: &[u64], b: &[u64]) -> Result<Limbs, NoMemory> {
    if let (Some((a, a_high)), Some((b, b_high))) = (pair(a), pair(b)) {
        let (low, carry) = add_limbs(a, b, false);
        let (high, carry) = add_limbs(a_high, b_high, carry);
        let len = if carry { 3 } else { 1 + u8::from(high != 0) };
        return Ok(Limbs::Inline(len, [low, high, u64::from(carry), 0]));
    }
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut sum = Limbs::copy(a)?;
    if add_into(&mut sum, b) {
        sum.push(1)?;
    }
    Ok(sum)
}

/// `a += b`, where `a` is at least as long; whether 1 is to be carried out of it.
pub fn add_into(a: &mut [u64], b: &[u64]) -> bool {
    let mut carry = false;
    for (limb, other) in a.iter_mut().zip(b) {
        (*limb, carry) = add_limbs(*limb, *other, carry);
    }
    if carry {
        for limb in &mut a[b.len()..] {
            if *limb < BASE - 1 {
                *limb += 1;
                return false;
            }
            *limb = 0;
        }
    }
    carry
}

/// `a - b`, for `a >= b`.
pub fn sub(a: &[u64], b: &[u64]) -> Result<Limbs, NoMemory> {
    if let (Some((a, a_high)), Some((b, b_high))) = (pair(a), pair(b)) {
        let (low, borrow) = a.overflowing_sub(b);
        let low = if borrow { low.wrapping_add(BASE) } else { low };
        let high = a_high - b_high - u64::from(borrow);
        return Ok(Limbs::Inline(1 + u8::from(high != 0), [low, high, 0, 0]));
    }
    let mut difference = Limbs::copy(a)?;
    sub_from(&mut difference, b);
    difference.trim();
    Ok(difference)
}

/// `a -= b`, where `a` is at least as long; whether 1 had to be borrowed from above.
pub fn sub_from(a: &mut [u64], b: &[u64]) -> bool {
    let mut borrow = false;
    for (limb, other) in a.iter_mut().zip(b) {
        let (difference, wrapped) = limb.overflowing_sub(*other + u64::from(borrow));
        borrow = wrapped;
        *limb = if wrapped { difference.wrapping_add(BASE) } else { difference };
    }
    if borrow {
        for limb in &mut a[b.len()..] {
            if *limb > 0 {
                *limb -= 1;
                return false;
            }
            *limb = BASE - 1;
        }
    }
    borrow
}

/// `a * 10**count`.
pub fn shift_left(a: &[u64], count: usize) -> Result<Limbs, NoMemory> {
    if count == 0 || is_zero(a) {
        return Limbs::copy(a);
    }
    let (skip, within) = (count / WIDTH, count % WIDTH);
    let len = digits(a).checked_add(count).ok_or(NoMemory)?.div_ceil(WIDTH);
    let mut shifted = Limbs::zeros(len)?;
    if within == 0 {
        shifted[skip..].copy_from_slice(a);
        return Ok(shifted);
    }
    let (power, mut carry) = (u128::from(POW10[within]), 0);
    let out = &mut shifted[skip..];
    for (place, limb) in out.iter_mut().zip(a) {
        (carry, *place) = split(u128::from(*limb) * power + u128::from(carry));
    }
    if let Some(place) = out.get_mut(a.len()) {
        *place = carry;
    }
    Ok(shifted)
}

/// `a //= 10**count`. Returns what is cut off: 0 for nothing, 5 for a half, 1 to 4 for less, 6 to 9 for more.
pub fn shift_right(a: &mut Limbs, count: usize) -> u8 {
    if count == 0 {
        return 0;
    }
    let (skip, within) = (count / WIDTH, count % WIDTH);
    if skip > a.len() || skip == a.len() && within > 0 {
        let rest = u8::from(!is_zero(a));
        *a = Limbs::ZERO;
        return rest;
    }
    if skip == 0
        && let Some((low, high)) = pair(a)
    {
        return shift_pair(a, low, high, within);
    }
    // The digit after the cut, and whether anything but zeros comes behind it.
    let (digit, rest) = if within == 0 {
        let limb = a[skip - 1];
        let power = POW10[WIDTH - 1];
        (limb / power, !limb.is_multiple_of(power) || a[..skip - 1].iter().any(|limb| *limb != 0))
    } else {
        let (limb, power) = (a[skip] % POW10[within], POW10[within - 1]);
        (limb / power, !limb.is_multiple_of(power) || a[..skip].iter().any(|limb| *limb != 0))
    };
    let len = a.len();
    if within == 0 {
        a.copy_within(skip.., 0);
    } else {
        let (power, above) = (POW10[within], POW10[WIDTH - within]);
        let mut limb = a[skip];
        for at in skip..len {
            let next = if at + 1 < len { a[at + 1] } else { 0 };
            a[at - skip] = limb / power + next % power * above;
            limb = next;
        }
    }
    for limb in &mut a[len - skip..] {
        *limb = 0;
    }
    a.trim();
    digit as u8 + u8::from(rest && (digit == 0 || digit == 5))
}

/// [`shift_right`] of two limbs by less than one.
#[inline]
fn shift_pair(a: &mut Limbs, low: u64, high: u64, count: usize) -> u8 {
    let (power, above, half) = (POW10[count], POW10[WIDTH - count], POW10[count - 1]);
    let (whole, lost) = (low / power, low % power);
    let (high, between) = (high / power, high % power);
    *a = Limbs::Inline(1 + u8::from(high != 0), [whole + between * above, high, 0, 0]);
    let (digit, rest) = (lost / half, lost % half != 0);
    digit as u8 + u8::from(rest && (digit == 0 || digit == 5))
}

/// `a %= 10**count`.
pub fn cut(a: &mut Limbs, count: usize) {
    let (whole, within) = (count / WIDTH, count % WIDTH);
    if whole < a.len() {
        a[whole] %= POW10[within];
        for limb in &mut a[whole + 1..] {
            *limb = 0;
        }
        a.trim();
    }
}

/// `10**count - 1`.
pub fn nines(count: usize) -> Result<Limbs, NoMemory> {
    let mut row = Limbs::zeros(count.div_ceil(WIDTH).max(1))?;
    row.fill(BASE - 1);
    if let Some(top) = row.last_mut()
        && !count.is_multiple_of(WIDTH)
    {
        *top = POW10[count % WIDTH] - 1;
    }
    Ok(row)
}

/// `10**count`.
pub fn power_of_ten(count: usize) -> Result<Limbs, NoMemory> {
    shift_left(&[1], count)
}

/// Zeros at the end of a number that is not zero.
pub fn trailing_zeros(a: &[u64]) -> usize {
    let whole = a.iter().take_while(|limb| **limb == 0).count();
    let Some(limb) = a.get(whole) else { return 0 };
    let (mut limb, mut count) = (*limb, whole * WIDTH);
    while limb.is_multiple_of(10) {
        limb /= 10;
        count += 1;
    }
    count
}

/// The digit at a place, counted from the end.
pub fn digit_at(a: &[u64], place: usize) -> u8 {
    a.get(place / WIDTH).map_or(0, |limb| (limb / POW10[place % WIDTH] % 10) as u8)
}

/// A number of at most two limbs.
#[inline]
pub fn as_u128(a: &[u64]) -> Option<u128> {
    match a {
        [low] => Some(u128::from(*low)),
        [low, high] => Some(u128::from(*high) * u128::from(BASE) + u128::from(*low)),
        _ => None,
    }
}

/// A number that fits 64 bits.
pub fn as_u64(a: &[u64]) -> Option<u64> {
    u64::try_from(as_u128(a)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_by_the_base_is_exact() {
        for (high, low) in [(0, 0), (BASE - 1, u64::MAX), (1, 0), (0, BASE), (0, u64::MAX), (12345, BASE - 1)]
        {
            let value = u128::from(high) << 64 | u128::from(low);
            let (quotient, rest) = div_base(high, low);
            assert_eq!(u128::from(quotient) * u128::from(BASE) + u128::from(rest), value);
            assert!(rest < BASE);
        }
    }

    #[test]
    fn shifts_undo_each_other() {
        let a = Limbs::copy(&[1234567890123456789, 9, 42]).unwrap();
        for count in [1, 7, 18, 19, 20, 38, 57, 100] {
            let mut shifted = shift_left(&a, count).unwrap();
            assert_eq!(digits(&shifted), digits(&a) + count);
            assert_eq!(shift_right(&mut shifted, count), 0);
            assert!(compare(&shifted, &a).is_eq());
        }
    }

    #[test]
    fn what_is_cut_off_is_told() {
        for (value, count, rest) in
            [(150, 2, 5), (1500, 3, 5), (1501, 3, 6), (1501, 4, 1), (1500, 5, 1), (49, 2, 4)]
        {
            assert_eq!(shift_right(&mut Limbs::small(value), count), rest, "{value} {count}");
        }
    }
}

//! Arithmetic of magnitudes: rows of 64-bit words, least significant first. Linear operations of any size, and the school
//! methods of multiplication and division, which beat the big-integer crate up to a few dozen words.
//!
//! Rules: operands may have zeros at the end unless a function says otherwise; `out` is long enough for the result and comes
//! as zeros; what is written needs [`trimmed`].

use std::cmp::Ordering;

/// The length without zeros at the end.
#[inline]
pub fn trimmed(words: &[u64]) -> usize {
    words.iter().rposition(|&word| word != 0).map_or(0, |last| last + 1)
}

/// The order of two magnitudes, both trimmed.
#[inline]
pub fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `a + b`, into one word more than the longer has.
#[inline]
pub fn add(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (low, high) = long.split_at(short.len());
    let (out_low, out_high) = out.split_at_mut(short.len());
    let mut carry = false;
    for ((out, &x), &y) in out_low.iter_mut().zip(low).zip(short) {
        (*out, carry) = x.carrying_add(y, carry);
    }
    for (out, &x) in out_high.iter_mut().zip(high) {
        (*out, carry) = x.overflowing_add(u64::from(carry));
    }
    if carry {
        out_high[high.len()] = 1;
    }
}

/// `a - b`, which must not be negative, into as many words as `a` has. `b` is not longer than `a`.
#[inline]
pub fn sub(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (low, high) = a.split_at(b.len());
    let (out_low, out_high) = out.split_at_mut(b.len());
    let mut borrow = false;
    for ((out, &x), &y) in out_low.iter_mut().zip(low).zip(b) {
        (*out, borrow) = x.borrowing_sub(y, borrow);
    }
    for (out, &x) in out_high.iter_mut().zip(high) {
        (*out, borrow) = x.overflowing_sub(u64::from(borrow));
    }
    debug_assert!(!borrow);
}

/// `b - out` in place, which must not be negative; both have the same length.
pub fn subtract_from(out: &mut [u64], b: &[u64]) {
    let mut borrow = false;
    for (out, &word) in out.iter_mut().zip(b) {
        (*out, borrow) = word.borrowing_sub(*out, borrow);
    }
    debug_assert!(!borrow);
}

/// Adds `a * factor` to the words of `out` that lie over it, and returns what is carried out of them.
#[inline]
fn add_product(out: &mut [u64], a: &[u64], factor: u64) -> u64 {
    let mut carry = 0;
    for (out, &word) in out.iter_mut().zip(a) {
        (*out, carry) = word.carrying_mul_add(factor, carry, *out);
    }
    carry
}

/// `a * b`, into as many words as both have together. Quadratic.
pub fn mul(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    for (i, &factor) in short.iter().enumerate() {
        let carry = add_product(&mut out[i..i + long.len()], long, factor);
        out[i + long.len()] = carry;
    }
}

/// `a << by`, into `by / 64 + 1` words more than `a` has.
pub fn shl(out: &mut [u64], a: &[u64], by: usize) {
    let (words, bits) = (by / 64, by % 64);
    if bits == 0 {
        out[words..words + a.len()].copy_from_slice(a);
        return;
    }
    let mut carry = 0;
    for (out, &word) in out[words..].iter_mut().zip(a) {
        *out = word << bits | carry;
        carry = word >> (64 - bits);
    }
    out[words + a.len()] = carry;
}

/// `a >> by`, into `a.len() - by / 64` words; `by / 64` is below the length of `a`.
pub fn shr(out: &mut [u64], a: &[u64], by: usize) {
    let (words, bits) = (by / 64, by % 64);
    let a = &a[words..];
    if bits == 0 {
        out[..a.len()].copy_from_slice(a);
        return;
    }
    for (i, out) in out[..a.len()].iter_mut().enumerate() {
        *out = a[i] >> bits | a.get(i + 1).map_or(0, |&next| next << (64 - bits));
    }
}

/// Whether any of the lowest `bits` bits is set.
pub fn any_below(a: &[u64], bits: usize) -> bool {
    let (words, bits) = (bits / 64, bits % 64);
    a.iter().take(words).any(|&word| word != 0)
        || bits > 0 && a.get(words).is_some_and(|&word| word << (64 - bits) != 0)
}

/// Adds 1 in place; true if it is carried out of the last word.
pub fn increment(words: &mut [u64]) -> bool {
    words.iter_mut().all(|word| {
        *word = word.wrapping_add(1);
        *word == 0
    })
}

/// Subtracts 1 in place from what is not zero.
pub fn decrement(words: &mut [u64]) {
    for word in words {
        let was_zero = *word == 0;
        *word = word.wrapping_sub(1);
        if !was_zero {
            return;
        }
    }
}

/// The words of a number in two's complement, sign extended for ever.
struct Complement<'a> {
    words: std::slice::Iter<'a, u64>,
    negative: bool,
    carry: bool,
}

impl<'a> Complement<'a> {
    fn new(words: &'a [u64], negative: bool) -> Self {
        Complement { words: words.iter(), negative, carry: negative }
    }

    #[inline]
    fn next(&mut self) -> u64 {
        let word = self.words.next().copied().unwrap_or(0);
        if !self.negative {
            return word;
        }
        let (word, carry) = (!word).overflowing_add(u64::from(self.carry));
        self.carry = carry;
        word
    }
}

/// A bitwise operator in two's complement, into one word more than the longer has; returns whether the result is negative.
#[inline]
pub fn bitwise(
    out: &mut [u64],
    (a, a_negative): (&[u64], bool),
    (b, b_negative): (&[u64], bool),
    op: impl Fn(u64, u64) -> u64,
) -> bool {
    let (mut a, mut b) = (Complement::new(a, a_negative), Complement::new(b, b_negative));
    for out in out.iter_mut() {
        *out = op(a.next(), b.next());
    }
    let negative = op(u64::from(a_negative), u64::from(b_negative)) & 1 != 0;
    if negative {
        for out in out.iter_mut() {
            *out = !*out;
        }
        increment(out);
    }
    negative
}

/// A divisor of one word, shifted up so that its top bit is set, and its reciprocal (Möller and Granlund, "Improved division
/// by invariant integers").
struct Reciprocal {
    divisor: u64,
    reciprocal: u64,
}

impl Reciprocal {
    /// `divisor` has its top bit set.
    fn new(divisor: u64) -> Self {
        let reciprocal = (u128::MAX / u128::from(divisor) - (1 << 64)) as u64;
        Reciprocal { divisor, reciprocal }
    }

    /// Quotient and remainder of `high * 2**64 + low`, where `high` is below the divisor.
    #[inline(always)]
    fn divide(&self, high: u64, low: u64) -> (u64, u64) {
        let estimate =
            u128::from(self.reciprocal) * u128::from(high) + (u128::from(high) << 64 | u128::from(low));
        let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
        let mut remainder = low.wrapping_sub(quotient.wrapping_mul(self.divisor));
        if remainder > estimate as u64 {
            quotient = quotient.wrapping_sub(1);
            remainder = remainder.wrapping_add(self.divisor);
        }
        if remainder >= self.divisor {
            quotient = quotient.wrapping_add(1);
            remainder -= self.divisor;
        }
        (quotient, remainder)
    }
}

/// Up to so many words, dividing directly beats making a reciprocal.
const DIRECT: usize = 3;

/// Walks the words of `a` from the top, divided by a divisor that is not 0; returns the remainder.
#[inline(always)]
fn divide_by_word(a: &[u64], divisor: u64, mut quotient: impl FnMut(usize, u64)) -> u64 {
    if a.len() <= DIRECT {
        return (0..a.len()).rev().fold(0u64, |remainder, i| {
            if remainder == 0 {
                quotient(i, a[i] / divisor);
                return a[i] % divisor;
            }
            let wide = u128::from(remainder) << 64 | u128::from(a[i]);
            quotient(i, (wide / u128::from(divisor)) as u64);
            (wide % u128::from(divisor)) as u64
        });
    }
    let shift = divisor.leading_zeros();
    let by = Reciprocal::new(divisor << shift);
    // Both are shifted up alike, the dividend as it is read; the quotient stays the same.
    let spill = |word: u64| if shift == 0 { 0 } else { word >> (64 - shift) };
    let mut remainder = a.last().map_or(0, |&top| spill(top));
    for i in (0..a.len()).rev() {
        let below = if i > 0 { spill(a[i - 1]) } else { 0 };
        let (word, rest) = by.divide(remainder, a[i] << shift | below);
        quotient(i, word);
        remainder = rest;
    }
    remainder >> shift
}

/// `a // divisor`, into as many words as `a` has; returns the remainder. The divisor is not 0.
pub fn div_word(out: &mut [u64], a: &[u64], divisor: u64) -> u64 {
    divide_by_word(a, divisor, |i, word| out[i] = word)
}

/// `a % divisor`. The divisor is not 0.
pub fn mod_word(a: &[u64], divisor: u64) -> u64 {
    divide_by_word(a, divisor, |_, _| {})
}

/// The two highest words of a long divisor and their reciprocal: quotients of three words by two.
struct Reciprocal2 {
    high: u64,
    low: u64,
    reciprocal: u64,
}

impl Reciprocal2 {
    /// `high` has its top bit set.
    fn new(high: u64, low: u64) -> Self {
        let mut reciprocal = Reciprocal::new(high).reciprocal;
        let (mut product, carry) = high.wrapping_mul(reciprocal).overflowing_add(low);
        if carry {
            reciprocal = reciprocal.wrapping_sub(1);
            if product >= high {
                reciprocal = reciprocal.wrapping_sub(1);
                product = product.wrapping_sub(high);
            }
            product = product.wrapping_sub(high);
        }
        let wide = u128::from(reciprocal) * u128::from(low);
        let (product, carry) = product.overflowing_add((wide >> 64) as u64);
        if carry {
            reciprocal = reciprocal.wrapping_sub(1);
            if (product, wide as u64) >= (high, low) {
                reciprocal = reciprocal.wrapping_sub(1);
            }
        }
        Reciprocal2 { high, low, reciprocal }
    }

    /// The quotient of three words, the first two of which are below the divisor.
    #[inline(always)]
    fn divide(&self, u2: u64, u1: u64, u0: u64) -> u64 {
        let divisor = u128::from(self.high) << 64 | u128::from(self.low);
        let estimate = (u128::from(self.reciprocal) * u128::from(u2))
            .wrapping_add(u128::from(u2) << 64 | u128::from(u1));
        let (mut quotient, fraction) = ((estimate >> 64) as u64, estimate as u64);
        let high = u1.wrapping_sub(quotient.wrapping_mul(self.high));
        let mut remainder = (u128::from(high) << 64 | u128::from(u0))
            .wrapping_sub(u128::from(self.low) * u128::from(quotient))
            .wrapping_sub(divisor);
        quotient = quotient.wrapping_add(1);
        if (remainder >> 64) as u64 >= fraction {
            quotient = quotient.wrapping_sub(1);
            remainder = remainder.wrapping_add(divisor);
        }
        if remainder >= divisor {
            quotient = quotient.wrapping_add(1);
        }
        quotient
    }
}

/// Subtracts `b * factor` from the words of `a` over it; returns what is borrowed from the next.
#[inline]
fn sub_product(a: &mut [u64], b: &[u64], factor: u64) -> u64 {
    let mut borrow = 0u64;
    for (out, &word) in a.iter_mut().zip(b) {
        let (low, high) = word.carrying_mul(factor, borrow);
        let under;
        (*out, under) = out.overflowing_sub(low);
        borrow = high + u64::from(under);
    }
    borrow
}

/// Long division, quadratic. `divisor` has at least two words, the top bit of its last one set; `dividend` is shifted up
/// alike and has a word more than it needs. It becomes the remainder. The quotient goes into `dividend.len() - divisor.len()`
/// words.
pub fn div_rem(quotient: &mut [u64], dividend: &mut [u64], divisor: &[u64]) {
    let n = divisor.len();
    let by = Reciprocal2::new(divisor[n - 1], divisor[n - 2]);
    for i in (0..quotient.len()).rev() {
        let (u2, u1, u0) = (dividend[i + n], dividend[i + n - 1], dividend[i + n - 2]);
        let mut digit = if (u2, u1) >= (by.high, by.low) { u64::MAX } else { by.divide(u2, u1, u0) };
        let part = &mut dividend[i..=i + n];
        let borrow = sub_product(&mut part[..n], divisor, digit);
        let (top, under) = u2.overflowing_sub(borrow);
        part[n] = top;
        if under {
            // The estimate was one too large.
            digit -= 1;
            let mut carry = false;
            for (out, &word) in part[..n].iter_mut().zip(divisor) {
                (*out, carry) = out.carrying_add(word, carry);
            }
            part[n] = part[n].wrapping_add(u64::from(carry));
        }
        quotient[i] = digit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dashu_int::UBig;
    use dashu_int::ops::DivRem;

    /// Words with many ones and zeros, where carries and wrong estimates occur.
    fn sample(len: usize, state: &mut u64) -> Vec<u64> {
        let mut next = || {
            *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            match *state >> 61 {
                0 => 0,
                1 => u64::MAX,
                2 => 1 << 63,
                3 => *state >> 40,
                _ => *state,
            }
        };
        let mut words: Vec<u64> = (0..len).map(|_| next()).collect();
        if let Some(last) = words.last_mut()
            && *last == 0
        {
            *last = 1;
        }
        words
    }

    fn big(words: &[u64]) -> UBig {
        UBig::from_words(words)
    }

    #[test]
    fn the_school_methods_agree_with_the_crate() {
        let mut state = 42;
        for round in 0..4000 {
            let (m, n) = (round % 11 + 1, round / 11 % 9 + 1);
            let (a, b) = (sample(m, &mut state), sample(n, &mut state));
            let mut out = vec![0; m.max(n) + 1];
            add(&mut out, &a, &b);
            assert_eq!(big(&out), big(&a) + big(&b));
            if compare(&a, &b).is_ge() {
                let mut out = vec![0; m];
                sub(&mut out, &a, &b);
                assert_eq!(big(&out), big(&a) - big(&b));
            }
            let mut out = vec![0; m + n];
            mul(&mut out, &a, &b);
            assert_eq!(big(&out), big(&a) * big(&b));
            let mut out = vec![0; m];
            let rest = div_word(&mut out, &a, b[0].max(1));
            assert_eq!((big(&out), UBig::from(rest)), big(&a).div_rem(UBig::from(b[0].max(1))));
            assert_eq!(mod_word(&a, b[0].max(1)), rest);
            if n >= 2 && m >= n {
                check_division(&a, &b);
            }
        }
    }

    fn check_division(a: &[u64], b: &[u64]) {
        let shift = b[b.len() - 1].leading_zeros() as usize;
        let (mut dividend, mut divisor) = (vec![0; a.len() + 1], vec![0; b.len() + 1]);
        shl(&mut dividend, a, shift);
        shl(&mut divisor, b, shift);
        divisor.truncate(b.len());
        let mut quotient = vec![0; dividend.len() - divisor.len()];
        div_rem(&mut quotient, &mut dividend, &divisor);
        let mut remainder = vec![0; dividend.len()];
        shr(&mut remainder, &dividend, shift);
        assert_eq!((big(&quotient), big(&remainder)), big(a).div_rem(big(b)));
    }
}

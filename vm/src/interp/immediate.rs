//! Immediate ints as the loop has them: words. `None` is "not here": the result does not fit, or is an error.

use crate::value::{SMALL_MAX, SMALL_MIN, Word};

/// Whether both words are immediate ints.
#[inline(always)]
pub fn both_small(a: Word, b: Word) -> bool {
    ((a.bits() ^ 2) | (b.bits() ^ 2)) & 3 == 0
}

/// The word of an int that is known to fit, or not.
#[inline(always)]
pub fn small_word(value: i64) -> Option<Word> {
    if (SMALL_MIN..=SMALL_MAX).contains(&value) {
        Some(Word::immediate((value as u64) << 2 | 2))
    } else {
        None
    }
}

/// Floor division of small ints, where it neither fails nor leaves their range.
#[inline(always)]
pub fn floor_divide(a: i64, b: i64) -> Option<Word> {
    if b == 0 {
        return None;
    }
    let quotient = a / b;
    let quotient = if a % b != 0 && (a ^ b) < 0 { quotient - 1 } else { quotient };
    small_word(quotient)
}

/// The remainder, which has the sign of the divisor.
#[inline(always)]
pub fn remainder(a: i64, b: i64) -> Option<Word> {
    if b == 0 {
        return None;
    }
    let remainder = a % b;
    small_word(if remainder != 0 && (remainder ^ b) < 0 { remainder + b } else { remainder })
}

#[inline(always)]
pub fn left_shift(a: i64, b: i64) -> Option<Word> {
    if !(0..62).contains(&b) {
        return None;
    }
    let shifted = a << b;
    if shifted >> b == a { small_word(shifted) } else { None }
}

#[inline(always)]
pub fn right_shift(a: i64, b: i64) -> Option<Word> {
    if b < 0 { None } else { small_word(a >> b.min(63)) }
}

//! Python's ints: values of up to 64 bits as they are, larger ones by `dashu-int`, which allocates on its own and aborts when
//! that fails. Therefore every operation that makes a large result takes [`Room`] for it first and may refuse.
//!
//! Invariant: `Int::Big` holds only what does not fit into 64 bits; the functions here accept any `IBig` all the same.

use crate::collections::room::Room;
use crate::heap::NoMemory;
use crate::text::hash;
use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign, UBig};
use std::cmp::Ordering;

/// An int by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(IBig),
}

/// A borrowed int.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a IBig),
}

/// What can go wrong with ints; each has its exception and text in CPython.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    NoMemory,
    ZeroDivision,
    ZeroToNegativePower,
    ModulusZero,
    NotInvertible,
    NegativeShift,
    TooManyDigits,
    /// True division.
    QuotientTooLarge,
    TooLargeForFloat,
    TooBigToConvert,
    NegativeToUnsigned,
    NegativeSquareRoot,
    NegativeN,
    NegativeK,
    FactorialOfNegative,
    FactorialTooLarge,
    CombTooLarge,
    PermTooLarge,
}

/// The Python exception that stands for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    MemoryError,
    OverflowError,
    ValueError,
    ZeroDivisionError,
}

impl IntError {
    /// The exception's type and its text.
    pub fn exception(self) -> (Exception, &'static str) {
        use Exception::{MemoryError, OverflowError, ValueError, ZeroDivisionError};
        match self {
            IntError::NoMemory => (MemoryError, ""),
            IntError::ZeroDivision => (ZeroDivisionError, "division by zero"),
            IntError::ZeroToNegativePower => (ZeroDivisionError, "zero to a negative power"),
            IntError::ModulusZero => (ValueError, "pow() 3rd argument cannot be 0"),
            IntError::NotInvertible => (ValueError, "base is not invertible for the given modulus"),
            IntError::NegativeShift => (ValueError, "negative shift count"),
            IntError::TooManyDigits => (OverflowError, "too many digits in integer"),
            IntError::QuotientTooLarge => (OverflowError, "integer division result too large for a float"),
            IntError::TooLargeForFloat => (OverflowError, "int too large to convert to float"),
            IntError::TooBigToConvert => (OverflowError, "int too big to convert"),
            IntError::NegativeToUnsigned => (OverflowError, "can't convert negative int to unsigned"),
            IntError::NegativeSquareRoot => (ValueError, "isqrt() argument must be nonnegative"),
            IntError::NegativeN => (ValueError, "n must be a non-negative integer"),
            IntError::NegativeK => (ValueError, "k must be a non-negative integer"),
            IntError::FactorialOfNegative => (ValueError, "factorial() not defined for negative values"),
            IntError::FactorialTooLarge => {
                (OverflowError, "factorial() argument should not exceed 9223372036854775807")
            }
            IntError::CombTooLarge => (OverflowError, "min(n - k, k) must not exceed 9223372036854775807"),
            IntError::PermTooLarge => (OverflowError, "k must not exceed 9223372036854775807"),
        }
    }
}

impl From<NoMemory> for IntError {
    fn from(_: NoMemory) -> Self {
        IntError::NoMemory
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Int::Small(value)
    }
}

impl From<i128> for Int {
    #[inline]
    fn from(value: i128) -> Self {
        match i64::try_from(value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Big(IBig::from(value)),
        }
    }
}

impl From<u64> for Int {
    fn from(value: u64) -> Self {
        Int::from(i128::from(value))
    }
}

impl From<IBig> for Int {
    #[inline]
    fn from(value: IBig) -> Self {
        match i64::try_from(&value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Big(value),
        }
    }
}

impl From<UBig> for Int {
    fn from(value: UBig) -> Self {
        Int::from(IBig::from(value))
    }
}

impl Int {
    pub const ZERO: Int = Int::Small(0);

    #[inline]
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Int::Small(value) => IntRef::Small(*value),
            Int::Big(value) => IntRef::Big(value),
        }
    }
}

/// Words of the magnitude of a `u64`, for functions that take any int as words.
pub(super) enum Words<'a> {
    One([u64; 1]),
    Many(&'a [u64]),
}

impl std::ops::Deref for Words<'_> {
    type Target = [u64];

    fn deref(&self) -> &[u64] {
        match self {
            Words::One([0]) => &[],
            Words::One(word) => word,
            Words::Many(words) => words,
        }
    }
}

impl<'a> IntRef<'a> {
    /// A big int of one's own; allocates for large ones.
    pub(super) fn to_big(self) -> IBig {
        match self {
            IntRef::Small(value) => IBig::from(value),
            IntRef::Big(value) => value.clone(),
        }
    }

    pub(super) fn magnitude(self) -> UBig {
        match self {
            IntRef::Small(value) => UBig::from(value.unsigned_abs()),
            IntRef::Big(value) => value.clone().into_parts().1,
        }
    }

    /// The magnitude in 64-bit words, least significant first, without zeros at the end.
    pub(super) fn words(self) -> Words<'a> {
        match self {
            IntRef::Small(value) => Words::One([value.unsigned_abs()]),
            IntRef::Big(value) => Words::Many(value.as_sign_words().1),
        }
    }

    #[inline]
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.sign() == Sign::Negative,
        }
    }

    #[inline]
    pub fn is_zero(self) -> bool {
        match self {
            IntRef::Small(value) => value == 0,
            IntRef::Big(value) => value.is_zero(),
        }
    }

    pub fn is_odd(self) -> bool {
        match self {
            IntRef::Small(value) => value & 1 == 1,
            IntRef::Big(value) => value.bit(0),
        }
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> i32 {
        if self.is_zero() {
            0
        } else if self.is_negative() {
            -1
        } else {
            1
        }
    }

    /// `int.bit_length`.
    #[inline]
    pub fn bit_length(self) -> usize {
        match self {
            IntRef::Small(value) => (64 - value.unsigned_abs().leading_zeros()) as usize,
            IntRef::Big(value) => {
                let (_, words) = value.as_sign_words();
                match words.last() {
                    Some(top) => words.len() * 64 - top.leading_zeros() as usize,
                    None => 0,
                }
            }
        }
    }

    /// `int.bit_count`.
    pub fn bit_count(self) -> usize {
        self.words().iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Big(value) => i64::try_from(value).ok(),
        }
    }

    pub fn to_u64(self) -> Option<u64> {
        match self {
            IntRef::Small(value) => u64::try_from(value).ok(),
            IntRef::Big(value) => u64::try_from(value).ok(),
        }
    }

    /// The int cut to its low 64 bits, in two's complement.
    pub fn low_u64(self) -> u64 {
        let low = self.words().first().copied().unwrap_or(0);
        if self.is_negative() { low.wrapping_neg() } else { low }
    }

    /// `hash(int)`.
    #[inline]
    pub fn hash(self) -> i64 {
        match self {
            IntRef::Small(value) => hash::hash_int(value),
            IntRef::Big(value) => {
                let (sign, words) = value.as_sign_words();
                hash::hash_words(words, sign == Sign::Negative)
            }
        }
    }

    /// Bytes that the object's digits take, for `sys.getsizeof` in units of 30 bits as in CPython and for accounts.
    pub fn bytes(self) -> usize {
        match self {
            IntRef::Small(_) => 0,
            // Up to two words are stored inline.
            IntRef::Big(value) => match value.as_sign_words().1.len() {
                0..=2 => 0,
                words => 8 * words,
            },
        }
    }
}

impl PartialEq for IntRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (IntRef::Small(a), IntRef::Small(b)) => a == b,
            (IntRef::Big(a), IntRef::Big(b)) => a == b,
            _ => self.cmp(other) == Ordering::Equal,
        }
    }
}

impl Eq for IntRef<'_> {}

impl PartialOrd for IntRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IntRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (*self, *other) {
            (IntRef::Small(a), IntRef::Small(b)) => a.cmp(&b),
            (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
            (IntRef::Small(a), IntRef::Big(b)) => IBig::from(a).cmp(b),
            (IntRef::Big(a), IntRef::Small(b)) => a.cmp(&IBig::from(b)),
        }
    }
}

/// Bytes for a result of that many bits; the crate allocates an eighth more than it needs.
#[inline]
pub(super) fn bytes_for(bits: usize) -> usize {
    if bits <= 128 { 0 } else { bits / 7 + 64 }
}

/// Takes room for a result of up to `bits` bits, and `copies` times as much to work in.
pub(super) fn room(bits: usize, copies: usize) -> Result<Room, NoMemory> {
    Room::new(bytes_for(bits).saturating_mul(1 + copies))
}

pub fn add(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return Ok(Int::from(i128::from(x) + i128::from(y)));
    }
    let _room = room(a.bit_length().max(b.bit_length()).saturating_add(1), 0)?;
    Ok(Int::from(match (a, b) {
        (IntRef::Big(x), IntRef::Big(y)) => x + y,
        (IntRef::Big(x), IntRef::Small(y)) | (IntRef::Small(y), IntRef::Big(x)) => x + y,
        (IntRef::Small(x), IntRef::Small(y)) => IBig::from(x) + y,
    }))
}

pub fn sub(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return Ok(Int::from(i128::from(x) - i128::from(y)));
    }
    let _room = room(a.bit_length().max(b.bit_length()).saturating_add(1), 0)?;
    Ok(Int::from(match (a, b) {
        (IntRef::Big(x), IntRef::Big(y)) => x - y,
        (IntRef::Big(x), IntRef::Small(y)) => x - y,
        (IntRef::Small(x), IntRef::Big(y)) => IBig::from(x) - y,
        (IntRef::Small(x), IntRef::Small(y)) => IBig::from(x) - y,
    }))
}

pub fn mul(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return Ok(Int::from(i128::from(x) * i128::from(y)));
    }
    let _room = Room::new(mul_bytes(a.bit_length(), b.bit_length()))?;
    Ok(Int::from(match (a, b) {
        (IntRef::Big(x), IntRef::Big(y)) => {
            if std::ptr::eq(x, y) {
                x.sqr().into()
            } else {
                x * y
            }
        }
        (IntRef::Big(x), IntRef::Small(y)) | (IntRef::Small(y), IntRef::Big(x)) => x * y,
        (IntRef::Small(x), IntRef::Small(y)) => IBig::from(x) * y,
    }))
}

/// Bytes that a product needs, with what the multiplication works in.
pub(super) fn mul_bytes(a_bits: usize, b_bits: usize) -> usize {
    let total = a_bits.saturating_add(b_bits);
    bytes_for(total).saturating_add(scratch_bytes(total, a_bits.min(b_bits)))
}

/// Bytes that a multiplication works in, given the length of the product and of the smaller factor: what the crate's methods,
/// Karatsuba's, Toom's and number-theoretic transforms, ask for.
pub(super) fn scratch_bytes(total_bits: usize, smaller_bits: usize) -> usize {
    let (total, smaller) = (total_bits / 64 + 2, smaller_bits / 64 + 1);
    let words = match smaller {
        0..=24 => 0,
        25..4_000 => 4 * smaller + 13 * 12,
        _ => {
            let coefficients = total.saturating_mul(4).checked_next_power_of_two().unwrap_or(usize::MAX);
            coefficients.saturating_mul(6).saturating_add(total).max(smaller.saturating_mul(5))
        }
    };
    words.saturating_mul(8)
}

pub fn neg(a: IntRef<'_>) -> Result<Int, NoMemory> {
    match a {
        IntRef::Small(value) => Ok(Int::from(-i128::from(value))),
        IntRef::Big(value) => {
            let _room = room(a.bit_length(), 0)?;
            Ok(Int::from(-value))
        }
    }
}

pub fn abs(a: IntRef<'_>) -> Result<Int, NoMemory> {
    if a.is_negative() {
        return neg(a);
    }
    let _room = room(a.bit_length(), 0)?;
    Ok(Int::from(a.to_big()))
}

//! Python's ints: values of up to 64 bits as they are, larger ones as a sign and a row of words.
//!
//! Linear operations and the school methods are those of `words`; what is more than quadratic is left to
//! `dashu-int`, which allocates on its own and aborts when that fails. Therefore such operations take [`Room`] first and may
//! refuse. Results are made by a [`Maker`]: the VM makes objects and writes the words where they are to stay, kernels and tests
//! make [`Int`]s.
//!
//! Invariant: `Int::Big` holds only what does not fit into 64 bits; the functions here accept any operands all the same.

use super::words;
use crate::collections::Buf;
use crate::collections::room::Room;
use crate::heap::NoMemory;
use crate::text::hash;
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
    Big(Magnitude<'a>),
}

/// A big int's sign and words, least significant first, without zeros at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Magnitude<'a> {
    pub negative: bool,
    pub words: &'a [u64],
}

/// Makes the results of operations.
pub trait Maker: Copy {
    type Int;

    fn small(self, value: i64) -> Result<Self::Int, NoMemory>;

    /// An int of up to `len` words, which come as zeros; `write` fills them in and tells whether the int is negative.
    fn words(self, len: usize, write: impl FnOnce(&mut [u64]) -> bool) -> Result<Self::Int, NoMemory>;

    #[inline]
    fn wide(self, value: i128) -> Result<Self::Int, NoMemory> {
        match i64::try_from(value) {
            Ok(small) => self.small(small),
            Err(_) => self.words(2, |out| {
                let magnitude = value.unsigned_abs();
                (out[0], out[1]) = (magnitude as u64, (magnitude >> 64) as u64);
                value < 0
            }),
        }
    }

    fn big(self, value: &IBig) -> Result<Self::Int, NoMemory> {
        let (sign, words) = value.as_sign_words();
        self.copy(words, sign == Sign::Negative)
    }

    fn copy(self, words: &[u64], negative: bool) -> Result<Self::Int, NoMemory> {
        self.words(words.len(), |out| {
            out.copy_from_slice(words);
            negative
        })
    }
}

/// Makes ints by value.
#[derive(Clone, Copy)]
pub struct Owned;

impl Maker for Owned {
    type Int = Int;

    fn small(self, value: i64) -> Result<Int, NoMemory> {
        Ok(Int::Small(value))
    }

    fn words(self, len: usize, write: impl FnOnce(&mut [u64]) -> bool) -> Result<Int, NoMemory> {
        let _room = room(len.saturating_mul(64), 0)?;
        let mut words = Buf::filled(0, len)?;
        let sign = if write(&mut words) { Sign::Negative } else { Sign::Positive };
        Ok(Int::from(IBig::from_sign_words(sign, &words[..words::trimmed(&words)])))
    }

    fn big(self, value: &IBig) -> Result<Int, NoMemory> {
        let _room = room(value.as_sign_words().1.len() * 64, 0)?;
        Ok(Int::from(value.clone()))
    }
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
    /// The machine is at one of its limits, or interrupted.
    Stopped,
}

/// The Python exception that stands for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    MemoryError,
    OverflowError,
    ValueError,
    ZeroDivisionError,
    /// None: the script ends.
    Termination,
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
            IntError::Stopped => (Exception::Termination, ""),
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
            Int::Big(value) => IntRef::from(value),
        }
    }
}

impl<'a> From<&'a IBig> for IntRef<'a> {
    fn from(value: &'a IBig) -> Self {
        let (sign, words) = value.as_sign_words();
        IntRef::Big(Magnitude { negative: sign == Sign::Negative, words })
    }
}

/// Words of the magnitude of a `u64`, for functions that take any int as words.
pub enum Words<'a> {
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
    pub(crate) fn to_big(self) -> IBig {
        match self {
            IntRef::Small(value) => IBig::from(value),
            IntRef::Big(value) => IBig::from_sign_words(
                if value.negative { Sign::Negative } else { Sign::Positive },
                value.words,
            ),
        }
    }

    pub(super) fn magnitude(self) -> UBig {
        match self {
            IntRef::Small(value) => UBig::from(value.unsigned_abs()),
            IntRef::Big(value) => UBig::from_words(value.words),
        }
    }

    /// The magnitude in 64-bit words, least significant first, without zeros at the end.
    #[inline]
    pub fn words(self) -> Words<'a> {
        match self {
            IntRef::Small(value) => Words::One([value.unsigned_abs()]),
            IntRef::Big(value) => Words::Many(value.words),
        }
    }

    #[inline]
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.negative,
        }
    }

    #[inline]
    pub fn is_zero(self) -> bool {
        match self {
            IntRef::Small(value) => value == 0,
            IntRef::Big(value) => value.words.is_empty(),
        }
    }

    pub fn is_odd(self) -> bool {
        match self {
            IntRef::Small(value) => value & 1 == 1,
            IntRef::Big(value) => value.words.first().is_some_and(|word| word & 1 == 1),
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
            IntRef::Big(value) => match value.words.last() {
                Some(top) => value.words.len() * 64 - top.leading_zeros() as usize,
                None => 0,
            },
        }
    }

    /// `int.bit_count`.
    pub fn bit_count(self) -> usize {
        self.words().iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Big(Magnitude { negative, words }) => match *words {
                [] => Some(0),
                [word] if negative => 0i64.checked_sub_unsigned(word),
                [word] => i64::try_from(word).ok(),
                _ => None,
            },
        }
    }

    pub fn to_u64(self) -> Option<u64> {
        match self {
            IntRef::Small(value) => u64::try_from(value).ok(),
            IntRef::Big(Magnitude { negative, words }) => match *words {
                [] => Some(0),
                [word] if !negative => Some(word),
                _ => None,
            },
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
            IntRef::Big(value) => hash::hash_words(value.words, value.negative),
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
        if let (IntRef::Small(a), IntRef::Small(b)) = (*self, *other) {
            return a.cmp(&b);
        }
        let order = words::compare(&self.words(), &other.words());
        match (self.is_negative(), other.is_negative()) {
            (false, false) => order,
            (true, true) => order.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
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

/// A sum of magnitudes with signs.
#[inline]
fn signed_sum<M: Maker>(
    make: M,
    (a, a_negative): (&[u64], bool),
    (b, b_negative): (&[u64], bool),
) -> Result<M::Int, NoMemory> {
    if a_negative == b_negative {
        return make.words(a.len().max(b.len()) + 1, |out| {
            words::add(out, a, b);
            a_negative
        });
    }
    match words::compare(a, b) {
        Ordering::Equal => make.small(0),
        Ordering::Greater => make.words(a.len(), |out| {
            words::sub(out, a, b);
            a_negative
        }),
        Ordering::Less => make.words(b.len(), |out| {
            words::sub(out, b, a);
            b_negative
        }),
    }
}

/// `a + b`.
#[inline]
pub fn add<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return make.wide(i128::from(x) + i128::from(y));
    }
    signed_sum(make, (&a.words(), a.is_negative()), (&b.words(), b.is_negative()))
}

/// `a - b`.
#[inline]
pub fn sub<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return make.wide(i128::from(x) - i128::from(y));
    }
    signed_sum(make, (&a.words(), a.is_negative()), (&b.words(), !b.is_negative()))
}

/// Where the smaller factor has more words than this, the crate's methods are quicker.
const SCHOOL: usize = 32;

/// `a * b`.
#[inline]
pub fn mul<M: Maker>(make: M, a: IntRef<'_>, b: IntRef<'_>) -> Result<M::Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return make.wide(i128::from(x) * i128::from(y));
    }
    let (x, y) = (a.words(), b.words());
    let negative = a.is_negative() != b.is_negative();
    if x.len().min(y.len()) <= SCHOOL {
        let len = x.len().checked_add(y.len()).ok_or(NoMemory)?;
        return make.words(len, |out| {
            words::mul(out, &x, &y);
            negative
        });
    }
    mul_large(make, &x, &y, negative)
}

fn mul_large<M: Maker>(make: M, a: &[u64], b: &[u64], negative: bool) -> Result<M::Int, NoMemory> {
    let (a_bits, b_bits) = (a.len().saturating_mul(64), b.len().saturating_mul(64));
    let operands = bytes_for(a_bits).saturating_add(bytes_for(b_bits));
    let _room = Room::new(operands.saturating_add(mul_bytes(a_bits, b_bits)))?;
    let product = if a == b { UBig::from_words(a).sqr() } else { UBig::from_words(a) * UBig::from_words(b) };
    make.copy(product.as_words(), negative)
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

/// `-a`.
pub fn neg<M: Maker>(make: M, a: IntRef<'_>) -> Result<M::Int, NoMemory> {
    match a {
        IntRef::Small(value) => make.wide(-i128::from(value)),
        IntRef::Big(value) => make.copy(value.words, !value.negative),
    }
}

/// `abs(a)`.
pub fn abs<M: Maker>(make: M, a: IntRef<'_>) -> Result<M::Int, NoMemory> {
    match a {
        IntRef::Small(value) => make.wide(i128::from(value.unsigned_abs())),
        IntRef::Big(value) => make.copy(value.words, false),
    }
}

/// An int of its own with the same value.
pub fn same<M: Maker>(make: M, a: IntRef<'_>) -> Result<M::Int, NoMemory> {
    match a {
        IntRef::Small(value) => make.small(value),
        IntRef::Big(value) => make.copy(value.words, value.negative),
    }
}

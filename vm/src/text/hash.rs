//! Hashes as CPython computes them: the same seed gives the same hashes, so that sets come in the same order.
//!
//! `-1` is no hash: it becomes `-2`.

use super::view::Text;
use crate::number::short_words;

/// The key of SipHash, derived from `PYTHONHASHSEED`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashKey {
    k0: u64,
    k1: u64,
}

impl HashKey {
    /// For a seed given as a number; 0 turns randomization off.
    pub fn from_seed(seed: u32) -> Self {
        let mut bytes = [0; 16];
        let mut state = seed;
        if seed != 0 {
            for byte in &mut bytes {
                state = state.wrapping_mul(214013).wrapping_add(2531011);
                *byte = (state >> 16) as u8;
            }
        }
        Self::from_bytes(bytes)
    }

    /// For 16 random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let both = u128::from_le_bytes(bytes);
        HashKey { k0: both as u64, k1: (both >> 64) as u64 }
    }

    /// Hash of a string in its narrowest form.
    #[inline]
    pub fn hash_text(self, text: Text<'_>) -> i64 {
        match text {
            Text::Ascii(units) | Text::Latin1(units) => self.hash_bytes(units),
            Text::Ucs2(units) => self.hash_words(units, 2, |&[a, b, c, d]: &[u16; 4]| {
                u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48
            }),
            Text::Ucs4(units) => {
                self.hash_words(units, 4, |&[a, b]: &[u32; 2]| u64::from(a) | u64::from(b) << 32)
            }
        }
    }

    /// SipHash-1-3 of `bytes`, whatever it is.
    pub fn siphash(self, bytes: &[u8]) -> u64 {
        let mut sip = Sip::new(self);
        let (words, tail) = bytes.as_chunks::<8>();
        for &word in words {
            sip.absorb(u64::from_le_bytes(word));
        }
        sip.finish_raw(bytes.len() as u64, last_word(bytes, tail))
    }

    /// Hash of `bytes`, and of a `memoryview` or a `datetime` over its bytes.
    pub fn hash_bytes(self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        let mut sip = Sip::new(self);
        let (words, tail) = bytes.as_chunks::<8>();
        for &word in words {
            sip.absorb(u64::from_le_bytes(word));
        }
        sip.finish(bytes.len() as u64, last_word(bytes, tail))
    }

    /// Hash of wider units over their little-endian bytes; `word` makes one word of `N` units.
    fn hash_words<const N: usize, U: Copy + Default>(
        self,
        units: &[U],
        width: usize,
        word: impl Fn(&[U; N]) -> u64,
    ) -> i64 {
        if units.is_empty() {
            return 0;
        }
        let mut sip = Sip::new(self);
        let (words, tail) = units.as_chunks::<N>();
        for units in words {
            sip.absorb(word(units));
        }
        let mut last = [U::default(); N];
        last[..tail.len()].copy_from_slice(tail);
        sip.finish((units.len() * width) as u64, word(&last))
    }
}

/// What is left of `bytes` after the last whole word, as a number, without a copy that would be written in parts and read as a whole.
#[inline(always)]
fn last_word(bytes: &[u8], tail: &[u8]) -> u64 {
    match bytes.last_chunk() {
        _ if tail.is_empty() => 0,
        Some(word) => u64::from_le_bytes(*word) >> (64 - 8 * tail.len()),
        None => short_words::load(bytes, true),
    }
}

/// SipHash with one round a word and three at the end.
struct Sip {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
}

impl Sip {
    #[inline]
    fn new(key: HashKey) -> Self {
        Sip {
            v0: key.k0 ^ 0x736f6d6570736575,
            v1: key.k1 ^ 0x646f72616e646f6d,
            v2: key.k0 ^ 0x6c7967656e657261,
            v3: key.k1 ^ 0x7465646279746573,
        }
    }

    #[inline]
    fn round(&mut self) {
        self.v0 = self.v0.wrapping_add(self.v1);
        self.v2 = self.v2.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(13) ^ self.v0;
        self.v3 = self.v3.rotate_left(16) ^ self.v2;
        self.v0 = self.v0.rotate_left(32);
        self.v2 = self.v2.wrapping_add(self.v1);
        self.v0 = self.v0.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(17) ^ self.v2;
        self.v3 = self.v3.rotate_left(21) ^ self.v0;
        self.v2 = self.v2.rotate_left(32);
    }

    #[inline]
    fn absorb(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }

    /// `tail` is what is left of `len` bytes after the last whole word.
    #[inline]
    fn finish(self, len: u64, tail: u64) -> i64 {
        not_minus_one(self.finish_raw(len, tail) as i64)
    }

    fn finish_raw(mut self, len: u64, tail: u64) -> u64 {
        self.absorb(len << 56 | tail);
        self.v2 ^= 0xFF;
        self.round();
        self.round();
        self.round();
        self.v0 ^ self.v1 ^ self.v2 ^ self.v3
    }
}

/// -2 for -1, which is no hash.
#[inline]
pub fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// Numbers are hashed modulo this prime, so that equal numbers of different types have equal hashes.
pub const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// `sys.hash_info.inf`.
pub const INFINITY: i64 = 314159;

/// `sys.hash_info.imag`.
pub const IMAGINARY: u64 = 1000003;

#[inline]
fn signed(magnitude: u64, negative: bool) -> i64 {
    not_minus_one(if negative { -(magnitude as i64) } else { magnitude as i64 })
}

/// Hash of an int of up to 64 bits.
#[inline]
pub fn hash_int(int: i64) -> i64 {
    signed(reduce(int.unsigned_abs()), int < 0)
}

#[inline]
fn reduce(word: u64) -> u64 {
    let folded = (word & MODULUS) + (word >> BITS);
    if folded >= MODULUS { folded - MODULUS } else { folded }
}

/// Hash of a big int, given its magnitude in 64-bit words, least significant first.
pub fn hash_words(words: &[u64], negative: bool) -> i64 {
    signed(words_modulo(words), negative)
}

/// A magnitude modulo [`MODULUS`]: 2**64 is 8 there.
pub fn words_modulo(words: &[u64]) -> u64 {
    words.iter().rev().fold(0, |sum, &word| {
        let sum = rotate(sum, 3) + reduce(word);
        if sum >= MODULUS { sum - MODULUS } else { sum }
    })
}

/// `value * 2**by` modulo [`MODULUS`].
#[inline]
fn rotate(value: u64, by: u32) -> u64 {
    if by == 0 { value } else { (value << by & MODULUS) | value >> (BITS - by) }
}

/// Hash of a float; `None` for a NaN, whose hash comes from the object's identity.
#[inline]
pub fn hash_float(float: f64) -> Option<i64> {
    if !float.is_finite() {
        return if float.is_nan() { None } else { Some(if float > 0.0 { INFINITY } else { -INFINITY }) };
    }
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    Some(signed(rotate(mantissa, exponent.rem_euclid(BITS as i32) as u32), float < 0.0))
}

/// Hash of a complex number from those of its parts.
pub fn hash_complex(real: i64, imag: i64) -> i64 {
    not_minus_one((real as u64).wrapping_add(IMAGINARY.wrapping_mul(imag as u64)) as i64)
}

/// Hash of a fraction, from numerator and denominator modulo [`MODULUS`] and the sign.
pub fn hash_ratio(numerator: u64, denominator: u64, negative: bool) -> i64 {
    if denominator == 0 {
        return if negative { -INFINITY } else { INFINITY };
    }
    // Fermat: the inverse is the power with exponent MODULUS - 2.
    signed(multiply(numerator, power(denominator, MODULUS - 2)), negative)
}

/// `a * b` modulo [`MODULUS`].
pub fn multiply(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(MODULUS)) as u64
}

/// `base ** exponent` modulo [`MODULUS`].
pub fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    result
}

/// Hash of an object by its address.
pub fn hash_address(address: usize) -> i64 {
    not_minus_one((address as u64).rotate_right(4) as i64)
}

/// Collects the hashes of a tuple's items (xxHash, one lane).
pub struct TupleHash {
    sum: u64,
    len: u64,
}

impl TupleHash {
    const PRIME_1: u64 = 11400714785074694791;
    const PRIME_2: u64 = 14029467366897019727;
    const PRIME_5: u64 = 2870177450012600261;

    pub fn new() -> Self {
        TupleHash { sum: Self::PRIME_5, len: 0 }
    }

    #[inline]
    pub fn add(&mut self, hash: i64) {
        self.sum = self.sum.wrapping_add((hash as u64).wrapping_mul(Self::PRIME_2));
        self.sum = self.sum.rotate_left(31).wrapping_mul(Self::PRIME_1);
        self.len += 1;
    }

    /// As a slice's parts are hashed: their number is known.
    pub fn finish_slice(self) -> i64 {
        if self.sum as i64 == -1 { 1546275796 } else { self.sum as i64 }
    }

    pub fn finish(self) -> i64 {
        let hash = self.sum.wrapping_add(self.len ^ (Self::PRIME_5 ^ 3527539)) as i64;
        if hash == -1 { 1546275796 } else { hash }
    }
}

impl Default for TupleHash {
    fn default() -> Self {
        Self::new()
    }
}

/// Collects the hashes of a frozenset's items, in any order.
#[derive(Default)]
pub struct FrozenSetHash {
    sum: u64,
    len: u64,
}

impl FrozenSetHash {
    #[inline]
    pub fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        self.sum ^= ((hash ^ 89869747) ^ (hash << 16)).wrapping_mul(3644798167);
        self.len += 1;
    }

    pub fn finish(self) -> i64 {
        let mut hash = self.sum ^ (self.len + 1).wrapping_mul(1927868237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907133923);
        if hash as i64 == -1 { 590923713 } else { hash as i64 }
    }
}

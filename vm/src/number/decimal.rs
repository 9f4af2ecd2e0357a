//! Decimal digits of ints of medium size, by the school methods: quadratic, but far quicker than the crate's general way for
//! up to some hundred digits.
//!
//! Digits are handled in blocks of 19, the most that fit into a word. Dividing by 10**19 takes two multiplications by its
//! reciprocal (Möller and Granlund, "Improved division by invariant integers").

use super::ascii_buf::AsciiBuf;
use crate::heap::NoMemory;

/// Ints of more words than this are left to the crate.
pub const MAX_WORDS: usize = 56;

/// Decimal numbers of more digits than this are left to the crate.
pub const MAX_DIGITS: usize = 19 * MAX_WORDS;

/// The largest power of ten in a word.
pub const BLOCK: u64 = 10_000_000_000_000_000_000;
const BLOCK_DIGITS: usize = 19;

/// `(2**128 - 1) / BLOCK - 2**64`; the divisor has its top bit set, as the method wants it.
const RECIPROCAL: u64 = (u128::MAX / BLOCK as u128 - (1 << 64)) as u64;

/// Quotient and remainder of `high * 2**64 + low` by [`BLOCK`], where `high` is below it.
#[inline(always)]
pub fn divide_by_block(high: u64, low: u64) -> (u64, u64) {
    let estimate = u128::from(RECIPROCAL) * u128::from(high) + (u128::from(high) << 64 | u128::from(low));
    let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
    let mut remainder = low.wrapping_sub(quotient.wrapping_mul(BLOCK));
    if remainder > estimate as u64 {
        quotient = quotient.wrapping_sub(1);
        remainder = remainder.wrapping_add(BLOCK);
    }
    if remainder >= BLOCK {
        quotient = quotient.wrapping_add(1);
        remainder -= BLOCK;
    }
    (quotient, remainder)
}

/// Writes a block's digits with its zeros, from two halves that the processor can work on at once.
#[inline]
fn write_block(block: u64, digits: &mut [u8; BLOCK_DIGITS]) {
    const HALF: u64 = 1_000_000_000;
    let (mut high, mut low) = (block / HALF, (block % HALF) as u32);
    let pair = |two: u32| [b'0' + (two / 10) as u8, b'0' + (two % 10) as u8];
    for i in (0..4).rev() {
        digits[2 * i + 2..2 * i + 4].copy_from_slice(&pair((high % 100) as u32));
        digits[2 * i + 11..2 * i + 13].copy_from_slice(&pair(low % 100));
        high /= 100;
        low /= 100;
    }
    digits[10] = b'0' + low as u8;
    digits[..2].copy_from_slice(&pair(high as u32));
}

/// Appends the decimal digits of a magnitude of up to [`MAX_WORDS`] words; `None` if it has more.
pub fn push_words(words: &[u64], out: &mut AsciiBuf) -> Option<Result<(), NoMemory>> {
    // Clearing the larger arrays takes longer than the conversion of a small number.
    if words.len() <= 8 { push_up_to::<8, 9>(words, out) } else { push_up_to::<MAX_WORDS, 58>(words, out) }
}

/// As [`push_words`], for up to `N` words, which have at most `B` blocks of digits.
fn push_up_to<const N: usize, const B: usize>(
    words: &[u64],
    out: &mut AsciiBuf,
) -> Option<Result<(), NoMemory>> {
    let mut number = [0; N];
    let number = number.get_mut(..words.len())?;
    number.copy_from_slice(words);
    let mut len = words.len();
    // Least significant first.
    let mut blocks = [0; B];
    let mut count = 0;
    while len > 0 {
        let mut remainder = 0;
        for word in number[..len].iter_mut().rev() {
            (*word, remainder) = divide_by_block(remainder, *word);
        }
        len -= usize::from(number[len - 1] == 0);
        *blocks.get_mut(count)? = remainder;
        count += 1;
    }
    let Some((&first, rest)) = blocks[..count].split_last() else { return Some(out.push(b'0')) };
    let mut digits = [0; 20];
    let at = super::int_text::decimal_digits(first, &mut digits);
    let mut result = out.reserve(count * BLOCK_DIGITS + 1);
    result = result.and_then(|()| out.push_slice(&digits[at..]));
    for &block in rest.iter().rev() {
        let mut digits = [0; BLOCK_DIGITS];
        write_block(block, &mut digits);
        result = result.and_then(|()| out.push_slice(&digits));
    }
    Some(result)
}

/// The number that eight digits make.
#[inline(always)]
fn eight_digits(digits: [u8; 8]) -> u64 {
    // Neighbours are joined in three steps: digits to pairs, to fours, to eight.
    let value = u64::from_le_bytes(digits) - 0x3030303030303030;
    let pairs = value * 10 + (value >> 8);
    const LANES: u64 = 0x000000FF000000FF;
    let low = (pairs & LANES).wrapping_mul(0x000F424000000064);
    let high = (pairs >> 16 & LANES).wrapping_mul(0x0000271000000001);
    low.wrapping_add(high) >> 32
}

/// The number that up to 19 digits make.
#[inline]
pub fn parse_block(digits: &[u8]) -> u64 {
    let (eights, rest) = digits.as_chunks::<8>();
    let value = eights.iter().fold(0u64, |value, &eight| value * 100_000_000 + eight_digits(eight));
    rest.iter().fold(value, |value, &digit| value * 10 + u64::from(digit - b'0'))
}

/// The words of a decimal number of up to [`MAX_DIGITS`] ASCII digits, and how many they are; `None` if there are more.
pub fn parse_words(digits: &[u8]) -> Option<([u64; MAX_WORDS], usize)> {
    let mut words = [0; MAX_WORDS];
    let mut len = 0;
    let (first, rest) = digits.split_at(digits.len() % BLOCK_DIGITS);
    for (block, factor) in std::iter::once((first, 1)).chain(rest.chunks(BLOCK_DIGITS).map(|b| (b, BLOCK))) {
        let mut carry = parse_block(block);
        for word in words.get_mut(..len)? {
            let sum = u128::from(*word) * u128::from(factor) + u128::from(carry);
            *word = sum as u64;
            carry = (sum >> 64) as u64;
        }
        if carry > 0 {
            *words.get_mut(len)? = carry;
            len += 1;
        }
    }
    Some((words, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dashu_int::UBig;

    #[test]
    fn agrees_with_the_crate() {
        let mut word = 1u64;
        for len in 1..=MAX_WORDS {
            let words: Vec<u64> = (0..len)
                .map(|i| {
                    word = word.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    [word, 0, u64::MAX, BLOCK, BLOCK - 1]
                        [if i + 1 == len { 0 } else { (word >> 60) as usize % 5 }]
                        | 1
                })
                .collect();
            let expected = UBig::from_words(&words).to_string();
            let mut out = AsciiBuf::new();
            push_words(&words, &mut out).unwrap().unwrap();
            assert_eq!(&out[..], expected.as_bytes());
            if expected.len() <= MAX_DIGITS {
                let (parsed, len) = parse_words(expected.as_bytes()).unwrap();
                assert_eq!(&parsed[..len], words);
            }
        }
        assert!(push_words(&[1; MAX_WORDS + 1], &mut AsciiBuf::new()).is_none());
    }
}

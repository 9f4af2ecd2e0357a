//! The Mersenne Twister MT19937, exactly as `_random.Random` runs it.

use super::int::{Int, IntRef, room};
use crate::heap::NoMemory;
use dashu_int::{IBig, UBig};

const N: usize = 624;
const M: usize = 397;

#[derive(Clone)]
pub struct Mersenne {
    state: [u32; N],
    /// How many words of the state are used up.
    index: usize,
}

impl Mersenne {
    /// Seeded with the magnitude of an int.
    pub fn from_int(seed: IntRef<'_>) -> Self {
        let words = seed.words();
        // At least one word, none on top that is zero.
        let len = words
            .iter()
            .rposition(|&word| word != 0)
            .map_or(1, |last| 2 * last + if words[last] >> 32 != 0 { 2 } else { 1 });
        let key = |i: usize| {
            let word = words.get(i / 2).copied().unwrap_or(0);
            (if i.is_multiple_of(2) { word } else { word >> 32 }) as u32
        };
        Self::from_key(len, key)
    }

    /// Seeded with words, of which there must be at least one.
    pub fn from_words(words: &[u32]) -> Self {
        Self::from_key(words.len().max(1), |i| words.get(i).copied().unwrap_or(0))
    }

    fn from_number(seed: u32) -> Self {
        let mut state = [0; N];
        state[0] = seed;
        for i in 1..N {
            let before = state[i - 1];
            state[i] = 1812433253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        Mersenne { state, index: N }
    }

    fn from_key(len: usize, key: impl Fn(usize) -> u32) -> Self {
        let mut twister = Self::from_number(19650218);
        let state = &mut twister.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(len) {
            let before = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ before.wrapping_mul(1664525)).wrapping_add(key(j)).wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
            if j >= len {
                j = 0;
            }
        }
        for _ in 1..N {
            let before = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ before.wrapping_mul(1566083941)).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000;
        twister
    }

    /// The state as `getstate` shows it: 624 words and the index.
    pub fn state(&self) -> (&[u32; N], usize) {
        (&self.state, self.index)
    }

    /// Restores a state; `None` if the index is out of range.
    pub fn with_state(state: [u32; N], index: usize) -> Option<Self> {
        (index <= N).then_some(Mersenne { state, index })
    }

    fn twist(&mut self) {
        for i in 0..N {
            let mixed = (self.state[i] & 0x80000000) | (self.state[(i + 1) % N] & 0x7FFFFFFF);
            let odd = if mixed & 1 == 1 { 0x9908B0DF } else { 0 };
            self.state[i] = self.state[(i + M) % N] ^ (mixed >> 1) ^ odd;
        }
        self.index = 0;
    }

    #[inline]
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.twist();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C5680;
        word ^= word << 15 & 0xEFC60000;
        word ^ word >> 18
    }

    /// `random()`: 53 bits.
    #[inline]
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_u32() >> 5);
        let low = f64::from(self.next_u32() >> 6);
        (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)
    }

    /// `getrandbits(bits)`.
    pub fn random_bits(&mut self, bits: usize) -> Result<Int, NoMemory> {
        if bits == 0 {
            return Ok(Int::ZERO);
        }
        if bits <= 32 {
            return Ok(Int::Small(i64::from(self.next_u32() >> (32 - bits))));
        }
        if bits <= 64 {
            let low = u64::from(self.next_u32());
            let high = u64::from(self.next_u32() >> (64 - bits));
            return Ok(Int::from(high << 32 | low));
        }
        let _room = room(bits, 2)?;
        let mut words = crate::collections::Buf::with_capacity(bits.div_ceil(64))?;
        let mut left = bits;
        let mut next = |left: &mut usize| {
            let word = if *left >= 32 { self.next_u32() } else { self.next_u32() >> (32 - *left) };
            *left -= (*left).min(32);
            u64::from(word)
        };
        while left > 0 {
            let low = next(&mut left);
            let high = if left > 0 { next(&mut left) } else { 0 };
            words.push(high << 32 | low)?;
        }
        Ok(Int::from(IBig::from(UBig::from_words(&words))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_sequence() {
        let mut twister = Mersenne::from_words(&[0x123, 0x234, 0x345, 0x456]);
        assert_eq!(
            [twister.next_u32(), twister.next_u32(), twister.next_u32()],
            [1067595299, 955945823, 477289528]
        );
    }

    #[test]
    fn states_are_restored() {
        let mut twister = Mersenne::from_int(IntRef::Small(42));
        twister.random();
        let (state, index) = twister.state();
        let mut again = Mersenne::with_state(*state, index).unwrap();
        assert_eq!(again.random_bits(200), twister.random_bits(200));
        assert!(Mersenne::with_state([0; N], N + 1).is_none());
    }
}

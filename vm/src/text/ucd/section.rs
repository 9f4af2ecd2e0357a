//! A section of `tables.bin`: an array of little-endian numbers of `N` bytes.

use super::tables::DATA;

#[derive(Clone, Copy)]
pub struct Section<const N: usize> {
    start: usize,
    len: usize,
}

impl<const N: usize> Section<N> {
    /// `len` is in bytes.
    pub const fn new(start: usize, len: usize) -> Self {
        assert!(len.is_multiple_of(N) && N <= 4);
        Section { start, len }
    }

    /// How many numbers there are.
    pub const fn count(self) -> usize {
        self.len / N
    }

    /// The number at `index`, which must be below `count`.
    #[inline(always)]
    pub fn at(self, index: usize) -> u32 {
        debug_assert!(index < self.count());
        let place = self.start + index * N;
        let mut bytes = [0; 4];
        bytes[..N].copy_from_slice(&DATA[place..place + N]);
        u32::from_le_bytes(bytes)
    }

    pub fn bytes(self) -> &'static [u8] {
        &DATA[self.start..self.start + self.len]
    }

    /// The first index whose number is not below, found in a sorted section by `below`.
    pub fn partition_point(self, below: impl Fn(usize) -> bool, stride: usize) -> usize {
        let (mut low, mut high) = (0, self.count() / stride);
        while low < high {
            let middle = low.midpoint(high);
            if below(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// What a two-stage table holds for `code`, which must be a code point.
#[inline(always)]
pub fn two_stage<const A: usize, const B: usize>(
    first: Section<A>,
    second: Section<B>,
    shift: u32,
    code: u32,
) -> usize {
    let block = first.at((code >> shift) as usize) as usize;
    second.at((block << shift) + (code & ((1 << shift) - 1)) as usize) as usize
}

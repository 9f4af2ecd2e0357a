//! scrypt (RFC 7914): a key out of a password, which takes as much memory as one likes.
//!
//! The memory is charged to the heap's account, and the work is counted, so that limits and signals end it; the crate of that
//! name does neither.

use super::keyed::Pads;
use super::pbkdf2;
use super::state::State;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

/// Words of a block of Salsa20.
const WORDS: usize = 16;
/// What the mixing of a block is charged, see [`Thread::spend`].
const BLOCK_UNITS: i32 = 8;

/// How much is mixed: `n` times (a power of 2) `r` pairs of blocks, `p` times over.
pub struct Cost {
    pub n: u64,
    pub r: u64,
    pub p: u64,
}

impl Cost {
    /// The bounds of the RFC, and of memory.
    pub fn is_within(&self, max_memory: u64) -> bool {
        const MOST_PARTS: u64 = (1 << 30) - 1;
        let Cost { n, r, p } = *self;
        if p > MOST_PARTS / r || 16 * r < 64 && n >= 1 << (16 * r) {
            return false;
        }
        let block = 128 * r;
        let table = n.checked_add(2).and_then(|blocks| blocks.checked_mul(block));
        table.and_then(|table| table.checked_add(block * p)).is_some_and(|bytes| bytes <= max_memory)
    }
}

/// Fills `target`. Signal handlers may run: no slice may be of an object.
pub fn derive(vm: &Thread, password: &[u8], salt: &[u8], cost: &Cost, target: &mut [u8]) -> PyResult<()> {
    let start = State::Sha256(Default::default());
    let password = Pads::new(&start, password);
    let block = 128 * cost.r as usize;
    let mut blocks = Buf::filled(0, block * cost.p as usize)?;
    pbkdf2::derive(vm, start.clone(), &password, salt, 1, &mut blocks)?;
    let mut mixer = Mixer::new(cost)?;
    for part in blocks.chunks_exact_mut(block) {
        mixer.mix(vm, part)?;
    }
    pbkdf2::derive(vm, start, &password, &blocks, 1, target)
}

struct Mixer {
    n: usize,
    /// Words of `2 * r` blocks.
    words: usize,
    current: Buf<u32>,
    next: Buf<u32>,
    /// `n` times as many.
    table: Buf<u32>,
}

impl Mixer {
    fn new(cost: &Cost) -> Result<Mixer, NoMemory> {
        let (n, words) = (cost.n as usize, 2 * WORDS * cost.r as usize);
        let row = || Buf::filled(0, words);
        Ok(Mixer { n, words, current: row()?, next: row()?, table: Buf::with_capacity(n * words)? })
    }

    fn mix(&mut self, vm: &Thread, part: &mut [u8]) -> PyResult<()> {
        for (word, bytes) in self.current.iter_mut().zip(part.as_chunks().0) {
            *word = u32::from_le_bytes(*bytes);
        }
        self.table.clear();
        for _ in 0..self.n {
            self.table.extend_from_slice(&self.current)?;
            self.step(vm)?;
        }
        for _ in 0..self.n {
            // The first word of the last block, as many bits as `n` has; it has no more than 32.
            let row = self.current[self.words - WORDS] as usize & (self.n - 1);
            let row = &self.table[row * self.words..][..self.words];
            self.current.iter_mut().zip(row).for_each(|(word, other)| *word ^= other);
            self.step(vm)?;
        }
        for (bytes, word) in part.as_chunks_mut().0.iter_mut().zip(self.current.iter()) {
            *bytes = word.to_le_bytes();
        }
        Ok(())
    }

    /// `scryptBlockMix`: blocks at even places go to the first half, the others to the second.
    fn step(&mut self, vm: &Thread) -> PyResult<()> {
        let (blocks, _) = self.current.as_chunks::<WORDS>();
        let half = blocks.len() / 2;
        let (targets, _) = self.next.as_chunks_mut::<WORDS>();
        let (even, odd) = targets.split_at_mut(half);
        let mut state = blocks[2 * half - 1];
        for ((pair, even), odd) in blocks.as_chunks::<2>().0.iter().zip(even).zip(odd) {
            salsa(&mut state, &pair[0]);
            *even = state;
            salsa(&mut state, &pair[1]);
            *odd = state;
        }
        std::mem::swap(&mut self.current, &mut self.next);
        vm.spend((2 * half).try_into().unwrap_or(i32::MAX / BLOCK_UNITS).saturating_mul(BLOCK_UNITS))
    }
}

/// Salsa20/8 of the difference of two blocks.
#[inline]
fn salsa(state: &mut [u32; WORDS], block: &[u32; WORDS]) {
    state.iter_mut().zip(block).for_each(|(word, other)| *word ^= other);
    let mut x = *state;
    for _ in 0..4 {
        // Columns, then rows: each quarter round begins on the diagonal.
        for lanes in [[0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11]] {
            quarter(&mut x, lanes);
        }
        for lanes in [[0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14]] {
            quarter(&mut x, lanes);
        }
    }
    state.iter_mut().zip(&x).for_each(|(word, mixed)| *word = word.wrapping_add(*mixed));
}

#[inline(always)]
fn quarter(x: &mut [u32; WORDS], [a, b, c, d]: [usize; 4]) {
    x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
    x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
    x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
    x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
}

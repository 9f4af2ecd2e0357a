//! Compressors and decompressors that take their input in pieces: `_bz2`, `_lzma` and `_zstd`.

pub mod bz2;
pub mod lzma;
pub mod zstd;

use taipan_vm::collections::Buf;
use taipan_vm::heap::{NoMemory, current};

/// The room for output in the beginning, and the most that is added at once.
const FIRST_ROOM: usize = 32 << 10;
const MOST_ROOM: usize = 1 << 28;

/// Memory that a library allocates, charged to the VM's account at once.
pub struct Charged(usize);

impl Charged {
    pub fn new(bytes: usize) -> Result<Charged, NoMemory> {
        current::charge(bytes)?;
        Ok(Charged(bytes))
    }

    /// Charges what it has become.
    pub fn settle(&mut self, bytes: usize) -> Result<(), NoMemory> {
        if bytes > self.0 {
            current::charge(bytes - self.0)?;
        } else {
            current::release(self.0 - bytes);
        }
        self.0 = bytes;
        Ok(())
    }
}

impl Drop for Charged {
    fn drop(&mut self) {
        current::release(self.0);
    }
}

/// What one call of a library did.
pub struct Step {
    pub used: usize,
    pub made: usize,
    pub has_ended: bool,
}

/// What went wrong: the library's error, or no memory for the output.
pub enum Failure<E> {
    Library(E),
    NoMemory,
}

impl<E> From<NoMemory> for Failure<E> {
    fn from(_: NoMemory) -> Self {
        Failure::NoMemory
    }
}

/// What a run of steps did.
pub struct Run {
    pub output: Buf<u8>,
    pub used: usize,
    pub has_ended: bool,
}

/// Feeds `input` to `step`, which gets what is left of it and room for output, until it is used up and there is no more output, or
/// there are `most` bytes, or the stream ends.
pub fn run<E>(
    input: &[u8],
    most: usize,
    mut step: impl FnMut(&[u8], &mut [u8]) -> Result<Step, E>,
) -> Result<Run, Failure<E>> {
    let mut output = Buf::new();
    let mut used = 0;
    while output.len() < most {
        let start = output.len();
        let room = start.clamp(FIRST_ROOM, MOST_ROOM).min(most - start);
        output.resize(start + room, 0)?;
        let done = step(&input[used..], &mut output[start..]).map_err(Failure::Library)?;
        output.truncate(start + done.made);
        used += done.used;
        if done.has_ended {
            return Ok(Run { output, used, has_ended: true });
        }
        let is_idle = done.used == 0 && done.made == 0;
        if is_idle || used == input.len() && done.made < room {
            break;
        }
    }
    Ok(Run { output, used, has_ended: false })
}

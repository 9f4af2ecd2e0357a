//! Compressors and decompressors that take their input in pieces: `_bz2`, `_lzma` and `_zstd`.

pub mod bz2;
pub mod lzma;
pub mod zstd;

use taipan_vm::collections::Buf;
use taipan_vm::error::Raised;
use taipan_vm::heap::{NoMemory, current};
use taipan_vm::thread::Thread;

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

/// What went wrong: the library's error, no memory for the output, or a limit.
pub enum Failure<E> {
    Library(E),
    NoMemory,
    Raised(Raised),
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

/// How a run is cut into steps, after each of which limits are looked at.
#[derive(Clone, Copy)]
pub struct Pace {
    /// The most input that a step gets.
    pub piece: usize,
    /// What a KiB of input or output costs, in units of `charge_work`.
    pub cost: usize,
}

/// The most output that a step makes.
const MOST_MADE: usize = 1 << 18;

/// Feeds `input` to `step`, which gets what is left of it and room for output, until it is used up and there is no more output, or
/// there are `most` bytes, or the stream ends.
pub fn run<E>(
    vm: &Thread,
    pace: Pace,
    input: &[u8],
    most: usize,
    mut step: impl FnMut(&[u8], &mut [u8]) -> Result<Step, E>,
) -> Result<Run, Failure<E>> {
    let mut output = Buf::new();
    let (mut used, mut made, mut has_ended) = (0_usize, 0_usize, false);
    while made < most {
        if made == output.len() {
            output.resize(made + made.clamp(FIRST_ROOM, MOST_ROOM).min(most - made), 0)?;
        }
        let end = output.len().min(made + MOST_MADE);
        let given = &input[used..input.len().min(used.saturating_add(pace.piece))];
        let done = step(given, &mut output[made..end]).map_err(Failure::Library)?;
        used += done.used;
        made += done.made;
        // Python must not run here: the stream is in use.
        let cost = (done.used + done.made).saturating_mul(pace.cost) >> 10;
        vm.charge_work(cost as u64).map_err(Failure::Raised)?;
        has_ended = done.has_ended;
        let is_idle = done.used == 0 && done.made == 0;
        if has_ended || is_idle || used == input.len() && made < end {
            break;
        }
    }
    output.truncate(made);
    Ok(Run { output, used, has_ended })
}

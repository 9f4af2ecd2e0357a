//! Room for what crates and std allocate unseen, big integers and sorting above all: charged to the VM's account before they
//! are called, and tried on the allocator if it is large, since they abort when memory runs out.
//!
//! The charge lasts for the operation; who keeps the result charges for that on its own.

use super::buf::Buf;
use crate::heap::NoMemory;
use crate::heap::current;

/// From this size on, a block of it is allocated and freed again as a trial.
const LARGE: usize = 1 << 16;

/// Nothing may take more bytes than this, so that sizes computed from it never overflow.
const MOST: usize = isize::MAX as usize / 64;

#[derive(Default)]
pub struct Room(usize);

impl Room {
    pub fn new(bytes: usize) -> Result<Room, NoMemory> {
        if bytes > MOST {
            return Err(NoMemory);
        }
        if bytes >= LARGE {
            drop(Buf::<u8>::with_capacity(bytes)?);
        }
        current::charge(bytes)?;
        Ok(Room(bytes))
    }

    pub const fn none() -> Room {
        Room(0)
    }

    pub fn bytes(&self) -> usize {
        self.0
    }

    /// Charges `more` bytes in addition.
    pub fn grow(&mut self, more: usize) -> Result<(), NoMemory> {
        if more > MOST {
            return Err(NoMemory);
        }
        current::charge(more)?;
        self.0 += more;
        Ok(())
    }

    /// Gives back what is more than `bytes`.
    pub fn shrink(&mut self, bytes: usize) {
        current::release(self.0.saturating_sub(bytes));
        self.0 = self.0.min(bytes);
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        current::release(self.0);
    }
}

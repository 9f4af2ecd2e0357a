//! Regions: 2 MiB of memory each, which the system may back by one large page, cut into blocks for arenas.
//!
//! Objects of a large heap lie in more pages than the processor keeps addresses of; with large pages it finds them without walking the
//! system's tables. Blocks that are given back wait for the next arena, and the region goes to the system as a whole: in parts it would be
//! cut into small pages for good.
//!
//! Invariant: a region is in its list as long as a block of it is used; those with a free block come first.

use crate::sys::memory;
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// A large page of the systems that have such, and as much as one of its tables describes.
const REGION_SIZE: usize = 2 << 20;
/// The size of a block.
pub const BLOCK_SIZE: usize = 256 << 10;
const BLOCKS: usize = REGION_SIZE / BLOCK_SIZE;
const ALL: u8 = u8::MAX;

const _: () = assert!(BLOCKS == u8::BITS as usize);

pub struct Region {
    start: NonNull<u8>,
    /// A bit for each block that is used.
    used: u8,
    next: *mut Region,
    previous: *mut Region,
}

pub struct Regions {
    first: Cell<*mut Region>,
}

impl Regions {
    pub const fn new() -> Regions {
        Regions { first: Cell::new(null_mut()) }
    }

    /// A block, with its region; none if the system has no more memory.
    pub fn take(&self) -> Option<(NonNull<u8>, NonNull<Region>)> {
        let mut region = self.first.get();
        // SAFETY: the list holds live regions, which nobody refers to meanwhile.
        unsafe {
            if region.is_null() || (*region).used == ALL {
                let start = memory::map_aligned(REGION_SIZE)?;
                region = Box::into_raw(Box::new(Region {
                    start,
                    used: 0,
                    next: null_mut(),
                    previous: null_mut(),
                }));
                self.link_first(region);
            }
            let index = (*region).used.trailing_ones() as usize;
            (*region).used |= 1 << index;
            if (*region).used == ALL {
                self.move_to_end(region);
            }
            Some(((*region).start.add(index * BLOCK_SIZE), NonNull::new_unchecked(region)))
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// It came from [`Regions::take`] with this region, and nobody uses it any more.
    pub unsafe fn give_back(&self, block: NonNull<u8>, region: NonNull<Region>) {
        let region = region.as_ptr();
        // SAFETY: by contract; a region with a used block is in the list.
        unsafe {
            let index = (block.addr().get() - (*region).start.addr().get()) / BLOCK_SIZE;
            debug_assert!((*region).used & 1 << index != 0, "a block was given back twice");
            (*region).used &= !(1 << index);
            self.unlink(region);
            if (*region).used == 0 {
                memory::unmap((*region).start, REGION_SIZE);
                drop(Box::from_raw(region));
                return;
            }
            self.link_first(region);
        }
    }

    /// # Safety
    /// The region is live and in no list.
    unsafe fn link_first(&self, region: *mut Region) {
        let head = self.first.replace(region);
        // SAFETY: the list holds live regions.
        unsafe {
            (*region).previous = null_mut();
            (*region).next = head;
            if !head.is_null() {
                (*head).previous = region;
            }
        }
    }

    /// # Safety
    /// The region is in the list.
    unsafe fn unlink(&self, region: *mut Region) {
        // SAFETY: the list holds live regions.
        unsafe {
            let (next, previous) = ((*region).next, (*region).previous);
            if !next.is_null() {
                (*next).previous = previous;
            }
            if previous.is_null() {
                self.first.set(next);
            } else {
                (*previous).next = next;
            }
        }
    }

    /// # Safety
    /// The region is the first of the list.
    unsafe fn move_to_end(&self, region: *mut Region) {
        // SAFETY: the list holds live regions; a full one goes behind the first full one, so that those with room come first.
        unsafe {
            let mut last = region;
            while !(*last).next.is_null() && (*(*last).next).used != ALL {
                last = (*last).next;
            }
            if last == region {
                return;
            }
            self.unlink(region);
            let after = (*last).next;
            (*region).next = after;
            (*region).previous = last;
            (*last).next = region;
            if !after.is_null() {
                (*after).previous = region;
            }
        }
    }
}

#[cfg(all(test, not(miri)))]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn blocks_lie_apart_and_come_back() {
        let regions = Regions::new();
        let taken: Vec<_> = (0..BLOCKS * 2 + 3).map(|_| regions.take().expect("memory for a test")).collect();
        let places: BTreeSet<_> = taken.iter().map(|(block, _)| block.addr().get()).collect();
        assert_eq!(places.len(), taken.len());
        assert!(places.iter().zip(places.iter().skip(1)).all(|(first, second)| second - first >= BLOCK_SIZE));
        let (block, region) = taken[3];
        // SAFETY: each block is given back once, and nobody uses it.
        unsafe {
            regions.give_back(block, region);
            assert_eq!(regions.take().map(|(again, _)| again), Some(block), "a region with room comes first");
            taken.iter().for_each(|(block, region)| regions.give_back(*block, *region));
        }
        assert!(regions.first.get().is_null());
    }
}

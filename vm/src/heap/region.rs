//! Regions: 2 MiB of memory each, which the system may back by one large page, cut into blocks for arenas.
//!
//! Objects of a large heap lie in more pages than the processor keeps addresses of; with large pages it finds them without walking the
//! system's tables. Blocks that are given back wait for the next arena, and the region goes to the system as a whole: in parts it would be
//! cut into small pages for good.
//!
//! Invariant: a region is in its chain as long as a block of it is used.

use super::chain::{Chain, Linked, Links};
use crate::sys::memory;
use std::alloc::{self, Layout};
use std::ptr::NonNull;

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
    links: Links<Region>,
}

impl Linked for Region {
    fn links(&self) -> &Links<Region> {
        &self.links
    }

    fn has_room(&self) -> bool {
        self.used != ALL
    }
}

pub struct Regions {
    chain: Chain<Region>,
}

impl Regions {
    pub const fn new() -> Regions {
        Regions { chain: Chain::new() }
    }

    /// A block, with its region; none if the system has no more memory.
    pub fn take(&self) -> Option<(NonNull<u8>, NonNull<Region>)> {
        let region = match self.chain.first_with_room() {
            Some(region) => region,
            None => self.map()?,
        };
        // SAFETY: the chain holds live regions, which nobody refers to meanwhile.
        unsafe {
            let index = (*region).used.trailing_ones() as usize;
            (*region).used |= 1 << index;
            if !(*region).has_room() {
                self.chain.move_full();
            }
            Some(((*region).start.add(index * BLOCK_SIZE), NonNull::new_unchecked(region)))
        }
    }

    /// A new region, first in the chain.
    fn map(&self) -> Option<*mut Region> {
        // SAFETY: the layout is not empty, and the region is written before it is used.
        unsafe {
            let region = NonNull::new(alloc::alloc(Layout::new::<Region>()).cast::<Region>())?.as_ptr();
            let Some(start) = memory::map_aligned(REGION_SIZE) else {
                alloc::dealloc(region.cast(), Layout::new::<Region>());
                return None;
            };
            region.write(Region { start, used: 0, links: Links::new() });
            self.chain.link_first(region);
            Some(region)
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// It came from [`Regions::take`] with this region, and nobody uses it any more.
    pub unsafe fn give_back(&self, block: NonNull<u8>, region: NonNull<Region>) {
        let region = region.as_ptr();
        // SAFETY: by contract; a region with a used block is in the chain, and was allocated with this layout.
        unsafe {
            let index = (block.addr().get() - (*region).start.addr().get()) / BLOCK_SIZE;
            debug_assert!((*region).used & 1 << index != 0, "a block was given back twice");
            (*region).used &= !(1 << index);
            self.chain.unlink(region);
            if (*region).used == 0 {
                memory::unmap((*region).start, REGION_SIZE);
                alloc::dealloc(region.cast(), Layout::new::<Region>());
                return;
            }
            self.chain.link_first(region);
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
        assert!(regions.chain.first().is_null());
    }
}

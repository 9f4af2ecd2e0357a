//! Pages of a machine that has ended, kept for the next one of its thread.
//!
//! A program that makes one machine after another would otherwise take and give back the same memory each time, and the
//! system's allocator gives the end of its own back to the system again and again: pages that are to be mapped anew stop the
//! process's other threads. What is kept is what one machine begins with: a block for objects and one for buffers.

use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::null_mut;

/// Blocks, all of them with one layout.
pub struct Spare {
    blocks: [Cell<*mut u8>; 2],
    layout: Layout,
}

impl Spare {
    pub const fn new(layout: Layout) -> Spare {
        Spare { blocks: [const { Cell::new(null_mut()) }; 2], layout }
    }

    /// A block that has been kept, or null.
    pub fn take(&self) -> *mut u8 {
        let kept = self.blocks.iter().map(|block| block.replace(null_mut())).find(|block| !block.is_null());
        kept.unwrap_or(null_mut())
    }

    /// Keeps a block, if there is room for it.
    ///
    /// # Safety
    /// It came from the system's allocator with the layout that all have; if it is kept, nobody else uses it any more.
    pub unsafe fn keep(&self, block: *mut u8) -> bool {
        let place = self.blocks.iter().find(|place| place.get().is_null());
        place.inspect(|place| place.set(block)).is_some()
    }
}

impl Drop for Spare {
    fn drop(&mut self) {
        loop {
            let block = self.take();
            if block.is_null() {
                return;
            }
            // SAFETY: `keep` was given it with this layout, and nobody uses it.
            unsafe { alloc::dealloc(block, self.layout) };
        }
    }
}

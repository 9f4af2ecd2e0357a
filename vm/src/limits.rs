//! Limits that an embedder sets on what a VM may use. Reaching one is a termination (`thread::Termination`), but for the one on
//! recursion, which is `RecursionError`.

use crate::thread::Termination;
use std::cell::Cell;
use std::time::Instant;

pub struct Limits {
    /// Ticks left: backward jumps, calls, and what native work is charged. `u64::MAX` is no limit.
    pub fuel: Cell<u64>,
    pub deadline: Cell<Option<Instant>>,
    /// The most that `sys.setrecursionlimit` can set.
    pub recursion: Cell<u32>,
    /// Bytes of a text that is compiled.
    pub source_bytes: Cell<usize>,
    /// How deeply brackets, blocks and operators may be nested in such a text.
    pub source_depth: Cell<u32>,
    /// A host may end what runs: it waits in the system for moments only.
    pub watched: Cell<bool>,
    /// What a thread beside the main one has been ended by.
    pub reached: Cell<Option<Termination>>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            fuel: Cell::new(u64::MAX),
            deadline: Cell::new(None),
            recursion: Cell::new(u32::MAX),
            source_bytes: Cell::new(usize::MAX),
            source_depth: Cell::new(u32::MAX),
            watched: Cell::new(false),
            reached: Cell::new(None),
        }
    }
}

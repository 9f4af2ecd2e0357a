//! Limits that an embedder sets on what a VM may use. Reaching one is a termination (`thread::Termination`).

use std::cell::Cell;
use std::time::Instant;

pub struct Limits {
    /// Ticks left: backward jumps, calls, and what native work is charged. `u64::MAX` is no limit.
    pub fuel: Cell<u64>,
    pub deadline: Cell<Option<Instant>>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { fuel: Cell::new(u64::MAX), deadline: Cell::new(None) }
    }
}

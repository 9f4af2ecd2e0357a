//! The lines of a cache, which are made when something is first kept: few at first, many when as much has been kept as there
//! are few. A machine that runs little code has none.

use std::cell::{Cell, OnceCell};

const FEW: usize = 64;

pub struct Lines<L, const MANY: usize> {
    few: OnceCell<Box<[Cell<L>]>>,
    many: OnceCell<Box<[Cell<L>]>>,
    kept: Cell<usize>,
}

impl<L: Copy, const MANY: usize> Lines<L, MANY> {
    pub const fn new() -> Self {
        const { assert!(MANY.is_power_of_two() && MANY > FEW) };
        Lines { few: OnceCell::new(), many: OnceCell::new(), kept: Cell::new(0) }
    }

    #[inline(always)]
    fn place(&self, index: usize) -> Option<&Cell<L>> {
        match self.many.get() {
            Some(many) => many.get(index % MANY),
            None => self.few.get()?.get(index % FEW),
        }
    }

    /// The line for an index, which may be any number; `None` before anything has been kept.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<L> {
        self.place(index).map(Cell::get)
    }

    /// Keeps a line. Lines that are made for it are like `empty`; without memory for them nothing is kept.
    pub fn keep(&self, index: usize, line: L, empty: L) {
        let kept = self.kept.get();
        self.kept.set(kept.saturating_add(1));
        let (lines, count) = if kept < FEW { (&self.few, FEW) } else { (&self.many, MANY) };
        if lines.get().is_none() {
            let mut made = Vec::new();
            if made.try_reserve_exact(count).is_ok() {
                made.resize(count, Cell::new(empty));
                let _ = lines.set(made.into_boxed_slice());
            }
        }
        if let Some(place) = self.place(index) {
            place.set(line);
        }
    }
}

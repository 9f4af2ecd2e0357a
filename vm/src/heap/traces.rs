//! Traces of blocks of memory: which Python frames were running when a block was allocated (`tracemalloc`).
//!
//! Tracing costs nothing while it is off. While it is on, no size class has a current page and every page is in the state
//! `Watched` (see `heap::page`), so that each allocation and each release of a cell takes the slow path, where the trace is made
//! or forgotten; blocks from the system ask [`Traces::is_on`].
//!
//! Invariants:
//! 1. The tables are taken from the system and charged to the account, like all that a program causes to be allocated; what is
//!    reported as traced does not contain them.
//! 2. Nothing in here runs Python or allocates from a heap: a filename is the code's own string, held once more.
//! 3. A trace is captured, and room for it made, before its block is allocated; noting it cannot fail.
//! 4. Tracebacks stay until all traces are cleared, so that forgetting a block drops nothing.

use super::Heap;
use super::account::{Account, NoMemory};
use crate::interp::frame::{Frame, flag};
use crate::thread::Thread;
use crate::value::Value;
use hashbrown::{HashMap, HashTable};
use rustc_hash::{FxBuildHasher, FxHasher};
use std::cell::{Cell, RefCell};
use std::hash::{Hash, Hasher};

/// The most frames that a traceback may have.
pub const MOST_FRAMES: u16 = u16::MAX;

/// A frame of a traceback. The filename is `None` where no Python code runs.
#[derive(Clone)]
pub struct Line {
    pub filename: Option<Value>,
    pub number: u32,
}

impl Line {
    /// Filenames are told apart by identity: those of one module are one string.
    fn key(&self) -> (u64, u32) {
        (self.filename.as_ref().map_or(0, |name| name.word().bits()), self.number)
    }
}

/// Frames that were running, the innermost one first, and how many there were in all.
pub struct Traceback {
    pub lines: Box<[Line]>,
    pub total: u16,
}

impl Traceback {
    fn hash(&self) -> u64 {
        hash_of(&self.lines, self.total)
    }
}

fn hash_of(lines: &[Line], total: u16) -> u64 {
    let mut hasher = FxHasher::default();
    total.hash(&mut hasher);
    for line in lines {
        line.key().hash(&mut hasher);
    }
    hasher.finish()
}

/// What comes before a function's first `RESUME`, making cells or the generator, belongs to the call.
fn is_incomplete(frame: &Frame) -> bool {
    frame.flags.get() & flag::IN_GENERATOR == 0 && frame.offset() < frame.code().first_traceable()
}

/// Where a block was allocated: an index of a traceback.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Origin(u32);

#[derive(Clone, Copy)]
pub struct Trace {
    pub size: usize,
    pub origin: Origin,
}

#[derive(Default)]
struct Tables {
    blocks: HashMap<usize, Trace, FxBuildHasher>,
    tracebacks: Vec<Traceback>,
    interned: HashTable<u32>,
    /// Bytes in the tracebacks' lines.
    lines: usize,
    /// What the account was charged for the tables.
    charged: usize,
}

pub struct Traces {
    on: Cell<bool>,
    /// Allocations are not noted: the traces are being read.
    paused: Cell<bool>,
    limit: Cell<u16>,
    used: Cell<usize>,
    peak: Cell<usize>,
    tables: RefCell<Tables>,
    /// The frames of the allocation at hand.
    lines: Cell<Vec<Line>>,
}

impl Traces {
    pub fn new() -> Traces {
        Traces {
            on: Cell::new(false),
            paused: Cell::new(false),
            limit: Cell::new(1),
            used: Cell::new(0),
            peak: Cell::new(0),
            tables: RefCell::default(),
            lines: Cell::default(),
        }
    }

    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    pub(super) fn set_on(&self, on: bool) {
        self.on.set(on);
    }

    /// The most frames of a traceback.
    pub fn limit(&self) -> u16 {
        self.limit.get()
    }

    pub fn set_limit(&self, frames: u16) {
        self.limit.set(frames.max(1));
    }

    /// Bytes in traced blocks, and the most there have been.
    pub fn memory(&self) -> (usize, usize) {
        (self.used.get(), self.peak.get())
    }

    pub fn reset_peak(&self) {
        self.peak.set(self.used.get());
    }

    /// Bytes that the tables take.
    pub fn own_memory(&self) -> usize {
        self.tables.borrow().size()
    }

    /// Forgets all blocks and tracebacks.
    pub fn clear(&self, account: &Account) {
        self.used.set(0);
        self.peak.set(0);
        // The borrow is over before filenames are dropped.
        let tables = self.tables.take();
        account.release(tables.charged);
        drop(tables);
    }

    /// Calls `read` while allocations are not noted.
    pub fn while_paused<R>(&self, read: impl FnOnce() -> R) -> R {
        let before = self.paused.replace(true);
        let result = read();
        self.paused.set(before);
        result
    }

    /// All traces as they are now.
    pub fn all(&self) -> Result<Vec<Trace>, NoMemory> {
        let tables = self.tables.borrow();
        let mut found = Vec::new();
        found.try_reserve_exact(tables.blocks.len()).map_err(|_| NoMemory)?;
        found.extend(tables.blocks.values().copied());
        Ok(found)
    }

    /// The trace of the block at an address.
    pub fn of(&self, address: usize) -> Option<Trace> {
        self.tables.borrow().blocks.get(&address).copied()
    }

    /// The lines of a traceback, and the number of frames in all. Nothing, if the traces have been cleared meanwhile.
    pub fn traceback(&self, origin: Origin) -> Option<(Box<[Line]>, u16)> {
        let tables = self.tables.borrow();
        tables.tracebacks.get(origin.0 as usize).map(|traceback| (traceback.lines.clone(), traceback.total))
    }

    /// Where the block is allocated that is allocated next; nothing if it is not to be noted.
    #[inline]
    pub(super) fn capture(&self, heap: &Heap) -> Result<Option<Origin>, NoMemory> {
        if self.is_on() { self.capture_slow(heap.account(), heap.thread()) } else { Ok(None) }
    }

    #[cold]
    fn capture_slow(&self, account: &Account, vm: Option<&Thread>) -> Result<Option<Origin>, NoMemory> {
        if self.paused.get() {
            return Ok(None);
        }
        let mut lines = self.lines.take();
        let result = self.walk(vm, &mut lines).and_then(|total| {
            let mut tables = self.tables.borrow_mut();
            tables.blocks.try_reserve(1).map_err(|_| NoMemory)?;
            let origin = tables.intern(&mut lines, total)?;
            tables.charge(account)?;
            Ok(origin)
        });
        // What is let go here may be freed, and then forgotten: the tables are not borrowed any more.
        lines.clear();
        self.lines.set(lines);
        result.map(Some)
    }

    /// Collects the frames that run, at most `limit` of them.
    fn walk(&self, vm: Option<&Thread>, lines: &mut Vec<Line>) -> Result<u16, NoMemory> {
        let mut total: u16 = 0;
        // SAFETY: the thread's frames are alive; they are only looked at.
        let mut next = vm.and_then(|vm| unsafe { Frame::visible(vm.frame.get()) });
        while let Some(frame) = next {
            next = frame.caller();
            if is_incomplete(frame) {
                continue;
            }
            if lines.len() < usize::from(self.limit.get()) {
                lines.try_reserve(1).map_err(|_| NoMemory)?;
                lines.push(Line {
                    filename: Some(frame.code().filename()),
                    number: frame.lineno().unwrap_or(0),
                });
            }
            total = total.saturating_add(1);
        }
        if lines.is_empty() {
            lines.try_reserve(1).map_err(|_| NoMemory)?;
            lines.push(Line { filename: None, number: 0 });
            total = 1;
        }
        Ok(total)
    }

    /// Notes a new block.
    pub(super) fn note(&self, address: usize, size: usize, origin: Option<Origin>) {
        // What was there before went while nothing was noted, if there was anything.
        self.forget(address);
        let Some(origin) = origin else { return };
        self.tables.borrow_mut().blocks.insert(address, Trace { size, origin });
        let used = self.used.get() + size;
        self.used.set(used);
        if used > self.peak.get() {
            self.peak.set(used);
        }
    }

    /// Forgets a block that is freed.
    #[cold]
    pub(super) fn forget(&self, address: usize) {
        if let Some(trace) = self.tables.borrow_mut().blocks.remove(&address) {
            self.used.set(self.used.get() - trace.size);
        }
    }
}

impl Default for Traces {
    fn default() -> Self {
        Self::new()
    }
}

impl Tables {
    fn size(&self) -> usize {
        self.blocks.allocation_size()
            + self.interned.allocation_size()
            + self.tracebacks.capacity() * size_of::<Traceback>()
            + self.lines
    }

    /// Charges what the tables have grown by.
    fn charge(&mut self, account: &Account) -> Result<(), NoMemory> {
        // A table that grows exists twice for a while.
        let grown = (2 * self.size()).saturating_sub(self.charged);
        account.charge(grown)?;
        self.charged += grown;
        Ok(())
    }

    /// The one traceback that consists of `lines`.
    fn intern(&mut self, lines: &mut Vec<Line>, total: u16) -> Result<Origin, NoMemory> {
        let Tables { tracebacks, interned, lines: bytes, .. } = self;
        let hash = hash_of(lines, total);
        let is_same = |index: &u32| {
            let other = &tracebacks[*index as usize];
            other.total == total && other.lines.iter().map(Line::key).eq(lines.iter().map(Line::key))
        };
        if let Some(&index) = interned.find(hash, is_same) {
            return Ok(Origin(index));
        }
        let index = u32::try_from(tracebacks.len()).map_err(|_| NoMemory)?;
        let mut own = Vec::new();
        own.try_reserve_exact(lines.len()).map_err(|_| NoMemory)?;
        tracebacks.try_reserve(1).map_err(|_| NoMemory)?;
        interned.try_reserve(1, |index| tracebacks[*index as usize].hash()).map_err(|_| NoMemory)?;
        own.append(lines);
        *bytes += own.len() * size_of::<Line>();
        tracebacks.push(Traceback { lines: own.into_boxed_slice(), total });
        interned.insert_unique(hash, index, |index| tracebacks[*index as usize].hash());
        Ok(Origin(index))
    }
}

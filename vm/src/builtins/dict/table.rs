//! The table of a dict: compact and insertion-ordered. A block holds an index (slots of 1, 2, 4 or 8 bytes with numbers of
//! entries) and, behind it, the entries in the order of insertion.
//!
//! Invariants:
//! 1. `usable` entries fit; of the first `fill`, those with a null key have been deleted, `used` have not.
//! 2. Every entry that is not deleted is found by probing from its hash; a deleted one's slot holds [`DUMMY`].
//! 3. The index is never full: no more than `usable` slots, two thirds of them, are ever written, which `spent` counts. Taking
//!    out the last entry gives back its place, not its slot.

use crate::heap::NoMemory;
use crate::heap::current::{self, Block};
use crate::value::Word;
use std::ptr::{self, NonNull};

#[derive(Clone, Copy)]
#[repr(C)]
pub struct Entry {
    pub hash: i64,
    /// Owned; null once deleted.
    pub key: Word,
    /// Owned.
    pub value: Word,
}

const EMPTY: i64 = -1;
const DUMMY: i64 = -2;
const MIN_LOG2: u8 = 3;

/// The most entries.
const MOST: usize = u32::MAX as usize / 4;

pub struct Table {
    /// The block: index first. Dangling while `log2` is 0: a table without room.
    block: NonNull<u8>,
    pub used: u32,
    pub fill: u32,
    spent: u32,
    log2: u8,
    pooled: bool,
    /// No padding: see `Heap::allocate`.
    _rest: u16,
}

/// Bytes of a slot of an index of 2^log2 slots.
#[inline(always)]
fn width(log2: u8) -> usize {
    match log2 {
        0..8 => 1,
        8..16 => 2,
        16..32 => 4,
        _ => 8,
    }
}

#[inline(always)]
fn index_bytes(log2: u8) -> usize {
    (width(log2) << log2).next_multiple_of(8)
}

#[inline(always)]
fn usable(log2: u8) -> usize {
    (2usize << log2) / 3
}

impl Table {
    pub const fn new() -> Table {
        Table { block: NonNull::dangling(), used: 0, fill: 0, spent: 0, log2: 0, pooled: false, _rest: 0 }
    }

    /// A table with room for `count` entries.
    pub fn with_capacity(count: usize) -> Result<Table, NoMemory> {
        if count == 0 {
            return Ok(Table::new());
        }
        if count > MOST {
            return Err(NoMemory);
        }
        let mut log2 = MIN_LOG2;
        while usable(log2) < count {
            log2 += 1;
        }
        Self::of_size(log2)
    }

    /// A table with at least so many slots, and room for `count` entries.
    fn with_slots(slots: usize, count: usize) -> Result<Table, NoMemory> {
        if slots > 2 * MOST {
            return Err(NoMemory);
        }
        let mut log2 = MIN_LOG2;
        while 1 << log2 < slots || usable(log2) < count {
            log2 += 1;
        }
        Self::of_size(log2)
    }

    fn of_size(log2: u8) -> Result<Table, NoMemory> {
        let block = current::allocate(Self::bytes(log2))?;
        // SAFETY: the block has room for the index, all of whose slots become EMPTY: all bits set.
        unsafe { ptr::write_bytes(block.ptr.as_ptr(), 0xFF, index_bytes(log2)) };
        Ok(Table { block: block.ptr, used: 0, fill: 0, spent: 0, log2, pooled: block.pooled, _rest: 0 })
    }

    fn bytes(log2: u8) -> usize {
        index_bytes(log2) + usable(log2) * size_of::<Entry>()
    }

    /// What CPython's table of this size takes, whose entries for strings have no hash.
    pub fn memory_size(&self, strings: bool) -> usize {
        const HEADER: usize = 32;
        let entry = if strings { 16 } else { size_of::<Entry>() };
        if self.log2 == 0 { 0 } else { HEADER + index_bytes(self.log2) + usable(self.log2) * entry }
    }

    pub fn index_slots(&self) -> usize {
        if self.log2 == 0 { 0 } else { 1 << self.log2 }
    }

    /// How many entries fit.
    pub fn usable(&self) -> usize {
        if self.log2 == 0 { 0 } else { usable(self.log2) }
    }

    /// Whether so few places are wasted that copying the whole is better than entering each entry anew.
    pub fn is_dense(&self) -> bool {
        self.used == self.fill && (self.log2 == MIN_LOG2 || usable(self.log2) / 2 < self.used as usize)
    }

    /// A table with the same contents; who asks counts the references.
    pub fn copied(&self) -> Result<Table, NoMemory> {
        if self.log2 == 0 {
            return Ok(Table::new());
        }
        self.copied_to(current::allocate(Self::bytes(self.log2))?)
    }

    /// As [`Table::copied`], for a table that is not empty, where the script has no part in it: no fuel is spent.
    pub fn copied_unpaid(&self) -> Result<Table, NoMemory> {
        self.copied_to(current::allocate_kept(Self::bytes(self.log2))?)
    }

    fn copied_to(&self, block: Block) -> Result<Table, NoMemory> {
        let used = index_bytes(self.log2) + self.fill as usize * size_of::<Entry>();
        // SAFETY: both blocks have this size; index and entries are plain data.
        unsafe { ptr::copy_nonoverlapping(self.block.as_ptr(), block.ptr.as_ptr(), used) };
        Ok(Table { block: block.ptr, pooled: block.pooled, ..*self })
    }

    #[inline(always)]
    pub fn has_room(&self) -> bool {
        self.log2 != 0 && (self.spent as usize) < usable(self.log2)
    }

    /// Address of the entries, which stays the same as long as the table is not replaced.
    #[inline(always)]
    pub fn entries_ptr(&self) -> *mut Entry {
        // SAFETY: the entries lie behind the index, inside the block.
        unsafe { self.block.as_ptr().add(if self.log2 == 0 { 0 } else { index_bytes(self.log2) }).cast() }
    }

    /// All entries, deleted ones included, in the order of insertion.
    #[inline(always)]
    pub fn entries(&self) -> &[Entry] {
        if self.log2 == 0 {
            return &[];
        }
        // SAFETY: the first `fill` entries are initialized.
        unsafe { std::slice::from_raw_parts(self.entries_ptr(), self.fill as usize) }
    }

    #[inline(always)]
    fn slot(&self, index: usize) -> i64 {
        debug_assert!(index < 1 << self.log2);
        // SAFETY: the index has that many slots of that width.
        unsafe {
            match width(self.log2) {
                1 => i64::from(*self.block.as_ptr().cast::<i8>().add(index)),
                2 => i64::from(*self.block.as_ptr().cast::<i16>().add(index)),
                4 => i64::from(*self.block.as_ptr().cast::<i32>().add(index)),
                _ => *self.block.as_ptr().cast::<i64>().add(index),
            }
        }
    }

    #[inline(always)]
    fn set_slot(&mut self, index: usize, value: i64) {
        // SAFETY: as above; the number of an entry fits the width.
        unsafe {
            match width(self.log2) {
                1 => *self.block.as_ptr().cast::<i8>().add(index) = value as i8,
                2 => *self.block.as_ptr().cast::<i16>().add(index) = value as i16,
                4 => *self.block.as_ptr().cast::<i32>().add(index) = value as i32,
                _ => *self.block.as_ptr().cast::<i64>().add(index) = value,
            }
        }
    }

    /// The slots in the order of probing for `hash`.
    #[inline(always)]
    fn probe(&self, hash: i64) -> Probe {
        let mask = (1usize << self.log2) - 1;
        Probe { mask, index: hash as usize & mask, perturb: hash as usize }
    }

    /// Calls `matches` with the entries that have this hash until it says yes; their number is the result. `matches` must not
    /// change the table.
    #[inline(always)]
    pub fn find(&self, hash: i64, mut matches: impl FnMut(&Entry) -> bool) -> Option<usize> {
        if self.used == 0 {
            return None;
        }
        let entries = self.entries_ptr();
        let mut probe = self.probe(hash);
        loop {
            let number = self.slot(probe.index);
            if number >= 0 {
                // SAFETY: the index names entries below `fill`.
                let entry = unsafe { &*entries.add(number as usize) };
                if entry.hash == hash && matches(entry) {
                    return Some(number as usize);
                }
            } else if number == EMPTY {
                return None;
            }
            probe.next();
        }
    }

    /// As [`Table::find`], for who enters the key if it is not there; there is room.
    #[inline(always)]
    pub fn locate(&self, hash: i64, mut matches: impl FnMut(&Entry) -> bool) -> Located {
        debug_assert!(self.has_room());
        let entries = self.entries_ptr();
        let mut probe = self.probe(hash);
        loop {
            let number = self.slot(probe.index);
            if number >= 0 {
                // SAFETY: the index names entries below `fill`.
                let entry = unsafe { &*entries.add(number as usize) };
                if entry.hash == hash && matches(entry) {
                    return Located::Entry(number as usize);
                }
            } else if number == EMPTY {
                return Located::Free(probe.index);
            }
            probe.next();
        }
    }

    /// Adds an entry for a key that is not in the table, at the slot where `locate` has missed it.
    #[inline(always)]
    pub fn enter(&mut self, slot: usize, hash: i64, key: Word, value: Word) {
        let number = self.fill as usize;
        self.set_slot(slot, number as i64);
        // SAFETY: there is room for the entry.
        unsafe { self.entries_ptr().add(number).write(Entry { hash, key, value }) };
        self.fill += 1;
        self.used += 1;
        self.spent += 1;
    }

    /// The numbers of the entries with this hash, for callers that compare by running code: the table may change between two
    /// of them, which the caller notices.
    pub fn candidates(&self, hash: i64) -> Candidates {
        Candidates { hash, probe: self.probe(hash), done: self.used == 0 }
    }

    /// Adds an entry for a key that is not in the table; there is room.
    #[inline]
    pub fn push(&mut self, hash: i64, key: Word, value: Word) -> usize {
        debug_assert!(self.has_room());
        let mut probe = self.probe(hash);
        while self.slot(probe.index) >= 0 {
            probe.next();
        }
        let number = self.fill as usize;
        self.enter(probe.index, hash, key, value);
        number
    }

    /// Takes out the entry with this number; key and value are the caller's.
    pub fn remove(&mut self, number: usize) -> Entry {
        // SAFETY: the caller has found the entry.
        let entry = unsafe { *self.entries_ptr().add(number) };
        let mut probe = self.probe(entry.hash);
        while self.slot(probe.index) != number as i64 {
            probe.next();
        }
        self.set_slot(probe.index, DUMMY);
        // SAFETY: as above.
        unsafe { (*self.entries_ptr().add(number)).key = Word::NULL };
        self.used -= 1;
        entry
    }

    /// Gives back the places of deleted entries at the end: `popitem` in a loop stays linear. Other ways to delete leave them,
    /// so that an iterator sees what has been added since.
    pub fn shrink_end(&mut self) {
        while self.fill > 0 && self.entries()[self.fill as usize - 1].key.is_null() {
            self.fill -= 1;
        }
    }

    /// A table with the same entries, without deleted ones, and room for `count` in all; this one's entries move over.
    pub fn resized(&self, count: usize) -> Result<Table, NoMemory> {
        self.moved_to(Table::with_capacity(count.max(self.used as usize))?)
    }

    /// As [`Table::resized`], with slots for three times the entries: a dict that shrinks and grows does not thrash.
    pub fn grown(&self) -> Result<Table, NoMemory> {
        let used = self.used as usize;
        self.moved_to(Table::with_slots(3 * used, used + 1)?)
    }

    fn moved_to(&self, mut table: Table) -> Result<Table, NoMemory> {
        let (first, entries) = (table.fill as usize, self.entries());
        debug_assert!(first + self.used as usize <= usable(table.log2) || self.used == 0);
        // SAFETY: there is room for all entries that have not been deleted, behind the first ones.
        unsafe {
            let mut to = table.entries_ptr().add(first);
            if self.used == self.fill {
                ptr::copy_nonoverlapping(entries.as_ptr(), to, entries.len());
            } else {
                for entry in entries.iter().filter(|entry| !entry.key.is_null()) {
                    to.write(*entry);
                    to = to.add(1);
                }
            }
        }
        table.fill += self.used;
        table.used += self.used;
        table.spent += self.used;
        match width(table.log2) {
            _ if self.used == 0 => {}
            1 => table.index_from(first, |number| number as i8),
            2 => table.index_from(first, |number| number as i16),
            4 => table.index_from(first, |number| number as i32),
            _ => table.index_from(first, |number| number as i64),
        }
        Ok(table)
    }

    /// Enters the numbers of the entries from `first` on in the index, whose slots have the width of `S`. Their keys differ, and
    /// no entry has ever been deleted.
    #[inline(always)]
    fn index_from<S: Copy + PartialOrd + Default>(&mut self, first: usize, narrow: impl Fn(usize) -> S) {
        let slots = self.block.as_ptr().cast::<S>();
        for number in first..self.fill as usize {
            // SAFETY: the entry is initialized; probing stays among the index's slots, one of which is free.
            unsafe {
                let mut probe = self.probe((*self.entries_ptr().add(number)).hash);
                while *slots.add(probe.index) >= S::default() {
                    probe.next();
                }
                *slots.add(probe.index) = narrow(number);
            }
        }
    }

    /// A table with the same entries behind `gap` free ones; this one's entries move over.
    pub fn with_gap(&self, gap: usize) -> Result<Table, NoMemory> {
        let mut table = Table::with_capacity(2 * gap + self.used as usize + 1)?;
        for number in 0..gap {
            // SAFETY: there is room for twice as many entries.
            unsafe {
                let free = Entry { hash: 0, key: Word::NULL, value: Word::NULL };
                table.entries_ptr().add(number).write(free);
            }
        }
        (table.fill, table.spent) = (gap as u32, gap as u32);
        self.moved_to(table)
    }

    /// Puts an entry in the place of a free one, for a key that is not in the table; there is room.
    pub fn put(&mut self, number: usize, entry: Entry) {
        debug_assert!(self.has_room() && number < self.fill as usize);
        let mut probe = self.probe(entry.hash);
        while self.slot(probe.index) >= 0 {
            probe.next();
        }
        self.set_slot(probe.index, number as i64);
        // SAFETY: the place exists, and its entry owns nothing.
        unsafe { self.entries_ptr().add(number).write(entry) };
        self.used += 1;
        self.spent += 1;
    }

    /// Frees the block, not what the entries own.
    pub fn free(&mut self) {
        if self.log2 != 0 {
            let block = Block { ptr: self.block, pooled: self.pooled };
            // SAFETY: allocated with this size.
            unsafe { current::free(block, Self::bytes(self.log2)) };
            *self = Table::new();
        }
    }
}

/// See [`Table::locate`].
pub enum Located {
    /// The number of the key's entry.
    Entry(usize),
    /// The slot where the key would be.
    Free(usize),
}

/// A sequence of slots that visits all of them: linear at first, then spread by the higher bits of the hash.
#[derive(Clone, Copy)]
struct Probe {
    mask: usize,
    index: usize,
    perturb: usize,
}

impl Probe {
    #[inline(always)]
    fn next(&mut self) {
        self.perturb >>= 5;
        self.index = (self.index.wrapping_mul(5).wrapping_add(self.perturb).wrapping_add(1)) & self.mask;
    }
}

/// See [`Table::candidates`].
pub struct Candidates {
    hash: i64,
    probe: Probe,
    done: bool,
}

impl Candidates {
    /// The number of the next entry with the hash, in the unchanged table.
    pub fn next(&mut self, table: &Table) -> Option<usize> {
        while !self.done {
            let number = table.slot(self.probe.index);
            self.probe.next();
            if number >= 0 && table.entries()[number as usize].hash == self.hash {
                return Some(number as usize);
            }
            self.done = number == EMPTY;
        }
        None
    }
}

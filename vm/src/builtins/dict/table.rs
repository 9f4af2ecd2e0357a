//! The table of a dict: compact and insertion-ordered. A block holds an index (slots of 1, 2, 4 or 8 bytes with numbers of
//! entries) and, behind it, the entries in the order of insertion. The index's slots are counted backwards from the entries, so
//! that one address leads to both.
//!
//! Invariants:
//! 1. `usable` entries fit; of the first `fill`, those with a null key have been deleted, `used` have not.
//! 2. Every entry that is not deleted is found by probing from its hash; a deleted one's slot holds `DUMMY`.
//! 3. The index is never full: no more than `usable` slots, two thirds of them, are ever written; `room` is how many are left.
//!    Taking out the last entry gives back its place, not its slot.

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
    /// Behind the index, in one block with it. Dangling while `log2` is 0: a table without room.
    entries: NonNull<Entry>,
    pub used: u32,
    pub fill: u32,
    room: u32,
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

/// Of an index that is there: eight slots at least, so that the entries are aligned.
#[inline(always)]
fn index_bytes(log2: u8) -> usize {
    width(log2) << log2
}

#[inline(always)]
fn usable(log2: u8) -> usize {
    (2usize << log2) / 3
}

impl Table {
    pub const fn new() -> Table {
        Table { entries: NonNull::dangling(), used: 0, fill: 0, room: 0, log2: 0, pooled: false, _rest: 0 }
    }

    /// The size of a table with room for `count` entries, and at least so many slots.
    fn size_for(count: usize, slots: usize) -> Result<u8, NoMemory> {
        if count > MOST || slots > 2 * MOST {
            return Err(NoMemory);
        }
        let mut log2 = MIN_LOG2;
        while 1 << log2 < slots || usable(log2) < count {
            log2 += 1;
        }
        Ok(log2)
    }

    /// Gives a table without entries room for `count`. Like all that follows it is done in place: a table that is made elsewhere and
    /// moved has been written in parts and is read as a whole, for which a processor waits.
    pub fn provide(&mut self, count: usize) -> Result<(), NoMemory> {
        debug_assert!(self.used == 0);
        if count > 0 {
            let log2 = Self::size_for(count, 0)?;
            let block = current::allocate(Self::bytes(log2))?;
            self.free();
            self.begin_in(block, log2);
        }
        Ok(())
    }

    /// Becomes a table without entries in this block, of the right size.
    #[inline(always)]
    fn begin_in(&mut self, block: Block, log2: u8) {
        // SAFETY: the block has room for the index, all of whose slots become EMPTY: all bits set. The smallest, which are the
        // most, need no call.
        unsafe {
            match log2 {
                MIN_LOG2 => block.ptr.cast::<u64>().write(u64::MAX),
                _ => ptr::write_bytes(block.ptr.as_ptr(), 0xFF, index_bytes(log2)),
            }
        }
        self.move_in(block, log2);
        (self.used, self.fill, self.room) = (0, 0, usable(log2) as u32);
    }

    #[inline(always)]
    fn move_in(&mut self, block: Block, log2: u8) {
        // SAFETY: the entries lie behind the index, inside the block.
        self.entries = unsafe { block.ptr.add(index_bytes(log2)) }.cast();
        (self.log2, self.pooled) = (log2, block.pooled);
    }

    /// Where the block begins; of a table without room no address that is used.
    #[inline(always)]
    fn block_start(&self) -> NonNull<u8> {
        match self.log2 {
            0 => self.entries.cast(),
            // SAFETY: the index lies before the entries, inside the block.
            log2 => unsafe { self.entries.cast::<u8>().sub(index_bytes(log2)) },
        }
    }

    #[inline]
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

    /// Gets the same contents as `other` instead of its own, which are no entries; who asks counts the references.
    pub fn copy_from(&mut self, other: &Table) -> Result<(), NoMemory> {
        if other.log2 != 0 {
            let block = current::allocate(Self::bytes(other.log2))?;
            self.copy_in(block, other);
        }
        Ok(())
    }

    /// As [`Table::copy_from`], of a table that is not empty, where the script has no part in it: no fuel is spent.
    pub fn copy_unpaid(&mut self, other: &Table) -> Result<(), NoMemory> {
        let block = current::allocate_kept(Self::bytes(other.log2))?;
        self.copy_in(block, other);
        Ok(())
    }

    fn copy_in(&mut self, block: Block, other: &Table) {
        debug_assert!(self.used == 0);
        self.free();
        let used = index_bytes(other.log2) + other.fill as usize * size_of::<Entry>();
        // SAFETY: both blocks have this size; index and entries are plain data.
        unsafe { ptr::copy_nonoverlapping(other.block_start().as_ptr(), block.ptr.as_ptr(), used) };
        self.move_in(block, other.log2);
        (self.used, self.fill, self.room) = (other.used, other.fill, other.room);
    }

    #[inline(always)]
    pub fn has_room(&self) -> bool {
        self.room != 0
    }

    /// Address of the entries, which stays the same as long as the table is not replaced.
    #[inline(always)]
    pub fn entries_ptr(&self) -> *mut Entry {
        self.entries.as_ptr()
    }

    /// All entries, deleted ones included, in the order of insertion.
    #[inline(always)]
    pub fn entries(&self) -> &[Entry] {
        // SAFETY: the first `fill` entries are initialized; a table without room has none.
        unsafe { std::slice::from_raw_parts(self.entries_ptr(), self.fill as usize) }
    }

    #[inline(always)]
    fn slot(&self, index: usize) -> i64 {
        debug_assert!(index < 1 << self.log2);
        // SAFETY: the index has that many slots of that width.
        unsafe {
            match width(self.log2) {
                1 => i64::from(*self.entries.as_ptr().cast::<i8>().sub(index + 1)),
                2 => i64::from(*self.entries.as_ptr().cast::<i16>().sub(index + 1)),
                4 => i64::from(*self.entries.as_ptr().cast::<i32>().sub(index + 1)),
                _ => *self.entries.as_ptr().cast::<i64>().sub(index + 1),
            }
        }
    }

    #[inline(always)]
    fn set_slot(&mut self, index: usize, value: i64) {
        // SAFETY: as above; the number of an entry fits the width.
        unsafe {
            match width(self.log2) {
                1 => *self.entries.as_ptr().cast::<i8>().sub(index + 1) = value as i8,
                2 => *self.entries.as_ptr().cast::<i16>().sub(index + 1) = value as i16,
                4 => *self.entries.as_ptr().cast::<i32>().sub(index + 1) = value as i32,
                _ => *self.entries.as_ptr().cast::<i64>().sub(index + 1) = value,
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
        self.room -= 1;
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

    /// Gets room for `count` entries in all, and loses the places of deleted ones.
    pub fn resize(&mut self, count: usize) -> Result<(), NoMemory> {
        self.change_size(Self::size_for(count.max(self.used as usize), 0)?, 0)
    }

    /// As [`Table::resize`], with slots for three times the entries: a dict that shrinks and grows does not thrash.
    pub fn grow(&mut self) -> Result<(), NoMemory> {
        if self.log2 == 0 {
            let block = current::allocate(Self::bytes(MIN_LOG2))?;
            self.begin_in(block, MIN_LOG2);
            return Ok(());
        }
        let used = self.used as usize;
        self.change_size(Self::size_for(used + 1, 3 * used)?, 0)
    }

    /// Gets `gap` free places in front of all entries.
    pub fn open_gap(&mut self, gap: usize) -> Result<(), NoMemory> {
        self.change_size(Self::size_for(2 * gap + self.used as usize + 1, 0)?, gap)
    }

    /// Moves the entries that are not deleted to a block of another size, behind `gap` free places.
    fn change_size(&mut self, log2: u8, gap: usize) -> Result<(), NoMemory> {
        let (used, fill) = (self.used, self.fill);
        debug_assert!(gap + used as usize <= usable(log2));
        let block = current::allocate(Self::bytes(log2))?;
        let (old_log2, old_entries) = (self.log2, self.entries);
        let old = Block { ptr: self.block_start(), pooled: self.pooled };
        self.begin_in(block, log2);
        // SAFETY: there is room for the gap and for all entries that have not been deleted; the old block is there, if there was
        // any, until they have been copied, and was allocated with its size.
        unsafe {
            let mut to = self.entries_ptr();
            for _ in 0..gap {
                to.write(Entry { hash: 0, key: Word::NULL, value: Word::NULL });
                to = to.add(1);
            }
            if used == fill {
                ptr::copy_nonoverlapping(old_entries.as_ptr(), to, fill as usize);
            } else {
                let entries = std::slice::from_raw_parts(old_entries.as_ptr(), fill as usize);
                for entry in entries.iter().filter(|entry| !entry.key.is_null()) {
                    to.write(*entry);
                    to = to.add(1);
                }
            }
            if old_log2 != 0 {
                current::free(old, Self::bytes(old_log2));
            }
        }
        self.used = used;
        self.fill = gap as u32 + used;
        self.room -= self.fill;
        match width(log2) {
            _ if used == 0 => {}
            1 => self.index_from(gap, |number| number as i8),
            2 => self.index_from(gap, |number| number as i16),
            4 => self.index_from(gap, |number| number as i32),
            _ => self.index_from(gap, |number| number as i64),
        }
        Ok(())
    }

    /// Enters the numbers of the entries from `first` on in the index, whose slots have the width of `S`. Their keys differ, and
    /// no entry has ever been deleted.
    #[inline(always)]
    fn index_from<S: Copy + PartialOrd + Default>(&mut self, first: usize, narrow: impl Fn(usize) -> S) {
        let slots = self.entries.as_ptr().cast::<S>();
        for number in first..self.fill as usize {
            // SAFETY: the entry is initialized; probing stays among the index's slots, one of which is free.
            unsafe {
                let mut probe = self.probe((*self.entries_ptr().add(number)).hash);
                while *slots.sub(probe.index + 1) >= S::default() {
                    probe.next();
                }
                *slots.sub(probe.index + 1) = narrow(number);
            }
        }
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
        self.room -= 1;
    }

    /// Frees the block, not what the entries own.
    pub fn free(&mut self) {
        if self.log2 != 0 {
            let block = Block { ptr: self.block_start(), pooled: self.pooled };
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

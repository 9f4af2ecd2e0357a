//! The hash table of sets: open addressing over a power of two of places, in CPython's order of probing, so that with the same
//! hashes and the same history the elements come in the same order.
//!
//! Invariants:
//! 1. There are at least eight places, at least one of which has never been used; `mask` is one less than their number.
//! 2. `used` places hold an element, `fill` have ever held one (since the table was made).
//! 3. A table that was never added to uses the static [`EMPTY`] places, which are never written.
//! 4. Of a table of up to [`MAPPED`] places `map` has a bit set for each that holds an element. Most sets are small and half empty:
//!    who goes through one goes from bit to bit. Of larger ones it means nothing.

use crate::heap::NoMemory;
use crate::heap::current::{self, Block};
use crate::value::{Value, Word};
use std::ptr::{self, NonNull};

#[derive(Clone, Copy)]
#[repr(C)]
pub struct Entry {
    /// -1 where an element was taken out: no hash is that.
    pub hash: i64,
    /// Owned; null where the place has never been used, [`dummy`] where an element was taken out.
    pub key: Word,
}

impl Entry {
    #[inline(always)]
    pub fn is_element(&self) -> bool {
        !self.key.is_null() && self.hash != DUMMY_HASH
    }
}

const DUMMY_HASH: i64 = -1;

/// The word of a place that an element was taken out of: no pointer, and no immediate that is a value.
fn dummy() -> Entry {
    Entry { hash: DUMMY_HASH, key: Value::UNBOUND.word() }
}

const LINEAR_PROBES: usize = 9;
const MIN_SIZE: usize = 8;
const MAPPED: usize = u64::BITS as usize;
const PERTURB_SHIFT: u32 = 5;

struct EmptyPlaces([Entry; MIN_SIZE]);

// SAFETY: never written, and no element is in them.
unsafe impl Sync for EmptyPlaces {}

static EMPTY: EmptyPlaces = EmptyPlaces([const { Entry { hash: 0, key: Word::NULL } }; MIN_SIZE]);

pub struct Table {
    entries: NonNull<Entry>,
    map: u64,
    pub mask: usize,
    pub fill: usize,
    pub used: usize,
    pooled: bool,
}

/// What a search for an element has come to: a place.
pub enum Found {
    Element(usize),
    /// The place where it would go: the last on the way that an element was taken out of, or the one that ends the search.
    Nothing(usize),
    /// An element with the same hash, for which only running code can tell.
    Unsure,
}

impl Table {
    pub const fn new() -> Table {
        Table {
            entries: NonNull::from_ref(&EMPTY.0).cast(),
            map: 0,
            mask: MIN_SIZE - 1,
            fill: 0,
            used: 0,
            pooled: false,
        }
    }

    /// Whether the places are the table's own.
    fn is_allocated(&self) -> bool {
        !ptr::eq(self.entries.as_ptr(), (&raw const EMPTY.0).cast())
    }

    /// Becomes an empty table of its own of this size; what it had is the caller's. In place, like all that follows: a table that is
    /// made elsewhere and moved has been written in parts and is read as a whole, for which a processor waits.
    fn begin(&mut self, size: usize) -> Result<(), NoMemory> {
        let bytes = size.checked_mul(size_of::<Entry>()).ok_or(NoMemory)?;
        let block = current::allocate(bytes)?;
        // SAFETY: the block has room for the entries; all zeros is "never used". The smallest tables, which are the most, are cleared
        // without a call.
        unsafe {
            if size == MIN_SIZE {
                block.ptr.as_ptr().cast::<[u64; 2 * MIN_SIZE]>().write([0; 2 * MIN_SIZE]);
            } else {
                ptr::write_bytes(block.ptr.as_ptr(), 0, bytes);
            }
        }
        (self.entries, self.mask, self.pooled) = (block.ptr.cast(), size - 1, block.pooled);
        (self.fill, self.used, self.map) = (0, 0, 0);
        Ok(())
    }

    /// Whether there is a map of the places that hold an element.
    #[inline(always)]
    fn is_mapped(&self) -> bool {
        self.mask < MAPPED
    }

    /// The bit of a place in the map.
    #[inline(always)]
    fn bit(index: usize) -> u64 {
        1u64.wrapping_shl(index as u32)
    }

    /// An element is at this place now.
    #[inline(always)]
    fn mark(&mut self, index: usize) {
        if self.is_mapped() {
            self.map |= Self::bit(index);
        }
    }

    /// Calls `visit` with the elements' places, from `position` on, and entries until it has an answer. It must not change the table.
    #[inline(always)]
    pub fn search<R>(&self, position: usize, mut visit: impl FnMut(usize, &Entry) -> Option<R>) -> Option<R> {
        if self.is_mapped() {
            let mut map = if position > self.mask { 0 } else { self.map >> position << position };
            while map != 0 {
                let index = map.trailing_zeros() as usize;
                // SAFETY: in bounds: a bit of the map.
                if let Some(result) = visit(index, unsafe { &*self.at(index) }) {
                    return Some(result);
                }
                map &= map - 1;
            }
            return None;
        }
        let mut index = position;
        while index <= self.mask {
            // SAFETY: in bounds.
            let entry = unsafe { &*self.at(index) };
            if entry.is_element()
                && let Some(result) = visit(index, entry)
            {
                return Some(result);
            }
            index += 1;
        }
        None
    }

    /// Calls `visit` with the entry of each element. It must not change the table.
    #[inline(always)]
    pub fn for_each(&self, mut visit: impl FnMut(&Entry)) {
        if !self.is_mapped() {
            return self.entries().iter().filter(|entry| entry.is_element()).for_each(visit);
        }
        let mut map = self.map;
        while map != 0 {
            // SAFETY: in bounds: a bit of the map.
            visit(unsafe { &*self.at(map.trailing_zeros() as usize) });
            map &= map - 1;
        }
    }

    /// As [`Table::for_each`], of the keys, some of which may be no objects, but those of elements that were taken out.
    #[inline(always)]
    pub fn for_each_word(&self, mut visit: impl FnMut(Word)) {
        if self.is_mapped() {
            return self.for_each(|entry| visit(entry.key));
        }
        for entry in self.entries() {
            // As a rule most places are free.
            if !entry.key.is_null() {
                visit(entry.key);
            }
        }
    }

    #[inline(always)]
    pub fn entries(&self) -> &[Entry] {
        // SAFETY: `mask + 1` entries are initialized.
        unsafe { std::slice::from_raw_parts(self.entries.as_ptr(), self.mask + 1) }
    }

    /// Identifies the places: another address means that they were replaced.
    pub fn stamp(&self) -> *const Entry {
        self.entries.as_ptr()
    }

    /// What CPython's table of this size takes beside the set.
    pub fn memory_size(&self) -> usize {
        if self.mask < MIN_SIZE { 0 } else { (self.mask + 1) * size_of::<Entry>() }
    }

    /// Frees the places, not what they own.
    pub fn free(&mut self) {
        if self.is_allocated() {
            let block = Block { ptr: self.entries.cast(), pooled: self.pooled };
            // SAFETY: allocated with this size.
            unsafe { current::free(block, (self.mask + 1) * size_of::<Entry>()) };
        }
        *self = Table::new();
    }

    #[inline(always)]
    unsafe fn at(&self, index: usize) -> *mut Entry {
        debug_assert!(index <= self.mask);
        // SAFETY: by contract.
        unsafe { self.entries.as_ptr().add(index) }
    }

    /// Goes through the places for `hash`, in order, until `visit` has an answer.
    #[inline(always)]
    fn probe<R>(&self, hash: i64, mut visit: impl FnMut(usize, &Entry) -> Option<R>) -> R {
        let (mask, mut perturb) = (self.mask, hash as usize);
        let mut start = hash as usize & mask;
        loop {
            // Runs of ten neighbours, where there are as many before the end.
            let last = if start + LINEAR_PROBES <= mask { start + LINEAR_PROBES } else { start };
            let mut index = start;
            while index <= last {
                // SAFETY: in bounds.
                if let Some(result) = visit(index, unsafe { &*self.at(index) }) {
                    return result;
                }
                index += 1;
            }
            perturb >>= PERTURB_SHIFT;
            start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
        }
    }

    /// Looks for an element without running code.
    #[inline(always)]
    pub fn find(&self, key: &Value, hash: i64) -> Found {
        // As a rule the first place decides.
        let first = hash as usize & self.mask;
        // SAFETY: in bounds.
        let entry = unsafe { *self.at(first) };
        if entry.key == key.word() && entry.hash == hash {
            return Found::Element(first);
        }
        if entry.key.is_null() { Found::Nothing(first) } else { self.find_along(key, hash) }
    }

    /// [`Table::find`] along all places that the hash leads to.
    fn find_along(&self, key: &Value, hash: i64) -> Found {
        let mut free = None;
        self.probe(hash, |index, entry| {
            if entry.key.is_null() {
                return Some(Found::Nothing(free.unwrap_or(index)));
            }
            if entry.hash != hash {
                if entry.hash == DUMMY_HASH {
                    free = Some(index);
                }
                return None;
            }
            // SAFETY: an element is owned by the set.
            match unsafe { entry.key.as_value() }.quick_equals(key) {
                Some(true) => Some(Found::Element(index)),
                Some(false) => None,
                None => Some(Found::Unsure),
            }
        })
    }

    /// The place of the `nth` element with this hash, or the one where another would go (and false).
    pub fn candidate(&self, hash: i64, nth: usize) -> (usize, bool) {
        let (mut seen, mut free) = (0, None);
        self.probe(hash, |index, entry| {
            if entry.key.is_null() {
                return Some((free.unwrap_or(index), false));
            }
            if entry.hash != hash {
                if entry.hash == DUMMY_HASH {
                    free = Some(index);
                }
                return None;
            }
            seen += 1;
            (seen > nth).then_some((index, true))
        })
    }

    /// Enters a key that is in no entry, into a table without dummies and with room.
    fn insert_clean(&mut self, hash: i64, key: Word) {
        let index = self.probe(hash, |index, entry| entry.key.is_null().then_some(index));
        // SAFETY: in bounds.
        unsafe { *self.at(index) = Entry { hash, key } };
        self.map |= Self::bit(index);
    }

    /// Puts an element that is equal to no other at its place; the table may get new places.
    #[inline(always)]
    pub fn insert_new(&mut self, hash: i64, key: Word) -> Result<(), NoMemory> {
        let index = self.probe(hash, |index, entry| (!entry.is_element()).then_some(index));
        self.insert_at(index, hash, key)
    }

    /// Puts an element at the place that a search for it has given; the table may get new places.
    #[inline(always)]
    pub fn insert_at(&mut self, index: usize, hash: i64, key: Word) -> Result<(), NoMemory> {
        debug_assert!(index <= self.mask);
        // SAFETY: in bounds: a search has given the place.
        if unsafe { (*self.at(index)).hash } == DUMMY_HASH {
            // SAFETY: as above.
            unsafe { *self.at(index) = Entry { hash, key } };
            self.used += 1;
            self.mark(index);
            return Ok(());
        }
        if (self.fill + 1) * 5 >= self.mask * 3 {
            return self.insert_and_grow(index, hash, key);
        }
        if !self.is_allocated() {
            self.take_places()?;
        }
        // SAFETY: in bounds.
        unsafe { *self.at(index) = Entry { hash, key } };
        self.fill += 1;
        self.used += 1;
        self.mark(index);
        Ok(())
    }

    /// The first places of its own.
    #[cold]
    fn take_places(&mut self) -> Result<(), NoMemory> {
        self.begin(MIN_SIZE)
    }

    /// The element is in before the table grows: the order of the new places is that of the old ones.
    #[cold]
    fn insert_and_grow(&mut self, index: usize, hash: i64, key: Word) -> Result<(), NoMemory> {
        // SAFETY: in bounds; a table that has no places of its own is too empty to grow.
        unsafe { *self.at(index) = Entry { hash, key } };
        let (used, map) = (self.used, self.map);
        self.used += 1;
        self.map |= Self::bit(index);
        self.change_size(size_for(growth(self.used))).inspect_err(|_| {
            // SAFETY: as above: the place had never been used.
            unsafe { *self.at(index) = Entry { hash: 0, key: Word::NULL } };
            (self.used, self.map) = (used, map);
        })
    }

    /// Moves all elements to as many places as `size` says.
    fn change_size(&mut self, size: Result<usize, NoMemory>) -> Result<(), NoMemory> {
        let old = Table { ..*self };
        self.begin(size?)?;
        if old.is_allocated() {
            self.take_clean(&old);
            let block = Block { ptr: old.entries.cast(), pooled: old.pooled };
            // SAFETY: the old places were allocated with this size, and their elements have moved.
            unsafe { current::free(block, (old.mask + 1) * size_of::<Entry>()) };
        }
        Ok(())
    }

    /// Enters all elements of `other` in this table, which has never held one and has room.
    #[inline(always)]
    fn take_clean(&mut self, other: &Table) {
        // A table of the loop's own: its fields stay in registers.
        let mut own = Table { ..*self };
        other.for_each(|entry| own.insert_clean(entry.hash, entry.key));
        (self.fill, self.used, self.map) = (other.used, other.used, own.map);
    }

    /// As many places as `set_table_resize(minused)` gives the table.
    pub fn resize(&mut self, count: usize) -> Result<(), NoMemory> {
        let size = size_for(count)?;
        if size == MIN_SIZE && self.mask + 1 == MIN_SIZE && self.fill == self.used {
            return Ok(());
        }
        self.change_size(Ok(size))
    }

    /// Makes the table smaller if more than a quarter of its places are those of elements taken out.
    pub fn resize_if_sparse(&mut self) -> Result<(), NoMemory> {
        if self.fill - self.used > self.mask / 4 { self.resize(growth(self.used)) } else { Ok(()) }
    }

    /// Makes room for `count` more elements, if they may be too many for the places there are.
    pub fn reserve(&mut self, count: usize) -> Result<(), NoMemory> {
        if (self.fill + count) * 5 >= self.mask * 3 { self.resize((self.used + count) * 2) } else { Ok(()) }
    }

    /// Fills a table that has never held an element with those of `other`, for which there is room. Who asks counts the
    /// references.
    pub fn copy_from(&mut self, other: &Table) -> Result<(), NoMemory> {
        debug_assert!(self.fill == 0);
        if !self.is_allocated() {
            self.begin(MIN_SIZE)?;
        }
        if self.mask == other.mask && !other.has_dummies() {
            if self.mask < MIN_SIZE {
                // SAFETY: both have as many places: a number that is known, which needs no call.
                unsafe {
                    *self.entries.cast::<[Entry; MIN_SIZE]>().as_ptr() = *other.entries.cast().as_ptr()
                };
            } else {
                // SAFETY: both have as many places.
                unsafe {
                    ptr::copy_nonoverlapping(other.entries.as_ptr(), self.entries.as_ptr(), self.mask + 1)
                };
            }
            (self.fill, self.used, self.map) = (other.used, other.used, other.map);
        } else {
            self.take_clean(other);
        }
        Ok(())
    }

    /// Whether there are places of elements that were taken out.
    #[inline(always)]
    fn has_dummies(&self) -> bool {
        self.fill != self.used
    }

    /// The size of the table that a set gets which takes over this one's elements.
    fn copied_size(&self) -> Result<usize, NoMemory> {
        if self.used * 5 >= (MIN_SIZE - 1) * 3 { size_for(self.used * 2) } else { Ok(MIN_SIZE) }
    }

    /// What copying `other` to this new table, with a size of its own, and making room for `count` more elements comes to; who asks
    /// counts the references. A copy that would be replaced at once by a larger one is not made: its elements would go from there in
    /// the order in which they lie in `other`.
    pub fn copy_with_room(&mut self, other: &Table, count: usize) -> Result<(), NoMemory> {
        let size = other.copied_size()?;
        let used = other.used;
        let is_too_small = (used + count) * 5 >= (size - 1) * 3;
        let is_alike = size == other.mask + 1 && !other.has_dummies();
        self.begin(if is_alike && is_too_small { size_for((used + count) * 2)? } else { size })?;
        self.copy_from(other)?;
        if !is_alike && is_too_small {
            // The references are not counted yet: on failure nothing is there.
            let enlarged = self.resize((used + count) * 2);
            if enlarged.is_err() {
                self.free();
            }
            enlarged?;
        }
        Ok(())
    }

    /// Takes out the element at `index`; its reference is the caller's.
    pub fn remove(&mut self, index: usize) -> Word {
        // SAFETY: in bounds; the caller has found an element there.
        let entry = unsafe { ptr::replace(self.at(index), dummy()) };
        self.used -= 1;
        self.map &= !Self::bit(index);
        entry.key
    }

    /// The place of the first element at or behind `position`.
    #[inline(always)]
    pub fn next(&self, position: usize) -> Option<usize> {
        if self.is_mapped() {
            let rest = if position > self.mask { 0 } else { self.map >> position };
            return if rest == 0 { None } else { Some(position + rest.trailing_zeros() as usize) };
        }
        let mut index = position;
        while index <= self.mask {
            // SAFETY: in bounds.
            if unsafe { (*self.at(index)).is_element() } {
                return Some(index);
            }
            index += 1;
        }
        None
    }
}

/// How many elements a table that is full is given room for.
fn growth(used: usize) -> usize {
    if used > 50_000 { used * 2 } else { used * 4 }
}

fn size_for(count: usize) -> Result<usize, NoMemory> {
    let mut size = MIN_SIZE;
    while size <= count {
        size = size.checked_mul(2).ok_or(NoMemory)?;
    }
    Ok(size)
}

//! `Buf<Value>`: rows of values that their maker owns.

use crate::builtins::slice::Indices;
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::value::{TAG_MASK, Value, Word};
use std::mem::MaybeUninit;

/// Up to so many words are copied one by one.
const FEW: usize = 16;

/// So many words are asked at once whether a pointer is among them. As a rule all of a row are pointers, or none is.
const ROW: usize = 8;

/// Whether a pointer is among words that are not null. The compiler does it in vector registers.
#[inline(always)]
fn has_pointer(row: &[Value; ROW]) -> bool {
    // Less one, the tag of a pointer is negative, and no other is.
    let signs = row.iter().fold(0, |signs, item| signs | (item.word().bits() & TAG_MASK).wrapping_sub(1));
    signs >> (u64::BITS - 1) != 0
}

/// Counts a reference to each item. They become somebody's.
#[inline(always)]
pub fn count_references(items: &[Value]) {
    let (rows, rest) = items.as_chunks::<ROW>();
    for row in rows {
        if has_pointer(row) {
            // SAFETY: an item is alive.
            row.iter().for_each(|item| unsafe { item.word().increment_bound() });
        }
    }
    // SAFETY: as above.
    rest.iter().for_each(|item| unsafe { item.word().increment_bound() });
}

/// Copies the words of `items`, and counts their references.
///
/// # Safety
/// There is room for as many at `to`, which is not where they lie.
#[inline(always)]
pub unsafe fn copy_references(items: &[Value], to: *mut Word) {
    if items.len() > FEW {
        count_references(items);
        // SAFETY: by contract.
        return unsafe { std::ptr::copy_nonoverlapping(items.as_ptr().cast(), to, items.len()) };
    }
    // A call of the C library's takes longer than so few words do.
    for (index, item) in items.iter().enumerate() {
        // SAFETY: an item is alive; by contract.
        unsafe {
            item.word().increment_bound();
            to.add(index).write(item.word());
        }
    }
}

/// Copies the words at `range`; their references are not counted.
///
/// # Safety
/// The words lie in the row that begins at `from`, and there is room for as many at `to`.
#[inline(always)]
pub unsafe fn copy_every(from: *const Word, range: Indices, to: *mut Word) {
    // SAFETY: by contract. Behind the last word the place is not used.
    unsafe {
        if range.step == -1 {
            // A loop of its own, for vector registers.
            let first = from.offset(range.start);
            (0..range.len).for_each(|index| to.add(index).write(*first.sub(index)));
            return;
        }
        let mut at = range.start;
        for index in 0..range.len {
            to.add(index).write(*from.offset(at));
            at = at.wrapping_add(range.step);
        }
    }
}

/// Gives up the references to all items, the last first, as CPython does.
///
/// # Safety
/// The items are owned, and nobody looks at them again.
#[inline(always)]
pub unsafe fn drop_references(items: &[Value]) {
    let (rest, rows) = items.as_rchunks::<ROW>();
    for row in rows.iter().rev() {
        if has_pointer(row) {
            // SAFETY: by contract.
            row.iter().rev().for_each(|item| unsafe { item.word().decrement_bound() });
        }
    }
    // SAFETY: by contract.
    rest.iter().rev().for_each(|item| unsafe { item.word().decrement_bound() });
}

/// Values on the native stack, as they are taken out of a buffer: room for a few. They are dropped the last first.
pub struct Few {
    values: [MaybeUninit<Value>; Few::MOST],
    len: usize,
}

impl Few {
    pub const MOST: usize = 8;

    #[inline(always)]
    pub fn new() -> Few {
        Few { values: [const { MaybeUninit::uninit() }; Few::MOST], len: 0 }
    }

    /// New references to all of `items`, if they are few.
    #[inline(always)]
    pub fn of(items: &[Value]) -> Option<Few> {
        let mut few = Few::new();
        for (place, item) in few.values.get_mut(..items.len())?.iter_mut().zip(items) {
            place.write(item.clone());
        }
        few.len = items.len();
        Some(few)
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: the first `len` are initialized.
        unsafe { self.values[..self.len].assume_init_ref() }
    }
}

impl Drop for Few {
    #[inline(always)]
    fn drop(&mut self) {
        for value in self.values[..self.len].iter_mut().rev() {
            // SAFETY: the first `len` are initialized.
            unsafe { value.assume_init_drop() };
        }
    }
}

impl Buf<Value> {
    /// New references to all of `items`.
    #[inline]
    pub fn from_values(items: &[Value]) -> Result<Self, NoMemory> {
        let mut buf = Self::with_capacity(items.len())?;
        // SAFETY: there is room for all.
        unsafe {
            copy_references(items, buf.as_mut_ptr().cast());
            buf.set_len(items.len());
        }
        Ok(buf)
    }

    /// Appends new references to all of `items`.
    #[inline]
    pub fn extend_from_values(&mut self, items: &[Value]) -> Result<(), NoMemory> {
        self.reserve(items.len())?;
        let len = self.len();
        // SAFETY: there is room for all.
        unsafe {
            copy_references(items, self.as_mut_ptr().add(len).cast());
            self.set_len(len + items.len());
        }
        Ok(())
    }

    /// Puts new references to `items`, which are not this buffer's, in the place of `start..end`, a range in bounds of no more than
    /// [`Few::MOST`], and moves what was there to `old`, which is empty. On failure nothing has changed.
    pub fn replace_few(
        &mut self,
        start: usize,
        end: usize,
        items: &[Value],
        old: &mut Few,
    ) -> Result<(), NoMemory> {
        let (removed, added, len) = (end - start, items.len(), self.len());
        assert!(end <= len && removed <= Few::MOST && old.len == 0, "range out of bounds");
        if added > removed {
            self.reserve(added - removed)?;
        }
        // SAFETY: there is room on both sides; what is taken moves over, the tail moves to where it belongs, and copies of the
        // items, whose references are counted, fill the gap.
        unsafe {
            let at = self.as_mut_ptr().add(start);
            for (index, place) in old.values[..removed].iter_mut().enumerate() {
                place.write(at.add(index).read());
            }
            old.len = removed;
            if added != removed {
                std::ptr::copy(at.add(removed), at.add(added), len - end);
            }
            copy_references(items, at.cast());
            self.set_len(len - removed + added);
        }
        if removed > added {
            self.shrink_after_removal();
        }
        Ok(())
    }

    /// Puts new references to `items`, which are not this buffer's, in the place of the items at `range`, which is as long and within bounds, if none of
    /// those is an object, which would have to be given up; whether it has done so.
    pub fn overwrite_plain(&mut self, range: Indices, items: &[Value]) -> bool {
        assert!(
            range.len == items.len()
                && (range.len == 0 || range.at(0).max(range.at(range.len - 1)) < self.len()),
            "as many as there were, within bounds"
        );
        let row = self.as_mut_ptr().cast::<Word>();
        // SAFETY: the first and the last place lie in the row, and so do those between. What is there owns nothing if it is overwritten; the
        // references of the copies have been counted.
        unsafe {
            if (0..range.len).any(|index| (*row.add(range.at(index))).is_pointer()) {
                return false;
            }
            count_references(items);
            for (index, item) in items.iter().enumerate() {
                row.add(range.at(index)).write(item.word());
            }
        }
        true
    }

    /// Drops all items, which are out of the buffer before any is dropped.
    #[inline(always)]
    pub fn drop_values(&mut self) {
        let len = self.len();
        // SAFETY: the items were initialized, and are no longer counted.
        unsafe {
            self.set_len(0);
            drop_references(std::slice::from_raw_parts(self.as_ptr(), len));
        }
    }
}

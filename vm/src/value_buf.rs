//! `Buf<Value>`: rows of values that their maker owns.

use crate::builtins::slice::Indices;
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::value::{Value, Word};

/// Up to so many words are copied one by one.
const FEW: usize = 16;

impl Buf<Value> {
    /// New references to all of `items`.
    #[inline]
    pub fn from_values(items: &[Value]) -> Result<Self, NoMemory> {
        let mut buf = Self::with_capacity(items.len())?;
        // SAFETY: there is room for all.
        unsafe { buf.copy_references(items) };
        Ok(buf)
    }

    /// Appends new references to all of `items`.
    #[inline]
    pub fn extend_from_values(&mut self, items: &[Value]) -> Result<(), NoMemory> {
        self.reserve(items.len())?;
        // SAFETY: there is room for all.
        unsafe { self.copy_references(items) };
        Ok(())
    }

    /// New references to the items at `range`, of which there is one at least.
    pub fn from_every(items: &[Value], range: Indices) -> Result<Self, NoMemory> {
        assert!(
            range.len > 0 && range.at(0).max(range.at(range.len - 1)) < items.len(),
            "the range is within bounds"
        );
        let mut buf = Self::with_capacity(range.len)?;
        let (from, to) = (items.as_ptr().cast::<Word>(), buf.as_mut_ptr().cast::<Word>());
        // SAFETY: the first and the last item lie in the row, and so do those between; there is room for all, whose references are
        // counted here. Behind the last one the place is not used.
        unsafe {
            let mut at = range.start;
            for index in 0..range.len {
                let word = *from.offset(at);
                word.increment_bound();
                to.add(index).write(word);
                at = at.wrapping_add(range.step);
            }
            buf.set_len(range.len);
        }
        Ok(buf)
    }

    /// `count` references to one value; `count` times the size of a value may be more than there is.
    pub fn of_copies(item: &Value, count: usize) -> Result<Self, NoMemory> {
        let mut buf = Self::with_capacity(count)?;
        let word = item.word();
        // SAFETY: there is room for all; each copy's reference is counted.
        unsafe {
            if let Some(object) = item.as_object() {
                object.increment_by(count);
            }
            std::slice::from_raw_parts_mut(buf.as_mut_ptr().cast(), count).fill(word);
            buf.set_len(count);
        }
        Ok(buf)
    }

    /// # Safety
    /// There is room for `items`, which are not this buffer's own.
    #[inline]
    unsafe fn copy_references(&mut self, items: &[Value]) {
        // A call of the C library's takes longer than so few words do.
        if items.len() <= FEW {
            // SAFETY: by contract.
            unsafe {
                let to = self.as_mut_ptr().add(self.len()).cast::<Word>();
                for (index, item) in items.iter().enumerate() {
                    item.word().increment_bound();
                    to.add(index).write(item.word());
                }
                self.set_len(self.len() + items.len());
            }
            return;
        }
        for item in items {
            std::mem::forget(item.clone());
        }
        let len = self.len();
        // SAFETY: by contract; the copies own the references counted above.
        unsafe {
            std::ptr::copy_nonoverlapping(items.as_ptr(), self.as_mut_ptr().add(len), items.len());
            self.set_len(len + items.len());
        }
    }
}

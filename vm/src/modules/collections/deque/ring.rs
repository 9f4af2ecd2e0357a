//! The ring of values that a deque is.

use crate::collections::Buf;
use crate::heap::{NoMemory, Tracer};
use crate::value::{Value, Word};

/// Owned values in a buffer whose capacity is a power of two, or nothing. Places that hold no value are null.
pub struct Ring {
    places: Buf<Word>,
    head: usize,
    len: usize,
}

const LEAST: usize = 8;

impl Ring {
    pub const fn new() -> Ring {
        Ring { places: Buf::new(), head: 0, len: 0 }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    fn place(&self, index: usize) -> usize {
        (self.head.wrapping_add(index)) & (self.places.len().wrapping_sub(1))
    }

    /// The value at `index`, borrowed.
    #[inline(always)]
    pub fn word(&self, index: usize) -> Option<Word> {
        if index < self.len { Some(self.places[self.place(index)]) } else { None }
    }

    /// A new reference to the value at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: a place below `len` holds an owned value.
        self.word(index).map(|word| unsafe { word.to_value() })
    }

    #[inline]
    fn make_room(&mut self) -> Result<(), NoMemory> {
        if self.len < self.places.len() { Ok(()) } else { self.resize(2 * self.len) }
    }

    #[cold]
    fn resize(&mut self, capacity: usize) -> Result<(), NoMemory> {
        let capacity = capacity.max(self.len).max(LEAST).checked_next_power_of_two().ok_or(NoMemory)?;
        let mut places = Buf::filled(Word::NULL, capacity)?;
        for (index, place) in places[..self.len].iter_mut().enumerate() {
            *place = self.places[self.place(index)];
        }
        self.places = places;
        self.head = 0;
        Ok(())
    }

    /// Room for so many more.
    pub fn reserve(&mut self, more: usize) -> Result<(), NoMemory> {
        let needed = self.len.checked_add(more).ok_or(NoMemory)?;
        if needed > self.places.len() { self.resize(needed) } else { Ok(()) }
    }

    #[inline]
    pub fn push_back(&mut self, value: Value) -> Result<(), NoMemory> {
        self.make_room()?;
        let place = self.place(self.len);
        self.places[place] = value.into_word();
        self.len += 1;
        Ok(())
    }

    #[inline]
    pub fn push_front(&mut self, value: Value) -> Result<(), NoMemory> {
        self.make_room()?;
        self.head = self.place(usize::MAX);
        self.places[self.head] = value.into_word();
        self.len += 1;
        Ok(())
    }

    #[inline]
    pub fn pop_back(&mut self) -> Option<Value> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        let place = self.place(self.len);
        let word = std::mem::replace(&mut self.places[place], Word::NULL);
        self.shrink_if_sparse();
        // SAFETY: the place held an owned value, and is null now.
        Some(unsafe { word.into_value() })
    }

    #[inline]
    pub fn pop_front(&mut self) -> Option<Value> {
        if self.len == 0 {
            return None;
        }
        let place = self.head;
        let word = std::mem::replace(&mut self.places[place], Word::NULL);
        self.head = self.place(1);
        self.len -= 1;
        self.shrink_if_sparse();
        // SAFETY: as above.
        Some(unsafe { word.into_value() })
    }

    #[inline]
    fn shrink_if_sparse(&mut self) {
        if self.places.len() > 256 && self.len < self.places.len() / 8 {
            // A deque that stays too large is no error.
            let _ = self.resize(2 * self.len);
        }
    }

    /// Replaces the value at `index`, which must be in range.
    pub fn replace(&mut self, index: usize, value: Value) -> Value {
        debug_assert!(index < self.len);
        let place = self.place(index);
        // SAFETY: the place holds an owned value.
        unsafe { std::mem::replace(&mut self.places[place], value.into_word()).into_value() }
    }

    /// Takes out the value at `index`, which must be in range; the shorter side moves.
    pub fn remove(&mut self, index: usize) -> Option<Value> {
        if index >= self.len {
            return None;
        }
        if index < self.len / 2 {
            for at in (0..index).rev() {
                self.swap(at, at + 1);
            }
            self.pop_front()
        } else {
            for at in index..self.len - 1 {
                self.swap(at, at + 1);
            }
            self.pop_back()
        }
    }

    /// Puts a value before `index`, which is at most `len`.
    pub fn insert(&mut self, index: usize, value: Value) -> Result<(), NoMemory> {
        if index <= self.len / 2 {
            self.push_front(value)?;
            (0..index).for_each(|at| self.swap(at, at + 1));
        } else {
            self.push_back(value)?;
            (index..self.len - 1).rev().for_each(|at| self.swap(at, at + 1));
        }
        Ok(())
    }

    #[inline(always)]
    fn swap(&mut self, a: usize, b: usize) {
        let (a, b) = (self.place(a), self.place(b));
        self.places.swap(a, b);
    }

    pub fn reverse(&mut self) {
        for at in 0..self.len / 2 {
            self.swap(at, self.len - 1 - at);
        }
    }

    /// Moves the first `steps` values to the end; `steps` is below `len`.
    pub fn rotate_left(&mut self, steps: usize) {
        for _ in 0..steps {
            let (from, to) = (self.head, self.place(self.len));
            self.head = self.place(1);
            let word = std::mem::replace(&mut self.places[from], Word::NULL);
            self.places[to] = word;
        }
    }

    /// Moves the last `steps` values to the front; `steps` is below `len`.
    pub fn rotate_right(&mut self, steps: usize) {
        for _ in 0..steps {
            let (from, to) = (self.place(self.len - 1), self.place(usize::MAX));
            let word = std::mem::replace(&mut self.places[from], Word::NULL);
            self.places[to] = word;
            self.head = to;
        }
    }

    /// What CPython's blocks of 64 values take.
    pub fn memory_size(&self) -> usize {
        const BLOCK: usize = 528;
        const HEADER: usize = 216;
        HEADER + BLOCK * (self.len / 64 + 1)
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        for word in self.places.iter() {
            // SAFETY: a place is null or holds an owned value.
            unsafe { tracer.visit_word(*word) };
        }
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        for word in std::mem::take(&mut self.places).iter().filter(|word| !word.is_null()) {
            // SAFETY: an owned value, of which nobody else knows any more.
            drop(unsafe { word.into_value() });
        }
    }
}

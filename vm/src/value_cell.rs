//! `ValueCell`: a field of a payload that holds a value or none and can be replaced through a shared reference.

use crate::heap::Tracer;
use crate::value::{Value, Word};
use std::cell::Cell;

/// Owns its value. What is replaced is returned or dropped after the field has changed (DESIGN: the drop rule).
#[repr(transparent)]
pub struct ValueCell(Cell<Word>);

impl ValueCell {
    pub const fn empty() -> Self {
        ValueCell(Cell::new(Word::NULL))
    }

    #[inline]
    pub fn new(value: Option<Value>) -> Self {
        ValueCell(Cell::new(into_word(value)))
    }

    /// A new reference to the value.
    #[inline(always)]
    pub fn get(&self) -> Option<Value> {
        let word = self.0.get();
        // SAFETY: a word that is not null is an owned value.
        if word.is_null() { None } else { Some(unsafe { word.to_value() }) }
    }

    /// The value, borrowed: to be used before anything can replace it.
    #[inline(always)]
    pub fn word(&self) -> Word {
        self.0.get()
    }

    pub fn is_empty(&self) -> bool {
        self.0.get().is_null()
    }

    #[inline(always)]
    pub fn replace(&self, value: Option<Value>) -> Option<Value> {
        let old = self.0.replace(into_word(value));
        // SAFETY: the cell owned the old value.
        if old.is_null() { None } else { Some(unsafe { old.into_value() }) }
    }

    /// Puts an owned word in place and returns the old one, owned.
    #[inline(always)]
    pub fn replace_word(&self, word: Word) -> Word {
        self.0.replace(word)
    }

    pub fn set(&self, value: Option<Value>) {
        drop(self.replace(value));
    }

    #[inline(always)]
    pub fn take(&self) -> Option<Value> {
        self.replace(None)
    }

    #[inline]
    pub fn trace(&self, tracer: &mut Tracer) {
        // SAFETY: the word is null or an owned value.
        unsafe { tracer.visit_word(self.0.get()) }
    }
}

fn into_word(value: Option<Value>) -> Word {
    value.map_or(Word::NULL, Value::into_word)
}

impl Drop for ValueCell {
    #[inline]
    fn drop(&mut self) {
        if !self.is_empty() {
            drop(self.take());
        }
    }
}

impl Default for ValueCell {
    fn default() -> Self {
        Self::empty()
    }
}

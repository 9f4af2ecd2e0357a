//! Freeing what an instruction has given up. The loop counts down itself and comes here with the last reference; only then must the
//! frame know where it is.

use super::frame::Frame;
use crate::object::Object;
use crate::value::Word;
use std::ptr::NonNull;

/// Frees an object at the end of an instruction: `pc` is behind it. What runs meanwhile, a finalizer, finds the frame on the line of
/// the instruction, and its values as they are behind it.
///
/// # Safety
/// The frame is alive and runs; the word is a pointer to an object that nothing refers to any more.
#[inline(never)]
pub unsafe fn free_behind(frame: *mut Frame, pc: *mut u64, word: Word) {
    // SAFETY: by contract; a pointer is not null.
    unsafe {
        (*frame).pc.set(pc.byte_sub(1));
        Object::deallocate(NonNull::new_unchecked(word.0));
        (*frame).pc.set(pc);
    }
}

/// As [`free_behind`], in the middle of the instruction at `pc`.
///
/// # Safety
/// As there.
#[inline(never)]
pub unsafe fn free_within(frame: *mut Frame, pc: *mut u64, word: Word) {
    // SAFETY: by contract; a pointer is not null.
    unsafe {
        (*frame).pc.set(pc);
        Object::deallocate(NonNull::new_unchecked(word.0));
    }
}

//! Looking into a word: what instructions ask first of most operands.

use crate::object::Payload;
use crate::value::Word;

/// The payload of a word whose object has exactly the type of `T`.
///
/// # Safety
/// A pointer must be to a live object.
#[inline(always)]
pub unsafe fn exact<'a, T: Payload>(word: Word) -> Option<&'a T> {
    // SAFETY: by contract.
    unsafe {
        if word.is_pointer() && std::ptr::eq((*word.0).type_ptr(), T::TYPE) {
            Some(&*word.0.cast::<T>())
        } else {
            None
        }
    }
}

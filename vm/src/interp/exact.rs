//! Looking into a word: what instructions ask first of most operands.

use super::instr;
use crate::builtins::function::builtin::PyBuiltin;
use crate::object::Payload;
use crate::value::{Value, Word};

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

/// Whether a call's words begin with the builtin function that has this definition, by its address, and no receiver.
///
/// # Safety
/// At `base` lies a callable, and behind it a receiver or null.
#[inline(always)]
pub unsafe fn is_call_of(base: *mut Word, def: u64) -> bool {
    // SAFETY: by contract.
    unsafe {
        exact::<PyBuiltin>(*base).is_some_and(|builtin| std::ptr::from_ref(builtin.def).addr() as u64 == def)
            && (*base.add(1)).is_null()
    }
}

/// Writes two words that are owned to two places that own nothing.
///
/// # Safety
/// The places are a frame's.
#[inline(always)]
pub unsafe fn write_two(place: *mut Word, first: Word, second: Word) {
    // SAFETY: by contract.
    unsafe {
        place.write(first);
        place.add(1).write(second);
    }
}

/// `a, b = items` where the instruction at `store` puts the two values into locals: the second one's old value, which the caller gives up.
/// Nothing, with nothing changed, where the first one's would end, as that is to happen before the second value is stored.
///
/// # Safety
/// `fp` is a frame at the instruction before `store`, a `StoreTwo`; there are two items, which are alive.
#[inline(always)]
pub unsafe fn store_two(fp: *mut Word, store: *mut u64, items: &[Value]) -> Option<Word> {
    // SAFETY: by contract.
    unsafe {
        let place = fp.offset(instr::a_at(store));
        let old = *place;
        if old.is_object() && !(*old.0).give_up_shared() {
            return None;
        }
        let (first, second) = (items[0].word(), items[1].word());
        first.increment();
        second.increment();
        place.write(first);
        Some(fp.offset(instr::c_at(store)).replace(second))
    }
}

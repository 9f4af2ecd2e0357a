//! Looking into a word: what instructions ask first of most operands.

use super::instr;
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::str::PyStr;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::value::{Value, Word};
use std::ptr::NonNull;

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

/// Whether an object's class has the version that the attribute instruction at `pc` has in its cache.
///
/// # Safety
/// A pointer must be to a live object.
#[inline(always)]
pub unsafe fn has_version(pc: *mut u64, object: Word) -> bool {
    // SAFETY: by contract.
    unsafe { object.is_pointer() && (*object.0).ty().version() == *pc.add(1) as u32 }
}

/// `left == right` and `left != right` of two strings, where that needs no look at their characters.
///
/// # Safety
/// A pointer must be to a live object.
#[inline(always)]
pub unsafe fn compare_strings(left: Word, right: Word, op: CompareOp) -> Option<bool> {
    // SAFETY: by contract.
    let equal = unsafe { exact::<PyStr>(left)?.is_known_equal(exact::<PyStr>(right)?)? };
    match op {
        CompareOp::Eq => Some(equal),
        CompareOp::Ne => Some(!equal),
        _ => None,
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

/// Gives up the old value of a local, where others have it too. Nothing is done where it would end: what runs then must not be lost.
///
/// # Safety
/// At `place` lies a local of a frame that is running.
#[inline(always)]
unsafe fn give_way(place: *mut Word) -> bool {
    // SAFETY: by contract.
    unsafe { !(*place).is_object() || (*(*place).0).give_up_shared() }
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
        if !give_way(place) {
            return None;
        }
        let (first, second) = (items[0].word(), items[1].word());
        first.increment();
        second.increment();
        place.write(first);
        Some(fp.offset(instr::c_at(store)).replace(second))
    }
}

/// As [`store_two`], with two values that are owned.
///
/// # Safety
/// As for [`store_two`].
#[inline(always)]
pub unsafe fn put_two(fp: *mut Word, store: *mut u64, first: Word, second: Word) -> Option<Word> {
    // SAFETY: by contract.
    unsafe {
        let place = fp.offset(instr::a_at(store));
        if !give_way(place) {
            return None;
        }
        place.write(first);
        Some(fp.offset(instr::c_at(store)).replace(second))
    }
}

/// Items into the places that end at `from`, the first one last, as an unpacked row lies.
///
/// # Safety
/// The places are a frame's, and own nothing.
#[inline(always)]
pub unsafe fn write_reversed(from: *mut Word, items: &[Value]) {
    for (index, item) in items.iter().enumerate() {
        let item = item.word();
        // SAFETY: by contract; there are as many places.
        unsafe {
            item.increment();
            from.add(items.len() - 1 - index).write(item);
        }
    }
}

/// Gives up the arguments of a call.
///
/// # Safety
/// The words own their values.
#[inline(always)]
pub unsafe fn drop_arguments(from: *mut Word, count: usize) {
    for index in 0..count {
        // SAFETY: by contract.
        unsafe {
            let arg = *from.add(index);
            if arg.is_object() {
                Object::decrement(NonNull::new_unchecked(arg.0));
            }
        }
    }
}

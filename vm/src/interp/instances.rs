//! Calls of `isinstance`: the instruction keeps the last answer, with the versions of the object's type and of the class.
//!
//! Invariant: an answer holds as long as both types have these versions; the metaclass is asked each time, since it may be replaced.

use super::exact::{exact, is_call_of};
use super::instr::{self, Op};
use crate::builtins::function::builtin::{PyBuiltin, native_word};
use crate::builtins::type_;
use crate::class::PyType;
use crate::class::lookup::assign_version;
use crate::protocol::instance::quick_is_instance;
use crate::thread::Thread;
use crate::value::Word;

/// The answer, in a word whose other bits are the versions: the type's, then 31 of the class's.
const YES: u64 = 1 << 63;

/// `isinstance(object, class)` by the definition that the instruction at `pc` has kept, if it can be told without running code; the words of
/// the call are consumed then.
///
/// # Safety
/// At `base` lie the words of a call with two arguments.
#[inline(never)]
pub unsafe fn call(vm: &Thread, base: *mut Word, pc: *mut u64) -> Option<bool> {
    // SAFETY: by contract.
    unsafe {
        if !is_call_of(base, *pc.add(1)) {
            return None;
        }
        let (object, class) = (*base.add(2), *base.add(3));
        let kept = *pc.add(2);
        let is = match versions(object, class) {
            Some(versions) if versions == kept & !YES => kept & YES != 0,
            _ => learn(vm, pc, object, class)?,
        };
        class.decrement();
        object.decrement();
        (*base).decrement();
        Some(is)
    }
}

/// The versions that an answer depends on, if both types have one, and the metaclass has no say.
#[inline(always)]
unsafe fn versions(object: Word, class: Word) -> Option<u64> {
    // SAFETY: by contract of the callers; an instance of `type` is a class.
    unsafe {
        if !class.is_pointer() || !(*class.0).ty().is(&type_::TYPE) {
            return None;
        }
        let ty = if object.is_pointer() { (*object.0).ty() } else { object.as_value().ty() };
        let class = (*class.0.cast::<PyType>()).version();
        let is_known = ty.version() != 0 && class != 0 && class >> 31 == 0;
        is_known.then_some(u64::from(ty.version()) | u64::from(class) << 32)
    }
}

#[inline(never)]
unsafe fn learn(vm: &Thread, pc: *mut u64, object: Word, class: Word) -> Option<bool> {
    // SAFETY: by contract of the callers.
    unsafe {
        let is = quick_is_instance(vm, object.as_value(), class.as_value())?;
        if let Some(own) = class.as_value().downcast::<PyType>()
            && assign_version(vm, own) != 0
            && assign_version(vm, object.as_value().ty()) != 0
            && let Some(versions) = versions(object, class)
        {
            *pc.add(2) = versions | if is { YES } else { 0 };
        }
        Some(is)
    }
}

/// Makes the instruction a call of any builtin function, where an answer takes more.
///
/// # Safety
/// As for [`call`], which has said nothing; `pc` is at that instruction.
#[cold]
pub unsafe fn give_up(base: *mut Word, pc: *mut u64) {
    // SAFETY: by contract.
    unsafe {
        let native = exact::<PyBuiltin>(*base).and_then(|builtin| builtin.exact(instr::count_b(*pc)));
        *pc.add(2) = native.map_or(0, native_word);
        let is_known = native.is_some() && is_call_of(base, *pc.add(1));
        *pc = instr::with_op(*pc, if is_known { Op::CallNative } else { Op::Call });
    }
}

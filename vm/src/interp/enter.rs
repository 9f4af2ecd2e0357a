//! Frames that a call instruction enters by its cache, without leaving the loop: the code of the function is the one that the
//! instruction has seen.
//!
//! Each function here does nothing, and says so, if anything else is the matter; the general call follows then.

use super::bind::write_defaults;
use super::call;
use super::exact::exact;
use super::frame::{Frame, Kind, clear_words};
use super::specialize;
use crate::builtins::code::PyCode;
use crate::builtins::function::PyFunction;
use crate::builtins::method::PyMethod;
use crate::thread::Thread;
use crate::value::Word;

/// Where the loop goes on: the registers' base and the first instruction.
pub type Entered = Option<(*mut Word, *mut u64)>;

/// The function that `callable` is, with its code, if that is in the cache of the instruction at `pc`.
#[inline(always)]
unsafe fn known<'a>(callable: Word, pc: *mut u64) -> Option<(&'a PyFunction, &'a PyCode)> {
    // SAFETY: by contract of the callers.
    unsafe {
        let function = exact::<PyFunction>(callable)?;
        let code = function.code();
        (code.version() == *pc.add(1) as u32).then_some((function, code))
    }
}

/// Whether a frame may be pushed whose locals begin at `locals`; counts the call.
#[inline(always)]
fn may_enter(vm: &Thread, locals: *mut Word, code: &PyCode) -> bool {
    let left = vm.tick.get() - 1;
    vm.tick.set(left);
    left >= 0 && call::has_room(vm, locals, code)
}

/// Pushes the frame behind the locals, of which those from `bound` on are not there yet.
#[inline(always)]
unsafe fn push(
    vm: &Thread,
    caller: *mut Frame,
    pc: *mut u64,
    (function, code): (&PyFunction, &PyCode),
    locals: *mut Word,
    bound: usize,
) -> Entered {
    // SAFETY: by contract of the callers.
    unsafe {
        let (count, start) = specialize::entry_of(pc);
        debug_assert!(count == code.locals_count() && start == code.start());
        clear_words(locals.add(bound), count - bound);
        (*caller).pc.set(pc);
        let callee = locals.add(count).cast::<Frame>();
        Frame::init_at(callee, code, function, caller, Kind::Call);
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(callee);
        Some((callee.cast(), start))
    }
}

/// A call of a function: the `given` words at `locals`, and the defaults of the `missing` parameters behind them. A call that leaves none out
/// says so by a constant.
///
/// # Safety
/// `caller` is the innermost frame and `pc` its call instruction, specialized for such a call; at `locals` lie its words.
#[inline(always)]
pub unsafe fn python(
    vm: &Thread,
    caller: *mut Frame,
    pc: *mut u64,
    (callable, locals): (Word, *mut Word),
    given: usize,
    missing: usize,
) -> Entered {
    // SAFETY: by contract; the words behind those given are free, as a whole frame has room.
    unsafe {
        let known = known(callable, pc)?;
        if !may_enter(vm, locals, known.1) || !write_defaults(known.0, locals.add(given), missing) {
            return None;
        }
        push(vm, caller, pc, known, locals, given + missing)
    }
}

/// A call of a bound method, whose receiver and function take its place, also where nothing more is done. `base` is where it lies, before
/// null and `count` arguments.
///
/// # Safety
/// As for [`python`].
#[inline(always)]
pub unsafe fn bound(vm: &Thread, caller: *mut Frame, pc: *mut u64, base: *mut Word, count: usize) -> Entered {
    // SAFETY: by contract; the method may go once what it holds is held here.
    unsafe {
        let callable = *base;
        let method = exact::<PyMethod>(callable)?;
        let known = known(method.function_word(), pc)?;
        let (locals, given, missing) = (base.add(1), count + 1, specialize::missing_of(pc));
        if !(*locals).is_null() || !may_enter(vm, locals, known.1) {
            return None;
        }
        method.function_word().increment();
        method.receiver_word().increment();
        locals.write(method.receiver_word());
        base.write(method.function_word());
        (*caller).pc.set(pc);
        // Others may hold it by weak references alone, whose callbacks run now: in frames that would lie where the defaults do.
        callable.decrement();
        if !write_defaults(known.0, locals.add(given), missing) {
            return None;
        }
        push(vm, caller, pc, known, locals, given + missing)
    }
}

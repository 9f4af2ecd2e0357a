//! Steps of asynchronous generators that `async for` takes within the loop, without an awaitable of their own: nobody can tell unless
//! the generator passes on what something it awaits has yielded. Then one is made, for whoever suspends with it.
//!
//! Invariants:
//! 1. A frame of kind `Generator` whose generator is `running_async` takes such a step: the frame below it stands at the `Send` of its
//!    `async for`, whose receiver is `None`, or the step that has been made since.
//! 2. The receiver is made before that frame can be suspended.

use super::asynchronous::PyStep;
use super::{ASYNC_GENERATOR, PyGenerator, State, back_in};
use crate::error::{PyResult, Raised};
use crate::interp::exec::Left;
use crate::interp::frame::{Frame, Kind};
use crate::interp::instr::{self, Op};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// `GET_ANEXT`, `LOAD_CONST None` and `SEND` in one, where the iterator below `a` is an asynchronous generator that can go on in the
/// loop: its frame, or null, with nothing changed.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `GetAnext`.
#[inline(always)]
pub unsafe fn begin(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> *mut Frame {
    // SAFETY: by contract; there is an instruction behind every one that can go on, and a `Const` has two words.
    unsafe {
        let top = instr::a(*pc);
        let iterator = (*(*frame).register(top - 1)).as_value();
        let (none, send) = (pc.add(1), pc.add(1 + Op::Const.words()));
        if let Some(generator) = iterator.downcast::<PyGenerator>()
            && iterator.ty().is(&ASYNC_GENERATOR)
            && generator.can_resume_inline(vm)
            && generator.hooks_initialized.get()
            && !generator.running_async.get()
            && Op::of_word(*none) == Op::Const
            && *none.add(1) == Value::NONE.bits()
            && Op::of_word(*send) == Op::Send
            && instr::b(*send) == top
        {
            let none = Value::NONE.into_word();
            (*frame).register(top).write(none);
            (*frame).register(top + 1).write(none);
            (*frame).pc.set(send);
            generator.running_async.set(true);
            return generator.resume_inline(vm, none);
        }
    }
    ptr::null_mut()
}

/// Whether the frame takes a step within the loop (invariant 1).
#[inline(always)]
pub fn is_step(generator: &PyGenerator, frame: &Frame) -> bool {
    generator.running_async.get() && frame.kind.get() == Kind::Generator
}

/// Yields what lies below the `a` of `pc` without wrapping it, if the frame takes a step within the loop; nothing is changed otherwise.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `WrapYield`.
#[inline(always)]
pub unsafe fn yield_item(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> Option<Left> {
    // SAFETY: by contract; there is an instruction behind every one that can go on.
    unsafe {
        let (next, place) = (pc.add(1), instr::a_at(pc) - 1);
        if (*frame).is_generator()
            && is_step(PyGenerator::of_frame(frame), &*frame)
            && instr::op_at(next) == Op::Yield
            && instr::b_at(next) == place
            && instr::flags_at(next) & instr::flag::FREE_B != 0
            && !vm.tracing.is_on()
        {
            (*frame).pc.set(next);
            return Some(deliver(vm, frame, *(*frame).register(place)));
        }
    }
    None
}

/// The step ends with an item, owned: it is the result of the frame below's `Send`.
///
/// # Safety
/// `frame` is the innermost frame, stands at a `Yield` and takes a step within the loop.
#[inline(always)]
pub unsafe fn deliver(vm: &Thread, frame: *mut Frame, item: Word) -> Left {
    // SAFETY: by contract and invariant 1.
    unsafe {
        let own = PyGenerator::of_frame(frame);
        own.state.set(State::Suspended);
        let caller = own.unlink(vm);
        back_in(vm, caller);
        end(own, caller);
        let pc = (*caller).pc.get();
        (*caller).register(instr::a(*pc)).write(item);
        (*caller).pc.set(pc.offset(*pc.add(1) as i32 as isize));
        Left::To(caller)
    }
}

/// The generator is not under way any more, nor is the step, if one has been made. It need not be marked as closed where its frame has ended.
///
/// # Safety
/// `caller` stands at the `Send` of invariant 1.
#[inline(always)]
pub unsafe fn end(own: &PyGenerator, caller: *mut Frame) {
    own.running_async.set(false);
    // SAFETY: by contract the receiver is an owned word.
    let receiver = unsafe { *(*caller).register(instr::b(*(*caller).pc.get())) };
    if receiver.is_object() {
        // SAFETY: as above.
        if let Some(step) = unsafe { receiver.as_value() }.downcast::<PyStep>() {
            step.close();
        }
    }
}

/// The generator passes on what something it awaits has yielded: whoever suspends now waits for a step.
///
/// # Safety
/// `caller`, below the frame of `own`, stands at the `Send` of invariant 1.
pub unsafe fn make_step(vm: &Thread, own: &PyGenerator, caller: *mut Frame) -> PyResult<()> {
    // SAFETY: by contract the receiver is an owned word.
    unsafe {
        let receiver = (*caller).register(instr::b(*(*caller).pc.get()));
        if !(*receiver).is_object() {
            receiver.write(PyStep::under_way(vm, own)?.into_word());
        }
    }
    Ok(())
}

/// The generator has returned, and `caller` is the innermost frame again.
///
/// # Safety
/// `caller` stands at the `Send` of invariant 1.
#[cold]
pub unsafe fn exhausted(vm: &Thread, own: &PyGenerator, caller: *mut Frame) -> Left {
    // SAFETY: by contract.
    unsafe { end(own, caller) };
    let Raised = super::asynchronous::raise_end(vm);
    Left::Failed(caller)
}

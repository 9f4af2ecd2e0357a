//! Entering and leaving frames, apart from the loop's own fast paths.

use super::call::release_chunk;
use super::frame::{Frame, Kind, flag};
use super::instr::{self, Op};
use super::operator;
use super::run::run;
use super::trace;
use crate::builtins::frame::PyFrame;
use crate::builtins::generator;
use crate::error::{PyResult, Raised};
use crate::object::Object;
use crate::thread::Thread;
use crate::value::Word;
use std::ptr::{self, NonNull};

/// Where control goes from a frame that has returned or yielded.
pub enum Left {
    /// To that frame, which has got the result.
    To(*mut Frame),
    /// Out of the loop, with the result.
    Out(Word),
    /// To that frame, with an exception raised in it.
    Failed(*mut Frame),
}

/// To be called when a frame has been pushed by a slow path: tracing looks at it.
pub fn entered(vm: &Thread, frame: *mut Frame) -> PyResult<*mut Frame> {
    if vm.tracing.is_on()
        && let Err(raised) = trace::call_event(vm, frame)
    {
        // The call has happened, but not one instruction has run.
        // SAFETY: the frame is the innermost one.
        unsafe { drop_frame(vm, frame) };
        return Err(raised);
    }
    Ok(frame)
}

/// Runs a frame entered from native code.
///
/// # Safety
/// `frame` is the innermost frame, complete, of kind `Entry` or `EntryGenerator`.
pub unsafe fn run_entry(vm: &Thread, frame: *mut Frame) -> PyResult {
    let frame = entered(vm, frame)?;
    // SAFETY: by contract.
    unsafe { run(vm, frame) }
}

/// Ends a frame that returns `value`.
///
/// # Safety
/// `frame` is the innermost frame, at a returning instruction: it has no temporaries. `value` is owned.
#[inline(never)]
pub unsafe fn leave(vm: &Thread, frame: *mut Frame, value: Word) -> Left {
    // SAFETY: by contract.
    unsafe {
        let kind = (*frame).kind.get();
        if matches!(kind, Kind::Generator | Kind::EntryGenerator) {
            return generator::finish(vm, frame, value);
        }
        let caller = (*frame).previous.get();
        if (*frame).is_plain_special() && !vm.tracing.is_on() {
            let function = (*frame).function_word();
            if !(*frame).drop_last_locals() {
                PyFrame::end(vm, &*frame);
            }
            vm.frame.set(caller);
            vm.depth.set(vm.depth.get() - 1);
            function.decrement();
            if kind == Kind::Operator {
                return operator::finish(vm, caller, value);
            }
            finish_attribute(caller, value);
            return Left::To(caller);
        }
        drop_frame(vm, frame);
        if vm.tracing.is_on() && !caller.is_null() {
            trace::returned_to(vm, &*caller);
        }
        match kind {
            Kind::Call => {
                finish_call(caller, value);
                Left::To(caller)
            }
            Kind::Init => finish_init(vm, caller, value),
            Kind::Attribute => {
                finish_attribute(caller, value);
                Left::To(caller)
            }
            Kind::Operator => operator::finish(vm, caller, value),
            Kind::Entry | Kind::Generator | Kind::EntryGenerator => Left::Out(value),
        }
    }
}

/// Takes the innermost frame off the stack: drops its locals, and what hangs on it. Its temporaries must be gone.
///
/// # Safety
/// `frame` is the innermost frame and not a generator's.
pub unsafe fn drop_frame(vm: &Thread, frame: *mut Frame) {
    // SAFETY: by contract.
    unsafe {
        if (*frame).object.get().is_null() && (*frame).namespace.get().is_null() {
            if !(*frame).drop_last_locals() {
                PyFrame::end(vm, &*frame);
            }
        } else {
            PyFrame::end(vm, &*frame);
            (*frame).drop_locals();
            (*frame).namespace.replace(Word::NULL).decrement();
            // What ran meanwhile may have asked for the frame's object.
            PyFrame::end(vm, &*frame);
        }
        vm.frame.set((*frame).previous.get());
        vm.depth.set(vm.depth.get() - 1);
        let flags = (*frame).flags.get();
        let function = ptr::from_ref((*frame).function());
        let locals = (*frame).locals();
        if flags & flag::NEW_CHUNK != 0 {
            release_chunk(vm, locals);
        }
        if flags & flag::OWNS_FUNCTION != 0 {
            Object::decrement(NonNull::new_unchecked(function.cast_mut().cast()));
        }
    }
}

/// Gives up a word at the end of an instruction of `caller`, whose `pc` is behind it: finalizers find the frame on the line of
/// that instruction.
///
/// # Safety
/// The word is owned; `caller` is the innermost frame.
#[inline(always)]
unsafe fn release(caller: *mut Frame, word: Word) {
    if word.is_object() {
        // SAFETY: by contract.
        unsafe {
            let next = (*caller).pc.get();
            (*caller).pc.set(next.byte_sub(1));
            word.decrement();
            (*caller).pc.set(next);
        }
    }
}

/// The caller's call instruction gets its result, and the callable is released.
///
/// # Safety
/// `caller` is stopped at a call instruction whose arguments are gone.
pub unsafe fn finish_call(caller: *mut Frame, value: Word) {
    // SAFETY: by contract.
    unsafe {
        let pc = (*caller).pc.get();
        let w = *pc;
        let callable = (*caller).take(instr::a(w));
        let place = (*caller).register(instr::c(w));
        (*caller).pc.set(pc.add(Op::Call.words()));
        if instr::flags(w) & instr::flag::TO_LOCAL != 0 {
            let old = place.replace(value);
            release(caller, callable);
            release(caller, old);
        } else if instr::flags(w) & instr::flag::DISCARD != 0 {
            release(caller, callable);
            release(caller, value);
        } else {
            place.write(value);
            release(caller, callable);
        }
    }
}

/// `__init__` has returned: the result of the call is the instance in the callable's place.
///
/// # Safety
/// As for `leave`: `caller` is at a call of a class whose instance lies in the callable's place.
unsafe fn finish_init(vm: &Thread, caller: *mut Frame, value: Word) -> Left {
    // SAFETY: by contract of `leave`.
    unsafe {
        let pc = (*caller).pc.get();
        let w = *pc;
        let instance = (*caller).take(instr::a(w));
        let returned = value.into_value();
        if !returned.is_none() {
            let text = format!("__init__() should return None, not '{:.200}'", returned.ty().name());
            instance.decrement();
            let Raised = vm.type_error(text);
            return Left::Failed(caller);
        }
        let place = (*caller).register(instr::c(w));
        (*caller).pc.set(pc.add(Op::Call.words()));
        if instr::flags(w) & instr::flag::TO_LOCAL != 0 {
            release(caller, place.replace(instance));
        } else if instr::flags(w) & instr::flag::DISCARD != 0 {
            release(caller, instance);
        } else {
            place.write(instance);
        }
        Left::To(caller)
    }
}

/// A property's getter has returned.
///
/// # Safety
/// As for `leave`: `caller` is at an attribute instruction.
#[inline(always)]
unsafe fn finish_attribute(caller: *mut Frame, value: Word) {
    // SAFETY: by contract of `leave`; the caller is at an attribute instruction.
    unsafe {
        let pc = (*caller).pc.get();
        let w = *pc;
        let flags = instr::flags(w);
        let object = if flags & instr::flag::FREE_B != 0 { (*caller).take(instr::b(w)) } else { Word::NULL };
        let place = (*caller).register(instr::a(w));
        (*caller).pc.set(pc.add(Op::LoadAttr.words()));
        if flags & instr::flag::METHOD != 0 {
            place.add(1).write(Word::NULL);
        }
        if flags & instr::flag::TO_LOCAL != 0 {
            let old = place.replace(value);
            release(caller, object);
            release(caller, old);
        } else {
            place.write(value);
            release(caller, object);
        }
    }
}

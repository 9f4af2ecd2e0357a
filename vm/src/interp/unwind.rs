//! Exceptions on their way out of frames: traceback entries, handlers, clean-up.

use super::exec::drop_frame;
use super::frame::{Frame, Kind};
use super::instr::{self, Op};
use super::monitor::{self, Origin};
use super::operator;
use super::slow;
use super::trace;
use super::translate::Entry;
use crate::builtins::frame::PyFrame;
use crate::builtins::{generator, int, traceback};
use crate::thread::Thread;
use crate::value::{Value, Word};
use smallvec::SmallVec;
use taipan_compiler::op::Opcode;

/// Where an exception has led to.
pub enum Unwound {
    /// To a handler in that frame, whose `pc` is there.
    Handler(*mut Frame),
    /// Out of the entry frame: the exception goes on in native code.
    Out,
}

/// The exception that is set (or the termination) has been raised at `frame`'s `pc`.
///
/// # Safety
/// `frame` is the innermost frame.
#[inline(never)]
pub unsafe fn unwind(vm: &Thread, frame: *mut Frame) -> Unwound {
    let mut frame = frame;
    // Whether the exception has come to `frame` from one that it called.
    let mut reached = false;
    let mut origin = Origin::Raised;
    // SAFETY: by contract; frames are left one by one.
    unsafe {
        loop {
            // A handler may lead to the instruction that has failed: handling costs a tick, as a backward jump does.
            let exception = vm.take_raised().filter(|_| vm.charge_work(1).is_ok());
            if let Some(exception) = exception {
                let passes_on = !reached && is_passing_on(vm, &*frame, &exception);
                let exception = if passes_on { exception } else { traceback::add(vm, exception, &*frame) };
                let exception = if vm.tracing.is_on() {
                    origin = if passes_on { Origin::Reraised } else { origin };
                    trace::exception_event(vm, frame, origin, exception)
                } else {
                    Some(exception)
                };
                let monitored = if monitor::wants_handled(vm) { exception.clone() } else { None };
                match exception.map(|exception| find_handler(vm, &*frame, exception)) {
                    Some(Ok(())) => {
                        if let Some(exception) = monitored
                            && monitor::handled(vm, &*frame, exception).is_err()
                        {
                            (reached, origin) = (false, Origin::Raised);
                            continue;
                        }
                        return Unwound::Handler(frame);
                    }
                    Some(Err(exception)) => drop(vm.set_raised(exception)),
                    None => {}
                }
            }
            if vm.tracing.is_on() && !vm.is_terminating() {
                trace::unwind_event(vm, frame, origin);
            }
            let kind = (*frame).kind.get();
            let caller = (*frame).previous.get();
            let is_entry = matches!(kind, Kind::Entry | Kind::EntryGenerator);
            if kind == Kind::Attribute {
                slow::tell_attribute(vm, caller);
            }
            // What is dropped must not see the exception, nor disturb it.
            vm.keeping_exception(|| {
                (*frame).drop_temporaries();
                match kind {
                    Kind::Generator | Kind::EntryGenerator => generator::fail(vm, frame),
                    _ => drop_frame(vm, frame),
                }
                if matches!(kind, Kind::Call | Kind::Init) {
                    (*caller).take(instr::a(*(*caller).pc.get())).decrement();
                } else if kind == Kind::Attribute {
                    let w = *(*caller).pc.get();
                    if instr::flags(w) & instr::flag::FREE_B != 0 {
                        (*caller).take(instr::b(w)).decrement();
                    }
                } else if kind == Kind::Operator {
                    operator::give_up_operands(caller, *(*caller).pc.get());
                }
            });
            if is_entry {
                return Unwound::Out;
            }
            frame = caller;
            (reached, origin) = (true, Origin::Reached);
        }
    }
}

/// Whether an exception that is raised in `frame` has been there already: the instruction raises one that was caught.
fn is_passing_on(vm: &Thread, frame: &Frame, exception: &Value) -> bool {
    // SAFETY: `pc` is at an instruction.
    let w = unsafe { *frame.pc.get() };
    if Op::of_word(w) != Op::Cold {
        return false;
    }
    match Opcode::from_u8(instr::flags(w)) {
        Some(Opcode::Reraise | Opcode::CleanupThrow | Opcode::EndAsyncFor) => true,
        // `raise` alone; without an exception to raise again, it raises one of its own.
        Some(Opcode::RaiseVarargs) if instr::wide(w) == 0 => {
            vm.handled_exception().is_some_and(|handled| handled.is(exception))
        }
        _ => false,
    }
}

/// Whether the lowest `depth` values of a stack are where a handler of that depth expects them, and nothing above owns a value.
#[inline]
fn lies_in_place(entries: &[Entry], first: usize, depth: usize) -> bool {
    let is_owned = |entry: &Entry| matches!(entry, Entry::Temp(_));
    let is_own = |(position, entry): (usize, &Entry)| matches!(entry, Entry::Temp(register) if *register as usize == first + position);
    entries.len() >= depth
        && entries[..depth].iter().enumerate().all(is_own)
        && !entries[depth..].iter().any(is_owned)
}

/// Prepares the frame for its handler, if it has one for the current instruction; gives the exception back otherwise.
///
/// # Safety
/// The frame is the current one, and has been entered.
unsafe fn find_handler(vm: &Thread, frame: &Frame, exception: Value) -> Result<(), Value> {
    let exec = frame.exec();
    let word = frame.word_index();
    let Some((handler, target)) = exec.handler_at(frame.code(), word) else { return Err(exception) };
    let depth = handler.depth as usize;
    let entries = exec.stack(exec.entry_at(word).stack);
    let first = frame.first_temporary();
    if lies_in_place(entries, first, depth) {
        // SAFETY: the handler's stack has room for what it begins with; behind what stays, nothing is owned.
        unsafe {
            let mut top = frame.locals().add(first + depth);
            if handler.lasti {
                top.write(int::small(frame.lasti() as i64).into_word());
                top = top.add(1);
            }
            top.write(exception.into_word());
            frame.lasti_override.set(0);
            frame.pc.set(exec.start().add(target));
        }
        return Ok(());
    }
    let lasti = frame.lasti();
    let entries: SmallVec<[Entry; 16]> = SmallVec::from_slice(entries);
    // SAFETY: the map says where the values are; each is taken once, and the places of the handler's depth are written after
    // all have been taken.
    unsafe {
        let mut kept: SmallVec<[Word; 16]> = SmallVec::new();
        let mut dropped: SmallVec<[Word; 16]> = SmallVec::new();
        for (position, entry) in entries.iter().enumerate() {
            let keeps = position < depth;
            match *entry {
                Entry::Temp(register) => {
                    let word = frame.locals().add(register as usize).replace(Word::NULL);
                    if keeps { kept.push(word) } else { dropped.push(word) }
                }
                Entry::Local(local) if keeps => {
                    let word = frame.local(local as usize).get();
                    word.increment();
                    kept.push(word);
                }
                Entry::Const(bits) if keeps => {
                    let word = Word::from_bits(bits);
                    word.increment();
                    kept.push(word);
                }
                Entry::Null if keeps => kept.push(Word::NULL),
                _ => {}
            }
        }
        kept.resize(depth, Word::NULL);
        if handler.lasti {
            kept.push(int::small(lasti as i64).into_word());
        }
        kept.push(exception.into_word());
        for (index, word) in kept.iter().enumerate() {
            frame.locals().add(first + index).write(*word);
        }
        frame.lasti_override.set(0);
        frame.pc.set(frame.exec().start().add(target));
        for word in dropped.into_iter().rev() {
            vm.keeping_exception(|| word.decrement());
        }
    }
    Ok(())
}

impl Frame {
    /// Register of the temporary at depth 0.
    pub fn first_temporary(&self) -> usize {
        self.locals_count() + super::frame::FRAME_WORDS
    }

    /// The Python-visible frame object, made now if there is none.
    pub fn ensure_object(&self, vm: &Thread) -> crate::error::PyResult<crate::object::Ref<PyFrame>> {
        PyFrame::of(vm, self)
    }
}

//! Generators whose items native code takes one after the other (`sum`, `any`, `tuple`): where an item can be taken without running
//! code, the generator goes on in the loop at once, which is not left and entered again for each of them.
//!
//! Invariants:
//! 1. A frame that runs and has [`flag::DRAINED`] has been resumed by [`Thread::next_taking`], and `Thread::sink` is the sink of that call
//!    whenever the frame is the innermost one: what else is drained meanwhile, the frame waits for.
//! 2. To take an item runs no code and raises nothing. So nobody can tell that the generator is not suspended in between.

use super::{PyGenerator, State, TYPE, is_delegate};
use crate::class::slots::Next;
use crate::error::PyResult;
use crate::interp::frame::{Frame, Kind, flag};
use crate::interp::instr;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// What takes the items of the generator that is drained: a closure, and how it is called.
#[derive(Clone, Copy)]
pub struct Sink {
    take: unsafe fn(*mut (), Value) -> Option<Value>,
    state: *mut (),
}

impl Sink {
    /// Takes nothing.
    pub const NONE: Sink = Sink { take: |_, item| Some(item), state: ptr::null_mut() };

    fn new<F: FnMut(Value) -> Option<Value>>(take: &mut F) -> Sink {
        /// # Safety
        /// `state` is an `F` that nobody else uses meanwhile.
        unsafe fn call<F: FnMut(Value) -> Option<Value>>(state: *mut (), item: Value) -> Option<Value> {
            // SAFETY: by contract.
            unsafe { (*state.cast::<F>())(item) }
        }
        Sink { take: call::<F>, state: ptr::from_mut(take).cast() }
    }

    #[inline(always)]
    pub fn is_set(&self) -> bool {
        !self.state.is_null()
    }
}

impl Thread {
    /// As `next(self, iterator)`. Items that a generator yields are offered to `take` first, which gives back what it cannot take: the
    /// result is the first one of those. `take` runs no code, neither to take an item nor to drop it.
    #[inline]
    pub fn next_taking<F: FnMut(Value) -> Option<Value>>(
        &self,
        next: Next,
        iterator: &Value,
        mut take: F,
    ) -> PyResult<Option<Value>> {
        match drained(self, iterator) {
            Some(generator) => drain(self, next, iterator, generator, Sink::new(&mut take)),
            None => next(self, iterator),
        }
    }
}

/// The generator that `iterator` is, if it can go on.
#[inline]
fn drained<'a>(vm: &Thread, iterator: &'a Value) -> Option<&'a PyGenerator> {
    let generator = iterator.downcast::<PyGenerator>().filter(|_| iterator.ty().is(&TYPE))?;
    let can_go_on = matches!(generator.state(), State::Created | State::Suspended);
    (can_go_on && !vm.tracing.is_on()).then_some(generator)
}

#[inline(never)]
fn drain(
    vm: &Thread,
    next: Next,
    iterator: &Value,
    generator: &PyGenerator,
    sink: Sink,
) -> PyResult<Option<Value>> {
    let flags = &generator.frame().flags;
    let outer = vm.sink.replace(sink);
    flags.set(flags.get() | flag::DRAINED);
    let item = next(vm, iterator);
    flags.set(flags.get() & !flag::DRAINED);
    vm.sink.set(outer);
    item
}

/// Offers what a drained frame yields to its sink: null if that has taken it, with the frame behind the `Yield`; otherwise the same.
///
/// # Safety
/// `frame` is the innermost one, drained, and stands at a `Yield`; `value` is owned.
#[inline(never)]
pub unsafe fn offer(vm: &Thread, frame: *mut Frame, value: Word) -> Word {
    if vm.tracing.is_on() {
        return value;
    }
    let Sink { take, state } = vm.sink.get();
    // SAFETY: by contract and invariant 1 the sink is that of the call which waits for the frame. The instruction has left a place for
    // what is sent, which is `None`.
    unsafe {
        if let Some(value) = take(state, value.into_value()) {
            return value.into_word();
        }
        let pc = (*frame).pc.get();
        let w = *pc;
        if instr::flags(w) & instr::flag::DISCARD != 0 {
            (*frame).pc.set(pc.add(2));
        } else {
            (*frame).register(instr::a(w)).write(Value::NONE.into_word());
            (*frame).pc.set(pc.add(1));
        }
    }
    Word::NULL
}

/// As [`offer`], for a frame that another one waits for in a `yield from`: if the outermost of those is drained, what it would yield is
/// offered at once.
///
/// # Safety
/// As for [`offer`], but that the frame is a delegate (`is_delegate`).
#[inline(never)]
pub unsafe fn offer_of_delegate(vm: &Thread, frame: *mut Frame, value: Word) -> Word {
    // SAFETY: by contract; the frames below one that runs are alive.
    unsafe {
        let mut outer = (*frame).previous.get();
        while (*outer).flags.get() & flag::DRAINED == 0 {
            if (*outer).kind.get() != Kind::Generator || !is_delegate(vm, outer) {
                return value;
            }
            outer = (*outer).previous.get();
        }
        offer(vm, frame, value)
    }
}

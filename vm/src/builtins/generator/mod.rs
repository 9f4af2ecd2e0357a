//! `generator`, `coroutine`, `async_generator`: a frame that can be left and entered again.
//!
//! The frame lies inside the object. Resuming it links it above the frame that resumes; from an instruction (`for`, `yield
//! from`, `await`) that happens inside the loop, without recursion.
//!
//! Invariants:
//! 1. While suspended, the frame is in no chain, its `pc` is at the instruction it stopped at, and the map of the translation
//!    tells which of its temporaries own values.
//! 2. Once finished, the frame owns nothing.
//! 3. `receiver` is null unless the frame is suspended in a `yield from` whose `Send`, right before the `Yield` at `pc`, has
//!    resumed that generator: a temporary of the frame owns it.

pub mod anext;
pub mod asynchronous;
pub mod drain;
mod spec;
pub mod throw;

pub use spec::{ASYNC_GENERATOR, COROUTINE, TYPE};
pub use throw::close;

use super::coroutine::{self, PyCoroutineWrapper};
use super::frame::PyFrame;
use super::function::PyFunction;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Next;
use crate::class::special;
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::interp::exec::Left;
use crate::interp::frame::{Frame, Kind, clear_words, flag};
use crate::interp::instr::{self, Op};
use crate::interp::run::run;
use crate::interp::unwind::{Unwound, unwind};
use crate::interp::{cold, trace};
use crate::object::{Object, Payload, Ref};
use crate::thread::{Handled, Thread};
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use asynchronous::{PyStep, PyWrapped};
use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;
use taipan_compiler::code::flags as code_flags;
use taipan_compiler::op::Opcode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Created,
    Suspended,
    Running,
    Finished,
}

#[repr(C)]
pub struct PyGenerator {
    object: Object,
    state: Cell<State>,
    handled: Handled,
    function: Ref<PyFunction>,
    /// Empty where the code's is meant; see [`PyGenerator::name`].
    name: ValueCell,
    qualname: ValueCell,
    /// Where a coroutine was made (`sys.set_coroutine_origin_tracking_depth`).
    pub origin: ValueCell,
    /// An asynchronous generator's finalizer, and whether its hooks have been asked for.
    pub finalizer: ValueCell,
    pub hooks_initialized: Cell<bool>,
    /// An asynchronous generator's `asend()` and its like are under way.
    pub running_async: Cell<bool>,
    pub closed: Cell<bool>,
    /// See invariant 3.
    receiver: Cell<*const PyGenerator>,
    frame: Cell<*mut Frame>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGenerator {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        // All three types have this layout and no subclasses.
        ptr::eq(ty.native, TYPE.native)
    }
}

fn as_generator(value: &Value) -> &PyGenerator {
    value.downcast().expect("a generator's slot gets a generator")
}

/// What resuming a generator has led to.
pub enum Sent {
    Yielded(Value),
    Returned(Value),
}

impl Sent {
    /// As the result of a method: returning is `StopIteration`.
    pub fn into_method_result(self, vm: &Thread) -> PyResult {
        match self {
            Sent::Yielded(value) => Ok(value),
            Sent::Returned(value) => Err(vm.raise_stop_iteration(value)),
        }
    }
}

/// `next()` of a generator: what it returns is the value of the `StopIteration`. `None` if the object is none.
pub fn next_or_raise(vm: &Thread, object: &Value) -> Option<PyResult> {
    let own = object.downcast::<PyGenerator>().filter(|_| object.ty().is(&TYPE))?;
    Some(own.send(vm, Value::NONE).and_then(|sent| sent.into_method_result(vm)))
}

const HEADER: usize = size_of::<PyGenerator>();

impl PyGenerator {
    /// A generator for a call of `function`, its locals null; it must be filled and its `prologue` run, or `discard`ed.
    pub fn new(vm: &Thread, function: &PyFunction) -> PyResult<Ref<PyGenerator>> {
        // SAFETY: the locals are all unbound.
        unsafe {
            PyGenerator::make(vm, function, |locals| clear_words(locals, function.code().locals_count()))
        }
    }

    /// A generator for a call of `function` with these arguments, which go over to it: they are all of its parameters.
    ///
    /// # Safety
    /// The words are owned by the caller, and the code has been translated.
    #[inline(always)]
    pub unsafe fn of_arguments(vm: &Thread, function: &PyFunction, given: &[Word]) -> PyResult {
        let unbound = function.code().locals_count() - given.len();
        // SAFETY: by contract; the locals are the arguments and as many that are unbound.
        unsafe {
            let generator = PyGenerator::make(vm, function, |locals| {
                for (index, word) in given.iter().enumerate() {
                    locals.add(index).write(*word);
                }
                clear_words(locals.add(given.len()), unbound);
            });
            let generator =
                generator.inspect_err(|_| given.iter().rev().for_each(|word| word.decrement()))?;
            if Op::of_word(*function.code().start()) != Op::ReturnGenerator {
                generator.prologue(vm)?;
            }
            Ok(generator.into_value())
        }
    }

    /// A generator for a call of `function`, whose locals `fill` writes where they lie.
    ///
    /// # Safety
    /// `fill` writes all of them.
    #[inline(always)]
    unsafe fn make(
        vm: &Thread,
        function: &PyFunction,
        fill: impl FnOnce(*mut Word),
    ) -> PyResult<Ref<PyGenerator>> {
        let code = function.code();
        let size = HEADER + code.frame_size() * size_of::<Word>();
        let ty = match code.flags() {
            f if f & code_flags::COROUTINE != 0 => &COROUTINE,
            f if f & code_flags::ASYNC_GENERATOR != 0 => &ASYNC_GENERATOR,
            _ => &TYPE,
        };
        let origin = match vm.coroutine_origin_depth.get() {
            depth if depth > 0 && ptr::eq(ty, &COROUTINE) => coroutine::origin(vm, depth)?,
            _ => None,
        };
        let memory = vm.heap().allocate_raw(size)?;
        // SAFETY: the memory has room for header and frame.
        unsafe {
            let own = memory.cast::<PyGenerator>();
            own.write(PyGenerator {
                object: Object::new(ty),
                state: Cell::new(State::Created),
                handled: Handled::default(),
                function: Ref::borrowed(function),
                name: ValueCell::new(function.name_of_its_own()),
                qualname: ValueCell::new(function.qualname_of_its_own()),
                origin: ValueCell::new(origin),
                finalizer: ValueCell::empty(),
                hooks_initialized: Cell::new(false),
                running_async: Cell::new(false),
                closed: Cell::new(false),
                receiver: Cell::new(ptr::null()),
                frame: Cell::new(ptr::null_mut()),
            });
            let locals = memory.add(HEADER).cast::<Word>().as_ptr();
            fill(locals);
            let frame = locals.add(code.locals_count()).cast::<Frame>();
            let (previous, kind) = (ptr::null_mut(), Kind::EntryGenerator);
            Frame::init_at(frame, code, function, previous, kind, flag::IN_GENERATOR);
            own.as_ref().frame.set(frame);
            vm.heap().track(own.cast::<Object>().as_ref());
            Ok(Ref::from_raw(own))
        }
    }

    /// `__name__`: that of the function when the generator was made, or what has been set since.
    pub fn name(&self) -> Value {
        self.name.get().unwrap_or_else(|| self.frame().code().name())
    }

    pub fn qualname(&self) -> Value {
        self.qualname.get().unwrap_or_else(|| self.frame().code().qualname())
    }

    pub fn locals(&self) -> *mut Word {
        // SAFETY: the frame lies behind the header.
        unsafe { (*self.frame.get()).locals() }
    }

    /// Runs the instructions before the generator is made (`MAKE_CELL`, `COPY_FREE_VARS`), which the call itself runs.
    pub fn prologue(&self, vm: &Thread) -> PyResult<()> {
        let frame = self.frame.get();
        // SAFETY: the code of a generator function begins with these and `RETURN_GENERATOR`.
        unsafe {
            loop {
                let pc = (*frame).pc.get();
                match Op::of_word(*pc) {
                    Op::CopyFreeVars => cold::copy_free_vars(&*frame),
                    Op::Cold => cold::execute(vm, frame, *pc)?,
                    Op::Trace => {}
                    _ => return Ok(()),
                }
                (*frame).pc.set(pc.add(Op::of_word(*pc).words()));
            }
        }
    }

    /// Ends a suspended generator without running any of it.
    fn discard_suspended(&self) {
        // SAFETY: nothing runs in the frame.
        unsafe { self.frame().drop_temporaries() };
        self.finish_frame();
    }

    /// Gives up a generator that has never been complete.
    pub fn discard(&self) {
        self.finish_frame();
    }

    pub fn state(&self) -> State {
        self.state.get()
    }

    pub fn function(&self) -> &PyFunction {
        &self.function
    }

    pub fn frame(&self) -> &Frame {
        // SAFETY: the frame lies inside the object.
        unsafe { &*self.frame.get() }
    }

    /// The generator that a frame belongs to, if it is one's.
    pub fn owning(frame: &Frame) -> Option<&PyGenerator> {
        // SAFETY: the flag says that the frame lies in a generator.
        frame.is_generator().then(|| unsafe { PyGenerator::of_frame(ptr::from_ref(frame).cast_mut()) })
    }

    /// The generator whose frame it is.
    ///
    /// # Safety
    /// The frame lies in a generator.
    unsafe fn of_frame<'a>(frame: *mut Frame) -> &'a PyGenerator {
        // SAFETY: by contract, the locals lie behind the header.
        unsafe { &*(*frame).locals().cast::<u8>().sub(HEADER).cast::<PyGenerator>() }
    }

    /// The generator whose frame is the innermost one: what it handles is what the thread handles.
    ///
    /// # Safety
    /// That frame lies in a generator.
    #[inline(always)]
    unsafe fn innermost<'a>(vm: &Thread) -> &'a PyGenerator {
        // SAFETY: by contract.
        unsafe {
            let own = vm.handled.get().byte_sub(offset_of!(PyGenerator, handled)).cast::<PyGenerator>();
            debug_assert!(ptr::eq(own, PyGenerator::of_frame(vm.frame.get())));
            &*own
        }
    }

    pub fn is_coroutine(&self) -> bool {
        self.object.ty().is(&COROUTINE)
    }

    /// How messages call it.
    fn kind_name(&self) -> &'static str {
        match self.object.ty() {
            ty if ty.is(&COROUTINE) => "coroutine",
            ty if ty.is(&ASYNC_GENERATOR) => "async generator",
            _ => "generator",
        }
    }

    /// Whether the loop may go on in the generator's frame.
    #[inline(always)]
    pub fn can_resume_inline(&self, vm: &Thread) -> bool {
        matches!(self.state.get(), State::Created | State::Suspended)
            && vm.depth.get() < vm.recursion_limit.get()
            && !vm.tracing.is_on()
    }

    /// Puts the frame on top of the chain, with `value` (owned) as the result of the expression it stopped at. A generator that
    /// waits for another one in a `yield from` hands on to that, and so on: the innermost one's frame is the result.
    ///
    /// # Safety
    /// The generator is created or suspended.
    #[inline(always)]
    unsafe fn enter(&self, vm: &Thread, kind: Kind, value: Word) -> *mut Frame {
        let (mut own, mut kind) = (self, kind);
        let (mut caller, mut handled, mut depth) = (vm.frame.get(), vm.handled.get(), vm.depth.get());
        let is_traced = vm.tracing.is_on();
        let hands_on = value.bits() == Value::NONE.bits() && !is_traced;
        // SAFETY: invariants 1 and 3: `pc` is at the instruction that left a place for what is sent.
        unsafe {
            loop {
                let frame = own.frame.get();
                let receiver = own.receiver.replace(ptr::null());
                (*frame).previous.set(caller);
                (*frame).kind.set(kind);
                own.state.set(State::Running);
                own.handled.previous.set(handled);
                (caller, handled, depth) = (frame, &raw const own.handled, depth + 1);
                let pc = (*frame).pc.get();
                if hands_on
                    && let Some(receiver) = receiver.as_ref()
                    && receiver.state.get() == State::Suspended
                    && depth < vm.recursion_limit.get()
                {
                    (*frame).pc.set(pc.sub(Op::Send.words()));
                    (own, kind) = (receiver, Kind::Generator);
                    continue;
                }
                vm.frame.set(frame);
                vm.handled.set(handled);
                vm.depth.set(depth);
                let w = *pc;
                if instr::flags(w) & instr::flag::DISCARD != 0 && !value.is_object() && !is_traced {
                    (*frame).pc.set(pc.add(2));
                } else {
                    (*frame).register(instr::a(w)).write(value);
                    (*frame).pc.set(pc.add(1));
                }
                return frame;
            }
        }
    }

    #[inline(always)]
    fn link(&self, vm: &Thread, kind: Kind) {
        let frame = self.frame();
        self.receiver.set(ptr::null());
        frame.previous.set(vm.frame.get());
        frame.kind.set(kind);
        self.state.set(State::Running);
        self.handled.previous.set(vm.handled.get());
        vm.handled.set(&raw const self.handled);
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(self.frame.get());
    }

    #[inline(always)]
    fn unlink(&self, vm: &Thread) -> *mut Frame {
        let caller = self.frame().previous.replace(ptr::null_mut());
        vm.handled.set(self.handled.previous.replace(ptr::null()));
        vm.depth.set(vm.depth.get() - 1);
        vm.frame.set(caller);
        caller
    }

    /// For an instruction: the frame to go on in.
    #[inline(always)]
    pub fn resume_inline(&self, vm: &Thread, value: Word) -> *mut Frame {
        // What an abandoned generator's frame needs to be alive is held by the caller's iterator register.
        // SAFETY: `can_resume_inline` has been asked.
        unsafe { self.enter(vm, Kind::Generator, value) }
    }

    /// `send(value)` from native code.
    pub fn send(&self, vm: &Thread, value: Value) -> PyResult<Sent> {
        match self.state.get() {
            State::Running => Err(self.already_executing(vm)),
            State::Finished if self.is_coroutine() => Err(reused(vm)),
            State::Finished => Ok(Sent::Returned(Value::NONE)),
            State::Created if !value.is_none() => {
                Err(vm
                    .type_error(format!("can't send non-None value to a just-started {}", self.kind_name())))
            }
            State::Created | State::Suspended => {
                self.check_depth(vm)?;
                let _keep = crate::object::to_value(self);
                // SAFETY: created or suspended; the frame is the innermost one.
                let value = unsafe { self.run(vm, value) }?;
                Ok(self.sent(value))
            }
        }
    }

    #[cold]
    fn already_executing(&self, vm: &Thread) -> Raised {
        vm.value_error(format!("{} already executing", self.kind_name()))
    }

    /// Runs `work`, which goes on in what the generator waits for, with the generator's frame below it.
    fn while_delegating<R>(&self, vm: &Thread, work: impl FnOnce() -> R) -> R {
        let frame = self.frame();
        let caller = vm.frame.replace(self.frame.get());
        frame.previous.set(caller);
        self.state.set(State::Running);
        let result = work();
        self.state.set(State::Suspended);
        frame.previous.set(ptr::null_mut());
        vm.frame.set(caller);
        result
    }

    /// Resumes the frame with a value sent to it, until it yields or returns.
    ///
    /// # Safety
    /// The generator is created or suspended.
    unsafe fn run(&self, vm: &Thread, value: Value) -> PyResult {
        // SAFETY: by contract; the frame is the innermost one.
        unsafe {
            let frame = self.enter(vm, Kind::EntryGenerator, value.into_word());
            if vm.tracing.is_on() && trace::resume_event(vm, frame).is_err() {
                return match unwind(vm, frame) {
                    Unwound::Handler(frame) => run(vm, frame),
                    Unwound::Out => Err(Raised),
                };
            }
            run(vm, frame)
        }
    }

    fn sent(&self, value: Value) -> Sent {
        if self.state.get() == State::Finished { Sent::Returned(value) } else { Sent::Yielded(value) }
    }

    fn check_depth(&self, vm: &Thread) -> PyResult<()> {
        vm.check_native_stack("")?;
        if vm.depth.get() >= vm.recursion_limit.get() { Err(vm.recursion_error("")) } else { Ok(()) }
    }

    /// Raises the exception that is set at the expression where the generator stopped.
    pub fn raise(&self, vm: &Thread) -> PyResult<Sent> {
        match self.state.get() {
            State::Running => {
                vm.clear_raised();
                Err(self.already_executing(vm))
            }
            State::Finished if self.is_coroutine() => {
                vm.clear_raised();
                Err(reused(vm))
            }
            State::Finished => Err(Raised),
            State::Created | State::Suspended => {
                if !vm.has_native_stack() || vm.depth.get() >= vm.recursion_limit.get() {
                    return Err(vm.recursion_error(""));
                }
                let _keep = crate::object::to_value(self);
                self.link(vm, Kind::EntryGenerator);
                self.chain_to_handled(vm);
                let frame = self.frame.get();
                if vm.tracing.is_on()
                    && let Some(exception) = vm.take_raised()
                    && let Some(exception) = trace::throw_event(vm, frame, exception)
                {
                    let Raised = vm.set_raised(exception);
                }
                // SAFETY: the frame is the innermost one, stopped at an instruction.
                unsafe {
                    match unwind(vm, frame) {
                        Unwound::Handler(frame) => Ok(self.sent(run(vm, frame)?)),
                        Unwound::Out => Err(Raised),
                    }
                }
            }
        }
    }

    /// What the generator is handling becomes the context of what is thrown into it.
    fn chain_to_handled(&self, vm: &Thread) {
        if self.handled.get().is_some_and(|handled| !handled.is_none())
            && let Some(exception) = vm.take_raised()
        {
            let Raised = vm.raise_value(exception);
        }
    }

    /// The iterator that a `yield from` or `await` is waiting for.
    pub fn delegate(&self) -> Option<Value> {
        if self.state.get() != State::Suspended {
            return None;
        }
        let frame = self.frame();
        if !frame.code().is_delegating(frame.offset()) {
            return None;
        }
        match frame.stack_entries().last()? {
            crate::interp::translate::Entry::Temp(register) => {
                // SAFETY: the map says that the register owns a value.
                Some(unsafe { (*frame.locals().add(*register as usize)).to_value() })
            }
            _ => None,
        }
    }

    /// Drops what the frame owns; nothing runs in it any more.
    fn finish_frame(&self) {
        if self.state.replace(State::Finished) == State::Finished {
            return;
        }
        let frame = self.frame();
        // SAFETY: the frame has ended, and nobody looks at the locals of one that has.
        if frame.frame_object().is_none() && unsafe { frame.drop_last_locals() } {
            self.handled.value.take();
            return;
        }
        let vm = self.object.heap().thread();
        if let Some(vm) = vm {
            PyFrame::end(vm, frame);
        }
        // SAFETY: the frame has ended; each word is taken once.
        unsafe { frame.drop_locals() };
        self.handled.value.take();
        // What ran meanwhile may have asked for the frame's object.
        if let Some(vm) = vm {
            PyFrame::end(vm, frame);
        }
    }
}

#[cold]
fn reused(vm: &Thread) -> Raised {
    vm.runtime_error("cannot reuse already awaited coroutine")
}

/// Control is back in whoever resumed a generator: it may be traced.
///
/// # Safety
/// `caller` is null or the innermost frame.
#[inline(always)]
unsafe fn back_in(vm: &Thread, caller: *mut Frame) {
    if vm.tracing.is_on() {
        // SAFETY: by contract.
        if let Some(caller) = unsafe { caller.as_ref() } {
            trace::returned_to(vm, caller);
        }
    }
}

/// Whether the frame has been resumed by a `yield from` or `await` that yields what it yields.
///
/// # Safety
/// `frame` runs, and has been resumed by an instruction of its caller.
#[inline(always)]
unsafe fn is_delegate(vm: &Thread, frame: *mut Frame) -> bool {
    // SAFETY: by contract; `Send` is followed by another instruction.
    unsafe {
        let pc = (*(*frame).previous.get()).pc.get();
        let (w, next) = (*pc, *pc.add(Op::Send.words()));
        Op::of_word(w) == Op::Send
            && Op::of_word(next) == Op::Yield
            && instr::flags(next) & instr::flag::FREE_B != 0
            && instr::b(next) == instr::a(w)
            && !vm.tracing.is_on()
    }
}

/// `YIELD_VALUE`: the frame leaves the chain; `value` goes to whoever resumed it. A `yield from` that has resumed it yields the
/// same value in its turn.
///
/// # Safety
/// `frame` is the innermost frame and lies in a generator; `value` is owned.
#[inline(always)]
pub unsafe fn suspend(vm: &Thread, frame: *mut Frame, value: Word) -> Left {
    let (leaf, mut frame, mut depth, mut value) = (frame, frame, vm.depth.get(), value);
    // SAFETY: by contract; the caller's instruction is the one that resumed the generator.
    unsafe {
        if (*frame).flags.get() & flag::DRAINED != 0 {
            value = drain::offer(vm, frame, value);
            if value.is_null() {
                return Left::To(frame);
            }
        }
        loop {
            let own = PyGenerator::of_frame(frame);
            let is_entry = (*frame).kind.get() == Kind::EntryGenerator;
            if anext::is_step(own, &*frame) {
                value = match PyWrapped::unwrap(value.into_value()) {
                    Ok(item) => {
                        vm.depth.set(depth);
                        return anext::deliver(vm, frame, item.into_word());
                    }
                    Err(value) => value.into_word(),
                };
                if anext::make_step(vm, own, (*frame).previous.get()).is_err() {
                    own.receiver.set(ptr::null());
                    vm.handled.set(&raw const own.handled);
                    vm.depth.set(depth);
                    vm.frame.set(frame);
                    value.decrement();
                    return Left::Failed(frame);
                }
            }
            let is_delegate = !is_entry && is_delegate(vm, frame);
            if is_delegate && frame == leaf && vm.sink.get().is_set() {
                value = drain::offer_of_delegate(vm, frame, value);
                if value.is_null() {
                    return Left::To(frame);
                }
            }
            own.state.set(State::Suspended);
            let caller = (*frame).previous.replace(ptr::null_mut());
            let handled = own.handled.previous.replace(ptr::null());
            depth -= 1;
            if is_entry {
                vm.handled.set(handled);
                vm.depth.set(depth);
                vm.frame.set(caller);
                back_in(vm, caller);
                return Left::Out(value);
            }
            let pc = (*caller).pc.get();
            let w = *pc;
            (*caller).pc.set(pc.add(Op::ForIter.words()));
            if is_delegate {
                PyGenerator::of_frame(caller).receiver.set(own);
                frame = caller;
                continue;
            }
            vm.handled.set(handled);
            vm.depth.set(depth);
            vm.frame.set(caller);
            back_in(vm, caller);
            let place = (*caller).register(instr::a(w));
            if instr::flags(w) & instr::flag::TO_LOCAL != 0 {
                place.replace(value).decrement();
            } else {
                place.write(value);
            }
            return Left::To(caller);
        }
    }
}

/// A generator's frame has returned `value`, owned.
///
/// # Safety
/// As for [`suspend`].
pub unsafe fn finish(vm: &Thread, frame: *mut Frame, value: Word) -> Left {
    // SAFETY: as above.
    unsafe {
        let own = PyGenerator::innermost(vm);
        let is_entry = (*frame).kind.get() == Kind::EntryGenerator;
        own.finish_frame();
        let is_step = anext::is_step(own, &*frame);
        let caller = own.unlink(vm);
        back_in(vm, caller);
        if is_entry {
            return Left::Out(value);
        }
        if is_step {
            value.decrement();
            return anext::exhausted(vm, own, caller);
        }
        let pc = (*caller).pc.get();
        let w = *pc;
        (*caller).pc.set(pc.offset(*pc.add(1) as i32 as isize));
        if Op::of_word(w) == Op::Send {
            (*caller).register(instr::a(w)).write(value);
        } else {
            value.decrement();
        }
        Left::To(caller)
    }
}

/// An exception leaves a generator's frame, whose temporaries are gone.
///
/// # Safety
/// As for [`suspend`].
pub unsafe fn fail(vm: &Thread, frame: *mut Frame) {
    // SAFETY: by contract.
    unsafe {
        let own = PyGenerator::of_frame(frame);
        own.finish_frame();
        let is_step = anext::is_step(own, &*frame);
        let caller = own.unlink(vm);
        if is_step {
            anext::end(own, caller);
        }
    }
}

/// `SEND`, where the iterator in `b` is a generator that can go on in the loop: its frame, or null, with nothing changed.
///
/// # Safety
/// As for [`send_instruction`].
#[inline(never)]
pub unsafe fn send_inline(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> *mut Frame {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (receiver, value) = (*(*frame).register(instr::b(w)), *(*frame).register(instr::c(w)));
        if let Some(generator) = receiver.as_value().downcast::<PyGenerator>()
            && generator.can_resume_inline(vm)
            && (generator.state() == State::Suspended || value.bits() == Value::NONE.bits())
        {
            if instr::flags(w) & instr::flag::FREE_C == 0 {
                value.increment_bound();
            }
            return generator.enter(vm, Kind::Generator, value);
        }
        ptr::null_mut()
    }
}

/// `SEND`: resumes the iterator in `b` with the value in `c`.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its instruction.
#[inline(never)]
pub unsafe fn send_instruction(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Sent> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let receiver = *(*frame).register(instr::b(w));
        let place = (*frame).register(instr::c(w));
        let value = if instr::flags(w) & instr::flag::FREE_C != 0 {
            place.read().into_value()
        } else {
            (*place).to_value()
        };
        let receiver = receiver.as_value();
        send_to(vm, &receiver.clone(), value)
    }
}

/// `value` sent to any iterator.
pub fn send_to(vm: &Thread, receiver: &Value, value: Value) -> PyResult<Sent> {
    if let Some(generator) = receiver.downcast::<PyGenerator>() {
        return generator.send(vm, value);
    }
    if let Some(wrapper) = receiver.downcast::<PyCoroutineWrapper>() {
        let is_silent = value.is_none();
        let sent = wrapper.coroutine().send(vm, value);
        return told_if_returned(vm, receiver, sent, |value| !(is_silent && value.is_none()));
    }
    if let Some(step) = receiver.downcast::<PyStep>() {
        return told_if_returned(vm, receiver, step.send(vm, &value), |_| true);
    }
    let own = receiver.ty().slots().iternext.filter(|_| value.is_none());
    let result = match own {
        Some(next) => vm.next_by(next, receiver),
        None => vm.call_method(receiver, &crate::names::send, &[value]),
    };
    match result {
        Ok(value) => Ok(Sent::Yielded(value)),
        Err(raised) => {
            let is_native = own.is_some_and(|next| !ptr::fn_addr_eq(next, special::iternext as Next));
            if vm.tracing.is_on() && !is_native && vm.raised_matches(&super::exceptions::STOP_ITERATION) {
                trace::stop_event(vm, receiver, Opcode::Send);
            }
            super::exceptions::take_stop_iteration(vm, raised).map(Sent::Returned)
        }
    }
}

/// The `StopIteration` by which the end of a native awaitable that is no generator would have been told, if a trace function
/// wants to hear of it.
fn told_if_returned(
    vm: &Thread,
    receiver: &Value,
    sent: PyResult<Sent>,
    is_raised: impl FnOnce(&Value) -> bool,
) -> PyResult<Sent> {
    match sent {
        Ok(Sent::Returned(value)) if vm.tracing.is_on() && is_raised(&value) => {
            let raised = vm.raise_stop_iteration(value);
            trace::stop_event(vm, receiver, Opcode::Send);
            super::exceptions::take_stop_iteration(vm, raised).map(Sent::Returned)
        }
        sent => sent,
    }
}

impl PyGenerator {
    /// Shows the locals of a frame that runs, to who asks what refers to what. The collector takes them for held from outside.
    pub fn trace_running(&self, tracer: &mut Tracer) {
        let frame = self.frame();
        if self.state.get() == State::Running && frame.flags.get() & flag::LEAVING == 0 {
            for index in 0..frame.locals_count() {
                // SAFETY: a local is null or owns its value.
                unsafe { tracer.visit_word(frame.local(index).get()) };
            }
        }
    }
}

impl Trace for PyGenerator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.function);
        for field in [&self.name, &self.qualname, &self.origin, &self.finalizer] {
            field.trace(tracer);
        }
        let handled = self.handled.value.take();
        tracer.visit_option(&handled);
        self.handled.value.set(handled);
        if matches!(self.state.get(), State::Created | State::Suspended) {
            self.frame().trace(tracer);
        }
        if let Some(object) = self.frame().frame_object() {
            tracer.visit_ref(object);
        }
    }

    fn clear(&self) {
        if matches!(self.state.get(), State::Created | State::Suspended) {
            self.discard_suspended();
        }
    }
}

impl Drop for PyGenerator {
    fn drop(&mut self) {
        self.clear();
    }
}

//! `sys.settrace` and `sys.setprofile`, and the hooks of `sys.monitoring` ([`monitor`]).
//!
//! While a function is set, or a tool asks for events, every new frame runs the traced translation of its code, in which each of CPython's instructions
//! is preceded by [`Op::Trace`]; the normal one has no test for tracing. A frame that runs already is traced when its
//! `f_trace` is set: the instructions at its translation's boundaries (lines, statements) are replaced by [`Op::Switch`],
//! which goes on in the traced translation.
//!
//! Events are CPython's: `call`, `line`, `return`, `exception`, `opcode` for the trace function, `call`, `return`, `c_call`,
//! `c_return`, `c_exception` for the profile function. While one of them runs, tracing is off.

use super::frame::{Frame, flag};
use super::instr::{self, Op};
use super::listing::show_instruction;
use super::monitor::{self, Origin, event};
use super::stats;
use super::translate::Exec;
use crate::builtins::descriptors::PyMethodDescr;
use crate::builtins::exceptions::PyBaseException;
use crate::builtins::frame::PyFrame;
use crate::builtins::function::builtin::PyBuiltin;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::Cell;
use std::ptr;
use taipan_compiler::op::Opcode;

/// What a trace or profile function is being called for, as far as assigning `f_lineno` depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Call,
    /// A generator is resumed.
    Resume,
    Line,
    Yield,
    Other,
}

/// No instruction of the frame has been seen.
pub const NO_OFFSET: u32 = u32::MAX;

/// A thread's tracing state.
#[derive(Default)]
pub struct Tracing {
    /// A function is set, and none is running.
    on: Cell<bool>,
    /// The event whose function is running.
    event: Cell<Option<Event>>,
    /// The frame that the event is about; alive while there is an event.
    frame: Cell<*const Frame>,
    trace: ValueCell,
    profile: ValueCell,
    /// `--trace`: every instruction is printed.
    listing: Cell<bool>,
}

impl Tracing {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    pub fn trace_function(&self) -> Option<Value> {
        self.trace.get()
    }

    pub fn profile_function(&self) -> Option<Value> {
        self.profile.get()
    }

    pub fn event(&self) -> Option<Event> {
        self.event.get()
    }

    pub fn frame(&self) -> *const Frame {
        self.frame.get()
    }

    fn update(&self, vm: &Thread) {
        let wanted = self.listing.get()
            || !self.trace.is_empty()
            || !self.profile.is_empty()
            || vm.interp().monitored.get() != 0;
        self.on.set(wanted && self.event.get().is_none());
        vm.update_call_limit();
    }
}

/// `sys.settrace`.
pub fn set_trace(vm: &Thread, function: Option<Value>) {
    vm.tracing.trace.set(function);
    vm.tracing.update(vm);
    if vm.tracing.is_on() {
        arm_frames(vm);
    }
}

/// `sys.setprofile`.
pub fn set_profile(vm: &Thread, function: Option<Value>) {
    vm.tracing.profile.set(function);
    vm.tracing.update(vm);
    if vm.tracing.is_on() {
        arm_frames(vm);
    }
}

/// `sys._settraceallthreads`.
pub fn set_trace_everywhere(vm: &Thread, function: Option<Value>) {
    set_everywhere(vm, function, |tracing| &tracing.trace);
}

/// `sys._setprofileallthreads`.
pub fn set_profile_everywhere(vm: &Thread, function: Option<Value>) {
    set_everywhere(vm, function, |tracing| &tracing.profile);
}

fn set_everywhere(vm: &Thread, function: Option<Value>, cell: fn(&Tracing) -> &ValueCell) {
    // The old functions go when all threads have the new one: what runs then may start threads.
    let mut old = Vec::new();
    vm.interp().threads.for_each(|thread| {
        old.push(cell(&thread.tracing).replace(function.clone()));
        update(thread);
    });
}

/// To be called when what is asked for has changed.
pub fn update(vm: &Thread) {
    vm.tracing.update(vm);
    if vm.tracing.is_on() {
        arm_frames(vm);
    }
}

/// `--trace`: prints a line for every instruction that runs from now on in new frames.
pub fn set_listing(vm: &Thread) {
    vm.tracing.listing.set(true);
    vm.tracing.update(vm);
}

/// Calls a trace or profile function with the frame, the name of an event and its argument. What it raises turns tracing off.
fn call(
    vm: &Thread,
    function: &Value,
    frame: &Ref<PyFrame>,
    (event, name): (Event, &str),
    arg: Value,
) -> PyResult {
    let name = vm.intern_str(name)?.into_value();
    let result = while_calling(vm, event, frame, || vm.call(function, &[frame.to_value(), name, arg]));
    if result.is_err() {
        vm.keeping_exception(|| {
            vm.tracing.trace.set(None);
            vm.tracing.profile.set(None);
        });
        vm.tracing.update(vm);
    }
    result
}

/// Runs `call_it`, with tracing off, for an event in `frame`.
pub fn while_calling<R>(vm: &Thread, event: Event, frame: &Ref<PyFrame>, call_it: impl FnOnce() -> R) -> R {
    vm.tracing.event.set(Some(event));
    vm.tracing.frame.set(frame.running().map_or(ptr::null(), ptr::from_ref));
    vm.tracing.update(vm);
    let result = call_it();
    vm.tracing.event.set(None);
    vm.tracing.update(vm);
    result
}

/// Calls the frame's own trace function, which may name its successor.
fn call_local(vm: &Thread, frame: &Ref<PyFrame>, event: (Event, &str), arg: Value) -> PyResult<()> {
    let Some(function) = frame.trace.get() else { return Ok(()) };
    match call(vm, &function, frame, event, arg) {
        Ok(next) if next.is_none() => Ok(()),
        Ok(next) => {
            frame.trace.set(Some(next));
            Ok(())
        }
        Err(raised) => {
            vm.keeping_exception(|| frame.trace.set(None));
            Err(raised)
        }
    }
}

fn call_profile(vm: &Thread, frame: &Ref<PyFrame>, event: (Event, &str), arg: Value) -> PyResult<()> {
    match vm.tracing.profile.get() {
        Some(function) => call(vm, &function, frame, event, arg).map(drop),
        None => Ok(()),
    }
}

/// A frame has been entered: a function called, or a generator resumed. Its `pc` is at the instruction to run next.
pub fn call_event(vm: &Thread, frame: *mut Frame) -> PyResult<()> {
    // SAFETY: the innermost frame.
    let frame = unsafe { &*frame };
    let object = PyFrame::of(vm, frame)?;
    // What precedes `RESUME` belongs to the call; the event is at its line.
    frame.lasti_override.set(frame.code().first_traceable() as u32 + 1);
    let result = enter_event(vm, frame, &object);
    frame.lasti_override.set(0);
    result
}

fn enter_event(vm: &Thread, frame: &Frame, object: &Ref<PyFrame>) -> PyResult<()> {
    if let Some(function) = vm.tracing.trace.get() {
        let is_resumed = !object.trace.is_empty();
        let local = call(vm, &function, object, (Event::Call, "call"), Value::NONE)?;
        object.trace.set(Some(local).filter(|local| !local.is_none()));
        if !is_resumed {
            object.traced_line.set(-1);
        }
    }
    call_profile(vm, object, (Event::Call, "call"), Value::NONE)?;
    frame.lasti_override.set(0);
    if vm.tracing.listing.get()
        || !object.trace.is_empty()
        || !vm.tracing.profile.is_empty()
        || monitor::wants_code(vm, frame.code())
    {
        enter_traced(vm, frame)?;
    }
    Ok(())
}

/// Lets a frame whose stack is canonical go on in the traced translation, at the same instruction.
fn enter_traced(vm: &Thread, frame: &Frame) -> PyResult<()> {
    if frame.flags.get() & flag::TRACED != 0 {
        return Ok(());
    }
    enter_traced_at(vm, frame, frame.exec().entry_at(frame.word_index()).offset as usize)
}

fn enter_traced_at(vm: &Thread, frame: &Frame, offset: usize) -> PyResult<()> {
    let at_start = frame.word_index() == 0;
    let traced = frame.code().traced_exec(vm)?;
    // SAFETY: a code object keeps its translations.
    let exec = unsafe { &*traced };
    let Some(word) = (if at_start { Some(0) } else { exec.target(offset) }) else { return Ok(()) };
    frame.exec.set(traced);
    // SAFETY: the word is one of the translation.
    frame.pc.set(unsafe { exec.start().add(word) });
    frame.flags.set(frame.flags.get() | flag::TRACED);
    Ok(())
}

/// A generator's frame has been resumed: `pc` is behind the instruction where it stopped, the value sent is on the stack.
pub fn resume_event(vm: &Thread, frame: *mut Frame) -> PyResult<()> {
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    if own.flags.get() & flag::TRACED == 0 {
        // What follows a `YIELD_VALUE` is a `RESUME`, for which the other translation has no instruction.
        let stopped = own.exec().entry_at(own.word_index() - 1).offset;
        enter_traced_at(vm, own, stopped as usize + 1)?;
        let object = PyFrame::of(vm, own)?;
        object.traced_offset.set(stopped);
        // It goes on in the midst of a line, which does not begin again.
        object.traced_line.set(own.code().line_at(stopped as usize).map_or(-1, |line| line as i32));
    }
    let object = PyFrame::of(vm, own)?;
    resumed(vm, &object)
}

fn resumed(vm: &Thread, object: &Ref<PyFrame>) -> PyResult<()> {
    if let Some(function) = vm.tracing.trace.get() {
        let local = call(vm, &function, object, (Event::Resume, "call"), Value::NONE)?;
        object.trace.set(Some(local).filter(|local| !local.is_none()));
    }
    call_profile(vm, object, (Event::Resume, "call"), Value::NONE)
}

/// An exception is about to be thrown into a generator, whose frame stopped at `pc`: a `call` event, and a line that begins
/// anew. What a function raises takes its place. `None` if the VM terminates.
pub fn throw_event(vm: &Thread, frame: *mut Frame, exception: Value) -> Option<Value> {
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    let is_monitored = monitor::wants_code(vm, own.code());
    if !is_monitored && vm.tracing.trace.is_empty() && vm.tracing.profile.is_empty() {
        return Some(exception);
    }
    let object = match enter_traced(vm, own).and_then(|()| PyFrame::of(vm, own)) {
        Ok(object) => object,
        Err(Raised) => return vm.take_raised(),
    };
    // As if it had been resumed.
    object.traced_offset.set(own.offset() as u32 + 1);
    object.traced_line.set(-1);
    let exception = if is_monitored { monitor::thrown(vm, own, exception)? } else { exception };
    match resumed(vm, &object) {
        Ok(()) => Some(exception),
        Err(Raised) => vm.take_raised(),
    }
}

/// An exception is raised in a frame, or has come to it. The trace function may raise another in its place; `None` if the VM
/// terminates. Of one that is raised again after it was caught, only tools are told.
pub fn exception_event(vm: &Thread, frame: *mut Frame, origin: Origin, exception: Value) -> Option<Value> {
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    let exception = monitor::raised(vm, own, origin, exception)?;
    let Some(object) = own.frame_object().map(Ref::borrowed) else { return Some(exception) };
    if object.trace.is_empty() || origin == Origin::Reraised {
        return Some(exception);
    }
    match call_exception(vm, &object, &exception) {
        Ok(()) => Some(exception),
        Err(Raised) => vm.take_raised(),
    }
}

fn call_exception(vm: &Thread, frame: &Ref<PyFrame>, exception: &Value) -> PyResult<()> {
    let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    let parts = [exception.ty().to_value(), exception.clone(), traceback.unwrap_or(Value::NONE)];
    let arg = vm.new_tuple(&parts)?;
    call_local(vm, frame, (Event::Other, "exception"), arg)
}

/// The exception that is set is a `StopIteration` that has ended `iterator`, for whose next item the innermost frame's
/// instruction may have asked: a `FOR_ITER`, or a `SEND`, as `asking` says. An event may set another exception.
#[cold]
pub fn stop_event(vm: &Thread, iterator: &Value, asking: Opcode) {
    let frame = vm.frame.get();
    // SAFETY: the innermost frame is alive.
    let Some(own) = (unsafe { frame.as_ref() }) else { return };
    let has_asked = own.flags.get() & flag::TRACED != 0
        && own.code().opcode_at(own.offset()) == Some(asking)
        && own.stack_value(1).is_some_and(|asked| asked.is(iterator));
    if has_asked
        && let Some(exception) = vm.take_raised()
        && let Some(exception) = exception_event(vm, frame, Origin::Raised, exception)
    {
        let Raised = vm.set_raised(exception);
    }
}

/// A frame is left by an exception.
pub fn unwind_event(vm: &Thread, frame: *mut Frame, origin: Origin) {
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    let Some(exception) = vm.take_raised() else { return };
    let Some(exception) = monitor::unwound(vm, own, origin, exception) else { return };
    let Some(object) = own.frame_object().map(Ref::borrowed) else {
        let Raised = vm.set_raised(exception);
        return;
    };
    let result = call_local(vm, &object, (Event::Other, "return"), Value::NONE)
        .and_then(|()| call_profile(vm, &object, (Event::Other, "return"), Value::NONE));
    if result.is_ok() {
        let Raised = vm.set_raised(exception);
    }
}

/// `Trace`: before the instruction at `offset` of a traced translation.
#[inline(never)]
pub fn instruction(vm: &Thread, frame: *mut Frame, offset: u32) -> PyResult<()> {
    if offset & stats::COUNTED != 0 {
        stats::count(vm, frame, offset);
        return Ok(());
    }
    if !vm.tracing.is_on() {
        return Ok(());
    }
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    if vm.tracing.listing.get() {
        show_instruction(own, offset);
    }
    let object = PyFrame::of(vm, own)?;
    let opcode = own.code().opcode_at(offset as usize);
    let last = object.traced_offset.replace(offset);
    if vm.interp().monitored.get() != 0 {
        let last = (last != NO_OFFSET).then_some(last);
        if monitor::wants_code(vm, own.code()) && monitor::instruction(vm, own, offset, last)? {
            return Ok(());
        }
    }
    if !object.trace.is_empty()
        && starts_line(own, &object, (last, offset), opcode)
        && object.trace_lines.get()
    {
        call_local(vm, &object, (Event::Line, "line"), Value::NONE)?;
    }
    if opcode == Some(Opcode::EndSend)
        && !object.trace.is_empty()
        && let Some(stop) = monitor::stop_of_awaited(vm, own)?
    {
        call_exception(vm, &object, &stop)?;
    }
    if object.trace_opcodes.get() && !object.trace.is_empty() && opcode != Some(Opcode::Resume) {
        call_local(vm, &object, (Event::Other, "opcode"), Value::NONE)?;
    }
    // A trace function that has set `f_lineno` has moved `pc` to another `Trace`.
    return_event(vm, own, &object)
}

/// Whether a `line` event is due before an instruction.
fn starts_line(frame: &Frame, object: &PyFrame, (last, offset): (u32, u32), opcode: Option<Opcode>) -> bool {
    if matches!(
        opcode,
        Some(Opcode::Resume | Opcode::EndFor | Opcode::EndSend | Opcode::PopIter | Opcode::EndAsyncFor)
    ) || (offset as usize) < frame.code().first_traceable()
    {
        return false;
    }
    let Some(line) = frame.code().line_at(offset as usize) else { return false };
    // A jump backwards begins the line again, but not one that cannot be interrupted.
    let is_again = || {
        last != NO_OFFSET
            && offset < last
            && frame.code().opcode_at(last as usize) != Some(Opcode::JumpBackwardNoInterrupt)
    };
    let is_new = object.traced_line.get() != line as i32 || is_again();
    object.traced_line.set(line as i32);
    is_new
}

/// `return` events, before instructions that return or yield.
fn return_event(vm: &Thread, frame: &Frame, object: &Ref<PyFrame>) -> PyResult<()> {
    // SAFETY: `pc` is at a `Trace`, behind which its instruction lies.
    let (event, value) = unsafe {
        let pc = frame.pc.get().add(Op::Trace.words());
        match Op::of_word(*pc) {
            Op::Return => (Event::Other, (*frame.register(instr::b(*pc))).to_value()),
            Op::Yield => (Event::Yield, (*frame.register(instr::b(*pc))).to_value()),
            Op::ReturnConst => (Event::Other, Word::from_bits(*pc.add(1)).to_value()),
            _ => return Ok(()),
        }
    };
    call_local(vm, object, (event, "return"), value.clone())?;
    call_profile(vm, object, (event, "return"), value)
}

/// `c_call`, `c_return` and `c_exception` around a call of native code; `first` is its first argument.
pub fn native_call(
    vm: &Thread,
    callable: &Value,
    first: Option<&Value>,
    call_it: impl FnOnce() -> PyResult,
) -> PyResult {
    // SAFETY: the innermost frame is alive.
    let frame = unsafe { vm.frame.get().as_ref() };
    let (true, Some(frame)) = (monitor::wants_native(vm), frame) else {
        return profiled_call(vm, callable, call_it);
    };
    let (callable, first) = (callable.clone(), first.cloned());
    match profiled_call(vm, &callable, call_it) {
        Ok(value) => {
            monitor::native_returned(vm, frame, &callable, first.as_ref(), event::C_RETURN)?;
            Ok(value)
        }
        Err(raised) => {
            let exception = vm.take_raised();
            monitor::native_returned(vm, frame, &callable, first.as_ref(), event::C_RAISE)?;
            match exception {
                Some(exception) => Err(vm.set_raised(exception)),
                None => Err(raised),
            }
        }
    }
}

fn profiled_call(vm: &Thread, callable: &Value, call_it: impl FnOnce() -> PyResult) -> PyResult {
    // SAFETY: the innermost frame is alive.
    let frame = unsafe { vm.frame.get().as_ref() };
    let (false, Some(frame)) = (vm.tracing.profile.is_empty(), frame) else { return call_it() };
    // Classes and other objects that can be called are no functions.
    if callable.downcast::<PyBuiltin>().is_none() && callable.downcast::<PyMethodDescr>().is_none() {
        return call_it();
    }
    let object = PyFrame::of(vm, frame)?;
    call_profile(vm, &object, (Event::Other, "c_call"), callable.clone())?;
    match call_it() {
        Ok(value) => {
            call_profile(vm, &object, (Event::Other, "c_return"), callable.clone())?;
            Ok(value)
        }
        Err(raised) => {
            let exception = vm.take_raised();
            call_profile(vm, &object, (Event::Other, "c_exception"), callable.clone())?;
            match exception {
                Some(exception) => Err(vm.set_raised(exception)),
                None => Err(raised),
            }
        }
    }
}

/// Lets the frames that run notice that they are traced or profiled.
fn arm_frames(vm: &Thread) {
    let mut frame = vm.frame.get();
    // SAFETY: the chain of frames is alive.
    while let Some(own) = unsafe { frame.as_ref() } {
        if is_traced(vm, own) {
            arm(own);
        }
        frame = own.previous.get();
    }
}

/// Whether a running frame has a trace function of its own, or events that a profile function or a tool asks for.
fn is_traced(vm: &Thread, frame: &Frame) -> bool {
    !vm.tracing.profile.is_empty()
        || frame.frame_object().is_some_and(|object| !object.trace.is_empty())
        || monitor::wants_code(vm, frame.code())
}

/// To be called when `f_trace` of a running frame is set, and when control comes back to such a frame.
pub fn arm(frame: &Frame) {
    if frame.flags.get() & flag::TRACED == 0 {
        frame.exec().arm(frame.code());
    }
}

/// Control is back in `frame`, from a call.
pub fn returned_to(vm: &Thread, frame: &Frame) {
    if vm.tracing.is_on() && is_traced(vm, frame) {
        if let Some(object) = frame.frame_object() {
            object.returned_from.set(frame.offset() as u32);
        }
        arm(frame);
    }
}

/// A call whose result goes nowhere is one instruction with the `POP_TOP` after it, and the boundary comes after both. For a
/// frame whose instructions are events (`f_trace_opcodes`), control goes back to the `POP_TOP`, which is given something to
/// drop: this is where a debugger stops that has just been called.
fn discard_before(own: &Frame, traced: &Exec, boundary: u32) -> Option<u32> {
    let object = own.frame_object()?;
    let call = object.returned_from.replace(NO_OFFSET);
    let offset = boundary.checked_sub(1)?;
    if !object.trace_opcodes.get() || own.code().opcode_at(offset as usize) != Some(Opcode::PopTop) {
        return None;
    }
    // What can be jumped to may not come from there, unless it was seen that the call has just returned.
    let is_after_call = || Some(own.exec().entry_at(own.word_index().checked_sub(1)?).offset == call);
    if own.exec().target(boundary as usize).is_some() && is_after_call() != Some(true) {
        return None;
    }
    let target = traced.target(offset as usize)?;
    // SAFETY: a word of the translation, and the one behind it, if there is one.
    let (word, drops) = unsafe {
        let word = traced.start().add(target);
        (*word, if target + 1 < traced.len() { *word.add(1) } else { return None })
    };
    if word as u8 != Op::Trace as u8 || drops as u8 != Op::Drop as u8 {
        return None;
    }
    // SAFETY: the place of the value on top of the stack, which is empty: the value is gone.
    unsafe { *own.register(instr::a(drops)) = Value::NONE.into_word() };
    Some(offset)
}

/// `Switch`: an instruction at a boundary, replaced. The frame goes on in its traced translation if it is to be traced, and
/// with the instruction itself, put back, otherwise.
#[inline(never)]
pub fn switch(vm: &Thread, frame: *mut Frame) -> PyResult<()> {
    // SAFETY: the innermost frame.
    let own = unsafe { &*frame };
    let exec: &Exec = own.exec();
    let word = own.word_index();
    exec.disarm();
    let traced = vm.tracing.is_on() && is_traced(vm, own);
    let Some(offset) = exec.boundary_at(word).filter(|_| traced) else { return Ok(()) };
    let translation = own.code().traced_exec(vm)?;
    // SAFETY: a code object keeps its translations; at a boundary the stack is canonical.
    let translation_ref = unsafe { &*translation };
    let offset = discard_before(own, translation_ref, offset).unwrap_or(offset);
    if let Some(target) = translation_ref.target(offset as usize) {
        own.exec.set(translation);
        // SAFETY: the word is one of the translation.
        own.pc.set(unsafe { translation_ref.start().add(target) });
        own.flags.set(own.flags.get() | flag::TRACED);
        if let Some(object) = own.frame_object() {
            // In the midst of a line, none begins.
            let line = own.code().line_at(offset as usize);
            let before = offset.checked_sub(1).and_then(|before| own.code().line_at(before as usize));
            let is_inside = line.is_some() && line == before;
            object.traced_line.set(line.filter(|_| is_inside).map_or(-1, |line| line as i32));
            object.traced_offset.set(NO_OFFSET);
        }
    }
    Ok(())
}

//! Delivers the events of `sys.monitoring` (PEP 669).
//!
//! A code object in which a tool asks for events runs in its traced translation, where [`instruction`] is called before each
//! of CPython's instructions; which event an instruction stands for depends on its opcode alone, but for `LINE`, whose places
//! are found once per translation ([`Watch`]). The other events come from calls of native code and from the unwinder. While a
//! callback runs, the thread has no events, and is not traced.
//!
//! Offsets are in bytes where a callback sees them, and in code units here.

use super::frame::Frame;
use super::trace::{self, Event};
use super::translate::{Exec, Form};
use crate::builtins::code::PyCode;
use crate::builtins::exceptions;
use crate::builtins::frame::PyFrame;
use crate::builtins::generator::PyGenerator;
use crate::builtins::method::PyMethod;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{int, list::PyList};
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_compiler::locations;
use taipan_compiler::op::{self, Opcode, resume};

/// The events by number, from bit 0 on.
pub const EVENTS: &[&str] = &[
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

pub mod event {
    pub const PY_START: usize = 0;
    pub const PY_RESUME: usize = 1;
    pub const PY_RETURN: usize = 2;
    pub const PY_YIELD: usize = 3;
    pub const CALL: usize = 4;
    pub const LINE: usize = 5;
    pub const INSTRUCTION: usize = 6;
    pub const JUMP: usize = 7;
    pub const BRANCH_LEFT: usize = 8;
    pub const BRANCH_RIGHT: usize = 9;
    pub const STOP_ITERATION: usize = 10;
    pub const RAISE: usize = 11;
    pub const EXCEPTION_HANDLED: usize = 12;
    pub const PY_UNWIND: usize = 13;
    pub const PY_THROW: usize = 14;
    pub const RERAISE: usize = 15;
    pub const C_RETURN: usize = 16;
    pub const C_RAISE: usize = 17;
    /// Stands for both of its directions.
    pub const BRANCH: usize = 18;

    /// Events below this one belong to an instruction: they can be asked for in one code object, and disabled at one place.
    pub const LOCAL_END: usize = 11;
}

pub const TOOLS: usize = 6;

/// Events whose callbacks may set `f_lineno`.
const MAY_JUMP: &[usize] = &[event::LINE, event::JUMP, event::BRANCH_LEFT, event::BRANCH_RIGHT];

/// Of each VM: its tools.
#[derive(Default)]
pub struct Monitoring {
    pub tools: [Tool; TOOLS],
    /// The code objects in which events are asked for, by address, and those of each tool.
    pub local: RefCell<FxHashMap<usize, (Value, [u32; TOOLS])>>,
    /// Changes when what was disabled is enabled again.
    pub version: Cell<u32>,
    pub disable: ValueCell,
    pub missing: ValueCell,
}

#[derive(Default)]
pub struct Tool {
    pub name: ValueCell,
    pub events: Cell<u32>,
    pub callbacks: [ValueCell; EVENTS.len()],
}

impl Monitoring {
    pub fn of(vm: &Thread) -> Rc<Monitoring> {
        vm.interp().module_states.get()
    }

    /// All events that any tool asks for, anywhere.
    fn wanted(&self) -> u32 {
        let global = self.tools.iter().fold(0, |all, tool| all | tool.events.get());
        self.local.borrow().values().flat_map(|(_, events)| events).fold(global, |all, events| all | events)
    }

    /// What a tool asks for in a code object.
    pub fn local_events(&self, code: &PyCode, tool: usize) -> u32 {
        let local = self.local.borrow();
        local.get(&std::ptr::from_ref(code).addr()).map_or(0, |(_, events)| events[tool])
    }

    fn events_in(&self, code: &PyCode) -> u32 {
        (0..TOOLS).fold(0, |all, tool| all | self.tools[tool].events.get() | self.local_events(code, tool))
    }
}

/// What is known of a translation's instructions, and where events are disabled in it.
pub struct Watch {
    /// By code unit; in between lie units that begin no instruction.
    places: Box<[Place]>,
    /// Places, events and tools; true for `version` only.
    disabled: RefCell<FxHashSet<(u32, u8, u8)>>,
    version: Cell<u32>,
    /// The places of those `RESUME`s that have run.
    resumed: RefCell<FxHashSet<u32>>,
}

#[derive(Clone, Copy)]
struct Place {
    opcode: Option<Opcode>,
    arg: u32,
    end: u32,
    line: Option<u32>,
    starts_line: bool,
    target: Option<u32>,
}

impl Watch {
    /// Lines start where the line changes, and where control may arrive from elsewhere.
    pub fn new(code: &PyCode) -> Self {
        let units = &code.code().code;
        let nothing = Place { opcode: None, arg: 0, end: 0, line: None, starts_line: false, target: None };
        let mut places = vec![nothing; units.len() / 2];
        for span in locations::spans(code.code()) {
            let end = span.end.min(places.len());
            for place in places.get_mut(span.start..end).into_iter().flatten() {
                place.line = span.position.line;
            }
        }
        let first = code.first_traceable();
        let mut line = None;
        let mut targets: Vec<usize> = code.exception_table().iter().map(|entry| entry.target).collect();
        for instruction in op::decode(units).flatten() {
            let target = match instruction.opcode {
                Opcode::ForIter => instruction.jump_target().map(|target| target + 1),
                _ => instruction.jump_target(),
            };
            targets.extend(target);
            let place = &mut places[instruction.start];
            place.opcode = Some(instruction.opcode);
            place.arg = instruction.arg;
            place.end = instruction.end() as u32;
            place.target = target.map(|target| target as u32);
            if instruction.start < first || !may_start_line(instruction.opcode) {
                continue;
            }
            place.starts_line = place.line.is_some() && place.line != line;
            line = place.line;
        }
        for target in targets {
            if let Some(place) = places.get_mut(target)
                && place.opcode.is_some_and(may_start_line)
            {
                place.starts_line = place.line.is_some();
            }
        }
        let places = places.into_boxed_slice();
        Watch { places, disabled: RefCell::default(), version: Cell::new(0), resumed: RefCell::default() }
    }

    fn place(&self, offset: u32) -> Option<&Place> {
        self.places.get(offset as usize)
    }

    fn is_disabled(&self, version: u32, offset: u32, event: usize, tool: usize) -> bool {
        self.version.get() == version && self.disabled.borrow().contains(&(offset, event as u8, tool as u8))
    }

    fn disable(&self, version: u32, offset: u32, event: usize, tool: usize) {
        if self.version.replace(version) != version {
            self.disabled.borrow_mut().clear();
        }
        self.disabled.borrow_mut().insert((offset, event as u8, tool as u8));
    }
}

/// Instructions that control passes over or that come with another one start no line.
fn may_start_line(opcode: Opcode) -> bool {
    !matches!(
        opcode,
        Opcode::Resume | Opcode::EndFor | Opcode::EndSend | Opcode::PopIter | Opcode::EndAsyncFor
    )
}

/// To be called when what tools ask for has changed.
pub fn update(vm: &Thread) {
    let wanted = Monitoring::of(vm).wanted();
    vm.interp().monitored.set(wanted);
    vm.interp().threads.for_each(trace::update);
}

/// Whether a code object is to run in its traced translation for a tool.
pub fn wants_code(vm: &Thread, code: &PyCode) -> bool {
    vm.interp().monitored.get() != 0 && Monitoring::of(vm).events_in(code) != 0
}

fn is_wanted(vm: &Thread, event: usize) -> bool {
    vm.interp().monitored.get() >> event & 1 != 0 && vm.tracing.is_on()
}

fn bytes(offset: u32) -> Value {
    int::small(2 * i64::from(offset))
}

/// Before the instruction at `offset` of a traced translation; `last` is the one before it that ran, if there was one. Returns
/// whether a callback has moved the frame elsewhere.
pub fn instruction(vm: &Thread, frame: &Frame, offset: u32, last: Option<u32>) -> PyResult<bool> {
    let watch = frame.exec().watch(frame.code());
    let Some(place) = watch.place(offset) else { return Ok(false) };
    let Some(opcode) = place.opcode else { return Ok(false) };
    let here = frame.pc.get();
    entered_loop(vm, frame, offset, last)?;
    if is_wanted(vm, event::LINE)
        && let Some(line) = place.line
        && place.starts_line
        && is_new_line(watch, last, line, is_wanted(vm, event::PY_START) || is_wanted(vm, event::PY_RESUME))
    {
        fire(vm, frame, event::LINE, offset, &[int::small(i64::from(line))])?;
        if frame.pc.get() != here {
            return Ok(true);
        }
    }
    if is_wanted(vm, event::INSTRUCTION)
        && opcode != Opcode::Resume
        && offset as usize >= frame.code().first_traceable()
    {
        fire(vm, frame, event::INSTRUCTION, offset, &[bytes(offset)])?;
    }
    own_event(vm, frame, offset, place, last)?;
    Ok(false)
}

/// Control goes on behind a `FOR_ITER`: its left branch.
fn entered_loop(vm: &Thread, frame: &Frame, offset: u32, last: Option<u32>) -> PyResult<()> {
    let watch = frame.exec().watch(frame.code());
    let is_behind = last
        .and_then(|last| watch.place(last))
        .is_some_and(|last| last.opcode == Some(Opcode::ForIter) && last.end == offset);
    if is_behind { branched(vm, frame, event::BRANCH_LEFT, last, offset) } else { Ok(()) }
}

/// The line of a `RESUME` begins behind it, if that has an event of its own (`follows_resume`) or was passed over by an exception
/// that was thrown there; else it has begun with it.
fn is_new_line(watch: &Watch, last: Option<u32>, line: u32, follows_resume: bool) -> bool {
    let Some(last) = last else { return true };
    let begins_behind = || follows_resume || !watch.resumed.borrow().contains(&last);
    watch.place(last).is_none_or(|place| {
        place.line != Some(line) || place.opcode == Some(Opcode::Resume) && begins_behind()
    })
}

/// The event that an instruction stands for by itself.
fn own_event(vm: &Thread, frame: &Frame, offset: u32, place: &Place, last: Option<u32>) -> PyResult<()> {
    let Some(opcode) = place.opcode else { return Ok(()) };
    match opcode {
        Opcode::Resume => {
            frame.exec().watch(frame.code()).resumed.borrow_mut().insert(offset);
            let is_start = place.arg & resume::LOCATION_MASK == 0;
            let kind = if is_start { event::PY_START } else { event::PY_RESUME };
            fire(vm, frame, kind, offset, &[bytes(offset)])
        }
        Opcode::ReturnValue => with_top(vm, frame, event::PY_RETURN, offset),
        Opcode::YieldValue => with_top(vm, frame, event::PY_YIELD, offset),
        Opcode::Call | Opcode::CallKw | Opcode::CallFunctionEx | Opcode::LoadSuperAttr => {
            if !is_wanted(vm, event::CALL) {
                return Ok(());
            }
            let Some((callable, first)) = called(vm, frame, opcode, place.arg) else { return Ok(()) };
            fire(vm, frame, event::CALL, offset, &[bytes(offset), callable, first])
        }
        Opcode::JumpForward | Opcode::JumpBackward => {
            let target = place.target.unwrap_or_default();
            fire(vm, frame, event::JUMP, offset, &[bytes(offset), bytes(target)])
        }
        Opcode::PopJumpIfTrue | Opcode::PopJumpIfFalse | Opcode::PopJumpIfNone | Opcode::PopJumpIfNotNone => {
            if is_wanted(vm, event::BRANCH_RIGHT) && is_taken(frame, opcode) {
                let target = place.target.unwrap_or_default();
                return fire(vm, frame, event::BRANCH_RIGHT, offset, &[bytes(offset), bytes(target)]);
            }
            Ok(())
        }
        Opcode::NotTaken => branched(vm, frame, event::BRANCH_LEFT, last, offset + 1),
        Opcode::PopIter => branched(vm, frame, event::BRANCH_RIGHT, last, offset + 1),
        Opcode::EndAsyncFor => branched(vm, frame, event::BRANCH_RIGHT, place.target, offset + 1),
        Opcode::EndSend => stopped(vm, frame, offset),
        _ => Ok(()),
    }
}

/// One of the two ways behind the branch at `from` has been taken.
fn branched(vm: &Thread, frame: &Frame, event: usize, from: Option<u32>, to: u32) -> PyResult<()> {
    match from {
        Some(from) if is_wanted(vm, event) => fire(vm, frame, event, from, &[bytes(from), bytes(to)]),
        _ => Ok(()),
    }
}

fn with_top(vm: &Thread, frame: &Frame, event: usize, offset: u32) -> PyResult<()> {
    if !is_wanted(vm, event) {
        return Ok(());
    }
    let value = frame.stack_value(1).unwrap_or(Value::NONE);
    fire(vm, frame, event, offset, &[bytes(offset), value])
}

/// A generator that a `yield from` or `await` waits for has returned.
fn stopped(vm: &Thread, frame: &Frame, offset: u32) -> PyResult<()> {
    if !is_wanted(vm, event::STOP_ITERATION) {
        return Ok(());
    }
    match stop_of_awaited(vm, frame)? {
        Some(stop) => fire(vm, frame, event::STOP_ITERATION, offset, &[bytes(offset), stop]),
        None => Ok(()),
    }
}

/// The `StopIteration` that nobody has raised, as a generator whose end an `END_SEND` handles returned its value otherwise.
pub fn stop_of_awaited(vm: &Thread, frame: &Frame) -> PyResult<Option<Value>> {
    let (Some(receiver), Some(value)) = (frame.stack_value(2), frame.stack_value(1)) else { return Ok(None) };
    if receiver.downcast::<PyGenerator>().is_none() {
        return Ok(None);
    }
    vm.call(&exceptions::STOP_ITERATION.to_value(), &[value]).map(Some)
}

/// The callable of a calling instruction and its first argument.
fn called(vm: &Thread, frame: &Frame, opcode: Opcode, arg: u32) -> Option<(Value, Value)> {
    let missing = || Monitoring::of(vm).missing.get().unwrap_or(Value::NONE);
    let count = arg as usize;
    match opcode {
        Opcode::LoadSuperAttr => {
            let class = if arg & 2 != 0 { frame.stack_value(2) } else { None };
            Some((frame.stack_value(3)?, class.unwrap_or_else(missing)))
        }
        Opcode::CallFunctionEx => {
            let args = frame.stack_value(2)?;
            let first = match args.downcast::<PyTuple>() {
                Some(args) => args.items().first().cloned(),
                None => args.downcast_exact::<PyList>().and_then(|args| args.get(0)),
            };
            Some((frame.stack_value(4)?, first.unwrap_or_else(missing)))
        }
        _ => {
            let above = usize::from(opcode == Opcode::CallKw);
            let callable = frame.stack_value(above + count + 2)?;
            let first = match frame.stack_value(above + count + 1) {
                Some(own) => Some(own),
                None => match callable.downcast_exact::<PyMethod>() {
                    Some(method) => {
                        let (function, receiver) = method.parts();
                        return Some((function, receiver));
                    }
                    None if count > 0 => frame.stack_value(above + count),
                    None => None,
                },
            };
            Some((callable, first.unwrap_or_else(missing)))
        }
    }
}

/// Whether a conditional jump is about to jump.
fn is_taken(frame: &Frame, opcode: Opcode) -> bool {
    let Some(value) = frame.stack_value(1) else { return false };
    match opcode {
        Opcode::PopJumpIfTrue => value.is(&Value::TRUE),
        Opcode::PopJumpIfFalse => value.is(&Value::FALSE),
        Opcode::PopJumpIfNone => value.is_none(),
        _ => !value.is_none(),
    }
}

/// `C_RETURN` or `C_RAISE`, for a call that had a `CALL`.
pub fn native_returned(
    vm: &Thread,
    frame: &Frame,
    callable: &Value,
    first: Option<&Value>,
    event: usize,
) -> PyResult<()> {
    if !wants_native(vm) || frame.exec().form != Form::Traced {
        return Ok(());
    }
    let missing = || Monitoring::of(vm).missing.get().unwrap_or(Value::NONE);
    let offset = frame.offset() as u32;
    let first = first.cloned().unwrap_or_else(missing);
    fire(vm, frame, event, offset, &[bytes(offset), callable.clone(), first])
}

/// Whether a tool may want to know of the ends of native calls.
pub fn wants_native(vm: &Thread) -> bool {
    is_wanted(vm, event::CALL)
}

/// How an exception has come to be on its way in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The current instruction raised it.
    Raised,
    /// The current instruction passes one on that was caught.
    Reraised,
    /// It comes from a frame that this one called, or was thrown into it.
    Reached,
}

/// The code unit that an event names: the last one of the instruction that raised, the one before an instruction that waits.
fn raising_offset(frame: &Frame, origin: Origin) -> u32 {
    // What `RERAISE` shows as the place in a traceback is another.
    let offset = frame.exec().entry_at(frame.word_index()).offset;
    match origin {
        Origin::Reached if is_yield(frame, offset) => offset,
        Origin::Reached => offset.saturating_sub(1),
        _ => frame.code().end_of(offset as usize).map_or(offset, |end| end as u32 - 1),
    }
}

fn is_yield(frame: &Frame, offset: u32) -> bool {
    frame.code().opcode_at(offset as usize) == Some(Opcode::YieldValue)
}

/// Tells of an exception in a frame; what a callback raises takes its place. `None` if the VM terminates.
fn about_exception(vm: &Thread, frame: &Frame, event: usize, offset: u32, exception: Value) -> Option<Value> {
    if !is_wanted(vm, event) {
        return Some(exception);
    }
    match fire(vm, frame, event, offset, &[bytes(offset), exception.clone()]) {
        Ok(()) => Some(exception),
        Err(Raised) => vm.take_raised(),
    }
}

/// `RAISE` or `RERAISE`.
pub fn raised(vm: &Thread, frame: &Frame, origin: Origin, exception: Value) -> Option<Value> {
    let event = if origin == Origin::Reraised { event::RERAISE } else { event::RAISE };
    if !is_wanted(vm, event) {
        return Some(exception);
    }
    about_exception(vm, frame, event, raising_offset(frame, origin), exception)
}

pub fn wants_handled(vm: &Thread) -> bool {
    is_wanted(vm, event::EXCEPTION_HANDLED)
}

/// `EXCEPTION_HANDLED`: the frame's `pc` is at a handler. What a callback raises is raised there.
pub fn handled(vm: &Thread, frame: &Frame, exception: Value) -> PyResult<()> {
    let offset = frame.offset() as u32;
    fire(vm, frame, event::EXCEPTION_HANDLED, offset, &[bytes(offset), exception])
}

/// `PY_UNWIND`: a frame is left by an exception.
pub fn unwound(vm: &Thread, frame: &Frame, origin: Origin, exception: Value) -> Option<Value> {
    if !is_wanted(vm, event::PY_UNWIND) {
        return Some(exception);
    }
    about_exception(vm, frame, event::PY_UNWIND, raising_offset(frame, origin), exception)
}

/// `PY_THROW`: an exception is thrown into a generator that stopped at its `pc`.
pub fn thrown(vm: &Thread, frame: &Frame, exception: Value) -> Option<Value> {
    let offset = frame.offset() as u32;
    let next = if is_yield(frame, offset) { offset + 1 } else { offset };
    about_exception(vm, frame, event::PY_THROW, next, exception)
}

/// Calls the callbacks of those tools that ask for an event here; `args` is what they get behind the code object.
#[cold]
fn fire(vm: &Thread, frame: &Frame, event: usize, offset: u32, args: &[Value]) -> PyResult<()> {
    let asked = if matches!(event, event::C_RETURN | event::C_RAISE) { event::CALL } else { event };
    if !is_wanted(vm, asked) {
        return Ok(());
    }
    let state = Monitoring::of(vm);
    let code = Ref::borrowed(frame.code());
    let exec: &Exec = frame.exec();
    let watch = (exec.form == Form::Traced).then(|| exec.watch(&code));
    let is_local = asked < event::LOCAL_END;
    let mut given = vec![code.to_value()];
    given.extend_from_slice(args);
    for (number, tool) in state.tools.iter().enumerate() {
        let events = tool.events.get() | state.local_events(&code, number);
        let is_off = is_local
            && watch.is_some_and(|watch| watch.is_disabled(state.version.get(), offset, asked, number));
        if events >> asked & 1 == 0 || is_off {
            continue;
        }
        let is_branch = matches!(event, event::BRANCH_LEFT | event::BRANCH_RIGHT);
        let (callback, is_old) = match tool.callbacks[event].get() {
            Some(callback) => (callback, false),
            None if is_branch => match tool.callbacks[event::BRANCH].get() {
                Some(callback) => (callback, true),
                None => continue,
            },
            None => continue,
        };
        let kind = if MAY_JUMP.contains(&event) { Event::Line } else { Event::Other };
        let object = PyFrame::of(vm, frame)?;
        let result = trace::while_calling(vm, kind, &object, || vm.call(&callback, &given))?;
        if !state.disable.get().is_some_and(|disable| disable.is(&result)) {
            continue;
        }
        if event >= event::LOCAL_END {
            tool.callbacks[event].set(None);
            return Err(vm.value_error(format!("Cannot disable {} events. Callback removed.", EVENTS[event])));
        }
        let Some(watch) = watch else { continue };
        watch.disable(state.version.get(), offset, event, number);
        if is_old {
            let other = event::BRANCH_LEFT + event::BRANCH_RIGHT - event;
            watch.disable(state.version.get(), offset, other, number);
        }
    }
    Ok(())
}

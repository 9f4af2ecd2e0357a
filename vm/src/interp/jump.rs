//! Assigning `frame.f_lineno`: a trace function sends its frame to another line.
//!
//! That is allowed where the stack at the line's first instruction holds the same kinds of values as the one that the frame
//! has, or fewer; the surplus is dropped. The frame runs its traced translation, whose stack is canonical.

use super::frame::Frame;
use super::trace::Event;
use crate::builtins::frame::{PyFrame, cannot_delete};
use crate::builtins::int;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::{Value, Word};
use taipan_compiler::code::Code;
use taipan_compiler::locations;
use taipan_compiler::op::{self, Instruction, Opcode};

/// What a value on the stack is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Iterator,
    Except,
    Object,
    Null,
    Lasti,
}

impl Kind {
    /// Whether a value of this kind will do where `wanted` is expected.
    fn serves_as(self, wanted: Kind) -> bool {
        match wanted {
            Kind::Object => self != Kind::Null,
            Kind::Null => true,
            _ => self == wanted,
        }
    }
}

/// The stack before an instruction; `None` where control never comes.
type Stack = Option<Vec<Kind>>;

/// The setter of `f_lineno`.
pub fn set_line(vm: &Thread, object: &PyFrame, line: Option<&Value>) -> PyResult<()> {
    let Some(line) = line else { return Err(cannot_delete(vm, "f_lineno")) };
    if !std::ptr::eq(line.ty(), &int::TYPE) {
        return Err(vm.value_error("lineno must be an integer"));
    }
    let line = vm.expect_i64(line)?;
    let frame = match vm.tracing.event() {
        None => return Err(vm.value_error("f_lineno can only be set in a trace function")),
        Some(Event::Call) => {
            return Err(vm.value_error("can't jump from the 'call' trace event of a new frame"));
        }
        // SAFETY: the innermost frame that is being traced is alive.
        Some(Event::Line | Event::Yield | Event::Resume) => unsafe { vm.tracing.frame().as_ref() },
        Some(Event::Other) => None,
    };
    let frame = frame.filter(|frame| object.running().is_some_and(|own| std::ptr::eq(own, *frame)));
    let Some(frame) = frame else {
        return Err(vm.value_error("can only jump from a 'line' trace event"));
    };
    let (target, depth) = find_target(vm, frame, line)?;
    bind_locals(vm, frame)?;
    move_to(vm, frame, target, depth);
    Ok(())
}

/// The instruction to go to, and its stack's depth.
fn find_target(vm: &Thread, frame: &Frame, line: i64) -> PyResult<(usize, usize)> {
    let code = frame.code().code();
    if line < i64::from(code.firstlineno) {
        return Err(vm.value_error(format!("line {line} comes before the current code block")));
    }
    let starts = line_starts(code);
    let Some(line) = starts.iter().map(|start| start.1).filter(|start| *start >= line).min() else {
        return Err(vm.value_error(format!("line {line} comes after the current code block")));
    };
    let stacks = stacks_of(code);
    let own = stacks.get(frame.offset()).cloned().flatten();
    // The deepest stack wins: it is inside of what the line begins.
    let mut best: Option<(usize, usize)> = None;
    let mut reason = "cannot find bytecode for specified line";
    let mut explained = false;
    for (offset, _) in starts.iter().filter(|start| start.1 == line) {
        let wanted = stacks.get(*offset).and_then(Option::as_ref);
        match (&own, wanted) {
            (Some(own), Some(wanted)) if is_compatible(own, wanted) => {
                let is_deeper = best.is_none_or(|(depth, _)| wanted.len() > depth);
                best = if is_deeper { Some((wanted.len(), *offset)) } else { best };
            }
            (None, _) if !explained => reason = "can't jump from unreachable code",
            (Some(_), _) if !explained => {
                reason = explain(wanted);
                explained = true;
            }
            _ => {}
        }
    }
    best.map(|(depth, offset)| (offset, depth)).ok_or_else(|| vm.value_error(reason))
}

/// The first instructions of lines, and these lines.
fn line_starts(code: &Code) -> Vec<(usize, i64)> {
    let mut starts: Vec<(usize, i64)> = locations::spans(code)
        .filter_map(|span| Some((span.start, i64::from(span.position.line?))))
        .collect();
    starts.dedup_by_key(|start| start.1);
    starts
}

fn is_compatible(own: &[Kind], wanted: &[Kind]) -> bool {
    wanted.len() <= own.len() && own.iter().zip(wanted).all(|(own, wanted)| own.serves_as(*wanted))
}

/// Why a jump to an instruction with such a stack is impossible.
fn explain(wanted: Option<&Vec<Kind>>) -> &'static str {
    match wanted.map(|wanted| wanted.last()) {
        None => "can't jump into an exception handler, or code may be unreachable",
        Some(Some(Kind::Except)) => "can't jump into an 'except' block as there's no exception",
        Some(Some(Kind::Lasti)) => "can't jump into a re-raising block as there's no location",
        Some(Some(Kind::Iterator)) => "can't jump into the body of a for loop",
        Some(_) => "incompatible stacks",
    }
}

/// Unbound locals become `None`: the compiler may have proved them bound.
fn bind_locals(vm: &Thread, frame: &Frame) -> PyResult<()> {
    let unbound = (0..frame.locals_count()).filter(|index| frame.local(*index).get().is_null());
    let unbound: Vec<usize> = unbound.collect();
    if unbound.is_empty() {
        return Ok(());
    }
    let plural = if unbound.len() == 1 { "" } else { "s" };
    let text = format!("assigning None to {} unbound local{plural}", unbound.len());
    vm.warn(&crate::builtins::exceptions::RUNTIME_WARNING, &text, 0)?;
    for index in unbound {
        let place = frame.local(index);
        if place.get().is_null() {
            place.set(Value::NONE.into_word());
        }
    }
    Ok(())
}

/// Drops the values above `depth` and goes to the instruction at `target`.
fn move_to(vm: &Thread, frame: &Frame, target: usize, depth: usize) {
    let stacks = stacks_of(frame.code().code());
    let own = stacks.get(frame.offset()).cloned().flatten().unwrap_or_default();
    let Some(word) = frame.exec().target(target) else { return };
    let first = frame.first_temporary();
    // SAFETY: the word is one of the translation.
    frame.pc.set(unsafe { frame.exec().start().add(word) });
    frame.lasti_override.set(0);
    for index in (depth..own.len()).rev() {
        // SAFETY: the stack is canonical and of this depth; each value is taken once.
        let value = unsafe { frame.locals().add(first + index).replace(Word::NULL) };
        if own[index] == Kind::Except {
            // SAFETY: the thread's `handled` is alive; the value is null or owned.
            let value = (!value.is_null()).then(|| unsafe { value.into_value() });
            let handled = unsafe { &*vm.handled.get() };
            drop(handled.value.replace(value.filter(|value| !value.is_none())));
        } else {
            // SAFETY: taken out of the stack, which owned it.
            unsafe { value.decrement() };
        }
    }
}

/// The stack before every instruction, by code unit.
fn stacks_of(code: &Code) -> Vec<Stack> {
    let Ok(instructions) = op::decode(&code.code).collect::<Result<Vec<Instruction>, _>>() else {
        return Vec::new();
    };
    let mut stacks: Vec<Stack> = vec![None; code.code.len() / 2 + 1];
    stacks[0] = Some(Vec::new());
    let mut again = true;
    while again {
        again = false;
        for instruction in &instructions {
            again |= step(instruction, &mut stacks);
        }
        for entry in locations::exception_entries(&code.exceptiontable) {
            again |= enter_handler(&entry, &mut stacks);
        }
    }
    stacks
}

/// Records a stack where there is none yet; true if that makes another pass necessary.
fn record(stacks: &mut [Stack], at: usize, stack: &[Kind], from: usize) -> bool {
    match stacks.get_mut(at) {
        Some(place @ None) => {
            *place = Some(stack.to_vec());
            at <= from
        }
        _ => false,
    }
}

fn enter_handler(entry: &locations::ExceptionEntry, stacks: &mut [Stack]) -> bool {
    let Some(Some(stack)) = stacks.get(entry.start) else { return false };
    let mut stack = stack.clone();
    stack.truncate(entry.depth as usize);
    if entry.lasti {
        stack.push(Kind::Lasti);
    }
    stack.push(Kind::Except);
    record(stacks, entry.target, &stack, usize::MAX)
}

fn step(instruction: &Instruction, stacks: &mut [Stack]) -> bool {
    let (start, next) = (instruction.start, instruction.end());
    let Some(mut stack) = stacks[start].clone() else { return false };
    let arg = instruction.arg;
    let jump = instruction.jump_target();
    match instruction.opcode {
        Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue | Opcode::PopJumpIfNone | Opcode::PopJumpIfNotNone => {
            stack.pop();
            let again = jump.is_some_and(|target| record(stacks, target, &stack, start));
            return record(stacks, next, &stack, start) | again;
        }
        Opcode::Send => {
            let again = jump.is_some_and(|target| record(stacks, target, &stack, start));
            return record(stacks, next, &stack, start) | again;
        }
        Opcode::JumpForward | Opcode::JumpBackward | Opcode::JumpBackwardNoInterrupt => {
            return jump.is_some_and(|target| record(stacks, target, &stack, start));
        }
        Opcode::ForIter => {
            stack.push(Kind::Object);
            let again = jump.is_some_and(|target| record(stacks, target, &stack, start));
            return record(stacks, next, &stack, start) | again;
        }
        Opcode::ReturnValue | Opcode::RaiseVarargs | Opcode::Reraise => return false,
        Opcode::GetIter | Opcode::GetAiter => {
            stack.pop();
            stack.push(Kind::Iterator);
        }
        Opcode::PushExcInfo => stack.push(Kind::Except),
        Opcode::PushNull => stack.push(Kind::Null),
        Opcode::LoadGlobal => {
            stack.push(Kind::Object);
            if arg & 1 != 0 {
                stack.push(Kind::Null);
            }
        }
        Opcode::LoadAttr if arg & 1 != 0 => {
            stack.pop();
            stack.extend([Kind::Object, Kind::Null]);
        }
        Opcode::Copy => {
            let index = stack.len().wrapping_sub(arg as usize);
            stack.push(stack.get(index).copied().unwrap_or(Kind::Object));
        }
        Opcode::Swap => {
            let (index, last) = (stack.len().wrapping_sub(arg as usize), stack.len().wrapping_sub(1));
            if index < stack.len() {
                stack.swap(index, last);
            }
        }
        opcode => {
            let (pops, pushes) = op::Op::from(opcode).pops_pushes(arg);
            let effect = pushes as isize - pops as isize;
            let depth = stack.len().saturating_add_signed(effect);
            stack.resize(depth, Kind::Object);
        }
    }
    record(stacks, next, &stack, start)
}

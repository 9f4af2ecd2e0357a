//! Follows control flow through a code object until what is known at every jump target no longer changes.

use super::Flaw;
use super::kinds::{Kind, Local, State};
use super::layout::{argument_count, is_generator};
use super::step::{Step, check_argument};
use crate::code::{Code, kinds};
use crate::locations::{self, ExceptionEntry};
use crate::op::{self, DecodeError, Instruction, Opcode, Operand, flag};

/// How many values of states may be kept, and how many instructions looked at for each of the code: limits that only code
/// made to be expensive meets.
const MAX_KEPT: usize = 1 << 26;
const MAX_VISITS: usize = 200;

const NO_INSTRUCTION: u32 = u32::MAX;

/// A code object, decoded.
struct Flow<'a> {
    code: &'a Code,
    instructions: Vec<Instruction>,
    /// The instruction that starts at a unit.
    at_unit: Vec<u32>,
    /// The entry of the exception table that protects an instruction.
    entry_of: Vec<Option<ExceptionEntry>>,
    /// What is known at instructions that control reaches from elsewhere.
    states: Vec<Option<Box<State>>>,
    is_target: Vec<bool>,
    kept: usize,
    todo: Vec<u32>,
}

pub(super) fn check(code: &Code) -> Result<(), Flaw> {
    let mut flow = Flow::decode(code)?;
    flow.protect()?;
    flow.check_start()?;
    flow.run()
}

impl<'a> Flow<'a> {
    fn decode(code: &'a Code) -> Result<Self, Flaw> {
        let units = code.code.len() / 2;
        let mut instructions = Vec::new();
        let mut at_unit = vec![NO_INSTRUCTION; units];
        for instruction in op::decode(&code.code) {
            let instruction = instruction.map_err(|error| match error {
                DecodeError::Opcode { offset, .. } => Flaw::at(offset, super::NO_SUCH_INSTRUCTION),
                DecodeError::Truncated { offset } => Flaw::at(offset, "the code ends inside an instruction"),
                DecodeError::Prefixes { offset } => Flaw::at(offset, "too many prefixes"),
            })?;
            check_argument(code, &instruction)
                .map_err(|flaw| Flaw { unit: Some(instruction.start), ..flaw })?;
            at_unit[instruction.start] = instructions.len() as u32;
            instructions.push(instruction);
        }
        let count = instructions.len();
        let mut flow = Flow {
            code,
            instructions,
            at_unit,
            entry_of: vec![None; count],
            states: (0..count).map(|_| None).collect(),
            is_target: vec![false; count],
            kept: 0,
            todo: Vec::new(),
        };
        for index in 0..count {
            flow.check_jump(index)?;
        }
        Ok(flow)
    }

    fn instruction_at(&self, unit: usize) -> Option<usize> {
        self.at_unit.get(unit).filter(|&&index| index != NO_INSTRUCTION).map(|&index| index as usize)
    }

    fn check_jump(&mut self, index: usize) -> Result<(), Flaw> {
        let instruction = self.instructions[index];
        if !instruction.opcode.has(flag::JUMP) {
            return Ok(());
        }
        let target = instruction.jump_target().and_then(|unit| self.instruction_at(unit));
        let Some(target) = target else {
            return Err(Flaw::at(instruction.start, "the jump leads to no instruction"));
        };
        // Exhausted iterators continue behind the instruction that a loop ends with.
        let expected = match instruction.opcode {
            Opcode::ForIter => Some(Opcode::EndFor),
            Opcode::Send => Some(Opcode::EndSend),
            _ => None,
        };
        if expected.is_some_and(|expected| self.instructions[target].opcode != expected) {
            return Err(Flaw::at(instruction.start, "the jump leads to the wrong instruction"));
        }
        self.is_target[target] = true;
        Ok(())
    }

    /// Reads the exception table.
    fn protect(&mut self) -> Result<(), Flaw> {
        let mut entries = locations::exception_entries(&self.code.exceptiontable);
        let mut end = 0;
        let units = self.at_unit.len();
        for entry in entries.by_ref() {
            let is_sound = entry.start >= end
                && entry.start < entry.end
                && self.instruction_at(entry.start).is_some()
                && (entry.end == units || self.instruction_at(entry.end).is_some());
            let target = self.instruction_at(entry.target);
            let (true, Some(target)) = (is_sound, target) else {
                return Err(Flaw::at(entry.start, "the exception table is wrong"));
            };
            self.is_target[target] = true;
            end = entry.end;
            for unit in entry.start..entry.end {
                if let Some(index) = self.instruction_at(unit) {
                    self.entry_of[index] = Some(entry);
                }
            }
        }
        if entries.has_rest() { Err(Flaw::new("the exception table is cut off")) } else { Ok(()) }
    }

    /// Generators begin with the instruction that makes them, behind those on cells; it occurs nowhere else.
    fn check_start(&self) -> Result<(), Flaw> {
        let is_prefix = |opcode| matches!(opcode, Opcode::CopyFreeVars | Opcode::MakeCell);
        let first = self.instructions.iter().position(|instruction| !is_prefix(instruction.opcode));
        let all = || self.instructions.iter().enumerate();
        let mut makers = all().filter(|(_, instruction)| instruction.opcode == Opcode::ReturnGenerator);
        let expected = first.filter(|_| is_generator(self.code));
        let found = makers.next();
        if found.map(|(index, _)| index) != expected || makers.next().is_some() {
            return Err(Flaw::new("generators, and they alone, begin with RETURN_GENERATOR"));
        }
        if !is_generator(self.code)
            && let Some((_, instruction)) =
                all().find(|(_, instruction)| instruction.opcode == Opcode::YieldValue)
        {
            return Err(Flaw::at(instruction.start, "only generators yield"));
        }
        Ok(())
    }

    fn run(&mut self) -> Result<(), Flaw> {
        self.reach(0, &[], &[], &initial_locals(self.code), 0)?;
        self.is_target[0] = true;
        let mut visits = self.instructions.len().saturating_mul(MAX_VISITS);
        while let Some(index) = self.todo.pop() {
            let Some(state) = self.states[index as usize].as_deref().cloned() else { continue };
            self.follow(index as usize, state, &mut visits)?;
        }
        Ok(())
    }

    /// Goes on from an instruction until control flow meets a jump target or ends.
    fn follow(&mut self, mut index: usize, mut state: State, visits: &mut usize) -> Result<(), Flaw> {
        let step = Step { code: self.code };
        loop {
            let Some(&instruction) = self.instructions.get(index) else {
                return Err(Flaw::at(self.at_unit.len(), "control runs off the end of the code"));
            };
            *visits = visits.checked_sub(1).ok_or_else(|| Flaw::new("too much control flow"))?;
            let at = |flaw: Flaw| Flaw { unit: flaw.unit.or(Some(instruction.start)), ..flaw };
            if let Some(entry) = self.entry_of[index].filter(|_| may_raise(instruction.opcode)) {
                self.reach_handler(entry, &state).map_err(at)?;
            }
            step.step(&instruction, &mut state).map_err(at)?;
            if state.stack.len() > self.code.stacksize as usize {
                return Err(Flaw::at(instruction.start, "the stack grows beyond its size"));
            }
            // `END_ASYNC_FOR` names the start of its loop without going there.
            if instruction.opcode.has(flag::JUMP) && instruction.opcode != Opcode::EndAsyncFor {
                let target = instruction.jump_target().and_then(|unit| self.instruction_at(unit));
                let target =
                    target.ok_or_else(|| Flaw::at(instruction.start, "the jump leads to no instruction"))?;
                self.reach(target, &state.stack, &[], &state.locals, instruction.start)?;
            }
            if instruction.opcode.has(flag::TERMINATES) {
                return Ok(());
            }
            index += 1;
            if self.is_target.get(index) == Some(&true) {
                return self.reach(index, &state.stack, &[], &state.locals, instruction.start);
            }
        }
    }

    fn reach_handler(&mut self, entry: ExceptionEntry, state: &State) -> Result<(), Flaw> {
        let Some(kept) = state.stack.get(..entry.depth as usize) else {
            return Err(Flaw::new("the handler keeps more of the stack than there is"));
        };
        let pushed = [Kind::Lasti, Kind::Object];
        let pushed = if entry.lasti { &pushed[..] } else { &pushed[1..] };
        if kept.len() + pushed.len() > self.code.stacksize as usize {
            return Err(Flaw::new("the stack grows beyond its size in a handler"));
        }
        let target =
            self.instruction_at(entry.target).ok_or_else(|| Flaw::new("the exception table is wrong"))?;
        self.reach(target, kept, pushed, &state.locals, entry.target)
    }

    /// Control comes to an instruction with `stack`, then `pushed`, on the stack.
    fn reach(
        &mut self,
        index: usize,
        stack: &[Kind],
        pushed: &[Kind],
        locals: &[Local],
        from: usize,
    ) -> Result<(), Flaw> {
        if let Some(state) = &mut self.states[index] {
            if state.merge(stack, pushed, locals).map_err(|flaw| Flaw { unit: Some(from), ..flaw })? {
                self.todo.push(index as u32);
            }
            return Ok(());
        }
        self.kept += stack.len() + pushed.len() + locals.len();
        if self.kept > MAX_KEPT {
            return Err(Flaw::new("too much control flow"));
        }
        let stack = [stack, pushed].concat();
        self.states[index] = Some(Box::new(State { stack, locals: locals.to_vec() }));
        self.todo.push(index as u32);
        Ok(())
    }
}

/// Whether an instruction may raise with the locals as they were before. A cell is made in a slot just cleared, and where
/// there is no memory for it nothing else may happen than that the frame ends.
fn may_raise(opcode: Opcode) -> bool {
    !opcode.has(flag::PURE) && opcode != Opcode::MakeCell
}

fn initial_locals(code: &Code) -> Vec<Local> {
    let arguments = argument_count(code).unwrap_or(0);
    let kinds = code.localspluskinds.iter().enumerate();
    kinds.map(|(index, _)| if index < arguments { Local::Object } else { Local::Unbound }).collect()
}

/// Whether a slot may hold a cell.
pub(super) fn is_cell_slot(code: &Code, index: u32) -> bool {
    code.localspluskinds.get(index as usize).is_some_and(|kind| kind & (kinds::CELL | kinds::FREE) != 0)
}

/// Whether an operand is an index of a local that must exist.
pub(super) fn locals_of(instruction: &Instruction) -> Option<[u32; 2]> {
    match instruction.opcode.operand() {
        Operand::Local | Operand::Deref => Some([instruction.arg; 2]),
        Operand::LocalPair => Some([instruction.arg >> 4, instruction.arg & 15]),
        _ => None,
    }
}

//! CPython's code taken apart: superinstructions into simple ones, and the depth of the value stack before each.

use super::translate::Refusal;
use crate::builtins::code::PyCode;
use taipan_compiler::op::{self, Instruction, Opcode};

/// A simple instruction: superinstructions are taken apart. `start` is in code units.
#[derive(Clone, Copy)]
pub(super) struct Simple {
    pub(super) start: usize,
    pub(super) arg: u32,
    pub(super) opcode: Opcode,
    pub(super) target: Option<usize>,
    /// Not the first of a superinstruction: never a jump target.
    pub(super) continues: bool,
}

/// Appends an instruction, or the two that a superinstruction stands for.
pub(super) fn take_apart(instruction: &Instruction, out: &mut Vec<Simple>) {
    let (first, second) = (instruction.arg >> 4, instruction.arg & 15);
    let simple = |opcode, arg, continues| Simple {
        start: instruction.start,
        opcode,
        arg,
        target: effective_target(instruction),
        continues,
    };
    let parts = match instruction.opcode {
        Opcode::LoadFastLoadFast => Some((Opcode::LoadFast, Opcode::LoadFast)),
        Opcode::LoadFastBorrowLoadFastBorrow => Some((Opcode::LoadFastBorrow, Opcode::LoadFastBorrow)),
        Opcode::StoreFastLoadFast => Some((Opcode::StoreFast, Opcode::LoadFast)),
        Opcode::StoreFastStoreFast => Some((Opcode::StoreFast, Opcode::StoreFast)),
        _ => None,
    };
    match parts {
        Some((a, b)) => {
            out.push(simple(a, first, false));
            out.push(simple(b, second, true));
        }
        None => out.push(simple(instruction.opcode, instruction.arg, false)),
    }
}

/// Stack depth before each instruction (by code unit), -1 where control never comes, and which are jump targets.
#[derive(Default)]
pub(super) struct Depths {
    pub(super) depth: Vec<i32>,
    pub(super) is_target: Vec<bool>,
    /// Code units behind which all depths have been passed on.
    scanned: usize,
    /// Targets that lie before the jump from which control first comes to them.
    work: Vec<usize>,
}

/// Where a `FOR_ITER` goes when its iterator is exhausted: past the `END_FOR` its argument names.
pub(super) fn effective_target(instruction: &Instruction) -> Option<usize> {
    let target = instruction.jump_target()?;
    match instruction.opcode {
        Opcode::ForIter => Some(target + 1),
        // Its argument only leads back to the loop's `SEND`.
        Opcode::EndAsyncFor => None,
        _ => Some(target),
    }
}

impl Depths {
    /// Decodes `code` into simple instructions and works out the depths, in one pass in the order of the code; what control
    /// reaches only by jumping back comes afterwards.
    pub(super) fn compute(&mut self, code: &PyCode, simple: &mut Vec<Simple>) -> Result<(), Refusal> {
        let bytes = &*code.code().code;
        let units = bytes.len() / 2;
        self.depth.clear();
        self.depth.resize(units + 1, -1);
        self.is_target.clear();
        self.is_target.resize(units + 1, false);
        self.scanned = 0;
        self.work.clear();
        for handler in code.exception_table() {
            let depth = handler.depth as i32 + 1 + i32::from(handler.lasti);
            self.set_target(handler.target, depth)?;
        }
        let mut depth = 0;
        for instruction in op::decode(bytes) {
            let instruction = instruction.map_err(|_| Refusal::Invalid)?;
            let first = simple.len();
            take_apart(&instruction, simple);
            self.scanned = instruction.start;
            depth = self.agree(instruction.start, depth)?;
            if depth >= 0 {
                depth = self.pass_on(depth, &simple[first..])?;
            }
        }
        self.scanned = units;
        while let Some(offset) = self.work.pop() {
            self.walk(offset, simple)?;
        }
        let limit = code.code().stacksize as i32;
        if self.depth.iter().any(|depth| *depth > limit) { Err(Refusal::Invalid) } else { Ok(()) }
    }

    /// The depth behind an instruction, given as its parts, with that `depth` before it; -1 if control does not go on there.
    fn pass_on(&mut self, mut depth: i32, parts: &[Simple]) -> Result<i32, Refusal> {
        for part in parts {
            let effect = part.opcode.stack_effect(part.arg);
            if let Some(target) = part.target {
                // An iterator stays until what its loop does when it is exhausted.
                let effect = if part.opcode == Opcode::ForIter { 0 } else { effect };
                self.set_target(target, depth + effect)?;
            }
            if part.opcode.has(op::flag::TERMINATES) {
                return Ok(-1);
            }
            depth += effect;
        }
        Ok(depth.max(-1))
    }

    /// Goes on from a target that had been passed before control was known to come there.
    fn walk(&mut self, offset: usize, simple: &[Simple]) -> Result<(), Refusal> {
        let mut index = simple.partition_point(|part| part.start < offset);
        let mut depth = self.depth[offset];
        if simple.get(index).is_none_or(|part| part.start != offset) {
            return Err(Refusal::Invalid);
        }
        while let Some(part) = simple.get(index) {
            let behind = simple[index..].iter().position(|other| other.start != part.start);
            let end = behind.map_or(simple.len(), |count| index + count);
            depth = self.pass_on(depth, &simple[index..end])?;
            let Some(next) = simple.get(end).filter(|_| depth >= 0) else { return Ok(()) };
            if self.depth[next.start] >= 0 {
                return self.agree(next.start, depth).map(drop);
            }
            self.depth[next.start] = depth;
            index = end;
        }
        Ok(())
    }

    /// Control comes to an instruction from the one before, or never if `depth` is below 0; the depth there.
    ///
    /// A handler that no exception leads to, which nobody has verified, may claim another depth than what comes there otherwise: its
    /// values would be dropped without ever having been there.
    fn agree(&mut self, offset: usize, depth: i32) -> Result<i32, Refusal> {
        let known = &mut self.depth[offset];
        if *known < 0 {
            *known = depth;
        } else if depth >= 0 && *known != depth {
            return Err(Refusal::Invalid);
        }
        Ok(*known)
    }

    fn set_target(&mut self, offset: usize, depth: i32) -> Result<(), Refusal> {
        *self.is_target.get_mut(offset).ok_or(Refusal::Invalid)? = true;
        let known = &mut self.depth[offset];
        if *known < 0 {
            *known = depth;
            if offset < self.scanned {
                self.work.push(offset);
            }
        } else if *known != depth {
            return Err(Refusal::Invalid);
        }
        if depth < 0 { Err(Refusal::Invalid) } else { Ok(()) }
    }
}

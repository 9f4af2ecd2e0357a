//! Loads of locals that outlive their use on the stack need not count a reference: `LOAD_FAST_BORROW`.
//!
//! That holds if the value is consumed in the same block, before the local is overwritten, and does not become the value of
//! another local. Each block is simulated on a stack of references to the instructions that pushed them.

use super::{BlockId, Cfg, Instr};
use crate::op::{Op, flag};

/// A value on the simulated stack.
#[derive(Clone, Copy, Debug)]
struct Ref {
    /// The instruction that pushed it, unless it was there before the block.
    instr: Option<usize>,
    /// The local that it was loaded from.
    local: Option<u32>,
}

const UNKNOWN: Ref = Ref { instr: None, local: None };

/// The simulation of one block.
#[derive(Debug, Default)]
pub(super) struct Simulation {
    refs: Vec<Ref>,
    /// For each instruction: it cannot borrow.
    is_unsafe: Vec<bool>,
}

impl Simulation {
    fn push(&mut self, instr: usize, local: Option<u32>) {
        self.refs.push(Ref { instr: Some(instr), local });
    }

    fn pop(&mut self) -> Ref {
        self.refs.pop().unwrap_or(UNKNOWN)
    }

    fn mark(&mut self, reference: Ref) {
        if let Some(flag) = reference.instr.and_then(|instr| self.is_unsafe.get_mut(instr)) {
            *flag = true;
        }
    }

    /// The local gets another value.
    fn kill(&mut self, local: u32) {
        for index in 0..self.refs.len() {
            if self.refs[index].local == Some(local) {
                self.mark(self.refs[index]);
            }
        }
    }

    fn store(&mut self, local: u32) {
        let value = self.pop();
        self.kill(local);
        self.mark(value);
    }
}

impl Cfg {
    pub(super) fn borrow_locals(&mut self, simulation: &mut Simulation, todo: &mut Vec<BlockId>) {
        self.clear_visited();
        todo.clear();
        todo.push(BlockId::ENTRY);
        self.block_mut(BlockId::ENTRY).startdepth = 0;
        self.block_mut(BlockId::ENTRY).visited = true;
        while let Some(id) = todo.pop() {
            self.simulate(id, simulation, todo);
            let block = self.block_mut(id);
            for (instr, is_unsafe) in block.instrs_mut().iter_mut().zip(&simulation.is_unsafe) {
                match instr.op {
                    _ if *is_unsafe => {}
                    Op::LoadFast => instr.op = Op::LoadFastBorrow,
                    Op::LoadFastLoadFast => instr.op = Op::LoadFastBorrowLoadFastBorrow,
                    _ => {}
                }
            }
        }
    }

    fn reach_for_borrow(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        if !block.visited {
            block.visited = true;
            todo.push(id);
        }
    }

    fn simulate(&mut self, id: BlockId, simulation: &mut Simulation, todo: &mut Vec<BlockId>) {
        let block = self.block(id);
        let next = block.next.filter(|_| block.used > 0 && block.has_fallthrough());
        // Behind a conditional jump stands `NOT_TAKEN`.
        let jump = block.instrs().iter().rev().take(2).find(|instr| instr.is_jump());
        let target = jump.map(|jump| jump.target);
        simulation.is_unsafe.clear();
        let loads = |instr: &Instr| matches!(instr.op, Op::LoadFast | Op::LoadFastLoadFast);
        if block.instrs().iter().any(loads) {
            simulation.is_unsafe.resize(block.used, false);
            simulation.refs.clear();
            simulation.refs.resize(block.startdepth.max(0) as usize, UNKNOWN);
            for (position, instr) in block.instrs().iter().enumerate() {
                simulation.step(position, instr.op, instr.arg);
            }
            for index in 0..simulation.refs.len() {
                simulation.mark(simulation.refs[index]);
            }
        }
        for successor in target.into_iter().chain(next) {
            self.reach_for_borrow(successor, todo);
        }
    }
}

impl Simulation {
    fn step(&mut self, position: usize, op: Op, arg: u32) {
        match op {
            Op::LoadFast => self.push(position, Some(arg)),
            Op::LoadFastAndClear => {
                self.kill(arg);
                self.push(position, Some(arg));
            }
            Op::LoadFastLoadFast => {
                self.push(position, Some(arg >> 4));
                self.push(position, Some(arg & 15));
            }
            Op::DeleteFast => self.kill(arg),
            Op::StoreFast => self.store(arg),
            Op::StoreFastLoadFast => {
                self.store(arg >> 4);
                self.push(position, Some(arg & 15));
            }
            Op::StoreFastStoreFast => {
                self.store(arg >> 4);
                self.store(arg & 15);
            }
            Op::Copy => {
                let copied =
                    self.refs.len().checked_sub(arg as usize).map_or(UNKNOWN, |index| self.refs[index]);
                self.refs.push(copied);
            }
            Op::Swap => {
                let top = self.refs.len().wrapping_sub(1);
                let other = self.refs.len().wrapping_sub(arg as usize);
                if top < self.refs.len() && other < self.refs.len() {
                    self.refs.swap(top, other);
                }
            }
            // These leave their inputs on the stack. CPython attributes what they push to the block's first instruction.
            Op::GetAnext
            | Op::GetLen
            | Op::ImportFrom
            | Op::MatchKeys
            | Op::MatchMapping
            | Op::MatchSequence
            | Op::WithExceptStart => self.push(0, None),
            // These consume some inputs and push nothing new.
            Op::DictMerge
            | Op::DictUpdate
            | Op::ListAppend
            | Op::ListExtend
            | Op::MapAdd
            | Op::Reraise
            | Op::SetAdd
            | Op::SetUpdate => {
                for _ in op.stack_effect(arg, false)..0 {
                    self.pop();
                }
            }
            Op::CheckExcMatch => {
                self.pop();
                self.push(position, None);
            }
            Op::ForIter => self.push(position, None),
            Op::LoadAttr | Op::LoadSuperAttr => {
                let owner = self.pop();
                if op == Op::LoadSuperAttr {
                    self.pop();
                    self.pop();
                }
                self.push(position, None);
                if arg & 1 != 0 {
                    // The owner may come back as `self`.
                    self.refs.push(owner);
                }
            }
            Op::LoadSpecial => {
                let owner = self.pop();
                self.push(position, None);
                self.refs.push(owner);
            }
            // May give back what they get.
            Op::FormatSimple | Op::GetYieldFromIter => {}
            Op::Send => {
                self.pop();
                self.push(position, None);
            }
            _ if op.has(flag::EXC) => {}
            _ => {
                let (pops, pushes) = op.pops_pushes(arg);
                for _ in 0..pops {
                    self.pop();
                }
                for _ in 0..pushes {
                    self.push(position, None);
                }
            }
        }
    }
}

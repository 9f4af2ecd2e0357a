//! Locals that may be unbound are loaded by an instruction that checks.

use super::{BlockId, Cfg};
use crate::op::{Op, flag};

/// Only this many locals are followed from block to block; the others within one block.
const TRACKED: usize = 64;

impl Cfg {
    pub(super) fn add_checks_for_loads_of_uninitialized_variables(
        &mut self,
        nlocals: usize,
        nparams: usize,
        todo: &mut Vec<BlockId>,
    ) {
        if nlocals == 0 {
            return;
        }
        if nlocals > TRACKED {
            self.check_many_locals(nlocals);
        }
        self.clear_visited();
        todo.clear();
        let bits_below = |count: usize| if count >= TRACKED { u64::MAX } else { (1 << count) - 1 };
        let unbound = bits_below(nlocals) & !bits_below(nparams);
        self.add_unsafe(BlockId::ENTRY, unbound, todo);
        // Each block once, since locals may be deleted anywhere; then those that learned more.
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            self.scan_for_locals(id, todo);
            next = self.next(id);
        }
        while let Some(id) = todo.pop() {
            self.block_mut(id).visited = false;
            self.scan_for_locals(id, todo);
        }
    }

    /// Adds locals that may be unbound at the start of a block. `visited` means that it waits to be scanned.
    fn add_unsafe(&mut self, id: BlockId, mask: u64, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        if block.unsafe_locals | mask != block.unsafe_locals {
            block.unsafe_locals |= mask;
            if !block.visited {
                block.visited = true;
                todo.push(id);
            }
        }
    }

    fn scan_for_locals(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        let (mut mask, used) = (block.unsafe_locals, block.used);
        // Taken out meanwhile: handlers learn what may be unbound where.
        let mut instrs = std::mem::take(&mut block.instrs);
        for instr in &mut instrs[..used] {
            if !instr.except.is_none() {
                self.add_unsafe(instr.except, mask, todo);
            }
            if !instr.op.has(flag::LOCAL) || instr.arg as usize >= TRACKED {
                continue;
            }
            let bit = 1u64 << instr.arg;
            match instr.op {
                Op::DeleteFast | Op::LoadFastAndClear | Op::StoreFastMaybeNull => mask |= bit,
                // If a check does not raise, the local is bound.
                Op::StoreFast | Op::LoadFastCheck => mask &= !bit,
                Op::LoadFast => {
                    if mask & bit != 0 {
                        instr.op = Op::LoadFastCheck;
                    }
                    mask &= !bit;
                }
                _ => {}
            }
        }
        let block = self.block_mut(id);
        block.instrs = instrs;
        let next = block.next.filter(|_| block.has_fallthrough());
        let target = block.last().filter(|last| last.op.has(flag::JUMP)).map(|last| last.target);
        if let Some(next) = next {
            self.add_unsafe(next, mask, todo);
        }
        if let Some(target) = target {
            self.add_unsafe(target, mask, todo);
        }
    }

    /// Locals beyond the tracked ones: bound only if this very block binds them before.
    fn check_many_locals(&mut self, nlocals: usize) {
        let mut bound_in = vec![0u32; nlocals - TRACKED];
        let mut number = 0;
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            number += 1;
            let block = self.block_mut(id);
            next = block.next;
            for instr in block.instrs_mut() {
                let Some(local) = (instr.arg as usize).checked_sub(TRACKED) else { continue };
                let Some(bound_in) = bound_in.get_mut(local) else { continue };
                match instr.op {
                    Op::DeleteFast | Op::LoadFastAndClear | Op::StoreFastMaybeNull => *bound_in = number - 1,
                    Op::StoreFast => *bound_in = number,
                    Op::LoadFast => {
                        if *bound_in != number {
                            instr.op = Op::LoadFastCheck;
                        }
                        *bound_in = number;
                    }
                    _ => {}
                }
            }
        }
    }
}

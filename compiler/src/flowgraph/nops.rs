//! NOPs, jumps and pairs of instructions that have no effect. A NOP stays only where a line would otherwise not be traced.

use super::{Block, BlockId, Cfg, Instr};
use crate::op::Op;

impl Block {
    pub(super) fn has_no_lineno(&self) -> bool {
        self.instrs().iter().all(|instr| instr.line() < 0)
    }
}

impl Cfg {
    /// Drops the block's NOPs as far as no line is lost; returns how many.
    fn remove_nops_in(&mut self, id: BlockId) -> usize {
        let block = self.block_mut(id);
        let used = block.used;
        let Some(first) = block.instrs().iter().position(|instr| instr.op == Op::Nop) else { return 0 };
        // Taken out meanwhile: the line that the next block begins on may matter.
        let mut instrs = std::mem::take(&mut block.instrs);
        let mut kept = first;
        let mut previous_line = if first > 0 { instrs[first - 1].line() } else { -1 };
        for position in first..used {
            let instr = instrs[position];
            if instr.op == Op::Nop && self.is_redundant_nop(id, &mut instrs[position..used], previous_line) {
                continue;
            }
            instrs[kept] = instrs[position];
            kept += 1;
            previous_line = instr.line();
        }
        let block = self.block_mut(id);
        block.instrs = instrs;
        block.used = kept;
        used - kept
    }

    /// Whether the first of `instrs`, a NOP, can go. The second may take over its line.
    fn is_redundant_nop(&self, id: BlockId, instrs: &mut [Instr], previous_line: i32) -> bool {
        let Some((nop, rest)) = instrs.split_first_mut() else { return false };
        let line = nop.line();
        if line < 0 || line == previous_line {
            return true;
        }
        if let Some(next) = rest.first_mut() {
            if next.line() == line {
                return true;
            }
            if next.line() < 0 {
                next.loc = nop.loc;
                return true;
            }
            return false;
        }
        // The last instruction: the next block may begin on the same line.
        let Some(next) = self.next_nonempty(self.next(id)) else { return false };
        let is_skipped = |instr: &&Instr| !(instr.op == Op::Nop && instr.line() < 0);
        let first = self.block(next).instrs().iter().find(is_skipped);
        first.map_or(-1, Instr::line) == line
    }

    pub(super) fn remove_redundant_nops(&mut self) -> usize {
        let mut removed = 0;
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            removed += self.remove_nops_in(id);
            next = self.next(id);
        }
        removed
    }

    /// Removes values that are pushed only to be popped, too.
    pub(super) fn remove_redundant_nops_and_pairs(&mut self) {
        let mut done = false;
        while !done {
            done = true;
            // The instruction before, also across blocks that fall through and are not jumped to.
            let mut previous: Option<(BlockId, usize)> = None;
            let mut next = Some(BlockId::ENTRY);
            while let Some(id) = next {
                self.remove_nops_in(id);
                if self.block(id).is_labelled {
                    previous = None;
                }
                done &= !self.remove_pairs_in(id, &mut previous);
                let ends_in_jump = previous.is_some_and(|(id, last)| self.block(id).instrs[last].is_jump());
                if ends_in_jump || !self.block(id).has_fallthrough() {
                    previous = None;
                }
                next = self.next(id);
            }
        }
    }

    /// `previous` is the instruction before the block, and then its last one.
    fn remove_pairs_in(&mut self, id: BlockId, previous: &mut Option<(BlockId, usize)>) -> bool {
        let mut found = false;
        for position in 0..self.block(id).used {
            let block = self.block(id);
            if block.instrs[position].op != Op::PopTop {
                continue;
            }
            let before = if position > 0 { Some((id, position - 1)) } else { *previous };
            let Some((before_id, before)) = before else { continue };
            let pushed = self.block(before_id).instrs[before];
            let is_pair = matches!(pushed.op, Op::LoadConst | Op::LoadSmallInt)
                || pushed.op == Op::Copy && pushed.arg == 1;
            if is_pair {
                self.block_mut(before_id).instrs[before].make_nop();
                self.block_mut(id).instrs[position].make_nop();
                found = true;
            }
        }
        if let Some(last) = self.block(id).used.checked_sub(1) {
            *previous = Some((id, last));
        }
        found
    }

    fn remove_redundant_jumps(&mut self) -> usize {
        let mut removed = 0;
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            next = self.next(id);
            let Some(&last) = self.block(id).last().filter(|last| last.is_unconditional_jump()) else {
                continue;
            };
            if self.next_nonempty(Some(last.target)) == self.next_nonempty(next) {
                if let Some(last) = self.block_mut(id).last_mut() {
                    last.make_nop();
                }
                removed += 1;
            }
        }
        removed
    }

    pub(super) fn remove_redundant_nops_and_jumps(&mut self) {
        while self.remove_redundant_nops() + self.remove_redundant_jumps() > 0 {}
    }
}

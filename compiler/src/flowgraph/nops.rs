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
        let used = self.block(id).used;
        if !self.block(id).instrs().iter().any(|instr| instr.op == Op::Nop) {
            return 0;
        }
        let mut kept = 0;
        let mut previous_line = -1;
        for position in 0..used {
            let instr = self.block(id).instrs[position];
            if instr.op == Op::Nop && self.is_redundant_nop(id, position, previous_line) {
                continue;
            }
            self.block_mut(id).instrs[kept] = self.block(id).instrs[position];
            kept += 1;
            previous_line = instr.line();
        }
        self.block_mut(id).used = kept;
        used - kept
    }

    fn is_redundant_nop(&mut self, id: BlockId, position: usize, previous_line: i32) -> bool {
        let nop = self.block(id).instrs[position];
        let line = nop.line();
        if line < 0 || line == previous_line {
            return true;
        }
        let used = self.block(id).used;
        if position + 1 < used {
            let next = &mut self.block_mut(id).instrs[position + 1];
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
                for position in 0..self.block(id).used {
                    if self.block(id).instrs[position].op == Op::PopTop
                        && let Some((before_id, before)) = previous
                    {
                        let pushed = self.block(before_id).instrs[before];
                        let is_pair = matches!(pushed.op, Op::LoadConst | Op::LoadSmallInt)
                            || pushed.op == Op::Copy && pushed.arg == 1;
                        if is_pair {
                            self.block_mut(before_id).instrs[before].make_nop();
                            self.block_mut(id).instrs[position].make_nop();
                            done = false;
                        }
                    }
                    previous = Some((id, position));
                }
                let ends_in_jump = previous.is_some_and(|(id, last)| self.block(id).instrs[last].is_jump());
                if ends_in_jump || !self.block(id).has_fallthrough() {
                    previous = None;
                }
                next = self.next(id);
            }
        }
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

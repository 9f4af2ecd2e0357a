//! Unreachable blocks, and small ones that are copied to where they are jumped to from.

use super::{BlockId, Cfg};
use crate::op::{Op, flag};

/// Exits of more instructions than this are not copied.
const MAX_COPY_SIZE: usize = 4;

impl Cfg {
    /// Empties the blocks that control cannot reach and counts the predecessors of the others.
    ///
    /// A block's last instruction alone can jump, but any can name a handler.
    pub(super) fn remove_unreachable(&mut self, has_handlers: bool, todo: &mut Vec<BlockId>) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            block.predecessors = 0;
            block.visited = false;
            next = block.next;
        }
        todo.clear();
        todo.push(BlockId::ENTRY);
        self.block_mut(BlockId::ENTRY).predecessors = 1;
        self.block_mut(BlockId::ENTRY).visited = true;
        while let Some(id) = todo.pop() {
            if let Some(next) = self.next(id).filter(|_| self.block(id).has_fallthrough()) {
                self.count_predecessor(next, todo);
            }
            if !has_handlers {
                if let Some(last) = self.block(id).last().filter(|last| last.is_jump()) {
                    self.count_predecessor(last.target, todo);
                }
                continue;
            }
            for position in 0..self.block(id).used {
                let instr = &self.block(id).instrs[position];
                if instr.op.has(flag::JUMP | flag::EXC) {
                    self.count_predecessor(instr.target, todo);
                }
            }
        }
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            if block.predecessors == 0 {
                block.used = 0;
                block.is_except_handler = false;
            }
            next = block.next;
        }
    }

    fn count_predecessor(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        block.predecessors += 1;
        if !block.visited {
            block.visited = true;
            todo.push(id);
        }
    }

    pub(super) fn inline_small_or_no_lineno_blocks(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            let mut next = Some(BlockId::ENTRY);
            while let Some(id) = next {
                changed |= self.inline_target(id);
                next = self.next(id);
            }
        }
    }

    /// If a block ends in a jump to a small exit, or to a block without line numbers that does not fall through, the target is
    /// copied in place of the jump.
    fn inline_target(&mut self, id: BlockId) -> bool {
        let Some(&last) = self.block(id).last().filter(|last| last.is_unconditional_jump()) else {
            return false;
        };
        let target = self.block(last.target);
        let is_small_exit = target.exits_scope() && target.used <= MAX_COPY_SIZE;
        let is_no_lineno = target.has_no_lineno() && !target.has_fallthrough();
        if !is_small_exit && !is_no_lineno {
            return false;
        }
        if let Some(last) = self.block_mut(id).last_mut() {
            last.make_nop();
        }
        for position in 0..self.block(last.target).used {
            let instr = self.block(last.target).instrs[position];
            self.block_mut(id).push(instr);
        }
        if is_no_lineno && last.op == Op::Jump {
            // Loops must go on polling for signals.
            if let Some(copied) =
                self.block_mut(id).last_mut().filter(|copied| copied.is_unconditional_jump())
            {
                copied.op = Op::Jump;
            }
        }
        self.block_mut(last.target).predecessors -= 1;
        true
    }
}

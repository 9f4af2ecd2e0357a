//! Blocks that only exceptions lead to go to the end of the code.

use super::{BlockId, Cfg};
use crate::codegen::Loc;
use crate::op::Op;

impl Cfg {
    pub(super) fn push_cold_blocks_to_end(&mut self, todo: &mut Vec<BlockId>) {
        self.mark_warm(todo);
        self.mark_cold(todo);
        self.add_jumps_to_warm_blocks();
        let order: Vec<BlockId> = self.order().collect();
        let (cold, warm): (Vec<BlockId>, Vec<BlockId>) =
            order.into_iter().partition(|&id| self.block(id).is_cold);
        if cold.is_empty() {
            return;
        }
        let reordered: Vec<BlockId> = warm.into_iter().chain(cold).collect();
        for (index, &id) in reordered.iter().enumerate() {
            self.block_mut(id).next = reordered.get(index + 1).copied();
        }
        self.remove_redundant_nops_and_jumps();
    }

    fn visit(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        if !block.visited {
            block.visited = true;
            todo.push(id);
        }
    }

    /// What is reached without an exception.
    fn mark_warm(&mut self, todo: &mut Vec<BlockId>) {
        self.clear_visited();
        todo.clear();
        self.visit(BlockId::ENTRY, todo);
        while let Some(id) = todo.pop() {
            self.block_mut(id).is_warm = true;
            if let Some(next) = self.next(id).filter(|_| self.block(id).has_fallthrough()) {
                self.visit(next, todo);
            }
            if let Some(last) = self.block(id).last().filter(|last| last.is_jump()) {
                self.visit(last.target, todo);
            }
        }
    }

    /// What is reached from a handler and not otherwise.
    fn mark_cold(&mut self, todo: &mut Vec<BlockId>) {
        self.clear_visited();
        todo.clear();
        let handlers: Vec<BlockId> = self.order().filter(|&id| self.block(id).is_except_handler).collect();
        for id in handlers {
            self.visit(id, todo);
        }
        while let Some(id) = todo.pop() {
            self.block_mut(id).is_cold = true;
            let next = self.next(id).filter(|_| self.block(id).has_fallthrough());
            let target = self.block(id).last().filter(|last| last.is_jump()).map(|last| last.target);
            for successor in next.into_iter().chain(target) {
                if !self.block(successor).is_warm {
                    self.visit(successor, todo);
                }
            }
        }
    }

    /// A cold block that falls into a warm one needs a jump, as they will not stay together.
    fn add_jumps_to_warm_blocks(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            next = self.next(id);
            let Some(following) = next else { break };
            let block = self.block(id);
            if !block.is_cold || !block.has_fallthrough() || !self.block(following).is_warm {
                continue;
            }
            self.block_mut(following).is_labelled = true;
            let jump = self.new_block();
            let block = self.block_mut(jump);
            block.add_jump(Op::JumpNoInterrupt, following, Loc::NONE);
            block.is_cold = true;
            block.next = Some(following);
            block.predecessors = 1;
            self.block_mut(id).next = Some(jump);
        }
    }
}

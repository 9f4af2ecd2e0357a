//! Which handler protects which instruction.

use super::{BlockId, Cfg};
use crate::op::{Op, resume};

/// Protected regions around a point, the innermost on top, as a list that grows and shrinks at one end. Lists share their tails.
struct ExceptStacks {
    /// Handler, index of the rest, and how many there are.
    nodes: Vec<(BlockId, usize, usize)>,
}

const EMPTY: usize = 0;

impl ExceptStacks {
    fn new() -> Self {
        ExceptStacks { nodes: vec![(BlockId::NONE, EMPTY, 0)] }
    }

    fn push(&mut self, stack: usize, handler: BlockId) -> usize {
        let depth = self.nodes[stack].2 + 1;
        self.nodes.push((handler, stack, depth));
        self.nodes.len() - 1
    }
}

impl Cfg {
    /// Follows control flow from the entry and notes the handler of every instruction that is reached. `POP_BLOCK`s
    /// have done their work then.
    pub(super) fn label_exception_targets(&mut self, todo: &mut Vec<BlockId>) {
        let mut stacks = ExceptStacks::new();
        self.clear_visited();
        todo.clear();
        self.reach(BlockId::ENTRY, EMPTY, todo);
        while let Some(id) = todo.pop() {
            let block = self.block_mut(id);
            let (mut stack, used) = (block.except_stack, block.used);
            // Taken out meanwhile: other blocks are changed on the way.
            let mut instrs = std::mem::take(&mut block.instrs);
            let mut last_yield_depth = None;
            for instr in &mut instrs[..used] {
                let handler = stacks.nodes[stack].0;
                if instr.is_block_push() {
                    self.reach(instr.target, stack, todo);
                    if matches!(instr.op, Op::SetupWith | Op::SetupCleanup) {
                        self.block_mut(instr.target).preserve_lasti = true;
                    }
                    stack = stacks.push(stack, instr.target);
                    continue;
                }
                match instr.op {
                    Op::PopBlock => {
                        stack = stacks.nodes[stack].1;
                        instr.make_nop();
                    }
                    Op::YieldValue => {
                        instr.except = handler;
                        last_yield_depth = Some(stacks.nodes[stack].2);
                    }
                    Op::Resume => {
                        instr.except = handler;
                        if instr.arg != resume::AT_FUNC_START {
                            if last_yield_depth == Some(1) {
                                instr.arg |= resume::EXCEPT_DEPTH1;
                            }
                            last_yield_depth = None;
                        }
                    }
                    _ => {
                        instr.except = handler;
                        if instr.is_jump() {
                            self.reach(instr.target, stack, todo);
                        }
                    }
                }
            }
            self.block_mut(id).instrs = instrs;
            if let Some(next) = self.next(id).filter(|_| self.block(id).has_fallthrough()) {
                self.reach(next, stack, todo);
            }
        }
    }

    fn reach(&mut self, id: BlockId, stack: usize, todo: &mut Vec<BlockId>) {
        let block = self.block_mut(id);
        if !block.visited {
            block.visited = true;
            block.except_stack = stack;
            todo.push(id);
        }
    }
}

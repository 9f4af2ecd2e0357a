//! Line numbers: every exit has one, so that a frame that ends knows its line (PEP 626).

use super::{Block, BlockId, Cfg};
use crate::codegen::Loc;
use crate::op::Op;

/// Instructions that poll for signals and the like.
fn has_eval_break(op: Op) -> bool {
    matches!(
        op,
        Op::Call | Op::CallFunctionEx | Op::Jump | Op::JumpBackward | Op::Resume | Op::InterpreterExit
    )
}

impl Block {
    fn is_exit_or_eval_check_without_lineno(&self) -> bool {
        self.has_no_lineno()
            && (self.exits_scope() || self.instrs().iter().any(|instr| has_eval_break(instr.op)))
    }
}

impl Cfg {
    pub(super) fn resolve_line_numbers(&mut self) {
        self.duplicate_exits_without_lineno();
        self.propagate_line_numbers();
    }

    /// Exits without a line that several places jump to are copied, so that each copy can have the line of its one
    /// predecessor.
    fn duplicate_exits_without_lineno(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            if let Some(&last) = self.block(id).last().filter(|last| last.is_jump()) {
                self.duplicate_target(id, last.target, last.loc);
            }
            next = self.next(id);
        }
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            next = self.next(id);
            let (Some(following), Some(&last)) = (next, self.block(id).last()) else { continue };
            if self.block(id).has_fallthrough()
                && self.block(following).is_exit_or_eval_check_without_lineno()
            {
                self.block_mut(following).instrs[0].loc = last.loc;
            }
        }
    }

    fn duplicate_target(&mut self, id: BlockId, target: BlockId, loc: Loc) {
        let Some(target) = self.next_nonempty(Some(target)) else { return };
        let block = self.block(target);
        if !block.is_exit_or_eval_check_without_lineno() || block.predecessors <= 1 {
            return;
        }
        let copy = Block {
            instrs: block.instrs().to_vec(),
            used: block.used,
            next: block.next,
            predecessors: 1,
            is_labelled: true,
            ..Block::default()
        };
        let new = self.new_block();
        *self.block_mut(new) = copy;
        self.block_mut(new).instrs[0].loc = loc;
        if let Some(last) = self.block_mut(id).last_mut() {
            last.target = new;
        }
        let target = self.block_mut(target);
        target.predecessors -= 1;
        target.next = Some(new);
    }

    /// Instructions without a line get that of the one before, also of the only predecessor of their block.
    fn propagate_line_numbers(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            next = self.next(id);
            let block = self.block_mut(id);
            let mut previous = Loc::NONE;
            for instr in block.instrs_mut() {
                if instr.line() == Loc::NONE.line {
                    instr.loc = previous;
                } else {
                    previous = instr.loc;
                }
            }
            let Some(&last) = block.last() else { continue };
            if let Some(next) = next.filter(|_| self.block(id).has_fallthrough()) {
                self.propagate_into(next, previous);
            }
            if last.is_jump() {
                self.propagate_into(last.target, previous);
            }
        }
    }

    fn propagate_into(&mut self, id: BlockId, loc: Loc) {
        let block = self.block_mut(id);
        if block.predecessors != 1 {
            return;
        }
        if let Some(first) = block.instrs_mut().first_mut().filter(|first| first.line() == Loc::NONE.line) {
            first.loc = loc;
        }
    }
}

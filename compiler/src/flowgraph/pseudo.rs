//! The last pseudo instructions become real ones.

use super::{BlockId, Cfg, Instr};
use crate::op::Op;

fn reversed(op: Op) -> Option<Op> {
    Some(match op {
        Op::PopJumpIfNotNone => Op::PopJumpIfNone,
        Op::PopJumpIfNone => Op::PopJumpIfNotNone,
        Op::PopJumpIfFalse => Op::PopJumpIfTrue,
        Op::PopJumpIfTrue => Op::PopJumpIfFalse,
        _ => return None,
    })
}

impl Cfg {
    /// `JUMP_IF_FALSE` becomes `COPY; TO_BOOL; POP_JUMP_IF_FALSE`.
    pub(super) fn convert_pseudo_conditional_jumps(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            next = block.next;
            let Some(&last) = block.last() else { continue };
            let op = match last.op {
                Op::JumpIfFalse => Op::PopJumpIfFalse,
                Op::JumpIfTrue => Op::PopJumpIfTrue,
                _ => continue,
            };
            let position = block.used - 1;
            block.instrs[position].op = op;
            block.insert(position, Instr { except: last.except, ..Instr::new(Op::Copy, 1, last.loc) });
            block.insert(position + 1, Instr { except: last.except, ..Instr::new(Op::ToBool, 0, last.loc) });
        }
    }

    /// Starts of protected regions have done their work; closures load cells as if these were values.
    pub(super) fn convert_pseudo_ops(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            for instr in block.instrs_mut() {
                match instr.op {
                    Op::SetupCleanup | Op::SetupFinally | Op::SetupWith => instr.make_nop(),
                    Op::LoadClosure => instr.op = Op::LoadFast,
                    Op::StoreFastMaybeNull => instr.op = Op::StoreFast,
                    _ => {}
                }
            }
            next = block.next;
        }
        self.remove_redundant_nops_and_jumps();
    }

    /// Conditional jumps lead forwards: one that leads back is reversed and jumps over an unconditional one. What follows a
    /// conditional jump that is not taken starts with `NOT_TAKEN`.
    pub(super) fn normalize_jumps(&mut self) {
        self.clear_visited();
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            self.block_mut(id).visited = true;
            self.normalize_jump(id);
            next = self.next(id);
        }
    }

    fn normalize_jump(&mut self, id: BlockId) {
        let Some(&last) = self.block(id).last() else { return };
        let Some(reversed) = reversed(last.op) else { return };
        let target = self.block(last.target);
        if !target.visited {
            self.block_mut(id).add(Op::NotTaken, 0, last.loc);
            return;
        }
        let startdepth = target.startdepth;
        let (next, is_cold) = (self.block(id).next, self.block(id).is_cold);
        let Some(following) = next else { return };
        let backwards = self.new_block();
        let block = self.block_mut(backwards);
        block.add(Op::NotTaken, 0, last.loc);
        block.add_jump(Op::Jump, last.target, last.loc);
        block.startdepth = startdepth;
        block.is_cold = is_cold;
        block.next = next;
        let block = self.block_mut(id);
        block.next = Some(backwards);
        if let Some(last) = block.last_mut() {
            last.op = reversed;
            last.target = following;
        }
    }
}

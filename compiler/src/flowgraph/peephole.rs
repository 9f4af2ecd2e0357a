//! Short sequences of instructions are replaced by shorter ones, jumps to jumps by jumps.

use super::constants::Constants;
use super::{Block, BlockId, Cfg, Instr};
use crate::fold::UnaryKind;
use crate::op::{COMPARE_TO_BOOL, Intrinsic1, Op, flag};

/// Whether [`Block::optimize_instr`] or [`Cfg::optimize_jump`] may have something to do, by number.
const IS_IMPROVABLE: [bool; 267] = {
    let mut table = [false; 267];
    let mut index = 0;
    while index < Op::ALL.len() {
        let op = Op::ALL[index];
        table[op as usize] = op.has(flag::JUMP)
            || matches!(
                op,
                Op::BinaryOp
                    | Op::BuildList
                    | Op::BuildSet
                    | Op::BuildTuple
                    | Op::CallIntrinsic1
                    | Op::CompareOp
                    | Op::ContainsOp
                    | Op::IsOp
                    | Op::ListAppend
                    | Op::LoadGlobal
                    | Op::SetAdd
                    | Op::StoreFast
                    | Op::Swap
                    | Op::ToBool
                    | Op::UnaryInvert
                    | Op::UnaryNegative
                    | Op::UnaryNot
            );
        index += 1;
    }
    table
};

impl Cfg {
    pub(super) fn optimize_basic_blocks(&mut self, constants: &mut Constants<'_>) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            self.optimize_basic_block(id, constants);
            next = self.next(id);
        }
    }

    fn optimize_basic_block(&mut self, id: BlockId, constants: &mut Constants<'_>) {
        let mut position = 0;
        let mut has_swap = false;
        while let Some(&instr) = self.block(id).instrs().get(position) {
            if !IS_IMPROVABLE[instr.op as usize] {
                position += 1;
                continue;
            }
            if instr.op.has(flag::JUMP | flag::EXC) {
                // A jump that was changed is looked at again.
                if self.optimize_jump(id, position, instr) {
                    continue;
                }
            } else {
                let block = self.block_mut(id);
                block.optimize_instr(position, constants);
                has_swap |= block.instrs[position..].iter().take(2).any(|instr| instr.op == Op::Swap);
            }
            position += 1;
        }
        if has_swap {
            self.block_mut(id).optimize_swaps();
        }
    }

    /// Returns whether the jump at `position` was replaced.
    fn optimize_jump(&mut self, id: BlockId, position: usize, jump: Instr) -> bool {
        let Some(&target) = self.block(jump.target).instrs().first() else { return false };
        match (jump.op, target.op) {
            (Op::PopJumpIfNotNone | Op::PopJumpIfNone | Op::PopJumpIfFalse | Op::PopJumpIfTrue, Op::Jump)
            | (Op::JumpIfFalse, Op::Jump | Op::JumpIfFalse)
            | (Op::JumpIfTrue, Op::Jump | Op::JumpIfTrue)
            | (Op::Jump | Op::JumpNoInterrupt, Op::JumpNoInterrupt) => self.thread(id, jump, target, jump.op),
            (Op::Jump | Op::JumpNoInterrupt, Op::Jump) => self.thread(id, jump, target, Op::Jump),
            // The target tests the same value for the opposite and falls through.
            (Op::JumpIfFalse, Op::JumpIfTrue) | (Op::JumpIfTrue, Op::JumpIfFalse) => {
                let Some(next) = self.next(jump.target) else { return false };
                self.block_mut(id).instrs[position].target = next;
                true
            }
            _ => false,
        }
    }

    /// Jumps straight to where a jump leads that a block's last instruction jumps to. Nothing changes if both lead to the same
    /// place.
    fn thread(&mut self, id: BlockId, jump: Instr, target: Instr, op: Op) -> bool {
        if jump.target == target.target {
            return false;
        }
        let block = self.block_mut(id);
        if let Some(last) = block.last_mut() {
            last.make_nop();
        }
        block.add_jump(op, target.target, target.loc);
        true
    }

    pub(super) fn insert_superinstructions(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            block.insert_superinstructions();
            next = block.next;
        }
        self.remove_redundant_nops();
    }
}

/// Whether an instruction only looks at the collection on top of the stack.
pub(super) fn is_read_only(op: Op) -> bool {
    matches!(op, Op::GetIter | Op::ContainsOp)
}

impl Block {
    fn optimize_instr(&mut self, position: usize, constants: &mut Constants<'_>) {
        let instr = self.instrs[position];
        let next = self.instrs[..self.used].get(position + 1).copied();
        let next_op = next.map_or(Op::Cache, |next| next.op);
        match instr.op {
            Op::BuildTuple => {
                let is_unpacked =
                    next.is_some_and(|next| next.op == Op::UnpackSequence && next.arg == instr.arg);
                match instr.arg {
                    1 if is_unpacked => self.merge(position, Op::Nop, 0),
                    2 | 3 if is_unpacked => self.merge(position, Op::Swap, instr.arg),
                    _ => self.fold_tuple(position, constants),
                }
            }
            Op::BuildList | Op::BuildSet => self.optimize_list_or_set(position, next_op, constants),
            Op::StoreFast => {
                // Of two stores to a local, the value of the first is lost.
                let is_overwritten = next.is_some_and(|next| {
                    next.op == Op::StoreFast && next.arg == instr.arg && next.line() == instr.line()
                });
                if is_overwritten {
                    self.instrs[position].set(Op::PopTop, 0);
                }
            }
            Op::Swap if instr.arg == 1 => self.instrs[position].make_nop(),
            Op::LoadGlobal if next_op == Op::PushNull && instr.arg & 1 == 0 => {
                self.instrs[position].arg |= 1;
                self.instrs[position + 1].make_nop();
            }
            Op::CompareOp if next_op == Op::ToBool => {
                self.merge(position, Op::CompareOp, instr.arg | COMPARE_TO_BOOL);
            }
            Op::ContainsOp | Op::IsOp if next_op == Op::ToBool => self.merge(position, instr.op, instr.arg),
            Op::ContainsOp | Op::IsOp if next_op == Op::UnaryNot => {
                self.merge(position, instr.op, instr.arg ^ 1);
            }
            Op::ToBool if next_op == Op::ToBool => self.instrs[position].make_nop(),
            Op::UnaryNot if next_op == Op::ToBool => self.merge(position, Op::UnaryNot, 0),
            Op::UnaryNot if next_op == Op::UnaryNot => self.merge(position, Op::Nop, 0),
            Op::UnaryNot => self.fold_unary(position, UnaryKind::Not, constants),
            Op::UnaryInvert => self.fold_unary(position, UnaryKind::Invert, constants),
            Op::UnaryNegative => self.fold_unary(position, UnaryKind::Negative, constants),
            Op::CallIntrinsic1 if instr.arg == Intrinsic1::ListToTuple as u32 => {
                let last = position.saturating_sub(1);
                if !self.fold_additions(position, last, Op::BuildList, constants) && next_op == Op::GetIter {
                    self.instrs[position].make_nop();
                }
            }
            Op::ListAppend if is_read_only(next_op) => {
                self.fold_additions(position, position, Op::BuildList, constants);
            }
            Op::SetAdd if is_read_only(next_op) => {
                self.fold_additions(position, position, Op::BuildSet, constants);
            }
            Op::CallIntrinsic1 if instr.arg == Intrinsic1::UnaryPositive as u32 => {
                self.fold_unary(position, UnaryKind::Positive, constants);
            }
            Op::BinaryOp => self.fold_binary(position, constants),
            _ => {}
        }
    }

    /// Replaces two instructions by one, in the place of the second.
    fn merge(&mut self, position: usize, op: Op, arg: u32) {
        self.instrs[position].make_nop();
        self.instrs[position + 1].set(op, arg);
    }

    fn insert_superinstructions(&mut self) {
        let instrs = self.instrs_mut();
        for position in 1..instrs.len() {
            let (first, second) = (&instrs[position - 1], &instrs[position]);
            let op = match (first.op, second.op) {
                (Op::LoadFast, Op::LoadFast) => Op::LoadFastLoadFast,
                (Op::StoreFast, Op::LoadFast) => Op::StoreFastLoadFast,
                (Op::StoreFast, Op::StoreFast) => Op::StoreFastStoreFast,
                _ => continue,
            };
            let (line1, line2) = (first.line(), second.line());
            if line1 >= 0 && line2 >= 0 && line1 != line2 || first.arg >= 16 || second.arg >= 16 {
                continue;
            }
            let arg = first.arg << 4 | second.arg;
            instrs[position - 1].set(op, arg);
            instrs[position].make_nop();
        }
    }
}

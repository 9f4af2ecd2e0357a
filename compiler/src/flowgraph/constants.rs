//! Operations on constants are done here; constants that nothing loads any more are dropped.

use super::peephole::is_read_only;
use super::{Block, BlockId, Cfg, Instr};
use crate::code::Const;
use crate::codegen::Loc;
use crate::consts::{ConstId, ConstPool};
use crate::fold::{self, UnaryKind};
use crate::names::OrderedMap;
use crate::op::{BinaryKind, Op, flag};

/// Collections of more items than this are not folded.
const MAX_ITEMS: u32 = 30;
/// Lists and sets of fewer constants are built item by item.
const MIN_CONST_SEQUENCE_SIZE: u32 = 3;

/// `co_consts` in the making.
pub(super) struct Constants<'u> {
    pub list: &'u mut OrderedMap<ConstId, ()>,
    pub pool: &'u mut ConstPool,
}

impl Constants<'_> {
    fn get(&self, index: u32) -> &Const {
        self.list.entries().get(index as usize).map_or(&Const::None, |&(id, ())| self.pool.get(id))
    }

    fn add(&mut self, value: Const) -> u32 {
        let id = self.pool.add(value);
        self.list.position_or_insert(id, || ()) as u32
    }

    /// What an instruction loads, if it loads a constant.
    fn loaded(&self, instr: &Instr) -> Option<Const> {
        match instr.op {
            Op::LoadConst => Some(self.get(instr.arg).clone()),
            Op::LoadSmallInt => Some(Const::Int(i64::from(instr.arg))),
            _ => None,
        }
    }

    /// Makes an instruction load a constant.
    fn make_load(&mut self, instr: &mut Instr, value: Const) {
        match small_int(&value) {
            Some(int) => instr.set(Op::LoadSmallInt, int),
            None => {
                let index = self.add(value);
                instr.set(Op::LoadConst, index);
            }
        }
    }
}

fn small_int(value: &Const) -> Option<u32> {
    match value {
        Const::Int(value @ 0..256) => Some(*value as u32),
        _ => None,
    }
}

fn loads_const(op: Op) -> bool {
    matches!(op, Op::LoadConst | Op::LoadSmallInt)
}

fn nop_out(instr: &mut Instr) {
    instr.make_nop();
    instr.loc = Loc::NONE;
}

impl Cfg {
    pub(super) fn optimize_load_const(&mut self, constants: &mut Constants<'_>) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            block.optimize_load_const(constants);
            next = block.next;
        }
    }
}

impl Block {
    /// Small ints, and jumps and tests whose operand is a constant.
    fn optimize_load_const(&mut self, constants: &mut Constants<'_>) {
        // The load of what is on top of the stack, through any number of copies of it.
        let mut top = Instr::new(Op::Cache, 0, Loc::NONE);
        for position in 0..self.used {
            let instr = &mut self.instrs[position];
            match instr.op {
                Op::LoadConst => {
                    if let Some(int) = small_int(constants.get(instr.arg)) {
                        instr.set(Op::LoadSmallInt, int);
                    }
                    top = *instr;
                }
                Op::LoadSmallInt => top = *instr,
                Op::Copy if instr.arg == 1 && top.op == Op::LoadConst => {}
                _ => {
                    top.op = Op::Cache;
                    continue;
                }
            }
            let Some(next) = self.instrs().get(position + 1).map(|next| next.op) else { continue };
            let is_test = matches!(
                next,
                Op::PopJumpIfFalse
                    | Op::PopJumpIfTrue
                    | Op::JumpIfFalse
                    | Op::JumpIfTrue
                    | Op::IsOp
                    | Op::ToBool
            );
            if is_test && let Some(value) = constants.loaded(&top) {
                self.test_constant(position, next, &value, constants);
            }
        }
    }

    /// The instruction behind `position` tests a constant.
    fn test_constant(&mut self, position: usize, next: Op, value: &Const, constants: &mut Constants<'_>) {
        match next {
            Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalse | Op::JumpIfTrue => {
                if matches!(next, Op::PopJumpIfFalse | Op::PopJumpIfTrue) {
                    self.instrs[position].make_nop();
                }
                let jumps_if_true = matches!(next, Op::PopJumpIfTrue | Op::JumpIfTrue);
                let jump = &mut self.instrs[position + 1];
                if value.is_true() == jumps_if_true { jump.op = Op::Jump } else { jump.make_nop() }
            }
            Op::IsOp if matches!(value, Const::None) => self.fold_is_none(position),
            Op::ToBool => {
                let truth = if value.is_true() { Const::True } else { Const::False };
                let index = constants.add(truth);
                self.instrs[position].make_nop();
                self.instrs[position + 1].set(Op::LoadConst, index);
            }
            _ => {}
        }
    }

    /// `LOAD_CONST None; IS_OP; [TO_BOOL;] POP_JUMP_IF_...` becomes a jump if None or not None.
    fn fold_is_none(&mut self, position: usize) {
        let mut jump = position + 2;
        if jump >= self.used {
            return;
        }
        if self.instrs[jump].op == Op::ToBool {
            self.instrs[jump].make_nop();
            jump += 1;
            if jump >= self.used {
                return;
            }
        }
        let mut inverted = self.instrs[position + 1].arg != 0;
        match self.instrs[jump].op {
            Op::PopJumpIfFalse => inverted = !inverted,
            Op::PopJumpIfTrue => {}
            _ => return,
        }
        self.instrs[position].make_nop();
        self.instrs[position + 1].make_nop();
        self.instrs[jump].op = if inverted { Op::PopJumpIfNotNone } else { Op::PopJumpIfNone };
    }

    /// The positions of the `count` instructions before `end` that load constants, the nearest first, NOPs aside. `None` if
    /// anything else is among them.
    fn const_loads(&self, end: usize, count: u32) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        for position in (0..end).rev() {
            if found.len() == count as usize {
                break;
            }
            match self.instrs[position].op {
                Op::Nop => {}
                op if loads_const(op) => found.push(position),
                _ => return None,
            }
        }
        (found.len() == count as usize).then_some(found)
    }

    fn loaded_values(&self, positions: &[usize], constants: &Constants<'_>) -> Vec<Const> {
        let in_order = positions.iter().rev();
        in_order.filter_map(|&position| constants.loaded(&self.instrs[position])).collect()
    }

    fn nop_out_all(&mut self, positions: &[usize]) {
        for &position in positions {
            nop_out(&mut self.instrs[position]);
        }
    }

    /// `BUILD_TUPLE` of constants.
    pub(super) fn fold_tuple(&mut self, position: usize, constants: &mut Constants<'_>) {
        let size = self.instrs[position].arg;
        if size > MAX_ITEMS {
            return;
        }
        let Some(loads) = self.const_loads(position, size) else { return };
        let items = self.loaded_values(&loads, constants);
        self.nop_out_all(&loads);
        constants.make_load(&mut self.instrs[position], Const::Tuple(items.into()));
    }

    /// Constants that are added one by one, since there are many, to the list or set on top of the stack at `position`, become
    /// one constant there. `last` is the position of the last addition; it loses its source location, as CPython has it.
    /// Returns whether that could be done.
    pub(super) fn fold_additions(
        &mut self,
        position: usize,
        last: usize,
        build: Op,
        constants: &mut Constants<'_>,
    ) -> bool {
        let add = if build == Op::BuildList { Op::ListAppend } else { Op::SetAdd };
        let mut loads = Vec::new();
        let mut expect_add = true;
        for index in (0..=last).rev() {
            let instr = self.instrs[index];
            match instr.op {
                Op::Nop => continue,
                op if op == build && instr.arg == 0 && expect_add => {
                    let items = self.loaded_values(&loads, constants);
                    for instr in self.instrs[index..=last].iter_mut().filter(|instr| instr.op != Op::Nop) {
                        nop_out(instr);
                    }
                    let value = match build {
                        Op::BuildList => Const::Tuple(items.into()),
                        _ => Const::FrozenSet(fold::unique(items).into()),
                    };
                    constants.make_load(&mut self.instrs[position], value);
                    return true;
                }
                op if op == add && expect_add && instr.arg == 1 => {}
                op if !expect_add && loads_const(op) => loads.push(index),
                _ => return false,
            }
            expect_add = !expect_add;
        }
        false
    }

    /// Lists and sets of constants: as tuple or frozenset where they are only iterated over or searched; else built from such
    /// a one at once.
    pub(super) fn optimize_list_or_set(&mut self, position: usize, next: Op, constants: &mut Constants<'_>) {
        let build = self.instrs[position];
        let is_list = build.op == Op::BuildList;
        let is_read_only = is_read_only(next);
        let size = build.arg;
        if size > MAX_ITEMS || size < MIN_CONST_SEQUENCE_SIZE && !is_read_only {
            return;
        }
        let Some(loads) = self.const_loads(position, size) else {
            if is_read_only && is_list {
                self.instrs[position].op = Op::BuildTuple;
            }
            return;
        };
        let items = self.loaded_values(&loads, constants);
        let value = match is_list {
            true => Const::Tuple(items.into()),
            false => Const::FrozenSet(fold::unique(items).into()),
        };
        let index = constants.add(value);
        self.nop_out_all(&loads);
        if is_read_only {
            self.instrs[position].set(Op::LoadConst, index);
            return;
        }
        // There are at least three loads before.
        self.instrs[position - 2].loc = build.loc;
        self.instrs[position - 2].set(build.op, 0);
        self.instrs[position - 1].set(Op::LoadConst, index);
        self.instrs[position].set(if is_list { Op::ListExtend } else { Op::SetUpdate }, 1);
    }

    pub(super) fn fold_binary(&mut self, position: usize, constants: &mut Constants<'_>) {
        let Some(op) = binary_kind(self.instrs[position].arg) else { return };
        let Some(loads) = self.const_loads(position, 2) else { return };
        let operands = self.loaded_values(&loads, constants);
        let [left, right] = &operands[..] else { return };
        let Some(result) = fold::binary(left, op, right) else { return };
        self.nop_out_all(&loads);
        constants.make_load(&mut self.instrs[position], result);
    }

    pub(super) fn fold_unary(&mut self, position: usize, op: UnaryKind, constants: &mut Constants<'_>) {
        let Some(loads) = self.const_loads(position, 1) else { return };
        let operands = self.loaded_values(&loads, constants);
        let Some(result) = operands.first().and_then(|operand| fold::unary(op, operand)) else { return };
        self.nop_out_all(&loads);
        constants.make_load(&mut self.instrs[position], result);
    }
}

/// The operators that are folded; in-place ones are not.
fn binary_kind(arg: u32) -> Option<BinaryKind> {
    use BinaryKind::*;
    const FOLDED: [BinaryKind; 13] = [
        Add,
        And,
        FloorDivide,
        Lshift,
        MatrixMultiply,
        Multiply,
        Remainder,
        Or,
        Power,
        Rshift,
        Subtract,
        TrueDivide,
        Xor,
    ];
    if arg == Subscr as u32 { Some(Subscr) } else { FOLDED.get(arg as usize).copied() }
}

/// Drops constants that no instruction loads. The first stays: it may be a docstring.
pub(super) fn remove_unused(cfg: &mut Cfg, list: &mut OrderedMap<ConstId, ()>) {
    let count = list.len();
    if count == 0 {
        return;
    }
    let mut new_index = vec![u32::MAX; count];
    new_index[0] = 0;
    for id in cfg.order() {
        for instr in cfg.block(id).instrs().iter().filter(|instr| instr.op.has(flag::CONST)) {
            new_index[instr.arg as usize] = 0;
        }
    }
    let mut used = 0;
    for index in new_index.iter_mut().filter(|index| **index == 0) {
        *index = used;
        used += 1;
    }
    if used as usize == count {
        return;
    }
    let old = std::mem::take(list);
    for (&(id, ()), &index) in old.entries().iter().zip(&new_index) {
        if index != u32::MAX {
            list.insert(id, ());
        }
    }
    let mut next = Some(BlockId::ENTRY);
    while let Some(id) = next {
        let block = cfg.block_mut(id);
        for instr in block.instrs_mut().iter_mut().filter(|instr| instr.op.has(flag::CONST)) {
            instr.arg = new_index[instr.arg as usize];
        }
        next = block.next;
    }
}

//! The one array of locals, cells and free variables: a cell that is an argument, too, shares its slot.

use super::{BlockId, Cfg, Instr};
use crate::code::{flags, kinds};
use crate::codegen::{Loc, Unit};
use crate::names::NameId;
use crate::op::Op;

/// Names and kinds of the slots.
pub(crate) struct LocalsPlus {
    pub names: Vec<NameId>,
    pub kinds: Vec<u8>,
}

/// Lays the slots out, gives instructions on cells their final indices, and adds what a frame starts with.
pub(super) fn prepare(cfg: &mut Cfg, unit: &Unit<'_>, has_cells: bool, code_flags: u32) -> LocalsPlus {
    let nlocals = unit.varnames.len();
    let cells = unit.cellvars.entries();
    let frees = unit.freevars.entries();
    // Where each cell and free variable goes.
    let mut slots = Vec::with_capacity(cells.len() + frees.len());
    let mut next = nlocals;
    for &(name, ()) in cells {
        slots.push(unit.varnames.position(name).unwrap_or_else(|| {
            next += 1;
            next - 1
        }) as u32);
    }
    slots.extend((0..frees.len()).map(|index| (next + index) as u32));
    insert_prefix(cfg, unit, &slots, code_flags);
    if !has_cells || slots.is_empty() {
        return names_and_kinds(unit, code_flags);
    }
    let mut next_block = Some(BlockId::ENTRY);
    while let Some(id) = next_block {
        let block = cfg.block_mut(id);
        for instr in block.instrs_mut() {
            if matches!(
                instr.op,
                Op::MakeCell
                    | Op::LoadClosure
                    | Op::LoadDeref
                    | Op::StoreDeref
                    | Op::DeleteDeref
                    | Op::LoadFromDictOrDeref
            ) {
                instr.arg = slots[instr.arg as usize];
            }
        }
        next_block = block.next;
    }
    names_and_kinds(unit, code_flags)
}

/// `COPY_FREE_VARS`, `MAKE_CELL`s, and `RETURN_GENERATOR`.
fn insert_prefix(cfg: &mut Cfg, unit: &Unit<'_>, slots: &[u32], code_flags: u32) {
    let entry = cfg.block_mut(BlockId::ENTRY);
    let mut prefix = Vec::new();
    if !unit.freevars.is_empty() {
        prefix.push(Instr::new(Op::CopyFreeVars, unit.freevars.len() as u32, Loc::NONE));
    }
    // In the order of their slots.
    let mut cells: Vec<usize> = (0..unit.cellvars.len()).collect();
    cells.sort_by_key(|&cell| slots[cell]);
    prefix.extend(cells.into_iter().map(|cell| Instr::new(Op::MakeCell, cell as u32, Loc::NONE)));
    if code_flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0 {
        let loc = Loc { line: unit.firstlineno, end_line: unit.firstlineno, col: -1, end_col: -1 };
        prefix.extend([Instr::new(Op::ReturnGenerator, 0, loc), Instr::new(Op::PopTop, 0, loc)]);
    }
    entry.insert_at_start(&prefix);
}

fn names_and_kinds(unit: &Unit<'_>, code_flags: u32) -> LocalsPlus {
    let mut locals = LocalsPlus { names: Vec::new(), kinds: Vec::new() };
    let has = |flag: u32| u32::from(code_flags & flag != 0);
    // The kinds of arguments, in their order, and how many there are of each.
    let arguments = [
        (unit.posonlyargcount, kinds::ARG_POS),
        (unit.argcount, kinds::ARG_POS | kinds::ARG_KW),
        (unit.kwonlyargcount, kinds::ARG_KW),
        (has(flags::VARARGS), kinds::ARG_VAR | kinds::ARG_POS),
        (has(flags::VARKEYWORDS), kinds::ARG_VAR | kinds::ARG_KW),
    ];
    let mut argument_kinds =
        arguments.into_iter().flat_map(|(count, kind)| std::iter::repeat_n(kind, count as usize));
    for &(name, ()) in unit.varnames.entries() {
        let mut kind = kinds::LOCAL | argument_kinds.next().unwrap_or(0);
        if unit.fast_hidden.contains(name) {
            kind |= kinds::HIDDEN;
        }
        if unit.cellvars.contains(name) {
            kind |= kinds::CELL;
        }
        locals.names.push(name);
        locals.kinds.push(kind);
    }
    for &(name, ()) in unit.cellvars.entries().iter().filter(|(name, ())| !unit.varnames.contains(*name)) {
        locals.names.push(name);
        locals.kinds.push(kinds::CELL);
    }
    for &(name, ()) in unit.freevars.entries() {
        locals.names.push(name);
        locals.kinds.push(kinds::FREE);
    }
    locals
}

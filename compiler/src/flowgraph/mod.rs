//! The control-flow graph of a block of code, and the passes that turn a sequence of pseudo instructions into the instructions
//! of a code object: exceptions, unreachable code, constants, peepholes, locals, layout, line numbers, stack depth.
//!
//! The passes and their order are CPython's, since each of them sees what the ones before left.
//!
//! Rule: a block's instructions never leave their slots' memory. CPython reuses the slots that a pass freed without clearing
//! the exception handler in them, so that instructions added later (`NOT_TAKEN`) are protected by what was there before.
//! [`Block::instrs`] therefore keeps instructions beyond [`Block::used`].

mod borrow;
mod cold;
mod constants;
mod depth;
mod exceptions;
mod lines;
mod locals;
mod localsplus;
mod nops;
mod peephole;
mod pseudo;
mod reachable;
mod swaps;

pub(crate) use localsplus::LocalsPlus;

use crate::assemble;
use crate::code::{Code, Name};
use crate::codegen::{Insn, Loc, Sequence, Unit};
use crate::consts::ConstPool;
use crate::names::Interner;
use crate::op::{Op, flag};
use crate::symtable::errors::Fail;

/// Index of a block in its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockId(u32);

impl BlockId {
    pub const NONE: BlockId = BlockId(u32::MAX);
    /// A block that will start here.
    const TO_COME: BlockId = BlockId(u32::MAX - 1);
    const ENTRY: BlockId = BlockId(0);

    fn is_none(self) -> bool {
        self == BlockId::NONE
    }
}

/// An instruction in a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub op: Op,
    pub arg: u32,
    /// Where a jump leads, or the handler of a protected region that starts here.
    pub target: BlockId,
    /// The handler of exceptions raised here.
    pub except: BlockId,
    pub loc: Loc,
}

impl Instr {
    fn new(op: Op, arg: u32, loc: Loc) -> Self {
        Instr { op, arg, target: BlockId::NONE, except: BlockId::NONE, loc }
    }

    fn is_jump(&self) -> bool {
        self.op.has(flag::JUMP)
    }

    fn is_block_push(&self) -> bool {
        self.op.has(flag::EXC)
    }

    fn is_unconditional_jump(&self) -> bool {
        self.op.has(flag::JUMP) && self.op.has(flag::TERMINATES)
    }

    fn set(&mut self, op: Op, arg: u32) {
        self.op = op;
        self.arg = arg;
    }

    fn make_nop(&mut self) {
        self.set(Op::Nop, 0);
    }

    fn line(&self) -> i32 {
        self.loc.line
    }
}

/// A basic block: control enters at its first instruction and leaves at its last one.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The first `used` belong to the block; the others are what was there before.
    instrs: Vec<Instr>,
    used: usize,
    /// The block that control falls into, and that follows in the code.
    next: Option<BlockId>,
    /// Somebody jumps here.
    is_labelled: bool,
    /// The handler's frame also saves the instruction offset.
    preserve_lasti: bool,
    visited: bool,
    is_except_handler: bool,
    is_cold: bool,
    is_warm: bool,
    predecessors: i32,
    /// Stack depth at the start; negative if not known.
    startdepth: i32,
    /// The handlers around the start, while they are looked for.
    except_stack: usize,
    /// Bit i: local i may be unbound at the start.
    unsafe_locals: u64,
}

impl Block {
    fn instrs(&self) -> &[Instr] {
        &self.instrs[..self.used]
    }

    fn instrs_mut(&mut self) -> &mut [Instr] {
        &mut self.instrs[..self.used]
    }

    fn last(&self) -> Option<&Instr> {
        self.instrs().last()
    }

    fn last_mut(&mut self) -> Option<&mut Instr> {
        self.instrs_mut().last_mut()
    }

    fn has_fallthrough(&self) -> bool {
        self.last().is_none_or(|last| !last.op.has(flag::TERMINATES))
    }

    fn exits_scope(&self) -> bool {
        self.last().is_some_and(|last| last.op.has(flag::EXITS))
    }

    /// Appends an instruction; its handler is that of the slot it gets.
    fn add(&mut self, op: Op, arg: u32, loc: Loc) {
        match self.instrs.get_mut(self.used) {
            Some(slot) => *slot = Instr { except: slot.except, ..Instr::new(op, arg, loc) },
            None => self.instrs.push(Instr::new(op, arg, loc)),
        }
        self.used += 1;
    }

    fn add_jump(&mut self, op: Op, target: BlockId, loc: Loc) {
        self.add(op, 0, loc);
        if let Some(last) = self.last_mut() {
            last.target = target;
        }
    }

    /// Appends a copy of an instruction.
    fn push(&mut self, instr: Instr) {
        match self.instrs.get_mut(self.used) {
            Some(slot) => *slot = instr,
            None => self.instrs.push(instr),
        }
        self.used += 1;
    }

    fn insert(&mut self, position: usize, instr: Instr) {
        self.push(instr);
        self.instrs[position..self.used].rotate_right(1);
    }

    fn insert_at_start(&mut self, instrs: &[Instr]) {
        instrs.iter().for_each(|&instr| self.push(instr));
        self.instrs[..self.used].rotate_right(instrs.len());
    }
}

/// The graph. The block 0 is where control enters; the others follow through `next`.
#[derive(Debug, Default)]
pub(crate) struct Cfg {
    blocks: Vec<Block>,
}

/// What a graph is built with.
#[derive(Debug, Default)]
struct Building {
    /// Vectors of blocks that are gone.
    spare: Vec<Vec<Instr>>,
    /// The block that starts at each instruction of the sequence.
    block_at: Vec<BlockId>,
    /// Where the instructions with targets are.
    with_target: Vec<(BlockId, usize)>,
}

/// What kinds of instructions there are in a graph, or may be later: passes without work are left out.
#[derive(Clone, Copy, Debug, Default)]
struct Contents {
    /// Starts of protected regions.
    handlers: bool,
    /// Loads and stores of fast locals, and of cells as values.
    fast_locals: bool,
    /// Instructions on cells.
    cells: bool,
}

impl Contents {
    fn add(&mut self, op: Op) {
        self.handlers |= op.has(flag::EXC);
        self.fast_locals |= op.has(flag::LOCAL);
        self.cells |= op.has(flag::FREE | flag::LOCAL);
    }
}

/// Memory that one block of code leaves to the next.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    cfg: Cfg,
    building: Building,
    simulation: borrow::Simulation,
    stack: Vec<BlockId>,
    assembler: assemble::Workspace,
}

impl Cfg {
    fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    fn block_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// The blocks in the order of the code.
    fn order(&self) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(BlockId::ENTRY), |&id| self.block(id).next)
    }

    /// The same as `next`, for loops that change the graph on the way.
    fn next(&self, id: BlockId) -> Option<BlockId> {
        self.block(id).next
    }

    fn new_block(&mut self) -> BlockId {
        let id = BlockId(self.blocks.len() as u32);
        self.blocks.push(Block::default());
        id
    }

    fn next_nonempty(&self, mut id: Option<BlockId>) -> Option<BlockId> {
        while let Some(block) = id.filter(|&id| self.block(id).used == 0) {
            id = self.next(block);
        }
        id
    }

    fn clear_visited(&mut self) {
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            let block = self.block_mut(id);
            block.visited = false;
            next = block.next;
        }
    }

    /// Splits a sequence into blocks: at labels that are jumped to, and behind jumps and exits. Returns what is in it.
    fn build(&mut self, sequence: &Sequence, building: &mut Building) -> Contents {
        let Building { spare, block_at, with_target } = building;
        let position = |insn: &Insn| sequence.labels.get(insn.arg as usize).copied().unwrap_or(0) as usize;
        block_at.clear();
        with_target.clear();
        if !sequence.labels.is_empty() {
            block_at.resize(sequence.insns.len(), BlockId::NONE);
            for insn in sequence.insns.iter().filter(|insn| insn.op.has(flag::JUMP | flag::EXC)) {
                if let Some(block) = block_at.get_mut(position(insn)) {
                    *block = BlockId::TO_COME;
                }
            }
        }
        let mut contents = Contents::default();
        let mut current = self.recycled(spare);
        for (index, insn) in sequence.insns.iter().enumerate() {
            if insn.op == Op::AnnotationsPlaceholder {
                for insn in sequence.annotations.iter().flatten() {
                    contents.add(insn.op);
                    self.append(&mut current, insn, false, spare);
                }
                continue;
            }
            contents.add(insn.op);
            let is_target = block_at.get(index) == Some(&BlockId::TO_COME);
            self.append(&mut current, insn, is_target, spare);
            if is_target {
                block_at[index] = current;
            }
            if insn.op.has(flag::JUMP | flag::EXC) {
                with_target.push((current, self.block(current).used - 1));
            }
        }
        for &(block, place) in &*with_target {
            let instr = self.block(block).instrs[place];
            let position = sequence.labels.get(instr.arg as usize).copied().unwrap_or(0) as usize;
            let target = block_at.get(position).copied().unwrap_or(BlockId::ENTRY);
            self.block_mut(block).instrs[place].target = target;
            if instr.is_block_push() {
                self.block_mut(target).is_except_handler = true;
            }
        }
        contents
    }

    fn append(&mut self, current: &mut BlockId, insn: &Insn, label: bool, spare: &mut Vec<Vec<Instr>>) {
        let block = self.block(*current);
        let is_terminated = block.last().is_some_and(|last| last.op.has(flag::JUMP | flag::EXITS));
        if is_terminated || label && (block.used > 0 || block.is_labelled) {
            let new = self.recycled(spare);
            self.block_mut(*current).next = Some(new);
            *current = new;
        }
        let block = self.block_mut(*current);
        block.is_labelled |= label;
        block.instrs.push(Instr::new(insn.op, insn.arg, insn.loc));
        block.used += 1;
    }

    fn recycled(&mut self, spare: &mut Vec<Vec<Instr>>) -> BlockId {
        let id = self.new_block();
        if let Some(instrs) = spare.pop() {
            self.block_mut(id).instrs = instrs;
        }
        id
    }

    /// Empties the graph and keeps the blocks' memory.
    fn recycle(&mut self, spare: &mut Vec<Vec<Instr>>) {
        for mut block in self.blocks.drain(..) {
            block.instrs.clear();
            spare.push(block.instrs);
        }
    }

    fn optimize(
        &mut self,
        unit: &mut Unit<'_>,
        contents: Contents,
        nparams: usize,
        pool: &mut ConstPool,
        stack: &mut Vec<BlockId>,
    ) {
        if contents.handlers {
            self.label_exception_targets(stack);
        }
        self.inline_small_or_no_lineno_blocks();
        self.remove_unreachable(contents.handlers, stack);
        self.resolve_line_numbers();
        let mut constants = constants::Constants { list: &mut unit.consts, pool };
        self.optimize_load_const(&mut constants);
        self.optimize_basic_blocks(&mut constants);
        self.remove_redundant_nops_and_pairs();
        self.remove_unreachable(contents.handlers, stack);
        self.remove_redundant_nops_and_jumps();
        constants::remove_unused(self, &mut unit.consts);
        self.add_checks_for_loads_of_uninitialized_variables(unit.varnames.len(), nparams, stack);
        if contents.fast_locals {
            self.insert_superinstructions();
        }
        if contents.handlers {
            self.push_cold_blocks_to_end(stack);
        }
        self.resolve_line_numbers();
    }
}

/// Optimizes and assembles a block of code. `flags` are `co_flags`, `nparams` counts parameters of all kinds.
pub(crate) fn compile_unit(
    unit: &mut Unit<'_>,
    flags: u32,
    nparams: usize,
    pool: &mut ConstPool,
    names: &mut Interner<'_>,
    filename: &Name,
    workspace: &mut Workspace,
) -> Result<Code, Fail> {
    let Workspace { cfg, building, simulation, stack, assembler } = workspace;
    cfg.recycle(&mut building.spare);
    let contents = cfg.build(&unit.sequence, building);
    cfg.optimize(unit, contents, nparams, pool, stack);
    cfg.convert_pseudo_conditional_jumps();
    let stacksize = cfg.stack_depth(stack)?;
    let locals = localsplus::prepare(cfg, unit, contents.cells, flags);
    cfg.convert_pseudo_ops();
    cfg.normalize_jumps();
    if contents.fast_locals {
        cfg.borrow_locals(simulation, stack);
    }
    cfg.assemble(unit, locals, stacksize, flags, pool, names, filename, assembler)
}

impl Cfg {
    /// Puts the blocks in a row and makes the code object.
    #[allow(clippy::too_many_arguments)]
    fn assemble(
        &mut self,
        unit: &Unit<'_>,
        locals: localsplus::LocalsPlus,
        stacksize: u32,
        flags: u32,
        pool: &ConstPool,
        names: &mut Interner<'_>,
        filename: &Name,
        workspace: &mut assemble::Workspace,
    ) -> Result<Code, Fail> {
        workspace.starts.clear();
        workspace.starts.resize(self.blocks.len(), 0);
        workspace.instrs.clear();
        let mut count = 0;
        for id in self.order() {
            workspace.starts[id.0 as usize] = count;
            count += self.block(id).used as u32;
        }
        for id in self.order() {
            for instr in self.block(id).instrs() {
                let arg = match instr.is_jump() {
                    true => workspace.starts[instr.target.0 as usize],
                    false => instr.arg,
                };
                workspace.instrs.push(assemble::Instr {
                    op: instr.op,
                    units: 0,
                    arg,
                    handler: instr.except.0,
                    loc: instr.loc,
                });
            }
        }
        workspace.handlers.clear();
        workspace.handlers.extend(self.blocks.iter().zip(&workspace.starts).map(|(block, &target)| {
            let Block { startdepth, preserve_lasti, .. } = *block;
            assemble::Handler { target, startdepth, preserve_lasti }
        }));
        assemble::assemble(unit, locals, stacksize, flags, pool, names, filename, workspace)
    }
}

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
}

/// The graph. The block 0 is where control enters; the others follow through `next`.
#[derive(Debug, Default)]
pub(crate) struct Cfg {
    blocks: Vec<Block>,
}

/// Memory that one block of code leaves to the next.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    cfg: Cfg,
    /// Vectors of blocks that are gone.
    spare: Vec<Vec<Instr>>,
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

    /// Splits a sequence into blocks: at labels that are jumped to, and behind jumps and exits.
    fn build(&mut self, sequence: &Sequence, spare: &mut Vec<Vec<Instr>>) {
        let insns = &sequence.insns;
        let position = |insn: &Insn| sequence.labels.get(insn.arg as usize).copied().unwrap_or(0) as usize;
        let has_target = |insn: &Insn| insn.op.has(flag::JUMP | flag::EXC);
        let mut block_at = vec![BlockId::NONE; insns.len()];
        let mut is_target = vec![false; insns.len()];
        for insn in insns.iter().filter(|insn| has_target(insn)) {
            if let Some(flag) = is_target.get_mut(position(insn)) {
                *flag = true;
            }
        }
        let mut current = self.recycled(spare);
        for (index, insn) in insns.iter().enumerate() {
            if insn.op == Op::AnnotationsPlaceholder {
                for insn in sequence.annotations.iter().flatten() {
                    self.append(&mut current, insn, false, spare);
                }
                continue;
            }
            self.append(&mut current, insn, is_target[index], spare);
            if is_target[index] {
                block_at[index] = current;
            }
        }
        for block in &mut self.blocks {
            for instr in block.instrs_mut().iter_mut().filter(|instr| instr.op.has(flag::JUMP | flag::EXC)) {
                let position = sequence.labels.get(instr.arg as usize).copied().unwrap_or(0) as usize;
                instr.target = block_at.get(position).copied().unwrap_or(BlockId::ENTRY);
            }
        }
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
        block.add(insn.op, insn.arg, insn.loc);
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
        nparams: usize,
        pool: &mut ConstPool,
        stack: &mut Vec<BlockId>,
    ) {
        self.mark_except_handlers();
        self.label_exception_targets(stack);
        self.inline_small_or_no_lineno_blocks();
        self.remove_unreachable(stack);
        self.resolve_line_numbers();
        let mut constants = constants::Constants { list: &mut unit.consts, pool };
        self.optimize_load_const(&mut constants);
        self.optimize_basic_blocks(&mut constants);
        self.remove_redundant_nops_and_pairs();
        self.remove_unreachable(stack);
        self.remove_redundant_nops_and_jumps();
        constants::remove_unused(self, &mut unit.consts);
        self.add_checks_for_loads_of_uninitialized_variables(unit.varnames.len(), nparams, stack);
        self.insert_superinstructions();
        self.push_cold_blocks_to_end(stack);
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
    let Workspace { cfg, spare, stack, assembler } = workspace;
    cfg.recycle(spare);
    cfg.build(&unit.sequence, spare);
    cfg.optimize(unit, nparams, pool, stack);
    cfg.convert_pseudo_conditional_jumps();
    let stacksize = cfg.stack_depth(stack)?;
    let locals = localsplus::prepare(cfg, unit, flags);
    cfg.convert_pseudo_ops();
    cfg.normalize_jumps();
    cfg.borrow_locals(stack);
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
                let handler = (!instr.except.is_none()).then(|| {
                    let handler = self.block(instr.except);
                    assemble::Handler {
                        target: workspace.starts[instr.except.0 as usize],
                        startdepth: handler.startdepth,
                        preserve_lasti: handler.preserve_lasti,
                    }
                });
                let arg = match instr.is_jump() {
                    true => workspace.starts[instr.target.0 as usize],
                    false => instr.arg,
                };
                workspace.instrs.push(assemble::Instr { op: instr.op, arg, loc: instr.loc, handler });
            }
        }
        assemble::assemble(unit, locals, stacksize, flags, pool, names, filename, workspace)
    }
}

//! Instructions to bytes: jump distances, `EXTENDED_ARG`s, caches, the exception table and the table of locations.

mod linetable;

use crate::code::{Code, Const, MIN_STACK, Name};
use crate::codegen::{Loc, Unit};
use crate::consts::ConstPool;
use crate::flowgraph::LocalsPlus;
use crate::names::Interner;
use crate::op::{Op, Opcode, flag};
use crate::symtable::errors::{Fail, memory_error};

/// The handler of an instruction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handler {
    /// Index of the handler's first instruction.
    pub target: u32,
    /// Stack depth there.
    pub startdepth: i32,
    pub preserve_lasti: bool,
}

/// An instruction in its final place. The argument of a jump is the index of its target.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub op: Op,
    pub arg: u32,
    pub loc: Loc,
    pub handler: Option<Handler>,
}

/// Memory that one block of code leaves to the next.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    pub instrs: Vec<Instr>,
    /// The index of each block's first instruction.
    pub starts: Vec<u32>,
    targets: Vec<u32>,
    /// Where each instruction is, in code units.
    offsets: Vec<u32>,
    bytes: Vec<u8>,
}

/// From the end of an `END_ASYNC_FOR` its argument leads back to the `END_SEND`, which is this many units after the `SEND`.
const END_SEND_OFFSET: u32 = 5;
/// Distances settle after two or three rounds. Should they not, instructions may only grow from here on.
const MAX_ROUNDS: u32 = 64;

fn prefixes(arg: u32) -> u32 {
    u32::from(arg > 0xFF) + u32::from(arg > 0xFFFF) + u32::from(arg > 0xFF_FFFF)
}

/// Units that an instruction takes.
fn size(op: Op, arg: u32) -> u32 {
    prefixes(arg) + 1 + op.real().map_or(0, Opcode::caches) as u32
}

impl Workspace {
    fn resolve_unconditional_jumps(&mut self) {
        for (index, instr) in self.instrs.iter_mut().enumerate() {
            let is_forward = instr.arg as usize > index;
            match instr.op {
                Op::Jump | Op::JumpNoInterrupt if is_forward => instr.op = Op::JumpForward,
                Op::Jump => instr.op = Op::JumpBackward,
                Op::JumpNoInterrupt => instr.op = Op::JumpBackwardNoInterrupt,
                _ => {}
            }
        }
    }

    /// A jump's size depends on its distance, and distances on sizes: computed again until nothing changes.
    fn resolve_jump_offsets(&mut self) {
        self.targets.clear();
        self.targets.extend(self.instrs.iter().map(|instr| instr.arg));
        let mut round = 0;
        let mut changed = true;
        while changed {
            changed = false;
            round += 1;
            self.offsets.clear();
            let mut total = 0;
            for instr in &self.instrs {
                self.offsets.push(total);
                total += size(instr.op, instr.arg);
            }
            let mut end = 0;
            for (instr, &target) in self.instrs.iter_mut().zip(&self.targets) {
                let old_size = size(instr.op, instr.arg);
                end += old_size;
                if !instr.op.has(flag::JUMP) {
                    continue;
                }
                let target = self.offsets.get(target as usize).copied().unwrap_or(total);
                let arg = match instr.op {
                    Op::EndAsyncFor => end.saturating_sub(target + END_SEND_OFFSET),
                    _ => end.abs_diff(target),
                };
                let new_size = size(instr.op, arg);
                if new_size != old_size && (round < MAX_ROUNDS || new_size > old_size) {
                    changed = true;
                }
                instr.arg = arg;
            }
        }
    }

    /// `NEXT` locations become those of the next instruction.
    fn resolve_next_locations(&mut self) {
        for index in (0..self.instrs.len()).rev() {
            let instr = self.instrs[index];
            if instr.loc != Loc::NEXT {
                continue;
            }
            let is_terminator = instr.op.has(flag::JUMP | flag::EXITS);
            self.instrs[index].loc = match self.instrs.get(index + 1) {
                Some(next) if !is_terminator => next.loc,
                _ => Loc::NONE,
            };
        }
    }

    fn code(&mut self) -> Box<[u8]> {
        self.bytes.clear();
        for instr in &self.instrs {
            // Pseudo instructions were replaced by the passes before.
            let Some(opcode) = instr.op.real() else { continue };
            for shift in (1..=prefixes(instr.arg)).rev() {
                self.bytes.extend([Opcode::ExtendedArg as u8, (instr.arg >> (8 * shift)) as u8]);
            }
            self.bytes.extend([opcode as u8, instr.arg as u8]);
            self.bytes.resize(self.bytes.len() + 2 * opcode.caches(), 0);
        }
        self.bytes.as_slice().into()
    }

    /// Runs of instructions with the same handler.
    fn exception_table(&mut self) -> Box<[u8]> {
        self.bytes.clear();
        let mut run: Option<(u32, Handler)> = None;
        let mut offset = 0;
        for index in 0..self.instrs.len() {
            let instr = self.instrs[index];
            if instr.handler.map(|handler| handler.target) != run.map(|(_, handler)| handler.target) {
                self.exception_entry(run, offset);
                run = instr.handler.map(|handler| (offset, handler));
            }
            offset += size(instr.op, instr.arg);
        }
        self.exception_entry(run, offset);
        self.bytes.as_slice().into()
    }

    fn exception_entry(&mut self, run: Option<(u32, Handler)>, end: u32) {
        let Some((start, handler)) = run else { return };
        let target = self.offsets.get(handler.target as usize).copied().unwrap_or(0);
        // The handler finds the exception, and the instruction offset, on top of what was there.
        let depth = handler.startdepth - 1 - i32::from(handler.preserve_lasti);
        let depth_lasti = (depth.max(0) as u32) << 1 | u32::from(handler.preserve_lasti);
        for (index, value) in [start, end - start, target, depth_lasti].into_iter().enumerate() {
            exception_varint(&mut self.bytes, value, index == 0);
        }
    }
}

/// Six bits a byte, the highest first; bit 6 says that more follow, bit 7 marks the start of an entry.
fn exception_varint(out: &mut Vec<u8>, value: u32, is_start: bool) {
    let mut mark = if is_start { 0x80 } else { 0 };
    for shift in [24, 18, 12, 6] {
        if value >= 1 << shift {
            out.push((value >> shift) as u8 & 0x3F | 0x40 | mark);
            mark = 0;
        }
    }
    out.push(value as u8 & 0x3F | mark);
}

/// Assembles the instructions in `workspace` into a code object.
#[allow(clippy::too_many_arguments)]
pub(crate) fn assemble(
    unit: &Unit<'_>,
    locals: LocalsPlus,
    stacksize: u32,
    flags: u32,
    pool: &ConstPool,
    names: &mut Interner<'_>,
    filename: &Name,
    workspace: &mut Workspace,
) -> Result<Code, Fail> {
    // Units are counted in 32 bits.
    if workspace.instrs.len() > 1 << 26 {
        return Err(memory_error());
    }
    workspace.resolve_unconditional_jumps();
    workspace.resolve_jump_offsets();
    workspace.resolve_next_locations();
    let linetable = linetable::encode(&workspace.instrs, unit.firstlineno, &mut workspace.bytes);
    let consts: Box<[Const]> = unit.consts.entries().iter().map(|&(id, ())| pool.get(id).clone()).collect();
    Ok(Code {
        argcount: unit.posonlyargcount + unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize: stacksize.max(MIN_STACK),
        flags,
        code: workspace.code(),
        consts,
        names: unit.names.entries().iter().map(|&(name, ())| names.shared(name)).collect(),
        localsplusnames: locals.names.into_iter().map(|name| names.shared(name)).collect(),
        localspluskinds: locals.kinds.into(),
        filename: filename.clone(),
        name: names.shared(unit.name),
        qualname: names.shared(unit.qualname),
        firstlineno: unit.firstlineno,
        linetable,
        exceptiontable: workspace.exception_table(),
    })
}

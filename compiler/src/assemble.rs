//! Instructions to bytes: jump distances, `EXTENDED_ARG`s, caches, the exception table and the table of locations.

mod linetable;

use crate::code::{Code, Const, MIN_STACK, Name};
use crate::codegen::{Loc, Unit};
use crate::consts::ConstPool;
use crate::flowgraph::LocalsPlus;
use crate::names::Interner;
use crate::op::{Op, Opcode, flag};
use crate::symtable::errors::{Fail, memory_error};

/// A handler of exceptions.
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
    /// Its size in code units, once that is known.
    pub units: u8,
    pub arg: u32,
    /// Index of its handler, if there is one.
    pub handler: u32,
    pub loc: Loc,
}

/// Memory that one block of code leaves to the next.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    pub instrs: Vec<Instr>,
    /// The index of each block's first instruction.
    pub starts: Vec<u32>,
    pub handlers: Vec<Handler>,
    /// The jumps among the instructions, and the index of the instruction that each leads to.
    jumps: Vec<(usize, u32)>,
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
fn size(op: Op, arg: u32) -> u8 {
    (prefixes(arg) + 1) as u8 + op.real().map_or(0, Opcode::caches) as u8
}

impl Workspace {
    /// Unconditional jumps get their direction, and instructions their size.
    fn prepare(&mut self) {
        self.jumps.clear();
        for (index, instr) in self.instrs.iter_mut().enumerate() {
            if instr.op.has(flag::JUMP) {
                let is_forward = instr.arg as usize > index;
                match instr.op {
                    Op::Jump | Op::JumpNoInterrupt if is_forward => instr.op = Op::JumpForward,
                    Op::Jump => instr.op = Op::JumpBackward,
                    Op::JumpNoInterrupt => instr.op = Op::JumpBackwardNoInterrupt,
                    _ => {}
                }
                self.jumps.push((index, instr.arg));
            }
            instr.units = size(instr.op, instr.arg);
        }
    }

    /// A jump's size depends on its distance, and distances on sizes: computed again until nothing changes.
    fn resolve_jump_offsets(&mut self) {
        let mut round = 0;
        let mut changed = true;
        while changed {
            changed = false;
            round += 1;
            self.offsets.clear();
            let mut total = 0;
            self.offsets.extend(self.instrs.iter().map(|instr| {
                total += u32::from(instr.units);
                total - u32::from(instr.units)
            }));
            for &(index, target) in &self.jumps {
                let instr = &mut self.instrs[index];
                let end = self.offsets[index] + u32::from(instr.units);
                let target = self.offsets.get(target as usize).copied().unwrap_or(total);
                let arg = match instr.op {
                    Op::EndAsyncFor => end.saturating_sub(target + END_SEND_OFFSET),
                    _ => end.abs_diff(target),
                };
                let units = size(instr.op, arg);
                if units != instr.units && (round < MAX_ROUNDS || units > instr.units) {
                    changed = true;
                    instr.units = units;
                }
                instr.arg = arg;
            }
        }
    }

    /// `NEXT` locations become those of the next instruction.
    fn resolve_next_locations(&mut self) {
        let mut next = Loc::NONE;
        for instr in self.instrs.iter_mut().rev() {
            if instr.loc == Loc::NEXT {
                let is_terminator = instr.op.has(flag::JUMP | flag::EXITS);
                instr.loc = if is_terminator { Loc::NONE } else { next };
            }
            next = instr.loc;
        }
    }

    fn code(&self) -> Box<[u8]> {
        let units: usize = self.instrs.iter().map(|instr| usize::from(instr.units)).sum();
        let mut code = vec![0; 2 * units].into_boxed_slice();
        let mut rest = &mut code[..];
        for instr in &self.instrs {
            let (bytes, others) = rest.split_at_mut(2 * usize::from(instr.units));
            rest = others;
            // Pseudo instructions were replaced by the passes before.
            let Some(opcode) = instr.op.real() else { continue };
            let prefixes = bytes.len() / 2 - 1 - opcode.caches();
            for (index, unit) in bytes.chunks_exact_mut(2).take(prefixes + 1).enumerate() {
                let number = if index < prefixes { Opcode::ExtendedArg } else { opcode };
                unit.copy_from_slice(&[number as u8, (instr.arg >> (8 * (prefixes - index))) as u8]);
            }
        }
        code
    }

    /// Runs of instructions with the same handler.
    fn exception_table(&mut self) -> Box<[u8]> {
        self.bytes.clear();
        // The start and the handler of the region so far.
        let mut run: Option<(u32, Handler)> = None;
        let mut last = u32::MAX;
        let mut offset = 0;
        for index in 0..self.instrs.len() {
            let Instr { handler, units, .. } = self.instrs[index];
            if handler != last {
                last = handler;
                let handler = self.handlers.get(handler as usize).copied();
                if handler.map(|handler| handler.target) != run.map(|(_, handler)| handler.target) {
                    self.exception_entry(run, offset);
                    run = handler.map(|handler| (offset, handler));
                }
            }
            offset += u32::from(units);
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
    workspace.prepare();
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
        code: workspace.code().into_vec().into(),
        consts,
        names: unit.names.entries().iter().map(|&(name, ())| names.shared(name)).collect(),
        localsplusnames: locals.names.into_iter().map(|name| names.shared(name)).collect(),
        localspluskinds: locals.kinds.into(),
        filename: filename.clone(),
        name: names.shared(unit.name),
        qualname: names.shared(unit.qualname),
        firstlineno: unit.firstlineno,
        linetable: linetable.into_vec().into(),
        exceptiontable: workspace.exception_table().into_vec().into(),
    })
}

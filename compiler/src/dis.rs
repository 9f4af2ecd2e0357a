//! Listings of code objects, with the text of CPython's `dis.dis()`.
//!
//! Any bytes can be listed: opcodes that do not exist show as `<number>`, indices out of range show nothing.

use crate::code::{Code, Const};
use crate::locations::{self, ExceptionEntry, Position};
use crate::op::{self, Op, Opcode, Operand, flag};
use crate::repr;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// `dis.dis()`'s arguments.
#[derive(Clone, Copy, Debug, Default)]
pub struct DisOptions {
    /// How many levels of nested code objects are listed, too; all if `None`.
    pub depth: Option<usize>,
    pub show_caches: bool,
    pub show_offsets: bool,
    pub show_positions: bool,
}

/// Lists a code object and those among its constants.
pub fn dis(code: &Code, options: &DisOptions) -> String {
    let mut out = String::new();
    // The code objects still to be listed, the next one last, and how many levels below each are.
    let mut todo = vec![(code, options.depth, None)];
    while let Some((code, depth, header)) = todo.pop() {
        if let Some(constant) = header {
            let _ = writeln!(out, "\nDisassembly of {}:", repr::constant(constant));
        }
        list(&mut out, code, None, options);
        if depth == Some(0) {
            continue;
        }
        let nested = code.consts.iter().rev().filter_map(|constant| match constant {
            Const::Code(code) => Some((&***code, depth.map(|depth| depth - 1), Some(constant))),
            _ => None,
        });
        todo.extend(nested);
    }
    out
}

/// Lists one code object. The instruction at the byte offset `lasti` is marked.
pub fn disassemble(code: &Arc<Code>, lasti: Option<usize>, options: &DisOptions) -> String {
    let mut out = String::new();
    list(&mut out, code, lasti, options);
    out
}

const NO_LINE: &str = "  --";
const NAME_WIDTH: usize = 20;
const ARG_WIDTH: usize = 5;

/// A unit that is no cache; `EXTENDED_ARG`s are shown on their own. Offsets are in bytes, and jumps may lead anywhere.
struct Instr {
    offset: i64,
    number: u8,
    /// The unspecialized instruction.
    op: Option<Op>,
    arg: Option<i64>,
}

impl Instr {
    fn caches(&self) -> usize {
        self.op.and_then(Op::real).map_or(0, Opcode::caches)
    }

    fn jump_target(&self) -> Option<i64> {
        let arg = self.arg?;
        let distance = match self.op?.operand() {
            Operand::JumpForward => arg,
            Operand::JumpBackward => -arg,
            _ => return None,
        };
        Some(self.offset + 2 + 2 * (self.caches() as i64 + distance))
    }
}

fn instructions(code: &[u8]) -> impl Iterator<Item = Instr> + '_ {
    let mut units = code.chunks_exact(2).zip(0i64..);
    let mut extended = 0;
    std::iter::from_fn(move || {
        let (unit, index) = units.next()?;
        let number = unit[0];
        let op = base(number);
        let mut instr = Instr { offset: 2 * index, number, op, arg: None };
        if op.is_some_and(|op| op.has(flag::ARG)) {
            let arg = i64::from(unit[1]) | extended;
            // Arguments are signed ints of 32 bits.
            let is_prefix = op == Some(Op::ExtendedArg);
            extended = if is_prefix { i64::from((arg << 8) as i32) } else { 0 };
            instr.arg = Some(arg);
        } else {
            extended = 0;
        }
        let caches = instr.caches();
        if caches > 0 {
            units.nth(caches - 1);
        }
        Some(instr)
    })
}

/// The instruction with this number, or the one that it specializes.
fn base(number: u8) -> Option<Op> {
    let specialized = || {
        let family = op::SPECIALIZATIONS.iter();
        let mut families = family.filter(|(_, family)| family.iter().any(|&(_, other)| other == number));
        families.next().map(|&(opcode, _)| opcode)
    };
    Opcode::from_u8(number).or_else(specialized).map(Op::from)
}

fn name(number: u8) -> String {
    if let Some(opcode) = Opcode::from_u8(number) {
        return opcode.name().to_string();
    }
    let specialized = op::SPECIALIZATIONS.iter().flat_map(|(_, family)| family.iter());
    let mut others = specialized.chain(op::INSTRUMENTED).filter(|&&(_, other)| other == number);
    others.next().map_or_else(|| format!("<{number}>"), |&(name, _)| name.to_string())
}

/// What the lines of a listing have in common.
struct Listing<'a> {
    out: &'a mut String,
    code: &'a Code,
    options: &'a DisOptions,
    /// Widths of the columns; 0 leaves a column out.
    line_width: usize,
    label_width: usize,
    offset_width: usize,
    /// The lines that start at offsets in bytes.
    lines: BTreeMap<i64, Option<u32>>,
    /// Numbers of labels, by their offsets.
    labels: BTreeMap<i64, usize>,
}

fn list(out: &mut String, code: &Code, lasti: Option<usize>, options: &DisOptions) {
    let entries: Vec<ExceptionEntry> = locations::exception_entries(&code.exceptiontable).collect();
    let labels = labels(&code.code, &entries);
    let lines: BTreeMap<i64, Option<u32>> =
        locations::line_spans(code).map(|span| (2 * span.start as i64, span.line)).collect();
    let line_width = if options.show_positions { positions_width(code) } else { lines_width(&lines) };
    let last = code.code.len().saturating_sub(2).max(9999);
    let mut listing = Listing {
        out,
        code,
        options,
        line_width,
        label_width: 4 + digits(labels.len()),
        offset_width: if options.show_offsets { digits(last) } else { 0 },
        lines,
        labels,
    };
    let mut spans = locations::spans(code).peekable();
    for instr in instructions(&code.code) {
        let unit = (instr.offset / 2) as usize;
        while spans.next_if(|span| span.end <= unit).is_some() {}
        let position = spans.peek().map(|span| span.position).unwrap_or_default();
        listing.instruction(&instr, position, lasti);
    }
    listing.exception_table(&entries);
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

fn labels(code: &[u8], entries: &[ExceptionEntry]) -> BTreeMap<i64, usize> {
    let targets = instructions(code).filter_map(|instr| instr.jump_target());
    let bounds = entries.iter().flat_map(|entry| [entry.start, entry.end, entry.target]);
    let offsets: BTreeSet<i64> = targets.chain(bounds.map(|unit| 2 * unit as i64)).collect();
    offsets.into_iter().zip(1..).collect()
}

fn lines_width(lines: &BTreeMap<i64, Option<u32>>) -> usize {
    let Some(last) = lines.values().flatten().copied().filter(|&line| line != 0).max() else { return 0 };
    let width = digits(last as usize).max(3);
    if lines.values().any(Option::is_none) { width.max(NO_LINE.len()) } else { width }
}

fn parts(position: &Position) -> [Option<u32>; 4] {
    [position.line, position.column, position.end_line, position.end_column]
}

/// `LINE:COL-ENDLINE:ENDCOL` and a space.
fn positions_width(code: &Code) -> usize {
    let width = |part: Option<u32>| part.map_or(1, |part| digits(part as usize));
    let all = locations::spans(code).map(|span| parts(&span.position));
    let widest = all.filter(|parts| parts.iter().any(Option::is_some));
    // Each part takes a place, so this is wider than what is shown where nothing is known.
    widest.map(|parts| parts.into_iter().map(width).sum::<usize>() + 4).max().unwrap_or(0)
}

/// The columns of a line.
#[derive(Default)]
struct Fields {
    starts_line: bool,
    location: String,
    label: String,
    offset: String,
    is_current: bool,
    name: String,
    arg: Option<String>,
    detail: String,
}

impl Listing<'_> {
    fn instruction(&mut self, instr: &Instr, position: Position, lasti: Option<usize>) {
        let line = self.lines.get(&instr.offset).copied();
        let last = instr.offset + 2 * instr.caches() as i64;
        let detail = instr.arg.and_then(|arg| self.detail(instr, arg)).unwrap_or_default();
        let fields = Fields {
            starts_line: line.is_some(),
            location: match line {
                _ if self.options.show_positions => location(&position),
                Some(Some(line)) => format!("{line:>0$}", self.line_width),
                Some(None) => format!("{NO_LINE:>0$}", self.line_width),
                None => String::new(),
            },
            label: self.labels.get(&instr.offset).map(|label| format!("L{label}:")).unwrap_or_default(),
            offset: instr.offset.to_string(),
            is_current: lasti.is_some_and(|lasti| (instr.offset..=last).contains(&(lasti as i64))),
            name: name(instr.number),
            arg: instr.arg.map(|arg| arg.to_string()),
            detail,
        };
        self.line(fields, instr.offset > 0);
        if self.options.show_caches {
            self.caches(instr, &position);
        }
    }

    fn line(&mut self, fields: Fields, may_be_new: bool) {
        if self.line_width > 0 && fields.starts_line && may_be_new {
            self.out.push('\n');
        }
        let start = self.out.len();
        if self.line_width > 0 {
            let _ = write!(self.out, "{:1$} ", fields.location, self.line_width);
        }
        let _ = write!(self.out, "{:>1$} ", fields.label, self.label_width);
        if self.offset_width > 0 {
            let _ = write!(self.out, "{:>1$}   ", fields.offset, self.offset_width);
        }
        self.out.push_str(if fields.is_current { "--> " } else { "    " });
        let _ = write!(self.out, "{:NAME_WIDTH$}", fields.name);
        if let Some(arg) = fields.arg {
            // A long name takes from the argument's column.
            let excess = fields.name.len().saturating_sub(NAME_WIDTH);
            let _ = write!(self.out, " {arg:>0$}", ARG_WIDTH.saturating_sub(excess));
            if !fields.detail.is_empty() {
                let _ = write!(self.out, " ({})", fields.detail);
            }
        }
        let end = start + self.out[start..].trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    /// The units of the inline cache, as the values that they make up.
    fn caches(&mut self, instr: &Instr, position: &Position) {
        let layout = instr.op.and_then(Op::real).map_or(&[][..], Opcode::cache_layout);
        let mut offset = instr.offset as usize;
        for &(name, size) in layout {
            let size = usize::from(size);
            let bytes = self.code.code.get(offset + 2..offset + 2 + 2 * size).unwrap_or_default();
            let value = bytes.iter().rev().fold(0u128, |value, &byte| value << 8 | u128::from(byte));
            for index in 0..size {
                offset += 2;
                let fields = Fields {
                    location: match self.options.show_positions {
                        true => location(position),
                        false => String::new(),
                    },
                    offset: offset.to_string(),
                    name: "CACHE".to_string(),
                    arg: Some("0".to_string()),
                    detail: if index == 0 { format!("{name}: {value}") } else { String::new() },
                    ..Fields::default()
                };
                self.line(fields, true);
            }
        }
    }

    /// What an argument stands for.
    fn detail(&self, instr: &Instr, arg: i64) -> Option<String> {
        let op = instr.op?;
        let index = usize::try_from(arg).ok();
        let name = |index: Option<usize>| Some(text(self.code.names.get(index?)?));
        let local = |index: usize| self.code.localsplusnames.get(index).map(text);
        let with =
            |text: String, suffix: &str| if arg & 1 != 0 { format!("{text} + {suffix}") } else { text };
        match op.operand() {
            Operand::Const => Some(repr::constant(self.code.consts.get(index?)?)),
            Operand::Name => name(index),
            Operand::NamePushNull => Some(with(name(index.map(|index| index >> 1))?, "NULL")),
            Operand::NameMethod => Some(with(name(index.map(|index| index >> 1))?, "NULL|self")),
            Operand::NameSuper => Some(with(name(index.map(|index| index >> 2))?, "NULL|self")),
            Operand::JumpForward | Operand::JumpBackward => {
                let label = self.labels.get(&instr.jump_target()?)?;
                Some(format!("{} L{label}", if op == Op::EndAsyncFor { "from" } else { "to" }))
            }
            Operand::LocalPair => Some(format!("{}, {}", local(index? >> 4)?, local(index? & 15)?)),
            Operand::Local | Operand::Deref => local(index?),
            Operand::Compare => {
                let symbol = op::CMP_OPS.get(index? >> 5)?;
                let to_bool = arg & i64::from(op::COMPARE_TO_BOOL) != 0;
                Some(if to_bool { format!("bool({symbol})") } else { symbol.to_string() })
            }
            Operand::Conversion => ["", "str", "repr", "ascii"].get(index?).map(|name| name.to_string()),
            Operand::FunctionAttribute => Some(function_attributes(arg)),
            Operand::BinaryOp => op::NB_OPS.get(index?).map(|(_, symbol)| symbol.to_string()),
            Operand::Intrinsic1 => op::INTRINSIC_1.get(index?).map(|name| name.to_string()),
            Operand::Intrinsic2 => op::INTRINSIC_2.get(index?).map(|name| name.to_string()),
            Operand::CommonConstant => op::COMMON_CONSTANTS.get(index?).map(|name| match *name {
                "all" | "any" => format!("<built-in function {name}>"),
                _ => name.to_string(),
            }),
            Operand::SpecialMethod => op::SPECIAL_METHODS.get(index?).map(|name| name.to_string()),
            Operand::Invert => {
                let negated = if arg != 0 { 1 } else { 0 };
                let names = if op == Op::IsOp { ["is", "is not"] } else { ["in", "not in"] };
                Some(names[negated].to_string())
            }
            _ => None,
        }
    }

    fn exception_table(&mut self, entries: &[ExceptionEntry]) {
        if !entries.is_empty() {
            self.out.push_str("ExceptionTable:\n");
        }
        for entry in entries {
            let [start, end, target] = [entry.start, entry.end, entry.target]
                .map(|unit| self.labels.get(&(2 * unit as i64)).unwrap_or(&0));
            let lasti = if entry.lasti { " lasti" } else { "" };
            let _ = writeln!(self.out, "  L{start} to L{end} -> L{target} [{}]{lasti}", entry.depth);
        }
    }
}

fn text(name: &crate::code::Name) -> String {
    String::from_utf8_lossy(name.as_wtf8().as_bytes()).into_owned()
}

fn function_attributes(arg: i64) -> String {
    let names = ["defaults", "kwdefaults", "annotations", "closure", "annotate"];
    let set: Vec<&str> =
        (0..).zip(names).filter(|(bit, _)| arg & 1 << bit != 0).map(|(_, name)| name).collect();
    set.join(", ")
}

fn location(position: &Position) -> String {
    let parts = parts(position);
    if parts == [None; 4] {
        return NO_LINE.to_string();
    }
    let [line, column, end_line, end_column] =
        parts.map(|part| part.map_or_else(|| "?".to_string(), |part| part.to_string()));
    format!("{line}:{column}-{end_line}:{end_column}")
}

//! What `taipan stats` counts: instructions that are executed, pairs of them, those that left their fast path, instructions of each
//! line.
//!
//! The loop knows nothing of it. While a VM counts, it translates code in the form [`Form::Counted`](super::translate::Form): before each
//! instruction stands an [`Op::Trace`] whose number has the bit [`COUNTED`], and says which line the instruction belongs to. The other
//! translations, and the loop, are the same whether there is such a thing or not.
//!
//! Instructions that are done together with the one before them have no such word: the `UnpackSequence` behind a `ForIter`, the `Yield`
//! behind a `Send`, what follows a `Yield` whose value nobody wants. Nor has code that is being traced by `sys.settrace`.

use super::frame::Frame;
use super::immediate::both_small;
use super::instr::{self, Op, encode_wide};
use super::translate::{Exec, LineStarts};
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::thread::Thread;
use crate::value::Word;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// In the number of an [`Op::Trace`]: count the instruction behind it. The other bits are the number of its line.
pub const COUNTED: u32 = 1 << 31;

/// Instructions there can be.
const OPS: usize = 256;

/// The word that counts, as the translator writes it.
pub fn mark() -> u64 {
    encode_wide(Op::Trace, 0, 0, COUNTED)
}

pub struct Stats {
    executed: [Cell<u64>; OPS],
    /// How many of them left their fast path, as far as it shows.
    slow: [Cell<u64>; OPS],
    /// By the first, then by the second instruction.
    pairs: Box<[Cell<u64>]>,
    last: Cell<u8>,
    lines: RefCell<Lines>,
}

/// The lines of all translations.
#[derive(Default)]
struct Lines {
    files: Vec<String>,
    by_name: FxHashMap<String, u32>,
    /// File, line, and how many instructions it has executed.
    counts: Vec<(u32, u32, u64)>,
    by_place: FxHashMap<(u32, u32), u32>,
}

impl Lines {
    fn file(&mut self, name: String) -> u32 {
        *self.by_name.entry(name).or_insert_with_key(|name| {
            self.files.push(name.clone());
            (self.files.len() - 1) as u32
        })
    }

    fn number(&mut self, file: u32, line: u32) -> u32 {
        *self.by_place.entry((file, line)).or_insert_with(|| {
            self.counts.push((file, line, 0));
            (self.counts.len() - 1) as u32
        })
    }
}

/// Lets the VM count from now on: code that is translated from here on is translated for it.
pub fn begin(vm: &Thread) {
    let zeros = |count| (0..count).map(|_| Cell::new(0)).collect::<Box<[Cell<u64>]>>();
    vm.interp().stats.get_or_init(|| {
        Box::new(Stats {
            executed: [const { Cell::new(0) }; OPS],
            slow: [const { Cell::new(0) }; OPS],
            pairs: zeros(OPS * OPS),
            last: Cell::new(Op::Trace as u8),
            lines: RefCell::default(),
        })
    });
    vm.counting.set(true);
    vm.heap().start_counting();
}

/// Gives the words that count, in a new translation of `code`, the numbers of their lines.
pub fn number_marks(vm: &Thread, code: &PyCode, exec: &Exec) {
    let Some(stats) = vm.interp().stats.get() else { return };
    let filename = code.filename().downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
    let mut lines = stats.lines.borrow_mut();
    let file = lines.file(filename);
    let mut starts = LineStarts::of(code);
    for entry in &exec.map {
        let line = starts.line_at(entry.offset as usize).unwrap_or(0);
        // SAFETY: the map's words are words of the translation, which does not run yet.
        unsafe {
            let word = exec.start().add(entry.word as usize);
            if *word == mark() {
                *word = encode_wide(Op::Trace, 0, 0, COUNTED | lines.number(file, line) & !COUNTED);
            }
        }
    }
}

/// The instruction behind the `Trace` that `frame` is at is about to be executed.
#[cold]
pub fn count(vm: &Thread, frame: *mut Frame, line: u32) {
    let Some(stats) = vm.interp().stats.get() else { return };
    vm.heap().counts().settle();
    // SAFETY: an instruction follows in the translation; its operands are as it is going to find them.
    let (op, is_slow) = unsafe {
        let pc = (*frame).pc.get().add(Op::Trace.words());
        (Op::of_word(*pc), leaves_fast_path(frame, pc))
    };
    let index = op as usize;
    let add = |cell: &Cell<u64>| cell.set(cell.get() + 1);
    add(&stats.executed[index]);
    if is_slow {
        add(&stats.slow[index]);
    }
    add(&stats.pairs[usize::from(stats.last.replace(op as u8)) * OPS + index]);
    if let Some(count) = stats.lines.borrow_mut().counts.get_mut((line & !COUNTED) as usize) {
        count.2 += 1;
    }
}

/// The instruction at `pc` of the innermost frame goes on outside the loop, since it has no fast path for what it sees.
#[cold]
#[inline(never)]
pub fn missed(vm: &Thread, pc: *mut u64) {
    let Some(stats) = vm.interp().stats.get() else { return };
    // SAFETY: by contract of the slow paths, which call this.
    let op = unsafe { Op::of_word(*pc) };
    let last = usize::from(stats.last.get());
    // Calls that have found out that they go on there.
    if op != Op::CallWords || last != op as usize {
        stats.slow[last].set(stats.slow[last].get() + 1);
    }
}

/// Whether the operands are not those that the loop has code for, where that is easily told; attributes, names and calls tell
/// themselves ([`missed`]).
///
/// # Safety
/// `pc` is at an instruction of `frame`, whose operands are there.
unsafe fn leaves_fast_path(frame: *mut Frame, pc: *mut u64) -> bool {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let b = || *(*frame).register(instr::b(w));
        let c = || *(*frame).register(instr::c(w));
        match Op::of_word(w) {
            Op::AddRR | Op::SubRR | Op::MulRR | Op::TrueDivRR => !are_numbers(b(), c()),
            op if is_between(op, Op::JumpUnlessLtRR, Op::JumpUnlessGeRR)
                || is_between(op, Op::JumpIfLtRR, Op::JumpIfGeRR) =>
            {
                !are_numbers(b(), c())
            }
            Op::AddRI | Op::SubRI | Op::MulRI | Op::TrueDivRI => !is_number(b()),
            op if is_between(op, Op::JumpUnlessLtRI, Op::JumpUnlessGeRI)
                || is_between(op, Op::JumpIfLtRI, Op::JumpIfGeRI) =>
            {
                !is_number(b())
            }
            Op::AddRK | Op::SubRK | Op::MulRK | Op::TrueDivRK => {
                !(is_number(b()) && Word::from_bits(*pc.add(1)).is_small_float())
            }
            Op::FloorDivRR | Op::ModRR | Op::AndRR | Op::OrRR | Op::XorRR | Op::LshiftRR | Op::RshiftRR => {
                !both_small(b(), c())
            }
            Op::FloorDivRI | Op::ModRI | Op::AndRI | Op::OrRI | Op::XorRI | Op::LshiftRI | Op::RshiftRI => {
                !b().is_small()
            }
            Op::GetItemList => {
                let object = b();
                let list = object.as_value().downcast_exact::<PyList>();
                !(c().is_small() && list.is_some_and(|list| list.word_at(c().small_value()).is_some()))
            }
            Op::GetItemTuple => {
                let object = b();
                let tuple = object.as_value().downcast_exact::<PyTuple>();
                !(c().is_small() && tuple.is_some_and(|tuple| tuple.word_at(c().small_value()).is_some()))
            }
            Op::GetItemDict => b().as_value().downcast_exact::<PyDict>().is_none(),
            Op::SetItemList => {
                let list = (*(*frame).register(instr::a(w))).as_value().downcast_exact::<PyList>();
                !(b().is_small() && list.is_some_and(|list| list.place(b().small_value()).is_some()))
            }
            Op::SetItemDict => {
                (*(*frame).register(instr::a(w))).as_value().downcast_exact::<PyDict>().is_none()
            }
            _ => false,
        }
    }
}

fn is_between(op: Op, first: Op, last: Op) -> bool {
    (first as u8..=last as u8).contains(&(op as u8))
}

fn is_number(word: Word) -> bool {
    word.is_small() || word.is_small_float()
}

fn are_numbers(left: Word, right: Word) -> bool {
    both_small(left, right) || left.is_small_float() && right.is_small_float()
}

/// The instruction that rewrites itself to this one, if it is a specialized one.
pub fn general(op: Op) -> Option<Op> {
    Some(match op {
        Op::ForRange
        | Op::ForList
        | Op::ForTuple
        | Op::ForGenerator
        | Op::ForNative
        | Op::ForKeys
        | Op::ForValues
        | Op::ForPair => Op::ForIter,
        Op::GlobalModule | Op::GlobalBuiltin => Op::LoadGlobal,
        Op::NameModule | Op::NameBuiltin => Op::LoadName,
        Op::StoreNameModule => Op::StoreName,
        Op::AttrPlace
        | Op::AttrDict
        | Op::AttrModule
        | Op::AttrClass
        | Op::AttrEither
        | Op::AttrOfType
        | Op::AttrGetter
        | Op::AttrBound
        | Op::AttrProperty
        | Op::AttrAsked
        | Op::AttrVariable
        | Op::AttrWrapped
        | Op::WrappedOfType
        | Op::MethodType
        | Op::MethodInline => Op::LoadAttr,
        Op::SuperMethod => Op::LoadSuper,
        Op::StorePlace | Op::StoreMember | Op::StoreDescr => Op::StoreAttr,
        Op::GetItemList | Op::GetItemTuple | Op::GetItemDict | Op::GetItemOther => Op::GetItemRR,
        Op::SetItemList | Op::SetItemDict => Op::SetItem,
        op if is_between(op, Op::CallPy, Op::CallClass) => Op::Call,
        _ => return None,
    })
}

/// An instruction's figures.
#[derive(Clone, Copy, Debug)]
pub struct Executed {
    pub op: Op,
    pub count: u64,
    pub slow: u64,
}

/// What has been counted, the largest numbers first.
pub struct Report {
    pub total: u64,
    pub instructions: Vec<Executed>,
    pub pairs: Vec<(Op, Op, u64)>,
    /// File, line (0: none), instructions.
    pub lines: Vec<(String, u32, u64)>,
}

/// What has been counted in the VM; nothing if it does not count.
pub fn report(vm: &Thread) -> Option<Report> {
    let stats = vm.interp().stats.get()?;
    let counted = |op: &Op| stats.executed[*op as usize].get();
    let mut instructions: Vec<Executed> = Op::ALL
        .iter()
        .map(|op| Executed { op: *op, count: counted(op), slow: stats.slow[*op as usize].get() })
        .filter(|executed| executed.count > 0)
        .collect();
    instructions.sort_by_key(|executed| std::cmp::Reverse(executed.count));
    let mut pairs = Vec::new();
    for first in Op::ALL.iter().filter(|op| counted(op) > 0) {
        for second in Op::ALL {
            let count = stats.pairs[*first as usize * OPS + *second as usize].get();
            if count > 0 {
                pairs.push((*first, *second, count));
            }
        }
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.2));
    let lines = stats.lines.borrow();
    let mut by_line: Vec<(String, u32, u64)> = lines
        .counts
        .iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(file, line, count)| (lines.files[*file as usize].clone(), *line, *count))
        .collect();
    by_line.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| (&a.0, a.1).cmp(&(&b.0, b.1))));
    Some(Report {
        total: instructions.iter().map(|executed| executed.count).sum(),
        instructions,
        pairs,
        lines: by_line,
    })
}

/// Tells that the slow path of the instruction at `pc` is taken.
#[inline(always)]
pub fn note_slow(vm: &Thread, pc: *mut u64) {
    if vm.counting.get() {
        missed(vm, pc);
    }
}

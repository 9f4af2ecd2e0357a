//! From a code object's stack code to a VM's own instructions (`interp::instr`).
//!
//! One pass in the order of the code, with a model of the value stack in which an [`Entry`] says where each value is: in a
//! temporary, or still in the local or constant that it was loaded from. A load thus makes no instruction; the value is
//! taken from where it is by the instruction that uses it, and copied only where it must be on the stack: as an argument of a
//! call, where control flow meets, or before its local changes.
//!
//! Invariants:
//! 1. At every instruction that control can jump to, all values are in the temporaries of their depth ("canonical").
//! 2. A temporary holds at most one entry of the model. An entry may be in the temporary of another depth for a while (after
//!    `SWAP`); it is moved when that one is needed.
//! 3. [`Exec::map`] tells for every instruction which of CPython's it stands for and where the stack's values are while it
//!    runs, its own operands not counted.
//!
//! In the form [`Form::Traced`], every instruction is treated as a jump target and preceded by [`Op::Trace`]: the stack is canonical
//! throughout, and a frame can change over to that translation at any instruction. The form [`Form::Counted`] is the plain one with
//! such a word before each of its instructions (`interp::stats`).

use super::frame::FRAME_WORDS;
use super::instr::{self, Op, encode, encode_wide, flag};
use super::monitor::Watch;
use super::simple::{Depths, Simple};
use super::stats;
use crate::builtins::code::PyCode;
use crate::heap::NoMemory;
use crate::protocol::number::BinaryOp;
use crate::value::Word;
use std::cell::{Cell, OnceCell, RefCell, UnsafeCell};
use taipan_compiler::locations::{self, ExceptionEntry};
use taipan_compiler::op::{self, Intrinsic1, Opcode};

/// Where a value of the stack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Nowhere: the missing `self` of a call.
    Null,
    /// In a temporary, which owns it (or holds null). Counted from the first local.
    Temp(u16),
    /// In a local that has not changed since it was loaded.
    Local(u16),
    /// A constant of the code object, or an immediate: the bits of its word.
    Const(u64),
}

/// What the map knows of an instruction.
#[derive(Clone, Copy, Debug)]
pub struct MapEntry {
    /// Index of the first word.
    pub word: u32,
    /// Offset of CPython's instruction, in code units.
    pub offset: u32,
    /// Number of a stack of [`Exec::stack`].
    pub stack: u32,
}

/// What has been found out of the words where exceptions were raised: as a rule the same few again and again.
struct Recent([Cell<Site>; 8]);

#[derive(Clone, Copy)]
struct Site {
    word: u32,
    /// Index in the map of the instruction that the word lies in.
    entry: u32,
    /// Number of the handler for it, [`UNKNOWN`] or [`NO_HANDLER`], and the handler's first word.
    handler: u32,
    target: u32,
}

const UNKNOWN: u32 = u32::MAX;
const NO_HANDLER: u32 = u32::MAX - 1;

impl Recent {
    fn new() -> Recent {
        Recent([const { Cell::new(Site { word: u32::MAX, entry: 0, handler: UNKNOWN, target: 0 }) }; 8])
    }

    /// Where a word is remembered: words that follow one another, and those a few instructions apart, at different places.
    #[inline(always)]
    fn place(&self, word: u32) -> &Cell<Site> {
        &self.0[(word.wrapping_mul(0x9E37_79B1) >> 29) as usize]
    }
}

/// A translation.
pub struct Exec {
    /// The instructions. They are rewritten as they specialize, by the thread that holds the lock.
    words: Box<[UnsafeCell<u64>]>,
    pub map: Box<[MapEntry]>,
    recent: Recent,
    /// The stacks behind one another, and where each begins; the last of these is where they end.
    entries: Box<[Entry]>,
    stack_starts: Box<[u32]>,
    /// First words of jump targets and handlers, by their offset in code units, sorted.
    targets: Box<[(u32, u32)]>,
    pub form: Form,
    /// First words of lines before which the stack is canonical, and of instructions before which it is empty, with their
    /// offsets in code units: for tracing, and made when it first asks.
    boundaries: OnceCell<Box<[(u32, u32)]>>,
    /// The operations that `Switch` has taken the place of; empty while it has not.
    replaced: RefCell<Vec<u8>>,
    watch: OnceCell<Box<Watch>>,
}

impl Exec {
    /// Bytes that the translation takes.
    pub fn size(&self) -> usize {
        // The allocator adds something to each of six blocks.
        size_of::<Exec>()
            + 6 * 16
            + size_of_val(&*self.words)
            + size_of_val(&*self.map)
            + size_of_val(&*self.entries)
            + size_of_val(&*self.stack_starts)
            + size_of_val(&*self.targets)
    }

    /// Puts `Switch` at every boundary of `code`, of which this is the translation.
    pub fn arm(&self, code: &PyCode) {
        let mut replaced = self.replaced.borrow_mut();
        if !replaced.is_empty() {
            return;
        }
        // What can be translated once can be again; without boundaries, frames that run go on untraced.
        let boundaries = self.boundaries.get_or_init(|| boundaries_of(code, self.form).unwrap_or_default());
        for (word, _) in boundaries {
            // SAFETY: the words are reached by raw pointers only, under the lock.
            unsafe {
                let place = self.start().add(*word as usize);
                replaced.push(*place as u8);
                *place = instr::with_op(*place, Op::Switch);
            }
        }
    }

    /// What monitoring knows of the instructions of `code`, of which this is a translation.
    pub fn watch(&self, code: &PyCode) -> &Watch {
        self.watch.get_or_init(|| Box::new(Watch::new(code)))
    }

    /// Takes `Switch` away again.
    pub fn disarm(&self) {
        let replaced = self.replaced.take();
        for ((word, _), op) in self.boundaries.get().into_iter().flatten().zip(replaced) {
            // SAFETY: as above.
            unsafe {
                let place = self.start().add(*word as usize);
                *place = *place & !0xFF | u64::from(op);
            }
        }
    }

    /// The offset of the boundary at a word.
    pub fn boundary_at(&self, word: usize) -> Option<u32> {
        let boundaries = self.boundaries.get()?;
        let index = boundaries.binary_search_by_key(&(word as u32), |boundary| boundary.0).ok()?;
        Some(boundaries[index].1)
    }

    #[inline(always)]
    pub fn start(&self) -> *mut u64 {
        UnsafeCell::raw_get(self.words.as_ptr())
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of the words, for listings.
    pub fn words(&self) -> Vec<u64> {
        // SAFETY: nothing runs meanwhile that rewrites a word.
        self.words.iter().map(|word| unsafe { *word.get() }).collect()
    }

    /// Where the values of the stack of that number are.
    pub fn stack(&self, number: u32) -> &[Entry] {
        let number = number as usize;
        &self.entries[self.stack_starts[number] as usize..self.stack_starts[number + 1] as usize]
    }

    fn site(&self, word: usize) -> Site {
        let place = self.recent.place(word as u32);
        let known = place.get();
        if known.word == word as u32 {
            return known;
        }
        let after = self.map.partition_point(|entry| entry.word as usize <= word);
        let site =
            Site { word: word as u32, entry: after.saturating_sub(1) as u32, handler: UNKNOWN, target: 0 };
        place.set(site);
        site
    }

    /// The entry of the instruction that `word` lies in.
    pub fn entry_at(&self, word: usize) -> &MapEntry {
        &self.map[self.site(word).entry as usize]
    }

    /// The handler in `code`, whose translation this is, for exceptions at a word, and the handler's first word.
    pub fn handler_at<'a>(&self, code: &'a PyCode, word: usize) -> Option<(&'a ExceptionEntry, usize)> {
        let mut site = self.site(word);
        if site.handler == UNKNOWN {
            let number = code.handler_number(self.map[site.entry as usize].offset as usize);
            let found = number.and_then(|number| Some((number, self.target(code.handler(number)?.target)?)));
            (site.handler, site.target) =
                found.map_or((NO_HANDLER, 0), |(number, target)| (number as u32, target as u32));
            self.recent.place(word as u32).set(site);
        }
        if site.handler == NO_HANDLER {
            return None;
        }
        Some((code.handler(site.handler as usize)?, site.target as usize))
    }

    /// The instruction for a jump target or handler.
    pub fn target(&self, offset: usize) -> Option<usize> {
        let index = self.targets.binary_search_by_key(&(offset as u32), |target| target.0).ok()?;
        Some(self.targets[index].1 as usize)
    }
}

/// What a translation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Plain,
    /// To be run by `taipan stats`.
    Counted,
    /// For `sys.settrace` and its like.
    Traced,
}

/// Why a code object cannot be translated. What the compiler makes always can, up to its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoMemory,
    /// More than 32,000 locals and stack places.
    TooLarge,
    /// Not a code object that the verifier lets pass.
    Invalid,
}

impl From<NoMemory> for Refusal {
    fn from(_: NoMemory) -> Self {
        Refusal::NoMemory
    }
}

const MAX_REGISTERS: usize = 32_000;

/// Translates `code`.
pub fn translate(code: &PyCode, form: Form, room: &mut Room) -> Result<Exec, Refusal> {
    if code.frame_size() > MAX_REGISTERS {
        return Err(Refusal::TooLarge);
    }
    let mut translator = Translator::new(code, form, std::mem::take(room))?;
    translator.run()?;
    let (exec, used) = translator.finish()?;
    *room = used;
    Ok(exec)
}

/// Memory that translating needs for a while, kept for the next time.
#[derive(Default)]
pub struct Room {
    simple: Vec<Simple>,
    depths: Depths,
    out: Vec<u64>,
    map: Vec<MapEntry>,
    entries: Vec<Entry>,
    stack_starts: Vec<u32>,
    word_of: Vec<u32>,
    fixups: Vec<(usize, bool, usize)>,
    stack: Vec<Entry>,
}

/// Room for longer code than this, in code units, is given back.
const KEPT_UNITS: usize = 4096;

impl Room {
    fn clear(&mut self) {
        if self.word_of.capacity() > KEPT_UNITS {
            *self = Room::default();
        }
        self.simple.clear();
        self.out.clear();
        self.map.clear();
        self.entries.clear();
        self.stack_starts.clear();
        self.word_of.clear();
        self.fixups.clear();
        self.stack.clear();
    }
}

/// [`Exec::boundaries`]: the code is translated once more, in the same way, with an eye on its lines.
fn boundaries_of(code: &PyCode, form: Form) -> Result<Box<[(u32, u32)]>, Refusal> {
    let mut translator = Translator::new(code, form, Room::default())?;
    translator.lines = Some(LineStarts::of(code));
    translator.run()?;
    Ok(translator.boundaries.into_boxed_slice())
}

struct Translator<'a> {
    code: &'a PyCode,
    depths: Depths,
    form: Form,
    /// Places of the words that count (`Form::Counted`).
    marks: Vec<u32>,
    simple: Vec<Simple>,
    /// Index of the next of `simple`.
    next: usize,
    /// Offset of the instruction that is being translated.
    offset: u32,
    stack: Vec<Entry>,
    /// Register of the first temporary, and how many there are, a spare one included.
    first_temp: usize,
    temps: usize,
    out: Vec<u64>,
    map: Vec<MapEntry>,
    entries: Vec<Entry>,
    stack_starts: Vec<u32>,
    /// By code unit: the first word, `u32::MAX` where there is none yet.
    word_of: Vec<u32>,
    /// Instruction with a jump, its form, its target.
    fixups: Vec<(usize, bool, usize)>,
    boundaries: Vec<(u32, u32)>,
    /// The line of the instruction before.
    line: Option<u32>,
    /// Where boundaries are wanted.
    lines: Option<LineStarts>,
}

/// How many of the last stacks are looked at for the one of the next instruction.
const RECENT_STACKS: usize = 6;

impl<'a> Translator<'a> {
    fn new(code: &'a PyCode, form: Form, mut room: Room) -> Result<Self, Refusal> {
        room.clear();
        let Room { mut simple, mut depths, out, map, entries, mut stack_starts, mut word_of, fixups, stack } =
            room;
        depths.compute(code, &mut simple)?;
        word_of.resize(code.code().code.len() / 2 + 1, u32::MAX);
        // The first stack is the empty one.
        stack_starts.extend([0, 0]);
        Ok(Translator {
            code,
            depths,
            form,
            marks: Vec::new(),
            simple,
            next: 0,
            offset: 0,
            stack,
            first_temp: code.locals_count() + FRAME_WORDS,
            temps: code.code().stacksize as usize + 1,
            out,
            map,
            entries,
            stack_starts,
            word_of,
            fixups,
            boundaries: Vec::new(),
            line: None,
            lines: None,
        })
    }

    fn run(&mut self) -> Result<(), Refusal> {
        let mut falls_in = true;
        while let Some(simple) = self.simple.get(self.next).copied() {
            let depth = self.depths.depth[simple.start];
            if depth < 0 {
                // Unreachable: no control falls out of it either.
                self.next += 1;
                falls_in = false;
                continue;
            }
            if !simple.continues {
                self.offset = simple.start as u32;
                let is_target = self.is_target(&simple);
                if is_target || !falls_in {
                    if falls_in {
                        self.flush(self.stack.len());
                    }
                    self.set_canonical(depth as usize);
                    self.word_of[simple.start] = self.out.len() as u32;
                }
                self.note_boundary(simple.start);
                if self.form == Form::Traced {
                    self.emit(encode_wide(Op::Trace, 0, 0, simple.start as u32));
                }
            }
            self.next += 1;
            self.translate(simple)?;
            falls_in = !simple.opcode.has(op::flag::TERMINATES);
        }
        Ok(())
    }

    /// Notes where a line begins with all values in their temporaries, and where there are none.
    fn note_boundary(&mut self, start: usize) {
        let Some(lines) = &mut self.lines else { return };
        let line = lines.line_at(start);
        let is_new = line.is_some() && line != self.line;
        self.line = line;
        let canonical =
            |(position, entry): (usize, &Entry)| *entry == Entry::Temp((self.first_temp + position) as u16);
        let word = self.out.len() as u32;
        if (is_new || self.stack.is_empty())
            && self.stack.iter().enumerate().all(canonical)
            && self.boundaries.last().is_none_or(|last| last.0 != word)
        {
            self.boundaries.push((word, start as u32));
        }
    }

    fn is_target(&self, simple: &Simple) -> bool {
        !simple.continues && (self.form == Form::Traced || self.depths.is_target[simple.start])
    }

    /// The translation, and the memory that it took to make it.
    fn finish(mut self) -> Result<(Exec, Room), Refusal> {
        for &(at, in_second_word, target) in &self.fixups {
            let word =
                self.word_of.get(target).copied().filter(|word| *word != u32::MAX).ok_or(Refusal::Invalid)?;
            let distance = (i64::from(word) - at as i64) as i32 as u32;
            if in_second_word {
                self.out[at + 1] |= u64::from(distance);
            } else {
                self.out[at] |= u64::from(distance) << 32;
            }
        }
        self.rebase_registers();
        self.include_marks();
        // A translation that could run off its end would have been refused by the verifier; this makes sure.
        self.out.push(encode_wide(Op::Cold, Opcode::Reserved as u8, FRAME_WORDS as u16, 0));
        let known = self.word_of.iter().filter(|word| **word != u32::MAX).count();
        let mut targets = Vec::with_capacity(known);
        let words = (0..).zip(&self.word_of).filter(|(_, word)| **word != u32::MAX);
        targets.extend(words.map(|(unit, word): (u32, &u32)| (unit, *word)));
        let exec = Exec {
            recent: Recent::new(),
            words: self.out.iter().copied().map(UnsafeCell::new).collect(),
            map: self.map.as_slice().into(),
            entries: self.entries.as_slice().into(),
            stack_starts: self.stack_starts.as_slice().into(),
            targets: targets.into_boxed_slice(),
            form: self.form,
            boundaries: OnceCell::new(),
            replaced: RefCell::default(),
            watch: OnceCell::new(),
        };
        let Translator { simple, depths, out, map, entries, stack_starts, word_of, fixups, stack, .. } = self;
        Ok((exec, Room { simple, depths, out, map, entries, stack_starts, word_of, fixups, stack }))
    }

    /// While translating, registers are counted from the first local; in the instructions, from the frame's header.
    fn rebase_registers(&mut self) {
        let header = self.code.locals_count() as u16;
        for entry in &self.map {
            let word = &mut self.out[entry.word as usize];
            *word = instr::rebase(*word, header);
        }
    }

    /// The word that counts an instruction is the first one of it, for the map.
    fn include_marks(&mut self) {
        let mut marks = self.marks.iter().peekable();
        for entry in &mut self.map {
            if marks.next_if(|mark| **mark + 1 == entry.word).is_some() {
                entry.word -= 1;
            }
        }
    }

    // The model of the stack.

    fn temp(&self, position: usize) -> u16 {
        (self.first_temp + position) as u16
    }

    fn set_canonical(&mut self, depth: usize) {
        self.stack.clear();
        self.stack.extend((0..depth).map(|position| Entry::Temp((self.first_temp + position) as u16)));
    }

    fn pop(&mut self) -> Result<Entry, Refusal> {
        self.stack.pop().ok_or(Refusal::Invalid)
    }

    fn entry(&self, from_top: usize) -> Result<Entry, Refusal> {
        let index = self.stack.len().checked_sub(from_top).ok_or(Refusal::Invalid)?;
        self.stack.get(index).copied().ok_or(Refusal::Invalid)
    }

    fn is_occupied(&self, register: u16) -> Option<usize> {
        self.stack.iter().position(|entry| *entry == Entry::Temp(register))
    }

    /// Makes sure that no entry other than that of `position` is in the temporary of `position`.
    fn free_temp(&mut self, position: usize) {
        let wanted = self.temp(position);
        let Some(other) = self.is_occupied(wanted).filter(|other| *other != position) else { return };
        let own = self.temp(other);
        let free = |this: &Self, register: u16| this.is_occupied(register).is_none();
        let place = if free(self, own) {
            own
        } else {
            let candidates = (0..self.temps).rev().map(|position| self.temp(position));
            candidates.clone().find(|register| free(self, *register)).unwrap_or(own)
        };
        self.emit(encode(Op::Swap, 0, wanted, place, 0));
        self.stack[other] = Entry::Temp(place);
    }

    /// Brings the value at `position` into the temporary of that depth.
    fn materialize(&mut self, position: usize) {
        let home = self.temp(position);
        match self.stack[position] {
            Entry::Temp(register) if register == home => return,
            Entry::Temp(register) => {
                if let Some(other) = self.is_occupied(home) {
                    self.stack[other] = Entry::Temp(register);
                }
                self.emit(encode(Op::Swap, 0, home, register, 0));
            }
            Entry::Null => {
                self.free_temp(position);
                match self.last_of(Op::Move) {
                    Some(at) if instr::a(self.out[at]) as u16 + 1 == home => {
                        self.out[at] = instr::with_op(self.out[at], Op::MoveNull);
                    }
                    _ => drop(self.emit(encode(Op::Null, 0, home, 0, 0))),
                }
            }
            Entry::Local(local) => {
                self.free_temp(position);
                match self.last_of(Op::Move) {
                    Some(at) if instr::a(self.out[at]) as u16 + 1 == home => {
                        let first = instr::b(self.out[at]) as u16;
                        self.out[at] = encode(Op::MoveTwo, 0, home - 1, first, local);
                    }
                    _ => drop(self.emit(encode(Op::Move, 0, home, local, 0))),
                }
            }
            Entry::Const(word) => {
                self.free_temp(position);
                self.emit2(encode(Op::Const, 0, home, 0, 0), word);
            }
        }
        self.stack[position] = Entry::Temp(home);
    }

    /// Makes the lowest `count` entries canonical.
    fn flush(&mut self, count: usize) {
        for position in 0..count {
            self.materialize(position);
        }
    }

    /// Makes all but the topmost `count` entries canonical.
    fn flush_below(&mut self, count: usize) -> Result<(), Refusal> {
        let below = self.stack.len().checked_sub(count).ok_or(Refusal::Invalid)?;
        self.flush(below);
        Ok(())
    }

    /// Makes the topmost `count` entries canonical.
    fn flush_top(&mut self, count: usize) -> Result<(), Refusal> {
        let start = self.stack.len().checked_sub(count).ok_or(Refusal::Invalid)?;
        for position in start..self.stack.len() {
            self.materialize(position);
        }
        Ok(())
    }

    /// Copies the values that are still in `local`, which is about to change.
    fn save_local(&mut self, local: u16) {
        self.save_local_below(local, self.stack.len());
    }

    /// The same for the lowest `count` entries.
    fn save_local_below(&mut self, local: u16, count: usize) {
        for position in 0..count {
            if self.stack[position] == Entry::Local(local) {
                self.materialize(position);
            }
        }
    }

    /// The register of the value `from_top` places from the top (1 is the top), and whether it is a temporary. A constant is
    /// brought into one.
    fn register(&mut self, from_top: usize) -> Result<(u16, bool), Refusal> {
        let position = self.stack.len().checked_sub(from_top).ok_or(Refusal::Invalid)?;
        if matches!(self.stack[position], Entry::Const(_) | Entry::Null) {
            self.materialize(position);
        }
        match self.stack[position] {
            Entry::Local(local) => Ok((local, false)),
            Entry::Temp(register) => Ok((register, true)),
            Entry::Const(_) | Entry::Null => Err(Refusal::Invalid),
        }
    }

    /// Makes sure that the values at these places from the top can be read from registers.
    fn ready(&mut self, from_tops: &[usize]) -> Result<(), Refusal> {
        from_tops.iter().try_for_each(|from_top| self.register(*from_top).map(drop))
    }

    /// Where the result of an instruction with `operands` operands goes: into the local that the next instruction stores it
    /// in, or on the stack. To be called once the operands are ready and before they are popped, since making room may move
    /// other values; `push_result` completes it.
    fn destination(&mut self, operands: usize) -> Result<(u16, u8), Refusal> {
        let position = self.stack.len().checked_sub(operands).ok_or(Refusal::Invalid)?;
        if let Some(next) = self.simple.get(self.next).copied()
            && next.opcode == Opcode::StoreFast
            && !self.is_target(&next)
            && !self.stack[..position].contains(&Entry::Local(next.arg as u16))
        {
            self.next += 1;
            return Ok((next.arg as u16, flag::TO_LOCAL));
        }
        self.make_room(position, operands);
        Ok((self.temp(position), 0))
    }

    /// As [`Self::destination`], for a call, whose result may go nowhere.
    fn call_destination(&mut self, operands: usize) -> Result<(u16, u8), Refusal> {
        if let Some(next) = self.simple.get(self.next).copied()
            && next.opcode == Opcode::PopTop
            && !self.is_target(&next)
        {
            self.next += 1;
            return Ok((0, flag::DISCARD));
        }
        self.destination(operands)
    }

    /// Moves whatever is in the temporary of `position` elsewhere, unless it is one of the topmost `operands` values.
    fn make_room(&mut self, position: usize, operands: usize) {
        let occupant = self.is_occupied(self.temp(position));
        if occupant.is_some_and(|occupant| occupant + operands < self.stack.len()) {
            self.free_temp(position);
        }
    }

    fn pop_operands(&mut self, count: usize) {
        self.stack.truncate(self.stack.len() - count);
    }

    fn push_result(&mut self, register: u16, flags: u8) {
        if flags & (flag::TO_LOCAL | flag::DISCARD) == 0 {
            self.stack.push(Entry::Temp(register));
        }
    }

    // Output.

    fn emit(&mut self, word: u64) -> usize {
        if self.form == Form::Counted && !self.belongs_to_last(Op::of_word(word)) {
            self.marks.push(self.out.len() as u32);
            self.out.push(stats::mark());
        }
        let at = self.out.len();
        let stack = self.stack_map();
        self.map.push(MapEntry { word: at as u32, offset: self.offset, stack });
        self.out.push(word);
        at
    }

    /// Whether an instruction that is to follow may be done by the last one, or by what resumes a generator there: nothing comes between them.
    fn belongs_to_last(&self, next: Op) -> bool {
        self.map.last().is_some_and(|last| {
            let word = self.out[last.word as usize];
            let op = Op::of_word(word);
            let belongs = matches!((op, next), (Op::ForIter, Op::UnpackSequence) | (Op::Send, Op::Yield))
                || op == Op::Yield && instr::flags(word) & flag::DISCARD != 0;
            belongs && last.word as usize + op.words() == self.out.len()
        })
    }

    /// Where the last word is, if it is an instruction of that kind and one of those that the present instruction of CPython's has
    /// become: no jump leads behind it.
    fn last_of(&self, op: Op) -> Option<usize> {
        let at = self.out.len().checked_sub(1)?;
        let is_own = |entry: &MapEntry| entry.word as usize == at && entry.offset == self.offset;
        (self.map.last().is_some_and(is_own) && Op::of_word(self.out[at]) == op).then_some(at)
    }

    fn emit2(&mut self, first: u64, second: u64) -> usize {
        let at = self.emit(first);
        self.out.push(second);
        at
    }

    /// What is sent to the `Yield` that was emitted last, if it was one, is dropped by the next instruction.
    fn mark_unused(&mut self, register: u16) {
        let at = self.out.len().wrapping_sub(1);
        if self.map.last().is_some_and(|entry| entry.word as usize == at)
            && Op::of_word(self.out[at]) == Op::Yield
            && instr::a(self.out[at]) as u16 == register
        {
            self.out[at] |= u64::from(flag::DISCARD) << 8;
        }
    }

    /// The number of the present stack.
    fn stack_map(&mut self) -> u32 {
        if self.stack.is_empty() {
            return 0;
        }
        let mut end = self.entries.len();
        let count = self.stack_starts.len() - 1;
        for number in (count.saturating_sub(RECENT_STACKS)..count).rev() {
            let start = self.stack_starts[number] as usize;
            // Their tops differ, as a rule.
            if end - start == self.stack.len()
                && self.entries[end - 1] == self.stack[end - start - 1]
                && self.entries[start..end] == *self.stack
            {
                return number as u32;
            }
            end = start;
        }
        self.entries.extend_from_slice(&self.stack);
        self.stack_starts.push(self.entries.len() as u32);
        count as u32
    }

    // Instructions.

    #[allow(clippy::too_many_lines, reason = "one arm per instruction: a table")]
    fn translate(&mut self, simple: Simple) -> Result<(), Refusal> {
        let arg = simple.arg;
        match simple.opcode {
            Opcode::Nop | Opcode::NotTaken | Opcode::Resume | Opcode::Cache | Opcode::ExtendedArg => {}
            Opcode::LoadFast | Opcode::LoadFastBorrow => self.stack.push(Entry::Local(arg as u16)),
            Opcode::LoadFastCheck => {
                self.emit(encode(Op::CheckBound, 0, arg as u16, 0, 0));
                self.stack.push(Entry::Local(arg as u16));
            }
            Opcode::LoadFastAndClear => {
                self.save_local(arg as u16);
                let to = self.reserve_top();
                self.emit(encode(Op::MoveClear, 0, to, arg as u16, 0));
                self.stack.push(Entry::Temp(to));
            }
            Opcode::StoreFast => self.store_fast(arg as u16)?,
            Opcode::DeleteFast => {
                self.save_local(arg as u16);
                self.emit(encode(Op::DeleteFast, 0, arg as u16, 0, 0));
            }
            Opcode::LoadConst => {
                let constant = self.code.consts().get(arg as usize).ok_or(Refusal::Invalid)?;
                self.stack.push(Entry::Const(constant.exposed_bits()));
            }
            Opcode::LoadSmallInt => self.stack.push(Entry::Const(u64::from(arg) << 2 | 2)),
            Opcode::PushNull => self.stack.push(Entry::Null),
            Opcode::PopTop | Opcode::PopIter => {
                if let Entry::Temp(register) = self.pop()? {
                    self.mark_unused(register);
                    self.emit(encode(Op::Drop, 0, register, 0, 0));
                }
            }
            Opcode::EndSend => {
                let value = self.pop()?;
                let receiver = self.pop()?;
                self.stack.push(value);
                if let Entry::Temp(register) = receiver {
                    self.emit(encode(Op::Drop, 0, register, 0, 0));
                }
            }
            Opcode::Copy => match self.entry(arg as usize)? {
                Entry::Temp(_) => {
                    let to = self.reserve_top();
                    // Making room may have moved the value.
                    let Entry::Temp(register) = self.entry(arg as usize)? else {
                        return Err(Refusal::Invalid);
                    };
                    self.emit(encode(Op::Move, 0, to, register, 0));
                    self.stack.push(Entry::Temp(to));
                }
                entry => self.stack.push(entry),
            },
            Opcode::Swap => {
                let top = self.stack.len();
                let other = top.checked_sub(arg as usize).ok_or(Refusal::Invalid)?;
                self.stack.swap(top - 1, other);
            }
            Opcode::BinaryOp => self.binary_op(arg)?,
            Opcode::UnaryNegative => self.unary(Op::Negative)?,
            Opcode::UnaryNot => self.unary(Op::Not)?,
            Opcode::ToBool => self.truth()?,
            Opcode::CompareOp => self.compare(arg)?,
            Opcode::IsOp => self.is_or_contains(arg, Op::Is, Op::JumpIs)?,
            Opcode::ContainsOp => self.is_or_contains(arg, Op::Contains, Op::JumpContains)?,
            Opcode::PopJumpIfTrue => self.jump_if(simple.target, Op::JumpTruth, flag::SENSE)?,
            Opcode::PopJumpIfFalse => self.jump_if(simple.target, Op::JumpTruth, 0)?,
            Opcode::PopJumpIfNone => self.jump_if(simple.target, Op::JumpNone, flag::SENSE)?,
            Opcode::PopJumpIfNotNone => self.jump_if(simple.target, Op::JumpNone, 0)?,
            Opcode::JumpForward => self.jump(simple.target, Op::Jump)?,
            Opcode::JumpBackwardNoInterrupt => {
                let op = if self.is_delegation(simple.target) { Op::Jump } else { Op::JumpBack };
                self.jump(simple.target, op)?;
            }
            Opcode::JumpBackward => {
                let is_for = self.opcodes_at(simple.target)[0] == Some(Opcode::ForIter);
                self.jump(simple.target, if is_for { Op::JumpBackFor } else { Op::JumpBack })?;
            }
            Opcode::GetIter => self.unary(Op::GetIter)?,
            Opcode::ForIter => self.for_iter(simple.target)?,
            Opcode::LoadGlobal => self.load_global(arg)?,
            Opcode::LoadName => self.load_name(arg)?,
            Opcode::StoreName => self.store_name(arg, 0)?,
            Opcode::StoreGlobal => self.store_name(arg, flag::SENSE)?,
            Opcode::LoadAttr => self.load_attr(arg)?,
            Opcode::StoreAttr => self.store_attr(arg)?,
            Opcode::LoadSuperAttr => self.load_super(arg)?,
            Opcode::LoadDeref => {
                let (to, flags) = self.destination(0)?;
                self.emit(encode(Op::LoadDeref, flags, to, arg as u16, 0));
                self.push_result(to, flags);
            }
            Opcode::StoreDeref => {
                let (value, is_temp) = self.register(1)?;
                self.pop()?;
                self.emit(encode(Op::StoreDeref, free(flag::FREE_B, is_temp), arg as u16, value, 0));
            }
            Opcode::StoreSubscr => self.store_subscr()?,
            Opcode::ListAppend => self.list_append(arg as usize)?,
            Opcode::SetAdd => self.append(Op::SetAdd, arg as usize)?,
            Opcode::MapAdd => self.map_add(arg as usize)?,
            Opcode::BuildTuple => self.build(Op::BuildTuple, arg)?,
            Opcode::BuildList => self.build(Op::BuildList, arg)?,
            Opcode::UnpackSequence => self.unpack_sequence(arg)?,
            Opcode::Call => self.call(arg)?,
            Opcode::CallKw => self.call_kw(arg)?,
            Opcode::CallFunctionEx => self.call_ex()?,
            Opcode::ReturnValue => self.return_value()?,
            Opcode::ReturnGenerator => {
                let to = self.reserve_top();
                self.emit(encode(Op::ReturnGenerator, 0, to, 0, 0));
                self.stack.push(Entry::Temp(to));
            }
            Opcode::YieldValue => {
                // What stays below is kept in the frame while it sleeps.
                self.flush_below(1)?;
                let (value, is_temp) = self.register(1)?;
                self.pop_operands(1);
                let to = self.temp(self.stack.len());
                self.emit(encode(Op::Yield, free(flag::FREE_B, is_temp), to, value, 0));
                self.stack.push(Entry::Temp(to));
            }
            Opcode::Send => self.send(simple.target)?,
            _ => self.cold(simple)?,
        }
        Ok(())
    }

    /// The temporary on top of the stack, for a value that is about to be pushed.
    fn reserve_top(&mut self) -> u16 {
        let position = self.stack.len();
        self.free_temp(position);
        self.temp(position)
    }

    fn store_fast(&mut self, local: u16) -> Result<(), Refusal> {
        // The value stays an entry meanwhile, so that nothing is put where it is.
        self.save_local_below(local, self.stack.len().saturating_sub(1));
        match self.pop()? {
            Entry::Temp(register) => match self.last_of(Op::Store) {
                Some(at) if instr::b(self.out[at]) as u16 == register + 1 => {
                    let first = instr::a(self.out[at]) as u16;
                    self.out[at] = encode(Op::StoreTwo, 0, first, register + 1, local);
                    at
                }
                _ => self.emit(encode(Op::Store, 0, local, register, 0)),
            },
            Entry::Local(from) if from == local => return Ok(()),
            Entry::Local(from) => self.emit(encode(Op::StoreCopy, 0, local, from, 0)),
            Entry::Const(word) => self.emit2(encode(Op::StoreConst, 0, local, 0, 0), word),
            Entry::Null => return Err(Refusal::Invalid),
        };
        Ok(())
    }

    fn binary_op(&mut self, arg: u32) -> Result<(), Refusal> {
        if arg == op::BinaryKind::Subscr as u32 {
            let forms = Forms { rr: Some(Op::GetItemRR), ri: Some(Op::GetItemRI), rk: Some(Op::GetItemRK) };
            return self.binary(&forms, 0, 0);
        }
        let inplace = arg >= op::BinaryKind::InplaceAdd as u32;
        let kind = if inplace { arg - op::BinaryKind::InplaceAdd as u32 } else { arg } as usize;
        let operator = *BinaryOp::ALL.get(kind).ok_or(Refusal::Invalid)?;
        self.binary(&forms_of(operator), if inplace { flag::INPLACE } else { 0 }, kind)
    }

    /// An instruction with two operands and a result, in the form that the right operand allows.
    fn binary(&mut self, forms: &Forms, extra: u8, kind: usize) -> Result<(), Refusal> {
        let right = self.entry(1)?;
        let small = int16(right).zip(forms.ri);
        let constant = match right {
            Entry::Const(word) => forms.rk.map(|op| (op, word)),
            _ => None,
        };
        let in_register = small.is_none() && constant.is_none();
        self.ready(if in_register { &[1, 2] } else { &[2] })?;
        let (to, dest) = self.destination(2)?;
        let (left, left_temp) = self.register(2)?;
        let flags = extra | dest | free(flag::FREE_B, left_temp);
        match (small, constant) {
            (Some((int, op)), _) => {
                self.pop_operands(2);
                self.emit(encode(op, flags, to, left, int as u16));
            }
            (None, Some((op, word))) => {
                self.pop_operands(2);
                self.emit2(encode(op, flags, to, left, 0), word);
            }
            (None, None) => {
                let (right, right_temp) = self.register(1)?;
                self.pop_operands(2);
                let flags = flags | free(flag::FREE_C, right_temp);
                match forms.rr {
                    Some(op) => self.emit(encode(op, flags, to, left, right)),
                    None => self.emit2(encode(Op::BinaryRR, flags, to, left, right), (kind as u64) << 32),
                };
            }
        }
        self.push_result(to, dest);
        Ok(())
    }

    fn unary(&mut self, op: Op) -> Result<(), Refusal> {
        self.ready(&[1])?;
        let (to, dest) = self.destination(1)?;
        let (operand, is_temp) = self.register(1)?;
        self.pop_operands(1);
        self.emit(encode(op, dest | free(flag::FREE_B, is_temp), to, operand, 0));
        self.push_result(to, dest);
        Ok(())
    }

    /// The conditional jump that follows, if it does at once and nothing else jumps to it.
    fn following_jump(&mut self) -> Option<(usize, u8)> {
        let mut at = self.next;
        let mut simple = *self.simple.get(at)?;
        // `not` of a bool only turns the sense.
        let mut turned = false;
        while simple.opcode == Opcode::UnaryNot || simple.opcode == Opcode::ToBool {
            if self.is_target(&simple) {
                return None;
            }
            turned ^= simple.opcode == Opcode::UnaryNot;
            at += 1;
            simple = *self.simple.get(at)?;
        }
        let sense = match simple.opcode {
            Opcode::PopJumpIfTrue => true,
            Opcode::PopJumpIfFalse => false,
            _ => return None,
        };
        if self.is_target(&simple) {
            return None;
        }
        self.next = at + 1;
        Some((simple.target?, if sense != turned { flag::SENSE } else { 0 }))
    }

    fn truth(&mut self) -> Result<(), Refusal> {
        match self.following_jump() {
            Some((target, sense)) => self.jump_if(Some(target), Op::JumpTruth, sense),
            None => {
                if let Some(next) = self.simple.get(self.next).copied()
                    && next.opcode == Opcode::UnaryNot
                    && !self.is_target(&next)
                {
                    self.next += 1;
                    return self.unary(Op::Not);
                }
                self.unary(Op::ToBool)
            }
        }
    }

    fn compare(&mut self, arg: u32) -> Result<(), Refusal> {
        let kind = (arg >> 5) as usize;
        if kind > 5 {
            return Err(Refusal::Invalid);
        }
        // Whoever asked for a bool gets one from a jump as well; otherwise the value itself may be wanted.
        let jump = if arg & op::COMPARE_TO_BOOL != 0 || self.next_is_to_bool() {
            self.following_jump()
        } else {
            None
        };
        let Some((target, sense)) = jump else { return self.compare_value(arg, kind) };
        self.flush_below(2)?;
        let right = self.entry(1)?;
        self.ready(if matches!(right, Entry::Const(_)) { &[2] } else { &[1, 2] })?;
        let (left, left_temp) = self.register(2)?;
        let flags = free(flag::FREE_B, left_temp);
        let holds = usize::from(sense != 0);
        let at = if let Some(int) = int16(right) {
            self.pop_operands(2);
            self.emit2(encode(JUMPS_RI[kind][holds], flags, 0, left, int as u16), 0)
        } else if let Entry::Const(word) = right {
            self.pop_operands(2);
            let at = self.emit2(encode(Op::JumpCompareRK, sense | flags, 0, left, 0), (kind as u64) << 32);
            self.out.push(word);
            at
        } else {
            let (right, right_temp) = self.register(1)?;
            self.pop_operands(2);
            self.emit2(
                encode(JUMPS_RR[kind][holds], flags | free(flag::FREE_C, right_temp), 0, left, right),
                0,
            )
        };
        self.fixups.push((at, true, target));
        Ok(())
    }

    fn next_is_to_bool(&self) -> bool {
        self.simple.get(self.next).is_some_and(|next| next.opcode == Opcode::ToBool && !self.is_target(next))
    }

    fn compare_value(&mut self, arg: u32, kind: usize) -> Result<(), Refusal> {
        let right = int16(self.entry(1)?);
        self.ready(if right.is_some() { &[2] } else { &[1, 2] })?;
        let (to, dest) = self.destination(2)?;
        let (left, left_temp) = self.register(2)?;
        let flags = dest | free(flag::FREE_B, left_temp);
        // Bit 5 of the kind asks for a bool.
        let kind = (kind as u64 | u64::from(arg & op::COMPARE_TO_BOOL != 0) << 5) << 32;
        if let Some(int) = right {
            self.pop_operands(2);
            self.emit2(encode(Op::CompareRI, flags, to, left, int as u16), kind);
        } else {
            let (right, right_temp) = self.register(1)?;
            self.pop_operands(2);
            self.emit2(encode(Op::CompareRR, flags | free(flag::FREE_C, right_temp), to, left, right), kind);
        }
        self.push_result(to, dest);
        Ok(())
    }

    fn is_or_contains(&mut self, arg: u32, value_op: Op, jump_op: Op) -> Result<(), Refusal> {
        let invert = if arg & 1 != 0 { flag::SENSE } else { 0 };
        if let Some((target, sense)) = self.following_jump() {
            self.flush_below(2)?;
            self.ready(&[1, 2])?;
            let (right, right_temp) = self.register(1)?;
            let (left, left_temp) = self.register(2)?;
            self.pop_operands(2);
            let flags = sense ^ invert | free(flag::FREE_B, left_temp) | free(flag::FREE_C, right_temp);
            let at = self.emit2(encode(jump_op, flags, 0, left, right), 0);
            self.fixups.push((at, true, target));
            return Ok(());
        }
        self.ready(&[1, 2])?;
        let (to, dest) = self.destination(2)?;
        let (right, right_temp) = self.register(1)?;
        let (left, left_temp) = self.register(2)?;
        self.pop_operands(2);
        let flags = dest | invert | free(flag::FREE_B, left_temp) | free(flag::FREE_C, right_temp);
        self.emit(encode(value_op, flags, to, left, right));
        self.push_result(to, dest);
        Ok(())
    }

    fn jump_if(&mut self, target: Option<usize>, op: Op, sense: u8) -> Result<(), Refusal> {
        let target = target.ok_or(Refusal::Invalid)?;
        self.flush_below(1)?;
        let (operand, is_temp) = self.register(1)?;
        self.pop_operands(1);
        let at = self.emit2(encode(op, sense | free(flag::FREE_B, is_temp), 0, operand, 0), 0);
        self.fixups.push((at, true, target));
        Ok(())
    }

    fn jump(&mut self, target: Option<usize>, op: Op) -> Result<(), Refusal> {
        self.flush(self.stack.len());
        let at = self.emit(encode_wide(op, 0, 0, 0));
        self.fixups.push((at, false, target.ok_or(Refusal::Invalid)?));
        Ok(())
    }

    /// The instruction at `target` and the one behind it.
    fn opcodes_at(&self, target: Option<usize>) -> [Option<Opcode>; 2] {
        let find = |target| self.simple.binary_search_by_key(&target, |simple| simple.start).ok();
        let Some(at) = target.and_then(find) else { return [None; 2] };
        [at, at + 1].map(|at| self.simple.get(at).map(|simple| simple.opcode))
    }

    /// Whether a loop that begins at `target` yields at every turn, as that of `yield from` does. Another loop, which no compiler
    /// makes without an interruption, must not go on for ever.
    fn is_delegation(&self, target: Option<usize>) -> bool {
        self.opcodes_at(target) == [Some(Opcode::Send), Some(Opcode::YieldValue)]
    }

    fn for_iter(&mut self, target: Option<usize>) -> Result<(), Refusal> {
        self.flush(self.stack.len());
        let (to, dest) = self.destination(0)?;
        let Entry::Temp(iterator) = self.entry(1)? else { return Err(Refusal::Invalid) };
        let at = self.emit2(encode(Op::ForIter, dest, to, iterator, 0), 0);
        self.out.extend([0, 0]);
        self.fixups.push((at, true, target.ok_or(Refusal::Invalid)?));
        self.push_result(to, dest);
        Ok(())
    }

    fn load_global(&mut self, arg: u32) -> Result<(), Refusal> {
        let name = u64::from(arg >> 1) << 32;
        if arg & 1 == 0 {
            let (to, dest) = self.destination(0)?;
            self.emit2(encode(Op::LoadGlobal, dest, to, 0, 0), name);
            self.out.extend([0, 0]);
            self.push_result(to, dest);
            return Ok(());
        }
        let to = self.reserve_top();
        self.stack.push(Entry::Temp(to));
        let null = self.reserve_top();
        self.stack.pop();
        self.emit2(encode(Op::LoadGlobal, flag::METHOD, to, 0, 0), name);
        self.out.extend([0, 0]);
        self.stack.push(Entry::Temp(to));
        self.stack.push(Entry::Temp(null));
        Ok(())
    }

    fn load_super(&mut self, arg: u32) -> Result<(), Refusal> {
        self.flush(self.stack.len());
        self.stack.len().checked_sub(3).ok_or(Refusal::Invalid)?;
        self.pop_operands(3);
        let base = self.temp(self.stack.len());
        let two_arguments = if arg & 2 != 0 { flag::SENSE } else { 0 };
        let method = if arg & 1 != 0 { flag::METHOD } else { 0 };
        self.emit2(encode(Op::LoadSuper, two_arguments | method, base, 0, 0), u64::from(arg >> 2) << 32);
        self.out.extend([0, 0]);
        self.set_canonical(self.stack.len() + if arg & 1 != 0 { 2 } else { 1 });
        Ok(())
    }

    fn load_name(&mut self, arg: u32) -> Result<(), Refusal> {
        let (to, dest) = self.destination(0)?;
        self.emit2(encode(Op::LoadName, dest, to, 0, 0), u64::from(arg) << 32);
        self.out.extend([0, 0]);
        self.push_result(to, dest);
        Ok(())
    }

    fn store_name(&mut self, arg: u32, is_global: u8) -> Result<(), Refusal> {
        self.ready(&[1])?;
        let (value, is_temp) = self.register(1)?;
        self.pop_operands(1);
        let flags = is_global | free(flag::FREE_B, is_temp);
        self.emit2(encode(Op::StoreName, flags, 0, value, 0), u64::from(arg) << 32);
        self.out.push(0);
        Ok(())
    }

    fn load_attr(&mut self, arg: u32) -> Result<(), Refusal> {
        let name = u64::from(arg >> 1) << 32;
        self.ready(&[1])?;
        if arg & 1 == 0 {
            let (to, dest) = self.destination(1)?;
            let (object, is_temp) = self.register(1)?;
            self.pop_operands(1);
            self.emit2(encode(Op::LoadAttr, dest | free(flag::FREE_B, is_temp), to, object, 0), name);
            self.out.extend([0, 0]);
            self.push_result(to, dest);
            return Ok(());
        }
        // Callable and `self` go to the object's place and the next one.
        let position = self.stack.len().checked_sub(1).ok_or(Refusal::Invalid)?;
        self.free_temp(position);
        let self_to = self.reserve_top();
        let (object, is_temp) = self.register(1)?;
        let to = self.temp(position);
        self.pop_operands(1);
        let flags = flag::METHOD | free(flag::FREE_B, is_temp);
        self.emit2(encode(Op::LoadAttr, flags, to, object, 0), name);
        self.out.extend([0, 0]);
        self.stack.push(Entry::Temp(to));
        self.stack.push(Entry::Temp(self_to));
        Ok(())
    }

    fn store_attr(&mut self, arg: u32) -> Result<(), Refusal> {
        self.ready(&[1, 2])?;
        let (object, object_temp) = self.register(1)?;
        let (value, value_temp) = self.register(2)?;
        self.pop_operands(2);
        let flags = free(flag::FREE_A, object_temp) | free(flag::FREE_B, value_temp);
        self.emit2(encode(Op::StoreAttr, flags, object, value, 0), u64::from(arg) << 32);
        self.out.extend([0, 0]);
        Ok(())
    }

    fn store_subscr(&mut self) -> Result<(), Refusal> {
        self.ready(&[3, 2, 1])?;
        let (key, key_temp) = self.register(1)?;
        let (object, object_temp) = self.register(2)?;
        let (value, value_temp) = self.register(3)?;
        self.pop_operands(3);
        let flags =
            free(flag::FREE_A, object_temp) | free(flag::FREE_B, key_temp) | free(flag::FREE_C, value_temp);
        self.emit(encode(Op::SetItem, flags, object, key, value));
        Ok(())
    }

    fn append(&mut self, op: Op, arg: usize) -> Result<(), Refusal> {
        self.ready(&[1, arg + 1])?;
        let (value, is_temp) = self.register(1)?;
        let (container, _) = self.register(arg + 1)?;
        self.pop_operands(1);
        self.emit(encode(op, free(flag::FREE_B, is_temp), container, value, 0));
        Ok(())
    }

    fn list_append(&mut self, arg: usize) -> Result<(), Refusal> {
        self.append(Op::ListAppend, arg)?;
        if arg == 2
            && self.is_done_for_each_item()
            && let Entry::Temp(iterator) = self.entry(1)?
            && let Some(at) = self.last_of(Op::ListAppend)
        {
            let (list, value) = (instr::a(self.out[at]) as u16, instr::b(self.out[at]) as u16);
            let flags = instr::flags(self.out[at]) | flag::SENSE;
            self.out[at] = encode(Op::ListAppend, flags, list, value, iterator);
        }
        Ok(())
    }

    /// Whether nothing jumps between the nearest `FOR_ITER` before and here.
    fn is_done_for_each_item(&self) -> bool {
        let before = self.simple[..self.next - 1].iter().rev();
        before
            .take_while(|simple| !self.is_target(simple))
            .find(|simple| simple.target.is_some())
            .is_some_and(|simple| simple.opcode == Opcode::ForIter)
    }

    fn map_add(&mut self, arg: usize) -> Result<(), Refusal> {
        self.ready(&[1, 2, arg + 2])?;
        let (value, value_is_temp) = self.register(1)?;
        let (key, key_is_temp) = self.register(2)?;
        let (dict, _) = self.register(arg + 2)?;
        self.pop_operands(2);
        let flags = free(flag::FREE_B, key_is_temp) | free(flag::FREE_C, value_is_temp);
        self.emit(encode(Op::MapAdd, flags, dict, key, value));
        Ok(())
    }

    fn build(&mut self, op: Op, count: u32) -> Result<(), Refusal> {
        let count16 = u16::try_from(count).map_err(|_| Refusal::TooLarge)?;
        self.flush_top(count as usize)?;
        let (to, dest) = self.destination(count as usize)?;
        self.pop_operands(count as usize);
        let from = self.temp(self.stack.len());
        self.emit(encode(op, dest, to, from, count16));
        self.push_result(to, dest);
        Ok(())
    }

    fn unpack_sequence(&mut self, count: u32) -> Result<(), Refusal> {
        let count16 = u16::try_from(count).map_err(|_| Refusal::TooLarge)?;
        self.ready(&[1])?;
        let base = self.stack.len() - 1;
        for position in base..base + count as usize {
            self.free_temp(position);
        }
        let (source, is_temp) = self.register(1)?;
        self.pop_operands(1);
        self.emit(encode(Op::UnpackSequence, free(flag::FREE_A, is_temp), source, self.temp(base), count16));
        for position in base..base + count as usize {
            self.stack.push(Entry::Temp(self.temp(position)));
        }
        Ok(())
    }

    /// The callable, `self` and arguments of a call in their places; where they begin, and where the result goes.
    fn prepare_call(&mut self, count: usize) -> Result<(u16, u16, u8), Refusal> {
        self.flush_top(count)?;
        let (to, dest) = self.call_destination(count)?;
        self.pop_operands(count);
        Ok((self.temp(self.stack.len()), to, dest))
    }

    fn call(&mut self, count: u32) -> Result<(), Refusal> {
        let count16 = u16::try_from(count).map_err(|_| Refusal::TooLarge)?;
        let (base, to, dest) = self.prepare_call(count as usize + 2)?;
        self.emit2(encode(Op::Call, dest, base, count16, to), 0);
        self.out.push(0);
        self.push_result(to, dest);
        Ok(())
    }

    fn call_kw(&mut self, count: u32) -> Result<(), Refusal> {
        let count16 = u16::try_from(count).map_err(|_| Refusal::TooLarge)?;
        let names = self.keyword_names()?;
        let (base, to, dest) = self.prepare_call(count as usize + 2)?;
        self.emit2(encode(Op::CallKw, dest, base, count16, to), names);
        self.out.push(0);
        self.push_result(to, dest);
        Ok(())
    }

    /// The constant on top, which holds a call's keywords. With tracing it has been brought into a temporary, but the
    /// instruction before still tells which one it is.
    fn keyword_names(&mut self) -> Result<u64, Refusal> {
        let register = match self.pop()? {
            Entry::Const(names) => return Ok(names),
            Entry::Temp(register) if self.form == Form::Traced => register,
            _ => return Err(Refusal::Invalid),
        };
        let [.., load, call] = &self.simple[..self.next] else { return Err(Refusal::Invalid) };
        if load.opcode != Opcode::LoadConst || self.depths.is_target[call.start] {
            return Err(Refusal::Invalid);
        }
        let names = self.code.consts().get(load.arg as usize).ok_or(Refusal::Invalid)?.exposed_bits();
        self.emit(encode(Op::Drop, 0, register, 0, 0));
        Ok(names)
    }

    fn call_ex(&mut self) -> Result<(), Refusal> {
        let (base, to, dest) = self.prepare_call(4)?;
        self.emit2(encode(Op::CallEx, dest, base, 0, to), 0);
        self.out.push(0);
        self.push_result(to, dest);
        Ok(())
    }

    fn return_value(&mut self) -> Result<(), Refusal> {
        if let Entry::Const(word) = self.entry(1)? {
            self.pop()?;
            self.emit2(encode(Op::ReturnConst, 0, 0, 0, 0), word);
            return Ok(());
        }
        let (value, is_temp) = self.register(1)?;
        self.pop()?;
        self.emit(encode(Op::Return, free(flag::FREE_B, is_temp), 0, value, 0));
        Ok(())
    }

    fn send(&mut self, target: Option<usize>) -> Result<(), Refusal> {
        self.flush_below(1)?;
        let (value, is_temp) = self.register(1)?;
        self.pop_operands(1);
        let Entry::Temp(receiver) = self.entry(1)? else { return Err(Refusal::Invalid) };
        let to = self.temp(self.stack.len());
        let at = self.emit2(encode(Op::Send, free(flag::FREE_C, is_temp), to, receiver, value), 0);
        self.out.extend([0, 0]);
        self.fixups.push((at, true, target.ok_or(Refusal::Invalid)?));
        self.stack.push(Entry::Temp(to));
        Ok(())
    }

    fn cold(&mut self, simple: Simple) -> Result<(), Refusal> {
        let operation = op::Op::from(simple.opcode);
        let (pops, pushes) = operation.pops_pushes(simple.arg);
        self.flush(self.stack.len());
        let below = self.stack.len().checked_sub(pops as usize).ok_or(Refusal::Invalid)?;
        let top = self.temp(self.stack.len());
        self.stack.truncate(below + left_in_place(simple.opcode, pops) as usize);
        let op = match simple.opcode {
            Opcode::CopyFreeVars => Op::CopyFreeVars,
            Opcode::PushExcInfo => Op::PushExcInfo,
            Opcode::PopExcept => Op::PopExcept,
            Opcode::CheckExcMatch => Op::CheckExcMatch,
            Opcode::GetAnext => Op::GetAnext,
            Opcode::GetAwaitable => Op::GetAwaitable,
            Opcode::CallIntrinsic1 if simple.arg == Intrinsic1::AsyncGenWrap as u32 => Op::WrapYield,
            _ => Op::Cold,
        };
        self.emit(encode_wide(op, simple.opcode as u8, top, simple.arg));
        self.set_canonical(below + pushes as usize);
        Ok(())
    }
}

/// Operands that a cold instruction only looks at: they are still there when it fails.
fn left_in_place(opcode: Opcode, pops: u32) -> u32 {
    match opcode {
        Opcode::GetAnext | Opcode::GetLen | Opcode::ImportFrom => 1,
        Opcode::MatchKeys => 2,
        Opcode::WithExceptStart => 5,
        Opcode::CheckExcMatch
        | Opcode::DictMerge
        | Opcode::DictUpdate
        | Opcode::ListExtend
        | Opcode::SetUpdate
        | Opcode::Reraise => pops.saturating_sub(1),
        _ => 0,
    }
}

fn free(flag: u8, is_temp: bool) -> u8 {
    if is_temp { flag } else { 0 }
}

/// The value of an entry that is a small int constant.
fn int16(entry: Entry) -> Option<i16> {
    match entry {
        Entry::Const(bits) if Word::immediate_int(bits) => i16::try_from(bits as i64 >> 2).ok(),
        _ => None,
    }
}

/// The instructions for an operator, by the form of the right operand.
struct Forms {
    rr: Option<Op>,
    ri: Option<Op>,
    rk: Option<Op>,
}

fn forms_of(op: BinaryOp) -> Forms {
    let forms = |rr, ri, rk| Forms { rr: Some(rr), ri: Some(ri), rk };
    match op {
        BinaryOp::Add => forms(Op::AddRR, Op::AddRI, Some(Op::AddRK)),
        BinaryOp::Subtract => forms(Op::SubRR, Op::SubRI, Some(Op::SubRK)),
        BinaryOp::Multiply => forms(Op::MulRR, Op::MulRI, Some(Op::MulRK)),
        BinaryOp::TrueDivide => forms(Op::TrueDivRR, Op::TrueDivRI, Some(Op::TrueDivRK)),
        BinaryOp::FloorDivide => forms(Op::FloorDivRR, Op::FloorDivRI, None),
        BinaryOp::Remainder => forms(Op::ModRR, Op::ModRI, None),
        BinaryOp::And => forms(Op::AndRR, Op::AndRI, None),
        BinaryOp::Or => forms(Op::OrRR, Op::OrRI, None),
        BinaryOp::Xor => forms(Op::XorRR, Op::XorRI, None),
        BinaryOp::Lshift => forms(Op::LshiftRR, Op::LshiftRI, None),
        BinaryOp::Rshift => forms(Op::RshiftRR, Op::RshiftRI, None),
        BinaryOp::Power | BinaryOp::MatrixMultiply => Forms { rr: None, ri: None, rk: None },
    }
}

/// The jumps by a comparison: unless it holds, and if it does.
const JUMPS_RR: [[Op; 2]; 6] = [
    [Op::JumpUnlessLtRR, Op::JumpIfLtRR],
    [Op::JumpUnlessLeRR, Op::JumpIfLeRR],
    [Op::JumpUnlessEqRR, Op::JumpIfEqRR],
    [Op::JumpUnlessNeRR, Op::JumpIfNeRR],
    [Op::JumpUnlessGtRR, Op::JumpIfGtRR],
    [Op::JumpUnlessGeRR, Op::JumpIfGeRR],
];
const JUMPS_RI: [[Op; 2]; 6] = [
    [Op::JumpUnlessLtRI, Op::JumpIfLtRI],
    [Op::JumpUnlessLeRI, Op::JumpIfLeRI],
    [Op::JumpUnlessEqRI, Op::JumpIfEqRI],
    [Op::JumpUnlessNeRI, Op::JumpIfNeRI],
    [Op::JumpUnlessGtRI, Op::JumpIfGtRI],
    [Op::JumpUnlessGeRI, Op::JumpIfGeRI],
];

/// The lines of a code object's instructions, asked for in order.
pub(super) struct LineStarts {
    /// First code unit and line of each entry of the location table.
    entries: Vec<(usize, Option<u32>)>,
    next: usize,
}

impl LineStarts {
    pub(super) fn of(code: &PyCode) -> LineStarts {
        let entries = locations::spans(code.code()).map(|span| (span.start, span.position.line)).collect();
        LineStarts { entries, next: 0 }
    }

    pub(super) fn line_at(&mut self, offset: usize) -> Option<u32> {
        while self.entries.get(self.next + 1).is_some_and(|entry| entry.0 <= offset) {
            self.next += 1;
        }
        self.entries.get(self.next)?.1
    }
}

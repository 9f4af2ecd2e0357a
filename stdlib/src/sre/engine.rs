//! Execution of programs: backtracking over an explicit stack, so that no pattern and no text recurses natively.
//!
//! What is to be undone when going back (marks of groups, states of loops) lies on the same stack as the places to go back to.
//! Where nothing is left to go back to, nothing is noted: a failing attempt clears all marks.
//!
//! Every few thousand steps the VM's tick runs: a match that takes for ever ends with Ctrl-C, with the fuel or with the time.

use super::charset::Fold;
use super::code::{At, Greed, MAXREPEAT, One};
use super::program::{ANYTHING, Op, Pc, Program, Repeat, Way};
use memchr::{memchr, memchr2, memrchr};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::text::{Text, Unit, ucd};
use taipan_vm::thread::Thread;

/// A mark that is not set.
pub const UNSET: usize = usize::MAX;

/// Steps between two ticks.
const TICK: u32 = 4096;

#[derive(Clone, Copy)]
enum Kind {
    /// Go on at `n` from position `a`.
    Branch,
    /// Give back characters of repetition `n`, from position `b` down to `a`.
    Greedy,
    /// Take one more character of repetition `n` at position `a`; `b` is the farthest position.
    Lazy,
    /// Leave loop `n` at position `a`; its state was `count` and `b`.
    Leave,
    /// One more iteration of loop `n` at position `a`; its state was `count` and `b`.
    Again,
    /// Mark `n` was `a`, the last group `b`.
    Mark,
    /// The state of loop `n` was `count` and `b`.
    State,
}

/// What the stack is made of. Packed, since deep stacks are what costs most.
#[derive(Clone, Copy)]
struct Entry {
    kind: Kind,
    n: u32,
    count: u32,
    a: usize,
    b: usize,
}

/// How often a loop has run, and where its last iteration beyond the least number began.
#[derive(Clone, Copy)]
struct State {
    count: u32,
    last: usize,
}

/// Where something that is matched once and for all began: the height of the stack, and the position.
#[derive(Clone, Copy)]
struct Once {
    height: usize,
    pos: usize,
}

/// What is asked of a match.
#[derive(Clone, Copy, Default)]
pub struct Demands {
    /// It must reach the end of the text.
    pub full: bool,
    /// It must not be empty at the position where the search begins.
    pub advance: bool,
}

/// The memory of an execution, which can be used for one after another.
pub struct Machine {
    stack: Buf<Entry>,
    /// Beginnings and ends of groups.
    pub marks: Buf<usize>,
    /// Some mark has been set since all were forgotten.
    is_marked: bool,
    states: Buf<State>,
    once: Buf<Once>,
    /// The group that was closed last, counted from 1.
    pub last_group: usize,
    steps: u32,
}

/// The stack's capacity that is kept between executions.
const KEPT: usize = 4096;

impl Machine {
    pub fn new(program: &Program, groups: usize) -> Result<Machine, NoMemory> {
        Ok(Machine {
            stack: Buf::new(),
            marks: Buf::filled(UNSET, 2 * groups)?,
            is_marked: false,
            states: Buf::filled(State { count: 0, last: UNSET }, program.loops.len())?,
            once: Buf::filled(Once { height: 0, pos: 0 }, program.groups_once as usize)?,
            last_group: 0,
            steps: 0,
        })
    }

    /// Gives back memory that only an unusual match needed.
    pub fn rest(&mut self) {
        self.stack.clear();
        if self.stack.capacity() > KEPT {
            self.stack = Buf::new();
        }
    }

    fn forget_marks(&mut self) {
        self.last_group = 0;
        if self.is_marked {
            self.marks.fill(UNSET);
            self.is_marked = false;
        }
    }

    #[inline]
    fn step(&mut self, vm: &Thread) -> PyResult<()> {
        self.steps += 1;
        if self.steps >= TICK {
            self.steps = 0;
            return vm.spend(TICK as i32 / 8);
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind, n: u32, count: u32, a: usize, b: usize) -> Result<(), NoMemory> {
        self.stack.push(Entry { kind, n, count, a, b })
    }

    fn set_mark(&mut self, mark: u32, pos: usize) -> Result<(), NoMemory> {
        let old = self.marks[mark as usize];
        if !self.stack.is_empty() {
            self.push(Kind::Mark, mark, 0, old, self.last_group)?;
        }
        self.marks[mark as usize] = pos;
        self.is_marked = true;
        if mark & 1 != 0 {
            self.last_group = mark as usize / 2 + 1;
        }
        Ok(())
    }

    /// Forgets the places to go back to above `height`, not what is to be undone.
    fn commit(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            let entry = self.stack[index];
            if let Kind::Mark = entry.kind {
                self.stack[kept] = entry;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        if height == 0 && kept > 0 {
            // Nothing lies below that could be gone back to.
            self.stack.clear();
        }
    }

    /// Goes back to `height` and takes none of the places above it.
    fn unwind(&mut self, height: usize) {
        while self.stack.len() > height {
            let Some(entry) = self.stack.pop() else { return };
            match entry.kind {
                Kind::Mark => {
                    self.marks[entry.n as usize] = entry.a;
                    self.last_group = entry.b;
                }
                Kind::State | Kind::Leave | Kind::Again => {
                    self.states[entry.n as usize] = State { count: entry.count, last: entry.b };
                }
                Kind::Branch | Kind::Greedy | Kind::Lazy => {}
            }
        }
    }

    /// The beginning and end of a group, counted from 0, if it has matched.
    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[2 * group as usize], self.marks[2 * group as usize + 1]);
        (start != UNSET && end != UNSET && start <= end).then_some((start, end))
    }

    /// Matches at `start` exactly, and returns the end.
    pub fn match_at<U: Unit>(
        &mut self,
        vm: &Thread,
        program: &Program,
        text: &[U],
        start: usize,
        demands: Demands,
    ) -> PyResult<Option<usize>> {
        self.forget_marks();
        if text.len() - start < program.min_width {
            return Ok(None);
        }
        Run { machine: self, program, text }.run(vm, start, demands)
    }

    /// Looks for a match from `start` on, and returns its beginning and end.
    pub fn search<U: Unit>(
        &mut self,
        vm: &Thread,
        program: &Program,
        text: &[U],
        start: usize,
        demands: Demands,
    ) -> PyResult<Option<(usize, usize)>> {
        self.forget_marks();
        let mut demands = demands;
        let mut at = start;
        while let Some(candidate) = program.next_candidate(text, at) {
            demands.advance &= candidate == start;
            let end = Run { machine: self, program, text }.run(vm, candidate, demands)?;
            if let Some(end) = end {
                return Ok(Some((candidate, end)));
            }
            if program.anchored {
                return Ok(None);
            }
            demands.advance = false;
            at = candidate + 1;
            self.step(vm)?;
            self.forget_marks();
        }
        Ok(None)
    }
}

impl Program {
    /// The next position from `at` on where a match may begin.
    #[inline]
    fn next_candidate<U: Unit>(&self, text: &[U], at: usize) -> Option<usize> {
        if at > text.len() || text.len() - at < self.min_width {
            return None;
        }
        if self.anchored {
            return (at == 0).then_some(0);
        }
        if self.line_anchored && at > 0 && text[at - 1].code() != 10 {
            return Some(at + U::find_unit(&text[at..], U::of(10))? + 1).filter(|&at| at <= text.len());
        }
        let rest = &text[at..];
        if let (Text::Latin1(bytes), Some(finder)) = (U::view(rest), &self.finder) {
            return finder.find(bytes).map(|found| at + found);
        }
        if let Some(&code) = self.prefix.first() {
            return if code > U::MAX { None } else { Some(at + U::find_unit(rest, U::of(code))?) };
        }
        if self.first == ANYTHING {
            return Some(at);
        }
        let first = &self.firsts[self.first as usize];
        let found = match first.only {
            Some(byte) => U::find_unit(rest, U::of(u32::from(byte))),
            None => rest.iter().position(|unit| first.accepts(Some(unit.code()))),
        };
        match found {
            Some(found) => Some(at + found),
            None => first.end.then_some(text.len()),
        }
    }
}

struct Run<'a, U> {
    machine: &'a mut Machine,
    program: &'a Program,
    text: &'a [U],
}

#[inline(always)]
fn code_at<U: Unit>(text: &[U], at: usize) -> Option<u32> {
    text.get(at).map(|unit| unit.code())
}

impl<U: Unit> Run<'_, U> {
    #[inline(always)]
    fn may_begin(&self, first: u32, at: usize) -> bool {
        first == ANYTHING || self.program.firsts[first as usize].accepts(code_at(self.text, at))
    }

    #[inline(always)]
    fn is_one(&self, one: One, code: u32) -> bool {
        match one {
            One::Char(literal) => code == literal,
            One::NotChar(literal) => code != literal,
            One::Any => code != 10,
            One::AnyAll => true,
            One::Set(set) => self.program.sets[set as usize].contains(code),
        }
    }

    /// How many characters from `at` on, at most `most`, match.
    #[inline]
    fn run_of(&self, one: One, at: usize, most: usize) -> usize {
        let units = &self.text[at..at + most];
        match one {
            One::AnyAll => Some(most),
            One::Any => U::find_unit(units, U::of(10)),
            One::NotChar(code) if code <= U::MAX => U::find_unit(units, U::of(code)),
            One::NotChar(_) => Some(most),
            One::Char(code) => units.iter().position(|unit| unit.code() != code),
            One::Set(set) => {
                let set = &self.program.sets[set as usize];
                units.iter().position(|unit| !set.contains(unit.code()))
            }
        }
        .unwrap_or(most)
    }

    /// The last position in `low..=high` where what follows may begin.
    #[inline]
    fn last_place(&self, next: u32, low: usize, high: usize) -> Option<usize> {
        if next == ANYTHING {
            return Some(high);
        }
        let first = &self.program.firsts[next as usize];
        if first.accepts(code_at(self.text, high)) {
            return Some(high);
        }
        match (first.only, U::view(&self.text[low..high])) {
            (Some(byte), Text::Latin1(bytes)) => memrchr(byte, bytes).map(|at| low + at),
            _ => {
                let place = self.text[low..high].iter().rposition(|unit| first.accepts(Some(unit.code())));
                place.map(|at| low + at)
            }
        }
    }

    /// The first position from `at` on, at most `limit`, where what follows a repetition may begin, with only characters of the
    /// repetition before it.
    fn first_place(&self, repeat: &Repeat, at: usize, limit: usize) -> Option<usize> {
        if repeat.next == ANYTHING {
            return Some(at);
        }
        let first = &self.program.firsts[repeat.next as usize];
        if let (Some(byte), Text::Latin1(bytes)) = (first.only, U::view(&self.text[at..])) {
            let stop = match repeat.one {
                One::AnyAll => Some(memchr(byte, bytes)),
                One::Any => Some(memchr2(byte, 10, bytes)),
                One::NotChar(code @ 0..256) => Some(memchr2(byte, code as u8, bytes)),
                _ => None,
            };
            if let Some(found) = stop {
                let found = found?;
                return (bytes[found] == byte && at + found <= limit).then_some(at + found);
            }
        }
        let mut at = at;
        loop {
            let code = code_at(self.text, at);
            if first.accepts(code) {
                return Some(at);
            }
            match code {
                Some(code) if at < limit && self.is_one(repeat.one, code) => at += 1,
                _ => return None,
            }
        }
    }

    fn is_word(&self, at: usize, unicode: bool) -> bool {
        match code_at(self.text, at) {
            Some(0x5F) => true,
            Some(code) if code < 128 => (code as u8).is_ascii_alphanumeric(),
            Some(code) => unicode && ucd::is_alnum(code),
            None => false,
        }
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        let len = self.text.len();
        let newline = |at: usize| code_at(self.text, at) == Some(10);
        match place {
            At::Beginning => at == 0,
            At::BeginningLine => at == 0 || newline(at - 1),
            At::End => at == len || at + 1 == len && newline(at),
            At::EndLine => at == len || newline(at),
            At::EndString => at == len,
            At::Boundary { unicode, inverted } => {
                let before = at > 0 && self.is_word(at - 1, unicode);
                (before != self.is_word(at, unicode)) != inverted
            }
        }
    }

    /// The end of what a group has matched, if it stands at `at`, too.
    fn repeated(&self, group: u32, fold: Fold, at: usize) -> Option<usize> {
        let (start, end) = self.machine.group(group)?;
        let found = self.text.get(at..at + (end - start))?;
        let same =
            |(a, b): (&U, &U)| a == b || fold != Fold::None && fold.lower(a.code()) == fold.lower(b.code());
        self.text[start..end].iter().zip(found).all(same).then_some(at + (end - start))
    }

    fn run(&mut self, vm: &Thread, start: usize, demands: Demands) -> PyResult<Option<usize>> {
        self.machine.stack.clear();
        let (mut pc, mut pos) = (0, start);
        loop {
            let Some(next) = self.forward(vm, pc, &mut pos, start, demands)? else { return Ok(Some(pos)) };
            if next != FAILED {
                pc = next;
                continue;
            }
            match self.back(vm, &mut pos)? {
                Some(next) => pc = next,
                None => return Ok(None),
            }
        }
    }

    /// Executes until something fails (`FAILED`) or the pattern ends (`None`).
    #[inline(always)]
    fn forward(
        &mut self,
        vm: &Thread,
        from: Pc,
        place: &mut usize,
        start: usize,
        demands: Demands,
    ) -> PyResult<Option<Pc>> {
        let program = self.program;
        let text = self.text;
        let mut pc = from;
        let mut pos = *place;
        loop {
            let op = program.ops[pc as usize];
            pc += 1;
            let matched = match op {
                Op::Fail => false,
                Op::Accept => {
                    if demands.full && pos != text.len() || demands.advance && pos == start {
                        return Ok(Some(FAILED));
                    }
                    *place = pos;
                    return Ok(None);
                }
                Op::Char(literal) => {
                    let matched = code_at(text, pos) == Some(literal);
                    pos += 1;
                    matched
                }
                Op::NotChar(literal) => {
                    let matched = code_at(text, pos).is_some_and(|code| code != literal);
                    pos += 1;
                    matched
                }
                Op::Any => {
                    let matched = code_at(text, pos).is_some_and(|code| code != 10);
                    pos += 1;
                    matched
                }
                Op::AnyAll => {
                    pos += 1;
                    pos <= text.len()
                }
                Op::Set(set) => {
                    let set = &program.sets[set as usize];
                    let matched = code_at(text, pos).is_some_and(|code| set.contains(code));
                    pos += 1;
                    matched
                }
                Op::Literal { start, len } => {
                    let literal = &program.literals[start as usize..][..len as usize];
                    let matched = text.get(pos..pos + literal.len()).is_some_and(|units| {
                        units.iter().zip(literal).all(|(unit, code)| unit.code() == *code)
                    });
                    pos += literal.len();
                    matched
                }
                Op::At(at) => self.is_at(at, pos),
                Op::Mark(mark) => {
                    self.machine.set_mark(mark, pos)?;
                    true
                }
                Op::GroupRef(group, fold) => match self.repeated(group, fold, pos) {
                    Some(end) => {
                        pos = end;
                        true
                    }
                    None => false,
                },
                Op::Jump(target) => {
                    pc = target;
                    true
                }
                Op::Split { first, second } => {
                    self.machine.step(vm)?;
                    let may_second = self.may_begin(second.first, pos);
                    if self.may_begin(first.first, pos) {
                        if may_second {
                            self.machine.push(Kind::Branch, second.pc, 0, pos, 0)?;
                        }
                        pc = first.pc;
                        true
                    } else {
                        pc = second.pc;
                        may_second
                    }
                }
                Op::Repeat(number) => match self.repeat(number, pos)? {
                    Some(end) => {
                        pos = end;
                        true
                    }
                    None => false,
                },
                Op::Enter(number) => {
                    let state = &mut self.machine.states[number as usize];
                    let old = std::mem::replace(state, State { count: 0, last: UNSET });
                    self.machine.push(Kind::State, number, old.count, 0, old.last)?;
                    true
                }
                Op::Until(number) => {
                    self.machine.step(vm)?;
                    match self.until(number, pos)? {
                        Some(target) => {
                            pc = target;
                            true
                        }
                        None => false,
                    }
                }
                Op::Begin(group) => {
                    self.machine.once[group as usize] = Once { height: self.machine.stack.len(), pos };
                    true
                }
                Op::Commit(group) => {
                    let height = self.machine.once[group as usize].height;
                    self.machine.commit(height);
                    true
                }
                Op::Look { group, back, negative, after } => {
                    let height = self.machine.stack.len();
                    self.machine.once[group as usize] = Once { height, pos };
                    match pos.checked_sub(back as usize) {
                        Some(before) => {
                            if negative {
                                self.machine.push(Kind::Branch, after, 0, pos, 0)?;
                            }
                            pos = before;
                            true
                        }
                        None => {
                            pc = after;
                            negative
                        }
                    }
                }
                Op::Found { group, negative } => {
                    let once = self.machine.once[group as usize];
                    if negative {
                        self.machine.unwind(once.height);
                    } else {
                        self.machine.commit(once.height);
                        pos = once.pos;
                    }
                    !negative
                }
                Op::IfGroup { group, no } => {
                    if self.machine.group(group).is_none() {
                        pc = no;
                    }
                    true
                }
            };
            if !matched {
                return Ok(Some(FAILED));
            }
        }
    }

    /// The position after a repetition of one character, the places to go back to noted.
    #[inline]
    fn repeat(&mut self, number: u32, pos: usize) -> PyResult<Option<usize>> {
        let repeat = &self.program.repeats[number as usize];
        let (min, left) = (repeat.min as usize, self.text.len() - pos);
        if left < min {
            return Ok(None);
        }
        let most = if repeat.max == MAXREPEAT { left } else { left.min(repeat.max as usize) };
        if repeat.greed == Greed::Lazy {
            if self.run_of(repeat.one, pos, min) < min {
                return Ok(None);
            }
            return self.lengthen(number, pos + min, pos + most);
        }
        let count = self.run_of(repeat.one, pos, most);
        self.machine.steps += (count >> 6) as u32;
        if count < min {
            return Ok(None);
        }
        let wide = usize::from(size_of::<U>() > 1);
        if repeat.greed == Greed::Possessive || count == min || repeat.disjoint[wide] {
            return Ok(Some(pos + count));
        }
        self.shorten(number, pos + min, pos + count)
    }

    /// Goes on after a greedy repetition that ends in `low..=high`.
    #[inline]
    fn shorten(&mut self, number: u32, low: usize, high: usize) -> PyResult<Option<usize>> {
        let repeat = &self.program.repeats[number as usize];
        let Some(place) = self.last_place(repeat.next, low, high) else { return Ok(None) };
        if place > low {
            self.machine.push(Kind::Greedy, number, 0, low, place - 1)?;
        }
        Ok(Some(place))
    }

    /// Goes on after a lazy repetition that ends in `at..=limit`.
    fn lengthen(&mut self, number: u32, at: usize, limit: usize) -> PyResult<Option<usize>> {
        let repeat = &self.program.repeats[number as usize];
        let Some(place) = self.first_place(repeat, at, limit) else { return Ok(None) };
        if place < limit {
            self.machine.push(Kind::Lazy, number, 0, place, limit)?;
        }
        Ok(Some(place))
    }

    /// Where to go before an iteration of a loop: into its body, or on.
    fn until(&mut self, number: u32, pos: usize) -> PyResult<Option<Pc>> {
        let info = &self.program.loops[number as usize];
        let state = self.machine.states[number as usize];
        let (body, exit) = (info.body, info.exit);
        if state.count < info.min {
            if !self.may_begin(body.first, pos) {
                return Ok(None);
            }
            self.machine.push(Kind::State, number, state.count, 0, state.last)?;
            self.machine.states[number as usize].count += 1;
            return Ok(Some(body.pc));
        }
        let more = (state.count < info.max || info.max == MAXREPEAT) && pos != state.last;
        if info.greed == Greed::Lazy {
            if more {
                self.machine.push(Kind::Again, number, state.count, pos, state.last)?;
            }
            return Ok(Some(exit.pc));
        }
        if !more || !self.may_begin(body.first, pos) {
            return Ok(self.way(exit, pos));
        }
        self.machine.push(Kind::Leave, number, state.count, pos, state.last)?;
        self.machine.states[number as usize] = State { count: state.count.saturating_add(1), last: pos };
        Ok(Some(body.pc))
    }

    fn way(&self, way: Way, pos: usize) -> Option<Pc> {
        self.may_begin(way.first, pos).then_some(way.pc)
    }

    /// Goes back to the last place where something else can be tried; `None` if there is none left.
    #[inline]
    fn back(&mut self, vm: &Thread, place: &mut usize) -> PyResult<Option<Pc>> {
        self.machine.step(vm)?;
        while let Some(entry) = self.machine.stack.pop() {
            let number = entry.n as usize;
            match entry.kind {
                Kind::Branch => {
                    *place = entry.a;
                    return Ok(Some(entry.n));
                }
                Kind::Greedy => {
                    if let Some(pos) = self.shorten(entry.n, entry.a, entry.b)? {
                        *place = pos;
                        return Ok(Some(self.program.repeats[number].pc));
                    }
                }
                Kind::Lazy => {
                    let repeat = &self.program.repeats[number];
                    let more = code_at(self.text, entry.a).is_some_and(|code| self.is_one(repeat.one, code));
                    if more && let Some(pos) = self.lengthen(entry.n, entry.a + 1, entry.b)? {
                        *place = pos;
                        return Ok(Some(self.program.repeats[number].pc));
                    }
                }
                Kind::Leave => {
                    self.machine.states[number] = State { count: entry.count, last: entry.b };
                    if let Some(pc) = self.way(self.program.loops[number].exit, entry.a) {
                        *place = entry.a;
                        return Ok(Some(pc));
                    }
                }
                Kind::Again => {
                    self.machine.states[number] = State { count: entry.count, last: entry.b };
                    if let Some(pc) = self.way(self.program.loops[number].body, entry.a) {
                        self.machine.push(Kind::State, entry.n, entry.count, 0, entry.b)?;
                        let count = entry.count.saturating_add(1);
                        self.machine.states[number] = State { count, last: entry.a };
                        *place = entry.a;
                        return Ok(Some(pc));
                    }
                }
                Kind::Mark => {
                    self.machine.marks[number] = entry.a;
                    self.machine.last_group = entry.b;
                }
                Kind::State => self.machine.states[number] = State { count: entry.count, last: entry.b },
            }
        }
        Ok(None)
    }
}

/// Stands for "no place to go on at".
const FAILED: Pc = Pc::MAX;

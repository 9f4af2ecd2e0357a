//! The form in which patterns are executed, and its making from the tree.
//!
//! What is known of the next character decides as much as possible before anything is tried: for each way to go on there is a
//! [`First`], the characters that it can begin with. A repetition whose characters cannot begin what follows gives nothing
//! back, so it needs no place to return to.
//!
//! Invariant: every program counter, set, literal, repetition and loop number in a program is in range.

use super::charset::{Fold, Set};
use super::code::{At, Greed, MAXREPEAT, Node, One, Seq, Tree, Unreadable};

pub type Pc = u32;

/// Number of a [`First`] that excludes nothing.
pub const ANYTHING: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
pub enum Op {
    Fail,
    /// The end of the pattern.
    Accept,
    Char(u32),
    NotChar(u32),
    Any,
    AnyAll,
    Set(u32),
    /// Several characters: where they begin among the literals, and how many.
    Literal {
        start: u32,
        len: u32,
    },
    At(At),
    Mark(u32),
    GroupRef(u32, Fold),
    Jump(Pc),
    /// Two ways, the first preferred.
    Split {
        first: Way,
        second: Way,
    },
    /// A repetition of one character, by its number.
    Repeat(u32),
    /// Begins a counted loop: its number.
    Enter(u32),
    /// Before an iteration of a counted loop, or after the last one.
    Until(u32),
    /// Begins what is matched once and for all; how is in the group's number.
    Begin(u32),
    /// Its end: what could have been matched differently is forgotten.
    Commit(u32),
    /// Looks `back` characters behind; `after` is where to go on if there are not so many.
    Look {
        group: u32,
        back: u32,
        negative: bool,
        after: Pc,
    },
    /// The end of what was looked for.
    Found {
        group: u32,
        negative: bool,
    },
    /// Goes to `no` unless the group has matched.
    IfGroup {
        group: u32,
        no: Pc,
    },
}

/// A way to go on, and what it can begin with.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub pc: Pc,
    pub first: u32,
}

/// The characters that something can begin with, and whether it can begin at the end of the text. Characters from 256 on are
/// taken together.
#[derive(Clone, Debug)]
pub struct First {
    pub table: [bool; 256],
    pub wide: bool,
    pub end: bool,
    /// The only character, if it is one below 256.
    pub only: Option<u8>,
}

impl First {
    fn everything() -> First {
        First { table: [true; 256], wide: true, end: true, only: None }
    }

    fn nothing() -> First {
        First { table: [false; 256], wide: false, end: false, only: None }
    }

    fn is_everything(&self) -> bool {
        self.wide && self.end && self.table.iter().all(|&is_in| is_in)
    }

    fn of_one(one: One, sets: &[Set]) -> First {
        let mut first = First::nothing();
        match one {
            One::Char(code) => match first.table.get_mut(code as usize) {
                Some(is_in) => *is_in = true,
                None => first.wide = true,
            },
            One::NotChar(code) => {
                first = First { end: false, ..First::everything() };
                if let Some(is_in) = first.table.get_mut(code as usize) {
                    *is_in = false;
                }
            }
            One::Any => {
                first = First { end: false, ..First::everything() };
                first.table[10] = false;
            }
            One::AnyAll => first = First { end: false, ..First::everything() },
            One::Set(set) => {
                let set = &sets[set as usize];
                first.table = *set.table;
                first.wide = set.may_be_wide();
            }
        }
        first
    }

    fn join(&mut self, other: &First) {
        for (own, other) in self.table.iter_mut().zip(&other.table) {
            *own |= other;
        }
        self.wide |= other.wide;
        self.end |= other.end;
    }

    /// Keeps only newlines, where a line or the text must end.
    fn at_end(&mut self, newline: bool) {
        let newline = newline && self.table[10];
        *self = First { end: self.end, ..First::nothing() };
        self.table[10] = newline;
    }

    fn disjoint_narrow(&self, other: &First) -> bool {
        !self.table.iter().zip(&other.table).any(|(own, other)| own & other)
    }

    fn find_only(mut self) -> First {
        let mut codes = (0..256).filter(|&code| self.table[code]);
        if let (Some(code), None, false, false) = (codes.next(), codes.next(), self.wide, self.end) {
            self.only = Some(code as u8);
        }
        self
    }

    #[inline(always)]
    pub fn accepts(&self, code: Option<u32>) -> bool {
        match code {
            Some(code) => self.table.get(code as usize).copied().unwrap_or(self.wide),
            None => self.end,
        }
    }
}

/// A repetition of one character.
#[derive(Debug)]
pub struct Repeat {
    pub greed: Greed,
    pub one: One,
    pub min: u32,
    pub max: u32,
    /// What follows can begin with.
    pub next: u32,
    /// What is repeated cannot begin what follows: in texts of Latin-1, in others.
    pub disjoint: [bool; 2],
    /// Where to go on.
    pub pc: Pc,
}

/// A counted loop, or one whose body can match nothing.
#[derive(Debug)]
pub struct Loop {
    pub greed: Greed,
    pub min: u32,
    pub max: u32,
    pub body: Way,
    pub exit: Way,
}

#[derive(Debug)]
pub struct Program {
    pub ops: Vec<Op>,
    pub sets: Vec<Set>,
    pub firsts: Vec<First>,
    pub literals: Vec<u32>,
    pub repeats: Vec<Repeat>,
    pub loops: Vec<Loop>,
    /// How many `Begin` and `Look` there are.
    pub groups_once: u32,
    pub min_width: usize,
    /// What every match begins with.
    pub prefix: Vec<u32>,
    /// The same as bytes, if all are below 256, ready for searching.
    pub finder: Option<Box<memchr::memmem::Finder<'static>>>,
    /// What a match can begin with.
    pub first: u32,
    /// A match begins at the beginning of the text.
    pub anchored: bool,
    /// A match begins at the beginning of a line.
    pub line_anchored: bool,
}

impl Program {
    /// Bytes that the program takes; `words` is the length of the code that it was made of, which bounds its sets' ranges.
    pub fn size(&self, words: usize) -> usize {
        size_of_val(&*self.ops)
            + self.sets.len() * (size_of::<Set>() + 256)
            + size_of_val(&*self.firsts)
            + size_of_val(&*self.literals)
            + size_of_val(&*self.repeats)
            + size_of_val(&*self.loops)
            + size_of_val(&*self.prefix)
            + words * size_of::<u64>()
    }
}

struct Emitter<'a> {
    program: Program,
    may_nest: &'a dyn Fn() -> bool,
}

/// Makes the program of a tree.
pub fn emit(tree: Tree, may_nest: &dyn Fn() -> bool) -> Result<Program, Unreadable> {
    let prefix = prefix_of(&tree.root);
    let bytes: Option<Vec<u8>> = prefix.iter().map(|&code| u8::try_from(code).ok()).collect();
    let finder = bytes.filter(|bytes| bytes.len() > 1);
    let first_node = tree.root.iter().find(|node| !matches!(node, Node::Mark(_)));
    let program = Program {
        ops: Vec::new(),
        sets: tree.sets,
        firsts: Vec::new(),
        literals: Vec::new(),
        repeats: Vec::new(),
        loops: Vec::new(),
        groups_once: 0,
        min_width: tree.min_width,
        finder: finder.map(|bytes| Box::new(memchr::memmem::Finder::new(&bytes).into_owned())),
        prefix,
        first: ANYTHING,
        anchored: matches!(first_node, Some(Node::At(At::Beginning))),
        line_anchored: matches!(first_node, Some(Node::At(At::BeginningLine))),
    };
    let mut emitter = Emitter { program, may_nest };
    let everything = First::everything();
    let first = emitter.sequence(&tree.root, &everything)?;
    emitter.program.ops.push(Op::Accept);
    emitter.program.first = emitter.first(&first);
    Ok(emitter.program)
}

/// The characters that every match of a sequence begins with.
fn prefix_of(nodes: &[Node]) -> Vec<u32> {
    let mut prefix = Vec::new();
    for node in nodes {
        match node {
            Node::Mark(_) => {}
            Node::One(One::Char(code)) => prefix.push(*code),
            _ => break,
        }
    }
    prefix
}

impl Emitter<'_> {
    fn pc(&self) -> Pc {
        self.program.ops.len() as Pc
    }

    fn push(&mut self, op: Op) -> usize {
        self.program.ops.push(op);
        self.program.ops.len() - 1
    }

    /// The number of a set of beginnings.
    fn first(&mut self, first: &First) -> u32 {
        if first.is_everything() {
            return ANYTHING;
        }
        self.program.firsts.push(first.clone().find_only());
        self.program.firsts.len() as u32 - 1
    }

    fn check_nesting(&self) -> Result<(), Unreadable> {
        if (self.may_nest)() { Ok(()) } else { Err(Unreadable::TooDeep) }
    }

    /// Whether a node can match no characters, and what it begins with if it does match some.
    fn beginning(&self, node: &Node) -> Result<(First, bool), Unreadable> {
        Ok(match node {
            Node::Fail => (First::nothing(), false),
            Node::One(one) => (First::of_one(*one, &self.program.sets), false),
            Node::At(_) | Node::Mark(_) | Node::Assert { .. } => (First::nothing(), true),
            Node::GroupRef(..) => (First::everything(), true),
            Node::RepeatOne { one, min, .. } => (First::of_one(*one, &self.program.sets), *min == 0),
            Node::Repeat { body, min, .. } => {
                let (first, empty) = self.beginning_of_all(body)?;
                (first, empty || *min == 0)
            }
            Node::Atomic(body) => self.beginning_of_all(body)?,
            Node::Branch(alternatives) => {
                let (mut first, mut empty) = (First::nothing(), false);
                for alternative in alternatives {
                    let (other, other_empty) = self.beginning_of_all(alternative)?;
                    first.join(&other);
                    empty |= other_empty;
                }
                (first, empty)
            }
            Node::Conditional { yes, no, .. } => {
                let (mut first, empty) = self.beginning_of_all(yes)?;
                let (other, other_empty) = self.beginning_of_all(no)?;
                first.join(&other);
                (first, empty || other_empty)
            }
        })
    }

    fn beginning_of_all(&self, nodes: &[Node]) -> Result<(First, bool), Unreadable> {
        self.check_nesting()?;
        let mut first = First::nothing();
        for node in nodes {
            let (other, empty) = self.beginning(node)?;
            first.join(&other);
            if !empty {
                return Ok((first, false));
            }
        }
        Ok((first, true))
    }

    /// What a node can begin with, given what follows it.
    fn beginning_before(&self, node: &Node, follow: &First) -> Result<First, Unreadable> {
        let (mut first, empty) = self.beginning(node)?;
        if empty {
            first.join(follow);
        }
        match node {
            Node::At(At::End | At::EndLine) => first.at_end(true),
            Node::At(At::EndString) => first.at_end(false),
            _ => {}
        }
        Ok(first)
    }

    /// Emits a sequence that `follow` comes after, and returns what it can begin with.
    fn sequence(&mut self, nodes: &[Node], follow: &First) -> Result<First, Unreadable> {
        self.check_nesting()?;
        let mut follows = vec![follow.clone()];
        for node in nodes.iter().rev() {
            let next = follows.last().unwrap_or(follow);
            let first = self.beginning_before(node, next)?;
            follows.push(first);
        }
        let first = follows.pop().unwrap_or_else(First::everything);
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            let run = nodes[at..].iter().take_while(|node| matches!(node, Node::One(One::Char(_)))).count();
            if run > 1 {
                let start = self.program.literals.len() as u32;
                let codes = nodes[at..at + run].iter().filter_map(|node| match node {
                    Node::One(One::Char(code)) => Some(*code),
                    _ => None,
                });
                self.program.literals.extend(codes);
                self.push(Op::Literal { start, len: run as u32 });
                at += run;
                follows.truncate(follows.len() - run);
                continue;
            }
            let next = follows.pop().unwrap_or_else(First::everything);
            self.node(node, &next)?;
            at += 1;
        }
        Ok(first)
    }

    fn node(&mut self, node: &Node, next: &First) -> Result<(), Unreadable> {
        match node {
            Node::Fail => {
                self.push(Op::Fail);
            }
            Node::One(one) => {
                self.push(match *one {
                    One::Char(code) => Op::Char(code),
                    One::NotChar(code) => Op::NotChar(code),
                    One::Any => Op::Any,
                    One::AnyAll => Op::AnyAll,
                    One::Set(set) => Op::Set(set),
                });
            }
            Node::At(at) => {
                self.push(Op::At(*at));
            }
            Node::Mark(mark) => {
                self.push(Op::Mark(*mark));
            }
            Node::GroupRef(group, fold) => {
                self.push(Op::GroupRef(*group, *fold));
            }
            Node::Branch(alternatives) => self.branch(alternatives, next)?,
            Node::RepeatOne { greed, one, min, max } => self.repeat_one(*greed, *one, (*min, *max), next),
            Node::Repeat { greed: Greed::Possessive, body, min, max } => {
                self.possessive(body, (*min, *max))?;
            }
            Node::Repeat { greed, body, min, max } => self.repeat(*greed, body, (*min, *max), next)?,
            Node::Assert { negative, back, body } => self.assertion(*negative, *back, body)?,
            Node::Atomic(body) => {
                // What follows must not influence what is matched once and for all.
                let group = self.once();
                self.push(Op::Begin(group));
                self.sequence(body, &First::everything())?;
                self.push(Op::Commit(group));
            }
            Node::Conditional { group, yes, no } => {
                let test = self.push(Op::Fail);
                self.sequence(yes, next)?;
                let jump = self.push(Op::Fail);
                self.program.ops[test] = Op::IfGroup { group: *group, no: self.pc() };
                self.sequence(no, next)?;
                self.program.ops[jump] = Op::Jump(self.pc());
            }
        }
        Ok(())
    }

    fn once(&mut self) -> u32 {
        self.program.groups_once += 1;
        self.program.groups_once - 1
    }

    fn branch(&mut self, alternatives: &[Seq], next: &First) -> Result<(), Unreadable> {
        let mut firsts = Vec::new();
        for alternative in alternatives {
            let (mut first, empty) = self.beginning_of_all(alternative)?;
            if empty {
                first.join(next);
            }
            firsts.push(first);
        }
        // What any of the alternatives from each on can begin with.
        let mut rest = firsts.clone();
        for index in (1..rest.len()).rev() {
            let later = rest[index].clone();
            rest[index - 1].join(&later);
        }
        let mut jumps = Vec::new();
        for (index, alternative) in alternatives.iter().enumerate() {
            let split = self.push(Op::Fail);
            let body = Way { pc: self.pc(), first: self.first(&firsts[index]) };
            self.sequence(alternative, next)?;
            jumps.push(self.push(Op::Fail));
            let second = match rest.get(index + 1) {
                Some(first) => Way { pc: self.pc(), first: self.first(first) },
                // Nothing is left to try.
                None => Way { pc: self.pc(), first: self.first(&First::nothing()) },
            };
            self.program.ops[split] = Op::Split { first: body, second };
        }
        self.push(Op::Fail);
        for jump in jumps {
            self.program.ops[jump] = Op::Jump(self.pc());
        }
        Ok(())
    }

    fn repeat_one(&mut self, greed: Greed, one: One, (min, max): (u32, u32), next: &First) {
        let own = First::of_one(one, &self.program.sets);
        let narrow = own.disjoint_narrow(next);
        let disjoint = [narrow, narrow && !(own.wide && next.wide)];
        let next = self.first(next);
        let number = self.program.repeats.len() as u32;
        self.push(Op::Repeat(number));
        let pc = self.pc();
        self.program.repeats.push(Repeat { greed, one, min, max, next, disjoint, pc });
    }

    fn repeat(
        &mut self,
        greed: Greed,
        body: &[Node],
        (min, max): (u32, u32),
        next: &First,
    ) -> Result<(), Unreadable> {
        let (mut first, empty) = self.beginning_of_all(body)?;
        let mut after = first.clone();
        after.join(next);
        if empty {
            first.join(next);
        }
        if !empty && min <= 1 && max == MAXREPEAT {
            return self.plain_loop(greed, body, (&first, &after), min, next);
        }
        let number = self.program.loops.len();
        let none = Way { pc: 0, first: ANYTHING };
        self.program.loops.push(Loop { greed, min, max, body: none, exit: none });
        self.push(Op::Enter(number as u32));
        let until = self.pc();
        self.push(Op::Until(number as u32));
        let body_way = Way { pc: self.pc(), first: if empty { ANYTHING } else { self.first(&first) } };
        self.sequence(body, &after)?;
        self.push(Op::Jump(until));
        let exit = Way { pc: self.pc(), first: self.first(next) };
        self.program.loops[number].body = body_way;
        self.program.loops[number].exit = exit;
        Ok(())
    }

    /// A loop whose iterations need not be counted, since each matches something and there may be any number of them.
    fn plain_loop(
        &mut self,
        greed: Greed,
        body: &[Node],
        (first, after): (&First, &First),
        min: u32,
        next: &First,
    ) -> Result<(), Unreadable> {
        let skip = (min == 1).then(|| self.push(Op::Fail));
        let split = self.push(Op::Fail);
        let body_way = Way { pc: self.pc(), first: self.first(first) };
        self.sequence(body, after)?;
        self.push(Op::Jump(split as Pc));
        let exit = Way { pc: self.pc(), first: self.first(next) };
        self.program.ops[split] = match greed {
            Greed::Lazy => Op::Split { first: exit, second: body_way },
            _ => Op::Split { first: body_way, second: exit },
        };
        if let Some(skip) = skip {
            self.program.ops[skip] = Op::Jump(body_way.pc);
        }
        Ok(())
    }

    /// Each iteration is matched once and for all.
    fn possessive(&mut self, body: &[Node], (min, max): (u32, u32)) -> Result<(), Unreadable> {
        let (first, empty) = self.beginning_of_all(body)?;
        let number = self.program.loops.len();
        let none = Way { pc: 0, first: ANYTHING };
        self.program.loops.push(Loop { greed: Greed::Possessive, min, max, body: none, exit: none });
        let group = self.once();
        self.push(Op::Enter(number as u32));
        let begin = self.pc();
        self.push(Op::Begin(group));
        self.push(Op::Until(number as u32));
        let body_way = Way { pc: self.pc(), first: if empty { ANYTHING } else { self.first(&first) } };
        self.sequence(body, &First::everything())?;
        self.push(Op::Commit(group));
        self.push(Op::Jump(begin));
        let exit = Way { pc: self.pc(), first: ANYTHING };
        self.program.loops[number].body = body_way;
        self.program.loops[number].exit = exit;
        Ok(())
    }

    fn assertion(&mut self, negative: bool, back: u32, body: &[Node]) -> Result<(), Unreadable> {
        let group = self.once();
        let look = self.push(Op::Fail);
        self.sequence(body, &First::everything())?;
        self.push(Op::Found { group, negative });
        let after = self.pc();
        self.program.ops[look] = Op::Look { group, back, negative, after };
        Ok(())
    }
}

//! Reading the code that `re._compiler` makes: a row of words, into a tree.
//!
//! Invariant: nothing that a program may put into the row makes reading it panic or run away; what is not code that the
//! compiler makes is [`InvalidCode`]. Nesting is bounded by the native stack.

use super::charset::{Fold, Set};

/// The version of the code, which `re._constants` has too.
pub const MAGIC: i64 = 20230612;

/// "Without limit" as a count of repetitions.
pub const MAXREPEAT: u32 = u32::MAX;

/// The most groups of a pattern.
pub const MAXGROUPS: u32 = (i32::MAX as u32) / 2;

/// Operations, numbered as in `re._constants.OPCODES`.
pub mod op {
    pub const FAILURE: u32 = 0;
    pub const SUCCESS: u32 = 1;
    pub const ANY: u32 = 2;
    pub const ANY_ALL: u32 = 3;
    pub const ASSERT: u32 = 4;
    pub const ASSERT_NOT: u32 = 5;
    pub const AT: u32 = 6;
    pub const BRANCH: u32 = 7;
    pub const CATEGORY: u32 = 8;
    pub const CHARSET: u32 = 9;
    pub const BIGCHARSET: u32 = 10;
    pub const GROUPREF: u32 = 11;
    pub const GROUPREF_EXISTS: u32 = 12;
    pub const IN: u32 = 13;
    pub const INFO: u32 = 14;
    pub const JUMP: u32 = 15;
    pub const LITERAL: u32 = 16;
    pub const MARK: u32 = 17;
    pub const MAX_UNTIL: u32 = 18;
    pub const MIN_UNTIL: u32 = 19;
    pub const NOT_LITERAL: u32 = 20;
    pub const NEGATE: u32 = 21;
    pub const RANGE: u32 = 22;
    pub const REPEAT: u32 = 23;
    pub const REPEAT_ONE: u32 = 24;
    pub const MIN_REPEAT_ONE: u32 = 26;
    pub const ATOMIC_GROUP: u32 = 27;
    pub const POSSESSIVE_REPEAT: u32 = 28;
    pub const POSSESSIVE_REPEAT_ONE: u32 = 29;
    pub const GROUPREF_IGNORE: u32 = 30;
    pub const IN_IGNORE: u32 = 31;
    pub const LITERAL_IGNORE: u32 = 32;
    pub const NOT_LITERAL_IGNORE: u32 = 33;
    pub const GROUPREF_LOC_IGNORE: u32 = 34;
    pub const IN_LOC_IGNORE: u32 = 35;
    pub const LITERAL_LOC_IGNORE: u32 = 36;
    pub const NOT_LITERAL_LOC_IGNORE: u32 = 37;
    pub const GROUPREF_UNI_IGNORE: u32 = 38;
    pub const IN_UNI_IGNORE: u32 = 39;
    pub const LITERAL_UNI_IGNORE: u32 = 40;
    pub const NOT_LITERAL_UNI_IGNORE: u32 = 41;
    pub const RANGE_UNI_IGNORE: u32 = 42;
}

/// Positions, numbered as in `re._constants.ATCODES`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    Beginning,
    BeginningLine,
    /// Between a word and no word, or not; words of ASCII or of Unicode.
    Boundary {
        unicode: bool,
        inverted: bool,
    },
    End,
    EndLine,
    EndString,
}

impl At {
    fn from_word(word: u32) -> Result<At, InvalidCode> {
        Ok(match word {
            0 | 2 => At::Beginning,
            1 => At::BeginningLine,
            3 | 8 => At::Boundary { unicode: false, inverted: false },
            4 | 9 => At::Boundary { unicode: false, inverted: true },
            5 => At::End,
            6 => At::EndLine,
            7 => At::EndString,
            10 => At::Boundary { unicode: true, inverted: false },
            11 => At::Boundary { unicode: true, inverted: true },
            _ => return Err(InvalidCode),
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidCode;

/// What matches exactly one character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum One {
    Char(u32),
    NotChar(u32),
    /// All but the newline.
    Any,
    AnyAll,
    /// The set of this number.
    Set(u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

pub type Seq = Vec<Node>;

#[derive(Debug)]
pub enum Node {
    Fail,
    One(One),
    At(At),
    /// The beginning (even) or end (odd) of a group.
    Mark(u32),
    /// What a group, counted from 0, has matched.
    GroupRef(u32, Fold),
    Branch(Vec<Seq>),
    RepeatOne {
        greed: Greed,
        one: One,
        min: u32,
        max: u32,
    },
    Repeat {
        greed: Greed,
        body: Seq,
        min: u32,
        max: u32,
    },
    /// `back` characters before the position.
    Assert {
        negative: bool,
        back: u32,
        body: Seq,
    },
    Atomic(Seq),
    /// Depending on whether a group, counted from 0, has matched.
    Conditional {
        group: u32,
        yes: Seq,
        no: Seq,
    },
}

/// The words, and how far they are read.
pub struct Words<'a> {
    words: &'a [u32],
    at: usize,
}

impl<'a> Words<'a> {
    pub fn new(words: &'a [u32]) -> Self {
        Words { words, at: 0 }
    }

    pub fn next(&mut self) -> Result<u32, InvalidCode> {
        let word = self.words.get(self.at).copied().ok_or(InvalidCode)?;
        self.at += 1;
        Ok(word)
    }

    fn peek_at(&self, at: usize) -> Result<u32, InvalidCode> {
        self.words.get(at).copied().ok_or(InvalidCode)
    }

    /// The place a distance leads to that is stored in the next word; it must not lie behind `end`.
    fn target(&mut self, end: usize) -> Result<usize, InvalidCode> {
        let base = self.at;
        let target = base + self.next()? as usize;
        if target > base && target <= end { Ok(target) } else { Err(InvalidCode) }
    }

    /// Expects a word.
    fn expect(&mut self, word: u32) -> Result<(), InvalidCode> {
        if self.next()? == word { Ok(()) } else { Err(InvalidCode) }
    }
}

/// Why the code could not be read.
pub enum Unreadable {
    Invalid,
    /// Nested deeper than the native stack allows.
    TooDeep,
}

impl From<InvalidCode> for Unreadable {
    fn from(_: InvalidCode) -> Self {
        Unreadable::Invalid
    }
}

/// The tree of a pattern.
pub struct Tree {
    pub root: Seq,
    pub sets: Vec<Set>,
    /// The least number of characters of a match.
    pub min_width: usize,
}

pub struct Reader<'a> {
    words: Words<'a>,
    sets: Vec<Set>,
    groups: u32,
    /// Whether one more level of nesting fits the native stack.
    may_nest: &'a dyn Fn() -> bool,
    min_width: usize,
}

/// Reads the code of a pattern with `groups` groups.
pub fn read(words: &[u32], groups: u32, may_nest: &dyn Fn() -> bool) -> Result<Tree, Unreadable> {
    let end = words.len().checked_sub(1).ok_or(InvalidCode)?;
    let mut reader = Reader { words: Words::new(words), sets: Vec::new(), groups, may_nest, min_width: 0 };
    let root = reader.sequence(end)?;
    reader.words.expect(op::SUCCESS)?;
    Ok(Tree { root, sets: reader.sets, min_width: reader.min_width })
}

impl Reader<'_> {
    /// Reads up to `end`, exactly.
    fn sequence(&mut self, end: usize) -> Result<Seq, Unreadable> {
        if !(self.may_nest)() {
            return Err(Unreadable::TooDeep);
        }
        let mut nodes = Vec::new();
        while self.words.at < end {
            self.node(end, &mut nodes)?;
        }
        if self.words.at == end { Ok(nodes) } else { Err(Unreadable::Invalid) }
    }

    fn set(&mut self, set: Set) -> One {
        self.sets.push(set);
        One::Set(self.sets.len() as u32 - 1)
    }

    fn node(&mut self, end: usize, nodes: &mut Seq) -> Result<(), Unreadable> {
        let code = self.words.next()?;
        let node = match code {
            op::FAILURE => Node::Fail,
            op::ANY => Node::One(One::Any),
            op::ANY_ALL => Node::One(One::AnyAll),
            op::LITERAL => Node::One(One::Char(self.words.next()?)),
            op::NOT_LITERAL => Node::One(One::NotChar(self.words.next()?)),
            op::LITERAL_IGNORE | op::NOT_LITERAL_IGNORE => self.folded(Fold::Ascii, code)?,
            op::LITERAL_LOC_IGNORE | op::NOT_LITERAL_LOC_IGNORE => self.folded(Fold::Locale, code)?,
            op::LITERAL_UNI_IGNORE | op::NOT_LITERAL_UNI_IGNORE => self.folded(Fold::Unicode, code)?,
            op::CATEGORY => {
                let set = Set::category(self.words.next()?)?;
                Node::One(self.set(set))
            }
            op::IN => self.class(Fold::None, end)?,
            op::IN_IGNORE => self.class(Fold::Ascii, end)?,
            op::IN_LOC_IGNORE => self.class(Fold::Locale, end)?,
            op::IN_UNI_IGNORE => self.class(Fold::Unicode, end)?,
            op::AT => Node::At(At::from_word(self.words.next()?)?),
            op::MARK => {
                let mark = self.words.next()?;
                if mark / 2 >= self.groups {
                    return Err(Unreadable::Invalid);
                }
                Node::Mark(mark)
            }
            op::GROUPREF => Node::GroupRef(self.group()?, Fold::None),
            op::GROUPREF_IGNORE => Node::GroupRef(self.group()?, Fold::Ascii),
            op::GROUPREF_LOC_IGNORE => Node::GroupRef(self.group()?, Fold::Locale),
            op::GROUPREF_UNI_IGNORE => Node::GroupRef(self.group()?, Fold::Unicode),
            op::INFO => return self.info(end),
            op::BRANCH => self.branch(end)?,
            op::REPEAT => self.repeat(end)?,
            op::POSSESSIVE_REPEAT => self.possessive(end)?,
            op::REPEAT_ONE => self.repeat_one(Greed::Greedy, end)?,
            op::MIN_REPEAT_ONE => self.repeat_one(Greed::Lazy, end)?,
            op::POSSESSIVE_REPEAT_ONE => self.repeat_one(Greed::Possessive, end)?,
            op::ATOMIC_GROUP => {
                let target = self.words.target(end)?;
                Node::Atomic(self.closed(target)?)
            }
            op::ASSERT | op::ASSERT_NOT => {
                let target = self.words.target(end)?;
                let back = self.words.next()?;
                Node::Assert { negative: code == op::ASSERT_NOT, back, body: self.closed(target)? }
            }
            op::GROUPREF_EXISTS => self.conditional(end)?,
            _ => return Err(Unreadable::Invalid),
        };
        nodes.push(node);
        Ok(())
    }

    fn group(&mut self) -> Result<u32, InvalidCode> {
        let group = self.words.next()?;
        if group < self.groups { Ok(group) } else { Err(InvalidCode) }
    }

    fn folded(&mut self, fold: Fold, code: u32) -> Result<Node, InvalidCode> {
        let others =
            matches!(code, op::NOT_LITERAL_IGNORE | op::NOT_LITERAL_LOC_IGNORE | op::NOT_LITERAL_UNI_IGNORE);
        let set = Set::literal(self.words.next()?, fold, others);
        Ok(Node::One(self.set(set)))
    }

    fn class(&mut self, fold: Fold, end: usize) -> Result<Node, InvalidCode> {
        let target = self.words.target(end)?;
        let set = Set::read(&mut self.words, fold)?;
        if self.words.at == target { Ok(Node::One(self.set(set))) } else { Err(InvalidCode) }
    }

    fn info(&mut self, end: usize) -> Result<(), Unreadable> {
        let at = self.words.at;
        let target = self.words.target(end)?;
        self.min_width = self.words.peek_at(at + 2)? as usize;
        self.words.at = target;
        Ok(())
    }

    /// A sequence that ends in `SUCCESS` just before `target`.
    fn closed(&mut self, target: usize) -> Result<Seq, Unreadable> {
        let body = self.sequence(target - 1)?;
        self.words.expect(op::SUCCESS)?;
        Ok(body)
    }

    fn branch(&mut self, end: usize) -> Result<Node, Unreadable> {
        let mut alternatives = Vec::new();
        let mut after = None;
        while self.words.peek_at(self.words.at)? != 0 {
            let target = self.words.target(end)?;
            alternatives.push(self.sequence(target.checked_sub(2).ok_or(InvalidCode)?)?);
            self.words.expect(op::JUMP)?;
            let tail = self.words.target(end)?;
            if *after.get_or_insert(tail) != tail {
                return Err(Unreadable::Invalid);
            }
        }
        self.words.expect(op::FAILURE)?;
        if after.is_some_and(|after| after != self.words.at) {
            return Err(Unreadable::Invalid);
        }
        Ok(Node::Branch(alternatives))
    }

    fn bounds(&mut self) -> Result<(u32, u32), InvalidCode> {
        let (min, max) = (self.words.next()?, self.words.next()?);
        if min <= max { Ok((min, max)) } else { Err(InvalidCode) }
    }

    fn repeat(&mut self, end: usize) -> Result<Node, Unreadable> {
        let target = self.words.target(end)?;
        let (min, max) = self.bounds()?;
        let body = self.sequence(target)?;
        let greed = match self.words.next()? {
            op::MAX_UNTIL => Greed::Greedy,
            op::MIN_UNTIL => Greed::Lazy,
            _ => return Err(Unreadable::Invalid),
        };
        Ok(Node::Repeat { greed, body, min, max })
    }

    fn possessive(&mut self, end: usize) -> Result<Node, Unreadable> {
        let target = self.words.target(end)?;
        let (min, max) = self.bounds()?;
        let body = self.sequence(target)?;
        self.words.expect(op::SUCCESS)?;
        Ok(Node::Repeat { greed: Greed::Possessive, body, min, max })
    }

    fn repeat_one(&mut self, greed: Greed, end: usize) -> Result<Node, Unreadable> {
        let target = self.words.target(end)?;
        let (min, max) = self.bounds()?;
        let body = self.closed(target)?;
        let one = match body[..] {
            [Node::One(one)] => one,
            [Node::Fail] => self.set(Set::empty()),
            _ => return Err(Unreadable::Invalid),
        };
        Ok(Node::RepeatOne { greed, one, min, max })
    }

    /// The first part ends in a jump over the second, if there is one; else where the distance leads to.
    fn conditional(&mut self, end: usize) -> Result<Node, Unreadable> {
        let at = self.words.at;
        let group = self.group()?;
        let target = at + self.words.next()? as usize;
        if target < self.words.at || target > end {
            return Err(Unreadable::Invalid);
        }
        if !(self.may_nest)() {
            return Err(Unreadable::TooDeep);
        }
        let mut yes = Vec::new();
        while self.words.at < target {
            if self.words.at + 2 == target && self.words.peek_at(self.words.at)? == op::JUMP {
                self.words.expect(op::JUMP)?;
                let after = self.words.target(end)?;
                let no = self.sequence(after)?;
                return Ok(Node::Conditional { group, yes, no });
            }
            self.node(target, &mut yes)?;
        }
        if self.words.at != target {
            return Err(Unreadable::Invalid);
        }
        Ok(Node::Conditional { group, yes, no: Vec::new() })
    }
}

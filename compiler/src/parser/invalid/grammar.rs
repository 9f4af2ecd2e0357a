//! The grammar in `python.peg` as tables.
//!
//! Notation: `rule (flags): alternative | alternative`. In an alternative, 'x' is an operator or keyword and "x" a name used
//! as a soft keyword; UPPER names are tokens, others rules. `[x]` and `x?` are optional, `x*` and `x+` repeat, `s.x+` repeats
//! with separators, `&x` and `!x` look ahead, `~` commits to the alternative, `&&'x'` insists on a token. `n=x` names a
//! value. Actions in braces are calls, in order: conditions (`if_...`) that make the whole rule match nothing, checks that
//! may raise, and last the result. Without an action, the only value is the result, or else a node without meaning.
//!
//! Groups, repetitions and separated lists become rules of their own, as in CPython's generated parser: they count as
//! levels of nesting there.

use crate::lexer::token::TokenKind;
use std::collections::HashMap;
use std::sync::OnceLock;

static TEXT: &str = include_str!("python.peg");

pub type RuleId = u16;
/// Index of a value within its alternative.
pub type Slot = u8;

/// What a node is: the constructor of the tree, as far as error messages ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Attribute,
    Await,
    BinOp,
    BoolOp,
    BytesLiteral,
    Call,
    Compare,
    Comprehension,
    Dict,
    DictComp,
    Ellipsis,
    False,
    GeneratorExp,
    IfExp,
    Imaginary,
    In,
    JoinedStr,
    Keyword,
    KeywordUnpacking,
    Lambda,
    List,
    ListComp,
    Literal,
    Name,
    NamedExpr,
    None,
    /// What CPython has in place of a `def` that an invalid rule has matched.
    NotStatement,
    Other,
    Set,
    SetComp,
    Starred,
    Subscript,
    TemplateStr,
    True,
    Tuple,
    UnaryOp,
    Yield,
}

const TAGS: &[(&str, Tag)] = &[
    ("Attribute", Tag::Attribute),
    ("Await", Tag::Await),
    ("BinOp", Tag::BinOp),
    ("BoolOp", Tag::BoolOp),
    ("Call", Tag::Call),
    ("Compare", Tag::Compare),
    ("Comprehension", Tag::Comprehension),
    ("Dict", Tag::Dict),
    ("DictComp", Tag::DictComp),
    ("Ellipsis", Tag::Ellipsis),
    ("False", Tag::False),
    ("GeneratorExp", Tag::GeneratorExp),
    ("IfExp", Tag::IfExp),
    ("In", Tag::In),
    ("JoinedStr", Tag::JoinedStr),
    ("Keyword", Tag::Keyword),
    ("KeywordUnpacking", Tag::KeywordUnpacking),
    ("Lambda", Tag::Lambda),
    ("List", Tag::List),
    ("ListComp", Tag::ListComp),
    ("NamedExpr", Tag::NamedExpr),
    ("None", Tag::None),
    ("NotStatement", Tag::NotStatement),
    ("Other", Tag::Other),
    ("Set", Tag::Set),
    ("SetComp", Tag::SetComp),
    ("Starred", Tag::Starred),
    ("Subscript", Tag::Subscript),
    ("TemplateStr", Tag::TemplateStr),
    ("True", Tag::True),
    ("Tuple", Tag::Tuple),
    ("UnaryOp", Tag::UnaryOp),
    ("Yield", Tag::Yield),
];

/// Tokens that the grammar names.
const TOKEN_NAMES: &[(&str, TokenKind)] = &[
    ("NEWLINE", TokenKind::Newline),
    ("INDENT", TokenKind::Indent),
    ("DEDENT", TokenKind::Dedent),
    ("ENDMARKER", TokenKind::EndMarker),
    ("TYPE_COMMENT", TokenKind::TypeComment),
    ("STRING", TokenKind::String),
    ("FSTRING_START", TokenKind::FStringStart),
    ("FSTRING_MIDDLE", TokenKind::FStringMiddle),
    ("FSTRING_END", TokenKind::FStringEnd),
    ("TSTRING_START", TokenKind::TStringStart),
    ("TSTRING_MIDDLE", TokenKind::TStringMiddle),
    ("TSTRING_END", TokenKind::TStringEnd),
];

/// What is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callee {
    Token(TokenKind),
    Name,
    Number,
    /// A name with this text.
    SoftKeyword(&'static str),
    AnySoftKeyword,
    Rule(RuleId),
    /// `~`
    Cut,
}

/// What a match is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Plain,
    Optional,
    Ahead,
    NotAhead,
    Forced,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub callee: Callee,
    pub purpose: Use,
}

impl Item {
    fn has_value(&self) -> bool {
        self.callee != Callee::Cut && !matches!(self.purpose, Use::Ahead | Use::NotAhead)
    }
}

/// A place that an error points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Value(Slot),
    /// The last of a list.
    Last(Slot),
    /// The iterable or last condition of the last comprehension clause of a list.
    LastOfComprehension(Slot),
    /// The last positional argument.
    LastArgument(Slot),
}

/// What stands for a `%s` in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insert {
    ExprName(Slot),
    Text(Slot),
    Line(Slot),
    /// ` unpacking`, if the arguments have a `**`.
    Unpacking(Slot),
    BoundOrConstraints(Slot),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    pub inserts: Vec<Insert>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Targets {
    Star,
    Del,
    For,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    // Results
    Value(Slot),
    Node(Tag, Vec<Slot>),
    List(Vec<Slot>),
    Nothing,
    StringLiteral(Slot),
    Concatenated(Slot),
    RealNumber(Slot),
    ImaginaryNumber(Slot),
    BarryAsFlufl(Slot),
    // Conditions
    IfLegacy(Slot),
    IfNotLegacy(Slot),
    IfInBrackets,
    IfAdjacent(Slot, Slot),
    IfManyArguments(Slot),
    // Checks
    Version(u8, String),
    FutureImport(Slot, Slot, Slot),
    LastStatement(Slot),
    Conversion(Slot, Slot),
    DecodedText(Slot),
    StringParts(Slot, Slot),
    // Errors
    Error(Message),
    ErrorNext(Message),
    IndentationError(Message),
    ErrorAt(Place, Message),
    ErrorRange(Place, Place, Message),
    ErrorFrom(Place, Message),
    ErrorBehind(Place, Message),
    InvalidTarget(Targets, Slot),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alt {
    pub items: Vec<Item>,
    pub actions: Vec<Action>,
    /// Tried in the second pass only.
    pub invalid: bool,
    /// Without an action: the slot of the only value.
    pub only_value: Option<Slot>,
    pub first: KindSet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    Plain,
    /// As often as it matches; at least once if so marked.
    Loop {
        at_least_one: bool,
    },
    /// Grown from a first match as long as it gets longer.
    LeftRecursive,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub name: String,
    pub kind: RuleKind,
    pub memo: bool,
    /// No `invalid` alternatives below.
    pub without_invalid: bool,
    pub alts: Vec<Alt>,
    pub first: KindSet,
}

/// Kinds of tokens that something can begin with, or anything at all if it can match nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet {
    bits: [u64; 3],
    pub any: bool,
}

impl KindSet {
    fn of(kind: TokenKind) -> Self {
        let mut set = KindSet::default();
        set.bits[kind as usize / 64] |= 1 << (kind as usize % 64);
        set
    }

    fn add(&mut self, other: &KindSet) {
        for (bits, others) in self.bits.iter_mut().zip(other.bits) {
            *bits |= others;
        }
    }

    pub fn contains(&self, kind: TokenKind) -> bool {
        self.any || self.bits[kind as usize / 64] >> (kind as usize % 64) & 1 != 0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grammar {
    pub rules: Vec<Rule>,
    names: HashMap<String, RuleId>,
}

impl Grammar {
    /// The grammar of Python.
    pub fn python() -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| Grammar::parse(TEXT).expect("python.peg is well-formed, as a test makes sure"))
    }

    pub fn rule(&self, name: &str) -> Option<RuleId> {
        self.names.get(name).copied()
    }

    fn parse(text: &'static str) -> Result<Grammar, String> {
        let mut reader = Reader::new(text)?;
        reader.rules()?;
        let mut grammar = Grammar { rules: reader.rules, names: reader.names };
        if let Some(rule) = grammar.rules.iter().find(|rule| rule.alts.is_empty()) {
            return Err(format!("no rule {}", rule.name));
        }
        grammar.find_first_sets();
        Ok(grammar)
    }

    fn find_first_sets(&mut self) {
        loop {
            let mut changed = false;
            for i in 0..self.rules.len() {
                let mut rule_first = KindSet::default();
                for j in 0..self.rules[i].alts.len() {
                    let first = self.first_of(&self.rules[i].alts[j].items);
                    rule_first.add(&first);
                    rule_first.any |= first.any;
                    self.rules[i].alts[j].first = first;
                }
                rule_first.any |= self.rules[i].kind == RuleKind::Loop { at_least_one: false };
                changed |= self.rules[i].first != rule_first;
                self.rules[i].first = rule_first;
            }
            if !changed {
                return;
            }
        }
    }

    fn first_of(&self, items: &[Item]) -> KindSet {
        let mut set = KindSet::default();
        for item in items {
            let first = match item.callee {
                Callee::Token(kind) => KindSet::of(kind),
                Callee::Number => KindSet::of(TokenKind::Number),
                Callee::Name | Callee::SoftKeyword(_) | Callee::AnySoftKeyword => {
                    KindSet::of(TokenKind::Name)
                }
                Callee::Rule(id) => self.rules[usize::from(id)].first,
                Callee::Cut => continue,
            };
            match item.purpose {
                Use::NotAhead => continue,
                // A token that is insisted on raises where it is missing.
                Use::Forced => return KindSet { any: true, ..set },
                Use::Optional => set.add(&first),
                Use::Plain | Use::Ahead => {
                    set.add(&first);
                    if !first.any {
                        return set;
                    }
                }
            }
        }
        KindSet { any: true, ..set }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Name(&'static str),
    /// 'x'
    Quoted(&'static str),
    /// "x"
    DoublyQuoted(String),
    Number(u8),
    Punct(char),
    /// `&&`
    Insist,
    /// The end of a rule.
    End,
}

/// Reads the notation.
struct Reader {
    words: Vec<Word>,
    pos: usize,
    rules: Vec<Rule>,
    names: HashMap<String, RuleId>,
}

/// Names of an alternative's values.
type Captures = HashMap<&'static str, Slot>;

impl Reader {
    fn new(text: &'static str) -> Result<Self, String> {
        let mut words = Vec::new();
        let mut in_braces = 0;
        for line in text.lines() {
            let is_new_rule = line.starts_with(|c: char| c.is_ascii_lowercase());
            if is_new_rule && in_braces == 0 && !words.is_empty() {
                words.push(Word::End);
            }
            if !line.starts_with('#') {
                split(line, &mut words, &mut in_braces)?;
            }
        }
        words.push(Word::End);
        Ok(Reader { words, pos: 0, rules: Vec::new(), names: HashMap::new() })
    }

    fn peek(&self) -> &Word {
        self.words.get(self.pos).unwrap_or(&Word::End)
    }

    fn next(&mut self) -> Word {
        let word = self.peek().clone();
        self.pos += 1;
        word
    }

    fn eat(&mut self, c: char) -> bool {
        let found = *self.peek() == Word::Punct(c);
        self.pos += usize::from(found);
        found
    }

    fn expect(&mut self, c: char) -> Result<(), String> {
        if self.eat(c) {
            Ok(())
        } else {
            Err(format!("{c} expected, not {:?}, word {}", self.peek(), self.pos))
        }
    }

    fn name(&mut self) -> Result<&'static str, String> {
        match self.next() {
            Word::Name(name) => Ok(name),
            other => Err(format!("name expected, not {other:?}")),
        }
    }

    fn rules(&mut self) -> Result<(), String> {
        while self.pos < self.words.len() {
            let name = self.name()?;
            let id = self.rule_id(name);
            if !self.rules[usize::from(id)].alts.is_empty() {
                return Err(format!("rule {name} twice"));
            }
            if self.eat('(') {
                match self.name()? {
                    "memo" => self.rules[usize::from(id)].memo = true,
                    "without_invalid" => self.rules[usize::from(id)].without_invalid = true,
                    flag => return Err(format!("no flag {flag}")),
                }
                self.expect(')')?;
            }
            self.expect(':')?;
            let alts = self.alternatives()?;
            if self.next() != Word::End {
                return Err(format!("rule {name} does not end"));
            }
            let begins_with_itself =
                |alt: &Alt| alt.items.first().is_some_and(|item| item.callee == Callee::Rule(id));
            // The one indirect recursion in the grammar goes through `attr`.
            if name == "attr" || alts.iter().any(begins_with_itself) {
                self.rules[usize::from(id)].kind = RuleKind::LeftRecursive;
            }
            self.rules[usize::from(id)].alts = alts;
        }
        Ok(())
    }

    fn rule_id(&mut self, name: &str) -> RuleId {
        if let Some(&id) = self.names.get(name) {
            return id;
        }
        let id = self.add_rule(name, RuleKind::Plain, Vec::new());
        self.names.insert(name.into(), id);
        id
    }

    fn add_rule(&mut self, name: &str, kind: RuleKind, alts: Vec<Alt>) -> RuleId {
        self.rules.push(Rule {
            name: name.into(),
            kind,
            memo: false,
            without_invalid: false,
            alts,
            first: KindSet::default(),
        });
        (self.rules.len() - 1) as RuleId
    }

    fn alternatives(&mut self) -> Result<Vec<Alt>, String> {
        self.eat('|');
        let mut alts = vec![self.alternative()?];
        while self.eat('|') {
            alts.push(self.alternative()?);
        }
        Ok(alts)
    }

    fn alternative(&mut self) -> Result<Alt, String> {
        let mut items: Vec<Item> = Vec::new();
        let mut captures = Captures::new();
        let mut values: Slot = 0;
        while !matches!(self.peek(), Word::End | Word::Punct('|' | ')' | ']' | '{')) {
            let capture = match (self.peek(), self.words.get(self.pos + 1)) {
                (&Word::Name(name), Some(Word::Punct('='))) => {
                    self.pos += 2;
                    Some(name)
                }
                _ => None,
            };
            let item = self.item()?;
            if let Some(name) = capture {
                captures.insert(name, values);
            }
            values += Slot::from(item.has_value());
            items.push(item);
        }
        let mut actions = Vec::new();
        if self.eat('{') {
            loop {
                actions.push(self.action(&captures)?);
                if !self.eat(',') {
                    break;
                }
            }
            self.expect('}')?;
        }
        let invalid = match items[..] {
            [Item { callee: Callee::Rule(id), .. }] => {
                self.rules[usize::from(id)].name.starts_with("invalid_")
            }
            _ => false,
        };
        let only_value = (values == 1).then_some(0);
        Ok(Alt { items, actions, invalid, only_value, first: KindSet::default() })
    }

    fn item(&mut self) -> Result<Item, String> {
        let plain = |callee| Item { callee, purpose: Use::Plain };
        match self.peek().clone() {
            Word::Punct('~') => {
                self.pos += 1;
                Ok(plain(Callee::Cut))
            }
            Word::Punct('&') => {
                self.pos += 1;
                Ok(Item { callee: self.atom()?, purpose: Use::Ahead })
            }
            Word::Punct('!') => {
                self.pos += 1;
                Ok(Item { callee: self.atom()?, purpose: Use::NotAhead })
            }
            Word::Insist => {
                self.pos += 1;
                Ok(Item { callee: self.atom()?, purpose: Use::Forced })
            }
            Word::Punct('[') => {
                self.pos += 1;
                let alts = self.alternatives()?;
                self.expect(']')?;
                Ok(Item { callee: self.group(alts), purpose: Use::Optional })
            }
            _ => {
                let callee = self.atom()?;
                match self.peek() {
                    Word::Punct('?') => {
                        self.pos += 1;
                        Ok(Item { callee, purpose: Use::Optional })
                    }
                    Word::Punct('*') => {
                        self.pos += 1;
                        Ok(plain(self.repetition(callee, false)))
                    }
                    Word::Punct('+') => {
                        self.pos += 1;
                        Ok(plain(self.repetition(callee, true)))
                    }
                    Word::Punct('.') => {
                        self.pos += 1;
                        let element = self.atom()?;
                        self.expect('+')?;
                        Ok(plain(self.separated(callee, element)))
                    }
                    _ => Ok(plain(callee)),
                }
            }
        }
    }

    fn atom(&mut self) -> Result<Callee, String> {
        match self.next() {
            Word::Punct('(') => {
                let alts = self.alternatives()?;
                self.expect(')')?;
                Ok(self.group(alts))
            }
            Word::Name("NAME") => Ok(Callee::Name),
            Word::Name("NUMBER") => Ok(Callee::Number),
            Word::Name("SOFT_KEYWORD") => Ok(Callee::AnySoftKeyword),
            Word::Name(name) if name.starts_with(|c: char| c.is_ascii_uppercase()) => TOKEN_NAMES
                .iter()
                .find(|(token, _)| *token == name)
                .map(|&(_, kind)| Callee::Token(kind))
                .ok_or_else(|| format!("no token {name}")),
            Word::Name(name) => Ok(Callee::Rule(self.rule_id(name))),
            Word::Quoted(text) => TokenKind::ALL
                .iter()
                .find(|kind| kind.text() == text)
                .map(|&kind| Callee::Token(kind))
                .ok_or_else(|| format!("no token '{text}'")),
            Word::DoublyQuoted(text) => ["match", "case", "type", "_"]
                .into_iter()
                .find(|keyword| *keyword == text)
                .map(Callee::SoftKeyword)
                .ok_or_else(|| format!("no soft keyword \"{text}\"")),
            other => Err(format!("{other:?} is out of place")),
        }
    }

    /// A group is a rule of its own, unless it is a single item.
    fn group(&mut self, alts: Vec<Alt>) -> Callee {
        if let [Alt { items, actions, .. }] = &alts[..]
            && let [Item { callee, purpose: Use::Plain }] = items[..]
            && actions.is_empty()
        {
            return callee;
        }
        Callee::Rule(self.add_rule("_tmp", RuleKind::Plain, alts))
    }

    fn repetition(&mut self, callee: Callee, at_least_one: bool) -> Callee {
        let alt = simple_alt(vec![Item { callee, purpose: Use::Plain }], vec![Action::Value(0)]);
        Callee::Rule(self.add_rule("_loop", RuleKind::Loop { at_least_one }, vec![alt]))
    }

    fn separated(&mut self, separator: Callee, element: Callee) -> Callee {
        let plain = |callee| Item { callee, purpose: Use::Plain };
        let tail = simple_alt(vec![plain(separator), plain(element)], vec![Action::Value(1)]);
        let tail = self.add_rule("_loop", RuleKind::Loop { at_least_one: false }, vec![tail]);
        let items = vec![plain(element), plain(Callee::Rule(tail))];
        let alt = simple_alt(items, vec![Action::List(vec![0, 1])]);
        Callee::Rule(self.add_rule("_gather", RuleKind::Plain, vec![alt]))
    }

    fn action(&mut self, captures: &Captures) -> Result<Action, String> {
        let name = self.name()?;
        if *self.peek() != Word::Punct('(') {
            return slot(captures, name).map(Action::Value);
        }
        let mut args = Args { words: self.call_arguments()?, captures };
        let action = match name {
            "nothing" => Action::Nothing,
            "node" => Action::Node(args.tag()?, args.slots()?),
            "list" => Action::List(args.slots()?),
            "string_literal" => Action::StringLiteral(args.slot()?),
            "concatenated" => Action::Concatenated(args.slot()?),
            "real_number" => Action::RealNumber(args.slot()?),
            "imaginary_number" => Action::ImaginaryNumber(args.slot()?),
            "barry_as_flufl" => Action::BarryAsFlufl(args.slot()?),
            "if_adjacent" => Action::IfAdjacent(args.slot()?, args.slot()?),
            "if_legacy" => Action::IfLegacy(args.slot()?),
            "if_not_legacy" => Action::IfNotLegacy(args.slot()?),
            "if_in_brackets" => Action::IfInBrackets,
            "if_many_arguments" => Action::IfManyArguments(args.slot()?),
            "version" => Action::Version(args.number()?, args.text()?),
            "future_import" => Action::FutureImport(args.slot()?, args.slot()?, args.slot()?),
            "last_statement" => Action::LastStatement(args.slot()?),
            "conversion" => Action::Conversion(args.slot()?, args.slot()?),
            "decoded_text" => Action::DecodedText(args.slot()?),
            "string_parts" => Action::StringParts(args.slot()?, args.slot()?),
            "error" => Action::Error(args.message()?),
            "error_next" => Action::ErrorNext(args.message()?),
            "indentation_error" => Action::IndentationError(args.message()?),
            "error_at" => Action::ErrorAt(args.place()?, args.message()?),
            "error_range" => Action::ErrorRange(args.place()?, args.place()?, args.message()?),
            "error_from" => Action::ErrorFrom(args.place()?, args.message()?),
            "error_behind" => Action::ErrorBehind(args.place()?, args.message()?),
            "invalid_target" => Action::InvalidTarget(args.targets()?, args.slot()?),
            _ => return Err(format!("no action {name}")),
        };
        if args.words.is_empty() { Ok(action) } else { Err(format!("too many arguments for {name}")) }
    }

    /// Arguments of a call, which may be calls of one argument themselves.
    fn call_arguments(&mut self) -> Result<Vec<Argument>, String> {
        self.expect('(')?;
        let mut arguments = Vec::new();
        while !self.eat(')') {
            let word = self.next();
            let argument = match word {
                Word::Name(function) if self.eat('(') => {
                    let argument = self.name()?;
                    self.expect(')')?;
                    Argument::Call(function, argument)
                }
                word => Argument::Word(word),
            };
            arguments.push(argument);
            self.eat(',');
        }
        arguments.reverse();
        Ok(arguments)
    }
}

fn simple_alt(items: Vec<Item>, actions: Vec<Action>) -> Alt {
    Alt { items, actions, invalid: false, only_value: None, first: KindSet::default() }
}

fn slot(captures: &Captures, name: &str) -> Result<Slot, String> {
    captures.get(name).copied().ok_or_else(|| format!("no value {name}"))
}

enum Argument {
    Word(Word),
    Call(&'static str, &'static str),
}

/// The arguments of an action that are still to be read, last one first.
struct Args<'c> {
    words: Vec<Argument>,
    captures: &'c Captures,
}

impl Args<'_> {
    fn word(&mut self) -> Result<Word, String> {
        match self.words.pop() {
            Some(Argument::Word(word)) => Ok(word),
            _ => Err("an argument is missing".into()),
        }
    }

    fn name(&mut self) -> Result<&'static str, String> {
        match self.word()? {
            Word::Name(name) => Ok(name),
            other => Err(format!("name expected, not {other:?}")),
        }
    }

    fn slot(&mut self) -> Result<Slot, String> {
        let name = self.name()?;
        slot(self.captures, name)
    }

    fn slots(&mut self) -> Result<Vec<Slot>, String> {
        let mut slots = Vec::new();
        while !self.words.is_empty() {
            slots.push(self.slot()?);
        }
        Ok(slots)
    }

    fn number(&mut self) -> Result<u8, String> {
        match self.word()? {
            Word::Number(number) => Ok(number),
            other => Err(format!("number expected, not {other:?}")),
        }
    }

    fn text(&mut self) -> Result<String, String> {
        match self.word()? {
            Word::DoublyQuoted(text) => Ok(text),
            other => Err(format!("text expected, not {other:?}")),
        }
    }

    fn tag(&mut self) -> Result<Tag, String> {
        let name = self.name()?;
        let tag = TAGS.iter().find(|(tag, _)| *tag == name);
        tag.map(|&(_, tag)| tag).ok_or_else(|| format!("no tag {name}"))
    }

    fn targets(&mut self) -> Result<Targets, String> {
        match self.name()? {
            "Star" => Ok(Targets::Star),
            "Del" => Ok(Targets::Del),
            "For" => Ok(Targets::For),
            name => Err(format!("no targets {name}")),
        }
    }

    fn place(&mut self) -> Result<Place, String> {
        match self.words.pop() {
            Some(Argument::Word(Word::Name(name))) => slot(self.captures, name).map(Place::Value),
            Some(Argument::Call(function, name)) => {
                let slot = slot(self.captures, name)?;
                match function {
                    "last" => Ok(Place::Last(slot)),
                    "last_of_comprehension" => Ok(Place::LastOfComprehension(slot)),
                    "last_argument" => Ok(Place::LastArgument(slot)),
                    _ => Err(format!("no place {function}")),
                }
            }
            _ => Err("a place is missing".into()),
        }
    }

    /// A text and what stands for each `%s` in it.
    fn message(&mut self) -> Result<Message, String> {
        let text = self.text()?;
        let mut inserts = Vec::new();
        while let Some(argument) = self.words.pop() {
            let Argument::Call(function, name) = argument else { return Err("insert expected".into()) };
            let slot = slot(self.captures, name)?;
            inserts.push(match function {
                "expr_name" => Insert::ExprName(slot),
                "text" => Insert::Text(slot),
                "line" => Insert::Line(slot),
                "unpacking" => Insert::Unpacking(slot),
                "bound_or_constraints" => Insert::BoundOrConstraints(slot),
                _ => return Err(format!("no insert {function}")),
            });
        }
        if text.matches("%s").count() == inserts.len() {
            Ok(Message { text, inserts })
        } else {
            Err(format!("wrong number of inserts for {text}"))
        }
    }
}

/// Splits a line of the notation into words.
fn split(line: &'static str, words: &mut Vec<Word>, braces: &mut i32) -> Result<(), String> {
    let mut rest = line.trim_start();
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\'' => {
                let length = rest[1..].find('\'').ok_or("open quote")?;
                words.push(Word::Quoted(&rest[1..=length]));
                length + 2
            }
            '"' => {
                let (text, length) = doubly_quoted(rest)?;
                words.push(Word::DoublyQuoted(text));
                length
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                words.push(Word::Name(&rest[..length]));
                length
            }
            '0'..='9' => {
                let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                words.push(Word::Number(rest[..length].parse().map_err(|_| "bad number")?));
                length
            }
            '&' if rest.starts_with("&&") => {
                words.push(Word::Insist);
                2
            }
            _ => {
                *braces += i32::from(c == '{') - i32::from(c == '}');
                words.push(Word::Punct(c));
                1
            }
        };
        rest = rest[length..].trim_start();
    }
    Ok(())
}

/// A text in double quotes, with `\"` for a quote in it; how long it is with its quotes.
fn doubly_quoted(rest: &str) -> Result<(String, usize), String> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1);
    while let Some((i, c)) = chars.next() {
        match c {
            '"' => return Ok((text, i + 1)),
            '\\' => text.extend(chars.next().map(|(_, c)| c)),
            _ => text.push(c),
        }
    }
    Err("open double quote".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_well_formed() {
        let grammar = Grammar::parse(TEXT).unwrap();
        for start in ["file", "interactive", "eval", "func_type"] {
            assert!(grammar.rule(start).is_some(), "{start}");
        }
        let left_recursive: Vec<&str> = grammar
            .rules
            .iter()
            .filter(|rule| rule.kind == RuleKind::LeftRecursive)
            .map(|rule| rule.name.as_str())
            .collect();
        assert_eq!(left_recursive.len(), 10, "{left_recursive:?}");
    }

    #[test]
    fn names_of_tags_are_those_of_the_enum() {
        for (name, tag) in TAGS {
            assert_eq!(*name, format!("{tag:?}"));
        }
    }
}

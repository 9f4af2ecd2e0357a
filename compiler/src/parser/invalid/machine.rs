//! The machine that interprets the grammar: CPython's generated parser, without its recursion.
//!
//! Each active rule is a [`Frame`] on a stack of the machine's own, so that native stack use is constant; the number of frames
//! is limited as CPython's recursion is. Invariants: `mark <= fill`; the first `fill` tokens have been "read" (errors point
//! at the last one); `values` holds the values of the current alternatives of all frames, each frame's above those of the
//! frame below.

use super::grammar::{Callee, Grammar, Item, RuleId, RuleKind, Tag, Use};
use super::nodes::{Node, Value};
use super::report::Raised;
use crate::code::Name;
use crate::error::{ErrorKind, Metadata, SyntaxError, Warning};
use crate::lexer::Done;
use crate::lexer::token::{Token, TokenKind};
use crate::parser::number::{NumberError, number_value};
use crate::parser::options::{Mode, ParseOptions};
use crate::parser::token_stream::TokenStream;
use crate::parser::{MAX_STACK, Normalized, Parser, Patience, STOPPED, normalize};

const NO_MEMO: u32 = u32::MAX;

/// CPython explores at most so many rules deep before the first token of a rule has been looked at. Closer to the limit than
/// that, nothing is skipped, so that the limit is hit where CPython hits it.
const FIRST_TOKEN_DEPTH: u32 = 100;

/// `file`, `statements` and its loop.
const FRAMES_OF_STATEMENTS: usize = 3;

const SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

pub(super) type Outcome<T> = Result<T, Box<Raised>>;

/// A rule that is active.
struct Frame {
    rule: RuleId,
    /// Current alternative and item.
    alt: u16,
    item: u16,
    /// The rule proper, below the frame that grows its left recursion.
    is_raw: bool,
    /// `~` has been passed.
    is_cut: bool,
    restore_invalid: bool,
    /// Where the rule, or the current iteration of a loop, began.
    start: u32,
    /// Where the current item began; for left recursion, where the best match ended.
    mark: u32,
    /// Height of `values` below this frame, and below the current alternative.
    base: u32,
    values: u32,
    /// The best match of left recursion.
    best: Option<Value>,
}

struct Memo {
    rule: RuleId,
    next: u32,
    mark: u32,
    value: Option<Value>,
}

/// What calling a rule or token led to.
enum Called {
    Done(Option<Value>),
    /// A frame was put on the stack.
    Pending,
}

pub(super) struct Machine<'s> {
    grammar: &'static Grammar,
    pub source: &'s str,
    pub mode: Mode,
    pub options: ParseOptions,
    pub is_end_added: bool,
    pub tokens: Vec<Token>,
    pub fill: usize,
    pub mark: usize,
    /// The second pass, outside of what must do without `invalid` rules.
    pub call_invalid_rules: bool,
    /// As in the fast parser.
    pub barry_from: usize,
    /// Each with the index of the last token read.
    pub warnings: Vec<(usize, Warning)>,
    /// Line and column of the last compound statement in order.
    pub last_statement: (u32, u32),
    /// The rest of the tokens has been read to look for errors.
    pub read_all: bool,
    level: u32,
    frames: Vec<Frame>,
    values: Vec<Value>,
    /// First memo of each token.
    memo_heads: Vec<u32>,
    memos: Vec<Memo>,
    pub nodes: Vec<Node>,
    /// Items of all lists.
    pub items: Vec<Value>,
    /// In bytes, for what grows with the text.
    memory_limit: usize,
    patience: Patience,
}

/// What the machine found.
pub(in crate::parser) enum Diagnosis {
    Error {
        error: SyntaxError,
        /// Of the parser, each with the index of the last token read.
        warnings: Vec<(usize, Warning)>,
        /// How many tokens have been read.
        token_count: usize,
    },
    /// Nothing: the fast parser gave up for its own reasons.
    Valid,
}

/// Finds the error in the text of a parser that has failed.
pub(in crate::parser) fn diagnose(parser: &Parser<'_>, filename: &Name) -> Diagnosis {
    let mut machine = Machine::new(parser);
    match machine.find_error() {
        None => Diagnosis::Valid,
        Some(raised) => Diagnosis::Error {
            error: machine.with_metadata(raised.into_error(filename)),
            warnings: std::mem::take(&mut machine.warnings),
            token_count: if machine.read_all { usize::MAX } else { machine.fill },
        },
    }
}

/// The error about a single statement, the parser being behind it, that is followed by more; if it is.
pub(in crate::parser) fn multiple_statements(parser: &Parser<'_>, filename: &Name) -> Option<SyntaxError> {
    let mut machine = Machine::new(parser);
    machine.tokenize_from_here();
    machine.fill = parser.pos;
    machine.bad_single_statement().map(|raised| raised.into_error(filename))
}

impl<'s> Machine<'s> {
    fn new(parser: &Parser<'s>) -> Self {
        Machine {
            grammar: Grammar::python(),
            source: parser.source,
            mode: parser.mode,
            options: parser.options,
            is_end_added: parser.is_end_added,
            memo_heads: Vec::new(),
            tokens: Vec::new(),
            fill: 0,
            mark: 0,
            call_invalid_rules: false,
            barry_from: if parser.options.barry_as_bdfl { 0 } else { usize::MAX },
            warnings: Vec::new(),
            last_statement: (0, 0),
            read_all: false,
            level: 0,
            frames: Vec::new(),
            values: Vec::new(),
            memos: Vec::new(),
            nodes: Vec::new(),
            items: Vec::new(),
            memory_limit: parser.arena.allocation_limit().unwrap_or(usize::MAX),
            patience: Patience::default(),
        }
    }

    /// Runs both passes.
    fn find_error(&mut self) -> Option<Box<Raised>> {
        self.tokenize_from_here();
        let start = match self.mode {
            Mode::Exec => "file",
            Mode::Eval => "eval",
            Mode::Single => "interactive",
            Mode::FuncType => "func_type",
        };
        let start = self.grammar.rule(start)?;
        let outcome = self.run(start);
        if let Ok(Some(_)) = outcome {
            return None;
        }
        if self.options.allow_incomplete_input && self.at_end_of_source() {
            return Some(
                self.raise_at_last_token(ErrorKind::IncompleteInputError, "incomplete input".into()),
            );
        }
        let last_token = self.fill.saturating_sub(1);
        let raised = match outcome {
            Err(raised) => Some(raised),
            Ok(_) => {
                self.start_second_pass();
                self.run(start).err()
            }
        };
        Some(self.final_error(raised, last_token))
    }

    /// What `traceback` needs to look for misspelt keywords.
    fn with_metadata(&self, mut error: SyntaxError) -> SyntaxError {
        if error.kind.is_syntax_error() && error.kind != ErrorKind::IncompleteInputError {
            let (lineno, col_offset) = self.last_statement;
            error.metadata = Some(Box::new(Metadata { lineno, col_offset, source: self.source.into() }));
        }
        error
    }

    fn start_second_pass(&mut self) {
        self.memo_heads.fill(NO_MEMO);
        self.memos.clear();
        self.nodes.clear();
        self.items.clear();
        self.mark = 0;
        self.call_invalid_rules = true;
    }

    /// What has not been read yet is read differently.
    #[cold]
    pub fn set_barry_as_bdfl(&mut self) {
        if self.barry_from != usize::MAX {
            return;
        }
        self.barry_from = self.fill;
        self.tokenize_from_here();
    }

    /// All tokens behind those that have been read.
    fn tokenize_from_here(&mut self) {
        let mut stream = self.stream();
        self.tokens.truncate(self.fill);
        loop {
            let token = stream.next_token();
            self.tokens.push(token);
            if matches!(token.kind, TokenKind::EndMarker | TokenKind::ErrorToken) {
                break;
            }
        }
        self.memo_heads.resize(self.tokens.len() + 1, NO_MEMO);
    }

    /// The stream of tokens as it was when the last token had been read.
    pub fn stream(&self) -> TokenStream<'s> {
        let mut stream = TokenStream::new(self.source, self.mode, &self.options, self.barry_from);
        for _ in 0..self.fill {
            stream.next_token();
        }
        stream
    }

    fn at_end_of_source(&self) -> bool {
        matches!(self.stream().lexer.done(), Done::Eof | Done::EofInString | Done::EolInString)
    }

    /// The kind of the current token, which is read if need be.
    fn kind(&mut self) -> Outcome<TokenKind> {
        while self.fill <= self.mark {
            if self.fill == self.tokens.len() {
                // Behind the end, there are only further ends.
                self.tokens.extend(self.tokens.last().copied());
                self.memo_heads.push(NO_MEMO);
            }
            self.fill += 1;
            if self.tokens[self.fill - 1].kind == TokenKind::ErrorToken {
                return Err(self.tokenizer_error());
            }
        }
        Ok(self.tokens[self.mark].kind)
    }

    /// Whether the limit is so far away that what cannot match may be skipped.
    fn may_skip(&self) -> bool {
        self.level + FIRST_TOKEN_DEPTH < MAX_STACK
    }

    fn run(&mut self, start: RuleId) -> Outcome<Option<Value>> {
        self.level = 0;
        self.frames.clear();
        self.values.clear();
        let mut called = self.call_rule(start)?;
        loop {
            if self.patience.ends(self.options.stop) {
                return Err(Raised::without_place(ErrorKind::MemoryError, STOPPED.into()));
            }
            called = match called {
                Called::Done(value) if self.frames.is_empty() => return Ok(value),
                Called::Done(value) => self.resume(value)?,
                Called::Pending => self.step()?,
            };
        }
    }

    fn enter(&mut self) -> Outcome<()> {
        self.level += 1;
        if self.level <= MAX_STACK {
            return if self.memory() <= self.memory_limit {
                Ok(())
            } else {
                Err(Raised::without_place(ErrorKind::MemoryError, String::new()))
            };
        }
        let message = "Parser stack overflowed - Python source too complex to parse";
        Err(Raised::without_place(ErrorKind::MemoryError, message.into()))
    }

    fn memory(&self) -> usize {
        self.nodes.len() * size_of::<Node>()
            + self.memos.len() * size_of::<Memo>()
            + self.items.len() * size_of::<Value>()
    }

    fn call(&mut self, callee: Callee) -> Outcome<Called> {
        match callee {
            Callee::Rule(id) => self.call_rule(id),
            callee => self.call_token(callee).map(Called::Done),
        }
    }

    fn call_token(&mut self, callee: Callee) -> Outcome<Option<Value>> {
        let kind = self.kind()?;
        let token = Value::Token(self.mark as u32);
        let found = match callee {
            Callee::Token(wanted) => kind == wanted,
            Callee::Name => kind == TokenKind::Name,
            Callee::Number => kind == TokenKind::Number,
            Callee::SoftKeyword(text) => kind == TokenKind::Name && self.token_text(token) == text,
            Callee::AnySoftKeyword => {
                kind == TokenKind::Name && SOFT_KEYWORDS.contains(&self.token_text(token))
            }
            Callee::Rule(_) | Callee::Cut => false,
        };
        if !found {
            return Ok(None);
        }
        let first = self.mark;
        self.mark += 1;
        Ok(Some(match kind {
            TokenKind::Number => {
                let tag = self.number_tag(token)?;
                self.new_node(tag, first, (0, 0))
            }
            TokenKind::Name => {
                self.check_name(token)?;
                self.new_node(Tag::Name, first, (0, 0))
            }
            _ => token,
        }))
    }

    fn check_name(&self, token: Value) -> Outcome<()> {
        let name = self.token_text(token);
        if name.is_ascii() {
            return Ok(());
        }
        match normalize(name) {
            Normalized::Constant(constant) => {
                let message = format!("identifier field can't represent '{constant}' constant");
                Err(Raised::without_place(ErrorKind::ValueError, message))
            }
            _ => Ok(()),
        }
    }

    fn number_tag(&mut self, token: Value) -> Outcome<Tag> {
        let text = self.token_text(token);
        let digits = text.replace('_', "");
        if digits.len() < text.len() && self.options.feature_version < 6 {
            let message = "Underscores in numeric literals are only supported in Python 3.6 and greater";
            return Err(self.raise_at_last_token(ErrorKind::SyntaxError, message.into()));
        }
        match number_value(&digits, self.options.int_max_str_digits) {
            Ok(_) if digits.ends_with(['j', 'J']) => Ok(Tag::Imaginary),
            Ok(_) => Ok(Tag::Literal),
            Err(NumberError::TooManyDigits(count)) => Err(self.raise_too_many_digits(token, count)),
        }
    }

    fn call_rule(&mut self, id: RuleId) -> Outcome<Called> {
        let grammar = self.grammar;
        let rule = &grammar.rules[usize::from(id)];
        self.enter()?;
        let is_left_recursive = rule.kind == RuleKind::LeftRecursive;
        if rule.memo || is_left_recursive {
            self.kind()?;
            if let Some(memo) = self.memo(self.mark, id) {
                let (mark, value) = (memo.mark as usize, memo.value);
                self.mark = mark;
                self.level -= 1;
                return Ok(Called::Done(value));
            }
        }
        if !rule.first.any && self.may_skip() && !rule.first.contains(self.kind()?) {
            self.level -= 1;
            return Ok(Called::Done(None));
        }
        self.push_frame(id, false);
        if rule.without_invalid {
            self.call_invalid_rules = false;
        }
        if is_left_recursive {
            self.update_memo(self.mark, id, None);
            self.enter()?;
            self.push_frame(id, true);
        }
        Ok(Called::Pending)
    }

    fn push_frame(&mut self, rule: RuleId, is_raw: bool) {
        let height = self.values.len() as u32;
        self.frames.push(Frame {
            rule,
            alt: 0,
            item: 0,
            is_raw,
            is_cut: false,
            restore_invalid: self.call_invalid_rules,
            start: self.mark as u32,
            mark: self.mark as u32,
            base: height,
            values: height,
            best: None,
        });
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a rule is active while the machine runs")
    }

    /// Ends the rule on top of the stack.
    fn finish(&mut self, value: Option<Value>, memoize: bool) -> Called {
        let frame = self.frames.pop().expect("a rule is active while the machine runs");
        self.values.truncate(frame.base as usize);
        self.level -= 1;
        self.call_invalid_rules = frame.restore_invalid;
        if memoize && self.grammar.rules[usize::from(frame.rule)].memo && !frame.is_raw {
            self.insert_memo(frame.start as usize, frame.rule, value);
        }
        Called::Done(value)
    }

    /// Goes on with the rule on top of the stack up to its next call of a rule, or its end.
    fn step(&mut self) -> Outcome<Called> {
        let grammar = self.grammar;
        loop {
            let frame = self.frame();
            let (alt_index, item_index) = (usize::from(frame.alt), usize::from(frame.item));
            let rule = &grammar.rules[usize::from(frame.rule)];
            let Some(alt) = rule.alts.get(alt_index) else { return Ok(self.finish(None, true)) };
            if item_index == 0 && !self.may_match(alt)? {
                if let Some(called) = self.fail() {
                    return Ok(called);
                }
                continue;
            }
            let Some(&item) = alt.items.get(item_index) else {
                let (start, values) = (self.frame().start, self.frame().values);
                let value = self.result(alt, start as usize, values as usize)?;
                match self.matched(value) {
                    Some(called) => return Ok(called),
                    None => continue,
                }
            };
            if item.callee == Callee::Cut {
                let frame = self.frame();
                frame.is_cut = true;
                frame.item += 1;
                continue;
            }
            self.frame().mark = self.mark as u32;
            match self.call(item.callee)? {
                Called::Pending => {}
                Called::Done(value) => {
                    if let Some(called) = self.take(item, value)? {
                        return Ok(called);
                    }
                }
            }
        }
    }

    fn may_match(&mut self, alt: &super::grammar::Alt) -> Outcome<bool> {
        if alt.invalid && !self.call_invalid_rules {
            return Ok(false);
        }
        Ok(alt.first.any || !self.may_skip() || alt.first.contains(self.kind()?))
    }

    /// Gives the rule on top of the stack what the rule it called yielded.
    fn resume(&mut self, value: Option<Value>) -> Outcome<Called> {
        let grammar = self.grammar;
        let mark = self.mark as u32;
        let frame = self.frame();
        let rule = &grammar.rules[usize::from(frame.rule)];
        if rule.kind == RuleKind::LeftRecursive && !frame.is_raw {
            return self.grow(value, mark);
        }
        let item = rule.alts[usize::from(frame.alt)].items[usize::from(frame.item)];
        match self.take(item, value)? {
            Some(called) => Ok(called),
            None => self.step(),
        }
    }

    /// A further match of a left-recursive rule: tries for a longer one, or is content with the last.
    fn grow(&mut self, value: Option<Value>, mark: u32) -> Outcome<Called> {
        let frame = self.frame();
        let id = frame.rule;
        if value.is_none() || mark <= frame.mark {
            let (mark, best) = (frame.mark, frame.best);
            self.mark = mark as usize;
            return Ok(self.finish(best, false));
        }
        frame.mark = mark;
        frame.best = value;
        let start = frame.start as usize;
        self.update_memo(start, id, value);
        self.mark = start;
        self.enter()?;
        self.push_frame(id, true);
        Ok(Called::Pending)
    }

    /// Uses what the current item yielded; the end of the rule, if it ends.
    fn take(&mut self, item: Item, value: Option<Value>) -> Outcome<Option<Called>> {
        let is_match = match item.purpose {
            Use::Plain => value.is_some(),
            Use::Optional => true,
            Use::Ahead | Use::NotAhead => {
                self.mark = self.frame().mark as usize;
                value.is_some() == (item.purpose == Use::Ahead)
            }
            Use::Forced => {
                if value.is_none() {
                    return Err(self.raise_expected(item.callee));
                }
                true
            }
        };
        if !is_match {
            return Ok(self.fail());
        }
        if !matches!(item.purpose, Use::Ahead | Use::NotAhead) {
            self.values.push(value.unwrap_or(Value::Absent));
        }
        self.frame().item += 1;
        Ok(None)
    }

    /// The current alternative does not match.
    fn fail(&mut self) -> Option<Called> {
        let grammar = self.grammar;
        let frame = self.frame();
        let (start, base, values, is_cut) = (frame.start, frame.base, frame.values, frame.is_cut);
        let kind = grammar.rules[usize::from(frame.rule)].kind;
        self.mark = start as usize;
        if let RuleKind::Loop { at_least_one } = kind {
            if at_least_one && values == base {
                return Some(self.finish(None, false));
            }
            let first = self.items.len() as u32;
            self.items.extend_from_slice(&self.values[base as usize..values as usize]);
            let list = Value::List(first, self.items.len() as u32);
            return Some(self.finish(Some(list), false));
        }
        self.values.truncate(values as usize);
        if is_cut {
            return Some(self.finish(None, false));
        }
        let frame = self.frame();
        frame.alt += 1;
        frame.item = 0;
        None
    }

    /// The current alternative matches, with this result.
    fn matched(&mut self, value: Option<Value>) -> Option<Called> {
        let grammar = self.grammar;
        let mark = self.mark as u32;
        let frame = self.frame();
        let is_loop = matches!(grammar.rules[usize::from(frame.rule)].kind, RuleKind::Loop { .. });
        let Some(value) = value.filter(|_| is_loop) else { return Some(self.finish(value, true)) };
        let (height, start) = (frame.values, frame.start);
        frame.start = mark;
        frame.item = 0;
        if self.mode == Mode::Exec && self.frames.len() == FRAMES_OF_STATEMENTS {
            self.forget_statement(height, start as usize);
            return None;
        }
        self.frame().values += 1;
        self.values.truncate(height as usize);
        self.values.push(value);
        None
    }

    /// A statement of a file has been matched: nothing goes back to it, and nobody asks what it was. (All that counts is that
    /// there was one.)
    fn forget_statement(&mut self, height: u32, start: usize) {
        self.values.truncate(height as usize);
        if self.values.is_empty() {
            self.values.push(Value::Absent);
            self.frame().values += 1;
        }
        self.memos.clear();
        self.memo_heads[start..=self.fill].fill(NO_MEMO);
        self.nodes.clear();
        self.items.clear();
    }

    /// Values of the current alternative.
    pub fn value(&self, values: usize, slot: u8) -> Value {
        self.values.get(values + usize::from(slot)).copied().unwrap_or(Value::Absent)
    }

    fn memo(&self, token: usize, rule: RuleId) -> Option<&Memo> {
        let mut index = self.memo_heads[token];
        while let Some(memo) = self.memos.get(index as usize) {
            if memo.rule == rule {
                return Some(memo);
            }
            index = memo.next;
        }
        None
    }

    fn insert_memo(&mut self, token: usize, rule: RuleId, value: Option<Value>) {
        let next = self.memo_heads[token];
        self.memo_heads[token] = self.memos.len() as u32;
        self.memos.push(Memo { rule, next, mark: self.mark as u32, value });
    }

    fn update_memo(&mut self, token: usize, rule: RuleId, value: Option<Value>) {
        let mut index = self.memo_heads[token];
        let mark = self.mark as u32;
        while let Some(memo) = self.memos.get_mut(index as usize) {
            if memo.rule == rule {
                memo.mark = mark;
                memo.value = value;
                return;
            }
            index = memo.next;
        }
        self.insert_memo(token, rule, value);
    }
}

//! `re.Pattern`: a compiled regular expression.

use super::code::{self, Tree, Unreadable};
use super::engine::{Demands, Machine, UNSET};
use super::match_::PyMatch;
use super::program::{self, Program};
use super::subject::Subject;
use super::{scanner, template};
use std::cell::{Cell, OnceCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{generic_alias, int, mappingproxy};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::with_units;

#[repr(C)]
pub struct PyPattern {
    object: Object,
    pub pattern: Value,
    flags: i64,
    words: Buf<u32>,
    pub groups: u32,
    pub groupindex: Ref<PyDict>,
    pub indexgroup: Ref<PyTuple>,
    /// `None` for a pattern without text, which fits both.
    is_bytes: Option<bool>,
    /// Made for the first execution: many patterns are compiled with a module and never used.
    executable: OnceCell<Box<Executable>>,
    /// Kept between executions; taken while one runs.
    machine: Cell<Option<Box<Machine>>>,
}

struct Executable {
    program: Program,
    _room: Room,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPattern {
    const TYPE: &'static PyType = &TYPE;
}

const POSITIONS: &str = "($self, /, string, pos=0, endpos=sys.maxsize)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "re.Pattern",
    doc: "Compiled regular expression object.",
    flags: flags::HAS_WEAKREFS | flags::NO_NEW | flags::IMMUTABLE,
    slots: Slots { repr: Some(repr), hash: Some(hash), richcompare: Some(richcompare), ..Slots::NONE },
    methods: &[
        method("match", POSITIONS, "Match at the beginning of the string.", |vm, args| {
            match_once(vm, args, Way::Match)
        }),
        method("fullmatch", POSITIONS, "Match the whole string.", |vm, args| {
            match_once(vm, args, Way::FullMatch)
        }),
        method("search", POSITIONS, "Find the first match.", |vm, args| match_once(vm, args, Way::Search)),
        method("sub", "($self, /, repl, string, count=0)", "Replace the matches.", |vm, args| {
            Ok(substitute(vm, args)?.0)
        }),
        method(
            "subn",
            "($self, /, repl, string, count=0)",
            "Replace the matches, and count them.",
            |vm, args| {
                let (result, count) = substitute(vm, args)?;
                vm.new_tuple(&[result, int::from_usize(vm, count)?])
            },
        ),
        method("findall", POSITIONS, "List the matches.", findall),
        method("split", "($self, /, string, maxsplit=0)", "Split at the matches.", split),
        method("finditer", POSITIONS, "Iterate over the matches.", |vm, args| {
            scanner::new(vm, args, &scanner::ITERATOR)
        }),
        method("scanner", POSITIONS, "", |vm, args| scanner::new(vm, args, &scanner::TYPE)),
        method("__copy__", "($self, /)", "", |_, args| Ok(args[0].clone())),
        method("__deepcopy__", "($self, memo, /)", "", |_, args| Ok(args[0].clone())),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: &[
        getter("pattern", "The text that was compiled.", |_, own| Ok(as_pattern(own).pattern.clone()))
            .as_member(),
        getter("flags", "The flags.", |vm, own| int::from_i64(vm, as_pattern(own).flags)).as_member(),
        getter("groups", "How many groups there are.", |_, own| {
            Ok(int::small(i64::from(as_pattern(own).groups)))
        })
        .as_member(),
        getter("groupindex", "The numbers of the groups that have names.", |vm, own| {
            mappingproxy::new(vm, as_pattern(own).groupindex.to_value())
        }),
    ],
    ..TypeSpec::container::<PyPattern>()
});

pub fn as_pattern(value: &Value) -> &PyPattern {
    value.downcast().expect("a pattern's method gets a pattern")
}

impl Trace for PyPattern {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.pattern);
        tracer.visit(self.groupindex.as_value());
        tracer.visit(self.indexgroup.as_value());
    }
}

fn read(vm: &Thread, words: &[u32], groups: u32) -> PyResult<Tree> {
    code::read(words, groups, &|| vm.has_native_stack()).map_err(|unreadable| refusal(vm, unreadable))
}

fn refusal(vm: &Thread, unreadable: Unreadable) -> Raised {
    match unreadable {
        Unreadable::Invalid => super::invalid_code(vm),
        Unreadable::TooDeep => vm.recursion_error(" in a regular expression"),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Match,
    FullMatch,
    Search,
}

/// The part of a string that is searched, and how far the search has come.
pub struct Search {
    pub subject: Subject,
    pub pos: usize,
    pub end: usize,
    pub start: usize,
    /// The last match was empty, so that the next one at the same place must not be.
    advance: bool,
}

impl Search {
    /// After a match, to find the next one.
    pub fn follow(&mut self, (start, end): (usize, usize)) {
        self.advance = start == end;
        self.start = end;
    }
}

impl PyPattern {
    pub fn compile(
        vm: &Thread,
        pattern: &Value,
        flags: i64,
        words: Buf<u32>,
        groups: u32,
        (groupindex, indexgroup): (Ref<PyDict>, Ref<PyTuple>),
    ) -> PyResult {
        let is_bytes = if pattern.is_none() { None } else { Some(Subject::new(vm, pattern)?.is_bytes()) };
        drop(read(vm, &words, groups)?);
        let pattern = vm.heap().allocate(PyPattern {
            object: Object::new(&TYPE),
            pattern: pattern.clone(),
            flags,
            words,
            groups,
            groupindex,
            indexgroup,
            is_bytes,
            executable: OnceCell::new(),
            machine: Cell::new(None),
        })?;
        vm.heap().track(pattern.as_object());
        Ok(pattern.into_value())
    }

    /// Begins a search; positions outside of the string are moved into it.
    pub fn begin(&self, vm: &Thread, string: &Value, pos: isize, end: isize) -> PyResult<Search> {
        let subject = Subject::new(vm, string)?;
        match self.is_bytes {
            Some(false) if subject.is_bytes() => {
                return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
            }
            Some(true) if !subject.is_bytes() => {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            _ => {}
        }
        let len = subject.text().len();
        let clip = |index: isize| usize::try_from(index).unwrap_or(0).min(len);
        let pos = clip(pos);
        Ok(Search { subject, pos, end: clip(end), start: pos, advance: false })
    }

    fn program(&self, vm: &Thread) -> PyResult<&Program> {
        let executable = match self.executable.get() {
            Some(executable) => executable,
            None => {
                let made = self.make_executable(vm)?;
                self.executable.get_or_init(|| made)
            }
        };
        Ok(&executable.program)
    }

    #[cold]
    fn make_executable(&self, vm: &Thread) -> PyResult<Box<Executable>> {
        let tree = read(vm, &self.words, self.groups)?;
        let program =
            program::emit(tree, &|| vm.has_native_stack()).map_err(|unreadable| refusal(vm, unreadable))?;
        let room = Room::new(program.size(self.words.len()))?;
        Ok(Box::new(Executable { program, _room: room }))
    }

    /// Runs `work` with a machine for the pattern.
    fn with_machine<R>(&self, vm: &Thread, work: impl FnOnce(&mut Machine) -> PyResult<R>) -> PyResult<R> {
        let mut machine = match self.machine.take() {
            Some(machine) => machine,
            None => Box::new(Machine::new(self.program(vm)?, self.groups as usize)?),
        };
        let result = work(&mut machine);
        machine.rest();
        self.machine.set(Some(machine));
        result
    }

    /// One execution; the range of the match, whose groups are in the machine.
    fn execute(
        &self,
        vm: &Thread,
        machine: &mut Machine,
        search: &Search,
        way: Way,
    ) -> PyResult<Option<(usize, usize)>> {
        let demands = Demands { full: way == Way::FullMatch, advance: search.advance };
        let start = search.start;
        if start > search.end && way != Way::Match {
            return Ok(None);
        }
        let text = search.subject.text().slice(0..search.end.max(start));
        if text.len() < start {
            return Ok(None);
        }
        let program = self.program(vm)?;
        if way == Way::Search {
            return with_units!(text, units => machine.search(vm, program, units, start, demands));
        }
        let end = with_units!(text, units => machine.match_at(vm, program, units, start, demands))?;
        Ok(end.map(|end| (start, end)))
    }

    /// The next match as an object.
    pub fn find(
        &self,
        vm: &Thread,
        search: &mut Search,
        string: &Value,
        way: Way,
    ) -> PyResult<Option<Value>> {
        self.with_machine(vm, |machine| {
            let Some(range) = self.execute(vm, machine, search, way)? else { return Ok(None) };
            let found = PyMatch::new(vm, self, string, search, range, machine)?;
            search.follow(range);
            Ok(Some(found))
        })
    }

    /// What a group, counted from 1, has matched.
    fn group_part(
        &self,
        vm: &Thread,
        machine: &Machine,
        subject: &Subject,
        group: usize,
        empty: bool,
    ) -> PyResult {
        let (start, end) = (machine.marks[2 * group - 2], machine.marks[2 * group - 1]);
        if start != UNSET && end != UNSET && start <= end {
            return subject.part(vm, start..end);
        }
        if empty { subject.empty(vm) } else { Ok(Value::NONE) }
    }

    /// What `findall` lists for a match.
    fn listed(
        &self,
        vm: &Thread,
        machine: &Machine,
        subject: &Subject,
        (start, end): (usize, usize),
    ) -> PyResult {
        match self.groups as usize {
            0 => subject.part(vm, start..end),
            1 => self.group_part(vm, machine, subject, 1, true),
            groups => {
                let mut parts = Buf::with_capacity(groups)?;
                for group in 1..=groups {
                    parts.push(self.group_part(vm, machine, subject, group, true)?)?;
                }
                Ok(PyTuple::from_buf(vm, parts)?.into_value())
            }
        }
    }
}

/// The positions that were given, if any.
pub fn positions(vm: &Thread, args: &[Value]) -> PyResult<(isize, isize)> {
    let pos = if args[2].is_unbound() { 0 } else { super::size(vm, &args[2])? };
    let end = if args[3].is_unbound() { isize::MAX } else { super::size(vm, &args[3])? };
    Ok((pos, end))
}

fn match_once(vm: &Thread, args: &[Value], way: Way) -> PyResult {
    let own = as_pattern(&args[0]);
    let (pos, end) = positions(vm, args)?;
    let mut search = own.begin(vm, &args[1], pos, end)?;
    Ok(own.find(vm, &mut search, &args[1], way)?.unwrap_or(Value::NONE))
}

fn findall(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_pattern(&args[0]);
    let (pos, end) = positions(vm, args)?;
    let mut search = own.begin(vm, &args[1], pos, end)?;
    let list = PyList::new(vm)?;
    own.with_machine(vm, |machine| {
        while let Some(range) = own.execute(vm, machine, &search, Way::Search)? {
            list.push(own.listed(vm, machine, &search.subject, range)?)?;
            search.follow(range);
        }
        Ok(())
    })?;
    Ok(list.into_value())
}

fn split(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_pattern(&args[0]);
    let most = if args[2].is_unbound() { 0 } else { super::size(vm, &args[2])? };
    let mut search = own.begin(vm, &args[1], 0, isize::MAX)?;
    let list = PyList::new(vm)?;
    let mut last = 0;
    own.with_machine(vm, |machine| {
        let mut count = 0;
        while most == 0 || count < most {
            let Some(range) = own.execute(vm, machine, &search, Way::Search)? else { break };
            list.push(search.subject.part(vm, last..range.0)?)?;
            for group in 1..=own.groups as usize {
                list.push(own.group_part(vm, machine, &search.subject, group, false)?)?;
            }
            count += 1;
            last = range.1;
            search.follow(range);
        }
        Ok(())
    })?;
    list.push(search.subject.part(vm, last..search.end)?)?;
    Ok(list.into_value())
}

/// What takes the place of matches.
enum Replacement {
    Literal(Value),
    Template(Ref<template::PyTemplate>),
    Function(Value),
}

fn replacement(vm: &Thread, own: &Value, given: &Value) -> PyResult<Replacement> {
    if given.ty().slots().call.is_some() {
        return Ok(Replacement::Function(given.clone()));
    }
    let plain =
        Subject::try_new(vm, given)?.is_some_and(|subject| !subject.text().iter().any(|code| code == 0x5C));
    if plain {
        return Ok(Replacement::Literal(given.clone()));
    }
    let compiled = template::compile(vm, own, given)?;
    Ok(match Ref::<template::PyTemplate>::try_from_value(compiled) {
        Ok(template) if template.is_literal() => Replacement::Literal(template.literal().clone()),
        Ok(template) => Replacement::Template(template),
        Err(literal) => Replacement::Literal(literal),
    })
}

/// Joins what is between matches and what takes their place.
pub struct Joiner {
    bytes: bool,
    text: TextBuf,
    raw: Buf<u8>,
    /// How many parts there are.
    parts: usize,
}

impl Joiner {
    pub fn new(bytes: bool) -> Joiner {
        Joiner { bytes, text: TextBuf::new(), raw: Buf::new(), parts: 0 }
    }

    pub fn push_text(&mut self, text: Text<'_>) -> PyResult<()> {
        self.parts += 1;
        if let (true, Text::Ascii(bytes) | Text::Latin1(bytes)) = (self.bytes, text) {
            return Ok(self.raw.extend_from_slice(bytes)?);
        }
        Ok(self.text.push_text(text)?)
    }

    /// Adds a string to strings, or anything with a buffer to bytes.
    pub fn push(&mut self, vm: &Thread, part: &Value) -> PyResult<()> {
        let name = part.ty().name();
        if !self.bytes {
            let Some(string) = part.downcast::<PyStr>() else {
                let text = format!("sequence item {}: expected str instance, {name:.80} found", self.parts);
                return Err(vm.type_error(text));
            };
            return self.push_text(string.text());
        }
        let subject = if part.downcast::<PyStr>().is_some() { None } else { Subject::try_new(vm, part)? };
        let Some(subject) = subject else {
            let text =
                format!("sequence item {}: expected a bytes-like object, {name:.80} found", self.parts);
            return Err(vm.type_error(text));
        };
        self.push_text(subject.text())
    }

    pub fn finish(self, vm: &Thread) -> PyResult {
        if self.bytes {
            return Ok(PyBytes::from_buf(vm, self.raw)?.into_value());
        }
        Ok(PyStr::from_compact(vm.heap(), self.text.finish()?)?.into_value())
    }
}

fn substitute(vm: &Thread, args: &[Value]) -> PyResult<(Value, usize)> {
    let own = as_pattern(&args[0]);
    let (given, string) = (&args[1], &args[2]);
    let most = if args[3].is_unbound() { 0 } else { super::size(vm, &args[3])? };
    let replacement = replacement(vm, &args[0], given)?;
    let mut search = own.begin(vm, string, 0, isize::MAX)?;
    let mut joiner = Joiner::new(search.subject.is_bytes());
    let (mut last, mut count) = (0, 0);
    while most == 0 || (count as isize) < most {
        let found = own.with_machine(vm, |machine| {
            let Some(range) = own.execute(vm, machine, &search, Way::Search)? else { return Ok(None) };
            let text = search.subject.text();
            if last < range.0 {
                joiner.push_text(text.slice(last..range.0))?;
            }
            last = range.1;
            let found = match &replacement {
                Replacement::Literal(literal) => {
                    if !literal.is_none() {
                        joiner.push(vm, literal)?;
                    }
                    None
                }
                Replacement::Template(template) => {
                    template.expand(vm, &mut joiner, text, range, &machine.marks)?;
                    None
                }
                Replacement::Function(_) => Some(PyMatch::new(vm, own, string, &search, range, machine)?),
            };
            search.follow(range);
            Ok(Some(found))
        })?;
        let Some(found) = found else { break };
        if let (Some(found), Replacement::Function(function)) = (found, &replacement) {
            let part = vm.call(function, &[found])?;
            if !part.is_none() {
                joiner.push(vm, &part)?;
            }
        }
        count += 1;
    }
    if count == 0 {
        return Ok((search.subject.part(vm, 0..search.end)?, 0));
    }
    if last < search.end {
        joiner.push_text(search.subject.text().slice(last..search.end))?;
    }
    Ok((joiner.finish(vm)?, count))
}

/// Flags that `repr` names, in order.
static FLAG_NAMES: [(i64, &str); 8] = [
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (32, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];
const UNICODE: i64 = 32;
const ENCODINGS: i64 = 4 | 32 | 256;

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_pattern(own);
    let mut flags = own.flags;
    if own.is_bytes == Some(false) && flags & ENCODINGS == UNICODE {
        flags &= !UNICODE;
    }
    let pattern = vm.repr(&own.pattern)?;
    let mut buf = TextBuf::new();
    buf.push_str("re.compile(")?;
    if let Some(pattern) = pattern.downcast::<PyStr>() {
        buf.push_text(pattern.text().slice(0..200))?;
    }
    let mut separator = ", ";
    for (flag, name) in FLAG_NAMES {
        if flags & flag != 0 {
            buf.push_str(separator)?;
            buf.push_str(name)?;
            separator = "|";
            flags &= !flag;
        }
    }
    if flags != 0 {
        buf.push_str(separator)?;
        buf.push_str(&format!("{flags:#x}"))?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let own = as_pattern(own);
    let mut hash = vm.hash(&own.pattern)? ^ own.flags ^ i64::from(own.is_bytes == Some(true));
    for word in own.words.iter() {
        hash = hash.rotate_left(5).wrapping_mul(0x5851_F42D_4C95_7F2D) ^ i64::from(*word);
    }
    Ok(if hash == -1 { -2 } else { hash })
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyPattern>(), right.downcast::<PyPattern>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same_code = a.flags == b.flags && a.is_bytes == b.is_bytes && a.words[..] == b.words[..];
    let same = left.is(right) || same_code && vm.equals(&a.pattern, &b.pattern)?;
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

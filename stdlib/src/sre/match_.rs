//! `re.Match`: where a pattern and its groups have matched.

use super::engine::{Machine, UNSET};
use super::pattern::{Joiner, PyPattern, Search};
use super::subject::Subject;
use super::template::{self, PyTemplate};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{generic_alias, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyMatch {
    object: Object,
    string: Value,
    pattern: Ref<PyPattern>,
    pos: usize,
    endpos: usize,
    start: usize,
    end: usize,
    /// Beginnings and ends of the groups; `UNSET` where a group has not matched.
    marks: Buf<usize>,
    /// Counted from 1; 0 for none.
    last_group: usize,
    regs: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMatch {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "re.Match",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(repr),
        subscript: Some(|vm, own, key| {
            let group = group_number(vm, as_match(own), key)?;
            as_match(own).part(vm, group, &Value::NONE)
        }),
        ..Slots::NONE
    },
    methods: &[
        variadic("group", "", "Return subgroups of the match by indices or names.", group),
        method("start", "($self, group=0, /)", "Where the group begins.", |vm, args| {
            int_or_minus_one(vm, span_of(vm, args)?.map(|span| span.0))
        }),
        method("end", "($self, group=0, /)", "Where the group ends.", |vm, args| {
            int_or_minus_one(vm, span_of(vm, args)?.map(|span| span.1))
        }),
        method("span", "($self, group=0, /)", "Where the group begins and ends.", |vm, args| {
            let span = span_of(vm, args)?;
            pair(vm, span)
        }),
        method("groups", "($self, /, default=None)", "A tuple of all the groups.", groups),
        method("groupdict", "($self, /, default=None)", "A dictionary of the groups with names.", groupdict),
        method("expand", "($self, /, template)", "A template with the groups filled in.", expand),
        method("__copy__", "($self, /)", "", |_, args| Ok(args[0].clone())),
        method("__deepcopy__", "($self, memo, /)", "", |_, args| Ok(args[0].clone())),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: &[
        getter("string", "The string that was searched.", |_, own| Ok(as_match(own).string.clone()))
            .as_member(),
        getter("re", "The pattern.", |_, own| Ok(as_match(own).pattern.to_value())).as_member(),
        getter("pos", "Where the search began.", |vm, own| int::from_usize(vm, as_match(own).pos))
            .as_member(),
        getter("endpos", "Where the search ended.", |vm, own| int::from_usize(vm, as_match(own).endpos))
            .as_member(),
        getter("lastindex", "The number of the group that was closed last.", |vm, own| {
            match as_match(own).last_group {
                0 => Ok(Value::NONE),
                group => int::from_usize(vm, group),
            }
        }),
        getter("lastgroup", "The name of the group that was closed last.", |_, own| {
            let own = as_match(own);
            let names = own.pattern.indexgroup.items();
            Ok(names.get(own.last_group).filter(|_| own.last_group > 0).cloned().unwrap_or(Value::NONE))
        }),
        getter("regs", "The spans of all groups.", regs),
    ],
    ..TypeSpec::container::<PyMatch>()
});

fn as_match(value: &Value) -> &PyMatch {
    value.downcast().expect("a match's method gets a match")
}

impl Trace for PyMatch {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.string);
        tracer.visit(self.pattern.as_value());
        self.regs.trace(tracer);
    }
}

impl PyMatch {
    #[allow(clippy::new_ret_no_self, reason = "makes the object's value")]
    pub fn new(
        vm: &Thread,
        pattern: &PyPattern,
        string: &Value,
        search: &Search,
        (start, end): (usize, usize),
        machine: &Machine,
    ) -> PyResult {
        let marks = Buf::from_slice(&machine.marks)?;
        let found = vm.heap().allocate(PyMatch {
            object: Object::new(&TYPE),
            string: string.clone(),
            pattern: Ref::borrowed(pattern),
            pos: search.pos,
            endpos: search.end,
            start,
            end,
            marks,
            last_group: machine.last_group,
            regs: ValueCell::empty(),
        })?;
        vm.heap().track(found.as_object());
        Ok(found.into_value())
    }

    /// Where a group, which must exist, begins and ends.
    fn span(&self, group: usize) -> Option<(usize, usize)> {
        if group == 0 {
            return Some((self.start, self.end));
        }
        let (start, end) = (self.marks[2 * group - 2], self.marks[2 * group - 1]);
        (start != UNSET && end != UNSET && start <= end).then_some((start, end))
    }

    fn part(&self, vm: &Thread, group: usize, default: &Value) -> PyResult {
        let Some((start, end)) = self.span(group) else { return Ok(default.clone()) };
        if let Some(string) = self.string.downcast_exact::<PyStr>() {
            let text = string.text();
            if start != 0 || end < text.len() {
                return Ok(PyStr::from_text(vm.heap(), text.slice(start..end))?.into_value());
            }
            return Ok(self.string.clone());
        }
        Subject::new(vm, &self.string)?.part(vm, start..end)
    }

    fn group_count(&self) -> usize {
        self.pattern.groups as usize
    }
}

/// The number of a group that is given by number or by name.
fn group_number(vm: &Thread, own: &PyMatch, key: &Value) -> PyResult<usize> {
    let no_group = || vm.index_error("no such group");
    let number = if key.is_small() || key.ty().slots().index.is_some() {
        number::to_isize_clipped(vm, key)?
    } else {
        match own.pattern.groupindex.get_item(vm, key)? {
            Some(number) => int::as_i64(&number).unwrap_or(-1) as isize,
            None => -1,
        }
    };
    match usize::try_from(number) {
        Ok(number) if number <= own.group_count() => Ok(number),
        _ => Err(no_group()),
    }
}

fn group(vm: &Thread, args: Args<'_>) -> PyResult {
    taipan_vm::call::no_keywords(vm, "Match.group", args)?;
    let Some((own, keys)) = args.positional().split_first() else {
        return Err(vm.type_error("unbound method Match.group() needs an argument"));
    };
    let own = as_match(own);
    match keys {
        [] => own.part(vm, 0, &Value::NONE),
        [key] => {
            let group = group_number(vm, own, key)?;
            own.part(vm, group, &Value::NONE)
        }
        keys => {
            let mut parts = Buf::with_capacity(keys.len())?;
            for key in keys {
                let group = group_number(vm, own, key)?;
                parts.push(own.part(vm, group, &Value::NONE)?)?;
            }
            Ok(PyTuple::from_buf(vm, parts)?.into_value())
        }
    }
}

fn span_of(vm: &Thread, args: &[Value]) -> PyResult<Option<(usize, usize)>> {
    let own = as_match(&args[0]);
    let group = if args[1].is_unbound() { 0 } else { group_number(vm, own, &args[1])? };
    Ok(own.span(group))
}

fn int_or_minus_one(vm: &Thread, position: Option<usize>) -> PyResult {
    position.map_or_else(|| Ok(int::small(-1)), |position| int::from_usize(vm, position))
}

fn pair(vm: &Thread, span: Option<(usize, usize)>) -> PyResult {
    let start = int_or_minus_one(vm, span.map(|span| span.0))?;
    let end = int_or_minus_one(vm, span.map(|span| span.1))?;
    vm.new_tuple(&[start, end])
}

fn default_of(value: &Value) -> Value {
    if value.is_unbound() { Value::NONE } else { value.clone() }
}

fn groups(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_match(&args[0]);
    let mut parts = Buf::with_capacity(own.group_count())?;
    let default = default_of(&args[1]);
    for group in 1..=own.group_count() {
        parts.push(own.part(vm, group, &default)?)?;
    }
    Ok(PyTuple::from_buf(vm, parts)?.into_value())
}

fn groupdict(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_match(&args[0]);
    let dict = PyDict::new(vm)?;
    let default = default_of(&args[1]);
    for (name, _) in own.pattern.groupindex.entries() {
        let group = group_number(vm, own, &name)?;
        dict.set_item(vm, &name, own.part(vm, group, &default)?)?;
    }
    Ok(dict.into_value())
}

fn expand(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_match(&args[0]);
    let compiled = template::compile(vm, own.pattern.as_value(), &args[1])?;
    let Some(template) = compiled.downcast::<PyTemplate>() else { return Ok(compiled) };
    if template.is_literal() {
        return Ok(template.literal().clone());
    }
    let subject = Subject::new(vm, &own.string)?;
    let mut joiner = Joiner::new(template.literal().downcast::<PyStr>().is_none());
    template.expand(vm, &mut joiner, subject.text(), (own.start, own.end), &own.marks)?;
    joiner.finish(vm)
}

fn regs(vm: &Thread, own: &Value) -> PyResult {
    let own = as_match(own);
    if let Some(regs) = own.regs.get() {
        return Ok(regs);
    }
    let mut spans = Buf::with_capacity(own.group_count() + 1)?;
    for group in 0..=own.group_count() {
        spans.push(pair(vm, own.span(group))?)?;
    }
    let regs = PyTuple::from_buf(vm, spans)?.into_value();
    own.regs.set(Some(regs.clone()));
    Ok(regs)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_match(own);
    let matched = own.part(vm, 0, &Value::NONE)?;
    let mut buf = TextBuf::new();
    buf.push_str(&format!("<re.Match object; span=({}, {}), match=", own.start, own.end))?;
    vm.push_repr(&mut buf, &matched)?;
    buf.push_str(">")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

//! `range`: an arithmetic sequence of ints.
//!
//! Start, stop, step and length are exact ints of any size. Where all four are immediate, so are all members, and everything is
//! done with machine ints; otherwise with Python's operators.

pub mod iterators;

pub use iterators::{ITERATOR, LONG_ITERATOR, PyRangeIterator};

use super::int;
use super::slice::{PySlice, long_indices};
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::protocol::number::{self, BinaryOp};
use crate::protocol::sequence;
use crate::text::hash::TupleHash;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyRange {
    object: Object,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRange {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "range",
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n\
          The ints from start (0 if it is not given) up to stop, which is not included, by step.",
    flags: flags::BUILTIN | flags::SEQUENCE,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        iter: Some(iterators::iter),
        new: Some(new),
        bool: Some(|_, range| Ok(as_range(range).length.bits() != Value::small_unchecked(0).bits())),
        length: Some(|vm, range| vm.expect_ssize(&as_range(range).length).map(|length| length as usize)),
        item: Some(|vm, range, index| item(vm, as_range(range), &int::from_i64(vm, index as i64)?)),
        contains: Some(contains),
        subscript: Some(subscript),
        ..Slots::NONE
    },
    methods: &[
        method("__reversed__", "($self, /)", "Return a reverse iterator.", iterators::reversed),
        method("__reduce__", "($self, /)", "", reduce),
        method("count", "($self, object, /)", "Return number of occurrences of object.", count),
        method(
            "index",
            "($self, object, /)",
            "Return index of object.\n\nRaises ValueError if it is not present.",
            index,
        ),
    ],
    getset: &[
        getter("start", "", |_, range| Ok(as_range(range).start.clone())).as_member(),
        getter("stop", "", |_, range| Ok(as_range(range).stop.clone())).as_member(),
        getter("step", "", |_, range| Ok(as_range(range).step.clone())).as_member(),
    ],
    ..TypeSpec::leaf::<PyRange>()
});

fn as_range(value: &Value) -> &PyRange {
    value.downcast().expect("a range's slot gets a range")
}

/// A range all of whose members fit an immediate.
#[derive(Clone, Copy)]
struct Small {
    start: i64,
    step: i64,
    len: i64,
}

impl Small {
    /// `start + index * step`, for an index in range or just outside.
    fn at(self, index: i64) -> i64 {
        self.start + index * self.step
    }

    /// The index of `value`, if it is a member.
    fn index_of(self, value: i64) -> Option<i64> {
        let distance = value - self.start;
        let index = distance / self.step;
        ((0..self.len).contains(&index) && distance % self.step == 0).then_some(index)
    }
}

impl PyRange {
    fn small(&self) -> Option<Small> {
        let all_small =
            self.start.is_small() && self.stop.is_small() && self.step.is_small() && self.length.is_small();
        all_small.then(|| Small {
            start: self.start.small_value(),
            step: self.step.small_value(),
            len: self.length.small_value(),
        })
    }

    /// A range of exact ints; the step is not 0.
    fn create(vm: &Thread, start: Value, stop: Value, step: Value) -> PyResult {
        let length = length(vm, &start, &stop, &step)?;
        Ok(vm
            .heap()
            .allocate(PyRange { object: Object::new(&TYPE), start, stop, step, length })?
            .into_value())
    }
}

fn add(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    number::binary(vm, a, b, BinaryOp::Add)
}

fn subtract(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    number::binary(vm, a, b, BinaryOp::Subtract)
}

fn multiply(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    number::binary(vm, a, b, BinaryOp::Multiply)
}

fn less(vm: &Thread, a: &Value, b: &Value) -> PyResult<bool> {
    vm.rich_compare_bool(a, b, CompareOp::Lt)
}

const ZERO: i64 = 0;
const ONE: i64 = 1;

fn small(value: i64) -> Value {
    Value::small_unchecked(value)
}

/// How many members there are.
fn length(vm: &Thread, start: &Value, stop: &Value, step: &Value) -> PyResult {
    if let (Some(start), Some(stop), Some(step)) = (start.as_small(), stop.as_small(), step.as_small()) {
        // The distance of two immediates fits 63 bits.
        let length = if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else if step < 0 && start > stop {
            (start - stop - 1) / -step + 1
        } else {
            0
        };
        return int::from_i64(vm, length);
    }
    let (low, high, step) = if int::is_negative(step) {
        (stop, start, number::negative(vm, step)?)
    } else {
        (start, stop, step.clone())
    };
    if !less(vm, low, high)? {
        return Ok(small(ZERO));
    }
    let distance = subtract(vm, &subtract(vm, high, low)?, &small(ONE))?;
    add(vm, &number::binary(vm, &distance, &step, BinaryOp::FloorDivide)?, &small(ONE))
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("range() takes no keyword arguments"));
    }
    let (start, stop, step) = match args.positional() {
        [stop] => (small(ZERO), stop, small(ONE)),
        [start, stop] => (number::exact_index(vm, start)?, stop, small(ONE)),
        [start, stop, step] => {
            let (start, stop) = (number::exact_index(vm, start)?, number::exact_index(vm, stop)?);
            let step = number::exact_index(vm, step)?;
            if step.is(&small(ZERO)) {
                return Err(vm.value_error("range() arg 3 must not be zero"));
            }
            return PyRange::create(vm, start, stop, step);
        }
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!("range expected at most 3 arguments, got {}", more.len()))),
    };
    PyRange::create(vm, start, number::exact_index(vm, stop)?, step)
}

fn repr(vm: &Thread, range: &Value) -> PyResult {
    let own = as_range(range);
    let parts = [own.start.clone(), own.stop.clone(), own.step.clone()];
    let shown = if own.step.is(&small(ONE)) { &parts[..2] } else { &parts[..] };
    vm.repr_items(range, ("range(", ")"), |index| shown.get(index).cloned())
}

/// What equality is about: length, start if there is a member, step if there are two.
fn essence(range: &PyRange) -> [Value; 3] {
    let none_if = |absent: bool, value: &Value| if absent { Value::NONE } else { value.clone() };
    let (is_empty, is_single) = (range.length.is(&small(ZERO)), range.length.is(&small(ONE)));
    [range.length.clone(), none_if(is_empty, &range.start), none_if(is_empty || is_single, &range.step)]
}

fn hash(vm: &Thread, range: &Value) -> PyResult<i64> {
    let mut hash = TupleHash::new();
    for part in &essence(as_range(range)) {
        hash.add(vm.hash(part)?);
    }
    Ok(hash.finish())
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyRange>(), right.downcast::<PyRange>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut equal = true;
    for (a, b) in essence(a).iter().zip(&essence(b)) {
        equal = equal && vm.equals(a, b)?;
    }
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// `start + index * step`.
fn member(vm: &Thread, range: &PyRange, index: &Value) -> PyResult {
    if let (Some(range), Some(index)) = (range.small(), index.as_small())
        && (-1..=range.len).contains(&index)
    {
        return int::from_i64(vm, range.at(index));
    }
    add(vm, &range.start, &multiply(vm, index, &range.step)?)
}

/// The member at `index`, an exact int, counted from the end if negative.
fn item(vm: &Thread, range: &PyRange, index: &Value) -> PyResult {
    let index = if int::is_negative(index) { add(vm, &range.length, index)? } else { index.clone() };
    if int::is_negative(&index) || !less(vm, &index, &range.length)? {
        return Err(vm.index_error("range object index out of range"));
    }
    member(vm, range, &index)
}

fn subscript(vm: &Thread, range: &Value, key: &Value) -> PyResult {
    let own = as_range(range);
    if key.is_small() || key.ty().slots().index.is_some() {
        return item(vm, own, &number::exact_index(vm, key)?);
    }
    let Some(slice) = key.downcast::<PySlice>() else {
        let text = format!("range indices must be integers or slices, not {:.200}", key.ty().name());
        return Err(vm.type_error(text));
    };
    let (start, stop, step) = long_indices(vm, slice, &own.length)?;
    let (start, stop) = (member(vm, own, &start)?, member(vm, own, &stop)?);
    PyRange::create(vm, start, stop, multiply(vm, &own.step, &step)?)
}

/// Whether the value is an int or a bool: then membership is arithmetic.
fn is_exact_int(value: &Value) -> bool {
    value.is_small() || value.as_bool().is_some() || value.ty().is(&int::TYPE)
}

/// The index of an int in the range.
fn find(vm: &Thread, range: &PyRange, value: &Value) -> PyResult<Option<Value>> {
    if let Some(own) = range.small() {
        // What is no immediate int is no member.
        let value = value.as_small().or_else(|| value.as_bool().map(i64::from));
        return match value.and_then(|value| own.index_of(value)) {
            Some(index) => int::from_i64(vm, index).map(Some),
            None => Ok(None),
        };
    }
    let distance = subtract(vm, value, &range.start)?;
    if !number::binary(vm, &distance, &range.step, BinaryOp::Remainder)?.is(&small(ZERO)) {
        return Ok(None);
    }
    let index = number::binary(vm, &distance, &range.step, BinaryOp::FloorDivide)?;
    let is_member = !int::is_negative(&index) && less(vm, &index, &range.length)?;
    Ok(is_member.then_some(index))
}

fn contains(vm: &Thread, range: &Value, value: &Value) -> PyResult<bool> {
    if is_exact_int(value) {
        return Ok(find(vm, as_range(range), value)?.is_some());
    }
    sequence::contains_by_iteration(vm, range, value)
}

fn count(vm: &Thread, args: &[Value]) -> PyResult {
    if is_exact_int(&args[1]) {
        let found = find(vm, as_range(&args[0]), &args[1])?;
        return Ok(small(i64::from(found.is_some())));
    }
    int::from_usize(vm, sequence::count_by_iteration(vm, &args[0], &args[1])?)
}

fn index(vm: &Thread, args: &[Value]) -> PyResult {
    if !is_exact_int(&args[1]) {
        return int::from_usize(vm, sequence::index_by_iteration(vm, &args[0], &args[1])?);
    }
    match find(vm, as_range(&args[0]), &args[1])? {
        Some(index) => Ok(index),
        None => Err(vm.value_error("range.index(x): x not in range")),
    }
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_range(&args[0]);
    let parts = vm.new_tuple(&[own.start.clone(), own.stop.clone(), own.step.clone()])?;
    vm.new_tuple(&[TYPE.to_value(), parts])
}

//! `range_iterator`, over ints of 64 bits, and `longrange_iterator`, over others.
//!
//! (In CPython the border between the two is that of 64-bit ints.)

use super::{ONE, PyRange, ZERO, add, as_range, less, member, multiply, small, subtract};
use crate::builtins::int;
use crate::builtins::iter;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

const LENGTH_HINT: &str = "Return how many members are left.";
const REDUCE: &str = "Return state information for pickling.";
const SETSTATE: &str = "Set state information for unpickling.";

/// `range_iterator`.
#[repr(C)]
pub struct PyRangeIterator {
    object: Object,
    next: Cell<i64>,
    step: i64,
    /// How many numbers are to come, if all of them fit an immediate; otherwise 0, and `wide` counts them.
    left: Cell<u64>,
    wide: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRangeIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "range_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", LENGTH_HINT, length_hint),
        method("__reduce__", "($self, /)", REDUCE, reduce),
        method("__setstate__", "($self, object, /)", SETSTATE, setstate),
    ],
    ..TypeSpec::leaf::<PyRangeIterator>()
});

fn as_iterator(value: &Value) -> &PyRangeIterator {
    value.downcast().expect("a range iterator's slot gets one")
}

impl PyRangeIterator {
    /// The next number of a range whose numbers fit an immediate. Nothing at the end, and for others ([`Self::is_wide`]).
    #[inline(always)]
    pub fn next_small(&self) -> Option<Value> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let next = self.next.get();
        self.next.set(next.wrapping_add(self.step));
        Some(Value::small_unchecked(next))
    }

    /// There are numbers to come, some of which may need more than an immediate.
    #[inline(always)]
    pub fn is_wide(&self) -> bool {
        self.wide.get() != 0
    }

    #[cold]
    fn next_wide(&self, vm: &Thread) -> PyResult<Option<Value>> {
        let Some(left) = self.wide.get().checked_sub(1) else { return Ok(None) };
        let next = int::from_i64(vm, self.next.get())?;
        self.wide.set(left);
        self.next.set(self.next.get().wrapping_add(self.step));
        Ok(Some(next))
    }

    pub fn count(&self) -> u64 {
        self.left.get() + self.wide.get()
    }

    /// The counter that is in use.
    fn counter(&self) -> &Cell<u64> {
        if self.is_wide() { &self.wide } else { &self.left }
    }
}

/// `iter(range(start, stop))`, where both are immediate ints.
pub fn of_small(vm: &Thread, start: i64, stop: i64) -> PyResult {
    new(vm, start, 1, (stop - start).max(0).cast_unsigned())
}

fn new(vm: &Thread, start: i64, step: i64, left: u64) -> PyResult {
    let iterator = vm.heap().allocate_in_place(|| PyRangeIterator {
        object: Object::new(&ITERATOR),
        next: Cell::new(start),
        step,
        left: Cell::new(left),
        wide: Cell::new(0),
    })?;
    Ok(iterator.into_value())
}

fn new_wide(vm: &Thread, start: i64, step: i64, left: u64) -> PyResult {
    let iterator = vm.heap().allocate_in_place(|| PyRangeIterator {
        object: Object::new(&ITERATOR),
        next: Cell::new(start),
        step,
        left: Cell::new(0),
        wide: Cell::new(left),
    })?;
    Ok(iterator.into_value())
}

/// Start, stop, step and length of a range, if each of them fits 64 bits.
fn wide(range: &PyRange) -> Option<(i64, i64, i64, u64)> {
    let part = |value: &Value| int::as_i64(value);
    let length = u64::try_from(part(&range.length)?).ok()?;
    Some((part(&range.start)?, part(&range.stop)?, part(&range.step)?, length))
}

/// Whether counting by `step` cannot leave 64 bits before it passes `stop`.
fn is_in_reach(stop: i64, step: i64) -> bool {
    if step > 0 { stop <= i64::MAX - (step - 1) } else { stop >= i64::MIN + (-1 - step) }
}

pub fn iter(vm: &Thread, range: &Value) -> PyResult {
    let own = as_range(range);
    if let Some(own) = own.small() {
        return new(vm, own.start, own.step, own.len as u64);
    }
    match wide(own) {
        Some((start, stop, step, left)) if left == 0 || is_in_reach(stop, step) => {
            new_wide(vm, start, step, left)
        }
        _ => new_long(vm, own.start.clone(), own.step.clone(), own.length.clone()),
    }
}

pub fn reversed(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_range(&args[0]);
    if let Some(own) = own.small() {
        return new(vm, own.at(own.len - 1), -own.step, own.len as u64);
    }
    // The number before the first one must be one of 64 bits too.
    if let Some((start, _, step, left)) = wide(own)
        && let (Some(before), Some(back)) = (start.checked_sub(step), step.checked_neg())
    {
        return new_wide(vm, before.wrapping_add(step.wrapping_mul(left as i64)), back, left);
    }
    let last = member(vm, own, &subtract(vm, &own.length, &small(ONE))?)?;
    new_long(vm, last, number::negative(vm, &own.step)?, own.length.clone())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    match own.next_small() {
        None if own.is_wide() => own.next_wide(vm),
        next => Ok(next),
    }
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_i64(vm, as_iterator(&args[0]).count() as i64)
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let (start, step) = (int::from_i64(vm, own.next.get())?, int::from_i64(vm, own.step)?);
    let left = int::from_i64(vm, own.count() as i64)?;
    reduce_range(vm, start, step, &left)
}

/// An iterator is pickled as one over the rest of its range.
fn reduce_range(vm: &Thread, start: Value, step: Value, left: &Value) -> PyResult {
    let stop = add(vm, &start, &multiply(vm, left, &step)?)?;
    let range = PyRange::create(vm, start, stop, step)?;
    iter::reduce(vm, "iter", range, Some(Value::NONE))
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let skip = vm.expect_i64(&args[1])?;
    let own = as_iterator(&args[0]);
    let left = own.count();
    let skip = u64::try_from(skip).unwrap_or(0).min(left);
    own.next.set(own.next.get().wrapping_add(own.step.wrapping_mul(skip as i64)));
    own.counter().set(left - skip);
    Ok(Value::NONE)
}

/// `longrange_iterator`.
#[repr(C)]
pub struct PyLongRangeIterator {
    object: Object,
    next: ValueCell,
    step: Value,
    left: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLongRangeIterator {
    const TYPE: &'static PyType = &LONG_ITERATOR;
}

pub static LONG_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "longrange_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(long_next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", LENGTH_HINT, |_, args| Ok(as_long(&args[0]).left())),
        method("__reduce__", "($self, /)", REDUCE, |vm, args| {
            let own = as_long(&args[0]);
            reduce_range(vm, own.next(), own.step.clone(), &own.left())
        }),
        method("__setstate__", "($self, object, /)", SETSTATE, long_setstate),
    ],
    ..TypeSpec::leaf::<PyLongRangeIterator>()
});

fn as_long(value: &Value) -> &PyLongRangeIterator {
    value.downcast().expect("a long range iterator's slot gets one")
}

impl PyLongRangeIterator {
    fn next(&self) -> Value {
        self.next.get().unwrap_or(Value::NONE)
    }

    fn left(&self) -> Value {
        self.left.get().unwrap_or(small(ZERO))
    }

    fn skip(&self, vm: &Thread, count: &Value) -> PyResult<()> {
        let next = add(vm, &self.next(), &multiply(vm, count, &self.step)?)?;
        let left = subtract(vm, &self.left(), count)?;
        self.next.set(Some(next));
        self.left.set(Some(left));
        Ok(())
    }
}

fn new_long(vm: &Thread, start: Value, step: Value, left: Value) -> PyResult {
    let iterator = PyLongRangeIterator {
        object: Object::new(&LONG_ITERATOR),
        next: ValueCell::new(Some(start)),
        step,
        left: ValueCell::new(Some(left)),
    };
    Ok(vm.heap().allocate(iterator)?.into_value())
}

fn long_next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_long(iterator);
    if !less(vm, &small(ZERO), &own.left())? {
        return Ok(None);
    }
    let next = own.next();
    own.skip(vm, &small(ONE))?;
    Ok(Some(next))
}

fn long_setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let (own, state) = (as_long(&args[0]), &args[1]);
    if !int::is_int(state) {
        return Err(vm.type_error(format!("state must be an int, not {}", state.ty().name())));
    }
    if int::is_negative(state) {
        return Ok(Value::NONE);
    }
    let left = own.left();
    let skip = if less(vm, &left, state)? { left } else { number::exact_index(vm, state)? };
    own.skip(vm, &skip)?;
    Ok(Value::NONE)
}

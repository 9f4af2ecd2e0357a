//! `slice`: start, stop, step.

use super::int;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::protocol::number::{self, BinaryOp};
use crate::text::hash::TupleHash;
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

#[repr(C)]
pub struct PySlice {
    object: Object,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySlice {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "slice",
    doc: "slice(stop)\nslice(start, stop[, step])\n\nWhat a[start:stop:step] passes to a.",
    flags: flags::BUILTIN,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[
        method(
            "indices",
            "($self, object, /)",
            "S.indices(len) -> (start, stop, stride)\n\n\
             The slice as start and stop indices, and stride, fitted to a sequence of length len.",
            indices,
        ),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
    ],
    getset: &[
        getter("start", "", |_, slice| Ok(as_slice(slice).start.clone())).as_member(),
        getter("stop", "", |_, slice| Ok(as_slice(slice).stop.clone())).as_member(),
        getter("step", "", |_, slice| Ok(as_slice(slice).step.clone())).as_member(),
    ],
    ..TypeSpec::container::<PySlice>()
});

fn as_slice(value: &Value) -> &PySlice {
    value.downcast().expect("a slice's slot gets a slice")
}

impl Trace for PySlice {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.start);
        tracer.visit(&self.stop);
        tracer.visit(&self.step);
    }
}

/// The indices a slice selects of a sequence of a certain length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    pub start: isize,
    pub step: isize,
    /// How many.
    pub len: usize,
}

impl Indices {
    /// The `index`-th of them, which must be below `len`.
    #[inline]
    pub fn at(&self, index: usize) -> usize {
        (self.start + self.step * index as isize) as usize
    }

    /// Whether they are all indices of a sequence of `len`, in order.
    pub fn is_whole(&self, len: usize) -> bool {
        self.start == 0 && self.step == 1 && self.len == len
    }
}

impl PySlice {
    pub fn new(vm: &Thread, start: Value, stop: Value, step: Value) -> PyResult<Ref<PySlice>> {
        let slice =
            vm.heap().allocate_in_place(|| PySlice { object: Object::new(&TYPE), start, stop, step })?;
        vm.heap().track(slice.as_object());
        Ok(slice)
    }

    /// The indices in a sequence whose length is known and cannot change while the bounds' `__index__` run.
    pub fn indices(&self, vm: &Thread, len: usize) -> PyResult<Indices> {
        let (start, stop, step) = self.unpack(vm)?;
        Ok(adjust(start, stop, step, len))
    }

    /// The part of a sequence of that length that a slice without a step and with bounds that are plain numbers selects. Others, which may
    /// run code, are `None`.
    #[inline(always)]
    pub fn plain_range(&self, len: usize) -> Option<Range<usize>> {
        if self.step.is_none() { plain_range(&self.start, &self.stop, len) } else { None }
    }

    /// Start, stop and step as numbers, not yet fitted to a length.
    pub fn unpack(&self, vm: &Thread) -> PyResult<(isize, isize, isize)> {
        let step = match index_or_none(vm, &self.step)? {
            None => 1,
            Some(0) => return Err(vm.value_error("slice step cannot be zero")),
            // So that `-step` can be taken.
            Some(step) => step.max(-isize::MAX),
        };
        let start = index_or_none(vm, &self.start)?.unwrap_or(if step < 0 { isize::MAX } else { 0 });
        let stop = index_or_none(vm, &self.stop)?.unwrap_or(if step < 0 { isize::MIN } else { isize::MAX });
        Ok((start, stop, step))
    }

    /// Start, stop and step as they were given.
    pub fn parts(&self) -> [Value; 3] {
        [self.start.clone(), self.stop.clone(), self.step.clone()]
    }
}

/// See [`PySlice::plain_range`].
#[inline(always)]
pub fn plain_range(start: &Value, stop: &Value, len: usize) -> Option<Range<usize>> {
    let bound = |value: &Value, missing: usize| {
        if value.is_small() {
            let index = value.small_value() as isize;
            let index = if index < 0 { index + len as isize } else { index };
            Some(index.clamp(0, len as isize) as usize)
        } else if value.is_none() {
            Some(missing)
        } else {
            None
        }
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, len)?);
    Some(start..stop.max(start))
}

/// Start, stop and step fitted to a length that is an exact int of any size, not negative.
pub fn long_indices(vm: &Thread, slice: &PySlice, length: &Value) -> PyResult<(Value, Value, Value)> {
    let step = match &slice.step {
        step if step.is_none() => Value::small_unchecked(1),
        step => bound(vm, step)?,
    };
    let backwards = int::is_negative(&step);
    if step.is(&Value::small_unchecked(0)) {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let (lower, upper) = if backwards {
        (
            Value::small_unchecked(-1),
            number::binary(vm, length, &Value::small_unchecked(1), BinaryOp::Subtract)?,
        )
    } else {
        (Value::small_unchecked(0), length.clone())
    };
    let fit = |value: &Value| -> PyResult {
        let mut value = bound(vm, value)?;
        if int::is_negative(&value) {
            value = number::binary(vm, &value, length, BinaryOp::Add)?;
        }
        if vm.rich_compare_bool(&value, &lower, CompareOp::Lt)? {
            Ok(lower.clone())
        } else if vm.rich_compare_bool(&upper, &value, CompareOp::Lt)? {
            Ok(upper.clone())
        } else {
            Ok(value)
        }
    };
    let (first, last) = if backwards { (&upper, &lower) } else { (&lower, &upper) };
    let start = if slice.start.is_none() { first.clone() } else { fit(&slice.start)? };
    let stop = if slice.stop.is_none() { last.clone() } else { fit(&slice.stop)? };
    Ok((start, stop, step))
}

fn bound(vm: &Thread, value: &Value) -> PyResult {
    if !value.is_small() && value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number::exact_index(vm, value)
}

/// Fits bounds to a length (`PySlice_AdjustIndices`).
#[inline]
pub fn adjust(start: isize, stop: isize, step: isize, len: usize) -> Indices {
    let len = len as isize;
    let clip = |index: isize| {
        let index = if index < 0 { index.saturating_add(len) } else { index };
        if step < 0 { index.clamp(-1, len - 1) } else { index.clamp(0, len) }
    };
    let (start, stop) = (clip(start), clip(stop));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Indices { start, step, len: count as usize }
}

fn index_or_none(vm: &Thread, value: &Value) -> PyResult<Option<isize>> {
    if value.is_none() {
        return Ok(None);
    }
    if !value.is_small() && value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number::to_isize_clipped(vm, value).map(Some)
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("slice() takes no keyword arguments"));
    }
    let (start, stop, step) = match args.positional() {
        [stop] => (Value::NONE, stop, Value::NONE),
        [start, stop] => (start.clone(), stop, Value::NONE),
        [start, stop, step] => (start.clone(), stop, step.clone()),
        [] => return Err(vm.type_error("slice expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!("slice expected at most 3 arguments, got {}", more.len()))),
    };
    Ok(PySlice::new(vm, start, stop.clone(), step)?.into_value())
}

fn repr(vm: &Thread, slice: &Value) -> PyResult {
    vm.check_native_stack(" while getting the repr of an object")?;
    let parts = as_slice(slice).parts();
    vm.join_reprs("slice(", ")", |index| parts.get(index).cloned())
}

fn hash(vm: &Thread, slice: &Value) -> PyResult<i64> {
    let mut hash = TupleHash::new();
    for part in &as_slice(slice).parts() {
        hash.add(vm.hash(part)?);
    }
    Ok(hash.finish_slice())
}

/// Slices are ordered as tuples of their parts.
fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PySlice>(), right.downcast::<PySlice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left.is(right) {
        return Ok(Value::bool(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)));
    }
    super::tuple::compare_items(vm, &a.parts(), &b.parts(), op)
}

fn indices(vm: &Thread, args: &[Value]) -> PyResult {
    let length = number::exact_index(vm, &args[1])?;
    if int::is_negative(&length) {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = long_indices(vm, as_slice(&args[0]), &length)?;
    vm.new_tuple(&[start, stop, step])
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let parts = vm.new_tuple(&as_slice(&args[0]).parts())?;
    vm.new_tuple(&[TYPE.to_value(), parts])
}

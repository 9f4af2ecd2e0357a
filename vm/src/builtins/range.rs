//! `range`: an arithmetic sequence of ints.

use crate::call::Args;
use crate::class::PyType;
use crate::class::flags;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyRange {
    object: Object,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRange {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyRange {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.start);
        tracer.visit(&self.stop);
        tracer.visit(&self.step);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "range",
    flags: flags::BUILTIN | flags::SEQUENCE,
    slots: Slots { new: Some(new), iter: Some(iter), ..Slots::NONE },
    ..TypeSpec::container::<PyRange>()
});

/// `range_iterator`, over numbers that fit 64 bits.
#[repr(C)]
pub struct PyRangeIterator {
    object: Object,
    next: Cell<i64>,
    step: i64,
    left: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRangeIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "range_iterator",
    slots: Slots { iter: Some(super::iter::itself), iternext: Some(iterator_next), ..Slots::NONE },
    ..TypeSpec::leaf::<PyRangeIterator>()
});

impl PyRangeIterator {
    /// The next number. All numbers of the range fit an immediate.
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
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    let (start, stop, step) = match args.positional() {
        [stop] => (Value::small_unchecked(0), stop, Value::small_unchecked(1)),
        [start, stop] => (start.clone(), stop, Value::small_unchecked(1)),
        [start, stop, step] => (start.clone(), stop, step.clone()),
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!("range expected at most 3 arguments, got {}", more.len()))),
    };
    let (start, stop, step) =
        (number::index(vm, &start)?, number::index(vm, stop)?, number::index(vm, &step)?);
    if super::int::as_i64(&step) == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    let range = vm.heap().allocate(PyRange { object: Object::new(&TYPE), start, stop, step })?;
    Ok(range.into_value())
}

fn iter(vm: &Thread, range: &Value) -> PyResult {
    let own: &PyRange = range.downcast().expect("a range's slot gets a range");
    let small = |value: &Value| value.as_small();
    let (Some(start), Some(stop), Some(step)) = (small(&own.start), small(&own.stop), small(&own.step))
    else {
        return Err(vm.overflow_error("range too large to iterate over"));
    };
    let left = if step > 0 && start < stop {
        (stop - start - 1) as u64 / step as u64 + 1
    } else if step < 0 && start > stop {
        (start - stop - 1) as u64 / step.unsigned_abs() + 1
    } else {
        0
    };
    let iterator = PyRangeIterator {
        object: Object::new(&ITERATOR),
        next: Cell::new(start),
        step,
        left: Cell::new(left),
    };
    Ok(vm.heap().allocate(iterator)?.into_value())
}

fn iterator_next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    Ok(iterator.downcast::<PyRangeIterator>().and_then(PyRangeIterator::next_small))
}

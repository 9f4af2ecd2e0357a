//! `iterator` over anything with `__getitem__`, and `callable_iterator`.

use super::exceptions;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

/// The `iter` slot of iterators.
pub fn itself(_: &Thread, iterator: &Value) -> PyResult {
    Ok(iterator.clone())
}

/// What `__reduce__` of an iterator returns: the builtin function that makes it, its argument, and where it stands.
pub fn reduce(vm: &Thread, function: &str, arg: Value, state: Option<Value>) -> PyResult {
    let function = crate::interp::names::builtin(vm, function)?;
    let args = vm.new_tuple(&[arg])?;
    match state {
        Some(state) => vm.new_tuple(&[function, args, state]),
        None => vm.new_tuple(&[function, args]),
    }
}

#[repr(C)]
pub struct PySequenceIterator {
    object: Object,
    /// Empty at the end.
    sequence: ValueCell,
    next: Cell<isize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySequenceIterator {
    const TYPE: &'static PyType = &SEQUENCE_ITERATOR;
}

pub static SEQUENCE_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "iterator",
    slots: Slots { iter: Some(itself), iternext: Some(sequence_next), ..Slots::NONE },
    methods: &[
        method(
            "__length_hint__",
            "($self, /)",
            "Return an estimate of how many items are left.",
            length_hint,
        ),
        method("__reduce__", "($self, /)", "Return state information for pickling.", sequence_reduce),
        method("__setstate__", "($self, object, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PySequenceIterator>()
});

fn as_sequence_iterator(value: &Value) -> &PySequenceIterator {
    value.downcast().expect("a sequence iterator's slot gets one")
}

impl Trace for PySequenceIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.sequence.trace(tracer);
    }
}

/// An iterator that asks for items 0, 1, 2, ... until `IndexError`.
pub fn sequence_iterator(vm: &Thread, sequence: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PySequenceIterator {
        object: Object::new(&SEQUENCE_ITERATOR),
        sequence: ValueCell::new(Some(sequence.clone())),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

/// An item of a sequence; none where it raises `IndexError` or `StopIteration`.
pub fn item_or_end(vm: &Thread, sequence: &Value, index: isize) -> PyResult<Option<Value>> {
    match vm.sequence_item(sequence, index) {
        Ok(item) => Ok(Some(item)),
        Err(_)
            if vm.raised_matches(&exceptions::INDEX_ERROR)
                || vm.raised_matches(&exceptions::STOP_ITERATION) =>
        {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn sequence_next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_sequence_iterator(iterator);
    let Some(sequence) = own.sequence.get() else { return Ok(None) };
    let index = own.next.get();
    if index == isize::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    let item = item_or_end(vm, &sequence, index)?;
    match item {
        Some(_) => own.next.set(index + 1),
        None => own.sequence.set(None),
    }
    Ok(item)
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_sequence_iterator(&args[0]);
    let Some(sequence) = own.sequence.get() else { return Ok(Value::small_unchecked(0)) };
    if sequence.ty().slots().length.is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let left = vm.length(&sequence)? as isize - own.next.get();
    super::int::from_i64(vm, left.max(0) as i64)
}

fn sequence_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_sequence_iterator(&args[0]);
    match own.sequence.get() {
        Some(sequence) => {
            let index = super::int::from_i64(vm, own.next.get() as i64)?;
            reduce(vm, "iter", sequence, Some(index))
        }
        None => reduce(vm, "iter", vm.empty_tuple()?.into_value(), None),
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_sequence_iterator(&args[0]);
    if !own.sequence.is_empty() {
        own.next.set(index.max(0));
    }
    Ok(Value::NONE)
}

#[repr(C)]
pub struct PyCallableIterator {
    object: Object,
    /// Both empty at the end.
    callable: ValueCell,
    sentinel: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCallableIterator {
    const TYPE: &'static PyType = &CALLABLE_ITERATOR;
}

pub static CALLABLE_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "callable_iterator",
    slots: Slots { iter: Some(itself), iternext: Some(callable_next), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "Return state information for pickling.", callable_reduce)],
    ..TypeSpec::container::<PyCallableIterator>()
});

fn as_callable_iterator(value: &Value) -> &PyCallableIterator {
    value.downcast().expect("a callable iterator's slot gets one")
}

impl Trace for PyCallableIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.callable.trace(tracer);
        self.sentinel.trace(tracer);
    }
}

/// `iter(callable, sentinel)`.
pub fn callable_iterator(vm: &Thread, callable: &Value, sentinel: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyCallableIterator {
        object: Object::new(&CALLABLE_ITERATOR),
        callable: ValueCell::new(Some(callable.clone())),
        sentinel: ValueCell::new(Some(sentinel.clone())),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn callable_next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_callable_iterator(iterator);
    let Some(callable) = own.callable.get() else { return Ok(None) };
    let exhaust = || drop((own.callable.take(), own.sentinel.take()));
    match vm.call(&callable, &[]) {
        // The call may have come to the end of this very iterator.
        Ok(value) => match own.sentinel.get() {
            Some(sentinel) if !vm.equals(&sentinel, &value)? => Ok(Some(value)),
            Some(_) => {
                exhaust();
                Ok(None)
            }
            None => Ok(None),
        },
        Err(_) if vm.raised_matches(&exceptions::STOP_ITERATION) => {
            vm.clear_raised();
            exhaust();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn callable_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_callable_iterator(&args[0]);
    match (own.callable.get(), own.sentinel.get()) {
        (Some(callable), Some(sentinel)) => {
            let function = crate::interp::names::builtin(vm, "iter")?;
            let args = vm.new_tuple(&[callable, sentinel])?;
            vm.new_tuple(&[function, args])
        }
        _ => reduce(vm, "iter", vm.empty_tuple()?.into_value(), None),
    }
}

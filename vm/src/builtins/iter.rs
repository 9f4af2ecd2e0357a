//! `iterator` over anything with `__getitem__`, and `callable_iterator`.

use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
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

#[repr(C)]
pub struct PySequenceIterator {
    object: Object,
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
    ..TypeSpec::container::<PySequenceIterator>()
});

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

fn sequence_next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PySequenceIterator>() else { return Ok(None) };
    let Some(sequence) = own.sequence.get() else { return Ok(None) };
    let index = own.next.get();
    if index == isize::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    match vm.sequence_item(&sequence, index) {
        Ok(item) => {
            own.next.set(index + 1);
            Ok(Some(item))
        }
        Err(_)
            if vm.raised_matches(&super::exceptions::INDEX_ERROR)
                || vm.raised_matches(&super::exceptions::STOP_ITERATION) =>
        {
            vm.clear_raised();
            drop(own.sequence.take());
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

#[repr(C)]
pub struct PyCallableIterator {
    object: Object,
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
    ..TypeSpec::container::<PyCallableIterator>()
});

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
    let Some(own) = iterator.downcast::<PyCallableIterator>() else { return Ok(None) };
    let (Some(callable), Some(sentinel)) = (own.callable.get(), own.sentinel.get()) else { return Ok(None) };
    let exhaust = || drop((own.callable.take(), own.sentinel.take()));
    match vm.call(&callable, &[]) {
        Ok(value) if vm.equals(&value, &sentinel)? => {
            exhaust();
            Ok(None)
        }
        Ok(value) => Ok(Some(value)),
        Err(_) if vm.raised_matches(&super::exceptions::STOP_ITERATION) => {
            vm.clear_raised();
            exhaust();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

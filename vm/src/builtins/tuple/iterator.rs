//! `tuple_iterator`.

use super::{PyTuple, as_tuple};
use crate::builtins::int;
use crate::builtins::iter;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyTupleIterator {
    object: Object,
    /// Let go at the end.
    tuple: Cell<Option<Ref<PyTuple>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTupleIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "tuple_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", "Return how many items are left.", length_hint),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, object, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PyTupleIterator>()
});

fn as_iterator(value: &Value) -> &PyTupleIterator {
    value.downcast().expect("a tuple iterator's slot gets one")
}

impl PyTupleIterator {
    #[inline(always)]
    fn tuple(&self) -> Option<&PyTuple> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.tuple.as_ptr()).as_deref() }
    }

    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let tuple = self.tuple()?;
        let index = self.next.get();
        if index >= tuple.len() {
            return None;
        }
        self.next.set(index + 1);
        // SAFETY: in bounds.
        Some(unsafe { tuple.word_unchecked(index).to_value() })
    }

    /// How many items are to come.
    pub fn left(&self) -> usize {
        self.tuple().map_or(0, |tuple| tuple.len() - self.next.get())
    }

    /// The end has been reached: the tuple is let go.
    pub fn exhaust(&self) {
        drop(self.tuple.take());
    }
}

impl Trace for PyTupleIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(tuple) = self.tuple() {
            tracer.visit_ref(tuple);
        }
    }
}

pub fn iter(vm: &Thread, tuple: &Value) -> PyResult {
    let iterator = vm.heap().allocate_in_place(|| PyTupleIterator {
        object: Object::new(&ITERATOR),
        tuple: Cell::new(Some(Ref::borrowed(as_tuple(tuple)))),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    let item = own.next_item();
    if item.is_none() {
        own.exhaust();
    }
    Ok(item)
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_usize(vm, as_iterator(&args[0]).left())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    match own.tuple() {
        Some(tuple) => {
            let (tuple, index) = (crate::object::to_value(tuple), int::from_usize(vm, own.next.get())?);
            iter::reduce(vm, "iter", tuple, Some(index))
        }
        None => iter::reduce(vm, "iter", vm.empty_tuple()?.into_value(), None),
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_iterator(&args[0]);
    if let Some(tuple) = own.tuple() {
        own.next.set(usize::try_from(index).unwrap_or(0).min(tuple.len()));
    }
    Ok(Value::NONE)
}

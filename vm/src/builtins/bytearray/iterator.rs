//! `bytearray_iterator`.

use super::PyByteArray;
use crate::builtins::{int, iter};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::interp::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

/// The index of an iterator that was put before the first item: it has ended.
const ENDED: usize = usize::MAX;

#[repr(C)]
pub struct PyByteArrayIterator {
    object: Object,
    bytes: Cell<Option<Ref<PyByteArray>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyByteArrayIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "bytearray_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", "Return how many bytes are left.", length_hint),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, object, /)", "Go to a place.", setstate),
    ],
    ..TypeSpec::container::<PyByteArrayIterator>()
});

impl Trace for PyByteArrayIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(bytes) = self.bytes() {
            tracer.visit_ref(bytes);
        }
    }
}

impl PyByteArrayIterator {
    #[inline(always)]
    fn bytes(&self) -> Option<&PyByteArray> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.bytes.as_ptr()).as_deref() }
    }
}

fn as_iterator(value: &Value) -> &PyByteArrayIterator {
    value.downcast().expect("a bytearray iterator's slot gets one")
}

pub fn new(vm: &Thread, bytes: &Value) -> PyResult {
    let bytes = super::spec::as_bytearray(bytes);
    let iterator = vm.heap().allocate(PyByteArrayIterator {
        object: Object::new(&ITERATOR),
        bytes: Cell::new(Some(Ref::borrowed(bytes))),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    let Some(bytes) = own.bytes() else { return Ok(None) };
    let index = own.next.get();
    match bytes.bytes().get(index) {
        Some(byte) => {
            own.next.set(index + 1);
            Ok(Some(int::small(i64::from(*byte))))
        }
        None if index == ENDED => Ok(None),
        None => {
            drop(own.bytes.take());
            Ok(None)
        }
    }
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    int::from_usize(vm, own.bytes().map_or(0, |bytes| bytes.len().saturating_sub(own.next.get())))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let iter = names::builtin(vm, "iter")?;
    let own = as_iterator(&args[0]);
    match own.bytes().filter(|_| own.next.get() != ENDED) {
        Some(bytes) => {
            let args = vm.new_tuple(&[crate::object::to_value(bytes)])?;
            let index = int::from_usize(vm, own.next.get())?;
            vm.new_tuple(&[iter, args, index])
        }
        None => {
            let args = vm.new_tuple(&[vm.empty_tuple()?.into_value()])?;
            vm.new_tuple(&[iter, args])
        }
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_iterator(&args[0]);
    if let Some(bytes) = own.bytes().filter(|_| own.next.get() != ENDED) {
        own.next.set(usize::try_from(index).map_or(ENDED, |index| index.min(bytes.len())));
    }
    Ok(Value::NONE)
}

//! `arrayiterator`.

use super::{PyArray, own};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::{int, iter};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::interp::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyArrayIterator {
    object: Object,
    /// Until the end is reached.
    array: RefCell<Option<Ref<PyArray>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyArrayIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "array.arrayiterator",
    flags: flags::NO_NEW,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, state, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PyArrayIterator>()
});

impl Trace for PyArrayIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(array) = self.array.borrow().as_deref() {
            tracer.visit_ref(array);
        }
    }
}

fn as_iterator(value: &Value) -> &PyArrayIterator {
    value.downcast().expect("a slot of arrayiterator gets one")
}

pub fn new(vm: &Thread, array: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyArrayIterator {
        object: Object::new(&ITERATOR),
        array: RefCell::new(Some(Ref::borrowed(own(array)))),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    let index = own.next.get();
    let found = match &*own.array.borrow() {
        Some(array) => array.get(vm, index)?,
        None => return Ok(None),
    };
    if found.is_some() {
        own.next.set(index + 1);
    } else {
        let array = own.array.take();
        drop(array);
    }
    Ok(found)
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let iter = names::builtin(vm, "iter")?;
    let own = as_iterator(&args[0]);
    let array = own.array.borrow().clone();
    match array {
        Some(array) => {
            let args = vm.new_tuple(&[array.into_value()])?;
            vm.new_tuple(&[iter, args, int::from_usize(vm, own.next.get())?])
        }
        None => {
            let args = vm.new_tuple(&[vm.empty_tuple()?.into_value()])?;
            vm.new_tuple(&[iter, args])
        }
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(index) = int::as_i64(&args[1]) else { return Err(vm.type_error("an integer is required")) };
    let own = as_iterator(&args[0]);
    if let Some(array) = &*own.array.borrow() {
        own.next.set(usize::try_from(index).unwrap_or(0).min(array.len()));
    }
    Ok(Value::NONE)
}

//! `str_ascii_iterator` and `str_iterator`: the characters of a string, one by one.
//!
//! They hold no more than the string, which is in no cycle: the collector need not know them.

use super::PyStr;
use crate::builtins::{int, iter};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::class::{PyType, statics};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::interp::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyStrIterator {
    object: Object,
    string: Cell<Option<Ref<PyStr>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStrIterator {
    const TYPE: &'static PyType = &STR_ITERATOR;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.is(&STR_ITERATOR) || ty.is(&STR_ASCII_ITERATOR)
    }
}

static METHODS: &[MethodDef] = &[
    method("__length_hint__", "($self, /)", "Return how many characters are left.", length_hint),
    method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
    method("__setstate__", "($self, object, /)", "Go to a place.", setstate),
];

pub static STR_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "str_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::container::<PyStrIterator>()
});

pub static STR_ASCII_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "str_ascii_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next_ascii), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::container::<PyStrIterator>()
});

impl Trace for PyStrIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(string) = self.string() {
            tracer.visit_ref(string);
        }
    }
}

fn as_iterator(value: &Value) -> &PyStrIterator {
    value.downcast().expect("a string iterator's slot gets one")
}

impl PyStrIterator {
    #[inline(always)]
    fn string(&self) -> Option<&PyStr> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.string.as_ptr()).as_deref() }
    }

    #[cold]
    fn exhaust(&self) {
        drop(self.string.take());
    }
}

pub fn new(vm: &Thread, string: &PyStr) -> PyResult {
    let ty = if string.is_ascii() && string.is_exact() { &STR_ASCII_ITERATOR } else { &STR_ITERATOR };
    let iterator = vm.heap().allocate_in_place(|| PyStrIterator {
        object: Object::new(ty),
        string: Cell::new(Some(Ref::borrowed(string))),
        next: Cell::new(0),
    })?;
    // An instance of a subclass may be in a cycle.
    if !string.is_exact() {
        vm.heap().track(iterator.as_object());
    }
    Ok(iterator.into_value())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    let Some(string) = own.string() else { return Ok(None) };
    let index = own.next.get();
    match string.text().get(index) {
        Some(code) => {
            own.next.set(index + 1);
            Ok(Some(PyStr::from_char(vm.heap(), code)?.into_value()))
        }
        None => {
            own.exhaust();
            Ok(None)
        }
    }
}

fn next_ascii(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    let Some(string) = own.string() else { return Ok(None) };
    let index = own.next.get();
    match string.bytes().get(index) {
        Some(byte) => {
            own.next.set(index + 1);
            Ok(Some(crate::object::to_value(statics::character(*byte))))
        }
        None => {
            own.exhaust();
            Ok(None)
        }
    }
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    int::from_usize(vm, own.string().map_or(0, |string| string.len().saturating_sub(own.next.get())))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let iter = names::builtin(vm, "iter")?;
    let own = as_iterator(&args[0]);
    match own.string() {
        Some(string) => {
            let args = vm.new_tuple(&[crate::object::to_value(string)])?;
            let index = int::from_usize(vm, own.next.get())?;
            vm.new_tuple(&[iter, args, index])
        }
        None => {
            let args = vm.new_tuple(&[super::operators::empty()])?;
            vm.new_tuple(&[iter, args])
        }
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_iterator(&args[0]);
    if let Some(string) = own.string() {
        own.next.set(usize::try_from(index).unwrap_or(0).min(string.len()));
    }
    Ok(Value::NONE)
}

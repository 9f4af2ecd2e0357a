//! `set_iterator`: it remembers the number of elements; if that changes, iterating further is an error, for good.

use super::{PySet, as_set};
use crate::builtins::{int, iter};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PySetIterator {
    object: Object,
    /// Empty at the end.
    set: ValueCell,
    position: Cell<usize>,
    /// The number of elements to begin with; [`CHANGED`] once it was seen to be another.
    len: Cell<usize>,
    left: Cell<usize>,
}

const CHANGED: usize = usize::MAX;

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySetIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "set_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", "Return how many elements are left.", length_hint),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
    ],
    ..TypeSpec::container::<PySetIterator>()
});

fn as_iterator(value: &Value) -> &PySetIterator {
    value.downcast().expect("a set iterator's slot gets one")
}

impl Trace for PySetIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.set.trace(tracer);
    }
}

fn new(vm: &Thread, set: Option<Value>, position: usize, len: usize, left: usize) -> PyResult {
    let iterator = vm.heap().allocate_in_place(|| PySetIterator {
        object: Object::new(&ITERATOR),
        set: ValueCell::new(set),
        position: Cell::new(position),
        len: Cell::new(len),
        left: Cell::new(left),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

pub fn iter(vm: &Thread, set: &Value) -> PyResult {
    let len = as_set(set).len();
    new(vm, Some(set.clone()), 0, len, len)
}

impl PySetIterator {
    /// The next element, borrowed from the set. `None` says that the `iternext` slot has to look.
    #[inline(always)]
    pub fn next_word(&self) -> Option<Word> {
        let set = self.set.word();
        if set.is_null() {
            return None;
        }
        // SAFETY: the iterator holds nothing but a set there.
        let table = unsafe { &*set.0.cast::<PySet>() }.table();
        if table.used != self.len.get() {
            return None;
        }
        let index = table.next(self.position.get())?;
        self.position.set(index + 1);
        self.left.set(self.left.get().saturating_sub(1));
        Some(table.entries()[index].key)
    }
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    if let Some(element) = own.next_word() {
        // SAFETY: borrowed from the set, and counted at once.
        return Ok(Some(unsafe { element.to_value() }));
    }
    end(vm, own)
}

/// No element is left, or the set has changed.
#[inline(never)]
fn end(vm: &Thread, own: &PySetIterator) -> PyResult<Option<Value>> {
    let Some(set) = own.set.get() else { return Ok(None) };
    if as_set(&set).len() != own.len.get() {
        own.len.set(CHANGED);
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    own.set.set(None);
    Ok(None)
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let valid = own.set.get().is_some_and(|set| as_set(&set).len() == own.len.get());
    int::from_usize(vm, if valid { own.left.get() } else { 0 })
}

/// An iterator is pickled as one over the list of what is left.
fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let copy = new(vm, own.set.get(), own.position.get(), own.len.get(), own.left.get())?;
    let mut rest = Buf::new();
    vm.for_each(&copy, |item| Ok(rest.push(item)?))?;
    iter::reduce(vm, "iter", vm.new_list(rest)?, None)
}

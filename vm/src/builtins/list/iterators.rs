//! `list_iterator` and `list_reverseiterator`.
//!
//! A list may change while it is iterated over: an index that is no longer in it is the end. A forward iterator that has come
//! to its end lets go of the list; a backward one keeps it.

use super::{PyList, as_list};
use crate::builtins::int;
use crate::builtins::iter;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

const LENGTH_HINT: &str = "Return an estimate of how many items are left.";
const REDUCE: &str = "Return state information for pickling.";
const SETSTATE: &str = "Set state information for unpickling.";

/// `list_iterator`.
#[repr(C)]
pub struct PyListIterator {
    object: Object,
    list: Cell<Option<Ref<PyList>>>,
    /// At the end where it is not in the list; `usize::MAX` if it was set there by `__setstate__`.
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyListIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

static METHODS: &[MethodDef] = &[
    method("__length_hint__", "($self, /)", LENGTH_HINT, length_hint),
    method("__reduce__", "($self, /)", REDUCE, reduce),
    method("__setstate__", "($self, object, /)", SETSTATE, setstate),
];

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "list_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::container::<PyListIterator>()
});

fn as_iterator(value: &Value) -> &PyListIterator {
    value.downcast().expect("a list iterator's slot gets one")
}

impl PyListIterator {
    #[inline(always)]
    fn list(&self) -> Option<&PyList> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.list.as_ptr()).as_deref() }
    }

    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let list = self.list()?;
        let index = self.next.get();
        let item = list.get(index)?;
        self.next.set(index + 1);
        Some(item)
    }

    /// How many items are to come.
    pub fn left(&self) -> usize {
        self.list().map_or(0, |list| list.len().saturating_sub(self.next.get()))
    }

    /// The end has been reached: the list is let go, and the iterator stays at its end.
    pub fn exhaust(&self) {
        if self.next.get() != usize::MAX {
            drop(self.list.take());
        }
    }
}

impl Trace for PyListIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(list) = self.list() {
            tracer.visit_ref(list);
        }
    }
}

pub fn iter(vm: &Thread, list: &Value) -> PyResult {
    let iterator = vm.heap().allocate_in_place(|| PyListIterator {
        object: Object::new(&ITERATOR),
        list: Cell::new(Some(Ref::borrowed(as_list(list)))),
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
    match own.list().filter(|_| own.next.get() != usize::MAX) {
        Some(list) => {
            let (list, index) = (crate::object::to_value(list), int::from_usize(vm, own.next.get())?);
            iter::reduce(vm, "iter", list, Some(index))
        }
        None => iter::reduce(vm, "iter", PyList::new(vm)?.into_value(), None),
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_iterator(&args[0]);
    if let Some(list) = own.list() {
        own.next.set(usize::try_from(index).map_or(usize::MAX, |index| index.min(list.len())));
    }
    Ok(Value::NONE)
}

/// `list_reverseiterator`.
#[repr(C)]
pub struct PyListReverseIterator {
    object: Object,
    /// Empty at the end.
    list: ValueCell,
    /// One more than the index of the next item; 0 at the end.
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyListReverseIterator {
    const TYPE: &'static PyType = &REVERSE_ITERATOR;
}

pub static REVERSE_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "list_reverseiterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(reverse_next), ..Slots::NONE },
    methods: &[
        method("__length_hint__", "($self, /)", LENGTH_HINT, reverse_length_hint),
        method("__reduce__", "($self, /)", REDUCE, reverse_reduce),
        method("__setstate__", "($self, object, /)", SETSTATE, reverse_setstate),
    ],
    ..TypeSpec::container::<PyListReverseIterator>()
});

impl PyListReverseIterator {
    fn list(&self) -> Option<Ref<PyList>> {
        self.list.get().and_then(|list| Ref::try_from_value(list).ok())
    }
}

fn as_reverse(value: &Value) -> &PyListReverseIterator {
    value.downcast().expect("a list's reverse iterator's slot gets one")
}

impl Trace for PyListReverseIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.list.trace(tracer);
    }
}

pub fn reversed(vm: &Thread, args: &[Value]) -> PyResult {
    let next = Cell::new(as_list(&args[0]).len());
    let list = ValueCell::new(Some(args[0].clone()));
    let iterator =
        vm.heap().allocate(PyListReverseIterator { object: Object::new(&REVERSE_ITERATOR), list, next })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn reverse_next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_reverse(iterator);
    // At the front it ends with its list in hand; where the list has become shorter, it lets it go.
    let Some(index) = own.next.get().checked_sub(1) else { return Ok(None) };
    let item = own.list().and_then(|list| list.get(index));
    match item {
        Some(_) => own.next.set(own.next.get() - 1),
        None => {
            own.next.set(0);
            own.list.set(None);
        }
    }
    Ok(item)
}

fn reverse_length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_reverse(&args[0]);
    let (left, len) = (own.next.get(), own.list().map_or(0, |list| list.len()));
    int::from_usize(vm, if left > len { 0 } else { left })
}

fn reverse_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_reverse(&args[0]);
    match (own.next.get().checked_sub(1), own.list.get()) {
        (Some(index), Some(list)) => {
            let index = int::from_usize(vm, index)?;
            iter::reduce(vm, "reversed", list, Some(index))
        }
        _ => iter::reduce(vm, "reversed", PyList::new(vm)?.into_value(), None),
    }
}

fn reverse_setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_reverse(&args[0]);
    if let Some(list) = own.list() {
        let index = index.max(-1).min(list.len() as isize - 1);
        own.next.set((index + 1) as usize);
    }
    Ok(Value::NONE)
}

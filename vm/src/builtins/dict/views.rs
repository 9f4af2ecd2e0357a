//! `dict_keys`, `dict_values`, `dict_items` and the iterators over them.
//!
//! An iterator remembers the length of the dict: if that changes, iterating further is an error.

use super::PyDict;
use crate::builtins::tuple::PyTuple;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;
use std::ptr;

#[repr(C)]
pub struct PyDictView {
    object: Object,
    dict: Ref<PyDict>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDictView {
    const TYPE: &'static PyType = &KEYS;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, KEYS.native)
    }
}

impl Trace for PyDictView {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.dict);
    }
}

pub static KEYS: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_keys",
    slots: Slots {
        iter: Some(|vm, view| iterator(vm, as_view(view).dict.as_value(), &KEY_ITERATOR)),
        length: Some(|_, view| Ok(as_view(view).dict.len())),
        contains: Some(|vm, view, key| as_view(view).dict.contains_key(vm, key)),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyDictView>()
});

pub static VALUES: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_values",
    slots: Slots {
        iter: Some(|vm, view| iterator(vm, as_view(view).dict.as_value(), &VALUE_ITERATOR)),
        length: Some(|_, view| Ok(as_view(view).dict.len())),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyDictView>()
});

pub static ITEMS: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_items",
    slots: Slots {
        iter: Some(|vm, view| iterator(vm, as_view(view).dict.as_value(), &ITEM_ITERATOR)),
        length: Some(|_, view| Ok(as_view(view).dict.len())),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyDictView>()
});

fn as_view(value: &Value) -> &PyDictView {
    value.downcast().expect("a dict view's slot gets one")
}

/// A view of type `ty`.
pub fn view(vm: &Thread, dict: &Value, ty: &'static PyType) -> PyResult {
    let dict = Ref::borrowed(super::spec::as_dict(dict));
    let view = vm.heap().allocate(PyDictView { object: Object::new(ty), dict })?;
    vm.heap().track(view.as_object());
    Ok(view.into_value())
}

#[repr(C)]
pub struct PyDictIterator {
    object: Object,
    /// Empty at the end.
    dict: ValueCell,
    position: Cell<usize>,
    /// The dict's length to begin with.
    len: usize,
    left: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDictIterator {
    const TYPE: &'static PyType = &KEY_ITERATOR;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, KEY_ITERATOR.native)
    }
}

impl Trace for PyDictIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.dict.trace(tracer);
    }
}

pub static KEY_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_keyiterator",
    slots: Slots {
        iter: Some(crate::builtins::iter::itself),
        iternext: Some(|vm, iterator| Ok(next(vm, iterator)?.map(|(key, _)| key))),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyDictIterator>()
});

pub static VALUE_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_valueiterator",
    slots: Slots {
        iter: Some(crate::builtins::iter::itself),
        iternext: Some(|vm, iterator| Ok(next(vm, iterator)?.map(|(_, value)| value))),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyDictIterator>()
});

pub static ITEM_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_itemiterator",
    slots: Slots { iter: Some(crate::builtins::iter::itself), iternext: Some(next_item), ..Slots::NONE },
    ..TypeSpec::container::<PyDictIterator>()
});

/// An iterator of type `ty` over `dict`.
pub fn iterator(vm: &Thread, dict: &Value, ty: &'static PyType) -> PyResult {
    let len = super::spec::as_dict(dict).len();
    let iterator = vm.heap().allocate(PyDictIterator {
        object: Object::new(ty),
        dict: ValueCell::new(Some(dict.clone())),
        position: Cell::new(0),
        len,
        left: Cell::new(len),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<(Value, Value)>> {
    let own: &PyDictIterator = iterator.downcast().expect("a dict iterator's slot gets one");
    let Some(dict) = own.dict.get() else { return Ok(None) };
    let dict = super::spec::as_dict(&dict);
    if dict.len() != own.len {
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    match dict.next_entry(own.position.get()) {
        Some((position, key, value)) if own.left.get() > 0 => {
            own.position.set(position);
            own.left.set(own.left.get() - 1);
            Ok(Some((key, value)))
        }
        Some(_) => Err(vm.runtime_error("dictionary keys changed during iteration")),
        None => {
            own.dict.set(None);
            Ok(None)
        }
    }
}

fn next_item(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    match next(vm, iterator)? {
        Some((key, value)) => Ok(Some(PyTuple::from_vec(vm, vec![key, value])?.into_value())),
        None => Ok(None),
    }
}

//! `dict_keys`, `dict_values` and `dict_items`.

use super::spec::as_dict;
use super::{
    ITEM_ITERATOR, KEY_ITERATOR, PyDict, REVERSE_ITEM_ITERATOR, REVERSE_KEY_ITERATOR, REVERSE_VALUE_ITERATOR,
    VALUE_ITERATOR, iterators, set_operations,
};
use crate::builtins::mappingproxy;
use crate::builtins::tuple::PyTuple;
use crate::class::PyType;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::{Contains, Slots, Unary};
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getter, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::deallocate::deallocate_container;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::ptr;

#[repr(C)]
pub struct PyDictView {
    object: Object,
    pub dict: Ref<PyDict>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDictView {
    const TYPE: &'static PyType = &KEYS;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, &LAYOUT)
    }
}

impl Trace for PyDictView {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.dict);
    }
}

pub static LAYOUT: NativeLayout = NativeLayout::traced::<PyDictView>();

const ISDISJOINT: &str = "Return True if the view and the given iterable have a null intersection.";
const REVERSED: &str = "Return a reverse iterator over the view.";

type Method = fn(&Thread, &[Value]) -> PyResult;

const fn isdisjoint() -> MethodDef {
    method("isdisjoint", "($self, object, /)", ISDISJOINT, set_operations::isdisjoint)
}

const fn reversed(function: Method) -> MethodDef {
    method("__reversed__", "($self, /)", REVERSED, function)
}

static GETSET: &[GetSetDef] = &[getter("mapping", "The dictionary that this view refers to.", |vm, view| {
    mappingproxy::new(vm, as_view(view).dict.to_value())
})];

/// A view that is like a set.
const fn set_like(
    name: &'static str,
    iter: Unary,
    contains: Contains,
    methods: &'static [MethodDef],
) -> TypeSpec {
    TypeSpec {
        name,
        slots: Slots {
            repr: Some(repr),
            richcompare: Some(set_operations::richcompare),
            iter: Some(iter),
            subtract: Some(set_operations::subtract),
            and: Some(set_operations::and),
            xor: Some(set_operations::xor),
            or: Some(set_operations::or),
            length: Some(|_, view| Ok(as_view(view).dict.len())),
            contains: Some(contains),
            ..Slots::NONE
        },
        methods,
        getset: GETSET,
        ..TypeSpec::with(&LAYOUT, deallocate_container::<PyDictView>)
    }
}

static KEYS_SPEC: TypeSpec = set_like(
    "dict_keys",
    |vm, view| iterators::iterator(vm, as_view(view).dict.as_value(), &KEY_ITERATOR),
    |vm, view, key| as_view(view).dict.contains_key(vm, key),
    &[
        isdisjoint(),
        reversed(|vm, args| {
            iterators::reverse_iterator(vm, as_view(&args[0]).dict.as_value(), &REVERSE_KEY_ITERATOR)
        }),
    ],
);
pub static KEYS: PyType = PyType::from_spec(&KEYS_SPEC);

static ITEMS_SPEC: TypeSpec = set_like(
    "dict_items",
    |vm, view| iterators::iterator(vm, as_view(view).dict.as_value(), &ITEM_ITERATOR),
    contains_item,
    &[
        isdisjoint(),
        reversed(|vm, args| {
            iterators::reverse_iterator(vm, as_view(&args[0]).dict.as_value(), &REVERSE_ITEM_ITERATOR)
        }),
    ],
);
pub static ITEMS: PyType = PyType::from_spec(&ITEMS_SPEC);

pub static VALUES: PyType = PyType::from_spec(&TypeSpec {
    name: "dict_values",
    slots: Slots {
        repr: Some(repr),
        iter: Some(|vm, view| iterators::iterator(vm, as_view(view).dict.as_value(), &VALUE_ITERATOR)),
        length: Some(|_, view| Ok(as_view(view).dict.len())),
        ..Slots::NONE
    },
    methods: &[reversed(|vm, args| {
        iterators::reverse_iterator(vm, as_view(&args[0]).dict.as_value(), &REVERSE_VALUE_ITERATOR)
    })],
    getset: GETSET,
    ..TypeSpec::with(&LAYOUT, deallocate_container::<PyDictView>)
});

pub fn as_view(value: &Value) -> &PyDictView {
    value.downcast().expect("a dict view's slot gets one")
}

/// A view of type `ty`.
pub fn view(vm: &Thread, dict: &Value, ty: &'static PyType) -> PyResult {
    let dict = Ref::borrowed(as_dict(dict));
    let view = vm.heap().allocate_in_place(|| PyDictView { object: Object::new(ty), dict })?;
    vm.heap().track(view.as_object());
    Ok(view.into_value())
}

fn repr(vm: &Thread, view: &Value) -> PyResult {
    if !vm.repr_enter(view) {
        return vm.new_str("...");
    }
    let text = vm
        .list_of(view)
        .and_then(|items| vm.repr(items.as_value()))
        .and_then(|items| vm.format_str(&format!("{}(", view.ty().name()), &items, ")"));
    vm.repr_leave(view);
    text
}

fn contains_item(vm: &Thread, view: &Value, item: &Value) -> PyResult<bool> {
    let Some([key, value]) = item.downcast::<PyTuple>().map(PyTuple::items) else { return Ok(false) };
    match as_view(view).dict.get_item(vm, key)? {
        Some(found) => vm.equals(&found, value),
        None => Ok(false),
    }
}

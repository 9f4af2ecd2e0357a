//! The views on an `OrderedDict`: those of a dict, with iterators of their own.

use super::iterators::{ITERATOR, Kind, make};
use crate::builtins::dict;
use crate::builtins::dict::views::{LAYOUT, PyDictView, as_view};
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::slots::Unary;
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_container;
use crate::thread::Thread;
use crate::value::Value;

/// Types that are no attributes of the module.
pub static HIDDEN_TYPES: &[&PyType] = &[&ITERATOR, &KEYS, &VALUES, &ITEMS];

const fn spec(
    name: &'static str,
    base: &'static PyType,
    iter: Unary,
    methods: &'static [MethodDef],
) -> TypeSpec {
    TypeSpec {
        name,
        base: Some(base),
        slots: Slots { iter: Some(iter), ..Slots::NONE },
        methods,
        ..TypeSpec::with(&LAYOUT, deallocate_container::<PyDictView>)
    }
}

const fn reversed(function: fn(&Thread, &[Value]) -> PyResult) -> MethodDef {
    method("__reversed__", "($self, /)", "Return a reverse iterator over the view.", function)
}

fn over(vm: &Thread, view: &Value, kind: Kind, backward: bool) -> PyResult {
    make(vm, as_view(view).dict.as_value(), kind, backward)
}

static KEYS_SPEC: TypeSpec = spec(
    "odict_keys",
    &dict::KEYS,
    |vm, view| over(vm, view, Kind::Keys, false),
    &[reversed(|vm, args| over(vm, &args[0], Kind::Keys, true))],
);
static VALUES_SPEC: TypeSpec = spec(
    "odict_values",
    &dict::VALUES,
    |vm, view| over(vm, view, Kind::Values, false),
    &[reversed(|vm, args| over(vm, &args[0], Kind::Values, true))],
);
static ITEMS_SPEC: TypeSpec = spec(
    "odict_items",
    &dict::ITEMS,
    |vm, view| over(vm, view, Kind::Items, false),
    &[reversed(|vm, args| over(vm, &args[0], Kind::Items, true))],
);
pub static KEYS: PyType = PyType::from_spec(&KEYS_SPEC);
pub static VALUES: PyType = PyType::from_spec(&VALUES_SPEC);
pub static ITEMS: PyType = PyType::from_spec(&ITEMS_SPEC);

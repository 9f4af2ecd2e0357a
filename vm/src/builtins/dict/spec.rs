//! The type `dict`: its table, constructor and slots.

use super::{PyDict, iterators, methods, views};
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method, variadic};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "dict",
    doc: "dict() -> new empty dictionary\n\
          dict(mapping) -> new dictionary with the items of the mapping\n\
          dict(iterable) -> new dictionary with the pairs of key and value in the iterable\n\
          dict(**kwargs) -> new dictionary with the keyword arguments",
    flags: flags::BUILTIN | flags::BASETYPE | flags::DICT_SUBCLASS | flags::MAPPING | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(crate::class::special::hash_not_implemented),
        richcompare: Some(methods::richcompare),
        iter: Some(iter),
        new: Some(new),
        init: Some(|vm, dict, args| methods::update_common(vm, as_dict(dict), &args, "dict")),
        or: Some(methods::or),
        inplace_or: Some(methods::inplace_or),
        length: Some(|_, dict| Ok(as_dict(dict).len())),
        subscript: Some(subscript),
        ass_subscript: Some(ass_subscript),
        contains: Some(|vm, dict, key| as_dict(dict).contains_key(vm, key)),
        ..Slots::NONE
    },
    methods: &[
        method(
            "__class_getitem__",
            "($type, object, /)",
            "See PEP 585",
            crate::builtins::generic_alias::class_getitem,
        )
        .classmethod(),
        method(
            "__contains__",
            "($self, key, /)",
            "True if the dictionary has the specified key, else False.",
            methods::contains,
        ),
        method("__getitem__", "($self, key, /)", "Return self[key].", |vm, args| {
            subscript(vm, &args[0], &args[1])
        }),
        method("__sizeof__", "($self, /)", "Return the size of the dict in memory.", methods::sizeof),
        method(
            "get",
            "($self, key, default=None, /)",
            "Return the value for key if key is in the dictionary, else default.",
            methods::get,
        ),
        method(
            "setdefault",
            "($self, key, default=None, /)",
            "Insert key with a value of default if key is not in the dictionary.\n\n\
             Return the value for key, which is default if it was not there.",
            methods::setdefault,
        ),
        method(
            "pop",
            "($self, key, default=<unrepresentable>, /)",
            "Remove the specified key and return the corresponding value.\n\n\
             A key that is not found gives the default if there is one; otherwise it raises a KeyError.",
            methods::pop,
        ),
        method(
            "popitem",
            "($self, /)",
            "Remove and return a (key, value) pair as a 2-tuple.\n\n\
             The pair that came last goes first. Raises KeyError if the dict is empty.",
            methods::popitem,
        ),
        method(
            "keys",
            "($self, /)",
            "Return a set-like object providing a view on the dict's keys.",
            |vm, args| views::view(vm, &args[0], &super::KEYS),
        ),
        method(
            "items",
            "($self, /)",
            "Return a set-like object providing a view on the dict's items.",
            |vm, args| views::view(vm, &args[0], &super::ITEMS),
        ),
        method(
            "values",
            "($self, /)",
            "Return an object providing a view on the dict's values.",
            |vm, args| views::view(vm, &args[0], &super::VALUES),
        ),
        variadic(
            "update",
            "",
            "D.update([E, ]**F) -> None.  Update D from mapping or iterable E, and from F.\n\n\
             E is a mapping if it has a method keys(); otherwise it gives pairs of key and value.",
            methods::update,
        ),
        method(
            "fromkeys",
            "($type, iterable, value=None, /)",
            "Create a new dictionary with keys from iterable and values set to value.",
            methods::fromkeys,
        )
        .classmethod(),
        method("clear", "($self, /)", "Remove all items from the dict.", methods::clear),
        method("copy", "($self, /)", "Return a shallow copy of the dict.", methods::copy),
        method("__reversed__", "($self, /)", "Return a reverse iterator over the dict keys.", |vm, args| {
            iterators::reverse_iterator(vm, &args[0], &super::REVERSE_KEY_ITERATOR)
        }),
    ],
    ..TypeSpec::container::<PyDict>()
});

pub fn as_dict(value: &Value) -> &PyDict {
    value.downcast().expect("a dict's slot gets a dict")
}

/// Makes dicts and instances of native types that derive from it: what those hold behind the dict is empty when all its bits
/// are 0.
fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(create::allocate_extended(vm, ty, PyDict::with_header)?.into_value())
}

#[inline(never)]
pub fn iter(vm: &Thread, dict: &Value) -> PyResult {
    iterators::iterator(vm, dict, &super::KEY_ITERATOR)
}

fn repr(vm: &Thread, dict: &Value) -> PyResult {
    let own = as_dict(dict);
    if own.is_empty() {
        // A defaultdict that is its own factory is empty and shown already.
        let text = if vm.repr_enter(dict) { "{}" } else { return vm.new_str("{...}") };
        vm.repr_leave(dict);
        return vm.new_str(text);
    }
    vm.repr_mapping(dict, own)
}

pub fn subscript(vm: &Thread, dict: &Value, key: &Value) -> PyResult {
    if let Some(value) = as_dict(dict).get_item(vm, key)? {
        return Ok(value);
    }
    if !dict.ty().is(&TYPE)
        && let Some(value) = vm.call_special(dict, &names::__missing__, std::slice::from_ref(key))?
    {
        return Ok(value);
    }
    Err(vm.raise_key_error(key))
}

fn ass_subscript(vm: &Thread, dict: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(value) => as_dict(dict).set_item(vm, key, value.clone()),
        None => match as_dict(dict).remove_item(vm, key)? {
            Some(_) => Ok(()),
            None => Err(vm.raise_key_error(key)),
        },
    }
}

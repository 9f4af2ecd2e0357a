//! The type `dict`: its table, slots and methods.

use super::PyDict;
use crate::builtins::exceptions;
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "dict",
    flags: flags::BUILTIN | flags::BASETYPE | flags::DICT_SUBCLASS | flags::MAPPING | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(crate::class::special::hash_not_implemented),
        iter: Some(iter),
        new: Some(new),
        init: Some(init),
        length: Some(|_, dict| Ok(as_dict(dict).len())),
        subscript: Some(subscript),
        ass_subscript: Some(ass_subscript),
        contains: Some(|vm, dict, key| as_dict(dict).contains_key(vm, key)),
        ..Slots::NONE
    },
    methods: &[
        method(
            "keys",
            "($self, /)",
            "Return a set-like object providing a view on the dict's keys.",
            |vm, args| super::views::view(vm, &args[0], &super::KEYS),
        ),
        method(
            "values",
            "($self, /)",
            "Return an object providing a view on the dict's values.",
            |vm, args| super::views::view(vm, &args[0], &super::VALUES),
        ),
        method(
            "items",
            "($self, /)",
            "Return a set-like object providing a view on the dict's items.",
            |vm, args| super::views::view(vm, &args[0], &super::ITEMS),
        ),
        method(
            "get",
            "($self, key, default=None, /)",
            "Return the value for key if key is in the dictionary, else default.",
            get,
        ),
    ],
    ..TypeSpec::container::<PyDict>()
});

pub fn as_dict(value: &Value) -> &PyDict {
    value.downcast().expect("a dict's slot gets a dict")
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(create::allocate_instance(vm, ty, PyDict::with_header)?.into_value())
}

fn init(vm: &Thread, dict: &Value, args: Args<'_>) -> PyResult<()> {
    let own = Ref::borrowed(as_dict(dict));
    match args.positional() {
        [] => {}
        [mapping] if vm.get_attr_opt(mapping, &names::keys)?.is_some() => {
            own.update_from_mapping(vm, mapping)?
        }
        [pairs] => update_from_pairs(vm, &own, pairs)?,
        more => return Err(vm.type_error(format!("dict expected at most 1 argument, got {}", more.len()))),
    }
    for (name, value) in args.keywords() {
        own.set_item(vm, &crate::object::to_value(name), value.clone())?;
    }
    Ok(())
}

/// Enters pairs of key and value.
pub fn update_from_pairs(vm: &Thread, dict: &PyDict, pairs: &Value) -> PyResult<()> {
    let mut index = 0;
    vm.for_each(pairs, |pair| {
        let pair = match vm.iterate_to_vec(&pair) {
            Ok(pair) => pair,
            Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
                vm.clear_raised();
                let text =
                    format!("cannot convert dictionary update sequence element #{index} to a sequence");
                return Err(vm.type_error(text));
            }
            Err(raised) => return Err(raised),
        };
        let [key, value] = pair.as_slice() else {
            let text = format!(
                "dictionary update sequence element #{index} has length {}; 2 is required",
                pair.len()
            );
            return Err(vm.value_error(text));
        };
        index += 1;
        dict.set_item(vm, key, value.clone())
    })
}

pub fn iter(vm: &Thread, dict: &Value) -> PyResult {
    super::views::iterator(vm, dict, &super::KEY_ITERATOR)
}

fn repr(vm: &Thread, dict: &Value) -> PyResult {
    vm.repr_mapping(dict, as_dict(dict))
}

fn subscript(vm: &Thread, dict: &Value, key: &Value) -> PyResult {
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

fn get(vm: &Thread, args: &[Value]) -> PyResult {
    let found = as_dict(&args[0]).get_item(vm, &args[1])?;
    Ok(found.unwrap_or_else(|| if args[2].is_unbound() { Value::NONE } else { args[2].clone() }))
}

//! `object.__reduce_ex__`, `__reduce__` and `__getstate__`: what pickle and copy make an object again from.
//!
//! Source: pickle, "Pickling Class Instances"; CPython's `object_getstate_default` and `reduce_newobj`.

use super::dict::PyDict;
use super::function::PyFunction;
use super::list::PyList;
use super::str::PyStr;
use super::tuple::PyTuple;
use super::{descriptors, object, type_};
use crate::class::lookup::lookup;
use crate::class::{PyType, attributes, flags, special};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::{Object, Ref};
use crate::thread::Thread;
use crate::value::Value;
use smallvec::SmallVec;
use std::ptr;

/// A function of the module `copyreg`.
fn copyreg(vm: &Thread, name: &PyStr) -> PyResult {
    let imported = vm.modules()?.get_str(&names::copyreg).filter(|module| !module.is_none());
    let module = match imported {
        Some(module) => module,
        None => crate::import::engine::import_absolute(vm, "copyreg")?,
    };
    vm.get_attr(&module, name)
}

/// `object.__reduce__()`.
pub fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    common_reduce(vm, &args[0], 0)
}

/// `object.__reduce_ex__(protocol)`: a `__reduce__` that a class has of its own goes first.
pub fn reduce_ex(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let protocol = vm.expect_i64(&args[1])?;
    if let Some(method) = plain_reduce(vm, own) {
        if method.downcast_exact::<PyFunction>().is_some() {
            return special::call_found(vm, &method, own, &[]);
        }
        if object::TYPE.dict().get_str(&names::__reduce__).is_some_and(|of_object| of_object.is(&method)) {
            return common_reduce(vm, own, protocol);
        }
    }
    if let Some(method) = vm.get_attr_opt(own, &names::__reduce__)? {
        let of_class = vm.get_attr(&own.ty().to_value(), &names::__reduce__)?;
        let of_object = object::TYPE.dict().get_str(&names::__reduce__);
        if !of_object.is_some_and(|of_object| of_object.is(&of_class)) {
            return vm.call(&method, &[]);
        }
    }
    common_reduce(vm, own, protocol)
}

/// What the class has as `__reduce__`, where neither the instance nor the metaclass may have another one.
fn plain_reduce(vm: &Thread, own: &Value) -> Option<Value> {
    let (ty, object) = (own.ty(), own.as_object()?);
    let is_plain = ptr::eq(ty.as_object().type_ptr(), &type_::TYPE)
        && ty.has_flag(flags::GENERIC_GETATTR)
        && attributes::get(object, &names::__reduce__).is_none();
    if is_plain { lookup(vm, ty, &names::__reduce__) } else { None }
}

fn common_reduce(vm: &Thread, own: &Value, protocol: i64) -> PyResult {
    if protocol >= 2 {
        return reduce_newobj(vm, own);
    }
    let function = copyreg(vm, &names::_reduce_ex)?;
    vm.call(&function, &[own.clone(), super::int::from_i64(vm, protocol)?])
}

/// `(copyreg.__newobj__, (cls, *args), state, items of a list, items of a dict)`.
fn reduce_newobj(vm: &Thread, own: &Value) -> PyResult {
    let ty = own.ty().to_ref();
    if ty.has_flag(flags::NO_NEW) {
        return Err(cannot_pickle(vm, &ty));
    }
    let (args, keywords) = new_arguments(vm, own)?;
    let has_args = args.is_some();
    let positional = args.as_ref().map(|args| args.items()).unwrap_or_default();
    let mut new_args: SmallVec<[Value; 4]> = SmallVec::new();
    new_args.push(ty.to_value());
    let function = match &keywords {
        Some(keywords) if !keywords.is_empty() => {
            new_args.push(vm.new_tuple(positional)?);
            new_args.push(keywords.to_value());
            copyreg(vm, &names::__newobj_ex__)?
        }
        _ => {
            new_args.extend(positional.iter().cloned());
            copyreg(vm, &names::__newobj__)?
        }
    };
    let is_container = ty.flags() & (flags::LIST_SUBCLASS | flags::DICT_SUBCLASS) != 0;
    let state = state_of(vm, own, !(has_args || is_container))?;
    let list_items = if ty.has_flag(flags::LIST_SUBCLASS) { vm.get_iter(own)? } else { Value::NONE };
    let dict_items = if ty.has_flag(flags::DICT_SUBCLASS) {
        let items = vm.call_method(own, &names::items, &[])?;
        vm.get_iter(&items)?
    } else {
        Value::NONE
    };
    let new_args = PyTuple::from_drained(vm, &mut new_args)?.into_value();
    PyTuple::of_values(vm, [function, new_args, state, list_items, dict_items])
}

fn cannot_pickle(vm: &Thread, ty: &PyType) -> Raised {
    vm.type_error(format!("cannot pickle '{:.200}' object", ty.name()))
}

type NewArguments = (Option<Ref<PyTuple>>, Option<Ref<PyDict>>);

/// What `__new__` is to be called with: by `__getnewargs_ex__`, or by `__getnewargs__`.
fn new_arguments(vm: &Thread, own: &Value) -> PyResult<NewArguments> {
    if let Some(result) = vm.call_special(own, &names::__getnewargs_ex__, &[])? {
        return extended_arguments(vm, &result);
    }
    let Some(args) = vm.call_special(own, &names::__getnewargs__, &[])? else { return Ok((None, None)) };
    match Ref::try_from_value(args) {
        Ok(args) => Ok((Some(args), None)),
        Err(other) => {
            let name = other.ty().name();
            Err(vm.type_error(format!("__getnewargs__ should return a tuple, not '{name:.200}'")))
        }
    }
}

fn extended_arguments(vm: &Thread, result: &Value) -> PyResult<NewArguments> {
    let name = |value: &Value| value.ty().name().to_owned();
    let Some(pair) = result.downcast::<PyTuple>() else {
        let text = format!("__getnewargs_ex__ should return a tuple, not '{:.200}'", name(result));
        return Err(vm.type_error(text));
    };
    let [args, keywords] = pair.items() else {
        let text = format!("__getnewargs_ex__ should return a tuple of length 2, not {}", pair.len());
        return Err(vm.value_error(text));
    };
    let text = |place: &str, kind: &str, value: &Value| {
        format!(
            "{place} item of the tuple returned by __getnewargs_ex__ must be a {kind}, not '{:.200}'",
            name(value)
        )
    };
    let Ok(args_tuple) = Ref::<PyTuple>::try_from_value(args.clone()) else {
        return Err(vm.type_error(text("first", "tuple", args)));
    };
    let Ok(dict) = Ref::<PyDict>::try_from_value(keywords.clone()) else {
        return Err(vm.type_error(text("second", "dict", keywords)));
    };
    Ok((Some(args_tuple), Some(dict)))
}

/// The state by the object's `__getstate__`; `object`'s own one refuses what it cannot know, if the state is all there is.
fn state_of(vm: &Thread, own: &Value, is_all: bool) -> PyResult {
    let method = lookup(vm, own.ty(), &names::__getstate__);
    let of_object = object::TYPE.dict().get_str(&names::__getstate__);
    let in_instance = own.as_object().and_then(|own| attributes::get(own, &names::__getstate__)).is_some();
    match (&method, &of_object) {
        (Some(method), Some(of_object)) if method.is(of_object) && !in_instance => {
            default_state(vm, own, is_all)
        }
        _ => vm.call_method(own, &names::__getstate__, &[]),
    }
}

/// `object.__getstate__()`.
pub fn getstate(vm: &Thread, args: &[Value]) -> PyResult {
    default_state(vm, &args[0], false)
}

/// The instance's `__dict__`, or that and a dict of its slots, or `None`.
fn default_state(vm: &Thread, own: &Value, is_all: bool) -> PyResult {
    let ty = own.ty().to_ref();
    if is_all && ty.native.variable {
        return Err(vm.type_error(format!("cannot pickle {:.200} objects", ty.name())));
    }
    let dict = match own.as_object().filter(|own| has_attributes(own)) {
        Some(_) => descriptors::get_dict(vm, own)?,
        None => Value::NONE,
    };
    let slot_names = slot_names(vm, &ty)?;
    if is_all && !std::ptr::eq(ty.native, &object::LAYOUT) {
        return Err(cannot_pickle(vm, &ty));
    }
    let Some(names) = slot_names.downcast::<PyList>().filter(|names| !names.is_empty()) else {
        return Ok(dict);
    };
    let count = names.len();
    let slots = PyDict::new(vm)?;
    for name in names.items().to_vec() {
        let attribute = vm.expect_attribute_name(&name)?;
        if let Some(value) = vm.get_attr_opt(own, &attribute)? {
            slots.set_item(vm, &name, value)?;
        }
        if names.len() != count {
            return Err(vm.runtime_error("__slotsname__ changed size during iteration"));
        }
    }
    if slots.is_empty() { Ok(dict) } else { vm.new_tuple(&[dict, slots.into_value()]) }
}

/// Whether the instance has attributes of its own.
pub fn has_attributes(own: &Object) -> bool {
    match (attributes::existing_dict(own), attributes::order_of(own)) {
        (Some(dict), _) => !dict.is_empty(),
        (None, Some(order)) => !order.is_empty(),
        (None, None) => false,
    }
}

/// The names of the slots of a class and its bases, which `copyreg` keeps in the class: a list, or `None`.
fn slot_names(vm: &Thread, ty: &PyType) -> PyResult {
    let is_list = |value: &Value| value.is_none() || value.downcast::<PyList>().is_some();
    if let Some(known) = ty.dict().get_str(&names::__slotnames__) {
        if is_list(&known) {
            return Ok(known);
        }
        let (own, other) = (ty.name(), known.ty().name());
        let text = format!("{own:.200}.__slotnames__ should be a list or None, not {other:.200}");
        return Err(vm.type_error(text));
    }
    let function = copyreg(vm, &names::_slotnames)?;
    let found = vm.call(&function, &[ty.to_value()])?;
    if is_list(&found) {
        Ok(found)
    } else {
        Err(vm.type_error("copyreg._slotnames didn't return a list or None"))
    }
}

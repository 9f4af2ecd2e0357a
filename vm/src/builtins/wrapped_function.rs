//! What `classmethod` and `staticmethod` have in common: they look like the function that they wrap.

use super::descriptors;
use super::dict::PyDict;
use super::exceptions::ATTRIBUTE_ERROR;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::attributes;
use crate::class::spec::{GetSetDef, getset};
use crate::class::statics::StaticStr;
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

/// The callable that a constructor is called with.
pub fn argument(vm: &Thread, name: &str, args: Args<'_>) -> PyResult {
    no_keywords(vm, name, args)?;
    check_positional_count(vm, name, args.positional().len(), 1, 1)?;
    Ok(args.positional()[0].clone())
}

/// Takes over name, module and docstring, where the callable has them.
pub fn copy_attributes(vm: &Thread, own: &Value, function: &Value) -> PyResult<()> {
    for name in [&names::__module__, &names::__name__, &names::__qualname__, &names::__doc__] {
        if let Some(value) = vm.get_attr_opt(function, name)? {
            vm.set_attr(own, name, Some(&value))?;
        }
    }
    Ok(())
}

/// Whether a callable is marked as abstract.
pub fn is_abstract(vm: &Thread, function: &Value) -> PyResult<bool> {
    match vm.get_attr_opt(function, &names::__isabstractmethod__)? {
        Some(marked) => vm.is_true(&marked),
        None => Ok(false),
    }
}

/// An attribute of the callable, kept once it has been asked for.
pub fn wrapped_attribute(vm: &Thread, own: &Value, function: &Value, name: &'static StaticStr) -> PyResult {
    let dict = dict_of(vm, own)?;
    if let Some(known) = dict.get_str(name) {
        return Ok(known);
    }
    let value = vm.get_attr(function, name)?;
    dict.set_str(name, value.clone())?;
    Ok(value)
}

fn dict_of(vm: &Thread, own: &Value) -> PyResult<Ref<PyDict>> {
    match own.as_object() {
        Some(object) => attributes::dict(vm, object),
        None => Err(vm.system_error("not an object")),
    }
}

fn set_in_dict(vm: &Thread, own: &Value, name: &'static StaticStr, value: Option<&Value>) -> PyResult<()> {
    let dict = dict_of(vm, own)?;
    match value {
        Some(value) => dict.set_str(name, value.clone()),
        None => match dict.remove_str(name) {
            Some(_) => Ok(()),
            None => Err(vm.raise(&ATTRIBUTE_ERROR, &name.to_string_lossy())),
        },
    }
}

pub const fn annotations(get: crate::class::spec::Getter) -> GetSetDef {
    getset("__annotations__", "", get, |vm, own, value| set_in_dict(vm, own, &names::__annotations__, value))
}

pub const fn annotate(get: crate::class::spec::Getter) -> GetSetDef {
    getset("__annotate__", "", get, |vm, own, value| set_in_dict(vm, own, &names::__annotate__, value))
}

pub const DICT: GetSetDef = getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict);

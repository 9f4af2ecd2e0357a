//! `match`: mapping and class patterns.
//!
//! Source: reference, "The match statement"; PEP 634.

use crate::builtins::set::PySet;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::class::{PyType, flags as type_flags};
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// The values of `keys` in a mapping as a tuple, or `None` if one is missing.
pub fn keys(vm: &Thread, mapping: &Value, keys: &Value) -> PyResult {
    let Some(keys) = keys.downcast::<PyTuple>() else {
        return Err(vm.system_error("match keys are no tuple"));
    };
    if keys.is_empty() {
        return Ok(vm.empty_tuple()?.into_value());
    }
    let get = vm.get_attr(mapping, &names::get)?;
    // What no mapping contains.
    let missing = vm.call(&crate::builtins::object::TYPE.to_value(), &[])?;
    let seen = PySet::new(vm)?;
    let mut values = Vec::with_capacity(keys.len());
    for key in keys.items() {
        if !seen.add(vm, key)? {
            let shown = vm.repr(key)?;
            let shown = vm.to_str(&shown)?;
            return Err(vm.value_error(format!("mapping pattern checks duplicate key ({})", shown.display())));
        }
        let value = vm.call(&get, &[key.clone(), missing.clone()])?;
        if value.is(&missing) {
            return Ok(Value::NONE);
        }
        values.push(value);
    }
    Ok(PyTuple::from_vec(vm, values)?.into_value())
}

/// The attributes that a class pattern binds as a tuple, or `None` if the subject does not match.
pub fn class(vm: &Thread, subject: &Value, class: &Value, positional: usize, keywords: &Value) -> PyResult {
    let Some(ty) = class.downcast::<PyType>() else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance(subject, class)? {
        return Ok(Value::NONE);
    }
    let keywords = keywords.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    let mut seen: Vec<Value> = Vec::new();
    let mut values = Vec::new();
    if positional > 0 {
        let given = vm.get_attr_opt(class, &names::__match_args__)?;
        let mut names = Vec::new();
        let matches_self = given.is_none() && ty.has_flag(type_flags::MATCH_SELF);
        if let Some(given) = &given {
            let Some(tuple) = given.downcast_exact::<PyTuple>() else {
                let text =
                    format!("{}.__match_args__ must be a tuple (got {})", ty.name(), given.ty().name());
                return Err(vm.type_error(text));
            };
            names.extend(tuple.items().iter().cloned());
        }
        let allowed = if matches_self { 1 } else { names.len() };
        if allowed < positional {
            let plural = if allowed == 1 { "" } else { "s" };
            let text = format!(
                "{}() accepts {allowed} positional sub-pattern{plural} ({positional} given)",
                ty.name()
            );
            return Err(vm.type_error(text));
        }
        if matches_self {
            values.push(subject.clone());
        } else {
            for name in names.into_iter().take(positional) {
                if name.downcast_exact::<PyStr>().is_none() {
                    let text = format!("__match_args__ elements must be strings (got {})", name.ty().name());
                    return Err(vm.type_error(text));
                }
                match attribute(vm, subject, ty, name, &mut seen)? {
                    Some(value) => values.push(value),
                    None => return Ok(Value::NONE),
                }
            }
        }
    }
    for name in keywords {
        match attribute(vm, subject, ty, name.clone(), &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(Value::NONE),
        }
    }
    Ok(PyTuple::from_vec(vm, values)?.into_value())
}

fn attribute(
    vm: &Thread,
    subject: &Value,
    ty: &PyType,
    name: Value,
    seen: &mut Vec<Value>,
) -> PyResult<Option<Value>> {
    let Some(text) = name.downcast::<PyStr>() else { return Ok(None) };
    for other in seen.iter() {
        if vm.equals(other, &name)? {
            let shown = vm.repr(&name)?;
            let shown = vm.to_str(&shown)?;
            let text = format!("{}() got multiple sub-patterns for attribute {}", ty.name(), shown.display());
            return Err(vm.type_error(text));
        }
    }
    let value = vm.get_attr_opt(subject, text)?;
    seen.push(name);
    Ok(value)
}

//! The methods and operators of `dict`.

use super::PyDict;
use super::spec::{TYPE, as_dict};
use crate::builtins::exceptions;
use crate::builtins::int;
use crate::builtins::set;
use crate::call::Args;
use crate::error::PyResult;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

pub fn contains(vm: &Thread, args: &[Value]) -> PyResult {
    as_dict(&args[0]).contains_key(vm, &args[1]).map(Value::bool)
}

pub fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_usize(vm, as_dict(&args[0]).memory_size())
}

/// The default that was given, or `None`.
fn or_none(default: &Value) -> Value {
    if default.is_unbound() { Value::NONE } else { default.clone() }
}

pub fn get(vm: &Thread, args: &[Value]) -> PyResult {
    let found = as_dict(&args[0]).get_item(vm, &args[1])?;
    Ok(found.unwrap_or_else(|| or_none(&args[2])))
}

pub fn setdefault(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, _) = as_dict(&args[0]).set_default(vm, &args[1], || or_none(&args[2]))?;
    Ok(value)
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let (dict, key, default) = (as_dict(&args[0]), &args[1], &args[2]);
    // An empty dict does not look at the key.
    let removed = if dict.is_empty() { None } else { dict.remove_item(vm, key)? };
    match removed {
        Some((_key, value)) => Ok(value),
        None if default.is_unbound() => Err(vm.raise_key_error(key)),
        None => Ok(default.clone()),
    }
}

pub fn popitem(vm: &Thread, args: &[Value]) -> PyResult {
    match as_dict(&args[0]).pop_last()? {
        Some((key, value)) => Ok(crate::builtins::tuple::PyTuple::pair(vm, key, value)?.into_value()),
        None => Err(vm.raise(&exceptions::KEY_ERROR, "popitem(): dictionary is empty")),
    }
}

pub fn update(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((dict, rest)) = args.split_first() else {
        return Err(vm.type_error("unbound method dict.update() needs an argument"));
    };
    update_common(vm, as_dict(dict), &rest, "update")?;
    Ok(Value::NONE)
}

/// `dict(...)` and `update(...)`.
/// The arguments stay where they are: who hands them on reads as a whole what has been written in parts a moment ago.
pub fn update_common(vm: &Thread, dict: &PyDict, args: &Args<'_>, name: &str) -> PyResult<()> {
    let dict = Ref::borrowed(dict);
    match args.positional() {
        [] => {}
        [other] => dict.update_from(vm, other)?,
        more => {
            return Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", more.len())));
        }
    }
    for (name, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        dict.set_item(vm, name, value.clone())?;
    }
    Ok(())
}

pub fn fromkeys(vm: &Thread, args: &[Value]) -> PyResult {
    let (class, iterable, value) = (&args[0], &args[1], or_none(&args[2]));
    let made = if class.is(&TYPE.to_value()) { PyDict::new(vm)?.into_value() } else { vm.call(class, &[])? };
    let Some(dict) = made.downcast_exact::<PyDict>() else {
        vm.for_each(iterable, |key| vm.set_item(&made, &key, Some(&value)))?;
        return Ok(made);
    };
    if let Some(other) = iterable.downcast_exact::<PyDict>() {
        dict.reserve(other.len())?;
        let mut position = 0;
        while let Some((next, hash, key, _)) = other.next_hashed_entry(position) {
            position = next;
            dict.set_hashed(vm, &key, hash, value.clone())?;
        }
    } else if let Some(other) = set::exact(iterable) {
        dict.reserve(other.len())?;
        let mut position = 0;
        while let Some((next, hash, key)) = other.next_element(position) {
            position = next;
            dict.set_hashed(vm, &key, hash, value.clone())?;
        }
    } else {
        vm.for_each(iterable, |key| dict.set_item(vm, &key, value.clone()))?;
    }
    Ok(made)
}

pub fn clear(_: &Thread, args: &[Value]) -> PyResult {
    let dict = as_dict(&args[0]);
    dict.own_table()?;
    dict.clear();
    Ok(Value::NONE)
}

pub fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    Ok(PyDict::copy_of(vm, &args[0])?.into_value())
}

pub fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if left.downcast::<PyDict>().is_none() || right.downcast::<PyDict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let union = PyDict::copy_of(vm, left)?;
    union.update_from(vm, right)?;
    Ok(union.into_value())
}

pub fn inplace_or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    as_dict(left).update_from(vm, right)?;
    Ok(left.clone())
}

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyDict>(), right.downcast::<PyDict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        CompareOp::Eq => equal(vm, a, b).map(Value::bool),
        CompareOp::Ne => equal(vm, a, b).map(|equal| Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether both have the same keys with equal values. Either may change meanwhile.
fn equal(vm: &Thread, a: &PyDict, b: &PyDict) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    vm.pay(a.len() as u64);
    let mut position = 0;
    while let Some((next, hash, key, value)) = a.next_hashed_entry(position) {
        position = next;
        match b.get_hashed(vm, &key, hash)? {
            Some(other) if vm.equals(&value, &other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

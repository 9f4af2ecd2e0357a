//! The set operations of `dict_keys` and `dict_items`, with CPython's algorithms: they decide the order of the result's elements.

use super::views::{ITEMS, KEYS, PyDictView, as_view};
use super::{PyDict, TYPE};
use crate::builtins::set::PySet;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

fn is_set_like(value: &Value) -> bool {
    let ty = value.ty();
    ty.is_subtype(&KEYS) || ty.is_subtype(&ITEMS)
}

/// A set of the elements of a view, or of whatever is the left operand.
fn to_set(vm: &Thread, operand: &Value) -> PyResult<Ref<PySet>> {
    let set = PySet::new(vm)?;
    match operand.downcast::<PyDictView>().filter(|_| operand.ty().is(&KEYS)) {
        Some(view) if view.dict.as_object().ty().is(&TYPE) => set.update(vm, view.dict.as_value())?,
        _ => set.update(vm, operand)?,
    }
    Ok(set)
}

pub fn subtract(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let result = to_set(vm, left)?;
    result.difference_update(vm, right)?;
    Ok(result.into_value())
}

pub fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let result = to_set(vm, left)?;
    result.update(vm, right)?;
    Ok(result.into_value())
}

pub fn and(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let (mut view, mut other) = if is_set_like(left) { (left, right) } else { (right, left) };
    let len = as_view(view).dict.len();
    // Of a frozenset the result would be one as well.
    if let Some(set) = other.downcast_exact::<PySet>()
        && len <= set.len()
    {
        return set.intersection(vm, view);
    }
    if is_set_like(other) && as_view(other).dict.len() > len {
        (view, other) = (other, view);
    }
    let result = PySet::new(vm)?;
    vm.for_each(other, |item| {
        if vm.contains(view, &item)? {
            result.add(vm, &item)?;
        }
        Ok(())
    })?;
    Ok(result.into_value())
}

pub fn xor(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if left.ty().is(&ITEMS) && right.ty().is(&ITEMS) {
        return xor_items(vm, &as_view(left).dict, &as_view(right).dict);
    }
    let result = to_set(vm, left)?;
    result.symmetric_difference_update(vm, right)?;
    Ok(result.into_value())
}

/// The items that are in one of two dicts alone. Unlike with sets of pairs, values need not have hashes unless they differ.
fn xor_items(vm: &Thread, left: &PyDict, right: &PyDict) -> PyResult {
    let rest = left.copy(vm)?;
    let result = PySet::new(vm)?;
    let mut position = 0;
    while let Some((next, hash, key, value)) = right.next_hashed_entry(position) {
        position = next;
        let same = match rest.get_hashed(vm, &key, hash)? {
            Some(other) => vm.equals(&other, &value)?,
            None => false,
        };
        if same {
            rest.remove_hashed(vm, &key, hash)?;
        } else {
            result.add(vm, PyTuple::pair(vm, key, value)?.as_value())?;
        }
    }
    let rest = super::views::view(vm, rest.as_value(), &ITEMS)?;
    result.update(vm, &rest)?;
    Ok(result.into_value())
}

pub fn isdisjoint(vm: &Thread, args: &[Value]) -> PyResult {
    let (mut view, mut other) = (&args[0], &args[1]);
    if view.is(other) {
        return Ok(Value::bool(as_view(view).dict.is_empty()));
    }
    if (crate::builtins::set::exact(other).is_some() || is_set_like(other))
        && vm.length(other)? > vm.length(view)?
    {
        (view, other) = (other, view);
    }
    let iterator = vm.get_iter(other)?;
    while let Some(item) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if vm.contains(view, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn all_contained_in(vm: &Thread, items: &Value, container: &Value) -> PyResult<bool> {
    let iterator = vm.get_iter(items)?;
    while let Some(item) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if !vm.contains(container, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !is_set_like(right) && right.downcast::<PySet>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (vm.length(left)?, vm.length(right)?);
    let result = match op {
        CompareOp::Eq => a == b && all_contained_in(vm, left, right)?,
        CompareOp::Ne => !(a == b && all_contained_in(vm, left, right)?),
        CompareOp::Lt => a < b && all_contained_in(vm, left, right)?,
        CompareOp::Le => a <= b && all_contained_in(vm, left, right)?,
        CompareOp::Gt => a > b && all_contained_in(vm, right, left)?,
        CompareOp::Ge => a >= b && all_contained_in(vm, right, left)?,
    };
    Ok(Value::bool(result))
}

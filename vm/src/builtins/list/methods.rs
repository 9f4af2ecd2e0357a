//! The methods of `list` but for `sort`.

use super::{PyList, as_list};
use crate::builtins::int;
use crate::error::PyResult;
use crate::heap::current::pay_for;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

/// What CPython's object takes without its items, so that sizes come out as there.
const BASIC_SIZE: usize = 40;

pub fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    let room = as_list(&args[0]).with_items(|items| items.capacity());
    int::from_usize(vm, BASIC_SIZE + room * size_of::<Value>())
}

pub fn clear(_: &Thread, args: &[Value]) -> PyResult {
    drop(as_list(&args[0]).take_items());
    Ok(Value::NONE)
}

pub fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    Ok(PyList::from_values(vm, as_list(&args[0]).items())?.into_value())
}

pub fn append(_: &Thread, args: &[Value]) -> PyResult {
    as_list(&args[0]).push(args[1].clone())?;
    Ok(Value::NONE)
}

/// An index as slices have it: negative ones are counted from the end, and what lies outside is brought inside.
fn clipped(index: isize, len: usize) -> usize {
    let from_end = if index < 0 { index.saturating_add(len as isize) } else { index };
    (from_end.max(0) as usize).min(len)
}

pub fn insert(vm: &Thread, args: &[Value]) -> PyResult {
    let list = as_list(&args[0]);
    let index = number::index(vm, &args[1])?;
    let index = number::index_to_isize(vm, &index, Some(&crate::builtins::exceptions::OVERFLOW_ERROR))
        .map_err(|_| {
            vm.clear_raised();
            vm.overflow_error("Python int too large to convert to C ssize_t")
        })?;
    list.with_items(|items| {
        let place = clipped(index, items.len());
        items.insert(place, args[2].clone())
    })?;
    Ok(Value::NONE)
}

pub fn extend(vm: &Thread, args: &[Value]) -> PyResult {
    as_list(&args[0]).extend(vm, &args[1])?;
    Ok(Value::NONE)
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let list = as_list(&args[0]);
    let index = if args[1].is_unbound() {
        if let Some(last) = list.pop_last() {
            return Ok(last);
        }
        -1
    } else {
        vm.expect_ssize(&args[1])?
    };
    if list.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    let place = if index < 0 { index + list.len() as isize } else { index };
    match usize::try_from(place) {
        Ok(place) if place + 1 == list.len() => {
            list.pop_last().ok_or_else(|| vm.index_error("pop from empty list"))
        }
        Ok(place) if place < list.len() => Ok(list.take(place)),
        _ => Err(vm.index_error("pop index out of range")),
    }
}

pub fn remove(vm: &Thread, args: &[Value]) -> PyResult {
    let list = as_list(&args[0]);
    let found = list.find(vm, &args[1], 0, usize::MAX)?;
    vm.pay((found.unwrap_or(list.len()) / 4) as u64);
    match found {
        // Comparing may have shortened the list.
        Some(index) if index < list.len() => {
            drop(list.take(index));
            Ok(Value::NONE)
        }
        Some(_) => Ok(Value::NONE),
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

pub fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let list = as_list(&args[0]);
    let (start, stop) = bounds(vm, &args[2], &args[3], list.len())?;
    let found = list.find(vm, &args[1], start, stop)?;
    vm.pay((found.unwrap_or_else(|| stop.min(list.len())).saturating_sub(start) / 4) as u64);
    match found {
        Some(index) => int::from_usize(vm, index),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

/// The bounds that `index` is given: as for slices, but that a `stop` beyond the end stays there.
pub fn bounds(vm: &Thread, start: &Value, stop: &Value, len: usize) -> PyResult<(usize, usize)> {
    let bound = |value: &Value, default: usize| -> PyResult<usize> {
        if value.is_unbound() {
            return Ok(default);
        }
        if !value.is_small() && value.ty().slots().index.is_none() {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        }
        let index = number::to_isize_clipped(vm, value)?;
        let from_end = if index < 0 { index.saturating_add(len as isize) } else { index };
        Ok(from_end.max(0) as usize)
    };
    Ok((bound(start, 0)?, bound(stop, usize::MAX)?))
}

pub fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let list = as_list(&args[0]);
    let (mut count, mut next) = (0, 0);
    while let Some(found) = list.find(vm, &args[1], next, usize::MAX)? {
        count += 1;
        next = found + 1;
    }
    vm.pay((list.len() / 4) as u64);
    int::from_usize(vm, count)
}

pub fn reverse(_: &Thread, args: &[Value]) -> PyResult {
    as_list(&args[0]).with_items(|items| {
        pay_for(size_of_val(&**items));
        items.reverse();
    });
    Ok(Value::NONE)
}

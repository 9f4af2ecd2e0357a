//! `str.join`.

use super::operators::{as_str, empty};
use super::{Draft, PyStr};
use crate::builtins::exceptions;
use crate::builtins::list::PyList;
use crate::builtins::tuple::PyTuple;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub fn join(vm: &Thread, args: &[Value]) -> PyResult {
    let separator = as_str(&args[0]);
    if let Some(list) = args[1].downcast_exact::<PyList>() {
        // Nothing below runs code that could change the list.
        return join_items(vm, separator, list.items());
    }
    if let Some(tuple) = args[1].downcast_exact::<PyTuple>() {
        return join_items(vm, separator, tuple.items());
    }
    let items = items_of(vm, &args[1])?;
    join_items(vm, separator, &items)
}

fn items_of(vm: &Thread, iterable: &Value) -> PyResult<Buf<Value>> {
    match vm.get_iter(iterable) {
        Ok(iterator) => {
            let mut items = Buf::with_capacity(vm.length_hint(iterable, 0)?.min(1 << 16))?;
            while let Some(item) = vm.iter_next(&iterator)? {
                items.push(item)?;
            }
            Ok(items)
        }
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            Err(vm.type_error("can only join an iterable"))
        }
        Err(raised) => Err(raised),
    }
}

/// `separator.join(items)`, where making the result runs no code of the program's.
pub fn join_items(vm: &Thread, separator: &PyStr, items: &[Value]) -> PyResult {
    if let [only] = items
        && only.downcast_exact::<PyStr>().is_some()
    {
        return Ok(only.clone());
    }
    let mut len = 0usize;
    let mut bound = 0;
    for (index, item) in items.iter().enumerate() {
        let Some(part) = item.downcast::<PyStr>() else {
            return Err(vm.type_error(format!(
                "sequence item {index}: expected str instance, {:.80} found",
                item.ty().name()
            )));
        };
        len = len.saturating_add(part.len());
        bound = bound.max(part.bound());
    }
    let separators = items.len().saturating_sub(1);
    if separators > 0 && !separator.is_empty() {
        len = len.saturating_add(separator.len().saturating_mul(separators));
        bound = bound.max(separator.bound());
    }
    if len == 0 {
        return Ok(empty());
    }
    if len > isize::MAX as usize {
        return Err(vm.overflow_error("join() result is too long for a Python string"));
    }
    let mut draft = Draft::new(vm.heap(), len, bound)?;
    if !draft.fill_joined(separator, items.iter().map(as_str)) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 && !separator.is_empty() {
                draft.push_str(separator);
            }
            draft.push_str(as_str(item));
        }
    }
    Ok(draft.finish().into_value())
}

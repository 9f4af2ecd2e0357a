//! Methods of `str` that look for a part of it.

use super::PyStr;
use super::operators::{as_str, empty, unchanged};
use crate::builtins::int;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::protocol::argument::Which;
use crate::text::{Text, search};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

type Search = fn(Text<'_>, Text<'_>) -> Result<Option<usize>, NoMemory>;

/// Where the argument is found, within the bounds given.
fn locate(vm: &Thread, args: &[Value], name: &str, search: Search) -> PyResult<Option<usize>> {
    let part = vm.str_argument(&args[1], name, Which::At(1))?;
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let text = as_str(&args[0]).text();
    let Some(span) = search::span(text.len(), bounds.0, bounds.1) else { return Ok(None) };
    let start = span.start;
    Ok(search(text.slice(span), part.text())?.map(|at| start + at))
}

fn position(found: Option<usize>) -> Value {
    int::small(found.map_or(-1, |at| at as i64))
}

pub fn find(vm: &Thread, args: &[Value]) -> PyResult {
    locate(vm, args, "find", search::find_text).map(position)
}

pub fn rfind(vm: &Thread, args: &[Value]) -> PyResult {
    locate(vm, args, "rfind", search::rfind_text).map(position)
}

fn required(vm: &Thread, found: Option<usize>) -> PyResult {
    match found {
        Some(at) => Ok(int::small(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let found = locate(vm, args, "index", search::find_text)?;
    required(vm, found)
}

pub fn rindex(vm: &Thread, args: &[Value]) -> PyResult {
    let found = locate(vm, args, "rindex", search::rfind_text)?;
    required(vm, found)
}

pub fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let part = vm.str_argument(&args[1], "count", Which::At(1))?;
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let text = as_str(&args[0]).text();
    let count = match search::span(text.len(), bounds.0, bounds.1) {
        Some(span) => search::count_text(text.slice(span), part.text())?,
        None => 0,
    };
    int::from_usize(vm, count)
}

type Affix = fn(Text<'_>, Range<usize>, Text<'_>) -> bool;

#[inline(always)]
fn has_affix(vm: &Thread, args: &[Value], name: &str, test: Affix) -> PyResult {
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let text = as_str(&args[0]).text();
    let has = |part: &PyStr| {
        let span = search::span(text.len(), bounds.0, bounds.1);
        span.is_some_and(|span| test(text, span, part.text()))
    };
    if let Some(part) = args[1].downcast::<PyStr>() {
        return Ok(Value::bool(has(part)));
    }
    let Some(parts) = args[1].downcast::<PyTuple>() else {
        return Err(vm.type_error(format!(
            "{name} first arg must be str or a tuple of str, not {:.100}",
            args[1].ty().name()
        )));
    };
    for part in parts.items() {
        let Some(part) = part.downcast::<PyStr>() else {
            return Err(vm.type_error(format!(
                "tuple for {name} must only contain str, not {:.100}",
                part.ty().name()
            )));
        };
        if has(part) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// The string and the affix, if there is one, and neither start nor end.
#[inline(always)]
fn whole_and_affix(args: &[Value]) -> Option<(&PyStr, &PyStr)> {
    let part = args[1].downcast::<PyStr>().filter(|_| args[2].is_unbound() && args[3].is_unbound())?;
    Some((as_str(&args[0]), part))
}

pub fn startswith(vm: &Thread, args: &[Value]) -> PyResult {
    if let Some((own, part)) = whole_and_affix(args) {
        return Ok(Value::bool(own.has_at(0, part)));
    }
    has_affix(vm, args, "startswith", search::has_prefix)
}

pub fn endswith(vm: &Thread, args: &[Value]) -> PyResult {
    if let Some((own, part)) = whole_and_affix(args) {
        let at = own.len().checked_sub(part.len());
        return Ok(Value::bool(at.is_some_and(|at| own.has_at(at, part))));
    }
    has_affix(vm, args, "endswith", search::has_suffix)
}

pub fn removeprefix(vm: &Thread, args: &[Value]) -> PyResult {
    let prefix = vm.str_argument(&args[1], "removeprefix", Which::Only)?.text();
    let text = as_str(&args[0]).text();
    if prefix.is_empty() || !text.matches_at(0, prefix) {
        return unchanged(&args[0]);
    }
    vm.new_text(text.slice(prefix.len()..text.len()))
}

pub fn removesuffix(vm: &Thread, args: &[Value]) -> PyResult {
    let suffix = vm.str_argument(&args[1], "removesuffix", Which::Only)?.text();
    let text = as_str(&args[0]).text();
    match text.len().checked_sub(suffix.len()) {
        Some(rest) if !suffix.is_empty() && text.matches_at(rest, suffix) => vm.new_text(text.slice(0..rest)),
        _ => unchanged(&args[0]),
    }
}

type Partition = fn(Text<'_>, Text<'_>) -> Result<Option<Range<usize>>, NoMemory>;

/// The parts before and behind the separator; `None` if it does not occur.
fn parts(vm: &Thread, args: &[Value], partition: Partition) -> PyResult<Option<Value>> {
    let Some(separator) = args[1].downcast::<PyStr>() else {
        return Err(vm.type_error(format!("must be str, not {:.100}", args[1].ty().name())));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let text = as_str(&args[0]).text();
    let Some(found) = partition(text, separator.text())? else { return Ok(None) };
    let (before, behind) = (text.slice(0..found.start), text.slice(found.end..text.len()));
    PyTuple::of_values(vm, [vm.new_text(before)?, args[1].clone(), vm.new_text(behind)?]).map(Some)
}

pub fn partition(vm: &Thread, args: &[Value]) -> PyResult {
    match parts(vm, args, search::partition)? {
        Some(parts) => Ok(parts),
        None => vm.new_tuple(&[args[0].clone(), empty(), empty()]),
    }
}

pub fn rpartition(vm: &Thread, args: &[Value]) -> PyResult {
    match parts(vm, args, search::rpartition)? {
        Some(parts) => Ok(parts),
        None => vm.new_tuple(&[empty(), empty(), args[0].clone()]),
    }
}

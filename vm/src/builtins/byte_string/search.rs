//! Looking for a part.

use super::{ByteString, part};
use crate::builtins::int;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::text::search;
use crate::thread::Thread;
use crate::value::Value;

type Search = fn(&[u8], &[u8]) -> Option<usize>;

/// Where the argument is found, within the bounds given.
fn locate<K: ByteString>(vm: &Thread, args: &[Value], search: Search) -> PyResult<Option<usize>> {
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let part = part(vm, &args[1])?;
    let bytes = K::bytes(&args[0]);
    let Some(span) = search::span(bytes.len(), bounds.0, bounds.1) else { return Ok(None) };
    let start = span.start;
    Ok(search(&bytes[span], &part).map(|at| start + at))
}

fn position(found: Option<usize>) -> Value {
    int::small(found.map_or(-1, |at| at as i64))
}

fn required(vm: &Thread, found: Option<usize>) -> PyResult {
    match found {
        Some(at) => Ok(int::small(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub fn find<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    locate::<K>(vm, args, search::find).map(position)
}

pub fn rfind<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    locate::<K>(vm, args, search::rfind).map(position)
}

pub fn index<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let found = locate::<K>(vm, args, search::find)?;
    required(vm, found)
}

pub fn rindex<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let found = locate::<K>(vm, args, search::rfind)?;
    required(vm, found)
}

pub fn count<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let part = part(vm, &args[1])?;
    let bytes = K::bytes(&args[0]);
    let count = match search::span(bytes.len(), bounds.0, bounds.1) {
        Some(span) => search::count(&bytes[span], &part, usize::MAX),
        None => 0,
    };
    int::from_usize(vm, count)
}

fn has_affix<K: ByteString>(
    vm: &Thread,
    args: &[Value],
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> PyResult {
    let bounds = vm.slice_bounds(&args[2], &args[3])?;
    let has = |part: &[u8]| {
        let bytes = K::bytes(&args[0]);
        search::span(bytes.len(), bounds.0, bounds.1).is_some_and(|span| test(&bytes[span], part))
    };
    if let Some(parts) = args[1].downcast::<PyTuple>() {
        for value in parts.items() {
            if has(&vm.bytes_like(value)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    if !crate::buffer::is_exporter(&args[1]) {
        return Err(vm.type_error(format!(
            "{name} first arg must be bytes or a tuple of bytes, not {:.100}",
            args[1].ty().name()
        )));
    }
    Ok(Value::bool(has(&vm.bytes_like(&args[1])?)))
}

pub fn startswith<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    has_affix::<K>(vm, args, "startswith", <[u8]>::starts_with)
}

pub fn endswith<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    has_affix::<K>(vm, args, "endswith", <[u8]>::ends_with)
}

pub fn removeprefix<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let prefix = vm.bytes_like(&args[1])?;
    match K::bytes(&args[0]).strip_prefix(&*prefix) {
        Some(rest) if !prefix.is_empty() => K::copy(vm, rest),
        _ => K::unchanged(vm, &args[0]),
    }
}

pub fn removesuffix<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let suffix = vm.bytes_like(&args[1])?;
    match K::bytes(&args[0]).strip_suffix(&*suffix) {
        Some(rest) if !suffix.is_empty() => K::copy(vm, rest),
        _ => K::unchanged(vm, &args[0]),
    }
}

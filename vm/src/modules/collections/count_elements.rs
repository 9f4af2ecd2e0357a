//! `_count_elements`: what `Counter` counts with.

use crate::builtins::dict::{self, PyDict};
use crate::builtins::int;
use crate::class::lookup::lookup;
use crate::error::PyResult;
use crate::names;
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::Value;

/// Adds 1 to the mapping's value for each element, beginning with 0.
pub fn count_elements(vm: &Thread, args: &[Value]) -> PyResult {
    let (mapping, iterable) = (&args[0], &args[1]);
    let iterator = vm.get_iter(iterable)?;
    let next = vm.next_function(&iterator)?;
    if let Some(dict) = plain_dict(vm, mapping) {
        while let Some(key) = next(vm, &iterator)? {
            let hash = vm.hash(&key)?;
            dict.update_value(vm, &key, hash, |count| match count {
                None => Ok(int::small(1)),
                Some(count) => one_more(vm, count),
            })?;
        }
        return Ok(Value::NONE);
    }
    let get = vm.get_attr(mapping, &names::get)?;
    while let Some(key) = next(vm, &iterator)? {
        let count = vm.call(&get, &[key.clone(), int::small(0)])?;
        let count = one_more(vm, &count)?;
        vm.set_item(mapping, &key, Some(&count))?;
    }
    Ok(Value::NONE)
}

#[inline]
fn one_more(vm: &Thread, count: &Value) -> PyResult {
    match count.as_small() {
        Some(count) => int::from_i64(vm, count + 1),
        None => number::binary(vm, count, &int::small(1), BinaryOp::Add),
    }
}

/// The mapping, if reading and writing it are those of `dict`.
fn plain_dict<'a>(vm: &Thread, mapping: &'a Value) -> Option<&'a PyDict> {
    let own = mapping.downcast::<PyDict>()?;
    let same = |name| {
        let (mine, native) = (lookup(vm, mapping.ty(), name), lookup(vm, &dict::TYPE, name));
        matches!((mine, native), (Some(mine), Some(native)) if mine.is(&native))
    };
    (same(&names::get) && same(&names::__setitem__)).then_some(own)
}

//! The builtin functions about iterables: `aiter`, `all`, `anext`, `any`, `iter`, `next`, `sorted`.

use crate::builtins::{exceptions, iter, list};
use crate::call::{Args, wrong_keyword};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

/// Whether an item of the iterable has the truth value `wanted`.
fn has(vm: &Thread, iterable: &Value, wanted: bool) -> PyResult<bool> {
    let iterator = vm.get_iter(iterable)?;
    let next = vm.next_function(&iterator)?;
    let take = |item: Value| if item.quick_truth() == Some(!wanted) { None } else { Some(item) };
    while let Some(item) = vm.next_taking(next, &iterator, take)? {
        vm.spend(1)?;
        if vm.is_true(&item)? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn all(vm: &Thread, args: &[Value]) -> PyResult {
    has(vm, &args[0], false).map(|found| Value::bool(!found))
}

pub fn any(vm: &Thread, args: &[Value]) -> PyResult {
    has(vm, &args[0], true).map(Value::bool)
}

pub fn iter(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].is_unbound() {
        return vm.get_iter(&args[0]);
    }
    if args[0].ty().slots().call.is_none() {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    iter::callable_iterator(vm, &args[0], &args[1])
}

pub fn next(vm: &Thread, args: &[Value]) -> PyResult {
    let (iterator, default) = (&args[0], &args[1]);
    let next = vm.next_function(iterator)?;
    match vm.next_by(next, iterator) {
        Err(_) if !default.is_unbound() && vm.raised_matches(&exceptions::STOP_ITERATION) => {
            vm.clear_raised();
            Ok(default.clone())
        }
        result => result,
    }
}

pub fn aiter(vm: &Thread, args: &[Value]) -> PyResult {
    let object = &args[0];
    let Some(aiter) = object.ty().slots().am_aiter else {
        let text = format!("'{:.200}' object is not an async iterable", object.ty().name());
        return Err(vm.type_error(text));
    };
    let iterator = aiter(vm, object)?;
    if iterator.ty().slots().am_anext.is_some() {
        return Ok(iterator);
    }
    let text = format!("aiter() returned not an async iterator of type '{:.100}'", iterator.ty().name());
    Err(vm.type_error(text))
}

/// `sorted(iterable, /, *, key=None, reverse=False)`: keywords are those of `list.sort`, which complains of others.
pub fn sorted(vm: &Thread, args: Args<'_>) -> PyResult {
    let [iterable] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    let list = vm.list_of(iterable)?;
    if let Some((wrong, _)) =
        args.keywords().find(|(name, _)| !name.is_text("key") && !name.is_text("reverse"))
    {
        return Err(wrong_keyword(vm, "sort()", ["key", "reverse"], wrong));
    }
    let reverse = match args.keyword("reverse") {
        Some(reverse) => vm.is_true(reverse)?,
        None => false,
    };
    list::sort_list(vm, &list, args.keyword("key").filter(|key| !key.is_none()), reverse)?;
    Ok(list.into_value())
}

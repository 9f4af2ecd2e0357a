//! The methods of `set` and `frozenset`, comparison, hash and repr.

use super::{FROZENSET, PySet, as_set, hash_element};
use crate::builtins::exceptions;
use crate::builtins::int;
use crate::call::Args;
use crate::error::PyResult;
use crate::names;
use crate::protocol::compare::CompareOp;
use crate::text::hash::FrozenSetHash;
use crate::thread::Thread;
use crate::value::Value;

/// What CPython's object takes, places for eight elements included.
const BASIC_SIZE: usize = 200;

/// The hash of what is looked for: a set stands for the frozenset of its elements.
pub fn hash_operand(vm: &Thread, key: &Value) -> PyResult<i64> {
    match vm.hash(key) {
        Err(raised) => match key.downcast::<PySet>().filter(|set| !set.is_frozen()) {
            Some(set) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
                vm.clear_raised();
                Ok(hash_of(set))
            }
            _ => Err(vm.unhashable(key, "set element", raised)),
        },
        hash => hash,
    }
}

pub fn hash_of(set: &PySet) -> i64 {
    let mut hash = FrozenSetHash::default();
    set.table().for_each(|entry| hash.add(entry.hash));
    hash.finish()
}

pub fn hash(_: &Thread, set: &Value) -> PyResult<i64> {
    let set = as_set(set);
    if set.hash.get() == -1 {
        set.hash.set(hash_of(set));
    }
    Ok(set.hash.get())
}

pub fn repr(vm: &Thread, set: &Value) -> PyResult {
    let own = as_set(set);
    let name = set.ty().name();
    if own.is_empty() {
        return vm.new_str(&format!("{name}()"));
    }
    if !vm.repr_enter(set) {
        return vm.new_str(&format!("{name}(...)"));
    }
    let (open, close) =
        if set.ty().is(&super::TYPE) { ("{".to_owned(), "}") } else { (format!("{name}({{"), "})") };
    let text = vm
        .list_of(set)
        .and_then(|elements| vm.repr_items(elements.as_value(), (&open, close), |index| elements.get(index)));
    vm.repr_leave(set);
    text
}

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PySet>(), right.downcast::<PySet>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = match op {
        CompareOp::Eq => equal(vm, a, b)?,
        CompareOp::Ne => !equal(vm, a, b)?,
        CompareOp::Le => a.is_subset(vm, b)?,
        CompareOp::Ge => b.is_subset(vm, a)?,
        CompareOp::Lt => a.len() < b.len() && a.is_subset(vm, b)?,
        CompareOp::Gt => b.len() < a.len() && b.is_subset(vm, a)?,
    };
    Ok(Value::bool(result))
}

fn equal(vm: &Thread, a: &PySet, b: &PySet) -> PyResult<bool> {
    if a.len() != b.len() || a.hash.get() != -1 && b.hash.get() != -1 && a.hash.get() != b.hash.get() {
        return Ok(false);
    }
    a.is_subset(vm, b)
}

/// The set that a variadic method was called on, and its arguments.
#[inline(always)]
fn split<'a>(vm: &Thread, args: &Args<'a>, name: &str) -> PyResult<(&'a PySet, &'a [Value])> {
    let Some((set, rest)) = args.split_first() else {
        return Err(vm.type_error(format!("unbound method set.{name}() needs an argument")));
    };
    if rest.has_keywords() {
        let base = as_set(set).base_type().name();
        return Err(vm.type_error(format!("{base}.{name}() takes no keyword arguments")));
    }
    Ok((as_set(set), rest.positional()))
}

pub fn contains(vm: &Thread, args: &[Value]) -> PyResult {
    as_set(&args[0]).contains_operand(vm, &args[1]).map(Value::bool)
}

pub fn add(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    match set.add_fast(args[1].word()) {
        Some(added) => drop(added?),
        None => set.add_slow(vm, &args[1])?,
    }
    Ok(Value::NONE)
}

pub fn clear(_: &Thread, args: &[Value]) -> PyResult {
    as_set(&args[0]).clear_elements();
    Ok(Value::NONE)
}

pub fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    if args[0].ty().is(&FROZENSET) {
        return Ok(args[0].clone());
    }
    Ok(as_set(&args[0]).copy(vm)?.into_value())
}

pub fn discard(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    if set.discard_fast(&args[1]).is_none() {
        let hash = hash_operand(vm, &args[1])?;
        set.discard_hashed(vm, &args[1], hash)?;
    }
    Ok(Value::NONE)
}

pub fn remove(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    let was_there = match set.discard_fast(&args[1]) {
        Some(was_there) => was_there,
        None => {
            let hash = hash_operand(vm, &args[1])?;
            set.discard_hashed(vm, &args[1], hash)?
        }
    };
    if was_there { Ok(Value::NONE) } else { Err(vm.raise_key_error(&args[1])) }
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    let table = set.table();
    let start = set.finger.get() as usize & table.mask;
    let Some(index) = table.next(start).or_else(|| table.next(0)) else {
        return Err(vm.raise(&exceptions::KEY_ERROR, "pop from an empty set"));
    };
    set.finger.set(index as u64 + 1);
    let word = set.with_table(|table| table.remove(index));
    // SAFETY: the set owned the element.
    Ok(unsafe { word.into_value() })
}

pub fn update(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "update")?;
    others.iter().try_for_each(|other| set.update(vm, other))?;
    Ok(Value::NONE)
}

pub fn union(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "union")?;
    let union = set.copy(vm)?;
    for other in others {
        if !other.downcast::<PySet>().is_some_and(|other| std::ptr::eq(other, set)) {
            union.update(vm, other)?;
        }
    }
    Ok(union.into_value())
}

/// A set or frozenset of the elements that all have.
fn intersect_all(vm: &Thread, set: &PySet, others: &[Value]) -> PyResult {
    let mut result = match others.first() {
        None => return Ok(set.copy(vm)?.into_value()),
        Some(first) => set.intersection(vm, first)?,
    };
    for other in &others[1..] {
        result = as_set(&result).intersection(vm, other)?;
    }
    Ok(result)
}

pub fn intersection(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "intersection")?;
    intersect_all(vm, set, others)
}

pub fn intersection_update(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "intersection_update")?;
    let result = intersect_all(vm, set, others)?;
    set.become_result(&result);
    Ok(Value::NONE)
}

pub fn difference(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "difference")?;
    let Some((first, rest)) = others.split_first() else { return Ok(set.copy(vm)?.into_value()) };
    let result = set.difference(vm, first)?;
    rest.iter().try_for_each(|other| as_set(&result).difference_update(vm, other))?;
    Ok(result)
}

pub fn difference_update(vm: &Thread, args: Args<'_>) -> PyResult {
    let (set, others) = split(vm, &args, "difference_update")?;
    others.iter().try_for_each(|other| set.difference_update(vm, other))?;
    Ok(Value::NONE)
}

pub fn symmetric_difference(vm: &Thread, args: &[Value]) -> PyResult {
    as_set(&args[0]).symmetric_difference(vm, &args[1])
}

pub fn symmetric_difference_update(vm: &Thread, args: &[Value]) -> PyResult {
    as_set(&args[0]).symmetric_difference_update(vm, &args[1])?;
    Ok(Value::NONE)
}

pub fn isdisjoint(vm: &Thread, args: &[Value]) -> PyResult {
    let (set, other) = (as_set(&args[0]), &args[1]);
    if args[0].is(other) {
        return Ok(Value::bool(set.is_empty()));
    }
    let Some(other) = super::exact(other) else {
        let iterator = vm.get_iter(other)?;
        while let Some(item) = vm.iter_next(&iterator)? {
            vm.spend(1)?;
            let hash = hash_element(vm, &item)?;
            if set.contains_hashed(vm, &item, hash)? {
                return Ok(Value::FALSE);
            }
        }
        return Ok(Value::TRUE);
    };
    let (larger, smaller) = if other.len() > set.len() { (other, set) } else { (set, other) };
    smaller.none_in(vm, larger).map(Value::bool)
}

pub fn issubset(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    if let Some(other) = args[1].downcast::<PySet>() {
        return set.is_subset(vm, other).map(Value::bool);
    }
    let common = set.intersection(vm, &args[1])?;
    Ok(Value::bool(as_set(&common).len() == set.len()))
}

pub fn issuperset(vm: &Thread, args: &[Value]) -> PyResult {
    let set = as_set(&args[0]);
    if let Some(other) = args[1].downcast::<PySet>() {
        return other.is_subset(vm, set).map(Value::bool);
    }
    let iterator = vm.get_iter(&args[1])?;
    while let Some(item) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if !set.contains_operand(vm, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

pub fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let elements = vm.list_of(&args[0])?.into_value();
    let elements = vm.new_tuple(&[elements])?;
    let state = vm.call_method(&args[0], &names::__getstate__, &[])?;
    vm.new_tuple(&[args[0].ty().to_value(), elements, state])
}

pub fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_usize(vm, BASIC_SIZE + as_set(&args[0]).table().memory_size())
}

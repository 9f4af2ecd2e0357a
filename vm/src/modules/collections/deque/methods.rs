//! Methods and operators of `deque`.

use super::ring::Ring;
use super::{PyDeque, UNLIMITED, as_deque};
use crate::builtins::int;
use crate::builtins::list;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::names;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

pub fn append(_: &Thread, args: &[Value]) -> PyResult {
    as_deque(&args[0]).push_back(args[1].clone())?;
    Ok(Value::NONE)
}

pub fn appendleft(_: &Thread, args: &[Value]) -> PyResult {
    as_deque(&args[0]).push_front(args[1].clone())?;
    Ok(Value::NONE)
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let popped = as_deque(&args[0]).change(Ring::pop_back);
    popped.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

pub fn popleft(vm: &Thread, args: &[Value]) -> PyResult {
    let popped = as_deque(&args[0]).change(Ring::pop_front);
    popped.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

pub fn clear(_: &Thread, args: &[Value]) -> PyResult {
    as_deque(&args[0]).clear_values();
    Ok(Value::NONE)
}

/// A deque that is extended by itself is extended by what it held to begin with.
fn values_of(vm: &Thread, deque: &PyDeque, iterable: &Value) -> PyResult {
    if std::ptr::eq(deque, iterable.downcast::<PyDeque>().map_or(std::ptr::null(), std::ptr::from_ref)) {
        return Ok(vm.list_of(iterable)?.into_value());
    }
    Ok(iterable.clone())
}

pub fn extend_right(vm: &Thread, deque: &PyDeque, iterable: &Value) -> PyResult<()> {
    let values = values_of(vm, deque, iterable)?;
    vm.for_each(&values, |value| Ok(deque.push_back(value)?))
}

pub fn extend(vm: &Thread, args: &[Value]) -> PyResult {
    extend_right(vm, as_deque(&args[0]), &args[1])?;
    Ok(Value::NONE)
}

pub fn extendleft(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let values = values_of(vm, deque, &args[1])?;
    vm.for_each(&values, |value| Ok(deque.push_front(value)?))?;
    Ok(Value::NONE)
}

fn most_of(vm: &Thread, deque: &PyDeque) -> PyResult {
    match deque.maxlen.get() {
        UNLIMITED => Ok(Value::NONE),
        most => int::from_usize(vm, most),
    }
}

fn copy_of(vm: &Thread, own: &Value) -> PyResult {
    let deque = as_deque(own);
    let ty = own.ty();
    if ty.is(&super::TYPE) {
        let copy = super::new(vm, ty, crate::call::Args::NONE)?;
        let made = as_deque(&copy);
        made.maxlen.set(deque.maxlen.get());
        made.change(|ring| ring.reserve(deque.len()))?;
        extend_right(vm, made, own)?;
        return Ok(copy);
    }
    // A class may want other arguments; without a bound it gets none.
    if deque.maxlen.get() == UNLIMITED {
        vm.call(&ty.to_value(), std::slice::from_ref(own))
    } else {
        vm.call(&ty.to_value(), &[own.clone(), most_of(vm, deque)?])
    }
}

pub fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    copy_of(vm, &args[0])
}

#[cold]
fn mutated(vm: &Thread) -> Raised {
    vm.runtime_error("deque mutated during iteration")
}

/// The index of the first value in a range that equals `wanted`; that the deque has changed meanwhile is an error.
fn find(
    vm: &Thread,
    deque: &PyDeque,
    wanted: &Value,
    start: usize,
    stop: usize,
    changed: impl FnOnce() -> Raised,
) -> PyResult<Option<usize>> {
    let state = deque.state();
    for index in start..stop.min(deque.len()) {
        let Some(value) = deque.get(index) else { return Err(changed()) };
        let equal = match value.quick_equals(wanted) {
            Some(equal) => equal,
            None => {
                let equal = vm.equals(&value, wanted)?;
                // What was found counts, whatever finding it has done.
                if !equal && deque.state() != state {
                    return Err(changed());
                }
                equal
            }
        };
        if equal {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

pub fn contains(vm: &Thread, own: &Value, wanted: &Value) -> PyResult<bool> {
    Ok(find(vm, as_deque(own), wanted, 0, usize::MAX, || mutated(vm))?.is_some())
}

pub fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let state = deque.state();
    let mut count = 0;
    vm.pay(deque.len() as u64);
    for index in 0..deque.len() {
        let Some(value) = deque.get(index) else { return Err(mutated(vm)) };
        count += usize::from(vm.equals(&value, &args[1])?);
        if deque.state() != state {
            return Err(mutated(vm));
        }
    }
    int::from_usize(vm, count)
}

pub fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let (start, stop) = list::index_bounds(vm, &args[2], &args[3], deque.len())?;
    match find(vm, deque, &args[1], start, stop, || mutated(vm))? {
        Some(index) => int::from_usize(vm, index),
        None => Err(vm.value_error("deque.index(x): x not in deque")),
    }
}

pub fn remove(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let state = deque.state();
    let changed = || vm.index_error("deque mutated during iteration");
    let found = find(vm, deque, &args[1], 0, usize::MAX, changed)?;
    let Some(index) = found else {
        return Err(vm.value_error("deque.remove(x): x not in deque"));
    };
    if deque.state() != state {
        return Err(vm.index_error("deque mutated during iteration"));
    }
    drop(deque.change(|ring| ring.remove(index)));
    Ok(Value::NONE)
}

pub fn insert(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let index = vm.expect_ssize(&args[1])?;
    let len = deque.len();
    if len >= deque.maxlen.get() {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let index = if index < 0 { (index + len as isize).max(0) as usize } else { (index as usize).min(len) };
    deque.change(|ring| ring.insert(index, args[2].clone()))?;
    Ok(Value::NONE)
}

pub fn reverse(_: &Thread, args: &[Value]) -> PyResult {
    as_deque(&args[0]).change(Ring::reverse);
    Ok(Value::NONE)
}

pub fn rotate(vm: &Thread, args: &[Value]) -> PyResult {
    let deque = as_deque(&args[0]);
    let steps = if args[1].is_unbound() { 1 } else { vm.expect_ssize(&args[1])? };
    let len = deque.len();
    if len <= 1 {
        return Ok(Value::NONE);
    }
    let right = steps.rem_euclid(len as isize) as usize;
    vm.pay(right.min(len - right) as u64 / 4);
    if right <= len / 2 {
        deque.change(|ring| ring.rotate_right(right));
    } else {
        deque.change(|ring| ring.rotate_left(len - right));
    }
    Ok(Value::NONE)
}

pub fn item(vm: &Thread, own: &Value, index: isize) -> PyResult {
    let found = usize::try_from(index).ok().and_then(|index| as_deque(own).get(index));
    found.ok_or_else(|| vm.index_error("deque index out of range"))
}

pub fn set_item(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let deque = as_deque(own);
    if !key.is_small() && key.ty().slots().index.is_none() {
        let name = key.ty().name();
        return Err(vm.type_error(format!("sequence index must be integer, not '{name:.200}'")));
    }
    let index = number::to_isize(vm, key)?;
    let index = if index < 0 { index + deque.len() as isize } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < deque.len()) else {
        return Err(vm.index_error("deque index out of range"));
    };
    match value {
        // Neither number nor order changes: iterators go on.
        Some(value) => {
            let state = deque.state();
            let old = deque.change(|ring| ring.replace(index, value.clone()));
            deque.state.set(state);
            drop(old);
        }
        None => drop(deque.change(|ring| ring.remove(index))),
    }
    Ok(())
}

pub fn concat(vm: &Thread, own: &Value, other: &Value) -> PyResult {
    if other.downcast::<PyDeque>().is_none() {
        let text = format!("can only concatenate deque (not \"{:.200}\") to deque", other.ty().name());
        return Err(vm.type_error(text));
    }
    let made = copy_of(vm, own)?;
    match made.downcast::<PyDeque>() {
        Some(deque) => extend_right(vm, deque, other)?,
        None => return Err(vm.type_error("a copy of a deque must be a deque")),
    }
    Ok(made)
}

pub fn inplace_concat(vm: &Thread, own: &Value, other: &Value) -> PyResult {
    extend_right(vm, as_deque(own), other)?;
    Ok(own.clone())
}

/// The values so many times; of those that a bound lets through only.
fn repeat_values(vm: &Thread, deque: &PyDeque, times: isize) -> PyResult<()> {
    let len = deque.len();
    let Some(times) = usize::try_from(times).ok().filter(|times| *times > 0) else {
        deque.clear_values();
        return Ok(());
    };
    if times == 1 || len == 0 {
        return Ok(());
    }
    let total = len.checked_mul(times).filter(|total| *total <= isize::MAX as usize / 8).ok_or(NoMemory)?;
    let room = total.min(deque.maxlen.get());
    deque.change(|ring| ring.reserve(room.saturating_sub(len)))?;
    // A deque that is full turns round: only the last values of all count, and they are a rotation of what there is.
    let appended = room - len + (total - room) % len;
    // The next value is always the one that lies as far from the end as there were values to begin with.
    for _ in 0..appended {
        match deque.get(deque.len() - len) {
            Some(value) => deque.push_back(value)?,
            None => return Err(mutated(vm)),
        }
    }
    Ok(())
}

pub fn repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    let made = copy_of(vm, own)?;
    match made.downcast::<PyDeque>() {
        Some(deque) => repeat_values(vm, deque, times)?,
        None => return Err(vm.type_error("a copy of a deque must be a deque")),
    }
    Ok(made)
}

pub fn inplace_repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    repeat_values(vm, as_deque(own), times)?;
    Ok(own.clone())
}

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyDeque>(), right.downcast::<PyDeque>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) {
        if left.is(right) {
            return Ok(Value::bool(op == CompareOp::Eq));
        }
        if a.len() != b.len() {
            return Ok(Value::bool(op == CompareOp::Ne));
        }
    }
    let states = (a.state(), b.state());
    for index in 0.. {
        let (Some(x), Some(y)) = (a.get(index), b.get(index)) else { break };
        let equal = vm.equals(&x, &y)?;
        if !equal {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.rich_compare(&x, &y, op),
            };
        }
        if states != (a.state(), b.state()) {
            return Err(mutated(vm));
        }
    }
    Ok(Value::bool(op.of(a.len().cmp(&b.len()))))
}

pub fn repr(vm: &Thread, own: &Value) -> PyResult {
    if !vm.repr_enter(own) {
        return vm.new_str("[...]");
    }
    let made = repr_values(vm, own);
    vm.repr_leave(own);
    made
}

fn repr_values(vm: &Thread, own: &Value) -> PyResult {
    let values = vm.list_of(own)?;
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().short_name())?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, values.as_value())?;
    let most = as_deque(own).maxlen.get();
    if most != UNLIMITED {
        buf.push_str(&format!(", maxlen={most}"))?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

pub fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let state = vm.call_method(own, &names::__getstate__, &[])?;
    let iterator = vm.get_iter(own)?;
    let empty: Ref<_> = vm.empty_tuple()?;
    let arguments = match as_deque(own).maxlen.get() {
        UNLIMITED => empty.into_value(),
        most => vm.new_tuple(&[empty.into_value(), int::from_usize(vm, most)?])?,
    };
    vm.new_tuple(&[own.ty().to_value(), arguments, state, iterator])
}

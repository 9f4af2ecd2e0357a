//! `_bisect`: places in sorted sequences.

use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::names;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_bisect",
    doc: "Bisection algorithms: keeping a list in sorted order without sorting it after each insertion.",
    functions: FUNCTIONS,
    ..ModuleSpec::NEW
};

const SIGNATURE: &str = "(a, x, lo=0, hi=None, *, key=None)";

static FUNCTIONS: &[MethodDef] = &[
    method(
        "bisect_right",
        SIGNATURE,
        "The index at which to insert x into the sorted list a, after the items that equal it. A slice of a\ncan be given by lo and \
         hi, and a function that makes a sort key of each item.",
        |vm, args| int::from_usize(vm, bisect(vm, args, &args[1], Side::Right)?),
    ),
    method(
        "insort_right",
        SIGNATURE,
        "Insert x into the sorted list a, after the items that equal it.",
        |vm, args| insort(vm, args, Side::Right),
    ),
    method(
        "bisect_left",
        SIGNATURE,
        "The index at which to insert x into the sorted list a, before the items that equal it. A slice of\na can be given by lo and \
         hi, and a function that makes a sort key of each item.",
        |vm, args| int::from_usize(vm, bisect(vm, args, &args[1], Side::Left)?),
    ),
    method(
        "insort_left",
        SIGNATURE,
        "Insert x into the sorted list a, before the items that equal it.",
        |vm, args| insort(vm, args, Side::Left),
    ),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// An optional argument; `None` stands for absence.
fn given(value: &Value) -> Option<&Value> {
    if value.is_unbound() || value.is_none() { None } else { Some(value) }
}

/// The item at `index`, which may be gone if comparing has changed the sequence.
#[inline]
fn item(vm: &Thread, sequence: &Value, index: usize) -> PyResult {
    if let Some(list) = sequence.downcast_exact::<PyList>() {
        return list.get(index).ok_or_else(|| vm.index_error("list index out of range"));
    }
    vm.sequence_item(sequence, index as isize)
}

fn bisect(vm: &Thread, args: &[Value], x: &Value, side: Side) -> PyResult<usize> {
    let sequence = &args[0];
    let low = if args[2].is_unbound() { 0 } else { vm.size_argument(&args[2])? };
    let high = given(&args[3]).map_or(Ok(-1), |high| vm.size_argument(high))?;
    let Ok(mut low) = usize::try_from(low) else { return Err(vm.value_error("lo must be non-negative")) };
    let mut high = match high {
        -1 => vm.length(sequence)?,
        high => usize::try_from(high).unwrap_or(0),
    };
    let key = given(&args[4]);
    while low < high {
        let middle = low.midpoint(high);
        let mut item = item(vm, sequence, middle)?;
        if let Some(key) = key {
            item = vm.call(key, std::slice::from_ref(&item))?;
        }
        let before = match side {
            Side::Left => vm.rich_compare_bool(&item, x, CompareOp::Lt)?,
            Side::Right => !vm.rich_compare_bool(x, &item, CompareOp::Lt)?,
        };
        if before {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn insort(vm: &Thread, args: &[Value], side: Side) -> PyResult {
    let (sequence, x) = (&args[0], &args[1]);
    let index = match given(&args[4]) {
        None => bisect(vm, args, x, side)?,
        Some(key) => bisect(vm, args, &vm.call(key, std::slice::from_ref(x))?, side)?,
    };
    if let Some(list) = sequence.downcast_exact::<PyList>() {
        let index = index.min(list.len());
        list.with_items(|items| items.insert(index, x.clone()))?;
        return Ok(Value::NONE);
    }
    vm.call_method(sequence, &names::insert, &[int::from_usize(vm, index)?, x.clone()])?;
    Ok(Value::NONE)
}

//! `_heapq`: lists as heaps.
//!
//! Comparing may run code that changes the list. Items are compared as new references, and what has been found out about
//! places holds only while the length stays: where it does not, that is a `RuntimeError`, as in CPython.

use taipan_vm::builtins::list::PyList;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_heapq",
    doc: "Heap queue algorithm (a.k.a. priority queue): lists in which heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2].",
    functions: FUNCTIONS,
    ..ModuleSpec::NEW
};

/// Whether the smallest or the largest item is on top.
#[derive(Clone, Copy)]
enum Top {
    Least,
    Most,
}

static FUNCTIONS: &[MethodDef] = &[
    method(
        "heappush",
        "(heap, item, /)",
        "Push item onto heap, maintaining the heap invariant.",
        |vm, args| push(vm, heap(vm, &args[0], "heappush")?, &args[1], Top::Least),
    ),
    method(
        "heappushpop",
        "(heap, item, /)",
        "Push item on the heap, then pop and return the smallest item: at once, which is quicker.",
        |vm, args| pushpop(vm, heap(vm, &args[0], "heappushpop")?, &args[1], Top::Least),
    ),
    method(
        "heappop",
        "(heap, /)",
        "Pop the smallest item off the heap, maintaining the heap invariant.",
        |vm, args| pop(vm, only_heap(vm, &args[0], "heappop")?, Top::Least),
    ),
    method(
        "heapreplace",
        "(heap, item, /)",
        "Pop and return the smallest item, then push the new one: at once, which is quicker. The item that\nis returned may be \
         larger than the new one.",
        |vm, args| replace(vm, heap(vm, &args[0], "heapreplace")?, &args[1], Top::Least),
    ),
    method("heapify", "(heap, /)", "Make a heap of a list, in place and in linear time.", |vm, args| {
        heapify(vm, only_heap(vm, &args[0], "heapify")?, Top::Least)
    }),
    method("heappush_max", "(heap, item, /)", "Push item onto a max heap.", |vm, args| {
        push(vm, heap(vm, &args[0], "heappush_max")?, &args[1], Top::Most)
    }),
    method(
        "heappushpop_max",
        "(heap, item, /)",
        "Push item on a max heap, then pop and return the largest item: at once, which is quicker.",
        |vm, args| pushpop(vm, heap(vm, &args[0], "heappushpop_max")?, &args[1], Top::Most),
    ),
    method("heappop_max", "(heap, /)", "Pop the largest item off a max heap.", |vm, args| {
        pop(vm, only_heap(vm, &args[0], "heappop_max")?, Top::Most)
    }),
    method(
        "heapreplace_max",
        "(heap, item, /)",
        "Pop and return the largest item of a max heap, then push the new one.",
        |vm, args| replace(vm, heap(vm, &args[0], "heapreplace_max")?, &args[1], Top::Most),
    ),
    method(
        "heapify_max",
        "(heap, /)",
        "Make a max heap of a list, in place and in linear time.",
        |vm, args| heapify(vm, only_heap(vm, &args[0], "heapify_max")?, Top::Most),
    ),
];

fn heap<'a>(vm: &Thread, value: &'a Value, function: &str) -> PyResult<&'a PyList> {
    value.downcast().ok_or_else(|| vm.bad_argument(function, Which::At(1), "list", value))
}

fn only_heap<'a>(vm: &Thread, value: &'a Value, function: &str) -> PyResult<&'a PyList> {
    value.downcast().ok_or_else(|| vm.bad_argument(function, Which::Only, "list", value))
}

#[cold]
fn out_of_range(vm: &Thread) -> Raised {
    vm.index_error("index out of range")
}

/// Whether `a` belongs above `b`.
#[inline(always)]
fn above(vm: &Thread, a: &Value, b: &Value, top: Top) -> PyResult<bool> {
    let (a, b) = match top {
        Top::Least => (a, b),
        Top::Most => (b, a),
    };
    vm.rich_compare_bool(a, b, CompareOp::Lt)
}

/// Whether the item at `i` belongs above the one at `j`; both are in bounds, the list has `len` items and must keep them.
#[inline(always)]
fn is_above(vm: &Thread, heap: &PyList, len: usize, i: usize, j: usize, top: Top) -> PyResult<bool> {
    let items = heap.items();
    let (a, b) = (&items[i], &items[j]);
    if a.is_small() && b.is_small() {
        return Ok(match top {
            Top::Least => a.small_value() < b.small_value(),
            Top::Most => b.small_value() < a.small_value(),
        });
    }
    let (a, b) = (a.clone(), b.clone());
    let outcome = above(vm, &a, &b, top)?;
    if heap.len() != len {
        return Err(vm.runtime_error("list changed size during iteration"));
    }
    Ok(outcome)
}

#[inline(always)]
fn swap(heap: &PyList, i: usize, j: usize) {
    heap.with_items(|items| items.swap(i, j));
}

/// Moves the item at `place` up as far as it belongs, but not above `start`.
fn rise(vm: &Thread, heap: &PyList, start: usize, mut place: usize, top: Top) -> PyResult<()> {
    let len = heap.len();
    if place >= len {
        return Err(out_of_range(vm));
    }
    while place > start {
        let parent = (place - 1) / 2;
        if !is_above(vm, heap, len, place, parent, top)? {
            break;
        }
        swap(heap, place, parent);
        place = parent;
    }
    Ok(())
}

/// As [`sink`] begins, for as long as the children are small ints; where the item has come to.
#[inline]
fn sink_along_ints(items: &mut [Value], start: usize, top: Top) -> usize {
    let mut place = start;
    while place < items.len() / 2 {
        let mut child = 2 * place + 1;
        if let Some(other) = items.get(child + 1) {
            let one = &items[child];
            if !one.is_small() || !other.is_small() {
                break;
            }
            let is_above = match top {
                Top::Least => one.small_value() < other.small_value(),
                Top::Most => other.small_value() < one.small_value(),
            };
            child += usize::from(!is_above);
        }
        items.swap(place, child);
        place = child;
    }
    place
}

/// Moves the item at `start` down to a leaf along the children that belong on top, then up again: leaves are where most belong.
fn sink(vm: &Thread, heap: &PyList, start: usize, top: Top) -> PyResult<()> {
    let len = heap.len();
    if start >= len {
        return Err(out_of_range(vm));
    }
    let mut place = heap.with_items(|items| sink_along_ints(items, start, top));
    while place < len / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < len && !is_above(vm, heap, len, child, child + 1, top)? {
            child += 1;
        }
        swap(heap, place, child);
        place = child;
    }
    rise(vm, heap, start, place, top)
}

fn push(vm: &Thread, heap: &PyList, item: &Value, top: Top) -> PyResult {
    heap.push(item.clone())?;
    rise(vm, heap, 0, heap.len() - 1, top)?;
    Ok(Value::NONE)
}

/// Puts a new item on top, and returns the old one.
fn exchange(vm: &Thread, heap: &PyList, item: Value, top: Top) -> PyResult {
    let old = heap.with_items(|items| std::mem::replace(&mut items[0], item));
    sink(vm, heap, 0, top)?;
    Ok(old)
}

fn pop(vm: &Thread, heap: &PyList, top: Top) -> PyResult {
    let Some(last) = heap.pop_last() else { return Err(out_of_range(vm)) };
    if heap.is_empty() { Ok(last) } else { exchange(vm, heap, last, top) }
}

fn replace(vm: &Thread, heap: &PyList, item: &Value, top: Top) -> PyResult {
    if heap.is_empty() { Err(out_of_range(vm)) } else { exchange(vm, heap, item.clone(), top) }
}

fn pushpop(vm: &Thread, heap: &PyList, item: &Value, top: Top) -> PyResult {
    let Some(first) = heap.get(0) else { return Ok(item.clone()) };
    if !above(vm, &first, item, top)? {
        return Ok(item.clone());
    }
    replace(vm, heap, item, top)
}

fn heapify(vm: &Thread, heap: &PyList, top: Top) -> PyResult {
    for start in (0..heap.len() / 2).rev() {
        sink(vm, heap, start, top)?;
    }
    Ok(Value::NONE)
}

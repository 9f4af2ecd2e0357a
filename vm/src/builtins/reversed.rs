//! `reversed`: the items of a sequence from the last to the first; or what its `__reversed__` returns.

use super::filter::has_init_of;
use super::{int, iter};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::lookup::lookup;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags, special};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload};
use crate::protocol::sequence::is_sequence;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyReversed {
    object: Object,
    /// Empty at the end.
    sequence: ValueCell,
    /// Of the next item; -1 at the end.
    index: Cell<isize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyReversed {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "reversed",
    signature: "(sequence, /)",
    doc: "The items of a sequence in reverse order.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[
        method(
            "__length_hint__",
            "($self, /)",
            "Return an estimate of how many items are left.",
            length_hint,
        ),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, object, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PyReversed>()
});

fn as_reversed(value: &Value) -> &PyReversed {
    value.downcast().expect("a reversed's slot gets one")
}

impl Trace for PyReversed {
    fn trace(&self, tracer: &mut Tracer) {
        self.sequence.trace(tracer);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && has_init_of(ty, &TYPE) {
        return Err(vm.type_error("reversed() takes no keyword arguments"));
    }
    let [sequence] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("reversed expected 1 argument, got {given}")));
    };
    let not_reversible =
        || vm.type_error(format!("'{:.200}' object is not reversible", sequence.ty().name()));
    match lookup(vm, sequence.ty(), &names::__reversed__) {
        Some(method) if method.is_none() => return Err(not_reversible()),
        Some(method) => return special::call_found(vm, &method, sequence, &[]),
        None if is_sequence(sequence) => {}
        None => return Err(not_reversible()),
    }
    let index = vm.length(sequence)? as isize - 1;
    let own = create::allocate_instance(vm, ty, |object| PyReversed {
        object,
        sequence: ValueCell::new(Some(sequence.clone())),
        index: Cell::new(index),
    })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_reversed(own);
    let index = own.index.get();
    let Some(sequence) = own.sequence.get().filter(|_| index >= 0) else { return Ok(None) };
    let item = iter::item_or_end(vm, &sequence, index);
    match item {
        Ok(Some(_)) => own.index.set(index - 1),
        // An error ends it as well.
        Ok(None) | Err(_) => {
            own.index.set(-1);
            own.sequence.set(None);
        }
    }
    item
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_reversed(&args[0]);
    let Some(sequence) = own.sequence.get() else { return Ok(Value::small_unchecked(0)) };
    let left = own.index.get() + 1;
    let length = vm.length(&sequence)? as isize;
    int::from_i64(vm, if length < left { 0 } else { left as i64 })
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_reversed(&args[0]);
    let ty = args[0].ty().to_value();
    match own.sequence.get().filter(|_| own.index.get() >= 0) {
        Some(sequence) => {
            let index = int::from_i64(vm, own.index.get() as i64)?;
            let sequence = vm.new_tuple(&[sequence])?;
            vm.new_tuple(&[ty, sequence, index])
        }
        None => {
            let empty = vm.empty_tuple()?.into_value();
            let args = vm.new_tuple(&[empty])?;
            vm.new_tuple(&[ty, args])
        }
    }
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.expect_int_ssize(&args[1])?;
    let own = as_reversed(&args[0]);
    if let Some(sequence) = own.sequence.get() {
        let length = vm.length(&sequence)? as isize;
        own.index.set(index.max(-1).min(length - 1));
    }
    Ok(Value::NONE)
}

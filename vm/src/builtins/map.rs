//! `map`: what a function makes of the next items of one or more iterables.

use super::iter;
use super::zip::{check_lengths, iterators, reduce_strict, strict_argument};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyMap {
    object: Object,
    function: Value,
    iterators: Buf<Value>,
    strict: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMap {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "map",
    signature: "(function, iterable, /, *iterables, strict=False)",
    doc: "What the function makes of the next items of all iterables, until the shortest of them ends.\n\n\
          If strict is true and one of them ends before the others, raise a ValueError.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, object, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PyMap>()
});

fn as_map(value: &Value) -> &PyMap {
    value.downcast().expect("a map's slot gets one")
}

impl Trace for PyMap {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.function);
        tracer.visit_all(&self.iterators);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let strict = strict_argument(vm, &args, "map")?;
    let [function, iterables @ ..] = args.positional() else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, iterables)?;
    let own = create::allocate_instance(vm, ty, |object| PyMap {
        object,
        function: function.clone(),
        iterators,
        strict: Cell::new(strict),
    })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = as_map(value);
    if let [iterator] = &own.iterators[..] {
        return match vm.next_item(iterator)? {
            Some(item) => vm.ending_at_stop(value, vm.call(&own.function, &[item]).map(Some)),
            None => Ok(vm.ended_with(value, iterator)),
        };
    }
    let mut items = Buf::with_capacity(own.iterators.len())?;
    for (index, iterator) in own.iterators.iter().enumerate() {
        match vm.iter_next(iterator)? {
            Some(item) => items.push(item)?,
            None if own.strict.get() => {
                return check_lengths(vm, &own.iterators, index, "map").map(|()| None);
            }
            None => return Ok(vm.ended_with(value, iterator)),
        }
    }
    vm.ending_at_stop(value, vm.call(&own.function, &items).map(Some))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_map(&args[0]);
    let mut parts = Buf::from_values(std::slice::from_ref(&own.function))?;
    parts.extend_from_values(&own.iterators)?;
    reduce_strict(vm, &args[0], parts, own.strict.get())
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    as_map(&args[0]).strict.set(vm.is_true(&args[1])?);
    Ok(Value::NONE)
}

//! `cycle`: the items of an iterable, again and again.

use crate::builtins::iter;
use crate::builtins::list::PyList;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyCycle {
    object: Object,
    /// Empty once all items have been seen.
    iterator: ValueCell,
    /// The items so far. No program can reach it.
    saved: Ref<PyList>,
    /// The next of the saved ones to return.
    index: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCycle {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.cycle",
    signature: "(iterable, /)",
    doc: "The items of the iterable until it ends, then the same items again, for ever.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyCycle>()
});

static PARAMETERS: MethodDef = parameters("cycle", "(iterable, /)");

impl Trace for PyCycle {
    fn trace(&self, tracer: &mut Tracer) {
        self.iterator.trace(tracer);
        tracer.visit_ref(&*self.saved);
    }

    fn clear(&self) {
        self.iterator.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, super::own_arguments(ty, &TYPE, args), |args| {
        let iterator = ValueCell::new(Some(vm.get_iter(&args[0])?));
        let saved = PyList::new(vm)?;
        let make = |object| PyCycle { object, iterator, saved, index: Cell::new(0) };
        Ok(create::allocate_instance(vm, ty, make)?.into_value())
    })
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyCycle = own.downcast().expect("a cycle's slot gets one");
    if let Some(iterator) = own.iterator.get() {
        if let Some(item) = vm.iter_next(&iterator)? {
            own.saved.push(item.clone())?;
            return Ok(Some(item));
        }
        own.iterator.set(None);
    }
    let index = own.index.get();
    let Some(item) = own.saved.get(index) else { return Ok(None) };
    own.index.set(if index + 1 < own.saved.len() { index + 1 } else { 0 });
    Ok(Some(item))
}

//! `groupby`: runs of items with one key.
//!
//! A group and the `groupby` it belongs to share one iterator: going on to the next group ends the one before.

use crate::builtins::{iter, tuple::PyTuple};
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
pub struct PyGroupBy {
    object: Object,
    iterator: Value,
    /// Empty for the item itself.
    key: Option<Value>,
    /// The key of the group that was returned last.
    target: ValueCell,
    /// The item that was taken from the iterator and belongs to no group yet, and its key.
    current_key: ValueCell,
    current: ValueCell,
    /// Counts groups: only the last one gives items.
    group: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGroupBy {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.groupby",
    signature: "(iterable, key=None)",
    doc: "Pairs of a key and an iterator over the consecutive items that have it.\n\n\
          key\n  The function that gives an item's key; without one, the item is its key.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyGroupBy>()
});

static PARAMETERS: MethodDef = parameters("groupby", "(iterable, key=None)");

impl Trace for PyGroupBy {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.iterator);
        tracer.visit_option(&self.key);
        self.target.trace(tracer);
        self.current_key.trace(tracer);
        self.current.trace(tracer);
    }

    fn clear(&self) {
        drop((self.target.take(), self.current_key.take(), self.current.take()));
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let iterator = vm.get_iter(&args[0])?;
        let key = Some(args[1].clone()).filter(|key| !key.is_unbound() && !key.is_none());
        let own = create::allocate_instance(vm, ty, |object| PyGroupBy {
            object,
            iterator,
            key,
            target: ValueCell::empty(),
            current_key: ValueCell::empty(),
            current: ValueCell::empty(),
            group: Cell::new(0),
        })?;
        Ok(own.into_value())
    })
}

impl PyGroupBy {
    /// Takes the next item; false at the end.
    fn step(&self, vm: &Thread) -> PyResult<bool> {
        let Some(item) = vm.iter_next(&self.iterator)? else { return Ok(false) };
        let key = match &self.key {
            Some(function) => vm.call(function, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let old = (self.current.replace(Some(item)), self.current_key.replace(Some(key)));
        drop(old);
        Ok(true)
    }

    /// Skips what is left of the last group; the key of the next one.
    fn next_key(&self, vm: &Thread) -> PyResult<Option<Value>> {
        loop {
            vm.spend(1)?;
            match (self.current_key.get(), self.target.get()) {
                (Some(key), None) => return Ok(Some(key)),
                (Some(key), Some(target)) if !vm.equals(&target, &key)? => return Ok(Some(key)),
                _ => {}
            }
            if !self.step(vm)? {
                return Ok(None);
            }
        }
    }
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let groupby: &PyGroupBy = own.downcast().expect("a groupby's slot gets one");
    groupby.group.set(groupby.group.get() + 1);
    let Some(key) = vm.ending_at_stop(own, groupby.next_key(vm))? else { return Ok(None) };
    groupby.target.set(Some(key.clone()));
    let group = new_group(vm, groupby, key.clone())?;
    Ok(Some(PyTuple::pair(vm, key, group)?.into_value()))
}

#[repr(C)]
pub struct PyGrouper {
    object: Object,
    parent: Ref<PyGroupBy>,
    key: Value,
    group: u64,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGrouper {
    const TYPE: &'static PyType = &GROUPER;
}

pub static GROUPER: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools._grouper",
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next_of_group),
        new: Some(new_grouper),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyGrouper>()
});

static GROUPER_PARAMETERS: MethodDef = parameters("_grouper", "(parent, tgtkey, /)");

impl Trace for PyGrouper {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.parent);
        tracer.visit(&self.key);
    }
}

/// The group that gets the parent's items from now on.
fn new_group(vm: &Thread, parent: &PyGroupBy, key: Value) -> PyResult {
    let group = parent.group.get();
    let parent = Ref::borrowed(parent);
    let make = |object| PyGrouper { object, parent, key, group };
    Ok(create::allocate_instance(vm, &GROUPER, make)?.into_value())
}

fn new_grouper(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &GROUPER_PARAMETERS, args, |args| {
        let Some(parent) = args[0].downcast::<PyGroupBy>() else {
            let name = args[0].ty().name();
            return Err(
                vm.type_error(format!("_grouper() argument 1 must be itertools.groupby, not {name:.50}"))
            );
        };
        parent.group.set(parent.group.get() + 1);
        new_group(vm, parent, args[1].clone())
    })
}

fn next_of_group(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let group: &PyGrouper = own.downcast().expect("a group's slot gets one");
    vm.ending_at_stop(own, group.next(vm))
}

impl PyGrouper {
    fn next(&self, vm: &Thread) -> PyResult<Option<Value>> {
        let parent = &*self.parent;
        if parent.group.get() != self.group {
            return Ok(None);
        }
        if parent.current.is_empty() && !parent.step(vm)? {
            return Ok(None);
        }
        let Some(key) = parent.current_key.get() else { return Ok(None) };
        if !vm.equals(&self.key, &key)? {
            return Ok(None);
        }
        parent.current_key.set(None);
        Ok(parent.current.take())
    }
}

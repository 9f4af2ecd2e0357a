//! `odict_iterator`: over keys, values or items of an `OrderedDict`, forwards or backwards.

use super::{PyOrderedDict, as_ordered};
use crate::builtins::iter;
use crate::builtins::tuple::reuse_pair;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Keys,
    Values,
    Items,
}

#[repr(C)]
pub struct PyOrderedDictIterator {
    object: Object,
    /// Empty at the end.
    source: ValueCell,
    kind: Kind,
    backward: bool,
    position: Cell<usize>,
    state: Cell<u64>,
    len: Cell<usize>,
    pair: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyOrderedDictIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "odict_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "Return state information for pickling", reduce)],
    ..TypeSpec::container::<PyOrderedDictIterator>()
});

fn as_iterator(value: &Value) -> &PyOrderedDictIterator {
    value.downcast().expect("an OrderedDict iterator's slot gets one")
}

impl Trace for PyOrderedDictIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.source.trace(tracer);
        self.pair.trace(tracer);
    }

    fn clear(&self) {
        drop((self.source.take(), self.pair.take()));
    }
}

pub fn make(vm: &Thread, source: &Value, kind: Kind, backward: bool) -> PyResult {
    let ordered = as_ordered(source);
    let own = create::allocate_instance(vm, &ITERATOR, |object| PyOrderedDictIterator {
        object,
        source: ValueCell::new(Some(source.clone())),
        kind,
        backward,
        position: Cell::new(if backward { ordered.dict.end_position() } else { 0 }),
        state: Cell::new(ordered.state.get()),
        len: Cell::new(ordered.dict.len()),
        pair: ValueCell::empty(),
    })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(own);
    let Some(source) = own.source.get() else { return Ok(None) };
    let ordered: &PyOrderedDict = as_ordered(&source);
    if ordered.state.get() != own.state.get() {
        own.source.set(None);
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    if ordered.dict.len() != own.len.get() {
        own.source.set(None);
        return Err(vm.runtime_error("OrderedDict changed size during iteration"));
    }
    let position = own.position.get();
    let entry =
        if own.backward { ordered.dict.previous_entry(position) } else { ordered.dict.next_entry(position) };
    let Some((position, key, value)) = entry else {
        own.source.set(None);
        return Ok(None);
    };
    own.position.set(position);
    match own.kind {
        Kind::Keys => Ok(Some(key)),
        Kind::Values => Ok(Some(value)),
        Kind::Items => reuse_pair(vm, &own.pair, key, value).map(Some),
    }
}

/// `iter` of a list of what is left. The iterator itself stays where it is.
fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let rest = create::allocate_instance(vm, &ITERATOR, |object| PyOrderedDictIterator {
        object,
        source: ValueCell::new(own.source.get()),
        kind: own.kind,
        backward: own.backward,
        position: own.position.clone(),
        state: own.state.clone(),
        len: own.len.clone(),
        pair: ValueCell::empty(),
    })?;
    let rest: Ref<PyOrderedDictIterator> = rest;
    iter::reduce(vm, "iter", vm.list_of(rest.as_value())?.into_value(), None)
}

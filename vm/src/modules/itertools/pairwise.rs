//! `pairwise`: each item with the one after it.

use crate::builtins::iter;
use crate::builtins::tuple::reuse_pair;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyPairwise {
    object: Object,
    /// Empty at the end.
    iterator: ValueCell,
    /// The second of the last pair.
    old: ValueCell,
    pair: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPairwise {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.pairwise",
    signature: "(iterable, /)",
    doc: "Overlapping pairs: the first and second item, the second and third, and so on.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyPairwise>()
});

static PARAMETERS: MethodDef = parameters("pairwise", "(iterable, /)");

impl Trace for PyPairwise {
    fn trace(&self, tracer: &mut Tracer) {
        self.iterator.trace(tracer);
        self.old.trace(tracer);
        self.pair.trace(tracer);
    }

    fn clear(&self) {
        drop((self.iterator.take(), self.old.take(), self.pair.take()));
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, super::own_arguments(ty, &TYPE, args), |args| {
        let iterator = ValueCell::new(Some(vm.get_iter(&args[0])?));
        let make =
            |object| PyPairwise { object, iterator, old: ValueCell::empty(), pair: ValueCell::empty() };
        Ok(create::allocate_instance(vm, ty, make)?.into_value())
    })
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyPairwise = own.downcast().expect("a pairwise's slot gets one");
    let pair = own.next_two(vm);
    if !matches!(pair, Ok(Some(_))) {
        drop((own.iterator.take(), own.old.take()));
    }
    match pair? {
        Some((old, new)) => reuse_pair(vm, &own.pair, old, new).map(Some),
        None => Ok(None),
    }
}

impl PyPairwise {
    fn next_two(&self, vm: &Thread) -> PyResult<Option<(Value, Value)>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let old = match self.old.get() {
            Some(old) => old,
            None => {
                let Some(first) = vm.iter_next(&iterator)? else {
                    return Ok(vm.ended_with(&crate::object::to_value(self), &iterator));
                };
                self.old.set(Some(first.clone()));
                // Asking for the first item may have come back here, and to the end.
                if self.iterator.is_empty() {
                    return Ok(None);
                }
                first
            }
        };
        let Some(new) = vm.iter_next(&iterator)? else {
            return Ok(vm.ended_with(&crate::object::to_value(self), &iterator));
        };
        self.old.set(Some(new.clone()));
        Ok(Some((old, new)))
    }
}

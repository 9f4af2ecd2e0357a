//! `zip_longest`: tuples of the next items of several iterables, until the longest ends.

use crate::builtins::iter;
use crate::builtins::tuple::reuse_filled;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyZipLongest {
    object: Object,
    /// Empty for those that have ended.
    iterators: Buf<ValueCell>,
    active: Cell<usize>,
    fill: Value,
    result: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyZipLongest {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.zip_longest",
    signature: "(*iterables, fillvalue=None)",
    doc: "Tuples of the next items of all iterables, until the longest of them ends.\n\n\
          For those that have ended before, the tuples hold the fillvalue.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyZipLongest>()
});

impl Trace for PyZipLongest {
    fn trace(&self, tracer: &mut Tracer) {
        for iterator in self.iterators.iter() {
            iterator.trace(tracer);
        }
        tracer.visit(&self.fill);
        self.result.trace(tracer);
    }

    fn clear(&self) {
        self.result.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let fill = match args.keyword("fillvalue") {
        Some(fill) if args.keyword_names().len() == 1 => fill.clone(),
        None if !args.has_keywords() => Value::NONE,
        _ => return Err(vm.type_error("zip_longest() got an unexpected keyword argument")),
    };
    let mut iterators = Buf::with_capacity(args.positional().len())?;
    for iterable in args.positional() {
        iterators.push(ValueCell::new(Some(vm.get_iter(iterable)?)))?;
    }
    let active = Cell::new(iterators.len());
    let own = create::allocate_instance(vm, ty, |object| PyZipLongest {
        object,
        iterators,
        active,
        fill,
        result: ValueCell::empty(),
    })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyZipLongest = own.downcast().expect("a zip_longest's slot gets one");
    if own.active.get() == 0 {
        return Ok(None);
    }
    reuse_filled(vm, &own.result, own.iterators.len(), |index| own.next_at(vm, index))
}

impl PyZipLongest {
    /// The next item of an iterator, or what stands for it; none once all have ended.
    #[inline]
    fn next_at(&self, vm: &Thread, index: usize) -> PyResult<Option<Value>> {
        let place = &self.iterators[index];
        let Some(iterator) = place.get() else { return Ok(Some(self.fill.clone())) };
        match vm.iter_next(&iterator) {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) => {
                self.active.set(self.active.get().saturating_sub(1));
                if self.active.get() == 0 {
                    return Ok(None);
                }
                place.set(None);
                Ok(Some(self.fill.clone()))
            }
            Err(raised) => {
                self.active.set(0);
                Err(raised)
            }
        }
    }
}

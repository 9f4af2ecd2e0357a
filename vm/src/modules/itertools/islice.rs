//! `islice`: the items of an iterable at the places of a slice.

use crate::builtins::{exceptions, iter};
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, to_value};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyISlice {
    object: Object,
    /// Empty at the end.
    iterator: ValueCell,
    /// How many items have been taken.
    taken: Cell<usize>,
    /// Which item is to be returned next.
    next: Cell<usize>,
    /// `usize::MAX` for none.
    stop: usize,
    step: usize,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyISlice {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.islice",
    doc: "islice(iterable, stop) --> the items before stop\n\
          islice(iterable, start, stop[, step]) --> every step-th item from start on and before stop\n\n\
          As a slice of a list, but as an iterator, and without negative numbers.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyISlice>()
});

const NO_STOP: usize = usize::MAX;

impl Trace for PyISlice {
    fn trace(&self, tracer: &mut Tracer) {
        self.iterator.trace(tracer);
    }

    fn clear(&self) {
        self.iterator.set(None);
    }
}

/// A number; none where the argument is no number, or one of another size than an index has.
fn number_of(vm: &Thread, value: &Value) -> PyResult<Option<isize>> {
    match number::index(vm, value)
        .and_then(|value| number::index_to_isize(vm, &value, Some(&exceptions::OVERFLOW_ERROR)))
    {
        Ok(number) => Ok(Some(number)),
        Err(_) if vm.raised_matches(&exceptions::BASE_EXCEPTION) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn stop_of(vm: &Thread, value: &Value, least: isize) -> PyResult<usize> {
    if value.is_none() {
        return Ok(NO_STOP);
    }
    match number_of(vm, value)? {
        Some(stop) if stop >= 0 => Ok(stop as usize),
        Some(stop) if stop < least => {
            Err(vm.value_error("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
        }
        _ => {
            Err(vm
                .value_error("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
        }
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let args = super::own_arguments(ty, &TYPE, args);
    no_keywords(vm, "islice", args)?;
    let args = args.positional();
    check_positional_count(vm, "islice", args.len(), 2, 4)?;
    let (mut start, mut step) = (0, 1);
    let stop;
    if let [_, only] = args {
        stop = stop_of(vm, only, isize::MIN)?;
    } else {
        let first = if args[1].is_none() { Some(0) } else { number_of(vm, &args[1])? };
        stop = stop_of(vm, &args[2], -1)?;
        start = match first {
            Some(first) if first >= 0 => first as usize,
            _ => {
                let text = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
                return Err(vm.value_error(text));
            }
        };
    }
    if let Some(given) = args.get(3).filter(|given| !given.is_none()) {
        step = match number_of(vm, given)? {
            Some(step) if step > 0 => step as usize,
            _ => return Err(vm.value_error("Step for islice() must be a positive integer or None.")),
        };
    }
    let iterator = ValueCell::new(Some(vm.get_iter(&args[0])?));
    let own = create::allocate_instance(vm, ty, |object| PyISlice {
        object,
        iterator,
        taken: Cell::new(0),
        next: Cell::new(start),
        stop,
        step,
    })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyISlice = own.downcast().expect("an islice's slot gets one");
    let item = own.next(vm);
    if !matches!(item, Ok(Some(_))) {
        own.iterator.set(None);
    }
    item
}

impl PyISlice {
    fn next(&self, vm: &Thread) -> PyResult<Option<Value>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        while self.taken.get() < self.next.get() {
            vm.spend(1)?;
            if vm.iter_next(&iterator)?.is_none() {
                return Ok(vm.ended_with(&to_value(self), &iterator));
            }
            self.taken.set(self.taken.get() + 1);
        }
        if self.taken.get() >= self.stop {
            return Ok(None);
        }
        let Some(item) = vm.iter_next(&iterator)? else {
            return Ok(vm.ended_with(&to_value(self), &iterator));
        };
        self.taken.set(self.taken.get() + 1);
        self.next.set(self.next.get().saturating_add(self.step).min(self.stop));
        Ok(Some(item))
    }
}

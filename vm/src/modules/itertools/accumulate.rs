//! `accumulate`: what an operation makes of all items so far.

use crate::builtins::iter;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, to_value};
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyAccumulate {
    object: Object,
    iterator: Value,
    /// Empty for addition.
    function: Option<Value>,
    /// What was returned last; empty before the first item.
    total: ValueCell,
    /// What is returned before any item.
    initial: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyAccumulate {
    const TYPE: &'static PyType = &TYPE;
}

const SIGNATURE: &str = "(iterable, func=None, *, initial=None)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.accumulate",
    signature: SIGNATURE,
    doc: "The sums of the items so far, or what another function of two arguments makes of them.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyAccumulate>()
});

static PARAMETERS: MethodDef = parameters("accumulate", SIGNATURE);

impl Trace for PyAccumulate {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.iterator);
        tracer.visit_option(&self.function);
        self.total.trace(tracer);
        self.initial.trace(tracer);
    }

    fn clear(&self) {
        drop((self.total.take(), self.initial.take()));
    }
}

fn given(value: &Value) -> Option<Value> {
    if value.is_unbound() || value.is_none() { None } else { Some(value.clone()) }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let iterator = vm.get_iter(&args[0])?;
        let own = create::allocate_instance(vm, ty, |object| PyAccumulate {
            object,
            iterator,
            function: given(&args[1]),
            total: ValueCell::empty(),
            initial: ValueCell::new(given(&args[2])),
        })?;
        Ok(own.into_value())
    })
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let accumulate: &PyAccumulate = own.downcast().expect("an accumulate's slot gets one");
    vm.ending_at_stop(own, accumulate.next(vm))
}

impl PyAccumulate {
    fn next(&self, vm: &Thread) -> PyResult<Option<Value>> {
        if let Some(initial) = self.initial.take() {
            self.total.set(Some(initial.clone()));
            return Ok(Some(initial));
        }
        let Some(item) = vm.iter_next(&self.iterator)? else {
            return Ok(vm.ended_with(&to_value(self), &self.iterator));
        };
        let total = match (self.total.get(), &self.function) {
            (None, _) => item,
            (Some(total), None) => number::binary(vm, &total, &item, BinaryOp::Add)?,
            (Some(total), Some(function)) => vm.call(function, &[total, item])?,
        };
        self.total.set(Some(total.clone()));
        Ok(Some(total))
    }
}

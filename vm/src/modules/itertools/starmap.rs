//! `starmap`: what a function makes of argument tuples.

use crate::builtins::iter;
use crate::builtins::tuple::PyTuple;
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

#[repr(C)]
pub struct PyStarMap {
    object: Object,
    function: Value,
    iterator: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStarMap {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.starmap",
    signature: "(function, iterable, /)",
    doc: "What the function returns for the arguments that each item of the iterable holds.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyStarMap>()
});

static PARAMETERS: MethodDef = parameters("starmap", "(function, iterable, /)");

impl Trace for PyStarMap {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.function);
        tracer.visit(&self.iterator);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, super::own_arguments(ty, &TYPE, args), |args| {
        let iterator = vm.get_iter(&args[1])?;
        let function = args[0].clone();
        Ok(create::allocate_instance(vm, ty, |object| PyStarMap { object, function, iterator })?.into_value())
    })
}

fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own: &PyStarMap = value.downcast().expect("a starmap's slot gets one");
    let Some(arguments) = vm.iter_next(&own.iterator)? else {
        return Ok(vm.ended_with(value, &own.iterator));
    };
    let result = match arguments.downcast_exact::<PyTuple>() {
        Some(tuple) => vm.call(&own.function, tuple.items()),
        None => vm.iterate_to_buf(&arguments).and_then(|items| vm.call(&own.function, &items)),
    };
    vm.ending_at_stop(value, result.map(Some))
}

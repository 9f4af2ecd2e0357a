//! `compress`: the items whose selectors are true.

use crate::builtins::iter;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, to_value};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyCompress {
    object: Object,
    data: Value,
    selectors: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCompress {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.compress",
    signature: "(data, selectors)",
    doc: "The items of data for which the items of selectors are true.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyCompress>()
});

static PARAMETERS: MethodDef = parameters("compress", "(data, selectors)");

impl Trace for PyCompress {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.data);
        tracer.visit(&self.selectors);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let (data, selectors) = (vm.get_iter(&args[0])?, vm.get_iter(&args[1])?);
        Ok(create::allocate_instance(vm, ty, |object| PyCompress { object, data, selectors })?.into_value())
    })
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyCompress = own.downcast().expect("a compress's slot gets one");
    loop {
        vm.spend(1)?;
        // The data come first, so that an item without a selector is used up.
        let Some(item) = vm.iter_next(&own.data)? else {
            return Ok(vm.ended_with(&to_value(own), &own.data));
        };
        let Some(selector) = vm.iter_next(&own.selectors)? else {
            return Ok(vm.ended_with(&to_value(own), &own.selectors));
        };
        if vm.is_true(&selector)? {
            return Ok(Some(item));
        }
    }
}

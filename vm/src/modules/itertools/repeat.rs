//! `repeat`: one object, again and again.

use crate::builtins::str::PyStr;
use crate::builtins::{int, iter};
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyRepeat {
    object: Object,
    element: Value,
    /// How often it is still to come; negative for ever.
    left: Cell<isize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRepeat {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.repeat",
    doc: "repeat(object [,times]) -> the object, so many times or without end",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(repr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method(
        "__length_hint__",
        "($self, /)",
        "Return how often the object is still to come.",
        length_hint,
    )],
    ..TypeSpec::container::<PyRepeat>()
});

static PARAMETERS: MethodDef = parameters("repeat", "(object, times=None)");

fn as_repeat(value: &Value) -> &PyRepeat {
    value.downcast().expect("a repeat's slot gets one")
}

impl Trace for PyRepeat {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.element);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let left = if args[1].is_unbound() { -1 } else { vm.expect_ssize(&args[1])?.max(0) };
        let element = args[0].clone();
        let make = |object| PyRepeat { object, element, left: Cell::new(left) };
        Ok(create::allocate_instance(vm, ty, make)?.into_value())
    })
}

fn next(_: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_repeat(own);
    let left = own.left.get();
    if left == 0 {
        return Ok(None);
    }
    if left > 0 {
        own.left.set(left - 1);
    }
    Ok(Some(own.element.clone()))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let repeat = as_repeat(own);
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().short_name())?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, &repeat.element)?;
    if repeat.left.get() >= 0 {
        buf.push_str(&format!(", {}", repeat.left.get()))?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    match as_repeat(&args[0]).left.get() {
        ..0 => Err(vm.type_error("len() of unsized object")),
        left => int::from_i64(vm, left as i64),
    }
}

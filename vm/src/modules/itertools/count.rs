//! `count`: numbers one step apart, without end.

use crate::builtins::{int, iter};
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::number::{self, BinaryOp};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyCount {
    object: Object,
    /// The number that comes next.
    next: ValueCell,
    step: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCount {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.count",
    signature: "(start=0, step=1)",
    doc: "Numbers that begin with start, each a step after the one before.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(repr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyCount>()
});

static PARAMETERS: MethodDef = parameters("count", "(start=0, step=1)");

impl Trace for PyCount {
    fn trace(&self, tracer: &mut Tracer) {
        self.next.trace(tracer);
        tracer.visit(&self.step);
    }

    fn clear(&self) {
        self.next.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let or = |value: &Value, default: i64| {
            if value.is_unbound() { int::small(default) } else { value.clone() }
        };
        let (next, step) = (or(&args[0], 0), or(&args[1], 1));
        let is_number = |value: &Value| number::is_number(value) || has_complex(vm, value);
        if !is_number(&next) || !is_number(&step) {
            return Err(vm.type_error("a number is required"));
        }
        let next = ValueCell::new(Some(next));
        Ok(create::allocate_instance(vm, ty, |object| PyCount { object, next, step })?.into_value())
    })
}

fn has_complex(vm: &Thread, value: &Value) -> bool {
    crate::class::lookup::lookup(vm, value.ty(), &crate::names::__complex__).is_some()
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyCount = own.downcast().expect("a count's slot gets one");
    let Some(number) = own.next.get() else { return Ok(None) };
    let next = match (number.as_small(), own.step.as_small()) {
        (Some(a), Some(b)) => int::from_i64(vm, a + b)?,
        _ => number::binary(vm, &number, &own.step, BinaryOp::Add)?,
    };
    own.next.set(Some(next));
    Ok(Some(number))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let count: &PyCount = own.downcast().expect("a count's slot gets one");
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().short_name())?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, &count.next.get().unwrap_or(Value::NONE))?;
    // The step is left out where it is the int 1.
    if int::as_i64(&count.step) != Some(1) {
        buf.push_str(", ")?;
        vm.push_repr(&mut buf, &count.step)?;
    }
    buf.push_str(")")?;
    Ok(crate::builtins::str::PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

//! `cmp_to_key`: keys that compare as a function of two arguments says.

use crate::builtins::exceptions;
use crate::builtins::int;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, parameters};
use crate::class::{PyType, create};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

/// The key function, or one of the keys it makes.
#[repr(C)]
pub struct PyKeyWrapper {
    object: Object,
    compare: Value,
    /// Empty in the key function.
    key: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyKeyWrapper {
    const TYPE: &'static PyType = &TYPE;
}

static MEMBERS: &[GetSetDef] = &[
    getter("__text_signature__", "", |vm, _| vm.new_str(PARAMETERS.signature)),
    getset(
        "obj",
        "Value wrapped by a key function.",
        |_, own| Ok(as_wrapper(own).key.get().unwrap_or(Value::NONE)),
        |_, own, value| {
            as_wrapper(own).key.set(value.cloned());
            Ok(())
        },
    )
    .as_member(),
];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "functools.KeyWrapper",
    slots: Slots {
        hash: Some(crate::class::special::hash_not_implemented),
        call: Some(call),
        richcompare: Some(richcompare),
        ..Slots::NONE
    },
    getset: MEMBERS,
    flags: crate::class::flags::NO_NEW,
    ..TypeSpec::container::<PyKeyWrapper>()
});

static PARAMETERS: MethodDef = parameters("K", "(obj)");

fn as_wrapper(value: &Value) -> &PyKeyWrapper {
    value.downcast().expect("a key's slot gets one")
}

impl Trace for PyKeyWrapper {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.compare);
        self.key.trace(tracer);
    }

    fn clear(&self) {
        self.key.set(None);
    }
}

fn make(vm: &Thread, compare: &Value, key: Option<Value>) -> PyResult {
    let make = |object| PyKeyWrapper { object, compare: compare.clone(), key: ValueCell::new(key) };
    Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
}

pub fn cmp_to_key(vm: &Thread, args: &[Value]) -> PyResult {
    make(vm, &args[0], None)
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| make(vm, &as_wrapper(own).compare, Some(args[0].clone())))
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let Some(other) = right.downcast::<PyKeyWrapper>() else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let own = as_wrapper(left);
    let (Some(a), Some(b)) = (own.key.get(), other.key.get()) else {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "object"));
    };
    let order = vm.call(&own.compare, &[a, b])?;
    match order.as_small() {
        Some(order) => Ok(Value::bool(op.of_ints(order, 0))),
        None => vm.rich_compare(&order, &int::small(0), op),
    }
}

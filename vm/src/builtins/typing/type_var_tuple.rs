//! `typing.TypeVarTuple`.

use super::lazy::Lazy;
use super::{caller, cannot_subclass, construct, given_default, iterate_unpacked, set_module};
use crate::call::expect_str_argument;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyTypeVarTuple {
    object: Object,
    name: Value,
    default: Lazy,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTypeVarTuple {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.TypeVarTuple",
    doc: "Type variable tuple: a name for any number of types.",
    flags: flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(|vm, _, args| construct(vm, &NEW, args)),
        repr: Some(|_, own| Ok(as_tuple(own).name.clone())),
        iter: Some(iterate_unpacked),
        ..Slots::NONE
    },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", "", |vm, _| {
            Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
        }),
        method("__typing_prepare_subst__", "($self, alias, args, /)", "", |vm, args| {
            vm.call_typing("_typevartuple_prepare_subst", args)
        }),
        method("__reduce__", "($self, /)", "", |_, args| Ok(as_tuple(&args[0]).name.clone())),
        method("has_default", "($self, /)", "Whether there is a default.", |_, args| {
            Ok(Value::bool(as_tuple(&args[0]).default.has_default()))
        }),
        method("__mro_entries__", "($self, object, /)", "", |vm, _| Err(cannot_subclass(vm, "TypeVarTuple"))),
    ],
    getset: &[
        getter("__name__", "", |_, own| Ok(as_tuple(own).name.clone())).as_member(),
        getter("__default__", "The default value for this TypeVarTuple.", |vm, own| {
            as_tuple(own).default(vm)
        }),
        getter("evaluate_default", "", |vm, own| as_tuple(own).default.evaluator_value(vm)),
    ],
    ..TypeSpec::object::<PyTypeVarTuple>()
});

static NEW: MethodDef = method("typevartuple", "(name, *, default=typing.NoDefault)", "", new);

fn as_tuple(value: &Value) -> &PyTypeVarTuple {
    value.downcast().expect("a TypeVarTuple's slot gets a TypeVarTuple")
}

impl PyTypeVarTuple {
    pub fn set_default_evaluator(&self, evaluator: Value) {
        self.default.set_evaluator(evaluator);
    }

    pub fn default(&self, vm: &Thread) -> PyResult {
        self.default.get_default(vm)
    }
}

impl Trace for PyTypeVarTuple {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        self.default.clear();
    }
}

fn allocate(vm: &Thread, name: Value, default: Option<Value>) -> PyResult {
    let default = Lazy::new(default, None);
    let make = |object| PyTypeVarTuple { object, name, default };
    Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
}

/// For `def f[*Ts]`.
pub fn new_unevaluated(vm: &Thread, name: Value) -> PyResult {
    allocate(vm, name, None)
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    expect_str_argument(vm, "typevartuple", "name", &args[0])?;
    let module = caller(vm);
    let own = allocate(vm, args[0].clone(), Some(given_default(&args[1])))?;
    set_module(vm, &own, &module)?;
    Ok(own)
}

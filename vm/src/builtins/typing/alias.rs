//! `typing.TypeAliasType`: what a `type` statement makes.

use super::lazy::Lazy;
use super::no_default::NO_DEFAULT;
use super::{caller, construct, default_of, iterate_unpacked, shown, unpack_tuples};
use crate::builtins::function::PyFunction;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{generic_alias, union};
use crate::call::expect_str_argument;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getter, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyTypeAlias {
    object: Object,
    name: Value,
    /// A tuple that is not empty.
    type_params: Option<Value>,
    value: Lazy,
    module: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTypeAlias {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.TypeAliasType",
    doc: "A type alias, as made by the type statement.",
    slots: Slots {
        new: Some(|vm, _, args| construct(vm, &NEW, args)),
        repr: Some(|_, own| Ok(as_alias(own).name.clone())),
        iter: Some(iterate_unpacked),
        or: Some(union::or),
        subscript: Some(subscript),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |_, args| Ok(as_alias(&args[0]).name.clone()))],
    getset: &[
        getter("__name__", "", |_, own| Ok(as_alias(own).name.clone())).as_member(),
        getter("__parameters__", "", |vm, own| unpack_tuples(vm, &type_params(vm, own)?)),
        getter("__type_params__", "", type_params),
        getter("__value__", "", |vm, own| Ok(as_alias(own).value.get(vm)?.unwrap_or(Value::NONE))),
        getter("evaluate_value", "", |vm, own| as_alias(own).value.evaluator_value(vm)),
        getter("__module__", "", get_module),
    ],
    ..TypeSpec::container::<PyTypeAlias>()
});

static NEW: MethodDef = method("typealias", "(name, value, *, type_params=())", "", new);

fn as_alias(value: &Value) -> &PyTypeAlias {
    value.downcast().expect("a type alias's slot gets one")
}

impl Trace for PyTypeAlias {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        tracer.visit_option(&self.type_params);
        tracer.visit_option(&self.module);
        self.value.trace(tracer);
    }

    fn clear(&self) {
        self.value.clear();
    }
}

fn allocate(
    vm: &Thread,
    name: Value,
    type_params: Option<Value>,
    value: Lazy,
    module: Option<Value>,
) -> PyResult {
    let alias =
        vm.heap().allocate(PyTypeAlias { object: Object::new(&TYPE), name, type_params, value, module })?;
    vm.heap().track(alias.as_object());
    Ok(alias.into_value())
}

/// The `type` statement: a tuple of name, type parameters or `None`, and evaluator.
pub fn from_statement(vm: &Thread, parts: &Value) -> PyResult {
    match parts.downcast::<PyTuple>().map(PyTuple::items) {
        Some([name, params, evaluator]) => {
            let params = Some(params.clone()).filter(|params| !params.is_none());
            allocate(vm, name.clone(), params, Lazy::new(None, Some(evaluator.clone())), None)
        }
        _ => Err(vm.system_error("a type alias is made of three parts")),
    }
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    expect_str_argument(vm, "typealias", "name", &args[0])?;
    let params = if args[2].is_unbound() { None } else { checked_params(vm, &args[2])? };
    let module = caller(vm);
    allocate(vm, args[0].clone(), params, Lazy::new(Some(args[1].clone()), None), Some(module))
}

/// A parameter without a default may not follow one that has one. An empty tuple is none.
fn checked_params(vm: &Thread, params: &Value) -> PyResult<Option<Value>> {
    let Some(tuple) = params.downcast::<PyTuple>() else {
        return Err(vm.type_error("type_params must be a tuple"));
    };
    let mut default_seen = false;
    for param in tuple.items() {
        if !NO_DEFAULT.is(&default_of(vm, param)?) {
            default_seen = true;
        } else if default_seen {
            let shown = shown(vm, param)?;
            return Err(
                vm.type_error(format!("non-default type parameter '{shown}' follows default type parameter"))
            );
        }
    }
    Ok((!tuple.is_empty()).then(|| params.clone()))
}

fn type_params(vm: &Thread, own: &Value) -> PyResult {
    match &as_alias(own).type_params {
        Some(params) => Ok(params.clone()),
        None => Ok(vm.empty_tuple()?.into_value()),
    }
}

fn get_module(_: &Thread, own: &Value) -> PyResult {
    let alias = as_alias(own);
    if let Some(module) = &alias.module {
        return Ok(module.clone());
    }
    let evaluator = alias.value.evaluator();
    Ok(evaluator.as_ref().and_then(Value::downcast::<PyFunction>).map_or(Value::NONE, PyFunction::module))
}

fn subscript(vm: &Thread, own: &Value, args: &Value) -> PyResult {
    if as_alias(own).type_params.is_none() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    generic_alias::new_alias(vm, own, args)
}

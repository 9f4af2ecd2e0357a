//! `typing.ParamSpec`, with `ParamSpecArgs` and `ParamSpecKwargs`.

use super::lazy::Lazy;
use super::{Variance, caller, cannot_subclass, construct, given, given_default, set_module};
use crate::builtins::union;
use crate::call::expect_str_argument;
use crate::class::layout::Trace;
use crate::class::slots::{Slots, Unary};
use crate::class::spec::{MethodDef, TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyParamSpec {
    object: Object,
    name: Value,
    bound: Option<Value>,
    default: Lazy,
    variance: Variance,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyParamSpec {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.ParamSpec",
    doc: "A parameter specification: a name for the parameters of a callable.\n\n    >>> P = ParamSpec(\"P\")\n    >>> P.__name__\n    'P'",
    flags: flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(|vm, _, args| construct(vm, &NEW, args)),
        repr: Some(repr),
        or: Some(or),
        ..Slots::NONE
    },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", "", |vm, args| {
            vm.call_typing("_paramspec_subst", args)
        }),
        method("__typing_prepare_subst__", "($self, alias, args, /)", "", |vm, args| {
            vm.call_typing("_paramspec_prepare_subst", args)
        }),
        method("has_default", "($self, /)", "Whether there is a default.", |_, args| {
            Ok(Value::bool(as_param_spec(&args[0]).default.has_default()))
        }),
        method("__reduce__", "($self, /)", "", |_, args| Ok(as_param_spec(&args[0]).name.clone())),
        method("__mro_entries__", "($self, object, /)", "", |vm, _| Err(cannot_subclass(vm, "ParamSpec"))),
    ],
    getset: &[
        getter("__name__", "", |_, own| Ok(as_param_spec(own).name.clone())).as_member(),
        getter("__bound__", "", |_, own| Ok(as_param_spec(own).bound.clone().unwrap_or(Value::NONE)))
            .as_member(),
        getter("__covariant__", "", |_, own| Ok(Value::bool(as_param_spec(own).variance.covariant)))
            .as_member(),
        getter("__contravariant__", "", |_, own| Ok(Value::bool(as_param_spec(own).variance.contravariant)))
            .as_member(),
        getter("__infer_variance__", "", |_, own| Ok(Value::bool(as_param_spec(own).variance.infer)))
            .as_member(),
        getter("args", "Represents positional arguments.", |vm, own| new_part(vm, &ARGS, own.clone())),
        getter("kwargs", "Represents keyword arguments.", |vm, own| new_part(vm, &KWARGS, own.clone())),
        getter("__default__", "The default value for this ParamSpec.", |vm, own| {
            as_param_spec(own).default(vm)
        }),
        getter("evaluate_default", "", |vm, own| as_param_spec(own).default.evaluator_value(vm)),
    ],
    ..TypeSpec::object::<PyParamSpec>()
});

static NEW: MethodDef = method(
    "paramspec",
    "(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
    "",
    new,
);

fn as_param_spec(value: &Value) -> &PyParamSpec {
    value.downcast().expect("a ParamSpec's slot gets a ParamSpec")
}

impl PyParamSpec {
    pub fn set_default_evaluator(&self, evaluator: Value) {
        self.default.set_evaluator(evaluator);
    }

    pub fn default(&self, vm: &Thread) -> PyResult {
        self.default.get_default(vm)
    }
}

impl Trace for PyParamSpec {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        tracer.visit_option(&self.bound);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        self.default.clear();
    }
}

fn allocate(
    vm: &Thread,
    name: Value,
    bound: Option<Value>,
    default: Option<Value>,
    variance: Variance,
) -> PyResult {
    let default = Lazy::new(default, None);
    let make = |object| PyParamSpec { object, name, bound, default, variance };
    Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
}

/// For `def f[**P]`.
pub fn inferred(vm: &Thread, name: Value) -> PyResult {
    allocate(vm, name, None, None, Variance { infer: true, ..Variance::default() })
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    let [name, bound, default, covariant, contravariant, infer] = args else {
        return Err(vm.system_error("six parameters"));
    };
    expect_str_argument(vm, "paramspec", "name", name)?;
    let variance = Variance::of(vm, covariant, contravariant, infer)?;
    // As in CPython, whose documentation leaves open what a bound is.
    let bound = given(bound).cloned();
    let module = caller(vm);
    let own = allocate(vm, name.clone(), bound, Some(given_default(default)), variance)?;
    set_module(vm, &own, &module)?;
    Ok(own)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_param_spec(own);
    vm.format_str(own.variance.prefix(), &own.name, "")
}

fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    union::from_tuple(vm, &vm.new_tuple(&[left.clone(), right.clone()])?)
}

// `P.args` and `P.kwargs`.

#[repr(C)]
pub struct PyParamSpecPart {
    object: Object,
    origin: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyParamSpecPart {
    const TYPE: &'static PyType = &ARGS;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &ARGS) || std::ptr::eq(ty, &KWARGS)
    }
}

const fn part_slots(new: crate::class::slots::New, repr: Unary) -> Slots {
    Slots { new: Some(new), repr: Some(repr), richcompare: Some(compare_parts), ..Slots::NONE }
}

pub static ARGS: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.ParamSpecArgs",
    doc: "The args of a ParamSpec, which they refer back to:\n\n    >>> P = ParamSpec(\"P\")\n    >>> P.args.__origin__ is P\n    True",
    flags: flags::HAS_WEAKREFS,
    slots: part_slots(|vm, _, args| construct(vm, &NEW_ARGS, args), |vm, own| repr_part(vm, own, ".args")),
    methods: &[method("__mro_entries__", "($self, object, /)", "", |vm, _| {
        Err(cannot_subclass(vm, "ParamSpecArgs"))
    })],
    getset: &[getter("__origin__", "", |_, own| Ok(as_part(own).origin.clone())).as_member()],
    ..TypeSpec::container::<PyParamSpecPart>()
});

pub static KWARGS: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.ParamSpecKwargs",
    doc: "The kwargs of a ParamSpec, which they refer back to:\n\n    >>> P = ParamSpec(\"P\")\n    >>> P.kwargs.__origin__ is P\n    True",
    flags: flags::HAS_WEAKREFS,
    slots: part_slots(
        |vm, _, args| construct(vm, &NEW_KWARGS, args),
        |vm, own| repr_part(vm, own, ".kwargs"),
    ),
    methods: &[method("__mro_entries__", "($self, object, /)", "", |vm, _| {
        Err(cannot_subclass(vm, "ParamSpecKwargs"))
    })],
    getset: &[getter("__origin__", "", |_, own| Ok(as_part(own).origin.clone())).as_member()],
    ..TypeSpec::container::<PyParamSpecPart>()
});

static NEW_ARGS: MethodDef =
    method("paramspecargs", "(origin)", "", |vm, args| new_part(vm, &ARGS, args[0].clone()));
static NEW_KWARGS: MethodDef =
    method("paramspeckwargs", "(origin)", "", |vm, args| new_part(vm, &KWARGS, args[0].clone()));

fn as_part(value: &Value) -> &PyParamSpecPart {
    value.downcast().expect("a ParamSpec part's slot gets one")
}

impl Trace for PyParamSpecPart {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.origin);
    }
}

fn new_part(vm: &Thread, ty: &'static PyType, origin: Value) -> PyResult {
    let part = vm.heap().allocate(PyParamSpecPart { object: Object::new(ty), origin })?;
    vm.heap().track(part.as_object());
    Ok(part.into_value())
}

fn repr_part(vm: &Thread, own: &Value, suffix: &str) -> PyResult {
    let origin = as_part(own).origin.clone();
    let shown = match origin.downcast::<PyParamSpec>() {
        Some(spec) => spec.name.clone(),
        None => vm.repr(&origin)?,
    };
    vm.format_str("", &shown, suffix)
}

fn compare_parts(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !left.ty().is(right.ty()) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.rich_compare(&as_part(left).origin.clone(), &as_part(right).origin.clone(), op)
}

//! `typing.TypeVar`.

use super::lazy::Lazy;
use super::{Variance, caller, cannot_subclass, check_type, given, given_default, set_module, shown};
use crate::builtins::tuple::PyTuple;
use crate::builtins::union;
use crate::call::{Args, expect_str_argument, wrong_keyword};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyTypeVar {
    object: Object,
    name: Value,
    bound: Lazy,
    constraints: Lazy,
    default: Lazy,
    variance: Variance,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTypeVar {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.TypeVar",
    doc: "A type variable: a name for a type that users of a generic function or class decide on.",
    flags: flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots { new: Some(new), repr: Some(repr), or: Some(or), ..Slots::NONE },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", "", |vm, args| {
            vm.call_typing("_typevar_subst", &[args[0].clone(), args[1].clone()])
        }),
        method("__typing_prepare_subst__", "($self, alias, args, /)", "", prepare_subst),
        method("__reduce__", "($self, /)", "", |_, args| Ok(as_type_var(&args[0]).name.clone())),
        method("has_default", "($self, /)", "Whether there is a default.", |_, args| {
            Ok(Value::bool(as_type_var(&args[0]).default.has_default()))
        }),
        method("__mro_entries__", "($self, object, /)", "", |vm, _| Err(cannot_subclass(vm, "TypeVar"))),
    ],
    getset: &[
        getter("__name__", "", |_, own| Ok(as_type_var(own).name.clone())).as_member(),
        getter("__covariant__", "", |_, own| Ok(Value::bool(as_type_var(own).variance.covariant)))
            .as_member(),
        getter("__contravariant__", "", |_, own| Ok(Value::bool(as_type_var(own).variance.contravariant)))
            .as_member(),
        getter("__infer_variance__", "", |_, own| Ok(Value::bool(as_type_var(own).variance.infer)))
            .as_member(),
        getter("__bound__", "", |vm, own| Ok(as_type_var(own).bound.get(vm)?.unwrap_or(Value::NONE))),
        getter("__constraints__", "", |vm, own| match as_type_var(own).constraints.get(vm)? {
            Some(constraints) => Ok(constraints),
            None => Ok(vm.empty_tuple()?.into_value()),
        }),
        getter("__default__", "The default value for this TypeVar.", |vm, own| as_type_var(own).default(vm)),
        getter("evaluate_bound", "", |vm, own| as_type_var(own).bound.evaluator_value(vm)),
        getter("evaluate_constraints", "", |vm, own| as_type_var(own).constraints.evaluator_value(vm)),
        getter("evaluate_default", "", |vm, own| as_type_var(own).default.evaluator_value(vm)),
    ],
    ..TypeSpec::object::<PyTypeVar>()
});

fn as_type_var(value: &Value) -> &PyTypeVar {
    value.downcast().expect("a TypeVar's slot gets a TypeVar")
}

impl PyTypeVar {
    pub fn set_default_evaluator(&self, evaluator: Value) {
        self.default.set_evaluator(evaluator);
    }

    pub fn default(&self, vm: &Thread) -> PyResult {
        self.default.get_default(vm)
    }
}

impl Trace for PyTypeVar {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        for lazy in [&self.bound, &self.constraints, &self.default] {
            lazy.trace(tracer);
        }
    }

    fn clear(&self) {
        for lazy in [&self.bound, &self.constraints, &self.default] {
            lazy.clear();
        }
    }
}

fn allocate(
    vm: &Thread,
    name: Value,
    bound: Lazy,
    constraints: Lazy,
    default: Option<Value>,
    variance: Variance,
) -> PyResult {
    let default = Lazy::new(default, None);
    let make = |object| PyTypeVar { object, name, bound, constraints, default, variance };
    Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
}

/// For `def f[T: bound]`: evaluators, and the variance is inferred.
pub fn inferred(vm: &Thread, name: Value, bound: Option<Value>, constraints: Option<Value>) -> PyResult {
    let variance = Variance { infer: true, ..Variance::default() };
    allocate(vm, name, Lazy::new(None, bound), Lazy::new(None, constraints), None, variance)
}

const KEYWORDS: [&str; 5] = ["bound", "default", "covariant", "contravariant", "infer_variance"];

/// `TypeVar(name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)`.
fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    let mut keywords = [const { Value::UNBOUND }; 5];
    let mut name = args.positional().first().cloned();
    for (keyword, value) in args.keywords() {
        if keyword.is_text("name") && name.is_none() {
            name = Some(value.clone());
            continue;
        }
        match KEYWORDS.iter().position(|known| keyword.is_text(known)) {
            Some(index) => keywords[index] = value.clone(),
            None if keyword.is_text("name") => {
                return Err(vm.type_error("argument for typevar() given by name ('name') and position (1)"));
            }
            None => {
                let known = ["name"].into_iter().chain(KEYWORDS.iter().copied());
                return Err(wrong_keyword(vm, "typevar()", known, keyword));
            }
        }
    }
    let Some(name) = name else {
        return Err(vm.type_error("typevar() missing required argument 'name' (pos 1)"));
    };
    expect_str_argument(vm, "typevar", "name", &name)?;
    let [bound, default, covariant, contravariant, infer] = &keywords;
    let variance = Variance::of(vm, covariant, contravariant, infer)?;
    let bound = match given(bound) {
        Some(bound) => Some(check_type(vm, bound, "Bound must be a type.")?),
        None => None,
    };
    let constraints = args.positional().get(1..).unwrap_or_default();
    let constraints = match constraints {
        [] => None,
        [_] => return Err(vm.type_error("A single constraint is not allowed")),
        _ if bound.is_some() => {
            return Err(vm.type_error("Constraints cannot be combined with bound=..."));
        }
        many => Some(vm.new_tuple(many)?),
    };
    let module = caller(vm);
    let (bound, constraints) = (Lazy::new(bound, None), Lazy::new(constraints, None));
    let own = allocate(vm, name, bound, constraints, Some(given_default(default)), variance)?;
    set_module(vm, &own, &module)?;
    Ok(own)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_type_var(own);
    vm.format_str(own.variance.prefix(), &own.name, "")
}

fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    union::from_tuple(vm, &vm.new_tuple(&[left.clone(), right.clone()])?)
}

/// Where fewer arguments are given than there are parameters, the default is put behind them.
fn prepare_subst(vm: &Thread, args: &[Value]) -> PyResult {
    let [own, alias, given] = args else { return Err(vm.system_error("three arguments")) };
    let params = vm.get_attr(alias, &names::__parameters__)?;
    let count = vm.length(given)?;
    let mut index = None;
    for (at, param) in vm.iterate_to_buf(&params)?.iter().enumerate() {
        if index.is_none() && vm.equals(param, own)? {
            index = Some(at);
        }
    }
    let Some(index) = index else { return Err(vm.value_error("sequence.index(x): x not in sequence")) };
    if index < count {
        return Ok(given.clone());
    }
    let default = as_type_var(own).default(vm)?;
    if index > count || super::NO_DEFAULT.is(&default) {
        let text = format!(
            "Too few arguments for {}; actual {count}, expected at least {}",
            shown(vm, alias)?,
            index + 1
        );
        return Err(vm.type_error(text));
    }
    let mut extended = vm.iterate_to_buf(given)?;
    extended.push(default)?;
    Ok(PyTuple::from_buf(vm, extended)?.into_value())
}

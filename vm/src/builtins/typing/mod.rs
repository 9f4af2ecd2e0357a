//! Type parameters and type aliases (PEP 695, 696): the types of the module `_typing`, and what the compiler's intrinsics do.
//!
//! Bounds, constraints, defaults and values are evaluated when they are first asked for ([`lazy`]). What is about syntax of
//! annotations more than about objects is `typing`'s, which is imported when it is needed.

pub mod alias;
pub mod lazy;
pub mod no_default;
pub mod param_spec;
pub mod type_var;
pub mod type_var_tuple;

use super::function::PyFunction;
use super::str::PyStr;
use super::tuple::PyTuple;
use crate::call::Args;
use crate::class::spec::{TypeSpec, variadic};
use crate::class::{PyType, flags};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::thread::Thread;
use crate::value::Value;
use no_default::NO_DEFAULT;
use param_spec::PyParamSpec;
use taipan_compiler::op::{Intrinsic1, Intrinsic2};
use type_var::PyTypeVar;
use type_var_tuple::PyTypeVarTuple;

/// The types of this folder.
pub static TYPES: &[&PyType] = &[
    &GENERIC,
    &no_default::TYPE,
    &lazy::CONST_EVALUATOR,
    &type_var::TYPE,
    &param_spec::TYPE,
    &param_spec::ARGS,
    &param_spec::KWARGS,
    &type_var_tuple::TYPE,
    &alias::TYPE,
];

pub static GENERIC: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.Generic",
    doc: "Abstract base class for generic types.",
    flags: flags::BASETYPE,
    methods: &[
        variadic("__class_getitem__", "", "Parameterize a generic class.", |vm, args| {
            let function = vm.typing_function("_generic_class_getitem")?;
            vm.call_args(&function, args)
        })
        .classmethod(),
        variadic("__init_subclass__", "", "Prepare a subclass.", |vm, args| {
            let function = vm.typing_function("_generic_init_subclass")?;
            vm.call_args(&function, args)
        })
        .classmethod(),
    ],
    ..TypeSpec::bare()
});

impl Thread {
    /// A function of the module `typing`.
    pub fn typing_function(&self, name: &str) -> PyResult {
        let module = crate::import::engine::import_absolute(self, "typing")?;
        self.get_attr_str(&module, name)
    }

    pub fn call_typing(&self, name: &str, args: &[Value]) -> PyResult {
        let function = self.typing_function(name)?;
        self.call(&function, args)
    }
}

/// What stands where a type is expected: `None` is its type, and `typing` knows what else is wrong.
fn check_type(vm: &Thread, value: &Value, text: &str) -> PyResult {
    if value.is_none() {
        return Ok(super::singletons::NONE.to_value());
    }
    vm.call_typing("_type_check", &[value.clone(), vm.new_str(text)?])
}

/// `__module__` of what is made by a call: that of the calling function.
fn caller(vm: &Thread) -> Value {
    // SAFETY: the innermost frame is alive while it is the thread's.
    match unsafe { vm.frame.get().as_ref() } {
        Some(frame) => frame.function().module(),
        None => Value::NONE,
    }
}

fn set_module(vm: &Thread, object: &Value, module: &Value) -> PyResult<()> {
    vm.set_attr(object, &names::__module__, Some(module))
}

/// `covariant=`, `contravariant=`, `infer_variance=`.
#[derive(Clone, Copy, Default)]
struct Variance {
    covariant: bool,
    contravariant: bool,
    infer: bool,
}

impl Variance {
    fn of(vm: &Thread, covariant: &Value, contravariant: &Value, infer: &Value) -> PyResult<Variance> {
        let flag = |value: &Value| if value.is_unbound() { Ok(false) } else { vm.is_true(value) };
        let own = Variance {
            covariant: flag(covariant)?,
            contravariant: flag(contravariant)?,
            infer: flag(infer)?,
        };
        if own.covariant && own.contravariant {
            return Err(vm.value_error("Bivariant types are not supported."));
        }
        if own.infer && (own.covariant || own.contravariant) {
            return Err(vm.value_error("Variance cannot be specified with infer_variance."));
        }
        Ok(own)
    }

    fn prefix(self) -> &'static str {
        match self {
            Variance { infer: true, .. } => "",
            Variance { covariant: true, .. } => "+",
            Variance { contravariant: true, .. } => "-",
            _ => "~",
        }
    }
}

fn cannot_subclass(vm: &Thread, what: &str) -> Raised {
    vm.type_error(format!("Cannot subclass an instance of {what}"))
}

/// `typing.Unpack[value]`.
fn unpack(vm: &Thread, value: &Value) -> PyResult {
    let unpack = vm.typing_function("Unpack")?;
    vm.get_item(&unpack, value)
}

/// The iterator of what `*value` gives in brackets: `Unpack[value]`, once.
fn iterate_unpacked(vm: &Thread, value: &Value) -> PyResult {
    let unpacked = unpack(vm, value)?;
    vm.get_iter(&vm.new_tuple(&[unpacked])?)
}

/// Type parameters as `__parameters__` shows them: each `TypeVarTuple` unpacked.
fn unpack_tuples(vm: &Thread, params: &Value) -> PyResult {
    let Some(tuple) = params.downcast::<PyTuple>() else { return Ok(params.clone()) };
    if !tuple.items().iter().any(|param| param.downcast::<PyTypeVarTuple>().is_some()) {
        return Ok(params.clone());
    }
    let mut unpacked = Vec::new();
    for param in tuple.items() {
        unpacked.push(match param.downcast::<PyTypeVarTuple>() {
            Some(_) => unpack(vm, param)?,
            None => param.clone(),
        });
    }
    vm.new_tuple(&unpacked)
}

/// The intrinsics of one operand that are about type parameters.
pub fn intrinsic_unary(vm: &Thread, which: u32, value: Value) -> PyResult {
    match which {
        i if i == Intrinsic1::Typevar as u32 => type_var::inferred(vm, value, None, None),
        i if i == Intrinsic1::Paramspec as u32 => param_spec::inferred(vm, value),
        i if i == Intrinsic1::Typevartuple as u32 => type_var_tuple::new_unevaluated(vm, value),
        i if i == Intrinsic1::SubscriptGeneric as u32 => {
            let params = unpack_tuples(vm, &value)?;
            vm.call_typing("_GenericAlias", &[GENERIC.to_value(), params])
        }
        i if i == Intrinsic1::Typealias as u32 => alias::from_statement(vm, &value),
        _ => Err(vm.system_error("unknown intrinsic")),
    }
}

/// The intrinsics of two operands that are about type parameters.
pub fn intrinsic_binary(vm: &Thread, which: u32, a: Value, b: Value) -> PyResult {
    match which {
        i if i == Intrinsic2::TypevarWithBound as u32 => type_var::inferred(vm, a, Some(b), None),
        i if i == Intrinsic2::TypevarWithConstraints as u32 => type_var::inferred(vm, a, None, Some(b)),
        i if i == Intrinsic2::SetFunctionTypeParams as u32 => {
            if let Some(function) = a.downcast::<PyFunction>() {
                function.set_type_params(Some(b));
            }
            Ok(a)
        }
        i if i == Intrinsic2::SetTypeparamDefault as u32 => {
            if let Some(own) = a.downcast::<PyTypeVar>() {
                own.set_default_evaluator(b);
            } else if let Some(own) = a.downcast::<PyParamSpec>() {
                own.set_default_evaluator(b);
            } else if let Some(own) = a.downcast::<PyTypeVarTuple>() {
                own.set_default_evaluator(b);
            } else {
                return Err(vm.type_error(format!("Expected a type param, got {}", shown(vm, &a)?)));
            }
            Ok(a)
        }
        _ => Err(vm.system_error("unknown intrinsic")),
    }
}

fn shown(vm: &Thread, value: &Value) -> PyResult<String> {
    let text = vm.repr(value)?;
    Ok(text.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
}

/// A type parameter's default, or `NoDefault`.
fn default_of(vm: &Thread, param: &Value) -> PyResult {
    if let Some(own) = param.downcast::<PyTypeVar>() {
        return own.default(vm);
    }
    if let Some(own) = param.downcast::<PyParamSpec>() {
        return own.default(vm);
    }
    if let Some(own) = param.downcast::<PyTypeVarTuple>() {
        return own.default(vm);
    }
    Err(vm.type_error(format!("Expected a type param, got {}", shown(vm, param)?)))
}

/// An optional argument, `NoDefault` where it is not given.
fn given_default(value: &Value) -> Value {
    if value.is_unbound() { NO_DEFAULT.value() } else { value.clone() }
}

/// An optional argument for which `None` stands for "none".
fn given(value: &Value) -> Option<&Value> {
    Some(value).filter(|value| !value.is_unbound() && !value.is_none())
}

/// Arguments of a constructor that is declared by a table, for types that have no subclasses.
fn construct(vm: &Thread, def: &'static crate::class::spec::MethodDef, args: Args<'_>) -> PyResult {
    crate::call::call_native(vm, def, args)
}

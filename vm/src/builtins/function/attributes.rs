//! Attributes of functions: what programs may read and replace.

use super::{PyFunction, as_function};
use crate::builtins::code::PyCode;
use crate::builtins::descriptors;
use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::class::spec::{GetSetDef, getset, getter};
use crate::error::{PyResult, Raised};
use crate::object::{Ref, to_value};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use taipan_compiler::code::flags as code_flags;

pub(super) static GETSET: &[GetSetDef] = &[
    getter("__closure__", "the cells of the free variables, or None", |_, own| {
        or_none(&as_function(own).closure)
    })
    .as_member(),
    getset(
        "__doc__",
        "the docstring",
        |vm, own| as_function(own).docstring(vm),
        |_, own, value| {
            as_function(own).doc.set(Some(value.cloned().unwrap_or(Value::NONE)));
            Ok(())
        },
    )
    .as_member(),
    getter("__globals__", "the namespace of the module", |_, own| Ok(to_value(as_function(own).globals())))
        .as_member(),
    getset(
        "__module__",
        "the name of the module",
        |_, own| or_none(&as_function(own).module),
        |_, own, value| {
            as_function(own).module.set(value.cloned());
            Ok(())
        },
    )
    .as_member(),
    getter("__builtins__", "the namespace of builtins", |_, own| Ok(to_value(as_function(own).builtins())))
        .as_member(),
    getset("__code__", "", |_, own| Ok(to_value(as_function(own).code())), set_code),
    getset("__defaults__", "", |_, own| or_none(&as_function(own).defaults), set_defaults),
    getset("__kwdefaults__", "", |_, own| or_none(&as_function(own).kwdefaults), set_kwdefaults),
    getset(
        "__annotations__",
        "",
        |vm, own| Ok(as_function(own).annotations(vm)?.into_value()),
        set_annotations,
    ),
    getset("__annotate__", "", get_annotate, set_annotate),
    getset("__dict__", "", descriptors::get_dict, |vm, own, value| match value {
        Some(_) => descriptors::set_dict(vm, own, value),
        None => Err(vm.type_error("cannot delete __dict__")),
    }),
    getset(
        "__name__",
        "",
        |_, own| Ok(as_function(own).name()),
        |vm, own, value| set_string(vm, &as_function(own).name, value, "__name__"),
    ),
    getset(
        "__qualname__",
        "",
        |_, own| Ok(as_function(own).qualname()),
        |vm, own, value| set_string(vm, &as_function(own).qualname, value, "__qualname__"),
    ),
    getset(
        "__type_params__",
        "",
        |vm, own| match as_function(own).type_params.get() {
            Some(params) => Ok(params),
            None => Ok(vm.empty_tuple()?.into_value()),
        },
        set_type_params,
    ),
];

fn or_none(field: &ValueCell) -> PyResult {
    Ok(field.get().unwrap_or(Value::NONE))
}

/// The value to be set; `None` for a deletion or for Python's None.
fn given(value: Option<&Value>) -> Option<Value> {
    value.filter(|value| !value.is_none()).cloned()
}

fn must_be(vm: &Thread, name: &str, what: &str) -> Raised {
    vm.type_error(format!("{name} must be set to a {what}"))
}

fn set_string(vm: &Thread, field: &ValueCell, value: Option<&Value>, name: &str) -> PyResult<()> {
    match value.filter(|value| value.downcast::<PyStr>().is_some()) {
        Some(value) => {
            field.set(Some(value.clone()));
            Ok(())
        }
        None => Err(must_be(vm, name, "string object")),
    }
}

/// Functions and generator functions are called differently: code of the other kind is accepted with a warning.
const KIND: u32 = code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;

fn set_code(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let code = value.cloned().and_then(|value| Ref::<PyCode>::try_from_value(value).ok());
    let Some(code) = code else { return Err(must_be(vm, "__code__", "code object")) };
    let function = as_function(own);
    let (free, closure) = (code.locals_count() - code.first_free(), function.closure_items().len());
    if free != closure {
        let name = function.name();
        let name = vm.to_str(&name)?;
        return Err(vm.value_error(format!(
            "{}() requires a code object with {closure} free vars, not {free}",
            name.display()
        )));
    }
    if (function.code().code().flags ^ code.code().flags) & KIND != 0 {
        vm.warn_deprecated(
            "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
        )?;
    }
    function.set_code(vm, code)
}

fn set_defaults(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let value = given(value);
    if value.as_ref().is_some_and(|value| value.downcast::<PyTuple>().is_none()) {
        return Err(must_be(vm, "__defaults__", "tuple object"));
    }
    as_function(own).set_defaults(value);
    Ok(())
}

fn set_kwdefaults(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let value = given(value);
    if value.as_ref().is_some_and(|value| value.downcast::<PyDict>().is_none()) {
        return Err(must_be(vm, "__kwdefaults__", "dict object"));
    }
    as_function(own).set_kwdefaults(value);
    Ok(())
}

fn set_annotations(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let value = given(value);
    if value.as_ref().is_some_and(|value| value.downcast::<PyDict>().is_none()) {
        return Err(must_be(vm, "__annotations__", "dict object"));
    }
    let own = as_function(own);
    own.set_annotations(value);
    own.set_annotate(None);
    Ok(())
}

/// What the compiler has made for a function is named after it, which its code object does not know.
fn get_annotate(vm: &Thread, own: &Value) -> PyResult {
    let own = as_function(own);
    let Some(annotate) = own.annotate.get() else { return Ok(Value::NONE) };
    if let Some(made) = annotate.downcast_exact::<PyFunction>()
        && made.qualname().is(&made.code().qualname())
        && made.code().name().downcast::<PyStr>().is_some_and(|name| name.is_text("__annotate__"))
    {
        let qualname = vm.format_str("", &own.qualname(), ".__annotate__")?;
        made.qualname.set(Some(qualname));
    }
    Ok(annotate)
}

fn set_annotate(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("__annotate__ cannot be deleted")) };
    let own = as_function(own);
    if value.is_none() {
        own.set_annotate(None);
    } else if value.ty().slots().call.is_some() {
        own.set_annotate(Some(value.clone()));
        own.set_annotations(None);
    } else {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    Ok(())
}

fn set_type_params(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    match value.filter(|value| value.downcast::<PyTuple>().is_some()) {
        Some(value) => {
            as_function(own).set_type_params(Some(value.clone()));
            Ok(())
        }
        None => Err(must_be(vm, "__type_params__", "tuple")),
    }
}

impl PyFunction {
    /// `__annotations__`, made now by `__annotate__` if nobody has asked before. The compiler leaves annotations that are
    /// strings (PEP 563) as a tuple of names and values in turn.
    pub fn annotations(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        let kept = match self.annotations.get().map(Ref::<PyDict>::try_from_value) {
            Some(Ok(dict)) => return Ok(dict),
            Some(Err(kept)) => Some(kept),
            None => None,
        };
        let dict = match (kept.as_ref().and_then(Value::downcast::<PyTuple>), self.annotate.get()) {
            (Some(pairs), _) => {
                let dict = PyDict::new(vm)?;
                for pair in pairs.items().chunks_exact(2) {
                    dict.set_item(vm, &pair[0], pair[1].clone())?;
                }
                dict
            }
            (None, Some(annotate)) => call_annotate(vm, &annotate)?,
            (None, None) => PyDict::new(vm)?,
        };
        self.set_annotations(Some(dict.to_value()));
        Ok(dict)
    }
}

/// The annotations' values, by the function that computes them.
pub fn call_annotate(vm: &Thread, annotate: &Value) -> PyResult<Ref<PyDict>> {
    let made = vm.call(annotate, &[crate::builtins::int::small(1)])?;
    Ref::<PyDict>::try_from_value(made).map_err(|made| {
        vm.type_error(format!("__annotate__ returned non-dict of type '{:.100}'", made.ty().name()))
    })
}

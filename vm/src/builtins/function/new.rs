//! `types.FunctionType(code, globals, ...)`.

use super::PyFunction;
use crate::builtins::cell::PyCell;
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::{Args, call_native};
use crate::class::PyType;
use crate::class::spec::{MethodDef, method};
use crate::error::PyResult;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub(super) const SIGNATURE: &str =
    "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)";

pub(super) const DOC: &str = "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    the name, if not the code object's\n  argdefs\n    a tuple of default values\n  closure\n    a tuple of cells for the free variables\n  kwdefaults\n    a dictionary of the keyword-only arguments' default values";

static NEW: MethodDef = method("function", SIGNATURE, "", make);

pub(super) fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    call_native(vm, &NEW, args)
}

fn make(vm: &Thread, args: &[Value]) -> PyResult {
    let given =
        |index: usize| args.get(index).filter(|value| !value.is_unbound() && !value.is_none()).cloned();
    let wrong = |name: &str, expected: &str, value: &Value| {
        vm.type_error(format!(
            "function() argument '{name}' must be {expected}, not {:.50}",
            value.argument_type()
        ))
    };
    let code =
        Ref::<PyCode>::try_from_value(args[0].clone()).map_err(|value| wrong("code", "code", &value))?;
    let globals =
        Ref::<PyDict>::try_from_value(args[1].clone()).map_err(|value| wrong("globals", "dict", &value))?;
    let (name, defaults, closure, kwdefaults) = (given(2), given(3), given(4), given(5));
    if name.as_ref().is_some_and(|name| name.downcast::<PyStr>().is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if defaults.as_ref().is_some_and(|defaults| defaults.downcast::<PyTuple>().is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    check_closure(vm, &code, closure.as_ref())?;
    if kwdefaults.as_ref().is_some_and(|defaults| defaults.downcast::<PyDict>().is_none()) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let function = PyFunction::new(vm, code, globals)?;
    if let Some(name) = name {
        function.name.set(Some(name));
    }
    if closure.as_ref().and_then(Value::downcast::<PyTuple>).is_some_and(|closure| !closure.is_empty()) {
        function.set_closure(closure);
    }
    if defaults.is_some() {
        function.set_defaults(defaults);
    }
    if kwdefaults.is_some() {
        function.set_kwdefaults(kwdefaults);
    }
    Ok(function.into_value())
}

fn check_closure(vm: &Thread, code: &PyCode, closure: Option<&Value>) -> PyResult<()> {
    let free = code.locals_count() - code.first_free();
    let cells = match closure {
        None if free == 0 => return Ok(()),
        None => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(closure) => match closure.downcast::<PyTuple>() {
            Some(cells) => cells,
            None => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        },
    };
    if cells.len() != free {
        let name = code.name();
        let name = vm.to_str(&name)?;
        return Err(vm.value_error(format!(
            "{} requires closure of length {free}, not {}",
            name.display(),
            cells.len()
        )));
    }
    match cells.items().iter().find(|cell| cell.downcast::<PyCell>().is_none()) {
        Some(other) => {
            Err(vm.type_error(format!("arg 5 (closure) expected cell, found {}", other.ty().name())))
        }
        None => Ok(()),
    }
}

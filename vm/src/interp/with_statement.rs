//! `with`: looking up `__enter__` and `__exit__`, and calling the latter with an exception.

use super::cold::Stack;
use crate::builtins::exceptions::PyBaseException;
use crate::class::flags as type_flags;
use crate::class::lookup::lookup;
use crate::class::statics::StaticStr;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::op::SPECIAL_METHODS;

/// The names of the special methods, as strings.
static NAMES: [&StaticStr; SPECIAL_METHODS.len()] =
    [&names::__enter__, &names::__exit__, &names::__aenter__, &names::__aexit__];

/// A special method of the object's type, and what to pass as `self`, if it is not bound already.
pub fn load_special(vm: &Thread, object: Value, which: u32) -> PyResult<(Value, Option<Value>)> {
    let name = SPECIAL_METHODS.get(which as usize).copied().unwrap_or("__enter__");
    let Some(method) = lookup(vm, object.ty(), NAMES.get(which as usize).copied().unwrap_or(NAMES[0])) else {
        return Err(vm.type_error(missing_text(vm, &object, name)?));
    };
    if method.ty().has_flag(type_flags::METHOD_DESCRIPTOR) && super::slow::applies_to(&method, object.ty()) {
        return Ok((method, Some(object)));
    }
    match method.ty().slots().descr_get {
        Some(get) => Ok((get(vm, &method, Some(&object), Some(&object.ty().to_value()))?, None)),
        None => Ok((method, None)),
    }
}

/// The message names the other protocol, where the object speaks that one.
fn missing_text(vm: &Thread, object: &Value, name: &str) -> PyResult<String> {
    let is_async = name.starts_with("__a");
    let (own, other) = if is_async {
        ("asynchronous ", ("__enter__", "__exit__"))
    } else {
        ("", ("__aenter__", "__aexit__"))
    };
    let ty = vm.full_type_name(object.ty())?;
    let text = format!(
        "'{ty:.200}' object does not support the {own}context manager protocol (missed {name} method)"
    );
    let has = |name: &str| {
        vm.intern_str(name).map(|name| lookup(vm, object.ty(), &name).is_some()).unwrap_or(false)
    };
    if !(has(other.0) && has(other.1)) {
        return Ok(text);
    }
    let hint = if is_async {
        " but it supports the context manager protocol. Did you mean to use 'with'?"
    } else {
        " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
    };
    Ok(text + hint)
}

/// `__exit__(type, exception, traceback)`: the stack holds `__exit__`, `self` or null, an offset, what was handled before, and
/// the exception.
pub fn call_exit(vm: &Thread, stack: &Stack) -> PyResult {
    let exception = stack.peek(1).clone();
    let exit = stack.peek(5).clone();
    let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    let mut args = Vec::with_capacity(4);
    args.extend(stack.peek_option(4));
    args.extend([exception.ty().to_value(), exception.clone(), traceback.unwrap_or(Value::NONE)]);
    vm.call(&exit, &args)
}

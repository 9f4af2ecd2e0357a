//! What the native part takes from the Python part of `asyncio`: imported when first needed, since that part imports this one.

use super::running::state;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[derive(Default)]
pub struct Imports {
    cancelled_error: ValueCell,
    invalid_state_error: ValueCell,
    is_coroutine: ValueCell,
}

/// An attribute of a module, which is imported.
pub fn attribute(vm: &Thread, module: &str, name: &str) -> PyResult {
    let module = import_absolute(vm, module)?;
    vm.get_attr_str(&module, name)
}

fn cached(vm: &Thread, cell: &ValueCell, module: &str, name: &str) -> PyResult {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let found = attribute(vm, module, name)?;
    cell.set(Some(found.clone()));
    Ok(found)
}

pub fn cancelled_error(vm: &Thread) -> PyResult {
    cached(vm, &state(vm).imports.cancelled_error, "asyncio.exceptions", "CancelledError")
}

pub fn is_coroutine(vm: &Thread, value: &Value) -> PyResult<bool> {
    let function = cached(vm, &state(vm).imports.is_coroutine, "asyncio.coroutines", "iscoroutine")?;
    let answer = vm.call(&function, std::slice::from_ref(value))?;
    vm.is_true(&answer)
}

/// Raises `InvalidStateError`.
pub fn invalid_state(vm: &Thread, text: &str) -> Raised {
    let raise = || -> PyResult<Raised> {
        let cell = &state(vm).imports.invalid_state_error;
        let class = cached(vm, cell, "asyncio.exceptions", "InvalidStateError")?;
        let exception = vm.call(&class, &[vm.new_str(text)?])?;
        Ok(vm.raise_value(exception))
    };
    raise().unwrap_or_else(|raised| raised)
}

/// What `function` of a module of `asyncio` makes of these arguments.
pub fn call(vm: &Thread, module: &str, function: &str, args: &[Value]) -> PyResult {
    let function = attribute(vm, module, function)?;
    vm.call(&function, args)
}

//! `format()`.

use super::str::PyStr;
use crate::class::statics;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// `format(value, spec)`.
pub fn format(vm: &Thread, value: &Value, spec: Option<&Value>) -> PyResult {
    let spec = spec.cloned().unwrap_or_else(|| crate::object::to_value(statics::empty()));
    let Some(result) = vm.call_special(value, &names::__format__, &[spec])? else {
        return Err(vm.type_error(format!("Type {:.100} doesn't define __format__", value.ty().name())));
    };
    if result.downcast::<PyStr>().is_some() {
        return Ok(result);
    }
    Err(vm.type_error(format!("__format__ must return a str, not {:.200}", result.ty().name())))
}

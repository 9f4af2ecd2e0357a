//! `string.templatelib.Template` and `Interpolation` (PEP 750).

use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub fn new_template(vm: &Thread, _: Value, _: Value) -> PyResult {
    Err(vm.not_implemented_error("template strings"))
}

pub fn new_interpolation(vm: &Thread, _: Value, _: Value, _: u32, _: Option<Value>) -> PyResult {
    Err(vm.not_implemented_error("template strings"))
}

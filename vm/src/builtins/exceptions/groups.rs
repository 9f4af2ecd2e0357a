//! Exception groups (PEP 654).

use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub fn match_group(vm: &Thread, _: &Value, _: &Value) -> PyResult<(Value, Value)> {
    Err(vm.not_implemented_error("exception groups"))
}

pub fn prepare_reraise_star(vm: &Thread, _: &Value, _: &Value) -> PyResult {
    Err(vm.not_implemented_error("exception groups"))
}

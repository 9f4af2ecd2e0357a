//! Type parameters and type aliases (PEP 695).

use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub fn intrinsic_unary(vm: &Thread, _: u32, _: Value) -> PyResult {
    Err(vm.not_implemented_error("type parameters"))
}

pub fn intrinsic_binary(vm: &Thread, _: u32, _: Value, _: Value) -> PyResult {
    Err(vm.not_implemented_error("type parameters"))
}

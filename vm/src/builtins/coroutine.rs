//! `await`, asynchronous iteration: what the instructions of coroutines need.

use crate::error::PyResult;
use crate::interp::frame::Frame;
use crate::thread::Thread;
use crate::value::Value;

pub fn yield_from_iter(vm: &Thread, _: &Frame, iterable: Value) -> PyResult {
    vm.get_iter(&iterable)
}

pub fn awaitable(vm: &Thread, object: &Value, _: u32) -> PyResult {
    match object.ty().slots().am_await {
        _ if object.ty().is(&super::generator::COROUTINE) => Ok(object.clone()),
        Some(function) => function(vm, object),
        None => Err(vm.type_error(format!("'{:.200}' object can't be awaited", object.ty().name()))),
    }
}

pub fn get_aiter(vm: &Thread, object: &Value) -> PyResult {
    match object.ty().slots().am_aiter {
        Some(function) => function(vm, object),
        None => Err(vm.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {:.100}",
            object.ty().name()
        ))),
    }
}

pub fn get_anext(vm: &Thread, object: &Value) -> PyResult {
    match object.ty().slots().am_anext {
        Some(function) => function(vm, object),
        None => Err(vm.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {:.100}",
            object.ty().name()
        ))),
    }
}

pub fn wrap_yield(vm: &Thread, _: Value) -> PyResult {
    Err(vm.not_implemented_error("asynchronous generators"))
}

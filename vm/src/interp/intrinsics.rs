//! `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`: small services of the compiler's.

use super::frame::Frame;
use super::{import, names};
use crate::builtins::exceptions::{self, PyBaseException};
use crate::builtins::function::PyFunction;
use crate::builtins::list::PyList;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::op::{Intrinsic1, Intrinsic2};

/// `CALL_INTRINSIC_1`.
pub fn unary(vm: &Thread, frame: &Frame, which: u32, value: Value) -> PyResult {
    match which {
        i if i == Intrinsic1::Print as u32 => {
            let hook = vm.sys_attribute("displayhook")?;
            match hook {
                Some(hook) => vm.call(&hook, &[value]),
                None => Err(vm.runtime_error("lost sys.displayhook")),
            }
        }
        i if i == Intrinsic1::ImportStar as u32 => {
            let namespace = names::namespace(vm, frame)?;
            import::import_star(vm, &value, &namespace)?;
            Ok(Value::NONE)
        }
        i if i == Intrinsic1::StopiterationError as u32 => stop_iteration_error(vm, frame, value),
        i if i == Intrinsic1::UnaryPositive as u32 => number::positive(vm, &value),
        i if i == Intrinsic1::ListToTuple as u32 => {
            let Some(list) = value.downcast::<PyList>() else { return Err(vm.system_error("not a list")) };
            Ok(PyTuple::from_buf(vm, list.take_items())?.into_value())
        }
        i if i == Intrinsic1::AsyncGenWrap as u32 => crate::builtins::coroutine::wrap_yield(vm, value),
        _ => crate::builtins::typing::intrinsic_unary(vm, which, value),
    }
}

/// `CALL_INTRINSIC_2`.
pub fn binary(vm: &Thread, which: u32, a: Value, b: Value) -> PyResult {
    match which {
        i if i == Intrinsic2::PrepReraiseStar as u32 => exceptions::groups::prepare_reraise_star(vm, &a, &b),
        i if i == Intrinsic2::SetFunctionTypeParams as u32 => {
            if let Some(function) = a.downcast::<PyFunction>() {
                function.set_type_params(Some(b));
            }
            Ok(a)
        }
        _ => crate::builtins::typing::intrinsic_binary(vm, which, a, b),
    }
}

/// `StopIteration` may not leave a generator (PEP 479): it becomes a `RuntimeError`.
fn stop_iteration_error(vm: &Thread, frame: &Frame, exception: Value) -> PyResult {
    use taipan_compiler::code::flags;
    let code_flags = frame.code().code().flags;
    let is_stop = exception.ty().is_subtype(&exceptions::STOP_ITERATION);
    let text = if is_stop && code_flags & flags::ASYNC_GENERATOR != 0 {
        "async generator raised StopIteration"
    } else if is_stop && code_flags & (flags::COROUTINE | flags::ITERABLE_COROUTINE) != 0 {
        "coroutine raised StopIteration"
    } else if is_stop {
        "generator raised StopIteration"
    } else if code_flags & flags::ASYNC_GENERATOR != 0
        && exception.ty().is_subtype(&exceptions::STOP_ASYNC_ITERATION)
    {
        "async generator raised StopAsyncIteration"
    } else {
        return Ok(exception);
    };
    let error = vm.call(&exceptions::RUNTIME_ERROR.to_value(), &[vm.new_str(text)?])?;
    if let Some(own) = error.downcast::<PyBaseException>() {
        own.set_cause(Some(exception.clone()));
        own.set_context(Some(exception));
    }
    Ok(error)
}

//! `sys.settrace` and `sys.setprofile`: events of frames that run the traced translation.

use super::frame::Frame;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

/// A thread's tracing state.
#[derive(Default)]
pub struct Tracing {
    on: Cell<bool>,
    trace: ValueCell,
    profile: ValueCell,
}

impl Tracing {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    pub fn trace_function(&self) -> Option<Value> {
        self.trace.get()
    }

    pub fn profile_function(&self) -> Option<Value> {
        self.profile.get()
    }
}

pub fn set_trace(vm: &Thread, function: Option<Value>) {
    vm.tracing.trace.set(function);
}

pub fn set_profile(vm: &Thread, function: Option<Value>) {
    vm.tracing.profile.set(function);
}

pub fn call_event(_: &Thread, _: *mut Frame) -> PyResult<()> {
    Ok(())
}

pub fn exception_event(_: &Thread, _: *mut Frame, exception: Value) -> Option<Value> {
    Some(exception)
}

pub fn unwind_event(_: &Thread, _: *mut Frame) {}

pub fn instruction(_: &Thread, _: *mut Frame, _: u32) -> PyResult<()> {
    Ok(())
}

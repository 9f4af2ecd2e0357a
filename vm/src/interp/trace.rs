//! `sys.settrace` and `sys.setprofile`: events of frames that run the traced translation.

use super::frame::Frame;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

/// A thread's tracing state.
#[derive(Default)]
pub struct Tracing {
    on: Cell<bool>,
}

impl Tracing {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }
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

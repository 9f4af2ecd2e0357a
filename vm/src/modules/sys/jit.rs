//! `sys._jit`: there is no just-in-time compiler, and this says so.

use crate::class::spec::{MethodDef, method};
use crate::error::PyResult;
use crate::modules::ModuleSpec;
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "sys._jit",
    doc: "Utilities for observing just-in-time compilation.",
    functions: FUNCTIONS,
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("is_active", "()", "Whether the topmost frame runs compiled code.", no),
    method("is_available", "()", "Whether there is a just-in-time compiler.", no),
    method("is_enabled", "()", "Whether the just-in-time compiler is in use.", no),
];

fn no(_: &Thread, _: &[Value]) -> PyResult {
    Ok(Value::FALSE)
}

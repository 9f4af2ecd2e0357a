//! `bool`: `True` and `False`, two immediate words; a subclass of `int`.

use super::int::PyInt;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "bool",
    flags: flags::BUILTIN,
    base: Some(&super::int::TYPE),
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    ..TypeSpec::leaf::<PyInt>()
};

fn repr(vm: &Thread, value: &Value) -> PyResult {
    vm.new_str(if value.is_true() { "True" } else { "False" })
}

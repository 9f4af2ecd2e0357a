//! `host_function`: a function of the host, as programs call it.

use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::rc::Rc;

/// What a host function does. It must not keep values: they would never be found by the collector.
pub type HostCall = dyn Fn(&Thread, Args<'_>) -> PyResult;

#[repr(C)]
pub struct PyHostFunction {
    object: Object,
    name: Box<str>,
    module: Box<str>,
    doc: Box<str>,
    call: Rc<HostCall>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyHostFunction {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "host_function",
    doc: "A function of the program that runs this virtual machine.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots { repr: Some(repr), call: Some(call), ..Slots::NONE },
    getset: &[
        getter("__name__", "", |vm, own| vm.new_str(&as_function(own).name)),
        getter("__qualname__", "", |vm, own| vm.new_str(&as_function(own).name)),
        getter("__module__", "", |vm, own| text_or_none(vm, &as_function(own).module)),
        getter("__doc__", "", |vm, own| text_or_none(vm, &as_function(own).doc)),
    ],
    ..TypeSpec::leaf::<PyHostFunction>()
});

fn as_function(value: &Value) -> &PyHostFunction {
    value.downcast().expect("a host function's slot gets one")
}

fn text_or_none(vm: &Thread, text: &str) -> PyResult {
    if text.is_empty() { Ok(Value::NONE) } else { vm.new_str(text) }
}

impl PyHostFunction {
    /// A function named `name` in `module`, which is empty if it belongs to none.
    pub fn new(
        vm: &Thread,
        name: &str,
        module: &str,
        doc: &str,
        call: Rc<HostCall>,
    ) -> PyResult<Ref<PyHostFunction>> {
        let object = Object::new(&TYPE);
        let own = PyHostFunction { object, name: name.into(), module: module.into(), doc: doc.into(), call };
        Ok(vm.heap().allocate(own)?)
    }
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    vm.check_native_stack(" while calling a Python object")?;
    // The call may drop the last reference to the function.
    let function = as_function(own).call.clone();
    function(vm, args)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let function = as_function(own);
    let shown = match &*function.module {
        "" => format!("<host function {}>", function.name),
        module => format!("<host function {module}.{}>", function.name),
    };
    let text: Ref<PyStr> = PyStr::from_utf8(vm.heap(), &shown)?;
    Ok(text.into_value())
}

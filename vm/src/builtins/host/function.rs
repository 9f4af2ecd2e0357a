//! `host_function`: a function of the host, as programs call it; and `host_method`, one that is bound where it is looked up in
//! an instance.

use crate::builtins::method::PyMethod;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getter};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::rc::Rc;

/// What a host function does. It must not keep values: they would never be found by the collector.
pub type HostCall = dyn Fn(&Thread, Args<'_>) -> PyResult;

/// What is told of a function; a text that is empty is none.
#[derive(Clone, Copy, Default)]
pub struct Texts<'a> {
    pub name: &'a str,
    /// The name with the class in front; empty if it is the name.
    pub qualname: &'a str,
    pub module: &'a str,
    pub doc: &'a str,
    /// `"(x, y=3)"`, as `inspect.signature` reads those of builtin functions.
    pub signature: &'a str,
}

#[repr(C)]
pub struct PyHostFunction {
    object: Object,
    name: Box<str>,
    qualname: Box<str>,
    module: Box<str>,
    doc: Box<str>,
    signature: Box<str>,
    call: Rc<HostCall>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyHostFunction {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE) || std::ptr::eq(ty, &METHOD)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "host_function",
    doc: "A function of the program that runs this virtual machine.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots { repr: Some(repr), call: Some(call), ..Slots::NONE },
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHostFunction>()
});

pub static METHOD: PyType = PyType::from_spec(&TypeSpec {
    name: "host_method",
    doc: "A method of the program that runs this virtual machine.",
    flags: flags::HAS_WEAKREFS | flags::METHOD_DESCRIPTOR,
    slots: Slots { repr: Some(repr), call: Some(call), descr_get: Some(descr_get), ..Slots::NONE },
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHostFunction>()
});

static ATTRIBUTES: [GetSetDef; 5] = [
    getter("__name__", "", |vm, own| vm.new_str(&as_function(own).name)),
    getter("__qualname__", "", |vm, own| vm.new_str(&as_function(own).qualname)),
    getter("__module__", "", |vm, own| text_or_none(vm, &as_function(own).module)),
    getter("__doc__", "", |vm, own| text_or_none(vm, &as_function(own).doc)),
    getter("__text_signature__", "", |vm, own| text_or_none(vm, &as_function(own).signature)),
];

fn as_function(value: &Value) -> &PyHostFunction {
    value.downcast().expect("a host function's slot gets one")
}

fn text_or_none(vm: &Thread, text: &str) -> PyResult {
    if text.is_empty() { Ok(Value::NONE) } else { vm.new_str(text) }
}

impl PyHostFunction {
    /// An instance of [`TYPE`] or of [`METHOD`].
    pub fn new(
        vm: &Thread,
        is_method: bool,
        texts: Texts<'_>,
        call: Rc<HostCall>,
    ) -> PyResult<Ref<PyHostFunction>> {
        let qualname = if texts.qualname.is_empty() { texts.name } else { texts.qualname };
        let own = PyHostFunction {
            object: Object::new(if is_method { &METHOD } else { &TYPE }),
            name: texts.name.into(),
            qualname: qualname.into(),
            module: texts.module.into(),
            doc: texts.doc.into(),
            signature: texts.signature.into(),
            call,
        };
        Ok(vm.heap().allocate(own)?)
    }
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    vm.check_native_stack(" while calling a Python object")?;
    // The call may drop the last reference to the function.
    let function = as_function(own).call.clone();
    function(vm, args)
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    match instance {
        Some(instance) => Ok(PyMethod::new(vm, own.clone(), instance.clone())?.into_value()),
        None => Ok(own.clone()),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let function = as_function(own);
    let kind = if own.ty().is(&METHOD) { "method" } else { "function" };
    let shown = match &*function.module {
        "" => format!("<host {kind} {}>", function.qualname),
        module => format!("<host {kind} {module}.{}>", function.qualname),
    };
    let text: Ref<PyStr> = PyStr::from_utf8(vm.heap(), &shown)?;
    Ok(text.into_value())
}

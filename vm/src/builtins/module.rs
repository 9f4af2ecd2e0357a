//! `module`: a namespace. Its dict is the globals of the functions defined in it.

use super::dict::PyDict;
use crate::class::layout::Trace;
use crate::class::lookup::{generic_getattr_opt, generic_setattr};
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::import::lazy;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyModule {
    object: Object,
    dict: Ref<PyDict>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyModule {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "module",
    signature: "(name, doc=None)",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS | flags::HAS_DICT,
    getset: &[getter("__dict__", "", |_, module| Ok(as_module(module).dict.to_value())).as_member()],
    slots: Slots { getattro: Some(getattro), setattro: Some(generic_setattr), ..Slots::NONE },
    ..TypeSpec::object::<PyModule>()
});

impl PyModule {
    pub fn new(vm: &Thread, name: &str) -> PyResult<Ref<PyModule>> {
        let dict = PyDict::new(vm)?;
        dict.set_str(&names::__name__, vm.intern_str(name)?.into_value())?;
        for name in [&names::__doc__, &names::__package__, &names::__loader__, &names::__spec__] {
            dict.set_str(name, Value::NONE)?;
        }
        let copy = dict.clone();
        let module = create::allocate_instance(vm, &TYPE, |object| PyModule { object, dict })?;
        crate::class::attributes::replace_dict(vm, module.as_object(), Some(copy))?;
        Ok(module)
    }

    #[inline(always)]
    pub fn dict(&self) -> &PyDict {
        &self.dict
    }
}

fn as_module(module: &Value) -> &PyModule {
    module.downcast().expect("a module's slot gets a module")
}

impl Trace for PyModule {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.dict);
    }
}

/// Attributes of the module, then its `__getattr__` (PEP 562).
fn getattro(vm: &Thread, module: &Value, name: &super::str::PyStr) -> PyResult {
    if let Some(found) = generic_getattr_opt(vm, module, name)? {
        if lazy::is_placeholder(&found)
            && let Some(own) = module.downcast::<PyModule>()
        {
            return lazy::reveal(vm, own, name, found);
        }
        return Ok(found);
    }
    let dict = module.downcast::<PyModule>().map(|own| own.dict.clone());
    if let Some(getattr) = dict.as_ref().and_then(|dict| dict.get_str(&names::__getattr__)) {
        return vm.call(&getattr, &[crate::object::to_value(name)]);
    }
    let own = dict.as_ref().and_then(|dict| dict.get_str(&names::__name__));
    let text = match own.as_ref().and_then(Value::downcast::<super::str::PyStr>) {
        Some(own) => format!("module '{}' has no attribute '{}'", own.display(), name.display()),
        None => format!("module has no attribute '{}'", name.display()),
    };
    Err(vm.raise_attribute_error(text, module, name))
}

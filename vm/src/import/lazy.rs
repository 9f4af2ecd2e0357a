//! The `__spec__` and `__loader__` of modules that were imported natively: placeholders, until somebody looks.
//!
//! Reading `module.__spec__` (or the global of that name) replaces them by the real objects, which takes `importlib`. A
//! placeholder that gets out by other ways, through the module's dict, passes on what is asked of it.

use crate::builtins::exceptions;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Native,
    Frozen,
    Source,
    Compiled,
}

#[repr(C)]
pub struct PyLazySpec {
    object: Object,
    name: Value,
    pub kind: Kind,
    file: ValueCell,
    /// The package's `__path__`.
    search: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLazySpec {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "ModuleSpec",
    doc: "A module spec that has not been looked at.",
    slots: Slots {
        repr: Some(|vm, own| vm.repr(&resolved(vm, own)?)),
        getattro: Some(|vm, own, name| vm.get_attr(&resolved(vm, own)?, name)),
        setattro: Some(|vm, own, name, value| vm.set_attr(&resolved(vm, own)?, name, value)),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyLazySpec>()
});

impl PyLazySpec {
    pub fn new(
        vm: &Thread,
        name: &str,
        kind: Kind,
        file: Option<Value>,
        search: Option<Value>,
    ) -> PyResult<Ref<PyLazySpec>> {
        let spec = vm.heap().allocate(PyLazySpec {
            object: Object::new(&TYPE),
            name: vm.intern_str(name)?.into_value(),
            kind,
            file: ValueCell::new(file),
            search: ValueCell::new(search),
        })?;
        vm.heap().track(spec.as_object());
        Ok(spec)
    }

    pub fn name(&self) -> &Value {
        &self.name
    }

    pub fn file(&self) -> Option<Value> {
        self.file.get()
    }

    pub fn search(&self) -> Option<Value> {
        self.search.get()
    }
}

impl Trace for PyLazySpec {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        self.file.trace(tracer);
        self.search.trace(tracer);
    }
}

/// The real spec that a placeholder stands for: that of its module.
fn resolved(vm: &Thread, own: &Value) -> PyResult {
    super::activate::activate(vm)?;
    let Some(spec) = own.downcast::<PyLazySpec>() else { return Ok(own.clone()) };
    let name = spec.name.clone();
    let module = name.downcast::<PyStr>().map(|name| vm.modules().map(|modules| modules.get_str(name)));
    if let Some(Ok(Some(module))) = module
        && let Some(module) = module.downcast::<PyModule>()
    {
        super::activate::resolve_module(vm, module)?;
        if let Some(spec) = module.dict().get_str(&names::__spec__)
            && spec.downcast::<PyLazySpec>().is_none()
        {
            return Ok(spec);
        }
    }
    Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "the module of this spec is gone"))
}

/// The placeholder for an attribute of `sys` that activation sets: `meta_path`, `path_hooks`.
#[repr(C)]
pub struct PyLazyAttribute {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLazyAttribute {
    const TYPE: &'static PyType = &ATTRIBUTE;
}

pub static ATTRIBUTE: PyType =
    PyType::from_spec(&TypeSpec { name: "lazy_attribute", ..TypeSpec::leaf::<PyLazyAttribute>() });

/// A new placeholder.
pub fn lazy_attribute(vm: &Thread) -> PyResult {
    Ok(vm.heap().allocate(PyLazyAttribute { object: Object::new(&ATTRIBUTE) })?.into_value())
}

/// Whether a value of a module's dict is a placeholder, which must not be shown.
#[inline]
pub fn is_placeholder(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|object| std::ptr::eq(object.ty(), &TYPE) || std::ptr::eq(object.ty(), &ATTRIBUTE))
}

/// What a module's attribute is, if a placeholder was found in its dict.
#[cold]
pub fn reveal(vm: &Thread, module: &PyModule, name: &PyStr, found: Value) -> PyResult {
    if vm.interp().import.activating.get() {
        return Ok(found);
    }
    super::activate::activate(vm)?;
    super::activate::resolve_module(vm, module)?;
    Ok(module.dict().get_str(name).unwrap_or(Value::NONE))
}

//! `mappingproxy`: a read-only view of a mapping; what `cls.__dict__` is.

use super::dict::PyDict;
use crate::class::PyType;
use crate::class::flags;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyMappingProxy {
    object: Object,
    mapping: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMappingProxy {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "mappingproxy",
    signature: "(mapping)",
    flags: flags::MAPPING,
    slots: Slots {
        length: Some(|vm, own| vm.length(mapping(own))),
        subscript: Some(|vm, own, key| vm.get_item(mapping(own), key)),
        contains: Some(|vm, own, key| vm.contains(mapping(own), key)),
        iter: Some(|vm, own| vm.get_iter(mapping(own))),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyMappingProxy>()
});

impl Trace for PyMappingProxy {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.mapping);
    }
}

fn mapping(value: &Value) -> &Value {
    &value.downcast::<PyMappingProxy>().expect("a mappingproxy's slot gets one").mapping
}

/// The dict that a proxy shows, if it shows one.
pub fn dict_of(value: &Value) -> Option<Ref<PyDict>> {
    Ref::try_from_value(value.downcast::<PyMappingProxy>()?.mapping.clone()).ok()
}

pub fn new(vm: &Thread, mapping: Value) -> PyResult {
    let proxy = vm.heap().allocate(PyMappingProxy { object: Object::new(&TYPE), mapping })?;
    vm.heap().track(proxy.as_object());
    Ok(proxy.into_value())
}

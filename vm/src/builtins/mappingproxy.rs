//! `mappingproxy`: a read-only view of a mapping; what `cls.__dict__` is.

use super::dict::PyDict;
use super::list::PyList;
use super::tuple::PyTuple;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, parameters};
use crate::class::statics::StaticStr;
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::number::{self, BinaryOp};
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
    doc: "A read-only view of a mapping.",
    flags: flags::MAPPING,
    slots: Slots {
        repr: Some(|vm, own| vm.format_str("mappingproxy(", &vm.repr(mapping(vm, own)?)?, ")")),
        str: Some(|vm, own| Ok(vm.to_str(mapping(vm, own)?)?.into_value())),
        hash: Some(|vm, own| vm.hash(mapping(vm, own)?)),
        richcompare: Some(|vm, own, other, op| vm.rich_compare(mapping(vm, own)?, other, op)),
        iter: Some(|vm, own| vm.get_iter(mapping(vm, own)?)),
        new: Some(construct),
        or: Some(|vm, left, right| number::binary(vm, operand(vm, left)?, operand(vm, right)?, BinaryOp::Or)),
        inplace_or: Some(|vm, own, _| {
            let text = format!("'|=' is not supported by {}; use '|' instead", own.ty().name());
            Err(vm.type_error(text))
        }),
        length: Some(|vm, own| vm.length(mapping(vm, own)?)),
        subscript: Some(|vm, own, key| vm.get_item(mapping(vm, own)?, key)),
        contains: Some(|vm, own, key| vm.contains(mapping(vm, own)?, key)),
        ..Slots::NONE
    },
    methods: &[
        method(
            "__class_getitem__",
            "($type, object, /)",
            "See PEP 585",
            crate::builtins::generic_alias::class_getitem,
        )
        .classmethod(),
        method("get", "($self, key, default=None, /)", "Return the value for key, or the default.", get),
        method("keys", "($self, /)", "The keys of the mapping.", |vm, args| call(vm, args, &names::keys)),
        method("values", "($self, /)", "The values of the mapping.", |vm, args| {
            call(vm, args, &names::values)
        }),
        method("items", "($self, /)", "The items of the mapping.", |vm, args| call(vm, args, &names::items)),
        method("copy", "($self, /)", "A shallow copy of the mapping.", |vm, args| {
            call(vm, args, &names::copy)
        }),
        method("__reversed__", "($self, /)", "A reverse iterator over the keys.", |vm, args| {
            call(vm, args, &names::__reversed__)
        }),
    ],
    ..TypeSpec::container::<PyMappingProxy>()
});

static PARAMETERS: MethodDef = parameters("mappingproxy", "(mapping)");

impl Trace for PyMappingProxy {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.mapping);
    }
}

/// Proxies can be nested as deeply as there is memory.
fn mapping<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a Value> {
    vm.check_native_stack("")?;
    Ok(&value.downcast::<PyMappingProxy>().expect("a mappingproxy's slot gets one").mapping)
}

/// The dict that a proxy shows, if it shows one.
pub fn dict_of(value: &Value) -> Option<Ref<PyDict>> {
    Ref::try_from_value(value.downcast::<PyMappingProxy>()?.mapping.clone()).ok()
}

/// The dict behind a value that is a proxy of nothing but a dict.
#[inline]
pub fn exact_dict(value: &Value) -> Option<&PyDict> {
    value.downcast_exact::<PyMappingProxy>()?.mapping.downcast_exact::<PyDict>()
}

/// The mapping behind an operand that is a proxy.
fn operand<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a Value> {
    vm.check_native_stack("")?;
    Ok(value.downcast::<PyMappingProxy>().map_or(value, |proxy| &proxy.mapping))
}

pub fn new(vm: &Thread, mapping: Value) -> PyResult {
    let proxy = vm.heap().allocate(PyMappingProxy { object: Object::new(&TYPE), mapping })?;
    vm.heap().track(proxy.as_object());
    Ok(proxy.into_value())
}

fn construct(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let is_mapping = args[0].ty().slots().subscript.is_some()
            && args[0].downcast::<PyList>().is_none()
            && args[0].downcast::<PyTuple>().is_none();
        if is_mapping {
            return new(vm, args[0].clone());
        }
        let name = args[0].ty().name();
        Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {name}")))
    })
}

fn call(vm: &Thread, args: &[Value], name: &'static StaticStr) -> PyResult {
    vm.call_method(mapping(vm, &args[0])?, name, &[])
}

fn get(vm: &Thread, args: &[Value]) -> PyResult {
    let default = if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
    let mapping = mapping(vm, &args[0])?;
    match mapping.downcast_exact::<PyDict>() {
        Some(dict) => Ok(dict.get_item(vm, &args[1])?.unwrap_or(default)),
        None => vm.call_method(mapping, &names::get, &[args[1].clone(), default]),
    }
}

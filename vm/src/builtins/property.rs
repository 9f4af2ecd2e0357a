//! `property`: an attribute computed by functions.

use super::function::PyFunction;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyProperty {
    object: Object,
    fget: ValueCell,
    fset: ValueCell,
    fdel: ValueCell,
    doc: ValueCell,
    name: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyProperty {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "property",
    signature: "(fget=None, fset=None, fdel=None, doc=None)",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        descr_get: Some(descr_get),
        descr_set: Some(descr_set),
        ..Slots::NONE
    },
    methods: &[
        method(
            "getter",
            "($self, object, /)",
            "Descriptor to obtain a copy of the property with a different getter.",
            |vm, args| copy_with(vm, args, 0),
        ),
        method(
            "setter",
            "($self, object, /)",
            "Descriptor to obtain a copy of the property with a different setter.",
            |vm, args| copy_with(vm, args, 1),
        ),
        method(
            "deleter",
            "($self, object, /)",
            "Descriptor to obtain a copy of the property with a different deleter.",
            |vm, args| copy_with(vm, args, 2),
        ),
    ],
    getset: &[
        getter("fget", "", |_, own| Ok(as_property(own).fget.get().unwrap_or(Value::NONE))).as_member(),
        getter("fset", "", |_, own| Ok(as_property(own).fset.get().unwrap_or(Value::NONE))).as_member(),
        getter("fdel", "", |_, own| Ok(as_property(own).fdel.get().unwrap_or(Value::NONE))).as_member(),
    ],
    ..TypeSpec::container::<PyProperty>()
});

fn as_property(value: &Value) -> &PyProperty {
    value.downcast().expect("a property's slot gets a property")
}

impl PyProperty {
    /// The getter, if it is an ordinary function.
    pub fn python_getter(&self) -> Option<Ref<PyFunction>> {
        Ref::try_from_value(self.fget.get()?).ok()
    }
}

impl Trace for PyProperty {
    fn trace(&self, tracer: &mut Tracer) {
        for field in [&self.fget, &self.fset, &self.fdel, &self.doc, &self.name] {
            field.trace(tracer);
        }
    }

    fn clear(&self) {
        for field in [&self.fget, &self.fset, &self.fdel, &self.doc] {
            field.set(None);
        }
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyProperty {
        object,
        fget: ValueCell::empty(),
        fset: ValueCell::empty(),
        fdel: ValueCell::empty(),
        doc: ValueCell::empty(),
        name: ValueCell::empty(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(_: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    let own = as_property(own);
    let fields = [("fget", &own.fget), ("fset", &own.fset), ("fdel", &own.fdel), ("doc", &own.doc)];
    for (index, (name, field)) in fields.into_iter().enumerate() {
        let given = args.positional().get(index).or_else(|| args.keyword(name));
        field.set(given.filter(|value| !value.is_none()).cloned());
    }
    Ok(())
}

fn copy_with(vm: &Thread, args: &[Value], which: usize) -> PyResult {
    let own = as_property(&args[0]);
    let mut parts: Vec<Value> =
        [&own.fget, &own.fset, &own.fdel, &own.doc].map(|field| field.get().unwrap_or(Value::NONE)).into();
    parts[which] = args[1].clone();
    vm.call(&args[0].ty().to_value(), &parts)
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else { return Ok(own.clone()) };
    match as_property(own).fget.get() {
        Some(fget) => vm.call(&fget, std::slice::from_ref(instance)),
        None => Err(vm.raise(&super::exceptions::ATTRIBUTE_ERROR, "property of object has no getter")),
    }
}

fn descr_set(vm: &Thread, own: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    let property = as_property(own);
    let (function, what) = match value {
        Some(_) => (property.fset.get(), "setter"),
        None => (property.fdel.get(), "deleter"),
    };
    let Some(function) = function else {
        return Err(
            vm.raise(&super::exceptions::ATTRIBUTE_ERROR, &format!("property of object has no {what}"))
        );
    };
    let mut args = vec![instance.clone()];
    args.extend(value.cloned());
    vm.call(&function, &args).map(drop)
}

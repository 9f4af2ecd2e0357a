//! `property`: an attribute computed by functions.

use super::exceptions::ATTRIBUTE_ERROR;
use super::str::PyStr;
use super::wrapped_function;
use crate::call::{Args, call_native};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getset, getter, method, variadic};
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyProperty {
    object: Object,
    fget: ValueCell,
    fset: ValueCell,
    fdel: ValueCell,
    doc: ValueCell,
    name: ValueCell,
    /// The docstring is the getter's: another getter brings its own.
    getter_doc: Cell<bool>,
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
        variadic("__set_name__", "($self, owner, name, /)", "Method to set name of a property.", set_name),
    ],
    getset: &[
        getter("fget", "", |_, own| Ok(as_property(own).fget.get().unwrap_or(Value::NONE))).as_member(),
        getter("fset", "", |_, own| Ok(as_property(own).fset.get().unwrap_or(Value::NONE))).as_member(),
        getter("fdel", "", |_, own| Ok(as_property(own).fdel.get().unwrap_or(Value::NONE))).as_member(),
        getset(
            "__doc__",
            "",
            |_, own| Ok(as_property(own).doc.get().unwrap_or(Value::NONE)),
            |_, own, value| {
                as_property(own).doc.set(value.cloned());
                Ok(())
            },
        )
        .as_member(),
        getset("__name__", "", get_name, |_, own, value| {
            as_property(own).name.set(value.cloned());
            Ok(())
        }),
        getter("__isabstractmethod__", "", is_abstract),
    ],
    ..TypeSpec::container::<PyProperty>()
});

fn as_property(value: &Value) -> &PyProperty {
    value.downcast().expect("a property's slot gets a property")
}

impl PyProperty {
    /// The getter or null, borrowed: another call of `__init__` changes it.
    #[inline(always)]
    pub fn getter_word(&self) -> Word {
        self.fget.word()
    }

    /// The setter or null, borrowed, likewise.
    #[inline(always)]
    pub fn setter_word(&self) -> Word {
        self.fset.word()
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
        getter_doc: Cell::new(false),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

static INIT: MethodDef =
    method("property", "($self, fget=None, fset=None, fdel=None, doc=None)", "", init_fields);

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    args.with_first(own, |args| call_native(vm, &INIT, args)).map(drop)
}

fn init_fields(vm: &Thread, args: &[Value]) -> PyResult {
    let given =
        |index: usize| args.get(index).filter(|value| !value.is_unbound() && !value.is_none()).cloned();
    let own = as_property(&args[0]);
    own.fget.set(given(1));
    own.fset.set(given(2));
    own.fdel.set(given(3));
    own.name.set(None);
    own.getter_doc.set(false);
    let mut doc = given(4);
    if doc.is_none()
        && let Some(fget) = given(1)
        && let Some(found) = vm.get_attr_opt(&fget, &names::__doc__)?.filter(|found| !found.is_none())
    {
        doc = Some(found);
        own.getter_doc.set(true);
    }
    if args[0].ty().is(&TYPE) {
        own.doc.set(doc);
        return Ok(Value::NONE);
    }
    // An instance of a subclass has its docstring in its own dict, or in a slot of that name.
    let result = vm.set_attr(&args[0], &names::__doc__, Some(&doc.unwrap_or(Value::NONE)));
    match result {
        Err(_) if !own.getter_doc.get() && vm.raised_matches(&ATTRIBUTE_ERROR) => vm.clear_raised(),
        result => result?,
    }
    Ok(Value::NONE)
}

fn copy_with(vm: &Thread, args: &[Value], which: usize) -> PyResult {
    let own = as_property(&args[0]);
    let mut parts: Vec<Value> =
        [&own.fget, &own.fset, &own.fdel, &own.doc].map(|field| field.get().unwrap_or(Value::NONE)).into();
    if !args[1].is_none() {
        parts[which] = args[1].clone();
    }
    if own.getter_doc.get() && !parts[0].is_none() {
        parts[3] = Value::NONE;
    }
    let copy = vm.call(&args[0].ty().to_value(), &parts)?;
    if let Some(copy) = copy.downcast::<PyProperty>() {
        copy.name.set(own.name.get());
    }
    Ok(copy)
}

fn set_name(vm: &Thread, args: Args<'_>) -> PyResult {
    let given = args.positional().get(1..).unwrap_or_default();
    let [_, name] = given else {
        let text = format!("__set_name__() takes 2 positional arguments but {} were given", given.len());
        return Err(vm.type_error(text));
    };
    as_property(&args.positional()[0]).name.set(Some(name.clone()));
    Ok(Value::NONE)
}

/// The name it was given, or that of the getter.
fn name_of(vm: &Thread, own: &PyProperty) -> PyResult<Option<Value>> {
    match (own.name.get(), own.fget.get()) {
        (Some(name), _) => Ok(Some(name)),
        (None, Some(fget)) => vm.get_attr_opt(&fget, &names::__name__),
        (None, None) => Ok(None),
    }
}

fn get_name(vm: &Thread, own: &Value) -> PyResult {
    match name_of(vm, as_property(own))? {
        Some(name) => Ok(name),
        None => {
            let text = "'property' object has no attribute '__name__'".to_owned();
            Err(vm.raise_attribute_error(text, own, &names::__name__))
        }
    }
}

fn is_abstract(vm: &Thread, own: &Value) -> PyResult {
    let own = as_property(own);
    for function in [&own.fget, &own.fset, &own.fdel] {
        if let Some(function) = function.get()
            && wrapped_function::is_abstract(vm, &function)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// The property lacks a function.
#[cold]
fn lacks(vm: &Thread, own: &PyProperty, instance: &Value, what: &str) -> Raised {
    let name = match name_of(vm, own) {
        Ok(Some(name)) => vm.repr(&name).map(Some),
        Ok(None) => Ok(None),
        Err(raised) => Err(raised),
    };
    let qualname =
        vm.get_attr(&instance.ty().to_value(), &names::__qualname__).and_then(|name| vm.repr(&name));
    let (name, qualname) = match (name, qualname) {
        (Ok(name), Ok(qualname)) => (name, qualname),
        (Err(raised), _) | (_, Err(raised)) => return raised,
    };
    let text = |value: &Value| value.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
    let text = match &name {
        Some(name) => format!("property {} of {} object has no {what}", text(name), text(&qualname)),
        None => format!("property of {} object has no {what}", text(&qualname)),
    };
    vm.raise(&ATTRIBUTE_ERROR, &text)
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else { return Ok(own.clone()) };
    match as_property(own).fget.get() {
        Some(fget) => vm.call(&fget, std::slice::from_ref(instance)),
        None => Err(lacks(vm, as_property(own), instance, "getter")),
    }
}

fn descr_set(vm: &Thread, own: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    let property = as_property(own);
    let (function, what) = match value {
        Some(_) => (property.fset.get(), "setter"),
        None => (property.fdel.get(), "deleter"),
    };
    let Some(function) = function else { return Err(lacks(vm, property, instance, what)) };
    match value {
        Some(value) => vm.call(&function, &[instance.clone(), value.clone()]).map(drop),
        None => vm.call(&function, std::slice::from_ref(instance)).map(drop),
    }
}

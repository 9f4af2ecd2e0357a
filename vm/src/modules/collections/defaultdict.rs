//! `defaultdict`: a dict that makes values for missing keys.

use crate::builtins::dict::{self, PyDict};
use crate::builtins::generic_alias;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getset, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::Payload;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

/// What is behind the dict is empty when all its bits are 0, so that `dict.__new__` can make one.
#[repr(C)]
pub struct PyDefaultDict {
    dict: PyDict,
    /// Empty, like `None`, for no factory.
    factory: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with the payload of the base.
unsafe impl Payload for PyDefaultDict {
    const TYPE: &'static PyType = &TYPE;
}

static MEMBERS: &[GetSetDef] = &[getset(
    "default_factory",
    "Factory for default value called by __missing__().",
    |_, own| Ok(as_defaultdict(own).factory.get().unwrap_or(Value::NONE)),
    |_, own, value| {
        as_defaultdict(own).factory.set(value.cloned());
        Ok(())
    },
)
.as_member()];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "collections.defaultdict",
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n\
          Looking up a key that is missing, by [] alone, calls the factory without arguments and keeps the value\n\
          it makes. All other arguments are those of dict.",
    base: Some(&dict::TYPE),
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(repr),
        init: Some(init),
        or: Some(or),
        ..Slots::NONE
    },
    methods: &[
        method(
            "__missing__",
            "($self, object, /)",
            "Called by [] for a missing key: makes the value.",
            missing,
        ),
        method("copy", "($self, /)", "D.copy() -> a shallow copy of D.", copy),
        method("__copy__", "($self, /)", "D.copy() -> a shallow copy of D.", copy),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: MEMBERS,
    ..TypeSpec::container::<PyDefaultDict>()
});

fn as_defaultdict(value: &Value) -> &PyDefaultDict {
    value.downcast().expect("a defaultdict's slot gets one")
}

impl Trace for PyDefaultDict {
    fn trace(&self, tracer: &mut Tracer) {
        self.dict.trace(tracer);
        self.factory.trace(tracer);
    }

    fn clear(&self) {
        Trace::clear(&self.dict);
        self.factory.set(None);
    }
}

impl PyDefaultDict {
    fn factory(&self) -> Option<Value> {
        self.factory.get().filter(|factory| !factory.is_none())
    }
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    let (factory, rest) = match args.split_first() {
        Some((factory, rest)) => (Some(factory.clone()), rest),
        None => (None, args),
    };
    if factory.as_ref().is_some_and(|factory| !factory.is_none() && factory.ty().slots().call.is_none()) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    let own = as_defaultdict(own);
    own.factory.set(factory);
    dict::methods::update_common(vm, &own.dict, &rest, "dict")
}

fn missing(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_defaultdict(&args[0]);
    let Some(factory) = own.factory() else {
        return Err(vm.raise_key_error(&args[1]));
    };
    let value = vm.call(&factory, &[])?;
    // The factory may have set a value itself: that one counts.
    Ok(own.dict.set_default(vm, &args[1], || value)?.0)
}

/// A new one of the same class, with these items.
fn new_copy(vm: &Thread, own: &Value, items: &Value) -> PyResult {
    let factory = as_defaultdict(own).factory().unwrap_or(Value::NONE);
    vm.call(&own.ty().to_value(), &[factory, items.clone()])
}

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    new_copy(vm, &args[0], &args[0])
}

fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let is_dict = |value: &Value| value.downcast::<PyDict>().is_some();
    if !is_dict(left) || !is_dict(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = if left.downcast::<PyDefaultDict>().is_some() { left } else { right };
    let made = new_copy(vm, own, left)?;
    match made.downcast::<PyDict>() {
        Some(dict) => dict.update_from(vm, right)?,
        None => return Err(vm.type_error("a copy of a defaultdict must be a dict")),
    }
    Ok(made)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let defaultdict = as_defaultdict(own);
    let items = (dict::TYPE.slots().repr.expect("dict has a repr"))(vm, own)?;
    let factory = match defaultdict.factory() {
        None => vm.new_str("None")?,
        Some(_) if !vm.repr_enter(defaultdict.factory.get().as_ref().unwrap_or(own)) => vm.new_str("...")?,
        Some(factory) => {
            let text = vm.repr(&factory);
            vm.repr_leave(&factory);
            text?
        }
    };
    let factory = vm.expect_str(&factory, "__repr__ returned non-string")?.to_string_lossy();
    vm.format_str(&format!("{}({factory}, ", own.ty().short_name()), &items, ")")
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let arguments = match as_defaultdict(own).factory() {
        Some(factory) => vm.new_tuple(&[factory])?,
        None => vm.empty_tuple()?.into_value(),
    };
    let items = vm.call_method(own, &names::items, &[])?;
    let items = vm.get_iter(&items)?;
    vm.new_tuple(&[own.ty().to_value(), arguments, Value::NONE, Value::NONE, items])
}

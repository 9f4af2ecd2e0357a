//! `types.SimpleNamespace`: an object whose attributes are given as keywords.

use super::descriptors;
use super::dict::PyDict;
use super::object::PyObject;
use super::str::PyStr;
use crate::call::Args;
use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method, variadic};
use crate::class::{PyType, attributes, create, flags};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_object;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

static LAYOUT: NativeLayout = NativeLayout::leaf::<PyObject>();

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "types.SimpleNamespace",
    signature: "(mapping_or_iterable=(), /, **kwargs)",
    doc: "A simple attribute-based namespace.",
    flags: flags::BASETYPE | flags::HAS_DICT,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        richcompare: Some(richcompare),
        ..Slots::NONE
    },
    methods: &[
        method("__reduce__", "($self, /)", "Return state information for pickling", |vm, args| {
            let dict = descriptors::get_dict(vm, &args[0])?;
            vm.new_tuple(&[args[0].ty().to_value(), vm.empty_tuple()?.into_value(), dict])
        }),
        variadic(
            "__replace__",
            "($self, /, **changes)",
            "Return a copy of the namespace object with new values for the specified attributes.",
            replace,
        ),
    ],
    getset: &[getter("__dict__", "", descriptors::get_dict).as_member()],
    ..TypeSpec::with(&LAYOUT, deallocate_object)
});

/// A namespace with these attributes.
pub fn from_dict(vm: &Thread, entries: &PyDict) -> PyResult {
    let own = new(vm, &TYPE, Args::NONE)?;
    update(vm, &own, entries)?;
    Ok(own)
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(create::allocate_instance(vm, ty, PyObject::new)?.into_value())
}

fn dict_of(vm: &Thread, own: &Value) -> PyResult<Ref<PyDict>> {
    attributes::dict(vm, own.object_unchecked())
}

fn update(vm: &Thread, own: &Value, entries: &PyDict) -> PyResult<()> {
    dict_of(vm, own)?.merge_from(vm, entries)
}

/// A mapping or an iterable of pairs first, then the keywords.
fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    match args.positional() {
        [] => {}
        [given] => {
            let entries = vm.call(&super::dict::TYPE.to_value(), std::slice::from_ref(given))?;
            let Some(entries) = entries.downcast::<PyDict>() else { return Err(vm.system_error("no dict")) };
            for (name, _) in entries.entries() {
                if name.downcast::<PyStr>().is_none() {
                    return Err(vm.type_error("keywords must be strings"));
                }
            }
            update(vm, own, entries)?;
        }
        many => {
            let (name, count) = (own.ty().short_name(), many.len());
            return Err(vm.type_error(format!("{name} expected at most 1 argument, got {count}")));
        }
    }
    let dict = dict_of(vm, own)?;
    for (name, value) in args.keywords() {
        dict.set_str(name, value.clone())?;
    }
    Ok(())
}

/// Names that are no strings are left out.
fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = if own.ty().is(&TYPE) { "namespace".to_owned() } else { own.ty().short_name().to_owned() };
    if !vm.repr_enter(own) {
        return vm.new_str(&format!("{name}(...)"));
    }
    let text = dict_of(vm, own).and_then(|dict| join(vm, &name, &dict));
    vm.repr_leave(own);
    text
}

fn join(vm: &Thread, name: &str, dict: &PyDict) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str(name)?;
    buf.push_str("(")?;
    let mut first = true;
    for (key, value) in dict.entries() {
        let Some(key) = key.downcast::<PyStr>().filter(|key| !key.is_empty()) else { continue };
        if !first {
            buf.push_str(", ")?;
        }
        first = false;
        buf.push_text(key.text())?;
        buf.push_str("=")?;
        vm.push_repr(&mut buf, &value)?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !left.ty().is_subtype(&TYPE) || !right.ty().is_subtype(&TYPE) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.rich_compare(&dict_of(vm, left)?.into_value(), &dict_of(vm, right)?.into_value(), op)
}

fn replace(vm: &Thread, args: Args<'_>) -> PyResult {
    let [own] = args.positional() else {
        return Err(vm.type_error("__replace__() takes no positional arguments"));
    };
    let copy = vm.call(&own.ty().to_value(), &[])?;
    if !copy.ty().is_subtype(&TYPE) {
        let (expected, class, got) =
            (TYPE.name(), vm.full_type_name(own.ty())?, vm.full_type_name(copy.ty())?);
        return Err(vm.type_error(format!("expect {expected} type, but {class}() returned '{got}' object")));
    }
    update(vm, &copy, &*dict_of(vm, own)?)?;
    let dict = dict_of(vm, &copy)?;
    for (name, value) in args.keywords() {
        dict.set_str(name, value.clone())?;
    }
    Ok(copy)
}

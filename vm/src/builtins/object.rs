//! `object`: the base of all types.

use super::reduce;
use super::str::PyStr;
use crate::call::Args;
use crate::class::create::{self, no_constructor};
use crate::class::layout::NativeLayout;
use crate::class::lookup::{generic_getattr, generic_setattr};
use crate::class::slots::{Init, New, Slots};
use crate::class::spec::{TypeSpec, getset, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_leaf;
use crate::modules::builtins::attributes;
use crate::names;
use crate::object::{Object, Payload};
use crate::protocol::argument::Which;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

/// A bare header: the payload of classes that derive from nothing else.
#[repr(C)]
pub struct PyObject {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyObject {
    const TYPE: &'static PyType = &TYPE;
}

impl PyObject {
    pub fn new(object: Object) -> PyObject {
        PyObject { object }
    }
}

/// The layout of everything that adds no payload to it: types are compared by the address, which a static alone has for sure.
pub static LAYOUT: NativeLayout = NativeLayout::leaf::<PyObject>();

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "object",
    signature: "()",
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots {
        repr: Some(repr),
        str: Some(str),
        hash: Some(hash),
        getattro: Some(generic_getattr),
        setattro: Some(generic_setattr),
        richcompare: Some(richcompare),
        init: Some(init),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[
        method("__reduce_ex__", "($self, protocol, /)", "Helper for pickle.", reduce::reduce_ex),
        method("__reduce__", "($self, /)", "Helper for pickle.", reduce::reduce),
        method("__getstate__", "($self, /)", "Helper for pickle.", reduce::getstate),
        method("__sizeof__", "($self, /)", "Size of object in memory, in bytes.", |vm, args| {
            super::int::from_usize(vm, size_of_instance(&args[0]))
        }),
        method("__dir__", "($self, /)", "Default dir() implementation.", attributes::object_dir),
        method("__format__", "($self, format_spec, /)", "Default object formatter.", format),
        method(
            "__init_subclass__",
            "($type, /)",
            "This method is called when a class is subclassed.",
            init_subclass,
        )
        .classmethod(),
        method("__subclasshook__", "($type, object, /)", "Abstract classes can override this.", subclasshook)
            .classmethod(),
    ],
    getset: &[getset("__class__", "the object's class", get_class, set_class)],
    ..TypeSpec::with(&LAYOUT, deallocate_leaf::<PyObject>)
};

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let ty = value.ty();
    let module = ty.heap_type().and_then(|_| ty.dict().get_str(&names::__module__));
    let name = match module {
        Some(module) if module.downcast::<PyStr>().is_none() => ty.name().to_owned(),
        _ => vm.qualified_type_name(ty)?,
    };
    vm.new_str(&format!("<{name} object at {:#x}>", value.id()))
}

/// What is no string is an error for the caller, who says so of `__str__`.
fn str(vm: &Thread, value: &Value) -> PyResult {
    vm.check_native_stack(" while getting the str of an object")?;
    match value.ty().slots().repr {
        Some(repr) => repr(vm, value),
        None => vm.repr(value),
    }
}

fn hash(_: &Thread, value: &Value) -> PyResult<i64> {
    Ok(crate::text::hash::hash_address(value.id() as usize))
}

/// Equality is identity; `!=` is the opposite of what `==` says.
pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    match op {
        CompareOp::Eq if left.is(right) => Ok(Value::TRUE),
        CompareOp::Ne => {
            let Some(compare) = left.ty().slots().richcompare else { return Ok(Value::NOT_IMPLEMENTED) };
            let equal = compare(vm, left, right, CompareOp::Eq)?;
            if equal.is_not_implemented() {
                return Ok(equal);
            }
            Ok(Value::bool(!vm.is_true(&equal)?))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether `__new__` is that of `object`.
pub fn is_own_new(ty: &PyType) -> bool {
    ty.slots().new.is_some_and(|slot| std::ptr::fn_addr_eq(slot, new as New))
}

/// Whether `__init__` is that of `object`.
pub fn is_own_init(ty: &PyType) -> bool {
    ty.slots().init.is_some_and(|slot| std::ptr::fn_addr_eq(slot, init as Init))
}

/// Whether calling the class makes a bare instance: no `__new__` of its own, and a metaclass that leaves calls alone.
pub fn makes_plain_instances(ty: &PyType) -> bool {
    is_own_new(ty) && std::ptr::eq(ty.native, &LAYOUT)
}

/// Bytes of the object itself: what it owns elsewhere is for its type's own `__sizeof__` to add.
pub fn size_of_instance(value: &Value) -> usize {
    let ty = value.ty();
    let items = match value.downcast::<super::tuple::PyTuple>() {
        Some(tuple) => tuple.len() * size_of::<Value>(),
        None => 0,
    };
    ty.instance_size() + items
}

/// Whether `__class__` of instances is what the VM says: the type has not another attribute of that name, nor rules of its
/// own for looking attributes up.
pub fn has_plain_class(vm: &Thread, ty: &PyType) -> bool {
    let found = |ty| crate::class::lookup::lookup_borrowed(vm, ty, &names::__class__).bits();
    ty.has_flag(flags::GENERIC_GETATTR) && found(ty) == found(&TYPE)
}

/// Arguments are an error, unless the other of `__new__` and `__init__` is overridden and may take them.
fn excess(
    vm: &Thread,
    ty: &PyType,
    args: Args<'_>,
    this_overridden: bool,
    other_overridden: bool,
    name: &str,
) -> PyResult<()> {
    if args.values().is_empty() {
        return Ok(());
    }
    if this_overridden {
        let text = format!(
            "object.{name}() takes exactly one argument (the {} to {})",
            if name == "__new__" { "type" } else { "instance" },
            if name == "__new__" { "instantiate" } else { "initialize" }
        );
        return Err(vm.type_error(text));
    }
    if other_overridden {
        return Ok(());
    }
    let text = if name == "__new__" {
        format!("{:.200}() takes no arguments", ty.name())
    } else {
        format!("{:.200}.__init__() takes exactly one argument (the instance to initialize)", ty.name())
    };
    Err(vm.type_error(text))
}

#[inline(never)]
fn init(vm: &Thread, object: &Value, args: Args<'_>) -> PyResult<()> {
    let ty = object.ty();
    excess(vm, ty, args, !is_own_init(ty), !is_own_new(ty), "__init__")
}

#[inline(never)]
pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    excess(vm, ty, args, !is_own_new(ty), !is_own_init(ty), "__new__")?;
    if ty.has_flag(flags::ABSTRACT) {
        check_abstract(vm, ty)?;
    }
    // Layouts are compared by size: another crate may have a copy of `object`'s own.
    if ty.native.size != TYPE.native.size {
        return no_constructor(vm, ty, args);
    }
    Ok(create::allocate_instance(vm, ty, PyObject::new)?.into_value())
}

/// `TypeError` for a class with abstract methods.
#[cold]
pub fn check_abstract(vm: &Thread, ty: &PyType) -> PyResult<()> {
    let Some(methods) = ty.dict().get_str(&names::__abstractmethods__) else { return Ok(()) };
    let mut listed: Vec<String> = Vec::new();
    for method in vm.iterate_to_buf(&methods)? {
        listed.push(format!("'{}'", vm.to_str(&method)?.display()));
    }
    if listed.is_empty() {
        return Ok(());
    }
    listed.sort();
    let plural = if listed.len() == 1 { "" } else { "s" };
    Err(vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        ty.name(),
        listed.join(", ")
    )))
}

fn format(vm: &Thread, args: &[Value]) -> PyResult {
    let spec = vm.str_argument(&args[1], "__format__", Which::Only)?;
    if !spec.is_empty() {
        let text = format!("unsupported format string passed to {:.200}.__format__", args[0].ty().name());
        return Err(vm.type_error(text));
    }
    Ok(vm.to_str(&args[0])?.into_value())
}

fn init_subclass(_: &Thread, _: &[Value]) -> PyResult {
    Ok(Value::NONE)
}

fn subclasshook(_: &Thread, _: &[Value]) -> PyResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn get_class(_: &Thread, object: &Value) -> PyResult {
    Ok(object.ty().to_value())
}

fn set_class(vm: &Thread, object: &Value, class: Option<&Value>) -> PyResult<()> {
    let Some(class) = class else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Some(class) = class.downcast::<PyType>() else {
        let text = format!("__class__ must be set to a class, not '{:.200}' object", class.ty().name());
        return Err(vm.type_error(text));
    };
    crate::class::attributes::change_class(vm, object, class)
}

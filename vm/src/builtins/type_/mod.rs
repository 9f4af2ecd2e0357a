//! `type`: the type of types. The payload is `class::PyType`; this file is its behaviour.

mod attributes;
pub use attributes::is_shown_on_heap;

use super::dict::PyDict;
use super::exceptions::ATTRIBUTE_ERROR;
use super::function::builtin::PyBuiltin;
use super::str::PyStr;
use super::tuple::PyTuple;
use crate::call::Args;
use crate::class::lookup::{lookup, modified};
use crate::class::slots::{Call, GetAttr, New, Slots};
use crate::class::spec::{TypeSpec, method, variadic};
use crate::class::variables::is_special;
use crate::class::{PyType, create, flags, slotdefs};
use crate::error::PyResult;
use crate::modules::builtins::attributes::type_dir;
use crate::names;
use crate::object::Ref;
use crate::protocol::instance;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "type",
    flags: flags::BUILTIN | flags::BASETYPE | flags::TYPE_SUBCLASS | flags::HAS_WEAKREFS | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        getattro: Some(getattro),
        setattro: Some(setattro),
        init: Some(|_, _, _| Ok(())),
        new: Some(new),
        or: Some(super::union::or),
        ..Slots::NONE
    },
    methods: &[
        method("mro", "($self, /)", "Return a type's method resolution order.", mro),
        method("__subclasses__", "($self, /)", "Return a list of immediate subclasses.", subclasses),
        variadic(
            "__prepare__",
            "($cls, name, bases, /, **kwds)",
            "Create the namespace for the class statement",
            |vm, _| Ok(PyDict::new(vm)?.into_value()),
        )
        .classmethod(),
        method(
            "__instancecheck__",
            "($self, instance, /)",
            "Check if an object is an instance.",
            |vm, args| Ok(Value::bool(instance::real_is_instance(vm, &args[1], &args[0])?)),
        ),
        method("__subclasscheck__", "($self, subclass, /)", "Check if a class is a subclass.", |vm, args| {
            Ok(Value::bool(instance::real_is_subclass(vm, &args[1], &args[0])?))
        }),
        method("__dir__", "($self, /)", "Specialized __dir__ implementation for types.", type_dir),
        method("__sizeof__", "($self, /)", "Return memory consumption of the type object.", type_size),
    ],
    getset: attributes::GETSET,
    ..TypeSpec::object::<PyType>()
});

fn as_type(value: &Value) -> &PyType {
    value.downcast().expect("a type's slot gets a type")
}

fn repr(vm: &Thread, ty: &Value) -> PyResult {
    let name = vm.qualified_type_name(as_type(ty))?;
    vm.new_str(&format!("<class '{name}'>"))
}

/// Calling a class: `__new__`, then `__init__` if that made an instance of it.
pub fn call(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult {
    let ty = as_type(class);
    if ty.is(&TYPE) {
        // `type(x)` asks; `type(name, bases, dict)` makes.
        if let ([value], false) = (args.positional(), args.has_keywords()) {
            return Ok(value.ty().to_value());
        }
        if args.positional().len() != 3 {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
    }
    let Some(new) = ty.slots().new else { return create::no_constructor(vm, ty, args) };
    let object = new(vm, ty, args.handed_on())?;
    if !object.ty().is_subtype(ty) {
        return Ok(object);
    }
    if let Some(init) = object.ty().slots().init {
        init(vm, &object, args.handed_on())?;
    }
    Ok(object)
}

/// Attributes of the metatype that are data descriptors, then of the type and its bases, then others of the metatype.
fn getattro(vm: &Thread, class: &Value, name: &PyStr) -> PyResult {
    match getattr_opt(vm, class, name)? {
        Some(value) => Ok(value),
        None => {
            let text =
                format!("type object '{:.50}' has no attribute '{}'", as_type(class).name(), name.display());
            Err(vm.raise(&ATTRIBUTE_ERROR, &text))
        }
    }
}

/// Whether the object is a class that is called as `type` says: its metaclass has no `__call__` of its own.
#[inline(always)]
pub fn is_called_plainly(object: &Value) -> bool {
    let ty = object.ty();
    ty.is(&TYPE)
        || ty.slots().call.is_some_and(|own| std::ptr::fn_addr_eq(own, call as Call)) && ty.is_subtype(&TYPE)
}

/// Whether attributes of the class are those that [`getattr_opt`] finds.
pub fn has_plain_attributes(class: &Value) -> bool {
    class.downcast::<PyType>().is_some()
        && class.ty().slots().getattro.is_some_and(|own| std::ptr::fn_addr_eq(own, getattro as GetAttr))
}

/// An attribute of a class, or nothing if there is none.
pub fn getattr_opt(vm: &Thread, class: &Value, name: &PyStr) -> PyResult<Option<Value>> {
    let ty = as_type(class);
    let metatype = class.ty();
    let interned;
    let name = if name.is_interned() {
        name
    } else {
        interned = vm.intern(name)?;
        &interned
    };
    let meta = lookup(vm, metatype, name);
    let meta_get = meta.as_ref().and_then(|found| found.ty().slots().descr_get);
    if let (Some(found), Some(get)) = (&meta, meta_get)
        && found.ty().slots().descr_set.is_some()
    {
        return get(vm, found, Some(class), Some(&metatype.to_value())).map(Some);
    }
    if let Some(found) = lookup(vm, ty, name) {
        return match found.ty().slots().descr_get {
            Some(get) => get(vm, &found, None, Some(class)).map(Some),
            None => Ok(Some(found)),
        };
    }
    match (meta, meta_get) {
        (Some(found), Some(get)) => get(vm, &found, Some(class), Some(&metatype.to_value())).map(Some),
        (meta, _) => Ok(meta),
    }
}

fn setattro(vm: &Thread, class: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(class);
    if ty.has_flag(flags::IMMUTABLE) {
        let text =
            format!("cannot set '{}' attribute of immutable type '{:.100}'", name.display(), ty.name());
        return Err(vm.type_error(text));
    }
    let name = vm.intern(name)?;
    let meta = lookup(vm, class.ty(), &name);
    if let Some(descriptor) = &meta
        && let Some(set) = descriptor.ty().slots().descr_set
    {
        return set(vm, descriptor, class, value);
    }
    let dict = Ref::borrowed(ty.dict());
    let old = match value {
        Some(value) => {
            let old = dict.get_str(&name);
            dict.set_str(&name, value.clone())?;
            old
        }
        None => match dict.remove_str(&name) {
            Some(old) => Some(old),
            None => {
                let text = format!("type object '{:.50}' has no attribute '{}'", ty.name(), name.display());
                return Err(vm.raise_attribute_error(text, class, &name));
            }
        },
    };
    let needs_no_version =
        old.as_ref().zip(value).is_some_and(|(old, value)| ty.is_replaced(&name, old, value));
    if !needs_no_version {
        modified(vm, ty);
    }
    if is_special(&name)
        && let Some(text) = name.as_ascii()
    {
        slotdefs::update_name(vm, ty, text);
        if text == "__abstractmethods__" {
            let is_abstract = match value {
                Some(value) => vm.is_true(value)?,
                None => false,
            };
            ty.set_flag(flags::ABSTRACT, is_abstract);
        }
    }
    drop(old);
    Ok(())
}

/// The most derived metatype of the bases.
pub fn calculate_metatype(vm: &Thread, metatype: &PyType, bases: &[Value]) -> PyResult<Ref<PyType>> {
    let mut winner = metatype.to_ref();
    for base in bases {
        let own = base.ty();
        if winner.is_subtype(own) {
            continue;
        }
        if !own.is_subtype(&winner) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = own.to_ref();
    }
    Ok(winner)
}

/// `type.__new__(metatype, name, bases, namespace, **keywords)`.
#[inline(never)]
fn new(vm: &Thread, metatype: &PyType, args: Args<'_>) -> PyResult {
    let [name, bases, namespace] = args.positional() else {
        return Err(vm.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            args.positional().len()
        )));
    };
    let wrong = |index: usize, expected: &str, given: &Value| {
        vm.type_error(format!(
            "type.__new__() argument {index} must be {expected}, not {}",
            given.argument_type()
        ))
    };
    if name.downcast::<PyStr>().is_none() {
        return Err(wrong(1, "str", name));
    }
    let Some(bases_tuple) = bases.downcast::<PyTuple>() else { return Err(wrong(2, "tuple", bases)) };
    let Some(dict) = namespace.downcast::<PyDict>() else { return Err(wrong(3, "dict", namespace)) };
    for base in bases_tuple.items() {
        if base.downcast::<PyType>().is_none() && vm.get_attr_opt(base, &names::__mro_entries__)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = calculate_metatype(vm, metatype, bases_tuple.items())?;
    if !winner.is(metatype)
        && let Some(new_slot) = winner.slots().new
        && !std::ptr::fn_addr_eq(new_slot, new as New)
    {
        return new_slot(vm, &winner, args);
    }
    let ty = create::new_class(vm, &winner, name, bases, dict)?;
    set_names(vm, &ty)?;
    init_subclass(vm, &ty, args)?;
    Ok(ty.into_value())
}

/// Calls `__set_name__` of every attribute that has one.
fn set_names(vm: &Thread, ty: &Ref<PyType>) -> PyResult<()> {
    let copy = ty.dict().copy(vm)?;
    let class = ty.to_value();
    for (name, value) in copy.entries() {
        let result = vm.call_special(&value, &names::__set_name__, &[class.clone(), name.clone()]);
        if let Err(raised) = result {
            let (shown, own) = (vm.repr(&name), value.ty().name().to_owned());
            let note = match shown.as_ref().ok().and_then(Value::downcast::<PyStr>) {
                Some(shown) => format!(
                    "Error calling __set_name__ on '{own:.100}' instance {} in '{:.100}'",
                    shown.display(),
                    ty.name()
                ),
                None => String::new(),
            };
            vm.add_note(&note);
            return Err(raised);
        }
    }
    Ok(())
}

/// `super(ty, ty).__init_subclass__(**keywords)`.
fn init_subclass(vm: &Thread, ty: &Ref<PyType>, args: Args<'_>) -> PyResult<()> {
    let class = ty.to_value();
    if !ty.mro().iter().any(|base| base.is(ty)) {
        return Err(super::super_::not_subtype(vm, ty, &class));
    }
    let found = super::super_::lookup_behind(vm, ty, ty, &class, &names::__init_subclass__)?;
    let Some(method) = found else { return Ok(()) };
    vm.call_args(&method, Args::new(args.keyword_values(), args.keyword_names())).map(drop)
}

/// `cls[key]` by `__class_getitem__`.
pub fn class_getitem(vm: &Thread, class: &Value, key: &Value) -> PyResult {
    // `type` itself, whose subclasses are not generic.
    if as_type(class).is(&TYPE) {
        return super::generic_alias::class_getitem(vm, &[class.clone(), key.clone()]);
    }
    match vm.get_attr_opt(class, &names::__class_getitem__)? {
        Some(method) if !method.is_none() => vm.call(&method, std::slice::from_ref(key)),
        _ => Err(vm.type_error(format!("type '{:.200}' is not subscriptable", as_type(class).name()))),
    }
}

fn bases(vm: &Thread, ty: &PyType) -> PyResult {
    match ty.heap_type() {
        Some(heap) => Ok(heap.bases.borrow().clone()),
        None => {
            let bases: Vec<Value> = ty.bases().into_iter().map(Ref::into_value).collect();
            vm.new_tuple(&bases)
        }
    }
}

fn mro_tuple(vm: &Thread, ty: &PyType) -> PyResult {
    match ty.heap_type() {
        Some(heap) => Ok(heap.mro.borrow().clone()),
        None => match ty.static_order() {
            Some(order) => Ok(order),
            None => vm.new_tuple(&[]),
        },
    }
}

/// The type object, with what only classes of programs have.
fn type_size(vm: &Thread, args: &[Value]) -> PyResult {
    let heap = if as_type(&args[0]).is_heap_type() { size_of::<crate::class::HeapType>() } else { 0 };
    super::int::from_usize(vm, size_of::<PyType>() + heap)
}

fn mro(vm: &Thread, args: &[Value]) -> PyResult {
    let ty = as_type(&args[0]);
    let bases = bases(vm, ty)?;
    let bases = bases.downcast::<PyTuple>().ok_or_else(|| vm.system_error("bases are no tuple"))?;
    let order = crate::class::mro::linearize(vm, ty, bases)?;
    let mut items = crate::collections::Buf::new();
    items.extend(order.into_iter().map(Ref::into_value))?;
    vm.new_list(items)
}

fn subclasses(vm: &Thread, args: &[Value]) -> PyResult {
    let ty = as_type(&args[0]);
    let mut items = crate::collections::Buf::new();
    let native =
        crate::builtins::all_static_types().filter(|other| other.bases().iter().any(|base| base.is(ty)));
    items.extend(native.map(PyType::to_value))?;
    items.extend(vm.interp().subclasses.of(ty).into_iter().map(Ref::into_value))?;
    vm.new_list(items)
}

impl PyType {
    pub(crate) fn set_flag(&self, flag: u32, on: bool) {
        self.set_flags(if on { self.flags() | flag } else { self.flags() & !flag });
    }
}

/// Whether a callable is the `__new__` of a native type.
pub fn is_native_new(value: &Value) -> bool {
    value.downcast::<PyBuiltin>().is_some_and(|function| function.constructor_of().is_some())
}

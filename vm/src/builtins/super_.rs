//! `super`: attribute lookup behind a class in an MRO.

use crate::call::{Args, no_keywords};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PySuper {
    object: Object,
    /// The class behind which the lookup begins.
    class: ValueCell,
    /// What the results are bound to, and the type whose MRO is searched.
    receiver: ValueCell,
    receiver_type: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySuper {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "super",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots {
        repr: Some(repr),
        getattro: Some(getattro),
        descr_get: Some(descr_get),
        new: Some(new),
        init: Some(init),
        ..Slots::NONE
    },
    getset: &[
        getter("__thisclass__", "", |_, own| Ok(as_super(own).class.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("__self__", "", |_, own| Ok(as_super(own).receiver.get().unwrap_or(Value::NONE))).as_member(),
        getter("__self_class__", "", |_, own| Ok(as_super(own).receiver_type.get().unwrap_or(Value::NONE)))
            .as_member(),
    ],
    ..TypeSpec::container::<PySuper>()
});

fn as_super(value: &Value) -> &PySuper {
    value.downcast().expect("super's slot gets a super")
}

impl Trace for PySuper {
    fn trace(&self, tracer: &mut Tracer) {
        for field in [&self.class, &self.receiver, &self.receiver_type] {
            field.trace(tracer);
        }
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PySuper {
        object,
        class: ValueCell::empty(),
        receiver: ValueCell::empty(),
        receiver_type: ValueCell::empty(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// The type whose MRO is searched for `super(class, receiver)`.
pub fn check(vm: &Thread, class: &PyType, receiver: &Value) -> PyResult<Ref<PyType>> {
    if let Some(ty) = receiver.downcast::<PyType>()
        && ty.is_subtype(class)
    {
        return Ok(ty.to_ref());
    }
    if receiver.ty().is_subtype(class) {
        return Ok(receiver.ty().to_ref());
    }
    if let Some(own) = vm.get_attr_opt(receiver, &names::__class__)?
        && let Some(ty) = own.downcast::<PyType>()
        && ty.is_subtype(class)
    {
        return Ok(ty.to_ref());
    }
    Err(not_subtype(vm, class, receiver))
}

/// `receiver` is neither an instance nor a subclass of `class`.
#[cold]
pub fn not_subtype(vm: &Thread, class: &PyType, receiver: &Value) -> Raised {
    let kind = if receiver.downcast::<PyType>().is_some() { "type" } else { "instance of" };
    let shown = receiver.downcast::<PyType>().map_or_else(|| receiver.ty().name(), PyType::name);
    vm.type_error(format!(
        "super(type, obj): obj ({kind} {shown:.200}) is not an instance or subtype of type ({:.200}).",
        class.name()
    ))
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, "super", args)?;
    let (class, receiver) = match args.positional() {
        [] => vm.implicit_super()?,
        [class] => (class.clone(), None),
        [class, receiver] => (class.clone(), Some(receiver.clone()).filter(|receiver| !receiver.is_none())),
        more => {
            return Err(vm.type_error(format!("super() expected at most 2 arguments, got {}", more.len())));
        }
    };
    let Some(ty) = class.downcast::<PyType>() else {
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {}", class.ty().name())));
    };
    let receiver_type = match &receiver {
        Some(receiver) => Some(check(vm, ty, receiver)?.into_value()),
        None => None,
    };
    let own = as_super(own);
    own.class.set(Some(class.clone()));
    own.receiver.set(receiver);
    own.receiver_type.set(receiver_type);
    Ok(())
}

fn getattro(vm: &Thread, own: &Value, name: &super::str::PyStr) -> PyResult {
    let this = as_super(own);
    if let (Some(class), Some(receiver), Some(ty)) =
        (this.class.get(), this.receiver.get(), this.receiver_type.get())
        && !name.is_text("__class__")
        && let (Some(class), Some(ty)) = (class.downcast::<PyType>(), ty.downcast::<PyType>())
        && let Some(found) = lookup_behind(vm, class, ty, &receiver, name)?
    {
        return Ok(found);
    }
    crate::class::lookup::generic_getattr(vm, own, name)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_super(own);
    let class = own.class.get();
    let class = class.as_ref().and_then(Value::downcast::<PyType>).map_or("NULL", PyType::name);
    let receiver = own.receiver_type.get();
    match receiver.as_ref().and_then(Value::downcast::<PyType>) {
        Some(ty) => vm.new_str(&format!("<super: <class '{class}'>, <{} object>>", ty.name())),
        None => vm.new_str(&format!("<super: <class '{class}'>, NULL>")),
    }
}

/// An unbound `super` as a class attribute is bound to the instance it is looked up in.
fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let this = as_super(own);
    let Some(instance) = instance.filter(|instance| !instance.is_none() && this.receiver.is_empty()) else {
        return Ok(own.clone());
    };
    let class = this.class.get().unwrap_or(Value::NONE);
    if !own.ty().is(&TYPE) {
        return vm.call(&own.ty().to_value(), &[class, instance.clone()]);
    }
    let Some(ty) = class.downcast::<PyType>() else { return Ok(own.clone()) };
    let receiver_type = check(vm, ty, instance)?.into_value();
    let bound = new(vm, &TYPE, Args::NONE)?;
    let this = as_super(&bound);
    this.class.set(Some(class.clone()));
    this.receiver.set(Some(instance.clone()));
    this.receiver_type.set(Some(receiver_type));
    Ok(bound)
}

/// The attribute `name` of the first type behind `class` in the MRO of `ty` that has one, bound to `receiver`.
/// The attribute `name` (interned) behind `class` in the order of `ty`, without binding; borrowed from a type of the order.
pub fn found_behind(class: &PyType, ty: &PyType, name: &super::str::PyStr) -> Option<Word> {
    let order = ty.mro();
    let start = order.iter().position(|other| other.is(class))?;
    order[start + 1..].iter().find_map(|ty| ty.dict().get_str_borrowed(name))
}

pub fn lookup_behind(
    vm: &Thread,
    class: &PyType,
    ty: &PyType,
    receiver: &Value,
    name: &super::str::PyStr,
) -> PyResult<Option<Value>> {
    let name = vm.intern(name)?;
    let order = ty.mro();
    let Some(start) = order.iter().position(|other| other.is(class)) else { return Ok(None) };
    let Some(found) = order[start + 1..].iter().find_map(|ty| ty.dict().get_str(&name)) else {
        return Ok(None);
    };
    match found.ty().slots().descr_get {
        Some(get) => {
            // A class as receiver is no instance: class methods are bound to it, functions not at all.
            let is_class = receiver.downcast::<PyType>().is_some_and(|receiver| receiver.is(ty));
            let instance = if is_class { None } else { Some(receiver) };
            get(vm, &found, instance, Some(&ty.to_value())).map(Some)
        }
        None => Ok(Some(found)),
    }
}

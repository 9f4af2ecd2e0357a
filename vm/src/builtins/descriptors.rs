//! The descriptors that native types' attributes are: `method_descriptor`, `classmethod_descriptor`, `wrapper_descriptor`
//! (with its bound form, `method-wrapper`), `getset_descriptor`, `member_descriptor`.

use super::exceptions::ATTRIBUTE_ERROR;
use super::function::builtin::PyBuiltin;
use super::introspection::{qualified_name, reduce_as_getattr, text_or_none};
use super::str::PyStr;
use crate::call::{Args, call_native};
use crate::class::layout::Trace;
use crate::class::lookup::lookup;
use crate::class::slotdefs::{SlotDef, call_wrapper, wrong_receiver};
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, method};
use crate::class::{PyType, attributes, flags, statics};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::cell::Cell;
use std::fmt::Display;
use std::ptr;

/// The receiver must be an instance of the descriptor's type.
fn check_receiver(vm: &Thread, owner: &PyType, name: impl Display, receiver: &Value) -> PyResult<()> {
    if receiver.ty().is(owner) || receiver.ty().is_subtype(owner) {
        return Ok(());
    }
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{:.100}' objects doesn't apply to a '{:.100}' object",
        owner.name(),
        receiver.ty().name()
    )))
}

fn objclass(_: &Thread, owner: &PyType) -> PyResult {
    Ok(owner.to_value())
}

/// `method_descriptor`: a method of a native type.
#[repr(C)]
pub struct PyMethodDescr {
    object: Object,
    owner: Ref<PyType>,
    pub def: &'static MethodDef,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMethodDescr {
    const TYPE: &'static PyType = &METHOD;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &METHOD) || ptr::eq(ty, &CLASSMETHOD)
    }
}

pub static METHOD: PyType = PyType::from_spec(&TypeSpec {
    name: "method_descriptor",
    flags: flags::METHOD_DESCRIPTOR,
    slots: Slots {
        repr: Some(method_repr),
        call: Some(method_call),
        descr_get: Some(method_get),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, args| {
        let own = as_method(&args[0]);
        reduce_as_getattr(vm, own.owner.to_value(), own.def.name)
    })],
    getset: METHOD_ATTRIBUTES,
    ..TypeSpec::container::<PyMethodDescr>()
});

static METHOD_ATTRIBUTES: &[GetSetDef] = &[
    getter("__objclass__", "", |vm, own| objclass(vm, &as_method(own).owner)).as_member(),
    getter("__name__", "", |vm, own| vm.new_str(as_method(own).def.name)).as_member(),
    getter("__doc__", "", |vm, own| text_or_none(vm, as_method(own).def.doc)),
    getter("__qualname__", "", |vm, own| {
        let own = as_method(own);
        qualified_name(vm, &own.owner, own.def.name)
    }),
    getter("__text_signature__", "", |vm, own| text_or_none(vm, as_method(own).def.text_signature())),
];

/// `classmethod_descriptor`: a class method of a native type.
pub static CLASSMETHOD: PyType = PyType::from_spec(&TypeSpec {
    name: "classmethod_descriptor",
    slots: Slots {
        repr: Some(method_repr),
        call: Some(classmethod_call),
        descr_get: Some(classmethod_get),
        ..Slots::NONE
    },
    getset: METHOD_ATTRIBUTES,
    ..TypeSpec::container::<PyMethodDescr>()
});

fn as_method(value: &Value) -> &PyMethodDescr {
    value.downcast().expect("a method descriptor's slot gets one")
}

impl PyMethodDescr {
    pub fn immortal(owner: &'static PyType, def: &'static MethodDef) -> PyMethodDescr {
        PyMethodDescr { object: Object::immortal(&METHOD), owner: owner.to_ref(), def }
    }

    pub fn immortal_classmethod(owner: &'static PyType, def: &'static MethodDef) -> PyMethodDescr {
        PyMethodDescr { object: Object::immortal(&CLASSMETHOD), owner: owner.to_ref(), def }
    }

    pub fn owner(&self) -> &PyType {
        &self.owner
    }

    pub fn name(&self) -> &'static str {
        self.def.name
    }

    /// Whether this is a class method that `class` has.
    pub fn is_of_class(&self, class: &PyType) -> bool {
        self.object.ty().is(&CLASSMETHOD) && class.is_subtype(&self.owner)
    }

    /// The definition, if a call with so many positional arguments (self included) may have the missing ones filled in.
    pub fn filled(&self, receiver: &Value, count: usize) -> Option<&'static MethodDef> {
        let fills = self.object.ty().is(&METHOD)
            && crate::call::can_fill(self.def, count)
            && receiver.ty().is_subtype(&self.owner);
        fills.then_some(self.def)
    }

    /// Whether [`PyMethodDescr::call_unbound`] can call it.
    pub fn is_called_with(&self, receiver: &Value, count: usize) -> bool {
        self.exact(receiver, count).is_some() || self.filled(receiver, count).is_some()
    }

    /// A call with the receiver in front, if the arguments may be passed on as they lie, or with the missing ones filled in.
    pub fn call_unbound(&self, vm: &Thread, args: &[Value]) -> Option<PyResult> {
        let receiver = args.first()?;
        if let Some(native) = self.exact(receiver, args.len()) {
            return Some(native(vm, args));
        }
        Some(crate::call::call_filled(vm, self.filled(receiver, args.len())?, args))
    }

    /// The function, if it may be called with exactly these arguments (self included) as they lie.
    pub fn exact(&self, receiver: &Value, count: usize) -> Option<fn(&Thread, &[Value]) -> PyResult> {
        let native = crate::call::exact_native(self.def, count)?;
        (self.object.ty().is(&METHOD) && receiver.ty().is_subtype(&self.owner)).then_some(native)
    }
}

impl Trace for PyMethodDescr {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.owner);
    }
}

fn method_call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_method(own);
    match args.positional().first() {
        Some(receiver) => check_receiver(vm, &own.owner, own.def.name, receiver)?,
        None => {
            let text =
                format!("unbound method {}.{}() needs an argument", own.owner.short_name(), own.def.name);
            return Err(vm.type_error(text));
        }
    }
    call_native(vm, own.def, args)
}

fn method_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance else { return Ok(own.clone()) };
    let descriptor = as_method(own);
    check_receiver(vm, &descriptor.owner, descriptor.def.name, instance)?;
    Ok(PyBuiltin::new(vm, descriptor.def, Some(instance.clone()), None)?.into_value())
}

fn classmethod_call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let descriptor = as_method(own);
    let Some((class, rest)) = args.split_first() else {
        let text = format!(
            "descriptor '{}' of '{}' object needs an argument",
            descriptor.def.name,
            descriptor.owner.name()
        );
        return Err(vm.type_error(text));
    };
    let bound = classmethod_get(vm, own, None, Some(class))?;
    vm.call_args(&bound, rest)
}

fn classmethod_get(vm: &Thread, own: &Value, instance: Option<&Value>, class: Option<&Value>) -> PyResult {
    let descriptor = as_method(own);
    let (name, owner) = (descriptor.def.name, descriptor.owner.name());
    let class = match (class, instance) {
        (Some(class), _) => class.clone(),
        (None, Some(instance)) => instance.ty().to_value(),
        (None, None) => {
            let text =
                format!("descriptor '{name}' for type '{owner:.100}' needs either an object or a type");
            return Err(vm.type_error(text));
        }
    };
    let Some(ty) = class.downcast::<PyType>() else {
        let text = format!(
            "descriptor '{name}' for type '{owner:.100}' needs a type, not a '{:.100}' as arg 2",
            class.ty().name()
        );
        return Err(vm.type_error(text));
    };
    if !ty.is_subtype(&descriptor.owner) {
        let text = format!(
            "descriptor '{name}' requires a subtype of '{owner:.100}' but received '{:.100}'",
            ty.name()
        );
        return Err(vm.type_error(text));
    }
    Ok(PyBuiltin::new(vm, descriptor.def, Some(class), None)?.into_value())
}

fn method_repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_method(own);
    vm.new_str(&format!("<method '{}' of '{}' objects>", own.def.name, own.owner.name()))
}

/// `wrapper_descriptor`: the special method of a native type's slot.
#[repr(C)]
pub struct PyWrapperDescr {
    object: Object,
    owner: Ref<PyType>,
    def: &'static SlotDef,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyWrapperDescr {
    const TYPE: &'static PyType = &WRAPPER;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &WRAPPER)
    }
}

pub static WRAPPER: PyType = PyType::from_spec(&TypeSpec {
    name: "wrapper_descriptor",
    flags: flags::METHOD_DESCRIPTOR,
    slots: Slots {
        repr: Some(wrapper_repr),
        call: Some(wrapper_call),
        descr_get: Some(wrapper_get),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, args| {
        let own = as_wrapper(&args[0]);
        reduce_as_getattr(vm, own.owner.to_value(), own.def.name)
    })],
    getset: &[
        getter("__objclass__", "", |vm, own| objclass(vm, &as_wrapper(own).owner)).as_member(),
        getter("__name__", "", |vm, own| vm.new_str(as_wrapper(own).def.name)).as_member(),
        getter("__doc__", "", |vm, own| text_or_none(vm, as_wrapper(own).def.doc)),
        getter("__qualname__", "", |vm, own| {
            let own = as_wrapper(own);
            qualified_name(vm, &own.owner, own.def.name)
        }),
        getter("__text_signature__", "", |vm, own| text_or_none(vm, as_wrapper(own).def.signature)),
    ],
    ..TypeSpec::container::<PyWrapperDescr>()
});

fn as_wrapper(value: &Value) -> &PyWrapperDescr {
    value.downcast().expect("a wrapper descriptor's slot gets one")
}

impl PyWrapperDescr {
    pub fn immortal(owner: &'static PyType, def: &'static SlotDef) -> PyWrapperDescr {
        PyWrapperDescr { object: Object::immortal(&WRAPPER), owner: owner.to_ref(), def }
    }

    pub fn owner(&self) -> &PyType {
        &self.owner
    }

    pub fn def(&self) -> &'static SlotDef {
        self.def
    }
}

impl Trace for PyWrapperDescr {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.owner);
    }
}

fn wrapper_call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_wrapper(own);
    let Some((receiver, rest)) = args.split_first() else {
        let text =
            format!("descriptor '{}' of '{}' object needs an argument", own.def.name, own.owner.name());
        return Err(vm.type_error(text));
    };
    if !receiver.ty().is_subtype(&own.owner) {
        return Err(wrong_receiver(vm, &own.owner, own.def, receiver));
    }
    call_wrapper(vm, &own.owner, own.def, receiver, rest)
}

fn wrapper_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance else { return Ok(own.clone()) };
    let descriptor = as_wrapper(own);
    check_receiver(vm, &descriptor.owner, descriptor.def.name, instance)?;
    let wrapper = vm.heap().allocate(PyMethodWrapper {
        object: Object::new(&METHOD_WRAPPER),
        descriptor: Ref::borrowed(descriptor),
        receiver: instance.clone(),
    })?;
    vm.heap().track(wrapper.as_object());
    Ok(wrapper.into_value())
}

fn wrapper_repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_wrapper(own);
    vm.new_str(&format!("<slot wrapper '{}' of '{}' objects>", own.def.name, own.owner.name()))
}

/// `method-wrapper`: a wrapper descriptor bound to an object.
#[repr(C)]
pub struct PyMethodWrapper {
    object: Object,
    descriptor: Ref<PyWrapperDescr>,
    receiver: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMethodWrapper {
    const TYPE: &'static PyType = &METHOD_WRAPPER;
}

pub static METHOD_WRAPPER: PyType = PyType::from_spec(&TypeSpec {
    name: "method-wrapper",
    slots: Slots {
        repr: Some(bound_wrapper_repr),
        call: Some(bound_wrapper_call),
        richcompare: Some(bound_wrapper_compare),
        hash: Some(bound_wrapper_hash),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, args| {
        let own = as_bound(&args[0]);
        reduce_as_getattr(vm, own.receiver.clone(), own.descriptor.def.name)
    })],
    getset: &[
        getter("__self__", "", |_, own| Ok(as_bound(own).receiver.clone())).as_member(),
        getter("__objclass__", "", |vm, own| objclass(vm, &as_bound(own).descriptor.owner)),
        getter("__name__", "", |vm, own| vm.new_str(as_bound(own).descriptor.def.name)),
        getter("__qualname__", "", |vm, own| {
            let own = as_bound(own);
            qualified_name(vm, &own.descriptor.owner, own.descriptor.def.name)
        }),
        getter("__doc__", "", |vm, own| text_or_none(vm, as_bound(own).descriptor.def.doc)),
        getter("__text_signature__", "", |vm, own| text_or_none(vm, as_bound(own).descriptor.def.signature)),
    ],
    ..TypeSpec::container::<PyMethodWrapper>()
});

fn as_bound(value: &Value) -> &PyMethodWrapper {
    value.downcast().expect("a method-wrapper's slot gets one")
}

impl Trace for PyMethodWrapper {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.descriptor);
        tracer.visit(&self.receiver);
    }
}

fn bound_wrapper_call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_bound(own);
    call_wrapper(vm, &own.descriptor.owner, own.descriptor.def, &own.receiver, args)
}

fn bound_wrapper_repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_bound(own);
    let (name, ty) = (own.descriptor.def.name, own.receiver.ty().name());
    vm.new_str(&format!("<method-wrapper '{name}' of {ty} object at {:#x}>", own.receiver.id()))
}

fn bound_wrapper_compare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyMethodWrapper>(), right.downcast::<PyMethodWrapper>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a.receiver.is(&b.receiver) && ptr::eq(a.descriptor.as_ptr(), b.descriptor.as_ptr());
    match op {
        CompareOp::Eq => Ok(Value::bool(same)),
        CompareOp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn bound_wrapper_hash(_: &Thread, own: &Value) -> PyResult<i64> {
    let own = as_bound(own);
    let address = own.descriptor.as_ptr() as usize;
    let hash = |address| crate::text::hash::hash_address(address);
    Ok(crate::text::hash::not_minus_one(hash(own.receiver.id() as usize) ^ hash(address)))
}

/// `getset_descriptor`: a computed attribute of a native type.
#[repr(C)]
pub struct PyGetSetDescr {
    object: Object,
    owner: Ref<PyType>,
    pub def: &'static GetSetDef,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGetSetDescr {
    const TYPE: &'static PyType = &GETSET;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &GETSET)
    }
}

pub static GETSET: PyType = PyType::from_spec(&TypeSpec {
    name: "getset_descriptor",
    slots: Slots {
        repr: Some(getset_repr),
        descr_get: Some(getset_get),
        descr_set: Some(getset_set),
        ..Slots::NONE
    },
    getset: &[
        getter("__objclass__", "", |vm, own| objclass(vm, &as_getset(own).owner)).as_member(),
        getter("__name__", "", |vm, own| vm.new_str(as_getset(own).def.name)).as_member(),
        getter("__doc__", "", |vm, own| text_or_none(vm, as_getset(own).def.doc)),
        getter("__qualname__", "", |vm, own| {
            let own = as_getset(own);
            qualified_name(vm, &own.owner, own.def.name)
        }),
    ],
    ..TypeSpec::container::<PyGetSetDescr>()
});

fn as_getset(value: &Value) -> &PyGetSetDescr {
    value.downcast().expect("a getset descriptor's slot gets one")
}

/// `__dict__` and `__weakref__` of instances of classes.
pub static DICT: GetSetDef =
    getset("__dict__", "dictionary for instance variables", get_instance_dict, set_instance_dict);
pub static WEAKREF: GetSetDef = getter("__weakref__", "list of weak references to the object", get_weakref);

impl PyGetSetDescr {
    pub fn immortal(owner: &'static PyType, def: &'static GetSetDef) -> PyGetSetDescr {
        PyGetSetDescr { object: Object::immortal(&GETSET), owner: owner.to_ref(), def }
    }

    pub fn new(vm: &Thread, owner: &PyType, def: &'static GetSetDef) -> PyResult<Ref<PyGetSetDescr>> {
        let descriptor =
            vm.heap().allocate(PyGetSetDescr { object: Object::new(&GETSET), owner: owner.to_ref(), def })?;
        vm.heap().track(descriptor.as_object());
        Ok(descriptor)
    }

    /// Whether the getter may be asked of instances of `ty`.
    pub fn applies_to(&self, ty: &PyType) -> bool {
        ty.is(&self.owner) || ty.is_subtype(&self.owner)
    }
}

impl Trace for PyGetSetDescr {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.owner);
    }
}

fn getset_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance else { return Ok(own.clone()) };
    let descriptor = as_getset(own);
    check_receiver(vm, &descriptor.owner, descriptor.def.name, instance)?;
    (descriptor.def.get)(vm, instance)
}

fn getset_set(vm: &Thread, own: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    let descriptor = as_getset(own);
    check_receiver(vm, &descriptor.owner, descriptor.def.name, instance)?;
    match descriptor.def.set {
        Some(set) => set(vm, instance, value),
        None => Err(not_writable(vm, &descriptor.owner, descriptor.def)),
    }
}

fn not_writable(vm: &Thread, owner: &PyType, def: &GetSetDef) -> Raised {
    let text = format!("attribute '{}' of '{:.100}' objects is not writable", def.name, owner.name());
    vm.raise(&ATTRIBUTE_ERROR, &text)
}

fn getset_repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_getset(own);
    vm.new_str(&format!("<attribute '{}' of '{}' objects>", own.def.name, own.owner.name()))
}

/// The `__dict__` descriptor of the native type that an instance of a program's class is of, if that type has one: instances
/// of modules and classes keep their rules.
fn native_dict_descriptor(vm: &Thread, instance: &Value) -> Option<Value> {
    let mut types = std::iter::successors(Some(instance.ty()), |ty| ty.base());
    let native = types.find(|ty| !ty.is_heap_type())?;
    lookup(vm, native, &names::__dict__)
}

fn get_instance_dict(vm: &Thread, instance: &Value) -> PyResult {
    if let Some(descriptor) = native_dict_descriptor(vm, instance)
        && let Some(get) = descriptor.ty().slots().descr_get
    {
        return get(vm, &descriptor, Some(instance), Some(&instance.ty().to_value()));
    }
    get_dict(vm, instance)
}

fn set_instance_dict(vm: &Thread, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    if let Some(descriptor) = native_dict_descriptor(vm, instance)
        && let Some(set) = descriptor.ty().slots().descr_set
    {
        return set(vm, &descriptor, instance, value);
    }
    set_dict(vm, instance, value)
}

pub fn get_dict(vm: &Thread, instance: &Value) -> PyResult {
    match instance.as_object() {
        Some(object) => Ok(attributes::dict(vm, object)?.into_value()),
        None => Err(vm.system_error("an immediate has no __dict__")),
    }
}

/// As [`set_dict`], of native types whose `__dict__` cannot be deleted.
pub fn set_lasting_dict(vm: &Thread, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(_) => set_dict(vm, instance, value),
        None => Err(vm.type_error("cannot delete __dict__")),
    }
}

pub fn set_dict(vm: &Thread, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(object) = instance.as_object() else { return Ok(()) };
    let dict = match value.map(|value| Ref::try_from_value(value.clone())) {
        None => None,
        Some(Ok(dict)) => Some(dict),
        Some(Err(other)) => {
            let text = format!("__dict__ must be set to a dictionary, not a '{:.200}'", other.ty().name());
            return Err(vm.type_error(text));
        }
    };
    attributes::replace_dict(vm, object, dict)
}

fn get_weakref(vm: &Thread, instance: &Value) -> PyResult {
    let Some(object) = instance.as_object() else { return Ok(Value::NONE) };
    let first = vm.heap().weak().first(object);
    // SAFETY: the list holds live references.
    Ok(unsafe { first.as_ref() }.map_or(Value::NONE, crate::object::to_value))
}

/// `member_descriptor`: the place of a `__slots__` entry in the instance, or an attribute of a native type where CPython has a
/// member of the struct.
#[repr(C)]
pub struct PyMemberDescr {
    object: Object,
    owner: Ref<PyType>,
    name: Ref<PyStr>,
    access: Access,
}

#[derive(Clone, Copy)]
enum Access {
    /// Offset of the place from the instance's address.
    Place(usize),
    Computed(&'static GetSetDef),
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMemberDescr {
    const TYPE: &'static PyType = &MEMBER;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &MEMBER)
    }
}

pub static MEMBER: PyType = PyType::from_spec(&TypeSpec {
    name: "member_descriptor",
    slots: Slots {
        repr: Some(member_repr),
        descr_get: Some(member_get),
        descr_set: Some(member_set),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", |vm, args| {
        let own = as_member(&args[0]);
        reduce_as_getattr(vm, own.owner.to_value(), &own.name.to_string_lossy())
    })],
    getset: &[
        getter("__objclass__", "", |vm, own| objclass(vm, &as_member(own).owner)).as_member(),
        getter("__name__", "", |_, own| Ok(as_member(own).name.to_value())).as_member(),
        getter("__doc__", "", |vm, own| match as_member(own).access {
            Access::Computed(def) => text_or_none(vm, def.doc),
            Access::Place(_) => Ok(Value::NONE),
        }),
        getter("__qualname__", "", |vm, own| {
            let own = as_member(own);
            qualified_name(vm, &own.owner, &own.name.to_string_lossy())
        }),
    ],
    ..TypeSpec::container::<PyMemberDescr>()
});

fn as_member(value: &Value) -> &PyMemberDescr {
    value.downcast().expect("a member descriptor's slot gets one")
}

impl PyMemberDescr {
    pub fn new(
        vm: &Thread,
        owner: &PyType,
        name: &Ref<PyStr>,
        offset: usize,
    ) -> PyResult<Ref<PyMemberDescr>> {
        let descriptor = vm.heap().allocate(PyMemberDescr {
            object: Object::new(&MEMBER),
            owner: owner.to_ref(),
            name: name.clone(),
            access: Access::Place(offset),
        })?;
        vm.heap().track(descriptor.as_object());
        Ok(descriptor)
    }

    pub fn owner(&self) -> &PyType {
        &self.owner
    }

    pub fn immortal(owner: &'static PyType, def: &'static GetSetDef) -> PyMemberDescr {
        PyMemberDescr {
            object: Object::immortal(&MEMBER),
            owner: owner.to_ref(),
            name: Ref::borrowed(statics::intern(def.name)),
            access: Access::Computed(def),
        }
    }

    /// Offset of the place from the instance's address, if the member is one.
    pub fn offset(&self) -> Option<usize> {
        match self.access {
            Access::Place(offset) => Some(offset),
            Access::Computed(_) => None,
        }
    }
}

/// A place in an instance of the owner of a member.
fn place(instance: &Value, offset: usize) -> &Cell<Word> {
    let object = instance.object_unchecked();
    // SAFETY: the owner's layout has the place, and instances of subclasses only add to it.
    unsafe { &*ptr::from_ref(object).cast::<u8>().add(offset).cast::<Cell<Word>>() }
}

impl Trace for PyMemberDescr {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.owner);
        tracer.visit_ref(&*self.name);
    }
}

fn member_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance else { return Ok(own.clone()) };
    let descriptor = as_member(own);
    check_receiver(vm, &descriptor.owner, descriptor.name.display(), instance)?;
    let word = match descriptor.access {
        Access::Computed(def) => return (def.get)(vm, instance),
        Access::Place(offset) => place(instance, offset).get(),
    };
    // SAFETY: a place is null or owns its value.
    if word.is_null() {
        Err(unset_or_missing(vm, descriptor, instance))
    } else {
        Ok(unsafe { word.to_value() })
    }
}

/// Reading an unset member names the type since 3.13; deleting one does not.
fn unset_or_missing(vm: &Thread, descriptor: &PyMemberDescr, instance: &Value) -> Raised {
    let class = match vm.full_type_name(instance.ty()) {
        Ok(class) => class,
        Err(raised) => return raised,
    };
    let text = format!("'{class:.200}' object has no attribute '{}'", descriptor.name.display());
    vm.raise(&ATTRIBUTE_ERROR, &text)
}

fn member_set(vm: &Thread, own: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    let descriptor = as_member(own);
    check_receiver(vm, &descriptor.owner, descriptor.name.display(), instance)?;
    let place = match descriptor.access {
        Access::Place(offset) => place(instance, offset),
        Access::Computed(GetSetDef { set: Some(set), .. }) => return set(vm, instance, value),
        Access::Computed(_) => {
            return Err(vm.raise(&ATTRIBUTE_ERROR, "readonly attribute"));
        }
    };
    if value.is_none() && place.get().is_null() {
        return Err(vm.raise(&ATTRIBUTE_ERROR, &descriptor.name.to_string_lossy()));
    }
    let old = place.replace(value.map_or(Word::NULL, |value| value.clone().into_word()));
    // SAFETY: the place owned the old value.
    unsafe { old.decrement() };
    Ok(())
}

fn member_repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_member(own);
    vm.new_str(&format!("<member '{}' of '{}' objects>", own.name.display(), own.owner.name()))
}

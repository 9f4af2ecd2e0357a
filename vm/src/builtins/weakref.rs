//! `weakref.ReferenceType`: a reference that does not keep its object alive.
//!
//! References to an object are linked, beginning in the heap's side table (`heap::weak`), which also says in which order.

use super::function::PyFunction;
use super::str::PyStr;
use super::weakproxy::{CALLABLE_PROXY, PROXY};
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::layout::{NativeLayout, Trace};
use crate::class::lookup::lookup;
use crate::class::slots::{Init, Slots};
use crate::class::spec::{GetSetDef, TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::deallocate::deallocate_object;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;
use std::ptr;

#[repr(C)]
pub struct PyWeakref {
    object: Object,
    /// Null once the object has gone.
    referent: Cell<*const Object>,
    callback: ValueCell,
    /// -1 until it is asked for.
    pub hash: Cell<i64>,
    next: Cell<*const PyWeakref>,
    previous: Cell<*const PyWeakref>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyWeakref {
    const TYPE: &'static PyType = &TYPE;

    /// Proxies are references as well, of other types.
    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, &LAYOUT)
    }
}

pub static LAYOUT: NativeLayout = NativeLayout::traced::<PyWeakref>();

static CALLBACK: &[GetSetDef] =
    &[getter("__callback__", "", |_, own| Ok(as_weakref(own).callback().unwrap_or(Value::NONE))).as_member()];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "weakref.ReferenceType",
    flags: flags::BASETYPE,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new),
        init: Some(init),
        call: Some(call),
        ..Slots::NONE
    },
    methods: &[method(
        "__class_getitem__",
        "($type, object, /)",
        "See PEP 585",
        crate::builtins::generic_alias::class_getitem,
    )
    .classmethod()],
    getset: CALLBACK,
    ..TypeSpec::with(&LAYOUT, deallocate_object)
});

impl PyWeakref {
    /// A reference of type `ty` to `referent`, which must allow it.
    pub fn new(
        vm: &Thread,
        ty: &PyType,
        referent: &Value,
        callback: Option<Value>,
    ) -> PyResult<Ref<PyWeakref>> {
        let Some(object) = referent.as_object().filter(|object| object.ty().has_flag(flags::HAS_WEAKREFS))
        else {
            return Err(
                vm.type_error(format!("cannot create weak reference to '{}' object", referent.ty().name()))
            );
        };
        if callback.is_none()
            && ty.is(&TYPE)
            && let Some(shared) = PyWeakref::shared(vm, object)
        {
            return Ok(shared);
        }
        PyWeakref::new_slow(vm, ty, object, callback)
    }

    /// The reference without a callback that all share, if there is one.
    #[inline(always)]
    fn shared(vm: &Thread, object: &Object) -> Option<Ref<PyWeakref>> {
        // SAFETY: the list holds live references.
        let first = unsafe { vm.heap().weak().first(object).as_ref() }?;
        let is_shared = !first.has_callback() && first.object.ty().is(&TYPE) && first.object.count() > 0;
        is_shared.then(|| Ref::borrowed(first))
    }

    #[inline(never)]
    fn new_slow(
        vm: &Thread,
        ty: &PyType,
        object: &Object,
        callback: Option<Value>,
    ) -> PyResult<Ref<PyWeakref>> {
        let table = vm.heap().weak();
        // The reference without a callback is shared, and so is the proxy; they are the first of all, in this order.
        // SAFETY: the list holds live references.
        let first = unsafe { table.first(object).as_ref() };
        let basic = first.filter(|first| !first.has_callback() && first.object.ty().is(&TYPE));
        let second = match basic {
            // SAFETY: as above.
            Some(basic) => unsafe { basic.next().as_ref() },
            None => first,
        };
        let proxy = second.filter(|second| !second.has_callback() && is_proxy_type(second.object.ty()));
        let shared = match callback {
            None if ty.is(&TYPE) => basic,
            None if is_proxy_type(ty) => proxy,
            _ => None,
        };
        if let Some(shared) = shared.filter(|shared| shared.object.count() > 0) {
            return Ok(Ref::borrowed(shared));
        }
        let before = match callback {
            None if ty.is(&TYPE) => None,
            None if is_proxy_type(ty) => basic,
            _ => proxy.or(basic),
        };
        let after = before.map_or(ptr::null(), ptr::from_ref);
        let reference = create::allocate_instance(vm, ty, |header| PyWeakref {
            object: header,
            referent: Cell::new(object),
            callback: ValueCell::new(callback),
            hash: Cell::new(-1),
            next: Cell::new(ptr::null()),
            previous: Cell::new(ptr::null()),
        })?;
        if let Err(error) = table.insert(object, &reference, after) {
            reference.clear_referent();
            return Err(error.into());
        }
        Ok(reference)
    }

    /// The object, if it is alive.
    pub fn referent(&self) -> Option<Value> {
        // SAFETY: a referent that is not null has not been freed; one that is being deallocated has a count of 0.
        let object = unsafe { self.referent.get().as_ref() }?;
        (object.count() > 0).then(|| Value::borrowed(object))
    }

    /// Whether the reference itself is not being deallocated.
    pub fn is_alive(&self) -> bool {
        self.object.count() > 0
    }

    pub fn referent_ptr(&self) -> *const Object {
        self.referent.get()
    }

    pub fn clear_referent(&self) {
        self.referent.set(ptr::null());
    }

    pub fn has_callback(&self) -> bool {
        !self.callback.is_empty()
    }

    pub fn callback(&self) -> Option<Value> {
        self.callback.get()
    }

    pub fn take_callback(&self) -> Option<Value> {
        self.callback.take()
    }

    pub fn next(&self) -> *const PyWeakref {
        self.next.get()
    }

    /// Links the reference before `first`, which may be null.
    pub fn link_before(&self, first: *const PyWeakref) {
        self.next.set(first);
        self.previous.set(ptr::null());
        // SAFETY: the list holds live references.
        if let Some(first) = unsafe { first.as_ref() } {
            first.previous.set(self);
        }
    }

    pub fn link_after(&self, before: &PyWeakref) {
        self.next.set(before.next.get());
        self.previous.set(before);
        // SAFETY: the list holds live references.
        if let Some(next) = unsafe { before.next.get().as_ref() } {
            next.previous.set(self);
        }
        before.next.set(self);
    }

    pub fn unlink(&self) {
        let (next, previous) = (self.next.replace(ptr::null()), self.previous.replace(ptr::null()));
        // SAFETY: the list holds live references.
        unsafe {
            if let Some(next) = next.as_ref() {
                next.previous.set(previous);
            }
            if let Some(previous) = previous.as_ref() {
                previous.next.set(next);
            }
        }
    }
}

impl Trace for PyWeakref {
    fn trace(&self, tracer: &mut Tracer) {
        self.callback.trace(tracer);
    }

    fn clear(&self) {
        self.callback.set(None);
    }
}

impl Drop for PyWeakref {
    fn drop(&mut self) {
        if !self.referent.get().is_null() {
            self.object.heap().weak().remove(self);
        }
    }
}

fn as_weakref(value: &Value) -> &PyWeakref {
    value.downcast().expect("a weak reference's slot gets one")
}

fn is_proxy_type(ty: &PyType) -> bool {
    ty.is(&PROXY) || ty.is(&CALLABLE_PROXY)
}

/// Callbacks of the library that do no more than keep its own tables.
const BOOKKEEPERS: &[&str] = &[
    "WeakKeyDictionary.__init__.<locals>.remove",
    "WeakSet.__init__.<locals>._remove",
    "WeakValueDictionary.__init__.<locals>.remove",
    "_removeHandlerRef",
];

/// Whether `object` is a weak reference or proxy with a callback whose effect could be seen at the end of the process.
pub fn calls_back(object: &Object) -> bool {
    if !PyWeakref::matches(object.ty()) {
        return false;
    }
    // SAFETY: the type says that it is one.
    let own = unsafe { &*std::ptr::from_ref(object).cast::<PyWeakref>() };
    own.callback().is_some_and(|callback| !is_bookkeeper(&callback))
}

fn is_bookkeeper(callback: &Value) -> bool {
    callback.downcast::<PyFunction>().is_some_and(|function| {
        let code = function.code();
        let name = code.qualname();
        code.is_of_library()
            && name.downcast::<PyStr>().is_some_and(|name| BOOKKEEPERS.iter().any(|own| name.is_text(own)))
    })
}

/// The object and the callback, which `__new__` and `__init__` are both called with.
fn arguments<'a>(vm: &Thread, args: Args<'a>, function: &str) -> PyResult<(&'a Value, Option<Value>)> {
    match args.positional() {
        [referent] => Ok((referent, None)),
        [referent, callback] => Ok((referent, Some(callback.clone()).filter(|callback| !callback.is_none()))),
        more => {
            check_positional_count(vm, function, more.len(), 1, 2)?;
            Err(vm.type_error("weak references take an object and a callback"))
        }
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let (referent, callback) = arguments(vm, args, "__new__")?;
    Ok(PyWeakref::new(vm, ty, referent, callback)?.into_value())
}

/// Whether the type's `__init__` is that of references, which does no more than look at the arguments again.
pub fn is_own_init(ty: &PyType) -> bool {
    ty.slots().init.is_some_and(|own| ptr::fn_addr_eq(own, init as Init))
}

fn init(vm: &Thread, _: &Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, "ref", args)?;
    arguments(vm, args, "__init__").map(drop)
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    no_keywords(vm, "weakref", args)?;
    check_positional_count(vm, "weakref", args.positional().len(), 0, 0)?;
    Ok(as_weakref(own).referent().unwrap_or(Value::NONE))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let address = own.id();
    let Some(object) = as_weakref(own).referent() else {
        return vm.new_str(&format!("<weakref at {address:#x}; dead>"));
    };
    let (ty, at) = (vm.full_type_name(object.ty())?, object.id());
    let text = format!("<weakref at {address:#x}; to '{ty}' at {at:#x}");
    match name_of(vm, &object)? {
        Some(name) if name.downcast::<PyStr>().is_some() => vm.format_str(&format!("{text} ("), &name, ")>"),
        _ => vm.new_str(&format!("{text}>")),
    }
}

/// The `__name__` that the object's type gives it.
fn name_of(vm: &Thread, object: &Value) -> PyResult<Option<Value>> {
    let Some(found) = lookup(vm, object.ty(), &names::__name__) else { return Ok(None) };
    match found.ty().slots().descr_get {
        Some(get) => get(vm, &found, Some(object), Some(&object.ty().to_value())).map(Some),
        None => Ok(Some(found)),
    }
}

/// The hash of the object, remembered: it is wanted when the object has gone.
fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let own = as_weakref(own);
    if own.hash.get() != -1 {
        return Ok(own.hash.get());
    }
    let Some(object) = own.referent() else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(&object)?;
    own.hash.set(hash);
    Ok(hash)
}

/// As their objects; once one of those has gone, by identity.
fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let (Some(a), Some(b)) = (left.downcast::<PyWeakref>(), right.downcast::<PyWeakref>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !is_equality || is_proxy_type(right.ty()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (a.referent(), b.referent()) {
        (Some(a), Some(b)) => vm.rich_compare(&a, &b, op),
        _ => Ok(Value::bool(left.is(right) == (op == CompareOp::Eq))),
    }
}

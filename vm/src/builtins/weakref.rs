//! `weakref.ReferenceType`: a reference that does not keep its object alive.
//!
//! References to an object are linked, beginning in the heap's side table (`heap::weak`), which also says in which order.

use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
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
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "weakref.ReferenceType",
    signature: "(object, callback=None, /)",
    flags: flags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(|_, _, _| Ok(())), call: Some(call), ..Slots::NONE },
    methods: &[method(
        "__class_getitem__",
        "($type, object, /)",
        "See PEP 585",
        crate::builtins::generic_alias::class_getitem,
    )
    .classmethod()],
    ..TypeSpec::object::<PyWeakref>()
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
        let table = vm.heap().weak();
        // The first reference without a callback is shared.
        // SAFETY: the list holds live references.
        let first = unsafe { table.first(object).as_ref() };
        let basic = first.filter(|first| !first.has_callback() && first.object.ty().is(&TYPE));
        if callback.is_none()
            && ty.is(&TYPE)
            && let Some(basic) = basic
            && basic.object.count() > 0
        {
            return Ok(Ref::borrowed(basic));
        }
        let after = if callback.is_none() && ty.is(&TYPE) {
            ptr::null()
        } else {
            basic.map_or(ptr::null(), ptr::from_ref)
        };
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

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let (referent, callback) = match args.positional() {
        [referent] => (referent, None),
        [referent, callback] => (referent, Some(callback.clone()).filter(|callback| !callback.is_none())),
        _ => {
            return Err(vm.type_error(format!(
                "__new__ expected at least 1 argument, got {}",
                args.positional().len()
            )));
        }
    };
    Ok(PyWeakref::new(vm, ty, referent, callback)?.into_value())
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    if !args.values().is_empty() {
        return Err(vm.type_error(format!("weakref() takes no arguments ({} given)", args.values().len())));
    }
    Ok(own.downcast::<PyWeakref>().and_then(PyWeakref::referent).unwrap_or(Value::NONE))
}

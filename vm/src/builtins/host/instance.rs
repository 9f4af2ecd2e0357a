//! `host_object`: data of the host as an object. The classes that a host declares are subclasses of this type.
//!
//! Invariants: the data holds no values of the VM (the facade keeps values for its host in a table of roots), so that there is
//! nothing to trace. It is reached while the VM's lock is held, by code that finds out its type: a program may set `__class__`.

use crate::call::Args;
use crate::class::create::{allocate_instance, no_constructor};
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::current;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::any::Any;
use std::mem::size_of_val;
use std::rc::Rc;

/// What the counters beside the data take.
const COUNTERS: usize = 2 * size_of::<usize>();

#[repr(C)]
pub struct PyHostObject {
    object: Object,
    data: Rc<dyn Any>,
    /// Bytes charged for the data.
    charge: usize,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyHostObject {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "host_object",
    doc: "An object of the program that runs this virtual machine.",
    flags: flags::BASETYPE,
    slots: Slots { new: Some(no_instances), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "There is no way to pickle or copy it.", |vm, args| {
        Err(vm.type_error(format!("cannot pickle '{}' object", args[0].ty().name())))
    })],
    ..TypeSpec::leaf::<PyHostObject>()
});

/// Subclasses of programs that the host gives no constructor come here.
fn no_instances(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if ty.spec().is_some() {
        return no_constructor(vm, ty, args);
    }
    Err(vm.type_error(format!("cannot create '{:.100}' instances", ty.name())))
}

impl PyHostObject {
    /// An instance of `ty`, which is a subclass of this type.
    pub fn new(vm: &Thread, ty: &PyType, data: Rc<dyn Any>) -> PyResult<Ref<PyHostObject>> {
        if !ty.is_subtype(&TYPE) {
            return Err(vm.type_error(format!("'{:.100}' is no class of the host", ty.name())));
        }
        let charge = size_of_val(&*data) + COUNTERS;
        current::charge(charge)?;
        let made = allocate_instance(vm, ty, |object| PyHostObject { object, data, charge });
        if made.is_err() {
            current::release(charge);
        }
        made
    }

    /// The data. The instance may go while somebody works with it.
    pub fn data(&self) -> Rc<dyn Any> {
        self.data.clone()
    }
}

impl Drop for PyHostObject {
    fn drop(&mut self) {
        current::release(self.charge);
    }
}

/// The data of an object of the host's.
pub fn data_of(value: &Value) -> Option<Rc<dyn Any>> {
    value.downcast::<PyHostObject>().map(PyHostObject::data)
}

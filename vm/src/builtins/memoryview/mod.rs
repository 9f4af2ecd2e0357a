//! `memoryview`: a view of another object's memory, with items of a format in any number of dimensions.
//!
//! A buffer that has been got from an exporter belongs to a `managedbuffer`; the memoryviews made from one another share it. It
//! ends when the last of them is released, or goes.
//!
//! Invariants:
//! 1. The memory of a view is there as long as the view is not released: its managed buffer counts it.
//! 2. Buffers got from a memoryview (`exports`) keep it; it cannot be released while there are some.

pub mod cast;
pub mod compare;
pub mod item;
pub mod iterator;
pub mod spec;
pub mod subscript;

pub use spec::TYPE;

use crate::buffer::{self, Buffer, View, flags};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, RefCell};

/// The most dimensions a view may have.
pub const MAX_NDIM: usize = 64;

#[repr(C)]
pub struct PyManagedBuffer {
    object: Object,
    buffer: RefCell<Option<Buffer>>,
    /// Memoryviews that are not released.
    views: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyManagedBuffer {
    const TYPE: &'static PyType = &MANAGED_BUFFER;
}

pub static MANAGED_BUFFER: PyType =
    PyType::from_spec(&TypeSpec { name: "managedbuffer", ..TypeSpec::container::<PyManagedBuffer>() });

impl PyManagedBuffer {
    fn new(vm: &Thread, buffer: Option<Buffer>) -> PyResult<Ref<PyManagedBuffer>> {
        let managed = vm.heap().allocate(PyManagedBuffer {
            object: Object::new(&MANAGED_BUFFER),
            buffer: RefCell::new(buffer),
            views: Cell::new(0),
        })?;
        vm.heap().track(managed.as_object());
        Ok(managed)
    }

    /// A view has been released: the last one takes the buffer with it.
    fn end_view(&self) {
        self.views.set(self.views.get() - 1);
        if self.views.get() == 0 {
            let buffer = self.buffer.take();
            drop(buffer);
        }
    }
}

impl Trace for PyManagedBuffer {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(buffer) = &*self.buffer.borrow() {
            buffer.trace(tracer);
        }
    }
}

#[repr(C)]
pub struct PyMemoryView {
    object: Object,
    managed: Cell<Option<Ref<PyManagedBuffer>>>,
    view: View,
    exports: Cell<usize>,
    /// May be used by `__release_buffer__` alone, and makes no other views.
    restricted: bool,
    hash: Cell<i64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMemoryView {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.is(&TYPE)
    }
}

impl PyMemoryView {
    fn allocate(
        vm: &Thread,
        managed: Ref<PyManagedBuffer>,
        view: View,
        restricted: bool,
    ) -> PyResult<Ref<PyMemoryView>> {
        managed.views.set(managed.views.get() + 1);
        let own = vm.heap().allocate(PyMemoryView {
            object: Object::new(&TYPE),
            managed: Cell::new(Some(managed)),
            view,
            exports: Cell::new(0),
            restricted,
            hash: Cell::new(-1),
        })?;
        vm.heap().track(own.as_object());
        Ok(own)
    }

    /// A memoryview of a buffer's own.
    pub fn from_buffer(vm: &Thread, buffer: Buffer) -> PyResult<Ref<PyMemoryView>> {
        let view = buffer.view().clone();
        let managed = PyManagedBuffer::new(vm, Some(buffer))?;
        Self::allocate(vm, managed, view, false)
    }

    /// A memoryview that nobody keeps the memory of: for the length of a call of `__release_buffer__`.
    pub fn restricted(vm: &Thread, view: View) -> PyResult<Ref<PyMemoryView>> {
        let managed = PyManagedBuffer::new(vm, None)?;
        Self::allocate(vm, managed, view, true)
    }

    /// `memoryview(object)`.
    pub fn of_object(vm: &Thread, object: &Value) -> PyResult<Ref<PyMemoryView>> {
        Self::of_object_by(vm, object, flags::FULL_RO)
    }

    /// A memoryview of what an object exports if it is asked for `asked`.
    pub fn of_object_by(vm: &Thread, object: &Value, asked: u32) -> PyResult<Ref<PyMemoryView>> {
        if let Some(other) = object.downcast::<PyMemoryView>() {
            other.check_restricted(vm)?;
            return other.derive(vm, other.view.clone());
        }
        if !buffer::is_exporter(object) {
            let name = object.ty().name();
            let text = format!("memoryview: a bytes-like object is required, not '{name:.200}'");
            return Err(vm.type_error(text));
        }
        Self::from_buffer(vm, vm.get_buffer(object, asked)?)
    }

    /// Another view of the same buffer.
    pub fn derive(&self, vm: &Thread, view: View) -> PyResult<Ref<PyMemoryView>> {
        let managed = self.managed(vm)?;
        Self::allocate(vm, managed, view, false)
    }

    fn managed(&self, vm: &Thread) -> PyResult<Ref<PyManagedBuffer>> {
        let managed = self.managed.take();
        let copy = managed.clone();
        self.managed.set(managed);
        copy.ok_or_else(|| released(vm))
    }

    pub fn is_released(&self) -> bool {
        let managed = self.managed.take();
        let is_released = managed.is_none();
        self.managed.set(managed);
        is_released
    }

    /// The view, if it has not been released.
    #[inline]
    pub fn view(&self, vm: &Thread) -> PyResult<&View> {
        if self.is_released() { Err(released(vm)) } else { Ok(&self.view) }
    }

    fn check_restricted(&self, vm: &Thread) -> PyResult<()> {
        if self.restricted && !self.is_released() {
            return Err(vm.value_error("cannot create new view on restricted memoryview"));
        }
        Ok(())
    }

    /// The object whose memory it is; `None` once released, or where nobody knows.
    pub fn exporter(&self) -> Option<Value> {
        let managed = self.managed.take();
        let exporter = managed
            .as_ref()
            .and_then(|own| own.buffer.borrow().as_ref().map(|buffer| buffer.exporter().clone()));
        self.managed.set(managed);
        exporter
    }

    /// Does something that may run code, which cannot release the view meanwhile.
    pub fn held<R>(&self, work: impl FnOnce() -> R) -> R {
        self.exports.set(self.exports.get() + 1);
        let result = work();
        self.exports.set(self.exports.get() - 1);
        result
    }

    /// `memoryview.release`.
    pub fn release(&self, vm: &Thread) -> PyResult<()> {
        match self.exports.get() {
            0 => {
                self.end();
                Ok(())
            }
            count => {
                let plural = if count == 1 { "" } else { "s" };
                Err(vm.buffer_error(format!("memoryview has {count} exported buffer{plural}")))
            }
        }
    }

    fn end(&self) {
        if let Some(managed) = self.managed.take() {
            managed.end_view();
        }
    }
}

#[cold]
fn released(vm: &Thread) -> crate::error::Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

impl Drop for PyMemoryView {
    fn drop(&mut self) {
        self.end();
    }
}

impl Trace for PyMemoryView {
    fn trace(&self, tracer: &mut Tracer) {
        // SAFETY: nothing changes the field meanwhile.
        if let Some(managed) = unsafe { &*self.managed.as_ptr() } {
            tracer.visit_ref(&**managed);
        }
    }

    fn clear(&self) {
        if self.exports.get() == 0 {
            self.end();
        }
    }
}

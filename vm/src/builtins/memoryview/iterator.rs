//! `memory_iterator`.

use super::PyMemoryView;
use super::item::Format;
use super::subscript::format_of;
use crate::builtins::iter;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyMemoryIterator {
    object: Object,
    memory: Cell<Option<Ref<PyMemoryView>>>,
    next: Cell<isize>,
    count: isize,
    format: Format,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMemoryIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "memory_iterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    ..TypeSpec::container::<PyMemoryIterator>()
});

impl Trace for PyMemoryIterator {
    fn trace(&self, tracer: &mut Tracer) {
        // SAFETY: nothing changes the field meanwhile.
        if let Some(memory) = unsafe { &*self.memory.as_ptr() } {
            tracer.visit_ref(&**memory);
        }
    }
}

pub fn new(vm: &Thread, own: &Value) -> PyResult {
    let memory = Ref::<PyMemoryView>::try_from_value(own.clone())
        .map_err(|_| vm.system_error("bad argument to internal function"))?;
    let view = memory.view(vm)?;
    let count = match view.shape[..] {
        [] => return Err(vm.type_error("invalid indexing of 0-dim memory")),
        [count] => count,
        _ => return Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
    };
    let format = format_of(vm, view)?;
    let iterator = vm.heap().allocate(PyMemoryIterator {
        object: Object::new(&ITERATOR),
        memory: Cell::new(Some(memory)),
        next: Cell::new(0),
        count,
        format,
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyMemoryIterator>() else { return Ok(None) };
    // SAFETY: the reference is used before anything can exhaust the iterator.
    let Some(memory) = (unsafe { &*own.memory.as_ptr() }) else { return Ok(None) };
    let index = own.next.get();
    if index < own.count {
        let view = memory.view(vm)?;
        own.next.set(index + 1);
        let at = view.data.wrapping_offset(index * view.strides[0]);
        // SAFETY: an item of a view that is not released.
        return unsafe { own.format.unpack(vm, at) }.map(Some);
    }
    drop(own.memory.take());
    Ok(None)
}

//! `slice`: start, stop, step.

use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PySlice {
    object: Object,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySlice {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "slice",
    flags: flags::BUILTIN,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    getset: &[
        getter("start", "", |_, slice| Ok(as_slice(slice).start.clone())).as_member(),
        getter("stop", "", |_, slice| Ok(as_slice(slice).stop.clone())).as_member(),
        getter("step", "", |_, slice| Ok(as_slice(slice).step.clone())).as_member(),
    ],
    ..TypeSpec::container::<PySlice>()
});

fn as_slice(value: &Value) -> &PySlice {
    value.downcast().expect("a slice's slot gets a slice")
}

impl Trace for PySlice {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.start);
        tracer.visit(&self.stop);
        tracer.visit(&self.step);
    }
}

/// The indices a slice selects of a sequence of a certain length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    pub start: isize,
    pub step: isize,
    /// How many.
    pub len: usize,
}

impl Indices {
    /// The `index`-th of them, which must be below `len`.
    #[inline]
    pub fn at(&self, index: usize) -> usize {
        (self.start + self.step * index as isize) as usize
    }

    /// Whether they are all indices of a sequence of `len`, in order.
    pub fn is_whole(&self, len: usize) -> bool {
        self.start == 0 && self.step == 1 && self.len == len
    }
}

impl PySlice {
    pub fn new(vm: &Thread, start: Value, stop: Value, step: Value) -> PyResult<Ref<PySlice>> {
        let slice = vm.heap().allocate(PySlice { object: Object::new(&TYPE), start, stop, step })?;
        vm.heap().track(slice.as_object());
        Ok(slice)
    }

    /// Start, stop and step as numbers, not yet fitted to a length.
    pub fn unpack(&self, vm: &Thread) -> PyResult<(isize, isize, isize)> {
        let step = match index_or_none(vm, &self.step)? {
            None => 1,
            Some(0) => return Err(vm.value_error("slice step cannot be zero")),
            // So that `-step` can be taken.
            Some(step) => step.max(-isize::MAX),
        };
        let start = index_or_none(vm, &self.start)?.unwrap_or(if step < 0 { isize::MAX } else { 0 });
        let stop = index_or_none(vm, &self.stop)?.unwrap_or(if step < 0 { isize::MIN } else { isize::MAX });
        Ok((start, stop, step))
    }

    /// The indices selected of a sequence of `len` items. `__index__` of the bounds may run code.
    pub fn indices(&self, vm: &Thread, len: usize) -> PyResult<Indices> {
        let (start, stop, step) = self.unpack(vm)?;
        Ok(adjust(start, stop, step, len))
    }
}

/// Fits bounds to a length (`PySlice_AdjustIndices`).
pub fn adjust(start: isize, stop: isize, step: isize, len: usize) -> Indices {
    let len = len as isize;
    let clip = |index: isize| {
        let index = if index < 0 { index.saturating_add(len) } else { index };
        if step < 0 { index.clamp(-1, len - 1) } else { index.clamp(0, len) }
    };
    let (start, stop) = (clip(start), clip(stop));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Indices { start, step, len: count as usize }
}

fn index_or_none(vm: &Thread, value: &Value) -> PyResult<Option<isize>> {
    if value.is_none() {
        return Ok(None);
    }
    if !value.is_small() && value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number::to_isize_clipped(vm, value).map(Some)
}

fn repr(vm: &Thread, slice: &Value) -> PyResult {
    let slice = as_slice(slice);
    let items = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
    vm.repr_sequence(crate::object::to_value(slice), "slice(", ")", &items)
}

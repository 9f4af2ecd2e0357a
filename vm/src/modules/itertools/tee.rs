//! `tee`: several iterators over what one iterator gives.
//!
//! The items lie in a chain of blocks, which begins where the last of the iterators stands: what all have passed is freed.

use crate::builtins::iter;
use crate::builtins::list::PyList;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, parameters};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::{Cell, UnsafeCell};

/// Items in a block.
const BLOCK: usize = 57;

/// A block of items.
#[repr(C)]
pub struct PyTeeData {
    object: Object,
    iterator: Value,
    /// At most [`BLOCK`]; it only grows.
    items: UnsafeCell<Buf<Value>>,
    /// The block behind a full one.
    next: ValueCell,
    /// The iterator is being asked for an item.
    running: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTeeData {
    const TYPE: &'static PyType = &DATA;
}

pub static DATA: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools._tee_dataobject",
    doc: "teedataobject(iterable, values, next, /)\n--\n\nItems that several tee objects share.",
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        new: Some(new_data),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyTeeData>()
});

static DATA_PARAMETERS: MethodDef = parameters("teedataobject", "(iterable, values, next, /)");

impl Trace for PyTeeData {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.iterator);
        tracer.visit_all(self.items());
        self.next.trace(tracer);
    }

    fn clear(&self) {
        // SAFETY: contract, 4: no reference to the items is alive.
        let items = std::mem::take(unsafe { &mut *self.items.get() });
        drop((items, self.next.take()));
    }
}

impl PyTeeData {
    fn make(vm: &Thread, iterator: Value, items: Buf<Value>, next: Option<Value>) -> PyResult {
        let own = create::allocate_instance(vm, &DATA, |object| PyTeeData {
            object,
            iterator,
            items: UnsafeCell::new(items),
            next: ValueCell::new(next),
            running: Cell::new(false),
        })?;
        Ok(own.into_value())
    }

    #[inline(always)]
    fn items(&self) -> &[Value] {
        // SAFETY: contract, 4: nothing changes the items while the slice is used.
        unsafe { &*self.items.get() }
    }

    /// The item at `index`, taken from the iterator if nobody has asked for it yet.
    #[inline]
    fn item(&self, vm: &Thread, index: usize) -> PyResult<Option<Value>> {
        if let Some(item) = self.items().get(index) {
            return Ok(Some(item.clone()));
        }
        if self.running.replace(true) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        let item = vm.iter_next(&self.iterator);
        self.running.set(false);
        let Some(item) = item? else { return Ok(None) };
        // SAFETY: contract, 4: no slice of the items is alive.
        unsafe { (*self.items.get()).push(item.clone())? };
        Ok(Some(item))
    }

    /// The block behind this full one.
    fn next_block(&self, vm: &Thread) -> PyResult {
        if let Some(next) = self.next.get() {
            return Ok(next);
        }
        let next = PyTeeData::make(vm, self.iterator.clone(), Buf::new(), None)?;
        self.next.set(Some(next.clone()));
        Ok(next)
    }
}

fn new_data(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &DATA_PARAMETERS, args, |args| {
        let Some(list) = args[1].downcast::<PyList>() else {
            let name = args[1].ty().name();
            return Err(vm.type_error(format!("teedataobject() argument 2 must be list, not {name:.50}")));
        };
        let items = Buf::from_values(list.items())?;
        let next = Some(args[2].clone()).filter(|next| !next.is_none());
        let is_link =
            next.as_ref().is_none_or(|next| items.len() == BLOCK && next.downcast::<PyTeeData>().is_some());
        if items.len() > BLOCK || !is_link {
            return Err(vm.value_error("Invalid arguments"));
        }
        PyTeeData::make(vm, args[0].clone(), items, next)
    })
}

#[repr(C)]
pub struct PyTee {
    object: Object,
    /// The block it reads.
    data: ValueCell,
    index: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTee {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools._tee",
    signature: "(iterable, /)",
    doc: "An iterator that can be copied.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[method("__copy__", "($self, /)", "Returns an independent iterator.", |vm, args| {
        as_tee(&args[0]).copy(vm)
    })],
    ..TypeSpec::container::<PyTee>()
});

static PARAMETERS: MethodDef = parameters("_tee", "(iterable, /)");

fn as_tee(value: &Value) -> &PyTee {
    value.downcast().expect("a tee's slot gets one")
}

impl Trace for PyTee {
    fn trace(&self, tracer: &mut Tracer) {
        self.data.trace(tracer);
    }

    fn clear(&self) {
        self.data.set(None);
    }
}

impl PyTee {
    fn make(vm: &Thread, data: Option<Value>, index: usize) -> PyResult {
        let make = |object| PyTee { object, data: ValueCell::new(data), index: Cell::new(index) };
        Ok(create::allocate_instance(vm, &TYPE, make)?.into_value())
    }

    fn copy(&self, vm: &Thread) -> PyResult {
        PyTee::make(vm, self.data.get(), self.index.get())
    }
}

/// A tee over an iterable: a copy, if its iterator is one already.
fn over(vm: &Thread, iterable: &Value) -> PyResult {
    let iterator = vm.get_iter(iterable)?;
    if let Some(tee) = iterator.downcast::<PyTee>() {
        return tee.copy(vm);
    }
    let data = PyTeeData::make(vm, iterator, Buf::new(), None)?;
    PyTee::make(vm, Some(data), 0)
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| over(vm, &args[0]))
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_tee(own);
    let data = |value: Value| -> Result<Ref<PyTeeData>, Raised> {
        Ref::try_from_value(value).map_err(|_| vm.system_error("a tee without items"))
    };
    let Some(block) = own.data.get() else { return Ok(None) };
    let mut block = data(block)?;
    if own.index.get() >= BLOCK {
        block = data(block.next_block(vm)?)?;
        own.data.set(Some(block.to_value()));
        own.index.set(0);
    }
    let item = block.item(vm, own.index.get())?;
    if item.is_some() {
        own.index.set(own.index.get() + 1);
    }
    Ok(item)
}

/// `tee(iterable, n=2, /)`.
pub fn tee(vm: &Thread, args: &[Value]) -> PyResult {
    let count = if args[1].is_unbound() { 2 } else { vm.expect_ssize(&args[1])? };
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("n must be >= 0")) };
    if count == 0 {
        return Ok(vm.empty_tuple()?.into_value());
    }
    let mut iterators = Buf::with_capacity(count)?;
    iterators.push(over(vm, &args[0])?)?;
    while iterators.len() < count {
        let copy = as_tee(&iterators[0]).copy(vm)?;
        iterators.push(copy)?;
    }
    Ok(crate::builtins::tuple::PyTuple::from_buf(vm, iterators)?.into_value())
}

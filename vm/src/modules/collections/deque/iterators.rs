//! The iterators over a deque, forwards and backwards.
//!
//! An iterator remembers the deque's state: once that has changed, iterating is an error, and then over.

use super::{PyDeque, TYPE, as_deque};
use crate::builtins::{int, iter};
use crate::call::Args;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::{New, Next, Slots};
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::class::{PyType, create};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::deallocate::deallocate_container;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyDequeIterator {
    object: Object,
    deque: Ref<PyDeque>,
    /// How many values have been passed.
    passed: Cell<usize>,
    left: Cell<usize>,
    state: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDequeIterator {
    const TYPE: &'static PyType = &ITERATOR;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty.native, &LAYOUT)
    }
}

impl Trace for PyDequeIterator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.deque);
    }
}

static LAYOUT: NativeLayout = NativeLayout::traced::<PyDequeIterator>();

static METHODS: &[MethodDef] = &[
    method(
        "__length_hint__",
        "($self, /)",
        "Private method returning an estimate of len(list(it)).",
        |vm, args| int::from_usize(vm, as_iterator(&args[0]).left.get()),
    ),
    method("__reduce__", "($self, /)", "Return state information for pickling.", |vm, args| {
        let own = as_iterator(&args[0]);
        let index = int::from_usize(vm, own.deque.len() - own.left.get().min(own.deque.len()))?;
        let arguments = vm.new_tuple(&[own.deque.to_value(), index])?;
        vm.new_tuple(&[args[0].ty().to_value(), arguments])
    }),
];

const fn spec(name: &'static str, next: Next, new: New) -> TypeSpec {
    TypeSpec {
        name,
        slots: Slots {
            getattro: Some(crate::class::lookup::generic_getattr),
            iter: Some(iter::itself),
            iternext: Some(next),
            new: Some(new),
            ..Slots::NONE
        },
        methods: METHODS,
        ..TypeSpec::with(&LAYOUT, deallocate_container::<PyDequeIterator>)
    }
}

static FORWARD: TypeSpec = spec(
    "collections._deque_iterator",
    |vm, own| next(vm, own, false),
    |vm, ty, args| construct(vm, ty, args, false),
);
static BACKWARD: TypeSpec = spec(
    "collections._deque_reverse_iterator",
    |vm, own| next(vm, own, true),
    |vm, ty, args| construct(vm, ty, args, true),
);
pub static ITERATOR: PyType = PyType::from_spec(&FORWARD);
pub static REVERSE_ITERATOR: PyType = PyType::from_spec(&BACKWARD);

fn as_iterator(value: &Value) -> &PyDequeIterator {
    value.downcast().expect("a deque iterator's slot gets one")
}

pub fn make(vm: &Thread, deque: &Value, backward: bool) -> PyResult {
    let ty = if backward { &REVERSE_ITERATOR } else { &ITERATOR };
    let deque = Ref::borrowed(as_deque(deque));
    let (len, state) = (deque.len(), deque.state());
    let own = create::allocate_instance(vm, ty, |object| PyDequeIterator {
        object,
        deque,
        passed: Cell::new(0),
        left: Cell::new(len),
        state: Cell::new(state),
    })?;
    Ok(own.into_value())
}

/// `type(deque, index=0)`: what unpickling calls.
fn construct(vm: &Thread, _: &PyType, args: Args<'_>, backward: bool) -> PyResult {
    let args = args.positional();
    let (deque, index) = match args {
        [] => return Err(vm.type_error("function takes at least 1 argument (0 given)")),
        [deque] => (deque, 0),
        [deque, index] => (deque, vm.expect_ssize(index)?),
        more => {
            let text = format!("function takes at most 2 arguments ({} given)", more.len());
            return Err(vm.type_error(text));
        }
    };
    if deque.downcast::<PyDeque>().is_none() {
        let (own, name) = (TYPE.name(), deque.ty().name());
        return Err(vm.type_error(format!("argument 1 must be {own}, not {name:.50}")));
    }
    let iterator = make(vm, deque, backward)?;
    for _ in 0..index {
        if vm.iter_next(&iterator)?.is_none() {
            break;
        }
    }
    Ok(iterator)
}

#[inline]
fn next(vm: &Thread, own: &Value, backward: bool) -> PyResult<Option<Value>> {
    let own = as_iterator(own);
    if own.deque.state() != own.state.get() {
        own.left.set(0);
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    let left = own.left.get();
    if left == 0 {
        return Ok(None);
    }
    let passed = own.passed.get();
    own.passed.set(passed + 1);
    own.left.set(left - 1);
    Ok(own.deque.get(if backward { left - 1 } else { passed }))
}

//! `deque`: a sequence that grows and shrinks at both ends.
//!
//! Rules:
//! 1. Every change of the number or the order of values counts up `state`, by which iterators and searches see it.
//! 2. Comparing a value or dropping one may run code that changes the deque: no reference into the ring is kept across it.

mod iterators;
mod methods;
mod ring;

pub use iterators::{ITERATOR, REVERSE_ITERATOR};

use crate::builtins::generic_alias;
use crate::builtins::int;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getter, method, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use ring::Ring;
use std::cell::{Cell, UnsafeCell};

#[repr(C)]
pub struct PyDeque {
    object: Object,
    ring: UnsafeCell<Ring>,
    state: Cell<u64>,
    /// [`UNLIMITED`] for none.
    maxlen: Cell<usize>,
}

pub const UNLIMITED: usize = usize::MAX;

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDeque {
    const TYPE: &'static PyType = &TYPE;
}

static GETSET: &[GetSetDef] =
    &[getter("maxlen", "maximum size of a deque or None if unbounded", |vm, own| {
        match as_deque(own).maxlen.get() {
            UNLIMITED => Ok(Value::NONE),
            most => int::from_usize(vm, most),
        }
    })];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "collections.deque",
    signature: "([iterable[, maxlen]])",
    doc: "A list-like sequence that is fast at both ends.",
    flags: flags::BASETYPE | flags::SEQUENCE | flags::HAS_WEAKREFS,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(methods::repr),
        hash: Some(crate::class::special::hash_not_implemented),
        richcompare: Some(methods::richcompare),
        iter: Some(|vm, own| iterators::make(vm, own, false)),
        new: Some(new),
        init: Some(init),
        length: Some(|_, own| Ok(as_deque(own).len())),
        concat: Some(methods::concat),
        repeat: Some(methods::repeat),
        item: Some(methods::item),
        ass_subscript: Some(methods::set_item),
        contains: Some(methods::contains),
        inplace_concat: Some(methods::inplace_concat),
        inplace_repeat: Some(methods::inplace_repeat),
        ..Slots::NONE
    },
    methods: &[
        method(
            "append",
            "($self, item, /)",
            "Add an element to the right side of the deque.",
            methods::append,
        ),
        method(
            "appendleft",
            "($self, item, /)",
            "Add an element to the left side of the deque.",
            methods::appendleft,
        ),
        method("clear", "($self, /)", "Remove all elements from the deque.", methods::clear),
        method("__copy__", "($self, /)", "Return a shallow copy of a deque.", methods::copy),
        method("copy", "($self, /)", "Return a shallow copy of a deque.", methods::copy),
        method("count", "($self, value, /)", "Return number of occurrences of value.", methods::count),
        method(
            "extend",
            "($self, iterable, /)",
            "Extend the right side of the deque with elements from the iterable.",
            methods::extend,
        ),
        method(
            "extendleft",
            "($self, iterable, /)",
            "Extend the left side of the deque with elements from the iterable.",
            methods::extendleft,
        ),
        method(
            "index",
            "($self, value, start=0, stop=sys.maxsize, /)",
            "Return first index of value.\n\nRaises ValueError if the value is not present.",
            methods::index,
        )
        .untold(),
        method("insert", "($self, index, value, /)", "Insert value before index.", methods::insert),
        method("pop", "($self, /)", "Remove and return the rightmost element.", methods::pop),
        method("popleft", "($self, /)", "Remove and return the leftmost element.", methods::popleft),
        method("__reduce__", "($self, /)", "Return state information for pickling.", methods::reduce),
        method("remove", "($self, value, /)", "Remove first occurrence of value.", methods::remove),
        method("__reversed__", "($self, /)", "Return a reverse iterator over the deque.", |vm, args| {
            iterators::make(vm, &args[0], true)
        }),
        method("reverse", "($self, /)", "Reverse *IN PLACE*.", methods::reverse),
        method(
            "rotate",
            "($self, n=1, /)",
            "Rotate the deque n steps to the right.  If n is negative, rotates left.",
            methods::rotate,
        ),
        method(
            "__sizeof__",
            "($self, /)",
            "Return the size of the deque in memory, in bytes.",
            |vm, args| int::from_usize(vm, as_deque(&args[0]).ring().memory_size()),
        ),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: GETSET,
    ..TypeSpec::container::<PyDeque>()
});

static PARAMETERS: MethodDef = parameters("deque", "(iterable=(), maxlen=None)");

pub fn as_deque(value: &Value) -> &PyDeque {
    value.downcast().expect("a deque's slot gets one")
}

impl Trace for PyDeque {
    fn trace(&self, tracer: &mut Tracer) {
        self.ring().trace(tracer);
    }

    fn clear(&self) {
        self.clear_values();
    }
}

impl PyDeque {
    #[inline(always)]
    fn ring(&self) -> &Ring {
        // SAFETY: contract, 4: nothing changes the ring while the reference is used.
        unsafe { &*self.ring.get() }
    }

    /// Changes the ring; `change` must run no code and drop nothing (rule 2).
    #[inline(always)]
    fn change<R>(&self, change: impl FnOnce(&mut Ring) -> R) -> R {
        self.state.set(self.state.get() + 1);
        // SAFETY: contract, 4: no other reference to the ring is alive.
        change(unsafe { &mut *self.ring.get() })
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.ring().len()
    }

    #[inline(always)]
    pub fn state(&self) -> u64 {
        self.state.get()
    }

    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.ring().get(index)
    }

    /// Adds a value at the right; a deque that is full gives up one at the left.
    #[inline]
    fn push_back(&self, value: Value) -> Result<(), NoMemory> {
        self.change(|ring| ring.push_back(value))?;
        if self.len() > self.maxlen.get() {
            drop(self.change(Ring::pop_front));
        }
        Ok(())
    }

    #[inline]
    fn push_front(&self, value: Value) -> Result<(), NoMemory> {
        self.change(|ring| ring.push_front(value))?;
        if self.len() > self.maxlen.get() {
            drop(self.change(Ring::pop_back));
        }
        Ok(())
    }

    fn clear_values(&self) {
        let old = self.change(|ring| std::mem::replace(ring, Ring::new()));
        drop(old);
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let own = create::allocate_instance(vm, ty, |object| PyDeque {
        object,
        ring: UnsafeCell::new(Ring::new()),
        state: Cell::new(0),
        maxlen: Cell::new(UNLIMITED),
    })?;
    Ok(own.into_value())
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let deque = as_deque(own);
        let mut most = UNLIMITED;
        if !args[1].is_unbound() && !args[1].is_none() {
            let given = vm.expect_int_ssize(&args[1])?;
            most = usize::try_from(given).map_err(|_| vm.value_error("maxlen must be non-negative"))?;
        }
        deque.maxlen.set(most);
        if deque.len() > 0 {
            deque.clear_values();
        }
        if args[0].is_unbound() { Ok(()) } else { methods::extend_right(vm, deque, &args[0]) }
    })
}

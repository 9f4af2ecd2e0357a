//! `product`: an item of each iterable, in every combination.

use crate::builtins::tuple::{PyTuple, reuse_tail};
use crate::builtins::{int, iter};
use crate::call::{Args, wrong_keyword};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::protocol::iterate::Pair;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::{Cell, RefCell};

#[repr(C)]
pub struct PyProduct {
    object: Object,
    /// Those of the arguments; with `repeat` they stand for several places each.
    pools: Buf<Ref<PyTuple>>,
    indices: RefCell<Buf<usize>>,
    started: Cell<bool>,
    over: Cell<bool>,
    result: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyProduct {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.product",
    signature: "(*iterables, repeat=1)",
    doc: "All tuples of an item of each iterable, as nested for loops would give them.\n\n\
          product('AB', [1, 2]) gives ('A', 1), ('A', 2), ('B', 1), ('B', 2). With repeat, the iterables count so often.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", sizeof)],
    ..TypeSpec::container::<PyProduct>()
});

fn as_product(value: &Value) -> &PyProduct {
    value.downcast().expect("a product's slot gets one")
}

impl Trace for PyProduct {
    fn trace(&self, tracer: &mut Tracer) {
        for pool in self.pools.iter() {
            tracer.visit_ref(&**pool);
        }
        self.result.trace(tracer);
    }

    fn clear(&self) {
        self.result.set(None);
    }
}

fn repeat_argument(vm: &Thread, args: &Args<'_>) -> PyResult<usize> {
    let keywords = args.keyword_names().len();
    if keywords > 1 {
        return Err(vm.type_error(format!("product() takes at most 1 keyword argument ({keywords} given)")));
    }
    if let Some((wrong, _)) = args.keywords().find(|(name, _)| !name.is_text("repeat")) {
        return Err(wrong_keyword(vm, "product()", ["repeat"], wrong));
    }
    let Some(repeat) = args.keyword("repeat") else { return Ok(1) };
    let repeat = vm.expect_ssize(repeat)?;
    usize::try_from(repeat).map_err(|_| vm.value_error("repeat argument cannot be negative"))
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let repeat = repeat_argument(vm, &args)?;
    let iterables = if repeat == 0 { &[] } else { args.positional() };
    let places = match iterables.len().checked_mul(repeat) {
        Some(places) if places <= isize::MAX as usize / 8 => places,
        _ => return Err(vm.overflow_error("repeat argument too large")),
    };
    let indices = RefCell::new(Buf::filled(0, places)?);
    let mut pools = Buf::with_capacity(iterables.len())?;
    for iterable in iterables {
        pools.push(PyTuple::from_buf(vm, vm.iterate_to_buf(iterable)?)?)?;
    }
    let over = Cell::new(pools.iter().any(|pool| pool.is_empty()));
    let own = create::allocate_instance(vm, ty, |object| PyProduct {
        object,
        pools,
        indices,
        started: Cell::new(false),
        over,
        result: ValueCell::empty(),
    })?;
    Ok(own.into_value())
}

impl PyProduct {
    /// The pool of a place.
    #[inline]
    fn pool(&self, place: usize) -> &[Value] {
        let count = self.pools.len();
        self.pools[if place < count { place } else { place % count }].items()
    }

    /// Goes on to the next tuple; the first place that has changed.
    #[inline]
    fn advance(&self, indices: &mut [usize]) -> Option<usize> {
        for (place, index) in indices.iter_mut().enumerate().rev() {
            *index += 1;
            if *index < self.pool(place).len() {
                return Some(place);
            }
            *index = 0;
        }
        None
    }
}

/// The next tuple of a product of two, not made one.
pub fn next_pair(_: &Thread, own: &Value) -> PyResult<Pair> {
    let product = as_product(own);
    let ([first, second], false) = (&product.pools[..], product.over.get()) else {
        return Ok(if product.over.get() { Pair::End } else { Pair::Other });
    };
    let mut indices = product.indices.borrow_mut();
    let &mut [ref mut a, ref mut b] = &mut indices[..] else { return Ok(Pair::Other) };
    if product.started.replace(true) {
        *b += 1;
        if *b >= second.len() {
            *b = 0;
            *a += 1;
        }
    }
    match (first.items().get(*a), second.items().get(*b)) {
        (Some(a), Some(b)) => Ok(Pair::two(a.clone(), b.clone())),
        _ => {
            product.over.set(true);
            indices.fill(0);
            drop(indices);
            product.result.set(None);
            Ok(Pair::End)
        }
    }
}

/// Whether it is a product of two.
pub fn is_of_two(value: &Value) -> bool {
    value.downcast_exact::<PyProduct>().is_some_and(|product| product.pools.len() == 2)
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_product(own);
    if own.over.get() {
        return Ok(None);
    }
    let mut indices = own.indices.borrow_mut();
    let mut changed = 0;
    if own.started.replace(true) {
        let Some(place) = own.advance(&mut indices) else {
            own.over.set(true);
            drop(indices);
            own.result.set(None);
            return Ok(None);
        };
        changed = place;
    }
    let item = |place: usize| own.pool(place)[indices[place]].clone();
    reuse_tail(vm, &own.result, indices.len(), changed, item).map(Some)
}

fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_usize(vm, 48 + 8 * as_product(&args[0]).indices.borrow().len())
}

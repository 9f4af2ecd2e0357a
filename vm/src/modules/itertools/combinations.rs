//! `combinations` and `combinations_with_replacement`: so many items of a pool, in the pool's order.

use crate::builtins::tuple::{PyTuple, reuse_tail};
use crate::builtins::{int, iter};
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, parameters};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::{Cell, RefCell};

/// What both types hold.
struct Combinations {
    pool: Ref<PyTuple>,
    /// Which items of the pool were returned last; empty before the first time.
    indices: RefCell<Buf<usize>>,
    count: usize,
    started: Cell<bool>,
    over: Cell<bool>,
    result: ValueCell,
}

macro_rules! combinations {
    ($($payload:ident $ty:ident $parameters:ident $new:ident $first:path, $advance:path: $name:literal, $short:literal, $doc:literal;)*) => {$(
        #[repr(C)]
        pub struct $payload {
            object: Object,
            state: Combinations,
        }

        // SAFETY: `#[repr(C)]`, begins with an `Object`.
        unsafe impl Payload for $payload {
            const TYPE: &'static PyType = &$ty;
        }

        pub static $ty: PyType = PyType::from_spec(&TypeSpec {
            name: $name,
            signature: "(iterable, r)",
            doc: $doc,
            flags: flags::BASETYPE,
            slots: Slots {
                getattro: Some(crate::class::lookup::generic_getattr), iter: Some(iter::itself),
                iternext: Some(|vm, own| {
                    let own: &$payload = own.downcast().expect("the slot gets an instance");
                    own.state.next(vm, $advance)
                }),
                new: Some($new),
                ..Slots::NONE
            },
            methods: &[method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", |vm, args| {
                let own: &$payload = args[0].downcast().expect("the method gets an instance");
                int::from_usize(vm, 56 + 8 * own.state.count)
            })],
            ..TypeSpec::container::<$payload>()
        });

        static $parameters: MethodDef = parameters($short, "(iterable, r)");

        impl Trace for $payload {
            fn trace(&self, tracer: &mut Tracer) {
                tracer.visit_ref(&*self.state.pool);
                self.state.result.trace(tracer);
            }

            fn clear(&self) {
                self.state.result.set(None);
            }
        }

        fn $new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
            let state = Combinations::new(vm, &$parameters, args, $first)?;
            Ok(create::allocate_instance(vm, ty, |object| $payload { object, state })?.into_value())
        }
    )*};
}

combinations! {
    PyCombinations TYPE PARAMETERS new distinct_first, distinct_next:
        "itertools.combinations", "combinations",
        "All ways to take r items of the iterable, none of them twice.\n\n\
         combinations(range(3), 2) gives (0, 1), (0, 2), (1, 2).";
    PyCombinationsWithReplacement WITH_REPLACEMENT WITH_REPLACEMENT_PARAMETERS new_with_replacement
        repeated_first, repeated_next:
        "itertools.combinations_with_replacement", "combinations_with_replacement",
        "All ways to take r items of the iterable, each as often as one likes.\n\n\
         combinations_with_replacement('AB', 2) gives ('A', 'A'), ('A', 'B'), ('B', 'B').";
}

/// The indices of the first combination out of so many items; none if there is no combination.
fn distinct_first(items: usize, count: usize) -> Option<fn(usize) -> usize> {
    (count <= items).then_some(|index| index)
}

/// Goes on to the next combination; the first place that has changed.
fn distinct_next(indices: &mut [usize], items: usize) -> Option<usize> {
    let count = indices.len();
    let place = (0..count).rev().find(|&place| indices[place] != place + items - count)?;
    let first = indices[place] + 1;
    for (offset, index) in indices[place..].iter_mut().enumerate() {
        *index = first + offset;
    }
    Some(place)
}

fn repeated_first(items: usize, count: usize) -> Option<fn(usize) -> usize> {
    (items > 0 || count == 0).then_some(|_| 0)
}

fn repeated_next(indices: &mut [usize], items: usize) -> Option<usize> {
    let place = indices.iter().rposition(|&index| index + 1 != items)?;
    let index = indices[place] + 1;
    indices[place..].fill(index);
    Some(place)
}

impl Combinations {
    fn new(
        vm: &Thread,
        parameters: &MethodDef,
        args: Args<'_>,
        first: impl FnOnce(usize, usize) -> Option<fn(usize) -> usize>,
    ) -> PyResult<Combinations> {
        bind(vm, parameters, args, |args| {
            let count = vm.expect_ssize(&args[1])?;
            let pool = PyTuple::from_buf(vm, vm.iterate_to_buf(&args[0])?)?;
            let Ok(count) = usize::try_from(count) else {
                return Err(vm.value_error("r must be non-negative"));
            };
            let mut indices = Buf::new();
            let first = first(pool.len(), count);
            if let Some(first) = first {
                indices = Buf::with_capacity(count)?;
                indices.extend((0..count).map(first))?;
            }
            Ok(Combinations {
                pool,
                indices: RefCell::new(indices),
                count,
                started: Cell::new(false),
                over: Cell::new(first.is_none()),
                result: ValueCell::empty(),
            })
        })
    }

    fn next(
        &self,
        vm: &Thread,
        advance: impl FnOnce(&mut [usize], usize) -> Option<usize>,
    ) -> PyResult<Option<Value>> {
        if self.over.get() {
            return Ok(None);
        }
        let mut indices = self.indices.borrow_mut();
        let mut changed = 0;
        if self.started.replace(true) {
            let Some(place) = advance(&mut indices, self.pool.len()) else {
                self.over.set(true);
                drop(indices);
                self.result.set(None);
                return Ok(None);
            };
            changed = place;
        }
        let items = self.pool.items();
        reuse_tail(vm, &self.result, self.count, changed, |place| items[indices[place]].clone()).map(Some)
    }
}

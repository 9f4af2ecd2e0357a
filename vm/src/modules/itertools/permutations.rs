//! `permutations`: so many items of a pool, in every order.

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

#[repr(C)]
pub struct PyPermutations {
    object: Object,
    pool: Ref<PyTuple>,
    order: RefCell<Order>,
    started: Cell<bool>,
    over: Cell<bool>,
    result: ValueCell,
}

struct Order {
    /// All indices of the pool; the first ones are those of the permutation.
    indices: Buf<usize>,
    /// For each place of the permutation, how many indices are still to come there before the place in front moves on.
    cycles: Buf<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPermutations {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.permutations",
    signature: "(iterable, r=None)",
    doc: "All ways to arrange r items of the iterable, or all of them.\n\n\
          permutations(range(3), 2) gives (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1).",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", sizeof)],
    ..TypeSpec::container::<PyPermutations>()
});

static PARAMETERS: MethodDef = parameters("permutations", "(iterable, r=None)");

fn as_permutations(value: &Value) -> &PyPermutations {
    value.downcast().expect("a permutations' slot gets one")
}

impl Trace for PyPermutations {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.pool);
        self.result.trace(tracer);
    }

    fn clear(&self) {
        self.result.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let pool = PyTuple::from_buf(vm, vm.iterate_to_buf(&args[0])?)?;
        let count = if args[1].is_unbound() || args[1].is_none() {
            pool.len()
        } else if !int::is_int(&args[1]) {
            return Err(vm.type_error("Expected int as r"));
        } else {
            let count = vm.expect_ssize(&args[1])?;
            usize::try_from(count).map_err(|_| vm.value_error("r must be non-negative"))?
        };
        let (mut indices, mut cycles) = (Buf::new(), Buf::new());
        if count <= pool.len() {
            indices.extend(0..pool.len())?;
            cycles.extend((0..count).map(|place| pool.len() - place))?;
        }
        let over = Cell::new(count > pool.len());
        let own = create::allocate_instance(vm, ty, |object| PyPermutations {
            object,
            pool,
            order: RefCell::new(Order { indices, cycles }),
            started: Cell::new(false),
            over,
            result: ValueCell::empty(),
        })?;
        Ok(own.into_value())
    })
}

impl Order {
    /// Goes on to the next permutation; the first place that has changed.
    #[inline]
    fn advance(&mut self) -> Option<usize> {
        let items = self.indices.len();
        for place in (0..self.cycles.len()).rev() {
            self.cycles[place] -= 1;
            if self.cycles[place] > 0 {
                self.indices.swap(place, items - self.cycles[place]);
                return Some(place);
            }
            self.indices[place..].rotate_left(1);
            self.cycles[place] = items - place;
        }
        None
    }
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_permutations(own);
    if own.over.get() {
        return Ok(None);
    }
    let mut order = own.order.borrow_mut();
    let mut changed = 0;
    if own.started.replace(true) {
        let Some(place) = order.advance() else {
            own.over.set(true);
            drop(order);
            own.result.set(None);
            return Ok(None);
        };
        changed = place;
    }
    let (items, indices) = (own.pool.items(), &order.indices);
    reuse_tail(vm, &own.result, order.cycles.len(), changed, |place| items[indices[place]].clone()).map(Some)
}

fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_permutations(&args[0]);
    let order = own.order.borrow();
    int::from_usize(vm, 64 + 8 * (order.indices.len() + order.cycles.len()))
}

//! `enumerate`: pairs of a count and the next item.

use super::tuple::reuse_pair;
use super::{int, iter};
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::iterate::Pair;
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::{SMALL_MAX, Value};
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyEnumerate {
    object: Object,
    iterator: Value,
    next: Cell<i64>,
    /// The count, once it fits no immediate.
    long: ValueCell,
    pair: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyEnumerate {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "enumerate",
    signature: "(iterable, start=0)",
    doc: "Pairs of a count, which begins with start, and the next item of the iterable.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[
        method(
            "__class_getitem__",
            "($type, object, /)",
            "See PEP 585",
            crate::builtins::generic_alias::class_getitem,
        )
        .classmethod(),
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
    ],
    ..TypeSpec::container::<PyEnumerate>()
});

static PARAMETERS: MethodDef = parameters("enumerate", "(iterable, start=0)");

fn as_enumerate(value: &Value) -> &PyEnumerate {
    value.downcast().expect("an enumerate's slot gets one")
}

impl Trace for PyEnumerate {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.iterator);
        self.long.trace(tracer);
        self.pair.trace(tracer);
    }

    fn clear(&self) {
        self.pair.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if !ty.is(&TYPE) || !args.has_keywords() && matches!(args.positional().len(), 1..=2) {
        return bind(vm, &PARAMETERS, args, |args| make(vm, ty, &args[0], &args[1]));
    }
    // Calls of the type itself have error messages of their own.
    let given = args.values().len();
    if given > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({given} given)")));
    }
    let names: &[&str] = match (args.positional().len(), given) {
        (1, _) => &["start"],
        (_, 1) => &["iterable"],
        _ => &["iterable", "start"],
    };
    if let Some((wrong, _)) = args.keywords().find(|(name, _)| !names.iter().any(|known| name.is_text(known)))
    {
        let wrong = wrong.display();
        return Err(vm.type_error(format!("'{wrong}' is an invalid keyword argument for enumerate()")));
    }
    let Some(iterable) = args.positional().first().or_else(|| args.keyword("iterable")) else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    make(vm, ty, iterable, args.keyword("start").unwrap_or(&Value::UNBOUND))
}

fn make(vm: &Thread, ty: &PyType, iterable: &Value, start: &Value) -> PyResult {
    let start = if start.is_unbound() { Value::small_unchecked(0) } else { number::exact_index(vm, start)? };
    let iterator = vm.get_iter(iterable)?;
    let (next, long) = match start.as_small() {
        Some(next) => (next, None),
        None => (0, Some(start)),
    };
    let own = create::allocate_instance(vm, ty, |object| PyEnumerate {
        object,
        iterator,
        next: Cell::new(next),
        long: ValueCell::new(long),
        pair: ValueCell::empty(),
    })?;
    Ok(own.into_value())
}

impl PyEnumerate {
    pub fn iterator(&self) -> &Value {
        &self.iterator
    }

    /// The count of the item that has just been taken from the iterator.
    #[inline]
    pub fn next_count(&self, vm: &Thread) -> PyResult {
        let count = self.next.get();
        if count < SMALL_MAX && self.long.is_empty() {
            self.next.set(count + 1);
            return Ok(Value::small_unchecked(count));
        }
        self.next_long(vm)
    }

    #[cold]
    fn next_long(&self, vm: &Thread) -> PyResult {
        let count = match self.long.get() {
            Some(count) => count,
            None => int::from_i64(vm, self.next.get())?,
        };
        let next = number::binary(vm, &count, &Value::small_unchecked(1), BinaryOp::Add)?;
        self.long.set(Some(next));
        Ok(count)
    }
}

/// The next pair, not made a tuple.
pub fn next_pair(vm: &Thread, own: &Value) -> PyResult<Pair> {
    let own = as_enumerate(own);
    match vm.next_item(&own.iterator)? {
        Some(item) => Ok(Pair::two(own.next_count(vm)?, item)),
        None => Ok(Pair::End),
    }
}

fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = as_enumerate(value);
    let Some(item) = vm.next_item(&own.iterator)? else {
        return Ok(vm.ended_with(value, &own.iterator));
    };
    let count = own.next_count(vm)?;
    reuse_pair(vm, &own.pair, count, item).map(Some)
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_enumerate(&args[0]);
    let count = match own.long.get() {
        Some(count) => count,
        None => int::from_i64(vm, own.next.get())?,
    };
    let state = vm.new_tuple(&[own.iterator.clone(), count])?;
    vm.new_tuple(&[args[0].ty().to_value(), state])
}

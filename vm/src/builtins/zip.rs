//! `zip`: tuples of the next items of several iterables.

use super::iter;
use super::tuple::{PyTuple, reuse_filled, reuse_pair};
use crate::call::{Args, wrong_keyword};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::iterate::Pair;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyZip {
    object: Object,
    iterators: Buf<Value>,
    result: ValueCell,
    strict: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyZip {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "zip",
    signature: "(*iterables, strict=False)",
    doc: "Tuples of the next items of all iterables, until the shortest of them ends.\n\n\
          If strict is true and one of them ends before the others, raise a ValueError.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[
        method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
        method("__setstate__", "($self, object, /)", "Set state information for unpickling.", setstate),
    ],
    ..TypeSpec::container::<PyZip>()
});

fn as_zip(value: &Value) -> &PyZip {
    value.downcast().expect("a zip's slot gets one")
}

impl Trace for PyZip {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_all(&self.iterators);
        self.result.trace(tracer);
    }

    fn clear(&self) {
        self.result.set(None);
    }
}

/// The keyword argument `strict`, the only one there is.
pub fn strict_argument(vm: &Thread, args: &Args<'_>, name: &str) -> PyResult<bool> {
    if args.keyword_names().len() > 1 {
        let given = args.keyword_names().len();
        return Err(vm.type_error(format!("{name}() takes at most 1 keyword argument ({given} given)")));
    }
    if let Some((wrong, _)) = args.keywords().find(|(name, _)| !name.is_text("strict")) {
        return Err(wrong_keyword(vm, &format!("{name}()"), ["strict"], wrong));
    }
    match args.keyword("strict") {
        Some(strict) => vm.is_true(strict),
        None => Ok(false),
    }
}

/// An iterator over each of some iterables.
pub fn iterators(vm: &Thread, iterables: &[Value]) -> PyResult<Buf<Value>> {
    let mut iterators = Buf::with_capacity(iterables.len())?;
    for iterable in iterables {
        iterators.push(vm.get_iter(iterable)?)?;
    }
    Ok(iterators)
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let strict = strict_argument(vm, &args, "zip")?;
    let iterators = iterators(vm, args.positional())?;
    let own = create::allocate_instance(vm, ty, |object| PyZip {
        object,
        iterators,
        result: ValueCell::empty(),
        strict: Cell::new(strict),
    })?;
    Ok(own.into_value())
}

pub fn is_of_two(value: &Value) -> bool {
    value.downcast_exact::<PyZip>().is_some_and(|zip| zip.two().is_some())
}

impl PyZip {
    /// The two iterators, if it is over two.
    #[inline]
    pub fn two(&self) -> Option<&[Value; 2]> {
        self.iterators[..].try_into().ok()
    }

    /// The next items of two iterators.
    #[inline]
    pub fn next_two(&self, vm: &Thread, [first, second]: &[Value; 2]) -> PyResult<Option<(Value, Value)>> {
        let Some(a) = vm.next_item(first)? else { return self.ended(vm, 0) };
        match vm.next_item(second)? {
            Some(b) => Ok(Some((a, b))),
            None => self.ended(vm, 1),
        }
    }

    /// The iterator at `index` has come to its end, those before it have not.
    fn ended<T>(&self, vm: &Thread, index: usize) -> PyResult<Option<T>> {
        if self.strict.get() {
            check_lengths(vm, &self.iterators, index, "zip").map(|()| None)
        } else {
            Ok(vm.ended_with(&crate::object::to_value(self), &self.iterators[index]))
        }
    }
}

/// Whether all iterators end together: the one at `index` has ended.
pub fn check_lengths(vm: &Thread, iterators: &[Value], index: usize, name: &str) -> PyResult<()> {
    let differs = |index: usize, how: &str| -> Raised {
        let others = if index == 1 { " ".to_owned() } else { "s 1-".to_owned() };
        vm.value_error(format!("{name}() argument {} is {how} than argument{others}{index}", index + 1))
    };
    if index > 0 {
        return Err(differs(index, "shorter"));
    }
    for (index, iterator) in iterators.iter().enumerate().skip(1) {
        if vm.iter_next(iterator)?.is_some() {
            return Err(differs(index, "longer"));
        }
    }
    Ok(())
}

/// The next pair, not made a tuple.
pub fn next_pair(vm: &Thread, own: &Value) -> PyResult<Pair> {
    let own = as_zip(own);
    let Some(two) = own.two() else { return Ok(Pair::Other) };
    Ok(own.next_two(vm, two)?.map_or(Pair::End, |(a, b)| Pair::two(a, b)))
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own = as_zip(own);
    if let Some(two) = own.two() {
        return match own.next_two(vm, two)? {
            Some((a, b)) => reuse_pair(vm, &own.result, a, b).map(Some),
            None => Ok(None),
        };
    }
    if own.iterators.is_empty() {
        return Ok(None);
    }
    reuse_filled(vm, &own.result, own.iterators.len(), |index| match vm.iter_next(&own.iterators[index])? {
        None => own.ended(vm, index),
        item => Ok(item),
    })
}

/// Type, arguments, and `True` if strict.
pub fn reduce_strict(vm: &Thread, own: &Value, args: Buf<Value>, strict: bool) -> PyResult {
    let (ty, args) = (own.ty().to_value(), PyTuple::from_buf(vm, args)?.into_value());
    if strict { vm.new_tuple(&[ty, args, Value::TRUE]) } else { vm.new_tuple(&[ty, args]) }
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_zip(&args[0]);
    reduce_strict(vm, &args[0], Buf::from_values(&own.iterators)?, own.strict.get())
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    as_zip(&args[0]).strict.set(vm.is_true(&args[1])?);
    Ok(Value::NONE)
}

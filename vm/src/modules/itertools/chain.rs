//! `chain`: the items of one iterable after another.

use crate::builtins::list::PyListIterator;
use crate::builtins::{generic_alias, iter};
use crate::call::{Args, no_keywords};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyChain {
    object: Object,
    /// An iterator over the iterables; empty at the end.
    source: ValueCell,
    /// An iterator over the current one; empty between two.
    active: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyChain {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.chain",
    signature: "(*iterables)",
    doc: "The items of the first iterable, then those of the second, and so on.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[
        method(
            "from_iterable",
            "($type, iterable, /)",
            "As chain(*iterable), asking for the iterables one by one.",
            from_iterable,
        )
        .classmethod(),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    ..TypeSpec::container::<PyChain>()
});

impl Trace for PyChain {
    fn trace(&self, tracer: &mut Tracer) {
        self.source.trace(tracer);
        self.active.trace(tracer);
    }

    fn clear(&self) {
        drop((self.source.take(), self.active.take()));
    }
}

fn make(vm: &Thread, ty: &PyType, source: Value) -> PyResult {
    let make = |object| PyChain { object, source: ValueCell::new(Some(source)), active: ValueCell::empty() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let args = super::own_arguments(ty, &TYPE, args);
    no_keywords(vm, "chain", args)?;
    let source = vm.get_iter(&vm.new_tuple(args.positional())?)?;
    make(vm, ty, source)
}

fn from_iterable(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(ty) = args[0].downcast::<PyType>() else { return Err(vm.type_error("chain: not a type")) };
    let source = vm.get_iter(&args[1])?;
    make(vm, ty, source)
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyChain = own.downcast().expect("a chain's slot gets one");
    if let Some(item) = own.next_of_list() {
        return Ok(Some(item));
    }
    loop {
        vm.spend(1)?;
        let active = match own.active.get() {
            Some(active) => active,
            None => match own.next_iterator(vm) {
                Ok(Some(active)) => active,
                ended => {
                    own.source.set(None);
                    return ended;
                }
            },
        };
        if let Some(item) = vm.iter_next(&active)? {
            return Ok(Some(item));
        }
        own.active.set(None);
    }
}

impl PyChain {
    /// The next item of the current iterable, if that is a list, which runs no code.
    #[inline]
    fn next_of_list(&self) -> Option<Value> {
        let active = self.active.word();
        if active.is_null() {
            return None;
        }
        // SAFETY: the cell owns the iterator, and nothing replaces it meanwhile.
        unsafe { active.as_value() }.downcast_exact::<PyListIterator>()?.next_item()
    }

    /// Goes on to the next iterable. An error ends the chain.
    fn next_iterator(&self, vm: &Thread) -> PyResult<Option<Value>> {
        let Some(source) = self.source.get() else { return Ok(None) };
        let Some(iterable) = vm.iter_next(&source)? else { return Ok(None) };
        let iterator = vm.get_iter(&iterable)?;
        self.active.set(Some(iterator.clone()));
        Ok(Some(iterator))
    }
}

//! `filter`: the items of an iterable of which a function says that they are true.

use super::{bool, iter};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::{Init, Slots};
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyFilter {
    object: Object,
    function: Value,
    iterator: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFilter {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "filter",
    signature: "(function, iterable, /)",
    doc: "The items for which function(item) is true; without a function, the items that are true.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), new: Some(new), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "Return state information for pickling.", reduce)],
    ..TypeSpec::container::<PyFilter>()
});

fn as_filter(value: &Value) -> &PyFilter {
    value.downcast().expect("a filter's slot gets one")
}

impl Trace for PyFilter {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.function);
        tracer.visit(&self.iterator);
    }
}

/// Whether a type's `__init__` is the one of `native`: then its constructor takes no keyword arguments.
pub fn has_init_of(ty: &PyType, native: &PyType) -> bool {
    let init = |ty: &PyType| ty.slots().init.map(|init| init as Init as usize);
    ty.is(native) || init(ty) == init(native)
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && has_init_of(ty, &TYPE) {
        return Err(vm.type_error("filter() takes no keyword arguments"));
    }
    let [function, iterable] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("filter expected 2 arguments, got {given}")));
    };
    let iterator = vm.get_iter(iterable)?;
    let function = function.clone();
    let own = create::allocate_instance(vm, ty, |object| PyFilter { object, function, iterator })?;
    Ok(own.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    vm.ending_at_stop(own, next_kept(vm, own))
}

fn next_kept(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = as_filter(value);
    let takes_truth = own.function.is_none()
        || own.function.as_object().is_some_and(|object| std::ptr::eq(object, bool::TYPE.as_object()));
    let advance = vm.next_function(&own.iterator)?;
    while let Some(item) = advance(vm, &own.iterator)? {
        vm.spend(1)?;
        let keep = if takes_truth {
            vm.is_true(&item)?
        } else {
            let result = vm.call(&own.function, std::slice::from_ref(&item))?;
            vm.is_true(&result)?
        };
        if keep {
            return Ok(Some(item));
        }
    }
    Ok(vm.ended_with(value, &own.iterator))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_filter(&args[0]);
    let state = vm.new_tuple(&[own.function.clone(), own.iterator.clone()])?;
    vm.new_tuple(&[args[0].ty().to_value(), state])
}

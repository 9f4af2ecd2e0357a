//! `dropwhile`, `takewhile`, `filterfalse`: a predicate says which items come.

use crate::builtins::iter;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, to_value};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

macro_rules! predicates {
    ($($payload:ident $ty:ident $parameters:ident $new:ident $next:ident: $name:literal, $short:literal, $signature:literal, $doc:literal;)*) => {$(
        #[repr(C)]
        pub struct $payload {
            object: Object,
            predicate: Value,
            iterator: Value,
            /// Dropping is over, or taking is.
            over: Cell<bool>,
        }

        // SAFETY: `#[repr(C)]`, begins with an `Object`.
        unsafe impl Payload for $payload {
            const TYPE: &'static PyType = &$ty;
        }

        pub static $ty: PyType = PyType::from_spec(&TypeSpec {
            name: $name,
            signature: $signature,
            doc: $doc,
            flags: flags::BASETYPE,
            slots: Slots {
                getattro: Some(crate::class::lookup::generic_getattr), iter: Some(iter::itself),
                iternext: Some(|vm, own| {
                    let payload: &$payload = own.downcast().expect("the slot gets an instance");
                    vm.ending_at_stop(own, $next(vm, payload))
                }),
                new: Some($new),
                ..Slots::NONE
            },
            ..TypeSpec::container::<$payload>()
        });

        static $parameters: MethodDef = parameters($short, $signature);

        impl Trace for $payload {
            fn trace(&self, tracer: &mut Tracer) {
                tracer.visit(&self.predicate);
                tracer.visit(&self.iterator);
            }
        }

        fn $new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
            bind(vm, &$parameters, super::own_arguments(ty, &$ty, args), |args| {
                let iterator = vm.get_iter(&args[1])?;
                let predicate = args[0].clone();
                let make = |object| $payload { object, predicate, iterator, over: Cell::new(false) };
                Ok(create::allocate_instance(vm, ty, make)?.into_value())
            })
        }
    )*};
}

predicates! {
    PyDropWhile DROPWHILE DROPWHILE_PARAMETERS new_dropwhile next_dropwhile:
        "itertools.dropwhile", "dropwhile", "(predicate, iterable, /)",
        "The items from the first one on for which the predicate is false.";
    PyTakeWhile TAKEWHILE TAKEWHILE_PARAMETERS new_takewhile next_takewhile:
        "itertools.takewhile", "takewhile", "(predicate, iterable, /)",
        "The items before the first one for which the predicate is false.";
    PyFilterFalse FILTERFALSE FILTERFALSE_PARAMETERS new_filterfalse next_filterfalse:
        "itertools.filterfalse", "filterfalse", "(function, iterable, /)",
        "The items for which function(item) is false; without a function, the items that are false.";
}

fn holds(vm: &Thread, predicate: &Value, item: &Value) -> PyResult<bool> {
    let result = vm.call(predicate, std::slice::from_ref(item))?;
    vm.is_true(&result)
}

fn next_dropwhile(vm: &Thread, own: &PyDropWhile) -> PyResult<Option<Value>> {
    loop {
        vm.spend(1)?;
        let Some(item) = vm.iter_next(&own.iterator)? else {
            return Ok(vm.ended_with(&to_value(own), &own.iterator));
        };
        if own.over.get() {
            return Ok(Some(item));
        }
        if !holds(vm, &own.predicate, &item)? {
            own.over.set(true);
            return Ok(Some(item));
        }
    }
}

fn next_takewhile(vm: &Thread, own: &PyTakeWhile) -> PyResult<Option<Value>> {
    if own.over.get() {
        return Ok(None);
    }
    let Some(item) = vm.iter_next(&own.iterator)? else {
        return Ok(vm.ended_with(&to_value(own), &own.iterator));
    };
    if holds(vm, &own.predicate, &item)? {
        return Ok(Some(item));
    }
    own.over.set(true);
    Ok(None)
}

fn next_filterfalse(vm: &Thread, own: &PyFilterFalse) -> PyResult<Option<Value>> {
    let by_itself = own.predicate.is_none() || own.predicate.is(&crate::builtins::bool::TYPE.to_value());
    loop {
        vm.spend(1)?;
        let Some(item) = vm.iter_next(&own.iterator)? else {
            return Ok(vm.ended_with(&to_value(own), &own.iterator));
        };
        let is_true = if by_itself { vm.is_true(&item)? } else { holds(vm, &own.predicate, &item)? };
        if !is_true {
            return Ok(Some(item));
        }
    }
}

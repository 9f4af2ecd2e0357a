//! What `await future` iterates over: the future itself, and then its result.

use super::future::{PyFuture, State};
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::generator::throw::Thrown;
use taipan_vm::builtins::traceback::PyTraceback;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method, variadic};
use taipan_vm::class::{PyType, create};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyFutureIter {
    object: Object,
    /// Empty at the end.
    future: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFutureIter {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyFutureIter {
    fn trace(&self, tracer: &mut Tracer) {
        self.future.trace(tracer);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_asyncio.FutureIter",
    slots: Slots {
        new: Some(create::no_constructor),
        iter: Some(|_, own| Ok(own.clone())),
        iternext: Some(next),
        ..Slots::NONE
    },
    methods: &[
        method("send", "($self, value, /)", "Go on.", |vm, args| match next(vm, &args[0])? {
            Some(value) => Ok(value),
            None => Err(vm.raise_stop_iteration(Value::NONE)),
        }),
        variadic("throw", "", "Raise an exception.", |vm, args| {
            let thrown = Thrown::of_call(vm, "throw", args)?;
            check(vm, thrown)?;
            let exception =
                exceptions::normalize_thrown(vm, thrown.exception, thrown.value, thrown.traceback)?;
            if let Some(own) = args.positional().first().and_then(|own| own.downcast::<PyFutureIter>()) {
                own.future.set(None);
            }
            Err(vm.set_raised(exception))
        }),
        method("close", "($self, /)", "End the iteration.", |_, args| {
            as_iter(&args[0]).future.set(None);
            Ok(Value::NONE)
        }),
    ],
    ..TypeSpec::container::<PyFutureIter>()
});

fn check(vm: &Thread, thrown: Thrown<'_>) -> PyResult<()> {
    if thrown.traceback.is_some_and(|given| !given.is_none() && given.downcast::<PyTraceback>().is_none()) {
        return Err(vm.type_error("throw() third argument must be a traceback"));
    }
    let is_instance = thrown.exception.downcast::<PyBaseException>().is_some();
    if !is_instance && !exceptions::is_subclass_of(thrown.exception, &exceptions::BASE_EXCEPTION) {
        let text = "exceptions must be classes deriving BaseException or instances of such a class";
        return Err(vm.type_error(text));
    }
    Ok(())
}

fn as_iter(value: &Value) -> &PyFutureIter {
    value.downcast().expect("an iterator's slot gets an iterator")
}

/// `iter(future)` and `future.__await__()`.
pub fn new(vm: &Thread, future: &Value) -> PyResult {
    super::future::as_future(future).alive(vm)?;
    let iter = PyFutureIter { object: Object::new(&TYPE), future: ValueCell::new(Some(future.clone())) };
    let iter = vm.heap().allocate(iter)?;
    vm.heap().track(iter.as_object());
    Ok(iter.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let Some(future) = as_iter(own).future.get() else { return Ok(None) };
    let Some(known) = future.downcast::<PyFuture>() else { return Ok(None) };
    if known.state.get() == State::Pending {
        if !known.blocking.replace(true) {
            return Ok(Some(future));
        }
        return Err(vm.runtime_error("await wasn't used with future"));
    }
    as_iter(own).future.set(None);
    match known.result(vm)? {
        result if result.is_none() => Ok(None),
        result => Err(vm.raise_stop_iteration(result)),
    }
}

//! `await` and asynchronous iteration: what the instructions of coroutines need; `coroutine_wrapper`, `anext_awaitable`;
//! warnings about what has never been awaited.

use super::exceptions::{self, PyBaseException, RUNTIME_WARNING, STOP_ASYNC_ITERATION};
use super::generator::throw::{Thrown, close, throw};
use super::generator::{self, PyGenerator, Sent, State, asynchronous};
use super::iter;
use super::str::PyStr;
use super::tuple::PyTuple;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method, variadic};
use crate::class::{PyType, flags};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::import::engine;
use crate::interp::frame::Frame;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::code::flags as code_flags;

/// What `coroutine.__await__()` returns.
#[repr(C)]
pub struct PyCoroutineWrapper {
    object: Object,
    coroutine: Ref<PyGenerator>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCoroutineWrapper {
    const TYPE: &'static PyType = &WRAPPER;
}

pub static WRAPPER: PyType = PyType::from_spec(&TypeSpec {
    name: "coroutine_wrapper",
    doc: "A wrapper object implementing __await__ for coroutines.",
    flags: flags::NO_NEW,
    slots: Slots { iter: Some(iter::itself), iternext: Some(wrapper_next), ..Slots::NONE },
    methods: &[
        method(
            "send",
            "($self, object, /)",
            "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
            |vm, args| as_wrapper(&args[0]).coroutine.send(vm, args[1].clone())?.into_method_result(vm),
        ),
        variadic("throw", "", "throw(value)\n\nRaise exception in coroutine.", |vm, args| {
            let thrown = Thrown::of_call(vm, "throw", args)?;
            throw(vm, &as_wrapper(&args.positional()[0]).coroutine, thrown, true)?.into_method_result(vm)
        }),
        method("close", "($self, /)", "close() -> raise GeneratorExit inside coroutine.", |vm, args| {
            close(vm, &as_wrapper(&args[0]).coroutine)
        }),
    ],
    ..TypeSpec::container::<PyCoroutineWrapper>()
});

fn as_wrapper(value: &Value) -> &PyCoroutineWrapper {
    value.downcast().expect("a coroutine wrapper's slot gets one")
}

impl PyCoroutineWrapper {
    pub fn coroutine(&self) -> &PyGenerator {
        &self.coroutine
    }
}

impl Trace for PyCoroutineWrapper {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.coroutine);
    }
}

fn wrapper_next(vm: &Thread, wrapper: &Value) -> PyResult<Option<Value>> {
    match as_wrapper(wrapper).coroutine.send(vm, Value::NONE)? {
        Sent::Yielded(value) => Ok(Some(value)),
        Sent::Returned(value) if value.is_none() => Ok(None),
        sent => sent.into_method_result(vm).map(Some),
    }
}

/// `coroutine.__await__`.
pub fn wrapper_of(vm: &Thread, coroutine: &Value) -> PyResult {
    let coroutine = match Ref::try_from_value(coroutine.clone()) {
        Ok(coroutine) => coroutine,
        Err(_) => return Err(vm.system_error("__await__ of something that is no coroutine")),
    };
    let wrapper = vm.heap().allocate(PyCoroutineWrapper { object: Object::new(&WRAPPER), coroutine })?;
    vm.heap().track(wrapper.as_object());
    Ok(wrapper.into_value())
}

/// A coroutine, or a generator that `types.coroutine` has made one.
fn is_awaited_itself(object: &Value) -> bool {
    object.downcast::<PyGenerator>().is_some_and(|own| {
        own.is_coroutine() || own.frame().code().code().flags & code_flags::ITERABLE_COROUTINE != 0
    })
}

/// `GET_YIELD_FROM_ITER`: only coroutines may wait for coroutines.
pub fn yield_from_iter(vm: &Thread, frame: &Frame, iterable: Value) -> PyResult {
    let Some(own) = iterable.downcast::<PyGenerator>() else { return vm.get_iter(&iterable) };
    if own.is_coroutine() {
        const COROUTINES: u32 = code_flags::COROUTINE | code_flags::ITERABLE_COROUTINE;
        if frame.code().code().flags & COROUTINES == 0 {
            return Err(vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
        }
        return Ok(iterable);
    }
    vm.get_iter(&iterable)
}

/// What `await object` iterates over.
pub fn awaitable_iter(vm: &Thread, object: &Value) -> PyResult {
    if is_awaited_itself(object) {
        return Ok(object.clone());
    }
    let Some(function) = object.ty().slots().am_await else {
        return Err(vm.type_error(format!("'{:.100}' object can't be awaited", object.ty().name())));
    };
    let iterator = function(vm, object)?;
    if is_awaited_itself(&iterator) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if iterator.ty().slots().iternext.is_none() {
        let name = iterator.ty().name();
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{name:.100}'")));
    }
    Ok(iterator)
}

/// Whether it is a coroutine that has not begun: it is awaited by nobody, and awaited itself.
#[inline]
pub fn is_new(object: &Value) -> bool {
    object.downcast::<PyGenerator>().is_some_and(|own| own.is_coroutine() && own.state() == State::Created)
}

/// `GET_AWAITABLE`; the argument says which method of an `async with` made the object.
pub fn awaitable(vm: &Thread, object: &Value, origin: u32) -> PyResult {
    if is_new(object) {
        return Ok(object.clone());
    }
    if object.ty().slots().am_await.is_none() && !is_awaited_itself(object) && origin != 0 {
        let method = if origin == 1 { "__aenter__" } else { "__aexit__" };
        return Err(vm.type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: {:.100}",
            object.ty().name()
        )));
    }
    let iterator = awaitable_iter(vm, object)?;
    if let Some(own) = iterator.downcast::<PyGenerator>()
        && own.is_coroutine()
        && own.delegate().is_some()
    {
        return Err(vm.runtime_error("coroutine is being awaited already"));
    }
    Ok(iterator)
}

/// `GET_AITER`.
pub fn get_aiter(vm: &Thread, object: &Value) -> PyResult {
    let Some(function) = object.ty().slots().am_aiter else {
        return Err(vm.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {:.100}",
            object.ty().name()
        )));
    };
    let iterator = function(vm, object)?;
    if iterator.ty().slots().am_anext.is_none() {
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {:.100}",
            iterator.ty().name()
        )));
    }
    Ok(iterator)
}

/// `GET_ANEXT`.
pub fn get_anext(vm: &Thread, iterator: &Value) -> PyResult {
    let Some(function) = iterator.ty().slots().am_anext else {
        return Err(vm.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {:.100}",
            iterator.ty().name()
        )));
    };
    let next = function(vm, iterator)?;
    if iterator.ty().is(&generator::ASYNC_GENERATOR) {
        return Ok(next);
    }
    match awaitable_iter(vm, &next) {
        Ok(awaitable) => Ok(awaitable),
        Err(raised) if vm.is_terminating() => Err(raised),
        Err(_) => Err(from_cause(
            vm,
            &format!("'async for' received an invalid object from __anext__: {:.100}", next.ty().name()),
        )),
    }
}

/// A `TypeError` caused by the exception that is on its way.
fn from_cause(vm: &Thread, text: &str) -> Raised {
    let cause = vm.take_raised();
    let Raised = vm.type_error(text);
    if let Some(error) = vm.raised()
        && let Some(own) = error.downcast::<PyBaseException>()
    {
        own.set_cause(cause.clone());
        own.set_context(cause);
    }
    Raised
}

/// `yield` in an asynchronous generator.
pub fn wrap_yield(vm: &Thread, value: Value) -> PyResult {
    asynchronous::wrap(vm, value)
}

/// `builtins.anext(iterator, default)`.
pub fn anext(vm: &Thread, args: &[Value]) -> PyResult {
    let (iterator, default) = (&args[0], &args[1]);
    let Some(function) = iterator.ty().slots().am_anext else {
        return Err(vm.type_error(format!("'{:.200}' object is not an async iterator", iterator.ty().name())));
    };
    let awaitable = function(vm, iterator)?;
    if default.is_unbound() {
        return Ok(awaitable);
    }
    let wrapped = vm.heap().allocate(PyAnextAwaitable {
        object: Object::new(&ANEXT_AWAITABLE),
        wrapped: awaitable,
        default: default.clone(),
    })?;
    vm.heap().track(wrapped.as_object());
    Ok(wrapped.into_value())
}

/// `anext(iterator, default)`: the awaitable of `__anext__`, and the default for the end.
#[repr(C)]
pub struct PyAnextAwaitable {
    object: Object,
    wrapped: Value,
    default: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyAnextAwaitable {
    const TYPE: &'static PyType = &ANEXT_AWAITABLE;
}

pub static ANEXT_AWAITABLE: PyType = PyType::from_spec(&TypeSpec {
    name: "anext_awaitable",
    flags: flags::NO_NEW,
    slots: Slots {
        iter: Some(iter::itself),
        iternext: Some(anext_next),
        am_await: Some(iter::itself),
        ..Slots::NONE
    },
    methods: &[
        method(
            "send",
            "($self, object, /)",
            "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise StopIteration.",
            |vm, args| anext_forward(vm, &args[0], &names::send, &args[1..]),
        ),
        variadic("throw", "", "throw(value)\n\nraise exception in the wrapped iterator.", anext_throw),
        method("close", "($self, /)", "close() -> raise GeneratorExit inside generator.", |vm, args| {
            anext_forward(vm, &args[0], &names::close, &[])
        }),
    ],
    ..TypeSpec::container::<PyAnextAwaitable>()
});

impl Trace for PyAnextAwaitable {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.wrapped);
        tracer.visit(&self.default);
    }
}

fn as_anext(value: &Value) -> &PyAnextAwaitable {
    value.downcast().expect("the slot of an awaitable of anext() gets one")
}

/// The iterator behind the awaitable.
fn anext_iterator(vm: &Thread, own: &PyAnextAwaitable) -> PyResult {
    let iterator = awaitable_iter(vm, &own.wrapped)?;
    if iterator.ty().slots().iternext.is_some() {
        return Ok(iterator);
    }
    let Some(function) = iterator.ty().slots().am_await else {
        return Err(vm.type_error("__await__ must return an iterable"));
    };
    let inner = function(vm, &iterator)?;
    match inner.ty().slots().iternext {
        Some(_) => Ok(inner),
        None => Err(vm.type_error("__await__ must return an iterable")),
    }
}

/// The end of the iterator is the default's turn.
fn or_default<T>(vm: &Thread, own: &PyAnextAwaitable, result: PyResult<T>) -> PyResult<T> {
    if result.is_err() && vm.raised_matches(&STOP_ASYNC_ITERATION) {
        vm.clear_raised();
        return Err(vm.raise_stop_iteration(own.default.clone()));
    }
    result
}

fn anext_next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = as_anext(value);
    let iterator = anext_iterator(vm, own)?;
    let result = match generator::send_to(vm, &iterator, Value::NONE) {
        Ok(Sent::Yielded(item)) => Ok(Some(item)),
        Ok(Sent::Returned(value)) => Err(vm.raise_stop_iteration(value)),
        Err(raised) => Err(raised),
    };
    or_default(vm, own, result)
}

fn anext_forward(
    vm: &Thread,
    value: &Value,
    name: &'static crate::class::statics::StaticStr,
    args: &[Value],
) -> PyResult {
    let own = as_anext(value);
    let iterator = anext_iterator(vm, own)?;
    let result = vm.call_method(&iterator, name, args);
    or_default(vm, own, result)
}

fn anext_throw(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, rest)) = args.split_first() else {
        return Err(vm.type_error("unbound method anext_awaitable.throw() needs an argument"));
    };
    anext_forward(vm, own, &names::throw, rest.positional())
}

/// Where a coroutine is being made: a tuple of (file, line, function) for each frame.
pub fn origin(vm: &Thread, depth: usize) -> PyResult<Option<Value>> {
    if depth == 0 {
        return Ok(None);
    }
    let mut entries = Vec::new();
    // SAFETY: the chain of frames is alive.
    let mut frame = unsafe { Frame::visible(vm.frame.get()) };
    while let Some(current) = frame
        && entries.len() < depth
    {
        let line = current.lineno().map_or(Value::NONE, |line| super::int::small(i64::from(line)));
        let code = current.code();
        entries.push(PyTuple::from_values(vm, &[code.filename(), line, code.name()])?.into_value());
        frame = current.caller();
    }
    Ok(Some(PyTuple::from_vec(vm, entries)?.into_value()))
}

/// A coroutine is going that has never been awaited. The module `warnings` knows how to show where it was made.
pub fn warn_never_awaited(vm: &Thread, coroutine: &Value, own: &PyGenerator) {
    if vm.is_terminating() || own.state() != State::Created {
        return;
    }
    let warned = match warnings_function(vm, "_warn_unawaited_coroutine") {
        Some(function) => vm.call(&function, std::slice::from_ref(coroutine)).map(drop),
        None => {
            let text = format!("coroutine '{}' was never awaited", shown(vm, own));
            vm.warn(&RUNTIME_WARNING, &text, 1)
        }
    };
    if warned.is_err() {
        vm.report_unraisable("finalizing coroutine", coroutine);
    }
}

fn shown(vm: &Thread, own: &PyGenerator) -> String {
    let name = own.qualname();
    match vm.to_str(&name) {
        Ok(name) => PyStr::to_string_lossy(&name),
        Err(_) => {
            vm.clear_raised();
            String::new()
        }
    }
}

/// A function of the module `warnings`, which is imported for it while the VM still imports.
fn warnings_function(vm: &Thread, name: &str) -> Option<Value> {
    let module = if vm.is_finalizing() {
        let key = vm.intern_str("warnings").ok()?;
        vm.interp().modules.borrow().as_ref()?.get_str(&key)?
    } else {
        match engine::import_absolute(vm, "warnings") {
            Ok(module) => module,
            Err(_) if vm.raised_matches(&exceptions::EXCEPTION) => {
                vm.clear_raised();
                return None;
            }
            Err(_) => return None,
        }
    };
    let name = vm.intern_str(name).ok()?;
    vm.get_attr_opt(&module, &name).ok().flatten()
}

/// An awaitable of an asynchronous generator is going that has never been awaited.
pub fn warn_step_never_awaited(vm: &Thread, method: &str, generator: &PyGenerator) {
    if vm.is_terminating() {
        return;
    }
    let text = format!("coroutine method '{method}' of '{}' was never awaited", shown(vm, generator));
    if vm.warn(&RUNTIME_WARNING, &text, 1).is_err() {
        vm.report_unraisable("finalizing async generator", &crate::object::to_value(generator));
    }
}

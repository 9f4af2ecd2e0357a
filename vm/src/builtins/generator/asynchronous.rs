//! Asynchronous generators: the awaitables that `asend()`, `athrow()` and `aclose()` return.
//!
//! What the generator yields itself comes wrapped, so that it can be told from what it passes on of the things it awaits: a
//! wrapped value ends the awaitable, another one is passed on to the event loop.
//!
//! Source: PEP 525.

use super::throw::{Thrown, throw};
use super::{PyGenerator, Sent, State, as_generator};
use crate::builtins::exceptions::{self, GENERATOR_EXIT, STOP_ASYNC_ITERATION, STOP_ITERATION};
use crate::builtins::tuple::PyTuple;
use crate::builtins::{coroutine, iter};
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, variadic};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::heap::deallocate::{deallocate_native, deallocate_object};
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// A value that an asynchronous generator has yielded.
#[repr(C)]
pub struct PyWrapped {
    object: Object,
    value: ValueCell,
}

impl PyWrapped {
    /// The value that `answer`, what a generator has yielded, wraps; or the same if it wraps none.
    pub fn unwrap(answer: Value) -> Result<Value, Value> {
        match answer.downcast::<PyWrapped>() {
            Some(wrapped) => Ok(wrapped.value.get().unwrap_or(Value::NONE)),
            None => Err(answer),
        }
    }
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyWrapped {
    const TYPE: &'static PyType = &WRAPPED;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &WRAPPED)
    }
}

pub static WRAPPED: PyType = PyType::from_spec(&TypeSpec {
    name: "async_generator_wrapped_value",
    flags: crate::class::flags::NO_NEW,
    ..TypeSpec::container::<PyWrapped>()
});

impl Trace for PyWrapped {
    fn trace(&self, tracer: &mut Tracer) {
        self.value.trace(tracer);
    }
}

/// What `yield` in an asynchronous generator yields.
pub fn wrap(vm: &Thread, value: Value) -> PyResult {
    let wrapped = vm
        .heap()
        .allocate(PyWrapped { object: Object::new(&WRAPPED), value: ValueCell::new(Some(value)) })?;
    vm.heap().track(wrapped.as_object());
    Ok(wrapped.into_value())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    New,
    Iterating,
    Closed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Send,
    Throw,
    Close,
}

impl What {
    fn method(self) -> &'static str {
        match self {
            What::Send => "asend",
            What::Throw => "athrow",
            What::Close => "aclose",
        }
    }

    /// How messages call the awaitable.
    fn title(self) -> &'static str {
        match self {
            What::Send => "__anext__()/asend()",
            What::Throw | What::Close => "aclose()/athrow()",
        }
    }

    fn running(self) -> &'static str {
        match self {
            What::Send => "anext(): asynchronous generator is already running",
            What::Throw => "athrow(): asynchronous generator is already running",
            What::Close => "aclose(): asynchronous generator is already running",
        }
    }
}

/// An awaitable that drives an asynchronous generator one step.
#[repr(C)]
pub struct PyStep {
    object: Object,
    generator: Ref<PyGenerator>,
    what: What,
    progress: Cell<Progress>,
    /// What is sent, or the tuple of what is thrown.
    value: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStep {
    const TYPE: &'static PyType = &ASEND;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &ASEND) || ptr::eq(ty, &ATHROW)
    }
}

static METHODS: &[MethodDef] = &[
    method(
        "send",
        "($self, object, /)",
        "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
        |vm, args| as_step(&args[0]).send(vm, &args[1])?.into_method_result(vm),
    ),
    variadic("throw", "", super::spec::THROW_DOC, step_throw),
    method("close", "($self, /)", "close() -> raise GeneratorExit inside generator.", step_close),
];

const SLOTS: Slots = Slots {
    iter: Some(iter::itself),
    iternext: Some(step_next),
    am_await: Some(iter::itself),
    finalize: Some(step_finalize),
    ..Slots::NONE
};

/// One that has been used has nothing to finalize.
///
/// # Safety
/// As for [`deallocate_object`].
unsafe fn deallocate(object: NonNull<Object>) {
    // SAFETY: by contract; the types have no weak references.
    unsafe {
        let own = object.cast::<PyStep>();
        if own.as_ref().progress.get() == Progress::New {
            deallocate_object(object);
        } else {
            deallocate_native(object, |_| own.drop_in_place());
        }
    }
}

pub static ASEND: PyType = PyType::from_spec(&TypeSpec {
    name: "async_generator_asend",
    flags: crate::class::flags::NO_NEW,
    slots: SLOTS,
    methods: METHODS,
    deallocate,
    ..TypeSpec::object::<PyStep>()
});

pub static ATHROW: PyType = PyType::from_spec(&TypeSpec {
    name: "async_generator_athrow",
    flags: crate::class::flags::NO_NEW,
    slots: SLOTS,
    methods: METHODS,
    deallocate,
    ..TypeSpec::object::<PyStep>()
});

impl Trace for PyStep {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.generator);
        self.value.trace(tracer);
    }
}

fn as_step(value: &Value) -> &PyStep {
    value.downcast().expect("the slot of a step of an asynchronous generator gets one")
}

fn step(vm: &Thread, generator: &Value, what: What, value: Option<Value>) -> PyResult {
    let own = as_generator(generator);
    init_hooks(vm, own)?;
    Ok(PyStep::make(vm, own, what, value)?.into_value())
}

/// The hooks of `sys.set_asyncgen_hooks` are asked once, when the generator is first used.
fn init_hooks(vm: &Thread, own: &PyGenerator) -> PyResult<()> {
    if own.hooks_initialized.replace(true) {
        return Ok(());
    }
    let (first, finalizer) = vm.async_hooks.take();
    vm.async_hooks.set((first.clone(), finalizer.clone()));
    own.finalizer.set(finalizer);
    match first {
        Some(first) => vm.call(&first, &[crate::object::to_value(own)]).map(drop),
        None => Ok(()),
    }
}

pub(super) fn anext(vm: &Thread, generator: &Value) -> PyResult {
    step(vm, generator, What::Send, None)
}

pub(super) fn asend(vm: &Thread, args: &[Value]) -> PyResult {
    step(vm, &args[0], What::Send, Some(args[1].clone()))
}

pub(super) fn athrow(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "athrow", args)?;
    let Some((generator, rest)) = args.split_first() else {
        return Err(vm.type_error("unbound method async_generator.athrow() needs an argument"));
    };
    let thrown = rest.positional();
    Thrown::warn_if_several(vm, "athrow", thrown.len())?;
    let thrown = PyTuple::from_values(vm, thrown)?.into_value();
    step(vm, generator, What::Throw, Some(thrown))
}

pub(super) fn aclose(vm: &Thread, args: &[Value]) -> PyResult {
    step(vm, &args[0], What::Close, None)
}

impl PyStep {
    /// A step of a generator that has been begun without it.
    pub fn under_way(vm: &Thread, generator: &PyGenerator) -> PyResult {
        let step = PyStep::make(vm, generator, What::Send, None)?;
        step.progress.set(Progress::Iterating);
        Ok(step.into_value())
    }

    fn make(vm: &Thread, generator: &PyGenerator, what: What, value: Option<Value>) -> PyResult<Ref<PyStep>> {
        let step = vm.heap().allocate(PyStep {
            object: Object::new(if what == What::Send { &ASEND } else { &ATHROW }),
            generator: Ref::borrowed(generator),
            what,
            progress: Cell::new(Progress::New),
            value: ValueCell::new(value),
        })?;
        vm.heap().track(step.as_object());
        Ok(step)
    }

    /// The generator's answer as the awaitable's: a value of its own ends the awaitable.
    fn unwrap(&self, vm: &Thread, answer: PyResult<Sent>) -> PyResult<Sent> {
        let generator = &self.generator;
        let raised = match answer {
            Ok(Sent::Yielded(value)) => match PyWrapped::unwrap(value) {
                Err(value) => return Ok(Sent::Yielded(value)),
                Ok(item) => {
                    generator.running_async.set(false);
                    return Ok(Sent::Returned(item));
                }
            },
            Ok(_) => raise_end(vm),
            Err(raised) => raised,
        };
        if vm.raised_matches(&STOP_ASYNC_ITERATION) || vm.raised_matches(&GENERATOR_EXIT) {
            generator.closed.set(true);
        }
        generator.running_async.set(false);
        Err(raised)
    }

    /// The generator is about to be driven by this step, for the first time.
    fn begin(&self, vm: &Thread) -> PyResult<()> {
        if self.generator.running_async.get() {
            self.progress.set(Progress::Closed);
            return Err(vm.runtime_error(self.what.running()));
        }
        Ok(())
    }

    fn check_reuse(&self, vm: &Thread) -> PyResult<()> {
        match self.progress.get() {
            Progress::Closed => {
                Err(vm.runtime_error(format!("cannot reuse already awaited {}", self.what.title())))
            }
            _ => Ok(()),
        }
    }

    fn iterate(&self) {
        self.progress.set(Progress::Iterating);
        self.generator.running_async.set(true);
    }

    pub fn close(&self) {
        self.progress.set(Progress::Closed);
    }

    pub fn send(&self, vm: &Thread, value: &Value) -> PyResult<Sent> {
        self.check_reuse(vm)?;
        let answer = match self.what {
            What::Send => self.send_on(vm, value),
            What::Throw | What::Close => self.throw_on(vm, value),
        };
        if answer.is_err() {
            self.close();
        }
        answer
    }

    fn send_on(&self, vm: &Thread, value: &Value) -> PyResult<Sent> {
        let mut value = value.clone();
        if self.progress.get() == Progress::New {
            self.begin(vm)?;
            if value.is_none() {
                value = self.value.get().unwrap_or(Value::NONE);
            }
        }
        self.iterate();
        let answer = self.generator.send(vm, value);
        let answer = self.unwrap(vm, answer);
        // The value of the generator ends the awaitable, as an exception does.
        if matches!(answer, Ok(Sent::Returned(_))) {
            self.close();
        }
        answer
    }

    fn throw_on(&self, vm: &Thread, value: &Value) -> PyResult<Sent> {
        if self.generator.state() == State::Finished {
            self.close();
            return Ok(Sent::Returned(Value::NONE));
        }
        let answer = if self.progress.get() == Progress::New {
            self.begin(vm)?;
            if self.generator.closed.get() {
                return Err(raise_end(vm));
            }
            if !value.is_none() {
                return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
            }
            self.iterate();
            self.throw_first(vm)
        } else {
            self.generator.send(vm, value.clone())
        };
        self.settle(vm, answer)
    }

    fn throw_first(&self, vm: &Thread) -> PyResult<Sent> {
        if self.what == What::Close {
            self.generator.closed.set(true);
            let exit = GENERATOR_EXIT.to_value();
            return throw(vm, &self.generator, Thrown::only(&exit), false);
        }
        let args = self.value.get().unwrap_or(Value::NONE);
        let args = args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        check_positional_count(vm, "athrow", args.len(), 1, 3)?;
        throw(
            vm,
            &self.generator,
            Thrown { exception: &args[0], value: args.get(1), traceback: args.get(2) },
            false,
        )
    }

    /// What the generator answers to an exception: `aclose()` is content with its end.
    fn settle(&self, vm: &Thread, answer: PyResult<Sent>) -> PyResult<Sent> {
        if self.what != What::Close {
            let answer = self.unwrap(vm, answer);
            if !matches!(answer, Ok(Sent::Yielded(_))) {
                self.generator.running_async.set(false);
                self.close();
            }
            return answer;
        }
        let raised = match answer {
            Ok(Sent::Yielded(value)) if value.downcast::<PyWrapped>().is_some() => {
                self.generator.running_async.set(false);
                return Err(vm.runtime_error("async generator ignored GeneratorExit"));
            }
            Ok(Sent::Yielded(value)) => return Ok(Sent::Yielded(value)),
            Ok(_) => None,
            Err(raised) => Some(raised),
        };
        self.generator.running_async.set(false);
        self.close();
        match raised {
            None => Ok(Sent::Returned(Value::NONE)),
            Some(_) if vm.raised_matches(&STOP_ASYNC_ITERATION) || vm.raised_matches(&GENERATOR_EXIT) => {
                vm.clear_raised();
                Ok(Sent::Returned(Value::NONE))
            }
            Some(raised) => Err(raised),
        }
    }

    fn throw(&self, vm: &Thread, thrown: Thrown<'_>) -> PyResult<Sent> {
        self.check_reuse(vm)?;
        if self.progress.get() == Progress::New {
            self.begin(vm)?;
            self.iterate();
        }
        let answer = throw(vm, &self.generator, thrown, true);
        let answer = match self.what {
            What::Send => self.unwrap(vm, answer),
            What::Throw | What::Close => self.settle(vm, answer),
        };
        if !matches!(answer, Ok(Sent::Yielded(_))) {
            self.close();
        }
        answer
    }
}

/// What the end of an asynchronous generator raises.
pub fn raise_end(vm: &Thread) -> Raised {
    match exceptions::instantiate(vm, &STOP_ASYNC_ITERATION, &[]) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn step_next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    match as_step(own).send(vm, &Value::NONE)? {
        Sent::Yielded(value) => Ok(Some(value)),
        Sent::Returned(value) if value.is_none() => Ok(None),
        sent => sent.into_method_result(vm).map(Some),
    }
}

fn step_throw(vm: &Thread, args: Args<'_>) -> PyResult {
    let thrown = Thrown::of_call(vm, "throw", args)?;
    as_step(&args.positional()[0]).throw(vm, thrown)?.into_method_result(vm)
}

fn step_close(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_step(&args[0]);
    if own.progress.get() == Progress::Closed {
        return Ok(Value::NONE);
    }
    let exit = GENERATOR_EXIT.to_value();
    match own.throw(vm, Thrown::only(&exit)) {
        Ok(Sent::Yielded(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Ok(_) => Ok(Value::NONE),
        Err(_)
            if [&STOP_ITERATION, &STOP_ASYNC_ITERATION, &GENERATOR_EXIT]
                .iter()
                .any(|ty| vm.raised_matches(ty)) =>
        {
            vm.clear_raised();
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

/// A step that nobody has awaited is a mistake.
fn step_finalize(vm: &Thread, value: &Value) {
    let own = as_step(value);
    if own.progress.get() == Progress::New {
        coroutine::warn_step_never_awaited(vm, own.what.method(), &own.generator);
    }
}

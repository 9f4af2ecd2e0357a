//! `_asyncio.Future`: a result that will be there later.
//!
//! The first callback has a place of its own, since most futures have one; the others are in a list of pairs. Invariant: a
//! future without a loop has not been initialized, and whatever needs the loop says so.

use super::imports::{self, cancelled_error, invalid_state};
use super::{awaited_by, future_iter, running};
use crate::contextvars;
use std::cell::Cell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::generic_alias;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload};
use taipan_vm::report;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Cancelled,
    Finished,
}

#[repr(C)]
pub struct PyFuture {
    object: Object,
    pub event_loop: ValueCell,
    pub state: Cell<State>,
    /// An exception that nobody has asked for is reported when the future goes.
    log_traceback: Cell<bool>,
    /// `await` has yielded the future: a task may wait for it.
    pub blocking: Cell<bool>,
    first: ValueCell,
    first_context: ValueCell,
    /// A list of pairs of callback and context.
    more: ValueCell,
    result: ValueCell,
    exception: ValueCell,
    exception_traceback: ValueCell,
    source_traceback: ValueCell,
    cancel_message: ValueCell,
    /// The `CancelledError` that ended a task, until somebody asks for the result.
    pub cancelled_by: ValueCell,
    /// One waiter, or a set of them.
    pub awaited_by: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFuture {
    const TYPE: &'static PyType = &TYPE;
}

impl PyFuture {
    fn cells(&self) -> [&ValueCell; 12] {
        [
            &self.event_loop,
            &self.first,
            &self.first_context,
            &self.more,
            &self.result,
            &self.exception,
            &self.exception_traceback,
            &self.source_traceback,
            &self.cancel_message,
            &self.cancelled_by,
            &self.awaited_by,
            &self.event_loop,
        ]
    }
}

impl Trace for PyFuture {
    fn trace(&self, tracer: &mut Tracer) {
        for cell in &self.cells()[..11] {
            cell.trace(tracer);
        }
    }

    fn clear(&self) {
        for cell in self.cells() {
            cell.set(None);
        }
    }
}

const SIGNATURE: &str = "(*, loop=None)";

static PARAMETERS: MethodDef = parameters("Future", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_asyncio.Future",
    signature: SIGNATURE,
    doc: "A result that may not be there yet, to be awaited.",
    flags: flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(|vm, ty, _| Ok(create::allocate_instance(vm, ty, PyFuture::empty)?.into_value())),
        init: Some(|vm, own, args| {
            bind(vm, &PARAMETERS, args, |args| as_future(own).initialize(vm, &args[0]))
        }),
        repr: Some(|vm, own| {
            as_future(own).alive(vm)?;
            imports::call(vm, "asyncio.base_futures", "_future_repr", std::slice::from_ref(own))
        }),
        iter: Some(future_iter::new),
        am_await: Some(future_iter::new),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: &[
        RESULT,
        EXCEPTION,
        method("set_result", "($self, result, /)", "Give the future its result.", |vm, args| {
            as_future(&args[0]).set_result(vm, &args[0], args[1].clone())?;
            Ok(Value::NONE)
        })
        .with_class(),
        method("set_exception", "($self, exception, /)", "Give the future an exception.", |vm, args| {
            as_future(&args[0]).set_exception(vm, &args[0], &args[1])?;
            Ok(Value::NONE)
        })
        .with_class(),
        ADD_DONE_CALLBACK,
        REMOVE_DONE_CALLBACK,
        method("cancel", "($self, /, msg=None)", "Cancel the future, if it is pending.", |vm, args| {
            let own = as_future(&args[0]);
            own.alive(vm)?;
            Ok(Value::bool(own.cancel(vm, &args[0], taipan_vm::protocol::argument::given(&args[1]))?))
        }),
        CANCELLED,
        DONE,
        GET_LOOP,
        MAKE_CANCELLED_ERROR,
        method(
            "__class_getitem__",
            "($type, object, /)",
            "Futures are generic over the type of their results.",
            generic_alias::class_getitem,
        )
        .classmethod(),
    ],
    getset: &ATTRIBUTES,
    ..TypeSpec::object::<PyFuture>()
});

pub const RESULT: MethodDef =
    method("result", "($self, /)", "Return the result, or raise the exception.", |vm, args| {
        let own = as_future(&args[0]);
        own.result(vm)
    });

pub const EXCEPTION: MethodDef =
    method("exception", "($self, /)", "Return the exception, or None.", |vm, args| {
        let own = as_future(&args[0]);
        if own.event_loop.is_empty() {
            return Err(invalid_state(vm, "Future object is not initialized."));
        }
        match own.state.get() {
            State::Cancelled => Err(own.raise_cancelled(vm)),
            State::Pending => Err(invalid_state(vm, "Exception is not set.")),
            State::Finished => {
                own.log_traceback.set(false);
                Ok(own.exception.get().unwrap_or(Value::NONE))
            }
        }
    });

pub const ADD_DONE_CALLBACK: MethodDef = method(
    "add_done_callback",
    "($self, fn, /, *, context=<unrepresentable>)",
    "Call a function when the future is done.",
    |vm, args| {
        let own = as_future(&args[0]);
        let context = match taipan_vm::protocol::argument::given(&args[2]) {
            Some(context) => context.clone(),
            None => contextvars::copy(vm, &contextvars::current(vm)?)?,
        };
        own.add_callback(vm, &args[0], args[1].clone(), context)?;
        Ok(Value::NONE)
    },
);

pub const REMOVE_DONE_CALLBACK: MethodDef = method(
    "remove_done_callback",
    "($self, fn, /)",
    "Remove all occurrences of a function from the callbacks, and return their number.",
    |vm, args| {
        let own = as_future(&args[0]);
        own.alive(vm)?;
        let count = own.remove_callback(vm, &args[1])?;
        Ok(taipan_vm::builtins::int::small(count))
    },
);

pub const CANCELLED: MethodDef =
    method("cancelled", "($self, /)", "Whether the future was cancelled.", |_, args| {
        let own = as_future(&args[0]);
        Ok(Value::bool(!own.event_loop.is_empty() && own.state.get() == State::Cancelled))
    });

pub const DONE: MethodDef =
    method("done", "($self, /)", "Whether there is a result, or the future was cancelled.", |_, args| {
        let own = as_future(&args[0]);
        Ok(Value::bool(!own.event_loop.is_empty() && own.state.get() != State::Pending))
    });

const GET_LOOP: MethodDef =
    method("get_loop", "($self, /)", "Return the event loop of the future.", |vm, args| {
        as_future(&args[0]).alive(vm)
    });

pub const MAKE_CANCELLED_ERROR: MethodDef = method(
    "_make_cancelled_error",
    "($self, /)",
    "Make the CancelledError that is raised for the future.",
    |vm, args| as_future(&args[0]).make_cancelled_error(vm),
);

static ATTRIBUTES: [GetSetDef; 10] = [
    getter("_state", "", |vm, own| {
        as_future(own).alive(vm)?;
        vm.new_str(match as_future(own).state.get() {
            State::Pending => "PENDING",
            State::Cancelled => "CANCELLED",
            State::Finished => "FINISHED",
        })
    }),
    getset(
        "_asyncio_future_blocking",
        "",
        |_, own| {
            let own = as_future(own);
            Ok(Value::bool(!own.event_loop.is_empty() && own.blocking.get()))
        },
        |vm, own, value| {
            let value = value.ok_or_else(|| cannot_delete(vm, own, "_asyncio_future_blocking"))?;
            as_future(own).alive(vm)?;
            as_future(own).blocking.set(vm.is_true(value)?);
            Ok(())
        },
    ),
    getter("_loop", "", |_, own| Ok(as_future(own).event_loop.get().unwrap_or(Value::NONE))),
    getter("_callbacks", "", |vm, own| {
        as_future(own).alive(vm)?;
        as_future(own).callbacks(vm)
    }),
    getter("_result", "", |vm, own| {
        as_future(own).alive(vm)?;
        Ok(as_future(own).result.get().unwrap_or(Value::NONE))
    }),
    getter("_exception", "", |vm, own| {
        as_future(own).alive(vm)?;
        Ok(as_future(own).exception.get().unwrap_or(Value::NONE))
    }),
    getset(
        "_log_traceback",
        "",
        |vm, own| {
            as_future(own).alive(vm)?;
            Ok(Value::bool(as_future(own).log_traceback.get()))
        },
        |vm, own, value| {
            let value = value.ok_or_else(|| cannot_delete(vm, own, "_log_traceback"))?;
            if vm.is_true(value)? {
                return Err(vm.value_error("_log_traceback can only be set to False"));
            }
            as_future(own).log_traceback.set(false);
            Ok(())
        },
    ),
    getter("_source_traceback", "", |_, own| {
        Ok(as_future(own).source_traceback.get().unwrap_or(Value::NONE))
    }),
    getset(
        "_cancel_message",
        "",
        |_, own| Ok(as_future(own).cancel_message.get().unwrap_or(Value::NONE)),
        |vm, own, value| {
            let value = value.ok_or_else(|| cannot_delete(vm, own, "_cancel_message"))?;
            as_future(own).cancel_message.set(Some(value.clone()));
            Ok(())
        },
    ),
    getter("_asyncio_awaited_by", "", |vm, own| awaited_by::shown(vm, as_future(own))),
];

pub fn cannot_delete(vm: &Thread, own: &Value, name: &str) -> Raised {
    let native = if own.downcast::<super::task::PyTask>().is_some() && name == "_log_destroy_pending" {
        "Task"
    } else {
        "Future"
    };
    let text = format!("attribute '{name}' of '_asyncio.{native}' objects cannot be deleted");
    vm.raise(&exceptions::ATTRIBUTE_ERROR, &text)
}

pub fn as_future(value: &Value) -> &PyFuture {
    value.downcast().expect("a future's slot gets a future")
}

impl PyFuture {
    pub fn empty(object: Object) -> PyFuture {
        PyFuture {
            object,
            event_loop: ValueCell::empty(),
            state: Cell::new(State::Pending),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            first: ValueCell::empty(),
            first_context: ValueCell::empty(),
            more: ValueCell::empty(),
            result: ValueCell::empty(),
            exception: ValueCell::empty(),
            exception_traceback: ValueCell::empty(),
            source_traceback: ValueCell::empty(),
            cancel_message: ValueCell::empty(),
            cancelled_by: ValueCell::empty(),
            awaited_by: ValueCell::empty(),
        }
    }

    /// `__init__`: a future may be initialized again.
    pub fn initialize(&self, vm: &Thread, event_loop: &Value) -> PyResult<()> {
        let given = taipan_vm::protocol::argument::given(event_loop).filter(|given| !given.is_none());
        let event_loop = match given {
            Some(given) => given.clone(),
            None => running::get_event_loop(vm, &[])?,
        };
        for cell in self.cells() {
            cell.set(None);
        }
        self.state.set(State::Pending);
        self.log_traceback.set(false);
        self.blocking.set(false);
        self.event_loop.set(Some(event_loop.clone()));
        let debug = vm.call_method_str(&event_loop, "get_debug", &[])?;
        if vm.is_true(&debug)? && !vm.is_finalizing() {
            self.source_traceback.set(Some(imports::call(vm, "traceback", "extract_stack", &[])?));
        }
        Ok(())
    }

    /// The loop, if the future has been initialized.
    pub fn alive(&self, vm: &Thread) -> PyResult {
        self.event_loop.get().ok_or_else(|| vm.runtime_error("Future object is not initialized."))
    }

    pub fn result(&self, vm: &Thread) -> PyResult {
        if self.event_loop.is_empty() {
            return Err(invalid_state(vm, "Future object is not initialized."));
        }
        match self.state.get() {
            State::Cancelled => Err(self.raise_cancelled(vm)),
            State::Pending => Err(invalid_state(vm, "Result is not set.")),
            State::Finished => {
                self.log_traceback.set(false);
                match self.exception.get() {
                    None => Ok(self.result.get().unwrap_or(Value::NONE)),
                    Some(exception) => {
                        if let Some(own) = exception.downcast::<PyBaseException>() {
                            own.set_traceback(self.exception_traceback.take());
                        }
                        Err(vm.raise_value(exception))
                    }
                }
            }
        }
    }

    pub fn make_cancelled_error(&self, vm: &Thread) -> PyResult {
        if let Some(known) = self.cancelled_by.take() {
            return Ok(known);
        }
        let class = cancelled_error(vm)?;
        match self.cancel_message.get().filter(|message| !message.is_none()) {
            Some(message) => vm.call(&class, &[message]),
            None => vm.call(&class, &[]),
        }
    }

    fn raise_cancelled(&self, vm: &Thread) -> Raised {
        match self.make_cancelled_error(vm) {
            Ok(exception) => vm.raise_value(exception),
            Err(raised) => raised,
        }
    }

    pub fn set_result(&self, vm: &Thread, own: &Value, result: Value) -> PyResult<()> {
        self.alive(vm)?;
        if self.state.get() != State::Pending {
            return Err(invalid_state(vm, "invalid state"));
        }
        self.result.set(Some(result));
        self.state.set(State::Finished);
        self.schedule_callbacks(vm, own)
    }

    pub fn set_exception(&self, vm: &Thread, own: &Value, given: &Value) -> PyResult<()> {
        self.alive(vm)?;
        if self.state.get() != State::Pending {
            return Err(invalid_state(vm, "invalid state"));
        }
        let is_class =
            given.downcast::<PyType>().is_some_and(|ty| ty.is_subtype(&exceptions::BASE_EXCEPTION));
        let mut exception = if is_class { vm.call(given, &[])? } else { given.clone() };
        if exception.downcast::<PyBaseException>().is_none() {
            return Err(vm.type_error("invalid exception object"));
        }
        if exception.ty().is_subtype(&exceptions::STOP_ITERATION) {
            exception = self.in_place_of_stop_iteration(vm, exception)?;
        }
        let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
        self.exception.set(Some(exception));
        self.exception_traceback.set(traceback);
        self.state.set(State::Finished);
        self.schedule_callbacks(vm, own)?;
        self.log_traceback.set(true);
        Ok(())
    }

    fn in_place_of_stop_iteration(&self, vm: &Thread, exception: Value) -> PyResult {
        let text =
            vm.new_str("StopIteration interacts badly with generators and cannot be raised into a Future")?;
        let error = exceptions::instantiate(vm, &exceptions::RUNTIME_ERROR, &[text])?;
        if let Some(own) = error.downcast::<PyBaseException>() {
            own.set_cause(Some(exception.clone()));
            own.set_context(Some(exception));
        }
        Ok(error)
    }

    /// Whether it was pending.
    pub fn cancel(&self, vm: &Thread, own: &Value, message: Option<&Value>) -> PyResult<bool> {
        self.log_traceback.set(false);
        if self.state.get() != State::Pending {
            return Ok(false);
        }
        self.state.set(State::Cancelled);
        self.cancel_message.set(message.cloned());
        self.schedule_callbacks(vm, own)?;
        Ok(true)
    }

    pub fn forget_traceback(&self) {
        self.log_traceback.set(false);
    }

    pub fn set_cancel_message(&self, message: Option<Value>) {
        self.cancel_message.set(message);
    }

    pub fn cancel_message(&self) -> Option<Value> {
        self.cancel_message.get()
    }

    pub fn source_traceback(&self) -> Option<Value> {
        self.source_traceback.get()
    }

    pub fn add_callback(&self, vm: &Thread, own: &Value, callback: Value, context: Value) -> PyResult<()> {
        let event_loop =
            self.event_loop.get().ok_or_else(|| vm.runtime_error("uninitialized Future object"))?;
        if self.state.get() != State::Pending {
            return call_soon(vm, &event_loop, callback, Some(own), Some(&context));
        }
        // A future whose callbacks are being removed one after the other keeps their order.
        if self.first.is_empty() && self.more.is_empty() {
            self.first_context.set(Some(context));
            self.first.set(Some(callback));
            return Ok(());
        }
        let pair = PyTuple::from_values(vm, &[callback, context])?.into_value();
        match self.more.get() {
            Some(list) => list.downcast::<PyList>().map_or(Ok(()), |list| list.push(pair))?,
            None => self.more.set(Some(PyList::from_values(vm, &[pair])?.into_value())),
        }
        Ok(())
    }

    fn schedule_callbacks(&self, vm: &Thread, own: &Value) -> PyResult<()> {
        let event_loop = self.alive(vm)?;
        if let Some(callback) = self.first.take() {
            let context = self.first_context.take();
            call_soon(vm, &event_loop, callback, Some(own), context.as_ref())?;
        }
        let Some(more) = self.more.take() else { return Ok(()) };
        for pair in vm.iterate_to_buf(&more)? {
            let parts = vm.iterate_to_buf(&pair)?;
            if let [callback, context] = &parts[..] {
                call_soon(vm, &event_loop, callback.clone(), Some(own), Some(context))?;
            }
        }
        Ok(())
    }

    fn remove_callback(&self, vm: &Thread, function: &Value) -> PyResult<i64> {
        let mut count = 0;
        if let Some(first) = self.first.get()
            && vm.equals(&first, function)?
        {
            self.first.set(None);
            self.first_context.set(None);
            count += 1;
        }
        let Some(more) = self.more.get() else { return Ok(count) };
        let Some(list) = more.downcast::<PyList>() else { return Ok(count) };
        let (kept, mut at) = (PyList::new(vm)?, 0);
        // Comparing may change the list.
        while let Some(pair) = list.get(at) {
            at += 1;
            let callback = pair.downcast::<PyTuple>().and_then(|pair| pair.items().first().cloned());
            if callback.is_some_and(|callback| callback.is(function))
                || self.is_callback(vm, &pair, function)?
            {
                count += 1;
            } else {
                kept.push(pair)?;
            }
        }
        let kept = Some(kept).filter(|kept| !kept.is_empty());
        if !self.more.is_empty() {
            self.more.set(kept.map(|kept| kept.into_value()));
        }
        Ok(count)
    }

    fn is_callback(&self, vm: &Thread, pair: &Value, function: &Value) -> PyResult<bool> {
        let callback = pair.downcast::<PyTuple>().and_then(|pair| pair.items().first().cloned());
        callback.map_or(Ok(false), |callback| vm.equals(&callback, function))
    }

    /// `_callbacks`: pairs, or None.
    fn callbacks(&self, vm: &Thread) -> PyResult {
        let list = PyList::new(vm)?;
        if let (Some(first), Some(context)) = (self.first.get(), self.first_context.get()) {
            list.push(PyTuple::from_values(vm, &[first, context])?.into_value())?;
        }
        if let Some(more) = self.more.get() {
            list.extend(vm, &more)?;
        }
        Ok(if list.is_empty() { Value::NONE } else { list.into_value() })
    }
}

/// `loop.call_soon(callback, arg, context=context)`.
pub fn call_soon(
    vm: &Thread,
    event_loop: &Value,
    callback: Value,
    arg: Option<&Value>,
    context: Option<&Value>,
) -> PyResult<()> {
    let mut values = smallvec::SmallVec::<[Value; 3]>::new();
    values.push(callback);
    values.extend(arg.cloned());
    values.extend(context.cloned());
    let names = [names::context.value()];
    let names = if context.is_some() { &names[..] } else { &[] };
    vm.call_method_args(event_loop, &names::call_soon, Args::new(&values, names)).map(drop)
}

/// The loop of any future.
pub fn loop_of(vm: &Thread, future: &Value) -> PyResult {
    if let Some(own) = future.downcast::<PyFuture>()
        && let Some(event_loop) = own.event_loop.get()
    {
        return Ok(event_loop);
    }
    match vm.get_attr_opt(future, &names::get_loop)? {
        Some(method) => vm.call(&method, &[]),
        None => vm.get_attr_str(future, "_loop"),
    }
}

/// Tells the loop's exception handler about a future that goes.
pub fn report(vm: &Thread, own: &Value, message: &str, entries: &[(&str, Value)]) -> PyResult<()> {
    let future = as_future(own);
    let context = PyDict::new(vm)?;
    for (name, value) in entries {
        context.set_str(&*vm.intern_str(name)?, value.clone())?;
    }
    context.set_str(&*vm.intern_str("message")?, vm.new_str(message)?)?;
    if let Some(source) = future.source_traceback() {
        context.set_str(&*vm.intern_str("source_traceback")?, source)?;
    }
    let event_loop = future.alive(vm)?;
    vm.call_method_str(&event_loop, "call_exception_handler", &[context.into_value()]).map(drop)
}

pub fn finalize(vm: &Thread, own: &Value) {
    let future = as_future(own);
    if !future.log_traceback.replace(false) {
        return;
    }
    let Some(exception) = future.exception.get() else { return };
    let name = own.ty().name();
    // Without the module, which only native types have in their name.
    let name = name.rsplit('.').next().unwrap_or_default();
    let message = format!("{name} exception was never retrieved");
    let entries = [("exception", exception), ("future", own.clone())];
    vm.keeping_exception(|| {
        if report(vm, own, &message, &entries).is_err()
            && let Some(exception) = vm.take_raised()
        {
            report::unraisable(vm, exception, "in", own);
        }
    });
}

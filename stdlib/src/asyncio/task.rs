//! `_asyncio.Task`: a coroutine that a loop drives. The driving itself is in `step`.

use super::future::{self, PyFuture, State, as_future};
use super::registry::Registry;
use super::running::{self, shown, state};
use super::{imports, registry, step};
use crate::contextvars;
use std::cell::Cell;
use std::rc::Rc;
use taipan_vm::builtins::generator::PyGenerator;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{generic_alias, int};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::Payload;
use taipan_vm::protocol::argument::given;
use taipan_vm::report;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyTask {
    pub future: PyFuture,
    pub coroutine: ValueCell,
    pub context: ValueCell,
    /// The future that the coroutine awaits.
    pub waiter: ValueCell,
    name: ValueCell,
    pub must_cancel: Cell<bool>,
    log_destroy_pending: Cell<bool>,
    is_registered: Cell<bool>,
    cancel_requests: Cell<i64>,
    registry: Rc<Registry>,
}

// SAFETY: `#[repr(C)]`, begins with the struct of its base.
unsafe impl Payload for PyTask {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyTask {
    fn trace(&self, tracer: &mut Tracer) {
        self.future.trace(tracer);
        for cell in [&self.coroutine, &self.context, &self.waiter, &self.name] {
            cell.trace(tracer);
        }
    }

    fn clear(&self) {
        self.future.clear();
        for cell in [&self.coroutine, &self.context, &self.waiter, &self.name] {
            cell.set(None);
        }
    }
}

impl Drop for PyTask {
    fn drop(&mut self) {
        self.unregister();
    }
}

const SIGNATURE: &str = "(coro, *, loop=None, name=None, context=None, eager_start=False)";

static PARAMETERS: MethodDef = parameters("Task", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_asyncio.Task",
    signature: SIGNATURE,
    doc: "A coroutine that an event loop runs.",
    base: Some(&future::TYPE),
    flags: flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(new),
        init: Some(|vm, own, args| bind(vm, &PARAMETERS, args, |args| initialize(vm, own, args))),
        repr: Some(|vm, own| {
            imports::call(vm, "asyncio.base_tasks", "_task_repr", std::slice::from_ref(own))
        }),
        iter: Some(super::future_iter::new),
        am_await: Some(super::future_iter::new),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: &[
        future::RESULT,
        future::EXCEPTION,
        future::ADD_DONE_CALLBACK,
        future::REMOVE_DONE_CALLBACK,
        future::CANCELLED,
        future::DONE,
        method("set_result", "($self, result, /)", "", |vm, _| {
            Err(vm.runtime_error("Task does not support set_result operation"))
        }),
        method("set_exception", "($self, exception, /)", "", |vm, _| {
            Err(vm.runtime_error("Task does not support set_exception operation"))
        }),
        method("cancel", "($self, /, msg=None)", "Ask the task to cancel itself.", cancel),
        method("cancelling", "($self, /)", "Return the number of requests to cancel the task.", |_, args| {
            Ok(int::small(as_task(&args[0]).cancel_requests.get()))
        }),
        method("uncancel", "($self, /)", "Take back a request to cancel the task.", |_, args| {
            let own = as_task(&args[0]);
            let requests = (own.cancel_requests.get() - 1).max(0);
            if own.cancel_requests.replace(requests) > 0 && requests == 0 {
                own.must_cancel.set(false);
            }
            Ok(int::small(requests))
        }),
        method(
            "get_stack",
            "($self, /, *, limit=None)",
            "Return the frames of the task's coroutine.",
            |vm, args| {
                let limit = given(&args[1]).cloned().unwrap_or(Value::NONE);
                imports::call(vm, "asyncio.base_tasks", "_task_get_stack", &[args[0].clone(), limit])
            },
        ),
        method(
            "print_stack",
            "($self, /, *, limit=None, file=None)",
            "Print the frames of the task's coroutine.",
            |vm, args| {
                let or_none = |value| given(value).cloned().unwrap_or(Value::NONE);
                let args = [args[0].clone(), or_none(&args[1]), or_none(&args[2])];
                imports::call(vm, "asyncio.base_tasks", "_task_print_stack", &args)
            },
        ),
        future::MAKE_CANCELLED_ERROR,
        method("get_name", "($self, /)", "", |vm, args| {
            let name = &as_task(&args[0]).name;
            if let Some(number) = name.get().and_then(|name| name.as_small()) {
                name.set(Some(vm.new_str(&format!("Task-{number}"))?));
            }
            Ok(name.get().unwrap_or(Value::NONE))
        }),
        method("set_name", "($self, value, /)", "", |vm, args| {
            as_task(&args[0]).name.set(Some(name_of(vm, &args[1])?));
            Ok(Value::NONE)
        }),
        method("get_coro", "($self, /)", "", |_, args| {
            Ok(as_task(&args[0]).coroutine.get().unwrap_or(Value::NONE))
        }),
        method("get_context", "($self, /)", "", |_, args| {
            Ok(as_task(&args[0]).context.get().unwrap_or(Value::NONE))
        }),
        method(
            "__class_getitem__",
            "($type, object, /)",
            "Tasks are generic over what their coroutines return.",
            generic_alias::class_getitem,
        )
        .classmethod(),
    ],
    getset: &ATTRIBUTES,
    ..TypeSpec::object::<PyTask>()
});

static ATTRIBUTES: [GetSetDef; 4] = [
    getset(
        "_log_destroy_pending",
        "",
        |_, own| Ok(Value::bool(as_task(own).log_destroy_pending.get())),
        |vm, own, value| {
            let value = value.ok_or_else(|| future::cannot_delete(vm, own, "_log_destroy_pending"))?;
            as_task(own).log_destroy_pending.set(vm.is_true(value)?);
            Ok(())
        },
    ),
    getter("_must_cancel", "", |_, own| Ok(Value::bool(as_task(own).must_cancel.get()))),
    getter("_coro", "", |_, own| Ok(as_task(own).coroutine.get().unwrap_or(Value::NONE))),
    getter("_fut_waiter", "", |_, own| Ok(as_task(own).waiter.get().unwrap_or(Value::NONE))),
];

pub fn as_task(value: &Value) -> &PyTask {
    value.downcast().expect("a task's slot gets a task")
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let registry = Rc::clone(&state(vm).registry);
    let make = |object| PyTask {
        future: PyFuture::empty(object),
        coroutine: ValueCell::empty(),
        context: ValueCell::empty(),
        waiter: ValueCell::empty(),
        name: ValueCell::empty(),
        must_cancel: Cell::new(false),
        log_destroy_pending: Cell::new(false),
        is_registered: Cell::new(false),
        cancel_requests: Cell::new(0),
        registry,
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn name_of(vm: &Thread, value: &Value) -> PyResult {
    if value.downcast_exact::<PyStr>().is_some() {
        Ok(value.clone())
    } else {
        Ok(vm.to_str(value)?.into_value())
    }
}

fn initialize(vm: &Thread, own: &Value, args: &[Value]) -> PyResult<()> {
    let [coroutine, event_loop, name, context, eager] = args else { return Ok(()) };
    let task = as_task(own);
    task.future.initialize(vm, event_loop)?;
    let is_coroutine = coroutine.downcast::<PyGenerator>().is_some_and(PyGenerator::is_coroutine);
    if !is_coroutine && !imports::is_coroutine(vm, coroutine)? {
        task.log_destroy_pending.set(false);
        return Err(vm.type_error(format!("a coroutine was expected, got {}", shown(vm, coroutine)?)));
    }
    let context = match given(context).filter(|context| !context.is_none()) {
        Some(context) => context.clone(),
        None => contextvars::copy(vm, &contextvars::current(vm)?)?,
    };
    task.context.set(Some(context));
    task.waiter.set(None);
    task.must_cancel.set(false);
    task.log_destroy_pending.set(true);
    task.cancel_requests.set(0);
    task.coroutine.set(Some(coroutine.clone()));
    task.name.set(Some(match given(name).filter(|name| !name.is_none()) {
        Some(name) => name_of(vm, name)?,
        None => {
            // Few ask for it: the text is made then.
            let state = state(vm);
            state.tasks.set(state.tasks.get() + 1);
            int::from_u64(vm, state.tasks.get())?
        }
    }));
    let event_loop = task.future.alive(vm)?;
    if given(eager).map_or(Ok(false), |eager| vm.is_true(eager))? {
        let runs = vm.call_method_str(&event_loop, "is_running", &[])?;
        if vm.is_true(&runs)? {
            return start_now(vm, own, &event_loop);
        }
    }
    step::soon(vm, own, None)?;
    task.register(vm);
    Ok(())
}

/// Runs the coroutine up to the first place where it waits.
fn start_now(vm: &Thread, own: &Value, event_loop: &Value) -> PyResult<()> {
    let task = as_task(own);
    let previous = running::swap(vm, event_loop, own)?;
    let mut result = registry::register_eager(vm, own).and_then(|()| {
        let context = task.context.get().unwrap_or(Value::NONE);
        let stepped = step::in_context(vm, &context, || step::step(vm, own, None));
        let unregistered = vm.keeping_exception(|| registry::unregister_eager(vm, own));
        stepped.and(unregistered)
    });
    let swapped = match &result {
        Ok(()) => running::swap(vm, event_loop, &previous).map(drop),
        Err(_) => vm.keeping_exception(|| running::swap(vm, event_loop, &previous).map(drop)),
    };
    if result.is_ok() {
        result = swapped;
    }
    if task.future.state.get() == State::Pending {
        task.register(vm);
    } else {
        task.coroutine.set(None);
    }
    result
}

fn cancel(vm: &Thread, args: &[Value]) -> PyResult {
    let task = as_task(&args[0]);
    let message = given(&args[1]).cloned().unwrap_or(Value::NONE);
    task.future.forget_traceback();
    if task.future.state.get() != State::Pending {
        return Ok(Value::FALSE);
    }
    task.cancel_requests.set(task.cancel_requests.get() + 1);
    if let Some(waiter) = task.waiter.get()
        && cancel_any(vm, &waiter, &message)?
    {
        return Ok(Value::TRUE);
    }
    task.must_cancel.set(true);
    task.future.set_cancel_message(Some(message));
    Ok(Value::TRUE)
}

/// `future.cancel(msg=message)`.
pub fn cancel_any(vm: &Thread, future: &Value, message: &Value) -> PyResult<bool> {
    let (values, names) = ([message.clone()], [names::msg.value()]);
    let answer = vm.call_method_args(future, &names::cancel, Args::new(&values, &names))?;
    vm.is_true(&answer)
}

impl PyTask {
    /// Lists the task among those that are not done.
    pub fn register(&self, _: &Thread) {
        self.is_registered.set(true);
        self.registry.add(self);
    }

    pub fn unregister(&self) {
        if self.is_registered.replace(false) {
            self.registry.remove(self);
        }
    }

    /// Whether anybody still refers to it.
    pub fn is_alive(&self) -> bool {
        !self.future.event_loop.is_empty()
    }
}

fn finalize(vm: &Thread, own: &Value) {
    let task = as_task(own);
    let is_lost = task.future.state.get() == State::Pending && task.log_destroy_pending.get();
    if is_lost && !as_future(own).event_loop.is_empty() {
        vm.keeping_exception(|| {
            let entries = [("task", own.clone())];
            if future::report(vm, own, "Task was destroyed but it is pending!", &entries).is_err()
                && let Some(exception) = vm.take_raised()
            {
                report::unraisable(vm, exception, "in", own);
            }
        });
    }
    future::finalize(vm, own);
}

//! One step of a task: the coroutine runs until it waits for something, and the task is called again when that is done.

use super::awaited_by;
use super::future::{PyFuture, State, as_future, call_soon, loop_of};
use super::imports::{cancelled_error, invalid_state};
use super::running::{self, shown};
use super::task::{PyTask, as_task, cancel_any};
use crate::contextvars;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::function::builtin::PyBuiltin;
use taipan_vm::builtins::generator::{PyGenerator, Sent, send_to};
use taipan_vm::call::no_keywords;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What `call_soon` is given: a step of a task, perhaps with an exception for the coroutine.
#[repr(C)]
pub struct PyTaskStep {
    object: Object,
    task: Value,
    exception: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTaskStep {
    const TYPE: &'static PyType = &STEP;
}

impl Trace for PyTaskStep {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.task);
        if let Some(exception) = &self.exception {
            tracer.visit(exception);
        }
    }
}

pub static STEP: PyType = PyType::from_spec(&TypeSpec {
    name: "_asyncio.TaskStepMethWrapper",
    slots: Slots {
        new: Some(create::no_constructor),
        call: Some(|vm, own, args| {
            no_keywords(vm, "function", args)?;
            if !args.positional().is_empty() {
                return Err(vm.type_error("function takes no positional arguments"));
            }
            let Some(step) = own.downcast::<PyTaskStep>() else { return Ok(Value::NONE) };
            entered_step(vm, &step.task, step.exception.clone())?;
            Ok(Value::NONE)
        }),
        ..Slots::NONE
    },
    getset: &[getter("__self__", "", |_, own| {
        Ok(own.downcast::<PyTaskStep>().map_or(Value::NONE, |step| step.task.clone()))
    })],
    ..TypeSpec::container::<PyTaskStep>()
});

static WAKEUP: MethodDef = method("task_wakeup", "($self, object, /)", "", |vm, args| {
    wakeup(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
});

/// Lets the loop call the task's next step.
pub fn soon(vm: &Thread, task: &Value, exception: Option<Value>) -> PyResult<()> {
    let own = as_task(task);
    let step = PyTaskStep { object: Object::new(&STEP), task: task.clone(), exception };
    let step = vm.heap().allocate(step)?;
    vm.heap().track(step.as_object());
    let context = own.context.get();
    call_soon(vm, &own.future.alive(vm)?, step.into_value(), None, context.as_ref())
}

/// Runs something with a context as the current one.
pub fn in_context(vm: &Thread, context: &Value, work: impl FnOnce() -> PyResult<()>) -> PyResult<()> {
    if context.downcast::<contextvars::PyContext>().is_none() {
        return work();
    }
    contextvars::enter(vm, context)?;
    let result = work();
    contextvars::exit(vm, context);
    result
}

/// A step as the loop's current task.
fn entered_step(vm: &Thread, task: &Value, exception: Option<Value>) -> PyResult<()> {
    let event_loop = as_future(task).alive(vm)?;
    running::enter(vm, &event_loop, task)?;
    match step(vm, task, exception) {
        Ok(()) => running::leave(vm, &event_loop, task),
        Err(raised) => {
            let Some(exception) = vm.take_raised() else { return Err(raised) };
            running::leave(vm, &event_loop, task)?;
            Err(vm.set_raised(exception))
        }
    }
}

pub fn step(vm: &Thread, task: &Value, exception: Option<Value>) -> PyResult<()> {
    let own = as_task(task);
    if own.future.state.get() != State::Pending {
        let exception = exception.as_ref().map_or(Ok(String::new()), |exception| shown(vm, exception))?;
        return Err(invalid_state(vm, &format!("__step(): already done: {} {exception}", shown(vm, task)?)));
    }
    let mut exception = exception;
    if own.must_cancel.replace(false) {
        let class = cancelled_error(vm)?;
        let is_cancel =
            |exception: &Value| class.downcast::<PyType>().is_some_and(|ty| exception.ty().is_subtype(ty));
        if !exception.as_ref().is_some_and(is_cancel) {
            exception = Some(own.future.make_cancelled_error(vm)?);
        }
    }
    own.waiter.set(None);
    let coroutine = own.coroutine.get().ok_or_else(|| vm.runtime_error("uninitialized Task object"))?;
    let sent = match exception {
        None => send_to(vm, &coroutine, Value::NONE),
        Some(exception) => thrown(vm, &coroutine, exception),
    };
    drop(coroutine);
    match sent {
        Ok(Sent::Yielded(value)) => handle_yielded(vm, task, value),
        Ok(Sent::Returned(value)) => {
            if own.must_cancel.replace(false) {
                let message = own.future.cancel_message();
                own.future.cancel(vm, task, message.as_ref())?;
            } else {
                own.future.set_result(vm, task, value)?;
            }
            own.unregister();
            Ok(())
        }
        Err(raised) => handle_raised(vm, task, raised),
    }
}

fn thrown(vm: &Thread, coroutine: &Value, exception: Value) -> PyResult<Sent> {
    match vm.call_method_str(coroutine, "throw", &[exception]) {
        Ok(value) => Ok(Sent::Yielded(value)),
        Err(raised) => exceptions::take_stop_iteration(vm, raised).map(Sent::Returned),
    }
}

/// The coroutine has raised an exception: it is the task's, and the loop's too if it is to end the program.
fn handle_raised(vm: &Thread, task: &Value, raised: Raised) -> PyResult<()> {
    let own = as_task(task);
    let Some(exception) = vm.take_raised() else { return Err(raised) };
    let class = cancelled_error(vm)?;
    if class.downcast::<PyType>().is_some_and(|ty| exception.ty().is_subtype(ty)) {
        own.future.cancelled_by.set(Some(exception));
        own.future.cancel(vm, task, None)?;
        own.unregister();
        return Ok(());
    }
    own.future.set_exception(vm, task, &exception)?;
    own.unregister();
    let ends = [&exceptions::KEYBOARD_INTERRUPT, &exceptions::SYSTEM_EXIT];
    if ends.iter().any(|ty| exception.ty().is_subtype(ty)) {
        return Err(vm.set_raised(exception));
    }
    Ok(())
}

fn handle_yielded(vm: &Thread, task: &Value, value: Value) -> PyResult<()> {
    if value.is_none() {
        return soon(vm, task, None);
    }
    if value.is(task) {
        return fail_soon(vm, task, format!("Task cannot await on itself: {}", shown(vm, task)?));
    }
    let exact = value.downcast_exact::<PyFuture>().is_some() || value.downcast_exact::<PyTask>().is_some();
    let blocking = if exact {
        as_future(&value).blocking.get()
    } else {
        match vm.get_attr_opt(&value, &names::_asyncio_future_blocking)? {
            Some(blocking) if !blocking.is_none() => vm.is_true(&blocking)?,
            _ => return handle_nonsense(vm, task, &value),
        }
    };
    let event_loop = as_future(task).alive(vm)?;
    if !loop_of(vm, &value)?.is(&event_loop) {
        let text = format!(
            "Task {} got Future {} attached to a different loop",
            shown(vm, task)?,
            shown(vm, &value)?
        );
        return fail_soon(vm, task, text);
    }
    if !blocking {
        let text = format!(
            "yield was used instead of yield from in task {} with {}",
            shown(vm, task)?,
            shown(vm, &value)?
        );
        return fail_soon(vm, task, text);
    }
    wait_for(vm, task, value, exact)
}

/// The task goes on when the future is done.
fn wait_for(vm: &Thread, task: &Value, future: Value, exact: bool) -> PyResult<()> {
    let own = as_task(task);
    awaited_by::add(vm, &future, task)?;
    let wakeup = PyBuiltin::new(vm, &WAKEUP, Some(task.clone()), None)?.into_value();
    let context = own.context.get().unwrap_or(Value::NONE);
    if exact {
        as_future(&future).blocking.set(false);
        as_future(&future).add_callback(vm, &future, wakeup, context)?;
    } else {
        vm.set_attr(&future, &names::_asyncio_future_blocking, Some(&Value::FALSE))?;
        let (values, names) = ([wakeup, context], [names::context.value()]);
        let args = taipan_vm::call::Args::new(&values, &names);
        vm.call_method_args(&future, &names::add_done_callback, args)?;
    }
    own.waiter.set(Some(future.clone()));
    if own.must_cancel.get() {
        let message = own.future.cancel_message().unwrap_or(Value::NONE);
        if cancel_any(vm, &future, &message)? {
            own.must_cancel.set(false);
        }
    }
    Ok(())
}

fn handle_nonsense(vm: &Thread, task: &Value, value: &Value) -> PyResult<()> {
    let is_generator = value.downcast::<PyGenerator>().is_some_and(|generator| !generator.is_coroutine());
    let text = if is_generator {
        format!(
            "yield was used instead of yield from for generator in task {} with {}",
            shown(vm, task)?,
            shown(vm, value)?
        )
    } else {
        format!("Task got bad yield: {}", shown(vm, value)?)
    };
    fail_soon(vm, task, text)
}

/// The coroutine gets a `RuntimeError` at its next step.
fn fail_soon(vm: &Thread, task: &Value, text: String) -> PyResult<()> {
    let error = exceptions::instantiate(vm, &exceptions::RUNTIME_ERROR, &[vm.new_str(&text)?])?;
    soon(vm, task, Some(error))
}

/// What the task waited for is done.
fn wakeup(vm: &Thread, task: &Value, future: &Value) -> PyResult<()> {
    awaited_by::discard(vm, future, task)?;
    let exact = future.downcast_exact::<PyFuture>().is_some() || future.downcast_exact::<PyTask>().is_some();
    let result = if exact { as_future(future).result(vm) } else { vm.call_method_str(future, "result", &[]) };
    match result {
        Ok(_) => entered_step(vm, task, None),
        Err(raised) => match vm.take_raised() {
            Some(exception) => entered_step(vm, task, Some(exception)),
            None => Err(raised),
        },
    }
}

//! The running loop of each thread, and the task that it runs.

use super::imports::{Imports, call};
use super::registry::Registry;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::fork::process_id;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What a VM keeps for the module.
#[derive(Default)]
pub struct State {
    pub imports: Imports,
    pub registry: Rc<Registry>,
    /// The last number given to a task without a name.
    pub tasks: Cell<u64>,
    running: RefCell<Vec<Running>>,
}

/// A thread with a running loop.
struct Running {
    thread: u64,
    /// The loop does not run in a child process that has been forked from it.
    process: u32,
    event_loop: Value,
    task: Option<Value>,
}

pub fn state(vm: &Thread) -> Rc<State> {
    vm.interp().module_states.get()
}

/// The thread's running loop.
pub fn running_loop(vm: &Thread) -> Option<Value> {
    let state = state(vm);
    let running = state.running.borrow();
    let own = running.iter().find(|running| running.thread == vm.id())?;
    (own.process == process_id()).then(|| own.event_loop.clone())
}

pub fn get_running_loop_or_none(vm: &Thread, _: &[Value]) -> PyResult {
    Ok(running_loop(vm).unwrap_or(Value::NONE))
}

pub fn get_running_loop(vm: &Thread, _: &[Value]) -> PyResult {
    running_loop(vm).ok_or_else(|| vm.runtime_error("no running event loop"))
}

pub fn get_event_loop(vm: &Thread, _: &[Value]) -> PyResult {
    if let Some(running) = running_loop(vm) {
        return Ok(running);
    }
    let policy = call(vm, "asyncio.events", "_get_event_loop_policy", &[])?;
    vm.call_method_str(&policy, "get_event_loop", &[])
}

pub fn set_running_loop(vm: &Thread, args: &[Value]) -> PyResult {
    let state = state(vm);
    let mut running = state.running.borrow_mut();
    let place = running.iter().position(|running| running.thread == vm.id());
    let old = place.map(|place| running.swap_remove(place));
    if !args[0].is_none() {
        let process = process_id();
        // The task stays where the loop is set anew.
        let task = old.as_ref().filter(|old| old.process == process).and_then(|old| old.task.clone());
        running.push(Running { thread: vm.id(), process, event_loop: args[0].clone(), task });
    }
    drop(running);
    drop(old);
    Ok(Value::NONE)
}

/// No loop runs any more: what ran one has been ended without being able to clean up.
pub fn forget_running(vm: &Thread) {
    drop(state(vm).running.take());
}

/// Puts a task (or none) in place of the thread's current one, if the loop is the one that runs.
fn replace_task(vm: &Thread, event_loop: &Value, task: Option<Value>) -> PyResult<Option<Value>> {
    let state = state(vm);
    let mut running = state.running.borrow_mut();
    let own = running.iter_mut().find(|running| running.thread == vm.id());
    match own.filter(|own| own.event_loop.is(event_loop)) {
        Some(own) => Ok(std::mem::replace(&mut own.task, task)),
        None => {
            drop(running);
            Err(not_running(vm, event_loop))
        }
    }
}

fn not_running(vm: &Thread, event_loop: &Value) -> Raised {
    match shown(vm, event_loop) {
        Ok(shown) => vm.runtime_error(format!("loop {shown} is not the running loop")),
        Err(raised) => raised,
    }
}

pub fn shown(vm: &Thread, value: &Value) -> PyResult<String> {
    let text = vm.repr(value)?;
    Ok(vm.to_str(&text)?.to_string_lossy())
}

pub fn enter(vm: &Thread, event_loop: &Value, task: &Value) -> PyResult<()> {
    let Some(other) = replace_task(vm, event_loop, Some(task.clone()))? else { return Ok(()) };
    let refused = format!(
        "Cannot enter into task {} while another task {} is being executed.",
        shown(vm, task)?,
        shown(vm, &other)?
    );
    drop(replace_task(vm, event_loop, Some(other))?);
    Err(vm.runtime_error(refused))
}

pub fn leave(vm: &Thread, event_loop: &Value, task: &Value) -> PyResult<()> {
    let current = replace_task(vm, event_loop, None)?;
    if current.as_ref().is_some_and(|current| current.is(task)) {
        return Ok(());
    }
    drop(replace_task(vm, event_loop, current.clone())?);
    let (task, current) = (shown(vm, task)?, shown(vm, &current.unwrap_or(Value::NONE))?);
    Err(vm.runtime_error(format!("Invalid attempt to leave task {task} while task {current} is entered.")))
}

/// The task that was current before.
pub fn swap(vm: &Thread, event_loop: &Value, task: &Value) -> PyResult {
    let task = Some(task.clone()).filter(|task| !task.is_none());
    Ok(replace_task(vm, event_loop, task)?.unwrap_or(Value::NONE))
}

pub fn enter_task(vm: &Thread, args: &[Value]) -> PyResult {
    enter(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

pub fn leave_task(vm: &Thread, args: &[Value]) -> PyResult {
    leave(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

pub fn swap_current_task(vm: &Thread, args: &[Value]) -> PyResult {
    swap(vm, &args[0], &args[1])
}

pub fn current_task(vm: &Thread, args: &[Value]) -> PyResult {
    let given = Some(&args[0]).filter(|given| !given.is_unbound() && !given.is_none());
    let event_loop = match given {
        Some(given) => given.clone(),
        None => get_running_loop(vm, &[])?,
    };
    let state = state(vm);
    let running = state.running.borrow();
    let found = running.iter().find(|running| running.event_loop.is(&event_loop));
    Ok(found.and_then(|running| running.task.clone()).unwrap_or(Value::NONE))
}

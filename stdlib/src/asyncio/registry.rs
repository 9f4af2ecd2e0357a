//! The tasks of a VM that are not done, which nothing keeps alive for being listed here.
//!
//! Invariant: an address in `native` is that of a task whose payload has not been dropped; dropping it takes the address out.

use super::imports;
use super::running::{get_running_loop, state};
use super::task::PyTask;
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use taipan_vm::builtins::set::PySet;
use taipan_vm::error::PyResult;
use taipan_vm::object::{self, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[derive(Default)]
pub struct Registry {
    native: RefCell<FxHashSet<*const PyTask>>,
    /// A `WeakSet` of the tasks of other classes.
    others: ValueCell,
    /// A set of the tasks that run before they were ever scheduled.
    eager: ValueCell,
}

impl Registry {
    pub fn add(&self, task: &PyTask) {
        self.native.borrow_mut().insert(task);
    }

    pub fn remove(&self, task: &PyTask) {
        self.native.borrow_mut().remove(&std::ptr::from_ref(task));
    }

    fn others(&self, vm: &Thread) -> PyResult {
        if let Some(others) = self.others.get() {
            return Ok(others);
        }
        let others = imports::call(vm, "weakref", "WeakSet", &[])?;
        self.others.set(Some(others.clone()));
        Ok(others)
    }

    fn eager(&self, vm: &Thread) -> PyResult<Ref<PySet>> {
        if let Some(eager) = self.eager.get().and_then(|eager| Ref::try_from_value(eager).ok()) {
            return Ok(eager);
        }
        let eager = PySet::new(vm)?;
        self.eager.set(Some(eager.to_value()));
        Ok(eager)
    }

    /// The native tasks, as long as the result exists.
    fn tasks(&self) -> Vec<Value> {
        let native = self.native.borrow();
        // SAFETY: by the invariant these are payloads of objects.
        let tasks = native.iter().map(|task| unsafe { &**task });
        tasks.filter(|task| task.is_alive()).map(object::to_value).collect()
    }
}

pub fn register_task(vm: &Thread, args: &[Value]) -> PyResult {
    match args[0].downcast::<PyTask>() {
        Some(task) => task.register(vm),
        None => drop(vm.call_method_str(&state(vm).registry.others(vm)?, "add", &args[..1])?),
    }
    Ok(Value::NONE)
}

pub fn unregister_task(vm: &Thread, args: &[Value]) -> PyResult {
    match args[0].downcast::<PyTask>() {
        Some(task) => task.unregister(),
        None => drop(vm.call_method_str(&state(vm).registry.others(vm)?, "discard", &args[..1])?),
    }
    Ok(Value::NONE)
}

pub fn register_eager(vm: &Thread, task: &Value) -> PyResult<()> {
    state(vm).registry.eager(vm)?.add(vm, task).map(drop)
}

pub fn unregister_eager(vm: &Thread, task: &Value) -> PyResult<()> {
    state(vm).registry.eager(vm)?.discard(vm, task)
}

pub fn register_eager_task(vm: &Thread, args: &[Value]) -> PyResult {
    register_eager(vm, &args[0])?;
    Ok(Value::NONE)
}

pub fn unregister_eager_task(vm: &Thread, args: &[Value]) -> PyResult {
    unregister_eager(vm, &args[0])?;
    Ok(Value::NONE)
}

pub fn all_tasks(vm: &Thread, args: &[Value]) -> PyResult {
    let given = Some(&args[0]).filter(|given| !given.is_unbound() && !given.is_none());
    let event_loop = match given {
        Some(given) => given.clone(),
        None => get_running_loop(vm, &[])?,
    };
    let (registry, result) = (&state(vm).registry, PySet::new(vm)?);
    let mut candidates = registry.tasks();
    candidates.extend(vm.iterate_to_buf(&registry.eager(vm)?.to_value())?);
    candidates.extend(vm.iterate_to_buf(&registry.others(vm)?)?);
    for task in candidates {
        let done = vm.call_method_str(&task, "done", &[])?;
        if !vm.is_true(&done)? && super::future::loop_of(vm, &task)?.is(&event_loop) {
            result.add(vm, &task)?;
        }
    }
    Ok(result.into_value())
}

//! `_asyncio`: futures, tasks and the running loops of threads.
//!
//! The rest of `asyncio` is CPython's Python code, which uses these in place of its own classes.

mod awaited_by;
mod future;
mod future_iter;
mod imports;
mod registry;
mod running;
mod step;
mod task;

pub use running::forget_running;

use crate::contextvars;
use taipan_vm::class::ready;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_asyncio",
    doc: "Accelerator module for asyncio",
    functions: FUNCTIONS,
    types: &[&future::TYPE, &task::TYPE],
    init: Some(|_, _| {
        // Contexts are made here before anybody imports their module.
        let contexts = contextvars::MODULE.types.iter().copied();
        ready::ready_all([&future_iter::TYPE, &step::STEP].into_iter().chain(contexts));
        Ok(())
    }),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("_enter_task", "(loop, task)", "Say that a loop runs a task from now on.", running::enter_task),
    method(
        "_get_running_loop",
        "()",
        "Return the thread's running event loop, or None.",
        running::get_running_loop_or_none,
    ),
    method("_leave_task", "(loop, task)", "Say that a loop no longer runs a task.", running::leave_task),
    method(
        "_register_eager_task",
        "(task)",
        "Note a task that starts to run at once.",
        registry::register_eager_task,
    ),
    method("_register_task", "(task)", "Note a task that has been scheduled.", registry::register_task),
    method(
        "_set_running_loop",
        "(loop, /)",
        "Set the thread's running event loop.",
        running::set_running_loop,
    ),
    method(
        "_swap_current_task",
        "(loop, task)",
        "Put a task in place of the one that a loop runs, and return that.",
        running::swap_current_task,
    ),
    method(
        "_unregister_eager_task",
        "(task)",
        "Forget a task that started to run at once.",
        registry::unregister_eager_task,
    ),
    method("_unregister_task", "(task)", "Forget a task.", registry::unregister_task),
    method(
        "all_tasks",
        "(loop=None)",
        "Return a set of all tasks of a loop that are not done.",
        registry::all_tasks,
    ),
    method(
        "current_task",
        "(loop=None)",
        "Return the task that a loop runs, or None.",
        running::current_task,
    ),
    method(
        "future_add_to_awaited_by",
        "(fut, waiter, /)",
        "Note that a future is awaited by another.",
        awaited_by::add_function,
    ),
    method(
        "future_discard_from_awaited_by",
        "(fut, waiter, /)",
        "Note that a future is no longer awaited by another.",
        awaited_by::discard_function,
    ),
    method(
        "get_event_loop",
        "()",
        "Return the running event loop, or that of the policy.",
        running::get_event_loop,
    ),
    method("get_running_loop", "()", "Return the thread's running event loop.", running::get_running_loop),
];

//! `Vm`: the owner of a virtual machine. It is `Send`; the machine is used by entering it.

use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions;
use crate::builtins::function::PyFunction;
use crate::capability::Capability;
use crate::class::statics;
use crate::config::Config;
use crate::error::PyResult;
use crate::finalization;
use crate::heap::collect::{self, Scope};
use crate::heap::current::Attached;
use crate::import::deferred;
use crate::import::load::load_native;
use crate::interp::call::run_code;
use crate::interp_state::{Interp, OnSys};
use crate::modules;
use crate::object::Ref;
use crate::placed::Placed;
use crate::streams;
use crate::thread::{Interrupter, Termination, Thread};
use crate::threads::enter;
use crate::value::Value;
use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::time::Duration;
use taipan_compiler::code::Code;

/// How long the end of a machine waits for threads that can end.
const PATIENCE: Duration = Duration::from_secs(1);

pub struct Vm {
    /// The main thread's state; dropped before what it refers to.
    main: Option<Placed<Thread>>,
    interp: ManuallyDrop<Placed<Interp>>,
    /// What runs at exit has run.
    has_ended: bool,
    /// What the program wrote last is lost.
    output_lost: bool,
}

// SAFETY: everything in a VM is reached through `enter`, which needs the `Vm` mutably: one thread at a time.
unsafe impl Send for Vm {}

impl Vm {
    pub fn new(config: impl Into<Arc<Config>>) -> Vm {
        let config = config.into();
        statics::start(config.hash_key);
        let interp = Interp::new(config);
        let main = Thread::new(&interp, true);
        interp.threads.add(&main);
        let mut vm =
            Vm { main: Some(main), interp: ManuallyDrop::new(interp), has_ended: false, output_lost: false };
        vm.enter(|vm| {
            // A VM that has no memory for its builtins has none for anything: it is left without them.
            let _ = start(vm);
        });
        vm.interp.heap.collector().set_stress(&vm.interp.heap, vm.interp.config.gc_stress);
        if vm.interp.config.tracemalloc > 0 {
            vm.interp.heap.start_tracing(vm.interp.config.tracemalloc);
        }
        vm
    }

    pub fn interp(&self) -> &Interp {
        &self.interp
    }

    /// Lets `add` add to the module `sys` when that is made: when a program first looks into it, or now.
    pub fn on_sys(&mut self, add: OnSys) {
        let is_made = self.interp.sys.borrow().as_ref().is_none_or(|sys| sys.deferred.get().is_none());
        if is_made && self.enter(|vm| add(vm)).is_err() {
            // A VM that has no memory for it has none for anything.
            self.enter(Thread::clear_raised);
        }
        let _ = self.interp.on_sys.set(add);
    }

    /// A handle that stops what runs in the machine, from any thread.
    pub fn interrupter(&self) -> Option<Interrupter> {
        self.main.as_deref().map(Thread::interrupter)
    }

    /// The fuel that the main thread has left, if there is a limit.
    pub fn fuel_left(&self) -> Option<u64> {
        self.main.as_deref().and_then(Thread::fuel_left)
    }

    /// Runs `work` as the machine's main thread.
    pub fn enter<R>(&mut self, work: impl FnOnce(&Thread) -> R) -> R {
        let thread =
            self.main.as_deref().expect("the main thread's state is there until the machine is dropped");
        enter(&self.interp, thread, work)
    }

    /// Ends the machine: runs what has to run at exit, and destroys all objects. Returns the number of objects of each type
    /// that are still there, which are leaks.
    pub fn finish(mut self) -> BTreeMap<String, usize> {
        self.shut_down(false, false);
        self.left()
    }

    /// As [`Vm::finish`], in a process that ends with the machine: its memory is left to the system, and where nobody would see
    /// objects end, they are not destroyed either.
    pub fn finish_with_process(mut self) {
        self.shut_down(false, true);
        std::mem::forget(self);
    }

    fn left(&self) -> BTreeMap<String, usize> {
        let mut left = BTreeMap::new();
        // SAFETY: the visitor allocates from the system only.
        unsafe {
            self.interp
                .heap
                .for_each_tracked(|object| *left.entry(object.ty().name().to_owned()).or_insert(0) += 1);
        }
        left
    }

    /// Runs what has to run at exit, once, and flushes the standard streams. False if what was to be written is lost.
    pub fn end_program(&mut self) -> bool {
        let is_first = !std::mem::replace(&mut self.has_ended, true);
        let flushed = self.enter(|vm| {
            vm.clear_termination();
            if !is_first {
                return true;
            }
            run_at_exit(vm);
            streams::flush(vm)
        });
        self.output_lost |= !flushed;
        !self.output_lost
    }

    /// Ends the machine without running any more of its code: no functions of `atexit`, no finalizers, no callbacks. What
    /// programs hold is destroyed all the same.
    pub fn abandon(mut self) {
        self.shut_down(true, false);
    }

    fn shut_down(&mut self, quiet: bool, with_process: bool) {
        if self.main.is_none() || self.interp.finalizing.get() {
            return;
        }
        let could_write = quiet || self.end_program();
        self.interp.heap.collector().set_stress(&self.interp.heap, 0);
        self.enter(|vm| {
            if quiet {
                let _ = vm.terminate(Termination::Exit);
            }
            crate::drop_torture::end(vm);
            vm.interp().finalizing.set(true);
            vm.end_others(PATIENCE);
            vm.interp().lock.close(vm);
            if with_process && finalization::is_unseen(vm) {
                return vm.interp().signals.end(vm);
            }
            if quiet {
                finalization::end_quietly(vm);
            } else {
                collect::collect(vm, Scope::Full);
                finalization::end_modules(vm);
                // What finalizers have written, unless that is known to be in vain.
                if could_write {
                    streams::flush(vm);
                }
                finalization::end_builtins(vm);
            }
            vm.heap().stop_tracing();
            drop(vm.interp().audit_hooks.take());
            drop(vm.interp().command_text.take());
            vm.interp().import.pristine.replace(None);
            vm.interp().import.told.take();
            vm.interp().module_states.clear();
            vm.interp().files.clear();
            drop((vm.interp().gc_callbacks.take(), vm.interp().gc_garbage.take()));
            vm.interp().warnings.clear();
            vm.interp().fork_hooks.clear();
            vm.interp().signals.end(vm);
            vm.end();
            vm.interp().memory_error.take();
            vm.interp().empty_tuple.take();
            collect::collect(vm, Scope::Full);
            // Finalizers that have only run now may have made these anew.
            vm.interp().module_states.clear();
            vm.interp().files.clear();
            vm.interp().warnings.clear();
            vm.interp().memory_error.take();
            vm.interp().empty_tuple.take();
        });
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.shut_down(false, false);
        // The value stack's chunks belong to the heap.
        // SAFETY: the guard ends before the heap.
        let attached = unsafe { Attached::new(&self.interp.heap) };
        self.main = None;
        // Finalizers that ran last may have made some anew; what they hold belongs to the heap.
        self.interp.module_states.clear();
        self.interp.files.clear();
        drop(attached);
        // A thread that is stuck in a system call may come back: what it refers to stays.
        if self.interp.threads.have_ended() {
            // SAFETY: as above.
            let attached = unsafe { Attached::new(&self.interp.heap) };
            self.interp.forget_tables();
            drop(attached);
            // SAFETY: nothing uses it from here on.
            unsafe { ManuallyDrop::drop(&mut self.interp) };
        }
    }
}

/// What every VM has from the start.
fn start(vm: &Thread) -> PyResult<()> {
    vm.empty_tuple()?;
    exceptions::keep_memory_error(vm)?;
    let modules = PyDict::new(vm)?;
    vm.interp().modules.replace(Some(modules.clone()));
    let builtins = load_native(vm, "builtins", &modules::builtins::MODULE)?;
    if vm.interp().config.handle_signals {
        vm.claim_signals();
    }
    vm.interp().builtins.replace(Some(Ref::borrowed(builtins.dict())));
    let own = |name| builtins.dict().get_str(statics::intern(name));
    if let (Some(all), Some(any)) = (own("all"), own("any")) {
        vm.interp().all_and_any.replace(Some([all, any]));
    }
    if let Ok(sys) = Ref::try_from_value(deferred::defer(vm, "sys")?) {
        vm.interp().sys.replace(Some(sys));
    }
    streams::start(vm, builtins.dict())?;
    // Descriptors are what they are now.
    if vm.has_capability(Capability::Stdio) {
        vm.sys_dict()?;
    }
    Ok(())
}

/// What runs at exit: the end of threads that are no daemons, then the functions of `atexit`.
fn run_at_exit(vm: &Thread) {
    let threading = vm.intern_str("threading").ok().and_then(|name| {
        let modules = vm.interp().modules.borrow().clone();
        modules.and_then(|modules| modules.get_str(&name))
    });
    let waited = match threading {
        Some(threading) => {
            vm.get_attr_str(&threading, "_shutdown").and_then(|shutdown| vm.call(&shutdown, &[]))
        }
        None => vm.thread_handles().join_all(vm).map(|()| Value::NONE),
    };
    if waited.is_err() {
        vm.report_unraisable("on threading shutdown", &Value::NONE);
    }
    if let Some(run) = vm.interp().at_exit.take() {
        run(vm);
    }
}

/// Runs a module's code in the namespace `globals`.
pub fn run_module(vm: &Thread, code: Arc<Code>, globals: &Ref<PyDict>) -> PyResult {
    run_code_object(vm, PyCode::new(vm, code)?, globals)
}

/// As [`run_module`].
pub fn run_code_object(vm: &Thread, code: Ref<PyCode>, globals: &Ref<PyDict>) -> PyResult {
    let function = PyFunction::new(vm, code, globals.clone())?;
    run_code(vm, &function, Some(globals.to_value()))
}

/// An exception that has reached the host, taken from the thread's state.
pub fn take_exception(vm: &Thread) -> Option<Value> {
    vm.take_raised()
}

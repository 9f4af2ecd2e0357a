//! [`Vm`]: a machine that a host owns.

use super::builder::Engine;
use super::context::Context;
use super::convert::{FromPython, IntoArgs, IntoPython};
use super::error::{Error, Result, Termination};
use super::function::{HostFunction, HostPanic};
use super::limits::Limits;
use super::object::{Kept, Object};
use super::output::{self, Output, Stream};
use super::script::Script;
use std::any::Any;
use std::fmt;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::Instant;
use taipan_vm::thread;

/// A Python virtual machine: its own heap, modules and globals. It may move to other threads; as many machines as there are
/// threads run at once.
///
/// Scripts run in the module `__main__`, whose globals stay from one call to the next.
pub struct Vm {
    /// `None` once the machine has panicked.
    machine: Option<taipan_vm::vm::Vm>,
    limits: Limits,
    output: Arc<Output>,
    interrupter: Option<thread::Interrupter>,
}

/// Stops what runs in a machine, from any thread. It can be cloned, and may outlive the machine.
#[derive(Clone)]
pub struct Interrupter(Option<thread::Interrupter>);

impl Interrupter {
    /// Ends what the machine runs with [`Termination::Interrupted`]. If it runs nothing, what it runs next ends at once.
    pub fn interrupt(&self) {
        if let Some(interrupter) = &self.0 {
            interrupter.interrupt();
        }
    }
}

impl fmt::Debug for Interrupter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Interrupter")
    }
}

impl fmt::Debug for Vm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vm").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Vm {
    pub(super) fn new(engine: &Engine) -> Vm {
        let machine = taipan_vm::vm::Vm::new(engine.config().clone());
        let interrupter = machine.interrupter();
        let (limits, output) = (engine.limits(), Arc::new(Output::default()));
        let mut vm = Vm { machine: Some(machine), limits: Limits::default(), output, interrupter };
        let own = vm.output.clone();
        // A machine that has no memory for its modules has none for anything: its first script fails.
        let _ = vm.enter(|context| {
            context.check(output::install(context.vm(), &own, engine.destination()))?;
            engine.modules().iter().try_for_each(|module| module.install(context))
        });
        vm.limits = limits;
        vm
    }

    /// Enters the machine under its limits. Errors of `work` that are terminations end here.
    fn enter<R>(&mut self, work: impl FnOnce(&Context<'_>) -> Result<R>) -> Result<R> {
        let Some(machine) = &mut self.machine else { return Err(Error::Poisoned) };
        let (limits, output) = (self.limits, &self.output);
        let entered = catch_unwind(AssertUnwindSafe(|| {
            machine.enter(|vm| {
                start(vm, &limits, output);
                let result = work(&Context::new(vm));
                let ended = vm.clear_termination().map(Termination::from_vm);
                if let Some(panic) = HostPanic::take(vm) {
                    return Err(panic);
                }
                match ended {
                    Some(why) => Ok(Err(Error::Terminated(why))),
                    None => Ok(result),
                }
            })
        }));
        match entered {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(panic) => {
                // What the machine holds may be inconsistent: it is never touched again.
                mem::forget(self.machine.take());
                Err(Error::Panicked(panic_text(&*panic)))
            }
        }
    }

    /// Runs statements.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("def double(x):\n    return 2 * x").unwrap();
    /// assert_eq!(vm.call::<i64>("double", (21,)).unwrap(), 42);
    /// ```
    pub fn run(&mut self, source: &str) -> Result<()> {
        self.enter(|context| context.run(source))
    }

    /// Runs a script that was compiled before.
    pub fn run_script(&mut self, script: &Script) -> Result<()> {
        self.enter(|context| context.run_script(script))
    }

    /// The value of an expression.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let squares: Vec<u32> = vm.eval("[x * x for x in range(4)]").unwrap();
    /// assert_eq!(squares, [0, 1, 4, 9]);
    /// ```
    pub fn eval<T: FromPython>(&mut self, expression: &str) -> Result<T> {
        self.enter(|context| context.eval(expression))
    }

    /// Calls a function by its name, in the globals of `__main__` or among the builtins.
    pub fn call<T: FromPython>(&mut self, function: &str, args: impl IntoArgs) -> Result<T> {
        self.enter(|context| context.call(function, args))
    }

    /// Calls an object that the host keeps.
    pub fn call_object<T: FromPython>(&mut self, function: &Object, args: impl IntoArgs) -> Result<T> {
        self.enter(|context| context.object(function)?.call(args))
    }

    /// The value of a global variable of `__main__`.
    pub fn get<T: FromPython>(&mut self, name: &str) -> Result<T> {
        self.enter(|context| match context.global(name)? {
            Some(value) => value.to(),
            None => context.eval(name),
        })
    }

    /// Sets a global variable of `__main__`.
    pub fn set(&mut self, name: &str, value: impl IntoPython) -> Result<()> {
        self.enter(|context| context.set_global(name, value))
    }

    /// Gives `__main__` a function of the host's.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("shout", |text: String, times: Option<usize>| {
    ///     text.to_uppercase().repeat(times.unwrap_or(1))
    /// })
    /// .unwrap();
    /// assert_eq!(vm.eval::<String>("shout('hey', 2)").unwrap(), "HEYHEY");
    /// ```
    pub fn set_function<M>(&mut self, name: &str, function: impl HostFunction<M>) -> Result<()> {
        self.enter(|context| context.set_function(name, function))
    }

    /// Enters the machine for more than one step, with values that need not be converted.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let names = vm
    ///     .with(|context| {
    ///         let namespace = context.import("types")?.call_method::<taipan::Object>("SimpleNamespace", ())?;
    ///         let namespace = context.object(&namespace)?;
    ///         namespace.set_attr("answer", 42)?;
    ///         namespace.repr()
    ///     })
    ///     .unwrap();
    /// assert_eq!(names, "namespace(answer=42)");
    /// ```
    pub fn with<R>(&mut self, work: impl FnOnce(&Context<'_>) -> Result<R>) -> Result<R> {
        self.enter(work)
    }

    /// What has been written to `sys.stdout` since the last call, if output is captured.
    pub fn take_stdout(&mut self) -> String {
        self.output.take(Stream::Stdout)
    }

    /// What has been written to `sys.stderr` since the last call, if output is captured.
    pub fn take_stderr(&mut self) -> String {
        self.output.take(Stream::Stderr)
    }

    /// The limits that hold from the next call on.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// How much fuel the last call by the host has left, if it was limited.
    pub fn fuel_left(&self) -> Option<u64> {
        self.machine.as_ref()?.fuel_left()
    }

    /// Bytes that the machine's objects take.
    pub fn heap_bytes(&self) -> usize {
        self.machine.as_ref().map_or(0, |machine| machine.interp().heap.account().used())
    }

    /// A handle that stops what runs in the machine, from any thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.interrupter.clone())
    }

    /// Ends the machine as a program ends: functions of `atexit` and finalizers run, under the limits. Dropping the machine
    /// instead runs no more of its code.
    pub fn finish(mut self) -> Result<()> {
        self.enter(|_| Ok(()))?;
        let Some(machine) = self.machine.take() else { return Err(Error::Poisoned) };
        match catch_unwind(AssertUnwindSafe(|| machine.finish())) {
            Ok(_) => Ok(()),
            Err(panic) => Err(Error::Panicked(panic_text(&*panic))),
        }
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        if let Some(machine) = self.machine.take()
            && let Err(panic) = catch_unwind(AssertUnwindSafe(|| machine.abandon()))
        {
            drop(panic);
        }
    }
}

/// Prepares a call by the host: nothing of an earlier one is left, and the limits begin to count.
fn start(vm: &thread::Thread, limits: &Limits, output: &Output) {
    vm.set_fuel(limits.fuel.unwrap_or(u64::MAX));
    let deadline = limits.wall_time.and_then(|time| Instant::now().checked_add(time));
    vm.interp().limits.deadline.set(deadline);
    vm.heap().account().set_limit(limits.heap_bytes.unwrap_or(usize::MAX));
    output.allow(limits.output());
    Kept::of(vm).release();
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "no message".to_owned(),
    }
}

impl Vm {
    /// A handle to a value of the machine: the result of an expression, without conversion.
    pub fn eval_object(&mut self, expression: &str) -> Result<Object> {
        self.eval(expression)
    }

    /// The value of a handle as a Rust type.
    pub fn value_of<T: FromPython>(&mut self, object: &Object) -> Result<T> {
        self.enter(|context| context.object(object)?.to())
    }
}

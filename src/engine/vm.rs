//! [`Vm`]: a machine that a host owns.

use super::builder::Engine;
use super::class::HostClass;
use super::context::Context;
use super::convert::{FromPython, IntoArgs, IntoKwargs, IntoPython};
use super::error::{Error, Result, Termination};
use super::function::{HostCalls, HostFunction, HostPanic};
use super::input;
use super::limits::{Limits, Usage};
use super::object::{Kept, Object};
use super::output::{self, Output, Stream};
use super::script::Script;
use std::any::Any;
use std::fmt;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};
use taipan_vm::thread;

/// A Python virtual machine: its own heap, modules and globals. It may move to other threads; as many machines as there are
/// threads run at once.
///
/// Scripts run in the module `__main__`, whose globals stay from one call to the next.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// vm.run("def square(n): return n * n").unwrap();
/// vm.set("n", 7).unwrap();
/// assert_eq!(vm.eval::<i64>("square(n)").unwrap(), 49);
/// let again = std::thread::spawn(move || vm.call::<i64>("square", (8,)).unwrap());
/// assert_eq!(again.join().unwrap(), 64);
/// ```
pub struct Vm {
    /// `None` once the machine has panicked.
    machine: Option<taipan_vm::vm::Vm>,
    limits: Limits,
    usage: Usage,
    output: Arc<Output>,
    interrupter: Option<thread::Interrupter>,
}

/// Stops what runs in a machine, from any thread. It can be cloned, and may outlive the machine.
///
/// ```
/// use std::{thread, time::Duration};
/// use taipan::Termination;
///
/// let mut vm = taipan::Engine::new().vm();
/// let interrupter = vm.interrupter();
/// let stopper = thread::spawn(move || {
///     thread::sleep(Duration::from_millis(20));
///     interrupter.interrupt();
/// });
/// assert_eq!(vm.run("while True: pass").unwrap_err().termination(), Some(Termination::Interrupted));
/// stopper.join().unwrap();
/// ```
#[derive(Clone)]
pub struct Interrupter(Option<thread::Interrupter>);

impl Interrupter {
    /// Ends what the machine runs with [`Termination::Interrupted`], at its next backward jump or call, or where it would have ended
    /// by itself. If the machine runs nothing, what it runs next ends so. One run is ended, however many interruptions have come.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.interrupter().interrupt();
    /// assert!(vm.run("while True: pass").is_err());
    /// vm.interrupter().interrupt();
    /// assert!(vm.run("pass").is_err());
    /// vm.run("pass").unwrap();
    /// ```
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
        let mut machine = taipan_vm::vm::Vm::new(engine.config().clone());
        let interrupter = machine.interrupter();
        let (limits, output) = (engine.limits(), Arc::new(Output::default()));
        let (own, shared) = (output.clone(), engine.clone());
        machine.on_sys(Box::new(move |vm| {
            output::install(vm, &own, shared.destination())?;
            shared.stdin().map_or(Ok(()), |bytes| input::install_bytes(vm, bytes))
        }));
        let mut vm = Vm {
            machine: Some(machine),
            limits: Limits::default(),
            usage: Usage::default(),
            output,
            interrupter,
        };
        if !engine.modules().is_empty() {
            // A machine that has no memory for its modules has none for anything: its first script fails.
            let _ =
                vm.enter(|context| engine.modules().iter().try_for_each(|module| module.install(context)));
        }
        vm.limits = limits;
        vm
    }

    /// Enters the machine under its limits. Errors of `work` that are terminations end here.
    pub(super) fn enter<R>(&mut self, work: impl FnOnce(&Context<'_>) -> Result<R>) -> Result<R> {
        self.enter_with(&mut Budget::of(self.limits), work)
    }

    /// As [`Vm::enter`], for what a script does: an interruption ends it, be it at the very end.
    fn execute<R>(&mut self, work: impl FnOnce(&Context<'_>) -> Result<R>) -> Result<R> {
        self.enter(|context| context.interruptible(work))
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// As [`Vm::enter`], for a call that enters the machine several times.
    pub(super) fn enter_with<R>(
        &mut self,
        budget: &mut Budget,
        work: impl FnOnce(&Context<'_>) -> Result<R>,
    ) -> Result<R> {
        let Some(machine) = &mut self.machine else { return Err(Error::Poisoned) };
        let (limits, output, usage) = (self.limits, &self.output, &mut self.usage);
        let entered = catch_unwind(AssertUnwindSafe(|| {
            machine.enter(|vm| {
                start(vm, &limits, output, budget);
                let result = work(&Context::new(vm));
                if result.is_ok() && vm.heap().account().exceeded() {
                    // The script has ended before it could be told, or another thread of it was refused.
                    let _ = vm.terminate(thread::Termination::Memory);
                }
                *usage = used(vm, &limits);
                budget.fuel = vm.fuel_left().unwrap_or(UNLIMITED);
                if vm.is_terminating() {
                    vm.end_others(PATIENCE);
                    taipan_stdlib::asyncio::forget_running(vm);
                    vm.abandon_run();
                }
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
        self.execute(|context| context.run(source))
    }

    /// Runs a script that was compiled before.
    ///
    /// ```
    /// let script = taipan::Script::compile("job.py", "answer = 6 * 7").unwrap();
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run_script(&script).unwrap();
    /// assert_eq!(vm.get::<i64>("answer").unwrap(), 42);
    /// ```
    pub fn run_script(&mut self, script: &Script) -> Result<()> {
        self.execute(|context| context.run_script(script))
    }

    /// The value of an expression that was compiled before, with
    /// [`Script::compile_expression`](crate::Script::compile_expression); that of statements is `None`.
    ///
    /// ```
    /// let script = taipan::Script::compile_expression("sum", "a + b").unwrap();
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("a, b = 20, 22").unwrap();
    /// assert_eq!(vm.eval_script::<i64>(&script).unwrap(), 42);
    /// ```
    pub fn eval_script<T: FromPython>(&mut self, script: &Script) -> Result<T> {
        self.execute(|context| context.eval_script(script))
    }

    /// The value of an expression.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let squares: Vec<u32> = vm.eval("[x * x for x in range(4)]").unwrap();
    /// assert_eq!(squares, [0, 1, 4, 9]);
    /// ```
    pub fn eval<T: FromPython>(&mut self, expression: &str) -> Result<T> {
        self.execute(|context| context.eval(expression))
    }

    /// Calls a function by its name, in the globals of `__main__` or among the builtins.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// assert_eq!(vm.call::<String>("hex", (255,)).unwrap(), "0xff");
    /// ```
    pub fn call<T: FromPython>(&mut self, function: &str, args: impl IntoArgs) -> Result<T> {
        self.execute(|context| context.call(function, args))
    }

    /// Calls an object that the host keeps.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let double = vm.eval_object("lambda x: 2 * x").unwrap();
    /// assert_eq!(vm.call_object::<i64>(&double, (21,)).unwrap(), 42);
    /// ```
    pub fn call_object<T: FromPython>(&mut self, function: &Object, args: impl IntoArgs) -> Result<T> {
        self.execute(|context| context.object(function)?.call(args))
    }

    /// Calls a function with keyword arguments, too.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let sorted: Vec<i64> = vm.call_with("sorted", ([1, 3, 2],), [("reverse", true)]).unwrap();
    /// assert_eq!(sorted, [3, 2, 1]);
    /// ```
    pub fn call_with<T: FromPython>(
        &mut self,
        function: &str,
        args: impl IntoArgs,
        kwargs: impl IntoKwargs,
    ) -> Result<T> {
        self.execute(|context| context.look_up(function)?.call_with(args, kwargs))
    }

    /// The value of a global variable of `__main__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("x = [1, 2]").unwrap();
    /// assert_eq!(vm.get::<Vec<i64>>("x").unwrap(), [1, 2]);
    /// ```
    pub fn get<T: FromPython>(&mut self, name: &str) -> Result<T> {
        self.enter(|context| match context.global(name)? {
            Some(value) => value.to(),
            None => context.eval(name),
        })
    }

    /// Sets a global variable of `__main__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set("names", ["spam", "eggs"]).unwrap();
    /// assert_eq!(vm.eval::<usize>("len(names)").unwrap(), 2);
    /// ```
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

    /// Gives `__main__` a class of the host's, under the class's name.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let class = HostClass::<i64>::new("Counter").constructor(|start: i64| start).method("next", |this: &mut i64| {
    ///     *this += 1;
    ///     *this
    /// });
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// assert_eq!(vm.eval::<i64>("Counter(41).next()").unwrap(), 42);
    /// ```
    pub fn set_class<T: Send + 'static>(&mut self, class: HostClass<T>) -> Result<()> {
        self.enter(|context| context.set_class(class))
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
        self.execute(work)
    }

    /// What has been written to `sys.stdout` since the last call, if output is captured.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("print('hi')").unwrap();
    /// assert_eq!(vm.take_stdout(), "hi\n");
    /// ```
    pub fn take_stdout(&mut self) -> String {
        self.output.take(Stream::Stdout)
    }

    /// What has been written to `sys.stderr` since the last call, if output is captured.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("import sys; print('oh', file=sys.stderr)").unwrap();
    /// assert_eq!(vm.take_stderr(), "oh\n");
    /// ```
    pub fn take_stderr(&mut self) -> String {
        self.output.take(Stream::Stderr)
    }

    /// The limits that hold from the next call on.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_limits(taipan::Limits::new().fuel(1000));
    /// assert!(vm.run("while True: pass").is_err());
    /// ```
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// How much fuel the last call by the host has left, if it was limited.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_limits(taipan::Limits::new().fuel(1000));
    /// vm.run("for _ in range(100): pass").unwrap();
    /// assert!(vm.fuel_left().unwrap() < 1000);
    /// ```
    pub fn fuel_left(&self) -> Option<u64> {
        self.limits.fuel?;
        self.machine.as_ref()?.fuel_left()
    }

    /// What the last call by the host has used.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("for _ in range(1000): pass").unwrap();
    /// assert!(vm.usage().fuel >= 1000);
    /// ```
    pub fn usage(&self) -> Usage {
        self.usage
    }

    /// Empties the module `__main__`, whatever holds its values elsewhere, and takes the functions of `sys.settrace`,
    /// `sys.setprofile` and `sys.monitoring` away. No code of the script's runs.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("x = 1").unwrap();
    /// vm.clear_globals().unwrap();
    /// assert!(vm.run("x").is_err());
    /// ```
    pub fn clear_globals(&mut self) -> Result<()> {
        let limits = std::mem::take(&mut self.limits);
        let cleared = self.enter(|context| context.clear_globals());
        self.limits = limits;
        cleared
    }

    /// Bytes that the machine's objects take.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let before = vm.heap_bytes();
    /// vm.run("x = bytes(1_000_000)").unwrap();
    /// assert!(vm.heap_bytes() > before + 1_000_000);
    /// ```
    pub fn heap_bytes(&self) -> usize {
        self.machine.as_ref().map_or(0, |machine| machine.interp().heap.account().used())
    }

    /// A handle that stops what runs in the machine, from any thread.
    ///
    /// ```
    /// use std::thread;
    /// use std::time::Duration;
    /// use taipan::Termination;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// let interrupter = vm.interrupter();
    /// thread::spawn(move || {
    ///     thread::sleep(Duration::from_millis(10));
    ///     interrupter.interrupt();
    /// });
    /// let error = vm.run("while True: pass").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Interrupted));
    /// ```
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.interrupter.clone())
    }

    /// Ends the machine as a program ends: functions of `atexit` and finalizers run, under the limits. Dropping the machine
    /// instead runs no more of its code.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().on_output(|_, text| assert_eq!(text.trim(), "bye")).build().vm();
    /// vm.run("import atexit; atexit.register(print, 'bye', end='')").unwrap();
    /// vm.finish().unwrap();
    /// ```
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

/// How long the end of a script waits for the threads that it has started.
const PATIENCE: Duration = Duration::from_millis(20);

/// As much fuel as nobody uses up: it is counted, limit or not.
const UNLIMITED: u64 = 1 << 62;

/// What the call by the host has used.
fn used(vm: &thread::Thread, limits: &Limits) -> Usage {
    let fuel = limits.fuel.unwrap_or(UNLIMITED);
    Usage {
        fuel: fuel - vm.fuel_left().unwrap_or(fuel).min(fuel),
        peak_bytes: vm.heap().account().peak(),
        host_calls: vm.interp().module_states.get::<HostCalls>().0.get(),
    }
}

/// What a call by the host has left of fuel and time.
pub(super) struct Budget {
    fuel: u64,
    deadline: Option<Instant>,
    /// The machine has been entered for the call before.
    begun: bool,
}

impl Budget {
    /// All that the limits allow.
    pub fn of(limits: Limits) -> Budget {
        let deadline = limits.wall_time.and_then(|time| Instant::now().checked_add(time));
        Budget { fuel: limits.fuel.unwrap_or(UNLIMITED), deadline, begun: false }
    }
}

/// Prepares a call by the host: nothing of an earlier one is left, and the limits begin to count.
fn start(vm: &thread::Thread, limits: &Limits, output: &Output, budget: &mut Budget) {
    vm.set_fuel(budget.fuel);
    vm.interp().limits.deadline.set(budget.deadline);
    if std::mem::replace(&mut budget.begun, true) {
        Kept::of(vm).release();
        return;
    }
    vm.interp().runs.begin();
    vm.heap().account().set_limit(limits.heap_bytes.unwrap_or(usize::MAX));
    output.allow(limits);
    let own = &vm.interp().limits;
    own.watched.set(true);
    own.source_bytes.set(limits.source_bytes.unwrap_or(usize::MAX));
    own.source_depth.set(limits.source_depth.unwrap_or(u32::MAX));
    own.recursion.set(limits.recursion.unwrap_or(u32::MAX));
    let recursion = vm.interp().recursion_limit.get().min(own.recursion.get());
    vm.interp().recursion_limit.set(recursion);
    vm.recursion_limit.set(recursion);
    vm.heap().account().reset_peak();
    vm.interp().module_states.get::<HostCalls>().0.set(0);
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
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let list = vm.eval_object("[1, 2]").unwrap();
    /// vm.with(|context| context.object(&list)?.call_method::<()>("append", (3,))).unwrap();
    /// assert_eq!(vm.value_of::<Vec<i64>>(&list).unwrap(), [1, 2, 3]);
    /// ```
    pub fn eval_object(&mut self, expression: &str) -> Result<Object> {
        self.eval(expression)
    }

    /// The value of a handle as a Rust type.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let answer = vm.eval_object("6 * 7").unwrap();
    /// assert_eq!(vm.value_of::<u8>(&answer).unwrap(), 42);
    /// ```
    pub fn value_of<T: FromPython>(&mut self, object: &Object) -> Result<T> {
        self.enter(|context| context.object(object)?.to())
    }
}

//! Coroutines of a machine as futures of the host.
//!
//! A future of [`Vm::run_async`] and its like enters the machine whenever it is polled, sends `None` into the coroutine, and is
//! pending when that yields an awaitable of the host's: the waker has been handed to the future behind it. What a script may use
//! (`Limits`) is counted over all polls together.

use super::context::Context;
use super::convert::{FromPython, IntoArgs};
use super::error::Result;
use super::function::{HostFuture, Waiting, forget_waker};
use super::object::Object;
use super::script::Script;
use super::vm::{Budget, Vm};
use std::future::poll_fn;
use std::task::{self, Poll};
use taipan_vm::builtins::coroutine::awaitable_iter;
use taipan_vm::builtins::exceptions::raise::take_stop_iteration;
use taipan_vm::builtins::exceptions::{RUNTIME_ERROR, construct};
use taipan_vm::builtins::generator::PyGenerator;
use taipan_vm::builtins::host::data_of;
use taipan_vm::error::PyResult;
use taipan_vm::value::Value;

/// What a call has come to, before it is driven.
enum Begun {
    Done(Object),
    /// An iterator to be sent `None` until it stops.
    Waits(Object),
}

impl Vm {
    /// Runs statements, which may `await`. The future wakes when a future of the host's does that the script waits for; it is
    /// driven by whatever executor polls it. Dropping it ends the script at its `await`: `GeneratorExit` is raised there, when the
    /// machine is entered next.
    ///
    /// The limits hold for all of it together; wall-clock time goes on while it waits, but is looked at when it is polled.
    ///
    /// ```
    /// use std::pin::pin;
    /// use std::task::{Context, Poll, Waker};
    /// use taipan::{Engine, Function};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_function("double", Function::new_async(|n: i64| async move { 2 * n })).unwrap();
    /// {
    ///     let run = pin!(vm.run_async("total = 0\nfor n in range(4):\n    total += await double(n)"));
    ///     assert!(run.poll(&mut Context::from_waker(Waker::noop())).is_ready());
    /// }
    /// assert_eq!(vm.get::<i64>("total").unwrap(), 12);
    /// ```
    pub async fn run_async(&mut self, source: &str) -> Result<()> {
        let script = Script::new("<script>", source);
        self.drive(|context| context.begin_script(&script)).await
    }

    /// The value of an expression, which may `await`. A coroutine is awaited.
    ///
    /// ```
    /// use std::pin::pin;
    /// use std::task::{Context, Poll, Waker};
    /// use taipan::{Engine, Function};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_function("ask", Function::new_async(|name: String| async move { format!("Hello, {name}") })).unwrap();
    /// let said = pin!(vm.eval_async::<String>("(await ask('Ada')).upper()"));
    /// let Poll::Ready(said) = said.poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
    /// assert_eq!(said.unwrap(), "HELLO, ADA");
    /// ```
    pub async fn eval_async<T: FromPython>(&mut self, expression: &str) -> Result<T> {
        let script = Script::new("<expression>", expression.trim_start_matches([' ', '\t']));
        self.drive(|context| context.begin_expression(&script)).await
    }

    /// Calls a function as [`Vm::call`] does, and awaits what it returns if that can be awaited.
    ///
    /// ```
    /// use std::pin::pin;
    /// use std::task::{Context, Poll, Waker};
    /// use taipan::{Engine, Function};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_function("price", Function::new_async(|item: String| async move { item.len() })).unwrap();
    /// vm.run("async def total(*items):\n    return sum([await price(item) for item in items])").unwrap();
    /// let total = pin!(vm.call_async::<usize>("total", ("apple", "pear")));
    /// let Poll::Ready(total) = total.poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
    /// assert_eq!(total.unwrap(), 9);
    /// ```
    pub async fn call_async<T: FromPython>(&mut self, function: &str, args: impl IntoArgs) -> Result<T> {
        self.drive(|context| context.call::<Object>(function, args)).await
    }

    /// Awaits what `begin` gives.
    async fn drive<T: FromPython>(
        &mut self,
        begin: impl FnOnce(&Context<'_>) -> Result<Object>,
    ) -> Result<T> {
        let mut budget = Budget::of(self.limits());
        let begun = self.enter_with(&mut budget, |context| {
            context.interruptible(|context| begin(context)?.begin(context))
        })?;
        let waits = match begun {
            Begun::Done(value) => {
                return self.enter_with(&mut budget, |context| context.object(&value)?.to());
            }
            Begun::Waits(waits) => waits,
        };
        let mut go_on = |task: &mut task::Context<'_>| {
            self.enter_with(&mut budget, |context| {
                context.interruptible(|context| step(context, &waits, task))
            })
        };
        poll_fn(|task| match go_on(task) {
            Ok(Some(value)) => Poll::Ready(Ok(value)),
            Ok(None) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        })
        .await
    }
}

impl Object {
    /// The iterator of an awaitable, or the value itself.
    fn begin(self, context: &Context<'_>) -> Result<Begun> {
        let value = context.object(&self)?;
        let can_wait = value.raw().downcast::<PyGenerator>().is_some_and(PyGenerator::is_coroutine)
            || value.raw().ty().slots().am_await.is_some();
        if !can_wait {
            return Ok(Begun::Done(self));
        }
        let iterator = context.check(awaitable_iter(context.vm(), value.raw()))?;
        Ok(Begun::Waits(context.local(iterator).keep()))
    }
}

/// Goes on until the coroutine ends (its value) or waits.
fn step<T: FromPython>(context: &Context<'_>, waits: &Object, task: &task::Context<'_>) -> Result<Option<T>> {
    let coroutine = context.object(waits)?;
    Waiting::set(context.vm(), task.waker().clone());
    let ended = context.check(send(context, coroutine.raw()));
    forget_waker(context.vm());
    match ended? {
        Some(value) => context.local(value).to().map(Some),
        None => Ok(None),
    }
}

/// The value of a coroutine that ends; nothing if it waits for the host.
fn send(context: &Context<'_>, coroutine: &Value) -> PyResult<Option<Value>> {
    let vm = context.vm();
    let is_generator = coroutine.downcast::<PyGenerator>().is_some();
    let mut sent = if is_generator {
        vm.call_method_str(coroutine, "send", &[Value::NONE])
    } else {
        vm.call_method_str(coroutine, "__next__", &[])
    };
    loop {
        let yielded = match sent {
            Ok(yielded) => yielded,
            Err(raised) => return take_stop_iteration(vm, raised).map(Some),
        };
        if data_of(&yielded).is_some_and(|data| data.is::<HostFuture>()) {
            return Ok(None);
        }
        // What `asyncio` makes, for example, only its own loop can wait for.
        let text = vm.format_str("the host cannot wait for ", &vm.repr(&yielded)?, "")?;
        let error = construct(vm, &RUNTIME_ERROR.to_value(), &[text])?;
        if !is_generator {
            return Err(vm.raise_value(error));
        }
        sent = vm.call_method_str(coroutine, "throw", &[error]);
    }
}

//! Host functions that give futures, and the awaitables that scripts see.
//!
//! An awaitable yields itself while its future is pending, up through the coroutines that wait for it to what drives them
//! ([`Vm::run_async`](crate::Vm::run_async)), which has left the waker in the machine. There is no executor here.

use super::super::arity::up_to_eight;
use super::super::class::make_class;
use super::super::context::Context;
use super::super::convert::{FromPython, IntoPython};
use super::super::error::Result;
use super::{Callable, parameter};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{self, Poll, Waker};
use taipan_vm::builtins::host::{PyHostObject, data_of};
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A closure that can be an asynchronous Python function: up to eight parameters that are [`FromPython`], and a result that is
/// a future of something that is [`IntoPython`]. See [`Function::new_async`](crate::Function::new_async).
///
/// ```
/// use std::task::{Context, Waker};
/// use taipan::{AsyncFunction, Engine, Function, Vm};
///
/// fn offer<M>(vm: &mut Vm, name: &str, function: impl AsyncFunction<M>) -> taipan::Result<()> {
///     vm.set_function(name, Function::new_async(function))
/// }
///
/// let mut vm = Engine::new().vm();
/// offer(&mut vm, "double", |number: i64| async move { 2 * number }).unwrap();
/// let run = std::pin::pin!(vm.run_async("assert await double(4) == 8"));
/// assert!(run.poll(&mut Context::from_waker(Waker::noop())).is_ready());
/// ```
pub trait AsyncFunction<M>: Send + Sync + 'static {
    /// The function with its types erased.
    #[doc(hidden)]
    fn into_async_callable(self) -> Callable;
}

/// What a future has come to, as a value of the machine.
type Outcome = Box<dyn FnOnce(&Context<'_>) -> Result<Value> + Send>;

/// The data of an awaitable; `None` once the future has ended.
pub(crate) struct HostFuture(RefCell<Option<Pin<Box<dyn Future<Output = Outcome> + Send>>>>);

/// Who is to be woken when a future goes on, while a machine is driven.
#[derive(Default)]
#[doc(hidden)]
pub struct Waiting(RefCell<Option<Waker>>);

impl Waiting {
    pub(crate) fn set(vm: &Thread, waker: Waker) {
        vm.interp().module_states.get::<Waiting>().0.replace(Some(waker));
    }
}

/// Nobody drives the machine any more.
pub(crate) fn forget_waker(vm: &Thread) {
    vm.interp().module_states.get::<Waiting>().0.take();
}

/// The class of awaitables, made when the first one is.
#[derive(Default)]
struct FutureClass(RefCell<Option<Value>>);

impl HostFuture {
    fn wrap(context: &Context<'_>, future: Pin<Box<dyn Future<Output = Outcome> + Send>>) -> PyResult {
        let vm = context.vm();
        let state = vm.interp().module_states.get::<FutureClass>();
        let made = state.0.borrow().clone();
        let class = match made {
            Some(class) => class,
            None => {
                let class = future_class(context)?;
                state.0.replace(Some(class.clone()));
                class
            }
        };
        let Some(ty) = class.downcast::<PyType>() else { return Err(vm.system_error("no class of futures")) };
        let data = Rc::new(HostFuture(RefCell::new(Some(future))));
        Ok(PyHostObject::new(vm, ty, data)?.into_value())
    }
}

fn future_class(context: &Context<'_>) -> PyResult {
    let itself = || Callable::method(0, |_, row| Ok(row.this.cloned().unwrap_or(Value::NONE)));
    let methods = [
        ("__await__", itself()),
        ("__iter__", itself()),
        ("__next__", Callable::method(0, |context, row| poll(context, row.this))),
        ("send", Callable::method(1, |context, row| poll(context, row.this))),
        (
            "close",
            Callable::method(0, |_, row| {
                if let Some(data) = row.this.and_then(data_of)
                    && let Some(future) = data.downcast_ref::<HostFuture>()
                {
                    drop(future.0.take());
                }
                Ok(Value::NONE)
            }),
        ),
    ];
    let doc = "What a function of the program that runs this virtual machine will give.";
    make_class(context, "host_future", "builtins", doc, &methods)
}

/// Yields the awaitable itself, or raises `StopIteration` with the result.
fn poll(context: &Context<'_>, this: Option<&Value>) -> PyResult {
    let vm = context.vm();
    let data = this.and_then(data_of);
    let Some(own) = data.as_ref().and_then(|data| data.downcast_ref::<HostFuture>()) else {
        return Err(vm.type_error("this is no future of the host"));
    };
    let waker = vm.interp().module_states.get::<Waiting>().0.borrow().clone();
    let Some(waker) = waker else {
        return Err(vm.runtime_error("futures of the host are awaited in Vm::run_async and its like alone"));
    };
    let Some(mut future) = own.0.take() else {
        return Err(vm.runtime_error("the future has been awaited already"));
    };
    match future.as_mut().poll(&mut task::Context::from_waker(&waker)) {
        Poll::Pending => {
            own.0.replace(Some(future));
            Ok(this.cloned().unwrap_or(Value::NONE))
        }
        Poll::Ready(outcome) => match outcome(context) {
            Ok(value) => Err(vm.raise_stop_iteration(value)),
            Err(error) => Err(super::raise::raise(vm, &error.into())),
        },
    }
}

macro_rules! functions {
    ($($count:literal: $($ty:ident $arg:ident $index:tt),*;)*) => {$(
        impl<Function, Async, Output, $($ty),*> AsyncFunction<($($ty,)*)> for Function
        where
            Function: Fn($($ty),*) -> Async + Send + Sync + 'static,
            Async: Future<Output = Output> + Send + 'static,
            Output: IntoPython + Send + 'static,
            $($ty: FromPython,)*
        {
            #[allow(unused_variables)]
            fn into_async_callable(self) -> Callable {
                Callable::new($count, move |context, row| {
                    let future = self($(parameter::<$ty>(context, row, $index)?),*);
                    let outcome = async move {
                        let output = future.await;
                        let outcome: Outcome =
                            Box::new(move |context| Ok(output.into_python(context)?.into_raw()));
                        outcome
                    };
                    HostFuture::wrap(context, Box::pin(outcome))
                })
            }
        }
    )*}
}

up_to_eight!(functions);

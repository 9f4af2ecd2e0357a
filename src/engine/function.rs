//! Functions of the host that scripts call.
//!
//! A host function that panics ends the script; the panic goes on when control is back with the host.

use super::context::Context;
use super::convert::{FromPython, IntoPython};
use super::error::{Error, Exception};
use super::raise;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use taipan_vm::builtins::host::PyHostFunction;
use taipan_vm::call::Args;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::thread::{Termination, Thread};
use taipan_vm::value::Value;

/// A closure that can be a Python function: up to eight parameters that are [`FromPython`], behind a [`&Context`](Context) if it
/// wants one, and a result that is [`IntoPython`]. A trailing `Option` may be left out by the caller; an `Err` is raised.
///
/// `M` tells the kinds of closures apart, and is always inferred.
pub trait HostFunction<M>: Send + Sync + 'static {
    /// The function with its types erased.
    #[doc(hidden)]
    fn into_callable(self) -> Callable;
}

/// A host function with its types erased.
#[derive(Clone)]
#[doc(hidden)]
pub struct Callable(Arc<Call>);

/// What a host function does with the arguments of a call to the function of that name.
type Call = dyn Fn(&Thread, &str, Args<'_>) -> PyResult + Send + Sync;

impl Callable {
    /// The function as an object of a machine.
    pub(crate) fn instantiate(self, vm: &Thread, name: &str, module: &str, doc: &str) -> PyResult {
        let own = name.to_owned();
        let calls = vm.interp().module_states.get::<HostCalls>();
        let call = Rc::new(move |vm: &Thread, args: Args<'_>| {
            calls.0.set(calls.0.get() + 1);
            guard(vm, || (self.0)(vm, &own, args))
        });
        Ok(PyHostFunction::new(vm, name, module, doc, call)?.into_value())
    }
}

/// How many times scripts have called functions of the host since it has entered the machine.
#[derive(Default)]
pub(crate) struct HostCalls(pub(crate) Cell<u64>);

/// The payload of a panic of the host's, until control is back with it.
#[derive(Default)]
pub(crate) struct HostPanic(RefCell<Option<Box<dyn Any + Send>>>);

impl HostPanic {
    pub fn take(vm: &Thread) -> Option<Box<dyn Any + Send>> {
        vm.interp().module_states.get::<HostPanic>().0.take()
    }
}

/// Runs code of the host. If it panics, the script ends.
pub(crate) fn guard<T>(vm: &Thread, work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let result = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(payload) => {
            vm.interp().module_states.get::<HostPanic>().0.replace(Some(payload));
            return Err(vm.terminate(Termination::Exit));
        }
    };
    // What has ended the script inside a call of the host's into the machine ends it outside of it, too.
    if vm.is_terminating() { Err(Raised) } else { result }
}

/// A parameter, from the argument at its place.
fn parameter<T: FromPython>(
    context: &Context<'_>,
    name: &str,
    index: usize,
    argument: Option<&Value>,
) -> PyResult<T> {
    let Some(argument) = argument else {
        return T::missing().ok_or_else(|| {
            let text = format!("{name}() missing required argument (pos {})", index + 1);
            context.vm().type_error(text)
        });
    };
    T::from_python(&context.local(argument.clone())).map_err(|error| match error {
        Error::Conversion(text) => {
            context.vm().type_error(format!("{name}() argument {}: {text}", index + 1))
        }
        error => raise::raise(context.vm(), &Exception::from(error)),
    })
}

fn check_count(vm: &Thread, name: &str, args: Args<'_>, most: usize) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.positional().len() {
        given if given > most => {
            let plural = if most == 1 { "" } else { "s" };
            Err(vm.type_error(format!("{name}() takes {most} argument{plural} ({given} given)")))
        }
        _ => Ok(()),
    }
}

fn result(context: &Context<'_>, value: impl IntoPython) -> PyResult {
    match value.into_python(context) {
        Ok(value) => Ok(value.into_raw()),
        Err(error) => Err(raise::raise(context.vm(), &Exception::from(error))),
    }
}

macro_rules! functions {
    ($($count:literal: $($ty:ident $index:tt),*;)*) => {$(
        impl<Function, Output, $($ty),*> HostFunction<($($ty,)*)> for Function
        where
            Function: Fn($($ty),*) -> Output + Send + Sync + 'static,
            Output: IntoPython,
            $($ty: FromPython,)*
        {
            #[allow(unused_variables)]
            fn into_callable(self) -> Callable {
                Callable(Arc::new(move |vm, name, args| {
                    check_count(vm, name, args, $count)?;
                    let (context, args) = (Context::new(vm), args.positional());
                    result(&context, self($(parameter::<$ty>(&context, name, $index, args.get($index))?),*))
                }))
            }
        }

        impl<Function, Output, $($ty),*> HostFunction<(WithContext, $($ty,)*)> for Function
        where
            Function: Fn(&Context<'_>, $($ty),*) -> Output + Send + Sync + 'static,
            Output: IntoPython,
            $($ty: FromPython,)*
        {
            #[allow(unused_variables)]
            fn into_callable(self) -> Callable {
                Callable(Arc::new(move |vm, name, args| {
                    check_count(vm, name, args, $count)?;
                    let (context, args) = (Context::new(vm), args.positional());
                    let value =
                        self(&context, $(parameter::<$ty>(&context, name, $index, args.get($index))?),*);
                    result(&context, value)
                }))
            }
        }
    )*}
}

/// Marks closures that take a [`Context`].
#[doc(hidden)]
pub struct WithContext;

functions! {
    0:;
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

//! Functions of the host that scripts call.
//!
//! A host function that panics ends the script; the panic goes on when control is back with the host.

mod asynchronous;
mod builder;
mod signature;

pub use asynchronous::{AsyncFunction, Waiting};
pub(crate) use asynchronous::{HostFuture, forget_waker};
pub use builder::Built;
pub use builder::Function;
pub(crate) use signature::{Constant, Signature, constant};

use super::arity::up_to_eight;
use super::context::Context;
use super::convert::{FromPython, Given, IntoPython};
use super::error::{Error, Exception};
use super::raise;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use taipan_vm::builtins::host::{PyHostFunction, Texts};
use taipan_vm::call::Args;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::thread::{Termination, Thread};
use taipan_vm::value::Value;

/// A closure that can be a Python function: up to eight parameters that are [`FromPython`], behind a [`&Context`](Context) if it
/// wants one, and a result that is [`IntoPython`]. A trailing `Option` may be left out by the caller; an `Err` is raised.
/// Its arguments are given by position; [`Function`] makes one that takes them by name, too.
///
/// `M` tells the kinds of closures apart, and is always inferred.
///
/// ```
/// use taipan::{Context, Object};
///
/// let mut vm = taipan::Engine::new().vm();
/// vm.set_function("twice", |context: &Context<'_>, function: Object, n: i64| {
///     let function = context.object(&function)?;
///     let once: i64 = function.call((n,))?;
///     function.call::<i64>((once,))
/// })
/// .unwrap();
/// assert_eq!(vm.eval::<i64>("twice(lambda n: 3 * n, 2)").unwrap(), 18);
/// ```
pub trait HostFunction<M>: Send + Sync + 'static {
    /// The function with its types erased.
    #[doc(hidden)]
    fn into_callable(self) -> Callable;
}

/// A host function with its types erased.
#[derive(Clone)]
#[doc(hidden)]
pub struct Callable {
    call: Arc<Call>,
    /// Parameters, an instance of a method and the context left out.
    pub(crate) arity: usize,
    /// Of a method, the instance comes first.
    pub(crate) is_method: bool,
    /// Of an operator: operands that do not fit give `NotImplemented`.
    pub(crate) is_operator: bool,
    pub(crate) signature: Option<Arc<Signature>>,
    pub(crate) doc: Arc<str>,
}

/// What a host function does with the arguments of a call.
type Call = dyn Fn(&Context<'_>, &Row<'_>) -> PyResult + Send + Sync;

/// The arguments of a call, one for each parameter; those at the end may be missing, and others be unbound.
pub(crate) struct Row<'a> {
    name: &'a str,
    signature: Option<&'a Signature>,
    is_operator: bool,
    pub this: Option<&'a Value>,
    values: &'a [Value],
    /// An operand of an operator did not fit.
    mismatch: Cell<bool>,
}

/// Where a function of the host's appears.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub name: &'a str,
    pub class: &'a str,
    pub module: &'a str,
}

impl Callable {
    pub(crate) fn new(
        arity: usize,
        call: impl Fn(&Context<'_>, &Row<'_>) -> PyResult + Send + Sync + 'static,
    ) -> Callable {
        let call = Arc::new(call);
        Callable { call, arity, is_method: false, is_operator: false, signature: None, doc: "".into() }
    }

    /// A method: `call` finds the instance in the row.
    pub(crate) fn method(
        arity: usize,
        call: impl Fn(&Context<'_>, &Row<'_>) -> PyResult + Send + Sync + 'static,
    ) -> Callable {
        Callable { is_method: true, ..Callable::new(arity, call) }
    }

    /// The function as an object of a machine.
    pub(crate) fn instantiate(&self, context: &Context<'_>, place: Place<'_>) -> PyResult {
        let vm = context.vm();
        let signature = match &self.signature {
            Some(signature) => signature.text(context, self.is_method)?,
            None => String::new(),
        };
        let qualname = match place.class {
            "" => place.name.to_owned(),
            class => format!("{class}.{}", place.name),
        };
        let texts = Texts {
            name: place.name,
            qualname: &qualname,
            module: place.module,
            doc: &self.doc,
            signature: &signature,
        };
        let (own, name) = (self.clone(), qualname.clone());
        let (calls, given) = (vm.interp().module_states.get::<HostCalls>(), Given::of(vm));
        let call = Rc::new(move |vm: &Thread, args: Args<'_>| {
            calls.0.set(calls.0.get() + 1);
            given.apart(|| guard(vm, || own.invoke(vm, &name, args)))
        });
        Ok(PyHostFunction::new(vm, self.is_method, texts, call)?.into_value())
    }

    fn invoke(&self, vm: &Thread, name: &str, args: Args<'_>) -> PyResult {
        let (this, args) = match self.is_method {
            false => (None, args),
            true => match args.split_first() {
                Some((this, rest)) => (Some(this), rest),
                None => return Err(vm.type_error(format!("{name}() needs an instance"))),
            },
        };
        let context = Context::new(vm);
        let bound;
        let values = match &self.signature {
            Some(signature) => {
                bound = signature.bind(&context, name, args)?;
                &bound[..]
            }
            None => {
                check_count(vm, name, args, self.arity)?;
                args.positional()
            }
        };
        let row = Row {
            name,
            signature: self.signature.as_deref(),
            is_operator: self.is_operator,
            this,
            values,
            mismatch: Cell::new(false),
        };
        let result = (self.call)(&context, &row);
        if row.mismatch.get() { Ok(Value::NOT_IMPLEMENTED) } else { result }
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
pub(crate) fn parameter<T: FromPython>(context: &Context<'_>, row: &Row<'_>, index: usize) -> PyResult<T> {
    let name = row.name;
    let parameter = row.signature.and_then(|signature| signature.name(index));
    let argument = row.values.get(index).filter(|value| !value.is_unbound());
    let Some(argument) = argument else {
        return T::missing().ok_or_else(|| {
            let text = match parameter {
                Some(parameter) => {
                    format!("{name}() missing required argument '{parameter}' (pos {})", index + 1)
                }
                None => format!("{name}() missing required argument (pos {})", index + 1),
            };
            context.vm().type_error(text)
        });
    };
    T::from_python(&context.local(argument.clone())).map_err(|error| match error {
        Error::Conversion(_) if row.is_operator => {
            row.mismatch.set(true);
            Raised
        }
        Error::Conversion(text) => context.vm().type_error(match parameter {
            Some(parameter) => format!("{name}() argument '{parameter}': {text}"),
            None => format!("{name}() argument {}: {text}", index + 1),
        }),
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

pub(crate) fn result(context: &Context<'_>, value: impl IntoPython) -> PyResult {
    match value.into_python(context) {
        Ok(value) => Ok(value.into_raw()),
        Err(error) => Err(raise::raise(context.vm(), &Exception::from(error))),
    }
}

macro_rules! functions {
    ($($count:literal: $($ty:ident $arg:ident $index:tt),*;)*) => {$(
        impl<Function, Output, $($ty),*> HostFunction<($($ty,)*)> for Function
        where
            Function: Fn($($ty),*) -> Output + Send + Sync + 'static,
            Output: IntoPython,
            $($ty: FromPython,)*
        {
            #[allow(unused_variables)]
            fn into_callable(self) -> Callable {
                Callable::new($count, move |context, row| {
                    result(context, self($(parameter::<$ty>(context, row, $index)?),*))
                })
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
                Callable::new($count, move |context, row| {
                    result(context, self(context, $(parameter::<$ty>(context, row, $index)?),*))
                })
            }
        }
    )*}
}

/// Marks closures that take a [`Context`].
#[doc(hidden)]
pub struct WithContext;

up_to_eight!(functions);

//! Closures that can be methods and constructors.

use super::super::arity::up_to_eight;
use super::super::context::Context;
use super::super::convert::{FromPython, IntoPython};
use super::super::error::Exception;
use super::super::function::{Callable, parameter, result};
use super::super::raise;
use super::access::{with_mut, with_ref};
use super::instance::construct;
use taipan_vm::builtins::host::data_of;
use taipan_vm::error::PyResult;
use taipan_vm::value::Value;

/// A closure that can be a method of a [`HostClass`](crate::HostClass): it takes `&T` or `&mut T`, then [`&Context`](Context) if it wants
/// one, then up to eight parameters that are [`FromPython`]; its result is [`IntoPython`].
///
/// ```
/// use taipan::{Engine, HostClass, HostMethod};
///
/// fn with_push<M>(push: impl HostMethod<Vec<i64>, M>) -> HostClass<Vec<i64>> {
///     HostClass::new("Numbers").constructor(Vec::new).method("push", push).method("__len__", |own: &Vec<i64>| own.len())
/// }
///
/// let mut vm = Engine::new().vm();
/// vm.set_class(with_push(|own: &mut Vec<i64>, number: i64| own.push(number))).unwrap();
/// vm.run("numbers = Numbers(); numbers.push(3)").unwrap();
/// assert_eq!(vm.eval::<usize>("len(numbers)").unwrap(), 1);
/// ```
pub trait HostMethod<T, M>: Send + Sync + 'static {
    /// The method with its types erased.
    #[doc(hidden)]
    fn into_method(self) -> Callable;
}

/// A closure that can make the data of an instance: up to eight parameters that are [`FromPython`], behind a
/// [`&Context`](Context) if it wants one, and a result that is a `T` or a `Result` of one.
///
/// ```
/// use taipan::{Engine, Exception, HostClass, HostConstructor};
///
/// fn percent<M>(make: impl HostConstructor<u8, M>) -> HostClass<u8> {
///     HostClass::new("Percent").constructor(make).method("__int__", |own: &u8| *own)
/// }
///
/// let mut vm = Engine::new().vm();
/// let make = |number: u8| if number <= 100 { Ok(number) } else { Err(Exception::new("ValueError", "too much")) };
/// vm.set_class(percent(make)).unwrap();
/// assert_eq!(vm.eval::<u8>("int(Percent(50))").unwrap(), 50);
/// assert!(vm.run("Percent(101)").is_err());
/// ```
pub trait HostConstructor<T, M>: Send + Sync + 'static {
    /// `__new__` with its types erased.
    #[doc(hidden)]
    fn into_constructor(self) -> Callable;
}

/// What a constructor gives.
#[doc(hidden)]
pub trait Constructed<T> {
    fn constructed(self, context: &Context<'_>) -> PyResult<T>;
}

impl<T> Constructed<T> for T {
    fn constructed(self, _: &Context<'_>) -> PyResult<T> {
        Ok(self)
    }
}

impl<T, E> Constructed<T> for Result<T, E>
where
    Exception: From<E>,
{
    fn constructed(self, context: &Context<'_>) -> PyResult<T> {
        self.map_err(|error| raise::raise(context.vm(), &Exception::from(error)))
    }
}

/// Marks methods that take `&T`.
#[doc(hidden)]
pub struct ByRef;

/// Marks methods that take `&mut T`.
#[doc(hidden)]
pub struct ByMut;

/// Marks methods that take `&T` and a [`Context`].
#[doc(hidden)]
pub struct ByRefWithContext;

/// Marks methods that take `&mut T` and a [`Context`].
#[doc(hidden)]
pub struct ByMutWithContext;

/// Marks constructors that take a [`Context`].
#[doc(hidden)]
pub struct WithContext;

/// The instance of a method, which is there.
fn instance<'a>(context: &Context<'_>, this: Option<&'a Value>) -> PyResult<&'a Value> {
    match this {
        Some(this) if data_of(this).is_some() => Ok(this),
        _ => Err(context.vm().type_error("the method needs an instance of its class")),
    }
}

macro_rules! methods {
    ($($count:literal: $($ty:ident $arg:ident $index:tt),*;)*) => {$(
        methods!(@one ByRef, &T, with_ref, [], $count: $($ty $arg $index),*);
        methods!(@one ByMut, &mut T, with_mut, [], $count: $($ty $arg $index),*);
        methods!(@one ByRefWithContext, &T, with_ref, [&Context<'_>], $count: $($ty $arg $index),*);
        methods!(@one ByMutWithContext, &mut T, with_mut, [&Context<'_>], $count: $($ty $arg $index),*);
        methods!(@new (), [], $count: $($ty $arg $index),*);
        methods!(@new WithContext, [&Context<'_>], $count: $($ty $arg $index),*);
    )*};
    (@one $marker:ident, $this:ty, $access:ident, [$($context:ty)?],
        $count:literal: $($ty:ident $arg:ident $index:tt),*
    ) => {
        impl<T, Function, Output, $($ty),*> HostMethod<T, ($marker, $($ty,)*)> for Function
        where
            T: 'static,
            Function: Fn($this, $($context,)? $($ty),*) -> Output + Send + Sync + 'static,
            Output: IntoPython,
            $($ty: FromPython,)*
        {
            fn into_method(self) -> Callable {
                Callable::method($count, move |context, row| {
                    let this = instance(context, row.this)?;
                    // Code of the script may run here, and use the instance.
                    $(let $arg = parameter::<$ty>(context, row, $index)?;)*
                    let output = $access(context.vm(), this, |data: $this| {
                        self(data, $({ let context: $context = context; context },)? $($arg),*)
                    })?;
                    result(context, output)
                })
            }
        }
    };
    (@new $marker:ty, [$($context:ty)?], $count:literal: $($ty:ident $arg:ident $index:tt),*) => {
        impl<T, Function, Output, $($ty),*> HostConstructor<T, ($marker, $($ty,)*)> for Function
        where
            T: Send + 'static,
            Function: Fn($($context,)? $($ty),*) -> Output + Send + Sync + 'static,
            Output: Constructed<T>,
            $($ty: FromPython,)*
        {
            fn into_constructor(self) -> Callable {
                Callable::method($count, move |context, row| {
                    #[allow(unused_variables)]
                    let made = self(
                        $({ let context: $context = context; context },)?
                        $(parameter::<$ty>(context, row, $index)?),*
                    );
                    construct(context, row.this, made.constructed(context)?)
                })
            }
        }
    };
}

up_to_eight!(methods);

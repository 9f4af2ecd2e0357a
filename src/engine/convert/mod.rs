//! Values between Rust and Python: [`IntoPython`], [`FromPython`], and the arguments of calls.
//!
//! | Rust | to Python | from Python |
//! | --- | --- | --- |
//! | `bool` | `bool` | `bool` alone |
//! | integers | `int` | `int`, if it fits |
//! | `f32`, `f64` | `float` | `float`, `int`, what has `__float__` |
//! | `String`, `&str`, `char` | `str` | `str` without lone surrogates |
//! | `Vec<u8>`, `&[u8]` | `bytes` | what has a buffer, or an iterable of ints |
//! | `Option<T>`, `()` | `None` or the value | likewise |
//! | `Vec<T>`, `&[T]`, `[T; N]` | `list` | any iterable but `str`, `bytes` and `dict` |
//! | `HashSet<T>`, `BTreeSet<T>` | `set` | likewise |
//! | `HashMap<K, V>`, `BTreeMap<K, V>` | `dict` | `dict` |
//! | tuples | `tuple` | a tuple or list of that length |
//! | [`Object`](crate::Object), [`Local`](crate::Local) | itself | any object |

mod collections;
mod scalars;
mod tuples;

use super::context::{Context, Local};
use super::error::{Error, Exception, Result};
use super::object::Object;
use super::raise;
use taipan_vm::builtins::list::PyList;
use taipan_vm::value::Value;
pub use tuples::IntoArgs;

/// A Rust value that can become a Python value.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// vm.set("value", (1, "two", Some(3.0), vec![true])).unwrap();
/// assert_eq!(vm.eval::<String>("repr(value)").unwrap(), "(1, 'two', 3.0, [True])");
/// ```
pub trait IntoPython: Sized {
    /// The Python value. An error is an exception on its way: lack of memory, or what code of the script has raised.
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>>;

    /// The Python value of many; bytes make a `bytes` object.
    #[doc(hidden)]
    fn vec_into_python<'vm>(
        items: impl ExactSizeIterator<Item = Self>,
        context: &Context<'vm>,
    ) -> Result<Local<'vm>> {
        let items: Result<Vec<Value>> =
            items.map(|item| item.into_python(context).map(Local::into_raw)).collect();
        let list = PyList::from_values(context.vm(), &items?);
        context.check(list).map(|list| context.local(list.into_value()))
    }
}

/// A Rust value that can be made from a Python value.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let mut vm = taipan::Engine::new().vm();
/// let prices: BTreeMap<String, Option<f64>> = vm.eval("{'apple': 3, 'pear': None}").unwrap();
/// assert_eq!((prices["apple"], prices["pear"]), (Some(3.0), None));
/// assert!(vm.eval::<u8>("256").is_err());
/// ```
pub trait FromPython: Sized {
    /// The Rust value. A value that does not fit is an [`Error::Conversion`]; code of the script that runs may raise.
    fn from_python(value: &Local<'_>) -> Result<Self>;

    /// The value of a parameter that was not given: only an `Option` has one.
    #[doc(hidden)]
    fn missing() -> Option<Self> {
        None
    }

    #[doc(hidden)]
    fn vec_from_python(value: &Local<'_>) -> Result<Vec<Self>> {
        collections::items_of(value, "an iterable")
    }
}

/// `TypeError`, in the end: another type was expected.
pub(crate) fn mismatch<T>(expected: &str, found: &Local<'_>) -> Result<T> {
    Err(Error::Conversion(format!("expected {expected}, not {}", found.type_name())))
}

impl IntoPython for Object {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        context.object(&self)
    }
}

impl IntoPython for &Object {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        context.object(self)
    }
}

impl FromPython for Object {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        Ok(value.keep())
    }
}

impl IntoPython for Local<'_> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (&self).into_python(context)
    }
}

impl IntoPython for &Local<'_> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        if !std::ptr::eq(self.context().vm(), context.vm()) {
            return Err(Error::ForeignObject);
        }
        Ok(context.local(self.raw().clone()))
    }
}

/// What a host function returns. An error becomes an exception.
impl<T: IntoPython, E> IntoPython for std::result::Result<T, E>
where
    Exception: From<E>,
{
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        match self {
            Ok(value) => value.into_python(context),
            Err(error) => Err(context.error(raise::raise(context.vm(), &Exception::from(error)))),
        }
    }
}

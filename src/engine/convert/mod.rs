//! Values between Rust and Python: [`IntoPython`], [`FromPython`], and the arguments of calls.

mod collections;
mod integers;
mod pointers;
mod scalars;
mod system;
mod tuples;

use super::context::{Context, Local};
use super::error::{Error, Exception, Result};
use super::object::Object;
use super::raise;
#[cfg(feature = "serde")]
pub(crate) use collections::items_of;
pub use integers::BigInt;
use std::cell::Cell;
use std::rc::Rc;
use taipan_vm::builtins::list::PyList;
use taipan_vm::thread::{Termination, Thread};
use taipan_vm::value::Value;
pub use tuples::{IntoArgs, IntoKwargs};

/// How many bytes a conversion has copied into values of the host's. A script can have a short list stand for a very long value,
/// by putting the same text into it often.
#[derive(Default)]
pub(crate) struct Given(Cell<usize>);

impl Given {
    pub fn of(vm: &Thread) -> Rc<Given> {
        vm.interp().module_states.get::<Given>()
    }

    /// Runs one conversion, or a call of a function of the host's: what it copies is no part of what others do.
    pub fn apart<R>(&self, work: impl FnOnce() -> R) -> R {
        let before = self.0.replace(0);
        let result = work();
        self.0.set(before);
        result
    }

    /// So many bytes will be copied: work, and as much of the host's memory. No more of that is used at once than the machine
    /// itself may use.
    pub fn count(context: &Context<'_>, bytes: usize) -> Result<()> {
        let vm = context.vm();
        let given = Given::of(vm);
        given.0.set(given.0.get().saturating_add(bytes));
        if given.0.get() > vm.heap().account().limit() {
            return Err(context.error(vm.terminate(Termination::Memory)));
        }
        context.check(vm.charge_work(1 + bytes as u64 / 64))
    }
}

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
/// | Rust | to Python | from Python |
/// | --- | --- | --- |
/// | `bool` | `bool` | `bool` alone |
/// | integers, [`BigInt`] | `int` | `int`, if it fits |
/// | `f32`, `f64` | `float` | `float`, `int`, what has `__float__` |
/// | `String`, `&str`, `char` | `str` | `str` without lone surrogates |
/// | `PathBuf`, `&Path`, `OsString`, `&OsStr` | `str` | `str`, `bytes`, `os.PathLike` |
/// | `Duration` | `datetime.timedelta`, to the microsecond | `timedelta`, or a number of seconds; not negative |
/// | `Vec<u8>`, `&[u8]` | `bytes` | what has a buffer, or an iterable of ints |
/// | `Option<T>`, `()` | `None` or the value | likewise |
/// | `Vec<T>`, `VecDeque<T>`, `&[T]`, `[T; N]` | `list` | any iterable but `str`, `bytes` and `dict` |
/// | `HashSet<T>`, `BTreeSet<T>` | `set` | likewise |
/// | `HashMap<K, V>`, `BTreeMap<K, V>` | `dict` | `dict`, or what has `items()` |
/// | tuples of up to 12 | `tuple` | a tuple or list of that length |
/// | `Box<T>`, `Rc<T>`, `Arc<T>`, `Cow<T>` | as `T` | as `T` |
/// | [`Instance<T>`](crate::Instance) | an instance of the class of `T` | a clone of what it holds |
/// | [`Serde<T>`](crate::Serde) | what serde makes of it | likewise |
/// | [`Object`], [`Local`] | itself | any object |
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

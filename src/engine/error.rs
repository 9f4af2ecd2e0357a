//! What can go wrong: [`Error`], and [`Exception`] for host functions that raise.

use super::object::Object;
use std::error::Error as StdError;
use std::{fmt, io};

/// A result with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call into a machine has not given what was wanted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// An exception that no handler of the script has caught.
    Exception(Box<PythonError>),
    /// The script was ended from outside. The machine can be used again.
    Terminated(Termination),
    /// A value that does not fit the Rust type asked for.
    Conversion(String),
    /// An [`Object`] of another machine.
    ForeignObject,
    /// A bug in Taipan: it has panicked, with this message. The machine cannot be used any more.
    Panicked(String),
    /// The machine has panicked before.
    Poisoned,
}

/// An exception that has reached the host. Displayed, it is what CPython prints: the traceback, the exception and its notes.
#[derive(Clone, Debug)]
pub struct PythonError {
    pub(crate) type_name: String,
    pub(crate) message: String,
    pub(crate) traceback: String,
    pub(crate) exit_status: Option<i32>,
    pub(crate) object: Option<Object>,
}

impl PythonError {
    /// The name of the exception's type, with its module unless that is `builtins` or `__main__`: `ValueError`, `json.decoder.JSONDecodeError`.
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// `str(exception)`.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What CPython prints for the exception, without the last line end.
    pub fn traceback(&self) -> &str {
        &self.traceback
    }

    /// The status that the script wants to exit with, if the exception is `SystemExit`.
    pub fn exit_status(&self) -> Option<i32> {
        self.exit_status
    }

    /// The exception itself; nothing if there was no memory left to keep it.
    pub fn object(&self) -> Option<&Object> {
        self.object.as_ref()
    }
}

impl fmt::Display for PythonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.traceback)
    }
}

/// What has ended a script.
///
/// ```
/// use taipan::{Engine, Limits, Termination};
///
/// let mut vm = Engine::builder().limits(Limits::new().fuel(1000)).build().vm();
/// let error = vm.run("try:\n  while True: pass\nexcept BaseException: pass").unwrap_err();
/// assert_eq!(error.termination(), Some(Termination::Fuel));
/// assert_eq!(error.to_string(), "the script has used up its fuel");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Termination {
    /// [`Limits::fuel`](crate::Limits::fuel) is used up.
    Fuel,
    /// [`Limits::wall_time`](crate::Limits::wall_time) is over.
    Time,
    /// [`Limits::heap_bytes`](crate::Limits::heap_bytes) do not suffice.
    Memory,
    /// [`Limits::output_bytes`](crate::Limits::output_bytes) have been written.
    Output,
    /// [`Interrupter::interrupt`](crate::Interrupter::interrupt) was called.
    Interrupted,
    /// A text to be compiled exceeds [`Limits::source_bytes`](crate::Limits::source_bytes) or
    /// [`Limits::source_depth`](crate::Limits::source_depth).
    Source,
    /// The script has called `os._exit` or the like.
    Exit,
}

impl Termination {
    pub(crate) fn from_vm(why: taipan_vm::thread::Termination) -> Termination {
        use taipan_vm::thread::Termination as Vm;
        match why {
            Vm::Fuel => Termination::Fuel,
            Vm::Time => Termination::Time,
            Vm::Memory => Termination::Memory,
            Vm::Output => Termination::Output,
            Vm::Interrupted => Termination::Interrupted,
            Vm::Source => Termination::Source,
            Vm::Exit => Termination::Exit,
        }
    }
}

impl fmt::Display for Termination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Termination::Fuel => "the script has used up its fuel",
            Termination::Time => "the script has used up its time",
            Termination::Memory => "the script has used up its memory",
            Termination::Output => "the script has written too much",
            Termination::Interrupted => "the script was interrupted",
            Termination::Source => "the source is too long or too deeply nested",
            Termination::Exit => "the script has ended the machine",
        })
    }
}

impl Error {
    /// The exception, if the error is one.
    pub fn exception(&self) -> Option<&PythonError> {
        match self {
            Error::Exception(exception) => Some(exception),
            _ => None,
        }
    }

    /// What has ended the script, if it was ended from outside.
    pub fn termination(&self) -> Option<Termination> {
        match self {
            Error::Terminated(why) => Some(*why),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Exception(exception) => exception.fmt(f),
            Error::Terminated(why) => why.fmt(f),
            Error::Conversion(text) => f.write_str(text),
            Error::ForeignObject => f.write_str("the object belongs to another virtual machine"),
            Error::Panicked(text) => write!(f, "bug in the virtual machine: {text}"),
            Error::Poisoned => f.write_str("the virtual machine has been stopped by a bug"),
        }
    }
}

impl StdError for Error {}

/// An exception that a host function raises.
///
/// Any Rust error becomes one by `?`: [`io::Error`] an `OSError`, an [`Error`] of a call into the machine what it was there,
/// every other one a `RuntimeError` with its text.
///
/// ```
/// use taipan::{Engine, Exception};
///
/// let mut vm = Engine::new().vm();
/// vm.set_function("parse", |text: String| -> Result<i64, Exception> {
///     text.parse().map_err(|_| Exception::new("ValueError", format!("no number: {text}")))
/// })
/// .unwrap();
/// let error = vm.eval::<i64>("parse('x')").unwrap_err();
/// assert_eq!(error.exception().unwrap().message(), "no number: x");
/// ```
#[derive(Clone, Debug)]
pub struct Exception(pub(crate) Cause);

#[derive(Clone, Debug)]
pub(crate) enum Cause {
    New { type_name: String, message: String },
    System { errno: Option<i32>, message: String },
    Error(Error),
}

impl Exception {
    /// An exception of the type `type_name`: a builtin one, or one of a module that the script can import
    /// (`"json.JSONDecodeError"`). A name that is none becomes `RuntimeError`.
    pub fn new(type_name: impl Into<String>, message: impl Into<String>) -> Exception {
        Exception(Cause::New { type_name: type_name.into(), message: message.into() })
    }
}

impl<E: StdError + 'static> From<E> for Exception {
    fn from(error: E) -> Exception {
        let any: &(dyn StdError + 'static) = &error;
        if let Some(error) = any.downcast_ref::<Error>() {
            return Exception(Cause::Error(error.clone()));
        }
        if let Some(error) = any.downcast_ref::<io::Error>() {
            let message = error.to_string();
            return Exception(Cause::System { errno: error.raw_os_error(), message });
        }
        Exception::new("RuntimeError", error.to_string())
    }
}

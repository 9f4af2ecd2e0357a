//! What can go wrong: [`Error`], and [`Exception`] for host functions that raise.

use super::object::Object;
use std::error::Error as StdError;
use std::sync::Arc;
use std::{fmt, io};

/// A result with [`Error`].
///
/// ```
/// fn count(text: &str) -> taipan::Result<usize> {
///     taipan::Engine::new().vm().call("len", (text,))
/// }
///
/// assert_eq!(count("spam").unwrap(), 4);
/// ```
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call into a machine has not given what was wanted. Displayed, an exception is what CPython prints.
///
/// ```
/// use taipan::{Engine, Error};
///
/// match Engine::new().vm().run("{}['spam']") {
///     Err(Error::Exception(exception)) => {
///         assert_eq!(exception.type_name(), "KeyError");
///         assert_eq!(exception.frames()[0].line(), Some(1));
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
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
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// let error = vm.run("def f():\n    try:\n        {}['a']\n    except KeyError as e:\n        raise ValueError('no a') from e\nf()");
/// let error = error.unwrap_err();
/// let exception = error.exception().unwrap();
/// assert_eq!((exception.type_name(), exception.message()), ("ValueError", "no a"));
/// let places: Vec<_> = exception.frames().iter().map(|frame| (frame.function(), frame.line())).collect();
/// assert_eq!(places, [("<module>", Some(6)), ("f", Some(5))]);
/// assert_eq!(exception.previous().unwrap().type_name(), "KeyError");
/// let class = vm.with(|context| context.object(exception.object().unwrap())?.attr("__class__")?.repr());
/// assert_eq!(class.unwrap(), "<class 'ValueError'>");
/// ```
#[derive(Clone, Debug)]
pub struct PythonError {
    pub(crate) type_name: String,
    pub(crate) message: String,
    pub(crate) traceback: String,
    pub(crate) exit_status: Option<i32>,
    pub(crate) object: Option<Object>,
    pub(crate) frames: Vec<TracebackFrame>,
    pub(crate) cause: Option<Box<PythonError>>,
    pub(crate) host_error: Option<HostError>,
}

/// The error of a host function.
pub(crate) type HostError = Arc<dyn StdError + Send + Sync>;

/// A line of a traceback: a call that an exception has left.
///
/// ```
/// let script = taipan::Script::compile("rules.py", "def check():\n    return 1 / 0").unwrap();
/// let mut vm = taipan::Engine::new().vm();
/// vm.run_script(&script).unwrap();
/// let error = vm.call::<()>("check", ()).unwrap_err();
/// let frame = &error.exception().unwrap().frames()[0];
/// assert_eq!((frame.file(), frame.line(), frame.function()), ("rules.py", Some(2), "check"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracebackFrame {
    pub(crate) file: String,
    pub(crate) line: Option<u32>,
    pub(crate) function: String,
}

impl TracebackFrame {
    /// The name of the script or file.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("1 / 0").unwrap_err();
    /// assert_eq!(error.exception().unwrap().frames()[0].file(), "<script>");
    /// ```
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The number of the line, from 1 on.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("\n\n1 / 0").unwrap_err();
    /// assert_eq!(error.exception().unwrap().frames()[0].line(), Some(3));
    /// ```
    pub fn line(&self) -> Option<u32> {
        self.line
    }

    /// The name of the function, or `<module>`.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("def f(): 1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.exception().unwrap().frames()[1].function(), "f");
    /// ```
    pub fn function(&self) -> &str {
        &self.function
    }
}

impl PythonError {
    /// The name of the exception's type, with its module unless that is `builtins` or `__main__`: `ValueError`, `json.decoder.JSONDecodeError`.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("import json; json.loads('{')").unwrap_err();
    /// assert_eq!(error.exception().unwrap().type_name(), "json.decoder.JSONDecodeError");
    /// ```
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// `str(exception)`.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("1 / 0").unwrap_err();
    /// assert_eq!(error.exception().unwrap().message(), "division by zero");
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What CPython prints for the exception, without the last line end.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("1 / 0").unwrap_err();
    /// let shown = error.exception().unwrap().traceback().to_owned();
    /// assert!(shown.starts_with("Traceback") && shown.ends_with("ZeroDivisionError: division by zero"));
    /// ```
    pub fn traceback(&self) -> &str {
        &self.traceback
    }

    /// The calls that the exception has left, the outermost first; of very many, the innermost 1,000.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("def f(): 1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.exception().unwrap().frames().len(), 2);
    /// ```
    pub fn frames(&self) -> &[TracebackFrame] {
        &self.frames
    }

    /// The exception that this one was raised from, or while which was handled: what the traceback shows above it. A chain ends
    /// after 32.
    ///
    /// ```
    /// let script = "try:\n    {}[1]\nexcept KeyError:\n    1 / 0";
    /// let error = taipan::Engine::new().vm().run(script).unwrap_err();
    /// assert_eq!(error.exception().unwrap().previous().unwrap().type_name(), "KeyError");
    /// ```
    pub fn previous(&self) -> Option<&PythonError> {
        self.cause.as_deref()
    }

    /// The status that the script wants to exit with, if the exception is `SystemExit`.
    ///
    /// ```
    /// let error = taipan::Engine::new().vm().run("raise SystemExit(3)").unwrap_err();
    /// assert_eq!(error.exception().unwrap().exit_status(), Some(3));
    /// ```
    pub fn exit_status(&self) -> Option<i32> {
        self.exit_status
    }

    /// The exception itself; nothing if there was no memory left to keep it, or no machine to keep it in.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let error = vm.run("raise OSError(2, 'no')").unwrap_err();
    /// let errno: i64 = vm
    ///     .with(|context| context.object(error.exception().unwrap().object().unwrap())?.attr("errno")?.to())
    ///     .unwrap();
    /// assert_eq!(errno, 2);
    /// ```
    pub fn object(&self) -> Option<&Object> {
        self.object.as_ref()
    }

    /// The error of a host function that the exception stands for, or that stands somewhere in its chain of causes.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("parse", |text: String| text.parse::<u8>().map_err(taipan::Exception::from)).unwrap();
    /// let error = vm.run("parse('300')").unwrap_err();
    /// assert_eq!(error.exception().unwrap().host_error().unwrap().to_string(), "number too large to fit in target type");
    /// ```
    pub fn host_error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        let mut chain = std::iter::successors(Some(self), |error| error.previous());
        chain.find_map(|error| error.host_error.as_deref())
    }
}

impl fmt::Display for PythonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.traceback)
    }
}

/// Its source is the error of a host function, or else the exception it was raised from.
impl StdError for PythonError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match (&self.host_error, &self.cause) {
            (Some(error), _) => Some(&**error),
            (None, Some(cause)) => Some(&**cause),
            (None, None) => None,
        }
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
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// assert!(vm.run("1 / 0").unwrap_err().exception().is_some());
    /// assert!(vm.eval::<i64>("'a'").unwrap_err().exception().is_none());
    /// ```
    pub fn exception(&self) -> Option<&PythonError> {
        match self {
            Error::Exception(exception) => Some(exception),
            _ => None,
        }
    }

    /// What has ended the script, if it was ended from outside.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().output_bytes(10)).build().vm();
    /// let error = vm.run("print('x' * 100)").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Output));
    /// ```
    pub fn termination(&self) -> Option<Termination> {
        match self {
            Error::Terminated(why) => Some(*why),
            _ => None,
        }
    }

    /// The error that a host function has failed with, if it is an `E`: also when the script has raised the exception again, or
    /// another one from it.
    ///
    /// ```
    /// use std::num::ParseIntError;
    /// use taipan::Exception;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("parse", |text: String| text.parse::<i64>().map_err(|error| Exception::wrap("ValueError", error)))
    ///     .unwrap();
    /// let script = "try:\n    parse('x')\nexcept ValueError as error:\n    raise LookupError('no x') from error";
    /// let error = vm.run(script).unwrap_err();
    /// assert_eq!(error.exception().unwrap().type_name(), "LookupError");
    /// assert!(error.downcast_ref::<ParseIntError>().is_some());
    /// ```
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        let first = self.exception()?;
        let mut chain = std::iter::successors(Some(first), |error| error.previous());
        chain.find_map(|error| error.host_error.as_deref()?.downcast_ref())
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

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.exception().and_then(StdError::source)
    }
}

/// An exception that a host function raises.
///
/// Any Rust error becomes one by `?`: [`io::Error`] an `OSError`, an [`Error`] of a call into the machine what it was there,
/// every other one a `RuntimeError` with its text. The error itself comes back with [`Error::downcast_ref`] if the exception
/// reaches the host.
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
    Host { type_name: String, error: HostError },
    System { errno: Option<i32>, error: HostError },
    Error(Error),
}

impl Exception {
    /// An exception of the type `type_name`: a builtin one, or one of a module that the script can import
    /// (`"json.JSONDecodeError"`). A name that is none becomes `RuntimeError`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("fail", || -> Result<(), _> { Err(taipan::Exception::new("LookupError", "not here")) }).unwrap();
    /// let error = vm.run("fail()").unwrap_err();
    /// assert!(error.to_string().ends_with("LookupError: not here"));
    /// ```
    pub fn new(type_name: impl Into<String>, message: impl Into<String>) -> Exception {
        Exception(Cause::New { type_name: type_name.into(), message: message.into() })
    }

    /// An exception of the type `type_name` that stands for an error of the host's.
    ///
    /// ```
    /// use taipan::Exception;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("number", |text: String| text.parse::<f64>().map_err(|error| Exception::wrap("ValueError", error)))
    ///     .unwrap();
    /// let said: String = vm.eval("'ok' if number('1.5') else ''").unwrap();
    /// vm.run("try:\n    number('x')\nexcept ValueError as error:\n    text = str(error)").unwrap();
    /// assert_eq!(vm.get::<String>("text").unwrap(), "invalid float literal");
    /// ```
    pub fn wrap<E: StdError + Send + Sync + 'static>(type_name: impl Into<String>, error: E) -> Exception {
        Exception(Cause::Host { type_name: type_name.into(), error: Arc::new(error) })
    }
}

impl<E: StdError + Send + Sync + 'static> From<E> for Exception {
    fn from(error: E) -> Exception {
        let any: &(dyn StdError + 'static) = &error;
        if let Some(error) = any.downcast_ref::<Error>() {
            return Exception(Cause::Error(error.clone()));
        }
        if let Some(known) = any.downcast_ref::<io::Error>() {
            let errno = known.raw_os_error();
            return Exception(Cause::System { errno, error: Arc::new(error) });
        }
        Exception::wrap("RuntimeError", error)
    }
}

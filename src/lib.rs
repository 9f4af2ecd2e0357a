//! Taipan runs Python 3.14 inside Rust programs.
//!
//! An [`Engine`] makes [`Vm`]s; a `Vm` runs scripts, evaluates expressions, calls Python functions and is given functions of the host's.
//!
//! ```
#![doc = include_str!("../examples/embed_hello.rs")]
//! ```
//!
//! # Scripts that are not trusted
//!
//! A script reaches nothing outside its machine unless the engine allows it ([`Capability`]): no files, network, environment,
//! processes, threads, clock or randomness. What it uses inside can be limited ([`Limits`]): work, time, memory, output; and another
//! thread can stop it ([`Interrupter`]). Reaching a limit is no exception: no handler and no `finally` of the script sees it.
//!
//! ```
#![doc = include_str!("../examples/embed_untrusted.rs")]
//! ```
//!
//! # Errors
//!
//! What a script does not catch is an [`Error::Exception`], which displays as CPython's traceback. A limit is an
//! [`Error::Terminated`]. After either the machine can be used again.
//!
//! # Values
//!
//! [`FromPython`] and [`IntoPython`] convert numbers, text, bytes, paths, options, lists, sets, dicts and tuples, [`Serde`] whatever
//! serde knows; an [`Object`] is a handle to any Python object, which the host may keep. Inside [`Vm::with`] and host functions,
//! a [`Local`] is used without conversion.
//!
//! # What the host offers
//!
//! Closures and functions ([`Function`], for parameters with names), classes ([`HostClass`], or [`pyclass`] and [`pymethods`]),
//! both in modules ([`HostModule`]); data lent for a call ([`Context::lend`]); futures that scripts await ([`Vm::run_async`]).
//!
//! # Features
//!
//! `serde` (values by serde) and `macros` (attributes) are on unless switched off.
//!
//! # Threads
//!
//! A `Vm` is `Send`. Machines share nothing that changes, so that as many run at once as there are threads.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod engine;
#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod macros;

/// The README's programs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The guide's programs.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
struct Guide;

/// What a host implements to supply files of its own making; see [`Folder::system`].
pub mod files {
    pub use taipan_vm::files::system::{Entry, File, FileSystem, Kind, Metadata, Open, Time};
}

pub use engine::{
    AsyncFunction, BigInt, Capability, Context, Engine, EngineBuilder, Error, Exception, Folder, FromPython,
    Function, HostClass, HostConstructor, HostFunction, HostMethod, HostModule, HostType, Instance,
    Interrupter, IntoArgs, IntoKwargs, IntoPython, Items, Limits, Local, ModuleSource, Object, PythonError,
    Result, Script, Stream, Termination, TracebackFrame, Usage, Vm,
};
#[cfg(feature = "serde")]
pub use engine::{Bounds, Serde};

/// Makes a struct a class for scripts: it implements [`HostType`], and [`IntoPython`] as a new instance. Its methods are in an
/// `impl` block with [`pymethods`]. The spelling is PyO3's; documentation becomes `__doc__`.
///
/// - `#[pyclass(name = "...")]` names the class otherwise; `get_all`, `set_all` make properties of all fields, as
///   `#[pyo3(get, set)]` does of one; `from_py_object` implements [`FromPython`], by cloning.
///
/// ```
/// use taipan::{Engine, HostModule, HostType, pyclass, pymethods};
///
/// /// A point in the plane.
/// #[pyclass(from_py_object)]
/// #[derive(Clone)]
/// struct Point {
///     #[pyo3(get, set)]
///     x: f64,
///     #[pyo3(get)]
///     y: f64,
/// }
///
/// #[pymethods]
/// impl Point {
///     #[new]
///     #[pyo3(signature = (x, y=0.0))]
///     fn new(x: f64, y: f64) -> Point {
///         Point { x, y }
///     }
///
///     #[getter]
///     fn length(&self) -> f64 {
///         self.x.hypot(self.y)
///     }
///
///     fn __add__(&self, other: &Point) -> Point {
///         Point { x: self.x + other.x, y: self.y + other.y }
///     }
/// }
///
/// let plane = HostModule::new("plane").class(Point::class());
/// let mut vm = Engine::builder().module(plane).build().vm();
/// vm.run("from plane import Point\np = Point(1) + Point(y=4, x=0)\np.x += 2").unwrap();
/// assert_eq!(vm.eval::<f64>("p.length").unwrap(), 5.0);
/// assert_eq!(vm.get::<Point>("p").unwrap().x, 3.0);
/// assert!(vm.run("p + 1").unwrap_err().to_string().contains("unsupported operand"));
/// ```
#[cfg(feature = "macros")]
pub use taipan_macros::pyclass;

/// Makes the functions of an `impl` block the methods of a class that [`pyclass`] has made.
///
/// - `#[new]` is the constructor, `#[staticmethod]` takes no instance, `#[getter]` and `#[setter]` make a property (`set_x` sets
///   `x`), `#[classattr]` on a constant makes a class attribute.
/// - `#[pyo3(signature = (x, y=3, *args, key=None, **kwargs))]` gives defaults and says what has a name only;
///   `#[pyo3(name = "...")]` names a function otherwise.
/// - Parameters are what [`FromPython`] takes, `&str`, slices and `&Path`, [`&Context`](Context) first, and `&T` or `&mut T` of other
///   instances.
/// - `__next__(&mut self) -> Option<T>` makes instances iterators; `__iter__(&self)` gives something to iterate over.
///
/// ```
/// use taipan::{Engine, HostType, pyclass, pymethods};
///
/// #[pyclass]
/// struct Countdown(u32);
///
/// #[pymethods]
/// impl Countdown {
///     #[classattr]
///     const LONGEST: u32 = 10;
///
///     #[new]
///     fn new(start: u32) -> Result<Countdown, taipan::Exception> {
///         if start > Self::LONGEST {
///             return Err(taipan::Exception::new("ValueError", "too long"));
///         }
///         Ok(Countdown(start))
///     }
///
///     fn __next__(&mut self) -> Option<u32> {
///         self.0 = self.0.checked_sub(1)?;
///         Some(self.0)
///     }
///
///     #[pyo3(signature = (*words, sep=" "))]
///     fn say(&self, words: Vec<String>, sep: &str) -> String {
///         format!("{}: {}", self.0, words.join(sep))
///     }
/// }
///
/// let mut vm = Engine::new().vm();
/// vm.set_class(Countdown::class()).unwrap();
/// assert_eq!(vm.eval::<Vec<u32>>("list(Countdown(3))").unwrap(), [2, 1, 0]);
/// assert_eq!(vm.eval::<String>("Countdown(start=Countdown.LONGEST).say('a', 'b', sep='-')").unwrap(), "10: a-b");
/// assert!(vm.run("Countdown(11)").is_err());
/// ```
#[cfg(feature = "macros")]
pub use taipan_macros::pymethods;

/// Makes a function one for scripts; [`wrap_pyfunction`] gives the [`Function`]. An `async` function becomes an asynchronous one.
///
/// ```
/// use taipan::{Engine, HostModule, pyfunction, wrap_pyfunction};
///
/// /// The text again and again.
/// #[pyfunction]
/// #[pyo3(signature = (text, times=2))]
/// fn repeat(text: &str, times: usize) -> String {
///     text.repeat(times)
/// }
///
/// let module = HostModule::new("words").function("repeat", wrap_pyfunction!(repeat));
/// let mut vm = Engine::builder().module(module).build().vm();
/// vm.run("from words import repeat").unwrap();
/// assert_eq!(vm.eval::<String>("repeat('ab') + repeat(text='c', times=1)").unwrap(), "ababc");
/// assert_eq!(vm.eval::<String>("repeat.__doc__").unwrap(), "The text again and again.");
/// assert_eq!(repeat("x", 1), "x");
/// ```
#[cfg(feature = "macros")]
pub use taipan_macros::pyfunction;

/// The [`Function`] of a function that [`pyfunction`] is on.
///
/// ```
/// #[taipan::pyfunction]
/// async fn later(n: i64) -> i64 {
///     n + 1
/// }
///
/// let mut vm = taipan::Engine::new().vm();
/// vm.set_function("later", taipan::wrap_pyfunction!(later)).unwrap();
/// let run = std::pin::pin!(vm.run_async("assert await later(1) == 2"));
/// assert!(run.poll(&mut std::task::Context::from_waker(std::task::Waker::noop())).is_ready());
/// ```
#[cfg(feature = "macros")]
pub use taipan_macros::wrap_pyfunction;

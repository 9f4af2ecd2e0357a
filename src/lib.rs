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
//! [`FromPython`] and [`IntoPython`] convert numbers, text, bytes, options, lists, sets, dicts and tuples; an [`Object`] is a handle to
//! any Python object, which the host may keep. Inside [`Vm::with`] and host functions, a [`Local`] is used without conversion.
//!
//! # Threads
//!
//! A `Vm` is `Send`. Machines share nothing that changes, so that as many run at once as there are threads.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod engine;

/// The README's programs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use engine::{
    Capability, Context, Engine, EngineBuilder, Error, Exception, FromPython, HostFunction, HostModule,
    Interrupter, IntoArgs, IntoPython, Limits, Local, Object, PythonError, Result, Script, Stream,
    Termination, Usage, Vm,
};

//! The facade: what embedders use. Everything that they see is defined here and stays; what it is built on may change.

mod arity;
mod builder;
mod class;
mod context;
mod convert;
mod drive;
mod error;
mod files;
mod function;
mod input;
mod limits;
mod module;
mod object;
mod output;
mod raise;
mod resolver;
mod script;
#[cfg(feature = "serde")]
mod serde;
mod vm;

pub use builder::{Engine, EngineBuilder};
#[cfg(feature = "macros")]
pub(crate) use class::short_name;
pub use class::{HostClass, HostConstructor, HostMethod, HostType, Instance};
pub use context::{Context, Items, Local};
pub use convert::{BigInt, FromPython, IntoArgs, IntoKwargs, IntoPython};
pub use error::{Error, Exception, PythonError, Result, Termination, TracebackFrame};
pub use files::Folder;
pub use function::{AsyncFunction, Function, HostFunction};
pub use limits::{Limits, Usage};
pub use module::HostModule;
pub use object::Object;
pub use output::Stream;
pub use resolver::ModuleSource;
pub use script::Script;
#[cfg(feature = "serde")]
pub use serde::{Bounds, Serde};
pub use taipan_vm::capability::Capability;
pub use vm::{Interrupter, Vm};

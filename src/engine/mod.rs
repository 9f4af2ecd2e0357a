//! The facade: what embedders use. Everything that they see is defined here and stays; what it is built on may change.

mod builder;
mod context;
mod convert;
mod error;
mod function;
mod limits;
mod module;
mod object;
mod output;
mod raise;
mod script;
mod vm;

pub use builder::{Engine, EngineBuilder};
pub use context::{Context, Local};
pub use convert::{FromPython, IntoArgs, IntoPython};
pub use error::{Error, Exception, PythonError, Result, Termination};
pub use function::HostFunction;
pub use limits::{Limits, Usage};
pub use module::HostModule;
pub use object::Object;
pub use output::Stream;
pub use script::Script;
pub use taipan_vm::capability::Capability;
pub use vm::{Interrupter, Vm};

//! CPython's own test suite, unmodified, on Taipan and on CPython, method by method.
//!
//! `cpython/run_module.py` runs one module inside an interpreter and keeps a journal; [`run`] starts it in a process of its own
//! with limits, and starts it again for the rest of a module whose process died; [`Scores`] compares both sides and is the file
//! that only gets better.

mod interpreter;
mod journal;
mod module_run;
mod scores;
mod table;

pub use interpreter::{Interpreter, oracle};
pub use journal::{Journal, Outcome};
pub use module_run::{Limits, ModuleResult, run};
pub use scores::{Comparison, Scores};
pub use table::{Listed, listed};

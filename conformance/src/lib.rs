//! The conformance suite: every `cases/<area>/<topic>/<behaviour>.py` is a test of its own, whose expectation,
//! `<behaviour>.expected`, `tools/record.py` has recorded from CPython 3.14.
//!
//! Each case runs twice: plainly, and with a collection at every allocation and a check for leaks at exit. The second
//! kind is slow, so that [`Share`] says how much of it runs.

#![forbid(unsafe_code)]

mod case;
pub mod cpython;
mod diff;
mod outcome;
mod suite;

pub use case::{Case, cases};
pub use suite::{Share, run};

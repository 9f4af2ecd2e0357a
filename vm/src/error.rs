//! `Raised`: what a failing operation returns.
//!
//! It carries nothing, so that `Result<Value, Raised>` is one register wide; the exception itself lies in the thread's state
//! (`Thread::raised`). With none set there, memory has run out: whoever looks at the exception first makes the
//! `MemoryError`, or starts the termination if the embedder's limit was the reason (DESIGN: errors and terminations).

use crate::heap::NoMemory;
use crate::value::Value;

/// An exception is set in the thread's state, or the VM is terminating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Raised;

pub type PyResult<T = Value> = Result<T, Raised>;

impl From<NoMemory> for Raised {
    #[inline(always)]
    fn from(_: NoMemory) -> Raised {
        Raised
    }
}

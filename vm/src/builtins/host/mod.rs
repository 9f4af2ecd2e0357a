//! What a host puts into a VM: functions of its own, and where the standard output goes.
//!
//! Host functions hold no values of the VM (the facade keeps values for its host in a table of roots), so that there is
//! nothing to trace.

mod function;
mod stream;

pub use function::{HostCall, PyHostFunction, TYPE as FUNCTION};
pub use stream::{HostWrite, PyHostStream, TYPE as STREAM};

//! What a host puts into a VM: functions and data of its own, and where the standard output goes.
//!
//! Neither host functions nor data of the host hold values of the VM (the facade keeps values for its host in a table of roots),
//! so that there is nothing to trace.

mod function;
mod instance;
mod lent;
mod stream;

pub use function::{HostCall, METHOD, PyHostFunction, TYPE as FUNCTION, Texts};
pub use instance::{PyHostObject, TYPE as OBJECT, data_of};
pub use lent::{Lent, Refused};
pub use stream::{HostWrite, PyHostStream, TYPE as STREAM};

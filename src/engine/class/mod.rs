//! Classes of the host: [`HostClass`] declares one, and its instances hold data of a Rust type.
//!
//! The data of an instance is in a `RefCell`: who uses it while it is being changed gets a `RuntimeError`, as does who changes it
//! while it is being used. Lent data ([`Context::lend`]) is instead in a cell that is empty once the loan is over.

mod access;
mod builder;
mod instance;
mod method;

#[cfg(feature = "macros")]
pub(crate) use access::short_name;
pub(crate) use builder::{ClassSpec, make_class};
pub use builder::{HostClass, HostType};
pub use instance::Instance;
pub use method::{HostConstructor, HostMethod};

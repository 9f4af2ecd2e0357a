//! Taipan as the scripting engine of a Rust program, beside other engines: what each of them does for a row of the table.

pub mod candidate;
pub mod cpython;
#[cfg(feature = "rivals")]
pub mod luau;
#[cfg(feature = "rivals")]
pub mod monty;
pub mod resident;
#[cfg(feature = "rivals")]
pub mod rhai;
pub mod scaling;
pub mod table;
pub mod taipan;

use candidate::Candidate;

/// All engines, Taipan first.
pub fn candidates() -> Vec<Box<dyn Candidate>> {
    vec![
        Box::new(taipan::Taipan::new()),
        #[cfg(feature = "rivals")]
        Box::new(monty::Monty),
        #[cfg(feature = "rivals")]
        Box::new(rhai::Rhai::new()),
        #[cfg(feature = "rivals")]
        Box::new(luau::Luau),
    ]
}

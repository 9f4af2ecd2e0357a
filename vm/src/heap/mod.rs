//! Memory: accounts, pools, reference counts, the cycle collector.

pub mod account;

pub use account::NoMemory;

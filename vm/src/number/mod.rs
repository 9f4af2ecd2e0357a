//! Numbers apart from the object model: parsing, formatting, hashing, arithmetic rules of Python.

pub mod ascii_buf;
pub mod float_format;

pub use ascii_buf::AsciiBuf;

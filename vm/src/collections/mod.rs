//! Data structures that know nothing of Python: accounted, fallible, usable from every part of the VM.

pub mod buf;
pub mod powersort;
pub mod room;
pub mod table;

pub use buf::Buf;
pub use table::{Map, Table};

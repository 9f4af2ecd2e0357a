//! Data structures that know nothing of Python: accounted, fallible, usable from every part of the VM.

pub mod buf;

pub use buf::Buf;

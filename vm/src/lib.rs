//! The Taipan virtual machine: values, heap, collector, interpreter, core types.

pub mod collections;
pub mod heap;
pub mod number;
pub mod text;

//! The Taipan virtual machine: values, heap, collector, interpreter, core types.

pub mod buffer;
pub mod builtins;
pub mod call;
pub mod class;
pub mod collections;
pub mod config;
pub mod error;
pub mod heap;
pub mod interp;
pub mod interp_state;
pub mod limits;
pub mod lock;
pub mod modules;
pub mod names;
pub mod number;
pub mod object;
pub mod protocol;
pub mod report;
pub mod suggest;
pub mod sys;
pub mod text;
pub mod thread;
pub mod value;
pub mod value_cell;
pub mod vm;

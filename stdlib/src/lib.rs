//! Taipan's standard library: native modules in Rust, a file each, and CPython's pure-Python modules, built in.

pub mod frozen;

use taipan_vm::modules::ModuleSpec;

/// The native modules, sorted by name.
pub static MODULES: &[&ModuleSpec] = &[];

//! Taipan's standard library: native modules in Rust, a file each, and CPython's pure-Python modules, built in.

pub mod errno;
pub mod exception_class;
pub mod frozen;
pub mod hashes;
pub mod io;

use taipan_vm::modules::ModuleSpec;

/// The native modules, sorted by name.
pub static MODULES: &[&ModuleSpec] = &[
    &hashes::blake2::MODULE,
    &hashes::hmac::MODULE,
    &io::MODULE,
    &hashes::md5::MODULE,
    &hashes::sha1::MODULE,
    &hashes::sha2::MODULE,
    &hashes::sha3::MODULE,
    &errno::MODULE,
];

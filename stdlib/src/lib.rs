//! Taipan's standard library: native modules in Rust, a file each, and CPython's pure-Python modules, built in.

pub mod array;
pub mod bisect;
pub mod cmath;
pub mod errno;
pub mod exception_class;
pub mod frozen;
pub mod hashes;
pub mod heapq;
pub mod io;
pub mod math;
pub mod posix;
pub mod random;
pub mod resource;
pub mod statistics;
pub mod structs;
pub mod unicodedata;

use taipan_vm::modules::ModuleSpec;

/// The native modules, sorted by name.
pub static MODULES: &[&ModuleSpec] = &[
    &bisect::MODULE,
    &hashes::blake2::MODULE,
    &heapq::MODULE,
    &hashes::hmac::MODULE,
    &io::MODULE,
    &hashes::md5::MODULE,
    &random::MODULE,
    &hashes::sha1::MODULE,
    &hashes::sha2::MODULE,
    &hashes::sha3::MODULE,
    &statistics::MODULE,
    &structs::MODULE,
    &array::MODULE,
    &cmath::MODULE,
    &errno::MODULE,
    &math::MODULE,
    &posix::MODULE,
    &resource::MODULE,
    &unicodedata::MODULE,
];

//! Taipan's standard library: native modules in Rust, a file each, and CPython's pure-Python modules, built in.

pub mod array;
pub mod asyncio;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod cmath;
pub mod compression;
pub mod contextvars;
pub mod csv;
pub mod ctypes;
pub mod datetime;
pub mod decimal;
pub mod errno;
pub mod exception_class;
pub mod expat;
pub mod faulthandler;
pub mod fcntl;
pub mod frozen;
pub mod hashes;
pub mod heapq;
pub mod imp;
pub mod io;
pub mod json;
pub mod locale;
pub mod marshal;
pub mod math;
pub mod mmap;
pub mod multibyte;
pub mod multiprocessing;
pub mod opcode;
pub mod pickle;
pub mod posix;
pub mod posixsubprocess;
pub mod queue;
pub mod random;
pub mod resource;
pub mod select;
pub mod shared_memory;
pub mod signal;
pub mod socket;
pub mod sqlite;
pub mod sre;
pub mod stat;
pub mod statistics;
pub mod structs;
pub mod suggestions;
pub mod symtable;
pub mod syslog;
pub mod termios;
pub mod time;
pub mod tokenize;
pub mod tracemalloc;
pub mod unicodedata;
pub mod users;
pub mod zlib;

use taipan_vm::modules::ModuleSpec;

/// The native modules, sorted by name.
pub static MODULES: &[&ModuleSpec] = &[
    &asyncio::MODULE,
    &bisect::MODULE,
    &compression::bz2::MODULE,
    &multibyte::CODECS_CN,
    &multibyte::CODECS_JP,
    &multibyte::CODECS_KR,
    &multibyte::CODECS_TW,
    &contextvars::MODULE,
    &csv::MODULE,
    &ctypes::MODULE,
    &datetime::MODULE,
    &decimal::MODULE,
    &hashes::blake2::MODULE,
    &hashes::openssl::MODULE,
    &heapq::MODULE,
    &hashes::hmac::MODULE,
    &imp::MODULE,
    &io::MODULE,
    &json::MODULE,
    &hashes::md5::MODULE,
    &pickle::MODULE,
    &shared_memory::MODULE,
    &posixsubprocess::MODULE,
    &queue::MODULE,
    &locale::MODULE,
    &compression::lzma::MODULE,
    &multibyte::MODULE,
    &multiprocessing::MODULE,
    &opcode::MODULE,
    &random::MODULE,
    &hashes::sha1::MODULE,
    &hashes::sha2::MODULE,
    &hashes::sha3::MODULE,
    &signal::MODULE,
    &socket::MODULE,
    &stat::MODULE,
    &sqlite::MODULE,
    &sre::MODULE,
    &statistics::MODULE,
    &structs::MODULE,
    &array::MODULE,
    &atexit::MODULE,
    &binascii::MODULE,
    &suggestions::MODULE,
    &symtable::MODULE,
    &tokenize::MODULE,
    &tracemalloc::MODULE,
    &compression::zstd::MODULE,
    &cmath::MODULE,
    &errno::MODULE,
    &faulthandler::MODULE,
    &fcntl::MODULE,
    &users::GRP,
    &marshal::MODULE,
    &math::MODULE,
    &mmap::MODULE,
    &posix::MODULE,
    &users::PWD,
    &expat::MODULE,
    &resource::MODULE,
    &unicodedata::MODULE,
    &select::MODULE,
    &syslog::MODULE,
    &termios::MODULE,
    &time::MODULE,
    &zlib::MODULE,
];

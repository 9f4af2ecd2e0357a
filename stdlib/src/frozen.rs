//! CPython's pure-Python modules, compiled and built in by the build script.

use taipan_vm::import::{Frozen, FrozenFile, FrozenLibrary};

static CODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/code.bin"));
static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin"));
static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/data.bin"));

/// Sorted by name.
static INDEX: &[Frozen] = include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// Sorted by name.
static FILES: &[FrozenFile] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

const fn part(all: &'static [u8], start: usize, len: usize) -> &'static [u8] {
    all.split_at(start).1.split_at(len).0
}

/// All of it.
pub const LIBRARY: FrozenLibrary = FrozenLibrary {
    modules: || INDEX,
    source: |module| unpack(module.source),
    files: || FILES,
    data: |file| unpack(file.data),
};

fn unpack(compressed: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec(compressed).ok()
}

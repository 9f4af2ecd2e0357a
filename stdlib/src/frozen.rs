//! CPython's pure-Python modules, compiled and built in by the build script.

use taipan_vm::import::Frozen;

static CODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/code.bin"));
static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin"));

/// Sorted by name.
static INDEX: &[Frozen] = include!(concat!(env!("OUT_DIR"), "/index.rs"));

const fn part(all: &'static [u8], start: usize, len: usize) -> &'static [u8] {
    all.split_at(start).1.split_at(len).0
}

/// All frozen modules, sorted by name.
pub fn modules() -> &'static [Frozen] {
    INDEX
}

/// The source text of a frozen module.
pub fn source(module: &Frozen) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec(module.source).ok()
}

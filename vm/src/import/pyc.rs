//! Compiled files: `__pycache__/name.taipan-314.pyc`.
//!
//! Layout (PEP 552): magic number, flags, then either modification time and size of the source or a hash of it, then the
//! marshalled code object. A file is written under another name and moved into place, so that nobody sees half of one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;
use taipan_compiler::code::{Code, Const};
use taipan_compiler::marshal;

/// CPython 3.14's number for its bytecode, which is ours: the files differ in their names.
pub const MAGIC: [u8; 4] = [0x2B, 0x0E, b'\r', b'\n'];

pub const CACHE_TAG: &str = "taipan-314";

const HEADER: usize = 16;

/// What says whether a compiled file belongs to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970, the lower 32 bits.
    pub mtime: u32,
    /// Bytes, the lower 32 bits.
    pub size: u32,
}

impl Stamp {
    pub fn of(file: &Path) -> Option<Stamp> {
        let metadata = file.metadata().ok()?;
        let mtime = metadata.modified().ok()?.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        Some(Stamp { mtime: mtime as u32, size: metadata.len() as u32 })
    }
}

/// Where the compiled file of a source belongs.
pub fn cache_path(source: &Path, optimize: u8) -> Option<PathBuf> {
    let stem = source.file_stem()?.to_str()?;
    let suffix = if optimize == 0 { String::new() } else { format!(".opt-{optimize}") };
    Some(source.parent()?.join("__pycache__").join(format!("{stem}.{CACHE_TAG}{suffix}.pyc")))
}

/// The code object of a compiled file that belongs to the source with this stamp.
pub fn read(file: &Path, stamp: Stamp) -> Option<Arc<Code>> {
    let bytes = fs::read(file).ok()?;
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    // Files checked by a hash are left to `importlib`.
    if bytes.get(..4)? != MAGIC || word(4)? != 0 || word(8)? != stamp.mtime || word(12)? != stamp.size {
        return None;
    }
    code_of(&bytes[HEADER..])
}

/// Whether a file's bytes begin as those of compiled files do.
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.get(..4) == Some(&MAGIC)
}

/// The code object of a compiled file, whatever source it was made from.
pub fn read_unchecked(bytes: &[u8]) -> Option<Arc<Code>> {
    if bytes.get(..4)? != MAGIC { None } else { code_of(bytes.get(HEADER..)?) }
}

fn code_of(marshalled: &[u8]) -> Option<Arc<Code>> {
    match marshal::loads(marshalled) {
        Ok(Const::Code(code)) if taipan_compiler::verify::verify(&code).is_ok() => Some(code),
        _ => None,
    }
}

/// Writes a compiled file. What fails is not reported: the next import compiles again.
pub fn write(file: &Path, stamp: Stamp, code: &Arc<Code>) {
    let Ok(marshalled) = marshal::dumps(&Const::Code(code.clone()), 5) else { return };
    let mut bytes = Vec::with_capacity(HEADER + marshalled.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&0u32.to_le_bytes());
    bytes.extend_from_slice(&stamp.mtime.to_le_bytes());
    bytes.extend_from_slice(&stamp.size.to_le_bytes());
    bytes.extend_from_slice(&marshalled);
    let _ = write_atomically(file, &bytes);
}

fn write_atomically(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = file.with_extension(format!("pyc.{}", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut out| out.write_all(bytes));
    let moved = written.and_then(|()| fs::rename(&temporary, file));
    if moved.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    moved
}

//! Compiled files: `__pycache__/name.taipan-314.pyc`.
//!
//! Layout (PEP 552): magic number, flags, then either modification time and size of the source or a hash of it, then the
//! marshalled code object. A file is written under another name and moved into place, so that nobody sees half of one.

use crate::config::CheckHash;
use crate::text::hash::HashKey;
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

/// Where the compiled file of a source belongs: below `prefix`, if there is one (`sys.pycache_prefix`), in a tree of its own.
pub fn cache_path(source: &Path, prefix: Option<&Path>, optimize: u8) -> Option<PathBuf> {
    let stem = source.file_stem()?.to_str()?;
    let suffix = if optimize == 0 { String::new() } else { format!(".opt-{optimize}") };
    let name = format!("{stem}.{CACHE_TAG}{suffix}.pyc");
    let folder = source.parent()?;
    let Some(prefix) = prefix else { return Some(folder.join("__pycache__").join(name)) };
    let full = crate::sys::current_folder().join(folder);
    Some(prefix.join(full.strip_prefix("/").unwrap_or(&full)).join(name))
}

/// What a compiled file says of itself (PEP 552).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It belongs to the source with this stamp.
    Stamp(Stamp),
    /// It belongs to the source with this hash.
    Hash(u64),
    /// It holds a hash that is not to be looked at.
    Unchecked,
}

/// A compiled file.
pub struct Compiled {
    pub validity: Validity,
    bytes: Vec<u8>,
}

const HASH_BASED: u32 = 1;
const CHECK_SOURCE: u32 = 2;

impl Compiled {
    pub fn parse(bytes: Vec<u8>, check: CheckHash) -> Option<Compiled> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let validity = match word(4)? {
            0 => Validity::Stamp(Stamp { mtime: word(8)?, size: word(12)? }),
            flags if flags & !(HASH_BASED | CHECK_SOURCE) != 0 || flags & HASH_BASED == 0 => return None,
            flags => match check {
                CheckHash::Never => Validity::Unchecked,
                CheckHash::Default if flags & CHECK_SOURCE == 0 => Validity::Unchecked,
                _ => Validity::Hash(u64::from(word(12)?) << 32 | u64::from(word(8)?)),
            },
        };
        Some(Compiled { validity, bytes })
    }

    pub fn code(&self) -> Option<Arc<Code>> {
        code_of(self.bytes.get(HEADER..)?)
    }
}

/// The hash of a source, as compiled files hold it.
pub fn source_hash(source: &[u8]) -> u64 {
    let mut key = [0; 16];
    key[..4].copy_from_slice(&MAGIC);
    HashKey::from_bytes(key).siphash(source)
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
        Ok(Const::Code(code)) if taipan_compiler::verify::verify(&code).is_ok() => Some(Arc::clone(&code)),
        _ => None,
    }
}

/// Writes a compiled file. What fails is not reported: the next import compiles again.
pub fn write(file: &Path, validity: Validity, code: &Arc<Code>) {
    let Ok(marshalled) = marshal::dumps(&Const::Code(code.clone().into()), 5) else { return };
    let mut bytes = Vec::with_capacity(HEADER + marshalled.len());
    bytes.extend_from_slice(&MAGIC);
    let (flags, check) = match validity {
        Validity::Stamp(stamp) => (0, u64::from(stamp.size) << 32 | u64::from(stamp.mtime)),
        Validity::Hash(hash) => (HASH_BASED | CHECK_SOURCE, hash),
        Validity::Unchecked => (HASH_BASED, 0),
    };
    bytes.extend_from_slice(&flags.to_le_bytes());
    bytes.extend_from_slice(&check.to_le_bytes());
    bytes.extend_from_slice(&marshalled);
    let _ = write_atomically(file, &bytes);
}

fn write_atomically(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = file.with_extension(format!("pyc.{}", std::process::id()));
    // What lies under that name is not written to: it may be a link that leads elsewhere.
    let _ = fs::remove_file(&temporary);
    let written = fs::File::create_new(&temporary).and_then(|mut out| out.write_all(bytes));
    let moved = written.and_then(|()| fs::rename(&temporary, file));
    if moved.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    moved
}

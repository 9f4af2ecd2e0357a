//! The import engine.
//!
//! Importing is native as long as nobody has changed how it works: native modules, frozen modules and source files in folders
//! are found and loaded here, without a line of Python. The machinery of `importlib` is CPython's own Python code, frozen; it
//! is loaded when somebody looks at it (`import importlib`, `sys.meta_path`, a module's `__spec__`), and takes over when its
//! state differs from what it is at the start ([`activate`]), or for what is not found here (namespace packages, zip files).
//!
//! Modules that were imported natively have a placeholder as `__spec__` and `__loader__` ([`lazy`]), replaced by the real ones
//! when somebody asks.
//!
//! What a program finds imported at its start is executed when it is first used ([`deferred`]).
//!
//! Source: Python reference, "The import system"; CPython's `Python/import.c` and `importlib._bootstrap`.

pub mod activate;
pub mod allowed;
pub mod deferred;
pub mod engine;
pub mod find;
mod frames;
pub mod incomplete;
pub mod lazy;
pub mod load;
pub mod main_module;
pub mod pyc;
mod resources;

use std::cell::{Cell, RefCell};
use std::path::PathBuf;

/// A module that is built into the binary.
pub struct Frozen {
    pub name: &'static str,
    /// Below the library's folder, with slashes.
    pub file: &'static str,
    pub is_package: bool,
    /// The code object, as `marshal::freeze` writes it.
    pub code: &'static [u8],
    /// The compressed source text.
    pub source: &'static [u8],
}

/// A file of the library that is no module: data of its packages.
pub struct FrozenFile {
    /// Below the library's folder, with slashes.
    pub file: &'static str,
    /// Compressed.
    pub data: &'static [u8],
}

/// The frozen modules a VM knows.
#[derive(Clone, Copy)]
pub struct FrozenLibrary {
    /// Sorted by name.
    pub modules: fn() -> &'static [Frozen],
    pub source: fn(&Frozen) -> Option<Vec<u8>>,
    /// Sorted by name.
    pub files: fn() -> &'static [FrozenFile],
    pub data: fn(&FrozenFile) -> Option<Vec<u8>>,
}

impl FrozenLibrary {
    pub const EMPTY: FrozenLibrary =
        FrozenLibrary { modules: || &[], source: |_| None, files: || &[], data: |_| None };

    pub fn find(&self, name: &str) -> Option<&'static Frozen> {
        let modules = (self.modules)();
        modules.binary_search_by(|module| module.name.cmp(name)).ok().map(|index| &modules[index])
    }

    /// What a file below the library's folder holds: a source text, or data.
    fn contents(&self, file: &str) -> Option<Vec<u8>> {
        let files = (self.files)();
        if let Ok(index) = files.binary_search_by(|found| found.file.cmp(file)) {
            return (self.data)(&files[index]);
        }
        let module = (self.modules)().iter().find(|module| module.file == file)?;
        (self.source)(module)
    }

    /// The names of all files below the library's folder.
    fn file_names(&self) -> impl Iterator<Item = &'static str> {
        let modules = (self.modules)().iter().map(|module| module.file);
        modules.chain((self.files)().iter().map(|found| found.file))
    }
}

/// The import state of a VM.
#[derive(Default)]
pub struct ImportState {
    /// `importlib` has been loaded: its modules `_bootstrap` and `_bootstrap_external`.
    pub activated: Cell<bool>,
    pub activating: Cell<bool>,
    /// The folder of the program, which is put in front of `sys.path`.
    pub program_folder: RefCell<Option<PathBuf>>,
    /// Names of the modules that are being executed by native imports, the innermost last.
    pub loading: RefCell<Vec<String>>,
    /// How many deferred modules are being executed.
    pub completing: Cell<usize>,
    pub told: RefCell<Vec<deferred::Told>>,
    /// The items of `sys.meta_path` and `sys.path_hooks` right after activation: as long as they are the same, importing is
    /// native.
    pub pristine: RefCell<Option<activate::Pristine>>,
    /// Whose imports are not limited to the host's list.
    pub allowed: allowed::Allowed,
}

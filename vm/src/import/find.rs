//! Finding a module by its name: native, frozen, or a source file in one of the folders of a path.

use super::Frozen;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::capability::Access;
use crate::error::PyResult;
use crate::files::system::Kind;
use crate::modules::ModuleSpec;
use crate::thread::Thread;
use crate::value::Value;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a module is.
pub enum Found {
    Native(&'static ModuleSpec),
    Frozen(&'static Frozen),
    Source {
        file: PathBuf,
        package: Option<PathBuf>,
    },
    /// Only a compiled file, without source.
    Compiled {
        file: PathBuf,
        package: Option<PathBuf>,
    },
    /// Something that only `importlib` can find, or that there is nothing of: it will say which.
    AskImportlib,
    Nothing,
}

/// Finds a module. `path` is `sys.path`, or the `__path__` of the parent package.
pub fn find(vm: &Thread, name: &str, path: Option<&Value>, is_top_level: bool) -> PyResult<Found> {
    if is_top_level && let Some(native) = vm.native_module(name) {
        return Ok(Found::Native(native));
    }
    if let Some(frozen) = vm.interp().config.frozen.find(name) {
        return Ok(match find_before_library(vm, name, path)? {
            Found::Nothing => Found::Frozen(frozen),
            found => found,
        });
    }
    match path {
        Some(path) => find_in_path(vm, path, name.rsplit('.').next().unwrap_or(name)),
        None => Ok(Found::Nothing),
    }
}

/// What CPython freezes too, and so finds before anything that is in a folder, or has imported before a program begins.
const ALWAYS_FROZEN: &[&str] = &[
    "_collections_abc",
    "_sitebuiltins",
    "abc",
    "codecs",
    "encodings",
    "encodings.aliases",
    "encodings.utf_8",
    "genericpath",
    "importlib",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "importlib.machinery",
    "importlib.util",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
    "zipimport",
];

/// A file of the program's own with the name of a module of the library, in a folder that comes before the library's.
pub fn find_before_library(vm: &Thread, name: &str, path: Option<&Value>) -> PyResult<Found> {
    let Some(list) = path.and_then(|path| path.downcast_exact::<PyList>()) else { return Ok(Found::Nothing) };
    if ALWAYS_FROZEN.binary_search(&name).is_ok() {
        return Ok(Found::Nothing);
    }
    let library = &vm.interp().config.stdlib_dir;
    let tail = name.rsplit('.').next().unwrap_or(name);
    for index in 0.. {
        let Some(entry) = list.get(index) else { break };
        let Some(entry) = entry.downcast::<PyStr>().and_then(crate::sys::path_of) else { continue };
        if entry.starts_with(library) {
            break;
        }
        let folder = absolute(vm, entry);
        let Some(place) = Place::of(vm, &folder)? else { continue };
        match find_in_folder(&place, &folder, tail)? {
            Found::Nothing | Found::AskImportlib => {}
            found => return Ok(found),
        }
    }
    Ok(Found::Nothing)
}

/// Folders that the VM may not read hold nothing; what is found in the others is asked for again when it is read, since it may be
/// a link that leads out.
fn find_in_path(vm: &Thread, path: &Value, tail: &str) -> PyResult<Found> {
    // A `__path__` may be of any type; `importlib` knows how to treat it.
    let Some(list) = path.downcast_exact::<PyList>() else { return Ok(Found::AskImportlib) };
    let mut has_bare_folder = false;
    for index in 0.. {
        let Some(entry) = list.get(index) else { break };
        let Some(entry) = entry.downcast::<PyStr>() else { continue };
        let Some(entry) = crate::sys::path_of(entry) else { continue };
        let folder = absolute(vm, entry);
        let Some(place) = Place::of(vm, &folder)? else { continue };
        match find_in_folder(&place, &folder, tail)? {
            Found::Nothing => {}
            Found::AskImportlib if place.kind(&folder)? == Some(Kind::Folder) => has_bare_folder = true,
            found => return Ok(found),
        }
    }
    Ok(if has_bare_folder { Found::AskImportlib } else { Found::Nothing })
}

/// The folder that an entry of a path names now: modules in it keep that name, wherever the program goes.
fn absolute(vm: &Thread, entry: PathBuf) -> PathBuf {
    if entry.is_absolute() {
        return entry;
    }
    let current = vm.working_folder();
    match current.as_os_str().is_empty() {
        true => PathBuf::from(".").join(entry),
        false if entry.as_os_str().is_empty() || entry.as_os_str() == "." => current,
        false => current.join(entry),
    }
}

/// Where a folder that the VM may read is.
enum Place<'v> {
    Real,
    Virtual(&'v Thread),
}

impl Place<'_> {
    /// Nothing of a folder that may not be read, or that no path can name.
    fn of<'v>(vm: &'v Thread, folder: &Path) -> PyResult<Option<Place<'v>>> {
        match vm.spot(folder, None, Access::Read, true)? {
            Ok(Some(_)) => Ok(Some(Place::Virtual(vm))),
            Ok(None) => Ok(vm.granted_path(folder, Access::Read)?.map(|_| Place::Real)),
            Err(_) => Ok(None),
        }
    }

    /// What is there; of a link, what it leads to.
    fn kind(&self, path: &Path) -> PyResult<Option<Kind>> {
        match self {
            Place::Real => Ok(path.metadata().ok().map(|metadata| kind_of(&metadata))),
            Place::Virtual(vm) => match vm.spot(path, None, Access::Read, true)? {
                Ok(Some(spot)) => vm.spot_kind(&spot),
                Ok(None) | Err(_) => Ok(None),
            },
        }
    }

    fn is_file(&self, path: &Path) -> PyResult<bool> {
        Ok(self.kind(path)? == Some(Kind::File))
    }
}

fn kind_of(metadata: &std::fs::Metadata) -> Kind {
    match (metadata.is_dir(), metadata.is_file()) {
        (true, _) => Kind::Folder,
        (_, true) => Kind::File,
        // A device, a pipe: nothing to import.
        _ => Kind::Link,
    }
}

fn find_in_folder(place: &Place<'_>, folder: &Path, tail: &str) -> PyResult<Found> {
    match folder_kind(place, folder)? {
        Ok(Kind::Folder) => {}
        // A zip file, perhaps: a matter for path hooks.
        Ok(_) => return Ok(Found::AskImportlib),
        // Something inside a zip file, perhaps.
        Err(ErrorKind::NotADirectory) => return Ok(Found::AskImportlib),
        Err(_) => return Ok(Found::Nothing),
    }
    let package = folder.join(tail);
    let is_folder = place.kind(&package)? == Some(Kind::Folder);
    if is_folder {
        let init = package.join("__init__.py");
        if place.is_file(&init)? {
            return Ok(Found::Source { file: init, package: Some(package) });
        }
        let compiled = package.join("__init__.pyc");
        if place.is_file(&compiled)? {
            return Ok(Found::Compiled { file: compiled, package: Some(package) });
        }
    }
    let source = folder.join(format!("{tail}.py"));
    if place.is_file(&source)? {
        return Ok(Found::Source { file: source, package: None });
    }
    let compiled = folder.join(format!("{tail}.pyc"));
    if place.is_file(&compiled)? {
        return Ok(Found::Compiled { file: compiled, package: None });
    }
    Ok(if is_folder { Found::AskImportlib } else { Found::Nothing })
}

fn folder_kind(place: &Place<'_>, folder: &Path) -> PyResult<Result<Kind, ErrorKind>> {
    Ok(match place {
        Place::Real => folder.metadata().map(|metadata| kind_of(&metadata)).map_err(|error| error.kind()),
        Place::Virtual(_) => place.kind(folder)?.ok_or(ErrorKind::NotFound),
    })
}

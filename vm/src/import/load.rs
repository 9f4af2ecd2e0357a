//! Making a module of what was found: compiling, executing, entering in `sys.modules`.

use super::Frozen;
use super::find::Found;
use super::frames;
use super::lazy::{Kind, PyLazySpec};
use super::pyc::{self, Compiled, Stamp, Validity};
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions;
use crate::builtins::function::PyFunction;
use crate::builtins::list::PyList;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::capability::Access;
use crate::class::statics;
use crate::collections::Buf;
use crate::compile::Origin;
use crate::error::{PyResult, Raised};
use crate::interp::call::run_code;
use crate::modules::ModuleSpec;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::marshal::frozen::thaw;

/// Loads what was found, and returns the module that `sys.modules` has under the name afterwards. `None` if only `importlib`
/// can load it.
pub fn load(vm: &Thread, name: &str, found: Found) -> PyResult<Option<Value>> {
    match found {
        Found::Native(spec) => load_native(vm, name, spec).map(|module| Some(module.into_value())),
        Found::Frozen(frozen) => load_frozen(vm, name, frozen).map(Some),
        Found::Source { file, package } => load_source(vm, name, &file, package).map(Some),
        Found::Compiled { file, package } => load_compiled(vm, name, &file, package),
        Found::AskImportlib | Found::Nothing => Ok(None),
    }
}

/// A new instance of a native module, entered in `sys.modules`.
pub fn load_native(vm: &Thread, name: &str, spec: &'static ModuleSpec) -> PyResult<Ref<PyModule>> {
    let module = PyModule::new(vm, name)?;
    fill_native(vm, name, &module, spec)?;
    set_module(vm, name, module.as_value())?;
    Ok(module)
}

/// Gives a new module the attributes of a native one.
pub fn fill_native(vm: &Thread, name: &str, module: &PyModule, spec: &'static ModuleSpec) -> PyResult<()> {
    spec.fill(vm, module)?;
    module.dict().set_str(&names::__package__, crate::object::to_value(statics::empty()))?;
    set_spec(vm, module.dict(), name, Kind::Native, None, None)
}

pub fn set_module(vm: &Thread, name: &str, module: &Value) -> PyResult<()> {
    let modules = vm.modules()?;
    modules.set_str(&*vm.intern_str(name)?, module.clone())
}

/// The text of a path as a `str`.
fn path_value(vm: &Thread, path: &Path) -> PyResult {
    Ok(crate::sys::path_str(vm.heap(), path)?.into_value())
}

fn set_spec(
    vm: &Thread,
    dict: &PyDict,
    name: &str,
    kind: Kind,
    file: Option<Value>,
    search: Option<Value>,
) -> PyResult<()> {
    let spec = PyLazySpec::new(vm, name, kind, file, search)?.into_value();
    dict.set_str(&names::__spec__, spec.clone())?;
    dict.set_str(&names::__loader__, spec)
}

/// A module with the attributes that the import system sets, entered in `sys.modules`.
fn new_module(
    vm: &Thread,
    name: &str,
    kind: Kind,
    file: &Path,
    package: Option<&Path>,
) -> PyResult<Ref<PyModule>> {
    let module = PyModule::new(vm, name)?;
    prepare(vm, name, &module, kind, file, package)?;
    set_module(vm, name, module.as_value())?;
    Ok(module)
}

/// Sets the attributes of a new module that the import system sets.
fn prepare(
    vm: &Thread,
    name: &str,
    module: &PyModule,
    kind: Kind,
    file: &Path,
    package: Option<&Path>,
) -> PyResult<()> {
    let dict = module.dict();
    let file_value = path_value(vm, file)?;
    let parent =
        if package.is_some() { name } else { name.rsplit_once('.').map_or("", |(parent, _)| parent) };
    dict.set_str(&names::__package__, vm.intern_str(parent)?.into_value())?;
    let search = match package {
        Some(folder) => {
            let mut items = Buf::new();
            items.push(path_value(vm, folder)?)?;
            let path = PyList::from_buf(vm, items)?.into_value();
            dict.set_str(&names::__path__, path.clone())?;
            Some(path)
        }
        None => None,
    };
    dict.set_str(&names::__file__, file_value.clone())?;
    set_spec(vm, dict, name, kind, Some(file_value), search)?;
    if let Some(builtins) = vm.modules()?.get_str(&names::builtins) {
        dict.set_str(&names::__builtins__, builtins)?;
    }
    Ok(())
}

/// Executes a module's code. If that fails, the module is taken out of `sys.modules` again.
fn execute(vm: &Thread, name: &str, module: &PyModule, code: Ref<PyCode>) -> PyResult {
    let result = run(vm, name, module, code);
    let modules = vm.modules()?;
    let interned = vm.intern_str(name)?;
    match result {
        // A module may have put something else in its place.
        Ok(()) => match modules.get_str(&interned) {
            Some(module) => Ok(module),
            None => Err(vm.raise_key_error(interned.as_value())),
        },
        Err(raised) => {
            vm.keeping_exception(|| drop(modules.remove_str(&interned)));
            if vm.is_terminating() {
                forget_submodules(&modules, name);
            }
            Err(raised)
        }
    }
}

/// Takes the submodules of a package that a limit has ended on its way out of `sys.modules`. The package that is made next time would
/// not get those that are there as its attributes; what an exception leaves is left as CPython leaves it.
fn forget_submodules(modules: &PyDict, package: &str) {
    let names = modules.entries().filter_map(|(name, _)| Ref::<PyStr>::try_from_value(name).ok());
    let is_inside = |name: &Ref<PyStr>| {
        let name = name.to_string_lossy();
        name.strip_prefix(package).is_some_and(|rest| rest.starts_with('.'))
    };
    for name in names.filter(is_inside).collect::<Vec<_>>() {
        drop(modules.remove_str(&name));
    }
}

fn run(vm: &Thread, name: &str, module: &PyModule, code: Ref<PyCode>) -> PyResult<()> {
    let globals = Ref::borrowed(module.dict());
    let function = PyFunction::new(vm, code, globals.clone())?;
    let state = &vm.interp().import;
    state.loading.borrow_mut().push(name.to_owned());
    let result = run_code(vm, &function, Some(globals.into_value()));
    state.loading.borrow_mut().pop();
    result.map(drop)
}

/// The folder that frozen modules seem to lie in.
pub fn library_folder(vm: &Thread) -> PathBuf {
    vm.interp().config.stdlib_dir.clone()
}

/// The code object of a frozen module, with the file names it has in this VM.
pub fn frozen_code(vm: &Thread, frozen: &Frozen) -> PyResult<Arc<Code>> {
    let file = library_folder(vm).join(frozen.file);
    let name = format!("<frozen {}>", frozen.name);
    let file = if frames::FILES.contains(&name.as_str()) { name.into() } else { file.to_string_lossy() };
    let filename = vm.trusted_file(&file);
    thaw(frozen.code, &filename)
        .map_err(|_| vm.import_error(format!("frozen module {} is damaged", frozen.name)))
}

/// Where a frozen module seems to lie, and its folder if it is a package.
fn place_of(vm: &Thread, frozen: &Frozen) -> (PathBuf, Option<PathBuf>) {
    let file = library_folder(vm).join(frozen.file);
    let package = if frozen.is_package { file.parent().map(Path::to_owned) } else { None };
    (file, package)
}

/// Makes an empty module the frozen one, and executes it.
pub fn fill_frozen(vm: &Thread, module: &PyModule, frozen: &'static Frozen) -> PyResult<()> {
    let code = PyCode::new(vm, frozen_code(vm, frozen)?)?;
    let (file, package) = place_of(vm, frozen);
    prepare(vm, frozen.name, module, Kind::Frozen, &file, package.as_deref())?;
    run(vm, frozen.name, module, code)
}

fn load_frozen(vm: &Thread, name: &str, frozen: &'static Frozen) -> PyResult {
    let code = PyCode::new(vm, frozen_code(vm, frozen)?)?;
    let (file, package) = place_of(vm, frozen);
    let module = new_module(vm, name, Kind::Frozen, &file, package.as_deref())?;
    let module = execute(vm, name, &module, code)?;
    if name == "linecache" {
        vm.register_command_text(&module)?;
    }
    Ok(module)
}

fn load_source(vm: &Thread, name: &str, file: &Path, package: Option<PathBuf>) -> PyResult {
    let code = code_named(vm, source_code(vm, file)?, file)?;
    let module = new_module(vm, name, Kind::Source, file, package.as_deref())?;
    if let Some(cached) = cache_path(vm, file)? {
        module.dict().set_str(&names::__cached__, path_value(vm, &cached)?)?;
    }
    execute(vm, name, &module, code)
}

fn load_compiled(vm: &Thread, name: &str, file: &Path, package: Option<PathBuf>) -> PyResult<Option<Value>> {
    let bytes = match vm.read_virtual(file)? {
        Some(bytes) => bytes.ok(),
        None => vm.read_regular(&vm.allow_path(file, Access::Read)?)?.ok(),
    };
    let Some(code) = bytes.as_deref().and_then(pyc::read_unchecked) else {
        return Ok(None);
    };
    let code = PyCode::new(vm, code)?;
    let module = new_module(vm, name, Kind::Compiled, file, package.as_deref())?;
    execute(vm, name, &module, code).map(Some)
}

/// The code object of the source `file`, whose compiled file may have been written under another name.
fn code_named(vm: &Thread, code: Arc<Code>, file: &Path) -> PyResult<Ref<PyCode>> {
    let is_named = code.filename.as_wtf8().as_str().is_some_and(|name| Path::new(name) == file);
    let code = PyCode::new(vm, code)?;
    if !is_named {
        code.set_filename(vm, &path_value(vm, file)?)?;
    }
    Ok(code)
}

/// Where the compiled file of a source belongs.
fn cache_path(vm: &Thread, file: &Path) -> PyResult<Option<PathBuf>> {
    let prefix = vm.sys_attribute("pycache_prefix")?;
    let prefix = prefix.as_ref().and_then(Value::downcast::<PyStr>).and_then(crate::sys::path_of);
    Ok(pyc::cache_path(file, prefix.as_deref(), vm.interp().config.optimize))
}

/// The code object of a source file: from its compiled file if that is up to date.
fn source_code(vm: &Thread, file: &Path) -> PyResult<Arc<Code>> {
    if let Some(bytes) = vm.read_virtual(file)? {
        // There is no compiled file of it: it would be as old as nobody knows.
        return match bytes {
            Ok(bytes) => {
                let name = virtual_name(vm, file);
                vm.compile_module_named(&bytes, &name, Origin::File)
            }
            Err(error) => Err(cannot_read(vm, file, &error.into())),
        };
    }
    let real = vm.allow_path(file, Access::Read)?;
    let stamp = Stamp::of(&real);
    let cache = cache_path(vm, file)?;
    let granted = |access| match &cache {
        Some(cache) => vm.granted_path(cache, access),
        None => Ok(None),
    };
    let compiled = match granted(Access::Read)? {
        Some(cache) => vm.read_regular(&cache)?.ok(),
        None => None,
    };
    let check = vm.interp().config.check_hash_pycs;
    let compiled = compiled.and_then(|bytes| Compiled::parse(bytes, check));
    let known = compiled.as_ref().map(|compiled| compiled.validity);
    let is_current =
        |validity| validity == Validity::Unchecked || stamp.map(Validity::Stamp) == Some(validity);
    if known.is_some_and(is_current)
        && let Some(code) = compiled.as_ref().and_then(Compiled::code)
    {
        return Ok(code);
    }
    let bytes = match vm.read_regular(&real)? {
        Ok(bytes) => bytes,
        Err(error) => return Err(cannot_read(vm, file, &error)),
    };
    // A file that holds a hash is replaced by another one that does.
    let validity = match known {
        Some(Validity::Hash(_)) => Some(Validity::Hash(pyc::source_hash(&bytes))),
        _ => stamp.map(Validity::Stamp),
    };
    if known.is_some()
        && known == validity
        && let Some(code) = compiled.as_ref().and_then(Compiled::code)
    {
        return Ok(code);
    }
    let code = vm.compile_module(&bytes, &file.to_string_lossy(), Origin::File)?;
    if let Some(validity) = validity
        && !vm.dont_write_bytecode()
        && let Some(cache) = granted(Access::Write)?
    {
        pyc::write(&cache, validity, &code);
    }
    Ok(code)
}

/// The name of a virtual file. What a script cannot have written is the host's.
fn virtual_name(vm: &Thread, file: &Path) -> Name {
    let text = file.to_string_lossy();
    let is_hosts =
        vm.interp().config.mounts.iter().any(|mount| !mount.writable && file.starts_with(&mount.at));
    if is_hosts { vm.trusted_file(&text) } else { Name::from(&*text) }
}

fn cannot_read(vm: &Thread, file: &Path, error: &std::io::Error) -> Raised {
    vm.raise(&exceptions::IMPORT_ERROR, &format!("cannot read {}: {error}", file.display()))
}

impl Thread {
    /// `sys.modules`.
    pub fn modules(&self) -> PyResult<Ref<PyDict>> {
        match self.interp().modules.borrow().as_ref() {
            Some(modules) => Ok(modules.clone()),
            None => Err(self.import_error("sys.modules is gone")),
        }
    }

    /// The text of a `str` that names a module.
    pub fn module_name(&self, name: &PyStr) -> String {
        name.to_string_lossy()
    }
}

//! What the module `site` does at the start, natively where it has little to do.
//!
//! As a rule there are no `.pth` files, no customizing modules and no virtual environment, and `sys.path` is in order. Then
//! what is left is to add the folders that exist and the builtins of the prompt; `site`, and the modules that it imports, are
//! executed when they are used ([`deferred`]). Wherever there is more to do, `site` itself runs.
//!
//! Source: the library reference, "site".

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};
use taipan_vm::builtins::function::builtin::PyBuiltin;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::import::find::{self, Found};
use taipan_vm::import::{deferred, engine};
use taipan_vm::sys::{self, calls};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What CPython has imported for `site`, in its order, without what every VM has.
const IMPORTED: &[&str] =
    &["_abc", "abc", "_stat", "stat", "_collections_abc", "errno", "posix", "genericpath", "posixpath"];

/// Below a prefix.
const SITE_PACKAGES: &str = "lib/python3.14/site-packages";

const END_OF_INPUT: &str = "Ctrl-D (i.e. EOF)";
const CREDITS: &str = "Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software
Foundation, and a cast of thousands for supporting Python
development.  See www.python.org for more information.";
const LICENSE: &str = "See https://www.python.org/psf/license/";

/// What there is to do where that is little.
struct Plan {
    user_base: PathBuf,
    user_site: PathBuf,
    is_user_site_enabled: bool,
    /// To be appended to `sys.path`.
    folders: Vec<PathBuf>,
}

/// Imports `site`, or does its work.
pub fn import(vm: &Thread) -> PyResult<()> {
    match plan(vm)? {
        Some(plan) => follow(vm, plan),
        None => engine::import_absolute(vm, "site").map(drop),
    }
}

/// `None` where `site` itself has to run.
fn plan(vm: &Thread) -> PyResult<Option<Plan>> {
    let config = &vm.interp().config;
    let path = vm.sys_attribute("path")?;
    let Some(path) = path.as_ref().and_then(Value::downcast::<PyList>) else { return Ok(None) };
    let Some(entries) = entries(path) else { return Ok(None) };
    let has_own_ids = calls::getuid() == calls::geteuid() && calls::getgid() == calls::getegid();
    if config.flags.verbose > 0 || !has_own_ids || is_virtual_environment(&config.executable) {
        return Ok(None);
    }
    let Some(user_base) = user_base() else { return Ok(None) };
    let user_site = user_base.join(SITE_PACKAGES);
    let is_user_site_enabled = !config.flags.no_user_site;
    let user = is_user_site_enabled.then(|| user_site.clone());
    let mut folders = Vec::new();
    for folder in user.into_iter().chain([config.prefix.join(SITE_PACKAGES)]) {
        if !folder.is_dir() {
            continue;
        }
        if !is_normal(&folder) || has_path_files(&folder) {
            return Ok(None);
        }
        if !entries.contains(&folder) && !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    let plan = Plan { user_base, user_site, is_user_site_enabled, folders };
    Ok(if is_customized(vm, path, &plan)? { None } else { Some(plan) })
}

/// The entries of `sys.path`, if `site` would leave them as they are.
fn entries(path: &PyList) -> Option<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in path.items().to_vec() {
        let entry = sys::path_of(entry.downcast::<PyStr>()?)?;
        if !is_normal(&entry) || entries.contains(&entry) {
            return None;
        }
        entries.push(entry);
    }
    Some(entries)
}

/// Whether `os.path.abspath` gives back what it gets.
fn is_normal(path: &Path) -> bool {
    let mut length = 0;
    for component in path.components() {
        length += match component {
            Component::RootDir => 0,
            Component::Normal(name) => 1 + name.len(),
            _ => return false,
        };
    }
    path.is_absolute() && length.max(1) == path.as_os_str().len()
}

fn is_virtual_environment(executable: &Path) -> bool {
    let folders = executable.ancestors().skip(1).take(2);
    folders.into_iter().any(|folder| folder.join("pyvenv.cfg").is_file())
}

/// `PYTHONUSERBASE`, or `.local` in the home folder that the environment tells.
fn user_base() -> Option<PathBuf> {
    let given = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(base) = given("PYTHONUSERBASE") {
        return Some(base.into());
    }
    let home: OsString = given("HOME")?;
    (home.as_bytes().last() != Some(&b'/')).then(|| Path::new(&home).join(".local"))
}

fn has_path_files(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        name.as_bytes().ends_with(b".pth") && !name.as_bytes().starts_with(b".")
    })
}

/// Whether there is, or may be, a module that `site` imports for its effects.
fn is_customized(vm: &Thread, path: &PyList, plan: &Plan) -> PyResult<bool> {
    let all = vm.list_of(&taipan_vm::object::to_value(path))?;
    append(vm, &all, &plan.folders)?;
    let all = Some(all.into_value());
    let may_exist = |name: &str| -> PyResult<bool> {
        Ok(!matches!(find::find(vm, name, all.as_ref(), true)?, Found::Nothing))
    };
    Ok(may_exist("sitecustomize")? || plan.is_user_site_enabled && may_exist("usercustomize")?)
}

fn append(vm: &Thread, list: &PyList, folders: &[PathBuf]) -> PyResult<()> {
    for folder in folders {
        let folder = path_value(vm, folder)?;
        list.with_items(|items| items.push(folder))?;
    }
    Ok(())
}

fn path_value(vm: &Thread, path: &Path) -> PyResult {
    Ok(sys::path_str(vm.heap(), path)?.into_value())
}

fn follow(vm: &Thread, plan: Plan) -> PyResult<()> {
    if let Some(path) = vm.sys_attribute("path")?
        && let Some(path) = path.downcast::<PyList>()
    {
        append(vm, path, &plan.folders)?;
    }
    for name in IMPORTED {
        deferred::defer(vm, name)?;
    }
    let paths = engine::import_absolute(vm, "posixpath")?;
    let modules = vm.modules()?;
    modules.set_str(&*vm.intern_str("os.path")?, paths)?;
    for name in ["os", "site"] {
        deferred::defer(vm, name)?;
    }
    add_builtins(vm)?;
    let told = [
        ("site", "ENABLE_USER_SITE", Value::bool(plan.is_user_site_enabled)),
        ("site", "USER_BASE", path_value(vm, &plan.user_base)?),
        ("site", "USER_SITE", path_value(vm, &plan.user_site)?),
    ];
    vm.interp().import.told.borrow_mut().extend(told);
    let Some(sys) = vm.sys_dict()? else { return Ok(()) };
    sys.set_str(&*vm.intern_str("_home")?, Value::NONE)?;
    if !vm.interp().config.flags.isolated {
        let hook = PyBuiltin::new(vm, &REGISTER_READLINE, None, Some(vm.intern_str("site")?.into_value()))?;
        sys.set_str(&*vm.intern_str("__interactivehook__")?, hook.into_value())?;
    }
    Ok(())
}

static REGISTER_READLINE: MethodDef =
    method("register_readline", "()", "Configure readline for the prompt, as site does.", |vm, _| {
        let site = engine::import_absolute(vm, "site")?;
        vm.call(&vm.get_attr_str(&site, "register_readline")?, &[])
    });

/// `quit`, `exit`, `copyright`, `credits`, `license` and `help`.
fn add_builtins(vm: &Thread) -> PyResult<()> {
    let module = engine::import_absolute(vm, "_sitebuiltins")?;
    let Some(builtins) = vm.interp().builtins.borrow().clone() else { return Ok(()) };
    let add = |name: &str, value: Value| builtins.set_str(&*vm.intern_str(name)?, value);
    let make = |class: &str, args: &[Value]| vm.call(&vm.get_attr_str(&module, class)?, args);
    let text = |text: &str| vm.new_str(text);
    for name in ["quit", "exit"] {
        add(name, make("Quitter", &[text(name)?, text(END_OF_INPUT)?])?)?;
    }
    let copyright = vm.sys_attribute("copyright")?.unwrap_or(Value::NONE);
    let license = make("_Printer", &[text("license")?, text(LICENSE)?])?;
    vm.set_attr(&license, &*vm.intern_str("_Printer__filenames")?, Some(&license_files(vm)?))?;
    add("copyright", make("_Printer", &[text("copyright")?, copyright])?)?;
    add("credits", make("_Printer", &[text("credits")?, text(CREDITS)?])?)?;
    add("license", license)?;
    add("help", make("_Helper", &[])?)
}

/// Where the licence's text is looked for.
fn license_files(vm: &Thread) -> PyResult {
    let library = &vm.interp().config.stdlib_dir;
    let folders = [library.join(".."), library.clone(), PathBuf::from(".")];
    let mut files = Vec::new();
    for folder in folders {
        for name in ["LICENSE.txt", "LICENSE"] {
            files.push(path_value(vm, &folder.join(name))?);
        }
    }
    Ok(vm.list_of(&vm.new_tuple(&files)?)?.into_value())
}

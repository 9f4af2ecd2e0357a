//! `__import__`: resolving names, finding and loading, `from` lists.

use super::allowed::Asker;
use super::find::{self, Found};
use super::frames;
use super::{activate, lazy, load};
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::{self, PyBaseException, fields};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::{Ref, to_value};
use crate::thread::Thread;
use crate::value::Value;

/// `__import__(name, globals, locals, fromlist, level)`.
pub fn import(
    vm: &Thread,
    name: &PyStr,
    globals: Option<&PyDict>,
    fromlist: &Value,
    level: i64,
    asker: Asker<'_>,
) -> PyResult {
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    if vm.interp().config.importable.is_some() && level == 0 {
        vm.allow_import(&name.to_string_lossy(), asker)?;
    }
    // A name that is no UTF-8 can only be that of a module that is there.
    if level == 0
        && !name.is_ascii()
        && name.text().iter().any(|code| (0xD800..0xE000).contains(&code))
        && let Some(module) = vm.modules()?.get_str(name)
    {
        return Ok(module);
    }
    if level == 0
        && let Some(module) = vm.modules()?.get_str(name)
        && !module.is_none()
    {
        if !fromlist.is_none() && vm.is_true(fromlist)? {
            return from_module(vm, module, fromlist, asker);
        }
        // `import a.b.c` binds `a`.
        match name.as_ascii().map(|name| name.split_once('.')) {
            Some(None) => return Ok(module),
            Some(Some((front, _))) => return import_absolute(vm, front),
            None => {}
        }
    }
    let text = name.to_string_lossy();
    let absolute = if level > 0 {
        let absolute = resolve(vm, &text, globals, level as usize)?;
        vm.allow_import(&absolute, asker)?;
        absolute
    } else {
        if text.is_empty() {
            return Err(vm.value_error("Empty module name"));
        }
        text.clone()
    };
    let module = import_absolute(vm, &absolute)?;
    if !vm.is_true(fromlist)? {
        // `import a.b.c` binds `a`.
        let Some((front, _)) = text.split_once('.') else { return Ok(module) };
        if level == 0 {
            return import_absolute(vm, front);
        }
        let cut = absolute.len() - (text.len() - front.len());
        let modules = vm.modules()?;
        let package = vm.intern_str(&absolute[..cut])?;
        return match modules.get_str(&package) {
            Some(package) => Ok(package),
            None => Err(vm.raise_key_error(package.as_value())),
        };
    }
    from_module(vm, module, fromlist, asker)
}

/// The module that names are taken from; those of a package may be modules yet to be imported.
fn from_module(vm: &Thread, module: Value, fromlist: &Value, asker: Asker<'_>) -> PyResult {
    if vm.get_attr_opt(&module, &names::__path__)?.is_some() {
        handle_fromlist(vm, &module, fromlist, false, asker)?;
    }
    Ok(module)
}

/// The absolute name of a relative import: from the importing module's `__package__`, `__spec__`, or `__name__` and `__path__`.
fn resolve(vm: &Thread, name: &str, globals: Option<&PyDict>, level: usize) -> PyResult<String> {
    let Some(globals) = globals else {
        return Err(vm.raise_key_error(&vm.new_str("'__name__' not in globals")?));
    };
    let package = package_of(vm, globals)?;
    if package.is_empty() {
        return Err(vm.import_error("attempted relative import with no known parent package"));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => return Err(vm.import_error("attempted relative import beyond top-level package")),
        }
    }
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

fn package_of(vm: &Thread, globals: &PyDict) -> PyResult<String> {
    let given = |name: &PyStr| globals.get_str(name).filter(|value| !value.is_none());
    if let Some(package) = given(&names::__package__) {
        return match package.downcast::<PyStr>() {
            Some(package) => {
                check_parent(vm, given(&names::__spec__), package)?;
                Ok(package.to_string_lossy())
            }
            None => Err(vm.type_error("package must be a string")),
        };
    }
    if let Some(spec) = given(&names::__spec__)
        && !lazy::is_placeholder(&spec)
    {
        let parent = vm.get_attr(&spec, &names::parent)?;
        return match parent.downcast::<PyStr>() {
            Some(parent) => Ok(parent.to_string_lossy()),
            None => Err(vm.type_error("__spec__.parent must be a string")),
        };
    }
    let text = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
    vm.warn(&exceptions::IMPORT_WARNING, text, 1)?;
    let Some(name) = given(&names::__name__) else {
        return Err(vm.raise_with(&exceptions::KEY_ERROR, &[vm.new_str("'__name__' not in globals")?]));
    };
    let Some(name) = name.downcast::<PyStr>().map(PyStr::to_string_lossy) else {
        return Err(vm.type_error("__name__ must be a string"));
    };
    if globals.get_str(&names::__path__).is_some() {
        return Ok(name);
    }
    Ok(name.rsplit_once('.').map_or(String::new(), |(parent, _)| parent.to_owned()))
}

/// Package and spec of a module should say the same.
fn check_parent(vm: &Thread, spec: Option<Value>, package: &PyStr) -> PyResult<()> {
    let Some(spec) =
        spec.filter(|spec| !lazy::is_placeholder(spec) && spec.downcast::<lazy::PyLazySpec>().is_none())
    else {
        return Ok(());
    };
    let parent = vm.get_attr(&spec, &names::parent)?;
    if vm.equals(&to_value(package), &parent)? {
        return Ok(());
    }
    vm.warn(&exceptions::DEPRECATION_WARNING, "__package__ != __spec__.parent", 1)
}

/// The module of an absolute name, imported now if it has not been.
pub fn import_absolute(vm: &Thread, name: &str) -> PyResult {
    let interned = vm.intern_str(name)?;
    match vm.modules()?.get_str(&interned) {
        Some(module) if module.is_none() => {
            Err(not_found(vm, format!("import of {name} halted; None in sys.modules"), &interned))
        }
        Some(module) => Ok(module),
        None => find_and_load(vm, name, &interned),
    }
}

pub(super) fn not_found(vm: &Thread, text: String, name: &Ref<PyStr>) -> Raised {
    match vm.new_str(&text) {
        Ok(text) => {
            fields::raise_with_fields(vm, &fields::MODULE_NOT_FOUND_ERROR, text, &[(0, name.to_value())])
        }
        Err(raised) => raised,
    }
}

fn find_and_load(vm: &Thread, name: &str, interned: &Ref<PyStr>) -> PyResult {
    vm.check_native_stack(" while importing")?;
    if !activate::is_pristine(vm) {
        return by_importlib(vm, interned);
    }
    // The machinery's own modules, and the one that it takes a path hook from, stand in `sys.modules` once it is active.
    if matches!(name, "_frozen_importlib" | "_frozen_importlib_external" | "zipimport") {
        activate::activate(vm)?;
        if let Some(module) = vm.modules()?.get_str(interned) {
            return Ok(module);
        }
    }
    let parent = name.rsplit_once('.');
    let (path, parent_module) = match parent {
        None => (vm.sys_attribute("path")?, None),
        Some((parent, _)) => {
            let module = import_absolute(vm, parent)?;
            // Importing the parent may have imported the child.
            if let Some(module) = vm.modules()?.get_str(interned) {
                return Ok(module);
            }
            match vm.get_attr(&module, &names::__path__) {
                Ok(path) => (Some(path), Some(module)),
                Err(_) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => {
                    let lacking = vm.take_raised();
                    let text = format!("No module named '{name}'; '{parent}' is not a package");
                    let raised = not_found(vm, text, interned);
                    let Some(exception) = vm.take_raised() else { return Err(raised) };
                    if let Some(own) = exception.downcast::<PyBaseException>() {
                        own.set_cause(None);
                        own.set_context(lacking);
                    }
                    return Err(vm.set_raised(exception));
                }
                Err(raised) => return Err(raised),
            }
        }
    };
    let module = match find::find(vm, name, path.as_ref(), parent.is_none())? {
        Found::Nothing => return Err(not_found(vm, format!("No module named '{name}'"), interned)),
        Found::AskImportlib => return by_importlib(vm, interned),
        found => match load::load(vm, name, found)? {
            Some(module) => module,
            None => return by_importlib(vm, interned),
        },
    };
    if let (Some((_, child)), Some(parent)) = (parent, parent_module) {
        let child = vm.intern_str(child)?;
        match vm.set_attr(&parent, &child, Some(&module)) {
            Err(_) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => vm.clear_raised(),
            result => result?,
        }
    }
    Ok(module)
}

/// `importlib._bootstrap._find_and_load`.
fn by_importlib(vm: &Thread, name: &Ref<PyStr>) -> PyResult {
    activate::activate(vm)?;
    let modules = vm.modules()?;
    let Some(bootstrap) = modules.get_str(&*vm.intern_str("_frozen_importlib")?) else {
        return Err(vm.import_error("importlib is not built in"));
    };
    let import = crate::interp::names::builtin(vm, "__import__")?;
    vm.carrying_out(|| vm.call_method(&bootstrap, &names::_find_and_load, &[name.to_value(), import]))
        .map_err(|raised| frames::remove(vm, raised))
}

/// Imports the submodules that a `from` list names and the package has no attributes for.
fn handle_fromlist(
    vm: &Thread,
    module: &Value,
    fromlist: &Value,
    is_all: bool,
    asker: Asker<'_>,
) -> PyResult<()> {
    for item in vm.iterate_to_buf(fromlist)? {
        let Some(name) = item.downcast::<PyStr>() else {
            let whose = if is_all {
                let name = vm.get_attr(module, &names::__name__)?;
                format!("{}.__all__", vm.to_str(&name)?.display())
            } else {
                "``from list''".to_owned()
            };
            return Err(vm.type_error(format!("Item in {whose} must be str, not {}", item.ty().name())));
        };
        if name.is_text("*") {
            if !is_all && let Some(all) = vm.get_attr_opt(module, &names::__all__)? {
                handle_fromlist(vm, module, &all, true, asker)?;
            }
            continue;
        }
        if vm.get_attr_opt(module, &*vm.intern(name)?)?.is_some() {
            continue;
        }
        let package = vm.get_attr(module, &names::__name__)?;
        let child = format!("{}.{}", vm.to_str(&package)?.display(), name.display());
        match vm.allow_import(&child, asker).and_then(|()| import_absolute(vm, &child)) {
            Ok(_) => {}
            // What is neither attribute nor submodule is the business of whoever asks for it.
            Err(raised) => {
                if !is_missing(vm, &child) {
                    return Err(raised);
                }
                vm.clear_raised();
            }
        }
    }
    Ok(())
}

/// Whether the exception on its way says that there is no module of that name.
fn is_missing(vm: &Thread, name: &str) -> bool {
    if !vm.raised_matches(&fields::MODULE_NOT_FOUND_ERROR) {
        return false;
    }
    let Some(exception) = vm.raised() else { return false };
    fields::field(&exception, 0)
        .is_some_and(|own| own.downcast::<PyStr>().is_some_and(|own| own.is_text(name)))
}

/// The level argument of an import, an int.
pub fn level_of(vm: &Thread, level: &Value) -> PyResult<i64> {
    match int::as_i64(level) {
        Some(level) => Ok(level),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

//! Loading `importlib`'s machinery, and giving natively imported modules their real specs.

use super::lazy::{Kind, PyLazySpec};
use super::load::frozen_code;
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::function::PyFunction;
use crate::builtins::list::PyList;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::error::PyResult;
use crate::interp::call::run_code;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

/// `sys.meta_path` and `sys.path_hooks` as they are at the start.
pub struct Pristine {
    meta_path: (Value, Vec<Value>),
    path_hooks: (Value, Vec<Value>),
}

fn snapshot(list: &Value) -> Vec<Value> {
    list.downcast::<PyList>().map(|list| list.items().to_vec()).unwrap_or_default()
}

/// Whether natively finding modules gives what `importlib` would.
pub fn is_pristine(vm: &Thread) -> bool {
    let state = &vm.interp().import;
    if !state.activated.get() {
        return true;
    }
    let pristine = state.pristine.borrow();
    let Some(pristine) = pristine.as_ref() else { return false };
    let unchanged = |name: &str, (list, items): &(Value, Vec<Value>)| {
        let Ok(Some(now)) = vm.sys_attribute(name) else { return false };
        let now_items = snapshot(&now);
        now.is(list) && now_items.len() == items.len() && now_items.iter().zip(items).all(|(a, b)| a.is(b))
    };
    unchanged("meta_path", &pristine.meta_path) && unchanged("path_hooks", &pristine.path_hooks)
}

/// Loads `importlib._bootstrap` and `_bootstrap_external` and installs them, as CPython does at the start.
#[cold]
pub fn activate(vm: &Thread) -> PyResult<()> {
    let state = &vm.interp().import;
    if state.activated.get() || state.activating.get() {
        return Ok(());
    }
    state.activating.set(true);
    let result = vm.carrying_out(|| install(vm).and_then(|()| add_zip_importer(vm)));
    state.activating.set(false);
    result?;
    state.activated.set(true);
    let list = |name: &str| -> PyResult<(Value, Vec<Value>)> {
        let list = vm.sys_attribute(name)?.unwrap_or(Value::NONE);
        let items = snapshot(&list);
        Ok((list, items))
    };
    *state.pristine.borrow_mut() =
        Some(Pristine { meta_path: list("meta_path")?, path_hooks: list("path_hooks")? });
    for (_, module) in vm.modules()?.entries() {
        if let Some(module) = module.downcast::<PyModule>() {
            resolve_module(vm, &Ref::borrowed(module))?;
        }
    }
    Ok(())
}

fn install(vm: &Thread) -> PyResult<()> {
    let modules = vm.modules()?;
    let sys = modules.get_str(&*vm.intern_str("sys")?).unwrap_or(Value::NONE);
    let imp = crate::interp::import::native(vm, "_imp")?;
    for list in ["meta_path", "path_hooks"] {
        if let Some(sys) = vm.sys_dict()? {
            sys.set_str(&*vm.intern_str(list)?, PyList::new(vm)?.into_value())?;
        }
    }
    let bootstrap = run_frozen(vm, "importlib._bootstrap", "_frozen_importlib")?;
    super::allowed::guard(vm, &bootstrap)?;
    with_native_modules_only(vm, |vm| {
        vm.call(&vm.get_attr_str(bootstrap.as_value(), "_install")?, &[sys, imp]).map(drop)
    })?;
    let external = run_frozen(vm, "importlib._bootstrap_external", "_frozen_importlib_external")?;
    vm.set_attr(bootstrap.as_value(), &*vm.intern_str("_bootstrap_external")?, Some(external.as_value()))?;
    vm.call(&vm.get_attr_str(external.as_value(), "_install")?, &[bootstrap.to_value()])?;
    super::resources::add_methods(vm, &vm.get_attr_str(bootstrap.as_value(), "FrozenImporter")?)
}

/// Zip files are searched first, as in CPython.
fn add_zip_importer(vm: &Thread) -> PyResult<()> {
    if vm.interp().config.frozen.find("zipimport").is_none() {
        return Ok(());
    }
    let module = super::engine::import_absolute(vm, "zipimport")?;
    let importer = vm.get_attr_str(&module, "zipimporter")?;
    let hooks = vm.sys_attribute("path_hooks")?.unwrap_or(Value::NONE);
    match hooks.downcast::<PyList>() {
        Some(hooks) => hooks.with_items(|items| items.insert(0, importer)).map_err(Into::into),
        None => Ok(()),
    }
}

/// `_install` gives specs to all modules that it finds in `sys.modules`, frozen ones as CPython has imported them before it
/// had an `importlib`. Ours get theirs by [`resolve_module`], and are out of its sight.
fn with_native_modules_only(vm: &Thread, work: impl FnOnce(&Thread) -> PyResult<()>) -> PyResult<()> {
    let Some(sys) = vm.sys_dict()? else { return work(vm) };
    let all = vm.modules()?;
    let native = PyDict::new(vm)?;
    for (name, module) in all.entries() {
        let is_native = name.downcast::<PyStr>().is_some_and(|name| {
            let name = name.to_string_lossy();
            name == "_frozen_importlib" || crate::modules::find(vm.interp().config.modules, &name).is_some()
        });
        if is_native {
            native.set_item(vm, &name, module)?;
        }
    }
    let name = vm.intern_str("modules")?;
    sys.set_str(&name, native.to_value())?;
    let result = work(vm);
    sys.set_str(&name, all.to_value())?;
    result?;
    for (name, module) in native.entries() {
        if all.get_item(vm, &name)?.is_none() {
            all.set_item(vm, &name, module)?;
        }
    }
    Ok(())
}

/// Executes a frozen module under another name.
fn run_frozen(vm: &Thread, original: &str, name: &str) -> PyResult<Ref<PyModule>> {
    let Some(frozen) = vm.interp().config.frozen.find(original) else {
        return Err(vm.import_error(format!("{name} is not built in")));
    };
    let code = PyCode::new(vm, frozen_code(vm, frozen)?)?;
    let module = PyModule::new(vm, name)?;
    let globals: Ref<PyDict> = Ref::borrowed(module.dict());
    if let Some(builtins) = vm.modules()?.get_str(&names::builtins) {
        globals.set_str(&names::__builtins__, builtins)?;
    }
    globals.set_str(&*vm.intern_str("__origname__")?, vm.new_str(original)?)?;
    vm.modules()?.set_str(&*vm.intern_str(name)?, module.to_value())?;
    let function = PyFunction::new(vm, code, globals.clone())?;
    run_code(vm, &function, Some(globals.into_value()))?;
    Ok(module)
}

/// Gives a module whose `__spec__` is a placeholder the real one, and its loader.
pub fn resolve_module(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let module = Ref::borrowed(module);
    let dict = module.dict();
    let Some(found) = dict.get_str(&names::__spec__) else { return Ok(()) };
    let Some(lazy) = found.downcast::<PyLazySpec>() else { return resolve_loader(vm, dict) };
    let spec = vm.carrying_out(|| real_spec(vm, lazy))?;
    dict.set_str(&names::__spec__, spec.clone())?;
    let has_placeholder =
        dict.get_str(&names::__loader__).is_some_and(|loader| super::lazy::is_placeholder(&loader));
    if has_placeholder {
        let loader = vm.get_attr(&spec, &names::loader)?;
        dict.set_str(&names::__loader__, loader)?;
    }
    Ok(())
}

/// The loader of a module without a spec: `__main__`.
fn resolve_loader(vm: &Thread, dict: &PyDict) -> PyResult<()> {
    let found = dict.get_str(&names::__loader__);
    let Some(lazy) = found.as_ref().and_then(Value::downcast::<PyLazySpec>) else { return Ok(()) };
    let loader = match lazy.kind {
        Kind::Native => vm.get_attr_str(&machinery(vm, "_frozen_importlib")?, "BuiltinImporter")?,
        // A script may have any name, from which a spec would not be made.
        Kind::Source => {
            let class = vm.get_attr_str(&machinery(vm, "_frozen_importlib_external")?, "SourceFileLoader")?;
            vm.call(&class, &[lazy.name().clone(), lazy.file().unwrap_or(Value::NONE)])?
        }
        _ => vm.get_attr(&vm.carrying_out(|| real_spec(vm, lazy))?, &names::loader)?,
    };
    dict.set_str(&names::__loader__, loader)
}

/// A module of `importlib`'s machinery, which has been activated.
pub fn machinery(vm: &Thread, name: &str) -> PyResult {
    match vm.modules()?.get_str(&*vm.intern_str(name)?) {
        Some(module) => Ok(module),
        None => Err(vm.import_error(format!("{name} is gone"))),
    }
}

fn real_spec(vm: &Thread, lazy: &PyLazySpec) -> PyResult {
    let name = lazy.name().clone();
    match lazy.kind {
        Kind::Native | Kind::Frozen => {
            let importer = if lazy.kind == Kind::Native { "BuiltinImporter" } else { "FrozenImporter" };
            let importer = vm.get_attr_str(&machinery(vm, "_frozen_importlib")?, importer)?;
            vm.call_method(&importer, &names::find_spec, &[name])
        }
        Kind::Source | Kind::Compiled => {
            let external = machinery(vm, "_frozen_importlib_external")?;
            let function = vm.get_attr_str(&external, "spec_from_file_location")?;
            let values = [name, lazy.file().unwrap_or(Value::NONE), lazy.search().unwrap_or(Value::NONE)];
            let keyword = [names::submodule_search_locations.value()];
            vm.call_args(&function, Args::new(&values, &keyword))
        }
    }
}

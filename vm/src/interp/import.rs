//! The import instructions.

use super::frame::Frame;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::{self, fields};
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::import::allowed::Asker;
use crate::import::{engine, incomplete};
use crate::modules::{self, MODULES, ModuleSpec};
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// `import name`: by `__import__`, which programs may replace.
pub fn import_name(vm: &Thread, frame: &Frame, name: &PyStr, fromlist: &Value, level: &Value) -> PyResult {
    let Some(function) = frame.builtins().get_str(&names::__import__) else {
        return Err(vm.import_error("__import__ not found"));
    };
    let is_own = function.downcast::<PyBuiltin>().is_some_and(|function| function.def.name == "__import__");
    // What a program has made of `__import__` was not there when CPython imported those that are deferred here.
    if is_own || vm.interp().import.completing.get() > 0 {
        let level = engine::level_of(vm, level)?;
        return engine::import(vm, name, Some(frame.globals()), fromlist, level, Asker::Statement(frame));
    }
    let locals = frame.namespace_value().unwrap_or(Value::NONE);
    let globals = crate::object::to_value(frame.globals());
    vm.call(&function, &[crate::object::to_value(name), globals, locals, fromlist.clone(), level.clone()])
}

/// `from module import name`: an attribute, or a submodule that is being imported.
pub fn import_from(vm: &Thread, module: &Value, name: &PyStr) -> PyResult {
    if let Some(value) = vm.get_attr_opt(module, name)? {
        return Ok(value);
    }
    let package = vm.get_attr_opt(module, &names::__name__)?;
    let package_name = package.as_ref().and_then(Value::downcast::<PyStr>).map(PyStr::to_string_lossy);
    if let Some(package) = &package_name {
        let full = vm.intern_str(&format!("{package}.{}", name.display()))?;
        if let Some(found) = vm.modules()?.get_str(&full) {
            return Ok(found);
        }
    }
    Err(cannot_import(vm, module, package_name, name))
}

#[cold]
fn cannot_import(vm: &Thread, module: &Value, package: Option<String>, name: &PyStr) -> Raised {
    let shown = package.clone().unwrap_or_else(|| "<unknown module name>".to_owned());
    let file = module.downcast::<PyModule>().and_then(|module| module.dict().get_str(&names::__file__));
    let dict = module.downcast::<PyModule>().map(PyModule::dict);
    let text = incomplete::cannot_import(vm, dict, &shown, name);
    let text = match vm.new_str(&text) {
        Ok(text) => text,
        Err(raised) => return raised,
    };
    let package = package.and_then(|package| vm.new_str(&package).ok()).unwrap_or(Value::NONE);
    let values = [(0, package), (1, file.unwrap_or(Value::NONE)), (2, crate::object::to_value(name))];
    fields::raise_with_fields(vm, &exceptions::IMPORT_ERROR, text, &values)
}

/// `from module import *`.
pub fn import_star(vm: &Thread, module: &Value, namespace: &Value) -> PyResult<()> {
    let all = vm.get_attr_opt(module, &names::__all__)?;
    let skips_private = all.is_none();
    let listed = match all {
        Some(all) => all,
        None => {
            let Some(dict) = vm.get_attr_opt(module, &names::__dict__)? else {
                return Err(vm.import_error("from-import-* object has no __dict__ and no __all__"));
            };
            vm.call_method(&dict, &names::keys, &[]).and_then(|keys| Ok(vm.list_of(&keys)?.into_value()))?
        }
    };
    for index in 0.. {
        let item = match vm.sequence_item(&listed, index) {
            Ok(item) => item,
            Err(_) if vm.raised_matches(&exceptions::INDEX_ERROR) => {
                vm.clear_raised();
                break;
            }
            Err(raised) => return Err(raised),
        };
        let Some(name) = item.downcast::<PyStr>() else {
            let own = vm.get_attr(module, &names::__name__)?;
            let own = vm.to_str(&own)?;
            let what = if skips_private { "Key in {}.__dict__" } else { "Item in {}.__all__" };
            let what = what.replace("{}", &own.to_string_lossy());
            return Err(vm.type_error(format!("{what} must be str, not {:.100}", item.ty().name())));
        };
        if skips_private && name.text().get(0) == Some(u32::from(b'_')) {
            continue;
        }
        let value = vm.get_attr(module, name)?;
        match namespace.downcast_exact::<PyDict>() {
            Some(dict) => dict.set_item(vm, &item, value)?,
            None => vm.set_item(namespace, &item, Some(&value))?,
        }
    }
    Ok(())
}

/// A native module, imported now if it has not been.
pub fn native(vm: &Thread, name: &str) -> PyResult {
    engine::import_absolute(vm, name)
}

impl Thread {
    /// The native module of that name.
    pub fn native_module(&self, name: &str) -> Option<&'static ModuleSpec> {
        modules::find(&[MODULES], name).or_else(|| modules::find(self.interp().config.modules, name))
    }
}

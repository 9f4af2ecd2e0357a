//! `import`.

use super::frame::Frame;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::fields::MODULE_NOT_FOUND_ERROR;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::modules::{self, MODULES, ModuleSpec};
use crate::thread::Thread;
use crate::value::Value;

pub fn import_name(vm: &Thread, _: &Frame, name: &PyStr, _: &Value, _: &Value) -> PyResult {
    let Some(modules) = vm.interp().modules.borrow().clone() else {
        return Err(vm.import_error("sys.modules is gone"));
    };
    if let Some(module) = modules.get_str(name) {
        return Ok(module);
    }
    let native = name.as_ascii().and_then(|name| vm.native_module(name));
    let Some(spec) = native else {
        return Err(vm.raise(&MODULE_NOT_FOUND_ERROR, &format!("No module named '{}'", name.display())));
    };
    let module = spec.instantiate(vm)?.into_value();
    modules.set_str(name, module.clone())?;
    Ok(module)
}

pub fn import_from(vm: &Thread, module: &Value, name: &PyStr) -> PyResult {
    vm.get_attr(module, name)
}

pub fn import_star(vm: &Thread, module: &Value, namespace: &Value) -> PyResult<()> {
    let dict = vm.get_attr(module, &crate::names::__dict__)?;
    let Some(dict) = dict.downcast::<PyDict>() else {
        return Err(vm.import_error("from-import-* object has no __dict__"));
    };
    for (name, value) in dict.entries() {
        if name.downcast::<PyStr>().is_some_and(|name| name.text().get(0) != Some(u32::from(b'_'))) {
            vm.set_item(namespace, &name, Some(&value))?;
        }
    }
    Ok(())
}

impl Thread {
    /// The native module of that name.
    pub fn native_module(&self, name: &str) -> Option<&'static ModuleSpec> {
        modules::find(&[MODULES], name).or_else(|| modules::find(self.interp().config.modules, name))
    }
}

//! `import`.

use super::frame::Frame;
use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub fn import_name(vm: &Thread, _: &Frame, name: &PyStr, _: &Value, _: &Value) -> PyResult {
    let modules = vm.interp().modules.borrow().clone();
    match modules.and_then(|modules| modules.get_str(name)) {
        Some(module) => Ok(module),
        None => Err(vm.import_error(format!("No module named '{}'", name.display()))),
    }
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

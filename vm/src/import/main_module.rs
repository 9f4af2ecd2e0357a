//! The module `__main__`.

use super::lazy::{Kind, PyLazySpec};
use crate::builtins::module::PyModule;
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use std::path::Path;

/// Makes an empty `__main__` and enters it in `sys.modules`. The loader is that of a script in `file`, or that of builtin
/// modules.
pub fn new_main(vm: &Thread, file: Option<&Path>) -> PyResult<Ref<PyModule>> {
    let module = PyModule::new(vm, "__main__")?;
    let dict = module.dict();
    let path = match file {
        Some(file) => Some(crate::sys::path_str(vm.heap(), file)?.into_value()),
        None => None,
    };
    let kind = if path.is_some() { Kind::Source } else { Kind::Native };
    let loader = PyLazySpec::new(vm, "__main__", kind, path.clone(), None)?;
    dict.set_str(&names::__loader__, loader.into_value())?;
    let modules = vm.modules()?;
    if let Some(builtins) = modules.get_str(&names::builtins) {
        dict.set_str(&names::__builtins__, builtins)?;
    }
    modules.set_str(&names::__main__, module.to_value())?;
    Ok(module)
}

/// What the namespace of a script has beside that of other `__main__` modules.
pub fn set_file(vm: &Thread, module: &PyModule, name: &Path) -> PyResult<()> {
    let name = crate::sys::path_str(vm.heap(), name)?.into_value();
    module.dict().set_str(&names::__file__, name)?;
    module.dict().set_str(&names::__cached__, Value::NONE)
}

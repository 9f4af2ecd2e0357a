//! `Unpickler.find_class`: the object that a module has under a name.

use super::{State, get_path, import_module, in_context};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Modules that pickles of plain data name.
const ALWAYS: [&str; 4] = ["builtins", "copyreg", "_codecs", "__main__"];

/// `protocol` is that of the pickle: old ones have names of Python 2, and only new ones have dotted names.
pub fn find_class(vm: &Thread, module: &Value, name: &Value, protocol: u8, fix_imports: bool) -> PyResult {
    vm.audit("pickle.find_class", || vec![module.clone(), name.clone()])?;
    let (module, name) = if protocol < 3 && fix_imports {
        let state = vm.interp().module_states.get::<State>();
        state.compat(vm)?.to_python3(vm, module, name)?
    } else {
        (module.clone(), name.clone())
    };
    if let Some(module) =
        module.downcast::<PyStr>().filter(|module| !ALWAYS.iter().any(|own| module.is_text(own)))
    {
        vm.allow_import_of(module)?;
    }
    let found = import_module(vm, &module)?;
    let Some(path) = name.downcast::<PyStr>() else {
        let ty = name.ty().name();
        return Err(vm.type_error(format!("attribute name must be string, not '{ty:.200}'")));
    };
    if protocol < 4 || path.text().iter().all(|code| code != u32::from(b'.')) {
        return vm.get_attr(&found, path);
    }
    match get_path(vm, &found, path) {
        Err(_) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => {
            Err(in_context(vm, &exceptions::ATTRIBUTE_ERROR, |_| {
                let (name, module) = (vm.repr(&name)?, vm.repr(&module)?);
                let text =
                    |value: &Value| value.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
                Ok(format!("Can't resolve path {} on module {}", text(&name), text(&module)))
            }))
        }
        found => found,
    }
}

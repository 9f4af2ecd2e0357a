//! The list of modules that scripts may import, if the host has made one.
//!
//! It is about scripts: modules of the library, and those that the host supplies, import what they need. What `import` does not
//! give can still be reached through the attributes of what it gives, so that the list shows scripts what they are meant to use;
//! what keeps them from the world is [`capability`](crate::capability).

use super::engine::not_found;
use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::names;
use crate::object::{Ref, to_value};
use crate::thread::Thread;

/// `ModuleNotFoundError` unless the code with these globals may import that.
#[cold]
pub fn check(vm: &Thread, name: &PyStr, globals: Option<&PyDict>) -> PyResult<()> {
    let text = name.to_string_lossy();
    let Some(list) = &vm.interp().config.importable else { return Ok(()) };
    let mut package = Some(text.as_str());
    while let Some(name) = package {
        if list.contains(name) {
            return Ok(());
        }
        package = name.rsplit_once('.').map(|(package, _)| package);
    }
    if globals.is_some_and(|globals| is_hosts(vm, globals)) {
        return Ok(());
    }
    let shown = vm.repr(&to_value(name))?;
    let shown = vm.to_str(&shown)?.to_string_lossy();
    let text = format!("No module named {shown}; the host can make it importable");
    Err(not_found(vm, text, &Ref::borrowed(name)))
}

/// Whether the globals are those of a module of the library, or of one that the host supplies.
fn is_hosts(vm: &Thread, globals: &PyDict) -> bool {
    let name = globals.get_str(&names::__name__);
    let Some(name) = name.as_ref().and_then(|name| name.downcast::<PyStr>()) else { return false };
    let Ok(modules) = vm.modules() else { return false };
    let module = modules.get_str(name);
    let is_its = module
        .as_ref()
        .and_then(|module| module.downcast::<PyModule>())
        .is_some_and(|module| std::ptr::eq(module.dict(), globals));
    let config = &vm.interp().config;
    let is_mounted = || {
        let file = globals.get_str(&names::__file__);
        let file = file.as_ref().and_then(|file| file.downcast::<PyStr>()).and_then(crate::sys::path_of);
        file.is_some_and(|file| {
            config.mounts.iter().any(|mount| !mount.writable && file.starts_with(&mount.at))
        })
    };
    is_its && (config.frozen.find(&name.to_string_lossy()).is_some() || is_mounted())
}

//! What messages say of a module that lacks a name: it may be half imported, or hide one of the library.

use super::lazy::PyLazySpec;
use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::modules::sys::is_library_module;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;
use std::path::{Path, PathBuf};

/// What a spec says of where its module is from, and how far its import has come.
struct Standing {
    origin: Option<String>,
    is_initializing: bool,
}

/// An attribute of the spec; what goes wrong on the way is no matter of the message.
fn attribute(vm: &Thread, spec: &Value, name: &PyStr) -> Option<Value> {
    match vm.get_attr_opt(spec, name) {
        Ok(found) => found,
        Err(_) => {
            vm.clear_raised();
            None
        }
    }
}

fn is_true(vm: &Thread, value: &Value) -> bool {
    vm.is_true(value).unwrap_or_else(|_| {
        vm.clear_raised();
        false
    })
}

fn text_of(value: Option<Value>) -> Option<String> {
    value.as_ref().and_then(Value::downcast::<PyStr>).map(PyStr::to_string_lossy)
}

fn standing(vm: &Thread, dict: &PyDict) -> Option<Standing> {
    let spec = dict.get_str(&names::__spec__).filter(|spec| !spec.is_none())?;
    if let Some(lazy) = spec.downcast::<PyLazySpec>() {
        let name = text_of(Some(lazy.name().clone()));
        let loading = vm.interp().import.loading.borrow();
        let is_initializing = name.is_some_and(|name| loading.contains(&name));
        return Some(Standing { origin: text_of(lazy.file()), is_initializing });
    }
    let has_location = attribute(vm, &spec, &names::has_location).is_some_and(|value| is_true(vm, &value));
    let origin = if has_location { text_of(attribute(vm, &spec, &names::origin)) } else { None };
    let is_initializing =
        attribute(vm, &spec, &names::_initializing).is_some_and(|value| is_true(vm, &value));
    Some(Standing { origin, is_initializing })
}

/// Whether the module is still being executed by the import system.
pub fn is_initializing(vm: &Thread, dict: &PyDict) -> bool {
    standing(vm, dict).is_some_and(|standing| standing.is_initializing)
}

/// Whether a file lies in the program's own folder, where it hides modules of that name elsewhere.
fn may_hide_others(vm: &Thread, origin: &str) -> bool {
    if vm.interp().config.flags.safe_path {
        return false;
    }
    let Some(folder) = vm.interp().import.program_folder.borrow().clone() else { return false };
    let own: PathBuf = match folder.as_os_str().is_empty() {
        true => crate::sys::current_folder(),
        false => folder,
    };
    let file = Path::new(origin);
    let root = match file.file_name() {
        Some(name) if name == "__init__.py" => file.parent().and_then(Path::parent),
        _ => file.parent(),
    };
    root.is_some_and(|root| root == own)
}

/// The end of a message about a module that hides one of the library.
fn rename_library(origin: &str, own: &str) -> String {
    format!(
        "(consider renaming '{origin}' since it has the same name as the standard library module named '{own}' \
         and prevents importing that standard library module)"
    )
}

fn rename_other(origin: &str) -> String {
    format!("(consider renaming '{origin}' if it has the same name as a library you intended to import)")
}

/// Whether the import system has begun with that submodule, by what the module's spec says.
fn is_uninitialized_submodule(vm: &Thread, dict: &PyDict, name: &str) -> bool {
    let Some(spec) = dict.get_str(&names::__spec__).filter(|spec| spec.downcast::<PyLazySpec>().is_none())
    else {
        return false;
    };
    let Some(submodules) = attribute(vm, &spec, &names::_uninitialized_submodules) else { return false };
    submodules.downcast::<PyList>().is_some_and(|list| {
        list.items().iter().any(|item| item.downcast::<PyStr>().is_some_and(|item| item.is_text(name)))
    })
}

/// The message for an attribute that a module has not.
pub fn no_attribute(vm: &Thread, dict: &PyDict, own: &PyStr, name: &PyStr) -> String {
    let (shown, name) = (own.display().to_string(), name.display());
    let plain = format!("module '{shown}' has no attribute '{name}'");
    let Some(Standing { origin, is_initializing }) = standing(vm, dict) else { return plain };
    let hides = origin.as_deref().filter(|origin| may_hide_others(vm, origin));
    match (hides, origin.as_deref()) {
        (Some(file), _) if is_library_module(&shown) => format!("{plain} {}", rename_library(file, &shown)),
        (Some(file), _) if is_initializing => format!("{plain} {}", rename_other(file)),
        (None, Some(file)) if is_initializing => {
            format!(
                "partially initialized module '{shown}' from '{file}' has no attribute '{name}' \
                 (most likely due to a circular import)"
            )
        }
        (None, None) if is_initializing => {
            format!(
                "partially initialized module '{shown}' has no attribute '{name}' (most likely due to a circular import)"
            )
        }
        _ if vm.interp().import.loading.borrow().contains(&format!("{shown}.{name}"))
            || is_uninitialized_submodule(vm, dict, &name.to_string()) =>
        {
            format!(
                "cannot access submodule '{name}' of module '{shown}' (most likely due to a circular import)"
            )
        }
        _ => plain,
    }
}

/// The message for a name that cannot be imported from the module called `shown`.
pub fn cannot_import(vm: &Thread, dict: Option<&PyDict>, shown: &str, name: &PyStr) -> String {
    let name = name.display();
    let standing = dict.and_then(|dict| standing(vm, dict));
    let (origin, is_initializing) = match standing {
        Some(Standing { origin, is_initializing }) => (origin, is_initializing),
        None => (None, false),
    };
    let hides = origin.clone().filter(|origin| may_hide_others(vm, origin));
    // A module's own `__getattr__` is not asked.
    let origin = origin.or_else(|| text_of(dict.and_then(|dict| dict.get_str(&names::__file__))));
    match (hides, origin) {
        (Some(file), _) if is_library_module(shown) => {
            format!("cannot import name '{name}' from '{shown}' {}", rename_library(&file, shown))
        }
        (Some(file), _) if is_initializing => {
            format!("cannot import name '{name}' from '{shown}' {}", rename_other(&file))
        }
        (_, file) if is_initializing => {
            let place = file.map_or_else(String::new, |file| format!(" ({file})"));
            format!(
                "cannot import name '{name}' from partially initialized module '{shown}' \
                 (most likely due to a circular import){place}"
            )
        }
        (_, Some(file)) => format!("cannot import name '{name}' from '{shown}' ({file})"),
        (_, None) => format!("cannot import name '{name}' from '{shown}' (unknown location)"),
    }
}

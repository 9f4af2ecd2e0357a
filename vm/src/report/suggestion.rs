//! "Did you mean": the name that was meant where an attribute, a variable or an imported name is missing.

use crate::builtins::exceptions::fields::{ATTRIBUTE_ERROR, NAME_ERROR};
use crate::builtins::exceptions::{IMPORT_ERROR, PyBaseException};
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::traceback::PyTraceback;
use crate::error::PyResult;
use crate::import::engine;
use crate::names;
use crate::suggest;
use crate::thread::Thread;
use crate::value::Value;

/// What follows the exception's text.
pub fn of_exception(vm: &Thread, exception: &Value) -> String {
    let is = |ty| exception.ty().is_subtype(ty);
    let attribute = |name: &str| text_attribute(vm, exception, name);
    let wrong = if is(&IMPORT_ERROR) {
        attribute("name_from")
    } else if is(&NAME_ERROR) || is(&ATTRIBUTE_ERROR) {
        attribute("name")
    } else {
        None
    };
    let Some(wrong) = wrong else { return String::new() };
    let suggestion = compute(vm, exception, &wrong);
    let mut text = suggestion.as_ref().map_or(String::new(), |name| format!(". Did you mean: '{name}'?"));
    if is(&NAME_ERROR) && is_stdlib_module(vm, &wrong) {
        let lead = if suggestion.is_some() { " Or" } else { ". Did" };
        let did = if suggestion.is_some() { " did" } else { "" };
        text.push_str(&format!("{lead}{did} you forget to import '{wrong}'?"));
    }
    text
}

/// An attribute that is a string; whatever goes wrong is forgotten, as nothing of this may hide the exception itself.
fn text_attribute(vm: &Thread, object: &Value, name: &str) -> Option<String> {
    let value = forgetting(vm, vm.get_attr_str(object, name))?;
    value.downcast::<PyStr>().map(PyStr::to_string_lossy)
}

/// The result, without the exception there may be instead.
pub fn forgetting<T>(vm: &Thread, result: PyResult<T>) -> Option<T> {
    if result.is_err() && !vm.is_terminating() {
        vm.clear_raised();
    }
    result.ok()
}

fn is_stdlib_module(vm: &Thread, name: &str) -> bool {
    let contains = || -> PyResult<bool> {
        match vm.sys_attribute("stdlib_module_names")? {
            Some(names) => vm.contains(&names, &vm.new_str(name)?),
            None => Ok(false),
        }
    };
    forgetting(vm, contains()).unwrap_or(false)
}

fn compute(vm: &Thread, exception: &Value, wrong: &str) -> Option<String> {
    let is = |ty| exception.ty().is_subtype(ty);
    let candidates = if is(&ATTRIBUTE_ERROR) {
        forgetting(vm, attributes_of(vm, exception, wrong))?
    } else if is(&IMPORT_ERROR) {
        forgetting(vm, names_of_module(vm, exception, wrong))??
    } else {
        match forgetting(vm, names_in_scope(vm, exception, wrong))?? {
            Scope::Attribute => return Some(format!("self.{wrong}")),
            Scope::Names(names) => names,
        }
    };
    suggest::closest(&candidates, wrong).map(str::to_owned)
}

/// The innermost frame's entry of an exception's traceback.
fn innermost(exception: &Value) -> Option<Value> {
    let mut current = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback)?;
    while let Some(next) = current.downcast::<PyTraceback>().and_then(PyTraceback::next) {
        current = next;
    }
    Some(current)
}

fn frame_of(exception: &Value) -> Option<Value> {
    innermost(exception)?.downcast::<PyTraceback>().map(|entry| entry.frame.to_value())
}

/// The strings among what `dir()` says.
fn dir(vm: &Thread, object: &Value) -> PyResult<Vec<String>> {
    let listed = vm.dir_of(object)?;
    let names = vm.iterate_to_buf(&listed)?;
    Ok(names.iter().filter_map(|name| name.downcast::<PyStr>().map(PyStr::to_string_lossy)).collect())
}

fn without_underscored(names: Vec<String>, wrong: &str) -> Vec<String> {
    if wrong.starts_with('_') {
        return names;
    }
    names.into_iter().filter(|name| !name.starts_with('_')).collect()
}

/// Private names are suggested where the object is the `self` of the frame.
fn attributes_of(vm: &Thread, exception: &Value, wrong: &str) -> PyResult<Vec<String>> {
    let object = vm.get_attr_str(exception, "obj")?;
    let names = dir(vm, &object)?;
    if let Some(frame) = frame_of(exception)
        && let Some(own) = local(vm, &frame, "self")?
        && own.is(&object)
    {
        return Ok(names);
    }
    Ok(without_underscored(names, wrong))
}

fn local(vm: &Thread, frame: &Value, name: &str) -> PyResult<Option<Value>> {
    let locals = vm.get_attr_str(frame, "f_locals")?;
    let key = vm.new_str(name)?;
    if vm.contains(&locals, &key)? { vm.get_item(&locals, &key).map(Some) } else { Ok(None) }
}

fn names_of_module(vm: &Thread, exception: &Value, wrong: &str) -> PyResult<Option<Vec<String>>> {
    let name = vm.get_attr(exception, &names::name)?;
    let Some(name) = name.downcast::<PyStr>() else { return Ok(None) };
    let name = name.to_string_lossy();
    let module = engine::import_absolute(vm, &name)?;
    // As `__import__` does, which gives the outermost package.
    let module = match name.split_once('.') {
        Some((top, _)) => engine::import_absolute(vm, top)?,
        None => module,
    };
    debug_assert!(module.downcast::<PyModule>().is_some() || !module.is_none());
    Ok(Some(without_underscored(dir(vm, &module)?, wrong)))
}

enum Scope {
    /// The name is an attribute of `self`.
    Attribute,
    Names(Vec<String>),
}

fn names_in_scope(vm: &Thread, exception: &Value, wrong: &str) -> PyResult<Option<Scope>> {
    let Some(frame) = frame_of(exception) else { return Ok(None) };
    if let Some(own) = local(vm, &frame, "self")? {
        let name = vm.intern_str(wrong)?;
        let has = vm.get_attr_opt(&own, &name);
        if forgetting(vm, has).flatten().is_some() {
            return Ok(Some(Scope::Attribute));
        }
    }
    let mut names = Vec::new();
    for scope in ["f_locals", "f_globals", "f_builtins"] {
        let scope = vm.get_attr_str(&frame, scope)?;
        let keys = vm.iterate_to_buf(&scope)?;
        names.extend(keys.iter().filter_map(|key| key.downcast::<PyStr>().map(PyStr::to_string_lossy)));
    }
    Ok(Some(Scope::Names(names)))
}

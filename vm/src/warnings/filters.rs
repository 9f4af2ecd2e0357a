//! The filters: a list of `(action, message, category, module, lineno)`, of which the first that matches decides.

use super::Message;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, int};
use crate::class::PyType;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Error,
    Ignore,
    /// `all`, too.
    Always,
    /// Once for each line.
    Default,
    /// Once for each module.
    Module,
    Once,
}

impl Action {
    fn named(name: &PyStr) -> Option<Action> {
        Some(match name.as_ascii()? {
            "error" => Action::Error,
            "ignore" => Action::Ignore,
            "always" | "all" => Action::Always,
            "default" => Action::Default,
            "module" => Action::Module,
            "once" => Action::Once,
            _ => return None,
        })
    }
}

/// What the filters hold to begin with: warnings for developers are shown for `__main__` alone.
static INITIAL: [(&str, &PyType, Option<&str>); 5] = [
    ("default", &exceptions::DEPRECATION_WARNING, Some("__main__")),
    ("ignore", &exceptions::DEPRECATION_WARNING, None),
    ("ignore", &exceptions::PENDING_DEPRECATION_WARNING, None),
    ("ignore", &exceptions::IMPORT_WARNING, None),
    ("ignore", &exceptions::RESOURCE_WARNING, None),
];

pub fn initial(vm: &Thread) -> PyResult {
    let mut filters = Buf::new();
    for (action, category, module) in INITIAL {
        let module = module.map_or(Ok(Value::NONE), |module| vm.new_str(module))?;
        let action = vm.intern_str(action)?.into_value();
        filters.push(vm.new_tuple(&[action, Value::NONE, category.to_value(), module, int::small(0)])?)?;
    }
    vm.new_list(filters)
}

/// What filters are compared with.
pub struct Subject<'a> {
    pub message: &'a Message,
    pub lineno: i64,
    pub module: &'a Value,
}

/// What the filters say.
pub fn action(vm: &Thread, subject: &Subject<'_>) -> PyResult<Action> {
    let (filters, name) = match context_filters(vm)? {
        Some(filters) => (filters, "warnings context filters"),
        None => (global_filters(vm)?, "warnings.filters"),
    };
    let (action, item) = match search(vm, &filters, name, subject)? {
        Some((action, item)) => (action, item),
        None => (default_action(vm)?, Value::NONE),
    };
    let known = action.downcast::<PyStr>().and_then(Action::named);
    known.ok_or_else(|| unknown(vm, &action, &item))
}

fn unknown(vm: &Thread, action: &Value, item: &Value) -> Raised {
    let shown = |value: &Value| vm.repr(value).and_then(|text| vm.to_str(&text));
    match (shown(action), shown(item)) {
        (Ok(action), Ok(item)) => {
            let text = "in warnings.filters";
            vm.runtime_error(format!(
                "Unrecognized action ({}) {text}:\n {}",
                action.display(),
                item.display()
            ))
        }
        _ => Raised,
    }
}

/// The filters of the context that runs, if there are such.
fn context_filters(vm: &Thread) -> PyResult<Option<Value>> {
    let Some(variable) = vm.interp().warnings.context.get() else { return Ok(None) };
    let context = vm.call_method(&variable, &names::get, &[Value::NONE])?;
    if context.is_none() {
        return Ok(None);
    }
    let filters = vm.get_attr_str(&context, "_filters")?;
    if filters.downcast::<PyList>().is_some() {
        return Ok(Some(filters));
    }
    Err(vm.value_error("_filters of warnings._warnings_context must be a list"))
}

fn global_filters(vm: &Thread) -> PyResult {
    match vm.warnings_attribute("filters", false)? {
        Some(filters) if filters.downcast::<PyList>().is_some() => {
            vm.interp().warnings.filters.set(Some(filters.clone()));
            Ok(filters)
        }
        Some(_) => Err(vm.value_error("_warnings.filters must be a list")),
        None => vm.interp().warnings.filters(vm),
    }
}

fn default_action(vm: &Thread) -> PyResult {
    let action = match vm.warnings_attribute("defaultaction", false)? {
        Some(action) => action,
        None => vm.interp().warnings.default_action(vm)?,
    };
    if action.downcast::<PyStr>().is_some() {
        return Ok(action);
    }
    let text = "_warnings.defaultaction must be a string, not";
    Err(vm.type_error(format!("{text} '{:.200}'", action.ty().name())))
}

/// The action of the first filter that matches, and the filter.
fn search(
    vm: &Thread,
    filters: &Value,
    name: &str,
    subject: &Subject<'_>,
) -> PyResult<Option<(Value, Value)>> {
    let Some(list) = filters.downcast::<PyList>() else { return Ok(None) };
    for index in 0.. {
        let Some(item) = list.get(index) else { break };
        let parts = item.downcast::<PyTuple>().map(PyTuple::items);
        let Some([action, message, category, module, lineno]) = parts else {
            return Err(vm.value_error(format!("{name} item {index} isn't a 5-tuple")));
        };
        if action.downcast::<PyStr>().is_none() {
            let text = format!("action must be a string, not '{:.200}'", action.ty().name());
            return Err(vm.type_error(text));
        }
        if matches(vm, message, &subject.message.text)?
            && is_subclass(vm, &subject.message.category, category)?
            && matches(vm, module, subject.module)?
            && fits_line(vm, lineno, subject.lineno)?
        {
            return Ok(Some((action.clone(), item.clone())));
        }
    }
    Ok(None)
}

fn fits_line(vm: &Thread, filter: &Value, lineno: i64) -> PyResult<bool> {
    if !int::is_int(filter) {
        return Err(vm.type_error("an integer is required"));
    }
    let filter = number::index_to_isize(vm, filter, Some(&exceptions::OVERFLOW_ERROR))?;
    Ok(filter == 0 || filter as i64 == lineno)
}

fn is_subclass(vm: &Thread, category: &Value, filter: &Value) -> PyResult<bool> {
    match (category.downcast::<PyType>(), filter.downcast::<PyType>()) {
        (Some(category), Some(filter)) => Ok(category.is_subtype(filter)),
        _ => vm.is_subclass(category, filter),
    }
}

/// A filter's part matches by being `None`, by being equal as a string, or by its method `match`.
fn matches(vm: &Thread, filter: &Value, subject: &Value) -> PyResult<bool> {
    if filter.is_none() {
        return Ok(true);
    }
    if let Some(filter) = filter.downcast_exact::<PyStr>() {
        return match subject.downcast::<PyStr>() {
            Some(subject) => Ok(filter.equals(subject)),
            None => Err(vm.type_error(format!("Can't compare str and {}", subject.ty().name()))),
        };
    }
    let method = vm.get_attr_str(filter, "match")?;
    let found = vm.call(&method, std::slice::from_ref(subject))?;
    vm.is_true(&found)
}

//! The module `_warnings`.

use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::class::spec::{MethodDef, method};
use crate::error::PyResult;
use crate::modules::ModuleSpec;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use crate::warnings::{Explicit, category_of, line_of_module};

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_warnings",
    doc: "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    functions: FUNCTIONS,
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method(
        "warn",
        "($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=())",
        "Issue a warning, or maybe ignore it or raise an exception.",
        warn,
    ),
    method(
        "warn_explicit",
        "($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)",
        "Issue a warning, or maybe ignore it or raise an exception.",
        warn_explicit,
    ),
    method("_filters_mutated_lock_held", "($module, /)", "", filters_mutated),
    method("_acquire_lock", "($module, /)", "", |vm, _| {
        vm.interp().warnings.lock.acquire(vm)?;
        Ok(Value::NONE)
    }),
    method("_release_lock", "($module, /)", "", |vm, _| {
        if vm.interp().warnings.lock.release(vm) {
            return Ok(Value::NONE);
        }
        Err(vm.runtime_error("cannot release un-acquired lock"))
    }),
];

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let state = &vm.interp().warnings;
    let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
    set("filters", state.filters(vm)?)?;
    set("_onceregistry", state.once_registry(vm)?)?;
    set("_defaultaction", state.default_action(vm)?)?;
    if let Some(variable) = state.context_variable(vm)? {
        set("_warnings_context", variable)?;
    }
    Ok(())
}

/// An argument that was given and is not `None`.
fn given(value: &Value) -> Option<&Value> {
    Some(value).filter(|value| !value.is_unbound() && !value.is_none())
}

fn warn(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, message, category, level, source, skipped] = args else { return Ok(Value::NONE) };
    let level = if level.is_unbound() { 1 } else { number::to_isize(vm, level)? as i64 };
    let skipped = match skipped.downcast::<PyTuple>() {
        Some(skipped) => Some(skipped),
        None if skipped.is_unbound() => None,
        None => {
            let name = skipped.ty().name();
            let text = format!("warn() argument 'skip_file_prefixes' must be tuple, not {name}");
            return Err(vm.type_error(text));
        }
    };
    if let Some(other) =
        skipped.and_then(|all| all.items().iter().find(|item| item.downcast::<PyStr>().is_none()))
    {
        return Err(vm.type_error(format!("Found non-str '{}' in skip_file_prefixes.", other.ty().name())));
    }
    let category = category_of(vm, message, given(category))?;
    vm.warn_value(message, &category, level, given(source), skipped)?;
    Ok(Value::NONE)
}

fn warn_explicit(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, message, category, filename, lineno, module, registry, globals, source] = args else {
        return Ok(Value::NONE);
    };
    if filename.downcast::<PyStr>().is_none() {
        let name = filename.argument_type();
        return Err(vm.type_error(format!("warn_explicit() argument 'filename' must be str, not {name}")));
    }
    let lineno = vm.expect_i64(lineno)?;
    let globals = match (given(globals), globals.downcast::<PyDict>()) {
        (None, _) => None,
        (_, Some(globals)) => Some(globals),
        (Some(other), None) => {
            let text = format!("module_globals must be a dict, not '{:.200}'", other.ty().name());
            return Err(vm.type_error(text));
        }
    };
    let line = globals.map_or(Ok(None), |globals| line_of_module(vm, globals, lineno))?;
    let registry = match (given(registry), registry.downcast::<PyDict>()) {
        (None, _) => None,
        (_, Some(registry)) => Some(registry),
        (Some(_), None) => return Err(vm.type_error("'registry' must be a dict or None")),
    };
    vm.warn_explicit(&Explicit {
        message,
        category,
        filename,
        lineno,
        module: Some(module).filter(|module| !module.is_unbound()),
        registry,
        source_line: line.as_ref(),
        source: given(source),
    })?;
    Ok(Value::NONE)
}

fn filters_mutated(vm: &Thread, _: &[Value]) -> PyResult {
    let state = &vm.interp().warnings;
    if !state.lock.is_held_by(vm) {
        return Err(vm.runtime_error("warnings lock is not held"));
    }
    state.filters_mutated();
    Ok(Value::NONE)
}

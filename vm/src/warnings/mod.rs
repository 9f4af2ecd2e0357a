//! Warnings: what native code issues them with, and the state of `_warnings`.
//!
//! A warning has a category, a place in the program, and what the filters say about it: it is shown, raised, or nothing
//! happens. Nobody needs the module `warnings` for that; where it has been imported, its attributes decide (`warnings.filters`,
//! `warnings._showwarnmsg`).
//!
//! Source: CPython's `Python/_warnings.c` and the documentation of `warnings`.

mod filters;
mod place;
mod show;

use crate::builtins::dict::PyDict;
use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{int, list::PyList};
use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::import::engine;
use crate::object::Ref;
use crate::reentrant_lock::ReentrantLock;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use filters::Action;
use std::cell::Cell;

/// The state of `_warnings`, one per VM.
#[derive(Default)]
pub struct Warnings {
    filters: ValueCell,
    once_registry: ValueCell,
    default_action: ValueCell,
    /// The context variable that holds the filters of `catch_warnings` under `-X context_aware_warnings`.
    context: ValueCell,
    /// Counts changes of the filters: what registries remember is void after one.
    version: Cell<i64>,
    pub lock: ReentrantLock,
}

impl Warnings {
    /// Drops all values: the VM is ending.
    pub fn clear(&self) {
        for cell in [&self.filters, &self.once_registry, &self.default_action, &self.context] {
            drop(cell.take());
        }
    }

    pub fn filters_mutated(&self) {
        self.version.set(self.version.get() + 1);
    }

    /// `_warnings.filters`, made now if nobody has asked before.
    pub fn filters(&self, vm: &Thread) -> PyResult {
        self.get_or(&self.filters, || filters::initial(vm))
    }

    /// `_warnings._onceregistry`.
    pub fn once_registry(&self, vm: &Thread) -> PyResult {
        self.get_or(&self.once_registry, || Ok(PyDict::new(vm)?.into_value()))
    }

    /// `_warnings._defaultaction`.
    pub fn default_action(&self, vm: &Thread) -> PyResult {
        self.get_or(&self.default_action, || vm.new_str("default"))
    }

    /// `_warnings._warnings_context`; `None` where there are no context variables.
    pub fn context_variable(&self, vm: &Thread) -> PyResult<Option<Value>> {
        if vm.native_module("_contextvars").is_none() {
            return Ok(None);
        }
        let make = || {
            let module = engine::import_absolute(vm, "_contextvars")?;
            let ty = vm.get_attr_str(&module, "ContextVar")?;
            vm.call(&ty, &[vm.new_str("_warnings_context")?])
        };
        self.get_or(&self.context, make).map(Some)
    }

    fn get_or(&self, cell: &ValueCell, make: impl FnOnce() -> PyResult) -> PyResult {
        if let Some(value) = cell.get() {
            return Ok(value);
        }
        let value = make()?;
        cell.set(Some(value.clone()));
        Ok(value)
    }
}

/// A warning whose place is known.
pub struct Explicit<'a> {
    /// An instance of `Warning`, or the argument for one of `category`.
    pub message: &'a Value,
    pub category: &'a Value,
    pub filename: &'a Value,
    pub lineno: i64,
    /// Made of the file name where it is missing. `None` ends the matter: the module is going.
    pub module: Option<&'a Value>,
    /// Remembers what has been issued.
    pub registry: Option<&'a PyDict>,
    pub source_line: Option<&'a Value>,
    /// The object that the warning is about, for whoever traces allocations.
    pub source: Option<&'a Value>,
}

impl Thread {
    /// Issues a warning at the place of the Python code that runs (`stack_level` 1) or of its callers. An error if a filter
    /// turns the warning into one.
    #[cold]
    pub fn warn(&self, category: &'static PyType, text: &str, stack_level: i64) -> PyResult<()> {
        let text = self.new_str(text)?;
        self.warn_value(&text, &category.to_value(), stack_level, None, None)
    }

    #[cold]
    pub fn warn_deprecated(&self, text: &str) -> PyResult<()> {
        self.warn(&exceptions::DEPRECATION_WARNING, text, 1)
    }

    /// A `ResourceWarning` about `source`, which has not been closed.
    #[cold]
    pub fn warn_resource(&self, source: &Value, text: &Value) -> PyResult<()> {
        self.warn_value(text, &exceptions::RESOURCE_WARNING.to_value(), 1, Some(source), None)
    }

    /// `warnings.warn`: `message` is the text or a `Warning`. Frames of files that begin with one of `skipped` do not count.
    pub fn warn_value(
        &self,
        message: &Value,
        category: &Value,
        stack_level: i64,
        source: Option<&Value>,
        skipped: Option<&PyTuple>,
    ) -> PyResult<()> {
        let place = place::find(self, stack_level, skipped)?;
        self.warn_explicit(&Explicit {
            message,
            category,
            filename: &place.filename,
            lineno: place.lineno,
            module: Some(&place.module),
            registry: Some(&place.registry),
            source_line: None,
            source,
        })
    }

    /// `warnings.warn_explicit`.
    pub fn warn_explicit(&self, warning: &Explicit<'_>) -> PyResult<()> {
        let state = &self.interp().warnings;
        state.lock.acquire(self)?;
        let result = issue(self, warning);
        state.lock.release(self);
        result
    }

    /// An attribute of `warnings`, if that has been imported, or can be where `imports` is set.
    fn warnings_attribute(&self, name: &str, imports: bool) -> PyResult<Option<Value>> {
        let name = self.intern_str(name)?;
        let module = if imports && !self.is_finalizing() {
            match engine::import_absolute(self, "warnings") {
                Ok(module) => Some(module),
                Err(_) if self.raised_matches(&exceptions::IMPORT_ERROR) => {
                    self.clear_raised();
                    None
                }
                Err(raised) => return Err(raised),
            }
        } else {
            match self.interp().modules.borrow().as_ref() {
                Some(modules) => modules.get_str(&*self.intern_str("warnings")?),
                None => None,
            }
        };
        match module {
            Some(module) => self.get_attr_opt(&module, &name),
            None => Ok(None),
        }
    }
}

/// The type, the text and the instance of a warning.
struct Message {
    category: Value,
    text: Value,
    instance: Value,
}

impl Message {
    fn new(vm: &Thread, warning: &Explicit<'_>) -> PyResult<Message> {
        let given = warning.message;
        if vm.is_instance(given, &exceptions::WARNING.to_value())? {
            let text = vm.to_str(given)?.into_value();
            return Ok(Message { category: given.ty().to_value(), text, instance: given.clone() });
        }
        let instance = vm.call(warning.category, std::slice::from_ref(given))?;
        Ok(Message { category: warning.category.clone(), text: given.clone(), instance })
    }
}

fn issue(vm: &Thread, warning: &Explicit<'_>) -> PyResult<()> {
    let module = match warning.module {
        Some(module) if module.is_none() => return Ok(()),
        Some(module) => module.clone(),
        None => place::module_of(vm, warning.filename)?,
    };
    let message = Message::new(vm, warning)?;
    let key =
        vm.new_tuple(&[message.text.clone(), message.category.clone(), int::from_i64(vm, warning.lineno)?])?;
    if let Some(registry) = warning.registry
        && already_warned(vm, registry, &key)?
    {
        return Ok(());
    }
    let subject = filters::Subject { message: &message, lineno: warning.lineno, module: &module };
    match filters::action(vm, &subject)? {
        Action::Error => return Err(raise(vm, &message)),
        Action::Ignore => return Ok(()),
        Action::Always => {}
        action => {
            if !is_first(vm, warning.registry, &message, &key, action)? {
                return Ok(());
            }
        }
    }
    show::show(vm, warning, &message)
}

fn raise(vm: &Thread, message: &Message) -> Raised {
    if message.instance.ty().has_flag(crate::class::flags::EXCEPTION_SUBCLASS) {
        return vm.raise_value(message.instance.clone());
    }
    // A category may make what it likes of the text.
    match vm.call(&message.category, std::slice::from_ref(&message.instance)) {
        Ok(exception) if exception.ty().has_flag(crate::class::flags::EXCEPTION_SUBCLASS) => {
            vm.raise_value(exception)
        }
        Ok(_) => vm.type_error("exceptions must derive from BaseException"),
        Err(raised) => raised,
    }
}

/// Remembers that a warning is issued. False where that makes a second time too many.
fn is_first(
    vm: &Thread,
    registry: Option<&PyDict>,
    message: &Message,
    key: &Value,
    action: Action,
) -> PyResult<bool> {
    if let Some(registry) = registry {
        registry.set_item(vm, key, Value::TRUE)?;
    }
    let registry = match (action, registry) {
        (Action::Once, None) => {
            let own = vm.warnings_attribute("onceregistry", false)?;
            let own = own.map_or_else(|| vm.interp().warnings.once_registry(vm), Ok)?;
            let Ok(own) = Ref::<PyDict>::try_from_value(own) else {
                let text = "_warnings.onceregistry must be a dict, not a different type";
                return Err(vm.type_error(text));
            };
            own
        }
        (Action::Once | Action::Module, Some(registry)) => Ref::borrowed(registry),
        _ => return Ok(true),
    };
    let key = vm.new_tuple(&[message.text.clone(), message.category.clone()])?;
    let again = already_warned(vm, &registry, &key)?;
    if !again {
        registry.set_item(vm, &key, Value::TRUE)?;
    }
    Ok(!again)
}

/// Whether the registry knows of the warning; what it knew before the filters have changed is forgotten.
fn already_warned(vm: &Thread, registry: &PyDict, key: &Value) -> PyResult<bool> {
    let version = vm.intern_str("version")?;
    let now = vm.interp().warnings.version.get();
    if registry.get_str(&version).is_none_or(|known| known.as_small() != Some(now)) {
        registry.clear();
        registry.set_str(&version, int::from_i64(vm, now)?)?;
        return Ok(false);
    }
    match registry.get_item(vm, key)? {
        Some(known) => vm.is_true(&known),
        None => Ok(false),
    }
}

/// The category that `warnings.warn` uses: the type of a message that is a `Warning`, `UserWarning` where none is given.
pub fn category_of(vm: &Thread, message: &Value, category: Option<&Value>) -> PyResult {
    if vm.is_instance(message, &exceptions::WARNING.to_value())? {
        return Ok(message.ty().to_value());
    }
    let Some(category) = category else { return Ok(exceptions::USER_WARNING.to_value()) };
    match category.downcast::<PyType>() {
        Some(ty) if ty.is_subtype(&exceptions::WARNING) => Ok(category.clone()),
        _ => {
            let name = vm.qualified_type_name(category.ty())?;
            Err(vm.type_error(format!("category must be a Warning subclass, not '{name}'")))
        }
    }
}

/// Line `lineno` of a module's source, as its loader gives it.
pub fn line_of_module(vm: &Thread, globals: &PyDict, lineno: i64) -> PyResult<Option<Value>> {
    let get = |name: &PyStr| globals.get_str(name).filter(|value| !value.is_none());
    crate::import::activate::activate(vm)?;
    let external = crate::import::activate::machinery(vm, "_frozen_importlib_external")?;
    let bless = vm.get_attr_str(&external, "_bless_my_loader")?;
    let loader = vm.call(&bless, &[crate::object::to_value(globals)])?;
    let Some(name) = get(&crate::names::__name__).filter(|_| !loader.is_none()) else { return Ok(None) };
    let Some(get_source) = vm.get_attr_opt(&loader, &*vm.intern_str("get_source")?)? else { return Ok(None) };
    let source = vm.call(&get_source, &[name])?;
    if source.is_none() {
        return Ok(None);
    }
    let lines = vm.call(&vm.get_attr_str(&source, "splitlines")?, &[])?;
    let line = usize::try_from(lineno - 1).ok().and_then(|at| lines.downcast::<PyList>()?.get(at));
    Ok(line)
}

//! Modules that are in `sys.modules` before they are executed.
//!
//! CPython has imported `os`, and what that needs, when a program begins; many programs never use it. So the start only
//! enters such modules, with nothing in them, and the first look at an attribute executes them ("completes" them), as a lazy
//! import does (PEP 810). Who could notice has them completed first: other threads, tracing, monitoring, audit hooks.
//!
//! Invariants:
//! 1. The dict of a deferred module is empty. Every way to its attributes leads through `PyModule::completed`.
//! 2. What a deferred module imports is in `sys.modules` too: completing one changes no names there, so that a loop over
//!    `sys.modules` may look into what it finds.

use super::{Frozen, load};
use crate::builtins::module::{self, PyModule};
use crate::error::PyResult;
use crate::modules::ModuleSpec;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

/// What a module will be.
#[derive(Clone, Copy)]
pub enum Deferred {
    Native(&'static ModuleSpec),
    Frozen(&'static Frozen),
}

/// What a frozen module gets once it has been executed, since it was found out in its place: the module's name, and a
/// global's name and value.
pub type Told = (&'static str, &'static str, Value);

/// The global that a deferred frozen module has while it is executed.
const MARK: &str = "__deferred__";

/// Enters a native or frozen module in `sys.modules`, to be executed when it is used, unless there is one of that name.
pub fn defer(vm: &Thread, name: &str) -> PyResult {
    if let Some(known) = vm.modules()?.get_str(&*vm.intern_str(name)?) {
        return Ok(known);
    }
    let what = match (vm.native_module(name), vm.interp().config.frozen.find(name)) {
        (Some(native), _) => Deferred::Native(native),
        (None, Some(frozen)) => Deferred::Frozen(frozen),
        (None, None) => return Err(vm.import_error(format!("{name} is not built in"))),
    };
    let module = PyModule::empty(vm, &module::TYPE)?;
    module.deferred.set(Some(what));
    load::set_module(vm, name, module.as_value())?;
    Ok(module.into_value())
}

/// Executes a deferred module. If that fails, it is as it was.
#[cold]
#[inline(never)]
pub fn complete(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let Some(what) = module.deferred.take() else { return Ok(()) };
    let module = Ref::borrowed(module);
    let completing = &vm.interp().import.completing;
    completing.set(completing.get() + 1);
    let result = fill(vm, &module, what);
    completing.set(completing.get() - 1);
    if result.is_err() {
        vm.keeping_exception(|| module.dict().clear());
        module.deferred.set(Some(what));
    }
    result
}

fn fill(vm: &Thread, module: &PyModule, what: Deferred) -> PyResult<()> {
    let name = match what {
        Deferred::Native(spec) => spec.name,
        Deferred::Frozen(frozen) => frozen.name,
    };
    module.start(vm.intern_str(name)?.into_value(), Value::NONE)?;
    match what {
        Deferred::Native(spec) => unpaid(vm, || load::fill_native(vm, name, module, spec)),
        Deferred::Frozen(frozen) => {
            let mark = vm.intern_str(MARK)?;
            module.dict().set_str(&mark, Value::TRUE)?;
            load::fill_frozen(vm, module, frozen)?;
            drop(module.dict().remove_str(&mark));
            let told = vm.interp().import.told.borrow();
            let mut told = told.iter().filter(|told| told.0 == name);
            told.try_for_each(|(_, global, value)| {
                module.dict().set_str(&*vm.intern_str(global)?, value.clone())
            })
        }
    }
}

/// Does work that is no script's: when a native module is filled is no matter of fuel.
fn unpaid<R>(vm: &Thread, work: impl FnOnce() -> R) -> R {
    let left = vm.fuel_left();
    vm.set_fuel(u64::MAX);
    let result = work();
    vm.set_fuel(left.unwrap_or(u64::MAX));
    result
}

/// Executes all deferred modules, before something begins that would notice it later.
pub fn complete_all(vm: &Thread) -> PyResult<()> {
    let modules = vm.modules()?;
    modules.entries().try_for_each(|(_, module)| match module.downcast::<PyModule>() {
        Some(module) => module.completed(vm).map(drop),
        None => Ok(()),
    })
}

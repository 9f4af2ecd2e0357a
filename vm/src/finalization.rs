//! How modules end with their machine, in CPython's order: names of `sys` that keep much alive go first, then the modules leave
//! `sys.modules`, a collection takes what is in cycles, and what is still alive loses its globals; `sys` and `builtins` last. So
//! finalizers can print, and see their module's globals as long as possible.
//!
//! Source: CPython's `finalize_modules` in `Python/pylifecycle.c`, `_PyModule_ClearDict` in `Objects/moduleobject.c`.

use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::weakref::{self, PyWeakref};
use crate::error::PyResult;
use crate::heap::collect::{self, Scope};
use crate::object::Ref;
use crate::streams;
use crate::thread::Thread;
use crate::value::Value;

/// What `sys` lets go before anything else.
const FORGOTTEN: &[&str] = &[
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_importer_cache",
    "meta_path",
    "path_hooks",
    "__interactivehook__",
];

/// Streams of `sys` that programs replace, and the ones they had.
const STREAMS: &[(&str, &str)] =
    &[("stdin", "__stdin__"), ("stdout", "__stdout__"), ("stderr", "__stderr__")];

/// Whether nobody would see the objects of the machine end: none but the standard streams, which have been flushed, has a
/// finalizer, no weak reference has a callback, and no collection would call or report anything.
pub fn is_unseen(vm: &Thread) -> bool {
    let interp = vm.interp();
    let is_empty = |list: &Option<Value>| match list.as_ref().map(Value::downcast::<PyList>) {
        None => true,
        Some(list) => list.is_some_and(PyList::is_empty),
    };
    if vm.heap().collector().debug() != 0
        || !is_empty(&interp.gc_callbacks.borrow())
        || !is_empty(&interp.gc_garbage.borrow())
        || !interp.audit_hooks.borrow().is_empty()
    {
        return false;
    }
    streams::parts(vm).is_some_and(|streams| collect::ends_unseen(vm.heap(), &streams))
}

/// Ends all modules; their dicts are empty afterwards. What lacks memory for it ends with its references.
pub fn end_modules(vm: &Thread) {
    if let Some(sys) = sys_in_use(vm) {
        ignore(vm, forget(vm, sys.dict()));
    }
    let modules = vm.interp().modules.borrow().clone();
    let left = modules.as_ref().map(|modules| remove_all(vm, modules)).unwrap_or_default();
    collect::collect(vm, Scope::Full);
    for module in left.iter().rev().filter_map(|weak| weak.referent()) {
        if let Some(module) = module.downcast::<PyModule>()
            && !is_kept(vm, module.dict())
        {
            ignore(vm, clear_dict(module.dict()));
        }
    }
    collect::collect(vm, Scope::Full);
}

/// Clears `sys` and `builtins`, which no code can do without.
pub fn end_builtins(vm: &Thread) {
    let sys = sys_in_use(vm).map(|sys| Ref::borrowed(sys.dict()));
    for dict in [sys, vm.interp().builtins.borrow().clone()].into_iter().flatten() {
        ignore(vm, clear_dict(&dict));
        dict.clear();
    }
    forget_builtins(vm);
}

/// The module `sys`, if it has been looked into.
fn sys_in_use(vm: &Thread) -> Option<Ref<PyModule>> {
    vm.interp().sys.borrow().clone().filter(|sys| sys.deferred.get().is_none())
}

/// Ends all modules of a machine whose code does not run any more, so that their order is no matter.
pub fn end_quietly(vm: &Thread) {
    let sys = sys_in_use(vm).map(|sys| Ref::borrowed(sys.dict()));
    let builtins = vm.interp().builtins.borrow().clone();
    let modules = vm.interp().modules.borrow().clone();
    for dict in [modules, sys, builtins].into_iter().flatten() {
        dict.clear();
    }
    forget_builtins(vm);
}

fn forget_builtins(vm: &Thread) {
    drop((
        vm.interp().modules.take(),
        vm.interp().builtins.take(),
        vm.interp().all_and_any.take(),
        vm.interp().sys.take(),
    ));
}

fn ignore(vm: &Thread, result: PyResult<()>) {
    if result.is_err() {
        vm.clear_raised();
    }
}

fn forget(vm: &Thread, sys: &PyDict) -> PyResult<()> {
    for name in FORGOTTEN {
        let name = vm.intern_str(name)?;
        if sys.get_str(&name).is_some() {
            sys.set_str(&name, Value::NONE)?;
        }
    }
    for (name, original) in STREAMS {
        let original = sys.get_str(&*vm.intern_str(original)?).unwrap_or(Value::NONE);
        sys.set_str(&*vm.intern_str(name)?, original)?;
    }
    Ok(())
}

/// Takes the modules out of `sys.modules`, in their order; returns references to those that may stay alive.
fn remove_all(vm: &Thread, modules: &PyDict) -> Vec<Ref<PyWeakref>> {
    let names: Vec<Value> = modules.entries().map(|(name, _)| name).collect();
    let mut left = Vec::new();
    for name in names {
        let Ok(Some(module)) = modules.get_item(vm, &name) else {
            vm.clear_raised();
            continue;
        };
        match PyWeakref::new(vm, &weakref::TYPE, &module, None) {
            Ok(weak) => left.push(weak),
            Err(_) => vm.clear_raised(),
        }
        ignore(vm, modules.set_item(vm, &name, Value::NONE));
    }
    modules.clear();
    left
}

fn is_kept(vm: &Thread, dict: &PyDict) -> bool {
    let sys = vm.interp().sys.borrow();
    let builtins = vm.interp().builtins.borrow();
    [sys.as_ref().map(|sys| sys.dict()), builtins.as_deref()]
        .into_iter()
        .flatten()
        .any(|kept| std::ptr::eq(kept, dict))
}

/// Sets a module's globals to `None`: first the names with one underscore, which nobody outside should need.
fn clear_dict(dict: &PyDict) -> PyResult<()> {
    for is_private_turn in [true, false] {
        let names: Vec<Value> = dict.entries().map(|(name, _)| name).collect();
        for name in names {
            let Some(key) = name.downcast::<PyStr>() else { continue };
            let begins = |place: usize| key.text().get(place) == Some(u32::from(b'_'));
            let is_private = begins(0) && !begins(1);
            let is_turn = is_private == is_private_turn && !key.is_text("__builtins__");
            if is_turn && dict.get_str(key).is_some() {
                dict.set_str(key, Value::NONE)?;
            }
        }
    }
    Ok(())
}

//! The module `_weakref`.

use super::ModuleSpec;
use crate::builtins::dict::PyDict;
use crate::builtins::weakref::PyWeakref;
use crate::builtins::{int, list::PyList, weakproxy, weakref};
use crate::class::spec::{Constant, method};
use crate::error::PyResult;
use crate::object::{Object, Ref};
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_weakref",
    doc: "Weak-reference support module.",
    functions: &[
        method(
            "getweakrefcount",
            "(object, /)",
            "Return the number of weak references to an object.",
            getweakrefcount,
        ),
        method(
            "getweakrefs",
            "(object, /)",
            "Return a list of all weak references to an object.",
            getweakrefs,
        ),
        method(
            "proxy",
            "(object, callback=None, /)",
            "Create a proxy object that weakly references an object.\n\n\
             The callback, if there is one, is called with the proxy when the object is about to go.",
            |vm, args| {
                let callback = Some(args[1].clone()).filter(|value| !value.is_unbound() && !value.is_none());
                weakproxy::new(vm, &args[0], callback)
            },
        ),
        method(
            "_remove_dead_weakref",
            "(dct, key, /)",
            "Remove a key from a dict if its value is a weak reference to an object that has gone.",
            remove_dead_weakref,
        ),
    ],
    constants: &[
        ("ref", Constant::Type(&weakref::TYPE)),
        ("ReferenceType", Constant::Type(&weakref::TYPE)),
        ("ProxyType", Constant::Type(&weakproxy::PROXY)),
        ("CallableProxyType", Constant::Type(&weakproxy::CALLABLE_PROXY)),
    ],
    ..ModuleSpec::NEW
};

/// Calls `visit` for each reference to an object.
fn for_each(vm: &Thread, value: &Value, mut visit: impl FnMut(&PyWeakref)) {
    let Some(object): Option<&Object> = value.as_object() else { return };
    let mut next = vm.heap().weak().first(object);
    // SAFETY: the list holds live references, and `visit` changes none of them.
    while let Some(reference) = unsafe { next.as_ref() } {
        next = reference.next();
        visit(reference);
    }
}

fn getweakrefcount(vm: &Thread, args: &[Value]) -> PyResult {
    let mut count = 0;
    for_each(vm, &args[0], |_| count += 1);
    int::from_usize(vm, count)
}

fn getweakrefs(vm: &Thread, args: &[Value]) -> PyResult {
    let mut references: Vec<Ref<PyWeakref>> = Vec::new();
    let mut complete = true;
    for_each(vm, &args[0], |reference| match references.try_reserve(1) {
        Ok(()) if reference.is_alive() => references.push(Ref::borrowed(reference)),
        Ok(()) => {}
        Err(_) => complete = false,
    });
    if !complete {
        return Err(crate::heap::NoMemory.into());
    }
    let list = PyList::new(vm)?;
    for reference in references {
        list.push(reference.into_value())?;
    }
    Ok(list.into_value())
}

fn remove_dead_weakref(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(dict) = args[0].downcast::<PyDict>() else {
        let name = args[0].ty().name();
        return Err(vm.type_error(format!("_remove_dead_weakref() argument 1 must be dict, not {name:.50}")));
    };
    vm.hash(&args[1])?;
    let Some(value) = dict.get_item(vm, &args[1])? else { return Ok(Value::NONE) };
    let Some(reference) = value.downcast::<PyWeakref>() else {
        return Err(vm.type_error("not a weakref"));
    };
    if reference.referent().is_none() {
        drop(dict.remove_item(vm, &args[1])?);
    }
    Ok(Value::NONE)
}

//! Who waits for a future: kept for tools that show what a program is waiting for.

use super::future::PyFuture;
use taipan_vm::builtins::set::PySet;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Futures that are not native keep their own account.
pub fn add(vm: &Thread, future: &Value, waiter: &Value) -> PyResult<()> {
    let Some(own) = future.downcast::<PyFuture>().filter(|_| waiter.downcast::<PyFuture>().is_some()) else {
        return Ok(());
    };
    match own.awaited_by.get() {
        None => own.awaited_by.set(Some(waiter.clone())),
        Some(known) => match known.downcast::<PySet>() {
            Some(set) => drop(set.add(vm, waiter)?),
            None if known.is(waiter) => {}
            None => {
                let set = PySet::new(vm)?;
                set.add(vm, &known)?;
                set.add(vm, waiter)?;
                own.awaited_by.set(Some(set.into_value()));
            }
        },
    }
    Ok(())
}

pub fn discard(vm: &Thread, future: &Value, waiter: &Value) -> PyResult<()> {
    let Some(own) = future.downcast::<PyFuture>() else { return Ok(()) };
    let Some(known) = own.awaited_by.get() else { return Ok(()) };
    if known.downcast::<PySet>().is_some() {
        vm.call_method_str(&known, "discard", std::slice::from_ref(waiter))?;
    } else if known.is(waiter) {
        own.awaited_by.set(None);
    }
    Ok(())
}

/// `_asyncio_awaited_by`: a frozenset, or None.
pub fn shown(vm: &Thread, own: &PyFuture) -> PyResult {
    let Some(known) = own.awaited_by.get() else { return Ok(Value::NONE) };
    let waiters = match known.downcast::<PySet>() {
        Some(_) => vm.iterate_to_buf(&known)?,
        None => Buf::from_values(std::slice::from_ref(&known))?,
    };
    Ok(PySet::new_frozen(vm, &waiters)?.into_value())
}

pub fn add_function(vm: &Thread, args: &[Value]) -> PyResult {
    add(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

pub fn discard_function(vm: &Thread, args: &[Value]) -> PyResult {
    discard(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

//! The Rust data behind an object, borrowed as the rules of Rust have it.

use std::any::{Any, type_name};
use std::cell::RefCell;
use std::rc::Rc;
use taipan_vm::builtins::host::{Lent, Refused, data_of};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The name of a type without its path.
pub(crate) fn short_name<T>() -> &'static str {
    let name = type_name::<T>();
    let end = name.find('<').unwrap_or(name.len());
    name[..end].rfind(':').map_or(name, |at| &name[at + 1..])
}

fn data(vm: &Thread, value: &Value, expected: &str) -> PyResult<Rc<dyn Any>> {
    data_of(value).ok_or_else(|| mismatch(vm, value, expected))
}

#[cold]
fn mismatch(vm: &Thread, value: &Value, expected: &str) -> Raised {
    vm.type_error(format!("expected {expected}, not {}", value.ty().name()))
}

#[cold]
fn refused(vm: &Thread, value: &Value, why: Refused) -> Raised {
    vm.runtime_error(format!("'{}' object cannot be used: {why}", value.ty().name()))
}

/// Uses the data of an instance.
pub(crate) fn with_ref<T: 'static, R>(vm: &Thread, value: &Value, work: impl FnOnce(&T) -> R) -> PyResult<R> {
    let data = data(vm, value, short_name::<T>())?;
    if let Some(cell) = data.downcast_ref::<RefCell<T>>() {
        return match cell.try_borrow() {
            Ok(data) => Ok(work(&data)),
            Err(_) => Err(refused(vm, value, Refused::InUse)),
        };
    }
    match data.downcast_ref::<Lent<T>>() {
        Some(lent) => lent.with(work).map_err(|why| refused(vm, value, why)),
        None => Err(mismatch(vm, value, short_name::<T>())),
    }
}

/// Uses and changes the data of an instance.
pub(crate) fn with_mut<T: 'static, R>(
    vm: &Thread,
    value: &Value,
    work: impl FnOnce(&mut T) -> R,
) -> PyResult<R> {
    let data = data(vm, value, short_name::<T>())?;
    if let Some(cell) = data.downcast_ref::<RefCell<T>>() {
        return match cell.try_borrow_mut() {
            Ok(mut data) => Ok(work(&mut data)),
            Err(_) => Err(refused(vm, value, Refused::InUse)),
        };
    }
    match data.downcast_ref::<Lent<T>>() {
        Some(lent) => lent.with_mut(work).map_err(|why| refused(vm, value, why)),
        None => Err(mismatch(vm, value, short_name::<T>())),
    }
}

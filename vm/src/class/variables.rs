//! Class attributes that programs keep changing, as counters.
//!
//! A change of a class takes its version away, and with it all that instructions know of its instances. An attribute that has been
//! replaced a few times, plain data by plain data, becomes a *variable*: no cache keeps its value, so that it can be replaced without that.
//!
//! Invariant: what is kept for a version is no variable of any class of the MRO, nor was it when it was kept. What an attribute has that is
//! data descriptor, method or neither is the same before and after such a change.

use super::{PyType, flags};
use crate::builtins::str::PyStr;
use crate::object::Ref;
use crate::value::Value;
use std::cell::RefCell;
use std::ptr;

/// How often an attribute is replaced before it is a variable: those that are set once more when a program starts are worth a cache.
const REPLACED: u8 = 3;

/// The most attributes of a class that are counted.
const MOST: usize = 32;

/// How often attributes of a class have been replaced, by interned name.
#[derive(Default)]
pub struct Variables(RefCell<Vec<(Ref<PyStr>, u8)>>);

impl Variables {
    fn is_variable(&self, name: &PyStr) -> bool {
        self.0.borrow().iter().any(|(own, count)| ptr::eq(&**own, name) && *count == REPLACED)
    }

    /// Counts a change; whether it is one of a variable.
    fn count(&self, name: &PyStr) -> bool {
        let mut counts = self.0.borrow_mut();
        if let Some((_, count)) = counts.iter_mut().find(|(own, _)| ptr::eq(&**own, name)) {
            let is_variable = *count == REPLACED;
            *count = REPLACED.min(*count + 1);
            return is_variable;
        }
        if counts.len() < MOST && counts.try_reserve(1).is_ok() {
            counts.push((Ref::borrowed(name), 1));
        }
        false
    }

    fn forget(&self, name: &PyStr) {
        let mut counts = self.0.borrow_mut();
        if let Some(index) = counts.iter().position(|(own, _)| ptr::eq(&**own, name)) {
            counts.swap_remove(index);
        }
    }
}

/// Whether an attribute with this value is plain data for good: its type is none that a program can make a descriptor.
fn is_plain(value: &Value) -> bool {
    let ty = value.ty();
    ty.has_flag(flags::IMMUTABLE)
        && !ty.is_heap_type()
        && ty.slots().descr_get.is_none()
        && ty.slots().descr_set.is_none()
}

/// Whether the VM looks for attributes of that name itself.
pub fn is_special(name: &PyStr) -> bool {
    name.as_ascii().is_some_and(|text| text.starts_with("__") && text.ends_with("__"))
}

impl PyType {
    /// Whether the attribute of that interned name in the type's own dict is a variable.
    #[inline]
    pub fn is_variable(&self, name: &PyStr) -> bool {
        self.heap_type().is_some_and(|heap| heap.variables.is_variable(name))
    }

    /// The class of the MRO that has the attribute, if it is a variable there, and the number of the entry in that class's dict.
    pub fn find_variable(&self, name: &PyStr) -> Option<(&PyType, usize)> {
        let holder = self.mro().iter().find(|ty| ty.dict().get_str_borrowed(name).is_some())?;
        if holder.is_variable(name) { Some((holder, holder.dict().entry_number(name)?)) } else { None }
    }

    /// The attribute has been given a value in place of another. Whether the class needs no new version for that.
    pub fn is_replaced(&self, name: &PyStr, old: &Value, value: &Value) -> bool {
        let Some(heap) = self.heap_type() else { return false };
        if is_special(name) {
            return false;
        }
        if is_plain(old) && is_plain(value) {
            return heap.variables.count(name);
        }
        heap.variables.forget(name);
        false
    }

    /// Sets a variable; false, with nothing done, if the attribute of that interned name is none, or the value no plain data.
    pub fn set_variable(&self, name: &PyStr, value: &Value) -> bool {
        if !self.is_variable(name) || !is_plain(value) {
            return false;
        }
        let dict = Ref::borrowed(self.dict());
        if !dict.get_str(name).is_some_and(|old| is_plain(&old)) {
            return false;
        }
        dict.set_str(name, value.clone()).is_ok()
    }
}

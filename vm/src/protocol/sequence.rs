//! Items, membership and length of values of any type.

use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

/// Whether a type has one of the functions of CPython's `tp_as_sequence`; classes of programs all have the table.
fn is_sequence_like(ty: &PyType) -> bool {
    let slots = ty.slots();
    ty.spec().is_none() || slots.item.is_some() || slots.contains.is_some() || slots.concat.is_some()
}

impl Thread {
    /// `object[key]`.
    pub fn get_item(&self, object: &Value, key: &Value) -> PyResult {
        let slots = object.ty().slots();
        if let Some(subscript) = slots.subscript {
            return subscript(self, object, key);
        }
        if let Some(item) = slots.item {
            if key.ty().slots().index.is_none() {
                let text = format!("sequence index must be integer, not '{:.200}'", key.ty().name());
                return Err(self.type_error(text));
            }
            let index = self.sequence_index(object, number::to_isize(self, key)?)?;
            return item(self, object, index);
        }
        if object.ty().has_flag(crate::class::flags::TYPE_SUBCLASS) {
            return crate::builtins::type_::class_getitem(self, object, key);
        }
        Err(self.type_error(format!("'{:.200}' object is not subscriptable", object.ty().name())))
    }

    /// `object[key] = value`, or `del object[key]` for `None`.
    pub fn set_item(&self, object: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
        match object.ty().slots().ass_subscript {
            Some(assign) => assign(self, object, key, value),
            None => Err(self.no_item_assignment(object, key, value.is_none())),
        }
    }

    #[cold]
    fn no_item_assignment(&self, object: &Value, key: &Value, deletes: bool) -> Raised {
        let is_index = key.is_small() || key.ty().slots().index.is_some();
        let what = match deletes {
            false => "does not support item assignment",
            true if is_index && is_sequence_like(object.ty()) => "doesn't support item deletion",
            true => "does not support item deletion",
        };
        self.type_error(format!("'{:.200}' object {what}", object.ty().name()))
    }

    /// The item at `index` of a sequence, by its `item` slot.
    pub fn sequence_item(&self, object: &Value, index: isize) -> PyResult {
        match object.ty().slots().item {
            Some(item) => {
                let index = self.sequence_index(object, index)?;
                item(self, object, index)
            }
            None if object.ty().slots().subscript.is_some() => {
                Err(self.type_error(format!("{:.200} is not a sequence", object.ty().name())))
            }
            None => {
                Err(self
                    .type_error(format!("'{:.200}' object does not support indexing", object.ty().name())))
            }
        }
    }

    fn sequence_index(&self, object: &Value, index: isize) -> PyResult<isize> {
        match object.ty().slots().length {
            Some(length) if index < 0 => Ok(index + length(self, object)? as isize),
            _ => Ok(index),
        }
    }

    /// `len(object)`.
    pub fn length(&self, object: &Value) -> PyResult<usize> {
        match object.ty().slots().length {
            Some(length) => length(self, object),
            None => {
                Err(self.type_error(format!("object of type '{:.200}' has no len()", object.ty().name())))
            }
        }
    }

    /// `item in container`.
    pub fn contains(&self, container: &Value, item: &Value) -> PyResult<bool> {
        match container.ty().slots().contains {
            Some(contains) => contains(self, container, item),
            None => contains_by_iteration(self, container, item),
        }
    }
}

/// Membership by comparing with every item: what `in` does where there is no `__contains__`.
pub fn contains_by_iteration(vm: &Thread, container: &Value, item: &Value) -> PyResult<bool> {
    let iterator = iterator_of_argument(vm, container, "is not a container or iterable")?;
    while let Some(candidate) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if vm.equals(&candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many items equal `item`.
pub fn count_by_iteration(vm: &Thread, container: &Value, item: &Value) -> PyResult<usize> {
    let iterator = iterator_of_argument(vm, container, "is not iterable")?;
    let mut count = 0;
    while let Some(candidate) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        count += usize::from(vm.equals(&candidate, item)?);
    }
    Ok(count)
}

/// The index of the first item that equals `item`.
pub fn index_by_iteration(vm: &Thread, container: &Value, item: &Value) -> PyResult<usize> {
    let iterator = iterator_of_argument(vm, container, "is not iterable")?;
    let mut index = 0;
    while let Some(candidate) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if vm.equals(&candidate, item)? {
            return Ok(index);
        }
        index += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

/// An iterator over a container that was given as an argument; what is none is an error that says so.
fn iterator_of_argument(vm: &Thread, container: &Value, complaint: &str) -> PyResult {
    match vm.get_iter(container) {
        Err(_)
            if container.ty().slots().iter.is_none()
                && vm.raised_matches(&crate::builtins::exceptions::TYPE_ERROR) =>
        {
            vm.clear_raised();
            let text = format!("argument of type '{:.200}' {complaint}", container.ty().name());
            Err(vm.type_error(text))
        }
        result => result,
    }
}

/// `PySequence_Check`: has items by index, and is no dict.
pub fn is_sequence(object: &Value) -> bool {
    !object.ty().has_flag(crate::class::flags::DICT_SUBCLASS) && object.ty().slots().item.is_some()
}

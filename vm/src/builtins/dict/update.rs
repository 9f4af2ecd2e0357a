//! Copying dicts, and entering what is in another dict, a mapping, or a sequence of pairs.

use super::table::Entry;
use super::{PyDict, spec};
use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::class::slots::Unary;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use smallvec::SmallVec;
use std::ptr;

/// Whether a value is a dict whose entries are what iterating over it shows: of no class with an `__iter__` of its own.
pub fn is_plain(value: &Value) -> bool {
    value.downcast::<PyDict>().is_some()
        && value.ty().slots().iter.is_some_and(|iter| ptr::fn_addr_eq(iter, spec::iter as Unary))
}

impl PyDict {
    /// A dict with the same entries.
    pub fn copy(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        let copy = PyDict::new(vm)?;
        let table = self.table();
        if !self.is_view() && table.used >= table.fill / 3 * 2 {
            copy.take_copy(self)?;
        } else {
            copy.merge_from(vm, self)?;
        }
        Ok(copy)
    }

    /// Becomes a copy of `other`. Both have tables of their own; this dict is empty.
    fn take_copy(&self, other: &PyDict) -> Result<(), NoMemory> {
        if other.is_empty() {
            return Ok(());
        }
        self.keys_changed();
        self.with_table(|table| table.copy_from(other.table()))?;
        for entry in self.table().entries().iter().filter(|entry| !entry.key.is_null()) {
            // SAFETY: the other dict's entries own what they name; the copies own one more reference each.
            unsafe {
                entry.key.increment_bound();
                entry.value.increment_bound();
            }
        }
        Ok(())
    }

    /// Enters the entries of a static dict, whose keys and values are static too. Where this dict has a value for one already
    /// that is not `None`, as a new module has for its name, that stays.
    pub fn start_with(&self, shared: &'static PyDict) -> PyResult<()> {
        self.own_table()?;
        let own: SmallVec<[(Value, Value); 4]> =
            self.entries().filter(|(_, value)| !value.is_none()).collect();
        self.clear();
        self.with_table(|table| table.copy_unpaid(shared.table()))?;
        for (key, value) in own {
            if let Some(key) = key.downcast::<PyStr>() {
                self.set_str(key, value)?;
            }
        }
        Ok(())
    }

    /// Enters all entries of another dict.
    pub fn merge_from(&self, vm: &Thread, other: &PyDict) -> PyResult<()> {
        let size = other.len();
        if ptr::eq(self, other) || size == 0 {
            return Ok(());
        }
        if !self.is_view() {
            if self.is_empty() && !other.is_view() && other.table().is_dense() {
                return Ok(self.take_copy(other)?);
            }
            if self.table().usable() < size {
                self.reserve(size)?;
            }
        }
        let mut position = 0;
        loop {
            if !other.is_view() {
                position = self.merge_fast(other, position, size);
                if other.len() != size {
                    return Err(vm.runtime_error("dict mutated during update"));
                }
            }
            let Some((next, hash, key, value)) = other.next_hashed_entry(position) else { return Ok(()) };
            position = next;
            self.insert(vm, &key, hash, value)?;
            if other.len() != size {
                return Err(vm.runtime_error("dict mutated during update"));
            }
        }
    }

    /// Enters the entries of `other`, which has a table of its own, from `position` on, as long as no code need run for it and
    /// there is room; where the rest begins.
    fn merge_fast(&self, other: &PyDict, mut position: usize, size: usize) -> usize {
        while let Some(&Entry { key, value, .. }) = other.table().entries().get(position) {
            if !key.is_null() {
                // SAFETY: the other dict owns key and value; what is replaced is dropped when the entry is whole.
                unsafe {
                    value.increment();
                    let Some(old) = self.set_fast(key, value) else {
                        value.decrement();
                        return position;
                    };
                    if old.is_object() {
                        old.decrement();
                        if other.len() != size || other.is_view() {
                            return position + 1;
                        }
                    }
                }
            }
            position += 1;
        }
        position
    }

    /// Sets the value for a key whose hash is known.
    fn insert(&self, vm: &Thread, key: &Value, hash: i64, value: Value) -> PyResult<()> {
        match key.downcast_exact::<PyStr>() {
            Some(key) if self.is_view() => self.set_str(key, value),
            _ => self.set_hashed(vm, key, hash, value),
        }
    }

    /// `update(mapping)`: by `keys()` and indexing, unless it is a dict.
    pub fn update_from_mapping(&self, vm: &Thread, mapping: &Value) -> PyResult<()> {
        if is_plain(mapping) {
            let dict = Ref::borrowed(spec::as_dict(mapping));
            return self.merge_from(vm, &dict);
        }
        for key in mapping_keys(vm, mapping)?.into_items() {
            let value = vm.get_item(mapping, &key)?;
            self.set_item(vm, &key, value)?;
        }
        Ok(())
    }

    /// `update(other)`: a mapping is what has a method `keys`.
    pub fn update_from(&self, vm: &Thread, other: &Value) -> PyResult<()> {
        let is_mapping = other.downcast_exact::<PyDict>().is_some()
            || vm.get_attr_opt(other, &crate::names::keys)?.is_some();
        if is_mapping { self.update_from_mapping(vm, other) } else { self.update_from_pairs(vm, other) }
    }

    /// Enters pairs of key and value.
    pub fn update_from_pairs(&self, vm: &Thread, pairs: &Value) -> PyResult<()> {
        let mut index = 0;
        vm.for_each(pairs, |pair| {
            if let Some([key, value]) = pair.downcast_exact::<PyTuple>().map(PyTuple::items) {
                index += 1;
                return self.set_item(vm, key, value.clone());
            }
            let pair = vm.sequence_fast(&pair, "object is not iterable").inspect_err(|_| {
                if vm.raised_matches(&exceptions::TYPE_ERROR) {
                    vm.add_note(&format!(
                        "Cannot convert dictionary update sequence element #{index} to a sequence"
                    ));
                }
            })?;
            let [key, value] = &pair[..] else {
                return Err(vm.value_error(format!(
                    "dictionary update sequence element #{index} has length {}; 2 is required",
                    pair.len()
                )));
            };
            index += 1;
            self.set_item(vm, key, value.clone())
        })
    }

    /// A dict with the entries of `mapping`, which is a dict, as iterating over it shows them.
    pub fn copy_of(vm: &Thread, mapping: &Value) -> PyResult<Ref<PyDict>> {
        if is_plain(mapping) {
            return spec::as_dict(mapping).copy(vm);
        }
        let copy = PyDict::new(vm)?;
        copy.update_from_mapping(vm, mapping)?;
        Ok(copy)
    }

    /// Whether the dict shows an instance's inline attributes.
    #[inline(always)]
    pub fn is_view(&self) -> bool {
        !self.owner.get().is_null()
    }

    /// As [`PyDict::next_entry`], with the key's hash.
    pub fn next_hashed_entry(&self, position: usize) -> Option<(usize, i64, Value, Value)> {
        let (next, key, value) = self.next_entry(position)?;
        let hash = match key.downcast::<PyStr>() {
            Some(string) if self.is_view() => string.hash(),
            _ => self.table().entries()[next - 1].hash,
        };
        Some((next, hash, key, value))
    }
}

/// The keys of a mapping, by its method `keys`.
fn mapping_keys(vm: &Thread, mapping: &Value) -> PyResult<Buf<Value>> {
    let keys = vm.call_method(mapping, &crate::names::keys, &[])?;
    match vm.get_iter(&keys) {
        Ok(iterator) => vm.iterate_to_buf(&iterator),
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            Err(vm.type_error(format!(
                "{:.200}.keys() returned a non-iterable (type {:.200})",
                mapping.ty().name(),
                keys.ty().name()
            )))
        }
        Err(raised) => Err(raised),
    }
}

//! Union, intersection, difference, symmetric difference: CPython's algorithms, step by step, since the order in which they
//! enter elements decides the order in which the result shows them.

use super::table::{Entry, Found, Table};
use super::{PySet, as_set, hash_element};
use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use std::ptr;

impl PySet {
    /// Adds every element of an iterable.
    pub fn update(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        if let Some(other) = iterable.downcast::<PySet>() {
            return self.merge(vm, other);
        }
        let Some(dict) = iterable.downcast_exact::<PyDict>() else {
            return self.update_from_items(vm, iterable);
        };
        self.with_table(|table| table.reserve(dict.len()))?;
        let mut position = 0;
        while let Some((next, hash, key, _)) = dict.next_hashed_entry(position) {
            position = next;
            self.add_hashed(vm, &key, hash)?;
        }
        Ok(())
    }

    /// Adds every item of an iterable that is no set and no dict. Those of a list or tuple are borrowed as long as no code runs.
    fn update_from_items(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        let (list, tuple) = (iterable.downcast_exact::<PyList>(), iterable.downcast_exact::<PyTuple>());
        let items = || list.map(PyList::items).or_else(|| tuple.map(PyTuple::items));
        let Some(count) = items().map(<[Value]>::len) else {
            return self.update_by_iteration(vm, iterable);
        };
        let _keep = iterable.clone();
        vm.pay(count as u64 / 2);
        let item = |at: usize| items()?.get(at).map(Value::word);
        let mut at = 0;
        while let Some(item) = item(at) {
            at += 1;
            match self.add_fast(item) {
                Some(added) => drop(added?),
                // SAFETY: borrowed from the list or tuple, and counted before code runs.
                None => self.add_slow(vm, &unsafe { item.to_value() })?,
            }
        }
        Ok(())
    }

    fn update_by_iteration(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        let iterator = vm.get_iter(iterable)?;
        let next = vm.next_function(&iterator)?;
        // What is added so, and may have been there, is a string or an int.
        let take = |item: Value| match self.add_fast(item.word()) {
            Some(Ok(_)) => None,
            Some(Err(_)) | None => Some(item),
        };
        while let Some(item) = vm.next_taking(next, &iterator, take)? {
            vm.spend(1)?;
            self.add(vm, &item)?;
        }
        Ok(())
    }

    /// Adds every element of another set.
    fn merge(&self, vm: &Thread, other: &PySet) -> PyResult<()> {
        if ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        let copied = self.with_table(|table| {
            table.reserve(other.len())?;
            if table.fill > 0 {
                return Ok(false);
            }
            table.copy_from(other.table()).map(|()| true)
        })?;
        if !copied {
            return self.add_each(vm, other);
        }
        self.count_copies();
        Ok(())
    }

    /// Adds the elements one by one; as a rule, no code runs.
    fn add_each(&self, vm: &Thread, other: &PySet) -> PyResult<()> {
        let mut position = 0;
        loop {
            let stopped = other.table().search(position, |index, &Entry { hash, key }| {
                // SAFETY: an element is owned by the set, and no code runs before it has a reference of its own.
                match self.table().find(unsafe { key.as_value() }, hash) {
                    Found::Element(_) => None,
                    Found::Nothing(place) => {
                        if let Err(error) = self.with_table(|table| table.insert_at(place, hash, key)) {
                            return Some(Err(error));
                        }
                        // SAFETY: as above.
                        unsafe { key.increment() };
                        None
                    }
                    Found::Unsure => Some(Ok(index)),
                }
            });
            let Some(index) = stopped.transpose()? else { return Ok(()) };
            position = index + 1;
            if let Some((_, hash, element)) = other.next_element(index) {
                self.add_hashed(vm, &element, hash)?;
            }
        }
    }

    /// A set or frozenset with the same elements.
    pub fn copy(&self, vm: &Thread) -> PyResult<Ref<PySet>> {
        let copy = PySet::new_of(vm, self.base_type())?;
        copy.merge(vm, self)?;
        Ok(copy)
    }

    /// As [`PySet::copy`] of a set that is not empty, with room for as many more elements.
    fn copy_with_room(&self, vm: &Thread, count: usize) -> PyResult<Ref<PySet>> {
        let copy = PySet::new_of(vm, self.base_type())?;
        copy.with_table(|table| table.copy_with_room(self.table(), count))?;
        copy.count_copies();
        Ok(copy)
    }

    /// Counts the references to the elements, which have been copied from another set.
    #[inline(always)]
    fn count_copies(&self) {
        // SAFETY: the other set owns the same elements; where one was taken out is no object.
        self.table().for_each_word(|word| unsafe { word.increment_bound() });
    }

    /// A set or frozenset of the elements that are in `other` as well, which is any iterable.
    pub fn intersection(&self, vm: &Thread, other: &Value) -> PyResult {
        let result = PySet::new_of(vm, self.base_type())?;
        let Some(set) = other.downcast::<PySet>() else {
            vm.for_each(other, |item| {
                let hash = vm.hash(&item)?;
                if self.contains_hashed(vm, &item, hash)? {
                    result.add_hashed(vm, &item, hash)?;
                }
                Ok(())
            })?;
            return Ok(result.into_value());
        };
        if ptr::eq(self, set) {
            return Ok(self.copy(vm)?.into_value());
        }
        if self.surely_disjoint(set) {
            return Ok(result.into_value());
        }
        let (larger, smaller) = if set.len() > self.len() { (set, self) } else { (self, set) };
        smaller.select(vm, larger, true, &result)?;
        Ok(result.into_value())
    }

    /// Enters those of its elements in the empty set `result` that are in `other`, or those that are not. They are equal to no
    /// other among them until code has run, which may have changed any set.
    #[inline(always)]
    fn select(&self, vm: &Thread, other: &PySet, wanted: bool, result: &PySet) -> PyResult<()> {
        let stopped = self.table().search(0, |index, &Entry { hash, key }| {
            // SAFETY: an element is owned by the set, and no code runs before it has a reference of its own.
            let is_there = match other.table().find(unsafe { key.as_value() }, hash) {
                Found::Element(_) => true,
                Found::Nothing(_) => false,
                Found::Unsure => return Some(Ok(index)),
            };
            if is_there == wanted {
                if let Err(error) = result.with_table(|table| table.insert_new(hash, key)) {
                    return Some(Err(error));
                }
                // SAFETY: as above; the result has got a reference.
                unsafe { key.increment() };
            }
            None
        });
        match stopped.transpose()? {
            Some(position) => self.select_slow(vm, other, wanted, result, position),
            None => Ok(()),
        }
    }

    /// Enters all elements in the empty set `result`.
    fn enter_all(&self, result: &PySet) -> PyResult<()> {
        let failed = self.table().search(0, |_, &Entry { hash, key }| {
            if let Err(error) = result.with_table(|table| table.insert_new(hash, key)) {
                return Some(error);
            }
            // SAFETY: an element is owned by the set; the result has got a reference.
            unsafe { key.increment() };
            None
        });
        Ok(failed.map_or(Ok(()), Err)?)
    }

    /// [`PySet::select`] from `position` on, where code must run to tell.
    #[cold]
    #[inline(never)]
    fn select_slow(
        &self,
        vm: &Thread,
        other: &PySet,
        wanted: bool,
        result: &PySet,
        mut position: usize,
    ) -> PyResult<()> {
        while let Some((next, hash, element)) = self.next_element(position) {
            position = next;
            if other.contains_hashed(vm, &element, hash)? == wanted {
                result.add_hashed(vm, &element, hash)?;
            }
        }
        Ok(())
    }

    /// Keeps the elements of `result` instead of its own.
    pub fn become_result(&self, result: &Value) {
        if let Some(result) = result.downcast::<PySet>() {
            self.swap_elements(result);
        }
    }

    /// A set or frozenset of the elements that are not in `other`, which is any iterable.
    pub fn difference(&self, vm: &Thread, other: &Value) -> PyResult {
        let (set, dict) = (other.downcast::<PySet>(), other.downcast_exact::<PyDict>());
        let len = set.map(PySet::len).or_else(|| dict.map(PyDict::len));
        // Much less to take out than to keep, or nothing known of what there is to take out.
        if len.is_none_or(|len| self.len() >> 2 > len) {
            let copy = self.copy(vm)?;
            copy.difference_update(vm, other)?;
            return Ok(copy.into_value());
        }
        let result = PySet::new_of(vm, self.base_type())?;
        match (set, dict) {
            (Some(set), _) if self.surely_disjoint(set) => self.enter_all(&result)?,
            (Some(set), _) => self.select(vm, set, false, &result)?,
            (_, Some(dict)) => self.for_each_element(|element, hash| {
                let is_there = dict.get_hashed(vm, element, hash)?.is_some();
                if is_there { Ok(()) } else { result.add_hashed(vm, element, hash).map(drop) }
            })?,
            (None, None) => {}
        }
        Ok(result.into_value())
    }

    /// Takes out every element of an iterable.
    pub fn difference_update(&self, vm: &Thread, other: &Value) -> PyResult<()> {
        let Some(set) = other.downcast::<PySet>() else {
            vm.for_each(other, |item| {
                let hash = hash_element(vm, &item)?;
                self.discard_hashed(vm, &item, hash).map(drop)
            })?;
            return Ok(self.with_table(Table::resize_if_sparse)?);
        };
        if ptr::eq(self, set) {
            self.clear_elements();
            return Ok(());
        }
        let discard_all = |set: &PySet| {
            set.for_each_element(|element, hash| self.discard_hashed(vm, element, hash).map(drop))
        };
        if set.len() >> 3 > self.len() {
            let common = self.intersection(vm, other)?;
            discard_all(as_set(&common))?;
        } else {
            discard_all(set)?;
        }
        Ok(self.with_table(Table::resize_if_sparse)?)
    }

    /// Takes out the elements of an iterable that are in the set, and adds those that are not.
    pub fn symmetric_difference_update(&self, vm: &Thread, other: &Value) -> PyResult<()> {
        let toggle = |element: &Value, hash: i64| {
            if !self.discard_hashed(vm, element, hash)? {
                self.add_hashed(vm, element, hash)?;
            }
            Ok(())
        };
        if let Some(dict) = other.downcast_exact::<PyDict>() {
            let mut position = 0;
            while let Some((next, hash, key, _)) = dict.next_hashed_entry(position) {
                position = next;
                toggle(&key, hash)?;
            }
            return Ok(());
        }
        match other.downcast::<PySet>() {
            Some(set) if ptr::eq(self, set) => {
                self.clear_elements();
                Ok(())
            }
            Some(set) => set.for_each_element(toggle),
            None => {
                let set = PySet::new_of(vm, self.base_type())?;
                set.update(vm, other)?;
                set.for_each_element(toggle)
            }
        }
    }

    /// A set or frozenset of the elements that are in one of the two alone.
    pub fn symmetric_difference(&self, vm: &Thread, other: &Value) -> PyResult {
        let result = PySet::new_of(vm, self.base_type())?;
        result.update(vm, other)?;
        result.symmetric_difference_update(vm, &crate::object::to_value(self))?;
        Ok(result.into_value())
    }

    /// Whether every element is in `other`.
    pub fn is_subset(&self, vm: &Thread, other: &PySet) -> PyResult<bool> {
        Ok(self.len() <= other.len() && !self.surely_no_subset(other) && self.each_is(vm, other, true)?)
    }

    /// Whether no element is in `other`.
    pub fn none_in(&self, vm: &Thread, other: &PySet) -> PyResult<bool> {
        Ok(self.surely_disjoint(other) || self.each_is(vm, other, false)?)
    }

    /// Whether each element is in `other`, or is not.
    #[inline(always)]
    fn each_is(&self, vm: &Thread, other: &PySet, wanted: bool) -> PyResult<bool> {
        let mut position = 0;
        loop {
            let stopped = self.table().search(position, |index, &Entry { hash, key }| {
                // SAFETY: an element is owned by the set, and no code runs meanwhile.
                match other.table().find(unsafe { key.as_value() }, hash) {
                    Found::Element(_) if wanted => None,
                    Found::Nothing(_) if !wanted => None,
                    Found::Element(_) | Found::Nothing(_) => Some(None),
                    Found::Unsure => Some(Some(index)),
                }
            });
            let Some(unsure) = stopped else { return Ok(true) };
            let Some(index) = unsure else { return Ok(false) };
            position = index + 1;
            if let Some((_, hash, element)) = self.next_element(index)
                && other.contains_hashed(vm, &element, hash)? != wanted
            {
                return Ok(false);
            }
        }
    }
}

/// The operands of an operator, if both are sets.
fn operands<'a>(left: &'a Value, right: &Value) -> Option<&'a PySet> {
    right.downcast::<PySet>()?;
    left.downcast::<PySet>()
}

macro_rules! operators {
    ($($name:ident($set:ident, $vm:ident, $right:ident) $body:expr;)*) => {$(
        pub fn $name($vm: &Thread, left: &Value, $right: &Value) -> PyResult {
            let Some($set) = operands(left, $right) else { return Ok(Value::NOT_IMPLEMENTED) };
            $body
        }
    )*};
}

operators! {
    subtract(set, vm, right) set.difference(vm, right);
    and(set, vm, right) set.intersection(vm, right);
    xor(set, vm, right) set.symmetric_difference(vm, right);
    or(set, vm, right) {
        let union = match right.downcast::<PySet>() {
            // No room is made for what is there.
            Some(other) if ptr::eq(set, other) => return Ok(set.copy(vm)?.into_value()),
            Some(other) if !set.is_empty() => set.copy_with_room(vm, other.len())?,
            _ => set.copy(vm)?,
        };
        union.update(vm, right)?;
        Ok(union.into_value())
    };
}

macro_rules! inplace_operators {
    ($($name:ident($set:ident, $vm:ident, $right:ident) $body:expr;)*) => {$(
        pub fn $name($vm: &Thread, left: &Value, $right: &Value) -> PyResult {
            let Some($set) = operands(left, $right) else { return Ok(Value::NOT_IMPLEMENTED) };
            $body;
            Ok(left.clone())
        }
    )*};
}

inplace_operators! {
    inplace_subtract(set, vm, right) set.difference_update(vm, right)?;
    inplace_and(set, vm, right) set.become_result(&set.intersection(vm, right)?);
    inplace_xor(set, vm, right) set.symmetric_difference_update(vm, right)?;
    inplace_or(set, vm, right) set.update(vm, right)?;
}

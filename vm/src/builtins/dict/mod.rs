//! `dict`: a mapping in the order of insertion.
//!
//! The *keys version* stands for the set of keys and where their entries are: caches that remember it may go straight to an
//! entry. It is given on demand and taken away by every change but replacing a value.
//!
//! A dict may be the view of an instance's inline attributes (`class::attributes`): then it has an owner and no table of its
//! own. Reading, setting and deleting by string keys go to the owner; everything else first makes the dict independent
//! ([`PyDict::own_table`]).
//!
//! Rules:
//! 1. Hashing and comparing keys may run code that changes the dict. A lookup that has called `__eq__` checks that the table is
//!    still the same, and begins again if not.
//! 2. What is taken out is dropped when the dict is whole again.
//! 3. An operation that can fail for want of memory reserves before it changes anything.

pub mod iterators;
pub mod methods;
mod order;
mod set_operations;
pub mod spec;
pub mod table;
mod update;
pub mod views;

pub use iterators::{
    ITEM_ITERATOR, KEY_ITERATOR, REVERSE_ITEM_ITERATOR, REVERSE_KEY_ITERATOR, REVERSE_VALUE_ITERATOR,
    VALUE_ITERATOR,
};
pub use spec::{TYPE, as_dict};
pub use views::{ITEMS, KEYS, VALUES};

use super::str::PyStr;
use super::tuple::PyTuple;
use crate::class::attributes;
use crate::class::layout::Trace;
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::quick_equal_rows;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::cell::{Cell, UnsafeCell};
use std::ptr;
use table::{Entry, Located, Table};

#[repr(C)]
pub struct PyDict {
    object: Object,
    table: UnsafeCell<Table>,
    keys_version: Cell<u32>,
    /// No padding: see `Heap::allocate`.
    rest: u32,
    /// The instance whose attributes this dict shows; null for others. Not owned.
    owner: Cell<*const Object>,
    /// The owner's order of attributes, while its attribute word points here.
    owner_order: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDict {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::DICT_SUBCLASS)
    }
}

impl PyDict {
    fn with_header(object: Object) -> PyDict {
        PyDict {
            object,
            table: UnsafeCell::new(Table::new()),
            keys_version: Cell::new(0),
            rest: 0,
            owner: Cell::new(ptr::null()),
            owner_order: Cell::new(0),
        }
    }

    /// A dict in static memory.
    pub fn immortal() -> PyDict {
        Self::with_header(Object::immortal(&TYPE))
    }

    pub fn new(vm: &Thread) -> Result<Ref<PyDict>, NoMemory> {
        let dict = vm.heap().allocate_in_place(|| Self::with_header(Object::new(&TYPE)))?;
        vm.heap().track(dict.as_object());
        Ok(dict)
    }

    /// An empty dict with room for `count` entries.
    pub fn with_room(vm: &Thread, count: usize) -> Result<Ref<PyDict>, NoMemory> {
        let dict = Self::new(vm)?;
        dict.with_table(|table| table.provide(count))?;
        Ok(dict)
    }

    pub fn as_object(&self) -> &Object {
        &self.object
    }

    #[inline(always)]
    fn table(&self) -> &Table {
        // SAFETY: contract, 4: nothing changes the table while the reference is used.
        unsafe { &*self.table.get() }
    }

    /// Changes the table; `change` must run no code and drop nothing.
    #[inline(always)]
    fn with_table<R>(&self, change: impl FnOnce(&mut Table) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the table is alive.
        change(unsafe { &mut *self.table.get() })
    }

    /// 0, or a number that no other state of any dict of the VM has had.
    #[inline(always)]
    pub fn keys_version(&self) -> u32 {
        self.keys_version.get()
    }

    pub fn ensure_keys_version(&self, vm: &Thread) -> u32 {
        if self.keys_version.get() == 0 {
            self.keys_version.set(vm.interp().next_keys_version());
        }
        self.keys_version.get()
    }

    #[inline(always)]
    fn keys_changed(&self) {
        self.keys_version.set(0);
    }

    // The owner of a view.

    pub fn owner(&self) -> *const Object {
        self.owner.get()
    }

    pub fn owner_order(&self) -> &Cell<u64> {
        &self.owner_order
    }

    pub fn set_owner(&self, owner: &Object, order: u64) {
        self.owner.set(owner);
        self.owner_order.set(order);
    }

    pub fn clear_owner(&self) {
        self.owner.set(ptr::null());
    }

    #[inline(always)]
    fn owner_object(&self) -> Option<&Object> {
        // SAFETY: an owner clears this when it goes.
        unsafe { self.owner.get().as_ref() }
    }

    /// Makes a view independent: the attributes move into this dict's own table.
    #[inline]
    pub fn own_table(&self) -> PyResult<()> {
        match self.owner_object() {
            Some(owner) => attributes::detach(self, owner),
            None => Ok(()),
        }
    }

    /// Room for `count` entries in the table of a view that is about to become independent.
    pub fn reserve_own(&self, count: usize) -> Result<(), NoMemory> {
        self.with_table(|table| table.provide(count))
    }

    /// An entry for a view that becomes independent; there is room, and the key is new.
    pub fn push_own(&self, key: Value, value: Value) {
        let Some(hash) = key.downcast::<PyStr>().map(PyStr::hash) else { return };
        self.with_table(|table| table.push(hash, key.into_word(), value.into_word()));
    }

    // Length and entries.

    #[inline(always)]
    pub fn len(&self) -> usize {
        match self.owner_object().and_then(attributes::order_of) {
            Some(order) => order.len(),
            None => self.table().used as usize,
        }
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first entry at or behind `position` in the order of insertion, and the position behind it.
    pub fn next_entry(&self, position: usize) -> Option<(usize, Value, Value)> {
        if let Some(owner) = self.owner_object() {
            let (name, value) = attributes::inline_entry(owner, position)?;
            return Some((position + 1, name, value));
        }
        let entries = self.table().entries();
        let at = (position..entries.len()).find(|&at| !entries[at].key.is_null())?;
        // SAFETY: an entry that is not deleted owns key and value.
        unsafe { Some((at + 1, entries[at].key.to_value(), entries[at].value.to_value())) }
    }

    /// The last entry before `position`, and its position.
    pub fn previous_entry(&self, position: usize) -> Option<(usize, Value, Value)> {
        if let Some(owner) = self.owner_object() {
            let last = position.min(self.len()).checked_sub(1)?;
            let (name, value) = attributes::inline_entry(owner, last)?;
            return Some((last, name, value));
        }
        let entries = self.table().entries();
        // An iterator from before the dict was emptied is at its end.
        if position > entries.len() {
            return None;
        }
        let at = (0..position).rev().find(|&at| !entries[at].key.is_null())?;
        // SAFETY: as above.
        unsafe { Some((at, entries[at].key.to_value(), entries[at].value.to_value())) }
    }

    /// Positions behind the last entry.
    pub fn end_position(&self) -> usize {
        if self.owner_object().is_some() { self.len() } else { self.table().fill as usize }
    }

    /// Keys and values in order. The dict may change meanwhile; then entries may be missed.
    pub fn entries(&self) -> impl Iterator<Item = (Value, Value)> + '_ {
        let mut position = 0;
        std::iter::from_fn(move || {
            let (next, key, value) = self.next_entry(position)?;
            position = next;
            Some((key, value))
        })
    }

    /// Appends all keys in order.
    pub fn append_keys(&self, keys: &mut Buf<Value>) -> Result<(), NoMemory> {
        keys.reserve(self.len())?;
        if self.owner_object().is_some() {
            return self.entries().try_for_each(|(key, _)| keys.push(key));
        }
        for entry in self.table().entries() {
            if !entry.key.is_null() {
                // SAFETY: an entry that is not deleted owns its key.
                keys.push(unsafe { entry.key.to_value() })?;
            }
        }
        Ok(())
    }

    // Strings as keys: no code is run.

    #[inline(always)]
    fn find_str(&self, key: &PyStr) -> Option<usize> {
        let word = Word((&raw const *key).cast_mut().cast());
        self.table().find(key.hash(), |entry| entry.key == word || equal_str(entry, key))
    }

    /// The value for a string key, borrowed: alive until the dict is changed.
    #[inline]
    pub fn get_str_borrowed(&self, key: &PyStr) -> Option<Word> {
        self.find_str(key).map(|number| self.table().entries()[number].value)
    }

    /// The value for a string key. `key` is of exactly the type `str`, or is treated as if it were.
    #[inline]
    pub fn get_str(&self, key: &PyStr) -> Option<Value> {
        if let Some(owner) = self.owner_object() {
            if key.is_interned() {
                return attributes::get(owner, key);
            }
            let vm = owner.heap().thread()?;
            return attributes::get(owner, &*vm.find_interned(key.text(), key.hash())?);
        }
        // SAFETY: borrowed from the table, and counted at once.
        self.get_str_borrowed(key).map(|word| unsafe { word.to_value() })
    }

    /// Sets the value for a string key.
    pub fn set_str(&self, key: &PyStr, value: Value) -> PyResult<()> {
        if let Some(owner) = self.owner_object()
            && let Some(vm) = owner.heap().thread()
        {
            let owner = Value::borrowed(owner);
            let name = vm.intern(key)?;
            return attributes::set(vm, owner.object_unchecked(), &name, value);
        }
        match self.find_str(key) {
            Some(number) => drop(self.replace_value(number, value)),
            None => self.push(key.hash(), crate::object::to_value(key), value)?,
        }
        Ok(())
    }

    /// An entry of a static type's dict.
    pub fn set_static(&self, key: &'static PyStr, value: Value) {
        debug_assert!(self.object.is_immortal());
        match self.find_str(key) {
            Some(number) => drop(self.replace_value(number, value)),
            None => {
                self.push(key.hash(), crate::object::to_value(key), value).expect("memory for static tables");
            }
        }
    }

    /// Takes out the value for a string key.
    pub fn remove_str(&self, key: &PyStr) -> Option<Value> {
        if let Some(owner) = self.owner_object() {
            let value = self.get_str(key)?;
            let name = owner.heap().thread()?.find_interned(key.text(), key.hash())?;
            let _ = attributes::delete(owner, &name);
            return Some(value);
        }
        let number = self.find_str(key)?;
        Some(self.take(number).1)
    }

    /// The value for a key that is a word, where no code need run to find it: a string, or an immediate int.
    #[inline(always)]
    pub fn get_fast(&self, key: Word) -> Option<Word> {
        self.find_fast(key).map(|number| self.table().entries()[number].value)
    }

    #[inline(always)]
    fn find_fast(&self, key: Word) -> Option<usize> {
        if !self.owner.get().is_null() {
            return None;
        }
        if key.is_object() {
            // SAFETY: a register's object is alive.
            let object = unsafe { &*key.0 };
            if !ptr::eq(object.type_ptr(), &super::str::TYPE) {
                return None;
            }
            // SAFETY: exactly a `str`.
            let key = unsafe { object.downcast_unchecked::<PyStr>() };
            return self.find_str(key);
        }
        if !key.is_small() {
            return None;
        }
        let hash = crate::text::hash::hash_int(key.small_value());
        self.table().find(hash, |entry| entry.key == key)
    }

    /// The place of the value for a key that is a word, as [`PyDict::get_fast`] finds it.
    #[inline]
    pub fn place_fast(&self, key: Word) -> Option<*mut Word> {
        let value = self.find_fast(key)?;
        // SAFETY: the entry has just been found.
        Some(unsafe { &raw mut (*self.table().entries_ptr().add(value)).value })
    }

    /// [`PyDict::set_fast`] of a key that is there.
    #[inline(never)]
    fn replace_fast(&self, key: Word, value: Word) -> Option<Word> {
        // SAFETY: the place belongs to an entry.
        self.place_fast(key).map(|place| unsafe { place.replace(value) })
    }

    /// Makes room for a string or immediate int that surely is not there.
    #[inline(never)]
    fn grow_for(&self, key: Word) -> Option<()> {
        let is_new = self.owner.get().is_null()
            && (key.is_small() || is_exact_str(key))
            // SAFETY: the caller's word is alive.
            && self.find_quickly(unsafe { key.as_value() })?.is_none();
        if !is_new || self.with_table(Table::grow).is_err() {
            return None;
        }
        self.keys_changed();
        Some(())
    }

    /// Sets the value for a key that is a word, where no code need run to find it: `value` becomes the dict's, and so does a new
    /// reference to a new key. The old value, owned, or null if the key is new; `None`, with nothing changed, elsewhere, and where
    /// there is no memory.
    #[inline(always)]
    pub fn set_fast(&self, key: Word, value: Word) -> Option<Word> {
        if !self.table().has_room() {
            if self.table().used > 0
                && let Some(old) = self.replace_fast(key, value)
            {
                return Some(old);
            }
            self.grow_for(key)?;
        }
        if !self.owner.get().is_null() {
            return None;
        }
        // Whether no key of another type has the same hash, and might be equal.
        let mut known = true;
        let (hash, located) = if key.is_object() {
            // SAFETY: a register's object is alive.
            let object = unsafe { &*key.0 };
            if !ptr::eq(object.type_ptr(), &super::str::TYPE) {
                return None;
            }
            // SAFETY: exactly a `str`.
            let text = unsafe { object.downcast_unchecked::<PyStr>() };
            let hash = text.hash();
            let located = self.table().locate(hash, |entry| {
                entry.key == key || {
                    known &= is_exact_str(entry.key);
                    equal_str(entry, text)
                }
            });
            (hash, located)
        } else if key.is_small() {
            let hash = crate::text::hash::hash_int(key.small_value());
            let located = self.table().locate(hash, |entry| {
                known &= entry.key.is_small();
                entry.key == key
            });
            (hash, located)
        } else {
            return None;
        };
        if !known {
            return None;
        }
        match located {
            // SAFETY: the entry has just been found.
            Located::Entry(number) => Some(self.with_table(|table| unsafe {
                ptr::replace(&raw mut (*table.entries_ptr().add(number)).value, value)
            })),
            Located::Free(slot) => {
                // SAFETY: the key is alive.
                unsafe { key.increment() };
                self.keys_changed();
                self.with_table(|table| table.enter(slot, hash, key, value));
                Some(Word::NULL)
            }
        }
    }

    /// Whether there is an entry for `key`; `None` where code must run to tell.
    #[inline]
    pub fn contains_fast(&self, key: &Value) -> Option<bool> {
        self.find_quickly(key).map(|found| found.is_some())
    }

    /// The value for `key`, borrowed, or null if there is none; `None` where code must run to tell.
    #[inline]
    pub fn get_quickly(&self, key: &Value) -> Option<Word> {
        self.find_quickly(key)
            .map(|found| found.map_or(Word::NULL, |number| self.table().entries()[number].value))
    }

    /// The value for `key`, if there is one; `None` where code must run to tell.
    #[inline]
    pub fn get_known(&self, key: &Value) -> Option<Option<Value>> {
        let found = self.find_quickly(key)?;
        // SAFETY: the entry has just been found.
        Some(found.map(|number| unsafe { self.table().entries()[number].value.to_value() }))
    }

    /// The number of the entry for `key`, if there is one; `None` where code must run to tell.
    #[inline]
    fn find_quickly(&self, key: &Value) -> Option<Option<usize>> {
        let hash = key.quick_hash().filter(|_| self.owner.get().is_null())?;
        let mut known = true;
        let found = self.table().find(hash, |entry| {
            // SAFETY: an entry that is not deleted owns its key.
            unsafe { entry.key.as_value() }.quick_equals(key).unwrap_or_else(|| {
                known = false;
                true
            })
        });
        known.then_some(found)
    }

    // Any keys.

    /// The number of the entry for `key`; equality may run code.
    #[inline]
    fn find(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        let mut known = true;
        let found = self.table().find(hash, |entry| {
            // SAFETY: an entry that is not deleted owns its key.
            match unsafe { entry.key.as_value() }.quick_equals(key) {
                Some(equal) => equal,
                None => {
                    known = false;
                    true
                }
            }
        });
        if known { Ok(found) } else { self.find_slow(vm, key, hash) }
    }

    #[inline(never)]
    fn find_slow(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        'again: loop {
            let stamp = (self.table().entries_ptr(), self.table().fill, self.table().used);
            let mut candidates = self.table().candidates(hash);
            while let Some(number) = candidates.next(self.table()) {
                // SAFETY: the entry is not deleted: the index names it.
                let candidate = unsafe { self.table().entries()[number].key.to_value() };
                if let Some(equal) = candidate.quick_equals(key) {
                    if equal {
                        return Ok(Some(number));
                    }
                    continue;
                }
                let equal = vm.equals(&candidate, key)?;
                let now = (self.table().entries_ptr(), self.table().fill, self.table().used);
                if stamp != now
                    || self.table().entries().get(number).is_none_or(|entry| entry.key != candidate.word())
                {
                    continue 'again;
                }
                if equal {
                    return Ok(Some(number));
                }
            }
            return Ok(None);
        }
    }

    /// The value for `key`.
    pub fn get_item(&self, vm: &Thread, key: &Value) -> PyResult<Option<Value>> {
        self.get_hashed(vm, key, hash_key(vm, key)?)
    }

    pub fn get_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        if self.owner_object().is_some() {
            if let Some(key) = key.downcast_exact::<PyStr>() {
                return Ok(self.get_str(key));
            }
            self.own_table()?;
        }
        let found = self.find(vm, key, hash)?;
        // SAFETY: the entry has just been found.
        Ok(found.map(|number| unsafe { self.table().entries()[number].value.to_value() }))
    }

    /// The value for a tuple of `items`, whose hash this would be; nothing if it is not there, or if code would have to run to tell.
    #[inline]
    pub fn get_row_quickly(&self, items: &[Value], hash: i64) -> Option<Value> {
        if self.owner_object().is_some() {
            return None;
        }
        let mut known = true;
        let number = self.table().find(hash, |entry| {
            // SAFETY: an entry that is not deleted owns its key.
            let key = unsafe { entry.key.as_value() };
            let equal = key.downcast_exact::<PyTuple>().and_then(|key| quick_equal_rows(key.items(), items));
            known &= equal.is_some();
            equal != Some(false)
        })?;
        // SAFETY: the entry has just been found.
        known.then(|| unsafe { self.table().entries()[number].value.to_value() })
    }

    pub fn contains_key(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        Ok(self.get_item(vm, key)?.is_some())
    }

    /// `self[key] = value`.
    #[inline]
    pub fn set_item(&self, vm: &Thread, key: &Value, value: Value) -> PyResult<()> {
        if let Some(key) = key.downcast_exact::<PyStr>()
            && self.owner_object().is_some()
        {
            return self.set_str(key, value);
        }
        self.set_hashed(vm, key, hash_key(vm, key)?, value)
    }

    #[inline]
    pub fn set_hashed(&self, vm: &Thread, key: &Value, hash: i64, value: Value) -> PyResult<()> {
        self.own_table()?;
        match self.find(vm, key, hash)? {
            Some(number) => drop(self.replace_value(number, value)),
            None => self.push(hash, key.clone(), value)?,
        }
        Ok(())
    }

    /// Takes out the entry for `key`.
    pub fn remove_item(&self, vm: &Thread, key: &Value) -> PyResult<Option<(Value, Value)>> {
        self.remove_hashed(vm, key, hash_key(vm, key)?)
    }

    pub fn remove_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Option<(Value, Value)>> {
        self.own_table()?;
        Ok(self.find(vm, key, hash)?.map(|number| self.take(number)))
    }

    /// The value for `key`, which is `default` from now on if there was none; and whether it was there.
    pub fn set_default(
        &self,
        vm: &Thread,
        key: &Value,
        default: impl FnOnce() -> Value,
    ) -> PyResult<(Value, bool)> {
        let hash = hash_key(vm, key)?;
        self.own_table()?;
        if let Some(number) = self.find(vm, key, hash)? {
            // SAFETY: the entry has just been found.
            return Ok((unsafe { self.table().entries()[number].value.to_value() }, true));
        }
        let value = default();
        self.push(hash, key.clone(), value.clone())?;
        Ok((value, false))
    }

    /// Replaces the value for `key` by what `change` makes of it (`None` where there is none). `change` may run code.
    pub fn update_value(
        &self,
        vm: &Thread,
        key: &Value,
        hash: i64,
        change: impl FnOnce(Option<&Value>) -> PyResult,
    ) -> PyResult<()> {
        self.own_table()?;
        let Some(number) = self.find(vm, key, hash)? else {
            return self.set_hashed(vm, key, hash, change(None)?);
        };
        let Entry { key: found, value: old, .. } = self.table().entries()[number];
        // SAFETY: the entry owns its value.
        let value = change(Some(&unsafe { old.to_value() }))?;
        match self.table().entries().get(number) {
            Some(entry) if entry.key == found && entry.value == old => {
                drop(self.replace_value(number, value))
            }
            _ => self.set_hashed(vm, key, hash, value)?,
        }
        Ok(())
    }

    /// Takes out the last entry.
    pub fn pop_last(&self) -> PyResult<Option<(Value, Value)>> {
        self.own_table()?;
        let entries = self.table().entries();
        let last = (0..entries.len()).rev().find(|&number| !entries[number].key.is_null());
        let popped = last.map(|number| self.take(number));
        self.with_table(Table::shrink_end);
        Ok(popped)
    }

    fn replace_value(&self, number: usize, value: Value) -> Value {
        // SAFETY: the entry exists and owns its value.
        self.with_table(|table| unsafe {
            ptr::replace(&raw mut (*table.entries_ptr().add(number)).value, value.into_word()).into_value()
        })
    }

    /// Adds an entry for a key that is not in the dict.
    #[inline]
    fn push(&self, hash: i64, key: Value, value: Value) -> Result<(), NoMemory> {
        if !self.table().has_room() {
            self.with_table(Table::grow)?;
        }
        self.keys_changed();
        self.with_table(|table| table.push(hash, key.into_word(), value.into_word()));
        Ok(())
    }

    /// Room for `additional` more entries.
    pub fn reserve(&self, additional: usize) -> Result<(), NoMemory> {
        let needed = self.table().used as usize + additional;
        if additional > 0 && self.owner.get().is_null() {
            self.keys_changed();
            self.with_table(
                |table| if table.fill == 0 { table.provide(needed) } else { table.resize(needed) },
            )?;
        }
        Ok(())
    }

    fn take(&self, number: usize) -> (Value, Value) {
        self.keys_changed();
        let Entry { key, value, .. } = self.with_table(|table| table.remove(number));
        // SAFETY: the entry owned both.
        unsafe { (key.into_value(), value.into_value()) }
    }

    /// Drops all entries.
    pub fn clear(&self) {
        if self.own_table().is_err() {
            return;
        }
        self.clear_own();
    }

    fn clear_own(&self) {
        self.keys_changed();
        let mut table = self.with_table(|own| std::mem::replace(own, Table::new()));
        drop_entries(&mut table);
    }

    /// Number of the entry for a string key in this dict's own table, for caches.
    pub fn entry_number(&self, key: &PyStr) -> Option<usize> {
        if self.owner.get().is_null() { self.find_str(key) } else { None }
    }

    /// The place of an entry's value, which stays where it is as long as the keys version holds.
    pub fn value_place(&self, number: usize) -> *const Word {
        // SAFETY: the entry exists.
        unsafe { &raw const (*self.table().entries_ptr().add(number)).value }
    }

    /// The value of entry `number` if its key is `name`, borrowed; null otherwise.
    #[inline(always)]
    pub fn entry_if(&self, number: usize, name: u64) -> Word {
        match self.table().entries().get(number) {
            Some(entry) if entry.key.bits() == name && self.owner.get().is_null() => entry.value,
            _ => Word::NULL,
        }
    }

    /// What CPython's dict with these keys takes, in bytes.
    pub fn memory_size(&self) -> usize {
        const BASIC_SIZE: usize = 48;
        let is_string = |entry: &Entry| entry.key.is_null() || is_exact_str(entry.key);
        BASIC_SIZE + self.table().memory_size(self.table().entries().iter().all(is_string))
    }
}

/// The hash of a key; what has none is an error that says what it was to be.
#[inline]
pub fn hash_key(vm: &Thread, key: &Value) -> PyResult<i64> {
    if let Some(hash) = key.quick_hash() {
        return Ok(hash);
    }
    match vm.hash(key) {
        Err(raised) => Err(vm.unhashable(key, "dict key", raised)),
        hash => hash,
    }
}

#[inline(always)]
fn is_exact_str(key: Word) -> bool {
    // SAFETY: keys of entries that are not deleted are alive.
    key.is_object() && ptr::eq(unsafe { (*key.0).type_ptr() }, &super::str::TYPE)
}

/// Whether an entry's key is a `str` with the characters of `key`; the hashes are equal.
#[inline(always)]
fn equal_str(entry: &Entry, key: &PyStr) -> bool {
    // SAFETY: exactly a `str`, alive.
    is_exact_str(entry.key) && unsafe { (*entry.key.0).downcast_unchecked::<PyStr>() }.equals(key)
}

/// Drops what the entries of a table own, which nobody else can see any more, and frees it.
fn drop_entries(table: &mut Table) {
    for entry in table.entries() {
        if !entry.key.is_null() {
            // SAFETY: the entry owns both.
            unsafe {
                entry.key.decrement_bound();
                entry.value.decrement_bound();
            }
        }
    }
    table.free();
}

impl Trace for PyDict {
    fn trace(&self, tracer: &mut Tracer) {
        for entry in self.table().entries() {
            if !entry.key.is_null() {
                // SAFETY: the entry owns both.
                unsafe {
                    tracer.visit_word(entry.key);
                    tracer.visit_word(entry.value);
                }
            }
        }
    }

    fn clear(&self) {
        PyDict::clear(self);
    }
}

impl Drop for PyDict {
    fn drop(&mut self) {
        drop_entries(self.table.get_mut());
    }
}

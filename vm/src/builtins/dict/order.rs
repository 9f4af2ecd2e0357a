//! Changing the order of entries: what `OrderedDict` needs beside the methods of a dict.

use super::PyDict;
use super::table::Entry;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

impl PyDict {
    /// The number of the entry for a key.
    pub fn number_of(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        self.own_table()?;
        self.find(vm, key, hash)
    }

    /// The number of the first entry at or behind `start`.
    pub fn first_number(&self, start: usize) -> Option<usize> {
        let entries = self.table().entries();
        (start..entries.len()).find(|&number| !entries[number].key.is_null())
    }

    /// The number of the last entry.
    pub fn last_number(&self) -> Option<usize> {
        self.table().entries().iter().rposition(|entry| !entry.key.is_null())
    }

    /// Whether the place with this number belongs to an entry that has been taken out.
    pub fn is_free(&self, number: usize) -> bool {
        self.table().entries().get(number).is_some_and(|entry| entry.key.is_null())
    }

    /// Takes out the entry with this number, which must exist.
    pub fn take_entry(&self, number: usize) -> (Value, Value) {
        self.take(number)
    }

    /// Makes the entry with this number, which must exist, the last one.
    pub fn move_to_last(&self, number: usize) -> PyResult<()> {
        if self.last_number() == Some(number) {
            return Ok(());
        }
        let Some(hash) = self.hash_at(number) else { return Ok(()) };
        let (key, value) = self.take(number);
        Ok(self.push(hash, key, value)?)
    }

    /// Makes the entry with this number, which must exist, the first one. `free` says how many places in front of all
    /// entries are free; the result is how many are from now on.
    pub fn move_to_first(&self, number: usize, free: usize) -> PyResult<usize> {
        let Some(hash) = self.hash_at(number) else { return Ok(free) };
        if self.first_number(free) == Some(number) {
            return Ok(free);
        }
        let mut free = free;
        let mut number = number;
        if free == 0 || !self.table().has_room() {
            let gap = self.len();
            let before = self.table().entries()[..number].iter().filter(|entry| !entry.key.is_null()).count();
            self.with_table(|table| table.open_gap(gap))?;
            self.keys_changed();
            (free, number) = (gap, gap + before);
        }
        let (key, value) = self.take(number);
        self.with_table(|table| {
            table.put(free - 1, Entry { hash, key: key.into_word(), value: value.into_word() });
        });
        Ok(free - 1)
    }

    /// How many slots the index has: a power of two.
    pub fn index_slots(&self) -> usize {
        self.table().index_slots()
    }

    fn hash_at(&self, number: usize) -> Option<i64> {
        self.table().entries().get(number).filter(|entry| !entry.key.is_null()).map(|entry| entry.hash)
    }
}

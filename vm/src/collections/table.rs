//! Hash tables that scripts can grow: hashbrown's, with their memory charged to the VM's account.
//!
//! Reading and removing is hashbrown's own. What adds an element is here, as it may be refused. A table that grows lives beside its
//! successor for a moment, and both are charged for.
//!
//! Invariant: `room` is what the table's memory takes.

use super::room::Room;
use crate::heap::NoMemory;
use hashbrown::{HashMap, HashTable};
use rustc_hash::FxBuildHasher;
use std::hash::Hash;
use std::ops::{Deref, DerefMut};

/// What hashbrown takes for the smallest table, its control bytes and its alignment.
const fn smallest(element: usize) -> usize {
    16 * element + 64
}

/// Lets a table of `size` bytes grow; `grow` tells its size afterwards, which is at most twice as much and the smallest one.
fn grow_in(
    room: &mut Room,
    size: usize,
    element: usize,
    grow: impl FnOnce() -> Result<usize, NoMemory>,
) -> Result<(), NoMemory> {
    let mut grown = Room::new(size.saturating_mul(2).saturating_add(smallest(element)))?;
    let size = grow()?;
    grown.shrink(size);
    *room = grown;
    Ok(())
}

/// A table of elements whose hashes its users tell.
pub struct Table<T> {
    elements: HashTable<T>,
    room: Room,
}

impl<T> Table<T> {
    pub const fn new() -> Table<T> {
        Table { elements: HashTable::new(), room: Room::none() }
    }

    /// Makes room for one more element.
    #[inline]
    pub fn reserve(&mut self, hasher: impl Fn(&T) -> u64) -> Result<(), NoMemory> {
        if self.elements.len() < self.elements.capacity() {
            return Ok(());
        }
        let elements = &mut self.elements;
        grow_in(&mut self.room, elements.allocation_size(), size_of::<T>(), || {
            elements.try_reserve(1, hasher).map_err(|_| NoMemory)?;
            Ok(elements.allocation_size())
        })
    }

    /// Adds an element that is not in the table.
    #[inline]
    pub fn insert(&mut self, hash: u64, element: T, hasher: impl Fn(&T) -> u64) -> Result<(), NoMemory> {
        self.reserve(&hasher)?;
        self.elements.insert_unique(hash, element, hasher);
        Ok(())
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table::new()
    }
}

impl<T> Deref for Table<T> {
    type Target = HashTable<T>;

    fn deref(&self) -> &HashTable<T> {
        &self.elements
    }
}

/// To remove and to change elements, or to add one for which room was made.
impl<T> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut HashTable<T> {
        &mut self.elements
    }
}

/// A table of values by keys. What keys and values own beside their places in it is charged by who adds them.
pub struct Map<K, V> {
    values: HashMap<K, V, FxBuildHasher>,
    room: Room,
}

impl<K: Eq + Hash, V> Map<K, V> {
    pub const fn new() -> Map<K, V> {
        Map { values: HashMap::with_hasher(FxBuildHasher), room: Room::none() }
    }

    /// Makes room for one more value.
    pub fn reserve(&mut self) -> Result<(), NoMemory> {
        if self.values.len() < self.values.capacity() {
            return Ok(());
        }
        let values = &mut self.values;
        grow_in(&mut self.room, values.allocation_size(), size_of::<(K, V)>(), || {
            values.try_reserve(1).map_err(|_| NoMemory)?;
            Ok(values.allocation_size())
        })
    }

    /// Sets a value, and returns the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Result<Option<V>, NoMemory> {
        self.reserve()?;
        Ok(self.values.insert(key, value))
    }
}

impl<K: Eq + Hash, V> Default for Map<K, V> {
    fn default() -> Self {
        Map::new()
    }
}

impl<K, V> Deref for Map<K, V> {
    type Target = HashMap<K, V, FxBuildHasher>;

    fn deref(&self) -> &HashMap<K, V, FxBuildHasher> {
        &self.values
    }
}

/// To remove and to change values, or to add one for which room was made.
impl<K, V> DerefMut for Map<K, V> {
    fn deref_mut(&mut self) -> &mut HashMap<K, V, FxBuildHasher> {
        &mut self.values
    }
}

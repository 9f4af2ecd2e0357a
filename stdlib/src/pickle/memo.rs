//! What has been pickled and unpickled so far.
//!
//! [`Memo`] finds the number of an object by its identity; it keeps the objects, so that identities stay theirs: a row of entries, and
//! an open table of a power of two places, at most half of them taken, that tells where they lie in it. [`Loaded`] finds an object by its number: a row, and a map for
//! numbers far behind its end, which only hostile pickles use, so that a few bytes cannot ask for much memory.

use rustc_hash::FxHashMap;
use taipan_vm::collections::Buf;
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::value::Value;

struct Entry {
    key: Value,
    number: usize,
}

#[derive(Default)]
pub struct Memo {
    entries: Buf<Entry>,
    /// At an identity's place, the number of its entry plus one; 0 where nobody is.
    places: Buf<u32>,
    /// 64 less the logarithm of the number of places.
    shift: u32,
}

const FIRST_SIZE: usize = 64;
/// A table of fewer places grows by more.
const QUICK_SIZE: usize = 1 << 14;

impl Memo {
    /// The entry of an identity, or the free place where it would be; there is a free place.
    #[inline(always)]
    fn find(&self, id: u64) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let mut at = (id.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize & mask;
        loop {
            match self.places[at] as usize {
                0 => return Err(at),
                entry if self.entries[entry - 1].key.bits() == id => return Ok(entry - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    #[inline(always)]
    pub fn get(&self, value: &Value) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        self.find(value.bits()).ok().map(|entry| self.entries[entry].number)
    }

    /// Enters a value under a number, in place of an earlier number of the same value.
    #[inline]
    pub fn insert(&mut self, value: &Value, number: usize) -> Result<(), NoMemory> {
        if 2 * (self.entries.len() + 1) > self.places.len() {
            self.grow()?;
        }
        match self.find(value.bits()) {
            Ok(entry) => self.entries[entry].number = number,
            Err(at) => {
                self.entries.push(Entry { key: value.clone(), number })?;
                self.places[at] = self.entries.len() as u32;
            }
        }
        Ok(())
    }

    /// Enters a value, which is not in the memo, under the next number.
    #[inline]
    pub fn append(&mut self, value: &Value) -> Result<usize, NoMemory> {
        let number = self.entries.len();
        self.insert(value, number)?;
        Ok(number)
    }

    #[cold]
    fn grow(&mut self) -> Result<(), NoMemory> {
        let size = match self.places.len() {
            0 => FIRST_SIZE,
            size if size < QUICK_SIZE => 4 * size,
            size => 2 * size,
        };
        // Half of the places are to be told by 32 bits.
        if size > 1 << u32::BITS {
            return Err(NoMemory);
        }
        self.entries.reserve(size / 2 - self.entries.len())?;
        let mut places = Buf::with_capacity(size)?;
        places.extend(std::iter::repeat_n(0, size))?;
        self.places = places;
        self.shift = u64::BITS - size.trailing_zeros();
        for entry in 0..self.entries.len() {
            if let Err(at) = self.find(self.entries[entry].key.bits()) {
                self.places[at] = entry as u32 + 1;
            }
        }
        Ok(())
    }

    /// The values and their numbers.
    pub fn entries(&self) -> impl Iterator<Item = (&Value, usize)> {
        self.entries.iter().map(|entry| (&entry.key, entry.number))
    }

    pub fn memory_size(&self) -> usize {
        size_of_val(&*self.entries) + size_of_val(&*self.places)
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.entries().for_each(|(value, _)| tracer.visit(value));
    }
}

#[derive(Default)]
pub struct Loaded {
    row: Buf<Option<Value>>,
    /// Those whose numbers lie far behind the row.
    far: FxHashMap<usize, Value>,
    used: usize,
}

/// How far behind its doubled length the row is extended.
const REACH: usize = 1024;

impl Loaded {
    /// How many numbers have been given: the next one of `MEMOIZE`.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline(always)]
    pub fn get(&self, number: usize) -> Option<&Value> {
        match self.row.get(number) {
            Some(Some(value)) => Some(value),
            _ => self.far.get(&number),
        }
    }

    #[inline]
    pub fn insert(&mut self, number: usize, value: Value) -> Result<(), NoMemory> {
        if number == self.row.len() && self.far.is_empty() {
            self.used += 1;
            return self.row.push(Some(value));
        }
        self.insert_slow(number, value)
    }

    #[cold]
    fn insert_slow(&mut self, number: usize, value: Value) -> Result<(), NoMemory> {
        let is_near = number <= self.row.len().saturating_mul(2).saturating_add(REACH);
        let old = if is_near && !self.far.contains_key(&number) {
            while self.row.len() <= number {
                self.row.push(None)?;
            }
            self.row[number].replace(value)
        } else {
            self.far.try_reserve(1).map_err(|_| NoMemory)?;
            self.far.insert(number, value)
        };
        self.used += usize::from(old.is_none());
        drop(old);
        Ok(())
    }

    /// The numbers and their values.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &Value)> {
        let row = self.row.iter().enumerate().filter_map(|(number, value)| Some((number, value.as_ref()?)));
        row.chain(self.far.iter().map(|(number, value)| (*number, value)))
    }

    pub fn memory_size(&self) -> usize {
        self.row.len() * size_of::<Option<Value>>()
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.entries().for_each(|(_, value)| tracer.visit(value));
    }
}

//! `set` and `frozenset`: hash tables of keys that probe and grow exactly as CPython's do, so that with the same hashes the
//! elements come in the same order.
//!
//! Rules: as for `dict`. A lookup that has called `__eq__` checks that the table is still the same.

use super::str::PyStr;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::current::{self, Block};
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::cell::{Cell, UnsafeCell};
use std::ptr::{self, NonNull};

#[derive(Clone, Copy)]
#[repr(C)]
struct Entry {
    hash: i64,
    /// Owned; null where the place has never been used, [`DUMMY`] where an element was taken out.
    key: Word,
}

/// The word of a place that an element was taken out of: no pointer, and no immediate that is a value.
fn dummy() -> Word {
    Value::UNBOUND.word()
}

const LINEAR_PROBES: usize = 9;
const MIN_SIZE: usize = 8;

/// Open addressing over a power of two of places; `mask` is one less.
struct Table {
    entries: NonNull<Entry>,
    mask: usize,
    pooled: bool,
    /// Places that have been used, and those that hold an element.
    fill: usize,
    used: usize,
}

impl Table {
    const fn new() -> Table {
        Table { entries: NonNull::dangling(), mask: 0, pooled: false, fill: 0, used: 0 }
    }

    fn with_size(size: usize) -> Result<Table, NoMemory> {
        let bytes = size.checked_mul(size_of::<Entry>()).ok_or(NoMemory)?;
        let block = current::allocate(bytes)?;
        // SAFETY: the block has room for the entries; all zeros is "never used".
        unsafe { ptr::write_bytes(block.ptr.as_ptr(), 0, bytes) };
        Ok(Table { entries: block.ptr.cast(), mask: size - 1, pooled: block.pooled, fill: 0, used: 0 })
    }

    fn is_allocated(&self) -> bool {
        self.mask != 0
    }

    fn size(&self) -> usize {
        if self.is_allocated() { self.mask + 1 } else { 0 }
    }

    fn entries(&self) -> &[Entry] {
        // SAFETY: as many entries as `size` says are initialized.
        unsafe { std::slice::from_raw_parts(self.entries.as_ptr(), self.size()) }
    }

    fn free(&mut self) {
        if self.is_allocated() {
            let block = Block { ptr: self.entries.cast(), pooled: self.pooled };
            // SAFETY: allocated with this size.
            unsafe { current::free(block, self.size() * size_of::<Entry>()) };
            *self = Table::new();
        }
    }

    /// Enters a key that is in no entry, into a table without dummies.
    fn insert_clean(&mut self, hash: i64, key: Word) {
        let mut places = Places::new(hash, self.mask);
        loop {
            let index = places.next();
            if self.entries()[index].key.is_null() {
                // SAFETY: in bounds.
                unsafe { *self.entries.as_ptr().add(index) = Entry { hash, key } };
                self.fill += 1;
                self.used += 1;
                return;
            }
        }
    }

    fn set(&mut self, index: usize, entry: Entry) {
        debug_assert!(index <= self.mask);
        // SAFETY: in bounds.
        unsafe { *self.entries.as_ptr().add(index) = entry };
    }

    /// A table with the same elements and room for `count`.
    fn resized(&self, count: usize) -> Result<Table, NoMemory> {
        let mut size = MIN_SIZE;
        while size <= count {
            size = size.checked_mul(2).ok_or(NoMemory)?;
        }
        let mut table = Table::with_size(size)?;
        for entry in self.entries() {
            if is_element(entry) {
                table.insert_clean(entry.hash, entry.key);
            }
        }
        Ok(table)
    }
}

fn is_element(entry: &Entry) -> bool {
    !entry.key.is_null() && entry.key != dummy()
}

/// The places that are looked at for a hash: runs of ten neighbours, each run begun where the perturbed hash says.
struct Places {
    mask: usize,
    start: usize,
    offset: usize,
    run: usize,
    perturb: usize,
}

impl Places {
    fn new(hash: i64, mask: usize) -> Places {
        let start = hash as usize & mask;
        Places { mask, start, offset: 0, run: Self::run(start, mask), perturb: hash as usize }
    }

    fn run(start: usize, mask: usize) -> usize {
        if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
    }

    fn next(&mut self) -> usize {
        if self.offset > self.run {
            self.perturb >>= 5;
            self.start = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
            self.run = Self::run(self.start, self.mask);
            self.offset = 0;
        }
        self.offset += 1;
        self.start + self.offset - 1
    }
}

#[repr(C)]
pub struct PySet {
    object: Object,
    table: UnsafeCell<Table>,
    /// Of a `frozenset`; -1 until it is asked for.
    hash: Cell<i64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySet {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, TYPE.native)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "set",
    flags: flags::BUILTIN | flags::BASETYPE | flags::HAS_WEAKREFS | flags::MATCH_SELF,
    slots: Slots {
        new: Some(new),
        hash: Some(crate::class::special::hash_not_implemented),
        length: Some(|_, set| Ok(as_set(set).len())),
        contains: Some(|vm, set, key| as_set(set).contains(vm, key)),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PySet>()
});

fn as_set(value: &Value) -> &PySet {
    value.downcast().expect("a set's slot gets a set")
}

impl PySet {
    fn with_header(object: Object) -> PySet {
        PySet { object, table: UnsafeCell::new(Table::new()), hash: Cell::new(-1) }
    }

    pub fn new(vm: &Thread) -> PyResult<Ref<PySet>> {
        let set = vm.heap().allocate(Self::with_header(Object::new(&TYPE)))?;
        vm.heap().track(set.as_object());
        Ok(set)
    }

    /// A `frozenset` to be filled before anybody sees it.
    pub fn new_frozen(vm: &Thread) -> PyResult<Ref<PySet>> {
        Self::new(vm)
    }

    fn table(&self) -> &Table {
        // SAFETY: contract, 4: nothing changes the table while the reference is used.
        unsafe { &*self.table.get() }
    }

    /// Changes the table; `change` must run no code and drop nothing.
    fn with_table<R>(&self, change: impl FnOnce(&mut Table) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the table is alive.
        change(unsafe { &mut *self.table.get() })
    }

    pub fn len(&self) -> usize {
        self.table().used
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where `key` is (`Ok`), or where it would go (`Err`, an index that means nothing for a table without places).
    fn find(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<Result<usize, usize>> {
        'again: loop {
            if !self.table().is_allocated() {
                return Ok(Err(0));
            }
            let mut places = Places::new(hash, self.table().mask);
            let stamp = self.table().entries;
            loop {
                let index = places.next();
                let entry = self.table().entries()[index];
                if entry.key.is_null() {
                    return Ok(Err(index));
                }
                if entry.hash != hash || entry.key == dummy() {
                    continue;
                }
                if entry.key == key.word() {
                    return Ok(Ok(index));
                }
                // SAFETY: an element is owned by the set.
                let element = unsafe { entry.key.to_value() };
                if let (Some(a), Some(b)) = (element.downcast_exact::<PyStr>(), key.downcast_exact::<PyStr>())
                {
                    if a.equals(b) {
                        return Ok(Ok(index));
                    }
                    continue;
                }
                let equal = vm.equals(&element, key)?;
                let unchanged = self.table().entries == stamp
                    && self.table().entries().get(index).is_some_and(|now| now.key == entry.key);
                if !unchanged {
                    continue 'again;
                }
                if equal {
                    return Ok(Ok(index));
                }
            }
        }
    }

    pub fn contains(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        Ok(self.find(vm, key, hash)?.is_ok())
    }

    /// Adds an element; whether it is new.
    pub fn add(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        self.add_hashed(vm, key, hash)
    }

    pub fn add_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<bool> {
        if !self.table().is_allocated() {
            let table = Table::with_size(MIN_SIZE)?;
            self.with_table(|own| *own = table);
        }
        let Err(index) = self.find(vm, key, hash)? else { return Ok(false) };
        // Growing comes after the element is in, as in CPython; the room for it is reserved before.
        let (fill, mask, used) = (self.table().fill + 1, self.table().mask, self.table().used + 1);
        let grown = if fill * 5 < mask * 3 {
            None
        } else {
            Some(self.table().resized(if used > 50_000 { used * 2 } else { used * 4 })?)
        };
        let entry = Entry { hash, key: key.clone().into_word() };
        match grown {
            None => self.with_table(|own| {
                own.set(index, entry);
                own.fill += 1;
                own.used += 1;
            }),
            Some(mut grown) => {
                // The order of insertion into the new table is that of the old places, with the new element among them.
                let mut ordered = Table::new();
                self.with_table(|own| {
                    own.set(index, entry);
                    own.used += 1;
                    std::mem::swap(own, &mut ordered);
                });
                grown.fill = 0;
                grown.used = 0;
                // SAFETY: all zeros is "never used".
                unsafe { ptr::write_bytes(grown.entries.as_ptr(), 0, grown.size()) };
                for entry in ordered.entries().iter().filter(|entry| is_element(entry)) {
                    grown.insert_clean(entry.hash, entry.key);
                }
                self.with_table(|own| *own = grown);
                ordered.free();
            }
        }
        Ok(true)
    }

    /// Adds every element of an iterable.
    pub fn update(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        vm.for_each(iterable, |item| self.add(vm, &item).map(drop))
    }
}

impl Trace for PySet {
    fn trace(&self, tracer: &mut Tracer) {
        for entry in self.table().entries() {
            if is_element(entry) {
                // SAFETY: an element is owned by the set.
                unsafe { tracer.visit_word(entry.key) };
            }
        }
    }

    fn clear(&self) {
        let mut table = self.with_table(|own| std::mem::replace(own, Table::new()));
        drop_elements(&mut table);
    }
}

fn drop_elements(table: &mut Table) {
    for entry in table.entries() {
        if is_element(entry) {
            // SAFETY: the table owned the element, and nobody else can see the table any more.
            unsafe { entry.key.decrement() };
        }
    }
    table.free();
}

impl Drop for PySet {
    fn drop(&mut self) {
        let mut table = std::mem::replace(self.table.get_mut(), Table::new());
        drop_elements(&mut table);
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(create::allocate_instance(vm, ty, PySet::with_header)?.into_value())
}

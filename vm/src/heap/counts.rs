//! Counts of allocations, by type and by size, for `taipan stats`.
//!
//! Counting takes the same slow path as tracing (`heap::traces`), and costs nothing while it is off. An object's type is not known when
//! its memory is handed out, but its header is written before anything else happens: the type is read at the next allocation,
//! or before the next instruction ([`Counts::settle`]). Of an object that native code makes and drops with neither between, the type
//! stays unknown.
//!
//! The tables are taken from the system, outside the account: they belong to whoever measures.

use crate::object::Object;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ptr::{self, NonNull};

/// Where objects are counted whose type is not known.
const UNKNOWN: &str = "(unknown)";

/// Allocations of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub count: u64,
    pub bytes: u64,
}

impl Count {
    fn add(&mut self, bytes: usize) {
        self.count += 1;
        self.bytes += bytes as u64;
    }
}

#[derive(Default)]
struct Tables {
    /// Indices of `types` by the address of the type, as long as it lives.
    by_address: FxHashMap<usize, usize>,
    types: Vec<(String, Count)>,
    objects: BTreeMap<usize, u64>,
    buffers: BTreeMap<usize, u64>,
}

impl Tables {
    /// Classes of one name are one row.
    fn row(&mut self, name: &str) -> usize {
        self.types.iter().position(|row| row.0 == name).unwrap_or_else(|| {
            self.types.push((name.to_owned(), Count::default()));
            self.types.len() - 1
        })
    }
}

#[derive(Default)]
pub struct Counts {
    on: Cell<bool>,
    /// The last object that was allocated, and the bytes of its cell, until its type has been read; or null.
    last: Cell<(*const Object, usize)>,
    tables: RefCell<Tables>,
}

/// What has been counted: objects by type, the largest numbers first; objects and buffers by the size of their blocks.
pub struct Allocations {
    pub types: Vec<(String, Count)>,
    pub objects: Vec<(usize, u64)>,
    pub buffers: Vec<(usize, u64)>,
}

impl Counts {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    pub(super) fn set_on(&self, on: bool) {
        self.on.set(on);
    }

    /// An object's memory has been handed out.
    pub(super) fn object(&self, memory: NonNull<u8>, size: usize) {
        self.settle();
        self.last.set((memory.as_ptr().cast::<Object>(), size));
        *self.tables.borrow_mut().objects.entry(size).or_default() += 1;
    }

    pub(super) fn buffer(&self, size: usize) {
        *self.tables.borrow_mut().buffers.entry(size).or_default() += 1;
    }

    /// A block is freed. It may have held a class, at whose address there may be another one later.
    pub(super) fn freed(&self, address: usize) {
        let (last, size) = self.last.get();
        let mut tables = self.tables.borrow_mut();
        if last.addr() == address {
            self.last.set((ptr::null(), 0));
            let row = tables.row(UNKNOWN);
            tables.types[row].1.add(size);
        }
        tables.by_address.remove(&address);
    }

    /// Reads the type of the last object, which is complete.
    pub fn settle(&self) {
        let (last, size) = self.last.replace((ptr::null(), 0));
        // SAFETY: the object's header has been written, and it has not been freed: `freed` would have taken note.
        let Some(object) = (unsafe { last.as_ref() }) else { return };
        let mut tables = self.tables.borrow_mut();
        let address = object.type_ptr().addr();
        let row = match tables.by_address.get(&address) {
            Some(row) => *row,
            None => {
                let row = tables.row(object.ty().name());
                tables.by_address.insert(address, row);
                row
            }
        };
        tables.types[row].1.add(size);
    }

    pub fn allocations(&self) -> Allocations {
        self.settle();
        let tables = self.tables.borrow();
        let mut types = tables.types.clone();
        types.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
        let by_size =
            |sizes: &BTreeMap<usize, u64>| sizes.iter().map(|(size, count)| (*size, *count)).collect();
        Allocations { types, objects: by_size(&tables.objects), buffers: by_size(&tables.buffers) }
    }
}

//! What attribute instructions have found, for those that see more types than they can keep themselves.
//!
//! Invariant: a line says of instances of the type that has its version what a specialized instruction with the same cache
//! would (`interp::specialize`). Its name is alive as long as that version holds, since the type's dict or shape has it; so no
//! other interned string has that address meanwhile.

use super::lines::Lines;
use crate::builtins::str::PyStr;
use std::cell::Cell;
use std::ptr;

/// What kind of instruction has found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `AttrPlace`: the offset of a value in the object.
    Place,
    /// `MethodType` or `MethodInline`: a function, and the offset of the attribute word or 0.
    Method,
    /// `AttrClass`: the class's value, and the offset of the attribute word or 0.
    Class,
    /// `AttrEither`: the two offsets, and the class's value.
    Either,
    /// `StorePlace`: offset and number of a place.
    Store,
}

/// The cache of an instruction: its kind and its last two words.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    pub kind: Kind,
    pub first: u64,
    pub second: u64,
}

#[derive(Clone, Copy)]
struct Line {
    version: u32,
    name: *const PyStr,
    site: Site,
}

/// How often one is found until the instruction is specialized once more, since its types may have changed for good.
const PATIENCE: u32 = 128;

pub struct SiteCache {
    lines: Lines<Line, 512>,
    found: Cell<u32>,
}

impl SiteCache {
    pub const fn new() -> Self {
        SiteCache { lines: Lines::new(), found: Cell::new(0) }
    }

    #[inline(always)]
    fn index(version: u32, name: &PyStr, is_store: bool) -> usize {
        let address = (ptr::from_ref(name).addr() >> 4) as u32;
        (version.wrapping_mul(5) ^ address ^ u32::from(is_store)) as usize
    }

    /// What is known of the attribute `name` of a type with this version.
    #[inline(always)]
    pub fn find(&self, version: u32, name: &PyStr, is_store: bool) -> Option<Site> {
        let line = self.lines.get(Self::index(version, name, is_store))?;
        let is_it = line.version == version
            && ptr::eq(line.name, name)
            && (line.site.kind == Kind::Store) == is_store
            && version != 0;
        is_it.then_some(line.site)
    }

    /// Whether an instruction that meets others than those that it was specialized for is to be specialized anew.
    #[inline(always)]
    pub fn loses_patience(&self) -> bool {
        let found = self.found.get().wrapping_add(1);
        self.found.set(found);
        found.is_multiple_of(PATIENCE)
    }

    pub fn keep(&self, version: u32, name: &PyStr, site: Site) {
        const EMPTY: Line =
            Line { version: 0, name: ptr::null(), site: Site { kind: Kind::Place, first: 0, second: 0 } };
        let index = Self::index(version, name, site.kind == Kind::Store);
        self.lines.keep(index, Line { version, name, site }, EMPTY);
    }
}

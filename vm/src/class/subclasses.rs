//! Which classes of programs are direct subclasses of which, in the order in which they were made.
//!
//! The lists own no counts: a class that goes takes itself out ([`Subclasses::forget`]), at a cost that does not depend on how many
//! siblings it has.
//!
//! Invariant: `places` has an entry for each class in each list, and tells where it stands; the other words of a list are null, and
//! `gone` counts them.

use super::PyType;
use crate::collections::{Buf, Map};
use crate::heap::NoMemory;
use crate::object::Ref;
use std::cell::RefCell;
use std::ptr;

/// Lists are not closed up for fewer classes that have gone.
const MANY: usize = 16;

#[derive(Default)]
struct List {
    classes: Buf<*const PyType>,
    gone: usize,
}

#[derive(Default)]
struct Lists {
    by_base: Map<*const PyType, List>,
    /// By base and class.
    places: Map<(*const PyType, *const PyType), usize>,
}

#[derive(Default)]
pub struct Subclasses(RefCell<Lists>);

impl Lists {
    fn add(&mut self, base: *const PyType, ty: *const PyType) -> Result<(), NoMemory> {
        self.by_base.reserve()?;
        self.places.reserve()?;
        let list = self.by_base.entry(base).or_default();
        list.classes.push(ty)?;
        self.places.insert((base, ty), list.classes.len() - 1)?;
        Ok(())
    }

    fn remove(&mut self, base: *const PyType, ty: *const PyType) {
        let (Some(place), Some(list)) = (self.places.remove(&(base, ty)), self.by_base.get_mut(&base)) else {
            return;
        };
        list.classes[place] = ptr::null();
        list.gone += 1;
        if list.gone <= MANY.max(list.classes.len() / 2) {
            return;
        }
        let mut kept = 0;
        for from in 0..list.classes.len() {
            let class = list.classes[from];
            if let Some(place) = self.places.get_mut(&(base, class)) {
                *place = kept;
                list.classes[kept] = class;
                kept += 1;
            }
        }
        list.classes.truncate(kept);
        list.classes.shrink_after_removal();
        list.gone = 0;
    }
}

impl Subclasses {
    /// Those that are alive.
    pub fn of(&self, ty: &PyType) -> Vec<Ref<PyType>> {
        let lists = self.0.borrow();
        let Some(list) = lists.by_base.get(&ptr::from_ref(ty)) else { return Vec::new() };
        // SAFETY: a class takes itself out of the lists when it goes; one that is going has a count of 0.
        let there = list.classes.iter().filter_map(|ty| unsafe { ty.as_ref() });
        there.filter(|ty| ty.as_object().count() > 0).map(Ref::borrowed).collect()
    }

    pub fn add(&self, base: &PyType, ty: &PyType) -> Result<(), NoMemory> {
        self.0.borrow_mut().add(base, ty)
    }

    pub fn remove(&self, base: &PyType, ty: &PyType) {
        self.0.borrow_mut().remove(base, ty);
    }

    /// The VM is about to go.
    pub fn clear(&self) {
        self.0.take();
    }

    /// A class is about to go.
    pub fn forget(&self, ty: &PyType) {
        let mut lists = self.0.borrow_mut();
        if let Some(list) = lists.by_base.remove(&ptr::from_ref(ty)) {
            for class in list.classes.iter().filter(|class| !class.is_null()) {
                lists.places.remove(&(ptr::from_ref(ty), *class));
            }
        }
        for base in ty.bases() {
            lists.remove(base.as_ptr().cast_const(), ty);
        }
    }
}

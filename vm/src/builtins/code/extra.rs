//! Data that foreign code attaches to code objects (`PyUnstable_Code_SetExtra`).
//!
//! It lies in a table of the VM's, so that code objects, most of which have none, carry only a flag.

use super::PyCode;
use crate::thread::Thread;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Calls the foreign function at an address with data that it is to free.
pub type Free = fn(&Thread, function: usize, data: usize);

/// CPython's `MAX_CO_EXTRA_USERS`, less the one that it uses itself.
const MOST: usize = 255;

#[derive(Default)]
pub struct CodeExtras {
    /// By index: the address of the function that frees, and who calls it.
    users: RefCell<Vec<(usize, Free)>>,
    /// By the address of the code object: data by index, 0 for none.
    data: RefCell<FxHashMap<usize, Vec<usize>>>,
}

impl CodeExtras {
    /// An index for a user of its own, or -1 if there are too many.
    pub fn request(&self, function: usize, free: Free) -> isize {
        let mut users = self.users.borrow_mut();
        if users.len() == MOST {
            return -1;
        }
        users.push((function, free));
        users.len() as isize - 1
    }

    fn free(&self, vm: &Thread, index: usize, data: usize) {
        let user = self.users.borrow().get(index).copied();
        if let Some((function, free)) = user
            && data != 0
        {
            free(vm, function, data);
        }
    }
}

impl PyCode {
    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Attaches data, and frees what was there. False if there is no user of that index.
    pub fn set_extra(&self, vm: &Thread, index: usize, data: usize) -> bool {
        let extras = &vm.interp().code_extras;
        let count = extras.users.borrow().len();
        if index >= count {
            return false;
        }
        self.has_extra.set(true);
        let mut table = extras.data.borrow_mut();
        let row = table.entry(self.address()).or_default();
        if row.len() <= index {
            row.resize(count, 0);
        }
        let old = std::mem::replace(&mut row[index], data);
        drop(table);
        extras.free(vm, index, old);
        true
    }

    /// What is attached.
    pub fn extra(&self, vm: &Thread, index: usize) -> Option<usize> {
        vm.interp().code_extras.data.borrow().get(&self.address())?.get(index).copied()
    }
}

impl Drop for PyCode {
    fn drop(&mut self) {
        if !self.has_extra.get() {
            return;
        }
        let Some(vm) = self.object.heap().thread() else { return };
        let extras = &vm.interp().code_extras;
        let row = extras.data.borrow_mut().remove(&self.address()).unwrap_or_default();
        for (index, data) in row.into_iter().enumerate() {
            extras.free(vm, index, data);
        }
    }
}

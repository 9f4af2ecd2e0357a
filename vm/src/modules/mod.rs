//! Native modules: their declaration, and those that are part of the VM itself.

pub mod builtins;

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

/// State that native modules keep for each VM, by its Rust type.
#[derive(Default)]
pub struct ModuleStates {
    states: RefCell<FxHashMap<TypeId, Rc<dyn Any>>>,
}

impl ModuleStates {
    /// The state of type `T`, made now if there is none.
    pub fn get<T: Any + Default>(&self) -> Rc<T> {
        let mut states = self.states.borrow_mut();
        let state = states.entry(TypeId::of::<T>()).or_insert_with(|| Rc::new(T::default())).clone();
        drop(states);
        match state.downcast::<T>() {
            Ok(state) => state,
            Err(_) => unreachable!("the key is the state's type"),
        }
    }
}

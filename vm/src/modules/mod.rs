//! Native modules: their declaration, and those that are part of the VM itself.

pub mod abc;
pub mod ast;
pub mod builtins;
pub mod codecs;
pub mod collections;
pub mod functools;
pub mod gc;
mod iteration;
pub mod itertools;
pub mod operator;
pub mod spec;
pub mod string;
pub mod sys;
pub mod thread;
pub mod types;
pub mod typing;
pub mod warnings;
pub mod weakref;

pub use spec::ModuleSpec;

use crate::class::spec::MethodDef;
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::rc::Rc;

/// The modules that the VM's own crate provides, sorted by name.
pub static MODULES: &[&ModuleSpec] = &[
    &abc::MODULE,
    &ast::MODULE,
    &codecs::MODULE,
    &string::MODULE,
    &thread::MODULE,
    &collections::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &operator::MODULE,
    &itertools::MODULE,
    &types::MODULE,
    &typing::MODULE,
    &warnings::MODULE,
    &weakref::MODULE,
    &builtins::MODULE,
    &sys::MODULE,
];

/// The native module of that name, among those a VM knows.
pub fn find(lists: &[&'static [&'static ModuleSpec]], name: &str) -> Option<&'static ModuleSpec> {
    lists.iter().flat_map(|list| list.iter()).find(|spec| spec.name == name).copied()
}

/// The name of the native module whose table holds `def`: one of the VM's own, or of `lists`.
pub fn defining(lists: &[&'static [&'static ModuleSpec]], def: &MethodDef) -> Option<&'static str> {
    let holds = |spec: &&&ModuleSpec| spec.functions.iter().any(|function| std::ptr::eq(function, def));
    std::iter::once(&MODULES).chain(lists).flat_map(|list| list.iter()).find(holds).map(|spec| spec.name)
}

/// State that native modules keep for each VM, by its Rust type.
#[derive(Default)]
pub struct ModuleStates {
    states: RefCell<FxHashMap<TypeId, Rc<dyn Any>>>,
    /// The one that was asked for last.
    last: RefCell<Option<(TypeId, Rc<dyn Any>)>>,
}

impl ModuleStates {
    /// The state of type `T`, made now if there is none.
    pub fn get<T: Any + Default>(&self) -> Rc<T> {
        let asked = TypeId::of::<T>();
        let last = match &*self.last.borrow() {
            Some((of, state)) if *of == asked => Some(state.clone()),
            _ => None,
        };
        match last.unwrap_or_else(|| self.find::<T>()).downcast::<T>() {
            Ok(state) => state,
            Err(_) => unreachable!("the key is the state's type"),
        }
    }

    #[inline(never)]
    fn find<T: Any + Default>(&self) -> Rc<dyn Any> {
        let known = self.states.borrow().get(&TypeId::of::<T>()).cloned();
        let state = known.unwrap_or_else(|| self.make::<T>());
        self.last.replace(Some((TypeId::of::<T>(), state.clone())));
        state
    }

    #[cold]
    fn make<T: Any + Default>(&self) -> Rc<dyn Any> {
        let state: Rc<dyn Any> = Rc::new(T::default());
        self.states.borrow_mut().insert(TypeId::of::<T>(), state.clone());
        state
    }

    /// Drops all of it: the VM is ending.
    pub fn clear(&self) {
        let states = (self.last.take(), self.states.take());
        drop(states);
    }
}

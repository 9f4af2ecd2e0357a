//! [`Object`]: a Python object that the host keeps.
//!
//! The objects that a host keeps stand in a table of their machine, which counts as a root; an `Object` is a number in it. So it
//! may go to other threads and outlive its machine: dropping it puts its number on a list, which the machine works off
//! when it is entered next.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Numbers that their owners have dropped.
type Dropped = Arc<Mutex<Vec<usize>>>;

/// A handle to a Python object, which lives as long as the handle. It belongs to the [`Vm`](crate::Vm) it comes from, and can be
/// cloned, kept, and sent to other threads.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// let counter = vm.eval_object("iter(range(3))").unwrap();
/// let next = |vm: &mut taipan::Vm| vm.with(|context| context.call::<i64>("next", (context.object(&counter)?,)));
/// assert_eq!((next(&mut vm).unwrap(), next(&mut vm).unwrap()), (0, 1));
/// ```
#[derive(Clone)]
pub struct Object(Arc<Entry>);

struct Entry {
    number: usize,
    dropped: Dropped,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner).push(self.number);
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object({})", self.0.number)
    }
}

/// The objects of a machine that its host keeps.
#[derive(Default)]
pub(crate) struct Kept {
    values: RefCell<Vec<Option<Value>>>,
    free: RefCell<Vec<usize>>,
    dropped: Dropped,
}

impl Kept {
    /// Keeps a value.
    pub fn keep(&self, value: Value) -> Object {
        self.release();
        let free = self.free.borrow_mut().pop();
        let mut values = self.values.borrow_mut();
        let number = free.unwrap_or(values.len());
        if number == values.len() {
            values.push(Some(value));
        } else {
            values[number] = Some(value);
        }
        Object(Arc::new(Entry { number, dropped: self.dropped.clone() }))
    }

    /// The value of a handle; `None` if that is of another machine.
    pub fn get(&self, object: &Object) -> Option<Value> {
        if !Arc::ptr_eq(&object.0.dropped, &self.dropped) {
            return None;
        }
        self.values.borrow().get(object.0.number).cloned().flatten()
    }

    /// Lets go of what the host has dropped. Finalizers may run.
    pub fn release(&self) {
        loop {
            let dropped = std::mem::take(&mut *self.dropped.lock().unwrap_or_else(PoisonError::into_inner));
            if dropped.is_empty() {
                return;
            }
            let values: Vec<Option<Value>> = {
                let mut kept = self.values.borrow_mut();
                dropped.iter().map(|number| kept.get_mut(*number).and_then(Option::take)).collect()
            };
            self.free.borrow_mut().extend(dropped);
            drop(values);
        }
    }

    pub fn of(vm: &Thread) -> std::rc::Rc<Kept> {
        vm.interp().module_states.get::<Kept>()
    }
}

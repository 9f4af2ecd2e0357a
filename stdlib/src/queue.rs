//! `_queue.SimpleQueue`: an unbounded queue that may be used where anything may interrupt, destructors included.

use crate::exception_class;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use taipan_vm::builtins::{exceptions, generic_alias, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::pytime::{self, Round};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;
use taipan_vm::wait::{WaitQueue, Waited};

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_queue",
    doc: "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
    types: &[&SIMPLE_QUEUE],
    init: Some(|vm, module| {
        let empty = exception_class::make(vm, "_queue", "Empty", &exceptions::EXCEPTION)?;
        vm.interp().module_states.get::<State>().empty.set(Some(empty.clone()));
        module.dict().set_str(statics::intern("Empty"), empty)
    }),
    ..ModuleSpec::NEW
};

/// What a VM keeps for the module: its exception.
#[derive(Default)]
struct State {
    empty: ValueCell,
}

#[repr(C)]
pub struct PySimpleQueue {
    object: Object,
    items: RefCell<VecDeque<Value>>,
    getters: WaitQueue,
    /// For the capacity of `items`.
    room: Cell<Room>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySimpleQueue {
    const TYPE: &'static PyType = &SIMPLE_QUEUE;
}

impl Trace for PySimpleQueue {
    fn trace(&self, tracer: &mut Tracer) {
        self.items.borrow().iter().for_each(|item| tracer.visit(item));
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

pub static SIMPLE_QUEUE: PyType = PyType::from_spec(&TypeSpec {
    name: "_queue.SimpleQueue",
    signature: "()",
    doc: "Simple, unbounded, reentrant FIFO queue.",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS,
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[
        method(
            "empty",
            "($self, /)",
            "Return True if the queue is empty, False otherwise (not reliable!).",
            |_, args| Ok(Value::bool(as_queue(&args[0]).items.borrow().is_empty())),
        ),
        method(
            "get",
            "($self, /, block=True, timeout=None)",
            "Remove and return an item from the queue; wait for one if asked to.",
            |vm, args| {
                let block = args[1].is_unbound() || vm.is_true(&args[1])?;
                get(vm, &args[0], block, &args[2])
            },
        ),
        method(
            "get_nowait",
            "($self, /)",
            "Remove and return an item from the queue without blocking.",
            |vm, args| get(vm, &args[0], false, &Value::UNBOUND),
        ),
        method(
            "put",
            "($self, /, item, block=True, timeout=None)",
            "Put the item on the queue. It never blocks; the other arguments are ignored.",
            |_, args| put(&args[0], &args[1]),
        ),
        method(
            "put_nowait",
            "($self, /, item)",
            "Put an item into the queue without blocking.",
            |_, args| put(&args[0], &args[1]),
        ),
        method(
            "qsize",
            "($self, /)",
            "Return the approximate size of the queue (not reliable!).",
            |vm, args| int::from_usize(vm, as_queue(&args[0]).items.borrow().len()),
        ),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    ..TypeSpec::object::<PySimpleQueue>()
});

fn as_queue(value: &Value) -> &PySimpleQueue {
    value.downcast().expect("a queue's slot gets a queue")
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if ty.is(&SIMPLE_QUEUE) && !args.values().is_empty() {
        let kind = if args.positional().is_empty() { "keyword" } else { "positional" };
        return Err(vm.type_error(format!("SimpleQueue() takes no {kind} arguments")));
    }
    let make = |object| PySimpleQueue {
        object,
        items: Default::default(),
        getters: Default::default(),
        room: Cell::default(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn put(own: &Value, item: &Value) -> PyResult {
    let queue = as_queue(own);
    let mut items = queue.items.borrow_mut();
    if items.len() == items.capacity() {
        let capacity = (items.capacity() * 2).max(8);
        let room = Room::new(capacity * size_of::<Value>())?;
        let more = capacity - items.len();
        items.try_reserve_exact(more).map_err(|_| NoMemory)?;
        queue.room.set(room);
    }
    items.push_back(item.clone());
    drop(items);
    queue.getters.wake_first(false);
    Ok(Value::NONE)
}

fn empty(vm: &Thread) -> Raised {
    let state: Rc<State> = vm.interp().module_states.get();
    let exception = state.empty.get().ok_or(Raised).and_then(|class| vm.call(&class, &[]));
    match exception {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn get(vm: &Thread, own: &Value, block: bool, timeout: &Value) -> PyResult {
    let queue = as_queue(own);
    let mut deadline = None;
    if block && !timeout.is_unbound() && !timeout.is_none() {
        let timeout = pytime::from_seconds(vm, timeout, Round::Ceiling)?;
        if timeout < 0 {
            return Err(vm.value_error("'timeout' must be a non-negative number"));
        }
        deadline = pytime::deadline(timeout);
    }
    loop {
        let first = queue.items.borrow_mut().pop_front();
        if let Some(item) = first {
            return Ok(item);
        }
        if !block {
            return Err(empty(vm));
        }
        // Who was woken and is stopped by an exception passes the item on.
        let waited = vm.wait_in(&queue.getters, deadline, |_| {
            if !queue.items.borrow().is_empty() {
                queue.getters.wake_first(false);
            }
        })?;
        if waited == Waited::TimedOut && queue.items.borrow().is_empty() {
            return Err(empty(vm));
        }
    }
}

//! `_thread._ThreadHandle`: what is left of a thread for those who wait for its end.
//!
//! The thread and its handles share the state, so that either may go first. It is used with the VM's lock only.

use super::lock::Patience;
use crate::builtins::exceptions;
use crate::builtins::int;
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getter, method, variadic};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload, Ref};
use crate::pytime::{self, Round};
use crate::thread::Thread;
use crate::value::Value;
use crate::wait::WaitQueue;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    NotStarted,
    Running,
    Done,
}

pub struct HandleState {
    stage: Cell<Stage>,
    ident: Cell<u64>,
    queue: WaitQueue,
}

/// The handles of a VM's threads.
#[derive(Default)]
pub struct Handles {
    all: RefCell<Vec<Weak<HandleState>>>,
    /// Those whose end the VM waits for before it ends itself.
    not_daemons: RefCell<Vec<Rc<HandleState>>>,
}

#[repr(C)]
pub struct PyThreadHandle {
    object: Object,
    pub state: Rc<HandleState>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyThreadHandle {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_thread._ThreadHandle",
    flags: flags::IMMUTABLE,
    slots: Slots { repr: Some(repr), new: Some(new), ..Slots::NONE },
    methods: METHODS,
    getset: &[getter("ident", "", |vm, own| int::from_usize(vm, as_handle(own).state.ident.get() as usize))],
    ..TypeSpec::leaf::<PyThreadHandle>()
});

static METHODS: &[MethodDef] = &[
    variadic("join", "", "Wait for the end of the thread.", join),
    method("is_done", "($self, /)", "", |_, args| {
        Ok(Value::bool(as_handle(&args[0]).state.stage.get() == Stage::Done))
    }),
    method("_set_done", "($self, /)", "", |vm, args| {
        let state = &as_handle(&args[0]).state;
        if state.stage.get() == Stage::NotStarted {
            return Err(vm.runtime_error("thread not started"));
        }
        state.set_done();
        Ok(Value::NONE)
    }),
];

fn as_handle(value: &Value) -> &PyThreadHandle {
    value.downcast().expect("a handle's slot gets a handle")
}

impl HandleState {
    fn new(vm: &Thread, stage: Stage, ident: u64) -> Rc<HandleState> {
        let state = Rc::new(HandleState {
            stage: Cell::new(stage),
            ident: Cell::new(ident),
            queue: Default::default(),
        });
        let handles = vm.interp().module_states.get::<Handles>();
        let mut all = handles.all.borrow_mut();
        all.retain(|other| other.strong_count() > 0);
        all.push(Rc::downgrade(&state));
        drop(all);
        state
    }

    pub fn is_new(&self) -> bool {
        self.stage.get() == Stage::NotStarted
    }

    pub fn started(&self, ident: u64) {
        self.ident.set(ident);
        self.stage.set(Stage::Running);
    }

    /// The thread could not be started after all.
    pub fn not_started(&self) {
        self.stage.set(Stage::NotStarted);
    }

    pub fn set_done(&self) {
        self.stage.set(Stage::Done);
        self.queue.wake_all();
    }

    fn join(&self, vm: &Thread, patience: Patience) -> PyResult {
        if self.stage.get() == Stage::NotStarted {
            return Err(vm.runtime_error("thread not started"));
        }
        if self.stage.get() != Stage::Done && self.ident.get() == vm.id() {
            return Err(vm.runtime_error("Cannot join current thread"));
        }
        while self.stage.get() != Stage::Done {
            if vm.is_finalizing() {
                // Other threads do not run any more.
                let text = "cannot join thread at interpreter shutdown";
                return Err(vm.raise(&exceptions::PYTHON_FINALIZATION_ERROR, text));
            }
            let timed_out = patience == Patience::None
                || vm.wait_in(&self.queue, patience.deadline(), |_| {})? == crate::wait::Waited::TimedOut;
            if timed_out {
                break;
            }
        }
        Ok(Value::NONE)
    }
}

impl Handles {
    /// The VM waits for this thread.
    pub fn add_not_daemon(&self, state: &Rc<HandleState>) {
        self.not_daemons.borrow_mut().push(state.clone());
    }

    pub fn remove_not_daemon(&self, state: &Rc<HandleState>) {
        self.not_daemons.borrow_mut().retain(|other| !Rc::ptr_eq(other, state));
    }

    /// Waits for the end of all threads that are no daemons, but for this one.
    pub fn join_all(&self, vm: &Thread) -> PyResult<()> {
        loop {
            let next = self.not_daemons.borrow().iter().find(|state| state.ident.get() != vm.id()).cloned();
            let Some(next) = next else { return Ok(()) };
            next.join(vm, Patience::Forever)?;
            self.remove_not_daemon(&next);
        }
    }

    /// In the child of a fork, whose only thread is `own`: the others are gone.
    pub fn after_fork(&self, own: &Thread) {
        let all = self.all.borrow().clone();
        for state in all.iter().filter_map(Weak::upgrade) {
            state.queue.forget_all();
            if state.ident.get() != own.id() && state.stage.get() == Stage::Running {
                state.set_done();
            }
        }
        self.not_daemons.borrow_mut().retain(|state| state.ident.get() == own.id());
    }
}

pub fn create(vm: &Thread) -> PyResult<Ref<PyThreadHandle>> {
    let state = HandleState::new(vm, Stage::NotStarted, 0);
    create::allocate_instance(vm, &TYPE, |object| PyThreadHandle { object, state })
}

/// `_make_thread_handle(ident)`: for a thread that others have started.
pub fn create_running(vm: &Thread, ident: u64) -> PyResult {
    let state = HandleState::new(vm, Stage::Running, ident);
    Ok(create::allocate_instance(vm, &TYPE, |object| PyThreadHandle { object, state })?.into_value())
}

fn new(vm: &Thread, _: &PyType, _: Args<'_>) -> PyResult {
    Ok(create(vm)?.into_value())
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let ident = as_handle(own).state.ident.get();
    vm.new_str(&format!("<_thread._ThreadHandle object: ident={ident}>"))
}

fn join(vm: &Thread, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("_ThreadHandle.join() takes no keyword arguments"));
    }
    let (own, timeout) = match args.positional() {
        [own] => (own, None),
        [own, timeout] => (own, Some(timeout).filter(|timeout| !timeout.is_none())),
        more => {
            let given = more.len().saturating_sub(1);
            return Err(vm.type_error(format!("join expected at most 1 argument, got {given}")));
        }
    };
    let Some(own) = own.downcast::<PyThreadHandle>() else {
        return Err(vm.type_error("descriptor 'join' requires a '_thread._ThreadHandle' object"));
    };
    let patience = match timeout {
        None => Patience::Forever,
        Some(timeout) => match pytime::from_seconds(vm, timeout, Round::Up)? {
            timeout if timeout < 0 => Patience::Forever,
            0 => Patience::None,
            timeout => pytime::deadline(timeout).map_or(Patience::Forever, Patience::Until),
        },
    };
    own.state.clone().join(vm, patience)
}

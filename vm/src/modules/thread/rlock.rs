//! `_thread.RLock`: a lock that its owner may take again.

use super::lock::Patience;
use crate::builtins::int;
use crate::builtins::tuple::PyTuple;
use crate::call::Args;
use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, variadic};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_object;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::wait::{WaitQueue, Waited};
use std::cell::Cell;

/// Invariant: `count` is 0 exactly if `owner` is 0.
#[repr(C)]
pub struct PyRLock {
    object: Object,
    /// The id of the thread that has it.
    owner: Cell<u64>,
    /// How often its owner has taken it.
    count: Cell<usize>,
    /// The run in which it was taken first (`crate::runs`).
    run: Cell<u64>,
    queue: WaitQueue,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRLock {
    const TYPE: &'static PyType = &TYPE;
}

static LAYOUT: NativeLayout = NativeLayout::leaf::<PyRLock>();

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_thread.RLock",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS,
    slots: Slots { repr: Some(repr), new: Some(new), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::with(&LAYOUT, deallocate_object)
});

static METHODS: &[MethodDef] = &[
    method(
        "acquire",
        "($self, /, blocking=True, timeout=-1)",
        "Lock the lock; return whether that has succeeded.",
        |vm, args| {
            let patience = Patience::parse(vm, &args[1], &args[2])?;
            as_lock(vm, &args[0]).acquire(vm, patience).map(Value::bool)
        },
    ),
    method("release", "($self, /)", "Release the lock.", |vm, args| release(vm, &args[0])),
    method("locked", "($self, /)", "Return whether some thread has the lock.", |vm, args| {
        Ok(Value::bool(as_lock(vm, &args[0]).count.get() > 0))
    }),
    method("_is_owned", "($self, /)", "For internal use by `threading.Condition`.", |vm, args| {
        Ok(Value::bool(as_lock(vm, &args[0]).is_owned(vm)))
    }),
    method("_recursion_count", "($self, /)", "For internal use by reentrancy checks.", |vm, args| {
        let lock = as_lock(vm, &args[0]);
        int::from_usize(vm, if lock.is_owned(vm) { lock.count.get() } else { 0 })
    }),
    method("_acquire_restore", "($self, state, /)", "For internal use by `threading.Condition`.", restore),
    method("_release_save", "($self, /)", "For internal use by `threading.Condition`.", save),
    method("__enter__", "($self, /)", "Lock the lock.", |vm, args| {
        as_lock(vm, &args[0]).acquire(vm, Patience::Forever).map(Value::bool)
    }),
    variadic("__exit__", "($self, /, *exc_info)", "Release the lock.", exit),
    method("_at_fork_reinit", "($self, /)", "", |vm, args| {
        let lock = as_lock(vm, &args[0]);
        lock.owner.set(0);
        lock.count.set(0);
        lock.queue.forget_all();
        Ok(Value::NONE)
    }),
];

/// The lock, which is nobody's if a run that was terminated has taken it.
fn as_lock<'a>(vm: &Thread, value: &'a Value) -> &'a PyRLock {
    let lock: &PyRLock = value.downcast().expect("a lock's slot gets a lock");
    if lock.owner.get() != 0 && vm.interp().runs.is_abandoned(lock.run.get()) {
        lock.owner.set(0);
        lock.count.set(0);
    }
    lock
}

impl PyRLock {
    fn is_owned(&self, vm: &Thread) -> bool {
        self.owner.get() == vm.id()
    }

    #[inline]
    pub fn acquire(&self, vm: &Thread, patience: Patience) -> PyResult<bool> {
        if self.is_owned(vm) {
            let count = self.count.get().checked_add(1);
            let count = count.ok_or_else(|| vm.overflow_error("Internal lock count overflowed"))?;
            self.count.set(count);
            return Ok(true);
        }
        if self.owner.get() != 0 && !self.wait(vm, patience)? {
            return Ok(false);
        }
        self.take(vm, vm.id(), 1);
        Ok(true)
    }

    fn take(&self, vm: &Thread, owner: u64, count: usize) {
        self.owner.set(owner);
        self.count.set(count);
        self.run.set(vm.interp().runs.current());
    }

    /// Waits until nobody has the lock, or it has been handed over.
    #[cold]
    fn wait(&self, vm: &Thread, patience: Patience) -> PyResult<bool> {
        if patience == Patience::None {
            return Ok(false);
        }
        while self.owner.get() != 0 {
            let waited = vm.wait_in(&self.queue, patience.deadline(), |granted| {
                if granted || self.owner.get() == 0 {
                    self.free();
                }
            })?;
            match waited {
                Waited::Granted => return Ok(true),
                Waited::TimedOut => return Ok(self.owner.get() == 0),
                Waited::Woken => {}
            }
        }
        Ok(true)
    }

    /// Nobody has the lock any more, or the one it is handed over to.
    fn free(&self) {
        self.count.set(0);
        self.owner.set(0);
        if !self.queue.is_empty() {
            let granted = self.queue.first_is_starving();
            if granted {
                // Until the thread that gets it comes, it belongs to nobody that could take it again.
                self.owner.set(u64::MAX);
                self.count.set(1);
            }
            self.queue.wake_first(granted);
        }
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyRLock {
        object,
        owner: Cell::new(0),
        count: Cell::new(0),
        run: Cell::new(0),
        queue: Default::default(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let lock = as_lock(vm, value);
    let (owner, count) = (lock.owner.get(), lock.count.get());
    let state = if count > 0 { "locked" } else { "unlocked" };
    let (ty, address) = (value.ty().name(), value.id());
    vm.new_str(&format!("<{state} {ty} object owner={owner} count={count} at {address:#x}>"))
}

fn release(vm: &Thread, value: &Value) -> PyResult {
    let lock = as_lock(vm, value);
    if !lock.is_owned(vm) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    match lock.count.get() {
        1 => lock.free(),
        count => lock.count.set(count - 1),
    }
    Ok(Value::NONE)
}

fn exit(vm: &Thread, args: Args<'_>) -> PyResult {
    match args.positional().first() {
        Some(lock) if lock.downcast::<PyRLock>().is_some() => release(vm, lock),
        _ => Err(vm.type_error("unbound method RLock.__exit__() needs an argument")),
    }
}

fn save(vm: &Thread, args: &[Value]) -> PyResult {
    let lock = as_lock(vm, &args[0]);
    if lock.count.get() == 0 {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let (count, owner) = (lock.count.get(), lock.owner.get());
    let state = vm.new_tuple(&[int::from_usize(vm, count)?, int::from_usize(vm, owner as usize)?])?;
    lock.free();
    Ok(state)
}

fn restore(vm: &Thread, args: &[Value]) -> PyResult {
    let lock = as_lock(vm, &args[0]);
    let state = args[1].downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    let [count, owner] = state else {
        return Err(vm.type_error("_acquire_restore() argument must be a tuple of count and owner"));
    };
    let (count, owner) = (vm.expect_i64(count)?, vm.expect_i64(owner)?);
    if lock.owner.get() != 0 {
        lock.wait(vm, Patience::Forever)?;
    }
    lock.take(vm, owner as u64, usize::try_from(count).unwrap_or(0).max(1));
    Ok(Value::NONE)
}

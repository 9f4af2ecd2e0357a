//! `_thread.lock`: a lock that any thread may release.
//!
//! Whether it is locked is a plain number, because only a thread that holds the VM's lock looks at it: locking and unlocking
//! touch no atomic. It is the number of the run that has locked it: where that was terminated, it is unlocked (`crate::runs`).
//! Who finds it locked waits in a queue. A release wakes the first; one that has waited long gets the lock handed over, so that
//! a thread which takes it again at once cannot keep the others out.

use crate::call::Args;
use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, variadic};
use crate::class::{PyType, create, flags};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_object;
use crate::object::{Object, Payload};
use crate::pytime::{self, Round};
use crate::thread::Thread;
use crate::value::Value;
use crate::wait::{WaitQueue, Waited};
use std::cell::Cell;
use std::time::Instant;

const UNLOCKED: u64 = u64::MAX;

#[repr(C)]
pub struct PyLock {
    object: Object,
    /// The run that has locked it, or [`UNLOCKED`].
    holder: Cell<u64>,
    queue: WaitQueue,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLock {
    const TYPE: &'static PyType = &TYPE;
}

static LAYOUT: NativeLayout = NativeLayout::leaf::<PyLock>();

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_thread.lock",
    signature: "()",
    doc: "A lock object is a synchronization primitive.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots { repr: Some(repr), new: Some(new), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::with(&LAYOUT, deallocate_object)
});

const ACQUIRE: &str = "($self, /, blocking=True, timeout=-1)";
const ACQUIRE_DOC: &str = "Lock the lock; return whether that has succeeded.";

static METHODS: &[MethodDef] = &[
    method("acquire", ACQUIRE, ACQUIRE_DOC, acquire),
    method("acquire_lock", ACQUIRE, "An obsolete synonym of acquire().", acquire),
    method("release", "($self, /)", "Release the lock.", release),
    method("release_lock", "($self, /)", "An obsolete synonym of release().", release),
    method("locked", "($self, /)", "Return whether the lock is in the locked state.", locked),
    method("locked_lock", "($self, /)", "An obsolete synonym of locked().", locked),
    method("__enter__", "($self, /)", "Lock the lock.", |vm, args| {
        as_lock(&args[0]).acquire(vm, Patience::Forever).map(Value::bool)
    }),
    variadic("__exit__", "($self, /, *exc_info)", "Release the lock.", exit),
    method("_at_fork_reinit", "($self, /)", "", |_, args| {
        as_lock(&args[0]).reset();
        Ok(Value::NONE)
    }),
];

/// How long an acquisition waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    None,
    Until(Instant),
    Forever,
}

impl Patience {
    /// From the arguments of `acquire(blocking=True, timeout=-1)`.
    pub fn parse(vm: &Thread, blocking: &Value, timeout: &Value) -> PyResult<Patience> {
        if blocking.is_unbound() && timeout.is_unbound() {
            return Ok(Patience::Forever);
        }
        let blocking = blocking.is_unbound() || vm.is_true(blocking)?;
        let unset = -pytime::SECOND;
        let timeout =
            if timeout.is_unbound() { unset } else { pytime::from_seconds(vm, timeout, Round::Up)? };
        if !blocking && timeout != unset {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        if timeout < 0 && timeout != unset {
            return Err(vm.value_error("timeout value must be a non-negative number"));
        }
        Ok(match timeout {
            _ if !blocking => Patience::None,
            0 => Patience::None,
            _ if timeout == unset => Patience::Forever,
            _ => pytime::deadline(timeout).map_or(Patience::Forever, Patience::Until),
        })
    }

    pub fn deadline(self) -> Option<Instant> {
        match self {
            Patience::Until(deadline) => Some(deadline),
            Patience::None | Patience::Forever => None,
        }
    }
}

fn as_lock(value: &Value) -> &PyLock {
    value.downcast().expect("a lock's slot gets a lock")
}

impl PyLock {
    pub fn create(vm: &Thread) -> PyResult {
        let lock =
            PyLock { object: Object::new(&TYPE), holder: Cell::new(UNLOCKED), queue: Default::default() };
        Ok(vm.heap().allocate(lock)?.into_value())
    }

    /// Locks if it is unlocked.
    #[inline]
    fn try_acquire(&self, vm: &Thread) -> bool {
        let is_free = !self.is_locked(vm);
        if is_free {
            self.holder.set(vm.interp().runs.current());
        }
        is_free
    }

    /// Locks; `false` if patience has run out.
    #[inline]
    pub fn acquire(&self, vm: &Thread, patience: Patience) -> PyResult<bool> {
        if self.try_acquire(vm) {
            return Ok(true);
        }
        if patience == Patience::None { Ok(false) } else { self.wait(vm, patience) }
    }

    #[cold]
    fn wait(&self, vm: &Thread, patience: Patience) -> PyResult<bool> {
        while !self.try_acquire(vm) {
            let waited = vm.wait_in(&self.queue, patience.deadline(), |granted| {
                if granted { self.unlock() } else { self.wake(vm) }
            })?;
            match waited {
                Waited::Granted => {
                    self.holder.set(vm.interp().runs.current());
                    return Ok(true);
                }
                // It may have been released at the last moment.
                Waited::TimedOut => return Ok(self.try_acquire(vm)),
                Waited::Woken => {}
            }
        }
        Ok(true)
    }

    /// Unlocks a locked lock.
    #[inline]
    pub fn unlock(&self) {
        if self.queue.is_empty() {
            self.holder.set(UNLOCKED);
        } else {
            self.hand_over();
        }
    }

    #[cold]
    fn hand_over(&self) {
        if self.queue.first_is_starving() {
            // It stays locked, by another thread.
            self.queue.wake_first(true);
        } else {
            self.holder.set(UNLOCKED);
            self.queue.wake_first(false);
        }
    }

    /// Wakes another thread in place of one that has been woken in vain.
    fn wake(&self, vm: &Thread) {
        if !self.is_locked(vm) {
            self.queue.wake_first(false);
        }
    }

    #[inline]
    pub fn is_locked(&self, vm: &Thread) -> bool {
        let holder = self.holder.get();
        holder != UNLOCKED && !vm.interp().runs.is_abandoned(holder)
    }

    /// In the child of a fork: unlocked, and nobody waits.
    pub fn reset(&self) {
        self.holder.set(UNLOCKED);
        self.queue.forget_all();
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("lock() takes no keyword arguments"));
    }
    if !args.positional().is_empty() {
        return Err(vm.type_error(format!("lock expected 0 arguments, got {}", args.positional().len())));
    }
    let make = |object| PyLock { object, holder: Cell::new(UNLOCKED), queue: Default::default() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn repr(vm: &Thread, lock: &Value) -> PyResult {
    let state = if as_lock(lock).is_locked(vm) { "locked" } else { "unlocked" };
    vm.new_str(&format!("<{state} _thread.lock object at {:#x}>", lock.id()))
}

fn acquire(vm: &Thread, args: &[Value]) -> PyResult {
    let patience = Patience::parse(vm, &args[1], &args[2])?;
    as_lock(&args[0]).acquire(vm, patience).map(Value::bool)
}

fn release(vm: &Thread, args: &[Value]) -> PyResult {
    release_value(vm, &args[0])
}

#[inline]
fn release_value(vm: &Thread, lock: &Value) -> PyResult {
    let lock = as_lock(lock);
    if !lock.is_locked(vm) {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    lock.unlock();
    Ok(Value::NONE)
}

fn exit(vm: &Thread, args: Args<'_>) -> PyResult {
    match args.positional().first() {
        Some(lock) if lock.downcast::<PyLock>().is_some() => release_value(vm, lock),
        _ => Err(vm.type_error("unbound method lock.__exit__() needs an argument")),
    }
}

fn locked(vm: &Thread, args: &[Value]) -> PyResult {
    Ok(Value::bool(as_lock(&args[0]).is_locked(vm)))
}

//! `_multiprocessing`: locks and semaphores that processes share.

use crate::posix::argument::{c_int, decode, encode};
use std::cell::{Cell, RefCell};
use std::ffi::CString;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::float::to_f64;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::bind;
use taipan_vm::capability::Capability;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::calls::Result;
use taipan_vm::sys::semaphore::{self, Semaphore};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_multiprocessing",
    functions: &[method("sem_unlink", "($module, name, /)", "", |vm, args| {
        vm.allow(Capability::Subprocess)?;
        let name = name_of(vm, "sem_unlink", Which::Only, &args[1])?;
        done(vm, semaphore::unlink(&name)).map(|()| Value::NONE)
    })],
    types: &[&TYPE],
    init: Some(|vm, module| {
        let flags = PyDict::new(vm)?;
        for name in ["HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"] {
            flags.set_item(vm, &vm.new_str(name)?, int::small(1))?;
        }
        module.dict().set_str(statics::intern("flags"), flags.into_value())
    }),
    ..ModuleSpec::NEW
};

const RECURSIVE_MUTEX: i32 = 0;
const SEMAPHORE: i32 = 1;

#[repr(C)]
pub struct PySemLock {
    object: Object,
    /// Shared with whoever waits for it without the VM's lock.
    semaphore: RefCell<Option<Rc<Semaphore>>>,
    /// How often this process has acquired it without releasing it.
    count: Cell<i64>,
    /// The thread that did so last.
    owner: Cell<u64>,
    kind: i32,
    maxvalue: i32,
    /// By which other processes can open it; none if it has been removed at once.
    name: Option<CString>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySemLock {
    const TYPE: &'static PyType = &TYPE;
}

static PARAMETERS: MethodDef = parameters("SemLock", "(kind, value, maxvalue, name, unlink)");

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_multiprocessing.SemLock",
    doc: "Semaphore/Mutex type",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        setattro: Some(taipan_vm::class::lookup::generic_setattr),
        new: Some(|vm, ty, args| bind(vm, &PARAMETERS, args, |args| new(vm, ty, args))),
        ..Slots::NONE
    },
    methods: &[
        method(
            "acquire",
            "($self, /, block=True, timeout=None)",
            "Acquire the semaphore/lock.",
            |vm, args| acquire(vm, &args[0], vm.bool_argument(&args[1], true)?, &args[2]),
        ),
        method("release", "($self, /)", "Release the semaphore/lock.", release),
        method(
            "_count",
            "($self, /)",
            "Num of `acquire()`s minus num of `release()`s for this process.",
            |vm, args| int::from_i64(vm, own(&args[0]).count.get()),
        ),
        method("_is_mine", "($self, /)", "Whether the lock is owned by this thread.", |vm, args| {
            Ok(Value::bool(own(&args[0]).is_mine(vm)))
        }),
        method("_get_value", "($self, /)", "Get the value of the semaphore.", |vm, args| {
            let value = done(vm, own(&args[0]).open(vm)?.value())?;
            Ok(int::small(value.max(0).into()))
        }),
        method("_is_zero", "($self, /)", "Return whether semaphore has value zero.", |vm, args| {
            let semaphore = own(&args[0]).open(vm)?;
            if !done(vm, semaphore.try_acquire())? {
                return Ok(Value::TRUE);
            }
            done(vm, semaphore.release())?;
            Ok(Value::FALSE)
        }),
        method("_rebuild", "($type, handle, kind, maxvalue, name, /)", "", rebuild).parsed().classmethod(),
        method("_after_fork", "($self, /)", "Rezero the net acquisition count after fork().", |_, args| {
            own(&args[0]).count.set(0);
            Ok(Value::NONE)
        }),
        method("__enter__", "($self, /)", "Enter the semaphore/lock.", |vm, args| {
            acquire(vm, &args[0], true, &Value::NONE)
        }),
        method(
            "__exit__",
            "($self, exc_type=None, exc_value=None, exc_tb=None, /)",
            "Exit the semaphore/lock.",
            release,
        ),
    ],
    getset: &[
        getter("handle", "", |vm, value| int::from_u64(vm, own(value).open(vm)?.handle())).as_member(),
        getter("kind", "", |_, value| Ok(int::small(own(value).kind.into()))).as_member(),
        getter("maxvalue", "", |_, value| Ok(int::small(own(value).maxvalue.into()))).as_member(),
        getter("name", "", |vm, value| match &own(value).name {
            Some(name) => decode(vm, name.to_bytes()),
            None => Ok(Value::NONE),
        })
        .as_member(),
    ],
    constants: &[("SEM_VALUE_MAX", Constant::Int(semaphore::VALUE_MAX))],
    ..TypeSpec::leaf::<PySemLock>()
});

fn own(value: &Value) -> &PySemLock {
    value.downcast().expect("a method of SemLock gets one")
}

fn done<T>(vm: &Thread, result: Result<T>) -> PyResult<T> {
    result.map_err(|error| vm.raise_os_error(error.raw_os_error(), None, None))
}

fn name_of(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<CString> {
    vm.str_argument(value, function, which)?;
    let bytes = encode(vm, value)?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

impl PySemLock {
    fn open(&self, vm: &Thread) -> PyResult<Rc<Semaphore>> {
        let semaphore = self.semaphore.borrow().clone();
        semaphore.ok_or_else(|| vm.value_error("the semaphore is closed"))
    }

    fn is_mine(&self, vm: &Thread) -> bool {
        self.count.get() > 0 && self.owner.get() == vm.id()
    }
}

fn make(
    vm: &Thread,
    ty: &PyType,
    semaphore: Semaphore,
    kind: i32,
    maxvalue: i32,
    name: Option<CString>,
) -> PyResult {
    let lock = create::allocate_instance(vm, ty, |object| PySemLock {
        object,
        semaphore: RefCell::new(Some(Rc::new(semaphore))),
        count: Cell::new(0),
        owner: Cell::new(0),
        kind,
        maxvalue,
        name,
    })?;
    Ok(lock.into_value())
}

fn new(vm: &Thread, ty: &PyType, args: &[Value]) -> PyResult {
    vm.allow(Capability::Subprocess)?;
    let (kind, value, maxvalue) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?, c_int(vm, &args[2])?);
    let name = name_of(vm, "SemLock", Which::Named("name"), &args[3])?;
    let unlink = vm.is_true(&args[4])?;
    if kind != RECURSIVE_MUTEX && kind != SEMAPHORE {
        return Err(vm.value_error("unrecognized kind"));
    }
    let semaphore = done(vm, Semaphore::create(&name, value as u32))?;
    if unlink {
        done(vm, semaphore::unlink(&name))?;
    }
    let name = Some(name).filter(|_| !unlink);
    make(vm, ty, semaphore, kind, maxvalue, name)
}

/// A lock that another process has made, by its name. A handle alone is of no use: it is an address in that process.
fn rebuild(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Subprocess)?;
    let Some(ty) = args[0].downcast::<PyType>() else { return Err(vm.type_error("_rebuild needs a class")) };
    if args[1].ty().slots().index.is_none() {
        let text = format!("_rebuild() argument 1 must be int, not {}", args[1].ty().name());
        return Err(vm.type_error(text));
    }
    let (kind, maxvalue) = (c_int(vm, &args[2])?, c_int(vm, &args[3])?);
    if args[4].downcast::<PyStr>().is_none() {
        let text = format!("_rebuild() argument 4 must be str or None, not {}", args[4].ty().name());
        return Err(vm.type_error(text));
    }
    let name = name_of(vm, "_rebuild", Which::At(4), &args[4])?;
    let semaphore = done(vm, Semaphore::open(&name))?;
    make(vm, ty, semaphore, kind, maxvalue, Some(name))
}

/// The moment that lies so many seconds ahead, since 1970.
fn moment_after(seconds: f64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let ahead = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    now.saturating_add(ahead)
}

/// Waits for a semaphore until the moment, which is counted from 1970; whether it was acquired.
fn wait(vm: &Thread, semaphore: &Semaphore, until: Option<Duration>) -> PyResult<bool> {
    let Some(slice) = vm.wait_slice() else { return done(vm, vm.blocking(|| semaphore.acquire(until))?) };
    loop {
        let step = moment_after(slice.as_secs_f64());
        let is_last = until.is_some_and(|until| until <= step);
        let end = if is_last { until } else { Some(step) };
        if done(vm, vm.blocking(|| semaphore.acquire(end))?)? {
            return Ok(true);
        }
        vm.look_at_limits()?;
        if is_last {
            return Ok(false);
        }
    }
}

fn acquire(vm: &Thread, value: &Value, block: bool, timeout: &Value) -> PyResult {
    let own = own(value);
    if own.kind == RECURSIVE_MUTEX && own.is_mine(vm) {
        own.count.set(own.count.get() + 1);
        return Ok(Value::TRUE);
    }
    let until = if timeout.is_none() || timeout.is_unbound() {
        None
    } else {
        Some(moment_after(to_f64(vm, timeout)?))
    };
    let semaphore = own.open(vm)?;
    let mut acquired = done(vm, vm.retrying(|| semaphore.try_acquire())?)?;
    if !acquired && block {
        let waited_for: &Semaphore = &semaphore;
        acquired = wait(vm, waited_for, until)?;
    }
    if acquired {
        own.count.set(own.count.get() + 1);
        own.owner.set(vm.id());
    }
    Ok(Value::bool(acquired))
}

fn release(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    if own.kind == RECURSIVE_MUTEX {
        if !own.is_mine(vm) {
            let text = "attempt to release recursive lock not owned by thread";
            return Err(vm.raise(&exceptions::ASSERTION_ERROR, text));
        }
        if own.count.get() > 1 {
            own.count.set(own.count.get() - 1);
            return Ok(Value::NONE);
        }
    } else if done(vm, own.open(vm)?.value())? >= own.maxvalue {
        return Err(vm.value_error("semaphore or lock released too many times"));
    }
    done(vm, own.open(vm)?.release())?;
    own.count.set(own.count.get() - 1);
    Ok(Value::NONE)
}

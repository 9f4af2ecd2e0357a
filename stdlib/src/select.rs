//! `select`: waiting for descriptors, by `select`, `poll` and `epoll`.

use crate::posix::argument::{c_int, done, fildes, os_error};
use rustix::io::Errno;
use std::cell::{Cell, RefCell};
use std::time::Instant;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::pytime::{self, MILLISECOND, Round, SECOND};
use taipan_vm::sys::calls;
use taipan_vm::sys::ready::{self, Event};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident = $value:expr;)*) => { &[$((stringify!($name), Constant::Int($value))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "select",
    doc: "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\n\nOn Windows, only sockets are supported; on Unix, all file descriptors.",
    functions: &[
        method(
            "select",
            "(rlist, wlist, xlist, timeout=None, /)",
            "Wait until one of the descriptors is ready for some kind of I/O.",
            select,
        ),
        method("poll", "()", "Return an object that waits for many descriptors.", |vm, _| {
            let poll =
                PyPoll { object: Object::new(&POLL), watched: Default::default(), running: Cell::new(false) };
            Ok(vm.heap().allocate(poll)?.into_value())
        }),
    ],
    constants: constants! {
        PIPE_BUF = 4096;
        POLLIN = 1; POLLPRI = 2; POLLOUT = 4; POLLERR = 8; POLLHUP = 16; POLLNVAL = 32; POLLRDNORM = 64;
        POLLRDBAND = 128; POLLWRNORM = 256; POLLWRBAND = 512; POLLMSG = 1024; POLLRDHUP = 8192;
        EPOLLIN = 1; EPOLLPRI = 2; EPOLLOUT = 4; EPOLLERR = 8; EPOLLHUP = 16; EPOLLRDNORM = 64; EPOLLRDBAND = 128;
        EPOLLWRNORM = 256; EPOLLWRBAND = 512; EPOLLMSG = 1024; EPOLLRDHUP = 8192; EPOLLEXCLUSIVE = 1 << 28;
        EPOLLWAKEUP = 1 << 29; EPOLLONESHOT = 1 << 30; EPOLLET = 1 << 31; EPOLL_CLOEXEC = 0o2000000;
    },
    types: &[&EPOLL],
    init: Some(|_, module| {
        let dict = module.dict();
        // The type has the name of the function that makes its instances.
        taipan_vm::class::ready::ready_all([&POLL].into_iter());
        dict.set_str(statics::intern("error"), exceptions::os_error::OS_ERROR.to_value())
    }),
    ..ModuleSpec::NEW
};

/// How long a wait lasts: nanoseconds, `None` for ever.
#[derive(Clone, Copy)]
struct Timeout(Option<Instant>, bool);

impl Timeout {
    fn of_nanos(nanos: Option<i64>) -> Timeout {
        match nanos {
            None => Timeout(None, false),
            Some(nanos) => Timeout(pytime::deadline(nanos), nanos <= 0),
        }
    }

    /// What is left, as the system takes it; `None` for ever.
    fn left(self) -> Option<std::time::Duration> {
        self.0.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }
}

/// Waits by `call`, which gets the time that is left, again after a signal; `None` once the time is up.
fn wait<R: Send>(
    vm: &Thread,
    timeout: Timeout,
    is_empty: fn(&R) -> bool,
    mut call: impl FnMut(Option<std::time::Duration>) -> Result<R, Errno> + Send,
) -> PyResult<Option<R>> {
    loop {
        let (left, slice) = (timeout.left(), vm.wait_slice());
        let is_slice = slice.is_some_and(|slice| left.is_none_or(|left| left > slice));
        let patience = if is_slice { slice } else { left };
        // Others must not have to wait for one that only looks.
        let result = if timeout.1 { call(left) } else { vm.allow_threads(|| call(patience)) };
        match result {
            Ok(result) if is_slice && is_empty(&result) => {
                vm.look_at_limits()?;
                vm.check_attention()?;
            }
            Ok(result) => return Ok(Some(result)),
            Err(Errno::INTR) => {
                vm.check_attention()?;
                if timeout.left().is_some_and(|left| left.is_zero()) {
                    return Ok(None);
                }
            }
            Err(error) => return Err(os_error(vm, error)),
        }
    }
}

/// As many descriptors as `fd_set` holds.
const FD_SETSIZE: i32 = 1024;

fn item_at(sequence: &Value, index: usize) -> Option<Value> {
    match sequence.downcast::<PyList>() {
        Some(list) => list.items().get(index).cloned(),
        None => sequence.downcast::<PyTuple>()?.items().get(index).cloned(),
    }
}

fn select(vm: &Thread, args: &[Value]) -> PyResult {
    let timeout = if args[3].is_unbound() || args[3].is_none() {
        None
    } else {
        let nanos = match pytime::from_seconds(vm, &args[3], Round::Up) {
            Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
                vm.clear_raised();
                return Err(vm.type_error("timeout must be a float or None"));
            }
            nanos => nanos?,
        };
        if nanos < 0 {
            return Err(vm.value_error("timeout must be non-negative"));
        }
        Some(nanos)
    };
    let mut lists = Vec::with_capacity(3);
    for list in &args[..3] {
        if list.ty().slots().iter.is_none() && list.ty().slots().item.is_none() {
            return Err(vm.type_error("arguments 1-3 must be sequences"));
        }
        let mut entries = Vec::new();
        let sequence = match list.downcast::<PyList>() {
            Some(_) => list.clone(),
            None => vm.new_tuple(&vm.iterate_to_buf(list)?)?,
        };
        // Asking an object for its descriptor may change the list.
        while let Some(item) = item_at(&sequence, entries.len()) {
            let fd = fildes(vm, &item)?;
            if fd >= FD_SETSIZE {
                return Err(vm.value_error("filedescriptor out of range in select()"));
            }
            entries.push((fd, item));
        }
        lists.push(entries);
    }
    let sets: Vec<Vec<i32>> = lists.iter().map(|list| list.iter().map(|entry| entry.0).collect()).collect();
    let ready = wait(
        vm,
        Timeout::of_nanos(timeout),
        |ready: &Vec<Vec<i32>>| ready.iter().all(Vec::is_empty),
        |left| ready::select(&sets, left),
    )?
    .unwrap_or_default();
    let mut result = Vec::with_capacity(3);
    for (index, list) in lists.iter().enumerate() {
        let mut values = Buf::new();
        for (fd, item) in list {
            if ready.get(index).is_some_and(|ready| ready.contains(fd)) {
                values.push(item.clone())?;
            }
        }
        result.push(vm.new_list(values)?);
    }
    vm.new_tuple(&result)
}

/// Descriptors in the order in which they were registered, each with what it is watched for.
#[repr(C)]
pub struct PyPoll {
    object: Object,
    watched: RefCell<Buf<Event>>,
    running: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPoll {
    const TYPE: &'static PyType = &POLL;
}

pub static POLL: PyType = PyType::from_spec(&TypeSpec {
    name: "select.poll",
    flags: flags::NO_NEW,
    methods: &[
        method(
            "register",
            "($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)",
            "Register a file descriptor with the polling object.",
            |vm, args| {
                let fd = fildes(vm, &args[1])?;
                let events = if args[2].is_unbound() { 7 } else { mask(vm, &args[2])? };
                let mut watched = as_poll(&args[0]).watched.borrow_mut();
                match watched.iter_mut().find(|event| event.fd == fd) {
                    Some(event) => event.events = events.into(),
                    None => watched.push(Event { fd, events: events.into() })?,
                }
                Ok(Value::NONE)
            },
        ),
        method(
            "modify",
            "($self, fd, eventmask, /)",
            "Modify an already registered file descriptor.",
            |vm, args| {
                let fd = fildes(vm, &args[1])?;
                let events = mask(vm, &args[2])?;
                let mut watched = as_poll(&args[0]).watched.borrow_mut();
                match watched.iter_mut().find(|event| event.fd == fd) {
                    Some(event) => event.events = events.into(),
                    None => return Err(os_error(vm, Errno::NOENT)),
                }
                Ok(Value::NONE)
            },
        ),
        method(
            "unregister",
            "($self, fd, /)",
            "Remove a file descriptor being tracked by the polling object.",
            |vm, args| {
                let fd = fildes(vm, &args[1])?;
                let mut watched = as_poll(&args[0]).watched.borrow_mut();
                let Some(index) = watched.iter().position(|event| event.fd == fd) else {
                    drop(watched);
                    return Err(vm.raise_key_error(&int::small(i64::from(fd))));
                };
                watched.remove(index);
                Ok(Value::NONE)
            },
        ),
        method("poll", "($self, timeout=None, /)", "Polls the set of registered file descriptors.", poll),
    ],
    ..TypeSpec::leaf::<PyPoll>()
});

fn as_poll(value: &Value) -> &PyPoll {
    value.downcast().expect("a method of poll gets one")
}

/// An `unsigned short`.
fn mask(vm: &Thread, value: &Value) -> PyResult<u16> {
    let index = taipan_vm::protocol::number::index(vm, value)?;
    if int::is_negative(&index) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    int::as_i64(&index)
        .and_then(|mask| u16::try_from(mask).ok())
        .ok_or_else(|| vm.overflow_error("Python int too large for C unsigned short"))
}

fn event_list(vm: &Thread, events: &[Event]) -> PyResult {
    let mut list = Buf::new();
    for event in events {
        let pair = [int::small(i64::from(event.fd)), int::small(i64::from(event.events))];
        list.push(vm.new_tuple(&pair)?)?;
    }
    vm.new_list(list)
}

fn poll(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_poll(&args[0]);
    let timeout = if args[1].is_unbound() || args[1].is_none() {
        None
    } else {
        // Milliseconds; fewer than none are for ever.
        let nanos = pytime::from_object(vm, &args[1], Round::Up, MILLISECOND)
            .map_err(|raised| timeout_error(vm, raised))?;
        if nanos / MILLISECOND > i64::from(i32::MAX) {
            return Err(vm.overflow_error("timeout is too large"));
        }
        (nanos >= 0).then_some(nanos)
    };
    if own.running.replace(true) {
        return Err(vm.runtime_error("concurrent poll() invocation"));
    }
    let watched = Buf::from_slice(&own.watched.borrow())?;
    let watched: &[Event] = &watched;
    let result = wait(vm, Timeout::of_nanos(timeout), Vec::is_empty, |left| ready::poll(watched, left));
    own.running.set(false);
    event_list(vm, &result?.unwrap_or_default())
}

fn timeout_error(vm: &Thread, raised: Raised) -> Raised {
    if vm.raised_matches(&exceptions::TYPE_ERROR) {
        vm.clear_raised();
        return vm.type_error("timeout must be an integer or None");
    }
    raised
}

#[repr(C)]
pub struct PyEpoll {
    object: Object,
    /// -1 once it is closed.
    fd: Cell<i32>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyEpoll {
    const TYPE: &'static PyType = &EPOLL;
}

impl taipan_vm::class::layout::Trace for PyEpoll {
    fn trace(&self, _: &mut taipan_vm::heap::Tracer) {}
}

static EPOLL_PARAMETERS: MethodDef = parameters("epoll", "(sizehint=-1, flags=0)");

pub static EPOLL: PyType = PyType::from_spec(&TypeSpec {
    name: "select.epoll",
    signature: "(sizehint=-1, flags=0)",
    doc: "Returns an epolling object.\n\nsizehint and flags are for compatibility; the descriptor is never inherited.",
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new_epoll),
        finalize: Some(|vm, own| {
            let fd = as_epoll(own).fd.replace(-1);
            if fd >= 0 && vm.may_use(fd) {
                vm.forget_descriptor(fd);
                let _ = calls::close(fd);
            }
        }),
        ..Slots::NONE
    },
    methods: &[
        method("fromfd", "($type, fd, /)", "Create an epoll object from a given control fd.", |vm, args| {
            let fd = c_int(vm, &args[1])?;
            vm.allow_descriptor(fd)?;
            let Some(ty) = args[0].downcast::<PyType>() else {
                return Err(vm.type_error("a type is required"));
            };
            Ok(create::allocate_instance(vm, ty, |object| PyEpoll { object, fd: Cell::new(fd) })?
                .into_value())
        })
        .classmethod(),
        method("close", "($self, /)", "Close the epoll control file descriptor.", close_epoll),
        method("fileno", "($self, /)", "Return the epoll control file descriptor.", |vm, args| {
            Ok(int::small(i64::from(control(vm, &args[0])?)))
        }),
        method(
            "modify",
            "($self, /, fd, eventmask)",
            "Modify event mask for a registered file descriptor.",
            |vm, args| change(vm, args, libc::EPOLL_CTL_MOD),
        ),
        method(
            "register",
            "($self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)",
            "Registers a new fd or raises an OSError if the fd is already registered.",
            |vm, args| change(vm, args, libc::EPOLL_CTL_ADD),
        ),
        method(
            "unregister",
            "($self, /, fd)",
            "Remove a registered file descriptor from the epoll object.",
            |vm, args| {
                let (epoll, fd) = (control(vm, &args[0])?, fildes(vm, &args[1])?);
                done(vm, vm.allow_threads(|| ready::epoll_ctl(epoll, libc::EPOLL_CTL_DEL, fd, 0)))?;
                Ok(Value::NONE)
            },
        ),
        method(
            "poll",
            "($self, /, timeout=None, maxevents=-1)",
            "Wait for events on the epoll file descriptor.",
            epoll_poll,
        ),
        method("__enter__", "($self, /)", "", |vm, args| {
            control(vm, &args[0])?;
            Ok(args[0].clone())
        }),
        method("__exit__", "($self, exc_type=None, exc_value=None, exc_tb=None, /)", "", |vm, args| {
            close_epoll(vm, &args[..1])
        }),
    ],
    getset: &[getter("closed", "True if the epoll handler is closed", |_, own| {
        Ok(Value::bool(as_epoll(own).fd.get() < 0))
    })],
    ..TypeSpec::object::<PyEpoll>()
});

fn as_epoll(value: &Value) -> &PyEpoll {
    value.downcast().expect("a method of epoll gets one")
}

fn control(vm: &Thread, own: &Value) -> PyResult<i32> {
    match as_epoll(own).fd.get() {
        fd if fd >= 0 => {
            vm.allow_descriptor(fd)?;
            Ok(fd)
        }
        _ => Err(vm.value_error("I/O operation on closed epoll object")),
    }
}

fn new_epoll(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &EPOLL_PARAMETERS, args, |args| {
        let hint = if args[0].is_unbound() { -1 } else { c_int(vm, &args[0])? };
        if hint < -1 || hint == 0 {
            return Err(vm.value_error("negative sizehint"));
        }
        let flags = if args[1].is_unbound() { 0 } else { c_int(vm, &args[1])? };
        if flags & !libc::EPOLL_CLOEXEC != 0 {
            return Err(vm.raise(&exceptions::os_error::OS_ERROR, "invalid flags"));
        }
        let fd = done(vm, vm.allow_threads(|| calls::epoll_create1(libc::EPOLL_CLOEXEC)))?;
        vm.adopt_descriptor(fd)?;
        Ok(create::allocate_instance(vm, ty, |object| PyEpoll { object, fd: Cell::new(fd) })?.into_value())
    })
}

fn close_epoll(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = as_epoll(&args[0]).fd.replace(-1);
    if fd >= 0 && vm.may_use(fd) {
        vm.forget_descriptor(fd);
        done(vm, vm.allow_threads(|| calls::close(fd)))?;
    }
    Ok(Value::NONE)
}

fn change(vm: &Thread, args: &[Value], operation: i32) -> PyResult {
    let (epoll, fd) = (control(vm, &args[0])?, fildes(vm, &args[1])?);
    let events = match args.get(2).filter(|mask| !mask.is_unbound()) {
        Some(mask) => crate::posix::argument::c_uint_mask(vm, mask)?,
        None => 7,
    };
    done(vm, vm.allow_threads(|| ready::epoll_ctl(epoll, operation, fd, events)))?;
    Ok(Value::NONE)
}

fn epoll_poll(vm: &Thread, args: &[Value]) -> PyResult {
    let epoll = control(vm, &args[0])?;
    let timeout = if args[1].is_unbound() || args[1].is_none() {
        None
    } else {
        let nanos = pytime::from_object(vm, &args[1], Round::Up, SECOND)
            .map_err(|raised| timeout_error(vm, raised))?;
        if nanos / MILLISECOND > i64::from(i32::MAX) {
            return Err(vm.overflow_error("timeout is too large"));
        }
        (nanos >= 0).then_some(nanos)
    };
    let most = if args[2].is_unbound() { -1 } else { c_int(vm, &args[2])? };
    let most = match most {
        -1 => FD_SETSIZE - 1,
        most if most > 0 => most,
        most => return Err(vm.value_error(format!("maxevents must be greater than 0, got {most}"))),
    };
    let most = usize::try_from(most).unwrap_or(1).min(1 << 16);
    let events =
        wait(vm, Timeout::of_nanos(timeout), Vec::is_empty, |left| ready::epoll_wait(epoll, most, left))?;
    event_list(vm, &events.unwrap_or_default())
}

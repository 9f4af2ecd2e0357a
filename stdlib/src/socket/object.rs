//! `_socket.socket`: a socket by its descriptor, with a time limit that all its calls have.
//!
//! A socket with a time limit is in non-blocking mode; its calls wait with `poll` for their turn.
//!
//! Invariant: `fd` is -1 exactly if the socket is closed or detached. `timeout` is nanoseconds, -1 for none, 0 for calls that never
//! wait.

use super::address;
use super::transfer::{self, Turn, once, receive, receive_message, send_message, whole};
use crate::posix::argument::{c_int, c_int_or, done, os_error, ssize};
use crate::posix::descriptors::set_blocking;
use std::cell::Cell;
use std::time::Instant;
use taipan_vm::buffer::{Buffer, flags as buffer_flags};
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, float, int};
use taipan_vm::call::{Args, bind, no_keywords};
use taipan_vm::capability::Capability;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::pytime::{self, Round};
use taipan_vm::sys::calls::{self, Errno, Pieces};
use taipan_vm::sys::net::{self, Address};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PySocket {
    object: Object,
    fd: Cell<i32>,
    family: Cell<i32>,
    kind: Cell<i32>,
    protocol: Cell<i32>,
    timeout: Cell<i64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySocket {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PySocket {
    fn trace(&self, _: &mut Tracer) {}
}

impl PySocket {
    /// -1 if it is closed.
    pub fn descriptor(&self) -> i32 {
        self.fd.get()
    }

    pub fn has_time_limit(&self) -> bool {
        self.timeout.get() > 0
    }

    pub fn waits_for_ever(&self) -> bool {
        self.timeout.get() < 0
    }

    pub fn is_stream(&self) -> bool {
        self.kind.get() & 0xf == libc::SOCK_STREAM
    }

    /// When a call that begins now has waited for long enough, if that is limited.
    pub fn deadline(&self) -> Option<Instant> {
        if self.has_time_limit() { pytime::deadline(self.timeout.get()) } else { None }
    }
}

/// `socket.setdefaulttimeout()` of a VM; -1 is none.
pub struct DefaultTimeout(pub Cell<i64>);

impl Default for DefaultTimeout {
    fn default() -> Self {
        DefaultTimeout(Cell::new(-1))
    }
}

const SIGNATURE: &str = "(family=-1, type=-1, proto=-1, fileno=None)";

static PARAMETERS: MethodDef = parameters("socket", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_socket.socket",
    doc: "A socket. The family is AF_INET unless another one is given, the type SOCK_STREAM.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        getter("family", "the socket family", |_, own| Ok(number(as_socket(own).family.get()))).as_member(),
        getter("type", "the socket type", |_, own| Ok(number(as_socket(own).kind.get()))).as_member(),
        getter("proto", "the socket protocol", |_, own| Ok(number(as_socket(own).protocol.get())))
            .as_member(),
        getter("timeout", "the socket timeout", |vm, own| timeout_value(vm, as_socket(own).timeout.get())),
    ],
    ..TypeSpec::object::<PySocket>()
});

static METHODS: &[MethodDef] = &[
    method(
        "_accept",
        "($self, /)",
        "Wait for a connection; return its descriptor and the client's address.",
        accept,
    ),
    method("bind", "($self, object, /)", "Bind the socket to a local address.", |vm, args| {
        let own = as_socket(&args[0]);
        let address = address::parse(vm, "bind", own.family.get(), &args[1])?;
        vm.audit("socket.bind", || args.to_vec())?;
        let fd = own.fd.get();
        done(vm, vm.allow_threads(|| net::bind(fd, &address)))?;
        Ok(Value::NONE)
    }),
    method("close", "($self, /)", "Close the socket.", |vm, args| {
        let fd = as_socket(&args[0]).fd.replace(-1);
        if fd >= 0 && vm.may_use(fd) {
            vm.forget_descriptor(fd);
            match vm.allow_threads(|| calls::close(fd)) {
                // The other side has gone before.
                Ok(_) | Err(Errno::CONNRESET) => {}
                Err(error) => return Err(os_error(vm, error)),
            }
        }
        Ok(Value::NONE)
    }),
    method("connect", "($self, object, /)", "Connect the socket to a remote address.", |vm, args| {
        match connect(vm, "connect", args)? {
            Ok(()) => Ok(Value::NONE),
            Err(error) => Err(os_error(vm, error)),
        }
    }),
    method(
        "connect_ex",
        "($self, object, /)",
        "Connect, and return an error number, 0 for none.",
        |vm, args| Ok(number(connect(vm, "connect_ex", args)?.err().map_or(0, Errno::raw_os_error))),
    ),
    method("detach", "($self, /)", "Give up the descriptor without closing it, and return it.", |_, args| {
        Ok(number(as_socket(&args[0]).fd.replace(-1)))
    }),
    method("fileno", "($self, /)", "Return the descriptor.", |_, args| {
        Ok(number(as_socket(&args[0]).fd.get()))
    }),
    method("getpeername", "($self, /)", "Return the remote address.", |vm, args| {
        let fd = as_socket(&args[0]).fd.get();
        address::value(vm, &done(vm, vm.allow_threads(|| net::getpeername(fd)))?)
    }),
    method("getsockname", "($self, /)", "Return the local address.", |vm, args| {
        let fd = as_socket(&args[0]).fd.get();
        address::value(vm, &done(vm, vm.allow_threads(|| net::getsockname(fd)))?)
    }),
    variadic("getsockopt", "", "Return a socket option, as an int or as bytes.", getsockopt),
    variadic("setsockopt", "", "Set a socket option.", setsockopt),
    method("listen", "($self, backlog=128, /)", "Have the socket accept connections.", |vm, args| {
        let fd = as_socket(&args[0]).fd.get();
        let backlog = c_int_or(vm, &args[1], 128)?.max(0);
        done(vm, vm.allow_threads(|| calls::listen(fd, backlog)))?;
        Ok(Value::NONE)
    })
    .parsed(),
    method("recv", "($self, buffersize, flags=0, /)", "Receive data, at most as many bytes.", recv).parsed(),
    method("recv_into", "($self, buffer, nbytes=0, flags=0)", "Receive data into a buffer.", recv_into),
    method("recvfrom", "($self, buffersize, flags=0, /)", "Receive data and the sender's address.", recvfrom)
        .parsed(),
    method(
        "recvfrom_into",
        "($self, buffer, nbytes=0, flags=0)",
        "Receive data into a buffer, and the sender's address.",
        recvfrom_into,
    ),
    method("send", "($self, data, flags=0, /)", "Send data; return how many bytes were sent.", send).parsed(),
    method("sendall", "($self, data, flags=0, /)", "Send all data.", sendall).parsed(),
    variadic("sendto", "", "Send data to an address.", sendto),
    method("setblocking", "($self, object, /)", "Set whether calls wait.", |vm, args| {
        let blocking = vm.is_true(&args[1])?;
        set_timeout(vm, as_socket(&args[0]), if blocking { -1 } else { 0 })
    }),
    method("getblocking", "($self, /)", "Return whether calls wait.", |_, args| {
        Ok(Value::bool(as_socket(&args[0]).timeout.get() != 0))
    }),
    method(
        "settimeout",
        "($self, object, /)",
        "Set how long calls wait, in seconds; None is for ever.",
        |vm, args| {
            let timeout = timeout_argument(vm, &args[1])?;
            set_timeout(vm, as_socket(&args[0]), timeout)
        },
    ),
    method("gettimeout", "($self, /)", "Return how long calls wait.", |vm, args| {
        timeout_value(vm, as_socket(&args[0]).timeout.get())
    }),
    method("shutdown", "($self, object, /)", "End reading, writing, or both.", |vm, args| {
        let (fd, how) = (as_socket(&args[0]).fd.get(), c_int(vm, &args[1])?);
        done(vm, vm.allow_threads(|| calls::shutdown(fd, how)))?;
        Ok(Value::NONE)
    }),
    method(
        "recvmsg",
        "($self, bufsize, ancbufsize=0, flags=0, /)",
        "Receive data and control messages.",
        recvmsg,
    )
    .parsed(),
    method(
        "recvmsg_into",
        "($self, buffers, ancbufsize=0, flags=0, /)",
        "Receive data into buffers, and control messages.",
        recvmsg_into,
    )
    .parsed(),
    method(
        "sendmsg",
        "($self, buffers, ancdata=(), flags=0, address=None, /)",
        "Send data and control messages.",
        sendmsg,
    )
    .parsed(),
];

fn number(value: i32) -> Value {
    int::small(i64::from(value))
}

fn as_socket(value: &Value) -> &PySocket {
    value.downcast().expect("a socket's method gets a socket")
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PySocket {
        object,
        fd: Cell::new(-1),
        family: Cell::new(0),
        kind: Cell::new(0),
        protocol: Cell::new(0),
        timeout: Cell::new(-1),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    let own = as_socket(own);
    bind(vm, &PARAMETERS, args, |args| {
        let given = |value: &Value| c_int_or(vm, value, -1);
        let (mut family, mut kind, mut protocol) = (given(&args[0])?, given(&args[1])?, given(&args[2])?);
        vm.allow_network()?;
        let fd = if args[3].is_unbound() || args[3].is_none() {
            family = if family == -1 { libc::AF_INET } else { family };
            kind = if kind == -1 { libc::SOCK_STREAM } else { kind };
            protocol = protocol.max(0);
            let is_plain = matches!(kind & 0xf, libc::SOCK_STREAM | libc::SOCK_DGRAM);
            if !is_plain || !matches!(family, libc::AF_INET | libc::AF_INET6 | libc::AF_UNIX) {
                vm.allow(Capability::Network)?;
            }
            let fd = done(vm, vm.allow_threads(|| net::socket(family, kind, protocol)))?;
            vm.adopt_descriptor(fd)?;
            fd
        } else {
            let fd = c_int(vm, &args[3])?;
            if fd < 0 {
                return Err(vm.value_error("negative file descriptor"));
            }
            vm.allow_descriptor(fd)?;
            let name = net::getsockname(fd);
            if let Err(Errno::BADF | Errno::NOTSOCK) = name {
                done(vm, name.clone().map(drop))?;
            }
            if family == -1 {
                family = done(vm, net::getsockopt_int(fd, libc::SOL_SOCKET, libc::SO_DOMAIN))?;
            }
            if kind == -1 {
                kind = done(vm, net::getsockopt_int(fd, libc::SOL_SOCKET, libc::SO_TYPE))?;
            }
            if protocol == -1 {
                protocol = done(vm, net::getsockopt_int(fd, libc::SOL_SOCKET, libc::SO_PROTOCOL))?;
            }
            fd
        };
        own.family.set(family);
        own.protocol.set(protocol);
        own.kind.set(kind & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC));
        own.fd.set(fd);
        if kind & libc::SOCK_NONBLOCK != 0 {
            own.timeout.set(0);
            return Ok(());
        }
        let default = vm.interp().module_states.get::<DefaultTimeout>().0.get();
        own.timeout.set(default);
        if default >= 0 {
            done(vm, set_blocking(fd, false))?;
        }
        Ok(())
    })
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let own = as_socket(own);
    let (fd, family, kind, protocol) = (own.fd.get(), own.family.get(), own.kind.get(), own.protocol.get());
    vm.new_str(&format!("<socket object, fd={fd}, family={family}, type={kind}, proto={protocol}>"))
}

fn finalize(vm: &Thread, own: &Value) {
    let fd = as_socket(own).fd.get();
    if fd < 0 {
        return;
    }
    // At the very end of a VM nobody can be warned any more.
    let can_warn = vm.interp().sys.borrow().is_some();
    vm.keeping_exception(|| {
        if !can_warn {
            return;
        }
        let warned = vm.repr(own).and_then(|shown| {
            let text = format!("unclosed {}", vm.to_str(&shown)?.to_string_lossy());
            vm.warn_resource(own, &vm.new_str(&text)?)
        });
        if warned.is_err() {
            vm.report_unraisable("in", own);
        }
    });
    let fd = as_socket(own).fd.replace(-1);
    if fd >= 0 && vm.may_use(fd) {
        vm.forget_descriptor(fd);
        let _ = calls::close(fd);
    }
}

/// A time limit in nanoseconds, -1 for none.
pub fn timeout_argument(vm: &Thread, value: &Value) -> PyResult<i64> {
    if value.is_none() {
        return Ok(-1);
    }
    let timeout = pytime::from_seconds(vm, value, Round::Up)?;
    if timeout < 0 {
        return Err(vm.value_error("Timeout value out of range"));
    }
    Ok(timeout)
}

pub fn timeout_value(vm: &Thread, timeout: i64) -> PyResult {
    if timeout < 0 { Ok(Value::NONE) } else { float::new(vm, pytime::as_seconds(timeout)) }
}

fn set_timeout(vm: &Thread, own: &PySocket, timeout: i64) -> PyResult {
    own.timeout.set(timeout);
    done(vm, set_blocking(own.fd.get(), timeout < 0))?;
    Ok(Value::NONE)
}

fn accept(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let (fd, address) = transfer::accept(vm, own)?;
    vm.adopt_descriptor(fd)?;
    vm.new_tuple(&[number(fd), address::value(vm, &address)?])
}

fn connect(vm: &Thread, function: &str, args: &[Value]) -> PyResult<Result<(), Errno>> {
    let own = as_socket(&args[0]);
    let address = address::parse(vm, function, own.family.get(), &args[1])?;
    vm.audit("socket.connect", || args.to_vec())?;
    let fd = own.fd.get();
    let in_slices = own.waits_for_ever() && vm.wait_slice().is_some();
    let connected = transfer::connect(vm, own, &address)?;
    let Err(error) = connected else { return Ok(Ok(())) };
    let waits = match error {
        Errno::INTR => {
            vm.check_attention()?;
            own.timeout.get() != 0
        }
        Errno::INPROGRESS => own.timeout.get() > 0 || in_slices,
        _ => false,
    };
    if !waits {
        return Ok(Err(error));
    }
    if let Err(raised) = transfer::wait_ready(vm, own, true, own.deadline()) {
        if function == "connect_ex" && vm.raised_matches(&exceptions::os_error::TIMEOUT_ERROR) {
            vm.clear_raised();
            return Ok(Err(Errno::WOULDBLOCK));
        }
        return Err(raised);
    }
    let status = done(vm, net::getsockopt_int(fd, libc::SOL_SOCKET, libc::SO_ERROR))?;
    Ok(if status == 0 { Ok(()) } else { Err(Errno::from_raw_os_error(status)) })
}

fn own_argument<'a>(vm: &Thread, name: &str, args: Args<'a>) -> PyResult<(&'a PySocket, Args<'a>)> {
    no_keywords(vm, name, args)?;
    match args.split_first() {
        Some((own, rest)) => match own.downcast::<PySocket>() {
            Some(socket) => Ok((socket, rest)),
            None => Err(vm.type_error(format!("descriptor '{name}' requires a '_socket.socket' object"))),
        },
        None => Err(vm.type_error(format!("unbound method socket.{name}() needs an argument"))),
    }
}

fn getsockopt(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, args) = own_argument(vm, "getsockopt", args)?;
    let args = args.positional();
    if !(2..=3).contains(&args.len()) {
        let count = args.len();
        let how = if count < 2 { "least 2" } else { "most 3" };
        return Err(vm.type_error(format!("getsockopt() takes at {how} arguments ({count} given)")));
    }
    let (level, option) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
    let len = args.get(2).map_or(Ok(0), |len| c_int(vm, len))?;
    let fd = own.fd.get();
    if len == 0 {
        return Ok(number(done(vm, net::getsockopt_int(fd, level, option))?));
    }
    if !(1..=1024).contains(&len) {
        return Err(vm.raise(&exceptions::os_error::OS_ERROR, "getsockopt buflen out of range"));
    }
    let mut room = vec![0; len as usize];
    let count = done(vm, net::getsockopt(fd, level, option, &mut room))?;
    vm.new_bytes(room.get(..count).unwrap_or(&room))
}

/// Bytes of a `struct linger`: two ints, whether closing waits, and for how many seconds.
const LINGER: usize = 8;

/// Whether closing is to wait until everything has been sent.
fn lingers(value: &[u8]) -> bool {
    value.len() >= LINGER && value[..4] != [0; 4] && value[4..LINGER] != [0; 4]
}

fn setsockopt(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, args) = own_argument(vm, "setsockopt", args)?;
    let args = args.positional();
    if !(3..=4).contains(&args.len()) {
        let count = args.len();
        let how = if count < 3 { "exactly 3" } else { "at most 4" };
        return Err(vm.type_error(format!("setsockopt() takes {how} arguments ({count} given)")));
    }
    let (fd, level, option) = (own.fd.get(), c_int(vm, &args[0])?, c_int(vm, &args[1])?);
    let result = match args {
        [_, _, none, len] if none.is_none() => {
            net::setsockopt_empty(fd, level, option, crate::posix::argument::c_uint_mask(vm, len)?)
        }
        [_, _, value, ..] => match c_int(vm, value) {
            Ok(value) => net::setsockopt(fd, level, option, &value.to_ne_bytes()),
            // What is no int of C has to be a buffer.
            Err(_) if vm.raised_matches(&exceptions::EXCEPTION) => {
                vm.clear_raised();
                let value = vm.bytes_like(value)?;
                if (level, option) == (libc::SOL_SOCKET, libc::SO_LINGER)
                    && lingers(&value)
                    && vm.wait_slice().is_some()
                {
                    // Closing would hold the host up, whoever does it. What has been sent is delivered all the same.
                    net::setsockopt(fd, level, option, &[0; LINGER])
                } else {
                    net::setsockopt(fd, level, option, &value)
                }
            }
            Err(raised) => return Err(raised),
        },
        _ => Err(Errno::INVAL),
    };
    done(vm, result)?;
    Ok(Value::NONE)
}

/// Room for data; its size is charged before it is taken.
fn room(vm: &Thread, size: isize, text: &str) -> PyResult<Buf<u8>> {
    let size = usize::try_from(size).map_err(|_| vm.value_error(text))?;
    Ok(Buf::filled(0, size)?)
}

fn recv(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let mut room = room(vm, ssize(vm, &args[1])?, "negative buffersize in recv")?;
    let flags = c_int_or(vm, &args[2], 0)?;
    let slice: &mut [u8] = &mut room;
    let count =
        receive(vm, own, flags, slice.len(), |fd, flags, from| net::recv(fd, &mut slice[from..], flags))?;
    room.truncate(count);
    vm.finish_bytes(room)
}

/// The buffer of an argument, and how much of it is meant.
fn target(vm: &Thread, function: &str, args: &[Value]) -> PyResult<(Buffer, usize)> {
    let buffer = vm.writable_buffer(&args[1], function, 1)?;
    let wanted = if args[2].is_unbound() { 0 } else { ssize(vm, &args[2])? };
    let wanted =
        usize::try_from(wanted).map_err(|_| vm.value_error(format!("negative buffersize in {function}")))?;
    let len = buffer.view().len;
    if wanted > len {
        let text = match function {
            "recv_into" => "buffer too small for requested bytes",
            _ => "nbytes is greater than the length of the buffer",
        };
        return Err(vm.value_error(text));
    }
    Ok((buffer, if wanted == 0 { len } else { wanted }))
}

fn recv_into(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let (buffer, len) = target(vm, "recv_into", args)?;
    let flags = c_int_or(vm, &args[3], 0)?;
    // SAFETY: the buffer keeps its exporter from moving the memory; what other threads write there meanwhile is their affair.
    let slice = unsafe { &mut buffer.as_bytes_mut()[..len] };
    let count = receive(vm, own, flags, len, |fd, flags, from| net::recv(fd, &mut slice[from..], flags))?;
    int::from_usize(vm, count)
}

/// Receives data; the sender's address is that of its first part.
fn receive_from(vm: &Thread, own: &PySocket, slice: &mut [u8], flags: i32) -> PyResult<(usize, Address)> {
    let mut sender = None;
    let count = receive(vm, own, flags, slice.len(), |fd, flags, from| {
        let (count, address) = net::recvfrom(fd, &mut slice[from..], flags)?;
        sender.get_or_insert(address);
        Ok(count)
    })?;
    Ok((count, sender.unwrap_or(Address::None)))
}

fn recvfrom(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let mut room = room(vm, ssize(vm, &args[1])?, "negative buffersize in recvfrom")?;
    let flags = c_int_or(vm, &args[2], 0)?;
    let slice: &mut [u8] = &mut room;
    let (count, address) = receive_from(vm, own, slice, flags)?;
    room.truncate(count);
    vm.new_tuple(&[vm.finish_bytes(room)?, address::value(vm, &address)?])
}

fn recvfrom_into(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let (buffer, len) = target(vm, "recvfrom_into", args)?;
    let flags = c_int_or(vm, &args[3], 0)?;
    // SAFETY: as in `recv_into`.
    let slice = unsafe { &mut buffer.as_bytes_mut()[..len] };
    let (count, address) = receive_from(vm, own, slice, flags)?;
    vm.new_tuple(&[int::from_usize(vm, count)?, address::value(vm, &address)?])
}

fn send(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    let (bytes, flags): (&[u8], i32) = (&data, c_int_or(vm, &args[2], 0)?);
    let turn = Turn::to_write(vm, own, flags);
    let send = |fd, flags, from: usize| net::send(fd, &bytes[from..], flags);
    int::from_usize(vm, whole(vm, own, &turn, bytes.len(), send)?)
}

fn sendall(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    let (mut bytes, flags): (&[u8], i32) = (&data, c_int_or(vm, &args[2], 0)?);
    // The time limit is for all of it.
    let turn = Turn::to_write(vm, own, flags);
    loop {
        let sent = once(vm, own, &turn, |fd, flags| net::send(fd, bytes, flags))?;
        bytes = &bytes[sent.min(bytes.len())..];
        if bytes.is_empty() {
            return Ok(Value::NONE);
        }
        vm.check_attention()?;
    }
}

fn sendto(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, args) = own_argument(vm, "sendto", args)?;
    let (data, flags, to) = match args.positional() {
        [data, to] => (data, 0, to),
        [data, flags, to] => (data, c_int(vm, flags)?, to),
        other => {
            let count = other.len();
            return Err(vm.type_error(format!("sendto() takes 2 or 3 arguments ({count} given)")));
        }
    };
    let data = vm.bytes_like(data)?;
    let address = address::parse(vm, "sendto", own.family.get(), to)?;
    let bytes: &[u8] = &data;
    let turn = Turn::to_write(vm, own, flags);
    let send = |fd, flags, from: usize| net::sendto(fd, &bytes[from..], flags, &address);
    int::from_usize(vm, whole(vm, own, &turn, bytes.len(), send)?)
}

fn control_room(vm: &Thread, value: &Value) -> PyResult<Room> {
    let size = if value.is_unbound() { 0 } else { ssize(vm, value)? };
    match usize::try_from(size) {
        Ok(size) if size <= i32::MAX as usize => Ok(Room::new(size)?),
        _ => Err(vm.value_error("invalid ancillary data buffer length")),
    }
}

/// Control messages, flags and address of what was received.
fn received(vm: &Thread, first: Value, received: &net::Received) -> PyResult {
    let mut controls = Buf::new();
    for (level, kind, data) in &received.controls {
        let control = [number(*level), number(*kind), vm.new_bytes(data)?];
        controls.push(vm.new_tuple(&control)?)?;
    }
    let address = address::value(vm, &received.address)?;
    vm.new_tuple(&[first, vm.new_list(controls)?, number(received.flags), address])
}

fn recvmsg(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let mut room = room(vm, ssize(vm, &args[1])?, "negative buffer size in recvmsg()")?;
    let control = control_room(vm, &args[2])?;
    let flags = c_int_or(vm, &args[3], 0)?;
    let (start, len) = (room.as_mut_ptr(), room.len());
    // SAFETY: the room outlives the call.
    let pieces = unsafe { Pieces::new([(start, len)].into_iter()) };
    let result = receive_message(vm, own, &pieces, control.bytes(), flags)?;
    room.truncate(result.count);
    received(vm, vm.finish_bytes(room)?, &result)
}

/// Buffers of the objects of an iterable.
fn buffers(vm: &Thread, function: &str, value: &Value, writable: bool) -> PyResult<Vec<Buffer>> {
    if value.ty().slots().iter.is_none() && value.ty().slots().item.is_none() {
        return Err(vm.type_error(format!("{function}() argument 1 must be an iterable")));
    }
    let flags = if writable { buffer_flags::WRITABLE } else { buffer_flags::SIMPLE };
    let items = vm.iterate_to_buf(value)?;
    let buffers = items.iter().map(|item| match vm.get_buffer(item, flags) {
        Err(_) if writable && vm.raised_matches(&exceptions::EXCEPTION) => {
            vm.clear_raised();
            let kind = "an iterable of single-segment read-write buffers";
            Err(vm.type_error(format!("{function}() argument 1 must be {kind}")))
        }
        buffer => buffer,
    });
    buffers.collect()
}

fn pieces(buffers: &[Buffer]) -> Pieces {
    // SAFETY: the buffers keep the memory where it is, and live as long as the pieces.
    unsafe { Pieces::new(buffers.iter().map(|buffer| (buffer.view().data, buffer.view().len))) }
}

fn recvmsg_into(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let buffers = buffers(vm, "recvmsg_into", &args[1], true)?;
    let control = control_room(vm, &args[2])?;
    let flags = c_int_or(vm, &args[3], 0)?;
    let pieces = pieces(&buffers);
    let result = receive_message(vm, own, &pieces, control.bytes(), flags)?;
    received(vm, int::from_usize(vm, result.count)?, &result)
}

fn sendmsg(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_socket(&args[0]);
    let buffers = buffers(vm, "sendmsg", &args[1], false)?;
    let mut controls = Vec::new();
    if !args[2].is_unbound() {
        let controls_value = &args[2];
        if controls_value.ty().slots().iter.is_none() && controls_value.ty().slots().item.is_none() {
            return Err(vm.type_error("sendmsg() argument 2 must be an iterable"));
        }
        for item in vm.iterate_to_buf(controls_value)? {
            let items = item.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
            let [level, kind, data] = items else {
                let wanted = match item.downcast::<PyTuple>() {
                    Some(_) => format!("tuple of length 3, not {}", items.len()),
                    None => format!("3-item tuple, not {}", item.ty().name()),
                };
                let text = format!("[sendmsg() ancillary data items]() argument must be {wanted}");
                return Err(vm.type_error(text));
            };
            controls.push((c_int(vm, level)?, c_int(vm, kind)?, vm.bytes_like(data)?.to_vec()));
        }
    }
    let flags = c_int_or(vm, &args[3], 0)?;
    let address: Option<Address> = if args[4].is_unbound() || args[4].is_none() {
        None
    } else {
        Some(address::parse(vm, "sendmsg", own.family.get(), &args[4])?)
    };
    let pieces = pieces(&buffers);
    int::from_usize(vm, send_message(vm, own, &pieces, &controls, flags, address.as_ref())?)
}

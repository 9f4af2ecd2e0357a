//! `_socket`: sockets, and looking up names of hosts and services.
//!
//! Families whose addresses are taken apart: `AF_INET`, `AF_INET6`, `AF_UNIX`, `AF_NETLINK`, `AF_VSOCK`.

mod address;
mod constants;
mod errors;
pub mod object;
mod transfer;

use crate::exception_class;
use crate::posix::argument::{c_int, c_int_or, decode, done, fs_bytes, os_error, str_bytes};
use errors::Errors;
use object::DefaultTimeout;
use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::class::statics;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::number;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::sys::net::{self, Address};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_socket",
    doc: "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    functions: FUNCTIONS,
    constants: constants::CONSTANTS,
    types: &[&object::TYPE],
    init: Some(|vm, module| {
        let dict = module.dict();
        let os_error = &exceptions::os_error::OS_ERROR;
        let errors = vm.interp().module_states.get::<Errors>();
        let (gaierror, herror) = (
            exception_class::make(vm, "socket", "gaierror", os_error)?,
            exception_class::make(vm, "socket", "herror", os_error)?,
        );
        errors.gaierror.set(Some(gaierror.clone()));
        errors.herror.set(Some(herror.clone()));
        let set = |name: &'static str, value: Value| dict.set_str(statics::intern_once(name), value);
        set("error", os_error.to_value())?;
        set("gaierror", gaierror)?;
        set("herror", herror)?;
        set("timeout", exceptions::os_error::TIMEOUT_ERROR.to_value())?;
        set("SocketType", object::TYPE.to_value())
    }),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("close", "(object, /)", "Close a socket's descriptor.", |vm, args| {
        let fd = c_int(vm, &args[0])?;
        vm.allow_descriptor(fd)?;
        vm.forget_descriptor(fd);
        match vm.allow_threads(|| calls::close(fd)) {
            Ok(_) | Err(Errno::CONNRESET) => Ok(Value::NONE),
            Err(error) => Err(os_error(vm, error)),
        }
    }),
    method("dup", "(object, /)", "Return another descriptor for a socket.", |vm, args| {
        let fd = c_int(vm, &args[0])?;
        vm.allow_descriptor(fd)?;
        let new = done(vm, calls::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0))?;
        vm.adopt_descriptor(new)?;
        Ok(int::small(i64::from(new)))
    }),
    method(
        "socketpair",
        "(family=AF_UNIX, type=SOCK_STREAM, proto=0, /)",
        "Make two sockets that are connected.",
        socketpair,
    )
    .parsed(),
    method("getdefaulttimeout", "()", "Return the time limit of new sockets, in seconds.", |vm, _| {
        object::timeout_value(vm, vm.interp().module_states.get::<DefaultTimeout>().0.get())
    }),
    method(
        "setdefaulttimeout",
        "(object, /)",
        "Set the time limit of new sockets, in seconds.",
        |vm, args| {
            let timeout = object::timeout_argument(vm, &args[0])?;
            vm.interp().module_states.get::<DefaultTimeout>().0.set(timeout);
            Ok(Value::NONE)
        },
    ),
    method("gethostname", "()", "Return the host's name.", |vm, _| {
        vm.allow_network()?;
        decode(vm, &done(vm, net::gethostname())?)
    }),
    method("sethostname", "(name, /)", "Set the host's name.", |vm, args| {
        vm.allow(Capability::Process)?;
        let name = fs_bytes(vm, &args[0])?;
        let len = name.to_bytes().len();
        done(vm, calls::sethostname(&name, len))?;
        Ok(Value::NONE)
    })
    .parsed(),
    method("gethostbyname", "(host, /)", "Return a host's IPv4 address.", |vm, args| {
        let address = look_up(vm, "gethostbyname", &args[0], libc::AF_INET)?;
        vm.new_str(&address::host_text(&address))
    })
    .parsed(),
    method(
        "gethostbyname_ex",
        "(host, /)",
        "Return a host's name, other names and IPv4 addresses.",
        |vm, args| {
            look_up(vm, "gethostbyname_ex", &args[0], libc::AF_INET)?;
            let name = address::host_name(vm, &args[0])?;
            match vm.patient(move || net::gethostbyname(&name))? {
                Ok(host) => host_value(vm, &host),
                Err(status) => Err(errors::host(vm, status)),
            }
        },
    )
    .parsed(),
    method(
        "gethostbyaddr",
        "(host, /)",
        "Return the name, other names and addresses of a host by its address.",
        |vm, args| {
            let found = match look_up(vm, "gethostbyaddr", &args[0], libc::AF_UNSPEC)? {
                Address::Inet { host, .. } => vm.patient(move || net::gethostbyaddr(&host, libc::AF_INET))?,
                Address::Inet6 { host, .. } => {
                    vm.patient(move || net::gethostbyaddr(&host, libc::AF_INET6))?
                }
                _ => return Err(vm.raise(&exceptions::os_error::OS_ERROR, "unsupported address family")),
            };
            match found {
                Ok(host) => host_value(vm, &host),
                Err(status) => Err(errors::host(vm, status)),
            }
        },
    )
    .parsed(),
    method(
        "getaddrinfo",
        "(host, port, family=0, type=0, proto=0, flags=0)",
        "Look up a host and a service.",
        getaddrinfo,
    ),
    method("getnameinfo", "(sockaddr, flags, /)", "Return host and service of an address.", getnameinfo)
        .parsed(),
    method(
        "getservbyname",
        "(servicename, protocolname=None, /)",
        "Return the port of a service.",
        |vm, args| {
            vm.allow_network()?;
            let name = str_bytes(vm, "getservbyname", Which::At(1), &args[0])?;
            let protocol = optional(vm, "getservbyname", &args[1])?;
            match net::getservbyname(&name, protocol.as_deref()) {
                Some(port) => Ok(int::small(i64::from(port))),
                None => Err(vm.raise(&exceptions::os_error::OS_ERROR, "service/proto not found")),
            }
        },
    )
    .parsed(),
    method("getservbyport", "(port, protocolname=None, /)", "Return the service of a port.", |vm, args| {
        vm.allow_network()?;
        let port = c_int(vm, &args[0])?;
        let protocol = optional(vm, "getservbyport", &args[1])?;
        let port =
            u16::try_from(port).map_err(|_| vm.overflow_error("getservbyport: port must be 0-65535."))?;
        match net::getservbyport(port, protocol.as_deref()) {
            Some(name) => decode(vm, &name),
            None => Err(vm.raise(&exceptions::os_error::OS_ERROR, "port/proto not found")),
        }
    })
    .parsed(),
    method("getprotobyname", "(name, /)", "Return the number of a protocol.", |vm, args| {
        vm.allow_network()?;
        let name = str_bytes(vm, "getprotobyname", Which::At(1), &args[0])?;
        match net::getprotobyname(&name) {
            Some(protocol) => Ok(int::small(i64::from(protocol))),
            None => Err(vm.raise(&exceptions::os_error::OS_ERROR, "protocol not found")),
        }
    })
    .parsed(),
    method(
        "htons",
        "(integer, /)",
        "Convert 16 bits from the host's order of bytes to the network's.",
        |vm, args| Ok(int::small(i64::from(uint16(vm, &args[0])?.to_be()))),
    ),
    method(
        "ntohs",
        "(integer, /)",
        "Convert 16 bits from the network's order of bytes to the host's.",
        |vm, args| Ok(int::small(i64::from(u16::from_be(uint16(vm, &args[0])?)))),
    ),
    method(
        "htonl",
        "(integer, /)",
        "Convert 32 bits from the host's order of bytes to the network's.",
        |vm, args| Ok(int::small(i64::from(uint32(vm, &args[0])?.to_be()))),
    ),
    method(
        "ntohl",
        "(integer, /)",
        "Convert 32 bits from the network's order of bytes to the host's.",
        |vm, args| Ok(int::small(i64::from(u32::from_be(uint32(vm, &args[0])?)))),
    ),
    method("inet_aton", "(ip_addr, /)", "Convert an IPv4 address from text to bytes.", |vm, args| {
        let text = str_bytes(vm, "inet_aton", Which::Only, &args[0])?;
        match net::inet_aton(&text) {
            Some(address) => vm.new_bytes(&address),
            None => {
                let text = "illegal IP address string passed to inet_aton";
                Err(vm.raise(&exceptions::os_error::OS_ERROR, text))
            }
        }
    }),
    method("inet_ntoa", "(packed_ip, /)", "Convert an IPv4 address from bytes to text.", |vm, args| {
        match <[u8; 4]>::try_from(&*vm.bytes_like(&args[0])?) {
            Ok(address) => vm.new_str(&Ipv4Addr::from(address).to_string()),
            Err(_) => Err(vm.raise(&exceptions::os_error::OS_ERROR, "packed IP wrong length for inet_ntoa")),
        }
    }),
    method("inet_pton", "(af, ip, /)", "Convert an address from text to bytes.", |vm, args| {
        let family = c_int(vm, &args[0])?;
        let text = str_bytes(vm, "inet_pton", Which::At(2), &args[1])?;
        let text = text.to_str().unwrap_or_default();
        let illegal = || {
            let text = "illegal IP address string passed to inet_pton";
            vm.raise(&exceptions::os_error::OS_ERROR, text)
        };
        match family {
            libc::AF_INET => vm.new_bytes(&text.parse::<Ipv4Addr>().map_err(|_| illegal())?.octets()),
            libc::AF_INET6 => vm.new_bytes(&text.parse::<Ipv6Addr>().map_err(|_| illegal())?.octets()),
            _ => Err(os_error(vm, Errno::AFNOSUPPORT)),
        }
    })
    .parsed(),
    method("inet_ntop", "(af, packed_ip, /)", "Convert an address from bytes to text.", |vm, args| {
        let family = c_int(vm, &args[0])?;
        let bytes = vm.bytes_like(&args[1])?;
        let wrong = || vm.value_error("invalid length of packed IP address string");
        match family {
            libc::AF_INET => {
                let host = <[u8; 4]>::try_from(&*bytes).map_err(|_| wrong())?;
                vm.new_str(&Ipv4Addr::from(host).to_string())
            }
            libc::AF_INET6 => {
                let host = <[u8; 16]>::try_from(&*bytes).map_err(|_| wrong())?;
                vm.new_str(&Ipv6Addr::from(host).to_string())
            }
            family => Err(vm.value_error(format!("unknown address family {family}"))),
        }
    })
    .parsed(),
    method("if_nameindex", "()", "Return numbers and names of the network interfaces.", |vm, _| {
        vm.allow_network()?;
        let mut list = Buf::new();
        for (index, name) in done(vm, net::if_nameindex())? {
            list.push(vm.new_tuple(&[int::small(i64::from(index)), decode(vm, &name)?])?)?;
        }
        vm.new_list(list)
    }),
    method("if_nametoindex", "(oname, /)", "Return the number of a network interface.", |vm, args| {
        vm.allow_network()?;
        let name = fs_bytes(vm, &args[0])?;
        match net::if_nametoindex(&name) {
            Some(index) => Ok(int::small(i64::from(index))),
            None => Err(os_error(vm, Errno::NODEV)),
        }
    }),
    method("if_indextoname", "(if_index, /)", "Return the name of a network interface.", |vm, args| {
        vm.allow_network()?;
        let index = unsigned(vm, &args[0], u32::MAX.into(), "unsigned int")? as u32;
        let name = done(vm, net::if_indextoname(index))?;
        decode(vm, name.to_bytes())
    }),
    method(
        "CMSG_LEN",
        "(length, /)",
        "Return the size of a control message, without padding.",
        |vm, args| control_size(vm, "CMSG_LEN", &args[0], net::cmsg_len),
    )
    .parsed(),
    method("CMSG_SPACE", "(length, /)", "Return the room that a control message takes.", |vm, args| {
        control_size(vm, "CMSG_SPACE", &args[0], net::cmsg_space)
    })
    .parsed(),
];

fn control_size(vm: &Thread, function: &str, value: &Value, size: fn(usize) -> usize) -> PyResult {
    let len = crate::posix::argument::ssize(vm, value)?;
    match usize::try_from(len) {
        Ok(len) if len < i32::MAX as usize - 64 => int::from_usize(vm, size(len)),
        _ => Err(vm.overflow_error(format!("{function}() argument out of range"))),
    }
}

fn unsigned(vm: &Thread, value: &Value, most: u64, c_type: &str) -> PyResult<u64> {
    let index = number::index(vm, value)?;
    if int::is_negative(&index) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    int::as_ref(&index)
        .and_then(|number| number.to_u64())
        .filter(|number| *number <= most)
        .ok_or_else(|| vm.overflow_error(format!("Python int too large for C {c_type}")))
}

fn uint16(vm: &Thread, value: &Value) -> PyResult<u16> {
    Ok(unsigned(vm, value, u16::MAX.into(), "uint16_t")? as u16)
}

fn uint32(vm: &Thread, value: &Value) -> PyResult<u32> {
    Ok(unsigned(vm, value, u32::MAX.into(), "uint32_t")? as u32)
}

fn optional(vm: &Thread, function: &str, value: &Value) -> PyResult<Option<CString>> {
    if value.is_unbound() || value.is_none() {
        Ok(None)
    } else {
        str_bytes(vm, function, Which::At(2), value).map(Some)
    }
}

fn socketpair(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow_network()?;
    let family = c_int_or(vm, &args[0], libc::AF_UNIX)?;
    let (kind, protocol) = (c_int_or(vm, &args[1], libc::SOCK_STREAM)?, c_int_or(vm, &args[2], 0)?);
    let fds = done(vm, vm.allow_threads(|| net::socketpair(family, kind, protocol)))?;
    let number = |value: i32| int::small(i64::from(value));
    let make = |fd: i32| {
        vm.adopt_descriptor(fd)?;
        vm.call(&object::TYPE.to_value(), &[number(family), number(kind), number(protocol), number(fd)])
    };
    let first = make(fds[0]);
    if first.is_err() {
        let _ = calls::close(fds[1]);
    }
    vm.new_tuple(&[first?, make(fds[1])?])
}

fn look_up(vm: &Thread, function: &str, value: &Value, family: i32) -> PyResult<Address> {
    vm.allow_network()?;
    let is_text = value.downcast::<PyStr>().is_some()
        || value.downcast::<PyBytes>().is_some()
        || value.downcast::<taipan_vm::builtins::bytearray::PyByteArray>().is_some();
    if !is_text {
        let given = value.argument_type();
        let text = format!("{function}() argument 1 must be str, bytes or bytearray, not {given}");
        return Err(vm.type_error(text));
    }
    let Some(name) = address::encoded_host(vm, value)?.and_then(|name| CString::new(name).ok()) else {
        let given = value.ty().name();
        let text = format!("{function}() argument 1 must be encoded string without null bytes, not {given}");
        return Err(vm.type_error(text));
    };
    address::resolve(vm, &name, family)
}

fn host_value(vm: &Thread, host: &net::Host) -> PyResult {
    let mut aliases = Buf::new();
    for alias in &host.aliases {
        aliases.push(decode(vm, alias)?)?;
    }
    let mut addresses = Buf::new();
    for address in &host.addresses {
        let text = match (<[u8; 4]>::try_from(address.as_slice()), <[u8; 16]>::try_from(address.as_slice())) {
            (Ok(four), _) => Ipv4Addr::from(four).to_string(),
            (_, Ok(sixteen)) => Ipv6Addr::from(sixteen).to_string(),
            _ => continue,
        };
        addresses.push(vm.new_str(&text)?)?;
    }
    vm.new_tuple(&[decode(vm, &host.name)?, vm.new_list(aliases)?, vm.new_list(addresses)?])
}

fn getaddrinfo(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow_network()?;
    let host = match &args[0] {
        host if host.is_none() => None,
        host if host.downcast::<PyStr>().is_some() || host.downcast::<PyBytes>().is_some() => {
            Some(address::host_name(vm, host)?)
        }
        _ => return Err(vm.type_error("getaddrinfo() argument 1 must be string or None")),
    };
    let port = &args[1];
    let service = if port.is_none() {
        None
    } else if int::is_int(port) {
        let number = crate::posix::argument::c_long(vm, port)?;
        Some(CString::new(number.to_string()).unwrap_or_default())
    } else if port.downcast::<PyStr>().is_some() || port.downcast::<PyBytes>().is_some() {
        Some(fs_bytes(vm, port)?)
    } else {
        return Err(vm.raise(&exceptions::os_error::OS_ERROR, "Int or String expected"));
    };
    let [family, kind, protocol, flags] = [
        c_int_or(vm, &args[2], 0)?,
        c_int_or(vm, &args[3], 0)?,
        c_int_or(vm, &args[4], 0)?,
        c_int_or(vm, &args[5], 0)?,
    ];
    vm.allow_host(host.as_ref().map_or("", |host| host.to_str().unwrap_or_default()))?;
    vm.audit("socket.getaddrinfo", || args[..2].to_vec())?;
    let found = vm.patient(move || {
        net::getaddrinfo(host.as_deref(), service.as_deref(), family, kind, protocol, flags)
    })?;
    let found = found.map_err(|error| errors::address(vm, error))?;
    let mut list = Buf::new();
    for entry in &found {
        let number = |value: i32| int::small(i64::from(value));
        vm.adopt_address(address::host_text(&entry.address));
        list.push(vm.new_tuple(&[
            number(entry.family),
            number(entry.kind),
            number(entry.protocol),
            decode(vm, &entry.canonical)?,
            address::value(vm, &entry.address)?,
        ])?)?;
    }
    vm.new_list(list)
}

fn getnameinfo(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow_network()?;
    let Some(tuple) = args[0].downcast::<PyTuple>() else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let flags = c_int(vm, &args[1])?;
    let items = tuple.items();
    if !(2..=4).contains(&items.len()) {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    }
    let name = str_bytes(vm, "getnameinfo", Which::At(1), &items[0])?;
    let port = c_int(vm, &items[1])?;
    let part =
        |index: usize| items.get(index).map_or(Ok(0), |item| crate::posix::argument::c_uint_mask(vm, item));
    let (flow, scope) = (part(2)?, part(3)?);
    if flow > 0xfffff {
        return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let service = CString::new(port.to_string()).unwrap_or_default();
    let hints = libc::AI_NUMERICHOST;
    let found = vm
        .allow_threads(|| net::getaddrinfo(Some(&name), Some(&service), 0, libc::SOCK_DGRAM, 0, hints))
        .map_err(|error| errors::address(vm, error))?;
    if found.len() > 1 {
        return Err(vm.raise(&exceptions::os_error::OS_ERROR, "sockaddr resolved to multiple addresses"));
    }
    let mut address = found.first().map_or(Address::None, |found| found.address.clone());
    if let Address::Inet6 { flow: own_flow, scope: own_scope, .. } = &mut address {
        (*own_flow, *own_scope) = (flow, scope);
    } else if items.len() != 2 {
        return Err(vm.raise(&exceptions::os_error::OS_ERROR, "IPv4 sockaddr must be 2 tuple"));
    }
    match vm.patient(move || net::getnameinfo(&address, flags))? {
        Ok((host, service)) => vm.new_tuple(&[decode(vm, &host)?, decode(vm, &service)?]),
        Err(error) => Err(errors::address(vm, error)),
    }
}

//! Addresses of sockets as Python has them: tuples, paths, names.

use super::errors;
use crate::posix::argument::{c_int, c_string, decode, encode};
use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::sys::net::{self, Address, UNIX_PATH_MAX};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The value for an address.
pub fn value(vm: &Thread, address: &Address) -> PyResult {
    let number = |number: u32| int::small(i64::from(number));
    match address {
        Address::None => Ok(Value::NONE),
        Address::Inet { host, port } => {
            let host = vm.new_str(&Ipv4Addr::from(*host).to_string())?;
            vm.new_tuple(&[host, number(u32::from(*port))])
        }
        Address::Inet6 { host, port, flow, scope } => {
            let host = inet6_text(host, *scope);
            vm.new_tuple(&[vm.new_str(&host)?, number(u32::from(*port)), number(*flow), number(*scope)])
        }
        Address::Unix(path) if path.first() == Some(&0) => vm.new_bytes(path),
        Address::Unix(path) => decode(vm, path),
        Address::Netlink { pid, groups } => vm.new_tuple(&[number(*pid), number(*groups)]),
        Address::Vsock { cid, port } => vm.new_tuple(&[number(*cid), number(*port)]),
        Address::Other { family, data } => vm.new_tuple(&[number(u32::from(*family)), vm.new_bytes(data)?]),
    }
}

/// A host in numbers, the interface of a link's own address behind it.
pub fn inet6_text(host: &[u8; 16], scope: u32) -> String {
    let text = Ipv6Addr::from(*host).to_string();
    match (scope, net::if_indextoname(scope)) {
        (0, _) => text,
        (_, Ok(name)) => format!("{text}%{}", name.to_string_lossy()),
        (_, Err(_)) => format!("{text}%{scope}"),
    }
}

/// The name of a host as the system takes it.
pub fn host_name(vm: &Thread, value: &Value) -> PyResult<CString> {
    match encoded_host(vm, value)? {
        Some(bytes) => {
            CString::new(bytes).map_err(|_| vm.type_error("host name must not contain null character"))
        }
        None => {
            let given = value.ty().name();
            Err(vm.type_error(format!("str, bytes or bytearray expected, not {given}")))
        }
    }
}

/// The bytes of a host's name: text is encoded by the codec `idna`. `None` for what is no string.
pub fn encoded_host(vm: &Thread, value: &Value) -> PyResult<Option<Vec<u8>>> {
    Ok(Some(if let Some(text) = value.downcast::<PyStr>() {
        match text.as_ascii() {
            Some(ascii) => ascii.as_bytes().to_vec(),
            None => {
                let encode = vm.get_attr_str(value, "encode")?;
                let encoded = vm.call(&encode, &[vm.new_str("idna")?])?;
                encoded.downcast::<PyBytes>().map(|bytes| bytes.as_bytes().to_vec()).unwrap_or_default()
            }
        }
    } else if let Some(bytes) = value.downcast::<PyBytes>() {
        bytes.as_bytes().to_vec()
    } else if let Some(bytes) = value.downcast::<PyByteArray>() {
        bytes.bytes().to_vec()
    } else {
        return Ok(None);
    }))
}

/// The address of a host, looked up if it is a name.
pub fn resolve(vm: &Thread, name: &CString, family: i32) -> PyResult<Address> {
    let text = name.to_str().unwrap_or_default();
    vm.allow_host(text)?;
    match text {
        "" => {
            let (service, flags) = (Some(c"0"), libc::AI_PASSIVE);
            let found = vm
                .allow_threads(|| net::getaddrinfo(None, service, family, libc::SOCK_DGRAM, 0, flags))
                .map_err(|error| errors::address(vm, error))?;
            return match found.as_slice() {
                [only, ..] => Ok(only.address.clone()),
                [] => Ok(Address::None),
            };
        }
        "255.255.255.255" | "<broadcast>" => {
            if family != libc::AF_INET && family != libc::AF_UNSPEC {
                return Err(vm.raise(
                    &taipan_vm::builtins::exceptions::os_error::OS_ERROR,
                    "address family mismatched",
                ));
            }
            return Ok(Address::Inet { host: [255; 4], port: 0 });
        }
        _ => {}
    }
    if family != libc::AF_INET6
        && let Ok(host) = text.parse::<Ipv4Addr>()
    {
        return Ok(Address::Inet { host: host.octets(), port: 0 });
    }
    if family != libc::AF_INET
        && let Ok(host) = text.parse::<Ipv6Addr>()
    {
        return Ok(Address::Inet6 { host: host.octets(), port: 0, flow: 0, scope: 0 });
    }
    let found = vm
        .patient({
            let name = name.clone();
            move || net::getaddrinfo(Some(&name), None, family, 0, 0, 0)
        })?
        .map_err(|error| errors::address(vm, error))?;
    let found = found.first().map_or(Address::None, |first| first.address.clone());
    vm.adopt_address(host_text(&found));
    Ok(found)
}

/// The host of an address in numbers.
pub fn host_text(address: &Address) -> String {
    match address {
        Address::Inet { host, .. } => Ipv4Addr::from(*host).to_string(),
        Address::Inet6 { host, scope, .. } => inet6_text(host, *scope),
        _ => String::new(),
    }
}

fn wrong_port(vm: &Thread, function: &str) -> Raised {
    vm.overflow_error(format!("{function}(): port must be 0-65535."))
}

/// A port as an int of C; whether it is one is to be told later, when the host has been looked up.
fn port_number(vm: &Thread, function: &str, value: &Value) -> PyResult<i32> {
    match c_int(vm, value) {
        Err(_) if vm.raised_matches(&exceptions::OVERFLOW_ERROR) => {
            vm.clear_raised();
            Err(wrong_port(vm, function))
        }
        number => number,
    }
}

fn port(vm: &Thread, function: &str, number: i32) -> PyResult<u16> {
    u16::try_from(number).map_err(|_| wrong_port(vm, function))
}

/// Takes an address of a family from a value (`getsockaddrarg`).
pub fn parse(vm: &Thread, function: &str, family: i32, value: &Value) -> PyResult<Address> {
    let tuple = |name: &str| match value.downcast::<PyTuple>() {
        Some(tuple) => Ok(tuple.items()),
        None => {
            let given = value.ty().name();
            Err(vm.type_error(format!("{function}(): {name} address must be tuple, not {given:.500}")))
        }
    };
    match family {
        libc::AF_INET => {
            let [host, number] = tuple("AF_INET")? else {
                return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
            };
            let name = host_name(vm, host)?;
            let number = port_number(vm, function, number)?;
            let Address::Inet { host, .. } = resolve(vm, &name, family)? else {
                return Err(vm.raise(
                    &taipan_vm::builtins::exceptions::os_error::OS_ERROR,
                    "unsupported address family",
                ));
            };
            Ok(Address::Inet { host, port: port(vm, function, number)? })
        }
        libc::AF_INET6 => {
            let items = tuple("AF_INET6")?;
            if !(2..=4).contains(&items.len()) {
                let text = "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])";
                return Err(vm.type_error(text));
            }
            let name = host_name(vm, &items[0])?;
            let number = port_number(vm, function, &items[1])?;
            let part = |index: usize| match items.get(index) {
                Some(item) => crate::posix::argument::c_uint_mask(vm, item),
                None => Ok(0),
            };
            let (flow, wanted_scope) = (part(2)?, part(3)?);
            let port = port(vm, function, number)?;
            if flow > 0xfffff {
                return Err(vm.overflow_error(format!("{function}(): flowinfo must be 0-1048575.")));
            }
            match resolve(vm, &name, family)? {
                Address::Inet6 { host, scope, .. } => {
                    let scope = if wanted_scope == 0 { scope } else { wanted_scope };
                    Ok(Address::Inet6 { host, port, flow, scope })
                }
                _ => Err(vm.raise(
                    &taipan_vm::builtins::exceptions::os_error::OS_ERROR,
                    "unsupported address family",
                )),
            }
        }
        libc::AF_UNIX => {
            let path = match value.downcast::<PyStr>() {
                Some(_) => encode(vm, value)?,
                None => vm.bytes_like(value)?.to_vec(),
            };
            if vm.has_some_hosts() {
                vm.allow_host(&String::from_utf8_lossy(&path))?;
            }
            // A name that begins with a null may fill all the room, a path ends with one.
            let fits = if path.first() == Some(&0) {
                path.len() <= UNIX_PATH_MAX
            } else {
                path.len() < UNIX_PATH_MAX
            };
            if !fits {
                return Err(
                    vm.raise(&taipan_vm::builtins::exceptions::os_error::OS_ERROR, "AF_UNIX path too long")
                );
            }
            if path.first().is_some_and(|first| *first != 0) {
                c_string(vm, &path)?;
            }
            Ok(Address::Unix(path))
        }
        _ if vm.has_some_hosts() => Err(vm.allow_host("").err().unwrap_or(Raised)),
        libc::AF_NETLINK => match tuple("AF_NETLINK")? {
            [pid, groups] => Ok(Address::Netlink {
                pid: crate::posix::argument::c_uint_mask(vm, pid)?,
                groups: crate::posix::argument::c_uint_mask(vm, groups)?,
            }),
            _ => Err(vm.type_error("AF_NETLINK address must be a pair (pid, groups)")),
        },
        libc::AF_VSOCK => match tuple("AF_VSOCK")? {
            [cid, port] => Ok(Address::Vsock {
                cid: crate::posix::argument::c_uint_mask(vm, cid)?,
                port: crate::posix::argument::c_uint_mask(vm, port)?,
            }),
            _ => Err(vm.type_error("AF_VSOCK address must be a pair (cid, port)")),
        },
        _ => Err(vm.raise(
            &taipan_vm::builtins::exceptions::os_error::OS_ERROR,
            &format!("{function}(): bad family"),
        )),
    }
}

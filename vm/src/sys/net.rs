//! Sockets, addresses, looking up names of hosts and services.

use super::calls::{Errno, Pieces, TRANSFER_MAX, last_error};
use rustix::io::Result;
use std::ffi::{CStr, CString};
use std::mem::{MaybeUninit, size_of};
use std::ptr;

/// An address of a socket. Inet ports are in the host's order of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// None: what an unbound socket or a datagram without one has.
    None,
    Inet {
        host: [u8; 4],
        port: u16,
    },
    Inet6 {
        host: [u8; 16],
        port: u16,
        flow: u32,
        scope: u32,
    },
    /// A path, or a name that begins with a null; empty for none.
    Unix(Vec<u8>),
    Netlink {
        pid: u32,
        groups: u32,
    },
    Vsock {
        cid: u32,
        port: u32,
    },
    /// Of a family that is not taken apart.
    Other {
        family: u16,
        data: Vec<u8>,
    },
}

/// An address as the system has it.
pub struct RawAddress {
    storage: libc::sockaddr_storage,
    len: libc::socklen_t,
}

fn zeroed<T>() -> T {
    // SAFETY: for structures of numbers alone, of which all zeroes is a value.
    unsafe { MaybeUninit::zeroed().assume_init() }
}

impl RawAddress {
    fn of<T>(address: &T, len: usize) -> RawAddress {
        let mut raw = RawAddress { storage: zeroed(), len: len as libc::socklen_t };
        // SAFETY: every address fits the storage, which is made for that.
        unsafe {
            ptr::copy_nonoverlapping(
                ptr::from_ref(address).cast::<u8>(),
                (&raw mut raw.storage).cast::<u8>(),
                size_of::<T>().min(size_of::<libc::sockaddr_storage>()),
            );
        }
        raw
    }

    fn room() -> RawAddress {
        RawAddress { storage: zeroed(), len: size_of::<libc::sockaddr_storage>() as libc::socklen_t }
    }

    fn as_ptr(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }

    fn parts(&mut self) -> (*mut libc::sockaddr, *mut libc::socklen_t) {
        ((&raw mut self.storage).cast(), &raw mut self.len)
    }

    fn bytes(&self) -> &[u8] {
        let len = (self.len as usize).min(size_of::<libc::sockaddr_storage>());
        // SAFETY: the bytes of the structure.
        unsafe { std::slice::from_raw_parts((&raw const self.storage).cast(), len) }
    }

    /// Takes the address apart.
    pub fn address(&self) -> Address {
        if (self.len as usize) < size_of::<libc::sa_family_t>() {
            return Address::None;
        }
        // SAFETY: the family says which structure it is, and the storage is large enough for each.
        unsafe {
            let storage = &raw const self.storage;
            match i32::from(self.storage.ss_family) {
                libc::AF_INET => {
                    let own = &*storage.cast::<libc::sockaddr_in>();
                    let host = own.sin_addr.s_addr.to_ne_bytes();
                    Address::Inet { host, port: u16::from_be(own.sin_port) }
                }
                libc::AF_INET6 => {
                    let own = &*storage.cast::<libc::sockaddr_in6>();
                    Address::Inet6 {
                        host: own.sin6_addr.s6_addr,
                        port: u16::from_be(own.sin6_port),
                        flow: u32::from_be(own.sin6_flowinfo),
                        scope: own.sin6_scope_id,
                    }
                }
                libc::AF_UNIX => {
                    let path = self.bytes().get(size_of::<libc::sa_family_t>()..).unwrap_or_default();
                    // A name that begins with a null goes to the end; a path ends with a null.
                    let end = match path.first() {
                        Some(0) => path.len(),
                        _ => path.iter().position(|byte| *byte == 0).unwrap_or(path.len()),
                    };
                    Address::Unix(path[..end].to_vec())
                }
                libc::AF_NETLINK => {
                    let own = &*storage.cast::<libc::sockaddr_nl>();
                    Address::Netlink { pid: own.nl_pid, groups: own.nl_groups }
                }
                libc::AF_VSOCK => {
                    let own = &*storage.cast::<libc::sockaddr_vm>();
                    Address::Vsock { cid: own.svm_cid, port: own.svm_port }
                }
                family => {
                    let data = self.bytes().get(size_of::<libc::sa_family_t>()..).unwrap_or_default();
                    Address::Other { family: family as u16, data: data.to_vec() }
                }
            }
        }
    }
}

/// The longest path of a socket.
pub const UNIX_PATH_MAX: usize = 108;

impl Address {
    pub fn raw(&self) -> RawAddress {
        match self {
            Address::None => RawAddress { storage: zeroed(), len: 0 },
            Address::Inet { host, port } => {
                let mut own: libc::sockaddr_in = zeroed();
                own.sin_family = libc::AF_INET as libc::sa_family_t;
                own.sin_port = port.to_be();
                own.sin_addr.s_addr = u32::from_ne_bytes(*host);
                RawAddress::of(&own, size_of::<libc::sockaddr_in>())
            }
            Address::Inet6 { host, port, flow, scope } => {
                let mut own: libc::sockaddr_in6 = zeroed();
                own.sin6_family = libc::AF_INET6 as libc::sa_family_t;
                own.sin6_port = port.to_be();
                own.sin6_flowinfo = flow.to_be();
                own.sin6_scope_id = *scope;
                own.sin6_addr.s6_addr = *host;
                RawAddress::of(&own, size_of::<libc::sockaddr_in6>())
            }
            Address::Unix(path) => {
                let mut own: libc::sockaddr_un = zeroed();
                own.sun_family = libc::AF_UNIX as libc::sa_family_t;
                for (place, byte) in own.sun_path.iter_mut().zip(path) {
                    *place = *byte as libc::c_char;
                }
                // The null at a path's end counts, if there is room for it.
                let null =
                    usize::from(path.first().is_some_and(|byte| *byte != 0) && path.len() < UNIX_PATH_MAX);
                RawAddress::of(&own, size_of::<libc::sa_family_t>() + path.len() + null)
            }
            Address::Netlink { pid, groups } => {
                let mut own: libc::sockaddr_nl = zeroed();
                own.nl_family = libc::AF_NETLINK as libc::sa_family_t;
                own.nl_pid = *pid;
                own.nl_groups = *groups;
                RawAddress::of(&own, size_of::<libc::sockaddr_nl>())
            }
            Address::Vsock { cid, port } => {
                let mut own: libc::sockaddr_vm = zeroed();
                own.svm_family = libc::AF_VSOCK as libc::sa_family_t;
                own.svm_cid = *cid;
                own.svm_port = *port;
                RawAddress::of(&own, size_of::<libc::sockaddr_vm>())
            }
            Address::Other { family, data } => {
                let mut raw = RawAddress::room();
                raw.storage.ss_family = *family as libc::sa_family_t;
                let at = size_of::<libc::sa_family_t>();
                let len = data.len().min(size_of::<libc::sockaddr_storage>() - at);
                // SAFETY: bounded by the structure.
                unsafe {
                    let start = (&raw mut raw.storage).cast::<u8>().add(at);
                    ptr::copy_nonoverlapping(data.as_ptr(), start, len);
                }
                raw.len = (at + len) as libc::socklen_t;
                raw
            }
        }
    }
}

fn check(result: i32) -> Result<i32> {
    if result < 0 { Err(last_error()) } else { Ok(result) }
}

fn count(result: isize) -> Result<usize> {
    usize::try_from(result).map_err(|_| last_error())
}

pub fn socket(family: i32, kind: i32, protocol: i32) -> Result<i32> {
    // SAFETY: numbers only.
    check(unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) })
}

pub fn socketpair(family: i32, kind: i32, protocol: i32) -> Result<[i32; 2]> {
    let mut fds = [0; 2];
    // SAFETY: room for two numbers.
    check(unsafe { libc::socketpair(family, kind | libc::SOCK_CLOEXEC, protocol, fds.as_mut_ptr()) })?;
    Ok(fds)
}

pub fn bind(fd: i32, address: &Address) -> Result<()> {
    let raw = address.raw();
    // SAFETY: an address of that length.
    check(unsafe { libc::bind(fd, raw.as_ptr(), raw.len) }).map(drop)
}

pub fn connect(fd: i32, address: &Address) -> Result<()> {
    let raw = address.raw();
    // SAFETY: as above.
    check(unsafe { libc::connect(fd, raw.as_ptr(), raw.len) }).map(drop)
}

pub fn accept(fd: i32) -> Result<(i32, Address)> {
    let mut raw = RawAddress::room();
    let (address, len) = raw.parts();
    // SAFETY: room for any address.
    let new = check(unsafe { libc::accept4(fd, address, len, libc::SOCK_CLOEXEC) })?;
    Ok((new, raw.address()))
}

pub fn getsockname(fd: i32) -> Result<Address> {
    let mut raw = RawAddress::room();
    let (address, len) = raw.parts();
    // SAFETY: as above.
    check(unsafe { libc::getsockname(fd, address, len) })?;
    Ok(raw.address())
}

pub fn getpeername(fd: i32) -> Result<Address> {
    let mut raw = RawAddress::room();
    let (address, len) = raw.parts();
    // SAFETY: as above.
    check(unsafe { libc::getpeername(fd, address, len) })?;
    Ok(raw.address())
}

pub fn recv(fd: i32, room: &mut [u8], flags: i32) -> Result<usize> {
    // SAFETY: the slice is written to.
    count(unsafe { libc::recv(fd, room.as_mut_ptr().cast(), room.len().min(TRANSFER_MAX), flags) })
}

pub fn recvfrom(fd: i32, room: &mut [u8], flags: i32) -> Result<(usize, Address)> {
    let mut raw = RawAddress::room();
    let (address, len) = raw.parts();
    // SAFETY: the slice and the address are written to.
    let got = count(unsafe {
        libc::recvfrom(fd, room.as_mut_ptr().cast(), room.len().min(TRANSFER_MAX), flags, address, len)
    })?;
    Ok((got, raw.address()))
}

pub fn send(fd: i32, bytes: &[u8], flags: i32) -> Result<usize> {
    // SAFETY: the slice is read.
    count(unsafe { libc::send(fd, bytes.as_ptr().cast(), bytes.len().min(TRANSFER_MAX), flags) })
}

pub fn sendto(fd: i32, bytes: &[u8], flags: i32, address: &Address) -> Result<usize> {
    let raw = address.raw();
    // SAFETY: the slice and the address are read.
    count(unsafe {
        libc::sendto(fd, bytes.as_ptr().cast(), bytes.len().min(TRANSFER_MAX), flags, raw.as_ptr(), raw.len)
    })
}

/// A control message: level, type, data.
pub type Control = (i32, i32, Vec<u8>);

pub fn cmsg_len(len: usize) -> usize {
    // SAFETY: arithmetic.
    unsafe { libc::CMSG_LEN(len as u32) as usize }
}

pub fn cmsg_space(len: usize) -> usize {
    // SAFETY: arithmetic.
    unsafe { libc::CMSG_SPACE(len as u32) as usize }
}

/// What `recvmsg` has got.
pub struct Received {
    pub count: usize,
    pub controls: Vec<Control>,
    pub flags: i32,
    pub address: Address,
}

pub fn recvmsg(fd: i32, pieces: &Pieces, control_room: usize, flags: i32) -> Result<Received> {
    let mut raw = RawAddress::room();
    // Aligned as headers of messages want it.
    let mut control = vec![0u64; control_room.div_ceil(8)];
    let mut message: libc::msghdr = zeroed();
    message.msg_name = (&raw mut raw.storage).cast();
    message.msg_namelen = raw.len;
    message.msg_iov = pieces.as_slice().as_ptr().cast_mut();
    message.msg_iovlen = pieces.as_slice().len() as _;
    if control_room > 0 {
        message.msg_control = control.as_mut_ptr().cast();
        message.msg_controllen = control_room as _;
    }
    // SAFETY: all that is pointed to is there and as large as it says.
    let got = count(unsafe { libc::recvmsg(fd, &raw mut message, flags) })?;
    raw.len = message.msg_namelen;
    let mut controls = Vec::new();
    // SAFETY: the system has written headers and data one behind another, within the length that it tells.
    unsafe {
        let end = message.msg_control.cast::<u8>().wrapping_add(message.msg_controllen);
        let mut header = libc::CMSG_FIRSTHDR(&raw const message);
        while !header.is_null() {
            let data = libc::CMSG_DATA(header);
            let wanted = ((*header).cmsg_len as usize).saturating_sub(cmsg_len(0));
            // What did not fit has been cut.
            let there = (end.addr()).saturating_sub(data.addr());
            let data = std::slice::from_raw_parts(data, wanted.min(there)).to_vec();
            controls.push(((*header).cmsg_level, (*header).cmsg_type, data));
            header = libc::CMSG_NXTHDR(&raw const message, header);
        }
    }
    Ok(Received { count: got, controls, flags: message.msg_flags, address: raw.address() })
}

pub fn sendmsg(
    fd: i32,
    pieces: &Pieces,
    controls: &[Control],
    flags: i32,
    address: Option<&Address>,
) -> Result<usize> {
    let raw = address.map(Address::raw);
    let room: usize = controls.iter().map(|control| cmsg_space(control.2.len())).sum();
    let mut memory = vec![0u64; room.div_ceil(8)];
    let mut message: libc::msghdr = zeroed();
    if let Some(raw) = &raw {
        message.msg_name = raw.as_ptr().cast_mut().cast();
        message.msg_namelen = raw.len;
    }
    message.msg_iov = pieces.as_slice().as_ptr().cast_mut();
    message.msg_iovlen = pieces.as_slice().len() as _;
    if room > 0 {
        message.msg_control = memory.as_mut_ptr().cast();
        message.msg_controllen = room as _;
        // SAFETY: there is room for all messages, as was counted.
        unsafe {
            let mut header = libc::CMSG_FIRSTHDR(&raw const message);
            for (level, kind, data) in controls {
                if header.is_null() {
                    return Err(Errno::INVAL);
                }
                (*header).cmsg_level = *level;
                (*header).cmsg_type = *kind;
                (*header).cmsg_len = cmsg_len(data.len()) as _;
                ptr::copy_nonoverlapping(data.as_ptr(), libc::CMSG_DATA(header), data.len());
                header = libc::CMSG_NXTHDR(&raw const message, header);
            }
        }
    }
    // SAFETY: all that is pointed to is there and as large as it says.
    count(unsafe { libc::sendmsg(fd, &raw const message, flags) })
}

pub fn getsockopt(fd: i32, level: i32, option: i32, room: &mut [u8]) -> Result<usize> {
    let mut len = room.len() as libc::socklen_t;
    // SAFETY: room of that length.
    check(unsafe { libc::getsockopt(fd, level, option, room.as_mut_ptr().cast(), &raw mut len) })?;
    Ok(len as usize)
}

pub fn getsockopt_int(fd: i32, level: i32, option: i32) -> Result<i32> {
    let mut room = [0; 4];
    getsockopt(fd, level, option, &mut room)?;
    Ok(i32::from_ne_bytes(room))
}

pub fn setsockopt(fd: i32, level: i32, option: i32, value: &[u8]) -> Result<()> {
    // SAFETY: the slice is read.
    let result =
        unsafe { libc::setsockopt(fd, level, option, value.as_ptr().cast(), value.len() as libc::socklen_t) };
    check(result).map(drop)
}

/// An option with a length and no value.
pub fn setsockopt_empty(fd: i32, level: i32, option: i32, len: u32) -> Result<()> {
    // SAFETY: the system is told that there is nothing.
    check(unsafe { libc::setsockopt(fd, level, option, ptr::null(), len) }).map(drop)
}

/// An answer of `getaddrinfo`.
#[derive(Clone, Debug)]
pub struct Found {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub canonical: Vec<u8>,
    pub address: Address,
}

/// Looks up a host and a service. The error is one of `EAI_...`, and an error number if it is the system's.
pub fn getaddrinfo(
    host: Option<&CStr>,
    service: Option<&CStr>,
    family: i32,
    kind: i32,
    protocol: i32,
    flags: i32,
) -> std::result::Result<Vec<Found>, (i32, Errno)> {
    let mut hints: libc::addrinfo = zeroed_addrinfo();
    hints.ai_family = family;
    hints.ai_socktype = kind;
    hints.ai_protocol = protocol;
    hints.ai_flags = flags;
    let mut list = ptr::null_mut();
    let start = |text: Option<&CStr>| text.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: strings end with a null; hints are read; the list is freed below.
    let status = unsafe { libc::getaddrinfo(start(host), start(service), &raw const hints, &raw mut list) };
    if status != 0 {
        return Err((status, last_error()));
    }
    let mut found = Vec::new();
    let mut next: *const libc::addrinfo = list;
    // SAFETY: a list of the C library's, which lives until it is freed.
    unsafe {
        while let Some(entry) = next.as_ref() {
            let mut raw = RawAddress::room();
            let len = (entry.ai_addrlen as usize).min(size_of::<libc::sockaddr_storage>());
            ptr::copy_nonoverlapping(entry.ai_addr.cast::<u8>(), (&raw mut raw.storage).cast::<u8>(), len);
            raw.len = len as libc::socklen_t;
            let canonical = if entry.ai_canonname.is_null() {
                Vec::new()
            } else {
                CStr::from_ptr(entry.ai_canonname).to_bytes().to_vec()
            };
            found.push(Found {
                family: entry.ai_family,
                kind: entry.ai_socktype,
                protocol: entry.ai_protocol,
                canonical,
                address: raw.address(),
            });
            next = entry.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    Ok(found)
}

fn zeroed_addrinfo() -> libc::addrinfo {
    zeroed()
}

/// The C library's text for one of `EAI_...`.
pub fn address_error_text(status: i32) -> String {
    // SAFETY: a constant string.
    unsafe { CStr::from_ptr(libc::gai_strerror(status)) }.to_string_lossy().into_owned()
}

/// Host and service of an address.
pub fn getnameinfo(address: &Address, flags: i32) -> std::result::Result<(Vec<u8>, Vec<u8>), (i32, Errno)> {
    let raw = address.raw();
    let (mut host, mut service) = ([0u8; 1025], [0u8; 32]);
    // SAFETY: an address, and room for both names.
    let status = unsafe {
        libc::getnameinfo(
            raw.as_ptr(),
            raw.len,
            host.as_mut_ptr().cast(),
            host.len() as _,
            service.as_mut_ptr().cast(),
            service.len() as _,
            flags,
        )
    };
    if status != 0 {
        return Err((status, last_error()));
    }
    let text = |room: &[u8]| room.iter().copied().take_while(|byte| *byte != 0).collect();
    Ok((text(&host), text(&service)))
}

pub fn gethostname() -> Result<Vec<u8>> {
    let mut room = [0u8; 1024];
    // SAFETY: room of that length.
    check(unsafe { libc::gethostname(room.as_mut_ptr().cast(), room.len() - 1) })?;
    Ok(room.iter().copied().take_while(|byte| *byte != 0).collect())
}

/// A host of `gethostbyname` and its like: its name, other names, addresses.
pub struct Host {
    pub name: Vec<u8>,
    pub aliases: Vec<Vec<u8>>,
    pub family: i32,
    pub addresses: Vec<Vec<u8>>,
}

/// The text for an error of those functions.
pub fn host_error_text(status: i32) -> String {
    match status {
        1 => "Unknown host",
        2 => "Host name lookup failure",
        3 => "Unknown server error",
        4 => "No address associated with name",
        _ => "Resolver internal error",
    }
    .to_owned()
}

unsafe extern "C" {
    fn gethostbyname_r(
        name: *const libc::c_char,
        entry: *mut libc::hostent,
        room: *mut libc::c_char,
        len: usize,
        found: *mut *mut libc::hostent,
        error: *mut libc::c_int,
    ) -> libc::c_int;
    fn gethostbyaddr_r(
        address: *const libc::c_void,
        len: libc::socklen_t,
        family: libc::c_int,
        entry: *mut libc::hostent,
        room: *mut libc::c_char,
        room_len: usize,
        found: *mut *mut libc::hostent,
        error: *mut libc::c_int,
    ) -> libc::c_int;
}

/// # Safety
/// An array that ends with a null, of strings, or of `len` bytes each.
unsafe fn strings(mut list: *mut *mut libc::c_char, len: Option<usize>) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    // SAFETY: by contract an array that ends with a null, of strings, or of `len` bytes each.
    unsafe {
        while !list.is_null() && !(*list).is_null() {
            all.push(match len {
                Some(len) => std::slice::from_raw_parts((*list).cast::<u8>(), len).to_vec(),
                None => CStr::from_ptr(*list).to_bytes().to_vec(),
            });
            list = list.add(1);
        }
    }
    all
}

fn host(
    find: impl Fn(*mut libc::hostent, &mut [u8], *mut *mut libc::hostent, *mut i32) -> i32,
) -> std::result::Result<Host, i32> {
    let mut room = vec![0u8; 16384];
    let (mut entry, mut found, mut error) = (zeroed_hostent(), ptr::null_mut(), 0);
    find(&raw mut entry, &mut room, &raw mut found, &raw mut error);
    // SAFETY: what was found is the entry, whose strings are in the room.
    unsafe {
        let Some(entry) = found.as_ref() else { return Err(error) };
        Ok(Host {
            name: CStr::from_ptr(entry.h_name).to_bytes().to_vec(),
            aliases: strings(entry.h_aliases, None),
            family: entry.h_addrtype,
            addresses: strings(entry.h_addr_list, Some(entry.h_length.max(0) as usize)),
        })
    }
}

fn zeroed_hostent() -> libc::hostent {
    zeroed()
}

pub fn gethostbyname(name: &CStr) -> std::result::Result<Host, i32> {
    // SAFETY: entry, room, result and error are written.
    host(|entry, room, found, error| unsafe {
        gethostbyname_r(name.as_ptr(), entry, room.as_mut_ptr().cast(), room.len(), found, error)
    })
}

pub fn gethostbyaddr(address: &[u8], family: i32) -> std::result::Result<Host, i32> {
    // SAFETY: as above.
    host(|entry, room, found, error| unsafe {
        gethostbyaddr_r(
            address.as_ptr().cast(),
            address.len() as libc::socklen_t,
            family,
            entry,
            room.as_mut_ptr().cast(),
            room.len(),
            found,
            error,
        )
    })
}

/// The port of a service.
pub fn getservbyname(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    // SAFETY: the entry is read before another one can be asked for: the VM's lock is held.
    unsafe {
        let entry = libc::getservbyname(name.as_ptr(), protocol.map_or(ptr::null(), CStr::as_ptr));
        entry.as_ref().map(|entry| u16::from_be(entry.s_port as u16))
    }
}

pub fn getservbyport(port: u16, protocol: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: as above.
    unsafe {
        let entry = libc::getservbyport(i32::from(port.to_be()), protocol.map_or(ptr::null(), CStr::as_ptr));
        entry.as_ref().map(|entry| CStr::from_ptr(entry.s_name).to_bytes().to_vec())
    }
}

pub fn getprotobyname(name: &CStr) -> Option<i32> {
    // SAFETY: as above.
    unsafe { libc::getprotobyname(name.as_ptr()).as_ref().map(|entry| entry.p_proto) }
}

/// `inet_aton`, with all spellings that the C library knows.
pub fn inet_aton(text: &CStr) -> Option<[u8; 4]> {
    unsafe extern "C" {
        fn inet_aton(text: *const libc::c_char, address: *mut libc::in_addr) -> libc::c_int;
    }
    let mut address = libc::in_addr { s_addr: 0 };
    // SAFETY: a string is read, an address written.
    (unsafe { inet_aton(text.as_ptr(), &raw mut address) } != 0).then(|| address.s_addr.to_ne_bytes())
}

/// Numbers and names of network interfaces.
pub fn if_nameindex() -> Result<Vec<(u32, Vec<u8>)>> {
    let mut all = Vec::new();
    // SAFETY: an array that ends with the number 0, freed afterwards.
    unsafe {
        let list = libc::if_nameindex();
        if list.is_null() {
            return Err(last_error());
        }
        let mut entry = list;
        while (*entry).if_index != 0 && !(*entry).if_name.is_null() {
            all.push(((*entry).if_index, CStr::from_ptr((*entry).if_name).to_bytes().to_vec()));
            entry = entry.add(1);
        }
        libc::if_freenameindex(list);
    }
    Ok(all)
}

pub fn if_nametoindex(name: &CStr) -> Option<u32> {
    // SAFETY: the string ends with a null.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => None,
        index => Some(index),
    }
}

pub fn if_indextoname(index: u32) -> Result<CString> {
    let mut room = [0u8; 32];
    // SAFETY: room for a name of an interface.
    unsafe {
        if libc::if_indextoname(index, room.as_mut_ptr().cast()).is_null() {
            return Err(last_error());
        }
    }
    Ok(CStr::from_bytes_until_nul(&room).map(CStr::to_owned).unwrap_or_default())
}

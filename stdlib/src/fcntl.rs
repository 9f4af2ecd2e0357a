//! `fcntl`: control of descriptors.

use crate::posix::argument::{c_int, c_int_or, c_long, c_ulong, done, fildes, none, os_error};
use taipan_vm::buffer::flags as buffer_flags;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::sys::transfer::again;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident = $value:expr;)*) => { &[$((stringify!($name), Constant::Int($value))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "fcntl",
    doc: "This module performs file control and I/O control on file\ndescriptors.",
    functions: FUNCTIONS,
    constants: constants! {
        DN_ACCESS = 1; DN_ATTRIB = 32; DN_CREATE = 4; DN_DELETE = 8; DN_MODIFY = 2; DN_MULTISHOT = 0x8000_0000;
        DN_RENAME = 16; FASYNC = 8192; FD_CLOEXEC = 1; FICLONE = 1074041865; FICLONERANGE = 1075876877;
        F_ADD_SEALS = 1033; F_DUPFD = 0; F_DUPFD_CLOEXEC = 1030; F_DUPFD_QUERY = 1027; F_EXLCK = 4; F_GETFD = 1;
        F_GETFL = 3; F_GETLEASE = 1025; F_GETLK = 5; F_GETLK64 = 5; F_GETOWN = 9; F_GETOWN_EX = 16;
        F_GETPIPE_SZ = 1032; F_GETSIG = 11; F_GET_FILE_RW_HINT = 1037; F_GET_RW_HINT = 1035; F_GET_SEALS = 1034;
        F_NOTIFY = 1026; F_OFD_GETLK = 36; F_OFD_SETLK = 37; F_OFD_SETLKW = 38; F_OWNER_PGRP = 2; F_OWNER_PID = 1;
        F_OWNER_TID = 0; F_RDLCK = 0; F_SEAL_FUTURE_WRITE = 16; F_SEAL_GROW = 4; F_SEAL_SEAL = 1; F_SEAL_SHRINK = 2;
        F_SEAL_WRITE = 8; F_SETFD = 2; F_SETFL = 4; F_SETLEASE = 1024; F_SETLK = 6; F_SETLK64 = 6; F_SETLKW = 7;
        F_SETLKW64 = 7; F_SETOWN = 8; F_SETOWN_EX = 15; F_SETPIPE_SZ = 1031; F_SETSIG = 10;
        F_SET_FILE_RW_HINT = 1038; F_SET_RW_HINT = 1036; F_SHLCK = 8; F_UNLCK = 2; F_WRLCK = 1; LOCK_EX = 2;
        LOCK_MAND = 32; LOCK_NB = 4; LOCK_READ = 64; LOCK_RW = 192; LOCK_SH = 1; LOCK_UN = 8; LOCK_WRITE = 128;
        RWH_WRITE_LIFE_EXTREME = 5; RWH_WRITE_LIFE_LONG = 4; RWH_WRITE_LIFE_MEDIUM = 3; RWH_WRITE_LIFE_NONE = 1;
        RWH_WRITE_LIFE_NOT_SET = 0; RWH_WRITE_LIFE_SHORT = 2;
    },
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("fcntl", "(fd, cmd, arg=0, /)", "Perform an operation on a descriptor.", fcntl),
    method(
        "ioctl",
        "(fd, request, arg=0, mutate_flag=True, /)",
        "Perform a device's operation on a descriptor.",
        ioctl,
    ),
    method("flock", "(fd, operation, /)", "Lock or unlock a file.", |vm, args| {
        let (fd, operation) = (fildes(vm, &args[0])?, c_int(vm, &args[1])?);
        vm.audit("fcntl.flock", || args.to_vec())?;
        let locked = vm.asking(|waits| {
            let returns = waits || operation & libc::LOCK_NB != 0;
            match calls::flock(fd, if returns { operation } else { operation | libc::LOCK_NB }) {
                Err(Errno::WOULDBLOCK) if !returns => Ok(None),
                result => result.map(Some),
            }
        })?;
        none(vm, locked)
    }),
    method("lockf", "(fd, cmd, len=0, start=0, whence=0, /)", "Lock or unlock a part of a file.", lockf),
];

/// Memory that a command may use beyond what it was given: programs pass structures by their bytes.
const ROOM: usize = 1024;

/// Bytes for a command, in room that is large enough for whatever it writes.
fn room(vm: &Thread, function: &str, bytes: &[u8]) -> PyResult<Vec<u8>> {
    if bytes.len() > ROOM {
        return Err(vm.value_error(format!("{function} argument 3 is too long")));
    }
    let mut room = vec![0u8; 2 * ROOM];
    room[..bytes.len()].copy_from_slice(bytes);
    Ok(room)
}

/// The bytes of an argument that is no number.
fn bytes_of(vm: &Thread, function: &str, value: &Value) -> PyResult<Vec<u8>> {
    if value.downcast::<PyStr>().is_some() {
        return crate::posix::argument::encode(vm, value);
    }
    match vm.bytes_like(value) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            let given = value.ty().name();
            let text = format!(
                "{function}() argument 3 must be an integer, a bytes-like object, or a string, not {given}"
            );
            Err(vm.type_error(text))
        }
        Err(raised) => Err(raised),
    }
}

fn is_number(value: &Value) -> bool {
    value.is_unbound() || value.ty().slots().index.is_some()
}

/// Arguments as an audit hook sees them: those that are missing as `None`.
fn shown(args: &[Value]) -> Vec<Value> {
    let shown = |value: &Value| if value.is_unbound() { Value::NONE } else { value.clone() };
    args.iter().map(shown).collect()
}

/// What a VM that may not use all files may ask of the descriptors it has: the others have signals sent to processes, make descriptors
/// that nobody knows of, or reach devices.
const HARMLESS: [i32; 7] = [
    libc::F_GETFD,
    libc::F_SETFD,
    libc::F_GETFL,
    libc::F_SETFL,
    libc::F_GETLK,
    libc::F_SETLK,
    libc::F_SETLKW,
];
const HARMLESS_REQUESTS: [u64; 4] = [libc::FIONREAD, libc::FIONBIO, libc::FIOCLEX, libc::FIONCLEX];

/// What takes a structure, and with a number its address.
const TAKE_ADDRESSES: [i32; 3] = [libc::F_GETLK, libc::F_SETLK, libc::F_SETLKW];
const REQUESTS_TAKE_ADDRESSES: [u64; 2] = [libc::FIONREAD, libc::FIONBIO];

/// The command that tells that it would wait, in place of one that waits.
fn without_waiting(command: i32) -> i32 {
    match command {
        libc::F_SETLKW => libc::F_SETLK,
        #[cfg(target_os = "linux")]
        libc::F_OFD_SETLKW => libc::F_OFD_SETLK,
        other => other,
    }
}

fn fcntl(vm: &Thread, args: &[Value]) -> PyResult {
    let (fd, command) = (fildes(vm, &args[0])?, c_int(vm, &args[1])?);
    let is_async = || c_long(vm, &args[2]).map(|flags| flags & i64::from(libc::O_ASYNC) != 0);
    let is_address = TAKE_ADDRESSES.contains(&command) && is_number(&args[2]);
    if !HARMLESS.contains(&command) || is_address || command == libc::F_SETFL && is_async()? {
        vm.allow(Capability::Files)?;
    }
    vm.audit("fcntl.fcntl", || shown(args))?;
    if is_number(&args[2]) {
        let argument =
            if args[2].is_unbound() { 0 } else { crate::posix::argument::wrapping_u64(vm, &args[2])? };
        let result = vm.blocking(|| calls::fcntl(fd, command, argument as i64))?;
        return Ok(int::small(i64::from(done(vm, result)?)));
    }
    let bytes = bytes_of(vm, "fcntl", &args[2])?;
    let mut room = room(vm, "fcntl", &bytes)?;
    let done_or_not = vm.asking(|waits| {
        let now = if waits { command } else { without_waiting(command) };
        match calls::fcntl_with(fd, now, &mut room) {
            Err(Errno::AGAIN | Errno::ACCESS) if now != command => Ok(None),
            result => result.map(Some),
        }
    })?;
    done(vm, done_or_not)?;
    if room[bytes.len()..][ROOM..].iter().any(|byte| *byte != 0) {
        return Err(vm.system_error("buffer overflow"));
    }
    vm.new_bytes(&room[..bytes.len()])
}

fn ioctl(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = fildes(vm, &args[0])?;
    if !is_number(&args[1]) {
        return Err(vm.bad_argument("ioctl", Which::At(2), "int", &args[1]));
    }
    let request = match c_ulong(vm, &args[1]) {
        Ok(request) => request,
        // Requests are often written as negative ints.
        Err(_) if vm.raised_matches(&exceptions::OVERFLOW_ERROR) => {
            vm.clear_raised();
            c_long(vm, &args[1])? as u64
        }
        Err(raised) => return Err(raised),
    };
    let is_address = REQUESTS_TAKE_ADDRESSES.contains(&request) && is_number(&args[2]);
    if !HARMLESS_REQUESTS.contains(&request) || is_address {
        vm.allow(Capability::Files)?;
    }
    vm.audit("fcntl.ioctl", || shown(&args[..3]))?;
    if is_number(&args[2]) {
        let argument = c_int_or(vm, &args[2], 0)?;
        let result = vm.patient(move || again(|| calls::ioctl(fd, request, i64::from(argument))))?;
        return Ok(int::small(i64::from(done(vm, result)?)));
    }
    let mutate = args[3].is_unbound() || vm.is_true(&args[3])?;
    let is_text = args[2].downcast::<PyStr>().is_some();
    if mutate && !is_text {
        if let Ok(buffer) = vm.get_buffer(&args[2], buffer_flags::WRITABLE) {
            // SAFETY: nothing else looks at the memory during the copies.
            let memory = unsafe { buffer.as_bytes_mut() };
            let result = if memory.len() <= ROOM {
                let room = room(vm, "ioctl", memory)?;
                let (room, result) = with_room(vm, fd, request, room)?;
                let result = done(vm, result)?;
                let len = memory.len();
                memory.copy_from_slice(&room[..len]);
                result
            } else {
                done(vm, vm.blocking(|| calls::ioctl_with(fd, request, memory))?)?
            };
            return Ok(int::small(i64::from(result)));
        }
        if !vm.raised_matches(&exceptions::TYPE_ERROR) && !vm.raised_matches(&exceptions::BUFFER_ERROR) {
            return Err(taipan_vm::error::Raised);
        }
        vm.clear_raised();
    }
    let bytes = bytes_of(vm, "ioctl", &args[2])?;
    let room = room(vm, "ioctl", &bytes)?;
    let (room, result) = with_room(vm, fd, request, room)?;
    done(vm, result)?;
    vm.new_bytes(&room[..bytes.len()])
}

/// A device may take its time.
fn with_room(
    vm: &Thread,
    fd: i32,
    request: u64,
    mut room: Vec<u8>,
) -> PyResult<(Vec<u8>, Result<i32, Errno>)> {
    vm.patient(move || {
        let result = again(|| calls::ioctl_with(fd, request, &mut room));
        (room, result)
    })
}

fn lockf(vm: &Thread, args: &[Value]) -> PyResult {
    let (fd, code) = (fildes(vm, &args[0])?, c_int(vm, &args[1])?);
    let number = |value: &Value| if value.is_unbound() { Ok(0) } else { vm.expect_i64(value) };
    let (len, start) = (number(&args[2])?, number(&args[3])?);
    let whence = c_int_or(vm, &args[4], 0)?;
    vm.audit("fcntl.lockf", || {
        let numbers =
            [&args[2], &args[3]].map(|given| if given.is_unbound() { Value::NONE } else { given.clone() });
        let [len, start] = numbers;
        vec![args[0].clone(), args[1].clone(), len, start, int::small(i64::from(whence))]
    })?;
    let kind = if code == libc::LOCK_UN {
        libc::F_UNLCK
    } else if code & libc::LOCK_SH != 0 {
        libc::F_RDLCK
    } else if code & libc::LOCK_EX != 0 {
        libc::F_WRLCK
    } else {
        return Err(vm.value_error("unrecognized lockf argument"));
    };
    let mut lock =
        libc::flock { l_type: kind as i16, l_whence: whence as i16, l_start: start, l_len: len, l_pid: 0 };
    let command = if code & libc::LOCK_NB != 0 { libc::F_SETLK } else { libc::F_SETLKW };
    let locked = vm.asking(|waits| {
        let returns = waits || command == libc::F_SETLK;
        match calls::lock_record(fd, if returns { command } else { libc::F_SETLK }, &mut lock) {
            Err(Errno::AGAIN | Errno::ACCESS) if !returns => Ok(None),
            result => result.map(Some),
        }
    })?;
    match locked {
        Ok(_) => Ok(Value::NONE),
        Err(Errno::INTR) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, error)),
    }
}

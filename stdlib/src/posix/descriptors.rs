//! Functions on descriptors: opening, reading, writing, copying, pipes, terminals, counters and timers.

use super::argument::{
    Accepts, PathArg, any_fd, any_fildes, c_int, c_int_or, c_uint_mask, decode, dir_fd, done, fd, fildes,
    flag, none, offset, offset_or_none, os_error, ssize,
};
use taipan_vm::buffer::{Buffer, flags as buffer_flags};
use taipan_vm::builtins::{exceptions, int, structseq};
use taipan_vm::capability::{Access, Capability};
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::files::descriptor::OpenFile;
use taipan_vm::pytime::{self, Round};
use taipan_vm::sys::calls::{self, Errno, Pieces};
use taipan_vm::sys::transfer::again;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static TERMINAL_SIZE = "os.terminal_size", "The width and height of a terminal window: (columns, lines)." {
        0 "columns" "width of the terminal window in characters";
        1 "lines" "height of the terminal window in characters";
    }
}

pub static FUNCTIONS: &[MethodDef] = &[
    method("open", "(path, flags, mode=511, *, dir_fd=None)", "Open a file; return its descriptor.", open),
    method("close", "(fd)", "Close a descriptor.", close),
    method(
        "closerange",
        "(fd_low, fd_high, /)",
        "Close all descriptors from fd_low to below fd_high.",
        closerange,
    ),
    method("read", "(fd, length, /)", "Read from a descriptor; return bytes.", read),
    method("readinto", "(fd, buffer, /)", "Read into a buffer; return how many bytes.", readinto),
    method(
        "readv",
        "(fd, buffers, /)",
        "Read into buffers, one behind another; return how many bytes.",
        |vm, args| {
            let fd = any_fd(vm, &args[0])?;
            let buffers = buffers(vm, "readv", &args[1], true)?;
            if let Some(file) = vm.open_file(fd) {
                return read_pieces(vm, &file, &buffers);
            }
            if vm.may_wait(fd) {
                // As much as there is may be less than there is room for.
                return match first_filled(&buffers) {
                    // SAFETY: the buffer keeps its exporter from moving the memory.
                    Some(first) => {
                        int::from_usize(vm, done(vm, vm.read_system(fd, unsafe { first.as_bytes_mut() })?)?)
                    }
                    None => Ok(int::small(0)),
                };
            }
            let pieces = pieces(&buffers);
            int::from_usize(vm, done(vm, vm.blocking(|| calls::readv(fd, &pieces))?)?)
        },
    ),
    method("pread", "(fd, length, offset, /)", "Read from a position of a file; return bytes.", pread),
    method(
        "preadv",
        "(fd, buffers, offset, flags=0, /)",
        "Read from a position of a file into buffers; return how many bytes.",
        |vm, args| {
            let fd = fd(vm, &args[0])?;
            let buffers = buffers(vm, "preadv", &args[1], true)?;
            let (pieces, at) = (pieces(&buffers), offset(vm, &args[2])?);
            let flags = c_int_or(vm, &args[3], 0)?;
            let read = at_once(vm, fd, libc::POLLIN, |more| calls::preadv2(fd, &pieces, at, flags | more))?;
            int::from_usize(vm, done(vm, read)?)
        },
    ),
    method("write", "(fd, data, /)", "Write bytes to a descriptor; return how many.", |vm, args| {
        let fd = any_fd(vm, &args[0])?;
        let data = vm.bytes_like(&args[1])?;
        int::from_usize(vm, done(vm, vm.write_descriptor(fd, &data)?)?)
    }),
    method("writev", "(fd, buffers, /)", "Write the bytes of buffers; return how many.", |vm, args| {
        let fd = any_fd(vm, &args[0])?;
        let buffers = buffers(vm, "writev", &args[1], false)?;
        if vm.open_file(fd).is_some() || vm.may_wait(fd) {
            let all = joined(&buffers)?;
            return int::from_usize(vm, done(vm, vm.write_descriptor(fd, &all)?)?);
        }
        let pieces = pieces(&buffers);
        int::from_usize(vm, done(vm, vm.blocking(|| calls::writev(fd, &pieces))?)?)
    }),
    method(
        "pwrite",
        "(fd, buffer, offset, /)",
        "Write bytes at a position of a file; return how many.",
        |vm, args| {
            let fd = any_fd(vm, &args[0])?;
            let data = vm.bytes_like(&args[1])?;
            let at = offset(vm, &args[2])?;
            int::from_usize(vm, done(vm, vm.pwrite_descriptor(fd, &data, at)?)?)
        },
    ),
    method(
        "pwritev",
        "(fd, buffers, offset, flags=0, /)",
        "Write the bytes of buffers at a position of a file; return how many.",
        |vm, args| {
            let fd = fd(vm, &args[0])?;
            let buffers = buffers(vm, "pwritev", &args[1], false)?;
            let (pieces, at) = (pieces(&buffers), offset(vm, &args[2])?);
            let flags = c_int_or(vm, &args[3], 0)?;
            let written =
                at_once(vm, fd, libc::POLLOUT, |more| calls::pwritev2(fd, &pieces, at, flags | more))?;
            int::from_usize(vm, done(vm, written)?)
        },
    ),
    method(
        "lseek",
        "(fd, position, whence, /)",
        "Set the position of a descriptor; return the new one.",
        |vm, args| {
            let (fd, at) = (any_fd(vm, &args[0])?, offset(vm, &args[1])?);
            let whence = c_int(vm, &args[2])?;
            int::from_i64(vm, done(vm, vm.seek_descriptor(fd, at, whence)?)?)
        },
    ),
    method(
        "sendfile",
        "(out_fd, in_fd, offset, count)",
        "Copy from one descriptor to another; return how many bytes.",
        |vm, args| {
            let (to, from) = (fd(vm, &args[0])?, fd(vm, &args[1])?);
            let at = if args[2].is_none() { None } else { Some(offset(vm, &args[2])?) };
            let count = ssize(vm, &args[3])?;
            let count = usize::try_from(count).map_err(|_| os_error(vm, Errno::INVAL))?;
            int::from_usize(
                vm,
                done(vm, vm.patient(move || again(|| calls::sendfile(to, from, at, count)))?)?,
            )
        },
    ),
    method(
        "copy_file_range",
        "(src, dst, count, offset_src=None, offset_dst=None)",
        "Copy bytes from one file to another; return how many.",
        |vm, args| {
            let (from, to) = (fd(vm, &args[0])?, fd(vm, &args[1])?);
            let count = positive_count(vm, &args[2])?;
            let (from_at, to_at) = (offset_or_none(vm, &args[3])?, offset_or_none(vm, &args[4])?);
            int::from_usize(
                vm,
                done(
                    vm,
                    vm.patient(move || again(|| calls::copy_file_range(from, to, count, from_at, to_at)))?,
                )?,
            )
        },
    ),
    method(
        "splice",
        "(src, dst, count, offset_src=None, offset_dst=None, flags=0)",
        "Move bytes between a pipe and a descriptor; return how many.",
        |vm, args| {
            let (from, to) = (fd(vm, &args[0])?, fd(vm, &args[1])?);
            let count = positive_count(vm, &args[2])?;
            let (from_at, to_at) = (offset_or_none(vm, &args[3])?, offset_or_none(vm, &args[4])?);
            let flags = if args[5].is_unbound() { 0 } else { c_uint_mask(vm, &args[5])? };
            let moved = vm.asking(|waits| {
                let returns = waits || flags & libc::SPLICE_F_NONBLOCK != 0;
                let flags = if returns { flags } else { flags | libc::SPLICE_F_NONBLOCK };
                match calls::splice(from, from_at, to, to_at, count, flags) {
                    Err(Errno::AGAIN) if !returns => Ok(None),
                    result => result.map(Some),
                }
            })?;
            int::from_usize(vm, done(vm, moved)?.unwrap_or(0))
        },
    ),
    method(
        "dup",
        "(fd, /)",
        "Return another descriptor for the same file, which is not inherited.",
        |vm, args| {
            let fd = any_fd(vm, &args[0])?;
            if let Some(file) = vm.open_file(fd) {
                return Ok(int::small(i64::from(done(vm, vm.duplicate_file(file)?)?)));
            }
            let duplicate = done(vm, calls::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0))?;
            vm.adopt_duplicate(fd, duplicate)?;
            Ok(int::small(i64::from(duplicate)))
        },
    ),
    method("dup2", "(fd, fd2, inheritable=True)", "Make fd2 another descriptor for the file of fd.", dup2),
    method("pipe", "()", "Make a pipe; return the descriptors to read from and to write to.", |vm, _| {
        pair(vm, calls::pipe2(libc::O_CLOEXEC))
    }),
    method("pipe2", "(flags, /)", "Make a pipe with flags; return its two descriptors.", |vm, args| {
        let flags = c_int(vm, &args[0])?;
        pair(vm, calls::pipe2(flags))
    }),
    method("fsync", "(fd)", "Have what was written to a file stored.", |vm, args| {
        let fd = any_fildes(vm, &args[0])?;
        none(vm, vm.sync_descriptor(fd, false)?)
    }),
    method("fdatasync", "(fd)", "Have the data that was written to a file stored.", |vm, args| {
        let fd = any_fildes(vm, &args[0])?;
        none(vm, vm.sync_descriptor(fd, true)?)
    }),
    method("sync", "()", "Have everything that was written stored.", |vm, _| {
        vm.allow(Capability::Process)?;
        vm.patient(calls::sync)?;
        Ok(Value::NONE)
    }),
    method("ftruncate", "(fd, length, /)", "Cut an open file to a length.", |vm, args| {
        let (fd, length) = (any_fd(vm, &args[0])?, offset(vm, &args[1])?);
        none(vm, vm.truncate_descriptor(fd, length)?)
    }),
    method(
        "posix_fallocate",
        "(fd, offset, length, /)",
        "Have room for a part of a file reserved.",
        |vm, args| {
            let (fd, at, length) = (fd(vm, &args[0])?, offset(vm, &args[1])?, offset(vm, &args[2])?);
            none(vm, vm.patient(move || again(|| calls::posix_fallocate(fd, at, length)))?)
        },
    ),
    method(
        "posix_fadvise",
        "(fd, offset, length, advice, /)",
        "Tell how a part of a file will be used.",
        |vm, args| {
            let (fd, at, length) = (fd(vm, &args[0])?, offset(vm, &args[1])?, offset(vm, &args[2])?);
            let advice = c_int(vm, &args[3])?;
            none(vm, vm.blocking(|| calls::posix_fadvise(fd, at, length, advice))?)
        },
    ),
    method("lockf", "(fd, command, length, /)", "Lock, test or unlock a part of a file.", |vm, args| {
        let (fd, command) = (fd(vm, &args[0])?, c_int(vm, &args[1])?);
        let length = offset(vm, &args[2])?;
        let locked = vm.asking(|waits| {
            let returns = waits || command != libc::F_LOCK;
            match calls::lockf(fd, if returns { command } else { libc::F_TLOCK }, length) {
                Err(Errno::AGAIN | Errno::ACCESS) if !returns => Ok(None),
                result => result.map(Some),
            }
        })?;
        none(vm, locked)
    }),
    method("isatty", "(fd, /)", "Return whether a descriptor is a terminal's.", |vm, args| {
        Ok(Value::bool(calls::isatty(any_fd(vm, &args[0])?) == 1))
    }),
    method("ttyname", "(fd, /)", "Return the name of a descriptor's terminal.", |vm, args| {
        let fd = fd(vm, &args[0])?;
        decode(vm, &done(vm, calls::ttyname(fd))?)
    }),
    method("ctermid", "()", "Return the name of the process's terminal.", |vm, _| {
        decode(vm, &calls::ctermid())
    }),
    method(
        "tcgetpgrp",
        "(fd, /)",
        "Return the process group in the foreground of a terminal.",
        |vm, args| {
            let fd = fd(vm, &args[0])?;
            Ok(int::small(i64::from(done(vm, calls::tcgetpgrp(fd))?)))
        },
    ),
    method(
        "tcsetpgrp",
        "(fd, pgid, /)",
        "Set the process group in the foreground of a terminal.",
        |vm, args| {
            let (fd, group) = (fd(vm, &args[0])?, c_int(vm, &args[1])?);
            none(vm, calls::tcsetpgrp(fd, group))
        },
    ),
    method(
        "openpty",
        "()",
        "Open a pseudo terminal; return the descriptors of master and slave.",
        |vm, _| {
            vm.allow(Capability::Process)?;
            let fds = done(vm, calls::openpty())?;
            for fd in fds {
                done(vm, set_inheritable(fd, false))?;
            }
            pair(vm, Ok(fds))
        },
    ),
    method("posix_openpt", "(oflag, /)", "Open a pseudo terminal's master.", |vm, args| {
        vm.allow(Capability::Process)?;
        let flags = c_int(vm, &args[0])?;
        new_descriptor(vm, calls::posix_openpt(flags | libc::O_CLOEXEC))
    }),
    method("grantpt", "(fd, /)", "Give the user access to a pseudo terminal's slave.", |vm, args| {
        let fd = fildes(vm, &args[0])?;
        none(vm, calls::grantpt(fd))
    }),
    method("unlockpt", "(fd, /)", "Unlock a pseudo terminal's slave.", |vm, args| {
        let fd = fildes(vm, &args[0])?;
        none(vm, calls::unlockpt(fd))
    }),
    method("ptsname", "(fd, /)", "Return the name of a pseudo terminal's slave.", |vm, args| {
        let fd = fildes(vm, &args[0])?;
        decode(vm, &done(vm, calls::ptsname(fd))?)
    }),
    method(
        "login_tty",
        "(fd, /)",
        "Make a terminal that of the process, and its standard streams.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let fd = fildes(vm, &args[0])?;
            none(vm, calls::login_tty(fd))
        },
    ),
    method(
        "get_terminal_size",
        "(fd=<unrepresentable>, /)",
        "Return the size of a terminal window, by default that of standard output.",
        get_terminal_size,
    ),
    method("device_encoding", "(fd)", "Return the encoding of a terminal, or None.", |vm, args| {
        let fd = c_int(vm, &args[0])?;
        if fd < 0 || calls::isatty(fd) != 1 { Ok(Value::NONE) } else { vm.new_str("UTF-8") }
    }),
    method(
        "get_inheritable",
        "(fd, /)",
        "Return whether programs that are started inherit a descriptor.",
        |vm, args| {
            let fd = any_fd(vm, &args[0])?;
            if let Some(file) = vm.open_file(fd) {
                return Ok(Value::bool(file.is_inheritable()));
            }
            let flags = done(vm, calls::fcntl(fd, libc::F_GETFD, 0))?;
            Ok(Value::bool(flags & libc::FD_CLOEXEC == 0))
        },
    ),
    method(
        "set_inheritable",
        "(fd, inheritable, /)",
        "Set whether programs that are started inherit a descriptor.",
        |vm, args| {
            let (fd, inheritable) = (any_fd(vm, &args[0])?, c_int(vm, &args[1])? != 0);
            if let Some(file) = vm.open_file(fd) {
                file.set_inheritable(inheritable);
                return Ok(Value::NONE);
            }
            none(vm, set_inheritable(fd, inheritable))
        },
    ),
    method("get_blocking", "(fd, /)", "Return whether a descriptor is in blocking mode.", |vm, args| {
        let fd = any_fd(vm, &args[0])?;
        if vm.open_file(fd).is_some() {
            return Ok(Value::TRUE);
        }
        let flags = done(vm, calls::fcntl(fd, libc::F_GETFL, 0))?;
        Ok(Value::bool(flags & libc::O_NONBLOCK == 0))
    }),
    method(
        "set_blocking",
        "(fd, blocking, /)",
        "Set whether a descriptor is in blocking mode.",
        |vm, args| {
            let (fd, blocking) = (fd(vm, &args[0])?, vm.is_true(&args[1])?);
            none(vm, set_blocking(fd, blocking))
        },
    ),
    method(
        "memfd_create",
        "(name, flags=MFD_CLOEXEC)",
        "Make a file in memory; return its descriptor.",
        |vm, args| {
            // Its memory is the system's, and charged to nobody.
            vm.allow(Capability::Files)?;
            let name = super::argument::fs_bytes(vm, &args[0])?;
            let flags = if args[1].is_unbound() { libc::MFD_CLOEXEC } else { c_uint_mask(vm, &args[1])? };
            new_descriptor(vm, vm.allow_threads(|| calls::memfd_create(&name, flags)))
        },
    ),
    method(
        "eventfd",
        "(initval, flags=EFD_CLOEXEC)",
        "Make a counter for events; return its descriptor.",
        |vm, args| {
            let initial = super::argument::c_ulong(vm, &args[0])?;
            let initial = u32::try_from(initial)
                .map_err(|_| vm.overflow_error("Python int too large to convert to C unsigned int"))?;
            let flags = c_int_or(vm, &args[1], libc::EFD_CLOEXEC)?;
            new_descriptor(vm, vm.allow_threads(|| calls::eventfd(initial, flags)))
        },
    ),
    method("eventfd_read", "(fd)", "Read and reset an event counter.", |vm, args| {
        let fd = fildes(vm, &args[0])?;
        let mut counter = [0; 8];
        done(vm, vm.read_system(fd, &mut counter)?)?;
        int::from_u64(vm, u64::from_ne_bytes(counter))
    }),
    method("eventfd_write", "(fd, value)", "Add to an event counter.", |vm, args| {
        let fd = fildes(vm, &args[0])?;
        let value = super::argument::c_ulong(vm, &args[1])?;
        none(vm, vm.write_system(fd, &value.to_ne_bytes())?)
    }),
    method(
        "timerfd_create",
        "(clockid, /, *, flags=0)",
        "Make a timer; return its descriptor.",
        |vm, args| {
            let (clock, flags) = (c_int(vm, &args[0])?, c_int_or(vm, &args[1], 0)?);
            new_descriptor(vm, vm.allow_threads(|| calls::timerfd_create(clock, flags | libc::TFD_CLOEXEC)))
        },
    ),
    method(
        "timerfd_settime",
        "(fd, /, *, flags=0, initial=0.0, interval=0.0)",
        "Set a timer, in seconds; return the old time and interval.",
        |vm, args| {
            let time = |value: &Value| match value.is_unbound() {
                true => Ok(0),
                false => pytime::from_seconds(vm, value, Round::Floor),
            };
            timerfd_settime(vm, args, time, false)
        },
    ),
    method(
        "timerfd_settime_ns",
        "(fd, /, *, flags=0, initial=0, interval=0)",
        "Set a timer, in nanoseconds; return the old time and interval.",
        |vm, args| {
            let time = |value: &Value| if value.is_unbound() { Ok(0) } else { vm.expect_i64(value) };
            timerfd_settime(vm, args, time, true)
        },
    ),
    method(
        "timerfd_gettime",
        "(fd, /)",
        "Return the time left of a timer and its interval, in seconds.",
        |vm, args| {
            let fd = fildes(vm, &args[0])?;
            timer_state(vm, vm.allow_threads(|| calls::timerfd_gettime(fd)), false)
        },
    ),
    method(
        "timerfd_gettime_ns",
        "(fd, /)",
        "Return the time left of a timer and its interval, in nanoseconds.",
        |vm, args| {
            let fd = fildes(vm, &args[0])?;
            timer_state(vm, vm.allow_threads(|| calls::timerfd_gettime(fd)), true)
        },
    ),
    method("pidfd_open", "(pid, flags=0)", "Return a descriptor that stands for a process.", |vm, args| {
        vm.allow(Capability::Subprocess)?;
        let (pid, flags) =
            (c_int(vm, &args[0])?, if args[1].is_unbound() { 0 } else { c_uint_mask(vm, &args[1])? });
        new_descriptor(vm, calls::pidfd_open(pid, flags))
    }),
];

/// The int for a descriptor that the VM has just got.
fn new_descriptor(vm: &Thread, result: Result<i32, Errno>) -> PyResult {
    let fd = done(vm, result)?;
    vm.adopt_descriptor(fd)?;
    Ok(int::small(i64::from(fd)))
}

fn pair(vm: &Thread, result: Result<[i32; 2], Errno>) -> PyResult {
    let fds = done(vm, result)?;
    fds.iter().try_for_each(|fd| vm.adopt_descriptor(*fd))?;
    vm.new_tuple(&fds.map(|fd| int::small(i64::from(fd))))
}

fn open(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("open", "path"), &args[0])?;
    let flags = c_int(vm, &args[1])?;
    let mode = c_int_or(vm, &args[2], 0o777)? as u32;
    let dir = dir_fd(vm, &args[3])?;
    vm.audit("open", || vec![path.object.clone(), Value::NONE, int::small(i64::from(flags))])?;
    let writes =
        flags & (libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC | libc::O_TMPFILE) != 0;
    let access = if writes { Access::Write } else { Access::Read };
    let follow = flags & (libc::O_NOFOLLOW | libc::O_EXCL) == 0;
    if let Some(spot) = path.spot(vm, dir, access, follow)? {
        let opened = vm.spot_open(spot, flags, mode)?;
        return Ok(int::small(i64::from(path.answer(vm, opened)?)));
    }
    let at = path.grant(vm, dir, access, flags & libc::O_NOFOLLOW == 0)?;
    match vm.open_system(at.dir, &at.path, flags, mode)? {
        Ok(fd) => {
            vm.adopt_file(fd, access)?;
            Ok(int::small(i64::from(fd)))
        }
        Err(error) => Err(path.error(vm, error)),
    }
}

fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = any_fd(vm, &args[0])?;
    // A signal that interrupts it does not leave the descriptor open.
    match vm.close_descriptor(fd) {
        Err(Errno::INTR) => Ok(Value::NONE),
        result => none(vm, result),
    }
}

fn closerange(vm: &Thread, args: &[Value]) -> PyResult {
    let (low, high) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
    vm.allow(Capability::Files)?;
    vm.allow_threads(|| {
        if low.max(0) < high {
            calls::close_range(low.max(0), high - 1);
        }
    });
    Ok(Value::NONE)
}

/// Room for what is read; its size is charged before it is taken.
fn room(size: usize) -> PyResult<Buf<u8>> {
    let mut room = Buf::new();
    room.reserve_exact(size)?;
    room.resize(size, 0)?;
    Ok(room)
}

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let (fd, length) = (any_fd(vm, &args[0])?, ssize(vm, &args[1])?);
    let length = usize::try_from(length).map_err(|_| os_error(vm, Errno::INVAL))?.min(calls::TRANSFER_MAX);
    if vm.open_file(fd).is_some() {
        let mut room = Buf::new();
        done(vm, vm.read_behind(fd, &mut room, length)?)?;
        return vm.finish_bytes(room);
    }
    let mut room = room(length)?;
    let slice: &mut [u8] = &mut room;
    let count = done(vm, vm.read_system(fd, slice)?)?;
    room.truncate(count);
    vm.finish_bytes(room)
}

fn pread(vm: &Thread, args: &[Value]) -> PyResult {
    let (fd, length, at) = (any_fd(vm, &args[0])?, c_int(vm, &args[1])?, offset(vm, &args[2])?);
    let length = usize::try_from(length).map_err(|_| os_error(vm, Errno::INVAL))?;
    let mut room = room(length)?;
    let count = done(vm, vm.pread_descriptor(fd, &mut room, at)?)?;
    room.truncate(count);
    vm.finish_bytes(room)
}

fn readinto(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = any_fd(vm, &args[0])?;
    let buffer = vm.writable_buffer(&args[1], "readinto", 2)?;
    // SAFETY: the buffer keeps its exporter from moving the memory; what other threads write there meanwhile is their affair.
    let room = unsafe { buffer.as_bytes_mut() };
    int::from_usize(vm, done(vm, vm.read_descriptor(fd, room)?)?)
}

/// Buffers of the objects of a sequence.
fn buffers(vm: &Thread, function: &str, value: &Value, writable: bool) -> PyResult<Vec<Buffer>> {
    if value.ty().slots().item.is_none() || value.downcast::<taipan_vm::builtins::dict::PyDict>().is_some() {
        return Err(vm.type_error(format!("{function}() arg 2 must be a sequence")));
    }
    let flags = if writable { buffer_flags::WRITABLE } else { buffer_flags::SIMPLE };
    vm.iterate_to_buf(value)?.iter().map(|item| vm.get_buffer(item, flags)).collect()
}

/// Fills buffers with what is read from a virtual file.
fn read_pieces(vm: &Thread, file: &OpenFile, buffers: &[Buffer]) -> PyResult {
    let mut total = 0;
    for buffer in buffers {
        // SAFETY: the buffer keeps its exporter from moving the memory; the call runs no Python code.
        let room = unsafe { buffer.as_bytes_mut() };
        let count = done(vm, vm.read_file(file, room)?)?;
        total += count;
        if count < buffer.view().len {
            break;
        }
    }
    int::from_usize(vm, total)
}

/// The bytes of all buffers.
fn joined(buffers: &[Buffer]) -> PyResult<Buf<u8>> {
    let mut all = Buf::new();
    for buffer in buffers {
        all.extend_from_slice(buffer.as_bytes())?;
    }
    Ok(all)
}

/// Makes a call that takes flags of `preadv2`: with the one for not waiting, again and again, where it would hold the host up.
fn at_once(
    vm: &Thread,
    fd: i32,
    events: i16,
    mut call: impl FnMut(i32) -> Result<usize, Errno> + Send,
) -> PyResult<Result<usize, Errno>> {
    if !vm.may_wait(fd) {
        return vm.blocking(|| call(0));
    }
    loop {
        vm.wait_ready(fd, events)?;
        match vm.blocking(|| call(libc::RWF_NOWAIT))? {
            Err(Errno::AGAIN) => {}
            result => return Ok(result),
        }
    }
}

fn first_filled(buffers: &[Buffer]) -> Option<&Buffer> {
    buffers.iter().find(|buffer| buffer.view().len > 0)
}

fn pieces(buffers: &[Buffer]) -> Pieces {
    // SAFETY: the buffers keep the memory where it is, and live as long as the pieces.
    unsafe { Pieces::new(buffers.iter().map(|buffer| (buffer.view().data, buffer.view().len))) }
}

fn positive_count(vm: &Thread, value: &Value) -> PyResult<usize> {
    let count = ssize(vm, value)?;
    usize::try_from(count).map_err(|_| vm.value_error("negative value for 'count' not allowed"))
}

fn dup2(vm: &Thread, args: &[Value]) -> PyResult {
    let (fd, fd2) = (fd(vm, &args[0])?, c_int(vm, &args[1])?);
    let inheritable = flag(vm, &args[2], true)?;
    vm.allow(Capability::Files)?;
    let result = vm.allow_threads(|| {
        if inheritable || fd == fd2 { calls::dup2(fd, fd2) } else { calls::dup3(fd, fd2, libc::O_CLOEXEC) }
    });
    let fd = done(vm, result)?;
    if !inheritable {
        done(vm, set_inheritable(fd, false))?;
    }
    Ok(int::small(i64::from(fd)))
}

pub fn set_inheritable(fd: i32, inheritable: bool) -> Result<(), Errno> {
    let flags = calls::fcntl(fd, libc::F_GETFD, 0)?;
    let new = if inheritable { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
    if new != flags {
        calls::fcntl(fd, libc::F_SETFD, i64::from(new))?;
    }
    Ok(())
}

pub fn set_blocking(fd: i32, blocking: bool) -> Result<(), Errno> {
    let flags = calls::fcntl(fd, libc::F_GETFL, 0)?;
    let new = if blocking { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
    if new != flags {
        calls::fcntl(fd, libc::F_SETFL, i64::from(new))?;
    }
    Ok(())
}

fn get_terminal_size(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = c_int_or(vm, &args[0], 1)?;
    if !args[0].is_unbound() && vm.allow_descriptor(fd).is_err() {
        return Err(taipan_vm::error::Raised);
    }
    let (columns, lines) = done(vm, calls::terminal_size(fd))?;
    structseq::new(vm, &TERMINAL_SIZE, &[int::small(columns.into()), int::small(lines.into())])
}

/// Time left and interval of a timer.
fn timer_state(vm: &Thread, result: Result<(i64, i64), Errno>, nanoseconds: bool) -> PyResult {
    let (left, interval) = done(vm, result)?;
    let value = |nanos: i64| match nanoseconds {
        true => int::from_i64(vm, nanos),
        false => taipan_vm::builtins::float::new(vm, pytime::as_seconds(nanos)),
    };
    vm.new_tuple(&[value(left)?, value(interval)?])
}

fn timerfd_settime(
    vm: &Thread,
    args: &[Value],
    time: impl Fn(&Value) -> PyResult<i64>,
    nanoseconds: bool,
) -> PyResult {
    let fd = fildes(vm, &args[0])?;
    let flags = c_int_or(vm, &args[1], 0)?;
    let named = |result: PyResult<i64>, what: &str| match result {
        Err(_) if vm.raised_matches(&exceptions::OVERFLOW_ERROR) => {
            vm.clear_raised();
            Err(vm.overflow_error(format!("{what} value is too large")))
        }
        result => result,
    };
    let initial = named(time(&args[2]), "initial")?;
    let interval = named(time(&args[3]), "interval")?;
    timer_state(vm, vm.allow_threads(|| calls::timerfd_settime(fd, flags, initial, interval)), nanoseconds)
}

//! Calls of the C library by their own names, with its own types, made safe: strings end with a null, buffers are slices, errors
//! are results.
//!
//! Descriptors are plain numbers, as programs have them. The system answers those that are not open with `EBADF`.

pub use rustix::io::{Errno, Result};
use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::ptr;

/// The error that the last call of this thread has left.
pub fn last_error() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::IO)
}

/// A result that is -1 after an error.
trait Outcome: Copy {
    fn failed(self) -> bool;
}

impl Outcome for i32 {
    fn failed(self) -> bool {
        self == -1
    }
}

impl Outcome for i64 {
    fn failed(self) -> bool {
        self == -1
    }
}

impl Outcome for isize {
    fn failed(self) -> bool {
        self == -1
    }
}

fn check<T: Outcome>(outcome: T) -> Result<T> {
    if outcome.failed() { Err(last_error()) } else { Ok(outcome) }
}

/// A call that returns an error number, or 0.
fn check_number(number: i32) -> Result<()> {
    if number == 0 { Ok(()) } else { Err(Errno::from_raw_os_error(number)) }
}

trait Argument {
    type Raw;
    fn raw(self) -> Self::Raw;
}

macro_rules! numbers {
    ($($ty:ty)*) => { $(impl Argument for $ty {
        type Raw = $ty;
        fn raw(self) -> $ty {
            self
        }
    })* };
}

numbers! { i32 u32 i64 u64 usize isize }

impl Argument for &CStr {
    type Raw = *const libc::c_char;
    fn raw(self) -> Self::Raw {
        self.as_ptr()
    }
}

macro_rules! calls {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $ret:ty;)*) => {$(
        pub fn $name($($arg: $ty),*) -> Result<$ret> {
            // SAFETY: numbers, and strings that end with a null and live during the call.
            check(unsafe { libc::$name($($arg.raw()),*) })
        }
    )*};
}

calls! {
    faccessat(dir: i32, path: &CStr, mode: i32, flags: i32) -> i32;
    chdir(path: &CStr) -> i32;
    fchdir(fd: i32) -> i32;
    fchmodat(dir: i32, path: &CStr, mode: u32, flags: i32) -> i32;
    fchmod(fd: i32, mode: u32) -> i32;
    fchownat(dir: i32, path: &CStr, uid: u32, gid: u32, flags: i32) -> i32;
    fchown(fd: i32, uid: u32, gid: u32) -> i32;
    chroot(path: &CStr) -> i32;
    close(fd: i32) -> i32;
    dup(fd: i32) -> i32;
    dup2(fd: i32, fd2: i32) -> i32;
    dup3(fd: i32, fd2: i32, flags: i32) -> i32;
    fsync(fd: i32) -> i32;
    fdatasync(fd: i32) -> i32;
    fpathconf(fd: i32, name: i32) -> i64;
    pathconf(path: &CStr, name: i32) -> i64;
    sysconf(name: i32) -> i64;
    ftruncate(fd: i32, length: i64) -> i32;
    truncate(path: &CStr, length: i64) -> i32;
    getpgid(pid: i32) -> i32;
    setsid() -> i32;
    getsid(pid: i32) -> i32;
    grantpt(fd: i32) -> i32;
    unlockpt(fd: i32) -> i32;
    posix_openpt(flags: i32) -> i32;
    login_tty(fd: i32) -> i32;
    initgroups(user: &CStr, group: u32) -> i32;
    kill(pid: i32, signal: i32) -> i32;
    killpg(pgid: i32, signal: i32) -> i32;
    linkat(from_dir: i32, from: &CStr, to_dir: i32, to: &CStr, flags: i32) -> i32;
    lockf(fd: i32, command: i32, length: i64) -> i32;
    lseek(fd: i32, position: i64, whence: i32) -> i64;
    mkdirat(dir: i32, path: &CStr, mode: u32) -> i32;
    mkfifoat(dir: i32, path: &CStr, mode: u32) -> i32;
    mknodat(dir: i32, path: &CStr, mode: u32, device: u64) -> i32;
    renameat(from_dir: i32, from: &CStr, to_dir: i32, to: &CStr) -> i32;
    symlinkat(target: &CStr, dir: i32, path: &CStr) -> i32;
    unlinkat(dir: i32, path: &CStr, flags: i32) -> i32;
    memfd_create(name: &CStr, flags: u32) -> i32;
    eventfd(initial: u32, flags: i32) -> i32;
    timerfd_create(clock: i32, flags: i32) -> i32;
    sched_get_priority_max(policy: i32) -> i32;
    sched_get_priority_min(policy: i32) -> i32;
    sched_getscheduler(pid: i32) -> i32;
    setegid(gid: u32) -> i32;
    seteuid(uid: u32) -> i32;
    setgid(gid: u32) -> i32;
    setuid(uid: u32) -> i32;
    setregid(rgid: u32, egid: u32) -> i32;
    setreuid(ruid: u32, euid: u32) -> i32;
    setresgid(rgid: u32, egid: u32, sgid: u32) -> i32;
    setresuid(ruid: u32, euid: u32, suid: u32) -> i32;
    setns(fd: i32, nstype: i32) -> i32;
    unshare(flags: i32) -> i32;
    setpgid(pid: i32, pgid: i32) -> i32;
    setpriority(which: u32, who: u32, priority: i32) -> i32;
    tcgetpgrp(fd: i32) -> i32;
    tcsetpgrp(fd: i32, pgid: i32) -> i32;
    removexattr(path: &CStr, name: &CStr) -> i32;
    lremovexattr(path: &CStr, name: &CStr) -> i32;
    fremovexattr(fd: i32, name: &CStr) -> i32;
    system(command: &CStr) -> i32;
    epoll_create1(flags: i32) -> i32;
    flock(fd: i32, operation: i32) -> i32;
    listen(fd: i32, backlog: i32) -> i32;
    shutdown(fd: i32, how: i32) -> i32;
    socket(family: i32, kind: i32, protocol: i32) -> i32;
    sethostname(name: &CStr, len: usize) -> i32;
    tcdrain(fd: i32) -> i32;
    tcflow(fd: i32, action: i32) -> i32;
    tcflush(fd: i32, queue: i32) -> i32;
    tcsendbreak(fd: i32, duration: i32) -> i32;
    shm_open(name: &CStr, flags: i32, mode: u32) -> i32;
    shm_unlink(name: &CStr) -> i32;
    pause() -> i32;
}

/// Calls that cannot fail, or whose result is not an error.
macro_rules! sure_calls {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $ret:ty;)*) => {$(
        pub fn $name($($arg: $ty),*) -> $ret {
            // SAFETY: numbers only.
            unsafe { libc::$name($($arg),*) }
        }
    )*};
}

sure_calls! {
    getegid() -> u32;
    geteuid() -> u32;
    getgid() -> u32;
    getuid() -> u32;
    getpgrp() -> i32;
    getpid() -> i32;
    getppid() -> i32;
    umask(mask: u32) -> u32;
    sync() -> ();
    abort() -> !;
    _exit(status: i32) -> !;
    isatty(fd: i32) -> i32;
    alarm(seconds: u32) -> u32;
}

/// What a call has written where it was told to.
fn filled<T: Outcome, S>(call: impl FnOnce(*mut S) -> T) -> Result<S> {
    let mut room = MaybeUninit::<S>::zeroed();
    check(call(room.as_mut_ptr()))?;
    // SAFETY: a structure of the C library's, of which all zeroes is a value.
    Ok(unsafe { room.assume_init() })
}

/// What nothing is known of.
pub fn blank_stat() -> libc::stat {
    // SAFETY: a structure of numbers.
    unsafe { MaybeUninit::zeroed().assume_init() }
}

pub fn fstat(fd: i32) -> Result<libc::stat> {
    // SAFETY: there is room for what is written.
    filled(|room| unsafe { libc::fstat(fd, room) })
}

pub fn fstatat(dir: i32, path: &CStr, flags: i32) -> Result<libc::stat> {
    // SAFETY: as above, and the string ends with a null.
    filled(|room| unsafe { libc::fstatat(dir, path.as_ptr(), room, flags) })
}

pub fn statvfs(path: &CStr) -> Result<libc::statvfs> {
    // SAFETY: as above.
    filled(|room| unsafe { libc::statvfs(path.as_ptr(), room) })
}

pub fn fstatvfs(fd: i32) -> Result<libc::statvfs> {
    // SAFETY: as above.
    filled(|room| unsafe { libc::fstatvfs(fd, room) })
}

pub fn openat(dir: i32, path: &CStr, flags: i32, mode: u32) -> Result<i32> {
    // SAFETY: the string ends with a null.
    check(unsafe { libc::openat(dir, path.as_ptr(), flags, mode) })
}

pub fn pipe2(flags: i32) -> Result<[i32; 2]> {
    // SAFETY: room for two numbers.
    filled(|room: *mut [i32; 2]| unsafe { libc::pipe2(room.cast(), flags) })
}

pub fn pidfd_open(pid: i32, flags: u32) -> Result<i32> {
    // SAFETY: numbers only.
    check(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, flags) }).map(|fd| fd as i32)
}

pub fn copy_file_range(
    from: i32,
    to: i32,
    count: usize,
    mut from_at: Option<i64>,
    mut to_at: Option<i64>,
) -> Result<usize> {
    let place = |at: &mut Option<i64>| at.as_mut().map_or(ptr::null_mut(), ptr::from_mut);
    // SAFETY: the offsets are numbers on this stack, or null.
    check(unsafe { libc::copy_file_range(from, place(&mut from_at), to, place(&mut to_at), count, 0) })
        .map(|count| count as usize)
}

pub fn splice(
    from: i32,
    mut from_at: Option<i64>,
    to: i32,
    mut to_at: Option<i64>,
    count: usize,
    flags: u32,
) -> Result<usize> {
    let place = |at: &mut Option<i64>| at.as_mut().map_or(ptr::null_mut(), ptr::from_mut);
    // SAFETY: as above.
    check(unsafe { libc::splice(from, place(&mut from_at), to, place(&mut to_at), count, flags) })
        .map(|count| count as usize)
}

pub fn sendfile(to: i32, from: i32, mut at: Option<i64>, count: usize) -> Result<usize> {
    let place = at.as_mut().map_or(ptr::null_mut(), ptr::from_mut);
    // SAFETY: the offset is a number on this stack, or null.
    check(unsafe { libc::sendfile(to, from, place, count) }).map(|count| count as usize)
}

/// The most bytes that one call transfers.
pub const TRANSFER_MAX: usize = 0x7FFF_F000;

pub fn read(fd: i32, room: &mut [u8]) -> Result<usize> {
    // SAFETY: the slice is written to.
    check(unsafe { libc::read(fd, room.as_mut_ptr().cast(), room.len().min(TRANSFER_MAX)) })
        .map(|count| count as usize)
}

pub fn pread(fd: i32, room: &mut [u8], at: i64) -> Result<usize> {
    // SAFETY: as above.
    check(unsafe { libc::pread(fd, room.as_mut_ptr().cast(), room.len().min(TRANSFER_MAX), at) })
        .map(|count| count as usize)
}

pub fn write(fd: i32, bytes: &[u8]) -> Result<usize> {
    // SAFETY: the slice is read.
    check(unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len().min(TRANSFER_MAX)) })
        .map(|count| count as usize)
}

pub fn pwrite(fd: i32, bytes: &[u8], at: i64) -> Result<usize> {
    // SAFETY: as above.
    check(unsafe { libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len().min(TRANSFER_MAX), at) })
        .map(|count| count as usize)
}

/// Pieces of memory for `readv` and its like. They are looked at without the VM's lock.
pub struct Pieces(Vec<libc::iovec>);

// SAFETY: who makes them keeps the memory where it is while they are used.
unsafe impl Send for Pieces {}
// SAFETY: as above.
unsafe impl Sync for Pieces {}

impl Pieces {
    /// # Safety
    /// The memory stays where it is while the pieces are used, and may be written to where they are read into.
    pub unsafe fn new(pieces: impl Iterator<Item = (*mut u8, usize)>) -> Pieces {
        Pieces(pieces.map(|(start, len)| libc::iovec { iov_base: start.cast(), iov_len: len }).collect())
    }

    fn count(&self) -> i32 {
        i32::try_from(self.0.len()).unwrap_or(i32::MAX)
    }

    pub fn as_slice(&self) -> &[libc::iovec] {
        &self.0
    }

    /// Of all pieces.
    pub fn bytes(&self) -> usize {
        self.0.iter().fold(0, |all, piece| all.saturating_add(piece.iov_len))
    }

    /// The same memory without its first bytes, of which there are as many.
    pub fn after(&self, mut count: usize) -> Pieces {
        let rest = self.0.iter().filter_map(|piece| {
            let skipped = count.min(piece.iov_len);
            count -= skipped;
            let (start, len) = (piece.iov_base.cast::<u8>(), piece.iov_len - skipped);
            let rest = libc::iovec { iov_base: start.wrapping_add(skipped).cast(), iov_len: len };
            (skipped == 0 || len > 0).then_some(rest)
        });
        Pieces(rest.collect())
    }
}

pub fn readv(fd: i32, pieces: &Pieces) -> Result<usize> {
    // SAFETY: the contract of `Pieces::new`.
    check(unsafe { libc::readv(fd, pieces.0.as_ptr(), pieces.count()) }).map(|count| count as usize)
}

pub fn writev(fd: i32, pieces: &Pieces) -> Result<usize> {
    // SAFETY: as above.
    check(unsafe { libc::writev(fd, pieces.0.as_ptr(), pieces.count()) }).map(|count| count as usize)
}

pub fn preadv2(fd: i32, pieces: &Pieces, at: i64, flags: i32) -> Result<usize> {
    // SAFETY: as above.
    check(unsafe { libc::preadv2(fd, pieces.0.as_ptr(), pieces.count(), at, flags) })
        .map(|count| count as usize)
}

pub fn pwritev2(fd: i32, pieces: &Pieces, at: i64, flags: i32) -> Result<usize> {
    // SAFETY: as above.
    check(unsafe { libc::pwritev2(fd, pieces.0.as_ptr(), pieces.count(), at, flags) })
        .map(|count| count as usize)
}

pub fn posix_fadvise(fd: i32, offset: i64, length: i64, advice: i32) -> Result<()> {
    // SAFETY: numbers only.
    check_number(unsafe { libc::posix_fadvise(fd, offset, length, advice) })
}

pub fn posix_fallocate(fd: i32, offset: i64, length: i64) -> Result<()> {
    // SAFETY: numbers only.
    check_number(unsafe { libc::posix_fallocate(fd, offset, length) })
}

pub fn fcntl(fd: i32, command: i32, argument: i64) -> Result<i32> {
    // SAFETY: for commands that take a number; those that take a pointer have functions of their own.
    check(unsafe { libc::fcntl(fd, command, argument) })
}

/// `fcntl` with a structure, which may be changed.
pub fn fcntl_with(fd: i32, command: i32, memory: &mut [u8]) -> Result<i32> {
    // SAFETY: the caller's memory is at least as large as what the command reads and writes.
    check(unsafe { libc::fcntl(fd, command, memory.as_mut_ptr()) })
}

pub fn ioctl(fd: i32, request: u64, argument: i64) -> Result<i32> {
    // SAFETY: for requests that take a number.
    check(unsafe { libc::ioctl(fd, request as _, argument) })
}

/// `ioctl` with a structure, which may be changed.
pub fn ioctl_with(fd: i32, request: u64, memory: &mut [u8]) -> Result<i32> {
    // SAFETY: the caller's memory is at least as large as what the request reads and writes.
    check(unsafe { libc::ioctl(fd, request as _, memory.as_mut_ptr()) })
}

pub fn lock_record(fd: i32, command: i32, lock: &mut libc::flock) -> Result<i32> {
    // SAFETY: the structure that the command takes.
    check(unsafe { libc::fcntl(fd, command, ptr::from_mut(lock)) })
}

/// Bytes that a call writes into room of a size that has to be found out.
fn grown(first: usize, most: usize, mut call: impl FnMut(&mut [u8]) -> Result<usize>) -> Result<Vec<u8>> {
    let mut size = first;
    loop {
        let mut room = vec![0; size];
        match call(&mut room) {
            // As much as there was room for: there may be more.
            Ok(count) if count < size || size >= most => {
                room.truncate(count);
                return Ok(room);
            }
            Ok(_) => size *= 2,
            Err(Errno::RANGE) if size < most => size *= 2,
            Err(error) => return Err(error),
        }
    }
}

pub fn readlinkat(dir: i32, path: &CStr) -> Result<Vec<u8>> {
    grown(256, 1 << 20, |room| {
        // SAFETY: the string ends with a null; the room is written to.
        check(unsafe { libc::readlinkat(dir, path.as_ptr(), room.as_mut_ptr().cast(), room.len()) })
            .map(|count| count as usize)
    })
}

pub fn getcwd() -> Result<Vec<u8>> {
    grown(1024, 1 << 20, |room| {
        // SAFETY: the room is written to, a null included.
        match unsafe { libc::getcwd(room.as_mut_ptr().cast(), room.len()) } {
            result if result.is_null() => Err(last_error()),
            _ => Ok(room.iter().position(|byte| *byte == 0).unwrap_or(room.len())),
        }
    })
}

/// What extended attributes are asked of.
#[derive(Clone, Copy)]
pub enum Inode<'a> {
    Path(&'a CStr),
    Link(&'a CStr),
    Descriptor(i32),
}

pub fn getxattr(of: Inode<'_>, name: &CStr, room: &mut [u8]) -> Result<usize> {
    let (start, len) = (room.as_mut_ptr().cast(), room.len());
    // SAFETY: strings end with a null; the room is written to.
    check(unsafe {
        match of {
            Inode::Path(path) => libc::getxattr(path.as_ptr(), name.as_ptr(), start, len),
            Inode::Link(path) => libc::lgetxattr(path.as_ptr(), name.as_ptr(), start, len),
            Inode::Descriptor(fd) => libc::fgetxattr(fd, name.as_ptr(), start, len),
        }
    })
    .map(|count| count as usize)
}

pub fn listxattr(of: Inode<'_>, room: &mut [u8]) -> Result<usize> {
    let (start, len) = (room.as_mut_ptr().cast(), room.len());
    // SAFETY: as above.
    check(unsafe {
        match of {
            Inode::Path(path) => libc::listxattr(path.as_ptr(), start, len),
            Inode::Link(path) => libc::llistxattr(path.as_ptr(), start, len),
            Inode::Descriptor(fd) => libc::flistxattr(fd, start, len),
        }
    })
    .map(|count| count as usize)
}

pub fn setxattr(of: Inode<'_>, name: &CStr, value: &[u8], flags: i32) -> Result<()> {
    let (start, len) = (value.as_ptr().cast(), value.len());
    // SAFETY: strings end with a null; the value is read.
    check(unsafe {
        match of {
            Inode::Path(path) => libc::setxattr(path.as_ptr(), name.as_ptr(), start, len, flags),
            Inode::Link(path) => libc::lsetxattr(path.as_ptr(), name.as_ptr(), start, len, flags),
            Inode::Descriptor(fd) => libc::fsetxattr(fd, name.as_ptr(), start, len, flags),
        }
    })
    .map(drop)
}

/// Seconds and nanoseconds; `UTIME_NOW` and `UTIME_OMIT` as nanoseconds have their own meaning.
pub fn utimensat(dir: i32, path: &CStr, times: Option<[(i64, i64); 2]>, flags: i32) -> Result<()> {
    let times = times.map(|times| times.map(timespec));
    let start = times.as_ref().map_or(ptr::null(), |times| times.as_ptr());
    // SAFETY: the string ends with a null; two times, or none.
    check(unsafe { libc::utimensat(dir, path.as_ptr(), start, flags) }).map(drop)
}

pub fn futimens(fd: i32, times: Option<[(i64, i64); 2]>) -> Result<()> {
    let times = times.map(|times| times.map(timespec));
    let start = times.as_ref().map_or(ptr::null(), |times| times.as_ptr());
    // SAFETY: as above.
    check(unsafe { libc::futimens(fd, start) }).map(drop)
}

fn timespec((seconds, nanos): (i64, i64)) -> libc::timespec {
    libc::timespec { tv_sec: seconds, tv_nsec: nanos }
}

fn nanos(time: libc::timespec) -> i64 {
    time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_nsec)
}

fn from_nanos(nanos: i64) -> libc::timespec {
    timespec((nanos.div_euclid(1_000_000_000), nanos.rem_euclid(1_000_000_000)))
}

/// Sets a timer of a descriptor; returns the old time and interval, in nanoseconds.
pub fn timerfd_settime(fd: i32, flags: i32, initial: i64, interval: i64) -> Result<(i64, i64)> {
    let new = libc::itimerspec { it_interval: from_nanos(interval), it_value: from_nanos(initial) };
    // SAFETY: one structure is read, one written.
    let old: libc::itimerspec =
        filled(|room| unsafe { libc::timerfd_settime(fd, flags, &raw const new, room) })?;
    Ok((nanos(old.it_value), nanos(old.it_interval)))
}

pub fn timerfd_gettime(fd: i32) -> Result<(i64, i64)> {
    // SAFETY: there is room for what is written.
    let old: libc::itimerspec = filled(|room| unsafe { libc::timerfd_gettime(fd, room) })?;
    Ok((nanos(old.it_value), nanos(old.it_interval)))
}

pub fn clock_gettime(clock: i32) -> Result<i64> {
    // SAFETY: as above.
    filled(|room| unsafe { libc::clock_gettime(clock, room) }).map(nanos)
}

pub fn clock_getres(clock: i32) -> Result<i64> {
    // SAFETY: as above.
    filled(|room| unsafe { libc::clock_getres(clock, room) }).map(nanos)
}

pub fn clock_settime(clock: i32, time: i64) -> Result<()> {
    let time = from_nanos(time);
    // SAFETY: the structure is read.
    check(unsafe { libc::clock_settime(clock, &raw const time) }).map(drop)
}

/// The clock of a thread's processor time.
pub fn pthread_getcpuclockid(thread: u64) -> Result<i32> {
    let mut clock = 0;
    // SAFETY: as for any use of a thread's id, it must be that of a thread that runs.
    check_number(unsafe { libc::pthread_getcpuclockid(thread, &raw mut clock) })?;
    Ok(clock)
}

/// Sleeps until the clock shows `until`.
pub fn clock_nanosleep_until(clock: i32, until: i64) -> Result<()> {
    let until = from_nanos(until);
    // SAFETY: the structure is read; nothing is written for an absolute time.
    check_number(unsafe {
        libc::clock_nanosleep(clock, libc::TIMER_ABSTIME, &raw const until, ptr::null_mut())
    })
}

pub fn eventfd_read(fd: i32) -> Result<u64> {
    let mut bytes = [0; 8];
    match read(fd, &mut bytes)? {
        8 => Ok(u64::from_ne_bytes(bytes)),
        _ => Err(Errno::INVAL),
    }
}

pub fn eventfd_write(fd: i32, value: u64) -> Result<()> {
    write(fd, &value.to_ne_bytes()).map(drop)
}

/// `confstr`; `None` for what has no value.
pub fn confstr(name: i32) -> Result<Option<Vec<u8>>> {
    // SAFETY: resets this thread's error number, as `confstr` does not.
    unsafe { *libc::__errno_location() = 0 };
    let mut room = vec![0u8; 256];
    loop {
        // SAFETY: the room is written to.
        let len = unsafe { libc::confstr(name, room.as_mut_ptr().cast(), room.len()) };
        match len {
            0 if last_raw_error() != 0 => return Err(last_error()),
            0 => return Ok(None),
            len if len <= room.len() => {
                room.truncate(len - 1);
                return Ok(Some(room));
            }
            len => room.resize(len, 0),
        }
    }
}

fn last_raw_error() -> i32 {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// A call for which -1 is also a value: an error only where it has left a number.
fn unless_error<T: Outcome>(call: impl FnOnce() -> T) -> Result<T> {
    // SAFETY: this thread's error number.
    unsafe { *libc::__errno_location() = 0 };
    let outcome = call();
    if outcome.failed() && last_raw_error() != 0 { Err(last_error()) } else { Ok(outcome) }
}

pub fn getpriority(which: u32, who: u32) -> Result<i32> {
    // SAFETY: numbers only.
    unless_error(|| unsafe { libc::getpriority(which, who) })
}

pub fn nice(increment: i32) -> Result<i32> {
    // SAFETY: numbers only.
    unless_error(|| unsafe { libc::nice(increment) })
}

pub fn sysconf_value(name: i32) -> Result<i64> {
    // SAFETY: numbers only.
    unless_error(|| unsafe { libc::sysconf(name) })
}

pub fn pathconf_value(path: &CStr, name: i32) -> Result<i64> {
    // SAFETY: the string ends with a null.
    unless_error(|| unsafe { libc::pathconf(path.as_ptr(), name) })
}

pub fn fpathconf_value(fd: i32, name: i32) -> Result<i64> {
    // SAFETY: numbers only.
    unless_error(|| unsafe { libc::fpathconf(fd, name) })
}

/// A string that the C library has written somewhere, a null at its end.
fn text_in(room: &[u8]) -> Vec<u8> {
    CStr::from_bytes_until_nul(room).map(|text| text.to_bytes().to_vec()).unwrap_or_default()
}

pub fn ttyname(fd: i32) -> Result<Vec<u8>> {
    let mut room = [0u8; 4096];
    // SAFETY: the room is written to.
    check_number(unsafe { libc::ttyname_r(fd, room.as_mut_ptr().cast(), room.len()) })?;
    Ok(text_in(&room))
}

pub fn ptsname(fd: i32) -> Result<Vec<u8>> {
    let mut room = [0u8; 4096];
    // SAFETY: as above.
    check_number(unsafe { libc::ptsname_r(fd, room.as_mut_ptr().cast(), room.len()) })?;
    Ok(text_in(&room))
}

unsafe extern "C" {
    fn getlogin_r(room: *mut libc::c_char, len: usize) -> libc::c_int;
}

pub fn getlogin() -> Result<Vec<u8>> {
    let mut room = [0u8; 256];
    // SAFETY: as above.
    check_number(unsafe { getlogin_r(room.as_mut_ptr().cast(), room.len()) })?;
    Ok(text_in(&room))
}

pub fn ctermid() -> Vec<u8> {
    b"/dev/tty".to_vec()
}

/// The descriptors of a new pseudo terminal: that of its master, that of its slave.
pub fn openpty() -> Result<[i32; 2]> {
    let mut fds = [0; 2];
    let [master, slave] = &mut fds;
    // SAFETY: two numbers are written; no name, settings or size.
    check(unsafe { libc::openpty(master, slave, ptr::null_mut(), ptr::null(), ptr::null()) })?;
    Ok(fds)
}

pub fn terminal_size(fd: i32) -> Result<(u16, u16)> {
    // SAFETY: the request writes such a structure.
    let size: libc::winsize = filled(|room| unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, room) })?;
    Ok((size.ws_col, size.ws_row))
}

pub fn getgroups() -> Result<Vec<u32>> {
    // SAFETY: asks for the number only.
    let count = check(unsafe { libc::getgroups(0, ptr::null_mut()) })?;
    let mut groups = vec![0; count as usize];
    // SAFETY: room for as many.
    let count = check(unsafe { libc::getgroups(count, groups.as_mut_ptr()) })?;
    groups.truncate(count as usize);
    Ok(groups)
}

pub fn setgroups(groups: &[u32]) -> Result<()> {
    // SAFETY: the slice is read.
    check(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) }).map(drop)
}

pub fn getgrouplist(user: &CStr, group: u32) -> Result<Vec<u32>> {
    let mut count: i32 = 64;
    loop {
        let room = count;
        let mut groups = vec![0; room as usize];
        // SAFETY: the string ends with a null; room for as many as the count says.
        let found = unsafe { libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &raw mut count) };
        if found != -1 {
            groups.truncate(count.max(0) as usize);
            return Ok(groups);
        }
        if count <= room {
            count = room.checked_mul(2).ok_or(Errno::NOMEM)?;
        }
    }
}

pub fn getresuid() -> Result<[u32; 3]> {
    // SAFETY: three numbers are written.
    filled(|room: *mut [u32; 3]| unsafe {
        let first = room.cast::<u32>();
        libc::getresuid(first, first.add(1), first.add(2))
    })
}

pub fn getresgid() -> Result<[u32; 3]> {
    // SAFETY: as above.
    filled(|room: *mut [u32; 3]| unsafe {
        let first = room.cast::<u32>();
        libc::getresgid(first, first.add(1), first.add(2))
    })
}

pub fn getloadavg() -> Option<[f64; 3]> {
    let mut averages = [0.0; 3];
    // SAFETY: room for three.
    (unsafe { libc::getloadavg(averages.as_mut_ptr(), 3) } == 3).then_some(averages)
}

pub fn uname() -> Result<[Vec<u8>; 5]> {
    // SAFETY: there is room for what is written.
    let name: libc::utsname = filled(|room| unsafe { libc::uname(room) })?;
    let text = |field: &[libc::c_char]| -> Vec<u8> {
        field.iter().map(|byte| *byte as u8).take_while(|byte| *byte != 0).collect()
    };
    Ok([
        text(&name.sysname),
        text(&name.nodename),
        text(&name.release),
        text(&name.version),
        text(&name.machine),
    ])
}

/// Processor time of the process and its children, and the time since some point, in ticks; and ticks per second.
pub fn times() -> Result<([i64; 5], i64)> {
    let mut ticks = MaybeUninit::<libc::tms>::zeroed();
    // SAFETY: there is room for what is written.
    let elapsed = unless_error(|| unsafe { libc::times(ticks.as_mut_ptr()) })?;
    // SAFETY: all zeroes is a value.
    let ticks = unsafe { ticks.assume_init() };
    let per_second = sysconf(libc::_SC_CLK_TCK)?;
    Ok(([ticks.tms_utime, ticks.tms_stime, ticks.tms_cutime, ticks.tms_cstime, elapsed], per_second))
}

pub fn waitpid(pid: i32, options: i32) -> Result<(i32, i32)> {
    let mut status = 0;
    // SAFETY: a number is written.
    let pid = check(unsafe { libc::waitpid(pid, &raw mut status, options) })?;
    Ok((pid, status))
}

pub fn wait4(pid: i32, options: i32) -> Result<(i32, i32, libc::rusage)> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: a number and a structure are written.
    let pid = check(unsafe { libc::wait4(pid, &raw mut status, options, usage.as_mut_ptr()) })?;
    // SAFETY: all zeroes is a value.
    Ok((pid, status, unsafe { usage.assume_init() }))
}

pub fn getrusage(who: i32) -> Result<libc::rusage> {
    // SAFETY: there is room for what is written.
    filled(|room| unsafe { libc::getrusage(who, room) })
}

/// What `waitid` tells of a child.
#[derive(Clone, Copy, Debug)]
pub struct ChildState {
    pub pid: i32,
    pub uid: u32,
    pub signal: i32,
    pub status: i32,
    pub code: i32,
}

pub fn waitid(kind: u32, id: u32, options: i32) -> Result<Option<ChildState>> {
    // SAFETY: there is room for what is written.
    let info: libc::siginfo_t = filled(|room| unsafe { libc::waitid(kind, id, room, options) })?;
    // SAFETY: the fields of a child's state; all zeroes where there is none.
    unsafe {
        let pid = info.si_pid();
        let state = ChildState {
            pid,
            uid: info.si_uid(),
            signal: info.si_signo,
            status: info.si_status(),
            code: info.si_code,
        };
        Ok((pid != 0).then_some(state))
    }
}

pub fn sched_getparam(pid: i32) -> Result<i32> {
    // SAFETY: there is room for what is written.
    let param: libc::sched_param = filled(|room| unsafe { libc::sched_getparam(pid, room) })?;
    Ok(param.sched_priority)
}

pub fn sched_setparam(pid: i32, priority: i32) -> Result<()> {
    let param = libc::sched_param { sched_priority: priority };
    // SAFETY: the structure is read.
    check(unsafe { libc::sched_setparam(pid, &raw const param) }).map(drop)
}

pub fn sched_setscheduler(pid: i32, policy: i32, priority: i32) -> Result<()> {
    let param = libc::sched_param { sched_priority: priority };
    // SAFETY: as above.
    check(unsafe { libc::sched_setscheduler(pid, policy, &raw const param) }).map(drop)
}

pub fn sched_rr_get_interval(pid: i32) -> Result<i64> {
    // SAFETY: there is room for what is written.
    filled(|room| unsafe { libc::sched_rr_get_interval(pid, room) }).map(nanos)
}

pub fn sched_yield() -> Result<()> {
    // SAFETY: always allowed.
    check(unsafe { libc::sched_yield() }).map(drop)
}

/// The processors that a process may run on.
pub fn sched_getaffinity(pid: i32) -> Result<Vec<usize>> {
    let mut words = 16;
    loop {
        let mut mask = vec![0u64; words];
        // SAFETY: room for as many bytes.
        let result = check(unsafe { libc::sched_getaffinity(pid, words * 8, mask.as_mut_ptr().cast()) });
        match result {
            Ok(_) => {
                let bits = (0..words * 64).filter(|bit| mask[bit / 64] >> (bit % 64) & 1 != 0);
                return Ok(bits.collect());
            }
            Err(Errno::INVAL) if words < 1 << 16 => words *= 2,
            Err(error) => return Err(error),
        }
    }
}

pub fn sched_setaffinity(pid: i32, processors: &[usize]) -> Result<()> {
    let words = processors.iter().map(|bit| bit / 64 + 1).max().unwrap_or(1);
    let mut mask = vec![0u64; words];
    for bit in processors {
        mask[bit / 64] |= 1 << (bit % 64);
    }
    // SAFETY: the mask is read.
    check(unsafe { libc::sched_setaffinity(pid, words * 8, mask.as_ptr().cast()) }).map(drop)
}

pub fn getrandom(room: &mut [u8], flags: u32) -> Result<usize> {
    // SAFETY: the room is written to.
    check(unsafe { libc::getrandom(room.as_mut_ptr().cast(), room.len(), flags) }).map(|count| count as usize)
}

/// Changes the environment of the process. The name is not empty and has no `=`.
pub fn set_variable(name: &CStr, value: &CStr) -> Result<()> {
    if name.is_empty() || name.to_bytes().contains(&b'=') {
        return Err(Errno::INVAL);
    }
    // SAFETY: goes through the standard library, whose lock keeps its own readers away; code in C that reads the environment
    // on other threads is not the VM's.
    unsafe { std::env::set_var(os_str(name), os_str(value)) };
    Ok(())
}

pub fn unset_variable(name: &CStr) -> Result<()> {
    if name.is_empty() || name.to_bytes().contains(&b'=') {
        return Err(Errno::INVAL);
    }
    // SAFETY: as above.
    unsafe { std::env::remove_var(os_str(name)) };
    Ok(())
}

fn os_str(text: &CStr) -> &std::ffi::OsStr {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(text.to_bytes())
}

/// Strings for `exec`: the addresses, and a null behind them.
pub struct StringArray {
    addresses: Vec<*const libc::c_char>,
    strings: Vec<CString>,
}

// SAFETY: the strings are never changed.
unsafe impl Send for StringArray {}
// SAFETY: as above.
unsafe impl Sync for StringArray {}

impl StringArray {
    /// Whether one, as a variable of the environment, tells the loader of programs what to load.
    pub fn names_libraries(&self) -> bool {
        self.strings.iter().any(|variable| variable.to_bytes().starts_with(b"LD_"))
    }

    pub fn new(strings: Vec<CString>) -> StringArray {
        let addresses = strings.iter().map(|string| string.as_ptr()).chain([ptr::null()]).collect();
        StringArray { addresses, strings }
    }

    pub fn as_ptr(&self) -> *const *const libc::c_char {
        self.addresses.as_ptr()
    }

    pub fn len(&self) -> usize {
        self.addresses.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Closes the descriptors from `first` to `last`, those that are open.
pub fn close_range(first: i32, last: i32) {
    // SAFETY: numbers only; what does not exist is passed over.
    unsafe {
        if libc::syscall(libc::SYS_close_range, first, last, 0) != 0 {
            for fd in first..=last.min(sysconf(libc::_SC_OPEN_MAX).unwrap_or(1024) as i32) {
                libc::close(fd);
            }
        }
    }
}

/// `fork`: 0 in the child.
pub fn fork() -> Result<i32> {
    // SAFETY: the caller sees to it that the child finds nothing locked.
    check(unsafe { libc::fork() })
}

/// Forks into a child whose terminal is a new one: its id (0 in the child) and the descriptor of the terminal's master.
pub fn forkpty() -> Result<(i32, i32)> {
    let mut master = -1;
    // SAFETY: as above; one number is written.
    let pid = check(unsafe { libc::forkpty(&raw mut master, ptr::null_mut(), ptr::null(), ptr::null()) })?;
    Ok((pid, master))
}

/// Replaces the process; returns only if that fails.
pub fn execv(path: &CStr, args: &StringArray) -> Errno {
    // SAFETY: arrays of strings that end with a null.
    unsafe { libc::execv(path.as_ptr(), args.as_ptr()) };
    last_error()
}

pub fn execve(path: &CStr, args: &StringArray, env: &StringArray) -> Errno {
    // SAFETY: as above.
    unsafe { libc::execve(path.as_ptr(), args.as_ptr(), env.as_ptr()) };
    last_error()
}

pub fn fexecve(fd: i32, args: &StringArray, env: &StringArray) -> Errno {
    // SAFETY: as above.
    unsafe { libc::fexecve(fd, args.as_ptr(), env.as_ptr()) };
    last_error()
}

/// Entries of a folder: type as `readdir` tells it, number, name.
pub struct Folder(*mut libc::DIR);

// SAFETY: used by one thread at a time: methods that need it alone take it mutably.
unsafe impl Send for Folder {}

pub struct FolderEntry {
    pub name: Vec<u8>,
    pub inode: u64,
    pub kind: u8,
}

impl Folder {
    pub fn open(path: &CStr) -> Result<Folder> {
        // SAFETY: the string ends with a null.
        let folder = unsafe { libc::opendir(path.as_ptr()) };
        if folder.is_null() { Err(last_error()) } else { Ok(Folder(folder)) }
    }

    /// Takes over the descriptor if it succeeds.
    pub fn from_descriptor(fd: i32) -> Result<Folder> {
        // SAFETY: a number.
        let folder = unsafe { libc::fdopendir(fd) };
        if folder.is_null() { Err(last_error()) } else { Ok(Folder(folder)) }
    }

    pub fn rewind(&mut self) {
        // SAFETY: an open folder.
        unsafe { libc::rewinddir(self.0) };
    }

    /// The next entry, but for the folder itself and the one above it.
    pub fn next_entry(&mut self) -> Result<Option<FolderEntry>> {
        loop {
            // SAFETY: this thread's error number; an open folder; the entry is read before the next call.
            unsafe {
                *libc::__errno_location() = 0;
                let entry = libc::readdir64(self.0);
                let Some(entry) = entry.as_ref() else {
                    return if last_raw_error() == 0 { Ok(None) } else { Err(last_error()) };
                };
                let name = CStr::from_ptr(entry.d_name.as_ptr()).to_bytes();
                if name == b"." || name == b".." {
                    continue;
                }
                return Ok(Some(FolderEntry { name: name.to_vec(), inode: entry.d_ino, kind: entry.d_type }));
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // SAFETY: an open folder, which nobody uses any more.
        unsafe { libc::closedir(self.0) };
    }
}

/// Soft and hard limit of a resource before they are set anew.
pub fn prlimit(pid: i32, resource: u32, new: Option<(u64, u64)>) -> Result<(u64, u64)> {
    let new = new.map(|(soft, hard)| libc::rlimit { rlim_cur: soft, rlim_max: hard });
    let new = new.as_ref().map_or(ptr::null(), ptr::from_ref);
    // SAFETY: one structure is read, if there is one; one is written.
    let old: libc::rlimit = filled(|room| unsafe { libc::prlimit(pid, resource, new, room) })?;
    Ok((old.rlim_cur, old.rlim_max))
}

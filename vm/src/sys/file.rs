//! Files by their descriptor: opening, reading, writing, positions, what `fstat` tells.
//!
//! A descriptor is a number that programs may pass around; one that is not open is answered with `EBADF` by the system.

use crate::collections::Buf;
use crate::collections::room::Room;
use crate::error::PyResult;
use crate::thread::Thread;
use rustix::fd::{AsRawFd, BorrowedFd, IntoRawFd, OwnedFd};
use rustix::fs::{self, Mode, OFlags};
pub use rustix::io::Errno;
use rustix::io::{ReadWriteFlags, Result};
use std::ffi::CStr;
use std::io::{IoSlice, IoSliceMut, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

/// What a file was opened for, and how.
pub type Flags = OFlags;

/// A descriptor, for the length of a call.
fn borrow<'a>(descriptor: i32) -> Result<BorrowedFd<'a>> {
    if descriptor < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: not -1; it is used for a system call alone, which checks it.
    Ok(unsafe { BorrowedFd::borrow_raw(descriptor) })
}

/// The most bytes that one system call transfers.
#[cfg(target_os = "linux")]
pub const TRANSFER_MAX: usize = 0x7FFF_F000;
#[cfg(not(target_os = "linux"))]
pub const TRANSFER_MAX: usize = i32::MAX as usize;

/// Opens a file. The descriptor is not inherited by programs that are started.
pub fn open(path: &Path, flags: Flags, mode: u32) -> Result<i32> {
    fs::open(path, flags | OFlags::CLOEXEC, Mode::from_raw_mode(mode)).map(IntoRawFd::into_raw_fd)
}

/// `openat`, with the system's own numbers.
pub fn open_at(dir: i32, path: &CStr, flags: i32, mode: u32) -> Result<OwnedFd> {
    let (flags, mode) = (OFlags::from_bits_retain(flags as u32), Mode::from_raw_mode(mode));
    if dir == libc::AT_FDCWD {
        fs::open(path, flags, mode)
    } else {
        fs::openat(borrow(dir)?, path, flags, mode)
    }
}

pub fn close(descriptor: i32) -> Result<()> {
    // `rustix::io::close` tells nothing of errors; programs want to know them.
    // SAFETY: closing a number has no other effect than to close it; whoever passes it on owns it.
    match unsafe { libc::close(descriptor) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

fn last_error() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::IO)
}

pub fn read(descriptor: i32, buffer: &mut [u8]) -> Result<usize> {
    let most = buffer.len().min(TRANSFER_MAX);
    rustix::io::read(borrow(descriptor)?, &mut buffer[..most])
}

/// As [`read`], of what is there: `EAGAIN` if nothing is, `EOPNOTSUPP` and its like if the file cannot be asked so.
#[cfg(target_os = "linux")]
pub fn read_now(descriptor: i32, buffer: &mut [u8]) -> Result<usize> {
    let most = buffer.len().min(TRANSFER_MAX);
    let pieces = &mut [IoSliceMut::new(&mut buffer[..most])];
    rustix::io::preadv2(borrow(descriptor)?, pieces, POSITION, ReadWriteFlags::NOWAIT)
}

/// As `write`, of what there is room for; errors are those of [`read_now`].
#[cfg(target_os = "linux")]
pub fn write_now(descriptor: i32, bytes: &[u8]) -> Result<usize> {
    let most = bytes.len().min(TRANSFER_MAX);
    rustix::io::pwritev2(
        borrow(descriptor)?,
        &[IoSlice::new(&bytes[..most])],
        POSITION,
        ReadWriteFlags::NOWAIT,
    )
}

/// Where the descriptor is, for calls that take a position.
#[cfg(target_os = "linux")]
const POSITION: u64 = u64::MAX;

#[cfg(not(target_os = "linux"))]
pub fn read_now(_: i32, _: &mut [u8]) -> Result<usize> {
    Err(Errno::NOSYS)
}

#[cfg(not(target_os = "linux"))]
pub fn write_now(_: i32, _: &[u8]) -> Result<usize> {
    Err(Errno::NOSYS)
}

impl Thread {
    /// Reads at most `most` bytes behind what `buffer` holds, without the lock.
    pub fn read_system_behind(
        &self,
        descriptor: i32,
        buffer: &mut Buf<u8>,
        most: usize,
    ) -> PyResult<Result<usize>> {
        let most = most.min(TRANSFER_MAX);
        buffer.reserve_exact(most)?;
        if self.may_wait(descriptor) {
            let len = buffer.len();
            buffer.resize(len + most, 0)?;
            let read = self.read_system(descriptor, &mut buffer[len..]);
            buffer.truncate(len + read.as_ref().map_or(0, |read| read.unwrap_or(0)));
            return read;
        }
        let spare = buffer.spare();
        let result = self.blocking(|| match spare.get_mut(..most) {
            Some(spare) => rustix::io::read(borrow(descriptor)?, spare).map(|(read, _)| read.len()),
            None => Err(Errno::INVAL),
        })?;
        if let Ok(count) = result {
            // SAFETY: the system has written as many bytes behind the elements.
            unsafe { buffer.set_len(buffer.len() + count) };
        }
        Ok(result)
    }

    /// The bytes of a file that the VM reads of its own accord: a source, a compiled file. `InvalidInput` for what is no regular
    /// file, which might never end, or never begin.
    ///
    /// It has to have room in the heap while it is read; a program may have made it.
    pub fn read_regular(&self, path: &Path) -> PyResult<std::io::Result<Vec<u8>>> {
        let opened = std::fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path);
        let status = |file: &std::fs::File| Ok(Status::of(file.as_raw_fd())?);
        let (file, size) = match opened.and_then(|file| status(&file).map(|status| (file, status))) {
            Ok((_, status)) if !status.is_regular() => {
                let kind = if status.is_folder() {
                    std::io::ErrorKind::IsADirectory
                } else {
                    std::io::ErrorKind::InvalidInput
                };
                return Ok(Err(kind.into()));
            }
            Ok((file, status)) => (file, status.size),
            Err(error) => return Ok(Err(error)),
        };
        let _room = Room::new(usize::try_from(size).unwrap_or(0))?;
        // A file that grows meanwhile is read as far as it was.
        let mut bytes = Vec::new();
        Ok(file.take(size as u64).read_to_end(&mut bytes).map(|_| bytes))
    }
}

pub fn write(descriptor: i32, bytes: &[u8]) -> Result<usize> {
    let most = bytes.len().min(TRANSFER_MAX);
    rustix::io::write(borrow(descriptor)?, &bytes[..most])
}

/// `lseek`, with the system's own numbers for `whence`.
pub fn seek(descriptor: i32, offset: i64, whence: i32) -> Result<i64> {
    // SAFETY: a plain call; `rustix` takes no unknown `whence`.
    match unsafe { libc::lseek(descriptor, offset, whence) } {
        -1 => Err(last_error()),
        position => Ok(position),
    }
}

pub fn truncate(descriptor: i32, len: u64) -> Result<()> {
    fs::ftruncate(borrow(descriptor)?, len)
}

/// The standard descriptors that were closed when the process began, a bit for each. The runtime of Rust opens `/dev/null` in
/// their place before `main`, so they are looked at before that.
static CLOSED_AT_START: AtomicU8 = AtomicU8::new(0);

#[cfg(target_os = "linux")]
#[used]
// SAFETY: the C library calls the functions of this section before `main`; this one needs nothing that is made later.
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = {
    extern "C" fn note_closed() {
        for descriptor in 0..3 {
            // SAFETY: asks about a number.
            if unsafe { libc::fcntl(descriptor, libc::F_GETFD) } == -1 {
                CLOSED_AT_START.fetch_or(1 << descriptor, Ordering::Relaxed);
            }
        }
    }
    note_closed
};

/// Whether the process has begun with this standard descriptor closed.
pub fn was_closed_at_start(descriptor: i32) -> bool {
    (0..3).contains(&descriptor) && CLOSED_AT_START.load(Ordering::Relaxed) & 1 << descriptor != 0
}

/// Whether the descriptor is open.
pub fn is_open(descriptor: i32) -> bool {
    borrow(descriptor).is_ok_and(|descriptor| rustix::io::fcntl_getfd(descriptor).is_ok())
}

pub fn is_terminal(descriptor: i32) -> bool {
    borrow(descriptor).is_ok_and(rustix::termios::isatty)
}

/// What `fstat` tells that reading and writing need.
#[derive(Clone, Copy, Debug)]
pub struct Status {
    pub mode: u32,
    pub size: i64,
    /// The block size that suits the file, in bytes.
    pub block_size: i64,
}

impl Status {
    #[allow(clippy::useless_conversion, reason = "the size of the field depends on the platform")]
    pub fn of(descriptor: i32) -> Result<Status> {
        let stat = fs::fstat(borrow(descriptor)?)?;
        Ok(Status { mode: stat.st_mode, size: stat.st_size, block_size: stat.st_blksize as _ })
    }

    pub fn is_folder(&self) -> bool {
        self.mode & libc::S_IFMT == libc::S_IFDIR
    }

    /// Whether reading and writing may wait for others: neither files nor folders nor disks make anyone wait for ever.
    pub fn may_wait(&self) -> bool {
        !matches!(self.mode & libc::S_IFMT, libc::S_IFREG | libc::S_IFDIR | libc::S_IFBLK | libc::S_IFLNK)
    }

    pub fn is_regular(&self) -> bool {
        self.mode & libc::S_IFMT == libc::S_IFREG
    }

    pub fn is_character_device(&self) -> bool {
        self.mode & libc::S_IFMT == libc::S_IFCHR
    }
}

/// Makes a descriptor not inherited by programs that are started.
pub fn set_not_inheritable(descriptor: i32) -> Result<()> {
    rustix::io::fcntl_setfd(borrow(descriptor)?, rustix::io::FdFlags::CLOEXEC)
}

//! Reading from and writing to descriptors that others may keep waiting: pipes, sockets, terminals, counters of events.
//!
//! Where a host's limits have to be looked at, nobody waits in the system for long: a descriptor is asked until it is ready, and
//! then for what can be had at once. What cannot be asked so is read and written by a thread of its own ([`Thread::patient`]).
//! Programs see the calls that they have made: one that would wait does, and one that is not to wait (`O_NONBLOCK`) does not.

use super::calls::{self, Errno};
use super::file::{self, Status};
use crate::error::PyResult;
use crate::thread::Thread;
use rustix::io::Result;

/// As much is read or written by a thread of its own at a time.
const COPIED: usize = 1 << 16;

/// What the system answers for files that have no calls which do not wait.
const UNKNOWN: [Errno; 3] = [Errno::OPNOTSUPP, Errno::NOSYS, Errno::INVAL];

impl Thread {
    /// Whether a call on this descriptor may wait, and the host's limits have to be looked at meanwhile.
    pub fn may_wait(&self, descriptor: i32) -> bool {
        self.wait_slice().is_some()
            && Status::of(descriptor).is_ok_and(|status| status.may_wait())
            && calls::fcntl(descriptor, libc::F_GETFL, 0).is_ok_and(|flags| flags & libc::O_NONBLOCK == 0)
    }

    /// `read`.
    pub fn read_system(&self, descriptor: i32, buffer: &mut [u8]) -> PyResult<Result<usize>> {
        if buffer.is_empty() || !self.may_wait(descriptor) {
            return self.blocking(|| file::read(descriptor, buffer));
        }
        loop {
            self.wait_ready(descriptor, libc::POLLIN)?;
            match self.blocking(|| file::read_now(descriptor, buffer))? {
                Err(Errno::AGAIN) => {}
                Err(error) if UNKNOWN.contains(&error) => break,
                result => return Ok(result),
            }
        }
        let most = buffer.len().min(COPIED);
        let read = self.patient(move || {
            let mut room = vec![0; most];
            let count = again(|| file::read(descriptor, &mut room))?;
            room.truncate(count);
            Ok(room)
        })?;
        Ok(read.map(|bytes: Vec<u8>| {
            buffer[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }))
    }

    /// `write`: all of it, as to a descriptor that waits.
    pub fn write_system(&self, descriptor: i32, bytes: &[u8]) -> PyResult<Result<usize>> {
        if bytes.is_empty() || !self.may_wait(descriptor) {
            return self.blocking(|| file::write(descriptor, bytes));
        }
        let mut written = 0;
        while written < bytes.len() {
            self.wait_ready(descriptor, libc::POLLOUT)?;
            let rest = &bytes[written..];
            let result = match self.blocking(|| file::write_now(descriptor, rest))? {
                Err(Errno::AGAIN) => continue,
                Err(error) if UNKNOWN.contains(&error) => {
                    let copy = rest[..rest.len().min(COPIED)].to_vec();
                    self.patient(move || again(|| file::write(descriptor, &copy)))?
                }
                result => result,
            };
            match result {
                Ok(0) => break,
                Ok(count) => written += count,
                Err(error) if written == 0 => return Ok(Err(error)),
                // The next call will be told.
                Err(_) => break,
            }
        }
        Ok(Ok(written))
    }
}

/// Makes a call again while signals interrupt it, which are no matter of this thread's.
pub fn again<R>(mut call: impl FnMut() -> Result<R>) -> Result<R> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            result => return result,
        }
    }
}

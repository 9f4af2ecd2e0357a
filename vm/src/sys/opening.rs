//! Opening files where that may wait: one end of a named pipe for the other one, a device for whatever it likes, a file for a lease
//! that is to be given up.

use super::blocking::OTHER_END;
use super::calls::{self, Errno};
use super::file;
use super::transfer::again;
use crate::error::PyResult;
use crate::thread::Thread;
use rustix::io::Result;
use std::ffi::CStr;
use std::os::fd::IntoRawFd;
use std::sync::mpsc;

/// Flags under which nobody waits.
const AT_ONCE: i32 = libc::O_NONBLOCK | libc::O_DIRECTORY | PATH_ONLY;

#[cfg(target_os = "linux")]
const PATH_ONLY: i32 = libc::O_PATH;
#[cfg(not(target_os = "linux"))]
const PATH_ONLY: i32 = 0;

impl Thread {
    /// `openat`. The descriptor is not inherited by programs that are started.
    pub fn open_system(&self, dir: i32, path: &CStr, flags: i32, mode: u32) -> PyResult<Result<i32>> {
        let flags = flags | libc::O_CLOEXEC;
        if self.wait_slice().is_none() || flags & AT_ONCE != 0 {
            return self.blocking(|| calls::openat(dir, path, flags, mode));
        }
        let follow = if flags & libc::O_NOFOLLOW == 0 { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
        let kind = calls::fstatat(dir, path, follow).map_or(0, |stat| stat.st_mode & libc::S_IFMT);
        if matches!(kind, libc::S_IFIFO | libc::S_IFCHR) {
            return self.open_patiently(dir, path, flags, mode);
        }
        // What has become a pipe since then does not wait either.
        match self.blocking(|| calls::openat(dir, path, flags | libc::O_NONBLOCK, mode))? {
            Ok(descriptor) => match calls::fcntl(descriptor, libc::F_SETFL, i64::from(flags)) {
                Ok(_) => Ok(Ok(descriptor)),
                Err(error) => Ok(file::close(descriptor).and(Err(error))),
            },
            Err(Errno::AGAIN) => self.open_patiently(dir, path, flags, mode),
            Err(error) => Ok(Err(error)),
        }
    }

    fn open_patiently(&self, dir: i32, path: &CStr, flags: i32, mode: u32) -> PyResult<Result<i32>> {
        let own = path.to_owned();
        let (done, is_done) = mpsc::channel();
        let opened = self.patient(move || {
            let opened = again(|| file::open_at(dir, &own, flags, mode));
            // Nobody listens, as a rule.
            let _ = done.send(());
            opened
        });
        if opened.is_err() {
            // The thread that waits for the other end gets it, and ends.
            let end = file::open_at(dir, path, libc::O_RDWR | libc::O_NONBLOCK | libc::O_CLOEXEC, 0);
            let _ = is_done.recv_timeout(OTHER_END);
            drop(end);
        }
        Ok(opened?.map(IntoRawFd::into_raw_fd))
    }
}

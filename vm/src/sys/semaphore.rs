//! Named semaphores, which processes share (`sem_overview(7)`).

use super::calls::{Errno, Result, last_error};
use std::ffi::CStr;
use std::ptr::NonNull;
use std::time::Duration;

/// An open semaphore; closed when dropped.
pub struct Semaphore(NonNull<libc::sem_t>);

// SAFETY: the C library's functions for semaphores may be called from any thread.
unsafe impl Send for Semaphore {}
// SAFETY: as above.
unsafe impl Sync for Semaphore {}

pub const VALUE_MAX: i64 = i32::MAX as i64;

impl Semaphore {
    /// Makes a semaphore that must not exist yet.
    pub fn create(name: &CStr, value: u32) -> Result<Semaphore> {
        let flags = libc::O_CREAT | libc::O_EXCL;
        // SAFETY: the string ends with a null byte.
        Self::opened(unsafe { libc::sem_open(name.as_ptr(), flags, 0o600 as libc::c_uint, value) })
    }

    pub fn open(name: &CStr) -> Result<Semaphore> {
        // SAFETY: as above.
        Self::opened(unsafe { libc::sem_open(name.as_ptr(), 0) })
    }

    fn opened(handle: *mut libc::sem_t) -> Result<Semaphore> {
        match NonNull::new(handle) {
            Some(handle) if handle.as_ptr() != libc::SEM_FAILED => Ok(Semaphore(handle)),
            _ => Err(last_error()),
        }
    }

    /// The number that programs know it by.
    pub fn handle(&self) -> u64 {
        self.0.addr().get() as u64
    }

    fn check(result: i32) -> Result<()> {
        if result == 0 { Ok(()) } else { Err(last_error()) }
    }

    /// Takes one if that is possible at once.
    pub fn try_acquire(&self) -> Result<bool> {
        // SAFETY: an open semaphore.
        match Self::check(unsafe { libc::sem_trywait(self.0.as_ptr()) }) {
            Err(Errno::AGAIN) => Ok(false),
            result => result.map(|()| true),
        }
    }

    /// Waits for one, until a moment of the system's clock if there is one, which is told since 1970.
    pub fn acquire(&self, until: Option<Duration>) -> Result<bool> {
        let handle = self.0.as_ptr();
        let result = match until {
            // SAFETY: an open semaphore.
            None => unsafe { libc::sem_wait(handle) },
            Some(until) => {
                let until = libc::timespec {
                    tv_sec: libc::time_t::try_from(until.as_secs()).unwrap_or(libc::time_t::MAX),
                    tv_nsec: until.subsec_nanos() as _,
                };
                timed_wait(handle, &until)
            }
        };
        match Self::check(result) {
            Err(Errno::AGAIN | Errno::TIMEDOUT) => Ok(false),
            result => result.map(|()| true),
        }
    }

    pub fn release(&self) -> Result<()> {
        // SAFETY: an open semaphore.
        Self::check(unsafe { libc::sem_post(self.0.as_ptr()) })
    }

    pub fn value(&self) -> Result<i32> {
        let mut value = 0;
        // SAFETY: an open semaphore, and room for the number.
        Self::check(unsafe { libc::sem_getvalue(self.0.as_ptr(), &mut value) })?;
        Ok(value)
    }
}

#[cfg(not(target_os = "macos"))]
fn timed_wait(handle: *mut libc::sem_t, until: &libc::timespec) -> i32 {
    // SAFETY: an open semaphore.
    unsafe { libc::sem_timedwait(handle, until) }
}

/// macOS has no such call: the semaphore is looked at now and then.
#[cfg(target_os = "macos")]
fn timed_wait(handle: *mut libc::sem_t, until: &libc::timespec) -> i32 {
    let end = Duration::new(until.tv_sec as u64, until.tv_nsec as u32);
    loop {
        // SAFETY: an open semaphore.
        let result = unsafe { libc::sem_trywait(handle) };
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        if result == 0 || last_error() != Errno::AGAIN || now >= end {
            return result;
        }
        std::thread::sleep(Duration::from_millis(1).min(end - now));
    }
}

impl Drop for Semaphore {
    fn drop(&mut self) {
        // SAFETY: an open semaphore, which nobody uses any more.
        unsafe { libc::sem_close(self.0.as_ptr()) };
    }
}

pub fn unlink(name: &CStr) -> Result<()> {
    // SAFETY: the string ends with a null byte.
    Semaphore::check(unsafe { libc::sem_unlink(name.as_ptr()) })
}

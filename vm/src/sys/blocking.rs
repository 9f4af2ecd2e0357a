//! System calls that may take long: made without the VM's lock, so that other threads of the VM run meanwhile.
//!
//! A call that a signal interrupts is made again, once the program's signal handlers have run, unless one of them raises
//! (PEP 475).

use super::ready::{self, Event};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::threads::Away;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// An error of a system call that can say whether a signal was the reason.
pub trait Interruptible {
    fn is_interrupted(&self) -> bool;
}

impl Interruptible for io::Error {
    fn is_interrupted(&self) -> bool {
        self.kind() == io::ErrorKind::Interrupted
    }
}

impl Interruptible for rustix::io::Errno {
    fn is_interrupted(&self) -> bool {
        *self == rustix::io::Errno::INTR
    }
}

/// A wait in the system of a VM that has a host.
const MOMENT: Duration = Duration::from_millis(10);

/// How long a thread that is left to itself is given to end.
pub(super) const OTHER_END: Duration = Duration::from_millis(10);

impl Thread {
    /// Runs `work` without the lock. `Send` keeps it from touching values: it can have slices at most, of memory that stays
    /// where it is because its owner is held, or its buffer exported, meanwhile.
    pub fn allow_threads<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        let _released = self.release_lock(Away::SystemCall);
        work()
    }

    /// How long the system may let this thread wait before it looks at the limits, if it has to look at all.
    pub fn wait_slice(&self) -> Option<Duration> {
        self.interp().limits.watched.get().then_some(MOMENT)
    }

    /// Sleeps for a part of a moment, before the system is asked once more.
    pub fn rest(&self) {
        self.allow_threads(|| std::thread::sleep(MOMENT / 4));
    }

    /// Waits until a descriptor is ready for `events`, where waiting for ever would hold the host up.
    pub fn wait_ready(&self, fd: i32, events: i16) -> PyResult<()> {
        let Some(slice) = self.wait_slice() else { return Ok(()) };
        let watched = [Event { fd, events: events as u32 }];
        loop {
            self.look_at_limits()?;
            match self.allow_threads(|| ready::poll(&watched, Some(slice))) {
                Ok(ready) if ready.is_empty() => {}
                Err(error) if error.is_interrupted() => self.check_attention()?,
                _ => return Ok(()),
            }
        }
    }

    /// Makes a system call without the lock, again and again while signals interrupt it.
    pub fn blocking<R: Send, E: Interruptible + Send>(
        &self,
        mut call: impl FnMut() -> Result<R, E> + Send,
    ) -> PyResult<Result<R, E>> {
        // A signal that has arrived since the last look would not end the call.
        self.check_attention()?;
        loop {
            match self.allow_threads(&mut call) {
                Err(error) if error.is_interrupted() => self.check_attention()?,
                result => return Ok(result),
            }
        }
    }

    /// Makes a call that waits in the system for as long as that takes: on a thread of its own where a host's limits are to be
    /// looked at meanwhile. If the script is ended, that thread is left to end by itself.
    pub fn patient<R: Send + 'static>(&self, call: impl FnOnce() -> R + Send + 'static) -> PyResult<R> {
        let Some(slice) = self.wait_slice() else { return Ok(self.allow_threads(call)) };
        let place = Arc::new((Mutex::new(None), Condvar::new()));
        let answer = place.clone();
        let started = std::thread::Builder::new().name("system call".to_owned()).spawn(move || {
            let result = call();
            *answer.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            answer.1.notify_one();
        });
        if let Err(error) = started {
            return Err(self.raise_os_error(error.raw_os_error().unwrap_or(libc::EAGAIN), None, None));
        }
        loop {
            self.look_at_limits()?;
            let waited = self.allow_threads(|| {
                let held = place.0.lock().unwrap_or_else(PoisonError::into_inner);
                let waited = place.1.wait_timeout_while(held, slice, |result| result.is_none());
                waited.unwrap_or_else(PoisonError::into_inner).0.take()
            });
            match waited {
                Some(result) => return Ok(result),
                None => self.check_attention()?,
            }
        }
    }

    /// Asks again and again where a host's limits are to be looked at meanwhile, and otherwise once: `ask` is told whether it
    /// may wait, and returns nothing if it would have to.
    pub fn asking<R: Send, E: Interruptible + Send>(
        &self,
        mut ask: impl FnMut(bool) -> Result<Option<R>, E> + Send,
    ) -> PyResult<Result<Option<R>, E>> {
        if self.wait_slice().is_none() {
            return self.blocking(|| ask(true));
        }
        loop {
            match self.blocking(|| ask(false))? {
                Ok(None) => {
                    self.look_at_limits()?;
                    self.rest();
                }
                result => return Ok(result),
            }
        }
    }

    /// Makes a system call that does not take long, again while signals interrupt it.
    pub fn retrying<R, E: Interruptible>(
        &self,
        mut call: impl FnMut() -> Result<R, E>,
    ) -> PyResult<Result<R, E>> {
        loop {
            match call() {
                Err(error) if error.is_interrupted() => self.check_attention()?,
                result => return Ok(result),
            }
        }
    }
}

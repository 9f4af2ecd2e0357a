//! `Parker`: where a thread sleeps until another one, a signal, or the clock wakes it.
//!
//! On Linux it is a futex, because sleeping on one ends when a signal handler has run and because a handler may wake it.
//! Elsewhere it is a condition variable, which is looked at now and then for what a handler has left.

use std::time::{Duration, Instant};

/// Why a thread has stopped sleeping. Wake-ups may be spurious: whoever sleeps looks again at what it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    Unparked,
    /// A signal handler has run in this thread.
    Interrupted,
    TimedOut,
}

#[cfg(target_os = "linux")]
pub use linux::Parker;
#[cfg(not(target_os = "linux"))]
pub use portable::Parker;

fn left(deadline: Option<Instant>) -> Option<Duration> {
    deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use rustix::io::Errno;
    use rustix::thread::futex;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[derive(Default)]
    pub struct Parker {
        /// 1 once it has been woken, until it sleeps again.
        woken: AtomicU32,
    }

    impl Parker {
        /// Sleeps until [`Parker::unpark`], which may have happened already.
        pub fn park(&self, deadline: Option<Instant>) -> Woken {
            loop {
                if self.woken.swap(0, Ordering::Acquire) == 1 {
                    return Woken::Unparked;
                }
                let timeout = left(deadline);
                if timeout == Some(Duration::ZERO) {
                    return Woken::TimedOut;
                }
                // A duration too long for the system is one that nobody lives to see.
                let timeout = timeout.and_then(|timeout| futex::Timespec::try_from(timeout).ok());
                match futex::wait(&self.woken, futex::Flags::PRIVATE, 0, timeout.as_ref()) {
                    Err(Errno::INTR) => return Woken::Interrupted,
                    Err(Errno::TIMEDOUT) => return Woken::TimedOut,
                    _ => {}
                }
            }
        }

        /// Wakes the thread that sleeps, or keeps it from going to sleep. Allowed in signal handlers.
        pub fn unpark(&self) {
            if self.woken.swap(1, Ordering::Release) == 0 {
                let _ = futex::wake(&self.woken, futex::Flags::PRIVATE, 1);
            }
        }

        pub fn unpark_in_handler(&self) {
            self.unpark();
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod portable {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Condvar, Mutex, PoisonError};

    /// How long a signal may go unnoticed.
    const PATIENCE: Duration = Duration::from_millis(20);

    #[derive(Default)]
    pub struct Parker {
        woken: Mutex<bool>,
        changed: Condvar,
        interrupted: AtomicBool,
    }

    impl Parker {
        pub fn park(&self, deadline: Option<Instant>) -> Woken {
            let mut woken = self.woken.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                if std::mem::take(&mut *woken) {
                    return Woken::Unparked;
                }
                if self.interrupted.swap(false, Ordering::Acquire) {
                    return Woken::Interrupted;
                }
                let timeout = left(deadline);
                if timeout == Some(Duration::ZERO) {
                    return Woken::TimedOut;
                }
                let patience = timeout.map_or(PATIENCE, |timeout| timeout.min(PATIENCE));
                let waited = self.changed.wait_timeout(woken, patience);
                woken = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
        }

        pub fn unpark(&self) {
            *self.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.changed.notify_one();
        }

        /// A handler may not lock anything.
        pub fn unpark_in_handler(&self) {
            self.interrupted.store(true, Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waking_before_sleeping_counts() {
        let parker = Parker::default();
        parker.unpark();
        assert_eq!(parker.park(None), Woken::Unparked);
        let soon = Some(Instant::now() + Duration::from_millis(5));
        assert_eq!(parker.park(soon), Woken::TimedOut);
    }

    #[test]
    fn another_thread_wakes() {
        let parker = Parker::default();
        std::thread::scope(|scope| {
            scope.spawn(|| parker.unpark());
            assert_eq!(parker.park(None), Woken::Unparked);
        });
    }
}

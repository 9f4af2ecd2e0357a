//! Waiting until descriptors are ready: `select`, `poll`, `epoll`.

use super::calls::{Errno, last_error};
use rustix::io::Result;
use std::mem::MaybeUninit;
use std::ptr;
use std::time::Duration;

/// A descriptor, and what it is watched for, or ready for.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub fd: i32,
    pub events: u32,
}

/// A time limit in milliseconds, rounded up; -1 is none.
fn millis(left: Option<Duration>) -> i32 {
    left.map_or(-1, |left| i32::try_from(left.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX))
}

/// Those of the descriptors to read from, to write to, with something exceptional, that are ready.
pub fn select(sets: &[Vec<i32>], left: Option<Duration>) -> Result<Vec<Vec<i32>>> {
    let mut time = left.map(|left| libc::timeval {
        tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX),
        tv_usec: i64::from(left.subsec_nanos().div_ceil(1000)),
    });
    if let Some(time) = &mut time
        && time.tv_usec >= 1_000_000
    {
        time.tv_sec += 1;
        time.tv_usec -= 1_000_000;
    }
    let mut masks = [MaybeUninit::<libc::fd_set>::zeroed(); 3];
    for (set, mask) in sets.iter().zip(&mut masks) {
        for fd in set {
            if !(0..libc::FD_SETSIZE as i32).contains(fd) {
                return Err(Errno::BADF);
            }
            // SAFETY: all zeroes is an empty set; the descriptor is in range.
            unsafe { libc::FD_SET(*fd, mask.as_mut_ptr()) };
        }
    }
    let highest = sets.iter().flatten().max().copied().unwrap_or(-1);
    let time = time.as_mut().map_or(ptr::null_mut(), ptr::from_mut);
    let [read, write, except] = &mut masks;
    // SAFETY: three sets and a time, or none, are read and written.
    let found = unsafe {
        libc::select(highest + 1, read.as_mut_ptr(), write.as_mut_ptr(), except.as_mut_ptr(), time)
    };
    if found < 0 {
        return Err(last_error());
    }
    let ready = |(set, mask): (&Vec<i32>, &MaybeUninit<libc::fd_set>)| {
        // SAFETY: as above.
        set.iter().copied().filter(|fd| unsafe { libc::FD_ISSET(*fd, mask.as_ptr()) }).collect()
    };
    Ok(sets.iter().zip(&masks).map(ready).collect())
}

/// Those of the descriptors that are ready, in order.
pub fn poll(watched: &[Event], left: Option<Duration>) -> Result<Vec<Event>> {
    let mut fds: Vec<libc::pollfd> = watched
        .iter()
        .map(|event| libc::pollfd { fd: event.fd, events: event.events as i16, revents: 0 })
        .collect();
    // SAFETY: the array is read and written.
    if unsafe { libc::poll(fds.as_mut_ptr(), fds.len() as libc::nfds_t, millis(left)) } < 0 {
        return Err(last_error());
    }
    let ready = fds.iter().filter(|fd| fd.revents != 0);
    Ok(ready.map(|fd| Event { fd: fd.fd, events: u32::from(fd.revents as u16) }).collect())
}

pub fn epoll_ctl(epoll: i32, operation: i32, fd: i32, events: u32) -> Result<()> {
    let mut event = libc::epoll_event { events, u64: fd as u64 };
    // SAFETY: the structure is read.
    match unsafe { libc::epoll_ctl(epoll, operation, fd, &raw mut event) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

pub fn epoll_wait(epoll: i32, most: usize, left: Option<Duration>) -> Result<Vec<Event>> {
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; most];
    // SAFETY: room for as many.
    let count = unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), events.len() as i32, millis(left)) };
    if count < 0 {
        return Err(last_error());
    }
    Ok(events[..count as usize]
        .iter()
        .map(|event| Event { fd: event.u64 as i32, events: event.events })
        .collect())
}

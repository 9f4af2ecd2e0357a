//! Calls that wait for the other side: for ever, for as long as the socket's time limit says, or not at all.
//!
//! Where a host's limits have to be looked at, nobody waits in the system: a socket is asked until it is ready, and then for what
//! can be had at once, whatever mode its descriptor is in. A stream that would wait until all of it is sent goes on so until it is.
//!
//! Invariant: a descriptor is put into non-blocking mode for a call only while this thread holds the VM's lock, so that no other
//! thread sees it, or puts it back.

use super::object::PySocket;
use crate::posix::argument::os_error;
use std::time::Instant;
use taipan_vm::builtins::exceptions;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::sys::calls::{self, Errno, Pieces};
use taipan_vm::sys::net::{self, Control, Received};
use taipan_vm::sys::ready::{self, Event};
use taipan_vm::thread::Thread;

/// What a call waits for, and how.
pub struct Turn {
    writing: bool,
    /// Those that the system gets.
    flags: i32,
    /// When the socket's time limit is over, if it has one.
    deadline: Option<Instant>,
    /// The call would wait in the system for ever; it is asked for what can be had at once, again and again.
    in_slices: bool,
}

impl Turn {
    pub fn to_read(vm: &Thread, own: &PySocket, flags: i32) -> Turn {
        Turn::new(vm, own, false, flags)
    }

    pub fn to_write(vm: &Thread, own: &PySocket, flags: i32) -> Turn {
        Turn::new(vm, own, true, flags)
    }

    fn new(vm: &Thread, own: &PySocket, writing: bool, flags: i32) -> Turn {
        let (fd, watched) = (own.descriptor(), vm.wait_slice().is_some());
        let in_slices =
            watched && fd >= 0 && own.waits_for_ever() && flags & libc::MSG_DONTWAIT == 0 && vm.may_wait(fd);
        let now = if watched { libc::MSG_DONTWAIT } else { 0 };
        Turn { writing, flags: flags | now, deadline: own.deadline(), in_slices }
    }

    fn events(&self) -> i16 {
        if self.writing { libc::POLLOUT } else { libc::POLLIN }
    }
}

fn timed_out(vm: &Thread) -> Raised {
    vm.raise(&exceptions::os_error::TIMEOUT_ERROR, "timed out")
}

/// Waits until the socket is ready, for as long as it has patience.
pub fn wait_ready(vm: &Thread, own: &PySocket, writing: bool, deadline: Option<Instant>) -> PyResult<()> {
    let events = if writing { libc::POLLOUT } else { libc::POLLIN } as u32;
    let watched = [Event { fd: own.descriptor(), events }];
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let slice = vm.wait_slice();
        let patience = left.into_iter().chain(slice).min();
        match vm.allow_threads(|| ready::poll(&watched, patience)) {
            Ok(ready) if ready.is_empty() && slice.is_some() && left.is_none_or(|left| !left.is_zero()) => {
                vm.look_at_limits()?;
            }
            Ok(ready) if ready.is_empty() => return Err(timed_out(vm)),
            Ok(_) => return Ok(()),
            Err(Errno::INTR) => vm.check_attention()?,
            Err(error) => return Err(os_error(vm, error)),
        }
    }
}

/// Makes a call of a descriptor and flags, when its turn has come.
fn attempt<R: Send>(
    vm: &Thread,
    own: &PySocket,
    turn: &Turn,
    mut call: impl FnMut(i32, i32) -> Result<R, Errno> + Send,
) -> PyResult<Result<R, Errno>> {
    let fd = own.descriptor();
    if fd >= 0 {
        vm.allow_descriptor(fd)?;
    }
    loop {
        // One that is closed is answered by the call itself.
        if own.has_time_limit() && fd >= 0 {
            wait_ready(vm, own, turn.writing, turn.deadline)?;
        }
        if turn.in_slices {
            vm.wait_ready(fd, turn.events())?;
        }
        match vm.allow_threads(|| call(fd, turn.flags)) {
            Err(Errno::INTR) => vm.check_attention()?,
            // Somebody else was faster.
            Err(Errno::AGAIN) if own.has_time_limit() => {}
            // Or what the system calls ready has no room.
            Err(Errno::AGAIN) if turn.in_slices => vm.rest(),
            result => return Ok(result),
        }
    }
}

/// One call, when its turn has come.
pub fn once<R: Send>(
    vm: &Thread,
    own: &PySocket,
    turn: &Turn,
    call: impl FnMut(i32, i32) -> Result<R, Errno> + Send,
) -> PyResult<R> {
    attempt(vm, own, turn, call)?.map_err(|error| os_error(vm, error))
}

/// Moves `len` bytes as one call does that waits: on a stream, in parts where it does so in slices. `part` is told the descriptor,
/// flags, and how many bytes have been moved.
pub fn whole(
    vm: &Thread,
    own: &PySocket,
    turn: &Turn,
    len: usize,
    mut part: impl FnMut(i32, i32, usize) -> Result<usize, Errno> + Send,
) -> PyResult<usize> {
    let mut moved = 0;
    loop {
        match attempt(vm, own, turn, |fd, flags| part(fd, flags, moved))? {
            Ok(count) => {
                moved += count;
                if count == 0 || moved >= len || !turn.in_slices || !own.is_stream() {
                    return Ok(moved);
                }
            }
            Err(error) if moved == 0 => return Err(os_error(vm, error)),
            // The next call will be told.
            Err(_) => return Ok(moved),
        }
    }
}

/// Receives up to `len` bytes: all of them where the flags say so, and otherwise what there is.
pub fn receive(
    vm: &Thread,
    own: &PySocket,
    flags: i32,
    len: usize,
    mut part: impl FnMut(i32, i32, usize) -> Result<usize, Errno> + Send,
) -> PyResult<usize> {
    let turn = Turn::to_read(vm, own, flags);
    if flags & (libc::MSG_WAITALL | libc::MSG_PEEK) == libc::MSG_WAITALL {
        return whole(vm, own, &turn, len, part);
    }
    once(vm, own, &turn, |fd, flags| part(fd, flags, 0))
}

/// Receives into pieces of memory, with control messages.
pub fn receive_message(
    vm: &Thread,
    own: &PySocket,
    pieces: &Pieces,
    control_room: usize,
    flags: i32,
) -> PyResult<Received> {
    let mut all: Option<Received> = None;
    receive(vm, own, flags, pieces.bytes(), |fd, flags, moved| {
        let part = net::recvmsg(fd, &pieces.after(moved), control_room, flags)?;
        let count = part.count;
        match &mut all {
            Some(all) => {
                all.count += count;
                all.controls.extend(part.controls);
                all.flags |= part.flags;
            }
            None => all = Some(part),
        }
        Ok(count)
    })?;
    all.ok_or_else(|| os_error(vm, Errno::AGAIN))
}

/// Sends pieces of memory; control messages go with the first bytes.
pub fn send_message(
    vm: &Thread,
    own: &PySocket,
    pieces: &Pieces,
    controls: &[Control],
    flags: i32,
    address: Option<&net::Address>,
) -> PyResult<usize> {
    let turn = Turn::to_write(vm, own, flags);
    whole(vm, own, &turn, pieces.bytes(), |fd, flags, moved| {
        let controls = if moved == 0 { controls } else { &[] };
        net::sendmsg(fd, &pieces.after(moved), controls, flags, address)
    })
}

/// Makes a call that takes no flags, at once: see the invariant.
fn now<R>(fd: i32, call: impl FnOnce() -> Result<R, Errno>) -> Result<R, Errno> {
    let flags = calls::fcntl(fd, libc::F_GETFL, 0)?;
    if flags & libc::O_NONBLOCK != 0 {
        return call();
    }
    calls::fcntl(fd, libc::F_SETFL, i64::from(flags | libc::O_NONBLOCK))?;
    let result = call();
    calls::fcntl(fd, libc::F_SETFL, i64::from(flags))?;
    result
}

/// A connection that a client has asked for.
pub fn accept(vm: &Thread, own: &PySocket) -> PyResult<(i32, net::Address)> {
    let turn = Turn::to_read(vm, own, 0);
    if vm.wait_slice().is_none() {
        return once(vm, own, &turn, |fd, _| net::accept(fd));
    }
    loop {
        // Nothing is taken: the descriptor is looked at, and its turn waited for.
        once(vm, own, &turn, |_, _| Ok(()))?;
        let fd = own.descriptor();
        match now(fd, || net::accept(fd)) {
            Err(Errno::INTR) => vm.check_attention()?,
            Err(Errno::AGAIN) if own.has_time_limit() || turn.in_slices => vm.rest(),
            Err(error) => return Err(os_error(vm, error)),
            Ok(accepted) => return Ok(accepted),
        }
    }
}

/// Connects, without waiting for the answer where a host's limits have to be looked at.
pub fn connect(vm: &Thread, own: &PySocket, address: &net::Address) -> PyResult<Result<(), Errno>> {
    let fd = own.descriptor();
    if vm.wait_slice().is_none() {
        return Ok(vm.allow_threads(|| net::connect(fd, address)));
    }
    loop {
        match now(fd, || net::connect(fd, address)) {
            // A listener of the same machine has no room for it.
            Err(Errno::AGAIN) if own.waits_for_ever() => {
                vm.look_at_limits()?;
                vm.check_attention()?;
                vm.rest();
            }
            result => return Ok(result),
        }
    }
}

//! A stream of zlib, compressing or decompressing: a safe face for `libz-rs-sys`.
//!
//! Invariants:
//! 1. `inner` stays where it is: the library's state points back to it.
//! 2. `inner` has been initialized for the stream's direction and is ended once, by `end` or `Drop`.
//! 3. The library keeps no pointer to input or output between two calls.

use libz_rs_sys as z;
use std::ffi::CStr;
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Deflate,
    Inflate,
}

pub struct Stream {
    inner: Box<z::z_stream>,
    direction: Direction,
    ended: bool,
    room: Room,
}

/// What one call did.
pub struct Step {
    pub code: i32,
    /// Bytes of input that were used.
    pub used: usize,
    /// The output was full.
    pub is_full: bool,
}

/// Return codes.
pub mod code {
    pub const OK: i32 = 0;
    pub const STREAM_END: i32 = 1;
    pub const NEED_DICT: i32 = 2;
    pub const STREAM_ERROR: i32 = -2;
    pub const DATA_ERROR: i32 = -3;
    pub const MEM_ERROR: i32 = -4;
    pub const BUF_ERROR: i32 = -5;
    pub const VERSION_ERROR: i32 = -6;
}

pub mod flush {
    pub const NONE: i32 = 0;
    pub const SYNC: i32 = 2;
    pub const FINISH: i32 = 4;
}

/// The version of zlib that the library follows.
pub fn version() -> String {
    // SAFETY: a static string that ends with a null byte.
    unsafe { CStr::from_ptr(z::zlibVersion()) }.to_string_lossy().into_owned()
}

/// Bytes that the library takes for a stream, about.
fn room(direction: Direction, window_bits: i32, memory_level: i32) -> Result<Room, i32> {
    let window = match window_bits.unsigned_abs() & 15 {
        0 => 15,
        bits => bits,
    };
    let bytes = match direction {
        Direction::Deflate => {
            (1 << (window + 2)) + (1 << (memory_level.clamp(1, 9) + 9)) + (1 << 17) + (1 << 13)
        }
        Direction::Inflate => (1 << window) + (3 << 13),
    };
    Room::new(bytes).map_err(|_| code::MEM_ERROR)
}

/// Input that is worked on between two looks at the limits.
const CHUNK: usize = 1 << 15;

const SIZE: i32 = size_of::<z::z_stream>() as i32;

impl Stream {
    pub fn deflate(
        level: i32,
        method: i32,
        window_bits: i32,
        memory_level: i32,
        strategy: i32,
    ) -> Result<Stream, i32> {
        let room = room(Direction::Deflate, window_bits, memory_level)?;
        let mut inner = Box::<z::z_stream>::default();
        // SAFETY: a stream with the default allocator, that nothing has been done with.
        let code = unsafe {
            let version = z::zlibVersion();
            z::deflateInit2_(
                &raw mut *inner,
                level,
                method,
                window_bits,
                memory_level,
                strategy,
                version,
                SIZE,
            )
        };
        if code == code::OK {
            Ok(Stream { inner, direction: Direction::Deflate, ended: false, room })
        } else {
            Err(code)
        }
    }

    pub fn inflate(window_bits: i32) -> Result<Stream, i32> {
        let room = room(Direction::Inflate, window_bits, 0)?;
        let mut inner = Box::<z::z_stream>::default();
        // SAFETY: as above.
        let code = unsafe { z::inflateInit2_(&raw mut *inner, window_bits, z::zlibVersion(), SIZE) };
        if code == code::OK {
            Ok(Stream { inner, direction: Direction::Inflate, ended: false, room })
        } else {
            Err(code)
        }
    }

    /// Appends at most `most` bytes to `output`.
    pub fn run(
        &mut self,
        vm: &Thread,
        input: &[u8],
        output: &mut Buf<u8>,
        most: usize,
        flush: i32,
    ) -> PyResult<Step> {
        let (before, mut used) = (output.len(), 0);
        loop {
            let rest = &input[used..];
            let is_last = rest.len() <= CHUNK;
            let given = if is_last { rest } else { &rest[..CHUNK] };
            let room = most - (output.len() - before);
            let start = output.len();
            let mut step = self.step(given, output, room, if is_last { flush } else { flush::NONE })?;
            used += step.used;
            // Python must not run here: the stream is in use.
            let cost = match self.direction {
                Direction::Deflate => step.used * 2,
                Direction::Inflate => step.used + output.len() - start,
            };
            vm.charge_work((cost / 2) as u64)?;
            let is_done = is_last || step.is_full || step.used < given.len();
            if is_done || !matches!(step.code, code::OK | code::BUF_ERROR) {
                step.used = used;
                return Ok(step);
            }
        }
    }

    fn step(
        &mut self,
        input: &[u8],
        output: &mut Buf<u8>,
        most: usize,
        flush: i32,
    ) -> Result<Step, NoMemory> {
        if self.ended {
            return Ok(Step { code: code::STREAM_ERROR, used: 0, is_full: false });
        }
        output.reserve_exact(most)?;
        let given = input.len().min(u32::MAX as usize);
        let room = most.min(u32::MAX as usize);
        let inner = &mut *self.inner;
        inner.next_in = input.as_ptr();
        inner.avail_in = given as u32;
        inner.next_out = output.spare().as_mut_ptr().cast();
        inner.avail_out = room as u32;
        // SAFETY: invariant 2; input and output are as long as said. As many bytes are initialized as the library says.
        let code = unsafe {
            let code = match self.direction {
                Direction::Deflate => z::deflate(&raw mut *inner, flush),
                Direction::Inflate => z::inflate(&raw mut *inner, flush),
            };
            output.set_len(output.len() + room - inner.avail_out as usize);
            code
        };
        let step = Step { code, used: given - inner.avail_in as usize, is_full: inner.avail_out == 0 };
        inner.next_in = std::ptr::null();
        // Copying wants one that is not null.
        inner.next_out = std::ptr::NonNull::dangling().as_ptr();
        (inner.avail_in, inner.avail_out) = (0, 0);
        Ok(step)
    }

    /// What the library has to say about the last error.
    pub fn message(&self) -> Option<String> {
        if self.inner.msg.is_null() {
            return None;
        }
        // SAFETY: a static string that ends with a null byte.
        Some(unsafe { CStr::from_ptr(self.inner.msg) }.to_string_lossy().into_owned())
    }

    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> i32 {
        let Ok(len) = u32::try_from(dictionary.len()) else { return code::STREAM_ERROR };
        // SAFETY: invariant 2; the dictionary is copied.
        unsafe {
            match self.direction {
                Direction::Deflate => z::deflateSetDictionary(&raw mut *self.inner, dictionary.as_ptr(), len),
                Direction::Inflate => z::inflateSetDictionary(&raw mut *self.inner, dictionary.as_ptr(), len),
            }
        }
    }

    /// A stream in the same state.
    pub fn copy(&mut self) -> Result<Stream, i32> {
        if self.ended {
            return Err(code::STREAM_ERROR);
        }
        if self.inner.next_out.is_null() {
            self.inner.next_out = std::ptr::NonNull::dangling().as_ptr();
        }
        let room = Room::new(self.room.bytes()).map_err(|_| code::MEM_ERROR)?;
        let mut inner = Box::<z::z_stream>::default();
        // SAFETY: invariant 2; the target has not been initialized.
        let code = unsafe {
            match self.direction {
                Direction::Deflate => z::deflateCopy(&raw mut *inner, &raw mut *self.inner),
                Direction::Inflate => z::inflateCopy(&raw mut *inner, &raw const *self.inner),
            }
        };
        if code == code::OK {
            Ok(Stream { inner, direction: self.direction, ended: false, room })
        } else {
            Err(code)
        }
    }

    /// Gives the library's memory back.
    pub fn end(&mut self) -> i32 {
        if std::mem::replace(&mut self.ended, true) {
            return code::OK;
        }
        self.room = Room::default();
        // SAFETY: invariant 2.
        unsafe {
            match self.direction {
                Direction::Deflate => z::deflateEnd(&raw mut *self.inner),
                Direction::Inflate => z::inflateEnd(&raw mut *self.inner),
            }
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.end();
    }
}

//! The bytes of a pickle under construction, cut into frames (PEP 3154).
//!
//! A frame begins with the first byte written after the last one ended, and ends before the first object that begins when the
//! frame is full. Large contents stand outside of frames, so that they can go to a file without being copied.

use super::opcode;
use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;

/// A frame with as many bytes is full.
pub const FRAME_TARGET: usize = 64 * 1024;
/// Fewer bytes stand outside of a frame.
const FRAME_LEAST: usize = 4;
const FRAME_HEADER: usize = 9;
/// Room for so many bytes is made at least.
const FIRST_ROOM: usize = 480;

#[derive(Default)]
pub struct Output {
    buf: Buf<u8>,
    framing: bool,
    /// Framing, and between frames.
    between: bool,
    /// Where the header of the current frame stands.
    frame: Option<usize>,
    /// The length of the buffer at which the current frame is full; 0 without a frame.
    full_at: usize,
}

impl Output {
    pub fn set_framing(&mut self, framing: bool) {
        self.framing = framing;
        self.between = framing && self.frame.is_none();
    }

    pub fn framing(&self) -> bool {
        self.framing
    }

    #[inline(always)]
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), NoMemory> {
        if self.between {
            self.begin_frame()?;
        }
        if self.buf.capacity() - self.buf.len() < bytes.len() {
            self.make_room(bytes.len())?;
        }
        self.buf.extend_from_slice(bytes)
    }

    /// Half as much again as there is: most of it is going to be used.
    #[cold]
    fn make_room(&mut self, count: usize) -> Result<(), NoMemory> {
        self.buf.reserve(count.max(self.buf.len() / 2).max(FIRST_ROOM))
    }

    #[inline(always)]
    pub fn op(&mut self, op: u8) -> Result<(), NoMemory> {
        if self.between {
            self.begin_frame()?;
        }
        if self.buf.capacity() == self.buf.len() {
            self.make_room(1)?;
        }
        self.buf.push(op)
    }

    #[cold]
    fn begin_frame(&mut self) -> Result<(), NoMemory> {
        self.frame = Some(self.buf.len());
        self.between = false;
        self.full_at = self.buf.len() + FRAME_HEADER + FRAME_TARGET;
        self.buf.extend_from_slice(&[0; FRAME_HEADER])
    }

    /// Whether the current frame is to end before the next object.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.buf.len() >= self.full_at && self.full_at != 0
    }

    /// Ends the current frame, if there is one: its header is filled in, or taken out where it does not pay.
    pub fn end_frame(&mut self) {
        let Some(start) = self.frame.take() else { return };
        self.full_at = 0;
        self.between = self.framing;
        let body = start + FRAME_HEADER;
        let len = self.buf.len() - body;
        if len >= FRAME_LEAST {
            self.buf[start] = opcode::FRAME;
            self.buf[start + 1..body].copy_from_slice(&(len as u64).to_le_bytes());
        } else {
            self.buf.copy_within(body.., start);
            self.buf.truncate(start + len);
        }
    }

    /// What has been written, which is forgotten here; no frame is open.
    pub fn take(&mut self) -> Buf<u8> {
        debug_assert!(self.frame.is_none());
        std::mem::take(&mut self.buf)
    }

    pub fn is_empty(&self) -> bool {
        self.buf.is_empty()
    }
}

//! `Draft`: a string whose characters are being written, where length and width are known beforehand.
//!
//! It is made in one piece, without a buffer that is copied afterwards. Invariant: the characters of a draft are written in
//! full, and the largest of them needs the width it was made with, before `finish` gives it away.

use super::{ASCII, INLINE_MAX, LATIN1, PyStr, Shape, UCS2, UCS4, allocate_external, allocate_inline, run};
use crate::heap::current;
use crate::heap::{Heap, NoMemory};
use crate::object::Ref;
use crate::text::{Text, Unit};
use crate::with_units;
use std::ptr::NonNull;

pub struct Draft {
    string: Ref<PyStr>,
    kind: u64,
    len: usize,
    written: usize,
}

impl Draft {
    /// A string of `len` characters, more than 0; `mask` is the largest character, the bitwise or of all, or the bound of the
    /// width that is needed.
    pub fn new(heap: &Heap, len: usize, mask: u32) -> Result<Draft, NoMemory> {
        let kind = match mask {
            0..0x80 => ASCII,
            0x80..0x100 => LATIN1,
            0x100..0x10000 => UCS2,
            _ => UCS4,
        };
        let shape = Shape { kind, len };
        if len > isize::MAX as usize / 4 {
            return Err(NoMemory);
        }
        let bytes = shape.bytes();
        let string = if bytes <= INLINE_MAX {
            allocate_inline(heap, &shape)?
        } else {
            let block = current::allocate(bytes)?;
            allocate_external(heap, &shape, block, bytes).inspect_err(|_| {
                // SAFETY: just allocated with this size, and nobody else knows of it.
                unsafe { current::free(block, bytes) }
            })?
        };
        // SAFETY: new, and owned once.
        Ok(Draft { string: unsafe { Ref::from_raw(string) }, kind, len, written: 0 })
    }

    /// The place for the next `count` characters.
    #[inline]
    fn room<U>(&mut self, count: usize) -> NonNull<U> {
        assert!(count <= self.len - self.written, "a draft has room for what is written");
        let at = self.written;
        self.written += count;
        // SAFETY: in bounds of the characters, of which there are `len` of the width of `U`.
        unsafe { NonNull::new_unchecked(self.string.data.get().cast_mut().cast::<U>().add(at)) }
    }

    #[inline]
    pub fn push(&mut self, code: u32) {
        self.push_units(&[code]);
    }

    #[inline]
    pub fn push_text(&mut self, text: Text<'_>) {
        with_units!(text, units => self.push_units(units));
    }

    /// Writes the characters of another string.
    #[inline]
    pub fn push_str(&mut self, string: &PyStr) {
        if self.kind.saturating_sub(1) as u32 == string.width_log2() {
            let bytes = string.bytes();
            let to = match string.width_log2() {
                0 => self.room::<u8>(string.len()),
                1 => self.room::<u16>(string.len()).cast(),
                _ => self.room::<u32>(string.len()).cast(),
            };
            // SAFETY: there is room for as many characters of this width.
            unsafe { run::copy(bytes.as_ptr(), to.as_ptr(), bytes.len()) };
        } else {
            self.push_text(string.text());
        }
    }

    /// Fills the rest with `parts` and `separator` between them, if the draft is narrow; otherwise nothing is written, and the result
    /// is false. The separator and the parts are as narrow.
    pub fn fill_joined<'a>(&mut self, separator: &PyStr, parts: impl Iterator<Item = &'a PyStr>) -> bool {
        if self.kind > LATIN1 {
            return false;
        }
        let mut left = self.len - self.written;
        let mut to = self.room::<u8>(left).as_ptr();
        let mut put = |bytes: &[u8]| {
            assert!(bytes.len() <= left, "a draft has room for what is written");
            // SAFETY: there is room for as many.
            unsafe {
                run::copy(bytes.as_ptr(), to, bytes.len());
                to = to.add(bytes.len());
            }
            left -= bytes.len();
        };
        let separator = separator.bytes();
        for (index, part) in parts.enumerate() {
            match separator {
                _ if index == 0 => {}
                [single] => put(std::slice::from_ref(single)),
                separator => put(separator),
            }
            put(part.bytes());
        }
        assert!(left == 0, "a draft is filled");
        true
    }

    /// Writes characters, all of which must fit the width.
    #[inline]
    pub fn push_units<U: Unit>(&mut self, units: &[U]) {
        fn copy<A: Unit, B: Unit>(from: &[A], to: NonNull<B>) {
            for (index, unit) in from.iter().enumerate() {
                // SAFETY: there is room for all of `from`.
                unsafe { to.add(index).write(B::of(unit.code())) };
            }
        }
        match self.kind {
            ASCII | LATIN1 if size_of::<U>() == 1 => {
                let to = self.room::<u8>(units.len());
                // SAFETY: there is room for all of them, which are bytes.
                unsafe { run::copy(units.as_ptr().cast(), to.as_ptr(), units.len()) };
            }
            ASCII | LATIN1 => copy::<U, u8>(units, self.room(units.len())),
            UCS2 => copy::<U, u16>(units, self.room(units.len())),
            _ => copy::<U, u32>(units, self.room(units.len())),
        }
    }

    /// Writes bytes mapped one by one, into a string of narrow characters.
    #[inline]
    pub fn push_mapped(&mut self, bytes: &[u8], map: impl Fn(u8) -> u8) {
        debug_assert!(self.kind <= LATIN1);
        let to = self.room::<u8>(bytes.len());
        for (index, byte) in bytes.iter().enumerate() {
            // SAFETY: there is room for all of `bytes`.
            unsafe { to.add(index).write(map(*byte)) };
        }
    }

    /// Writes `count` characters, which `code` gives by index.
    #[inline]
    pub fn push_indexed(&mut self, count: usize, code: impl Fn(usize) -> u32) {
        fn fill<U: Unit>(count: usize, code: impl Fn(usize) -> u32, to: NonNull<U>) {
            // SAFETY: there is room for as many.
            (0..count).for_each(|index| unsafe { to.add(index).write(U::of(code(index))) });
        }
        match self.kind {
            ASCII | LATIN1 => fill::<u8>(count, code, self.room(count)),
            UCS2 => fill::<u16>(count, code, self.room(count)),
            _ => fill::<u32>(count, code, self.room(count)),
        }
    }

    /// Writes the characters that an iterator gives, as many as there is room for.
    #[inline]
    pub fn push_codes(&mut self, codes: impl Iterator<Item = u32>) {
        fn fill<U: Unit>(codes: impl Iterator<Item = u32>, room: usize, to: NonNull<U>) -> usize {
            let mut written = 0;
            for code in codes.take(room) {
                // SAFETY: no more than there is room for.
                unsafe { to.add(written).write(U::of(code)) };
                written += 1;
            }
            written
        }
        let room = self.len - self.written;
        let written = match self.kind {
            ASCII | LATIN1 => fill::<u8>(codes, room, self.room(room)),
            UCS2 => fill::<u16>(codes, room, self.room(room)),
            _ => fill::<u32>(codes, room, self.room(room)),
        };
        self.written -= room - written;
    }

    /// Writes `code` several times.
    pub fn push_repeated(&mut self, code: u32, count: usize) {
        fn fill<U: Unit>(code: u32, count: usize, to: NonNull<U>) {
            // SAFETY: there is room for as many.
            (0..count).for_each(|index| unsafe { to.add(index).write(U::of(code)) });
        }
        match self.kind {
            ASCII | LATIN1 => fill::<u8>(code, count, self.room(count)),
            UCS2 => fill::<u16>(code, count, self.room(count)),
            _ => fill::<u32>(code, count, self.room(count)),
        }
    }

    /// Fills the rest with copies of what has been written, of which there must be some.
    pub fn repeat_to_end(&mut self) {
        let width = self.kind.saturating_sub(1);
        while self.written < self.len {
            let more = self.written.min(self.len - self.written);
            assert!(more > 0, "there is something to repeat");
            let start = self.string.data.get().cast_mut();
            // SAFETY: both parts lie in the string and do not overlap.
            unsafe {
                std::ptr::copy_nonoverlapping(start, start.add(self.written << width), more << width);
            }
            self.written += more;
        }
    }

    /// The string, which must be complete.
    #[inline]
    pub fn finish(self) -> Ref<PyStr> {
        assert!(self.written == self.len, "a string is written in full");
        self.string
    }
}

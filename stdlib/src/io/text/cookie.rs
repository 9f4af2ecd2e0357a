//! What `tell` of a text stream returns: a position of the stream below, and how to come from there to the character.

use taipan_vm::builtins::int;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::number::{self, BinaryOp};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Packed into one int, 64 bits of position first, then 32, 32, 32 and 8 bits: a position alone is itself.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Where the stream below can be read from with a decoder that has nothing buffered.
    pub start: u64,
    /// The decoder's flags there.
    pub flags: u32,
    /// Bytes to decode from there.
    pub bytes: u32,
    /// Characters of what they gave that lie before the position.
    pub skip: u32,
    /// The decoder is told that these were the last bytes.
    pub at_end: bool,
}

impl Cookie {
    /// In words of 32 bits, the lowest first.
    fn words(self) -> [u32; 6] {
        let (low, high) = (self.start as u32, (self.start >> 32) as u32);
        [low, high, self.flags, self.bytes, self.skip, u32::from(self.at_end)]
    }

    pub fn to_value(self, vm: &Thread) -> PyResult {
        let words = self.words();
        if words[2..] == [0; 4]
            && let Ok(start) = i64::try_from(self.start)
        {
            return int::from_i64(vm, start);
        }
        let mut packed = int::small(0);
        for word in words.into_iter().rev() {
            packed = number::binary(vm, &packed, &int::small(32), BinaryOp::Lshift)?;
            packed = number::binary(vm, &packed, &int::small(word.into()), BinaryOp::Or)?;
        }
        Ok(packed)
    }

    /// Reads an int that is not negative.
    pub fn of(vm: &Thread, value: &Value) -> PyResult<Cookie> {
        let mut rest = number::index(vm, value)?;
        if let Some(start) = int::as_i64(&rest) {
            return Ok(Cookie { start: start as u64, ..Cookie::default() });
        }
        let mut words = [0; 6];
        for word in &mut words {
            let low = number::binary(vm, &rest, &int::small(u32::MAX.into()), BinaryOp::And)?;
            *word = low.as_small().unwrap_or(0) as u32;
            rest = number::binary(vm, &rest, &int::small(32), BinaryOp::Rshift)?;
        }
        let [low, high, flags, bytes, skip, at_end] = words;
        if vm.is_true(&rest)? || at_end > 0xFF {
            return Err(vm.overflow_error("int too big to convert"));
        }
        let start = u64::from(high) << 32 | u64::from(low);
        Ok(Cookie { start, flags, bytes, skip, at_end: at_end != 0 })
    }
}

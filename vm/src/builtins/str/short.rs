//! `ShortText`: a result of formatting that is put together on the native stack, as most are short, and made of strings and ints.

use super::{PyStr, run};
use crate::error::PyResult;
use crate::number::int_text::signed_digits;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;

pub const MOST: usize = 128;

/// ASCII characters, few of them. What does not fit in refuses: then the work is done in the general way, from the beginning.
pub struct ShortText {
    bytes: [u8; MOST],
    len: usize,
}

impl ShortText {
    pub fn new() -> ShortText {
        ShortText { bytes: [0; MOST], len: 0 }
    }

    #[inline]
    pub fn push(&mut self, part: &[u8]) -> Option<()> {
        let end = self.len + part.len();
        run::copy_slice(part, self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    /// Appends `str(value)` of an ASCII string or an immediate int, for which no code is run.
    #[inline]
    pub fn push_value(&mut self, value: &Value) -> Option<()> {
        if value.is_small() {
            return self.push_int(value.small_value());
        }
        self.push(value.downcast_exact::<PyStr>()?.as_ascii()?.as_bytes())
    }

    pub fn push_int(&mut self, int: i64) -> Option<()> {
        let mut text = [0; 21];
        let at = signed_digits(int, &mut text);
        self.push(&text[at..])
    }

    pub fn finish(&self, vm: &Thread) -> PyResult {
        Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&self.bytes[..self.len]))?.into_value())
    }
}

//! Items and parts that are found without running code, for the instructions that load an item.

use super::frame::Frame;
use super::instr::{self, flag};
use super::slow::{operand_b, set_result};
use crate::builtins::dict::PyDict;
use crate::builtins::slice::PySlice;
use crate::builtins::str::{self, PyStr};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Word;

/// `a = b[key]`, of a dict or a string in which no code need run to find the item.
///
/// # Safety
/// See [`super::slow::binary_rr`].
#[inline(always)]
pub unsafe fn get_quickly(frame: *mut Frame, w: u64, key: Word) -> bool {
    // SAFETY: by contract; the item is counted before what holds it is given up.
    unsafe {
        let object = (*(*frame).register(instr::b(w))).as_value();
        let item = if let Some(dict) = object.downcast_exact::<PyDict>() {
            dict.get_fast(key)
        } else if let Some(string) = object.downcast_exact::<PyStr>() {
            string.character_word(key)
        } else {
            None
        };
        let Some(item) = item else { return false };
        let item = item.to_value();
        if instr::flags(w) & flag::FREE_B != 0 {
            drop(operand_b(frame, w));
        }
        set_result(frame, w, item);
    }
    true
}

/// `a = b[key]`, of a string and a slice with plain bounds.
///
/// # Safety
/// See [`super::slow::binary_rr`]; `key` is alive.
#[inline(always)]
pub unsafe fn slice_quickly(vm: &Thread, frame: *mut Frame, w: u64, key: Word) -> Option<PyResult<()>> {
    // SAFETY: by contract; the part is made before what it is taken from is given up.
    unsafe {
        let slice = key.as_value().downcast_exact::<PySlice>()?;
        let object = (*(*frame).register(instr::b(w))).as_value();
        let string = object.downcast_exact::<PyStr>()?;
        let range = slice.plain_range(string.len())?;
        let part = str::part(vm, object, range.start, range.len());
        if instr::flags(w) & flag::FREE_B != 0 {
            drop(operand_b(frame, w));
        }
        Some(part.map(|part| set_result(frame, w, part)))
    }
}

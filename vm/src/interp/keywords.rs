//! Calls with keywords of functions that the instruction has seen: what its keywords name is in its cache.
//!
//! The third word of a `CallKw` holds the version of a code object, seven times four bits for the parameters of its keywords, and whether
//! there was a receiver. It is filled once: an instruction that calls several functions looks for the names of the others each time.

use super::bind::{Given, find_places, put_in_places};
use super::call::has_room;
use super::frame::clear_words;
use crate::builtins::code::PyCode;
use crate::builtins::function::PyFunction;
use crate::thread::Thread;

const KEYWORDS: usize = 7;
const PLACES: u32 = 32;
const RECEIVER: u32 = 63;

/// What the word begins with for these calls: all but the places.
fn key(code: &PyCode, has_self: bool) -> u64 {
    u64::from(code.version()) | u64::from(has_self) << RECEIVER
}

/// The word for this call, or 0 if there is more to it.
pub fn word_of(vm: &Thread, function: &PyFunction, given: &Given<'_>, has_self: bool) -> u64 {
    let code = function.code();
    let is_plain = given.names.len() <= KEYWORDS && !code.makes_generator() && !vm.tracing.is_on();
    if !is_plain || code.ensure_exec(vm).is_err() || code.ensure_version(vm) == 0 {
        return 0;
    }
    find_places(function, given).map_or(0, |places| key(code, has_self) | places << PLACES)
}

/// Makes the words of a call the locals of the function, where they lie, if `word` is for that call; false, with nothing changed, if not, or if
/// a default is missing.
///
/// # Safety
/// The call's words are owned, and `given` is all of them; `word` has been made by [`word_of`] at the same instruction, or is 0.
pub unsafe fn bind(vm: &Thread, function: &PyFunction, given: &Given<'_>, has_self: bool, word: u64) -> bool {
    let code = function.code();
    let places = word << 1 >> (PLACES + 1);
    if code.version() == 0
        || word & !(places << PLACES) != key(code, has_self)
        || !has_room(vm, given.words, code)
    {
        return false;
    }
    // SAFETY: by contract; there is room for all locals.
    unsafe {
        if !put_in_places(function, given, places) {
            return false;
        }
        let total = (code.code().argcount + code.code().kwonlyargcount) as usize;
        clear_words(given.words.add(total), code.locals_count() - total);
    }
    true
}

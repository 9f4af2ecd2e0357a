//! Methods of `str` that change case, and predicates on all characters.

use super::operators::as_str;
use super::{Draft, PyStr};
use crate::error::PyResult;
use crate::text::case as kernel;
use crate::text::{Text, ucd};
use crate::thread::Thread;
use crate::value::Value;

/// The string of mapped bytes, in one piece.
fn map_ascii(vm: &Thread, bytes: &[u8], map: impl Fn(u8) -> u8) -> PyResult {
    match bytes {
        [] => Ok(super::operators::empty()),
        [byte] => Ok(PyStr::from_char(vm.heap(), u32::from(map(*byte)))?.into_value()),
        _ => {
            let mut draft = Draft::new(vm.heap(), bytes.len(), 0)?;
            draft.push_mapped(bytes, map);
            Ok(draft.finish().into_value())
        }
    }
}

/// Pays for what is looked up character by character.
fn charged<'v>(vm: &'v Thread, text: Text<'_>) -> PyResult<&'v Thread> {
    vm.charge_work(text.len() as u64)?;
    Ok(vm)
}

pub fn lower(vm: &Thread, args: &[Value]) -> PyResult {
    match as_str(&args[0]).text() {
        Text::Ascii(bytes) => map_ascii(vm, bytes, |b| b.to_ascii_lowercase()),
        text => charged(vm, text)?.new_compact(kernel::lower(text)?),
    }
}

pub fn upper(vm: &Thread, args: &[Value]) -> PyResult {
    match as_str(&args[0]).text() {
        Text::Ascii(bytes) => map_ascii(vm, bytes, |b| b.to_ascii_uppercase()),
        text => charged(vm, text)?.new_compact(kernel::upper(text)?),
    }
}

pub fn casefold(vm: &Thread, args: &[Value]) -> PyResult {
    match as_str(&args[0]).text() {
        Text::Ascii(bytes) => map_ascii(vm, bytes, |b| b.to_ascii_lowercase()),
        text => charged(vm, text)?.new_compact(kernel::casefold(text)?),
    }
}

pub fn swapcase(vm: &Thread, args: &[Value]) -> PyResult {
    match as_str(&args[0]).text() {
        Text::Ascii(bytes) => map_ascii(vm, bytes, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b }),
        text => charged(vm, text)?.new_compact(kernel::swapcase(text)?),
    }
}

pub fn capitalize(vm: &Thread, args: &[Value]) -> PyResult {
    let text = as_str(&args[0]).text();
    charged(vm, text)?.new_compact(kernel::capitalize(text)?)
}

pub fn title(vm: &Thread, args: &[Value]) -> PyResult {
    let text = as_str(&args[0]).text();
    charged(vm, text)?.new_compact(kernel::title(text)?)
}

macro_rules! predicates {
    ($($name:ident($text:ident) $test:expr;)*) => {$(
        pub fn $name(vm: &Thread, args: &[Value]) -> PyResult {
            let $text = as_str(&args[0]).text();
            vm.pay($text.len() as u64 / 8);
            Ok(Value::bool($test))
        }
    )*};
}

predicates! {
    isalpha(text) kernel::all(text, ucd::ALPHA);
    isalnum(text) kernel::all(text, kernel::ALNUM);
    isdecimal(text) kernel::all(text, ucd::DECIMAL);
    isdigit(text) kernel::all(text, ucd::DIGIT);
    isnumeric(text) kernel::all(text, ucd::NUMERIC);
    isspace(text) kernel::is_space(text);
    isprintable(text) kernel::is_printable(text);
    isidentifier(text) kernel::is_identifier(text);
    islower(text) kernel::is_lower(text);
    isupper(text) kernel::is_upper(text);
    istitle(text) kernel::is_title(text);
    isascii(text) matches!(text, Text::Ascii(_));
}

//! Methods of `str` that pad, strip, replace and expand.

use super::operators::{as_str, unchanged};
use super::short::{self, ShortText};
use super::{Draft, PyStr};
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::protocol::argument::{Which, given};
use crate::text::affix::{self, Ends};
use crate::text::layout::{self, Justify};
use crate::text::replace::Hits;
use crate::text::search;
use crate::text::{Compact, SizeError, Text, Unit, replace as text_replace};
use crate::thread::Thread;
use crate::value::Value;

impl Thread {
    /// The exception for a result that cannot be made.
    #[cold]
    pub fn size_error(&self, error: SizeError) -> Raised {
        match error {
            SizeError::NoMemory => Raised,
            SizeError::TooLong(text) => self.overflow_error(text),
        }
    }
}

/// The new string, or the old one if there is nothing new.
fn result(vm: &Thread, own: &Value, made: Result<Option<Compact>, SizeError>) -> PyResult {
    match made {
        Ok(Some(made)) => vm.new_compact(made),
        Ok(None) => unchanged(own),
        Err(error) => Err(vm.size_error(error)),
    }
}

fn justified(vm: &Thread, args: &[Value], justify: Justify) -> PyResult {
    let width = vm.size_argument(&args[1])?;
    let fill = fill_character(vm, &args[2])?;
    let text = as_str(&args[0]).text();
    let Some((left, right)) = layout::padding(text.len(), width, justify) else { return unchanged(&args[0]) };
    padded(vm, text, (left, right), fill, 0)
}

/// A new string with characters around `text` (or behind the first few of its characters, `sign`).
fn padded(vm: &Thread, text: Text<'_>, pad: (usize, usize), fill: u32, sign: usize) -> PyResult {
    let len = text.len().checked_add(pad.0).and_then(|len| len.checked_add(pad.1)).ok_or(NoMemory)?;
    if len == 1 {
        return Ok(PyStr::from_char(vm.heap(), fill)?.into_value());
    }
    let mut draft = Draft::new(vm.heap(), len, text.bound().max(fill))?;
    draft.push_text(text.slice(0..sign));
    draft.push_repeated(fill, pad.0);
    draft.push_text(text.slice(sign..text.len()));
    draft.push_repeated(fill, pad.1);
    Ok(draft.finish().into_value())
}

fn fill_character(vm: &Thread, value: &Value) -> PyResult<u32> {
    if value.is_unbound() {
        return Ok(u32::from(b' '));
    }
    let Some(fill) = value.downcast::<PyStr>() else {
        let name = value.ty().name();
        return Err(vm.type_error(format!("The fill character must be a unicode character, not {name:.100}")));
    };
    match (fill.len(), fill.text().get(0)) {
        (1, Some(code)) => Ok(code),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

pub fn center(vm: &Thread, args: &[Value]) -> PyResult {
    justified(vm, args, Justify::Center)
}

pub fn ljust(vm: &Thread, args: &[Value]) -> PyResult {
    justified(vm, args, Justify::Left)
}

pub fn rjust(vm: &Thread, args: &[Value]) -> PyResult {
    justified(vm, args, Justify::Right)
}

pub fn zfill(vm: &Thread, args: &[Value]) -> PyResult {
    let width = vm.size_argument(&args[1])?;
    let text = as_str(&args[0]).text();
    let Some(pad) = layout::padding(text.len(), width, Justify::Right) else { return unchanged(&args[0]) };
    let is_sign = |code: u32| code == u32::from(b'+') || code == u32::from(b'-');
    padded(vm, text, pad, u32::from(b'0'), usize::from(text.get(0).is_some_and(is_sign)))
}

pub fn expandtabs(vm: &Thread, args: &[Value]) -> PyResult {
    let size = if args[1].is_unbound() { 8 } else { vm.c_int_argument(&args[1])? };
    result(vm, &args[0], layout::expand_tabs(as_str(&args[0]).text(), size))
}

/// Characters that are looked at, one by one, in the time of a unit of work.
const CHARS_PER_UNIT: u64 = 8;

fn stripped(vm: &Thread, args: &[Value], name: &str, ends: Ends) -> PyResult {
    let text = as_str(&args[0]).text();
    vm.pay(text.len() as u64 / CHARS_PER_UNIT);
    let range = match given(&args[1]) {
        None => affix::strip_space(text, ends),
        Some(chars) => match chars.downcast::<PyStr>() {
            Some(chars) => affix::strip_chars(text, chars.text(), ends),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    if range.len() == text.len() { unchanged(&args[0]) } else { vm.new_text(text.slice(range)) }
}

pub fn strip(vm: &Thread, args: &[Value]) -> PyResult {
    stripped(vm, args, "strip", Ends::Both)
}

pub fn lstrip(vm: &Thread, args: &[Value]) -> PyResult {
    stripped(vm, args, "lstrip", Ends::Left)
}

pub fn rstrip(vm: &Thread, args: &[Value]) -> PyResult {
    stripped(vm, args, "rstrip", Ends::Right)
}

pub fn replace(vm: &Thread, args: &[Value]) -> PyResult {
    let old = vm.str_argument(&args[1], "replace", Which::At(1))?;
    let new = vm.str_argument(&args[2], "replace", Which::At(2))?;
    let max = if args[3].is_unbound() { -1 } else { vm.size_argument(&args[3])? };
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let text: Text<'_> = as_str(&args[0]).text();
    if let (Text::Ascii(text), Text::Ascii(old), Text::Ascii(new)) = (text, old.text(), new.text())
        && (1..=text.len()).contains(&old.len())
        && (old.len() > 1 || new.len() != 1)
        && old != new
    {
        return replace_ascii(vm, &args[0], text, (old, new), max);
    }
    if let (Text::Ascii(own), Text::Ascii(&[old]), Text::Ascii(&[new])) = (text, old.text(), new.text())
        && own.len() > 1
        && max >= own.len()
    {
        return replace_bytes(vm, &args[0], own, old, new);
    }
    result(vm, &args[0], text_replace::replace(text, old.text(), new.text(), max))
}

/// All of one character replaced by another.
fn replace_bytes(vm: &Thread, own: &Value, text: &[u8], old: u8, new: u8) -> PyResult {
    if old == new || u8::find_unit(text, old).is_none() {
        return unchanged(own);
    }
    let mut draft = Draft::new(vm.heap(), text.len(), 0)?;
    draft.push_mapped(text, |byte| if byte == old { new } else { byte });
    Ok(draft.finish().into_value())
}

/// A short text, put together as it is searched; `Some(false)` if nothing is to be replaced, `None` if the result may not be short.
fn replace_short(
    text: &[u8],
    (old, new): (&[u8], &[u8]),
    max: usize,
    result: &mut ShortText,
) -> Option<bool> {
    let most = text.len() + text.len() / old.len() * new.len().saturating_sub(old.len());
    if most > short::MOST {
        return None;
    }
    let Some(mut at) = search::find(text, old) else { return Some(false) };
    let (mut rest, mut left) = (text, max);
    loop {
        result.push(&rest[..at])?;
        result.push(new)?;
        rest = &rest[at + old.len()..];
        left -= 1;
        match search::find(rest, old).filter(|_| left > 0) {
            Some(next) => at = next,
            None => break,
        }
    }
    result.push(rest)?;
    Some(true)
}

/// The most frequent kind, put together where it is to lie.
fn replace_ascii(vm: &Thread, own: &Value, text: &[u8], (old, new): (&[u8], &[u8]), max: usize) -> PyResult {
    if max == 0 || old.len() == 1 && u8::find_unit(text, old[0]).is_none() {
        return unchanged(own);
    }
    let mut short = ShortText::new();
    match replace_short(text, (old, new), max, &mut short) {
        Some(true) => return short.finish(vm),
        Some(false) => return unchanged(own),
        None => {}
    }
    let Some(hits) = Hits::of(text, old, max) else { return unchanged(own) };
    let len = hits.len_with(new, text_replace::TOO_LONG).map_err(|error| vm.size_error(error))?;
    if len < 2 {
        return result(
            vm,
            own,
            text_replace::replace(Text::Ascii(text), Text::Ascii(old), Text::Ascii(new), max),
        );
    }
    let mut draft = Draft::new(vm.heap(), len, 0)?;
    hits.put(new, |piece| {
        draft.push_text(Text::Ascii(piece));
        Ok::<(), NoMemory>(())
    })?;
    Ok(draft.finish().into_value())
}

//! `split`, `rsplit` and `splitlines`: they hand ranges to a closure, from the left or, for `rsplit`, from the right.
//!
//! `max` is the number of splits, `usize::MAX` for no bound.

use super::search::{Matches, find, rfind};
use super::ucd;
use super::view::{Text, Unit, Widened};
use crate::heap::NoMemory;
use crate::with_units;
use std::ops::Range;

/// For how many parts a list is given room beforehand: CPython's `PREALLOC_SIZE`.
pub fn room_for(max: usize) -> usize {
    const MOST: usize = 12;
    max.min(MOST - 1) + 1
}

/// In texts shorter than this, each separator is looked for anew: there is nothing to prepare.
const SHORT: usize = 256;

/// Splits at `sep`, which must not be empty.
pub fn split_units<U: Unit, E>(
    units: &[U],
    sep: &[U],
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    if let &[single] = sep {
        return split_at_unit(units, single, max, each);
    }
    let mut start = 0;
    if units.len() < SHORT {
        for _ in 0..max {
            let Some(at) = find(&units[start..], sep) else { break };
            each(start..start + at)?;
            start += at + sep.len();
        }
        return each(start..units.len());
    }
    for at in Matches::new(units, sep).take(max) {
        each(start..at)?;
        start = at + sep.len();
    }
    each(start..units.len())
}

/// Fields are mostly short: their ends are looked for one by one before the search by many at a time begins.
const NEAR: usize = 16;

fn split_at_unit<U: Unit, E>(
    units: &[U],
    sep: U,
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    let mut start = 0;
    for _ in 0..max {
        let rest = &units[start..];
        let (near, far) = rest.split_at(rest.len().min(NEAR));
        let found = match near.iter().position(|&unit| unit == sep) {
            Some(at) => Some(at),
            None => U::find_unit(far, sep).map(|at| NEAR + at),
        };
        let Some(found) = found else { break };
        each(start..start + found)?;
        start += found + 1;
    }
    each(start..units.len())
}

pub fn rsplit_units<U: Unit, E>(
    units: &[U],
    sep: &[U],
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    let mut end = units.len();
    for _ in 0..max {
        let Some(at) = rfind(&units[..end], sep) else { break };
        each(at + sep.len()..end)?;
        end = at;
    }
    each(0..end)
}

/// Splits at runs of what `space` accepts; no part is empty. When `max` stops the walk, the last part keeps its spaces on the
/// far side.
pub fn split_space_units<U: Unit, E>(
    units: &[U],
    space: impl Fn(U) -> bool,
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    let mut at = 0;
    let mut splits = 0;
    loop {
        while at < units.len() && space(units[at]) {
            at += 1;
        }
        if at == units.len() {
            return Ok(());
        }
        if splits == max {
            return each(at..units.len());
        }
        let start = at;
        while at < units.len() && !space(units[at]) {
            at += 1;
        }
        each(start..at)?;
        splits += 1;
    }
}

pub fn rsplit_space_units<U: Unit, E>(
    units: &[U],
    space: impl Fn(U) -> bool,
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    let mut end = units.len();
    let mut splits = 0;
    loop {
        while end > 0 && space(units[end - 1]) {
            end -= 1;
        }
        if end == 0 {
            return Ok(());
        }
        if splits == max {
            return each(0..end);
        }
        let stop = end;
        while end > 0 && !space(units[end - 1]) {
            end -= 1;
        }
        each(end..stop)?;
        splits += 1;
    }
}

/// The first line end from `start` on, or the end. Where none of so many characters is a control character of ASCII or wider than
/// it, none is a line end.
fn find_line_end<U: Unit>(units: &[U], start: usize, line_end: impl Fn(U) -> bool) -> usize {
    const BLOCK: usize = 16;
    let mut at = start;
    while at < units.len() {
        let block = &units[at..units.len().min(at + BLOCK)];
        let may_end = |u: &U| (u.code() < 0x20) | (u.code() > 0x7E);
        let may_hold_one = match <&[U; BLOCK]>::try_from(block) {
            Ok(block) => block.iter().fold(false, |found, u| found | may_end(u)),
            Err(_) => true,
        };
        if may_hold_one && let Some(found) = block.iter().position(|&u| line_end(u)) {
            return at + found;
        }
        at += block.len();
    }
    units.len()
}

/// Splits after line ends, of which `\r\n` is one; `keep` leaves them on.
pub fn split_lines_units<U: Unit, E>(
    units: &[U],
    line_end: impl Fn(U) -> bool,
    keep: bool,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    let mut start = 0;
    while start < units.len() {
        let end = find_line_end(units, start, &line_end);
        let mut next = end;
        if end < units.len() {
            let crlf = units[end].code() == 13 && units.get(end + 1).is_some_and(|u| u.code() == 10);
            next = end + if crlf { 2 } else { 1 };
        }
        each(start..if keep { next } else { end })?;
        start = next;
    }
    Ok(())
}

/// White space of `bytes` methods.
#[inline]
pub fn is_byte_space(byte: u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

/// Line ends of `bytes.splitlines`.
#[inline]
pub fn is_byte_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// `str.split` with a separator, which must not be empty.
pub fn split<E: From<NoMemory>>(
    text: Text<'_>,
    sep: Text<'_>,
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    with_units!(text, units => match Widened::new(sep)? {
        Some(sep) => split_units(units, &sep, max, each),
        None => each(0..units.len()),
    })
}

/// `str.rsplit` with a separator; the parts come from the right.
pub fn rsplit<E: From<NoMemory>>(
    text: Text<'_>,
    sep: Text<'_>,
    max: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    with_units!(text, units => match Widened::new(sep)? {
        Some(sep) => rsplit_units(units, &sep, max, each),
        None => each(0..units.len()),
    })
}

/// `str.split` without a separator.
pub fn split_space<E>(
    text: Text<'_>,
    max: usize,
    each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    with_units!(text, units => split_space_units(units, |u| ucd::is_space(u.code()), max, each))
}

/// `str.rsplit` without a separator; the parts come from the right.
pub fn rsplit_space<E>(
    text: Text<'_>,
    max: usize,
    each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    with_units!(text, units => rsplit_space_units(units, |u| ucd::is_space(u.code()), max, each))
}

/// `str.splitlines`.
pub fn split_lines<E>(
    text: Text<'_>,
    keep: bool,
    each: impl FnMut(Range<usize>) -> Result<(), E>,
) -> Result<(), E> {
    with_units!(text, units => split_lines_units(units, |u| is_line_end(u.code()), keep, each))
}

/// Where `str.splitlines` splits; all that can end a line are few.
#[inline]
fn is_line_end(code: u32) -> bool {
    matches!(code, 10..=13 | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

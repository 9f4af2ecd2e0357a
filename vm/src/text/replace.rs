//! `str.replace` and `bytes.replace`.
//!
//! The matches are counted first, so that the result is allocated once; the first of them are remembered meanwhile.

use super::search::{Matches, count};
use super::view::{Text, Unit, Widened, mask_of};
use super::{Compact, SizeError, length};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::with_units;

pub const TOO_LONG: &str = "replace string is too long";

/// Matches that are remembered from the count.
const KEPT: usize = 16;

/// Replaces up to `max` times; `None` if nothing is to be replaced. `too_long` is the text of the `OverflowError`.
pub fn replace_units<U: Unit>(
    units: &[U],
    old: &[U],
    new: &[U],
    max: usize,
    too_long: &'static str,
) -> Result<Option<Buf<U>>, SizeError> {
    if max == 0 || old == new {
        return Ok(None);
    }
    if old.is_empty() {
        return interleave(units, new, max, too_long).map(Some);
    }
    if old.len() > units.len() {
        return Ok(None);
    }
    if let (&[old], &[new]) = (old, new) {
        return replace_single(units, old, new, max);
    }
    let Some(hits) = Hits::of(units, old, max) else { return Ok(None) };
    let mut result = Buf::with_capacity(hits.len_with(new, too_long)?)?;
    hits.put(new, |piece| result.extend_from_slice(piece))?;
    Ok(Some(result))
}

/// What is to be replaced: at least one match.
pub struct Hits<'a, U: Unit> {
    units: &'a [U],
    old: &'a [U],
    /// The first matches, and how many of them are known.
    kept: [usize; KEPT],
    known: usize,
    times: usize,
}

impl<'a, U: Unit> Hits<'a, U> {
    /// The first `max` matches of `old`, which is not empty; `None` if there are none.
    #[inline(always)]
    pub fn of(units: &'a [U], old: &'a [U], max: usize) -> Option<Self> {
        let mut matches = Matches::new(units, old);
        let first = matches.next()?;
        let mut hits = Hits { units, old, kept: [first; KEPT], known: 1, times: 0 };
        while hits.known < KEPT.min(max) {
            let Some(at) = matches.next() else { break };
            hits.kept[hits.known] = at;
            hits.known += 1;
        }
        hits.times = hits.known;
        if hits.known == KEPT {
            hits.times += count(&units[hits.resume()..], old, max - KEPT);
        }
        Some(hits)
    }

    /// Behind the last match that is known.
    fn resume(&self) -> usize {
        self.kept[self.known - 1] + self.old.len()
    }

    /// The length of the text with `new` in their places.
    pub fn len_with(&self, new: &[U], too_long: &'static str) -> Result<usize, SizeError> {
        let rest = self.units.len() - self.times * self.old.len();
        length(self.times.checked_mul(new.len()).and_then(|added| added.checked_add(rest)), too_long)
    }

    /// The pieces of that text, in order.
    #[inline]
    pub fn put<E>(&self, new: &[U], mut piece: impl FnMut(&[U]) -> Result<(), E>) -> Result<(), E> {
        let mut start = 0;
        let mut put = |at: usize| {
            piece(&self.units[start..at])?;
            start = at + self.old.len();
            piece(new)
        };
        for &at in &self.kept[..self.known] {
            put(at)?;
        }
        if self.times > self.known {
            for at in Matches::from(self.units, self.old, self.resume()).take(self.times - self.known) {
                put(at)?;
            }
        }
        piece(&self.units[start..])
    }
}

fn replace_single<U: Unit>(units: &[U], old: U, new: U, max: usize) -> Result<Option<Buf<U>>, SizeError> {
    let Some(first) = U::find_unit(units, old) else { return Ok(None) };
    let mut result = Buf::with_capacity(units.len())?;
    result.extend_from_slice(&units[..first])?;
    if max >= units.len() {
        result.extend_mapped(&units[first..], |u| if u == old { new } else { u })?;
        return Ok(Some(result));
    }
    let mut left = max;
    for &unit in &units[first..] {
        let hit = unit == old && left > 0;
        left -= usize::from(hit);
        result.push(if hit { new } else { unit })?;
    }
    Ok(Some(result))
}

/// Replaces the empty string: `new` goes before each unit and behind the last.
fn interleave<U: Unit>(
    units: &[U],
    new: &[U],
    max: usize,
    too_long: &'static str,
) -> Result<Buf<U>, SizeError> {
    let times = max.min(units.len() + 1);
    let len =
        length(times.checked_mul(new.len()).and_then(|added| added.checked_add(units.len())), too_long)?;
    let mut result = Buf::with_capacity(len)?;
    for &unit in &units[..times.min(units.len())] {
        result.extend_from_slice(new)?;
        result.push(unit)?;
    }
    if times > units.len() {
        result.extend_from_slice(new)?;
    } else {
        result.extend_from_slice(&units[times..])?;
    }
    Ok(result)
}

/// `str.replace`; `None` if the text stays as it is.
pub fn replace(
    text: Text<'_>,
    old: Text<'_>,
    new: Text<'_>,
    max: usize,
) -> Result<Option<Compact>, SizeError> {
    fn at_width<U: Unit>(
        text: Text<'_>,
        old: Text<'_>,
        new: Text<'_>,
        max: usize,
    ) -> Result<Option<Compact>, SizeError> {
        let units = match (U::same(text), U::same(old), U::same(new)) {
            (Some(text), Some(old), Some(new)) => replace_units(text, old, new, max, TOO_LONG)?,
            _ => {
                let (text, old, new) =
                    (Widened::<U>::new(text)?, Widened::<U>::new(old)?, Widened::<U>::new(new)?);
                let (Some(text), Some(old), Some(new)) = (text, old, new) else { return Ok(None) };
                replace_units(&text, &old, &new, max, TOO_LONG)?
            }
        };
        let Some(units) = units else { return Ok(None) };
        let mask = if matches!(text, Text::Ascii(_)) { new.mask() } else { mask_of(&units) };
        Ok(Some(U::into_compact(units, mask)?))
    }
    if old.bound() > text.bound() && old.mask() > text.bound() {
        return Ok(None);
    }
    if let (1, 1, Some(old), Some(new)) = (old.len(), new.len(), old.get(0), new.get(0))
        && new <= text.bound()
        && max > 0
        && old != new
    {
        return with_units!(text, units => single(units, old, new, max));
    }
    match text.width().max(new.width()) {
        1 => at_width::<u8>(text, old, new, max),
        width => {
            // The wide copy is worth while only if there is something to replace.
            if width > text.width() && !old.is_empty() && !occurs(text, old)? {
                return Ok(None);
            }
            if width == 2 {
                at_width::<u16>(text, old, new, max)
            } else {
                at_width::<u32>(text, old, new, max)
            }
        }
    }
}

/// Replaces one character by another that fits as well.
fn single<U: Unit>(units: &[U], old: u32, new: u32, max: usize) -> Result<Option<Compact>, SizeError> {
    match replace_single(units, U::of(old), U::of(new), max)? {
        None => Ok(None),
        Some(units) => {
            let mask = mask_of(&units);
            Ok(Some(U::into_compact(units, mask)?))
        }
    }
}

fn occurs(text: Text<'_>, part: Text<'_>) -> Result<bool, NoMemory> {
    with_units!(text, units => {
        Ok(Widened::new(part)?.is_some_and(|part| super::search::find(units, &part).is_some()))
    })
}

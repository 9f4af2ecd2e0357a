//! Texts made to a length: `join`, repetition, concatenation, justification, `zfill`, `expandtabs`.

use super::view::{Text, Unit, Widened};
use super::{Compact, SizeError, TextBuf, length};
use crate::collections::Buf;
use crate::with_units;

/// `a + b`.
pub fn concat(a: Text<'_>, b: Text<'_>) -> Result<Compact, SizeError> {
    let len = length(a.len().checked_add(b.len()), "strings are too large to concat")?;
    let mut buf = TextBuf::with_capacity(len, a.bound().max(b.bound()))?;
    buf.push_text(a)?;
    buf.push_text(b)?;
    Ok(buf.finish()?)
}

/// `sep.join(parts)`, of texts in their narrowest form; the parts are walked twice.
pub fn join<'a, I>(sep: Text<'_>, parts: I) -> Result<Compact, SizeError>
where
    I: Iterator<Item = Text<'a>> + Clone,
{
    const TOO_LONG: &str = "join() result is too long for a Python string";
    let mut len = 0usize;
    let mut bound = 0;
    let mut count = 0usize;
    for part in parts.clone() {
        len = length(len.checked_add(part.len()), TOO_LONG)?;
        bound = bound.max(part.bound());
        count += 1;
    }
    if count > 1 && !sep.is_empty() {
        let seps = sep.len().checked_mul(count - 1);
        len = length(seps.and_then(|seps| len.checked_add(seps)), TOO_LONG)?;
        bound = bound.max(sep.bound());
    }
    fn joined<'a, U: Unit>(
        sep: Text<'_>,
        parts: impl Iterator<Item = Text<'a>>,
        len: usize,
    ) -> Result<Buf<U>, SizeError> {
        let mut buf = Buf::with_capacity(len)?;
        let Some(sep) = Widened::<U>::new(sep)? else { return Ok(buf) };
        for (i, part) in parts.enumerate() {
            match *sep {
                _ if i == 0 => {}
                [unit] => buf.push(unit)?,
                ref sep => buf.extend_from_slice(sep)?,
            }
            match U::same(part) {
                Some(units) => buf.extend_from_slice(units)?,
                None => with_units!(part, units => buf.extend_mapped(units, |u| U::of(u.code())))?,
            }
        }
        Ok(buf)
    }
    // A separator that is not written does not widen the result.
    let sep = if count > 1 { sep } else { Text::EMPTY };
    // Every text is in its narrowest form, so the widest of them tells the result's.
    Ok(if bound < 0x80 {
        Compact::Ascii(joined(sep, parts, len)?)
    } else if bound < 0x100 {
        Compact::Latin1(joined(sep, parts, len)?)
    } else if bound < 0x10000 {
        Compact::Ucs2(joined(sep, parts, len)?)
    } else {
        Compact::Ucs4(joined(sep, parts, len)?)
    })
}

/// `sep.join(parts)` for bytes.
pub fn join_bytes<'a, I>(sep: &[u8], parts: I) -> Result<Buf<u8>, SizeError>
where
    I: Iterator<Item = &'a [u8]> + Clone,
{
    const TOO_LONG: &str = "join() result is too long";
    let mut len = 0usize;
    let mut count = 0usize;
    for part in parts.clone() {
        len = length(len.checked_add(part.len()), TOO_LONG)?;
        count += 1;
    }
    let seps = sep.len().checked_mul(count.saturating_sub(1));
    len = length(seps.and_then(|seps| len.checked_add(seps)), TOO_LONG)?;
    let mut buf = Buf::with_capacity(len)?;
    for (i, part) in parts.enumerate() {
        if i > 0 {
            buf.extend_from_slice(sep)?;
        }
        buf.extend_from_slice(part)?;
    }
    Ok(buf)
}

/// `units * times`. `too_long` is the text of the `OverflowError`.
pub fn repeat_units<U: Unit>(units: &[U], times: usize, too_long: &'static str) -> Result<Buf<U>, SizeError> {
    let len = length(units.len().checked_mul(times), too_long)?;
    if let [unit] = units {
        return Ok(Buf::filled(*unit, len)?);
    }
    let mut buf = Buf::with_capacity(len)?;
    if len > 0 {
        buf.extend_from_slice(units)?;
    }
    // Doubling: few copies, each of contiguous memory.
    while buf.len() < len {
        let more = buf.len().min(len - buf.len());
        buf.repeat_start(more)?;
    }
    Ok(buf)
}

/// `text * times`, for a text in its narrowest form.
pub fn repeat(text: Text<'_>, times: usize) -> Result<Compact, SizeError> {
    const TOO_LONG: &str = "repeated string is too long";
    if times == 0 {
        return Ok(Compact::empty());
    }
    // The kind of a text in its narrowest form tells what its characters need.
    let mask = text.bound();
    with_units!(text, units => Ok(Unit::into_compact(repeat_units(units, times, TOO_LONG)?, mask)?))
}

/// Where a text stands in the wider field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Justify {
    Left,
    Right,
    Center,
}

/// How much padding goes left and right; `None` if the text fills the field.
pub fn padding(len: usize, width: isize, justify: Justify) -> Option<(usize, usize)> {
    let width = usize::try_from(width).ok()?;
    let pad = width.checked_sub(len).filter(|&pad| pad > 0)?;
    let left = match justify {
        Justify::Left => 0,
        Justify::Right => pad,
        // The odd one goes left if the width is odd.
        Justify::Center => pad / 2 + (pad & width & 1),
    };
    Some((left, pad - left))
}

/// `str.ljust`, `rjust`, `center`; `None` if the text stays as it is.
pub fn justify(
    text: Text<'_>,
    width: isize,
    fill: u32,
    justify: Justify,
) -> Result<Option<Compact>, SizeError> {
    let Some((left, right)) = padding(text.len(), width, justify) else { return Ok(None) };
    let mut buf = TextBuf::with_capacity(text.len() + left + right, text.bound().max(fill))?;
    buf.push_repeated(fill, left)?;
    buf.push_text(text)?;
    buf.push_repeated(fill, right)?;
    Ok(Some(buf.finish()?))
}

/// `bytes.ljust`, `rjust`, `center`; `None` if the bytes stay as they are.
pub fn justify_bytes(
    bytes: &[u8],
    width: isize,
    fill: u8,
    justify: Justify,
) -> Result<Option<Buf<u8>>, SizeError> {
    let Some((left, right)) = padding(bytes.len(), width, justify) else { return Ok(None) };
    // CPython counts the head of a bytes object, 33 bytes, too.
    length((width as usize).checked_add(33), "byte string is too large")?;
    let mut buf = Buf::filled(fill, left)?;
    buf.reserve_exact(bytes.len() + right)?;
    buf.extend_from_slice(bytes)?;
    buf.resize(left + bytes.len() + right, fill)?;
    Ok(Some(buf))
}

/// `str.zfill`: zeros go behind a sign. `None` if the text stays as it is.
pub fn zfill(text: Text<'_>, width: isize) -> Result<Option<Compact>, SizeError> {
    let Some((zeros, _)) = padding(text.len(), width, Justify::Right) else { return Ok(None) };
    let sign = text.get(0).filter(|&c| c == u32::from(b'+') || c == u32::from(b'-'));
    let mut buf = TextBuf::with_capacity(text.len() + zeros, text.bound())?;
    if let Some(sign) = sign {
        buf.push(sign)?;
    }
    buf.push_repeated(u32::from(b'0'), zeros)?;
    buf.push_text(text.slice(usize::from(sign.is_some())..text.len()))?;
    Ok(Some(buf.finish()?))
}

/// `bytes.zfill`.
pub fn zfill_bytes(bytes: &[u8], width: isize) -> Result<Option<Buf<u8>>, SizeError> {
    let Some(mut padded) = justify_bytes(bytes, width, b'0', Justify::Right)? else { return Ok(None) };
    let zeros = padded.len() - bytes.len();
    if let Some(&(b'+' | b'-')) = bytes.first() {
        padded.swap(0, zeros);
    }
    Ok(Some(padded))
}

/// `expandtabs`: `None` if there is no tab. A tab size below one drops the tabs.
pub fn expand_tabs_units<U: Unit>(
    units: &[U],
    tab_size: i32,
    too_long: &'static str,
) -> Result<Option<Buf<U>>, SizeError> {
    let tab = U::of(9);
    if U::find_unit(units, tab).is_none() {
        return Ok(None);
    }
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let is_line_end = |u: U| u == U::of(10) || u == U::of(13);
    // Room that a tab takes at a column.
    let room = |column: usize| if tab_size == 0 { 0 } else { tab_size - column % tab_size };
    let (mut len, mut column) = (0usize, 0usize);
    for &unit in units {
        let added = if unit == tab { room(column) } else { 1 };
        len = length(len.checked_add(added), too_long)?;
        column = if is_line_end(unit) { 0 } else { column + added };
    }
    let mut buf = Buf::with_capacity(len)?;
    column = 0;
    for &unit in units {
        if unit == tab {
            let added = room(column);
            buf.resize(buf.len() + added, U::of(32))?;
            column += added;
        } else {
            buf.push(unit)?;
            column = if is_line_end(unit) { 0 } else { column + 1 };
        }
    }
    Ok(Some(buf))
}

/// `str.expandtabs`, for a text in its narrowest form.
pub fn expand_tabs(text: Text<'_>, tab_size: i32) -> Result<Option<Compact>, SizeError> {
    let mask = text.bound();
    with_units!(text, units => match expand_tabs_units(units, tab_size, "new string is too long")? {
        Some(expanded) => Ok(Some(Unit::into_compact(expanded, mask)?)),
        None => Ok(None),
    })
}

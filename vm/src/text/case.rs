//! Case of strings: `lower`, `upper`, `title`, `capitalize`, `swapcase`, `casefold`, by Unicode's full mappings, and the
//! predicates on whole strings.

use super::ucd::{self, Case, Mapped, map_case};
use super::view::{Text, Unit};
use super::{Compact, TextBuf};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::with_units;

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// Characters mapped at a time, in a scratch array.
const BLOCK: usize = 64;

/// Makes a string of what `map` gives for each index and character; goes on at another width when one does not fit. `map` is
/// asked in order, and for some characters twice.
fn map_units<U: Unit>(units: &[U], mut map: impl FnMut(usize, u32) -> Mapped) -> Result<Compact, NoMemory> {
    let mut buf = Buf::with_capacity(units.len())?;
    let mut mask = 0;
    let mut start = 0;
    for block in units.chunks(BLOCK) {
        let mut scratch = [U::default(); BLOCK];
        let mut odd = 0;
        for (i, (place, unit)) in scratch.iter_mut().zip(block).enumerate() {
            // What is no single character counts as one that does not fit.
            let code = map(start + i, unit.code()).single().unwrap_or(u32::MAX);
            odd |= u32::from(code > U::MAX);
            mask |= code;
            *place = U::of(code);
        }
        if odd != 0 {
            return map_wide(units, &buf, start, map);
        }
        buf.extend_from_slice(&scratch[..block.len()])?;
        start += block.len();
    }
    U::into_compact(buf, mask)
}

/// Goes on from `start`, with `done` before it.
#[cold]
fn map_wide<U: Unit>(
    units: &[U],
    done: &[U],
    start: usize,
    mut map: impl FnMut(usize, u32) -> Mapped,
) -> Result<Compact, NoMemory> {
    let mut wide = TextBuf::with_capacity(units.len().saturating_add(8), U::MAX)?;
    wide.push_units(done)?;
    for (i, unit) in units.iter().enumerate().skip(start) {
        for &code in map(i, unit.code()).codes() {
            wide.push(code)?;
        }
    }
    wide.finish()
}

/// Lower case of the character at `i`; sigma has a form of its own at the end of a word.
#[inline]
fn lower_at<U: Unit>(units: &[U], i: usize, code: u32) -> Mapped {
    if code == CAPITAL_SIGMA {
        let sigma = if ends_word(units, i) { FINAL_SIGMA } else { SMALL_SIGMA };
        return Mapped::of(sigma);
    }
    map_case(code, Case::Lower)
}

/// Whether a cased letter stands before and none behind, skipping what case ignores.
fn ends_word<U: Unit>(units: &[U], i: usize) -> bool {
    let cased = |near: Option<&U>| near.is_some_and(|u| ucd::is_cased(u.code()));
    let counts = |u: &&U| !ucd::is_case_ignorable(u.code());
    cased(units[..i].iter().rev().find(counts)) && !cased(units[i + 1..].iter().find(counts))
}

fn map_ascii(bytes: &[u8], map: impl Fn(u8) -> u8) -> Result<Compact, NoMemory> {
    let mut buf = Buf::with_capacity(bytes.len())?;
    buf.extend_mapped(bytes, map)?;
    Ok(Compact::Ascii(buf))
}

/// `str.lower`.
pub fn lower(text: Text<'_>) -> Result<Compact, NoMemory> {
    match text {
        Text::Ascii(bytes) => map_ascii(bytes, |b| b.to_ascii_lowercase()),
        Text::Latin1(bytes) => {
            let mut buf = Buf::with_capacity(bytes.len())?;
            buf.extend_mapped(bytes, latin1_lower)?;
            u8::into_compact(buf, text.mask())
        }
        text => with_units!(text, units => map_units(units, |i, code| lower_at(units, i, code))),
    }
}

#[inline]
fn latin1_lower(byte: u8) -> u8 {
    let capital = byte.is_ascii_uppercase() | ((0xC0..=0xDE).contains(&byte) & (byte != 0xD7));
    byte | (u8::from(capital) << 5)
}

/// `str.upper`.
pub fn upper(text: Text<'_>) -> Result<Compact, NoMemory> {
    match text {
        Text::Ascii(bytes) => map_ascii(bytes, |b| b.to_ascii_uppercase()),
        text => with_units!(text, units => map_units(units, |_, code| map_case(code, Case::Upper))),
    }
}

/// `str.casefold`.
pub fn casefold(text: Text<'_>) -> Result<Compact, NoMemory> {
    match text {
        Text::Ascii(bytes) => map_ascii(bytes, |b| b.to_ascii_lowercase()),
        text => with_units!(text, units => map_units(units, |_, code| map_case(code, Case::Fold))),
    }
}

/// `str.title`.
pub fn title(text: Text<'_>) -> Result<Compact, NoMemory> {
    fn titled<U: Unit>(units: &[U]) -> Result<Compact, NoMemory> {
        map_units(units, |i, code| {
            let in_word = i > 0 && ucd::is_cased(units[i - 1].code());
            if in_word { lower_at(units, i, code) } else { map_case(code, Case::Title) }
        })
    }
    with_units!(text, units => titled(units))
}

/// `str.capitalize`.
pub fn capitalize(text: Text<'_>) -> Result<Compact, NoMemory> {
    fn capitalized<U: Unit>(units: &[U]) -> Result<Compact, NoMemory> {
        map_units(
            units,
            |i, code| if i == 0 { map_case(code, Case::Title) } else { lower_at(units, i, code) },
        )
    }
    match text {
        Text::Ascii([first, rest @ ..]) => {
            let mut buf = Buf::with_capacity(rest.len() + 1)?;
            buf.push(first.to_ascii_uppercase())?;
            buf.extend_mapped(rest, |b| b.to_ascii_lowercase())?;
            Ok(Compact::Ascii(buf))
        }
        text => with_units!(text, units => capitalized(units)),
    }
}

/// `str.swapcase`.
pub fn swapcase(text: Text<'_>) -> Result<Compact, NoMemory> {
    fn swapped<U: Unit>(units: &[U]) -> Result<Compact, NoMemory> {
        map_units(units, |i, code| {
            let flags = ucd::flags(code);
            if flags & ucd::UPPER != 0 {
                lower_at(units, i, code)
            } else if flags & ucd::LOWER != 0 {
                map_case(code, Case::Upper)
            } else {
                Mapped::of(code)
            }
        })
    }
    with_units!(text, units => swapped(units))
}

/// Whether there are characters and all have one of `flags`: `isalpha`, `isdecimal`, `isdigit`, `isnumeric`, `isalnum`.
pub fn all(text: Text<'_>, flags: u16) -> bool {
    !text.is_empty() && with_units!(text, units => units.iter().all(|u| ucd::flags(u.code()) & flags != 0))
}

/// The flags that `str.isalnum` accepts.
pub const ALNUM: u16 = ucd::ALPHA | ucd::DECIMAL | ucd::DIGIT | ucd::NUMERIC;

/// `str.isspace`.
pub fn is_space(text: Text<'_>) -> bool {
    !text.is_empty() && with_units!(text, units => units.iter().all(|u| ucd::is_space(u.code())))
}

/// `str.isprintable`: true for the empty string.
pub fn is_printable(text: Text<'_>) -> bool {
    with_units!(text, units => units.iter().all(|u| ucd::is_printable(u.code())))
}

/// `str.isidentifier`.
pub fn is_identifier(text: Text<'_>) -> bool {
    let Some(first) = text.get(0) else { return false };
    (ucd::is_xid_start(first) || first == u32::from(b'_'))
        && with_units!(text, units => units[1..].iter().all(|u| ucd::is_xid_continue(u.code())))
}

/// Whether one character has a flag in `wanted` and none a flag in `unwanted`.
fn some_but(text: Text<'_>, wanted: u16, unwanted: u16) -> bool {
    let mut found = 0;
    with_units!(text, units => units.iter().all(|u| {
        let flags = ucd::flags(u.code());
        found |= flags;
        flags & unwanted == 0
    })) && found & wanted != 0
}

/// `str.islower`.
pub fn is_lower(text: Text<'_>) -> bool {
    some_but(text, ucd::LOWER, ucd::UPPER | ucd::TITLE)
}

/// `str.isupper`.
pub fn is_upper(text: Text<'_>) -> bool {
    some_but(text, ucd::UPPER, ucd::LOWER | ucd::TITLE)
}

/// `str.istitle`: upper and title case only where a word begins, lower case only where one goes on.
pub fn is_title(text: Text<'_>) -> bool {
    let (mut in_word, mut found) = (false, false);
    for code in text.iter() {
        let flags = ucd::flags(code);
        if flags & (ucd::UPPER | ucd::TITLE) != 0 {
            if in_word {
                return false;
            }
            (in_word, found) = (true, true);
        } else if flags & ucd::LOWER != 0 {
            if !in_word {
                return false;
            }
        } else {
            in_word = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigma_at_the_end_of_a_word() {
        let lowered = |s: &str| lower(Compact::of_str(s).unwrap().as_text()).unwrap();
        assert!(lowered("ΑΣ Σ ΑΣ'Α ΑΣ'") == *"ας σ ασ'α ας'");
    }

    #[test]
    fn widths_change() {
        let upper = |s: &str| upper(Compact::of_str(s).unwrap().as_text()).unwrap();
        assert!(matches!(upper("ÿ"), Compact::Ucs2(_)));
        assert!(matches!(upper("ß"), Compact::Ascii(_)));
        assert!(upper("aßÿz") == *"ASSŸZ");
    }
}

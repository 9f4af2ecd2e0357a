//! `Text`: a borrowed Python string, one, two or four bytes a character (PEP 393).
//!
//! A `str` object keeps its characters in the narrowest form that holds them all, so that its kind tells the class of its
//! largest character. Parts of a string are views of the same kind and may be wider than they need to be: everything here
//! accepts both, and what is made from a part is narrowed by [`Text::to_compact`] or a `TextBuf`.
//!
//! Surrogates are ordinary characters. Invariant: `Ascii` holds bytes below 0x80 and `Ucs4` code points up to 0x10FFFF.
//!
//! Algorithms are written once over `&[U]` with `U: Unit`; the macro `with_units!` picks the instance.

use super::builder::Compact;
use crate::collections::Buf;
use crate::heap::NoMemory;
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::ops::{Deref, Range};

/// One more than the largest code point.
pub const CODE_POINTS: u32 = 0x110000;

#[derive(Clone, Copy)]
pub enum Text<'a> {
    Ascii(&'a [u8]),
    Latin1(&'a [u8]),
    Ucs2(&'a [u16]),
    Ucs4(&'a [u32]),
}

/// The element of a string's storage.
pub trait Unit: Copy + Eq + Ord + Default + fmt::Debug + 'static {
    /// The largest code point that fits.
    const MAX: u32;

    fn code(self) -> u32;

    /// `code` cut to this width; callers know that it fits.
    fn of(code: u32) -> Self;

    fn view(units: &[Self]) -> Text<'_>;

    /// `text` itself, if it has this width.
    fn same(text: Text<'_>) -> Option<&[Self]>;

    /// The first index of `unit`.
    fn find_unit(units: &[Self], unit: Self) -> Option<usize>;

    /// The last index of `unit`.
    fn rfind_unit(units: &[Self], unit: Self) -> Option<usize>;

    fn count_unit(units: &[Self], unit: Self) -> usize;

    /// Takes `units` over as a string, narrowed if `mask`, the bitwise or of all of them, allows it.
    fn into_compact(units: Buf<Self>, mask: u32) -> Result<Compact, NoMemory>;
}

/// Evaluates an expression for the units of a text, whatever their width.
#[macro_export]
macro_rules! with_units {
    ($text:expr, $units:ident => $body:expr) => {
        match $text {
            $crate::text::Text::Ascii($units) | $crate::text::Text::Latin1($units) => $body,
            $crate::text::Text::Ucs2($units) => $body,
            $crate::text::Text::Ucs4($units) => $body,
        }
    };
}

impl Unit for u8 {
    const MAX: u32 = 0xFF;

    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }

    #[inline(always)]
    fn of(code: u32) -> Self {
        code as u8
    }

    fn view(units: &[u8]) -> Text<'_> {
        Text::Latin1(units)
    }

    #[inline]
    fn same(text: Text<'_>) -> Option<&[u8]> {
        match text {
            Text::Ascii(units) | Text::Latin1(units) => Some(units),
            _ => None,
        }
    }

    #[inline]
    fn find_unit(units: &[u8], unit: u8) -> Option<usize> {
        memchr::memchr(unit, units)
    }

    #[inline]
    fn rfind_unit(units: &[u8], unit: u8) -> Option<usize> {
        memchr::memrchr(unit, units)
    }

    #[inline]
    fn count_unit(units: &[u8], unit: u8) -> usize {
        // Of few bytes, going through them takes less time than preparing not to.
        if units.len() < 64 {
            return units.iter().map(|&u| u8::from(u == unit)).sum::<u8>() as usize;
        }
        memchr::memchr_iter(unit, units).count()
    }

    fn into_compact(units: Buf<u8>, mask: u32) -> Result<Compact, NoMemory> {
        Ok(if mask < 0x80 { Compact::Ascii(units) } else { Compact::Latin1(units) })
    }
}

/// Blocks in which a wide unit is looked for: long enough to vectorize the test, short enough to finish by hand.
const BLOCK: usize = 32;

macro_rules! wide_unit {
    ($unit:ty, $max:expr, $kind:ident) => {
        impl Unit for $unit {
            const MAX: u32 = $max;

            #[inline(always)]
            #[allow(clippy::useless_conversion)]
            fn code(self) -> u32 {
                u32::from(self)
            }

            #[inline(always)]
            fn of(code: u32) -> Self {
                code as $unit
            }

            fn view(units: &[Self]) -> Text<'_> {
                Text::$kind(units)
            }

            #[inline]
            fn same(text: Text<'_>) -> Option<&[Self]> {
                if let Text::$kind(units) = text { Some(units) } else { None }
            }

            fn find_unit(units: &[Self], unit: Self) -> Option<usize> {
                let mut start = 0;
                for block in units.chunks_exact(BLOCK) {
                    if block.iter().fold(false, |found, &u| found | (u == unit)) {
                        break;
                    }
                    start += BLOCK;
                }
                Some(start + units.get(start..)?.iter().position(|&u| u == unit)?)
            }

            fn rfind_unit(units: &[Self], unit: Self) -> Option<usize> {
                let mut end = units.len();
                for block in units.rchunks_exact(BLOCK) {
                    if block.iter().fold(false, |found, &u| found | (u == unit)) {
                        break;
                    }
                    end -= BLOCK;
                }
                units.get(..end)?.iter().rposition(|&u| u == unit)
            }

            fn count_unit(units: &[Self], unit: Self) -> usize {
                units.iter().filter(|&&u| u == unit).count()
            }

            fn into_compact(units: Buf<Self>, mask: u32) -> Result<Compact, NoMemory> {
                if mask < 0x100 {
                    let mut narrow = Buf::with_capacity(units.len())?;
                    narrow.extend_mapped(&units, |u| u as u8)?;
                    u8::into_compact(narrow, mask)
                } else if mask < 0x10000 && size_of::<Self>() > 2 {
                    let mut narrow = Buf::with_capacity(units.len())?;
                    narrow.extend_mapped(&units, |u| u as u16)?;
                    Ok(Compact::Ucs2(narrow))
                } else {
                    Ok(Compact::$kind(units))
                }
            }
        }
    };
}

wide_unit!(u16, 0xFFFF, Ucs2);
wide_unit!(u32, CODE_POINTS - 1, Ucs4);

/// The bitwise or of all units: tells exactly which width they need.
#[inline]
pub fn mask_of<U: Unit>(units: &[U]) -> u32 {
    units.iter().fold(0, |mask, u| mask | u.code())
}

impl<'a> Text<'a> {
    pub const EMPTY: Text<'static> = Text::Ascii(&[]);

    /// The view of `s` if it is ASCII.
    pub fn ascii(s: &'a str) -> Option<Text<'a>> {
        s.is_ascii().then_some(Text::Ascii(s.as_bytes()))
    }

    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn get(self, index: usize) -> Option<u32> {
        with_units!(self, units => units.get(index).map(|u| u.code()))
    }

    /// The part at `range`, cut to the text.
    #[inline]
    pub fn slice(self, range: Range<usize>) -> Text<'a> {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            Text::Ascii(units) => Text::Ascii(&units[start..end]),
            Text::Latin1(units) => Text::Latin1(&units[start..end]),
            Text::Ucs2(units) => Text::Ucs2(&units[start..end]),
            Text::Ucs4(units) => Text::Ucs4(&units[start..end]),
        }
    }

    #[inline]
    pub fn iter(self) -> Chars<'a> {
        match self {
            Text::Ascii(units) | Text::Latin1(units) => Chars::One(units.iter()),
            Text::Ucs2(units) => Chars::Two(units.iter()),
            Text::Ucs4(units) => Chars::Four(units.iter()),
        }
    }

    /// The largest character that a text of this kind can hold.
    #[inline]
    pub fn bound(self) -> u32 {
        match self {
            Text::Ascii(_) => 0x7F,
            Text::Latin1(_) => 0xFF,
            Text::Ucs2(_) => 0xFFFF,
            Text::Ucs4(_) => CODE_POINTS - 1,
        }
    }

    /// Bytes of storage per character.
    #[inline]
    pub fn width(self) -> usize {
        match self {
            Text::Ascii(_) | Text::Latin1(_) => 1,
            Text::Ucs2(_) => 2,
            Text::Ucs4(_) => 4,
        }
    }

    /// The largest character; 0 for the empty text.
    pub fn max_char(self) -> u32 {
        with_units!(self, units => units.iter().max().map_or(0, |u| u.code()))
    }

    /// The bitwise or of all characters.
    #[inline]
    pub fn mask(self) -> u32 {
        match self {
            Text::Ascii(_) => 0,
            Text::Latin1(units) => mask_of(units),
            Text::Ucs2(units) => mask_of(units),
            Text::Ucs4(units) => mask_of(units),
        }
    }

    pub fn is_ascii(self) -> bool {
        match self {
            Text::Ascii(_) => true,
            Text::Latin1(units) => units.is_ascii(),
            Text::Ucs2(units) => mask_of(units) < 0x80,
            Text::Ucs4(units) => mask_of(units) < 0x80,
        }
    }

    /// The text as UTF-8 where its storage is just that, which is so for ASCII.
    #[inline]
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            Text::Ascii(units) => std::str::from_utf8(units).ok(),
            _ => None,
        }
    }

    /// A copy in the narrowest form.
    pub fn to_compact(self) -> Result<Compact, NoMemory> {
        fn copy<U: Unit, V: Unit>(units: &[U]) -> Result<Buf<V>, NoMemory> {
            let mut narrow = Buf::with_capacity(units.len())?;
            narrow.extend_mapped(units, |u| V::of(u.code()))?;
            Ok(narrow)
        }
        fn narrowed<U: Unit>(units: &[U], mask: u32) -> Result<Compact, NoMemory> {
            Ok(match mask {
                0..0x80 => Compact::Ascii(copy(units)?),
                0x80..0x100 => Compact::Latin1(copy(units)?),
                0x100..0x10000 => Compact::Ucs2(copy(units)?),
                _ => Compact::Ucs4(copy(units)?),
            })
        }
        match self {
            Text::Ascii(units) => Ok(Compact::Ascii(Buf::from_slice(units)?)),
            Text::Latin1(units) => u8::into_compact(Buf::from_slice(units)?, self.mask()),
            Text::Ucs2(units) => match self.mask() {
                mask @ 0..0x100 => narrowed(units, mask),
                _ => Ok(Compact::Ucs2(Buf::from_slice(units)?)),
            },
            Text::Ucs4(units) => match self.mask() {
                mask @ 0..0x10000 => narrowed(units, mask),
                _ => Ok(Compact::Ucs4(Buf::from_slice(units)?)),
            },
        }
    }

    /// Order by code points.
    pub fn compare(self, other: Text<'_>) -> Ordering {
        match (self, other) {
            (Text::Ascii(a) | Text::Latin1(a), Text::Ascii(b) | Text::Latin1(b)) => a.cmp(b),
            (Text::Ucs2(a), Text::Ucs2(b)) => a.cmp(b),
            (Text::Ucs4(a), Text::Ucs4(b)) => a.cmp(b),
            _ => with_units!(self, a => with_units!(other, b => compare_units(a, b))),
        }
    }

    /// Whether `part` stands at `at`.
    #[inline]
    pub fn matches_at(self, at: usize, part: Text<'_>) -> bool {
        match at.checked_add(part.len()) {
            Some(end) if end <= self.len() => self.slice(at..end) == part,
            _ => false,
        }
    }
}

fn compare_units<A: Unit, B: Unit>(a: &[A], b: &[B]) -> Ordering {
    for (x, y) in a.iter().zip(b) {
        match x.code().cmp(&y.code()) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
    }
    a.len().cmp(&b.len())
}

impl PartialEq for Text<'_> {
    #[inline]
    fn eq(&self, other: &Text<'_>) -> bool {
        match (*self, *other) {
            (Text::Ascii(a) | Text::Latin1(a), Text::Ascii(b) | Text::Latin1(b)) => a == b,
            (Text::Ucs2(a), Text::Ucs2(b)) => a == b,
            (Text::Ucs4(a), Text::Ucs4(b)) => a == b,
            (a, b) => a.len() == b.len() && a.compare(b) == Ordering::Equal,
        }
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        match *self {
            Text::Ascii(units) => units == other.as_bytes(),
            text => text.iter().eq(other.chars().map(u32::from)),
        }
    }
}

/// Shows lone surrogates as escapes.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for code in self.iter() {
            match char::from_u32(code) {
                Some(c) => write!(f, "{}", c.escape_debug())?,
                None => write!(f, "\\u{{{code:x}}}")?,
            }
        }
        f.write_char('"')
    }
}

/// Iterator over the characters of a [`Text`].
#[derive(Clone)]
pub enum Chars<'a> {
    One(std::slice::Iter<'a, u8>),
    Two(std::slice::Iter<'a, u16>),
    Four(std::slice::Iter<'a, u32>),
}

impl Iterator for Chars<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self {
            Chars::One(units) => units.next().map(|u| u.code()),
            Chars::Two(units) => units.next().map(|u| u.code()),
            Chars::Four(units) => units.next().map(|u| u.code()),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self {
            Chars::One(units) => units.len(),
            Chars::Two(units) => units.len(),
            Chars::Four(units) => units.len(),
        };
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Chars::One(units) => units.next_back().map(|u| u.code()),
            Chars::Two(units) => units.next_back().map(|u| u.code()),
            Chars::Four(units) => units.next_back().map(|u| u.code()),
        }
    }
}

impl ExactSizeIterator for Chars<'_> {}

const SHORT: usize = 16;

/// A text in units of a given width: itself, or a widened copy.
pub enum Widened<'a, U> {
    Same(&'a [U]),
    Short([U; SHORT], usize),
    Long(Buf<U>),
}

impl<'a, U: Unit> Widened<'a, U> {
    /// `None` if a character of `text` does not fit into `U`.
    pub fn new(text: Text<'a>) -> Result<Option<Self>, NoMemory> {
        if let Some(units) = U::same(text) {
            return Ok(Some(Widened::Same(units)));
        }
        if text.bound() > U::MAX && text.mask() > U::MAX {
            return Ok(None);
        }
        if text.len() <= SHORT {
            let mut units = [U::default(); SHORT];
            for (unit, code) in units.iter_mut().zip(text.iter()) {
                *unit = U::of(code);
            }
            return Ok(Some(Widened::Short(units, text.len())));
        }
        let mut units = Buf::with_capacity(text.len())?;
        with_units!(text, from => units.extend_mapped(from, |u| U::of(u.code())))?;
        Ok(Some(Widened::Long(units)))
    }
}

impl<U> Deref for Widened<'_, U> {
    type Target = [U];

    fn deref(&self) -> &[U] {
        match self {
            Widened::Same(units) => units,
            Widened::Short(units, len) => &units[..*len],
            Widened::Long(units) => units,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparison_crosses_widths() {
        let narrow = Text::Ascii(b"abc");
        assert_eq!(narrow, Text::Ucs2(&[0x61, 0x62, 0x63]));
        assert_eq!(narrow.compare(Text::Ucs4(&[0x61, 0x62, 0x1F40D])), Ordering::Less);
        assert_eq!(Text::Latin1(b"ab\xE9").compare(Text::Ucs2(&[0x61, 0x62])), Ordering::Greater);
        assert!(Text::Ucs2(&[0x100, 0x61]).slice(1..2) == Text::Ascii(b"a"));
    }

    #[test]
    fn wide_units_are_found_in_every_place() {
        for len in [1usize, 31, 32, 33, 64, 100] {
            for at in 0..len {
                let mut units = vec![7u16; len];
                units[at] = 300;
                assert_eq!(u16::find_unit(&units, 300), Some(at));
                assert_eq!(u16::rfind_unit(&units, 300), Some(at));
            }
            assert_eq!(u32::find_unit(&vec![1; len], 2), None);
            assert_eq!(u32::rfind_unit(&vec![1; len], 2), None);
        }
    }

    #[test]
    fn copies_are_narrow() {
        let part = Text::Ucs4(&[0x1F40D, 0x61, 0xE9]).slice(1..3);
        assert!(matches!(part.to_compact(), Ok(Compact::Latin1(_))));
        assert!(matches!(part.slice(0..1).to_compact(), Ok(Compact::Ascii(_))));
        let wide = Widened::<u16>::new(Text::Ucs4(&[0x61, 0x10000])).unwrap();
        assert!(wide.is_none());
    }
}

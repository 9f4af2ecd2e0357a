//! What `strip` and its relatives leave of a text.

use super::ucd;
use super::view::{Text, Unit};
use crate::with_units;
use std::ops::Range;

/// Which ends are stripped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    Both,
    Left,
    Right,
}

/// The range that is left when units that `strip` accepts are taken off the ends.
pub fn strip_units<U: Unit>(units: &[U], ends: Ends, strip: impl Fn(U) -> bool) -> Range<usize> {
    let (mut start, mut end) = (0, units.len());
    if ends != Ends::Right {
        while start < end && strip(units[start]) {
            start += 1;
        }
    }
    if ends != Ends::Left {
        while end > start && strip(units[end - 1]) {
            end -= 1;
        }
    }
    start..end
}

/// `str.strip` without an argument.
pub fn strip_space(text: Text<'_>, ends: Ends) -> Range<usize> {
    with_units!(text, units => strip_units(units, ends, |u| ucd::is_space(u.code())))
}

/// `str.strip` with a set of characters.
pub fn strip_chars(text: Text<'_>, chars: Text<'_>, ends: Ends) -> Range<usize> {
    let set = CharSet::new(chars);
    with_units!(text, units => strip_units(units, ends, |u| set.has(u.code())))
}

/// `bytes.strip` with a set of bytes.
pub fn strip_bytes(bytes: &[u8], set: &[u8], ends: Ends) -> Range<usize> {
    let set = CharSet::new(Text::Latin1(set));
    strip_units(bytes, ends, |b| set.has(u32::from(b)))
}

/// A set of characters with a bitmap in front, by the low seven bits.
struct CharSet<'a> {
    bloom: u128,
    chars: Text<'a>,
}

impl<'a> CharSet<'a> {
    fn new(chars: Text<'a>) -> Self {
        let bloom = chars.iter().fold(0, |bloom, code| bloom | 1 << (code & 127));
        CharSet { bloom, chars }
    }

    #[inline]
    fn has(&self, code: u32) -> bool {
        if self.bloom >> (code & 127) & 1 == 0 {
            return false;
        }
        match self.chars {
            Text::Ascii(_) => code < 0x80,
            chars if code > chars.bound() => false,
            chars => with_units!(chars, units => Unit::find_unit(units, Unit::of(code)).is_some()),
        }
    }
}

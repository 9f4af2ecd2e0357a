//! The Unicode character database, as CPython's `str` and `unicodedata` see it: predicates, case mappings, properties.
//!
//! `tables.rs` and `tables.bin` come from `vm/tools/unicode_tables.py`. Every function takes any `u32`; what is no code point has
//! the properties of an unassigned one.

pub mod names;
pub mod normalize;
pub mod old;
mod section;
#[rustfmt::skip]
mod tables;

use section::two_stage;
use tables as t;

pub use t::{
    ALPHA, CASE_CHANGES, CASE_IGNORABLE, CASED, DECIMAL, DIGIT, LATIN1_FLAGS, LINE_BREAK, LOWER, NUMERIC,
    PRINTABLE, SPACE, TITLE, UPPER, VERSION, XID_CONTINUE, XID_START,
};

#[inline]
fn flag_record(code: u32) -> (u16, u8) {
    if code >= 0x110000 {
        return (0, NO_DIGIT);
    }
    t::FLAG_RECORDS[two_stage(t::FLAG_FIRST, t::FLAG_SECOND, t::FLAG_SHIFT, code)]
}

const NO_DIGIT: u8 = 255;

/// The bits `ALPHA`, `DECIMAL`... of a character.
#[inline]
pub fn flags(code: u32) -> u16 {
    match LATIN1_FLAGS.get(code as usize) {
        Some(&flags) => flags,
        None => flag_record(code).0,
    }
}

macro_rules! predicates {
    ($($(#[$doc:meta])* $name:ident: $flags:expr;)*) => {
        $($(#[$doc])*
        #[inline]
        pub fn $name(code: u32) -> bool {
            flags(code) & ($flags) != 0
        })*
    };
}

predicates! {
    is_alpha: ALPHA;
    is_decimal: DECIMAL;
    is_digit: DIGIT;
    is_numeric: NUMERIC;
    is_alnum: ALPHA | DECIMAL | DIGIT | NUMERIC;
    is_lower: LOWER;
    is_upper: UPPER;
    is_title: TITLE;
    /// What `repr` shows as it is.
    is_printable: PRINTABLE;
    /// May start an identifier; the underscore is not among them.
    is_xid_start: XID_START;
    is_xid_continue: XID_CONTINUE;
    /// Where `str.splitlines` splits.
    is_line_break: LINE_BREAK;
    is_cased: CASED;
    /// Skipped when the end of a word is looked for. Characters that are cased as well count as neither.
    is_case_ignorable: CASE_IGNORABLE;
}

/// `str.isspace`.
#[inline]
pub fn is_space(code: u32) -> bool {
    if code < 256 {
        return LATIN1_FLAGS[code as usize] & SPACE != 0;
    }
    code >= 0x1680 && matches!(code, 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// The value of a decimal digit.
#[inline]
pub fn decimal(code: u32) -> Option<u8> {
    if code < 0x80 {
        let digit = (code as u8).wrapping_sub(b'0');
        return (digit < 10).then_some(digit);
    }
    let (flags, digit) = flag_record(code);
    (flags & DECIMAL != 0).then_some(digit)
}

/// The value of a digit, superscripts and the like included.
pub fn digit(code: u32) -> Option<u8> {
    let (_, digit) = flag_record(code);
    (digit != NO_DIGIT).then_some(digit)
}

/// `unicodedata.numeric`.
pub fn numeric(code: u32) -> Option<f64> {
    let run = t::NUMERIC_RUNS.partition_point(|&(_, last, _)| last < code);
    match t::NUMERIC_RUNS.get(run) {
        Some(&(first, _, value)) if first <= code => {
            Some(t::NUMERIC_VALUES[usize::from(value)] + f64::from(code - first))
        }
        _ => None,
    }
}

/// Up to three characters that a case mapping makes of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mapped {
    codes: [u32; 3],
    len: usize,
}

impl Mapped {
    /// A single character.
    #[inline]
    pub fn of(code: u32) -> Self {
        Mapped { codes: [code, 0, 0], len: 1 }
    }

    /// The character, if it is a single one.
    #[inline]
    pub fn single(self) -> Option<u32> {
        (self.len == 1).then_some(self.codes[0])
    }

    pub fn codes(&self) -> &[u32] {
        &self.codes[..self.len]
    }
}

/// Which mapping; the numbers index the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    Lower,
    Upper,
    Title,
    Fold,
}

/// The full mapping of a character, without regard to its neighbours.
#[inline]
pub fn map_case(code: u32, case: Case) -> Mapped {
    // No path of its own for ASCII: in text of many widths it would be mispredicted.
    if code >= 0x110000 {
        return Mapped::of(code);
    }
    let (special, maps) = &t::CASE_RECORDS[two_stage(t::CASE_FIRST, t::CASE_SECOND, t::CASE_SHIFT, code)];
    let map = maps[case as usize];
    if !special {
        return Mapped::of(code.wrapping_add_signed(map));
    }
    let (len, at) = ((map >> 16) as usize, (map & 0xFFFF) as usize);
    let mut codes = [0; 3];
    codes[..len].copy_from_slice(&t::SPECIAL_CASE[at..at + len]);
    Mapped { codes, len }
}

fn record(code: u32) -> &'static [u8; 4] {
    let index =
        if code < 0x110000 { two_stage(t::RECORD_FIRST, t::RECORD_SECOND, t::RECORD_SHIFT, code) } else { 0 };
    &t::RECORDS[index]
}

/// The general category, `Cn` for what is not assigned.
pub fn category(code: u32) -> &'static str {
    t::CATEGORIES[usize::from(record(code)[0])]
}

/// The bidirectional class, empty if none is defined.
pub fn bidirectional(code: u32) -> &'static str {
    t::BIDIRECTIONAL[usize::from(record(code)[1])]
}

/// The canonical combining class, and two bits of quick check for each normal form; `None` if both are zero, as they mostly
/// are.
#[inline]
fn class_and_check(code: u32) -> Option<(u8, u8)> {
    if code >= 0x110000 {
        return None;
    }
    let index = two_stage(t::CHECK_FIRST, t::CHECK_SECOND, t::CHECK_SHIFT, code);
    (index != 0).then(|| t::CHECKS[index])
}

/// The canonical combining class.
#[inline]
pub fn combining(code: u32) -> u8 {
    if code < 0x300 { 0 } else { class_and_check(code).map_or(0, |(class, _)| class) }
}

pub fn east_asian_width(code: u32) -> &'static str {
    t::WIDTHS[usize::from(record(code)[2])]
}

pub fn mirrored(code: u32) -> bool {
    record(code)[3] != 0
}

/// What `unicodedata.decomposition` shows: a tag (`<compat>`, or empty for a canonical one) and code points. Hangul syllables
/// have none here, they decompose by arithmetic.
#[derive(Clone)]
pub struct Decomposition {
    pub tag: &'static str,
    at: usize,
    end: usize,
}

pub fn decomposition(code: u32) -> Option<Decomposition> {
    if code >= 0x110000 {
        return None;
    }
    let at = two_stage(t::DECOMPOSITION_FIRST, t::DECOMPOSITION_SECOND, t::DECOMPOSITION_SHIFT, code);
    if at == 0 {
        return None;
    }
    let head = t::DECOMPOSITIONS.at(at);
    let tag = t::DECOMPOSITION_TAGS[(head >> 8) as usize];
    Some(Decomposition { tag, at: at + 1, end: at + 1 + (head & 0xFF) as usize })
}

impl Iterator for Decomposition {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        let unit = t::DECOMPOSITIONS.at(self.at);
        self.at += 1;
        if !(0xD800..0xDC00).contains(&unit) {
            return Some(unit);
        }
        let low = t::DECOMPOSITIONS.at(self.at);
        self.at += 1;
        Some(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_mappings_may_grow() {
        assert_eq!(map_case(0xDF, Case::Upper).codes(), [0x53, 0x53]);
        assert_eq!(map_case(0xDF, Case::Title).codes(), [0x53, 0x73]);
        assert_eq!(map_case(0x130, Case::Lower).codes(), [0x69, 0x307]);
        assert_eq!(map_case(0x1E9E, Case::Lower).single(), Some(0xDF));
        assert_eq!(map_case(0x10FFFF, Case::Fold).single(), Some(0x10FFFF));
    }

    #[test]
    fn values_of_digits() {
        assert_eq!(decimal(0x0664), Some(4));
        assert_eq!((decimal(0xB2), digit(0xB2), numeric(0xBD)), (None, Some(2), Some(0.5)));
        assert_eq!(numeric(0x4E00), Some(1.0));
        assert_eq!((numeric(0x61), digit(0x61), digit(0x110000)), (None, None, None));
    }
}

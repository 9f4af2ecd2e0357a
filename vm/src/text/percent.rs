//! `%`-formatting of str and bytes: reading conversions, and laying out what they show.
//!
//! Arguments are fetched while a conversion is read, as CPython does, so that errors come in the same order: `*` takes the next
//! argument, a key in parentheses looks into the mapping.

use super::TextBuf;
use super::view::{Text, Unit};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::number::AsciiBuf;
use crate::number::float_format::{FloatFlags, FloatKind, push_float};
use crate::number::int::IntRef;
use crate::number::int_text::{PrintError, push_decimal, push_power_of_two};
use std::ops::Range;

/// `ValueError`s of a format itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    IncompleteKey,
    Incomplete,
    WidthTooBig,
    PrecisionTooBig,
}

impl PercentError {
    pub fn message(self) -> &'static str {
        match self {
            PercentError::IncompleteKey => "incomplete format key",
            PercentError::Incomplete => "incomplete format",
            PercentError::WidthTooBig => "width too big",
            PercentError::PrecisionTooBig => "precision too big",
        }
    }
}

/// Where a format's arguments come from.
pub trait Arguments {
    type Error: From<PercentError>;

    /// Looks up a key, at this range of the format; it becomes the argument of the conversion. "format requires a mapping" if
    /// there is none.
    fn key(&mut self, key: Range<usize>) -> Result<(), Self::Error>;

    /// Refuses a key before its end is looked for, if there is no mapping.
    fn expect_mapping(&mut self) -> Result<(), Self::Error>;

    /// The next argument as a width: an int ("* wants int") that fits into a word.
    fn width(&mut self) -> Result<isize, Self::Error>;

    /// The next argument as a precision: an int that fits into a C `int`.
    fn precision(&mut self) -> Result<i32, Self::Error>;
}

/// One `%...`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A blank.
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: usize,
    pub precision: Option<usize>,
    /// The character that says what is shown. One that says nothing is refused only after the argument has been fetched:
    /// "unsupported format character 'y' (0x79) at index 1" (`?` for what is no visible ASCII; for a byte of 0x80 or more in
    /// bytes, CPython raises an `OverflowError`, "character argument not in range(0x110000)").
    pub kind: u32,
    /// Where that stands in the format.
    pub index: usize,
    /// The argument came from a mapping.
    pub has_key: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    Literal(Range<usize>),
    /// `%%`
    Percent,
    Conversion(Conversion),
}

/// Reads what comes next in `format`; `None` at the end.
pub fn next_directive<U: Unit, A: Arguments>(
    format: &[U],
    at: &mut usize,
    arguments: &mut A,
) -> Result<Option<Directive>, A::Error> {
    let start = *at;
    let Some(rest) = format.get(start..).filter(|rest| !rest.is_empty()) else { return Ok(None) };
    let run = U::find_unit(rest, U::of(u32::from(b'%'))).unwrap_or(rest.len());
    if run > 0 {
        *at = start + run;
        return Ok(Some(Directive::Literal(start..start + run)));
    }
    if rest.get(1) == Some(&U::of(u32::from(b'%'))) {
        *at = start + 2;
        return Ok(Some(Directive::Percent));
    }
    *at = start + 1;
    let conversion = conversion(format, at, arguments)?;
    Ok(Some(Directive::Conversion(conversion)))
}

/// Reads a conversion from behind its percent sign.
fn conversion<U: Unit, A: Arguments>(
    format: &[U],
    at: &mut usize,
    arguments: &mut A,
) -> Result<Conversion, A::Error> {
    let byte = |i: usize| format.get(i).and_then(|u| u8::try_from(u.code()).ok());
    let mut found = Conversion {
        left: false,
        plus: false,
        blank: false,
        alternate: false,
        zero: false,
        width: 0,
        precision: None,
        kind: 0,
        index: 0,
        has_key: false,
    };
    if byte(*at) == Some(b'(') {
        arguments.expect_mapping()?;
        let start = *at + 1;
        let end = closing(format, start).ok_or(PercentError::IncompleteKey)?;
        arguments.key(start..end)?;
        found.has_key = true;
        *at = end + 1;
    }
    loop {
        match byte(*at) {
            Some(b'-') => found.left = true,
            Some(b'+') => found.plus = true,
            Some(b' ') => found.blank = true,
            Some(b'#') => found.alternate = true,
            Some(b'0') => found.zero = true,
            _ => break,
        }
        *at += 1;
    }
    if byte(*at) == Some(b'*') {
        *at += 1;
        let width = arguments.width()?;
        found.left |= width < 0;
        found.width = width.unsigned_abs();
    } else {
        found.width = number(format, at, isize::MAX as usize).ok_or(PercentError::WidthTooBig)?;
    }
    if byte(*at) == Some(b'.') {
        *at += 1;
        let precision = if byte(*at) == Some(b'*') {
            *at += 1;
            usize::try_from(arguments.precision()?).unwrap_or(0)
        } else {
            number(format, at, i32::MAX as usize).ok_or(PercentError::PrecisionTooBig)?
        };
        found.precision = Some(precision);
    }
    if matches!(byte(*at), Some(b'h' | b'l' | b'L')) {
        *at += 1;
    }
    found.kind = format.get(*at).ok_or(PercentError::Incomplete)?.code();
    found.index = *at;
    *at += 1;
    Ok(found)
}

/// Where the parenthesis closes that was opened before `start`.
fn closing<U: Unit>(format: &[U], start: usize) -> Option<usize> {
    let mut depth = 1;
    for (i, unit) in format.iter().enumerate().skip(start) {
        if unit.code() == u32::from(b'(') {
            depth += 1;
        } else if unit.code() == u32::from(b')') {
            depth -= 1;
            if depth == 0 {
                return Some(i);
            }
        }
    }
    None
}

/// ASCII digits as a number, 0 if there are none; `None` if it exceeds `most`.
fn number<U: Unit>(format: &[U], at: &mut usize, most: usize) -> Option<usize> {
    let mut number = 0usize;
    while let Some(digit) = format.get(*at).and_then(|u| char::from_u32(u.code())?.to_digit(10)) {
        number = number.checked_mul(10)?.checked_add(digit as usize).filter(|&number| number <= most)?;
        *at += 1;
    }
    Some(number)
}

/// Where the output goes: a string or bytes.
pub trait Sink {
    fn ascii(&mut self, bytes: &[u8]) -> Result<(), NoMemory>;
    fn repeated(&mut self, byte: u8, count: usize) -> Result<(), NoMemory>;
}

impl Sink for TextBuf {
    fn ascii(&mut self, bytes: &[u8]) -> Result<(), NoMemory> {
        self.push_ascii(bytes)
    }

    fn repeated(&mut self, byte: u8, count: usize) -> Result<(), NoMemory> {
        self.push_repeated(u32::from(byte), count)
    }
}

impl Sink for Buf<u8> {
    fn ascii(&mut self, bytes: &[u8]) -> Result<(), NoMemory> {
        self.extend_from_slice(bytes)
    }

    fn repeated(&mut self, byte: u8, count: usize) -> Result<(), NoMemory> {
        let len = self.len().checked_add(count).ok_or(NoMemory)?;
        self.resize(len, byte)
    }
}

impl Conversion {
    fn padding(&self, len: usize) -> (usize, usize) {
        let pad = self.width.saturating_sub(len);
        if self.left { (0, pad) } else { (pad, 0) }
    }

    /// Appends text, cut to the precision: `%s`, `%r`, `%a`.
    pub fn push_text(&self, text: Text<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
        self.push_whole_text(text.slice(0..self.precision.unwrap_or(usize::MAX)), out)
    }

    /// Appends text whatever the precision: `%c`.
    pub fn push_whole_text(&self, text: Text<'_>, out: &mut TextBuf) -> Result<(), NoMemory> {
        let (left, right) = self.padding(text.len());
        out.push_repeated(32, left)?;
        out.push_text(text)?;
        out.push_repeated(32, right)
    }

    /// Appends bytes, cut to the precision: `%s`, `%b`, `%a`, `%r` of bytes.
    pub fn push_bytes(&self, bytes: &[u8], out: &mut Buf<u8>) -> Result<(), NoMemory> {
        self.push_whole_bytes(&bytes[..bytes.len().min(self.precision.unwrap_or(usize::MAX))], out)
    }

    /// Appends bytes whatever the precision: `%c` of bytes.
    pub fn push_whole_bytes(&self, bytes: &[u8], out: &mut Buf<u8>) -> Result<(), NoMemory> {
        let (left, right) = self.padding(bytes.len());
        out.repeated(b' ', left)?;
        out.extend_from_slice(bytes)?;
        out.repeated(b' ', right)
    }

    /// Appends an int as `d`, `i`, `u`, `o`, `x` or `X`. `max_digits` limits decimal digits, 0 for no limit.
    pub fn push_int(
        &self,
        value: IntRef<'_>,
        max_digits: usize,
        out: &mut impl Sink,
    ) -> Result<(), PrintError> {
        let mut digits = AsciiBuf::new();
        let (shift, prefix) = match u8::try_from(self.kind).unwrap_or(0) {
            b'o' => (3, b"0o"),
            b'x' => (4, b"0x"),
            b'X' => (4, b"0X"),
            _ => (0, b"  "),
        };
        if shift == 0 {
            push_decimal(value, max_digits, &mut digits)?;
        } else {
            push_power_of_two(value, shift, self.kind == u32::from(b'X'), &mut digits)?;
        }
        let digits = digits.strip_prefix(b"-").unwrap_or(&digits);
        let prefix = if shift != 0 && self.alternate { &prefix[..] } else { b"" };
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        Ok(self.push_number(value.is_negative(), prefix, zeros, digits, out)?)
    }

    /// Appends a float as `e`, `f`, `g` or their upper-case forms.
    pub fn push_float(&self, value: f64, out: &mut impl Sink) -> Result<(), NoMemory> {
        let kind = u8::try_from(self.kind).unwrap_or(0);
        let flags = FloatFlags {
            upper: kind.is_ascii_uppercase(),
            alternate: self.alternate,
            ..FloatFlags::default()
        };
        let layout = match kind.to_ascii_lowercase() {
            b'e' => FloatKind::Exponent,
            b'f' => FloatKind::Fixed,
            _ => FloatKind::General,
        };
        let mut text = AsciiBuf::new();
        push_float(value, layout, self.precision.unwrap_or(6), flags, &mut text)?;
        match text.strip_prefix(b"-") {
            Some(text) => self.push_number(true, b"", 0, text, out),
            None => self.push_number(false, b"", 0, &text, out),
        }
    }

    fn push_number(
        &self,
        negative: bool,
        prefix: &[u8],
        zeros: usize,
        digits: &[u8],
        out: &mut impl Sink,
    ) -> Result<(), NoMemory> {
        let sign: &[u8] = match (negative, self.plus, self.blank) {
            (true, ..) => b"-",
            (_, true, _) => b"+",
            (.., true) => b" ",
            _ => b"",
        };
        let len = zeros.checked_add(sign.len() + prefix.len() + digits.len()).ok_or(NoMemory)?;
        let (left, right) = self.padding(len);
        let (left, inner) = if self.zero { (0, left) } else { (left, 0) };
        out.repeated(b' ', left)?;
        out.ascii(sign)?;
        out.ascii(prefix)?;
        out.repeated(b'0', inner + zeros)?;
        out.ascii(digits)?;
        out.repeated(b' ', right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct NoArguments;

    impl Arguments for NoArguments {
        type Error = PercentError;

        fn key(&mut self, _: Range<usize>) -> Result<(), PercentError> {
            Ok(())
        }

        fn expect_mapping(&mut self) -> Result<(), PercentError> {
            Ok(())
        }

        fn width(&mut self) -> Result<isize, PercentError> {
            Ok(-7)
        }

        fn precision(&mut self) -> Result<i32, PercentError> {
            Ok(-1)
        }
    }

    fn one(format: &str) -> Result<Option<Directive>, PercentError> {
        next_directive(format.as_bytes(), &mut 0, &mut NoArguments)
    }

    #[test]
    fn conversions_are_read_whole() {
        let Ok(Some(Directive::Conversion(found))) = one("%(a(b))-#0*.*ld") else { panic!() };
        assert_eq!((found.left, found.alternate, found.zero, found.has_key), (true, true, true, true));
        assert_eq!(
            (found.width, found.precision, found.kind, found.index),
            (7, Some(0), u32::from(b'd'), 14)
        );
        assert_eq!(one("abc%"), Ok(Some(Directive::Literal(0..3))));
        assert_eq!(one("%"), Err(PercentError::Incomplete));
        assert_eq!(one("%(a(b)s"), Err(PercentError::IncompleteKey));
        assert_eq!(one("%9223372036854775808d"), Err(PercentError::WidthTooBig));
        assert_eq!(one("%.2147483648d"), Err(PercentError::PrecisionTooBig));
    }

    #[test]
    fn zeros_go_behind_sign_and_prefix() {
        let Ok(Some(Directive::Conversion(found))) = one("%#010x") else { panic!() };
        let mut out = TextBuf::new();
        found.push_int(IntRef::Small(-255), 0, &mut out).unwrap();
        assert!(out.as_text() == *"-0x00000ff");
    }
}

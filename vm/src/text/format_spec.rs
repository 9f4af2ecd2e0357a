//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.[precision][grouping]][type]`, and the texts of its
//! errors.

use super::ucd;
use super::view::{Text, Unit};
use super::{SizeError, TextBuf};
use crate::heap::NoMemory;
use crate::with_units;

/// `<`, `>`, `^`, `=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Right,
    Center,
    /// Padding between sign and digits.
    AfterSign,
}

impl Align {
    #[inline]
    pub fn of(code: u32) -> Option<Align> {
        Some(match u8::try_from(code).ok()? {
            b'<' => Align::Left,
            b'>' => Align::Right,
            b'^' => Align::Center,
            b'=' => Align::AfterSign,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// Only negative numbers show one; `-` asks for just that.
    Minus,
    /// `+`
    Plus,
    /// A blank for what is not negative.
    Space,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    Comma,
    Underscore,
}

impl Grouping {
    pub fn byte(self) -> u8 {
        match self {
            Grouping::Comma => b',',
            Grouping::Underscore => b'_',
        }
    }
}

/// A parsed specification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spec {
    pub fill: u32,
    pub align: Align,
    pub sign: Option<Sign>,
    /// `z`: a result of zero has no minus.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Option<Grouping>,
    pub precision: Option<usize>,
    pub fraction_grouping: Option<Grouping>,
    /// The type's character, or the default of the value's type.
    pub kind: Option<u32>,
}

/// What is wrong with a specification, or with it for a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormatError {
    NoMemory,
    TooManyDigits,
    CommaAndUnderscore,
    /// "Cannot specify ',' with 'x'."
    GroupingWithKind(Grouping, u32),
    MissingPrecision,
    /// "Invalid format specifier '...' for object of type '...'"
    Invalid,
    /// "Unknown format code 'x' for object of type '...'"
    UnknownKind(u32),
    /// Any other `ValueError`.
    Text(&'static str),
    /// `OverflowError`
    Overflow(&'static str),
}

impl From<NoMemory> for FormatError {
    fn from(_: NoMemory) -> Self {
        FormatError::NoMemory
    }
}

impl From<SizeError> for FormatError {
    fn from(error: SizeError) -> Self {
        match error {
            SizeError::NoMemory => FormatError::NoMemory,
            SizeError::TooLong(text) => FormatError::Overflow(text),
        }
    }
}

impl FormatError {
    pub fn is_overflow(self) -> bool {
        matches!(self, FormatError::Overflow(_))
    }

    /// Appends the exception's text, given the specification and the name of the value's type. Nothing for `NoMemory`.
    pub fn push_message(self, spec: Text<'_>, type_name: &str, out: &mut TextBuf) -> Result<(), NoMemory> {
        match self {
            FormatError::NoMemory => Ok(()),
            FormatError::TooManyDigits => out.push_str("Too many decimal digits in format string"),
            FormatError::CommaAndUnderscore => out.push_str("Cannot specify both ',' and '_'."),
            FormatError::GroupingWithKind(grouping, kind) => {
                out.push_str("Cannot specify '")?;
                out.push(u32::from(grouping.byte()))?;
                out.push_str("' with '")?;
                push_kind(kind, out)?;
                out.push_str("'.")
            }
            FormatError::MissingPrecision => out.push_str("Format specifier missing precision"),
            FormatError::Invalid => {
                out.push_str("Invalid format specifier '")?;
                out.push_text(spec)?;
                out.push_str("' for object of type '")?;
                out.push_str(type_name)?;
                out.push_str("'")
            }
            FormatError::UnknownKind(kind) => {
                out.push_str("Unknown format code '")?;
                push_kind(kind, out)?;
                out.push_str("' for object of type '")?;
                out.push_str(type_name)?;
                out.push_str("'")
            }
            FormatError::Text(text) | FormatError::Overflow(text) => out.push_str(text),
        }
    }
}

/// A type's character, in hexadecimal if it is no visible ASCII.
fn push_kind(kind: u32, out: &mut TextBuf) -> Result<(), NoMemory> {
    if (33..128).contains(&kind) {
        return out.push(kind);
    }
    out.push_str("\\x")?;
    let digits = (8 - kind.leading_zeros() as usize / 4).max(1);
    for place in (0..digits).rev() {
        out.push(u32::from(b"0123456789abcdef"[(kind >> (4 * place) & 15) as usize]))?;
    }
    Ok(())
}

/// What kind of value a specification is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    Str,
    Int,
    Float,
    Complex,
}

/// Reads a specification from the left.
struct Reader<'a, U> {
    units: &'a [U],
    at: usize,
}

impl<U: Unit> Reader<'_, U> {
    #[inline]
    fn peek(&self, ahead: usize) -> Option<u32> {
        self.units.get(self.at + ahead).map(|u| u.code())
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek(0) == Some(u32::from(byte));
        self.at += usize::from(found);
        found
    }

    /// A number in decimal digits of any script; `None` if there is none.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut number = None;
        while let Some(digit) = self.peek(0).and_then(ucd::decimal) {
            let value = number.unwrap_or(0usize);
            let next = value.checked_mul(10).and_then(|value| value.checked_add(usize::from(digit)));
            number =
                Some(next.filter(|&next| next <= isize::MAX as usize).ok_or(FormatError::TooManyDigits)?);
            self.at += 1;
        }
        Ok(number)
    }

    /// `,` or `_`, of which only one may stand there.
    fn grouping(&mut self) -> Result<Option<Grouping>, FormatError> {
        let mut grouping = None;
        if self.take(b',') {
            grouping = Some(Grouping::Comma);
        }
        if self.take(b'_') {
            if grouping.is_some() {
                return Err(FormatError::CommaAndUnderscore);
            }
            grouping = Some(Grouping::Underscore);
        }
        if self.peek(0) == Some(u32::from(b',')) && grouping == Some(Grouping::Underscore) {
            return Err(FormatError::CommaAndUnderscore);
        }
        Ok(grouping)
    }
}

impl Spec {
    /// Parses `text`. Numbers are aligned right by default, strings left.
    pub fn parse(text: Text<'_>, target: Target) -> Result<Spec, FormatError> {
        with_units!(text, units => Spec::parse_units(units, target))
    }

    fn parse_units<U: Unit>(units: &[U], target: Target) -> Result<Spec, FormatError> {
        let default_align = if target == Target::Str { Align::Left } else { Align::Right };
        let mut reader = Reader { units, at: 0 };
        let mut fill = None;
        let mut align = None;
        if let Some(second) = reader.peek(1).and_then(Align::of) {
            (fill, align) = (reader.peek(0), Some(second));
            reader.at = 2;
        } else if let Some(first) = reader.peek(0).and_then(Align::of) {
            align = Some(first);
            reader.at = 1;
        }
        let sign = match reader.peek(0).and_then(|code| u8::try_from(code).ok()) {
            Some(b'+') => Some(Sign::Plus),
            Some(b'-') => Some(Sign::Minus),
            Some(b' ') => Some(Sign::Space),
            _ => None,
        };
        reader.at += usize::from(sign.is_some());
        let no_negative_zero = reader.take(b'z');
        let alternate = reader.take(b'#');
        if fill.is_none() && reader.take(b'0') {
            fill = Some(u32::from(b'0'));
            if align.is_none() && default_align == Align::Right {
                align = Some(Align::AfterSign);
            }
        }
        let width = reader.number()?;
        let grouping = reader.grouping()?;
        let (mut precision, mut fraction_grouping) = (None, None);
        if reader.take(b'.') {
            precision = reader.number()?;
            fraction_grouping = reader.grouping()?;
            if precision.is_none() && fraction_grouping.is_none() {
                return Err(FormatError::MissingPrecision);
            }
        }
        let kind = reader.peek(0);
        if reader.peek(1).is_some() {
            return Err(FormatError::Invalid);
        }
        let spec = Spec {
            fill: fill.unwrap_or(u32::from(b' ')),
            align: align.unwrap_or(default_align),
            sign,
            no_negative_zero,
            alternate,
            width,
            grouping,
            precision,
            fraction_grouping,
            kind,
        };
        spec.check_grouping(target)?;
        Ok(spec)
    }

    fn check_grouping(&self, target: Target) -> Result<(), FormatError> {
        let kind = self.kind.unwrap_or(match target {
            Target::Str => u32::from(b's'),
            Target::Int => u32::from(b'd'),
            Target::Float | Target::Complex => 0,
        });
        if let Some(grouping) = self.grouping {
            let allowed = match u8::try_from(kind).unwrap_or(b'?') {
                b'd' | b'e' | b'f' | b'g' | b'E' | b'G' | b'%' | b'F' | 0 => true,
                b'b' | b'o' | b'x' | b'X' => grouping == Grouping::Underscore,
                _ => false,
            };
            if !allowed {
                return Err(FormatError::GroupingWithKind(grouping, kind));
            }
        }
        if let Some(grouping) = self.fraction_grouping
            && kind == u32::from(b'n')
        {
            return Err(FormatError::GroupingWithKind(grouping, kind));
        }
        Ok(())
    }

    /// The type as a byte; 0 for what is no byte, 1 if there is none.
    pub(super) fn kind_byte(&self) -> Option<u8> {
        self.kind.map(|kind| u8::try_from(kind).unwrap_or(0))
    }

    /// How much padding goes left and right of a text of `len` characters.
    pub(super) fn padding(&self, len: usize) -> (usize, usize) {
        let pad = self.width.map_or(0, |width| width.saturating_sub(len));
        match self.align {
            Align::Left => (0, pad),
            Align::Center => (pad / 2, pad - pad / 2),
            Align::Right | Align::AfterSign => (pad, 0),
        }
    }

    /// Appends `format(text, spec)`.
    pub fn push_str_value(&self, text: Text<'_>, out: &mut TextBuf) -> Result<(), FormatError> {
        if self.kind.is_some_and(|kind| kind != u32::from(b's')) {
            return Err(FormatError::UnknownKind(self.kind.unwrap_or(0)));
        }
        if let Some(sign) = self.sign {
            return Err(FormatError::Text(if sign == Sign::Space {
                "Space not allowed in string format specifier"
            } else {
                "Sign not allowed in string format specifier"
            }));
        }
        if self.no_negative_zero {
            return Err(FormatError::Text(
                "Negative zero coercion (z) not allowed in string format specifier",
            ));
        }
        if self.alternate {
            return Err(FormatError::Text("Alternate form (#) not allowed in string format specifier"));
        }
        if self.align == Align::AfterSign {
            return Err(FormatError::Text("'=' alignment not allowed in string format specifier"));
        }
        let shown = text.slice(0..self.precision.unwrap_or(usize::MAX));
        let (left, right) = self.padding(shown.len());
        out.push_repeated(self.fill, left)?;
        out.push_text(shown)?;
        out.push_repeated(self.fill, right)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(spec: &str) -> Result<Spec, FormatError> {
        Spec::parse(Text::Ascii(spec.as_bytes()), Target::Float)
    }

    #[test]
    fn every_part_is_found() {
        let spec = parse("*^+z#012,.34_f").unwrap();
        assert_eq!((spec.fill, spec.align, spec.sign), (u32::from(b'*'), Align::Center, Some(Sign::Plus)));
        assert_eq!((spec.no_negative_zero, spec.alternate), (true, true));
        assert_eq!((spec.width, spec.precision), (Some(12), Some(34)));
        assert_eq!(
            (spec.grouping, spec.fraction_grouping),
            (Some(Grouping::Comma), Some(Grouping::Underscore))
        );
        assert_eq!(spec.kind, Some(u32::from(b'f')));
    }

    #[test]
    fn errors_are_told_apart() {
        assert_eq!(parse(",_"), Err(FormatError::CommaAndUnderscore));
        assert_eq!(parse("."), Err(FormatError::MissingPrecision));
        assert_eq!(parse(",n"), Err(FormatError::GroupingWithKind(Grouping::Comma, u32::from(b'n'))));
        assert_eq!(parse("9223372036854775808"), Err(FormatError::TooManyDigits));
        assert_eq!(parse("ff"), Err(FormatError::Invalid));
    }
}

//! Templates of `str.format`: literal text and replacement fields, and the parts of a field's name. What is found is given as
//! ranges of the template.

use super::ucd;
use super::view::{Text, Unit};
use crate::with_units;
use std::ops::Range;

/// `ValueError`s; the text of each is its [`FieldError::message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    SingleClose,
    SingleOpen,
    OpenInFieldName,
    NoConversion,
    AfterConversion,
    UnmatchedOpen,
    NoClose,
    TooManyDigits,
    ManualToAutomatic,
    AutomaticToManual,
    NoBracket,
    AfterBracket,
    EmptyAttribute,
}

impl FieldError {
    pub fn message(self) -> &'static str {
        match self {
            FieldError::SingleClose => "Single '}' encountered in format string",
            FieldError::SingleOpen => "Single '{' encountered in format string",
            FieldError::OpenInFieldName => "unexpected '{' in field name",
            FieldError::NoConversion => "end of string while looking for conversion specifier",
            FieldError::AfterConversion => "expected ':' after conversion specifier",
            FieldError::UnmatchedOpen => "unmatched '{' in format spec",
            FieldError::NoClose => "expected '}' before end of string",
            FieldError::TooManyDigits => "Too many decimal digits in format string",
            FieldError::ManualToAutomatic => {
                "cannot switch from manual field specification to automatic field numbering"
            }
            FieldError::AutomaticToManual => {
                "cannot switch from automatic field numbering to manual field specification"
            }
            FieldError::NoBracket => "Missing ']' in format string",
            FieldError::AfterBracket => "Only '.' or '[' may follow ']' in format field specifier",
            FieldError::EmptyAttribute => "Empty attribute in format string",
        }
    }
}

/// A replacement field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Range<usize>,
    /// The character behind `!`.
    pub conversion: Option<u32>,
    pub spec: Range<usize>,
    /// The specification has fields of its own.
    pub nested: bool,
}

/// Literal text, in which a doubled brace is left out once, and the field that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub literal: Range<usize>,
    pub field: Option<Field>,
}

/// Walks a template, or the part of one between `at` and `end`.
pub struct Template<'a> {
    text: Text<'a>,
    at: usize,
}

impl<'a> Template<'a> {
    pub fn new(text: Text<'a>) -> Self {
        Template { text, at: 0 }
    }

    /// The template within `range` of a longer text; ranges found still count from the text's beginning.
    pub fn within(text: Text<'a>, range: Range<usize>) -> Self {
        Template { text: text.slice(0..range.end), at: range.start }
    }

    /// Where the next piece begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next piece, `None` at the end. After an error the walk is over.
    pub fn next_piece(&mut self) -> Result<Option<Piece>, FieldError> {
        let at = &mut self.at;
        with_units!(self.text, units => next_piece(units, at))
    }
}

fn next_piece<U: Unit>(units: &[U], at: &mut usize) -> Result<Option<Piece>, FieldError> {
    let start = *at;
    if start >= units.len() {
        return Ok(None);
    }
    let (open, close) = (U::of(u32::from(b'{')), U::of(u32::from(b'}')));
    let Some(run) = units[start..].iter().position(|&u| u == open || u == close) else {
        *at = units.len();
        return Ok(Some(Piece { literal: start..units.len(), field: None }));
    };
    let brace = start + run;
    let doubled = units.get(brace + 1) == Some(&units[brace]);
    if doubled {
        *at = brace + 2;
        return Ok(Some(Piece { literal: start..brace + 1, field: None }));
    }
    if units[brace] == close {
        return Err(FieldError::SingleClose);
    }
    if brace + 1 == units.len() {
        return Err(FieldError::SingleOpen);
    }
    *at = brace + 1;
    Ok(Some(Piece { literal: start..brace, field: Some(field(units, at)?) }))
}

/// Reads a field from behind its opening brace to behind its closing one.
fn field<U: Unit>(units: &[U], at: &mut usize) -> Result<Field, FieldError> {
    let byte = |i: usize| units.get(i).and_then(|u| u8::try_from(u.code()).ok());
    let name = *at;
    let mut i = name;
    let stop = loop {
        if i >= units.len() {
            return Err(FieldError::NoClose);
        }
        match byte(i) {
            Some(b'{') => return Err(FieldError::OpenInFieldName),
            Some(b'[') => {
                i += units[i..].iter().position(|u| u.code() == u32::from(b']')).unwrap_or(units.len() - i);
            }
            Some(stop @ (b'}' | b':' | b'!')) => break stop,
            _ => i += 1,
        }
    };
    let mut field = Field { name: name..i, conversion: None, spec: i..i, nested: false };
    *at = i + 1;
    if stop == b'}' {
        return Ok(field);
    }
    if stop == b'!' {
        field.conversion = Some(units.get(i + 1).ok_or(FieldError::NoConversion)?.code());
        *at = i + 2;
        match byte(i + 2) {
            Some(b'}') => {
                *at = i + 3;
                return Ok(field);
            }
            Some(b':') => *at = i + 3,
            _ if i + 2 < units.len() => return Err(FieldError::AfterConversion),
            _ => return Err(FieldError::UnmatchedOpen),
        }
    }
    let start = *at;
    let mut depth = 1;
    for i in start..units.len() {
        match byte(i) {
            Some(b'{') => {
                field.nested = true;
                depth += 1;
            }
            Some(b'}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = start..i;
            *at = i + 1;
            return Ok(field);
        }
    }
    Err(FieldError::UnmatchedOpen)
}

/// A decimal number; `None` if the text is empty or anything else.
fn index(text: Text<'_>) -> Result<Option<usize>, FieldError> {
    let mut index = None;
    for code in text.iter() {
        let Some(digit) = ucd::decimal(code) else { return Ok(None) };
        let next = index.unwrap_or(0usize).checked_mul(10).and_then(|n| n.checked_add(usize::from(digit)));
        index = Some(next.filter(|&n| n <= isize::MAX as usize).ok_or(FieldError::TooManyDigits)?);
    }
    Ok(index)
}

/// Whether fields are numbered automatically or by hand; a template may not mix the two.
#[derive(Clone, Copy, Debug, Default)]
pub struct AutoNumber {
    automatic: Option<bool>,
    next: usize,
}

/// What a field's name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Key(Range<usize>),
}

/// What follows in a field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    Attribute(Range<usize>),
    /// `[3]`
    Index(usize),
    /// `[key]`
    Key(Range<usize>),
}

/// The parts of a field's name behind the first.
pub struct Accesses<'a> {
    text: Text<'a>,
    at: usize,
    end: usize,
}

/// Splits a field's name, which stands at `name` in `text`. Without `numbers`, as `_string.formatter_field_name_split` does it,
/// an empty first part is an empty key.
pub fn split_name<'a>(
    text: Text<'a>,
    name: Range<usize>,
    numbers: Option<&mut AutoNumber>,
) -> Result<(First, Accesses<'a>), FieldError> {
    let end = name.end.min(text.len());
    let stop = text.slice(name.clone()).iter().position(|c| c == u32::from(b'.') || c == u32::from(b'['));
    let first = name.start..stop.map_or(end, |stop| name.start + stop);
    let rest = Accesses { text, at: first.end, end };
    let mut number = index(text.slice(first.clone()))?;
    if let Some(numbers) = numbers
        && (number.is_some() || first.is_empty())
    {
        let automatic = first.is_empty();
        match numbers.automatic.get_or_insert(automatic) {
            true if !automatic => return Err(FieldError::AutomaticToManual),
            false if automatic => return Err(FieldError::ManualToAutomatic),
            _ => {}
        }
        if automatic {
            number = Some(numbers.next);
            numbers.next += 1;
        }
    }
    Ok((number.map_or(First::Key(first), First::Index), rest))
}

impl<'a> Accesses<'a> {
    /// The accesses within `range` of a longer text, which begins with one.
    pub fn within(text: Text<'a>, range: Range<usize>) -> Self {
        Accesses { text, at: range.start, end: range.end.min(text.len()) }
    }

    /// Where the next access begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next attribute or item, `None` at the end.
    pub fn next_access(&mut self) -> Result<Option<Access>, FieldError> {
        if self.at >= self.end {
            return Ok(None);
        }
        let start = self.at + 1;
        let rest = self.text.slice(start..self.end);
        let part;
        let access = match self.text.get(self.at).and_then(|code| u8::try_from(code).ok()) {
            Some(b'.') => {
                let stop = rest.iter().position(|c| c == u32::from(b'.') || c == u32::from(b'['));
                part = start..start + stop.unwrap_or(rest.len());
                self.at = part.end;
                Access::Attribute(part.clone())
            }
            Some(b'[') => {
                let stop = rest.iter().position(|c| c == u32::from(b']')).ok_or(FieldError::NoBracket)?;
                part = start..start + stop;
                self.at = part.end + 1;
                index(self.text.slice(part.clone()))?.map_or(Access::Key(part.clone()), Access::Index)
            }
            _ => return Err(FieldError::AfterBracket),
        };
        if part.is_empty() { Err(FieldError::EmptyAttribute) } else { Ok(Some(access)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(s: &str) -> Result<Vec<Piece>, FieldError> {
        let mut template = Template::new(Text::Ascii(s.as_bytes()));
        let mut pieces = Vec::new();
        while let Some(piece) = template.next_piece()? {
            pieces.push(piece);
        }
        Ok(pieces)
    }

    #[test]
    fn literals_and_fields() {
        let found = pieces("a{{b{x!r:>{w}}c").unwrap();
        assert_eq!(found[0], Piece { literal: 0..2, field: None });
        let field = Field { name: 5..6, conversion: Some(u32::from(b'r')), spec: 9..13, nested: true };
        assert_eq!(found[1], Piece { literal: 3..4, field: Some(field) });
        assert_eq!(found[2], Piece { literal: 14..15, field: None });
    }

    #[test]
    fn errors() {
        for (template, error) in [
            ("}", FieldError::SingleClose),
            ("{", FieldError::SingleOpen),
            ("{a", FieldError::NoClose),
            ("{a{", FieldError::OpenInFieldName),
            ("{!", FieldError::NoConversion),
            ("{!r", FieldError::UnmatchedOpen),
            ("{!rx}", FieldError::AfterConversion),
            ("{:{}", FieldError::UnmatchedOpen),
        ] {
            assert_eq!(pieces(template), Err(error), "{template}");
        }
    }

    #[test]
    fn names() {
        let text = Text::Ascii(b"0.real[key][3]");
        let (first, mut rest) = split_name(text, 0..14, None).unwrap();
        assert_eq!(first, First::Index(0));
        assert_eq!(rest.next_access(), Ok(Some(Access::Attribute(2..6))));
        assert_eq!(rest.next_access(), Ok(Some(Access::Key(7..10))));
        assert_eq!(rest.next_access(), Ok(Some(Access::Index(3))));
        assert_eq!(rest.next_access(), Ok(None));
        let mut numbers = AutoNumber::default();
        assert!(matches!(split_name(text, 0..0, Some(&mut numbers)), Ok((First::Index(0), _))));
        assert!(matches!(split_name(text, 0..0, Some(&mut numbers)), Ok((First::Index(1), _))));
        assert!(matches!(split_name(text, 0..1, Some(&mut numbers)), Err(FieldError::AutomaticToManual)));
    }
}

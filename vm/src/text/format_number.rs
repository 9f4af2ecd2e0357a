//! Numbers laid out by a specification: sign, prefix, grouped digits, padding; `format` of int, float and complex.

use super::TextBuf;
use super::format_spec::{Align, FormatError, Grouping, Sign, Spec};
use super::view::Text;
use crate::heap::NoMemory;
use crate::number::AsciiBuf;
use crate::number::complex::Complex;
use crate::number::float_format::{FloatFlags, FloatKind, push_float};
use crate::number::int::IntRef;
use crate::number::int_float;
use crate::number::int_text::{PrintError, push_decimal, push_power_of_two};

/// What `n` takes from `localeconv`.
#[derive(Clone, Copy)]
pub struct Locale<'a> {
    pub decimal_point: Text<'a>,
    pub thousands_sep: Text<'a>,
    /// Sizes of groups from the right, the last of them repeated; 127 ends grouping.
    pub grouping: &'a [u8],
}

impl Locale<'static> {
    /// The locale `C`.
    pub const C: Self =
        Locale { decimal_point: Text::Ascii(b"."), thousands_sep: Text::EMPTY, grouping: &[] };

    fn grouped(grouping: Option<Grouping>, size: u8) -> Self {
        let thousands_sep = match grouping {
            None => return Self::C,
            Some(Grouping::Comma) => Text::Ascii(b","),
            Some(Grouping::Underscore) => Text::Ascii(b"_"),
        };
        Locale {
            decimal_point: Text::Ascii(b"."),
            thousands_sep,
            grouping: if size == 4 { &[4] } else { &[3] },
        }
    }
}

/// The parts of a number in ASCII.
struct Parts<'a> {
    negative: bool,
    prefix: &'a [u8],
    /// What is grouped. Empty for `inf`, `nan`.
    digits: &'a [u8],
    point: bool,
    fraction: &'a [u8],
    /// Exponent, percent sign, `inf`.
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Takes a formatted float apart.
    fn of_float(text: &'a [u8]) -> Parts<'a> {
        let (negative, text) = match text {
            [b'-', text @ ..] => (true, text),
            text => (false, text),
        };
        let run = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, after) = text.split_at(run(text));
        let (point, after) = match after {
            [b'.', after @ ..] => (true, after),
            after => (false, after),
        };
        let (fraction, rest) = if point { after.split_at(run(after)) } else { (&after[..0], after) };
        Parts { negative, prefix: b"", digits, point, fraction, rest }
    }
}

/// Walks the groups of digits from the right: how many zeros and digits each has.
fn each_group(digits: usize, least: usize, locale: &Locale<'_>, mut each: impl FnMut(usize, usize)) {
    let sep = locale.thousands_sep.len();
    let (mut digits, mut least) = (digits, least);
    let mut sizes = locale.grouping.iter().copied();
    let mut size = 0;
    loop {
        match sizes.next() {
            Some(0) | None => {}
            Some(127) => size = 0,
            Some(next) => size = usize::from(next),
        }
        let all = digits.max(least).max(1);
        let len = if size == 0 { all } else { size.min(all) };
        let taken = digits.min(len);
        each(len - taken, taken);
        digits -= taken;
        least = least.saturating_sub(len);
        if digits == 0 && least == 0 {
            return;
        }
        least = least.saturating_sub(sep);
    }
}

/// Appends a number by its parts.
fn push_parts(
    parts: &Parts<'_>,
    spec: &Spec,
    locale: &Locale<'_>,
    out: &mut TextBuf,
) -> Result<(), FormatError> {
    let sign = match spec.sign {
        _ if parts.negative => Some(b'-'),
        Some(Sign::Plus) => Some(b'+'),
        Some(Sign::Space) => Some(b' '),
        _ => None,
    };
    let separators = match spec.fraction_grouping {
        Some(_) if !parts.fraction.is_empty() => (parts.fraction.len() - 1) / 3,
        _ => 0,
    };
    let point = if parts.point { locale.decimal_point.len() } else { 0 };
    let others = usize::from(sign.is_some())
        + parts.prefix.len()
        + point
        + parts.fraction.len()
        + separators
        + parts.rest.len();
    let width = spec.width.unwrap_or(0);
    // An impossible width is refused before its groups are counted.
    out.reserve(width)?;
    let zeros = spec.fill == u32::from(b'0') && spec.align == Align::AfterSign;
    let least = if zeros { width.saturating_sub(others) } else { 0 };
    let mut grouped = 0usize;
    let mut groups = 0usize;
    if !parts.digits.is_empty() {
        each_group(parts.digits.len(), least, locale, |zeros, digits| {
            grouped = grouped.saturating_add(zeros + digits);
            groups += 1;
        });
        grouped = grouped.saturating_add((groups - 1) * locale.thousands_sep.len());
    }
    let len = others.saturating_add(grouped);
    let (left, right) = match spec.align {
        Align::AfterSign => (0, 0),
        _ => spec.padding(len),
    };
    let inner = if spec.align == Align::AfterSign { width.saturating_sub(len) } else { 0 };
    out.reserve(len.checked_add(left + inner + right).ok_or(NoMemory)?)?;
    out.push_repeated(spec.fill, left)?;
    if let Some(sign) = sign {
        out.push(u32::from(sign))?;
    }
    out.push_ascii(parts.prefix)?;
    out.push_repeated(spec.fill, inner)?;
    push_grouped(parts.digits, least, groups, locale, out)?;
    if parts.point {
        out.push_text(locale.decimal_point)?;
    }
    match spec.fraction_grouping {
        None => out.push_ascii(parts.fraction)?,
        Some(grouping) => {
            for (i, group) in parts.fraction.chunks(3).enumerate() {
                if i > 0 {
                    out.push(u32::from(grouping.byte()))?;
                }
                out.push_ascii(group)?;
            }
        }
    }
    out.push_ascii(parts.rest)?;
    out.push_repeated(spec.fill, right)?;
    Ok(())
}

/// Appends digits with zeros in front and separators between the groups.
fn push_grouped(
    digits: &[u8],
    least: usize,
    groups: usize,
    locale: &Locale<'_>,
    out: &mut TextBuf,
) -> Result<(), NoMemory> {
    if groups <= 1 {
        out.push_repeated(
            u32::from(b'0'),
            if digits.is_empty() { 0 } else { least.saturating_sub(digits.len()) },
        )?;
        return out.push_ascii(digits);
    }
    // Groups are found from the right and written from the left: only the leftmost differ from the repeated size, or the
    // rightmost few, so both ends are kept.
    let mut sizes = crate::collections::Buf::with_capacity(groups)?;
    let mut full = Ok(());
    each_group(digits.len(), least, locale, |zeros, digits| {
        full = full.and(sizes.push((zeros, digits)));
    });
    full?;
    let mut at = 0;
    for (i, &(zeros, count)) in sizes.iter().rev().enumerate() {
        if i > 0 {
            out.push_text(locale.thousands_sep)?;
        }
        out.push_repeated(u32::from(b'0'), zeros)?;
        out.push_ascii(&digits[at..at + count])?;
        at += count;
    }
    Ok(())
}

fn print_error(error: PrintError) -> FormatError {
    match error {
        PrintError::NoMemory => FormatError::NoMemory,
        PrintError::TooManyDigits => FormatError::Text(TOO_MANY_DIGITS),
    }
}

/// Stands for the message with the limit in it, see [`PrintError::TooManyDigits`].
pub const TOO_MANY_DIGITS: &str = "Exceeds the limit for integer string conversion";

/// Appends `format(int, spec)`. `max_digits` is the limit on decimal digits, 0 for none.
pub fn push_int(
    value: IntRef<'_>,
    spec: &Spec,
    locale: &Locale<'_>,
    max_digits: usize,
    out: &mut TextBuf,
) -> Result<(), FormatError> {
    let kind = spec.kind_byte().unwrap_or(b'd');
    match kind {
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
            let float = int_float::to_f64(value)
                .map_err(|_| FormatError::Overflow("int too large to convert to float"))?;
            return push_float_value(float, spec, locale, out);
        }
        b'b' | b'c' | b'd' | b'o' | b'x' | b'X' | b'n' => {}
        _ => return Err(FormatError::UnknownKind(spec.kind.unwrap_or(0))),
    }
    if spec.precision.is_some() {
        return Err(FormatError::Text("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(FormatError::Text("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if kind == b'c' {
        return push_char(value, spec, out);
    }
    let mut digits = AsciiBuf::new();
    let mut prefix: &[u8] = b"";
    let mut size = 3;
    let power = match kind {
        b'b' => Some((1, b"0b")),
        b'o' => Some((3, b"0o")),
        b'x' => Some((4, b"0x")),
        b'X' => Some((4, b"0X")),
        _ => None,
    };
    match power {
        Some((shift, mark)) => {
            push_power_of_two(value, shift, kind == b'X', &mut digits)?;
            prefix = if spec.alternate { mark } else { b"" };
            size = 4;
        }
        None => push_decimal(value, max_digits, &mut digits).map_err(print_error)?,
    }
    let digits = digits.strip_prefix(b"-").unwrap_or(&digits);
    let negative = value.is_negative();
    let parts = Parts { negative, prefix, digits, point: false, fraction: b"", rest: b"" };
    if kind == b'n' {
        return push_parts(&parts, spec, locale, out);
    }
    push_parts(&parts, spec, &Locale::grouped(spec.grouping, size), out)
}

/// The presentation type `c`: a character.
fn push_char(value: IntRef<'_>, spec: &Spec, out: &mut TextBuf) -> Result<(), FormatError> {
    if spec.sign.is_some() {
        return Err(FormatError::Text("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(FormatError::Text("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let code = value.to_i64().ok_or(FormatError::Overflow("Python int too large to convert to C long"))?;
    let code = u32::try_from(code).ok().filter(|&code| code < 0x110000);
    let code = code.ok_or(FormatError::Overflow("%c arg not in range(0x110000)"))?;
    let (left, right) = spec.padding(1);
    out.push_repeated(spec.fill, left)?;
    out.push(code)?;
    out.push_repeated(spec.fill, right)?;
    Ok(())
}

/// Kind, flags and precision that a float is formatted with, before the layout.
fn float_style(spec: &Spec) -> Result<(FloatKind, FloatFlags, usize), FormatError> {
    let mut flags = FloatFlags {
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        ..FloatFlags::default()
    };
    let kind = match spec.kind_byte() {
        None => FloatKind::Repr,
        Some(kind) => {
            flags.upper = kind.is_ascii_uppercase();
            match kind {
                b'e' | b'E' => FloatKind::Exponent,
                b'f' | b'F' | b'%' => FloatKind::Fixed,
                b'g' | b'G' | b'n' => FloatKind::General,
                _ => return Err(FormatError::UnknownKind(spec.kind.unwrap_or(0))),
            }
        }
    };
    if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(FormatError::Text("precision too big"));
    }
    Ok(match (kind, spec.precision) {
        (FloatKind::Repr, Some(precision)) => (FloatKind::General, flags, precision),
        (kind, precision) => (kind, flags, precision.unwrap_or(6)),
    })
}

/// Appends `format(float, spec)`.
pub fn push_float_value(
    value: f64,
    spec: &Spec,
    locale: &Locale<'_>,
    out: &mut TextBuf,
) -> Result<(), FormatError> {
    let (kind, mut flags, precision) = float_style(spec)?;
    flags.point_zero = spec.kind.is_none();
    let percent = spec.kind_byte() == Some(b'%');
    let mut text = AsciiBuf::new();
    push_float(if percent { value * 100.0 } else { value }, kind, precision, flags, &mut text)?;
    if percent {
        text.push(b'%')?;
    }
    let plain = spec.width.is_none()
        && spec.grouping.is_none()
        && spec.fraction_grouping.is_none()
        && matches!(spec.sign, None | Some(Sign::Minus))
        && spec.kind_byte() != Some(b'n');
    if plain {
        out.push_ascii(&text)?;
        return Ok(());
    }
    let parts = Parts::of_float(&text);
    if spec.kind_byte() == Some(b'n') {
        return push_parts(&parts, spec, locale, out);
    }
    push_parts(&parts, spec, &Locale::grouped(spec.grouping, 3), out)
}

/// Appends `format(complex, spec)`, for a specification that is not empty.
pub fn push_complex(
    value: Complex,
    spec: &Spec,
    locale: &Locale<'_>,
    out: &mut TextBuf,
) -> Result<(), FormatError> {
    let (kind, flags, precision) = match spec.kind_byte() {
        Some(b'%') => return Err(FormatError::UnknownKind(u32::from(b'%'))),
        _ => float_style(spec)?,
    };
    if spec.fill == u32::from(b'0') {
        return Err(FormatError::Text("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(FormatError::Text("'=' alignment flag is not allowed in complex format specifier"));
    }
    let as_repr = spec.kind.is_none();
    let no_real = as_repr && value.real == 0.0 && value.real.is_sign_positive();
    let brackets = as_repr && !no_real;
    let inner = Spec { fill: u32::from(b' '), align: Align::Left, width: None, ..*spec };
    let own = Locale::grouped(spec.grouping, 3);
    let locale = if spec.kind_byte() == Some(b'n') { locale } else { &own };
    let mut text = TextBuf::new();
    if brackets {
        text.push_ascii(b"(")?;
    }
    let mut number = AsciiBuf::new();
    let mut sign = spec.sign;
    if !no_real {
        push_float(value.real, kind, precision, flags, &mut number)?;
        push_parts(&Parts::of_float(&number), &inner, locale, &mut text)?;
        sign = Some(Sign::Plus);
        number.clear();
    }
    push_float(value.imag, kind, precision, flags, &mut number)?;
    push_parts(&Parts::of_float(&number), &Spec { sign, ..inner }, locale, &mut text)?;
    text.push_ascii(if brackets { b"j)" } else { b"j" })?;
    let (left, right) = spec.padding(text.len());
    out.push_repeated(spec.fill, left)?;
    out.push_text(text.as_text())?;
    out.push_repeated(spec.fill, right)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::format_spec::Target;
    use super::*;

    fn int(value: i64, spec: &str) -> String {
        let mut out = TextBuf::new();
        let spec = Spec::parse(Text::Ascii(spec.as_bytes()), Target::Int).unwrap();
        push_int(IntRef::Small(value), &spec, &Locale::C, 0, &mut out).unwrap();
        out.as_text().iter().map(|c| char::from_u32(c).unwrap()).collect()
    }

    #[test]
    fn zeros_are_grouped_too() {
        for (spec, expected) in [
            ("010,", "01,234,567"),
            ("011,", "001,234,567"),
            ("012,", "0,001,234,567"),
            ("020,", "0,000,000,001,234,567"),
            ("<020,", "1,234,56700000000000"),
            ("*=20,", "***********1,234,567"),
            ("#_x", "0x12_d687"),
        ] {
            assert_eq!(int(1234567, spec), expected, "{spec}");
        }
    }

    #[test]
    fn locale_grouping() {
        let locale = Locale {
            decimal_point: Text::Ascii(b","),
            thousands_sep: Text::Ascii(b"."),
            grouping: &[3, 2, 0],
        };
        let spec = Spec::parse(Text::Ascii(b"n"), Target::Int).unwrap();
        let mut out = TextBuf::new();
        push_int(IntRef::Small(123456789), &spec, &locale, 0, &mut out).unwrap();
        assert!(out.as_text() == *"12.34.56.789");
    }
}

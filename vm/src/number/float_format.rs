//! Floats as text: `repr`, and the presentation types `e`, `f`, `g` at any precision, correctly rounded.
//!
//! The shortest digits come from `zmij`, digits at a given precision from std, whose formatting is exact and rounds half to
//! even. std's precision has a limit; no float has more than 767 significant digits, so zeros do the rest.

use super::ascii_buf::AsciiBuf;
use super::fixed_point;
use super::int_text::decimal_digits;
use crate::heap::NoMemory;
use std::fmt::Write;

/// How a float is laid out; `r` is `repr`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FloatKind {
    Exponent,
    Fixed,
    General,
    Repr,
}

/// What else is asked of the text.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct FloatFlags {
    /// `E`, `INF`, `NAN`.
    pub upper: bool,
    /// `#`: a point always, and in `g` all digits.
    pub alternate: bool,
    /// A `.0` behind what would look like an int; ends fixed notation in `g` one digit earlier.
    pub point_zero: bool,
    /// A result of zero has no minus.
    pub no_negative_zero: bool,
}

/// More digits than this after the point of a float are zeros.
const MAX_DECIMALS: usize = 1074;
/// More significant digits than this are zeros.
const MAX_SIGNIFICANT: usize = 767;

/// Appends `repr(value)`.
pub fn push_repr(value: f64, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    push_float(value, FloatKind::Repr, 0, FloatFlags { point_zero: true, ..FloatFlags::default() }, out)
}

/// Appends a float. The precision is ignored by `Repr`.
pub fn push_float(
    value: f64,
    kind: FloatKind,
    precision: usize,
    flags: FloatFlags,
    out: &mut AsciiBuf,
) -> Result<(), NoMemory> {
    let start = out.len();
    if value.is_nan() {
        out.push_slice(b"nan")?;
    } else if value.is_infinite() {
        out.push_slice(if value < 0.0 { b"-inf" } else { b"inf" })?;
    } else {
        if value.is_sign_negative() {
            out.push(b'-')?;
        }
        let digits = out.len();
        let magnitude = value.abs();
        match kind {
            FloatKind::Repr => push_shortest(magnitude, flags, out)?,
            FloatKind::Fixed => push_fixed(magnitude, precision, flags, out)?,
            FloatKind::Exponent => push_exponent(magnitude, precision, flags, out)?,
            FloatKind::General => push_general(magnitude, precision.max(1), flags, out)?,
        }
        if flags.no_negative_zero && digits > start && is_zero(&out[digits..]) {
            out.copy_within(digits.., start);
            out.truncate(out.len() - 1);
        }
    }
    if flags.upper {
        out[start..].make_ascii_uppercase();
    }
    Ok(())
}

fn is_zero(text: &[u8]) -> bool {
    text.iter().take_while(|&&b| b != b'e').all(|&b| matches!(b, b'0' | b'.'))
}

fn written(result: std::fmt::Result) -> Result<(), NoMemory> {
    result.map_err(|_| NoMemory)
}

fn push_fixed(value: f64, precision: usize, flags: FloatFlags, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    if let Some(scaled) = fixed_point::scaled(value, precision) {
        return push_scaled(scaled, precision, flags.alternate, out);
    }
    if let Some(rounded) = Rounded::new(value, |point| point.saturating_add_unsigned(precision)) {
        return rounded.push_fixed(precision, flags, out);
    }
    let exact = precision.min(MAX_DECIMALS);
    written(write!(out, "{value:.exact$}"))?;
    out.push_zeros(precision - exact)?;
    if precision == 0 && flags.alternate {
        out.push(b'.')?;
    }
    Ok(())
}

/// Appends an int divided by 10 to the power of `places`, of which there are no more than [`fixed_point::MOST_PLACES`]; with a point
/// behind it even if there are none, if `always_point` is set.
pub fn push_scaled(
    scaled: u64,
    places: usize,
    always_point: bool,
    out: &mut AsciiBuf,
) -> Result<(), NoMemory> {
    // At least one digit before the point: those that are not written are zeros.
    let mut digits = [b'0'; 20];
    let point = digits.len() - places;
    let start = decimal_digits(scaled, &mut digits).min(point - 1);
    out.push_slice(&digits[start..point])?;
    if places > 0 || always_point {
        out.push(b'.')?;
    }
    out.push_slice(&digits[point..])
}

fn push_exponent(
    value: f64,
    precision: usize,
    flags: FloatFlags,
    out: &mut AsciiBuf,
) -> Result<(), NoMemory> {
    let wanted = isize::try_from(precision).unwrap_or(isize::MAX).saturating_add(1);
    if let Some(rounded) = Rounded::new(value, |_| wanted) {
        let digits = rounded.digits();
        out.push(digits[0])?;
        if precision > 0 || flags.alternate {
            out.push(b'.')?;
        }
        out.push_slice(&digits[1..])?;
        out.push_zeros(precision + 1 - digits.len())?;
        return push_exponent_of_ten(rounded.point as i32 - 1, out);
    }
    let exact = precision.min(MAX_SIGNIFICANT);
    let start = out.len();
    written(write!(out, "{value:.exact$e}"))?;
    let (mantissa, exponent) = split_exponent(&out[start..]);
    out.truncate(start + mantissa);
    out.push_zeros(precision - exact)?;
    if precision == 0 && flags.alternate {
        out.push(b'.')?;
    }
    push_exponent_of_ten(exponent, out)
}

/// The shortest digits of a float rounded to fewer, where that is what rounding the exact value gives.
///
/// It is, but for ties: were a middle between two candidates to lie between the value and its shortest digits, then it would
/// itself be a shorter text for the value. Keeping more digits than there are is right while half a unit of the last one exceeds
/// the distance between value and digits, which it does up to 15 digits of a normal float.
struct Rounded {
    digits: [u8; 18],
    len: usize,
    /// The point stands behind so many digits.
    point: isize,
}

impl Rounded {
    /// `keep` tells, from where the point stands, how many digits to keep. `None` where only the exact value tells the result.
    fn new(value: f64, keep: impl Fn(isize) -> isize) -> Option<Rounded> {
        if !(f64::MIN_POSITIVE..=f64::MAX).contains(&value) {
            return None;
        }
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(value).as_bytes();
        let mut rounded = Rounded { digits: [0; 18], len: 0, point: 0 };
        let (end, exponent) = split_exponent(text);
        let mut point = None;
        for &byte in &text[..end] {
            if byte == b'.' {
                point = Some(rounded.len as isize);
            } else if byte != b'0' || rounded.len > 0 {
                *rounded.digits.get_mut(rounded.len)? = byte;
                rounded.len += 1;
            } else if point.is_some() {
                rounded.point -= 1;
            }
        }
        rounded.point += point.unwrap_or(rounded.len as isize) + exponent as isize;
        while rounded.len > 1 && rounded.digits[rounded.len - 1] == b'0' {
            rounded.len -= 1;
        }
        let keep = keep(rounded.point);
        match usize::try_from(keep) {
            Ok(keep) if keep >= rounded.len => (keep <= 15).then_some(rounded),
            Ok(keep) => rounded.cut(keep),
            Err(_) => {
                rounded.len = 0;
                Some(rounded)
            }
        }
    }

    /// Rounds to `keep` digits, fewer than there are; `None` for a tie.
    fn cut(mut self, keep: usize) -> Option<Rounded> {
        let tail = &self.digits[keep..self.len];
        if tail == b"5" {
            return None;
        }
        let up = tail[0] >= b'5';
        self.len = keep;
        if up {
            while self.len > 0 && self.digits[self.len - 1] == b'9' {
                self.len -= 1;
            }
            if self.len > 0 {
                self.digits[self.len - 1] += 1;
            } else {
                self.digits[0] = b'1';
                self.len = 1;
                self.point += 1;
            }
        }
        while self.len > 1 && self.digits[self.len - 1] == b'0' {
            self.len -= 1;
        }
        Some(self)
    }

    /// Without zeros at the end; none if all was rounded off.
    fn digits(&self) -> &[u8] {
        &self.digits[..self.len]
    }

    fn push_fixed(&self, precision: usize, flags: FloatFlags, out: &mut AsciiBuf) -> Result<(), NoMemory> {
        let digits = self.digits();
        let point = if digits.is_empty() { 0 } else { self.point };
        let whole = usize::try_from(point).unwrap_or(0);
        let shown = whole.min(digits.len());
        if whole == 0 {
            out.push(b'0')?;
        }
        out.push_slice(&digits[..shown])?;
        out.push_zeros(whole - shown)?;
        if precision > 0 || flags.alternate {
            out.push(b'.')?;
        }
        let zeros = point.min(0).unsigned_abs().min(precision);
        let fraction = &digits[shown..];
        out.push_zeros(if fraction.is_empty() { 0 } else { zeros })?;
        out.push_slice(fraction)?;
        out.push_zeros(precision - fraction.len() - if fraction.is_empty() { 0 } else { zeros })
    }
}

/// Where the `e` stands, and the exponent behind it.
fn split_exponent(text: &[u8]) -> (usize, i32) {
    let at = text.iter().rposition(|&b| b == b'e').unwrap_or(text.len());
    let (negative, digits) = match text.get(at + 1..).unwrap_or(&[]) {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let exponent = digits.iter().fold(0, |sum, &b| sum * 10 + i32::from(b - b'0'));
    (at, if negative { -exponent } else { exponent })
}

/// `e+05`: a sign and at least two digits.
fn push_exponent_of_ten(exponent: i32, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    let size = exponent.unsigned_abs();
    let digit = |place: u32| b'0' + (size / place % 10) as u8;
    out.push_slice(&[b'e', if exponent < 0 { b'-' } else { b'+' }])?;
    if size >= 100 {
        out.push(digit(100))?;
    }
    out.push_slice(&[digit(10), digit(1)])
}

/// Significant digits without zeros at the end, and where the point stands among them.
struct Digits {
    digits: AsciiBuf,
    point: i32,
}

impl Digits {
    /// Reads `d.ddd`, `ddd.ddd`, `0.00ddd`, with or without an exponent.
    fn read(text: &[u8]) -> Result<Digits, NoMemory> {
        let (end, exponent) = split_exponent(text);
        let mantissa = &text[..end];
        let point = mantissa.iter().position(|&b| b == b'.').unwrap_or(end);
        let Some(first) = mantissa.iter().position(|b| (b'1'..=b'9').contains(b)) else {
            let mut digits = AsciiBuf::new();
            digits.push(b'0')?;
            return Ok(Digits { digits, point: 1 });
        };
        let mut digits = AsciiBuf::new();
        digits.push_slice(&mantissa[first..point.max(first)])?;
        digits.push_slice(mantissa.get((point + 1).max(first)..).unwrap_or(&[]))?;
        let zeros = digits.iter().rev().take_while(|&&b| b == b'0').count();
        digits.truncate(digits.len() - zeros);
        // The point's distance from the first digit, not counting itself.
        let before =
            if first < point { point as i32 - first as i32 } else { point as i32 + 1 - first as i32 };
        Ok(Digits { digits, point: before + exponent })
    }
}

fn push_shortest(value: f64, flags: FloatFlags, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value).as_bytes();
    // In this range `zmij` writes just what `repr` shows.
    if (1e-4..1e16).contains(&value) || value == 0.0 {
        let shown = match text.strip_suffix(b".0") {
            Some(_) if flags.point_zero => text.len(),
            Some(whole) => whole.len() + usize::from(flags.alternate),
            None => text.len(),
        };
        return out.push_slice(&text[..shown]);
    }
    let digits = Digits::read(text)?;
    push_digits(&digits.digits, digits.point, Layout { flags, fixed_up_to: 16, all: 0 }, out)
}

fn push_general(value: f64, precision: usize, flags: FloatFlags, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    let fixed_up_to = precision - usize::from(flags.point_zero);
    let all = if flags.alternate { precision } else { 0 };
    let layout = Layout { flags, fixed_up_to, all };
    let wanted = isize::try_from(precision).unwrap_or(isize::MAX);
    if let Some(rounded) = Rounded::new(value, |_| wanted) {
        return push_digits(rounded.digits(), rounded.point as i32, layout, out);
    }
    let exact = precision.min(MAX_SIGNIFICANT) - 1;
    let mut text = AsciiBuf::new();
    written(write!(text, "{value:.exact$e}"))?;
    let digits = Digits::read(&text)?;
    push_digits(&digits.digits, digits.point, layout, out)
}

/// How [`push_digits`] lays out.
struct Layout {
    flags: FloatFlags,
    /// With more digits before the point than this, an exponent is written.
    fixed_up_to: usize,
    /// At least this many significant digits are shown.
    all: usize,
}

/// Writes digits whose point stands behind the first `point` of them, in fixed notation or with an exponent.
fn push_digits(digits: &[u8], point: i32, layout: Layout, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    let exponent = (point <= -4 || point > 0 && point as usize > layout.fixed_up_to).then(|| point - 1);
    let point = if exponent.is_some() { 1 } else { point };
    if point <= 0 {
        out.push_slice(b"0.")?;
        out.push_zeros(point.unsigned_abs() as usize)?;
        out.push_slice(digits)?;
        return out.push_zeros(layout.all.saturating_sub(digits.len()));
    }
    let point = point as usize;
    let least = if exponent.is_none() && layout.flags.point_zero { point + 1 } else { point };
    let end = digits.len().max(layout.all).max(least);
    out.push_slice(&digits[..point.min(digits.len())])?;
    out.push_zeros(point.saturating_sub(digits.len()))?;
    if end > point || layout.flags.alternate {
        out.push(b'.')?;
        out.push_slice(digits.get(point..).unwrap_or(&[]))?;
        out.push_zeros(end - point.max(digits.len()))?;
    }
    match exponent {
        Some(exponent) => push_exponent_of_ten(exponent, out),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, kind: FloatKind, precision: usize, flags: FloatFlags) -> String {
        let mut out = AsciiBuf::new();
        push_float(value, kind, precision, flags, &mut out).unwrap();
        String::from_utf8(out.to_vec()).unwrap()
    }

    #[test]
    fn repr_changes_notation_where_cpython_does() {
        let mut out = AsciiBuf::new();
        for value in [0.0, -0.0, 1e15, 1e16, 1e-4, 1e-5, 1.5e300, 5e-324, 0.1, 123456789.125] {
            push_repr(value, &mut out).unwrap();
            out.push(b' ').unwrap();
        }
        let expected = b"0.0 -0.0 1000000000000000.0 1e+16 0.0001 1e-05 1.5e+300 5e-324 0.1 123456789.125 ";
        assert_eq!(&out[..], expected);
    }

    #[test]
    fn any_precision() {
        let flags = FloatFlags::default();
        assert_eq!(text(0.5, FloatKind::Fixed, 0, flags), "0");
        assert_eq!(text(1e16, FloatKind::General, 20, flags), "10000000000000000");
        assert_eq!(text(5e-324, FloatKind::Fixed, 2000, flags).len(), 2002);
        assert_eq!(text(1.0, FloatKind::Exponent, 70_000, flags).len(), 70_006);
        let flags = FloatFlags { alternate: true, upper: true, ..flags };
        assert_eq!(text(1e5, FloatKind::General, 3, flags), "1.00E+05");
        let flags = FloatFlags { no_negative_zero: true, ..FloatFlags::default() };
        assert_eq!(text(-0.04, FloatKind::Fixed, 1, flags), "0.0");
        assert_eq!(text(-0.06, FloatKind::Fixed, 1, flags), "-0.1");
    }
}

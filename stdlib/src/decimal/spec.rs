//! Format specifications, and numbers written by them.

use super::limbs;
use super::number::{Limits, MAX_PREC, Number, Rounding, Work};
use super::print::{push_exponent_always, push_special, push_with_point};
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::number::AsciiBuf;
use taipan_vm::text::{Text, TextBuf};

/// How digits are grouped and what the point is.
pub struct Grouping {
    pub point: String,
    pub separator: String,
    /// Lengths of groups, from the point on; 127 ends them, the last one is repeated otherwise.
    pub lengths: Vec<u8>,
}

impl Grouping {
    pub fn none() -> Grouping {
        Grouping { point: ".".to_owned(), separator: String::new(), lengths: Vec::new() }
    }
}

pub struct Spec {
    fill: u32,
    /// `<`, `>`, `=`, `^`, or `z` for zeros behind the sign.
    align: u8,
    sign: Option<u8>,
    no_negative_zero: bool,
    width: usize,
    pub grouping: Grouping,
    precision: Option<usize>,
    /// `e`, `f`, `g` or `%`.
    kind: u8,
    capitals: bool,
    /// The type is `n` or `N`: grouping is the locale's.
    pub localized: bool,
    /// The type is `N`.
    pub deprecated: bool,
}

/// Why a specification is refused.
pub enum SpecError {
    /// Another grammar may know it.
    Syntax,
    TooLarge,
}

impl Spec {
    pub fn parse(text: Text<'_>, capitals: bool) -> Result<Spec, SpecError> {
        let mut spec = Spec {
            fill: u32::from(b' '),
            align: b'>',
            sign: None,
            no_negative_zero: false,
            width: 0,
            grouping: Grouping::none(),
            precision: None,
            kind: b'g',
            capitals,
            localized: false,
            deprecated: false,
        };
        let code = |at: usize| text.get(at).unwrap_or(0);
        let is_align = |code: u32| matches!(u8::try_from(code), Ok(b'<' | b'>' | b'=' | b'^'));
        let (mut at, mut aligned) = (0, false);
        if text.len() >= 2 && is_align(code(1)) {
            (spec.fill, spec.align, at, aligned) = (code(0), code(1) as u8, 2, true);
        } else if is_align(code(0)) {
            (spec.align, at, aligned) = (code(0) as u8, 1, true);
        }
        let rest = text.iter().skip(at).map(|code| u8::try_from(code).ok().filter(u8::is_ascii));
        let Some(rest) = rest.collect::<Option<Vec<u8>>>() else { return Err(SpecError::Syntax) };
        let mut rest = &rest[..];
        if let [sign @ (b'+' | b'-' | b' '), tail @ ..] = rest {
            (spec.sign, rest) = (Some(*sign), tail);
        }
        if let [b'z', tail @ ..] = rest {
            (spec.no_negative_zero, rest) = (true, tail);
        }
        if let [b'0', tail @ ..] = rest {
            if aligned || tail.first() == Some(&b'0') {
                return Err(SpecError::Syntax);
            }
            (spec.fill, spec.align, rest) = (u32::from(b'0'), b'z', tail);
        }
        if let Some((width, tail)) = number(rest)? {
            (spec.width, rest) = (width, tail);
        }
        if let [b',', tail @ ..] = rest {
            spec.grouping.separator = ",".to_owned();
            spec.grouping.lengths = vec![3];
            rest = tail;
        }
        if let [b'.', tail @ ..] = rest {
            let Some((precision, tail)) = number(tail)? else { return Err(SpecError::Syntax) };
            (spec.precision, rest) = (Some(precision), tail);
        }
        spec.parse_type(rest)
    }

    fn parse_type(mut self, rest: &[u8]) -> Result<Spec, SpecError> {
        match rest {
            [] => return Ok(self),
            [kind @ (b'e' | b'f' | b'g' | b'%' | b'E' | b'F' | b'G')] => {
                self.kind = kind.to_ascii_lowercase();
                self.capitals = kind.is_ascii_uppercase();
            }
            [kind @ (b'n' | b'N')] if self.grouping.separator.is_empty() => {
                self.kind = b'g';
                self.capitals = *kind == b'N';
                self.localized = true;
                self.deprecated = *kind == b'N';
            }
            _ => return Err(SpecError::Syntax),
        }
        Ok(self)
    }

    /// Whether the sizes are such as a number may have.
    pub fn check(&self) -> Result<(), SpecError> {
        let most = MAX_PREC as usize;
        if self.width > most || self.precision.is_some_and(|precision| precision > most) {
            return Err(SpecError::TooLarge);
        }
        Ok(())
    }

    pub fn push(
        &self,
        work: &mut Work<'_>,
        number: &Number,
        rounding: Rounding,
        out: &mut TextBuf,
    ) -> PyResult<()> {
        let mut body = AsciiBuf::new();
        if number.is_special() {
            push_special(number, &mut body)?;
            if self.kind == b'%' {
                body.push(b'%')?;
            }
            let sign = self.sign_of(number.negative);
            let align = if self.align == b'z' { b'>' } else { self.align };
            let fill = if self.align == b'z' { u32::from(b' ') } else { self.fill };
            let len = body.len() + usize::from(sign.is_some());
            return Ok(self.push_padded(sign, &Text::Ascii(&body), len, (align, fill), out)?);
        }
        let (number, point) = self.prepare(work, number, rounding)?;
        let negative = number.negative && !(self.no_negative_zero && number.has_zero_coeff());
        let exponent = number.exp + number.digits() - point;
        push_with_point(&number.coeff, number.digits(), point, &mut body)?;
        let whole = body.iter().position(|byte| *byte == b'.').unwrap_or(body.len());
        let mut tail = AsciiBuf::new();
        if self.kind == b'e' || exponent != 0 {
            push_exponent_always(exponent, self.capitals, &mut tail)?;
        }
        if self.kind == b'%' {
            tail.push(b'%')?;
        }
        let sign = self.sign_of(negative);
        let fraction = body.get(whole + 1..);
        let after = fraction.map_or(0, |fraction| fraction.len() + self.grouping.point.chars().count());
        let least = if self.align == b'z' {
            self.width.saturating_sub(after + tail.len() + usize::from(sign.is_some()))
        } else {
            0
        };
        let whole = self.grouped(&body[..whole], least)?;
        let mut digits = TextBuf::new();
        digits.push_str(&whole)?;
        if let Some(fraction) = fraction {
            digits.push_str(&self.grouping.point)?;
            digits.push_ascii(fraction)?;
        }
        digits.push_ascii(&tail)?;
        let fill = if self.align == b'z' { u32::from(b'0') } else { self.fill };
        let align = if self.align == b'z' { b'=' } else { self.align };
        let len = digits.len() + usize::from(sign.is_some());
        Ok(self.push_padded(sign, &digits.finish()?.as_text(), len, (align, fill), out)?)
    }

    /// The number as it is to be shown, and where its point stands, counted from the first digit.
    fn prepare(&self, work: &mut Work<'_>, number: &Number, rounding: Rounding) -> PyResult<(Number, i64)> {
        let mut number = number.copy()?;
        if self.kind == b'%' {
            number.exp += 2;
        }
        let limits = Limits::MAX.with(rounding);
        if let Some(precision) = self.precision {
            match self.kind {
                b'g' => number = rounded(work, number, precision.max(1), &limits)?,
                b'e' if !number.has_zero_coeff() => {
                    number = rounded(work, number, precision.saturating_add(1), &limits)?;
                }
                b'f' | b'%' => number = rescaled(number, precision, rounding)?,
                _ => {}
            }
        }
        let left = number.exp + number.digits();
        let point = match self.kind {
            b'f' | b'%' => {
                if number.has_zero_coeff() && number.exp > 0 {
                    number.exp = 0;
                }
                number.exp + number.digits()
            }
            b'e' => match self.precision {
                Some(precision) if number.has_zero_coeff() => 1 - precision as i64,
                _ => 1,
            },
            _ if number.exp <= 0 && left > -6 => left,
            _ => 1,
        };
        Ok((self.with_digits(number)?, point))
    }

    /// In exponential notation, digits that are asked for and not there are zeros.
    fn with_digits(&self, mut number: Number) -> PyResult<Number> {
        if let (b'e', Some(precision)) = (self.kind, self.precision)
            && !number.has_zero_coeff()
        {
            let missing = precision as i64 + 1 - number.digits();
            if missing > 0 {
                number.coeff = limbs::shift_left(&number.coeff, missing as usize)?;
                number.exp -= missing;
            }
        }
        Ok(number)
    }

    fn sign_of(&self, negative: bool) -> Option<u8> {
        if negative { Some(b'-') } else { self.sign.filter(|sign| *sign != b'-') }
    }

    /// Digits in groups, with zeros in front up to a width.
    fn grouped(&self, digits: &[u8], least: usize) -> Result<String, NoMemory> {
        let separator = &self.grouping.separator;
        let total = digits.len().max(least);
        let mut room = taipan_vm::collections::Buf::<u8>::with_capacity(total.saturating_mul(4))?;
        room.clear();
        if separator.is_empty() || self.grouping.lengths.first().is_none_or(|len| *len == 127) {
            let mut text = "0".repeat(total - digits.len());
            text.extend(digits.iter().map(|byte| char::from(*byte)));
            return Ok(text);
        }
        let width = separator.chars().count();
        let (mut digits, mut least) = (digits, least as i64);
        let mut groups = Vec::new();
        let mut lengths = self.grouping.lengths.iter().copied().peekable();
        let mut current = usize::MAX;
        loop {
            match lengths.peek() {
                Some(127) => current = usize::MAX,
                Some(len) => {
                    current = usize::from(*len);
                    lengths.next();
                }
                None => {}
            }
            let wanted = digits.len().max(usize::try_from(least).unwrap_or(0)).max(1).min(current);
            let (rest, group) = digits.split_at(digits.len().saturating_sub(wanted));
            let mut text = "0".repeat(wanted - group.len());
            text.extend(group.iter().map(|byte| char::from(*byte)));
            groups.push(text);
            digits = rest;
            least -= wanted as i64;
            if digits.is_empty() && least <= 0 {
                break;
            }
            least -= width as i64;
        }
        groups.reverse();
        Ok(groups.join(separator))
    }

    fn push_padded(
        &self,
        sign: Option<u8>,
        body: &Text<'_>,
        len: usize,
        (align, fill): (u8, u32),
        out: &mut TextBuf,
    ) -> Result<(), NoMemory> {
        let padding = self.width.saturating_sub(len);
        let (left, middle, right) = match align {
            b'<' => (0, 0, padding),
            b'^' => (padding / 2, 0, padding - padding / 2),
            b'=' => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        out.push_repeated(fill, left)?;
        if let Some(sign) = sign {
            out.push_ascii(&[sign])?;
        }
        out.push_repeated(fill, middle)?;
        out.push_text(*body)?;
        out.push_repeated(fill, right)
    }
}

fn rounded(work: &mut Work<'_>, number: Number, digits: usize, limits: &Limits) -> PyResult<Number> {
    let digits = i64::try_from(digits).unwrap_or(MAX_PREC).min(MAX_PREC);
    let mut quiet = Work::new(work.vm);
    number.fit(&mut quiet, &Limits { prec: digits, ..*limits })
}

/// With so many digits behind the point.
fn rescaled(mut number: Number, precision: usize, rounding: Rounding) -> PyResult<Number> {
    let exp = -(precision as i64);
    if number.has_zero_coeff() {
        number.exp = exp;
    } else if number.exp >= exp {
        number.coeff = limbs::shift_left(&number.coeff, (number.exp - exp) as usize)?;
        number.exp = exp;
    } else {
        let cut = (exp - number.exp) as usize;
        number.exp = exp;
        number.cut_and_round(cut, rounding)?;
    }
    Ok(number)
}

/// Digits at the beginning of a text.
fn number(text: &[u8]) -> Result<Option<(usize, &[u8])>, SpecError> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 {
        return Ok(None);
    }
    let mut value = 0usize;
    for digit in &text[..count] {
        let next = value.checked_mul(10).and_then(|value| value.checked_add(usize::from(digit - b'0')));
        value = next.filter(|value| *value <= isize::MAX as usize).ok_or(SpecError::Syntax)?;
    }
    Ok(Some((value, &text[count..])))
}

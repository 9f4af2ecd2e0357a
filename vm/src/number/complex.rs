//! Complex numbers: arithmetic with the recovery of infinities of C's Annex G, mixed arithmetic that leaves the other part
//! alone, powers, parsing, `repr`.

use super::ascii_buf::AsciiBuf;
use super::float_format::{FloatFlags, FloatKind, push_float};
use super::float_parse::{parse_prefix, without_underscores};
use super::int_text::Plain;
use crate::heap::NoMemory;
use crate::text::Text;
use crate::text::split::is_byte_space;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexError {
    /// `ZeroDivisionError`: "division by zero".
    ZeroDivision,
    /// `ZeroDivisionError`: "zero to a negative or complex power".
    ZeroPower,
    /// `OverflowError`: "complex exponentiation".
    Overflow,
}

/// One or zero, for infinite and other parts, with the part's sign.
fn boxed(part: f64) -> f64 {
    (if part.is_infinite() { 1.0f64 } else { 0.0 }).copysign(part)
}

/// Zero for NaN, with its sign.
fn no_nan(part: f64) -> f64 {
    if part.is_nan() { 0f64.copysign(part) } else { part }
}

impl Complex {
    pub const ONE: Complex = Complex { real: 1.0, imag: 0.0 };

    pub fn new(real: f64, imag: f64) -> Self {
        Complex { real, imag }
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_all_nan(self) -> bool {
        self.real.is_nan() && self.imag.is_nan()
    }

    /// `self / other`.
    pub fn divide(self, other: Complex) -> Result<Complex, ComplexError> {
        let (a, b) = (self, other);
        let mut quotient = if b.real.abs() >= b.imag.abs() {
            if b.real == 0.0 {
                return Err(ComplexError::ZeroDivision);
            }
            let ratio = b.imag / b.real;
            let denominator = b.real + b.imag * ratio;
            Complex::new((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator)
        } else if b.imag.abs() >= b.real.abs() {
            let ratio = b.real / b.imag;
            let denominator = b.real * ratio + b.imag;
            Complex::new((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator)
        } else {
            Complex::new(f64::NAN, f64::NAN)
        };
        if quotient.is_all_nan() {
            if a.is_infinite() && b.is_finite() {
                let (x, y) = (boxed(a.real), boxed(a.imag));
                quotient.real = f64::INFINITY * (x * b.real + y * b.imag);
                quotient.imag = f64::INFINITY * (y * b.real - x * b.imag);
            } else if b.is_infinite() && a.is_finite() {
                let (x, y) = (boxed(b.real), boxed(b.imag));
                quotient.real = 0.0 * (a.real * x + a.imag * y);
                quotient.imag = 0.0 * (a.imag * x - a.real * y);
            }
        }
        Ok(quotient)
    }

    /// `self / other` for a real divisor.
    pub fn divide_real(self, other: f64) -> Result<Complex, ComplexError> {
        if other == 0.0 {
            return Err(ComplexError::ZeroDivision);
        }
        Ok(Complex::new(self.real / other, self.imag / other))
    }

    /// `real / self`.
    pub fn divide_into_real(self, real: f64) -> Result<Complex, ComplexError> {
        let (a, b) = (real, self);
        let mut quotient = if b.real.abs() >= b.imag.abs() {
            if b.real == 0.0 {
                return Err(ComplexError::ZeroDivision);
            }
            let ratio = b.imag / b.real;
            let denominator = b.real + b.imag * ratio;
            Complex::new(a / denominator, -a * ratio / denominator)
        } else if b.imag.abs() >= b.real.abs() {
            let ratio = b.real / b.imag;
            let denominator = b.real * ratio + b.imag;
            Complex::new(a * ratio / denominator, -a / denominator)
        } else {
            Complex::new(f64::NAN, f64::NAN)
        };
        if quotient.is_all_nan() && a.is_finite() && b.is_infinite() {
            quotient = Complex::new(0.0 * (a * boxed(b.real)), 0.0 * (-a * boxed(b.imag)));
        }
        Ok(quotient)
    }

    pub fn add_real(self, other: f64) -> Complex {
        Complex::new(self.real + other, self.imag)
    }

    pub fn sub_real(self, other: f64) -> Complex {
        Complex::new(self.real - other, self.imag)
    }

    /// `real - self`.
    pub fn sub_from_real(self, real: f64) -> Complex {
        Complex::new(real - self.real, -self.imag)
    }

    pub fn mul_real(self, other: f64) -> Complex {
        Complex::new(self.real * other, self.imag * other)
    }

    /// `self ** exponent`.
    pub fn pow(self, exponent: Complex) -> Result<Complex, ComplexError> {
        let whole = exponent.imag == 0.0 && exponent.real == exponent.real.floor();
        let power = if whole && exponent.real.abs() <= 100.0 {
            self.pow_int(exponent.real as i32)?
        } else {
            self.pow_polar(exponent)?
        };
        if power.is_infinite() { Err(ComplexError::Overflow) } else { Ok(power) }
    }

    fn pow_int(self, exponent: i32) -> Result<Complex, ComplexError> {
        if exponent <= 0 {
            return match Complex::ONE.divide(self.pow_unsigned(exponent.unsigned_abs())) {
                Err(ComplexError::ZeroDivision) => Err(ComplexError::ZeroPower),
                other => other,
            };
        }
        Ok(self.pow_unsigned(exponent.unsigned_abs()))
    }

    /// By squaring, from the lowest bit up.
    fn pow_unsigned(self, exponent: u32) -> Complex {
        let (mut result, mut square) = (Complex::ONE, self);
        let mut bit = 1;
        while exponent >= bit {
            if exponent & bit != 0 {
                result = result * square;
            }
            bit <<= 1;
            square = square * square;
        }
        result
    }

    fn pow_polar(self, exponent: Complex) -> Result<Complex, ComplexError> {
        if exponent.real == 0.0 && exponent.imag == 0.0 {
            return Ok(Complex::ONE);
        }
        if self.real == 0.0 && self.imag == 0.0 {
            if exponent.imag != 0.0 || exponent.real < 0.0 {
                return Err(ComplexError::ZeroPower);
            }
            return Ok(Complex::new(0.0, 0.0));
        }
        let size = self.real.hypot(self.imag);
        let mut length = size.powf(exponent.real);
        let angle = self.imag.atan2(self.real);
        let mut phase = angle * exponent.real;
        if exponent.imag != 0.0 {
            length *= (-angle * exponent.imag).exp();
            phase += exponent.imag * size.ln();
        }
        // The C library's sine and cosine have no value there, which CPython reports in this way.
        if phase.is_infinite() {
            return Err(ComplexError::ZeroPower);
        }
        Ok(Complex::new(length * phase.cos(), length * phase.sin()))
    }

    /// `abs(self)`; `None` for `OverflowError`: "absolute value too large".
    pub fn abs(self) -> Option<f64> {
        if self.is_infinite() {
            return Some(f64::INFINITY);
        }
        let size = self.real.hypot(self.imag);
        if size.is_infinite() { None } else { Some(size) }
    }

    pub fn conjugate(self) -> Complex {
        Complex::new(self.real, -self.imag)
    }

    /// Appends `repr(self)`.
    pub fn push_repr(self, out: &mut AsciiBuf) -> Result<(), NoMemory> {
        let push =
            |value, out: &mut AsciiBuf| push_float(value, FloatKind::Repr, 0, FloatFlags::default(), out);
        if self.real == 0.0 && self.real.is_sign_positive() {
            push(self.imag, out)?;
            return out.push(b'j');
        }
        out.push(b'(')?;
        push(self.real, out)?;
        if self.imag.is_nan() || self.imag.is_sign_positive() {
            out.push(b'+')?;
        }
        push(self.imag, out)?;
        out.push_slice(b"j)")
    }
}

impl std::ops::Add for Complex {
    type Output = Complex;

    fn add(self, other: Complex) -> Complex {
        Complex::new(self.real + other.real, self.imag + other.imag)
    }
}

impl std::ops::Sub for Complex {
    type Output = Complex;

    fn sub(self, other: Complex) -> Complex {
        Complex::new(self.real - other.real, self.imag - other.imag)
    }
}

impl std::ops::Neg for Complex {
    type Output = Complex;

    fn neg(self) -> Complex {
        Complex::new(-self.real, -self.imag)
    }
}

impl std::ops::Mul for Complex {
    type Output = Complex;

    /// Infinities that came out as NaN in both parts are recovered.
    fn mul(self, other: Complex) -> Complex {
        let (mut a, mut b, mut c, mut d) = (self.real, self.imag, other.real, other.imag);
        let (ac, bd, ad, bc) = (a * c, b * d, a * d, b * c);
        let product = Complex::new(ac - bd, ad + bc);
        if !product.is_all_nan() {
            return product;
        }
        let mut recover = false;
        if self.is_infinite() {
            (a, b, c, d) = (boxed(a), boxed(b), no_nan(c), no_nan(d));
            recover = true;
        }
        if c.is_infinite() || d.is_infinite() {
            (a, b, c, d) = (no_nan(a), no_nan(b), boxed(c), boxed(d));
            recover = true;
        }
        if !recover && [ac, bd, ad, bc].iter().any(|part| part.is_infinite()) {
            (a, b, c, d) = (no_nan(a), no_nan(b), no_nan(c), no_nan(d));
            recover = true;
        }
        if !recover {
            return product;
        }
        Complex::new(f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    NoMemory,
    /// `ValueError`: "complex() arg is a malformed string".
    Malformed,
    /// `ValueError`: "could not convert string to complex: ...".
    Underscores,
}

impl From<NoMemory> for ParseError {
    fn from(_: NoMemory) -> Self {
        ParseError::NoMemory
    }
}

/// `complex(text)`.
pub fn parse(text: Text<'_>) -> Result<Complex, ParseError> {
    let text = Plain::new(text)?;
    if text.contains(&b'_') {
        let plain = without_underscores(&text)?.ok_or(ParseError::Underscores)?;
        return parse_plain(&plain).ok_or(ParseError::Malformed);
    }
    parse_plain(&text).ok_or(ParseError::Malformed)
}

fn skip_space(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|&b| !is_byte_space(b)).unwrap_or(text.len());
    &text[start..]
}

fn parse_plain(text: &[u8]) -> Option<Complex> {
    let mut rest = skip_space(text);
    let bracket = rest.first() == Some(&b'(');
    if bracket {
        rest = skip_space(&rest[1..]);
    }
    let (value, rest) = parse_parts(rest)?;
    let mut rest = skip_space(rest);
    if bracket {
        rest = skip_space(rest.strip_prefix(b")")?);
    }
    rest.is_empty().then_some(value)
}

/// `<float>`, `<float>j`, `<float><signed float>j`, where the float before `j` may be a mere sign, or nothing.
fn parse_parts(text: &[u8]) -> Option<(Complex, &[u8])> {
    fn sign(text: &[u8]) -> Option<f64> {
        match text.first()? {
            b'+' => Some(1.0),
            b'-' => Some(-1.0),
            _ => None,
        }
    }
    fn unit(text: &[u8]) -> Option<&[u8]> {
        matches!(text.first()?, b'j' | b'J').then(|| &text[1..])
    }
    let Some((first, len)) = parse_prefix(text) else {
        let imag = sign(text).unwrap_or(1.0);
        let rest = unit(&text[usize::from(sign(text).is_some())..])?;
        return Some((Complex::new(0.0, imag), rest));
    };
    let rest = &text[len..];
    if let Some(one) = sign(rest) {
        let (imag, len) = parse_prefix(rest).unwrap_or((one, 1));
        return Some((Complex::new(first, imag), unit(&rest[len..])?));
    }
    match unit(rest) {
        Some(rest) => Some((Complex::new(0.0, first), rest)),
        None => Some((Complex::new(first, 0.0), rest)),
    }
}

//! `ShortText`: a result of formatting that is put together on the native stack, as most are short, and made of strings and numbers.
//!
//! Rule: no code of the program's is run here, and no error raised. What is not known here is refused, and then done in the general way,
//! from the beginning.

use super::{PyStr, run};
use crate::builtins::float::PyFloat;
use crate::error::PyResult;
use crate::number::AsciiBuf;
use crate::number::fixed_point;
use crate::number::float_format;
use crate::number::int_text::{decimal_digits, signed_digits};
use crate::text::Text;
use crate::text::format_spec::Align;
use crate::thread::Thread;
use crate::value::Value;

pub const MOST: usize = 128;

/// A specification as most are: `[[fill]align][0][width][.precision][type]`, in ASCII.
#[derive(Clone, Copy)]
pub struct ShortSpec {
    pub fill: u8,
    /// `None` for what is usual for the value.
    pub align: Option<Align>,
    pub width: usize,
    pub precision: Option<usize>,
    /// The type, or 0.
    pub kind: u8,
}

impl ShortSpec {
    pub fn parse(spec: &[u8]) -> Option<ShortSpec> {
        let align_of = |at: usize| Align::of(u32::from(*spec.get(at)?));
        let mut short = ShortSpec { fill: b' ', align: None, width: 0, precision: None, kind: 0 };
        let mut at = 0;
        if let Some(align) = align_of(1) {
            (short.fill, short.align, at) = (spec[0], Some(align), 2);
        } else {
            if let Some(align) = align_of(0) {
                (short.align, at) = (Some(align), 1);
            }
            if spec.get(at) == Some(&b'0') {
                (short.fill, at) = (b'0', at + 1);
            }
        }
        at = short.read_numbers(spec, at)?;
        if let Some(&kind) = spec.get(at) {
            (short.kind, at) = (kind, at + 1);
        }
        (at == spec.len()).then_some(short)
    }

    /// Reads `[width][.precision]` from `at` on, and returns where they end. Numbers of more than two digits are refused.
    #[inline]
    pub fn read_numbers(&mut self, spec: &[u8], at: usize) -> Option<usize> {
        let number = |at: usize| {
            let digit =
                |at: usize| spec.get(at).filter(|digit| digit.is_ascii_digit()).map(|digit| digit - b'0');
            match (digit(at), digit(at + 1), digit(at + 2)) {
                (None, ..) => Some((0, at)),
                (Some(one), None, _) => Some((usize::from(one), at + 1)),
                (Some(ten), Some(one), None) => Some((usize::from(ten * 10 + one), at + 2)),
                _ => None,
            }
        };
        let (width, mut at) = number(at)?;
        self.width = width;
        if spec.get(at) == Some(&b'.') {
            let (precision, end) = number(at + 1)?;
            if end == at + 1 {
                return None;
            }
            (self.precision, at) = (Some(precision), end);
        }
        Some(at)
    }
}

/// ASCII characters, few of them.
pub struct ShortText {
    bytes: [u8; MOST],
    len: usize,
}

impl ShortText {
    pub fn new() -> ShortText {
        ShortText { bytes: [0; MOST], len: 0 }
    }

    #[inline]
    pub fn push(&mut self, part: &[u8]) -> Option<()> {
        let end = self.len + part.len();
        run::copy_slice(part, self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    /// Appends `str(value)` of an ASCII string, a float or an immediate int.
    #[inline]
    pub fn push_value(&mut self, value: &Value) -> Option<()> {
        if value.is_small() {
            return self.push_int(value.small_value());
        }
        match value.downcast_exact::<PyStr>() {
            Some(text) => self.push(text.as_ascii()?.as_bytes()),
            None => self.push_repr(exact_float(value)?),
        }
    }

    pub fn push_int(&mut self, int: i64) -> Option<()> {
        let mut text = [0; 21];
        let at = signed_digits(int, &mut text);
        self.push(&text[at..])
    }

    fn push_repr(&mut self, value: f64) -> Option<()> {
        let mut text = AsciiBuf::new();
        float_format::push_repr(value, &mut text).ok()?;
        self.push(&text)
    }

    /// Appends `format(value, spec)` of such values.
    #[inline]
    pub fn push_formatted(&mut self, value: &Value, spec: &[u8]) -> Option<()> {
        let mut spec = ShortSpec::parse(spec)?;
        if spec.fill == b'0' && spec.align.is_none() {
            spec.align = value.downcast_exact::<PyStr>().is_none().then_some(Align::AfterSign);
        }
        self.push_by(value, &spec)
    }

    /// Appends a value as a specification has it.
    pub fn push_by(&mut self, value: &Value, spec: &ShortSpec) -> Option<()> {
        if let Some(text) = value.downcast_exact::<PyStr>() {
            if !matches!(spec.kind, 0 | b's') || spec.align == Some(Align::AfterSign) {
                return None;
            }
            let text = text.as_ascii()?.as_bytes();
            let shown = &text[..spec.precision.unwrap_or(text.len()).min(text.len())];
            return self.push_padded(b"", shown, spec, Align::Left);
        }
        if value.is_small() && spec.kind != b'f' {
            if spec.precision.is_some() {
                return None;
            }
            let int = value.small_value();
            let mut digits = [b'0'; 20];
            let at = match spec.kind {
                0 | b'd' => decimal_digits(int.unsigned_abs(), &mut digits),
                b'x' => hexadecimal_digits(int.unsigned_abs(), &mut digits, b"0123456789abcdef"),
                b'X' => hexadecimal_digits(int.unsigned_abs(), &mut digits, b"0123456789ABCDEF"),
                _ => return None,
            };
            return self.push_padded(sign(int < 0), &digits[at..], spec, Align::Right);
        }
        let float = if value.is_small() { value.small_value() as f64 } else { exact_float(value)? };
        if !float.is_finite() {
            return None;
        }
        let mut text = AsciiBuf::new();
        match spec.kind {
            b'f' => {
                let places = spec.precision.unwrap_or(6);
                let scaled = fixed_point::scaled(float, places)?;
                float_format::push_scaled(scaled, places, false, &mut text).ok()?;
            }
            0 if spec.precision.is_none() => float_format::push_repr(float.abs(), &mut text).ok()?,
            _ => return None,
        }
        self.push_padded(sign(float.is_sign_negative()), &text, spec, Align::Right)
    }

    /// Appends a sign and what follows it, in a field.
    #[inline]
    fn push_padded(&mut self, sign: &[u8], shown: &[u8], spec: &ShortSpec, usual: Align) -> Option<()> {
        let pad = spec.width.saturating_sub(sign.len() + shown.len());
        let (left, inner, right) = match spec.align.unwrap_or(usual) {
            _ if pad == 0 => (0, 0, 0),
            Align::Left => (0, 0, pad),
            Align::Right => (pad, 0, 0),
            Align::Center => (pad / 2, 0, pad - pad / 2),
            Align::AfterSign => (0, pad, 0),
        };
        self.push_repeated(spec.fill, left)?;
        self.push(sign)?;
        self.push_repeated(spec.fill, inner)?;
        self.push(shown)?;
        self.push_repeated(spec.fill, right)
    }

    #[inline]
    fn push_repeated(&mut self, byte: u8, count: usize) -> Option<()> {
        let end = self.len + count;
        for place in self.bytes.get_mut(self.len..end)? {
            *place = byte;
        }
        self.len = end;
        Some(())
    }

    pub fn finish(&self, vm: &Thread) -> PyResult {
        Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&self.bytes[..self.len]))?.into_value())
    }
}

fn sign(negative: bool) -> &'static [u8] {
    if negative { b"-" } else { b"" }
}

/// The value of an object of exactly the type `float`.
#[inline]
fn exact_float(value: &Value) -> Option<f64> {
    match value.as_small_float() {
        Some(float) => Some(float),
        None => value.downcast_exact::<PyFloat>().map(PyFloat::value),
    }
}

/// Hexadecimal digits of a word, right-aligned; returns where they begin.
fn hexadecimal_digits(mut value: u64, digits: &mut [u8; 20], letters: &[u8; 16]) -> usize {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = letters[(value & 15) as usize];
        value >>= 4;
        if value == 0 {
            return at;
        }
    }
}

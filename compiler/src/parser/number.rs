//! Values of number literals.

use super::{Fail, Parse, Parser};
use crate::ast::{Constant, Int};
use dashu_int::UBig;

/// Why a literal that the lexer accepted has no value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberError {
    /// A decimal integer of so many digits, more than the limit.
    TooManyDigits(usize),
}

/// A value, with an integer beyond 64 bits as digits of a base.
pub(super) enum NumberValue<'t> {
    Int(i64),
    BigInt { digits: &'t str, radix: u32 },
    Float(f64),
    Imaginary(f64),
}

/// The value of `text` without its underscores.
pub(super) fn number_value(text: &str, int_max_str_digits: u32) -> Result<NumberValue<'_>, NumberError> {
    let bytes = text.as_bytes();
    let radix = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 10,
    };
    if radix != 10 {
        let digits = text.get(2..).unwrap_or_default();
        return Ok(match i64::from_str_radix(digits, radix) {
            Ok(value) => NumberValue::Int(value),
            Err(_) => NumberValue::BigInt { digits, radix },
        });
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        if let Ok(value) = text.parse() {
            return Ok(NumberValue::Int(value));
        }
        if int_max_str_digits != 0 && text.len() > int_max_str_digits as usize {
            return Err(NumberError::TooManyDigits(text.len()));
        }
        return Ok(NumberValue::BigInt { digits: text, radix });
    }
    // What the lexer accepts, `f64` can parse.
    Ok(match text.strip_suffix(['j', 'J']) {
        Some(imaginary) => NumberValue::Imaginary(imaginary.parse().unwrap_or(f64::NAN)),
        None => NumberValue::Float(text.parse().unwrap_or(f64::NAN)),
    })
}

impl<'a> Parser<'a> {
    pub(super) fn number_value(&mut self, text: &str) -> Parse<Constant<'a>> {
        let without_underscores: String;
        let mut text = text;
        if text.contains('_') {
            self.require_version(6)?;
            without_underscores = text.replace('_', "");
            text = &without_underscores;
        }
        Ok(match number_value(text, self.options.int_max_str_digits).map_err(|_| Fail)? {
            NumberValue::Int(value) => Constant::Int(Int::Small(value)),
            NumberValue::Float(value) => Constant::Float(value),
            NumberValue::Imaginary(value) => Constant::Complex(0.0, value),
            NumberValue::BigInt { digits, radix } => {
                let value = UBig::from_str_radix(digits, radix).map_err(|_| Fail)?;
                Constant::Int(self.big_int(&value)?)
            }
        })
    }

    fn big_int(&mut self, value: &UBig) -> Parse<Int<'a>> {
        if let Ok(small) = i64::try_from(value) {
            return Ok(Int::Small(small));
        }
        let limbs: Vec<u64> = value
            .to_le_bytes()
            .chunks(8)
            .map(|chunk| {
                let mut limb = [0; 8];
                limb[..chunk.len()].copy_from_slice(chunk);
                u64::from_le_bytes(limb)
            })
            .collect();
        Ok(Int::Big { negative: false, limbs: self.slice(&limbs)? })
    }
}

//! Numbers from Python's numbers, and back.

use super::binary::{from_binary, to_binary};
use super::context::PyContext;
use super::decimal_type as decimal;
use super::limbs::{self, Limbs};
use super::number::{Limits, Number, Work};
use super::parse::exactly;
use super::status::*;
use dashu_int::{IBig, Sign, UBig};
use std::ops::Deref;
use taipan_vm::builtins::int;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::number::int::{IntRef, Maker};
use taipan_vm::protocol::number as protocol;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// An operand as a number: borrowed from a `Decimal`, or made of an int.
pub enum Operand<'a> {
    Borrowed(&'a Number),
    Made(Number),
}

impl Deref for Operand<'_> {
    type Target = Number;

    #[inline]
    fn deref(&self) -> &Number {
        match self {
            Operand::Borrowed(number) => number,
            Operand::Made(number) => number,
        }
    }
}

impl<'a> Operand<'a> {
    /// `None` for what is neither a `Decimal` nor an int.
    #[inline]
    pub fn of(vm: &Thread, context: &PyContext, value: &'a Value) -> PyResult<Option<Operand<'a>>> {
        if let Some(number) = decimal::as_number(value) {
            return Ok(Some(Operand::Borrowed(number)));
        }
        match int::as_ref(value) {
            Some(int) => {
                let mut work = Work::new(vm);
                let number = from_int_exactly(&mut work, int)?;
                context.signal(vm, work.status)?;
                Ok(Some(Operand::Made(number)))
            }
            None => Ok(None),
        }
    }

    /// The operand of a method.
    pub fn required(vm: &Thread, context: &PyContext, value: Option<&'a Value>) -> PyResult<Operand<'a>> {
        let Some(value) = value else { return Err(vm.type_error("missing operand")) };
        match Operand::of(vm, context, value)? {
            Some(operand) => Ok(operand),
            None => Err(unsupported(vm, value)),
        }
    }
}

#[cold]
pub fn unsupported(vm: &Thread, value: &Value) -> Raised {
    vm.type_error(format!("conversion from {} to Decimal is not supported", value.ty().short_name()))
}

/// The number with the value of an int, not fitted to anything.
pub fn from_int(vm: &Thread, value: IntRef<'_>) -> PyResult<Number> {
    Ok(match value {
        IntRef::Small(value) => Number::from_i64(value),
        IntRef::Big(big) => {
            let coeff = match big.words {
                [low] => Limbs::small(*low),
                [low, high] => Limbs::wide(u128::from(*high) << 64 | u128::from(*low)),
                words => from_binary(vm, &UBig::from_words(words))?,
            };
            Number::finite(big.negative, coeff, 0)
        }
    })
}

pub fn from_int_exactly(work: &mut Work<'_>, value: IntRef<'_>) -> PyResult<Number> {
    let number = from_int(work.vm, value)?;
    if number.coeff.len() <= limbs::INLINE {
        return Ok(number);
    }
    let mut inner = Work::new(work.vm);
    let number = number.fit(&mut inner, &Limits::MAX)?;
    Ok(exactly(work, number, inner.status))
}

/// The exact value of a float.
pub fn from_float(vm: &Thread, value: f64) -> PyResult<Number> {
    let bits = value.to_bits();
    let negative = value.is_sign_negative();
    if value.is_nan() {
        return Ok(Number { negative, ..Number::NAN });
    }
    if value.is_infinite() {
        return Ok(Number::infinity(negative));
    }
    if value == 0.0 {
        return Ok(Number::triple(negative, 0, 0));
    }
    let (field, fraction) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
    let (mut mantissa, mut exp) =
        if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    let zeros = i64::from(mantissa.trailing_zeros());
    if exp < 0 {
        let by = zeros.min(-exp);
        mantissa >>= by;
        exp += by;
    }
    let coeff = if exp >= 0 {
        from_binary(vm, &(UBig::from(mantissa) << exp as usize))?
    } else {
        // m / 2**n is m * 5**n / 10**n.
        match 5u128.checked_pow(exp.unsigned_abs() as u32).and_then(|five| five.checked_mul(mantissa.into()))
        {
            Some(coeff) => Limbs::wide(coeff),
            None => from_binary(vm, &(UBig::from(5u8).pow(exp.unsigned_abs() as usize) * mantissa))?,
        }
    };
    Ok(Number::finite(negative, coeff, exp.min(0)))
}

/// An int of a sign and a coefficient.
pub fn to_int(vm: &Thread, negative: bool, coeff: &[u64]) -> PyResult {
    if let Some(value) = limbs::as_u128(coeff) {
        // Two limbs are less than 2**127.
        let value = value as i128;
        return Ok(vm.wide(if negative { -value } else { value })?);
    }
    let magnitude = to_binary(vm, coeff)?;
    int::from_big(vm, IBig::from_parts(if negative { Sign::Negative } else { Sign::Positive }, magnitude))
}

/// The int that an integral number is.
fn integer(vm: &Thread, number: &Number) -> PyResult {
    let coeff = if number.exp >= 0 {
        limbs::shift_left(&number.coeff, number.exp as usize)?
    } else {
        let mut coeff = Limbs::copy(&number.coeff)?;
        limbs::shift_right(&mut coeff, number.exp.unsigned_abs() as usize);
        coeff
    };
    to_int(vm, number.negative, &coeff)
}

/// `base ** exponent % modulus`, all of them integers.
pub fn power_modulo(
    work: &mut Work<'_>,
    base: &Number,
    exponent: &Number,
    modulus: &Number,
    limits: &Limits,
) -> PyResult<Number> {
    if let Some(nan) = Number::check_nans(&[base, exponent, modulus], work, limits)? {
        return Ok(nan);
    }
    let fits = base.is_integer()
        && exponent.is_integer()
        && modulus.is_integer()
        && !modulus.has_zero_coeff()
        && modulus.digits() + modulus.exp <= limits.prec;
    if !fits || exponent.negative && !exponent.has_zero_coeff() {
        return Ok(work.invalid(INVALID_OPERATION));
    }
    let one = Number::triple(false, 1, 0);
    if exponent.has_zero_coeff() {
        if base.has_zero_coeff() {
            return Ok(work.invalid(INVALID_OPERATION));
        }
        let rest = !super::number::compare_magnitudes(modulus, &one)?.is_eq();
        return Ok(Number::triple(false, u64::from(rest), 0));
    }
    let negative = base.negative && exponent.is_odd();
    if base.has_zero_coeff() {
        return Ok(Number::triple(negative, 0, 0));
    }
    let vm = work.vm;
    let modulus = protocol::absolute(vm, &integer(vm, modulus)?)?;
    let exponent = integer(vm, exponent)?;
    // The power of ten of a large base is reduced at once.
    let coeff = Number::finite(false, Limbs::copy(&base.coeff)?, base.exp.min(0));
    let mut rest = integer(vm, &coeff)?;
    if base.exp > 0 {
        let ten = protocol::power(vm, &int::small(10), &int::from_i64(vm, base.exp)?, &modulus)?;
        rest = protocol::binary(vm, &rest, &ten, protocol::BinaryOp::Multiply)?;
    }
    let rest = protocol::power(vm, &rest, &exponent, &modulus)?;
    let Some(rest) = int::as_ref(&rest) else { return Ok(Number::NAN) };
    let mut result = from_int(vm, rest)?;
    result.negative = negative;
    result.fit(work, limits)
}

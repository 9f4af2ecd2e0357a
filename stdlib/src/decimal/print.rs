//! Numbers as text, in scientific or engineering notation.

use super::limbs::{WIDTH, limb_digits};
use super::number::{Kind, Number};
use taipan_vm::heap::NoMemory;
use taipan_vm::number::AsciiBuf;

/// The digits from 00 to 99.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut at = 0;
    while at < 100 {
        pairs[at] = [b'0' + (at / 10) as u8, b'0' + (at % 10) as u8];
        at += 1;
    }
    pairs
};

/// The digits of a limb, zeros in front included.
fn limb_text(mut limb: u64) -> [u8; WIDTH] {
    let mut text = [b'0'; WIDTH];
    for pair in text[1..].rchunks_exact_mut(2) {
        pair.copy_from_slice(&PAIRS[(limb % 100) as usize]);
        limb /= 100;
    }
    text[0] = b'0' + limb as u8;
    text
}

pub fn push_digits(coeff: &[u64], out: &mut AsciiBuf) -> Result<(), NoMemory> {
    let Some((top, rest)) = coeff.split_last() else { return Ok(()) };
    out.reserve(coeff.len() * WIDTH)?;
    out.push_slice(&limb_text(*top)[WIDTH - limb_digits(*top)..])?;
    for limb in rest.iter().rev() {
        out.push_slice(&limb_text(*limb))?;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Plain where the exponent is small, otherwise with one digit before the point.
    Scientific,
    /// The same with exponents that are multiples of three.
    Engineering,
}

/// Where the point stands, counted from the first digit, in the notation.
fn place_of_point(number: &Number, notation: Notation) -> i64 {
    let left = number.exp + number.digits();
    if number.exp <= 0 && left > -6 {
        return left;
    }
    match notation {
        Notation::Scientific => 1,
        Notation::Engineering if number.has_zero_coeff() => (left + 1).rem_euclid(3) - 1,
        Notation::Engineering => (left - 1).rem_euclid(3) + 1,
    }
}

pub fn push_number(
    number: &Number,
    notation: Notation,
    capitals: bool,
    out: &mut AsciiBuf,
) -> Result<(), NoMemory> {
    if number.negative {
        out.push(b'-')?;
    }
    if number.is_special() {
        return push_special(number, out);
    }
    let point = place_of_point(number, notation);
    push_with_point(&number.coeff, number.digits(), point, out)?;
    push_exponent(number.exp + number.digits() - point, capitals, out)
}

/// A special value without its sign.
pub fn push_special(number: &Number, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    match number.kind {
        Kind::Infinite => return out.push_slice(b"Infinity"),
        Kind::Signaling => out.push_slice(b"sNaN")?,
        _ => out.push_slice(b"NaN")?,
    }
    if number.has_zero_coeff() { Ok(()) } else { push_digits(&number.coeff, out) }
}

/// The digits with a point behind the first `point` ones, and zeros where there are none.
pub fn push_with_point(coeff: &[u64], digits: i64, point: i64, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    if point <= 0 {
        out.push_slice(b"0.")?;
        out.push_zeros(point.unsigned_abs() as usize)?;
        return push_digits(coeff, out);
    }
    if point >= digits {
        push_digits(coeff, out)?;
        return out.push_zeros((point - digits) as usize);
    }
    if let [limb] = coeff {
        let text = limb_text(*limb);
        let text = &text[WIDTH - digits as usize..];
        let (whole, fraction) = text.split_at(point as usize);
        out.push_slice(whole)?;
        out.push(b'.')?;
        return out.push_slice(fraction);
    }
    let mut all = AsciiBuf::new();
    push_digits(coeff, &mut all)?;
    let (whole, fraction) = all.split_at(point as usize);
    out.reserve(all.len() + 1)?;
    out.push_slice(whole)?;
    out.push(b'.')?;
    out.push_slice(fraction)
}

/// `E+5`, or nothing for 0.
fn push_exponent(exponent: i64, capitals: bool, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    if exponent == 0 {
        return Ok(());
    }
    push_exponent_always(exponent, capitals, out)
}

pub fn push_exponent_always(exponent: i64, capitals: bool, out: &mut AsciiBuf) -> Result<(), NoMemory> {
    out.push(if capitals { b'E' } else { b'e' })?;
    out.push(if exponent < 0 { b'-' } else { b'+' })?;
    let magnitude = exponent.unsigned_abs();
    let text = limb_text(magnitude);
    out.push_slice(&text[WIDTH - limb_digits(magnitude)..])
}

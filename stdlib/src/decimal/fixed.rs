//! Exponentials and logarithms of binary fixed-point numbers: what `exp`, `ln` and `log10` are made of.
//!
//! A number `x` at `bits` is the integer nearest to `x * 2**bits`, give or take a few units.

use super::multiply::workspace;
use dashu_int::{IBig, UBig};
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

/// `ln(10)` with [`TABLE_BITS`] bits behind the point, least significant word first.
static LN10: [u64; 33] = [
    0x32c119b586e9923b,
    0xb5afefff6086e829,
    0x8e295c03ff78b6c6,
    0xddf8dd813a50e583,
    0xa527aaab7da7a297,
    0xa2011fc5ec366d42,
    0xe12323497ebc6f2b,
    0xf7f4f145d239b5b8,
    0xbe2121baa6dd0078,
    0xd1fea5b7ac9c4182,
    0x15d973789a0ce76f,
    0x902fcf30785049a9,
    0x6c74a3a95f53f703,
    0x91fb2c9a5e31753f,
    0x7356d0b9a89c5866,
    0x891e3f2ab4ebba62,
    0x1a7a963a4c17a607,
    0x6c22c15f57b7883d,
    0x3a4cda3511e2713d,
    0x299ecd6c8d814216,
    0x4586ed2748671eef,
    0xbd9b3ac12acf1be9,
    0xd96a9b0ec360c7ef,
    0xe0b3e28a2a324479,
    0xee3de2100b945b59,
    0xb1889061042f8b6b,
    0x31c32f00b17c35a0,
    0x58bc0b5ec6a04173,
    0x0f187a0807c0b5ca,
    0x8a3fb3e76977e43a,
    0xa95b58ae0b4c28a3,
    0x4d763776aaa2b05b,
    0x0000000000000002,
];

const TABLE_BITS: usize = 2048;

/// `ln(10)` at `bits`.
pub fn ln10(vm: &Thread, bits: usize) -> PyResult<UBig> {
    if bits <= TABLE_BITS {
        return Ok(UBig::from_words(&LN10) >> (TABLE_BITS - bits));
    }
    let guarded = bits + 64;
    let _room = charge(vm, guarded, 8)?;
    let look = || vm.look_at_limits();
    let sum = inverse_atanh(&look, 31, guarded)? * UBig::from(46u8)
        + inverse_atanh(&look, 49, guarded)? * UBig::from(34u8)
        + inverse_atanh(&look, 161, guarded)? * UBig::from(20u8);
    Ok(sum >> 64)
}

/// Work on numbers of so many bits: about `times` products.
pub fn charge(vm: &Thread, bits: usize, times: u64) -> PyResult<Room> {
    if bits > 1 << 40 {
        return Err(NoMemory.into());
    }
    let words = bits as u64 / 64 + 1;
    vm.charge_work((words.isqrt().saturating_mul(words) / 2).saturating_mul(times) / 2)?;
    Ok(Room::new(bits.saturating_mul(8).saturating_add(workspace(2 * words as usize)))?)
}

/// Products of more terms than this take so long that limits are looked at before.
const LONG: u64 = 256;

/// `atanh(1 / n)` at `bits`, by binary splitting; `look` looks at the limits.
fn inverse_atanh(look: &dyn Fn() -> PyResult<()>, n: u64, bits: usize) -> PyResult<UBig> {
    let square = n * n;
    let terms = bits as u64 / u64::from(square.ilog2()) + 2;
    let (odd, power, sum) = split(look, square, 0, terms)?;
    let divisor = odd * power * UBig::from(n);
    look()?;
    Ok((sum << bits) / divisor * UBig::from(square))
}

/// Of the terms from `from` up to `upto`: the product of the odd numbers, the power of `square`, and the numerator of the sum
/// over both. The depth is the logarithm of the number of terms.
fn split(look: &dyn Fn() -> PyResult<()>, square: u64, from: u64, upto: u64) -> PyResult<(UBig, UBig, UBig)> {
    if upto - from == 1 {
        return Ok((UBig::from(2 * from + 1), UBig::from(square), UBig::ONE));
    }
    let middle = from + (upto - from) / 2;
    let (odd, power, sum) = split(look, square, from, middle)?;
    let (odd2, power2, sum2) = split(look, square, middle, upto)?;
    if upto - from > LONG {
        look()?;
    }
    let sum = sum * &odd2 * &power2 + &odd * sum2;
    Ok((odd * odd2, power * power2, sum))
}

/// `e**x` at `bits`, for `x` from 0 to 2.5.
pub fn exp(vm: &Thread, x: &UBig, bits: usize) -> PyResult<UBig> {
    // Halving the argument as often as there are terms left balances squarings and terms.
    let halvings = bits.isqrt() * 2 / 3 + 2;
    let terms = bits / (halvings + bits.max(16).isqrt().ilog2() as usize) + 2;
    let guarded = bits + 2 * halvings + 16;
    let _room = charge(vm, guarded, (halvings + terms) as u64)?;
    // A step on numbers so long takes as long as a question.
    let is_long = guarded > 1 << 14;
    let look = || if is_long { vm.look_at_limits() } else { Ok(()) };
    let x = x << (guarded - bits - halvings);
    let mut sum = (UBig::ONE << guarded) + &x;
    let mut term = x.clone();
    let mut count = 2u64;
    loop {
        look()?;
        term = ((term * &x) >> guarded) / count;
        if term == UBig::ZERO {
            break;
        }
        sum += &term;
        count += 1;
    }
    for _ in 0..halvings {
        look()?;
        sum = sum.sqr() >> guarded;
    }
    Ok(sum >> (guarded - bits))
}

/// `ln(x)` at `bits`, for `x` from 1 to 10 at `bits`.
pub fn ln(vm: &Thread, x: &UBig, bits: usize) -> PyResult<UBig> {
    let leading = u64::try_from(x >> bits.saturating_sub(52)).unwrap_or(0);
    let start = leading as f64 / (1u64 << 52.min(bits)) as f64;
    let mut precise = 48;
    let mut result = IBig::from((start.ln().max(0.0) * (1u64 << 50) as f64) as u64);
    let mut at = 50;
    while precise < bits {
        // Each step triples the number of bits that are right (Halley's method).
        precise = (precise * 3 - 8).min(bits);
        let working = precise + 8;
        result = if working >= at { result << (working - at) } else { result >> (at - working) };
        at = working;
        let target = if bits >= working { x >> (bits - working) } else { x << (working - bits) };
        let guess = exp(vm, &magnitude(&result), working)?;
        let sum = IBig::from(&target + &guess);
        let difference = IBig::from(target) - IBig::from(guess);
        result += (difference << (working + 1)) / sum;
    }
    let result = magnitude(&result);
    Ok(if at >= bits { result >> (at - bits) } else { result << (bits - at) })
}

/// The number, or 0 for one that is a little below.
fn magnitude(value: &IBig) -> UBig {
    UBig::try_from(value.clone()).unwrap_or(UBig::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The series and the table agree.
    #[test]
    fn the_table_is_the_series() {
        let bits = TABLE_BITS;
        let guarded = bits + 64;
        let atanh = |n| inverse_atanh(&|| Ok(()), n, guarded).unwrap_or(UBig::ZERO);
        let sum = atanh(31) * UBig::from(46u8) + atanh(49) * UBig::from(34u8) + atanh(161) * UBig::from(20u8);
        assert_eq!(sum >> 64, UBig::from_words(&LN10));
    }
}

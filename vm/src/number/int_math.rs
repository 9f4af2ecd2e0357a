//! Number theory of `math`: `isqrt`, `gcd`, `lcm`, `factorial`, `comb`, `perm`.

use super::int::{Int, IntError, IntRef, Owned, abs, bytes_for, mul, room, scratch_bytes};
use super::int_div::floor_div;
use crate::collections::room::Room;
use crate::heap::{NoMemory, current};
use dashu_int::UBig;
use dashu_int::ops::{BitTest, Gcd, SquareRoot};

/// `math.isqrt`.
pub fn isqrt(a: IntRef<'_>) -> Result<Int, IntError> {
    if a.is_negative() {
        return Err(IntError::NegativeSquareRoot);
    }
    match a {
        IntRef::Small(value) => Ok(Int::Small(value.isqrt())),
        IntRef::Big(_) => {
            let bits = a.bit_length();
            let _room =
                Room::new(bytes_for(bits).saturating_mul(4).saturating_add(scratch_bytes(bits, bits / 2)))?;
            Ok(Int::from(a.magnitude().sqrt()))
        }
    }
}

fn gcd_words(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    loop {
        b >>= b.trailing_zeros();
        if a > b {
            (a, b) = (b, a);
        }
        b -= a;
        if b == 0 {
            return a << shift;
        }
    }
}

/// `math.gcd` of two.
pub fn gcd(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, NoMemory> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        return Ok(Int::from(gcd_words(x.unsigned_abs(), y.unsigned_abs())));
    }
    if a.is_zero() {
        return abs(Owned, b);
    }
    if b.is_zero() {
        return abs(Owned, a);
    }
    let (larger, smaller) = (a.bit_length().max(b.bit_length()), a.bit_length().min(b.bit_length()));
    let _room =
        Room::new(bytes_for(larger).saturating_mul(4).saturating_add(scratch_bytes(smaller, smaller / 2)))?;
    Ok(Int::from(a.magnitude().gcd(b.magnitude())))
}

/// `math.lcm` of two.
pub fn lcm(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, IntError> {
    if a.is_zero() || b.is_zero() {
        return Ok(Int::ZERO);
    }
    let common = gcd(a, b)?;
    let quotient = floor_div(Owned, a, common.as_ref())?;
    Ok(abs(Owned, mul(Owned, quotient.as_ref(), b)?.as_ref())?)
}

/// The product of `low..high`, which is not empty, by halves.
fn product(low: u64, high: u64) -> Result<UBig, IntError> {
    if high - low <= 8 {
        return Ok((low..high).fold(UBig::ONE, |product, factor| product * factor));
    }
    let middle = low.midpoint(high);
    times(product(low, middle)?, &product(middle, high)?)
}

/// Factors of so many bits are worth a look at the limits.
const LONG: usize = 1 << 16;

/// A step of a product, unless the machine is to stop.
fn times(a: UBig, b: &UBig) -> Result<UBig, IntError> {
    if a.bit_len() >= LONG && current::must_stop() {
        return Err(IntError::Stopped);
    }
    Ok(a * b)
}

/// Bytes for a product made by halves, and what it is made of and worked out in.
fn product_bytes(bits: usize) -> usize {
    bytes_for(bits).saturating_mul(3).saturating_add(scratch_bytes(bits, bits / 2))
}

/// Room for a product of `count` factors up to `largest`.
fn product_room(count: u64, largest: u64) -> Result<Room, IntError> {
    let bits = (64 - u64::from(largest.leading_zeros())).checked_mul(count).ok_or(NoMemory)?;
    let bits = usize::try_from(bits).map_err(|_| NoMemory)?;
    Ok(Room::new(product_bytes(bits))?)
}

/// The odd part of the product of `1..=n`, each odd factor as often as it occurs.
fn odd_factorial(n: u64) -> Result<UBig, IntError> {
    // The odd numbers up to n, those up to n/2 once more, and so on.
    fn odd_product(low: u64, high: u64) -> Result<UBig, IntError> {
        if high - low <= 16 {
            return Ok((low..high).step_by(2).fold(UBig::ONE, |product, factor| product * factor));
        }
        let middle = low.midpoint(high) | 1;
        times(odd_product(low, middle)?, &odd_product(middle, high)?)
    }
    let (mut inner, mut outer) = (UBig::ONE, UBig::ONE);
    let mut upper = 3;
    for shift in (0..64 - n.leading_zeros()).rev() {
        let last = ((n >> shift) + 1) | 1;
        if last > upper {
            inner = times(inner, &odd_product(upper, last)?)?;
            upper = last;
        }
        outer = times(outer, &inner)?;
    }
    Ok(outer)
}

/// `math.factorial`.
pub fn factorial(n: IntRef<'_>) -> Result<Int, IntError> {
    if n.is_negative() {
        return Err(IntError::FactorialOfNegative);
    }
    let n = n.to_i64().ok_or(IntError::FactorialTooLarge)? as u64;
    if n <= 20 {
        return Ok(Int::Small((1..=n as i64).product()));
    }
    let _room = product_room(n, n)?;
    let twos = n - u64::from(n.count_ones());
    Ok(Int::from(odd_factorial(n)? << twos as usize))
}

/// `math.perm(n, k)`.
pub fn perm(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int, IntError> {
    check_signs(n, k)?;
    if k > n {
        return Ok(Int::ZERO);
    }
    let k = k.to_i64().ok_or(IntError::PermTooLarge)? as u64;
    falling(n, k)
}

/// `n * (n - 1) * ... ` of `k` factors.
fn falling(n: IntRef<'_>, k: u64) -> Result<Int, IntError> {
    if k == 0 {
        return Ok(Int::Small(1));
    }
    if let Some(n) = n.to_u64() {
        let mut small = Some(1u64);
        if k <= 20 {
            for i in 0..k {
                small = small.and_then(|product| product.checked_mul(n - i));
            }
            if let Some(product) = small {
                return Ok(Int::from(product));
            }
        }
        let _room = product_room(k, n)?;
        // n itself may be the largest word, so the upper end stays out.
        return Ok(Int::from(product_or_one(n - k + 1, n)? * n));
    }
    let bits =
        (n.bit_length() as u64).checked_mul(k).and_then(|bits| usize::try_from(bits).ok()).ok_or(NoMemory)?;
    let _room = Room::new(product_bytes(bits))?;
    Ok(Int::from(big_falling(&n.magnitude(), 0, k)?))
}

fn product_or_one(low: u64, high: u64) -> Result<UBig, IntError> {
    if low < high { product(low, high) } else { Ok(UBig::ONE) }
}

/// `(n - low) * ... * (n - high + 1)`, by halves.
fn big_falling(n: &UBig, low: u64, high: u64) -> Result<UBig, IntError> {
    if high - low == 1 {
        return Ok(n - low);
    }
    let middle = low.midpoint(high);
    times(big_falling(n, low, middle)?, &big_falling(n, middle, high)?)
}

/// `math.comb(n, k)`.
pub fn comb(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int, IntError> {
    check_signs(n, k)?;
    if k > n {
        return Ok(Int::ZERO);
    }
    let other = super::int::sub(Owned, n, k)?;
    let k = k.min(other.as_ref()).to_i64().ok_or(IntError::CombTooLarge)? as u64;
    if let Some(n) = n.to_u64()
        && let Some(result) = comb_words(n, k)
    {
        return Ok(Int::from(result));
    }
    let numerator = falling(n, k)?;
    // Kept while the rest is worked out; the denominator is smaller.
    let _kept = room(numerator.as_ref().bit_length(), 1)?;
    let denominator = factorial(Int::from(k).as_ref())?;
    floor_div(Owned, numerator.as_ref(), denominator.as_ref())
}

/// The largest `n` for which all of its binomial coefficients fit into a word.
const SMALL_N: usize = 67;

/// The odd parts of the factorials modulo 2**64, their inverses there, and how many twos the factorials have.
struct Factorials {
    odd: [u64; SMALL_N + 1],
    inverse: [u64; SMALL_N + 1],
    twos: [u8; SMALL_N + 1],
}

static FACTORIALS: Factorials = {
    let mut table = Factorials { odd: [1; SMALL_N + 1], inverse: [1; SMALL_N + 1], twos: [0; SMALL_N + 1] };
    let mut n = 1;
    while n <= SMALL_N {
        let zeros = n.trailing_zeros();
        table.odd[n] = table.odd[n - 1].wrapping_mul((n >> zeros) as u64);
        table.twos[n] = table.twos[n - 1] + zeros as u8;
        // Newton's iteration: each step doubles the bits that are right, of which an odd number has three.
        let mut inverse = table.odd[n];
        let mut step = 0;
        while step < 5 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(table.odd[n].wrapping_mul(inverse)));
            step += 1;
        }
        table.inverse[n] = inverse;
        n += 1;
    }
    table
};

/// By words, as long as that is possible.
fn comb_words(n: u64, k: u64) -> Option<u64> {
    if n <= SMALL_N as u64 {
        let (n, k) = (n as usize, k as usize);
        let t = &FACTORIALS;
        let odd = t.odd[n].wrapping_mul(t.inverse[k]).wrapping_mul(t.inverse[n - k]);
        return Some(odd << (t.twos[n] - t.twos[k] - t.twos[n - k]));
    }
    // Each partial product is itself a binomial coefficient.
    let mut result = 1u64;
    for i in 0..k {
        result = match result.checked_mul(n - i) {
            Some(product) => product / (i + 1),
            None => u64::try_from(u128::from(result) * u128::from(n - i) / u128::from(i + 1)).ok()?,
        };
    }
    Some(result)
}

fn check_signs(n: IntRef<'_>, k: IntRef<'_>) -> Result<(), IntError> {
    if n.is_negative() {
        return Err(IntError::NegativeN);
    }
    if k.is_negative() {
        return Err(IntError::NegativeK);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factorials_and_their_quotients() {
        let twenty_five = factorial(IntRef::Small(25)).unwrap();
        assert_eq!(twenty_five, Int::from(15511210043330985984000000i128));
        assert_eq!(perm(IntRef::Small(25), IntRef::Small(25)), Ok(twenty_five));
        let central = Int::from(14226520737620288370i128);
        assert_eq!(comb(IntRef::Small(67), IntRef::Small(33)), Ok(central));
        assert_eq!(comb(IntRef::Small(5), IntRef::Small(7)), Ok(Int::ZERO));
        assert_eq!(
            comb(IntRef::Small(1 << 40), IntRef::Small(2)),
            Ok(Int::from((1i128 << 39) * ((1i128 << 40) - 1)))
        );
        assert_eq!(factorial(IntRef::Small(1 << 62)), Err(IntError::NoMemory));
    }

    #[test]
    fn greatest_common_divisors() {
        assert_eq!(gcd(IntRef::Small(i64::MIN), IntRef::Small(0)), Ok(Int::from(1i128 << 63)));
        assert_eq!(gcd(IntRef::Small(-12), IntRef::Small(18)), Ok(Int::Small(6)));
        assert_eq!(lcm(IntRef::Small(-4), IntRef::Small(6)), Ok(Int::Small(12)));
    }
}

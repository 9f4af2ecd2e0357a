//! What operations on big ints cost, told before they start: a budget can refuse what it would not survive.
//!
//! A unit is about ten nanoseconds, a little more than a call or a backward jump. Linear operations are not priced here: their
//! results are charged as memory. The prices follow `dashu-int`'s methods (school, Karatsuba's and Toom's, transforms) as measured
//! by `examples/price_check.rs`, and from a thousand words on rather too high than too low, up to three times: who begins what takes
//! longer than its price comes too late to a limit on time. What is shorter takes microseconds, and the next tick sees it.

use super::int::IntRef;

fn words(a: IntRef<'_>) -> u64 {
    (a.bit_length() / 64 + 1) as u64
}

/// `a * b`.
pub fn mul(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    mul_words(words(a), words(b))
}

fn mul_words(a: u64, b: u64) -> u64 {
    let (small, large) = (a.min(b).max(1), a.max(b).max(1));
    match small {
        0..=24 => small.saturating_mul(large) / 16,
        25..4_000 => small.isqrt().saturating_mul(large),
        _ => {
            let size = small.saturating_add(large);
            let step = if size < CACHED { 4 } else { 8 };
            size.saturating_mul(u64::from(large.ilog2() + 4)).saturating_mul(step)
        }
    }
}

/// From so many words on, the transforms of a product leave the processor's caches.
const CACHED: u64 = 1 << 18;

/// `a // b`, `a % b`, `a / b`.
pub fn div(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    let (a, b) = (words(a), words(b));
    mul_words(b, a.saturating_sub(b) + 1).saturating_mul(4)
}

/// `a ** exponent`.
pub fn pow(a: IntRef<'_>, exponent: IntRef<'_>) -> u64 {
    let times = exponent.to_u64().unwrap_or(u64::MAX);
    let result = (a.bit_length() as u64).saturating_mul(times) / 64;
    mul_words(result / 2, result / 2)
}

/// `pow(a, exponent, modulus)`.
pub fn pow_mod(a: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> u64 {
    let size = words(modulus);
    let step = mul_words(size, size).saturating_mul(3).saturating_add(size).saturating_add(4);
    (exponent.bit_length() as u64 + 1).saturating_mul(step).saturating_add(div(a, modulus))
}

/// `math.gcd` and `math.lcm`: quadratic.
pub fn gcd(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    words(a).saturating_mul(words(b)) / 4 + 8
}

/// `math.isqrt`.
pub fn isqrt(a: IntRef<'_>) -> u64 {
    mul_words(words(a), words(a))
}

/// `str(a)`.
pub fn print(a: IntRef<'_>) -> u64 {
    let size = words(a);
    mul_words(size, size).saturating_mul(6).saturating_add(size)
}

/// `int(text)` in a base that is no power of two.
pub fn parse(digits: usize) -> u64 {
    let size = digits as u64 / 12 + 1;
    mul_words(size, size).saturating_mul(2).saturating_add(digits as u64 / 8)
}

/// The quotient of two such products: `comb`.
pub fn quotient(count: u64, bits: u64) -> u64 {
    product(count, bits).saturating_mul(3)
}

/// The product of `count` factors of `bits` bits each, made by halves: `factorial`, `perm`.
pub fn product(count: u64, bits: u64) -> u64 {
    let size = count.saturating_mul(bits) / 64 + 1;
    mul_words(size / 2 + 1, size / 2 + 1).saturating_mul(3).saturating_add(count / 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{AsciiBuf, Owned, int, int_div, int_math, int_text};
    use dashu_int::IBig;
    use std::time::Instant;

    /// No operation takes much longer than its price says, here where nothing is optimized for this machine.
    #[test]
    fn prices_are_of_the_right_order() {
        let check = |name: &str, price: u64, run: &dyn Fn()| {
            let time = || {
                let start = Instant::now();
                run();
                start.elapsed().as_nanos() as u64 / 10
            };
            let spent = (0..3).map(|_| time()).min().unwrap_or(0);
            assert!(spent < 10 * price + 1_000_000, "{name}: {spent} units spent, {price} priced");
        };
        for bits in [3_000usize, 30_000, 300_000] {
            let (a, b) = (IBig::from(3).pow(bits * 5 / 8), IBig::from(7).pow(bits * 5 / 14));
            let (x, y) = (IntRef::from(&a), IntRef::from(&b));
            let product = int::mul(Owned, x, y).unwrap();
            check("mul", mul(x, y), &|| drop(int::mul(Owned, x, y)));
            check("div", div(product.as_ref(), y), &|| drop(int_div::div_mod(Owned, product.as_ref(), y)));
            check("gcd", gcd(x, y), &|| drop(int_math::gcd(x, y)));
            check("isqrt", isqrt(x), &|| drop(int_math::isqrt(x)));
            let mut out = AsciiBuf::new();
            int_text::push_decimal(x, 0, &mut out).unwrap();
            check("print", print(x), &|| {
                let _ = int_text::push_decimal(x, 0, &mut AsciiBuf::new());
            });
            check("parse", parse(out.len()), &|| drop(int_text::parse(&out, 10, 0)));
        }
        let (three, many) = (IntRef::Small(3), IntRef::Small(100_000));
        let power = int_div::pow(Owned, IntRef::Small(7), IntRef::Small(700)).unwrap();
        check("pow", pow(three, many), &|| drop(int_div::pow(Owned, three, many)));
        let (n, half) = (IntRef::Small(20_000), IntRef::Small(10_000));
        check("factorial", product(20_000, 15), &|| drop(int_math::factorial(n)));
        check("comb", quotient(10_000, 15), &|| drop(int_math::comb(n, half)));
        check("pow_mod", pow_mod(three, power.as_ref(), power.as_ref()), &|| {
            drop(int_div::pow_mod(Owned, three, power.as_ref(), power.as_ref()));
        });
        // An impossible power has an impossible price, not a wrapped one.
        assert!(pow(three, IntRef::Small(i64::MAX)) > 1 << 60);
    }
}

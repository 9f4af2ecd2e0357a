//! What operations on big integers are said to cost, beside what they take: `cargo run --release -p taipan-vm --example price_check`.
//!
//! A price below the time (a ratio below 1) lets a script run on past a limit on time.

use dashu_int::IBig;
use std::time::Instant;
use taipan_vm::number::int::IntRef;
use taipan_vm::number::{AsciiBuf, Owned, int, int_div, int_math, int_text, price};

/// Words of the operands.
const SIZES: [usize; 10] = [8, 40, 200, 1000, 3000, 5000, 20_000, 100_000, 400_000, 1_600_000];

/// The largest of them for operations that grow faster than a product.
const LONGEST_QUADRATIC: usize = 20_000;
const LONGEST_CONVERSION: usize = 100_000;
const LONGEST_POWER: usize = 200;

/// Arguments of `math.factorial`.
const FACTORIALS: [i64; 4] = [1000, 10_000, 100_000, 1_000_000];

fn main() {
    SIZES.iter().for_each(|words| show(*words));
    for n in FACTORIALS {
        let bits = u64::from(64 - n.leading_zeros());
        measure("factorial", n as usize, price::product(n as u64, bits), &|| {
            drop(int_math::factorial(IntRef::Small(n)));
        });
    }
}

/// Prints the time in milliseconds, the least of three runs, and the price's ratio to it.
fn measure(name: &str, size: usize, price: u64, run: &dyn Fn()) {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed().as_nanos() as u64 / 10
    };
    let units = (0..3).map(|_| time()).min().unwrap_or(0);
    let ratio = price as f64 / units as f64;
    println!("{name:10} {size:10} {:12.3} ms {ratio:8.2}", units as f64 / 1e5);
}

fn show(words: usize) {
    let bits = words * 64;
    let (a, b) = (IBig::from(3).pow(bits * 5 / 8), IBig::from(7).pow(bits * 5 / 14));
    let c = IBig::from(7).pow((bits / 28).max(5));
    let (x, y, short) = (IntRef::from(&a), IntRef::from(&b), IntRef::from(&c));
    let Ok(product) = int::mul(Owned, x, y) else { return };
    let long = product.as_ref();
    measure("mul", words, price::mul(x, y), &|| drop(int::mul(Owned, x, y)));
    measure("square", words, price::mul(x, x), &|| drop(int::mul(Owned, x, x)));
    measure("mul short", words, price::mul(x, short), &|| drop(int::mul(Owned, x, short)));
    measure("div", words, price::div(long, y), &|| drop(int_div::div_mod(Owned, long, y)));
    measure("div short", words, price::div(x, short), &|| drop(int_div::div_mod(Owned, x, short)));
    let exponent = IntRef::Small((bits * 5 / 8) as i64);
    let three = IntRef::Small(3);
    measure("pow", words, price::pow(three, exponent), &|| drop(int_div::pow(Owned, three, exponent)));
    if words <= LONGEST_QUADRATIC {
        measure("gcd", words, price::gcd(x, y), &|| drop(int_math::gcd(x, y)));
    }
    if words <= LONGEST_CONVERSION {
        measure("isqrt", words, price::isqrt(x), &|| drop(int_math::isqrt(x)));
        let mut digits = AsciiBuf::new();
        let print = |out: &mut AsciiBuf| int_text::push_decimal(x, 0, out).unwrap_or_default();
        print(&mut digits);
        measure("print", words, price::print(x), &|| print(&mut AsciiBuf::new()));
        measure("parse", words, price::parse(digits.len()), &|| drop(int_text::parse(&digits, 10, 0)));
    }
    if words <= LONGEST_POWER {
        measure("pow mod", words, price::pow_mod(y, x, x), &|| drop(int_div::pow_mod(Owned, y, x, x)));
    }
}

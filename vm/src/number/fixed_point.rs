//! Floats rounded to so many decimal places, by arithmetic of integers: exact, half to even, and without a text in between.

/// With more places than this, the power of ten does not fit 64 bits.
pub const MOST_PLACES: usize = 19;

/// The powers of ten that fit 64 bits.
const POWERS: [u64; MOST_PLACES + 1] = {
    let mut powers = [1; MOST_PLACES + 1];
    let mut index = 1;
    while index <= MOST_PLACES {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

/// The magnitude of a finite float times 10 to the power of `places`, rounded. `None` where that does not fit.
#[inline]
pub fn scaled(value: f64, places: usize) -> Option<u64> {
    const FRACTION: u64 = (1 << 52) - 1;
    let bits = value.abs().to_bits();
    let (exponent, fraction) = (bits >> 52, bits & FRACTION);
    // The value is `mantissa` times two to the power of `-shift`.
    let (mantissa, shift) =
        if exponent == 0 { (fraction, 1074) } else { (fraction | (FRACTION + 1), 1075 - exponent as i32) };
    // Of 53 and 64 bits: no more than 117.
    let product = u128::from(mantissa) * u128::from(*POWERS.get(places)?);
    let shift = match shift {
        0 => return u64::try_from(product).ok(),
        1..128 => shift as u32,
        // Less than half.
        128.. => return Some(0),
        _ => {
            let left = shift.unsigned_abs();
            return if left <= 11 { u64::try_from(product << left).ok() } else { None };
        }
    };
    let (whole, half) = (u64::try_from(product >> shift).ok()?, 1 << (shift - 1));
    let rest = product & ((half << 1) - 1);
    whole.checked_add(u64::from(rest > half || rest == half && whole & 1 == 1))
}

/// A finite float rounded to so many places, as the float closest to that. `None` where that takes more than one division.
#[inline]
pub fn round(value: f64, places: usize) -> Option<f64> {
    let scaled = scaled(value, places)?;
    // Both are floats themselves, so that the quotient is rounded once.
    const MOST: u64 = 1 << 53;
    if scaled > MOST || POWERS[places] > MOST {
        return None;
    }
    Some((scaled as f64 / POWERS[places] as f64).copysign(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_even() {
        for (value, places, expected) in [
            (0.5, 0, Some(0)),
            (1.5, 0, Some(2)),
            (2.5, 0, Some(2)),
            (0.125, 2, Some(12)),
            (0.375, 2, Some(38)),
            (2.675, 2, Some(267)),
            (-1.005, 2, Some(100)),
            (0.0, 19, Some(0)),
            (5e-324, 19, Some(0)),
            (1e-20, 19, Some(0)),
            (9e18, 0, Some(9_000_000_000_000_000_000)),
            (1e19, 0, Some(10_000_000_000_000_000_000)),
            (2e19, 0, None),
            (f64::MAX, 2, None),
            (1.0, 20, None),
        ] {
            assert_eq!(scaled(value, places), expected, "{value} {places}");
        }
    }

    #[test]
    fn as_the_standard_library_does_it() {
        let mut state = 7u64;
        for round in 0..200_000 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let places = (state >> 40) as usize % 20;
            // Everyday numbers, quotients with ties, and any at all.
            let value = match round % 3 {
                0 => (state >> 44) as f64 / 1000.0,
                1 => (state >> 40) as f64 / 64.0,
                _ => f64::from_bits(state & !(1 << 63)),
            };
            if !value.is_finite() {
                continue;
            }
            if let Some(digits) = scaled(value, places) {
                let text = format!("{value:.places$}");
                let plain = text.replace('.', "");
                assert_eq!(
                    plain.trim_start_matches('0'),
                    if digits == 0 { String::new() } else { digits.to_string() }
                );
                if let Some(rounded) = super::round(value, places) {
                    assert_eq!(rounded, text.parse::<f64>().unwrap(), "{value} {places}");
                }
            }
        }
    }
}

//! `long double`, which Rust has not: x87's format of 80 bits on x86-64, IEEE's of 128 bits on AArch64. Python's floats are
//! `double`, so that only conversions are needed.

const MANTISSA: u32 = f64::MANTISSA_DIGITS - 1;
const BIAS: i32 = 1023;
const WIDE_BIAS: i32 = 16383;

/// Sign, exponent as in the wide formats, and 64 bits of mantissa with the leading one written out.
fn parts(value: f64) -> (bool, u32, u64) {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> MANTISSA & 0x7FF) as i32, bits & ((1 << MANTISSA) - 1));
    let sign = value.is_sign_negative();
    match exponent {
        0 if fraction == 0 => (sign, 0, 0),
        0 => {
            let shift = fraction.leading_zeros();
            let exponent = WIDE_BIAS - BIAS + 1 - (shift as i32 - 11);
            (sign, exponent as u32, fraction << shift)
        }
        0x7FF => (sign, 0x7FFF, 1 << 63 | fraction << 11),
        _ => (sign, (exponent - BIAS + WIDE_BIAS) as u32, 1 << 63 | fraction << 11),
    }
}

/// The nearest `double`; `sticky` says that bits below the mantissa are set.
fn from_parts(sign: bool, exponent: u32, mantissa: u64, sticky: bool) -> f64 {
    let magnitude = if exponent == 0x7FFF {
        if mantissa << 1 == 0 { f64::INFINITY } else { f64::NAN }
    } else if mantissa == 0 {
        0.0
    } else {
        // The exponent of the mantissa's lowest bit.
        let scale = exponent as i32 - WIDE_BIAS - 63;
        // How many bits below the precision, more of them for subnormal numbers.
        let lost = 11.max(-1074 - scale);
        if lost > 64 {
            0.0
        } else {
            let (kept, rest) =
                if lost == 64 { (0, mantissa) } else { (mantissa >> lost, mantissa << (64 - lost)) };
            let half = 1 << 63;
            let up = rest > half || rest == half && (sticky || kept & 1 == 1);
            let kept = (kept + u64::from(up)) as f64;
            // Two steps, as one power of two alone may be out of range.
            let scale = scale + lost;
            if scale > 1023 - 53 {
                kept * 2f64.powi(1023 - 53) * 2f64.powi((scale - 970).min(1000))
            } else {
                scaled(kept, scale)
            }
        }
    };
    if sign { -magnitude } else { magnitude }
}

fn scaled(value: f64, scale: i32) -> f64 {
    if scale < -1022 { value * 2f64.powi(-1022) * 2f64.powi(scale + 1022) } else { value * 2f64.powi(scale) }
}

/// # Safety
/// A `long double` can be read from `place`.
pub unsafe fn read(place: *const u8) -> f64 {
    let mut bytes = [0u8; 16];
    // SAFETY: by contract.
    unsafe {
        std::ptr::copy_nonoverlapping(
            place,
            bytes.as_mut_ptr(),
            if cfg!(target_arch = "x86_64") { 10 } else { 16 },
        )
    };
    let whole = u128::from_le_bytes(bytes);
    if cfg!(target_arch = "x86_64") {
        let head = (whole >> 64) as u32;
        from_parts(head & 0x8000 != 0, head & 0x7FFF, whole as u64, false)
    } else {
        let (exponent, fraction) = ((whole >> 112) as u32 & 0x7FFF, whole << 16 >> 1);
        let lead = if exponent == 0 { 0 } else { 1 << 127 };
        let mantissa = fraction | lead;
        from_parts(whole >> 127 != 0, exponent.max(1), (mantissa >> 64) as u64, mantissa as u64 != 0)
    }
}

/// Padding is left as it is.
///
/// # Safety
/// A `long double` can be written to `place`.
pub unsafe fn write(place: *mut u8, value: f64) {
    let (sign, exponent, mantissa) = parts(value);
    let head = u128::from(exponent) | u128::from(sign) << 15;
    let (whole, size) = if cfg!(target_arch = "x86_64") {
        (head << 64 | u128::from(mantissa), 10)
    } else {
        (head << 112 | u128::from(mantissa << 1) << 48, 16)
    };
    // SAFETY: by contract.
    unsafe { std::ptr::copy_nonoverlapping(whole.to_le_bytes().as_ptr(), place, size) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_come_back_as_they_went() {
        let values = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            1.0 / 3.0,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1.7e-310,
            f64::INFINITY,
            1e300,
            -1e-300,
        ];
        for value in values {
            let mut place = [0u8; 16];
            // SAFETY: there is room.
            let back = unsafe {
                write(place.as_mut_ptr(), value);
                read(place.as_ptr())
            };
            assert_eq!(back.to_bits(), value.to_bits(), "{value:e}");
        }
        let mut place = [0u8; 16];
        // SAFETY: there is room.
        unsafe {
            write(place.as_mut_ptr(), f64::NAN);
            assert!(read(place.as_ptr()).is_nan());
        }
    }
}

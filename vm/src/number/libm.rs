//! Functions of C's mathematical library that Rust's standard library does not have, or has in versions of its own: results are
//! to be those of CPython on the same machine, to the last bit.

use std::sync::OnceLock;

macro_rules! functions {
    ($($name:ident($($argument:ident: $ty:ty),*);)*) => {
        mod c {
            // SAFETY: pure functions of numbers, with C's signatures.
            unsafe extern "C" {
                $(pub safe fn $name($($argument: $ty),*) -> f64;)*
            }
        }

        $(pub fn $name($($argument: $ty),*) -> f64 {
            c::$name($($argument),*)
        })*
    };
}

functions! {
    acosh(x: f64);
    asinh(x: f64);
    atanh(x: f64);
    erf(x: f64);
    erfc(x: f64);
    ldexp(x: f64, exponent: i32);
    log1p(x: f64);
    nextafter(x: f64, y: f64);
    remainder(x: f64, y: f64);
}

/// C's `cbrt`. Rust's runtime holds a function of this name, rounded differently, which the linker prefers: the one of the C
/// library is looked up by name.
pub fn cbrt(x: f64) -> f64 {
    type Function = extern "C" fn(f64) -> f64;
    static CBRT: OnceLock<Option<Function>> = OnceLock::new();
    let found = CBRT.get_or_init(|| {
        // SAFETY: the name ends with a null; what C's library calls `cbrt` has this type.
        unsafe {
            let address = libc::dlsym(libc::RTLD_DEFAULT, c"cbrt".as_ptr());
            std::mem::transmute::<*mut libc::c_void, Option<Function>>(address)
        }
    });
    found.map_or_else(|| x.cbrt(), |cbrt| cbrt(x))
}

/// `frexp`: a mantissa whose magnitude is from 0.5 up to 1, and the exponent of two; 0 and what is not finite are themselves.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    const EXPONENT: u64 = 0x7FF << 52;
    let bits = x.to_bits();
    if bits & EXPONENT == 0 {
        let (mantissa, exponent) = frexp(x * (1u64 << 54) as f64);
        return (mantissa, exponent - 54);
    }
    let exponent = ((bits & EXPONENT) >> 52) as i32 - 1022;
    (f64::from_bits(bits & !EXPONENT | 1022 << 52), exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mantissas_and_exponents() {
        for x in [1.0, -0.75, 5e-324, 2.2e-308, f64::MAX, -3e-310] {
            let (mantissa, exponent) = frexp(x);
            assert!((0.5..1.0).contains(&mantissa.abs()));
            assert_eq!(ldexp(mantissa, exponent), x);
        }
        assert_eq!(frexp(0.0), (0.0, 0));
    }
}

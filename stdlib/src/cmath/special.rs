//! Values of complex functions at infinities, NaNs and zeros (C99, annex G, and its likes for the functions that C lacks).
//!
//! Rows are kinds of the real part, columns those of the imaginary part, in the order of [`Kind`]. Where neither part is special
//! there is no entry that is ever read.

#![cfg_attr(rustfmt, rustfmt_skip)]

use std::f64::consts::{FRAC_PI_2 as P12, FRAC_PI_4 as P14, PI as P};
use taipan_vm::number::complex::Complex;

pub type Table = [[Complex; 7]; 7];

#[derive(Clone, Copy)]
enum Kind {
    NegativeInfinity,
    Negative,
    NegativeZero,
    Zero,
    Positive,
    Infinity,
    Nan,
}

fn kind(x: f64) -> Kind {
    match (x.is_sign_negative(), x) {
        (_, x) if x.is_nan() => Kind::Nan,
        (true, f64::NEG_INFINITY) => Kind::NegativeInfinity,
        (true, 0.0) => Kind::NegativeZero,
        (true, _) => Kind::Negative,
        (false, f64::INFINITY) => Kind::Infinity,
        (false, 0.0) => Kind::Zero,
        (false, _) => Kind::Positive,
    }
}

/// The entry for `z`.
pub fn value(table: &Table, z: Complex) -> Complex {
    table[kind(z.real) as usize][kind(z.imag) as usize]
}

const P34: f64 = 3.0 * P14;
const INF: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
const U: Complex = c(N, N);

const fn c(real: f64, imag: f64) -> Complex {
    Complex { real, imag }
}

pub static ACOS: Table = [
    [c(P34, INF), c(P, INF), c(P, INF), c(P, -INF), c(P, -INF), c(P34, -INF), c(N, INF)],
    [c(P12, INF), U, U, U, U, c(P12, -INF), c(N, N)],
    [c(P12, INF), U, c(P12, 0.0), c(P12, -0.0), U, c(P12, -INF), c(P12, N)],
    [c(P12, INF), U, c(P12, 0.0), c(P12, -0.0), U, c(P12, -INF), c(P12, N)],
    [c(P12, INF), U, U, U, U, c(P12, -INF), c(N, N)],
    [c(P14, INF), c(0.0, INF), c(0.0, INF), c(0.0, -INF), c(0.0, -INF), c(P14, -INF), c(N, INF)],
    [c(N, INF), c(N, N), c(N, N), c(N, N), c(N, N), c(N, -INF), c(N, N)],
];

pub static ACOSH: Table = [
    [c(INF, -P34), c(INF, -P), c(INF, -P), c(INF, P), c(INF, P), c(INF, P34), c(INF, N)],
    [c(INF, -P12), U, U, U, U, c(INF, P12), c(N, N)],
    [c(INF, -P12), U, c(0.0, -P12), c(0.0, P12), U, c(INF, P12), c(N, P12)],
    [c(INF, -P12), U, c(0.0, -P12), c(0.0, P12), U, c(INF, P12), c(N, P12)],
    [c(INF, -P12), U, U, U, U, c(INF, P12), c(N, N)],
    [c(INF, -P14), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, P14), c(INF, N)],
    [c(INF, N), c(N, N), c(N, N), c(N, N), c(N, N), c(INF, N), c(N, N)],
];

pub static ASINH: Table = [
    [c(-INF, -P14), c(-INF, -0.0), c(-INF, -0.0), c(-INF, 0.0), c(-INF, 0.0), c(-INF, P14), c(-INF, N)],
    [c(-INF, -P12), U, U, U, U, c(-INF, P12), c(N, N)],
    [c(-INF, -P12), U, c(-0.0, -0.0), c(-0.0, 0.0), U, c(-INF, P12), c(N, N)],
    [c(INF, -P12), U, c(0.0, -0.0), c(0.0, 0.0), U, c(INF, P12), c(N, N)],
    [c(INF, -P12), U, U, U, U, c(INF, P12), c(N, N)],
    [c(INF, -P14), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, P14), c(INF, N)],
    [c(INF, N), c(N, N), c(N, -0.0), c(N, 0.0), c(N, N), c(INF, N), c(N, N)],
];

pub static ATANH: Table = [
    [c(-0.0, -P12), c(-0.0, -P12), c(-0.0, -P12), c(-0.0, P12), c(-0.0, P12), c(-0.0, P12), c(-0.0, N)],
    [c(-0.0, -P12), U, U, U, U, c(-0.0, P12), c(N, N)],
    [c(-0.0, -P12), U, c(-0.0, -0.0), c(-0.0, 0.0), U, c(-0.0, P12), c(-0.0, N)],
    [c(0.0, -P12), U, c(0.0, -0.0), c(0.0, 0.0), U, c(0.0, P12), c(0.0, N)],
    [c(0.0, -P12), U, U, U, U, c(0.0, P12), c(N, N)],
    [c(0.0, -P12), c(0.0, -P12), c(0.0, -P12), c(0.0, P12), c(0.0, P12), c(0.0, P12), c(0.0, N)],
    [c(0.0, -P12), c(N, N), c(N, N), c(N, N), c(N, N), c(0.0, P12), c(N, N)],
];

pub static COSH: Table = [
    [c(INF, N), U, c(INF, 0.0), c(INF, -0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(N, 0.0), U, c(1.0, 0.0), c(1.0, -0.0), U, c(N, 0.0), c(N, 0.0)],
    [c(N, 0.0), U, c(1.0, -0.0), c(1.0, 0.0), U, c(N, 0.0), c(N, 0.0)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(INF, N), U, c(INF, -0.0), c(INF, 0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), c(N, N), c(N, 0.0), c(N, 0.0), c(N, N), c(N, N), c(N, N)],
];

pub static EXP: Table = [
    [c(0.0, 0.0), U, c(0.0, -0.0), c(0.0, 0.0), U, c(0.0, 0.0), c(0.0, 0.0)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(N, N), U, c(1.0, -0.0), c(1.0, 0.0), U, c(N, N), c(N, N)],
    [c(N, N), U, c(1.0, -0.0), c(1.0, 0.0), U, c(N, N), c(N, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(INF, N), U, c(INF, -0.0), c(INF, 0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), c(N, N), c(N, -0.0), c(N, 0.0), c(N, N), c(N, N), c(N, N)],
];

pub static LOG: Table = [
    [c(INF, -P34), c(INF, -P), c(INF, -P), c(INF, P), c(INF, P), c(INF, P34), c(INF, N)],
    [c(INF, -P12), U, U, U, U, c(INF, P12), c(N, N)],
    [c(INF, -P12), U, c(-INF, -P), c(-INF, P), U, c(INF, P12), c(N, N)],
    [c(INF, -P12), U, c(-INF, -0.0), c(-INF, 0.0), U, c(INF, P12), c(N, N)],
    [c(INF, -P12), U, U, U, U, c(INF, P12), c(N, N)],
    [c(INF, -P14), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, P14), c(INF, N)],
    [c(INF, N), c(N, N), c(N, N), c(N, N), c(N, N), c(INF, N), c(N, N)],
];

pub static SINH: Table = [
    [c(INF, N), U, c(-INF, -0.0), c(-INF, 0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(0.0, N), U, c(-0.0, -0.0), c(-0.0, 0.0), U, c(0.0, N), c(0.0, N)],
    [c(0.0, N), U, c(0.0, -0.0), c(0.0, 0.0), U, c(0.0, N), c(0.0, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(INF, N), U, c(INF, -0.0), c(INF, 0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), c(N, N), c(N, -0.0), c(N, 0.0), c(N, N), c(N, N), c(N, N)],
];

pub static SQRT: Table = [
    [c(INF, -INF), c(0.0, -INF), c(0.0, -INF), c(0.0, INF), c(0.0, INF), c(INF, INF), c(N, INF)],
    [c(INF, -INF), U, U, U, U, c(INF, INF), c(N, N)],
    [c(INF, -INF), U, c(0.0, -0.0), c(0.0, 0.0), U, c(INF, INF), c(N, N)],
    [c(INF, -INF), U, c(0.0, -0.0), c(0.0, 0.0), U, c(INF, INF), c(N, N)],
    [c(INF, -INF), U, U, U, U, c(INF, INF), c(N, N)],
    [c(INF, -INF), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, INF), c(INF, N)],
    [c(INF, -INF), c(N, N), c(N, N), c(N, N), c(N, N), c(INF, INF), c(N, N)],
];

pub static TANH: Table = [
    [c(-1.0, 0.0), U, c(-1.0, -0.0), c(-1.0, 0.0), U, c(-1.0, 0.0), c(-1.0, 0.0)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(-0.0, N), U, c(-0.0, -0.0), c(-0.0, 0.0), U, c(-0.0, N), c(-0.0, N)],
    [c(0.0, N), U, c(0.0, -0.0), c(0.0, 0.0), U, c(0.0, N), c(0.0, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(1.0, 0.0), U, c(1.0, -0.0), c(1.0, 0.0), U, c(1.0, 0.0), c(1.0, 0.0)],
    [c(N, N), c(N, N), c(N, -0.0), c(N, 0.0), c(N, N), c(N, N), c(N, N)],
];

pub static RECT: Table = [
    [c(INF, N), U, c(-INF, 0.0), c(-INF, -0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(0.0, 0.0), U, c(-0.0, 0.0), c(-0.0, -0.0), U, c(0.0, 0.0), c(0.0, 0.0)],
    [c(0.0, 0.0), U, c(0.0, -0.0), c(0.0, 0.0), U, c(0.0, 0.0), c(0.0, 0.0)],
    [c(N, N), U, U, U, U, c(N, N), c(N, N)],
    [c(INF, N), U, c(INF, -0.0), c(INF, 0.0), U, c(INF, N), c(INF, N)],
    [c(N, N), c(N, N), c(N, 0.0), c(N, 0.0), c(N, N), c(N, N), c(N, N)],
];

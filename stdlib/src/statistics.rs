//! `_statistics`: the quantile function of the normal distribution, by Wichura's algorithm AS 241.

use taipan_vm::builtins::float;
use taipan_vm::class::spec::method;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_statistics",
    doc: "Accelerators for the statistics module.",
    functions: &[method(
        "_normal_dist_inv_cdf",
        "(p, mu, sigma, /)",
        "The value below which the part p of a normal distribution lies.",
        inv_cdf,
    )],
    ..ModuleSpec::NEW
};

/// A quotient of two polynomials of degree 7, highest coefficients first.
struct Rational {
    numerator: [f64; 8],
    denominator: [f64; 8],
}

/// Near the middle, further out, and in the tails.
const CENTRAL: Rational = Rational {
    numerator: [
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665,
    ],
    denominator: [
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1.0,
    ],
};

const MIDDLE: Rational = Rational {
    numerator: [
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835,
    ],
    denominator: [
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1.0,
    ],
};

const TAIL: Rational = Rational {
    numerator: [
        2.0103343992922881e-07,
        2.7115555687434876e-05,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103,
    ],
    denominator: [
        2.0442631033899397e-15,
        1.421511758316446e-07,
        1.8463183175100548e-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1.0,
    ],
};

impl Rational {
    /// Both polynomials at `r`.
    fn parts(&self, r: f64) -> (f64, f64) {
        let at = |coefficients: &[f64; 8]| coefficients.iter().fold(0.0, |sum, c| sum * r + c);
        (at(&self.numerator), at(&self.denominator))
    }
}

fn inv_cdf(vm: &Thread, args: &[Value]) -> PyResult {
    let p = float::to_f64(vm, &args[0])?;
    let (mu, sigma) = (float::to_f64(vm, &args[1])?, float::to_f64(vm, &args[2])?);
    match standard(p) {
        Some(x) => float::new(vm, mu + x * sigma),
        None => Err(vm.value_error("inv_cdf undefined for these parameters")),
    }
}

/// The quantile of the standard distribution; `None` outside of it.
fn standard(p: f64) -> Option<f64> {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let (numerator, denominator) = CENTRAL.parts(0.180625 - q * q);
        return Some(numerator * q / denominator);
    }
    let r = if q <= 0.0 { p } else { 1.0 - p };
    if r <= 0.0 || r >= 1.0 {
        return None;
    }
    let r = (-r.ln()).sqrt();
    let (numerator, denominator) = if r <= 5.0 { MIDDLE.parts(r - 1.6) } else { TAIL.parts(r - 5.0) };
    let x = numerator / denominator;
    Some(if q < 0.0 { -x } else { x })
}

//! Times as Python's modules exchange them with the system: nanoseconds in 64 bits (CPython's `PyTime_t`), made from ints
//! and floats of seconds.

use crate::builtins::{float, int};
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use std::time::{Duration, Instant};

pub const SECOND: i64 = 1_000_000_000;
pub const MILLISECOND: i64 = 1_000_000;
pub const MICROSECOND: i64 = 1_000;

/// Which whole number stands for a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Towards minus infinity.
    Floor,
    /// Towards infinity.
    Ceiling,
    /// To the nearest, ties to even.
    HalfEven,
    /// Away from zero: a wait never ends early.
    Up,
}

impl Round {
    pub fn of(self, value: f64) -> f64 {
        match self {
            Round::Floor => value.floor(),
            Round::Ceiling => value.ceil(),
            Round::HalfEven => value.round_ties_even(),
            Round::Up if value >= 0.0 => value.ceil(),
            Round::Up => value.floor(),
        }
    }

    /// `value / unit`.
    pub fn divide(self, value: i64, unit: i64) -> i64 {
        let (quotient, rest) = (value.div_euclid(unit), value.rem_euclid(unit));
        let up = match self {
            Round::Floor => false,
            Round::Ceiling => rest > 0,
            Round::HalfEven => rest > unit - rest || (rest == unit - rest && quotient % 2 != 0),
            Round::Up => rest > 0 && value >= 0,
        };
        quotient + i64::from(up)
    }
}

#[cold]
fn out_of_range(vm: &Thread) -> Raised {
    vm.overflow_error("timestamp out of range for C PyTime_t")
}

#[cold]
fn not_a_time(vm: &Thread, value: &Value) -> Raised {
    let ty = match vm.qualified_type_name(value.ty()) {
        Ok(ty) => ty,
        Err(raised) => return raised,
    };
    vm.type_error(format!("'{ty}' object cannot be interpreted as an integer or float"))
}

/// The nanoseconds of a number of units, where a unit is `unit` nanoseconds.
pub fn from_object(vm: &Thread, value: &Value, round: Round, unit: i64) -> PyResult<i64> {
    if let Some(float) = float::as_f64(value) {
        if float.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let nanos = round.of(float * unit as f64);
        // The bounds as doubles: 2^63 itself is too much.
        if !(-(2f64.powi(63)) <= nanos && nanos < 2f64.powi(63)) {
            return Err(out_of_range(vm));
        }
        return Ok(nanos as i64);
    }
    if !int::is_int(value) && value.ty().slots().index.is_none() {
        return Err(not_a_time(vm, value));
    }
    let units = number::index(vm, value)?;
    int::as_i64(&units).and_then(|units| units.checked_mul(unit)).ok_or_else(|| out_of_range(vm))
}

/// The nanoseconds of a number of seconds.
pub fn from_seconds(vm: &Thread, value: &Value, round: Round) -> PyResult<i64> {
    from_object(vm, value, round, SECOND)
}

/// Seconds as a float: exact where nanoseconds are whole seconds.
pub fn as_seconds(nanos: i64) -> f64 {
    if nanos % SECOND == 0 { (nanos / SECOND) as f64 } else { nanos as f64 / 1e9 }
}

/// When a wait of so many nanoseconds ends; `None` for later than the clock can say.
pub fn deadline(nanos: i64) -> Option<Instant> {
    Instant::now().checked_add(Duration::from_nanos(nanos.max(0) as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_as_asked() {
        let all = |value| {
            [Round::Floor, Round::Ceiling, Round::HalfEven, Round::Up].map(|round| round.divide(value, 1000))
        };
        assert_eq!(all(1500), [1, 2, 2, 2]);
        assert_eq!(all(2500), [2, 3, 2, 3]);
        assert_eq!(all(-1500), [-2, -1, -2, -2]);
        assert_eq!(all(-1), [-1, 0, 0, -1]);
        assert_eq!(all(2000), [2, 2, 2, 2]);
    }
}

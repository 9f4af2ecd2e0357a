//! Decimal numbers by value: sign, coefficient, exponent, or one of the special values; and how results are fitted to a
//! precision and a range of exponents.
//!
//! Invariants: an infinity's coefficient is 0; that of a NaN is its payload, 0 for none; exponents of numbers that programs see
//! are within `MIN_ETINY` and `MAX_EMAX`, so that sums of two never overflow.

use super::limbs::{self, Limbs};
use super::status::*;
use std::cmp::Ordering;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

pub const MAX_PREC: i64 = 999_999_999_999_999_999;
pub const MAX_EMAX: i64 = MAX_PREC;
pub const MIN_EMIN: i64 = -MAX_PREC;
pub const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);

/// An exponent that overflows whatever the context.
pub const EXP_INF: i64 = 2_000_000_000_000_000_001;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Finite,
    Infinite,
    Quiet,
    Signaling,
}

pub struct Number {
    pub negative: bool,
    pub kind: Kind,
    pub exp: i64,
    pub coeff: Limbs,
}

/// The modes of rounding, in the order of their names in the module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

impl Rounding {
    pub const ALL: [(Rounding, &'static str); 8] = [
        (Rounding::Up, "ROUND_UP"),
        (Rounding::Down, "ROUND_DOWN"),
        (Rounding::Ceiling, "ROUND_CEILING"),
        (Rounding::Floor, "ROUND_FLOOR"),
        (Rounding::HalfUp, "ROUND_HALF_UP"),
        (Rounding::HalfDown, "ROUND_HALF_DOWN"),
        (Rounding::HalfEven, "ROUND_HALF_EVEN"),
        (Rounding::ZeroFiveUp, "ROUND_05UP"),
    ];

    pub fn name(self) -> &'static str {
        Rounding::ALL.iter().find(|(mode, _)| *mode == self).map_or("", |(_, name)| name)
    }
}

/// What results are fitted to.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub prec: i64,
    pub emin: i64,
    pub emax: i64,
    pub rounding: Rounding,
    pub clamp: bool,
}

impl Limits {
    /// Fits everything that a context can be made for.
    pub const MAX: Limits =
        Limits { prec: MAX_PREC, emin: MIN_EMIN, emax: MAX_EMAX, rounding: Rounding::HalfEven, clamp: false };

    pub fn etiny(&self) -> i64 {
        self.emin - (self.prec - 1)
    }

    pub fn etop(&self) -> i64 {
        self.emax - (self.prec - 1)
    }

    /// As many digits as a NaN's payload may have.
    pub fn payload(&self) -> i64 {
        self.prec - i64::from(self.clamp)
    }

    pub fn with(&self, rounding: Rounding) -> Limits {
        Limits { rounding, ..*self }
    }
}

/// An operation: the thread it runs in, and what it has signalled so far.
pub struct Work<'a> {
    pub vm: &'a Thread,
    pub status: u32,
}

impl<'a> Work<'a> {
    #[inline]
    pub fn new(vm: &'a Thread) -> Work<'a> {
        Work { vm, status: 0 }
    }

    /// Signals, and the result that goes with an invalid operation.
    pub fn invalid(&mut self, condition: u32) -> Number {
        self.status |= condition;
        Number::NAN
    }
}

impl Number {
    pub const NAN: Number = Number { negative: false, kind: Kind::Quiet, exp: 0, coeff: Limbs::ZERO };

    pub fn infinity(negative: bool) -> Number {
        Number { negative, kind: Kind::Infinite, exp: 0, coeff: Limbs::ZERO }
    }

    /// A number of a coefficient below 10**19.
    #[inline]
    pub fn triple(negative: bool, coeff: u64, exp: i64) -> Number {
        Number { negative, kind: Kind::Finite, exp, coeff: Limbs::small(coeff) }
    }

    #[inline]
    pub fn finite(negative: bool, coeff: Limbs, exp: i64) -> Number {
        Number { negative, kind: Kind::Finite, exp, coeff }
    }

    pub fn from_i64(value: i64) -> Number {
        Number::triple(value < 0, value.unsigned_abs(), 0)
    }

    pub fn copy(&self) -> Result<Number, NoMemory> {
        let coeff = match &self.coeff {
            Limbs::Inline(count, row) => Limbs::Inline(*count, *row),
            Limbs::Heap(row) => Limbs::copy(row)?,
        };
        Ok(Number { negative: self.negative, kind: self.kind, exp: self.exp, coeff })
    }

    pub fn negated(mut self) -> Number {
        self.negative = !self.negative;
        self
    }

    pub fn positive(mut self) -> Number {
        self.negative = false;
        self
    }

    #[inline]
    pub fn is_special(&self) -> bool {
        self.kind != Kind::Finite
    }

    pub fn is_nan(&self) -> bool {
        matches!(self.kind, Kind::Quiet | Kind::Signaling)
    }

    pub fn is_infinite(&self) -> bool {
        self.kind == Kind::Infinite
    }

    #[inline]
    pub fn has_zero_coeff(&self) -> bool {
        limbs::is_zero(&self.coeff)
    }

    pub fn is_zero(&self) -> bool {
        self.kind == Kind::Finite && self.has_zero_coeff()
    }

    #[inline]
    pub fn digits(&self) -> i64 {
        limbs::digits(&self.coeff) as i64
    }

    /// The exponent of the first digit.
    #[inline]
    pub fn adjusted(&self) -> i64 {
        self.exp + self.digits() - 1
    }

    /// Whether it is a finite number without a fractional part.
    pub fn is_integer(&self) -> bool {
        if self.is_special() {
            return false;
        }
        self.exp >= 0
            || self.has_zero_coeff()
            || limbs::trailing_zeros(&self.coeff) as u64 >= self.exp.unsigned_abs()
    }

    /// Whether an integer is odd.
    pub fn is_odd(&self) -> bool {
        match usize::try_from(-self.exp) {
            Ok(place) => limbs::digit_at(&self.coeff, place) % 2 == 1,
            Err(_) => false,
        }
    }

    /// The magnitude of an integer that fits 64 bits.
    pub fn magnitude(&self) -> PyResult<Option<u64>> {
        if !self.is_integer() {
            return Ok(None);
        }
        if self.has_zero_coeff() {
            return Ok(Some(0));
        }
        if self.adjusted() > 19 {
            return Ok(None);
        }
        let mut coeff = Limbs::copy(&self.coeff)?;
        if self.exp > 0 {
            coeff = limbs::shift_left(&coeff, self.exp as usize)?;
        } else {
            limbs::shift_right(&mut coeff, self.exp.unsigned_abs() as usize);
        }
        Ok(limbs::as_u64(&coeff))
    }

    /// An integer that fits 64 bits with its sign.
    pub fn to_i64(&self) -> PyResult<Option<i64>> {
        let Some(magnitude) = self.magnitude()? else { return Ok(None) };
        let Ok(value) = i64::try_from(magnitude) else { return Ok(None) };
        Ok(Some(if self.negative { -value } else { value }))
    }

    /// Whether a finite number, not 0, is below the range where all digits are kept.
    pub fn is_subnormal(&self, limits: &Limits) -> bool {
        !self.is_special() && !self.has_zero_coeff() && self.adjusted() < limits.emin
    }

    pub fn is_normal(&self, limits: &Limits) -> bool {
        !self.is_special() && !self.has_zero_coeff() && self.adjusted() >= limits.emin
    }

    /// A NaN's payload is cut to what the precision leaves room for.
    pub fn fit_payload(&mut self, limits: &Limits) {
        if self.digits() > limits.payload() {
            limbs::cut(&mut self.coeff, limits.payload() as usize);
        }
    }

    /// Rounds to the precision and fits the exponent into its range.
    #[inline]
    pub fn fit(mut self, work: &mut Work<'_>, limits: &Limits) -> PyResult<Number> {
        if self.kind == Kind::Finite {
            let digits = self.digits();
            let adjusted = self.exp + digits - 1;
            // Within both ranges at once: nothing to be done.
            if digits <= limits.prec
                && adjusted >= limits.emin
                && adjusted <= limits.emax
                && (!limits.clamp || self.exp <= limits.etop())
            {
                return Ok(self);
            }
            self.fit_slow(work, limits)?;
        } else if self.is_nan() {
            self.fit_payload(limits);
        }
        Ok(self)
    }

    fn fit_slow(&mut self, work: &mut Work<'_>, limits: &Limits) -> PyResult<()> {
        self.fit_exponent(work, limits)?;
        if self.kind == Kind::Finite && self.digits() > limits.prec {
            let cut = self.digits() - limits.prec;
            let rest = limbs::shift_right(&mut self.coeff, cut as usize);
            self.exp += cut;
            work.status |= ROUNDED;
            if rest != 0 {
                work.status |= INEXACT;
            }
            if self.rounds_up(rest, limits.rounding) {
                self.coeff.increment()?;
                if self.digits() > limits.prec {
                    limbs::shift_right(&mut self.coeff, 1);
                    self.exp += 1;
                    self.fit_exponent(work, limits)?;
                }
            }
        }
        Ok(())
    }

    /// Whether the coefficient is to be incremented, where `rest` has been cut off it.
    #[inline]
    pub fn rounds_up(&self, rest: u8, rounding: Rounding) -> bool {
        match rounding {
            Rounding::Down => false,
            Rounding::HalfUp => rest >= 5,
            Rounding::HalfEven => rest > 5 || rest == 5 && self.coeff[0] % 2 == 1,
            Rounding::HalfDown => rest > 5,
            Rounding::Ceiling => rest != 0 && !self.negative,
            Rounding::Floor => rest != 0 && self.negative,
            Rounding::Up => rest != 0,
            Rounding::ZeroFiveUp => rest != 0 && self.coeff[0].is_multiple_of(5),
        }
    }

    /// Cuts digits off and rounds; the coefficient may get one digit longer. Whether anything has been lost.
    pub fn cut_and_round(&mut self, count: usize, rounding: Rounding) -> PyResult<bool> {
        let rest = limbs::shift_right(&mut self.coeff, count);
        if self.rounds_up(rest, rounding) {
            self.coeff.increment()?;
        }
        Ok(rest != 0)
    }

    fn fit_exponent(&mut self, work: &mut Work<'_>, limits: &Limits) -> PyResult<()> {
        let adjusted = self.adjusted();
        let zero = self.has_zero_coeff();
        if adjusted > limits.emax {
            if zero {
                self.exp = if limits.clamp { limits.etop() } else { limits.emax };
                work.status |= CLAMPED;
                return Ok(());
            }
            work.status |= OVERFLOW | INEXACT | ROUNDED;
            return self.overflow(limits);
        }
        if limits.clamp && self.exp > limits.etop() {
            let by = self.exp - limits.etop();
            self.coeff = limbs::shift_left(&self.coeff, by as usize)?;
            self.exp = limits.etop();
            work.status |= CLAMPED;
            if !zero && adjusted < limits.emin {
                work.status |= SUBNORMAL;
            }
            return Ok(());
        }
        if adjusted < limits.emin {
            return self.underflow(work, limits, zero);
        }
        Ok(())
    }

    fn overflow(&mut self, limits: &Limits) -> PyResult<()> {
        let largest = match limits.rounding {
            Rounding::Down | Rounding::ZeroFiveUp => true,
            Rounding::Ceiling => self.negative,
            Rounding::Floor => !self.negative,
            _ => false,
        };
        *self = if largest {
            Number::finite(self.negative, limbs::nines(limits.prec as usize)?, limits.etop())
        } else {
            Number::infinity(self.negative)
        };
        Ok(())
    }

    fn underflow(&mut self, work: &mut Work<'_>, limits: &Limits, zero: bool) -> PyResult<()> {
        let etiny = limits.etiny();
        if zero {
            if self.exp < etiny {
                self.exp = etiny;
                work.status |= CLAMPED;
            }
            return Ok(());
        }
        work.status |= SUBNORMAL;
        if self.exp < etiny {
            let cut = (etiny - self.exp) as usize;
            self.exp = etiny;
            work.status |= ROUNDED;
            if self.cut_and_round(cut, limits.rounding)? {
                work.status |= INEXACT | UNDERFLOW;
                if self.has_zero_coeff() {
                    work.status |= CLAMPED;
                }
            }
        }
        Ok(())
    }

    /// The result of an operation on a NaN.
    pub fn check_nan(a: &Number, work: &mut Work<'_>, limits: &Limits) -> PyResult<Option<Number>> {
        if !a.is_nan() {
            return Ok(None);
        }
        if a.kind == Kind::Signaling {
            work.status |= INVALID_OPERATION;
        }
        let mut result = a.copy()?;
        result.kind = Kind::Quiet;
        result.fit_payload(limits);
        Ok(Some(result))
    }

    /// The same for several operands: the first signaling one counts, then the first quiet one.
    pub fn check_nans(
        operands: &[&Number],
        work: &mut Work<'_>,
        limits: &Limits,
    ) -> PyResult<Option<Number>> {
        let of = |kind: Kind| operands.iter().find(|number| number.kind == kind);
        match of(Kind::Signaling).or_else(|| of(Kind::Quiet)) {
            Some(nan) => Number::check_nan(nan, work, limits),
            None => Ok(None),
        }
    }
}

/// Compares magnitudes of finite numbers.
pub fn compare_magnitudes(a: &Number, b: &Number) -> PyResult<Ordering> {
    match (a.has_zero_coeff(), b.has_zero_coeff()) {
        (true, true) => return Ok(Ordering::Equal),
        (true, false) => return Ok(Ordering::Less),
        (false, true) => return Ok(Ordering::Greater),
        (false, false) => {}
    }
    if a.exp == b.exp {
        return Ok(limbs::compare(&a.coeff, &b.coeff));
    }
    let order = a.adjusted().cmp(&b.adjusted());
    if order.is_ne() {
        return Ok(order);
    }
    // As both begin at the same place, no more digits are added than the other has.
    let by = a.exp.abs_diff(b.exp) as usize;
    Ok(if a.exp > b.exp {
        limbs::compare(&limbs::shift_left(&a.coeff, by)?, &b.coeff)
    } else {
        limbs::compare(&a.coeff, &limbs::shift_left(&b.coeff, by)?)
    })
}

/// Compares numbers that are not NaN by value.
pub fn compare(a: &Number, b: &Number) -> PyResult<Ordering> {
    let side = |number: &Number| match (number.is_infinite(), number.is_zero(), number.negative) {
        (_, true, _) => 0,
        (infinite, _, false) => 1 + i32::from(infinite),
        (infinite, _, true) => -1 - i32::from(infinite),
    };
    let (left, right) = (side(a), side(b));
    if left != right || left == 0 || left.abs() == 2 {
        return Ok(left.cmp(&right));
    }
    let order = compare_magnitudes(a, b)?;
    Ok(if a.negative { order.reverse() } else { order })
}

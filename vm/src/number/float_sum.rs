//! Sums of floats with the rounding errors carried along (Neumaier's variant of Kahan's method).

/// A running sum and what rounding has lost of it.
#[derive(Clone, Copy)]
pub struct Compensated {
    sum: f64,
    lost: f64,
}

impl Compensated {
    pub fn new(start: f64) -> Self {
        Compensated { sum: start, lost: 0.0 }
    }

    #[inline(always)]
    pub fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost +=
            if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    /// An infinite or undefined sum loses nothing that could be put back.
    pub fn value(&self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() { self.sum + self.lost } else { self.sum }
    }
}

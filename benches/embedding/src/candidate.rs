//! What is measured of an engine.

use std::any::Any;

/// An engine. All that it makes is under limits for scripts that nobody trusts, as far as it has such limits, unless told otherwise;
/// nothing is taken from a pool.
pub trait Candidate {
    fn name(&self) -> &'static str;

    /// Makes a machine, sets two globals, runs `a + b` from its text, and drops the machine.
    fn life(&self) -> i64;

    /// A machine that has run a script and stays alive.
    fn live(&self) -> Box<dyn Any>;

    /// Runs `a + b`, compiled before, on a machine whose globals are set.
    fn compiled(&self) -> Box<dyn FnMut() -> i64>;

    /// Runs a loop of so many calls of a function of the host's that takes and gives an integer; the result is the last one's.
    fn host_calls(&self, calls: i64) -> Box<dyn FnMut() -> i64>;

    /// `fib(25)` by recursion, with limits or without.
    fn fib(&self, limited: bool) -> Box<dyn FnMut() -> i64>;
}

/// What is made with two globals and gives their sum.
pub const A: i64 = 20;
pub const B: i64 = 22;

pub const FIB: &str = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n";
pub const FIB_25: i64 = 75025;

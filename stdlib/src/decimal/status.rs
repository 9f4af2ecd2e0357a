//! What operations signal: the conditions of the specification, as bits in the order in which contexts show them.

pub const CLAMPED: u32 = 1 << 0;
pub const CONVERSION_SYNTAX: u32 = 1 << 1;
pub const DIVISION_BY_ZERO: u32 = 1 << 2;
pub const DIVISION_IMPOSSIBLE: u32 = 1 << 3;
pub const DIVISION_UNDEFINED: u32 = 1 << 4;
pub const INEXACT: u32 = 1 << 6;
pub const INVALID_CONTEXT: u32 = 1 << 7;
pub const INVALID_OPERATION: u32 = 1 << 8;
pub const FLOAT_OPERATION: u32 = 1 << 10;
pub const OVERFLOW: u32 = 1 << 11;
pub const ROUNDED: u32 = 1 << 12;
pub const SUBNORMAL: u32 = 1 << 13;
pub const UNDERFLOW: u32 = 1 << 14;

/// The conditions that are signalled as `InvalidOperation`.
pub const ANY_INVALID: u32 =
    CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION;

/// Conditions after which there is no result.
pub const ERRORS: u32 = ANY_INVALID | DIVISION_BY_ZERO;

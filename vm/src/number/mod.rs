//! Numbers apart from the object model: parsing, formatting, hashing, arithmetic rules of Python.

pub mod ascii_buf;
pub mod complex;
pub mod decimal;
pub mod fixed_point;
pub mod float_arith;
pub mod float_format;
pub mod float_hex;
pub mod float_parse;
pub mod float_sum;
pub mod int;
pub mod int_bits;
pub mod int_div;
pub mod int_float;
pub mod int_math;
pub mod int_text;
pub mod libm;
pub mod mersenne;
pub mod price;
pub mod short_words;
pub mod words;

pub use crate::collections::room::Room;
pub use ascii_buf::AsciiBuf;
pub use int::{Int, IntError, IntRef, Maker, Owned};

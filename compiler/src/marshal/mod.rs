//! `marshal`: constants and code objects as bytes, in CPython 3.14's format, version 5.
//!
//! A value is a type byte and its content. Bit 7 of the type byte enters the value into a list of references, in the order in
//! which values begin; `r` and an index stand for such a value again. Versions below 3 have no references, below 4 no
//! short strings and tuples, below 5 no slices.

pub mod frozen;
mod read;
mod write;

pub use read::{ReadError, loads, loads_prefix};
pub use write::{WriteError, dumps, freeze};

/// `marshal.version`.
pub const VERSION: u32 = 5;

/// Values nested deeper than this are neither written nor read.
pub const MAX_DEPTH: usize = 2000;

/// How much of the native stack reading and writing may use.
const STACK_BYTES: usize = 1 << 20;

/// Type bytes.
pub mod tag {
    pub const NULL: u8 = b'0';
    pub const NONE: u8 = b'N';
    pub const FALSE: u8 = b'F';
    pub const TRUE: u8 = b'T';
    pub const STOP_ITERATION: u8 = b'S';
    pub const ELLIPSIS: u8 = b'.';
    pub const INT: u8 = b'i';
    pub const INT64: u8 = b'I';
    pub const FLOAT: u8 = b'f';
    pub const BINARY_FLOAT: u8 = b'g';
    pub const COMPLEX: u8 = b'x';
    pub const BINARY_COMPLEX: u8 = b'y';
    pub const LONG: u8 = b'l';
    pub const BYTES: u8 = b's';
    pub const INTERNED: u8 = b't';
    pub const REF: u8 = b'r';
    pub const TUPLE: u8 = b'(';
    pub const SMALL_TUPLE: u8 = b')';
    pub const LIST: u8 = b'[';
    pub const DICT: u8 = b'{';
    pub const CODE: u8 = b'c';
    pub const UNICODE: u8 = b'u';
    pub const SET: u8 = b'<';
    pub const FROZEN_SET: u8 = b'>';
    pub const SLICE: u8 = b':';
    pub const ASCII: u8 = b'a';
    pub const ASCII_INTERNED: u8 = b'A';
    pub const SHORT_ASCII: u8 = b'z';
    pub const SHORT_ASCII_INTERNED: u8 = b'Z';
    /// In frozen libraries only: the length of a code object, its head, its content.
    pub const FROZEN: u8 = b'$';
    pub const FLAG_REF: u8 = 0x80;
}

//! `Code`: CPython 3.14's code object as immutable plain data, with no VM type in it.
//!
//! It is shared by VMs (`Arc`), marshalled, cached in `__pycache__`, frozen into the binary and listed by `dis`. The fields are
//! those of `types.CodeType`, byte for byte: `code` holds 16-bit code units (opcode, argument) with zeroed inline cache
//! units, `linetable` and `exceptiontable` are in CPython's compressed formats.

use crate::marshal::frozen::Unread;
pub use crate::name::Name;
use dashu_int::IBig;
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

/// `co_flags`.
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    pub const FUTURE_DIVISION: u32 = 0x20000;
    pub const FUTURE_ABSOLUTE_IMPORT: u32 = 0x40000;
    pub const FUTURE_WITH_STATEMENT: u32 = 0x80000;
    pub const FUTURE_PRINT_FUNCTION: u32 = 0x100000;
    pub const FUTURE_UNICODE_LITERALS: u32 = 0x200000;
    pub const FUTURE_BARRY_AS_BDFL: u32 = 0x400000;
    pub const FUTURE_GENERATOR_STOP: u32 = 0x800000;
    pub const FUTURE_ANNOTATIONS: u32 = 0x1000000;
    pub const HAS_DOCSTRING: u32 = 0x4000000;
    pub const METHOD: u32 = 0x8000000;
}

/// What a slot of `localsplus` is; a slot may be both an argument or local and a cell.
pub mod kinds {
    pub const ARG_POS: u8 = 0x02;
    pub const ARG_KW: u8 = 0x04;
    pub const ARG_VAR: u8 = 0x08;
    /// Comprehension iteration variable inlined by PEP 709, hidden from `locals()`.
    pub const HIDDEN: u8 = 0x10;
    pub const LOCAL: u8 = 0x20;
    pub const CELL: u8 = 0x40;
    pub const FREE: u8 = 0x80;
}

/// The least `co_stacksize`, even of code that pushes nothing.
pub const MIN_STACK: u32 = 1;

/// A table of a code object. That of a library that is frozen into the program lies there.
pub type Bytes = Cow<'static, [u8]>;

#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    /// `co_code`: code units of two bytes, inline caches zeroed.
    pub code: Bytes,
    pub consts: Box<[Const]>,
    pub names: Box<[Name]>,
    pub localsplusnames: Box<[Name]>,
    /// One of [`kinds`]' combinations for each of `localsplusnames`.
    pub localspluskinds: Bytes,
    pub filename: Name,
    pub name: Name,
    pub qualname: Name,
    pub firstlineno: i32,
    pub linetable: Bytes,
    pub exceptiontable: Bytes,
}

/// A constant: what `marshal` can hold and a VM can make without running code.
#[derive(Clone, Debug)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer that does not fit `i64`.
    BigInt(Box<IBig>),
    Float(f64),
    Complex(f64, f64),
    /// `interned` strings are those CPython interns: all that look like identifiers.
    Str {
        text: Name,
        interned: bool,
    },
    Bytes(Arc<[u8]>),
    Tuple(Arc<[Const]>),
    FrozenSet(Arc<[Const]>),
    /// `slice(start, stop, step)` of constants.
    Slice(Arc<[Const; 3]>),
    Code(CodeRef),
}

/// A code object among constants. That of a frozen library is read when it is first looked at.
#[derive(Clone, Debug)]
pub enum CodeRef {
    Made(Arc<Code>),
    Frozen(Arc<Unread>),
}

impl Deref for CodeRef {
    type Target = Arc<Code>;

    fn deref(&self) -> &Arc<Code> {
        match self {
            CodeRef::Made(code) => code,
            CodeRef::Frozen(unread) => unread.code(),
        }
    }
}

impl From<Arc<Code>> for CodeRef {
    fn from(code: Arc<Code>) -> Self {
        CodeRef::Made(code)
    }
}

/// Equality as the compiler needs it for merging constants: of the same type, floats by their bits.
impl PartialEq for Const {
    fn eq(&self, other: &Self) -> bool {
        use Const::*;
        match (self, other) {
            (None, None) | (True, True) | (False, False) | (Ellipsis, Ellipsis) => true,
            (Int(a), Int(b)) => a == b,
            (BigInt(a), BigInt(b)) => a == b,
            (Float(a), Float(b)) => a.to_bits() == b.to_bits(),
            (Complex(a, b), Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
            (Str { text: a, .. }, Str { text: b, .. }) => a == b,
            (Bytes(a), Bytes(b)) => a == b,
            (Tuple(a), Tuple(b)) => a == b,
            (FrozenSet(a), FrozenSet(b)) => crate::consts::same_set(a, b),
            (Slice(a), Slice(b)) => a == b,
            (Code(a), Code(b)) => Arc::ptr_eq(a, b) || **a == **b,
            _ => false,
        }
    }
}

//! What `bytes` and `bytearray` have in common: the methods that treat them as strings of bytes.
//!
//! Rule: arguments are converted, which may run code, before the receiver's bytes are looked at; from then on nothing runs that
//! could change a `bytearray`.

pub mod case;
pub mod hex;
pub mod search;
pub mod shape;
pub mod split;

use crate::buffer::BytesLike;
use crate::builtins::str::PyStr;
use crate::builtins::{exceptions, int};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::layout;
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Deref;

/// `bytes` or `bytearray`.
pub trait ByteString: 'static {
    const NAME: &'static str;

    /// The contents: not to be kept across anything that could change a `bytearray`.
    fn bytes(own: &Value) -> &[u8];

    /// A new object with these contents.
    fn make(vm: &Thread, bytes: Buf<u8>) -> PyResult;

    fn copy(vm: &Thread, bytes: &[u8]) -> PyResult;

    /// What a method returns that has nothing to change: an immutable object itself.
    fn unchanged(vm: &Thread, own: &Value) -> PyResult;

    /// What `partition` returns where the separator does not occur.
    fn whole(vm: &Thread, own: &Value) -> PyResult;

    /// What `partition` returns for the separator.
    fn middle(vm: &Thread, separator: &Value, bytes: &[u8]) -> PyResult;

    /// What `join` returns for a single item, if it needs no copy.
    fn same(item: &Value) -> Option<Value>;

    /// A new object of these parts, with a separator between them.
    fn joined<'a>(vm: &Thread, separator: &[u8], parts: impl Iterator<Item = &'a [u8]> + Clone) -> PyResult {
        let joined = layout::join_bytes(separator, parts);
        Self::make(vm, joined.map_err(|error| vm.size_error(error))?)
    }

    /// A new object of as many bytes, mapped one by one.
    fn map(vm: &Thread, bytes: &[u8], map: impl Fn(u8) -> u8) -> PyResult;
}

/// The methods of `bytes` and `bytearray`, and what follows them.
#[macro_export]
macro_rules! byte_string_methods {
    ($kind:ty; $($own:expr,)*) => {{
        use $crate::builtins::byte_string::{case, hex, search, shape, split};
        use $crate::class::spec::method;
        const METHODS: &[$crate::class::spec::MethodDef] = &[
            method("capitalize", "($self, /)", "The first byte in upper case, the others in lower case.", case::capitalize::<$kind>),
            method("center", "($self, width, fillchar=b' ', /)", "Centre in a field of the width given.", shape::center::<$kind>),
            method("count", "($self, sub[, start[, end]], /)", "How often sub occurs, without overlaps.", search::count::<$kind>),
            method("decode", "($self, /, encoding='utf-8', errors='strict')", "Decode to a string.", hex::decode::<$kind>),
            method("endswith", "($self, suffix[, start[, end]], /)", "Whether suffix, or one of a tuple of them, is at the end.", search::endswith::<$kind>),
            method("expandtabs", "($self, /, tabsize=8)", "Spaces in place of tabs.", shape::expandtabs::<$kind>),
            method("find", "($self, sub[, start[, end]], /)", "The lowest index of sub, or -1.", search::find::<$kind>),
            method("fromhex", "($type, string, /)", "Make from hexadecimal digits.", hex::fromhex::<$kind>).classmethod(),
            method("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal digits of all bytes.", hex::hex::<$kind>),
            method("index", "($self, sub[, start[, end]], /)", "The lowest index of sub; an error if there is none.", search::index::<$kind>),
            method("isalnum", "($self, /)", "Whether there are bytes and all are ASCII letters or digits.", case::isalnum::<$kind>),
            method("isalpha", "($self, /)", "Whether there are bytes and all are ASCII letters.", case::isalpha::<$kind>),
            method("isascii", "($self, /)", "Whether all bytes are below 128.", case::isascii::<$kind>),
            method("isdigit", "($self, /)", "Whether there are bytes and all are ASCII digits.", case::isdigit::<$kind>),
            method("islower", "($self, /)", "Whether there are ASCII letters and all are in lower case.", case::islower::<$kind>),
            method("isspace", "($self, /)", "Whether there are bytes and all are ASCII white space.", case::isspace::<$kind>),
            method("istitle", "($self, /)", "Whether words begin in upper case and go on in lower case.", case::istitle::<$kind>),
            method("isupper", "($self, /)", "Whether there are ASCII letters and all are in upper case.", case::isupper::<$kind>),
            method("join", "($self, iterable_of_bytes, /)", "Put the items one behind another, with these bytes between them.", split::join::<$kind>),
            method("ljust", "($self, width, fillchar=b' ', /)", "Put at the left of a field.", shape::ljust::<$kind>),
            method("lower", "($self, /)", "ASCII letters in lower case.", case::lower::<$kind>),
            method("lstrip", "($self, bytes=None, /)", "Take white space, or the bytes given, off the left.", shape::lstrip::<$kind>),
            method("maketrans", "(frm, to, /)", "Make a table for translate().", shape::maketrans).staticmethod(),
            method("partition", "($self, sep, /)", "What stands before, is, and stands behind the first separator.", split::partition::<$kind>),
            method("removeprefix", "($self, prefix, /)", "Take a prefix off, if it is there.", search::removeprefix::<$kind>),
            method("removesuffix", "($self, suffix, /)", "Take a suffix off, if it is there.", search::removesuffix::<$kind>),
            method("replace", "($self, old, new, count=-1, /)", "Put new in place of old.", shape::replace::<$kind>),
            method("rfind", "($self, sub[, start[, end]], /)", "The highest index of sub, or -1.", search::rfind::<$kind>),
            method("rindex", "($self, sub[, start[, end]], /)", "The highest index of sub; an error if there is none.", search::rindex::<$kind>),
            method("rjust", "($self, width, fillchar=b' ', /)", "Put at the right of a field.", shape::rjust::<$kind>),
            method("rpartition", "($self, sep, /)", "What stands before, is, and stands behind the last separator.", split::rpartition::<$kind>),
            method("rsplit", "($self, /, sep=None, maxsplit=-1)", "Split at separators, from the right.", split::rsplit::<$kind>),
            method("rstrip", "($self, bytes=None, /)", "Take white space, or the bytes given, off the right.", shape::rstrip::<$kind>),
            method("split", "($self, /, sep=None, maxsplit=-1)", "Split at separators.", split::split::<$kind>),
            method("splitlines", "($self, /, keepends=False)", "Split into lines.", split::splitlines::<$kind>),
            method("startswith", "($self, prefix[, start[, end]], /)", "Whether prefix, or one of a tuple of them, is at the start.", search::startswith::<$kind>),
            method("strip", "($self, bytes=None, /)", "Take white space, or the bytes given, off both ends.", shape::strip::<$kind>),
            method("swapcase", "($self, /)", "ASCII letters in the other case.", case::swapcase::<$kind>),
            method("title", "($self, /)", "ASCII words beginning in upper case.", case::title::<$kind>),
            method("translate", "($self, table, /, delete=b'')", "Map the bytes by a table of 256, some left out.", shape::translate::<$kind>),
            method("upper", "($self, /)", "ASCII letters in upper case.", case::upper::<$kind>),
            method("zfill", "($self, width, /)", "Zeros in front, behind a sign.", shape::zfill::<$kind>),
            $($own,)*
        ];
        METHODS
    }};
}

/// What is looked for: some bytes, or a single one given as an int.
pub enum Part<'a> {
    Byte(u8),
    Bytes(BytesLike<'a>),
}

impl Deref for Part<'_> {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match self {
            Part::Byte(byte) => std::slice::from_ref(byte),
            Part::Bytes(bytes) => bytes,
        }
    }
}

#[cold]
pub fn not_a_byte(vm: &Thread) -> Raised {
    vm.value_error("byte must be in range(0, 256)")
}

/// An int as a byte: `bytearray.append`, items of an iterable, ...
#[inline]
pub fn byte_of(vm: &Thread, value: &Value) -> PyResult<u8> {
    if value.is_small() {
        return u8::try_from(value.small_value()).map_err(|_| not_a_byte(vm));
    }
    let index = number::index(vm, value)?;
    int::as_i64(&index).and_then(|byte| u8::try_from(byte).ok()).ok_or_else(|| not_a_byte(vm))
}

/// The argument of `find` and its like.
pub fn part<'a>(vm: &Thread, value: &'a Value) -> PyResult<Part<'a>> {
    if crate::buffer::is_exporter(value) {
        return Ok(Part::Bytes(vm.bytes_like(value)?));
    }
    if !value.is_small() && value.ty().slots().index.is_none() {
        let name = value.ty().name();
        return Err(
            vm.type_error(format!("argument should be integer or bytes-like object, not '{name:.200}'"))
        );
    }
    byte_of(vm, value).map(Part::Byte)
}

/// `item in own`.
pub fn contains<K: ByteString>(vm: &Thread, own: &Value, item: &Value) -> PyResult<bool> {
    if item.is_small() || item.ty().slots().index.is_some() {
        let byte = byte_of(vm, item)?;
        return Ok(memchr::memchr(byte, K::bytes(own)).is_some());
    }
    let part = vm.bytes_like(item)?;
    Ok(crate::text::search::find(K::bytes(own), &part).is_some())
}

impl Thread {
    /// Warns of what `-b` is for.
    pub fn warn_of_bytes(&self, text: &str) -> PyResult<()> {
        match self.interp().config.flags.bytes_warning {
            0 => Ok(()),
            _ => self.warn(&exceptions::BYTES_WARNING, text, 1),
        }
    }

    /// Warns of bytes that are compared with a string or an int.
    pub fn warn_of_comparison(&self, kind: &str, left: &Value, right: &Value, op: CompareOp) -> PyResult<()> {
        if self.interp().config.flags.bytes_warning == 0 || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(());
        }
        let either = |is: fn(&Value) -> bool| is(left) || is(right);
        if either(|value| value.downcast::<PyStr>().is_some()) {
            return self.warn(
                &exceptions::BYTES_WARNING,
                &format!("Comparison between {kind} and string"),
                1,
            );
        }
        if kind == "bytes" && either(int::is_int) {
            return self.warn(&exceptions::BYTES_WARNING, "Comparison between bytes and int", 1);
        }
        Ok(())
    }
}

//! Case, and predicates on all bytes.

use super::ByteString;
use crate::error::PyResult;
use crate::text::bytes as kernel;
use crate::thread::Thread;
use crate::value::Value;

pub fn lower<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    K::map(vm, K::bytes(&args[0]), |b| b.to_ascii_lowercase())
}

pub fn upper<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    K::map(vm, K::bytes(&args[0]), |b| b.to_ascii_uppercase())
}

pub fn swapcase<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    K::map(vm, K::bytes(&args[0]), |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b })
}

pub fn capitalize<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    K::make(vm, kernel::capitalize(K::bytes(&args[0]))?)
}

pub fn title<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    K::make(vm, kernel::title(K::bytes(&args[0]))?)
}

macro_rules! predicates {
    ($($name:ident $test:expr;)*) => {$(
        pub fn $name<K: ByteString>(_: &Thread, args: &[Value]) -> PyResult {
            Ok(Value::bool($test(K::bytes(&args[0]))))
        }
    )*};
}

predicates! {
    isalnum kernel::is_alnum;
    isalpha kernel::is_alpha;
    isascii <[u8]>::is_ascii;
    isdigit kernel::is_digit;
    islower kernel::is_lower;
    isspace kernel::is_space;
    istitle kernel::is_title;
    isupper kernel::is_upper;
}

//! Padding, stripping, replacing, translating.

use super::ByteString;
use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::protocol::argument::{Which, given};
use crate::text::affix::{self, Ends};
use crate::text::layout::{self, Justify};
use crate::text::split::is_byte_space;
use crate::text::{SizeError, replace as text_replace, translate as text_translate};
use crate::thread::Thread;
use crate::value::Value;

fn result<K: ByteString>(vm: &Thread, own: &Value, made: Result<Option<Buf<u8>>, SizeError>) -> PyResult {
    match made {
        Ok(Some(made)) => K::make(vm, made),
        Ok(None) => K::unchanged(vm, own),
        Err(error) => Err(vm.size_error(error)),
    }
}

fn justified<K: ByteString>(vm: &Thread, args: &[Value], name: &str, justify: Justify) -> PyResult {
    let width = vm.size_argument(&args[1])?;
    let fill = fill_byte(vm, &args[2], name)?;
    result::<K>(vm, &args[0], layout::justify_bytes(K::bytes(&args[0]), width, fill, justify))
}

fn fill_byte(vm: &Thread, value: &Value, name: &str) -> PyResult<u8> {
    if value.is_unbound() {
        return Ok(b' ');
    }
    let (bytes, kind) = match (value.downcast::<PyBytes>(), value.downcast::<PyByteArray>()) {
        (Some(bytes), _) => (bytes.as_bytes(), "bytes"),
        (None, Some(bytes)) => (bytes.bytes(), "bytearray"),
        (None, None) => return Err(vm.bad_argument(name, Which::At(2), "a byte string of length 1", value)),
    };
    match bytes {
        [byte] => Ok(*byte),
        _ => Err(vm.type_error(format!(
            "{name}(): argument 2 must be a byte string of length 1, not a {kind} object of length {}",
            bytes.len()
        ))),
    }
}

pub fn center<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    justified::<K>(vm, args, "center", Justify::Center)
}

pub fn ljust<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    justified::<K>(vm, args, "ljust", Justify::Left)
}

pub fn rjust<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    justified::<K>(vm, args, "rjust", Justify::Right)
}

pub fn zfill<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let width = vm.size_argument(&args[1])?;
    result::<K>(vm, &args[0], layout::zfill_bytes(K::bytes(&args[0]), width))
}

pub fn expandtabs<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let size = if args[1].is_unbound() { 8 } else { vm.c_int_argument(&args[1])? };
    let bytes = K::bytes(&args[0]);
    match layout::expand_tabs_units(bytes, size, "result too long") {
        Ok(Some(made)) => K::make(vm, made),
        Ok(None) => K::copy(vm, bytes),
        Err(error) => Err(vm.size_error(error)),
    }
}

fn stripped<K: ByteString>(vm: &Thread, args: &[Value], ends: Ends) -> PyResult {
    let range = match given(&args[1]) {
        None => affix::strip_units(K::bytes(&args[0]), ends, is_byte_space),
        Some(set) => vm.with_bytes_like(set, |set| Ok(affix::strip_bytes(K::bytes(&args[0]), set, ends)))?,
    };
    let bytes = K::bytes(&args[0]);
    if range.len() == bytes.len() { K::unchanged(vm, &args[0]) } else { K::copy(vm, &bytes[range]) }
}

pub fn strip<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    stripped::<K>(vm, args, Ends::Both)
}

pub fn lstrip<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    stripped::<K>(vm, args, Ends::Left)
}

pub fn rstrip<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    stripped::<K>(vm, args, Ends::Right)
}

pub fn replace<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let (old, new) = (vm.bytes_like(&args[1])?, vm.bytes_like(&args[2])?);
    let max = if args[3].is_unbound() { -1 } else { vm.size_argument(&args[3])? };
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let bytes = K::bytes(&args[0]);
    result::<K>(
        vm,
        &args[0],
        text_replace::replace_units(bytes, &old, &new, max, "replace bytes is too long"),
    )
}

pub fn translate<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let table = given(&args[1]).map(|table| vm.bytes_like(table)).transpose()?;
    let table = match &table {
        None => None,
        Some(table) => match <&[u8; 256]>::try_from(&**table) {
            Ok(table) => Some(table),
            Err(_) => return Err(vm.value_error("translation table must be 256 characters long")),
        },
    };
    let delete = if args[2].is_unbound() { None } else { Some(vm.bytes_like(&args[2])?) };
    let delete: &[u8] = delete.as_deref().unwrap_or_default();
    let bytes = K::bytes(&args[0]);
    if table.is_none() && delete.is_empty() {
        return K::unchanged(vm, &args[0]);
    }
    let made = text_translate::translate_bytes(bytes, table, delete)?;
    if *made == *bytes { K::unchanged(vm, &args[0]) } else { K::make(vm, made) }
}

pub fn maketrans(vm: &Thread, args: &[Value]) -> PyResult {
    let (from, to) = (vm.bytes_like(&args[0])?, vm.bytes_like(&args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|index| index as u8);
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[usize::from(from)] = to;
    }
    vm.new_bytes(&table)
}

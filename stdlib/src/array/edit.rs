//! Methods that change an array, search it, and convert it.

use super::code::Kind;
use super::spec::same_code;
use super::{PyArray, own};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::list::{PyList, methods::bounds};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn append(vm: &Thread, args: &[Value]) -> PyResult {
    own(&args[0]).push(vm, &args[1])?;
    Ok(Value::NONE)
}

pub fn buffer_info(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let address = array.bytes.borrow().as_ptr().addr();
    vm.new_tuple(&[int::from_usize(vm, address)?, int::from_usize(vm, array.len())?])
}

pub fn byteswap(_: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    array.bytes.borrow_mut().chunks_exact_mut(array.code.size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

pub fn clear(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    if array.len() > 0 {
        array.check_exports(vm)?;
        array.bytes.take();
    }
    Ok(Value::NONE)
}

/// The index of the first item from `start` on, and before `stop`, that equals `value`.
pub fn find(
    vm: &Thread,
    array: &PyArray,
    value: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < stop
        && let Some(item) = array.get(vm, index)?
    {
        if vm.equals(&item, value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

pub fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let (array, mut count, mut next) = (own(&args[0]), 0, 0);
    while let Some(found) = find(vm, array, &args[1], next, usize::MAX)? {
        count += 1;
        next = found + 1;
    }
    int::from_usize(vm, count)
}

pub fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let (start, stop) = bounds(vm, &args[2], &args[3], array.len())?;
    match find(vm, array, &args[1], start, stop)? {
        Some(index) => int::from_usize(vm, index),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

pub fn remove(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    match find(vm, array, &args[1], 0, usize::MAX)? {
        Some(index) => cut(vm, array, index, index + 1)?,
        None => return Err(vm.value_error("array.remove(x): x not in array")),
    }
    Ok(Value::NONE)
}

/// Removes the items from `start` to `end`, as far as they exist.
pub fn cut(vm: &Thread, array: &PyArray, start: usize, end: usize) -> PyResult<()> {
    let (size, len) = (array.code.size, array.len());
    let (start, end) = (start.min(len), end.min(len));
    if start >= end {
        return Ok(());
    }
    array.check_exports(vm)?;
    let mut bytes = array.bytes.borrow_mut();
    bytes.copy_within(end * size.., start * size);
    bytes.truncate((len - (end - start)) * size);
    Ok(())
}

/// Appends the items of an array of the same kind, or of another iterable.
pub fn extend_by(vm: &Thread, array: &PyArray, more: &Value) -> PyResult<()> {
    let Some(other) = more.downcast::<PyArray>() else { return array.extend_items(vm, more) };
    if !same_code(array.code, other.code) {
        return Err(vm.type_error("can only extend with array of same kind"));
    }
    let bytes = other.copy_bytes()?;
    array.extend_bytes(vm, &bytes)
}

pub fn extend(vm: &Thread, args: &[Value]) -> PyResult {
    extend_by(vm, own(&args[0]), &args[1])?;
    Ok(Value::NONE)
}

pub fn insert(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let at = vm.size_argument(&args[1])?;
    let item = array.code.pack(vm, &args[2])?;
    array.check_exports(vm)?;
    let (len, size) = (array.len(), array.code.size);
    let at = if at < 0 { at.saturating_add(len as isize).max(0) as usize } else { (at as usize).min(len) };
    let mut bytes = array.bytes.borrow_mut();
    bytes.extend_from_slice(&item[..size])?;
    bytes[at * size..].rotate_right(size);
    Ok(Value::NONE)
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let at = if args[1].is_unbound() { -1 } else { vm.size_argument(&args[1])? };
    let len = array.len();
    if len == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let at = if at < 0 { at + len as isize } else { at };
    let found = match usize::try_from(at) {
        Ok(at) => array.get(vm, at)?.map(|item| (at, item)),
        Err(_) => None,
    };
    let Some((at, item)) = found else { return Err(vm.index_error("pop index out of range")) };
    cut(vm, array, at, at + 1)?;
    Ok(item)
}

pub fn reverse(_: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let mut bytes = array.bytes.borrow_mut();
    bytes.reverse();
    bytes.chunks_exact_mut(array.code.size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

/// Appends items as the machine has them.
pub fn append_bytes(vm: &Thread, array: &PyArray, bytes: &[u8]) -> PyResult<()> {
    if !bytes.len().is_multiple_of(array.code.size) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    array.extend_bytes(vm, bytes)
}

pub fn frombytes(vm: &Thread, args: &[Value]) -> PyResult {
    let buffer = vm.bytes_like(&args[1])?;
    // The array may be asked for its own bytes, which then are exported and may not grow.
    append_bytes(vm, own(&args[0]), &buffer)?;
    Ok(Value::NONE)
}

pub fn fromlist(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let Some(list) = args[1].downcast::<PyList>() else { return Err(vm.type_error("arg must be list")) };
    let (len, old) = (list.len(), array.len());
    let append = || {
        for index in 0..len {
            let Some(item) = list.get(index).filter(|_| list.len() == len) else {
                return Err(vm.runtime_error("list changed size during iteration"));
            };
            array.push(vm, &item)?;
        }
        Ok(Value::NONE)
    };
    let appended = append();
    if appended.is_err() && array.exports.get() == 0 {
        // All of the list or nothing.
        array.bytes.borrow_mut().truncate(old * array.code.size);
    }
    appended
}

/// Appends the characters of a string to an array of characters.
pub fn append_text(vm: &Thread, array: &PyArray, text: &PyStr) -> PyResult<()> {
    if text.is_empty() {
        return Ok(());
    }
    array.check_exports(vm)?;
    let mut bytes = array.bytes.borrow_mut();
    bytes.reserve(text.len().checked_mul(4).ok_or(NoMemory)?)?;
    let text = text.text();
    for index in 0..text.len() {
        bytes.extend_from_slice(&text.get(index).unwrap_or(0).to_ne_bytes())?;
    }
    Ok(())
}

pub fn fromunicode(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let text = vm.str_argument(&args[1], "fromunicode", Which::Only)?;
    if array.code.kind != Kind::Char {
        return Err(vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    append_text(vm, array, text)?;
    Ok(Value::NONE)
}

/// The string of an array of characters.
pub fn text(vm: &Thread, array: &PyArray) -> PyResult {
    let mut text = TextBuf::new();
    for char in array.bytes.borrow().as_chunks::<4>().0 {
        let char = u32::from_ne_bytes(*char);
        if char >= 0x110000 {
            return Err(vm.value_error(format!("character U+{char:x} is not in range [U+0000; U+10ffff]")));
        }
        text.push(char)?;
    }
    Ok(PyStr::from_compact(vm.heap(), text.finish()?)?.into_value())
}

pub fn tounicode(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    if array.code.kind != Kind::Char {
        return Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    text(vm, array)
}

pub fn fromfile(vm: &Thread, args: &[Value]) -> PyResult {
    let array = own(&args[0]);
    let count = vm.size_argument(&args[2])?;
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let Some(bytes) = count.checked_mul(array.code.size).filter(|&bytes| bytes <= isize::MAX as usize) else {
        return Err(NoMemory.into());
    };
    let read = vm.call_method(&args[1], &names::read, &[int::from_usize(vm, bytes)?])?;
    let Some(found) = read.downcast::<PyBytes>() else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    append_bytes(vm, array, found.as_bytes())?;
    if found.len() != bytes {
        return Err(vm.raise(&exceptions::EOF_ERROR, "read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

pub fn tofile(vm: &Thread, args: &[Value]) -> PyResult {
    const BLOCK: usize = 64 * 1024;
    let bytes = own(&args[0]).copy_bytes()?;
    for block in bytes.chunks(BLOCK) {
        vm.call_method(&args[1], &names::write, &[vm.new_bytes(block)?])?;
    }
    Ok(Value::NONE)
}

//! Changing a bytearray: assignment, methods, pickling.

use super::PyByteArray;
use super::spec::as_bytearray;
use crate::builtins::byte_string::{byte_of, not_a_byte};
use crate::builtins::bytes::PyBytes;
use crate::builtins::bytes::construct::{cannot_convert, contents};
use crate::builtins::int;
use crate::builtins::slice::{Indices, PySlice, adjust};
use crate::builtins::str::PyStr;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::names;
use crate::protocol::number;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;

pub fn append(vm: &Thread, args: &[Value]) -> PyResult {
    let byte = byte_of(vm, &args[1])?;
    as_bytearray(&args[0]).push(vm, byte)?;
    Ok(Value::NONE)
}

pub fn clear(vm: &Thread, args: &[Value]) -> PyResult {
    as_bytearray(&args[0]).resize(vm, 0)?;
    Ok(Value::NONE)
}

pub fn extend(vm: &Thread, args: &[Value]) -> PyResult {
    let (own, source) = (as_bytearray(&args[0]), &args[1]);
    if source.is(&args[0]) {
        let copy = Buf::from_slice(own.bytes())?;
        own.extend(vm, &copy)?;
        return Ok(Value::NONE);
    }
    if crate::buffer::is_exporter(source) {
        let bytes = vm.bytes_like(source)?;
        own.extend(vm, &bytes)?;
        return Ok(Value::NONE);
    }
    let bytes = match contents(vm, source, not_a_byte)? {
        Some(bytes) => bytes,
        None if source.downcast::<PyStr>().is_some() => {
            let name = source.ty().name();
            return Err(vm.type_error(format!("expected iterable of integers; got: '{name:.200}'")));
        }
        None => {
            let name = source.ty().name();
            return Err(vm.type_error(format!("can't extend bytearray with {name:.100}")));
        }
    };
    own.extend(vm, &bytes)?;
    Ok(Value::NONE)
}

pub fn insert(vm: &Thread, args: &[Value]) -> PyResult {
    let index = vm.size_argument(&args[1])?;
    let byte = byte_of(vm, &args[2])?;
    let own = as_bytearray(&args[0]);
    let len = own.len() as isize;
    let at = if index < 0 { (index.saturating_add(len)).max(0) } else { index.min(len) } as usize;
    own.splice(vm, at, at, &[byte])?;
    Ok(Value::NONE)
}

pub fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let index = if args[1].is_unbound() { -1 } else { vm.size_argument(&args[1])? };
    let own = as_bytearray(&args[0]);
    if own.is_empty() {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if index < 0 { index.saturating_add(own.len() as isize) } else { index };
    let Some((at, byte)) = usize::try_from(at).ok().and_then(|at| Some((at, *own.bytes().get(at)?))) else {
        return Err(vm.index_error("pop index out of range"));
    };
    own.splice(vm, at, at + 1, &[])?;
    Ok(int::small(i64::from(byte)))
}

pub fn remove(vm: &Thread, args: &[Value]) -> PyResult {
    let byte = byte_of(vm, &args[1])?;
    let own = as_bytearray(&args[0]);
    match memchr::memchr(byte, own.bytes()) {
        Some(at) => {
            own.splice(vm, at, at + 1, &[])?;
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

pub fn resize(vm: &Thread, args: &[Value]) -> PyResult {
    let size = vm.size_argument(&args[1])?;
    let Ok(len) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
    };
    as_bytearray(&args[0]).resize(vm, len)?;
    Ok(Value::NONE)
}

pub fn reverse(_: &Thread, args: &[Value]) -> PyResult {
    as_bytearray(&args[0]).with_bytes(|bytes| {
        crate::heap::current::pay_for(bytes.len());
        bytes.reverse();
    });
    Ok(Value::NONE)
}

/// `own[key] = value`, `del own[key]`.
pub fn assign(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let bytes = as_bytearray(own);
    if let Some(slice) = key.downcast::<PySlice>() {
        if let Some(new) = value.and_then(Value::downcast_exact::<PyBytes>)
            && let Some(range) = slice.plain_range(bytes.len())
        {
            return bytes.splice(vm, range.start, range.end, new.as_bytes());
        }
        return assign_to_slice(vm, bytes, slice, value);
    }
    if !key.is_small() && key.ty().slots().index.is_none() {
        let name = key.ty().name();
        let text = format!("bytearray indices must be integers or slices, not {name:.200}");
        return Err(vm.type_error(text));
    }
    let index = number::to_isize(vm, key)?;
    let byte = value.map(|value| byte_of(vm, value)).transpose()?;
    let at = if index < 0 { index.wrapping_add(bytes.len() as isize) } else { index };
    let Some(at) = usize::try_from(at).ok().filter(|at| *at < bytes.len()) else {
        return Err(vm.index_error("bytearray index out of range"));
    };
    match byte {
        Some(byte) => {
            bytes.with_bytes(|bytes| bytes[at] = byte);
            Ok(())
        }
        None => bytes.splice(vm, at, at + 1, &[]),
    }
}

/// [`assign`] to a slice, of whatever kind.
#[inline(never)]
fn assign_to_slice(vm: &Thread, bytes: &PyByteArray, slice: &PySlice, value: Option<&Value>) -> PyResult<()> {
    slice.unpack(vm)?;
    let new = match value {
        Some(value) => replacement(vm, value)?,
        None => Buf::new(),
    };
    // Making the replacement may have run code that changed the bytearray.
    let (start, stop, step) = slice.unpack(vm)?;
    assign_slice(vm, bytes, adjust(start, stop, step, bytes.len()), &new)
}

/// A copy of the bytes that a slice is to become.
fn replacement(vm: &Thread, value: &Value) -> PyResult<Buf<u8>> {
    let slots = value.ty().slots();
    let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
    if is_number || value.downcast::<PyStr>().is_some() {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    match contents(vm, value, not_a_byte)? {
        Some(bytes) => Ok(bytes),
        None => Err(cannot_convert(vm, value, "bytearray")),
    }
}

fn assign_slice(vm: &Thread, own: &PyByteArray, indices: Indices, new: &[u8]) -> PyResult<()> {
    if indices.step == 1 {
        let start = indices.start as usize;
        return own.splice(vm, start, start + indices.len, new);
    }
    if new.is_empty() {
        return delete_steps(vm, own, indices);
    }
    if new.len() != indices.len {
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            indices.len
        )));
    }
    own.with_bytes(|bytes| {
        for (index, byte) in new.iter().enumerate() {
            bytes[indices.at(index)] = *byte;
        }
    });
    Ok(())
}

/// Takes out the bytes at indices that are apart.
fn delete_steps(vm: &Thread, own: &PyByteArray, indices: Indices) -> PyResult<()> {
    own.check_exports(vm)?;
    if indices.len == 0 {
        return Ok(());
    }
    let (first, last) = (indices.at(0), indices.at(indices.len - 1));
    let (low, step) = (first.min(last), indices.step.unsigned_abs());
    let kept = own.with_bytes(|bytes| {
        let mut to = low;
        for from in low..bytes.len() {
            let offset = from - low;
            if offset % step != 0 || offset / step >= indices.len {
                bytes[to] = bytes[from];
                to += 1;
            }
        }
        to
    });
    own.resize(vm, kept)
}

pub fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    reduced(vm, &args[0], 2)
}

pub fn reduce_ex(vm: &Thread, args: &[Value]) -> PyResult {
    let protocol = if args[1].is_unbound() { 0 } else { vm.c_int_argument(&args[1])? };
    reduced(vm, &args[0], protocol)
}

fn reduced(vm: &Thread, own: &Value, protocol: i32) -> PyResult {
    let state = vm.call_method(own, &names::__getstate__, &[])?;
    let bytes = as_bytearray(own).bytes();
    let args = if bytes.is_empty() {
        vm.empty_tuple()?.into_value()
    } else if protocol < 3 {
        vm.new_tuple(&[vm.new_text(Text::Latin1(bytes))?, vm.new_str("latin-1")?])?
    } else {
        vm.new_tuple(&[vm.new_bytes(bytes)?])?
    };
    vm.new_tuple(&[own.ty().to_value(), args, state])
}

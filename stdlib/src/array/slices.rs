//! `a[key]`, `a[key] = value`, `del a[key]`.

use super::edit::cut;
use super::spec::{bad_argument, same_code};
use super::{PyArray, own};
use taipan_vm::builtins::slice::{Indices, PySlice};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

fn is_index(key: &Value) -> bool {
    key.is_small() || key.ty().slots().index.is_some()
}

#[cold]
fn bad_key(vm: &Thread) -> Raised {
    vm.type_error("array indices must be integers")
}

/// The index of an item, counted from the end if negative.
#[inline]
fn place(vm: &Thread, array: &PyArray, key: &Value) -> PyResult<Option<usize>> {
    let index = number::to_isize(vm, key)?;
    let len = array.len();
    let index = if index < 0 { index + len as isize } else { index };
    Ok(usize::try_from(index).ok().filter(|&index| index < len))
}

pub fn subscript(vm: &Thread, array: &Value, key: &Value) -> PyResult {
    let own = own(array);
    if key.is_small()
        && let Ok(index) = usize::try_from(key.small_value())
        && let Some(item) = own.get(vm, index)?
    {
        return Ok(item);
    }
    if is_index(key) {
        let found = match place(vm, own, key)? {
            Some(index) => own.get(vm, index)?,
            None => None,
        };
        return found.ok_or_else(|| vm.index_error("array index out of range"));
    }
    let Some(slice) = key.downcast::<PySlice>() else { return Err(bad_key(vm)) };
    let (start, stop, step) = slice.unpack(vm)?;
    let range = taipan_vm::builtins::slice::adjust(start, stop, step, own.len());
    let size = own.code.size;
    let mut items = Buf::with_capacity(range.len * size)?;
    let bytes = own.bytes.borrow();
    if range.step == 1 {
        let start = range.start as usize;
        items.extend_from_slice(&bytes[start * size..(start + range.len) * size])?;
    } else {
        for index in 0..range.len {
            items.extend_from_slice(&bytes[range.at(index) * size..][..size])?;
        }
    }
    drop(bytes);
    own.like(vm, items)
}

pub fn assign(vm: &Thread, array: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = own(array);
    if key.is_small()
        && let (Ok(index), Some(value)) = (usize::try_from(key.small_value()), value)
        && index < own.len()
    {
        let item = own.code.pack(vm, value)?;
        return own.put(vm, index, item);
    }
    if is_index(key) {
        let Some(index) = place(vm, own, key)? else {
            return Err(vm.index_error("array assignment index out of range"));
        };
        let Some(value) = value else { return cut(vm, own, index, index + 1) };
        let item = own.code.pack(vm, value)?;
        return own.put(vm, index, item);
    }
    let Some(slice) = key.downcast::<PySlice>() else { return Err(bad_key(vm)) };
    let (start, stop, step) = slice.unpack(vm)?;
    let range = taipan_vm::builtins::slice::adjust(start, stop, step, own.len());
    let new = match value {
        None => Buf::new(),
        Some(value) => match value.downcast::<PyArray>() {
            Some(other) if same_code(own.code, other.code) => other.copy_bytes()?,
            Some(_) => return Err(bad_argument(vm)),
            None => {
                let name = value.ty().name();
                return Err(
                    vm.type_error(format!("can only assign array (not \"{name:.200}\") to array slice"))
                );
            }
        },
    };
    replace(vm, own, range, &new, value.is_none())
}

fn replace(vm: &Thread, array: &PyArray, range: Indices, new: &[u8], deletes: bool) -> PyResult<()> {
    let size = array.code.size;
    let count = new.len() / size;
    if count != range.len && (range.step == 1 || deletes) {
        array.check_exports(vm)?;
    }
    if range.step == 1 {
        let start = range.start as usize * size;
        let mut bytes = array.bytes.borrow_mut();
        let (end, len) = (start + range.len * size, bytes.len());
        if new.len() > end - start {
            bytes.resize(len + new.len() - (end - start), 0)?;
        }
        bytes.copy_within(end..len, start + new.len());
        bytes[start..start + new.len()].copy_from_slice(new);
        bytes.truncate(len + new.len() - (end - start));
        return Ok(());
    }
    if deletes {
        return remove_stepped(array, range);
    }
    if count != range.len {
        return Err(vm.value_error(format!(
            "attempt to assign array of size {count} to extended slice of size {}",
            range.len
        )));
    }
    let mut bytes = array.bytes.borrow_mut();
    for (index, item) in new.chunks_exact(size).enumerate() {
        bytes[range.at(index) * size..][..size].copy_from_slice(item);
    }
    Ok(())
}

fn remove_stepped(array: &PyArray, range: Indices) -> PyResult<()> {
    if range.len == 0 {
        return Ok(());
    }
    let size = array.code.size;
    let step = range.step.unsigned_abs();
    let first = if range.step > 0 { range.at(0) } else { range.at(range.len - 1) };
    let mut bytes = array.bytes.borrow_mut();
    let (len, mut kept) = (bytes.len() / size, first);
    for index in first..len {
        let offset = index - first;
        let removed = offset.is_multiple_of(step) && offset / step < range.len;
        if !removed {
            bytes.copy_within(index * size..(index + 1) * size, kept * size);
            kept += 1;
        }
    }
    bytes.truncate(kept * size);
    Ok(())
}

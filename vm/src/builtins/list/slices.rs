//! Items and slices of lists: `a[key]`, `a[key] = value`, `del a[key]`.

use super::{PyList, as_list, unshared};
use crate::builtins::slice::{Indices, PySlice, adjust};
use crate::builtins::tuple::PyTuple;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_buf::{Few, copy_every, count_references};

/// The key as an index; `None` if it is something else.
fn as_index(vm: &Thread, key: &Value) -> PyResult<Option<isize>> {
    if key.is_small() || key.ty().slots().index.is_some() {
        return number::to_isize(vm, key).map(Some);
    }
    Ok(None)
}

fn expect_slice<'a>(vm: &Thread, key: &'a Value) -> PyResult<&'a PySlice> {
    key.downcast::<PySlice>().ok_or_else(|| not_an_index(vm, key))
}

#[cold]
fn not_an_index(vm: &Thread, key: &Value) -> Raised {
    vm.type_error(format!("list indices must be integers or slices, not {:.200}", key.ty().name()))
}

pub fn subscript(vm: &Thread, list: &Value, key: &Value) -> PyResult {
    let own = as_list(list);
    if let Some(index) = as_index(vm, key)? {
        return match own.word_at(index as i64) {
            // SAFETY: items are owned by the list.
            Some(word) => Ok(unsafe { word.to_value() }),
            None => Err(vm.index_error("list index out of range")),
        };
    }
    let slice = expect_slice(vm, key)?;
    if let Some(range) = slice.plain_range(own.len()) {
        return part(vm, own, range.start, range.len());
    }
    let (start, stop, step) = slice.unpack(vm)?;
    get_slice(vm, own, adjust(start, stop, step, own.len()))
}

/// A list of `len` items from `start` on, which are there.
#[inline]
pub fn part(vm: &Thread, list: &PyList, start: usize, len: usize) -> PyResult {
    Ok(PyList::from_values(vm, &list.items()[start..start + len])?.into_value())
}

/// A list of the items that `range`, which is within bounds, selects.
fn get_slice(vm: &Thread, list: &PyList, range: Indices) -> PyResult {
    let items = list.items();
    if range.len == 0 {
        return vm.new_list(Buf::new());
    }
    if range.step == 1 {
        return part(vm, list, range.start as usize, range.len);
    }
    assert!(range.at(0).max(range.at(range.len - 1)) < items.len(), "the range is within bounds");
    let list = PyList::filled(vm, range.len, |to| {
        // SAFETY: the first and the last item lie in the row, and so do those between; there is room for all.
        unsafe {
            copy_every(items.as_ptr().cast(), range, to);
            count_references(std::slice::from_raw_parts(to.cast(), range.len));
        }
    });
    Ok(list?.into_value())
}

pub fn ass_subscript(vm: &Thread, list: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = as_list(list);
    if let Some(index) = as_index(vm, key)? {
        return set_item(vm, own, index, value);
    }
    let (start, stop, step) = expect_slice(vm, key)?.unpack(vm)?;
    match value {
        Some(value) => assign_slice(vm, own, (start, stop, step), value),
        None => delete_slice(own, adjust(start, stop, step, own.len())),
    }
}

fn set_item(vm: &Thread, list: &PyList, index: isize, value: Option<&Value>) -> PyResult<()> {
    let Some(place) = list.place(index as i64) else {
        return Err(vm.index_error("list assignment index out of range"));
    };
    match value {
        Some(value) => {
            let old = place.replace(value.clone().into_word());
            // SAFETY: the list owned the old item.
            drop(unsafe { old.into_value() });
        }
        None => {
            let index = if index < 0 { index + list.len() as isize } else { index } as usize;
            drop(list.take(index));
        }
    }
    Ok(())
}

fn delete_slice(list: &PyList, range: Indices) -> PyResult<()> {
    if range.len == 0 {
        return Ok(());
    }
    // From left to right, whatever the direction.
    let (first, step) = if range.step < 0 {
        (range.at(range.len - 1), range.step.unsigned_abs())
    } else {
        (range.start as usize, range.step as usize)
    };
    if step == 1 && range.len <= Few::MOST {
        let mut old = Few::new();
        return Ok(list.with_items(|items| items.replace_few(first, first + range.len, &[], &mut old))?);
    }
    if step == 1 {
        let removed =
            list.with_items(|items| items.replace_range(first, first + range.len, &mut Buf::new()))?;
        drop(removed);
        return Ok(());
    }
    let mut removed = Buf::with_capacity(range.len)?;
    list.with_items(|items| items.take_stepped(first, step, &mut removed));
    drop(removed);
    Ok(())
}

/// The items of a value that is to be assigned, if it is another list or a tuple: they stay where they are until then.
fn settled<'a>(list: &PyList, value: &'a Value) -> Option<&'a [Value]> {
    match value.downcast_exact::<PyList>() {
        Some(other) => (!std::ptr::eq(list, other)).then(|| other.items()),
        None => value.downcast_exact::<PyTuple>().map(PyTuple::items),
    }
}

/// `list[start:stop:step] = value`.
pub fn assign_slice(
    vm: &Thread,
    list: &PyList,
    (start, stop, step): (isize, isize, isize),
    value: &Value,
) -> PyResult<()> {
    if let Some(items) = settled(list, value) {
        let range = adjust(start, stop, step, list.len());
        if step == 1 && range.len <= Few::MOST {
            let (mut old, first) = (Few::new(), range.start as usize);
            list.with_items(|own| own.replace_few(first, first + range.len, items, &mut old))?;
            return Ok(());
        }
        if range.len == items.len() && list.with_items(|own| own.overwrite_plain(range, items)) {
            return Ok(());
        }
    }
    // What is assigned may be the list itself, and making its items may change the list.
    let items = vm.sequence_fast(value, "must assign iterable to extended slice")?;
    assign_items(vm, list, (start, stop, step), items)
}

/// As `assign_slice`, of a value whose reference is given up: a list that nobody else has gives its items.
pub fn assign_slice_owned(
    vm: &Thread,
    list: &PyList,
    bounds: (isize, isize, isize),
    value: Value,
) -> PyResult<()> {
    match unshared(&value).filter(|given| given.len() > Few::MOST) {
        Some(given) => assign_items(vm, list, bounds, given.take_items()),
        None => assign_slice(vm, list, bounds, &value),
    }
}

fn assign_items(
    vm: &Thread,
    list: &PyList,
    (start, stop, step): (isize, isize, isize),
    mut items: Buf<Value>,
) -> PyResult<()> {
    let range = adjust(start, stop, step, list.len());
    if step == 1 && items.len() != range.len {
        let first = range.start as usize;
        let old = list.with_items(|own| own.replace_range(first, first + range.len, &mut items))?;
        drop(old);
        return Ok(());
    }
    if items.len() != range.len {
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            range.len
        )));
    }
    list.with_items(|own| {
        if step == 1 {
            return own[range.start as usize..][..range.len].swap_with_slice(&mut items);
        }
        for (index, item) in items.iter_mut().enumerate() {
            std::mem::swap(&mut own[range.at(index)], item);
        }
    });
    drop(items);
    Ok(())
}

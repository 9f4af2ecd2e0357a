//! Items and slices of a memoryview, read and written.

use super::item::Format;
use super::{PyMemoryView, released};
use crate::buffer::{View, flags};
use crate::builtins::slice::PySlice;
use crate::builtins::tuple::PyTuple;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

fn as_view(value: &Value) -> &PyMemoryView {
    value.downcast().expect("a memoryview's slot gets one")
}

/// The format of a view's items, which must be one that memoryviews know.
pub fn format_of(vm: &Thread, view: &View) -> PyResult<Format> {
    let text = view.format.as_deref().unwrap_or("B");
    Format::parse(text)
        .ok_or_else(|| vm.not_implemented_error(format!("memoryview: format {text} not supported")))
}

fn is_index(key: &Value) -> bool {
    key.is_small() || key.ty().slots().index.is_some()
}

fn is_index_tuple(key: &Value) -> bool {
    key.downcast::<PyTuple>().is_some_and(|key| key.items().iter().all(is_index))
}

fn is_slice_tuple(key: &Value) -> bool {
    let is_slice = |item: &Value| item.downcast::<PySlice>().is_some();
    key.downcast::<PyTuple>().is_some_and(|key| !key.is_empty() && key.items().iter().all(is_slice))
}

fn is_empty_tuple(key: &Value) -> bool {
    key.downcast::<PyTuple>().is_some_and(PyTuple::is_empty)
}

/// The address of an index in a dimension, from that of the dimension's first item.
fn locate(vm: &Thread, view: &View, dimension: usize, base: *mut u8, index: isize) -> PyResult<*mut u8> {
    let count = view.shape[dimension];
    let index = if index < 0 { index.wrapping_add(count) } else { index };
    if !(0..count).contains(&index) {
        return Err(vm.index_error(format!("index out of bounds on dimension {}", dimension + 1)));
    }
    Ok(base.wrapping_offset(index * view.strides[dimension]))
}

fn locate_all(vm: &Thread, view: &View, key: &PyTuple) -> PyResult<*mut u8> {
    if key.len() > view.ndim() {
        return Err(vm.type_error(format!(
            "cannot index {}-dimension view with {}-element tuple",
            view.ndim(),
            key.len()
        )));
    }
    let mut at = view.data;
    for (dimension, index) in key.items().iter().enumerate() {
        let index = number::to_isize(vm, index)?;
        at = locate(vm, view, dimension, at, index)?;
    }
    Ok(at)
}

#[cold]
fn zero_dimensional(vm: &Thread) -> Raised {
    vm.type_error("invalid indexing of 0-dim memory")
}

/// `own[index]` of one dimension.
pub fn item(vm: &Thread, own: &Value, index: isize) -> PyResult {
    let memory = as_view(own);
    let view = memory.view(vm)?;
    let format = format_of(vm, view)?;
    match view.ndim() {
        1 => {
            let at = locate(vm, view, 0, view.data, index)?;
            // SAFETY: an item of a view that is not released.
            unsafe { format.unpack(vm, at) }
        }
        0 => Err(zero_dimensional(vm)),
        _ => Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
    }
}

pub fn subscript(vm: &Thread, own: &Value, key: &Value) -> PyResult {
    let memory = as_view(own);
    let view = memory.view(vm)?;
    if view.ndim() == 0 {
        if is_empty_tuple(key) {
            let format = format_of(vm, view)?;
            // SAFETY: the only item of a view that is not released.
            return unsafe { format.unpack(vm, view.data) };
        }
        return if key.is_ellipsis() { Ok(own.clone()) } else { Err(zero_dimensional(vm)) };
    }
    if is_index(key) {
        let index = number::to_isize(vm, key)?;
        return item(vm, own, index);
    }
    if let Some(slice) = key.downcast::<PySlice>() {
        memory.check_restricted(vm)?;
        // The slice's bounds may release this view, not what the new one is of.
        let managed = memory.managed(vm)?;
        let sliced = slice_view(vm, view, slice)?;
        return Ok(PyMemoryView::allocate(vm, managed, sliced, false)?.into_value());
    }
    if is_index_tuple(key) {
        let key = key.downcast::<PyTuple>().ok_or_else(|| invalid_key(vm))?;
        let format = format_of(vm, view)?;
        if key.len() < view.ndim() {
            return Err(vm.not_implemented_error("sub-views are not implemented"));
        }
        let at = locate_all(vm, view, key)?;
        memory.view(vm)?;
        // SAFETY: an item of a view that is not released.
        return unsafe { format.unpack(vm, at) };
    }
    if is_slice_tuple(key) {
        return Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"));
    }
    Err(invalid_key(vm))
}

#[cold]
fn invalid_key(vm: &Thread) -> Raised {
    vm.type_error("memoryview: invalid slice key")
}

/// The part of a view that a slice of its first dimension is.
fn slice_view(vm: &Thread, view: &View, slice: &PySlice) -> PyResult<View> {
    let indices = slice.indices(vm, view.shape[0] as usize)?;
    let mut sliced = view.clone();
    sliced.data = view.data.wrapping_offset(view.strides[0] * indices.start);
    sliced.shape[0] = indices.len as isize;
    sliced.strides[0] = view.strides[0].wrapping_mul(indices.step);
    sliced.len = sliced.items() * sliced.itemsize;
    Ok(sliced)
}

/// `own[key] = value`.
pub fn assign(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let memory = as_view(own);
    let view = memory.view(vm)?;
    let format = format_of(vm, view)?;
    if view.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    if view.ndim() == 0 {
        return match key.is_ellipsis() || is_empty_tuple(key) {
            true => write(vm, memory, format, view.data, value),
            false => Err(zero_dimensional(vm)),
        };
    }
    if is_index(key) {
        if view.ndim() > 1 {
            return Err(vm.not_implemented_error("sub-views are not implemented"));
        }
        let index = number::to_isize(vm, key)?;
        let at = locate(vm, view, 0, view.data, index)?;
        return write(vm, memory, format, at, value);
    }
    if let (Some(slice), 1) = (key.downcast::<PySlice>(), view.ndim()) {
        return assign_slice(vm, memory, slice, value);
    }
    if is_index_tuple(key) {
        let key = key.downcast::<PyTuple>().ok_or_else(|| invalid_key(vm))?;
        if key.len() < view.ndim() {
            return Err(vm.not_implemented_error("sub-views are not implemented"));
        }
        let at = locate_all(vm, view, key)?;
        return write(vm, memory, format, at, value);
    }
    if key.downcast::<PySlice>().is_some() || is_slice_tuple(key) {
        let text = "memoryview slice assignments are currently restricted to ndim = 1";
        return Err(vm.not_implemented_error(text));
    }
    Err(invalid_key(vm))
}

fn write(vm: &Thread, memory: &PyMemoryView, format: Format, at: *mut u8, value: &Value) -> PyResult<()> {
    let (bytes, size) = format.pack(vm, value)?;
    // Converting the value may have run code that released the view.
    if memory.is_released() {
        return Err(released(vm));
    }
    // SAFETY: an item of a writable view that is not released; no slice of the memory is in use.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), at, size) };
    Ok(())
}

fn plain_format(view: &View) -> &str {
    let format = view.format.as_deref().unwrap_or("B");
    format.strip_prefix('@').unwrap_or(format)
}

fn assign_slice(vm: &Thread, memory: &PyMemoryView, slice: &PySlice, value: &Value) -> PyResult<()> {
    let source = vm.get_buffer(value, flags::FULL_RO)?;
    let target = slice_view(vm, memory.view(vm)?, slice)?;
    // The slice's bounds may have released it.
    memory.view(vm)?;
    let from = source.view();
    let same = plain_format(from) == plain_format(&target)
        && from.itemsize == target.itemsize
        && from.shape == target.shape;
    if !same {
        let text = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(text));
    }
    // The two may overlap: the source is copied first.
    let mut copy = Buf::new();
    from.copy_to(false, &mut copy)?;
    let mut items = copy.chunks_exact(target.itemsize.max(1));
    target.for_each(false, &mut |at| {
        if let Some(item) = items.next() {
            // SAFETY: an item of a writable view that is not released; no slice of the memory is in use.
            unsafe { std::ptr::copy_nonoverlapping(item.as_ptr(), at, item.len()) };
        }
    });
    Ok(())
}

/// `memoryview.tolist`.
pub fn to_list(vm: &Thread, view: &View) -> PyResult {
    let format = format_of(vm, view)?;
    list_at(vm, view, format, 0, view.data)
}

fn list_at(vm: &Thread, view: &View, format: Format, dimension: usize, base: *mut u8) -> PyResult {
    let Some(&count) = view.shape.get(dimension) else {
        // SAFETY: an item of the view.
        return unsafe { format.unpack(vm, base) };
    };
    let mut items = Buf::with_capacity(count as usize)?;
    if dimension + 1 == view.ndim() {
        // SAFETY: the items of a row of the view.
        unsafe { format.unpack_row(vm, base, count as usize, view.strides[dimension], &mut items)? };
        return vm.new_list(items);
    }
    for index in 0..count {
        let at = base.wrapping_offset(index * view.strides[dimension]);
        items.push(list_at(vm, view, format, dimension + 1, at)?)?;
    }
    vm.new_list(items)
}

//! `memoryview.cast`: the same bytes as items of another format, in other dimensions.

use super::item::Format;
use super::{MAX_NDIM, PyMemoryView};
use crate::buffer::{Dims, View};
use crate::builtins::int;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::protocol::argument::Which;
use crate::thread::Thread;
use crate::value::Value;
use smallvec::smallvec;
use std::borrow::Cow;

pub fn cast(vm: &Thread, args: &[Value]) -> PyResult {
    let memory = args[0].downcast::<PyMemoryView>().ok_or_else(|| vm.type_error("not a memoryview"))?;
    let format = vm.str_argument(&args[1], "cast", Which::Named("format"))?;
    let shape = Some(&args[2]).filter(|shape| !shape.is_unbound());
    let view = memory.view(vm)?;
    memory.check_restricted(vm)?;
    if !view.is_c_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if (shape.is_some() || view.ndim() != 1) && view.shape.contains(&0) {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let sizes = shape.map(|shape| sizes(vm, shape)).transpose()?;
    if let Some(sizes) = &sizes {
        if sizes.len() > MAX_NDIM {
            let text = format!("memoryview: number of dimensions must not exceed {MAX_NDIM}");
            return Err(vm.value_error(text));
        }
        if view.ndim() != 1 && sizes.len() != 1 {
            return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
        }
    }
    let mut target = to_row(vm, view, format)?;
    if let Some(sizes) = sizes {
        to_dimensions(vm, &mut target, &sizes)?;
    }
    Ok(memory.derive(vm, target)?.into_value())
}

fn sizes(vm: &Thread, shape: &Value) -> PyResult<Vec<Value>> {
    match (shape.downcast::<PyList>(), shape.downcast::<PyTuple>()) {
        (Some(list), _) => Ok(list.items().to_vec()),
        (None, Some(tuple)) => Ok(tuple.items().to_vec()),
        (None, None) => Err(vm.type_error("shape must be a list or a tuple")),
    }
}

fn to_row(vm: &Thread, view: &View, format: &PyStr) -> PyResult<View> {
    const WHAT: &str = "must be a native single character format prefixed with an optional '@'";
    let Some(text) = format.as_ascii() else {
        let error = crate::codecs::native::Native::Ascii.encode(vm, format.text(), None);
        return Err(error.map_or_else(|raised| raised, |_| vm.value_error("format is not ASCII")));
    };
    // Items of whatever format may become bytes.
    let source = Format::parse(view.format.as_deref().unwrap_or("B"));
    let Some(target) = Format::parse(text) else {
        return Err(vm.value_error(format!("memoryview: destination format {WHAT}")));
    };
    if !source.is_some_and(|source| source.is_byte()) && !target.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if !view.len.is_multiple_of(target.size) {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    Ok(View {
        data: view.data,
        len: view.len,
        itemsize: target.size,
        readonly: view.readonly,
        format: Some(Cow::Owned(text.to_owned())),
        shape: smallvec![(view.len / target.size) as isize],
        strides: smallvec![target.size as isize],
    })
}

fn to_dimensions(vm: &Thread, view: &mut View, sizes: &[Value]) -> PyResult<()> {
    let mut shape = Dims::new();
    let mut len = view.itemsize as isize;
    for size in sizes {
        if !int::is_int(size) {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        let size = vm.size_argument(size)?;
        if size <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        len = match len.checked_mul(size) {
            Some(len) => len,
            None => return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX")),
        };
        shape.push(size);
    }
    if len as usize != view.len {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    view.strides = View::c_strides(&shape, view.itemsize);
    view.shape = shape;
    Ok(())
}

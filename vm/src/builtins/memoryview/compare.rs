//! Equality of memoryviews, and their hash.

use super::PyMemoryView;
use super::item::Format;
use crate::buffer::{View, flags};
use crate::builtins::exceptions;
use crate::builtins::tuple::PyTuple;
use crate::class::statics;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::current::pay_for;
use crate::import::engine;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (true, Some(own)) = (matches!(op, CompareOp::Eq | CompareOp::Ne), left.downcast::<PyMemoryView>())
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = |equal: bool| Ok(Value::bool(equal == (op == CompareOp::Eq)));
    if own.is_released() {
        return result(left.is(right));
    }
    if right.downcast::<PyMemoryView>().is_some_and(PyMemoryView::is_released) {
        return result(false);
    }
    if !crate::buffer::is_exporter(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let other = match vm.get_buffer(right, flags::FULL_RO) {
        Ok(other) => other,
        Err(raised) => {
            if !vm.raised_matches(&exceptions::EXCEPTION) {
                return Err(raised);
            }
            vm.clear_raised();
            return Ok(Value::NOT_IMPLEMENTED);
        }
    };
    // Held while items are compared, which may run code.
    let keep = vm.get_buffer(left, flags::FULL_RO)?;
    result(equal(vm, keep.view(), other.view())?)
}

fn equal(vm: &Thread, a: &View, b: &View) -> PyResult<bool> {
    if a.shape != b.shape {
        return Ok(false);
    }
    let text = |view: &View| view.format.as_deref().unwrap_or("B").to_owned();
    let (left, right) = (text(a), text(b));
    let (format_a, format_b) = (Format::parse(&left), Format::parse(&right));
    match (format_a, format_b) {
        (Some(x), Some(y)) if x == y && is_bitwise(x) && a.is_c_contiguous() && b.is_c_contiguous() => {
            pay_for(a.items());
            // SAFETY: both are contiguous and held by their buffers; nothing runs meanwhile.
            return Ok(unsafe { a.contiguous() == b.contiguous() });
        }
        _ => {}
    }
    let (mut left_items, mut right_items) = (Buf::new(), Buf::new());
    collect(a, &mut left_items)?;
    collect(b, &mut right_items)?;
    for (&x, &y) in left_items.iter().zip(right_items.iter()) {
        vm.spend(4)?;
        let (Some(x), Some(y)) = (unpack(vm, a, format_a, &left, x)?, unpack(vm, b, format_b, &right, y)?)
        else {
            return Ok(false);
        };
        if !vm.rich_compare(&x, &y, CompareOp::Eq).and_then(|equal| vm.is_true(&equal))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether equal items have equal bytes, and the other way round.
fn is_bitwise(format: Format) -> bool {
    !matches!(format.letter, b'f' | b'd' | b'e' | b'?')
}

fn collect(view: &View, items: &mut Buf<*mut u8>) -> PyResult<()> {
    items.reserve_exact(view.items())?;
    let mut result = Ok(());
    view.for_each(false, &mut |at| result = result.and(items.push(at)));
    Ok(result?)
}

/// An item as a value; by the module `struct` where the format is not one letter. `None` if nobody knows the format.
fn unpack(
    vm: &Thread,
    view: &View,
    format: Option<Format>,
    text: &str,
    at: *mut u8,
) -> PyResult<Option<Value>> {
    if let Some(format) = format {
        // SAFETY: an item of a view whose buffer is held.
        return unsafe { format.unpack(vm, at) }.map(Some);
    }
    // SAFETY: as above.
    let bytes = vm.new_bytes(unsafe { std::slice::from_raw_parts(at, view.itemsize) })?;
    let module = engine::import_absolute(vm, "struct")?;
    let unpack = vm.get_attr_str(&module, "unpack")?;
    match vm.call(&unpack, &[vm.new_str(text)?, bytes]) {
        Ok(items) => match items.downcast::<PyTuple>().map(PyTuple::items) {
            Some([only]) => Ok(Some(only.clone())),
            _ => Ok(Some(items)),
        },
        Err(raised) if vm.raised_matches(&exceptions::MEMORY_ERROR) => Err(raised),
        Err(raised) => {
            if !vm.raised_matches(&exceptions::EXCEPTION) {
                return Err(raised);
            }
            vm.clear_raised();
            Ok(None)
        }
    }
}

pub fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let Some(memory) = own.downcast::<PyMemoryView>() else { return Ok(0) };
    if memory.hash.get() != -1 {
        return Ok(memory.hash.get());
    }
    let view = memory.view(vm)?;
    if !view.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    let format = Format::parse(view.format.as_deref().unwrap_or("B"));
    if !format.is_some_and(Format::is_byte) {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    if let Some(exporter) = memory.exporter() {
        memory.held(|| vm.hash(&exporter))?;
    }
    let view = memory.view(vm)?;
    let mut bytes = Buf::new();
    view.copy_to(false, &mut bytes)?;
    let hash = statics::hash_key().hash_bytes(&bytes);
    memory.hash.set(hash);
    Ok(hash)
}

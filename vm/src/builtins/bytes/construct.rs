//! `bytes(...)`, and what `bytearray(...)` shares with it.

use super::{BytesDraft, PyBytes};
use crate::buffer::flags;
use crate::builtins::bytes::TYPE;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, int};
use crate::call::{Args, bind};
use crate::class::PyType;
use crate::class::spec::{MethodDef, parameters};
use crate::codecs;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::protocol::argument::Which;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

static PARAMETERS: MethodDef =
    parameters("bytes", "(source=b'', encoding=<unrepresentable>, errors=<unrepresentable>)");

pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if let (true, [only]) = (ty.is(&TYPE) && !args.has_keywords(), args.positional()) {
        if only.downcast_exact::<PyBytes>().is_some() {
            return Ok(only.clone());
        }
        // Neither has a method `__bytes__`, and neither is a number.
        if only.downcast_exact::<PyList>().is_some() || only.downcast_exact::<PyTuple>().is_some() {
            return Ok(from_object(vm, only)?.into_value());
        }
    }
    let bytes = bind(vm, &PARAMETERS, args, |args| construct(vm, args))?;
    if ty.is(&TYPE) {
        return Ok(bytes.into_value());
    }
    PyBytes::of_subclass(vm, ty, bytes.to_exact())
}

/// What the constructors' arguments, `source`, `encoding` and `errors`, are found to be.
pub enum Source<'a> {
    Nothing,
    Encoded(Value),
    Object(&'a Value),
}

/// Sorts out strings, which need an encoding, and nothing else may have one. Strings without one come as objects.
pub fn source<'a>(vm: &Thread, args: &'a [Value], name: &str) -> PyResult<Source<'a>> {
    let text = |index: usize, which| match &args[index] {
        value if value.is_unbound() => Ok(None),
        value => vm.str_argument(value, name, Which::Named(which)).map(Some),
    };
    let (encoding, errors) = (text(1, "encoding")?, text(2, "errors")?);
    let source = &args[0];
    let string = source.downcast::<PyStr>();
    match (encoding, errors, string) {
        (Some(encoding), errors, Some(text)) if !source.is_unbound() => {
            Ok(Source::Encoded(codecs::encode_object(vm, text, Some(encoding), errors)?))
        }
        (Some(_), ..) => Err(vm.type_error("encoding without a string argument")),
        (None, Some(_), Some(_)) => Err(vm.type_error("string argument without an encoding")),
        (None, Some(_), None) => Err(vm.type_error("errors without a string argument")),
        (None, None, _) if source.is_unbound() => Ok(Source::Nothing),
        (None, None, _) => Ok(Source::Object(source)),
    }
}

fn construct(vm: &Thread, args: &[Value]) -> PyResult<Ref<PyBytes>> {
    match source(vm, args, "bytes")? {
        Source::Nothing => Ok(PyBytes::empty()),
        Source::Encoded(bytes) => expect_bytes(vm, bytes, "encoder"),
        Source::Object(object) => {
            if let Some(result) = vm.call_special(object, &names::__bytes__, &[])? {
                return expect_bytes(vm, result, "__bytes__");
            }
            if object.downcast::<PyStr>().is_some() {
                return Err(vm.type_error("string argument without an encoding"));
            }
            match count(vm, object)? {
                Some(count) => Ok(PyBytes::from_buf(vm, Buf::filled(0, count)?)?),
                None => from_object(vm, object),
            }
        }
    }
}

fn expect_bytes(vm: &Thread, result: Value, what: &str) -> PyResult<Ref<PyBytes>> {
    Ref::try_from_value(result).map_err(|other| {
        vm.type_error(format!("{what} returned non-bytes (type {:.200})", other.ty().name()))
    })
}

/// The number of zeros that an int asks for; `None` for what is no int.
pub fn count(vm: &Thread, object: &Value) -> PyResult<Option<usize>> {
    if !object.is_small() && object.ty().slots().index.is_none() {
        return Ok(None);
    }
    let size = number::index(vm, object)
        .and_then(|index| number::index_to_isize(vm, &index, Some(&exceptions::OVERFLOW_ERROR)));
    match size {
        Ok(size) => match usize::try_from(size) {
            Ok(size) => Ok(Some(size)),
            Err(_) => Err(vm.value_error("negative count")),
        },
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// `PyObject_Bytes`: `bytes(object)` where an int is not a count.
pub fn to_bytes(vm: &Thread, object: &Value) -> PyResult<Ref<PyBytes>> {
    if let Some(bytes) = object.downcast_exact::<PyBytes>() {
        return Ok(Ref::borrowed(bytes));
    }
    if let Some(result) = vm.call_special(object, &names::__bytes__, &[])? {
        return expect_bytes(vm, result, "__bytes__");
    }
    from_object(vm, object)
}

/// The bytes of a bytes-like object, or of an iterable of ints.
pub fn from_object(vm: &Thread, object: &Value) -> PyResult<Ref<PyBytes>> {
    if let Some(bytes) = object.downcast_exact::<PyBytes>() {
        return Ok(Ref::borrowed(bytes));
    }
    if let Some(items) = small_items(object) {
        let mut draft = BytesDraft::new(vm, items.len())?;
        draft.push_indexed(items.len(), |index| items[index].small_value() as u8);
        return Ok(draft.finish());
    }
    let refuse = |vm: &Thread| vm.value_error("bytes must be in range(0, 256)");
    match contents(vm, object, refuse)? {
        Some(contents) => Ok(PyBytes::from_buf(vm, contents)?),
        None => Err(cannot_convert(vm, object, "bytes")),
    }
}

/// The items of a list or tuple, more than one, that all are ints which a byte holds.
fn small_items(object: &Value) -> Option<&[Value]> {
    let list = object.downcast_exact::<PyList>().map(PyList::items);
    let items = list.or_else(|| object.downcast_exact::<PyTuple>().map(PyTuple::items))?;
    let is_byte = |item: &Value| item.as_small().is_some_and(|byte| (0..256).contains(&byte));
    (items.len() > 1 && items.iter().all(is_byte)).then_some(items)
}

#[cold]
pub fn cannot_convert(vm: &Thread, object: &Value, to: &str) -> Raised {
    vm.type_error(format!("cannot convert '{:.200}' object to {to}", object.ty().name()))
}

/// The bytes of a bytes-like object, or of an iterable of ints; `None` for what is neither. `refuse` makes the error for an int
/// that is no byte.
pub fn contents(
    vm: &Thread,
    object: &Value,
    refuse: impl Fn(&Thread) -> Raised,
) -> PyResult<Option<Buf<u8>>> {
    let mut bytes = Buf::new();
    if crate::buffer::is_exporter(object) {
        let buffer = vm.get_buffer(object, flags::FULL_RO)?;
        buffer.view().copy_to(false, &mut bytes)?;
        return Ok(Some(bytes));
    }
    if object.downcast::<PyStr>().is_some() {
        return Ok(None);
    }
    let byte = |item: &Value| -> PyResult<u8> {
        if item.is_small() {
            return u8::try_from(item.small_value()).map_err(|_| refuse(vm));
        }
        let index = number::index(vm, item)?;
        int::as_i64(&index).and_then(|byte| u8::try_from(byte).ok()).ok_or_else(|| refuse(vm))
    };
    if let Some(tuple) = object.downcast_exact::<PyTuple>() {
        bytes.reserve_exact(tuple.len())?;
        for item in tuple.items() {
            bytes.push(byte(item)?)?;
        }
        return Ok(Some(bytes));
    }
    if let Some(list) = object.downcast_exact::<PyList>() {
        bytes.reserve_exact(list.len())?;
        let mut index = 0;
        // Converting an item may run code that changes the list.
        while let Some(item) = list.get(index) {
            bytes.push(byte(&item)?)?;
            index += 1;
        }
        return Ok(Some(bytes));
    }
    let iterator = match vm.get_iter(object) {
        Ok(iterator) => iterator,
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            return Ok(None);
        }
        Err(raised) => return Err(raised),
    };
    bytes.reserve(vm.length_hint(object, 32)?.min(1 << 20))?;
    while let Some(item) = vm.iter_next(&iterator)? {
        bytes.push(byte(&item)?)?;
    }
    Ok(Some(bytes))
}

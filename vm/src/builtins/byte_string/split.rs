//! Taking apart and putting together.

use super::ByteString;
use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions;
use crate::builtins::list::PyList;
use crate::builtins::tuple::PyTuple;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::protocol::argument::given;
use crate::text::split as kernel;
use crate::text::{layout, search};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

/// Collects the parts of a receiver; one that is all of it is the receiver itself, where it is immutable.
struct Parts<'a, K> {
    vm: &'a Thread,
    own: &'a Value,
    list: Ref<PyList>,
    kind: std::marker::PhantomData<K>,
}

impl<'a, K: ByteString> Parts<'a, K> {
    /// There is room for `room` parts without growing.
    #[inline(always)]
    fn new(vm: &'a Thread, own: &'a Value, room: usize) -> PyResult<Self> {
        Ok(Parts { vm, own, list: PyList::with_room(vm, room)?, kind: std::marker::PhantomData })
    }

    #[inline]
    fn push(&mut self, range: Range<usize>) -> Result<(), Raised> {
        let bytes = K::bytes(self.own);
        let part = if range.len() == bytes.len() {
            K::unchanged(self.vm, self.own)?
        } else {
            K::copy(self.vm, &bytes[range])?
        };
        Ok(self.list.push(part)?)
    }

    fn finish(self) -> PyResult {
        Ok(self.list.into_value())
    }

    /// The parts, which have been found from the end if `END`.
    fn finish_from<const END: bool>(self) -> PyResult {
        if END {
            self.list.with_items(|items| items.reverse());
        }
        self.finish()
    }
}

/// The number of splits.
fn most(vm: &Thread, args: &[Value]) -> PyResult<usize> {
    let max = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    // Any negative number means all.
    Ok(usize::try_from(max).unwrap_or(usize::MAX))
}

fn no_separator(vm: &Thread) -> Raised {
    vm.value_error("empty separator")
}

pub fn split<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    split_from::<K, false>(vm, args)
}

pub fn rsplit<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    split_from::<K, true>(vm, args)
}

/// `split`, or from the end `rsplit`.
#[inline(always)]
fn split_from<K: ByteString, const END: bool>(vm: &Thread, args: &[Value]) -> PyResult {
    let max = most(vm, args)?;
    let Some(separator) = given(&args[1]) else {
        let mut parts = Parts::<K>::new(vm, &args[0], kernel::room_for(max))?;
        let (bytes, each) = (K::bytes(&args[0]), |range| parts.push(range));
        match END {
            false => kernel::split_space_units(bytes, kernel::is_byte_space, max, each)?,
            true => kernel::rsplit_space_units(bytes, kernel::is_byte_space, max, each)?,
        }
        return parts.finish_from::<END>();
    };
    vm.with_bytes_like(separator, |separator| {
        if separator.is_empty() {
            return Err(no_separator(vm));
        }
        let mut parts = Parts::<K>::new(vm, &args[0], kernel::room_for(max))?;
        let (bytes, each) = (K::bytes(&args[0]), |range| parts.push(range));
        match END {
            false => kernel::split_units(bytes, separator, max, each)?,
            true => kernel::rsplit_units(bytes, separator, max, each)?,
        }
        parts.finish_from::<END>()
    })
}

pub fn splitlines<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    let keep = vm.bool_argument(&args[1], false)?;
    let mut parts = Parts::<K>::new(vm, &args[0], 0)?;
    let bytes = K::bytes(&args[0]);
    kernel::split_lines_units(bytes, kernel::is_byte_line_end, keep, |range| parts.push(range))?;
    parts.finish()
}

#[inline(always)]
fn cut<K: ByteString>(
    vm: &Thread,
    args: &[Value],
    search: impl Fn(&[u8], &[u8]) -> Option<usize>,
) -> PyResult<Option<Value>> {
    vm.with_bytes_like(&args[1], |separator| {
        if separator.is_empty() {
            return Err(no_separator(vm));
        }
        let bytes = K::bytes(&args[0]);
        let Some(at) = search(bytes, separator) else { return Ok(None) };
        let (before, behind) = (K::copy(vm, &bytes[..at])?, K::copy(vm, &bytes[at + separator.len()..])?);
        let middle = K::middle(vm, &args[1], separator)?;
        PyTuple::of_values(vm, [before, middle, behind]).map(Some)
    })
}

pub fn partition<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    match cut::<K>(vm, args, search::find)? {
        Some(parts) => Ok(parts),
        None => vm.new_tuple(&[K::whole(vm, &args[0])?, K::copy(vm, b"")?, K::copy(vm, b"")?]),
    }
}

pub fn rpartition<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    match cut::<K>(vm, args, search::rfind)? {
        Some(parts) => Ok(parts),
        None => vm.new_tuple(&[K::copy(vm, b"")?, K::copy(vm, b"")?, K::whole(vm, &args[0])?]),
    }
}

pub fn join<K: ByteString>(vm: &Thread, args: &[Value]) -> PyResult {
    // What the iterable does meanwhile must not change a bytearray's size.
    let _lock = match args[0].downcast::<PyByteArray>() {
        Some(_) => Some(vm.bytes_like(&args[0])?),
        None => None,
    };
    if let Some(tuple) = args[1].downcast_exact::<PyTuple>() {
        return join_items::<K>(vm, &args[0], tuple.items());
    }
    if let Some(list) = args[1].downcast_exact::<PyList>() {
        if list.items().iter().all(|item| item.downcast_exact::<PyBytes>().is_some()) {
            return join_items::<K>(vm, &args[0], list.items());
        }
        // Getting a buffer may run code that changes the list.
        let mut items = Buf::with_capacity(list.len())?;
        for item in list.items() {
            items.push(item.clone())?;
        }
        return join_items::<K>(vm, &args[0], &items);
    }
    join_items::<K>(vm, &args[0], &items_of(vm, &args[1])?)
}

fn items_of(vm: &Thread, iterable: &Value) -> PyResult<Buf<Value>> {
    match vm.get_iter(iterable) {
        Ok(iterator) => {
            let mut items = Buf::with_capacity(vm.length_hint(iterable, 0)?.min(1 << 16))?;
            while let Some(item) = vm.iter_next(&iterator)? {
                items.push(item)?;
            }
            Ok(items)
        }
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            Err(vm.type_error("can only join an iterable"))
        }
        Err(raised) => Err(raised),
    }
}

fn join_items<K: ByteString>(vm: &Thread, own: &Value, items: &[Value]) -> PyResult {
    if let [only] = items
        && let Some(same) = K::same(only)
    {
        return Ok(same);
    }
    if items.iter().all(|item| item.downcast_exact::<PyBytes>().is_some()) {
        let parts = items.iter().filter_map(Value::downcast_exact::<PyBytes>).map(PyBytes::as_bytes);
        return K::joined(vm, K::bytes(own), parts);
    }
    let mut parts = Buf::with_capacity(items.len())?;
    for (index, item) in items.iter().enumerate() {
        if !crate::buffer::is_exporter(item) {
            return Err(vm.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {:.80} found",
                item.ty().name()
            )));
        }
        parts.push(vm.bytes_like(item)?)?;
    }
    let joined = layout::join_bytes(K::bytes(own), parts.iter().map(|part| &**part));
    K::make(vm, joined.map_err(|error| vm.size_error(error))?)
}

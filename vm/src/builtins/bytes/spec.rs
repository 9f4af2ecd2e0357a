//! The type `bytes`: its table and slots.

use super::{BytesDraft, PyBytes, construct, iterator, percent};
use crate::buffer::Buffer;
use crate::builtins::byte_string::{self, ByteString};
use crate::builtins::int;
use crate::builtins::slice::{Indices, PySlice};
use crate::byte_string_methods;
use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_leaf;
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::{TextBuf, layout, repr as text_repr};
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "bytes",
    doc: "An immutable sequence of bytes: made from an iterable of ints, from a string and an encoding, from a bytes-like \\
          object, or of a number of zeros.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::BYTES_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        str: Some(str),
        hash: Some(|_, own| Ok(as_bytes(own).hash())),
        richcompare: Some(richcompare),
        iter: Some(iterator::new),
        new: Some(construct::new),
        buffer: Some(buffer),
        length: Some(|_, own| Ok(as_bytes(own).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        item: Some(item),
        contains: Some(byte_string::contains::<Bytes>),
        subscript: Some(subscript),
        remainder: Some(percent::bytes_remainder),
        ..Slots::NONE
    },
    methods: byte_string_methods!(Bytes;
        method("__bytes__", "($self, /)", "Convert this value to exact type bytes.", |_, args| {
            Ok(as_bytes(&args[0]).to_exact().into_value())
        }),
        method("__getnewargs__", "($self, /)", "", getnewargs),
    ),
    ..TypeSpec::with(&LAYOUT, deallocate_leaf::<PyBytes>)
});

/// A word behind the payload belongs to it, see [`super::HEADER`].
static LAYOUT: NativeLayout =
    NativeLayout { size: size_of::<PyBytes>() + 8, ..NativeLayout::leaf::<PyBytes>() };

/// The payload of a value whose type's slots are these.
#[inline(always)]
pub fn as_bytes(value: &Value) -> &PyBytes {
    value.downcast().expect("a bytes object's slot gets one")
}

/// `bytes` as a [`ByteString`].
pub struct Bytes;

impl ByteString for Bytes {
    const NAME: &'static str = "bytes";

    #[inline(always)]
    fn bytes(own: &Value) -> &[u8] {
        as_bytes(own).as_bytes()
    }

    fn make(vm: &Thread, bytes: Buf<u8>) -> PyResult {
        vm.finish_bytes(bytes)
    }

    #[inline]
    fn copy(vm: &Thread, bytes: &[u8]) -> PyResult {
        vm.new_bytes(bytes)
    }

    fn unchanged(_: &Thread, own: &Value) -> PyResult {
        Ok(as_bytes(own).to_exact().into_value())
    }

    fn whole(_: &Thread, own: &Value) -> PyResult {
        Ok(own.clone())
    }

    fn middle(_: &Thread, separator: &Value, _: &[u8]) -> PyResult {
        Ok(separator.clone())
    }

    fn same(item: &Value) -> Option<Value> {
        item.downcast_exact::<PyBytes>().map(|_| item.clone())
    }

    fn joined<'a>(vm: &Thread, separator: &[u8], parts: impl Iterator<Item = &'a [u8]> + Clone) -> PyResult {
        let count = parts.clone().count();
        let separators = separator.len().saturating_mul(count.saturating_sub(1));
        let len = parts.clone().fold(separators, |len, part| len.saturating_add(part.len()));
        if len <= 1 || len > isize::MAX as usize {
            let joined = layout::join_bytes(separator, parts);
            return Bytes::make(vm, joined.map_err(|error| vm.size_error(error))?);
        }
        let mut draft = BytesDraft::new(vm, len)?;
        for (index, part) in parts.enumerate() {
            if index > 0 {
                draft.push(separator);
            }
            draft.push(part);
        }
        Ok(draft.finish().into_value())
    }

    fn map(vm: &Thread, bytes: &[u8], map: impl Fn(u8) -> u8) -> PyResult {
        match bytes {
            [] => vm.new_bytes(b""),
            [byte] => vm.new_bytes(&[map(*byte)]),
            _ => {
                let mut draft = BytesDraft::new(vm, bytes.len())?;
                draft.push_mapped(bytes, map);
                Ok(draft.finish().into_value())
            }
        }
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut buf = TextBuf::new();
    text_repr::push_bytes_repr(as_bytes(own).as_bytes(), &mut buf)?;
    vm.finish_text(buf)
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    vm.warn_of_bytes("str() on a bytes instance")?;
    repr(vm, own)
}

/// The bytes of an operand that is compared with bytes; `None` for what cannot be.
pub fn compare_bytes(vm: &Thread, a: &[u8], right: &Value, op: CompareOp) -> PyResult {
    let equal = |b: &[u8]| a.len() == b.len() && a == b;
    let result = |b: &[u8]| match op {
        CompareOp::Eq => equal(b),
        CompareOp::Ne => !equal(b),
        _ => op.of(a.cmp(b)),
    };
    match right.downcast::<PyBytes>() {
        Some(b) => Ok(Value::bool(result(b.as_bytes()))),
        None => {
            let b = vm.bytes_like(right)?;
            Ok(Value::bool(result(&b)))
        }
    }
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyBytes>(), right.downcast::<PyBytes>()) else {
        vm.warn_of_comparison("bytes", left, right, op)?;
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    Ok(Value::bool(match op {
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        _ => op.of(a.cmp(b)),
    }))
}

fn buffer(vm: &Thread, own: &Value, asked: u32) -> PyResult<Buffer> {
    let bytes = as_bytes(own).as_bytes();
    Buffer::simple(vm, own, bytes.as_ptr(), bytes.len(), true, asked)
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let own = as_bytes(left);
    if !crate::buffer::is_exporter(right) {
        let text = format!("can't concat {:.100} to {:.100}", right.ty().name(), left.ty().name());
        return Err(vm.type_error(text));
    }
    let other = vm.bytes_like(right)?;
    if own.is_empty() && right.downcast_exact::<PyBytes>().is_some() {
        return Ok(right.clone());
    }
    if other.is_empty() && own.is_exact() {
        return Ok(left.clone());
    }
    let len = own.len() + other.len();
    if len < 2 {
        return vm.new_bytes(if own.is_empty() { &other } else { own.as_bytes() });
    }
    let mut draft = BytesDraft::new(vm, len)?;
    draft.push(own.as_bytes());
    draft.push(&other);
    Ok(draft.finish().into_value())
}

fn repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    let bytes = as_bytes(own);
    let times = usize::try_from(times).unwrap_or(0);
    let Some(len) = bytes.len().checked_mul(times).filter(|len| *len <= isize::MAX as usize) else {
        return Err(vm.overflow_error("repeated bytes are too long"));
    };
    if len == bytes.len() && bytes.is_exact() {
        return Ok(own.clone());
    }
    if len < 2 {
        return vm.new_bytes(&bytes.as_bytes()[..len]);
    }
    let mut draft = BytesDraft::new(vm, len)?;
    match bytes.as_bytes() {
        [byte] => draft.push_repeated(*byte, times),
        bytes => {
            draft.push(bytes);
            draft.repeat_to_end();
        }
    }
    Ok(draft.finish().into_value())
}

fn byte_at(vm: &Thread, own: &Value, index: isize) -> PyResult {
    let bytes = as_bytes(own).as_bytes();
    let index = if index < 0 { index.wrapping_add(bytes.len() as isize) } else { index };
    match usize::try_from(index).ok().and_then(|index| bytes.get(index)) {
        Some(byte) => Ok(int::small(i64::from(*byte))),
        None => Err(vm.index_error("index out of range")),
    }
}

fn item(vm: &Thread, own: &Value, index: isize) -> PyResult {
    if index < 0 {
        return Err(vm.index_error("index out of range"));
    }
    byte_at(vm, own, index)
}

fn subscript(vm: &Thread, own: &Value, key: &Value) -> PyResult {
    if key.is_small() {
        return byte_at(vm, own, key.small_value() as isize);
    }
    if let Some(slice) = key.downcast::<PySlice>() {
        let bytes = as_bytes(own);
        if let Some(range) = slice.plain_range(bytes.len()) {
            if range.len() == bytes.len() {
                return Bytes::unchanged(vm, own);
            }
            return vm.new_bytes(&bytes.as_bytes()[range]);
        }
        let indices = slice.indices(vm, as_bytes(own).len())?;
        return slice_by(vm, own, indices);
    }
    if key.ty().slots().index.is_some() {
        let index = number::to_isize(vm, key)?;
        return byte_at(vm, own, index);
    }
    Err(vm.type_error(format!("byte indices must be integers or slices, not {:.200}", key.ty().name())))
}

fn slice_by(vm: &Thread, own: &Value, indices: Indices) -> PyResult {
    let bytes = as_bytes(own);
    if indices.is_whole(bytes.len()) {
        return Bytes::unchanged(vm, own);
    }
    let bytes = bytes.as_bytes();
    if indices.step == 1 || indices.len < 2 {
        let start = if indices.len == 0 { 0 } else { indices.start as usize };
        return vm.new_bytes(&bytes[start..start + indices.len]);
    }
    let mut draft = BytesDraft::new(vm, indices.len)?;
    draft.push_indexed(indices.len, |index| bytes[indices.at(index)]);
    Ok(draft.finish().into_value())
}

fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    let copy = as_bytes(&args[0]).to_exact().into_value();
    vm.new_tuple(&[copy])
}

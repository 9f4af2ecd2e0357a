//! The type `bytearray`: its table and slots.

use super::{PyByteArray, edit, iterator};
use crate::buffer::Buffer;
use crate::builtins::byte_string::{self, ByteString};
use crate::builtins::bytes::PyBytes;
use crate::builtins::bytes::construct::{self, Source};
use crate::builtins::bytes::percent::formatted;
use crate::builtins::bytes::spec::compare_bytes;
use crate::builtins::int;
use crate::builtins::slice::PySlice;
use crate::byte_string_methods;
use crate::call::{Args, bind};
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "bytearray",
    doc: "A mutable sequence of bytes: made from an iterable of ints, from a string and an encoding, from a bytes-like object, \
          or of a number of zeros.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        str: Some(str),
        hash: Some(crate::class::special::hash_not_implemented),
        richcompare: Some(richcompare),
        iter: Some(iterator::new),
        new: Some(|vm, ty, _| PyByteArray::allocate(vm, ty)),
        init: Some(init),
        buffer: Some(|vm, own, asked| vm.export_bytearray(own, asked)),
        release_buffer: Some(release),
        length: Some(|_, own| Ok(as_bytearray(own).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        item: Some(item),
        contains: Some(byte_string::contains::<ByteArray>),
        subscript: Some(subscript),
        ass_subscript: Some(edit::assign),
        remainder: Some(remainder),
        ..Slots::NONE
    },
    methods: byte_string_methods!(ByteArray;
        method("__alloc__", "($self, /)", "Return the number of bytes actually allocated.", |vm, args| {
            // CPython keeps a null byte behind the others.
            let capacity = as_bytearray(&args[0]).capacity();
            int::from_usize(vm, capacity + usize::from(capacity > 0))
        }),
        method("__reduce__", "($self, /)", "Return state information for pickling.", edit::reduce),
        method("__reduce_ex__", "($self, proto=0, /)", "Return state information for pickling.", edit::reduce_ex),
        method("__sizeof__", "($self, /)", "Returns the size of the bytearray object in memory, in bytes.", |vm, args| {
            int::from_usize(vm, size_of::<PyByteArray>() + as_bytearray(&args[0]).capacity())
        }),
        method("append", "($self, item, /)", "Append a byte.", edit::append),
        method("clear", "($self, /)", "Remove all bytes.", edit::clear),
        method("copy", "($self, /)", "Return a copy.", |vm, args| ByteArray::copy(vm, ByteArray::bytes(&args[0]))),
        method("extend", "($self, iterable_of_ints, /)", "Append the bytes of an iterable.", edit::extend),
        method("insert", "($self, index, item, /)", "Insert a byte before an index.", edit::insert),
        method("pop", "($self, index=-1, /)", "Remove and return the byte at an index.", edit::pop),
        method("remove", "($self, value, /)", "Remove the first byte of a value.", edit::remove),
        method("resize", "($self, size, /)", "Make the number of bytes size; new ones are zero.", edit::resize),
        method("reverse", "($self, /)", "Reverse the order of the bytes.", edit::reverse),
    ),
    ..TypeSpec::leaf::<PyByteArray>()
});

/// The payload of a value whose type's slots are these.
#[inline(always)]
pub fn as_bytearray(value: &Value) -> &PyByteArray {
    value.downcast().expect("a bytearray's slot gets one")
}

/// `bytearray` as a [`ByteString`].
pub struct ByteArray;

impl ByteString for ByteArray {
    const NAME: &'static str = "bytearray";

    #[inline(always)]
    fn bytes(own: &Value) -> &[u8] {
        as_bytearray(own).bytes()
    }

    fn make(vm: &Thread, bytes: Buf<u8>) -> PyResult {
        Ok(PyByteArray::from_buf(vm, bytes)?.into_value())
    }

    fn copy(vm: &Thread, bytes: &[u8]) -> PyResult {
        Ok(PyByteArray::from_slice(vm, bytes)?.into_value())
    }

    fn unchanged(vm: &Thread, own: &Value) -> PyResult {
        Self::copy(vm, Self::bytes(own))
    }

    fn whole(vm: &Thread, own: &Value) -> PyResult {
        Self::unchanged(vm, own)
    }

    fn middle(vm: &Thread, _: &Value, bytes: &[u8]) -> PyResult {
        Self::copy(vm, bytes)
    }

    fn same(_: &Value) -> Option<Value> {
        None
    }

    fn map(vm: &Thread, bytes: &[u8], map: impl Fn(u8) -> u8) -> PyResult {
        let mut mapped = Buf::with_capacity(bytes.len())?;
        mapped.extend_mapped(bytes, map)?;
        Self::make(vm, mapped)
    }
}

static PARAMETERS: MethodDef =
    parameters("bytearray", "(source=b'', encoding=<unrepresentable>, errors=<unrepresentable>)");

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let bytes = as_bytearray(own);
        bytes.resize(vm, 0)?;
        match construct::source(vm, args, "bytearray")? {
            Source::Nothing => Ok(()),
            Source::Encoded(encoded) => bytes.extend(vm, &vm.bytes_like(&encoded)?),
            Source::Object(object) => fill(vm, bytes, object),
        }
    })
}

fn fill(vm: &Thread, own: &PyByteArray, object: &Value) -> PyResult<()> {
    if object.downcast::<crate::builtins::str::PyStr>().is_some() {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if let Some(count) = construct::count(vm, object)? {
        return own.replace(vm, Buf::filled(0, count)?);
    }
    match construct::contents(vm, object, byte_string::not_a_byte)? {
        Some(contents) => own.replace(vm, contents),
        None => Err(construct::cannot_convert(vm, object, "bytearray")),
    }
}

fn release(_: &Thread, own: &Value, _: &Buffer) {
    as_bytearray(own).end_export();
}

/// A single quote is always escaped, a double one never.
fn repr(vm: &Thread, own: &Value) -> PyResult {
    let bytes = as_bytearray(own).bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b"\"" } else { b"'" };
    let mut out = TextBuf::new();
    out.push_str(own.ty().name())?;
    out.reserve(bytes.len().saturating_add(5))?;
    out.push_ascii(b"(b")?;
    out.push_ascii(quote)?;
    for &byte in bytes {
        match byte {
            b'\'' | b'\\' => out.push_ascii(&[b'\\', byte])?,
            b'\t' => out.push_ascii(b"\\t")?,
            b'\n' => out.push_ascii(b"\\n")?,
            b'\r' => out.push_ascii(b"\\r")?,
            0x20..0x7F => out.push_ascii(&[byte])?,
            _ => crate::text::repr::push_hex_escape(u32::from(byte), &mut out)?,
        }
    }
    out.push_ascii(quote)?;
    out.push_ascii(b")")?;
    vm.finish_text(out)
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    vm.warn_of_bytes("str() on a bytearray instance")?;
    repr(vm, own)
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !crate::buffer::is_exporter(right) {
        vm.warn_of_comparison("bytearray", left, right, op)?;
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if right.downcast::<PyBytes>().is_some() {
        return compare_bytes(vm, as_bytearray(left).bytes(), right, op);
    }
    let other = vm.bytes_like(right)?;
    let own = as_bytearray(left).bytes();
    Ok(Value::bool(match op {
        CompareOp::Eq => *own == *other,
        CompareOp::Ne => *own != *other,
        _ => op.of(own.cmp(&other)),
    }))
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if !crate::buffer::is_exporter(right) {
        return Err(cannot_concat(vm, left, right));
    }
    let other = vm.bytes_like(right)?;
    let own = as_bytearray(left).bytes();
    let mut joined = Buf::with_capacity(own.len().checked_add(other.len()).ok_or(NoMemory)?)?;
    joined.extend_from_slice(own)?;
    joined.extend_from_slice(&other)?;
    ByteArray::make(vm, joined)
}

#[cold]
fn cannot_concat(vm: &Thread, left: &Value, right: &Value) -> crate::error::Raised {
    vm.type_error(format!("can't concat {:.100} to {:.100}", right.ty().name(), left.ty().name()))
}

fn inplace_concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if !crate::buffer::is_exporter(right) {
        return Err(cannot_concat(vm, left, right));
    }
    let other = vm.bytes_like(right)?;
    as_bytearray(left).extend(vm, &other)?;
    Ok(left.clone())
}

fn repeated(own: &[u8], times: isize) -> PyResult<Buf<u8>> {
    let times = usize::try_from(times).unwrap_or(0);
    let len = own.len().checked_mul(times).filter(|len| *len <= isize::MAX as usize).ok_or(NoMemory)?;
    if let [byte] = own {
        return Ok(Buf::filled(*byte, len)?);
    }
    let mut bytes = Buf::with_capacity(len)?;
    if len > 0 {
        bytes.extend_from_slice(own)?;
    }
    while bytes.len() < len {
        let more = bytes.len().min(len - bytes.len());
        bytes.repeat_start(more)?;
    }
    Ok(bytes)
}

fn repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    ByteArray::make(vm, repeated(as_bytearray(own).bytes(), times)?)
}

fn inplace_repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    let bytes = as_bytearray(own);
    if times != 1 {
        let repeated = repeated(bytes.bytes(), times)?;
        bytes.replace(vm, repeated)?;
    }
    Ok(own.clone())
}

fn byte_at(vm: &Thread, own: &Value, index: isize) -> PyResult {
    let bytes = as_bytearray(own).bytes();
    let index = if index < 0 { index.wrapping_add(bytes.len() as isize) } else { index };
    match usize::try_from(index).ok().and_then(|index| bytes.get(index)) {
        Some(byte) => Ok(int::small(i64::from(*byte))),
        None => Err(vm.index_error("bytearray index out of range")),
    }
}

fn item(vm: &Thread, own: &Value, index: isize) -> PyResult {
    if index < 0 {
        return Err(vm.index_error("bytearray index out of range"));
    }
    byte_at(vm, own, index)
}

fn subscript(vm: &Thread, own: &Value, key: &Value) -> PyResult {
    if key.is_small() {
        return byte_at(vm, own, key.small_value() as isize);
    }
    if let Some(slice) = key.downcast::<PySlice>() {
        let (start, stop, step) = slice.unpack(vm)?;
        let bytes = as_bytearray(own).bytes();
        let indices = crate::builtins::slice::adjust(start, stop, step, bytes.len());
        if indices.step == 1 || indices.len == 0 {
            let start = if indices.len == 0 { 0 } else { indices.start as usize };
            return ByteArray::copy(vm, &bytes[start..start + indices.len]);
        }
        let mut taken = Buf::with_capacity(indices.len)?;
        for index in 0..indices.len {
            taken.push(bytes[indices.at(index)])?;
        }
        return ByteArray::make(vm, taken);
    }
    if key.ty().slots().index.is_some() {
        let index = number::to_isize(vm, key)?;
        return byte_at(vm, own, index);
    }
    Err(vm.type_error(format!("bytearray indices must be integers or slices, not {:.200}", key.ty().name())))
}

fn remainder(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    match left.downcast::<PyByteArray>() {
        Some(format) => {
            // The format may be changed by code that the arguments run.
            let copy = Buf::from_slice(format.bytes())?;
            ByteArray::make(vm, formatted(vm, &copy, right)?)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

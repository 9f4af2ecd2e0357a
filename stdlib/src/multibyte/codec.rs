//! The kernels of the encodings, and `MultibyteCodec`, whose methods encode and decode without a state.

use super::table::{self, Encoding, Step, Table};
use std::borrow::Cow;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::codecs::name_argument;
use taipan_vm::codecs::native::{decode_with, encode_with};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::Which;
use taipan_vm::text::codecs::{Decoder, Encoder, Problem};
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const ILLEGAL: &str = "illegal multibyte sequence";
const INCOMPLETE: &str = "incomplete multibyte sequence";

struct MultibyteDecoder<'a> {
    encoding: &'static Encoding,
    table: &'a Table,
    /// Whether the input ends here: what is incomplete is an error.
    last: bool,
}

impl<E: From<NoMemory>> Decoder<E> for MultibyteDecoder<'_> {
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E> {
        let problem = |start, end, reason| Problem { encoding: self.encoding.name, start, end, reason };
        while let Some(rest) = input.get(*at..).filter(|rest| !rest.is_empty()) {
            match self.encoding.step(self.table, rest) {
                Step::Character(code, len) => {
                    out.push(code)?;
                    *at += len;
                }
                Step::Illegal => return Ok(Some(problem(*at, *at + 1, ILLEGAL))),
                Step::Incomplete if self.last => return Ok(Some(problem(*at, input.len(), INCOMPLETE))),
                Step::Incomplete => return Ok(None),
            }
        }
        Ok(None)
    }
}

struct MultibyteEncoder<'a> {
    encoding: &'static Encoding,
    table: &'a Table,
}

impl MultibyteEncoder<'_> {
    fn put(&self, code: u32, out: &mut Buf<u8>) -> Result<bool, NoMemory> {
        let mut bytes = [0; 8];
        let Some(len) = self.encoding.bytes_of(self.table, code, &mut bytes) else { return Ok(false) };
        out.extend_from_slice(&bytes[..len])?;
        Ok(true)
    }
}

impl<E: From<NoMemory>> Encoder<E> for MultibyteEncoder<'_> {
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E> {
        while let Some(code) = text.get(*at) {
            if !self.put(code, out)? {
                let (encoding, start) = (self.encoding.name, *at);
                return Ok(Some(Problem { encoding, start, end: start + 1, reason: ILLEGAL }));
            }
            *at += 1;
        }
        Ok(None)
    }

    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E> {
        for code in replacement.iter() {
            if !self.put(code, out)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E> {
        out.extend_from_slice(replacement)?;
        Ok(true)
    }
}

fn table(vm: &Thread, encoding: &'static Encoding) -> PyResult<&'static Table> {
    encoding.table().ok_or_else(|| vm.system_error("a table of characters is damaged"))
}

/// The text of bytes, and how many of them were used: all, if these are the last ones.
pub fn decode(
    vm: &Thread,
    encoding: &'static Encoding,
    bytes: &[u8],
    errors: &str,
    last: bool,
) -> PyResult<(Ref<PyStr>, usize)> {
    let table = table(vm, encoding)?;
    decode_with(vm, MultibyteDecoder { encoding, table, last }, bytes, Some(errors))
}

/// The bytes of an object's text, which is its `str()` if it is none, and the text's length.
pub fn encode(
    vm: &Thread,
    encoding: &'static Encoding,
    object: &Value,
    errors: &str,
) -> PyResult<(Value, usize)> {
    let text = vm.to_str(object)?;
    let encoder = MultibyteEncoder { encoding, table: table(vm, encoding)? };
    Ok((encode_with(vm, encoder, text.text(), Some(errors))?, text.len()))
}

/// The bytes of an argument. Those of an object that an error handler could change are copied.
pub fn data(vm: &Thread, value: &Value) -> PyResult<Ref<PyBytes>> {
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return Ok(Ref::borrowed(bytes));
    }
    let bytes = vm.bytes_like(value)?;
    Ok(PyBytes::from_slice(vm, &bytes)?)
}

#[repr(C)]
pub struct PyMultibyteCodec {
    object: Object,
    pub encoding: &'static Encoding,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMultibyteCodec {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_multibytecodec.MultibyteCodec",
    methods: &[
        method(
            "decode",
            "($self, /, input, errors=None)",
            "Return the text of bytes, and how many of them there were.",
            |vm, args| {
                let errors = errors_argument(vm, &args[2], "decode")?;
                let bytes = data(vm, &args[1])?;
                let (text, _) = decode(vm, encoding_of(&args[0]), bytes.as_bytes(), &errors, true)?;
                vm.new_tuple(&[text.into_value(), int::from_usize(vm, bytes.len())?])
            },
        ),
        method(
            "encode",
            "($self, /, input, errors=None)",
            "Return the bytes of a text, and how many characters it has.",
            |vm, args| {
                let errors = errors_argument(vm, &args[2], "encode")?;
                let (bytes, len) = encode(vm, encoding_of(&args[0]), &args[1], &errors)?;
                vm.new_tuple(&[bytes, int::from_usize(vm, len)?])
            },
        ),
    ],
    ..TypeSpec::leaf::<PyMultibyteCodec>()
});

fn encoding_of(value: &Value) -> &'static Encoding {
    value.downcast::<PyMultibyteCodec>().expect("a codec's method gets a codec").encoding
}

fn errors_argument<'a>(vm: &Thread, value: &'a Value, function: &str) -> PyResult<Cow<'a, str>> {
    if value.is_unbound() || value.is_none() {
        return Ok(Cow::Borrowed("strict"));
    }
    let Some(name) = value.downcast::<PyStr>() else {
        return Err(vm.bad_argument(function, Which::Named("errors"), "str or None", value));
    };
    Ok(name_argument(vm, Some(name))?.unwrap_or(Cow::Borrowed("strict")))
}

/// `getcodec(name)` of the module that has these encodings.
pub fn getcodec(vm: &Thread, name: &Value, encodings: &[&'static Encoding]) -> PyResult {
    let Some(name) = name.downcast::<PyStr>() else {
        return Err(vm.type_error("encoding name must be a string."));
    };
    let Some(&encoding) = encodings.iter().find(|encoding| name.as_ascii() == Some(encoding.name)) else {
        return Err(vm.lookup_error("no such codec is supported."));
    };
    let object = Object::new(&TYPE);
    Ok(vm.heap().allocate(PyMultibyteCodec { object, encoding })?.into_value())
}

pub static CHINESE: &[&Encoding] = &[&table::GB2312, &table::GBK, &table::GB18030];
pub static JAPANESE: &[&Encoding] = &[&table::SHIFT_JIS, &table::CP932, &table::EUC_JP];
pub static KOREAN: &[&Encoding] = &[&table::EUC_KR, &table::CP949, &table::JOHAB];
pub static TAIWANESE: &[&Encoding] = &[&table::BIG5, &table::CP950];

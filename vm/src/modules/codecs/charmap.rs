//! The charmap codec of `_codecs`, and the type that `charmap_build` makes.

use super::{data, errors, pair, text};
use crate::builtins::bytes::PyBytes;
use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::builtins::{exceptions, int};
use crate::class::PyType;
use crate::class::spec::{TypeSpec, method};
use crate::codecs::native::{decode_with, encode_with};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::object::{Object, Payload};
use crate::protocol::argument::{Which, given};
use crate::text::codecs::charmap::{CharmapEncoder, EncodingMap, MappingDecoder, TableDecoder, UNDEFINED};
use crate::text::codecs::latin1::NarrowEncoder;
use crate::text::view::CODE_POINTS;
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyEncodingMap {
    object: Object,
    map: EncodingMap,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyEncodingMap {
    const TYPE: &'static PyType = &ENCODING_MAP;
}

pub static ENCODING_MAP: PyType = PyType::from_spec(&TypeSpec {
    name: "EncodingMap",
    methods: &[method("size", "($self, /)", "Return the size of the table in bytes.", |vm, args| {
        int::from_usize(vm, args[0].downcast::<PyEncodingMap>().map_or(0, |own| own.map.size()))
    })],
    ..TypeSpec::leaf::<PyEncodingMap>()
});

pub fn build(vm: &Thread, args: &[Value]) -> PyResult {
    let table = vm.str_argument(&args[1], "charmap_build", Which::Only)?.text();
    if let Some(map) = EncodingMap::build(table)? {
        return Ok(vm
            .heap()
            .allocate(PyEncodingMap { object: Object::new(&ENCODING_MAP), map })?
            .into_value());
    }
    let dict = PyDict::new(vm)?;
    for (byte, code) in table.iter().enumerate().take(256) {
        dict.set_item(vm, &int::small(i64::from(code)), int::small(byte as i64))?;
    }
    Ok(dict.into_value())
}

pub fn decode(vm: &Thread, args: &[Value]) -> PyResult {
    let (bytes, errors) = (data(vm, &args[1])?, errors(vm, &args[2], "charmap_decode")?);
    let errors = errors.as_deref();
    let Some(mapping) = given(&args[3]) else {
        return pair(vm, vm.new_text(Text::Latin1(bytes.as_bytes()))?, bytes.len());
    };
    let (text, used) = match mapping.downcast_exact::<PyStr>() {
        Some(table) => decode_with(vm, TableDecoder { table: table.text() }, bytes.as_bytes(), errors)?,
        None => {
            let lookup = |byte: u8, out: &mut TextBuf| decode_byte(vm, mapping, byte, out);
            decode_with(vm, MappingDecoder { lookup }, bytes.as_bytes(), errors)?
        }
    };
    pair(vm, text.into_value(), used)
}

/// What a mapping has for a code; `None` if it has nothing.
fn find(vm: &Thread, mapping: &Value, code: u32) -> PyResult<Option<Value>> {
    let key = int::small(i64::from(code));
    let found = match mapping.downcast_exact::<PyDict>() {
        Some(dict) => return Ok(dict.get_item(vm, &key)?.filter(|found| !found.is_none())),
        None => vm.get_item(mapping, &key),
    };
    match found {
        Ok(found) => Ok(Some(found).filter(|found| !found.is_none())),
        Err(_) if vm.raised_matches(&exceptions::LOOKUP_ERROR) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn decode_byte(vm: &Thread, mapping: &Value, byte: u8, out: &mut TextBuf) -> Result<bool, Raised> {
    let Some(found) = find(vm, mapping, u32::from(byte))? else { return Ok(false) };
    if int::is_int(&found) {
        let code = int::as_i64(&found).and_then(|code| u32::try_from(code).ok());
        return match code {
            Some(UNDEFINED) => Ok(false),
            Some(code) if code < CODE_POINTS => {
                out.push(code)?;
                Ok(true)
            }
            _ => Err(vm.type_error("character mapping must be in range(0x110000)")),
        };
    }
    match found.downcast::<PyStr>() {
        Some(text) if text.len() == 1 && text.text().get(0) == Some(UNDEFINED) => Ok(false),
        Some(text) => {
            out.push_text(text.text())?;
            Ok(true)
        }
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

pub fn encode(vm: &Thread, args: &[Value]) -> PyResult {
    let text = text(vm, &args[1], "charmap_encode")?;
    let errors = errors(vm, &args[2], "charmap_encode")?;
    let errors = errors.as_deref();
    let bytes = match given(&args[3]) {
        None => encode_with(vm, NarrowEncoder::LATIN1, text.text(), errors)?,
        Some(mapping) => match mapping.downcast::<PyEncodingMap>() {
            Some(own) => encode_with(vm, own.map.encoder(), text.text(), errors)?,
            None => {
                let lookup = |code: u32, out: &mut Buf<u8>| encode_character(vm, mapping, code, out);
                encode_with(vm, CharmapEncoder { lookup }, text.text(), errors)?
            }
        },
    };
    pair(vm, bytes, text.len())
}

fn encode_character(vm: &Thread, mapping: &Value, code: u32, out: &mut Buf<u8>) -> Result<bool, Raised> {
    let Some(found) = find(vm, mapping, code)? else { return Ok(false) };
    if int::is_int(&found) {
        return match int::as_i64(&found).and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) => {
                out.push(byte)?;
                Ok(true)
            }
            None => Err(vm.type_error("character mapping must be in range(256)")),
        };
    }
    match found.downcast::<PyBytes>() {
        Some(bytes) => {
            out.extend_from_slice(bytes.as_bytes())?;
            Ok(true)
        }
        None => Err(vm.type_error(format!(
            "character mapping must return integer, bytes or None, not {:.400}",
            found.ty().name()
        ))),
    }
}

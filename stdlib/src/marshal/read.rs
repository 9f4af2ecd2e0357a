//! Reading values.

use super::code::Parts;
use taipan_compiler::marshal::{MAX_DEPTH, tag};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::{self, EOF_ERROR};
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::slice::PySlice;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{complex, float, int};
use taipan_vm::codecs::native;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::number::complex::Complex;
use taipan_vm::number::float_parse;
use taipan_vm::number::int::Maker;
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

enum Source<'a> {
    Bytes(&'a [u8]),
    /// An object with `readinto`.
    File(&'a Value),
}

pub struct Reader<'a> {
    vm: &'a Thread,
    source: Source<'a>,
    allow_code: bool,
    depth: usize,
    /// Values that may be referred to. One that is being read is unbound.
    refs: Vec<Value>,
}

/// How many bytes of a claimed length are believed before they are there.
const STEP: usize = 1 << 20;

impl<'a> Reader<'a> {
    pub fn of_bytes(vm: &'a Thread, bytes: &'a [u8], allow_code: bool) -> Reader<'a> {
        Reader { vm, source: Source::Bytes(bytes), allow_code, depth: 0, refs: Vec::new() }
    }

    pub fn of_file(vm: &'a Thread, file: &'a Value, allow_code: bool) -> Reader<'a> {
        Reader { vm, source: Source::File(file), allow_code, depth: 0, refs: Vec::new() }
    }

    /// Reads one value.
    pub fn read(mut self) -> PyResult {
        match self.object()? {
            Some(value) => Ok(value),
            None => Err(self.null("object")),
        }
    }

    #[cold]
    fn bad(&self, what: &str) -> Raised {
        self.vm.value_error(format!("bad marshal data ({what})"))
    }

    #[cold]
    fn null(&self, place: &str) -> Raised {
        self.vm.type_error(format!("NULL object in marshal data for {place}"))
    }

    #[cold]
    fn too_short(&self) -> Raised {
        self.vm.raise(&EOF_ERROR, "marshal data too short")
    }

    fn take(&mut self, count: usize) -> PyResult<Buf<u8>> {
        match &mut self.source {
            Source::Bytes(bytes) => match bytes.split_at_checked(count) {
                Some((taken, rest)) => {
                    *bytes = rest;
                    Ok(Buf::from_slice(taken)?)
                }
                None => Err(self.too_short()),
            },
            Source::File(file) => {
                let file = *file;
                let mut all = Buf::new();
                while all.len() < count {
                    let part = (count - all.len()).min(STEP);
                    self.fill(file, part, &mut all)?;
                }
                Ok(all)
            }
        }
    }

    /// Reads exactly `count` bytes of a file.
    fn fill(&self, file: &Value, count: usize, all: &mut Buf<u8>) -> PyResult<()> {
        let vm = self.vm;
        let bytes = PyByteArray::from_buf(vm, Buf::filled(0, count)?)?;
        let view = PyMemoryView::of_object(vm, bytes.as_value())?.into_value();
        let read = vm.call_method(file, &names::readinto, &[view])?;
        let read = vm.size_argument(&read)?;
        if read as usize != count {
            if read > count as isize {
                return Err(vm.value_error(format!(
                    "read() returned too much data: {count} bytes requested, {read} returned"
                )));
            }
            return Err(self.too_short());
        }
        Ok(all.extend_from_slice(bytes.bytes())?)
    }

    fn byte(&mut self) -> PyResult<u8> {
        if let Source::Bytes(bytes) = &mut self.source {
            if let Some((first, rest)) = bytes.split_first() {
                *bytes = rest;
                return Ok(*first);
            }
            return Err(self.too_short());
        }
        Ok(self.take(1)?[0])
    }

    fn array<const N: usize>(&mut self) -> PyResult<[u8; N]> {
        let bytes = self.take(N)?;
        let mut array = [0; N];
        array.copy_from_slice(&bytes);
        Ok(array)
    }

    fn long(&mut self) -> PyResult<i32> {
        Ok(i32::from_le_bytes(self.array()?))
    }

    fn length(&mut self, what: &str) -> PyResult<usize> {
        let length = self.long()?;
        usize::try_from(length).map_err(|_| self.bad(&format!("{what} size out of range")))
    }

    /// A value; nothing for the end of a dict.
    fn object(&mut self) -> PyResult<Option<Value>> {
        let byte = match self.byte() {
            Ok(byte) => byte,
            Err(raised) => {
                if !self.vm.raised_matches(&EOF_ERROR) {
                    return Err(raised);
                }
                self.vm.clear_raised();
                return Err(self.vm.raise(&EOF_ERROR, "EOF read where object expected"));
            }
        };
        if self.depth > MAX_DEPTH {
            return Err(self.vm.value_error("recursion limit exceeded"));
        }
        self.vm.check_native_stack(" while unmarshalling")?;
        self.depth += 1;
        let result = self.content(byte & !tag::FLAG_REF, byte & tag::FLAG_REF != 0);
        self.depth -= 1;
        result
    }

    fn part(&mut self, place: &str) -> PyResult {
        match self.object()? {
            Some(value) => Ok(value),
            None => Err(self.null(place)),
        }
    }

    /// Enters a value that is complete.
    fn entered(&mut self, is_ref: bool, value: Value) -> PyResult<Option<Value>> {
        if is_ref {
            self.refs.push(value.clone());
        }
        Ok(Some(value))
    }

    /// Keeps a place for a value whose parts come first.
    fn reserve(&mut self, is_ref: bool) -> Option<usize> {
        is_ref.then(|| {
            self.refs.push(Value::UNBOUND);
            self.refs.len() - 1
        })
    }

    fn fulfil(&mut self, place: Option<usize>, value: Value) -> PyResult<Option<Value>> {
        if let Some(place) = place.and_then(|place| self.refs.get_mut(place)) {
            *place = value.clone();
        }
        Ok(Some(value))
    }

    fn content(&mut self, tag: u8, is_ref: bool) -> PyResult<Option<Value>> {
        let vm = self.vm;
        let value = match tag {
            tag::NULL => return Ok(None),
            tag::NONE => return Ok(Some(Value::NONE)),
            tag::ELLIPSIS => return Ok(Some(Value::ELLIPSIS)),
            tag::TRUE => return Ok(Some(Value::TRUE)),
            tag::FALSE => return Ok(Some(Value::FALSE)),
            tag::STOP_ITERATION => return Ok(Some(exceptions::STOP_ITERATION.to_value())),
            tag::INT => int::small(self.long()?.into()),
            tag::INT64 => int::from_i64(vm, i64::from_le_bytes(self.array()?))?,
            tag::LONG => self.big()?,
            tag::FLOAT => {
                let number = self.text_float()?;
                float::new(vm, number)?
            }
            tag::BINARY_FLOAT => float::new(vm, f64::from_le_bytes(self.array()?))?,
            tag::COMPLEX => {
                let (real, imag) = (self.text_float()?, self.text_float()?);
                complex::make(vm, Complex::new(real, imag))?
            }
            tag::BINARY_COMPLEX => {
                let (real, imag) = (f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?));
                complex::make(vm, Complex::new(real, imag))?
            }
            tag::BYTES => {
                let length = self.length("bytes object")?;
                let bytes = self.take(length)?;
                vm.finish_bytes(bytes)?
            }
            tag::ASCII | tag::ASCII_INTERNED => {
                let length = self.length("string")?;
                self.ascii(length, tag == tag::ASCII_INTERNED)?
            }
            tag::SHORT_ASCII | tag::SHORT_ASCII_INTERNED => {
                let length = self.byte()?;
                self.ascii(length.into(), tag == tag::SHORT_ASCII_INTERNED)?
            }
            tag::INTERNED | tag::UNICODE => {
                let length = self.length("string")?;
                let bytes = self.take(length)?;
                let (text, _) = native::decode_utf8(vm, &bytes, Some("surrogatepass"), true)?;
                if tag == tag::INTERNED { vm.intern(&text)?.into_value() } else { text.into_value() }
            }
            tag::SMALL_TUPLE => {
                let length = self.byte()?;
                return self.tuple(length.into(), is_ref);
            }
            tag::TUPLE => {
                let length = self.length("tuple")?;
                return self.tuple(length, is_ref);
            }
            tag::LIST => return self.list(is_ref),
            tag::DICT => return self.dict(is_ref),
            tag::SET => return self.set(is_ref),
            tag::FROZEN_SET => return self.frozen_set(is_ref),
            tag::SLICE => {
                let place = self.reserve(is_ref);
                let (start, stop, step) = (self.part("slice")?, self.part("slice")?, self.part("slice")?);
                let slice = PySlice::new(vm, start, stop, step)?.into_value();
                return self.fulfil(place, slice);
            }
            tag::CODE => return self.code(is_ref),
            tag::REF => {
                let index = self.long()?;
                let found = usize::try_from(index).ok().and_then(|index| self.refs.get(index));
                return match found.filter(|found| !found.is_unbound()) {
                    Some(found) => Ok(Some(found.clone())),
                    None => Err(self.bad("invalid reference")),
                };
            }
            _ => return Err(self.bad("unknown type code")),
        };
        self.entered(is_ref, value)
    }

    fn ascii(&mut self, length: usize, interned: bool) -> PyResult {
        let bytes = self.take(length)?;
        let text = PyStr::from_text(self.vm.heap(), Text::Latin1(&bytes))?;
        Ok(if interned { self.vm.intern(&text)?.into_value() } else { text.into_value() })
    }

    fn text_float(&mut self) -> PyResult<f64> {
        let length = self.byte()?;
        let bytes = self.take(length.into())?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        float_parse::parse(&bytes)
            .map_err(|_| self.vm.value_error(format!("could not convert string to float: '{text}'")))
    }

    fn big(&mut self) -> PyResult {
        let count = self.long()?;
        let Some(digits) = usize::try_from(count.unsigned_abs()).ok().filter(|_| count != i32::MIN) else {
            return Err(self.bad("long size out of range"));
        };
        if digits == 0 {
            return Ok(int::small(0));
        }
        let bytes = self.take(digits * 2)?;
        let digit = |index: usize| u16::from_le_bytes([bytes[2 * index], bytes[2 * index + 1]]);
        if digit(digits - 1) == 0 {
            return Err(self.bad("unnormalized long data"));
        }
        if (0..digits).any(|index| digit(index) > 0x7FFF) {
            return Err(self.bad("digit out of range in long"));
        }
        let words = (digits * 15).div_ceil(64);
        Ok(self.vm.words(words, |out| {
            for index in 0..digits {
                let (word, shift) = (index * 15 / 64, index * 15 % 64);
                let part = u128::from(digit(index)) << shift;
                out[word] |= part as u64;
                if let Some(next) = out.get_mut(word + 1) {
                    *next |= (part >> 64) as u64;
                }
            }
            count < 0
        })?)
    }

    fn tuple(&mut self, length: usize, is_ref: bool) -> PyResult<Option<Value>> {
        let place = self.reserve(is_ref);
        let mut items = Buf::with_capacity(length.min(STEP / 8))?;
        for _ in 0..length {
            items.push(self.part("tuple")?)?;
        }
        let tuple = PyTuple::from_buf(self.vm, items)?.into_value();
        self.fulfil(place, tuple)
    }

    fn list(&mut self, is_ref: bool) -> PyResult<Option<Value>> {
        let length = self.length("list")?;
        let list = PyList::new(self.vm)?;
        // A list may contain itself.
        self.entered(is_ref, list.to_value())?;
        for _ in 0..length {
            list.push(self.part("list")?)?;
        }
        Ok(Some(list.into_value()))
    }

    fn dict(&mut self, is_ref: bool) -> PyResult<Option<Value>> {
        let dict = PyDict::new(self.vm)?;
        self.entered(is_ref, dict.to_value())?;
        while let Some(key) = self.object()? {
            let Some(value) = self.object()? else { break };
            dict.set_item(self.vm, &key, value)?;
        }
        Ok(Some(dict.into_value()))
    }

    fn set(&mut self, is_ref: bool) -> PyResult<Option<Value>> {
        let length = self.length("set")?;
        let set = PySet::new(self.vm)?;
        self.entered(is_ref, set.to_value())?;
        for _ in 0..length {
            let element = self.part("set")?;
            set.add(self.vm, &element)?;
        }
        Ok(Some(set.into_value()))
    }

    fn frozen_set(&mut self, is_ref: bool) -> PyResult<Option<Value>> {
        let length = self.length("set")?;
        let place = self.reserve(is_ref && length > 0);
        let mut elements = Vec::new();
        for _ in 0..length {
            elements.push(self.part("set")?);
        }
        let set = PySet::new_frozen(self.vm, &elements)?.into_value();
        if length == 0 {
            return self.entered(is_ref, set);
        }
        self.fulfil(place, set)
    }

    fn code(&mut self, is_ref: bool) -> PyResult<Option<Value>> {
        if !self.allow_code {
            return Err(self.vm.value_error("unmarshalling code objects is disallowed"));
        }
        let place = self.reserve(is_ref);
        let parts = Parts {
            argcount: self.long()? as u32,
            posonlyargcount: self.long()? as u32,
            kwonlyargcount: self.long()? as u32,
            stacksize: self.long()? as u32,
            flags: self.long()? as u32,
            code: self.part("object")?,
            consts: self.part("object")?,
            names: self.part("object")?,
            localsplusnames: self.part("object")?,
            localspluskinds: self.part("object")?,
            filename: self.part("object")?,
            name: self.part("object")?,
            qualname: self.part("object")?,
            firstlineno: self.long()?,
            linetable: self.part("object")?,
            exceptiontable: self.part("object")?,
        };
        let code = parts.into_code(self.vm)?;
        self.fulfil(place, code)
    }
}

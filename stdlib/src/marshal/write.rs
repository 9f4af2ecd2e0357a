//! Writing values.

use rustc_hash::FxHashMap;
use taipan_compiler::marshal::{MAX_DEPTH, tag};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::complex::PyComplex;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::slice::PySlice;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{complex, exceptions, float, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::number::ascii_buf::AsciiBuf;
use taipan_vm::number::float_format::{self, FloatFlags, FloatKind};
use taipan_vm::number::int::{IntRef, Magnitude};
use taipan_vm::object::Ref;
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Why a value could not be written.
enum Trouble {
    Unmarshallable,
    TooDeep,
    CodeNotAllowed,
    Raised,
}

impl From<NoMemory> for Trouble {
    fn from(_: NoMemory) -> Self {
        Trouble::Raised
    }
}

impl From<Raised> for Trouble {
    fn from(_: Raised) -> Self {
        Trouble::Raised
    }
}

type Result<T = ()> = std::result::Result<T, Trouble>;

struct Writer<'a> {
    vm: &'a Thread,
    out: Buf<u8>,
    version: i64,
    allow_code: bool,
    depth: usize,
    /// Index of the reference to a value, by its identity. The values are kept, so that identities stay theirs.
    seen: FxHashMap<u64, u32>,
    kept: Vec<Value>,
}

pub fn dumps(vm: &Thread, value: &Value, version: i64, allow_code: bool) -> PyResult<Buf<u8>> {
    let (seen, kept) = (FxHashMap::default(), Vec::new());
    let mut writer = Writer { vm, out: Buf::new(), version, allow_code, depth: 0, seen, kept };
    match writer.value(value) {
        Ok(()) => Ok(writer.out),
        Err(Trouble::Raised) => Err(Raised),
        Err(Trouble::Unmarshallable) => Err(vm.value_error("unmarshallable object")),
        Err(Trouble::TooDeep) => Err(vm.value_error("object too deeply nested to marshal")),
        Err(Trouble::CodeNotAllowed) => Err(vm.value_error("marshalling code objects is disallowed")),
    }
}

/// The ints of which CPython has one object each, and which it therefore takes for shared.
const SHARED_INTS: std::ops::RangeInclusive<i64> = -5..=256;

/// Whether the value may occur again. What has one reference cannot.
fn may_be_shared(value: &Value) -> bool {
    match value.as_object() {
        None => value.as_small().is_some_and(|number| SHARED_INTS.contains(&number)),
        Some(object) => {
            object.is_immortal()
                || object.count() > 1
                || value.downcast_exact::<PyStr>().is_some_and(PyStr::is_interned)
        }
    }
}

const DIGIT_BITS: u32 = 15;

impl Writer<'_> {
    fn byte(&mut self, byte: u8) -> Result {
        Ok(self.out.push(byte)?)
    }

    fn long(&mut self, number: u32) -> Result {
        Ok(self.out.extend_from_slice(&number.to_le_bytes())?)
    }

    fn length(&mut self, length: usize) -> Result {
        match i32::try_from(length) {
            Ok(length) => self.long(length as u32),
            Err(_) => Err(Trouble::Unmarshallable),
        }
    }

    fn value(&mut self, value: &Value) -> Result {
        if self.depth > MAX_DEPTH {
            return Err(Trouble::TooDeep);
        }
        let simple = match value {
            value if value.is_none() => Some(tag::NONE),
            value if value.is_ellipsis() => Some(tag::ELLIPSIS),
            value if value.is(&exceptions::STOP_ITERATION.to_value()) => Some(tag::STOP_ITERATION),
            value => value.as_bool().map(|truth| if truth { tag::TRUE } else { tag::FALSE }),
        };
        if let Some(simple) = simple {
            return self.byte(simple);
        }
        self.vm.check_native_stack(" while marshalling")?;
        self.depth += 1;
        let mut flag = 0;
        if self.version >= 3 && may_be_shared(value) {
            if let Some(&index) = self.seen.get(&value.id()) {
                self.byte(tag::REF)?;
                self.long(index)?;
                self.depth -= 1;
                return Ok(());
            }
            self.seen.insert(value.id(), self.kept.len() as u32);
            self.kept.push(value.clone());
            flag = tag::FLAG_REF;
        }
        self.complex_value(value, flag)?;
        self.depth -= 1;
        Ok(())
    }

    fn complex_value(&mut self, value: &Value, flag: u8) -> Result {
        if value.is_small() || value.ty().is(&int::TYPE) {
            return self.int(value, flag);
        }
        if let Some(number) = float::as_exact(value) {
            self.byte(flag | if self.version > 1 { tag::BINARY_FLOAT } else { tag::FLOAT })?;
            return self.float(number);
        }
        if let (Some(_), Some(number)) = (value.downcast_exact::<PyComplex>(), complex::as_complex(value)) {
            self.byte(flag | if self.version > 1 { tag::BINARY_COMPLEX } else { tag::COMPLEX })?;
            self.float(number.real)?;
            return self.float(number.imag);
        }
        if let Some(bytes) = value.downcast_exact::<PyBytes>() {
            return self.bytes(bytes.as_bytes(), flag);
        }
        if let Some(text) = value.downcast_exact::<PyStr>() {
            return self.text(text, flag);
        }
        if let Some(tuple) = value.downcast_exact::<PyTuple>() {
            return self.tuple(tuple.items(), flag);
        }
        if let Some(list) = value.downcast_exact::<PyList>() {
            let list = Ref::borrowed(list);
            self.byte(flag | tag::LIST)?;
            self.length(list.len())?;
            let items = list.items().to_vec();
            return items.iter().try_for_each(|item| self.value(item));
        }
        if let Some(dict) = value.downcast_exact::<PyDict>() {
            self.byte(flag | tag::DICT)?;
            let entries: Vec<_> = dict.entries().collect();
            for (key, item) in &entries {
                self.value(key)?;
                self.value(item)?;
            }
            return self.byte(tag::NULL);
        }
        if let Some(set) = taipan_vm::builtins::set::exact(value) {
            let is_set = value.ty().is(&taipan_vm::builtins::set::TYPE);
            return self.set(set, flag | if is_set { tag::SET } else { tag::FROZEN_SET });
        }
        if let Some(code) = value.downcast_exact::<PyCode>() {
            if !self.allow_code {
                return Err(Trouble::CodeNotAllowed);
            }
            return self.code(&Ref::borrowed(code), flag);
        }
        if let Some(slice) = value.downcast_exact::<PySlice>() {
            if self.version < 5 {
                self.byte(b'?')?;
                return Err(Trouble::Unmarshallable);
            }
            self.byte(flag | tag::SLICE)?;
            let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
            return parts.iter().try_for_each(|part| self.value(part));
        }
        if taipan_vm::buffer::is_exporter(value) {
            let buffer = self.vm.get_buffer(value, taipan_vm::buffer::flags::SIMPLE);
            return match buffer {
                Ok(buffer) => self.bytes(buffer.as_bytes(), flag),
                Err(raised) if self.vm.is_terminating() => Err(raised.into()),
                Err(_) => {
                    self.vm.clear_raised();
                    Err(Trouble::Unmarshallable)
                }
            };
        }
        Err(Trouble::Unmarshallable)
    }

    fn int(&mut self, value: &Value, flag: u8) -> Result {
        match int::as_ref(value) {
            Some(IntRef::Small(number)) => match i32::try_from(number) {
                Ok(number) => {
                    self.byte(flag | tag::INT)?;
                    self.long(number as u32)
                }
                Err(_) => {
                    let words = [number.unsigned_abs()];
                    self.big(Magnitude { negative: number < 0, words: &words }, flag)
                }
            },
            Some(IntRef::Big(big)) => self.big(big, flag),
            None => Err(Trouble::Unmarshallable),
        }
    }

    /// In digits of 15 bits, the lowest first, behind their number, which is negative for negative ints.
    fn big(&mut self, big: Magnitude<'_>, flag: u8) -> Result {
        self.byte(flag | tag::LONG)?;
        let bits = big
            .words
            .iter()
            .rposition(|word| *word != 0)
            .map_or(0, |last| (last as u64 + 1) * 64 - u64::from(big.words[last].leading_zeros()));
        let count = bits.div_ceil(DIGIT_BITS.into());
        let Ok(signed) = i32::try_from(count) else { return Err(Trouble::Unmarshallable) };
        self.long(if big.negative { -signed } else { signed } as u32)?;
        let word = |index: usize| u128::from(big.words.get(index).copied().unwrap_or(0));
        for digit in 0..count {
            let at = digit * u64::from(DIGIT_BITS);
            let (index, shift) = ((at / 64) as usize, at % 64);
            let pair = word(index) | word(index + 1) << 64;
            let digit = (pair >> shift) as u16 & 0x7FFF;
            self.out.extend_from_slice(&digit.to_le_bytes())?;
        }
        Ok(())
    }

    fn float(&mut self, number: f64) -> Result {
        if self.version > 1 {
            return Ok(self.out.extend_from_slice(&number.to_le_bytes())?);
        }
        let mut text = AsciiBuf::new();
        float_format::push_float(number, FloatKind::General, 17, FloatFlags::default(), &mut text)?;
        let text = text.into_buf()?;
        self.byte(text.len() as u8)?;
        Ok(self.out.extend_from_slice(&text)?)
    }

    fn bytes(&mut self, bytes: &[u8], flag: u8) -> Result {
        self.byte(flag | tag::BYTES)?;
        self.length(bytes.len())?;
        Ok(self.out.extend_from_slice(bytes)?)
    }

    fn text(&mut self, text: &PyStr, flag: u8) -> Result {
        let interned = text.is_interned();
        if self.version >= 4
            && let Some(ascii) = text.as_ascii()
        {
            match u8::try_from(ascii.len()) {
                Ok(length) => {
                    self.byte(flag | if interned { tag::SHORT_ASCII_INTERNED } else { tag::SHORT_ASCII })?;
                    self.byte(length)?;
                }
                Err(_) => {
                    self.byte(flag | if interned { tag::ASCII_INTERNED } else { tag::ASCII })?;
                    self.length(ascii.len())?;
                }
            }
            return Ok(self.out.extend_from_slice(ascii.as_bytes())?);
        }
        self.byte(flag | if interned && self.version >= 3 { tag::INTERNED } else { tag::UNICODE })?;
        let utf8 = to_wtf8(text.text());
        let bytes = utf8.as_wtf8().as_bytes();
        self.length(bytes.len())?;
        Ok(self.out.extend_from_slice(bytes)?)
    }

    fn tuple(&mut self, items: &[Value], flag: u8) -> Result {
        match u8::try_from(items.len()) {
            Ok(length) if self.version >= 4 => {
                self.byte(flag | tag::SMALL_TUPLE)?;
                self.byte(length)?;
            }
            _ => {
                self.byte(flag | tag::TUPLE)?;
                self.length(items.len())?;
            }
        }
        items.iter().try_for_each(|item| self.value(item))
    }

    /// Elements in the order of what each of them alone is written as, so that equal sets are written alike.
    fn set(&mut self, set: &PySet, tag: u8) -> Result {
        let mut elements = Vec::new();
        set.for_each_element(|element, _| {
            elements.push(element.clone());
            Ok(())
        })?;
        let mut written = Vec::new();
        for element in elements {
            written.push((dumps(self.vm, &element, self.version, self.allow_code)?, element));
        }
        written.sort_by(|(a, _), (b, _)| a[..].cmp(&b[..]));
        self.byte(tag)?;
        self.length(written.len())?;
        written.iter().try_for_each(|(_, element)| self.value(element))
    }

    fn code(&mut self, own: &PyCode, flag: u8) -> Result {
        let code = own.code().clone();
        self.byte(flag | tag::CODE)?;
        for number in [code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags] {
            self.long(number)?;
        }
        self.bytes(&code.code, 0)?;
        let own = own.made(self.vm)?;
        self.tuple(own.consts(), 0)?;
        self.tuple(own.names(), 0)?;
        self.tuple(own.local_names(), 0)?;
        self.bytes(&code.localspluskinds, 0)?;
        for text in [own.filename(), own.name(), own.qualname()] {
            self.value(&text)?;
        }
        self.long(code.firstlineno as u32)?;
        self.bytes(&code.linetable, 0)?;
        self.bytes(&code.exceptiontable, 0)
    }
}

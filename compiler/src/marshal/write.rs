//! Writing.

use super::{MAX_DEPTH, STACK_BYTES, tag};
use crate::code::{Code, Const, Name};
use crate::stack::StackGuard;
use dashu_int::{IBig, Sign};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Why a constant cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// Nested more than [`MAX_DEPTH`] deep.
    TooDeep,
    /// The version asked for has no such type.
    Unmarshallable,
    /// More than 2 GiB.
    TooLarge,
}

struct Writer {
    out: Vec<u8>,
    version: u32,
    depth: usize,
    /// Code objects among constants are written as `frozen` says, and nothing is a reference.
    is_frozen: bool,
    stack: StackGuard,
    /// Shared values that were written, by address.
    refs: FxHashMap<usize, u32>,
}

/// `marshal.dumps(value, version)`.
pub fn dumps(value: &Const, version: u32) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(version, false);
    writer.value(value)?;
    Ok(writer.out)
}

/// A code object as part of a frozen library: see [`super::frozen`].
pub fn freeze(code: &Code) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(super::VERSION, true);
    writer.frozen(code)?;
    Ok(writer.out)
}

/// An integer's low 15 bits go first.
const DIGIT_BITS: usize = 15;

impl Writer {
    fn new(version: u32, is_frozen: bool) -> Writer {
        let stack = StackGuard::new(STACK_BYTES);
        Writer { out: Vec::new(), version, depth: 0, is_frozen, stack, refs: FxHashMap::default() }
    }

    fn long(&mut self, value: u32) {
        self.out.extend(value.to_le_bytes());
    }

    /// Lengths fit 31 bits: longer objects do not fit in a code object's memory.
    fn length(&mut self, length: usize) {
        self.long(length as u32);
    }

    /// Writes a reference to a value that was written before and returns true, or returns false with the flag that the value's
    /// type byte gets.
    fn reference(&mut self, address: usize, is_shared: bool) -> (bool, u8) {
        if self.version < 3 || !is_shared || self.is_frozen {
            return (false, 0);
        }
        if let Some(&index) = self.refs.get(&address) {
            self.out.push(tag::REF);
            self.long(index);
            return (true, 0);
        }
        self.refs.insert(address, self.refs.len() as u32);
        (false, tag::FLAG_REF)
    }

    fn value(&mut self, value: &Const) -> Result<(), WriteError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH || self.stack.check().is_err() {
            return Err(WriteError::TooDeep);
        }
        if self.out.len() > i32::MAX as usize {
            return Err(WriteError::TooLarge);
        }
        match value {
            Const::None => self.out.push(tag::NONE),
            Const::True => self.out.push(tag::TRUE),
            Const::False => self.out.push(tag::FALSE),
            Const::Ellipsis => self.out.push(tag::ELLIPSIS),
            Const::Int(value) => match i32::try_from(*value) {
                Ok(small) => {
                    self.out.push(tag::INT);
                    self.long(small as u32);
                }
                Err(_) => self.big_int(&IBig::from(*value)),
            },
            Const::BigInt(value) => self.big_int(value),
            Const::Float(value) => {
                self.out.push(if self.version > 1 { tag::BINARY_FLOAT } else { tag::FLOAT });
                self.float(*value);
            }
            Const::Complex(re, im) => {
                self.out.push(if self.version > 1 { tag::BINARY_COMPLEX } else { tag::COMPLEX });
                self.float(*re);
                self.float(*im);
            }
            Const::Str { text, interned } => self.str(text, *interned),
            Const::Bytes(bytes) => {
                let is_shared = Arc::strong_count(bytes) > 1;
                let (done, flag) = self.reference(Arc::as_ptr(bytes).cast::<u8>() as usize, is_shared);
                if !done {
                    self.bytes(bytes, flag);
                }
            }
            Const::Tuple(items) => {
                let is_shared = Arc::strong_count(items) > 1;
                let (done, flag) = self.reference(Arc::as_ptr(items).cast::<u8>() as usize, is_shared);
                if !done {
                    self.tuple_head(items.len(), flag);
                    items.iter().try_for_each(|item| self.value(item))?;
                }
            }
            Const::FrozenSet(items) => {
                self.out.push(tag::FROZEN_SET);
                self.length(items.len());
                items.iter().try_for_each(|item| self.value(item))?;
            }
            Const::Slice(parts) => {
                if self.version < 5 {
                    return Err(WriteError::Unmarshallable);
                }
                self.out.push(tag::SLICE);
                parts.iter().try_for_each(|part| self.value(part))?;
            }
            Const::Code(code) if self.is_frozen => {
                self.out.push(tag::FROZEN);
                let start = self.out.len();
                self.length(0);
                self.frozen(code)?;
                let length = (self.out.len() - start - size_of::<u32>()) as u32;
                self.out[start..start + size_of::<u32>()].copy_from_slice(&length.to_le_bytes());
            }
            Const::Code(code) => {
                let is_shared = Arc::strong_count(code) > 1;
                let (done, flag) = self.reference(Arc::as_ptr(code) as usize, is_shared);
                if !done {
                    self.code(code, flag)?;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn big_int(&mut self, value: &IBig) {
        self.out.push(tag::LONG);
        let (sign, magnitude) = value.clone().into_parts();
        let bytes = magnitude.to_le_bytes();
        let mut digits = Vec::new();
        let (mut pending, mut bits) = (0u32, 0);
        for &byte in bytes.iter() {
            pending |= u32::from(byte) << bits;
            bits += 8;
            if bits >= DIGIT_BITS {
                digits.push((pending & 0x7FFF) as u16);
                pending >>= DIGIT_BITS;
                bits -= DIGIT_BITS;
            }
        }
        if pending != 0 {
            digits.push(pending as u16);
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let count = digits.len() as i32;
        self.long(if sign == Sign::Negative { -count } else { count } as u32);
        for digit in digits {
            self.out.extend(digit.to_le_bytes());
        }
    }

    fn float(&mut self, value: f64) {
        if self.version > 1 {
            return self.out.extend(value.to_le_bytes());
        }
        let text = seventeen_digits(value);
        self.out.push(text.len() as u8);
        self.out.extend(text.bytes());
    }

    fn str(&mut self, text: &Name, interned: bool) {
        let is_shared = interned || text.is_shared();
        let (done, flag) = self.reference(text.address(), is_shared);
        if done {
            return;
        }
        let bytes = text.as_wtf8().as_bytes();
        if self.version < 4 || !bytes.is_ascii() {
            let is_interned = interned && self.version >= 3;
            self.out.push(if is_interned { tag::INTERNED } else { tag::UNICODE } | flag);
            self.length(bytes.len());
        } else if let Ok(length) = u8::try_from(bytes.len()) {
            self.out.push(if interned { tag::SHORT_ASCII_INTERNED } else { tag::SHORT_ASCII } | flag);
            self.out.push(length);
        } else {
            self.out.push(if interned { tag::ASCII_INTERNED } else { tag::ASCII } | flag);
            self.length(bytes.len());
        }
        self.out.extend(bytes);
    }

    fn bytes(&mut self, bytes: &[u8], flag: u8) {
        self.out.push(tag::BYTES | flag);
        self.length(bytes.len());
        self.out.extend(bytes);
    }

    fn tuple_head(&mut self, length: usize, flag: u8) {
        match u8::try_from(length) {
            Ok(short) if self.version >= 4 => self.out.extend([tag::SMALL_TUPLE | flag, short]),
            _ => {
                self.out.push(tag::TUPLE | flag);
                self.length(length);
            }
        }
    }

    fn names(&mut self, names: &[Name]) {
        self.tuple_head(names.len(), 0);
        for name in names {
            self.str(name, true);
        }
    }

    /// The head of a code object and the rest of it.
    fn frozen(&mut self, code: &Code) -> Result<(), WriteError> {
        self.long(code.flags);
        self.long(code.kwonlyargcount);
        self.long(code.stacksize);
        self.length(code.localsplusnames.len());
        for name in [&code.name, &code.qualname] {
            let bytes = name.as_wtf8().as_bytes();
            self.length(bytes.len());
            self.out.extend(bytes);
        }
        self.content(code)
    }

    fn code(&mut self, code: &Code, flag: u8) -> Result<(), WriteError> {
        self.out.push(tag::CODE | flag);
        self.content(code)
    }

    fn content(&mut self, code: &Code) -> Result<(), WriteError> {
        self.long(code.argcount);
        self.long(code.posonlyargcount);
        self.long(code.kwonlyargcount);
        self.long(code.stacksize);
        self.long(code.flags);
        self.bytes(&code.code, 0);
        self.tuple_head(code.consts.len(), 0);
        code.consts.iter().try_for_each(|value| self.value(value))?;
        self.names(&code.names);
        self.names(&code.localsplusnames);
        self.bytes(&code.localspluskinds, 0);
        if !self.is_frozen {
            self.str(&code.filename, false);
        }
        self.str(&code.name, true);
        self.str(&code.qualname, true);
        self.long(code.firstlineno as u32);
        self.bytes(&code.linetable, 0);
        self.bytes(&code.exceptiontable, 0);
        Ok(())
    }
}

/// `"%.17g" % value`.
fn seventeen_digits(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "nan"
        } else if value > 0.0 {
            "inf"
        } else {
            "-inf"
        }
        .to_string();
    }
    let scientific = format!("{value:.16e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let stripped = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => text.to_string(),
    };
    if (-4..17).contains(&exponent) {
        return stripped(&format!("{value:.*}", (16 - exponent) as usize));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", stripped(mantissa), exponent.abs())
}

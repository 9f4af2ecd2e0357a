//! Reading. Any bytes end in a value or in an error.
//!
//! Bytes may be made to be expensive. So nothing is allocated for items that are not there; values are as deep as they are
//! nested, whether in place or through references; and what references make out of few bytes (hashing the items of a set,
//! copying names and bytes into code objects) is bounded by the number of bytes.

use super::frozen::{Head, Unread};
use super::{MAX_DEPTH, STACK_BYTES, tag};
use crate::code::{Bytes, Code, CodeRef, Const, MIN_STACK, Name};
use crate::fold;
use crate::stack::StackGuard;
use crate::wtf8::Wtf8;
use dashu_int::{IBig, Sign, UBig};
use std::borrow::Cow;
use std::sync::Arc;

/// Why bytes are no marshalled constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// They end too early: `EOFError`.
    Truncated,
    /// They are wrong, as this text says: `ValueError`, "bad marshal data (...)".
    Bad(&'static str),
    /// A type that no code object holds, such as a list.
    NotAConstant,
}

impl ReadError {
    /// The text of CPython's exception.
    pub fn message(self) -> String {
        match self {
            ReadError::Truncated => "marshal data too short".to_string(),
            ReadError::Bad(what) => format!("bad marshal data ({what})"),
            ReadError::NotAConstant => "bad marshal data (not a constant)".to_string(),
        }
    }
}

const TOO_DEEP: ReadError = ReadError::Bad("recursion limit exceeded");

type Result<T> = std::result::Result<T, ReadError>;

/// The size of a value, shared parts counted as often as they occur.
#[derive(Clone, Copy, Default)]
struct Measure {
    depth: usize,
    weight: usize,
}

impl Measure {
    fn add(&mut self, part: Measure) {
        self.depth = self.depth.max(part.depth);
        self.weight = self.weight.saturating_add(part.weight);
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    depth: usize,
    stack: StackGuard,
    /// `None` for values that are still being read.
    refs: Vec<Option<(Const, Measure)>>,
    /// The parts, so far, of the value that is being read.
    parts: Measure,
    /// How much hashing and copying may still be done.
    effort: usize,
    frozen: Option<Frozen<'b>>,
}

/// What reading a frozen library takes: the file name, and how to keep a code object for later.
struct Frozen<'b> {
    filename: Name,
    keep: fn(&'b [u8], &Name) -> Result<Unread>,
    name: fn(Wtf8<'b>) -> Name,
    bytes: fn(&'b [u8]) -> Bytes,
}

/// What may be hashed and copied in any case, and for each byte.
const BASE_EFFORT: usize = 1 << 20;
const EFFORT_PER_BYTE: usize = 64;

/// How many items a tuple gets memory for before they are there.
const MAX_RESERVED: usize = 64;

/// `marshal.loads(bytes)` of a constant or code object; bytes that follow it are ignored.
pub fn loads(bytes: &[u8]) -> Result<Const> {
    loads_prefix(bytes).map(|(value, _)| value)
}

/// The same, with the number of bytes that were read.
pub fn loads_prefix(bytes: &[u8]) -> Result<(Const, usize)> {
    let mut reader = Reader::new(bytes);
    let value = reader.value()?;
    Ok((value, bytes.len() - reader.bytes.len()))
}

/// The head of a frozen code object, and its content.
pub(super) fn head(bytes: &'static [u8]) -> Result<(Head<'static>, &'static [u8])> {
    let mut reader = Reader::new(bytes);
    let (flags, kwonlyargcount) = (reader.long()? as u32, reader.count()?);
    let (stacksize, locals_count) = (reader.count()?, reader.count()?);
    let mut name = || {
        let length = reader.length("string size out of range")?;
        Wtf8::from_bytes(reader.take(length)?).ok_or(ReadError::Bad("invalid UTF-8"))
    };
    let (name, qualname) = (name()?, name()?);
    Ok((Head { flags, kwonlyargcount, stacksize, locals_count, name, qualname }, reader.bytes))
}

/// The content of a frozen code object.
pub(super) fn frozen_code(bytes: &'static [u8], filename: &Name) -> Result<Arc<Code>> {
    let mut reader = Reader::new(bytes);
    reader.frozen = Some(Frozen {
        filename: filename.clone(),
        keep: Unread::new,
        name: Name::frozen,
        bytes: Cow::Borrowed,
    });
    reader.code().map(Arc::new)
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader {
            bytes,
            depth: 0,
            stack: StackGuard::new(STACK_BYTES),
            refs: Vec::new(),
            parts: Measure::default(),
            effort: BASE_EFFORT.saturating_add(bytes.len().saturating_mul(EFFORT_PER_BYTE)),
            frozen: None,
        }
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ReadError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(ReadError::Truncated)?;
        self.bytes = rest;
        Ok(*taken)
    }

    fn byte(&mut self) -> Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn long(&mut self) -> Result<i32> {
        self.array().map(i32::from_le_bytes)
    }

    /// A number of bytes or items; each item takes at least a byte.
    fn length(&mut self, error: &'static str) -> Result<usize> {
        let length = usize::try_from(self.long()?).map_err(|_| ReadError::Bad(error))?;
        if length > self.bytes.len() {
            return Err(ReadError::Truncated);
        }
        Ok(length)
    }

    fn value(&mut self) -> Result<Const> {
        self.depth += 1;
        if self.depth > MAX_DEPTH || self.stack.check().is_err() {
            return Err(TOO_DEEP);
        }
        let head = self.byte()?;
        // A value's place among the references is where it begins.
        let place = (head & tag::FLAG_REF != 0).then(|| {
            self.refs.push(None);
            self.refs.len() - 1
        });
        let siblings = std::mem::take(&mut self.parts);
        let value = self.content(head & !tag::FLAG_REF)?;
        let measure = Measure { depth: self.parts.depth + 1, weight: self.parts.weight.saturating_add(1) };
        if measure.depth > MAX_DEPTH {
            return Err(TOO_DEEP);
        }
        self.parts = siblings;
        self.parts.add(measure);
        if let Some(place) = place {
            self.refs[place] = Some((value.clone(), measure));
        }
        self.depth -= 1;
        Ok(value)
    }

    /// Values with parts are read by frames as small as can be, since these pile up.
    fn content(&mut self, kind: u8) -> Result<Const> {
        match kind {
            tag::TUPLE | tag::SMALL_TUPLE => self.tuple_value(kind),
            tag::FROZEN_SET => self.frozen_set(),
            tag::SLICE => self.slice(),
            tag::CODE => self.code_value(),
            tag::FROZEN => self.unread(),
            _ => self.leaf(kind),
        }
    }

    #[inline(never)]
    fn tuple_value(&mut self, kind: u8) -> Result<Const> {
        let length = match kind {
            tag::TUPLE => self.length("tuple size out of range")?,
            _ => usize::from(self.byte()?),
        };
        Ok(Const::Tuple(self.items(length)?.into()))
    }

    #[inline(never)]
    fn frozen_set(&mut self) -> Result<Const> {
        let length = self.length("set size out of range")?;
        let items = self.items(length)?;
        self.spend(self.parts.weight)?;
        Ok(Const::FrozenSet(fold::unique(items).into()))
    }

    #[inline(never)]
    fn slice(&mut self) -> Result<Const> {
        Ok(Const::Slice([self.value()?, self.value()?, self.value()?].into()))
    }

    #[inline(never)]
    fn leaf(&mut self, kind: u8) -> Result<Const> {
        Ok(match kind {
            tag::NONE => Const::None,
            tag::TRUE => Const::True,
            tag::FALSE => Const::False,
            tag::ELLIPSIS => Const::Ellipsis,
            tag::INT => Const::Int(i64::from(self.long()?)),
            tag::INT64 => Const::Int(i64::from_le_bytes(self.array()?)),
            tag::LONG => self.big_int()?,
            tag::FLOAT => Const::Float(self.text_float()?),
            tag::BINARY_FLOAT => Const::Float(f64::from_le_bytes(self.array()?)),
            tag::COMPLEX => Const::Complex(self.text_float()?, self.text_float()?),
            tag::BINARY_COMPLEX => {
                Const::Complex(f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?))
            }
            tag::BYTES => {
                let length = self.length("bytes object size out of range")?;
                Const::Bytes(self.take(length)?.into())
            }
            tag::UNICODE | tag::INTERNED | tag::ASCII | tag::ASCII_INTERNED => {
                let length = self.length("string size out of range")?;
                let is_ascii = matches!(kind, tag::ASCII | tag::ASCII_INTERNED);
                self.str(length, is_ascii, matches!(kind, tag::INTERNED | tag::ASCII_INTERNED))?
            }
            tag::SHORT_ASCII | tag::SHORT_ASCII_INTERNED => {
                let length = usize::from(self.byte()?);
                self.str(length, true, kind == tag::SHORT_ASCII_INTERNED)?
            }
            tag::REF => {
                let index = usize::try_from(self.long()?).map_err(|_| ReadError::Bad("invalid reference"))?;
                let Some(Some((value, measure))) = self.refs.get(index) else {
                    return Err(ReadError::Bad("invalid reference"));
                };
                // The same as the value itself, of which this is no part.
                self.parts = Measure { depth: measure.depth - 1, weight: measure.weight - 1 };
                value.clone()
            }
            tag::NULL => return Err(ReadError::Bad("NULL object in marshal data")),
            tag::LIST | tag::DICT | tag::SET | tag::STOP_ITERATION => return Err(ReadError::NotAConstant),
            _ => return Err(ReadError::Bad("unknown type code")),
        })
    }

    fn items(&mut self, length: usize) -> Result<Vec<Const>> {
        let mut items = Vec::with_capacity(length.min(MAX_RESERVED));
        for _ in 0..length {
            items.push(self.value()?);
        }
        Ok(items)
    }

    /// Accounts for work that references may multiply.
    fn spend(&mut self, amount: usize) -> Result<()> {
        self.effort = self.effort.checked_sub(amount).ok_or(ReadError::Bad("too many references"))?;
        Ok(())
    }

    #[inline(never)]
    fn big_int(&mut self) -> Result<Const> {
        let count = self.long()?;
        let digits = self.take(count.unsigned_abs() as usize * 2)?;
        let mut bytes = Vec::with_capacity(digits.len());
        let (mut pending, mut bits, mut last) = (0u32, 0, 1);
        for digit in digits.chunks_exact(2) {
            last = u32::from(digit[0]) | u32::from(digit[1]) << 8;
            if last > 0x7FFF {
                return Err(ReadError::Bad("digit out of range in long"));
            }
            pending |= last << bits;
            bits += 15;
            while bits >= 8 {
                bytes.push(pending as u8);
                pending >>= 8;
                bits -= 8;
            }
        }
        if last == 0 {
            return Err(ReadError::Bad("unnormalized long data"));
        }
        bytes.push(pending as u8);
        let sign = if count < 0 { Sign::Negative } else { Sign::Positive };
        Ok(Const::int(IBig::from_parts(sign, UBig::from_le_bytes(&bytes))))
    }

    /// A float as its `repr()`.
    #[inline(never)]
    fn text_float(&mut self) -> Result<f64> {
        let length = usize::from(self.byte()?);
        let text = std::str::from_utf8(self.take(length)?).ok();
        text.and_then(|text| text.parse().ok()).ok_or(ReadError::Bad("could not convert string to float"))
    }

    #[inline(never)]
    fn str(&mut self, length: usize, is_ascii: bool, interned: bool) -> Result<Const> {
        let bytes = self.take(length)?;
        let text = match is_ascii {
            // What CPython calls ASCII here may be Latin-1 in data made by hand.
            true if !bytes.is_ascii() => {
                let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
                Name::from(text.as_str())
            }
            _ => {
                let text = Wtf8::from_bytes(bytes).ok_or(ReadError::Bad("invalid UTF-8"))?;
                match &self.frozen {
                    Some(frozen) => (frozen.name)(text),
                    None => Name::new(text.to_buf()),
                }
            }
        };
        Ok(if interned { Const::Str { text, interned } } else { Const::string(text) })
    }

    fn name(&mut self) -> Result<Name> {
        match self.value()? {
            Const::Str { text, .. } => Ok(text),
            _ => Err(ReadError::Bad("name is not a string")),
        }
    }

    /// Consumes the type byte of a value that is not to be referred to, if it is that one.
    fn is_plain(&mut self, kind: u8) -> bool {
        let is_plain = self.bytes.first() == Some(&kind);
        if is_plain {
            self.bytes = &self.bytes[1..];
        }
        is_plain
    }

    fn tuple(&mut self, error: &'static str) -> Result<Arc<[Const]>> {
        let Const::Tuple(items) = self.value()? else { return Err(ReadError::Bad(error)) };
        self.spend(items.len())?;
        Ok(items)
    }

    fn consts(&mut self) -> Result<Box<[Const]>> {
        if self.is_plain(tag::SMALL_TUPLE) {
            let length = usize::from(self.byte()?);
            return Ok(self.items(length)?.into());
        }
        Ok((&*self.tuple("constants are not a tuple")?).into())
    }

    fn names(&mut self) -> Result<Box<[Name]>> {
        if self.is_plain(tag::SMALL_TUPLE) {
            let length = usize::from(self.byte()?);
            return (0..length).map(|_| self.name()).collect();
        }
        let items = self.tuple("names are not a tuple")?;
        let name = |item: &Const| match item {
            Const::Str { text, .. } => Ok(text.clone()),
            _ => Err(ReadError::Bad("name is not a string")),
        };
        items.iter().map(name).collect()
    }

    fn bytes_object(&mut self) -> Result<Bytes> {
        if self.is_plain(tag::BYTES) {
            let length = self.length("bytes object size out of range")?;
            let bytes = self.take(length)?;
            return Ok(match &self.frozen {
                Some(frozen) => (frozen.bytes)(bytes),
                None => Cow::Owned(bytes.to_vec()),
            });
        }
        match self.value()? {
            Const::Bytes(bytes) => {
                self.spend(bytes.len())?;
                Ok(Cow::Owned(bytes.to_vec()))
            }
            _ => Err(ReadError::Bad("code is not a bytes object")),
        }
    }

    fn count(&mut self) -> Result<u32> {
        u32::try_from(self.long()?).map_err(|_| ReadError::Bad("negative count in code object"))
    }

    #[inline(never)]
    fn code_value(&mut self) -> Result<Const> {
        Ok(Const::Code(Arc::new(self.code()?).into()))
    }

    /// A code object of a frozen library, to be read later.
    #[inline(never)]
    fn unread(&mut self) -> Result<Const> {
        let Some(Frozen { filename, keep, .. }) = &self.frozen else {
            return Err(ReadError::Bad("unknown type code"));
        };
        let (filename, keep) = (filename.clone(), *keep);
        let length = self.length("code size out of range")?;
        Ok(Const::Code(CodeRef::Frozen(Arc::new(keep(self.take(length)?, &filename)?))))
    }

    fn filename(&mut self) -> Result<Name> {
        match &self.frozen {
            Some(frozen) => Ok(frozen.filename.clone()),
            None => self.name(),
        }
    }

    fn code(&mut self) -> Result<Code> {
        Ok(Code {
            argcount: self.count()?,
            posonlyargcount: self.count()?,
            kwonlyargcount: self.count()?,
            stacksize: self.count()?.max(MIN_STACK),
            flags: self.long()? as u32,
            code: self.bytes_object()?,
            consts: self.consts()?,
            names: self.names()?,
            localsplusnames: self.names()?,
            localspluskinds: self.bytes_object()?,
            filename: self.filename()?,
            name: self.name()?,
            qualname: self.name()?,
            firstlineno: self.long()?,
            linetable: self.bytes_object()?,
            exceptiontable: self.bytes_object()?,
        })
    }
}

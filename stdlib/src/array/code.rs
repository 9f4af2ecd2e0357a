//! Type codes: what the items of an array are.

use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::error::PyResult;
use taipan_vm::number::int::IntRef;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Signed,
    Unsigned,
    Float,
    Char,
}

/// How an item lies in memory: kind and size in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
    Char,
}

pub struct Code {
    pub letter: u8,
    pub kind: Kind,
    pub size: usize,
    item: Item,
    /// As buffers describe the items.
    pub format: &'static str,
    /// The letter as a string.
    pub text: &'static str,
}

const fn code(letter: u8, kind: Kind, size: usize, format: &'static str, text: &'static str) -> Code {
    let item = match (kind, size) {
        (Kind::Signed, 1) => Item::I8,
        (Kind::Signed, 2) => Item::I16,
        (Kind::Signed, 4) => Item::I32,
        (Kind::Signed, _) => Item::I64,
        (Kind::Unsigned, 1) => Item::U8,
        (Kind::Unsigned, 2) => Item::U16,
        (Kind::Unsigned, 4) => Item::U32,
        (Kind::Unsigned, _) => Item::U64,
        (Kind::Float, 4) => Item::F32,
        (Kind::Float, _) => Item::F64,
        (Kind::Char, _) => Item::Char,
    };
    Code { letter, kind, size, item, format, text }
}

/// In the order of `array.typecodes`.
pub static CODES: [Code; 14] = [
    code(b'b', Kind::Signed, 1, "b", "b"),
    code(b'B', Kind::Unsigned, 1, "B", "B"),
    code(b'u', Kind::Char, 4, "w", "u"),
    code(b'w', Kind::Char, 4, "w", "w"),
    code(b'h', Kind::Signed, 2, "h", "h"),
    code(b'H', Kind::Unsigned, 2, "H", "H"),
    code(b'i', Kind::Signed, 4, "i", "i"),
    code(b'I', Kind::Unsigned, 4, "I", "I"),
    code(b'l', Kind::Signed, 8, "l", "l"),
    code(b'L', Kind::Unsigned, 8, "L", "L"),
    code(b'q', Kind::Signed, 8, "q", "q"),
    code(b'Q', Kind::Unsigned, 8, "Q", "Q"),
    code(b'f', Kind::Float, 4, "f", "f"),
    code(b'd', Kind::Float, 8, "d", "d"),
];

pub const LETTERS: &str = "bBuwhHiIlLqQfd";

pub fn find(letter: u32) -> Option<&'static Code> {
    CODES.iter().find(|code| u32::from(code.letter) == letter)
}

impl Code {
    /// The value of an item, whose bytes these are.
    #[inline(always)]
    pub fn unpack(&self, vm: &Thread, bytes: &[u8]) -> PyResult {
        macro_rules! read {
            ($ty:ty) => {
                match bytes.first_chunk() {
                    Some(item) => <$ty>::from_ne_bytes(*item),
                    None => return Err(vm.system_error("an item of an array has the wrong size")),
                }
            };
        }
        match self.item {
            Item::F64 => float::new(vm, read!(f64)),
            Item::I32 => Ok(int::small(i64::from(read!(i32)))),
            Item::I64 => int::from_i64(vm, read!(i64)),
            Item::U8 => Ok(int::small(i64::from(read!(u8)))),
            Item::I8 => Ok(int::small(i64::from(read!(i8)))),
            Item::I16 => Ok(int::small(i64::from(read!(i16)))),
            Item::U16 => Ok(int::small(i64::from(read!(u16)))),
            Item::U32 => Ok(int::small(i64::from(read!(u32)))),
            Item::U64 => int::from_u64(vm, read!(u64)),
            Item::F32 => float::new(vm, f64::from(read!(f32))),
            Item::Char => match read!(u32) {
                code if code < 0x110000 => Ok(PyStr::from_char(vm.heap(), code)?.into_value()),
                code => {
                    Err(vm.value_error(format!("character U+{code:x} is not in range [U+0000; U+10ffff]")))
                }
            },
        }
    }

    /// The bytes of an item with this value; the first `size` of them count.
    #[inline]
    pub fn pack(&self, vm: &Thread, value: &Value) -> PyResult<[u8; 8]> {
        match self.kind {
            Kind::Signed => {
                if let Some(small) = value.as_small()
                    && small << (64 - 8 * self.size) >> (64 - 8 * self.size) == small
                {
                    return Ok(self.low_bytes(small as u64));
                }
                self.pack_signed(vm, value)
            }
            Kind::Unsigned => {
                if let Some(small) = value.as_small()
                    && small as u64 >> (8 * self.size - 1) >> 1 == 0
                    && small >= 0
                {
                    return Ok(self.low_bytes(small as u64));
                }
                self.pack_unsigned(vm, value)
            }
            Kind::Float => {
                let value = float::to_f64(vm, value)?;
                Ok(match self.size {
                    4 => self.low_bytes(u64::from((value as f32).to_bits())),
                    _ => value.to_bits().to_ne_bytes(),
                })
            }
            Kind::Char => self.pack_char(vm, value),
        }
    }

    /// The low bytes of a number, in the machine's order, in front.
    #[inline(always)]
    fn low_bytes(&self, bits: u64) -> [u8; 8] {
        if cfg!(target_endian = "little") {
            bits.to_ne_bytes()
        } else {
            (bits << (64 - 8 * self.size)).to_ne_bytes()
        }
    }

    #[cold]
    fn pack_signed(&self, vm: &Thread, value: &Value) -> PyResult<[u8; 8]> {
        let index = number::index(vm, value)?;
        let int = int::as_ref(&index).unwrap_or(IntRef::Small(0));
        let name = match self.letter {
            b'b' => "signed char",
            b'h' => "signed short integer",
            b'i' => "signed integer",
            b'l' => {
                return match int.to_i64() {
                    Some(value) => Ok(value.to_ne_bytes()),
                    None => Err(vm.overflow_error("Python int too large to convert to C long")),
                };
            }
            _ => {
                return match int.to_i64() {
                    Some(value) => Ok(value.to_ne_bytes()),
                    None => Err(vm.overflow_error("int too big to convert")),
                };
            }
        };
        let Some(value) = int.to_i64() else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        let unused = 64 - 8 * self.size;
        if value << unused >> unused == value {
            return Ok(self.low_bytes(value as u64));
        }
        let how = if value < 0 { "less than minimum" } else { "greater than maximum" };
        Err(vm.overflow_error(format!("{name} is {how}")))
    }

    #[cold]
    fn pack_unsigned(&self, vm: &Thread, value: &Value) -> PyResult<[u8; 8]> {
        let index = number::index(vm, value)?;
        let int = int::as_ref(&index).unwrap_or(IntRef::Small(0));
        let negative = int.is_negative();
        let name = match self.letter {
            b'B' => "unsigned byte integer",
            b'H' => "unsigned short",
            b'Q' if negative => return Err(vm.overflow_error("can't convert negative int to unsigned")),
            b'Q' => {
                return match int.to_u64() {
                    Some(value) => Ok(value.to_ne_bytes()),
                    None => Err(vm.overflow_error("int too big to convert")),
                };
            }
            _ if negative => return Err(vm.overflow_error("can't convert negative value to unsigned int")),
            _ => {
                let Some(value) = int.to_u64() else {
                    return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
                };
                if self.size == 8 || u32::try_from(value).is_ok() {
                    return Ok(self.low_bytes(value));
                }
                return Err(vm.overflow_error("unsigned int is greater than maximum"));
            }
        };
        let Some(value) = int.to_i64() else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        if negative {
            return Err(vm.overflow_error(format!("{name} is less than minimum")));
        }
        if value >> (8 * self.size) == 0 {
            return Ok(self.low_bytes(value as u64));
        }
        Err(vm.overflow_error(format!("{name} is greater than maximum")))
    }

    #[cold]
    fn pack_char(&self, vm: &Thread, value: &Value) -> PyResult<[u8; 8]> {
        let Some(text) = value.downcast::<PyStr>() else {
            let name = value.ty().name();
            return Err(vm.type_error(format!("array item must be a unicode character, not {name:.200}")));
        };
        match (text.len(), text.text().get(0)) {
            (1, Some(char)) => Ok(self.low_bytes(u64::from(char))),
            (len, _) => Err(vm
                .type_error(format!("array item must be a unicode character, not a string of length {len}"))),
        }
    }
}

//! The types of C that `_SimpleCData._type_` names by a letter: their size, how libffi calls them, how a value is read from
//! memory and written to it.
//!
//! Memory is read and written byte by byte: it need not be aligned.

use super::ffi_type::{Ffi, Leaf, Scalar, size_of_long_double};
use super::long_double;
use libffi::raw;
use std::ptr;
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{complex, float, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::number::complex::Complex;
use taipan_vm::number::int::IntRef;
use taipan_vm::protocol::number;
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Signed,
    Unsigned,
    Bool,
    /// `VARIANT_BOOL` of COM: 0 or -1.
    VariantBool,
    Char,
    WideChar,
    Float,
    Double,
    LongDouble,
    FloatComplex,
    DoubleComplex,
    LongDoubleComplex,
    /// `void *`
    Pointer,
    /// `char *`
    String,
    /// `wchar_t *`
    WideString,
    /// `PyObject *`
    Object,
}

pub struct Code {
    pub letter: u8,
    pub kind: Kind,
    pub size: usize,
    pub align: usize,
    /// What the buffer protocol calls it (PEP 3118).
    pub format: u8,
}

const fn code(letter: u8, kind: Kind, size: usize, format: u8) -> Code {
    Code { letter, kind, size, align: size, format }
}

const fn complex_code(letter: u8, kind: Kind, size: usize) -> Code {
    Code { letter, kind, size, align: size / 2, format: letter }
}

const LONG: usize = size_of::<std::ffi::c_long>();

pub static CODES: &[Code] = &[
    code(b'c', Kind::Char, 1, b'c'),
    code(b'b', Kind::Signed, 1, b'b'),
    code(b'B', Kind::Unsigned, 1, b'B'),
    code(b'h', Kind::Signed, 2, b'h'),
    code(b'H', Kind::Unsigned, 2, b'H'),
    code(b'i', Kind::Signed, 4, b'i'),
    code(b'I', Kind::Unsigned, 4, b'I'),
    code(b'l', Kind::Signed, LONG, if LONG == 8 { b'q' } else { b'l' }),
    code(b'L', Kind::Unsigned, LONG, if LONG == 8 { b'Q' } else { b'L' }),
    code(b'q', Kind::Signed, 8, b'q'),
    code(b'Q', Kind::Unsigned, 8, b'Q'),
    code(b'f', Kind::Float, 4, b'f'),
    code(b'd', Kind::Double, 8, b'd'),
    code(b'g', Kind::LongDouble, size_of_long_double(), b'g'),
    complex_code(b'F', Kind::FloatComplex, 8),
    complex_code(b'D', Kind::DoubleComplex, 16),
    complex_code(b'G', Kind::LongDoubleComplex, 2 * size_of_long_double()),
    code(b'P', Kind::Pointer, 8, b'P'),
    code(b'z', Kind::String, 8, b'z'),
    code(b'Z', Kind::WideString, 8, b'Z'),
    code(b'u', Kind::WideChar, 4, b'u'),
    code(b'O', Kind::Object, 8, b'O'),
    code(b'?', Kind::Bool, 1, b'?'),
    code(b'v', Kind::VariantBool, 2, b'v'),
];

/// What `?` is in the other byte order: an integer.
static OTHER_BOOL: Code = code(b'?', Kind::Unsigned, 1, b'?');

/// The letters, as messages list them.
pub const LETTERS: &str = "cbBhHiIlLdDFGfuzZqQPOv?g";

pub fn find(letter: u8) -> Option<&'static Code> {
    CODES.iter().find(|code| code.letter == letter)
}

impl Code {
    pub fn ffi(&self) -> Ffi {
        Ffi::Basic(match (self.kind, self.size) {
            (Kind::Signed | Kind::Char, 1) => &raw mut raw::ffi_type_sint8,
            (Kind::Signed | Kind::VariantBool, 2) => &raw mut raw::ffi_type_sint16,
            (Kind::Signed | Kind::WideChar, 4) => &raw mut raw::ffi_type_sint32,
            (Kind::Signed, _) => &raw mut raw::ffi_type_sint64,
            (Kind::Unsigned | Kind::Bool, 1) => &raw mut raw::ffi_type_uint8,
            (Kind::Unsigned, 2) => &raw mut raw::ffi_type_uint16,
            (Kind::Unsigned, 4) => &raw mut raw::ffi_type_uint32,
            (Kind::Unsigned, _) => &raw mut raw::ffi_type_uint64,
            (Kind::Float, _) => &raw mut raw::ffi_type_float,
            (Kind::Double, _) => &raw mut raw::ffi_type_double,
            (Kind::LongDouble, _) => &raw mut raw::ffi_type_longdouble,
            (Kind::FloatComplex, _) => &raw mut raw::ffi_type_complex_float,
            (Kind::DoubleComplex, _) => &raw mut raw::ffi_type_complex_double,
            (Kind::LongDoubleComplex, _) => &raw mut raw::ffi_type_complex_longdouble,
            _ => &raw mut raw::ffi_type_pointer,
        })
    }

    /// The scalars that it is, in a structure.
    pub fn leaves(&self) -> impl Iterator<Item = Leaf> {
        let (scalar, count) = match self.kind {
            Kind::Float => (Scalar::Float, 1),
            Kind::Double => (Scalar::Double, 1),
            Kind::LongDouble => (Scalar::LongDouble, 1),
            Kind::FloatComplex => (Scalar::Float, 2),
            Kind::DoubleComplex => (Scalar::Double, 2),
            Kind::LongDoubleComplex => (Scalar::LongDouble, 2),
            _ => (Scalar::Int(self.size as u8), 1),
        };
        let step = self.size / count;
        (0..count).map(move |index| Leaf { offset: index * step, scalar })
    }

    /// Whether there is the same type with the other byte order.
    pub fn can_swap(&self) -> bool {
        matches!(
            self.kind,
            Kind::Signed
                | Kind::Unsigned
                | Kind::Bool
                | Kind::Float
                | Kind::Double
                | Kind::FloatComplex
                | Kind::DoubleComplex
        )
    }

    /// The type with the other byte order.
    pub fn swapped(&'static self) -> &'static Code {
        if self.kind == Kind::Bool { &OTHER_BOOL } else { self }
    }

    /// Whether bit fields may be of it.
    pub fn is_integral(&self) -> bool {
        matches!(self.kind, Kind::Signed | Kind::Unsigned | Kind::Bool)
    }

    /// Whether its values refer to memory elsewhere: objects that hold one cannot be pickled.
    pub fn is_pointer(&self) -> bool {
        matches!(self.kind, Kind::Pointer | Kind::String | Kind::WideString | Kind::Object)
    }
}

/// Where bits lie in a bit field: how many, and above how many others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bits {
    pub count: u32,
    pub shift: u32,
}

/// A number of up to 8 bytes in memory.
///
/// # Safety
/// `size` bytes at `place` can be read.
pub unsafe fn read_word(place: *const u8, size: usize, swapped: bool) -> u64 {
    let mut bytes = [0; 8];
    // SAFETY: by contract; no more than there is room for.
    unsafe { ptr::copy_nonoverlapping(place, bytes.as_mut_ptr(), size.min(8)) };
    if swapped {
        bytes[..size.min(8)].reverse();
    }
    u64::from_le_bytes(bytes)
}

/// The low bytes of a number to memory.
///
/// # Safety
/// `size` bytes at `place` can be written.
pub unsafe fn write_word(place: *mut u8, size: usize, swapped: bool, word: u64) {
    let mut bytes = word.to_le_bytes();
    if swapped {
        bytes[..size.min(8)].reverse();
    }
    // SAFETY: by contract.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), place, size.min(8)) };
}

/// The bytes up to a null.
///
/// # Safety
/// A null follows, and nothing changes them while they are borrowed.
unsafe fn until_null<'a>(text: *const u8) -> &'a [u8] {
    // SAFETY: by contract.
    unsafe { std::ffi::CStr::from_ptr(text.cast()) }.to_bytes()
}

/// A string from wide characters; numbers that are no characters are refused.
pub fn text_of_wide(vm: &Thread, wide: &[u32]) -> PyResult {
    if let Some(bad) = wide.iter().find(|code| **code > 0x10FFFF) {
        return Err(vm.value_error(format!("character U+{bad:x} is not in range [U+0000; U+10ffff]")));
    }
    vm.new_text(Text::Ucs4(wide))
}

/// Wide characters up to a null, or as many as there may be.
///
/// # Safety
/// They can be read up to there.
pub unsafe fn wide_until_null(
    place: *const u8,
    most: Option<usize>,
) -> Result<Buf<u32>, taipan_vm::heap::NoMemory> {
    let mut wide = Buf::new();
    while most.is_none_or(|most| wide.len() < most) {
        // SAFETY: by contract.
        let code = unsafe { place.cast::<u32>().add(wide.len()).read_unaligned() };
        if code == 0 {
            break;
        }
        wide.push(code)?;
    }
    Ok(wide)
}

impl Code {
    /// The value at `place`.
    ///
    /// # Safety
    /// `self.size` bytes at `place` can be read; strings and objects that they point to are alive.
    pub unsafe fn get(&self, vm: &Thread, place: *const u8, swapped: bool, bits: Option<Bits>) -> PyResult {
        // SAFETY: by contract, here and below.
        let word = || unsafe { read_word(place, self.size, swapped) };
        // SAFETY: as above.
        let half = |index: usize| unsafe {
            read_word(place.wrapping_add(index * self.size / 2), self.size / 2, swapped)
        };
        match self.kind {
            Kind::Signed | Kind::Unsigned | Kind::Bool if bits.is_some() => {
                let bits = bits.unwrap_or(Bits { count: 64, shift: 0 });
                let unused = 64 - bits.count.clamp(1, 64);
                let top = word() >> bits.shift.min(63) << unused;
                match self.kind {
                    Kind::Signed => int::from_i64(vm, top as i64 >> unused),
                    Kind::Bool => Ok(Value::bool(top != 0)),
                    _ => int::from_u64(vm, top >> unused),
                }
            }
            Kind::Signed => {
                let unused = 64 - 8 * self.size as u32;
                int::from_i64(vm, (word() << unused) as i64 >> unused)
            }
            Kind::Unsigned => int::from_u64(vm, word()),
            Kind::Bool | Kind::VariantBool => Ok(Value::bool(word() != 0)),
            Kind::Char => vm.new_bytes(&[word() as u8]),
            Kind::WideChar => text_of_wide(vm, &[word() as u32]),
            Kind::Float => float::new(vm, f64::from(f32::from_bits(word() as u32))),
            Kind::Double => float::new(vm, f64::from_bits(word())),
            // SAFETY: by contract.
            Kind::LongDouble => float::new(vm, unsafe { long_double::read(place) }),
            Kind::FloatComplex => {
                let part = |index| f64::from(f32::from_bits(half(index) as u32));
                complex::make(vm, Complex::new(part(0), part(1)))
            }
            Kind::DoubleComplex => {
                complex::make(vm, Complex::new(f64::from_bits(half(0)), f64::from_bits(half(1))))
            }
            Kind::LongDoubleComplex => {
                // SAFETY: by contract.
                let (real, imag) =
                    unsafe { (long_double::read(place), long_double::read(place.add(self.size / 2))) };
                complex::make(vm, Complex::new(real, imag))
            }
            Kind::Pointer => match word() {
                0 => Ok(Value::NONE),
                word => int::from_u64(vm, word),
            },
            Kind::String => match word() {
                0 => Ok(Value::NONE),
                // SAFETY: by contract, a string lies there.
                word => vm.new_bytes(unsafe { until_null(at(word)) }),
            },
            Kind::WideString => match word() {
                0 => Ok(Value::NONE),
                // SAFETY: as above.
                word => text_of_wide(vm, &unsafe { wide_until_null(at(word), None) }?),
            },
            Kind::Object => match word() {
                0 => Err(vm.value_error("PyObject is NULL")),
                // SAFETY: by contract, an object that is alive.
                word => Ok(unsafe { Word::from_bits(word).to_value() }),
            },
        }
    }

    /// Writes `value` to `place`; the result is what has to be kept as long as it is there, or `None`.
    ///
    /// # Safety
    /// `self.size` bytes at `place` can be written.
    pub unsafe fn set(
        &self,
        vm: &Thread,
        place: *mut u8,
        value: &Value,
        swapped: bool,
        bits: Option<Bits>,
    ) -> PyResult {
        // SAFETY: by contract, here and below.
        let put = |word: u64| unsafe { write_word(place, self.size, swapped, word) };
        let put_half =
            // SAFETY: as above.
            |index: usize, word: u64| unsafe { write_word(place.wrapping_add(index * self.size / 2), self.size / 2, swapped, word) };
        match self.kind {
            Kind::Signed | Kind::Unsigned | Kind::Bool => {
                let new = match self.kind {
                    Kind::Bool => u64::from(vm.is_true(value)?),
                    _ => low_word(vm, value)?,
                };
                match bits {
                    None => put(new),
                    Some(bits) => {
                        let mask = (u64::MAX >> (64 - bits.count.clamp(1, 64))) << bits.shift.min(63);
                        // SAFETY: as above; what can be written can be read.
                        let old = unsafe { read_word(place, self.size, swapped) };
                        put(old & !mask | new << bits.shift.min(63) & mask);
                    }
                }
                Ok(Value::NONE)
            }
            Kind::VariantBool => {
                put(if vm.is_true(value)? { u64::MAX } else { 0 });
                Ok(Value::NONE)
            }
            Kind::Char => {
                put(character(vm, value)?.into());
                Ok(Value::NONE)
            }
            Kind::WideChar => {
                put(wide_character(vm, value)?.into());
                Ok(Value::NONE)
            }
            Kind::Float => {
                put(u64::from((float::to_f64(vm, value)? as f32).to_bits()));
                Ok(Value::NONE)
            }
            Kind::Double => {
                put(float::to_f64(vm, value)?.to_bits());
                Ok(Value::NONE)
            }
            Kind::LongDouble => {
                let number = float::to_f64(vm, value)?;
                // SAFETY: by contract.
                unsafe { long_double::write(place, number) };
                Ok(Value::NONE)
            }
            Kind::FloatComplex | Kind::DoubleComplex | Kind::LongDoubleComplex => {
                let number = complex::to_complex(vm, value)?;
                for (index, part) in [number.real, number.imag].into_iter().enumerate() {
                    match self.kind {
                        Kind::FloatComplex => put_half(index, u64::from((part as f32).to_bits())),
                        Kind::DoubleComplex => put_half(index, part.to_bits()),
                        // SAFETY: by contract.
                        _ => unsafe { long_double::write(place.add(index * self.size / 2), part) },
                    }
                }
                Ok(Value::NONE)
            }
            Kind::Pointer => {
                let word = match value.is_none() {
                    true => 0,
                    false if int::is_int(value) => low_word(vm, value)?,
                    false => return Err(vm.type_error("cannot be converted to pointer")),
                };
                put(word);
                Ok(Value::NONE)
            }
            Kind::String => {
                let (word, keep) = string_address(vm, value)?;
                put(word);
                Ok(keep)
            }
            Kind::WideString => {
                let (word, keep) = wide_string_address(vm, value)?;
                put(word);
                Ok(keep)
            }
            Kind::Object => {
                put(value.exposed_bits());
                Ok(value.clone())
            }
        }
    }
}

/// A pointer to an address that foreign code, or the program, has told.
pub fn at<T>(address: u64) -> *mut T {
    ptr::with_exposed_provenance_mut(address as usize)
}

/// The low 64 bits of an int, or of what `__index__` says.
pub fn low_word(vm: &Thread, value: &Value) -> PyResult<u64> {
    if let Some(small) = value.as_small() {
        return Ok(small as u64);
    }
    let number = number::index(vm, value)?;
    Ok(int::as_ref(&number).map_or(0, IntRef::low_u64))
}

fn character(vm: &Thread, value: &Value) -> PyResult<u8> {
    const EXPECTED: &str = "one character bytes, bytearray, or an integer in range(256) expected, not";
    let one = |bytes: &[u8], name: &str| match bytes {
        [byte] => Ok(*byte),
        _ => Err(vm.type_error(format!("{EXPECTED} {name} of length {}", bytes.len()))),
    };
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return one(bytes.as_bytes(), "bytes");
    }
    if let Some(bytes) = value.downcast::<PyByteArray>() {
        return one(bytes.bytes(), "bytearray");
    }
    if int::is_int(value) {
        return match int::as_i64(value).map(u8::try_from) {
            Some(Ok(byte)) => Ok(byte),
            _ => Err(vm.type_error("integer not in range(256)")),
        };
    }
    Err(vm.type_error(format!("{EXPECTED} {}", vm.full_type_name(value.ty())?)))
}

fn wide_character(vm: &Thread, value: &Value) -> PyResult<u32> {
    let Some(text) = value.downcast::<PyStr>() else {
        let name = vm.full_type_name(value.ty())?;
        return Err(vm.type_error(format!("a unicode character expected, not instance of {name}")));
    };
    match (text.text().get(0), text.len()) {
        (Some(code), 1) => Ok(code),
        (_, len) => Err(vm.type_error(format!("a unicode character expected, not a string of length {len}"))),
    }
}

/// The address of a string of C for `bytes`, an int or `None`, and what has to be kept.
pub fn string_address(vm: &Thread, value: &Value) -> PyResult<(u64, Value)> {
    if value.is_none() {
        return Ok((0, Value::NONE));
    }
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return terminated(vm, bytes.as_bytes());
    }
    if int::is_int(value) {
        return Ok((low_word(vm, value)?, Value::NONE));
    }
    let name = value.ty().name();
    Err(vm.type_error(format!("bytes or integer address expected instead of {name} instance")))
}

/// The address of a copy of `bytes` behind which a null lies, and the copy.
pub fn terminated(vm: &Thread, bytes: &[u8]) -> PyResult<(u64, Value)> {
    let copy = PyBytes::null_terminated(vm, bytes)?;
    let address = copy.as_bytes().as_ptr().expose_provenance() as u64;
    Ok((address, copy.into_value()))
}

/// The address of a string of wide characters for `str`, an int or `None`, and what has to be kept.
pub fn wide_string_address(vm: &Thread, value: &Value) -> PyResult<(u64, Value)> {
    if value.is_none() {
        return Ok((0, Value::NONE));
    }
    if let Some(text) = value.downcast::<PyStr>() {
        return terminated_wide(vm, text);
    }
    if int::is_int(value) {
        return Ok((low_word(vm, value)?, Value::NONE));
    }
    let name = value.ty().name();
    Err(vm.type_error(format!("unicode string or integer address expected instead of {name} instance")))
}

pub fn terminated_wide(vm: &Thread, text: &PyStr) -> PyResult<(u64, Value)> {
    let mut bytes = Buf::with_capacity(4 * (text.len() + 1))?;
    for code in text.text().iter().chain([0]) {
        bytes.extend_from_slice(&code.to_le_bytes())?;
    }
    terminated(vm, &bytes)
}

/// What the type of an argument that is not of the right kind is called in messages.
#[cold]
pub fn not_convertible(vm: &Thread, value: &Value, wanted: &str) -> Raised {
    let name = value.ty().name();
    vm.type_error(format!("'{name:.200}' object cannot be interpreted as ctypes.{wanted}"))
}

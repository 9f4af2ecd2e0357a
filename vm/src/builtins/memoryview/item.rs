//! Items of a memoryview: the formats that are one letter, as `struct` has them with native sizes.

use crate::builtins::bytes::PyBytes;
use crate::builtins::{exceptions, float, int};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::number::int::{IntRef, Magnitude};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format {
    pub letter: u8,
    pub size: usize,
}

impl Format {
    /// The format that a text is, an `@` in front allowed; `None` for what memoryviews do not know.
    pub fn parse(text: &str) -> Option<Format> {
        let text = text.as_bytes();
        let letter = match text {
            [letter] | [b'@', letter] => *letter,
            _ => return None,
        };
        let size = match letter {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => return None,
        };
        Some(Format { letter, size })
    }

    pub fn is_byte(self) -> bool {
        matches!(self.letter, b'b' | b'B' | b'c')
    }

    /// The item at an address.
    ///
    /// # Safety
    /// `size` readable bytes lie at `at`.
    pub unsafe fn unpack(self, vm: &Thread, at: *const u8) -> PyResult {
        macro_rules! read {
            ($ty:ty) => {
                // SAFETY: by contract.
                unsafe { at.cast::<$ty>().read_unaligned() }
            };
        }
        match self.letter {
            b'B' => Ok(int::small(i64::from(read!(u8)))),
            b'b' => Ok(int::small(i64::from(read!(i8)))),
            b'h' => Ok(int::small(i64::from(read!(i16)))),
            b'H' => Ok(int::small(i64::from(read!(u16)))),
            b'i' => Ok(int::small(i64::from(read!(i32)))),
            b'I' => Ok(int::small(i64::from(read!(u32)))),
            b'l' | b'q' | b'n' => int::from_i64(vm, read!(i64)),
            b'L' | b'Q' | b'N' | b'P' => int::from_usize(vm, read!(u64) as usize),
            b'f' => float::new(vm, f64::from(read!(f32))),
            b'd' => float::new(vm, read!(f64)),
            b'e' => float::new(vm, half_to_double(read!(u16))),
            b'?' => Ok(Value::bool(read!(u8) != 0)),
            _ => vm.new_bytes(&[read!(u8)]),
        }
    }

    /// Appends a row of items.
    ///
    /// # Safety
    /// `size` readable bytes lie at `base` and at each of `count - 1` steps from it.
    pub unsafe fn unpack_row(
        self,
        vm: &Thread,
        base: *const u8,
        count: usize,
        step: isize,
        items: &mut Buf<Value>,
    ) -> PyResult<()> {
        macro_rules! rows {
            ($($letter:pat => $ty:ty,)*) => {
                match self.letter {
                    $($letter => {
                        for index in 0..count {
                            let at = base.wrapping_offset(index as isize * step).cast::<$ty>();
                            // SAFETY: by contract.
                            items.push(int::small(i64::from(unsafe { at.read_unaligned() })))?;
                        }
                        return Ok(());
                    })*
                    _ => {}
                }
            };
        }
        rows! {
            b'B' => u8,
            b'b' => i8,
            b'H' => u16,
            b'h' => i16,
            b'I' => u32,
            b'i' => i32,
        }
        for index in 0..count {
            // SAFETY: by contract.
            items.push(unsafe { self.unpack(vm, base.wrapping_offset(index as isize * step)) }?)?;
        }
        Ok(())
    }

    /// The bytes of an item that is to be written.
    pub fn pack(self, vm: &Thread, value: &Value) -> PyResult<([u8; 8], usize)> {
        let mut bytes = [0; 8];
        let packed = self.pack_into(vm, value, &mut bytes);
        match packed {
            Ok(()) => Ok((bytes, self.size)),
            Err(Refusal::Raised(raised)) => Err(self.translate(vm, raised)),
            Err(Refusal::Passed(raised)) => Err(raised),
            Err(Refusal::Type) => Err(self.wrong(vm, "type")),
            Err(Refusal::Value) => Err(self.wrong(vm, "value")),
        }
    }

    fn pack_into(self, vm: &Thread, value: &Value, bytes: &mut [u8; 8]) -> Result<(), Refusal> {
        macro_rules! write {
            ($ty:ty, $number:expr) => {
                match <$ty>::try_from($number) {
                    Ok(number) => bytes[..size_of::<$ty>()].copy_from_slice(&number.to_ne_bytes()),
                    Err(_) => return Err(Refusal::Value),
                }
            };
        }
        match self.letter {
            b'f' => bytes[..4].copy_from_slice(&(double(vm, value)? as f32).to_ne_bytes()),
            b'd' => *bytes = double(vm, value)?.to_ne_bytes(),
            b'e' => {
                let half = double_to_half(double(vm, value)?).ok_or(Refusal::Value)?;
                bytes[..2].copy_from_slice(&half.to_ne_bytes());
            }
            b'?' => bytes[0] = u8::from(vm.is_true(value).map_err(Refusal::Passed)?),
            b'c' => match value.downcast::<PyBytes>().map(PyBytes::as_bytes) {
                Some([byte]) => bytes[0] = *byte,
                Some(_) => return Err(Refusal::Value),
                None => return Err(Refusal::Type),
            },
            letter => {
                let index = number::index(vm, value)?;
                let wide = match int::as_i64(&index) {
                    Some(small) => i128::from(small),
                    // Of ints that are no `i64`, only those of one word can be items.
                    None => match int::as_ref(&index) {
                        Some(IntRef::Big(Magnitude { negative: false, words: [word] })) => i128::from(*word),
                        _ => return Err(Refusal::Value),
                    },
                };
                match letter {
                    b'b' => write!(i8, wide),
                    b'B' => write!(u8, wide),
                    b'h' => write!(i16, wide),
                    b'H' => write!(u16, wide),
                    b'i' => write!(i32, wide),
                    b'I' => write!(u32, wide),
                    b'l' | b'q' | b'n' => write!(i64, wide),
                    // An address may be given as a negative number.
                    b'P' if wide < 0 => write!(i64, wide),
                    _ => write!(u64, wide),
                }
            }
        }
        Ok(())
    }

    #[cold]
    fn wrong(self, vm: &Thread, what: &str) -> Raised {
        let text = format!("memoryview: invalid {what} for format '{}'", char::from(self.letter));
        if what == "type" { vm.type_error(text) } else { vm.value_error(text) }
    }

    /// The exception of a conversion, in the words of memoryviews.
    #[cold]
    fn translate(self, vm: &Thread, raised: Raised) -> Raised {
        if vm.raised_matches(&exceptions::TYPE_ERROR) {
            vm.clear_raised();
            return self.wrong(vm, "type");
        }
        if vm.raised_matches(&exceptions::OVERFLOW_ERROR) || vm.raised_matches(&exceptions::VALUE_ERROR) {
            vm.clear_raised();
            return self.wrong(vm, "value");
        }
        raised
    }
}

/// Why a value is no item.
enum Refusal {
    Type,
    Value,
    /// A conversion failed.
    Raised(Raised),
    /// Something failed whose exception is passed on as it is.
    Passed(Raised),
}

impl From<Raised> for Refusal {
    fn from(raised: Raised) -> Self {
        Refusal::Raised(raised)
    }
}

fn double(vm: &Thread, value: &Value) -> Result<f64, Refusal> {
    Ok(crate::builtins::str::percent::real(vm, value)?)
}

/// The value of an IEEE 754 binary16.
pub fn half_to_double(half: u16) -> f64 {
    let sign = if half & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(half >> 10 & 0x1F), f64::from(half & 0x3FF));
    match exponent {
        0 => sign * fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => sign * f64::INFINITY,
        // The payload of a NaN is kept, as far as it has room.
        31 => f64::from_bits(u64::from(half & 0x8000) << 48 | 0x7FF << 52 | u64::from(half & 0x3FF) << 42),
        _ => sign * (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The binary16 nearest to a value, ties to even; `None` if it is too large.
pub fn double_to_half(value: f64) -> Option<u16> {
    let bits = value.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    if value.is_nan() {
        let payload = (bits >> 42) as u16 & 0x3FF;
        return Some(sign | 0x7C00 | if payload == 0 { 0x200 } else { payload });
    }
    let magnitude = value.abs();
    if magnitude.is_infinite() {
        return Some(sign | 0x7C00);
    }
    if magnitude < 2f64.powi(-14) {
        // Subnormal: a multiple of 2^-24; 1024 of them is the smallest normal number.
        return Some(sign | (magnitude * 2f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = (magnitude.to_bits() >> 52) as i32 - 1023;
    let scaled = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let half = ((exponent + 15) as u32) * 1024 + scaled - 1024;
    if half >= 0x7C00 { None } else { Some(sign | half as u16) }
}

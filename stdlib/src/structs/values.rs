//! Values to bytes and back.

use super::format::{Format, Item, Kind};
use super::struct_error;
use smallvec::SmallVec;
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::memoryview::item::{double_to_half, half_to_double};
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{complex, exceptions, float, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::number::complex::Complex;
use taipan_vm::number::int::IntRef;
use taipan_vm::number::short_words;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// So many values are collected on the native stack.
const FEW: usize = 8;

impl Format {
    /// Writes values, as many as there are, over zeros.
    pub fn pack(&self, vm: &Thread, values: &[Value], out: &mut [u8]) -> PyResult<()> {
        let mut values = values.iter();
        for item in self.items.iter() {
            let row = &mut out[item.offset..][..item.size * item.count];
            if item.size == 0 {
                if let Some(value) = values.next() {
                    self.pack_value(vm, item, value, &mut [])?;
                }
                continue;
            }
            for (place, value) in row.chunks_exact_mut(item.size).zip(&mut values) {
                self.pack_value(vm, item, value, place).map_err(|raised| too_large(vm, raised, value))?;
            }
        }
        Ok(())
    }

    #[inline]
    fn pack_value(&self, vm: &Thread, item: &Item, value: &Value, out: &mut [u8]) -> PyResult<()> {
        match item.kind {
            Kind::Signed => {
                let bits = signed(vm, item, value)?;
                self.put(out, bits as u64);
            }
            Kind::Unsigned => {
                let bits = unsigned(vm, item, value)?;
                self.put(out, bits);
            }
            Kind::Pointer => self.put(out, pointer(vm, value)?),
            Kind::Bool => out[0] = u8::from(vm.is_true(value)?),
            Kind::Char => match value.downcast::<PyBytes>().map(PyBytes::as_bytes) {
                Some(&[byte]) => out[0] = byte,
                _ => return Err(struct_error(vm, "char format requires a bytes object of length 1")),
            },
            Kind::Bytes => with_bytes(vm, item, value, |bytes| {
                let len = bytes.len().min(out.len());
                out[..len].copy_from_slice(&bytes[..len]);
            })?,
            Kind::Pascal => with_bytes(vm, item, value, |bytes| {
                let Some((first, out)) = out.split_first_mut() else { return };
                let len = bytes.len().min(out.len());
                out[..len].copy_from_slice(&bytes[..len]);
                *first = len.min(255) as u8;
            })?,
            Kind::Half => match double_to_half(real(vm, value)?) {
                Some(half) => self.put(out, u64::from(half)),
                None => return Err(vm.overflow_error("float too large to pack with e format")),
            },
            Kind::Float => {
                let value = real(vm, value)?;
                let narrow = value as f32;
                if narrow.is_infinite() && value.is_finite() {
                    return Err(vm.overflow_error("float too large to pack with f format"));
                }
                self.put(out, u64::from(narrow.to_bits()));
            }
            Kind::Double => self.put(out, real(vm, value)?.to_bits()),
            Kind::FloatComplex => {
                let value = complex_of(vm, value)?;
                let (real, imag) = out.split_at_mut(4);
                self.put(real, u64::from((value.real as f32).to_bits()));
                self.put(imag, u64::from((value.imag as f32).to_bits()));
            }
            Kind::DoubleComplex => {
                let value = complex_of(vm, value)?;
                let (real, imag) = out.split_at_mut(8);
                self.put(real, value.real.to_bits());
                self.put(imag, value.imag.to_bits());
            }
        }
        Ok(())
    }

    /// Writes the low bytes of `bits` in the format's order, as many as there is room for.
    #[inline(always)]
    fn put(&self, out: &mut [u8], bits: u64) {
        short_words::store(out, bits, self.little);
    }

    /// The number that up to eight bytes are.
    #[inline(always)]
    fn get(&self, bytes: &[u8]) -> u64 {
        short_words::load(bytes, self.little)
    }

    /// A tuple of the values in as many bytes as the format has.
    pub fn unpack(&self, vm: &Thread, bytes: &[u8]) -> PyResult {
        if self.values <= FEW {
            let mut values = SmallVec::<[Value; FEW]>::new();
            self.unpack_each(vm, bytes, |value| {
                values.push(value);
                Ok(())
            })?;
            return Ok(PyTuple::from_drained(vm, &mut values)?.into_value());
        }
        let mut values = Buf::with_capacity(self.values)?;
        self.unpack_each(vm, bytes, |value| Ok(values.push(value)?))?;
        Ok(PyTuple::from_buf(vm, values)?.into_value())
    }

    #[inline(always)]
    fn unpack_each(
        &self,
        vm: &Thread,
        bytes: &[u8],
        mut each: impl FnMut(Value) -> PyResult<()>,
    ) -> PyResult<()> {
        for item in self.items.iter() {
            if item.size == 0 {
                each(vm.new_bytes(&[])?)?;
                continue;
            }
            for bytes in bytes[item.offset..][..item.size * item.count].chunks_exact(item.size) {
                each(self.unpack_value(vm, item, bytes)?)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn unpack_value(&self, vm: &Thread, item: &Item, bytes: &[u8]) -> PyResult {
        match item.kind {
            Kind::Signed => {
                let unused = 64 - 8 * bytes.len() as u32;
                int::from_i64(vm, (self.get(bytes) << unused) as i64 >> unused)
            }
            Kind::Unsigned | Kind::Pointer => int::from_u64(vm, self.get(bytes)),
            Kind::Bool => Ok(Value::bool(bytes[0] != 0)),
            Kind::Char | Kind::Bytes => vm.new_bytes(bytes),
            Kind::Pascal => {
                let len = usize::from(bytes[0]).min(bytes.len() - 1);
                vm.new_bytes(&bytes[1..=len])
            }
            Kind::Half => float::new(vm, half_to_double(self.get(bytes) as u16)),
            Kind::Float => float::new(vm, self.single(bytes)),
            Kind::Double => float::new(vm, f64::from_bits(self.get(bytes))),
            Kind::FloatComplex => {
                let (real, imag) = bytes.split_at(4);
                complex::make(vm, Complex::new(self.single(real), self.single(imag)))
            }
            Kind::DoubleComplex => {
                let (real, imag) = bytes.split_at(8);
                complex::make(
                    vm,
                    Complex::new(f64::from_bits(self.get(real)), f64::from_bits(self.get(imag))),
                )
            }
        }
    }

    fn single(&self, bytes: &[u8]) -> f64 {
        f64::from(f32::from_bits(self.get(bytes) as u32))
    }
}

/// The int that an argument is, or that its `__index__` makes of it.
fn index(vm: &Thread, value: &Value) -> PyResult {
    if !int::is_int(value) && value.ty().slots().index.is_none() {
        return Err(struct_error(vm, "required argument is not an integer"));
    }
    number::index(vm, value)
}

#[cold]
fn out_of_range(vm: &Thread, item: &Item) -> Raised {
    let bits = 8 * item.size as u32;
    let code = char::from(item.code);
    let text = if item.kind == Kind::Signed {
        let most = i64::MAX >> (64 - bits);
        format!("'{code}' format requires {} <= number <= {most}", -most - 1)
    } else {
        format!("'{code}' format requires 0 <= number <= {}", u64::MAX >> (64 - bits))
    };
    struct_error(vm, &text)
}

/// An int that is too large for its place is a `struct.error`, a float an `OverflowError`.
#[cold]
fn too_large(vm: &Thread, raised: Raised, value: &Value) -> Raised {
    if !int::is_int(value) || !vm.raised_matches(&exceptions::OVERFLOW_ERROR) {
        return raised;
    }
    vm.clear_raised();
    struct_error(vm, "int too large to convert")
}

#[inline]
fn signed(vm: &Thread, item: &Item, value: &Value) -> PyResult<i64> {
    let number = match value.as_small() {
        Some(number) => Some(number),
        None => int::as_i64(&index(vm, value)?),
    };
    let unused = 64 - 8 * item.size as u32;
    number.filter(|number| number << unused >> unused == *number).ok_or_else(|| out_of_range(vm, item))
}

#[inline]
fn unsigned(vm: &Thread, item: &Item, value: &Value) -> PyResult<u64> {
    let number = match value.as_small() {
        Some(number) => u64::try_from(number).ok(),
        None => int::as_ref(&index(vm, value)?).and_then(IntRef::to_u64),
    };
    let unused = 64 - 8 * item.size as u32;
    number.filter(|number| number << unused >> unused == *number).ok_or_else(|| out_of_range(vm, item))
}

fn pointer(vm: &Thread, value: &Value) -> PyResult<u64> {
    let number = index(vm, value)?;
    let number = int::as_ref(&number).unwrap_or(IntRef::Small(0));
    match (number.to_i64(), number.to_u64()) {
        (Some(signed), _) => Ok(signed as u64),
        (None, Some(unsigned)) => Ok(unsigned),
        (None, None) => Err(struct_error(vm, "int too large to convert")),
    }
}

/// Replaces whatever a conversion has raised by `struct.error`.
#[cold]
fn refused(vm: &Thread, raised: Raised, text: &str) -> Raised {
    if vm.is_terminating() || !vm.has_raised() {
        return raised;
    }
    vm.clear_raised();
    struct_error(vm, text)
}

#[inline]
fn real(vm: &Thread, value: &Value) -> PyResult<f64> {
    float::to_f64(vm, value).map_err(|raised| refused(vm, raised, "required argument is not a float"))
}

fn complex_of(vm: &Thread, value: &Value) -> PyResult<Complex> {
    complex::to_complex(vm, value).map_err(|raised| refused(vm, raised, "required argument is not a complex"))
}

/// Calls `take` with the bytes of a `bytes` or `bytearray`.
fn with_bytes(vm: &Thread, item: &Item, value: &Value, take: impl FnOnce(&[u8])) -> PyResult<()> {
    if let Some(bytes) = value.downcast::<PyBytes>() {
        take(bytes.as_bytes());
    } else if let Some(bytes) = value.downcast::<PyByteArray>() {
        take(bytes.bytes());
    } else {
        let code = char::from(item.code);
        return Err(struct_error(vm, &format!("argument for '{code}' must be a bytes object")));
    }
    Ok(())
}

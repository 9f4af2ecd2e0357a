//! Integers of any size.

use super::{Context, Error, FromPython, Given, IntoPython, Local, Result, mismatch};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::number::int::IntRef;

/// An integer of any size. It is `dashu_int::IBig`, which the machine itself computes with.
///
/// ```
/// use taipan::BigInt;
///
/// let mut vm = taipan::Engine::new().vm();
/// vm.set("n", BigInt::from(2).pow(100)).unwrap();
/// assert_eq!(vm.eval::<BigInt>("-n * n").unwrap(), -BigInt::from(2).pow(200));
/// assert_eq!(vm.eval::<BigInt>("7").unwrap(), BigInt::from(7));
/// ```
pub use dashu_int::IBig as BigInt;
use dashu_int::Sign;

impl IntoPython for BigInt {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        let value = context.check(int::from_big(context.vm(), self))?;
        Ok(context.local(value))
    }
}

impl FromPython for BigInt {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        match int::as_ref(value.raw()) {
            Some(IntRef::Small(small)) => Ok(BigInt::from(small)),
            Some(IntRef::Big(big)) => {
                Given::count(&value.context(), size_of_val(big.words))?;
                let sign = if big.negative { Sign::Negative } else { Sign::Positive };
                Ok(BigInt::from_sign_words(sign, big.words))
            }
            None => mismatch("int", value),
        }
    }
}

macro_rules! integers {
    ($($ty:ident $through:ident $make:ident;)*) => {$(
        impl IntoPython for $ty {
            fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
                let value = context.check(int::$make(context.vm(), $through::from(self)))?;
                Ok(context.local(value))
            }
        }

        impl FromPython for $ty {
            fn from_python(value: &Local<'_>) -> Result<Self> {
                integer(value, stringify!($ty))
            }
        }
    )*}
}

integers! {
    i8 i64 from_i64;
    i16 i64 from_i64;
    i32 i64 from_i64;
    i64 i64 from_i64;
    u16 u64 from_u64;
    u32 u64 from_u64;
    u64 u64 from_u64;
}

fn integer<T: TryFrom<i128>>(value: &Local<'_>, ty: &str) -> Result<T> {
    let number = match int::as_ref(value.raw()) {
        Some(IntRef::Small(number)) => i128::from(number),
        Some(IntRef::Big(big)) => {
            let [low, high @ ..] = big.words else { return Err(too_large(ty)) };
            let high = match high {
                [] => 0,
                [high] => *high,
                _ => return Err(too_large(ty)),
            };
            let magnitude = u128::from(high) << 64 | u128::from(*low);
            signed(magnitude, big.negative).ok_or_else(|| too_large(ty))?
        }
        None => return mismatch("int", value),
    };
    T::try_from(number).map_err(|_| too_large(ty))
}

fn signed(magnitude: u128, negative: bool) -> Option<i128> {
    if negative { 0i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() }
}

fn too_large(ty: &str) -> Error {
    Error::Conversion(format!("int does not fit into {ty}"))
}

impl IntoPython for isize {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (self as i64).into_python(context)
    }
}

impl FromPython for isize {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        integer(value, "isize")
    }
}

impl IntoPython for usize {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (self as u64).into_python(context)
    }
}

impl FromPython for usize {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        integer(value, "usize")
    }
}

macro_rules! wide_integers {
    ($($ty:ident)*) => {$(
        impl IntoPython for $ty {
            fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
                match i64::try_from(self) {
                    Ok(small) => small.into_python(context),
                    Err(_) => BigInt::from(self).into_python(context),
                }
            }
        }
    )*}
}

wide_integers! { i128 u128 }

impl FromPython for i128 {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        integer(value, "i128")
    }
}

impl FromPython for u128 {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        u128::try_from(BigInt::from_python(value)?).map_err(|_| too_large("u128"))
    }
}

/// Many of them are a `bytes` object.
impl IntoPython for u8 {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        i64::from(self).into_python(context)
    }

    fn vec_into_python<'vm>(
        items: impl ExactSizeIterator<Item = Self>,
        context: &Context<'vm>,
    ) -> Result<Local<'vm>> {
        let bytes: Vec<u8> = items.collect();
        let value = context.check(context.vm().new_bytes(&bytes))?;
        Ok(context.local(value))
    }
}

impl FromPython for u8 {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        integer(value, "u8")
    }

    fn vec_from_python(value: &Local<'_>) -> Result<Vec<Self>> {
        if let Some(bytes) = value.raw().downcast::<PyBytes>() {
            Given::count(&value.context(), bytes.as_bytes().len())?;
            return Ok(bytes.as_bytes().to_vec());
        }
        let ty = value.raw().ty();
        if ty.slots().buffer.is_some() {
            let context = value.context();
            let length = context.check(context.vm().bytes_like(value.raw()))?.len();
            Given::count(&context, length)?;
            return context.check(context.vm().buffer_bytes(value.raw()));
        }
        super::collections::items_of(value, "bytes")
    }
}

//! Numbers, truth values, text, `None`.

use super::{Context, Error, FromPython, IntoPython, Local, Result, mismatch};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::value::Value;

impl IntoPython for bool {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        Ok(context.local(Value::bool(self)))
    }
}

impl FromPython for bool {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        value.raw().as_bool().map_or_else(|| mismatch("bool", value), Ok)
    }
}

impl IntoPython for () {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        Ok(context.none())
    }
}

impl FromPython for () {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        if value.is_none() { Ok(()) } else { mismatch("None", value) }
    }
}

impl<T: IntoPython> IntoPython for Option<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.map_or_else(|| Ok(context.none()), |value| value.into_python(context))
    }
}

impl<T: FromPython> FromPython for Option<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        if value.is_none() { Ok(None) } else { T::from_python(value).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

/// An int as text: what fits no register on the way.
fn wide<'vm>(text: &str, context: &Context<'vm>) -> Result<Local<'vm>> {
    let vm = context.vm();
    let made = vm.new_str(text).and_then(|text| vm.call(&int::TYPE.to_value(), &[text]));
    context.check(made).map(|value| context.local(value))
}

fn decimal(value: &Local<'_>, expected: &str) -> Result<String> {
    if !int::is_int(value.raw()) {
        return mismatch(expected, value);
    }
    value.context().check(int::exact(value.context().vm(), value.raw()))?;
    value.repr()
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
    let number = match int::as_i64(value.raw()) {
        Some(number) => i128::from(number),
        None => decimal(value, "int")?.parse().map_err(|_| too_large(ty))?,
    };
    T::try_from(number).map_err(|_| too_large(ty))
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
                    Err(_) => wide(&self.to_string(), context),
                }
            }
        }

        impl FromPython for $ty {
            fn from_python(value: &Local<'_>) -> Result<Self> {
                decimal(value, "int")?.parse().map_err(|_| too_large(stringify!($ty)))
            }
        }
    )*}
}

wide_integers! { i128 u128 }

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
            return Ok(bytes.as_bytes().to_vec());
        }
        let ty = value.raw().ty();
        if ty.slots().buffer.is_some() {
            return value.context().check(value.context().vm().buffer_bytes(value.raw()));
        }
        super::collections::items_of(value, "bytes")
    }
}

impl IntoPython for f64 {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        let value = context.check(float::new(context.vm(), self))?;
        Ok(context.local(value))
    }
}

impl FromPython for f64 {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        value.context().check(value.context().vm().expect_f64(value.raw()))
    }
}

impl IntoPython for f32 {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        f64::from(self).into_python(context)
    }
}

impl FromPython for f32 {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        f64::from_python(value).map(|value| value as f32)
    }
}

impl IntoPython for &str {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        let value = context.check(context.vm().new_str(self))?;
        Ok(context.local(value))
    }
}

impl IntoPython for String {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.as_str().into_python(context)
    }
}

impl IntoPython for &String {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.as_str().into_python(context)
    }
}

impl FromPython for String {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        let Some(text) = value.raw().downcast::<PyStr>() else { return mismatch("str", value) };
        if let Some(ascii) = text.as_ascii() {
            return Ok(ascii.to_owned());
        }
        match to_wtf8(text.text()).as_wtf8().as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(Error::Conversion("str with lone surrogates is no Unicode text".to_owned())),
        }
    }
}

impl IntoPython for char {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.encode_utf8(&mut [0; 4]).into_python(context)
    }
}

impl FromPython for char {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        let text = String::from_python(value)?;
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Ok(char),
            _ => Err(Error::Conversion("expected a str of one character".to_owned())),
        }
    }
}

impl IntoPython for &mut str {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (&*self).into_python(context)
    }
}

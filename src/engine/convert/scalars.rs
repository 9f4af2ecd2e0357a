//! Numbers, truth values, text, `None`.

use super::{Context, Error, FromPython, Given, IntoPython, Local, Result, mismatch};
use taipan_vm::builtins::float;
use taipan_vm::builtins::str::PyStr;
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
        Given::count(&value.context(), text.text().len())?;
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

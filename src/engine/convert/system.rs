//! Paths and spans of time.

use super::{Context, Error, FromPython, Given, IntoPython, Local, Object, Result, mismatch};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;
use taipan_vm::builtins::float;
use taipan_vm::builtins::int;

impl IntoPython for &Path {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        let text = taipan_vm::sys::path_str(context.vm().heap(), self).map_err(Into::into);
        context.check(text).map(|text| context.local(text.into_value()))
    }
}

impl IntoPython for PathBuf {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.as_path().into_python(context)
    }
}

impl IntoPython for &PathBuf {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.as_path().into_python(context)
    }
}

impl IntoPython for &OsStr {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        Path::new(self).into_python(context)
    }
}

impl IntoPython for OsString {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        Path::new(&self).into_python(context)
    }
}

/// From what `os.fspath` takes.
impl FromPython for PathBuf {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        let context = value.context();
        let text = context.check(context.vm().fs_path(value.raw()))?;
        Given::count(&context, text.text().len())?;
        taipan_vm::sys::path_of(&text)
            .ok_or_else(|| Error::Conversion("str with lone surrogates is no path".to_owned()))
    }
}

impl FromPython for OsString {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        PathBuf::from_python(value).map(PathBuf::into_os_string)
    }
}

/// A `datetime.timedelta`, which counts microseconds: what is left is cut off.
impl IntoPython for Duration {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        let class = context.import("datetime")?.attr("timedelta")?;
        let delta = class.call_with::<Object>((), [("microseconds", self.as_micros())])?;
        context.object(&delta)
    }
}

/// From a `timedelta`, or a number of seconds.
impl FromPython for Duration {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        let refused = || Error::Conversion("a span of time is negative or too long".to_owned());
        let raw = value.raw();
        if int::is_int(raw) || raw.ty().is_subtype(&float::TYPE) {
            return Duration::try_from_secs_f64(f64::from_python(value)?).map_err(|_| refused());
        }
        if !value.is_instance("datetime.timedelta")? {
            return mismatch("timedelta or a number of seconds", value);
        }
        let days: u64 = value.attr("days")?.to::<i64>()?.try_into().map_err(|_| refused())?;
        let (seconds, micros): (u64, u32) = (value.attr("seconds")?.to()?, value.attr("microseconds")?.to()?);
        let seconds =
            days.checked_mul(86_400).and_then(|days| days.checked_add(seconds)).ok_or_else(refused)?;
        Ok(Duration::new(seconds, micros.checked_mul(1000).ok_or_else(refused)?))
    }
}

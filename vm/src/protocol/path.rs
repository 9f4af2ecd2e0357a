//! File names: what stands for a path (`os.PathLike`, PEP 519).

use crate::builtins::str::PyStr;
use crate::class::flags;
use crate::class::lookup::lookup;
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

impl Thread {
    /// `os.fspath(value)`: a `str` or `bytes`.
    pub fn fspath(&self, value: &Value) -> PyResult {
        let is_path = |value: &Value| value.ty().flags() & (flags::STR_SUBCLASS | flags::BYTES_SUBCLASS) != 0;
        if is_path(value) {
            return Ok(value.clone());
        }
        let name = value.ty().name();
        // A class that sets `__fspath__` to None says that its instances are no paths.
        let refused = lookup(self, value.ty(), &names::__fspath__).is_some_and(|method| method.is_none());
        let path = if refused { None } else { self.call_special(value, &names::__fspath__, &[])? };
        let Some(path) = path else {
            return Err(
                self.type_error(format!("expected str, bytes or os.PathLike object, not {name:.200}"))
            );
        };
        if is_path(&path) {
            return Ok(path);
        }
        let own = path.ty().name();
        let text = format!("expected {name:.200}.__fspath__() to return str or bytes, not {own:.200}");
        Err(self.type_error(text))
    }

    /// A path as a `str`: bytes that are no UTF-8 become lone surrogates. Null characters are refused.
    pub fn fs_path(&self, value: &Value) -> PyResult<Ref<PyStr>> {
        let path = self.fspath(value)?;
        let text = match Ref::<PyStr>::try_from_value(path) {
            Ok(text) => text,
            Err(bytes) => {
                let path = PathBuf::from(OsString::from_vec(self.buffer_bytes(&bytes)?));
                crate::sys::path_str(self.heap(), &path)?
            }
        };
        if text.text().iter().any(|code| code == 0) {
            return Err(self.value_error("embedded null character"));
        }
        Ok(text)
    }

    /// A copy of what a bytes-like object holds.
    pub fn buffer_bytes(&self, value: &Value) -> PyResult<Vec<u8>> {
        let buffer = self.bytes_like(value)?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(buffer.len()).map_err(|_| crate::heap::NoMemory)?;
        bytes.extend_from_slice(&buffer);
        Ok(bytes)
    }
}

//! Arguments as the functions of `os` take them: paths, descriptors, ids.

use std::borrow::Cow;
use std::ffi::{CString, OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::{self, unicode_error::surrogate_encode_error};
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::capability::{Access, Capability};
use taipan_vm::class::lookup::lookup;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::files::place::Spot;
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::number;
use taipan_vm::sys;
use taipan_vm::sys::calls::Errno;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What a function accepts for a path.
#[derive(Clone, Copy)]
pub struct Accepts {
    pub function: &'static str,
    pub argument: &'static str,
    /// An open descriptor.
    pub fd: bool,
    /// `None`, for the current folder.
    pub none: bool,
}

impl Accepts {
    pub const fn path(function: &'static str, argument: &'static str) -> Accepts {
        Accepts { function, argument, fd: false, none: false }
    }

    pub const fn or_fd(mut self) -> Accepts {
        self.fd = true;
        self
    }

    pub const fn or_none(mut self) -> Accepts {
        self.none = true;
        self
    }

    pub fn refused(&self, vm: &Thread, value: &Value) -> Raised {
        let what = match (self.fd, self.none) {
            (true, true) => "string, bytes, os.PathLike, integer or None",
            (true, false) => "string, bytes, os.PathLike or integer",
            (false, true) => "string, bytes, os.PathLike or None",
            (false, false) => "string, bytes or os.PathLike",
        };
        let (function, argument) = (self.function, self.argument);
        let given = value.ty().short_name();
        vm.type_error(format!("{function}: {argument} should be {what}, not {given:.200}"))
    }
}

pub enum Target {
    Path(PathBuf),
    Fd(i32),
}

/// A path, or a descriptor in its place.
pub struct PathArg {
    pub target: Target,
    /// What errors show: what was given, or what its `__fspath__` returned.
    pub object: Value,
    pub is_bytes: bool,
}

/// A call is made with the path that is granted, which may be another spelling of the one given.
pub struct Granted {
    pub path: CString,
    pub dir: i32,
}

impl PathArg {
    pub fn parse(vm: &Thread, accepts: Accepts, value: &Value) -> PyResult<PathArg> {
        if accepts.none && (value.is_none() || value.is_unbound()) {
            let target = Target::Path(PathBuf::from("."));
            return Ok(PathArg { target, object: Value::NONE, is_bytes: false });
        }
        let plain = value.downcast::<PyStr>().is_some() || value.downcast::<PyBytes>().is_some();
        if plain {
            return PathArg::of_text(vm, accepts, value);
        }
        if accepts.fd && value.ty().slots().index.is_some() {
            let fd = descriptor_number(vm, value)?;
            return Ok(PathArg { target: Target::Fd(fd), object: value.clone(), is_bytes: false });
        }
        match call_fspath(vm, value)? {
            Some(text) => PathArg::of_text(vm, accepts, &text),
            None => Err(accepts.refused(vm, value)),
        }
    }

    fn of_text(vm: &Thread, accepts: Accepts, value: &Value) -> PyResult<PathArg> {
        let (bytes, is_bytes) = match value.downcast::<PyBytes>() {
            Some(bytes) => (bytes.as_bytes().to_vec(), true),
            None => (encode(vm, value)?, false),
        };
        if bytes.contains(&0) {
            let (function, argument) = (accepts.function, accepts.argument);
            return Err(vm.value_error(format!("{function}: embedded null character in {argument}")));
        }
        let target = Target::Path(PathBuf::from(OsString::from_vec(bytes)));
        Ok(PathArg { target, object: value.clone(), is_bytes })
    }

    pub fn fd(&self) -> Option<i32> {
        match self.target {
            Target::Fd(fd) => Some(fd),
            Target::Path(_) => None,
        }
    }

    /// The path; an empty one where a descriptor was given.
    pub fn path(&self) -> &Path {
        match &self.target {
            Target::Path(path) => path,
            Target::Fd(_) => Path::new(""),
        }
    }

    /// The place that the path means, if it is a virtual one.
    pub fn spot(
        &self,
        vm: &Thread,
        dir: Option<i32>,
        access: Access,
        follow: bool,
    ) -> PyResult<Option<Spot>> {
        vm.spot(self.path(), dir, access, follow)?.map_err(|error| self.error(vm, error))
    }

    /// The result of a call about the path.
    pub fn answer<T>(&self, vm: &Thread, result: Result<T, Errno>) -> PyResult<T> {
        result.map_err(|error| self.error(vm, error))
    }

    /// What to hand to the system for the path, relative to `dir` if there is one. `follow` says whether a link at the end is
    /// followed.
    pub fn grant(&self, vm: &Thread, dir: Option<i32>, access: Access, follow: bool) -> PyResult<Granted> {
        let path = self.path();
        let path: Cow<'_, Path> = match dir {
            Some(dir) if !vm.has_capability(Capability::Files) => {
                let path = below_own(vm, dir, path)?;
                let granted =
                    if follow { vm.allow_path(&path, access) } else { vm.allow_entry(&path, access) };
                let path = granted?;
                return Ok(Granted { path: c_string(vm, path.as_os_str().as_bytes())?, dir: libc::AT_FDCWD });
            }
            Some(_) => Cow::Borrowed(path),
            None if follow => vm.allow_path(path, access)?,
            None => vm.allow_entry(path, access)?,
        };
        Ok(Granted { path: c_string(vm, path.as_os_str().as_bytes())?, dir: dir.unwrap_or(libc::AT_FDCWD) })
    }

    pub fn error(&self, vm: &Thread, error: Errno) -> Raised {
        let filename = Some(&self.object).filter(|object| !object.is_none());
        vm.raise_os_error(error.raw_os_error(), filename, None)
    }

    /// An error about two paths.
    pub fn error_with(&self, vm: &Thread, error: Errno, other: &PathArg) -> Raised {
        vm.raise_os_error(error.raw_os_error(), Some(&self.object), Some(&other.object))
    }
}

/// The path that one relative to a folder stands for, which the VM has opened itself.
fn below_own(vm: &Thread, dir: i32, path: &Path) -> PyResult<PathBuf> {
    if path.is_absolute() {
        return Ok(path.to_owned());
    }
    vm.allow_descriptor(dir)?;
    match std::fs::read_link(format!("/proc/self/fd/{dir}")) {
        Ok(folder) if folder.is_absolute() => Ok(folder.join(path)),
        _ => Err(os_error(vm, Errno::BADF)),
    }
}

/// The result of `__fspath__`; `None` for objects without.
fn call_fspath(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    // A class that sets `__fspath__` to None says that its instances are no paths.
    if lookup(vm, value.ty(), &taipan_vm::names::__fspath__).is_some_and(|method| method.is_none()) {
        return Ok(None);
    }
    let Some(result) = vm.call_special(value, &taipan_vm::names::__fspath__, &[])? else { return Ok(None) };
    if result.downcast::<PyStr>().is_some() || result.downcast::<PyBytes>().is_some() {
        return Ok(Some(result));
    }
    let (ty, given) = (value.ty().short_name(), result.ty().short_name());
    Err(vm.type_error(format!("expected {ty:.200}.__fspath__() to return str or bytes, not {given:.200}")))
}

/// `os.fspath(path)`.
pub fn fspath(vm: &Thread, value: &Value) -> PyResult {
    if value.downcast::<PyStr>().is_some() || value.downcast::<PyBytes>().is_some() {
        return Ok(value.clone());
    }
    match call_fspath(vm, value)? {
        Some(text) => Ok(text),
        None => {
            let given = value.ty().short_name();
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given:.200}")))
        }
    }
}

/// The bytes for a `str` in the encoding of the file system: UTF-8, where lone surrogates stand for other bytes.
pub fn encode(vm: &Thread, value: &Value) -> PyResult<Vec<u8>> {
    let Some(text) = value.downcast::<PyStr>() else { return Ok(Vec::new()) };
    if let Some(ascii) = text.as_ascii() {
        return Ok(ascii.as_bytes().to_vec());
    }
    let mut bytes = Vec::with_capacity(text.len() * 2);
    for code in text.text().iter() {
        match (char::from_u32(code), code) {
            (Some(c), _) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            (None, 0xDC80..=0xDCFF) => bytes.push((code - 0xDC00) as u8),
            (None, _) => return Err(surrogate_encode_error(vm, text)),
        }
    }
    Ok(bytes)
}

/// The `str` for bytes from the system.
pub fn decode(vm: &Thread, bytes: &[u8]) -> PyResult {
    Ok(sys::path_str(vm.heap(), Path::new(OsStr::from_bytes(bytes)))?.into_value())
}

/// `str`, or `bytes` where the path was given so.
pub fn decode_like(vm: &Thread, bytes: &[u8], is_bytes: bool) -> PyResult {
    if is_bytes { vm.new_bytes(bytes) } else { decode(vm, bytes) }
}

pub fn c_string(vm: &Thread, bytes: &[u8]) -> PyResult<CString> {
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

/// `PyUnicode_FSConverter`: a path as bytes, without a null among them.
pub fn fs_bytes(vm: &Thread, value: &Value) -> PyResult<CString> {
    let text = fspath(vm, value)?;
    match text.downcast::<PyBytes>() {
        Some(bytes) => c_string(vm, bytes.as_bytes()),
        None => c_string(vm, &encode(vm, &text)?),
    }
}

/// A `str` argument as UTF-8 without nulls.
pub fn str_bytes(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<CString> {
    let text = vm.str_argument(value, function, which)?;
    let bytes = encode(vm, &taipan_vm::object::to_value(text))?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

/// The number of a descriptor given in place of a path.
fn descriptor_number(vm: &Thread, value: &Value) -> PyResult<i32> {
    if value.as_bool().is_some() {
        vm.warn(&exceptions::RUNTIME_WARNING, "bool is used as a file descriptor", 1)?;
    }
    let index = number::index(vm, value)?;
    if let Some(fd) = int::as_i64(&index).and_then(|fd| i32::try_from(fd).ok()) {
        return Ok(fd);
    }
    let text =
        if int::is_negative(&index) { "fd is less than minimum" } else { "fd is greater than maximum" };
    Err(vm.overflow_error(text))
}

/// `dir_fd`: `None` or a descriptor.
pub fn dir_fd(vm: &Thread, value: &Value) -> PyResult<Option<i32>> {
    if value.is_none() || value.is_unbound() {
        return Ok(None);
    }
    if value.ty().slots().index.is_none() {
        let given = value.ty().short_name();
        return Err(vm.type_error(format!("argument should be integer or None, not {given:.200}")));
    }
    descriptor_number(vm, value).map(Some)
}

/// A descriptor, or an object with a method `fileno` (`PyObject_AsFileDescriptor`).
pub fn fildes(vm: &Thread, value: &Value) -> PyResult<i32> {
    let fd = any_fildes(vm, value)?;
    vm.allow_descriptor(fd)?;
    Ok(fd)
}

/// The same, of a virtual file perhaps.
pub fn any_fildes(vm: &Thread, value: &Value) -> PyResult<i32> {
    let fd = if int::is_int(value) {
        if value.as_bool().is_some() {
            vm.warn(&exceptions::RUNTIME_WARNING, "bool is used as a file descriptor", 1)?;
        }
        c_int(vm, value)?
    } else {
        match vm.get_attr_opt(value, &*vm.intern_str("fileno")?)? {
            Some(method) => {
                let fd = vm.call(&method, &[])?;
                if !int::is_int(&fd) {
                    return Err(vm.type_error("fileno() returned a non-integer"));
                }
                c_int(vm, &fd)?
            }
            None => return Err(vm.type_error("argument must be an int, or have a fileno() method.")),
        }
    };
    if fd < 0 {
        return Err(vm.value_error(format!("file descriptor cannot be a negative integer ({fd})")));
    }
    vm.allow_any_descriptor(fd)?;
    Ok(fd)
}

/// A descriptor that must be an int, and may be that of a virtual file.
pub fn any_fd(vm: &Thread, value: &Value) -> PyResult<i32> {
    let fd = c_int(vm, value)?;
    vm.allow_any_descriptor(fd)?;
    Ok(fd)
}

/// A descriptor that must be an int.
pub fn fd(vm: &Thread, value: &Value) -> PyResult<i32> {
    let fd = c_int(vm, value)?;
    vm.allow_descriptor(fd)?;
    Ok(fd)
}

fn too_large(vm: &Thread, c_type: &str) -> Raised {
    vm.overflow_error(format!("Python int too large to convert to C {c_type}"))
}

pub fn c_int(vm: &Thread, value: &Value) -> PyResult<i32> {
    let index = number::index(vm, value)?;
    match int::as_i64(&index) {
        Some(number) => i32::try_from(number).map_err(|_| too_large(vm, "int")),
        None => Err(too_large(vm, "int")),
    }
}

/// The same with the messages of `PyArg_ParseTuple`.
pub fn parsed_int(vm: &Thread, value: &Value) -> PyResult<i32> {
    let number = vm.expect_i64(value)?;
    i32::try_from(number).map_err(|_| {
        vm.overflow_error(match number < 0 {
            true => "signed integer is less than minimum",
            false => "signed integer is greater than maximum",
        })
    })
}

pub fn c_int_or(vm: &Thread, value: &Value, default: i32) -> PyResult<i32> {
    if value.is_unbound() { Ok(default) } else { c_int(vm, value) }
}

/// An `unsigned int` whose overflow goes unnoticed: the bits that fit are taken.
pub fn c_uint_mask(vm: &Thread, value: &Value) -> PyResult<u32> {
    Ok(wrapping_u64(vm, value)? as u32)
}

/// The low 64 bits of an int.
pub fn wrapping_u64(vm: &Thread, value: &Value) -> PyResult<u64> {
    let index = number::index(vm, value)?;
    if let Some(number) = int::as_i64(&index) {
        return Ok(number as u64);
    }
    Ok(int::as_ref(&index).map_or(0, |number| number.low_u64()))
}

/// Without `__index__`: an int alone (`PyLong_AsLong` of `i` in argument formats takes both).
pub fn c_long(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    int::as_i64(&index).ok_or_else(|| too_large(vm, "long"))
}

/// `Py_off_t`.
pub fn offset(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    int::as_i64(&index).ok_or_else(|| vm.overflow_error("int too big to convert"))
}

pub fn offset_or_none(vm: &Thread, value: &Value) -> PyResult<Option<i64>> {
    if value.is_none() || value.is_unbound() { Ok(None) } else { offset(vm, value).map(Some) }
}

/// `Py_ssize_t`.
pub fn ssize(vm: &Thread, value: &Value) -> PyResult<isize> {
    let index = number::index(vm, value)?;
    int::as_i64(&index).map(|size| size as isize).ok_or_else(|| too_large(vm, "ssize_t"))
}

/// An unsigned number of 64 bits.
pub fn c_ulong(vm: &Thread, value: &Value) -> PyResult<u64> {
    let index = number::index(vm, value)?;
    match int::as_ref(&index).and_then(|number| number.to_u64()) {
        Some(number) => Ok(number),
        None if int::is_negative(&index) => Err(vm.overflow_error("can't convert negative int to unsigned")),
        None => Err(too_large(vm, "unsigned long")),
    }
}

/// A user's or a group's number. -1 stands for "leave as it is".
fn id_number(vm: &Thread, what: &str, value: &Value) -> PyResult<u32> {
    let Ok(index) = number::index(vm, value) else {
        if vm.is_terminating() {
            return Err(Raised);
        }
        // Whatever `__index__` has raised.
        vm.clear_raised();
        let given = value.ty().short_name();
        return Err(vm.type_error(format!("{what} should be integer, not {given:.200}")));
    };
    match int::as_i64(&index) {
        Some(-1) => Ok(u32::MAX),
        Some(number) if (0..i64::from(u32::MAX)).contains(&number) => Ok(number as u32),
        Some(number) if number < 0 => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        None if int::is_negative(&index) => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        // CPython cannot tell the largest one from -1.
        Some(number) if number == i64::from(u32::MAX) => Ok(u32::MAX),
        Some(number) if number as u32 == 0 => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        _ => Err(vm.overflow_error(format!("{what} is greater than maximum"))),
    }
}

pub fn uid(vm: &Thread, value: &Value) -> PyResult<u32> {
    id_number(vm, "uid", value)
}

pub fn gid(vm: &Thread, value: &Value) -> PyResult<u32> {
    id_number(vm, "gid", value)
}

/// The int for a user's or group's number: -1 for the one that means none.
pub fn id_value(id: u32) -> Value {
    int::small(if id == u32::MAX { -1 } else { i64::from(id) })
}

/// A device's number; -1 for none.
pub fn device(vm: &Thread, value: &Value) -> PyResult<u64> {
    let index = number::index(vm, value)?;
    match int::as_ref(&index).and_then(|number| number.to_u64()) {
        Some(number) => Ok(number),
        None if int::as_i64(&index) == Some(-1) => Ok(u64::MAX),
        None if int::is_negative(&index) => Err(vm.overflow_error("can't convert negative int to unsigned")),
        None => Err(vm.overflow_error("int too big to convert")),
    }
}

pub fn device_value(vm: &Thread, device: u64) -> PyResult {
    if device == u64::MAX { Ok(int::small(-1)) } else { int::from_u64(vm, device) }
}

/// A truth argument.
pub fn flag(vm: &Thread, value: &Value, default: bool) -> PyResult<bool> {
    if value.is_unbound() { Ok(default) } else { vm.is_true(value) }
}

/// `OSError` for the error of a call that names no file.
pub fn os_error(vm: &Thread, error: Errno) -> Raised {
    vm.raise_os_error(error.raw_os_error(), None, None)
}

/// The result of a call that names no file.
pub fn done<T>(vm: &Thread, result: Result<T, Errno>) -> PyResult<T> {
    result.map_err(|error| os_error(vm, error))
}

pub fn none<T>(vm: &Thread, result: Result<T, Errno>) -> PyResult {
    done(vm, result).map(|_| Value::NONE)
}

//! Functions that need little of the system: on the text of paths, on numbers of devices, randomness.

use super::argument::{Accepts, c_int, c_uint_mask, device, device_value, done, os_error, ssize};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static FUNCTIONS: &[MethodDef] = &[
    method("fspath", "(path)", "Return a path as str or bytes.", |vm, args| {
        super::argument::fspath(vm, &args[0])
    }),
    method("_path_normpath", "(path)", "Normalize path, eliminating double slashes, etc.", |vm, args| {
        on_text(vm, "_path_normpath", "path", &args[0], |text| vec![normpath(text)], normpath_bytes)
            .map(first)?
    }),
    method("_path_splitroot_ex", "(p)", "Split a pathname into drive, root and tail.", |vm, args| {
        let parts = on_text(vm, "_path_splitroot_ex", "path", &args[0], splitroot, splitroot)?;
        vm.new_tuple(&parts)
    }),
    method("_inputhook", "()", "Calls PyOS_CallInputHook droppong the GIL first", |_, _| Ok(Value::NONE)),
    method("_is_inputhook_installed", "()", "Checks if PyOS_CallInputHook is set", |_, _| Ok(Value::FALSE)),
    method("strerror", "(code, /)", "Return the system's text for an error number.", |vm, args| {
        vm.new_str(&taipan_vm::sys::error_text(c_int(vm, &args[0])?))
    }),
    method("major", "(device, /)", "Return the major number of a device.", |vm, args| {
        let device = device(vm, &args[0])?;
        id_or_none(vm, device, u64::from(libc::major(device)))
    }),
    method("minor", "(device, /)", "Return the minor number of a device.", |vm, args| {
        let device = device(vm, &args[0])?;
        id_or_none(vm, device, u64::from(libc::minor(device)))
    }),
    method("makedev", "(major, minor, /)", "Return the number of a device.", |vm, args| {
        let (major, minor) = (device(vm, &args[0])?, device(vm, &args[1])?);
        device_value(vm, libc::makedev(major as u32, minor as u32))
    }),
    method("urandom", "(size, /)", "Return random bytes fit for cryptography.", |vm, args| {
        vm.allow(Capability::Randomness)?;
        let size = ssize(vm, &args[0])?;
        let size = usize::try_from(size).map_err(|_| vm.value_error("negative argument not allowed"))?;
        let mut bytes = Buf::new();
        bytes.resize(size, 0)?;
        taipan_vm::sys::random_bytes(&mut bytes);
        vm.finish_bytes(bytes)
    }),
    method("getrandom", "(size, flags=0)", "Return random bytes of the system's.", |vm, args| {
        vm.allow(Capability::Randomness)?;
        let size = ssize(vm, &args[0])?;
        let size = usize::try_from(size).map_err(|_| os_error(vm, Errno::INVAL))?;
        let flags = if args[1].is_unbound() { 0 } else { c_uint_mask(vm, &args[1])? };
        let mut bytes = Buf::new();
        bytes.resize(size, 0)?;
        let slice: &mut [u8] = &mut bytes;
        let count = done(vm, vm.blocking(|| calls::getrandom(slice, flags))?)?;
        bytes.truncate(count);
        vm.finish_bytes(bytes)
    }),
];

fn first(mut values: Vec<Value>) -> PyResult {
    Ok(values.pop().unwrap_or(Value::NONE))
}

fn id_or_none(vm: &Thread, device: u64, number: u64) -> PyResult {
    if device == u64::MAX { Ok(int::small(-1)) } else { int::from_u64(vm, number) }
}

/// Parts of a path's text: of code points, or of bytes. Anything may be in it.
fn on_text(
    vm: &Thread,
    function: &'static str,
    argument: &'static str,
    value: &Value,
    on_codes: impl Fn(&[u32]) -> Vec<Vec<u32>>,
    on_bytes: impl Fn(&[u8]) -> Vec<Vec<u8>>,
) -> PyResult<Vec<Value>> {
    let text = match super::argument::fspath(vm, value) {
        Ok(text) => text,
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) && value.ty().slots().index.is_some() => {
            vm.clear_raised();
            return Err(Accepts::path(function, argument).refused(vm, value));
        }
        Err(raised) => return Err(raised),
    };
    if let Some(bytes) = text.downcast::<PyBytes>() {
        return on_bytes(bytes.as_bytes()).iter().map(|part| vm.new_bytes(part)).collect();
    }
    let Some(text) = text.downcast::<PyStr>() else { return Ok(Vec::new()) };
    if let Some(ascii) = text.as_ascii() {
        let parts = on_bytes(ascii.as_bytes());
        return parts.iter().map(|part| vm.new_str(&String::from_utf8_lossy(part))).collect();
    }
    let codes: Vec<u32> = text.text().iter().collect();
    let make = |part: &Vec<u32>| {
        let mut buf = TextBuf::new();
        part.iter().try_for_each(|code| buf.push(*code))?;
        Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
    };
    on_codes(&codes).iter().map(make).collect()
}

fn normpath_bytes(path: &[u8]) -> Vec<Vec<u8>> {
    vec![normpath(path)]
}

/// How many slashes the root has: two at the beginning of a path mean something else than one or more.
fn root_len<T: Copy + Eq + From<u8>>(path: &[T]) -> usize {
    match path.iter().take_while(|code| **code == b'/'.into()).count() {
        2 => 2,
        slashes => slashes.min(1),
    }
}

fn splitroot<T: Copy + Eq + From<u8>>(path: &[T]) -> Vec<Vec<T>> {
    let (root, tail) = path.split_at(root_len(path));
    vec![Vec::new(), root.to_vec(), tail.to_vec()]
}

fn normpath<T: Copy + Eq + From<u8>>(path: &[T]) -> Vec<T> {
    let (dot, slash): (T, T) = (b'.'.into(), b'/'.into());
    let (root, tail) = path.split_at(root_len(path));
    let mut kept: Vec<&[T]> = Vec::new();
    for part in tail.split(|code| *code == slash) {
        let is_up = part == [dot, dot];
        if part.is_empty() || part == [dot] {
            continue;
        }
        match kept.last() {
            Some(last) if is_up && *last != [dot, dot] => {
                kept.pop();
            }
            None if is_up && !root.is_empty() => {}
            _ => kept.push(part),
        }
    }
    let mut result = root.to_vec();
    result.extend(kept.join(&slash));
    if result.is_empty() {
        result.push(dot);
    }
    result
}

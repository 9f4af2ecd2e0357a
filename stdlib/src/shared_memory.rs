//! `_posixshmem`: shared memory by name.

use crate::posix::argument::{encode, parsed_int};
use std::ffi::CString;
use taipan_vm::builtins::int;
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::method;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::memory;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_posixshmem",
    doc: "POSIX shared memory module",
    functions: &[
        method(
            "shm_open",
            "($module, /, path, flags, mode=511)",
            "Open a shared memory object.  Returns a file descriptor (integer).",
            |vm, args| {
                let path = path_of(vm, "shm_open", Which::At(1), &args[1])?;
                let flags = parsed_int(vm, &args[2])? | libc::O_CLOEXEC;
                let mode = if args[3].is_unbound() { 0o777 } else { parsed_int(vm, &args[3])? };
                match vm.retrying(|| memory::shm_open(&path, flags, mode as u32))? {
                    Ok(fd) => Ok(int::small(fd.into())),
                    Err(error) => Err(vm.raise_os_error(error.raw_os_error(), Some(&args[1]), None)),
                }
            },
        ),
        method(
            "shm_unlink",
            "($module, path, /)",
            "Remove a shared memory object (similar to unlink()).",
            |vm, args| {
                let path = path_of(vm, "shm_unlink", Which::Only, &args[1])?;
                match vm.retrying(|| memory::shm_unlink(&path))? {
                    Ok(()) => Ok(Value::NONE),
                    Err(error) => Err(vm.raise_os_error(error.raw_os_error(), Some(&args[1]), None)),
                }
            },
        ),
    ],
    ..ModuleSpec::NEW
};

/// The name of an object, which is not a path of a file system that could be granted in part.
fn path_of(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<CString> {
    vm.allow(Capability::Files)?;
    if matches!(which, Which::Only) && value.is_none() {
        return Err(vm.type_error(format!("{function}() argument must be str, not NoneType")));
    }
    vm.str_argument(value, function, which)?;
    CString::new(encode(vm, value)?).map_err(|_| vm.value_error("embedded null character"))
}

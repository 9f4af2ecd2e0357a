//! The environment of the process.

use super::argument::{fs_bytes, none};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::sys::calls;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static FUNCTIONS: &[MethodDef] = &[
    method("putenv", "(name, value, /)", "Change or add an environment variable.", |vm, args| {
        let (name, value) = (fs_bytes(vm, &args[0])?, fs_bytes(vm, &args[1])?);
        vm.allow_variable(OsStr::from_bytes(name.to_bytes()))?;
        if name.to_bytes().contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        none(vm, calls::set_variable(&name, &value))
    }),
    method("unsetenv", "(name, /)", "Delete an environment variable.", |vm, args| {
        let name = fs_bytes(vm, &args[0])?;
        vm.allow_variable(OsStr::from_bytes(name.to_bytes()))?;
        none(vm, calls::unset_variable(&name))
    }),
    method("_create_environ", "()", "Make a dict of the environment as it is now.", |vm, _| environ(vm)),
];

/// Names and values of the variables that are granted, as bytes.
pub fn environ(vm: &Thread) -> PyResult {
    let dict = PyDict::new(vm)?;
    for (name, value) in std::env::vars_os().filter(|(name, _)| vm.has_variable(name)) {
        let name = vm.new_bytes(name.as_bytes())?;
        // Of two variables with one name, the first one counts.
        if !dict.contains_key(vm, &name)? {
            dict.set_item(vm, &name, vm.new_bytes(value.as_bytes())?)?;
        }
    }
    Ok(Value::from(dict))
}

//! Shared libraries: `dlopen`, `dlsym`, `dlclose`, `dllist`.

use super::{code, python_api};
use std::ffi::{CStr, CString, c_int, c_void};
use std::ptr;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::os_error::OS_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A name as C has it.
pub fn c_name(vm: &Thread, name: &PyStr) -> PyResult<CString> {
    c_string(vm, to_wtf8(name.text()).as_wtf8().as_bytes())
}

pub fn c_string(vm: &Thread, bytes: &[u8]) -> PyResult<CString> {
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

/// What the system says about the last error.
fn last_error() -> Option<String> {
    // SAFETY: the text is good until the next call of this thread.
    unsafe {
        let text = libc::dlerror();
        (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
    }
}

/// The handle of the program itself and the libraries that it was started with.
fn main_handle() -> *mut c_void {
    // SAFETY: loads nothing.
    unsafe { libc::dlopen(ptr::null(), libc::RTLD_NOW) }
}

/// The address of a symbol, or why there is none: `kind` is what messages call it. The functions of Python's own interface are found in the program.
pub fn find(handle: *mut c_void, name: &CStr, kind: &str) -> Result<*mut u8, String> {
    if let Some(address) = name.to_str().ok().and_then(python_api::find)
        && handle == main_handle()
    {
        return Ok(address);
    }
    // SAFETY: a handle that the program names; the name ends with a null.
    let address = unsafe {
        libc::dlerror();
        libc::dlsym(handle, name.as_ptr())
    };
    if !address.is_null() {
        return Ok(address.cast());
    }
    let shown = name.to_string_lossy();
    Err(last_error().unwrap_or_else(|| format!("{kind} '{shown}' not found")))
}

/// The handle of a `CDLL`.
pub fn handle_of(vm: &Thread, library: &Value) -> PyResult<*mut c_void> {
    let handle = vm.get_attr_str(library, "_handle")?;
    if !int::is_int(&handle) {
        return Err(vm.type_error("the _handle attribute of the second argument must be an integer"));
    }
    if int::as_i64(&handle).is_none() && int::as_ref(&handle).and_then(|int| int.to_u64()).is_none() {
        return Err(vm.value_error("could not convert the _handle attribute to a pointer"));
    }
    Ok(code::at(code::low_word(vm, &handle)?))
}

/// A handle given as a number.
fn handle_argument(vm: &Thread, value: &Value) -> PyResult<*mut c_void> {
    if !int::is_int(value) {
        return Err(vm.type_error("an integer is required"));
    }
    Ok(code::at(code::low_word(vm, value)?))
}

pub fn dlopen(vm: &Thread, args: &[Value]) -> PyResult {
    let mode = match &args[1] {
        mode if mode.is_unbound() => libc::RTLD_NOW,
        mode => vm.c_int_argument(mode)?,
    };
    let name = if args[0].is_none() {
        None
    } else {
        let path = vm.fspath(&args[0])?;
        Some(match path.downcast::<PyBytes>() {
            Some(bytes) => c_string(vm, bytes.as_bytes())?,
            None => c_string(vm, &vm.buffer_bytes(&vm.encode_fs(vm.to_str(&path)?.text())?)?)?,
        })
    };
    vm.audit("ctypes.dlopen", || vec![args[0].clone()])?;
    let handle = open(name.as_deref(), mode | libc::RTLD_NOW);
    if handle.is_null() {
        return Err(vm.raise(&OS_ERROR, &last_error().unwrap_or_else(|| "dlopen() error".to_owned())));
    }
    int::from_u64(vm, handle.expose_provenance() as u64)
}

fn open(name: Option<&CStr>, mode: c_int) -> *mut c_void {
    // SAFETY: null, or a string; what a library does when it is loaded is the program's affair.
    unsafe { libc::dlopen(name.map_or(ptr::null(), CStr::as_ptr), mode) }
}

pub fn dlsym(vm: &Thread, args: &[Value]) -> PyResult {
    let handle = handle_argument(vm, &args[0])?;
    let Some(name) = args[1].downcast::<PyStr>() else {
        let given = args[1].argument_type();
        return Err(vm.type_error(format!("dlsym() argument 2 must be str, not {given}")));
    };
    vm.audit("ctypes.dlsym/handle", || args.to_vec())?;
    match find(handle, &c_name(vm, name)?, "symbol") {
        Ok(address) => int::from_u64(vm, address.expose_provenance() as u64),
        Err(text) => Err(vm.raise(&OS_ERROR, &text)),
    }
}

pub fn dlclose(vm: &Thread, args: &[Value]) -> PyResult {
    let handle = handle_argument(vm, &args[0])?;
    // SAFETY: a handle that the program names.
    if unsafe { libc::dlclose(handle) } != 0 {
        return Err(vm.raise(&OS_ERROR, &last_error().unwrap_or_else(|| "dlclose() error".to_owned())));
    }
    Ok(Value::NONE)
}

/// The names of the libraries that are loaded, the program's own, which is empty, first.
pub fn dllist(vm: &Thread, _: &[Value]) -> PyResult {
    let mut found: Vec<Vec<u8>> = Vec::new();
    // SAFETY: the function is called for each library while this one waits, with the list that it is given.
    unsafe { libc::dl_iterate_phdr(Some(push_name), (&raw mut found).cast()) };
    let mut names = Buf::with_capacity(found.len())?;
    for name in &found {
        names.push(vm.decode_fs(name)?.into_value())?;
    }
    vm.new_list(names)
}

unsafe extern "C" fn push_name(library: *mut libc::dl_phdr_info, _: usize, found: *mut c_void) -> c_int {
    // SAFETY: what `dl_iterate_phdr` and `dllist` give.
    unsafe {
        let name = (*library).dlpi_name;
        if !name.is_null() {
            (*found.cast::<Vec<Vec<u8>>>()).push(CStr::from_ptr(name).to_bytes().to_vec());
        }
    }
    0
}

//! `ctypes.pythonapi`: the functions of CPython's C interface that there are.
//!
//! The program exports no symbols. Names are looked for in this table before the system is asked, for libraries whose
//! handle is the program's own. Objects come as borrowed words, as `id` tells them, and go as owned ones.
//!
//! # Safety
//! What calls these functions keeps their contracts in CPython's documentation: words are those of live objects, strings end with
//! a null. Those without an argument ask for nothing.

use super::address::Address;
use super::running::{owned_word, run, with_thread};
use std::ffi::{CStr, c_char, c_int, c_long, c_ulong, c_void};
use std::ptr;
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::int;
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::builtins::attributes;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

/// Sorted by name.
static FUNCTIONS: [(&str, Address); 30] = [
    ("PyBytes_FromString", || bytes_from_string as *const u8),
    ("PyBytes_FromStringAndSize", || bytes_from_string_and_size as *const u8),
    ("PyErr_CheckSignals", || check_signals as *const u8),
    ("PyErr_Clear", || clear_error as *const u8),
    ("PyErr_Occurred", || error_occurred as *const u8),
    ("PyErr_SetInterrupt", || set_interrupt as *const u8),
    ("PyErr_SetInterruptEx", || set_interrupt_ex as *const u8),
    ("PyEval_GetFrameBuiltins", || frame_builtins as *const u8),
    ("PyEval_GetFrameGlobals", || frame_globals as *const u8),
    ("PyEval_GetFrameLocals", || frame_locals as *const u8),
    ("PyFrame_GetLocals", || locals_of_frame as *const u8),
    ("PyGILState_Check", || gil_state_check as *const u8),
    ("PyGILState_Ensure", || gil_state_ensure as *const u8),
    ("PyGILState_Release", || gil_state_release as *const u8),
    ("PyLong_AsLong", || long_as_long as *const u8),
    ("PyLong_FromLong", || long_from_long as *const u8),
    ("PyMem_RawFree", || libc::free as *const u8),
    ("PyMem_RawMalloc", || libc::malloc as *const u8),
    ("PyOS_snprintf", || libc::snprintf as *const u8),
    ("PyThreadState_SetAsyncExc", || set_async_exception as *const u8),
    ("PyUnstable_Code_GetExtra", || code_get_extra as *const u8),
    ("PyUnstable_Code_SetExtra", || code_set_extra as *const u8),
    ("PyUnstable_Eval_RequestCodeExtraIndex", || request_code_extra_index as *const u8),
    ("Py_DecRef", || dec_ref as *const u8),
    ("Py_GetVersion", || version as *const u8),
    ("Py_IncRef", || inc_ref as *const u8),
    ("Py_IsInitialized", || is_initialized as *const u8),
    ("_PyCode_GetExtra", || code_get_extra as *const u8),
    ("_PyCode_SetExtra", || code_set_extra as *const u8),
    ("_PyEval_RequestCodeExtraIndex", || request_code_extra_index as *const u8),
];

/// The address of a function.
pub fn find(name: &str) -> Option<*mut u8> {
    let index = FUNCTIONS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(FUNCTIONS[index].1().cast_mut())
}

/// The object of a word, if it is one.
///
/// # Safety
/// The caller keeps the object.
unsafe fn object(word: u64) -> Option<Value> {
    // SAFETY: by contract.
    (word != 0).then(|| unsafe { Word::from_bits(word).to_value() })
}

unsafe extern "C" fn inc_ref(word: u64) {
    with_thread(|_| {
        // SAFETY: an object that the program names.
        let object = unsafe { object(word) };
        std::mem::forget(object);
    });
}

unsafe extern "C" fn dec_ref(word: u64) {
    with_thread(|_| {
        if word != 0 {
            // SAFETY: an object of which the program gives a reference up.
            unsafe { Word::from_bits(word).decrement() };
        }
    });
}

unsafe extern "C" fn bytes_from_string(text: *const c_char) -> u64 {
    // SAFETY: a string, as the program says.
    answer(|vm| vm.new_bytes(unsafe { CStr::from_ptr(text) }.to_bytes()))
}

unsafe extern "C" fn bytes_from_string_and_size(text: *const u8, size: isize) -> u64 {
    answer(|vm| {
        let Ok(size) = usize::try_from(size) else {
            return Err(vm.system_error("Negative size passed to PyBytes_FromStringAndSize"));
        };
        if text.is_null() {
            return vm.finish_bytes(taipan_vm::collections::Buf::filled(0, size)?);
        }
        // SAFETY: so many bytes, as the program says.
        vm.new_bytes(unsafe { super::data::slice(text, size) })
    })
}

fn answer(work: impl FnOnce(&Thread) -> PyResult) -> u64 {
    with_thread(|vm| owned_word(work(vm))).unwrap_or(0)
}

unsafe extern "C" fn long_from_long(number: c_long) -> u64 {
    answer(|vm| int::from_i64(vm, number))
}

unsafe extern "C" fn long_as_long(word: u64) -> c_long {
    let number = with_thread(|vm| {
        // SAFETY: an object that the caller keeps.
        unsafe { object(word) }.and_then(|value| vm.expect_i64(&value).ok())
    });
    number.flatten().unwrap_or(-1)
}

unsafe extern "C" fn frame_builtins() -> u64 {
    answer(|vm| match vm.current_globals() {
        Some(globals) => Ok(vm.builtins_of(&globals)?.into_value()),
        None => Err(vm.system_error("there is no frame")),
    })
}

unsafe extern "C" fn frame_globals() -> u64 {
    answer(|vm| match vm.current_globals() {
        Some(globals) => Ok(globals.into_value()),
        None => Err(vm.system_error("there is no frame")),
    })
}

unsafe extern "C" fn frame_locals() -> u64 {
    answer(attributes::locals)
}

unsafe extern "C" fn locals_of_frame(word: u64) -> u64 {
    answer(|vm| {
        // SAFETY: an object that the caller keeps.
        match unsafe { object(word) } {
            Some(frame) => vm.get_attr_str(&frame, "f_locals"),
            None => Err(vm.system_error("bad argument to internal function")),
        }
    })
}

/// A borrowed reference to the type of the exception on its way.
unsafe extern "C" fn error_occurred() -> u64 {
    with_thread(|vm| match vm.has_raised() {
        true => vm.raised().map_or(0, |exception| exception.ty().to_value().exposed_bits()),
        false => 0,
    })
    .unwrap_or(0)
}

unsafe extern "C" fn clear_error() {
    with_thread(Thread::clear_raised);
}

unsafe extern "C" fn check_signals() -> c_int {
    with_thread(|vm| if vm.check_attention().is_err() { -1 } else { 0 }).unwrap_or(0)
}

unsafe extern "C" fn set_interrupt() {
    // SAFETY: takes a number.
    unsafe { set_interrupt_ex(libc::SIGINT) };
}

unsafe extern "C" fn set_interrupt_ex(signal: c_int) -> c_int {
    let done = with_thread(|vm| match taipan_vm::sys::signal::simulate(vm, signal.into()) {
        Ok(_) => 0,
        Err(_) => {
            vm.clear_raised();
            -1
        }
    });
    done.unwrap_or(-1)
}

unsafe extern "C" fn gil_state_check() -> c_int {
    with_thread(|_| 1).unwrap_or(0)
}

/// Only threads that have the lock, or have given it up for the call, come here: what they had is restored when it ends.
unsafe extern "C" fn gil_state_ensure() -> c_int {
    0
}

unsafe extern "C" fn gil_state_release(_: c_int) {}

unsafe extern "C" fn is_initialized() -> c_int {
    1
}

unsafe extern "C" fn version() -> *const c_char {
    c"3.14.10 (taipan)".as_ptr()
}

unsafe extern "C" fn set_async_exception(id: c_ulong, word: u64) -> c_int {
    with_thread(|vm| {
        // SAFETY: an object that the caller keeps.
        let given = unsafe { object(word) };
        let exception = match given.map(|given| exception_of(vm, given)).transpose() {
            Ok(exception) => exception,
            Err(_) => return 0,
        };
        let mut found = 0;
        vm.interp().threads.for_each(|thread| {
            if thread.id() == id && found == 0 {
                found = 1;
                thread.set_async_exception(exception.clone());
            }
        });
        found
    })
    .unwrap_or(0)
}

/// An instance of what may be an exception's class.
fn exception_of(vm: &Thread, given: Value) -> PyResult {
    let made = match given.downcast::<PyType>() {
        Some(_) => vm.call(&given, &[])?,
        None => given,
    };
    if !made.ty().has_flag(flags::EXCEPTION_SUBCLASS) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    Ok(made)
}

/// Calls the function that frees what has been attached to a code object.
fn free_extra(vm: &Thread, function: usize, data: usize) {
    if function == 0 || data == 0 {
        return;
    }
    run(vm, true, false, || {
        // SAFETY: the function that the program has given for such data.
        unsafe {
            let function = std::mem::transmute::<*const u8, unsafe extern "C" fn(*mut c_void)>(
                ptr::with_exposed_provenance(function),
            );
            function(ptr::with_exposed_provenance_mut(data));
        }
    });
}

unsafe extern "C" fn request_code_extra_index(free: usize) -> isize {
    with_thread(|vm| vm.interp().code_extras.request(free, free_extra)).unwrap_or(-1)
}

/// `PyErr_BadInternalCall`
fn bad_argument(vm: &Thread) -> c_int {
    let Raised = vm.system_error("bad argument to internal function");
    -1
}

unsafe extern "C" fn code_set_extra(word: u64, index: isize, data: usize) -> c_int {
    with_thread(|vm| {
        // SAFETY: an object that the caller keeps.
        let value = unsafe { object(word) };
        let is_set = value
            .as_ref()
            .and_then(Value::downcast::<PyCode>)
            .is_some_and(|code| usize::try_from(index).is_ok_and(|index| code.set_extra(vm, index, data)));
        if is_set {
            return 0;
        }
        bad_argument(vm)
    })
    .unwrap_or(-1)
}

unsafe extern "C" fn code_get_extra(word: u64, index: isize, place: *mut usize) -> c_int {
    with_thread(|vm| {
        // SAFETY: an object that the caller keeps.
        let value = unsafe { object(word) };
        let Some(code) = value.as_ref().and_then(Value::downcast::<PyCode>) else {
            return bad_argument(vm);
        };
        let data = usize::try_from(index).ok().and_then(|index| code.extra(vm, index));
        // SAFETY: room for a pointer, as the program says.
        unsafe { place.write(data.unwrap_or(0)) };
        0
    })
    .unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(FUNCTIONS.is_sorted_by_key(|(name, _)| name));
        assert!(find("Py_IncRef").is_some() && find("PyObject_Nothing").is_none());
    }
}

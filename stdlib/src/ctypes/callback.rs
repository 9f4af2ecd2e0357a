//! Python functions that foreign code calls: closures of libffi.
//!
//! Invariant: a closure's code is good as long as its `CThunkObject` lives. The function object that wraps it keeps that.

use super::call::{self, flag};
use super::code::{self, Kind as CodeKind};
use super::data::{self, PyCData};
use super::ffi_type::Ffi;
use super::guest::Caller;
use super::{info, running};
use libffi::raw::{self, ffi_cif, ffi_closure, ffi_type};
use std::ffi::c_void;
use std::ptr;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyThunk {
    object: Object,
    callable: ValueCell,
    /// A tuple of types.
    argtypes: ValueCell,
    restype: ValueCell,
    flags: u32,
    closure: Closure,
    caller: Caller,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyThunk {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.CThunkObject",
    doc: "A Python function as foreign code calls it.",
    flags: flags::NO_NEW,
    ..TypeSpec::container::<PyThunk>()
});

impl Trace for PyThunk {
    fn trace(&self, tracer: &mut Tracer) {
        self.callable.trace(tracer);
        self.argtypes.trace(tracer);
        self.restype.trace(tracer);
    }

    fn clear(&self) {
        drop((self.callable.take(), self.argtypes.take(), self.restype.take()));
    }
}

/// Code that libffi has made, with all that it refers to.
struct Closure {
    /// Null until it is made.
    memory: *mut ffi_closure,
    code: *mut c_void,
    cif: Box<ffi_cif>,
    _types: Box<[*mut ffi_type]>,
    _kept: Box<[Ffi]>,
}

impl Closure {
    fn new(vm: &Thread, argtypes: &[Value], restype: &Value) -> PyResult<Closure> {
        let kept: Box<[Ffi]> = argtypes
            .iter()
            .map(|argtype| info::of(argtype).map_or_else(Ffi::int, |info| info.ffi.borrow().clone()))
            .chain([call::result_type(Some(restype))])
            .collect();
        let mut types: Box<[*mut ffi_type]> = kept.iter().map(Ffi::as_ptr).collect();
        let count = argtypes.len();
        let (arguments, result) = types.split_at_mut(count);
        let cif = Box::new(call::prepare(vm, result[0], arguments)?);
        let mut code = ptr::null_mut();
        // SAFETY: asks for memory of that size, and is told of none by null.
        let memory =
            unsafe { raw::ffi_closure_alloc(size_of::<ffi_closure>(), &raw mut code) }.cast::<ffi_closure>();
        if memory.is_null() {
            return Err(taipan_vm::heap::NoMemory.into());
        }
        Ok(Closure { memory, code, cif, _types: types, _kept: kept })
    }

    /// Makes the code, which will call `thunk`.
    fn prepare(&self, vm: &Thread, thunk: &PyThunk) -> PyResult<()> {
        // SAFETY: the memory is this closure's; the description and the thunk live as long as it does and do not move.
        let status = unsafe {
            raw::ffi_prep_closure_loc(
                self.memory,
                ptr::from_ref(&*self.cif).cast_mut(),
                Some(invoke),
                ptr::from_ref(thunk).cast_mut().cast(),
                self.code,
            )
        };
        if status != raw::ffi_status_FFI_OK {
            return Err(vm.runtime_error(format!("ffi_prep_closure failed with {status}")));
        }
        Ok(())
    }
}

impl Drop for Closure {
    fn drop(&mut self) {
        // SAFETY: the memory is this closure's; who calls code that is gone has been told by nobody that it is there.
        unsafe { raw::ffi_closure_free(self.memory.cast()) };
    }
}

impl PyThunk {
    /// A closure that calls `callable` with arguments of `argtypes`, a tuple.
    pub fn new(
        vm: &Thread,
        callable: &Value,
        argtypes: Value,
        restype: Value,
        flags: u32,
    ) -> PyResult<Ref<PyThunk>> {
        let is_result = restype.is_none() || info::of(&restype).is_some_and(|info| info.code.is_some());
        if !is_result {
            return Err(vm.type_error("invalid result type for callback function"));
        }
        let types = argtypes.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        let closure = Closure::new(vm, types, &restype)?;
        let thunk = vm.heap().allocate(PyThunk {
            object: Object::new(&TYPE),
            callable: ValueCell::new(Some(callable.clone())),
            argtypes: ValueCell::new(Some(argtypes)),
            restype: ValueCell::new(Some(restype)),
            flags,
            closure,
            caller: Caller::new(vm),
        })?;
        vm.heap().track(&thunk.object);
        thunk.closure.prepare(vm, &thunk)?;
        Ok(thunk)
    }

    /// The address that foreign code calls.
    pub fn code(&self) -> *const u8 {
        self.closure.code.cast()
    }

    fn run(&self, vm: &Thread, result: *mut u8, args: *mut *mut c_void) {
        let (Some(callable), Some(argtypes)) = (self.callable.get(), self.argtypes.get()) else { return };
        let restype = self.restype.get().unwrap_or(Value::NONE);
        let types = argtypes.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default().to_vec();
        let mut given = Vec::with_capacity(types.len());
        for (index, class) in types.iter().enumerate() {
            // SAFETY: libffi gives as many addresses of arguments as it was told of types.
            let place = unsafe { *args.add(index) }.cast::<u8>();
            match argument(vm, class, place) {
                Ok(value) => given.push(value),
                Err(_) => {
                    return ignore(vm, &format!("creating argument {index} for"), &callable);
                }
            }
        }
        let uses_errno = self.flags & flag::USE_ERRNO != 0;
        if uses_errno {
            running::exchange_errno();
        }
        let returned = vm.call(&callable, &given);
        if uses_errno {
            running::exchange_errno();
        }
        match returned {
            Err(_) => ignore(vm, "calling", &callable),
            Ok(returned) if !restype.is_none() => {
                if hand_over(vm, &restype, returned, result).is_err() {
                    ignore(vm, "converting result of", &callable);
                }
            }
            Ok(_) => {}
        }
    }
}

/// Reports what a function that foreign code has called has raised.
fn ignore(vm: &Thread, doing: &str, callable: &Value) {
    let shown = vm.keeping_exception(|| {
        let shown = vm.repr(callable).ok();
        let text = shown.as_ref().and_then(Value::downcast::<PyStr>).map(PyStr::to_string_lossy);
        if text.is_none() && !vm.is_terminating() {
            vm.clear_raised();
        }
        text
    });
    let shown = shown.as_deref().unwrap_or("?");
    vm.report_unraisable_text(&format!("Exception ignored while {doing} ctypes callback function {shown}"));
}

/// An argument that foreign code has passed.
fn argument(vm: &Thread, class: &Value, place: *mut u8) -> PyResult {
    let (Some(ty), Some(info)) = (class.downcast::<PyType>(), info::of(class)) else {
        let shown = vm.repr(class)?;
        let text = vm.format_str("cannot build parameter of type ", &shown, "")?;
        return Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]));
    };
    if let Some(code) = info.code.filter(|_| data::is_plain_simple(ty, &info)) {
        // SAFETY: an argument of that type lies there.
        return unsafe { code.get(vm, place, info.swapped, None) };
    }
    let value = vm.call(class, &[])?;
    let Some(data) = value.downcast::<PyCData>() else {
        let (shown, given) = (vm.repr(class)?, vm.full_type_name(value.ty())?);
        let text = vm.format_str("", &shown, &format!(" returned unexpected result of type {given}"))?;
        return Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]));
    };
    // SAFETY: as above; the instance has as much room as its class says.
    unsafe { ptr::copy_nonoverlapping(place, data.memory(), info.size.get().min(data.size())) };
    Ok(value)
}

/// Writes what the function has returned where foreign code finds it.
fn hand_over(vm: &Thread, restype: &Value, returned: Value, place: *mut u8) -> PyResult<()> {
    let Some(info) = info::of(restype) else { return Ok(()) };
    let Some(code) = info.code else { return Ok(()) };
    // SAFETY: there is room for a result of that type.
    let kept = unsafe { code.set(vm, place, &returned, info.swapped, None) }?;
    if code.kind == CodeKind::Signed && code.size < 8 {
        let unused = 64 - 8 * code.size as u32;
        // SAFETY: small results are read as whole words.
        unsafe {
            let word = code::read_word(place, code.size, false);
            code::write_word(place, 8, false, ((word << unused) as i64 >> unused) as u64);
        }
    }
    if kept.is_none() {
        return Ok(());
    }
    // An object's reference is the caller's now. Of other results nobody knows when they may go.
    let is_object = code.kind == CodeKind::Object;
    std::mem::forget(kept);
    if is_object {
        Ok(())
    } else {
        vm.warn(&exceptions::RUNTIME_WARNING, "memory leak in callback function.", 1)
    }
}

/// What every closure calls.
///
/// # Safety
/// Called by libffi, with what the closure was made with.
unsafe extern "C" fn invoke(
    _: *mut ffi_cif,
    result: *mut c_void,
    args: *mut *mut c_void,
    thunk: *mut c_void,
) {
    // SAFETY: the module's invariant; nothing is looked at before the lock is held but what does not change.
    let thunk = unsafe { &*thunk.cast_const().cast::<PyThunk>() };
    // SAFETY: results of up to a word have room for a whole one, as libffi asks of its callers; larger ones are never made.
    unsafe {
        if (*thunk.closure.cif.rtype).type_ != raw::FFI_TYPE_VOID {
            result.cast::<u64>().write(0);
        }
    }
    let work = |vm: &Thread| {
        let _kept = Ref::borrowed(thunk);
        thunk.run(vm, result.cast(), args);
    };
    thunk.caller.call(work);
}

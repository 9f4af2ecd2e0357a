//! Foreign calls by libffi.

use super::code::{self, Code, Kind as CodeKind};
use super::data;
use super::ffi_type::Ffi;
use super::info;
use super::parameter::{self, PyCArg};
use super::{argument_error, running};
use libffi::raw::{self, ffi_cif, ffi_type};
use smallvec::SmallVec;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use taipan_vm::builtins::int;
use taipan_vm::class::PyType;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

/// `FUNCFLAG_*`
pub mod flag {
    pub const CDECL: u32 = 1;
    pub const PYTHONAPI: u32 = 4;
    pub const USE_ERRNO: u32 = 8;
    pub const USE_LASTERROR: u32 = 16;
}

/// `CTYPES_MAX_ARGCOUNT`
pub const MOST_ARGUMENTS: usize = 1024;

/// What is called, and what becomes of arguments and result.
pub struct Callee<'a> {
    pub address: *mut u8,
    pub flags: u32,
    /// Functions that convert the first arguments.
    pub converters: &'a [Value],
    /// `None` for a C `int`.
    pub restype: Option<Value>,
    /// Called with the result.
    pub checker: Option<Value>,
}

/// The types of a call, as libffi wants them. Good as long as the types are.
pub fn prepare(vm: &Thread, result: *mut ffi_type, types: &mut [*mut ffi_type]) -> PyResult<ffi_cif> {
    let mut cif = MaybeUninit::<ffi_cif>::zeroed();
    // SAFETY: as many types as are told of, which are good as long as the caller keeps them.
    let status = unsafe {
        raw::ffi_prep_cif(
            cif.as_mut_ptr(),
            raw::ffi_abi_FFI_DEFAULT_ABI,
            types.len() as u32,
            result,
            types.as_mut_ptr(),
        )
    };
    if status != raw::ffi_status_FFI_OK {
        return Err(vm.runtime_error("ffi_prep_cif failed"));
    }
    // SAFETY: all zero at first, and filled now.
    Ok(unsafe { cif.assume_init() })
}

/// The type of a result.
pub fn result_type(restype: Option<&Value>) -> Ffi {
    match restype {
        Some(restype) if restype.is_none() => Ffi::void(),
        Some(restype) => info::of(restype).map_or_else(Ffi::int, |info| info.ffi.borrow().clone()),
        None => Ffi::int(),
    }
}

pub fn call(vm: &Thread, callee: &Callee<'_>, args: &[Value]) -> PyResult {
    if args.len() > MOST_ARGUMENTS {
        let text = format!("too many arguments ({}), maximum is {MOST_ARGUMENTS}", args.len());
        return Err(argument_error(vm, &text));
    }
    let mut given: SmallVec<[Ref<PyCArg>; 8]> = SmallVec::new();
    for (index, arg) in args.iter().enumerate() {
        let converted = match callee.converters.get(index) {
            Some(converter) => vm
                .call(converter, std::slice::from_ref(arg))
                .and_then(|converted| parameter::convert(vm, &converted, index + 1)),
            None => parameter::convert(vm, arg, index + 1),
        };
        let position = index + 1;
        let extended =
            |raised| extend_error(vm, raised, &super::ARGUMENT_ERROR, &format!("argument {position}: "));
        given.push(converted.map_err(extended)?);
    }
    let result_ffi = result_type(callee.restype.as_ref());
    let mut types: SmallVec<[*mut ffi_type; 8]> = given.iter().map(|arg| arg.ffi().as_ptr()).collect();
    let mut places: SmallVec<[*mut c_void; 8]> = given.iter().map(|arg| arg.argument().cast()).collect();
    let mut cif = prepare(vm, result_ffi.as_ptr(), &mut types)?;
    // SAFETY: libffi's type of the result.
    let size = unsafe { (*result_ffi.as_ptr()).size };
    let mut result = Buf::<u128>::filled(0, size.div_ceil(16).max(1))?;
    let result_place = result.as_mut_ptr();
    let keeps_lock = callee.flags & flag::PYTHONAPI != 0;
    running::run(vm, keeps_lock, callee.flags & flag::USE_ERRNO != 0, || {
        // SAFETY: types, places and the result's room are as the description says; that the function is what the program
        // says is the program's affair.
        unsafe {
            let function = std::mem::transmute::<*mut u8, Option<unsafe extern "C" fn()>>(callee.address);
            raw::ffi_call(&raw mut cif, function, result_place.cast(), places.as_mut_ptr());
        }
    });
    if keeps_lock && vm.has_raised() {
        return Err(Raised);
    }
    let converted = convert_result(vm, callee.restype.as_ref(), result_place.cast())?;
    match &callee.checker {
        Some(checker) => vm.call(checker, &[converted]),
        None => Ok(converted),
    }
}

/// What a function has returned, as its result type says. An object's reference is taken over.
fn convert_result(vm: &Thread, restype: Option<&Value>, place: *mut u8) -> PyResult {
    // SAFETY: there is room for at least one word.
    let word = unsafe { code::read_word(place, 8, false) };
    let Some(restype) = restype else { return int::from_i64(vm, (word as i32).into()) };
    if restype.is_none() {
        return Ok(Value::NONE);
    }
    let (Some(class), Some(info)) = (restype.downcast::<PyType>(), info::of(restype)) else {
        return vm.call(restype, &[int::from_i64(vm, (word as i32).into())?]);
    };
    match info.code {
        Some(Code { kind: CodeKind::Object, .. }) if data::is_plain_simple(class, &info) => match word {
            0 => Err(vm.value_error("PyObject is NULL")),
            // SAFETY: a function that returns an object returns a reference to one that is alive.
            word => Ok(unsafe { Word::from_bits(word).into_value() }),
        },
        // SAFETY: there is room for a result of that type.
        Some(code) if data::is_plain_simple(class, &info) => unsafe {
            code.get(vm, place, info.swapped, None)
        },
        // SAFETY: as above.
        _ => unsafe { data::copy_of(vm, class, place) },
    }
}

/// Replaces the exception on its way by another, which says where and what was the matter.
#[cold]
pub fn extend_error(vm: &Thread, raised: Raised, kind: &'static PyType, place: &str) -> Raised {
    if vm.is_terminating() {
        return raised;
    }
    let Some(exception) = vm.take_raised() else { return raised };
    let name = exception.ty().short_name().to_owned();
    let shown = match vm.to_str(&exception) {
        Ok(shown) => shown.to_string_lossy(),
        Err(_) => {
            vm.clear_raised();
            "???".to_owned()
        }
    };
    vm.raise(kind, &format!("{place}{name}: {shown}"))
}

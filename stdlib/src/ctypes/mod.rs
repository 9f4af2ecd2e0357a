//! `_ctypes`: C types and foreign functions, on which CPython's package `ctypes` is built.
//!
//! Foreign code can do whatever the process can, and a program can make it crash. So only a VM that may do everything can
//! import the module, and only such a one can make classes of C types (`info::begin`), however it got hold of their bases.

mod address;
mod array;
mod call;
mod callback;
mod code;
mod data;
mod ffi_type;
mod field;
mod function;
mod guest;
mod info;
mod library;
mod long_double;
mod metatype;
mod parameter;
mod paramflags;
mod pointer;
mod python_api;
pub(crate) mod running;
mod simple;
mod structure;

use call::{Callee, MOST_ARGUMENTS, flag};
use taipan_vm::builtins::exceptions::{EXCEPTION, PyBaseException};
use taipan_vm::builtins::int;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::class::{PyType, flags, ready, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

pub static ARGUMENT_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "ctypes.ArgumentError",
    base: Some(&EXCEPTION),
    flags: flags::BASETYPE | flags::EXCEPTION_SUBCLASS | flags::HAS_DICT,
    ..TypeSpec::object::<PyBaseException>()
});

#[cold]
fn argument_error(vm: &Thread, text: &str) -> Raised {
    vm.raise(&ARGUMENT_ERROR, text)
}

/// Types that are no attributes of the module.
static INNER: &[&PyType] = &[
    &metatype::TYPE,
    &simple::META,
    &structure::META,
    &structure::UNION_META,
    &array::META,
    &pointer::META,
    &function::META,
    &data::TYPE,
    &parameter::TYPE,
    &callback::TYPE,
    &info::TYPE,
];

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_ctypes",
    doc: "Create and manipulate C compatible data types in Python.",
    types: &[
        &structure::TYPE,
        &structure::UNION,
        &pointer::TYPE,
        &array::TYPE,
        &simple::TYPE,
        &function::TYPE,
        &field::TYPE,
        &ARGUMENT_ERROR,
    ],
    constants: &[
        ("FUNCFLAG_CDECL", Constant::Int(flag::CDECL as i64)),
        ("FUNCFLAG_PYTHONAPI", Constant::Int(flag::PYTHONAPI as i64)),
        ("FUNCFLAG_USE_ERRNO", Constant::Int(flag::USE_ERRNO as i64)),
        ("FUNCFLAG_USE_LASTERROR", Constant::Int(flag::USE_LASTERROR as i64)),
        ("RTLD_LOCAL", Constant::Int(libc::RTLD_LOCAL as i64)),
        ("RTLD_GLOBAL", Constant::Int(libc::RTLD_GLOBAL as i64)),
        ("CTYPES_MAX_ARGCOUNT", Constant::Int(MOST_ARGUMENTS as i64)),
        ("SIZEOF_TIME_T", Constant::Int(size_of::<libc::time_t>() as i64)),
        ("__version__", Constant::Str("1.1.0")),
    ],
    functions: &[
        method("get_errno", "()", "", |vm, _| {
            vm.audit("ctypes.get_errno", Vec::new)?;
            Ok(int::small(running::errno().into()))
        }),
        method("set_errno", "(value, /)", "", |vm, args| {
            vm.audit("ctypes.set_errno", || args.to_vec())?;
            Ok(int::small(running::set_errno(vm.c_int_argument(&args[0])?).into()))
        })
        .untold()
        .parsed(),
        method("_unpickle", "(type, state, /)", "", unpickle).untold().parsed(),
        method("buffer_info", "(object, /)", "Return buffer interface information", buffer_info),
        method("resize", "(obj, size, /)", "", |vm, args| {
            let data = data::argument(vm, &args[0], "resize", " 1")?;
            let size = vm.size_argument(&args[1])?;
            let least = info::of_instance(vm, &args[0])?.size.get();
            data.resize(vm, size, least)?;
            Ok(Value::NONE)
        }),
        method("dllist", "()", "dllist() return a list of loaded shared libraries", library::dllist),
        method(
            "dlopen",
            "(name, flag=0, /)",
            "dlopen(name, flag={RTLD_GLOBAL|RTLD_LOCAL}) open a shared library",
            library::dlopen,
        )
        .untold()
        .parsed(),
        method("dlclose", "(handle, /)", "dlclose a library", library::dlclose).untold().parsed(),
        method("dlsym", "(handle, name, /)", "find symbol in shared library", library::dlsym)
            .untold()
            .parsed(),
        method("sizeof", "(obj, /)", "Return the size in bytes of a C instance.", |vm, args| {
            match (info::of(&args[0]), args[0].downcast::<data::PyCData>()) {
                (Some(info), _) => int::from_usize(vm, info.size.get()),
                (None, Some(data)) => int::from_usize(vm, data.size()),
                (None, None) => Err(vm.type_error("this type has no size")),
            }
        }),
        method(
            "alignment",
            "(object, /)",
            "alignment(C type) -> integer\nalignment(C instance) -> integer\nReturn the alignment requirements of a C instance",
            |vm, args| {
                let info = info::of(&args[0]).or_else(|| {
                    args[0].downcast::<data::PyCData>().and_then(|_| info::of_type(args[0].ty()))
                });
                match info {
                    Some(info) => int::from_usize(vm, info.align.get()),
                    None => Err(vm.type_error("no alignment info")),
                }
            },
        ),
        method(
            "byref",
            "(obj, offset=0, /)",
            "Return a pointer lookalike to a C instance, only usable as function argument.",
            |vm, args| {
                let offset = if args[1].is_unbound() { 0 } else { vm.size_argument(&args[1])? };
                parameter::by_reference(vm, &args[0], offset)
            },
        ),
        method(
            "addressof",
            "(obj, /)",
            "Return the address of the C instance internal buffer",
            |vm, args| {
                let data = data::argument(vm, &args[0], "addressof", "")?;
                vm.audit("ctypes.addressof", || args.to_vec())?;
                int::from_u64(vm, data.memory().expose_provenance() as u64)
            },
        ),
        method("call_function", "(address, arguments, /)", "", |vm, args| call_address(vm, args, 0))
            .untold()
            .parsed(),
        method("call_cdeclfunction", "(address, arguments, /)", "", |vm, args| {
            call_address(vm, args, flag::CDECL)
        })
        .untold()
        .parsed(),
        method("PyObj_FromPtr", "(address, /)", "", |vm, args| {
            let word = word_argument(vm, &args[0])?;
            // SAFETY: an object that the program names.
            let value = unsafe { word.to_value() };
            vm.audit("ctypes.PyObj_FromPtr", || vec![value.clone()])?;
            Ok(value)
        })
        .untold()
        .parsed(),
        method("Py_INCREF", "(object, /)", "", |_, args| {
            std::mem::forget(args[0].clone());
            Ok(args[0].clone())
        }),
        method("Py_DECREF", "(object, /)", "", |_, args| {
            // SAFETY: the program gives up a reference that it has, as it says; the caller keeps another.
            unsafe { args[0].word().decrement() };
            Ok(args[0].clone())
        }),
    ],
    init: Some(|vm, module| {
        info::check_unrestricted(vm)?;
        ready::ready_all(INNER.iter().copied());
        for (name, function) in &address::FUNCTIONS {
            let address = int::from_u64(vm, function().expose_provenance() as u64)?;
            module.dict().set_str(statics::intern(name), address)?;
        }
        Ok(())
    }),
    ..ModuleSpec::NEW
};

/// The word of an object whose address is given as a number.
fn word_argument(vm: &Thread, value: &Value) -> PyResult<Word> {
    if !int::is_int(value) {
        return Err(vm.type_error("an integer is required"));
    }
    match code::low_word(vm, value)? {
        0 => Err(vm.value_error("PyObject is NULL")),
        word => Ok(Word::from_bits(word)),
    }
}

fn unpickle(vm: &Thread, args: &[Value]) -> PyResult {
    let value = vm.call_method_str(&args[0], "__new__", &args[..1])?;
    let Some(state) = args[1].downcast::<PyTuple>() else {
        let given = args[1].argument_type();
        return Err(vm.type_error(format!("_unpickle() argument 2 must be tuple, not {given}")));
    };
    let state = state.items().to_vec();
    vm.call_method_str(&value, "__setstate__", &state)?;
    Ok(value)
}

fn buffer_info(vm: &Thread, args: &[Value]) -> PyResult {
    let info = info::of(&args[0]).or_else(|| info::of_type(args[0].ty()));
    let Some(info) = info else { return Err(vm.type_error("not a ctypes type or object")) };
    let shape: Vec<isize> = info.shape.borrow().to_vec();
    let format = info.format.borrow().clone();
    let format = match format {
        Some(format) => vm.new_str(&format)?,
        None => Value::NONE,
    };
    let mut lengths = Vec::with_capacity(shape.len());
    for length in &shape {
        lengths.push(int::from_i64(vm, *length as i64)?);
    }
    let dimensions = int::from_usize(vm, shape.len())?;
    vm.new_tuple(&[format, dimensions, vm.new_tuple(&lengths)?])
}

/// Calls an address with arguments of whatever kind; the result is an int.
fn call_address(vm: &Thread, args: &[Value], flags: u32) -> PyResult {
    if !int::is_int(&args[0]) {
        return Err(vm.type_error("an integer is required"));
    }
    let Ok(given) = Ref::<PyTuple>::try_from_value(args[1].clone()) else {
        let given = args[1].argument_type();
        return Err(vm.type_error(format!("argument 2 must be tuple, not {given}")));
    };
    vm.audit("ctypes.call_function", || args.to_vec())?;
    let address = code::at(code::low_word(vm, &args[0])?);
    let callee = Callee { address, flags, converters: &[], restype: None, checker: None };
    call::call(vm, &callee, given.items())
}

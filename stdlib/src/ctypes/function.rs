//! `CFuncPtr`, functions of C that Python calls, and its metatype `PyCFuncPtrType`.
//!
//! An instance is the address of a function: one that a library exports, one that the program gives as a number, or the
//! code that `callback` makes for a Python function.

use super::call::{self, Callee, MOST_ARGUMENTS, flag};
use super::callback::PyThunk;
use super::data::{self, PyCData, own as data_of};
use super::ffi_type::{Leaf, Scalar};
use super::info::{self, Kind, has};
use super::metatype::{self, METATYPE, init_type};
use super::paramflags::{self, Built};
use super::{argument_error, code, library};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getset};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::Payload;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// What the program has set is in the instance, what it has not comes from the class.
///
/// All bits 0 behind `data` is an instance of which nothing is set: `data::new` makes such.
#[repr(C)]
pub struct PyCFuncPtr {
    data: PyCData,
    argtypes: ValueCell,
    converters: ValueCell,
    restype: ValueCell,
    checker: ValueCell,
    errcheck: ValueCell,
    paramflags: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with the payload of its base.
unsafe impl Payload for PyCFuncPtr {
    const TYPE: &'static PyType = &TYPE;
}

pub static META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.PyCFuncPtrType",
    doc: "metatype for C function pointers",
    slots: Slots { init: Some(init_class), ..Slots::NONE },
    ..METATYPE
});

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.CFuncPtr",
    doc: "Function Pointer",
    base: Some(&data::TYPE),
    metatype: Some(&META),
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(new),
        init: Some(|_, _, _| Ok(())),
        repr: Some(|vm, value| {
            let name = value.ty().name();
            vm.new_str(&format!("<{name} object at {:#x}>", value.bits()))
        }),
        call: Some(call),
        bool: Some(|_, value| Ok(!data_of(value).pointer().is_null())),
        ..Slots::NONE
    },
    getset: &[
        getset(
            "errcheck",
            "a function to check for errors",
            |_, value| Ok(or_none(own(value).errcheck.get())),
            set_errcheck,
        ),
        getset(
            "restype",
            "specify the result type",
            |_, value| Ok(or_none(own(value).restype())),
            set_restype,
        ),
        getset(
            "argtypes",
            "specify the argument types",
            |_, value| Ok(or_none(own(value).argtypes())),
            set_argtypes,
        ),
    ],
    ..TypeSpec::object::<PyCFuncPtr>()
});

impl Trace for PyCFuncPtr {
    fn trace(&self, tracer: &mut Tracer) {
        self.data.trace(tracer);
        self.cells().iter().for_each(|cell| cell.trace(tracer));
    }

    fn clear(&self) {
        self.data.clear();
        let old = self.cells().map(ValueCell::take);
        drop(old);
    }
}

fn own(value: &Value) -> &PyCFuncPtr {
    value.downcast().expect("a method of CFuncPtr gets one")
}

fn or_none(value: Option<Value>) -> Value {
    value.unwrap_or(Value::NONE)
}

impl PyCFuncPtr {
    fn cells(&self) -> [&ValueCell; 6] {
        [&self.argtypes, &self.converters, &self.restype, &self.checker, &self.errcheck, &self.paramflags]
    }

    fn class_info(&self) -> Option<taipan_vm::object::Ref<info::PyTypeInfo>> {
        info::of_type(taipan_vm::object::to_value(self).ty())
    }

    fn restype(&self) -> Option<Value> {
        self.restype.get().or_else(|| self.class_info()?.restype.get())
    }

    fn argtypes(&self) -> Option<Value> {
        self.argtypes.get().or_else(|| self.class_info()?.argtypes.get())
    }
}

fn init_class(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult<()> {
    init_type(vm, class, args)?;
    let ty = metatype::class(vm, class)?;
    let own = info::begin(vm, class, Kind::Function, None, false)?;
    own.size.set(8);
    own.align.set(8);
    own.length.set(1);
    own.set(has::POINTER);
    own.format.replace(Some("X{}".into()));
    own.leaves.borrow_mut().push(Leaf { offset: 0, scalar: Scalar::Int(8) });
    let attribute = |name: &'static str| ty.dict().get_str(statics::intern(name));
    let Some(call_flags) = attribute("_flags_").filter(int::is_int) else {
        return Err(vm.type_error("class must define _flags_ which must be an integer"));
    };
    own.function_flags.set(code::low_word(vm, &call_flags)? as u32);
    if let Some(argtypes) = attribute("_argtypes_") {
        let (argtypes, converters) = converters_of(vm, &argtypes)?;
        own.argtypes.set(Some(argtypes));
        own.converters.set(Some(converters));
    }
    if let Some(restype) = attribute("_restype_") {
        let text = "_restype_ must be a type, a callable, or None";
        own.checker.set(checked_restype(vm, &restype, text)?);
        own.restype.set(Some(restype));
    }
    Ok(())
}

/// A tuple of argument types, and one of the functions that convert arguments to them.
fn converters_of(vm: &Thread, argtypes: &Value) -> PyResult<(Value, Value)> {
    let types = match argtypes.downcast::<PyTuple>() {
        Some(tuple) => Buf::from_values(tuple.items())?,
        None => match vm.iterate_to_buf(argtypes) {
            Ok(types) => types,
            Err(_) if vm.raised_matches(&taipan_vm::builtins::exceptions::TYPE_ERROR) => {
                vm.clear_raised();
                return Err(vm.type_error("_argtypes_ must be a sequence of types"));
            }
            Err(raised) => return Err(raised),
        },
    };
    if types.len() > MOST_ARGUMENTS {
        let text =
            format!("_argtypes_ has too many arguments ({}), maximum is {MOST_ARGUMENTS}", types.len());
        return Err(argument_error(vm, &text));
    }
    let mut converters = Vec::with_capacity(types.len());
    for (index, argtype) in types.iter().enumerate() {
        match data::attribute(vm, argtype, "from_param")? {
            Some(converter) => converters.push(converter),
            None => {
                let position = index + 1;
                return Err(vm.type_error(format!("item {position} in _argtypes_ has no from_param method")));
            }
        }
    }
    Ok((vm.new_tuple(&types)?, vm.new_tuple(&converters)?))
}

fn is_callable(value: &Value) -> bool {
    value.ty().slots().call.is_some()
}

/// The function that checks results, of a result type that is one.
fn checked_restype(vm: &Thread, restype: &Value, text: &str) -> PyResult<Option<Value>> {
    if !restype.is_none() && info::of(restype).is_none() && !is_callable(restype) {
        return Err(vm.type_error(text));
    }
    data::attribute(vm, restype, "_check_retval_")
}

fn set_errcheck(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    if new.is_some_and(|new| !is_callable(new)) {
        return Err(vm.type_error("the errcheck attribute must be callable"));
    }
    own(value).errcheck.set(new.cloned());
    Ok(())
}

fn set_restype(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let checker = match new {
        Some(new) => checked_restype(vm, new, "restype must be a type, a callable, or None")?,
        None => None,
    };
    own(value).checker.set(checker);
    own(value).restype.set(new.cloned());
    Ok(())
}

fn set_argtypes(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let (argtypes, converters) = match new.filter(|new| !new.is_none()) {
        Some(new) => {
            let (argtypes, converters) = converters_of(vm, new)?;
            (Some(argtypes), Some(converters))
        }
        None => (None, None),
    };
    own(value).converters.set(converters);
    own(value).argtypes.set(argtypes);
    Ok(())
}

fn new(vm: &Thread, class: &PyType, args: Args<'_>) -> PyResult {
    let given = args.positional();
    match given {
        [] => data::new(vm, class, Args::NONE),
        [first, rest @ ..] if first.downcast::<PyTuple>().is_some() => {
            if rest.len() > 1 {
                let count = given.len();
                return Err(vm.type_error(format!("function takes at most 2 arguments ({count} given)")));
            }
            from_library(vm, class, first, rest.first())
        }
        [address] if int::is_int(address) => {
            let value = data::new(vm, class, Args::NONE)?;
            data_of(&value).set_pointer(code::at::<u8>(code::low_word(vm, address)?));
            Ok(value)
        }
        [callable] => from_callable(vm, class, callable),
        more => {
            let count = more.len();
            Err(vm.type_error(format!("function takes exactly 1 argument ({count} given)")))
        }
    }
}

/// Code of its own for a Python function.
fn from_callable(vm: &Thread, class: &PyType, callable: &Value) -> PyResult {
    if !is_callable(callable) {
        return Err(vm.type_error("argument must be callable or integer function address"));
    }
    let info = info::of_type(class);
    let Some((info, argtypes)) = info.and_then(|info| info.argtypes.get().map(|argtypes| (info, argtypes)))
    else {
        return Err(vm.type_error("cannot construct instance of this class: no argtypes"));
    };
    let restype = or_none(info.restype.get());
    let thunk = PyThunk::new(vm, callable, argtypes, restype, info.function_flags.get())?;
    let value = data::new(vm, class, Args::NONE)?;
    data_of(&value).set_pointer(thunk.code());
    data::keep(vm, &value, 0, thunk.into_value())?;
    Ok(value)
}

/// A function that a library exports: `((name, library), paramflags)`.
fn from_library(vm: &Thread, class: &PyType, spec: &Value, paramflags: Option<&Value>) -> PyResult {
    let [name, dll] = spec.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default() else {
        return Err(vm.type_error("illegal func_spec argument"));
    };
    let c_name = if let Some(bytes) = name.downcast::<PyBytes>() {
        library::c_string(vm, bytes.as_bytes())?
    } else if let Some(text) = name.downcast::<PyStr>() {
        library::c_name(vm, text)?
    } else {
        return Err(vm.type_error("function name must be string, bytes object or integer"));
    };
    vm.audit("ctypes.dlsym", || vec![dll.clone(), name.clone()])?;
    let handle = library::handle_of(vm, dll)?;
    let address = library::find(handle, &c_name, "function")
        .map_err(|text| vm.raise(&taipan_vm::builtins::exceptions::ATTRIBUTE_ERROR, &text))?;
    let paramflags = paramflags.filter(|flags| !flags.is_none());
    if let Some(paramflags) = paramflags {
        let argtypes = info::of_type(class).and_then(|info| info.argtypes.get());
        paramflags::check(vm, argtypes.as_ref(), paramflags)?;
    }
    let value = data::new(vm, class, Args::NONE)?;
    data_of(&value).set_pointer(address);
    own(&value).paramflags.set(paramflags.cloned());
    data::keep(vm, &value, 0, dll.clone())?;
    Ok(value)
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn call(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult {
    let function = own(value);
    let info = info::of_instance(vm, value)?;
    let argtypes = function.argtypes();
    let converters = function.converters.get().or_else(|| info.converters.get());
    let converters =
        converters.as_ref().and_then(Value::downcast::<PyTuple>).map(PyTuple::items).unwrap_or_default();
    let flags = info.function_flags.get();
    let paramflags = function.paramflags.get();
    let built = match (&argtypes, &paramflags) {
        (Some(argtypes), Some(paramflags)) if !converters.is_empty() => {
            paramflags::build(vm, argtypes, paramflags, args)?
        }
        _ => Built::plain(args.positional().to_vec()),
    };
    let (required, actual) = (converters.len(), built.args.len());
    if !converters.is_empty() {
        if flags & flag::CDECL != 0 {
            if required > actual {
                let s = plural(required);
                return Err(vm.type_error(format!(
                    "this function takes at least {required} argument{s} ({actual} given)"
                )));
            }
        } else if required != actual {
            let s = plural(required);
            return Err(vm.type_error(format!("this function takes {required} argument{s} ({actual} given)")));
        }
    }
    let callee = Callee {
        address: data_of(value).pointer(),
        flags,
        converters,
        restype: function.restype(),
        checker: match function.restype.get() {
            Some(_) => function.checker.get(),
            None => info.checker.get(),
        },
    };
    let mut result = call::call(vm, &callee, &built.args)?;
    if let Some(errcheck) = function.errcheck.get() {
        let arguments = vm.new_tuple(&built.args)?;
        let checked = vm.call(&errcheck, &[result, value.clone(), arguments.clone()])?;
        if !checked.is(&arguments) {
            return Ok(checked);
        }
        result = checked;
    }
    built.result(vm, result)
}

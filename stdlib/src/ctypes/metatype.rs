//! The metatypes: `CType_Type`, which they share, and what their classes have in common (`from_address`, `from_param`, ...).

use super::code;
use super::data::{self, PyCData};
use super::info::{self, Kind, PyCType, PyTypeInfo};
use super::{array, library, parameter};
use taipan_vm::buffer::{Buffer, flags as buffer_flags};
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::{exceptions, int, type_};
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getset, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What the metatypes' own specifications begin with.
pub const METATYPE: TypeSpec = TypeSpec {
    base: Some(&TYPE),
    flags: flags::BASETYPE | flags::TYPE_SUBCLASS | flags::HAS_WEAKREFS,
    methods: METHODS,
    ..TypeSpec::object::<PyCType>()
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.CType_Type",
    doc: "",
    base: Some(&type_::TYPE),
    flags: flags::BASETYPE | flags::TYPE_SUBCLASS | flags::HAS_WEAKREFS,
    slots: Slots { repeat: Some(array::of_type), ..Slots::NONE },
    methods: &[method(
        "__sizeof__",
        "($self, /)",
        "Return memory consumption of the type object.",
        |vm, args| {
            let extra = if info::of(&args[0]).is_some() { size_of::<PyTypeInfo>() } else { 0 };
            let own = type_::TYPE.dict().get_str(&names::__sizeof__);
            let Some(own) = own else { return int::from_usize(vm, extra) };
            let size = vm.call(&own, std::slice::from_ref(&args[0]))?;
            int::from_i64(vm, int::as_i64(&size).unwrap_or(0) + extra as i64)
        },
    )],
    getset: &[getset("__pointer_type__", "pointer type", pointer_type, set_pointer_type)],
    ..TypeSpec::object::<PyCType>()
});

pub const FROM_PARAM: MethodDef = method(
    "from_param",
    "($self, value, /)",
    "Convert a Python object into a function call parameter.",
    |vm, args| parameter::from_param(vm, &args[0], &args[1]),
);
pub const FROM_ADDRESS: MethodDef = method(
    "from_address",
    "($self, value, /)",
    "C.from_address(integer) -> C instance\n\nAccess a C instance at the specified address.",
    |vm, args| {
        if !int::is_int(&args[1]) {
            return Err(vm.type_error("integer expected"));
        }
        let class = class(vm, &args[0])?;
        data::at_address(vm, &class, code::low_word(vm, &args[1])?)
    },
);
pub const FROM_BUFFER: MethodDef = method(
    "from_buffer",
    "($self, obj, offset=0, /)",
    "C.from_buffer(object, offset=0) -> C instance\n\nCreate a C instance from a writeable buffer.",
    from_buffer,
);
pub const FROM_BUFFER_COPY: MethodDef = method(
    "from_buffer_copy",
    "($self, buffer, offset=0, /)",
    "C.from_buffer_copy(object, offset=0) -> C instance\n\nCreate a C instance from a readable buffer.",
    from_buffer_copy,
);
pub const IN_DLL: MethodDef = method(
    "in_dll",
    "($self, dll, name, /)",
    "C.in_dll(dll, name) -> C instance\n\nAccess a C instance in a dll.",
    |vm, args| {
        let name = vm.str_argument(&args[2], "in_dll", Which::At(2))?;
        vm.audit("ctypes.dlsym", || args[1..].to_vec())?;
        let handle = library::handle_of(vm, &args[1])?;
        let name = library::c_name(vm, name)?;
        match library::find(handle, &name, "symbol") {
            Ok(address) => {
                let class = class(vm, &args[0])?;
                data::at_address(vm, &class, address.expose_provenance() as u64)
            }
            Err(text) => Err(vm.value_error(text)),
        }
    },
);

pub static METHODS: &[MethodDef] = &[FROM_PARAM, FROM_ADDRESS, FROM_BUFFER, FROM_BUFFER_COPY, IN_DLL];

/// The class that a method of a metatype is called on.
pub fn class(vm: &Thread, value: &Value) -> PyResult<Ref<PyType>> {
    Ref::try_from_value(value.clone()).map_err(|_| vm.type_error("expected a type"))
}

/// `type.__init__`, which comes before the metatype's own.
pub fn init_type(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult<()> {
    if !matches!(args.positional().len(), 1 | 3) {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    match type_::TYPE.slots().init {
        Some(init) => init(vm, class, args),
        None => Ok(()),
    }
}

fn info_of(vm: &Thread, class: &Value) -> PyResult<Ref<PyTypeInfo>> {
    match info::of(class) {
        Some(info) => Ok(info),
        None => {
            let shown = vm.repr(class)?;
            let text = vm.format_str("", &shown, " must have storage info")?;
            Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]))
        }
    }
}

fn pointer_type(vm: &Thread, class: &Value) -> PyResult {
    if let Some(found) = info_of(vm, class)?.pointer_type.get() {
        return Ok(found);
    }
    let shown = vm.repr(class)?;
    let text = vm.format_str("", &shown, " has no attribute '__pointer_type__'")?;
    Err(vm.raise_with(&exceptions::ATTRIBUTE_ERROR, &[text]))
}

fn set_pointer_type(vm: &Thread, class: &Value, value: Option<&Value>) -> PyResult<()> {
    info_of(vm, class)?.pointer_type.set(value.cloned());
    Ok(())
}

/// Where an instance of `size` bytes begins in a buffer.
fn place_in(vm: &Thread, len: usize, offset: isize, size: usize) -> PyResult<usize> {
    let Ok(offset) = usize::try_from(offset) else {
        return Err(vm.value_error("offset cannot be negative"));
    };
    if len.checked_sub(offset).is_none_or(|rest| rest < size) {
        let least = size.saturating_add(offset);
        return Err(
            vm.value_error(format!("Buffer size too small ({len} instead of at least {least} bytes)"))
        );
    }
    Ok(offset)
}

fn offset_argument(vm: &Thread, value: &Value) -> PyResult<isize> {
    if value.is_unbound() { Ok(0) } else { vm.size_argument(value) }
}

fn audit_buffer(vm: &Thread, buffer: &Buffer, offset: usize) -> PyResult<()> {
    let view = buffer.view();
    let number = |number: usize| int::from_usize(vm, number).unwrap_or(Value::NONE);
    vm.audit("ctypes.cdata/buffer", || vec![number(view.data.addr()), number(view.len), number(offset)])
}

fn from_buffer(vm: &Thread, args: &[Value]) -> PyResult {
    let class = class(vm, &args[0])?;
    let Some(info) = info::of_type(&class) else { return Err(vm.type_error("abstract class")) };
    let offset = offset_argument(vm, &args[2])?;
    let memoryview = PyMemoryView::of_object(vm, &args[1])?.into_value();
    let buffer = vm.get_buffer(&memoryview, buffer_flags::FULL_RO)?;
    if buffer.view().readonly {
        return Err(vm.type_error("underlying buffer is not writable"));
    }
    if !buffer.view().is_c_contiguous() {
        return Err(vm.type_error("underlying buffer is not C contiguous"));
    }
    let at = place_in(vm, buffer.view().len, offset, info.size.get())?;
    audit_buffer(vm, &buffer, at)?;
    let value = data::at_address(vm, &class, buffer.view().data.wrapping_add(at).expose_provenance() as u64)?;
    data::keep(vm, &value, u32::MAX as usize, memoryview)?;
    Ok(value)
}

fn from_buffer_copy(vm: &Thread, args: &[Value]) -> PyResult {
    let class = class(vm, &args[0])?;
    let buffer = vm.get_buffer(&args[1], buffer_flags::SIMPLE)?;
    let offset = offset_argument(vm, &args[2])?;
    let Some(info) = info::of_type(&class) else { return Err(vm.type_error("abstract class")) };
    let at = place_in(vm, buffer.view().len, offset, info.size.get())?;
    audit_buffer(vm, &buffer, at)?;
    // SAFETY: the buffer has as many bytes behind that place.
    unsafe { data::copy_of(vm, &class, buffer.view().data.wrapping_add(at)) }
}

/// Whether a type is one of arrays of, or pointers to, the simple type with that letter.
pub fn refers_to_letter(value: &Value, letter: u8) -> bool {
    let Some(info) = info::of_type(value.ty()) else { return false };
    if value.downcast::<PyCData>().is_none() || !matches!(info.kind, Kind::Array | Kind::Pointer) {
        return false;
    }
    let item = info.item_type().and_then(|item| info::of_type(&item));
    item.and_then(|item| item.code).is_some_and(|code| code.letter == letter)
}

//! `_Pointer` and its metatype `PyCPointerType`.

use super::array::collect;
use super::data::{self, Access, PyCData, own};
use super::ffi_type::{Leaf, Scalar};
use super::info::{self, Kind, PyTypeInfo, has};
use super::metatype::{
    self, FROM_ADDRESS, FROM_BUFFER, FROM_BUFFER_COPY, FROM_PARAM, IN_DLL, METATYPE, init_type,
};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::slice::PySlice;
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getset, method};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::PyResult;
use taipan_vm::object::Ref;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.PyCPointerType",
    doc: "metatype for the Pointer Objects",
    slots: Slots { init: Some(init_class), ..Slots::NONE },
    methods: &[
        FROM_ADDRESS,
        FROM_BUFFER,
        FROM_BUFFER_COPY,
        IN_DLL,
        FROM_PARAM,
        method("set_type", "($self, type, /)", "", |vm, args| {
            let Some(info) = info::of(&args[0]) else { return Err(vm.type_error("abstract class")) };
            set_target(vm, &args[0], &info, &args[1])?;
            vm.set_attr(&args[0], &*vm.intern_str("_type_")?, Some(&args[1]))?;
            Ok(Value::NONE)
        }),
    ],
    ..METATYPE
});

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes._Pointer",
    doc: "The base of pointers, whose classes POINTER makes.",
    base: Some(&data::TYPE),
    metatype: Some(&META),
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        bool: Some(|_, value| Ok(!own(value).pointer().is_null())),
        item: Some(get_item),
        subscript: Some(subscript),
        ass_subscript: Some(assign),
        ..Slots::NONE
    },
    getset: &[getset("contents", "the object this pointer points to (read-write)", contents, set_contents)],
    ..TypeSpec::object::<PyCData>()
});

fn init_class(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult<()> {
    init_type(vm, class, args)?;
    let ty = metatype::class(vm, class)?;
    let own = info::begin(vm, class, Kind::Pointer, None, false)?;
    own.size.set(8);
    own.align.set(8);
    own.length.set(1);
    own.set(has::POINTER);
    own.leaves.borrow_mut().push(Leaf { offset: 0, scalar: Scalar::Int(8) });
    match ty.dict().get_str(statics::intern("_type_")) {
        Some(target) => {
            set_target(vm, class, &own, &target)?;
            describe(&own, &target);
            Ok(())
        }
        None => Ok(()),
    }
}

/// Says what pointers of the class point to.
fn set_target(vm: &Thread, class: &Value, own: &PyTypeInfo, target: &Value) -> PyResult<()> {
    if target.downcast::<PyType>().is_none() {
        return Err(vm.type_error("_type_ must be a type"));
    }
    let Some(info) = info::of(target) else {
        let shown = vm.repr(target)?;
        let text = vm.format_str("", &shown, " must have storage info")?;
        return Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]));
    };
    own.proto.set(Some(target.clone()));
    if info.pointer_type.is_empty() {
        info.pointer_type.set(Some(class.clone()));
    }
    Ok(())
}

/// What the buffer protocol calls pointers to a type. One that is told later is not named.
fn describe(own: &PyTypeInfo, target: &Value) {
    let Some(info) = info::of(target) else { return };
    let format = info.format.borrow();
    let format = format.as_deref().unwrap_or("B");
    let shape: Vec<String> = info.shape.borrow().iter().map(isize::to_string).collect();
    let shape = if shape.is_empty() { String::new() } else { format!("({})", shape.join(",")) };
    own.format.replace(Some(format!("&{shape}{format}").into()));
}

/// The type that a pointer points to.
fn target(vm: &Thread, class: &PyType) -> PyResult<Ref<PyType>> {
    let target = info::of_type(class).and_then(|info| info.item_type());
    target.ok_or_else(|| vm.type_error("Cannot create instance: has no _type_"))
}

fn new(vm: &Thread, class: &PyType, args: Args<'_>) -> PyResult {
    target(vm, class)?;
    data::new(vm, class, args)
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    match args.positional() {
        [] => Ok(()),
        [new] => set_contents(vm, value, Some(new)),
        more => {
            let given = more.len();
            Err(vm.type_error(format!("POINTER expected at most 1 argument, got {given}")))
        }
    }
}

fn set_contents(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("Pointer does not support item deletion")) };
    let class = target(vm, value.ty())?;
    // Any memory will do: it is the pointer that says what is there.
    let Some(contents) = new.downcast::<PyCData>() else {
        let (expected, given) = (class.short_name(), new.ty().name());
        return Err(vm.type_error(format!("expected {expected} instead of {given}")));
    };
    own(value).set_pointer(contents.memory());
    data::keep(vm, value, 1, new.clone())?;
    let kept = data::kept_by(vm, new)?;
    data::keep(vm, value, 0, kept)
}

/// The address, which is not null.
fn address(vm: &Thread, value: &Value) -> PyResult<*mut u8> {
    let address = own(value).pointer();
    if address.is_null() { Err(vm.value_error("NULL pointer access")) } else { Ok(address) }
}

fn contents(vm: &Thread, value: &Value) -> PyResult {
    let place = address(vm, value)?;
    let class = target(vm, value.ty())?;
    data::part_of(vm, &class, value, 0, place)
}

/// The place of an item, and its type.
fn place_of(vm: &Thread, value: &Value, index: isize) -> PyResult<(Ref<PyType>, *mut u8)> {
    let start = address(vm, value)?;
    let class = target(vm, value.ty())?;
    let size = info::of_type(&class).map_or(0, |info| info.size.get());
    Ok((class, start.wrapping_offset(index.wrapping_mul(size as isize))))
}

fn get_item(vm: &Thread, value: &Value, index: isize) -> PyResult {
    let (class, place) = place_of(vm, value, index)?;
    data::get(vm, &class, Access::default(), value, index as usize, place)
}

fn subscript(vm: &Thread, value: &Value, key: &Value) -> PyResult {
    if key.ty().slots().index.is_some() {
        return get_item(vm, value, number::to_isize(vm, key)?);
    }
    let Some(slice) = key.downcast::<PySlice>() else {
        return Err(vm.type_error("Pointer indices must be integer"));
    };
    let (start, stop, step) = bounds(vm, slice)?;
    let count = if step > 0 && stop > start {
        stop.saturating_sub(start + 1) / step + 1
    } else if step < 0 && stop < start {
        (stop + 1).saturating_sub(start) / step + 1
    } else {
        0
    };
    let class = target(vm, value.ty())?;
    let letter = info::of_type(&class).and_then(|info| info.code).map(|code| code.letter);
    let at = |index: usize| start.wrapping_add((index as isize).wrapping_mul(step));
    if count > 0 {
        address(vm, value)?;
    }
    let place = |index| place_of(vm, value, at(index)).map_or(std::ptr::null_mut(), |(_, place)| place);
    // SAFETY: it is the program that says how many items lie behind a pointer.
    unsafe { collect(vm, letter, count as usize, place, |index| get_item(vm, value, at(index))) }
}

/// A pointer knows no end: a slice of one needs its bounds.
fn bounds(vm: &Thread, slice: &PySlice) -> PyResult<(isize, isize, isize)> {
    let [start, stop, step] = &slice.parts();
    let step = if step.is_none() { 1 } else { number::to_isize(vm, step)? };
    if step == 0 {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let start = match start.is_none() {
        true if step < 0 => return Err(vm.value_error("slice start is required for step < 0")),
        true => 0,
        false => number::to_isize(vm, start)?,
    };
    if stop.is_none() {
        return Err(vm.value_error("slice stop is required"));
    }
    Ok((start, number::to_isize(vm, stop)?, step))
}

fn assign(vm: &Thread, value: &Value, key: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("Pointer does not support item deletion")) };
    if key.ty().slots().index.is_none() {
        let given = key.ty().name();
        return Err(vm.type_error(format!("sequence index must be integer, not '{given:.200}'")));
    }
    let index = number::to_isize(vm, key)?;
    let (class, place) = place_of(vm, value, index)?;
    data::set(vm, &class, Access::default(), value, new, index as usize, place)
}

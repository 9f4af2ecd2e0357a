//! `Structure` and `Union`, and their metatypes `PyCStructType` and `UnionType`.
//!
//! Where fields lie is computed by CPython's `ctypes._layout` when `_fields_` is set; this makes the class of its answer.

use super::data::{self, PyCData};
use super::ffi_type::{Ffi, LEAVES_MATTER, Leaf, Structure};
use super::field::PyCField;
use super::info::{self, Kind, PyTypeInfo, has};
use super::metatype::{self, METATYPE, init_type};
use std::rc::Rc;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::type_;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.PyCStructType",
    doc: "metatype for the CData Objects",
    slots: Slots {
        init: Some(|vm, class, args| init_class(vm, class, args, Kind::Structure)),
        setattro: Some(|vm, class, name, value| set_attribute(vm, class, name, value, Kind::Structure)),
        ..Slots::NONE
    },
    ..METATYPE
});

pub static UNION_META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.UnionType",
    doc: "metatype for the Union Objects",
    slots: Slots {
        init: Some(|vm, class, args| init_class(vm, class, args, Kind::Union)),
        setattro: Some(|vm, class, name, value| set_attribute(vm, class, name, value, Kind::Union)),
        ..Slots::NONE
    },
    ..METATYPE
});

const BASE: TypeSpec = TypeSpec {
    base: Some(&data::TYPE),
    flags: flags::BASETYPE,
    slots: Slots { new: Some(data::new), init: Some(init), ..Slots::NONE },
    ..TypeSpec::object::<PyCData>()
};

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.Structure",
    doc: "Structure base class",
    metatype: Some(&META),
    ..BASE
});

pub static UNION: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.Union",
    doc: "Union base class",
    metatype: Some(&UNION_META),
    ..BASE
});

fn init_class(vm: &Thread, class: &Value, args: Args<'_>, kind: Kind) -> PyResult<()> {
    init_type(vm, class, args)?;
    let ty = metatype::class(vm, class)?;
    if ty.dict().get_str(statics::intern("_abstract_")).is_some() {
        return Ok(());
    }
    let own = info::begin(vm, class, kind, None, false)?;
    own.format.replace(Some("B".into()));
    own.ffi.replace(Ffi::Structure(Rc::new(Structure::new(&[], 0, 1))));
    if let Some(fields) = ty.dict().get_str(statics::intern("_fields_")) {
        return vm.set_attr(class, &*vm.intern_str("_fields_")?, Some(&fields));
    }
    let Some(base) = ty.base().and_then(info::of_type) else { return Ok(()) };
    own.size.set(base.size.get());
    own.align.set(base.align.get());
    own.length.set(base.length.get());
    own.flags.set(base.flags.get() & !has::FINAL);
    own.ffi.replace(base.ffi.borrow().clone());
    own.leaves.borrow_mut().extend_from_slice(&base.leaves.borrow());
    own.format.replace(base.format.borrow().clone());
    base.set(has::FINAL);
    Ok(())
}

fn set_attribute(
    vm: &Thread,
    class: &Value,
    name: &PyStr,
    value: Option<&Value>,
    kind: Kind,
) -> PyResult<()> {
    let set = type_::TYPE.slots().setattro.ok_or_else(|| vm.system_error("type has no attributes"))?;
    if let Some(fields) = value.filter(|_| name.is_text("_fields_")) {
        set_fields(vm, class, fields, kind == Kind::Structure)?;
    }
    set(vm, class, name, value)
}

#[cold]
fn attribute_error(vm: &Thread, text: &str) -> Raised {
    vm.raise(&exceptions::ATTRIBUTE_ERROR, text)
}

/// A number that the layout says, which is not negative.
fn number(vm: &Thread, layout: &Value, name: &str) -> PyResult<usize> {
    let number = vm.get_attr_str(layout, name)?;
    match int::as_i64(&number).map(usize::try_from) {
        Some(Ok(number)) => Ok(number),
        _ => Err(vm.value_error(format!("{name} must be a non-negative integer"))),
    }
}

/// What `_layout` says of fields.
fn layout_of(vm: &Thread, class: &Value, fields: &Value, is_struct: bool, base: Option<&PyType>) -> PyResult {
    let module = taipan_vm::import::engine::import_absolute(vm, "ctypes._layout")?;
    let function = vm.get_attr_str(&module, "get_layout")?;
    let base = base.map_or(Value::NONE, PyType::to_value);
    let names = [vm.intern_str("is_struct")?.into_value(), vm.intern_str("base")?.into_value()];
    let values = [class.clone(), fields.clone(), Value::bool(is_struct), base];
    vm.call_args(&function, Args::new(&values, &names))
}

fn set_fields(vm: &Thread, class: &Value, fields: &Value, is_struct: bool) -> PyResult<()> {
    let ty = metatype::class(vm, class)?;
    let Some(own) = info::of_type(&ty) else { return Err(vm.type_error("ctypes state is not initialized")) };
    if own.has(has::FINAL) {
        return Err(attribute_error(vm, "_fields_ is final"));
    }
    let base = ty.base().filter(|base| info::of_type(base).is_some());
    let base_info = base.and_then(info::of_type);
    let layout = layout_of(vm, class, fields, is_struct, base)?;
    let (align, size) = (number(vm, &layout, "align")?, number(vm, &layout, "size")?);
    let format = vm.get_attr_str(&layout, "format_spec")?;
    let found = vm.iterate_to_buf(&vm.get_attr_str(&layout, "fields")?)?;
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut inherited = 0;
    if let Some(base) = &base_info {
        leaves.extend_from_slice(&base.leaves.borrow());
        inherited = base.length.get();
        own.flags.set(own.flags.get() | base.flags.get() & !has::FINAL);
        base.set(has::FINAL);
    }
    for (index, value) in found.iter().enumerate() {
        let field = add_field(vm, &own, index, value)?;
        if size <= LEAVES_MATTER
            && let Some(info) = info::of_type(&field.class)
        {
            let part = info.leaves.borrow();
            leaves.extend(part.iter().map(|leaf| Leaf { offset: leaf.offset + field.byte_offset, ..*leaf }));
            leaves.truncate(8 * LEAVES_MATTER);
        }
        vm.set_attr(
            class,
            field_name(vm, value)?.downcast::<PyStr>().unwrap_or(statics::empty()),
            Some(value),
        )?;
    }
    if own.has(has::FINAL) {
        return Err(attribute_error(vm, "Structure or union cannot contain itself"));
    }
    own.set(has::FINAL);
    own.size.set(size);
    own.align.set(align);
    own.length.set(inherited + found.len());
    own.format.replace(format.downcast::<PyStr>().map(|format| format.to_string_lossy().into()));
    own.ffi.replace(Ffi::Structure(Rc::new(Structure::new(&leaves, size, align))));
    own.leaves.replace(leaves);
    make_anonymous_fields(vm, class)
}

fn field_name(vm: &Thread, field: &Value) -> PyResult {
    match field.downcast::<PyCField>() {
        Some(field) => Ok(field.name.clone()),
        None => Err(vm.type_error("unexpected type")),
    }
}

/// Takes a field's properties over.
fn add_field<'a>(vm: &Thread, own: &PyTypeInfo, index: usize, value: &'a Value) -> PyResult<&'a PyCField> {
    let Some(field) = value.downcast::<PyCField>() else {
        let name = vm.full_type_name(value.ty())?;
        return Err(vm.type_error(format!("fields must be of type CField, got {name}")));
    };
    if field.index != index {
        let shown = vm.repr(&field.name)?;
        let after = format!(" index mismatch (expected {index}, got {})", field.index);
        let text = vm.format_str("field ", &shown, &after)?;
        return Err(vm.raise_with(&exceptions::VALUE_ERROR, &[text]));
    }
    let Some(info) = info::of_type(&field.class) else {
        return Err(vm.type_error(format!("second item in _fields_ tuple (index {index}) must be a C type")));
    };
    if info.has(has::POINTER) {
        own.set(has::POINTER);
    }
    info.set(has::FINAL);
    Ok(field)
}

/// The fields of fields that `_anonymous_` names become fields of the class.
fn make_anonymous_fields(vm: &Thread, class: &Value) -> PyResult<()> {
    let Some(names) = data::attribute(vm, class, "_anonymous_")? else { return Ok(()) };
    for name in vm.sequence_fast(&names, "_anonymous_ must be a sequence")?.iter() {
        let name = vm.expect_attribute_name(name)?;
        let found = vm.get_attr(class, &name)?;
        let Some(field) = found.downcast::<PyCField>() else {
            let text = format!("'{}' is specified in _anonymous_ but not in _fields_", name.display());
            return Err(attribute_error(vm, &text));
        };
        field.anonymous.set(true);
        lift_fields(vm, class, field, field.index, field.byte_offset)?;
    }
    Ok(())
}

/// Makes the fields of a field's type fields of `class`.
fn lift_fields(vm: &Thread, class: &Value, outer: &PyCField, index: usize, offset: usize) -> PyResult<()> {
    vm.check_native_stack(" while making anonymous fields")?;
    let inner = outer.class.to_value();
    let fields = vm.get_attr_str(&inner, "_fields_")?;
    for pair in vm.sequence_fast(&fields, "_fields_ must be a sequence")?.iter() {
        let name = vm.sequence_item(pair, 0)?;
        let name = vm.expect_attribute_name(&name)?;
        let found = vm.get_attr(&inner, &name)?;
        let Some(field) = found.downcast::<PyCField>() else { return Err(vm.type_error("unexpected type")) };
        if field.anonymous.get() {
            lift_fields(vm, class, field, index + field.index, offset + field.byte_offset)?;
        } else {
            vm.set_attr(class, &name, Some(&field.inside(vm, index, offset)?))?;
        }
    }
    Ok(())
}

/// Sets the fields of `class`, those of its bases first, to positional arguments; returns how many fields there are.
fn init_fields(vm: &Thread, value: &Value, class: &PyType, args: Args<'_>) -> PyResult<usize> {
    let mut index = 0;
    if let Some(base) = class.base().filter(|base| info::of_type(base).is_some()) {
        vm.check_native_stack(" while initializing a structure")?;
        index = init_fields(vm, value, base, args)?;
    }
    let Some(fields) = class.dict().get_str(statics::intern("_fields_")) else { return Ok(index) };
    let length = info::of_type(class).map_or(0, |info| info.length.get());
    let given = args.positional();
    let first = index;
    while index < length && index < given.len() {
        let pair = vm.sequence_item(&fields, (index - first) as isize)?;
        let name = vm.sequence_item(&pair, 0)?;
        let text = vm.expect_attribute_name(&name)?;
        if args.keywords().any(|(keyword, _)| keyword.equals(&text)) {
            let shown = vm.repr(&name)?;
            let text = vm.format_str("duplicate values for field ", &shown, "")?;
            return Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]));
        }
        vm.set_attr(value, &text, Some(&given[index]))?;
        index += 1;
    }
    Ok(length)
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    let given = args.positional().len();
    if given > 0 {
        let class: Ref<PyType> = value.ty().to_ref();
        if init_fields(vm, value, &class, args)? < given {
            return Err(vm.type_error("too many initializers"));
        }
    }
    for (name, new) in args.keywords() {
        vm.set_attr(value, name, Some(new))?;
    }
    Ok(())
}

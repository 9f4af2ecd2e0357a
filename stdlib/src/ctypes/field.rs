//! `CField`: the descriptor of a field of a structure or union. `ctypes._layout` says where fields lie.

use super::code::{self, Bits};
use super::data::{self, Access, PyCData};
use super::info::{self, Kind, PyTypeInfo};
use std::cell::Cell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, Getter, MethodDef, TypeSpec, getter, parameters};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::number::int::Int;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyCField {
    object: Object,
    pub name: Value,
    pub class: Ref<PyType>,
    pub index: usize,
    pub byte_offset: usize,
    byte_size: usize,
    bits: Option<Bits>,
    pub anonymous: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCField {
    const TYPE: &'static PyType = &TYPE;
}

static PARAMETERS: MethodDef = parameters(
    "CField",
    "(*, name, type, byte_size, byte_offset, index, _internal_use, bit_size=None, bit_offset=None)",
);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "ctypes.CField",
    doc: "Structure/Union member",
    flags: flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, _, args| new(vm, args)),
        repr: Some(repr),
        descr_get: Some(get),
        descr_set: Some(set),
        ..Slots::NONE
    },
    getset: &[
        member("name", "name of this field", |_, value| Ok(own(value).name.clone())),
        member("type", "type of this field", |_, value| Ok(own(value).class.to_value())),
        member("offset", "offset in bytes of this field (same as byte_offset)", byte_offset),
        member(
            "byte_offset",
            "offset in bytes of this field. For bitfields: excludes bit_offset.",
            byte_offset,
        ),
        member("byte_size", "size of this field in bytes", |vm, value| {
            int::from_usize(vm, own(value).byte_size)
        }),
        member(
            "bit_offset",
            "additional offset in bits (relative to byte_offset); zero for non-bitfields",
            |_, value| Ok(int::small(own(value).bits.map_or(0, |bits| bits.shift.into()))),
        ),
        getter(
            "size",
            "size in bytes of this field. For bitfields, this is a legacy packed value; use byte_size instead",
            |vm, value| match own(value).bits {
                Some(bits) => Ok(int::small(i64::from(bits.count) << 16 | i64::from(bits.shift))),
                None => int::from_usize(vm, own(value).byte_size),
            },
        ),
        getter("bit_size", "size of this field in bits", |vm, value| match own(value).bits {
            Some(bits) => Ok(int::small(bits.count.into())),
            None => int::from_int(vm, &bit_count(own(value).byte_size)),
        }),
        getter("is_bitfield", "true if this is a bitfield", |_, value| {
            Ok(Value::bool(own(value).bits.is_some()))
        }),
        getter("is_anonymous", "true if this field is anonymous", |_, value| {
            Ok(Value::bool(own(value).anonymous.get()))
        }),
    ],
    ..TypeSpec::container::<PyCField>()
});

const fn member(name: &'static str, doc: &'static str, get: Getter) -> GetSetDef {
    getter(name, doc, get).as_member()
}

impl Trace for PyCField {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        tracer.visit_ref(&*self.class);
    }
}

fn own(value: &Value) -> &PyCField {
    value.downcast().expect("a method of CField gets one")
}

fn byte_offset(vm: &Thread, value: &Value) -> PyResult {
    int::from_usize(vm, own(value).byte_offset)
}

/// An error about a field, whose name is shown.
fn wrong(
    vm: &Thread,
    kind: &'static PyType,
    before: &str,
    name: &Value,
    after: &str,
) -> taipan_vm::error::Raised {
    let text = vm.repr(name).and_then(|shown| vm.format_str(before, &shown, after));
    match text {
        Ok(text) => vm.raise_with(kind, &[text]),
        Err(raised) => raised,
    }
}

fn new(vm: &Thread, args: Args<'_>) -> PyResult {
    if !args.positional().is_empty() {
        return Err(vm.type_error("CField() takes no positional arguments"));
    }
    bind(vm, &PARAMETERS, args, |args| make(vm, args))
}

fn make(vm: &Thread, args: &[Value]) -> PyResult {
    let [name, proto, byte_size, byte_offset, index, internal, bit_size, bit_offset] = args else {
        return Err(vm.system_error("bad argument count"));
    };
    vm.str_argument(name, "CField", Which::Named("name"))?;
    let [byte_size, byte_offset, index] =
        [vm.size_argument(byte_size)?, vm.size_argument(byte_offset)?, vm.size_argument(index)?];
    if !vm.is_true(internal)? {
        return Err(vm.type_error("cannot create type object"));
    }
    let value_error = &exceptions::VALUE_ERROR;
    if byte_size < 0 {
        let after = format!(" must not be negative, got {byte_size}");
        return Err(wrong(vm, value_error, "byte size of field ", name, &after));
    }
    let class = Ref::<PyType>::try_from_value(proto.clone()).ok();
    let (Some(class), Some(info)) = (class, info::of(proto)) else {
        return Err(wrong(vm, &exceptions::TYPE_ERROR, "type of field ", name, " must be a C type"));
    };
    if byte_size as usize != info.size.get() {
        let after = format!(" ({byte_size}) does not match type size ({})", info.size.get());
        return Err(wrong(vm, value_error, "byte size of field ", name, &after));
    }
    let bits =
        if given(bit_size) { Some(bits(vm, name, &class, &info, bit_size, bit_offset)?) } else { None };
    let (Ok(index), Ok(byte_offset)) = (usize::try_from(index), usize::try_from(byte_offset)) else {
        return Err(vm.value_error("negative offset"));
    };
    let byte_size = byte_size as usize;
    allocate(vm, name.clone(), class, index, byte_offset, byte_size, bits)
}

fn given(value: &Value) -> bool {
    !value.is_none() && !value.is_unbound()
}

fn bits(
    vm: &Thread,
    name: &Value,
    class: &PyType,
    info: &PyTypeInfo,
    size: &Value,
    offset: &Value,
) -> PyResult<Bits> {
    let value_error = &exceptions::VALUE_ERROR;
    if !(info.kind == Kind::Simple && info.code.is_some_and(code::Code::is_integral)) {
        return Err(vm.type_error(format!("bit fields not allowed for type {}", class.short_name())));
    }
    if !given(offset) {
        return Err(vm.type_error("an integer is required"));
    }
    let (size, offset) = (vm.size_argument(size)?, vm.size_argument(offset)?);
    let all = 8 * info.size.get().min(8) as isize;
    if !(1..=255).contains(&size) {
        return Err(wrong(
            vm,
            value_error,
            "bit size of field ",
            name,
            &format!(" out of range, got {size}"),
        ));
    }
    if !(0..=255).contains(&offset) {
        return Err(wrong(
            vm,
            value_error,
            "bit offset of field ",
            name,
            &format!(" out of range, got {offset}"),
        ));
    }
    if size + offset > all {
        let after = format!(" overflows its type ({offset} + {size} > {all})");
        return Err(wrong(vm, value_error, "bit field ", name, &after));
    }
    Ok(Bits { count: size as u32, shift: offset as u32 })
}

fn allocate(
    vm: &Thread,
    name: Value,
    class: Ref<PyType>,
    index: usize,
    byte_offset: usize,
    byte_size: usize,
    bits: Option<Bits>,
) -> PyResult {
    let object = Object::new(&TYPE);
    let anonymous = Cell::new(false);
    let field = vm.heap().allocate(PyCField {
        object,
        name,
        class,
        index,
        byte_offset,
        byte_size,
        bits,
        anonymous,
    })?;
    vm.heap().track(&field.object);
    Ok(field.into_value())
}

impl PyCField {
    /// The same field of a structure in which its own lies, as the field with that index and at that offset.
    pub fn inside(&self, vm: &Thread, index: usize, offset: usize) -> PyResult {
        let (index, offset) = (self.index + index, self.byte_offset + offset);
        allocate(vm, self.name.clone(), self.class.clone(), index, offset, self.byte_size, self.bits)
    }
}

fn bit_count(bytes: usize) -> Int {
    Int::from(8 * bytes as i128)
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let field = own(value);
    let name = field.name.downcast::<PyStr>();
    let name = name.map_or_else(|| vm.new_str("?"), |_| vm.repr(&field.name))?;
    let (class, offset) = (field.class.short_name(), field.byte_offset);
    let rest = match field.bits {
        Some(bits) => format!("bit_size={}, bit_offset={}", bits.count, bits.shift),
        None => format!("size={}", field.byte_size),
    };
    let kind = vm.full_type_name(value.ty())?;
    vm.format_str(&format!("<{kind} "), &name, &format!(" type={class}, ofs={offset}, {rest}>"))
}

/// The field's place in an instance.
fn place(vm: &Thread, field: &PyCField, instance: &Value) -> PyResult<*mut u8> {
    match instance.downcast::<PyCData>() {
        Some(data) => Ok(data.memory().wrapping_add(field.byte_offset)),
        None => Err(vm.type_error("not a ctype instance")),
    }
}

/// The letter of the characters that a field is an array of: such a field has strings for values.
fn characters(field: &PyCField) -> Option<u8> {
    let info = info::of_type(&field.class).filter(|info| info.kind == Kind::Array)?;
    let item = info::of_type(&*info.item_type()?)?;
    item.code.map(|code| code.letter).filter(|letter| matches!(letter, b'c' | b'u'))
}

/// The string in a field, up to a null.
fn get_text(vm: &Thread, letter: u8, place: *mut u8, size: usize) -> PyResult {
    if letter == b'c' {
        // SAFETY: the field's bytes.
        let bytes = unsafe { data::slice(place, size) };
        return vm.new_bytes(&bytes[..memchr::memchr(0, bytes).unwrap_or(size)]);
    }
    // SAFETY: the field's characters.
    let wide = unsafe { code::wide_until_null(place, Some(size / 4)) }?;
    code::text_of_wide(vm, &wide)
}

/// Writes a string to a field, with a null if there is room for it.
fn set_text(vm: &Thread, letter: u8, place: *mut u8, size: usize, new: &Value) -> PyResult<()> {
    if letter == b'c' {
        let Some(bytes) = new.downcast::<PyBytes>().map(PyBytes::as_bytes) else {
            return Err(vm.type_error(format!("expected bytes, {} found", new.ty().name())));
        };
        // As strings of C: up to a null.
        let len = memchr::memchr(0, bytes).unwrap_or(bytes.len());
        if len > size {
            return Err(vm.value_error(format!("bytes too long ({len}, maximum length {size})")));
        }
        // SAFETY: there is room.
        unsafe {
            std::ptr::copy(bytes.as_ptr(), place, len);
            if len < size {
                place.add(len).write(0);
            }
        }
        return Ok(());
    }
    let Some(text) = new.downcast::<PyStr>() else {
        let name = new.ty().name();
        return Err(vm.type_error(format!("unicode string expected instead of {name} instance")));
    };
    let (len, most) = (text.len(), size / 4);
    if len > most {
        return Err(vm.value_error(format!("string too long ({len}, maximum length {most})")));
    }
    for (index, code) in text.text().iter().chain([0]).enumerate().take(most) {
        // SAFETY: there is room.
        unsafe { place.cast::<u32>().add(index).write_unaligned(code) };
    }
    Ok(())
}

fn get(vm: &Thread, value: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let Some(instance) = instance else { return Ok(value.clone()) };
    let field = own(value);
    let place = place(vm, field, instance)?;
    if let Some(letter) = characters(field) {
        return get_text(vm, letter, place, field.byte_size);
    }
    data::get(vm, &field.class, Access { bits: field.bits }, instance, field.index, place)
}

fn set(vm: &Thread, value: &Value, instance: &Value, new: Option<&Value>) -> PyResult<()> {
    let field = own(value);
    let place = place(vm, field, instance)?;
    let Some(new) = new else { return Err(vm.type_error("can't delete attribute")) };
    if let Some(letter) = characters(field) {
        set_text(vm, letter, place, field.byte_size, new)?;
        let kept = if letter == b'u' { new.clone() } else { Value::NONE };
        return data::keep(vm, instance, field.index, kept);
    }
    data::set(vm, &field.class, Access { bits: field.bits }, instance, new, field.index, place)
}

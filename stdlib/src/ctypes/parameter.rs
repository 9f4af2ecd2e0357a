//! Arguments of foreign calls: `CArgObject`, which `byref` and `from_param` make, and how values become them.

use super::code::{self, Code, Kind as CodeKind};
use super::data::{self, PyCData};
use super::ffi_type::Ffi;
use super::info::{self, Kind};
use super::metatype::refers_to_letter;
use super::{pointer, simple};
use std::cell::UnsafeCell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// Bytes of an argument that lie in it: those of the largest scalar, two `long double`.
const ROOM: usize = 32;

/// An argument as libffi takes it.
#[repr(C)]
pub struct PyCArg {
    object: Object,
    place: UnsafeCell<[u64; ROOM / 8]>,
    ffi: Ffi,
    /// The letter of a simple type, `P` for pointers, `V` for structures.
    tag: u8,
    /// Of a structure, its bytes at the time of the call.
    structure: UnsafeCell<Buf<u8>>,
    /// What has to live as long as the argument.
    kept: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCArg {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.CArgObject",
    flags: flags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    getset: &[getter("_obj", "the wrapped object", |_, value| {
        Ok(value.downcast::<PyCArg>().and_then(|own| own.kept.get()).unwrap_or(Value::NONE))
    })
    .as_member()],
    ..TypeSpec::container::<PyCArg>()
});

impl Trace for PyCArg {
    fn trace(&self, tracer: &mut Tracer) {
        self.kept.trace(tracer);
    }
}

impl PyCArg {
    pub fn new(vm: &Thread, tag: u8, ffi: Ffi, kept: Option<Value>) -> PyResult<Ref<PyCArg>> {
        let own = vm.heap().allocate(PyCArg {
            object: Object::new(&TYPE),
            place: UnsafeCell::new([0; ROOM / 8]),
            ffi,
            tag,
            structure: UnsafeCell::new(Buf::new()),
            kept: ValueCell::new(kept),
        })?;
        vm.heap().track(own.as_object());
        Ok(own)
    }

    /// A pointer as an argument.
    pub fn pointer(vm: &Thread, tag: u8, address: u64, kept: Option<Value>) -> PyResult<Ref<PyCArg>> {
        let own = PyCArg::new(vm, tag, Ffi::pointer(), kept)?;
        // SAFETY: there is room.
        unsafe { code::write_word(own.place(), 8, false, address) };
        Ok(own)
    }

    /// Where the argument's bytes are written.
    fn place(&self) -> *mut u8 {
        self.place.get().cast()
    }

    /// Where libffi reads the argument.
    pub fn argument(&self) -> *mut u8 {
        // SAFETY: the bytes are set when the argument is made, and stay.
        let structure = unsafe { &*self.structure.get() };
        if structure.is_empty() { self.place() } else { structure.as_ptr().cast_mut() }
    }

    pub fn ffi(&self) -> &Ffi {
        &self.ffi
    }

    fn word(&self) -> u64 {
        // SAFETY: there are so many bytes.
        unsafe { code::read_word(self.place(), 8, false) }
    }
}

fn is_literal(byte: u8) -> bool {
    (b' '..0x7F).contains(&byte) && byte != b'\\' && byte != b'\''
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let Some(own) = value.downcast::<PyCArg>() else { return Err(vm.type_error("wrong type")) };
    let (word, tag) = (own.word(), char::from(own.tag));
    let floating = |number: f64| {
        let shown = vm.repr(&float::new(vm, number)?)?;
        vm.format_str(&format!("<cparam '{tag}' ("), &shown, ")>")
    };
    let text = match own.tag {
        b'b' | b'B' => format!("({})", word as i8),
        b'h' | b'H' => format!("({})", word as i16),
        b'i' | b'I' => format!("({})", word as i32),
        b'l' | b'L' | b'q' | b'Q' => format!("({})", word as i64),
        b'd' => return floating(f64::from_bits(word)),
        b'f' => return floating(f64::from(f32::from_bits(word as u32))),
        b'c' if is_literal(word as u8) => format!("('{}')", char::from(word as u8)),
        b'c' => format!("('\\x{:02x}')", word as u8),
        b'z' | b'Z' | b'P' => format!("({word:#x})"),
        _ => format!("at {:#x}", value.bits()),
    };
    vm.new_str(&format!("<cparam '{tag}' {text}>"))
}

/// `byref(object, offset)`.
pub fn by_reference(vm: &Thread, value: &Value, offset: isize) -> PyResult {
    let data = data::argument(vm, value, "byref", " 1")?;
    let address = data.memory().wrapping_offset(offset).expose_provenance() as u64;
    Ok(PyCArg::pointer(vm, b'P', address, Some(value.clone()))?.into_value())
}

/// An instance as an argument: its value, or the address for arrays.
pub fn of_data(vm: &Thread, value: &Value, data: &PyCData) -> PyResult<Ref<PyCArg>> {
    let info = info::of_instance(vm, value)?;
    let ffi = info.ffi.borrow().clone();
    let kept = Some(value.clone());
    match info.kind {
        Kind::Simple => {
            let tag = info.code.map_or(b'P', |code| code.letter);
            let own = PyCArg::new(vm, tag, ffi, kept)?;
            let size = data.size().min(ROOM);
            // SAFETY: there is room; the instance's memory has its size.
            unsafe { std::ptr::copy_nonoverlapping(data.memory(), own.place(), size) };
            Ok(own)
        }
        Kind::Structure | Kind::Union => {
            let bytes = data.bytes()?;
            let own = PyCArg::new(vm, b'V', ffi, kept)?;
            // SAFETY: nobody has looked at it yet.
            unsafe { *own.structure.get() = bytes };
            Ok(own)
        }
        Kind::Array => PyCArg::pointer(vm, b'P', data.memory().expose_provenance() as u64, kept),
        Kind::Pointer | Kind::Function => PyCArg::pointer(vm, b'P', data.pointer().addr() as u64, kept),
    }
}

/// The attribute of objects that say what stands for them in a call.
pub fn as_parameter(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    data::attribute(vm, value, "_as_parameter_")
}

/// A value as an argument, by itself: what has no type to convert it.
pub fn convert(vm: &Thread, value: &Value, index: usize) -> PyResult<Ref<PyCArg>> {
    if let Some(data) = value.downcast::<PyCData>() {
        return of_data(vm, value, data);
    }
    let value = match Ref::<PyCArg>::try_from_value(value.clone()) {
        Ok(own) => return Ok(own),
        Err(value) => value,
    };
    if value.is_none() {
        return PyCArg::pointer(vm, b'P', 0, None);
    }
    if int::is_int(&value) {
        let fits =
            int::as_i64(&value).is_some() || int::as_ref(&value).and_then(|int| int.to_u64()).is_some();
        if !fits {
            return Err(vm.overflow_error("int too long to convert"));
        }
        let own = PyCArg::new(vm, b'i', Ffi::int(), None)?;
        // SAFETY: there is room.
        unsafe { code::write_word(own.place(), 8, false, code::low_word(vm, &value)?) };
        return Ok(own);
    }
    if let Some(bytes) = value.downcast::<PyBytes>() {
        let (address, copy) = code::terminated(vm, bytes.as_bytes())?;
        return PyCArg::pointer(vm, b'z', address, Some(copy));
    }
    if let Some(text) = value.downcast::<PyStr>() {
        let (address, copy) = code::terminated_wide(vm, text)?;
        return PyCArg::pointer(vm, b'Z', address, Some(copy));
    }
    match as_parameter(vm, &value)? {
        Some(inner) => {
            let _recursion = vm.enter_recursion(" while processing _as_parameter_")?;
            convert(vm, &inner, index)
        }
        None => Err(vm.type_error(format!("Don't know how to convert parameter {index}"))),
    }
}

/// `from_param` of all kinds of classes.
pub fn from_param(vm: &Thread, class: &Value, value: &Value) -> PyResult {
    let Some(info) = info::of(class) else {
        // An abstract class has instances nevertheless: those of the classes that derive from it.
        let is_whole = ![&simple::META, &pointer::META].iter().any(|meta| class.ty().is_subtype(meta));
        return if is_whole { whole(vm, class, value) } else { Err(vm.type_error("abstract class")) };
    };
    match (info.kind, info.code) {
        (Kind::Simple, Some(code)) => simple(vm, class, code, info.swapped, value),
        (Kind::Pointer, _) => pointer(vm, class, &info, value),
        _ => whole(vm, class, value),
    }
}

/// What `_as_parameter_` says, converted likewise.
fn by_parameter(vm: &Thread, class: &Value, value: &Value) -> PyResult<Option<Value>> {
    let Some(inner) = as_parameter(vm, value)? else { return Ok(None) };
    let _recursion = vm.enter_recursion(" while processing _as_parameter_")?;
    from_param(vm, class, &inner).map(Some)
}

fn simple(vm: &Thread, class: &Value, code: &Code, swapped: bool, value: &Value) -> PyResult {
    match code.kind {
        CodeKind::Pointer => return void_pointer(vm, class, value),
        CodeKind::String => return string(vm, class, code, value),
        CodeKind::WideString => return string(vm, class, code, value),
        _ => {}
    }
    if vm.is_instance(value, class)? {
        return Ok(value.clone());
    }
    let own = PyCArg::new(vm, code.letter, code.ffi(), None)?;
    // SAFETY: there is room for every simple type.
    match unsafe { code.set(vm, own.place(), value, swapped, None) } {
        Ok(kept) => {
            own.kept.set(Some(kept));
            Ok(own.into_value())
        }
        Err(raised) => {
            // What the object says of itself comes second, as asking for it costs.
            let Some(first) = vm.take_raised() else { return Err(raised) };
            let converted = by_parameter(vm, class, value)?;
            converted.ok_or_else(|| vm.set_raised(first))
        }
    }
}

fn letter_of(value: &Value) -> Option<u8> {
    value.downcast::<PyCData>()?;
    info::of_type(value.ty())?.code.map(|code| code.letter)
}

fn kind_of(value: &Value) -> Option<Kind> {
    value.downcast::<PyCData>()?;
    info::of_type(value.ty()).map(|info| info.kind)
}

/// `c_void_p` takes nearly every pointer.
fn void_pointer(vm: &Thread, class: &Value, value: &Value) -> PyResult {
    if value.is_none() {
        return Ok(Value::NONE);
    }
    if int::is_int(value) {
        return Ok(PyCArg::pointer(vm, b'P', code::low_word(vm, value)?, None)?.into_value());
    }
    if value.downcast::<PyBytes>().is_some() {
        let (address, copy) = code::string_address(vm, value)?;
        return Ok(PyCArg::pointer(vm, b'z', address, Some(copy))?.into_value());
    }
    if value.downcast::<PyStr>().is_some() {
        let (address, copy) = code::wide_string_address(vm, value)?;
        return Ok(PyCArg::pointer(vm, b'Z', address, Some(copy))?.into_value());
    }
    if vm.is_instance(value, class)? || matches!(kind_of(value), Some(Kind::Array | Kind::Pointer)) {
        return Ok(value.clone());
    }
    if value.downcast::<PyCArg>().is_some_and(|own| own.tag == b'P') {
        return Ok(value.clone());
    }
    let is_address = kind_of(value) == Some(Kind::Function) || matches!(letter_of(value), Some(b'z' | b'Z'));
    if let Some(data) = value.downcast::<PyCData>().filter(|_| is_address) {
        let address = data.pointer().addr() as u64;
        let tag = if kind_of(value) == Some(Kind::Function) { b'P' } else { b'Z' };
        return Ok(PyCArg::pointer(vm, tag, address, Some(value.clone()))?.into_value());
    }
    match by_parameter(vm, class, value)? {
        Some(converted) => Ok(converted),
        None => Err(code::not_convertible(vm, value, "c_void_p")),
    }
}

/// `c_char_p` and `c_wchar_p` take strings, and arrays of and pointers to characters.
fn string(vm: &Thread, class: &Value, own: &Code, value: &Value) -> PyResult {
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let is_wide = own.kind == CodeKind::WideString;
    let converted = match is_wide {
        false if value.downcast::<PyBytes>().is_some() => Some(code::string_address(vm, value)?),
        true if value.downcast::<PyStr>().is_some() => Some(code::wide_string_address(vm, value)?),
        _ => None,
    };
    if let Some((address, copy)) = converted {
        return Ok(PyCArg::pointer(vm, own.letter, address, Some(copy))?.into_value());
    }
    let (letter, name) = if is_wide { (b'u', "c_wchar_p") } else { (b'c', "c_char_p") };
    if vm.is_instance(value, class)? || refers_to_letter(value, letter) {
        return Ok(value.clone());
    }
    // `byref(c_char(...))`
    let inner = value.downcast::<PyCArg>().and_then(|own| own.kept.get());
    if inner.is_some_and(|inner| letter_of(&inner) == Some(letter)) {
        return Ok(value.clone());
    }
    match by_parameter(vm, class, value)? {
        Some(converted) => Ok(converted),
        None => Err(code::not_convertible(vm, value, name)),
    }
}

/// Structures, arrays, functions: instances of the class alone, and `byref` of what it points to.
fn whole(vm: &Thread, class: &Value, value: &Value) -> PyResult {
    if vm.is_instance(value, class)? {
        return Ok(value.clone());
    }
    let name = class.downcast::<PyType>().map_or("", PyType::short_name);
    if let Some(inner) = value.downcast::<PyCArg>().and_then(|own| own.kept.get()) {
        if let Some(target) = info::of(class).and_then(|info| info.proto.get())
            && vm.is_instance(&inner, &target)?
        {
            return Ok(value.clone());
        }
        let given = inner.ty().short_name();
        return Err(vm.type_error(format!("expected {name} instance instead of pointer to {given}")));
    }
    match by_parameter(vm, class, value)? {
        Some(converted) => Ok(converted),
        None => {
            let given = value.ty().name();
            Err(vm.type_error(format!("expected {name} instance instead of {given}")))
        }
    }
}

/// Pointers take what they point to as if it were passed by reference, and arrays of it.
fn pointer(vm: &Thread, class: &Value, info: &info::PyTypeInfo, value: &Value) -> PyResult {
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let Some(target) = info.proto.get() else {
        return Err(vm.type_error("cannot convert argument: POINTER _type_ type is not set"));
    };
    if vm.is_instance(value, &target)? {
        return by_reference(vm, value, 0);
    }
    if matches!(kind_of(value), Some(Kind::Array | Kind::Pointer))
        && let Some(item) = info::of_type(value.ty()).and_then(|info| info.proto.get())
        && vm.is_subclass(&item, &target)?
    {
        return Ok(value.clone());
    }
    whole(vm, class, value)
}

//! `Array` and its metatype `PyCArrayType`: as many items of a type, one behind another.

use super::code::{self, Kind as CodeKind};
use super::data::{self, Access, PyCData, own};
use super::ffi_type::LEAVES_MATTER;
use super::info::{self, Kind, PyTypeInfo, has};
use super::metatype::{self, METATYPE, init_type};
use std::cell::RefCell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::descriptors::PyGetSetDescr;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::slice::{self, Indices, PySlice};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::weakref::{self, PyWeakref};
use taipan_vm::builtins::{exceptions, generic_alias, int};
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, TypeSpec, getset, method};
use taipan_vm::class::{PyType, flags, lookup, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::object::Ref;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.PyCArrayType",
    doc: "metatype for the Array Objects",
    slots: Slots { init: Some(init_class), ..Slots::NONE },
    ..METATYPE
});

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.Array",
    doc: "The base of arrays, whose classes are made by multiplying a C type with a number.",
    base: Some(&data::TYPE),
    metatype: Some(&META),
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(data::new),
        init: Some(init),
        length: Some(|_, value| Ok(own(value).length())),
        item: Some(get_item),
        subscript: Some(subscript),
        ass_subscript: Some(assign),
        ..Slots::NONE
    },
    methods: &[method(
        "__class_getitem__",
        "($type, object, /)",
        "Arrays are generic over the type of their elements",
        generic_alias::class_getitem,
    )
    .classmethod()],
    ..TypeSpec::object::<PyCData>()
});

/// What arrays of `c_char` have besides.
static BYTES: [GetSetDef; 2] = [
    getset("value", "string value", get_bytes, set_bytes),
    getset("raw", "value", |vm, value| vm.finish_bytes(own(value).bytes()?), set_raw),
];

/// What arrays of `c_wchar` have besides.
static TEXT: [GetSetDef; 1] = [getset("value", "string value", get_text, set_text)];

/// The array classes that multiplication has made, by item type and length.
#[derive(Default)]
struct Made {
    /// Weak references; a class keeps its item type, so that an address stands for one type as long as there is a class.
    classes: RefCell<rustc_hash::FxHashMap<(usize, usize), Value>>,
}

/// `item * length`
pub fn of_type(vm: &Thread, item: &Value, length: isize) -> PyResult {
    let Ok(count) = usize::try_from(length) else {
        return Err(vm.value_error(format!("Array length must be >= 0, not {length}")));
    };
    let class = metatype::class(vm, item)?;
    let made = vm.interp().module_states.get::<Made>();
    let key = (item.bits() as usize, count);
    let known = made.classes.borrow().get(&key).cloned();
    if let Some(known) = known.as_ref().and_then(Value::downcast::<PyWeakref>).and_then(PyWeakref::referent) {
        return Ok(known);
    }
    let name = vm.new_str(&format!("{:.200}_Array_{count}", class.short_name()))?;
    let namespace = PyDict::new(vm)?;
    namespace.set_str(statics::intern("_length_"), int::from_usize(vm, count)?)?;
    namespace.set_str(statics::intern("_type_"), item.clone())?;
    let bases = vm.new_tuple(&[TYPE.to_value()])?;
    let array = vm.call(&META.to_value(), &[name, bases, namespace.into_value()])?;
    let weak = PyWeakref::new(vm, &weakref::TYPE, &array, None)?.into_value();
    let mut classes = made.classes.borrow_mut();
    let mut dead = Vec::new();
    if classes.len() == classes.capacity() {
        let is_dead = |weak: &Value| weak.downcast::<PyWeakref>().is_none_or(|weak| !weak.is_alive());
        let keys: Vec<_> = classes.iter().filter(|(_, weak)| is_dead(weak)).map(|(key, _)| *key).collect();
        dead.extend(keys.into_iter().filter_map(|key| classes.remove(&key)));
    }
    dead.extend(classes.insert(key, weak));
    drop(classes);
    drop(dead);
    Ok(array)
}

fn length_of(vm: &Thread, class: &PyType) -> PyResult<usize> {
    let Some(length) = data::class_attribute(vm, class, "_length_")? else {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "class must define a '_length_' attribute"));
    };
    if !int::is_int(&length) {
        return Err(vm.type_error("The '_length_' attribute must be an integer"));
    }
    if int::is_negative(&length) {
        return Err(vm.value_error("The '_length_' attribute must not be negative"));
    }
    match int::as_i64(&length) {
        Some(length) => Ok(length as usize),
        None => Err(vm.overflow_error("The '_length_' attribute is too large")),
    }
}

fn init_class(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult<()> {
    init_type(vm, class, args)?;
    let ty = metatype::class(vm, class)?;
    let length = length_of(vm, &ty)?;
    let Some(item) = data::class_attribute(vm, &ty, "_type_")? else {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "class must define a '_type_' attribute"));
    };
    let own = info::begin(vm, class, Kind::Array, None, false)?;
    let Some(info) = info::of(&item) else { return Err(vm.type_error("_type_ must have storage info")) };
    let size = info.size.get().checked_mul(length).filter(|size| isize::try_from(*size).is_ok());
    let Some(size) = size else { return Err(vm.overflow_error("array too large")) };
    own.size.set(size);
    own.align.set(info.align.get());
    own.length.set(length);
    own.format.replace(info.format.borrow().clone());
    let mut shape = data::no_dimensions();
    shape.push(length as isize);
    shape.extend(info.shape.borrow().iter().copied());
    own.shape.replace(shape);
    if info.has(has::POINTER) {
        own.set(has::POINTER);
    }
    info.set(has::FINAL);
    if size <= LEAVES_MATTER {
        let step = info.size.get();
        let leaves = info.leaves.borrow();
        let all = (0..length).flat_map(|index| {
            leaves
                .iter()
                .map(move |leaf| super::ffi_type::Leaf { offset: leaf.offset + index * step, ..*leaf })
        });
        own.leaves.borrow_mut().extend(all.take(LEAVES_MATTER));
    }
    let added: &'static [GetSetDef] = match info.code.map(|code| code.kind) {
        Some(CodeKind::Char) => &BYTES,
        Some(CodeKind::WideChar) => &TEXT,
        _ => &[],
    };
    own.proto.set(Some(item));
    for def in added {
        let descriptor = PyGetSetDescr::new(vm, &ty, def)?.into_value();
        ty.dict().set_str(statics::intern(def.name), descriptor)?;
    }
    lookup::modified(vm, &ty);
    Ok(())
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    for (index, item) in args.positional().iter().enumerate() {
        set_item(vm, value, index, item)?;
    }
    Ok(())
}

/// The type of the items, and the information about it and about the array.
struct Items {
    class: Ref<PyType>,
    info: Ref<PyTypeInfo>,
}

impl Items {
    fn of(vm: &Thread, value: &Value) -> PyResult<Items> {
        let own = info::of_instance(vm, value)?;
        let class = own.item_type().ok_or_else(|| vm.type_error("abstract class"))?;
        let info = info::of_type(&class).ok_or_else(|| vm.type_error("abstract class"))?;
        Ok(Items { class, info })
    }

    fn place(&self, value: &Value, index: usize) -> *mut u8 {
        own(value).memory().wrapping_add(index * self.info.size.get())
    }

    fn letter(&self) -> Option<u8> {
        self.info.code.map(|code| code.letter)
    }
}

fn get_item(vm: &Thread, value: &Value, index: isize) -> PyResult {
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < own(value).length()) else {
        return Err(vm.index_error("invalid index"));
    };
    let items = Items::of(vm, value)?;
    data::get(vm, &items.class, Access::default(), value, index, items.place(value, index))
}

fn set_item(vm: &Thread, value: &Value, index: usize, new: &Value) -> PyResult<()> {
    if index >= own(value).length() {
        return Err(vm.index_error("invalid index"));
    }
    let items = Items::of(vm, value)?;
    data::set(vm, &items.class, Access::default(), value, new, index, items.place(value, index))
}

fn index_of(vm: &Thread, value: &Value, key: &Value) -> PyResult<isize> {
    let index = number::to_isize(vm, key)?;
    Ok(if index < 0 { index + own(value).length() as isize } else { index })
}

fn range_of(vm: &Thread, value: &Value, slice: &PySlice) -> PyResult<Indices> {
    let (start, stop, step) = slice.unpack(vm)?;
    Ok(slice::adjust(start, stop, step, own(value).length()))
}

fn subscript(vm: &Thread, value: &Value, key: &Value) -> PyResult {
    if key.ty().slots().index.is_some() {
        return get_item(vm, value, index_of(vm, value, key)?);
    }
    let Some(slice) = key.downcast::<PySlice>() else {
        return Err(vm.type_error("indices must be integers"));
    };
    let range = range_of(vm, value, slice)?;
    let items = Items::of(vm, value)?;
    // SAFETY: the indices of a range are in bounds.
    unsafe {
        collect(
            vm,
            items.letter(),
            range.len,
            |index| items.place(value, range.at(index)),
            |index| get_item(vm, value, range.at(index) as isize),
        )
    }
}

/// Items as `bytes` or `str` where they are characters, as a list otherwise.
///
/// # Safety
/// `place` gives addresses of characters, if `letter` is that of one.
pub unsafe fn collect(
    vm: &Thread,
    letter: Option<u8>,
    count: usize,
    place: impl Fn(usize) -> *mut u8,
    get: impl Fn(usize) -> PyResult,
) -> PyResult {
    match letter {
        Some(b'c') => {
            let mut bytes = Buf::with_capacity(count)?;
            for index in 0..count {
                // SAFETY: by contract.
                bytes.push(unsafe { place(index).read() })?;
            }
            vm.finish_bytes(bytes)
        }
        Some(b'u') => {
            let mut wide = Buf::with_capacity(count)?;
            for index in 0..count {
                // SAFETY: by contract.
                wide.push(unsafe { place(index).cast::<u32>().read_unaligned() })?;
            }
            code::text_of_wide(vm, &wide)
        }
        _ => {
            let mut items = Buf::with_capacity(count)?;
            for index in 0..count {
                items.push(get(index)?)?;
            }
            vm.new_list(items)
        }
    }
}

fn assign(vm: &Thread, value: &Value, key: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("Array does not support item deletion")) };
    if key.ty().slots().index.is_some() {
        let index = index_of(vm, value, key)?;
        return match usize::try_from(index) {
            Ok(index) => set_item(vm, value, index, new),
            Err(_) => Err(vm.index_error("invalid index")),
        };
    }
    let Some(slice) = key.downcast::<PySlice>() else { return Err(vm.type_error("indices must be integer")) };
    let range = range_of(vm, value, slice)?;
    let given = match new.ty().slots().length {
        Some(_) => Some(vm.length(new)?),
        None => None,
    };
    if given != Some(range.len) {
        return Err(vm.value_error("Can only assign sequence of same size"));
    }
    for index in 0..range.len {
        let item = vm.sequence_item(new, index as isize)?;
        set_item(vm, value, range.at(index), &item)?;
    }
    Ok(())
}

/// Up to the first null.
fn get_bytes(vm: &Thread, value: &Value) -> PyResult {
    let mut bytes = own(value).bytes()?;
    if let Some(end) = memchr::memchr(0, &bytes) {
        bytes.truncate(end);
    }
    vm.finish_bytes(bytes)
}

fn set_bytes(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete attribute")) };
    let Some(bytes) = new.downcast::<PyBytes>() else {
        let name = new.ty().name();
        return Err(vm.type_error(format!("bytes expected instead of {name} instance")));
    };
    let data = own(value);
    let bytes = bytes.as_bytes();
    if bytes.len() > data.size() {
        return Err(vm.value_error("byte string too long"));
    }
    // SAFETY: invariant 1 of `data`; the size has been checked.
    unsafe {
        std::ptr::copy(bytes.as_ptr(), data.memory(), bytes.len());
        if bytes.len() < data.size() {
            data.memory().add(bytes.len()).write(0);
        }
    }
    Ok(())
}

fn set_raw(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else {
        let text = format!("attribute 'raw' of '{:.100}' objects cannot be deleted", value.ty().name());
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, &text));
    };
    let bytes = vm.bytes_like(new)?;
    let data = own(value);
    if bytes.len() > data.size() {
        return Err(vm.value_error("byte string too long"));
    }
    // SAFETY: as above; the buffer may be the array's own.
    unsafe { std::ptr::copy(bytes.as_ptr(), data.memory(), bytes.len()) };
    Ok(())
}

fn get_text(vm: &Thread, value: &Value) -> PyResult {
    let data = own(value);
    // SAFETY: invariant 1 of `data`.
    let wide = unsafe { code::wide_until_null(data.memory(), Some(data.size() / 4)) }?;
    code::text_of_wide(vm, &wide)
}

fn set_text(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete attribute")) };
    let Some(text) = new.downcast::<PyStr>() else {
        let name = new.ty().name();
        return Err(vm.type_error(format!("unicode string expected instead of {name} instance")));
    };
    let data = own(value);
    let room = data.size() / 4;
    if text.len() > room {
        return Err(vm.value_error("string too long"));
    }
    for (index, code) in text.text().iter().chain([0]).enumerate().take(room) {
        // SAFETY: invariant 1 of `data`; there is room.
        unsafe { data.memory().cast::<u32>().add(index).write_unaligned(code) };
    }
    Ok(())
}

//! `_CData`: an instance of a C type, that is, memory of that type's size: its own, a part of another instance's, or
//! somebody else's.
//!
//! What memory refers to (strings, arrays that pointers point to) must live as long as it does. It is kept in `objects` of
//! the instance that owns the memory: alone, or in a dict under the path of indices that leads to the place.
//!
//! Invariants:
//! 1. `memory` and `size` name memory that can be read and written, as far as the program has not lied about addresses.
//! 2. An instance with a `base` lies in the memory of that one, or refers to it; the chain of bases ends.

use super::call;
use super::code::{Bits, at};
use super::info::{self, Kind, PyTypeInfo, has};
use smallvec::smallvec;
use std::borrow::Cow;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::fmt::Write;
use taipan_vm::buffer::{Buffer, Dims, View, asks, flags as buffer_flags};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::{PyType, create, flags, lookup, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// Bytes that lie in the instance itself.
const INLINE: usize = 16;

#[repr(C)]
pub struct PyCData {
    object: Object,
    /// Behind the header, so that it is aligned as memory of its own would be.
    inline: UnsafeCell<[u64; INLINE / 8]>,
    memory: Cell<*mut u8>,
    size: Cell<usize>,
    /// Memory of its own that is too large for `inline`.
    own: RefCell<Buf<u8>>,
    owns: Cell<bool>,
    /// At which of the base's items or fields it lies.
    index: Cell<usize>,
    /// How many items or fields it has itself.
    length: Cell<usize>,
    base: ValueCell,
    objects: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCData {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes._CData",
    doc: "The base of all instances of C types.",
    flags: flags::BASETYPE | flags::NO_NEW,
    slots: Slots {
        hash: Some(|vm, _| Err(vm.type_error("unhashable type"))),
        buffer: Some(export),
        ..Slots::NONE
    },
    methods: &[
        method(
            "__ctypes_from_outparam__",
            "($self, /)",
            "What a call shows for a parameter that it returns: the instance.",
            |_, args| Ok(args[0].clone()),
        ),
        method("__setstate__", "($self, dict, data, /)", "", set_state).parsed(),
        method("__reduce__", "($self, /)", "", reduce),
    ],
    getset: &[
        getter("_b_base_", "the base object", |_, value| Ok(own(value).base.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("_b_needsfree_", "whether the object owns the memory or not", |_, value| {
            Ok(int::small(own(value).owns.get().into()))
        })
        .as_member(),
        getter("_objects", "internal objects tree (NEVER CHANGE THIS OBJECT!)", |_, value| {
            Ok(own(value).objects.get().unwrap_or(Value::NONE))
        })
        .as_member(),
    ],
    ..TypeSpec::object::<PyCData>()
});

impl Trace for PyCData {
    fn trace(&self, tracer: &mut Tracer) {
        self.base.trace(tracer);
        self.objects.trace(tracer);
    }

    /// The memory stays, also where it is the base's: who can still see the instance sees memory that is there.
    fn clear(&self) {
        drop(self.objects.take());
    }
}

pub fn own(value: &Value) -> &PyCData {
    value.downcast().expect("a method of C data gets some")
}

/// Where new memory comes from.
enum Source {
    /// Its own, all zero.
    New,
    /// At an address.
    Address(*mut u8),
}

impl PyCData {
    /// The payload of an instance whose memory is not there yet.
    pub fn empty(object: Object) -> PyCData {
        PyCData {
            object,
            inline: UnsafeCell::new([0; INLINE / 8]),
            memory: Cell::new(std::ptr::null_mut()),
            size: Cell::new(0),
            own: RefCell::new(Buf::new()),
            owns: Cell::new(false),
            index: Cell::new(0),
            length: Cell::new(0),
            base: ValueCell::empty(),
            objects: ValueCell::empty(),
        }
    }

    pub fn memory(&self) -> *mut u8 {
        self.memory.get()
    }

    pub fn size(&self) -> usize {
        self.size.get()
    }

    pub fn length(&self) -> usize {
        self.length.get()
    }

    pub fn owns(&self) -> bool {
        self.owns.get()
    }

    /// What the instance itself keeps.
    pub fn kept(&self) -> Option<Value> {
        self.objects.get()
    }

    pub fn set_kept(&self, kept: Value) {
        self.objects.set(Some(kept));
    }

    /// A copy of the memory.
    pub fn bytes(&self) -> PyResult<Buf<u8>> {
        let mut bytes = Buf::with_capacity(self.size())?;
        // SAFETY: invariant 1.
        bytes.extend_from_slice(unsafe { slice(self.memory(), self.size()) })?;
        Ok(bytes)
    }

    /// The address that the memory, of a pointer or function, begins with.
    pub fn pointer(&self) -> *mut u8 {
        // SAFETY: invariant 1; such types have the size of a pointer.
        at(unsafe { super::code::read_word(self.memory(), 8, false) })
    }

    pub fn set_pointer(&self, address: *const u8) {
        // SAFETY: as above.
        unsafe { super::code::write_word(self.memory(), 8, false, address.expose_provenance() as u64) };
    }

    /// Takes memory of its own; what it had is given up, its contents are not copied.
    fn allocate(&self, size: usize) -> PyResult<()> {
        if size <= INLINE {
            self.memory.set(self.inline.get().cast());
        } else {
            let mut own = Buf::filled(0, size)?;
            self.memory.set(own.as_mut_ptr());
            drop(self.own.replace(own));
        }
        self.size.set(size);
        self.owns.set(true);
        Ok(())
    }

    /// `ctypes.resize`: contents stay. As in CPython, what has looked at the old memory, parts and views, must not do so
    /// again.
    pub fn resize(&self, vm: &Thread, size: isize, least: usize) -> PyResult<()> {
        let Some(size) = usize::try_from(size).ok().filter(|size| *size >= least) else {
            return Err(vm.value_error(format!("minimum size is {least}")));
        };
        if !self.owns() {
            return Err(vm.value_error("Memory cannot be resized because this object doesn't own it"));
        }

        if size <= INLINE {
            self.size.set(size);
            return Ok(());
        }
        let mut new = Buf::filled(0, size)?;
        let kept = self.size().min(size);
        // SAFETY: both have as many bytes.
        unsafe { std::ptr::copy_nonoverlapping(self.memory(), new.as_mut_ptr(), kept) };
        self.memory.set(new.as_mut_ptr());
        self.size.set(size);
        drop(self.own.replace(new));
        Ok(())
    }
}

/// Bytes at an address, which may be null if there are none.
///
/// # Safety
/// They can be read, and nothing writes to them while the slice is used.
pub unsafe fn slice<'a>(memory: *const u8, size: usize) -> &'a [u8] {
    if size == 0 {
        return &[];
    }
    // SAFETY: by contract.
    unsafe { std::slice::from_raw_parts(memory, size) }
}

/// An instance without memory, of whatever payload the class has.
fn allocate_object(vm: &Thread, class: &PyType) -> PyResult<Value> {
    Ok(create::allocate_extended(vm, class, PyCData::empty)?.into_value())
}

fn make(vm: &Thread, class: &PyType, source: Source) -> PyResult {
    let Some(info) = info::of_type(class) else { return Err(vm.type_error("abstract class")) };
    info.set(has::FINAL);
    let value = allocate_object(vm, class)?;
    let data = own(&value);
    data.length.set(info.length.get());
    match source {
        Source::New => data.allocate(info.size.get())?,
        Source::Address(address) => {
            data.memory.set(address);
            data.size.set(info.size.get());
        }
    }
    Ok(value)
}

/// `__new__` of all kinds of data: memory of its own, all zero. Arguments are `__init__`'s.
pub fn new(vm: &Thread, class: &PyType, _: Args<'_>) -> PyResult {
    make(vm, class, Source::New)
}

/// An instance at an address of somebody's.
pub fn at_address(vm: &Thread, class: &PyType, address: u64) -> PyResult {
    vm.audit("ctypes.cdata", || int::from_u64(vm, address).into_iter().collect())?;
    make(vm, class, Source::Address(at(address)))
}

/// An instance in the memory of `base`, at `place`, which is its item or field `index`.
pub fn part_of(vm: &Thread, class: &PyType, base: &Value, index: usize, place: *mut u8) -> PyResult {
    let value = make(vm, class, Source::Address(place))?;
    let data = own(&value);
    data.index.set(index);
    data.base.set(Some(base.clone()));
    Ok(value)
}

/// An instance with a copy of the memory at `place`.
///
/// # Safety
/// As many bytes as the class has can be read there.
pub unsafe fn copy_of(vm: &Thread, class: &PyType, place: *const u8) -> PyResult {
    let value = make(vm, class, Source::New)?;
    let data = own(&value);
    // SAFETY: by contract.
    unsafe { std::ptr::copy_nonoverlapping(place, data.memory(), data.size()) };
    Ok(value)
}

/// Whether values of the class are seen as Python's own values: only the simple classes themselves are, not what a program
/// derives from them.
pub fn is_plain_simple(class: &PyType, info: &PyTypeInfo) -> bool {
    info.kind == Kind::Simple && class.base().is_some_and(|base| base.is(&super::simple::TYPE))
}

/// How the memory of a field or an item is read and written, where it is not by the type's own rules.
#[derive(Clone, Copy, Default)]
pub struct Access {
    pub bits: Option<Bits>,
}

/// The value of type `class` at `place` in the memory of `base`.
pub fn get(
    vm: &Thread,
    class: &PyType,
    access: Access,
    base: &Value,
    index: usize,
    place: *mut u8,
) -> PyResult {
    if let Some(info) = info::of_type(class)
        && let Some(code) = info.code
        && is_plain_simple(class, &info)
    {
        // SAFETY: invariant 1 of the base.
        return unsafe { code.get(vm, place, info.swapped, access.bits) };
    }
    part_of(vm, class, base, index, place)
}

/// Writes a value of type `class` to `place` in the memory of `base`, and keeps what has to be kept.
pub fn set(
    vm: &Thread,
    class: &PyType,
    access: Access,
    base: &Value,
    value: &Value,
    index: usize,
    place: *mut u8,
) -> PyResult<()> {
    let kept = store(vm, class, access, value, place)?;
    keep(vm, base, index, kept)
}

fn store(vm: &Thread, class: &PyType, access: Access, value: &Value, place: *mut u8) -> PyResult {
    let Some(info) = info::of_type(class) else { return Err(vm.type_error("abstract class")) };
    // A bit field takes instances of its type by their value's bits, which only the code can put in place.
    let code = info.code.filter(|_| access.bits.is_some() || value.downcast::<PyCData>().is_none());
    if let Some(code) = code {
        // SAFETY: invariant 1 of the instance that `place` is in.
        return unsafe { code.set(vm, place, value, info.swapped, access.bits) };
    }
    let Some(source) = value.downcast::<PyCData>() else {
        return match info.kind {
            Kind::Function => {
                let function = vm.call(&class.to_value(), std::slice::from_ref(value))?;
                // SAFETY: as above.
                unsafe { std::ptr::copy(own(&function).memory(), place, 8) };
                Ok(function)
            }
            _ if value.downcast::<PyTuple>().is_some() => {
                vm.check_native_stack(" while converting a tuple")?;
                let items = value.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default().to_vec();
                let made = vm.call(&class.to_value(), &items).map_err(|raised| {
                    let place = format!("({}) ", class.short_name());
                    call::extend_error(vm, raised, &exceptions::RUNTIME_ERROR, &place)
                })?;
                store(vm, class, access, &made, place)
            }
            Kind::Pointer if value.is_none() => {
                // SAFETY: as above.
                unsafe { super::code::write_word(place, 8, false, 0) };
                Ok(Value::NONE)
            }
            _ => {
                let (class, given) = (class.short_name(), value.ty().name());
                Err(vm.type_error(format!("expected {class} instance, got {given}")))
            }
        };
    };
    if vm.is_instance(value, &class.to_value())? {
        // SAFETY: invariant 1 of both; one may lie in the other.
        unsafe { std::ptr::copy(source.memory(), place, info.size.get().min(source.size())) };
        return kept_by(vm, value);
    }
    if info.kind == Kind::Pointer
        && let Some(array) = info::of_type(value.ty()).filter(|array| array.kind == Kind::Array)
    {
        let same = match (array.item_type(), info.item_type()) {
            (Some(item), Some(target)) => item.is(&target),
            _ => false,
        };
        if !same {
            let (given, class) = (value.ty().name(), class.name());
            return Err(
                vm.type_error(format!("incompatible types, {given} instance instead of {class} instance"))
            );
        }
        // SAFETY: as above.
        unsafe { super::code::write_word(place, 8, false, source.memory().expose_provenance() as u64) };
        // What the array keeps alone does not keep the array.
        return vm.new_tuple(&[kept_by(vm, value)?, value.clone()]);
    }
    let (given, class) = (value.ty().name(), class.name());
    Err(vm.type_error(format!("incompatible types, {given} instance instead of {class} instance")))
}

/// The instance whose memory `value` lies in, at the end of the bases.
pub fn container(vm: &Thread, value: &Value) -> PyResult<Value> {
    let mut value = value.clone();
    while let Some(base) = own(&value).base.get() {
        value = base;
    }
    let data = own(&value);
    if data.objects.is_empty() {
        let objects = if data.length() > 0 { PyDict::new(vm)?.into_value() } else { Value::NONE };
        data.objects.set(Some(objects));
    }
    Ok(value)
}

/// What is kept for the memory that `value` lies in.
pub fn kept_by(vm: &Thread, value: &Value) -> PyResult {
    Ok(own(&container(vm, value)?).objects.get().unwrap_or(Value::NONE))
}

/// The most levels that the path to a place may have.
const DEEPEST: usize = 256;

/// Keeps `kept` as long as the memory of `value`, for the place of its item or field `index`.
pub fn keep(vm: &Thread, value: &Value, index: usize, kept: Value) -> PyResult<()> {
    if kept.is_none() {
        return Ok(());
    }
    let container = container(vm, value)?;
    let data = own(&container);
    let objects = data.objects.get().unwrap_or(Value::NONE);
    let Some(dict) = objects.downcast_exact::<PyDict>() else {
        data.objects.set(Some(kept));
        return Ok(());
    };
    let mut path = format!("{index:x}");
    let mut step = value.clone();
    while let Some(base) = own(&step).base.get() {
        if path.len() > DEEPEST {
            return Err(vm.value_error("ctypes object structure too deep"));
        }
        // Writing to a string does not fail.
        let _ = write!(path, ":{:x}", own(&step).index.get());
        step = base;
    }
    dict.set_item(vm, &vm.new_str(&path)?, kept)
}

fn export(vm: &Thread, value: &Value, asked: u32) -> PyResult<Buffer> {
    let data = own(value);
    let info = info::of_instance(vm, value)?;
    // The format and shape of the items at the bottom, of an array of arrays.
    let mut item = value.ty().to_ref();
    while let Some(inner) =
        info::of_type(&item).filter(|info| info.kind == Kind::Array).and_then(|info| info.item_type())
    {
        item = inner;
    }
    let itemsize = info::of_type(&item).map_or(1, |info| info.size.get());
    let shape: Dims = info.shape.borrow().clone();
    let strides = View::c_strides(&shape, itemsize);
    let format =
        info.format.borrow().as_deref().map_or(Cow::Borrowed("B"), |format| Cow::Owned(format.to_owned()));
    let view = View {
        data: data.memory(),
        len: data.size(),
        itemsize,
        readonly: false,
        format: asks(asked, buffer_flags::FORMAT).then_some(format),
        shape,
        strides,
    };
    Ok(Buffer::new(view, value.clone()))
}

fn set_state(vm: &Thread, args: &[Value]) -> PyResult {
    let [value, state, bytes] = args else { return Err(vm.system_error("bad argument count")) };
    if state.downcast::<PyDict>().is_none() {
        let given = state.argument_type();
        return Err(vm.type_error(format!("__setstate__() argument 1 must be dict, not {given}")));
    }
    let bytes = Buf::from_slice(&vm.bytes_like(bytes)?)?;
    let data = own(value);
    let count = bytes.len().min(data.size());
    // SAFETY: invariant 1.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), data.memory(), count) };
    let attributes = vm.get_attr(value, &names::__dict__)?;
    if attributes.downcast::<PyDict>().is_none() {
        let (own, given) = (value.ty().name(), attributes.ty().name());
        return Err(vm.type_error(format!("{own:.200}.__dict__ must be a dictionary, not {given:.200}")));
    }
    vm.call_method_str(&attributes, "update", std::slice::from_ref(state))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let value = &args[0];
    let info = info::of_instance(vm, value)?;
    if info.has(has::POINTER) {
        return Err(vm.value_error("ctypes objects containing pointers cannot be pickled"));
    }
    let attributes = vm.get_attr(value, &names::__dict__)?;
    let bytes = vm.finish_bytes(own(value).bytes()?)?;
    let module = vm.modules()?.get_str(statics::intern("_ctypes"));
    let Some(module) = module else { return Err(vm.import_error("_ctypes")) };
    let unpickle = vm.get_attr_str(&module, "_unpickle")?;
    let state = vm.new_tuple(&[attributes, bytes])?;
    let rest = vm.new_tuple(&[value.ty().to_value(), state])?;
    vm.new_tuple(&[unpickle, rest])
}

/// A class attribute, looked up through the class's bases but not its metatype.
pub fn class_attribute(vm: &Thread, class: &PyType, name: &str) -> PyResult<Option<Value>> {
    Ok(lookup::lookup(vm, class, &*vm.intern_str(name)?))
}

/// An attribute that an object may have.
pub fn attribute(vm: &Thread, object: &Value, name: &str) -> PyResult<Option<Value>> {
    vm.get_attr_opt(object, &*vm.intern_str(name)?)
}

/// The shape of what is no array: of no dimension.
pub fn no_dimensions() -> Dims {
    smallvec![]
}

/// A reference to the data of an argument.
pub fn argument<'a>(vm: &Thread, value: &'a Value, function: &str, position: &str) -> PyResult<&'a PyCData> {
    match value.downcast::<PyCData>() {
        Some(data) => Ok(data),
        None => {
            let name = value.argument_type();
            Err(vm.type_error(format!("{function}() argument{position} must be _ctypes._CData, not {name}")))
        }
    }
}

//! Making classes: `type.__new__`, and allocating instances.
//!
//! Source: data model, "Customizing class creation"; CPython's rules for `__slots__` and layouts.

use super::attributes::{EMPTY_INLINE, MAX_INLINE, NIBBLES, Shape, order_words};
use super::lookup::lookup;
use super::slots::Slots;
use super::variables::Variables;
use super::{HeapType, KnownFunction, KnownNative, PyType, Retired, bases, flags, mro, slotdefs, statics};
use crate::builtins::cell::PyCell;
use crate::builtins::classmethod::PyClassMethod;
use crate::builtins::descriptors::{self, PyGetSetDescr, PyMemberDescr};
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::surrogate_encode_error;
use crate::builtins::function::PyFunction;
use crate::builtins::staticmethod::PyStaticMethod;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{object, type_};
use crate::call::Args;
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::current;
use crate::heap::deallocate::deallocate_object;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, Ordering};
use taipan_compiler::code::Const;
use taipan_compiler::op::Opcode;

/// What a class's box of names and lists is charged with, beside the object itself.
const HEAP_TYPE_CHARGE: usize = size_of::<HeapType>() + 256;

/// Room for attributes of a class whose methods assign none.
const DEFAULT_CAPACITY: usize = 3;

/// The `new` of native types that programs cannot make instances of.
#[cold]
#[inline(never)]
pub fn no_constructor(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let name = ty.spec().map_or(ty.name(), |spec| spec.name);
    Err(vm.type_error(format!("cannot create '{name:.100}' instances")))
}

/// A new instance of `ty` with the payload `make` fills in, tracked by the collector. The words behind the payload are empty.
pub fn allocate_instance<T: Payload>(
    vm: &Thread,
    ty: &PyType,
    make: impl FnOnce(Object) -> T,
) -> PyResult<Ref<T>> {
    debug_assert_eq!(ty.native.size, size_of::<T>());
    allocate_extended(vm, ty, make)
}

/// As [`allocate_instance`], where the native payload may begin with a `T` and be empty, all bits 0, behind it.
pub fn allocate_extended<T: Payload>(
    vm: &Thread,
    ty: &PyType,
    make: impl FnOnce(Object) -> T,
) -> PyResult<Ref<T>> {
    debug_assert!(ty.native.size >= size_of::<T>());
    let size = ty.instance_size();
    // A payload is made once there is room for it: one that is not on the heap could not be dropped.
    let memory = vm.heap().allocate_raw(size)?;
    // SAFETY: the memory is large enough for payload and words; its header is there before anything else happens.
    unsafe {
        memory.cast::<Object>().write(Object::new(ty));
        memory.cast::<T>().write(make(Object::new(ty)));
        // A few words, as a rule: fewer than a call of `memset` is worth, which a plain loop would become.
        let mut rest = memory.add(size_of::<T>()).cast::<u64>();
        let end = memory.add(size).cast::<u64>();
        while rest < end {
            rest.as_ptr().write_volatile(0);
            rest = rest.add(1);
        }
        let object = memory.cast::<Object>();
        finish_instance(vm, object.as_ref());
        Ok(Ref::from_raw(memory.cast::<T>()))
    }
}

/// Sets the attribute word of a new instance, counts its type, and tracks it.
pub fn finish_instance(vm: &Thread, object: &Object) {
    let ty = object.ty();
    if ty.inline_capacity() > 0
        && let Some(word) = super::attributes::word_of(object)
    {
        word.set(EMPTY_INLINE);
    }
    if ty.is_heap_type() {
        ty.as_object().increment();
    }
    if ty.native.trace.is_some() || ty.flags() & (flags::HEAPTYPE | flags::HAS_DICT) != 0 {
        vm.heap().track(object);
    }
}

/// `__slots__` as a list of names, and what it says of `__dict__` and `__weakref__`.
#[derive(Default)]
struct SlotNames {
    given: bool,
    members: Vec<Ref<PyStr>>,
    dict: bool,
    weakref: bool,
}

/// `type.__new__(metatype, name, bases, namespace)` once the metatype is the most derived one, without the hooks that
/// run afterwards (`__set_name__`, `__init_subclass__`).
pub fn new_class(
    vm: &Thread,
    metatype: &PyType,
    name: &Value,
    bases: &Value,
    namespace: &PyDict,
) -> PyResult<Ref<PyType>> {
    let name_str = name.downcast::<PyStr>().ok_or_else(|| vm.type_error("type name must be a string"))?;
    let utf8 = vm.checked_type_name(name_str)?;
    let object_base = [object::TYPE.to_value()];
    let bases_tuple = match bases.downcast::<PyTuple>() {
        Some(bases) if !bases.is_empty() => Ref::borrowed(bases),
        _ => PyTuple::from_values(vm, &object_base)?,
    };
    let base = mro::best_base(vm, bases_tuple.items())?.to_ref();
    let dict = namespace.copy(vm)?;
    let mut slots = read_slots(vm, &dict, &base, &utf8)?;
    if slots.given {
        // Other bases than the one that decides the layout may bring these words along.
        let brings = |flag| {
            bases_tuple.items().iter().filter_map(Value::downcast::<PyType>).any(|ty| ty.has_flag(flag))
        };
        slots.dict |= brings(flags::HAS_DICT);
        slots.weakref |= !base.native.variable && brings(flags::HAS_WEAKREFS);
    }
    let ty = allocate_class(
        vm,
        metatype,
        &base,
        &slots,
        &dict,
        ClassNames { name: name.clone(), utf8, bases: bases_tuple },
    )?;
    fill_dict(vm, &ty, &dict, name)?;
    set_class_cells(vm, &ty, &dict)?;
    add_members(vm, &ty, &base, &slots, &dict)?;
    add_defaults(vm, &dict)?;
    set_mro(vm, &ty)?;
    inherit(vm, &ty);
    register(vm, &ty)?;
    warn_of_keys(vm, &ty, &dict)?;
    Ok(ty)
}

/// Entries whose names are no strings cannot be attributes.
fn warn_of_keys(vm: &Thread, ty: &PyType, dict: &PyDict) -> PyResult<()> {
    if dict.entries().all(|(name, _)| name.downcast::<PyStr>().is_some()) {
        return Ok(());
    }
    let text = format!("non-string key in the __dict__ of class {:.200}", ty.name());
    vm.warn(&crate::builtins::exceptions::RUNTIME_WARNING, &text, 1)
}

struct ClassNames {
    name: Value,
    utf8: Box<str>,
    bases: Ref<PyTuple>,
}

fn read_slots(vm: &Thread, dict: &PyDict, base: &PyType, class: &str) -> PyResult<SlotNames> {
    let Some(given) = dict.get_str(&names::__slots__) else { return Ok(SlotNames::default()) };
    let listed = match given.downcast::<PyStr>() {
        Some(_) => Buf::from_values(std::slice::from_ref(&given))?,
        None => vm.iterate_to_buf(&given)?,
    };
    let mut slots = SlotNames { given: true, ..SlotNames::default() };
    if !listed.is_empty() && base.native.variable {
        return Err(
            vm.type_error(format!("nonempty __slots__ not supported for subtype of '{}'", base.name()))
        );
    }
    for item in listed.iter() {
        let Some(name) = item.downcast::<PyStr>() else {
            let text = format!("__slots__ items must be strings, not '{:.200}'", item.ty().name());
            return Err(vm.type_error(text));
        };
        if !crate::text::case::is_identifier(name.text()) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        if name.is_text("__dict__") {
            if slots.dict || base.has_flag(flags::HAS_DICT) {
                return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
            }
            slots.dict = true;
        } else if name.is_text("__weakref__") {
            if slots.weakref || base.has_flag(flags::HAS_WEAKREFS) {
                return Err(vm.type_error("__weakref__ slot disallowed: we already got one"));
            }
            slots.weakref = true;
        } else {
            let mangled = mangle(vm, class, name)?;
            let in_class = dict.get_str(&mangled).is_some();
            if in_class
                && !mangled.is_text("__qualname__")
                && !mangled.is_text("__classcell__")
                && !mangled.is_text("__classdictcell__")
            {
                let text = format!("'{}' in __slots__ conflicts with class variable", mangled.display());
                return Err(vm.value_error(text));
            }
            slots.members.push(mangled);
        }
    }
    slots.members.sort_by(|a, b| a.text().compare(b.text()));
    Ok(slots)
}

/// Private names of a class: `__x` in class `C` is `_C__x`.
fn mangle(vm: &Thread, class: &str, name: &PyStr) -> PyResult<Ref<PyStr>> {
    let text = name.to_string_lossy();
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty() {
        return Ok(vm.intern(name)?);
    }
    Ok(vm.intern_str(&format!("_{class}{text}"))?)
}

/// The names that a class body annotates, whose `__annotate__` enters each with `LOAD_CONST`, `STORE_SUBSCR`: those of a
/// dataclass's fields, which its `__init__`, made later, assigns.
fn annotated_names(vm: &Thread, dict: &PyDict) -> PyResult<Vec<Value>> {
    let annotate = dict.get_str(&names::__annotate_func__);
    let Some(function) = annotate.as_ref().and_then(Value::downcast_exact::<PyFunction>) else {
        return Ok(Vec::new());
    };
    let code = function.code().code();
    let is = |unit: [u8; 2], opcode| Opcode::from_u8(unit[0]) == Some(opcode);
    let mut annotated = Vec::new();
    for pair in code.code.as_chunks().0.windows(2) {
        if is(pair[0], Opcode::LoadConst)
            && is(pair[1], Opcode::StoreSubscr)
            && let Some(Const::Str { text, .. }) = code.consts.get(pair[0][1] as usize)
        {
            annotated.push(vm.intern_wtf8(text.as_wtf8())?.into_value());
        }
    }
    Ok(annotated)
}

/// How many attributes to have room for: as many as the methods of the class and of its bases assign to `self`, or as the classes
/// annotate.
fn inline_capacity(vm: &Thread, base: &PyType, dict: &PyDict) -> PyResult<usize> {
    // A module's attributes are its functions' globals, a dict from the start.
    if base.native.variable || ptr::eq(base.native, crate::builtins::module::TYPE.native) {
        return Ok(0);
    }
    let mut seen: Vec<Value> = Vec::new();
    let mut add = |dict: &PyDict| -> PyResult<()> {
        let assigned = dict.get_str(&names::__static_attributes__);
        let assigned =
            assigned.as_ref().and_then(Value::downcast::<PyTuple>).map(PyTuple::items).unwrap_or_default();
        for name in assigned.iter().chain(&annotated_names(vm, dict)?) {
            if !seen.iter().any(|known| known.is(name)) && seen.len() < MAX_INLINE {
                seen.push(name.clone());
            }
        }
        Ok(())
    };
    add(dict)?;
    base.mro().iter().filter(|ty| ty.is_heap_type()).try_for_each(|ty| add(ty.dict()))?;
    Ok(match seen.len() {
        0 if base.native.size == object::TYPE.native.size => DEFAULT_CAPACITY,
        0 => 0,
        count => with_spare(count),
    })
}

/// Room for some attributes that others set: without it, the first one would turn the instance over to a dict. Not so much that
/// the order of attributes would no longer fit the attribute word.
fn with_spare(count: usize) -> usize {
    let limit = if count <= NIBBLES { NIBBLES } else { MAX_INLINE };
    (count + 1 + count / 8).min(limit)
}

fn allocate_class(
    vm: &Thread,
    metatype: &PyType,
    base: &PyType,
    slots: &SlotNames,
    dict: &Ref<PyDict>,
    class: ClassNames,
) -> PyResult<Ref<PyType>> {
    // A class's attributes are in its own dict; instances of metaclasses need no attribute word.
    let is_metaclass = base.has_flag(flags::TYPE_SUBCLASS);
    let has_dict = !is_metaclass && (base.has_flag(flags::HAS_DICT) || !slots.given || slots.dict);
    let has_weakrefs = base.has_flag(flags::HAS_WEAKREFS) || !slots.given || slots.weakref;
    let members_at =
        if base.attributes_offset() != 0 { base.attributes_offset() } else { base.instance_size() };
    let end_of_members = members_at + 8 * slots.members.len();
    let capacity = if has_dict { inline_capacity(vm, base, dict)? } else { 0 };
    let inline = if has_dict { 8 * (1 + order_words(capacity) + capacity) } else { 0 };
    let mut own_flags = flags::HEAPTYPE | flags::BASETYPE | base.flags() & flags::INHERITED;
    own_flags |= if has_dict { flags::HAS_DICT } else { 0 };
    own_flags |= if has_weakrefs { flags::HAS_WEAKREFS } else { 0 };
    let slot_names = if slots.given {
        let names: Vec<Value> = slots.members.iter().map(|name| name.to_value()).collect();
        Some(PyTuple::from_values(vm, &names)?.into_value())
    } else {
        None
    };
    let heap = HeapType {
        qualname: RefCell::new(class.name.clone()),
        name: RefCell::new(class.name),
        bases: RefCell::new(class.bases.into_value()),
        mro: RefCell::new(Value::NONE),
        mro_types: RefCell::new(Box::default()),
        retired: RefCell::default(),
        has_custom_mro: Cell::new(false),
        slot_names,
        member_count: slots.members.len(),
        shape: Shape::default(),
        utf8_name: RefCell::new(class.utf8),
        get_item: Cell::new(KnownFunction::NONE),
        set_item: Cell::new(KnownFunction::NONE),
        native_set_item: Cell::new(KnownNative::NONE),
        variables: Variables::default(),
    };
    current::charge(HEAP_TYPE_CHARGE)?;
    let instance_size = end_of_members + inline;
    let ty = allocate_type_object(vm, metatype, |header| PyType {
        object: header,
        version: Cell::new(0),
        flags: Cell::new(own_flags),
        instance_size: Cell::new(instance_size as u32),
        attributes_offset: Cell::new(if has_dict { end_of_members as u32 } else { 0 }),
        inline_capacity: Cell::new(capacity as u16),
        slots: UnsafeCell::new(Slots::NONE),
        deallocate: deallocate_object,
        native: base.native,
        base: Cell::new(ptr::from_ref(base)),
        mro: Cell::new(ptr::null()),
        mro_len: Cell::new(0),
        dict: AtomicPtr::new(dict.clone().into_value().into_word().0.cast()),
        spec: None,
        heap: Some(Box::new(heap)),
    })
    .inspect_err(|_| current::release(HEAP_TYPE_CHARGE))?;
    Ok(ty)
}

/// An instance of a metatype: a `PyType`, with what a native metatype's payload adds, empty, and the words a metaclass's
/// instances may have behind it.
fn allocate_type_object(
    vm: &Thread,
    metatype: &PyType,
    make: impl FnOnce(Object) -> PyType,
) -> PyResult<Ref<PyType>> {
    allocate_extended(vm, metatype, make)
}

/// Entries that every class has, and conversions of some that may be written as plain functions.
fn fill_dict(vm: &Thread, ty: &PyType, dict: &PyDict, name: &Value) -> PyResult<()> {
    if dict.get_str(&names::__module__).is_none()
        && let Some(module) = vm.current_globals().and_then(|globals| globals.get_str(&names::__name__))
    {
        dict.set_str(&names::__module__, module)?;
    }
    let qualname = dict.remove_str(&names::__qualname__).unwrap_or_else(|| name.clone());
    if qualname.downcast::<PyStr>().is_none() {
        let text = format!("type __qualname__ must be a str, not {}", qualname.ty().name());
        return Err(vm.type_error(text));
    }
    if let Some(heap) = ty.heap_type() {
        heap.qualname.replace(qualname);
    }
    let is_function = |value: &Value| value.downcast_exact::<PyFunction>().is_some();
    if let Some(function) = dict.get_str(&names::__new__).filter(is_function) {
        dict.set_str(&names::__new__, PyStaticMethod::new(vm, function)?.into_value())?;
    }
    for name in [&names::__init_subclass__, &names::__class_getitem__] {
        if let Some(function) = dict.get_str(name).filter(is_function) {
            dict.set_str(name, PyClassMethod::new(vm, function)?.into_value())?;
        }
    }
    Ok(())
}

fn add_members(vm: &Thread, ty: &PyType, base: &PyType, slots: &SlotNames, dict: &PyDict) -> PyResult<()> {
    let start = ty.attributes_offset_or_end() - 8 * slots.members.len();
    for (index, name) in slots.members.iter().enumerate() {
        let descriptor = PyMemberDescr::new(vm, ty, name, start + 8 * index)?;
        dict.set_str(name, descriptor.into_value())?;
    }
    let adds = |flag: u32| ty.has_flag(flag) && !base.has_flag(flag);
    if adds(flags::HAS_DICT) && dict.get_str(&names::__dict__).is_none() {
        dict.set_str(&names::__dict__, PyGetSetDescr::new(vm, ty, &descriptors::DICT)?.into_value())?;
    }
    if adds(flags::HAS_WEAKREFS) && dict.get_str(&names::__weakref__).is_none() {
        dict.set_str(&names::__weakref__, PyGetSetDescr::new(vm, ty, &descriptors::WEAKREF)?.into_value())?;
    }
    Ok(())
}

/// Entries that every class has, behind the others. What compares equal in a way of its own is not hashable unless it says how.
fn add_defaults(vm: &Thread, dict: &PyDict) -> PyResult<()> {
    match dict.get_str(&names::__doc__) {
        None => dict.set_str(&names::__doc__, Value::NONE)?,
        Some(doc) => {
            // A doc that cannot be UTF-8 is refused, later assignment is not.
            if let Some(doc) = doc.downcast::<PyStr>()
                && doc.text().iter().any(|code| (0xD800..0xE000).contains(&code))
            {
                return Err(surrogate_encode_error(vm, doc));
            }
        }
    }
    if dict.get_str(&names::__eq__).is_some() && dict.get_str(&names::__hash__).is_none() {
        dict.set_str(&names::__hash__, Value::NONE)?;
    }
    Ok(())
}

/// Computes the MRO, by the metatype's `mro` method where it has one of its own.
pub fn set_mro(vm: &Thread, ty: &PyType) -> PyResult<()> {
    if let Some(heap) = ty.heap_type() {
        let order = compute_order(vm, ty, heap)?;
        drop(put_order(ty, heap, order));
    }
    Ok(())
}

fn compute_order(vm: &Thread, ty: &PyType, heap: &HeapType) -> PyResult<Order> {
    let custom = if ty.as_object().ty().is(&type_::TYPE) {
        None
    } else {
        lookup(vm, ty.as_object().ty(), &names::mro)
    };
    let is_own = |method: &Value| method.downcast::<descriptors::PyMethodDescr>().is_none();
    let custom = custom.filter(is_own);
    heap.has_custom_mro.set(custom.is_some());
    let order = match custom {
        None => {
            let bases = heap.bases.borrow().clone();
            let bases = bases.downcast::<PyTuple>().expect("`bases` is a tuple");
            mro::linearize(vm, ty, bases)?
        }
        Some(method) => custom_mro(vm, ty, &method)?,
    };
    let values: Vec<Value> = order.iter().map(|ty| ty.to_value()).collect();
    let tuple = PyTuple::from_values(vm, &values)?;
    let types: Box<[*const PyType]> = order.iter().map(|ty| ty.as_ptr().cast_const()).collect();
    Ok(Order { tuple: tuple.into_value(), types })
}

/// An MRO, as a tuple and as an array.
pub(super) struct Order {
    tuple: Value,
    types: Box<[*const PyType]>,
}

fn put_order(ty: &PyType, heap: &HeapType, order: Order) -> Order {
    ty.mro_len.set(order.types.len());
    ty.mro.set(order.types.as_ptr());
    let types = heap.mro_types.replace(order.types);
    Order { tuple: heap.mro.replace(order.tuple), types }
}

/// Computes the MRO anew and returns the old one.
pub(super) fn replace_order(vm: &Thread, ty: &PyType) -> PyResult<Order> {
    let Some(heap) = ty.heap_type() else { return Err(vm.system_error("a native type's order is fixed")) };
    let order = compute_order(vm, ty, heap)?;
    let old = put_order(ty, heap, order);
    let copy = Order { tuple: old.tuple.clone(), types: old.types.clone() };
    heap.retired.borrow_mut().push(Retired { keep: old.tuple, types: old.types });
    Ok(copy)
}

/// Puts an old MRO back.
pub(super) fn restore_order(ty: &PyType, order: Order) {
    if let Some(heap) = ty.heap_type() {
        let Order { tuple, types } = put_order(ty, heap, order);
        heap.retired.borrow_mut().push(Retired { keep: tuple, types });
    }
}

fn custom_mro(vm: &Thread, ty: &PyType, method: &Value) -> PyResult<Vec<Ref<PyType>>> {
    let result = super::special::call_found(vm, method, &ty.to_value(), &[])?;
    let items = vm.iterate_to_buf(&result)?;
    if items.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    let solid = mro::solid_base(ty);
    items
        .into_iter()
        .map(|item| match Ref::<PyType>::try_from_value(item) {
            Ok(item) if solid.is_subtype(mro::solid_base(&item)) || mro::solid_base(&item).is(solid) => {
                Ok(item)
            }
            Ok(item) => {
                let text = format!("mro() returned base with unsuitable layout ('{:.500}')", item.name());
                Err(vm.type_error(text))
            }
            Err(item) => {
                let text = format!("mro() returned a non-class ('{:.500}')", item.ty().name());
                Err(vm.type_error(text))
            }
        })
        .collect()
}

/// Takes over slots and flags from the bases, and sets the slots of the class's own special methods.
pub fn inherit(vm: &Thread, ty: &PyType) {
    let mut slots = Slots::NONE;
    let mut inherited = ty.flags();
    for base in ty.mro().iter().filter(|base| !base.is(ty)) {
        slots.inherit_all(base.slots());
        inherited |= base.flags() & flags::INHERITED;
    }
    // Sequence and mapping exclude each other: the first in the MRO wins.
    let kind = ty
        .mro()
        .iter()
        .filter(|base| !base.is(ty))
        .map(|base| base.flags() & (flags::SEQUENCE | flags::MAPPING))
        .find(|kind| *kind != 0);
    inherited = inherited & !(flags::SEQUENCE | flags::MAPPING) | kind.unwrap_or(0);
    ty.set_flags(inherited);
    ty.set_slots(slots);
    slotdefs::update(vm, ty);
}

fn register(vm: &Thread, ty: &PyType) -> PyResult<()> {
    for base in ty.bases() {
        vm.interp().subclasses.add(&base, ty)?;
    }
    Ok(())
}

/// `__classcell__` and `__classdictcell__`: what `super()` and annotations of methods refer to.
fn set_class_cells(vm: &Thread, ty: &PyType, dict: &PyDict) -> PyResult<()> {
    let cell_of = |name: &'static statics::StaticStr| -> PyResult<Option<Ref<PyCell>>> {
        match dict.remove_str(name).map(Ref::<PyCell>::try_from_value) {
            None => Ok(None),
            Some(Ok(cell)) => Ok(Some(cell)),
            Some(Err(other)) => {
                let text = format!("{} must be a nonlocal cell, not ", name.display());
                let text = vm.format_str(&text, &vm.repr(&other.ty().to_value())?, "")?;
                Err(vm.raise_with(&crate::builtins::exceptions::TYPE_ERROR, &[text]))
            }
        }
    };
    if let Some(cell) = cell_of(&names::__classcell__)? {
        cell.set(Some(ty.to_value()));
    }
    if let Some(cell) = cell_of(&names::__classdictcell__)? {
        cell.set(Some(crate::object::to_value(dict)));
    }
    Ok(())
}

/// `tp_clear` of a class: its dict goes, so that methods that refer to the class let go of it.
pub(super) fn clear_type(ty: &PyType) {
    let Some(heap) = ty.heap_type() else { return };
    // SAFETY: a heap type owns its dict.
    if let Some(dict) = unsafe { ty.dict.load(Ordering::Relaxed).as_ref() } {
        dict.clear();
    }
    // What is left of the order are the types that the bases keep alive.
    let chain = std::iter::successors(Some(ty), |ty| ty.base()).map(ptr::from_ref).collect();
    let old = put_order(ty, heap, Order { tuple: Value::NONE, types: chain });
    let retired = heap.retired.take();
    drop((old, retired));
}

impl PyType {
    /// `__basicsize__`: without what a class's instances have for their attributes, which CPython does not count either.
    pub fn basic_size(&self) -> usize {
        if self.is_heap_type() { self.attributes_offset_or_end() } else { self.instance_size() }
    }

    /// Where the attribute word lies, or where it would.
    fn attributes_offset_or_end(&self) -> usize {
        if self.attributes_offset() != 0 { self.attributes_offset() } else { self.instance_size() }
    }
}

impl Drop for PyType {
    fn drop(&mut self) {
        if self.heap.is_none() {
            return;
        }
        if let Some(vm) = self.object.heap().thread() {
            vm.interp().subclasses.forget(self);
        }
        let dict = self.dict.swap(ptr::null_mut(), Ordering::Relaxed);
        if let Some(dict) = NonNull::new(dict) {
            // SAFETY: a heap type owns its dict.
            drop(unsafe { Ref::from_raw(dict) });
        }
        current::release(HEAP_TYPE_CHARGE);
    }
}

/// The class's own names for `__slots__`, as the list that `copyreg` makes of them.
pub fn slot_names(ty: &PyType) -> Option<Value> {
    ty.heap_type()?.slot_names.clone()
}

/// Whether instances of both have the same member slots at the same places.
pub(super) fn same_members(a: &PyType, b: &PyType) -> bool {
    if a.attributes_offset_or_end() != b.attributes_offset_or_end() {
        return false;
    }
    let (a, b) = (mro::solid_base(a), mro::solid_base(b));
    if a.is(b) {
        return true;
    }
    let (own, other) = (bases::member_names(a), bases::member_names(b));
    own.len() == other.len()
        && own.iter().zip(&other).all(|(a, b)| a.equals(b))
        && match (a.base(), b.base()) {
            (Some(a), Some(b)) => a.is(b),
            _ => false,
        }
}
